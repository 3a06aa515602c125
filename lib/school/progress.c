/* The form progress (进退步). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/progress.h"
#include "school/rows.h"
#include "school/selection.h"
#include "school/standing.h"
#include "school/teaching.h"
#include "stats/student.h"

enum level { LEVEL_PUPIL, LEVEL_CLASS, LEVEL_TEACHER, LEVEL_SCHOOL, LEVELS };
static const char *const level_names[LEVELS] = { "pupil", "class", "teacher", "school" };

enum outcome { COMPARED, NEW_PUPIL, NOT_TAKEN, NO_EARLIER_MARK, NO_LATER_MARK, NO_SPREAD, OUTCOMES };
static const struct { const char *zh, *en; } outcome_words[OUTCOMES] = {
	{ "", "" }, { "前次无此学生", "not in the earlier exam" }, { "前次未考此科", "subject not taken in the earlier exam" },
	{ "前次无分数", "no mark in the earlier exam" }, { "本次无分数", "no mark in the later exam" },
	{ "组内无差异", "all marks of the group are the same" },
};
static const struct { const char *zh, *en; } verdict_words[] = {
	{ "无明显变化", "no clear change" }, { "进步", "progress" }, { "退步", "decline" }, { "不可比", "no comparison" },
};

/* One exam with what came of each pupil. */
struct side {
	struct exam_figures figures;
	struct standings standings;
};

/* What changed for the pupils of a cell or unit. */
struct tally {
	struct moments earlier, later, change, percentile;
	size_t outcomes[OUTCOMES];
};

struct progress {
	struct report *report;
	const struct summary_options *options;
	struct side earlier, later;
	struct selection selection;
	struct teachings teachings;
	struct tally *tallies;          /* of the cells of the later exam */
	enum level level;
	double noise;
	struct text base, method, scratch;
};

struct change {
	const struct standing *later, *earlier;
	enum outcome outcome;
	double t, percentile;           /* later - earlier; NaN: not compared */
};

/* ---- arithmetic ---- */

double
progress_noise(double reliability)
{
	return 1.96 * sqrt(2) * 10 * sqrt(1 - reliability);
}

enum verdict
progress_verdict(double low, double high)
{
	if (isnan(low) || isnan(high))
		return VERDICT_UNKNOWN;
	if (low > 0)
		return VERDICT_PROGRESS;
	return high < 0 ? VERDICT_DECLINE : VERDICT_NONE;
}

double
progress_margin(const struct moments *m)
{
	return m->n < 2 ? NAN : student_quantile(0.95, m->n - 1) * moments_std_error(m);
}

static int64_t
subject_of(const struct side *side, const struct standing *standing)
{
	const struct subject *subject = side->figures.groups[standing->cell->group].subject;

	return subject != NULL ? subject->id : 0;
}

static enum outcome
outcome_of(const struct standing *later, const struct standing *earlier, size_t earlier_count)
{
	if (!later->has_mark)
		return NO_LATER_MARK;
	if (earlier_count == 0)
		return NEW_PUPIL;
	if (earlier == NULL)
		return NOT_TAKEN;
	if (!earlier->has_mark)
		return NO_EARLIER_MARK;
	return isnan(later->t) || isnan(earlier->t) ? NO_SPREAD : COMPARED;
}

static struct change
change_of(const struct progress *p, const struct standing *later)
{
	struct change c = { .later = later, .t = NAN, .percentile = NAN };
	int64_t subject = subject_of(&p->later, later);
	size_t count;
	const struct standing *s = standings_of(&p->earlier.standings, later->pupil, &count);

	/* A pupil who changed classes between papers may stand twice: the one with a mark counts. */
	for (size_t i = 0; i < count; i++)
		if (subject_of(&p->earlier, &s[i]) == subject && (c.earlier == NULL || !c.earlier->has_mark))
			c.earlier = &s[i];
	c.outcome = outcome_of(later, c.earlier, count);
	if (c.outcome == COMPARED) {
		c.t = later->t - c.earlier->t;
		c.percentile = later->percentile - c.earlier->percentile;
	}
	return c;
}

static void
tally_change(struct tally *tally, const struct change *c)
{
	tally->outcomes[c->outcome]++;
	if (c->outcome != COMPARED)
		return;
	moments_add(&tally->earlier, c->earlier->t);
	moments_add(&tally->later, c->later->t);
	moments_add(&tally->change, c->t);
	moments_add(&tally->percentile, c->percentile);
}

