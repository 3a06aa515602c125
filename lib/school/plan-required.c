/* The form required: what is due against what was done, as a matrix. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/plan-required.h"

/* ---- the requirements ---- */

static int
day_or(const char *iso, int fallback)
{
	struct date date;

	return iso != NULL && date_parse(iso, &date) ? date_day_number(date) : fallback;
}

static void
add_range(struct text *text, const struct requirement *at, bool zh)
{
	if (at->low < 0 && at->high < 0)
		return;
	text_add(text, zh ? "，数量" : ", quantity ");
	if (at->low >= 0)
		number_add_hundredths(text, at->low);
	text_add(text, at->high < 0 ? (zh ? "以上" : " or more") : at->low < 0 ? (zh ? "不超过" : "up to ") : "-");
	if (at->high >= 0)
		number_add_hundredths(text, at->high);
}

/* 完全小学每月1次，假期不免. */
static const char *
define(struct required *r, const struct requirement *at, const char *type)
{
	enum language language = r->plan.report->language;
	bool zh = language == LANGUAGE_ZH;
	const char *rhythm = word_text(&column_find("rhythm")->words[at->rhythm], language);
	const char *per = word_text(&column_find("per")->words[at->per], language);
	struct text text = TEXT_INIT;
	const char *copy;

	text_addf(&text, zh ? "%s%s%s%lld次" : "%s%s, each %s: %lld", type != NULL ? type : "", type == NULL ? per : zh ? (at->per == PER_SCHOOL ? "" : per) : "",
	    rhythm, (long long)at->times);
	add_range(&text, at, zh);
	if (!at->exempt)
		text_add(&text, zh ? "，假期不免" : ", holidays too");
	copy = arena_copy(&r->arena, text.data);
	text_free(&text);
	return copy;
}

static bool
is_followed(const struct requirement *a, const struct requirement *b)
{
	return a->per == b->per && a->type == b->type && strcmp(a->activity, b->activity) == 0 && strcmp(a->group, b->group) == 0;
}

static void
add_requirement(struct required *r, struct query *q)
{
	struct requirement *at;

	r->list = alloc_grow(r->list, r->count + 1, sizeof *r->list);
	at = &r->list[r->count];
	*at = (struct requirement){ .activity = arena_copy(&r->arena, query_text(q, 0)), .group = arena_copy(&r->arena, query_text(q, 1)),
	    .per = (enum per)query_int(q, 2), .type = query_int(q, 3), .times = query_null(q, 4) ? 1 : query_int(q, 4), .rhythm = (enum rhythm)query_int(q, 5),
	    .low = query_null(q, 6) ? -1 : query_int(q, 6), .high = query_null(q, 7) ? -1 : query_int(q, 7), .from = day_or(query_text(q, 8), INT_MIN),
	    .to = day_or(query_text(q, 9), INT_MAX), .exempt = query_int(q, 10) != 0 };
	at->definition = define(r, at, query_text(q, 11));
	if (r->count > 0 && is_followed(at - 1, at) && at[-1].to >= at->from)
		at[-1].to = at->from - 1;
	r->count++;
}

static bool
is_asked_for(const struct required *r, const struct requirement *at)
{
	const char *activity = r->plan.options->activity;
	bool some = r->plan.options->school != NULL || r->plan.options->type != NULL;

	return (activity == NULL || strcmp(activity, at->activity) == 0) && (at->per != PER_DISTRICT || !some);
}

static bool
refuse_activity(const struct required *r, struct error *error)
{
	struct text list = TEXT_INIT;

	for (size_t i = 0; i < r->count; i++)
		if (i == 0 || strcmp(r->list[i - 1].activity, r->list[i].activity) != 0)
			text_addf(&list, "%s%s", list.length > 0 ? _(", ") : "", r->list[i].activity);
	error_set(error, _("no requirement is for the activity \"%s\"; there are some for: %s"), r->plan.options->activity, list.data);
	text_free(&list);
	return false;
}

