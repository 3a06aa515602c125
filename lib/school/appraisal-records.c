/* Sources that are rows of a table with a date each: facts, trainings, activities, merits. */
#include <stdio.h>
#include <string.h>
#include "school/appraisal.h"

enum { MINUTES_OF_HOUR = 45, HOURS_OF_DAY = 8 };

/* Everybody whom the row is for has a sum, be it 0. */
static void
all_have(struct scoring *s, size_t row)
{
	for (size_t i = 0; i < s->of->count; i++)
		scoring_cell(s, i, row)->has = true;
}

static const char *
kept(struct scoring *s, struct query *q, int column)
{
	return query_null(q, column) ? NULL : arena_copy(&s->of->arena, query_text(q, column));
}

/* Columns: teacher, date, fact, batch, line. */
static void
add_line(struct scoring *s, size_t row, struct query *q, struct fraction amount)
{
	struct source_line from = { NULL, query_int(q, 3), query_int(q, 4) };
	size_t person = appraisal_person_of(s->of, query_int(q, 0), from);

	if (person != SIZE_MAX && scoring_cell(s, person, row)->applies)
		scoring_add(s, person, row, (struct appraisal_line){ .date = kept(s, q, 1), .fact = kept(s, q, 2), .amount = amount, .from = from });
}

/* By deduction a minus is what is taken. */
bool
fill_records(struct scoring *s, size_t row, struct error *error)
{
	const struct plan_row *r = &s->plan->rows[row];
	struct query *q = query(s->of->report->db, "select teacher, record_date, fact, batch, line, coalesce(record_points, 0), appraisal_item from appraisal_records_rows"
	    " where record_date between $1 and $2 order by record_date, fact, appraisal_item", "tt", s->of->first, s->of->last);

	all_have(s, row);
	while (query_next(q))
		if (plan_row_has_part(r, query_text(q, 6), r->name))
			add_line(s, row, q, (struct fraction){ r->method == BY_DEDUCTION ? -query_int(q, 5) : query_int(q, 5), 1 });
	return db_ok(s->of->report->db, error);
}

/* Hours as attendance-track training has them: with a certificate, of a day no more than 8. */
bool
fill_trainings(struct scoring *s, size_t row, struct error *error)
{
	const struct plan_row *r = &s->plan->rows[row];
	struct query *q = query(s->of->report->db, "select teacher, training_date, training, batch, line, coalesce(minutes, 0) from trainings_rows"
	    " where training_date between $1 and $2 and coalesce(signed_in, $3) = $3 and nullif(certificate, '') is not null"
	    " order by teacher, training_date, training_level, training", "tti", s->of->first, s->of->last, (int64_t)word_find(column_find("signed_in")->words, "yes"));
	char day[11] = "";
	int64_t before = 0, left = 0;

	all_have(s, row);
	while (query_next(q)) {
		int64_t hours = query_int(q, 5) / MINUTES_OF_HOUR;

		if (query_int(q, 0) != before || strcmp(day, query_text(q, 1)) != 0)
			left = HOURS_OF_DAY;
		before = query_int(q, 0);
		snprintf(day, sizeof day, "%s", query_text(q, 1));
		hours = hours < left ? hours : left;
		left -= hours;
		if (hours > 0 && plan_row_has_part(r, query_text(q, 2), NULL))
			add_line(s, row, q, (struct fraction){ 100 * hours, 1 });
	}
	return db_ok(s->of->report->db, error);
}

bool
fill_activities(struct scoring *s, size_t row, struct error *error)
{
	const struct plan_row *r = &s->plan->rows[row];
	struct query *q = query(s->of->report->db, "select teacher, activity_date, activity || case when coalesce(topic, '') = '' then '' else '：' || topic end, batch, line, activity"
	    " from activities_rows where activity_date between $1 and $2 and teacher <> 0 and coalesce(quantity, 1) <> 0 order by activity_date, activity, topic",
	    "tt", s->of->first, s->of->last);

	all_have(s, row);
	while (query_next(q))
		if (plan_row_has_part(r, query_text(q, 5), NULL))
			add_line(s, row, q, (struct fraction){ 100, 1 });
	return db_ok(s->of->report->db, error);
}

bool
fill_merits(struct scoring *s, size_t row, struct error *error)
{
	const struct word *words = column_find("merit_kind")->words;
	const struct plan_row *r = &s->plan->rows[row];
	struct query *q = query(s->of->report->db, "select teacher, merit_date, merit, batch, line, merit_kind from merits_rows"
	    " where merit_date between $1 and $2 order by merit_date, merit_kind, merit", "tt", s->of->first, s->of->last);

	all_have(s, row);
	while (query_next(q)) {
		const struct word *kind = &words[query_int(q, 5)];

		if (plan_row_has_part(r, kind->zh, NULL) || plan_row_has_part(r, kind->code, NULL))
			add_line(s, row, q, (struct fraction){ 100, 1 });
	}
	return db_ok(s->of->report->db, error);
}

bool
fill_nothing(struct scoring *s, size_t row, struct error *error)
{
	(void)error;
	all_have(s, row);
	return true;
}

/* ---- what no row of the plan takes ---- */

static bool
is_taken(const struct scoring *s, const char *item)
{
	for (size_t i = 0; i < s->plan->count; i++)
		if (s->plan->rows[i].source == FROM_RECORDS && plan_row_has_part(&s->plan->rows[i], item, s->plan->rows[i].name))
			return true;
	return false;
}

void
tell_records_without_item(struct scoring *s)
{
	struct appraisal *a = s->of;
	struct query *q = query(a->report->db, "select appraisal_item, count(*), min(batch), min(line) from appraisal_records_rows where record_date between $1 and $2"
	    " and coalesce(record_points, 0) <> 0 group by appraisal_item order by 1", "tt", a->first, a->last);

	while (query_next(q))
		if (!is_taken(s, query_text(q, 0)))
			remark(appraisal_place(a, (struct source_line){ NULL, query_int(q, 2), query_int(q, 3) }),
			    _("records under \"%s\", which the plan \"%s\" does not take: %lld; their points are not counted"), query_text(q, 0), s->plan->name,
			    (long long)query_int(q, 1));
}
