/* checklist-report: what checks found wanting, who mends it, and whether it is done. */
#include "school/checklist.h"

static struct report_options common;
static struct checklist_options chosen = { .count = 5 };

static const struct opt options[] = {
	{ 0, "on", OPT_TEXT, &chosen.on, "DATE", N_("as things stood on this day (default: today)") },
	{ 'm', "month", OPT_TEXT, &chosen.month, "MONTH", N_("the month, 2023-04") },
	{ 's', "school", OPT_TEXT, &chosen.school, "SCHOOL", N_("this school only") },
	{ 't', "teacher", OPT_TEXT, &chosen.teacher, "TEACHER", N_("this teacher only, by number or name") },
	{ 'c', "category", OPT_TEXT, &chosen.category, "CATEGORY", N_("findings of this category only") },
	{ 'y', "year", OPT_TEXT, &chosen.year, "YEAR", N_("the register of this year, with what was open when it began") },
	{ 0, "checked", OPT_TEXT, &chosen.checked, "DATE", N_("notice: findings of the checks of this day") },
	{ 'b', "by", OPT_TEXT, &chosen.by, "WHAT", N_("groups of pareto, closure and recurring: category, item, school, district, inspector, teacher; of scores: month; of inspectors: inspector, school, teacher") },
	{ 0, "term", OPT_TEXT, &chosen.term, "TERM", N_("the term, 2022-2023-2") },
	{ 0, "posted", OPT_TEXT, &chosen.posted, "DATE[:DAYS]", N_("monthly: first day and working days (default 5) of the time for objections") },
	{ 0, "hotline", OPT_TEXT, &chosen.hotline, "TEXT", N_("monthly: where objections are taken") },
	{ 0, "seed", OPT_NUMBER, &chosen.seed, "N", N_("next: the published number that decides the draw") },
	{ 0, "count", OPT_NUMBER, &chosen.count, "N", N_("next: how many are drawn (default 5)") },
	{ 0, "all", OPT_FLAG, &chosen.all, NULL, N_("next: list those not drawn, too, so that the draw can be repeated by hand") },
	REPORT_OPTIONS(common),
	{ 0 }
};
static const char *const synopsis[] = {
	"[open] [--school SCHOOL] [--category CATEGORY] [--on DATE] [options]",
	"overdue [--on DATE] [options]",
	"register [--year YEAR] [options]",
	"notice [--month MONTH | --checked DATE] [--school SCHOOL] [--teacher TEACHER] [options]",
	"recurring [--by category|item|school|district|inspector|teacher] [options]",
	"pareto [--by category|item|school|inspector|teacher] [options]",
	"closure [--by school|category|district] [options]",
	"monthly --month MONTH [--school SCHOOL] [--posted DATE[:DAYS]] [--hotline TEXT] [options]",
	"scores [--month MONTH | --term TERM] [--by month] [--school SCHOOL] [options]",
	"inspectors [--month MONTH | --term TERM] [--by inspector|school|teacher] [--school SCHOOL] [options]",
	"next --seed N [--count N] [--school SCHOOL] [--all] [options]",
	NULL
};
static const struct program program = {
	"checklist-report", N_("report what checks found wanting and whether it is mended"), synopsis, options
};

static bool
open_findings(struct report *report, struct error *error)
{
	return open_report(report, &chosen, error);
}

static bool
overdue(struct report *report, struct error *error)
{
	return overdue_report(report, &chosen, error);
}

static bool
full_register(struct report *report, struct error *error)
{
	return register_report(report, &chosen, error);
}

static bool
notice(struct report *report, struct error *error)
{
	return notice_report(report, &chosen, error);
}

static bool
recurring(struct report *report, struct error *error)
{
	return recurring_report(report, &chosen, error);
}

static bool
pareto(struct report *report, struct error *error)
{
	return pareto_report(report, &chosen, error);
}

static bool
closure(struct report *report, struct error *error)
{
	return closure_report(report, &chosen, error);
}

static bool
monthly(struct report *report, struct error *error)
{
	return monthly_report(report, &chosen, error);
}

static bool
scores(struct report *report, struct error *error)
{
	return scores_report(report, &chosen, error);
}

static bool
severity_of_inspectors(struct report *report, struct error *error)
{
	return inspectors_report(report, &chosen, error);
}

static bool
next(struct report *report, struct error *error)
{
	return next_report(report, &chosen, error);
}

static const struct form forms[] = {
	{ "open", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, open_findings, 0 },
	{ "overdue", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, overdue, 0 },
	{ "register", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, full_register, 0 },
	{ "notice", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, notice, 0 },
	{ "recurring", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, recurring, 0 },
	{ "pareto", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, pareto, 0 },
	{ "closure", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, closure, 0 },
	{ "monthly", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, monthly, 0 },
	{ "scores", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, scores, 0 },
	{ "inspectors", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, severity_of_inspectors, 0 },
	{ "next", AUDIENCE_INTERNAL, next, 0 },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
