/* What duty teachers saw of three schools' classes from March to June 2023, as these write it: a row for each day with a column
 * for each item, and rows of deductions; weekly plans and class meetings; a head teacher who changed.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_HOMEROOMS_H
#define DISTRICT_HOMEROOMS_H

#include "caring.h"

enum { WEEKLY_WIDE = WIDE_SCHOOL, WEEKLY_BOOK = BOOK_SCHOOL, WEEKLY_LONG = CENTRAL, WEEKLY_WEEKS = 18, LACKING_PLANS = 2 };

static const char first_monday[] = "2023-02-27", changed_on[] = "2023-05-04", unrecorded_week[] = "2023-04-17";
static const char *const lacking_plans[LACKING_PLANS] = { "2023-04-10", "2023-05-08" };

static const struct weekly_item { const char *name, *fact; } weekly_items[] = {
	{ "出勤", "迟到" }, { "卫生", "地面有纸屑" }, { "纪律", "课间追逐打闹" }, { "两操", "动作不整齐" }, { "路队", "路队不齐" }, { "财物", "门窗未关" }
};
static const char *const duty_words[] = { "周一", "周二", "周三", "周四", "周五", "周六", "周日" };

static int
lacking_class(void)
{
	return find_class(WEEKLY_WIDE, false, 2019, 1);
}

static int
unrecorded_class(void)
{
	return find_class(WEEKLY_BOOK, false, 2018, 1);
}

static int
changed_class(void)
{
	return find_class(WEEKLY_LONG, true, 2022, 1);
}

static size_t
day_number(const char *day)
{
	return (size_t)(month_of(day) * 31 + (day[8] - '0') * 10 + day[9] - '0');
}

/* Hundredths taken for the item on the day; one class in five is watched more. */
static int
points_off(int class, const char *day, size_t item)
{
	static const int steps[] = { 50, 50, 100, 100, 150, 200 };
	int luck = draw_below(1000, DRAW_HOMEROOM, (size_t)class, day_number(day), item);

	return luck < (class % 5 == 2 ? 70 : 35) ? steps[luck % (int)COUNT(steps)] : 0;
}

static bool
is_unrecorded(int class, const char *day)
{
	return class == unrecorded_class() && strcmp(day, unrecorded_week) >= 0 && strcmp(day, day_after(unrecorded_week, 6)) <= 0;
}

/* Somebody of the school, another one each week. */
static const char *
duty_teacher(int school, size_t week)
{
	size_t seen = 0, count = 0;

	for (size_t i = 0; i < teacher_count; i++)
		count += teachers[i].school == school;
	for (size_t i = 0; i < teacher_count; i++)
		if (teachers[i].school == school && seen++ == week % count)
			return teachers[i].name;
	return "";
}

static void
put_points(struct sheet *sheet, int hundredths)
{
	struct text text = TEXT_INIT;

	number_add_hundredths(&text, hundredths);
	put(sheet, text.data);
	text_free(&text);
}

/* --- sheets ------------------------------------------------------------------------- */

static void
put_wide_day(struct sheet *sheet, int class, const char *day, size_t week)
{
	put(sheet, schools[classes[class].school].short_name);
	put(sheet, class_as_spoken(&classes[class], LAST_YEAR));
	put(sheet, day);
	put(sheet, duty_words[weekday_of(day)]);
	for (size_t i = 0; i < COUNT(weekly_items); i++)
		put_points(sheet, points_off(class, day, i));
	put(sheet, duty_teacher(classes[class].school, week));
	next_row(sheet);
}

static void
put_long_row(struct sheet *sheet, int class, const char *day, size_t week, size_t item, int hundredths)
{
	put(sheet, schools[classes[class].school].name);
	put(sheet, class_name(&classes[class], LAST_YEAR));
	put(sheet, day);
	put(sheet, hundredths > 0 ? weekly_items[item].name : "无扣分");
	put_points(sheet, hundredths);
	put(sheet, hundredths > 0 ? weekly_items[item].fact : "");
	put(sheet, duty_teacher(classes[class].school, week));
	next_row(sheet);
}

/* The deductions of a day; first: a day without any says so, for the week not to look forgotten. */
static void
put_long_day(struct sheet *sheet, int class, const char *day, size_t week, bool first)
{
	bool any = false;

	for (size_t i = 0; i < COUNT(weekly_items); i++)
		if (points_off(class, day, i) > 0) {
			put_long_row(sheet, class, day, week, i, points_off(class, day, i));
			any = true;
		}
	if (!any && first)
		put_long_row(sheet, class, day, week, 0, 0);
}

static void
put_week(struct sheet *sheet, int class, size_t week)
{
	bool first = true;

	for (int i = 0; i < 7; i++) {
		const char *day = day_after(first_monday, (int)week * 7 + i);

		if (!is_taught(classes[class].school, day) || month_of(day) < FIRST_MONTH || is_unrecorded(class, day))
			continue;
		if (classes[class].school == WEEKLY_WIDE)
			put_wide_day(sheet, class, day, week);
		else
			put_long_day(sheet, class, day, week, first);
		first = false;
	}
}

static void
fill_weekly(struct sheet *sheet, int school)
{
	int list[COUNT(classes)];
	size_t count = list_school(school, LAST_YEAR, list);

	if (school == WEEKLY_WIDE)
		put_words(sheet, "学校,班级,日期,星期");
	else
		put_words(sheet, "学校,班级,日期,项目,扣分,扣分原因");
	for (size_t i = 0; school == WEEKLY_WIDE && i < COUNT(weekly_items); i++)
		put(sheet, weekly_items[i].name);
	put_line(sheet, "值周教师");
	for (size_t week = 0; week < WEEKLY_WEEKS; week++)
		for (size_t i = 0; i < count; i++)
			put_week(sheet, list[i], week);
}

