/* The form lessons (课程开设核查表): the timetable of each class against the plan of lessons. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/exam-figures.h"
#include "school/plan.h"
#include "school/teacher-names.h"
#include "school/timetable.h"

struct lessons_form {
	struct plan plan;
	struct timetable timetable;
	struct curriculum curriculum;
	struct teacher_names names;
	struct class_info *classes;     /* of the district, by id, their names resolved for the day */
	size_t class_count;
	int school_year;
	long checked, rows;             /* classes; rows written */
};

/* A row that goes out. */
struct lessons_row {
	const struct class_info *class_info;
	bool of_school;                 /* all of its classes are meant */
	const char *subject;
	const struct curriculum_row *rule;      /* NULL: none */
	int scheduled;                  /* -1: is no matter of the row */
	enum lessons_verdict verdict;
	const char *taught_by, *note;
};

/* ---- classes ---- */

static bool
is_in_school(const struct district *d, struct class_info *class_info, int school_year)
{
	const struct school *school = school_of(d, class_info->school);
	struct class_rules rules = { .school_year = school_year };

	class_info->name.grade = 0;
	return school != NULL && class_name_resolve(&class_info->name, &rules) == CLASS_FINE && class_info->name.grade >= GRADE_PRIMARY
	    && (school->last_grade == 0 || class_info->name.grade <= school->last_grade);
}

/* Those with a grade that their school still has. */
static void
load_classes(struct lessons_form *f)
{
	size_t count;

	f->classes = register_classes(f->plan.report->db, &count);
	for (size_t i = 0; i < count; i++) {
		struct class_info class_info = f->classes[i];

		if (is_in_school(&f->plan.report->district, &class_info, f->school_year))
			f->classes[f->class_count++] = class_info;
	}
}

/* ---- texts ---- */

static void
add_name(const struct lessons_form *f, struct text *list, int64_t teacher)
{
	text_add(list, list->length == 0 ? "" : f->plan.report->language == LANGUAGE_ZH ? "、" : ", ");
	text_add(list, teacher_names_find(&f->names, teacher));
}

/* Is the lesson the first of its subject and teacher? */
static bool
is_first(const struct lesson *lessons, const struct lesson *lesson)
{
	for (const struct lesson *before = lessons; before < lesson; before++)
		if (before->subject == lesson->subject && before->teacher == lesson->teacher && before->written == lesson->written)
			return false;
	return true;
}

static void
add_teachers(const struct lessons_form *f, struct text *list, const struct lesson *lessons, size_t count, int64_t subject)
{
	for (size_t i = 0; i < count; i++)
		if (lessons[i].subject == subject && lessons[i].teacher != 0 && is_first(lessons, &lessons[i]))
			add_name(f, list, lessons[i].teacher);
}

static void
add_assigned(const struct lessons_form *f, struct text *list, int64_t class_id, int64_t subject)
{
	size_t count;
	const struct assigned *assigned = timetable_assigned(&f->timetable, class_id, subject, &count);

	for (size_t i = 0; i < count; i++)
		add_name(f, list, assigned[i].teacher);
}

static void
add_definition(struct lessons_form *f, struct text *text, const struct curriculum_row *rule)
{
	bool zh = f->plan.report->language == LANGUAGE_ZH;
	const char *language = word_text(&column_find("language")->words[rule->language], f->plan.report->language);

	if (rule->low_grade == rule->high_grade)
		text_addf(text, zh ? "%d年级" : "grade %d", rule->low_grade);
	else
		text_addf(text, zh ? "%d-%d年级" : "grades %d-%d", rule->low_grade, rule->high_grade);
	text_addf(text, zh ? "，%s，%s起" : ", %s, from %s", language, rule->valid_from);
}

/* ---- rows ---- */

static const char *const lessons_columns[] = { "school", "class", "language", "subject", "lessons_low", "lessons_high", "lessons_scheduled", "lessons_difference",
	"lessons_verdict", "taught_by", NULL };

static void
put_class(struct lessons_form *f, const struct class_info *class_info, bool of_school)
{
	struct report *report = f->plan.report;
	struct text *text = &f->plan.scratch;
	const struct school *school = school_of(&report->district, class_info->school);

	writer_text(report->writer, school->name);
	if (of_school) {
		writer_blank(report->writer);
		writer_blank(report->writer);
		return;
	}
	text_clear(text);
	class_name_add(text, &class_info->name, report->language);
	writer_text(report->writer, text_string(text));
	writer_text(report->writer, word_text(&column_find("language")->words[class_info->language], report->language));
}

