/* The form graduation (毕业统计). */
#include <stdlib.h>
#include <string.h>
#include "school/exam-rows.h"
#include "school/graduation.h"
#include "school/line-inside.h"

struct counts {
	int64_t enrolled, left, joined; /* enrolled: the base */
	int64_t entered, sat, sum, over;
};

/* A class of the grade, as register and exam have it. */
struct unit {
	struct class_info info;
	const struct school *school;
	const struct total_group *group;        /* NULL: no total of its language */
	struct counts counts;
};

struct graduation {
	struct drawing drawing;
	struct report *report;
	enum drawing_level level;
	bool has_line, is_graduation;
	char day[11];                   /* of the register */
	struct unit *units;             /* by group, school and class */
	size_t unit_count;
	struct effective *lines;        /* by group */
	/* The row at hand. */
	const struct total_group *group;
	struct effective line;
	const struct unit *unit;        /* its first class; NULL: the district */
	struct counts counts;
	struct writer *writer;
};

/* ---- options ---- */

static void
set_day(struct graduation *g, const char *text)
{
	const struct exam *exam = &g->drawing.figures.exam;
	struct date day = school_year_first_day(exam->term.year);

	if (text != NULL && !date_parse(text, &day))
		opt_usage(g->report->program, _("--enrolled-at wants a date like 2022-09-01, not \"%s\""), text);
	date_format(day, g->day);
	if (strcmp(g->day, exam->date) > 0)
		opt_usage(g->report->program, _("--enrolled-at %s is after the exam (%s)"), g->day, exam->date);
}

/* A date that nobody wrote is the end of the term, when the leavers are gone. */
static void
look_at_exam(struct graduation *g)
{
	const struct exam *exam = &g->drawing.figures.exam;
	struct db *db = g->report->db;

	g->is_graduation = db_int(db, -1, "select purpose from exams_rows where exam = $1", "i", exam->id)
	    == word_find(column_find("purpose")->words, "graduation");
	if (db_int(db, 0, "select exam_date is null from exams_rows where exam = $1", "i", exam->id) == 1)
		remark((struct place){ 0 }, _("%s has no date; who left up to %s counts as left before it"), exam->name, exam->date);
}

/* ---- reading ---- */

static const struct total_group *
group_of_language(const struct graduation *g, int language)
{
	const struct totals *t = &g->drawing.totals;

	for (size_t i = 0; i < t->count; i++)
		if (t->groups[i].group->language == language && !t->groups[i].group->sampled)
			return &t->groups[i];
	return NULL;
}

static void
add_unit(struct graduation *g, struct query *q)
{
	int stage = (int)query_int(q, 3);
	struct unit unit = { .info = { .id = query_int(q, 0), .school = query_int(q, 1), .language = (int)query_int(q, 5) },
	    .counts = { .enrolled = query_int(q, 6), .left = query_int(q, 7), .joined = query_int(q, 8) } };

	unit.info.name = (struct class_name){ .entry_year = (int)query_int(q, 2), .first_grade = stage, .number = (int)query_int(q, 4),
	    .grade = g->drawing.selection.grade };
	unit.school = school_of(&g->report->district, unit.info.school);
	unit.group = group_of_language(g, unit.info.language);
	if (unit.school == NULL)
		return;
	g->units = alloc_grow(g->units, g->unit_count + 1, sizeof *g->units);
	g->units[g->unit_count++] = unit;
}

/* The classes of the grade that ever had a pupil of the register. */
static void
read_register(struct graduation *g)
{
	static const char sql[] = "select c.class, c.school, c.entry_year, c.stage, c.class_number, c.language,"
		" coalesce(sum(p.pupil is not null and (p.joined is null or p.joined <= $1) and (p.\"left\" is null or p.\"left\" > $1)), 0),"
		" coalesce(sum((p.joined is null or p.joined <= $1) and p.\"left\" > $1 and p.\"left\" <= $2), 0),"
		" coalesce(sum(p.joined > $1 and p.joined <= $2 and (p.\"left\" is null or p.\"left\" > $2)), 0)"
		" from classes_rows c left join pupils_rows p on p.class = c.class"
		" and not ((coalesce(p.inclusive, 0) = 1 and $5) or (coalesce(p.joined, '') >= $4 and $6))"
		" where c.stage + $3 - c.entry_year = $7 group by c.class order by c.class";
	const struct exam *exam = &g->drawing.figures.exam;
	unsigned without = g->drawing.figures.base.without;
	struct query *q;
	char first[11];

	date_format(school_year_first_day(exam->term.year), first);
	q = query(g->report->db, sql, "ttitiii", g->day, exam->date, (int64_t)exam->term.year, first, (int64_t)((without & WITHOUT_INCLUSIVE) != 0),
	    (int64_t)((without & WITHOUT_JOINED) != 0), (int64_t)g->drawing.selection.grade);
	while (query_next(q))
		add_unit(g, q);
}

