/* Checks of teaching routine, what they found, and what became of it.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_CHECKS_H
#define DISTRICT_CHECKS_H

#include <stdlib.h>
#include "plan.h"

enum { INSPECTORS = 4, HARSH = 2, ZERO_SCHOOL = 13, ZERO_MONTH = 4, FINDINGS = 80 };

static const char *inspectors[INSPECTORS];

static const struct check_item { const char *name; int full, expected; const char *strength, *problem; } check_items[] = {
	{ "备课", 20, 60, "导学案目标明确，环节完整", "课时备课不足，反思过于简单" },
	{ "作业", 20, 16, "批改及时，有激励性评语", "作业批改有漏批，二次批改未落实" },
	{ "测试与质量分析", 15, 2, "质量分析细致，措施具体", "质量分析空泛，没有针对薄弱环节" },
	{ "听评课", 15, 4, "听课记录完整，评课中肯", "听课节数不够，评课没有建议" },
	{ "读书", 10, 1, "读书笔记认真，联系实际", "读书笔记摘抄多、感悟少" }
};

static void
make_inspectors(void)
{
	for (size_t i = 0; i < INSPECTORS; i++)
		inspectors[i] = new_officer(COUNT(leaders) + i);
}

/* Each month another school, so that who is harsh can be told from who is weak. */
static int
inspector_of(int school, int month)
{
	return (school + 3 * month + school / 4) % INSPECTORS;
}

static const char *
main_subject(int teacher)
{
	static const char *const others[] = { "体育与健康", "音乐", "美术" };

	for (size_t i = 0; i < assignment_count; i++)
		if (assignments[i].teacher == teacher && strcmp(assignments[i].from, "2022-09-01") >= 0)
			return subjects[assignments[i].subject].name;
	return others[teacher % 3];
}

static bool
nothing_found(int school, int month)
{
	return school == ZERO_SCHOOL && month == ZERO_MONTH;
}

static int
missing_pieces(int teacher, int month, size_t item)
{
	int roll = draw_below(12, DRAW_CHECK, (size_t)teacher, (size_t)month, item);

	return nothing_found(teachers[teacher].school, month) || roll > 1 || check_items[item].expected < 2 ? 0 : 1 + roll;
}

/* In halves of a point. */
static int
check_halves(int teacher, int month, size_t item, int inspector)
{
	int full = 2 * check_items[item].full;
	double share = 0.88 + 0.05 * draw_normal(DRAW_CHECK, (size_t)teacher, 0, 99)
	             + 0.04 * draw_normal(DRAW_CHECK, (size_t)teacher, (size_t)month, 20 + item)
	             - 0.04 * missing_pieces(teacher, month, item) - (inspector == HARSH ? 0.1 : 0);

	if (nothing_found(teachers[teacher].school, month) && share < 0.85)
		share = 0.85;
	return (int)(full * (share > 1 ? 1 : share < 0.3 ? 0.3 : share) + 0.5);
}

static void
put_check(struct sheet *sheet, const char *day, const char *type, int teacher, size_t item, int inspector)
{
	const struct check_item *what = &check_items[item];
	int month = month_of(day), halves = check_halves(teacher, month, item, inspector), missing = missing_pieces(teacher, month, item);
	bool weak = !nothing_found(teachers[teacher].school, month) && (missing > 0 || halves * 100 < 2 * what->full * 76);

	put(sheet, day);
	put(sheet, type);
	put(sheet, schools[teachers[teacher].school].name);
	put(sheet, teachers[teacher].id);
	put(sheet, teachers[teacher].name);
	put(sheet, main_subject(teacher));
	put(sheet, what->name);
	put_integer(sheet, what->expected);
	put_integer(sheet, what->expected - missing);
	put(sheet, arena_printf(&memory, "%d%s", halves / 2, halves % 2 ? ".5" : ""));
	put_integer(sheet, what->full);
	put(sheet, halves * 100 > 2 * what->full * 92 ? what->strength : "");
	put(sheet, weak ? what->problem : "");
	put(sheet, inspectors[inspector]);
	next_row(sheet);
}

