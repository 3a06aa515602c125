/* Head teachers: scores of what is known, the mean over the classes of one, rounding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/homeroom-inside.h"

static void
test_rounding(void **state)
{
	static const struct { int64_t num, den, expected; } cases[] = {
		{ 39850, 8, 4981 }, { 1, 2, 1 }, { 49, 100, 0 }, { 0, 1, 0 }, { 9444, 10, 944 }, { 9445, 10, 945 }, { -5, 2, 0 }, { 3, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(homeroom_round((struct fraction){ cases[i].num, cases[i].den }), cases[i].expected);
}

/* Class 1 has 75.78 of 100, class 2 57.50 of 90, class 3 nothing; the fourth is another's. */
static struct homeroom_entry entries[] = {
	{ .teacher = 7, .points = 7578, .full = 10000 }, { .teacher = 7, .points = 5750, .full = 9000 }, { .teacher = 7 }, { .teacher = 8, .points = 5000, .full = 5000 },
};
static const struct homeroom all = { .entries = entries, .entry_count = sizeof entries / sizeof entries[0] };

static void
test_scores(void **state)
{
	struct fraction score = homeroom_score(&entries[1]);

	(void)state;
	assert_int_equal(score.num * 9, 57500 * score.den);
	assert_int_equal(homeroom_score(&entries[2]).den, 0);
}

static void
test_teachers(void **state)
{
	struct fraction score;
	size_t classes;

	(void)state;
	/* (7578 + 57500 / 9) / 2 = 125702 / 18 */
	assert_true(homeroom_of_teacher(&all, 7, &score, &classes));
	assert_int_equal(classes, 2);
	assert_int_equal(score.num * 18, 125702 * score.den);
	assert_true(homeroom_of_teacher(&all, 8, &score, &classes));
	assert_int_equal(homeroom_round(score), 10000);
	assert_false(homeroom_of_teacher(&all, 9, &score, &classes));
	assert_int_equal(classes, 0);
	/* nobody is who has no number */
	assert_false(homeroom_of_teacher(&all, 0, &score, &classes));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rounding), cmocka_unit_test(test_scores), cmocka_unit_test(test_teachers) };

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
