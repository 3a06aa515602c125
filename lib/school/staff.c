#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/exam-figures.h"
#include "school/rows.h"
#include "school/staff.h"
#include "school/teacher-names.h"

/* In the order of the words of column session. */
enum { WHOLE_DAY, MORNING, AFTERNOON, EVENING, SESSIONS };

/* The marks of a teacher on a day; kind -1: none. */
struct staff_day {
	struct session_mark { int kind; int64_t lessons, batch, line; } marks[SESSIONS];
};

/* Of a teacher, while a month is read. */
struct month_sums {
	int month;                      /* year x 12 + month; 0: none yet */
	int64_t used[STAFF_KINDS];      /* parts that were free or charged */
	int64_t *charged;               /* by rule */
};

bool
staff_by_times(int kind)
{
	return kind == STAFF_LATE || kind == STAFF_EARLY || kind == STAFF_OFF_POST;
}

bool
staff_is_off(int kind)
{
	return kind != STAFF_PRESENT && kind != STAFF_OFFICIAL && kind != STAFF_TRAINING && !staff_by_times(kind);
}

const char *
staff_symbol(int kind, enum language language)
{
	static const char *const symbols[STAFF_KINDS][2] = {
		{ "√", "√" }, { "病", "S" }, { "事", "P" }, { "旷", "A" }, { "迟", "L" }, { "早", "E" }, { "公", "O" }, { "培", "T" }, { "婚", "W" },
		{ "产", "M" }, { "丧", "B" }, { "脱", "D" }, { "其", "X" }
	};

	return symbols[kind][language == LANGUAGE_EN];
}

/* By law, whatever the table says. */
static bool
is_statutory(int kind)
{
	return kind == STAFF_MARRIAGE || kind == STAFF_MATERNITY || kind == STAFF_BEREAVEMENT;
}

/* ---- rules ---- */

static void
check_rule(const struct staff_rule *rule)
{
	if (rule->statutory && (rule->points != 0 || rule->money != 0))
		remark((struct place){ 0 }, _("staff_rules: %s is statutory leave: its deduction is not taken"),
		    word_text(&column_find("attendance")->words[rule->kind], message_language()));
}

static void
load_rules(struct staff *s)
{
	struct query *q = query(s->track->report->db, "select attendance, valid_from, coalesce(deduct_points, 0), coalesce(deduct_money, 0),"
	    " coalesce(free_days, 0), coalesce(statutory, 0) from staff_rules_rows order by attendance, valid_from", "");
	const int yes = word_find(column_find("statutory")->words, "yes");

	while (query_next(q)) {
		struct staff_rule *rule;

		s->rules = alloc_grow(s->rules, s->rule_count + 1, sizeof *s->rules);
		rule = &s->rules[s->rule_count++];
		*rule = (struct staff_rule){ (int)query_int(q, 0), track_day(query_text(q, 1), 0), query_int(q, 2), query_int(q, 3), query_int(q, 4),
		    !query_null(q, 5) && query_int(q, 5) == yes };
		rule->statutory |= is_statutory(rule->kind);
		check_rule(rule);
	}
	if (s->rule_count == 0)
		remark((struct place){ 0 }, _("there are no rules of deduction: nothing is deducted; import-records staff_rules brings them in"));
}

/* -1: none in force. */
static int
rule_on(const struct staff *s, int kind, int day)
{
	int found = -1;

	for (size_t i = 0; i < s->rule_count; i++)
		if (s->rules[i].kind == kind && s->rules[i].from <= day)
			found = (int)i;
	return found;
}

/* ---- who ---- */

static const char people_sql[] =
    "select k.id, k.key, coalesce(t.school, (select s.school from staff_attendance_rows s where s.teacher = k.id and s.school is not null"
    " and s.attendance_date between $1 and $2 order by s.attendance_date, s.session limit 1)) from keys k left join teachers_rows t on t.teacher = k.id"
    " where k.kind = 'teachers' and (t.teacher is not null or exists (select 1 from staff_attendance_rows s where s.teacher = k.id"
    " and s.attendance_date between $1 and $2)) order by k.id";

