/* Linear mixed models: one term eliminated, the Schur complement of the others as a dense matrix.
 * For crossed designs, where a sparse factor would fill up. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "stats/mixed-inside.h"

/* A pair of a level of the eliminated term. */
struct link {
	size_t pair, other;             /* node */
	bool first;                     /* the level is the pair's first */
};

struct dense_factor {
	const struct mixed_system *s;
	size_t term, size;              /* eliminated; rows of the complement */
	size_t *place;                  /* in the complement, by node; of the eliminated: its rows among the links' */
	struct link *links;
	size_t *start;                  /* by level of the eliminated term */
	size_t *column, *column_start;  /* places of the scalar columns of a level's links */
	block *own;                     /* Cholesky factors of the eliminated term's blocks */
	double *across;                 /* own^-1 M_across: width values for each column */
	double *complement, *inverse;   /* lower triangle, by column */
};

size_t
dense_term(const struct mixed_system *s, size_t *left)
{
	size_t best = s->terms;

	*left = s->size;
	for (size_t t = 0; t < s->terms; t++) {
		size_t others = s->size - s->term[t].levels * s->term[t].width;
		bool alone = true;

		for (size_t node = s->term[t].node; alone && node < s->term[t].node + s->term[t].levels; node++)
			for (size_t k = s->pair_start[node]; alone && k < s->pair_start[node + 1]; k++)
				alone = s->node_term[s->pair_row[k]] != t;
		if (alone && others < *left) {
			*left = others;
			best = t;
		}
	}
	return best;
}

/* Calls add for each pair of the eliminated term: count first, then fill. */
static void
find_links(struct dense_factor *f, bool filling)
{
	const struct mixed_system *s = f->s;
	const struct system_term *t = &s->term[f->term];

	for (size_t node = 0; node < s->nodes; node++)
		for (size_t k = s->pair_start[node]; k < s->pair_start[node + 1]; k++) {
			size_t other = s->pair_row[k];
			bool first = s->node_term[node] == f->term;

			if (!first && s->node_term[other] != f->term)
				continue;
			if (filling)
				f->links[f->start[(first ? node : other) - t->node]++] = (struct link){ k, first ? other : node, first };
			else
				f->start[(first ? node : other) - t->node + 1]++;
		}
}

static int
by_place(const void *left, const void *right)
{
	const struct link *a = left, *b = right;

	return (a->other > b->other) - (a->other < b->other);
}

static void
order_links(struct dense_factor *f)
{
	size_t levels = f->s->term[f->term].levels;

	f->start = alloc_zero(levels + 2, sizeof *f->start);
	find_links(f, false);
	for (size_t l = 0; l < levels; l++)
		f->start[l + 1] += f->start[l];
	f->links = alloc_zero(f->start[levels] + 1, sizeof *f->links);
	find_links(f, true);
	memmove(f->start + 1, f->start, levels * sizeof *f->start);
	f->start[0] = 0;
	for (size_t l = 0; l < levels; l++)
		qsort(f->links + f->start[l], f->start[l + 1] - f->start[l], sizeof *f->links, by_place);
}

static void
place_columns(struct dense_factor *f)
{
	const struct mixed_system *s = f->s;
	size_t levels = s->term[f->term].levels, n = 0;

	f->column = alloc_zero(f->start[levels] * MIXED_WIDTH + 1, sizeof *f->column);
	f->column_start = alloc_zero(levels + 1, sizeof *f->column_start);
	for (size_t l = 0; l < levels; l++) {
		for (size_t k = f->start[l]; k < f->start[l + 1]; k++)
			for (size_t i = 0; i < s->term[s->node_term[f->links[k].other]].width; i++)
				f->column[n++] = f->place[f->links[k].other] + i;
		f->column_start[l + 1] = n;
	}
	f->across = alloc_zero(n * s->term[f->term].width + 1, sizeof *f->across);
}

struct dense_factor *
dense_new(const struct mixed_system *s, size_t term)
{
	struct dense_factor *f = alloc_zero(1, sizeof *f);

	f->s = s;
	f->term = term;
	f->place = alloc_zero(s->nodes + 1, sizeof *f->place);
	for (size_t node = 0; node < s->nodes; node++)
		if (s->node_term[node] != term) {
			f->place[node] = f->size;
			f->size += s->term[s->node_term[node]].width;
		}
	order_links(f);
	place_columns(f);
	f->own = alloc_zero(s->term[term].levels + 1, sizeof *f->own);
	f->complement = alloc_zero(f->size * f->size + 1, sizeof *f->complement);
	f->inverse = alloc_zero(f->size * f->size + 1, sizeof *f->inverse);
	return f;
}

void
dense_free(struct dense_factor *f)
{
	if (!f)
		return;
	free(f->place);
	free(f->links);
	free(f->start);
	free(f->column);
	free(f->column_start);
	free(f->own);
	free(f->across);
	free(f->complement);
	free(f->inverse);
	free(f);
}

