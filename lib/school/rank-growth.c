/* The form growth of rank-teachers. */
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "school/growth-model.h"

struct run {
	struct report *report;
	struct growth growth;
	struct text base, scratch;
	bool by_subject;
};

/* ---- cells ---- */

static void
add_names(struct text *to, const struct exam *exams, size_t count, const char *comma)
{
	for (size_t i = 0; i < count; i++)
		text_addf(to, "%s%s", i > 0 ? comma : "", exams[i].name);
}

static void
make_base(struct run *run)
{
	const struct growth_model *m = run->growth.model;
	const char *comma = report_word(run->report, "、", ", ");

	add_names(&run->base, m->exams, m->exam_count, comma);
	text_add(&run->base, report_word(run->report, "；前测", "; before "));
	add_names(&run->base, m->earlier, m->earlier_count, comma);
	text_add(&run->base, report_word(run->report, "；信度", "; reliability "));
	number_add_hundredths(&run->base, llround(m->reliability * 100));
	text_add(&run->base, report_word(run->report, "；界限", "; margin "));
	number_add_hundredths(&run->base, llround(m->margin * 100));
}

/* Cells of a line: all the teacher has, or those of the subject. */
static bool
belongs(const struct run *run, const struct growth_line *line, const struct growth_taught *taught)
{
	const struct growth_model *m = run->growth.model;

	return line->subject == NULL || m->streams[m->cells[taught->cell].stream].subject == line->subject;
}

static int64_t
class_of(const struct run *run, const struct growth_taught *taught)
{
	return run->growth.model->cells[taught->cell].class_info.id;
}

static void
add_subject(struct run *run, const struct growth_taught *taught)
{
	const struct growth_model *m = run->growth.model;

	text_add(&run->scratch, m->streams[m->cells[taught->cell].stream].subject->name);
	if (taught->share > 0.99995)
		return;
	text_add(&run->scratch, report_word(run->report, "（", " ("));
	number_add_hundredths(&run->scratch, llround(taught->share * 10000));
	text_add(&run->scratch, report_word(run->report, "%）", "%)"));
}

/* 四年级1班 语文、数学: the subjects are those of this cell and the later ones of its class. */
static void
add_class(struct run *run, const struct growth_line *line, const struct growth_taught *first, const struct growth_taught *end)
{
	const struct growth_cell *cell = &run->growth.model->cells[first->cell];
	const char *before = " ";

	if (run->scratch.length > 0)
		text_add(&run->scratch, report_word(run->report, "；", "; "));
	if (cell->school != line->school)
		text_addf(&run->scratch, "%s ", cell->school->name);
	class_name_add(&run->scratch, &cell->class_info.name, run->report->language);
	for (const struct growth_taught *t = first; t < end; t++) {
		if (!belongs(run, line, t) || class_of(run, t) != class_of(run, first))
			continue;
		text_add(&run->scratch, before);
		add_subject(run, t);
		before = report_word(run->report, "、", ", ");
	}
}

static const struct growth_taught *
taught_in(const struct run *run, const struct growth_line *line, const struct growth_taught **end)
{
	const struct growth_model *m = run->growth.model;
	size_t count;
	const struct growth_taught *taught = growth_taught_by(m, (size_t)(line->teacher - m->teachings.teachers), &count);

	*end = taught + count;
	return taught;
}

static void
put_classes(struct run *run, const struct growth_line *line)
{
	const struct growth_taught *end, *taught = taught_in(run, line, &end);

	for (const struct growth_taught *t = taught; t < end; t++) {
		bool named = false;

		for (const struct growth_taught *before = taught; before < t; before++)
			named |= belongs(run, line, before) && class_of(run, before) == class_of(run, t);
		if (belongs(run, line, t) && !named)
			add_class(run, line, t, end);
	}
	writer_take(run->report->writer, &run->scratch);
}

/* In public no figure that a class of too few goes into. */
static bool
is_withheld(const struct run *run, const struct growth_line *line)
{
	const struct growth_taught *end, *taught = taught_in(run, line, &end);

	if (run->report->audience != AUDIENCE_PUBLIC)
		return false;
	for (const struct growth_taught *t = taught; t < end; t++)
		if (belongs(run, line, t) && run->growth.model->cells[t->cell].rows < PUBLIC_LEAST)
			return true;
	return line->pupils < PUBLIC_LEAST;
}

static void
put_figures(struct run *run, const struct growth_line *line)
{
	struct writer *w = run->report->writer;

	if (is_withheld(run, line)) {
		for (int i = 0; i < 11; i++)
			writer_text(w, "-");
		return;
	}
	writer_real(w, line->effect, 4);
	writer_real(w, line->std_error, 4);
	writer_real(w, line->low, 4);
	writer_real(w, line->high, 4);
	writer_real(w, line->rank, 0);
	writer_real(w, line->rank_low, 0);
	writer_real(w, line->rank_high, 0);
	writer_real(w, 100 * line->above, 2);
	writer_real(w, line->points, 2);
	writer_text(w, growth_level_show(line->level, run->report->language));
	writer_real(w, 100 * line->misjudged, 2);
}

static void
add_note(struct run *run, const char *note)
{
	if (run->scratch.length > 0)
		text_add(&run->scratch, report_word(run->report, "；", "; "));
	text_add(&run->scratch, note);
}

