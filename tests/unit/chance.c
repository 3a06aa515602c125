/* Normal and binomial tails, smooth densities, expected false alarms. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "stats/alarms.h"
#include "stats/normal.h"
#include "stats/spectrum.h"

static void
assert_near(double actual, double expected, double error)
{
	if (!(fabs(actual - expected) <= error))
		fail_msg("%.17g is not %.17g", actual, expected);
}

/* The usual table. */
static void
normal_tails(void **unused)
{
	(void)unused;
	assert_near(normal_below(0), 0.5, 0);
	assert_near(normal_below(1.959963984540054), 0.975, 1e-12);
	assert_near(normal_below(-6), 9.865876450377e-10, 1e-21);
	assert_near(normal_deviate(0.025), 1.959963984540054, 1e-9);
	assert_near(normal_deviate(0.5), 0, 1e-9);
	assert_near(normal_deviate(0.975), -1.959963984540054, 1e-9);
	assert_true(isnan(normal_deviate(0)) && isnan(normal_deviate(1)));
}

/* Of 4 coins 1, 15/16, 11/16, 5/16, 1/16; of 2 dice with a six 1, 11/36, 1/36. */
static void
binomial(void **unused)
{
	double four[5], two[3], sure[3];

	(void)unused;
	binomial_tails(4, 0.5, four);
	binomial_tails(2, 1.0 / 6, two);
	binomial_tails(2, 1, sure);
	for (int k = 0; k <= 4; k++)
		assert_near(four[k] * 16, (const double[]){ 16, 15, 11, 5, 1 }[k], 1e-12);
	for (int k = 0; k <= 2; k++) {
		assert_near(two[k] * 36, (const double[]){ 36, 11, 1 }[k], 1e-12);
		assert_near(sure[k], 1, 0);
	}
}

/* 10, 20, 20, 30: mean 20, SD sqrt(50); one kernel of each value, width 0.9 x SD x 4^(-1/5). */
static void
spectra(void **unused)
{
	int64_t values[] = { 10, 20, 30 }, counts[] = { 1, 2, 1 }, zero[] = { 0, 0, 0 };
	const struct spectrum s = { values, counts, 3 }, none = { zero, counts, 1 }, one = { values, counts, 1 };
	double width = 0.9 * sqrt(50) * pow(4, -0.2);

	(void)unused;
	assert_int_equal(spectrum_total(&s), 4);
	assert_near(spectrum_mean(&s), 20, 0);
	assert_near(spectrum_sd(&s), sqrt(50), 1e-12);
	assert_int_equal(spectrum_count(&s, 10, 20), 1);
	assert_int_equal(spectrum_count(&s, 11, 31), 3);
	assert_int_equal(spectrum_step(&s), 10);
	assert_int_equal(spectrum_step(&none), 0);
	assert_near(spectrum_mass(&s, 20, sqrt(50), 20, 1000), 0.5, 1e-12);
	assert_near(spectrum_mass(&s, 20, sqrt(50), -1000, 10), (0.5 + 2 * normal_below(-10 / width) + normal_below(-20 / width)) / 4, 1e-12);
	assert_near(spectrum_mass(&s, 60, 3 * sqrt(50), 60, 1000), 0.5, 1e-12);
	assert_true(isnan(spectrum_mass(&one, 20, 1, 0, 10)));
}

/* 4 coins can reach 1/16; 7 coins 8/128 and 1/128: up to 1/16 there are 1/16 + 8/128, up to 1/100 only 1/128. */
static void
expected_alarms(void **unused)
{
	struct alarms a = ALARMS_INIT;
	double tails[8];

	(void)unused;
	binomial_tails(4, 0.5, tails);
	alarms_add(&a, tails, 4);
	binomial_tails(7, 0.5, tails);
	alarms_add(&a, tails, 7);
	alarms_sort(&a);
	assert_near(alarms_expected(&a, 0.0626) * 128, 16, 1e-9);
	assert_near(alarms_expected(&a, 0.01) * 128, 1, 1e-9);
	assert_near(alarms_expected(&a, 0.001), 0, 0);
	assert_true(isinf(alarms_expected(&a, 0.11)));
	alarms_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(normal_tails), cmocka_unit_test(binomial), cmocka_unit_test(spectra), cmocka_unit_test(expected_alarms),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
