/* The mixed model: against what others published for well-known data, and against a likelihood worked out from
 * the whole matrix V, without any of the shortcuts. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "stats/mixed-inside.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

enum { MOST_ROWS = 200, MOST_COLUMNS = 4, MOST_MEMBERS = 4 };

/* Rows as they are given to the model. */
struct row {
	double y, x[MOST_COLUMNS];
	struct mixed_member member[MOST_MEMBERS];
	size_t members;
};

struct design {
	size_t rows, columns, terms;
	struct mixed_term term[3];
	struct row row[MOST_ROWS];
};

static void
assert_near(double actual, double expected, double tolerance)
{
	if (isnan(expected) && isnan(actual))
		return;
	if (!(fabs(actual - expected) <= tolerance))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void
assert_close(double actual, double expected, double relative)
{
	assert_near(actual, expected, relative * fabs(expected));
}

static struct mixed *
sums_of(const struct design *d)
{
	struct mixed *m = mixed_new(d->columns, NULL, d->term, d->terms);

	for (size_t i = 0; i < d->rows; i++)
		mixed_add(m, d->row[i].x, d->row[i].y, d->row[i].member, d->row[i].members);
	return m;
}

static struct mixed_fit
fit_of(const struct design *d, bool reml, enum mixed_way way)
{
	struct mixed *m = sums_of(d);
	struct mixed_fit fit;
	struct error e = { 0 };

	if (!mixed_fit_by(m, reml, way, &fit, &e))
		fail_msg("%s", e.message);
	mixed_free(m);
	return fit;
}

/* --- well-known data --- */

static const double dyestuff[] = {
	1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465,
	1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445,
};

static const double dyestuff2[] = {
	7.298, 3.846, 2.434, 9.566, 7.99, 5.22, 6.556, 0.608, 11.788, -0.892, 0.11, 10.386, 13.434, 5.51, 8.166, 2.212,
	4.852, 7.092, 9.288, 4.98, 0.282, 9.014, 4.458, 9.446, 7.198, 1.722, 4.782, 8.106, 0.758, 3.758,
};

static const double penicillin[] = {
	27, 23, 26, 23, 23, 21, 27, 23, 26, 23, 23, 21, 25, 21, 25, 24, 24, 20, 26, 23, 25, 23, 23, 20, 25, 22, 26, 22, 23,
	20, 24, 22, 25, 23, 22, 19, 24, 20, 23, 21, 22, 19, 26, 22, 26, 24, 24, 21, 24, 21, 24, 22, 22, 20, 24, 21, 24, 23,
	22, 19, 26, 23, 26, 24, 24, 21, 25, 22, 26, 24, 24, 20, 26, 24, 26, 24, 25, 22, 26, 23, 26, 23, 23, 20, 26, 23, 25,
	24, 24, 22, 25, 22, 25, 23, 23, 20, 25, 21, 24, 23, 23, 20, 25, 22, 24, 23, 23, 19, 24, 21, 23, 21, 21, 19, 26, 23,
	26, 24, 24, 21, 25, 21, 24, 22, 22, 18, 25, 22, 25, 22, 22, 20, 24, 21, 24, 22, 24, 19, 24, 21, 24, 22, 21, 18,
};

static const double pastes[] = {
	62.8, 62.6, 60.1, 62.3, 62.7, 63.1, 60, 61.4, 57.5, 56.9, 61.1, 58.9, 58.7, 57.5, 63.9, 63.1, 65.4, 63.7, 57.1,
	56.4, 56.9, 58.6, 64.7, 64.5, 55.1, 55.1, 54.7, 54.2, 58.8, 57.5, 63.4, 64.9, 59.3, 58.1, 60.5, 60, 62.5, 62.6, 61,
	58.7, 56.9, 57.7, 59.2, 59.4, 65.2, 66, 64.8, 64.1, 54.8, 54.8, 64, 64, 57.7, 56.8, 58.3, 59.3, 59.2, 59.2, 58.9,
	56.6,
};

static const double sleepstudy[] = {
	249.5600, 258.7047, 250.8006, 321.4398, 356.8519, 414.6901, 382.2038, 290.1486, 430.5853, 466.3535, 222.7339,
	205.2658, 202.9778, 204.7070, 207.7161, 215.9618, 213.6303, 217.7272, 224.2957, 237.3142, 199.0539, 194.3322,
	234.3200, 232.8416, 229.3074, 220.4579, 235.4208, 255.7511, 261.0125, 247.5153, 321.5426, 300.4002, 283.8565,
	285.1330, 285.7973, 297.5855, 280.2396, 318.2613, 305.3495, 354.0487, 287.6079, 285.0000, 301.8206, 320.1153,
	316.2773, 293.3187, 290.0750, 334.8177, 293.7469, 371.5811, 234.8606, 242.8118, 272.9613, 309.7688, 317.4629,
	309.9976, 454.1619, 346.8311, 330.3003, 253.8644, 283.8424, 289.5550, 276.7693, 299.8097, 297.1710, 338.1665,
	332.0265, 348.8399, 333.3600, 362.0428, 265.4731, 276.2012, 243.3647, 254.6723, 279.0244, 284.1912, 305.5248,
	331.5229, 335.7469, 377.2990, 241.6083, 273.9472, 254.4907, 270.8021, 251.4519, 254.6362, 245.4523, 235.3110,
	235.7541, 237.2466, 312.3666, 313.8058, 291.6112, 346.1222, 365.7324, 391.8385, 404.2601, 416.6923, 455.8643,
	458.9167, 236.1032, 230.3167, 238.9256, 254.9220, 250.7103, 269.7744, 281.5648, 308.1020, 336.2806, 351.6451,
	256.2968, 243.4543, 256.2046, 255.5271, 268.9165, 329.7247, 379.4445, 362.9184, 394.4872, 389.0527, 250.5265,
	300.0576, 269.8939, 280.5891, 271.8274, 304.6336, 287.7466, 266.5955, 321.5418, 347.5655, 221.6771, 298.1939,
	326.8785, 346.8555, 348.7402, 352.8287, 354.4266, 360.4326, 375.6406, 388.5417, 271.9235, 268.4369, 257.2424,
	277.6566, 314.8222, 317.2135, 298.1353, 348.1229, 340.2800, 366.5131, 225.2640, 234.5235, 238.9008, 240.4730,
	267.5373, 344.1937, 281.1481, 347.5855, 365.1630, 372.2288, 269.8804, 272.4428, 277.8989, 281.7895, 279.1705,
	284.5120, 259.2658, 304.6306, 350.7807, 369.4692, 269.4117, 273.4740, 297.5968, 310.6316, 287.1726, 329.6076,
	334.4818, 343.2199, 369.1417, 364.1236,
};

/* level[t] of row i is i / divide modulo modulo; a slope is on i % slope, which is a column as well. */
static const struct known {
	const char *name;
	const double *y;
	size_t rows, terms, divide[2], modulo[2], slope;
	bool reml;
	double criterion, variance[2], residual, coefficient[2], std_error[2];
	double covariance, slope_variance;
} models[] = {
	{ "Dyestuff", dyestuff, 30, 1, { 5 }, { 6 }, 0, false, 327.32705988112673, { 1388.3334 }, 2451.25, { 1527.5 }, { 17.69455 } },
	{ "Dyestuff", dyestuff, 30, 1, { 5 }, { 6 }, 0, true, 319.6542768422576, { 1764.05 }, 2451.25, { 1527.5 }, { 19.38341 } },
	{ "Dyestuff2", dyestuff2, 30, 1, { 5 }, { 6 }, 0, false, 162.87303665382575, { 0 }, 13.3460993, { 5.6656 }, { 0.6669857 } },
	{ "Dyestuff2", dyestuff2, 30, 1, { 5 }, { 6 }, 0, true, 161.828277812, { 0 }, 13.8063096, { 5.6656 }, { 0.678388 } },
	{ "Penicillin", penicillin, 144, 2, { 6, 1 }, { 24, 6 }, 0, false, 332.1883486700085, { 0.714992, 3.135189 }, 0.302425,
		{ 22.9722222 }, { 0.74460378 } },
	{ "Penicillin", penicillin, 144, 2, { 6, 1 }, { 24, 6 }, 0, true, 330.860588991, { 0.716908, 3.730918 }, 0.302415,
		{ 22.9722222 }, { NAN } },
	{ "Pastes", pastes, 60, 2, { 2, 6 }, { 30, 10 }, 0, false, 247.9944658624955, { 8.433667, 1.199156 }, 0.678,
		{ 60.0533333 }, { 0.64213558 } },
	{ "Pastes", pastes, 60, 2, { 2, 6 }, { 30, 10 }, 0, true, 246.990745853, { 8.433667, 1.657309 }, 0.678,
		{ 60.0533333 }, { NAN } },
	{ "sleepstudy", sleepstudy, 180, 1, { 10 }, { 18 }, 10, false, 1751.9393444636682, { 565.5153 }, 654.941,
		{ 251.4051048, 10.467286 }, { 6.6322953, 1.5022388 }, 11.0554, 32.6822 },
	{ "sleepstudy", sleepstudy, 180, 1, { 10 }, { 18 }, 10, true, 1743.62827196, { 612.0897 }, 654.941,
		{ 251.4051048, 10.467286 }, { NAN, NAN }, 9.6043, 35.0717 },
};

static struct design
design_of(const struct known *k)
{
	struct design d = { .rows = k->rows, .terms = k->terms, .columns = k->slope ? 2 : 1 };

	for (size_t t = 0; t < k->terms; t++)
		d.term[t].width = k->slope ? 2 : 1;
	for (size_t i = 0; i < k->rows; i++) {
		struct row *r = &d.row[i];
		double slope = k->slope ? (double)(i % k->slope) : 0;

		*r = (struct row){ .y = k->y[i], .x = { 1, slope }, .members = k->terms };
		for (size_t t = 0; t < k->terms; t++)
			r->member[t] = (struct mixed_member){ t, i / k->divide[t] % k->modulo[t], { 1, slope } };
	}
	return d;
}

static void
published_models(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT(models); i++)
		for (int way = MIXED_SPARSE; way <= MIXED_DENSE; way++) {
			const struct known *k = &models[i];
			struct design d = design_of(k);
			struct mixed_fit fit = fit_of(&d, k->reml, way);

			assert_near(fit.criterion, k->criterion, 1e-6);
			assert_close(fit.residual, k->residual, 1e-5);
			for (size_t t = 0; t < k->terms; t++)
				assert_close(fit.covariance[t][0][0], k->variance[t], 1e-5);
			for (size_t j = 0; j < d.columns; j++) {
				assert_close(fit.coefficient[j], k->coefficient[j], 1e-6);
				if (!isnan(k->std_error[j]))
					assert_close(fit.std_error[j], k->std_error[j], 2e-5);
			}
			if (k->slope) {
				assert_close(fit.covariance[0][1][0], k->covariance, 1e-4);
				assert_close(fit.covariance[0][1][1], k->slope_variance, 1e-5);
			}
			assert_int_equal(fit.end, k->variance[0] > 0 ? MIXED_CONVERGED : MIXED_BOUNDARY);
			assert_int_equal(fit.rows, k->rows);
			assert_int_equal(fit.freedom, k->rows - (k->reml ? d.columns : 0));
			assert_true(fit.gain < 1e-9);
			mixed_fit_free(&fit);
		}
}

