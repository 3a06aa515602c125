/* generate: an invented school district as its schools would send it, from a seed. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/opt.h"
#include "model.h"
#include "sheet.h"
#include "scores.h"
#include "items.h"
#include "province.h"
#include "faulty.h"
#include "staffing.h"
#include "homerooms.h"
#include "appraising.h"
#include "honours.h"

static const char *folder = "district";
static const char *output_path;
static long province;

/* A path below the folder of the district. */
static const char *
below(const char *first, const char *second, const char *ending)
{
	return arena_printf(&memory, "%s/%s/%s%s", folder, first, second, ending);
}

/* --- registers ------------------------------------------------------------------ */

static const char *const sexes[] = { "女", "男" };

static void
list_schools(struct sheet *sheet)
{
	for (size_t i = 0; i < COUNT(schools); i++) {
		put(sheet, schools[i].name);
		put(sheet, schools[i].code);
		put(sheet, schools[i].type);
		put(sheet, "苇塘学区");
		put(sheet, schools[i].short_name);
		next_row(sheet);
	}
}

static void
list_classes(struct sheet *sheet)
{
	for (size_t i = 0; i < class_count; i++) {
		put(sheet, schools[classes[i].school].name);
		put(sheet, class_cohort(&classes[i]));
		put(sheet, class_medium(&classes[i]));
		put(sheet, classes[i].homeroom);
		put(sheet, "");
		next_row(sheet);
	}
}

static void
list_teachers(struct sheet *sheet)
{
	for (size_t i = 0; i < teacher_count; i++) {
		put(sheet, teachers[i].id);
		put(sheet, teachers[i].name);
		put(sheet, sexes[teachers[i].male]);
		put(sheet, schools[teachers[i].school].name);
		next_row(sheet);
	}
}

static void
list_assignments(struct sheet *sheet)
{
	for (size_t i = 0; i < assignment_count; i++) {
		const struct assignment *a = &assignments[i];
		const struct class *class = &classes[a->class];

		put(sheet, teachers[a->teacher].id);
		put(sheet, teachers[a->teacher].name);
		put(sheet, schools[class->school].name);
		put(sheet, class_name(class, strcmp(a->from, "2022-09-01") < 0 ? 2021 : 2022));
		put(sheet, subjects[a->subject].name);
		put(sheet, a->from);
		put(sheet, a->to);
		put(sheet, a->share == 100 ? "" : a->share == 60 ? "60" : "40");
		next_row(sheet);
	}
}

static void
list_subject(struct sheet *sheet, const struct subject *subject, int first, int last, int full)
{
	if (first > last)
		return;
	put(sheet, subject->name);
	put(sheet, arena_printf(&memory, first < last ? "%d-%d" : "%d", first, last));
	put(sheet, subject == &subjects[MONGOLIAN] ? "蒙古语" : "");
	put(sheet, "2021-09-01");
	put_integer(sheet, full);
	put_words(sheet, full > 100 ? "60,80,70,40" : "60,85,75,40");
	put(sheet, strcmp(subject->alias, subject->name) ? arena_printf(&memory, "%s；%s", subject->alias, subject->initials)
	                                                 : subject->initials);
	next_row(sheet);
}

static void
list_subjects(struct sheet *sheet)
{
	for (size_t i = 0; i < SUBJECTS; i++) {
		const struct subject *s = &subjects[i];

		list_subject(sheet, s, s->first, s->last < 6 ? s->last : 6, 100);
		list_subject(sheet, s, s->first > 7 ? s->first : 7, s->last, s->junior_full);
	}
}

static void
list_exams(struct sheet *sheet)
{
	for (size_t i = 0; i < COUNT(exams); i++) {
		put(sheet, exams[i].name);
		put(sheet, exams[i].term);
		put(sheet, exams[i].date);
		put_line(sheet, "学区,期末");
	}
}

/* A file that is one sheet with a row of headings. */
struct sheet_file {
	const char *name, *headings;
	void (*list)(struct sheet *);
	enum charset charset;
};

