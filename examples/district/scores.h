/* The score sheets as the schools of the district type them, each in its own way.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_SCORES_H
#define DISTRICT_SCORES_H

#include "model.h"
#include "sheet.h"

enum wording { WORDING_FULL, WORDING_ALIAS, WORDING_INITIALS, WORDINGS };

/* columns: # number, i id, n name, c class, m marks, t total, r rank, k remarks. */
static const struct layout {
	const char *columns;
	enum wording wording;
	bool per_class, title, two_rows, foot, book, padded, departed;
	enum charset charset;
} layouts[] = {
	[STYLE_CENTRAL] = { "#inmtrk", WORDING_FULL, .per_class = true, .title = true, .foot = true, .book = true, .departed = true },
	[STYLE_STACKED] = { "#inmtk", WORDING_FULL, .per_class = true, .title = true, .foot = true, .padded = true,
	                    .departed = true, .charset = CHARSET_GBK },
	[STYLE_MERGED] = { "#inmtk", WORDING_FULL, .per_class = true, .title = true, .two_rows = true, .book = true },
	[STYLE_BOM] = { "cinmt", WORDING_ALIAS, .charset = CHARSET_BOM },
	[STYLE_UNICODE] = { "#cinmt", WORDING_FULL, .padded = true, .charset = CHARSET_UTF16 },
	[STYLE_LONG] = { "incsm", WORDING_FULL, .charset = CHARSET_GBK },
	[STYLE_NAMES] = { "#cnmt", WORDING_ALIAS, .title = true, .charset = CHARSET_GBK },
	[STYLE_PINYIN] = { "incmt", WORDING_INITIALS, .charset = CHARSET_GBK }
};

static const struct { char letter; const char *words[WORDINGS]; } headings[] = {
	{ '#', { "序号", "序号", "XH" } }, { 'i', { "学籍号", "学籍号", "KSH" } }, { 'n', { "姓名", "姓名", "XM" } },
	{ 'c', { "班级", "班级", "BJ" } }, { 't', { "总分", "合计", "ZF" } }, { 'r', { "名次", "名次", "MC" } },
	{ 'k', { "备注", "备注", "BZ" } }
};

/* What one table shows: some classes of a school at an examination. */
struct view {
	const struct layout *layout;
	size_t exam;
	const int *classes;
	size_t class_count;
	bool shown[SUBJECTS];
};

static const char *
heading_of(char letter, enum wording wording)
{
	for (size_t i = 0; i < COUNT(headings); i++)
		if (headings[i].letter == letter)
			return headings[i].words[wording];
	return "";
}

static const char *
subject_heading(const struct subject *subject, enum wording wording)
{
	const char *const words[WORDINGS] = { subject->name, subject->alias, subject->initials };

	return words[wording];
}

static const char *
to_full_width(const char *text)
{
	struct text wide = TEXT_INIT;
	const char *copy;

	for (; *text; text++)
		text_add_rune(&wide, (uint32_t)*text + 0xFEE0);
	copy = arena_copy(&memory, text_string(&wide));
	text_free(&wide);
	return copy;
}

/* A mark as typed by hand: now and then with a unit, a blank, in full width. */
static const char *
typed_mark(int64_t hundredths, size_t pupil, enum subject_id subject, size_t exam, bool clean)
{
	int slip = clean ? 999 : draw_below(1000, DRAW_DIRT, pupil, subject, exam);
	struct text text = TEXT_INIT;
	const char *mark;

	number_add_hundredths(&text, hundredths);
	mark = slip < 6 ? arena_printf(&memory, "%s分", text.data)
	     : slip < 12 ? to_full_width(text.data)
	     : slip < 30 ? arena_printf(&memory, "%s ", text.data) : arena_copy(&memory, text.data);
	text_free(&text);
	return mark;
}

/* The subject whose mark stands under a heading; the same but for the planted swap. */
static enum subject_id
shown_as(const struct class *class, enum subject_id heading, size_t exam)
{
	if (!is_swapped(class, exam))
		return heading;
	return heading == CHINESE ? CIVICS : heading == CIVICS ? CHINESE : heading;
}

static const char *
mark_cell(const struct view *view, size_t pupil, int class, enum subject_id heading)
{
	enum subject_id subject = shown_as(&classes[class], heading, view->exam);
	struct result result;

	if (!offered(&classes[class], subject, exams[view->exam].year))
		return "";
	result = result_of(pupil, class, subject, view->exam);
	if (result.kind == RESULT_MARK)
		return typed_mark(result.hundredths, pupil, subject, view->exam,
		                  view->layout == &layouts[STYLE_LONG]);
	return result.written;
}

/* Over the subjects present; -1: none. */
static int64_t
total_of(size_t pupil, int class, size_t exam)
{
	int64_t total = -1;

	for (int s = 0; s < SUBJECTS; s++) {
		struct result result;

		if (!offered(&classes[class], s, exams[exam].year))
			continue;
		result = result_of(pupil, class, s, exam);
		if (result.kind == RESULT_MARK)
			total = (total < 0 ? 0 : total) + result.hundredths;
	}
	return total;
}

