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
	{ 'b', "by", OPT_TEXT, &chosen.by, "WHAT", N_("groups of pareto, closure and recurring: category, item, school, district, inspector, teacher") },
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

static const struct form forms[] = {
	{ "open", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, open_findings, 0 },
	{ "overdue", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, overdue, 0 },
	{ "register", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, full_register, 0 },
	{ "notice", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, notice, 0 },
	{ "recurring", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, recurring, 0 },
	{ "pareto", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, pareto, 0 },
	{ "closure", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, closure, 0 },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
