/* The form taught (巡课): what inspectors saw against the timetable of the day, and whose lessons were taken. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/exam-figures.h"
#include "school/plan.h"
#include "school/teacher-names.h"
#include "school/timetable.h"

/* Places in the words of column lesson_state. */
enum lesson_state { STATE_TAUGHT, STATE_SELF_STUDY, STATE_EMPTY };
enum outcome { AS_SCHEDULED, SUBSTITUTE, TAKEN, NOT_TAUGHT, OFF_TIMETABLE, OUTCOMES };

struct seen {
	int64_t class_id, school, subject, teacher;
	int64_t place;                  /* of the school in the plan */
	int day, lesson, weekday;
	enum lesson_state state;
	enum outcome outcome;
	int64_t scheduled, scheduled_teacher;   /* 0: nothing, not written */
	const char *date, *inspector, *note;
};

struct taught_form {
	struct plan plan;
	struct past_timetables timetables;
	struct teacher_names names;
	struct class_info *classes;     /* by id */
	size_t class_count;
	struct seen *seen;
	size_t count;
	struct arena arena;
};

/* ---- reading ---- */

static enum outcome
judge(const struct seen *s)
{
	if (s->scheduled == 0)
		return OFF_TIMETABLE;
	if (s->state != STATE_TAUGHT)
		return NOT_TAUGHT;
	if (s->subject != s->scheduled)
		return TAKEN;
	return s->teacher != 0 && s->scheduled_teacher != 0 && s->teacher != s->scheduled_teacher ? SUBSTITUTE : AS_SCHEDULED;
}

static void
compare_with_timetable(struct taught_form *f, struct seen *s)
{
	const struct past_lesson *lesson = NULL;

	s->weekday = school_day_weekday(&f->plan.days, s->school, s->day);
	if (is_school_day(&f->plan.days, s->school, s->day))
		lesson = past_timetables_find(&f->timetables, s->class_id, s->day, s->weekday, s->lesson);
	if (lesson != NULL) {
		s->scheduled = lesson->subject;
		s->scheduled_teacher = lesson->teacher;
	}
	s->outcome = judge(s);
}

static const char *
copy_cell(struct taught_form *f, struct query *q, int column)
{
	return query_null(q, column) ? NULL : arena_copy(&f->arena, query_text(q, column));
}

static void
read_row(struct taught_form *f, struct query *q)
{
	struct seen *s = &f->seen[f->count];
	const struct plan_school *school;
	struct date date;

	*s = (struct seen){ .date = arena_copy(&f->arena, query_text(q, 0)), .class_id = query_int(q, 1), .school = query_int(q, 2), .lesson = (int)query_int(q, 3),
		.state = (enum lesson_state)query_int(q, 4), .subject = query_int(q, 5), .teacher = query_int(q, 6), .inspector = copy_cell(f, q, 7), .note = copy_cell(f, q, 8) };
	if (!date_parse(s->date, &date) || (school = plan_school_of(&f->plan, s->school)) == NULL)
		return;
	s->place = school - f->plan.schools;
	s->day = date_day_number(date);
	compare_with_timetable(f, s);
	f->count++;
}

static bool
load_seen(struct taught_form *f, struct error *error)
{
	struct db *db = f->plan.report->db;
	char first[11], last[11];
	size_t capacity = 0;
	struct query *q;

	date_format(date_from_day_number(f->plan.first), first);
	date_format(date_from_day_number(f->plan.last < f->plan.today ? f->plan.last : f->plan.today), last);
	q = query(db, "select l.check_date, l.class, c.school, l.lesson, l.lesson_state, coalesce(l.subject, 0), coalesce(l.teacher, 0), l.inspector, l.note"
	    " from lesson_checks_rows l join classes_rows c on c.class = l.class where l.check_date between $1 and $2 order by l.check_date, l.lesson, l.class", "tt", first, last);
	while (query_next(q)) {
		if (f->count == capacity) {
			capacity = capacity == 0 ? 256 : capacity * 2;
			f->seen = alloc_grow(f->seen, capacity, sizeof *f->seen);
		}
		read_row(f, q);
	}
	return db_ok(db, error);
}

/* ---- cells ---- */

static const char *
subject_name(const struct taught_form *f, int64_t id)
{
	const struct district *d = &f->plan.report->district;

	for (size_t i = 0; i < d->subject_count; i++)
		if (d->subjects[i].id == id)
			return d->subjects[i].name;
	return NULL;
}

/* As it was called on the day. */
static void
add_class(const struct taught_form *f, struct text *text, int64_t id, int day)
{
	const struct class_info *found = register_class(f->classes, f->class_count, id);
	struct class_rules rules = { .school_year = lessons_year_of_date(date_from_day_number(day)) };
	struct class_name name;

	if (found == NULL)
		return;
	name = found->name;
	if (class_name_resolve(&name, &rules) != CLASS_FINE)
		name = found->name;
	class_name_add(text, &name, f->plan.report->language);
}

static void
put_class(struct taught_form *f, int64_t id, int day)
{
	text_clear(&f->plan.scratch);
	add_class(f, &f->plan.scratch, id, day);
	writer_text(f->plan.report->writer, text_string(&f->plan.scratch));
}

