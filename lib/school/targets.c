/* The forms targets (目标达成) and interview (约谈). */
#include <stdlib.h>
#include <string.h>
#include "school/exam-tally.h"
#include "school/exam-view.h"
#include "school/interviews.h"
#include "school/level.h"
#include "school/targets.h"
#include "school/teaching.h"
#include "school/unit-targets.h"

enum metric { METRIC_MARK, METRIC_TOTAL, METRIC_RANK };
enum level { BY_PUPIL, BY_CLASS, BY_TEACHER, BY_SCHOOL, LEVELS };

/* What a pupil reached in a subject; subject 0 is the total. */
struct reached {
	int64_t pupil, subject, rank;
	int32_t mark;
	uint32_t cell;
};

struct target {
	int64_t pupil, class_id, value, actual;         /* hundredths, of ranks too; actual -1: none */
	const char *number, *name, *set_by, *note;
	enum metric metric;
	const struct subject *subject;                  /* NULL: the total */
	const struct exam_cell *cell;                   /* any of the class; NULL: no mark in the class */
	enum target_result result;
	bool sat;
};

struct unit {
	const struct exam_cell *cell;
	size_t teacher;
	const struct subject *subject;
	size_t counts[TARGET_RESULTS];
};

struct targets {
	struct exam_view view;
	struct teachings teachings;
	struct reached *reached;                        /* by pupil and subject */
	const struct exam_cell **classes;               /* one of each, by class id */
	size_t class_count;
	struct target *items;
	size_t count, capacity;
	struct unit *units;
	size_t unit_count, unit_capacity;
	struct interview_records interviews;
	struct slip_child child;
	struct arena arena;
	enum level level;
};

enum target_result
target_judge(bool rank, int64_t target, int64_t actual)
{
	if (actual < 0)
		return TARGET_OPEN;
	return (rank ? actual <= target : actual >= target) ? TARGET_MET : TARGET_MISSED;
}

const char *
target_result_name(enum target_result result, enum language language)
{
	static const char *const names[TARGET_RESULTS][2] = { { "达标", "met" }, { "未达标", "missed" }, { "未判定", "not judged" } };

	return names[result][language];
}

enum interview
interview_judge(const size_t counts[TARGET_RESULTS], bool sat)
{
	if (counts[TARGET_MET] > 0 || counts[TARGET_MISSED] + counts[TARGET_OPEN] == 0)
		return INTERVIEW_NO;
	return sat && counts[TARGET_MISSED] > 0 ? INTERVIEW_ASK : INTERVIEW_ABSENT;
}

/* ---- what was reached ---- */

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_mark(const void *left, const void *right)
{
	return compare(((const struct reached *)right)->mark, ((const struct reached *)left)->mark);
}

static int
by_pupil(const void *left, const void *right)
{
	const struct reached *a = left, *b = right;

	return a->pupil != b->pupil ? compare(a->pupil, b->pupil) : compare(a->subject, b->subject);
}

static void
rank_group(struct targets *t, const struct exam_group *group)
{
	const struct exam_marks *marks = &t->view.marks;
	size_t first = marks->first[group->first], end = marks->first[group->first + group->count];

	for (size_t i = first; i < end; i++)
		t->reached[i] = (struct reached){ marks->items[i].pupil, group->subject != NULL ? group->subject->id : 0, 0, marks->items[i].mark, marks->items[i].cell };
	if (end > first)
		qsort(t->reached + first, end - first, sizeof *t->reached, by_mark);
	for (size_t i = first; i < end; i++)
		t->reached[i].rank = i > first && t->reached[i].mark == t->reached[i - 1].mark ? t->reached[i - 1].rank : (int64_t)(i - first + 1);
}

static void
read_reached(struct targets *t)
{
	t->reached = alloc_zero(t->view.marks.count + 1, sizeof *t->reached);
	for (size_t i = 0; i < t->view.figures.group_count; i++)
		rank_group(t, &t->view.figures.groups[i]);
	qsort(t->reached, t->view.marks.count, sizeof *t->reached, by_pupil);
}

