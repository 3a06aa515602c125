/* Of the teachers: attendance in April 2023 at two schools, and the trainings of the school year.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_STAFFING_H
#define DISTRICT_STAFFING_H

#include "caring.h"

enum { OFF_POST_SCHOOL = WIDE_SCHOOL, LEAVE_SCHOOL = BOOK_SCHOOL, NOT_COME = 3, COME_TRAINING = 7 };

static const char off_post_day[] = "2023-04-18", leave_from[] = "2023-04-10";

/* Days in a row, each of so many minutes, for so many in a hundred. certificate: what its numbers begin with, "" where
 * none were given yet. */
static const struct training { const char *name, *from, *level, *organiser; int days, minutes, share; const char *certificate; } trainings[] = {
	{ "国培计划乡村教师能力提升", "2022-10-17", "国家级", "国培项目办", 5, 360, 10, "GP2022" },
	{ "新课程标准网络研修", "2022-11-12", "省级", "自治区教师发展中心", 2, 480, 60, "QP2022" },
	{ "班主任专题培训", "2022-12-10", "地市级", "市教师进修学校", 1, 400, 30, "SP2022" },
	{ "寒假全员培训", "2023-02-20", "县级", "旗教师进修学校", 5, 360, 75, "XP2023" },
	{ "校本研修：作业设计", "2022-09-28", "校级", "苇塘学区", 1, 120, 100, "XB2209" },
	{ "校本研修：命题", "2022-11-30", "校级", "苇塘学区", 1, 120, 100, "XB2211" },
	{ "校本研修：课堂提问", "2023-03-29", "校级", "苇塘学区", 1, 120, 100, "XB2303" },
	{ "校本研修：集体备课", "2023-04-26", "校级", "苇塘学区", 1, 120, 100, "XB2304" },
	{ "校本研修：学业评价", "2023-06-28", "校级", "苇塘学区", 1, 120, 100, "" }
};

static bool
is_off_post(int teacher, const char *day)
{
	return teacher == first_teacher(OFF_POST_SCHOOL) && strcmp(day, off_post_day) == 0;
}

static int
mother(void)
{
	int teacher = first_teacher(LEAVE_SCHOOL);

	while (teachers[teacher].male || teachers[teacher].school != LEAVE_SCHOOL)
		if (++teacher == (int)teacher_count)
			die("no woman teaches at school %d", LEAVE_SCHOOL);
	return teacher;
}

static bool
is_on_leave(int teacher, const char *day)
{
	return teacher == mother() && strcmp(day, leave_from) >= 0;
}

static const char *
staff_mark(int teacher, const char *day)
{
	static const char *const rare[] = { "病", "事", "公", "迟", "培" };
	int luck = draw_below(1000, DRAW_PRESENCE, (size_t)teacher, (size_t)(day[8] * 10 + day[9]), 1);

	if (!is_taught(teachers[teacher].school, day))
		return "";
	if (is_off_post(teacher, day))
		return "脱岗";
	if (is_on_leave(teacher, day))
		return "产";
	return luck < 25 ? rare[luck % 5] : "√";
}

static void
fill_staff_sheet(struct sheet *sheet, int school)
{
	put_span(sheet, arena_printf(&memory, "%s2023年%d月教职工考勤表", schools[school].name, PRESENCE_MONTH), 1, PRESENCE_DAYS + 2);
	next_row(sheet);
	put_words(sheet, "教师编号,教师姓名");
	for (int day = 1; day <= PRESENCE_DAYS; day++)
		put_integer(sheet, day);
	next_row(sheet);
	for (int i = 0; i < (int)teacher_count; i++) {
		if (teachers[i].school != school)
			continue;
		put(sheet, teachers[i].id);
		put(sheet, teachers[i].name);
		for (int day = 1; day <= PRESENCE_DAYS; day++)
			put(sheet, staff_mark(i, day_of(PRESENCE_MONTH, day)));
		next_row(sheet);
	}
}

static bool
write_staff(const char *folder, struct error *err)
{
	static const int of[] = { OFF_POST_SCHOOL, LEAVE_SCHOOL };
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT(of); i++) {
		const char *path = arena_printf(&memory, "%s/staff-attendance/2023-04/%s", folder, schools[of[i]].name);
		struct sheet sheet = SHEET_INIT;

		fill_staff_sheet(&sheet, of[i]);
		ok = of[i] == LEAVE_SCHOOL ? save_book(&sheet, arena_printf(&memory, "%s.xlsx", path), "考勤", err)
		                           : save_text(&sheet, arena_printf(&memory, "%s.csv", path), CHARSET_GBK, err);
		sheet_free(&sheet);
	}
	return ok;
}

static void
list_staff_rules(struct sheet *sheet)
{
	static const char *const rows[] = {
		"病假,2022-09-01,0.25,0,2,否,", "事假,2022-09-01,0.5,0,1,否,", "旷课,2022-09-01,3,100,0,否,", "迟到,2022-09-01,0.1,0,0,否,",
		"脱岗,2022-09-01,1,50,0,否,", "婚假,2022-09-01,,,,是,", "产假,2022-09-01,,,,是,", "丧假,2022-09-01,,,,是,"
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		put_line(sheet, rows[i]);
}

/* --- trainings ---------------------------------------------------------------------- */

static bool
has_not_come(size_t teacher, size_t training)
{
	return training == COME_TRAINING && teacher % 50 == 7 && teacher / 50 < NOT_COME;
}

static void
put_training_day(struct sheet *sheet, size_t teacher, size_t number, int day)
{
	const struct training *t = &trainings[number];
	bool absent = has_not_come(teacher, number);

	put(sheet, teachers[teacher].id);
	put(sheet, teachers[teacher].name);
	put(sheet, t->name);
	put(sheet, day_after(t->from, day));
	put(sheet, t->level);
	put_number(sheet, absent ? 0 : t->minutes);
	put(sheet, absent ? "否" : "是");
	put(sheet, absent || !*t->certificate ? "" : arena_printf(&memory, "%s%04zu", t->certificate, teacher + 1));
	put(sheet, t->organiser);
	next_row(sheet);
}

static void
list_trainings(struct sheet *sheet)
{
	for (size_t i = 0; i < COUNT(trainings); i++)
		for (size_t teacher = 0; teacher < teacher_count; teacher++)
			for (int day = 0; day < trainings[i].days; day++)
				if (draw_below(100, DRAW_STAFF, teacher, i, 9) < trainings[i].share && !is_on_leave((int)teacher, trainings[i].from))
					put_training_day(sheet, teacher, i, day);
}

static void
plant_staffing(struct sheet *sheet)
{
	put_gap(sheet, "off-post", OFF_POST_SCHOOL, -1, teachers[first_teacher(OFF_POST_SCHOOL)].name, "", off_post_day);
	put_gap(sheet, "maternity-leave", LEAVE_SCHOOL, -1, teachers[mother()].name, "", "from 2023-04-10");
	for (size_t i = 0; i < teacher_count; i++)
		if (has_not_come(i, COME_TRAINING))
			put_gap(sheet, "training-missed", teachers[i].school, -1, teachers[i].name, "", trainings[COME_TRAINING].name);
}

#endif
