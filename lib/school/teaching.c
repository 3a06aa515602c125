#include <stdlib.h>
#include <string.h>
#include "school/exam-figures.h"
#include "school/teaching.h"

void
exam_first_day(const struct exam *exam, char day[11])
{
	char last[11];

	strcpy(day, exam->date);
	date_format(term_last_day(exam->term), last);
	if (strcmp(exam->date, last) == 0)
		date_format(term_first_day(exam->term), day);
}

static void
load_teachers(struct teachings *t, const struct district *d, const char *first, const char *last)
{
	struct query *q = query(d->db, "select a.teacher, k.key, r.teacher_name, r.school from"
		" (select distinct teacher from assignments_rows where \"from\" <= $1 and (\"to\" is null or \"to\" >= $2)) a"
		" join keys k on k.id = a.teacher left join teachers_rows r on r.teacher = a.teacher order by k.key", "tt", last, first);

	while (query_next(q)) {
		struct teacher *teacher;

		t->teachers = alloc_grow(t->teachers, t->teacher_count + 1, sizeof *t->teachers);
		teacher = &t->teachers[t->teacher_count++];
		*teacher = (struct teacher){ .id = query_int(q, 0), .key = arena_copy(&t->arena, query_text(q, 1)) };
		teacher->name = query_null(q, 2) ? teacher->key : arena_copy(&t->arena, query_text(q, 2));
		teacher->school = query_null(q, 3) ? NULL : school_of(d, query_int(q, 3));
	}
}

static int
by_id(const void *left, const void *right, void *user)
{
	const struct teacher *teachers = user;
	int64_t a = teachers[*(const size_t *)left].id, b = teachers[*(const size_t *)right].id;

	return (a > b) - (a < b);
}

static size_t
place_of(const struct teachings *t, const size_t *order, int64_t id)
{
	size_t low = 0, high = t->teacher_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (t->teachers[order[middle]].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return order[low];
}

static int
by_class(const void *left, const void *right)
{
	const struct teaching *a = left, *b = right;

	if (a->class_id != b->class_id)
		return a->class_id < b->class_id ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	return (a->teacher > b->teacher) - (a->teacher < b->teacher);
}

static void
load_items(struct teachings *t, const struct district *d, const size_t *order, const char *first, const char *last)
{
	struct query *q = query(d->db, "select class, subject, teacher, max(share) from assignments_rows where \"from\" <= $1"
		" and (\"to\" is null or \"to\" >= $2) group by class, subject, teacher", "tt", last, first);
	size_t capacity = 0;

	while (query_next(q)) {
		if (t->count == capacity) {
			capacity = capacity == 0 ? 64 : capacity * 2;
			t->items = alloc_grow(t->items, capacity, sizeof *t->items);
		}
		t->items[t->count++] = (struct teaching){ query_int(q, 0), query_int(q, 1), place_of(t, order, query_int(q, 2)),
		    query_null(q, 3) ? 10000 : query_int(q, 3) };
	}
	if (t->count > 0)
		qsort(t->items, t->count, sizeof *t->items, by_class);
}

bool
teachings_load(struct teachings *t, const struct district *d, const struct exam *exam, struct error *error)
{
	char first[11];
	size_t *order;

	*t = (struct teachings){ 0 };
	exam_first_day(exam, first);
	load_teachers(t, d, first, exam->date);
	order = alloc_zero(t->teacher_count + 1, sizeof *order);
	for (size_t i = 0; i < t->teacher_count; i++)
		order[i] = i;
	qsort_r(order, t->teacher_count, sizeof *order, by_id, t->teachers != NULL ? t->teachers : (void *)order);
	load_items(t, d, order, first, exam->date);
	free(order);
	return db_ok(d->db, error);
}

void
teachings_free(struct teachings *t)
{
	free(t->items);
	free(t->teachers);
	arena_free(&t->arena);
}

const struct teaching *
teachings_of(const struct teachings *t, int64_t class_id, int64_t subject, size_t *count)
{
	struct teaching wanted = { class_id, subject, 0, 0 };
	size_t low = 0, high = t->count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (by_class(&t->items[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < t->count && t->items[end].class_id == class_id && t->items[end].subject == subject; end++)
		;
	*count = end - low;
	return t->items + low;
}
