/* Linear mixed models: M factored by CHOLMOD, and the blocks of its inverse on the factor's own pattern. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <suitesparse/cholmod.h>
#include "stats/mixed-inside.h"

struct sparse_factor {
	const struct mixed_system *s;
	cholmod_common common;
	cholmod_sparse *m;              /* lower triangle */
	cholmod_factor *l;
	double *inverse;                /* on the pattern of l; NULL: not asked for since the last update */
	int *place;                     /* of a row of M in l */
};

/* Row numbers, or with lambda the values, of M's lower triangle in the order of its columns. */
static void
fill_column(struct sparse_factor *f, size_t node, size_t column, int *place, const block *lambda, block own)
{
	const struct mixed_system *s = f->s;
	size_t at = mixed_node_position(s, node);
	int *row = f->m->i;
	double *value = f->m->x;

	for (size_t i = column; i < s->term[s->node_term[node]].width; i++, ++*place) {
		row[*place] = (int)(at + i);
		value[*place] = own[i][column] + (i == column);
	}
	for (size_t k = s->pair_start[node]; k < s->pair_start[node + 1]; k++) {
		size_t other = s->pair_row[k], from = mixed_node_position(s, other);
		block b;

		mixed_pair_block(s, lambda, k, node, other, b);
		for (size_t i = 0; i < s->term[s->node_term[other]].width; i++, ++*place) {
			row[*place] = (int)(from + i);
			value[*place] = b[column][i];
		}
	}
}

/* Lambda' zz Lambda of one level. */
static void
own_block(const struct mixed_system *s, const block *lambda, size_t node, block to)
{
	size_t t = s->node_term[node], width = s->term[t].width;

	for (size_t i = 0; i < width; i++)
		for (size_t j = 0; j < width; j++) {
			to[i][j] = 0;
			for (size_t k = i; k < width; k++)
				for (size_t n = j; n < width; n++)
					to[i][j] += lambda[t][k][i] * s->diagonal[node][k][n] * lambda[t][n][j];
		}
}

static void
fill(struct sparse_factor *f, const block *lambda)
{
	const struct mixed_system *s = f->s;
	int *start = f->m->p, place = 0;

	for (size_t node = 0; node < s->nodes; node++) {
		block own;

		own_block(s, lambda, node, own);
		for (size_t i = 0; i < s->term[s->node_term[node]].width; i++) {
			*start++ = place;
			fill_column(f, node, i, &place, lambda, own);
		}
	}
	*start = place;
}

static size_t
entries(const struct mixed_system *s)
{
	size_t n = 0;

	for (size_t node = 0; node < s->nodes; node++) {
		size_t width = s->term[s->node_term[node]].width;

		n += width * (width + 1) / 2;
		for (size_t k = s->pair_start[node]; k < s->pair_start[node + 1]; k++)
			n += width * s->term[s->node_term[s->pair_row[k]]].width;
	}
	return n;
}

struct sparse_factor *
sparse_new(const struct mixed_system *s)
{
	struct sparse_factor *f = alloc_zero(1, sizeof *f);
	block *one = alloc_zero(s->terms + 1, sizeof *one);

	f->s = s;
	cholmod_start(&f->common);
	f->common.supernodal = CHOLMOD_SIMPLICIAL;
	f->common.final_ll = true;
	f->common.print = 0;
	f->common.nmethods = 1;
	f->common.method[0].ordering = CHOLMOD_AMD;
	f->m = cholmod_allocate_sparse(s->size, s->size, entries(s), true, true, -1, CHOLMOD_REAL, &f->common);
	if (!f->m)
		die(_("out of memory"));
	for (size_t t = 0; t < s->terms; t++)
		one[t][0][0] = one[t][1][1] = 1;
	fill(f, one);
	free(one);
	f->l = cholmod_analyze(f->m, &f->common);
	if (!f->l)
		die(_("out of memory"));
	f->place = alloc_zero(s->size + 1, sizeof *f->place);
	for (size_t i = 0; i < s->size; i++)
		f->place[((const int *)f->l->Perm)[i]] = (int)i;
	return f;
}

void
sparse_free(struct sparse_factor *f)
{
	if (!f)
		return;
	cholmod_free_sparse(&f->m, &f->common);
	cholmod_free_factor(&f->l, &f->common);
	cholmod_finish(&f->common);
	free(f->inverse);
	free(f->place);
	free(f);
}