static const char *
total_cell(size_t pupil, int class, size_t exam)
{
	int64_t total = total_of(pupil, class, exam);

	return total < 0 ? "" : typed_mark(total, pupil, 0, exam, true);
}

static const char *
rank_cell(size_t pupil, int class, size_t exam)
{
	int64_t own = total_of(pupil, class, exam);
	size_t list[ROSTER], count = roster(class, exam, list), better = 0;

	for (size_t i = 0; i < count; i++)
		better += total_of(list[i], class, exam) > own;
	return own < 0 ? "" : arena_printf(&memory, "%zu", better + 1);
}

/* Two characters drawn apart to the width of three, as forms have it. */
static const char *
name_cell(const struct view *view, const char *name)
{
	size_t first = strlen("王");

	if (!view->layout->padded || utf8_count(name) != 2)
		return name;
	return arena_printf(&memory, "%.*s\u3000%s", (int)first, name, name + first);
}

static void
put_marks(struct sheet *sheet, const struct view *view, size_t pupil, int class)
{
	for (int s = 0; s < SUBJECTS; s++)
		if (view->shown[s])
			put(sheet, mark_cell(view, pupil, class, s));
}

static void
put_pupil(struct sheet *sheet, const struct view *view, size_t pupil, int class, long number)
{
	const struct pupil *p = &pupils[pupil];

	for (const char *column = view->layout->columns; *column; column++)
		switch (*column) {
		case '#': put_integer(sheet, number); break;
		case 'i': put(sheet, p->id); break;
		case 'n': put(sheet, name_cell(view, p->name)); break;
		case 'c': put(sheet, class_as_spoken(&classes[class], exams[view->exam].year)); break;
		case 'm': put_marks(sheet, view, pupil, class); break;
		case 't': put(sheet, total_cell(pupil, class, view->exam)); break;
		case 'r': put(sheet, rank_cell(pupil, class, view->exam)); break;
		default: put(sheet, attends(p, class, exams[view->exam].date) ? "" : "已转走"); break;
		}
	next_row(sheet);
}

static int
shown_count(const struct view *view)
{
	int count = 0;

	for (int s = 0; s < SUBJECTS; s++)
		count += view->shown[s];
	return count;
}

static int
view_width(const struct view *view)
{
	return (int)strlen(view->layout->columns) - 1 + shown_count(view);
}

static void
put_subject_headings(struct sheet *sheet, const struct view *view)
{
	for (int s = 0; s < SUBJECTS; s++)
		if (view->shown[s])
			put(sheet, subject_heading(&subjects[s], view->layout->wording));
}

static void
put_header(struct sheet *sheet, const struct view *view)
{
	int rows = view->layout->two_rows ? 2 : 1, marks = 0;

	for (const char *column = view->layout->columns; *column; column++)
		if (*column != 'm') {
			put_span(sheet, heading_of(*column, view->layout->wording), rows, 1);
		} else if (rows == 1) {
			put_subject_headings(sheet, view);
		} else {
			marks = sheet->column;
			put_span(sheet, "学科成绩", 1, shown_count(view));
		}
	next_row(sheet);
	if (rows == 2) {
		sheet->column = marks;
		put_subject_headings(sheet, view);
		next_row(sheet);
	}
}

static void
put_title(struct sheet *sheet, const struct view *view)
{
	const struct class *class = &classes[view->classes[0]];
	const char *school = schools[class->school].name, *term = exams[view->exam].title;
	int year = exams[view->exam].year;

	if (!view->layout->per_class) {
		put_span(sheet, arena_printf(&memory, "%s%s成绩登记表", school, term), 1, view_width(view));
		next_row(sheet);
		return;
	}
	put_span(sheet, arena_printf(&memory, "%s%s%s年级成绩登记表", school, term, numerals[class_grade(class, year)]),
	         1, view_width(view));
	next_row(sheet);
	put_span(sheet, arena_printf(&memory, "班级：%s  班主任：%s", class_as_spoken(class, year), class->homeroom),
	         1, view_width(view));
	next_row(sheet);
}

/* Mean of those present, or the share of them at 60 % of the full mark and above. */
static const char *
foot_cell(const struct view *view, enum subject_id subject, bool rate)
{
	int class = view->classes[0];
	size_t list[ROSTER], count = roster(class, view->exam, list);
	int64_t sum = 0, present = 0, passed = 0;
	struct text text = TEXT_INIT;
	const char *copy;

	for (size_t i = 0; i < count; i++) {
		struct result result = result_of(list[i], class, subject, view->exam);

		if (result.kind != RESULT_MARK)
			continue;
		present++;
		sum += result.hundredths;
		passed += result.hundredths >= 60 * full_mark(&classes[class], subject);
	}
	if (present > 0)
		number_add_ratio(&text, rate ? 100 * passed : sum, rate ? present : 100 * present, 2);
	copy = arena_printf(&memory, "%s%s", text_string(&text), rate && present ? "%" : "");
	text_free(&text);
	return copy;
}