static int
by_id(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;

	return (a->info.id > b->info.id) - (a->info.id < b->info.id);
}

static struct unit *
find_unit(const struct graduation *g, int64_t class_id)
{
	struct unit key = { .info = { .id = class_id } };

	return g->unit_count > 0 ? bsearch(&key, g->units, g->unit_count, sizeof key, by_id) : NULL;
}

static void
add_marks(struct graduation *g, const struct total_group *group)
{
	const struct exam_cell *cell = g->drawing.figures.cells + group->group->first;

	for (size_t i = 0; i < group->group->count; i++) {
		struct unit *unit = find_unit(g, cell[i].class_info->id);

		if (unit == NULL)
			continue;
		unit->group = group;
		unit->counts.entered = cell[i].figure.entered;
		unit->counts.sat = cell[i].figure.sat;
		unit->counts.sum = cell[i].figure.marks.sum;
	}
}

static int
compare_units(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;
	int order;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->info.school != b->info.school)
		return a->info.school < b->info.school ? -1 : 1;
	order = class_name_compare(&a->info.name, &b->info.name);
	return order != 0 ? order : by_id(a, b);
}

/* Classes whose like nobody examined have no place, and are told. */
static void
drop_others(struct graduation *g)
{
	size_t count = 0;
	int64_t pupils = 0;

	for (size_t i = 0; i < g->unit_count; i++)
		if (g->units[i].group != NULL)
			g->units[count++] = g->units[i];
		else
			pupils += g->units[i].counts.enrolled;
	g->unit_count = count;
	if (pupils > 0)
		remark((struct place){ 0 }, _("pupils of the register in a teaching language without a total in this exam are left out: %lld"), (long long)pupils);
}

static bool
read_units(struct graduation *g, struct error *error)
{
	int64_t enrolled = 0;

	read_register(g);
	if (!db_ok(g->report->db, error))
		return false;
	for (size_t i = 0; i < g->drawing.totals.count; i++)
		if (!g->drawing.totals.groups[i].group->sampled)
			add_marks(g, &g->drawing.totals.groups[i]);
	drop_others(g);
	for (size_t i = 0; i < g->unit_count; i++)
		enrolled += g->units[i].counts.enrolled;
	if (enrolled == 0)
		return error_set(error, _("nobody of this grade is in the register on %s; import the pupils, or name another day with --enrolled-at"), g->day);
	return true;
}

/* ---- the line ---- */

static void
draw_lines(struct graduation *g)
{
	const struct totals *t = &g->drawing.totals;

	g->lines = alloc_zero(t->count + 1, sizeof *g->lines);
	for (size_t i = 0; i < t->count && g->has_line; i++) {
		if (t->groups[i].group->sampled)
			continue;
		g->lines[i] = drawing_line(&g->drawing, &t->groups[i]);
		for (size_t p = 0; p < (size_t)g->lines[i].over; p++) {
			struct unit *unit = find_unit(g, t->groups[i].pupils[p].cell->class_info->id);

			if (unit != NULL)
				unit->counts.over++;
		}
	}
}

/* ---- the cells of a row ---- */

static void
put_school(struct graduation *g)
{
	writer_text(g->writer, g->unit != NULL ? g->unit->school->name : drawing_word(&g->drawing, "全学区", "District"));
}

static void
put_grade(struct graduation *g)
{
	grade_add(&g->drawing.scratch, g->group->group->grade, g->report->language);
	drawing_put(&g->drawing, &g->drawing.scratch);
}

