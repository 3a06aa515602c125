/* county: the registers of a county for one year, for measuring.
 *     county FOLDER
 * Writes CSV files as import-records takes them: schools, classes, teachers, 200,000 findings and
 * their 700,000 steps month by month, a million checks, activities with the requirements that
 * ask for them, timetables with the curriculum, projects. Invented; the same at each run. */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"

enum { SCHOOLS = 600, TEACHERS = 21, FINDINGS = 200000, YEAR = 2023, MONTHS = 12, DAYS = 365, GRADES = 6, ROOMS = 2, LESSONS = 6 };

static const char *folder;

/* ---- chance ---- */

static uint64_t
draw(uint64_t what, uint64_t number)
{
	uint64_t z = (what << 40) + number + 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

enum { OF_FINDING = 1, OF_LIFE, OF_CHECK, OF_TEACHER };

/* ---- files ---- */

static FILE *
begin(const char *headings, const char *format, ...)
{
	char name[64], path[4096];
	va_list values;
	FILE *file;

	va_start(values, format);
	vsnprintf(name, sizeof name, format, values);
	va_end(values);
	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	file = fopen(path, "w");
	if (file == NULL) {
		perror(path);
		exit(2);
	}
	fprintf(file, "%s\n", headings);
	return file;
}

static void
end(FILE *file)
{
	if (ferror(file) || fclose(file) != 0) {
		perror("county");
		exit(2);
	}
}

static const char *
day_text(int day)
{
	static char texts[2][11];
	static int turn;
	char *text = texts[turn++ % 2];

	date_format(date_from_day_number(date_day_number((struct date){ YEAR, 1, 1 }) + day), text);
	return text;
}

static int
month_of(int day)
{
	return date_from_day_number(date_day_number((struct date){ YEAR, 1, 1 }) + day).month;
}

static const char *
school_name(long school)
{
	static char name[32];

	snprintf(name, sizeof name, "第%03ld小学", school + 1);
	return name;
}

/* ---- registers ---- */

static void
write_registers(void)
{
	static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "包", "白", "韩" };
	static const char *const given[] = { "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平", "刚" };
	FILE *schools = begin("学校,学校类型", "schools"), *classes = begin("学校,班级,授课语言", "classes"), *teachers = begin("教师编号,教师姓名,学校", "teachers");

	for (long s = 0; s < SCHOOLS; s++) {
		fprintf(schools, "%s,完全小学\n", school_name(s));
		for (int cohort = YEAR - GRADES; cohort < YEAR; cohort++)
			for (int room = 1; room <= ROOMS; room++)
				fprintf(classes, "%s,小%d级%d班,汉语\n", school_name(s), cohort, room);
		for (long t = s * TEACHERS; t < (s + 1) * TEACHERS; t++) {
			uint64_t r = draw(OF_TEACHER, (uint64_t)t);

			fprintf(teachers, "T%05ld,%s%s%s,%s\n", t + 1, surnames[r % 15], given[r / 15 % 20], given[r / 300 % 20], school_name(s));
		}
	}
	end(schools);
	end(classes);
	end(teachers);
}

/* ---- findings and their steps ---- */

static FILE *steps[MONTHS + 1];

static void
write_step(long number, int day, const char *step, const char *rest)
{
	if (day < DAYS)
		fprintf(steps[month_of(day)], "%d-%04ld,%s,%s,%s\n", YEAR, number + 1, day_text(day), step, rest);
}

/* Two thirds are closed within weeks, every tenth is put off and fails once, the rest stays open. */
static void
write_life(long number, int day)
{
	uint64_t r = draw(OF_LIFE, (uint64_t)number);
	int pace = 1 + (int)(r >> 8 & 7);

	if (r % 100 < 3)
		return;
	write_step(number, day + 1, "反馈签收", ",");
	if (r % 100 < 20)
		return;
	if (r % 100 < 30) {
		char due[16];

		snprintf(due, sizeof due, "%s,", day_text(day + 2 + 14));
		write_step(number, day + 2, "延期", due);
		write_step(number, day + 2 + pace, "已整改", ",先行整改");
		write_step(number, day + 3 + pace, "复查不合格", ",");
		day += 3 + pace;
	}
	write_step(number, day + 2 + pace, "已整改", ",已按要求补齐并经教导处核对");
	write_step(number, day + 4 + pace, "复查合格", ",");
	write_step(number, day + 5 + pace, "销号", ",");
}

