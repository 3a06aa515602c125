#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/enrolment.h"

/* Before and after everything. */
enum { ALWAYS = INT_MIN, EVER = INT_MAX, MATCH_DAYS = 30 };

bool
movement_is_in(enum movement_kind kind)
{
	return kind == MOVEMENT_ENROLLED || kind == MOVEMENT_CAME || kind == MOVEMENT_RESUMED || kind == MOVEMENT_OTHER_IN;
}

/* Out of school, but not out of the register. */
static bool
stays_on_roll(enum movement_kind kind)
{
	return kind == MOVEMENT_SUSPENDED || kind == MOVEMENT_DROPPED;
}

static int
day_of(const char *iso, int none)
{
	struct date date;

	return iso != NULL && date_parse(iso, &date) ? date_day_number(date) : none;
}

static const char *
copy(struct enrolment *e, const char *text)
{
	return text == NULL || text[0] == '\0' ? "" : arena_copy(&e->arena, text);
}

/* Room for one more; asked for in doubling steps. */
static void *
room(void *items, size_t count, size_t size)
{
	return (count & (count - 1)) == 0 ? alloc_grow(items, count * 2 + 1, size) : items;
}

/* ---- looking up ---- */

static int
by_pupil(const void *key, const void *item)
{
	int64_t id = *(const int64_t *)key, other = ((const struct enrolled *)item)->pupil;

	return (id > other) - (id < other);
}

static int
by_class(const void *key, const void *item)
{
	int64_t id = *(const int64_t *)key, other = ((const struct class_school *)item)->class_id;

	return (id > other) - (id < other);
}

const struct enrolled *
enrolment_find(const struct enrolment *e, int64_t pupil)
{
	return e->count == 0 ? NULL : bsearch(&pupil, e->pupils, e->count, sizeof *e->pupils, by_pupil);
}

int64_t
enrolment_school(const struct enrolment *e, int64_t class_id)
{
	const struct class_school *class = e->class_count == 0 ? NULL : bsearch(&class_id, e->classes, e->class_count, sizeof *e->classes, by_class);

	return class == NULL ? 0 : class->school;
}

/* ---- the register ---- */

static void
add_stay(struct enrolment *e, int64_t class_id, int from, int to)
{
	e->stays = room(e->stays, e->stay_count, sizeof *e->stays);
	e->stays[e->stay_count++] = (struct stay){ .class_id = class_id, .from = from, .to = to };
}

static void
load_classes(struct enrolment *e, struct db *db)
{
	struct query *q;

	for (q = query(db, "select class, school from classes_rows order by class", ""); query_next(q); e->class_count++) {
		e->classes = room(e->classes, e->class_count, sizeof *e->classes);
		e->classes[e->class_count] = (struct class_school){ query_int(q, 0), query_int(q, 1) };
	}
	query_end(q);
}

/* One version of a pupil in the register; the present one comes first. */
static void
take_version(struct enrolment *e, struct enrolled *p, struct query *q)
{
	int from = day_of(query_text(q, 2), ALWAYS), to = day_of(query_text(q, 3), EVER), bound;
	int64_t class_id = query_int(q, 1);
	const struct stay *next = p->stay_count == 0 ? NULL : &e->stays[e->stay_count - 1];

	if (next == NULL) {
		add_stay(e, class_id, from, to);
		p->stay_count = 1;
		return;
	}
	/* Of the same class only a version with an end tells of an earlier stay; others were put right. */
	bound = next->from;
	if (from >= bound || (class_id == next->class_id && to >= bound))
		return;
	add_stay(e, class_id, from, to < bound ? to : bound);
	p->stay_count++;
}

/* What an undone batch said never held. */
static void
load_register(struct enrolment *e, struct db *db, int64_t as_of)
{
	struct query *q = query(db, "select v.pupil, v.class, v.joined, v.\"left\", k.key, v.name from ("
	    "select pupil, class, joined, \"left\", name, 9223372036854775807 as until, 0 as number from pupils_rows union all"
	    " select pupil, class, joined, \"left\", name, until, rowid from pupils_past where until <= $1"
	    " and batch not in (select batch from batches where undone_by is not null)) v join keys k on k.id = v.pupil"
	    " order by v.pupil, v.until desc, v.number desc", "i", as_of);

	while (query_next(q)) {
		struct enrolled *last = e->count > 0 ? &e->pupils[e->count - 1] : NULL;
		const char *key = query_text(q, 4);

		if (last == NULL || last->pupil != query_int(q, 0)) {
			e->pupils = room(e->pupils, e->count, sizeof *e->pupils);
			last = &e->pupils[e->count++];
			*last = (struct enrolled){ .pupil = query_int(q, 0), .number = key[0] == '@' ? "" : copy(e, key), .name = copy(e, query_text(q, 5)),
				.stay = e->stay_count };
		}
		take_version(e, last, q);
	}
	query_end(q);
}

/* ---- movements ---- */