/* --- blocks of one level of the eliminated term --- */

/* Cholesky factor of Lambda' zz Lambda + I. */
static void
own_factor(const struct mixed_system *s, size_t t, const block *lambda, size_t node, block to)
{
	const double (*l)[MIXED_WIDTH] = lambda[t];
	const double (*zz)[MIXED_WIDTH] = s->diagonal[node];
	double a, b, c;

	if (s->term[t].width == 1) {
		to[0][0] = sqrt(1 + l[0][0] * zz[0][0] * l[0][0]);
		return;
	}
	a = 1 + l[0][0] * (zz[0][0] * l[0][0] + zz[0][1] * l[1][0]) + l[1][0] * (zz[1][0] * l[0][0] + zz[1][1] * l[1][0]);
	b = l[1][1] * (zz[1][0] * l[0][0] + zz[1][1] * l[1][0]);
	c = 1 + l[1][1] * zz[1][1] * l[1][1];
	to[0][0] = sqrt(a);
	to[1][0] = b / to[0][0];
	to[1][1] = sqrt(c - to[1][0] * to[1][0]);
}

/* x <- own^-1 x */
static void
own_forward(const block own, size_t width, double *x)
{
	x[0] /= own[0][0];
	if (width > 1)
		x[1] = (x[1] - own[1][0] * x[0]) / own[1][1];
}

/* x <- own^-T x */
static void
own_backward(const block own, size_t width, double *x)
{
	if (width > 1) {
		x[1] /= own[1][1];
		x[0] -= own[1][0] * x[1];
	}
	x[0] /= own[0][0];
}

static void
fill_across(struct dense_factor *f, const block *lambda, size_t level)
{
	const struct mixed_system *s = f->s;
	size_t width = s->term[f->term].width, node = s->term[f->term].node + level;
	double *to = f->across + f->column_start[level] * width;

	for (size_t k = f->start[level]; k < f->start[level + 1]; k++) {
		const struct link *link = &f->links[k];
		block b;

		mixed_pair_block(s, lambda, link->pair, link->first ? node : link->other, link->first ? link->other : node, b);
		for (size_t j = 0; j < s->term[s->node_term[link->other]].width; j++, to += width) {
			for (size_t i = 0; i < width; i++)
				to[i] = link->first ? b[i][j] : b[j][i];
			own_forward(f->own[level], width, to);
		}
	}
}

/* complement -= across' across of one level; its columns are in order, so the lower triangle is met. */
static void
subtract_across(struct dense_factor *f, size_t level)
{
	size_t width = f->s->term[f->term].width, n = f->column_start[level + 1] - f->column_start[level];
	const size_t *place = f->column + f->column_start[level];
	const double *across = f->across + f->column_start[level] * width;

	for (size_t j = 0; j < n; j++) {
		double *column = f->complement + place[j] * f->size;

		if (width == 1)
			for (size_t i = j; i < n; i++)
				column[place[i]] -= across[i] * across[j];
		else
			for (size_t i = j; i < n; i++)
				column[place[i]] -= across[i * 2] * across[j * 2] + across[i * 2 + 1] * across[j * 2 + 1];
	}
}

/* The complement's part of M itself. */
static void
fill_complement(struct dense_factor *f, const block *lambda)
{
	const struct mixed_system *s = f->s;

	memset(f->complement, 0, f->size * f->size * sizeof *f->complement);
	for (size_t node = 0; node < s->nodes; node++) {
		size_t t = s->node_term[node], at = f->place[node];
		block b = { 0 };

		if (t == f->term)
			continue;
		own_factor(s, t, lambda, node, b);
		for (size_t j = 0; j < s->term[t].width; j++)
			for (size_t i = j; i < s->term[t].width; i++)
				f->complement[at + i + (at + j) * f->size] = b[i][0] * b[j][0] + (j ? b[i][1] * b[j][1] : 0);
		for (size_t k = s->pair_start[node]; k < s->pair_start[node + 1]; k++) {
			size_t other = s->pair_row[k], from = f->place[other];

			if (s->node_term[other] == f->term)
				continue;
			mixed_pair_block(s, lambda, k, node, other, b);
			for (size_t j = 0; j < s->term[t].width; j++)
				for (size_t i = 0; i < s->term[s->node_term[other]].width; i++)
					f->complement[from + i + (at + j) * f->size] = b[j][i];
		}
	}
}

bool
dense_update(struct dense_factor *f, const block *lambda, double *log_determinant)
{
	const struct mixed_system *s = f->s;
	size_t levels = s->term[f->term].levels, width = s->term[f->term].width;
	int n = (int)f->size, info = 0;

	*log_determinant = 0;
	fill_complement(f, lambda);
	for (size_t l = 0; l < levels; l++) {
		own_factor(s, f->term, lambda, s->term[f->term].node + l, f->own[l]);
		for (size_t i = 0; i < width; i++)
			*log_determinant += 2 * log(f->own[l][i][i]);
		fill_across(f, lambda, l);
		subtract_across(f, l);
	}
	if (n > 0)
		dpotrf_("L", &n, f->complement, &n, &info);
	for (size_t i = 0; i < f->size; i++)
		*log_determinant += 2 * log(f->complement[i + i * f->size]);
	return info == 0 && isfinite(*log_determinant);
}

