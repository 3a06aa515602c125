/* The form anomalies (疑点). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/anomalies-inside.h"
#include "stats/normal.h"

/* What a rule found: how improbable by chance, and how many such rows the whole report would then have. NaN: not known. */
struct finding {
	double p, expected;
	size_t exams;                   /* how many of those before were looked at */
};

/* ---- what is looked at ---- */

static const struct exam_mark *
marks_begin(const struct anomalies *a, const struct unit *unit)
{
	return a->view.marks.items + a->view.marks.first[unit->first];
}

static const struct exam_mark *
marks_end(const struct anomalies *a, const struct unit *unit)
{
	return a->view.marks.items + a->view.marks.first[unit->end];
}

static int64_t
count_marks(const struct anomalies *a, const struct unit *unit, int64_t from, int64_t to)
{
	int64_t count = 0;

	for (const struct exam_mark *m = marks_begin(a, unit); m < marks_end(a, unit); m++)
		count += m->mark >= from && m->mark < to;
	return count;
}

static double
in_marks(int64_t hundredths)
{
	return (double)hundredths / 100;
}

static bool
is_judged(const struct unit *unit)
{
	return unit->figure.sat >= SUSPICION_LEAST;
}

/* Are there so few heaps as improbable as this one when nobody lifts marks? */
static bool
is_heap(const struct anomalies *a, const struct unit *unit)
{
	return unit->has_heap && alarms_expected(&a->alarms, unit->heap.p) <= a->limit * (double)a->judged;
}

/* A class of it tells more. */
static bool
has_class_with_heap(const struct anomalies *a, const struct unit *school)
{
	for (const struct unit *u = school + 1; u < a->units + a->unit_count && u->is_class && u->first < school->end && u->group == school->group; u++)
		if (is_heap(a, u))
			return true;
	return false;
}

static bool
find_heap(struct anomalies *a, const struct unit *unit, struct finding *f)
{
	const struct heap *h = &unit->heap;
	const struct exam_group *g = unit->group;
	const struct subject_lines *lines;

	if (!is_heap(a, unit) || (!unit->is_class && has_class_with_heap(a, unit)))
		return false;
	lines = exam_lines(&a->view.report->district, &a->view.figures.exam, g->carried, g->subject->id, g->grade, g->language);
	f->p = h->p;
	f->expected = alarms_expected(&a->alarms, h->p);
	if (a->zh)
		text_addf(&a->evidence, "及格线%.2f：线下%.2f分内%lld人，线上%.2f分内%lld人，按分布线上应约%.1f人", in_marks(lines->full_mark * lines->pass / 10000),
		    in_marks(h->width), (long long)h->below, in_marks(h->reach), (long long)h->above, h->expected);
	else
		text_addf(&a->evidence, "pass line %.2f: %lld within %.2f marks below, %lld within %.2f above, where about %.1f were to be expected",
		    in_marks(lines->full_mark * lines->pass / 10000), (long long)h->below, in_marks(h->width), (long long)h->above, in_marks(h->reach), h->expected);
	return true;
}

/* Of the others, the mark itself counted among them so that it is never unheard of. */
static double
chance_of_same(const struct anomalies *a, const struct unit *unit, int64_t mark, int64_t most)
{
	const struct exam_marks *marks = &a->view.marks;
	size_t end = marks->first[unit->group->first + unit->group->count];
	int64_t others = -most, n = unit->group->figure.sat - unit->figure.sat;
	double *tails = alloc_zero((size_t)unit->figure.sat + 1, sizeof *tails), p;

	for (size_t i = marks->first[unit->group->first]; i < end; i++)
		others += marks->items[i].mark == mark;
	binomial_tails((size_t)unit->figure.sat, (double)(others + 1) / (double)(n + 1), tails);
	p = n > 0 ? tails[most] : NAN;
	free(tails);
	return p;
}

static bool
find_same(struct anomalies *a, const struct unit *unit, struct finding *f)
{
	int64_t most = 0, mark = 0;

	for (const struct exam_mark *m = marks_begin(a, unit); m < marks_end(a, unit); m++) {
		int64_t count = count_marks(a, unit, m->mark, (int64_t)m->mark + 1);

		if (count > most) {
			most = count;
			mark = m->mark;
		}
	}
	if (!suspicion_same(unit->figure.sat, most))
		return false;
	f->p = chance_of_same(a, unit, mark, most);
	f->expected = f->p * (double)a->judged;
	text_addf(&a->evidence, a->zh ? "%.2f分%lld人，占%.2f%%" : "mark %.2f: %lld pupils, %.2f %%", in_marks(mark), (long long)most,
	    100 * (double)most / (double)unit->figure.sat);
	return true;
}

