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
	block zz = { 0 };

	if (!name) {
		snprintf(number, sizeof number, "%zu", t + 1);
		name = number;
	}
	for (size_t l = 0; l < term->levels; l++) {
		used += term->level[l].rows > 0;
		zz[0][0] += term->level[l].zz[0][0];
		zz[1][0] += term->level[l].zz[1][0];
		zz[1][1] += term->level[l].zz[1][1];
	}
	if (used < 2)
		return error_data(e, _("the random term %s has fewer than two levels, so its variance cannot be estimated"), name);
	if (used * term->width >= m->rows)
		return error_data(e, _("the random term %s has %zu effects for %zu rows; its variance could not be told from the residual's"),
			name, used * term->width, m->rows);
	if (term->width > 1 && !(zz[0][0] * zz[1][1] - zz[1][0] * zz[1][0] > column_share * zz[0][0] * zz[1][1]))
		return error_data(e, _("the slope of the random term %s is of a variable that does not vary"), name);
	return true;
}

/* The inverse of the Cholesky factor of the mean square of z. */
static void
find_scale(const struct term_sums *sums, struct system_term *term)
{
	block zz = { 0 };
	size_t rows = 0, used = 0;
	double first, both, second;

	for (size_t l = 0; l < sums->levels; l++) {
		rows += sums->level[l].rows;
		used += sums->level[l].rows > 0;
		for (size_t i = 0; i < MIXED_WIDTH; i++)
			for (size_t j = 0; j < MIXED_WIDTH; j++)
				zz[i][j] += sums->level[l].zz[i][j];
	}
	term->size = (double)rows / (double)used;
	first = zz[0][0] > 0 ? sqrt(zz[0][0] / (double)rows) : 1;
	term->scale[0][0] = 1 / first;
	if (term->width == 1)
		return;
	both = zz[1][0] / (double)rows / first;
	second = zz[1][1] / (double)rows - both * both;
	term->scale[1][1] = 1 / sqrt(second);
	term->scale[1][0] = -both / (first * sqrt(second));
}

/* column <- by column */
static void
turn_column(const block by, size_t width, double *column, size_t stride)
{
	double first = column[0];

	column[0] *= by[0][0];
	if (width > 1) {
		column[0] += by[0][1] * column[stride];
		column[stride] = by[1][0] * first + by[1][1] * column[stride];
	}
}

/* Everything of a level into other coordinates. */
static void
turn_level(struct mixed_system *s, const struct system_term *term, size_t l, const block by)
{
	size_t position = term->position + l * term->width;
	double *zz = s->diagonal[term->node + l][0];

	for (size_t j = 0; j < term->width; j++)
		turn_column(by, term->width, zz + j, MIXED_WIDTH);
	for (size_t i = 0; i < term->width; i++)
		turn_column(by, term->width, zz + i * MIXED_WIDTH, 1);
	for (size_t j = 0; j < s->columns; j++)
		turn_column(by, term->width, s->zx + position + j * s->size, 1);
	turn_column(by, term->width, s->zy + position, 1);
}

static void
take_level(const struct mixed *m, struct mixed_system *s, size_t t, size_t l)
{
	const struct system_term *term = &s->term[t];
	const struct term_sums *sums = &m->term[t];
	const double *zx = sums->zx + l * term->width * m->columns;
	size_t position = term->position + l * term->width;
	double *to = s->zx + position;

	s->node_term[term->node + l] = t;
	memcpy(s->diagonal[term->node + l], sums->level[l].zz, sizeof (block));
	for (size_t i = 0; i < term->width; i++) {
		for (size_t j = 0; j < s->columns; j++)
			to[i + j * s->size] = zx[i * m->columns + s->kept[j]];
		orthogonalise(s, to + i, s->size);
		s->zy[position + i] = sums->level[l].zy[i];
		for (size_t j = 0; j < s->columns; j++)
			s->zy[position + i] -= to[i + j * s->size] * s->ols[j];
	}
	turn_level(s, term, l, term->scale);
}

/* Turns the coordinates of a term of width 2 so that the first has the largest variance, by moments, and the two
 * hardly a covariance: Lambda is then nearly diagonal, and a correlation of 1 is its last element 0. */
static void
turn_term(struct mixed_system *s, struct system_term *term)
{
	double xx = 0, xy = 0, yy = 0, angle;
	block turn;

	for (size_t l = 0; l < term->levels; l++) {
		const double *y = s->zy + term->position + l * term->width;
		const double (*zz)[MIXED_WIDTH] = s->diagonal[term->node + l];
		double total = s->yy / (double)s->rows;

		xx += y[0] * y[0] / total - zz[0][0];
		xy += y[0] * y[1] / total - zz[0][1];
		yy += y[1] * y[1] / total - zz[1][1];
	}
	angle = atan2(2 * xy, xx - yy) / 2;
	turn[0][0] = turn[1][1] = cos(angle);
	turn[0][1] = sin(angle);
	turn[1][0] = -turn[0][1];
	for (size_t l = 0; l < term->levels; l++)
		turn_level(s, term, l, turn);
	for (size_t j = 0; j < MIXED_WIDTH; j++)
		turn_column(turn, MIXED_WIDTH, &term->scale[0][j], MIXED_WIDTH);
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
	for (size_t t = 0; t < m->terms; t++) {
		for (size_t l = 0; l < s->term[t].levels; l++)
			take_level(m, s, t, l);
		if (s->term[t].width > 1)
			turn_term(s, &s->term[t]);
	}
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
		turn_column(ta->scale, ta->width, to + j, MIXED_WIDTH);
	for (size_t i = 0; i < ta->width; i++)
		turn_column(tb->scale, tb->width, to + i * (s->cell == 1 ? 1 : MIXED_WIDTH), 1);
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
