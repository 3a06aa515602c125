/* From a fit to teachers: effects, errors, places, levels. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/growth-model.h"
#include "stats/normal.h"
#include "stats/rank.h"
#include "stats/rankset.h"
#include "stats/shrink.h"

/* Marks are in SDs of all pupils: teachers' effects do not spread more than these. */
static const double largest_spread = 1;
static const double clearly = 0.975, likely = 0.85;
enum { MOST_INTERVALS = 3000 };

struct combination {
	struct mixed_member *items;
	size_t count;
};

struct judging {
	const struct growth_model *m;
	const struct mixed_fit *fit;
	struct growth *out;
	double *residual;               /* by cell: mean of y - x beta */
	struct shrink_grid grid;
	struct prediction *prediction;
	size_t *places;                 /* by teacher: of the line */
};

/* ---- effects ---- */

static void
find_residuals(struct judging *j, const struct growth_variant *variant)
{
	const struct growth_model *m = j->m;
	double *x = alloc_zero(m->columns + 1, sizeof *x);

	j->residual = alloc_zero(m->cell_count + 1, sizeof *j->residual);
	for (const struct growth_row *row = m->rows; row < m->rows + m->row_count; row++) {
		growth_columns(m, variant, row, x);
		j->residual[row->cell] += growth_outcome(variant, row) - mixed_fitted(j->fit, x, NULL, 0);
	}
	for (size_t c = 0; c < m->cell_count; c++)
		j->residual[c] /= (double)m->cells[c].rows;
	free(x);
}

static void
combine(struct combination *c, size_t term, size_t level, double weight)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->items[i].term == term && c->items[i].level == level) {
			c->items[i].z[0] += weight;
			return;
		}
	c->items = alloc_grow(c->items, c->count + 1, sizeof *c->items);
	c->items[c->count++] = (struct mixed_member){ term, level, { weight } };
}

/* All that is in the scores of the school but the pupils; it is the same for all rows of a cell. */
static void
combine_school(const struct judging *j, struct combination *combination, const struct school *school)
{
	const struct growth_model *m = j->m;
	struct mixed_member members[GROWTH_MEMBERS];
	double scores = 0;

	for (const struct growth_cell *c = m->cells; c < m->cells + m->cell_count; c++)
		scores += c->school == school ? (double)c->rows : 0;
	for (const struct growth_cell *c = m->cells; c < m->cells + m->cell_count; c++) {
		size_t count = c->school == school && c->rows > 0 ? growth_members(m, &m->rows[c->first_row], false, members) : 0;

		for (size_t i = 0; i < count; i++)
			combine(combination, members[i].term, members[i].level, members[i].z[0] * (double)c->rows / scores);
	}
}

static void
combine_parts(const struct judging *j, struct combination *combination, size_t teacher, const struct growth_part *parts, size_t count)
{
	const struct growth_model *m = j->m;
	double all = 0;

	for (size_t i = 0; i < count; i++)
		all += parts[i].share;
	combine(combination, growth_place(m, OF_TEACHER), teacher, 1);
	for (size_t i = 0; m->has_term[OF_PART] && i < count; i++)
		combine(combination, growth_place(m, OF_PART), (size_t)(&parts[i] - m->parts), parts[i].share / all);
}

static double
prior_of(const struct judging *j, const struct combination *c)
{
	double sum = 0;

	for (size_t i = 0; i < c->count; i++)
		sum += j->fit->covariance[c->items[i].term][0][0] * c->items[i].z[0] * c->items[i].z[0];
	return sum;
}

/* Without a variance nothing is left of the estimate in the effect: the mean residual of the teacher's pupils and its error by
 * the other variances. */
static void
estimate_directly(const struct judging *j, size_t teacher, const struct subject *subject, struct shrink_unit *unit)
{
	const struct growth_model *m = j->m;
	double sum = 0, weights = 0, squares = 0, cells = 0;
	size_t count;
	const struct growth_taught *taught = growth_taught_by(m, teacher, &count);

	for (size_t i = 0; i < count; i++) {
		const struct growth_cell *cell = &m->cells[taught[i].cell];
		double n = (double)cell->rows, share = taught[i].share;

		if (subject != NULL && m->streams[cell->stream].subject != subject)
			continue;
		sum += share * n * j->residual[taught[i].cell];
		weights += share * n;
		squares += share * share * n;
		cells++;
	}
	unit->estimate = sum / weights;
	unit->error = sqrt((j->fit->residual + growth_variance(m, j->fit, OF_PUPIL)) * squares / (weights * weights)
	    + (growth_variance(m, j->fit, OF_CLASS) + growth_variance(m, j->fit, OF_CELL)) / cells + growth_variance(m, j->fit, OF_SCHOOL));
	unit->prior = 1;
}

