/* The form inspectors: who is severe, and the schools' and teachers' shares freed of it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/checklist-severity.h"

struct inspectors {
	struct checklist *c;
	struct check_scores scores;
	struct check_period period;
	struct severity severity;
	enum severity_by by;
};

/* ---- options ---- */

static bool
read_options(struct inspectors *r, struct error *error)
{
	static const char *const words[] = { [BY_INSPECTOR] = "inspector", [BY_SCHOOL] = "school", [BY_TEACHER] = "teacher" };
	const struct checklist_options *o = r->c->options;

	r->by = BY_INSPECTOR;
	if (o->by != NULL)
		for (r->by = BY_SCHOOL; r->by < SEVERITY_LISTS && strcmp(words[r->by], o->by) != 0;)
			r->by++;
	if (r->by == SEVERITY_LISTS)
		return error_set(error, _("--by is inspector, school or teacher here, not \"%s\""), o->by);
	if (r->by == BY_INSPECTOR && (r->c->school != NULL || r->c->teacher != 0))
		return error_set(error, _("inspectors are compared over all schools; --school and --teacher choose rows of --by school or teacher"));
	if (r->by == BY_SCHOOL && r->c->teacher != 0)
		return error_set(error, _("--teacher chooses rows of --by teacher"));
	if (r->by == BY_INSPECTOR && r->c->report->audience != AUDIENCE_INTERNAL)
		return error_set(error, _("how severe an inspector is, is internal; --by school and teacher may go to teachers"));
	return true;
}

/* ---- what cannot be compared ---- */

/* The schools of an inspector whom nobody else meets, or the inspectors of a group. */
static void
add_names(const struct severity *s, enum severity_by by, size_t group, struct text *text, const char *between)
{
	const char *before = "";

	for (size_t i = 0; i < s->lists[by].count; i++)
		if (s->lists[by].items[i].group == group) {
			text_add(text, before);
			text_add(text, s->lists[by].items[i].name);
			before = between;
		}
}

static void
remark_groups(const struct inspectors *r)
{
	const struct severity *s = &r->severity;

	if (s->nameless > 0)
		remark((struct place){ 0 }, _("checks with points but without an inspector: %ld; they are left out"), s->nameless);
	if (s->lists[BY_INSPECTOR].count == 1)
		remark((struct place){ 0 }, _("one inspector made all checks: nothing to compare him with"));
	else if (s->count > 0 && !s->fitted)
		remark((struct place){ 0 }, _("%zu checks are too few to tell inspectors from schools"), s->count);
	for (size_t group = 1; s->group_count > 1 && group <= s->group_count; group++) {
		struct text inspectors = TEXT_INIT, schools = TEXT_INIT;

		add_names(s, BY_INSPECTOR, group, &inspectors, _(", "));
		add_names(s, BY_SCHOOL, group, &schools, _(", "));
		remark((struct place){ 0 }, _("group %zu cannot be compared with the others, as no school links them; inspectors: %s; schools: %s"),
		    group, text_string(&inspectors), text_string(&schools));
		text_free(&inspectors);
		text_free(&schools);
	}
}

static const char *
verdict_word(const struct inspectors *r, enum severity_verdict verdict)
{
	static const char *const words[][2] = {
		[SEVERITY_SAME] = { "与他人无明显差别", "as the others" }, [SEVERITY_HARSH] = { "偏严", "harsh" }, [SEVERITY_LENIENT] = { "偏宽", "lenient" },
		[SEVERITY_NONE] = { "检查人之间未见差别", "no differences between inspectors can be detected" },
		[SEVERITY_TOO_FEW] = { "检查太少，无从比较", "too few checks to compare" },
		[SEVERITY_ALONE] = { "与所查学校分不开", "cannot be told from the schools" }
	};

	return words[verdict][r->c->report->language];
}

static void
put_note(struct inspectors *r, const struct severity_unit *u)
{
	const struct severity *s = &r->severity;
	struct text note = TEXT_INIT;
	bool alone = s->groups[u->group].inspectors == 1;

	if (alone && s->lists[BY_INSPECTOR].count == 1)
		text_add(&note, report_word(r->c->report, "全部检查出自一人", "one inspector made all checks"));
	else if (alone && r->by == BY_INSPECTOR) {
		text_add(&note, report_word(r->c->report, "只有他查过：", "nobody else checked: "));
		add_names(s, BY_SCHOOL, u->group, &note, report_word(r->c->report, "、", ", "));
	} else if (alone) {
		text_add(&note, report_word(r->c->report, "只有一人查过，未校正：", "one inspector only; not freed: "));
		add_names(s, BY_INSPECTOR, u->group, &note, report_word(r->c->report, "、", ", "));
	} else if (!s->fitted && r->by != BY_INSPECTOR)
		text_add(&note, report_word(r->c->report, "检查太少，未校正", "too few checks; not freed"));
	else if (s->groups[u->group].schools == 1)
		text_add(&note, report_word(r->c->report, "组内只有一所学校", "the only school of its group"));
	writer_text(r->c->report->writer, text_string(&note));
	text_free(&note);
}

/* ---- rows ---- */

static void
put_rank(struct writer *w, size_t rank)
{
	if (rank > 0)
		writer_integer(w, (int64_t)rank);
	else
		writer_blank(w);
}

static void
put_value(struct writer *w, const struct severity_unit *u)
{
	writer_real(w, u->value, 2);
	writer_real(w, u->std_error, 4);
	writer_real(w, u->low, 2);
	writer_real(w, u->high, 2);
}

