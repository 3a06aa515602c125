#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/dossier.h"
#include "school/teacher-names.h"

static const struct section {
	const char *zh, *en;
	bool (*write)(struct dossier *, struct error *);
} sections[] = {
	{ "基本信息", "Person", dossier_basics },
	{ "任课", "Assignments", dossier_assignments },
	{ "班主任", "Head teacher", dossier_homeroom },
	{ "教学成绩", "Results", dossier_results },
	{ "考核记录", "Appraisal records", dossier_appraisal },
	{ "教学常规检查", "Checks", dossier_checks },
	{ "问题清单", "Findings", dossier_findings },
	{ "巡课", "Lessons inspected", dossier_lessons },
	{ "培训", "Trainings", dossier_trainings },
	{ "业绩", "Merits", dossier_merits },
	{ "活动", "Activities", dossier_activities },
	{ "家访与约谈", "Families", dossier_families },
	{ "考勤", "Attendance", dossier_attendance },
};

static const struct section *section_at;

const char *
dossier_say(const struct dossier *d, const char *zh, const char *en)
{
	return report_word(d->report, zh, en);
}

const char *
dossier_word(const struct dossier *d, const char *column, int64_t word)
{
	return word_text(&column_find(column)->words[word], d->report->language);
}

/* ---- rows ---- */

void
dossier_add(struct dossier *d, struct text *out, const char *words, const char *value)
{
	if (value == NULL || value[0] == '\0')
		return;
	if (out->length > 0)
		text_add(out, dossier_say(d, "；", "; "));
	text_addf(out, "%s%s", words != NULL ? words : "", value);
}

void
dossier_trace(struct dossier *d, int64_t batch, int64_t line)
{
	traced_add(&d->source, d->report->db, batch, line, line, d->report->language);
}

void
dossier_add_class(struct dossier *d, struct text *out, int64_t class_id, const char *iso)
{
	struct query *q = query(d->report->db, "select stage, entry_year, class_number from classes_rows where class = $1", "i", class_id);
	struct date date;

	if (query_next(q)) {
		struct class_name name = { .first_grade = (int)query_int(q, 0), .entry_year = (int)query_int(q, 1), .number = (int)query_int(q, 2) };

		if (iso != NULL && date_parse(iso, &date))
			name.grade = name.first_grade + school_year_of_date(date) - name.entry_year;
		if (name.grade > GRADE_LAST || name.grade < GRADE_KINDERGARTEN)
			name.grade = 0;
		class_name_add(out, &name, d->report->language);
	}
	query_end(q);
}

static void
put_period(struct dossier *d, const char *period, const char *iso)
{
	struct date date;
	char term[12];

	if (period == NULL && iso != NULL && date_parse(iso, &date)) {
		term_format(term_of_date(date), term);
		period = term;
	}
	writer_text(d->report->writer, period);
}

static void
put_text(struct dossier *d, struct text *text)
{
	writer_text(d->report->writer, text_string(text));
	text_clear(text);
}

void
dossier_row(struct dossier *d, const char *period, const char *date, int64_t count)
{
	struct writer *w = d->report->writer;

	writer_text(w, d->at->number);
	writer_text(w, d->at->name);
	writer_text(w, dossier_say(d, section_at->zh, section_at->en));
	put_period(d, period, date);
	writer_text(w, date);
	put_text(d, &d->what);
	put_text(d, &d->value);
	if (count >= 0)
		writer_integer(w, count);
	else
		writer_blank(w);
	put_text(d, &d->definition);
	put_text(d, &d->note);
	put_text(d, &d->source);
	writer_end_row(w);
}

/* ---- whose ---- */

static const char teachers_sql[] =
    "select t.teacher, coalesce(t.school, 0), k.key, t.teacher_name, (select count(*) from teachers_rows o where o.teacher_name = t.teacher_name) = 1"
    " from teachers_rows t join keys k on k.id = t.teacher where ($1 = 0 or t.teacher = $1) and ($2 = 0 or t.school = $2) order by k.key";

static void
add_teachers(struct dossier *d, int64_t teacher, int64_t school)
{
	struct query *q = query(d->report->db, teachers_sql, "ii", teacher, school);

	while (query_next(q)) {
		d->teachers = alloc_grow(d->teachers, d->count + 1, sizeof *d->teachers);
		d->teachers[d->count++] = (struct dossier_teacher){ query_int(q, 0), query_int(q, 1), arena_copy(&d->arena, query_text(q, 2)),
		    arena_copy(&d->arena, query_text(q, 3)), query_int(q, 4) != 0 };
	}
}

