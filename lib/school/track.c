#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/exam-figures.h"
#include "school/track.h"

enum { YEAR_DAYS = 366 };

const char *
track_word(const struct track *t, const char *zh, const char *en)
{
	return report_word(t->report, zh, en);
}

/* Rows by the million hold them: digits are taken as they stand. */
int
track_day(const char *iso, int fallback)
{
	struct date d;

	if (iso == NULL || strlen(iso) != strlen("2023-03-01"))
		return fallback;
	d.year = (iso[0] - '0') * 1000 + (iso[1] - '0') * 100 + (iso[2] - '0') * 10 + iso[3] - '0';
	d.month = (iso[5] - '0') * 10 + iso[6] - '0';
	d.day = (iso[8] - '0') * 10 + iso[9] - '0';
	return date_day_number(d);
}

/* ---- classes ---- */

static int
years_of_stage(int first_grade)
{
	return first_grade < GRADE_PRIMARY ? GRADE_PRIMARY - 1 - GRADE_KINDERGARTEN : first_grade == GRADE_PRIMARY ? GRADE_JUNIOR - GRADE_PRIMARY
	    : GRADE_LAST + 1 - first_grade;
}

static void
set_days(const struct track *t, struct track_class *c)
{
	int first = date_day_number(school_year_first_day(c->name.entry_year));
	int last = date_day_number(school_year_last_day(c->name.entry_year + years_of_stage(c->name.first_grade) - 1));

	c->first = c->name.entry_year == 0 || first < t->first ? t->first : first;
	c->last = c->name.entry_year == 0 || last > t->last ? t->last : last;
}

static void
set_label(struct track *t, struct track_class *c)
{
	const struct class_rules rules = { .school_year = school_year_of_date(date_from_day_number(t->last)), .junior_grade = c->name.first_grade == 6 ? 6 : 7,
	    .stage = c->name.first_grade };
	struct class_name name = c->name;
	struct text label = TEXT_INIT;

	if (class_name_resolve(&name, &rules) == CLASS_FINE)
		c->name = name;
	class_name_add(&label, &c->name, t->report->language);
	c->label = arena_copy(&t->arena, text_string(&label));
	text_free(&label);
}

static int
compare_classes(const void *a, const void *b)
{
	const struct track_class *x = *(const struct track_class *const *)a, *y = *(const struct track_class *const *)b;

	if (x->school->id != y->school->id)
		return x->school->id < y->school->id ? -1 : 1;
	if (class_name_compare(&x->name, &y->name) != 0)
		return class_name_compare(&x->name, &y->name);
	return (x->id > y->id) - (x->id < y->id);
}

static void
load_classes(struct track *t)
{
	struct query *q = query(t->report->db, "select class, school, entry_year, stage, class_number, head_teacher from classes_rows order by class", "");

	while (query_next(q)) {
		const struct school *school = school_of(&t->report->district, query_int(q, 1));
		struct track_class *c;

		if (school == NULL)
			continue;
		t->classes = alloc_grow(t->classes, t->class_count + 1, sizeof *t->classes);
		c = &t->classes[t->class_count++];
		*c = (struct track_class){ .id = query_int(q, 0), .school = school, .name = { .entry_year = (int)query_int(q, 2),
		    .first_grade = (int)query_int(q, 3), .number = (int)query_int(q, 4) } };
		c->head_teacher = query_null(q, 5) ? NULL : arena_copy(&t->arena, query_text(q, 5));
		set_days(t, c);
		set_label(t, c);
	}
	t->list = alloc_zero(t->class_count + 1, sizeof *t->list);
	for (size_t i = 0; i < t->class_count; i++)
		t->list[i] = &t->classes[i];
	qsort(t->list, t->class_count, sizeof *t->list, compare_classes);
	for (size_t i = 0; i < t->class_count; i++)
		t->classes[t->list[i] - t->classes].rank = i;
}

const struct track_class *
track_class_of(const struct track *t, int64_t id)
{
	size_t low = 0, high = t->class_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct track_class *c = &t->classes[middle];

		if (c->id == id)
			return c;
		if (c->id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* ---- what is asked for ---- */

static bool
same_class(const struct track *t, const struct track_class *c, const struct class_name *asked)
{
	struct class_rules rules = { .school_year = school_year_of_date(date_from_day_number(t->last)), .stage = c->name.first_grade };
	struct class_name name = *asked;

	return class_name_resolve(&name, &rules) == CLASS_FINE && name.entry_year == c->name.entry_year && name.first_grade == c->name.first_grade
	    && name.number == c->name.number;
}

bool
track_has(const struct track *t, const struct track_class *c)
{
	struct class_name name;

	if (t->school != NULL && (c == NULL || c->school != t->school))
		return false;
	if (t->options->class_name == NULL)
		return true;
	return c != NULL && class_name_read(t->options->class_name, NULL, &name) == CLASS_FINE && same_class(t, c, &name);
}

static bool
check_class(const struct track *t, struct error *error)
{
	struct class_name name;
	enum class_fault fault;

	if (t->options->class_name == NULL)
		return true;
	fault = class_name_read(t->options->class_name, NULL, &name);
	if (fault != CLASS_FINE)
		return error_set(error, "\"%s\": %s", t->options->class_name, class_fault_text(fault));
	for (size_t i = 0; i < t->class_count; i++)
		if (track_has(t, &t->classes[i]))
			return true;
	return error_set(error, _("there is no class \"%s\" in the register"), t->options->class_name);
}

static bool
load_days(struct track *t, struct error *error)
{
	if (!school_days_load(&t->days, t->report->db, t->first - YEAR_DAYS, t->last + YEAR_DAYS, error))
		return false;
	if (t->days.known || t->options->without_days || t->report->calendar_told)
		return true;
	t->report->calendar_told = true;
	remark((struct place){ 0 }, _("the calendar has no holidays for this period: every Monday to Friday is taken for a school day, in January, February, July"
	    " and August, too; import-records calendar brings them in"));
	return true;
}

bool
track_open(struct track *t, struct report *report, const struct track_options *options, bool period, struct error *error)
{
	*t = (struct track){ .report = report, .options = options };
	if (!report_day(report, options->on, t->day, error))
		return false;
	t->today = t->first = t->last = track_day(t->day, 0);
	if (period && !period_read(&options->period, report->program, t->today, &t->first, &t->last, error))
		return false;
	if (options->school != NULL && (t->school = district_find_school(&report->district, options->school)) == NULL)
		return error_set(error, _("there is no school \"%s\" in the register"), options->school);
	if (!load_days(t, error))
		return false;
	load_classes(t);
	return db_ok(report->db, error) && check_class(t, error);
}

void
track_close(struct track *t)
{
	school_days_free(&t->days);
	free(t->classes);
	free(t->list);
	arena_free(&t->arena);
}