static void
add_person(struct staff *s, const struct teacher_names *names, struct query *q, bool cells)
{
	const struct school *school = query_null(q, 2) ? NULL : school_of(&s->track->report->district, query_int(q, 2));
	const struct track *t = s->track;
	struct staff_person *p;

	if (t->school != NULL && school != t->school)
		return;
	s->people = alloc_grow(s->people, s->count + 1, sizeof *s->people);
	p = &s->people[s->count++];
	*p = (struct staff_person){ .id = query_int(q, 0), .number = arena_copy(&s->arena, query_text(q, 1)), .school = school,
	    .name = arena_copy(&s->arena, teacher_names_find(names, query_int(q, 0))) };
	p->charged = alloc_zero(s->rule_count + 1, sizeof *p->charged);
	if (t->first <= s->last)
		p->due = school_days_count(&t->days, school == NULL ? 0 : school->id, t->first, s->last);
	if (cells)
		p->cells = alloc_zero((size_t)(t->last - t->first + 1), sizeof *p->cells);
}

static void
load_people(struct staff *s, const char *first, const char *last, bool cells)
{
	struct db *db = s->track->report->db;
	struct teacher_names names;
	struct query *q;

	teacher_names_load(&names, db);
	for (q = query(db, people_sql, "tt", first, last); query_next(q);)
		add_person(s, &names, q, cells);
	teacher_names_free(&names);
}

static int
compare_people(const void *a, const void *b)
{
	const struct staff_person *x = a, *y = b;

	if (x->school != y->school) {
		if (x->school == NULL || y->school == NULL)
			return x->school == NULL ? 1 : -1;
		return x->school->id < y->school->id ? -1 : 1;
	}
	return strcmp(x->number, y->number);
}

/* ---- sums ---- */

/* Takes back what the month took for sick leave. */
static void
forgive_sick(struct staff_person *p)
{
	size_t kept = p->charge_month;

	for (size_t i = p->charge_month; i < p->charge_count; i++)
		if (p->charges[i].kind != STAFF_SICK)
			p->charges[kept++] = p->charges[i];
	p->charge_count = kept;
}

/* A teacher with long sick leave is not deducted for it. */
static void
end_month(struct staff *s, struct staff_person *p, struct month_sums *m)
{
	bool long_sick = m->used[STAFF_SICK] >= STAFF_LONG_SICK * s->part;

	for (size_t i = 0; i < s->rule_count; i++)
		if (!long_sick || s->rules[i].kind != STAFF_SICK)
			p->charged[i] += m->charged[i];
	if (long_sick)
		text_addf(&p->long_sick, "%s%04d-%02d", p->long_sick.length > 0 ? track_word(s->track, "、", ", ") : "", (m->month - 1) / 12, (m->month - 1) % 12 + 1);
	if (long_sick)
		forgive_sick(p);
	p->charge_month = p->charge_count;
	memset(m->charged, 0, s->rule_count * sizeof *m->charged);
	memset(m->used, 0, sizeof m->used);
}

static void
keep_charge(struct staff_person *p, const struct session_mark *mark, struct staff_charge charge)
{
	charge.kind = mark->kind;
	charge.batch = mark->batch;
	charge.line = mark->line;
	p->charges = alloc_grow(p->charges, p->charge_count + 1, sizeof *p->charges);
	p->charges[p->charge_count++] = charge;
}

static void
keep_off(struct staff_person *p, struct staff_off off)
{
	p->off = alloc_grow(p->off, p->off_count + 1, sizeof *p->off);
	p->off[p->off_count++] = off;
}

static void
charge(struct staff *s, struct staff_person *p, struct month_sums *m, const struct session_mark *mark, int session, int64_t parts, int day)
{
	const int kind = mark->kind;
	int found = rule_on(s, kind, day);
	int64_t before = m->used[kind], free, taken;

	m->used[kind] += parts;
	if (found < 0 || s->rules[found].statutory)
		return;
	free = s->rules[found].free * s->part / 100;
	taken = m->used[kind] - (before > free ? before : m->used[kind] < free ? m->used[kind] : free);
	m->charged[found] += taken;
	if (s->keep_charges && taken > 0)
		keep_charge(p, mark, (struct staff_charge){ .rule = (size_t)found, .day = day, .session = session, .parts = taken });
}

