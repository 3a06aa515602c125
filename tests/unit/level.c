/* Marks as levels, at the lines and beside them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/level.h"

static const struct subject_lines plain = { .full_mark = 10000, .pass = 6000, .excellent = 8500, .good = 7500 };
/* 150 marks: 90, 112.5, 127.5. */
static const struct subject_lines large = { .full_mark = 15000, .pass = 6000, .excellent = 8500, .good = 7500 };
/* A third of 100, drawn at 33.33 %. */
static const struct subject_lines third = { .full_mark = 10000, .pass = 3333, .excellent = 8500, .good = 7500 };
static const struct subject_lines no_good = { .full_mark = 10000, .pass = 6000, .excellent = 8500 };
static const struct subject_lines no_pass = { .full_mark = 10000, .excellent = 8500, .good = 7500 };
static const struct subject_lines no_full = { .pass = 6000, .excellent = 8500, .good = 7500 };

static void
levels(void **state)
{
	static const struct { const struct subject_lines *lines; int64_t mark; enum result_level expected; } cases[] = {
		{ &plain, 10000, RESULT_EXCELLENT }, { &plain, 8500, RESULT_EXCELLENT }, { &plain, 8499, RESULT_GOOD },
		{ &plain, 7500, RESULT_GOOD }, { &plain, 7499, RESULT_PASS }, { &plain, 6000, RESULT_PASS },
		{ &plain, 5999, RESULT_FAIL }, { &plain, 0, RESULT_FAIL }, { &plain, -1, RESULT_NONE },
		{ &large, 12750, RESULT_EXCELLENT }, { &large, 12749, RESULT_GOOD }, { &large, 11250, RESULT_GOOD },
		{ &large, 11249, RESULT_PASS }, { &large, 8999, RESULT_FAIL },
		{ &third, 3333, RESULT_PASS }, { &third, 3332, RESULT_FAIL },
		{ &no_good, 8499, RESULT_PASS }, { &no_pass, 9000, RESULT_NONE }, { &no_full, 9000, RESULT_NONE },
		{ NULL, 9000, RESULT_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(level_of_mark(cases[i].lines, cases[i].mark), cases[i].expected);
}

/* The places of the catalogue's words. */
static void
words(void **state)
{
	static const struct { enum result_level level; const char *zh, *en; } cases[] = {
		{ RESULT_EXCELLENT, "优", "excellent" }, { RESULT_GOOD, "良", "good" }, { RESULT_FAIR, "中", "fair" },
		{ RESULT_PASS, "合格", "pass" }, { RESULT_FAIL, "待合格", "fail" }, { RESULT_NONE, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_string_equal(level_show(cases[i].level, LANGUAGE_ZH), cases[i].zh);
		assert_string_equal(level_show(cases[i].level, LANGUAGE_EN), cases[i].en);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels),
		cmocka_unit_test(words),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("level", tests, NULL, NULL);
}
