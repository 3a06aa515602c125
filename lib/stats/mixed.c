/* Linear mixed models: a fit, from the sums to what is reported. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "stats/mixed-inside.h"

enum { FEW = 100 };

/* --- fixed effects --- */

/* vector <- R^-1 vector */
static void
unscale_columns(const struct mixed_system *s, double *vector)
{
	size_t p = s->columns;

	for (size_t i = p; i-- > 0;) {
		for (size_t k = i + 1; k < p; k++)
			vector[i] -= s->r[k * p + i] * vector[k];
		vector[i] /= s->r[i * p + i];
	}
}

/* What the intercept of centred columns has to give to the others. */
static void
uncentre(const struct mixed *m, const struct mixed_system *s, double *vector)
{
	for (size_t i = 1; s->columns > 0 && s->kept[0] == 0 && i < s->columns; i++)
		vector[0] -= m->centre[s->kept[i]] * vector[i];
}

/* F with F F' = (X'V^-1X)^-1, by column: R^-1 times the inverse of the transposed Cholesky factor. */
static double *
root_of_covariance(const struct mixed *m, const struct mixed_solution *v)
{
	size_t p = v->system.columns;
	double *f = alloc_zero(p * p + 1, sizeof *f);

	for (size_t j = 0; j < p; j++) {
		double *column = f + j * p;

		for (size_t i = j + 1; i-- > 0;) {
			column[i] = i == j;
			for (size_t k = i + 1; k <= j; k++)
				column[i] -= v->cholesky[k + i * p] * column[k];
			column[i] /= v->cholesky[i + i * p];
		}
		unscale_columns(&v->system, column);
		uncentre(m, &v->system, column);
	}
	return f;
}

static void
report_columns(const struct mixed *m, const struct mixed_solution *v, struct mixed_fit *fit)
{
	const struct mixed_system *s = &v->system;
	size_t p = s->columns, given = s->given;
	double *f = root_of_covariance(m, v), *value = alloc_zero(p + 1, sizeof *value);

	for (size_t i = 0; i < p; i++)
		value[i] = s->ols[i] + v->beta[i];
	unscale_columns(s, value);
	uncentre(m, s, value);
	if (p > 0 && s->kept[0] == 0)
		value[0] += m->centre_y;
	for (size_t j = 0; j < given; j++) {
		fit->dropped[j] = true;
		fit->coefficient[j] = fit->std_error[j] = NAN;
		for (size_t i = 0; i < given; i++)
			fit->coefficient_covariance[i * given + j] = NAN;
	}
	for (size_t i = 0; i < p; i++) {
		size_t a = s->kept[i];

		fit->dropped[a] = false;
		fit->coefficient[a] = value[i];
		for (size_t j = 0; j < p; j++) {
			double sum = 0;

			for (size_t k = 0; k < p; k++)
				sum += f[i + k * p] * f[j + k * p];
			fit->coefficient_covariance[a * given + s->kept[j]] = v->residual * sum;
		}
		fit->std_error[a] = sqrt(fit->coefficient_covariance[a * given + a]);
	}
	free(f);
	free(value);
}

/* --- effects --- */

/* From spherical effects to those of z as given: the transposed scale times Lambda. */
static void
effect_root(const struct mixed_solution *v, size_t t, block e)
{
	const struct system_term *term = &v->system.term[t];

	memset(e, 0, sizeof (block));
	for (size_t i = 0; i < term->width; i++)
		for (size_t j = 0; j < term->width; j++)
			for (size_t k = 0; k < term->width; k++)
				e[i][j] += term->scale[k][i] * v->lambda[t][k][j];
}

/* to <- by * e inner e' */
static void
surround(const block e, const block inner, double by, block to)
{
	for (size_t i = 0; i < MIXED_WIDTH; i++)
		for (size_t j = 0; j < MIXED_WIDTH; j++) {
			to[i][j] = 0;
			for (size_t a = 0; a < MIXED_WIDTH; a++)
				for (size_t b = 0; b < MIXED_WIDTH; b++)
					to[i][j] += by * e[i][a] * inner[a][b] * e[j][b];
		}
}

