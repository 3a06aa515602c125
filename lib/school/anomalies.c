/* The form anomalies (疑点). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/anomalies.h"
#include "school/exam-view.h"
#include "school/suspicion.h"
#include "school/teaching.h"
#include "stats/standard.h"

/* A pupil's z in a subject. */
struct standing {
	int64_t pupil, subject;
	double z;
};

struct standings {
	struct standing *items;         /* by pupil and subject */
	size_t count;
};

/* Two subjects of a class, which stand better when exchanged. */
struct exchange {
	size_t second;                  /* cell */
	double gain;                    /* 0: none */
	double r, n;                    /* of the pupils; NaN: by the means */
	struct suspicion_fit fit;
	double level;
};

/* What the other subjects of the class say of a cell. */
struct context {
	double usual;
	struct exchange exchange;       /* under its first cell */
};

struct anomalies {
	struct exam_view view;
	struct teachings teachings;
	struct exam_figures earlier;
	bool has_earlier;
	struct standings now, then;
	uint32_t *by_class;             /* the cells by class */
	struct context *contexts;       /* by cell */
	struct text evidence, teachers;
	bool zh;
};

/* Cells of one group: a class, or a school. */
struct unit {
	const struct exam_group *group;
	size_t first, end;
	struct figure figure;
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

/* The comparison group without the class. */
static struct exact
others_of(const struct exam_group *group, const struct figure *figure)
{
	struct exact rest = group->figure.marks;

	rest.n -= figure->marks.n;
	rest.sum -= figure->marks.sum;
	rest.squares -= figure->marks.squares;
	return rest;
}

static const struct subject_lines *
lines_of(const struct anomalies *a, const struct exam_group *group)
{
	return exam_lines(&a->view.report->district, &a->view.figures.exam, group->carried, group->subject->id, group->grade, group->language);
}

static bool
find_heap(struct anomalies *a, const struct unit *unit)
{
	const struct subject_lines *lines = lines_of(a, unit->group);
	int64_t pass, below, above;

	if (lines == NULL)
		return false;
	pass = lines->full_mark * lines->pass / 10000;
	below = count_marks(a, unit, pass - 200, pass);
	above = count_marks(a, unit, pass, pass + 200);
	if (!suspicion_heap(below, above))
		return false;
	text_addf(&a->evidence, a->zh ? "及格线%.2f：线上2分内%lld人，线下2分内%lld人，p=%.6f" : "pass line %.2f: %lld within 2 marks above, %lld within 2 below, p = %.6f",
	    (double)pass / 100, (long long)above, (long long)below, suspicion_binomial(above + below, above));
	return true;
}

static bool
find_same(struct anomalies *a, const struct unit *unit)
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
	text_addf(&a->evidence, a->zh ? "%.2f分%lld人，占%.2f%%" : "mark %.2f: %lld pupils, %.2f %%", (double)mark / 100, (long long)most,
	    100 * (double)most / (double)unit->figure.sat);
	return true;
}

static bool
find_scale(struct anomalies *a, const struct unit *unit)
{
	const struct figure *f = &unit->figure;
	struct exact others = others_of(unit->group, f);

	if (!suspicion_scale(&f->marks, &others, a->contexts[unit->first].usual, f->highest, f->full_mark))
		return false;
	text_addf(&a->evidence, a->zh ? "班均分%.2f，其他班均分%.2f，比%.3f（其他学科%.3f）；最高%.2f"
	    : "class mean %.2f, others %.2f, ratio %.3f (other subjects %.3f); highest %.2f",
	    figure_mean(f), exact_mean(&others) / 100, exact_mean(&f->marks) / exact_mean(&others), a->contexts[unit->first].usual, (double)f->highest / 100);
	return true;
}

static bool
find_zeros(struct anomalies *a, const struct unit *unit)
{
	int64_t zeros = count_marks(a, unit, 0, 1);

	if (zeros > 0)
		text_addf(&a->evidence, a->zh ? "0分%lld人" : "%lld marks of 0", (long long)zeros);
	return zeros > 0;
}

/* ---- against the exam before ---- */

