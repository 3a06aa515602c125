/* Loading and averaging checks, and the form scores. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/checklist-scores.h"
#include "school/exam-figures.h"
#include "school/term.h"

/* ---- loading ---- */

static void
read_teachers(struct check_scores *s, struct db *db)
{
	struct query *q = query(db, "select k.id, k.key, t.teacher_name, t.school from keys k left join teachers_rows t on t.teacher = k.id"
	    " where k.kind = 'teachers' order by k.key", "");

	while (query_next(q)) {
		struct check_teacher *t;

		s->teachers = alloc_grow(s->teachers, s->teacher_count + 1, sizeof *s->teachers);
		t = &s->teachers[s->teacher_count++];
		*t = (struct check_teacher){ .id = query_int(q, 0), .school = query_null(q, 3) ? 0 : query_int(q, 3),
			.number = arena_copy(&s->arena, query_text(q, 1)), .name = query_null(q, 2) ? "" : arena_copy(&s->arena, query_text(q, 2)) };
	}
	query_end(q);
}

static int
by_id(const void *left, const void *right)
{
	int64_t a = ((const struct check_place *)left)->id, b = ((const struct check_place *)right)->id;

	return (a > b) - (a < b);
}

static void
index_teachers(struct check_scores *s)
{
	s->places = alloc_zero(s->teacher_count + 1, sizeof *s->places);
	for (size_t i = 0; i < s->teacher_count; i++)
		s->places[i] = (struct check_place){ s->teachers[i].id, i };
	if (s->teacher_count > 0)
		qsort(s->places, s->teacher_count, sizeof *s->places, by_id);
}

size_t
check_teacher_place(const struct check_scores *s, int64_t id)
{
	struct check_place wanted = { id, 0 };
	const struct check_place *found = bsearch(&wanted, s->places, s->teacher_count, sizeof wanted, by_id);

	/* Whatever a table names as a teacher has a key. */
	if (found == NULL)
		die("teacher %lld", (long long)id);
	return found->place;
}

/* Items met, each with the place in the sheets where it first stands. */
struct item_first { const char *name; int64_t batch, line; size_t met; };

struct loading {
	struct check_scores *scores;
	struct map known;               /* name -> place in firsts + 1 */
	struct item_first *firsts;
	size_t count;
};

static size_t
item_met(struct loading *l, const char *name, int64_t batch, int64_t line)
{
	size_t place = (size_t)(uintptr_t)map_get(&l->known, name);
	struct item_first *first;

	if (place == 0) {
		l->firsts = alloc_grow(l->firsts, ++l->count, sizeof *l->firsts);
		l->firsts[l->count - 1] = (struct item_first){ arena_copy(&l->scores->arena, name), batch, line, l->count - 1 };
		map_set(&l->known, name, (void *)(uintptr_t)l->count);
		return l->count - 1;
	}
	first = &l->firsts[place - 1];
	if (batch < first->batch || (batch == first->batch && line < first->line)) {
		first->batch = batch;
		first->line = line;
	}
	return place - 1;
}

static int
by_first(const void *left, const void *right)
{
	const struct item_first *a = left, *b = right;

	if (a->batch != b->batch)
		return a->batch < b->batch ? -1 : 1;
	return a->line != b->line ? (a->line < b->line ? -1 : 1) : strcmp(a->name, b->name);
}

/* Rows have the place of their item among those met; from here on that among those in order. */
static void
order_items(struct loading *l)
{
	struct check_scores *s = l->scores;
	size_t *place = alloc_zero(l->count + 1, sizeof *place);

	s->items = alloc_zero(l->count + 1, sizeof *s->items);
	s->item_count = l->count;
	if (l->count > 0)
		qsort(l->firsts, l->count, sizeof *l->firsts, by_first);
	for (size_t i = 0; i < l->count; i++) {
		s->items[i] = l->firsts[i].name;
		place[l->firsts[i].met] = i;
	}
	for (size_t i = 0; i < s->count; i++)
		s->rows[i].item = place[s->rows[i].item];
	free(place);
}

static int64_t
given(struct query *q, int column)
{
	return query_null(q, column) ? -1 : query_int(q, column);
}

static void
read_check(struct loading *l, struct query *q)
{
	struct check_scores *s = l->scores;
	struct check_row *row;
	struct date date;

	if (!date_parse(query_text(q, 0), &date))
		return;
	if ((s->count & (s->count + 1)) == 0)
		s->rows = alloc_grow(s->rows, 2 * (s->count + 1), sizeof *s->rows);
	row = &s->rows[s->count++];
	*row = (struct check_row){ .teacher = check_teacher_place(s, query_int(q, 1)), .month = 12 * date.year + date.month - 1, .school = query_int(q, 2),
		.subject = query_int(q, 3), .date = arena_copy(&s->arena, query_text(q, 0)), .problems = query_null(q, 9) ? "" : arena_copy(&s->arena, query_text(q, 9)),
		.inspector = query_null(q, 12) ? "" : arena_copy(&s->arena, query_text(q, 12)),
		.item = item_met(l, query_text(q, 4), query_int(q, 10), query_int(q, 11)),
		.figures = { given(q, 5), given(q, 6), given(q, 7), given(q, 8) }, .batch = query_int(q, 10), .line = query_int(q, 11) };
	row->points = check_score(&s->rules, query_text(q, 4), row->date, &row->figures);
	s->without_full += row->figures.points >= 0 && row->figures.full <= 0;
}

