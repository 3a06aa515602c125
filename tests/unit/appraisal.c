/* Exact points, rounding and the parts of rows of plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/appraisal.h"

static void
sums_are_exact(void **state)
{
	struct fraction sum = { 0 };

	(void)state;
	for (int i = 0; i < 7; i++)
		sum = fraction_sum(sum, (struct fraction){ 1, 7 });
	assert_int_equal(sum.num, 1);
	assert_int_equal(sum.den, 1);
	/* Products that no 64 bits hold. */
	sum = fraction_sum((struct fraction){ 9999999999, 999999937 }, (struct fraction){ 9999999999, 999999929 });
	assert_int_equal(fraction_round(sum), 20);
	sum = fraction_times((struct fraction){ 1000000, 3 }, 3000000000, 1000000000);
	assert_int_equal(sum.num, 1000000);
	assert_int_equal(sum.den, 1);
	/* Nothing and something. */
	sum = fraction_sum((struct fraction){ 0 }, (struct fraction){ 5, 2 });
	assert_int_equal(sum.num, 5);
	sum = fraction_sum((struct fraction){ 5, 2 }, (struct fraction){ -5, 2 });
	assert_int_equal(sum.num, 0);
}

static void
halves_go_away_from_zero(void **state)
{
	static const struct { struct fraction value; int64_t rounded; } cases[] = {
		{ { 5, 2 }, 3 }, { { -5, 2 }, -3 }, { { 7, 3 }, 2 }, { { -7, 3 }, -2 }, { { 8, 3 }, 3 }, { { -8, 3 }, -3 }, { { 0, 1 }, 0 }, { { 0, 0 }, 0 },
		{ { 1, 2 }, 1 }, { { -1, 2 }, -1 }, { { -1, 3 }, 0 }, { { 27, 1 }, 27 }
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(fraction_round(cases[i].value), cases[i].rounded);
}

static void
parts_are_whole_words(void **state)
{
	struct plan_row row = { .part = "备课；作业;听评课、读书" };

	(void)state;
	assert_true(plan_row_has_part(&row, "备课", NULL));
	assert_true(plan_row_has_part(&row, "作业", NULL));
	assert_true(plan_row_has_part(&row, "听评课", NULL));
	assert_true(plan_row_has_part(&row, "读书", NULL));
	assert_false(plan_row_has_part(&row, "听", NULL));
	assert_false(plan_row_has_part(&row, "备课；作业", NULL));
	assert_false(plan_row_has_part(&row, "", NULL));
	row.part = "";
	assert_true(plan_row_has_part(&row, "备课", NULL));
	assert_true(plan_row_has_part(&row, "师德", "师德"));
	assert_false(plan_row_has_part(&row, "安全", "师德"));
}

static void
rows_are_for_some(void **state)
{
	static const struct { enum applies_to applies; bool teaching, head, is; } cases[] = {
		{ TO_ALL, false, false, true }, { TO_TEACHING, true, false, true }, { TO_TEACHING, false, false, false }, { TO_NOT_TEACHING, true, false, false },
		{ TO_NOT_TEACHING, false, false, true }, { TO_HEAD, true, true, true }, { TO_HEAD, true, false, false }, { TO_NOT_HEAD, true, true, false },
		{ TO_NOT_HEAD, true, false, true }
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct plan_row row = { .applies = cases[i].applies };

		assert_int_equal(plan_row_is_for(&row, cases[i].teaching, cases[i].head), cases[i].is);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_exact), cmocka_unit_test(halves_go_away_from_zero), cmocka_unit_test(parts_are_whole_words), cmocka_unit_test(rows_are_for_some)
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