static int
by_class(const void *left, const void *right)
{
	return compare((*(const struct exam_cell *const *)left)->class_info->id, (*(const struct exam_cell *const *)right)->class_info->id);
}

static void
list_classes(struct targets *t)
{
	const struct exam_figures *f = &t->view.figures;

	t->class_count = f->cell_count;
	t->classes = alloc_zero(f->cell_count + 1, sizeof *t->classes);
	for (size_t i = 0; i < f->cell_count; i++)
		t->classes[i] = &f->cells[i];
	qsort(t->classes, t->class_count, sizeof *t->classes, by_class);
}

static const struct exam_cell *
find_class(const struct targets *t, int64_t id)
{
	struct class_info info = { .id = id };
	struct exam_cell cell = { .class_info = &info }, *key = &cell;
	const struct exam_cell **found = bsearch(&key, t->classes, t->class_count, sizeof *t->classes, by_class);

	return found != NULL ? *found : NULL;
}

/* ---- the targets ---- */

static void
judge(const struct targets *t, struct target *target)
{
	struct reached key = { .pupil = target->pupil, .subject = target->subject != NULL ? target->subject->id : 0 };
	const struct reached *r = bsearch(&key, t->reached, t->view.marks.count, sizeof key, by_pupil);

	target->actual = r == NULL ? -1 : target->metric == METRIC_RANK ? r->rank * 100 : r->mark;
	target->result = target_judge(target->metric == METRIC_RANK, target->value, target->actual);
}

static bool
is_selected(const struct targets *t, const struct target *target)
{
	const struct selection *s = &t->view.selection;

	if (s->grade != 0 && (target->cell == NULL || target->cell->class_info->name.grade != s->grade))
		return false;
	return s->only_total ? target->subject == NULL : s->subject == NULL || s->subject == target->subject;
}

static void
read_row(struct targets *t, struct query *q)
{
	struct target target = { .pupil = query_int(q, 0), .metric = (enum metric)query_int(q, 3),
		.subject = district_subject_by_id(&t->view.report->district, query_int(q, 4)), .value = query_int(q, 5),
		.class_id = query_int(q, 8), .sat = query_int(q, 9) != 0 };

	target.cell = find_class(t, target.class_id);
	if (!is_selected(t, &target))
		return;
	target.number = arena_copy(&t->arena, query_text(q, 1));
	target.name = arena_copy(&t->arena, query_text(q, 2));
	target.set_by = arena_copy(&t->arena, query_text(q, 6));
	target.note = arena_copy(&t->arena, query_text(q, 7));
	judge(t, &target);
	if (t->count == t->capacity) {
		t->capacity = t->capacity == 0 ? 256 : t->capacity * 2;
		t->items = alloc_grow(t->items, t->capacity, sizeof *t->items);
	}
	t->items[t->count++] = target;
}

/* The class is that of the exam, of who has no row there that of the register. */
static bool
read_targets(struct targets *t, struct error *error)
{
	static const char sql[] = "select t.pupil, case when k.key not like '@%' then k.key end, p.name, t.metric, t.subject, t.target, t.set_by, t.note,"
		" coalesce((select class from scores_rows s where s.exam = t.exam and s.pupil = t.pupil limit 1), p.class) as class,"
		" exists (select 1 from scores_rows s where s.exam = t.exam and s.pupil = t.pupil and s.status in ($2, $3, $4))"
		" from targets_rows t join keys k on k.id = t.pupil left join pupils_rows p on p.pupil = t.pupil"
		" where t.exam = $1 order by class, t.pupil, t.subject = 0, t.subject, t.metric";
	struct db *db = t->view.report->db;
	const struct exam *exam = &t->view.figures.exam;

	/* A database that an older program made has no such table. */
	if (db_int(db, 0, "select count(*) from pragma_table_info('targets_rows')", "") > 0) {
		struct query *q = query(db, sql, "iiii", exam->id, (int64_t)SCORE, (int64_t)CHEATING, (int64_t)LEVEL);

		while (query_next(q))
			read_row(t, q);
	}
	if (!db_ok(db, error))
		return false;
	return t->count > 0 || error_set(error, _("there are no targets of %s; import them with import-records targets"), exam->name);
}