static bool
is_all(const char *who)
{
	return who == NULL || strcmp(who, "all") == 0;
}

/* A list of numbers or names; all, or none, is everybody, of the school where one is asked for. */
static bool
find_teachers(struct dossier *d, struct error *error)
{
	const struct school *school = NULL;
	const char *who = d->options->teacher;
	char *list, *rest;
	bool ok = true;
	int64_t id;

	if (d->options->school != NULL && (school = district_find_school(&d->report->district, d->options->school)) == NULL)
		return error_set(error, _("there is no school \"%s\" in the register"), d->options->school);
	if (is_all(who))
		add_teachers(d, 0, school != NULL ? school->id : 0);
	list = copy_string(is_all(who) ? "" : who);
	for (char *one = strtok_r(list, ",", &rest); ok && one != NULL; one = strtok_r(NULL, ",", &rest)) {
		ok = teacher_find(d->report->db, one, &id, error);
		if (ok)
			add_teachers(d, id, 0);
	}
	free(list);
	return ok && db_ok(d->report->db, error) && (d->count > 0 || error_set(error, _("there are no teachers in the register; import-records teachers brings them in")));
}

/* ---- the period ---- */

static bool
has_period(const struct period_options *p)
{
	return p->year != NULL || p->term != NULL || p->month != NULL || p->since != NULL || p->until != NULL;
}

/* Without one all that is known up to the day. */
static bool
read_period(struct dossier *d, struct error *error)
{
	struct date today;
	int first, last;

	if (!report_day(d->report, d->options->on, d->day, error))
		return false;
	memcpy(d->last, d->day, sizeof d->last);
	if (!has_period(&d->options->period))
		return true;
	date_parse(d->day, &today);
	if (!period_read(&d->options->period, d->report->program, date_day_number(today), &first, &last, error))
		return false;
	date_format(date_from_day_number(first), d->first);
	if (last < date_day_number(today))
		date_format(date_from_day_number(last), d->last);
	return true;
}

/* ---- the form ---- */

static bool
write_teacher(struct dossier *d, struct error *error)
{
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof sections / sizeof sections[0]; i++) {
		section_at = &sections[i];
		ok = sections[i].write(d, error);
	}
	return ok;
}

/* What is read at once for all of them. */
static bool
load(struct dossier *d, struct error *error)
{
	const unsigned all_purposes = ~0u;
	const int64_t only = d->count == 1 ? d->teachers[0].id : 0;
	struct criterion trainings = { .of = "", .source = SOURCE_TRAINING };

	memcpy(trainings.first, d->first, sizeof trainings.first);
	return findings_load(&d->findings, d->report->db, d->last, error) && facts_load(&d->trainings, d->report, &trainings, d->last, error)
	    && staff_marks_load(&d->marks, d->report->db, d->first, d->last, only, error)
	    && teacher_history_load(&d->history, d->report, d->first, d->last, all_purposes, only, error);
}

static bool
write_records(struct dossier *d, struct error *error)
{
	bool ok = load(d, error);

	if (!ok)
		return false;
	report_columns(d->report, (const char *const[]){ "teacher", "teacher_name", "dossier_section", "period", "fact_date", "fact_what", "fact_value", "fact_count",
	    "definition", "note", "fact_source", NULL });
	for (size_t i = 0; ok && i < d->count; i++) {
		d->at = &d->teachers[i];
		ok = write_teacher(d, error);
	}
	return ok;
}

static void
close_dossier(struct dossier *d)
{
	struct text *texts[] = { &d->what, &d->value, &d->definition, &d->note, &d->source };

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		text_free(texts[i]);
	teacher_history_free(&d->history);
	findings_free(&d->findings);
	facts_free(&d->trainings);
	staff_marks_free(&d->marks);
	free(d->teachers);
	arena_free(&d->arena);
}

bool
record_report(struct report *report, const struct ranking_options *options, struct error *error)
{
	struct dossier d = { .report = report, .options = options };
	bool ok;

	/* A record is its teacher's own. */
	if (report->audience == AUDIENCE_TEACHER && (is_all(options->teacher) || strchr(options->teacher, ',') != NULL))
		opt_usage(report->program, _("for a teacher the record is of one alone: name one with --teacher"));
	ok = read_period(&d, error) && find_teachers(&d, error);
	ok = ok && (options->teacher == NULL ? dossier_summary(&d, error) : write_records(&d, error));
	close_dossier(&d);
	return ok && db_ok(report->db, error);
}
