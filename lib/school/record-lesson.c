/* Timetables as schools write them: a sheet of one class under a title that names it, days across, cells
 * of a subject with its teacher. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/records-inside.h"

bool
record_is_lessons(const struct kind *kind)
{
	return kind_field(kind, "lesson") >= 0;
}

static bool
is_timetable(const struct records *r)
{
	return r->across >= 0 && record_is_lessons(r->kind);
}

/* ---- cells with a subject and a teacher ---- */

/* 语文 王芳, 语文(王芳), 语文/王芳; and 语文王芳 where 王芳 is a teacher. NULL: no such cell. */
static const struct subject *
split_cell(struct records *r, const char *text, const char **name)
{
	static const char signs[] = " ()/:,;|[]\n";
	const struct subject *found = NULL;

	for (const char *p = text; utf8_next(&p) != 0;) {
		const char *head = arena_printf(&r->row_arena, "%.*s", (int)(p - text), text);
		const struct subject *subject = *p == '\0' ? NULL : district_find_subject(&r->district, head);
		size_t gap = strspn(p, signs);

		if (subject == NULL || p[gap] == '\0' || (gap == 0 && !record_knows_teacher(r, p)))
			continue;
		found = subject;
		*name = arena_printf(&r->row_arena, "%.*s", (int)strcspn(p + gap, "()[]/|;"), p + gap);
	}
	return found;
}

bool
record_lesson_cell(struct records *r, const struct row *row, struct value *values)
{
	const char *text = record_cell(r, row, r->value), *name = NULL;
	int teacher = kind_field(r->kind, "teacher");
	/* In brackets there may be anything behind a heading, but here a teacher. */
	const struct subject *subject = strpbrk(text, "([") != NULL ? NULL : district_find_subject(&r->district, text);

	if (subject == NULL)
		subject = split_cell(r, text, &name);
	if (subject == NULL)
		return record_read_field(r, row, r->value, &values[r->value]);
	values[r->value] = value_integer(subject->id);
	return name == NULL || record_find_teacher(r, record_place(r, r->value), name, values, &values[teacher]);
}

/* ---- rows ---- */

bool
record_lesson(struct records *r, const struct value *values)
{
	int state = kind_field(r->kind, "lesson_state"), subject = kind_field(r->kind, "subject");

	if (state < 0 || values[state].number != 0 || values[subject].number != 0)
		return true;
	complain(record_place(r, subject), _("a lesson that was given has a subject; where nobody taught write %s or %s"),
	    word_text(&column_find("lesson_state")->words[1], message_language()), word_text(&column_find("lesson_state")->words[2], message_language()));
	return false;
}

/* ---- headings and numbers of lessons ---- */

bool
record_bad_weekday(struct records *r, const struct row *row, size_t cell)
{
	struct text clean = TEXT_INIT;
	struct place at = reader_place(r->reader, cell);
	bool bad;

	text_add_folded(&clean, row->cells[cell].text);
	bad = is_timetable(r) && (strncmp(text_string(&clean), "星期", strlen("星期")) == 0 || strncmp(text_string(&clean), "周", strlen("周")) == 0);
	if (bad)
		complain(at, _("\"%s\" is no day of the week"), clean.data);
	text_free(&clean);
	return bad;
}

const char *
record_lesson_number(struct records *r, const char *text)
{
	static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
	const char *start = strncmp(text, "第", strlen("第")) == 0 ? text + strlen("第") : text;
	size_t length = strlen(start), unit = strlen("节");

	if (length > unit && strcmp(start + length - unit, "节") == 0)
		length -= unit;
	for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++)
		if (strlen(digits[i]) == length && memcmp(start, digits[i], length) == 0)
			return arena_printf(&r->row_arena, "%zu", i + 1);
	return arena_printf(&r->row_arena, "%.*s", (int)length, start);
}

/* 大课间, 午休 between the lessons. */
bool
record_is_break(const struct records *r, const struct row *row)
{
	static const char *const breaks[] = { "大课间", "课间操", "课间", "午休", "午餐", "午间", "眼保健操", "晨检", "午检", "放学", "上午", "下午" };
	struct text key = TEXT_INIT;
	int column = is_timetable(r) ? r->columns[kind_field(r->kind, "lesson")] : -1;
	bool found = false;

	if (column < 0 || (size_t)column >= row->count)
		return false;
	text_add_key(&key, row->cells[column].text);
	for (size_t i = 0; i < sizeof breaks / sizeof breaks[0] && !found; i++)
		found = strcmp(text_string(&key), breaks[i]) == 0;
	text_free(&key);
	if (found)
		remark(reader_place(r->reader, (size_t)column), _("\"%s\" is no lesson; the row is passed over"), row->cells[column].text);
	return found;
}
