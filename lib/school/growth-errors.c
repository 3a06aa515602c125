/* What estimated variances add to the errors of effects. Classes in a subject are the rows here, their residuals' means the values:
 * what is between pupils is known well. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/growth-model.h"

/* With more the variances are known well, and the matrices are large. */
enum { MOST_CELLS = 600 };

static size_t
common_pupils(const struct growth_model *m, const struct growth_cell *a, const struct growth_cell *b)
{
	const struct growth_row *left = m->rows + a->first_row, *right = m->rows + b->first_row;
	size_t i = 0, k = 0, count = 0;

	while (i < a->rows && k < b->rows) {
		bool same = left[i].place == right[k].place, first = left[i].place < right[k].place;

		count += same;
		i += same || first;
		k += same || !first;
	}
	return count;
}

/* Of the means: residual variance, and that of pupils in common. */
static double *
rest_of(const struct growth_model *m, const struct mixed_fit *fit, const size_t *cells, size_t n)
{
	double *rest = alloc_zero(n * n + 1, sizeof *rest), pupil = growth_variance(m, fit, OF_PUPIL);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k <= i; k++) {
			const struct growth_cell *a = &m->cells[cells[i]], *b = &m->cells[cells[k]];
			double common = i == k ? (double)a->rows : a->class_index == b->class_index ? (double)common_pupils(m, a, b) : 0;

			rest[i * n + k] = rest[k * n + i] = (pupil * common / (double)b->rows + (i == k ? fit->residual : 0)) / (double)a->rows;
		}
	return rest;
}

/* Intercepts and intake; slopes inside classes are known well. */
static double *
columns_of(const struct growth_model *m, const struct growth_variant *variant, const size_t *cells, size_t n)
{
	double *x = alloc_zero(n * m->columns + 1, sizeof *x);

	for (size_t i = 0; i < n; i++) {
		const struct growth_block *block = &m->blocks[m->streams[m->cells[cells[i]].stream].block];

		growth_columns(m, variant, &m->rows[m->cells[cells[i]].first_row], x + i * m->columns);
		for (int kind = 0; kind < PRIORS; kind++)
			if (block->has[kind])
				x[i * m->columns + block->column[kind]] = 0;
	}
	return x;
}

static size_t
levels_of(const struct growth_model *m, enum growth_term term)
{
	return term == OF_TEACHER ? m->teachings.teacher_count : term == OF_PART ? m->part_count : term == OF_CLASS ? m->class_count
	    : term == OF_CELL ? m->cell_count : m->school_count;
}

struct prediction *
growth_prediction(const struct growth_model *m, const struct growth_variant *variant, const struct mixed_fit *fit)
{
	struct prediction_model model = { .columns = m->columns };
	struct prediction_member *members = alloc_zero(m->cell_count * GROWTH_MEMBERS + 1, sizeof *members);
	size_t *cells = alloc_zero(m->cell_count + 1, sizeof *cells);
	struct prediction *prediction = NULL;

	for (size_t c = 0; c < m->cell_count; c++)
		if (m->cells[c].rows > 0)
			cells[model.rows++] = c;
	for (int term = 0; term < OF_PUPIL; term++)
		if (m->has_term[term]) {
			model.levels[model.terms] = levels_of(m, term);
			model.variance[model.terms++] = growth_variance(m, fit, term);
		}
	for (size_t i = 0; i < model.rows; i++) {
		struct mixed_member own[GROWTH_MEMBERS];
		size_t count = growth_members(m, &m->rows[m->cells[cells[i]].first_row], false, own);

		for (size_t k = 0; k < count; k++)
			members[model.member_count++] = (struct prediction_member){ i, own[k].term, own[k].level, own[k].z[0] };
	}
	if (model.rows <= MOST_CELLS) {
		double *x = columns_of(m, variant, cells, model.rows), *rest = rest_of(m, fit, cells, model.rows);

		model.x = x;
		model.rest = rest;
		model.members = members;
		prediction = prediction_new(&model);
		free(x);
		free(rest);
	}
	free(members);
	free(cells);
	return prediction;
}