static bool
load_requirements(struct required *r, struct error *error)
{
	struct query *q = query(r->plan.report->db, "select r.activity, r.activity_group, r.per, r.school_type, r.times, r.rhythm, r.quantity_low, r.quantity_high,"
	    " r.\"from\", r.\"to\", r.holidays_exempt, k.key from requirements_rows r left join keys k on k.id = r.school_type"
	    " order by r.activity, r.activity_group, r.per, r.school_type, r.\"from\"", "");

	while (query_next(q))
		add_requirement(r, q);
	if (!db_ok(r->plan.report->db, error))
		return false;
	if (r->count == 0)
		return error_set(error, _("there are no requirements yet; import-records requirements brings them in"));
	for (size_t i = 0; r->plan.options->activity != NULL && i < r->count; i++)
		if (strcmp(r->plan.options->activity, r->list[i].activity) == 0)
			return true;
	return r->plan.options->activity == NULL || refuse_activity(r, error);
}

/* A name that is written otherwise in the two tables would look like nothing done. */
static bool
remark_others(const struct required *r, struct error *error)
{
	struct query *q = query(r->plan.report->db, "select activity, count(*) from activities_rows where activity_date <= $1"
	    " and activity not in (select activity from requirements_rows) group by 1 order by 1", "t", r->plan.day);
	struct text list = TEXT_INIT;

	while (query_next(q))
		text_addf(&list, "%s%s (%lld)", list.length > 0 ? _(", ") : "", query_text(q, 0), (long long)query_int(q, 1));
	if (list.length > 0)
		remark((struct place){ 0 }, _("activities that no requirement names, with their rows: %s"), list.data);
	text_free(&list);
	return db_ok(r->plan.report->db, error);
}

/* ---- what a cell counts ---- */

/* Of some units in some periods. */
struct tally {
	int64_t done, due;              /* times; due: of what is over or done */
	int64_t running, running_done;  /* times due and done in periods not yet over */
	int64_t missed, exempt, later, not_due; /* periods */
	int64_t counted;                /* things done in the column itself */
};

struct tally_row {
	struct tally *cells;             /* by column */
	int64_t out_of_range;
};

static void
add_state(struct tally *c, enum due_state state, int64_t done, int64_t times)
{
	c->done += state == DUE_RUNNING ? 0 : done;
	c->running_done += state == DUE_RUNNING ? done : 0;
	c->due += state == DUE_DONE || state == DUE_MISSED ? times : 0;
	c->running += state == DUE_RUNNING ? times : 0;
	c->missed += state == DUE_MISSED;
	c->exempt += state == DUE_EXEMPT;
	c->later += state == DUE_LATER;
	c->not_due += state == DUE_NOT;
}

static void
add_tally(struct tally *sum, const struct tally *c)
{
	sum->done += c->done;
	sum->due += c->due;
	sum->running += c->running;
	sum->running_done += c->running_done;
	sum->missed += c->missed;
	sum->exempt += c->exempt;
	sum->later += c->later;
	sum->not_due += c->not_due;
	sum->counted += c->counted;
}

static void
add_row(const struct required *r, struct tally_row *sum, const struct tally_row *row)
{
	for (size_t i = 0; i < r->plan.column_count; i++)
		add_tally(&sum->cells[i], &row->cells[i]);
	sum->out_of_range += row->out_of_range;
}

static void
clear_row(const struct required *r, struct tally_row *row)
{
	memset(row->cells, 0, r->plan.column_count * sizeof *row->cells);
	row->out_of_range = 0;
}

/* The unit's own, added to the row. */
static void
judge_unit(struct required *r, const struct unit *unit, struct tally_row *row)
{
	int64_t done;

	required_take(r, unit);
	for (size_t i = 0; i < r->period_count; i++) {
		enum due_state state = required_judge(r, unit, &r->periods[i], &done);

		add_state(&row->cells[r->periods[i].column], state, done, r->at->times);
	}
	for (size_t i = r->begin; i < r->end; i++) {
		int column = plan_column_of(&r->plan, r->events[i].day);

		if (column < 0)
			continue;
		row->cells[column].counted += r->events[i].counts;
		row->out_of_range += !r->events[i].counts;
	}
}

/* Was anything of it due, exempt or still to come? */
static bool
is_concerned(const struct required *r, const struct tally_row *row)
{
	for (size_t i = 0; i < r->plan.column_count; i++)
		if (row->cells[i].due + row->cells[i].running + row->cells[i].exempt + row->cells[i].later > 0)
			return true;
	return false;
}

