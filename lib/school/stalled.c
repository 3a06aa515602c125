/* The form stalled (徘徊不前). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/responsible.h"
#include "school/selection.h"
#include "school/stalled.h"
#include "stats/normal.h"

enum { LEAST_EXAMS = 3, MOST_EXAMS = 20 };

/* A school in one exam: sums over its pupils, then what follows. */
struct point {
	double n, standard, squares;
	double t, error, percentile;
};

struct unit {
	const struct school *school;
	int64_t subject_id;             /* 0: the total */
	const struct subject *subject;
	struct point points[MOST_EXAMS];
	size_t rows;                    /* judged together: schools of the total, else schools x subjects */
};

/* What follows from the points of a unit; margins are half the simultaneous intervals. */
struct course {
	double level, level_margin, slope, slope_margin;
};

struct stalled {
	struct report *report;
	const struct summary_options *options;
	struct selection selection;
	struct exam *exams;             /* by date */
	struct exam_figures *figures;
	struct responsibles leaders;    /* at the last exam */
	size_t exam_count;              /* those taken */
	struct unit *units;             /* by subject and school */
	size_t unit_count;
	double third, level;            /* NaN: as the subject has it */
	bool all;
	struct text scratch;
};

struct trend
trend_of(const double *values, const double *errors, size_t n)
{
	double weights = 0, place = 0, value = 0, squares = 0, products = 0;

	for (size_t i = 0; i < n; i++) {
		double w = 1 / (errors[i] * errors[i]);

		weights += w;
		place += w * (double)i;
		value += w * values[i];
	}
	place /= weights;
	value /= weights;
	for (size_t i = 0; i < n; i++) {
		double w = 1 / (errors[i] * errors[i]), from = (double)i - place;

		squares += w * from * from;
		products += w * from * (values[i] - value);
	}
	if (n < 2)
		return (struct trend){ NAN, NAN };
	return (struct trend){ products / squares, 1 / sqrt(squares) };
}

double
simultaneous_deviate(size_t rows)
{
	return rows == 0 ? NAN : normal_deviate(0.05 / 2 / (double)rows);
}

/* ---- which exams ---- */

