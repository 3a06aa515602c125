/* The plan of the year and what became of it: requirements, activities as the schools hand them in,
 * projects, leaders. What is missing is planted, everything else complete.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_PLAN_H
#define DISTRICT_PLAN_H

#include "calendar.h"
#include "scores.h"

enum { NO_1530_SCHOOL = 8, LATE_SCHOOL = 4 };

static const char *const lesson_groups[] = { "文科", "理科", "英语" };
static const enum subject_id lesson_subjects[] = { CHINESE, MATHS, ENGLISH };
/* The group whose lesson is not given: in April, May and June; -1: none. */
static const int missing_lessons[MONTHS] = { -1, 2, 1, 0 };
/* The school without a drill. */
static const int missing_drills[MONTHS] = { -1, 12, 4, -1 };

static const char *leaders[4];          /* for 文科, 理科, 英语 and buildings */

/* A person who is no teacher of the district. */
static const char *
new_officer(size_t number)
{
	return new_name(number % 4 == 3, draw_below(10, DRAW_OFFICER, number, 0, 0) < 6, 5000 + number, COUNT(classes));
}

static void
make_leaders(void)
{
	for (size_t i = 0; i < COUNT(leaders); i++)
		leaders[i] = new_officer(i);
}

/* --- registers ------------------------------------------------------------------ */