/* A few teachers, unannounced, by an inspector who does not come at the end of the month. */
static void
put_spot_checks(struct sheet *sheet, int teacher, int month)
{
	int school = teachers[teacher].school, roll = draw_below(8, DRAW_CHECK, (size_t)teacher, (size_t)month, 50);

	if (roll == 0 && !nothing_found(school, month))
		for (size_t item = 0; item < 2; item++)
			put_check(sheet, planned_day(school, month, 60), "抽查", teacher, item, (inspector_of(school, month) + 1) % INSPECTORS);
}

static bool
write_checks(const char *folder, struct error *err)
{
	bool ok = true;

	for (int month = FIRST_MONTH; ok && month <= LAST_MONTH; month++) {
		struct sheet sheet = SHEET_INIT;

		put_line(&sheet, "检查日期,检查类型,学校,教师编号,教师姓名,学科,检查项目,应有数,实有数,得分,满分分值,优点,主要问题,检查人");
		for (int t = 0; t < (int)teacher_count; t++)
			put_spot_checks(&sheet, t, month);
		for (int t = 0; t < (int)teacher_count; t++)
			for (size_t item = 0; item < COUNT(check_items); item++)
				put_check(&sheet, end_of_month(teachers[t].school, month, teachers[t].school % 3), "月查", t, item,
				          inspector_of(teachers[t].school, month));
		ok = save_text(&sheet, arena_printf(&memory, "%s/checks/2023-%02d.csv", folder, month), month % 2 ? CHARSET_BOM : CHARSET_GBK, err);
		sheet_free(&sheet);
	}
	return ok;
}

/* --- findings ------------------------------------------------------------------- */

/* How it goes on: steps with days after the check. */
struct path_step { const char *step; int days; bool new_due; };
enum path { PATH_OPEN, PATH_TOLD, PATH_MENDED, PATH_PASSED, PATH_CLOSED, PATH_FAILED, PATH_EXTENDED, PATH_SENT_UP, PATH_LASTING,
            PATH_REOPENED, PATHS };

static const struct path_step paths[PATHS][9] = {
	[PATH_TOLD] = { { "反馈签收", 1, false } },
	[PATH_MENDED] = { { "反馈签收", 1, false }, { "已整改", 6, false } },
	[PATH_PASSED] = { { "反馈签收", 1, false }, { "已整改", 5, false }, { "复查合格", 7, false } },
	[PATH_CLOSED] = { { "反馈签收", 1, false }, { "已整改", 5, false }, { "复查合格", 8, false }, { "销号", 8, false } },
	[PATH_FAILED] = { { "反馈签收", 1, false }, { "已整改", 5, false }, { "复查不合格", 7, true }, { "已整改", 12, false },
	                  { "复查合格", 14, false }, { "销号", 15, false } },
	[PATH_EXTENDED] = { { "反馈签收", 1, false }, { "延期", 4, true }, { "已整改", 12, false }, { "复查合格", 14, false }, { "销号", 15, false } },
	[PATH_SENT_UP] = { { "反馈签收", 1, false }, { "上报", 4, false } },
	[PATH_LASTING] = { { "反馈签收", 1, false }, { "长期坚持", 7, false } },
	[PATH_REOPENED] = { { "反馈签收", 1, false }, { "已整改", 5, false }, { "复查合格", 8, false }, { "销号", 8, false },
	                    { "重新打开", 40, true } }
};

