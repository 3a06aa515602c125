#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "school/term.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* NULL: no term in it. */
static const struct { const char *text, *canonical; } terms[] = {
	{ "2022-2023学年第二学期", "2022-2023-2" },
	{ "2022-2023学年度第二学期期末", "2022-2023-2" },
	{ "2022—2023学年下学期", "2022-2023-2" },
	{ "2022——2023学年度上学期", "2022-2023-1" },
	{ "2022～2023学年第1学期", "2022-2023-1" },
	{ "2022~2023学年第2学期", "2022-2023-2" },
	{ "２０２２－２０２３学年第二学期", "2022-2023-2" },
	{ "2022至2023学年第一学期", "2022-2023-1" },
	{ "2022年—2023年学年第一学期", "2022-2023-1" },
	{ "2022 - 2023 学 年 度 第 二 学 期", "2022-2023-2" },
	{ "2022-2023学年　第二学期", "2022-2023-2" },
	{ "2022-2023学年(上)期末", "2022-2023-1" },
	{ "2022-2023学年（下）", "2022-2023-2" },
	{ "2022-2023学年上期末", "2022-2023-1" },
	{ "2022-2023学年秋季", "2022-2023-1" },
	{ "2022-2023-2", "2022-2023-2" },
	{ "2022-2023-1 701班", "2022-2023-1" },
	{ "2022-2023-2 701班", "2022-2023-2" },
	{ "2022-23-2", "2022-2023-2" },
	{ "1999-2000学年第一学期", "1999-2000-1" },
	{ "1999-00-2", "1999-2000-2" },
	{ "2023春", "2022-2023-2" },
	{ "2023年春季", "2022-2023-2" },
	{ "2023年春季学期期中", "2022-2023-2" },
	{ "2022秋", "2022-2023-1" },
	{ "2022年秋季", "2022-2023-1" },
	{ "23春期末", "2022-2023-2" },
	{ "22年秋", "2022-2023-1" },
	{ "二〇二三年春季", "2022-2023-2" },
	{ "二○二二—二○二三学年度第一学期", "2022-2023-1" },
	{ "2022学年第二学期", "2022-2023-2" },
	{ "2022学年度第一学期", "2022-2023-1" },
	{ "2022-2023 term 2", "2022-2023-2" },
	{ "奈曼旗某学区2022-2023学年度第二学期期末四年级成绩登记表", "2022-2023-2" },
	{ "2022-2023学年四年级第二学期期末", "2022-2023-2" },
	{ "2022-2023学年度小学春季抽测", "2022-2023-2" },
	{ "2022-2023学年第一学期，与2021-2022学年第二学期比较", "2022-2023-1" },
	{ "", NULL },
	{ "期末", NULL },
	{ "第二学期", NULL },
	{ "2023", NULL },
	{ "2022-2023学年", NULL },
	{ "2022-2024学年第二学期", NULL },
	{ "2023-2022学年第二学期", NULL },
	{ "2023年下学期", NULL },
	{ "2023-06-27", NULL },
	{ "2022-2023-3", NULL },
	{ "1123春", NULL },
	{ "三年级春游", NULL },
	{ "2020级1班", NULL },
};

static void
finds_terms(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(terms); i++) {
		struct term term = { -1, -1 };
		char canonical[12] = "";
		bool found = term_find(terms[i].text, &term);

		if (found)
			term_format(term, canonical);
		else
			assert_true(term.year == -1 && term.half == -1);
		if (found != (terms[i].canonical != NULL) || (found && strcmp(canonical, terms[i].canonical) != 0))
			fail_msg("\"%s\": got \"%s\"", terms[i].text, canonical);
	}
}

static void
shows_terms(void **state)
{
	struct text text = TEXT_INIT;
	struct term again;

	(void)state;
	for (int half = 1; half <= 2; half++)
		for (int language = LANGUAGE_ZH; language <= LANGUAGE_EN; language++) {
			text_clear(&text);
			term_add(&text, (struct term){ 2022, half }, (enum language)language);
			assert_true(term_find(text.data, &again));
			assert_int_equal(again.year, 2022);
			assert_int_equal(again.half, half);
		}
	assert_string_equal(text.data, "2022-2023 term 2");
	text_clear(&text);
	term_add(&text, (struct term){ 2022, 2 }, LANGUAGE_ZH);
	assert_string_equal(text.data, "2022-2023学年第二学期");
	text_free(&text);
}

static const struct { struct date date; int year, half; } days[] = {
	{ { 2022, 8, 31 }, 2021, 2 }, { { 2022, 9, 1 }, 2022, 1 }, { { 2022, 12, 31 }, 2022, 1 }, { { 2023, 1, 31 }, 2022, 1 },
	{ { 2023, 2, 1 }, 2022, 2 }, { { 2023, 6, 27 }, 2022, 2 }, { { 2023, 8, 31 }, 2022, 2 }, { { 2023, 9, 1 }, 2023, 1 },
};