/* --- solving --- */

/* One column: forward takes the eliminated term's part out of rest, which is of the complement; backward puts it back. */
static void
eliminate(const struct dense_factor *f, double *x, double *rest, bool forward)
{
	const struct system_term *t = &f->s->term[f->term];

	for (size_t l = 0; l < t->levels; l++) {
		double *own = x + t->position + l * t->width;

		if (forward)
			own_forward(f->own[l], t->width, own);
		for (size_t k = f->column_start[l]; k < f->column_start[l + 1]; k++)
			for (size_t i = 0; i < t->width; i++)
				if (forward)
					rest[f->column[k]] -= f->across[k * t->width + i] * own[i];
				else
					own[i] -= f->across[k * t->width + i] * rest[f->column[k]];
		if (!forward)
			own_backward(f->own[l], t->width, own);
	}
}

/* Between the order of Z and that of the complement. */
static void
copy_rest(const struct dense_factor *f, double *x, double *rest, bool back)
{
	const struct mixed_system *s = f->s;

	for (size_t t = 0, to = 0; t < s->terms; t++) {
		size_t n = s->term[t].levels * s->term[t].width;

		if (t == f->term)
			continue;
		memcpy(back ? x + s->term[t].position : rest + to, back ? rest + to : x + s->term[t].position, n * sizeof *x);
		to += n;
	}
}

void
dense_solve(struct dense_factor *f, double *x, size_t columns)
{
	double *rest = alloc_zero(f->size * columns + 1, sizeof *rest);
	int n = (int)f->size, count = (int)columns, info;

	for (size_t j = 0; j < columns; j++) {
		copy_rest(f, x + j * f->s->size, rest + j * f->size, false);
		eliminate(f, x + j * f->s->size, rest + j * f->size, true);
	}
	if (n > 0 && count > 0)
		dpotrs_("L", &n, &count, f->complement, &n, rest, &n, &info);
	for (size_t j = 0; j < columns; j++) {
		eliminate(f, x + j * f->s->size, rest + j * f->size, false);
		copy_rest(f, x + j * f->s->size, rest + j * f->size, true);
	}
	free(rest);
}

/* --- blocks of the inverse --- */

/* own^-T (I + across S^-1 across') own^-1 */
static void
eliminated_block(const struct dense_factor *f, size_t level, block to)
{
	size_t width = f->s->term[f->term].width, n = f->column_start[level + 1] - f->column_start[level];
	const size_t *place = f->column + f->column_start[level];
	const double *across = f->across + f->column_start[level] * width;
	block middle = { { 1, 0 }, { 0, 1 } };

	for (size_t j = 0; j < n; j++) {
		const double *column = f->inverse + place[j] * f->size;
		double sum[MIXED_WIDTH] = { 0 };

		for (size_t a = 0; a < width; a++) {
			for (size_t i = j + 1; i < n; i++)
				sum[a] += column[place[i]] * across[i * width + a];
		}
		for (size_t a = 0; a < width; a++)
			for (size_t b = 0; b < width; b++)
				middle[a][b] += sum[a] * across[j * width + b] + across[j * width + a] * sum[b]
					+ column[place[j]] * across[j * width + a] * across[j * width + b];
	}
	memcpy(to, middle, sizeof middle);
	if (width == 1) {
		to[0][0] /= f->own[level][0][0] * f->own[level][0][0];
		return;
	}
	for (size_t i = 0; i < width; i++)
		own_backward(f->own[level], width, to[i]);
	for (size_t i = 0; i < width; i++) {
		double column[] = { to[0][i], to[1][i] };

		own_backward(f->own[level], width, column);
		to[0][i] = column[0];
		to[1][i] = column[1];
	}
}

void
dense_blocks(struct dense_factor *f, block *to)
{
	const struct mixed_system *s = f->s;
	const struct system_term *t = &s->term[f->term];
	int n = (int)f->size, info;

	memcpy(f->inverse, f->complement, f->size * f->size * sizeof *f->inverse);
	if (n > 0)
		dpotri_("L", &n, f->inverse, &n, &info);
	for (size_t l = 0; l < t->levels; l++)
		eliminated_block(f, l, to[t->node + l]);
	for (size_t node = 0; node < s->nodes; node++) {
		size_t at = f->place[node], width = s->term[s->node_term[node]].width;

		if (s->node_term[node] == f->term)
			continue;
		for (size_t i = 0; i < width; i++)
			for (size_t j = 0; j < width; j++)
				to[node][i][j] = f->inverse[at + (i > j ? i : j) + (at + (i > j ? j : i)) * f->size];
	}
}
