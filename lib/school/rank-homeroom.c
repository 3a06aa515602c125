/* The form homeroom: head teachers by their classes' weeks. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/homeroom.h"
#include "school/homeroom-explain.h"
#include "school/retention.h"

enum { UNITS = 3 };
static const char *const by_names[UNITS] = { [HOMEROOM_WEEK] = "week", [HOMEROOM_TERM] = "term", [HOMEROOM_MONTH] = "month" };

struct sheet {
	struct homeroom h;
	struct report *report;
	bool ranks;                     /* not for the public */
	struct text definition, scratch;
};

static const char *
say(const struct sheet *s, const char *zh, const char *en)
{
	return track_word(&s->h.track, zh, en);
}

static enum homeroom_by
read_by(const struct report *report, const char *by)
{
	for (int i = 0; i < UNITS; i++)
		if (by == NULL || strcmp(by, by_names[i]) == 0)
			return by == NULL ? HOMEROOM_TERM : (enum homeroom_by)i;
	opt_usage(report->program, _("--by is week, month or term, not \"%s\""), by);
}

/* ---- the definition ---- */

static void
add_share(struct sheet *s, const struct homeroom_rule *rule, const char *zh, const char *en)
{
	text_add(&s->definition, say(s, zh, en));
	number_add_hundredths(&s->definition, rule->full_at > 0 ? rule->full_at : 10000);
	text_add(&s->definition, say(s, "%得满分", " % earn all"));
}

static void
add_retention(struct sheet *s, const struct homeroom_rule *rule)
{
	const char *const words[][2] = { { "%得", " % earns " }, { "，每高1点加", ", each percent above " }, { "、低1点扣", " more, below " } };
	const int64_t numbers[] = { rule->base_points, rule->each_above, rule->each_below };

	number_add_hundredths(&s->definition, rule->base_rate);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		text_add(&s->definition, say(s, words[i][0], words[i][1]));
		number_add_hundredths(&s->definition, numbers[i]);
	}
	text_addf(&s->definition, "%s%s", say(s, "；巩固率=", " less; rate "), retention_formula_text(RETENTION_CONTROLLED, s->report->language));
}

static void
add_source(struct sheet *s, const struct homeroom_rule *rule, bool given)
{
	if (rule->source == HOMEROOM_RETENTION)
		add_retention(s, rule);
	else if (rule->source == HOMEROOM_VISITS)
		add_share(s, rule, "期内走访学生÷学生，", "pupils visited in the period / pupils, ");
	else if (rule->source == HOMEROOM_CARE)
		add_share(s, rule, "（走访+有结对教师）÷（2×特殊群体学生），", "(visited + with a partner) / (2 x pupils to be cared for), ");
	else if (rule->source == HOMEROOM_ACTIVITY)
		text_addf(&s->definition, "%s%d%s%s", say(s, "每周", ""), rule->times, say(s, "次", " a week of "), rule->activity == NULL ? "" : rule->activity);
	else if (rule->source == HOMEROOM_WEEKLY)
		text_add(&s->definition, say(s, "有记录各周得分平均÷100，周得分为各上课日（100-扣分+加分）平均",
		    "mean of the weeks recorded / 100, a week the mean of its school days' 100 - points off + points on"));
	else
		add_share(s, rule, "", "");
	if (given)
		text_add(&s->definition, say(s, "，取自另表", ", from the file given"));
}

static void
set_definition(struct sheet *s)
{
	for (size_t i = 0; i < s->h.rule_count; i++) {
		if (!homeroom_is_shown(&s->h, i))
			continue;
		text_addf(&s->definition, "%s%s", s->definition.length > 0 ? say(s, "；", "; ") : "", s->h.rules[i].item);
		number_add_hundredths(&s->definition, s->h.rules[i].worth);
		text_add(&s->definition, say(s, "分：", ": "));
		add_source(s, &s->h.rules[i], s->h.given[i] != NULL);
	}
	text_add(&s->definition, say(s, "；学校没有记录的内容不计，百分制得分=100×考核得分÷应得满分",
	    "; what the school does not record is left out, score = 100 x points / out of"));
	if (s->h.flag_share < 0)
		return;
	text_add(&s->definition, say(s, "；流动红旗为本校每周前", "; flags: of each week and school the best "));
	number_add_hundredths(&s->definition, s->h.flag_share);
	text_add(&s->definition, say(s, "%，取整，两班以上至少1面，末位同分都得", " %, rounded down, of two classes at least 1, ties at the cut all"));
}

/* ---- cells ---- */

/* Items of one source make one figure in the sheet; the first of them has it. */
static const struct homeroom_part *
part_of(const struct sheet *s, const struct homeroom_entry *e, enum homeroom_source source)
{
	for (size_t i = 0; i < s->h.rule_count; i++)
		if (s->h.rules[i].source == source && homeroom_is_shown(&s->h, i))
			return &e->parts[i];
	return NULL;
}

