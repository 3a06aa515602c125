#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "school/classname.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* What is written: grade, entry year, first grade of the stage, number, only, medium. */
static const struct { const char *text; struct class_name name; } spellings[] = {
	{ "七年级(1)班", { 7, 0, 0, 1, false, NULL } },
	{ "七年级（1）班", { 7, 0, 0, 1, false, NULL } },
	{ "七年级（２）班", { 7, 0, 0, 2, false, NULL } },
	{ "七年级[2]班", { 7, 0, 0, 2, false, NULL } },
	{ "七年级〔2〕班", { 7, 0, 0, 2, false, NULL } },
	{ "七年级(2班)", { 7, 0, 0, 2, false, NULL } },
	{ "七年级1班", { 7, 0, 0, 1, false, NULL } },
	{ "７年级１班", { 7, 0, 0, 1, false, NULL } },
	{ "7年级1班", { 7, 0, 0, 1, false, NULL } },
	{ "七年级第3班", { 7, 0, 0, 3, false, NULL } },
	{ "七年级01班", { 7, 0, 0, 1, false, NULL } },
	{ "七年级1", { 7, 0, 0, 1, false, NULL } },
	{ "七年级-1班", { 7, 0, 0, 1, false, NULL } },
	{ "七年级.1", { 7, 0, 0, 1, false, NULL } },
	{ "七年级一班", { 7, 0, 0, 1, false, NULL } },
	{ "七年级十班", { 7, 0, 0, 10, false, NULL } },
	{ "七年级十一班", { 7, 0, 0, 11, false, NULL } },
	{ "七年级(十二)班", { 7, 0, 0, 12, false, NULL } },
	{ "七年级二十班", { 7, 0, 0, 20, false, NULL } },
	{ "七年级二十一班", { 7, 0, 0, 21, false, NULL } },
	{ "七年级12班", { 7, 0, 0, 12, false, NULL } },
	{ "七 年 级 1 班", { 7, 0, 0, 1, false, NULL } },
	{ "　七年级　（ 1 ） 班 ", { 7, 0, 0, 1, false, NULL } },
	{ "七年一班", { 7, 0, 0, 1, false, NULL } },
	{ "七年1班", { 7, 0, 0, 1, false, NULL } },
	{ "7年2班", { 7, 0, 0, 2, false, NULL } },
	{ "三年(2)班", { 3, 0, 0, 2, false, NULL } },
	{ "七（1）", { 7, 0, 0, 1, false, NULL } },
	{ "七(1)班", { 7, 0, 0, 1, false, NULL } },
	{ "七.1", { 7, 0, 0, 1, false, NULL } },
	{ "七·1", { 7, 0, 0, 1, false, NULL } },
	{ "七1班", { 7, 0, 0, 1, false, NULL } },
	{ "七1", { 7, 0, 0, 1, false, NULL } },
	{ "七一班", { 7, 0, 0, 1, false, NULL } },
	{ "七（一）班", { 7, 0, 0, 1, false, NULL } },
	{ "7.1", { 7, 0, 0, 1, false, NULL } },
	{ "7.10", { 7, 0, 0, 10, false, NULL } },
	{ "7-1", { 7, 0, 0, 1, false, NULL } },
	{ "７－１班", { 7, 0, 0, 1, false, NULL } },
	{ "7(1)", { 7, 0, 0, 1, false, NULL } },
	{ "7（1）班", { 7, 0, 0, 1, false, NULL } },
	{ "701", { 7, 0, 0, 1, false, NULL } },
	{ "701班", { 7, 0, 0, 1, false, NULL } },
	{ "912", { 9, 0, 0, 12, false, NULL } },
	{ "101", { 1, 0, 0, 1, false, NULL } },
	{ "初一1班", { 7, 0, 0, 1, false, NULL } },
	{ "初一(1)", { 7, 0, 0, 1, false, NULL } },
	{ "初三（2）班", { 9, 0, 0, 2, false, NULL } },
	{ "初二.3", { 8, 0, 0, 3, false, NULL } },
	{ "初二", { 8, 0, 0, 1, true, NULL } },
	{ "初中一年级2班", { 7, 0, 0, 2, false, NULL } },
	{ "初三年级2班", { 9, 0, 0, 2, false, NULL } },
	{ "初中八年级2班", { 8, 0, 0, 2, false, NULL } },
	{ "小学四年级2班", { 4, 0, 0, 2, false, NULL } },
	{ "小四(2)班", { 4, 0, 0, 2, false, NULL } },
	{ "2020级1班", { 0, 2020, 0, 1, false, NULL } },
	{ "2020级（1）班", { 0, 2020, 0, 1, false, NULL } },
	{ "20级1班", { 0, 2020, 0, 1, false, NULL } },
	{ "2020级", { 0, 2020, 0, 1, true, NULL } },
	{ "小2017级1班", { 0, 2017, 1, 1, false, NULL } },
	{ "初2020级1班", { 0, 2020, 7, 1, false, NULL } },
	{ "初中2020级（2）班", { 0, 2020, 7, 2, false, NULL } },
	{ "幼2021级1班", { 0, 2021, -3, 1, false, NULL } },
	{ "四年级", { 4, 0, 0, 1, true, NULL } },
	{ "四年级班", { 4, 0, 0, 1, true, NULL } },
	{ "四年级单班", { 4, 0, 0, 1, true, NULL } },
	{ "小班", { -3, 0, 0, 1, true, NULL } },
	{ "中班", { -2, 0, 0, 1, true, NULL } },
	{ "大班", { -1, 0, 0, 1, true, NULL } },
	{ "大班1班", { -1, 0, 0, 1, false, NULL } },
	{ "大（2）班", { -1, 0, 0, 2, false, NULL } },
	{ "大班（2）", { -1, 0, 0, 2, false, NULL } },
	{ "小一班", { -3, 0, 0, 1, false, NULL } },
	{ "中二班", { -2, 0, 0, 2, false, NULL } },
	{ "大3班", { -1, 0, 0, 3, false, NULL } },
	{ "七年级3班（蒙）", { 7, 0, 0, 3, false, "mongolian" } },
	{ "七年级(3)班蒙授", { 7, 0, 0, 3, false, "mongolian" } },
	{ "七年级蒙3班", { 7, 0, 0, 3, false, "mongolian" } },
	{ "七年级蒙班", { 7, 0, 0, 1, true, "mongolian" } },
	{ "七年级（蒙授）", { 7, 0, 0, 1, true, "mongolian" } },
	{ "七年级(蒙班)", { 7, 0, 0, 1, true, "mongolian" } },
	{ "蒙授七年级1班", { 7, 0, 0, 1, false, "mongolian" } },
	{ "七蒙1班", { 7, 0, 0, 1, false, "mongolian" } },
	{ "蒙语班七(1)", { 0, 0, 0, 0, false, NULL } },
	{ "七年级1班 蒙语班", { 7, 0, 0, 1, false, "mongolian" } },
	{ "七年级汉班", { 7, 0, 0, 1, true, "han" } },
	{ "七年级1班(汉授)", { 7, 0, 0, 1, false, "han" } },
	{ "Grade 7 Class 1", { 7, 0, 0, 1, false, NULL } },
	{ "G7C12", { 7, 0, 0, 12, false, NULL } },
	{ "grade 4", { 4, 0, 0, 1, true, NULL } },
	{ "Kindergarten 3 Class 2", { -1, 0, 0, 2, false, NULL } },
	{ "1班", { 0, 0, 0, 1, false, NULL } },
	{ "(2)班", { 0, 0, 0, 2, false, NULL } },
	{ "十一班", { 0, 0, 0, 11, false, NULL } },
	{ "二十一班", { 0, 0, 0, 21, false, NULL } },
	{ "3", { 0, 0, 0, 3, false, NULL } },
	{ "Class 2", { 0, 0, 0, 2, false, NULL } },
};

