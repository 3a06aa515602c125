/* What names a row of an exam. */
#include <string.h>
#include "school/exam-view.h"

static const struct { const char *name; enum view_level level; } levels[] = {
	{ "district", VIEW_DISTRICT }, { "school", VIEW_SCHOOL }, { "class", VIEW_CLASS }, { "pupil", VIEW_PUPIL },
};
enum { LEVEL_NAMES = sizeof levels / sizeof levels[0] };

static unsigned
find_level(const char *name, size_t length)
{
	for (size_t i = 0; i < LEVEL_NAMES; i++)
		if (strncmp(levels[i].name, name, length) == 0 && levels[i].name[length] == '\0')
			return levels[i].level;
	return 0;
}

bool
view_levels(const char *by, unsigned allowed, unsigned *chosen)
{
	*chosen = 0;
	while (*by != '\0') {
		size_t length = strcspn(by, ",");
		unsigned level = find_level(by, length) & allowed;

		if (level == 0)
			return false;
		*chosen |= level;
		by += length + (by[length] == ',');
	}
	return *chosen != 0;
}

bool
exam_view_open(struct exam_view *v, struct report *report, const struct summary_options *options, struct error *error)
{
	struct base base = report_base(report, options->base, options->without);
	struct exam exam;

	v->report = report;
	if (base.kind != BASE_PRESENT || options->formula != NULL)
		opt_usage(report->program, _("this form counts who sat; --base and --formula do not go with it"));
	base_add(&v->base, base, report->language);
	if (!selection_read(&v->selection, report, options->grade, options->subject, error) || !report_exam(report, options->exam, &exam, error))
		return false;
	return exam_figures_read(&v->figures, &report->district, &exam, base, error)
	    && exam_marks_read(&v->marks, &v->figures, &report->district, error);
}

void
exam_view_close(struct exam_view *v)
{
	exam_marks_free(&v->marks);
	exam_figures_free(&v->figures);
	text_free(&v->base);
	text_free(&v->scratch);
}

/* ---- the columns that name a row ---- */

static bool
has_classes(const struct exam_view *v)
{
	return (v->levels & (VIEW_CLASS | VIEW_PUPIL)) != 0;
}

void
exam_view_columns(const struct exam_view *v)
{
	report_columns(v->report, (const char *const[]){ "school", "grade", NULL });
	if (has_classes(v))
		report_columns(v->report, (const char *const[]){ "class", NULL });
	report_columns(v->report, (const char *const[]){ "subject", NULL });
	if (v->figures.has_papers)
		report_columns(v->report, (const char *const[]){ "paper", NULL });
	report_columns(v->report, (const char *const[]){ "language", NULL });
}

void
exam_view_unit(struct exam_view *v, const struct exam_group *group, const struct exam_cell *cell, bool with_class)
{
	struct writer *w = v->report->writer;
	enum language language = v->report->language;

	writer_text(w, cell != NULL ? cell->school->name : language == LANGUAGE_ZH ? "全学区" : "District");
	grade_add(&v->scratch, group->grade, language);
	writer_take(v->report->writer, &v->scratch);
	if (has_classes(v)) {
		if (cell != NULL && with_class)
			class_name_add(&v->scratch, &cell->class_info->name, language);
		writer_take(v->report->writer, &v->scratch);
	}
	writer_text(w, group->subject != NULL ? group->subject->name : column_heading(column_find("total"), language));
	if (v->figures.has_papers)
		writer_text(w, group->paper_shown[language]);
	writer_text(w, word_text(&column_find("language")->words[group->language], language));
}

void
exam_view_base(struct exam_view *v)
{
	writer_text(v->report->writer, text_string(&v->base));
}

void
exam_view_note(struct exam_view *v, const struct exam_group *group)
{
	report_add_warnings(v->report, &v->scratch, group->grade);
	exam_group_note(&v->scratch, group, v->report->language);
	writer_take(v->report->writer, &v->scratch);
}

size_t
exam_view_school_end(const struct exam_view *v, size_t cell, size_t end)
{
	const struct school *school = v->figures.cells[cell].school;

	while (cell < end && v->figures.cells[cell].school == school)
		cell++;
	return cell;
}
