/* The rows of the form summary: schools, classes, teachers of a group, compared with each other. */
#include <math.h>
#include <stdlib.h>
#include "school/summary-inside.h"
#include "stats/rank.h"

static struct unit *
add_unit(struct units *units, enum level level, const struct exam_cell *cell, size_t teacher)
{
	if (units->count == units->capacity) {
		units->capacity = units->capacity == 0 ? 64 : units->capacity * 2;
		units->items = alloc_grow(units->items, units->capacity, sizeof *units->items);
	}
	units->items[units->count] = (struct unit){ .level = level, .cell = cell, .teacher = teacher, .composite = NAN, .rank = NAN };
	return &units->items[units->count++];
}

void
summary_gather_schools(struct summary *s, const struct exam_group *group, struct units *units)
{
	const struct exam_cell *cell = s->figures.cells + group->first, *end = cell + group->count;
	struct unit *unit = NULL;

	for (; cell < end; cell++) {
		if (unit == NULL || unit->cell->school != cell->school)
			unit = add_unit(units, LEVEL_SCHOOL, cell, 0);
		figure_merge(&unit->figure, &cell->figure);
	}
}

void
summary_gather_classes(struct summary *s, const struct exam_group *group, struct units *units)
{
	for (size_t i = group->first; i < group->first + group->count; i++)
		add_unit(units, LEVEL_CLASS, &s->figures.cells[i], 0)->figure = s->figures.cells[i].figure;
}

static void
add_class_of_teacher(struct unit *unit, size_t cell, const struct figure *figure)
{
	unit->cells = alloc_grow(unit->cells, unit->cell_count + 1, sizeof *unit->cells);
	unit->cells[unit->cell_count++] = cell;
	figure_merge(&unit->figure, figure);
}

void
summary_clear_units(struct units *units)
{
	for (size_t i = 0; i < units->count; i++)
		free(units->items[i].cells);
	units->count = 0;
}

void
summary_gather_teachers(struct summary *s, const struct exam_group *group, struct units *units)
{
	size_t *place = alloc_zero(s->teachings.teacher_count + 1, sizeof *place), count;

	for (size_t i = group->first; group->subject != NULL && i < group->first + group->count; i++) {
		const struct exam_cell *cell = &s->figures.cells[i];
		const struct teaching *t = teachings_of(&s->teachings, cell->class_info->id, group->subject->id, &count);

		for (; count > 0; count--, t++) {
			if (place[t->teacher] == 0) {
				add_unit(units, LEVEL_TEACHER, cell, t->teacher);
				place[t->teacher] = units->count;
			}
			add_class_of_teacher(&units->items[place[t->teacher] - 1], i, &cell->figure);
		}
	}
	free(place);
}

/* ---- composite, rank, what the public may see ---- */

static void
rank_units(const struct summary *s, struct units *units)
{
	double *values = alloc_zero(units->count + 1, sizeof *values), *ranks = alloc_zero(units->count + 1, sizeof *ranks);
	size_t *cases = alloc_zero(units->count + 1, sizeof *cases), *order = alloc_zero(units->count + 1, sizeof *order);
	struct rank_rule rule = { .cases = cases, .min_n = s->min_n };

	for (size_t i = 0; i < units->count; i++) {
		values[i] = s->formula_given ? units->items[i].composite : figure_mean(&units->items[i].figure);
		cases[i] = (size_t)units->items[i].figure.sat;
	}
	/* One alone is first of nothing. */
	if (rank_values(values, units->count, &rule, ranks, order) > 1)
		for (size_t i = 0; i < units->count; i++)
			units->items[i].rank = ranks[i];
	free(values);
	free(ranks);
	free(cases);
	free(order);
}

/* Of the units and, at the end, of the district. */
static void
compute_composites(const struct summary *s, struct units *units, const struct exam_group *group, double *of_district)
{
	struct figure *figures = alloc_zero(units->count + 1, sizeof *figures);
	double *values = alloc_zero(units->count + 1, sizeof *values);

	for (size_t i = 0; i < units->count; i++)
		figures[i] = units->items[i].figure;
	formula_values(&s->formula, figures, units->count, &group->figure, s->min_n, values);
	for (size_t i = 0; i < units->count; i++)
		units->items[i].composite = values[i];
	*of_district = values[units->count];
	free(figures);
	free(values);
}

static void
hide_teachers(struct summary *s, const struct exam_group *group, struct units *units)
{
	struct hiding_row *rows = alloc_zero(units->count + 1, sizeof *rows);
	bool *hidden = alloc_zero(units->count + 1, sizeof *hidden);

	for (size_t i = 0; i < units->count; i++)
		rows[i] = (struct hiding_row){ units->items[i].cells, units->items[i].cell_count };
	exam_hide_rows(&s->hiding, &s->figures, group, rows, units->count, hidden);
	for (size_t i = 0; i < units->count; i++)
		units->items[i].hidden = hidden[i];
	free(rows);
	free(hidden);
}

/* Against the best of the units shown other values come out: then the best one is hidden. */
static bool
best_is_hidden(const struct summary *s, const struct units *units, const struct exam_group *group)
{
	struct units shown = { 0 };
	double of_district;
	bool differs = false;

	if (!s->formula_given || !formula_has_scale(&s->formula, "of_best"))
		return false;
	for (size_t i = 0; i < units->count; i++)
		if (!units->items[i].hidden)
			add_unit(&shown, units->items[i].level, units->items[i].cell, i)->figure = units->items[i].figure;
	compute_composites(s, &shown, group, &of_district);
	for (size_t i = 0; i < shown.count; i++) {
		double all = units->items[shown.items[i].teacher].composite, some = shown.items[i].composite;

		differs |= isnan(all) ? !isnan(some) : all != some;
	}
	free(shown.items);
	return differs;
}

/* A row without a pupil is blank, not hidden. */
static void
hide_units(struct summary *s, const struct exam_group *group, struct units *units, struct unit *district)
{
	bool no_composite;

	if (units->count > 0 && units->items[0].level == LEVEL_TEACHER)
		hide_teachers(s, group, units);
	for (size_t i = 0; i < units->count; i++) {
		struct unit *unit = &units->items[i];
		size_t cell = (size_t)(unit->cell - s->figures.cells);

		if (unit->level != LEVEL_TEACHER)
			unit->hidden = unit->level == LEVEL_CLASS ? s->hiding.classes[cell] : s->hiding.schools[cell];
		unit->hidden &= unit->figure.sat > 0;
		unit->no_difference = district->hidden;
	}
	no_composite = district->hidden || best_is_hidden(s, units, group);
	for (size_t i = 0; i < units->count; i++)
		units->items[i].no_composite = no_composite;
	district->no_composite |= no_composite;
}

void
summary_work_out(struct summary *s, const struct exam_group *group, struct units *units, struct unit *district)
{
	if (s->formula_given)
		compute_composites(s, units, group, &district->composite);
	rank_units(s, units);
	if (s->report->audience == AUDIENCE_PUBLIC)
		hide_units(s, group, units, district);
}
