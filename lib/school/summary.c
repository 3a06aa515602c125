/* The form summary (一分N率). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/summary-inside.h"

/* The row and what it is compared with. */
struct line_out {
	struct summary *summary;
	const struct exam_group *group;
	const struct unit *unit;
	struct writer *writer;
	enum language language;
};

static const struct {
	const char *name;
	enum level level;
	void (*gather)(struct summary *, const struct exam_group *, struct units *);
} levels[] = {
	{ "school", LEVEL_SCHOOL, summary_gather_schools }, { "class", LEVEL_CLASS, summary_gather_classes }, { "teacher", LEVEL_TEACHER, summary_gather_teachers },
	{ "district", LEVEL_DISTRICT, NULL },
	/* The district's row stands in every group of grade and subject, whatever one asks for. */
	{ "grade", LEVEL_DISTRICT, NULL }, { "subject", LEVEL_DISTRICT, NULL },
};
enum { LEVEL_NAMES = sizeof levels / sizeof levels[0] };

/* ---- the cells of a row ---- */

static const char *
word_of(const struct line_out *o, const char *zh, const char *en)
{
	return o->language == LANGUAGE_ZH ? zh : en;
}

/* The next cell of a teacher in the group behind a cell; NULL before the first and behind the last. */
static const struct exam_cell *
next_cell(const struct line_out *o, const struct exam_cell *cell)
{
	const struct exam_cell *first = o->summary->figures.cells + o->group->first;
	size_t count;

	for (cell = cell == NULL ? first : cell + 1; cell < first + o->group->count; cell++) {
		const struct teaching *t = teachings_of(&o->summary->teachings, cell->class_info->id, o->group->subject->id, &count);

		for (; count > 0; count--, t++)
			if (t->teacher == o->unit->teacher)
				return cell;
	}
	return NULL;
}

static void
add_item(const struct line_out *o, const char *item)
{
	if (o->summary->scratch.length > 0)
		text_add(&o->summary->scratch, word_of(o, "、", ", "));
	text_add(&o->summary->scratch, item);
}

static void
put_school(const struct line_out *o)
{
	const struct school *last = NULL;

	if (o->unit->level == LEVEL_DISTRICT)
		add_item(o, word_of(o, "全学区", "District"));
	else if (o->unit->level != LEVEL_TEACHER)
		add_item(o, o->unit->cell->school->name);
	else
		for (const struct exam_cell *cell = NULL; (cell = next_cell(o, cell)) != NULL; last = cell->school)
			if (cell->school != last)
				add_item(o, cell->school->name);
	writer_take(o->writer, &o->summary->scratch);
}

static void
put_grade(const struct line_out *o)
{
	grade_add(&o->summary->scratch, o->group->grade, o->language);
	writer_take(o->writer, &o->summary->scratch);
}

static void
add_class(const struct line_out *o, const struct exam_cell *cell)
{
	struct text name = TEXT_INIT;

	class_name_add(&name, &cell->class_info->name, o->language);
	add_item(o, name.data);
	text_free(&name);
}

/* Of a teacher all classes in the group. */
static void
put_class(const struct line_out *o)
{
	if (o->unit->level == LEVEL_CLASS)
		add_class(o, o->unit->cell);
	if (o->unit->level == LEVEL_TEACHER)
		for (const struct exam_cell *cell = NULL; (cell = next_cell(o, cell)) != NULL;)
			add_class(o, cell);
	writer_take(o->writer, &o->summary->scratch);
}

/* Of a class all its teachers in the subject. */
static void
put_teacher_name(const struct line_out *o)
{
	struct summary *s = o->summary;
	const struct teaching *t;
	size_t count = 0;

	if (o->unit->level == LEVEL_TEACHER)
		text_add(&s->scratch, s->teachings.teachers[o->unit->teacher].name);
	if (o->unit->level == LEVEL_CLASS && o->group->subject != NULL)
		for (t = teachings_of(&s->teachings, o->unit->cell->class_info->id, o->group->subject->id, &count); count > 0; count--, t++)
			add_item(o, s->teachings.teachers[t->teacher].name);
	writer_take(o->writer, &o->summary->scratch);
}