static void
knows_the_term_of_a_day(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(days); i++) {
		struct term term = term_of_date(days[i].date);

		assert_int_equal(school_year_of_date(days[i].date), days[i].year);
		assert_int_equal(term.year, days[i].year);
		assert_int_equal(term.half, days[i].half);
	}
}

static void
terms_follow_without_gap(void **state)
{
	struct term term = { 2019, 1 }, next;
	char iso[11];

	(void)state;
	for (int i = 0; i < 12; i++, term = next) {
		next = term_step(term, 1);
		assert_int_equal(date_day_number(term_last_day(term)) + 1, date_day_number(term_first_day(next)));
		assert_int_equal(term_compare(term_of_date(term_first_day(term)), term), 0);
		assert_int_equal(term_compare(term_of_date(term_last_day(term)), term), 0);
		assert_true(term_compare(term, next) < 0);
		assert_int_equal(term_compare(term_step(next, -1), term), 0);
	}
	assert_int_equal(term.year, 2025);
	date_format(term_last_day((struct term){ 2022, 1 }), iso);
	assert_string_equal(iso, "2023-01-31");
	date_format(school_year_last_day(2022), iso);
	assert_string_equal(iso, "2023-08-31");
	date_format(school_year_first_day(2022), iso);
	assert_string_equal(iso, "2022-09-01");
}

static const struct { const char *text; int year; } years[] = {
	{ "2022-2023学年", 2022 }, { "2022—2023学年度教职工花名册", 2022 }, { "2022学年", 2022 }, { "2022-23", 2022 },
	{ "2022-2023", 2022 }, { "2023", 0 }, { "2023年", 0 }, { "2022-2024学年", 0 }, { "2022-09-01", 0 }, { "", 0 },
};

static void
finds_school_years(void **state)
{
	char canonical[10];

	(void)state;
	for (size_t i = 0; i < COUNT(years); i++) {
		int year = 0;

		if (school_year_find(years[i].text, &year) != (years[i].year != 0) || year != years[i].year)
			fail_msg("\"%s\": got %d", years[i].text, year);
	}
	school_year_format(2099, canonical);
	assert_string_equal(canonical, "2099-2100");
}

static const struct { const char *text, *canonical, *last_day; } months[] = {
	{ "2023-04", "2023-04", "2023-04-30" }, { "2023-4", "2023-04", "2023-04-30" }, { "2023年4月", "2023-04", "2023-04-30" },
	{ " 2023.12 ", "2023-12", "2023-12-31" }, { "2024/02", "2024-02", "2024-02-29" }, { "202302", "2023-02", "2023-02-28" },
	{ "２０２３年０１月", "2023-01", "2023-01-31" }, { "2023-00", NULL, NULL }, { "2023-13", NULL, NULL }, { "20234", NULL, NULL },
	{ "2023", NULL, NULL }, { "2023-04-01", NULL, NULL }, { "4月", NULL, NULL }, { "", NULL, NULL },
};

static void
reads_months(void **state)
{
	char canonical[8], iso[11];

	(void)state;
	for (size_t i = 0; i < COUNT(months); i++) {
		struct month month;

		if (month_parse(months[i].text, &month) != (months[i].canonical != NULL))
			fail_msg("\"%s\"", months[i].text);
		if (months[i].canonical == NULL)
			continue;
		month_format(month, canonical);
		assert_string_equal(canonical, months[i].canonical);
		date_format(month_last_day(month), iso);
		assert_string_equal(iso, months[i].last_day);
		assert_int_equal(month_first_day(month).day, 1);
		assert_int_equal(month_first_day(month).month, month.month);
	}
}

static const struct { const char *name, *purpose; } exams[] = {
	{ "2022-2023学年第二学期期末考试", "final" }, { "期中考试", "midterm" }, { "三月月考", "monthly" },
	{ "开学摸底", "baseline" }, { "九年级中考模拟", "mock" }, { "九年级一模", "mock" }, { "2023年中考", "entrance" },
	{ "八年级地生", "entrance" }, { "六年级抽测", "sample" }, { "六年级抽考", "sample" }, { "期末质量监测", "final" },
	{ "质量监测", "monitoring" }, { "第三单元测试", "unit" }, { "第5周周测", "weekly" }, { "期 末", "final" },
	{ "Final exam", "final" }, { "Mid-term", "midterm" }, { "四年级成绩登记表", NULL }, { "", NULL },
};

static void
tells_the_purpose(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(exams); i++) {
		const char *purpose = exam_purpose(exams[i].name);

		if ((purpose == NULL) != (exams[i].purpose == NULL) || (purpose != NULL && strcmp(purpose, exams[i].purpose) != 0))
			fail_msg("\"%s\": got %s", exams[i].name, purpose == NULL ? "nothing" : purpose);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_terms),
		cmocka_unit_test(shows_terms),
		cmocka_unit_test(knows_the_term_of_a_day),
		cmocka_unit_test(terms_follow_without_gap),
		cmocka_unit_test(finds_school_years),
		cmocka_unit_test(reads_months),
		cmocka_unit_test(tells_the_purpose),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