static bool
same(const struct class_name *a, const struct class_name *b)
{
	bool same_medium = a->medium == b->medium || (a->medium != NULL && b->medium != NULL && strcmp(a->medium, b->medium) == 0);

	return a->grade == b->grade && a->entry_year == b->entry_year && a->first_grade == b->first_grade
	    && a->number == b->number && a->only == b->only && same_medium;
}

static void
fail_name(const char *text, const struct class_name *name)
{
	fail_msg("\"%s\": got grade %d, entry %d, stage %d, number %d, only %d, medium %s", text, name->grade, name->entry_year,
	    name->first_grade, name->number, name->only, name->medium == NULL ? "-" : name->medium);
}

static void
reads_every_spelling(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spellings); i++) {
		struct class_name name;
		enum class_fault fault = class_name_read(spellings[i].text, NULL, &name);

		if ((fault == CLASS_FINE) != (spellings[i].name.number != 0) || !same(&name, &spellings[i].name))
			fail_name(spellings[i].text, &name);
	}
}

static const struct { const char *text; enum class_fault fault; } refused[] = {
	{ "", CLASS_BLANK }, { " 　", CLASS_BLANK },
	{ "7月1日", CLASS_DATE }, { "7月1号", CLASS_DATE }, { "2023-07-01", CLASS_DATE }, { "2023/7/1", CLASS_DATE }, { "2023年12月31日", CLASS_DATE },
	{ "2023-07-01 00:00:00", CLASS_DATE }, { "1-Jul", CLASS_DATE }, { "Jul-01", CLASS_DATE }, { "45108", CLASS_DATE },
	{ "7 月 1 日", CLASS_DATE },
	{ "2023届1班", CLASS_LEAVING_YEAR }, { "初2023届2班", CLASS_LEAVING_YEAR },
	{ "七年级0班", CLASS_NUMBER }, { "七年级99班", CLASS_NUMBER }, { "700", CLASS_NUMBER },
	{ "七年级123班", CLASS_UNREADABLE }, { "7011", CLASS_UNREADABLE }, { "71班1", CLASS_UNREADABLE },
	{ "十年级1班", CLASS_UNREADABLE }, { "0年级1班", CLASS_UNREADABLE }, { "高一1班", CLASS_UNREADABLE },
	{ "初四1班", CLASS_UNREADABLE }, { "小七1班", CLASS_UNREADABLE }, { "七年级1班2班", CLASS_UNREADABLE },
	{ "张三", CLASS_UNREADABLE }, { "班", CLASS_UNREADABLE }, { "年级", CLASS_UNREADABLE }, { "7.", CLASS_UNREADABLE },
	{ "七年级1班?", CLASS_UNREADABLE }, { "1020级1班", CLASS_UNREADABLE }, { "7.123", CLASS_UNREADABLE },
};

