/* What was done, and the verdict on one unit in one period. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/plan-required.h"

/* ---- what was done ---- */

static bool
is_in_range(const struct requirement *at, struct query *q)
{
	int64_t quantity = query_int(q, 2);

	if (at->low < 0 && at->high < 0)
		return true;
	return !query_null(q, 2) && (at->low < 0 || quantity >= at->low) && (at->high < 0 || quantity <= at->high);
}

static void
add_event(struct required *r, struct query *q)
{
	struct date date;

	if (!date_parse(query_text(q, 1), &date))
		return;
	if ((r->event_count & (r->event_count - 1)) == 0)
		r->events = alloc_grow(r->events, 2 * r->event_count + 1, sizeof *r->events);
	r->events[r->event_count++] = (struct event){ query_int(q, 0), date_day_number(date), is_in_range(r->at, q) };
}

/* Quantity 0 is a zero report: nothing took place. */
bool
required_events(struct required *r, struct error *error)
{
	static const char *const queries[] = {
#define EVENTS(unit) "select " unit ", activity_date, quantity from activities_rows where activity = $1 and ($2 = '' or activity_group = $2)" \
	" and activity_date between $3 and $4 and coalesce(quantity, 1) <> 0 order by 1, 2"
		[PER_DISTRICT] = EVENTS("0"), [PER_SCHOOL] = EVENTS("school"), [PER_CLASS] = EVENTS("class"),
		[PER_TEACHER] = EVENTS("teacher"), [PER_PUPIL] = EVENTS("pupil")
	};
	struct query *q;
	char first[11];

	r->event_count = 0;
	date_format(date_from_day_number(r->plan.days.first), first);
	q = query(r->plan.report->db, queries[r->at->per], "tttt", r->at->activity, r->at->group, first, r->plan.day);
	while (query_next(q))
		add_event(r, q);
	return db_ok(r->plan.report->db, error);
}

/* The first event of this unit and day or later ones. */
static size_t
find_event(const struct required *r, int64_t unit, int64_t day)
{
	size_t low = 0, high = r->event_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct event *e = &r->events[middle];

		if (e->unit < unit || (e->unit == unit && e->day < day))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
required_take(struct required *r, const struct unit *unit)
{
	required_periods(r, unit);
	r->begin = find_event(r, unit->id, INT32_MIN);
	r->end = find_event(r, unit->id + 1, INT32_MIN);
}

/* ---- the verdict ---- */

static bool
is_in_force(const struct requirement *q, int first, int last)
{
	int from = q->from > first ? q->from : first, to = q->to < last ? q->to : last;

	return from <= to && 2 * (to - from + 1) >= last - first + 1;
}

static bool
is_same(const struct requirement *a, const struct requirement *b)
{
	return a->per == b->per && strcmp(a->activity, b->activity) == 0 && strcmp(a->group, b->group) == 0;
}

bool
requirement_has_school(const struct required *r, const struct requirement *at, const struct plan_school *school, int first, int last)
{
	if (at->type != 0)
		return school != NULL && school->type == at->type;
	for (size_t i = 0; school != NULL && school->type != 0 && i < r->count; i++)
		if (r->list[i].type == school->type && is_same(&r->list[i], at) && is_in_force(&r->list[i], first, last))
			return false;
	return true;
}

static bool
is_due(const struct required *r, const struct unit *unit, const struct due_period *p)
{
	int end = p->last < r->plan.today ? p->last : r->plan.today;

	if (end < p->first)
		end = p->last;
	return is_in_force(r->at, p->first, p->last) && end >= unit->first && end <= unit->last
	    && requirement_has_school(r, r->at, unit->school, p->first, p->last);
}

static int64_t
count_done(const struct required *r, const struct unit *unit, const struct due_period *p)
{
	int64_t count = 0;

	if (r->begin == r->end)
		return 0;
	for (size_t i = find_event(r, unit->id, p->first); i < r->end && r->events[i].day <= p->last && count < r->at->times; i++)
		count += r->events[i].counts;
	return count;
}

enum due_state
required_judge(const struct required *r, const struct unit *unit, const struct due_period *p, int64_t *done)
{
	int64_t school = unit->school != NULL ? unit->school->school->id : 0;

	*done = 0;
	if (!is_due(r, unit, p))
		return DUE_NOT;
	if (r->at->exempt && is_without_school(&r->plan.days, school, p->first, p->last))
		return DUE_EXEMPT;
	if (p->first > r->plan.today)
		return DUE_LATER;
	*done = count_done(r, unit, p);
	if (*done >= r->at->times)
		return DUE_DONE;
	return p->last > r->plan.today ? DUE_RUNNING : DUE_MISSED;
}
