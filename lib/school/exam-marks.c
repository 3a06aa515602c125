/* Putting each mark of an exam under its cell. */
#include <stdlib.h>
#include <string.h>
#include "school/exam-marks.h"
#include "school/exam-rows.h"

/* Where a cell is found; subject 0 is the total. */
struct entry {
	int64_t class_id, subject;
	bool sampled;
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
	bool sampled;
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
	if (a->sampled != b->sampled)
		return a->sampled ? 1 : -1;
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

		w->entries[i] = (struct entry){ f->cells[i].class_info->id, subject != NULL ? subject->id : 0, group->sampled, group->paper, (uint32_t)i,
			subject != NULL ? subject_bit(f, subject) : group->subjects };
	}
	qsort(w->entries, f->cell_count, sizeof *w->entries, compare_entries);
}

static const struct entry *
find_entry(const struct work_marks *w, int64_t class_id, int64_t subject, bool sampled, const char *paper)
{
	struct entry key = { .class_id = class_id, .subject = subject, .sampled = sampled, .paper = paper };

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
	const struct entry *total = p->sat == 0 ? NULL : find_entry(w, p->class_id, 0, p->sampled, "");

	if (total != NULL && total->subjects == p->sat)
		add_mark(w, p->pupil, total->cell, p->sum);
}

static void
take_row(struct work_marks *w, struct pupil_sum *p, const struct exam_row *row)
{
	const struct entry *entry;

	if (row->pupil != p->pupil || row->class_id != p->class_id) {
		finish_pupil(w, p);
		*p = (struct pupil_sum){ .pupil = row->pupil, .class_id = row->class_id, .sampled = row->sampled };
	}
	entry = row->has_mark ? find_entry(w, row->class_id, row->subject, row->sampled, row->paper) : NULL;
	if (entry == NULL)
		return;
	add_mark(w, row->pupil, entry->cell, row->mark);
	p->sum += row->mark;
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
	struct exam_row row;
	struct query *q;

	*m = (struct exam_marks){ 0 };
	make_entries(&w);
	q = exam_rows(district->db, &figures->exam, figures->base.without);
	while (exam_rows_next(q, &row))
		take_row(&w, &p, &row);
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