static const struct problem { const char *category, *severity, *text, *mending; } problems[] = {
	{ "教学常规", "一般", "单元备课未完成", "已补齐单元备课，教研组长签字" },
	{ "安全", "较大", "灭火器压力不足", "已更换灭火器并贴检查卡" },
	{ "设施", "一般", "教室窗户玻璃破损", "已更换玻璃" },
	{ "教学常规", "一般", "作业批改不及时", "当天作业当天批改，已补批" },
	{ "其他", "一般", "图书角借阅无登记", "已建立借阅登记本" },
	{ "安全", "一般", "门卫来访登记不全", "重新培训门卫，登记已补全" },
	{ "教学常规", "较大", "未按课表上课，体育课被占用", "已恢复体育课，值周领导每日巡课" },
	{ "设施", "较大", "厕所屋面渗漏", "已重做防水" },
	{ "安全", "较大", "电线私拉乱接", "已拆除并加装漏电保护" },
	{ "教学常规", "一般", "听课记录没有评议", "已补评议，教导处逐本审阅" },
	{ "其他", "一般", "家校联系记录缺失", "已补记并由班主任签字" },
	{ "安全", "重大", "食堂留样不足48小时", "已更换留样柜，专人记录" },
	{ "教学常规", "一般", "质量分析没有措施", "已重写质量分析" },
	{ "设施", "一般", "操场器材螺丝松动", "已紧固并挂牌" },
	{ "安全", "一般", "疏散指示标志损坏", "已更换标志" },
	{ "教学常规", "一般", "日记批改无评语", "已改为每篇一句评语" },
	{ "其他", "一般", "公示栏内容未更新", "已更新" },
	{ "设施", "较大", "围墙局部开裂", "已加固并设警戒线" },
	{ "安全", "较大", "监控硬盘损坏，无法回放", "已更换硬盘，可存30天" },
	{ "教学常规", "一般", "读书笔记未检查", "已检查并评比" },
	{ "安全", "一般", "消毒记录不连续", "已补专人，每日记录" },
	{ "设施", "一般", "微机室电脑无法开机", "已送修" },
	{ "教学常规", "较大", "测试后未讲评", "已补讲评课" }
};

struct planted_finding { int number; const char *day; int school, teacher, inspector; const struct problem *problem; enum path path; int recurs; };

static struct planted_finding findings[FINDINGS];
static size_t finding_count;

/* What is sure to be there; the rest goes its way by chance. recurs: the words are those of the school's finding of
 * this month, 0: new ones. problem -1: by chance. */
static const struct special { int month, school, problem; enum path path; int recurs; } specials[] = {
	{ 3, 3, -1, PATH_CLOSED, 0 }, { 5, 3, -1, PATH_CLOSED, 3 }, { 3, 7, -1, PATH_CLOSED, 0 }, { 5, 7, -1, PATH_TOLD, 3 },
	{ 4, 5, -1, PATH_CLOSED, 0 }, { 6, 5, -1, PATH_TOLD, 4 }, { 3, 10, -1, PATH_CLOSED, 0 }, { 6, 10, -1, PATH_OPEN, 3 },
	{ 4, 12, 17, PATH_SENT_UP, 0 }, { 4, 9, 19, PATH_LASTING, 0 }, { 3, 4, -1, PATH_REOPENED, 0 }, { 4, 6, 8, PATH_TOLD, 0 },
	{ 6, 1, -1, PATH_MENDED, 0 }, { 6, 2, -1, PATH_PASSED, 0 }, { 6, 8, -1, PATH_OPEN, 0 }, { 5, 11, 11, PATH_FAILED, 0 },
	{ 3, 12, -1, PATH_EXTENDED, 0 }
};

static enum path
chance_path(int month, size_t serial)
{
	static const enum path early[] = { PATH_CLOSED, PATH_CLOSED, PATH_CLOSED, PATH_CLOSED, PATH_CLOSED, PATH_FAILED, PATH_EXTENDED };
	static const enum path may[] = { PATH_CLOSED, PATH_CLOSED, PATH_CLOSED, PATH_TOLD, PATH_FAILED, PATH_PASSED, PATH_MENDED };
	static const enum path june[] = { PATH_CLOSED, PATH_CLOSED, PATH_TOLD, PATH_TOLD, PATH_OPEN, PATH_MENDED, PATH_MENDED };
	uint64_t r = draw(DRAW_FINDING, serial, 0, 0);

	return month < 5 ? early[r % COUNT(early)] : month == 5 ? may[r % COUNT(may)] : june[r % COUNT(june)];
}

