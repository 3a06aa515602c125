/* Growth, head teachers' points and files of other programs as sources. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/appraisal.h"
#include "school/component.h"
#include "school/growth.h"
#include "school/homeroom.h"

/* ---- growth and head teachers ---- */

static int64_t
real_hundredths(double value)
{
	return (int64_t)floor(value * 100 + 0.5 + 1e-9);
}

/* Points of growth as they are printed are T points. */
bool
fill_growth(struct scoring *s, size_t row, struct error *error)
{
	struct appraisal *a = s->of;
	struct growth growth;
	bool ok = growth_read(&growth, a->report, a->options, error);

	for (size_t i = 0; ok && i < a->count; i++) {
		const struct growth_line *line = growth_of(&growth, a->people[i].number);
		struct appraisal_cell *cell = scoring_cell(s, i, row);
		struct text fact = TEXT_INIT;

		if (line == NULL || !cell->applies || isnan(line->points))
			continue;
		cell->has = true;
		text_addf(&fact, a->report->language == LANGUAGE_ZH ? "增值：%zu名学生，效应" : "growth: %zu pupils, effect ", line->pupils);
		number_add_real(&fact, line->effect, 4);
		text_addf(&fact, a->report->language == LANGUAGE_ZH ? "，%s" : ", %s", growth_level_show(line->level, a->report->language));
		scoring_add(s, i, row, (struct appraisal_line){ .fact = arena_copy(&a->arena, fact.data), .amount = { real_hundredths(line->points), 1 } });
		text_free(&fact);
	}
	if (ok)
		appraisal_add_basis(a, appraisal_word(a, "增值：按增值模型的T分", "growth: T points of the model of growth"));
	growth_free(&growth);
	return ok;
}

bool
fill_homeroom(struct scoring *s, size_t row, struct error *error)
{
	struct appraisal *a = s->of;
	struct ranking_options own = *a->options;
	struct homeroom homeroom;
	bool ok;

	own.components = (struct opt_list){ 0 };
	own.school = NULL;
	ok = homeroom_open(&homeroom, a->report, &own, true, error);
	for (size_t i = 0; ok && i < a->count; i++) {
		struct fraction score;
		size_t classes;

		if (!scoring_cell(s, i, row)->applies || !homeroom_of_teacher(&homeroom, a->people[i].id, &score, &classes))
			continue;
		scoring_cell(s, i, row)->has = true;
		scoring_add(s, i, row, (struct appraisal_line){ .amount = { fraction_round(score), 1 },
		    .fact = arena_printf(&a->arena, a->report->language == LANGUAGE_ZH ? "班主任考核，%zu个班" : "head teacher's score, classes: %zu", classes) });
	}
	homeroom_close(&homeroom);
	return ok;
}

/* ---- files of other programs ---- */

struct given {
	struct scoring *scoring;
	struct component component;
	size_t row;
	struct source_line *seen;       /* by person: where his value stands */
};

/* The row of the plan that a file is for: that of another's data, else the only one of the item. */
static bool
find_row(struct given *g, bool *taken, struct error *error)
{
	const struct appraisal_plan *plan = g->scoring->plan;
	size_t rows = 0, foreign = 0, last = 0;

	for (size_t i = 0; i < plan->count; i++)
		if (strcmp(plan->rows[i].name, g->component.item) == 0) {
			rows++;
			if (plan->rows[i].source == FROM_COMPONENT || foreign == 0)
				last = i;
			foreign += plan->rows[i].source == FROM_COMPONENT;
		}
	if (rows == 0)
		return error_set(error, _("--component %s: the plan \"%s\" has no such item"), g->component.item, plan->name);
	if (foreign > 1 || (foreign == 0 && rows > 1))
		return error_set(error, _("--component %s: the plan \"%s\" has several rows of it; one of them must be the one with data of others"), g->component.item, plan->name);
	if (taken[last])
		return error_set(error, _("--component %s is given twice"), g->component.item);
	g->row = last;
	taken[last] = true;
	return true;
}

static bool
same_name(const struct appraisal_person *p, const struct component_row *row)
{
	return strcmp(p->name, row->name) == 0 && (row->school[0] == '\0' || (p->school != NULL && strcmp(p->school->name, row->school) == 0));
}