/* ---- writing ---- */

/* 3/4× something is missing, (0/1) not over yet, 免 exempt, - not in force; of a period of several
 * columns the number done in each but its last. */
static void
put_cell(struct required *r, const struct tally *c)
{
	struct text *text = &r->plan.scratch;
	bool zh = r->plan.report->language == LANGUAGE_ZH, waits = c->running > 0 && c->missed == 0;
	int64_t due = c->due + c->running;

	text_clear(text);
	if (due > 0)
		text_addf(text, "%s%lld/%lld%s%s", waits ? "(" : "", (long long)(c->done + c->running_done), (long long)due, waits ? ")" : "", c->missed > 0 ? " ×" : "");
	else if (c->exempt > 0 && c->later == 0)
		text_add(text, zh ? "免" : "exempt");
	else if (is_longer_than_column(r) && c->counted > 0)
		text_addf(text, "+%lld", (long long)c->counted);
	else if (c->not_due > 0 && c->later == 0)
		text_add(text, "-");
	writer_text(r->plan.report->writer, text->length > 0 ? text->data : NULL);
}

struct shows { bool class_name, teacher, group, range; };

static struct shows
what_shows(const struct required *r)
{
	struct shows shows = { 0 };

	for (size_t i = 0; i < r->count; i++) {
		const struct requirement *at = &r->list[i];

		if (!is_asked_for(r, at))
			continue;
		shows.class_name |= at->per == PER_CLASS || at->per == PER_PUPIL;
		shows.teacher |= at->per == PER_TEACHER;
		shows.group |= at->group[0] != '\0';
		shows.range |= at->low >= 0 || at->high >= 0;
	}
	return shows;
}

/* unit NULL: the whole district. */
static void
put_unit(struct required *r, const struct unit *unit, struct shows shows)
{
	struct writer *w = r->plan.report->writer;
	bool whole = unit == NULL || r->at->per == PER_DISTRICT;

	if (whole)
		writer_text(w, r->plan.report->language == LANGUAGE_ZH ? "全学区" : "District");
	else
		writer_text(w, unit->school != NULL ? unit->school->school->name : NULL);
	if (shows.class_name)
		writer_text(w, whole ? NULL : unit->class_name);
	if (shows.teacher) {
		writer_text(w, whole ? NULL : unit->number);
		writer_text(w, whole || r->at->per == PER_PUPIL ? NULL : unit->name);
	}
	writer_text(w, r->at->activity);
	if (shows.group)
		writer_text(w, r->at->group[0] != '\0' ? r->at->group : NULL);
}

static void
write_row(struct required *r, const struct unit *unit, const struct tally_row *row)
{
	struct writer *w = r->plan.report->writer;
	enum language language = r->plan.report->language;
	struct shows shows = what_shows(r);
	struct plan_gaps gaps = { 0 };
	struct tally sum = { 0 };

	put_unit(r, unit, shows);
	for (size_t i = 0; i < r->plan.column_count; i++) {
		put_cell(r, &row->cells[i]);
		add_tally(&sum, &row->cells[i]);
		if (row->cells[i].missed > 0)
			plan_gaps_add(&gaps, i, r->plan.columns[i].label, language);
	}
	writer_integer(w, sum.done);
	writer_integer(w, sum.due);
	writer_ratio(w, 100 * sum.done, sum.due, 2);
	if (shows.range)
		writer_integer(w, row->out_of_range);
	writer_text(w, plan_gaps_text(&gaps, language));
	writer_text(w, r->at->definition);
	writer_text(w, r->plan.day);
	writer_end_row(w);
	text_free(&gaps.text);
}

/* A class is the row of its pupils. */
static bool
ends_row(const struct required *r, size_t i)
{
	return r->at->per != PER_PUPIL || i + 1 == r->unit_count || r->units[i + 1].class_id != r->units[i].class_id;
}

static bool
take_requirement(struct required *r, const struct requirement *at, struct error *error)
{
	r->at = at;
	r->period_count = 0;
	return required_units(r, error) && required_events(r, error);
}

