#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/exam-rows.h"
#include "school/standing.h"

/* The cells in the order of their classes, so that those of one class are found. */
struct reading {
	struct standings *out;
	const struct exam_figures *figures;
	struct db *db;
	const struct exam_cell **cells;
	size_t first;           /* of the pupil's standings */
	int64_t pupil, class_id;
	const char *name;
	const struct exam_cell **of_class;      /* of the pupil */
	size_t class_count;
	bool sampled;
	int64_t sum;
	uint64_t sat, excused;  /* bits by place in figures->subjects */
	bool moved;             /* rows in two classes */
};

static const struct exam_group *
group_of(const struct reading *r, const struct exam_cell *cell)
{
	return &r->figures->groups[cell->group];
}

/* Classes by id, the full class before its sample. */
static int
compare_class(const struct reading *r, const struct exam_cell *cell, int64_t class_id, bool sampled)
{
	if (cell->class_info->id != class_id)
		return cell->class_info->id < class_id ? -1 : 1;
	return group_of(r, cell)->sampled - sampled;
}

static int
by_class(const void *left, const void *right, void *reading)
{
	const struct exam_cell *a = *(const struct exam_cell *const *)left, *b = *(const struct exam_cell *const *)right;
	int order = compare_class(reading, a, b->class_info->id, group_of(reading, b)->sampled);

	return order != 0 ? order : (a > b) - (a < b);
}

static void
find_cells(struct reading *r, int64_t class_id, bool sampled)
{
	size_t low = 0, high = r->figures->cell_count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare_class(r, r->cells[middle], class_id, sampled) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < r->figures->cell_count && compare_class(r, r->cells[end], class_id, sampled) == 0; end++)
		;
	r->of_class = r->cells + low;
	r->class_count = end - low;
	r->class_id = class_id;
	r->sampled = sampled;
}

/* The cell of a subject (0: the total); without a paper the one most sat for. */
static const struct exam_cell *
find_cell(const struct reading *r, int64_t subject, const char *paper)
{
	const struct exam_cell *found = NULL;

	for (size_t i = 0; i < r->class_count; i++) {
		const struct exam_group *group = group_of(r, r->of_class[i]);

		if ((group->subject != NULL ? group->subject->id : 0) != subject)
			continue;
		if (paper != NULL && strcmp(group->paper, paper) == 0)
			return r->of_class[i];
		if (paper == NULL && (found == NULL || r->of_class[i]->figure.sat > found->figure.sat))
			found = r->of_class[i];
	}
	return found;
}

static void
add_standing(struct reading *r, const struct exam_cell *cell, bool has_mark, int64_t mark)
{
	struct standings *s = r->out;

	if (s->count == s->capacity) {
		s->capacity = s->capacity == 0 ? 1024 : s->capacity * 2;
		s->items = alloc_grow(s->items, s->capacity, sizeof *s->items);
	}
	s->items[s->count++] = (struct standing){ .pupil = r->pupil, .name = r->name, .cell = cell, .has_mark = has_mark, .mark = mark,
	    .t = NAN, .percentile = NAN, .rank = NAN };
}

/* ---- the rows of one pupil ---- */

static uint64_t
subject_bit(const struct reading *r, int64_t subject)
{
	for (size_t i = 0; i < r->figures->subject_count; i++)
		if (r->figures->subjects[i]->id == subject)
			return (uint64_t)1 << i;
	return 0;
}

static bool
has_standing(const struct reading *r, int64_t subject)
{
	for (size_t i = r->first; i < r->out->count; i++) {
		const struct exam_group *group = group_of(r, r->out->items[i].cell);

		if (group->subject != NULL && group->subject->id == subject)
			return true;
	}
	return false;
}

/* What the class had and the pupil has no mark of. */
static void
add_missing(struct reading *r)
{
	for (size_t i = 0; i < r->class_count; i++) {
		const struct exam_group *group = group_of(r, r->of_class[i]);

		if (group->subject == NULL || (subject_bit(r, group->subject->id) & r->excused) != 0 || has_standing(r, group->subject->id))
			continue;
		add_standing(r, find_cell(r, group->subject->id, NULL), false, 0);
	}
}

static void
add_total(struct reading *r)
{
	const struct exam_cell *cell = find_cell(r, 0, NULL);

	if (cell != NULL && (r->excused & group_of(r, cell)->subjects) == 0)
		add_standing(r, cell, !r->moved && r->sat == group_of(r, cell)->subjects, r->sum);
}

static int
by_subject(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;

	return (a->cell->group > b->cell->group) - (a->cell->group < b->cell->group);
}