static void
refuses_with_a_reason(void **state)
{
	static const struct class_name nothing;

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct class_name name = { 1, 1, 1, 1, true, "x" };
		enum class_fault fault = class_name_read(refused[i].text, NULL, &name);

		if (fault != refused[i].fault)
			fail_msg("\"%s\": fault %d", refused[i].text, (int)fault);
		assert_true(same(&name, &nothing));
		assert_true(class_fault_text(fault)[0] != '\0');
	}
	assert_string_equal(class_fault_text(CLASS_FINE), "");
}

/* Schools of 5+4 regions: 初一 is grade 6. */
static void
junior_high_may_start_earlier(void **state)
{
	static const struct class_rules five_four = { 2022, 6, 0 };
	static const struct { const char *text; int grade, entry_year, first_grade; } rows[] = {
		{ "初一1班", 6, 2022, 6 }, { "初四1班", 9, 2019, 6 }, { "初中二年级", 7, 2021, 6 }, { "六年级1班", 6, 2022, 6 },
		{ "五年级1班", 5, 2018, 1 }, { "初2020级1班", 8, 2020, 6 },
	};
	struct class_name name;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(class_name_read(rows[i].text, &five_four, &name), CLASS_FINE);
		assert_int_equal(class_name_resolve(&name, &five_four), CLASS_FINE);
		if (name.grade != rows[i].grade || name.entry_year != rows[i].entry_year || name.first_grade != rows[i].first_grade)
			fail_name(rows[i].text, &name);
	}
	assert_int_equal(class_name_read("小六1班", &five_four, &name), CLASS_UNREADABLE);
}

