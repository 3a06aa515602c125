/* The form warning: pupils with flags, those first whom they fit best; or what the flags were worth. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/warning.h"

struct drawing {
	struct warnings now;
	struct hits hits;
	struct warned **list;           /* flagged, in the order of the report */
	size_t count;
	struct text scratch, definition;
};

static const struct { const char *zh, *en; } names[WARNING_FLAGS + 1] = {
	{ "缺勤", "absence" }, { "事件", "incidents" }, { "成绩下降", "falling marks" }, { "任一标志", "any flag" }
};

static const char *
word(const struct drawing *d, const char *zh, const char *en)
{
	return track_word(&d->now.track, zh, en);
}

static const char *
name_of(const struct drawing *d, int flag)
{
	return word(d, names[flag].zh, names[flag].en);
}

/* ---- the order ---- */

static double
fall_of(const struct warned *p)
{
	return (p->flags >> FLAG_FALLING & 1) != 0 ? p->earlier_t - p->later_t : 0;
}

/* Flags, then what flags of these kinds were worth, then how bad the figures are. 0: alike in all. */
static int
compare_urgency(const struct warned *a, const struct warned *b, const struct hits *hits)
{
	int flags = __builtin_popcount(b->flags) - __builtin_popcount(a->flags);
	double share = hits_share(hits, b->flags) - hits_share(hits, a->flags), fall = fall_of(b) - fall_of(a);
	int64_t absent = b->absent * (a->recorded > 0 ? a->recorded : 1) - a->absent * (b->recorded > 0 ? b->recorded : 1);

	if (flags != 0)
		return flags;
	if (share != 0)
		return share > 0 ? 1 : -1;
	if (absent != 0)
		return absent > 0 ? 1 : -1;
	if (a->incidents != b->incidents)
		return a->incidents < b->incidents ? 1 : -1;
	return (fall > 0) - (fall < 0);
}

