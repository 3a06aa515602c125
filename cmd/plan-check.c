/* plan-check: is the work plan being carried out? What is due against what was done. */
#include "school/plan.h"

static struct report_options common;
static struct plan_options chosen;

static const struct opt options[] = {
	{ 0, "on", OPT_TEXT, &chosen.on, "DATE", N_("as things stood on this day (default: today)") },
	PERIOD_OPTIONS(chosen.period),
	{ 'b', "by", OPT_TEXT, &chosen.by, "UNIT", N_("columns by month (default), week or term; taught: by school (default), class, subject, lesson; projects: by project, school") },
	{ 's', "school", OPT_TEXT, &chosen.school, "SCHOOL", N_("this school only") },
	{ 0, "school-type", OPT_TEXT, &chosen.type, "TYPE", N_("schools of this type only") },
	{ 0, "activity", OPT_TEXT, &chosen.activity, "NAME", N_("required: this activity only") },
	{ 'g', "gaps", OPT_FLAG, &chosen.gaps, NULL, N_("required: only what is missing, a row for each") },
	{ 'p', "pending", OPT_FLAG, &chosen.pending, NULL, N_("the same with what is not done yet in periods that are not over") },
	{ 0, "faults", OPT_FLAG, &chosen.faults, NULL, N_("lessons, taught and projects: only what is wrong, not given or late") },
	{ 'k', "kind", OPT_TEXT, &chosen.kind, "KIND,...", N_("missing: these kinds of tables") },
	REPORT_OPTIONS(common),
	{ 0 }
};
static const char *const synopsis[] = {
	"[required] [--activity NAME] [--gaps | --pending] [period] [options]",
	"lessons [--faults] [--on DATE] [options]",
	"taught [--by school|class|subject|lesson] [--faults] [period] [options]",
	"projects [--by project|school] [--faults] [--on DATE] [options]",
	"missing --kind KIND,... [period] [options]",
	NULL
};
static const struct program program = {
	"plan-check", N_("check what was done against what the plan requires"), synopsis, options
};

static bool
required(struct report *report, struct error *error)
{
	return required_report(report, &chosen, error);
}

static bool
missing(struct report *report, struct error *error)
{
	return missing_report(report, &chosen, error);
}

static bool
lessons(struct report *report, struct error *error)
{
	return lessons_report(report, &chosen, error);
}

static bool
taught(struct report *report, struct error *error)
{
	return taught_report(report, &chosen, error);
}

static bool
projects(struct report *report, struct error *error)
{
	return projects_report(report, &chosen, error);
}

static const struct form forms[] = {
	{ "required", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, required, 0 },
	{ "lessons", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, lessons, 0 },
	{ "taught", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, taught, 0 },
	{ "projects", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, projects, 0 },
	{ "missing", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, missing, 0 },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
