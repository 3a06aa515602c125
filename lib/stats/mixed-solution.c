/* Linear mixed models: everything at one theta. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "stats/mixed-inside.h"

void
mixed_solution_new(struct mixed_solution *v, enum mixed_way way)
{
	const struct mixed_system *s = &v->system;
	size_t p = s->columns;

	v->factor = mixed_factor_new(s, way);
	v->lambda = alloc_zero(s->terms + 1, sizeof *v->lambda);
	v->u = alloc_zero(s->size * (p + 1) + 1, sizeof *v->u);
	v->w = alloc_zero(s->size * (p + 1) + 1, sizeof *v->w);
	v->cholesky = alloc_zero(p * p + 1, sizeof *v->cholesky);
	v->beta = alloc_zero(p + 1, sizeof *v->beta);
	v->effect = alloc_zero(s->size + 1, sizeof *v->effect);
	v->inverse = alloc_zero(s->nodes + 1, sizeof *v->inverse);
}

void
mixed_solution_free(struct mixed_solution *v)
{
	mixed_factor_free(v->factor);
	mixed_system_free(&v->system);
	free(v->lambda);
	free(v->u);
	free(v->w);
	free(v->cholesky);
	free(v->beta);
	free(v->effect);
	free(v->inverse);
}

/* to <- Lambda' from, of Z'(Q, y). */
static void
fill_right_sides(struct mixed_solution *v)
{
	const struct mixed_system *s = &v->system;

	for (size_t j = 0; j <= s->columns; j++) {
		const double *from = j < s->columns ? s->zx + j * s->size : s->zy;
		double *to = v->u + j * s->size;

		for (size_t t = 0; t < s->terms; t++) {
			const double (*l)[MIXED_WIDTH] = v->lambda[t];
			size_t at = s->term[t].position, end = at + s->term[t].levels * s->term[t].width;

			if (s->term[t].width == 1)
				for (; at < end; at++)
					to[at] = l[0][0] * from[at];
			else
				for (; at < end; at += 2) {
					to[at] = l[0][0] * from[at] + l[1][0] * from[at + 1];
					to[at + 1] = l[1][1] * from[at + 1];
				}
		}
	}
	memcpy(v->w, v->u, s->size * (s->columns + 1) * sizeof *v->u);
}

/* Generalised least squares from Q'V^-1Q = I - U'W; Q'y is 0, y being a residual. */
static bool
solve_fixed(struct mixed_solution *v, const double *products, double *log_determinant, double *squares)
{
	const struct mixed_system *s = &v->system;
	size_t p = s->columns;
	int n = (int)p, one = 1, info = 0;
	double explained = 0;

	for (size_t j = 0; j < p; j++) {
		for (size_t i = j; i < p; i++)
			v->cholesky[i + j * p] = (i == j) - products[i + j * (p + 1)];
		v->beta[j] = -products[j + p * (p + 1)];
	}
	*log_determinant = 0;
	if (p > 0) {
		dpotrf_("L", &n, v->cholesky, &n, &info);
		if (info != 0)
			return false;
		dpotrs_("L", &n, &one, v->cholesky, &n, v->beta, &n, &info);
	}
	for (size_t j = 0; j < p; j++) {
		*log_determinant += 2 * log(v->cholesky[j + j * p]);
		explained += v->beta[j] * -products[j + p * (p + 1)];
	}
	*squares = s->yy - products[p + p * (p + 1)] - explained;
	return *squares > 0;
}

/* W becomes W C with C C' = (Q'V^-1Q)^-1; its last column, the spherical effects. */
static void
finish_effects(struct mixed_solution *v)
{
	const struct mixed_system *s = &v->system;
	int size = (int)s->size, p = (int)s->columns;
	double one = 1;

	memcpy(v->effect, v->w + s->size * s->columns, s->size * sizeof *v->effect);
	for (size_t j = 0; j < s->columns; j++)
		for (size_t i = 0; i < s->size; i++)
			v->effect[i] -= v->w[i + j * s->size] * v->beta[j];
	if (size > 0 && p > 0)
		dtrsm_("R", "L", "T", "N", &size, &p, &one, v->cholesky, &p, v->w, &size);
}

bool
mixed_evaluate(struct mixed_solution *v)
{
	const struct mixed_system *s = &v->system;
	int columns = (int)s->columns + 1, size = (int)s->size;
	size_t freedom = s->rows - (v->reml ? s->columns : 0);
	double one = 1, zero = 0, log_m, log_x, squares, *products;
	bool ok;

	if (!mixed_factor_update(v->factor, v->lambda, &log_m))
		return false;
	fill_right_sides(v);
	mixed_factor_solve(v->factor, v->w, s->columns + 1);
	products = alloc_zero((s->columns + 1) * (s->columns + 1), sizeof *products);
	if (size > 0)
		dgemm_("T", "N", &columns, &columns, &size, &one, v->u, &size, v->w, &size, &zero, products, &columns);
	ok = solve_fixed(v, products, &log_x, &squares);
	free(products);
	if (!ok)
		return false;
	finish_effects(v);
	v->residual = squares / (double)freedom;
	v->criterion = log_m + (v->reml ? log_x + s->log_r : 0) + (double)freedom * (1 + log(8 * atan(1) * v->residual));
	return isfinite(v->criterion);
}