static void
put_subject(const struct line_out *o)
{
	writer_text(o->writer, o->group->subject != NULL ? o->group->subject->name : column_heading(column_find("total"), o->language));
}

static void
put_paper(const struct line_out *o)
{
	writer_text(o->writer, o->group->paper_shown[o->language]);
}

static void
put_language(const struct line_out *o)
{
	writer_text(o->writer, word_text(&column_find("language")->words[o->group->language], o->language));
}

static void
put_enrolled(const struct line_out *o)
{
	writer_integer(o->writer, o->unit->figure.enrolled);
}

static void
put_entered(const struct line_out *o)
{
	writer_integer(o->writer, o->unit->figure.entered);
}

static void
put_sat(const struct line_out *o)
{
	writer_integer(o->writer, o->unit->figure.sat);
}

static void
put_absent(const struct line_out *o)
{
	writer_integer(o->writer, figure_absent(&o->unit->figure));
}

static bool
put_hidden(const struct line_out *o)
{
	if (o->unit->hidden)
		writer_text(o->writer, "-");
	return o->unit->hidden;
}

static void
put_real(const struct line_out *o, double value)
{
	if (!put_hidden(o))
		writer_real(o->writer, value, 2);
}

static void
put_mean(const struct line_out *o)
{
	const struct figure *f = &o->unit->figure;

	if (!put_hidden(o))
		writer_ratio(o->writer, f->marks.sum * 100, f->sat > 0 ? f->divisor : 0, 2);
}

static void
put_rate(const struct line_out *o, enum line line)
{
	const struct figure *f = &o->unit->figure;

	if (!put_hidden(o))
		writer_ratio(o->writer, f->counts[line] * 1000000, f->sat > 0 && f->has_line[line] ? f->divisor : 0, 2);
}

static void
put_pass_rate(const struct line_out *o)
{
	put_rate(o, LINE_PASS);
}

static void
put_excellent_rate(const struct line_out *o)
{
	put_rate(o, LINE_EXCELLENT);
}

static void
put_good_rate(const struct line_out *o)
{
	put_rate(o, LINE_GOOD);
}

static void
put_low_rate(const struct line_out *o)
{
	put_rate(o, LINE_LOW);
}

static void
put_mark(const struct line_out *o, int64_t mark)
{
	if (o->unit->figure.sat > 0)
		writer_hundredths(o->writer, mark);
	else
		writer_blank(o->writer);
}

static void
put_highest(const struct line_out *o)
{
	put_mark(o, o->unit->figure.highest);
}

static void
put_lowest(const struct line_out *o)
{
	put_mark(o, o->unit->figure.lowest);
}

static void
put_std_dev(const struct line_out *o)
{
	put_real(o, figure_std_dev(&o->unit->figure));
}

static void
put_composite(const struct line_out *o)
{
	if (o->unit->no_composite)
		writer_text(o->writer, "-");
	else
		put_real(o, o->unit->composite);
}

static void
put_formula(const struct line_out *o)
{
	writer_text(o->writer, o->summary->formula.name);
}

static void
put_difference(const struct line_out *o)
{
	if (put_hidden(o))
		return;
	if (o->unit->level == LEVEL_DISTRICT || o->unit->figure.sat == 0)
		writer_blank(o->writer);
	else if (o->unit->no_difference)
		writer_text(o->writer, "-");
	else
		writer_ratio(o->writer, figure_difference(&o->unit->figure, &o->group->figure), 100, 2);
}

static void
put_rank(const struct line_out *o)
{
	if (o->unit->level == LEVEL_DISTRICT)
		writer_blank(o->writer);
	else if (report_withholds(o->summary->report, SHOWS_SCHOOL_RANKS, o->group->grade))
		writer_text(o->writer, "-");
	else if (!put_hidden(o))
		writer_real(o->writer, o->unit->rank, 0);
}

