#include <stddef.h>
#include "base/date.h"
#include "school/period.h"
#include "school/term.h"

static bool
set(struct date first, struct date last, int *first_day, int *last_day)
{
	*first_day = date_day_number(first);
	*last_day = date_day_number(last);
	return true;
}

static bool
read_year(const char *text, int *first, int *last, struct error *error)
{
	int year;

	if (!school_year_find(text, &year))
		return error_set(error, _("\"%s\" is no school year; write 2022-2023"), text);
	return set(school_year_first_day(year), school_year_last_day(year), first, last);
}

static bool
read_term(const char *text, int *first, int *last, struct error *error)
{
	struct term term;

	if (!term_find(text, &term))
		return error_set(error, _("\"%s\" is no term; write 2022-2023-2"), text);
	return set(term_first_day(term), term_last_day(term), first, last);
}

static bool
read_month(const char *text, int *first, int *last, struct error *error)
{
	struct month month;

	if (!month_parse(text, &month))
		return error_set(error, _("\"%s\" is no month; write 2023-04"), text);
	return set(month_first_day(month), month_last_day(month), first, last);
}

/* A month or a day, as the days that it has. */
static bool
read_end(const char *text, int *first, int *last, struct error *error)
{
	struct month month;
	struct date date;

	if (month_parse(text, &month))
		return set(month_first_day(month), month_last_day(month), first, last);
	if (!date_parse(text, &date))
		return error_set(error, _("\"%s\" is no month or day; write 2023-04 or 2023-04-17"), text);
	return set(date, date, first, last);
}

static bool
read_ends(const struct period_options *o, int *first, int *last, struct error *error)
{
	int other;

	if (o->since != NULL && !read_end(o->since, first, &other, error))
		return false;
	if (o->until != NULL && !read_end(o->until, &other, last, error))
		return false;
	return *first <= *last || error_set(error, _("the period ends before it begins"));
}

bool
period_read(const struct period_options *o, const struct program *program, int today, int *first, int *last, struct error *error)
{
	int given = (o->year != NULL) + (o->term != NULL) + (o->month != NULL) + (o->since != NULL || o->until != NULL);
	int year = school_year_of_date(date_from_day_number(today));

	if (given > 1)
		opt_usage(program, _("name the period once: by --year, --term, --month, or by --since and --until"));
	set(school_year_first_day(year), school_year_last_day(year), first, last);
	if (o->year != NULL)
		return read_year(o->year, first, last, error);
	if (o->term != NULL)
		return read_term(o->term, first, last, error);
	if (o->month != NULL)
		return read_month(o->month, first, last, error);
	return read_ends(o, first, last, error);
}