/* Published for A to F; the variance from its formula for a balanced design, sigma^2 tau / (1 + 5 tau). */
static void
effects_of_dyestuff(void **unused)
{
	(void)unused;
	static const double effects[] = { -16.6282, 0.3695, 26.9747, -21.8014, 53.5798, -42.4943 };
	struct design d = design_of(&models[0]);
	struct mixed_fit fit = fit_of(&d, false, MIXED_ANY);
	double tau = 1388.3333 / 2451.25;

	assert_int_equal(fit.levels[0], COUNT(effects));
	for (size_t l = 0; l < COUNT(effects); l++) {
		const struct mixed_level *level = &fit.level[0][l];

		assert_near(level->effect[0], effects[l], 1e-4);
		assert_close(level->variance[0][0], 2451.25 * tau / (1 + 5 * tau), 1e-6);
		assert_true(level->prediction[0][0] > level->variance[0][0]);
		assert_int_equal(level->rows, 5);
		assert_near(level->weight, 5, 0);
	}
	mixed_fit_free(&fit);
}

/* As lme4 gives them. */
static void
effects_with_slopes(void **unused)
{
	(void)unused;
	struct design d = design_of(&models[9]);
	struct mixed_fit fit = fit_of(&d, true, MIXED_ANY);
	const struct mixed_level *level = fit.level[0];

	assert_near(level[0].effect[0], 2.2585656, 1e-4);
	assert_near(level[0].effect[1], 9.1989719, 1e-4);
	assert_near(level[1].effect[0], -40.3985769, 1e-4);
	assert_near(level[1].effect[1], -8.6197032, 1e-4);
	assert_close(level[0].variance[0][0], 145.705094, 1e-5);
	assert_close(level[0].variance[0][1], -21.4444251, 1e-5);
	assert_close(level[0].variance[1][1], 5.3122735, 1e-5);
	mixed_fit_free(&fit);
}