static void
load_movements(struct enrolment *e, struct db *db, const char *on)
{
	struct query *q = query(db, "select pupil, school, class, movement_date, movement, counterpart, document, confirmed_on, cause, destination, note"
	    " from movements_rows where movement_date <= $1 order by pupil, movement_date, movement", "t", on);

	for (; query_next(q); e->movement_count++) {
		const char *confirmed = query_text(q, 7);

		e->movements = room(e->movements, e->movement_count, sizeof *e->movements);
		e->movements[e->movement_count] = (struct movement){ .pupil = query_int(q, 0), .school = query_int(q, 1), .class_id = query_int(q, 2),
			.day = day_of(query_text(q, 3), 0), .kind = (enum movement_kind)query_int(q, 4), .counterpart = copy(e, query_text(q, 5)),
			.document = copy(e, query_text(q, 6)), .confirmed_on = confirmed != NULL && strcmp(confirmed, on) <= 0 ? copy(e, confirmed) : "",
			.cause = copy(e, query_text(q, 8)), .destination = copy(e, query_text(q, 9)), .note = copy(e, query_text(q, 10)) };
	}
	query_end(q);
}

static bool
comes_later(const struct movement *a, const struct movement *b)
{
	return a->day != b->day ? a->day > b->day : movement_is_in(a->kind) && !movement_is_in(b->kind);
}

/* Moves one to an earlier place; those between stay in their order. */
static void
move_up(struct movement *m, size_t from, size_t to)
{
	struct movement moved = m[from];

	memmove(&m[to + 1], &m[to], (from - to) * sizeof *m);
	m[to] = moved;
}

static bool
is_out_before(const struct movement *m, size_t place)
{
	for (size_t i = place; i-- > 0;)
		if (m[i].school == m[place].school)
			return !movement_is_in(m[i].kind);
	return false;
}

void
movements_sort(struct movement *m, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		size_t to = i;

		while (to > 0 && comes_later(&m[to - 1], &m[i]))
			to--;
		move_up(m, i, to);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count && m[k].day == m[i].day && !movement_is_in(m[i].kind) && is_out_before(m, i); k++)
			if (m[k].school == m[i].school && movement_is_in(m[k].kind))
				move_up(m, k, i);
}

/* The pupils' movements; a table given alone may move one whom no register has. */
static void
join_movements(struct enrolment *e, struct db *db)
{
	size_t first = 0;

	while (first < e->movement_count) {
		int64_t pupil = e->movements[first].pupil;
		struct enrolled *p = (struct enrolled *)enrolment_find(e, pupil);
		size_t end = first;

		while (end < e->movement_count && e->movements[end].pupil == pupil)
			end++;
		if (p == NULL) {
			size_t at = e->count;

			e->pupils = room(e->pupils, e->count, sizeof *e->pupils);
			for (e->count++; at > 0 && e->pupils[at - 1].pupil > pupil; at--)
				e->pupils[at] = e->pupils[at - 1];
			p = &e->pupils[at];
			*p = (struct enrolled){ .pupil = pupil, .name = "", .stay = e->stay_count };
			p->number = pupil_number(db, pupil, &e->arena);
		}
		p->movement = first;
		p->movement_count = end - first;
		movements_sort(&e->movements[first], p->movement_count);
		first = end;
	}
}

/* ---- the other side of a transfer ---- */

static void
match(struct movement *m, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count && m[i].kind == MOVEMENT_LEFT; k++) {
			int apart = m[i].day < m[k].day ? m[k].day - m[i].day : m[i].day - m[k].day;

			if (m[k].kind != MOVEMENT_CAME || m[k].school == m[i].school || m[k].other_school != 0 || apart > MATCH_DAYS)
				continue;
			m[i].other_school = m[k].school;
			m[k].other_school = m[i].school;
			break;
		}
}

static enum confirmation
judge(const struct movement *m)
{
	if (m->kind != MOVEMENT_LEFT && m->kind != MOVEMENT_CAME)
		return CONFIRMATION_NO_NEED;
	if (m->other_school != 0)
		return CONFIRMATION_MATCHED;
	if (m->confirmed_on[0] != '\0')
		return CONFIRMATION_PAPERS;
	return m->kind == MOVEMENT_LEFT ? CONFIRMATION_NONE : CONFIRMATION_UNKNOWN;
}

/* ---- the class of a movement ---- */

/* The stay that a movement at the school ends or begins, else the nearest one there. */
static int64_t
class_of_movement(const struct enrolment *e, const struct enrolled *p, const struct movement *m)
{
	int64_t any = 0;
	int day = movement_is_in(m->kind) ? m->day : m->day - 1;

	for (size_t i = 0; i < p->stay_count; i++) {
		const struct stay *s = &e->stays[p->stay + i];

		if (enrolment_school(e, s->class_id) != m->school)
			continue;
		if (s->from <= day && day < s->to)
			return s->class_id;
		any = any == 0 ? s->class_id : any;
	}
	for (size_t i = 0; any == 0 && i < p->movement_count; i++)
		if (e->movements[p->movement + i].school == m->school)
			any = e->movements[p->movement + i].class_id;
	return any;
}

/* ---- before the register ---- */

