/* The line through the totals of a group. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/line-inside.h"

/* ---- options ---- */

static int64_t
read_marks(const struct drawing *d, const char *name, const char *text)
{
	int64_t marks = 0;

	if (text != NULL && (!number_hundredths(text, &marks) || marks <= 0))
		opt_usage(d->report->program, _("--%s wants marks above 0 with at most two decimals, not \"%s\""), name, text);
	return marks;
}

static double
read_reliability(const struct drawing *d, const char *text)
{
	double reliability = NAN;

	if (text != NULL && (!number_real(text, &reliability) || reliability < 0 || reliability > 1))
		opt_usage(d->report->program, _("--reliability is a number from 0 to 1, not \"%s\""), text);
	if (text != NULL && d->sem != 0)
		opt_usage(d->report->program, _("--sem and --reliability exclude each other"));
	return reliability;
}

static void
read_options(struct drawing *d, const struct summary_options *chosen, const struct line_options *options)
{
	d->total = read_marks(d, "total", options->total);
	d->window = read_marks(d, "window", options->window);
	d->sem = read_marks(d, "sem", options->sem);
	d->reliability = read_reliability(d, options->reliability);
	d->places = options->places;
	if (d->places < 0)
		opt_usage(d->report->program, _("--places wants a number above 0"));
	if (chosen->grade == NULL)
		opt_usage(d->report->program, _("name the grade with -g: the line is drawn through the totals of one grade"));
	if (chosen->formula != NULL)
		opt_usage(d->report->program, _("--formula does not apply to this form"));
}

enum drawing_level
drawing_level(const struct report *report, const char *by)
{
	static const char *const names[] = { [LEVEL_SCHOOL] = "school", [LEVEL_CLASS] = "class", [LEVEL_DISTRICT] = "district" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(by != NULL ? by : "school", names[i]) == 0)
			return (enum drawing_level)i;
	opt_usage(report->program, _("--by is school, class or district here, not \"%s\""), by);
}

bool
drawing_open(struct drawing *d, struct report *report, const struct summary_options *chosen, const struct line_options *options, struct error *error)
{
	struct base base = report_base(report, chosen->base, chosen->without);
	struct exam exam;

	d->report = report;
	read_options(d, chosen, options);
	if (base.kind != BASE_PRESENT)
		opt_usage(report->program, _("this form counts pupils with marks in all subjects; --base does not apply"));
	if (!selection_read(&d->selection, report, chosen->grade, chosen->subject, error) || !report_exam(report, chosen->exam, &exam, error))
		return false;
	if (!exam_figures_read(&d->figures, &report->district, &exam, base, error)
	    || !totals_read(&d->totals, &d->figures, report->db, d->selection.grade, error)
	    || !teachings_load(&d->teachings, &report->district, &exam, error)
	    || !responsibles_load(&d->leaders, &report->district, &exam, error))
		return false;
	if (d->totals.count == 0)
		return error_set(error, _("no pupil of this grade has marks in all subjects of a class with two or more"));
	if (d->totals.count > 1)
		remark((struct place){ 0 }, _("%zu groups differ in subjects or language; the line is drawn in each by itself"), d->totals.count);
	return true;
}

void
drawing_close(struct drawing *d)
{
	totals_free(&d->totals);
	exam_figures_free(&d->figures);
	teachings_free(&d->teachings);
	responsibles_free(&d->leaders);
	text_free(&d->scratch);
}

/* ---- the line ---- */

static int64_t
line_of(const struct drawing *d, const struct total_group *group)
{
	int64_t *totals, line;

	if (d->total > 0 || group->count == 0)
		return d->total;
	totals = alloc_zero(group->count, sizeof *totals);
	for (size_t i = 0; i < group->count; i++)
		totals[i] = group->pupils[i].total;
	line = effective_line_of_places(totals, group->count, (size_t)d->places);
	free(totals);
	return line;
}

const char *
drawing_group_name(struct drawing *d, const struct total_group *group)
{
	text_clear(&d->scratch);
	grade_add(&d->scratch, group->group->grade, message_language());
	text_addf(&d->scratch, message_language() == LANGUAGE_ZH ? "（%s）" : " (%s)",
	    word_text(&column_find("language")->words[group->group->language], message_language()));
	return d->scratch.data;
}

static bool
has_ties(const struct drawing *d, const struct effective *line)
{
	return d->total == 0 && line->over > d->places;
}

static void
remark_line(struct drawing *d, const struct total_group *group, const struct effective *line)
{
	struct place nowhere = { 0 };

	if (has_ties(d, line))
		remark(nowhere, _("%s: ties at the cut: %lld pupils are over the line of %ld places"),
		    drawing_group_name(d, group), (long long)line->over, d->places);
	if (d->total == 0 && line->over < d->places)
		remark(nowhere, _("%s: there are only %lld pupils for %ld places; all are over the line"),
		    drawing_group_name(d, group), (long long)line->over, d->places);
	if (!effective_known(line))
		remark(nowhere, _("%s: nobody is over the line; the subjects have none"), drawing_group_name(d, group));
	text_clear(&d->scratch);
}

struct effective
drawing_line(struct drawing *d, const struct total_group *group)
{
	struct effective line = { .line = line_of(d, group) };

	for (size_t i = 0; i < group->count; i++)
		effective_add(&line, group->pupils[i].marks, group->subject_count);
	remark_line(d, group, &line);
	return line;
}

/* ---- cells that both forms have ---- */

const char *
drawing_word(const struct drawing *d, const char *zh, const char *en)
{
	return report_word(d->report, zh, en);
}

void
drawing_put(struct drawing *d, struct text *text)
{
	writer_text(d->report->writer, text_string(text));
	text_clear(text);
}

void
drawing_add_item(const struct drawing *d, struct text *text, const char *item)
{
	if (text->length > 0)
		text_add(text, drawing_word(d, "、", ", "));
	text_add(text, item);
}

void
drawing_put_base(struct drawing *d)
{
	base_add(&d->scratch, d->figures.base, d->report->language);
	drawing_put(d, &d->scratch);
}

void
drawing_add_rule(const struct drawing *d, struct text *text)
{
	if (d->total == 0) {
		text_addf(text, d->report->language == LANGUAGE_ZH ? "前%ld名，含并列" : "first %ld places, ties included", d->places);
		return;
	}
	text_add(text, drawing_word(d, "总分", "total "));
	number_add_hundredths(text, d->total);
}

void
drawing_add_note(const struct drawing *d, struct text *text, const struct total_group *group, const struct effective *line)
{
	if (has_ties(d, line))
		text_addf(text, d->report->language == LANGUAGE_ZH ? "并列，上线%lld人" : "ties: %lld over the line", (long long)line->over);
	report_add_warnings(d->report, text, group->group->grade);
	if (group->group->sampled)
		text_addf(text, "%s%s", text->length == 0 ? "" : drawing_word(d, "；", "; "), group->group->paper_shown[d->report->language]);
	exam_group_note(text, group->group, d->report->language);
}

void
drawing_add_teachers(const struct drawing *d, struct text *text, int64_t class_id, int64_t subject)
{
	size_t count;
	const struct teaching *t = teachings_of(&d->teachings, class_id, subject, &count);

	for (; count > 0; count--, t++)
		drawing_add_item(d, text, d->teachings.teachers[t->teacher].name);
}
