/* Figures from the files of other programs: exact numbers, the column of the value, whose it is, places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "school/component.h"

static char path[] = "/tmp/component-XXXXXX";

static void
note(void *user, const struct place *at, const char *message)
{
	(void)message;
	*(long *)user = at->line;
}

static bool
read_text(struct component *c, const char *text, const char *const *names, struct error *error)
{
	FILE *file = fopen(path, "w");
	char option[64];

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	snprintf(option, sizeof option, "学额=%s", path);
	return component_read(c, option, names, error);
}

static void
test_numbers(void **state)
{
	static const struct { const char *text; bool ok; int64_t num, den; } cases[] = {
		{ "98.5", true, 9850, 1 }, { "98.765", true, 19753, 2 }, { "0", true, 0, 1 }, { "-0.5", true, -50, 1 }, { "+3", true, 300, 1 },
		{ "33.3333333", true, 333333333, 100000 }, { "", false, 0, 0 }, { ".", false, 0, 0 }, { "1.", false, 0, 0 }, { "1e3", false, 0, 0 },
		{ "1,000", false, 0, 0 }, { "1.2.3", false, 0, 0 }, { "-", false, 0, 0 }, { "1234567890", false, 0, 0 }, { "1.12345678", false, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct fraction value = { 0, 1 };

		assert_int_equal(fraction_read(cases[i].text, &value), cases[i].ok);
		if (cases[i].ok)
			assert_int_equal(value.num * cases[i].den, cases[i].num * value.den);
	}
}

static void
test_rows(void **state)
{
	static const char *const names[] = { "retention", NULL };
	struct error error = { 0 };
	struct component c;

	(void)state;
	assert_true(read_text(&c, "\n学校,班级,班主任,巩固率\n 甲校 ,四年级1班,王芳,97.50%\n乙校,四年级1班,,\n合计,,,98\n", names, &error));
	assert_string_equal(c.item, "学额");
	assert_string_equal(c.heading, "巩固率");
	assert_true(c.has_school && c.has_class && c.has_head_teacher && !c.has_teacher && !c.has_name);
	assert_int_equal(c.count, 2);
	assert_string_equal(c.rows[0].school, "甲校");
	assert_string_equal(c.rows[0].head_teacher, "王芳");
	assert_string_equal(c.rows[0].text, "97.50%");
	assert_int_equal(c.rows[0].value.num, 9750 * c.rows[0].value.den);
	assert_int_equal(c.rows[0].place.line, 3);
	assert_int_equal(c.rows[0].place.column, 4);
	assert_string_equal(c.rows[0].place.file, path);
	assert_false(c.rows[1].has_value);
	component_free(&c);
}

static void
test_names(void **state)
{
	static const char *const names[] = { "staff_points", "得分率", NULL };
	struct error error = { 0 };
	struct component c;

	(void)state;
	assert_true(read_text(&c, "Teacher ID,Teacher,Attendance points\nT1,王芳,9.5\n", names, &error));
	assert_true(c.has_teacher && c.has_name);
	assert_string_equal(c.rows[0].teacher, "T1");
	assert_string_equal(c.rows[0].name, "王芳");
	component_free(&c);
	/* staff sheets call the name just 姓名 */
	assert_true(read_text(&c, "姓名,得分率\n王芳,90\n", names, &error));
	assert_string_equal(c.rows[0].name, "王芳");
	component_free(&c);
}

static void
test_bad(void **state)
{
	static const char *const names[] = { "staff_points", "得分率", NULL };
	static const struct { const char *text, *says; } cases[] = {
		{ "教师编号,分数\nT1,9\n", "Attendance points" },
		{ "教师编号,考勤得分,得分率\nT1,9,90\n", "考勤得分, 得分率" },
		{ "\n\n", "nothing in it" },
		{ "教师编号,得分率\nT1,九\nT2,90\nT3,8O\n", ": 2" },
	};
	long line = 0;

	(void)state;
	complaint_limit = 0;
	complaint_hook_set(note, &line);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct error error = { 0 };
		struct component c;

		assert_false(read_text(&c, cases[i].text, names, &error));
		assert_true(error.data);
		assert_non_null(strstr(error.message, cases[i].says));
		component_free(&c);
	}
	assert_int_equal(line, 4);
	complaint_hook_set(NULL, NULL);
}

static void
test_options(void **state)
{
	static const char *const bad[] = { "", "学额", "=x.csv", "学额=" };
	struct component c;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct error error = { 0 };

		assert_false(component_split(&c, bad[i], &error));
		assert_false(error.data);
		component_free(&c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_rows), cmocka_unit_test(test_names), cmocka_unit_test(test_bad), cmocka_unit_test(test_options)
	};
	int failed, file = mkstemp(path);

	if (file < 0)
		return 1;
	close(file);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
