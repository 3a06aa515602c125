#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>
#include "stats/eiv.h"

#define NEAR(a, b, e) assert_true(fabs((a) - (b)) < (e))

/* hsb2: 200 pupils, SDs 9.478586 (write), 10.25294 (read), 0.4992205 (female), correlations 0.5967765 (read, write), 0.2564915
 * (female, write), -0.0530839 (read, female), means 52.775, 52.23 and 0.545; from these the published slopes follow. */
static const double sd_write = 9.478586, sd_read = 10.25294, sd_female = 0.4992205;

static void
hsb2_moments(double covariance[4], double with_y[2])
{
	covariance[0] = sd_read * sd_read;
	covariance[1] = covariance[2] = -0.0530839 * sd_read * sd_female;
	covariance[3] = sd_female * sd_female;
	with_y[0] = 0.5967765 * sd_read * sd_write;
	with_y[1] = 0.2564915 * sd_female * sd_write;
}

static void
published_slopes(void **s)
{
	double covariance[4], with_y[2], slopes[2];

	(void)s;
	hsb2_moments(covariance, with_y);
	assert_true(eiv_slopes(2, covariance, with_y, (const double[]){ 1, 1 }, slopes));
	NEAR(slopes[0], 0.5658869, 2e-5);
	NEAR(slopes[1], 5.486894, 2e-4);
	NEAR(52.775 - slopes[0] * 52.23 - slopes[1] * 0.545, 20.22837, 2e-3);
	assert_true(eiv_slopes(2, covariance, with_y, (const double[]){ 0.9, 1 }, slopes));
	NEAR(slopes[0], 0.62896, 5e-5);
	NEAR(slopes[1], 5.5557, 5e-4);
	NEAR(52.775 - slopes[0] * 52.23 - slopes[1] * 0.545, 16.897, 5e-3);
}

/* Regression on what is expected of the true values has the slopes of the method of moments. */
static void
expected_values_have_the_same_slopes(void **s)
{
	double covariance[4], with_y[2], slopes[2], true_covariance[4], error[2], k[4], calibrated[4], y[2], again[2];

	(void)s;
	hsb2_moments(covariance, with_y);
	assert_true(eiv_slopes(2, covariance, with_y, (const double[]){ 0.9, 1 }, slopes));
	for (int i = 0; i < 4; i++)
		true_covariance[i] = covariance[i];
	true_covariance[0] *= 0.9;
	error[0] = 0.1 * covariance[0];
	error[1] = 0;
	/* Expected values are linear in what is observed: column i of K from a deviation of 1 in i. */
	for (int i = 0; i < 2; i++) {
		double unit[2] = { i == 0, i == 1 }, expected[2];

		assert_true(eiv_expected(2, true_covariance, error, unit, expected));
		k[i] = expected[0];
		k[2 + i] = expected[1];
	}
	for (int i = 0; i < 2; i++) {
		y[i] = k[2 * i] * with_y[0] + k[2 * i + 1] * with_y[1];
		for (int j = 0; j < 2; j++) {
			calibrated[2 * i + j] = 0;
			for (int a = 0; a < 2; a++)
				for (int b = 0; b < 2; b++)
					calibrated[2 * i + j] += k[2 * i + a] * covariance[2 * a + b] * k[2 * j + b];
		}
	}
	assert_true(eiv_slopes(2, calibrated, y, (const double[]){ 1, 1 }, again));
	NEAR(again[0], slopes[0], 1e-9);
	NEAR(again[1], slopes[1], 1e-8);
}

/* T = (1 0.6; 0.6 1), error 0.25 on both: T + E has determinant 1.5625 - 0.36 = 1.2025; d = (1, 0):
 * (T + E)^-1 d = (1.25, -0.6) / 1.2025, times T: (0.89, 0.15) / 1.2025. */
static void
expected_by_hand(void **s)
{
	static const double t[4] = { 1, 0.6, 0.6, 1 };
	double expected[2];

	(void)s;
	assert_true(eiv_expected(2, t, (const double[]){ 0.25, 0.25 }, (const double[]){ 1, 0 }, expected));
	NEAR(expected[0], 0.89 / 1.2025, 1e-12);
	NEAR(expected[1], 0.15 / 1.2025, 1e-12);
	assert_true(eiv_expected(2, t, (const double[]){ 0.25, INFINITY }, (const double[]){ 1, NAN }, expected));
	NEAR(expected[0], 0.8, 1e-12);
	NEAR(expected[1], 0.48, 1e-12);
	assert_true(eiv_expected(2, t, (const double[]){ INFINITY, INFINITY }, (const double[]){ 1, 1 }, expected));
	assert_true(expected[0] == 0 && expected[1] == 0);
}

static void
no_inverse(void **s)
{
	static const double singular[4] = { 1, 1, 1, 1 };
	double out[EIV_MOST + 1] = { 0 };

	(void)s;
	assert_false(eiv_slopes(2, singular, (const double[]){ 1, 1 }, (const double[]){ 1, 1 }, out));
	assert_false(eiv_slopes(2, (const double[]){ 1, 0.9, 0.9, 1 }, (const double[]){ 1, 1 }, (const double[]){ 0.5, 0.5 }, out));
	assert_false(eiv_expected(2, singular, (const double[]){ 0, 0 }, (const double[]){ 1, 1 }, out));
	assert_false(eiv_slopes(EIV_MOST + 1, singular, singular, singular, out));
}

static double
normal(uint64_t *state)
{
	double sum = -6;

	for (int i = 0; i < 12; i++) {
		*state = *state * 6364136223846793005u + 1442695040888963407u;
		sum += (double)(*state >> 11) / 9007199254740992.0;
	}
	return sum;
}

/* y = 0.7 true + noise; true of variance 1, observed with an error of variance 0.25: reliability 0.8, naive slope 0.56. */
static void
a_known_slope_is_found(void **s)
{
	enum { N = 40000 };
	uint64_t state = 7;
	double xx = 0, xy = 0, slope;

	(void)s;
	for (int i = 0; i < N; i++) {
		double true_value = normal(&state), observed = true_value + 0.5 * normal(&state), y = 0.7 * true_value + 0.3 * normal(&state);

		xx += observed * observed;
		xy += observed * y;
	}
	NEAR(xy / xx, 0.56, 0.01);
	assert_true(eiv_slopes(1, &xx, &xy, (const double[]){ 0.8 }, &slope));
	NEAR(slope, 0.7, 0.01);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_slopes),
		cmocka_unit_test(expected_values_have_the_same_slopes),
		cmocka_unit_test(expected_by_hand),
		cmocka_unit_test(no_inverse),
		cmocka_unit_test(a_known_slope_is_found),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
