#include <math.h>
#include <string.h>
#include "base/number.h"
#include "school/exam-hiding.h"
#include "school/ranking.h"
#include "school/teacher-results.h"

struct run {
	struct report *report;
	const struct ranking_options *options;
	struct exam_figures figures;
	struct teachings teachings;
	struct teacher_results results;
	struct exam_hiding hiding;      /* in public */
	struct text base, scratch;
};

/* ---- options ---- */

static struct results_rule
read_rule(const struct report *report, const struct ranking_options *o)
{
	static const char *const rules[] = { [DERIVED_LOWEST] = "lowest-1", [DERIVED_MEAN] = "school-mean", [DERIVED_NONE] = "none" };
	struct results_rule rule = { .core = o->core, .min_n = o->min_n > 0 ? (size_t)o->min_n : 0,
	    .by_pupils = strcmp(o->weight, "pupils") == 0 };

	if (!rule.by_pupils && strcmp(o->weight, "pairs") != 0)
		opt_usage(report->program, _("--weight is pairs or pupils, not \"%s\""), o->weight);
	for (rule.derived = DERIVED_LOWEST; strcmp(rules[rule.derived], o->derived) != 0; rule.derived++)
		if (rule.derived == DERIVED_NONE)
			opt_usage(report->program, _("--derived is lowest-1, school-mean or none, not \"%s\""), o->derived);
	return rule;
}

/* ---- cells ---- */

static void
put_school(struct run *run, const struct teacher_result *r)
{
	writer_text(run->report->writer, r->school != NULL ? r->school->name : "");
}

static void
add_subject(struct run *run, const struct pair *pair)
{
	text_add(&run->scratch, pair->group->subject->name);
	if (pair->share == 10000)
		return;
	text_add(&run->scratch, report_word(run->report, "（", " ("));
	number_add_hundredths(&run->scratch, pair->share);
	text_add(&run->scratch, report_word(run->report, "%）", "%)"));
}

static bool
counts_in(const struct pair *pair, const struct exam_cell *cell)
{
	return pair->compared && pair->cell->class_info->id == cell->class_info->id;
}

static bool
is_named(const struct teacher_result *r, const struct pair *pair)
{
	for (const struct pair *p = r->pairs; p < pair; p++)
		if (counts_in(p, pair->cell))
			return true;
	return false;
}

/* 四年级1班 语文、科学: the subjects are those of this pair and the later ones of its class. */
static void
add_class(struct run *run, const struct teacher_result *r, const struct pair *first)
{
	const struct exam_cell *cell = first->cell;
	const char *before = " ";

	if (run->scratch.length > 0)
		text_add(&run->scratch, report_word(run->report, "；", "; "));
	if (cell->school != r->school)
		text_addf(&run->scratch, "%s ", cell->school->name);
	class_name_add(&run->scratch, &cell->class_info->name, run->report->language);
	for (const struct pair *p = first; p < r->pairs + r->pair_count; p++) {
		if (!counts_in(p, cell))
			continue;
		text_add(&run->scratch, before);
		add_subject(run, p);
		before = report_word(run->report, "、", ", ");
	}
}

static void
put_classes(struct run *run, const struct teacher_result *r)
{
	for (const struct pair *p = r->pairs; p < r->pairs + r->pair_count; p++)
		if (p->compared && !is_named(r, p))
			add_class(run, r, p);
	writer_take(run->report->writer, &run->scratch);
}

/* Points put together of classes of which one is hidden from the public would tell it. */
static bool
tells_hidden(const struct run *run, const struct teacher_result *r)
{
	for (const struct pair *p = r->pairs; p < r->pairs + r->pair_count; p++)
		if (p->compared && (run->hiding.classes[p->cell - run->figures.cells] || run->hiding.districts[p->cell->group]))
			return true;
	return false;
}

/* Points derived from those of the school tell them. */
static bool
is_withheld(const struct run *run, const struct teacher_result *r)
{
	if (run->report->audience != AUDIENCE_PUBLIC)
		return false;
	if (r->compared > 0)
		return tells_hidden(run, r);
	for (size_t i = 0; i < run->results.count; i++)
		if (run->results.items[i].school == r->school && tells_hidden(run, &run->results.items[i]))
			return true;
	return false;
}

static void
put_figures(struct run *run, const struct teacher_result *r)
{
	struct writer *w = run->report->writer;

	if (is_withheld(run, r)) {
		for (int i = 0; i < 6; i++)
			writer_text(w, "-");
		return;
	}
	writer_real(w, r->standard, 4);
	writer_real(w, r->std_error, 4);
	writer_real(w, r->points, 2);
	writer_real(w, r->rank, 0);
	writer_real(w, r->rank_low, 0);
	writer_real(w, r->rank_high, 0);
}

static void
add_note(struct run *run, const char *note)
{
	if (run->scratch.length > 0)
		text_add(&run->scratch, report_word(run->report, "；", "; "));
	text_add(&run->scratch, note);
}

