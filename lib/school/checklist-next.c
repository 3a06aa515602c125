/* The form next: whom to spot-check next, by lot and by risk. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/checklist-draw.h"
#include "school/checklist-scores.h"
#include "school/exam-figures.h"
#include "school/term.h"

/* The weight: everyone has the first, the others are added (column draw_weight of the dictionary). */
enum { CHANCE = 10, PER_OPEN = 10, PER_OVERDUE = 20, PER_RECURRENCE = 10, DAYS_PER_TICKET = 3, DAYS_MOST = 40, POINTS_GOOD = 90, POINTS_MOST = 40 };

struct candidate {
	const struct check_teacher *teacher;
	int64_t open, overdue, recurrences;
	int days;                       /* since the last check in the term, -1: none in it */
	struct fraction points, full;   /* of the term */
	const char *last;               /* day of the last check of all, NULL: never */
	int64_t weight;
	size_t draw;                    /* from 1; 0: not drawn */
	int64_t ticket, tickets;
};

struct next {
	struct checklist *c;
	struct check_scores scores;
	struct check_period term;
	struct candidate *all;          /* by place in the teachers of scores, NULL teacher: not a candidate */
	struct candidate *items;        /* those that may be drawn, by number */
	size_t count;
	struct arena arena;
};

/* ---- risk ---- */

static void
add_findings(struct next *n)
{
	char year[11];
	struct date day;

	date_parse(n->c->day, &day);
	date_format(school_year_first_day(school_year_of_date(day)), year);
	for (size_t i = 0; i < n->c->findings.count; i++) {
		const struct finding *f = &n->c->findings.items[i];
		struct candidate *who;

		if (f->teacher == 0 || (n->c->options->category != NULL && strcmp(f->category, n->c->options->category) != 0))
			continue;
		who = &n->all[check_teacher_place(&n->scores, f->teacher)];
		who->open += finding_is_open(f);
		who->overdue += finding_days_overdue(f, n->c->day) > 0;
		who->recurrences += f->recurs[0] != '\0' && strcmp(f->check_date, year) >= 0;
	}
}

static void
add_last_days(struct next *n)
{
	struct query *q = query(n->c->report->db, "select teacher, max(check_date) from checks_rows where check_date <= $1 group by teacher", "t", n->c->day);

	while (query_next(q))
		n->all[check_teacher_place(&n->scores, query_int(q, 0))].last = arena_copy(&n->arena, query_text(q, 1));
	query_end(q);
}

static void
add_points(struct next *n)
{
	size_t count;

	for (size_t i = 0; i < n->scores.count; i += count) {
		struct candidate *who = &n->all[n->scores.rows[i].teacher];
		struct check_value v;

		count = check_run(&n->scores, i, false);
		v = check_value_of(n->scores.rows + i, count);
		who->points = fraction_add(who->points, v.points);
		who->full = fraction_add(who->full, v.full);
	}
}

static int
days_since(const struct next *n, const char *last)
{
	struct date a, b;

	if (last == NULL || strcmp(last, n->term.first) < 0 || !date_parse(last, &a) || !date_parse(n->c->day, &b))
		return -1;
	return date_day_number(b) - date_day_number(a);
}

/* Whole points in a hundred that the share falls short of what is good. */
static int64_t
points_short(const struct candidate *who)
{
	__int128 top, bottom;
	int64_t below;

	if (who->full.num <= 0)
		return 0;
	bottom = (__int128)who->full.num * who->points.den;
	top = POINTS_GOOD * bottom - (__int128)100 * who->points.num * who->full.den;
	below = top > 0 ? (int64_t)(top / bottom) : 0;
	return below < POINTS_MOST ? below : POINTS_MOST;
}

static int64_t
weight_of(const struct candidate *who)
{
	int64_t days = who->days < 0 || who->days / DAYS_PER_TICKET > DAYS_MOST ? DAYS_MOST : who->days / DAYS_PER_TICKET;

	return CHANCE + PER_OPEN * who->open + PER_OVERDUE * who->overdue + PER_RECURRENCE * who->recurrences + days + points_short(who);
}

/* Teachers of the register, of the school asked for. */
static void
find_candidates(struct next *n)
{
	n->items = alloc_zero(n->scores.teacher_count + 1, sizeof *n->items);
	for (size_t i = 0; i < n->scores.teacher_count; i++) {
		const struct check_teacher *t = &n->scores.teachers[i];
		struct candidate *who = &n->all[i];

		if (t->name[0] == '\0' || (n->c->school != NULL && t->school != n->c->school->id))
			continue;
		who->teacher = t;
		who->days = days_since(n, who->last);
		who->weight = weight_of(who);
		n->items[n->count++] = *who;
	}
}

/* ---- the draw ---- */

