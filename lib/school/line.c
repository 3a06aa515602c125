/* The form line (有效分). */
#include <stdlib.h>
#include <string.h>
#include "school/line-inside.h"

/* Pupils of a school, a class or the district. */
struct unit {
	const struct exam_cell *cell;   /* the first; NULL: the district */
	int64_t pupils, total_over;
	int64_t single[EFFECTIVE_SUBJECTS], both[EFFECTIVE_SUBJECTS];
};

/* A group with its units, the row that is written. */
struct sheet {
	struct drawing *drawing;
	enum drawing_level level;
	const struct total_group *group;
	struct effective line;
	const struct unit *unit;
	const struct subject *subject;  /* NULL: the total */
	size_t place;                   /* of the subject */
	struct writer *writer;
};

/* ---- counting ---- */

static void
count_pupil(struct unit *unit, const struct effective *line, const struct total_pupil *pupil, size_t subjects)
{
	bool over = pupil->total >= line->line;

	unit->pupils++;
	unit->total_over += over;
	for (size_t i = 0; i < subjects; i++) {
		bool reached = effective_reached(line, i, pupil->marks[i]);

		unit->single[i] += reached;
		unit->both[i] += reached && over;
	}
}

/* The units of the group in order and, behind them, the district; places is the unit of each cell. */
static size_t
make_units(const struct sheet *s, struct unit *units, size_t *places)
{
	const struct exam_cell *cell = s->drawing->figures.cells + s->group->group->first;
	size_t count = 0;

	for (size_t i = 0; s->level != LEVEL_DISTRICT && i < s->group->group->count; i++) {
		if (i == 0 || s->level == LEVEL_CLASS || cell[i].school != cell[i - 1].school)
			units[count++].cell = &cell[i];
		places[i] = count - 1;
	}
	return count;
}

static size_t
count_units(const struct sheet *s, struct unit *units)
{
	const struct exam_group *group = s->group->group;
	const struct exam_cell *first = s->drawing->figures.cells + group->first;
	size_t *places = alloc_zero(group->count + 1, sizeof *places), count = make_units(s, units, places);

	for (size_t i = 0; i < s->group->count; i++) {
		const struct total_pupil *pupil = &s->group->pupils[i];

		if (s->level != LEVEL_DISTRICT)
			count_pupil(&units[places[pupil->cell - first]], &s->line, pupil, s->group->subject_count);
		count_pupil(&units[count], &s->line, pupil, s->group->subject_count);
	}
	free(places);
	return count + 1;
}

/* ---- the cells of a row ---- */

static void
put_school(const struct sheet *s)
{
	writer_text(s->writer, s->unit->cell != NULL ? s->unit->cell->school->name : drawing_word(s->drawing, "全学区", "District"));
}

