/* Attendance of staff and checks as sources, and the months that they lack. */
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/appraisal.h"
#include "school/checklist-scores.h"
#include "school/term.h"


/* ---- months ---- */

void
appraisal_month_missing(struct appraisal *a, const struct plan_row *row, const char *months, const char *where)
{
	struct place place = { .file = row->file, .line = (long)row->line };
	const char *source = word_text(&column_find("item_source")->words[row->source], message_language());

	if (a->options->incomplete) {
		remark(place, _("%s: no %s of %s in these months: %s"), row->name, source, where, months);
		return;
	}
	a->faults++;
	complain(place, _("%s: no %s of %s in these months: %s (--incomplete goes on without them)"), row->name, source, where, months);
}

/* Adds the months with school days of the school in which no row answers; sql takes school, first and last day. */
static void
add_missing_months(struct appraisal *a, const struct school *school, const char *sql, struct text *months)
{
	for (int day = a->track.first; day <= a->end;) {
		struct date date = date_from_day_number(day);
		int last = date_day_number(month_last_day((struct month){ date.year, date.month }));
		char from[11], to[11];

		last = last < a->end ? last : a->end;
		date_format(date, from);
		date_format(date_from_day_number(last), to);
		if (!is_without_school(&a->track.days, school == NULL ? 0 : school->id, day, last)
		    && db_int(a->report->db, 0, sql, "itt", school == NULL ? (int64_t)0 : school->id, from, to) == 0)
			text_addf(months, "%s%.7s", months->length > 0 ? _(", ") : "", from);
		day = last + 1;
	}
}

/* Is he the first of his school in the list? */
static bool
is_first_of_school(const struct appraisal *a, size_t person)
{
	for (size_t i = 0; i < person; i++)
		if (a->people[i].school == a->people[person].school)
			return false;
	return a->people[person].school != NULL;
}

static void
check_schools(struct scoring *s, const struct plan_row *row)
{
	static const char marks[] = "select 1 from staff_attendance_rows m left join teachers_rows t on t.teacher = m.teacher"
	    " where coalesce(t.school, m.school) = $1 and m.attendance_date between $2 and $3 limit 1";
	struct appraisal *a = s->of;
	struct text months = TEXT_INIT;

	for (size_t i = 0; i < a->count; i++) {
		text_clear(&months);
		if (!is_first_of_school(a, i))
			continue;
		add_missing_months(a, a->people[i].school, marks, &months);
		if (months.length > 0)
			appraisal_month_missing(a, row, months.data, a->people[i].school->name);
	}
	text_free(&months);
}

static void
check_checks(struct scoring *s, const struct plan_row *row)
{
	static const char checks[] = "select 1 from checks_rows where $1 = 0 and check_date between $2 and $3 limit 1";
	struct text months = TEXT_INIT;

	add_missing_months(s->of, NULL, checks, &months);
	if (months.length > 0)
		appraisal_month_missing(s->of, row, months.data, _("the district"));
	text_free(&months);
}

/* ---- lines ---- */

static void
add_length(struct text *fact, const struct scoring *s, const struct staff_charge *c)
{
	const bool zh = s->of->report->language == LANGUAGE_ZH;

	text_add(fact, " ");
	number_add_ratio(fact, c->parts, s->of->staff.part, c->parts % s->of->staff.part == 0 ? 0 : 2);
	text_add(fact, staff_by_times(c->kind) ? (zh ? "次" : " time") : zh ? "天" : " day");
}

static const char *
fact_of(const struct scoring *s, const struct staff_charge *c)
{
	static const char *const sessions[][2] = { { "", "" }, { "上午", "morning, " }, { "下午", "afternoon, " }, { "晚上", "evening, " } };
	const enum language language = s->of->report->language;
	struct text fact = TEXT_INIT;
	const char *copy;

	text_add(&fact, sessions[c->session][language == LANGUAGE_EN]);
	text_add(&fact, word_text(&column_find("attendance")->words[c->kind], language));
	add_length(&fact, s, c);
	copy = arena_copy(&s->of->arena, fact.data);
	text_free(&fact);
	return copy;
}

static void
add_charges(struct scoring *s, size_t person, size_t row, const struct staff_person *p)
{
	for (const struct staff_charge *c = p->charges; c < p->charges + p->charge_count; c++) {
		char day[11];

		date_format(date_from_day_number(c->day), day);
		scoring_add(s, person, row, (struct appraisal_line){ .date = arena_copy(&s->of->arena, day), .fact = fact_of(s, c),
		    .amount = fraction_of(c->parts * s->of->staff.rules[c->rule].points, s->of->staff.part), .from = { NULL, c->batch, c->line } });
	}
}

