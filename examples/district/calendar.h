/* The school year 2022-2023 as days: holidays, make-up days, a school closed by sand.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_CALENDAR_H
#define DISTRICT_CALENDAR_H

#include "model.h"
#include "sheet.h"

enum { EVERYWHERE = -1, SAND_SCHOOL = 11, FIRST_MONTH = 3, LAST_MONTH = 6, MONTHS = LAST_MONTH - FIRST_MONTH + 1 };

/* Later rules win. weekday: whose lessons are taught on a make-up day, "" for none. */
static const struct day_rule { int school; const char *from, *to; bool taught; const char *weekday, *note; } day_rules[] = {
	{ EVERYWHERE, "2022-07-16", "2022-08-31", false, "", "暑假" },
	{ EVERYWHERE, "2022-09-10", "2022-09-12", false, "", "中秋节" },
	{ EVERYWHERE, "2022-10-01", "2022-10-07", false, "", "国庆节" },
	{ EVERYWHERE, "2022-10-08", "2022-10-08", true, "星期四", "国庆节调休" },
	{ EVERYWHERE, "2022-10-09", "2022-10-09", true, "星期五", "国庆节调休" },
	{ EVERYWHERE, "2022-12-31", "2023-01-02", false, "", "元旦" },
	{ EVERYWHERE, "2023-01-09", "2023-02-28", false, "", "寒假" },
	{ EVERYWHERE, "2023-04-05", "2023-04-05", false, "", "清明节" },
	{ EVERYWHERE, "2023-04-23", "2023-04-23", true, "星期二", "劳动节调休" },
	{ EVERYWHERE, "2023-04-29", "2023-05-03", false, "", "劳动节" },
	{ EVERYWHERE, "2023-05-06", "2023-05-06", true, "星期三", "劳动节调休" },
	{ EVERYWHERE, "2023-06-22", "2023-06-24", false, "", "端午节" },
	{ EVERYWHERE, "2023-06-25", "2023-06-25", true, "星期五", "端午节调休" },
	{ EVERYWHERE, "2023-07-01", "2023-08-31", false, "", "暑假" },
	{ SAND_SCHOOL, "2023-04-10", "2023-04-11", false, "", "沙尘停课" },
	{ SAND_SCHOOL, "2023-04-15", "2023-04-15", true, "星期一", "停课补课" },
	{ SAND_SCHOOL, "2023-04-16", "2023-04-16", true, "星期二", "停课补课" }
};

/* Days are ISO text, which compares as dates do. */
static const char *
day_after(const char *day, int count)
{
	struct date date = { 0 };
	char iso[11];

	if (!date_parse(day, &date))
		die("no date: %s", day);
	date_format(date_from_day_number(date_day_number(date) + count), iso);
	return arena_copy(&memory, iso);
}

static const char *
day_of(int month, int day)
{
	return day_after(arena_printf(&memory, "2023-%02d-01", month), day - 1);
}

static int
month_of(const char *day)
{
	return (day[5] - '0') * 10 + day[6] - '0';
}

/* Monday is 0. */
static int
weekday_of(const char *day)
{
	struct date date = { 0 };

	date_parse(day, &date);
	return (date_day_number(date) + 3) % 7;
}

static bool
is_taught(int school, const char *day)
{
	bool taught = weekday_of(day) < 5;

	for (size_t i = 0; i < COUNT(day_rules); i++) {
		const struct day_rule *rule = &day_rules[i];

		if ((rule->school == EVERYWHERE || rule->school == school) && strcmp(rule->from, day) <= 0 && strcmp(rule->to, day) >= 0)
			taught = rule->taught;
	}
	return taught;
}

static const char *
next_taught(int school, const char *day)
{
	while (!is_taught(school, day))
		day = day_after(day, 1);
	return day;
}

/* The last school day of a month but so many. */
static const char *
end_of_month(int school, int month, int before)
{
	const char *day = day_after(day_of(month + 1, 1), -1);

	for (;; day = day_after(day, -1))
		if (is_taught(school, day) && before-- == 0)
			return day;
}

/* The first day that is no weekend. */
static const char *
next_workday(const char *day)
{
	while (weekday_of(day) > 4)
		day = day_after(day, 1);
	return day;
}

static void
list_calendar(struct sheet *sheet)
{
	for (size_t i = 0; i < COUNT(day_rules); i++) {
		const struct day_rule *rule = &day_rules[i];

		put(sheet, rule->school == EVERYWHERE ? "" : schools[rule->school].name);
		put(sheet, rule->from);
		put(sheet, rule->to);
		put(sheet, rule->taught ? "上课" : "放假");
		put(sheet, rule->weekday);
		put(sheet, rule->note);
		next_row(sheet);
	}
}

#endif