static int
compare(const void *left, const void *right, void *hits)
{
	const struct warned *a = *(struct warned *const *)left, *b = *(struct warned *const *)right;
	int order = compare_urgency(a, b, hits);

	if (order != 0)
		return order;
	if (a->class != b->class)
		return a->class->rank < b->class->rank ? -1 : 1;
	return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

/* ---- as many as a school can follow up ---- */

static void
tell_cap(const char *school, long most, long ties, long left_out)
{
	if (ties > 0)
		remark((struct place){ 0 }, _("%s: %ld more than %ld are listed, as they are alike with the last one"), school, ties, most);
	if (left_out > 0)
		remark((struct place){ 0 }, _("%s: %ld more have a flag and are not listed (--most %ld)"), school, left_out, most);
}

/* The list keeps its order; what is left out becomes NULL. */
static void
cap_school(struct drawing *d, const struct school *school, long most)
{
	const struct warned *last = NULL;
	long kept = 0, left_out = 0;

	for (size_t i = 0; i < d->count; i++) {
		struct warned *p = d->list[i];

		if (p == NULL || p->class->school != school)
			continue;
		if (kept < most || compare_urgency(last, p, &d->hits) == 0) {
			kept++;
			last = p;
		} else {
			d->list[i] = NULL;
			left_out++;
		}
	}
	tell_cap(school->name, most, kept - most, left_out);
}

static void
make_list(struct drawing *d)
{
	const struct district *district = &d->now.track.report->district;

	d->list = alloc_zero(d->now.count + 1, sizeof *d->list);
	for (size_t i = 0; i < d->now.count; i++)
		if (d->now.pupils[i].flags != 0)
			d->list[d->count++] = &d->now.pupils[i];
	if (d->count > 0)
		qsort_r(d->list, d->count, sizeof *d->list, compare, &d->hits);
	for (size_t i = 0; d->now.track.options->most > 0 && i < district->school_count; i++)
		cap_school(d, district->school_list[i], d->now.track.options->most);
}

/* ---- a pupil ---- */

static void
add_part(struct drawing *d)
{
	if (d->scratch.length > 0)
		text_add(&d->scratch, word(d, "；", "; "));
}

static void
add_days(struct text *text, int64_t halves)
{
	text_addf(text, halves % 2 != 0 ? "%lld.5" : "%lld", (long long)(halves / 2));
}

static void
add_absence(struct drawing *d, const struct warned *p)
{
	add_part(d);
	text_add(&d->scratch, word(d, "缺勤", "absent "));
	add_days(&d->scratch, p->absent);
	text_add(&d->scratch, word(d, "天，有记录", " of "));
	add_days(&d->scratch, p->recorded);
	text_add(&d->scratch, word(d, "天", " days recorded"));
}

static void
add_fall(struct drawing *d, const struct warned *p)
{
	add_part(d);
	text_add(&d->scratch, word(d, "总分T分", "T of the total "));
	number_add_real(&d->scratch, p->earlier_t, 2);
	text_add(&d->scratch, word(d, "降至", " to "));
	number_add_real(&d->scratch, p->later_t, 2);
	text_add(&d->scratch, word(d, "（", " ("));
	text_addf(&d->scratch, "%s → %s", p->earlier_exam, p->later_exam);
	text_add(&d->scratch, word(d, "）", ")"));
}

static void
put_reasons(struct drawing *d, const struct warned *p)
{
	text_clear(&d->scratch);
	if (p->flags >> FLAG_ABSENCE & 1)
		add_absence(d, p);
	if (p->flags >> FLAG_INCIDENTS & 1) {
		add_part(d);
		text_add(&d->scratch, word(d, "本学期事件", "incidents this term: "));
		text_addf(&d->scratch, "%lld%s", (long long)p->incidents, word(d, "次", ""));
	}
	if (p->flags >> FLAG_FALLING & 1)
		add_fall(d, p);
	writer_text(d->now.track.report->writer, d->scratch.data);
}

/* 缺勤8/20=40.00% */
static void
put_past(struct drawing *d, const struct warned *p)
{
	const struct hits *h = &d->hits;

	text_clear(&d->scratch);
	for (int i = 0; i < WARNING_FLAGS; i++) {
		if ((p->flags >> i & 1) == 0)
			continue;
		add_part(d);
		text_addf(&d->scratch, "%s %lld/%lld", name_of(d, i), (long long)h->hit[i], (long long)h->flagged[i]);
		if (h->flagged[i] == 0)
			continue;
		text_add(&d->scratch, "=");
		number_add_ratio(&d->scratch, 100 * h->hit[i], h->flagged[i], 2);
		text_add(&d->scratch, "%");
	}
	writer_text(d->now.track.report->writer, d->scratch.data);
}

static void
put_person(struct drawing *d, const struct warned *p)
{
	struct report *report = d->now.track.report;
	const struct enrolled *enrolled = enrolment_find(&d->now.rates.enrolment, p->pupil);

	writer_text(report->writer, p->class->school->name);
	writer_text(report->writer, p->class->label);
	writer_text(report->writer, p->class->head_teacher);
	report_put_pupil(report, enrolled->number, enrolled->name);
}

static void
put_warned(struct drawing *d, const struct warned *p)
{
	struct writer *w = d->now.track.report->writer;

	put_person(d, p);
	writer_integer(w, __builtin_popcount(p->flags));
	put_reasons(d, p);
	writer_ratio(w, 100 * p->absent, p->recorded, 2);
	writer_integer(w, p->incidents);
	writer_real(w, p->later_t - p->earlier_t, 2);
	put_past(d, p);
	writer_real(w, 100 * hits_share(&d->hits, p->flags), 2);
	writer_text(w, d->definition.data);
	writer_end_row(w);
}

static void
put_list(struct drawing *d)
{
	report_columns(d->now.track.report, (const char *const[]){ "school", "class", "head_teacher", "pupil", "name", "warning_flags", "warning_reasons", "absence_share",
	    "incident_count", "t_change", "flag_past", "flag_precision", "definition", NULL });
	make_list(d);
	for (size_t i = 0; i < d->count; i++)
		if (d->list[i] != NULL)
			put_warned(d, d->list[i]);
}

/* ---- what the flags were worth ---- */

static void
put_flag(struct drawing *d, int flag)
{
	struct writer *w = d->now.track.report->writer;
	const struct hits *h = &d->hits;

	writer_text(w, name_of(d, flag));
	writer_text(w, h->day);
	writer_text(w, h->until);
	writer_integer(w, h->pupils);
	writer_integer(w, h->leavers);
	writer_ratio(w, 100 * h->leavers, h->pupils, 2);
	writer_integer(w, h->flagged[flag]);
	writer_integer(w, h->hit[flag]);
	writer_ratio(w, 100 * h->hit[flag], h->flagged[flag], 2);
	writer_ratio(w, 100 * h->hit[flag], h->leavers, 2);
	writer_text(w, d->definition.data);
	writer_end_row(w);
}

static void
put_flags(struct drawing *d)
{
	report_columns(d->now.track.report, (const char *const[]){ "warning_flag", "back_day", "back_until", "pupils", "leavers", "leaver_share", "flagged", "flagged_left",
	    "flag_precision", "flag_recall", "definition", NULL });
	for (int i = 0; i <= WARNING_FLAGS; i++)
		put_flag(d, i);
}

static void
set_definition(struct drawing *d)
{
	const struct track_options *o = d->now.track.options;

	if (d->now.track.report->language == LANGUAGE_ZH)
		text_addf(&d->definition, "缺勤：近%ld个上课日缺勤占有记录天数%d%%及以上，有记录的不少于应到的一半；事件：本学期%ld次及以上；成绩下降：最近两次跨校考试总分T分下降%d及以上；"
		    "以往命中率：全学区%s有该标志者在此后至%s离校（辍学、转出未确认、无手续离校）的比例，查全率：离校者此前有该标志的比例",
		    o->days, WARNING_SHARE, o->incidents, WARNING_FALL, d->hits.day, d->hits.until);
	else
		text_addf(&d->definition, "absence: %2$d %% and more of the days recorded in the last %1$ld school days, at least half of those due being recorded; incidents: %3$ld and more"
		    " in the term; falling marks: T of the total %4$d and more lower in the last exam across schools than in the one before; past precision: of those in the district flagged on"
		    " %5$s the share who left up to %6$s (dropped out, transfer unconfirmed, left without papers); recall: of those who left the share flagged",
		    o->days, WARNING_SHARE, o->incidents, WARNING_FALL, d->hits.day, d->hits.until);
}

/* ---- the form ---- */

static bool
by_flag(const struct report *report, const struct track_options *o)
{
	if (o->by != NULL && strcmp(o->by, "pupil") != 0 && strcmp(o->by, "flag") != 0)
		opt_usage(report->program, _("--by is pupil or flag, not \"%s\""), o->by);
	if (o->days < 1 || o->days > 200 || o->incidents < 1 || o->within < 1 || o->within > 60 || o->most < 0)
		opt_usage(report->program, _("--days is 1 to 200, --incidents 1 or more, --within 1 to 60, --most 0 or more"));
	return o->by != NULL && strcmp(o->by, "flag") == 0;
}

bool
warning_report(struct report *report, const struct track_options *options, struct error *error)
{
	struct track_options own = *options;
	bool flags = by_flag(report, options), ok;
	struct drawing d = { 0 };
	char day[11];

	if (!report_day(report, options->on, day, error))
		return false;
	own.on = day;
	ok = warnings_load(&d.now, report, &own, error) && hits_load(&d.hits, &d.now, error);
	if (ok) {
		set_definition(&d);
		if (flags)
			put_flags(&d);
		else
			put_list(&d);
	}
	warnings_free(&d.now);
	free(d.list);
	text_free(&d.scratch);
	text_free(&d.definition);
	return ok && db_ok(report->db, error);
}
