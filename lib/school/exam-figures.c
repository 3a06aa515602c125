/* The figures of one exam: from what was counted to cells in groups of their like. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/exam-tally.h"

/* ---- the denominator ---- */

static const struct { int64_t size; size_t dropped; } drop_table[] = { { 44, 5 }, { 42, 4 }, { 40, 3 }, { 38, 2 }, { 36, 1 }, { 0, 0 } };

static size_t
dropped(struct base base, int64_t sat)
{
	size_t i = 0;

	if (base.kind == BASE_DROP_SHARE)
		return (size_t)((2 * sat * base.share + WHOLE) / (2 * WHOLE));
	while (sat < drop_table[i].size)
		i++;
	return drop_table[i].dropped;
}

static int
by_mark(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return (a > b) - (a < b);
}

static void
drop_lowest(struct tally *t, size_t count)
{
	if (t->kept_count == 0)
		return;
	qsort(t->kept, t->kept_count, sizeof *t->kept, by_mark);
	for (size_t i = 0; i < count && i < t->kept_count; i++) {
		exact_remove(&t->figure.marks, t->kept[i]);
		tally_lines(t, t->kept[i], -1);
	}
}

static int64_t
divisor(struct base base, const struct figure *f)
{
	switch (base.kind) {
	case BASE_ENROLLED:
		return f->enrolled * WHOLE;
	case BASE_COHORT:
		return f->cohort * WHOLE;
	case BASE_ENROLLED_SHARE:
		return f->enrolled * base.share;
	case BASE_SITTERS_SHARE:
		return f->sat * base.share;
	case BASE_PRESENT:
	case BASE_DROP_SHARE:
	case BASE_DROP_TABLE:
		break;
	}
	return f->marks.n * WHOLE;
}

static void
apply_base(struct work *w, struct tally *t)
{
	if (w->keep)
		drop_lowest(t, dropped(w->out->base, t->figure.sat));
	t->figure.divisor = divisor(w->out->base, &t->figure);
}

/* ---- from tallies to cells ---- */

struct group_key {
	int grade, language, paper;
	size_t subject;         /* MOST_SUBJECTS: the total */
	uint64_t subjects;
};

/* A cell with what it is sorted by. */
struct draft {
	struct group_key key;
	struct class_tally *class_tally;
	struct figure figure;
};

struct drafts {
	struct draft *items;
	size_t count, capacity;
};

static void
add_draft(struct drafts *d, struct class_tally *c, struct group_key key, const struct figure *figure)
{
	if (figure->entered == 0)
		return;
	if (d->count == d->capacity) {
		d->capacity = d->capacity == 0 ? 256 : d->capacity * 2;
		d->items = alloc_grow(d->items, d->capacity, sizeof *d->items);
	}
	key.grade = c->info.name.grade;
	key.language = c->info.language;
	d->items[d->count++] = (struct draft){ key, c, *figure };
}

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Where levels are given nobody is absent for want of a mark. */
static bool
is_offered(const struct tally *t)
{
	if (t->rows[LEVEL] > 0 && t->figure.sat == 0)
		return false;
	return t->rows[SCORE] + t->rows[CHEATING] + t->rows[ABSENT] + t->rows[DEFERRED] > 0;
}

/* The paper most sat for comes first; papers that nobody sat are no papers: their rows go to it. */
static struct tally *
main_paper(struct tally *list)
{
	struct tally *main = list;

	for (struct tally *t = list; t != NULL; t = t->next)
		if (t->figure.sat > main->figure.sat)
			main = t;
	for (struct tally *t = list; t != NULL; t = t->next)
		if (t != main && t->figure.sat == 0)
			for (int i = 0; i < STATUSES; i++) {
				main->rows[i] += t->rows[i];
				t->rows[i] = 0;
			}
	return main;
}

static void
draft_paper(struct work *w, struct drafts *d, struct class_tally *c, size_t subject, struct tally *t)
{
	t->figure.deferred = t->rows[DEFERRED];
	t->figure.enrolled = larger(t->figure.enrolled, t->figure.entered);
	t->figure.cohort = larger(t->figure.cohort, t->figure.enrolled);
	apply_base(w, t);
	add_draft(d, c, (struct group_key){ .subject = subject, .paper = t->paper }, &t->figure);
}