static void
put_foot(struct sheet *sheet, const struct view *view)
{
	static const char *const words[] = { "平均分", "及格率" };

	for (int rate = 0; rate < 2; rate++) {
		put(sheet, words[rate]);
		sheet->column = (int)strcspn(view->layout->columns, "m");
		for (int s = 0; s < SUBJECTS; s++)
			if (view->shown[s])
				put(sheet, foot_cell(view, s, rate));
		next_row(sheet);
	}
	put(sheet, "填表人：");
	sheet->column = 4;
	put(sheet, "校长签字：");
	next_row(sheet);
}

static void
put_table(struct sheet *sheet, const struct view *view)
{
	long number = 0;

	if (view->layout->title)
		put_title(sheet, view);
	put_header(sheet, view);
	for (size_t i = 0; i < view->class_count; i++) {
		int class = view->classes[i];
		size_t list[ROSTER], count = roster(class, view->exam, list);

		for (size_t k = 0; k < count; k++)
			if (view->layout->departed || attends(&pupils[list[k]], class, exams[view->exam].date))
				put_pupil(sheet, view, list[k], class, ++number);
	}
	if (view->layout->foot)
		put_foot(sheet, view);
}

/* One line for each mark: what the school's own program puts out. */
static void
put_long(struct sheet *sheet, const struct view *view)
{
	put_line(sheet, "学籍号,姓名,班级,学科,分数");
	for (size_t i = 0; i < view->class_count; i++) {
		int class = view->classes[i];
		size_t list[ROSTER], count = roster(class, view->exam, list);

		for (size_t k = 0; k < count; k++)
			for (int s = 0; s < SUBJECTS; s++) {
				if (!attends(&pupils[list[k]], class, exams[view->exam].date)
				    || !offered(&classes[class], s, exams[view->exam].year))
					continue;
				put(sheet, pupils[list[k]].id);
				put(sheet, pupils[list[k]].name);
				put(sheet, class_name(&classes[class], exams[view->exam].year));
				put(sheet, subjects[s].name);
				put(sheet, mark_cell(view, list[k], class, s));
				next_row(sheet);
			}
	}
}

static void
view_set(struct view *view, const struct layout *layout, size_t exam, const int *list, size_t count)
{
	*view = (struct view){ layout, exam, list, count, { false } };
	for (size_t i = 0; i < count; i++)
		for (int s = 0; s < SUBJECTS; s++)
			view->shown[s] |= offered(&classes[list[i]], s, exams[exam].year);
}

/* The classes of a school in the order of grades. */
static size_t
list_school(int school, int year, int *list)
{
	size_t count = 0;

	for (int grade = 1; grade <= 9; grade++)
		for (size_t i = 0; i < class_count; i++)
			if (classes[i].school == school && class_grade(&classes[i], year) == grade)
				list[count++] = (int)i;
	return count;
}

static bool
write_book(const struct layout *layout, size_t exam, const int *list, size_t count, const char *path, struct error *err)
{
	struct book book;
	bool ok = true;

	if (!book_open(&book, path, err))
		return false;
	for (size_t i = 0; ok && i < count; i++) {
		struct sheet sheet = SHEET_INIT;
		struct view view;

		view_set(&view, layout, exam, &list[i], 1);
		put_table(&sheet, &view);
		ok = book_add(&book, &sheet, class_as_spoken(&classes[list[i]], exams[exam].year), err);
		sheet_free(&sheet);
	}
	return book_close(&book, err) && ok;
}

static bool
write_text(const struct layout *layout, size_t exam, const int *list, size_t count, const char *path, struct error *err)
{
	struct sheet sheet = SHEET_INIT;
	struct view view;
	size_t step = layout->per_class ? 1 : count;
	bool ok;

	for (size_t i = 0; i < count; i += step) {
		view_set(&view, layout, exam, &list[i], step);
		if (layout == &layouts[STYLE_LONG])
			put_long(&sheet, &view);
		else
			put_table(&sheet, &view);
		if (layout->per_class)
			next_row(&sheet);
	}
	ok = save_text(&sheet, path, layout->charset, err);
	sheet_free(&sheet);
	return ok;
}

static bool
write_scores(const char *folder, struct error *err)
{
	bool ok = true;

	for (size_t exam = 0; ok && exam < COUNT(exams); exam++)
		for (int school = 0; ok && school < (int)COUNT(schools); school++) {
			const struct layout *layout = &layouts[schools[school].style];
			const char *ending = layout->book ? "xlsx" : layout->charset == CHARSET_UTF16 ? "txt" : "csv";
			const char *path = arena_printf(&memory, "%s/scores/%s/%s.%s", folder, exams[exam].name,
			                                schools[school].name, ending);
			int list[COUNT(classes)];
			size_t count = list_school(school, exams[exam].year, list);

			ok = layout->book ? write_book(layout, exam, list, count, path, err)
			                  : write_text(layout, exam, list, count, path, err);
		}
	return ok;
}

#endif
