/* The form standard (标准分). */
#include <math.h>
#include <stdlib.h>
#include "school/exam-view.h"
#include "school/responsible.h"
#include "school/standard.h"
#include "stats/standard.h"

struct person {
	int64_t id;
	const char *number, *name;      /* number NULL: known by name only */
};

struct standard {
	struct exam_view view;
	struct responsibles leaders;
	struct person *people;          /* by id */
	size_t people_count;
	struct arena arena;
	int32_t *sorted;                /* marks of the group at hand */
	size_t sorted_count;
};

/* ---- who the pupils are ---- */

static void
read_people(struct standard *s)
{
	struct db *db = s->view.report->db;
	struct query *q;

	s->people = alloc_zero((size_t)db_int(db, 0, "select count(*) from pupils_rows", "") + 1, sizeof *s->people);
	q = query(db, "select p.pupil, case when k.key not like '@%' then k.key end, p.name from pupils_rows p join keys k on k.id = p.pupil"
	    " order by p.pupil", "");
	while (query_next(q)) {
		const char *number = query_text(q, 1), *name = query_text(q, 2);

		s->people[s->people_count++] = (struct person){ query_int(q, 0), number != NULL ? arena_copy(&s->arena, number) : NULL,
		    name != NULL ? arena_copy(&s->arena, name) : NULL };
	}
}

