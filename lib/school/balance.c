#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/balance.h"

/* Who is there on 30 September has entered. Those of nine years who come into the junior class in September came then. */
int
balance_first_day(const struct balance *b, const struct track_class *c)
{
	bool whole = b->classes == BALANCE_NINE_YEARS && c->name.first_grade != GRADE_PRIMARY;

	if (b->classes == BALANCE_PERIOD)
		return b->first;
	return date_day_number(whole ? school_year_first_day(c->name.entry_year) : (struct date){ c->name.entry_year, 10, 1 });
}

/* The grade in the school year of the last day, also where the class has left its stage. */
static int
grade_reached(const struct balance *b, const struct track_class *c)
{
	return c->name.first_grade + school_year_of_date(date_from_day_number(b->last)) - c->name.entry_year;
}

static int
last_grade(const struct track_class *c)
{
	int first = c->name.first_grade;

	return first < GRADE_PRIMARY ? GRADE_PRIMARY - 1 : first == GRADE_PRIMARY ? GRADE_JUNIOR - 1 : GRADE_LAST;
}

bool
balance_has(const struct balance *b, const struct track_class *c)
{
	if (c == NULL || !track_has(b->track, c))
		return false;
	if (b->classes == BALANCE_NINE_YEARS)
		return grade_reached(b, c) == GRADE_LAST && c->name.first_grade >= GRADE_PRIMARY;
	return c->first <= c->last && c->first <= b->last && (b->classes == BALANCE_PERIOD || grade_reached(b, c) == last_grade(c));
}

static struct tally *
tally_of(const struct balance *b, const struct track_class *c)
{
	return &b->tallies[c - b->track->classes];
}

void
tally_add(struct tally *to, const struct tally *from)
{
	to->opening += from->opening;
	to->closing += from->closing;
	to->confirmed += from->confirmed;
	to->suspected += from->suspected;
	to->broken += from->broken;
	for (int i = 0; i < MOVEMENT_KINDS; i++)
		to->moved[i] += from->moved[i];
}

static int64_t
moved(const struct tally *t, bool in)
{
	int64_t sum = 0;

	for (int i = 0; i < MOVEMENT_KINDS; i++)
		sum += movement_is_in((enum movement_kind)i) == in ? t->moved[i] : 0;
	return sum;
}

int64_t
tally_in(const struct tally *t)
{
	return moved(t, true);
}

int64_t
tally_out(const struct tally *t)
{
	return moved(t, false);
}

static void
tally_movement(struct tally *t, const struct movement *m)
{
	t->moved[m->kind]++;
	if (m->kind != MOVEMENT_LEFT)
		return;
	t->confirmed += m->confirmation != CONFIRMATION_NONE;
	t->suspected += m->confirmation == CONFIRMATION_NONE;
}

/* ---- one pupil in one class ---- */

struct passage {
	const struct enrolled *pupil;
	const struct track_class *class;
	int first;
	int64_t opening, closing, net;  /* 0 or 1; in less out */
	const struct movement *in, *out;        /* the last ones; NULL: none */
};

static enum break_kind
kind_of_break(const struct passage *p)
{
	if (p->closing > p->opening + p->net) {
		if (p->out == NULL)
			return BREAK_CAME_UNSAID;
		return p->closing == 1 ? BREAK_STILL_REGISTERED : BREAK_WAS_NOT_THERE;
	}
	if (p->in == NULL)
		return BREAK_GONE_UNSAID;
	return p->closing == 1 ? BREAK_WAS_THERE : BREAK_NOT_REGISTERED;
}

/* The day on which the register lets the pupil come into the class or go from it. */
static int
day_of_register(const struct balance *b, const struct passage *p, bool coming)
{
	for (size_t i = 0; i < p->pupil->stay_count; i++) {
		const struct stay *s = &b->enrolment.stays[p->pupil->stay + i];
		int day = coming ? s->from : s->to;

		if (s->class_id == p->class->id && day >= p->first && day <= b->last)
			return day;
	}
	return INT_MIN;
}

static void
add_break(struct balance *b, const struct passage *p)
{
	enum break_kind kind = kind_of_break(p);
	bool in = kind == BREAK_NOT_REGISTERED || kind == BREAK_WAS_THERE;
	const struct movement *m = kind <= BREAK_GONE_UNSAID ? NULL : in ? p->in : p->out;

	b->broken = alloc_grow(b->broken, b->broken_count + 1, sizeof *b->broken);
	b->broken[b->broken_count++] = (struct broken){ .pupil = p->pupil, .class_id = p->class->id, .kind = kind, .movement = m,
		.day = m != NULL ? m->day : day_of_register(b, p, kind == BREAK_CAME_UNSAID) };
	tally_of(b, p->class)->broken++;
}

static void
count_passage(struct balance *b, const struct enrolled *pupil, const struct track_class *class)
{
	struct passage p = { .pupil = pupil, .class = class, .first = balance_first_day(b, class) };
	const struct enrolment *e = &b->enrolment;
	struct tally *t = tally_of(b, class);

	p.opening = enrolment_registered(e, pupil, p.first - 1) == class->id;
	p.closing = enrolment_registered(e, pupil, b->last) == class->id;
	for (size_t i = 0; i < pupil->movement_count; i++) {
		const struct movement *m = &e->movements[pupil->movement + i];

		if (m->class_id != class->id || m->day < p.first || m->day > b->last)
			continue;
		tally_movement(t, m);
		p.net += movement_is_in(m->kind) ? 1 : -1;
		*(movement_is_in(m->kind) ? &p.in : &p.out) = m;
	}
	t->opening += p.opening;
	t->closing += p.closing;
	if (p.opening + p.net != p.closing)
		add_break(b, &p);
}

