/* Linear mixed models: the sums made ready for one fit. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "stats/mixed-inside.h"

/* What must remain of a column's squares beside the columns before it; what is less may be rounding. */
static const double column_share = 1e-10, response_share = 1e-13;

enum { KEY_LEVEL_BITS = 48 };

/* --- columns --- */

static double
xx_of(const struct mixed *m, size_t i, size_t j)
{
	return i > j ? m->xx[i * (i + 1) / 2 + j] : m->xx[j * (j + 1) / 2 + i];
}

/* Cholesky factor of X'X by rows, in order, leaving out columns that depend on those before them. */
static void
factor_columns(const struct mixed *m, struct mixed_system *s)
{
	size_t p = 0;
	double *row = alloc_zero(m->columns + 1, sizeof *row), *all = alloc_zero(m->columns * m->columns + 1, sizeof *all);

	for (size_t j = 0; j < m->columns; j++) {
		double rest = xx_of(m, j, j);

		for (size_t i = 0; i < p; i++) {
			row[i] = xx_of(m, j, s->kept[i]);
			for (size_t k = 0; k < i; k++)
				row[i] -= row[k] * all[i * m->columns + k];
			row[i] /= all[i * m->columns + i];
			rest -= row[i] * row[i];
		}
		if (!(rest > column_share * xx_of(m, j, j)))
			continue;
		row[p] = sqrt(rest);
		memcpy(all + p * m->columns, row, (p + 1) * sizeof *row);
		s->log_r += log(rest);
		s->kept[p++] = j;
	}
	s->columns = p;
	s->r = alloc_zero(p * p + 1, sizeof *s->r);
	for (size_t i = 0; i < p; i++)
		memcpy(s->r + i * p, all + i * m->columns, p * sizeof *all);
	free(row);
	free(all);
}

/* row <- row R^-1, row being of the columns in use and strided. */
static void
orthogonalise(const struct mixed_system *s, double *row, size_t stride)
{
	size_t p = s->columns;

	for (size_t i = 0; i < p; i++) {
		for (size_t k = 0; k < i; k++)
			row[i * stride] -= s->r[i * p + k] * row[k * stride];
		row[i * stride] /= s->r[i * p + i];
	}
}

static bool
least_squares(const struct mixed *m, struct mixed_system *s, struct error *e)
{
	s->kept = alloc_zero(m->columns + 1, sizeof *s->kept);
	factor_columns(m, s);
	s->ols = alloc_zero(s->columns + 1, sizeof *s->ols);
	s->yy = m->yy;
	for (size_t i = 0; i < s->columns; i++)
		s->ols[i] = m->xy[s->kept[i]];
	orthogonalise(s, s->ols, 1);
	for (size_t i = 0; i < s->columns; i++)
		s->yy -= s->ols[i] * s->ols[i];
	if (m->rows <= s->columns)
		return error_data(e, _("%zu rows are too few for a model of %zu coefficients"), m->rows, s->columns);
	if (!(s->yy > response_share * m->yy))
		return error_data(e, _("the response does not vary beyond what the fixed terms say exactly; nothing can be estimated"));
	return true;
}

/* --- terms --- */

static bool
term_is_sound(const struct mixed *m, size_t t, struct error *e)
{
	const struct term_sums *term = &m->term[t];
	char number[24];
	const char *name = term->name;
	size_t used = 0;

	if (!name) {
		snprintf(number, sizeof number, "%zu", t + 1);
		name = number;
	}
	for (size_t l = 0; l < term->levels; l++)
		used += term->level[l].rows > 0;
	if (used < 2)
		return error_data(e, _("the random term %s has fewer than two levels, so its variance cannot be estimated"), name);
	if (used * term->width >= m->rows)
		return error_data(e, _("the random term %s has %zu effects for %zu rows; its variance could not be told from the residual's"),
			name, used * term->width, m->rows);
	return true;
}