static void
put_grade(const struct sheet *s)
{
	grade_add(&s->drawing->scratch, s->group->group->grade, s->drawing->report->language);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static void
put_class(const struct sheet *s)
{
	if (s->unit->cell != NULL)
		class_name_add(&s->drawing->scratch, &s->unit->cell->class_info->name, s->drawing->report->language);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static void
put_teacher_name(const struct sheet *s)
{
	if (s->unit->cell != NULL && s->subject != NULL)
		drawing_add_teachers(s->drawing, &s->drawing->scratch, s->unit->cell->class_info->id, s->subject->id);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static void
put_subject(const struct sheet *s)
{
	writer_text(s->writer, s->subject != NULL ? s->subject->name : column_heading(column_find("total"), s->drawing->report->language));
}

static void
put_language(const struct sheet *s)
{
	writer_text(s->writer, word_text(&column_find("language")->words[s->group->group->language], s->drawing->report->language));
}

static void
put_pupils(const struct sheet *s)
{
	writer_integer(s->writer, s->unit->pupils);
}

/* Of those over the line, in the whole group. */
static void
put_over_mean(const struct sheet *s)
{
	writer_ratio(s->writer, s->subject != NULL ? s->line.sums[s->place] : s->line.total_sum, s->line.over * 100, 2);
}

static void
put_line_factor(const struct sheet *s)
{
	writer_ratio(s->writer, s->line.line * s->line.over, s->line.total_sum, 6);
}

static void
put_line_mark(const struct sheet *s)
{
	if (s->subject == NULL)
		writer_ratio(s->writer, s->line.line, 100, 2);
	else
		writer_ratio(s->writer, s->line.sums[s->place] * s->line.line, s->line.total_sum * 100, 2);
}

static void
put_total_over(const struct sheet *s)
{
	writer_integer(s->writer, s->unit->total_over);
}

/* The total has none of its own; without a line there is nobody over it. */
static bool
put_none(const struct sheet *s)
{
	bool none = s->subject == NULL || !effective_known(&s->line);

	if (none)
		writer_blank(s->writer);
	return none;
}

static void
put_single_over(const struct sheet *s)
{
	if (!put_none(s))
		writer_integer(s->writer, s->unit->single[s->place]);
}

static void
put_double_over(const struct sheet *s)
{
	if (!put_none(s))
		writer_integer(s->writer, s->unit->both[s->place]);
}

static void
put_hit_rate(const struct sheet *s)
{
	if (!put_none(s))
		writer_ratio(s->writer, s->unit->both[s->place] * 100, s->unit->single[s->place], 2);
}

static void
put_contribution(const struct sheet *s)
{
	if (!put_none(s))
		writer_ratio(s->writer, s->unit->both[s->place] * 100, s->unit->total_over, 2);
}

static void
put_leader(const struct sheet *s)
{
	responsibles_put(&s->drawing->leaders, s->drawing->report, s->unit->cell != NULL ? s->unit->cell->school : NULL, s->subject, s->group->group->grade);
}

static void
put_base(const struct sheet *s)
{
	drawing_put_base(s->drawing);
}

static void
put_line_rule(const struct sheet *s)
{
	drawing_add_rule(s->drawing, &s->drawing->scratch);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static void
put_definition(const struct sheet *s)
{
	writer_text(s->writer, drawing_word(s->drawing, "只计各科都有分数者；总上线=总分≥线；有效分=上线均分×系数，系数=总分线÷上线总分均分；单=单科≥有效分，双=总分也上线；命中率=双÷单；贡献率=双÷总",
	    "pupils with marks in all subjects; over: total >= line; line = mean over x factor, factor = total line / mean total over; single: mark >= line,"
	    " double: total over, too; hit = double / single; contribution = double / total over"));
}

static void
put_note(const struct sheet *s)
{
	drawing_add_note(s->drawing, &s->drawing->scratch, s->group, &s->line);
	drawing_put(s->drawing, &s->drawing->scratch);
}

enum { OF_CLASS = 1, OF_LEADER = 2 };

static const struct {
	const char *column;
	unsigned when;
	void (*put)(const struct sheet *);
} cells[] = {
	{ "school", 0, put_school }, { "grade", 0, put_grade }, { "class", OF_CLASS, put_class }, { "teacher_name", OF_CLASS, put_teacher_name },
	{ "subject", 0, put_subject }, { "language", 0, put_language }, { "pupils", 0, put_pupils },
	{ "over_mean", 0, put_over_mean }, { "line_factor", 0, put_line_factor }, { "line_mark", 0, put_line_mark },
	{ "total_over", 0, put_total_over }, { "single_over", 0, put_single_over }, { "double_over", 0, put_double_over },
	{ "hit_rate", 0, put_hit_rate }, { "contribution", 0, put_contribution }, { "leader", OF_LEADER, put_leader }, { "base", 0, put_base },
	{ "line_rule", 0, put_line_rule }, { "definition", 0, put_definition }, { "note", 0, put_note },
};
enum { CELLS = sizeof cells / sizeof cells[0] };

static bool
shows(const struct sheet *s, size_t cell)
{
	unsigned given = (s->level == LEVEL_CLASS ? OF_CLASS : 0) | (s->drawing->leaders.count > 0 ? OF_LEADER : 0);

	return (cells[cell].when & ~given) == 0;
}

/* ---- the rows ---- */

static void
write_units(struct sheet *s, const struct unit *units, size_t count)
{
	for (s->unit = units; s->unit < units + count; s->unit++) {
		for (size_t i = 0; i < CELLS; i++)
			if (shows(s, i))
				cells[i].put(s);
		writer_end_row(s->writer);
	}
}

static bool
wants(const struct selection *selection, const struct subject *subject)
{
	if (selection->only_total)
		return subject == NULL;
	return selection->subject == NULL || (subject != NULL && subject->id == selection->subject->id);
}

static void
write_group(struct sheet *s)
{
	struct unit *units = alloc_zero(s->group->group->count + 1, sizeof *units);
	size_t count;

	s->line = drawing_line(s->drawing, s->group);
	count = count_units(s, units);
	for (s->place = 0; s->place <= s->group->subject_count; s->place++) {
		s->subject = s->place < s->group->subject_count ? s->group->subjects[s->place] : NULL;
		if (wants(&s->drawing->selection, s->subject))
			write_units(s, units, count);
	}
	free(units);
}

static void
begin_table(struct sheet *s)
{
	for (size_t i = 0; i < CELLS; i++)
		if (shows(s, i))
			report_columns(s->drawing->report, (const char *const[]){ cells[i].column, NULL });
	s->writer = s->drawing->report->writer;
}

bool
line_report(struct report *report, const struct summary_options *chosen, const struct line_options *options, struct error *error)
{
	struct drawing d = { 0 };
	struct sheet s = { .drawing = &d, .level = drawing_level(report, chosen->by) };
	bool ok;

	if ((options->total != NULL) == (options->places != 0))
		opt_usage(report->program, _("say where the line is: by --total or by --places"));
	ok = drawing_open(&d, report, chosen, options, error);
	if (ok)
		begin_table(&s);
	for (size_t i = 0; ok && i < d.totals.count; i++) {
		s.group = &d.totals.groups[i];
		write_group(&s);
	}
	drawing_close(&d);
	return ok;
}