static void
no_variance_no_effects(void **unused)
{
	(void)unused;
	struct design d = design_of(&models[3]);
	struct mixed_fit fit = fit_of(&d, true, MIXED_ANY);

	for (size_t l = 0; l < 6; l++) {
		assert_near(fit.level[0][l].effect[0], 0, 0);
		assert_near(fit.level[0][l].variance[0][0], 0, 0);
		assert_near(fit.level[0][l].prediction[0][0], 0, 0);
	}
	mixed_fit_free(&fit);
}

/* --- the likelihood from V --- */

/* V, then its Cholesky factor; columns solved; everything by the textbook. */
struct whole {
	size_t n, p;
	double v[MOST_ROWS][MOST_ROWS];
	double x[MOST_ROWS][MOST_COLUMNS], y[MOST_ROWS];        /* L^-1 X, L^-1 y */
	double xx[MOST_COLUMNS][MOST_COLUMNS];                  /* (X'V^-1X)^-1 */
	double beta[MOST_COLUMNS], criterion;
};

typedef double covariances[3][MIXED_WIDTH][MIXED_WIDTH];

/* Covariance of the sums of z b of two lists of members. */
static double
covariance_of(const struct mixed_member *a, size_t as, const struct mixed_member *b, size_t bs, const covariances psi)
{
	double sum = 0;

	for (size_t i = 0; i < as; i++)
		for (size_t j = 0; j < bs; j++)
			for (size_t k = 0; a[i].term == b[j].term && a[i].level == b[j].level && k < MIXED_WIDTH; k++)
				for (size_t l = 0; l < MIXED_WIDTH; l++)
					sum += a[i].z[k] * psi[a[i].term][k][l] * b[j].z[l];
	return sum;
}