static void
put_school(struct taught_form *f, int64_t id)
{
	const struct school *school = school_of(&f->plan.report->district, id);

	writer_text(f->plan.report->writer, school != NULL ? school->name : NULL);
}

static const char *
outcome_text(const struct seen *s, enum language language)
{
	static const char *const texts[OUTCOMES][2] = {
		[AS_SCHEDULED] = { "按表上课", "as scheduled" }, [SUBSTITUTE] = { "代课", "substitute" }, [TAKEN] = { "挪用", "taken" },
		[OFF_TIMETABLE] = { "表外", "off the timetable" },
	};

	if (s->outcome == NOT_TAUGHT)
		return word_text(&column_find("lesson_state")->words[s->state], language);
	return texts[s->outcome][language];
}

/* ---- each lesson that was not as scheduled ---- */

static const char *const lesson_columns[] = { "check_date", "weekday", "lesson", "school", "class", "subject_scheduled", "teacher_scheduled", "subject_found",
	"teacher_found", "taught_verdict", "inspector", "note", NULL };

static void
add_note(struct text *text, const char *part, enum language language)
{
	if (part == NULL || part[0] == '\0')
		return;
	text_add(text, text->length == 0 ? "" : language == LANGUAGE_ZH ? "；" : "; ");
	text_add(text, part);
}

static void
put_note(struct taught_form *f, const struct seen *s)
{
	enum language language = f->plan.report->language;
	struct text note = TEXT_INIT;

	if (!is_school_day(&f->plan.days, s->school, s->day))
		add_note(&note, language == LANGUAGE_ZH ? "非上课日" : "no school day", language);
	else if (s->weekday != weekday_of(s->day))
		add_note(&note, language == LANGUAGE_ZH ? "补课日" : "a make-up day", language);
	add_note(&note, s->note, language);
	writer_text(f->plan.report->writer, text_string(&note));
	text_free(&note);
}

/* What was wrong, as the register of findings takes it. */
static void
put_finding(struct taught_form *f, const struct seen *s)
{
	bool zh = f->plan.report->language == LANGUAGE_ZH;
	struct text text = TEXT_INIT;

	add_class(f, &text, s->class_id, s->day);
	text_addf(&text, zh ? "第%d节%s：%s" : " lesson %d, %s: %s", s->lesson, subject_name(f, s->scheduled), outcome_text(s, f->plan.report->language));
	if (s->outcome == TAKEN)
		text_addf(&text, zh ? "，改上%s" : " by %s", subject_name(f, s->subject));
	writer_text(f->plan.report->writer, "教学常规");
	writer_text(f->plan.report->writer, text_string(&text));
	text_free(&text);
}

static void
write_seen(struct taught_form *f, const struct seen *s)
{
	struct writer *w = f->plan.report->writer;
	enum language language = f->plan.report->language;

	writer_text(w, s->date);
	writer_text(w, word_text(&column_find("weekday")->words[s->weekday], language));
	writer_integer(w, s->lesson);
	put_school(f, s->school);
	put_class(f, s->class_id, s->day);
	writer_text(w, subject_name(f, s->scheduled));
	writer_text(w, teacher_names_find(&f->names, s->scheduled_teacher));
	writer_text(w, subject_name(f, s->subject));
	writer_text(w, teacher_names_find(&f->names, s->teacher));
	writer_text(w, outcome_text(s, language));
	writer_text(w, s->inspector);
	put_note(f, s);
	if (f->plan.options->faults)
		put_finding(f, s);
	writer_end_row(w);
}

static void
write_lessons(struct taught_form *f)
{
	bool faults = f->plan.options->faults;

	report_columns(f->plan.report, lesson_columns);
	if (faults)
		report_columns(f->plan.report, (const char *const[]){ "category", "problem", NULL });
	for (size_t i = 0; i < f->count; i++)
		if (faults ? f->seen[i].outcome == TAKEN || f->seen[i].outcome == NOT_TAUGHT : f->seen[i].outcome != AS_SCHEDULED)
			write_seen(f, &f->seen[i]);
}

/* ---- rates ---- */

enum { BY_SCHOOL = 1, BY_CLASS = 2, BY_SUBJECT = 4 };

struct counts { int64_t of[OUTCOMES]; };

static void
count_in(struct counts *counts, const struct seen *s)
{
	counts->of[s->outcome]++;
}

static void
put_counts(struct taught_form *f, const struct counts *c)
{
	struct writer *w = f->plan.report->writer;
	int64_t as_scheduled = c->of[AS_SCHEDULED] + c->of[SUBSTITUTE], inspected = as_scheduled + c->of[TAKEN] + c->of[NOT_TAUGHT];
	char first[11], last[11];

	writer_integer(w, inspected);
	writer_integer(w, as_scheduled);
	writer_ratio(w, 100 * as_scheduled, inspected, 2);
	writer_integer(w, c->of[TAKEN]);
	writer_integer(w, c->of[NOT_TAUGHT]);
	writer_integer(w, c->of[OFF_TIMETABLE]);
	date_format(date_from_day_number(f->plan.first), first);
	date_format(date_from_day_number(f->plan.last < f->plan.today ? f->plan.last : f->plan.today), last);
	text_clear(&f->plan.scratch);
	text_addf(&f->plan.scratch, f->plan.report->language == LANGUAGE_ZH ? "%s至%s巡课，按表上课率=按表上课÷巡查节数" : "inspections from %s to %s; rate = as scheduled / inspected", first, last);
	writer_text(w, text_string(&f->plan.scratch));
	writer_end_row(w);
}