static bool
open_targets(struct targets *t, struct report *report, const struct summary_options *options, struct error *error)
{
	if (options->without != NULL)
		opt_usage(report->program, _("--without does not go with targets: every target counts"));
	if (!exam_view_open(&t->view, report, options, error))
		return false;
	read_reached(t);
	list_classes(t);
	return read_targets(t, error);
}

static void
close_targets(struct targets *t)
{
	exam_view_close(&t->view);
	teachings_free(&t->teachings);
	interviews_free(&t->interviews);
	slip_child_free(&t->child);
	arena_free(&t->arena);
	free(t->reached);
	free(t->classes);
	free(t->items);
	free(t->units);
}

/* ---- cells ---- */

static const char *
subject_name(const struct targets *t, const struct subject *subject)
{
	return subject != NULL ? subject->name : column_heading(column_find("total"), t->view.report->language);
}

static const char *
metric_name(const struct targets *t, enum metric metric)
{
	return word_text(&column_find("metric")->words[metric], t->view.report->language);
}

static void
put_class(struct targets *t, const struct exam_cell *cell, bool named)
{
	struct text *scratch = &t->view.scratch;

	writer_text(t->view.report->writer, cell != NULL ? cell->school->name : NULL);
	if (!named)
		return;
	if (cell != NULL)
		class_name_add(scratch, &cell->class_info->name, t->view.report->language);
	writer_take(t->view.report->writer, &t->view.scratch);
}

static void
put_person(struct targets *t, const struct target *target)
{
	put_class(t, target->cell, true);
	report_put_pupil(t->view.report, target->number, target->name);
}

static void
put_counts(struct targets *t, const size_t counts[TARGET_RESULTS])
{
	struct writer *w = t->view.report->writer;
	size_t judged = counts[TARGET_MET] + counts[TARGET_MISSED];

	writer_integer(w, (int64_t)(judged + counts[TARGET_OPEN]));
	for (int i = 0; i < TARGET_RESULTS; i++)
		writer_integer(w, (int64_t)counts[i]);
	writer_ratio(w, (int64_t)counts[TARGET_MET] * 100, (int64_t)judged, 2);
}

static const char *
definition(const struct targets *t)
{
	return report_word(t->view.report, "达标：实际≥目标，名次为实际≤目标，含本数；名次为同头课学区名次；无实际分数、总分的未判定；达标率=达标数÷(达标数+未达标数)",
	    "met: actual >= target, of a rank actual <= target, inclusive; ranks are in the comparison group of the district; "
	    "not judged without a mark or total; rate = met / (met + missed)");
}

/* ---- rows of pupils ---- */

static void
write_target(struct targets *t, const struct target *target)
{
	struct writer *w = t->view.report->writer;

	put_person(t, target);
	writer_text(w, metric_name(t, target->metric));
	writer_text(w, subject_name(t, target->subject));
	writer_hundredths(w, target->value);
	if (target->actual < 0)
		writer_blank(w);
	else
		writer_hundredths(w, target->actual);
	writer_text(w, target_result_name(target->result, t->view.report->language));
	writer_text(w, target->set_by);
	writer_text(w, definition(t));
	writer_text(w, target->note);
	writer_end_row(w);
}

static void
write_pupils(struct targets *t)
{
	report_columns(t->view.report, (const char *const[]){ "school", "class", "pupil", "name", "metric", "subject", "target", "actual",
	    "target_result", "set_by", "definition", "note", NULL });
	for (size_t i = 0; i < t->count; i++)
		write_target(t, &t->items[i]);
}