static void
put_note(struct run *run, const struct growth_line *line)
{
	const struct growth_model *m = run->growth.model;
	const struct teacher *teacher = line->teacher, *other = &m->teachings.teachers[m->colleagues[teacher - m->teachings.teachers]];

	report_add_warnings(run->report, &run->scratch, run->report->grade);
	if (line->basis == GROWTH_SCHOOL) {
		add_note(run, report_word(run->report, "教师、班级、学校不可区分：", "teacher, class and school cannot be told apart: "));
		text_addf(&run->scratch, "%s %s", teacher->key, teacher->name);
	} else if (line->basis == GROWTH_WITH_COLLEAGUE) {
		add_note(run, report_word(run->report, "任课份额处处相同，不可区分：", "the same shares everywhere, cannot be told from: "));
		text_addf(&run->scratch, "%s %s", other->key, other->name);
	} else if (line->basis == GROWTH_WITH_CLASS)
		add_note(run, report_word(run->report, "教师与班级不可区分，仅按方差划分", "cannot be told from the class but by the variances"));
	writer_take(run->report->writer, &run->scratch);
}

/* ---- the table ---- */

static void
write_line(struct run *run, const struct growth_line *line)
{
	struct writer *w = run->report->writer;
	bool school = line->basis == GROWTH_SCHOOL;

	writer_text(w, school ? "" : line->teacher->key);
	writer_text(w, school ? "" : line->teacher->name);
	writer_text(w, line->school != NULL ? line->school->name : "");
	if (run->by_subject)
		writer_text(w, line->subject != NULL ? line->subject->name : report_word(run->report, "各学科", "all subjects"));
	put_classes(run, line);
	writer_integer(w, (int64_t)line->pupils);
	writer_integer(w, (int64_t)line->scores);
	put_figures(run, line);
	writer_text(w, school ? report_word(run->report, "学校", "school") : report_word(run->report, "教师", "teacher"));
	writer_text(w, text_string(&run->base));
	put_note(run, line);
	writer_end_row(w);
}

/* Of several teachers who together are all of a school there is one line. */
static bool
is_repeated(const struct run *run, const struct growth_line *line)
{
	const struct growth_line *lines = line->subject == NULL ? run->growth.lines : run->growth.parts;

	for (const struct growth_line *l = lines; l < line; l++)
		if (line->basis == GROWTH_SCHOOL && l->basis == GROWTH_SCHOOL && l->school == line->school)
			return true;
	return false;
}

static void
write_teacher(struct run *run, const struct growth_line *line)
{
	const struct growth *g = &run->growth;
	size_t parts = 0;

	for (size_t i = 0; run->by_subject && line->basis != GROWTH_SCHOOL && i < g->part_count; i++)
		if (g->parts[i].teacher == line->teacher) {
			write_line(run, &g->parts[i]);
			parts++;
		}
	if (parts != 1 && !is_repeated(run, line))
		write_line(run, line);
}

static double
mean_misjudged(const struct growth *g)
{
	double sum = 0, count = 0;

	for (size_t i = 0; i < g->count; i++)
		if (g->lines[i].basis != GROWTH_SCHOOL) {
			sum += g->lines[i].misjudged;
			count++;
		}
	return count > 0 ? 100 * sum / count : 0;
}

static bool
write_all(struct run *run)
{
	report_columns(run->report, (const char *const[]){ "teacher", "teacher_name", "school", NULL });
	if (run->by_subject)
		report_columns(run->report, (const char *const[]){ "subject", NULL });
	report_columns(run->report, (const char *const[]){ "classes", "pupils", "growth_scores", "growth", "std_error", "growth_low", "growth_high",
	    "rank", "rank_low", "rank_high", "growth_above", "growth_points", "growth_level", "growth_misjudged", "basis", "growth_base", "note", NULL });
	for (size_t i = 0; i < run->growth.count; i++)
		write_teacher(run, &run->growth.lines[i]);
	if (run->growth.count > 0 && !isnan(run->growth.lines[0].rank))
		remark((struct place){ 0 }, _("expected share of wrong levels: %.1f %% (by the errors of the effects)"), mean_misjudged(&run->growth));
	return true;
}

static void
read_options(struct run *run, const struct ranking_options *o)
{
	const struct program *program = run->report->program;

	if (o->by != NULL && strcmp(o->by, "teacher") != 0 && strcmp(o->by, "subject") != 0)
		opt_usage(program, _("--by is teacher or subject, not \"%s\""), o->by);
	run->by_subject = o->by != NULL && strcmp(o->by, "subject") == 0;
	if ((o->explain != NULL) + o->bias + o->sensitivity > 1)
		opt_usage(program, _("--explain, --bias and --sensitivity are one table each: name one"));
	if (run->report->audience == AUDIENCE_PUBLIC && (o->explain != NULL || o->bias || o->sensitivity))
		opt_usage(program, _("--explain, --bias and --sensitivity are not for the public: they show single classes"));
}

bool
growth_report(struct report *report, const struct ranking_options *o, struct error *error)
{
	struct run run = { .report = report };
	bool ok;

	read_options(&run, o);
	ok = growth_read(&run.growth, report, o, error);
	if (ok)
		make_base(&run);
	if (ok && o->explain != NULL)
		ok = growth_explain(&run.growth, report, o->explain, error);
	else if (ok && o->bias)
		ok = growth_bias(&run.growth, report, error);
	else if (ok && o->sensitivity)
		ok = growth_compare(&run.growth, report, error);
	else if (ok)
		ok = write_all(&run);
	growth_free(&run.growth);
	text_free(&run.base);
	text_free(&run.scratch);
	return ok;
}
