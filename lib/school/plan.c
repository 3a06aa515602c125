#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/plan.h"
#include "school/rows.h"
#include "school/term.h"

enum { WEEK = 7, THURSDAY = 3, YEAR_DAYS = 366, MOST_COLUMNS = 120 };

static int
day_number(const char *iso)
{
	struct date date;

	return date_parse(iso, &date) ? date_day_number(date) : 0;
}

/* ---- its columns ---- */

static struct plan_column *
add_column(struct plan *p, int first, int last)
{
	p->columns = alloc_grow(p->columns, p->column_count + 1, sizeof *p->columns);
	p->columns[p->column_count] = (struct plan_column){ .first = first, .last = last };
	return &p->columns[p->column_count++];
}

static int
add_month(struct plan *p, int day)
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct date date = date_from_day_number(day);
	struct month month = { date.year, date.month };
	struct plan_column *c = add_column(p, date_day_number(month_first_day(month)), date_day_number(month_last_day(month)));

	month_format(month, c->label);
	if (p->report->language == LANGUAGE_ZH)
		snprintf(c->heading, sizeof c->heading, "%d年|%d月", month.year, month.month);
	else
		snprintf(c->heading, sizeof c->heading, "%d|%s", month.year, names[month.month - 1]);
	return c->last;
}

/* A week is of the month and year that has its Thursday. */
static int
add_week(struct plan *p, int day)
{
	int monday = day - weekday_of(day);
	struct date date = date_from_day_number(monday), middle = date_from_day_number(monday + THURSDAY);
	struct plan_column *c;

	if (monday + THURSDAY < p->first || monday + THURSDAY > p->last)
		return monday + WEEK - 1;
	c = add_column(p, monday, monday + WEEK - 1);
	date_format(date, c->label);
	snprintf(c->heading, sizeof c->heading, p->report->language == LANGUAGE_ZH ? "%d年%d月|%d.%d周" : "%d-%02d|%d/%d", middle.year, middle.month,
	    date.month, date.day);
	return c->last;
}

static int
add_term(struct plan *p, int day)
{
	struct term term = term_of_date(date_from_day_number(day));
	struct plan_column *c = add_column(p, date_day_number(term_first_day(term)), date_day_number(term_last_day(term)));
	char year[10];

	school_year_format(term.year, year);
	term_format(term, c->label);
	if (p->report->language == LANGUAGE_ZH)
		snprintf(c->heading, sizeof c->heading, "%s学年|第%s学期", year, term.half == 1 ? "一" : "二");
	else
		snprintf(c->heading, sizeof c->heading, "%s|Term %d", year, term.half);
	return c->last;
}

static const struct { const char *name; int (*add)(struct plan *, int day); } divisions[] = {
	{ "month", add_month }, { "week", add_week }, { "term", add_term }
};

static bool
make_columns(struct plan *p, struct error *error)
{
	int (*add)(struct plan *, int) = NULL;

	for (size_t i = 0; i < sizeof divisions / sizeof divisions[0]; i++)
		if (strcmp(p->options->by != NULL ? p->options->by : "month", divisions[i].name) == 0)
			add = divisions[i].add;
	if (add == NULL)
		opt_usage(p->report->program, _("--by is month, week or term, not \"%s\""), p->options->by);
	for (int day = p->first; day <= p->last && p->column_count <= MOST_COLUMNS; day++)
		day = add(p, day);
	if (p->column_count > MOST_COLUMNS)
		return error_set(error, _("the period has more than %d columns; take a shorter one"), MOST_COLUMNS);
	if (p->column_count == 0)
		return error_set(error, _("no week has its Thursday in the period"));
	p->first = p->columns[0].first;
	p->last = p->columns[p->column_count - 1].last;
	return true;
}

/* Years and the days before a holiday reach beyond the columns. */
static bool
load_days(struct plan *p, struct error *error)
{
	if (!school_days_load(&p->days, p->report->db, p->first - YEAR_DAYS, p->last + YEAR_DAYS, error))
		return false;
	if (!p->days.known)
		remark((struct place){ 0 }, _("the calendar has no holidays for this period: every Monday to Friday is taken for a school day, in January, February, July"
		    " and August, too; import-records calendar brings them in"));
	return true;
}