static void
draft_subject(struct work *w, struct drafts *d, struct class_tally *c, size_t subject)
{
	struct tally *main = main_paper(c->subjects[subject]);
	int64_t left = c->pupils, others = 0;

	for (struct tally *t = c->subjects[subject]; t != NULL; t = t->next) {
		left -= t->rows[EXEMPT] + t->rows[LEVEL];
		if (t == main || t->figure.sat == 0)
			continue;
		t->figure.entered = t->rows[SCORE] + t->rows[CHEATING] + t->rows[ABSENT] + t->rows[DEFERRED] + t->rows[BLANK];
		others += t->figure.entered;
		draft_paper(w, d, c, subject, t);
	}
	if (!is_offered(main))
		return;
	main->figure.entered = left - others;
	main->figure.enrolled = c->enrolled - others;
	main->figure.cohort = c->cohort - others;
	draft_paper(w, d, c, subject, main);
}

static uint64_t
offered_subjects(const struct class_tally *c, size_t count)
{
	uint64_t offered = 0;

	for (size_t s = 0; s < count; s++)
		for (const struct tally *t = c->subjects[s]; t != NULL; t = t->next)
			if (is_offered(t))
				offered |= (uint64_t)1 << s;
	return offered;
}

static void
draft_total(struct work *w, struct drafts *d, struct class_tally *c, uint64_t offered)
{
	struct tally *t = c->totals;

	while (t != NULL && t->subjects != offered)
		t = t->next;
	if (t == NULL)
		return;
	t->figure.entered = c->pupils - c->exempt;
	t->figure.deferred = c->deferred;
	t->figure.enrolled = larger(c->enrolled, t->figure.entered);
	t->figure.cohort = larger(c->cohort, t->figure.enrolled);
	apply_base(w, t);
	add_draft(d, c, (struct group_key){ .subject = MOST_SUBJECTS, .subjects = offered, .paper = -1 }, &t->figure);
}

static void
draft_class(struct work *w, struct drafts *d, struct class_tally *c)
{
	uint64_t offered;

	if (c->subjects == NULL)
		return;
	offered = offered_subjects(c, w->out->subject_count);
	for (size_t s = 0; s < w->out->subject_count; s++)
		if (c->subjects[s] != NULL)
			draft_subject(w, d, c, s);
	draft_total(w, d, c, offered);
}

/* ---- sorting into groups ---- */

