#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/rates.h"

enum session { DAY, MORNING, AFTERNOON, EVENING, SESSIONS };
enum { KEPT_MORNING = 1, KEPT_AFTERNOON = 2, NO_MARK = -1 };

/* In the order of the words of column attendance. */
static const enum presence presences[] = { PRESENT, SICK, PERSONAL, TRUANT, LATE, EARLY, OFFICIAL, OFFICIAL, OTHER, OTHER, OTHER, OTHER, OTHER };
enum { KINDS = sizeof presences / sizeof presences[0] };

enum presence
presence_of(int64_t kind)
{
	return kind >= 0 && kind < KINDS ? presences[kind] : OTHER;
}

/* The pupil at hand. */
struct person {
	int64_t pupil;
	size_t first_stay;
	const struct enrolled *enrolled;        /* NULL: unknown to the register */
	const struct track_class *class;        /* where one stay and no movement tell all; else NULL */
	int first, last;                /* enrolled in that, inside the period */
};

/* Marks of a pupil on one day. */
struct marks {
	int day;
	int64_t class_id;
	int kinds[SESSIONS];
};

/* ---- school days ---- */

static void
count_school(struct rates *r, int64_t school)
{
	int length = r->track->last - r->track->first + 1;
	struct school_count *s;

	r->schools = alloc_grow(r->schools, r->school_count + 1, sizeof *r->schools);
	s = &r->schools[r->school_count++];
	*s = (struct school_count){ school, alloc_zero((size_t)length + 1, sizeof(int)) };
	for (int i = 0; i < length; i++)
		s->until[i + 1] = s->until[i] + is_school_day(&r->track->days, school, r->track->first + i);
}

/* The list of classes goes school by school. */
static void
count_school_days(struct rates *r)
{
	const struct track *t = r->track;
	int64_t last = 0;

	count_school(r, 0);
	r->until = alloc_zero(t->class_count + 1, sizeof *r->until);
	for (size_t i = 0; i < t->class_count; i++) {
		int64_t school = t->list[i]->school->id;

		if (school != last)
			count_school(r, school);
		last = school;
		r->until[t->list[i] - t->classes] = r->schools[r->school_count - 1].until;
	}
}

static int
days_between(const struct rates *r, const struct track_class *class, int first, int last)
{
	const int *until = r->until[class - r->track->classes];

	return last < first ? 0 : until[last + 1 - r->track->first] - until[first - r->track->first];
}

int
rates_school_days(const struct rates *r, int64_t school)
{
	const struct school_count *s = r->schools;

	for (size_t i = 1; i < r->school_count; i++)
		if (r->schools[i].school == school)
			s = &r->schools[i];
	return s->until[r->last + 1 - r->track->first];
}

/* ---- sums ---- */

void
attended_add(struct attended *sum, const struct attended *part)
{
	sum->due += part->due;
	for (int i = 0; i < PRESENCES; i++)
		sum->halves[i] += part->halves[i];
	sum->late += part->late;
	sum->early += part->early;
}

int64_t
attended_present(const struct attended *a)
{
	return a->halves[PRESENT] + a->halves[LATE] + a->halves[EARLY];
}

int64_t
attended_absent(const struct attended *a)
{
	return a->halves[SICK] + a->halves[PERSONAL] + a->halves[TRUANT] + a->halves[OTHER];
}

int64_t
attended_recorded(const struct attended *a)
{
	return attended_present(a) + attended_absent(a) + a->halves[OFFICIAL];
}

int
attended_band(const struct attended *a)
{
	static const int lines[] = { 5, 10, 20 };
	int64_t recorded = attended_recorded(a), absent = attended_absent(a);
	int band = 0;

	if (recorded == 0)
		return -1;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		band += 100 * absent >= lines[i] * recorded;
	return band;
}

/* ---- a pupil ---- */

