/* Ranges of ranks of many units against those with stepdown. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "stats/rankset.h"

enum { UNITS = 400 };

static void
make_units(double *estimates, double *errors, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		errors[i] = 0.5 + 3 * fmod((double)i * 0.6180339887, 1);
		estimates[i] = 8 * sin((double)i * 1.3) + errors[i] * sin((double)i * 7.7);
	}
}

/* Never narrower but for rounding of c, and not much wider. */
static void
near_stepdown(void **unused)
{
	static double estimates[UNITS], errors[UNITS];
	static struct rankset exact[UNITS], quick[UNITS];
	size_t wide = 0, exact_wide = 0;

	(void)unused;
	make_units(estimates, errors, UNITS);
	assert_true(rankset(estimates, errors, UNITS, NULL, exact));
	assert_true(rankset_quick(estimates, errors, UNITS, 0, quick));
	for (size_t i = 0; i < UNITS; i++) {
		assert_int_equal(quick[i].rank, exact[i].rank);
		assert_true(quick[i].lower <= exact[i].lower + 1 && quick[i].upper + 1 >= exact[i].upper);
		wide += quick[i].upper - quick[i].lower;
		exact_wide += exact[i].upper - exact[i].lower;
	}
	assert_true(wide >= exact_wide && (double)wide < 1.02 * (double)exact_wide);
}

/* Far apart each has its place; alike nobody has. Two units: c is 1.96. */
static void
by_hand(void **unused)
{
	static const double far[] = { 10, 30, 20 }, alike[] = { 1, 1, 1 }, ones[] = { 1, 1, 1 };
	static const double near[] = { 0, 2.7 }, apart[] = { 0, 2.9 };
	struct rankset sets[3];

	(void)unused;
	assert_true(rankset_quick(far, ones, 3, 0, sets));
	assert_true(sets[0].rank == 3 && sets[0].lower == 3 && sets[0].upper == 3);
	assert_true(sets[1].rank == 1 && sets[1].lower == 1 && sets[1].upper == 1);
	assert_true(sets[2].rank == 2 && sets[2].lower == 2 && sets[2].upper == 2);
	assert_true(rankset_quick(alike, ones, 3, 0, sets));
	for (size_t i = 0; i < 3; i++)
		assert_true(sets[i].rank == 1 && sets[i].lower == 1 && sets[i].upper == 3);
	/* 1.96 x sqrt 2 = 2.77. */
	assert_true(rankset_quick(near, ones, 2, 0, sets));
	assert_true(sets[0].lower == 1 && sets[1].upper == 2);
	assert_true(rankset_quick(apart, ones, 2, 0, sets));
	assert_true(sets[0].lower == 2 && sets[1].upper == 1);
}

static void
refused(void **unused)
{
	static const double one[] = { 1 }, zero[] = { 0 }, none[] = { NAN };
	struct rankset set;

	(void)unused;
	assert_true(rankset_quick(one, one, 1, 0, &set));
	assert_true(set.rank == 1 && set.lower == 1 && set.upper == 1);
	assert_true(rankset_quick(NULL, NULL, 0, 0, NULL));
	assert_false(rankset_quick(one, zero, 1, 0, &set));
	assert_false(rankset_quick(none, one, 1, 0, &set));
	assert_false(rankset_quick(one, one, 1, 0.3, &set));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(near_stepdown), cmocka_unit_test(by_hand), cmocka_unit_test(refused) };

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
