/* Which targets are met, and whose parents are asked in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/targets.h"

enum { NONE = -1 };

static void
results(void **state)
{
	static const struct { bool rank; int64_t target, actual; enum target_result expected; } cases[] = {
		{ false, 8000, 8000, TARGET_MET }, { false, 8000, 7999, TARGET_MISSED }, { false, 8000, 8001, TARGET_MET },
		{ false, 0, 0, TARGET_MET }, { false, 0, NONE, TARGET_OPEN }, { false, 8000, NONE, TARGET_OPEN },
		{ true, 300, 300, TARGET_MET }, { true, 300, 200, TARGET_MET }, { true, 300, 400, TARGET_MISSED }, { true, 300, NONE, TARGET_OPEN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(target_judge(cases[i].rank, cases[i].target, cases[i].actual), cases[i].expected);
}

static void
interviews(void **state)
{
	/* met, missed, not judged */
	static const struct { size_t counts[TARGET_RESULTS]; bool sat; enum interview expected; } cases[] = {
		{ { 0, 3, 0 }, true, INTERVIEW_ASK }, { { 1, 2, 0 }, true, INTERVIEW_NO }, { { 3, 0, 0 }, true, INTERVIEW_NO },
		{ { 0, 1, 2 }, true, INTERVIEW_ASK }, { { 0, 0, 2 }, true, INTERVIEW_ABSENT }, { { 0, 0, 2 }, false, INTERVIEW_ABSENT },
		{ { 0, 0, 0 }, true, INTERVIEW_NO }, { { 0, 0, 0 }, false, INTERVIEW_NO },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(interview_judge(cases[i].counts, cases[i].sat), cases[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(results),
		cmocka_unit_test(interviews),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("targets", tests, NULL, NULL);
}
