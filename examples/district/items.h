/* The items of one paper: its blueprint, and the sheets in which two schools handed in the marks, a
 * column for each item; they add up to the marks of the score sheets. Part of generate.c,
 * which alone includes it. */
#ifndef DISTRICT_ITEMS_H
#define DISTRICT_ITEMS_H

#include "model.h"
#include "sheet.h"

enum { ITEM_EXAM = 3, ITEM_GRADE = 6 };

static const int item_schools[] = { CENTRAL, 1 };

/* Choices and blanks are right or wrong; in the others half marks are given. */
static const struct item {
	const char *number;
	int full;
	const char *point, *level, *type;
	bool whole;
	int hardness;           /* share of what is lost that falls to it, relative */
} items[] = {
	{ "1", 3, "数与代数", "识记", "选择", true, 2 }, { "2", 3, "数与代数", "理解", "选择", true, 3 }, { "3", 3, "图形与几何", "理解", "选择", true, 4 },
	{ "4", 3, "统计与概率", "识记", "选择", true, 2 }, { "5", 3, "数与代数", "应用", "选择", true, 5 }, { "6", 3, "图形与几何", "应用", "选择", true, 6 },
	{ "7", 4, "数与代数", "识记", "填空", true, 2 }, { "8", 4, "数与代数", "理解", "填空", true, 4 }, { "9", 4, "图形与几何", "理解", "填空", true, 4 },
	{ "10", 4, "统计与概率", "应用", "填空", true, 5 }, { "11(1)", 4, "数与代数", "理解", "计算", false, 2 }, { "11(2)", 4, "数与代数", "理解", "计算", false, 3 },
	{ "11(3)", 6, "数与代数", "应用", "计算", false, 4 }, { "12", 8, "图形与几何", "理解", "操作", false, 5 }, { "13", 8, "统计与概率", "应用", "解决问题", false, 5 },
	{ "14(1)", 6, "数与代数", "应用", "解决问题", false, 5 }, { "14(2)", 8, "数与代数", "应用", "解决问题", false, 8 },
	{ "15", 10, "图形与几何", "应用", "解决问题", false, 11 }, { "16", 12, "综合与实践", "应用", "解决问题", false, 13 }
};

static void
list_items(struct sheet *sheet)
{
	for (size_t i = 0; i < COUNT(items); i++) {
		put(sheet, exams[ITEM_EXAM].name);
		put(sheet, subjects[MATHS].name);
		put_integer(sheet, ITEM_GRADE);
		put(sheet, items[i].number);
		put_integer(sheet, items[i].full);
		put(sheet, items[i].point);
		put(sheet, items[i].level);
		put(sheet, items[i].type);
		next_row(sheet);
	}
}

/* Marks below the full one that halves can be given for. */
static int64_t
room_for_halves(void)
{
	int64_t room = 0;

	for (size_t i = 0; i < COUNT(items); i++)
		room += items[i].whole ? 0 : items[i].full * 100;
	return room;
}

/* What is still to be lost, half a mark at a time. */
static void
lose_halves(size_t pupil, int64_t lost, int64_t marks[COUNT(items)])
{
	for (size_t step = 0; lost > 0; step++) {
		size_t i = draw(DRAW_ITEM, pupil, 1, step) % COUNT(items);

		if (items[i].whole || marks[i] == 0 || draw_below(13, DRAW_ITEM, pupil, 2, step) >= items[i].hardness)
			continue;
		marks[i] -= 50;
		lost -= 50;
	}
}

/* A total as the marks of its items, all in hundredths. */
static void
split_mark(size_t pupil, int64_t total, int64_t marks[COUNT(items)])
{
	int64_t lost = 0, room = room_for_halves();
	double share;

	for (size_t i = 0; i < COUNT(items); i++)
		lost += marks[i] = items[i].full * 100;
	share = (double)(lost - total) / (double)lost;
	lost -= total;
	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < COUNT(items); i++) {
			bool wrong = draw_below(1000, DRAW_ITEM, pupil, 0, i) < (int)(250 * share * items[i].hardness);

			if (!items[i].whole || marks[i] == 0 || marks[i] > lost || !(round == 0 ? wrong : lost > room))
				continue;
			lost -= marks[i];
			marks[i] = 0;
		}
	lose_halves(pupil, lost, marks);
}

static void
put_item_marks(struct sheet *sheet, size_t pupil, int class)
{
	struct result result = result_of(pupil, class, MATHS, ITEM_EXAM);
	int64_t marks[COUNT(items)];

	if (result.kind == RESULT_LEFT)
		return;
	put(sheet, exams[ITEM_EXAM].name);
	put(sheet, pupils[pupil].id);
	put(sheet, pupils[pupil].name);
	put(sheet, subjects[MATHS].name);
	if (result.kind == RESULT_MARK)
		split_mark(pupil, result.hundredths, marks);
	for (size_t i = 0; i < COUNT(items); i++)
		put(sheet, result.kind == RESULT_MARK ? typed_mark(marks[i], pupil, MATHS, ITEM_EXAM, true) : "");
	put(sheet, result.kind == RESULT_MARK ? typed_mark(result.hundredths, pupil, MATHS, ITEM_EXAM, true) : "");
	next_row(sheet);
}

/* One writes 第1题(3分), the other 1. */
static void
put_item_headings(struct sheet *sheet, bool spoken)
{
	put_words(sheet, "考试,学籍号,姓名,学科");
	for (size_t i = 0; i < COUNT(items); i++)
		put(sheet, spoken ? arena_printf(&memory, "第%s题(%d分)", items[i].number, items[i].full) : items[i].number);
	put(sheet, "总分");
	next_row(sheet);
}

static bool
write_item_marks(const char *folder, struct error *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT(item_schools); i++) {
		const struct school *school = &schools[item_schools[i]];
		struct sheet sheet = SHEET_INIT;
		int list[COUNT(classes)];
		size_t count = list_school(item_schools[i], exams[ITEM_EXAM].year, list);
		const char *path = arena_printf(&memory, "%s/scores-items/%s六年级数学%s", folder, school->name, i == 0 ? ".xlsx" : ".csv");

		put_item_headings(&sheet, i == 0);
		for (size_t c = 0; c < count; c++) {
			size_t pupils_of[ROSTER], those = roster(list[c], ITEM_EXAM, pupils_of);

			for (size_t p = 0; p < those && class_grade(&classes[list[c]], exams[ITEM_EXAM].year) == ITEM_GRADE; p++)
				put_item_marks(&sheet, pupils_of[p], list[c]);
		}
		ok = i == 0 ? save_book(&sheet, path, "小题得分", err) : save_text(&sheet, path, CHARSET_GBK, err);
		sheet_free(&sheet);
	}
	return ok;
}

#endif