static void
put_lessons(struct lessons_form *f, const struct lessons_row *row)
{
	struct writer *w = f->plan.report->writer;

	if (row->rule != NULL) {
		writer_hundredths(w, row->rule->low);
		writer_hundredths(w, row->rule->high);
	} else {
		writer_blank(w);
		writer_blank(w);
	}
	if (row->scheduled >= 0)
		writer_integer(w, row->scheduled);
	else
		writer_blank(w);
	if (row->rule != NULL && row->scheduled >= 0)
		writer_hundredths(w, lessons_difference(row->rule, row->scheduled));
	else
		writer_blank(w);
}

static void
add_lessons(struct text *text, const struct lessons_row *row, enum language language)
{
	struct text low = TEXT_INIT, high = TEXT_INIT;

	number_add_hundredths(&low, row->rule->low);
	number_add_hundredths(&high, row->rule->high);
	if (row->rule->low == row->rule->high)
		text_addf(text, language == LANGUAGE_ZH ? "，应开%s节，实开%d节" : ", %s due, %d scheduled", low.data, row->scheduled);
	else
		text_addf(text, language == LANGUAGE_ZH ? "，应开%s-%s节，实开%d节" : ", %s to %s due, %d scheduled", low.data, high.data, row->scheduled);
	text_free(&low);
	text_free(&high);
}

/* What is wrong, as the register of findings takes it. */
static void
put_finding(struct lessons_form *f, const struct lessons_row *row)
{
	struct report *report = f->plan.report;
	struct text *text = &f->plan.scratch;

	writer_text(report->writer, f->plan.day);
	writer_text(report->writer, "教学常规");
	text_clear(text);
	if (!row->of_school)
		class_name_add(text, &row->class_info->name, report->language);
	if (row->subject != NULL)
		text_addf(text, "%s%s", report->language == LANGUAGE_ZH ? "" : " ", row->subject);
	text_addf(text, "%s%s", text->length == 0 ? "" : report->language == LANGUAGE_ZH ? "：" : ": ", lessons_verdict_text(row->verdict, report->language));
	if (row->rule != NULL && row->scheduled >= 0)
		add_lessons(text, row, report->language);
	else if (row->taught_by != NULL && row->scheduled < 0)
		text_addf(text, report->language == LANGUAGE_ZH ? "（%s）" : " (%s)", row->taught_by);
	if (row->note != NULL)
		text_addf(text, "%s%s", report->language == LANGUAGE_ZH ? "，" : ", ", row->note);
	writer_text(report->writer, text_string(text));
}

static void
write_row(struct lessons_form *f, const struct lessons_row *row)
{
	struct report *report = f->plan.report;
	struct text *text = &f->plan.scratch;

	if (f->plan.options->faults && !lessons_is_fault(row->verdict))
		return;
	put_class(f, row->class_info, row->of_school);
	writer_text(report->writer, row->subject);
	put_lessons(f, row);
	writer_text(report->writer, lessons_verdict_text(row->verdict, report->language));
	writer_text(report->writer, row->taught_by);
	if (f->plan.options->faults) {
		put_finding(f, row);
	} else {
		writer_text(report->writer, row->note);
		writer_text(report->writer, f->plan.day);
	}
	text_clear(text);
	if (row->rule != NULL)
		add_definition(f, text, row->rule);
	writer_text(report->writer, text_string(text));
	writer_end_row(report->writer);
	f->rows++;
}

static int
count_subject(const struct lesson *lessons, size_t count, int64_t subject)
{
	int found = 0;

	for (size_t i = 0; i < count; i++)
		found += lessons[i].subject == subject;
	return found;
}

static void
write_subject(struct lessons_form *f, const struct class_info *c, const struct subject *subject, const struct lesson *lessons, size_t count)
{
	struct lessons_row row = { .class_info = c, .subject = subject->name, .scheduled = count_subject(lessons, count, subject->id) };
	struct text names = TEXT_INIT;

	row.rule = curriculum_find(&f->curriculum, subject->id, c->name.grade, c->language);
	if (row.scheduled == 0 && (row.rule == NULL || row.rule->high == 0))
		return;
	row.verdict = lessons_judge(row.rule, curriculum_has_subjects(&f->curriculum, c->name.grade, c->language), row.scheduled);
	if (row.scheduled > 0)
		add_teachers(f, &names, lessons, count, subject->id);
	if (names.length == 0)
		add_assigned(f, &names, c->id, subject->id);
	row.taught_by = text_string(&names);
	write_row(f, &row);
	text_free(&names);
}

