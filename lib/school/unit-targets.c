/* The form targets for the targets of classes, teachers and schools. */
#include <stdlib.h>
#include <string.h>
#include "school/exam-view.h"
#include "school/teaching.h"
#include "school/unit-targets.h"

/* Places in the words of column metric. */
enum metric { METRIC_MARK, METRIC_TOTAL, METRIC_RANK, METRIC_PASS, METRIC_EXCELLENT, METRIC_LOW, METRICS };

struct unit_target {
	int64_t unit, school, value;
	enum metric metric;
	const struct subject *subject;          /* NULL: the total */
	const char *key, *name, *set_by, *note; /* key and name of a teacher */
};

/* What it is held against. */
struct outcome {
	struct figure figure;
	const struct exam_group *group;         /* the last of them */
	size_t groups;
	int64_t num, den, rank, ranked;
	const char *why;                        /* there is no actual */
};

struct unit_targets {
	struct exam_view view;
	struct teachings teachings;
	enum unit_kind kind;
	int64_t min_n;
	struct unit_target *items;
	size_t count, capacity;
	struct unit_sum *sums;                  /* of the units of a group */
	struct arena arena;
};

enum target_result
unit_target_judge(bool at_most, int64_t target, int64_t num, int64_t den)
{
	if (den == 0)
		return TARGET_OPEN;
	return (at_most ? num <= target * den : num >= target * den) ? TARGET_MET : TARGET_MISSED;
}

int64_t
unit_rank(const struct unit_sum *units, size_t count, size_t own, int64_t min_n, int64_t *ranked)
{
	int64_t rank = 1, least = min_n > 1 ? min_n : 1;

	*ranked = 0;
	for (size_t i = 0; i < count; i++) {
		if (units[i].n < least)
			continue;
		++*ranked;
		rank += (__int128)units[i].sum * units[own].n > (__int128)units[own].sum * units[i].n;
	}
	return units[own].n < least || *ranked < 2 ? 0 : rank;
}

/* ---- the targets ---- */

static const struct class_info *
find_class(const struct unit_targets *t, int64_t id)
{
	for (size_t i = 0; i < t->view.figures.class_count; i++)
		if (t->view.figures.classes[i].id == id)
			return &t->view.figures.classes[i];
	return NULL;
}

static bool
is_selected(const struct unit_targets *t, const struct unit_target *target)
{
	const struct selection *s = &t->view.selection;
	const struct class_info *class = t->kind == UNIT_CLASS ? find_class(t, target->unit) : NULL;

	if (s->grade != 0 && class != NULL && class->name.grade != s->grade)
		return false;
	return s->only_total ? target->subject == NULL : s->subject == NULL || s->subject == target->subject;
}

static void
read_row(struct unit_targets *t, struct query *q)
{
	struct unit_target target = { .unit = query_int(q, 0), .school = query_int(q, 1), .metric = (enum metric)query_int(q, 2),
		.subject = district_subject_by_id(&t->view.report->district, query_int(q, 3)), .value = query_int(q, 4) };

	if (target.metric >= METRICS || !is_selected(t, &target))
		return;
	target.set_by = arena_copy(&t->arena, query_text(q, 5));
	target.note = arena_copy(&t->arena, query_text(q, 6));
	target.key = arena_copy(&t->arena, query_text(q, 7));
	target.name = arena_copy(&t->arena, query_text(q, 8));
	if (t->count == t->capacity) {
		t->capacity = t->capacity == 0 ? 64 : t->capacity * 2;
		t->items = alloc_grow(t->items, t->capacity, sizeof *t->items);
	}
	t->items[t->count++] = target;
}

