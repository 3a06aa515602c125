/* Putting each mark of an exam under its cell. */
#include <stdlib.h>
#include <string.h>
#include "school/exam-marks.h"
#include "school/exam-tally.h"

/* Where a cell is found; subject 0 is the total. */
struct entry {
	int64_t class_id, subject;
	const char *paper;
	uint32_t cell;
	uint64_t subjects;      /* of a subject its bit, of a total all of them */
};

struct work_marks {
	struct exam_marks *out;
	const struct exam_figures *figures;
	struct entry *entries;
	size_t capacity;
};

/* The marks of one pupil, which stand together. */
struct pupil_sum {
	int64_t pupil, class_id, sum;
	uint64_t sat;
};

static int
compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->class_id != b->class_id)
		return a->class_id < b->class_id ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	return strcmp(a->paper, b->paper);
}

static uint64_t
subject_bit(const struct exam_figures *f, const struct subject *subject)
{
	size_t i = 0;

	while (f->subjects[i] != subject)
		i++;
	return (uint64_t)1 << i;
}

static void
make_entries(struct work_marks *w)
{
	const struct exam_figures *f = w->figures;

	w->entries = alloc_zero(f->cell_count + 1, sizeof *w->entries);
	for (size_t i = 0; i < f->cell_count; i++) {
		const struct exam_group *group = &f->groups[f->cells[i].group];
		const struct subject *subject = group->subject;

		w->entries[i] = (struct entry){ f->cells[i].class_info->id, subject != NULL ? subject->id : 0, group->paper, (uint32_t)i,
			subject != NULL ? subject_bit(f, subject) : group->subjects };
	}
	qsort(w->entries, f->cell_count, sizeof *w->entries, compare_entries);
}

static const struct entry *
find_entry(const struct work_marks *w, int64_t class_id, int64_t subject, const char *paper)
{
	struct entry key = { class_id, subject, paper != NULL ? paper : "", 0, 0 };

	return bsearch(&key, w->entries, w->figures->cell_count, sizeof key, compare_entries);
}

static void
add_mark(struct work_marks *w, int64_t pupil, uint32_t cell, int64_t mark)
{
	struct exam_marks *m = w->out;

	if (m->count == w->capacity) {
		w->capacity = w->capacity == 0 ? 1024 : w->capacity * 2;
		m->items = alloc_grow(m->items, w->capacity, sizeof *m->items);
	}
	m->items[m->count++] = (struct exam_mark){ pupil, (int32_t)mark, cell };
}

static void
finish_pupil(struct work_marks *w, const struct pupil_sum *p)
{
	const struct entry *total = p->sat == 0 ? NULL : find_entry(w, p->class_id, 0, "");

	if (total != NULL && total->subjects == p->sat)
		add_mark(w, p->pupil, total->cell, p->sum);
}

static void
read_row(struct work_marks *w, struct pupil_sum *p, struct query *q)
{
	int64_t pupil = query_int(q, 0), class_id = query_int(q, 2), status = query_int(q, 4);
	int64_t mark = status == CHEATING ? 0 : query_int(q, 5);
	const struct entry *entry;

	if (pupil != p->pupil || class_id != p->class_id) {
		finish_pupil(w, p);
		*p = (struct pupil_sum){ .pupil = pupil, .class_id = class_id };
	}
	if (status != SCORE && status != CHEATING)
		return;
	entry = find_entry(w, class_id, query_int(q, 1), query_text(q, 3));
	if (entry == NULL)
		return;
	add_mark(w, pupil, entry->cell, mark);
	p->sum += mark;
	p->sat |= entry->subjects;
}

/* Counted into place, so that pupils keep their order. */
static void
sort_by_cell(struct exam_marks *m, size_t cells)
{
	struct exam_mark *sorted = alloc_zero(m->count + 1, sizeof *sorted);
	size_t *next = alloc_zero(cells + 1, sizeof *next);

	m->first = alloc_zero(cells + 1, sizeof *m->first);
	for (size_t i = 0; i < m->count; i++)
		m->first[m->items[i].cell + 1]++;
	for (size_t i = 0; i < cells; i++) {
		m->first[i + 1] += m->first[i];
		next[i] = m->first[i];
	}
	for (size_t i = 0; i < m->count; i++)
		sorted[next[m->items[i].cell]++] = m->items[i];
	free(next);
	free(m->items);
	m->items = sorted;
}

bool
exam_marks_read(struct exam_marks *m, const struct exam_figures *figures, struct district *district, struct error *error)
{
	struct work_marks w = { .out = m, .figures = figures };
	struct pupil_sum p = { 0 };
	struct query *q;

	*m = (struct exam_marks){ 0 };
	make_entries(&w);
	q = tally_rows(district->db, &figures->exam, figures->base.without);
	while (query_next(q))
		read_row(&w, &p, q);
	query_end(q);
	finish_pupil(&w, &p);
	sort_by_cell(m, figures->cell_count);
	free(w.entries);
	return db_ok(district->db, error);
}

void
exam_marks_free(struct exam_marks *m)
{
	free(m->items);
	free(m->first);
}
