/* Attendance on its way in: only of days that have been, of school days where there is a calendar, of
 * pupils who are enrolled. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/enrolment.h"
#include "school/records-inside.h"
#include "school/school-days.h"
#include "store/batch.h"

/* Read once: rows come by the million. */
struct attendance {
	char today[11];
	struct enrolment enrolment;     /* of pupils; empty for staff */
	struct school_year {
		int year;
		struct school_days days;
	} *years;
	size_t year_count;
	int64_t no_school_days;         /* marks of staff, who may be called on such days */
	char first_such[11];
};

static struct attendance *
attendance_of(struct records *r)
{
	struct error error = { 0 };

	if (r->attendance != NULL)
		return r->attendance;
	r->attendance = alloc_zero(1, sizeof *r->attendance);
	batch_today(r->attendance->today);
	/* An error stays in the handle of the database and ends the import. */
	if (strcmp(r->kind->name, "attendance") == 0)
		enrolment_load(&r->attendance->enrolment, r->import.db, r->attendance->today, NULL, &error);
	return r->attendance;
}

void
record_tell_attendance(const struct records *r)
{
	if (r->attendance == NULL || r->attendance->no_school_days == 0)
		return;
	remark(import_place(&r->import), _("marks on days that are no school days by the calendar: %lld, the first on %s; they are stored, but not counted"),
	    (long long)r->attendance->no_school_days, r->attendance->first_such);
}

void
record_free_attendance(struct records *r)
{
	if (r->attendance == NULL)
		return;
	for (size_t i = 0; i < r->attendance->year_count; i++)
		school_days_free(&r->attendance->years[i].days);
	free(r->attendance->years);
	enrolment_free(&r->attendance->enrolment);
	free(r->attendance);
	r->attendance = NULL;
}

/* ---- school days ---- */

/* NULL: the calendar says nothing of the school year. */
static const struct school_days *
days_of_year(struct records *r, int year)
{
	struct attendance *a = r->attendance;
	struct error error = { 0 };

	for (size_t i = 0; i < a->year_count; i++)
		if (a->years[i].year == year)
			return a->years[i].days.known ? &a->years[i].days : NULL;
	a->years = alloc_grow(a->years, a->year_count + 1, sizeof *a->years);
	a->years[a->year_count].year = year;
	if (!school_days_load(&a->years[a->year_count].days, r->import.db, date_day_number(school_year_first_day(year)),
	    date_day_number(school_year_last_day(year)), &error))
		a->years[a->year_count].days = (struct school_days){ 0 };
	a->year_count++;
	return days_of_year(r, year);
}

static bool
check_school_day(struct records *r, int64_t school, struct date date, struct place at)
{
	const struct school_days *days = days_of_year(r, school_year_of_date(date));
	char iso[11];

	if (days == NULL || is_school_day(days, school, date_day_number(date)))
		return true;
	date_format(date, iso);
	complain(at, _("%s is no school day by the calendar"), iso);
	return false;
}

/* That of the row, else of the register. */
static int64_t
school_of_staff(const struct records *r, const struct value *values)
{
	int teacher = kind_field(r->kind, "teacher"), school = kind_field(r->kind, "school");

	if (school >= 0 && values[school].type == 'i')
		return values[school].number;
	return teacher < 0 ? 0 : db_int(r->import.db, 0, "select school from teachers_rows where teacher = $1", "i", values[teacher].number);
}

/* Staff may be on duty on any day: these marks are told of together. */
static void
note_school_day(struct records *r, const struct value *values, struct date date)
{
	const struct school_days *days = days_of_year(r, school_year_of_date(date));
	char iso[11];

	if (days == NULL || is_school_day(days, school_of_staff(r, values), date_day_number(date)))
		return;
	date_format(date, iso);
	if (r->attendance->no_school_days++ == 0 || strcmp(iso, r->attendance->first_such) < 0)
		memcpy(r->attendance->first_such, iso, sizeof iso);
}

/* ---- the register ---- */

