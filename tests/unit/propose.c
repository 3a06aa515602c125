/* Targets for the next exam: layers of T, marks and ranks to reach. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/propose.h"

static void
rules(void **state)
{
	static const struct { const char *layers, *steps; bool expected; } cases[] = {
		{ NULL, NULL, true }, { "70,30", NULL, true }, { "62.5,45", "0.5,1,2", true }, { NULL, "0,0,0", true },
		{ "40,60", NULL, false }, { "60,60", NULL, false }, { "60", NULL, false }, { "60,40,20", NULL, false }, { "", NULL, false }, { "60,", NULL, false },
		{ "160,40", NULL, false }, { NULL, "1,2", false }, { NULL, "1,2,3,4", false }, { NULL, "-1,2,3", false }, { NULL, "1,2,x", false }, { NULL, "1,2,51", false },
	};
	struct propose_rule rule;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(propose_rule_parse(cases[i].layers, cases[i].steps, &rule), cases[i].expected);
}

static void
layers(void **state)
{
	static const struct { double t; enum propose_layer expected; } cases[] = {
		{ 75, LAYER_STRONG }, { 60, LAYER_STRONG }, { 60 - 1e-12, LAYER_STRONG }, { 59.99, LAYER_MIDDLE }, { 50, LAYER_MIDDLE },
		{ 40, LAYER_MIDDLE }, { 39.99, LAYER_WEAK }, { 10, LAYER_WEAK },
	};
	struct propose_rule rule;

	(void)state;
	assert_true(propose_rule_parse(NULL, NULL, &rule));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(propose_layer(&rule, cases[i].t), cases[i].expected);
}

static void
marks(void **state)
{
	static const struct { int64_t mark; double step, sd; int64_t full, next, expected; } cases[] = {
		/* 80 + 0.1 x 10 is 81 and no more; 81.01 is 81.5. */
		{ 8000, 1, 1000, 10000, 10000, 8100 }, { 8001, 1, 1000, 10000, 10000, 8150 }, { 8050, 1, 1000, 10000, 10000, 8150 },
		/* 0.3 x 14.14 = 4.24 */
		{ 5000, 3, 1414.2136, 10000, 10000, 5450 },
		/* 81 x 1.2 = 97.2; 81 x 0.5 = 40.5; the marks of 40.1 of 100 in 30: 12.33 */
		{ 8000, 1, 1000, 10000, 12000, 9750 }, { 8000, 1, 1000, 10000, 5000, 4050 }, { 4010, 1, 1000, 10000, 3000, 1250 },
		/* Never above the full mark, whole or not, never below the last mark. */
		{ 10000, 3, 1000, 10000, 10000, 10000 }, { 9990, 0, 1000, 10000, 10000, 10000 }, { 3020, 3, 500, 3025, 3025, 3025 }, { 7000, 0, 1000, 10000, 10000, 7000 },
		/* Not known: not scaled; of the next one at least the limit. */
		{ 8000, 1, 1000, 0, 12000, 8100 }, { 8000, 1, 1000, 10000, 0, 8100 }, { 11950, 1, 1000, 0, 12000, 12000 }, { 0, 3, 1000, 0, 0, 300 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(propose_mark(cases[i].mark, cases[i].step, cases[i].sd, cases[i].full, cases[i].next), cases[i].expected);
}

static void
ranks(void **state)
{
	static const int32_t group[] = { 5000, 6000, 6000, 7000, 8000, 9000 };
	/* Who reaches 60 exactly shares the place of those with 60. */
	static const struct { int64_t mark; double step, sd; int64_t expected; } cases[] = {
		{ 5000, 0, 1000, 6 }, { 5000, 10, 1000, 4 }, { 5000, 9, 1000, 6 }, { 6000, 0, 1000, 4 }, { 6000, 10, 1000, 3 }, { 9000, 0, 1000, 1 }, { 9000, 5, 1000, 1 },
		{ 8000, 10, 1000, 1 }, { 8000, 9.99, 1000, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(propose_rank(group, 6, cases[i].mark, cases[i].step, cases[i].sd), cases[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules),
		cmocka_unit_test(layers),
		cmocka_unit_test(marks),
		cmocka_unit_test(ranks),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("propose", tests, NULL, NULL);
}
