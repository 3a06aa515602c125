#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "school/person.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])
#define FIVE "巴图巴图巴"
#define TEN_LATIN "Abcdefghij"

static const struct { const char *raw, *clean, *key; } names[] = {
	{ "张三", "张三", "张三" },
	{ "张　三", "张三", "张三" },
	{ " 张 三 ", "张三", "张三" },
	{ "张\xc2\xa0三", "张三", "张三" },
	{ "\xef\xbb\xbf张三", "张三", "张三" },
	{ "乌云其木格", "乌云其木格", "乌云其木格" },
	{ "阿依古丽·买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽.买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽．买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽•买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽・买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽‧买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽∙买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽⋅买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽。买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽 · 买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽 . 买买提", "阿依古丽·买买提", "阿依古丽买买提" },
	{ "阿依古丽买买提", "阿依古丽买买提", "阿依古丽买买提" },
	{ "John  Smith", "John Smith", "johnsmith" },
	{ "J. Smith", "J. Smith", "j.smith" },
	{ "Ｊｏｈｎ　Ｓｍｉｔｈ", "John Smith", "johnsmith" },
	{ "ᠪᠠᠲᠤ ᠮᠥᠩᠬᠡ", "ᠪᠠᠲᠤ ᠮᠥᠩᠬᠡ", "ᠪᠠᠲᠤᠮᠥᠩᠬᠡ" },
	{ "", "", "" },
	{ " 　 ", "", "" },
};

static void
cleans_names(void **state)
{
	struct text text = TEXT_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		text_clear(&text);
		person_name_clean(&text, names[i].raw);
		assert_string_equal(text_string(&text), names[i].clean);
		text_clear(&text);
		person_name_key(&text, names[i].raw);
		assert_string_equal(text_string(&text), names[i].key);
		text_clear(&text);
		person_name_key(&text, names[i].clean);
		assert_string_equal(text_string(&text), names[i].key);
	}
	text_free(&text);
}

static const struct { const char *clean; enum name_fault fault; } judged[] = {
	{ "张三", NAME_FINE }, { "乌云其木格", NAME_FINE }, { "阿依古丽·买买提", NAME_FINE }, { "John Smith", NAME_FINE },
	{ "J. Smith", NAME_FINE }, { "Anne-Marie O'Neil", NAME_FINE }, { "𠮷野", NAME_FINE }, { "䶮龙", NAME_FINE },
	{ "ᠪᠠᠲᠤ", NAME_FINE }, { "Баатар", NAME_FINE }, { "张\xee\xa1\xa3", NAME_FINE },
	{ FIVE FIVE FIVE FIVE FIVE, NAME_FINE }, { FIVE FIVE FIVE FIVE FIVE "图", NAME_LONG },
	{ TEN_LATIN TEN_LATIN TEN_LATIN TEN_LATIN TEN_LATIN, NAME_FINE }, { TEN_LATIN TEN_LATIN TEN_LATIN TEN_LATIN TEN_LATIN "k", NAME_LONG },
	{ "", NAME_BLANK }, { "张?", NAME_LOST }, { "张\xef\xbf\xbd", NAME_LOST }, { "张□", NAME_LOST }, { "张3", NAME_DIGIT }, { "85", NAME_DIGIT },
	{ "张三(随读)", NAME_SIGN }, { "张三（转）", NAME_SIGN }, { "张三*", NAME_SIGN }, { "张、李", NAME_SIGN }, { "张三·", NAME_SIGN },
	{ "·张三", NAME_SIGN }, { "阿··买", NAME_SIGN }, { "张-三", NAME_SIGN }, { "张/三", NAME_SIGN }, { "张三—", NAME_SIGN }, { "王", NAME_SHORT },
	{ "合计", NAME_HEADING }, { "平均分", NAME_HEADING }, { "姓名", NAME_HEADING },
};

static void
judges_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(judged); i++) {
		enum name_fault fault = person_name_check(judged[i].clean);

		if (fault != judged[i].fault)
			fail_msg("\"%s\": fault %d", judged[i].clean, (int)fault);
		assert_int_equal(name_fault_text(fault)[0] == '\0', fault == NAME_FINE);
	}
}