/* --- plans and meetings ------------------------------------------------------------ */

static bool
lacks_plan(int class, const char *monday)
{
	for (size_t i = 0; i < LACKING_PLANS; i++)
		if (class == lacking_class() && strcmp(monday, lacking_plans[i]) == 0)
			return true;
	return false;
}

static void
put_homeroom_activity(struct sheet *sheet, int class, const char *name, const char *day, const char *topic, int quantity)
{
	put(sheet, name);
	put(sheet, day);
	put(sheet, schools[classes[class].school].name);
	put(sheet, class_name(&classes[class], LAST_YEAR));
	put(sheet, topic);
	put_number(sheet, quantity);
	put(sheet, classes[class].homeroom);
	next_row(sheet);
}

/* The plan on the first school day of the week, the meeting on the last. */
static void
put_plans(struct sheet *sheet, int class, size_t week)
{
	static const char *const topics[] = { "安全与纪律", "文明礼仪", "学习习惯", "卫生与健康", "感恩教育" };
	const char *monday = day_after(first_monday, (int)week * 7), *first = NULL, *last = NULL;
	int luck = draw_below(100, DRAW_HOMEROOM, (size_t)class, week, 100);

	for (int i = 0; i < 7; i++) {
		const char *day = day_after(monday, i);

		if (!is_taught(classes[class].school, day) || month_of(day) < FIRST_MONTH)
			continue;
		first = first == NULL ? day : first;
		last = day;
	}
	if (first == NULL)
		return;
	if (!lacks_plan(class, monday))
		put_homeroom_activity(sheet, class, "周计划", first, "", luck < 12 ? 80 : luck < 20 ? 90 : 100);
	put_homeroom_activity(sheet, class, "主题班会", last, pick(topics, COUNT(topics), (uint64_t)(week + (size_t)class)), 0);
}

static void
fill_plans(struct sheet *sheet, int school)
{
	int list[COUNT(classes)];
	size_t count = list_school(school, LAST_YEAR, list);

	put_line(sheet, "活动,活动日期,学校,班级,主题,数量,经办人");
	for (size_t week = 0; week < WEEKLY_WEEKS; week++)
		for (size_t i = 0; i < count; i++)
			put_plans(sheet, list[i], week);
}

static bool
write_homerooms(const char *folder, struct error *err)
{
	static const int of[] = { WEEKLY_WIDE, WEEKLY_BOOK, WEEKLY_LONG };
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT(of); i++) {
		const char *name = schools[of[i]].name;
		struct sheet weekly = SHEET_INIT, plans = SHEET_INIT;

		fill_weekly(&weekly, of[i]);
		fill_plans(&plans, of[i]);
		ok = of[i] == WEEKLY_BOOK ? save_book(&weekly, arena_printf(&memory, "%s/weekly/%s.xlsx", folder, name), "周考核", err)
		    : save_text(&weekly, arena_printf(&memory, "%s/weekly/%s.csv", folder, name), of[i] == WEEKLY_WIDE ? CHARSET_GBK : CHARSET_BOM, err);
		ok = ok && save_text(&plans, arena_printf(&memory, "%s/weekly-plans/%s.csv", folder, name), of[i] == WEEKLY_LONG ? CHARSET_BOM : CHARSET_GBK, err);
		sheet_free(&weekly);
		sheet_free(&plans);
	}
	return ok;
}

/* --- who is head teacher --------------------------------------------------------------- */

static const struct teacher *
head_of(int class)
{
	for (size_t i = 0; i < teacher_count; i++)
		if (teachers[i].school == classes[class].school && strcmp(teachers[i].name, classes[class].homeroom) == 0)
			return &teachers[i];
	die("the head teacher of class %d is no teacher of the school", class);
}

static bool
is_head(const struct teacher *teacher)
{
	for (size_t i = 0; i < class_count; i++)
		if (classes[i].school == teacher->school && strcmp(classes[i].homeroom, teacher->name) == 0)
			return true;
	return false;
}

static const struct teacher *
next_head(void)
{
	for (size_t i = 0; i < teacher_count; i++)
		if (teachers[i].school == classes[changed_class()].school && !is_head(&teachers[i]))
			return &teachers[i];
	die("every teacher is a head teacher");
}

static void
put_head(struct sheet *sheet, const struct teacher *teacher, const char *from, const char *to)
{
	put(sheet, schools[teacher->school].name);
	put(sheet, class_name(&classes[changed_class()], LAST_YEAR));
	put(sheet, teacher->id);
	put(sheet, teacher->name);
	put(sheet, from);
	put(sheet, to);
	next_row(sheet);
}

static void
list_heads(struct sheet *sheet)
{
	put_head(sheet, head_of(changed_class()), "2022-09-01", day_after(changed_on, -1));
	put_head(sheet, next_head(), changed_on, "");
}

static void
plant_homerooms(struct sheet *sheet)
{
	for (size_t i = 0; i < LACKING_PLANS; i++)
		put_gap(sheet, "no-weekly-plan", WEEKLY_WIDE, lacking_class(), classes[lacking_class()].homeroom, "", lacking_plans[i]);
	put_gap(sheet, "week-not-recorded", WEEKLY_BOOK, unrecorded_class(), classes[unrecorded_class()].homeroom, "", unrecorded_week);
	put_gap(sheet, "head-teacher-changed", WEEKLY_LONG, changed_class(), next_head()->name, "", changed_on);
}

#endif
