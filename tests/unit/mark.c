#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "school/mark.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

static const struct { const char *text; int hundredths; } scores[] = {
	{ "0", 0 }, { "0.0", 0 }, { "00", 0 }, { "7", 700 }, { "85", 8500 }, { "085", 8500 }, { "100", 10000 }, { "85.5", 8550 },
	{ "85.50", 8550 }, { "85.25", 8525 }, { "85.05", 8505 }, { "0.5", 50 }, { "9999.99", 999999 }, { "85.5 ", 8550 },
	{ " 85.5", 8550 }, { "　85.5　", 8550 }, { "\t85\t", 8500 }, { "８５．５", 8550 }, { "８５", 8500 }, { "85。5", 8550 },
	{ "８５。５", 8550 }, { "85分", 8500 }, { "85.5分", 8550 }, { "85 分", 8500 }, { "85。5分 ", 8550 }, { "0分", 0 },
	{ "\xc2\xa0" "85", 8500 },
};

static void
reads_scores(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(scores); i++) {
		struct mark mark = mark_read(scores[i].text);

		if (mark.status != MARK_SCORE || mark.hundredths != scores[i].hundredths || mark.fault != MARK_FINE || mark.level != NULL)
			fail_msg("\"%s\": %s, %d", scores[i].text, mark_status_code(mark.status), mark.hundredths);
	}
}

/* Words separated by blanks. */
static const struct { const char *words; enum mark_status status; const char *level; } words[] = {
	{ "缺考 缺 缺席 旷考 病假 病 事假 请假 休 休学 未考 - -- － — —— – ― / ／ \\ × ╳ x X Ｘ absent", MARK_ABSENT, NULL },
	{ "缓考 缓 deferred", MARK_DEFERRED, NULL },
	{ "免试 免考 免修 免 exempt Exempt", MARK_EXEMPT, NULL },
	{ "作弊 违纪 舞弊 cheating", MARK_CHEATING, NULL },
	{ "转走 转出 转学 left", MARK_LEFT, NULL },
	{ "随读 随班就读 inclusive", MARK_INCLUSIVE, NULL },
	{ "优 优秀", MARK_LEVEL, "excellent" }, { "良 良好", MARK_LEVEL, "good" }, { "中 中等", MARK_LEVEL, "fair" },
	{ "合格 及格 达标", MARK_LEVEL, "pass" }, { "待合格 不合格 不及格 未达标", MARK_LEVEL, "fail" },
	{ "A a Ａ ａ A等 A级", MARK_LEVEL, "A" }, { "B b", MARK_LEVEL, "B" }, { "C", MARK_LEVEL, "C" }, { "D", MARK_LEVEL, "D" },
	{ "E", MARK_LEVEL, "E" },
};

static void
check_word(const char *word, enum mark_status status, const char *level)
{
	struct mark mark = mark_read(word);

	if (mark.status != status || mark.hundredths != 0 || mark.fault != MARK_FINE || (mark.level == NULL) != (level == NULL)
	    || (level != NULL && strcmp(mark.level, level) != 0))
		fail_msg("\"%s\": %s", word, mark_status_code(mark.status));
}

static void
reads_words(void **state)
{
	char word[64];

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		for (const char *at = words[i].words; *at != '\0'; at += strspn(at, " ")) {
			size_t length = strcspn(at, " ");

			memcpy(word, at, length);
			word[length] = '\0';
			check_word(word, words[i].status, words[i].level);
			memmove(word + 1, word, length + 1);
			word[0] = ' ';
			check_word(word, words[i].status, words[i].level);
			at += length;
		}
	check_word("缺 考", MARK_ABSENT, NULL);
	check_word("缺　考", MARK_ABSENT, NULL);
}

static void
blank_is_not_absent(void **state)
{
	static const char *const blanks[] = { "", " ", "　", "\t", "\xc2\xa0", "\xe2\x80\x8b" };

	(void)state;
	for (size_t i = 0; i < COUNT(blanks); i++)
		check_word(blanks[i], MARK_BLANK, NULL);
}