static const struct sheet_file registers[] = {
	{ "schools.csv", "学校,学校标识码,学校类型,学区,简称", list_schools, CHARSET_BOM },
	{ "classes.csv", "学校,班级,授课语言,班主任,班级类型", list_classes, CHARSET_GBK },
	{ "teachers.csv", "教师编号,教师姓名,性别,学校", list_teachers, CHARSET_BOM },
	{ "assignments.csv", "教师编号,教师姓名,学校,班级,学科,起始日期,结束日期,份额", list_assignments, CHARSET_GBK },
	{ "subjects.csv", "学科,年级,授课语言,启用日期,满分,及格线,优秀线,良好线,低分线,别名", list_subjects, CHARSET_GBK },
	{ "exams.csv", "考试,学期,考试日期,组织级别,考试性质", list_exams, CHARSET_UTF8 },
	{ "items.csv", "考试,学科,年级,题号,满分,知识点,能力层级,题型", list_items, CHARSET_GBK },
	{ "calendar.csv", "学校,起始日期,结束日期,日类,按星期几,备注", list_calendar, CHARSET_BOM },
	{ "requirements.csv", "活动,组别,单位对象,学校类型,次数,周期,数量下限,数量上限,起始日期,结束日期,假期免除,备注", list_requirements, CHARSET_BOM },
	{ "responsible.csv", "包科领导,学校,学科,适用年级,起始日期,结束日期,备注", list_responsible, CHARSET_GBK },
	{ "projects.csv", "项目名称,学校,节点,计划日期,完成日期,责任人,备注", list_projects, CHARSET_GBK },
	{ "curriculum.csv", "适用年级,授课语言,学科,启用日期,周课时下限,周课时上限", list_curriculum, CHARSET_BOM },
	{ "timetable.csv", "学校,班级,星期,节次,起始日期,学科,教师编号,教师姓名", list_timetable, CHARSET_GBK },
	{ "lesson_checks.csv", "检查日期,学校,班级,节次,上课情况,学科,教师编号,教师姓名,检查人", list_inspections, CHARSET_BOM },
	{ "movements.csv", "学籍号,姓名,异动日期,异动类型,学校,班级,对方学校,对方确认日期,异动原因", list_movements, CHARSET_BOM },
	{ "care.csv", "学籍号,姓名,关爱类别,起始日期,结束日期,来源,结对教师", list_care, CHARSET_GBK },
	{ "visits.csv", "学籍号,姓名,走访日期,方式,走访人", list_visits, CHARSET_BOM },
	{ "staff_rules.csv", "考勤,启用日期,每次扣分,每次扣款,免扣天数,法定假,备注", list_staff_rules, CHARSET_BOM },
	{ "trainings.csv", "教师编号,教师姓名,培训项目,培训日期,培训级别,分钟,签到,结业证号,主办单位", list_trainings, CHARSET_GBK },
	{ "merits.csv", "教师编号,教师姓名,获得日期,业绩类别,业绩名称,业绩级别,奖次,本人排名,获奖证号,授予单位", list_merits, CHARSET_GBK },
	{ "selections.csv", "评选,条件,启用日期,条件类型,条件来源,来源范围,级别不低于,近几年,不低于,不高于,每件计分,封顶", list_selections, CHARSET_BOM },
	{ "selection_places.csv", "评选,启用日期,学科,学段,名额", list_selection_places, CHARSET_BOM },
	{ "head_teachers.csv", "学校,班级,教师编号,教师姓名,起始日期,结束日期", list_heads, CHARSET_BOM },
	{ "appraisal.csv", "考核方案,启用日期,考核项目,计分来源,考核内容,适用人员,项目类别,权重分,计分方式,起评分,每单位分,满分数量,下限分,上限分,无数据时,中性分,方案总分", list_plans, CHARSET_BOM },
	{ "appraisal_grades.csv", "考核方案,启用日期,考核等次,定等条件,条件项目,条件数值,名额比例", list_grades, CHARSET_BOM },
	{ "appraisal_records.csv", "教师编号,教师姓名,记录日期,考核项目,事实,加减分,一票否决,检查人", list_appraisal_records, CHARSET_GBK }
};