/* ---- all of them ---- */

static bool
adds_class(const struct enrolment *e, const struct enrolled *p, size_t before, int64_t class_id)
{
	for (size_t i = 0; i < before; i++) {
		int64_t other = i < p->stay_count ? e->stays[p->stay + i].class_id : e->movements[p->movement + i - p->stay_count].class_id;

		if (other == class_id)
			return false;
	}
	return class_id != 0;
}

/* Each class of the pupil's stays and movements once. */
static void
count_pupil(struct balance *b, const struct enrolled *p)
{
	const struct enrolment *e = &b->enrolment;

	for (size_t i = 0; i < p->stay_count + p->movement_count; i++) {
		int64_t class_id = i < p->stay_count ? e->stays[p->stay + i].class_id : e->movements[p->movement + i - p->stay_count].class_id;
		const struct track_class *class = adds_class(e, p, i, class_id) ? track_class_of(b->track, class_id) : NULL;

		if (balance_has(b, class))
			count_passage(b, p, class);
	}
}

static void
count_strays(struct balance *b)
{
	const struct district *d = &b->track->report->district;

	for (size_t i = 0; i < b->enrolment.movement_count && b->classes == BALANCE_PERIOD; i++) {
		const struct movement *m = &b->enrolment.movements[i];

		if (m->class_id != 0 || m->day < b->first || m->day > b->last || b->track->options->class_name != NULL
		    || (b->track->school != NULL && b->track->school->id != m->school))
			continue;
		for (size_t k = 0; k < d->school_count; k++)
			if (d->school_list[k]->id == m->school)
				tally_movement(&b->strays[k], m);
	}
}

static int
compare_broken(const void *left, const void *right)
{
	const struct broken *a = left, *b = right;

	if (a->class_id != b->class_id)
		return a->class_id < b->class_id ? -1 : 1;
	return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

bool
balance_open(struct balance *b, struct track *track, enum balance_classes classes, struct error *error)
{
	char first[11];

	*b = (struct balance){ .track = track, .first = track->first, .last = track->last < track->today ? track->last : track->today, .classes = classes };
	date_format(date_from_day_number(b->first), first);
	if (b->first > b->last)
		return error_set(error, _("the period begins on %s, after the day of the report, %s"), first, track->day);
	b->tallies = alloc_zero(track->class_count + 1, sizeof *b->tallies);
	b->strays = alloc_zero(track->report->district.school_count + 1, sizeof *b->strays);
	if (!enrolment_load(&b->enrolment, track->report->db, track->day, track->report->options->as_of, error))
		return false;
	for (size_t i = 0; i < b->enrolment.count; i++)
		count_pupil(b, &b->enrolment.pupils[i]);
	count_strays(b);
	if (b->broken_count > 0)
		qsort(b->broken, b->broken_count, sizeof *b->broken, compare_broken);
	return true;
}

void
balance_close(struct balance *b)
{
	enrolment_free(&b->enrolment);
	free(b->tallies);
	free(b->strays);
	free(b->broken);
}

/* ---- what breaks it ---- */

static const struct { const char *zh, *en; } breaks[] = {
	[BREAK_CAME_UNSAID] = { "在册而无异动记录", " is in the register, without a movement" },
	[BREAK_GONE_UNSAID] = { "已不在册而无异动记录", " is gone from the register, without a movement" },
	[BREAK_NOT_REGISTERED] = { "有增加的异动而册上不在本班", " came by a movement, and is not in the register of the class" },
	[BREAK_STILL_REGISTERED] = { "有减少的异动而仍在册", " went by a movement, and is still in the register" },
	[BREAK_WAS_THERE] = { "有增加的异动而此前已在本班", " came by a movement, and was there before" },
	[BREAK_WAS_NOT_THERE] = { "有减少的异动而此前不在本班", " went by a movement, and was not there" },
};

static void
add_who(const struct balance *b, struct text *who, const struct broken *broken)
{
	bool zh = b->track->report->language == LANGUAGE_ZH;
	const struct enrolled *p = broken->pupil;
	char day[11];

	if (b->track->report->audience != AUDIENCE_INTERNAL) {
		text_add(who, zh ? "1名学生" : "one pupil");
		return;
	}
	text_add(who, p->name[0] != '\0' ? p->name : p->number);
	if (p->name[0] != '\0' && p->number[0] != '\0')
		text_addf(who, zh ? "（%s）" : " (%s)", p->number);
	if (broken->day != INT_MIN) {
		date_format(date_from_day_number(broken->day), day);
		text_addf(who, zh ? "%s" : " %s", day);
	}
}

void
balance_add_break(const struct balance *b, struct text *text, const struct broken *broken)
{
	add_who(b, text, broken);
	text_add(text, b->track->report->language == LANGUAGE_ZH ? breaks[broken->kind].zh : breaks[broken->kind].en);
}
