/* The mixed model against a likelihood worked out from the whole matrix V, without any of the shortcuts; what must
 * not matter to it, and what it refuses. */
#include "mixed-design.h"

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
	struct design d = random_design(NESTED, 2), none, flat, single, each, constant;

	d.terms = 1;
	for (size_t i = 0; i < d.rows; i++)
		d.row[i].members = 1;
	none = flat = single = each = constant = d;
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
	refuse(&each, "term teacher has 60 effects for 60 rows");
	refuse(&constant, "slope of the random term 1");
	d.rows = d.columns = 4;
	for (size_t i = 0; i < d.rows; i++) {
		memcpy(d.row[i].x, (double[]){ 1, i == 1, i == 2, i == 3 }, sizeof d.row[i].x);
		d.row[i].member[0].level = i / 2;
	}
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
		cmocka_unit_test(against_the_whole_matrix),
		cmocka_unit_test(the_order_of_rows_does_not_matter),
		cmocka_unit_test(halves_make_a_whole),
		cmocka_unit_test(units_do_not_matter),
		cmocka_unit_test(dependent_columns_are_dropped),
		cmocka_unit_test(a_singular_slope),
		cmocka_unit_test(faults_are_named),
		cmocka_unit_test(no_term_is_least_squares),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