/* Of a change or deviation, to both sides. */
static void
rate(struct finding *f, double value, double spread, size_t tests)
{
	f->p = 2 * normal_below(-fabs(value) / spread);
	f->expected = f->p * (double)tests;
}

/* The logarithm of mean / mean of the others, against what is usual of the class. */
static double
scale_of(const struct anomalies *a, const struct unit *unit)
{
	struct exact others = others_of(unit->group, &unit->figure);

	if (!is_judged(unit) || others.n < SUSPICION_LEAST || others.sum <= 0 || unit->figure.marks.sum <= 0)
		return NAN;
	return log(exact_mean(&unit->figure.marks) / exact_mean(&others) / a->contexts[unit->first].usual);
}

static bool
find_scale(struct anomalies *a, const struct unit *unit, struct finding *finding)
{
	const struct figure *f = &unit->figure;
	struct exact others = others_of(unit->group, f);

	if (!suspicion_scale(&f->marks, &others, a->contexts[unit->first].usual, f->highest, f->full_mark))
		return false;
	rate(finding, scale_of(a, unit), a->scale_spread, a->scales);
	text_addf(&a->evidence, a->zh ? "班均分%.2f，其他班均分%.2f，比%.3f（其他学科%.3f）；最高%.2f"
	    : "class mean %.2f, others %.2f, ratio %.3f (other subjects %.3f); highest %.2f",
	    figure_mean(f), exact_mean(&others) / 100, exact_mean(&f->marks) / exact_mean(&others), a->contexts[unit->first].usual, in_marks(f->highest));
	return true;
}

static bool
find_zeros(struct anomalies *a, const struct unit *unit, struct finding *f)
{
	int64_t zeros = count_marks(a, unit, 0, 1);

	(void)f;
	if (zeros > 0)
		text_addf(&a->evidence, a->zh ? "0分%lld人" : "%lld marks of 0", (long long)zeros);
	return zeros > 0;
}

static bool
find_jump(struct anomalies *a, const struct unit *unit, struct finding *f)
{
	double before = 0, change;
	int64_t sat = 0;

	change = earlier_change(a, unit, &before, &sat);
	if (isnan(change) || !suspicion_jump(before, before + change))
		return false;
	rate(f, change, a->jump_spread, a->jumps);
	f->exams = 1;
	text_addf(&a->evidence, a->zh ? "T分由%.2f（%lld人）到%.2f，变化%.2f" : "T from %.2f (%lld pupils) to %.2f, change %.2f",
	    before, (long long)sat, before + change, change);
	return true;
}

static bool
find_swap(struct anomalies *a, const struct unit *unit, struct finding *f)
{
	const struct exchange *e = &a->contexts[unit->first].exchange;
	const struct exam_cell *first = &a->view.figures.cells[unit->first], *second = &a->view.figures.cells[e->second];
	const char *one = unit->group->subject->name, *other;

	if (!e->found)
		return false;
	other = a->view.figures.groups[second->group].subject->name;
	f->p = e->p;
	f->expected = e->expected;
	f->exams = isnan(e->r) ? 0 : a->earlier.count;
	if (!isnan(e->r))
		text_addf(&a->evidence, a->zh ? "%s与%s：学生两科差与以往两科差的相关r=%.2f，%.0f人"
		    : "%s and %s: correlation of the pupils' differences with those before r = %.2f, %.0f pupils", one, other, e->r, e->n);
	else
		text_addf(&a->evidence, a->zh ? "%s与%s：本班均分%.2f和%.2f，其他学科平均z为%.2f；离差平方和%.2f，互换后%.2f"
		    : "%s and %s: class means %.2f and %.2f, mean z of the other subjects %.2f; squared deviations %.2f, exchanged %.2f",
		    one, other, figure_mean(&first->figure), figure_mean(&second->figure), e->level, e->fit.before, e->fit.after);
	return true;
}

/* ---- the rows ---- */

struct check {
	const char *code, *zh, *en, *rule_zh, *rule_en, *advice_zh, *advice_en;
	bool (*find)(struct anomalies *, const struct unit *, struct finding *);
	bool of_schools;
};