static void
write_total(struct lessons_form *f, const struct class_info *c, size_t count)
{
	struct lessons_row row = { .class_info = c, .scheduled = (int)count };

	row.subject = f->plan.report->language == LANGUAGE_ZH ? "周总课时" : "Total of the week";
	row.rule = curriculum_find(&f->curriculum, 0, c->name.grade, c->language);
	row.verdict = lessons_judge(row.rule, false, row.scheduled);
	write_row(f, &row);
}

/* ---- teachers ---- */

static void
add_time(struct text *text, const struct lesson *lesson, enum language language)
{
	const char *day = word_text(&column_find("weekday")->words[lesson->weekday], language);

	text_addf(text, language == LANGUAGE_ZH ? "%s第%d节" : "%s lesson %d", day, lesson->lesson);
}

static const char *
subject_name(const struct district *d, int64_t id)
{
	for (size_t i = 0; i < d->subject_count; i++)
		if (d->subjects[i].id == id)
			return d->subjects[i].name;
	return "";
}

/* 甲小学四年级1班语文 */
static void
add_place(struct lessons_form *f, struct text *text, const struct lesson *lesson)
{
	struct report *report = f->plan.report;
	const struct class_info *c = register_class(f->classes, f->class_count, lesson->class_id);
	const struct school *school = school_of(&report->district, lesson->school);
	const char *blank = report->language == LANGUAGE_ZH ? "" : " ";

	text_addf(text, "%s%s", school != NULL ? school->name : "", blank);
	if (c != NULL)
		class_name_add(text, &c->name, report->language);
	text_addf(text, "%s%s", blank, subject_name(&report->district, lesson->subject));
}

static void
write_two_places(struct lessons_form *f, const struct class_info *c, const struct lesson *lesson)
{
	struct lessons_row row = { .class_info = c, .subject = subject_name(&f->plan.report->district, lesson->subject), .scheduled = -1, .verdict = LESSONS_TWO_PLACES };
	enum language language = f->plan.report->language;
	struct text note = TEXT_INIT, name = TEXT_INIT;
	size_t count, written = 0;
	const size_t *places = timetable_at_once(&f->timetable, lesson, &count);

	add_time(&note, lesson, language);
	text_add(&note, language == LANGUAGE_ZH ? "同时在" : ", at the same time in ");
	for (size_t i = 0; i < count; i++) {
		const struct lesson *other = &f->timetable.lessons[places[i]];

		if (other->class_id == lesson->class_id)
			continue;
		text_add(&note, written++ == 0 ? "" : language == LANGUAGE_ZH ? "、" : ", ");
		add_place(f, &note, other);
	}
	text_add(&name, teacher_names_find(&f->names, lesson->teacher));
	row.taught_by = text_string(&name);
	row.note = text_string(&note);
	write_row(f, &row);
	text_free(&note);
	text_free(&name);
}

/* Where nobody is, anybody may be. */
static bool
is_assigned(const struct lessons_form *f, const struct lesson *lesson)
{
	size_t count;
	const struct assigned *assigned = timetable_assigned(&f->timetable, lesson->class_id, lesson->subject, &count);

	for (size_t i = 0; i < count; i++)
		if (assigned[i].teacher == lesson->teacher)
			return true;
	return count == 0;
}

static void
write_not_assigned(struct lessons_form *f, const struct class_info *c, const struct lesson *lesson)
{
	struct lessons_row row = { .class_info = c, .subject = subject_name(&f->plan.report->district, lesson->subject), .scheduled = -1, .verdict = LESSONS_NOT_ASSIGNED };
	struct text note = TEXT_INIT, name = TEXT_INIT;

	add_assigned(f, &name, lesson->class_id, lesson->subject);
	text_addf(&note, f->plan.report->language == LANGUAGE_ZH ? "任课表为%s" : "assigned: %s", text_string(&name));
	text_clear(&name);
	text_add(&name, teacher_names_find(&f->names, lesson->teacher));
	row.taught_by = text_string(&name);
	row.note = text_string(&note);
	write_row(f, &row);
	text_free(&note);
	text_free(&name);
}