/* Days present out of the days due. */
static void
add_presence(struct scoring *s, size_t person, size_t row, const struct staff_person *p)
{
	const int64_t part = s->of->staff.part;
	struct text fact = TEXT_INIT;

	text_add(&fact, appraisal_word(s->of, "出勤", "present "));
	number_add_ratio(&fact, p->days[STAFF_PRESENT], part, 2);
	text_addf(&fact, s->of->report->language == LANGUAGE_ZH ? "天，应出勤%d天" : " of %d days", p->due);
	scoring_cell(s, person, row)->full = (struct fraction){ 100 * (int64_t)p->due, 1 };
	scoring_add(s, person, row, (struct appraisal_line){ .fact = arena_copy(&s->of->arena, fact.data), .amount = fraction_of(100 * p->days[STAFF_PRESENT], part) });
	text_free(&fact);
}

bool
fill_attendance(struct scoring *s, size_t row, struct error *error)
{
	const struct plan_row *r = &s->plan->rows[row];
	bool charges = r->method == BY_DEDUCTION || r->method == BY_EARNING;

	check_schools(s, r);
	for (size_t i = 0; i < s->of->count; i++) {
		const struct staff_person *p = s->of->people[i].staff;

		if (p == NULL || p->due == 0 || !scoring_cell(s, i, row)->applies || !staff_is_recorded(&s->of->staff, p))
			continue;
		scoring_cell(s, i, row)->has = true;
		if (charges)
			add_charges(s, i, row, p);
		else
			add_presence(s, i, row, p);
	}
	return db_ok(s->of->report->db, error);
}

/* ---- checks of teaching routine ---- */

/* One check of so many in its month, of so many months of the item: its part in the mean. */
static void
add_check(struct scoring *s, size_t person, size_t row, const char *item, const struct check_row *check, int64_t of)
{
	bool lost = s->plan->rows[row].method == BY_DEDUCTION;
	struct fraction points = fraction_times(check->points.points, 1, of), full = fraction_times(check->points.full, 1, of);
	struct appraisal_cell *cell = scoring_cell(s, person, row);
	struct text fact = TEXT_INIT;

	text_addf(&fact, "%s ", item);
	number_add_ratio(&fact, check->points.points.num, 100 * check->points.points.den, 2);
	text_add(&fact, "/");
	number_add_ratio(&fact, check->points.full.num, 100 * check->points.full.den, 2);
	if (check->problems[0] != '\0')
		text_add(&fact, appraisal_word(s->of, "；", "; "));
	text_add(&fact, check->problems);
	cell->has = true;
	if (!lost)
		cell->full = fraction_sum(cell->full, full);
	scoring_add(s, person, row, (struct appraisal_line){ .date = arena_copy(&s->of->arena, check->date), .fact = arena_copy(&s->of->arena, fact.data),
	    .amount = lost ? fraction_sum(full, fraction_times(points, -1, 1)) : points, .from = { NULL, check->batch, check->line } });
	text_free(&fact);
}

static int64_t
scored_in(const struct check_row *rows, size_t count)
{
	int64_t scored = 0;

	for (size_t i = 0; i < count; i++)
		scored += rows[i].points.kinds != 0;
	return scored;
}

/* The checks of one teacher and item. */
static void
add_item(struct scoring *s, const struct check_scores *checks, size_t first, size_t count, size_t person, size_t row)
{
	const struct check_value value = check_value_of(checks->rows + first, count);
	const char *item = checks->items[checks->rows[first].item];

	for (size_t i = first, run; i < first + count; i += run) {
		int64_t scored;

		run = check_run(checks, i, true);
		scored = scored_in(checks->rows + i, run);
		for (size_t k = i; k < i + run; k++)
			if (checks->rows[k].points.kinds != 0)
				add_check(s, person, row, item, &checks->rows[k], scored * value.months);
	}
}

bool
fill_checks(struct scoring *s, size_t row, struct error *error)
{
	struct check_scores checks;
	bool ok = check_scores_load(&checks, s->of->report->db, s->of->first, s->of->last, 0, 0, error);

	check_checks(s, &s->plan->rows[row]);
	for (size_t i = 0, run; ok && i < checks.count; i += run) {
		const struct check_row *check = &checks.rows[i];
		size_t person;

		run = check_run(&checks, i, false);
		if (!plan_row_has_part(&s->plan->rows[row], checks.items[check->item], NULL))
			continue;
		person = appraisal_person_of(s->of, checks.teachers[check->teacher].id, (struct source_line){ NULL, check->batch, check->line });
		if (person != SIZE_MAX && scoring_cell(s, person, row)->applies)
			add_item(s, &checks, i, run, person, row);
	}
	check_scores_free(&checks);
	return ok;
}
