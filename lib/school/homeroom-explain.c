#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/homeroom-explain.h"
#include "school/homeroom-inside.h"

enum { WEEK_DAYS = 7, DAY_POINTS = 10000 };

struct explain {
	struct homeroom *h;
	struct writer *out;
	const struct homeroom_entry *e;
	struct enrolment enrolment;     /* on the last day */
	struct text value;
};

/* One row of the table; NULL and -1: blank. */
struct explained {
	const char *kind, *item, *date, *of, *fact, *who, *file;
	int64_t off, on, points;
	struct fraction week;
	const char *span;
	long at;
};

static const char *
say(const struct explain *x, const char *zh, const char *en)
{
	return track_word(&x->h->track, zh, en);
}

/* ---- cells ---- */

static void
put_hundredths(const struct explain *x, int64_t number)
{
	writer_ratio(x->out, number, number >= 0 ? 100 : 0, 2);
}

/* Takes the text of the computation. */
static void
put_line(struct explain *x, const struct explained *line)
{
	writer_text(x->out, line->span != NULL ? line->span : x->e->span->name);
	writer_text(x->out, x->e->class->school->name);
	writer_text(x->out, x->e->class->label);
	writer_text(x->out, x->e->name);
	writer_text(x->out, line->kind);
	writer_text(x->out, line->item);
	writer_text(x->out, line->date);
	writer_text(x->out, line->of);
	writer_text(x->out, line->fact);
	writer_text(x->out, line->who);
	put_hundredths(x, line->off);
	put_hundredths(x, line->on);
	writer_ratio(x->out, line->week.num, line->week.den * 100, 2);
	writer_text(x->out, text_string(&x->value));
	put_hundredths(x, line->points);
	writer_text(x->out, line->file);
	if (line->at > 0)
		writer_integer(x->out, line->at);
	else
		writer_blank(x->out);
	writer_end_row(x->out);
	text_clear(&x->value);
}

static struct explained
explained_of(const char *kind, const char *item)
{
	return (struct explained){ .kind = kind, .item = item, .off = -1, .on = -1, .points = -1 };
}

static void
set_place(struct explained *line, struct place place)
{
	line->file = place.file;
	line->at = place.line;
}

static const char *
iso_of(const struct explain *x, int day)
{
	char iso[11];

	date_format(date_from_day_number(day), iso);
	return arena_copy(&x->h->arena, iso);
}

static void
add_number(struct explain *x, const char *before, int64_t hundredths)
{
	text_add(&x->value, before);
	number_add_hundredths(&x->value, hundredths);
}

/* ---- a week ---- */

static int64_t
day_value(const struct explain *x, const struct homeroom_week *w, int day)
{
	int64_t points = DAY_POINTS;

	for (size_t i = w->row; i < w->row + w->row_count; i++)
		if (x->h->rows[i].day == day && x->h->rows[i].counted)
			points += x->h->rows[i].on - x->h->rows[i].off;
	return points > 0 ? points : 0;
}

/* (98 + 100 + 95 + 100 + 100) / 5 */
static void
add_days(struct explain *x, const struct homeroom_week *w)
{
	const char *before = "(";

	for (int day = w->monday; day < w->monday + WEEK_DAYS; day++)
		if (homeroom_is_due(x->h, w, day)) {
			add_number(x, before, day_value(x, w, day));
			before = "+";
		}
	text_addf(&x->value, ")/%d", w->days);
}

static void
put_row(struct explain *x, const struct homeroom_row *row, const char *item)
{
	struct explained line = explained_of(say(x, "记录", "record"), item);

	line.span = iso_of(x, row->day - weekday_of(row->day));
	line.date = iso_of(x, row->day);
	line.of = row->item;
	line.fact = row->fact;
	line.who = row->duty_teacher;
	line.off = row->off;
	line.on = row->on;
	set_place(&line, homeroom_place(x->h, row->batch, row->line));
	if (!row->counted)
		text_add(&x->value, say(x, "不是该班上课日，不计", "no school day of the class, left out"));
	put_line(x, &line);
}

static void
put_week(struct explain *x, const struct homeroom_week *w, const char *item)
{
	struct explained line = explained_of(say(x, "周", "week"), item);

	line.span = iso_of(x, w->monday);
	if (w->recorded) {
		add_days(x, w);
		line.week = w->value;
		text_add(&x->value, w->flag ? say(x, "，流动红旗", ", flag") : "");
	} else
		text_add(&x->value, say(x, "没有记录，不计", "not recorded, counts in nothing"));
	put_line(x, &line);
	for (size_t i = w->row; i < w->row + w->row_count; i++)
		put_row(x, &x->h->rows[i], item);
}

