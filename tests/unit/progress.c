/* What tells a change from noise: Student's t, the band, the interval. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/progress.h"
#include "stats/student.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static void
assert_near(double actual, double expected, double tolerance)
{
	if (isnan(expected) && isnan(actual))
		return;
	if (!(fabs(actual - expected) <= tolerance))
		fail_msg("%.17g is not %.17g", actual, expected);
}

/* From printed tables; 1 and 2 degrees in closed form: tan(0.475 pi), 0.95 sqrt(2 / (1 - 0.95^2)). */
static void
student_by_table(void **unused)
{
	(void)unused;
	static const struct { double central; size_t freedom; double t, tolerance; } cases[] = {
		{ 0.95, 1, 12.706204736, 1e-8 }, { 0.95, 2, 4.302652730, 1e-8 }, { 0.95, 3, 3.182446, 1e-6 }, { 0.95, 4, 2.776445, 1e-6 },
		{ 0.95, 10, 2.228139, 1e-6 }, { 0.95, 29, 2.045230, 1e-6 }, { 0.95, 120, 1.979930, 1e-6 }, { 0.99, 5, 4.032143, 1e-6 },
		{ 0.95, 1000000, 1.959966, 1e-5 }, { 0.95, 0, NAN, 0 },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_near(student_quantile(cases[i].central, cases[i].freedom), cases[i].t, cases[i].tolerance);
}

/* The sums and the expansion for many degrees must meet. */
static void
student_is_smooth(void **unused)
{
	(void)unused;
	assert_near(student_quantile(0.95, 1001), student_quantile(0.95, 1000), 1e-4);
	assert_near(student_central(1.5, 1001), student_central(1.5, 1000), 1e-5);
	assert_near(student_central(0, 7), 0, 1e-15);
	assert_near(student_central(1, 1), 0.5, 1e-15);
}

static void
noise_by_hand(void **unused)
{
	(void)unused;
	assert_near(progress_noise(0.9), 8.7654, 1e-4);
	assert_near(progress_noise(0.5), 19.6, 1e-9);
	assert_near(progress_noise(1), 0, 0);
}

static void
verdicts(void **unused)
{
	(void)unused;
	static const struct { double low, high; enum verdict verdict; } cases[] = {
		{ 0.1, 5, VERDICT_PROGRESS }, { -5, -0.1, VERDICT_DECLINE }, { -1, 1, VERDICT_NONE }, { 0, 1, VERDICT_NONE },
		{ -1, 0, VERDICT_NONE }, { NAN, NAN, VERDICT_UNKNOWN },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(progress_verdict(cases[i].low, cases[i].high), cases[i].verdict);
}

/* -10, 10, 30: 4.302653 x 20 / sqrt(3). */
static void
margin_by_hand(void **unused)
{
	(void)unused;
	struct moments m = moments_of((const double[]){ -10, 10, 30 }, 3), one = moments_of((const double[]){ 5 }, 1);

	assert_near(progress_margin(&m), 49.68275, 1e-5);
	assert_near(progress_margin(&one), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(student_by_table), cmocka_unit_test(student_is_smooth), cmocka_unit_test(noise_by_hand),
		cmocka_unit_test(verdicts), cmocka_unit_test(margin_by_hand),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
