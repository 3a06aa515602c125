/* The form bands (分数段). */
#include <string.h>
#include "base/number.h"
#include "school/band.h"
#include "school/bands.h"
#include "school/exam-view.h"
#include "school/responsible.h"

struct bands {
	struct exam_view view;
	struct responsibles leaders;
	struct band_rule rule;
	bool cumulative;
	int64_t edges[MOST_BANDS];      /* of the group at hand */
	size_t count;
};

/* One school, class or the district. */
struct unit {
	const struct exam_cell *cell;   /* the first; NULL for the district */
	bool is_class;
	int64_t entered, sat;
	int64_t pupils[MOST_BANDS];
};

static void
count_cells(const struct bands *b, struct unit *unit, size_t cell, size_t end)
{
	const struct exam_marks *marks = &b->view.marks;

	for (size_t i = marks->first[cell]; i < marks->first[end]; i++)
		unit->pupils[band_of(b->edges, b->count, marks->items[i].mark)]++;
	for (; cell < end; cell++) {
		unit->entered += b->view.figures.cells[cell].figure.entered;
		unit->sat += b->view.figures.cells[cell].figure.sat;
	}
}

/* ---- a row for each band ---- */

/* The upper end of a band: the next higher edge, of the highest the full mark; 0: open. */
static int64_t
upper_end(const struct bands *b, const struct exam_group *group, size_t band)
{
	return band > 0 ? b->edges[band - 1] : group->figure.full_mark;
}

static void
put_limits(struct bands *b, size_t band, int64_t upper)
{
	struct text *label = &b->view.scratch;
	struct writer *w = b->view.report->writer;

	number_add_hundredths(label, b->edges[band]);
	text_add_char(label, '-');
	if (upper > 0)
		number_add_hundredths(label, upper);
	writer_take(b->view.report->writer, &b->view.scratch);
	writer_hundredths(w, b->edges[band]);
	if (upper > 0)
		writer_hundredths(w, upper);
	else
		writer_blank(w);
}

/* 80≤分数<90; of the highest band 90≤分数≤100. */
static void
put_definition(struct bands *b, size_t band, int64_t upper)
{
	struct text *definition = &b->view.scratch;
	const char *mark = column_heading(column_find("mark"), b->view.report->language);

	number_add_hundredths(definition, b->edges[band]);
	text_addf(definition, "≤%s", mark);
	if (upper > 0) {
		text_add(definition, band > 0 ? "<" : "≤");
		number_add_hundredths(definition, upper);
	}
	writer_take(b->view.report->writer, &b->view.scratch);
}

static void
write_band(struct bands *b, const struct exam_group *group, const struct unit *unit, size_t band, int64_t from_top)
{
	struct writer *w = b->view.report->writer;
	int64_t upper = upper_end(b, group, band);

	exam_view_unit(&b->view, group, unit->cell, unit->is_class);
	writer_integer(w, unit->entered);
	writer_integer(w, unit->sat);
	put_limits(b, band, upper);
	writer_integer(w, unit->pupils[band]);
	writer_ratio(w, unit->pupils[band] * 100, unit->sat, 2);
	if (b->cumulative) {
		writer_integer(w, from_top);
		writer_ratio(w, from_top * 100, unit->sat, 2);
	}
	responsibles_put(&b->leaders, b->view.report, unit->cell != NULL ? unit->cell->school : NULL, group->subject, group->grade);
	put_definition(b, band, upper);
	exam_view_base(&b->view);
	exam_view_note(&b->view, group);
	writer_end_row(w);
}

static void
write_unit(struct bands *b, const struct exam_group *group, const struct unit *unit)
{
	int64_t from_top = 0;

	for (size_t band = 0; band < b->count; band++) {
		from_top += unit->pupils[band];
		write_band(b, group, unit, band, from_top);
	}
}

static void
write_cells(struct bands *b, const struct exam_group *group, size_t first, size_t end, bool is_class)
{
	struct unit unit = { .cell = &b->view.figures.cells[first], .is_class = is_class };

	count_cells(b, &unit, first, end);
	write_unit(b, group, &unit);
}

/* ---- the groups ---- */