static struct planted_finding *
find_finding(int school, int month)
{
	for (size_t i = 0; i < finding_count; i++)
		if (findings[i].school == school && month_of(findings[i].day) == month)
			return &findings[i];
	die("no finding of school %d in month %d", school, month);
}

static const struct special *
special_of(int school, int month, int round)
{
	for (size_t i = 0; i < COUNT(specials); i++)
		if (round == 0 && specials[i].school == school && specials[i].month == month)
			return &specials[i];
	return NULL;
}

/* A person of the school where it is about teaching. */
static int
blamed_teacher(int school, const struct problem *problem, size_t serial)
{
	long count = count_teachers(school);

	if (strcmp(problem->category, "教学常规") != 0)
		return -1;
	return first_teacher(school) + draw_below(count > 6 ? 6 : (int)count, DRAW_FINDING, serial, 1, 0);
}

/* Places in the list of problems a school walks through: no words twice but where planted. */
static void
add_finding(int school, int month, int round)
{
	const struct special *special = special_of(school, month, round);
	size_t serial = finding_count, place = (size_t)(school * 7 + (2 * (month - FIRST_MONTH) + round) * 5) % COUNT(problems);
	struct planted_finding *f = &findings[finding_count++];

	*f = (struct planted_finding){ .day = planned_day(school, month, 70 + (size_t)round), .school = school, .path = chance_path(month, serial),
		.problem = &problems[place], .inspector = (inspector_of(school, month) + round) % INSPECTORS };
	if (special) {
		f->path = special->path;
		f->recurs = special->recurs;
		if (special->problem >= 0)
			f->problem = &problems[special->problem];
	}
	f->teacher = blamed_teacher(school, f->problem, serial);
	if (f->recurs) {
		const struct planted_finding *earlier = find_finding(school, f->recurs);

		f->problem = earlier->problem;
		f->teacher = earlier->teacher;
	}
}

static int
by_day(const void *a, const void *b)
{
	const struct planted_finding *one = a, *other = b;
	int order = strcmp(one->day, other->day);

	return order ? order : one->school - other->school;
}

static void
make_findings(void)
{
	for (int month = FIRST_MONTH; month <= LAST_MONTH; month++)
		for (int school = 0; school < (int)COUNT(schools); school++) {
			if (!nothing_found(school, month))
				add_finding(school, month, 0);
			if (school == CENTRAL || (school == 1 && month == 4))
				add_finding(school, month, 1);
		}
	qsort(findings, finding_count, sizeof *findings, by_day);
	for (size_t i = 0; i < finding_count; i++)
		findings[i].number = (int)i + 1;
}

static const char *
finding_number(const struct planted_finding *f)
{
	return arena_printf(&memory, "2023-%04d", f->number);
}

/* Of those that came back one has no number of the earlier one: the import finds it by its words. */
static const char *
written_recurrence(const struct planted_finding *f)
{
	return f->recurs && f->path != PATH_OPEN ? finding_number(find_finding(f->school, f->recurs)) : "";
}

static void
put_finding(struct sheet *sheet, const struct planted_finding *f)
{
	bool named = f->teacher >= 0;

	put(sheet, finding_number(f));
	put(sheet, f->day);
	put(sheet, named ? "抽查" : "专项检查");
	put(sheet, schools[f->school].name);
	put(sheet, named ? teachers[f->teacher].id : "");
	put(sheet, named ? teachers[f->teacher].name : "");
	put(sheet, f->problem->category);
	put(sheet, f->problem->text);
	put(sheet, f->problem->severity);
	put(sheet, inspectors[f->inspector]);
	put(sheet, schools[f->school].name);
	put(sheet, teachers[named ? f->teacher : first_teacher(f->school)].name);
	put(sheet, written_recurrence(f));
	next_row(sheet);
}

/* --- rectifications --------------------------------------------------------------- */

enum { LAST_STEP_MONTH = LAST_MONTH + 1 };
#define LAST_STEP "2023-07-05"