static bool
read_targets(struct unit_targets *t, struct error *error)
{
	static const char *const sql[UNIT_KINDS] = {
		"select t.class, c.school, t.metric, t.subject, t.target, t.set_by, t.note, null, null from targets_rows t"
		" left join classes_rows c on c.class = t.class where t.exam = $1 and t.class <> 0 order by 2, 1, t.subject = 0, 4, 3",
		"select t.teacher, 0, t.metric, t.subject, t.target, t.set_by, t.note, k.key, r.teacher_name from targets_rows t"
		" join keys k on k.id = t.teacher left join teachers_rows r on r.teacher = t.teacher where t.exam = $1 and t.teacher <> 0 order by 8, 4, 3",
		"select t.school, t.school, t.metric, t.subject, t.target, t.set_by, t.note, null, null from targets_rows t"
		" where t.exam = $1 and t.school <> 0 order by 1, t.subject = 0, 4, 3",
	};
	struct db *db = t->view.report->db;
	const struct exam *exam = &t->view.figures.exam;

	/* A database that an older program made has targets of pupils at most. */
	if (db_int(db, 0, "select count(*) from pragma_table_info('targets_rows') where name = 'class'", "") > 0) {
		struct query *q = query(db, sql[t->kind], "i", exam->id);

		while (query_next(q))
			read_row(t, q);
	}
	if (!db_ok(db, error))
		return false;
	return t->count > 0 || error_set(error, _("there are no targets of %s; import them with import-records targets"), exam->name);
}

/* ---- what was reached ---- */

static bool
teaches(const struct unit_targets *t, int64_t teacher, const struct exam_cell *cell, const struct subject *subject)
{
	size_t count = 0;
	const struct teaching *teaching = teachings_of(&t->teachings, cell->class_info->id, subject->id, &count);

	for (; count > 0; count--, teaching++)
		if (t->teachings.teachers[teaching->teacher].id == teacher)
			return true;
	return false;
}

static bool
is_of(const struct unit_targets *t, const struct unit_target *target, const struct exam_cell *cell)
{
	switch (t->kind) {
	case UNIT_CLASS:
		return cell->class_info->id == target->unit;
	case UNIT_SCHOOL:
		return cell->school->id == target->unit;
	default:
		return target->subject != NULL && teaches(t, target->unit, cell, target->subject);
	}
}

static void
gather(const struct unit_targets *t, const struct unit_target *target, bool sampled, struct outcome *o)
{
	const struct exam_figures *f = &t->view.figures;

	for (const struct exam_group *group = f->groups; group < f->groups + f->group_count; group++) {
		bool found = false;

		if (group->subject != target->subject || group->sampled != sampled || !selection_has(&t->view.selection, group))
			continue;
		for (size_t i = group->first; i < group->first + group->count; i++)
			if (is_of(t, target, &f->cells[i])) {
				figure_merge(&o->figure, &f->cells[i].figure);
				found = true;
			}
		o->group = found ? group : o->group;
		o->groups += found;
	}
}

static void
add_sum(struct unit_sum *sum, const struct figure *figure)
{
	sum->sum += figure->marks.sum;
	sum->n += figure->marks.n;
}

/* The units of the group that the target's one is compared with; returns their number. */
static size_t
list_units(const struct unit_targets *t, const struct unit_target *target, const struct exam_group *group, size_t *own)
{
	const struct exam_figures *f = &t->view.figures;
	size_t units = t->kind == UNIT_TEACHER ? t->teachings.teacher_count : 0;

	memset(t->sums, 0, (f->cell_count + t->teachings.teacher_count + 1) * sizeof *t->sums);
	for (size_t i = group->first; i < group->first + group->count; i++) {
		const struct exam_cell *cell = &f->cells[i];
		size_t count = 0;
		const struct teaching *teaching;

		if (t->kind != UNIT_TEACHER) {
			units += t->kind == UNIT_CLASS || i == group->first || cell[-1].school != cell->school;
			add_sum(&t->sums[units - 1], &cell->figure);
			*own = is_of(t, target, cell) ? units - 1 : *own;
			continue;
		}
		teaching = teachings_of(&t->teachings, cell->class_info->id, group->subject->id, &count);
		for (; count > 0; count--, teaching++) {
			add_sum(&t->sums[teaching->teacher], &cell->figure);
			*own = t->teachings.teachers[teaching->teacher].id == target->unit ? teaching->teacher : *own;
		}
	}
	return units;
}