static void
put_rate(const struct sheet *s, const struct homeroom_entry *e, enum homeroom_source source)
{
	const struct homeroom_part *part = part_of(s, e, source);

	if (part != NULL && part->state == PART_KNOWN)
		writer_ratio(s->report->writer, part->rate.num, part->rate.den * 100, 2);
	else
		writer_blank(s->report->writer);
}

static void
put_points(const struct sheet *s, const struct homeroom_entry *e)
{
	for (size_t i = 0; i < s->h.rule_count; i++)
		if (homeroom_is_shown(&s->h, i) && e->parts[i].state == PART_KNOWN)
			writer_ratio(s->report->writer, e->parts[i].points, 100, 2);
		else if (homeroom_is_shown(&s->h, i))
			writer_blank(s->report->writer);
}

static void
put_rank(const struct sheet *s, int rank, int ranked)
{
	if (rank > 0)
		writer_integer(s->report->writer, rank);
	else
		writer_blank(s->report->writer);
	writer_integer(s->report->writer, ranked);
}

static void
put_sums(const struct sheet *s, const struct homeroom_entry *e)
{
	struct fraction score = homeroom_score(e);

	writer_ratio(s->report->writer, e->points, e->full > 0 ? 100 : 0, 2);
	writer_ratio(s->report->writer, e->full, e->full > 0 ? 100 : 0, 2);
	writer_ratio(s->report->writer, score.num, score.den * 100, 2);
	if (s->ranks) {
		put_rank(s, e->school_rank, e->school_ranked);
		put_rank(s, e->district_rank, e->district_ranked);
	}
	if (s->h.flag_share >= 0)
		writer_integer(s->report->writer, e->flags);
}

static void
put_missing(struct sheet *s, const struct homeroom_entry *e)
{
	char monday[11];

	if (e->recorded == 0 && e->week_count > 1) {
		writer_text(s->report->writer, say(s, "全部", "all"));
		return;
	}
	for (size_t i = e->week; i < e->week + e->week_count; i++) {
		if (s->h.weeks[i].recorded)
			continue;
		date_format(date_from_day_number(s->h.weeks[i].monday), monday);
		text_addf(&s->scratch, "%s%s", s->scratch.length > 0 ? say(s, "、", ", ") : "", monday);
	}
	writer_take(s->report->writer, &s->scratch);
}

static void
begin(struct sheet *s)
{
	if (s->scratch.length > 0)
		text_add(&s->scratch, say(s, "；", "; "));
}

/* What the rates are of; the weeks recorded have columns of their own. */
static void
put_basis(struct sheet *s, const struct homeroom_entry *e)
{
	for (size_t i = 0; i < s->h.rule_count; i++) {
		const struct homeroom_part *part = &e->parts[i];

		if (!homeroom_is_shown(&s->h, i) || part->state != PART_KNOWN || (s->h.rules[i].source == HOMEROOM_WEEKLY && part->row == NULL))
			continue;
		begin(s);
		text_addf(&s->scratch, "%s ", s->h.rules[i].item);
		if (part->row != NULL) {
			text_addf(&s->scratch, "%s:%ld", part->row->place.file, part->row->place.line);
			continue;
		}
		homeroom_add_basis(&s->scratch, &s->h.rules[i], part);
		if (s->h.rules[i].source == HOMEROOM_ACTIVITY)
			text_add(&s->scratch, say(s, "周", " weeks"));
	}
	writer_take(s->report->writer, &s->scratch);
}

static void
put_note(struct sheet *s, const struct homeroom_entry *e)
{
	for (size_t i = 0; i < s->h.rule_count; i++) {
		if (!homeroom_is_shown(&s->h, i) || e->parts[i].state == PART_KNOWN)
			continue;
		begin(s);
		text_addf(&s->scratch, "%s%s", s->h.rules[i].item, e->parts[i].state == PART_NOTHING ? say(s, "无可考核", ": nothing to be judged") : say(s, "无记录", ": not recorded"));
	}
	if (e->name == NULL) {
		begin(s);
		text_add(&s->scratch, say(s, "班主任不明", "no head teacher known"));
	}
	if (e->unbalanced) {
		begin(s);
		text_add(&s->scratch, say(s, "学籍与异动不平，见attendance-track retention", "the register and the movements do not balance, see attendance-track retention"));
	}
	writer_take(s->report->writer, &s->scratch);
}

/* ---- the sheet ---- */

static void
add_item_columns(struct sheet *s)
{
	for (size_t i = 0; i < s->h.rule_count; i++) {
		if (!homeroom_is_shown(&s->h, i))
			continue;
		text_clear(&s->scratch);
		text_addf(&s->scratch, "%s(", s->h.rules[i].item);
		number_add_hundredths(&s->scratch, s->h.rules[i].worth);
		text_add(&s->scratch, ")");
		writer_heading(s->report->writer, s->scratch.data, COLUMN_MEAN);
	}
	text_clear(&s->scratch);
}