static void
forward(const struct whole *w, double *column, size_t stride)
{
	for (size_t i = 0; i < w->n; i++) {
		for (size_t k = 0; k < i; k++)
			column[i * stride] -= w->v[i][k] * column[k * stride];
		column[i * stride] /= w->v[i][i];
	}
}

/* Cholesky factor in place; the logarithm of the determinant. */
static double
factor(double *a, size_t n, size_t stride)
{
	double log_determinant = 0;

	for (size_t j = 0; j < n; j++)
		for (size_t i = j; i < n; i++) {
			double sum = a[i * stride + j];

			for (size_t k = 0; k < j; k++)
				sum -= a[i * stride + k] * a[j * stride + k];
			a[i * stride + j] = i == j ? sqrt(sum) : sum / a[j * stride + j];
			if (i == j)
				log_determinant += log(sum);
		}
	return log_determinant;
}

static void
invert(double a[MOST_COLUMNS][MOST_COLUMNS], size_t n)
{
	for (size_t k = 0; k < n; k++) {
		double pivot = a[k][k];

		for (size_t j = 0; j < n; j++)
			a[k][j] = (j == k ? 1 : a[k][j]) / pivot;
		for (size_t i = 0; i < n; i++)
			if (i != k) {
				double by = a[i][k];

				for (size_t j = 0; j < n; j++)
					a[i][j] = (j == k ? 0 : a[i][j]) - by * a[k][j];
			}
	}
}

static void
whole_of(const struct design *d, bool reml, const covariances psi, double residual, struct whole *w)
{
	double chol[MOST_COLUMNS][MOST_COLUMNS], squares = 0;

	*w = (struct whole){ .n = d->rows, .p = d->columns };
	for (size_t i = 0; i < w->n; i++) {
		for (size_t j = 0; j < w->n; j++)
			w->v[i][j] = covariance_of(d->row[i].member, d->row[i].members, d->row[j].member, d->row[j].members, psi)
				+ (i == j ? residual : 0);
		memcpy(w->x[i], d->row[i].x, sizeof w->x[i]);
		w->y[i] = d->row[i].y;
	}
	w->criterion = factor(w->v[0], w->n, MOST_ROWS);
	forward(w, w->y, 1);
	for (size_t j = 0; j < w->p; j++)
		forward(w, &w->x[0][j], MOST_COLUMNS);
	for (size_t j = 0; j < w->p; j++)
		for (size_t k = 0; k < w->p; k++)
			for (size_t i = 0; i < w->n; i++)
				w->xx[j][k] += w->x[i][j] * w->x[i][k];
	memcpy(chol, w->xx, sizeof chol);
	if (reml)
		w->criterion += factor(chol[0], w->p, MOST_COLUMNS);
	invert(w->xx, w->p);
	for (size_t i = 0; i < w->n; i++)
		for (size_t j = 0; j < w->p; j++)
			for (size_t k = 0; k < w->p; k++)
				w->beta[j] += w->xx[j][k] * w->x[i][k] * w->y[i];
	for (size_t i = 0; i < w->n; i++) {
		for (size_t j = 0; j < w->p; j++)
			w->y[i] -= w->x[i][j] * w->beta[j];
		squares += w->y[i] * w->y[i];
	}
	w->criterion += squares + (double)(w->n - (reml ? w->p : 0)) * log(8 * atan(1));
}

