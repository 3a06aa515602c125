/* The form drills: which school held how many drills in which month, how long they took, who came. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/plan.h"
#include "school/track.h"

#define DRILL "应急演练"

enum { GUIDE_PRIMARY = 180, GUIDE_JUNIOR = 120, MOST_SECONDS = 3600 };

struct sum {
	int64_t drills, timed, slow, due, attended;
	int64_t longest;
	char last[11];
	struct text slow_list;
};

struct drills {
	struct plan plan;
	struct plan_options options;
	long primary, junior;           /* guide times, seconds */
	int64_t *counts;                /* columns by school, the district last */
	struct sum *sums;               /* by school, the district last */
	struct text definition;
};

/* One drill, of the rows that tell of it. */
struct drill {
	int64_t school, seconds, due, attended;
	char date[11], group[64];
	bool whole;                     /* a row of the whole school stands for all */
};

/* ---- guide times ---- */

static bool
read_seconds(const char **text, long *seconds)
{
	char *end;

	if (**text < '0' || **text > '9')
		return false;
	*seconds = strtol(*text, &end, 10);
	*text = end;
	return *seconds > 0 && *seconds <= MOST_SECONDS;
}

/* 180,120 or one number for both. */
static void
read_guide(struct drills *d, const char *text)
{
	const char *rest = text;
	bool fine;

	d->primary = GUIDE_PRIMARY;
	d->junior = GUIDE_JUNIOR;
	if (text == NULL)
		return;
	fine = read_seconds(&rest, &d->primary);
	d->junior = d->primary;
	if (fine && *rest == ',') {
		rest++;
		fine = read_seconds(&rest, &d->junior);
	}
	if (!fine || *rest != '\0')
		opt_usage(d->plan.report->program, _("--guide is seconds for primary and junior schools like 180,120, not \"%s\""), text);
}

/* Of a school with primary grades that of these, whoever else is in the house; 0: none. */
static long
guide_of(const struct drills *d, const struct school *school)
{
	if (school->last_grade < GRADE_PRIMARY)
		return 0;
	return school->first_grade < GRADE_JUNIOR ? d->primary : d->junior;
}

static void
set_definition(struct drills *d)
{
	if (d->plan.report->language == LANGUAGE_ZH)
		text_addf(&d->definition, "演练=活动记录中的" DRILL "，同日同组为一次，零报告不计；参考用时（四层以下）：小学%ld秒，初中%ld秒，九年一贯制按小学；“免”为整月没有上课日；幼儿园按季度要求",
		    d->primary, d->junior);
	else
		text_addf(&d->definition, "drills are activities 应急演练, those of one day and group are one, zero reports none; guide times (up to four floors): primary %ld s, junior %ld s,"
		    " schools with both as primary; exempt: no school day in the month; kindergartens are due one a quarter", d->primary, d->junior);
}

/* ---- counting ---- */

static void
add_drill(struct drills *d, size_t school, const struct drill *drill)
{
	const struct plan *p = &d->plan;
	struct sum *sum = &d->sums[school];
	int column = plan_column_of(p, track_day(drill->date, p->first));
	long guide = guide_of(d, drill->school != 0 ? p->schools[school].school : NULL);

	d->counts[school * p->column_count + (size_t)column]++;
	sum->drills++;
	sum->timed += drill->seconds > 0;
	sum->longest = drill->seconds > sum->longest ? drill->seconds : sum->longest;
	sum->due += drill->due;
	sum->attended += drill->attended;
	if (strcmp(drill->date, sum->last) > 0)
		memcpy(sum->last, drill->date, sizeof sum->last);
	if (guide == 0 || drill->seconds <= guide)
		return;
	sum->slow++;
	text_addf(&sum->slow_list, "%s%s %lld%s", sum->slow_list.length > 0 ? report_word(d->plan.report, "；", "; ") : "", drill->date, (long long)drill->seconds, report_word(d->plan.report, "秒", " s"));
}

static void
end_drill(struct drills *d, const struct drill *drill)
{
	const struct plan_school *school = drill->school == 0 ? NULL : plan_school_of(&d->plan, drill->school);

	if (school != NULL)
		add_drill(d, (size_t)(school - d->plan.schools), drill);
}

static bool
same_drill(const struct drill *drill, struct query *q)
{
	return drill->school == query_int(q, 0) && strcmp(drill->date, query_text(q, 1)) == 0 && strncmp(drill->group, query_text(q, 2), sizeof drill->group - 1) == 0;
}