static void
remark_left_out(struct bands *b, const struct exam_group *group)
{
	const char *subject = group->subject != NULL ? group->subject->name : column_heading(column_find("total"), message_language());

	grade_add(&b->view.scratch, group->grade, message_language());
	remark((struct place){ 0 }, _("%s %s: left out; without a full mark only --edges in marks make bands"), text_string(&b->view.scratch), subject);
	text_clear(&b->view.scratch);
}

static bool
set_edges(struct bands *b, const struct exam_group *group, struct error *error)
{
	b->count = band_edges(&b->rule, group->figure.full_mark, b->edges);
	if (b->count == 0 && group->figure.full_mark > 0)
		return error_set(error, _("these widths make more than %d bands"), MOST_BANDS);
	return true;
}

static void
write_group(struct bands *b, const struct exam_group *group)
{
	size_t first = group->first, end = first + group->count;
	struct unit district = { 0 };

	if (b->view.levels & VIEW_SCHOOL)
		for (size_t cell = first, next; cell < end; cell = next) {
			next = exam_view_school_end(&b->view, cell, end);
			write_cells(b, group, cell, next, false);
		}
	for (size_t cell = first; cell < end && (b->view.levels & VIEW_CLASS); cell++)
		write_cells(b, group, cell, cell + 1, true);
	count_cells(b, &district, first, end);
	write_unit(b, group, &district);
}

/* What one paper cannot bear must be known before the first row. */
static bool
check_groups(struct bands *b, struct error *error)
{
	const struct exam_figures *f = &b->view.figures;

	for (size_t i = 0; i < f->group_count; i++) {
		if (!selection_has(&b->view.selection, &f->groups[i]))
			continue;
		if (!set_edges(b, &f->groups[i], error))
			return false;
		if (b->count == 0)
			remark_left_out(b, &f->groups[i]);
	}
	return true;
}

static bool
write_table(struct bands *b, struct error *error)
{
	const struct exam_figures *f = &b->view.figures;

	exam_view_columns(&b->view);
	report_columns(b->view.report, (const char *const[]){ "entered", "sat", "band", "band_from", "band_to", "pupils", "pupil_share", NULL });
	if (b->cumulative)
		report_columns(b->view.report, (const char *const[]){ "from_top", "from_top_share", NULL });
	responsibles_column(&b->leaders, b->view.report);
	report_columns(b->view.report, (const char *const[]){ "definition", "base", "note", NULL });
	for (size_t i = 0; i < f->group_count; i++) {
		if (!selection_has(&b->view.selection, &f->groups[i]))
			continue;
		if (!set_edges(b, &f->groups[i], error))
			return false;
		write_group(b, &f->groups[i]);
	}
	return true;
}

static void
choose(struct bands *b, const struct program *program, const struct summary_options *selection, const struct bands_options *options)
{
	const char *width = options->width != NULL ? options->width : "10%";

	if (!view_levels(selection->by != NULL ? selection->by : "school", VIEW_DISTRICT | VIEW_SCHOOL | VIEW_CLASS, &b->view.levels))
		opt_usage(program, _("--by is here a list of district, school and class, not \"%s\""), selection->by);
	if (options->edges != NULL && options->width != NULL)
		opt_usage(program, _("--edges and --width exclude each other"));
	if (options->edges != NULL && !band_parse_edges(options->edges, &b->rule))
		opt_usage(program, _("--edges is a list of marks like 90,80,60 or of shares like 90%%,80%%, not \"%s\""), options->edges);
	if (options->edges == NULL && !band_parse_width(width, &b->rule))
		opt_usage(program, _("--width is a number of marks or a share like 10%%, not \"%s\""), width);
	b->cumulative = options->cumulative;
}

bool
bands_report(struct report *report, const struct summary_options *selection, const struct bands_options *options, struct error *error)
{
	struct bands b = { 0 };
	bool ok;

	choose(&b, report->program, selection, options);
	ok = exam_view_open(&b.view, report, selection, error)
	    && responsibles_load(&b.leaders, &report->district, &b.view.figures.exam, error) && check_groups(&b, error) && write_table(&b, error);
	exam_view_close(&b.view);
	responsibles_free(&b.leaders);
	return ok;
}
