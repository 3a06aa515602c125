#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "stats/prediction.h"

void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info);
void dtrsm_(const char *side, const char *uplo, const char *trans, const char *diag, const int *m, const int *n, const double *alpha,
	const double *a, const int *lda, double *b, const int *ldb);

struct prediction {
	size_t terms, levels;           /* levels of all terms together */
	size_t first[PREDICTION_TERMS + 1];
	double variance[PREDICTION_TERMS];
	double *g;                      /* Z'PZ, levels x levels */
	double inverse[PREDICTION_TERMS * PREDICTION_TERMS];    /* J */
};

/* ---- P ---- */

/* V into rest: for each two members of one level. */
static void
add_variances(const struct prediction_model *m)
{
	for (size_t i = 0; i < m->member_count; i++)
		for (size_t k = 0; k < m->member_count; k++) {
			const struct prediction_member *a = &m->members[i], *b = &m->members[k];

			if (a->term == b->term && a->level == b->level)
				m->rest[a->row * m->rows + b->row] += m->variance[a->term] * a->z * b->z;
		}
}

/* Columns of L^-1 X made orthonormal; those that depend on others go. Returns how many stay. */
static size_t
orthonormal(double *w, size_t rows, size_t columns)
{
	size_t kept = 0;

	for (size_t c = 0; c < columns; c++) {
		double *column = w + c * rows, before = 0, after = 0;

		for (size_t i = 0; i < rows; i++)
			before += column[i] * column[i];
		for (int again = 0; again < 2; again++)
			for (size_t k = 0; k < kept; k++) {
				const double *other = w + k * rows;
				double dot = 0;

				for (size_t i = 0; i < rows; i++)
					dot += other[i] * column[i];
				for (size_t i = 0; i < rows; i++)
					column[i] -= dot * other[i];
			}
		for (size_t i = 0; i < rows; i++)
			after += column[i] * column[i];
		if (!(after > 1e-10 * before))
			continue;
		for (size_t i = 0; i < rows; i++)
			w[kept * rows + i] = column[i] / sqrt(after);
		kept++;
	}
	return kept;
}

/* P in place of V: V^-1 - F F', F = L^-T Q, Q an orthonormal base of L^-1 X. */
static bool
find_p(const struct prediction_model *m)
{
	static const double one = 1;
	int n = (int)m->rows, info, p = (int)m->columns;
	double *f = alloc_zero(m->rows * m->columns + 1, sizeof *f);

	for (size_t i = 0; i < m->rows; i++)
		for (size_t c = 0; c < m->columns; c++)
			f[c * m->rows + i] = m->x[i * m->columns + c];
	dpotrf_("L", &n, m->rest, &n, &info);
	if (info == 0) {
		dtrsm_("L", "L", "N", "N", &n, &p, &one, m->rest, &n, f, &n);
		p = (int)orthonormal(f, m->rows, m->columns);
		dtrsm_("L", "L", "T", "N", &n, &p, &one, m->rest, &n, f, &n);
		dpotri_("L", &n, m->rest, &n, &info);
	}
	for (size_t i = 0; i < m->rows && info == 0; i++)
		for (size_t k = 0; k <= i; k++) {
			double value = m->rest[k * m->rows + i];

			for (size_t c = 0; c < (size_t)p; c++)
				value -= f[c * m->rows + i] * f[c * m->rows + k];
			m->rest[i * m->rows + k] = m->rest[k * m->rows + i] = value;
		}
	free(f);
	return info == 0;
}

/* ---- G and J ---- */

static size_t
place_of(const struct prediction *p, const struct prediction_member *member)
{
	return p->first[member->term] + member->level;
}

/* Z'P by rows of members, then times Z. */
static void
find_g(struct prediction *p, const struct prediction_model *m)
{
	double *half = alloc_zero(p->levels * m->rows + 1, sizeof *half);

	for (const struct prediction_member *a = m->members; a < m->members + m->member_count; a++)
		for (size_t i = 0; i < m->rows; i++)
			half[place_of(p, a) * m->rows + i] += a->z * m->rest[a->row * m->rows + i];
	p->g = alloc_zero(p->levels * p->levels + 1, sizeof *p->g);
	for (size_t level = 0; level < p->levels; level++)
		for (const struct prediction_member *b = m->members; b < m->members + m->member_count; b++)
			p->g[level * p->levels + place_of(p, b)] += b->z * half[level * m->rows + b->row];
	free(half);
}