/* Best linear unbiased prediction of the members' sum; its error variance, and that given beta. */
static double
predict(const struct design *d, struct whole *w, const covariances psi, const struct mixed_member *m, size_t members,
	double *error, double *given)
{
	double c[MOST_ROWS], effect = 0, across[MOST_COLUMNS] = { 0 };

	*given = covariance_of(m, members, m, members, psi);
	for (size_t i = 0; i < w->n; i++)
		c[i] = covariance_of(m, members, d->row[i].member, d->row[i].members, psi);
	forward(w, c, 1);
	for (size_t i = 0; i < w->n; i++) {
		effect += c[i] * w->y[i];
		*given -= c[i] * c[i];
		for (size_t j = 0; j < w->p; j++)
			across[j] += c[i] * w->x[i][j];
	}
	*error = *given;
	for (size_t j = 0; j < w->p; j++)
		for (size_t k = 0; k < w->p; k++)
			*error += across[j] * w->xx[j][k] * across[k];
	return effect;
}

/* --- designs without a book --- */

static double
random_share(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return ((double)(*state >> 11) + 0.5) * 0x1p-53;
}

static double
random_normal(uint64_t *state)
{
	double radius = sqrt(-2 * log(random_share(state)));

	return radius * cos(6.283185307179586 * random_share(state));
}

enum kind { SHARES, SLOPES_AND_CROSSED, NESTED, TWO_SLOPES, KINDS };

/* 60 rows of 7 levels, unequal in size, and of 4 beside or above them. */
static struct design
random_design(enum kind kind, uint64_t seed)
{
	struct design d = { .rows = 60, .columns = 3, .terms = 2 };
	double effect[2][7][2];
	bool slope[] = { kind == SLOPES_AND_CROSSED || kind == TWO_SLOPES, kind == TWO_SLOPES };

	for (size_t t = 0; t < 2; t++) {
		d.term[t].width = slope[t] ? 2 : 1;
		for (size_t l = 0; l < 7; l++)
			for (size_t k = 0; k < 2; k++)
				effect[t][l][k] = random_normal(&seed) * (slope[t] || k == 0);
	}
	for (size_t i = 0; i < d.rows; i++) {
		struct row *r = &d.row[i];
		double x = random_normal(&seed), pick = random_share(&seed);
		size_t a = (size_t)(7 * pick * pick), b = kind == NESTED ? a / 2 : (size_t)(4 * random_share(&seed));

		r->x[0] = 1;
		r->x[1] = x;
		r->x[2] = random_share(&seed) < 0.5;
		r->member[r->members++] = (struct mixed_member){ 0, a, { 1, x } };
		r->member[r->members++] = (struct mixed_member){ 1, b, { 1, x } };
		if (kind == SHARES && i % 3 == 0) {
			r->member[0].z[0] = 0.6;
			r->member[r->members++] = (struct mixed_member){ 0, (a + 1 + i % 2) % 7, { 0.4, 0 } };
		}
		r->y = 10 + 2 * x - r->x[2] + random_normal(&seed);
		for (size_t k = 0; k < r->members; k++) {
			struct mixed_member *m = &r->member[k];

			if (!slope[m->term])
				m->z[1] = 0;
			r->y += m->z[0] * effect[m->term][m->level][0] + m->z[1] * effect[m->term][m->level][1];
		}
	}
	return d;
}

