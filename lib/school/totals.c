/* Pupils with their totals, in one pass over the marks of the exam. */
#include <stdlib.h>
#include "school/exam-tally.h"
#include "school/totals.h"

/* A class of the grade, or its sample, and the group of its total. */
struct class_place {
	int64_t class_id;
	bool sampled;
	const struct exam_cell *cell;
	struct total_group *group;
};

struct reading {
	struct totals *totals;
	const struct exam_figures *figures;
	struct class_place *classes;            /* by id */
	size_t class_count;
	/* The rows of one pupil, which stand together. */
	int64_t pupil, class_id;
	bool sampled;
	int64_t marks[MOST_SUBJECTS];
	uint64_t sat;
};

static int
by_class(const void *left, const void *right)
{
	const struct class_place *a = left, *b = right;

	if (a->class_id != b->class_id)
		return a->class_id < b->class_id ? -1 : 1;
	return a->sampled - b->sampled;
}

static void
add_group(struct reading *r, const struct exam_group *group)
{
	struct total_group *g = &r->totals->groups[r->totals->count++];
	const struct exam_cell *cell = r->figures->cells + group->first;

	*g = (struct total_group){ .group = group };
	g->subjects = arena_alloc(&r->totals->arena, MOST_SUBJECTS * sizeof *g->subjects);
	for (size_t i = 0; i < r->figures->subject_count; i++)
		if (group->subjects >> i & 1)
			g->subjects[g->subject_count++] = r->figures->subjects[i];
	for (size_t i = 0; i < group->count; i++)
		r->classes[r->class_count++] = (struct class_place){ cell[i].class_info->id, group->sampled, &cell[i], g };
}

static void
choose_groups(struct reading *r, int grade)
{
	const struct exam_figures *f = r->figures;

	r->totals->groups = alloc_zero(f->group_count + 1, sizeof *r->totals->groups);
	r->classes = alloc_zero(f->cell_count + 1, sizeof *r->classes);
	for (size_t i = 0; i < f->group_count; i++)
		if (f->groups[i].subject == NULL && f->groups[i].grade == grade)
			add_group(r, &f->groups[i]);
	qsort(r->classes, r->class_count, sizeof *r->classes, by_class);
}

static void
add_pupil(struct reading *r, struct total_group *g, const struct exam_cell *cell)
{
	int64_t *marks = arena_alloc(&r->totals->arena, g->subject_count * sizeof *marks), total = 0;
	size_t place = 0;

	for (size_t i = 0; i < r->figures->subject_count; i++)
		if (r->sat >> i & 1)
			total += marks[place++] = r->marks[i];
	if (g->count == g->capacity) {
		g->capacity = g->capacity == 0 ? 256 : g->capacity * 2;
		g->pupils = alloc_grow(g->pupils, g->capacity, sizeof *g->pupils);
	}
	g->pupils[g->count++] = (struct total_pupil){ r->pupil, cell, total, marks };
}

static void
finish_pupil(struct reading *r)
{
	struct class_place wanted = { .class_id = r->class_id, .sampled = r->sampled };
	const struct class_place *place = bsearch(&wanted, r->classes, r->class_count, sizeof wanted, by_class);

	if (place != NULL && r->sat == place->group->group->subjects)
		add_pupil(r, place->group, place->cell);
}

/* Subjects are few, and those of a pupil come in the order of their ids, not of the figures. */
static size_t
subject_place(const struct reading *r, int64_t id)
{
	size_t i = 0;

	while (i < r->figures->subject_count && r->figures->subjects[i]->id != id)
		i++;
	return i;
}

static void
take_row(struct reading *r, const struct exam_row *row)
{
	size_t subject = subject_place(r, row->subject);

	if (row->pupil != r->pupil || row->class_id != r->class_id) {
		finish_pupil(r);
		r->pupil = row->pupil;
		r->class_id = row->class_id;
		r->sampled = row->sampled;
		r->sat = 0;
	}
	if (!row->has_mark || subject == r->figures->subject_count)
		return;
	r->marks[subject] = row->mark;
	r->sat |= (uint64_t)1 << subject;
}

static void
read_marks(struct reading *r, struct db *db)
{
	struct query *q = exam_rows(db, &r->figures->exam, r->figures->base.without);
	struct exam_row row;

	while (exam_rows_next(q, &row))
		take_row(r, &row);
	finish_pupil(r);
}

static int
by_total(const void *left, const void *right)
{
	const struct total_pupil *a = left, *b = right;

	if (a->total != b->total)
		return a->total > b->total ? -1 : 1;
	if (a->cell != b->cell)
		return a->cell < b->cell ? -1 : 1;
	return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

bool
totals_read(struct totals *totals, const struct exam_figures *figures, struct db *db, int grade, struct error *error)
{
	struct reading r = { .totals = totals, .figures = figures };

	*totals = (struct totals){ 0 };
	choose_groups(&r, grade);
	read_marks(&r, db);
	for (size_t i = 0; i < totals->count; i++)
		if (totals->groups[i].count > 0)
			qsort(totals->groups[i].pupils, totals->groups[i].count, sizeof *totals->groups[i].pupils, by_total);
	free(r.classes);
	return db_ok(db, error);
}

void
totals_free(struct totals *totals)
{
	for (size_t i = 0; i < totals->count; i++)
		free(totals->groups[i].pupils);
	free(totals->groups);
	arena_free(&totals->arena);
}