/* A pupil stands once in the register of a year: where the year ended for him. NULL: nowhere. */
static const struct enrolment *
stay_in(const struct pupil *pupil, int year)
{
	const struct enrolment *last = &pupil->stay[pupil->stays - 1];

	if (year == LAST_YEAR)
		return last;
	for (; last >= pupil->stay; last--)
		if (class_grade(&classes[last->class], year) && strcmp(last->from, YEAR_END) < 0)
			return last;
	return NULL;
}

static void
list_pupil(struct sheet *sheet, const struct pupil *pupil, const struct enrolment *stay, int year)
{
	const struct class *class = &classes[stay->class];
	bool known = year == LAST_YEAR || strcmp(stay->to, YEAR_END) < 0;

	put(sheet, pupil->id);
	put(sheet, pupil->name);
	put(sheet, sexes[pupil->male]);
	put(sheet, pupil->nation);
	put(sheet, schools[class->school].name);
	put(sheet, class_cohort(class));
	put(sheet, stay->from);
	put(sheet, known ? stay->to : "");
	put(sheet, pupil->inclusive ? "是" : "否");
	next_row(sheet);
}

static bool
write_pupils(int school, int year, struct error *err)
{
	const char *place = year == LAST_YEAR ? "registers/pupils" : "registers/pupils-2021";
	struct sheet sheet = SHEET_INIT;
	bool ok;

	put_line(&sheet, "学籍号,姓名,性别,民族,学校,班级,转入日期,离校日期,随班就读");
	for (size_t i = 0; i < pupil_count; i++) {
		const struct enrolment *stay = stay_in(&pupils[i], year);

		if (stay && classes[stay->class].school == school)
			list_pupil(&sheet, &pupils[i], stay, year);
	}
	if (school % 3)
		ok = save_text(&sheet, below(place, schools[school].name, ".csv"), CHARSET_GBK, err);
	else
		ok = save_book(&sheet, below(place, schools[school].name, ".xlsx"), "学生", err);
	sheet_free(&sheet);
	return ok;
}

static bool
write_all_pupils(struct error *err)
{
	bool ok = true;

	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		for (int school = 0; ok && school < (int)COUNT(schools); school++)
			ok = write_pupils(school, year, err);
	return ok;
}

static bool
write_sheets(const char *place, const struct sheet_file *files, size_t count, struct error *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		struct sheet sheet = SHEET_INIT;

		put_line(&sheet, files[i].headings);
		files[i].list(&sheet);
		ok = save_text(&sheet, below(place, files[i].name, ""), files[i].charset, err);
		sheet_free(&sheet);
	}
	return ok;
}

/* --- what is true -------------------------------------------------------------------- */

/* Called for each pupil, class and subject of an examination, departed pupils included. */
typedef void result_visitor(struct sheet *, size_t pupil, int class, enum subject_id, size_t exam);

static void
visit_class(struct sheet *sheet, int class, size_t exam, result_visitor *visit)
{
	size_t list[ROSTER], count = roster(class, exam, list);

	for (size_t i = 0; i < count; i++)
		for (int s = 0; s < SUBJECTS; s++)
			if (offered(&classes[class], s, exams[exam].year))
				visit(sheet, list[i], class, s, exam);
}

static void
visit_results(struct sheet *sheet, result_visitor *visit)
{
	for (size_t exam = 0; exam < COUNT(exams); exam++)
		for (int school = 0; school < (int)COUNT(schools); school++) {
			int list[COUNT(classes)];
			size_t count = list_school(school, exams[exam].year, list);

			for (size_t i = 0; i < count; i++)
				visit_class(sheet, list[i], exam, visit);
		}
}