/* By number; without one by the name, of several in the school that the row names. */
static size_t
who_is(struct given *g, const struct component_row *row)
{
	struct appraisal *a = g->scoring->of;
	size_t found = SIZE_MAX, count = 0;

	for (size_t i = 0; i < a->count; i++)
		if (row->teacher[0] != '\0' ? strcmp(a->people[i].number, row->teacher) == 0 : same_name(&a->people[i], row)) {
			found = i;
			count++;
		}
	if (count == 1)
		return found;
	a->faults++;
	if (count == 0)
		complain(row->place, _("the teacher %s is not in the register"), row->teacher[0] != '\0' ? row->teacher : row->name);
	else
		complain(row->place, _("there are several teachers %s: give the number"), row->name);
	return SIZE_MAX;
}

static void
take_row(struct given *g, const struct component_row *row)
{
	struct appraisal *a = g->scoring->of;
	struct source_line from = { row->place.file, 0, row->place.line };
	size_t person = who_is(g, row);
	struct appraisal_cell *cell;

	if (person == SIZE_MAX)
		return;
	if (g->seen[person].line != 0) {
		a->faults++;
		complain(row->place, _("the teacher %s stands here for the second time; the first is in line %ld"), a->people[person].number, (long)g->seen[person].line);
		return;
	}
	g->seen[person] = from;
	cell = scoring_cell(g->scoring, person, g->row);
	if (!row->has_value || !cell->applies)
		return;
	cell->has = true;
	cell->has_points = g->scoring->plan->rows[g->row].source != FROM_COMPONENT;
	if (cell->has_points)
		cell->points = row->value;
	scoring_add(g->scoring, person, g->row, (struct appraisal_line){ .fact = arena_printf(&a->arena, "%s %s", g->component.heading, row->text),
	    .amount = row->value, .points = row->value, .from = { arena_copy(&a->arena, row->place.file), 0, row->place.line } });
}

static void
tell_missing(struct given *g)
{
	struct appraisal *a = g->scoring->of;
	struct text names = TEXT_INIT;
	size_t missing = 0;

	for (size_t i = 0; i < a->count; i++)
		if (scoring_cell(g->scoring, i, g->row)->applies && g->seen[i].line == 0) {
			text_addf(&names, "%s%s", missing++ > 0 ? _(", ") : "", a->people[i].number);
		}
	if (missing > 0)
		remark((struct place){ .file = g->component.file }, _("teachers of the appraisal without a row, who get what the plan gives without data: %zu: %s"), missing, names.data);
	text_free(&names);
}

static bool
take_component(struct scoring *s, const char *option, bool *taken, struct error *error)
{
	struct given g = { .scoring = s };
	const char *names[] = { NULL, "staff_points", "check_points", "points", "homeroom_points", "score_rate", "hours_total", NULL };
	struct component split;
	bool ok = component_split(&split, option, error);

	names[0] = ok ? split.item : "";
	ok = ok && component_read(&g.component, option, names, error);
	g.seen = alloc_zero(s->of->count + 1, sizeof *g.seen);
	ok = ok && find_row(&g, taken, error);
	for (size_t i = 0; ok && i < g.component.count; i++)
		take_row(&g, &g.component.rows[i]);
	if (ok)
		tell_missing(&g);
	free(g.seen);
	component_free(&g.component);
	component_free(&split);
	return ok;
}

bool
fill_components(struct scoring *s, bool *taken, struct error *error)
{
	const struct opt_list *given = &s->of->options->components;
	bool ok = true;

	for (size_t i = 0; i < given->count && ok; i++)
		ok = take_component(s, given->items[i], taken, error);
	for (size_t row = 0; ok && row < s->plan->count; row++)
		if (s->plan->rows[row].source == FROM_COMPONENT && !taken[row]) {
			s->of->faults++;
			complain((struct place){ .file = s->plan->rows[row].file, .line = (long)s->plan->rows[row].line }, _("%s: this row wants --component %s=FILE"),
			    s->plan->rows[row].name, s->plan->rows[row].name);
		}
	return ok;
}
