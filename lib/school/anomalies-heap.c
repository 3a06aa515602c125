/* Heaps at the pass line: the marks of each unit against the shape of the rest of its group. */
#include <stdlib.h>
#include <string.h>
#include "school/anomalies-inside.h"

static int
by_mark(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static void
spectrum_of(struct spectrum *s, const struct exam_mark *marks, size_t n)
{
	s->values = alloc_zero(n + 1, sizeof *s->values);
	s->counts = alloc_zero(n + 1, sizeof *s->counts);
	s->n = 0;
	for (size_t i = 0; i < n; i++)
		s->values[i] = marks[i].mark;
	qsort(s->values, n, sizeof *s->values, by_mark);
	for (size_t i = 0; i < n; i++) {
		if (s->n == 0 || s->values[s->n - 1] != s->values[i])
			s->values[s->n++] = s->values[i];
		s->counts[s->n - 1]++;
	}
}

static void
spectrum_free(struct spectrum *s)
{
	free(s->values);
	free(s->counts);
}

/* The group's without those of the unit. */
static void
subtract(struct spectrum *rest, const struct spectrum *group, const struct spectrum *unit)
{
	memcpy(rest->counts, group->counts, group->n * sizeof *group->counts);
	for (size_t i = 0; i < unit->n; i++) {
		const int64_t *at = bsearch(&unit->values[i], group->values, group->n, sizeof *group->values, by_mark);

		rest->counts[at - group->values] -= unit->counts[i];
	}
}

static void
judge_unit(struct anomalies *a, struct unit *unit, const struct spectrum *group, struct spectrum *rest)
{
	const struct exam_marks *marks = &a->view.marks;
	const struct exam_group *g = unit->group;
	const struct subject_lines *lines = exam_lines(&a->view.report->district, &a->view.figures.exam, g->carried, g->subject->id, g->grade, g->language);
	size_t first = marks->first[unit->first];
	struct spectrum own;

	if (lines == NULL)
		return;
	spectrum_of(&own, marks->items + first, marks->first[unit->end] - first);
	subtract(rest, group, &own);
	unit->has_heap = suspicion_heap(&unit->heap, &own, rest, lines->full_mark, lines->full_mark * lines->pass / 10000, &a->alarms);
	spectrum_free(&own);
}

void
heaps_make(struct anomalies *a)
{
	const struct exam_marks *marks = &a->view.marks;

	for (size_t i = 0, next; i < a->unit_count; i = next) {
		const struct exam_group *g = a->units[i].group;
		size_t first = marks->first[g->first], n = marks->first[g->first + g->count] - first;
		struct spectrum group, rest;

		spectrum_of(&group, marks->items + first, n);
		rest = (struct spectrum){ group.values, alloc_zero(n + 1, sizeof *rest.counts), group.n };
		for (next = i; next < a->unit_count && a->units[next].group == g; next++)
			judge_unit(a, &a->units[next], &group, &rest);
		free(rest.counts);
		spectrum_free(&group);
	}
	alarms_sort(&a->alarms);
}