static void
begin_drill(struct drill *drill, struct query *q)
{
	*drill = (struct drill){ .school = query_int(q, 0), .whole = query_int(q, 6) == 0 };
	strncpy(drill->date, query_text(q, 1), sizeof drill->date - 1);
	strncpy(drill->group, query_text(q, 2), sizeof drill->group - 1);
}

/* A school may write one row, or one for each class: the row of the school comes first and then stands alone. */
static void
read_drills(struct drills *d, const char *first, const char *last)
{
	struct query *q = query(d->plan.report->db, "select school, activity_date, activity_group, seconds, due_to_attend, attended, class + teacher + pupil from activities_rows"
	    " where activity = $1 and activity_date between $2 and $3 and coalesce(quantity, 1) <> 0 order by school, activity_date, activity_group,"
	    " class + teacher + pupil <> 0", "ttt", DRILL, first, last);
	struct drill drill = { 0 };

	while (query_next(q)) {
		if (!same_drill(&drill, q)) {
			end_drill(d, &drill);
			begin_drill(&drill, q);
		} else if (drill.whole) {
			continue;
		}
		drill.seconds = query_int(q, 3) > drill.seconds ? query_int(q, 3) : drill.seconds;
		if (!query_null(q, 4) && !query_null(q, 5)) {
			drill.due += query_int(q, 4);
			drill.attended += query_int(q, 5);
		}
	}
	end_drill(d, &drill);
}

/* Sheets write 消防演练, too; what is not counted is said. */
static void
tell_other_names(const struct drills *d, const char *first, const char *last)
{
	struct query *q = query(d->plan.report->db, "select count(*), min(activity) from activities_rows where activity like '%演练%' and activity <> $1"
	    " and activity_date between $2 and $3", "ttt", DRILL, first, last);

	if (query_next(q) && query_int(q, 0) > 0)
		remark((struct place){ 0 }, _("activities with another name that speaks of a drill are not counted: %lld (%s)"), (long long)query_int(q, 0), query_text(q, 1));
	query_end(q);
}

static void
add_to_district(struct drills *d, size_t school)
{
	const struct plan *p = &d->plan;
	struct sum *whole = &d->sums[p->school_count], *sum = &d->sums[school];

	for (size_t i = 0; i < p->column_count; i++)
		d->counts[p->school_count * p->column_count + i] += d->counts[school * p->column_count + i];
	whole->drills += sum->drills;
	whole->timed += sum->timed;
	whole->slow += sum->slow;
	whole->due += sum->due;
	whole->attended += sum->attended;
	whole->longest = sum->longest > whole->longest ? sum->longest : whole->longest;
	if (strcmp(sum->last, whole->last) > 0)
		memcpy(whole->last, sum->last, sizeof whole->last);
}

static void
count_drills(struct drills *d)
{
	struct plan *p = &d->plan;
	int end = p->last < p->today ? p->last : p->today;
	char first[11], last[11];

	d->counts = alloc_zero((p->school_count + 1) * p->column_count, sizeof *d->counts);
	d->sums = alloc_zero(p->school_count + 1, sizeof *d->sums);
	date_format(date_from_day_number(p->first), first);
	date_format(date_from_day_number(end), last);
	read_drills(d, first, last);
	tell_other_names(d, first, last);
	for (size_t i = 0; i < p->school_count; i++)
		add_to_district(d, i);
}

/* ---- what is missing ---- */

/* Calendar quarters do not follow the school year, so that the period may cut them. */
static bool
has_in_quarter(const struct drills *d, const struct school *school, int day)
{
	struct date date = date_from_day_number(day);
	struct month first = { date.year, (date.month - 1) / 3 * 3 + 1 }, last = { date.year, first.month + 2 };
	char from[11], to[11];

	if (date_day_number(month_last_day(last)) > d->plan.today)
		return true;
	date_format(month_first_day(first), from);
	date_format(month_last_day(last), to);
	return db_int(d->plan.report->db, 0, "select 1 from activities_rows where activity = $1 and school = $2 and activity_date between $3 and $4"
	    " and coalesce(quantity, 1) <> 0 limit 1", "titt", DRILL, school->id, from, to) == 1;
}