/* Of several papers the one most sat for. */
static const struct exam_cell *
earlier_cell(const struct anomalies *a, int64_t class_id, const struct subject *subject)
{
	const struct exam_cell *found = NULL;

	for (size_t i = 0; i < a->earlier.cell_count; i++) {
		const struct exam_cell *cell = &a->earlier.cells[i];
		const struct subject *its = a->earlier.groups[cell->group].subject;

		if (its != NULL && its->id == subject->id && cell->class_info->id == class_id && (found == NULL || cell->figure.sat > found->figure.sat))
			found = cell;
	}
	return found;
}

static double
mean_t(const struct figure *figure, const struct exam_group *group)
{
	return standard_t(standard_z(&group->figure.marks, figure->marks.sum, figure->marks.n));
}

static bool
find_jump(struct anomalies *a, const struct unit *unit)
{
	const struct exam_cell *before = earlier_cell(a, a->view.figures.cells[unit->first].class_info->id, unit->group->subject);
	double earlier, later;

	if (before == NULL || before->figure.sat < SUSPICION_LEAST || unit->figure.sat < SUSPICION_LEAST)
		return false;
	earlier = mean_t(&before->figure, &a->earlier.groups[before->group]);
	later = mean_t(&unit->figure, unit->group);
	if (!suspicion_jump(earlier, later))
		return false;
	text_addf(&a->evidence, a->zh ? "T分由%.2f（%lld人）到%.2f，变化%.2f" : "T from %.2f (%lld pupils) to %.2f, change %.2f",
	    earlier, (long long)before->figure.sat, later, later - earlier);
	return true;
}

/* ---- subjects exchanged ---- */

static int
compare_keys(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return a[0] != b[0] ? (a[0] > b[0]) - (a[0] < b[0]) : (a[1] > b[1]) - (a[1] < b[1]);
}

static void
sort_by_class(struct anomalies *a)
{
	const struct exam_figures *f = &a->view.figures;
	int64_t (*keys)[2] = alloc_zero(f->cell_count + 1, sizeof *keys);

	a->by_class = alloc_zero(f->cell_count + 1, sizeof *a->by_class);
	for (size_t i = 0; i < f->cell_count; i++) {
		keys[i][0] = f->cells[i].class_info->id;
		keys[i][1] = (int64_t)i;
	}
	qsort(keys, f->cell_count, sizeof *keys, compare_keys);
	for (size_t i = 0; i < f->cell_count; i++)
		a->by_class[i] = (uint32_t)keys[i][1];
	free(keys);
}

/* A subject of a class; where too few sat, z is NaN and takes no part. */
struct result {
	size_t cell;
	struct suspicion_mean mean;
	double z;
};

enum { MOST_RESULTS = 64 };

static struct result
result_of(const struct anomalies *a, size_t i)
{
	const struct exam_cell *cell = &a->view.figures.cells[i];
	struct exact others = others_of(&a->view.figures.groups[cell->group], &cell->figure);
	struct result r = { .cell = i, .z = NAN };

	if (cell->figure.sat < SUSPICION_LEAST || others.n < SUSPICION_LEAST || exact_sd_population(&others) <= 0)
		return r;
	r.mean = (struct suspicion_mean){ figure_mean(&cell->figure), exact_mean(&others) / 100, exact_sd_population(&others) / 100 };
	r.z = (r.mean.mean - r.mean.reference) / r.mean.deviation;
	return r;
}

/* Fills in those of the class that begins at this place of by_class; returns the place behind it. */
static size_t
results_of(const struct anomalies *a, size_t place, struct result *results, size_t *count)
{
	const struct exam_figures *f = &a->view.figures;
	int64_t id = f->cells[a->by_class[place]].class_info->id;

	*count = 0;
	for (; place < f->cell_count && f->cells[a->by_class[place]].class_info->id == id; place++) {
		struct result r = result_of(a, a->by_class[place]);

		if (*count < MOST_RESULTS && f->groups[f->cells[r.cell].group].subject != NULL && !isnan(r.z))
			results[(*count)++] = r;
	}
	return place;
}

static int
compare_standings(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;

	return a->pupil != b->pupil ? (a->pupil > b->pupil) - (a->pupil < b->pupil) : (a->subject > b->subject) - (a->subject < b->subject);
}