static struct attending *
stay_in(struct rates *r, const struct person *p, const struct track_class *class)
{
	for (size_t i = p->first_stay; i < r->count; i++)
		if (r->stays[i].class == class)
			return &r->stays[i];
	if (r->count == r->capacity) {
		r->capacity = r->capacity * 2 + 256;
		r->stays = alloc_grow(r->stays, r->capacity, sizeof *r->stays);
	}
	r->stays[r->count] = (struct attending){ .pupil = p->pupil, .class = class };
	return &r->stays[r->count++];
}

/* NULL: in none. */
static const struct track_class *
class_on(const struct rates *r, const struct person *p, int day)
{
	const struct track_class *class;
	int64_t id;

	if (p->class != NULL)
		return day >= p->first && day <= p->last ? p->class : NULL;
	id = p->enrolled == NULL ? 0 : enrolment_class(&r->enrolment, p->enrolled, day);
	class = id == 0 ? NULL : track_class_of(r->track, id);
	return class != NULL && day >= class->first && day <= class->last ? class : NULL;
}

/* The class of a mark: its own, else that of the register, though the pupil is not enrolled. */
static const struct track_class *
class_of_marks(const struct rates *r, const struct person *p, const struct marks *m)
{
	int64_t id = m->class_id;

	if (p->class != NULL && (id == 0 || p->class->id == id))
		return p->class;
	if (id == 0 && p->enrolled != NULL)
		id = enrolment_on_roll(&r->enrolment, p->enrolled, m->day);
	return id == 0 ? NULL : track_class_of(r->track, id);
}

static void
add_half(struct attended *sum, int kind)
{
	if (kind != NO_MARK)
		sum->halves[presences[kind]]++;
}

static void
add_marks(struct rates *r, struct attending *stay, const struct marks *m)
{
	unsigned char *kept = &r->kept[stay->class - r->track->classes];
	int day = m->kinds[DAY], morning = m->kinds[MORNING], afternoon = m->kinds[AFTERNOON];

	for (int i = DAY; i < EVENING; i++) {
		stay->sum.late += m->kinds[i] != NO_MARK && presences[m->kinds[i]] == LATE;
		stay->sum.early += m->kinds[i] != NO_MARK && presences[m->kinds[i]] == EARLY;
	}
	morning = morning == NO_MARK ? day : morning;
	afternoon = afternoon == NO_MARK ? day : afternoon;
	add_half(&stay->sum, morning);
	add_half(&stay->sum, afternoon);
	*kept |= (unsigned char)((morning != NO_MARK ? KEPT_MORNING : 0) | (afternoon != NO_MARK ? KEPT_AFTERNOON : 0));
}

/* A day with marks is due where they are, not where the register has the pupil. */
static void
take_day(struct rates *r, const struct person *p, const struct marks *m)
{
	const struct track_class *class = class_of_marks(r, p, m), *enrolled;

	r->evenings += m->kinds[EVENING] != NO_MARK;
	if (class == NULL || (m->kinds[DAY] == NO_MARK && m->kinds[MORNING] == NO_MARK && m->kinds[AFTERNOON] == NO_MARK))
		return;
	if (days_between(r, class, m->day, m->day) == 0) {
		r->no_school_days++;
		return;
	}
	enrolled = class_on(r, p, m->day);
	if (enrolled != class) {
		stay_in(r, p, class)->days++;
		if (enrolled != NULL)
			stay_in(r, p, enrolled)->days -= days_between(r, enrolled, m->day, m->day);
	}
	add_marks(r, stay_in(r, p, class), m);
}

static void
begin_day(struct marks *m, int day)
{
	*m = (struct marks){ .day = day };
	for (int i = 0; i < SESSIONS; i++)
		m->kinds[i] = NO_MARK;
}