static int
compare_people(const void *left, const void *right)
{
	const struct person *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

static void
put_person(const struct standard *s, int64_t pupil)
{
	struct person key = { .id = pupil };
	const struct person *person = bsearch(&key, s->people, s->people_count, sizeof key, compare_people);

	report_put_pupil(s->view.report, person != NULL ? person->number : NULL, person != NULL ? person->name : NULL);
}

/* ---- how many are below ---- */

static int
compare_marks(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return (a > b) - (a < b);
}

static void
sort_group(struct standard *s, const struct exam_group *group)
{
	const struct exam_marks *marks = &s->view.marks;
	size_t first = marks->first[group->first], end = marks->first[group->first + group->count];

	s->sorted = alloc_grow(s->sorted, end - first + 1, sizeof *s->sorted);
	s->sorted_count = end - first;
	for (size_t i = first; i < end; i++)
		s->sorted[i - first] = marks->items[i].mark;
	qsort(s->sorted, s->sorted_count, sizeof *s->sorted, compare_marks);
}

static int64_t
count_below(const struct standard *s, int64_t mark)
{
	size_t low = 0;

	for (size_t high = s->sorted_count; low < high;) {
		size_t middle = (low + high) / 2;

		if (s->sorted[middle] < mark)
			low = middle + 1;
		else
			high = middle;
	}
	return (int64_t)low;
}

/* ---- the rows ---- */

static void
put_group(struct standard *s, const struct exact *group)
{
	struct writer *w = s->view.report->writer;

	writer_integer(w, group->n);
	writer_ratio(w, group->sum, group->n * 100, 2);
	writer_real(w, exact_sd_population(group) / 100, 2);
}

static void
put_basis(struct standard *s, const struct exam_group *group, const struct school *school)
{
	static const char *const definitions[2][2] = {
		{ "Z=(分数-学区均分)÷学区标准差；T=50+10Z；百分等级=100×(低于人数+同分人数÷2)÷学区实考；超均率=100×(分数-学区均分)÷学区均分",
		  "z = (mark - district mean) / district std dev; T = 50 + 10 z; percentile = 100 x (number below + number equal / 2) / district sat; "
		  "deviation rate = 100 x (mark - district mean) / district mean" },
		{ "Z=(平均分-学区均分)÷学区标准差；T=50+10Z；超均率=100×(平均分-学区均分)÷学区均分",
		  "z = (mean - district mean) / district std dev; T = 50 + 10 z; deviation rate = 100 x (mean - district mean) / district mean" },
	};
	bool units = !(s->view.levels & VIEW_PUPIL);

	responsibles_put(&s->leaders, s->view.report, school, group->subject, group->grade);
	writer_text(s->view.report->writer, definitions[units][s->view.report->language == LANGUAGE_EN]);
	exam_view_base(&s->view);
	exam_view_note(&s->view, group);
	writer_end_row(s->view.report->writer);
}

static void
write_pupil(struct standard *s, const struct exam_group *group, const struct exam_mark *mark)
{
	const struct exact *marks = &group->figure.marks;
	int64_t below = count_below(s, mark->mark), equal = count_below(s, mark->mark + 1) - below;
	double z = standard_z(marks, mark->mark, 1);
	struct writer *w = s->view.report->writer;

	exam_view_unit(&s->view, group, &s->view.figures.cells[mark->cell], true);
	put_person(s, mark->pupil);
	writer_hundredths(w, mark->mark);
	put_group(s, marks);
	writer_real(w, z, 2);
	writer_real(w, standard_t(z), 2);
	writer_real(w, standard_percentile(below, equal, marks->n), 2);
	writer_real(w, standard_deviation_rate(marks, mark->mark, 1), 2);
	put_basis(s, group, s->view.figures.cells[mark->cell].school);
}

static void
write_pupils(struct standard *s, const struct exam_group *group)
{
	const struct exam_marks *marks = &s->view.marks;

	sort_group(s, group);
	for (size_t i = marks->first[group->first]; i < marks->first[group->first + group->count]; i++)
		write_pupil(s, group, &marks->items[i]);
}

static void
write_unit(struct standard *s, const struct exam_group *group, size_t first, size_t end, bool is_class)
{
	const struct exact *marks = &group->figure.marks;
	struct writer *w = s->view.report->writer;
	struct figure unit = { 0 };
	double z;

	for (size_t cell = first; cell < end; cell++)
		figure_merge(&unit, &s->view.figures.cells[cell].figure);
	z = standard_z(marks, unit.marks.sum, unit.marks.n);
	exam_view_unit(&s->view, group, &s->view.figures.cells[first], is_class);
	writer_integer(w, unit.entered);
	writer_integer(w, unit.sat);
	writer_ratio(w, unit.marks.sum, unit.marks.n * 100, 2);
	put_group(s, marks);
	writer_real(w, z, 2);
	writer_real(w, standard_t(z), 2);
	writer_real(w, standard_deviation_rate(marks, unit.marks.sum, unit.marks.n), 2);
	put_basis(s, group, s->view.figures.cells[first].school);
}

static void
write_units(struct standard *s, const struct exam_group *group)
{
	size_t first = group->first, end = first + group->count;

	if (s->view.levels & VIEW_SCHOOL)
		for (size_t cell = first, next; cell < end; cell = next) {
			next = exam_view_school_end(&s->view, cell, end);
			write_unit(s, group, cell, next, false);
		}
	for (size_t cell = first; cell < end && (s->view.levels & VIEW_CLASS); cell++)
		write_unit(s, group, cell, cell + 1, true);
}

static void
write_table(struct standard *s)
{
	static const char *const pupil[] = { "pupil", "name", "mark", NULL }, *const unit[] = { "entered", "sat", "mean", NULL };
	const struct exam_figures *f = &s->view.figures;
	struct report *report = s->view.report;
	bool pupils = s->view.levels & VIEW_PUPIL;

	exam_view_columns(&s->view);
	report_columns(report, pupils ? pupil : unit);
	report_columns(report, (const char *const[]){ "reference_sat", "reference", "reference_sd", "z_score", "t_score", NULL });
	if (pupils)
		report_columns(report, (const char *const[]){ "percentile", NULL });
	report_columns(report, (const char *const[]){ "deviation_rate", NULL });
	responsibles_column(&s->leaders, report);
	report_columns(report, (const char *const[]){ "definition", "base", "note", NULL });
	for (size_t i = 0; i < f->group_count; i++)
		if (selection_has(&s->view.selection, &f->groups[i]))
			(pupils ? write_pupils : write_units)(s, &f->groups[i]);
}

static void
choose(struct standard *s, const struct program *program, const char *by)
{
	if (by == NULL)
		s->view.levels = VIEW_PUPIL;
	else if (!view_levels(by, VIEW_SCHOOL | VIEW_CLASS, &s->view.levels) && !view_levels(by, VIEW_PUPIL, &s->view.levels))
		opt_usage(program, _("--by is here pupil, or a list of school and class, not \"%s\""), by);
}

bool
standard_report(struct report *report, const struct summary_options *selection, struct error *error)
{
	struct standard s = { 0 };
	bool ok;

	choose(&s, report->program, selection->by);
	ok = exam_view_open(&s.view, report, selection, error)
	    && responsibles_load(&s.leaders, &report->district, &s.view.figures.exam, error);
	if (ok && (s.view.levels & VIEW_PUPIL)) {
		read_people(&s);
		ok = db_ok(report->db, error);
	}
	if (ok)
		write_table(&s);
	exam_view_close(&s.view);
	responsibles_free(&s.leaders);
	arena_free(&s.arena);
	free(s.people);
	free(s.sorted);
	return ok;
}