static const struct { const char *text; enum mark_fault fault; } refused[] = {
	{ "+85", MARK_PLUS }, { "-85", MARK_NEGATIVE }, { "－85", MARK_NEGATIVE }, { "-0.5", MARK_NEGATIVE },
	{ "1e2", MARK_EXPONENT }, { "1E+02", MARK_EXPONENT }, { "8.5e1", MARK_EXPONENT },
	{ "9O", MARK_LETTER }, { "9o", MARK_LETTER }, { "l00", MARK_LETTER }, { "I5", MARK_LETTER }, { "O", MARK_LETTER },
	{ "85.555", MARK_DECIMALS }, { "85.500", MARK_DECIMALS }, { "85.", MARK_POINT }, { ".5", MARK_POINT }, { "8.5.5", MARK_POINT },
	{ "85,5", MARK_POINT }, { "85，5", MARK_POINT }, { "1,000", MARK_POINT }, { "85..5", MARK_POINT }, { "85。", MARK_POINT },
	{ ".", MARK_POINT }, { "8 5", MARK_GAP }, { "85 90", MARK_GAP }, { "85. 5", MARK_GAP },
	{ "85/90", MARK_SEVERAL }, { "85-90", MARK_SEVERAL }, { "85（缺）", MARK_SEVERAL }, { "缺考0", MARK_SEVERAL },
	{ "85分5", MARK_SEVERAL }, { "85分分", MARK_SEVERAL }, { "A+1", MARK_SEVERAL }, { "85%", MARK_SEVERAL },
	{ "10000", MARK_HUGE }, { "99999999999999999999", MARK_HUGE },
	{ "#N/A", MARK_FORMULA }, { "#REF!", MARK_FORMULA }, { "=A1+B1", MARK_FORMULA }, { "#DIV/0!", MARK_FORMULA },
	{ "八十五", MARK_WORD }, { "张三", MARK_WORD }, { "A+", MARK_WORD }, { "无", MARK_WORD }, { "?", MARK_WORD }, { "分", MARK_WORD },
	{ "一", MARK_WORD }, { "F", MARK_WORD }, { "缺考缺考", MARK_WORD }, { "。", MARK_WORD }, { "nan", MARK_WORD }, { "inf", MARK_WORD },
	{ "0x1F", MARK_SEVERAL },
};

static void
refuses_with_a_reason(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct mark mark = mark_read(refused[i].text);

		if (mark.status != MARK_BAD || mark.fault != refused[i].fault || mark.hundredths != 0)
			fail_msg("\"%s\": %s, fault %d", refused[i].text, mark_status_code(mark.status), (int)mark.fault);
		assert_true(mark_fault_text(mark.fault)[0] != '\0');
	}
	assert_string_equal(mark_fault_text(MARK_FINE), "");
}

static void
limits_to_the_full_mark(void **state)
{
	static const struct { const char *text; int full; enum mark_status status; } rows[] = {
		{ "120", 12000, MARK_SCORE }, { "120.01", 12000, MARK_BAD }, { "121", 12000, MARK_BAD }, { "121", 0, MARK_SCORE },
		{ "缺考", 12000, MARK_ABSENT }, { "", 12000, MARK_BLANK }, { "0", 12000, MARK_SCORE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct mark mark = mark_read(rows[i].text);

		mark_limit(&mark, rows[i].full);
		assert_int_equal(mark.status, rows[i].status);
		assert_int_equal(mark.fault, rows[i].status == MARK_BAD ? MARK_OVER : MARK_FINE);
	}
	assert_true(mark_fault_text(MARK_OVER)[0] != '\0');
}

static void
codes_are_stable(void **state)
{
	static const struct { enum mark_status status; const char *code, *zh; } rows[] = {
		{ MARK_BLANK, "blank", "" }, { MARK_SCORE, "score", "" }, { MARK_ABSENT, "absent", "缺考" },
		{ MARK_DEFERRED, "deferred", "缓考" }, { MARK_EXEMPT, "exempt", "免考" }, { MARK_CHEATING, "cheating", "作弊" },
		{ MARK_LEVEL, "level", "等级" }, { MARK_LEFT, "left", "转走" }, { MARK_INCLUSIVE, "inclusive", "随读" },
		{ MARK_BAD, "bad", "有误" },
	};
	enum mark_status status;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_string_equal(mark_status_code(rows[i].status), rows[i].code);
		assert_string_equal(mark_status_show(rows[i].status, LANGUAGE_ZH), rows[i].zh);
		assert_true(mark_status_find(rows[i].code, &status));
		assert_int_equal(status, rows[i].status);
	}
	assert_string_equal(mark_status_show(MARK_ABSENT, LANGUAGE_EN), "Absent");
	assert_false(mark_status_find("", &status));
	assert_false(mark_status_find("缺考", &status));
}

/* What is printed for a status or a level is understood when it comes back. */
static void
reads_back_what_it_shows(void **state)
{
	static const char *const codes[] = { "excellent", "good", "fair", "pass", "fail", "A", "B", "C", "D", "E" };

	(void)state;
	for (int status = MARK_ABSENT; status <= MARK_INCLUSIVE; status++)
		for (int language = LANGUAGE_ZH; status != MARK_LEVEL && language <= LANGUAGE_EN; language++)
			check_word(mark_status_show((enum mark_status)status, (enum language)language), (enum mark_status)status, NULL);
	for (size_t i = 0; i < COUNT(codes); i++)
		for (int language = LANGUAGE_ZH; language <= LANGUAGE_EN; language++)
			check_word(mark_level_show(codes[i], (enum language)language), MARK_LEVEL, codes[i]);
	assert_string_equal(mark_level_show("excellent", LANGUAGE_ZH), "优");
	assert_null(mark_level_show("优", LANGUAGE_ZH));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_scores),
		cmocka_unit_test(reads_words),
		cmocka_unit_test(blank_is_not_absent),
		cmocka_unit_test(refuses_with_a_reason),
		cmocka_unit_test(limits_to_the_full_mark),
		cmocka_unit_test(codes_are_stable),
		cmocka_unit_test(reads_back_what_it_shows),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
