/* The form select: who is selected by a plan of criteria. */
#include <string.h>
#include "base/number.h"
#include "school/honours.h"
#include "school/ranking.h"
#include "school/teacher-history.h"
#include "school/teacher-names.h"

struct run {
	struct report *report;
	const struct ranking_options *options;
	struct honours honours;
	char day[11];
	struct text definition, scratch;
};

static const struct { const char *zh, *en; } outcomes[] = {
	[HONOUR_CHOSEN] = { "入选", "selected" }, [HONOUR_TIED] = { "并列待定", "tied, to be decided" }, [HONOUR_BELOW] = { "未入选", "not selected" },
	[HONOUR_OPEN] = { "符合条件", "eligible" }, [HONOUR_SHORT] = { "不符合条件", "not eligible" }, [HONOUR_VETOED] = { "一票否决", "excluded by a veto" }
};

static struct writer *
out(const struct run *run)
{
	return run->report->writer;
}

static const char *
subject_name(const struct run *run, int64_t id)
{
	const struct subject *subject = id == 0 ? NULL : district_subject_by_id(&run->report->district, id);

	return subject == NULL ? NULL : subject->name;
}

static const char *
outcome_text(const struct run *run, const struct candidate *k)
{
	return report_word(run->report, outcomes[k->outcome].zh, outcomes[k->outcome].en);
}

/* ---- the head ---- */

/* 必备≥2件, 数值（件） */
static void
add_heading(struct run *run, const struct criterion *c)
{
	if (c->rule == RULE_VETO)
		text_add(&run->scratch, report_word(run->report, "否决除非", "veto unless "));
	else if (c->rule == RULE_MUST)
		text_add(&run->scratch, report_word(run->report, "必备", "must be "));
	else
		text_add(&run->scratch, report_word(run->report, "数值", "value"));
	if (c->rule != RULE_POINTS)
		honour_bounds_add(&run->scratch, c, run->report->language);
	else if (c->source != SOURCE_GIVEN)
		text_addf(&run->scratch, run->report->language == LANGUAGE_ZH ? "（%s）" : " (%s)", honour_unit(c->source, run->report->language));
}

/* 论文|数值（件）, 论文|得分: two rows of headings. */
static void
put_headings(struct run *run)
{
	for (size_t i = 0; i < run->honours.plan.count; i++) {
		const struct criterion *c = &run->honours.plan.criteria[i];

		text_addf(&run->scratch, "%s|", c->name);
		add_heading(run, c);
		writer_heading(out(run), run->scratch.data, COLUMN_REAL);
		text_clear(&run->scratch);
		if (c->rule != RULE_POINTS)
			continue;
		text_addf(&run->scratch, "%s|%s", c->name, report_word(run->report, "得分", "points"));
		writer_heading(out(run), run->scratch.data, COLUMN_MARK);
		text_clear(&run->scratch);
	}
}

static void
define(struct run *run)
{
	const struct honour_plan *plan = &run->honours.plan;

	text_addf(&run->definition, run->report->language == LANGUAGE_ZH ? "%s方案（%s起），截至%s；得分=数值×每单位计分，不超过封顶" :
	    "plan of %s (from %s), up to %s; points = value x points of each, at most the cap", plan->selection, plan->valid_from, run->day);
	if (plan->place_count == 0)
		text_add(&run->definition, report_word(run->report, "；未定名额", "; no places are set"));
	report_add_warnings(run->report, &run->definition, run->report->grade);
}

/* ---- rows ---- */

/* "培训 320 < 360学时" */
static void
add_failure(struct run *run, const struct criterion *c, const struct honour_value *v)
{
	enum language language = run->report->language;
	bool below = v->value.den == 0 || (c->least != NO_BOUND && fraction_compare(v->value, (struct fraction){ c->least, 1 }) < 0);

	if (run->scratch.length > 0)
		text_add(&run->scratch, report_word(run->report, "；", "; "));
	text_addf(&run->scratch, "%s ", c->name);
	if (v->value.den == 0) {
		text_add(&run->scratch, report_word(run->report, "无数据，要求", "no data, wanted "));
		honour_bounds_add(&run->scratch, c, language);
		return;
	}
	honour_value_add(&run->scratch, v->value);
	text_add(&run->scratch, below ? " < " : " > ");
	number_add_hundredths(&run->scratch, below ? c->least : c->most);
	honour_unit_add(&run->scratch, c->source, language);
}

static void
put_failures(struct run *run, const struct candidate *k)
{
	for (size_t i = 0; i < run->honours.plan.count; i++)
		if (run->honours.plan.criteria[i].rule != RULE_POINTS && !k->values[i].met)
			add_failure(run, &run->honours.plan.criteria[i], &k->values[i]);
	writer_take(out(run), &run->scratch);
}

static void
put_value(struct run *run, struct fraction value)
{
	honour_value_add(&run->scratch, value);
	writer_take(out(run), &run->scratch);
}