/* ---- rows of units ---- */

static const void *
unit_place(const struct targets *t, const struct exam_cell *cell)
{
	if (cell == NULL || t->level == BY_TEACHER)
		return NULL;
	return t->level == BY_SCHOOL ? (const void *)cell->school : (const void *)cell->class_info;
}

static void
count_in(struct targets *t, const struct target *target, size_t teacher)
{
	const struct subject *subject = t->level == BY_SCHOOL ? NULL : target->subject;
	size_t i = 0;

	while (i < t->unit_count && (t->units[i].subject != subject || t->units[i].teacher != teacher
	    || unit_place(t, t->units[i].cell) != unit_place(t, target->cell)))
		i++;
	if (i == t->unit_capacity) {
		t->unit_capacity = t->unit_capacity == 0 ? 64 : t->unit_capacity * 2;
		t->units = alloc_grow(t->units, t->unit_capacity, sizeof *t->units);
	}
	if (i == t->unit_count)
		t->units[t->unit_count++] = (struct unit){ .cell = target->cell, .teacher = teacher, .subject = subject };
	t->units[i].counts[target->result]++;
}

/* Co-teachers both get the pupil; nobody teaches the total. */
static void
count_for_teachers(struct targets *t, const struct target *target)
{
	size_t count = 0;
	const struct teaching *teaching;

	if (target->subject == NULL)
		return;
	teaching = teachings_of(&t->teachings, target->class_id, target->subject->id, &count);
	for (; count > 0; count--, teaching++)
		count_in(t, target, teaching->teacher);
}

static int
by_unit(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;
	const struct exam_cell *x = a->cell, *y = b->cell;

	if (a->teacher != b->teacher)
		return a->teacher < b->teacher ? -1 : 1;
	if ((x == NULL) != (y == NULL))
		return x == NULL ? 1 : -1;
	if (x != NULL && x->school->id != y->school->id)
		return compare(x->school->id, y->school->id);
	if (x != NULL && x->class_info->id != y->class_info->id)
		return compare(x->class_info->id, y->class_info->id);
	/* The total last. */
	return compare(a->subject != NULL ? a->subject->id : INT64_MAX, b->subject != NULL ? b->subject->id : INT64_MAX);
}

static void
gather_units(struct targets *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->level == BY_TEACHER)
			count_for_teachers(t, &t->items[i]);
		else
			count_in(t, &t->items[i], 0);
	if (t->unit_count > 0)
		qsort(t->units, t->unit_count, sizeof *t->units, by_unit);
}

static void
write_unit(struct targets *t, const struct unit *unit)
{
	struct writer *w = t->view.report->writer;

	if (t->level == BY_TEACHER)
		writer_text(w, t->teachings.teachers[unit->teacher].name);
	else
		put_class(t, unit->cell, t->level == BY_CLASS);
	if (t->level != BY_SCHOOL)
		writer_text(w, subject_name(t, unit->subject));
	put_counts(t, unit->counts);
	writer_text(w, definition(t));
	writer_end_row(w);
}

static void
write_units(struct targets *t)
{
	static const char *const names[LEVELS][4] = { [BY_CLASS] = { "school", "class", "subject" }, [BY_TEACHER] = { "teacher_name", "subject" }, [BY_SCHOOL] = { "school" } };

	gather_units(t);
	report_columns(t->view.report, names[t->level]);
	report_columns(t->view.report, (const char *const[]){ "targets", "targets_met", "targets_missed", "targets_open", "met_rate", "definition", NULL });
	for (size_t i = 0; i < t->unit_count; i++)
		write_unit(t, &t->units[i]);
}