/* Numbers are given by the import, in the order of the rows. No school twice on a day: the same words on
 * one day are one finding. */
static void
write_finding(FILE *file, long number, int day)
{
	static const char *const routine[] = { "教案缺课后反思", "作业漏批", "听课记录不足", "单元检测未讲评", "教研记录缺页" };
	static const char *const others[] = { "灭火器过期", "疏散通道堆放杂物", "电线裸露", "楼梯扶手松动", "厕所地面湿滑", "监控损坏" };
	static const char *const severities[] = { "一般", "一般", "一般", "较大", "重大" };
	uint64_t r = draw(OF_FINDING, (uint64_t)number);
	long school = number * 7 % SCHOOLS;
	bool of_teacher = r >> 12 & 1;

	fprintf(file, "%s,%s,%s,", day_text(day), r >> 13 & 1 ? "抽查" : "月查", school_name(school));
	if (of_teacher)
		fprintf(file, "T%05ld,教学常规,", school * TEACHERS + (long)(r >> 14) % TEACHERS + 1);
	else
		fprintf(file, ",%s,", r >> 20 & 1 ? "安全" : "设施");
	fprintf(file, "%s%d处", of_teacher ? routine[(r >> 24) % 5] : others[(r >> 24) % 6], (int)(r >> 32 & 7) + 1);
	fprintf(file, ",%s,检查员%c,校长\n", severities[(r >> 40) % 5], (char)('A' + (r >> 48) % 20));
}

static void
write_findings(void)
{
	FILE *file = NULL;
	int month = 0;

	for (int m = 1; m <= MONTHS; m++)
		steps[m] = begin("问题编号,办理日期,办理环节,新时限,整改措施", "rectifications-%02d", m);
	for (long number = 0; number < FINDINGS; number++) {
		int day = (int)(number * DAYS / FINDINGS);

		if (month_of(day) != month) {
			if (file != NULL)
				end(file);
			month = month_of(day);
			file = begin("检查日期,检查类型,学校,教师编号,问题类别,问题描述,严重程度,检查人,责任人", "findings-%02d", month);
		}
		write_finding(file, number, day);
		write_life(number, day);
	}
	end(file);
	for (int m = 1; m <= MONTHS; m++)
		end(steps[m]);
}

/* ---- checks ---- */

/* Ten months without the holidays of January and August, eight items of each teacher. */
static void
write_checks(void)
{
	static const char *const items[] = { "备课", "作业", "听课", "反思", "教研", "辅导", "单元检测", "读书笔记" };
	FILE *file = begin("检查日期,检查类型,学校,教师编号,检查项目,应有数,实有数,得分,满分分值,主要问题,检查人", "checks");

	for (int month = 1; month <= MONTHS; month++)
		for (long t = 0; month != 1 && month != 8 && t < SCHOOLS * TEACHERS; t++)
			for (uint64_t item = 0; item < 8; item++) {
				uint64_t r = draw(OF_CHECK, ((uint64_t)month * SCHOOLS * TEACHERS + (uint64_t)t) * 8 + item);
				int expected = 4 + (int)(r % 17), less = (r >> 8) % 10 == 0 ? (int)(r >> 12 & 3) : 0;

				fprintf(file, "%d-%02d-%02d,月查,%s,T%05ld,%s,%d,%d,%d.5,10,%s,检查员%c\n", YEAR, month, 25 + (int)(t / TEACHERS % 3),
				    school_name(t / TEACHERS), t + 1, items[item], expected, expected - less, 9 - less, less > 0 ? "数量不足" : "", (char)('A' + r % 20));
			}
	end(file);
}

/* ---- activities and what asks for them ---- */

static bool
is_lesson_day(int day)
{
	int month = month_of(day);

	return date_day_number((struct date){ YEAR, 1, 1 }) + day >= 0 && (day + 6) % 7 < 5 && month != 1 && month != 8;
}

/* Every 97th is missing. */
static void
write_activity(FILE *file, const char *activity, const char *group, int day, long school, int quantity)
{
	static uint64_t number;

	if (++number % 97 != 0)
		fprintf(file, "%s,%s,%s,%s,%d,%d,%d\n", activity, day_text(day), school_name(school), group, 40, 39 + (int)(number % 2), quantity);
}