static void
check_levels(const struct design *d, const struct mixed_fit *fit, const covariances psi, struct whole *w)
{
	double error, given;

	for (size_t t = 0; t < d->terms; t++)
		for (size_t l = 0; l < fit->levels[t]; l++)
			for (size_t k = 0; k < d->term[t].width; k++) {
				struct mixed_member m = { t, l, { k == 0, k == 1 } };
				const struct mixed_level *level = &fit->level[t][l];

				assert_near(level->effect[k], predict(d, w, psi, &m, 1, &error, &given), 1e-7);
				assert_near(level->variance[k][k], given, 1e-7);
				assert_near(level->prediction[k][k], error, 1e-7);
			}
}

static void
check_combinations(const struct design *d, const struct mixed_fit *fit, const covariances psi, struct whole *w)
{
	static const struct mixed_member both[][3] = {
		{ { 0, 2, { 1, 0 } }, { 1, 1, { 1, 0 } } },
		{ { 0, 2, { 1, 0 } }, { 0, 4, { -1, 0 } } },
		{ { 0, 5, { 0.5, 0 } }, { 0, 5, { 0.5, 0 } } },
		{ { 0, 1, { 1, 0 } }, { 1, 99, { 1, 0 } }, { 1, 99, { 1, 0 } } },
	};
	double error, given, found;

	for (size_t i = 0; i < COUNT(both); i++) {
		size_t n = both[i][2].z[0] > 0 ? 3 : 2;
		double effect = mixed_combination(fit, both[i], n, &found);

		assert_near(effect, predict(d, w, psi, both[i], n, &error, &given), 1e-7);
		assert_near(found, error, 1e-6);
	}
}

/* The criterion is that of V, and nowhere near it is a lower one. */
static void
against_the_whole_matrix(void **unused)
{
	(void)unused;
	static struct whole w, other;

	for (unsigned i = 0; i < KINDS * 2 * 2; i++) {
		bool reml = i & 1;
		struct design d = random_design(i / 4, 20 + i / 4);
		struct mixed_fit fit = fit_of(&d, reml, i & 2 ? MIXED_DENSE : MIXED_SPARSE);
		covariances psi = { 0 };

		memcpy(psi, fit.covariance, d.terms * sizeof *psi);
		whole_of(&d, reml, psi, fit.residual, &w);
		assert_near(fit.criterion, w.criterion, 1e-7);
		for (size_t j = 0; j < d.columns; j++) {
			assert_near(fit.coefficient[j], w.beta[j], 1e-8);
			for (size_t k = 0; k < d.columns; k++)
				assert_near(fit.coefficient_covariance[j * d.columns + k], w.xx[j][k], 1e-8);
		}
		for (size_t t = 0; t < d.terms; t++)
			for (int by = -1; by <= 1; by += 2) {
				covariances near;

				memcpy(near, psi, sizeof near);
				near[t][0][0] *= 1 + 0.02 * by;
				whole_of(&d, reml, near, fit.residual, &other);
				assert_true(other.criterion > fit.criterion);
			}
		check_levels(&d, &fit, psi, &w);
		check_combinations(&d, &fit, psi, &w);
		mixed_fit_free(&fit);
	}
}

static void
the_order_of_rows_does_not_matter(void **unused)
{
	(void)unused;
	for (unsigned kind = 0; kind < KINDS; kind++) {
		struct design d = random_design(kind, 5), turned = d;
		struct mixed_fit one = fit_of(&d, true, MIXED_ANY), two;

		for (size_t i = 0; i < d.rows; i++) {
			turned.row[i] = d.row[(i * 7 + 3) % d.rows];
			for (size_t k = 0; k < turned.row[i].members; k++)
				turned.row[i].member[k] = d.row[(i * 7 + 3) % d.rows].member[turned.row[i].members - 1 - k];
		}
		two = fit_of(&turned, true, MIXED_ANY);
		assert_near(one.criterion, two.criterion, 1e-10);
		assert_near(one.coefficient[1], two.coefficient[1], 1e-8);
		for (size_t t = 0; t < d.terms; t++)
			for (size_t l = 0; l < one.levels[t]; l++)
				assert_near(one.level[t][l].effect[0], two.level[t][l].effect[0], 1e-7);
		mixed_fit_free(&one);
		mixed_fit_free(&two);
	}
}

