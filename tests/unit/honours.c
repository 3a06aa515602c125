/* Selections: values and bounds as people read them, the facts of one teacher. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "school/honours.h"

/* Half up, and no zeros behind. */
static const struct { struct fraction value; const char *text; } values[] = {
	{ { 1200, 1 }, "12" }, { { 50, 1 }, "0.5" }, { { 310000, 35 }, "88.57" }, { { 1, 2 }, "0.01" }, { { 1, 3 }, "0" }, { { -1, 2 }, "-0.01" }, { { 0, 0 }, "" }
};

static void
shown(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		struct text text = TEXT_INIT;

		honour_value_add(&text, values[i].value);
		assert_string_equal(text_string(&text), values[i].text);
		text_free(&text);
	}
}

static const struct { enum criterion_source source; int64_t least, most; const char *zh, *en; } bounds[] = {
	{ SOURCE_TRAINING, 36000, NO_BOUND, "≥360学时", "≥360 hours" }, { SOURCE_ABSENT, NO_BOUND, 0, "≤0天", "≤0 days" }, { SOURCE_CHECKS, 8550, NO_BOUND, "≥85.5%", "≥85.5%" },
	{ SOURCE_MERITS, 100, 300, "≥1且≤3件", "≥1 and ≤3 merits" }, { SOURCE_RESULTS, NO_BOUND, NO_BOUND, "", "" }, { SOURCE_GIVEN, -50, NO_BOUND, "≥-0.5", "≥-0.5" }
};

static void
bounded(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
		struct criterion c = { .source = bounds[i].source, .least = bounds[i].least, .most = bounds[i].most };
		struct text zh = TEXT_INIT, en = TEXT_INIT;

		honour_bounds_add(&zh, &c, LANGUAGE_ZH);
		honour_bounds_add(&en, &c, LANGUAGE_EN);
		assert_string_equal(text_string(&zh), bounds[i].zh);
		assert_string_equal(text_string(&en), bounds[i].en);
		text_free(&zh);
		text_free(&en);
	}
}

static void
found(void **unused)
{
	struct fact list[] = { { .teacher = 3 }, { .teacher = 5 }, { .teacher = 5 }, { .teacher = 9 } };
	const struct facts facts = { .items = list, .count = 4 }, none = { 0 };
	size_t count;

	(void)unused;
	assert_int_equal(facts_of(&facts, 3, &count), 0);
	assert_int_equal(count, 1);
	assert_int_equal(facts_of(&facts, 5, &count), 1);
	assert_int_equal(count, 2);
	assert_int_equal(facts_of(&facts, 9, &count), 3);
	assert_int_equal(count, 1);
	facts_of(&facts, 4, &count);
	assert_int_equal(count, 0);
	facts_of(&facts, 10, &count);
	assert_int_equal(count, 0);
	facts_of(&none, 1, &count);
	assert_int_equal(count, 0);
}

/* Each source has a word in the catalogue and a unit, in its order. */
static void
named(void **unused)
{
	const struct word *words = column_find("criterion_source")->words;

	(void)unused;
	for (int i = 0; i < SOURCES; i++) {
		assert_non_null(words[i].code);
		assert_non_null(honour_unit((enum criterion_source)i, LANGUAGE_ZH));
	}
	assert_null(words[SOURCES].code);
	assert_int_equal(word_find(words, "培训学时"), SOURCE_TRAINING);
	assert_int_equal(word_find(words, "家访次数"), SOURCE_VISITS);
	assert_int_equal(word_find(words, "否决记录"), SOURCE_VETOES);
	assert_int_equal(word_find(column_find("criterion_rule")->words, "一票否决"), RULE_VETO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(shown), cmocka_unit_test(bounded), cmocka_unit_test(found), cmocka_unit_test(named) };

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