/* Of a teacher those of all schools. */
static void
put_leader(const struct line_out *o)
{
	const struct exam_cell *cell = o->unit->level == LEVEL_TEACHER ? next_cell(o, NULL) : o->unit->cell;

	for (; cell != NULL || o->unit->level == LEVEL_DISTRICT; cell = next_cell(o, cell)) {
		responsibles_add(&o->summary->leaders, &o->summary->scratch, cell != NULL ? cell->school->id : 0,
		    o->group->subject != NULL ? o->group->subject->id : 0, o->group->grade, o->language);
		if (o->unit->level != LEVEL_TEACHER)
			break;
	}
	writer_take(o->writer, &o->summary->scratch);
}

static void
put_base(const struct line_out *o)
{
	writer_text(o->writer, text_string(&o->summary->base));
}

static void
put_note(const struct line_out *o)
{
	struct text *note = &o->summary->scratch;

	report_add_warnings(o->summary->report, note, o->group->grade);
	exam_group_note(note, o->group, o->language);
	if (o->unit->figure.deferred > 0) {
		text_add(note, note->length == 0 ? "" : word_of(o, "；", "; "));
		text_addf(note, o->language == LANGUAGE_ZH ? "缓考%lld人" : "%lld deferred", (long long)o->unit->figure.deferred);
	}
	writer_take(o->writer, &o->summary->scratch);
}

enum { WITH_CLASS = 1, WITH_FORMULA = 2, NOT_PUBLIC = 4, WITH_PAPERS = 8, WITH_LEADERS = 16 };

static const struct {
	const char *column;
	unsigned when;
	void (*put)(const struct line_out *);
} cells[] = {
	{ "school", 0, put_school }, { "grade", 0, put_grade }, { "class", WITH_CLASS, put_class },
	{ "teacher_name", WITH_CLASS, put_teacher_name }, { "subject", 0, put_subject }, { "paper", WITH_PAPERS, put_paper },
	{ "language", 0, put_language }, { "enrolled", 0, put_enrolled }, { "entered", 0, put_entered }, { "sat", 0, put_sat },
	{ "absent", 0, put_absent }, { "mean", 0, put_mean }, { "pass_rate", 0, put_pass_rate },
	{ "excellent_rate", 0, put_excellent_rate }, { "good_rate", 0, put_good_rate }, { "low_rate", 0, put_low_rate },
	/* The best mark is that of one pupil. */
	{ "highest", NOT_PUBLIC, put_highest }, { "lowest", NOT_PUBLIC, put_lowest }, { "std_dev", 0, put_std_dev },
	{ "composite", WITH_FORMULA, put_composite }, { "formula", WITH_FORMULA, put_formula },
	{ "difference", 0, put_difference }, { "rank", 0, put_rank }, { "leader", WITH_LEADERS, put_leader }, { "base", 0, put_base }, { "note", 0, put_note },
};
enum { CELLS = sizeof cells / sizeof cells[0] };

static bool
shows(const struct summary *s, size_t cell)
{
	unsigned given = (s->wanted[LEVEL_CLASS] || s->wanted[LEVEL_TEACHER] ? WITH_CLASS : 0)
		| (s->formula_given ? WITH_FORMULA : 0) | (s->report->audience != AUDIENCE_PUBLIC ? NOT_PUBLIC : 0)
		| (s->figures.has_papers ? WITH_PAPERS : 0) | (s->leaders.count > 0 ? WITH_LEADERS : 0);

	return (cells[cell].when & ~given) == 0;
}

static void
begin_table(struct summary *s)
{
	for (size_t i = 0; i < CELLS; i++)
		if (shows(s, i))
			report_columns(s->report, (const char *const[]){ cells[i].column, NULL });
}

static void
write_unit(struct summary *s, const struct exam_group *group, const struct unit *unit)
{
	struct line_out o = { s, group, unit, s->report->writer, s->report->language };

	for (size_t i = 0; i < CELLS; i++)
		if (shows(s, i))
			cells[i].put(&o);
	writer_end_row(s->report->writer);
}