/* A level named twice by a row with a half each is named once. */
static void
halves_make_a_whole(void **unused)
{
	(void)unused;
	struct design d = random_design(NESTED, 9), halves = d;
	struct mixed_fit one = fit_of(&d, true, MIXED_ANY), two;

	for (size_t i = 0; i < d.rows; i += 2) {
		struct row *r = &halves.row[i];

		r->member[0].z[0] = 0.5;
		r->member[r->members++] = r->member[0];
	}
	two = fit_of(&halves, true, MIXED_ANY);
	assert_near(one.criterion, two.criterion, 1e-9);
	assert_int_equal(one.level[0][1].rows, two.level[0][1].rows);
	assert_near(one.level[0][1].weight, two.level[0][1].weight, 1e-9);
	mixed_fit_free(&one);
	mixed_fit_free(&two);
}

/* Everything in other units, with means to take off: the same model. */
static void
units_do_not_matter(void **unused)
{
	(void)unused;
	static const double scales[] = { 1e6, 1e-6 };

	for (unsigned kind = 0; kind < KINDS; kind++)
		for (size_t s = 0; s < COUNT(scales); s++) {
			struct design d = random_design(kind, 31);
			double scale = scales[s], centre[] = { 0, 2000 * scale, 0.5 };
			struct mixed_fit one = fit_of(&d, true, MIXED_ANY), two;
			struct mixed *m = mixed_new(3, centre, d.term, d.terms);
			struct error e = { 0 };

			mixed_centre_y(m, 2000 / scale);
			for (size_t i = 0; i < d.rows; i++) {
				struct row r = d.row[i];

				r.x[1] = (r.x[1] + 2000) * scale;
				for (size_t k = 0; k < r.members; k++)
					if (d.term[r.member[k].term].width > 1)
						r.member[k].z[1] = (r.member[k].z[1] + 2000) * scale;
				mixed_add(m, r.x, (r.y + 2000) / scale, r.member, r.members);
			}
			assert_true(mixed_fit(m, true, &two, &e));
			assert_near(two.criterion, one.criterion - 2 * (double)(d.rows - 3) * log(scale) + 2 * log(scale), 1e-5);
			assert_close(two.residual, one.residual / scale / scale, 1e-5);
			assert_close(two.coefficient[1], one.coefficient[1] / scale / scale, 1e-5);
			assert_close(two.std_error[2], one.std_error[2] / scale, 1e-5);
			mixed_free(m);
			mixed_fit_free(&one);
			mixed_fit_free(&two);
		}
}

/* --- what is left out, what is refused --- */

static void
dependent_columns_are_dropped(void **unused)
{
	(void)unused;
	struct design d = random_design(NESTED, 3), more = d;
	struct mixed_fit one = fit_of(&d, true, MIXED_ANY), two;
	double x[] = { 1, 0.3, -7, 1 };

	more.columns = 4;
	for (size_t i = 0; i < d.rows; i++) {
		more.row[i].x[2] = 3 * d.row[i].x[1] - 5;
		more.row[i].x[3] = d.row[i].x[2];
	}
	two = fit_of(&more, true, MIXED_ANY);
	assert_true(two.dropped[2]);
	assert_false(two.dropped[3]);
	assert_near(two.coefficient[2], NAN, 0);
	assert_near(two.coefficient_covariance[2 * 4 + 1], NAN, 0);
	assert_near(two.coefficient[3], one.coefficient[2], 1e-8);
	assert_near(two.criterion, one.criterion, 1e-8);
	assert_int_equal(two.freedom, one.freedom);
	assert_near(mixed_fitted(&two, x, d.row[0].member, 2), mixed_fitted(&one, (double[]){ 1, 0.3, 1 }, d.row[0].member, 2), 1e-7);
	mixed_fit_free(&one);
	mixed_fit_free(&two);
}

/* Slopes that all are one multiple of the intercepts: a correlation of 1, and it is said. */
static void
a_singular_slope(void **unused)
{
	(void)unused;
	struct design d = random_design(TWO_SLOPES, 8);
	struct mixed_fit fit;
	uint64_t seed = 81;

	d.terms = 1;
	for (size_t i = 0; i < d.rows; i++) {
		double effect = 3 * ((double)d.row[i].member[0].level - 3);

		d.row[i].members = 1;
		d.row[i].y = effect * (1 + 0.5 * d.row[i].x[1]) + random_normal(&seed);
	}
	fit = fit_of(&d, true, MIXED_ANY);
	assert_int_equal(fit.end, MIXED_BOUNDARY);
	assert_close(fit.covariance[0][0][1] * fit.covariance[0][0][1], fit.covariance[0][0][0] * fit.covariance[0][1][1], 1e-9);
	assert_close(fit.covariance[0][0][1] / fit.covariance[0][0][0], 0.5, 0.1);
	mixed_fit_free(&fit);
}