static void
make_standings(struct standings *s, const struct exam_figures *f, const struct exam_marks *marks)
{
	s->items = alloc_zero(marks->count + 1, sizeof *s->items);
	for (size_t i = 0; i < marks->count; i++) {
		const struct exam_mark *m = &marks->items[i];
		const struct exam_group *group = &f->groups[f->cells[m->cell].group];

		if (group->subject != NULL)
			s->items[s->count++] = (struct standing){ m->pupil, group->subject->id, standard_z(&group->figure.marks, m->mark, 1) };
	}
	qsort(s->items, s->count, sizeof *s->items, compare_standings);
}

/* z in the one subject - z in the other; NaN where one is not there. */
static double
difference_of(const struct standings *s, int64_t pupil, int64_t first, int64_t second)
{
	struct standing key = { .pupil = pupil, .subject = first };
	const struct standing *one = bsearch(&key, s->items, s->count, sizeof key, compare_standings), *other;

	key.subject = second;
	other = one == NULL ? NULL : bsearch(&key, s->items, s->count, sizeof key, compare_standings);
	return other == NULL ? NAN : one->z - other->z;
}

static int64_t
subject_of(const struct anomalies *a, size_t cell)
{
	return a->view.figures.groups[a->view.figures.cells[cell].group].subject->id;
}

static struct suspicion_pairs
pairs_of(const struct anomalies *a, size_t first, size_t second)
{
	const struct exam_marks *marks = &a->view.marks;
	struct suspicion_pairs pairs = { 0 };

	for (size_t i = marks->first[first]; a->has_earlier && i < marks->first[first + 1]; i++) {
		int64_t pupil = marks->items[i].pupil, one = subject_of(a, first), other = subject_of(a, second);
		double now = difference_of(&a->now, pupil, one, other), then = difference_of(&a->then, pupil, one, other);

		if (!isnan(now) && !isnan(then))
			suspicion_pair(&pairs, now, then);
	}
	return pairs;
}

/* Mean z of the other subjects; NaN without one. */
static double
level_without(const struct result *results, size_t count, size_t a, size_t b)
{
	struct moments level = MOMENTS_INIT;

	for (size_t i = 0; i < count; i++)
		if (i != a && i != b)
			moments_add(&level, results[i].z);
	return moments_mean(&level);
}

/* The pupils decide where both exams have enough of them, else the means. */
static struct exchange
exchange_of(const struct anomalies *a, const struct result *results, size_t count, size_t i, size_t j)
{
	struct suspicion_pairs pairs = pairs_of(a, results[i].cell, results[j].cell);
	struct exchange e = { .second = results[j].cell, .n = pairs.n, .r = suspicion_correlation(&pairs) };

	if (pairs.n >= SUSPICION_LEAST && !isnan(e.r)) {
		e.gain = suspicion_crossed(&pairs) ? -e.r * sqrt(e.n) : 0;
		return e;
	}
	e.r = NAN;
	e.level = level_without(results, count, i, j);
	e.fit = suspicion_exchange(&results[i].mean, &results[j].mean, e.level);
	e.gain = suspicion_swap(e.fit) ? e.fit.before - e.fit.after : 0;
	return e;
}

/* Only the best of a class: a wrong subject makes others look wrong, too. */
static void
find_exchange(struct anomalies *a, const struct result *results, size_t count)
{
	struct exchange best = { 0 };
	size_t first = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			struct exchange e = exchange_of(a, results, count, i, j);

			if (e.gain > best.gain) {
				best = e;
				first = results[i].cell;
			}
		}
	if (best.gain > 0)
		a->contexts[first].exchange = best;
}

static void
find_usual(struct anomalies *a, const struct result *results, size_t count)
{
	double means = 0, references = 0;

	for (size_t i = 0; i < count; i++) {
		means += results[i].mean.mean;
		references += results[i].mean.reference;
	}
	for (size_t i = 0; i < count; i++) {
		double rest = references - results[i].mean.reference;

		if (count > 1 && rest > 0)
			a->contexts[results[i].cell].usual = (means - results[i].mean.mean) / rest;
	}
}

static void
make_contexts(struct anomalies *a)
{
	size_t cells = a->view.figures.cell_count, count;
	struct result results[MOST_RESULTS];

	a->contexts = alloc_zero(cells + 1, sizeof *a->contexts);
	for (size_t i = 0; i < cells; i++)
		a->contexts[i].usual = 1;
	for (size_t place = 0; place < cells;) {
		place = results_of(a, place, results, &count);
		find_usual(a, results, count);
		find_exchange(a, results, count);
	}
}