static void
tally_merge(struct tally *tally, const struct tally *part)
{
	moments_merge(&tally->earlier, &part->earlier);
	moments_merge(&tally->later, &part->later);
	moments_merge(&tally->change, &part->change);
	moments_merge(&tally->percentile, &part->percentile);
	for (int i = 0; i < OUTCOMES; i++)
		tally->outcomes[i] += part->outcomes[i];
}

/* ---- cells that all rows share ---- */

static void
add_item(const struct progress *p, struct text *list, const char *item)
{
	if (list->length > 0)
		text_add(list, report_word(p->report, "、", ", "));
	text_add(list, item);
}

static void
add_class(const struct progress *p, struct text *list, const struct class_info *info)
{
	struct text name = TEXT_INIT;

	class_name_add(&name, &info->name, p->report->language);
	add_item(p, list, text_string(&name));
	text_free(&name);
}

static void
put_exams(struct progress *p)
{
	writer_text(p->report->writer, p->later.figures.exam.name);
	writer_text(p->report->writer, p->earlier.figures.exam.name);
}

static void
put_grade(struct progress *p, const struct exam_group *group)
{
	grade_add(&p->scratch, group->grade, p->report->language);
	writer_take(p->report->writer, &p->scratch);
}

static void
put_subject(struct progress *p, const struct exam_group *group)
{
	struct writer *w = p->report->writer;
	enum language language = p->report->language;

	writer_text(w, group->subject != NULL ? group->subject->name : column_heading(column_find("total"), language));
	if (p->later.figures.has_papers)
		writer_text(w, group->paper_shown[language]);
	writer_text(w, word_text(&column_find("language")->words[group->language], language));
}

static void
put_verdict(struct progress *p, enum verdict verdict)
{
	writer_text(p->report->writer, report_word(p->report, verdict_words[verdict].zh, verdict_words[verdict].en));
}

static void
add_remark(struct progress *p, const char *remark)
{
	if (p->scratch.length > 0)
		text_add(&p->scratch, report_word(p->report, "；", "; "));
	text_add(&p->scratch, remark);
}

/* The rules of 2021, as in the summary. */
static void
put_method(struct progress *p, const struct exam_group *group)
{
	writer_text(p->report->writer, text_string(&p->method));
	writer_text(p->report->writer, text_string(&p->base));
	report_add_warnings(p->report, &p->scratch, group->grade);
}

static void
begin_columns(struct progress *p, const char *const *first, const char *const *rest)
{
	report_columns(p->report, first);
	if (p->later.figures.has_papers)
		report_columns(p->report, (const char *const[]){ "paper", NULL });
	report_columns(p->report, rest);
}

/* ---- pupils ---- */

static void
begin_pupils(struct progress *p)
{
	begin_columns(p, (const char *const[]){ "exam", "earlier_exam", "school", "grade", "class", "pupil", "name", "subject", NULL },
	    (const char *const[]){ "language", "earlier_t", "later_t", "t_change", "noise", "verdict", "earlier_percentile",
		"later_percentile", "percentile_change", "earlier_rank", "earlier_sat", "later_rank", "later_sat", "method", "base", "note", NULL });
}

static void
put_pair(struct progress *p, double earlier, double later, double change)
{
	writer_real(p->report->writer, earlier, 2);
	writer_real(p->report->writer, later, 2);
	writer_real(p->report->writer, change, 2);
}

static void
put_place(struct progress *p, const struct side *side, const struct standing *standing)
{
	struct writer *w = p->report->writer;

	if (standing == NULL || !standing->has_mark) {
		writer_blank(w);
		writer_blank(w);
		return;
	}
	writer_real(w, standing->rank, 0);
	writer_integer(w, side->figures.groups[standing->cell->group].figure.sat);
}

static void
put_pupil(struct progress *p, const struct standing *later)
{
	const struct exam_cell *cell = later->cell;

	put_exams(p);
	writer_text(p->report->writer, cell->school->name);
	put_grade(p, &p->later.figures.groups[cell->group]);
	add_class(p, &p->scratch, cell->class_info);
	writer_take(p->report->writer, &p->scratch);
	report_put_pupil(p->report, pupil_number(p->report->db, later->pupil, &p->later.standings.arena), later->name);
	put_subject(p, &p->later.figures.groups[cell->group]);
}