/* Who writes a step: inspectors check again and close, schools do the rest. */
static const char *
step_hand(const struct planted_finding *f, const char *step)
{
	bool inspector = strcmp(step, "销号") == 0 || strncmp(step, "复查", strlen("复查")) == 0;
	int teacher = f->teacher >= 0 ? f->teacher : first_teacher(f->school);

	return inspector ? inspectors[f->inspector] : teachers[teacher].name;
}

static const char *
evidence_name(const struct planted_finding *f)
{
	return arena_printf(&memory, "佐证/%s整改报告.txt", finding_number(f));
}

static const char *
step_day(const struct planted_finding *f, const struct path_step *step)
{
	return next_workday(day_after(f->day, step->days));
}

static bool
has_evidence(const struct planted_finding *f)
{
	for (const struct path_step *step = paths[f->path]; step->step; step++)
		if (strcmp(step->step, "已整改") == 0 && strcmp(step_day(f, step), LAST_STEP) <= 0)
			return f->number % 4 == 0;
	return false;
}

static void
put_step(struct sheet *sheet, const struct planted_finding *f, const struct path_step *step, const char *day)
{
	bool mended = strcmp(step->step, "已整改") == 0;

	put(sheet, finding_number(f));
	put(sheet, day);
	put(sheet, step->step);
	put(sheet, step_hand(f, step->step));
	put(sheet, mended ? f->problem->mending : "");
	put(sheet, mended && has_evidence(f) ? evidence_name(f) : "");
	put(sheet, step->new_due ? day_after(day, 10) : "");
	next_row(sheet);
}

/* The steps that fall in a month. */
static void
put_steps(struct sheet *sheet, const struct planted_finding *f, int month)
{
	for (const struct path_step *step = paths[f->path]; step->step; step++) {
		const char *day = step_day(f, step);

		if (strcmp(day, LAST_STEP) > 0)
			break;
		if (month_of(day) == month)
			put_step(sheet, f, step, day);
	}
}

static bool
write_evidence(const char *folder, const struct planted_finding *f, struct error *err)
{
	struct text text = TEXT_INIT;
	bool ok;

	text_addf(&text, "%s：%s。%s。\n", finding_number(f), f->problem->text, f->problem->mending);
	ok = save_bytes(arena_printf(&memory, "%s/rectifications/%s", folder, evidence_name(f)), &text, err);
	text_free(&text);
	return ok;
}

static bool
write_month_of_findings(const char *folder, int month, struct error *err)
{
	const char *name = arena_printf(&memory, "2023-%02d.csv", month);
	struct sheet found = SHEET_INIT, steps = SHEET_INIT;
	bool ok = true;

	put_line(&found, "问题编号,检查日期,检查类型,学校,教师编号,教师姓名,问题类别,问题描述,严重程度,检查人,责任单位,责任人,反弹自");
	put_line(&steps, "问题编号,办理日期,办理环节,经办人,整改措施,佐证材料,新时限");
	for (size_t i = 0; i < finding_count; i++) {
		if (month_of(findings[i].day) == month)
			put_finding(&found, &findings[i]);
		put_steps(&steps, &findings[i], month);
	}
	if (found.row > 1)
		ok = save_text(&found, arena_printf(&memory, "%s/findings/%s", folder, name), CHARSET_BOM, err);
	if (ok && steps.row > 1)
		ok = save_text(&steps, arena_printf(&memory, "%s/rectifications/%s", folder, name), CHARSET_GBK, err);
	sheet_free(&found);
	sheet_free(&steps);
	return ok;
}

static bool
write_findings(const char *folder, struct error *err)
{
	bool ok = true;

	for (int month = FIRST_MONTH; ok && month <= LAST_STEP_MONTH; month++)
		ok = write_month_of_findings(folder, month, err);
	for (size_t i = 0; ok && i < finding_count; i++)
		if (has_evidence(&findings[i]))
			ok = write_evidence(folder, &findings[i], err);
	return ok;
}

#endif