/* ---- other sources ---- */

static void
put_activities(struct explain *x, const struct homeroom_rule *rule)
{
	const struct homeroom_week *weeks = &x->h->weeks[x->e->week];
	struct query *q = query(x->h->track.report->db, "select activity_date, quantity, coalesce(topic, ''), coalesce(done_by, ''), batch, line from activities_rows where activity = $1"
	    " and class = $2 and activity_date between $3 and $4 order by activity_date, line", "titt", rule->activity, x->e->class->id, iso_of(x, weeks[0].monday),
	    iso_of(x, weeks[x->e->week_count - 1].monday + WEEK_DAYS - 1));

	while (query_next(q)) {
		struct explained line = explained_of(say(x, "记录", "record"), rule->item);
		int day = track_day(query_text(q, 0), 0);

		line.span = iso_of(x, day - weekday_of(day));
		line.date = arena_copy(&x->h->arena, query_text(q, 0));
		line.of = rule->activity;
		line.fact = arena_copy(&x->h->arena, query_text(q, 2));
		line.who = arena_copy(&x->h->arena, query_text(q, 3));
		set_place(&line, homeroom_place(x->h, query_int(q, 4), (long)query_int(q, 5)));
		if (!query_null(q, 1))
			add_number(x, say(x, "数量", "quantity "), query_int(q, 1));
		put_line(x, &line);
	}
}

static bool
is_of_class(const struct explain *x, int64_t pupil)
{
	const struct enrolled *p = enrolment_find(&x->enrolment, pupil);

	return p != NULL && enrolment_class(&x->enrolment, p, x->h->last) == x->e->class->id;
}

/* Visits and pupils to be cared for, of the class on the last day, without their names. */
static void
put_pupils(struct explain *x, struct query *q, const struct homeroom_rule *rule, const char *of)
{
	while (query_next(q)) {
		struct explained line = explained_of(say(x, "记录", "record"), rule->item);

		if (!is_of_class(x, query_int(q, 0)))
			continue;
		line.date = query_null(q, 1) ? NULL : arena_copy(&x->h->arena, query_text(q, 1));
		line.of = of;
		line.who = query_null(q, 2) ? NULL : arena_copy(&x->h->arena, query_text(q, 2));
		set_place(&line, homeroom_place(x->h, query_int(q, 3), (long)query_int(q, 4)));
		put_line(x, &line);
	}
}

static void
put_visits(struct explain *x, const struct homeroom_rule *rule)
{
	put_pupils(x, query(x->h->track.report->db, "select pupil, visit_date, visitor, batch, line from visits_rows where visit_date between $1 and $2"
	    " order by visit_date, line, visitor", "tt", iso_of(x, x->h->track.first), iso_of(x, x->h->last)), rule, say(x, "走访", "visit"));
}

static void
put_care(struct explain *x, const struct homeroom_rule *rule)
{
	put_pupils(x, query(x->h->track.report->db, "select pupil, null, partner, batch, line from care_rows where \"from\" <= $1 and (\"to\" is null or \"to\" >= $1)"
	    " order by line, partner", "t", iso_of(x, x->h->last)), rule, say(x, "在册", "in the register"));
}

/* ---- an item ---- */

/* So that what stands there gives the points shown: 99.625, 800/9. */
static void
add_exact(struct explain *x, struct fraction hundredths)
{
	int decimals = 0;

	for (int64_t unit = 100; decimals < 6 && hundredths.num * (unit / 100) % (hundredths.den * 100) != 0; unit *= 10)
		decimals++;
	if (decimals < 6)
		number_add_ratio(&x->value, hundredths.num, hundredths.den * 100, decimals);
	else {
		struct fraction f = fraction_divide(hundredths, 100);

		text_addf(&x->value, "%lld/%lld", (long long)f.num, (long long)f.den);
	}
}

static void
add_retention(struct explain *x, const struct homeroom_rule *rule, const struct homeroom_part *part)
{
	struct fraction base = { rule->base_rate, 1 };
	bool above = fraction_compare(part->rate, base) >= 0;

	add_number(x, "", rule->base_points);
	add_number(x, above ? "+" : "-", above ? rule->each_above : rule->each_below);
	text_add(&x->value, "*(");
	add_exact(x, above ? part->rate : base);
	text_add(&x->value, "-");
	add_exact(x, above ? base : part->rate);
	text_add(&x->value, ")");
}

