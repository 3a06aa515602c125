#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>
#include "school/suspicion.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* 11 / 1024 of 10 throws with 9 or more heads. */
static void
test_binomial(void **state)
{
	static const struct { int64_t n, k; double p; } cases[] = {
		{ 10, 9, 11.0 / 1024 }, { 10, 0, 1 }, { 1, 1, 0.5 }, { 4, 2, 11.0 / 16 }, { 4, 5, 0 }, { 0, 0, 1 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_true(fabs(suspicion_binomial(cases[i].n, cases[i].k) - cases[i].p) < 1e-12);
}

/* 1 / 512 is not below 0.001, 1 / 1024 is; of 13 with 12: 14 / 8192 = 0.0017; of 14 with 13: 15 / 16384 = 0.0009. */
static void
test_heap(void **state)
{
	static const struct { int64_t below, above; bool heap; } cases[] = {
		{ 0, 9, false }, { 0, 10, true }, { 1, 12, false }, { 1, 13, true }, { 10, 0, false }, { 0, 0, false }, { 100, 105, false }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(suspicion_heap(cases[i].below, cases[i].above), cases[i].heap);
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

/* x 1..n against falling y, which is r = -1; of (1, 1), (2, 3), (3, 2) r is 1 / 2. */
static void
test_crossed(void **state)
{
	struct suspicion_pairs falling = { 0 }, three = { 0 }, alike = { 0 };
	static const double y[] = { 1, 3, 2 };

	(void)state;
	for (int i = 1; i <= 8; i++) {
		assert_false(suspicion_crossed(&falling));
		suspicion_pair(&falling, i, -2 * i);
		suspicion_pair(&alike, i, 0.1);
	}
	assert_true(fabs(suspicion_correlation(&falling) + 1) < 1e-12);
	assert_true(suspicion_crossed(&falling));
	assert_false(suspicion_crossed(&alike));
	assert_true(isnan(suspicion_correlation(&alike)));
	for (int i = 0; i < 3; i++)
		suspicion_pair(&three, i + 1, y[i]);
	assert_true(fabs(suspicion_correlation(&three) - 0.5) < 1e-12);
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
		cmocka_unit_test(test_binomial), cmocka_unit_test(test_heap), cmocka_unit_test(test_same),
		cmocka_unit_test(test_scale), cmocka_unit_test(test_swap), cmocka_unit_test(test_crossed), cmocka_unit_test(test_jump),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