static void
report_level(const struct mixed_solution *v, size_t t, size_t l, const block e, struct mixed_level *to)
{
	const struct mixed_system *s = &v->system;
	const struct system_term *term = &s->term[t];
	size_t at = term->position + l * term->width;
	block inner = { 0 };

	for (size_t i = 0; i < term->width; i++)
		for (size_t j = 0; j < term->width; j++) {
			to->effect[i] += e[i][j] * v->effect[at + j];
			inner[i][j] = v->inverse[term->node + l][i][j];
		}
	surround(e, inner, v->residual, to->variance);
	for (size_t i = 0; i < term->width; i++)
		for (size_t j = 0; j < term->width; j++)
			for (size_t k = 0; k < s->columns; k++)
				inner[i][j] += v->w[at + i + k * s->size] * v->w[at + j + k * s->size];
	surround(e, inner, v->residual, to->prediction);
}

static void
report_terms(const struct mixed *m, const struct mixed_solution *v, struct mixed_fit *fit)
{
	static const block unit = { { 1, 0 }, { 0, 1 } };

	for (size_t t = 0; t < fit->terms; t++) {
		const struct term_sums *sums = &m->term[t];
		block e;

		effect_root(v, t, e);
		surround(e, unit, v->residual, fit->covariance[t]);
		fit->levels[t] = sums->levels;
		fit->level[t] = alloc_zero(sums->levels + 1, sizeof *fit->level[t]);
		for (size_t l = 0; l < sums->levels; l++) {
			fit->level[t][l].rows = sums->level[l].rows;
			fit->level[t][l].weight = sums->level[l].weight;
			report_level(v, t, l, e, &fit->level[t][l]);
		}
	}
}

/* --- the fit --- */

bool
mixed_fit_by(struct mixed *m, bool reml, enum mixed_way way, struct mixed_fit *fit, struct error *e)
{
	struct mixed_solution *v = alloc_zero(1, sizeof *v);

	*fit = (struct mixed_fit){ .reml = reml, .rows = m->rows, .columns = m->columns, .terms = m->terms, .inside = v };
	v->reml = reml;
	if (!mixed_system_new(m, &v->system, e)) {
		mixed_fit_free(fit);
		return false;
	}
	mixed_solution_new(v, way);
	mixed_search(v, fit);
	fit->criterion = v->criterion;
	fit->residual = v->residual;
	fit->freedom = m->rows - (reml ? v->system.columns : 0);
	fit->covariance = alloc_zero(m->terms + 1, sizeof *fit->covariance);
	fit->dropped = alloc_zero(m->columns + 1, sizeof *fit->dropped);
	fit->coefficient = alloc_zero(m->columns + 1, sizeof *fit->coefficient);
	fit->std_error = alloc_zero(m->columns + 1, sizeof *fit->std_error);
	fit->coefficient_covariance = alloc_zero(m->columns * m->columns + 1, sizeof *fit->coefficient_covariance);
	fit->levels = alloc_zero(m->terms + 1, sizeof *fit->levels);
	fit->level = alloc_zero(m->terms + 1, sizeof *fit->level);
	report_columns(m, v, fit);
	report_terms(m, v, fit);
	free(v->u);
	v->u = NULL;
	return true;
}

bool
mixed_fit(struct mixed *m, bool reml, struct mixed_fit *fit, struct error *e)
{
	return mixed_fit_by(m, reml, MIXED_ANY, fit, e);
}

void
mixed_fit_free(struct mixed_fit *fit)
{
	for (size_t t = 0; fit->level && t < fit->terms; t++)
		free(fit->level[t]);
	free(fit->level);
	free(fit->levels);
	free(fit->covariance);
	free(fit->dropped);
	free(fit->coefficient);
	free(fit->std_error);
	free(fit->coefficient_covariance);
	if (fit->inside)
		mixed_solution_free(fit->inside);
	free(fit->inside);
	*fit = (struct mixed_fit){ 0 };
}

/* --- what follows from a fit --- */