double
sparse_cost(const struct sparse_factor *f)
{
	return f->common.fl;
}

bool
sparse_update(struct sparse_factor *f, const block *lambda, double *log_determinant)
{
	const int *start;
	const double *value;

	free(f->inverse);
	f->inverse = NULL;
	fill(f, lambda);
	if (!cholmod_factorize(f->m, f->l, &f->common))
		die(_("out of memory"));
	if (f->l->minor < f->s->size)
		return false;
	start = f->l->p;
	value = f->l->x;
	*log_determinant = 0;
	for (size_t j = 0; j < f->s->size; j++)
		*log_determinant += 2 * log(value[start[j]]);
	return isfinite(*log_determinant);
}

void
sparse_solve(struct sparse_factor *f, double *x, size_t columns)
{
	size_t n = f->s->size;
	cholmod_dense given = { .nrow = n, .ncol = columns, .nzmax = n * columns, .d = n, .x = x,
		.xtype = CHOLMOD_REAL, .dtype = CHOLMOD_DOUBLE };
	cholmod_dense *solved;

	if (n == 0 || columns == 0)
		return;
	solved = cholmod_solve(CHOLMOD_A, f->l, &given, &f->common);
	if (!solved)
		die(_("out of memory"));
	memcpy(x, solved->x, n * columns * sizeof *x);
	cholmod_free_dense(&solved, &f->common);
}

/* --- selected inverse --- */

/* Column j of Z = (L L')^-1 on the pattern of L, from the columns behind it (Takahashi, Fagan and Chen 1973):
 * z_ij = -sum over k of z_ik l_kj / l_jj for i > j, z_jj = (1 / l_jj - sum over k of z_jk l_kj) / l_jj.
 * mark: 1 + place in the column by row; sum: by place. */
static void
inverse_column(const cholmod_factor *l, double *z, int j, int *mark, double *sum)
{
	const int *start = l->p, *count = l->nz, *row = l->i;
	const double *value = l->x;
	int from = start[j], n = count[j];
	double own = 1 / value[from];

	for (int k = 1; k < n; k++) {
		mark[row[from + k]] = k;
		sum[k] = 0;
	}
	for (int k = 1; k < n; k++) {
		int column = row[from + k], first = start[column];

		sum[k] += z[first] * value[from + k];
		for (int i = first + 1; i < first + count[column]; i++) {
			int place = mark[row[i]];

			if (place) {
				sum[place] += z[i] * value[from + k];
				sum[k] += z[i] * value[from + place];
			}
		}
	}
	for (int k = 1; k < n; k++) {
		mark[row[from + k]] = 0;
		z[from + k] = -sum[k] / value[from];
		own -= z[from + k] * value[from + k];
	}
	z[from] = own / value[from];
}

bool
sparse_entry(const struct sparse_factor *f, size_t a, size_t b, double *to)
{
	const int *start = f->l->p, *count = f->l->nz, *row = f->l->i;
	int i = f->place[a], j = f->place[b];
	int column = i < j ? i : j, sought = i < j ? j : i, low = start[column], high = low + count[column];

	if (!f->inverse)
		return false;
	while (high - low > 1) {
		int middle = low + (high - low) / 2;

		if (row[middle] <= sought)
			low = middle;
		else
			high = middle;
	}
	*to = f->inverse[low];
	return row[low] == sought;
}

void
sparse_blocks(struct sparse_factor *f, block *to)
{
	const struct mixed_system *s = f->s;
	double *sum = alloc_zero(s->size + 1, sizeof *sum);
	int *mark = alloc_zero(s->size + 1, sizeof *mark);

	free(f->inverse);
	f->inverse = alloc_zero(f->l->nzmax, sizeof *f->inverse);
	for (int j = (int)s->size - 1; j >= 0; j--)
		inverse_column(f->l, f->inverse, j, mark, sum);
	for (size_t node = 0; node < s->nodes; node++) {
		size_t at = mixed_node_position(s, node), width = s->term[s->node_term[node]].width;

		for (size_t i = 0; i < width; i++)
			for (size_t j = 0; j < width; j++)
				sparse_entry(f, at + i, at + j, &to[node][i][j]);
	}
	free(sum);
	free(mark);
}