static void
choose_level(struct targets *t, const struct program *program, const char *by)
{
	static const char *const names[LEVELS] = { "pupil", "class", "teacher", "school" };

	while (by != NULL && t->level < LEVELS && strcmp(by, names[t->level]) != 0)
		t->level++;
	if (t->level == LEVELS)
		opt_usage(program, _("--by is pupil, class, teacher or school for this form, not \"%s\""), by);
}

static bool
load_teachers(struct targets *t, struct error *error)
{
	if (t->level != BY_TEACHER)
		return true;
	if (!teachings_load(&t->teachings, &t->view.report->district, &t->view.figures.exam, error))
		return false;
	return t->teachings.count > 0 || error_set(error, _("no assignment of a teacher covers %s"), t->view.figures.exam.date);
}

static bool
is_of_units(const struct program *program, const char *of, enum unit_kind *kind)
{
	static const char *const names[UNIT_KINDS] = { "class", "teacher", "school" };

	if (of == NULL || strcmp(of, "pupil") == 0)
		return false;
	for (*kind = 0; *kind < UNIT_KINDS && strcmp(of, names[*kind]) != 0;)
		++*kind;
	if (*kind == UNIT_KINDS)
		opt_usage(program, _("--of is pupil, class, teacher or school, not \"%s\""), of);
	return true;
}

bool
targets_report(struct report *report, const struct summary_options *options, const struct targets_options *targets, struct error *error)
{
	struct targets t = { 0 };
	enum unit_kind kind;
	bool ok;

	if (is_of_units(report->program, targets->of, &kind))
		return unit_targets_report(report, options, kind, error);

	choose_level(&t, report->program, options->by);
	ok = open_targets(&t, report, options, error) && load_teachers(&t, error);
	if (ok)
		(t.level == BY_PUPIL ? write_pupils : write_units)(&t);
	close_targets(&t);
	return ok;
}

/* ---- interview ---- */

static void
put_missed(struct targets *t, const struct target *first, const struct target *end)
{
	struct text *list = &t->view.scratch;

	for (; first < end; first++) {
		if (first->result != TARGET_MISSED)
			continue;
		text_add(list, list->length > 0 ? report_word(t->view.report, "、", ", ") : "");
		text_add(list, subject_name(t, first->subject));
		if (first->metric == METRIC_RANK)
			text_addf(list, " %s", metric_name(t, first->metric));
	}
	writer_take(t->view.report->writer, &t->view.scratch);
}

static enum interview
judge_pupil(const struct target *first, const struct target *end, size_t counts[TARGET_RESULTS])
{
	for (const struct target *target = first; target < end; target++)
		counts[target->result]++;
	return interview_judge(counts, first->sat);
}

static void
put_interview_note(struct targets *t, enum interview interview, bool sat, const struct interview_record *record)
{
	struct text *note = &t->view.scratch;

	if (interview == INTERVIEW_ABSENT && sat)
		text_add(note, report_word(t->view.report, "有其他成绩，所有目标均未判定", "sat something else; none of the targets could be judged"));
	if (interview == INTERVIEW_ASK && record == NULL)
		text_add(note, report_word(t->view.report, "未约谈", "no interview recorded"));
	writer_take(t->view.report->writer, &t->view.scratch);
}

static void
write_pupil(struct targets *t, const struct target *first, const struct target *end)
{
	const struct interview_record *record = interviews_find(&t->interviews, first->pupil);
	struct writer *w = t->view.report->writer;
	size_t counts[TARGET_RESULTS] = { 0 };
	enum interview interview = judge_pupil(first, end, counts);

	if (interview == INTERVIEW_NO)
		return;
	put_person(t, first);
	put_counts(t, counts);
	put_missed(t, first, end);
	writer_text(w, interview == INTERVIEW_ASK ? report_word(t->view.report, "约谈", "asked in") : report_word(t->view.report, "缺考未判定", "absent, not judged"));
	text_add(&t->view.scratch, report_word(t->view.report, "约谈：至少参加一科考试，至少一项目标能判定，且一项都未达标；没有一项能判定的为缺考未判定。",
	    "Asked in: sat at least once, at least one target judged and none met; absent, not judged: no target could be judged. "));
	text_add(&t->view.scratch, definition(t));
	writer_take(t->view.report->writer, &t->view.scratch);
	interview_put(t->view.report, record);
	put_interview_note(t, interview, first->sat, record);
	writer_end_row(w);
}