static void
put_note(struct run *run, const struct teacher_result *r)
{
	report_add_warnings(run->report, &run->scratch, run->report->grade);
	if (r->compared < r->pair_count)
		add_note(run, report_word(run->report, "部分班科无可比班级，未计入", "classes without their like left out"));
	if (r->compared == 0 && isnan(r->points))
		add_note(run, report_word(run->report, "无可推算的成绩", "nothing to derive points from"));
	writer_take(run->report->writer, &run->scratch);
}

/* ---- the table ---- */

static void
write_teacher(struct run *run, const struct teacher_result *r)
{
	struct writer *w = run->report->writer;

	writer_text(w, r->teacher->key);
	writer_text(w, r->teacher->name);
	put_school(run, r);
	put_classes(run, r);
	writer_integer(w, (int64_t)r->compared);
	writer_integer(w, r->pupils);
	put_figures(run, r);
	writer_text(w, r->compared > 0 ? report_word(run->report, "考试", "exam") : report_word(run->report, "推算", "derived"));
	writer_text(w, text_string(&run->base));
	put_note(run, r);
	writer_end_row(w);
}

static void
write_all(struct run *run)
{
	report_columns(run->report, (const char *const[]){ "teacher", "teacher_name", "school", "classes", "pairs", "pupils",
	    "standard", "std_error", "points", "rank", "rank_low", "rank_high", "basis", "base", "note", NULL });
	for (size_t i = 0; i < run->results.count; i++)
		write_teacher(run, &run->results.items[i]);
}

/* ---- --explain ---- */

static void
write_pair(struct run *run, const struct teacher_result *r, const struct pair *pair)
{
	const struct figure *own = &pair->cell->figure, *district = &pair->group->figure;
	struct writer *w = run->report->writer;

	writer_text(w, r->teacher->key);
	writer_text(w, r->teacher->name);
	writer_text(w, pair->cell->school->name);
	class_name_add(&run->scratch, &pair->cell->class_info->name, run->report->language);
	writer_take(run->report->writer, &run->scratch);
	writer_text(w, pair->group->subject->name);
	writer_ratio(w, pair->share, 100, 2);
	writer_integer(w, own->sat);
	writer_ratio(w, own->marks.sum * 100, own->sat > 0 ? own->divisor : 0, 2);
	writer_ratio(w, district->marks.sum * 100, district->sat > 0 ? district->divisor : 0, 2);
	writer_real(w, figure_std_dev(district), 2);
	writer_real(w, pair->standard, 4);
	writer_real(w, pair->std_error, 4);
	writer_text(w, text_string(&run->base));
	writer_text(w, pair->compared ? "" : report_word(run->report, "无可比班级，未计入", "without its like, left out"));
	writer_end_row(w);
}

static bool
explain(struct run *run, struct error *error)
{
	const char *who = run->options->explain;
	size_t found = 0;

	report_columns(run->report, (const char *const[]){ "teacher", "teacher_name", "school", "class", "subject", "share", "pupils",
	    "mean", "reference", "std_dev", "standard", "std_error", "base", "note", NULL });
	for (size_t i = 0; i < run->results.count; i++) {
		const struct teacher_result *r = &run->results.items[i];

		if (strcmp(r->teacher->key, who) != 0 && strcmp(r->teacher->name, who) != 0)
			continue;
		found++;
		for (size_t k = 0; k < r->pair_count; k++)
			write_pair(run, r, &r->pairs[k]);
	}
	return found > 0 || error_set(error, _("no teacher \"%s\" had an assignment at the exam"), who);
}

/* ---- the form ---- */

static bool
load_teachers(struct run *run, const struct exam *exam, struct error *error)
{
	return teachings_load(&run->teachings, &run->report->district, exam, error)
	    && (run->teachings.count > 0 || error_set(error, _("no assignment of a teacher covers %s"), exam->date));
}

static bool
compute(struct run *run, struct error *error)
{
	const struct ranking_options *o = run->options;
	struct report *report = run->report;
	struct results_rule rule = read_rule(report, o);
	struct base base = report_base(report, o->base, o->without);
	struct exam exam;

	base_add(&run->base, base, report->language);
	return report_exam(report, o->exam, &exam, error)
	    && exam_figures_read(&run->figures, &report->district, &exam, base, error)
	    && load_teachers(run, &exam, error)
	    && teacher_results(&run->results, &run->figures, &run->teachings, &report->district, &rule, error);
}

bool
results_report(struct report *report, const struct ranking_options *options, struct error *error)
{
	struct run run = { .report = report, .options = options };
	bool ok;

	if (options->explain != NULL && report->audience == AUDIENCE_PUBLIC)
		opt_usage(report->program, _("--explain is not for the public: it shows each class"));
	ok = compute(&run, error);
	if (ok && report->audience == AUDIENCE_PUBLIC)
		exam_hide(&run.hiding, &run.figures, PUBLIC_LEAST);
	if (ok && options->explain != NULL)
		ok = explain(&run, error);
	else if (ok)
		write_all(&run);
	teacher_results_free(&run.results);
	teachings_free(&run.teachings);
	exam_hiding_free(&run.hiding);
	exam_figures_free(&run.figures);
	text_free(&run.base);
	text_free(&run.scratch);
	return ok;
}
