/* Attendance on its way in: only of days that have been, of school days where there is a calendar, of
 * pupils who are enrolled. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/records-inside.h"
#include "school/school-days.h"
#include "store/batch.h"

/* Who is on the register, read once: rows come by the million. */
struct enrolled {
	int64_t pupil, class_id, school;
	char joined[11], left[11];      /* "": the register does not say */
};

/* Came or went, by the movements. */
struct movement {
	int64_t pupil;
	char day[11];
	bool out;
	int kind;                       /* place in the words of column movement */
};

struct attendance {
	char today[11];
	struct movement *movements;     /* by pupil and day */
	size_t movement_count;
	struct enrolled *pupils;        /* by pupil */
	size_t pupil_count;
	struct school_year {
		int year;
		struct school_days days;
	} *years;
	size_t year_count;
};

static void
copy_day(char day[11], const char *text)
{
	strncpy(day, text != NULL ? text : "", 10);
	day[10] = '\0';
}

static void
load_pupils(struct attendance *a, struct db *db)
{
	struct query *q = query(db, "select p.pupil, p.class, coalesce(c.school, 0), p.joined, p.\"left\" from pupils_rows p"
	    " left join classes_rows c on c.class = p.class order by p.pupil", "");
	size_t capacity = 0;

	while (query_next(q)) {
		struct enrolled *e;

		if (a->pupil_count == capacity) {
			capacity = 2 * capacity + 256;
			a->pupils = alloc_grow(a->pupils, capacity, sizeof *a->pupils);
		}
		e = &a->pupils[a->pupil_count++];
		*e = (struct enrolled){ .pupil = query_int(q, 0), .class_id = query_int(q, 1), .school = query_int(q, 2) };
		copy_day(e->joined, query_text(q, 3));
		copy_day(e->left, query_text(q, 4));
	}
}

static bool
is_out(int64_t movement)
{
	static const char *const outs[] = { "left", "suspended", "graduated", "dropped", "died", "other_out" };
	const char *code = column_find("movement")->words[movement].code;

	for (size_t i = 0; i < sizeof outs / sizeof outs[0]; i++)
		if (strcmp(code, outs[i]) == 0)
			return true;
	return false;
}

static void
load_movements(struct attendance *a, struct db *db)
{
	struct query *q = query(db, "select pupil, movement_date, movement from movements_rows order by pupil, movement_date", "");
	size_t capacity = 0;

	while (query_next(q)) {
		struct movement *m;

		if (a->movement_count == capacity) {
			capacity = 2 * capacity + 64;
			a->movements = alloc_grow(a->movements, capacity, sizeof *a->movements);
		}
		m = &a->movements[a->movement_count++];
		*m = (struct movement){ .pupil = query_int(q, 0), .out = is_out(query_int(q, 2)), .kind = (int)query_int(q, 2) };
		copy_day(m->day, query_text(q, 1));
	}
}

static struct attendance *
attendance_of(struct records *r)
{
	if (r->attendance == NULL) {
		r->attendance = alloc_zero(1, sizeof *r->attendance);
		batch_today(r->attendance->today);
		if (strcmp(r->kind->name, "attendance") == 0) {
			load_pupils(r->attendance, r->import.db);
			load_movements(r->attendance, r->import.db);
		}
	}
	return r->attendance;
}

void
record_free_attendance(struct records *r)
{
	if (r->attendance == NULL)
		return;
	for (size_t i = 0; i < r->attendance->year_count; i++)
		school_days_free(&r->attendance->years[i].days);
	free(r->attendance->years);
	free(r->attendance->pupils);
	free(r->attendance->movements);
	free(r->attendance);
	r->attendance = NULL;
}

