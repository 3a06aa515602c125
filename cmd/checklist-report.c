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
	REPORT_OPTIONS(common),
	{ 0 }
};
static const char *const synopsis[] = {
	"[open] [--school SCHOOL] [--category CATEGORY] [--on DATE] [options]",
	"overdue [--on DATE] [options]",
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

static const struct form forms[] = {
	{ "open", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, open_findings, 0 },
	{ "overdue", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, overdue, 0 },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