static void
write_pupil(struct progress *p, const struct standing *later)
{
	struct change c = change_of(p, later);
	const struct standing *earlier = c.earlier;

	put_pupil(p, later);
	put_pair(p, earlier != NULL ? earlier->t : NAN, later->t, c.t);
	writer_real(p->report->writer, p->noise, 2);
	put_verdict(p, progress_verdict(c.t - p->noise, c.t + p->noise));
	put_pair(p, earlier != NULL ? earlier->percentile : NAN, later->percentile, c.percentile);
	put_place(p, &p->earlier, earlier);
	put_place(p, &p->later, later);
	put_method(p, &p->later.figures.groups[later->cell->group]);
	if (c.outcome != COMPARED)
		add_remark(p, report_word(p->report, outcome_words[c.outcome].zh, outcome_words[c.outcome].en));
	writer_take(p->report->writer, &p->scratch);
	writer_end_row(p->report->writer);
}

static bool
is_wanted(const struct progress *p, const struct standing *standing)
{
	return selection_has(&p->selection, &p->later.figures.groups[standing->cell->group]);
}

/* As the cells stand, which is by grade, subject, school and class. */
static int
by_cell(const void *left, const void *right)
{
	const struct standing *a = *(const struct standing *const *)left, *b = *(const struct standing *const *)right;

	if (a->cell != b->cell)
		return a->cell < b->cell ? -1 : 1;
	return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

static void
write_pupils(struct progress *p)
{
	const struct standings *s = &p->later.standings;
	const struct standing **order = alloc_zero(s->count + 1, sizeof *order);
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		if (is_wanted(p, &s->items[i]))
			order[count++] = &s->items[i];
	if (count > 0)
		qsort(order, count, sizeof *order, by_cell);
	begin_pupils(p);
	for (size_t i = 0; i < count; i++)
		write_pupil(p, order[i]);
	free(order);
}

/* ---- classes, teachers, schools ---- */

/* Cells of one group put together. */
struct unit {
	const struct exam_cell *last;
	struct text schools, classes, teachers;
	struct tally tally;
};

struct units {
	struct unit *items;
	size_t count;
};

static void
begin_units(struct progress *p)
{
	begin_columns(p, (const char *const[]){ "exam", "earlier_exam", "school", "grade", "class", "teacher_name", "subject", NULL },
	    (const char *const[]){ "language", "pupils", "not_compared", "earlier_t", "later_t", "t_change", "std_error", "change_low",
		"change_high", "verdict", "percentile_change", "method", "base", "note", NULL });
}

static struct unit *
add_unit(struct units *units)
{
	units->items = alloc_grow(units->items, units->count + 1, sizeof *units->items);
	units->items[units->count] = (struct unit){ 0 };
	return &units->items[units->count++];
}

static void
extend_unit(const struct progress *p, struct unit *unit, const struct exam_cell *cell)
{
	if (unit->last == NULL || unit->last->school != cell->school)
		add_item(p, &unit->schools, cell->school->name);
	if (p->level != LEVEL_SCHOOL)
		add_class(p, &unit->classes, cell->class_info);
	unit->last = cell;
	tally_merge(&unit->tally, &p->tallies[cell - p->later.figures.cells]);
}

static void
gather_schools(struct progress *p, const struct exam_group *group, struct units *units)
{
	const struct exam_cell *cell = p->later.figures.cells + group->first;
	struct unit *unit = NULL;

	for (size_t i = 0; i < group->count; i++, cell++) {
		if (unit == NULL || unit->last->school != cell->school)
			unit = add_unit(units);
		extend_unit(p, unit, cell);
	}
}

static const struct teaching *
teachings_at(const struct progress *p, const struct exam_group *group, const struct exam_cell *cell, size_t *count)
{
	*count = 0;
	return group->subject == NULL ? NULL : teachings_of(&p->teachings, cell->class_info->id, group->subject->id, count);
}

static void
gather_classes(struct progress *p, const struct exam_group *group, struct units *units)
{
	const struct exam_cell *cell = p->later.figures.cells + group->first;

	for (size_t i = 0; i < group->count; i++, cell++) {
		struct unit *unit = add_unit(units);
		size_t count;
		const struct teaching *t = teachings_at(p, group, cell, &count);

		extend_unit(p, unit, cell);
		for (; count > 0; count--, t++)
			add_item(p, &unit->teachers, p->teachings.teachers[t->teacher].name);
	}
}

static void
gather_teachers(struct progress *p, const struct exam_group *group, struct units *units)
{
	size_t *place = alloc_zero(p->teachings.teacher_count + 1, sizeof *place), count;
	const struct exam_cell *cell = p->later.figures.cells + group->first;

	for (size_t i = 0; i < group->count; i++, cell++) {
		const struct teaching *t = teachings_at(p, group, cell, &count);

		for (; count > 0; count--, t++) {
			if (place[t->teacher] == 0) {
				add_item(p, &add_unit(units)->teachers, p->teachings.teachers[t->teacher].name);
				place[t->teacher] = units->count;
			}
			extend_unit(p, &units->items[place[t->teacher] - 1], cell);
		}
	}
	free(place);
}

static void (*const gatherers[LEVELS])(struct progress *, const struct exam_group *, struct units *) = {
	[LEVEL_CLASS] = gather_classes, [LEVEL_TEACHER] = gather_teachers, [LEVEL_SCHOOL] = gather_schools,
};

static size_t
not_compared(const struct tally *tally)
{
	size_t count = 0;

	for (int i = COMPARED + 1; i < OUTCOMES; i++)
		count += tally->outcomes[i];
	return count;
}

static void
put_outcomes(struct progress *p, const struct tally *tally)
{
	struct text part = TEXT_INIT;

	for (int i = COMPARED + 1; i < OUTCOMES; i++) {
		if (tally->outcomes[i] == 0)
			continue;
		text_clear(&part);
		text_addf(&part, p->report->language == LANGUAGE_ZH ? "%s%zu人" : "%s: %zu",
		    report_word(p->report, outcome_words[i].zh, outcome_words[i].en), tally->outcomes[i]);
		add_remark(p, text_string(&part));
	}
	text_free(&part);
	writer_take(p->report->writer, &p->scratch);
}

static void
put_figures(struct progress *p, const struct tally *tally)
{
	struct writer *w = p->report->writer;
	double change = moments_mean(&tally->change), margin = progress_margin(&tally->change);

	writer_integer(w, (int64_t)tally->change.n);
	writer_integer(w, (int64_t)not_compared(tally));
	put_pair(p, moments_mean(&tally->earlier), moments_mean(&tally->later), change);
	put_pair(p, moments_std_error(&tally->change), change - margin, change + margin);
	put_verdict(p, progress_verdict(change - margin, change + margin));
	writer_real(w, moments_mean(&tally->percentile), 2);
}

static void
write_unit(struct progress *p, const struct exam_group *group, const struct unit *unit)
{
	put_exams(p);
	writer_text(p->report->writer, text_string(&unit->schools));
	put_grade(p, group);
	writer_text(p->report->writer, text_string(&unit->classes));
	writer_text(p->report->writer, text_string(&unit->teachers));
	put_subject(p, group);
	put_figures(p, &unit->tally);
	put_method(p, group);
	put_outcomes(p, &unit->tally);
	writer_end_row(p->report->writer);
}

static void
write_group(struct progress *p, const struct exam_group *group)
{
	struct units units = { 0 };

	gatherers[p->level](p, group, &units);
	for (size_t i = 0; i < units.count; i++) {
		write_unit(p, group, &units.items[i]);
		text_free(&units.items[i].schools);
		text_free(&units.items[i].classes);
		text_free(&units.items[i].teachers);
	}
	free(units.items);
}

static void
write_units(struct progress *p)
{
	const struct exam_figures *f = &p->later.figures;

	p->tallies = alloc_zero(f->cell_count + 1, sizeof *p->tallies);
	for (size_t i = 0; i < p->later.standings.count; i++) {
		const struct standing *later = &p->later.standings.items[i];
		struct change c = change_of(p, later);

		tally_change(&p->tallies[later->cell - f->cells], &c);
	}
	begin_units(p);
	for (size_t i = 0; i < f->group_count; i++)
		if (selection_has(&p->selection, &f->groups[i]))
			write_group(p, &f->groups[i]);
	free(p->tallies);
}

/* ---- the options, the two exams ---- */

static void
choose_level(struct progress *p)
{
	const char *by = p->options->by != NULL ? p->options->by : "school";

	for (p->level = 0; p->level < LEVELS; p->level++)
		if (strcmp(by, level_names[p->level]) == 0)
			return;
	opt_usage(p->report->program, _("--by is pupil, class, teacher or school for this form, not \"%s\""), by);
}

static void
choose_noise(struct progress *p, const struct progress_options *o)
{
	const char *reliability = o->reliability != NULL ? o->reliability : "0.9";
	double r;

	if (!number_real(reliability, &r) || r < 0 || r > 1)
		opt_usage(p->report->program, _("--reliability is a number from 0 to 1, not \"%s\""), reliability);
	p->noise = progress_noise(r);
	if (o->noise != NULL && (!number_real(o->noise, &p->noise) || p->noise < 0))
		opt_usage(p->report->program, _("--noise is a number of points, not \"%s\""), o->noise);
	if (p->level != LEVEL_PUPIL)
		text_add(&p->method, report_word(p->report, "95%区间＝平均变化±t(n-1)×标准误", "95 % interval: mean change ± t(n-1) x standard error"));
	else if (o->noise != NULL)
		text_add(&p->method, report_word(p->report, "噪声带由--noise给定", "noise band as given by --noise"));
	else
		text_addf(&p->method, p->report->language == LANGUAGE_ZH ? "噪声带＝1.96×√2×10×√(1-%s)"
		    : "noise band: 1.96 x sqrt(2) x 10 x sqrt(1 - %s)", reliability);
}

static bool
read_side(struct progress *p, struct side *side, const char *name, struct base base, struct error *error)
{
	struct district *d = &p->report->district;
	struct exam exam;

	return report_exam(p->report, name, &exam, error) && exam_figures_read(&side->figures, d, &exam, base, error)
	    && standings_read(&side->standings, &side->figures, d, error);
}

static bool
check_order(const struct progress *p, struct error *error)
{
	const struct exam *earlier = &p->earlier.figures.exam, *later = &p->later.figures.exam;

	if (earlier->id == later->id)
		return error_set(error, _("--since names the same exam: %s"), later->name);
	if (strcmp(earlier->date, later->date) > 0)
		return error_set(error, _("%s (%s) is not earlier than %s (%s)"), earlier->name, earlier->date, later->name, later->date);
	return true;
}

static void
remark_gone(const struct progress *p)
{
	const struct standings *s = &p->earlier.standings;
	size_t gone = 0, count;

	for (size_t i = 0; i < s->count; i++)
		if (i == 0 || s->items[i].pupil != s->items[i - 1].pupil) {
			standings_of(&p->later.standings, s->items[i].pupil, &count);
			gone += count == 0;
		}
	if (gone > 0)
		remark((struct place){ 0 }, _("pupils of %s who are not in %s: %zu"), p->earlier.figures.exam.name, p->later.figures.exam.name, gone);
}

static bool
prepare(struct progress *p, const struct progress_options *options, struct error *error)
{
	const struct summary_options *o = p->options;
	struct base base = report_base(p->report, o->base, o->without);

	if (options->since == NULL)
		opt_usage(p->report->program, _("this form wants the earlier exam: --since"));
	if (base.kind != BASE_PRESENT)
		opt_usage(p->report->program, _("this form wants --base present"));
	choose_level(p);
	choose_noise(p, options);
	base_add(&p->base, base, p->report->language);
	if (!selection_read(&p->selection, p->report, o->grade, o->subject, error) || !read_side(p, &p->later, o->exam, base, error)
	    || !read_side(p, &p->earlier, options->since, base, error) || !check_order(p, error))
		return false;
	return p->level == LEVEL_PUPIL || p->level == LEVEL_SCHOOL
	    || teachings_load(&p->teachings, &p->report->district, &p->later.figures.exam, error);
}

static void
free_side(struct side *side)
{
	exam_figures_free(&side->figures);
	standings_free(&side->standings);
}

bool
progress_report(struct report *report, const struct summary_options *selection, const struct progress_options *options, struct error *error)
{
	struct progress p = { .report = report, .options = selection };
	bool ok = prepare(&p, options, error);

	if (ok && p.level == LEVEL_TEACHER && p.teachings.count == 0)
		ok = error_set(error, _("no assignment of a teacher covers %s"), p.later.figures.exam.date);
	if (ok)
		remark_gone(&p);
	if (ok && p.level == LEVEL_PUPIL)
		write_pupils(&p);
	else if (ok)
		write_units(&p);
	free_side(&p.earlier);
	free_side(&p.later);
	teachings_free(&p.teachings);
	text_free(&p.base);
	text_free(&p.method);
	text_free(&p.scratch);
	return ok;
}