static void
true_score(struct sheet *sheet, size_t pupil, int class, enum subject_id subject, size_t exam)
{
	static const char *const status[] = {
		[RESULT_MARK] = "正常", [RESULT_LEVEL] = "等级", [RESULT_ABSENT] = "缺考", [RESULT_EXEMPT] = "免试"
	};
	struct result result = result_of(pupil, class, subject, exam);
	const struct class *c = &classes[class];

	if (result.kind == RESULT_LEFT)
		return;
	put(sheet, exams[exam].name);
	put(sheet, exams[exam].term);
	put(sheet, schools[c->school].name);
	put(sheet, class_name(c, exams[exam].year));
	put(sheet, class_medium(c));
	put(sheet, pupils[pupil].id);
	put(sheet, pupils[pupil].name);
	put(sheet, subjects[subject].name);
	put(sheet, "");
	put(sheet, status[result.kind]);
	put(sheet, result.kind == RESULT_MARK ? typed_mark(result.hundredths, pupil, subject, exam, true) : "");
	put(sheet, result.kind == RESULT_LEVEL ? result.written : "");
	next_row(sheet);
}

static void
put_planted(struct sheet *sheet, const char *what, size_t exam, int class, const struct pupil *pupil,
            const char *subject, const char *note)
{
	const struct class *c = &classes[class];

	put(sheet, what);
	put(sheet, exams[exam].name);
	put(sheet, schools[c->school].name);
	put(sheet, pupil || *subject ? class_name(c, exams[exam].year) : "");
	put(sheet, pupil ? pupil->id : "");
	put(sheet, pupil ? pupil->name : "");
	put(sheet, subject);
	put(sheet, note);
	next_row(sheet);
}

static void
planted_result(struct sheet *sheet, size_t pupil, int class, enum subject_id subject, size_t exam)
{
	static const char *const words[] = {
		[RESULT_MARK] = "zero", [RESULT_ABSENT] = "absent", [RESULT_EXEMPT] = "exempt", [RESULT_LEFT] = "left"
	};
	struct result result = result_of(pupil, class, subject, exam);

	if (result.kind == RESULT_LEVEL || (result.kind == RESULT_MARK && result.hundredths > 0))
		return;
	put_planted(sheet, words[result.kind], exam, class, &pupils[pupil], subjects[subject].name,
	            result.kind == RESULT_MARK ? "0" : result.written);
}

/* How many marks of the class were raised: in some districts hardly any pupil stood just below the line. */
static size_t
count_raised(int class)
{
	size_t list[ROSTER], count = roster(class, HEAPED_EXAM, list), raised = 0;

	for (size_t i = 0; i < count; i++)
		raised += result_of(list[i], class, MATHS, HEAPED_EXAM).kind == RESULT_MARK
		    && mark_of(list[i], class, MATHS, HEAPED_EXAM) != earned_mark(list[i], class, MATHS, HEAPED_EXAM);
	return raised;
}

static void
plant_special(struct sheet *sheet)
{
	int swapped = find_class(SWAPPED_SCHOOL, false, SWAPPED_ENTRY, 1);
	int heaped = find_class(CENTRAL, true, HEAPED_ENTRY, HEAPED_NUMBER);
	size_t list[ROSTER], count = roster(twin_class, TWIN_EXAM, list);

	for (size_t exam = 0; exam < COUNT(exams); exam++)
		put_planted(sheet, "stagnant-school", exam, find_class(STAGNANT_SCHOOL, false, 2018, 1), NULL, "", "all classes: -0.8 SD");
	put_planted(sheet, "swapped-columns", SWAPPED_EXAM, swapped, NULL, "语文", "its marks stand under 道德与法治 and the reverse");
	put_planted(sheet, "heaped-at-pass-line", HEAPED_EXAM, heaped, NULL, "数学",
	            arena_printf(&memory, "%zu marks of 60 to 71.5 raised to 72 to 73", count_raised(heaped)));
	for (size_t i = 0; i < count; i++)
		if (strcmp(pupils[list[i]].name, twin_name) == 0)
			put_planted(sheet, "same-name", TWIN_EXAM, twin_class, &pupils[list[i]], "", "two pupils of one name in a class");
}

