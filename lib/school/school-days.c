#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/school-days.h"

/* In the order of the words of column day_kind. */
enum day_kind { DAY_SCHOOL, DAY_HOLIDAY };
enum { FRIDAY = 4, WEEK = 7 };
/* A day of a calendar: 0 its weekday decides, else the kind + 1 and, times 4, as_weekday + 1. */
enum { KIND_BITS = 3, AS_WEEKDAY_SHIFT = 2 };

struct school_calendar {
	int64_t school;
	unsigned char *days;
};

/* 1970-01-01 was a Thursday. */
int
weekday_of(int day)
{
	return ((day + 3) % WEEK + WEEK) % WEEK;
}

static struct school_calendar *
add_calendar(struct school_days *d, int64_t school)
{
	size_t size = (size_t)(d->last - d->first + 1);
	struct school_calendar *c;

	d->calendars = alloc_grow(d->calendars, d->count + 1, sizeof *d->calendars);
	c = &d->calendars[d->count++];
	*c = (struct school_calendar){ school, alloc_zero(size, 1) };
	if (d->count > 1)
		memcpy(c->days, d->calendars[0].days, size);
	return c;
}

static void
paint(struct school_days *d, struct school_calendar *c, int first, int last, unsigned char value)
{
	first = first < d->first ? d->first : first;
	last = last > d->last ? d->last : last;
	for (int day = first; day <= last; day++)
		c->days[day - d->first] = value;
}

static int
day_of(const char *iso)
{
	struct date date;

	return iso != NULL && date_parse(iso, &date) ? date_day_number(date) : 0;
}

/* The narrower ones come later and paint over the wider. */
static void
load_rows(struct school_days *d, struct db *db)
{
	struct query *q = query(db, "select school, \"from\", coalesce(\"to\", \"from\"), day_kind, coalesce(as_weekday, -1) from calendar_rows"
	    " order by school, julianday(coalesce(\"to\", \"from\")) - julianday(\"from\") desc, \"from\"", "");

	while (query_next(q)) {
		int64_t school = query_int(q, 0);
		int first = day_of(query_text(q, 1)), last = day_of(query_text(q, 2));
		struct school_calendar *c = &d->calendars[d->count - 1];

		if (last < d->first || first > d->last)
			continue;
		if (c->school != school)
			c = add_calendar(d, school);
		paint(d, c, first, last, (unsigned char)(query_int(q, 3) + 1 + ((query_int(q, 4) + 1) << AS_WEEKDAY_SHIFT)));
		d->known |= school == 0;
	}
}

bool
school_days_load(struct school_days *d, struct db *db, int first, int last, struct error *error)
{
	*d = (struct school_days){ .first = first, .last = last < first ? first : last };
	add_calendar(d, 0);
	load_rows(d, db);
	return db_ok(db, error);
}

void
school_days_free(struct school_days *d)
{
	for (size_t i = 0; i < d->count; i++)
		free(d->calendars[i].days);
	free(d->calendars);
	*d = (struct school_days){ 0 };
}

static int
compare_school(const void *key, const void *element)
{
	int64_t school = *(const int64_t *)key, other = ((const struct school_calendar *)element)->school;

	return (school > other) - (school < other);
}

/* What the calendar says of the day; 0: nothing. */
static unsigned
painted(const struct school_days *d, int64_t school, int day)
{
	const struct school_calendar *c = NULL;

	if (d->count == 0 || day < d->first || day > d->last)
		return 0;
	if (school != 0 && d->count > 1)
		c = bsearch(&school, d->calendars, d->count, sizeof *c, compare_school);
	return (c != NULL ? c : d->calendars)->days[day - d->first];
}

bool
is_school_day(const struct school_days *d, int64_t school, int day)
{
	unsigned kind = painted(d, school, day) & KIND_BITS;

	return kind == 0 ? weekday_of(day) <= FRIDAY : kind == DAY_SCHOOL + 1;
}

bool
is_holiday(const struct school_days *d, int64_t school, int day)
{
	return (painted(d, school, day) & KIND_BITS) == DAY_HOLIDAY + 1;
}

int
school_days_count(const struct school_days *d, int64_t school, int first, int last)
{
	int count = 0;

	for (int day = first; day <= last; day++)
		count += is_school_day(d, school, day);
	return count;
}

bool
is_without_school(const struct school_days *d, int64_t school, int first, int last)
{
	for (int day = first; day <= last; day++)
		if (is_school_day(d, school, day))
			return false;
	return true;
}

int
school_day_weekday(const struct school_days *d, int64_t school, int day)
{
	int as = (int)(painted(d, school, day) >> AS_WEEKDAY_SHIFT) - 1;

	return as >= 0 ? as : weekday_of(day);
}