static void
put_values(struct run *run, const struct candidate *k)
{
	for (size_t i = 0; i < run->honours.plan.count; i++) {
		put_value(run, k->values[i].value);
		if (run->honours.plan.criteria[i].rule == RULE_POINTS)
			writer_hundredths(out(run), k->values[i].points);
	}
}

static bool
is_placed(const struct run *run, const struct candidate *k)
{
	return k->place_row < run->honours.plan.place_count;
}

/* Whose places: 乙校 语文, 初中; of all others 其他. */
static void
put_place_row(struct run *run, const struct candidate *k)
{
	const struct word *words = column_find("schooling")->words;
	const struct honour_places *p = &run->honours.plan.places[k->place_row];
	const struct school *school = is_placed(run, k) && p->school != 0 ? school_of(&run->report->district, p->school) : NULL;

	if (!is_placed(run, k)) {
		writer_blank(out(run));
		return;
	}
	if (school != NULL)
		text_add(&run->scratch, school->name);
	if (strcmp(words[p->schooling].code, "any") != 0)
		text_addf(&run->scratch, "%s%s", run->scratch.length > 0 ? " " : "", word_text(&words[p->schooling], run->report->language));
	if (p->subject != 0)
		text_addf(&run->scratch, "%s%s", run->scratch.length > 0 ? " " : "", subject_name(run, p->subject));
	if (run->scratch.length == 0)
		text_add(&run->scratch, run->honours.plan.place_count > 1 ? report_word(run->report, "其余", "all others") : report_word(run->report, "全学区", "district"));
	writer_take(out(run), &run->scratch);
}

static void
put_person(struct run *run, const struct candidate *k)
{
	if (run->report->audience != AUDIENCE_PUBLIC)
		writer_text(out(run), k->number);
	writer_text(out(run), k->name);
	writer_text(out(run), k->school == NULL ? NULL : k->school->name);
	writer_text(out(run), subject_name(run, k->subject));
}

static void
write_candidate(struct run *run, const struct candidate *k)
{
	bool open = run->report->audience == AUDIENCE_PUBLIC;

	writer_text(out(run), run->honours.plan.selection);
	put_place_row(run, k);
	if (is_placed(run, k))
		writer_integer(out(run), run->honours.plan.places[k->place_row].places);
	else
		writer_blank(out(run));
	if (k->rank > 0)
		writer_integer(out(run), (int64_t)k->rank);
	else
		writer_blank(out(run));
	put_person(run, k);
	if (!open)
		put_values(run, k);
	writer_hundredths(out(run), k->total);
	writer_text(out(run), outcome_text(run, k));
	if (!open)
		put_failures(run, k);
	writer_text(out(run), text_string(&run->definition));
	writer_end_row(out(run));
}

/* The public is told who is selected, not who is wanting in what. */
static bool
is_shown(const struct run *run, const struct candidate *k)
{
	return run->report->audience != AUDIENCE_PUBLIC || k->outcome == HONOUR_CHOSEN || k->outcome == HONOUR_TIED;
}

static void
write_all(struct run *run)
{
	bool open = run->report->audience == AUDIENCE_PUBLIC;

	report_columns(run->report, (const char *const[]){ "selection", "scope", "places", "rank", NULL });
	report_columns(run->report, open ? (const char *const[]){ "teacher_name", "school", "subject", NULL } : (const char *const[]){ "teacher", "teacher_name", "school", "subject", NULL });
	if (!open)
		put_headings(run);
	report_columns(run->report, open ? (const char *const[]){ "honour_total", "honour_outcome", "definition", NULL } :
	    (const char *const[]){ "honour_total", "honour_outcome", "failed_criteria", "definition", NULL });
	for (size_t i = 0; i < run->honours.count; i++)
		if (is_shown(run, &run->honours.items[i]))
			write_candidate(run, &run->honours.items[i]);
}

/* ---- --explain ---- */

static void
begin_row(struct run *run, const struct candidate *k, const struct criterion *c)
{
	writer_text(out(run), k->number);
	writer_text(out(run), k->name);
	writer_text(out(run), c == NULL ? report_word(run->report, "合计", "Total") : c->name);
	if (c == NULL)
		writer_blank(out(run));
	else
		writer_word(out(run), column_find("criterion_rule")->words, column_find("criterion_rule")->words[c->rule].code);
}

static void
explain_fact(struct run *run, const struct candidate *k, const struct criterion *c, const struct fact *f)
{
	begin_row(run, k, c);
	writer_text(out(run), f->date);
	writer_text(out(run), f->what);
	honour_value_add(&run->scratch, c->source == SOURCE_GIVEN ? f->exact : (struct fraction){ f->amount, 1 });
	writer_take(out(run), &run->scratch);
	writer_blank(out(run));
	text_add(&run->scratch, f->note);
	if (c->source == SOURCE_CHECKS) {
		text_add(&run->scratch, report_word(run->report, "满分", "out of "));
		number_add_hundredths(&run->scratch, f->of);
	}
	writer_take(out(run), &run->scratch);
	if (f->source == NULL)
		traced_add(&run->scratch, run->report->db, f->batch, f->line, f->line, run->report->language);
	else
		text_add(&run->scratch, f->source);
	writer_take(out(run), &run->scratch);
	writer_end_row(out(run));
}

