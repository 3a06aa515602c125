/* Of the teachers: their merits of five years, and the plans by which some of them are selected.
 * Part of generate.c, which alone includes it.
 *
 * A few stars have far more merits than the others, so that who is selected is known: of three places the first two are
 * clear, the third is shared by two, and one would have it but for a certificate that is missing. */
#ifndef DISTRICT_HONOURS_H
#define DISTRICT_HONOURS_H

#include "staffing.h"

enum { STARS = 5, STAR_STEP = 20, STAR_FIRST = 5, MERITS_MOST = 3, STAR_PLACES = 3 };
enum star_fate { STAR_CHOSEN, STAR_TIED, STAR_WITHOUT };

/* Points by the plan: 3 for an honour of the county, 2 for a paper. */
static const struct star { int honours, papers, without; enum star_fate fate; } stars[STARS] = {
	{ 4, 4, 0, STAR_CHOSEN }, { 4, 3, 0, STAR_CHOSEN }, { 3, 3, 0, STAR_TIED }, { 5, 0, 0, STAR_TIED }, { 4, 2, 1, STAR_WITHOUT }
};

static const char *const honour_titles[] = { "优秀教师", "师德标兵", "先进教育工作者", "优秀班主任", "最美乡村教师" };
static const char *const paper_titles[] = {
	"小班额课堂的分层作业设计", "牧区学生识字教学的几点做法", "复式教学中的动静搭配", "农村小学数学错题本的使用", "双语环境下的阅读积累", "乡土资源进课堂的实践"
};
static const char *const lesson_titles[] = { "草原", "分数的初步认识", "我的家乡", "有理数的加法", "观察物体", "古诗二首" };

/* The first teacher from there on who teaches. */
static int
star_teacher(int number)
{
	int teacher = STAR_FIRST + number * STAR_STEP;

	for (size_t i = 0; i < assignment_count; i++)
		if (assignments[i].teacher == teacher && strcmp(assignments[i].from, "2022-09-01") >= 0)
			return teacher;
	die("the teacher %s is to have merits but does not teach", teachers[teacher].id);
}

/* -1: none. */
static int
star_number(size_t teacher)
{
	for (int i = 0; i < STARS; i++)
		if (star_teacher(i) == (int)teacher)
			return i;
	return -1;
}

static void
put_merit(struct sheet *sheet, size_t teacher, const char *day, const char *kind, const char *title, const char *level, const char *award, const char *certificate)
{
	put(sheet, teachers[teacher].id);
	put(sheet, teachers[teacher].name);
	put(sheet, day);
	put(sheet, kind);
	put(sheet, title);
	put(sheet, level);
	put(sheet, award);
	put(sheet, "");
	put(sheet, certificate);
	put(sheet, strcmp(level, "旗级") == 0 ? "旗教体局" : "苇塘学区");
	next_row(sheet);
}

static const char *
merit_number(const char *kind, size_t teacher, int number)
{
	return arena_printf(&memory, "%s%03zu%02d", kind, teacher + 1, number);
}

/* One in September of each year, back from 2022. */
static void
list_star(struct sheet *sheet, size_t teacher, const struct star *star)
{
	for (int i = 0; i < star->honours; i++)
		put_merit(sheet, teacher, arena_printf(&memory, "%d-09-10", 2022 - i % 4), "荣誉称号", honour_titles[i], "旗级", "",
		    i < star->without ? "" : merit_number("RY", teacher, i));
	for (int i = 0; i < star->papers; i++)
		put_merit(sheet, teacher, arena_printf(&memory, "%d-05-20", 2022 - i % 3), "论文", paper_titles[i], "旗级", "二等奖", merit_number("LW", teacher, i));
}

/* No more points than 3 x 2, below those of the stars. */
static void
list_usual(struct sheet *sheet, size_t teacher)
{
	int count = draw_below(MERITS_MOST + 1, DRAW_MERIT, teacher, 0, 0);

	for (int i = 0; i < count; i++) {
		const size_t which = (size_t)i;
		const char *day = arena_printf(&memory, "%d-%02d-%02d", 2019 + draw_below(4, DRAW_MERIT, teacher, which, 1),
		    1 + draw_below(12, DRAW_MERIT, teacher, which, 2), 1 + draw_below(28, DRAW_MERIT, teacher, which, 3));

		switch (draw_below(4, DRAW_MERIT, teacher, which, 4)) {
		case 0:
			put_merit(sheet, teacher, day, "荣誉称号", honour_titles[i], "学区级", "", merit_number("XQ", teacher, i));
			break;
		case 1:
			put_merit(sheet, teacher, day, "论文", paper_titles[3 + i], "旗级", "三等奖", merit_number("LW", teacher, i));
			break;
		case 2:
			put_merit(sheet, teacher, day, "公开课", lesson_titles[2 * i + (int)(teacher % 2)], "学区级", "", merit_number("GK", teacher, i));
			break;
		default:
			put_merit(sheet, teacher, day, "读书反思", arena_printf(&memory, "读书笔记（%d）", i + 1), "校级", "", "");
			break;
		}
	}
}

static void
list_merits(struct sheet *sheet)
{
	for (size_t teacher = 0; teacher < teacher_count; teacher++)
		if (star_number(teacher) >= 0)
			list_star(sheet, teacher, &stars[star_number(teacher)]);
		else
			list_usual(sheet, teacher);
}

/* Of the leaders of a subject by merits; of the skilled teachers by results and routine, too. */
static void
list_selections(struct sheet *sheet)
{
	static const char *const rows[] = {
		"学科带头人,任教,2022-09-01,必备,任教年限,,,5,1,,,", "学科带头人,师德,2022-09-01,一票否决,旷工天数,,,1,,0,,",
		"学科带头人,荣誉,2022-09-01,计分,业绩,荣誉称号,旗县级,5,,,3,", "学科带头人,论文,2022-09-01,计分,业绩,论文,旗县级,5,,,2,",
		"教学能手,学时,2022-09-01,必备,培训学时,,,1,24,,,", "教学能手,常规,2022-09-01,必备,检查得分率,,,1,85,,,", "教学能手,旷工,2022-09-01,一票否决,旷工天数,,,1,,0,,",
		"教学能手,成绩,2022-09-01,计分,教学成绩,期末,,1,40,,0.5,", "教学能手,公开课,2022-09-01,计分,业绩,公开课,学区级,5,,,2,4",
		"教学能手,荣誉,2022-09-01,计分,业绩,荣誉称号,学区级,5,,,1,3"
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		put_line(sheet, rows[i]);
}

static void
list_selection_places(struct sheet *sheet)
{
	put_line(sheet, arena_printf(&memory, "学科带头人,2022-09-01,,,%d", STAR_PLACES));
	put_line(sheet, "教学能手,2022-09-01,语文,小学,3");
	put_line(sheet, "教学能手,2022-09-01,数学,小学,3");
	put_line(sheet, "教学能手,2022-09-01,,,4");
}

static void
plant_merits(struct sheet *sheet)
{
	static const char *const words[] = { [STAR_CHOSEN] = "selected", [STAR_TIED] = "tied-at-the-cut", [STAR_WITHOUT] = "certificate-missing" };

	for (int i = 0; i < STARS; i++) {
		int teacher = star_teacher(i);

		put_gap(sheet, words[stars[i].fate], teachers[teacher].school, -1, teachers[teacher].name, "", arena_printf(&memory, "学科带头人 %s %d points", teachers[teacher].id,
		    3 * (stars[i].honours - stars[i].without) + 2 * stars[i].papers));
	}
}

#endif