/* The movement into the school that one out of it ended; NULL: there from the start. */
static const struct movement *
entry_of(const struct enrolment *e, const struct enrolled *p, size_t out)
{
	for (size_t i = out; i-- > 0;) {
		const struct movement *m = &e->movements[p->movement + i];

		if (m->school == e->movements[p->movement + out].school)
			return movement_is_in(m->kind) ? m : NULL;
	}
	return NULL;
}

/* From the earliest day that the register tells of back. The pupil's stays are the last ones. */
static void
add_earlier_stays(struct enrolment *e, struct enrolled *p)
{
	int bound = p->stay_count == 0 ? EVER : e->stays[p->stay + p->stay_count - 1].from;

	for (size_t i = p->movement_count; i-- > 0 && bound != ALWAYS;) {
		const struct movement *m = &e->movements[p->movement + i], *entry = movement_is_in(m->kind) ? m : entry_of(e, p, i);
		int from = entry == NULL ? ALWAYS : entry->day, to = movement_is_in(m->kind) ? bound : m->day;
		bool tells = movement_is_in(m->kind) ? bound == EVER && p->stay_count == 0 : to <= bound;

		if (!tells || from >= bound || from >= to || m->class_id == 0)
			continue;
		add_stay(e, m->class_id, from, to);
		p->stay_count++;
		bound = from;
	}
}

/* The stays of all pupils anew, as those of one have to stand together. */
static void
complete_pupils(struct enrolment *e)
{
	struct stay *registered = e->stays;

	e->stays = NULL;
	e->stay_count = 0;
	for (size_t i = 0; i < e->count; i++) {
		struct enrolled *p = &e->pupils[i];
		size_t first = e->stay_count;
		struct movement *m = p->movement_count > 0 ? &e->movements[p->movement] : NULL;

		for (size_t k = 0; k < p->stay_count; k++)
			add_stay(e, registered[p->stay + k].class_id, registered[p->stay + k].from, registered[p->stay + k].to);
		p->stay = first;
		for (size_t k = 0; k < p->movement_count; k++)
			m[k].class_id = m[k].class_id != 0 ? m[k].class_id : class_of_movement(e, p, &m[k]);
		if (p->movement_count > 0)
			match(m, p->movement_count);
		for (size_t k = 0; k < p->movement_count; k++)
			m[k].confirmation = judge(&m[k]);
		add_earlier_stays(e, p);
	}
	free(registered);
}

bool
enrolment_load(struct enrolment *e, struct db *db, const char *on, const char *as_of, struct error *error)
{
	struct date date;
	char iso[11];
	int64_t batch = INT64_MAX;

	*e = (struct enrolment){ 0 };
	if (as_of != NULL && date_parse(as_of, &date)) {
		date_format(date, iso);
		batch = db_int(db, 0, "select max(batch) from batches where substr(imported_at, 1, 10) <= $1", "t", iso);
	}
	load_classes(e, db);
	load_register(e, db, batch);
	/* A database of an older program has none. */
	if (db_int(db, 0, "select count(*) from pragma_table_info('movements_rows')", "") > 0)
		load_movements(e, db, on);
	join_movements(e, db);
	complete_pupils(e);
	return db_ok(db, error);
}

void
enrolment_free(struct enrolment *e)
{
	free(e->pupils);
	free(e->stays);
	free(e->movements);
	free(e->classes);
	arena_free(&e->arena);
}

/* ---- who is where ---- */

static const struct stay *
stay_on(const struct enrolment *e, const struct enrolled *p, int day)
{
	for (size_t i = 0; i < p->stay_count; i++) {
		const struct stay *s = &e->stays[p->stay + i];

		if (s->from <= day && day < s->to)
			return s;
	}
	return NULL;
}

/* Did a movement take the pupil out of the school in this stay, and none back? */
static bool
is_away(const struct enrolment *e, const struct enrolled *p, const struct stay *s, int day, bool any_kind)
{
	int64_t school = p->movement_count == 0 ? 0 : enrolment_school(e, s->class_id);
	bool away = false;

	for (size_t i = 0; i < p->movement_count; i++) {
		const struct movement *m = &e->movements[p->movement + i];

		if (m->day > day || m->day < s->from || m->school != school || (m->class_id != 0 && m->class_id != s->class_id))
			continue;
		if (movement_is_in(m->kind))
			away = false;
		else if (any_kind || stays_on_roll(m->kind))
			away = true;
	}
	return away;
}

int64_t
enrolment_on_roll(const struct enrolment *e, const struct enrolled *p, int day)
{
	const struct stay *s = stay_on(e, p, day);

	return s == NULL ? 0 : s->class_id;
}

int64_t
enrolment_registered(const struct enrolment *e, const struct enrolled *p, int day)
{
	const struct stay *s = stay_on(e, p, day);

	return s == NULL || is_away(e, p, s, day, false) ? 0 : s->class_id;
}

int64_t
enrolment_class(const struct enrolment *e, const struct enrolled *p, int day)
{
	const struct stay *s = stay_on(e, p, day);

	return s == NULL || is_away(e, p, s, day, true) ? 0 : s->class_id;
}
