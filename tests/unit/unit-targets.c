/* Targets of classes, teachers and schools: met, missed, which rank. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/unit-targets.h"

static void
results(void **state)
{
	/* A mean of 200 / 3 = 66.666... against 66.66 and 66.67; a low rate of 1 in 8, 12.5 %. */
	static const struct { bool at_most; int64_t target, num, den; enum target_result expected; } cases[] = {
		{ false, 6666, 20000, 3, TARGET_MET }, { false, 6667, 20000, 3, TARGET_MISSED }, { false, 5000, 10000, 2, TARGET_MET },
		{ true, 1250, 10000, 8, TARGET_MET }, { true, 1249, 10000, 8, TARGET_MISSED }, { true, 300, 300, 1, TARGET_MET }, { true, 300, 400, 1, TARGET_MISSED },
		{ true, 300, 0, 0, TARGET_OPEN }, { false, 0, 0, 0, TARGET_OPEN }, { false, 0, 0, 5, TARGET_MET },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(unit_target_judge(cases[i].at_most, cases[i].target, cases[i].num, cases[i].den), cases[i].expected);
}

static void
ranks(void **state)
{
	/* Means 70, 80, 80, none, 66.67, 90. */
	static const struct unit_sum units[] = { { 14000, 2 }, { 40000, 5 }, { 8000, 1 }, { 0, 0 }, { 20000, 3 }, { 9000, 1 } };
	static const struct { size_t own; int64_t min_n, rank, ranked; } cases[] = {
		{ 5, 1, 1, 5 }, { 1, 1, 2, 5 }, { 2, 1, 2, 5 }, { 0, 1, 4, 5 }, { 4, 0, 5, 5 }, { 3, 1, 0, 5 },
		{ 1, 2, 1, 3 }, { 0, 2, 2, 3 }, { 5, 2, 0, 3 }, { 1, 4, 0, 1 },
	};
	int64_t ranked;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(unit_rank(units, 6, cases[i].own, cases[i].min_n, &ranked), cases[i].rank);
		assert_int_equal(ranked, cases[i].ranked);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(results),
		cmocka_unit_test(ranks),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("unit-targets", tests, NULL, NULL);
}