static void
put_class(struct graduation *g)
{
	if (g->unit != NULL)
		class_name_add(&g->drawing.scratch, &g->unit->info.name, g->report->language);
	drawing_put(&g->drawing, &g->drawing.scratch);
}

static void
put_language(struct graduation *g)
{
	writer_text(g->writer, word_text(&column_find("language")->words[g->group->group->language], g->report->language));
}

static void
put_register(struct graduation *g)
{
	writer_integer(g->writer, g->counts.enrolled);
}

static void
put_left(struct graduation *g)
{
	writer_integer(g->writer, g->counts.left);
}

static void
put_outflow(struct graduation *g)
{
	writer_ratio(g->writer, g->counts.left * 100, g->counts.enrolled, 2);
}

static void
put_joined(struct graduation *g)
{
	writer_integer(g->writer, g->counts.joined);
}

static void
put_entered(struct graduation *g)
{
	writer_integer(g->writer, g->counts.entered);
}

static void
put_sat(struct graduation *g)
{
	writer_integer(g->writer, g->counts.sat);
}

static void
put_mean(struct graduation *g)
{
	writer_ratio(g->writer, g->counts.sum, g->counts.sat * 100, 2);
}

static void
put_register_mean(struct graduation *g)
{
	writer_ratio(g->writer, g->counts.sum, g->counts.enrolled * 100, 2);
}

static void
put_total_line(struct graduation *g)
{
	writer_hundredths(g->writer, g->line.line);
}

static void
put_over(struct graduation *g)
{
	writer_integer(g->writer, g->counts.over);
}

static void
put_admission(struct graduation *g)
{
	writer_ratio(g->writer, g->counts.over * 100, g->counts.enrolled, 2);
}

static void
put_leader(struct graduation *g)
{
	responsibles_put(&g->drawing.leaders, g->report, g->unit != NULL ? g->unit->school : NULL, NULL, g->group->group->grade);
}

static void
put_base(struct graduation *g)
{
	struct base base = g->drawing.figures.base;

	base.kind = BASE_ENROLLED;
	base_add(&g->drawing.scratch, base, g->report->language);
	drawing_put(&g->drawing, &g->drawing.scratch);
}

static void
put_line_rule(struct graduation *g)
{
	drawing_add_rule(&g->drawing, &g->drawing.scratch);
	drawing_put(&g->drawing, &g->drawing.scratch);
}

static void
put_definition(struct graduation *g)
{
	struct text *text = &g->drawing.scratch;

	text_addf(text, g->report->language == LANGUAGE_ZH
	    ? "学籍数=%s在籍；流失=其中至%s离校者；外流率=流失÷学籍数；实考=各科都有分数者；总平均分=总分和÷实考；学籍总平均分=总分和÷学籍数；其后转入者计入成绩，不计入学籍数"
	    : "register: enrolled on %s; left: of these, up to %s; outflow = left / register; sat: marks in all subjects; mean total = sum / sat;"
	    " over the register = sum / register; joined later: in the marks, not in the register", g->day, g->drawing.figures.exam.date);
	if (g->has_line)
		text_add(text, drawing_word(&g->drawing, "；升学率=总上线÷学籍数", "; admission rate = total over / register"));
	drawing_put(&g->drawing, text);
}

static void
put_note(struct graduation *g)
{
	struct text *note = &g->drawing.scratch;

	drawing_add_note(&g->drawing, note, g->group, &g->line);
	if (g->is_graduation) {
		text_add(note, note->length > 0 ? drawing_word(&g->drawing, "；", "; ") : "");
		text_add(note, drawing_word(&g->drawing, "毕业考试成绩和升学率不得用于奖惩、考核教师和学校",
		    "leaving results and admission rates are no ground to reward or appraise teachers and schools"));
	}
	drawing_put(&g->drawing, note);
}

enum { OF_CLASS = 1, OF_LINE = 2, OF_LEADER = 4 };

