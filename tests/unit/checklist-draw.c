/* The published draw: numbers by sha256sum, tickets by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/checklist-draw.h"

/* printf 7,1 | sha256sum begins with 8562833f. */
static void
numbers(void **unused)
{
	(void)unused;
	assert_int_equal(draw_number(7, 1), 0x8562833f);
	assert_int_equal(draw_number(7, 2), 0x12bdb8ee);
	assert_int_equal(draw_number(7, 3), 0x9ca29a28);
	assert_int_equal(draw_number(7, 4), 0xe083bf6e);
}

/* 2237825855 mod 162 = 137: behind 15, 51, 62, 112 the last one. 314423534 mod 112 = 110: the fourth, behind 62. 2627901992 mod 62 = 0:
 * the first. 3766730606 mod 47 = 18: the second, of 36. */
static void
without_replacement(void **unused)
{
	const int64_t weights[] = { 15, 36, 11, 50, 50 };
	const struct drawn expected[] = { { 4, 137, 162 }, { 3, 110, 112 }, { 0, 0, 62 }, { 1, 18, 47 }, { 2, 3, 11 } };
	struct drawn drawn[5];

	(void)unused;
	assert_int_equal(draw(7, weights, 5, drawn, 9), 5);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(drawn[i].place, expected[i].place);
		assert_int_equal(drawn[i].ticket, expected[i].ticket);
		assert_int_equal(drawn[i].tickets, expected[i].tickets);
	}
	assert_int_equal(draw(7, weights, 5, drawn, 2), 2);
	assert_int_equal(draw(7, weights, 0, drawn, 2), 0);
}

/* First draws of 20,000 seeds: 10, 20, 30 and 40 hundredths within four standard errors, sqrt(p (1 - p) / 20000). */
static void
by_weight(void **unused)
{
	const int64_t weights[] = { 10, 20, 30, 40 };
	const int low[] = { 1830, 3773, 5740, 7722 }, high[] = { 2170, 4227, 6260, 8278 };
	int times[4] = { 0 };
	struct drawn drawn;

	(void)unused;
	for (long seed = 1; seed <= 20000; seed++) {
		draw(seed, weights, 4, &drawn, 1);
		times[drawn.place]++;
	}
	for (int i = 0; i < 4; i++)
		assert_in_range(times[i], low[i], high[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers), cmocka_unit_test(without_replacement), cmocka_unit_test(by_weight)
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