/* The movement out of school that the pupil is away by; NULL: none. */
static const struct movement *
last_out(const struct enrolment *e, const struct enrolled *p, int day)
{
	const struct movement *out = NULL;

	for (size_t i = 0; i < p->movement_count; i++) {
		const struct movement *m = &e->movements[p->movement + i];

		if (m->day <= day)
			out = movement_is_in(m->kind) ? NULL : m;
	}
	return out;
}

/* The first day of the next stay, or with before the end of the last one; fallback: none. */
static int
edge(const struct enrolment *e, const struct enrolled *p, int day, bool before, int fallback)
{
	for (size_t i = 0; i < p->stay_count; i++) {
		const struct stay *s = &e->stays[p->stay + i];

		if (before ? s->to <= day && (fallback > day || s->to > fallback) : s->from > day && (fallback < day || s->from < fallback))
			fallback = before ? s->to : s->from;
	}
	return fallback;
}

static bool
complain_not_there(const struct enrolment *e, const struct enrolled *p, int day, struct place at)
{
	const struct movement *out = last_out(e, p, day);
	int left = edge(e, p, day, true, INT_MAX), joined = edge(e, p, day, false, INT_MIN);
	char iso[11], other[11];

	date_format(date_from_day_number(day), iso);
	date_format(date_from_day_number(out != NULL ? out->day : left != INT_MAX ? left : joined), other);
	if (out != NULL)
		complain(at, _("on %s the pupil was no longer there: by the movements %s on %s"), iso,
		    word_text(&column_find("movement")->words[out->kind], message_language()), other);
	else if (left != INT_MAX)
		complain(at, _("on %s the pupil was no longer there: by the register left on %s"), iso, other);
	else
		complain(at, _("on %s the pupil was not yet there: by the register joined on %s"), iso, other);
	return false;
}

/* On the day of leaving a pupil may still come. */
static bool
check_enrolled(const struct records *r, const struct enrolled *p, int day, struct place at)
{
	const struct enrolment *e = &r->attendance->enrolment;

	if (p->stay_count == 0 || enrolment_class(e, p, day) != 0 || enrolment_class(e, p, day - 1) != 0)
		return true;
	return complain_not_there(e, p, day, at);
}

/* ---- a mark ---- */

/* Where the file does not tell the class it is that of the register on the day. */
static void
set_class(const struct records *r, struct value *values, const struct enrolled *p, int day)
{
	int class = kind_field(r->kind, "class");
	int64_t there = p == NULL ? 0 : enrolment_on_roll(&r->attendance->enrolment, p, day);

	if (class >= 0 && values[class].type == 'n' && there != 0)
		values[class] = value_integer(there);
}

static int64_t
school_of_row(const struct records *r, const struct value *values)
{
	int class = kind_field(r->kind, "class");

	return class < 0 || values[class].type != 'i' ? 0 : enrolment_school(&r->attendance->enrolment, values[class].number);
}

bool
record_check_day(struct records *r, const struct value *values)
{
	int day = kind_field(r->kind, record_goes_by_days(r->kind) ? "attendance_date" : "duty_date");

	if (day < 0 || values[day].type != 't' || strcmp(values[day].text, attendance_of(r)->today) <= 0)
		return true;
	complain(record_place(r, day), _("%s is still to come: today is %s"), values[day].text, r->attendance->today);
	return false;
}

bool
record_check_attendance(struct records *r, struct value *values)
{
	int field = kind_field(r->kind, "attendance_date"), pupil = kind_field(r->kind, "pupil");
	const struct enrolled *p;
	struct date date;
	bool ok;

	if (!record_goes_by_days(r->kind) || values[field].type != 't' || !date_parse(values[field].text, &date))
		return true;
	if (!record_check_day(r, values))
		return false;
	if (pupil < 0) {
		note_school_day(r, values, date);
		return true;
	}
	p = enrolment_find(&r->attendance->enrolment, values[pupil].number);
	set_class(r, values, p, date_day_number(date));
	ok = check_school_day(r, school_of_row(r, values), date, record_place(r, field));
	return (p == NULL || check_enrolled(r, p, date_day_number(date), record_place(r, field))) && ok;
}

bool
record_goes_by_days(const struct kind *kind)
{
	return kind->across != NULL && strcmp(kind->across, "attendance_date") == 0;
}