/* The level of the mark that missed its target; marks and places are not written down for families. */
static void
add_missed(struct targets *t, const struct target *target, struct text *reason)
{
	const struct exam *exam = &t->view.figures.exam;
	const struct class_info *info = target->cell != NULL ? target->cell->class_info : NULL;
	const char *level = "";

	if (target->metric == METRIC_MARK && target->subject != NULL && info != NULL)
		level = level_show(level_of_mark(district_lines(&t->view.report->district, target->subject->id, info->name.grade, info->language, exam->date),
		    target->actual), t->view.report->language);
	text_add(reason, reason->length > 0 ? report_word(t->view.report, "、", ", ") : report_word(t->view.report, "未达到所定目标：", "targets not reached: "));
	text_add(reason, subject_name(t, target->subject));
	if (*level != '\0')
		text_addf(reason, "%s%s%s", report_word(t->view.report, "（", " ("), level, report_word(t->view.report, "）", ")"));
}

/* A subject with targets of its mark and its rank is told once, by the mark. */
static void
add_reason(struct targets *t, const struct target *first, const struct target *end, struct text *reason)
{
	for (const struct target *target = first; target < end; target++)
		if (target->result == TARGET_MISSED && (target == first || target[-1].subject != target->subject || target[-1].result != TARGET_MISSED))
			add_missed(t, target, reason);
}

static void
write_slip(struct targets *t, const struct target *first, const struct target *end)
{
	size_t counts[TARGET_RESULTS] = { 0 };
	struct interview_slip slip = { .child = &t->child, .record = interviews_find(&t->interviews, first->pupil) };
	struct text reason = TEXT_INIT;

	if (judge_pupil(first, end, counts) != INTERVIEW_ASK)
		return;
	add_reason(t, first, end, &reason);
	slip_child_set(&t->child, first->pupil, first->class_id, first->number, first->name, t->view.report->language);
	if (first->cell != NULL) {
		slip.school = first->cell->school;
		slip.class_name = &first->cell->class_info->name;
	}
	slip.reason = text_string(&reason);
	interview_slip_write(t->view.report, &slip);
	text_free(&reason);
}

static void
begin_interviews(struct targets *t, bool slips)
{
	if (slips) {
		interview_slip_columns(t->view.report);
		return;
	}
	report_columns(t->view.report, (const char *const[]){ "school", "class", "pupil", "name", "targets", "targets_met", "targets_missed", "targets_open",
	    "met_rate", "missed_items", "interview", "definition", NULL });
	interview_columns(t->view.report);
	report_columns(t->view.report, (const char *const[]){ "note", NULL });
}

static void
write_interviews(struct targets *t, bool slips)
{
	begin_interviews(t, slips);
	for (size_t i = 0, next; i < t->count; i = next) {
		for (next = i; next < t->count && t->items[next].pupil == t->items[i].pupil;)
			next++;
		(slips ? write_slip : write_pupil)(t, t->items + i, t->items + next);
	}
}

bool
interview_report(struct report *report, const struct summary_options *options, struct error *error)
{
	bool slips = report->audience == AUDIENCE_PARENT, ok;
	struct targets t = { 0 };

	if (options->by != NULL || options->subject != NULL)
		opt_usage(report->program, _("--by and --subject do not apply to this form"));
	ok = open_targets(&t, report, options, error) && interviews_read(&t.interviews, report->db, &t.view.figures.exam, error);
	if (ok)
		write_interviews(&t, slips);
	close_targets(&t);
	return ok;
}
