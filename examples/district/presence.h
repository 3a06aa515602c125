/* Attendance in April 2023, as three schools write it: a sheet with a column for each day for each class, as
 * CSV or in a workbook, and one row for each day.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_PRESENCE_H
#define DISTRICT_PRESENCE_H

#include "movers.h"

enum { PRESENCE_MONTH = 4, PRESENCE_DAYS = 30, WIDE_SCHOOL = 1, BOOK_SCHOOL = 6, LONG_SCHOOL = SAND_SCHOOL, ALIKE = 3 };

static const char alike_day[] = "2023-04-19";
static const char *const truant_days[] = { "2023-04-11", "2023-04-12", "2023-04-13", "2023-04-14" };
static size_t truant_pupil, chronic_pupil, alike_pupils[ALIKE];

static void
choose_absent(void)
{
	int class = find_class(LONG_SCHOOL, false, 2020, 1);

	truant_pupil = steady_pupil(find_class(WIDE_SCHOOL, false, 2019, 1), 2);
	chronic_pupil = steady_pupil(find_class(BOOK_SCHOOL, false, 2018, 1), 3);
	for (size_t i = 0; i < ALIKE; i++)
		alike_pupils[i] = steady_pupil(class, i);
}

static bool
is_alike(size_t pupil, const char *day)
{
	for (size_t i = 0; i < ALIKE; i++)
		if (alike_pupils[i] == pupil)
			return strcmp(day, alike_day) == 0;
	return false;
}

static bool
is_truant(size_t pupil, const char *day)
{
	for (size_t i = 0; i < COUNT(truant_days); i++)
		if (pupil == truant_pupil && strcmp(truant_days[i], day) == 0)
			return true;
	return false;
}

/* "" where nothing is due: no school day, or not in the class. */
static const char *
presence_mark(size_t pupil, int class, const char *day, size_t number)
{
	int luck = draw_below(1000, DRAW_PRESENCE, pupil, (size_t)(day[8] * 10 + day[9]), 0);

	if (!is_taught(classes[class].school, day) || !attends(&pupils[pupil], class, day))
		return "";
	if (is_truant(pupil, day))
		return "旷";
	if (is_alike(pupil, day))
		return "病";
	if (pupil == chronic_pupil)
		return number % 4 == 1 ? number % 8 == 1 ? "病" : "事" : "√";
	return pupil == truant_pupil || luck >= 22 ? "√" : luck < 12 ? "病" : luck < 19 ? "事" : "迟";
}

/* Those on the class's list at any time of the month. */
static size_t
list_month(int class, size_t list[ROSTER])
{
	size_t count = 0;

	for (size_t i = 0; i < pupil_count && count < ROSTER; i++)
		if (attends(&pupils[i], class, day_of(PRESENCE_MONTH, 1)) || attends(&pupils[i], class, day_of(PRESENCE_MONTH, PRESENCE_DAYS)))
			list[count++] = i;
	return count;
}

static void
put_presence(struct sheet *sheet, size_t pupil, int class)
{
	size_t number = 0;

	for (int day = 1; day <= PRESENCE_DAYS; day++) {
		const char *iso = day_of(PRESENCE_MONTH, day);

		put(sheet, presence_mark(pupil, class, iso, number));
		number += is_taught(classes[class].school, iso);
	}
}

static void
fill_month_sheet(struct sheet *sheet, int class, bool numbers)
{
	const char *title = arena_printf(&memory, "%s%s2023年%d月学生考勤表", schools[classes[class].school].name,
	                                 class_name(&classes[class], LAST_YEAR), PRESENCE_MONTH);
	size_t list[ROSTER], count = list_month(class, list);

	put_span(sheet, title, 1, PRESENCE_DAYS + 2);
	next_row(sheet);
	put_words(sheet, numbers ? "学籍号,姓名" : "序号,姓名");
	for (int day = 1; day <= PRESENCE_DAYS; day++)
		put_integer(sheet, day);
	next_row(sheet);
	for (size_t i = 0; i < count; i++) {
		put(sheet, numbers ? pupils[list[i]].id : arena_printf(&memory, "%zu", i + 1));
		put(sheet, pupils[list[i]].name);
		put_presence(sheet, list[i], class);
		next_row(sheet);
	}
}

static bool
write_wide(const char *place, int school, struct error *err)
{
	int list[COUNT(classes)];
	size_t count = list_school(school, LAST_YEAR, list);
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		struct sheet sheet = SHEET_INIT;

		fill_month_sheet(&sheet, list[i], true);
		ok = save_text(&sheet, arena_printf(&memory, "%s/%s%s.csv", place, schools[school].short_name,
		                                    class_name(&classes[list[i]], LAST_YEAR)), CHARSET_GBK, err);
		sheet_free(&sheet);
	}
	return ok;
}

static bool
write_month_book(const char *place, int school, struct error *err)
{
	int list[COUNT(classes)];
	size_t count = list_school(school, LAST_YEAR, list);
	struct book book;
	bool ok = true;

	if (!book_open(&book, arena_printf(&memory, "%s/%s.xlsx", place, schools[school].name), err))
		return false;
	for (size_t i = 0; ok && i < count; i++) {
		struct sheet sheet = SHEET_INIT;

		fill_month_sheet(&sheet, list[i], false);
		ok = book_add(&book, &sheet, class_name(&classes[list[i]], LAST_YEAR), err);
		sheet_free(&sheet);
	}
	return book_close(&book, err) && ok;
}

static void
put_month_rows(struct sheet *sheet, size_t pupil, int class)
{
	for (int day = 1; day <= PRESENCE_DAYS; day++) {
		const char *iso = day_of(PRESENCE_MONTH, day), *mark = presence_mark(pupil, class, iso, 0);

		if (!*mark)
			continue;
		put(sheet, schools[classes[class].school].name);
		put(sheet, class_name(&classes[class], LAST_YEAR));
		put(sheet, pupils[pupil].id);
		put(sheet, pupils[pupil].name);
		put(sheet, iso);
		put(sheet, mark);
		put(sheet, is_alike(pupil, iso) ? "发热" : strcmp(mark, "病") == 0 ? "牙疼" : "");
		next_row(sheet);
	}
}

static bool
write_long(const char *place, int school, struct error *err)
{
	int list[COUNT(classes)];
	size_t count = list_school(school, LAST_YEAR, list);
	struct sheet sheet = SHEET_INIT;
	bool ok;

	put_line(&sheet, "学校,班级,学籍号,姓名,日期,考勤,备注");
	for (size_t i = 0; i < count; i++) {
		size_t pupils_of[ROSTER], number = list_month(list[i], pupils_of);

		for (size_t k = 0; k < number; k++)
			put_month_rows(&sheet, pupils_of[k], list[i]);
	}
	ok = save_text(&sheet, arena_printf(&memory, "%s/%s.csv", place, schools[school].name), CHARSET_BOM, err);
	sheet_free(&sheet);
	return ok;
}

static bool
write_presence(const char *folder, struct error *err)
{
	const char *place = arena_printf(&memory, "%s/attendance/2023-04", folder);

	return write_wide(place, WIDE_SCHOOL, err) && write_month_book(place, BOOK_SCHOOL, err) && write_long(place, LONG_SCHOOL, err);
}

static void
plant_presence(struct sheet *sheet)
{
	put_person(sheet, "truant", truant_pupil, "2023-04-11 to 2023-04-14");
	put_person(sheet, "chronic-absence", chronic_pupil, "5 of 20 days");
	for (size_t i = 0; i < ALIKE; i++)
		put_person(sheet, "alike-symptoms", alike_pupils[i], "2023-04-19 发热");
}

#endif
