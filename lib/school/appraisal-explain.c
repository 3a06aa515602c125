/* --explain: how the total of a teacher comes about, line by line. */
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/appraisal.h"

/* Points of lines are shown in ten-thousandths; what that leaves of a row is a line of its own. */
enum { SHOWN = 100 };

struct explaining {
	const struct scoring *scoring;
	size_t person;
	struct text scratch;
};

enum line_kind { LINE_BASE, LINE_FACT, LINE_LEAVE, LINE_LIMIT, LINE_ROUNDING, LINE_SUM, LINE_TOTAL };

static const char *
kind_text(const struct explaining *e, enum line_kind kind)
{
	static const char *const texts[][2] = { { "起评", "base" }, { "事实", "fact" }, { "请假", "leave" }, { "限值", "limit" }, { "舍入", "rounding" }, { "小计", "sum" }, { "总计", "total" } };

	return appraisal_word(e->scoring->of, texts[kind][0], texts[kind][1]);
}

/* ---- writing ---- */

static void
begin_row(struct explaining *e, const char *item, enum line_kind kind)
{
	const struct appraisal_person *p = &e->scoring->of->people[e->person];
	struct writer *w = e->scoring->of->report->writer;

	writer_text(w, p->number);
	writer_text(w, p->name);
	writer_text(w, item);
	writer_text(w, kind_text(e, kind));
}

/* shown: ten-thousandths of a point. */
static void
put_line(struct explaining *e, const struct plan_row *row, enum line_kind kind, const struct appraisal_line *line, int64_t shown)
{
	struct writer *w = e->scoring->of->report->writer;

	begin_row(e, row->name, kind);
	writer_text(w, line->date);
	writer_text(w, line->fact);
	if (line->amount.num != 0)
		writer_ratio(w, line->amount.num, 100 * line->amount.den, 4);
	else
		writer_blank(w);
	writer_ratio(w, shown, 100 * SHOWN, 4);
	writer_blank(w);
	writer_text(w, appraisal_file(e->scoring->of, line->from));
	if (line->from.line > 0)
		writer_integer(w, line->from.line);
	else
		writer_blank(w);
	writer_end_row(w);
}

static void
put_sum(struct explaining *e, const char *item, enum line_kind kind, int64_t points)
{
	struct writer *w = e->scoring->of->report->writer;

	begin_row(e, item, kind);
	for (int i = 0; i < 4; i++)
		writer_blank(w);
	writer_ratio(w, points, 100, 2);
	writer_blank(w);
	writer_blank(w);
	writer_end_row(w);
}

/* ---- a row of the plan ---- */

static struct source_line
line_of_plan(const struct plan_row *row)
{
	return (struct source_line){ row->file, 0, row->line };
}

static int
by_date(const void *left, const void *right)
{
	const struct appraisal_line *a = left, *b = right;
	int order = a->leave != b->leave ? (a->leave ? 1 : -1) : strcmp(a->date != NULL ? a->date : "", b->date != NULL ? b->date : "");

	if (order == 0)
		order = strcmp(a->fact != NULL ? a->fact : "", b->fact != NULL ? b->fact : "");
	return order != 0 ? order : (a->from.line > b->from.line) - (a->from.line < b->from.line);
}

/* What the row begins with: its points without the lines. */
static struct fraction
base_of(const struct appraisal_cell *cell)
{
	struct fraction base = cell->points;

	for (size_t i = 0; i < cell->count; i++)
		base = fraction_sum(base, fraction_times(cell->lines[i].points, -1, 1));
	return base;
}

static int64_t
put_lines(struct explaining *e, const struct plan_row *row, const struct appraisal_cell *cell)
{
	int64_t base = fraction_round(fraction_times(base_of(cell), SHOWN, 1)), sum = base;
	struct appraisal_line first = { .fact = appraisal_word(e->scoring->of, "起评分", "base points"), .amount = { 0, 1 }, .from = line_of_plan(row) };

	if (cell->count > 1)
		qsort(cell->lines, cell->count, sizeof *cell->lines, by_date);
	if (base != 0)
		put_line(e, row, LINE_BASE, &first, base);
	for (size_t i = 0; i < cell->count; i++) {
		int64_t shown = fraction_round(fraction_times(cell->lines[i].points, SHOWN, 1));

		put_line(e, row, cell->lines[i].leave ? LINE_LEAVE : LINE_FACT, &cell->lines[i], shown);
		sum += shown;
	}
	return sum;
}

static void
put_limit(struct explaining *e, const struct plan_row *row, int64_t limit, int64_t points)
{
	struct appraisal_line line = { .amount = { 0, 1 }, .from = line_of_plan(row) };
	bool least = limit == row->floor;

	text_clear(&e->scratch);
	text_add(&e->scratch, least ? appraisal_word(e->scoring->of, "不低于", "not below ") : appraisal_word(e->scoring->of, "不高于", "not above "));
	number_add_hundredths(&e->scratch, limit);
	line.fact = e->scratch.data;
	put_line(e, row, LINE_LIMIT, &line, points);
}

static void
put_row(struct explaining *e, const struct plan_row *row, const struct appraisal_cell *cell)
{
	int64_t sum = put_lines(e, row, cell), free = fraction_round(cell->points), rest;

	if (free != cell->hundredths) {
		int64_t limit = SHOWN * cell->hundredths - sum;

		put_limit(e, row, cell->hundredths, limit);
		sum += limit;
	}
	rest = SHOWN * cell->hundredths - sum;
	if (rest != 0)
		put_line(e, row, LINE_ROUNDING, &(struct appraisal_line){ .fact = appraisal_word(e->scoring->of, "四舍五入到两位小数", "rounded to two decimals"),
		    .amount = { 0, 1 }, .from = line_of_plan(row) }, rest);
}

static void
explain_person(struct explaining *e)
{
	const struct appraisal_plan *plan = e->scoring->plan;
	const struct appraisal_standing *to = &e->scoring->standings[e->person];

	for (size_t item = 0; item < plan->item_count; item++) {
		if (!to->has_item[item])
			continue;
		for (size_t row = 0; row < plan->count; row++)
			if (plan->rows[row].item == item && scoring_cell(e->scoring, e->person, row)->applies)
				put_row(e, &plan->rows[row], scoring_cell(e->scoring, e->person, row));
		put_sum(e, plan->items[item].name, LINE_SUM, to->items[item]);
	}
	put_sum(e, "", LINE_TOTAL, to->total);
}

bool
appraisal_explain(struct scoring *s, const char *who, struct error *error)
{
	struct explaining e = { .scoring = s };
	size_t found = 0;

	report_columns(s->of->report, (const char *const[]){ "teacher", "teacher_name", "appraisal_item", "line_kind", "record_date", "fact", "line_amount", "line_points",
	    "appraisal_points", "file", "line", NULL });
	for (e.person = 0; e.person < s->of->count; e.person++) {
		const struct appraisal_person *p = &s->of->people[e.person];

		if (strcmp(p->number, who) != 0 && strcmp(p->name, who) != 0)
			continue;
		found++;
		explain_person(&e);
	}
	text_free(&e.scratch);
	return found > 0 || error_set(error, _("no teacher \"%s\" is appraised"), who);
}