static bool
find_swap(struct anomalies *a, const struct unit *unit)
{
	const struct exchange *e = &a->contexts[unit->first].exchange;
	const struct exam_cell *first = &a->view.figures.cells[unit->first], *second = &a->view.figures.cells[e->second];
	const char *name;

	if (e->gain <= 0)
		return false;
	name = a->view.figures.groups[second->group].subject->name;
	if (!isnan(e->r))
		text_addf(&a->evidence, a->zh ? "与%s：两次考试学科差的相关r=%.2f，%.0f人" : "with %s: correlation of the differences in both exams r = %.2f, %.0f pupils",
		    name, e->r, e->n);
	else
		text_addf(&a->evidence, a->zh ? "与%s：本班均分%.2f和%.2f，其他学科平均z为%.2f；离差平方和%.2f，互换后%.2f"
		    : "with %s: class means %.2f and %.2f, mean z of the other subjects %.2f; squared deviations %.2f, exchanged %.2f",
		    name, figure_mean(&first->figure), figure_mean(&second->figure), e->level, e->fit.before, e->fit.after);
	return true;
}

/* ---- the rows ---- */

struct check {
	const char *code, *zh, *en, *rule_zh, *rule_en;
	bool (*find)(struct anomalies *, const struct unit *);
	bool of_schools;
};

static const struct check checks[] = {
	{ "heap", "及格线上堆积", "heap at the pass line",
	    "[及格线,+2)比[-2,及格线)多6人以上且二项检验（各半，单侧）p<0.001",
	    "in [pass, pass + 2) at least 6 more than in [pass - 2, pass), binomial test (1/2, one-sided) p < 0.001", find_heap, true },
	{ "same", "分数雷同", "marks alike", "3人以上全部同分，或8人以上有60%同分", "all of 3 or more alike, or 60 % of 8 or more", find_same, false },
	{ "swap", "疑两科互换", "subjects exchanged?",
	    "有前次考试且8人以上两科两次都有分：r为学生两科标准分Z之差在两次考试间的相关，r×√人数≤-1.5；否则按均分：z=(班均分-其他班均分)÷其他班标准差，"
	    "两科z与本班其余学科平均z的离差平方和不小于2，互换后不大于其四分之一，各科8人以上",
	    "with the exam before and 8 pupils or more with both subjects in both: r the correlation of the pupils' differences of z between the subjects in the "
	    "two exams, r x sqrt(n) <= -1.5; else by means: z = (class mean - mean of the others) / their std dev, the squared deviations of two z from the "
	    "mean z of the other subjects are at least 2, exchanged at most a quarter of that, 8 pupils or more", find_swap, false },
	{ "scale", "疑满分不同", "another full mark?",
	    "班均分大于其他班均分的1.25倍，或小于0.75倍且全部低于满分的70%；并与本班其他学科之比相较也如此；变异系数为其他班的2/3至3/2；8人以上",
	    "class mean above 1.25 x that of the others, or below 0.75 x with every mark under 70 % of the full mark, also against the ratio of its other subjects; "
	    "coefficient of variation 2/3 to 3/2 of theirs; 8 pupils or more", find_scale, false },
	{ "jump", "班均T分突变", "jump of the mean T",
	    "T=50+10×(班均分-学区均分)÷学区标准差；与前次相差15以上；两次各8人以上",
	    "T = 50 + 10 x (class mean - district mean) / district std dev; changed by more than 15; 8 pupils or more in both", find_jump, false },
	{ "zeros", "有0分", "marks of 0", "0分逐班列出，含作弊记0分", "each class with marks of 0, cheating among them", find_zeros, false },
};
enum { CHECKS = sizeof checks / sizeof checks[0] };

static void
put_teachers(struct anomalies *a, const struct unit *unit, bool is_class)
{
	size_t count = 0;
	const struct teaching *t = teachings_of(&a->teachings, a->view.figures.cells[unit->first].class_info->id, unit->group->subject->id, &count);

	for (; is_class && count > 0; count--, t++) {
		if (a->teachers.length > 0)
			text_add(&a->teachers, a->zh ? "、" : ", ");
		text_add(&a->teachers, a->teachings.teachers[t->teacher].name);
	}
	writer_text(a->view.report->writer, text_string(&a->teachers));
	text_clear(&a->teachers);
}