static const struct enrolled *
find_pupil(const struct attendance *a, int64_t pupil)
{
	size_t low = 0, high = a->pupil_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (a->pupils[middle].pupil == pupil)
			return &a->pupils[middle];
		if (a->pupils[middle].pupil < pupil)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
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
check_school_day(struct records *r, int64_t school, const char *day, struct place at)
{
	const struct school_days *days;
	struct date date;

	if (!date_parse(day, &date))
		return true;
	days = days_of_year(r, school_year_of_date(date));
	if (days == NULL || is_school_day(days, school, date_day_number(date)))
		return true;
	complain(at, _("%s is no school day by the calendar"), day);
	return false;
}

/* ---- the register ---- */

/* Was the pupil in another class then? */
static bool
was_elsewhere(const struct records *r, const struct enrolled *e, const char *day)
{
	return db_int(r->import.db, 0, "select 1 from pupils_past where pupil = $1 and class <> $2 and (joined is null or joined <= $3)"
	    " and (\"left\" is null or \"left\" >= $3) limit 1", "iit", e->pupil, e->class_id, day) == 1;
}

/* On the day of leaving a pupil may still come. */
static bool
check_enrolled(const struct records *r, const struct enrolled *e, const char *day, struct place at)
{
	bool early = e->joined[0] != '\0' && strcmp(day, e->joined) < 0, late = e->left[0] != '\0' && strcmp(day, e->left) > 0;

	if ((!early && !late) || was_elsewhere(r, e, day))
		return true;
	if (early)
		complain(at, _("on %s the pupil was not yet there: by the register joined on %s"), day, e->joined);
	else
		complain(at, _("on %s the pupil was no longer there: by the register left on %s"), day, e->left);
	return false;
}

/* The first movement of the pupil, or of who comes behind. */
static size_t
first_movement(const struct attendance *a, int64_t pupil)
{
	size_t low = 0, high = a->movement_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (a->movements[middle].pupil < pupil)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Who went and came on one day came; on the day of going a pupil may still be there. NULL: is there. */
static const struct movement *
gone(const struct attendance *a, int64_t pupil, const char *day)
{
	const struct movement *last = NULL;

	for (size_t i = first_movement(a, pupil); i < a->movement_count && a->movements[i].pupil == pupil; i++) {
		const struct movement *m = &a->movements[i];

		if (strcmp(m->day, day) > 0)
			break;
		if (m->out && strcmp(m->day, day) == 0)
			continue;
		if (last == NULL || !m->out || strcmp(last->day, m->day) != 0)
			last = m;
	}
	return last != NULL && last->out ? last : NULL;
}

static bool
check_movements(const struct records *r, int64_t pupil, const char *day, struct place at)
{
	const struct movement *m = gone(r->attendance, pupil, day);

	if (m == NULL)
		return true;
	complain(at, _("on %s the pupil was no longer there: by the movements %s on %s"), day,
	    word_text(&column_find("movement")->words[m->kind], message_language()), m->day);
	return false;
}

/* ---- a mark ---- */

static int64_t
school_of_row(const struct records *r, const struct value *values, const struct enrolled *e)
{
	int class = kind_field(r->kind, "class"), school = kind_field(r->kind, "school");

	if (class >= 0 && values[class].type == 'i' && values[class].number != 0 && (e == NULL || e->class_id != values[class].number))
		return db_int(r->import.db, 0, "select school from classes_rows where class = $1", "i", values[class].number);
	if (e != NULL)
		return e->school;
	return class < 0 && school >= 0 && values[school].type == 'i' ? values[school].number : 0;
}

/* Where the file does not tell the class it is that of the register. */
static void
set_class(const struct records *r, struct value *values, const struct enrolled *e)
{
	int class = kind_field(r->kind, "class");

	if (class >= 0 && e != NULL && values[class].type == 'n')
		values[class] = value_integer(e->class_id);
}

bool
record_check_day(struct records *r, const struct value *values)
{
	int day = kind_field(r->kind, "attendance_date");

	if (!record_goes_by_days(r->kind) || values[day].type != 't' || strcmp(values[day].text, attendance_of(r)->today) <= 0)
		return true;
	complain(record_place(r, day), _("%s is still to come: today is %s"), values[day].text, r->attendance->today);
	return false;
}

bool
record_check_attendance(struct records *r, struct value *values)
{
	int day = kind_field(r->kind, "attendance_date"), pupil = kind_field(r->kind, "pupil");
	const struct attendance *a;
	const struct enrolled *e;
	bool ok = true;

	if (!record_goes_by_days(r->kind) || values[day].type != 't')
		return true;
	a = attendance_of(r);
	e = pupil < 0 ? NULL : find_pupil(a, values[pupil].number);
	if (!record_check_day(r, values))
		return false;
	if (pupil >= 0)
		ok = check_school_day(r, school_of_row(r, values, e), values[day].text, record_place(r, day));
	if (e != NULL && !check_enrolled(r, e, values[day].text, record_place(r, day)))
		ok = false;
	else if (pupil >= 0)
		ok = check_movements(r, values[pupil].number, values[day].text, record_place(r, day)) && ok;
	set_class(r, values, e);
	return ok;
}

bool
record_goes_by_days(const struct kind *kind)
{
	return kind->across != NULL && strcmp(kind->across, "attendance_date") == 0;
}