static const struct check checks[] = {
	{ "heap", "及格线上堆积", "heap at the pass line",
	    "8人以上；线下满分的2、4、8%与线上1、2%六种窗口，窗口内在线上的人数按平滑分布的二项检验（单侧），取最小p；预计误报不超过判断数×限度",
	    "8 pupils or more; windows of 2, 4, 8 % of the full mark below the line and 1, 2 % above: of those in a window as many above, binomial test against a "
	    "smooth distribution, one-sided, the smallest p; expected false alarms up to judged x limit",
	    "抽查及格线上下的试卷，复核评分", "have the papers around the line marked again", find_heap, true },
	{ "same", "分数雷同", "marks alike", "3人以上全部同分，或8人以上有60%同分", "all of 3 or more alike, or 60 % of 8 or more",
	    "请学校对照试卷核对，是否误填或复制", "let the school compare with the papers: filled down or copied?", find_same, false },
	{ "swap", "疑两科互换", "subjects exchanged?",
	    "有以往考试且8人以上两科前后都有分：r为学生两科Z之差与以往平均Z之差的相关，R为其他班的；r<0，p=Φ((artanh r-artanh R)×√(人数-3))，预计误报不超过判断数×限度；"
	    "否则按均分：z=(班均分-其他班均分)÷其他班标准差，两科z与本班其余学科平均z的离差平方和不小于2，互换后不大于其四分之一，各科8人以上",
	    "with exams before and 8 pupils or more with both subjects now and then: r the correlation of the pupils' differences of z with those of their mean z "
	    "before, R that of the other classes; r < 0, p = F((artanh r - artanh R) x sqrt(n - 3)), expected false alarms up to judged x limit; else by means: z = "
	    "(class mean - mean of the others) / their std dev, the squared deviations of two z from the mean z of the other subjects are at least 2, "
	    "exchanged at most a quarter of that, 8 pupils or more", "请学校核对成绩册中这两科的列", "let the school compare these two columns of its sheet", find_swap, false },
	{ "scale", "疑满分不同", "another full mark?",
	    "班均分大于其他班均分的1.25倍，或小于0.75倍且全部低于满分的70%；并与本班其他学科之比相较也如此；变异系数为其他班的2/3至3/2；8人以上",
	    "class mean above 1.25 x that of the others, or below 0.75 x with every mark under 70 % of the full mark, also against the ratio of its other subjects; "
	    "coefficient of variation 2/3 to 3/2 of theirs; 8 pupils or more", "请学校确认试卷满分（100或150）", "ask the school for the full mark of the paper (100 or 150)", find_scale, false },
	{ "jump", "班均T分突变", "jump of the mean T",
	    "T=50+10×(班均分-学区均分)÷学区标准差；与前次相差15以上；两次各8人以上",
	    "T = 50 + 10 x (class mean - district mean) / district std dev; changed by more than 15; 8 pupils or more in both",
	    "请学校核对班级、名单和阅卷", "let the school check class, pupils and marking", find_jump, false },
	{ "zeros", "待确认：有0分", "to confirm: marks of 0", "0分逐班列出，含作弊记0分；不算疑点", "each class with marks of 0, cheating among them; not an alarm",
	    "请学校确认是0分还是缺考", "let the school confirm: a mark of 0, or absent?", find_zeros, false },
};
enum { CHECKS = sizeof checks / sizeof checks[0] };

static void
put_teachers(struct anomalies *a, const struct unit *unit)
{
	size_t count = 0;
	const struct teaching *t = teachings_of(&a->teachings, a->view.figures.cells[unit->first].class_info->id, unit->group->subject->id, &count);

	for (; unit->is_class && count > 0; count--, t++) {
		if (a->teachers.length > 0)
			text_add(&a->teachers, a->zh ? "、" : ", ");
		text_add(&a->teachers, a->teachings.teachers[t->teacher].name);
	}
	writer_take(a->view.report->writer, &a->teachers);
}

static void
put_exams(struct anomalies *a, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_add(&a->teachers, i == 0 ? "" : a->zh ? "、" : ", ");
		text_add(&a->teachers, a->earlier.exams[i].name);
	}
	writer_take(a->view.report->writer, &a->teachers);
}

static void
write_row(struct anomalies *a, const struct unit *unit, const struct check *check, const struct finding *f)
{
	struct writer *w = a->view.report->writer;

	exam_view_unit(&a->view, unit->group, &a->view.figures.cells[unit->first], unit->is_class);
	put_teachers(a, unit);
	writer_text(w, check->code);
	writer_text(w, a->zh ? check->zh : check->en);
	writer_text(w, text_string(&a->evidence));
	writer_integer(w, unit->figure.sat);
	put_exams(a, f->exams);
	writer_real(w, f->p, 6);
	writer_real(w, f->expected, 3);
	writer_integer(w, (int64_t)a->judged);
	writer_text(w, a->zh ? check->advice_zh : check->advice_en);
	writer_text(w, a->zh ? check->rule_zh : check->rule_en);
	exam_view_base(&a->view);
	exam_view_note(&a->view, unit->group);
	writer_end_row(w);
}

