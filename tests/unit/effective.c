#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <math.h>
#include <cmocka.h>
#include "school/effective.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* Over 180: (100, 100), (90, 90), (70, 110). Lines 260 x 180 / 560 = 83.57..., 300 x 180 / 560 = 96.42... */
static const int64_t pupils[][2] = {
	{ 10000, 10000 }, { 9000, 9000 }, { 9500, 6000 }, { 7000, 11000 }, { 8000, 8500 }, { 8000, 9999 }
};

static struct effective
line_at(int64_t mark)
{
	struct effective e = { .line = mark };

	for (size_t i = 0; i < COUNT(pupils); i++)
		effective_add(&e, pupils[i], 2);
	return e;
}

static void
test_sums(void **state)
{
	struct effective e = line_at(18000);

	(void)state;
	assert_int_equal(e.over, 3);
	assert_int_equal(e.total_sum, 56000);
	assert_int_equal(e.sums[0], 26000);
	assert_int_equal(e.sums[1], 30000);
	assert_int_equal(line_at(17999).over, 4);
	assert_int_equal(line_at(20001).over, 0);
}

static void
test_reached(void **state)
{
	static const struct { size_t subject; int64_t mark; bool reached; } cases[] = {
		{ 0, 8357, false }, { 0, 8358, true }, { 1, 9642, false }, { 1, 9643, true }, { 1, 0, false }
	};
	struct effective e = line_at(18000);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(effective_reached(&e, cases[i].subject, cases[i].mark), cases[i].reached);
}

/* One pupil over the line, on it: each line is that pupil's mark, which reaches it. */
static void
test_exactly_on_the_line(void **state)
{
	struct effective e = { .line = 20001 };
	const int64_t marks[3] = { 3333, 6667, 10001 };

	(void)state;
	effective_add(&e, marks, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(effective_gap(&e, i, marks[i]), 0);
		assert_true(effective_reached(&e, i, marks[i]));
		assert_false(effective_reached(&e, i, marks[i] - 1));
	}
}

static void
test_weakest(void **state)
{
	static const struct { int64_t marks[2]; size_t weakest; } cases[] = {
		{ { 8000, 8500 }, 1 }, { { 9500, 6000 }, 1 }, { { 7000, 9500 }, 0 }, { { 8358, 9643 }, 2 }, { { 0, 12000 }, 0 }
	};
	struct effective e = line_at(18000);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(effective_weakest(&e, cases[i].marks, 2), cases[i].weakest);
}

static void
test_equal_shortfalls(void **state)
{
	struct effective e = { .line = 20000 };

	(void)state;
	effective_add(&e, (const int64_t[]){ 10000, 10000 }, 2);
	assert_int_equal(effective_weakest(&e, (const int64_t[]){ 9000, 9000 }, 2), 0);
}

static void
test_nobody(void **state)
{
	struct effective e = line_at(30000);

	(void)state;
	assert_false(effective_known(&e));
	assert_false(effective_reached(&e, 0, 12000));
	assert_int_equal(effective_weakest(&e, pupils[2], 2), 2);
}

static void
test_places(void **state)
{
	static const int64_t totals[] = { 20000, 18000, 18000, 16500 };
	static const struct { size_t places; int64_t line; } cases[] = { { 1, 20000 }, { 2, 18000 }, { 3, 18000 }, { 4, 16500 }, { 9, 16500 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(effective_line_of_places(totals, COUNT(totals), cases[i].places), cases[i].line);
}

/* At z = distance / (sqrt(2) x sem) of 0, 1, 1.959964, -1 tables give 0.5, 0.158655, 0.025, 0.841345. */
static void
test_chance(void **state)
{
	static const struct { double z, chance; } cases[] = { { 0, 0.5 }, { 1, 0.158655 }, { 1.959964, 0.025 }, { -1, 0.841345 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_true(fabs(effective_chance(cases[i].z * sqrt(2) * 7.5, 7.5) - cases[i].chance) < 1e-6);
}

/* SDs 3 and 4 with a reliability of 0.75: sqrt(25 x 0.25). */
static void
test_sem(void **state)
{
	(void)state;
	assert_true(fabs(effective_sem((const double[]){ 3, 4 }, 2, 0.75) - 2.5) < 1e-12);
	assert_true(fabs(effective_sem((const double[]){ 3, 4 }, 2, 0) - 5) < 1e-12);
	assert_true(effective_sem((const double[]){ 3, 4 }, 2, 1) == 0);
	assert_true(effective_sem(NULL, 0, 0.5) == 0);
}

/* Ten pupils over 626 with 6311 in all, 1194 in the subject: P1 631.1, k 0.991919, 119.4 x k = 118.4352. */
static void
test_worked_case(void **state)
{
	struct effective e = { .line = 62600, .over = 10, .total_sum = 631100, .sums = { 119400 } };

	(void)state;
	assert_true(fabs((double)e.line * (double)e.over / (double)e.total_sum - 0.991919) < 5e-7);
	assert_false(effective_reached(&e, 0, 11843));
	assert_true(effective_reached(&e, 0, 11844));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sums), cmocka_unit_test(test_reached), cmocka_unit_test(test_exactly_on_the_line),
		cmocka_unit_test(test_weakest), cmocka_unit_test(test_equal_shortfalls), cmocka_unit_test(test_nobody),
		cmocka_unit_test(test_places), cmocka_unit_test(test_chance), cmocka_unit_test(test_sem), cmocka_unit_test(test_worked_case),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