static void
add_columns(struct sheet *s)
{
	report_columns(s->report, (const char *const[]){ "time_span", "school", "class", "head_teacher", "weeks_recorded", "weeks_due", "class_value", NULL });
	if (s->h.by == HOMEROOM_TERM)
		report_columns(s->report, (const char *const[]){ "retention", "visit_rate", "care_rate", NULL });
	add_item_columns(s);
	report_columns(s->report, (const char *const[]){ "homeroom_total", "homeroom_full", "homeroom_score", NULL });
	if (s->ranks)
		report_columns(s->report, (const char *const[]){ "school_rank", "school_ranked", "district_rank", "district_ranked", NULL });
	if (s->h.flag_share >= 0)
		report_columns(s->report, (const char *const[]){ "red_flags", NULL });
	report_columns(s->report, (const char *const[]){ "weeks_missing", "basis", "note", "definition", NULL });
}

static void
put_entry(struct sheet *s, const struct homeroom_entry *e)
{
	struct writer *w = s->report->writer;

	writer_text(w, e->span->name);
	writer_text(w, e->class->school->name);
	writer_text(w, e->class->label);
	writer_text(w, e->name);
	writer_integer(w, e->recorded);
	writer_integer(w, (int64_t)e->week_count);
	put_rate(s, e, HOMEROOM_WEEKLY);
	if (s->h.by == HOMEROOM_TERM) {
		put_rate(s, e, HOMEROOM_RETENTION);
		put_rate(s, e, HOMEROOM_VISITS);
		put_rate(s, e, HOMEROOM_CARE);
	}
	put_points(s, e);
	put_sums(s, e);
	put_missing(s, e);
	put_basis(s, e);
	put_note(s, e);
	writer_text(w, text_string(&s->definition));
	writer_end_row(w);
}

/* Classes that the file given does not have are named. */
static void
tell_not_given(const struct sheet *s)
{
	for (size_t i = 0; i < s->h.entry_count; i++)
		for (size_t k = 0; k < s->h.rule_count; k++) {
			const struct homeroom_entry *e = &s->h.entries[i];
			const struct component_row *row = e->parts[k].row;

			if (s->h.given[k] != NULL && e->parts[k].state == PART_NOT_RECORDED && s->h.by == HOMEROOM_TERM && homeroom_has(&s->h, e))
				remark(row != NULL ? row->place : (struct place){ 0 }, _("%s of %s %s is not in the file given: left out"), s->h.rules[k].item,
				    e->class->school->name, e->class->label);
		}
}

static void
tell_missing(const struct sheet *s)
{
	size_t missing = 0, due = 0, classes = 0;

	for (size_t i = 0; i < s->h.entry_count; i++) {
		const struct homeroom_entry *e = &s->h.entries[i];

		if (!homeroom_has(&s->h, e))
			continue;
		due += e->week_count;
		missing += e->week_count - (size_t)e->recorded;
		classes += (size_t)e->recorded < e->week_count;
	}
	if (missing > 0)
		remark((struct place){ 0 }, _("weeks of classes that are not recorded: %zu of %zu, in %zu rows; the column %s names them"), missing, due, classes,
		    column_heading(column_find("weeks_missing"), message_language()));
}

static void
write_sheet(struct sheet *s)
{
	set_definition(s);
	add_columns(s);
	for (size_t i = 0; i < s->h.entry_count; i++)
		if (homeroom_has(&s->h, &s->h.entries[i]))
			put_entry(s, &s->h.entries[i]);
	tell_not_given(s);
	tell_missing(s);
}

bool
homeroom_report(struct report *report, const struct ranking_options *options, struct error *error)
{
	struct sheet s = { .report = report, .ranks = report->audience != AUDIENCE_PUBLIC };
	enum homeroom_by by = read_by(report, options->by);
	bool ok;

	if (report->audience == AUDIENCE_PUBLIC && by == HOMEROOM_TERM)
		opt_usage(report->program, _("the term is not for the public: it shows how pupils are cared for; --by week and --by month do not"));
	if (options->components.count > 0 && by != HOMEROOM_TERM)
		opt_usage(report->program, _("--component is of the whole period, not of its weeks or months"));
	if (report->audience == AUDIENCE_PUBLIC && options->explain != NULL)
		opt_usage(report->program, _("--explain is not for the public: it shows each class"));
	ok = homeroom_open(&s.h, report, options, by, error);
	if (ok && options->explain != NULL)
		ok = homeroom_explain(&s.h, options->explain, error);
	else if (ok)
		write_sheet(&s);
	homeroom_close(&s.h);
	text_free(&s.definition);
	text_free(&s.scratch);
	return ok && db_ok(report->db, error);
}