static void
list_planted(struct sheet *sheet)
{
	plant_special(sheet);
	plant_gaps(sheet);
	plant_movers(sheet);
	plant_presence(sheet);
	plant_caring(sheet);
	plant_staffing(sheet);
	plant_merits(sheet);
	plant_homerooms(sheet);
	plant_appraising(sheet);
	visit_results(sheet, planted_result);
}

static void
list_scores(struct sheet *sheet)
{
	visit_results(sheet, true_score);
}

static bool
teaches(int teacher, enum subject_id subject)
{
	for (size_t i = 0; i < assignment_count; i++)
		if (assignments[i].teacher == teacher && assignments[i].subject == subject)
			return true;
	return false;
}

static void
list_effects(struct sheet *sheet)
{
	for (int t = 0; t < (int)teacher_count; t++)
		for (int s = 0; s < SUBJECTS; s++) {
			struct text effect = TEXT_INIT;

			if (!teaches(t, s))
				continue;
			number_add_real(&effect, teacher_effect(t, s), 4);
			put(sheet, teachers[t].id);
			put(sheet, teachers[t].name);
			put(sheet, subjects[s].name);
			put(sheet, effect.data);
			next_row(sheet);
			text_free(&effect);
		}
}

static const struct sheet_file truth[] = {
	{ "teacher-effects.csv", "教师编号,教师姓名,学科,效应", list_effects, CHARSET_UTF8 },
	{ "scores.csv", "考试,学期,学校,班级,授课语言,学籍号,姓名,学科,卷别,状态,分数,等级", list_scores, CHARSET_UTF8 },
	{ "planted.csv", "类别,考试,学校,班级,学籍号,姓名,学科,说明", list_planted, CHARSET_UTF8 }
};

static const char truth_readme[] =
	"What the generator knows and the schools do not.\n\n"
	"teacher-effects.csv  the true effect of each teacher in each subject, in SD units:\n"
	"                     one unit is 13 % of the full mark (the effects have an SD of 0.25)\n"
	"scores.csv           the marks as they should come out of the import: departed pupils are left out,\n"
	"                     随读 is 免试, every mark of absence is 缺考, swapped columns are put right\n"
	"planted.csv          every irregularity: stagnant school, swapped columns, a class heaped at the pass line,\n"
	"                     pupils of one name, and each zero, absence, 随读 and 转走 as the cell shows it; of the plan of\n"
	"                     2023: three demonstration lessons not given, two drills not held, a school without 1530, one\n"
	"                     with nothing found in a month, findings that came back, a harsh inspector, a late milestone\n"
	"                     (on 2023-06-30), in the timetable a missing subject and a teacher in two places,\n"
	"                     three lessons of sports given to 数学; of the pupils one who left without a movement, two whose\n"
	"                     new school has not confirmed, one suspended, one truant for four days, one absent on a quarter\n"
	"                     of April, three of a class with one symptom, two cared for and never visited; of the teachers\n"
	"                     one off post, one on maternity leave, three who did not come to a training; of head\n"
	"                     teachers two weekly plans not handed in, a week of a class that nobody recorded, one who changed;\n"
	"                     of the appraisal a veto, and four with the same total where two places of 优秀 are left;\n"
	"                     of those who want to lead a subject two selected, two tied for the third place, one who lacks a\n"
	"                     certificate\n\n"
	"mark = full mark x (mean of the subject + 0.13 x (pupil + pupil in subject + school + class + teacher + noise))\n"
	"SDs: pupil 0.75, pupil in subject 0.35 (both persist), school 0.2 (drifting by 0.05 an examination),\n"
	"class 0.12, teacher 0.25, noise 0.4. Co-taught: effects weighted by share. Rounded to half marks.\n";

static bool
save_string(const char *path, const char *string, struct error *err)
{
	struct text text = TEXT_INIT;
	bool ok;

	text_add(&text, string);
	ok = save_bytes(path, &text, err);
	text_free(&text);
	return ok;
}

/* --- files with faults ------------------------------------------------------------------ */

struct cast { int class; size_t list[ROSTER]; };

