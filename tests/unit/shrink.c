#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>
#include "stats/shrink.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])
#define NEAR(a, b, e) assert_true(fabs((a) - (b)) < (e))

/* Many units with estimates that spread as k = 1 lets expect: k is known well, so B = 1 / (1 + 0.5). */
static void
a_known_variance(void **s)
{
	enum { N = 2000 };
	static struct shrink_unit units[N];
	struct shrink_unit one = { .estimate = 0.3, .error = sqrt(0.005), .prior = 0.01 };
	struct shrink_grid grid;

	(void)s;
	for (size_t i = 0; i < N; i++)
		units[i] = (struct shrink_unit){ .estimate = i % 2 == 0 ? sqrt(0.015) : -sqrt(0.015), .error = sqrt(0.005), .prior = 0.01 };
	shrink_find(&grid, units, N, 1);
	shrink_apply(&grid, &one);
	NEAR(one.mean, 0.2, 0.003);
	NEAR(one.deviation, sqrt(2.0 / 3 * 0.005), 0.001);
}

/* The eight schools of Rubin (1981) with mean 7.9 taken off: the errors stay large though the variance of most weight is 0. */
static void
eight_schools(void **s)
{
	static const double y[] = { 28, 8, -3, 7, -1, 1, 18, 12 }, e[] = { 15, 10, 16, 11, 9, 11, 10, 18 };
	struct shrink_unit units[COUNT(y)];
	struct shrink_grid grid;

	(void)s;
	for (size_t i = 0; i < COUNT(y); i++)
		units[i] = (struct shrink_unit){ .estimate = (y[i] - 7.9) / 100, .error = e[i] / 100, .prior = 1 };
	shrink_find(&grid, units, COUNT(y), 1);
	for (size_t i = 0; i < COUNT(y); i++)
		shrink_apply(&grid, &units[i]);
	/* About 11 and 8 in the usual analysis (Gelman and others, Bayesian Data Analysis, 5.5); here the mean is taken as known. */
	NEAR(units[0].mean + 0.079, 0.11, 0.015);
	NEAR(units[0].deviation, 0.07, 0.02);
	assert_true(units[2].mean < 0);
}

/* Integrated by hand over two points would be a mixture: the deviation is at least that of the means. */
static void
nothing_is_certain(void **s)
{
	struct shrink_unit few[3] = { { .estimate = 0.1, .error = 0.1, .prior = 1 }, { .estimate = -0.1, .error = 0.1, .prior = 1 },
	    { .estimate = 0, .error = 0.1, .prior = 1 } }, many[60];
	struct shrink_grid grid;
	double of_few;

	(void)s;
	shrink_find(&grid, few, 3, 1);
	shrink_apply(&grid, &few[2]);
	of_few = few[2].deviation;
	assert_true(few[2].mean == 0 && of_few > 0.03);
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = few[i % 3];
	shrink_find(&grid, many, COUNT(many), 1);
	shrink_apply(&grid, &many[2]);
	assert_true(many[2].deviation < of_few);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_known_variance),
		cmocka_unit_test(eight_schools),
		cmocka_unit_test(nothing_is_certain),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