static bool
is_missing(const struct drills *d, size_t school, size_t column)
{
	const struct plan_column *c = &d->plan.columns[column];
	const struct school *s = d->plan.schools[school].school;

	if (d->counts[school * d->plan.column_count + column] > 0 || c->last > d->plan.today || is_without_school(&d->plan.days, s->id, c->first, c->last))
		return false;
	return s->last_grade >= 0 || !has_in_quarter(d, s, c->first);
}

static void
put_gaps(struct drills *d, size_t school)
{
	enum language language = d->plan.report->language;
	struct plan_gaps gaps = { 0 };

	for (size_t i = 0; i < d->plan.column_count; i++)
		if (is_missing(d, school, i))
			plan_gaps_add(&gaps, i, d->plan.columns[i].label, language);
	writer_text(d->plan.report->writer, plan_gaps_text(&gaps, language));
	text_free(&gaps.text);
}

/* ---- rows ---- */

static void
put_count(struct drills *d, size_t row, size_t column)
{
	const struct plan_column *c = &d->plan.columns[column];
	int64_t count = d->counts[row * d->plan.column_count + column];
	int64_t school = row < d->plan.school_count ? d->plan.schools[row].school->id : 0;

	if (count == 0 && c->first > d->plan.today)
		writer_blank(d->plan.report->writer);
	else if (count == 0 && is_without_school(&d->plan.days, school, c->first, c->last))
		writer_text(d->plan.report->writer, report_word(d->plan.report, "免", "exempt"));
	else
		writer_integer(d->plan.report->writer, count);
}

static void
put_number_or_blank(struct writer *w, int64_t number)
{
	if (number > 0)
		writer_integer(w, number);
	else
		writer_blank(w);
}

static void
put_row(struct drills *d, size_t row)
{
	struct writer *w = d->plan.report->writer;
	const struct sum *sum = &d->sums[row];
	bool whole = row == d->plan.school_count;

	writer_text(w, whole ? report_word(d->plan.report, "全学区", "District") : d->plan.schools[row].school->name);
	for (size_t i = 0; i < d->plan.column_count; i++)
		put_count(d, row, i);
	writer_integer(w, sum->drills);
	if (whole)
		writer_blank(w);
	else
		put_gaps(d, row);
	writer_text(w, sum->last[0] != '\0' ? sum->last : NULL);
	writer_integer(w, sum->timed);
	put_number_or_blank(w, sum->longest);
	put_number_or_blank(w, whole ? 0 : guide_of(d, d->plan.schools[row].school));
	writer_integer(w, sum->slow);
	writer_text(w, sum->slow_list.length > 0 ? sum->slow_list.data : NULL);
	put_number_or_blank(w, sum->due);
	if (sum->due > 0)
		writer_integer(w, sum->attended);
	else
		writer_blank(w);
	writer_ratio(w, 100 * sum->attended, sum->due, 2);
	writer_text(w, d->definition.data);
	writer_end_row(w);
}

static void
put_rows(struct drills *d)
{
	struct report *report = d->plan.report;

	report_columns(report, (const char *const[]){ "school", NULL });
	plan_put_columns(&d->plan);
	report_columns(report, (const char *const[]){ "drills", "gaps", "last_drill", "timed_drills", "longest_drill", "guide_seconds", "slow_drills", "slow_list",
	    "due_to_attend", "attended", "attended_share", "definition", NULL });
	for (size_t i = 0; i < d->plan.school_count; i++)
		put_row(d, i);
	if (d->plan.options->school == NULL)
		put_row(d, d->plan.school_count);
}

static void
close_drills(struct drills *d)
{
	for (size_t i = 0; d->sums != NULL && i <= d->plan.school_count; i++)
		text_free(&d->sums[i].slow_list);
	free(d->sums);
	free(d->counts);
	text_free(&d->definition);
	plan_close(&d->plan);
}

bool
drills_report(struct report *report, const struct track_options *options, struct error *error)
{
	struct drills d = { .plan = { .report = report }, .options = { .on = options->on, .period = options->period, .school = options->school } };
	bool ok;

	read_guide(&d, options->guide);
	ok = plan_open(&d.plan, report, &d.options, true, error);
	if (ok) {
		set_definition(&d);
		count_drills(&d);
		ok = db_ok(report->db, error);
	}
	if (ok)
		put_rows(&d);
	close_drills(&d);
	return ok && db_ok(report->db, error);
}
