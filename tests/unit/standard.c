/* Standard scores by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "stats/standard.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static struct exact
group_of(const int64_t *marks, size_t n)
{
	struct exact group = EXACT_INIT;

	for (size_t i = 0; i < n; i++)
		exact_add(&group, marks[i]);
	return group;
}

static void
assert_near(double actual, double expected)
{
	if (isnan(expected) && isnan(actual))
		return;
	if (!(fabs(actual - expected) <= 1e-12))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void
scores_by_hand(void **unused)
{
	(void)unused;
	static const struct { int64_t marks[8]; size_t group; int64_t sum, n; double z, rate; } cases[] = {
		{ { 2, 4, 4, 4, 5, 5, 7, 9 }, 8, 2, 1, -1.5, -60 },
		{ { 2, 4, 4, 4, 5, 5, 7, 9 }, 8, 5, 1, 0, 0 },
		{ { 2, 4, 4, 4, 5, 5, 7, 9 }, 8, 9, 1, 2, 80 },
		/* the mean of 2, 4, 4 and 9 */
		{ { 2, 4, 4, 4, 5, 5, 7, 9 }, 8, 19, 4, -0.125, -5 },
		{ { 7000, 7000 }, 2, 7000, 1, NAN, 0 },
		{ { 7000 }, 1, 7000, 1, NAN, NAN },
		{ { 0, 0 }, 2, 0, 1, NAN, NAN },
		{ { 1, 3 }, 2, 0, 0, NAN, NAN },
		{ { 0 }, 0, 0, 0, NAN, NAN },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct exact group = group_of(cases[i].marks, cases[i].group);

		assert_near(standard_z(&group, cases[i].sum, cases[i].n), cases[i].z);
		assert_near(standard_deviation_rate(&group, cases[i].sum, cases[i].n), cases[i].rate);
	}
	assert_near(standard_t(-1.5), 35);
	assert_near(standard_t(NAN), NAN);
}

/* Over a whole group z has mean 0 and deviation 1, whatever the marks. */
static void
scores_are_standard(void **unused)
{
	(void)unused;
	int64_t marks[500];
	struct exact group;
	struct moments z = MOMENTS_INIT;

	for (int64_t i = 0; i < 500; i++)
		marks[i] = i * i * 37 % 12001;
	group = group_of(marks, COUNT(marks));
	for (size_t i = 0; i < COUNT(marks); i++)
		moments_add(&z, standard_z(&group, marks[i], 1));
	assert_near(moments_mean(&z), 0);
	assert_near(moments_sd_population(&z), 1);
}

/* A county: sums and numbers beyond 64 bits in the products. */
static void
large_groups(void **unused)
{
	(void)unused;
	struct exact group = { 100000000, INT64_C(500000000000), 0 };

	group.squares = (unsigned __int128)100000000 * (25000000 + 1000000);
	assert_near(standard_z(&group, INT64_C(300000000000), 50000000), 1);
	assert_near(standard_deviation_rate(&group, INT64_C(300000000000), 50000000), 20);
}

static void
percentiles(void **unused)
{
	(void)unused;
	static const struct { int64_t below, equal, n; double expected; } cases[] = {
		{ 0, 1, 8, 6.25 }, { 1, 3, 8, 31.25 }, { 7, 1, 8, 93.75 }, { 0, 5, 5, 50 }, { 0, 1, 1, NAN }, { 0, 0, 0, NAN },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_near(standard_percentile(cases[i].below, cases[i].equal, cases[i].n), cases[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scores_by_hand), cmocka_unit_test(scores_are_standard), cmocka_unit_test(large_groups), cmocka_unit_test(percentiles),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