static const struct {
	const char *column;
	unsigned when;
	void (*put)(struct graduation *);
} cells[] = {
	{ "school", 0, put_school }, { "grade", 0, put_grade }, { "class", OF_CLASS, put_class }, { "language", 0, put_language },
	{ "register_count", 0, put_register }, { "left_since", 0, put_left }, { "outflow_rate", 0, put_outflow }, { "joined_since", 0, put_joined },
	{ "entered", 0, put_entered }, { "sat", 0, put_sat }, { "total_mean", 0, put_mean }, { "register_mean", 0, put_register_mean },
	{ "total_line", OF_LINE, put_total_line }, { "total_over", OF_LINE, put_over }, { "admission_rate", OF_LINE, put_admission },
	{ "leader", OF_LEADER, put_leader }, { "base", 0, put_base }, { "line_rule", OF_LINE, put_line_rule },
	{ "definition", 0, put_definition }, { "note", 0, put_note },
};
enum { CELLS = sizeof cells / sizeof cells[0] };

static bool
shows(const struct graduation *g, size_t cell)
{
	unsigned given = (g->level == LEVEL_CLASS ? OF_CLASS : 0) | (g->has_line ? OF_LINE : 0) | (g->drawing.leaders.count > 0 ? OF_LEADER : 0);

	return (cells[cell].when & ~given) == 0;
}

/* ---- the rows ---- */

static void
add_counts(struct counts *to, const struct counts *from)
{
	to->enrolled += from->enrolled;
	to->left += from->left;
	to->joined += from->joined;
	to->entered += from->entered;
	to->sat += from->sat;
	to->sum += from->sum;
	to->over += from->over;
}

static void
write_row(struct graduation *g, const struct unit *first, const struct unit *end, bool district)
{
	g->unit = district ? NULL : first;
	g->counts = (struct counts){ 0 };
	for (; first < end; first++)
		add_counts(&g->counts, &first->counts);
	for (size_t i = 0; i < CELLS; i++)
		if (shows(g, i))
			cells[i].put(g);
	writer_end_row(g->writer);
}

static void
write_group(struct graduation *g, const struct unit *first, const struct unit *end)
{
	for (const struct unit *unit = first, *next; unit < end && g->level != LEVEL_DISTRICT; unit = next) {
		next = unit + 1;
		while (g->level == LEVEL_SCHOOL && next < end && next->school == unit->school)
			next++;
		write_row(g, unit, next, false);
	}
	write_row(g, first, end, true);
}

static void
write_table(struct graduation *g)
{
	const struct unit *unit, *end, *first;

	for (size_t i = 0; i < CELLS; i++)
		if (shows(g, i))
			report_columns(g->report, (const char *const[]){ cells[i].column, NULL });
	g->writer = g->report->writer;
	if (g->unit_count > 0)
		qsort(g->units, g->unit_count, sizeof *g->units, compare_units);
	end = g->units + g->unit_count;
	for (unit = g->units; unit < end;) {
		first = unit;
		while (unit < end && unit->group == first->group)
			unit++;
		g->group = first->group;
		g->line = g->lines[g->group - g->drawing.totals.groups];
		write_group(g, first, unit);
	}
}

static bool
prepare(struct graduation *g, const struct summary_options *chosen, const struct line_options *options, const struct graduation_options *own, struct error *error)
{
	struct summary_options selection = *chosen;

	if (chosen->subject != NULL)
		opt_usage(g->report->program, _("--subject does not apply to this form"));
	if (options->total != NULL && options->places != 0)
		opt_usage(g->report->program, _("say where the line is: by --total or by --places"));
	if (selection.grade == NULL)
		selection.grade = "9";
	g->level = drawing_level(g->report, chosen->by);
	g->has_line = options->total != NULL || options->places != 0;
	if (!drawing_open(&g->drawing, g->report, &selection, options, error))
		return false;
	set_day(g, own->enrolled_at);
	look_at_exam(g);
	return read_units(g, error);
}

bool
graduation_report(struct report *report, const struct summary_options *chosen, const struct line_options *options, const struct graduation_options *own, struct error *error)
{
	struct graduation g = { .report = report };
	bool ok = prepare(&g, chosen, options, own, error);

	if (ok) {
		draw_lines(&g);
		write_table(&g);
	}
	drawing_close(&g.drawing);
	free(g.units);
	free(g.lines);
	return ok && db_ok(report->db, error);
}
