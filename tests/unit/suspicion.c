#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>
#include "school/suspicion.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* Marks of 40, 42, ... 98, and the same with 52 to 58 lifted to 60: of 5 marks in [52, 61) all at 60. By
 * another program: share of the density there 0.2029, which to the power of 5 is 0.00034404. */
static void
test_heap(void **state)
{
	int64_t values[30], even[30], lifted[30], many[30], none[30] = { 0 };
	const struct spectrum plain = { values, even, 30 }, heap = { values, lifted, 30 }, others = { values, many, 30 }, nobody = { values, none, 30 };
	struct alarms alarms = ALARMS_INIT;
	struct heap best;

	(void)state;
	for (int i = 0; i < 30; i++) {
		values[i] = 4000 + 200 * i;
		even[i] = 1;
		many[i] = 2;
		lifted[i] = values[i] >= 5200 && values[i] < 6000 ? 0 : values[i] == 6000 ? 5 : 1;
	}
	assert_true(suspicion_heap(&best, &heap, &others, 10000, 6000, &alarms));
	assert_int_equal(best.width, 800);
	assert_int_equal(best.below, 0);
	assert_int_equal(best.reach, 100);
	assert_int_equal(best.above, 5);
	assert_true(fabs(best.p - 0.00034404) < 5e-9 && fabs(best.expected - 1.015) < 5e-4);
	alarms_sort(&alarms);
	assert_true(fabs(alarms_expected(&alarms, best.p) - 2 * best.p) < 5e-9);        /* 61 is missing: two windows alike */
	assert_true(suspicion_heap(&best, &heap, &nobody, 10000, 6000, &alarms));       /* its own shape */
	assert_true(fabs(best.p - 0.00060421) < 5e-9);
	assert_true(suspicion_heap(&best, &plain, &others, 10000, 6000, &alarms));
	assert_true(best.p > 0.5);
	lifted[0] = 8;
	assert_false(suspicion_heap(&best, &(struct spectrum){ values, lifted, 1 }, &others, 10000, 6000, &alarms));    /* no spread */
	assert_false(suspicion_heap(&best, &(struct spectrum){ values, even, 7 }, &others, 10000, 6000, &alarms));      /* too few */
	alarms_free(&alarms);
}

static void
test_same(void **state)
{
	static const struct { int64_t n, commonest; bool same; } cases[] = {
		{ 2, 2, false }, { 3, 3, true }, { 4, 3, false }, { 7, 6, false }, { 8, 5, true }, { 8, 4, false }, { 10, 6, true }, { 0, 0, false }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(suspicion_same(cases[i].n, cases[i].commonest), cases[i].same);
}

/* Four marks of low and four of high. */
static struct exact
eight(int64_t low, int64_t high)
{
	struct exact e = EXACT_INIT;

	for (int i = 0; i < 8; i++)
		exact_add(&e, i % 2 == 0 ? low : high);
	return e;
}

/* Means 60, 90, 40, 45; coefficients of variation 1/3 but for the last (1/9). */
static void
test_scale(void **state)
{
	static const struct { int64_t low, high, full; bool found; } cases[] = {
		{ 6000, 12000, 15000, true },           /* 90: too high */
		{ 5000, 10000, 15000, false },          /* 75 is just 1.25 */
		{ 2666, 5334, 15000, true },            /* 40: too low */
		{ 2666, 5334, 7620, false },            /* the highest is 70 % of the full mark */
		{ 2666, 5334, 0, false },
		{ 3000, 6000, 15000, false },           /* 45 is just 0.75 */
		{ 8000, 10000, 15000, false },          /* another shape */
	};
	struct exact others = eight(4000, 8000), seven = eight(6000, 12000);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct exact marks = eight(cases[i].low, cases[i].high);

		assert_int_equal(suspicion_scale(&marks, &others, 1, cases[i].high, cases[i].full), cases[i].found);
	}
	/* 90 is 1.5 of 60, which is no more than 1.25 of a usual 1.2; a usual 0.5 does not make 60 high. */
	assert_true(suspicion_scale(&seven, &others, 1.19, 12000, 15000));
	assert_false(suspicion_scale(&seven, &others, 1.2, 12000, 15000));
	assert_false(suspicion_scale(&others, &others, 0.5, 8000, 15000));
	exact_remove(&seven, 6000);
	assert_false(suspicion_scale(&seven, &others, 1, 12000, 15000));
}