/* Zeros are no alarms and stand behind them. */
static void
write_units(struct anomalies *a, bool zeros)
{
	for (const struct unit *u = a->units; u < a->units + a->unit_count; u++)
		for (const struct check *c = checks; c < checks + CHECKS; c++) {
			struct finding f = { NAN, NAN, 0 };

			text_clear(&a->evidence);
			if ((c->find == find_zeros) == zeros && (u->is_class || c->of_schools) && selection_has(&a->view.selection, u->group) && c->find(a, u, &f))
				write_row(a, u, c, &f);
		}
}

static void
write_table(struct anomalies *a)
{
	exam_view_columns(&a->view);
	report_columns(a->view.report, (const char *const[]){ "teacher_name", "check", "suspicion", "evidence", "sat", "earlier_exam", "by_chance",
	    "expected_alarms", "judged", "advice", "definition", "base", "note", NULL });
	write_units(a, false);
	write_units(a, true);
}

/* ---- what is judged ---- */

static void
add_unit(struct anomalies *a, const struct exam_group *group, size_t first, size_t end, bool is_class)
{
	struct unit unit = { .group = group, .first = first, .end = end, .is_class = is_class };

	for (size_t i = first; i < end; i++)
		figure_merge(&unit.figure, &a->view.figures.cells[i].figure);
	a->judged += is_judged(&unit);
	a->units = alloc_grow(a->units, a->unit_count + 1, sizeof *a->units);
	a->units[a->unit_count++] = unit;
}

/* A school of one class is that class. */
static void
add_group(struct anomalies *a, const struct exam_group *group)
{
	size_t end = group->first + group->count;

	for (size_t first = group->first, next; first < end; first = next) {
		next = exam_view_school_end(&a->view, first, end);
		if (next - first > 1)
			add_unit(a, group, first, next, false);
		for (size_t cell = first; cell < next; cell++)
			add_unit(a, group, cell, cell + 1, true);
	}
}

/* How far means usually are from what they were, and from what the other subjects of the class say. */
static void
find_spreads(struct anomalies *a)
{
	double *changes = alloc_zero(a->unit_count + 1, sizeof *changes), *scales = alloc_zero(a->unit_count + 1, sizeof *scales);

	for (const struct unit *u = a->units; u < a->units + a->unit_count; u++) {
		double before, change = u->is_class ? earlier_change(a, u, &before, &(int64_t){ 0 }) : NAN, scale = u->is_class ? scale_of(a, u) : NAN;

		if (!isnan(change))
			changes[a->jumps++] = change;
		if (!isnan(scale))
			scales[a->scales++] = scale;
	}
	a->jump_spread = suspicion_spread(changes, a->jumps);
	a->scale_spread = suspicion_spread(scales, a->scales);
	free(changes);
	free(scales);
}

/* All of the exam, so that a class is judged alike whichever rows are asked for. */
static void
judge(struct anomalies *a)
{
	const struct exam_figures *f = &a->view.figures;

	for (size_t i = 0; i < f->group_count; i++)
		if (f->groups[i].subject != NULL)
			add_group(a, &f->groups[i]);
	heaps_make(a);
	contexts_make(a);
	find_spreads(a);
}

static void
read_limit(struct anomalies *a, const char *limit)
{
	if (limit == NULL)
		limit = "1.5";
	if (!number_real(limit, &a->limit) || a->limit <= 0 || a->limit > 10)
		opt_usage(a->view.report->program, _("--false-alarms is a percentage up to 10, not \"%s\""), limit);
	a->limit /= 100;
}

bool
anomalies_report(struct report *report, const struct summary_options *selection, const struct anomalies_options *options, struct error *error)
{
	struct anomalies a = { .zh = report->language == LANGUAGE_ZH, .view.levels = VIEW_CLASS, .view.report = report };
	bool ok;

	if (selection->by != NULL)
		opt_usage(report->program, _("anomalies are listed by class; --by does not go with them"));
	read_limit(&a, options->false_alarms);
	ok = exam_view_open(&a.view, report, selection, error) && teachings_load(&a.teachings, &report->district, &a.view.figures.exam, error)
	    && earlier_read(&a, options->previous, error);
	if (ok) {
		judge(&a);
		write_table(&a);
	}
	earlier_free(&a);
	exam_view_close(&a.view);
	teachings_free(&a.teachings);
	alarms_free(&a.alarms);
	text_free(&a.evidence);
	text_free(&a.teachers);
	free(a.units);
	free(a.contexts);
	free(a.by_class);
	return ok;
}