/* How many rows were added to the district's. */
static size_t
write_units(struct required *r, struct tally_row *row, struct tally_row *district)
{
	size_t rows = 0;

	clear_row(r, row);
	for (size_t i = 0; i < r->unit_count; i++) {
		judge_unit(r, &r->units[i], row);
		if (!ends_row(r, i))
			continue;
		if (is_concerned(r, row)) {
			write_row(r, &r->units[i], row);
			add_row(r, district, row);
			rows++;
		}
		clear_row(r, row);
	}
	return rows;
}

/* Do they differ in the type of schools only, or in the days in force? */
static bool
is_alike(const struct requirement *a, const struct requirement *b)
{
	return a->per == b->per && a->rhythm == b->rhythm && a->times == b->times && a->low == b->low && a->high == b->high && a->exempt == b->exempt
	    && strcmp(a->activity, b->activity) == 0 && strcmp(a->group, b->group) == 0;
}

/* One row for all that are alike. */
static void
write_district(struct required *r, const struct tally_row *district, bool several)
{
	const struct requirement *at = r->at;
	struct requirement all = *at;

	if (r->at->per == PER_DISTRICT || r->plan.options->school != NULL)
		return;
	if (several)
		all.definition = define(r, at, NULL);
	r->at = &all;
	write_row(r, NULL, district);
	r->at = at;
}

/* The requirements from the first on that are alike; returns how many they are. */
static size_t
write_alike(struct required *r, const struct requirement *first, struct tally_row *row, struct tally_row *district, struct error *error)
{
	size_t left = (size_t)(r->list + r->count - first), i = 0, rows = 0;

	clear_row(r, district);
	do {
		if (!take_requirement(r, &first[i], error))
			return 0;
		rows += write_units(r, row, district);
	} while (++i < left && is_alike(first, &first[i]));
	if (rows > 0)
		write_district(r, district, i > 1);
	return i;
}

static void
begin_matrix(struct required *r)
{
	struct report *report = r->plan.report;
	struct shows shows = what_shows(r);

	report_columns(report, (const char *const[]){ "school", NULL });
	if (shows.class_name)
		report_columns(report, (const char *const[]){ "class", NULL });
	if (shows.teacher)
		report_columns(report, (const char *const[]){ "teacher", "teacher_name", NULL });
	report_columns(report, (const char *const[]){ "activity", NULL });
	if (shows.group)
		report_columns(report, (const char *const[]){ "activity_group", NULL });
	plan_put_columns(&r->plan);
	report_columns(report, (const char *const[]){ "done_times", "due_times", "completion", NULL });
	if (shows.range)
		report_columns(report, (const char *const[]){ "out_of_range", NULL });
	report_columns(report, (const char *const[]){ "gaps", "definition", "on_date", NULL });
}

static bool
write_matrix(struct required *r, struct error *error)
{
	struct tally_row row = { alloc_zero(r->plan.column_count, sizeof *row.cells), 0 };
	struct tally_row district = { alloc_zero(r->plan.column_count, sizeof *row.cells), 0 };
	size_t written = 1;

	begin_matrix(r);
	for (size_t i = 0; i < r->count && written > 0; i += written)
		written = is_asked_for(r, &r->list[i]) ? write_alike(r, &r->list[i], &row, &district, error) : 1;
	free(row.cells);
	free(district.cells);
	return written > 0;
}

static bool
write_list(struct required *r, struct error *error)
{
	begin_gaps(r);
	for (size_t i = 0; i < r->count; i++) {
		if (!is_asked_for(r, &r->list[i]))
			continue;
		if (!take_requirement(r, &r->list[i], error))
			return false;
		write_gaps(r);
	}
	return true;
}

bool
required_report(struct report *report, const struct plan_options *options, struct error *error)
{
	struct required r = { 0 };
	bool ok = plan_open(&r.plan, report, options, true, error) && load_requirements(&r, error) && remark_others(&r, error)
	    && (options->gaps || options->pending ? write_list(&r, error) : write_matrix(&r, error));

	plan_close(&r.plan);
	free(r.list);
	free(r.periods);
	free(r.units);
	free(r.events);
	arena_free(&r.arena);
	return ok;
}