/* 50 where 80 is usual and 80 where 50 is, deviation 10: z -3 and 3, after the exchange 0 and 0. */
static void
test_swap(void **state)
{
	const struct suspicion_mean a = { 50, 80, 10 }, b = { 80, 50, 10 }, unknown = { 50, 80, NAN };
	struct suspicion_fit fit = suspicion_exchange(&a, &b, 0);

	(void)state;
	assert_true(fabs(fit.before - 18) < 1e-12 && fabs(fit.after) < 1e-12);
	assert_true(suspicion_swap(fit));
	assert_true(fabs(suspicion_exchange(&a, &b, 1).before - 20) < 1e-12);
	assert_false(suspicion_swap(suspicion_exchange(&a, &unknown, 0)));
	assert_true(suspicion_swap((struct suspicion_fit){ 2, 0.5 }));
	assert_false(suspicion_swap((struct suspicion_fit){ 1.99, 0 }));
	assert_false(suspicion_swap((struct suspicion_fit){ 2, 0.51 }));
}

/* x 1..n against falling y, which is r = -1; of (1, 1), (2, 3), (3, 2) r is 1 / 2. artanh 0.99 = 2.6467: of r = -0.99
 * against R = 0 and 8 pairs F(-2.6467 x sqrt(5)) = F(-5.918) = 1.63e-9; against R = -0.99 one half. */
static void
test_crossed(void **state)
{
	struct suspicion_pairs falling = { 0 }, three = { 0 }, alike = { 0 };
	static const double y[] = { 1, 3, 2 };

	(void)state;
	for (int i = 1; i <= 8; i++) {
		assert_true(isnan(suspicion_crossed(&falling, 0)));
		suspicion_pair(&falling, i, -2 * i);
		suspicion_pair(&alike, i, 0.1);
	}
	assert_true(fabs(suspicion_correlation(&falling) + 1) < 1e-12);
	assert_true(fabs(suspicion_crossed(&falling, 0) - 1.63e-9) < 0.01e-9);
	assert_true(fabs(suspicion_crossed(&falling, -1) - 0.5) < 1e-12);
	assert_true(isnan(suspicion_crossed(&falling, NAN)));
	assert_true(isnan(suspicion_crossed(&alike, 0)));
	assert_true(isnan(suspicion_correlation(&alike)));
	for (int i = 0; i < 3; i++)
		suspicion_pair(&three, i + 1, y[i]);
	assert_true(fabs(suspicion_correlation(&three) - 0.5) < 1e-12);
}

/* The middle of 1 .. 9 and a wild one is 5.5. */
static void
test_spread(void **state)
{
	double values[] = { -3, 1, 2, -1000, 4, -5, 6, 7, 8, 9 };

	(void)state;
	assert_true(isnan(suspicion_spread(values, 9)));
	assert_true(fabs(suspicion_spread(values, 10) - 5.5 / 0.6745) < 1e-12);
}

static void
test_jump(void **state)
{
	(void)state;
	assert_false(suspicion_jump(50, 65));
	assert_true(suspicion_jump(50, 65.01));
	assert_true(suspicion_jump(50, 34.99));
	assert_false(suspicion_jump(NAN, 65));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heap), cmocka_unit_test(test_same),
		cmocka_unit_test(test_scale), cmocka_unit_test(test_swap), cmocka_unit_test(test_crossed), cmocka_unit_test(test_spread), cmocka_unit_test(test_jump),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