static void
take_rank(const struct unit_targets *t, const struct unit_target *target, struct outcome *o)
{
	size_t own = 0, count;

	if (o->groups > 1) {
		o->why = report_word(t->view.report, "在几个同头课组中，名次不合并，可用-g限定年级", "in several comparison groups: no rank; -g takes one grade");
		return;
	}
	count = list_units(t, target, o->group, &own);
	o->rank = unit_rank(t->sums, count, own, t->min_n, &o->ranked);
	o->num = o->rank * 100;
	o->den = o->rank > 0;
	if (o->den == 0)
		o->why = o->ranked < 2 ? report_word(t->view.report, "组内只有一个单位", "alone in the comparison group") : report_word(t->view.report, "人数不足，不排名次", "too few marks for a rank");
}

static void
take_rate(const struct unit_targets *t, enum line line, struct outcome *o)
{
	if (!o->figure.has_line[line]) {
		o->why = report_word(t->view.report, "没有分数线", "there is no line");
		return;
	}
	o->num = o->figure.counts[line] * 100 * 100;
	o->den = o->figure.marks.n;
}

static void
take_mean(const struct unit_targets *t, struct outcome *o)
{
	if (o->groups > 1 && o->figure.full_mark == 0) {
		o->why = report_word(t->view.report, "几个同头课组满分不同或未定，不合并平均分", "comparison groups whose full marks differ or are not known: no mean");
		return;
	}
	o->num = o->figure.marks.sum;
	o->den = o->figure.marks.n;
}

static void
take_outcome(const struct unit_targets *t, const struct unit_target *target, struct outcome *o)
{
	static const enum line lines[METRICS] = { [METRIC_PASS] = LINE_PASS, [METRIC_EXCELLENT] = LINE_EXCELLENT, [METRIC_LOW] = LINE_LOW };

	*o = (struct outcome){ 0 };
	gather(t, target, false, o);
	if (o->groups == 0)
		gather(t, target, true, o);
	if (o->figure.marks.n == 0)
		o->why = t->kind == UNIT_TEACHER && o->groups == 0 ? report_word(t->view.report, "没有任课班级的成绩", "no marks of a class assigned") : report_word(t->view.report, "没有成绩", "no marks");
	else if (target->metric == METRIC_RANK)
		take_rank(t, target, o);
	else if (target->metric >= METRIC_PASS)
		take_rate(t, lines[target->metric], o);
	else
		take_mean(t, o);
}

/* ---- the rows ---- */

static void
put_unit(struct unit_targets *t, const struct unit_target *target, const struct outcome *o)
{
	const struct report *report = t->view.report;
	const struct class_info *class = t->kind == UNIT_CLASS ? find_class(t, target->unit) : NULL;

	if (t->kind == UNIT_TEACHER) {
		writer_text(report->writer, target->key);
		writer_text(report->writer, target->name);
	} else {
		const struct school *school = school_of(&report->district, target->school);

		writer_text(report->writer, school != NULL ? school->name : NULL);
	}
	if (t->kind == UNIT_CLASS) {
		if (class != NULL)
			class_name_add(&t->view.scratch, &class->name, report->language);
	} else if (o->groups == 1)
		grade_add(&t->view.scratch, o->group->grade, report->language);
	writer_take(t->view.report->writer, &t->view.scratch);
}

static enum target_result
result_of(const struct unit_target *target, const struct outcome *o)
{
	return unit_target_judge(target->metric == METRIC_RANK || target->metric == METRIC_LOW, target->value, o->num, o->den);
}

/* 66.666 misses 66.67, though it is printed so. */
static bool
is_missed_by_rounding(const struct unit_target *target, const struct outcome *o)
{
	return result_of(target, o) == TARGET_MISSED && (2 * o->num + o->den) / (2 * o->den) == target->value;
}

static void
put_note(struct unit_targets *t, const struct unit_target *target, const struct outcome *o)
{
	const char *between = report_word(t->view.report, "；", "; ");
	struct text *note = &t->view.scratch;

	text_add(note, target->note != NULL ? target->note : "");
	if (o->groups > 1)
		text_addf(note, "%s%s%zu", note->length > 0 ? between : "", report_word(t->view.report, "合并同头课组数：", "comparison groups pooled: "), o->groups);
	if (o->why != NULL)
		text_addf(note, "%s%s", note->length > 0 ? between : "", o->why);
	if (is_missed_by_rounding(target, o))
		text_addf(note, "%s%s", note->length > 0 ? between : "", report_word(t->view.report, "取整后等于目标，未取整的数未达标", "only the rounded figure is the target"));
	if (o->group != NULL)
		exam_view_note(&t->view, o->group);
	else
		writer_take(t->view.report->writer, &t->view.scratch);
}

