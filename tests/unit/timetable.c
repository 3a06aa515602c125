/* Lessons of the week against the plan, the timetable of a day, milestones on a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include "base/date.h"
#include "school/milestone.h"
#include "school/timetable.h"

enum { HAN, MONGOLIAN, ANY, MUSIC = 5, ART = 6 };

static void
verdicts(void **state)
{
	static const struct curriculum_row two_to_three = { .low = 200, .high = 300 }, half = { .low = 50, .high = 50 }, dropped = { 0 }, optional = { .high = 100 };
	static const struct { const struct curriculum_row *row; bool has_subjects; int scheduled; enum lessons_verdict verdict; int64_t difference; } cases[] = {
		{ &two_to_three, true, 0, LESSONS_MISSING, -200 }, { &two_to_three, true, 1, LESSONS_TOO_FEW, -100 }, { &two_to_three, true, 2, LESSONS_IN_ORDER, 0 },
		{ &two_to_three, true, 3, LESSONS_IN_ORDER, 0 }, { &two_to_three, true, 4, LESSONS_TOO_MANY, 100 },
		{ &half, true, 0, LESSONS_MISSING, -50 }, { &half, true, 1, LESSONS_TOO_MANY, 50 },
		{ &dropped, true, 0, LESSONS_IN_ORDER, 0 }, { &dropped, true, 2, LESSONS_NOT_PLANNED, 200 },
		{ &optional, true, 0, LESSONS_IN_ORDER, 0 }, { &optional, true, 1, LESSONS_IN_ORDER, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(lessons_judge(cases[i].row, cases[i].has_subjects, cases[i].scheduled), cases[i].verdict);
		assert_int_equal(lessons_difference(cases[i].row, cases[i].scheduled), cases[i].difference);
	}
	assert_int_equal(lessons_judge(NULL, true, 1), LESSONS_NOT_PLANNED);
	assert_int_equal(lessons_judge(NULL, false, 1), LESSONS_NO_RULE);
	assert_false(lessons_is_fault(LESSONS_NO_RULE));
	assert_true(lessons_is_fault(LESSONS_NO_TIMETABLE));
}

/* The language first, then the day, then the narrower grades. */
static void
rules(void **state)
{
	static struct curriculum_row rows[] = {
		{ MUSIC, 1, 9, ANY, "2020-09-01", 100, 100 }, { MUSIC, 1, 6, ANY, "2022-09-01", 200, 200 }, { MUSIC, 3, 4, ANY, "2022-09-01", 300, 300 },
		{ MUSIC, 1, 6, MONGOLIAN, "2019-09-01", 400, 400 }, { 0, 1, 9, ANY, "2022-09-01", 3000, 3000 },
	};
	static const struct { int64_t subject; int grade, language; int64_t low; } cases[] = {
		{ MUSIC, 2, HAN, 200 }, { MUSIC, 3, HAN, 300 }, { MUSIC, 7, HAN, 100 }, { MUSIC, 3, MONGOLIAN, 400 }, { MUSIC, 8, MONGOLIAN, 100 },
		{ ART, 3, HAN, -1 }, { 0, 9, MONGOLIAN, 3000 },
	};
	const struct curriculum c = { .rows = rows, .count = sizeof rows / sizeof rows[0], .any_language = ANY };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct curriculum_row *row = curriculum_find(&c, cases[i].subject, cases[i].grade, cases[i].language);

		assert_int_equal(row == NULL ? -1 : row->low, cases[i].low);
	}
	assert_true(curriculum_has_subjects(&c, 3, HAN));
	assert_false(curriculum_has_subjects(&(struct curriculum){ .rows = rows + 4, .count = 1, .any_language = ANY }, 3, HAN));
}

static int
day(int year, int month, int of_month)
{
	return date_day_number((struct date){ year, month, of_month });
}

static void
timetables(void **state)
{
	struct past_lesson lessons[] = {
		{ 1, MUSIC, 0, day(2022, 9, 1), 0, 1 }, { 1, ART, 0, day(2022, 9, 1), 4, 6 }, { 1, ART, 0, day(2023, 2, 20), 0, 1 },
		{ 2, MUSIC, 0, day(2022, 8, 25), 0, 1 }, { 2, ART, 0, day(2024, 2, 20), 0, 1 },
	};
	const struct past_timetables t = { lessons, sizeof lessons / sizeof lessons[0] };
	const struct { int64_t class_id; int day, weekday, lesson; int64_t subject; } cases[] = {
		{ 1, day(2022, 8, 31), 0, 1, 0 }, { 2, day(2022, 8, 24), 0, 1, 0 }, { 1, day(2022, 9, 1), 0, 1, MUSIC }, { 1, day(2023, 2, 19), 0, 1, MUSIC }, { 1, day(2023, 2, 20), 0, 1, ART },
		{ 1, day(2023, 2, 20), 4, 6, 0 }, { 1, day(2022, 10, 1), 4, 6, ART }, { 1, day(2022, 10, 1), 4, 5, 0 }, { 1, day(2023, 9, 1), 0, 1, 0 },
		{ 2, day(2022, 8, 25), 0, 1, MUSIC }, { 2, day(2023, 7, 31), 0, 1, MUSIC }, { 2, day(2023, 8, 1), 0, 1, 0 }, { 2, day(2024, 3, 1), 0, 1, ART },
		{ 3, day(2024, 3, 1), 0, 1, 0 }, { 0, day(2024, 3, 1), 0, 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct past_lesson *found = past_timetables_find(&t, cases[i].class_id, cases[i].day, cases[i].weekday, cases[i].lesson);

		assert_int_equal(found == NULL ? 0 : found->subject, cases[i].subject);
	}
}

static void
milestones(void **state)
{
	static const struct { const char *planned, *done; enum milestone_state state; int late; } cases[] = {
		{ "2023-04-09", "", MILESTONE_LATE, 1 }, { "2023-04-10", "", MILESTONE_SOON_DUE, 0 }, { "2023-05-10", "", MILESTONE_SOON_DUE, -30 },
		{ "2023-05-11", "", MILESTONE_LATER, -31 }, { "2023-04-01", "2023-04-01", MILESTONE_DONE, 0 }, { "2023-04-01", "2023-04-10", MILESTONE_DONE_LATE, 9 },
		{ "2023-04-01", "2023-04-11", MILESTONE_LATE, 9 }, { "2023-06-01", "2023-04-02", MILESTONE_DONE, -60 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(milestone_state(cases[i].planned, cases[i].done, "2023-04-10"), cases[i].state);
		assert_int_equal(milestone_days_late(cases[i].planned, cases[i].done, "2023-04-10"), cases[i].late);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verdicts), cmocka_unit_test(rules), cmocka_unit_test(timetables), cmocka_unit_test(milestones),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