static void
write_activities_of(FILE *file, long school)
{
	static const char *const groups[] = { "文科", "理科", "英语" };

	for (int day = 0; day < DAYS; day++) {
		bool lessons = is_lesson_day(day);
		int of_month = date_from_day_number(date_day_number((struct date){ YEAR, 1, 1 }) + day).day;

		if (lessons)
			write_activity(file, "1530安全教育", "", day, school, 1);
		if (lessons && day % 7 == 3)
			write_activity(file, "集体跑步", "", day, school, 1200);
		if (of_month == 10)
			write_activity(file, "应急演练", "", day, school, 1);
		if (of_month == 18)
			write_activity(file, "法治培训", "", day, school, 1);
		for (int g = 0; of_month == 20 && g < 3; g++)
			write_activity(file, "示范课", groups[g], day, school, 1);
	}
}

static void
write_activities(void)
{
	FILE *file = begin("活动,活动日期,学校,组别,应到,实到,数量", "activities");
	FILE *asked = begin("活动,组别,单位对象,次数,周期,数量下限,起始日期,假期免除", "requirements");
	FILE *calendar = begin("学校,起始日期,结束日期,日类", "calendar");

	for (long s = 0; s < SCHOOLS; s++)
		write_activities_of(file, s);
	fprintf(asked, "1530安全教育,,学校,1,每日,,2023-01-01,是\n集体跑步,,学校,1,每周,800,2023-01-01,是\n应急演练,,学校,1,每月,,2023-01-01,是\n"
	    "法治培训,,学校,1,每月,,2023-01-01,是\n示范课,文科,学校,1,每月,,2023-01-01,是\n示范课,理科,学校,1,每月,,2023-01-01,是\n示范课,英语,学校,1,每月,,2023-01-01,是\n");
	fprintf(calendar, ",2023-01-01,2023-01-31,放假\n,2023-08-01,2023-08-31,放假\n");
	end(file);
	end(asked);
	end(calendar);
}

/* ---- timetables and projects ---- */

static const char *const week[5][LESSONS] = {
	{ "语文", "数学", "语文", "体育与健康", "美术", "道德与法治" }, { "数学", "语文", "英语", "音乐", "科学", "劳动" },
	{ "语文", "数学", "体育与健康", "语文", "英语", "道德与法治" }, { "数学", "语文", "语文", "体育与健康", "科学", "美术" },
	{ "语文", "数学", "英语", "音乐", "体育与健康", "劳动" },
};

/* A teacher for a class and subject; here and there he is in two places. */
static void
write_timetables(void)
{
	FILE *file = begin("学校,班级,星期,节次,起始日期,学科,教师编号", "timetable");

	for (long s = 0; s < SCHOOLS; s++)
		for (int class = 0; class < GRADES * ROOMS; class++)
			for (int lesson = 0; lesson < 5 * LESSONS; lesson++)
				fprintf(file, "%s,小%d级%d班,%d,%d,2023-03-01,%s,T%05ld\n", school_name(s), YEAR - GRADES + class / ROOMS, class % ROOMS + 1, lesson / LESSONS + 1,
				    lesson % LESSONS + 1, week[lesson / LESSONS][(lesson + class) % LESSONS], s * TEACHERS + (class * 7 + lesson * 5) % TEACHERS + 1);
	end(file);
	file = begin("适用年级,学科,启用日期,周课时下限,周课时上限", "curriculum");
	fprintf(file, "1-6,语文,2022-09-01,6,8\n1-6,数学,2022-09-01,4,5\n1-6,体育与健康,2022-09-01,4,5\n1-6,音乐,2022-09-01,2,2\n1-6,美术,2022-09-01,2,2\n1-6,,2022-09-01,26,30\n");
	end(file);
}

static void
write_projects(void)
{
	static const char *const milestones[] = { "立项", "招标", "开工", "主体完工", "验收" };
	FILE *file = begin("项目名称,学校,节点,计划日期,完成日期,责任人", "projects");

	for (long s = 0; s < SCHOOLS; s++)
		for (int project = 0; project < 4; project++)
			for (int m = 0; m < 5; m++) {
				int day = 20 + project * 15 + m * 60;

				fprintf(file, "改造工程%d,%s,%s,%s,", project + 1, school_name(s), milestones[m], day_text(day));
				fprintf(file, "%s,校长\n", m < 3 ? day_text(day + (int)(s + m) % 9) : "");
			}
	end(file);
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("usage: county FOLDER\n", stderr);
		return 2;
	}
	folder = argv[1];
	write_registers();
	write_findings();
	write_checks();
	write_activities();
	write_timetables();
	write_projects();
	return 0;
}
