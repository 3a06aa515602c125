#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/checklist.h"
#include "school/exam-figures.h"
#include "school/term.h"

static bool
read_teacher(struct checklist *c, const char *text, struct error *error)
{
	struct db *db = c->report->db;
	int64_t count;

	c->teacher = key_id(db, "teachers", text, false);
	if (c->teacher != 0)
		return true;
	count = db_int(db, 0, "select count(*) from teachers_rows where teacher_name = $1", "t", text);
	if (count > 1)
		return error_set(error, _("%lld teachers are called \"%s\"; give the number"), (long long)count, text);
	c->teacher = db_int(db, 0, "select teacher from teachers_rows where teacher_name = $1", "t", text);
	return c->teacher != 0 || error_set(error, _("there is no teacher \"%s\" in the register"), text);
}

static bool
read_period(struct checklist *c, struct error *error)
{
	const struct checklist_options *o = c->options;
	struct month month;
	struct date checked;

	if (o->year != NULL && (strlen(o->year) != 4 || strspn(o->year, "0123456789") != 4))
		return error_set(error, _("--year wants a year like 2023, not \"%s\""), o->year);
	if (o->checked != NULL && !date_parse(o->checked, &checked))
		return error_set(error, _("--checked wants a date like 2023-06-30, not \"%s\""), o->checked);
	if (o->checked != NULL)
		date_format(checked, c->checked);
	if (o->month == NULL)
		return true;
	if (!month_parse(o->month, &month))
		return error_set(error, _("--month wants a month like 2023-04, not \"%s\""), o->month);
	date_format(month_first_day(month), c->first);
	date_format(month_last_day(month), c->last);
	return true;
}

static bool
check_category(struct checklist *c, struct error *error)
{
	const char *category = c->options->category;
	struct query *q;

	if (category == NULL || db_int(c->report->db, 0, "select 1 from deadlines_rows where category = $1 limit 1", "t", category) == 1
	    || db_int(c->report->db, 0, "select 1 from findings_rows where category = $1 limit 1", "t", category) == 1)
		return true;
	q = query(c->report->db, "select group_concat(category, $1) from (select distinct category from deadlines_rows order by category)", "t", _(", "));
	error_set(error, _("\"%s\" is no category of the table of deadlines, which has: %s"), category, query_next(q) ? query_text(q, 0) : "");
	query_end(q);
	return false;
}

/* What an undo left without the steps before it. */
static void
remark_impossible(const struct checklist *c)
{
	const struct finding *first = NULL;
	int count = 0;

	for (size_t i = 0; i < c->findings.count; i++) {
		count += c->findings.items[i].impossible;
		if (first == NULL && c->findings.items[i].impossible > 0)
			first = &c->findings.items[i];
	}
	if (first != NULL)
		remark((struct place){ 0 }, _("steps that no longer fit since others were taken back are passed over: %d, the first of %s"), count, first->number);
}

bool
checklist_open(struct checklist *c, struct report *report, const struct checklist_options *options, bool findings, struct error *error)
{
	*c = (struct checklist){ .report = report, .options = options, .check_types = column_find("check_type")->words,
		.severities = column_find("severity")->words };
	if (!report_day(report, options->on, c->day, error) || !read_period(c, error))
		return false;
	if (options->school != NULL && (c->school = district_find_school(&report->district, options->school)) == NULL)
		return error_set(error, _("there is no school \"%s\" in the register"), options->school);
	if (options->teacher != NULL && !read_teacher(c, options->teacher, error))
		return false;
	teacher_names_load(&c->names, report->db);
	if (findings && (!findings_load(&c->findings, report->db, c->day, error) || !check_category(c, error)))
		return false;
	remark_impossible(c);
	return true;
}

void
checklist_close(struct checklist *c)
{
	findings_free(&c->findings);
	teacher_names_free(&c->names);
	map_free(&c->districts);
	arena_free(&c->arena);
	text_free(&c->scratch);
}

/* A year's register begins with what was still open on 1 January. */
static bool
in_year(const struct finding *f, const char *year)
{
	int order = strncmp(f->check_date, year, 4);

	return order == 0 || (order < 0 && (f->closed_on[0] == '\0' || strncmp(f->closed_on, year, 4) >= 0));
}

bool
checklist_has(const struct checklist *c, const struct finding *f)
{
	const struct checklist_options *o = c->options;

	return (c->school == NULL || f->school == c->school->id) && (c->teacher == 0 || f->teacher == c->teacher)
	    && (o->category == NULL || strcmp(f->category, o->category) == 0) && (o->year == NULL || in_year(f, o->year));
}

bool
checklist_of_month(const struct checklist *c, const struct finding *f)
{
	return c->first[0] == '\0' || (strcmp(f->check_date, c->first) >= 0 && strcmp(f->check_date, c->last) <= 0);
}

int
checklist_days(const char *first, const char *last)
{
	struct date a, b;

	return date_parse(first, &a) && date_parse(last, &b) ? date_day_number(b) - date_day_number(a) : 0;
}

void
checklist_come_back(struct checklist *c, struct map *back)
{
	findings_link(&c->findings);
	for (size_t i = 0; i < c->findings.count; i++)
		if (c->findings.items[i].recurs[0] != '\0')
			map_set(back, c->findings.items[i].recurs, &c->findings.items[i]);
}

const char *const checklist_columns[] = { "finding", "check_date", "check_type", "school", "teacher_name", "category", "severity", "problem", NULL };

const char *
checklist_teacher_name(const struct checklist *c, int64_t teacher)
{
	return teacher_names_find(&c->names, teacher);
}

const char *
checklist_district(struct checklist *c, int64_t school)
{
	char key[24];
	const char *text;
	struct query *q;

	snprintf(key, sizeof key, "%lld", (long long)school);
	if (map_has(&c->districts, key))
		return map_get(&c->districts, key);
	q = query(c->report->db, "select district from schools_rows where school = $1", "i", school);
	text = arena_copy(&c->arena, query_next(q) && query_text(q, 0) != NULL ? query_text(q, 0) : "");
	query_end(q);
	map_set(&c->districts, key, (void *)text);
	return text;
}

const char *
checklist_total(const struct checklist *c)
{
	return c->report->language == LANGUAGE_ZH ? "合计" : "Total";
}

void
checklist_put_finding(struct checklist *c, const struct finding *f)
{
	struct writer *w = c->report->writer;
	enum language language = c->report->language;
	const struct school *school = school_of(&c->report->district, f->school);

	writer_text(w, f->number);
	writer_text(w, f->check_date);
	writer_text(w, word_text(&c->check_types[f->check_type], language));
	writer_text(w, school != NULL ? school->name : NULL);
	writer_text(w, checklist_teacher_name(c, f->teacher));
	writer_text(w, f->category);
	writer_text(w, word_text(&c->severities[f->severity], language));
	writer_text(w, f->problem);
}