static void
add_share(struct explain *x, const struct homeroom_rule *rule, const struct homeroom_part *part)
{
	bool of_weeks = part->row == NULL && (rule->source == HOMEROOM_ACTIVITY || rule->source == HOMEROOM_WEEKLY);

	add_number(x, "", rule->worth);
	text_add(&x->value, "*");
	add_exact(x, part->rate);
	add_number(x, "/", of_weeks || rule->full_at <= 0 ? DAY_POINTS : rule->full_at);
}

static void
add_computation(struct explain *x, const struct homeroom_rule *rule, const struct homeroom_part *part)
{
	if (part->state != PART_KNOWN)
		text_add(&x->value, part->state == PART_NOTHING ? say(x, "无可考核，不计", "nothing to be judged, left out") : say(x, "无记录，不计", "not recorded, left out"));
	else if (rule->source == HOMEROOM_RETENTION)
		add_retention(x, rule, part);
	else
		add_share(x, rule, part);
	if (part->state != PART_KNOWN || part->row != NULL)
		return;
	text_add(&x->value, say(x, "；", "; "));
	homeroom_add_basis(&x->value, rule, part);
}

static void
put_sources(struct explain *x, const struct homeroom_rule *rule)
{
	if (rule->source == HOMEROOM_WEEKLY)
		for (size_t i = x->e->week; i < x->e->week + x->e->week_count; i++)
			put_week(x, &x->h->weeks[i], rule->item);
	else if (rule->source == HOMEROOM_ACTIVITY)
		put_activities(x, rule);
	else if (rule->source == HOMEROOM_VISITS)
		put_visits(x, rule);
	else if (rule->source == HOMEROOM_CARE)
		put_care(x, rule);
}

static void
put_item(struct explain *x, size_t place)
{
	const struct homeroom_rule *rule = &x->h->rules[place];
	const struct homeroom_part *part = &x->e->parts[place];
	struct explained line = explained_of(say(x, "内容", "item"), rule->item);

	add_computation(x, rule, part);
	line.points = part->state == PART_KNOWN ? part->points : -1;
	if (part->row != NULL)
		set_place(&line, part->row->place);
	put_line(x, &line);
	if (part->state == PART_KNOWN && part->row == NULL)
		put_sources(x, rule);
}

static void
put_entry(struct explain *x)
{
	struct explained line = explained_of(say(x, "合计", "sum"), NULL);
	struct fraction score = homeroom_score(x->e);

	add_number(x, "100*", x->e->points);
	add_number(x, "/", x->e->full);
	text_add(&x->value, "=");
	number_add_ratio(&x->value, score.num, score.den > 0 ? score.den * 100 : 1, 2);
	if (x->e->full == 0)
		text_clear(&x->value);
	line.points = x->e->full > 0 ? x->e->points : -1;
	put_line(x, &line);
	for (size_t i = 0; i < x->h->rule_count; i++)
		if (homeroom_is_shown(x->h, i))
			put_item(x, i);
}

/* ---- all ---- */

static bool
is_meant(const struct homeroom *h, const struct homeroom_entry *e, const char *who)
{
	return homeroom_has(h, e) && (strcmp(e->number, who) == 0 || (e->name != NULL && strcmp(e->name, who) == 0)) && who[0] != '\0';
}

bool
homeroom_explain(struct homeroom *h, const char *who, struct error *error)
{
	struct report *report = h->track.report;
	struct explain x = { .h = h };
	size_t found = 0;

	if (h->by == HOMEROOM_TERM && !enrolment_load(&x.enrolment, report->db, iso_of(&x, h->last), report->options->as_of, error))
		return false;
	for (size_t i = 0; i < h->entry_count; i++)
		found += is_meant(h, &h->entries[i], who);
	if (found > 0)
		report_columns(report, (const char *const[]){ "time_span", "school", "class", "head_teacher", "explained_row", "homeroom_item", "duty_date", "weekly_item",
		    "weekly_fact", "duty_teacher", "points_off", "points_on", "class_value", "explained_value", "explained_points", "file", "line", NULL });
	x.out = report->writer;
	for (size_t i = 0; i < h->entry_count; i++)
		if (is_meant(h, &h->entries[i], who)) {
			x.e = &h->entries[i];
			put_entry(&x);
		}
	enrolment_free(&x.enrolment);
	text_free(&x.value);
	return found > 0 ? db_ok(report->db, error) : error_set(error, _("no head teacher \"%s\" has a class in the period"), who);
}