/* A level that no row names has its number all the same. */
static void
levels_without_rows(void **unused)
{
	(void)unused;
	struct design d = design_of(&models[1]);
	struct mixed_fit fit;
	double x = 1;

	for (size_t i = 0; i < d.rows; i++)
		d.row[i].member[0].level *= 2;
	fit = fit_of(&d, true, MIXED_ANY);
	assert_int_equal(fit.levels[0], 11);
	assert_int_equal(fit.level[0][1].rows, 0);
	assert_near(fit.level[0][1].effect[0], 0, 0);
	assert_close(fit.level[0][1].variance[0][0], 1764.05, 1e-5);
	assert_near(mixed_fitted(&fit, &x, &(struct mixed_member){ 0, 1, { 1 } }, 1), 1527.5, 1e-9);
	assert_near(mixed_fitted(&fit, &x, &(struct mixed_member){ 0, 77, { 1 } }, 1), 1527.5, 1e-9);
	assert_near(mixed_fitted(&fit, &x, &(struct mixed_member){ 0, 8, { 1 } }, 1), 1527.5 + fit.level[0][8].effect[0], 1e-9);
	mixed_fit_free(&fit);
}

static void
refuse(const struct design *d, const char *message)
{
	struct mixed *m = sums_of(d);
	struct mixed_fit fit;
	struct error e = { 0 };

	assert_false(mixed_fit(m, true, &fit, &e));
	assert_true(e.data);
	if (!strstr(e.message, message))
		fail_msg("%s", e.message);
	mixed_free(m);
}

static void
faults_are_named(void **unused)
{
	(void)unused;
	struct design d = design_of(&models[0]), none = d, flat = d, single = d, each = d, constant = d;

	none.rows = 0;
	refuse(&none, "no rows");
	each.term[0].name = "teacher";
	constant.term[0].width = 2;
	for (size_t i = 0; i < d.rows; i++) {
		flat.row[i].y = 1500;
		single.row[i].member[0].level = 3;
		each.row[i].member[0].level = i;
		constant.row[i].member[0].z[1] = 4;
	}
	refuse(&flat, "does not vary");
	refuse(&single, "term 1 has fewer than two levels");
	refuse(&each, "term teacher has 30 effects for 30 rows");
	refuse(&constant, "slope of the random term 1");
	d.rows = 6;
	d.columns = 4;
	for (size_t i = 0; i < 6; i++)
		memcpy(d.row[i].x, (double[]){ 1, i == 1, i == 2, i == 3 }, sizeof d.row[i].x);
	d.rows = 4;
	d.row[3].member[0].level = 1;
	refuse(&d, "4 rows are too few for a model of 4 coefficients");
}

/* Without a random term it is the method of least squares: by hand for 1 2, 2 3, 3 5, 4 4. */
static void
no_term_is_least_squares(void **unused)
{
	(void)unused;
	static const double y[] = { 2, 3, 5, 4 };
	struct design d = { .rows = 4, .columns = 2 };
	struct mixed_fit fit;

	for (size_t i = 0; i < 4; i++)
		d.row[i] = (struct row){ .y = y[i], .x = { 1, (double)i + 1 } };
	fit = fit_of(&d, true, MIXED_ANY);
	assert_near(fit.coefficient[0], 1.5, 1e-12);
	assert_near(fit.coefficient[1], 0.8, 1e-12);
	assert_near(fit.residual, 0.9, 1e-12);
	assert_near(fit.std_error[1], sqrt(0.9 / 5), 1e-12);
	mixed_fit_free(&fit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_models),
		cmocka_unit_test(effects_of_dyestuff),
		cmocka_unit_test(effects_with_slopes),
		cmocka_unit_test(no_variance_no_effects),
		cmocka_unit_test(against_the_whole_matrix),
		cmocka_unit_test(the_order_of_rows_does_not_matter),
		cmocka_unit_test(halves_make_a_whole),
		cmocka_unit_test(units_do_not_matter),
		cmocka_unit_test(dependent_columns_are_dropped),
		cmocka_unit_test(a_singular_slope),
		cmocka_unit_test(levels_without_rows),
		cmocka_unit_test(faults_are_named),
		cmocka_unit_test(no_term_is_least_squares),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
