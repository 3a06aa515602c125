/* rank-teachers: teachers by what their classes did, by plans of the office, over the years. */
#include "school/ranking.h"

static struct report_options common;
static struct ranking_options chosen = { .base = "present", .weight = "pairs", .derived = "lowest-1", .min_n = 1 };

static const struct opt options[] = {
	{ 'e', "exam", OPT_TEXT, &chosen.exam, "EXAM", N_("the exam; may be left out when only one has marks") },
	{ 0, "base", OPT_TEXT, &chosen.base, "RULE", REPORT_BASE_HELP },
	{ 0, "without", OPT_TEXT, &chosen.without, "WHO,...", REPORT_WITHOUT_HELP },
	{ 0, "weight", OPT_TEXT, &chosen.weight, "pairs|pupils", N_("each class and subject alike (default), or by pupils") },
	{ 0, "derived", OPT_TEXT, &chosen.derived, "lowest-1|school-mean|none", N_("points of teachers without results (default lowest-1)") },
	{ 0, "core", OPT_TEXT, &chosen.core, "SUBJECT,...", N_("subjects whose teachers lowest-1 looks at (default 语文,数学,蒙古语文)") },
	{ 0, "min-n", OPT_NUMBER, &chosen.min_n, "N", N_("no rank for fewer pupils than this") },
	{ 0, "explain", OPT_TEXT, &chosen.explain, "TEACHER", N_("show how the points of this teacher (number or name) come about") },
	{ 0, "component", OPT_LIST, &chosen.components, "ITEM=FILE", N_("take the figures of an item of the plan from a file of another program, - is standard input") },
	{ 0, "scheme", OPT_TEXT, &chosen.scheme, "PLAN", N_("appraisal: by this plan, where there are several") },
	{ 0, "plan", OPT_TEXT, &chosen.plan, "FILE", N_("appraisal: compare with the plan in this file") },
	{ 0, "weights-within", OPT_TEXT, &chosen.weights_within, "PERCENT", N_("appraisal: the ranks that weights moved by so much give") },
	{ 0, "pool", OPT_TEXT, &chosen.pool, "MONEY", N_("appraisal: share this out by the points") },
	{ 0, "incomplete", OPT_FLAG, &chosen.incomplete, NULL, N_("appraisal: go on though months are missing in attendance or checks") },
	PERIOD_OPTIONS(chosen.period),
	{ 0, "on", OPT_TEXT, &chosen.on, "DATE", N_("as things stood on this day (default: today)") },
	{ 0, "by", OPT_TEXT, &chosen.by, "UNIT", N_("homeroom: week, month or term (default); growth: teacher (default) or subject; appraisal: district (default) or school") },
	{ 's', "school", OPT_TEXT, &chosen.school, "SCHOOL", N_("this school only") },
	{ 'c', "class", OPT_TEXT, &chosen.class_name, "CLASS", N_("classes of this name only, 四年级1班") },
	{ 0, "teacher", OPT_TEXT, &chosen.teacher, "WHO,...", N_("record: all that is known of these teachers (number or name, or all)") },
	{ 0, "selection", OPT_TEXT, &chosen.selection, "NAME", N_("select: which selection; may be left out when there is only one") },
	{ 0, "before", OPT_TEXT, &chosen.before, "EXAM,...", N_("growth: the earlier exams (default: all)") },
	{ 0, "reliability", OPT_TEXT, &chosen.reliability, "R", N_("growth: of the earlier papers (default 0.9; 1: no correction)") },
	{ 0, "margin", OPT_TEXT, &chosen.margin, "SD", N_("growth: effects nearer to 0 are as expected (default 0.2)") },
	{ 0, "bias", OPT_FLAG, &chosen.bias, NULL, N_("growth: do effects and residuals go with intake, sex or school?") },
	{ 0, "sensitivity", OPT_FLAG, &chosen.sensitivity, NULL, N_("growth: effects and ranks by other models beside") },
	REPORT_OPTIONS(common),
	{ 0 }
};
static const char *const synopsis[] = {
	"[results] [-e EXAM] [options]",
	"growth [-e EXAM,...] [--before EXAM,...] [--by teacher|subject] [options]",
	"homeroom [--by week|month|term] [--component ITEM=FILE] [--explain TEACHER] [period] [options]",
	"record [--teacher WHO,...] [period] [options]",
	"select [--selection NAME] [--explain TEACHER] [options]",
	"appraisal [--scheme PLAN] [-e EXAM] [--component ITEM=FILE] [--plan FILE] [--weights-within PERCENT] [--pool MONEY] [--explain TEACHER] [period] [options]",
	NULL
};
static const struct program program = {
	"rank-teachers", N_("judge teachers: results, growth, appraisal by a plan, head teachers, records, selections"), synopsis, options
};

static bool
results(struct report *report, struct error *error)
{
	return results_report(report, &chosen, error);
}

static bool
homeroom(struct report *report, struct error *error)
{
	return homeroom_report(report, &chosen, error);
}

static bool
record_form(struct report *report, struct error *error)
{
	return record_report(report, &chosen, error);
}

static bool
select_form(struct report *report, struct error *error)
{
	return select_report(report, &chosen, error);
}

static bool
growth(struct report *report, struct error *error)
{
	return growth_report(report, &chosen, error);
}

static bool
appraisal(struct report *report, struct error *error)
{
	return appraisal_report(report, &chosen, error);
}

static const struct form forms[] = {
	{ "results", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, results, SHOWS_REWARDS },
	{ "growth", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, growth, SHOWS_REWARDS },
	{ "homeroom", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, homeroom, SHOWS_REWARDS },
	{ "record", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, record_form, SHOWS_SCHOOLS },
	{ "select", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, select_form, SHOWS_REWARDS },
	{ "appraisal", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, appraisal, SHOWS_REWARDS },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