/* NULL: refused for the fault. The check digits were computed by another program. */
static const struct { const char *raw, *id; enum id_fault fault; } ids[] = {
	{ "34052419800101001X", "34052419800101001X", ID_FINE },
	{ "34052419800101001x", "34052419800101001X", ID_FINE },
	{ "３４０５２４１９８００１０１００１Ｘ", "34052419800101001X", ID_FINE },
	{ "11010519491231002X", "11010519491231002X", ID_FINE },
	{ " 150525 20130424 1232 ", "150525201304241232", ID_FINE },
	{ "'150525201304241232", "150525201304241232", ID_FINE },
	{ "150525200802290024", "150525200802290024", ID_FINE },
	{ "150525201304241233", NULL, ID_CHECK },
	{ "150525201304241223", NULL, ID_CHECK },
	{ "15052520130424123X", NULL, ID_CHECK },
	{ "152326200902290010", NULL, ID_DATE },
	{ "150525201313010014", NULL, ID_DATE },
	{ "150525201304241000", NULL, ID_ROUNDED },
	{ "1.50525E+17", NULL, ID_EXPONENT },
	{ "1.50525201304241E+17", NULL, ID_EXPONENT },
	{ "1.5e17", NULL, ID_EXPONENT },
	{ "150525130424123", NULL, ID_OLD },
	{ "15052520130424123", NULL, ID_LENGTH },
	{ "1505252013042412322", NULL, ID_LENGTH },
	{ "15052520130424123Y", NULL, ID_CHARACTER },
	{ "1505252013042X1232", NULL, ID_CHARACTER },
	{ "15052520130424-1232", NULL, ID_CHARACTER },
	{ "150525201304241232.0", NULL, ID_CHARACTER },
	{ "150525********1232", NULL, ID_MASKED },
	{ "张三", NULL, ID_CHARACTER },
	{ "", NULL, ID_BLANK },
	{ "　", NULL, ID_BLANK },
	{ "'", NULL, ID_BLANK },
};

static void
reads_id_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ids); i++) {
		char id[19] = "x";
		enum id_fault fault = id_number_read(ids[i].raw, id);

		if (fault != ids[i].fault || strcmp(id, ids[i].id == NULL ? "" : ids[i].id) != 0)
			fail_msg("\"%s\": fault %d, \"%s\"", ids[i].raw, (int)fault, id);
		assert_int_equal(id_fault_text(fault)[0] == '\0', fault == ID_FINE);
	}
}

static void
an_id_number_tells_birth_and_sex(void **state)
{
	char iso[11];

	(void)state;
	date_format(id_number_birth("150525201304241232"), iso);
	assert_string_equal(iso, "2013-04-24");
	assert_true(id_number_male("150525201304241232"));
	assert_false(id_number_male("150525200802290024"));
	assert_false(id_number_male("11010519491231002X"));
}

/* No single wrong digit and no swap of neighbours passes the check. */
static void
the_check_digit_finds_slips(void **state)
{
	static const char good[] = "150525201304241232";
	char wrong[19], id[19];

	(void)state;
	for (int i = 0; i < 18; i++)
		for (char digit = '0'; digit <= '9'; digit++) {
			memcpy(wrong, good, sizeof good);
			wrong[i] = digit;
			assert_int_equal(id_number_read(wrong, id) == ID_FINE, digit == good[i]);
		}
	for (int i = 0; i + 1 < 18; i++) {
		memcpy(wrong, good, sizeof good);
		wrong[i] = good[i + 1];
		wrong[i + 1] = good[i];
		assert_int_equal(id_number_read(wrong, id) == ID_FINE, good[i] == good[i + 1]);
	}
}