static size_t
draw_them(struct next *n, struct drawn **drawn)
{
	int64_t *weights = alloc_zero(n->count + 1, sizeof *weights);
	size_t wanted = (size_t)n->c->options->count, got;

	*drawn = alloc_zero(n->count + 1, sizeof **drawn);
	for (size_t i = 0; i < n->count; i++)
		weights[i] = n->items[i].weight;
	got = draw(n->c->options->seed, weights, n->count, *drawn, wanted < n->count ? wanted : n->count);
	for (size_t i = 0; i < got; i++) {
		struct candidate *who = &n->items[(*drawn)[i].place];

		who->draw = i + 1;
		who->ticket = (*drawn)[i].ticket;
		who->tickets = (*drawn)[i].tickets;
	}
	free(weights);
	return got;
}

/* ---- rows ---- */

static void
put_count(struct writer *w, int64_t count, bool known)
{
	if (known)
		writer_integer(w, count);
	else
		writer_blank(w);
}

static void
write_candidate(struct next *n, const struct candidate *who)
{
	struct report *report = n->c->report;
	struct writer *w = report->writer;
	const struct school *school = who->teacher->school != 0 ? school_of(&report->district, who->teacher->school) : NULL;
	struct text seed = TEXT_INIT;

	text_addf(&seed, "%ld", n->c->options->seed);
	put_count(w, (int64_t)who->draw, who->draw > 0);
	writer_text(w, who->teacher->number);
	writer_text(w, who->teacher->name);
	writer_text(w, school != NULL ? school->name : NULL);
	writer_integer(w, who->weight);
	writer_integer(w, who->open);
	writer_integer(w, who->overdue);
	writer_integer(w, who->recurrences);
	writer_text(w, who->last);
	put_count(w, who->days, who->days >= 0);
	writer_share(w, who->points, who->full);
	writer_text(w, seed.data);
	put_count(w, who->ticket, who->draw > 0);
	put_count(w, who->tickets, who->draw > 0);
	writer_text(w, n->c->day);
	writer_text(w, report->language == LANGUAGE_ZH
	    ? "权数：10＋10×未销号数＋20×超期数＋10×反弹数＋未查天数÷3（至多40）＋得分率低于90%每1个百分点1（至多40）；抽取号：“种子,抽取序号”的SHA-256前8位十六进制数除以剩余权数的余数"
	    : "weight: 10 + 10 x open + 20 x overdue + 10 x recurrences + days / 3 (at most 40) + 1 a point below 90 % (at most 40); ticket: first 8 hexadecimal digits of SHA-256 of \"seed,draw\" modulo the weights left");
	writer_end_row(w);
	text_free(&seed);
}

/* Those drawn, in the order of the draws; with all everybody, in the order of the list that is drawn from. */
static void
write_draw(struct next *n)
{
	static const char *const names[] = { "draw", "teacher", "teacher_name", "school", "draw_weight", "open_count", "overdue_count", "recurrence_count",
		"last_checked", "days_unchecked", "points_rate", "seed", "ticket", "tickets", "on_date", "definition", NULL };
	struct drawn *drawn;
	size_t got = draw_them(n, &drawn);

	report_columns(n->c->report, names);
	if (n->c->options->all)
		for (size_t i = 0; i < n->count; i++)
			write_candidate(n, &n->items[i]);
	else
		for (size_t i = 0; i < got; i++)
			write_candidate(n, &n->items[drawn[i].place]);
	free(drawn);
}

/* ---- the form ---- */

static bool
check_draw(const struct checklist_options *o, struct error *error)
{
	if (o->seed <= 0)
		return error_set(error, _("the draw wants a published number from 1 on: --seed N"));
	if (o->count <= 0)
		return error_set(error, _("--count is from 1 on, not %ld"), o->count);
	return (o->month == NULL && o->term == NULL) || error_set(error, _("next looks at the term of the day; --on names the day"));
}

static bool
load(struct next *n, struct error *error)
{
	if (!check_period(n->c, &n->term, error) || !check_scores_load(&n->scores, n->c->report->db, n->term.first, n->term.last, 0, 0, error))
		return false;
	n->all = alloc_zero(n->scores.teacher_count + 1, sizeof *n->all);
	add_findings(n);
	add_last_days(n);
	add_points(n);
	find_candidates(n);
	return db_ok(n->c->report->db, error) && (n->count > 0 || error_set(error, _("there is no teacher to draw")));
}

bool
next_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct checklist c = { 0 };
	struct next n = { .c = &c };
	bool ok = check_draw(options, error) && checklist_open(&c, report, options, true, error) && load(&n, error);

	if (ok)
		write_draw(&n);
	check_scores_free(&n.scores);
	free(n.all);
	free(n.items);
	arena_free(&n.arena);
	checklist_close(&c);
	return ok;
}