static double
added_to(const struct judging *j, const struct combination *c)
{
	struct prediction_member *members = alloc_zero(c->count + 1, sizeof *members);
	double added;

	for (size_t i = 0; i < c->count; i++)
		members[i] = (struct prediction_member){ 0, c->items[i].term, c->items[i].level, c->items[i].z[0] };
	added = j->prediction != NULL ? prediction_added(j->prediction, members, c->count) : 0;
	free(members);
	return added;
}

/* The estimate before it was shrunk, as the effect and its error have it: effect = B y, error^2 = B s^2, B = 1 - error^2 / prior. */
static struct shrink_unit
unit_of(const struct judging *j, const struct combination *c, struct growth_line *line, size_t teacher)
{
	struct shrink_unit unit = { 0 };
	double variance, share;

	line->effect = mixed_combination(j->fit, c->items, c->count, &variance);
	line->std_error = sqrt(variance + 2 * added_to(j, c));
	unit.prior = prior_of(j, c);
	share = 1 - variance / unit.prior;
	if (unit.prior > 1e-9 && share > 1e-6) {
		unit.estimate = line->effect / share;
		unit.error = sqrt(variance / share);
	} else
		estimate_directly(j, teacher, line->subject, &unit);
	return unit;
}

/* ---- lines ---- */

static int
by_number(const void *left, const void *right)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;

	return (a > b) - (a < b);
}

static size_t
pupils_of(const struct judging *j, size_t teacher, const struct subject *subject, size_t scores)
{
	const struct growth_model *m = j->m;
	size_t *pupils = alloc_zero(scores + 1, sizeof *pupils), seen = 0, different = 0, count;
	const struct growth_taught *taught = growth_taught_by(m, teacher, &count);

	for (size_t i = 0; i < count; i++) {
		const struct growth_cell *cell = &m->cells[taught[i].cell];

		for (size_t r = cell->first_row; r < cell->first_row + cell->rows; r++)
			if (subject == NULL || m->streams[cell->stream].subject == subject)
				pupils[seen++] = m->rows[r].pupil_index;
	}
	qsort(pupils, seen, sizeof *pupils, by_number);
	for (size_t i = 0; i < seen; i++)
		different += i == 0 || pupils[i] != pupils[i - 1];
	free(pupils);
	return different;
}

static const struct school *
school_of_teacher(const struct judging *j, size_t teacher)
{
	const struct growth_model *m = j->m;
	size_t count;
	const struct growth_taught *taught = growth_taught_by(m, teacher, &count);

	if (count > 0 && (m->basis[teacher] == GROWTH_SCHOOL || m->teachings.teachers[teacher].school == NULL))
		return m->cells[taught->cell].school;
	return m->teachings.teachers[teacher].school;
}

static void
make_line(struct judging *j, struct growth_line *line, struct shrink_unit *unit, const struct growth_part *parts, size_t count,
	const struct subject *subject)
{
	size_t teacher = parts->teacher;
	struct combination combination = { 0 };

	*line = (struct growth_line){ .teacher = &j->m->teachings.teachers[teacher], .school = school_of_teacher(j, teacher), .subject = subject,
	    .basis = j->m->basis[teacher], .rank = NAN, .rank_low = NAN, .rank_high = NAN };
	for (size_t i = 0; i < count; i++) {
		line->scores += parts[i].scores;
		line->share += parts[i].share;
	}
	line->pupils = pupils_of(j, teacher, subject, line->scores);
	if (line->basis == GROWTH_SCHOOL)
		combine_school(j, &combination, line->school);
	else
		combine_parts(j, &combination, teacher, parts, count);
	*unit = unit_of(j, &combination, line, teacher);
	free(combination.items);
}

static double
below(double limit, const struct growth_line *line)
{
	return normal_below((limit - line->effect) / line->std_error);
}