/* Cholesky factor of the mean square of z; a slope that is a multiple of the intercept keeps its own size. */
static void
find_scale(const struct term_sums *sums, struct system_term *term)
{
	block zz = { 0 };
	size_t rows = 0, used = 0;
	double rest;

	for (size_t l = 0; l < sums->levels; l++) {
		rows += sums->level[l].rows;
		used += sums->level[l].rows > 0;
		for (size_t i = 0; i < MIXED_WIDTH; i++)
			for (size_t j = 0; j < MIXED_WIDTH; j++)
				zz[i][j] += sums->level[l].zz[i][j];
	}
	term->scale[0][0] = zz[0][0] > 0 ? sqrt(zz[0][0] / (double)rows) : 1;
	term->size = (double)rows / (double)used;
	term->scale[1][1] = 1;
	if (term->width == 1)
		return;
	term->scale[1][0] = zz[1][0] / (double)rows / term->scale[0][0];
	rest = zz[1][1] / (double)rows - term->scale[1][0] * term->scale[1][0];
	if (rest > column_share * zz[1][1] / (double)rows)
		term->scale[1][1] = sqrt(rest);
	else if (zz[1][1] > 0)
		term->scale[1][1] = sqrt(zz[1][1] / (double)rows);
}

/* column <- scale^-1 column */
static void
scale_column(const struct system_term *t, double *column, size_t stride)
{
	column[0] /= t->scale[0][0];
	if (t->width > 1)
		column[stride] = (column[stride] - t->scale[1][0] * column[0]) / t->scale[1][1];
}

static void
take_level(const struct mixed *m, struct mixed_system *s, size_t t, size_t l)
{
	const struct system_term *term = &s->term[t];
	const struct term_sums *sums = &m->term[t];
	const double *zx = sums->zx + l * term->width * m->columns;
	size_t position = term->position + l * term->width, node = term->node + l;
	double *to = s->zx + position;
	block zz;

	s->node_term[node] = t;
	memcpy(zz, sums->level[l].zz, sizeof zz);
	for (size_t j = 0; j < term->width; j++)
		scale_column(term, &zz[0][j], MIXED_WIDTH);
	for (size_t i = 0; i < term->width; i++)
		scale_column(term, zz[i], 1);
	memcpy(s->diagonal[node], zz, sizeof zz);
	for (size_t i = 0; i < term->width; i++) {
		for (size_t j = 0; j < s->columns; j++)
			to[i + j * s->size] = zx[i * m->columns + s->kept[j]];
		orthogonalise(s, to + i, s->size);
		s->zy[position + i] = sums->level[l].zy[i];
		for (size_t j = 0; j < s->columns; j++)
			s->zy[position + i] -= to[i + j * s->size] * s->ols[j];
	}
	for (size_t j = 0; j < s->columns; j++)
		scale_column(term, to + j * s->size, 1);
	scale_column(term, s->zy + position, 1);
}

static void
take_terms(const struct mixed *m, struct mixed_system *s)
{
	s->term = alloc_zero(m->terms + 1, sizeof *s->term);
	for (size_t t = 0; t < m->terms; t++) {
		struct system_term *term = &s->term[t];

		term->width = m->term[t].width;
		term->levels = m->term[t].levels;
		term->node = s->nodes;
		term->position = s->size;
		find_scale(&m->term[t], term);
		s->nodes += term->levels;
		s->size += term->levels * term->width;
	}
	s->node_term = alloc_zero(s->nodes + 1, sizeof *s->node_term);
	s->diagonal = alloc_zero(s->nodes + 1, sizeof *s->diagonal);
	s->zx = alloc_zero(s->size * s->columns + 1, sizeof *s->zx);
	s->zy = alloc_zero(s->size + 1, sizeof *s->zy);
	for (size_t t = 0; t < m->terms; t++)
		for (size_t l = 0; l < s->term[t].levels; l++)
			take_level(m, s, t, l);
}

/* --- pairs --- */

static size_t
node_of(const struct mixed_system *s, uint64_t key)
{
	return s->term[key >> KEY_LEVEL_BITS].node + (key & (((uint64_t)1 << KEY_LEVEL_BITS) - 1));
}

