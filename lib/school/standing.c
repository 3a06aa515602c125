#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/exam-tally.h"
#include "school/standing.h"

/* The cells in the order of their classes, so that those of one class are found. */
struct reading {
	struct standings *out;
	const struct exam_figures *figures;
	const struct exam_cell **cells;
	size_t first;           /* of the pupil's standings */
	int64_t pupil, class_id;
	const char *name;
	const struct exam_cell **of_class;      /* of the pupil */
	size_t class_count;
	int64_t sum;
	uint64_t sat, excused;  /* bits by place in figures->subjects */
	bool moved;             /* rows in two classes */
};

static int
by_class(const void *left, const void *right)
{
	const struct exam_cell *a = *(const struct exam_cell *const *)left, *b = *(const struct exam_cell *const *)right;

	if (a->class_info->id != b->class_info->id)
		return a->class_info->id < b->class_info->id ? -1 : 1;
	return (a > b) - (a < b);
}

static void
find_cells(struct reading *r, int64_t class_id)
{
	size_t low = 0, high = r->figures->cell_count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (r->cells[middle]->class_info->id < class_id)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < r->figures->cell_count && r->cells[end]->class_info->id == class_id; end++)
		;
	r->of_class = r->cells + low;
	r->class_count = end - low;
	r->class_id = class_id;
}

static const struct exam_group *
group_of(const struct reading *r, const struct exam_cell *cell)
{
	return &r->figures->groups[cell->group];
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

static void
start_pupil(struct reading *r, struct query *q)
{
	finish_pupil(r);
	r->first = r->out->count;
	r->pupil = query_int(q, 0);
	r->name = query_null(q, 6) ? NULL : arena_copy(&r->out->arena, query_text(q, 6));
	r->sum = 0;
	r->sat = r->excused = 0;
	r->moved = false;
	if (r->class_id != query_int(q, 2))
		find_cells(r, query_int(q, 2));
}

static void
read_row(struct reading *r, struct query *q)
{
	int64_t status = query_int(q, 4), mark = status == CHEATING ? 0 : query_int(q, 5);
	uint64_t bit = subject_bit(r, query_int(q, 1));
	const struct exam_cell *cell;

	if (query_int(q, 0) != r->pupil)
		start_pupil(r, q);
	if (query_int(q, 2) != r->class_id) {
		r->moved = true;
		find_cells(r, query_int(q, 2));
	}
	if (status == EXEMPT || status == LEVEL)
		r->excused |= bit;
	if (status != SCORE && status != CHEATING)
		return;
	cell = find_cell(r, query_int(q, 1), query_null(q, 3) ? "" : query_text(q, 3));
	if (cell == NULL)
		return;
	r->sat |= bit;
	r->sum += mark;
	add_standing(r, cell, true, mark);
}

/* As exam-tally leaves them out. */
static bool
is_left_out(const struct exam_figures *f, struct query *q, const char *first_day)
{
	const char *joined = query_text(q, 8);

	return ((f->base.without & WITHOUT_INCLUSIVE) != 0 && query_int(q, 7) == 1)
	    || ((f->base.without & WITHOUT_JOINED) != 0 && joined != NULL && strcmp(joined, first_day) >= 0);
}

static void
read_rows(struct reading *r, struct district *d)
{
	char first[11];
	struct query *q = query(d->db, "select s.pupil, s.subject, s.class, s.paper, s.status, s.mark, p.name, p.inclusive, p.joined"
	    " from scores_rows s left join pupils_rows p on p.pupil = s.pupil where s.exam = $1 order by s.pupil, s.subject", "i",
	    r->figures->exam.id);

	date_format(school_year_first_day(r->figures->exam.term.year), first);
	while (query_next(q))
		if (!is_left_out(r->figures, q, first))
			read_row(r, q);
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
	struct reading r = { .out = s, .figures = figures, .cells = alloc_zero(figures->cell_count + 1, sizeof *r.cells) };

	*s = (struct standings){ 0 };
	for (size_t i = 0; i < figures->cell_count; i++)
		r.cells[i] = &figures->cells[i];
	if (figures->cell_count > 0)
		qsort(r.cells, figures->cell_count, sizeof *r.cells, by_class);
	read_rows(&r, district);
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