static int
by_teacher(const void *left, const void *right)
{
	const struct check_row *a = left, *b = right;
	int order;

	if (a->teacher != b->teacher)
		return a->teacher < b->teacher ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	order = strcmp(a->date, b->date);
	return order != 0 ? order : (a->subject > b->subject) - (a->subject < b->subject);
}

bool
check_scores_load(struct check_scores *s, struct db *db, const char *first, const char *last, int64_t school, int64_t teacher, struct error *error)
{
	struct loading l = { .scores = s };
	struct query *q;

	*s = (struct check_scores){ 0 };
	if (!check_rules_load(&s->rules, db, error))
		return false;
	read_teachers(s, db);
	index_teachers(s);
	q = query(db, "select check_date, teacher, school, subject, check_item, expected, found, check_points, check_full, problems, batch, line, inspector"
	    " from checks_rows where check_date between $1 and $2 and ($3 = 0 or school = $3) and ($4 = 0 or teacher = $4)", "ttii", first, last, school, teacher);
	while (query_next(q))
		read_check(&l, q);
	query_end(q);
	order_items(&l);
	if (s->count > 0)
		qsort(s->rows, s->count, sizeof *s->rows, by_teacher);
	if (s->without_full > 0)
		remark((struct place){ 0 }, _("checks with points but without what they are out of: %ld; these points are not counted"), s->without_full);
	free(l.firsts);
	map_free(&l.known);
	return db_ok(db, error);
}

void
check_scores_free(struct check_scores *s)
{
	check_rules_free(&s->rules);
	free(s->teachers);
	free(s->places);
	free(s->items);
	free(s->rows);
	arena_free(&s->arena);
}

/* ---- means ---- */

size_t
check_run(const struct check_scores *s, size_t first, bool by_month)
{
	const struct check_row *rows = s->rows;
	size_t end = first + 1;

	while (end < s->count && rows[end].teacher == rows[first].teacher && rows[end].item == rows[first].item
	    && (!by_month || rows[end].month == rows[first].month))
		end++;
	return end - first;
}

/* A check without points is no part of the mean, but it is counted as a check. */
static size_t
add_month(struct check_value *v, const struct check_row *rows, size_t count)
{
	struct fraction points = { 0 }, full = { 0 };
	int64_t scored = 0;
	size_t i;

	for (i = 0; i < count && rows[i].month == rows[0].month; i++) {
		const struct check_figures *f = &rows[i].figures;

		v->checks++;
		if (f->expected >= 0 && f->found >= 0) {
			v->expected += f->expected;
			v->found += f->found;
		}
		if (rows[i].points.kinds == 0)
			continue;
		points = fraction_add(points, rows[i].points.points);
		full = fraction_add(full, rows[i].points.full);
		v->kinds |= rows[i].points.kinds;
		scored++;
	}
	if (scored > 0) {
		v->points = fraction_add(v->points, fraction_divide(points, scored));
		v->full = fraction_add(v->full, fraction_divide(full, scored));
		v->months++;
	}
	return i;
}

struct check_value
check_value_of(const struct check_row *rows, size_t count)
{
	struct check_value v = { 0 };

	for (size_t i = 0; i < count;)
		i += add_month(&v, rows + i, count - i);
	if (v.months > 0) {
		v.points = fraction_divide(v.points, v.months);
		v.full = fraction_divide(v.full, v.months);
	}
	return v;
}

void
check_month_add(struct text *text, int month)
{
	text_addf(text, "%04d-%02d", month / 12, month % 12 + 1);
}

/* ---- the period ---- */

static bool
set_period(struct check_period *p, struct date first, struct date last, const char *day, struct error *error)
{
	date_format(first, p->first);
	date_format(last, p->last);
	if (strcmp(day, p->first) < 0)
		return error_set(error, _("%s begins after %s, the day of the report; --on names another day"), p->name, day);
	if (strcmp(day, p->last) < 0)
		strcpy(p->last, day);
	return true;
}

bool
check_period(const struct checklist *c, struct check_period *p, struct error *error)
{
	const struct checklist_options *o = c->options;
	struct month month;
	struct date day;
	struct term term;

	if (o->month != NULL && o->term != NULL)
		return error_set(error, _("give --month or --term, not both"));
	if (o->month != NULL) {
		if (!month_parse(o->month, &month))
			return error_set(error, _("--month wants a month like 2023-04, not \"%s\""), o->month);
		month_format(month, p->name);
		return set_period(p, month_first_day(month), month_last_day(month), c->day, error);
	}
	date_parse(c->day, &day);
	term = term_of_date(day);
	if (o->term != NULL && !term_find(o->term, &term))
		return error_set(error, _("--term wants a term like 2022-2023-2, not \"%s\""), o->term);
	term_format(term, p->name);
	return set_period(p, term_first_day(term), term_last_day(term), c->day, error);
}