/* ---- the rows ---- */

static void
write_level(struct summary *s, const struct exam_group *group, struct units *units, struct unit *district)
{
	summary_work_out(s, group, units, district);
	for (size_t i = 0; i < units->count; i++)
		write_unit(s, group, &units->items[i]);
}

static void
write_group(struct summary *s, const struct exam_group *group)
{
	struct unit district = { .level = LEVEL_DISTRICT, .figure = group->figure, .composite = NAN, .rank = NAN };
	struct units units = { 0 };

	if (s->report->audience == AUDIENCE_PUBLIC)
		district.hidden = s->hiding.districts[group - s->figures.groups];
	for (size_t i = 0; i < LEVEL_NAMES; i++) {
		if (!s->wanted[levels[i].level] || (levels[i].gather == NULL && strcmp(levels[i].name, "district") != 0))
			continue;
		summary_clear_units(&units);
		if (levels[i].gather != NULL)
			levels[i].gather(s, group, &units);
		write_level(s, group, &units, &district);
	}
	write_unit(s, group, &district);
	summary_clear_units(&units);
	free(units.items);
}

/* ---- the options of the form ---- */

static enum level
find_level(const struct summary *s, const char *name, size_t length)
{
	for (size_t i = 0; i < LEVEL_NAMES; i++)
		if (strncmp(levels[i].name, name, length) == 0 && levels[i].name[length] == '\0')
			return levels[i].level;
	opt_usage(s->report->program, _("--by is a list of district, school, class and teacher, not \"%s\""), s->options->by);
}

static void
choose_levels(struct summary *s)
{
	for (const char *name = s->options->by != NULL ? s->options->by : "school"; *name != '\0';) {
		size_t length = strcspn(name, ",");

		s->wanted[find_level(s, name, length)] = true;
		name += length + (name[length] == ',');
	}
}

static bool
load_teachers(struct summary *s, const struct exam *exam, struct error *error)
{
	if (!s->wanted[LEVEL_CLASS] && !s->wanted[LEVEL_TEACHER])
		return true;
	if (!teachings_load(&s->teachings, &s->report->district, exam, error))
		return false;
	if (s->wanted[LEVEL_TEACHER] && s->teachings.count == 0)
		return error_set(error, _("no assignment of a teacher covers %s"), exam->date);
	return true;
}

static bool
prepare(struct summary *s, struct error *error)
{
	struct base base = report_base(s->report, s->options->base, s->options->without);
	struct exam exam;

	choose_levels(s);
	base_add(&s->base, base, s->report->language);
	s->formula_given = s->options->formula != NULL;
	if (!selection_read(&s->selection, s->report, s->options->grade, s->options->subject, error) || !report_exam(s->report, s->options->exam, &exam, error))
		return false;
	if (s->formula_given && !formula_load(&s->formula, s->report->db, s->options->formula, &s->report->district.arena, error))
		return false;
	return exam_figures_read(&s->figures, &s->report->district, &exam, base, error) && load_teachers(s, &exam, error)
	    && responsibles_load(&s->leaders, &s->report->district, &exam, error);
}

bool
summary_report(struct report *report, const struct summary_options *options, struct error *error)
{
	struct summary s = { .report = report, .options = options, .min_n = options->min_n > 0 ? (size_t)options->min_n : 0 };
	bool ok = prepare(&s, error);

	if (ok && report->audience == AUDIENCE_PUBLIC)
		exam_hide(&s.hiding, &s.figures, PUBLIC_LEAST);
	if (ok)
		begin_table(&s);
	for (size_t i = 0; ok && i < s.figures.group_count; i++)
		if (selection_has(&s.selection, &s.figures.groups[i]))
			write_group(&s, &s.figures.groups[i]);
	exam_hiding_free(&s.hiding);
	exam_figures_free(&s.figures);
	teachings_free(&s.teachings);
	responsibles_free(&s.leaders);
	text_free(&s.base);
	text_free(&s.scratch);
	return ok;
}