static enum growth_level
level_of(double above)
{
	return above >= clearly ? GROWTH_CLEARLY_ABOVE : above >= likely ? GROWTH_ABOVE
	    : above > 1 - likely ? GROWTH_EXPECTED : above > 1 - clearly ? GROWTH_BELOW : GROWTH_CLEARLY_BELOW;
}

static void
judge(const struct judging *j, struct growth_line *line, struct shrink_unit *unit)
{
	double margin = j->m->margin, step = normal_deviate(0.025);

	if (j->prediction == NULL) {
		shrink_apply(&j->grid, unit);
		line->std_error = unit->deviation;
	}
	line->low = line->effect - step * line->std_error;
	line->high = line->effect + step * line->std_error;
	line->above = 1 - below(0, line);
	line->level = level_of(line->above);
	line->points = 50 + (j->out->spread > 0 ? 10 * line->effect / j->out->spread : 0);
	if (line->level == GROWTH_EXPECTED)
		line->misjudged = 1 - below(margin, line) + below(-margin, line);
	else
		line->misjudged = fmin(line->above, 1 - line->above);
}

/* ---- places ---- */

struct places {
	double *values, *estimates, *errors, *ranks;
	size_t *order;
	struct rankset *sets;
};

static bool
find_sets(const struct judging *j, struct places *p, size_t n, struct error *error)
{
	if (n > MOST_INTERVALS) {
		remark((struct place){ 0 }, _("too many teachers (%zu) for intervals of their ranks"), n);
		return true;
	}
	if (!rankset(p->estimates, p->errors, n, NULL, p->sets))
		return error_set(error, _("out of memory for the intervals of ranks"));
	for (size_t i = 0; j->out->spread == 0 && i < n; i++)
		p->sets[i] = (struct rankset){ 1, 1, n };
	return true;
}

static void
set_place(struct growth_line *line, double rank, const struct rankset *set)
{
	line->rank = rank;
	if (set->rank == 0)
		return;
	line->rank_low = fmin((double)set->lower, rank);
	line->rank_high = fmax((double)set->upper, rank);
}

/* Among the lines of teachers of one subject; NULL: all subjects together. */
static bool
place_lines(const struct judging *j, struct growth_line *lines, const struct shrink_unit *units, size_t count, const struct subject *subject,
	struct error *error)
{
	struct places p = { alloc_zero(count + 1, sizeof(double)), alloc_zero(count + 1, sizeof(double)), alloc_zero(count + 1, sizeof(double)),
	    alloc_zero(count + 1, sizeof(double)), alloc_zero(count + 1, sizeof(size_t)), alloc_zero(count + 1, sizeof(struct rankset)) };
	struct growth_line **ranked = alloc_zero(count + 1, sizeof *ranked);
	size_t n = 0;
	bool ok;

	for (size_t i = 0; i < count; i++) {
		if (lines[i].basis == GROWTH_SCHOOL || lines[i].subject != subject)
			continue;
		/* Effects that are the same but for the last digits share a place. */
		p.values[n] = round(lines[i].effect * 1e8) / 1e8;
		p.estimates[n] = units[i].estimate;
		p.errors[n] = units[i].error;
		ranked[n++] = &lines[i];
	}
	rank_values(p.values, n, NULL, p.ranks, p.order);
	ok = find_sets(j, &p, n, error);
	for (size_t i = 0; i < n; i++)
		set_place(ranked[i], p.ranks[i], &p.sets[i]);
	free(p.values);
	free(p.estimates);
	free(p.errors);
	free(p.ranks);
	free(p.order);
	free(p.sets);
	free(ranked);
	return ok;
}

static int
by_rank(const void *left, const void *right)
{
	const struct growth_line *a = left, *b = right;

	if (isnan(a->rank) != isnan(b->rank))
		return isnan(a->rank) ? 1 : -1;
	if (!isnan(a->rank) && a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->teacher > b->teacher) - (a->teacher < b->teacher);
}

static int
by_line(const void *left, const void *right, void *judging)
{
	const struct growth_line *a = left, *b = right;
	const struct judging *j = judging;
	size_t first = j->places[a->teacher - j->m->teachings.teachers], second = j->places[b->teacher - j->m->teachings.teachers];

	if (first != second)
		return first < second ? -1 : 1;
	return strcmp(a->subject->name, b->subject->name);
}