static int
by_date(const void *left, const void *right)
{
	const struct exam *a = left, *b = right;
	int order = strcmp(a->date, b->date);

	return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static bool
add_exam(struct stalled *s, const char *name)
{
	s->exams = alloc_grow(s->exams, s->exam_count + 1, sizeof *s->exams);
	return district_exam(&s->report->district, name, NULL, &s->exams[s->exam_count++], (struct place){ 0 });
}

/* Exams that a school set for itself compare nothing between schools. */
static bool
find_exams(struct stalled *s, struct error *error)
{
	int64_t school = word_find(column_find("exam_level")->words, "school");
	struct query *q = query(s->report->db, "select k.key from exams_rows e join keys k on k.id = e.exam where coalesce(e.exam_level, -1) <> $1"
	    " and exists (select 1 from scores_rows where exam = e.exam) order by k.id", "i", school);
	bool ok = true;

	while (query_next(q))
		ok &= add_exam(s, query_text(q, 0));
	if (!db_ok(s->report->db, error) || !ok)
		return error_set(error, _("nothing is reported"));
	if (s->exam_count > 0)
		qsort(s->exams, s->exam_count, sizeof *s->exams, by_date);
	return true;
}

/* Keeps the last ones up to that named. */
static bool
choose_exams(struct stalled *s, size_t wanted, struct error *error)
{
	struct exam last;

	if (!find_exams(s, error))
		return false;
	if (s->options->exam != NULL) {
		if (!report_exam(s->report, s->options->exam, &last, error))
			return false;
		while (s->exam_count > 0 && s->exams[s->exam_count - 1].id != last.id)
			s->exam_count--;
	}
	if (s->exam_count < wanted)
		return error_set(error, _("exams across schools with marks: %zu; wanted are %zu (--exams)"), s->exam_count, wanted);
	memmove(s->exams, s->exams + (s->exam_count - wanted), wanted * sizeof *s->exams);
	s->exam_count = wanted;
	return true;
}

/* ---- a school's T in each exam ---- */

static struct unit *
unit_of(struct stalled *s, const struct school *school, const struct subject *subject)
{
	int64_t id = subject != NULL ? subject->id : 0;

	for (size_t i = 0; i < s->unit_count; i++)
		if (s->units[i].school == school && s->units[i].subject_id == id)
			return &s->units[i];
	s->units = alloc_grow(s->units, s->unit_count + 1, sizeof *s->units);
	s->units[s->unit_count] = (struct unit){ .school = school, .subject_id = id, .subject = subject };
	return &s->units[s->unit_count++];
}

static void
add_cell(struct stalled *s, size_t exam, const struct exam_group *group, const struct exam_cell *cell)
{
	struct point *p = &unit_of(s, cell->school, group->subject)->points[exam];
	double n = (double)cell->figure.sat, share = group->within_sd / figure_std_dev(&group->figure);

	if (cell->figure.sat == 0 || isnan(share) || isinf(share))
		return;
	p->n += n;
	p->standard += n * figure_standard(&cell->figure, &group->figure);
	p->squares += n * share * share;
}

static void
add_groups(struct stalled *s, size_t exam)
{
	const struct exam_figures *f = &s->figures[exam];

	for (size_t i = 0; i < f->group_count; i++) {
		const struct exam_group *group = &f->groups[i];
		const struct exam_cell *cells = f->cells + group->first;

		if (!selection_has(&s->selection, group) || cells[0].school == cells[group->count - 1].school)
			continue;
		for (size_t j = 0; j < group->count; j++)
			add_cell(s, exam, group, &cells[j]);
	}
}

static void
finish_points(struct unit *unit, size_t exams)
{
	for (size_t i = 0; i < exams; i++) {
		struct point *p = &unit->points[i];

		p->t = p->n > 0 ? 50 + 10 * p->standard / p->n : NAN;
		p->error = p->squares > 0 ? 10 * sqrt(p->squares) / p->n : NAN;
	}
}

/* Among the schools that had the subject. */
static double
percentile_of(const struct stalled *s, const struct unit *unit, size_t exam)
{
	double t = unit->points[exam].t, below = 0, schools = 0;

	for (size_t i = 0; i < s->unit_count; i++) {
		double other = s->units[i].points[exam].t;

		if (s->units[i].subject_id != unit->subject_id || isnan(other))
			continue;
		schools++;
		below += other < t ? 1 : other == t ? 0.5 : 0;
	}
	return isnan(t) ? NAN : 100 * below / schools;
}

static int
by_subject(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;
	int64_t x = a->subject_id != 0 ? a->subject_id : INT64_MAX, y = b->subject_id != 0 ? b->subject_id : INT64_MAX;

	if (x != y)
		return x < y ? -1 : 1;
	return (a->school->id > b->school->id) - (a->school->id < b->school->id);
}

static bool
read_points(struct stalled *s, struct base base, struct error *error)
{
	s->figures = alloc_zero(s->exam_count, sizeof *s->figures);
	for (size_t i = 0; i < s->exam_count; i++) {
		if (!exam_figures_read(&s->figures[i], &s->report->district, &s->exams[i], base, error))
			return false;
		add_groups(s, i);
	}
	for (size_t i = 0; i < s->unit_count; i++)
		finish_points(&s->units[i], s->exam_count);
	for (size_t i = 0; i < s->unit_count; i++)
		for (size_t j = 0; j < s->unit_count; j++)
			s->units[i].rows += (s->units[j].subject == NULL) == (s->units[i].subject == NULL);
	for (size_t i = 0; i < s->unit_count; i++)
		for (size_t e = 0; e < s->exam_count; e++)
			s->units[i].points[e].percentile = percentile_of(s, &s->units[i], e);
	if (s->unit_count > 0)
		qsort(s->units, s->unit_count, sizeof *s->units, by_subject);
	return true;
}

/* ---- the rows ---- */

enum judgement { STALLED, NOT_BOTTOM, NEAR, RISING, GAPS };
static const struct { const char *verdict_zh, *verdict_en, *zh, *en; } judgements[] = {
	{ "徘徊不前", "stalled", "各次都在后段，水平区间全低于界限，且斜率区间不全在0以上",
	    "at the bottom in every exam, the level's interval below the limit, and the slope's interval is not wholly above 0" },
	{ "否", "no", "并非各次都在后段", "not at the bottom in every exam" },
	{ "否", "no", "各次都在后段，但水平区间不全低于界限", "at the bottom in every exam, but the level's interval is not wholly below the limit" },
	{ "否", "no", "各次都在后段，但斜率区间全在0以上，正在上升", "at the bottom in every exam, but the slope's interval is wholly above 0: rising" },
	{ "不可判", "cannot be told", "缺某次考试或无法算标准误", "an exam is missing, or its error cannot be worked out" },
};

static struct course
course_of(const struct stalled *s, const struct unit *unit)
{
	double values[MOST_EXAMS], errors[MOST_EXAMS], level = 0, error = 0, deviate = simultaneous_deviate(unit->rows);
	struct trend trend;

	for (size_t i = 0; i < s->exam_count; i++) {
		values[i] = unit->points[i].t;
		errors[i] = unit->points[i].error;
		level += values[i] / (double)s->exam_count;
		error += errors[i] / (double)s->exam_count;
	}
	trend = trend_of(values, errors, s->exam_count);
	return (struct course){ level, deviate * error, trend.slope, deviate * trend.error };
}

/* The teachers of a subject in a school are few; in the total their part evens out. */
static double
limit_of(const struct stalled *s, const struct unit *unit)
{
	return !isnan(s->level) ? s->level : unit->subject != NULL ? 47.5 : 49.5;
}

static enum judgement
judge(const struct stalled *s, const struct unit *unit, const struct course *course)
{
	bool bottom = true;

	if (isnan(course->slope) || isnan(course->slope_margin))
		return GAPS;
	for (size_t i = 0; i < s->exam_count; i++)
		bottom &= unit->points[i].percentile <= s->third;
	if (!bottom)
		return NOT_BOTTOM;
	if (course->level + course->level_margin >= limit_of(s, unit))
		return NEAR;
	return course->slope - course->slope_margin > 0 ? RISING : STALLED;
}

static double
number_of(const struct point *p)
{
	return p->n;
}

static double
t_of(const struct point *p)
{
	return p->t;
}

static double
percentile_at(const struct point *p)
{
	return p->percentile;
}

/* In the order of the exams; - where there is none. */
static void
put_list(struct stalled *s, const struct unit *unit, double (*value)(const struct point *), int decimals)
{
	for (size_t i = 0; i < s->exam_count; i++) {
		double v = value(&unit->points[i]);

		text_add(&s->scratch, i > 0 ? " " : "");
		if (isnan(v))
			text_add_char(&s->scratch, '-');
		else
			number_add_real(&s->scratch, v, decimals);
	}
	writer_take(s->report->writer, &s->scratch);
}

static void
put_note(struct stalled *s, enum judgement judgement)
{
	text_add(&s->scratch, report_word(s->report, judgements[judgement].zh, judgements[judgement].en));
	/* The figures are over all grades, if none is named. */
	report_add_warnings(s->report, &s->scratch, s->selection.grade != 0 ? s->selection.grade : GRADE_PRIMARY);
	writer_take(s->report->writer, &s->scratch);
}

static void
put_key(struct stalled *s, const struct unit *unit)
{
	struct writer *w = s->report->writer;
	enum language language = s->report->language;

	writer_text(w, unit->school->name);
	if (s->selection.grade != 0)
		grade_add(&s->scratch, s->selection.grade, language);
	writer_take(s->report->writer, &s->scratch);
	writer_text(w, unit->subject != NULL ? unit->subject->name : column_heading(column_find("total"), language));
	writer_text(w, s->exams[0].name);
	writer_text(w, s->exams[s->exam_count - 1].name);
	writer_integer(w, (int64_t)s->exam_count);
}

/* The rules of the verdict, numbers and all. */
static void
put_method(struct stalled *s, const struct unit *unit)
{
	struct text third = TEXT_INIT, level = TEXT_INIT, deviate = TEXT_INIT;

	number_add_real(&third, s->third, 1);
	number_add_real(&level, limit_of(s, unit), 1);
	number_add_real(&deviate, simultaneous_deviate(unit->rows), 3);
	text_addf(&s->scratch, s->report->language == LANGUAGE_ZH ? "实考；后段：百分位不高于%s；界限：T分水平区间全低于%s；%zu行同时95%%区间，±%s×标准误"
	    : "present; bottom: percentile up to %s; limit: interval of the level of T below %s; simultaneous 95 %% intervals of %zu rows, +- %s standard errors",
	    text_string(&third), text_string(&level), unit->rows, text_string(&deviate));
	text_free(&third);
	text_free(&level);
	text_free(&deviate);
	writer_take(s->report->writer, &s->scratch);
}

static void
put_interval(struct writer *w, double value, double margin)
{
	writer_real(w, value, 2);
	writer_real(w, value - margin, 2);
	writer_real(w, value + margin, 2);
}

static void
write_unit(struct stalled *s, const struct unit *unit)
{
	struct course course = course_of(s, unit);
	enum judgement judgement = judge(s, unit, &course);
	struct writer *w = s->report->writer;

	if (!s->all && judgement != STALLED)
		return;
	put_key(s, unit);
	put_list(s, unit, number_of, 0);
	put_list(s, unit, t_of, 2);
	put_list(s, unit, percentile_at, 1);
	put_interval(w, course.level, course.level_margin);
	put_interval(w, course.slope, course.slope_margin);
	writer_text(w, report_word(s->report, judgements[judgement].verdict_zh, judgements[judgement].verdict_en));
	responsibles_put(&s->leaders, s->report, unit->school, unit->subject, s->selection.grade);
	put_method(s, unit);
	put_note(s, judgement);
	writer_end_row(w);
}

static void
write_units(struct stalled *s)
{
	report_columns(s->report, (const char *const[]){ "school", "grade", "subject", "first_exam", "last_exam", "exam_count", "sat_by_exam",
	    "t_by_exam", "percentile_by_exam", "t_level", "level_low", "level_high", "t_slope", "slope_low", "slope_high", "verdict", NULL });
	responsibles_column(&s->leaders, s->report);
	report_columns(s->report, (const char *const[]){ "method", "note", NULL });
	for (size_t i = 0; i < s->unit_count; i++)
		write_unit(s, &s->units[i]);
}

static bool
prepare(struct stalled *s, const struct stalled_options *options, struct error *error)
{
	const struct program *program = s->report->program;
	const struct summary_options *o = s->options;
	const char *third = options->third != NULL ? options->third : "33.3";
	struct base base = report_base(s->report, o->base, o->without);

	if (base.kind != BASE_PRESENT)
		opt_usage(program, _("this form wants --base present"));
	if (o->by != NULL && strcmp(o->by, "school") != 0)
		opt_usage(program, _("--by is school for this form, not \"%s\""), o->by);
	if (options->exams < LEAST_EXAMS || options->exams > MOST_EXAMS)
		opt_usage(program, _("--exams is a number from %d to %d"), LEAST_EXAMS, MOST_EXAMS);
	if (!number_real(third, &s->third) || s->third <= 0 || s->third > 100)
		opt_usage(program, _("--third is a percentile up to 100, not \"%s\""), third);
	s->level = NAN;
	if (options->level != NULL && !number_real(options->level, &s->level))
		opt_usage(program, _("--level is a number, not \"%s\""), options->level);
	if (!selection_read(&s->selection, s->report, o->grade, o->subject, error) || !choose_exams(s, (size_t)options->exams, error))
		return false;
	for (size_t i = 0; i < s->exam_count; i++)
		if (!report_rules(s->report, &s->exams[i], error))
			return false;
	return responsibles_load(&s->leaders, &s->report->district, &s->exams[s->exam_count - 1], error) && read_points(s, base, error);
}

bool
stalled_report(struct report *report, const struct summary_options *selection, const struct stalled_options *options, struct error *error)
{
	struct stalled s = { .report = report, .options = selection, .all = options->all };
	bool ok = prepare(&s, options, error);

	if (ok)
		write_units(&s);
	for (size_t i = 0; s.figures != NULL && i < s.exam_count; i++)
		exam_figures_free(&s.figures[i]);
	responsibles_free(&s.leaders);
	free(s.figures);
	free(s.exams);
	free(s.units);
	text_free(&s.scratch);
	return ok;
}
