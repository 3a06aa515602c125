/* Forms of an office: found by their columns, texts filled in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "sheet/form.h"

static bool
in_list(const void *list, const char *column)
{
	return form_names(list, column);
}

static void
found(void **unused)
{
	const struct sheet_form *form = form_find(in_list, "school,check_from,teacher_name,signature,posted_from");

	(void)unused;
	assert_non_null(form);
	assert_string_equal(form->name, "monthly");
	form = form_find(in_list, "school,teacher,teacher_name,finding,problem,signer,signed_on,promise");
	assert_non_null(form);
	assert_string_equal(form->name, "notice");
	form = form_find(in_list, "teacher,teacher_name,dossier_section,period,fact_date,fact_what,fact_value,fact_source");
	assert_non_null(form);
	assert_string_equal(form->name, "record");
	/* The explanation of a selection has facts, but is no record. */
	assert_null(form_find(in_list, "teacher,criterion,fact_date,fact_what,fact_amount,fact_source"));
	form = form_find(in_list, "selection,scope,places,rank,teacher,honour_total,honour_outcome,failed_criteria,definition");
	assert_non_null(form);
	assert_string_equal(form->name, "selection");
	form = form_find(in_list, "selection,scope,places,rank,honour_total,honour_outcome,definition");
	assert_non_null(form);
	assert_string_equal(form->name, "selected");
	assert_true(form->posted);
	assert_null(form_find(in_list, "school,check_from,teacher_name,signature"));
	assert_null(form_find(in_list, ""));
}

static void
names(void **unused)
{
	(void)unused;
	assert_true(form_names("a,bc,d", "a"));
	assert_true(form_names("a,bc,d", "bc"));
	assert_true(form_names("a,bc,d", "d"));
	assert_false(form_names("a,bc,d", "b"));
	assert_false(form_names("a,bc,d", "bcd"));
	assert_false(form_names("", "a"));
	assert_false(form_names(NULL, "a"));
}

static const struct { const char *column, *value; } values[] = {
	{ "district", "苇塘学区" }, { "school", "苇塘学区中心校" }, { "village", "东村小学" }, { "day", "5月4日" }, { "blank", "" }
};

static const char *
value(void *row, const char *column)
{
	(void)row;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		if (strcmp(values[i].column, column) == 0)
			return values[i].value;
	return "";
}

static void
filled(void **unused)
{
	static const struct { const char *pattern, *expected; } cases[] = {
		{ "", "" }, { "公示表", "公示表" }, { "{day}", "5月4日" }, { "自{day}起", "自5月4日起" },
		{ "{district}{village}公示表", "苇塘学区东村小学公示表" },
		{ "{district}{school}公示表", "苇塘学区中心校公示表" },
		{ "{district} {school}", "苇塘学区 苇塘学区中心校" },
		{ "{blank}", "" }, { "{blank|____}", "____" }, { "{day|____}", "5月4日" }, { "{none|__}天", "__天" },
		{ "甲[，自{day}]乙", "甲，自5月4日乙" }, { "甲[，自{blank}]乙", "甲乙" }, { "[{day}至{blank}]", "" }, { "[{day}][至{blank}]。", "5月4日。" },
		{ "[{blank}、]{school}", "苇塘学区中心校" }, { "{day}{blank|__}{day}", "5月4日__5月4日" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct text out = TEXT_INIT;

		form_fill(&out, cases[i].pattern, value, NULL);
		assert_string_equal(text_string(&out), cases[i].expected);
		text_free(&out);
	}
}

static void
shown(void **unused)
{
	static const struct { const char *value; bool english; const char *expected; } cases[] = {
		{ "2023-05-04", false, "2023年5月4日" }, { "2023-05-04", true, "2023-05-04" }, { "2023-04", false, "2023年4月" }, { "2023-04", true, "2023-04" },
		{ "0475-12", false, "0475-12" }, { "2023-13", false, "2023-13" }, { "0475-1234567", false, "0475-1234567" }, { "东村", false, "东村" }, { "", false, "" }, { "2023-05-0x", false, "2023-05-0x" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct text out = TEXT_INIT;

		form_show(&out, cases[i].value, cases[i].english);
		assert_string_equal(text_string(&out), cases[i].expected);
		text_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(found), cmocka_unit_test(names), cmocka_unit_test(filled), cmocka_unit_test(shown)
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
