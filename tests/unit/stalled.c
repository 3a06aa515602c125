/* The weighted line through a school's T. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/stalled.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static void
assert_near(double actual, double expected)
{
	if (isnan(expected) && isnan(actual))
		return;
	if (!(fabs(actual - expected) <= 1e-9))
		fail_msg("%.17g is not %.17g", actual, expected);
}

/* Equal errors e: that of the slope e / sqrt(2) over three exams, e / sqrt(5) over four. Errors 1, 1, 0.5: weights
 * 1, 1, 4, mean exam 1.5, value 5; squares 2.25 + 0.25 + 1 = 3.5, products 7.5 + 1.5 + 4 = 13. */
static void
trends_by_hand(void **unused)
{
	(void)unused;
	static const struct { double values[4], errors[4]; size_t n; double slope, error; } cases[] = {
		{ { 40, 41, 42 }, { 1, 1, 1 }, 3, 1, M_SQRT1_2 },
		{ { 40, 42, 40, 42 }, { 2, 2, 2, 2 }, 4, 0.4, 0.89442719099991588 },
		{ { 0, 2, 7 }, { 1, 1, 0.5 }, 3, 13 / 3.5, 0.53452248382484879 },
		{ { 40 }, { 1 }, 1, NAN, NAN },
		{ { 40, NAN, 42 }, { 1, 1, 1 }, 3, NAN, M_SQRT1_2 },
		{ { 40, 41, 42 }, { 1, NAN, 1 }, 3, NAN, NAN },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct trend trend = trend_of(cases[i].values, cases[i].errors, cases[i].n);

		assert_near(trend.slope, cases[i].slope);
		assert_near(trend.error, cases[i].error);
	}
}

/* Two-sided 5 % divided by the schools: tails of 0.025, 0.0125 and 0.025 / 14 of the normal table. */
static void
deviates_of_schools(void **unused)
{
	(void)unused;
	static const struct { size_t schools; double deviate; } cases[] = { { 1, 1.95996 }, { 2, 2.24140 }, { 14, 2.91371 }, { 0, NAN } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		double deviate = simultaneous_deviate(cases[i].schools);

		assert_true(isnan(cases[i].deviate) ? isnan(deviate) : fabs(deviate - cases[i].deviate) < 5e-5);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(trends_by_hand), cmocka_unit_test(deviates_of_schools) };

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