static const char *
spoiled_id(char how, const char *id, size_t pupil)
{
	static const char digits[] = "0123456789X";
	char *copy = arena_copy(&memory, id);

	switch (how) {
	case 'w': copy[18] = digits[(strchr(digits, copy[18]) - digits + 1) % 10]; return copy;
	case 'x': return "9.99999E+17";
	case 'z': memcpy(copy + 16, strcmp(copy + 16, "000") ? "000" : "001", 3); return copy + 1;
	default: return make_id('G', 999999, birth_day(2018, pupil), 997);
	}
}

/* The text for a letter after the dollar sign; used is set when a digit belongs to it. */
static const char *
cast_text(const struct cast *cast, const char *code, bool *used)
{
	const struct class *class = &classes[cast->class];
	size_t number = code[1] >= '1' && code[1] <= '9' ? (size_t)(code[1] - '1') : 0;
	const struct pupil *pupil = &pupils[cast->list[number]], *first = &pupils[cast->list[0]];

	*used = *code == 'i' || *code == 'n';
	switch (*code) {
	case 'i': return pupil->id;
	case 'n': return pupil->name;
	case 's': return schools[class->school].name;
	case 'c': return class_name(class, exams[TWIN_EXAM].year);
	case 't': return arena_printf(&memory, "%s%s五年级成绩登记表", schools[class->school].name, exams[TWIN_EXAM].title);
	case 'd': return twin_name;
	case 'q': return arena_printf(&memory, "%s?", pick(surnames, COUNT(surnames), cast->list[1]));
	case 'T': return teachers[find_pool(class->school, false, CHINESE)->first].id;
	case 'U': return teachers[find_pool(class->school, false, CHINESE)->first].name;
	default: return spoiled_id(*code, *code == 'z' ? pupils[cast->list[1]].id : first->id, cast->list[0]);
	}
}

/* Fills in the template; what follows $G is written as GB18030. */
static bool
perform(struct text *out, const struct cast *cast, const char *template, struct error *err)
{
	struct text part = TEXT_INIT;
	const char *charset = "UTF-8";
	bool ok = true, used;

	for (; *template; template++) {
		if (*template != '$') {
			text_add_char(&part, *template);
		} else if (*++template == '0') {
			text_add_bytes(&part, "", 1);
		} else if (*template == 'G') {
			ok = encode(out, text_string(&part), part.length, charset, err);
			text_clear(&part);
			charset = "GB18030";
		} else {
			text_add(&part, cast_text(cast, template, &used));
			template += used;
		}
	}
	ok = ok && encode(out, text_string(&part), part.length, charset, err);
	text_free(&part);
	return ok;
}

static bool
save_faulty_book(const struct text *text, const char *path, struct error *err)
{
	struct sheet sheet = SHEET_INIT;
	const char *line = text_string(text);
	bool ok;

	while (*line) {
		size_t length = strcspn(line, "\n");

		put_line(&sheet, arena_copy_bytes(&memory, line, length));
		line += length + 1;
	}
	ok = save_book(&sheet, path, "五年级", err);
	sheet_free(&sheet);
	return ok;
}

static bool
cut_in_half(const char *path, struct error *err)
{
	struct stat info;

	return (stat(path, &info) == 0 && truncate(path, info.st_size / 2) == 0) || error_errno(err, "%s", path);
}

/* Each line of the expectation begins with the name of the file. */
static const char *
expectation(const struct faulty *file)
{
	struct text text = TEXT_INIT;
	const char *line = file->expect, *copy;

	while (*line) {
		size_t length = strcspn(line, "\n") + 1;

		text_add(&text, file->name);
		if (*line == '!')
			text_add(&text, "[五年级]");
		text_add_bytes(&text, line, length);
		line += length;
	}
	copy = arena_copy(&memory, text_string(&text));
	text_free(&text);
	return copy;
}