static const struct { const char *text; struct class_rules rules; enum class_fault fault; const char *key, *zh, *en; } resolved[] = {
	{ "七年级1班", { 2022, 7, 0 }, CLASS_FINE, "初2022级1班", "七年级1班", "Grade 7 Class 1" },
	{ "初三2班", { 2022, 0, 0 }, CLASS_FINE, "初2020级2班", "九年级2班", "Grade 9 Class 2" },
	{ "四年级", { 2022, 7, 0 }, CLASS_FINE, "小2019级1班", "四年级1班", "Grade 4 Class 1" },
	{ "六年级十一班", { 2022, 7, 0 }, CLASS_FINE, "小2017级11班", "六年级11班", "Grade 6 Class 11" },
	{ "小班", { 2022, 7, 0 }, CLASS_FINE, "幼2022级1班", "小班1班", "Kindergarten 1 Class 1" },
	{ "大(2)班", { 2022, 7, 0 }, CLASS_FINE, "幼2020级2班", "大班2班", "Kindergarten 3 Class 2" },
	{ "小2017级1班", { 2022, 7, 0 }, CLASS_FINE, "小2017级1班", "六年级1班", "Grade 6 Class 1" },
	{ "初2020级1班", { 2022, 7, 0 }, CLASS_FINE, "初2020级1班", "九年级1班", "Grade 9 Class 1" },
	{ "幼2021级1班", { 2022, 7, 0 }, CLASS_FINE, "幼2021级1班", "中班1班", "Kindergarten 2 Class 1" },
	{ "2018级1班", { 2022, 7, 0 }, CLASS_FINE, "小2018级1班", "五年级1班", "Grade 5 Class 1" },
	{ "2020级1班", { 2022, 7, 7 }, CLASS_FINE, "初2020级1班", "九年级1班", "Grade 9 Class 1" },
	{ "2020级1班", { 2022, 7, 1 }, CLASS_FINE, "小2020级1班", "三年级1班", "Grade 3 Class 1" },
	{ "2020级1班", { 2022, 7, 0 }, CLASS_STAGE, NULL, NULL, NULL },
	{ "2016级1班", { 2022, 7, 0 }, CLASS_OUTSIDE, NULL, NULL, NULL },
	{ "2023级1班", { 2022, 7, 0 }, CLASS_OUTSIDE, NULL, NULL, NULL },
	{ "初2019级1班", { 2022, 7, 0 }, CLASS_OUTSIDE, NULL, NULL, NULL },
	{ "幼2019级1班", { 2022, 7, 0 }, CLASS_OUTSIDE, NULL, NULL, NULL },
	{ "2班", { 2022, 7, 0 }, CLASS_NO_GRADE, NULL, NULL, NULL },
};

static void
turns_grades_into_cohorts(void **state)
{
	struct text text = TEXT_INIT;
	struct class_name name;

	(void)state;
	for (size_t i = 0; i < COUNT(resolved); i++) {
		assert_int_equal(class_name_read(resolved[i].text, &resolved[i].rules, &name), CLASS_FINE);
		if (class_name_resolve(&name, &resolved[i].rules) != resolved[i].fault)
			fail_name(resolved[i].text, &name);
		if (resolved[i].fault != CLASS_FINE)
			continue;
		text_clear(&text);
		class_name_add_key(&text, &name);
		assert_string_equal(text.data, resolved[i].key);
		text_clear(&text);
		class_name_add(&text, &name, LANGUAGE_ZH);
		assert_string_equal(text.data, resolved[i].zh);
		text_clear(&text);
		class_name_add(&text, &name, LANGUAGE_EN);
		assert_string_equal(text.data, resolved[i].en);
	}
	text_free(&text);
}

/* What is shown or stored reads back as the same class, for every grade. */
static void
reads_back_its_own_names(void **state)
{
	static const struct class_rules rules = { 2022, 7, 0 };
	struct text text = TEXT_INIT;
	struct class_name name, again;

	(void)state;
	for (int grade = -3; grade <= 9; grade++)
		for (int form = 0; grade != 0 && form < 3; form++) {
			name = (struct class_name){ .grade = grade, .number = grade + 5 };
			assert_int_equal(class_name_resolve(&name, &rules), CLASS_FINE);
			text_clear(&text);
			if (form == 2)
				class_name_add_key(&text, &name);
			else
				class_name_add(&text, &name, form == 0 ? LANGUAGE_ZH : LANGUAGE_EN);
			assert_int_equal(class_name_read(text.data, &rules, &again), CLASS_FINE);
			assert_int_equal(class_name_resolve(&again, &rules), CLASS_FINE);
			if (!same(&name, &again))
				fail_name(text.data, &again);
		}
	text_free(&text);
}

static void
a_cohort_moves_up(void **state)
{
	struct class_name name;
	struct class_rules rules = { 2020, 7, 0 };

	(void)state;
	assert_int_equal(class_name_read("七年级1班", &rules, &name), CLASS_FINE);
	for (int grade = 7; grade <= 9; grade++, rules.school_year++) {
		assert_int_equal(class_name_resolve(&name, &rules), CLASS_FINE);
		assert_int_equal(name.grade, grade);
		assert_int_equal(name.entry_year, 2020);
	}
	assert_int_equal(class_name_resolve(&name, &rules), CLASS_OUTSIDE);
}