/* The inverse by sweeps (Goodnight, American Statistician 33 (1979) 149) of a matrix scaled to a diagonal of 1; what depends on
 * terms before it, so that the data cannot tell it, is taken as known. */
static void
invert(size_t n, double *a)
{
	bool swept[PREDICTION_TERMS] = { false };

	for (size_t k = 0; k < n; k++) {
		double pivot = a[k * n + k];

		if (!(pivot > 1e-6))
			continue;
		swept[k] = true;
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < n; j++)
				if (i != k && j != k)
					a[i * n + j] -= a[i * n + k] * a[k * n + j] / pivot;
		for (size_t i = 0; i < n; i++)
			if (i != k) {
				a[i * n + k] /= pivot;
				a[k * n + i] /= pivot;
			}
		a[k * n + k] = -1 / pivot;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			a[i * n + j] = swept[i] && swept[j] ? -a[i * n + j] : 0;
}

static void
find_j(struct prediction *p)
{
	double information[PREDICTION_TERMS * PREDICTION_TERMS], scale[PREDICTION_TERMS];
	size_t n = p->terms;

	for (size_t k = 0; k < n; k++)
		for (size_t l = 0; l < n; l++) {
			double sum = 0;

			for (size_t i = p->first[k]; i < p->first[k + 1]; i++)
				for (size_t j = p->first[l]; j < p->first[l + 1]; j++)
					sum += p->g[i * p->levels + j] * p->g[i * p->levels + j];
			information[k * n + l] = sum / 2;
		}
	for (size_t k = 0; k < n; k++)
		scale[k] = information[k * n + k] > 0 ? 1 / sqrt(information[k * n + k]) : 0;
	for (size_t k = 0; k < n; k++)
		for (size_t l = 0; l < n; l++)
			p->inverse[k * n + l] = information[k * n + l] * scale[k] * scale[l];
	invert(n, p->inverse);
	for (size_t k = 0; k < n; k++)
		for (size_t l = 0; l < n; l++)
			p->inverse[k * n + l] *= scale[k] * scale[l];
}

struct prediction *
prediction_new(const struct prediction_model *m)
{
	struct prediction *p = alloc_zero(1, sizeof *p);

	p->terms = m->terms;
	memcpy(p->variance, m->variance, sizeof p->variance);
	for (size_t k = 0; k < m->terms; k++)
		p->first[k + 1] = p->first[k] + m->levels[k];
	p->levels = p->first[m->terms];
	add_variances(m);
	if (!find_p(m)) {
		free(p);
		return NULL;
	}
	find_g(p, m);
	find_j(p);
	return p;
}

/* ---- predictions ---- */

/* w - h, h = G D w; the caller's. */
static double *
less_known(const struct prediction *p, const struct prediction_member *members, size_t count)
{
	double *v = alloc_zero(p->levels + 1, sizeof *v);

	for (size_t i = 0; i < count; i++) {
		size_t at = place_of(p, &members[i]);
		double weight = p->variance[members[i].term] * members[i].z;

		v[at] += members[i].z;
		for (size_t j = 0; j < p->levels; j++)
			v[j] -= weight * p->g[at * p->levels + j];
	}
	return v;
}

double
prediction_added(const struct prediction *p, const struct prediction_member *members, size_t count)
{
	double *v = less_known(p, members, count), sum = 0;

	for (size_t k = 0; k < p->terms; k++)
		for (size_t l = 0; l < p->terms; l++) {
			double part = 0;

			for (size_t i = p->first[k]; i < p->first[k + 1] && p->inverse[k * p->terms + l] != 0; i++)
				for (size_t j = p->first[l]; v[i] != 0 && j < p->first[l + 1]; j++)
					part += v[i] * p->g[i * p->levels + j] * v[j];
			sum += p->inverse[k * p->terms + l] * part;
		}
	free(v);
	return fmax(sum, 0);
}

double
prediction_variance(const struct prediction *p, const struct prediction_member *members, size_t count)
{
	double *v = less_known(p, members, count), sum = 0;

	/* w'Dw - w'D G D w = w'D (w - h). */
	for (size_t i = 0; i < count; i++)
		sum += p->variance[members[i].term] * members[i].z * v[place_of(p, &members[i])];
	free(v);
	return sum;
}

void
prediction_free(struct prediction *p)
{
	if (p != NULL)
		free(p->g);
	free(p);
}