/* Order by one node of each pair, stable: counts in start become the first places. */
static void
order_by(const struct mixed_system *s, const struct pair_sums *p, bool second, const size_t *from, size_t *to, size_t *start)
{
	memset(start, 0, (s->nodes + 1) * sizeof *start);
	for (size_t i = 0; i < p->count; i++)
		start[node_of(s, second ? p->key[i].b : p->key[i].a) + 1]++;
	for (size_t i = 0; i < s->nodes; i++)
		start[i + 1] += start[i];
	for (size_t i = 0; i < p->count; i++)
		to[start[node_of(s, second ? p->key[from[i]].b : p->key[from[i]].a)]++] = from[i];
	memmove(start + 1, start, s->nodes * sizeof *start);
	start[0] = 0;
}

static void
scale_pair(const struct mixed_system *s, const double *zz, size_t a, size_t b, double *to)
{
	const struct system_term *ta = &s->term[s->node_term[a]], *tb = &s->term[s->node_term[b]];

	memcpy(to, zz, s->cell * sizeof *zz);
	for (size_t j = 0; j < tb->width; j++)
		scale_column(ta, to + j, MIXED_WIDTH);
	for (size_t i = 0; i < ta->width; i++)
		scale_column(tb, to + i * (s->cell == 1 ? 1 : MIXED_WIDTH), 1);
}

static void
take_pairs(const struct pair_sums *p, struct mixed_system *s)
{
	size_t *by_second = alloc_zero(p->count + 1, sizeof *by_second), *order = alloc_zero(p->count + 1, sizeof *order);

	s->cell = p->cell;
	s->pair_start = alloc_zero(s->nodes + 2, sizeof *s->pair_start);
	s->pair_row = alloc_zero(p->count + 1, sizeof *s->pair_row);
	s->pair_zz = alloc_zero((p->count + 1) * p->cell, sizeof *s->pair_zz);
	for (size_t i = 0; i < p->count; i++)
		order[i] = i;
	order_by(s, p, true, order, by_second, s->pair_start);
	order_by(s, p, false, by_second, order, s->pair_start);
	for (size_t i = 0; i < p->count; i++) {
		const struct pair_key *key = &p->key[order[i]];

		s->pair_row[i] = node_of(s, key->b);
		scale_pair(s, p->zz + order[i] * p->cell, node_of(s, key->a), s->pair_row[i], s->pair_zz + i * p->cell);
	}
	free(by_second);
	free(order);
}

bool
mixed_system_new(const struct mixed *m, struct mixed_system *s, struct error *e)
{
	*s = (struct mixed_system){ .rows = m->rows, .given = m->columns, .terms = m->terms };
	if (m->rows == 0)
		return error_data(e, _("there are no rows to fit a model to"));
	for (size_t t = 0; t < m->terms; t++)
		if (!term_is_sound(m, t, e))
			return false;
	if (!least_squares(m, s, e))
		return false;
	take_terms(m, s);
	take_pairs(&m->pairs, s);
	return true;
}

void
mixed_system_free(struct mixed_system *s)
{
	free(s->term);
	free(s->node_term);
	free(s->diagonal);
	free(s->pair_start);
	free(s->pair_row);
	free(s->pair_zz);
	free(s->zx);
	free(s->zy);
	free(s->kept);
	free(s->r);
	free(s->ols);
	*s = (struct mixed_system){ 0 };
}

size_t
mixed_node_position(const struct mixed_system *s, size_t node)
{
	const struct system_term *t = &s->term[s->node_term[node]];

	return t->position + (node - t->node) * t->width;
}

void
mixed_pair_block(const struct mixed_system *s, const block *lambda, size_t pair, size_t a, size_t b, block to)
{
	size_t ta = s->node_term[a], tb = s->node_term[b];
	const double *zz = s->pair_zz + pair * s->cell;
	block half = { 0 };

	if (s->cell == 1) {
		to[0][0] = lambda[ta][0][0] * zz[0] * lambda[tb][0][0];
		return;
	}
	for (size_t i = 0; i < s->term[ta].width; i++)
		for (size_t j = 0; j < s->term[tb].width; j++)
			for (size_t k = j; k < s->term[tb].width; k++)
				half[i][j] += zz[i * MIXED_WIDTH + k] * lambda[tb][k][j];
	for (size_t i = 0; i < s->term[ta].width; i++)
		for (size_t j = 0; j < s->term[tb].width; j++) {
			to[i][j] = 0;
			for (size_t k = i; k < s->term[ta].width; k++)
				to[i][j] += lambda[ta][k][i] * half[k][j];
		}
}