static const struct { const char *raw, *number; enum id_fault fault; } students[] = {
	{ "G150525201304241232", "G150525201304241232", ID_FINE },
	{ "g34052419800101001x", "G34052419800101001X", ID_FINE },
	{ "Ｇ150525201304241232", "G150525201304241232", ID_FINE },
	{ "J123456789012345678", "J123456789012345678", ID_FINE },
	{ "L150525201304249999", "L150525201304249999", ID_FINE },
	{ "L150525201304240000", "L150525201304240000", ID_FINE },
	{ "G150525201304241233", NULL, ID_CHECK },
	{ "G150525201304241000", NULL, ID_ROUNDED },
	{ "L150525201313249999", NULL, ID_DATE },
	{ "L15052520130424999X", NULL, ID_CHARACTER },
	{ "J12345678901234567X", NULL, ID_CHARACTER },
	{ "150525201304241232", NULL, ID_LETTER },
	{ "X150525201304241232", NULL, ID_LETTER },
	{ "1.50525E+17", NULL, ID_EXPONENT },
	{ "G15052520130424123", NULL, ID_LENGTH },
	{ "G1505252013042412321", NULL, ID_LENGTH },
	{ "G150525********1232", NULL, ID_MASKED },
	{ "", NULL, ID_BLANK },
};

static void
reads_student_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(students); i++) {
		char number[20] = "x";
		enum id_fault fault = student_number_read(students[i].raw, number);

		if (fault != students[i].fault || strcmp(number, students[i].number == NULL ? "" : students[i].number) != 0)
			fail_msg("\"%s\": fault %d, \"%s\"", students[i].raw, (int)fault, number);
		assert_int_equal(id_fault_text(fault)[0] == '\0', fault == ID_FINE);
	}
}

static const struct { const char *raw, *code, *kind; enum id_fault fault; } schools[] = {
	{ "2115000123", "2115000123", "primary", ID_FINE }, { "３１１５０００１２３", "3115000123", "junior", ID_FINE },
	{ "1115000123", "1115000123", "kindergarten", ID_FINE }, { "3415000123", "3415000123", "senior", ID_FINE },
	{ "5115000123", "5115000123", "special", ID_FINE }, { "9915000123", "9915000123", NULL, ID_FINE },
	{ "211500012", "", NULL, ID_LENGTH }, { "21150001234", "", NULL, ID_LENGTH }, { "211500012A", "", NULL, ID_CHARACTER },
	{ "", "", NULL, ID_BLANK },
};

static void
reads_school_codes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(schools); i++) {
		char code[11] = "x";

		assert_int_equal(school_code_read(schools[i].raw, code), schools[i].fault);
		assert_string_equal(code, schools[i].code);
		if (schools[i].kind == NULL)
			assert_null(school_code_kind(code));
		else
			assert_string_equal(school_code_kind(code), schools[i].kind);
	}
}

static const struct { void (*mask)(struct text *, const char *); const char *open, *masked; } masks[] = {
	{ mask_name, "张小明", "张*明" }, { mask_name, "张三", "张*" }, { mask_name, "王", "*" }, { mask_name, "乌云其木格", "乌***格" },
	{ mask_name, "阿依古丽·买买提", "阿******提" }, { mask_name, "", "" },
	{ mask_id, "150525201304241234", "150525********1234" }, { mask_id, "G150525201304241234", "G150525********1234" },
	{ mask_id, "34052419800101001X", "340524********001X" }, { mask_id, "150525130424123", "150525*****4123" },
	{ mask_id, "20230107", "****0107" }, { mask_id, "123456", "******" }, { mask_id, "", "" },
	{ mask_phone, "13812345678", "138****5678" }, { mask_phone, "0475-4212345", "047*****2345" }, { mask_phone, "4212345", "***2345" },
	{ mask_phone, "12345", "*****" }, { mask_phone, "", "" },
};

static void
masks_people(void **state)
{
	struct text text = TEXT_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(masks); i++) {
		text_clear(&text);
		masks[i].mask(&text, masks[i].open);
		assert_string_equal(text_string(&text), masks[i].masked);
	}
	text_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cleans_names),
		cmocka_unit_test(judges_names),
		cmocka_unit_test(reads_id_numbers),
		cmocka_unit_test(an_id_number_tells_birth_and_sex),
		cmocka_unit_test(the_check_digit_finds_slips),
		cmocka_unit_test(reads_student_numbers),
		cmocka_unit_test(reads_school_codes),
		cmocka_unit_test(masks_people),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