/* How the value comes from the rows above. */
static void
add_sum(struct run *run, const struct criterion *c)
{
	if (c->source == SOURCE_CHECKS)
		text_add(&run->scratch, report_word(run->report, "100×得分之和÷满分之和", "100 x points / what could be had"));
	else if (c->source == SOURCE_RESULTS)
		text_add(&run->scratch, report_word(run->report, "各次平均", "mean"));
	else if (c->source == SOURCE_GIVEN)
		text_add(&run->scratch, report_word(run->report, "取自另表", "as given"));
	else
		text_add(&run->scratch, report_word(run->report, "各行之和", "sum"));
	if (c->first[0] != '\0')
		text_addf(&run->scratch, run->report->language == LANGUAGE_ZH ? "，自%s起" : " from %s on", c->first);
}

/* And the points from it. */
static void
add_points(struct run *run, const struct criterion *c)
{
	text_add(&run->scratch, report_word(run->report, "；每单位计", "; points of each: "));
	number_add_hundredths(&run->scratch, c->each);
	text_add(&run->scratch, report_word(run->report, "分", ""));
	if (c->cap < 0)
		return;
	text_add(&run->scratch, report_word(run->report, "，至多", ", at most "));
	number_add_hundredths(&run->scratch, c->cap);
	text_add(&run->scratch, report_word(run->report, "分", ""));
}

static void
put_rule(struct run *run, const struct criterion *c, const struct honour_value *v)
{
	add_sum(run, c);
	if (c->least != NO_BOUND || c->most != NO_BOUND) {
		text_add(&run->scratch, report_word(run->report, "；要求", "; wanted "));
		honour_bounds_add(&run->scratch, c, run->report->language);
		text_add(&run->scratch, v->met ? report_word(run->report, "，达到", ", met") : report_word(run->report, "，未达到", ", not met"));
	}
	if (c->rule == RULE_POINTS)
		add_points(run, c);
	writer_take(out(run), &run->scratch);
}

static void
explain_criterion(struct run *run, const struct candidate *k, size_t i)
{
	const struct criterion *c = &run->honours.plan.criteria[i];
	const struct honour_value *v = &k->values[i];

	for (size_t f = v->first; f < v->first + v->count; f++)
		explain_fact(run, k, c, &run->honours.facts[i].items[f]);
	begin_row(run, k, c);
	writer_blank(out(run));
	writer_text(out(run), report_word(run->report, "小计", "Subtotal"));
	put_value(run, v->value);
	if (c->rule == RULE_POINTS)
		writer_hundredths(out(run), v->points);
	else
		writer_blank(out(run));
	put_rule(run, c, v);
	writer_blank(out(run));
	writer_end_row(out(run));
}

static void
explain_candidate(struct run *run, const struct candidate *k)
{
	for (size_t i = 0; i < run->honours.plan.count; i++)
		explain_criterion(run, k, i);
	begin_row(run, k, NULL);
	writer_blank(out(run));
	writer_text(out(run), outcome_text(run, k));
	writer_blank(out(run));
	writer_hundredths(out(run), k->total);
	writer_text(out(run), text_string(&run->definition));
	writer_blank(out(run));
	writer_end_row(out(run));
}

static bool
explain(struct run *run, struct error *error)
{
	int64_t id;

	if (!teacher_find(run->report->db, run->options->explain, &id, error))
		return false;
	report_columns(run->report, (const char *const[]){ "teacher", "teacher_name", "criterion", "criterion_rule", "fact_date", "fact_what", "fact_amount", "honour_points",
	    "note", "fact_source", NULL });
	for (size_t i = 0; i < run->honours.count; i++)
		if (run->honours.items[i].id == id)
			explain_candidate(run, &run->honours.items[i]);
	return true;
}

/* ---- the form ---- */

bool
select_report(struct report *report, const struct ranking_options *options, struct error *error)
{
	struct run run = { .report = report, .options = options };
	bool ok;

	if (options->explain != NULL && report->audience == AUDIENCE_PUBLIC)
		opt_usage(report->program, _("--explain is not for the public: it shows what is known of a teacher"));
	ok = report_day(report, options->on, run.day, error) && honours_load(&run.honours, report, options->selection, run.day, &options->components, error);
	if (ok)
		define(&run);
	if (ok && options->explain != NULL)
		ok = explain(&run, error);
	else if (ok)
		write_all(&run);
	honours_free(&run.honours);
	text_free(&run.definition);
	text_free(&run.scratch);
	return ok && db_ok(report->db, error);
}
