/* The weeks of classes: rows of the duty teachers, values, flags. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/homeroom-inside.h"

enum { WEEK_DAYS = 7, THURSDAY = 3, DAY_POINTS = 10000, WHOLE = 10000 };

/* Room for one more; asked for in doubling steps. */
static void *
room(void *items, size_t count, size_t size)
{
	return (count & (count - 1)) == 0 ? alloc_grow(items, count * 2 + 1, size) : items;
}

/* ---- rows ---- */

static const char *
copy(struct homeroom *h, struct query *q, int column)
{
	return query_null(q, column) ? "" : arena_copy(&h->arena, query_text(q, column));
}

static void
load_rows(struct homeroom *h, int first)
{
	char from[11], to[11];
	struct query *q;

	date_format(date_from_day_number(first), from);
	date_format(date_from_day_number(h->last + WEEK_DAYS < h->track.today ? h->last + WEEK_DAYS : h->track.today), to);
	q = query(h->track.report->db, "select class, duty_date, session, weekly_item, coalesce(points_off, 0), coalesce(points_on, 0), weekly_fact, duty_teacher, batch, line"
	    " from weekly_rows where duty_date between $1 and $2 order by class, duty_date, session, weekly_item", "tt", from, to);
	while (query_next(q)) {
		h->rows = room(h->rows, h->row_count, sizeof *h->rows);
		h->rows[h->row_count++] = (struct homeroom_row){ .class_id = query_int(q, 0), .day = track_day(query_text(q, 1), 0), .session = (int)query_int(q, 2),
		    .item = copy(h, q, 3), .off = query_int(q, 4), .on = query_int(q, 5), .fact = copy(h, q, 6), .duty_teacher = copy(h, q, 7),
		    .batch = query_int(q, 8), .line = (long)query_int(q, 9) };
	}
}

/* The first row of the class on the day or later. */
static size_t
row_from(const struct homeroom *h, int64_t class_id, int day)
{
	size_t low = 0, high = h->row_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct homeroom_row *row = &h->rows[middle];

		if (row->class_id < class_id || (row->class_id == class_id && row->day < day))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- a week ---- */

/* Days of another school year are those of another class. */
bool
homeroom_is_due(const struct homeroom *h, const struct homeroom_week *w, int day)
{
	return day <= h->track.today && is_school_day(&h->track.days, w->class->school->id, day)
	    && school_year_of_date(date_from_day_number(day)) == school_year_of_date(date_from_day_number(w->monday + THURSDAY));
}

static int64_t
day_points(struct homeroom *h, const struct homeroom_week *w, int day)
{
	int64_t points = DAY_POINTS;

	for (size_t i = w->row; i < w->row + w->row_count; i++)
		if (h->rows[i].day == day) {
			h->rows[i].counted = true;
			points += h->rows[i].on - h->rows[i].off;
		}
	return points > 0 ? points : 0;
}

static void
set_value(struct homeroom *h, struct homeroom_week *w)
{
	int64_t sum = 0;

	w->row = row_from(h, w->class->id, w->monday);
	w->row_count = row_from(h, w->class->id, w->monday + WEEK_DAYS) - w->row;
	for (int day = w->monday; day < w->monday + WEEK_DAYS; day++)
		if (homeroom_is_due(h, w, day)) {
			sum += day_points(h, w, day);
			w->days++;
		}
	for (size_t i = w->row; i < w->row + w->row_count; i++)
		w->recorded |= h->rows[i].counted;
	if (w->recorded)
		w->value = fraction_of(sum, w->days);
}

static void
add_weeks(struct homeroom *h, const struct track_class *c, const struct homeroom_span *span)
{
	int monday = span->first - weekday_of(span->first);

	for (; monday + THURSDAY <= span->last; monday += WEEK_DAYS) {
		struct homeroom_week week = { .class = c, .monday = monday };
		int thursday = monday + THURSDAY;

		if (thursday < span->first || thursday < c->first || thursday > c->last)
			continue;
		set_value(h, &week);
		if (week.days == 0)
			continue;
		h->weeks = room(h->weeks, h->week_count, sizeof *h->weeks);
		h->weeks[h->week_count++] = week;
	}
}

/* ---- flags ---- */

static int
compare_weeks(const void *a, const void *b)
{
	const struct homeroom_week *x = *(const struct homeroom_week *const *)a, *y = *(const struct homeroom_week *const *)b;

	if (x->class->school != y->class->school)
		return x->class->school->id < y->class->school->id ? -1 : 1;
	if (x->monday != y->monday)
		return x->monday < y->monday ? -1 : 1;
	return fraction_compare(y->value, x->value);
}

/* Weeks of one school, from the best: so many get the flag, and who is equal to the last of them. */
static void
give_flags(struct homeroom_week **weeks, size_t count, int64_t share)
{
	size_t quota = (size_t)((int64_t)count * share / WHOLE);

	if (quota == 0 && count > 1 && share > 0)
		quota = 1;
	for (size_t i = 0; i < count && quota > 0; i++)
		weeks[i]->flag = i < quota || fraction_compare(weeks[i]->value, weeks[quota - 1]->value) == 0;
}

static void
set_flags(struct homeroom *h)
{
	struct homeroom_week **weeks = alloc_zero(h->week_count + 1, sizeof *weeks);
	size_t count = 0, first = 0;

	for (size_t i = 0; i < h->week_count; i++)
		if (h->weeks[i].recorded)
			weeks[count++] = &h->weeks[i];
	if (count > 0)
		qsort(weeks, count, sizeof *weeks, compare_weeks);
	for (size_t i = 1; i <= count; i++)
		if (i == count || weeks[i]->class->school != weeks[first]->class->school || weeks[i]->monday != weeks[first]->monday) {
			give_flags(weeks + first, i - first, h->flag_share);
			first = i;
		}
	free(weeks);
}

/* ---- all ---- */

static bool
is_in_period(const struct homeroom *h, const struct homeroom_row *row)
{
	int thursday = row->day - weekday_of(row->day) + THURSDAY;

	return thursday >= h->track.first && thursday <= h->track.last;
}

/* Rows that no day of a week takes. */
static void
tell_left_out(struct homeroom *h)
{
	const struct homeroom_row *first = NULL;
	size_t count = 0;

	for (size_t i = 0; i < h->row_count; i++)
		if (!h->rows[i].counted && is_in_period(h, &h->rows[i])) {
			first = first == NULL ? &h->rows[i] : first;
			count++;
		}
	if (count > 0)
		remark(homeroom_place(h, first->batch, first->line), _("rows of days that are no school days of the class are left out: %zu, this is the first"), count);
}

bool
homeroom_read_weeks(struct homeroom *h, struct error *error)
{
	load_rows(h, h->track.first - WEEK_DAYS);
	if (!db_ok(h->track.report->db, error))
		return false;
	for (size_t i = 0; i < h->track.class_count; i++)
		for (size_t s = 0; s < h->span_count; s++)
			if (h->track.list[i]->first <= h->track.list[i]->last)
				add_weeks(h, h->track.list[i], &h->spans[s]);
	set_flags(h);
	tell_left_out(h);
	return true;
}