static void
write_teachers(struct lessons_form *f, const struct class_info *c, const struct lesson *lessons, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (lessons[i].written && is_first(lessons, &lessons[i]) && !is_assigned(f, &lessons[i]))
			write_not_assigned(f, c, &lessons[i]);
	for (size_t i = 0; i < count; i++)
		if (lessons[i].two_places)
			write_two_places(f, c, &lessons[i]);
}

/* ---- the form ---- */

static void
write_class(struct lessons_form *f, const struct class_info *c)
{
	const struct district *d = &f->plan.report->district;
	size_t count;
	const struct lesson *lessons = timetable_of_class(&f->timetable, c->id, &count);

	f->checked++;
	if (count == 0) {
		write_row(f, &(struct lessons_row){ .class_info = c, .scheduled = -1, .verdict = LESSONS_NO_TIMETABLE });
		return;
	}
	for (size_t i = 0; i < d->subject_count; i++)
		write_subject(f, c, &d->subjects[i], lessons, count);
	write_total(f, c, count);
	write_teachers(f, c, lessons, count);
}

static int
by_name(const void *left, const void *right)
{
	const struct class_info *a = *(const struct class_info *const *)left, *b = *(const struct class_info *const *)right;
	int order = class_name_compare(&a->name, &b->name);

	return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static bool
has_timetable(const struct lessons_form *f, const struct class_info *const *classes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t lessons;

		timetable_of_class(&f->timetable, classes[i]->id, &lessons);
		if (lessons > 0)
			return true;
	}
	return false;
}

static void
write_empty_school(struct lessons_form *f, const struct class_info *const *classes, size_t count)
{
	struct lessons_row row = { .class_info = classes[0], .of_school = true, .scheduled = -1, .verdict = LESSONS_NO_TIMETABLE };
	struct text note = TEXT_INIT;

	text_addf(&note, f->plan.report->language == LANGUAGE_ZH ? "%zu个班" : "classes: %zu", count);
	row.note = text_string(&note);
	write_row(f, &row);
	text_free(&note);
	f->checked += (long)count;
}

static void
write_school(struct lessons_form *f, const struct school *school)
{
	const struct class_info **own = alloc_zero(f->class_count + 1, sizeof *own);
	size_t count = 0;

	for (size_t i = 0; i < f->class_count; i++)
		if (f->classes[i].school == school->id)
			own[count++] = &f->classes[i];
	qsort(own, count, sizeof *own, by_name);
	if (count > 0 && !has_timetable(f, own, count))
		write_empty_school(f, own, count);
	else
		for (size_t i = 0; i < count; i++)
			write_class(f, own[i]);
	free(own);
}

static bool
check_tables(const struct lessons_form *f, struct error *error)
{
	if (f->timetable.count == 0)
		return error_data(error, _("no timetable is in force on %s; import-records timetable brings them in"), f->plan.day);
	if (f->curriculum.count == 0)
		return error_data(error, _("the table curriculum has no rows in force on %s"), f->plan.day);
	return true;
}

static void
write_form(struct lessons_form *f)
{
	report_columns(f->plan.report, lessons_columns);
	if (f->plan.options->faults)
		report_columns(f->plan.report, (const char *const[]){ "check_date", "category", "problem", NULL });
	else
		report_columns(f->plan.report, (const char *const[]){ "note", "on_date", NULL });
	report_columns(f->plan.report, (const char *const[]){ "definition", NULL });
	for (size_t i = 0; i < f->plan.school_count; i++)
		write_school(f, f->plan.schools[i].school);
	if (f->rows == 0 && f->checked > 0)
		remark((struct place){ 0 }, _("nothing is wrong: %ld classes were checked"), f->checked);
}

bool
lessons_report(struct report *report, const struct plan_options *options, struct error *error)
{
	struct lessons_form f = { 0 };
	struct date date;
	bool ok = plan_open(&f.plan, report, options, false, error) && timetable_load(&f.timetable, report->db, f.plan.day, error)
	    && curriculum_load(&f.curriculum, report->db, f.plan.day, error) && check_tables(&f, error);

	if (ok && date_parse(f.plan.day, &date)) {
		teacher_names_load(&f.names, report->db);
		f.school_year = lessons_year_of_date(date);
		load_classes(&f);
		write_form(&f);
	}
	free(f.classes);
	teacher_names_free(&f.names);
	timetable_free(&f.timetable);
	curriculum_free(&f.curriculum);
	plan_close(&f.plan);
	return ok && db_ok(report->db, error);
}
