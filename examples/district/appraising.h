/* The appraisal of teachers in spring 2023: two plans, and facts of conduct, safety, research and honours.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_APPRAISING_H
#define DISTRICT_APPRAISING_H

#include "staffing.h"

#define CONDUCT_PLAN "苇塘学区师德安全考核"
enum { EXCELLENT_PERCENT = 15, TIED = 4 };

/* In halves of a point. */
static const struct fact { const char *item, *text; int halves; } facts[] = {
	{ "加减分", "旗级优质课一等奖", 6 }, { "加减分", "旗级优质课二等奖", 4 }, { "加减分", "指导学生获旗级奖", 3 },
	{ "加减分", "承担学区示范课", 2 }, { "加减分", "社团展演获好评", 1 }, { "加减分", "代课补缺一周", 1 },
	{ "师德", "政治学习无故缺席", -1 }, { "师德", "上课接打电话", -2 }, { "师德", "师德学习笔记缺三次", -3 },
	{ "安全", "课间值守不到位", -1 }, { "安全", "安全排查表未交", -2 }, { "安全", "值班脱岗半小时", -3 },
	{ "教研与培训", "校级公开课一节", 2 }, { "教研与培训", "学区教研发言", 2 }, { "教研与培训", "论文在旗级刊物发表", 4 }
};
static const struct fact barred = { "师德", "有偿补课，经查属实", -10 };

/* What somebody has of the first twelve facts, by their numbers in the list; -1 ends it. By the plan of conduct and safety
 * 100 + what they give is the total. */
static const int best_ways[][3] = { { 1, -1 }, { 3, 2, -1 }, { 0, 9, -1 } };            /* 102, 102.5, 102.5 */
static const int tied_ways[TIED][3] = { { 3, -1 }, { 2, 6, -1 }, { 1, 10, -1 }, { 4, 5, -1 } };         /* 101 each */
static const int other_ways[][3] = { { -1 }, { -1 }, { -1 }, { 6, -1 }, { 9, -1 }, { 7, -1 }, { 4, -1 }, { -1 }, { 8, 9, -1 }, { 10, 5, -1 },
	{ 11, -1 }, { -1 } };

static size_t merit_order[COUNT(teachers)];     /* teachers: the best ones, the tied ones, the others, who is barred */

static int
by_merit(const void *a, const void *b)
{
	uint64_t one = draw(DRAW_APPRAISAL, *(const size_t *)a, 0, 0), other = draw(DRAW_APPRAISAL, *(const size_t *)b, 0, 0);

	return (one > other) - (one < other);
}

static void
make_merits(void)
{
	for (size_t i = 0; i < teacher_count; i++)
		merit_order[i] = i;
	qsort(merit_order, teacher_count, sizeof *merit_order, by_merit);
}

/* Two places of the quota are left for those who tie. */
static size_t
count_best(void)
{
	return teacher_count * EXCELLENT_PERCENT / 100 - TIED / 2;
}

static const int *
ways_of(size_t place)
{
	if (place < count_best())
		return best_ways[place % COUNT(best_ways)];
	if (place < count_best() + TIED)
		return tied_ways[place - count_best()];
	if (place == teacher_count - 1)
		return other_ways[0];
	return other_ways[draw_below((int)COUNT(other_ways), DRAW_APPRAISAL, merit_order[place], 1, 0)];
}

static void
put_fact(struct sheet *sheet, size_t teacher, const struct fact *fact, size_t number)
{
	int month = FIRST_MONTH + draw_below(LAST_MONTH - FIRST_MONTH + 1, DRAW_APPRAISAL, teacher, 2, number);
	int day = 3 + draw_below(22, DRAW_APPRAISAL, teacher, 3, number);

	put(sheet, teachers[teacher].id);
	put(sheet, teachers[teacher].name);
	put(sheet, next_taught(teachers[teacher].school, day_of(month, day)));
	put(sheet, fact->item);
	put(sheet, fact->text);
	put(sheet, arena_printf(&memory, "%s%d%s", fact->halves < 0 ? "-" : "", abs(fact->halves) / 2, fact->halves % 2 ? ".5" : ""));
	put(sheet, fact == &barred ? "是" : "");
	put(sheet, inspectors[(teacher + number) % INSPECTORS]);
	next_row(sheet);
}