static void
put_end(struct inspectors *r, const struct severity_unit *u, const char *zh, const char *en)
{
	writer_integer(r->c->report->writer, (int64_t)u->group);
	put_note(r, u);
	writer_text(r->c->report->writer, r->period.name);
	writer_text(r->c->report->writer, r->c->day);
	writer_text(r->c->report->writer, report_word(r->c->report, zh, en));
	writer_end_row(r->c->report->writer);
}

static void
put_others(const struct inspectors *r, const struct severity_unit *u, size_t others)
{
	if (isnan(u->value))
		writer_blank(r->c->report->writer);
	else
		writer_integer(r->c->report->writer, (int64_t)others);
}

static void
write_inspector(struct inspectors *r, const struct severity_unit *u)
{
	struct writer *w = r->c->report->writer;

	writer_text(w, u->name);
	writer_integer(w, (int64_t)u->checks);
	writer_integer(w, (int64_t)u->others);
	writer_real(w, u->raw, 2);
	put_value(w, u);
	put_others(r, u, u->severer_than);
	put_others(r, u, u->milder_than);
	writer_text(w, verdict_word(r, u->verdict));
	put_end(r, u, "得分率＝项目＋学校＋教师＋检查人＋其余（混合模型）；偏严程度为正即比组内平均少给",
	    "share = item + school + teacher + inspector + rest (mixed model); severity above 0: gives less than the average of the group");
}

static void
write_unit(struct inspectors *r, const struct severity_unit *u)
{
	struct writer *w = r->c->report->writer;

	if (r->by == BY_TEACHER) {
		writer_text(w, u->name);
		writer_text(w, check_teacher_name(&r->scores.teachers[u->teacher]));
	}
	writer_text(w, r->by == BY_TEACHER ? r->severity.lists[BY_SCHOOL].items[u->school].name : u->name);
	writer_integer(w, (int64_t)u->checks);
	writer_integer(w, (int64_t)u->others);
	writer_real(w, u->raw, 2);
	writer_real(w, u->raw_rank, 0);
	put_value(w, u);
	writer_real(w, u->rank, 0);
	put_rank(w, u->rank_low);
	put_rank(w, u->rank_high);
	writer_real(w, u->raw_rank - u->rank, 0);
	put_end(r, u, "得分率＝项目＋学校＋教师＋检查人＋其余（混合模型）；校正得分率为同样项目、平均宽严时的预期，名次在可比组内",
	    "share = item + school + teacher + inspector + rest (mixed model); freed: the same items, the average inspector; ranks within the group");
}

static bool
is_wanted(const struct inspectors *r, const struct severity_unit *u)
{
	const struct checklist *c = r->c;
	const char *school = r->by == BY_TEACHER ? r->severity.lists[BY_SCHOOL].items[u->school].name : u->name;

	return r->by == BY_INSPECTOR || ((c->school == NULL || strcmp(c->school->name, school) == 0)
	    && (c->teacher == 0 || r->scores.teachers[u->teacher].id == c->teacher));
}

static int
compare_values(double a, double b)
{
	return isnan(a) || isnan(b) ? isnan(a) - isnan(b) : (a < b) - (a > b);
}

/* By group, the severest or best first, who has no figure last; then by name. */
static int
by_figure(const void *left, const void *right)
{
	const struct severity_unit *a = *(const struct severity_unit *const *)left, *b = *(const struct severity_unit *const *)right;
	int order = (a->group > b->group) - (a->group < b->group);

	if (order == 0)
		order = compare_values(a->value, b->value);
	if (order == 0)
		order = compare_values(-a->raw_rank, -b->raw_rank);
	return order != 0 ? order : (a > b) - (a < b);
}

static void
write_list(struct inspectors *r)
{
	const struct severity_list *list = &r->severity.lists[r->by];
	const struct severity_unit **order = alloc_zero(list->count + 1, sizeof *order);

	for (size_t i = 0; i < list->count; i++)
		order[i] = &list->items[i];
	qsort(order, list->count, sizeof *order, by_figure);
	for (size_t i = 0; i < list->count; i++)
		if (r->by == BY_INSPECTOR)
			write_inspector(r, order[i]);
		else if (is_wanted(r, order[i]))
			write_unit(r, order[i]);
	free(order);
}

static void
write_table(struct inspectors *r)
{
	struct report *report = r->c->report;

	if (r->by == BY_INSPECTOR)
		report_columns(report, (const char *const[]){ "inspector", "check_count", "schools_checked", "raw_rate", "harshness", "std_error",
		    "interval_low", "interval_high", "severer_than", "milder_than", "severity_verdict", NULL });
	if (r->by == BY_TEACHER)
		report_columns(report, (const char *const[]){ "teacher", "teacher_name", NULL });
	if (r->by != BY_INSPECTOR)
		report_columns(report, (const char *const[]){ "school", "check_count", "inspector_count", "raw_rate", "raw_rank", "freed_rate", "std_error",
		    "interval_low", "interval_high", "rank", "rank_low", "rank_high", "rank_change", NULL });
	report_columns(report, (const char *const[]){ "linked_group", "note", "period", "on_date", "definition", NULL });
	write_list(r);
}

bool
inspectors_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct checklist c;
	struct inspectors r = { .c = &c };
	bool ok = checklist_open(&c, report, options, false, error) && read_options(&r, error) && check_period(&c, &r.period, error)
	    && check_scores_load(&r.scores, report->db, r.period.first, r.period.last, 0, 0, error);

	if (ok) {
		severity_work_out(&r.severity, &r.scores, &report->district, r.by);
		remark_groups(&r);
		write_table(&r);
	}
	severity_free(&r.severity);
	check_scores_free(&r.scores);
	checklist_close(&c);
	return ok;
}