static const struct { const char *grade, *class_text; enum class_fault fault; struct class_name name; } joined[] = {
	{ "七年级", "1", CLASS_FINE, { 7, 0, 7, 1, false, NULL } },
	{ "七", "1班", CLASS_FINE, { 7, 0, 7, 1, false, NULL } },
	{ "7", "(2)班", CLASS_FINE, { 7, 0, 7, 2, false, NULL } },
	{ "初一", "三班", CLASS_FINE, { 7, 0, 7, 3, false, NULL } },
	{ "四年级", "", CLASS_FINE, { 4, 0, 0, 1, true, NULL } },
	{ "4", "", CLASS_FINE, { 4, 0, 0, 1, true, NULL } },
	{ "", "七年级1班", CLASS_FINE, { 7, 0, 0, 1, false, NULL } },
	{ "七年级", "七年级1班", CLASS_FINE, { 7, 0, 7, 1, false, NULL } },
	{ "七年级", "701", CLASS_FINE, { 7, 0, 7, 1, false, NULL } },
	{ "2020级", "1班", CLASS_FINE, { 0, 2020, 0, 1, false, NULL } },
	{ "九年级", "2020级1班", CLASS_FINE, { 9, 2020, 7, 1, false, NULL } },
	{ "大班", "2", CLASS_FINE, { -1, 0, -3, 2, false, NULL } },
	{ "七年级(蒙)", "1班", CLASS_FINE, { 7, 0, 7, 1, false, "mongolian" } },
	{ "", "1班", CLASS_FINE, { 0, 0, 0, 1, false, NULL } },
	{ "七年级", "八年级1班", CLASS_DIFFERENT, { 0, 0, 0, 0, false, NULL } },
	{ "七年级", "7月1日", CLASS_DATE, { 0, 0, 0, 0, false, NULL } },
	{ "12", "1", CLASS_UNREADABLE, { 0, 0, 0, 0, false, NULL } },
	{ "x", "七年级1班", CLASS_UNREADABLE, { 0, 0, 0, 0, false, NULL } },
	{ "", "", CLASS_BLANK, { 0, 0, 0, 0, false, NULL } },
};

static void
joins_two_columns(void **state)
{
	struct class_rules rules = { 2022, 7, 0 };
	struct class_name cohort;

	(void)state;
	assert_int_equal(class_name_join("九年级", "2020级1班", &rules, &cohort), CLASS_FINE);
	assert_int_equal(class_name_join("三年级", "2020级1班", &rules, &cohort), CLASS_FINE);
	assert_int_equal(cohort.first_grade, 1);
	assert_int_equal(class_name_join("八年级", "2020级1班", &rules, &cohort), CLASS_DIFFERENT);
	assert_int_equal(cohort.number, 0);
	for (size_t i = 0; i < COUNT(joined); i++) {
		struct class_name name;
		enum class_fault fault = class_name_join(joined[i].grade, joined[i].class_text, NULL, &name);

		if (fault != joined[i].fault || !same(&name, &joined[i].name))
			fail_name(joined[i].class_text, &name);
	}
}