static void
sort_lines(struct judging *j)
{
	struct growth *g = j->out;

	if (g->count > 0)
		qsort(g->lines, g->count, sizeof *g->lines, by_rank);
	j->places = alloc_zero(j->m->teachings.teacher_count + 1, sizeof *j->places);
	for (size_t i = 0; i < g->count; i++)
		j->places[g->lines[i].teacher - j->m->teachings.teachers] = i;
	if (g->part_count > 0)
		qsort_r(g->parts, g->part_count, sizeof *g->parts, by_line, j);
	free(j->places);
	for (size_t i = 0; i < g->count; i++)
		map_set(&g->by_teacher, g->lines[i].teacher->key, &g->lines[i]);
}

/* ---- all of it ---- */

static size_t
count_teachers(const struct growth_model *m)
{
	size_t count = 0;

	for (size_t i = 0; i < m->part_count; i++)
		count += i == 0 || m->parts[i].teacher != m->parts[i - 1].teacher;
	return count;
}

static void
make_lines(struct judging *j, struct shrink_unit *of_lines, struct shrink_unit *of_parts)
{
	const struct growth_model *m = j->m;
	struct growth *g = j->out;

	for (size_t i = 0, end; i < m->part_count; i = end) {
		for (end = i; end < m->part_count && m->parts[end].teacher == m->parts[i].teacher; end++) {
			make_line(j, &g->parts[g->part_count], &of_parts[g->part_count], &m->parts[end], 1, m->parts[end].subject);
			g->part_count++;
		}
		make_line(j, &g->lines[g->count], &of_lines[g->count], &m->parts[i], end - i, NULL);
		g->count++;
	}
}

static void
judge_all(struct judging *j, struct shrink_unit *of_lines, struct shrink_unit *of_parts)
{
	struct growth *g = j->out;
	struct shrink_unit *teachers = alloc_zero(g->count + 1, sizeof *teachers);
	size_t count = 0;

	for (size_t i = 0; i < g->count; i++)
		if (g->lines[i].basis != GROWTH_SCHOOL)
			teachers[count++] = of_lines[i];
	shrink_find(&j->grid, teachers, count, largest_spread);
	for (size_t i = 0; i < g->count; i++)
		judge(j, &g->lines[i], &of_lines[i]);
	for (size_t i = 0; i < g->part_count; i++)
		judge(j, &g->parts[i], &of_parts[i]);
	free(teachers);
}

static bool
place_all(struct judging *j, const struct shrink_unit *of_lines, const struct shrink_unit *of_parts, struct error *error)
{
	struct growth *g = j->out;
	const struct growth_model *m = j->m;
	bool ok = place_lines(j, g->lines, of_lines, g->count, NULL, error);

	for (size_t b = 0; ok && b < m->block_count; b++) {
		bool done = false;

		for (size_t before = 0; before < b; before++)
			done |= m->blocks[before].subject == m->blocks[b].subject;
		ok = done || place_lines(j, g->parts, of_parts, g->part_count, m->blocks[b].subject, error);
	}
	return ok;
}

bool
growth_judge(struct growth *g, const struct growth_model *m, const struct growth_variant *variant, const struct mixed_fit *fit, struct error *error)
{
	struct judging j = { .m = m, .fit = fit, .out = g };
	struct shrink_unit *of_lines = alloc_zero(m->part_count + 1, sizeof *of_lines), *of_parts = alloc_zero(m->part_count + 1, sizeof *of_parts);
	bool ok;

	g->lines = alloc_zero(count_teachers(m) + 1, sizeof *g->lines);
	g->parts = alloc_zero(m->part_count + 1, sizeof *g->parts);
	g->spread = sqrt(growth_variance(m, fit, OF_TEACHER) + growth_variance(m, fit, OF_PART));
	if (g->spread < 1e-4)
		g->spread = 0;
	find_residuals(&j, variant);
	j.prediction = growth_prediction(m, variant, fit);
	make_lines(&j, of_lines, of_parts);
	judge_all(&j, of_lines, of_parts);
	ok = place_all(&j, of_lines, of_parts, error);
	sort_lines(&j);
	prediction_free(j.prediction);
	free(j.residual);
	free(of_lines);
	free(of_parts);
	return ok;
}
