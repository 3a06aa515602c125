#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>
#include "stats/mixed.h"
#include "stats/prediction.h"

#define NEAR(a, b, e) assert_true(fabs((a) - (b)) < (e))

enum { MEANS = 6 };

/* Means of m groups around a common mean, each with variance s of its own, between groups v. With a = v + s: P = (I - 11'/m) / a, the
 * information (m - 1) / (2 a^2), w - h = s/a (w - mean) + mean and so g = 2 s^2 / (a m). */
static void
groups_by_hand(void **state)
{
	const double s = 0.5, v = 0.3, a = v + s;
	double x[MEANS], rest[MEANS * MEANS] = { 0 };
	struct prediction_member members[MEANS], one = { 0, 0, 2, 1 }, both[2] = { { 0, 0, 0, 1 }, { 0, 0, 1, -1 } };
	struct prediction_model model = { MEANS, 1, 1, x, rest, members, MEANS, { MEANS }, { v } };
	struct prediction *p;

	(void)state;
	for (size_t i = 0; i < MEANS; i++) {
		x[i] = 1;
		rest[i * MEANS + i] = s;
		members[i] = (struct prediction_member){ i, 0, i, 1 };
	}
	p = prediction_new(&model);
	assert_non_null(p);
	NEAR(prediction_added(p, &one, 1), 2 * s * s / (a * MEANS), 1e-12);
	/* v - v^2 (1 - 1/m) / a */
	NEAR(prediction_variance(p, &one, 1), v - v * v * (1 - 1.0 / MEANS) / a, 1e-12);
	/* Of a difference all of w: g = 2 (s/a)^2 / a x J = 2 s^2/a^3 x 2 a^2 / (m - 1). */
	NEAR(prediction_added(p, both, 2), 4 * s * s / (a * (MEANS - 1)), 1e-12);
	prediction_free(p);
}

/* With a variance of 0 an error is left, and columns that say the same twice do no harm. */
static void
at_the_boundary(void **state)
{
	double x[MEANS * 2], rest[MEANS * MEANS] = { 0 };
	struct prediction_member members[MEANS], one = { 0, 0, 2, 1 };
	struct prediction_model model = { MEANS, 2, 1, x, rest, members, MEANS, { MEANS }, { 0 } };
	struct prediction *p;

	(void)state;
	for (size_t i = 0; i < MEANS; i++) {
		x[2 * i] = 1;
		x[2 * i + 1] = 3;
		rest[i * MEANS + i] = 0.5;
		members[i] = (struct prediction_member){ i, 0, i, 1 };
	}
	p = prediction_new(&model);
	assert_non_null(p);
	NEAR(prediction_added(p, &one, 1), 2 * 0.5 / MEANS, 1e-12);
	NEAR(prediction_variance(p, &one, 1), 0, 1e-15);
	prediction_free(p);
}

/* Two crossed terms, unbalanced: the variance of the error is the one of the fit of all rows. */
static void
as_the_fit_has_it(void **state)
{
	static const size_t first[] = { 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5 }, second[] = { 0, 1, 1, 2, 2, 0, 0, 1, 2, 1, 3, 3, 0, 2 };
	static const double y[] = { 3, 5, 4, 8, 7, 2, 4, 5, 9, 9, 6, 7, 1, 6 };
	enum { N = sizeof y / sizeof y[0] };
	struct mixed *mixed = mixed_new(1, NULL, (const struct mixed_term[]){ { .width = 1 }, { .width = 1 } }, 2);
	struct mixed_fit fit = { 0 };
	struct error error = { 0 };
	double x[N], rest[N * N] = { 0 };
	struct prediction_member members[2 * N];
	struct prediction_model model = { N, 1, 2, x, rest, members, 2 * N, { 6, 4 }, { 0 } };
	struct prediction *p;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		mixed_add(mixed, (const double[]){ 1 }, y[i], (const struct mixed_member[]){ { 0, first[i], { 1 } }, { 1, second[i], { 1 } } }, 2);
		members[2 * i] = (struct prediction_member){ i, 0, first[i], 1 };
		members[2 * i + 1] = (struct prediction_member){ i, 1, second[i], 1 };
		x[i] = 1;
	}
	assert_true(mixed_fit(mixed, true, &fit, &error));
	for (size_t k = 0; k < 2; k++)
		model.variance[k] = fit.covariance[k][0][0];
	for (size_t i = 0; i < N; i++)
		rest[i * N + i] = fit.residual;
	p = prediction_new(&model);
	assert_non_null(p);
	for (size_t k = 0; k < 2; k++)
		for (size_t level = 0; level < fit.levels[k]; level++) {
			struct prediction_member one = { 0, k, level, 1 };

			NEAR(prediction_variance(p, &one, 1), fit.level[k][level].prediction[0][0], 1e-8);
			assert_true(prediction_added(p, &one, 1) > 0);
		}
	prediction_free(p);
	mixed_fit_free(&fit);
	mixed_free(mixed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_by_hand),
		cmocka_unit_test(at_the_boundary),
		cmocka_unit_test(as_the_fit_has_it),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