/* Number 0: none is found. */
static const struct { const char *text; struct class_name name; } inside[] = {
	{ "七年级1班", { 7, 0, 0, 1, false, NULL } },
	{ "701", { 7, 0, 0, 1, false, NULL } },
	{ "7.1", { 7, 0, 0, 1, false, NULL } },
	{ "班级：七（1）班  班主任：张三", { 7, 0, 0, 1, false, NULL } },
	{ "班级：七（1）  班主任：张三", { 7, 0, 0, 1, false, NULL } },
	{ "学校：某小学 班级:7.2 人数:35", { 7, 0, 0, 2, false, NULL } },
	{ "班级：702 人数：35", { 7, 0, 0, 2, false, NULL } },
	{ "七年级期末 全班：35人", { 7, 0, 0, 1, true, NULL } },
	{ "班级 ： 七（2）", { 7, 0, 0, 2, false, NULL } },
	{ "班级：七（99）", { 0, 0, 0, 0, false, NULL } },
	{ "年级：七年级 班级：2 科目：语文", { 7, 0, 0, 2, false, NULL } },
	{ "某学区2022-2023学年度第二学期期末四年级成绩登记表", { 4, 0, 0, 1, true, NULL } },
	{ "2022-2023学年第二学期七年级1班语文成绩", { 7, 0, 0, 1, false, NULL } },
	{ "2022-2023-2 七年级(3)班", { 7, 0, 0, 3, false, NULL } },
	{ "2022-2023-2 703班成绩", { 7, 0, 0, 3, false, NULL } },
	{ "四年级2月考", { 4, 0, 0, 1, true, NULL } },
	{ "四年级2022年成绩", { 4, 0, 0, 1, true, NULL } },
	{ "七年级-2023春", { 7, 0, 0, 1, true, NULL } },
	{ "初2020级1班期末成绩", { 0, 2020, 7, 1, false, NULL } },
	{ "苇莲苏中心校2020级2班", { 0, 2020, 0, 2, false, NULL } },
	{ "初二地生成绩", { 8, 0, 0, 1, true, NULL } },
	{ "幼儿园大班花名册", { -1, 0, 0, 1, true, NULL } },
	{ "幼儿园中二班花名册", { -2, 0, 0, 2, false, NULL } },
	{ "七年级蒙语成绩表", { 7, 0, 0, 1, true, NULL } },
	{ "七年级1班蒙语成绩表", { 7, 0, 0, 1, false, NULL } },
	{ "七年级1班（蒙授）成绩表", { 7, 0, 0, 1, false, "mongolian" } },
	{ "七年级蒙授1班成绩表", { 7, 0, 0, 1, false, "mongolian" } },
	{ "七（2）班语文", { 7, 0, 0, 2, false, NULL } },
	{ "语文（七1班）", { 7, 0, 0, 1, false, NULL } },
	{ "七、八年级成绩", { 0, 0, 0, 0, false, NULL } },
	{ "七年级、八年级成绩", { 0, 0, 0, 0, false, NULL } },
	{ "七年级1班、2班成绩", { 0, 0, 0, 0, false, NULL } },
	{ "1-6年级成绩", { 0, 0, 0, 0, false, NULL } },
	{ "一至六年级成绩", { 0, 0, 0, 0, false, NULL } },
	{ "12年级", { 0, 0, 0, 0, false, NULL } },
	{ "初中班级情况", { 0, 0, 0, 0, false, NULL } },
	{ "消除大班额情况", { 0, 0, 0, 0, false, NULL } },
	{ "最初一次成绩", { 0, 0, 0, 0, false, NULL } },
	{ "科目：语文 85.5", { 0, 0, 0, 0, false, NULL } },
	{ "2023-07-01", { 0, 0, 0, 0, false, NULL } },
	{ "满分 150", { 0, 0, 0, 0, false, NULL } },
	{ "Sheet1", { 0, 0, 0, 0, false, NULL } },
	{ "1班", { 0, 0, 0, 0, false, NULL } },
	{ "语文", { 0, 0, 0, 0, false, NULL } },
	{ "", { 0, 0, 0, 0, false, NULL } },
};

static void
finds_a_class_inside_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inside); i++) {
		struct class_name name;
		bool found = class_name_find(inside[i].text, NULL, &name);

		if (found != (inside[i].name.number != 0) || !same(&name, &inside[i].name))
			fail_name(inside[i].text, &name);
	}
}

static int
compare(const void *a, const void *b)
{
	return class_name_compare(a, b);
}

static void
sorts_by_grade_and_number(void **state)
{
	static const char *const shuffled[] = { "七年级10班", "小班", "七年级2班", "一年级", "大班", "九年级1班", "七年级1班" };
	static const char *const sorted[] = { "小班", "大班", "一年级", "七年级1班", "七年级2班", "七年级10班", "九年级1班" };
	struct class_name names[COUNT(shuffled)], expected;

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++)
		class_name_read(shuffled[i], NULL, &names[i]);
	qsort(names, COUNT(names), sizeof names[0], compare);
	for (size_t i = 0; i < COUNT(names); i++) {
		class_name_read(sorted[i], NULL, &expected);
		assert_int_equal(class_name_compare(&names[i], &expected), 0);
		assert_true(same(&names[i], &expected));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_spelling),
		cmocka_unit_test(refuses_with_a_reason),
		cmocka_unit_test(junior_high_may_start_earlier),
		cmocka_unit_test(turns_grades_into_cohorts),
		cmocka_unit_test(reads_back_its_own_names),
		cmocka_unit_test(a_cohort_moves_up),
		cmocka_unit_test(joins_two_columns),
		cmocka_unit_test(finds_a_class_inside_text),
		cmocka_unit_test(sorts_by_grade_and_number),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