static void
add_mark(struct staff *s, struct staff_person *p, struct month_sums *m, const struct staff_day *d, int session, int64_t length, int day)
{
	const struct session_mark *mark = &d->marks[session];
	int64_t lessons = 2 * mark->lessons, amount = lessons > 0 && lessons < length ? lessons : length;

	if (staff_by_times(mark->kind)) {
		p->times[mark->kind]++;
		charge(s, p, m, mark, session, s->part, day);
		amount = 0;
	} else {
		p->days[mark->kind] += amount;
		charge(s, p, m, mark, session, amount, day);
		if (s->keep_charges && amount > 0 && staff_is_off(mark->kind))
			keep_off(p, (struct staff_off){ day, mark->kind, amount });
	}
	p->days[STAFF_PRESENT] += length - amount;
}

static void
add_day(struct staff *s, struct staff_person *p, struct month_sums *m, const struct staff_day *d, int day)
{
	const int64_t half = s->part / 2;
	int64_t rest = 2 * half;

	for (int i = MORNING; i <= AFTERNOON; i++)
		if (d->marks[i].kind >= 0) {
			add_mark(s, p, m, d, i, half, day);
			rest -= half;
		}
	if (d->marks[WHOLE_DAY].kind >= 0 && rest > 0)
		add_mark(s, p, m, d, WHOLE_DAY, rest, day);
	if (d->marks[EVENING].kind >= 0 && staff_by_times(d->marks[EVENING].kind))
		add_mark(s, p, m, d, EVENING, 0, day);
	else
		s->evenings += d->marks[EVENING].kind >= 0;
}

/* ---- cells ---- */

static void
add_symbol(const struct staff *s, struct text *cell, const struct session_mark *mark)
{
	if (mark->kind < 0) {
		text_add(cell, "-");
		return;
	}
	text_add(cell, staff_symbol(mark->kind, s->track->report->language));
	if (mark->lessons > 0)
		number_add_hundredths(cell, mark->lessons);
}

/* Halves alike are one symbol. */
static void
fill_cell(const struct staff *s, struct text *cell, const struct staff_day *d)
{
	const struct session_mark *whole = &d->marks[WHOLE_DAY], *morning = &d->marks[MORNING], *afternoon = &d->marks[AFTERNOON];

	morning = morning->kind >= 0 ? morning : whole;
	afternoon = afternoon->kind >= 0 ? afternoon : whole;
	if (morning->kind < 0 && afternoon->kind < 0) {
		if (d->marks[EVENING].kind >= 0 && staff_by_times(d->marks[EVENING].kind))
			add_symbol(s, cell, &d->marks[EVENING]);
		return;
	}
	add_symbol(s, cell, morning);
	if (morning->kind != afternoon->kind || morning->lessons != afternoon->lessons)
		add_symbol(s, cell, afternoon);
}

/* ---- reading ---- */

static void
end_day(struct staff *s, struct staff_person *p, struct month_sums *m, const struct staff_day *d, int day)
{
	struct date date = date_from_day_number(day);
	int month = date.year * 12 + date.month;

	if (m->month != 0 && m->month != month)
		end_month(s, p, m);
	m->month = month;
	if (is_school_day(&s->track->days, p->school == NULL ? 0 : p->school->id, day))
		add_day(s, p, m, d, day);
	else
		for (int i = 0; i < SESSIONS; i++)
			s->no_school_days += d->marks[i].kind >= 0;
	if (p->cells != NULL)
		fill_cell(s, &p->cells[day - s->track->first], d);
}