static void
list_appraisal_records(struct sheet *sheet)
{
	for (size_t place = 0; place < teacher_count; place++)
		for (const int *way = ways_of(place); *way >= 0; way++)
			put_fact(sheet, merit_order[place], &facts[*way], (size_t)*way);
	for (size_t teacher = 0; teacher < teacher_count; teacher++) {
		int luck = draw_below(9, DRAW_APPRAISAL, teacher, 4, 0);

		if (luck < 3)
			put_fact(sheet, teacher, &facts[12 + luck], 12);
	}
	put_fact(sheet, merit_order[teacher_count - 1], &barred, 13);
}

static void
list_plans(struct sheet *sheet)
{
	static const char *const rows[] = {
		"苇塘学区教师考核,2023-02-01,师德,考核记录,,全体,基本,10,扣分,,,,,,计满分,,100",
		"苇塘学区教师考核,2023-02-01,出勤,教职工考勤,,全体,基本,10,扣分,,,,,,计满分,,100",
		"苇塘学区教师考核,2023-02-01,工作量,课时,,全体,基本,10,得分率,,,14,,,校均分,,100",
		"苇塘学区教师考核,2023-02-01,工作量,学生数,,全体,基本,5,累计,,0.1,,,,校均分,,100",
		"苇塘学区教师考核,2023-02-01,教学常规,常规检查,备课；作业；听评课,全体,基本,20,得分率,,,,,,校均分,,100",
		"苇塘学区教师考核,2023-02-01,教学成绩,考试成绩,期末,全体,基本,30,标准分,24,0.3,,,,校最低减1分,24,100",
		"苇塘学区教师考核,2023-02-01,教研与培训,培训学时,,全体,基本,5,得分率,,,36,,,计零分,,100",
		"苇塘学区教师考核,2023-02-01,教研与培训,考核记录,,全体,基本,3,累计,,,,,,计零分,,100",
		"苇塘学区教师考核,2023-02-01,安全,考核记录,,全体,基本,7,扣分,,2,,,,计满分,,100",
		"苇塘学区教师考核,2023-02-01,加减分,考核记录,,全体,附加,5,累计,,,,-5,,计零分,,100",
		CONDUCT_PLAN ",2023-02-01,师德,考核记录,,全体,基本,60,扣分,,,,,,计满分,,100",
		CONDUCT_PLAN ",2023-02-01,安全,考核记录,,全体,基本,40,扣分,,,,,,计满分,,100",
		CONDUCT_PLAN ",2023-02-01,加减分,考核记录,,全体,附加,10,累计,,,,,,计零分,,100"
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		put_line(sheet, rows[i]);
}

static void
list_grades(struct sheet *sheet)
{
	static const char *const plans[] = { "苇塘学区教师考核", CONDUCT_PLAN };
	static const char *const rows[] = { "优秀,考核总分,,85,15", "合格,考核总分,,60,", "基本合格,考核总分,,50,", "不合格,考核总分,,0,", "不合格,一票否决记录,师德,,", "不合格,旷课天数,,5," };

	for (size_t plan = 0; plan < COUNT(plans); plan++)
		for (size_t i = 0; i < COUNT(rows); i++)
			put_line(sheet, arena_printf(&memory, "%s,2023-02-01,%s", plans[plan], rows[i]));
}

static void
plant_appraising(struct sheet *sheet)
{
	size_t last = merit_order[teacher_count - 1];

	put_gap(sheet, "appraisal-veto", teachers[last].school, -1, teachers[last].name, "", barred.text);
	for (size_t i = 0; i < TIED; i++) {
		size_t teacher = merit_order[count_best() + i];

		put_gap(sheet, "appraisal-tie", teachers[teacher].school, -1, teachers[teacher].name, "", "101 points by " CONDUCT_PLAN ": two places are left");
	}
}

#endif
