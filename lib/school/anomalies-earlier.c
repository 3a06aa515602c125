/* What the exams before say of a class: its earlier T, and its pupils' standing in each subject. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/anomalies-inside.h"
#include "stats/standard.h"

static int
compare_standings(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;

	if (a->pupil != b->pupil)
		return a->pupil < b->pupil ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	return (a->z > b->z) - (a->z < b->z);
}

static void
add_standings(struct standings *s, const struct exam_figures *f, const struct exam_marks *marks)
{
	s->items = alloc_grow(s->items, s->count + marks->count + 1, sizeof *s->items);
	for (size_t i = 0; i < marks->count; i++) {
		const struct exam_mark *m = &marks->items[i];
		const struct exam_group *group = &f->groups[f->cells[m->cell].group];

		if (group->subject != NULL)
			s->items[s->count++] = (struct standing){ m->pupil, group->subject->id, standard_z(&group->figure.marks, m->mark, 1) };
	}
}

/* Sorts; of several exams the mean remains. */
static void
finish_standings(struct standings *s)
{
	size_t kept = 0;

	if (s->count > 0)
		qsort(s->items, s->count, sizeof *s->items, compare_standings);
	for (size_t i = 0, next; i < s->count; i = next) {
		struct standing one = s->items[i];
		struct moments z = MOMENTS_INIT;

		for (next = i; next < s->count && s->items[next].pupil == one.pupil && s->items[next].subject == one.subject; next++)
			moments_add(&z, s->items[next].z);
		one.z = moments_mean(&z);
		s->items[kept++] = one;
	}
	s->count = kept;
}

static bool
read_exam(struct anomalies *a, size_t i, struct error *error)
{
	struct exam_figures figures = { 0 };
	struct exam_marks marks = { 0 };
	bool ok = exam_figures_read(&figures, &a->view.report->district, &a->earlier.exams[i], a->view.figures.base, error)
	    && exam_marks_read(&marks, &figures, &a->view.report->district, error);

	if (ok)
		add_standings(&a->earlier.then, &figures, &marks);
	exam_marks_free(&marks);
	if (i == 0)
		a->earlier.figures = figures;
	else
		exam_figures_free(&figures);
	return ok;
}

/* Among the latest, in the place that its date gives it. */
static void
keep_latest(struct earlier *e, const struct exam *exam)
{
	size_t at = e->count;

	while (at > 0 && strcmp(e->exams[at - 1].date, exam->date) < 0)
		at--;
	if (at == MOST_EARLIER)
		return;
	e->count += e->count < MOST_EARLIER;
	memmove(&e->exams[at + 1], &e->exams[at], (e->count - at - 1) * sizeof *e->exams);
	e->exams[at] = *exam;
}

/* Those with marks; what a school set for itself compares nothing between schools. */
static bool
find_earlier(struct anomalies *a, struct error *error)
{
	int64_t school = word_find(column_find("exam_level")->words, "school");
	struct query *q = query(a->view.report->db, "select k.key from exams_rows e join keys k on k.id = e.exam where coalesce(e.exam_level, -1) <> $1"
	    " and exists (select 1 from scores_rows where exam = e.exam) order by k.key", "i", school);
	bool ok = true;

	while (query_next(q)) {
		struct exam exam;

		if (!district_exam(&a->view.report->district, query_text(q, 0), NULL, &exam, (struct place){ 0 }))
			ok = false;
		else if (strcmp(exam.date, a->view.figures.exam.date) < 0)
			keep_latest(&a->earlier, &exam);
	}
	return db_ok(a->view.report->db, error) && (ok || error_set(error, _("nothing is reported")));
}

static bool
choose_earlier(struct anomalies *a, const char *name, struct error *error)
{
	const struct exam *exam = &a->view.figures.exam, *before = &a->earlier.exams[0];

	if (name == NULL)
		return find_earlier(a, error);
	if (strcmp(name, "none") == 0)
		return true;
	if (!report_exam(a->view.report, name, &a->earlier.exams[0], error))
		return false;
	if (strcmp(before->date, exam->date) >= 0)
		return error_set(error, _("%s (%s) is not earlier than %s (%s)"), before->name, before->date, exam->name, exam->date);
	a->earlier.count = 1;
	return true;
}

bool
earlier_read(struct anomalies *a, const char *name, struct error *error)
{
	if (!choose_earlier(a, name, error))
		return false;
	for (size_t i = 0; i < a->earlier.count; i++)
		if (!read_exam(a, i, error))
			return false;
	add_standings(&a->earlier.now, &a->view.figures, &a->view.marks);
	finish_standings(&a->earlier.now);
	finish_standings(&a->earlier.then);
	return true;
}

void
earlier_free(struct anomalies *a)
{
	if (a->earlier.count > 0)
		exam_figures_free(&a->earlier.figures);
	free(a->earlier.now.items);
	free(a->earlier.then.items);
}

/* Of several papers the one most sat for. */
static const struct exam_cell *
earlier_cell(const struct anomalies *a, int64_t class_id, const struct subject *subject)
{
	const struct exam_figures *f = &a->earlier.figures;
	const struct exam_cell *found = NULL;

	for (size_t i = 0; i < f->cell_count; i++) {
		const struct exam_cell *cell = &f->cells[i];
		const struct subject *its = f->groups[cell->group].subject;

		if (its != NULL && its->id == subject->id && cell->class_info->id == class_id && (found == NULL || cell->figure.sat > found->figure.sat))
			found = cell;
	}
	return found;
}

static double
mean_t(const struct figure *figure, const struct exam_group *group)
{
	return standard_t(standard_z(&group->figure.marks, figure->marks.sum, figure->marks.n));
}

double
earlier_change(const struct anomalies *a, const struct unit *unit, double *before, int64_t *sat)
{
	const struct exam_cell *cell = a->earlier.count == 0 ? NULL
	    : earlier_cell(a, a->view.figures.cells[unit->first].class_info->id, unit->group->subject);

	if (cell == NULL || cell->figure.sat < SUSPICION_LEAST || unit->figure.sat < SUSPICION_LEAST)
		return NAN;
	*before = mean_t(&cell->figure, &a->earlier.figures.groups[cell->group]);
	*sat = cell->figure.sat;
	return mean_t(&unit->figure, unit->group) - *before;
}