static struct staff_person *
find_person(const struct staff *s, int64_t id)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->people[middle].id == id)
			return &s->people[middle];
		if (s->people[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void
clear_day(struct staff_day *d)
{
	for (int i = 0; i < SESSIONS; i++)
		d->marks[i] = (struct session_mark){ .kind = -1 };
}

static void
load_marks(struct staff *s, const char *first, const char *last)
{
	struct query *q = query(s->track->report->db, "select teacher, attendance_date, session, attendance, coalesce(lessons, 0), batch, line from staff_attendance_rows"
	    " where attendance_date between $1 and $2 order by teacher, attendance_date, session", "tt", first, last);
	struct month_sums m = { .charged = alloc_zero(s->rule_count + 1, sizeof *m.charged) };
	struct staff_person *p = NULL;
	struct staff_day d;
	int day = 0;

	clear_day(&d);
	for (bool more = true; more;) {
		struct staff_person *next;
		int next_day;

		more = query_next(q);
		next = more ? find_person(s, query_int(q, 0)) : NULL;
		next_day = more ? track_day(query_text(q, 1), 0) : 0;
		if (p != NULL && (next != p || next_day != day)) {
			end_day(s, p, &m, &d, day);
			clear_day(&d);
		}
		if (p != NULL && next != p) {
			end_month(s, p, &m);
			m.month = 0;
		}
		p = next;
		day = next_day;
		if (p != NULL)
			d.marks[query_int(q, 2)] = (struct session_mark){ (int)query_int(q, 3), query_int(q, 4), query_int(q, 5), query_int(q, 6) };
	}
	free(m.charged);
}

static void
tell_left_out(const struct staff *s)
{
	if (s->evenings > 0)
		remark((struct place){ 0 }, _("evening marks of staff left out: %lld"), (long long)s->evenings);
	if (s->no_school_days > 0)
		remark((struct place){ 0 }, _("marks of staff left out, as these days are no school days: %lld"), (long long)s->no_school_days);
}

static bool
load(struct staff *s, struct track *t, int lessons, bool cells, bool charges, struct error *error)
{
	char first[11], last[11];

	*s = (struct staff){ .track = t, .part = 200 * lessons, .last = t->last < t->today ? t->last : t->today, .keep_charges = charges };
	date_format(date_from_day_number(t->first), first);
	date_format(date_from_day_number(s->last), last);
	load_rules(s);
	load_people(s, first, last, cells);
	load_marks(s, first, last);
	if (s->count > 0)
		qsort(s->people, s->count, sizeof *s->people, compare_people);
	tell_left_out(s);
	return db_ok(t->report->db, error);
}

bool
staff_load(struct staff *s, struct track *t, int lessons, bool cells, struct error *error)
{
	return load(s, t, lessons, cells, false, error);
}

bool
staff_load_charges(struct staff *s, struct track *t, int lessons, struct error *error)
{
	return load(s, t, lessons, false, true, error);
}

void
staff_free(struct staff *s)
{
	for (size_t i = 0; i < s->count; i++) {
		struct staff_person *p = &s->people[i];

		for (int day = 0; p->cells != NULL && day <= s->track->last - s->track->first; day++)
			text_free(&p->cells[day]);
		free(p->cells);
		free(p->charged);
		free(p->charges);
		free(p->off);
		text_free(&p->long_sick);
	}
	free(s->people);
	free(s->rules);
	arena_free(&s->arena);
}

/* ---- figures ---- */

int64_t
staff_unrecorded(const struct staff *s, const struct staff_person *p)
{
	int64_t rest = p->due * s->part;

	for (int i = 0; i < STAFF_KINDS; i++)
		rest -= p->days[i];
	return rest;
}

bool
staff_is_recorded(const struct staff *s, const struct staff_person *own)
{
	for (const struct staff_person *p = s->people; p < s->people + s->count; p++)
		if (p == own || (own->school != NULL && p->school == own->school))
			for (int kind = 0; kind < STAFF_KINDS; kind++)
				if (p->days[kind] != 0 || p->times[kind] != 0)
					return true;
	return false;
}

int64_t
staff_statutory(const struct staff_person *p)
{
	return p->days[STAFF_MARRIAGE] + p->days[STAFF_MATERNITY] + p->days[STAFF_BEREAVEMENT];
}

int64_t
staff_points(const struct staff *s, const struct staff_person *p)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->rule_count; i++)
		sum += p->charged[i] * s->rules[i].points;
	return sum;
}

int64_t
staff_money(const struct staff *s, const struct staff_person *p)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->rule_count; i++)
		sum += p->charged[i] * s->rules[i].money;
	return sum;
}

int64_t
staff_hundredths(const struct staff *s, int64_t parts)
{
	return (2 * 100 * parts + s->part) / (2 * s->part);
}
