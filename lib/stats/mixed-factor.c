/* Linear mixed models: which way M is factored. */
#include <dlfcn.h>
#include <stdlib.h>
#include "stats/mixed-inside.h"

/* A sparse factor of fewer multiplications is not worth leaving; one multiplication of the dense way costs a
 * twentieth of one of the sparse, inverse included. */
static const double sparse_enough = 1e7, dense_gain = 20, cheap = 1e6;

enum { DENSE_LARGEST = 20000 };

struct mixed_factor {
	struct sparse_factor *sparse;
	struct dense_factor *dense;
	double cost;                    /* in multiplications of the sparse way */
};

/* Threads of OpenBLAS, where that is the BLAS in use, would wait for each other longer than they work, and their
 * number would show in the last digits. */
static void
use_one_thread(void)
{
	void (*set)(int) = NULL;

	*(void **)&set = dlsym(RTLD_DEFAULT, "openblas_set_num_threads");
	if (set)
		set(1);
}

/* Whether each two of the other levels are so likely to meet in a level of the term that without it hardly a 0 is
 * left: then the sparse way need not be looked at. */
static bool
is_full(const struct mixed_system *s, size_t term, size_t left)
{
	const struct system_term *t = &s->term[term];
	size_t *pairs = alloc_zero(s->nodes + 1, sizeof *pairs);
	double meetings = 0;

	for (size_t node = 0; node < s->nodes; node++)
		for (size_t k = s->pair_start[node]; k < s->pair_start[node + 1]; k++) {
			pairs[node]++;
			pairs[s->pair_row[k]]++;
		}
	for (size_t node = t->node; node < t->node + t->levels; node++)
		meetings += (double)pairs[node] * (double)pairs[node];
	free(pairs);
	return meetings > (double)left * (double)left;
}

struct mixed_factor *
mixed_factor_new(const struct mixed_system *s, enum mixed_way way)
{
	struct mixed_factor *f = alloc_zero(1, sizeof *f);
	size_t left, term = dense_term(s, &left);
	double cost = (double)left * (double)left * (double)left;
	bool possible = term < s->terms && left <= DENSE_LARGEST && way != MIXED_SPARSE;

	use_one_thread();
	if (possible && way == MIXED_ANY && cost > dense_gain * sparse_enough && is_full(s, term, left))
		way = MIXED_DENSE;
	if (!possible || way != MIXED_DENSE) {
		f->sparse = sparse_new(s);
		f->cost = sparse_cost(f->sparse);
		possible = possible && f->cost > sparse_enough && cost < dense_gain * f->cost;
	}
	if (possible) {
		sparse_free(f->sparse);
		f->sparse = NULL;
		f->dense = dense_new(s, term);
		f->cost = cost / dense_gain;
	}
	return f;
}

void
mixed_factor_free(struct mixed_factor *f)
{
	if (!f)
		return;
	sparse_free(f->sparse);
	dense_free(f->dense);
	free(f);
}

enum mixed_way
mixed_factor_way(const struct mixed_factor *f)
{
	return f->dense ? MIXED_DENSE : MIXED_SPARSE;
}

bool
mixed_factor_is_cheap(const struct mixed_factor *f)
{
	return f->cost < cheap;
}

bool
mixed_factor_update(struct mixed_factor *f, const block *lambda, double *log_determinant)
{
	return f->dense ? dense_update(f->dense, lambda, log_determinant)
		: sparse_update(f->sparse, lambda, log_determinant);
}

void
mixed_factor_solve(struct mixed_factor *f, double *x, size_t columns)
{
	if (f->dense)
		dense_solve(f->dense, x, columns);
	else
		sparse_solve(f->sparse, x, columns);
}

void
mixed_factor_blocks(struct mixed_factor *f, block *to)
{
	if (f->dense)
		dense_blocks(f->dense, to);
	else
		sparse_blocks(f->sparse, to);
}

bool
mixed_factor_entry(const struct mixed_factor *f, size_t i, size_t j, double *to)
{
	return f->sparse && sparse_entry(f->sparse, i, j, to);
}