static void
write_row(struct anomalies *a, const struct unit *unit, const struct check *check, bool is_class)
{
	struct writer *w = a->view.report->writer;

	exam_view_unit(&a->view, unit->group, &a->view.figures.cells[unit->first], is_class);
	put_teachers(a, unit, is_class);
	writer_text(w, check->code);
	writer_text(w, a->zh ? check->zh : check->en);
	writer_text(w, text_string(&a->evidence));
	writer_integer(w, unit->figure.sat);
	writer_text(w, a->zh ? check->rule_zh : check->rule_en);
	exam_view_base(&a->view);
	exam_view_note(&a->view, unit->group);
	writer_end_row(w);
}

static void
check_unit(struct anomalies *a, const struct exam_group *group, size_t first, size_t end, bool is_class)
{
	struct unit unit = { .group = group, .first = first, .end = end };

	for (size_t i = first; i < end; i++)
		figure_merge(&unit.figure, &a->view.figures.cells[i].figure);
	for (size_t i = 0; i < CHECKS; i++) {
		text_clear(&a->evidence);
		if ((is_class || checks[i].of_schools) && checks[i].find(a, &unit))
			write_row(a, &unit, &checks[i], is_class);
	}
}

/* A school of one class is that class. */
static void
check_group(struct anomalies *a, const struct exam_group *group)
{
	size_t end = group->first + group->count;

	for (size_t first = group->first, next; first < end; first = next) {
		next = exam_view_school_end(&a->view, first, end);
		if (next - first > 1)
			check_unit(a, group, first, next, false);
		for (size_t cell = first; cell < next; cell++)
			check_unit(a, group, cell, cell + 1, true);
	}
}

static void
write_table(struct anomalies *a)
{
	const struct exam_figures *f = &a->view.figures;

	exam_view_columns(&a->view);
	report_columns(a->view.report, (const char *const[]){ "teacher_name", "check", "suspicion", "evidence", "sat", "definition", "base", "note", NULL });
	for (size_t i = 0; i < f->group_count; i++)
		if (f->groups[i].subject != NULL && selection_has(&a->view.selection, &f->groups[i]))
			check_group(a, &f->groups[i]);
}

static bool
read_earlier(struct anomalies *a, const char *name, struct error *error)
{
	struct exam_marks marks = { 0 };
	struct exam exam;
	bool ok = true;

	if (name == NULL)
		return true;
	if (!report_exam(a->view.report, name, &exam, error))
		return false;
	if (strcmp(exam.date, a->view.figures.exam.date) >= 0)
		return error_set(error, _("%s (%s) is not earlier than %s (%s)"), exam.name, exam.date, a->view.figures.exam.name, a->view.figures.exam.date);
	a->has_earlier = true;
	if (!exam_figures_read(&a->earlier, &a->view.report->district, &exam, a->view.figures.base, error)
	    || !exam_marks_read(&marks, &a->earlier, &a->view.report->district, error))
		ok = false;
	if (ok) {
		make_standings(&a->now, &a->view.figures, &a->view.marks);
		make_standings(&a->then, &a->earlier, &marks);
	}
	exam_marks_free(&marks);
	return ok;
}

bool
anomalies_report(struct report *report, const struct summary_options *selection, const struct anomalies_options *options, struct error *error)
{
	struct anomalies a = { .zh = report->language == LANGUAGE_ZH, .view.levels = VIEW_CLASS };
	bool ok;

	if (selection->by != NULL)
		opt_usage(report->program, _("anomalies are listed by class; --by does not go with them"));
	ok = exam_view_open(&a.view, report, selection, error) && teachings_load(&a.teachings, &report->district, &a.view.figures.exam, error)
	    && read_earlier(&a, options->previous, error);
	if (ok) {
		sort_by_class(&a);
		make_contexts(&a);
		write_table(&a);
	}
	if (a.has_earlier)
		exam_figures_free(&a.earlier);
	exam_view_close(&a.view);
	teachings_free(&a.teachings);
	text_free(&a.evidence);
	text_free(&a.teachers);
	free(a.now.items);
	free(a.then.items);
	free(a.contexts);
	free(a.by_class);
	return ok;
}