static void
take_marks(struct rates *r, const struct person *p, const char *first, const char *last)
{
	struct query *q = query(r->track->report->db, "select attendance_date, session, attendance, class from attendance_rows"
	    " where pupil = $1 and attendance_date >= $2 and attendance_date <= $3 order by attendance_date, session", "itt", p->pupil, first, last);
	struct marks m;

	begin_day(&m, INT_MIN);
	while (query_next(q)) {
		int day = track_day(query_text(q, 0), INT_MIN);
		int64_t session = query_int(q, 1), kind = query_int(q, 2);

		if (day != m.day) {
			if (m.day != INT_MIN)
				take_day(r, p, &m);
			begin_day(&m, day);
		}
		if (session < 0 || session >= SESSIONS || kind < 0 || kind >= KINDS)
			continue;
		m.kinds[session] = (int)kind;
		if (!query_null(q, 3))
			m.class_id = query_int(q, 3);
	}
	if (m.day != INT_MIN)
		take_day(r, p, &m);
}

/* Nearly every pupil has one stay and no movement: its days are counted at once. */
static bool
is_plain(struct rates *r, struct person *p)
{
	const struct stay *stay;

	if (p->enrolled == NULL || p->enrolled->stay_count != 1 || p->enrolled->movement_count > 0)
		return false;
	stay = &r->enrolment.stays[p->enrolled->stay];
	p->class = track_class_of(r->track, stay->class_id);
	if (p->class == NULL)
		return false;
	p->first = stay->from < p->class->first ? p->class->first : stay->from;
	p->last = stay->to - 1 > p->class->last ? p->class->last : stay->to - 1;
	p->last = p->last > r->last ? r->last : p->last;
	return true;
}

static void
begin_person(struct rates *r, struct person *p, int64_t pupil)
{
	*p = (struct person){ .pupil = pupil, .first_stay = r->count, .enrolled = enrolment_find(&r->enrolment, pupil) };
	if (is_plain(r, p)) {
		if (p->last >= p->first)
			stay_in(r, p, p->class)->days = days_between(r, p->class, p->first, p->last);
		return;
	}
	for (int day = r->track->first; p->enrolled != NULL && day <= r->last; day++) {
		const struct track_class *class = class_on(r, p, day);

		if (class != NULL)
			stay_in(r, p, class)->days += days_between(r, class, day, day);
	}
}

/* ---- all ---- */

static void
take_pupils(struct rates *r)
{
	struct query *q = query(r->track->report->db, "select id from keys where kind = 'pupils' order by id", "");
	char first[11], last[11];
	struct person p;

	date_format(date_from_day_number(r->track->first), first);
	date_format(date_from_day_number(r->last), last);
	while (query_next(q)) {
		begin_person(r, &p, query_int(q, 0));
		take_marks(r, &p, first, last);
	}
}

static void
set_due(struct rates *r)
{
	static const int halves[] = { 2, 1, 1, 2 };

	for (size_t i = 0; i < r->count; i++)
		r->stays[i].sum.due = (int64_t)r->stays[i].days * halves[r->kept[r->stays[i].class - r->track->classes]];
}

static void
tell_left_out(const struct rates *r)
{
	if (r->no_school_days > 0)
		remark((struct place){ 0 }, _("marks on days that are no school days by the calendar are left out: %lld pupil-days"), (long long)r->no_school_days);
	if (r->evenings > 0)
		remark((struct place){ 0 }, _("evening marks are left out, as no register tells who boards: %lld"), (long long)r->evenings);
}

bool
rates_load(struct rates *r, struct track *track, struct error *error)
{
	*r = (struct rates){ .track = track, .last = track->last < track->today ? track->last : track->today };
	if (r->last < track->first)
		return error_set(error, _("the period begins after the day of the report, %s"), track->day);
	if (!enrolment_load(&r->enrolment, track->report->db, track->day, track->report->options->as_of, error))
		return false;
	r->kept = alloc_zero(track->class_count + 1, 1);
	count_school_days(r);
	take_pupils(r);
	set_due(r);
	tell_left_out(r);
	return db_ok(track->report->db, error);
}

void
rates_free(struct rates *r)
{
	for (size_t i = 0; i < r->school_count; i++)
		free(r->schools[i].until);
	free(r->schools);
	free(r->stays);
	free(r->until);
	enrolment_free(&r->enrolment);
	free(r->kept);
}