/* ---- the schools ---- */

static bool
read_type(struct plan *p, int64_t *type, struct error *error)
{
	*type = p->options->type == NULL ? 0 : key_id(p->report->db, "school_types", p->options->type, false);
	return p->options->type == NULL || *type != 0 || error_set(error, _("there is no type of schools \"%s\" in the register"), p->options->type);
}

static bool
load_schools(struct plan *p, struct error *error)
{
	const struct district *d = &p->report->district;
	const struct school *only = NULL;
	int64_t type;

	if (p->options->school != NULL && (only = district_find_school(d, p->options->school)) == NULL)
		return error_set(error, _("there is no school \"%s\" in the register"), p->options->school);
	if (!read_type(p, &type, error))
		return false;
	p->schools = alloc_zero(d->school_count + 1, sizeof *p->schools);
	for (size_t i = 0; i < d->school_count; i++) {
		int64_t own = db_int(p->report->db, 0, "select school_type from schools_rows where school = $1", "i", d->school_list[i]->id);

		if ((only == NULL || only == d->school_list[i]) && (type == 0 || own == type))
			p->schools[p->school_count++] = (struct plan_school){ d->school_list[i], own };
	}
	return db_ok(p->report->db, error);
}

/* ---- all together ---- */

bool
plan_open(struct plan *p, struct report *report, const struct plan_options *options, bool period, struct error *error)
{
	*p = (struct plan){ .report = report, .options = options };
	if (!report_day(report, options->on, p->day, error))
		return false;
	p->today = day_number(p->day);
	if (!load_schools(p, error))
		return false;
	return !period || (period_read(&options->period, report->program, p->today, &p->first, &p->last, error) && make_columns(p, error) && load_days(p, error));
}

void
plan_close(struct plan *p)
{
	school_days_free(&p->days);
	free(p->columns);
	free(p->schools);
	text_free(&p->scratch);
}

int
plan_column_of(const struct plan *p, int day)
{
	for (size_t i = 0; i < p->column_count; i++)
		if (day >= p->columns[i].first && day <= p->columns[i].last)
			return (int)i;
	return -1;
}

void
plan_put_columns(struct plan *p)
{
	for (size_t i = 0; i < p->column_count; i++)
		writer_heading(p->report->writer, p->columns[i].heading, COLUMN_TEXT);
}

/* The list is in the order of ids. */
const struct plan_school *
plan_school_of(const struct plan *p, int64_t school)
{
	size_t low = 0, high = p->school_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (p->schools[middle].school->id == school)
			return &p->schools[middle];
		if (p->schools[middle].school->id < school)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* ---- lists of gaps ---- */

/* A month or a week without its year where the one before has the same. */
static void
add_label(struct plan_gaps *g, const char *label)
{
	bool dated = strlen(label) == strlen("2023-04") || strlen(label) == strlen("2023-04-17");

	text_add(&g->text, dated && g->year != NULL && strncmp(g->year, label, 5) == 0 ? label + 5 : label);
	g->year = label;
}

static void
end_span(struct plan_gaps *g, enum language language)
{
	if (g->last != NULL) {
		text_add(&g->text, language == LANGUAGE_ZH ? "至" : " to ");
		add_label(g, g->last);
	}
	g->last = NULL;
}

void
plan_gaps_add(struct plan_gaps *g, size_t at, const char *label, enum language language)
{
	if (g->text.length > 0 && at == g->at + 1) {
		g->last = label;
	} else {
		end_span(g, language);
		text_add(&g->text, g->text.length == 0 ? "" : language == LANGUAGE_ZH ? "、" : ", ");
		add_label(g, label);
	}
	g->at = at;
}

const char *
plan_gaps_text(struct plan_gaps *g, enum language language)
{
	end_span(g, language);
	return g->text.length > 0 ? g->text.data : NULL;
}