static void
list_requirements(struct sheet *sheet)
{
	static const char *const rows[] = {
		"示范课,文科,学区,,1,每月,,,2023-03-01,2023-08-31,是,学区每月组织一次",
		"示范课,理科,学区,,1,每月,,,2023-03-01,2023-08-31,是,学区每月组织一次",
		"示范课,英语,学区,,1,每月,,,2023-03-01,2023-08-31,是,学区每月组织一次",
		"应急演练,,学校,九年一贯制学校,1,每月,,,2023-03-01,2023-08-31,是,",
		"应急演练,,学校,完全小学,1,每月,,,2023-03-01,2023-08-31,是,",
		"应急演练,,学校,教学点,1,每月,,,2023-03-01,2023-08-31,是,",
		"应急演练,,学校,幼儿园,2,每学期,,,2023-03-01,2023-08-31,是,每季度一次",
		"法律培训,,学校,,1,每月,,,2023-03-01,2023-08-31,是,",
		"安全课,,班级,,1,每月,,,2023-03-01,2023-08-31,是,",
		"1530安全教育,,学校,,1,每日,,,2023-03-01,2023-08-31,是,每日1分钟 周末5分钟 假前30分钟",
		"家访,,学生,,1,每学年,,,2022-09-01,2023-08-31,否,",
		"大课间跑步,,学校,,1,每日,600,1200,2023-03-01,2023-08-31,是,单位：米"
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		put_line(sheet, rows[i]);
}

static void
list_responsible(struct sheet *sheet)
{
	static const struct { size_t leader; const char *school, *subject, *grades; } rows[] = {
		{ 0, "", "语文", "1-9" }, { 0, "", "蒙古语文", "1-9" }, { 0, "", "道德与法治", "1-9" }, { 1, "", "数学", "1-9" },
		{ 1, "", "科学", "1-6" }, { 1, "", "物理", "8-9" }, { 2, "", "英语", "3-9" }, { 3, "沙枣屯小学", "", "1-6" },
		{ 3, "芦花泡小学", "", "1-6" }
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		put(sheet, leaders[rows[i].leader]);
		put(sheet, rows[i].school);
		put(sheet, rows[i].subject);
		put(sheet, rows[i].grades);
		put_line(sheet, "2022-09-01,,");
	}
}

/* On 30 June the second milestone of one school is late; what is planned for the summer is not. */
static void
list_projects(struct sheet *sheet)
{
	static const struct { const char *project; int school; const char *milestone, *planned, *done; } rows[] = {
		{ "教师周转宿舍", CENTRAL, "立项批复", "2023-03-10", "2023-03-08" }, { "教师周转宿舍", CENTRAL, "招标", "2023-04-20", "2023-04-18" },
		{ "教师周转宿舍", CENTRAL, "开工", "2023-05-15", "2023-05-15" }, { "教师周转宿舍", CENTRAL, "主体封顶", "2023-08-20", "" },
		{ "教师周转宿舍", CENTRAL, "竣工验收", "2023-10-31", "" },
		{ "小学改造", LATE_SCHOOL, "设计审定", "2023-04-15", "2023-04-14" }, { "小学改造", LATE_SCHOOL, "围墙与大门", "2023-05-31", "" },
		{ "小学改造", LATE_SCHOOL, "教室与操场", "2023-08-25", "" },
		{ "小学改造", NO_1530_SCHOOL, "设计审定", "2023-04-15", "2023-04-12" }, { "小学改造", NO_1530_SCHOOL, "旱厕改水厕", "2023-06-20", "2023-06-19" },
		{ "小学改造", NO_1530_SCHOOL, "教室与操场", "2023-08-25", "" }
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		put(sheet, rows[i].project);
		put(sheet, schools[rows[i].school].name);
		put(sheet, rows[i].milestone);
		put(sheet, rows[i].planned);
		put(sheet, rows[i].done);
		put(sheet, leaders[3]);
		put(sheet, "");
		next_row(sheet);
	}
}

/* --- activities ------------------------------------------------------------------- */

/* As the school's sheet has it; teacher and class -1: none. */
struct activity {
	const char *name, *day, *group, *topic, *pupil;
	int class, teacher;
	long due, attended, quantity, seconds;          /* 0: blank */
};

static void
put_number(struct sheet *sheet, long number)
{
	put(sheet, number ? arena_printf(&memory, "%ld", number) : "");
}

static void
put_activity(struct sheet *sheet, int school, const struct activity *a)
{
	put(sheet, a->name);
	put(sheet, a->day);
	put(sheet, school % 2 ? schools[school].short_name : schools[school].name);
	put(sheet, a->group ? a->group : "");
	put(sheet, a->class < 0 ? "" : school % 3 ? class_as_spoken(&classes[a->class], LAST_YEAR) : class_name(&classes[a->class], LAST_YEAR));
	put(sheet, a->teacher < 0 ? "" : teachers[a->teacher].id);
	put(sheet, a->teacher < 0 ? "" : teachers[a->teacher].name);
	put(sheet, a->pupil ? a->pupil : "");
	put(sheet, a->topic);
	put_number(sheet, a->due);
	put_number(sheet, a->attended);
	put_number(sheet, a->quantity);
	put_number(sheet, a->seconds);
	next_row(sheet);
}

static int
teacher_named(const char *name)
{
	for (size_t i = 0; i < teacher_count; i++)
		if (strcmp(teachers[i].name, name) == 0)
			return (int)i;
	die("no teacher %s", name);
}

static int
first_teacher(int school)
{
	for (size_t i = 0; i < teacher_count; i++)
		if (teachers[i].school == school)
			return (int)i;
	die("no teacher in school %d", school);
}

static long
count_teachers(int school)
{
	long count = 0;

	for (size_t i = 0; i < teacher_count; i++)
		count += teachers[i].school == school;
	return count;
}

static long
count_pupils(int school, const char *day)
{
	long count = 0;

	for (size_t i = 0; i < pupil_count; i++)
		for (size_t k = 0; k < pupils[i].stays; k++) {
			int class = pupils[i].stay[k].class;

			count += classes[class].school == school && class_grade(&classes[class], LAST_YEAR) && attends(&pupils[i], class, day);
		}
	return count;
}

/* One of the teachers who teach the subject in the school this year; NULL: nobody. */
static const struct assignment *
find_assignment(int school, enum subject_id subject, size_t number)
{
	const struct assignment *found = NULL;

	for (size_t i = 0; i < assignment_count; i++) {
		const struct assignment *a = &assignments[i];

		if (classes[a->class].school == school && a->subject == subject && strcmp(a->from, "2022-09-01") == 0 && !*a->to
		    && (!found || number-- > 0))
			found = a;
	}
	return found;
}

static bool
is_missing(const int *planted, int month, int what)
{
	return planted[month - FIRST_MONTH] == what;
}

static const char *
planned_day(int school, int month, size_t what)
{
	return next_taught(school, day_of(month, 6 + draw_below(15, DRAW_PLAN, (size_t)school, (size_t)month, what)));
}

/* The district's lessons of a month that this school is host to, one of each group. */
static void
put_lessons(struct sheet *sheet, int school, int month)
{
	static const char *const topics[] = { "问题导学：整本书阅读", "问题导学：解决问题的策略", "问题导学：对话教学" };

	for (int group = 0; group < (int)COUNT(lesson_groups); group++) {
		int host = draw_below(NO_1530_SCHOOL, DRAW_PLAN, (size_t)month, (size_t)group, 99);
		const struct assignment *a = find_assignment(school, lesson_subjects[group], (size_t)month);

		if (host != school || is_missing(missing_lessons, month, group) || !a)
			continue;
		put_activity(sheet, school, &(struct activity){ .name = "示范课", .day = planned_day(school, month, 1), .group = lesson_groups[group],
			.topic = topics[group], .class = a->class, .teacher = a->teacher, .due = 40, .attended = 40 - month % 4 });
	}
}

static void
put_drill(struct sheet *sheet, int school, int month)
{
	static const char *const topics[] = { "火灾应急疏散", "地震避险与疏散", "防暴演练" };
	const char *day = planned_day(school, month, 2);
	long due = count_pupils(school, day) + count_teachers(school);

	if (is_missing(missing_drills, month, school))
		return;
	put_activity(sheet, school, &(struct activity){ .name = "应急演练", .day = day, .topic = topics[(month + school) % 3], .class = -1,
		.teacher = first_teacher(school), .due = due, .attended = due - draw_below(4, DRAW_PLAN, (size_t)school, (size_t)month, 3),
		.seconds = 85 + (school == CENTRAL ? 50 : 0) + draw_below(50, DRAW_PLAN, (size_t)school, (size_t)month, 4) });
}

static void
put_training(struct sheet *sheet, int school, int month)
{
	static const char *const laws[] = { "教育法", "教师法", "未成年人保护法", "新时代教师职业行为十项准则" };
	long due = count_teachers(school);

	put_activity(sheet, school, &(struct activity){ .name = "法律培训", .day = planned_day(school, month, 5), .topic = laws[month % 4],
		.class = -1, .teacher = -1, .due = due, .attended = due - month % 2, .quantity = 90 });
}

static void
put_safety_lessons(struct sheet *sheet, int school, int month)
{
	static const char *const topics[] = { "交通安全", "防溺水", "食品安全", "防火与用电安全" };
	int list[COUNT(classes)];
	size_t count = list_school(school, LAST_YEAR, list);

	for (size_t i = 0; i < count; i++)
		put_activity(sheet, school, &(struct activity){ .name = "安全课", .topic = topics[month % 4], .class = list[i],
			.day = planned_day(school, month, 6 + i), .teacher = teacher_named(classes[list[i]].homeroom), .quantity = 40 });
}

/* One minute before going home, five before a day off, thirty before a holiday. */
static void
put_minutes(struct sheet *sheet, int school, const char *day)
{
	static const char *const topics[] = { "路队安全", "防溺水提醒", "防欺凌", "用电安全", "乘车安全" };
	bool off = !is_taught(school, day_after(day, 1)), long_off = off && !is_taught(school, day_after(day, 3));

	if (school != NO_1530_SCHOOL)
		put_activity(sheet, school, &(struct activity){ .name = "1530安全教育", .day = day, .topic = topics[weekday_of(day) % 5], .class = -1,
			.teacher = -1, .quantity = long_off ? 30 : off ? 5 : 1 });
}

static void
put_running(struct sheet *sheet, int school, const char *day, long due)
{
	long metres = 600 + 50 * draw_below(school == CENTRAL ? 13 : 9, DRAW_PLAN, (size_t)school, (size_t)weekday_of(day), 90);

	put_activity(sheet, school, &(struct activity){ .name = "大课间跑步", .day = day, .topic = "", .class = -1, .teacher = -1, .due = due,
		.attended = due - draw_below(3, DRAW_PLAN, (size_t)school, (size_t)(day[8] * 10 + day[9]), (size_t)month_of(day)), .quantity = metres });
}

/* Each pupil once, while he is there. */
static void
put_visit(struct sheet *sheet, size_t pupil)
{
	static const char *const topics[] = { "学习与作业情况", "假期安全", "家庭教育指导", "关爱留守儿童" };
	const struct enrolment *stay = last_stay(&pupils[pupil]);
	const char *day = day_after("2022-09-05", draw_below(290, DRAW_PLAN, pupil, 0, 91));
	const struct class *class = &classes[stay->class];

	if (*stay->to && strcmp(day, stay->to) > 0)
		day = stay->to;
	if (strcmp(day, stay->from) < 0)
		day = stay->from;
	put_activity(sheet, class->school, &(struct activity){ .name = "家访", .day = day, .topic = topics[pupil % 4], .class = stay->class,
		.teacher = teacher_named(class->homeroom), .pupil = pupils[pupil].id });
}

static void
put_visits(struct sheet *sheet, int school)
{
	for (size_t i = 0; i < pupil_count; i++) {
		const struct enrolment *stay = last_stay(&pupils[i]);

		if (classes[stay->class].school == school && class_grade(&classes[stay->class], LAST_YEAR)
		    && (!*stay->to || strcmp(stay->to, "2022-09-01") >= 0))
			put_visit(sheet, i);
	}
}

static void
put_days(struct sheet *sheet, int school, int month)
{
	long due = count_pupils(school, day_of(month, 1));

	for (const char *day = day_of(month, 1); month_of(day) == month; day = day_after(day, 1))
		if (is_taught(school, day)) {
			put_minutes(sheet, school, day);
			put_running(sheet, school, day, due);
		}
}

static bool
write_activities(const char *folder, struct error *err)
{
	bool ok = true;

	for (int school = 0; ok && school < (int)COUNT(schools); school++) {
		bool book = school == STAGNANT_SCHOOL;
		const char *path = arena_printf(&memory, "%s/activities/%s.%s", folder, schools[school].name, book ? "xlsx" : "csv");
		struct sheet sheet = SHEET_INIT;

		put_line(&sheet, school % 2 ? "活动名称,日期,学校,学科组,班级,教师编号,教师姓名,学籍号,活动主题,应到人数,实到人数,数量,用时"
		                            : "活动,活动日期,单位,组别,班级,教师编号,教师姓名,学籍号,主题,应到,实到,数量,用时");
		for (int month = FIRST_MONTH; month <= LAST_MONTH; month++) {
			put_lessons(&sheet, school, month);
			put_drill(&sheet, school, month);
			put_training(&sheet, school, month);
			put_safety_lessons(&sheet, school, month);
			put_days(&sheet, school, month);
		}
		put_visits(&sheet, school);
		ok = book ? save_book(&sheet, path, "活动", err) : save_text(&sheet, path, school % 3 == 1 ? CHARSET_GBK : CHARSET_BOM, err);
		sheet_free(&sheet);
	}
	return ok;
}

#endif