static const char *
definition(const struct unit_targets *t)
{
	return report_word(t->view.report, "达标：实际≥目标，名次、低分率为实际≤目标，含本数，按未取整的数判定；分数、总分为实考平均分，率为占实考百分比；名次为单位平均分在同头课学区同类单位中的名次，并列占用名次",
	    "met: actual >= target, of a rank or the low rate actual <= target, inclusive, judged unrounded; marks and totals are means of who sat, rates percent of who sat; "
	    "ranks are by the mean among units of the kind in the comparison group of the district, ties share a place");
}

static void
put_actual(struct unit_targets *t, const struct unit_target *target, const struct outcome *o)
{
	struct writer *w = t->view.report->writer;

	writer_hundredths(w, target->value);
	if (target->metric == METRIC_RANK && o->den != 0)
		writer_integer(w, o->rank);
	else
		writer_ratio(w, o->num, o->den * 100, 2);
	writer_ratio(w, o->num - target->value * o->den, o->den * 100, target->metric == METRIC_RANK ? 0 : 2);
	writer_text(w, target_result_name(result_of(target, o), t->view.report->language));
	if (o->rank > 0)
		writer_integer(w, o->rank);
	else
		writer_blank(w);
	if (o->ranked > 0)
		writer_integer(w, o->ranked);
	else
		writer_blank(w);
}

static void
write_target(struct unit_targets *t, const struct unit_target *target)
{
	struct writer *w = t->view.report->writer;
	enum language language = t->view.report->language;
	struct outcome o;

	take_outcome(t, target, &o);
	put_unit(t, target, &o);
	writer_text(w, word_text(&column_find("metric")->words[target->metric], language));
	writer_text(w, target->subject != NULL ? target->subject->name : column_heading(column_find("total"), language));
	put_actual(t, target, &o);
	writer_integer(w, o.figure.entered);
	writer_integer(w, o.figure.sat);
	writer_text(w, target->set_by);
	writer_text(w, definition(t));
	put_note(t, target, &o);
	writer_end_row(w);
}

static void
write_table(struct unit_targets *t)
{
	static const char *const names[UNIT_KINDS][4] = { { "school", "class" }, { "teacher", "teacher_name", "grade" }, { "school", "grade" } };

	report_columns(t->view.report, names[t->kind]);
	report_columns(t->view.report, (const char *const[]){ "metric", "subject", "target", "actual", "target_gap", "target_result", "rank", "units_ranked",
	    "entered", "sat", "set_by", "definition", "note", NULL });
	t->sums = alloc_zero(t->view.figures.cell_count + t->teachings.teacher_count + 1, sizeof *t->sums);
	for (size_t i = 0; i < t->count; i++)
		write_target(t, &t->items[i]);
}

bool
unit_targets_report(struct report *report, const struct summary_options *options, enum unit_kind kind, struct error *error)
{
	struct unit_targets t = { .kind = kind, .min_n = options->min_n };
	bool ok;

	if (options->by != NULL)
		opt_usage(report->program, _("--by counts the targets of pupils, --of lists those of other units: one of the two"));
	/* Who is to reach a target is judged by it. */
	report->shows = SHOWS_SCHOOLS | SHOWS_SCHOOL_RANKS | SHOWS_REWARDS;
	ok = exam_view_open(&t.view, report, options, error) && (kind != UNIT_TEACHER || teachings_load(&t.teachings, &report->district, &t.view.figures.exam, error))
	    && read_targets(&t, error);
	if (ok)
		write_table(&t);
	exam_view_close(&t.view);
	teachings_free(&t.teachings);
	arena_free(&t.arena);
	free(t.items);
	free(t.sums);
	return ok;
}