static int
order_of(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_keys(const struct work *w, const struct group_key *a, const struct group_key *b)
{
	int order = order_of(a->grade, b->grade);

	if (order == 0)
		order = order_of((int64_t)a->subject, (int64_t)b->subject);
	if (order == 0 && a->paper != b->paper)
		order = strcmp(w->papers[a->paper], w->papers[b->paper]);
	if (order == 0)
		order = order_of(a->language, b->language);
	if (order == 0)
		order = (a->subjects > b->subjects) - (a->subjects < b->subjects);
	return order;
}

static int
compare_drafts(const void *left, const void *right, void *user)
{
	const struct draft *a = left, *b = right;
	const struct class_info *x = &a->class_tally->info, *y = &b->class_tally->info;
	int order = compare_keys(user, &a->key, &b->key);

	if (order == 0)
		order = order_of(x->school, y->school);
	if (order == 0)
		order = class_name_compare(&x->name, &y->name);
	return order != 0 ? order : order_of(x->id, y->id);
}

static const struct class_info *
copy_class(struct work *w, struct class_tally *c)
{
	struct class_info *info = arena_alloc(&w->out->arena, sizeof *info);

	*info = c->info;
	return info;
}

static void
start_group(struct work *w, const struct group_key *key, size_t first)
{
	struct exam_figures *f = w->out;

	f->groups = alloc_grow(f->groups, f->group_count + 1, sizeof *f->groups);
	f->groups[f->group_count++] = (struct exam_group){
		.grade = key->grade, .language = key->language, .subjects = key->subjects, .first = first,
		.subject = key->subject == MOST_SUBJECTS ? NULL : f->subjects[key->subject],
		.paper = key->paper < 0 ? "" : w->papers[key->paper],
	};
}

static void
add_cell(struct work *w, const struct draft *draft, bool starts)
{
	struct exam_figures *f = w->out;
	struct exam_group *group;

	if (starts)
		start_group(w, &draft->key, f->cell_count);
	group = &f->groups[f->group_count - 1];
	group->count++;
	figure_merge(&group->figure, &draft->figure);
	f->has_papers |= group->paper[0] != '\0';
	f->cells[f->cell_count++] = (struct exam_cell){ copy_class(w, draft->class_tally), draft->class_tally->school, f->group_count - 1, draft->figure };
}

/* Pooled over the classes: small ones alone tell little of the spread. */
static void
set_within(struct exam_figures *f, struct exam_group *group)
{
	double squares = 0, freedom = 0;

	for (size_t i = group->first; i < group->first + group->count; i++) {
		const struct figure *figure = &f->cells[i].figure;
		double spread = figure_std_dev(figure);

		if (figure->marks.n < 2)
			continue;
		squares += spread * spread * (double)figure->marks.n;
		freedom += (double)figure->marks.n - 1;
	}
	group->within_sd = freedom > 0 ? sqrt(squares / freedom) : NAN;
}

static void
make_cells(struct work *w)
{
	struct exam_figures *f = w->out;
	struct drafts d = { 0 };

	for (size_t i = 0; i < w->class_count; i++)
		draft_class(w, &d, &w->classes[i]);
	if (d.count > 0)
		qsort_r(d.items, d.count, sizeof *d.items, compare_drafts, w);
	f->cells = alloc_zero(d.count + 1, sizeof *f->cells);
	for (size_t i = 0; i < d.count; i++)
		add_cell(w, &d.items[i], i == 0 || compare_keys(w, &d.items[i - 1].key, &d.items[i].key) != 0);
	for (size_t i = 0; i < f->group_count; i++)
		set_within(f, &f->groups[i]);
	free(d.items);
}

static void
remark_no_full_mark(const struct exam_group *group, const char *day)
{
	struct text grade = TEXT_INIT;

	grade_add(&grade, group->grade, message_language());
	remark((struct place){ 0 }, _("%s %s: the table of subjects has no full mark on %s; rates are blank"), text_string(&grade), group->subject->name, day);
	text_free(&grade);
}

static void
remark_oddities(const struct work *w)
{
	const struct exam_figures *f = w->out;

	for (size_t i = 0; i < f->group_count; i++) {
		const struct exam_group *group = &f->groups[i];

		if (group->subject != NULL && group->figure.full_mark == 0)
			remark_no_full_mark(group, f->exam.date);
	}
	if (w->levels > 0)
		remark((struct place){ 0 }, _("results that are levels, not marks, are not counted: %lld"), (long long)w->levels);
	if (w->without_class > 0)
		remark((struct place){ 0 }, _("marks that belong to no class of the register are left out: %lld"), (long long)w->without_class);
}

bool
exam_figures_read(struct exam_figures *f, struct district *district, const struct exam *exam, struct base base, struct error *error)
{
	struct work w = { .out = f, .district = district, .keep = base.kind == BASE_DROP_SHARE || base.kind == BASE_DROP_TABLE };

	*f = (struct exam_figures){ .exam = *exam, .base = base };
	tally_exam(&w);
	if (!w.too_many)
		make_cells(&w);
	remark_oddities(&w);
	tally_free(&w);
	if (w.too_many)
		return error_set(error, _("%s has more than %d subjects or %d papers"), exam->name, MOST_SUBJECTS, MOST_PAPERS);
	return db_ok(district->db, error);
}

void
exam_figures_free(struct exam_figures *f)
{
	free(f->cells);
	free(f->groups);
	free(f->subjects);
	arena_free(&f->arena);
}
