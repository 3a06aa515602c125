/* What stands above a sheet of days or a timetable: whose it is and of which month; and headings that
 * name a day by its number in that month. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/records-inside.h"

enum { DAYS_MOST = 31 };

/* A sheet of pupils' days, or a class's timetable. */
static bool
has_title(const struct records *r)
{
	return record_goes_by_days(r->kind) || (r->across >= 0 && record_is_lessons(r->kind));
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
month_at(const char *text, struct month *month)
{
	int year, number, end = 0;

	if (sscanf(text, "20%2d年%2d%n", &year, &number, &end) != 2 && sscanf(text, "20%2d%*1[-./]%2d%n", &year, &number, &end) != 2)
		return false;
	*month = (struct month){ 2000 + year, number };
	return !is_digit(text[end]) && number >= 1 && number <= 12;
}

/* 2023年4月, 2023-04, 2023.4 anywhere in the text, but not the years of 2022-2023学年. */
static void
find_month(const char *text, struct month *month)
{
	struct month found;

	for (const char *p = text; *p != '\0'; p++)
		if ((p == text || !is_digit(p[-1])) && month_at(p, &found))
			*month = found;
}

static void
take_text(struct records *r, const char *text)
{
	struct sheet_title *title = &r->title;
	const struct school *school = district_school_in(&r->district, text);
	struct class_name name;
	struct text class_text = TEXT_INIT;

	find_month(text, &title->month);
	if (school != NULL)
		title->school = school;
	if (class_name_find(text, NULL, &name)) {
		if (name.grade != 0)
			class_name_add(&class_text, &name, LANGUAGE_ZH);
		else
			class_name_add_key(&class_text, &name);
		snprintf(title->class_text, sizeof title->class_text, "%s", class_text.data);
	}
	text_free(&class_text);
}

void
record_begin_sheet(struct records *r, const char *name)
{
	r->title = (struct sheet_title){ 0 };
	if (name != NULL && has_title(r))
		take_text(r, name);
}

void
record_title(struct records *r, const struct row *row)
{
	if (!has_title(r))
		return;
	for (size_t c = 0; c < row->count; c++) {
		struct text clean = TEXT_INIT;

		text_add_folded(&clean, row->cells[c].text);
		if (clean.length > 0)
			take_text(r, clean.data);
		text_free(&clean);
	}
}

const char *
record_titled(const struct records *r, int field)
{
	const char *column = r->kind->fields[field].column, *text = NULL;

	if (r->across < 0 || !record_is_lessons(r->kind))
		return NULL;
	if (strcmp(column, "class") == 0 && r->title.class_text[0] != '\0')
		text = r->title.class_text;
	else if (strcmp(column, "school") == 0)
		text = r->options->school != NULL || r->title.school == NULL ? r->options->school : r->title.school->name;
	else if (strcmp(column, "from") == 0)
		text = r->options->date;
	return text;
}

/* 3, 3日, 3号, or 4月3日 with its month; 0: none. */
static int
day_of(const char *heading, int *month)
{
	int day = 0, end = 0;

	*month = 0;
	if (sscanf(heading, "%2d月%2d%n", month, &day, &end) != 2) {
		*month = 0;
		end = 0;
		if (sscanf(heading, "%2d%n", &day, &end) != 1)
			return 0;
	}
	if (!is_digit(heading[0]) || day < 1 || day > DAYS_MOST || *month < 0 || *month > 12)
		return 0;
	return heading[end] == '\0' || strcmp(heading + end, "日") == 0 || strcmp(heading + end, "号") == 0 ? day : 0;
}

bool
record_is_day(const struct records *r, const char *heading)
{
	int month;

	return record_goes_by_days(r->kind) && day_of(heading, &month) > 0;
}

const char *
record_day(struct records *r, const char *heading)
{
	struct month of = r->title.month;
	struct date date;
	int month, day;

	if (date_parse(heading, &date))
		return heading;
	if (of.year == 0 && r->options->date != NULL && date_parse(r->options->date, &date))
		of = (struct month){ date.year, date.month };
	day = day_of(heading, &month);
	if (of.year == 0 || day == 0)
		return NULL;
	return arena_printf(&r->headings, "%04d-%02d-%02d", of.year, month > 0 ? month : of.month, day);
}

/* A row below the headings that says which weekdays the days are. */
bool
record_is_weekdays(struct records *r, const struct row *row)
{
	static const char *const others[] = { "天", "星期", "周" };
	int found = 0;

	if (r->spread_count == 0 || !record_goes_by_days(r->kind))
		return false;
	for (size_t c = 0; c < row->count; c++) {
		struct text clean = TEXT_INIT;
		bool fits;

		text_add_folded(&clean, row->cells[c].text);
		fits = clean.length == 0 || strstr("一二三四五六日", clean.data) != NULL || word_find(column_find("weekday")->words, clean.data) >= 0;
		for (size_t i = 0; i < sizeof others / sizeof others[0] && !fits; i++)
			fits = strcmp(clean.data, others[i]) == 0;
		found += clean.length > 0;
		text_free(&clean);
		if (!fits)
			return false;
	}
	return found > 0;
}

/* 上午, 下午, 晚上; -1: no session of a day. */
static int
session_in(const struct cell *cell)
{
	struct text clean = TEXT_INIT;
	int session;

	text_add_folded(&clean, cell->text);
	session = clean.length == 0 ? -1 : word_find(column_find("session")->words, clean.data);
	text_free(&clean);
	return session > 0 ? session : -1;
}

/* Nothing but sessions stands in the row, and they belong to days. */
static bool
is_sessions(const struct records *r, const struct row *row)
{
	int found = 0;

	if (r->spread_count == 0 || !record_goes_by_days(r->kind) || r->columns[kind_field(r->kind, "session")] >= 0 || r->spread[0].session >= 0)
		return false;
	for (size_t c = 0; c < row->count; c++) {
		bool is_session = session_in(&row->cells[c]) >= 0;

		if (row->cells[c].length > 0 && (!is_session || (int)c < r->spread[0].column))
			return false;
		found += is_session;
	}
	return found > 0;
}

bool
record_take_sessions(struct records *r, const struct row *row)
{
	struct spread *days = r->spread;
	size_t count = r->spread_count, day = 0;

	if (!is_sessions(r, row))
		return false;
	r->spread = alloc_zero(row->count, sizeof *r->spread);
	r->spread_count = 0;
	for (size_t c = (size_t)days[0].column; c < row->count; c++) {
		while (day + 1 < count && days[day + 1].column <= (int)c)
			day++;
		if (session_in(&row->cells[c]) < 0)
			continue;
		r->spread[r->spread_count++] = (struct spread){ .column = (int)c, .value = days[day].value, .session = session_in(&row->cells[c]),
			.heading = arena_printf(&r->headings, "%s%s", days[day].heading, row->cells[c].text) };
	}
	r->heading_count = r->heading_count > row->count ? r->heading_count : row->count;
	free(days);
	return true;
}