/* The rows of one unit stand together. */
static int
compare_units(const struct seen *a, const struct seen *b, unsigned by)
{
	int64_t left[] = { by & BY_SCHOOL ? a->place : 0, by & BY_CLASS ? a->class_id : 0, by & BY_SUBJECT ? a->scheduled : 0 };
	int64_t right[] = { by & BY_SCHOOL ? b->place : 0, by & BY_CLASS ? b->class_id : 0, by & BY_SUBJECT ? b->scheduled : 0 };

	for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	return 0;
}

static int
by_unit(const void *left, const void *right, void *by)
{
	const struct seen *a = left, *b = right;
	int order = compare_units(a, b, *(const unsigned *)by);

	return order != 0 ? order : a->day != b->day ? a->day - b->day : a->lesson - b->lesson;
}

static void
write_unit(struct taught_form *f, const struct seen *s, unsigned by, const struct counts *counts)
{
	if (by & BY_SCHOOL)
		put_school(f, s->school);
	if (by & BY_CLASS)
		put_class(f, s->class_id, s->day);
	if (by & BY_SUBJECT)
		writer_text(f->plan.report->writer, subject_name(f, s->scheduled));
	put_counts(f, counts);
}

/* Schools, and classes in them, in the order of the register; subjects in that of their table. */
static void
write_units(struct taught_form *f, unsigned by)
{
	for (size_t i = 0, next; i < f->count; i = next) {
		struct counts counts = { 0 };

		for (next = i; next < f->count && compare_units(&f->seen[i], &f->seen[next], by) == 0; next++)
			count_in(&counts, &f->seen[next]);
		if (by != BY_SUBJECT || f->seen[i].scheduled != 0)
			write_unit(f, &f->seen[i], by, &counts);
	}
}

static void
write_all(struct taught_form *f, unsigned by)
{
	struct counts counts = { 0 };

	for (size_t i = 0; i < f->count; i++)
		count_in(&counts, &f->seen[i]);
	writer_text(f->plan.report->writer, f->plan.report->language == LANGUAGE_ZH ? "全部" : "All");
	if (by & BY_CLASS)
		writer_blank(f->plan.report->writer);
	put_counts(f, &counts);
}

static void
write_rates(struct taught_form *f, unsigned by)
{
	struct report *report = f->plan.report;

	if (by & BY_SCHOOL)
		report_columns(report, (const char *const[]){ "school", NULL });
	if (by & BY_CLASS)
		report_columns(report, (const char *const[]){ "class", NULL });
	if (by & BY_SUBJECT)
		report_columns(report, (const char *const[]){ "subject_scheduled", NULL });
	report_columns(report, (const char *const[]){ "lessons_inspected", "lessons_as_scheduled", "as_scheduled_rate", "lessons_taken", "lessons_empty", "off_timetable",
	    "definition", NULL });
	if (f->count > 0)
		qsort_r(f->seen, f->count, sizeof *f->seen, by_unit, &by);
	write_units(f, by);
	write_all(f, by);
}

/* ---- the form ---- */

static bool
write_form(struct taught_form *f, const char *by)
{
	static const struct { const char *name; unsigned by; } units[] = {
		{ "school", BY_SCHOOL }, { "class", BY_SCHOOL | BY_CLASS }, { "subject", BY_SUBJECT }, { "lesson", 0 }
	};

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strcmp(by != NULL ? by : "school", units[i].name) != 0)
			continue;
		if (units[i].by != 0)
			write_rates(f, units[i].by);
		else
			write_lessons(f);
		return true;
	}
	opt_usage(f->plan.report->program, _("--by is school, class, subject or lesson, not \"%s\""), by);
}

bool
taught_report(struct report *report, const struct plan_options *options, struct error *error)
{
	struct taught_form f = { 0 };
	struct plan_options months = *options;
	bool ok;

	months.by = NULL;
	ok = plan_open(&f.plan, report, &months, true, error) && past_timetables_load(&f.timetables, report->db, error) && load_seen(&f, error);
	if (ok && f.timetables.count == 0)
		ok = error_data(error, _("there is no timetable; import-records timetable brings them in"));
	if (ok) {
		teacher_names_load(&f.names, report->db);
		f.classes = register_classes(report->db, &f.class_count);
		ok = write_form(&f, options->by) && db_ok(report->db, error);
	}
	free(f.seen);
	free(f.classes);
	arena_free(&f.arena);
	teacher_names_free(&f.names);
	past_timetables_free(&f.timetables);
	plan_close(&f.plan);
	return ok;
}