static bool
write_faulty_file(const struct faulty *file, const struct cast *cast, struct error *err)
{
	struct text text = TEXT_INIT;
	const char *path = below("faulty", file->name, "");
	bool ok = perform(&text, cast, file->text, err);

	if (file->shape == SHAPE_TEXT)
		ok = ok && save_bytes(path, &text, err);
	else
		ok = ok && save_faulty_book(&text, path, err);
	text_free(&text);
	return ok && (file->shape != SHAPE_CUT || cut_in_half(path, err))
	    && save_string(below("faulty", file->name, ".expect"), expectation(file), err);
}

static bool
write_faulty(struct error *err)
{
	struct cast cast = { .class = twin_class };
	bool ok = true;

	roster(cast.class, TWIN_EXAM, cast.list);
	for (size_t i = 0; ok && i < COUNT(faulty_files); i++)
		ok = write_faulty_file(&faulty_files[i], &cast, err);
	return ok;
}

/* --- the run --------------------------------------------------------------------------------- */

static bool
make_folder(const char *path, struct error *err)
{
	char *copy = arena_copy(&memory, path);

	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST)
			return error_errno(err, _("cannot make the folder %s"), copy);
		*slash = '/';
	}
	return true;
}

static bool
make_folders(struct error *err)
{
	static const char *const names_of[] = { "registers/pupils/", "registers/pupils-2021/", "scores-items/", "faulty/", "truth/",
		"activities/", "attendance/2023-04/", "staff-attendance/2023-04/", "checks/", "findings/", "weekly/", "weekly-plans/", "rectifications/佐证/" };
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT(names_of); i++)
		ok = make_folder(arena_printf(&memory, "%s/%s", folder, names_of[i]), err);
	for (size_t i = 0; ok && i < COUNT(exams); i++)
		ok = make_folder(arena_printf(&memory, "%s/scores/%s/", folder, exams[i].name), err);
	return ok;
}

static bool
write_district(struct error *err)
{
	make_district();
	make_leaders();
	make_inspectors();
	make_findings();
	make_merits();
	make_timetable();
	choose_movers();
	choose_absent();
	choose_unvisited();
	return make_folders(err)
	    && write_sheets("registers", registers, COUNT(registers), err)
	    && write_all_pupils(err)
	    && write_scores(folder, err)
	    && write_item_marks(folder, err)
	    && write_activities(folder, err)
	    && write_presence(folder, err)
	    && write_staff(folder, err)
	    && write_homerooms(folder, err)
	    && write_checks(folder, err)
	    && write_findings(folder, err)
	    && write_sheets("truth", truth, COUNT(truth), err)
	    && save_string(below("truth", "README", ""), truth_readme, err)
	    && write_faulty(err);
}

static const struct opt options[] = {
	{ 's', "seed", OPT_NUMBER, &seed, N_("NUMBER"), N_("another district for another number") },
	{ 'o', "output", OPT_TEXT, &output_path, N_("PATH"), N_("the folder to fill, or the file of a province") },
	{ 0, "province", OPT_NUMBER, &province, N_("PUPILS"), N_("one wide table of so many pupils, for measuring") },
	{ 0 }
};

static const char *const synopsis[] = { "[-s NUMBER] [-o FOLDER]", "[-s NUMBER] --province PUPILS -o FILE", NULL };

static const struct program program = {
	"generate", N_("make an invented school district, as its schools would send their sheets"), synopsis, options
};

int
main(int argc, char **argv)
{
	struct error err = { 0 };
	char **operands = opt_parse(argc, argv, &program);
	bool ok;

	if (*operands)
		opt_usage(&program, _("no operand is expected, but there is %s"), *operands);
	if (province < 0 || province > PROVINCE_MOST)
		opt_usage(&program, _("a province has 1 to %d pupils"), PROVINCE_MOST);
	if (province > 0 && (!output_path || strcmp(output_path, "-") == 0))
		opt_usage(&program, _("a province needs the name of a file: -o FILE"));
	if (output_path)
		folder = output_path;
	ok = province > 0 ? write_province(province, folder, &err) : write_district(&err);
	map_free(&ids);
	map_free(&names);
	arena_free(&memory);
	return finish(ok, &err);
}