static void
finish_pupil(struct reading *r)
{
	if (r->pupil == 0)
		return;
	add_missing(r);
	add_total(r);
	if (r->out->count > r->first)
		qsort(r->out->items + r->first, r->out->count - r->first, sizeof *r->out->items, by_subject);
}

static const char *
pupil_name(struct reading *r, int64_t pupil)
{
	struct query *q = query(r->db, "select name from pupils_rows where pupil = $1", "i", pupil);
	const char *name = query_next(q) && !query_null(q, 0) ? arena_copy(&r->out->arena, query_text(q, 0)) : NULL;

	query_end(q);
	return name;
}

static void
start_pupil(struct reading *r, const struct exam_row *row)
{
	finish_pupil(r);
	r->first = r->out->count;
	r->pupil = row->pupil;
	r->name = pupil_name(r, row->pupil);
	r->sum = 0;
	r->sat = r->excused = 0;
	r->moved = false;
	find_cells(r, row->class_id, row->sampled);
}

static void
take_row(struct reading *r, const struct exam_row *row)
{
	uint64_t bit = subject_bit(r, row->subject);
	const struct exam_cell *cell;

	if (row->pupil != r->pupil)
		start_pupil(r, row);
	if (row->class_id != r->class_id) {
		r->moved = true;
		find_cells(r, row->class_id, row->sampled);
	}
	if (row->status == EXEMPT || row->status == LEVEL)
		r->excused |= bit;
	cell = row->has_mark ? find_cell(r, row->subject, row->paper) : NULL;
	if (cell == NULL)
		return;
	r->sat |= bit;
	r->sum += row->mark;
	add_standing(r, cell, true, row->mark);
}

static void
read_rows(struct reading *r)
{
	struct query *q = exam_rows(r->db, &r->figures->exam, r->figures->base.without);
	struct exam_row row;

	while (exam_rows_next(q, &row))
		take_row(r, &row);
	finish_pupil(r);
}

/* ---- places ---- */

static int
by_mark(const void *left, const void *right)
{
	const struct standing *a = *(struct standing *const *)left, *b = *(struct standing *const *)right;

	if (a->cell->group != b->cell->group)
		return a->cell->group < b->cell->group ? -1 : 1;
	return (a->mark < b->mark) - (a->mark > b->mark);
}

/* Of one group, highest first. */
static void
set_places(const struct exam_figures *f, struct standing **items, size_t count)
{
	const struct figure *whole = &f->groups[items[0]->cell->group].figure;
	double mean = figure_mean(whole), spread = figure_std_dev(whole);

	for (size_t i = 0, end; i < count; i = end) {
		for (end = i; end < count && items[end]->mark == items[i]->mark; end++)
			;
		for (size_t j = i; j < end; j++) {
			items[j]->rank = (double)(i + 1);
			items[j]->percentile = 100 * ((double)(count - end) + (double)(end - i) / 2) / (double)count;
			items[j]->t = spread > 0 ? 50 + 10 * ((double)items[j]->mark / 100 - mean) / spread : NAN;
		}
	}
}

static void
rank_pupils(struct standings *s, const struct exam_figures *f)
{
	struct standing **items = alloc_zero(s->count + 1, sizeof *items);
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		if (s->items[i].has_mark)
			items[count++] = &s->items[i];
	if (count > 0)
		qsort(items, count, sizeof *items, by_mark);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i; end < count && items[end]->cell->group == items[i]->cell->group; end++)
			;
		set_places(f, items + i, end - i);
	}
	free(items);
}

bool
standings_read(struct standings *s, const struct exam_figures *figures, struct district *district, struct error *error)
{
	struct reading r = { .out = s, .figures = figures, .db = district->db, .cells = alloc_zero(figures->cell_count + 1, sizeof *r.cells) };

	*s = (struct standings){ 0 };
	for (size_t i = 0; i < figures->cell_count; i++)
		r.cells[i] = &figures->cells[i];
	if (figures->cell_count > 0)
		qsort_r(r.cells, figures->cell_count, sizeof *r.cells, by_class, &r);
	read_rows(&r);
	rank_pupils(s, figures);
	free(r.cells);
	return db_ok(district->db, error);
}

void
standings_free(struct standings *s)
{
	free(s->items);
	arena_free(&s->arena);
}

const struct standing *
standings_of(const struct standings *s, int64_t pupil, size_t *count)
{
	size_t low = 0, high = s->count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->items[middle].pupil < pupil)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < s->count && s->items[end].pupil == pupil; end++)
		;
	*count = end - low;
	return s->items + low;
}