static double
effect_of(const struct mixed_fit *fit, const struct mixed_member *member)
{
	const struct system_term *t = &fit->inside->system.term[member->term];
	double sum = 0;

	if (member->level >= fit->levels[member->term])
		return 0;
	for (size_t i = 0; i < t->width; i++)
		sum += member->z[i] * fit->level[member->term][member->level].effect[i];
	return sum;
}

double
mixed_fitted(const struct mixed_fit *fit, const double *x, const struct mixed_member *member, size_t members)
{
	double sum = 0;

	for (size_t j = 0; j < fit->columns; j++)
		if (!fit->dropped[j])
			sum += fit->coefficient[j] * x[j];
	for (size_t i = 0; i < members; i++)
		sum += effect_of(fit, &member[i]);
	return sum;
}

/* A coordinate of Lambda' z of a member. */
struct part {
	size_t term, level, coordinate;
	size_t position;                /* SIZE_MAX: of a level beyond those of the fit */
	double value;
};

static size_t
find_parts(const struct mixed_fit *fit, const struct mixed_member *member, size_t members, struct part *part)
{
	size_t n = 0;

	for (size_t i = 0; i < members; i++) {
		const struct system_term *t = &fit->inside->system.term[member[i].term];
		block e;

		effect_root(fit->inside, member[i].term, e);
		for (size_t a = 0; a < t->width; a++) {
			struct part *p = &part[n++];

			*p = (struct part){ member[i].term, member[i].level, a, SIZE_MAX, 0 };
			if (p->level < t->levels)
				p->position = t->position + p->level * t->width + a;
			for (size_t b = 0; b < t->width; b++)
				p->value += e[b][a] * member[i].z[b];
		}
	}
	return n;
}

/* c'M^-1 c from elements that are known, levels beyond those of the fit being independent; false: one is not, or
 * there are so many that a solution is cheaper. */
static bool
known_variance(const struct mixed_solution *v, const struct part *part, size_t n, double *sum)
{
	*sum = 0;
	if (n > FEW)
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			const struct part *a = &part[i], *b = &part[j];
			double entry = 0;

			if (a->position == SIZE_MAX || b->position == SIZE_MAX)
				entry = a->term == b->term && a->level == b->level && a->coordinate == b->coordinate;
			else if (!mixed_factor_entry(v->factor, a->position, b->position, &entry))
				return false;
			*sum += a->value * b->value * entry;
		}
	return true;
}

static double
solved_variance(const struct mixed_solution *v, const struct part *part, size_t n)
{
	double *x = alloc_zero(v->system.size + 1, sizeof *x), sum = 0;

	for (size_t i = 0; i < n; i++)
		if (part[i].position != SIZE_MAX)
			x[part[i].position] += part[i].value;
	mixed_factor_solve(v->factor, x, 1);
	for (size_t i = 0; i < n; i++)
		if (part[i].position != SIZE_MAX)
			sum += part[i].value * x[part[i].position];
		else
			for (size_t j = 0; j < n; j++)
				if (part[i].term == part[j].term && part[i].level == part[j].level && part[i].coordinate == part[j].coordinate)
					sum += part[i].value * part[j].value;
	free(x);
	return sum;
}

double
mixed_combination(const struct mixed_fit *fit, const struct mixed_member *member, size_t members, double *variance)
{
	const struct mixed_solution *v = fit->inside;
	struct part *part = alloc_zero(members * MIXED_WIDTH + 1, sizeof *part);
	size_t n = find_parts(fit, member, members, part);
	double sum = 0;

	if (!known_variance(v, part, n, variance))
		*variance = solved_variance(v, part, n);
	for (size_t k = 0; k < v->system.columns; k++) {
		double fixed = 0;

		for (size_t i = 0; i < n; i++)
			if (part[i].position != SIZE_MAX)
				fixed += v->w[part[i].position + k * v->system.size] * part[i].value;
		*variance += fixed * fixed;
	}
	*variance *= v->residual;
	for (size_t i = 0; i < members; i++)
		sum += effect_of(fit, &member[i]);
	free(part);
	return sum;
}