/* ---- cells ---- */

void
writer_fraction(struct writer *w, struct fraction f, int decimals)
{
	writer_ratio(w, f.num, (f.den != 0 ? f.den : 1) * 100, decimals);
}

void
writer_share(struct writer *w, struct fraction points, struct fraction full)
{
	struct fraction share;

	if (full.num <= 0) {
		writer_blank(w);
		return;
	}
	/* points / full as a fraction of small numbers */
	share = fraction_of(points.num, full.num);
	share = fraction_of(share.num * full.den, share.den);
	share = fraction_divide(share, points.den);
	writer_ratio(w, share.num * 100, share.den, 2);
}

const char *
check_teacher_name(const struct check_teacher *t)
{
	return t->name[0] != '\0' ? t->name : t->number;
}

/* ---- the form scores ---- */

struct scores_report {
	struct checklist *c;
	struct check_scores scores;
	struct check_period period;
	bool by_month;
};

/* Of the register, else where the last check was. */
static const char *
school_name(const struct scores_report *r, const struct check_row *rows, size_t count)
{
	const struct check_teacher *t = &r->scores.teachers[rows->teacher];
	const struct school *school = school_of(&r->c->report->district, t->school != 0 ? t->school : rows[count - 1].school);

	return school != NULL ? school->name : NULL;
}

static void
put_months(const struct scores_report *r, const struct check_row *rows, size_t count)
{
	struct text list = TEXT_INIT;
	int last = -1;

	for (size_t i = 0; i < count; i++) {
		if (rows[i].points.kinds == 0 || rows[i].month == last)
			continue;
		text_add(&list, list.length == 0 ? "" : r->c->report->language == LANGUAGE_ZH ? "、" : ", ");
		check_month_add(&list, last = rows[i].month);
	}
	writer_text(r->c->report->writer, text_string(&list));
	text_free(&list);
}

static void
put_counts(struct writer *w, const struct check_value *v)
{
	writer_integer(w, v->checks);
	if (v->expected == 0 && v->found == 0) {
		writer_blank(w);
		writer_blank(w);
	} else {
		writer_integer(w, v->expected);
		writer_integer(w, v->found);
	}
	writer_ratio(w, v->found * 100, v->expected, 2);
}

static void
put_points(struct scores_report *r, const struct check_value *v, const struct check_row *rows, size_t count)
{
	struct writer *w = r->c->report->writer;
	struct text scoring = TEXT_INIT;

	if (v->kinds == 0) {
		writer_blank(w);
		writer_blank(w);
	} else {
		writer_fraction(w, v->points, 2);
		writer_fraction(w, v->full, 2);
	}
	writer_share(w, v->points, v->full);
	writer_integer(w, v->months);
	put_months(r, rows, count);
	check_rules_add(&scoring, v->kinds, r->c->report->language);
	writer_text(w, text_string(&scoring));
	text_free(&scoring);
}

static void
write_value(struct scores_report *r, const struct check_row *rows, size_t count)
{
	struct check_value v = check_value_of(rows, count);
	struct writer *w = r->c->report->writer;
	struct text month = TEXT_INIT;

	check_month_add(&month, rows->month);
	writer_text(w, r->scores.teachers[rows->teacher].number);
	writer_text(w, check_teacher_name(&r->scores.teachers[rows->teacher]));
	writer_text(w, school_name(r, rows, count));
	writer_text(w, r->by_month ? month.data : r->period.name);
	writer_text(w, r->scores.items[rows->item]);
	put_counts(w, &v);
	put_points(r, &v, rows, count);
	writer_text(w, r->c->day);
	writer_text(w, r->c->report->language == LANGUAGE_ZH ? "一月为当月各次检查的平均，学期为有检查各月的平均" : "month: mean of its checks; term: mean of its months with a check");
	writer_end_row(w);
	text_free(&month);
}

static void
write_scores(struct scores_report *r)
{
	static const char *const names[] = { "teacher", "teacher_name", "school", "period", "check_item", "check_count", "expected", "found", "completion",
		"item_points", "item_points_full", "points_rate", "months", "month_list", "scoring", "on_date", "definition", NULL };
	size_t count;

	report_columns(r->c->report, names);
	for (size_t i = 0; i < r->scores.count; i += count) {
		count = check_run(&r->scores, i, r->by_month);
		write_value(r, r->scores.rows + i, count);
	}
}

static bool
check_by(struct scores_report *r, struct error *error)
{
	const char *by = r->c->options->by;

	r->by_month = by != NULL;
	return by == NULL || strcmp(by, "month") == 0 || error_set(error, _("scores are given for the period or --by month, not by \"%s\""), by);
}

bool
scores_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct checklist c;
	struct scores_report r = { .c = &c };
	bool ok = checklist_open(&c, report, options, false, error) && check_by(&r, error) && check_period(&c, &r.period, error)
	    && check_scores_load(&r.scores, report->db, r.period.first, r.period.last, c.school != NULL ? c.school->id : 0, c.teacher, error);

	if (ok)
		write_scores(&r);
	check_scores_free(&r.scores);
	checklist_close(&c);
	return ok;
}
