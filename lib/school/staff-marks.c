#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/school-days.h"
#include "school/staff.h"
#include "school/staff-marks.h"

/* In the order of the words of column session. */
enum { WHOLE_DAY, MORNING, AFTERNOON, EVENING };
enum { DAY = 100, HALF = DAY / 2, LESSONS_OF_DAY = 6 };

static const char marks_sql[] =
    "select s.teacher, s.attendance_date, s.attendance, s.session, coalesce(s.lessons, 0), coalesce(t.school, s.school, 0), s.batch, s.line,"
    " (select count(*) from staff_attendance_rows h where h.teacher = s.teacher and h.attendance_date = s.attendance_date and h.session in (1, 2))"
    " from staff_attendance_rows s left join teachers_rows t on t.teacher = s.teacher"
    " where s.attendance_date between $1 and $2 and ($3 = 0 or s.teacher = $3) order by s.teacher, s.attendance_date, s.session";

static int64_t
part_of(struct query *q)
{
	int64_t session = query_int(q, 3), part = session == EVENING ? 0 : session == WHOLE_DAY ? DAY - HALF * query_int(q, 8) : HALF;
	int64_t lessons = (2 * query_int(q, 4) + LESSONS_OF_DAY) / (2 * LESSONS_OF_DAY);

	if (staff_by_times((int)query_int(q, 2)))
		return 0;
	return lessons > 0 && lessons < part ? lessons : part;
}

static void
add_mark(struct staff_marks *marks, const struct school_days *days, struct query *q)
{
	int64_t part = part_of(q);
	int kind = (int)query_int(q, 2);
	struct date date;

	if ((part == 0 && !staff_by_times(kind)) || !date_parse(query_text(q, 1), &date) || !is_school_day(days, query_int(q, 5), date_day_number(date)))
		return;
	marks->items = alloc_grow(marks->items, marks->count + 1, sizeof *marks->items);
	marks->items[marks->count++] = (struct staff_mark){ query_int(q, 0), arena_copy(&marks->arena, query_text(q, 1)), kind, part, query_int(q, 6), query_int(q, 7) };
}

bool
staff_marks_load(struct staff_marks *marks, struct db *db, const char *first, const char *last, int64_t teacher, struct error *error)
{
	struct query *q = query(db, "select min(attendance_date), max(attendance_date) from staff_attendance_rows where attendance_date between $1 and $2", "tt", first, last);
	struct date from = { 0 }, to = { 0 };
	struct school_days days;
	bool any = query_next(q) && !query_null(q, 0) && date_parse(query_text(q, 0), &from) && date_parse(query_text(q, 1), &to);

	query_end(q);
	*marks = (struct staff_marks){ 0 };
	if (!any)
		return db_ok(db, error);
	if (!school_days_load(&days, db, date_day_number(from), date_day_number(to), error))
		return false;
	q = query(db, marks_sql, "tti", first, last, teacher);
	while (query_next(q))
		add_mark(marks, &days, q);
	school_days_free(&days);
	return db_ok(db, error);
}

size_t
staff_marks_of(const struct staff_marks *marks, int64_t teacher, size_t *count)
{
	size_t low = 0, high = marks->count, last;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (marks->items[middle].teacher < teacher)
			low = middle + 1;
		else
			high = middle;
	}
	for (last = low; last < marks->count && marks->items[last].teacher == teacher; last++)
		continue;
	*count = last - low;
	return low;
}

void
staff_marks_free(struct staff_marks *marks)
{
	free(marks->items);
	arena_free(&marks->arena);
}
