/* attendance-track: who is there: pupils and staff, day by day and over the years. */
#include "school/dropout.h"
#include "school/retention.h"
#include "school/track.h"

static struct report_options common;
static struct track_options chosen = { .days = 40, .incidents = 3, .within = 6, .most = 20 };

static const struct opt options[] = {
	{ 0, "on", OPT_TEXT, &chosen.on, "DATE", N_("as things stood on this day (default: today)") },
	PERIOD_OPTIONS(chosen.period),
	{ 'b', "by", OPT_TEXT, &chosen.by, "UNIT", N_("units: a row for each pupil, class, grade, school, teacher, or the district, as the form says") },
	{ 's', "school", OPT_TEXT, &chosen.school, "SCHOOL", N_("this school only") },
	{ 'c', "class", OPT_TEXT, &chosen.class_name, "CLASS", N_("classes of this name only, 四年级1班") },
	{ 0, "bands", OPT_FLAG, &chosen.bands, NULL, N_("rates: pupils by their share of absence") },
	{ 0, "formula", OPT_TEXT, &chosen.formula, "NAME", N_("retention, movements: annual, controlled, stage, nine-year or dropout") },
	{ 0, "ledger", OPT_TEXT, &chosen.ledger, "NAME", N_("dropout: followed, suspected, dropped or returned only") },
	{ 0, "compare", OPT_TEXT, &chosen.compare, "LIST", N_("dropout: compare this list (or all) with the register") },
	{ 0, "list", OPT_FLAG, &chosen.list, NULL, N_("retention, movements: each pupil who came or went") },
	{ 0, "days", OPT_NUMBER, &chosen.days, "N", N_("warning: absence in the last N school days (40)") },
	{ 0, "incidents", OPT_NUMBER, &chosen.incidents, "K", N_("warning: from K incidents in the term on (3)") },
	{ 0, "back", OPT_TEXT, &chosen.back, "DATE", N_("warning: what the flags of this day were worth (default: so many months ago)") },
	{ 0, "within", OPT_NUMBER, &chosen.within, "MONTHS", N_("warning: who left so many months after that day (6)") },
	{ 0, "most", OPT_NUMBER, &chosen.most, "N", N_("warning: so many pupils of a school (20; 0: all)") },
	{ 0, "guide", OPT_TEXT, &chosen.guide, "SECONDS", N_("drills: guide times of primary and junior schools (180,120)") },
	{ 0, "summary", OPT_FLAG, &chosen.summary, NULL, N_("staff: the points of each teacher") },
	{ 0, "lessons-per-day", OPT_TEXT, &chosen.lessons, "N", N_("staff: lessons that make a day (6)") },
	{ 0, "full", OPT_TEXT, &chosen.full, "POINTS", N_("staff: points where nothing is deducted (10)") },
	{ 0, "missing", OPT_FLAG, &chosen.missing, NULL, N_("training: who was due and did not come") },
	{ 0, "cycle", OPT_TEXT, &chosen.cycle, "YEAR", N_("training: the school year in which the cycle of five years begins") },
	REPORT_OPTIONS(common),
	{ 0 }
};
static const char *const synopsis[] = {
	"[rates] [--by pupil|class|school|district] [--bands] [period] [options]",
	"absent [--on DATE] [--school SCHOOL] [--class CLASS] [options]",
	"retention [--by class|grade|school|teacher|district] [--formula NAME] [--list] [period] [options]",
	"dropout [--ledger NAME | --compare LIST | period] [options]",
	"movements [--by UNIT] [--list] [period] [options]",
	"care [--by pupil|school] [--on DATE] [--school SCHOOL] [options]",
	"warning [--by pupil|flag] [--back DATE] [--within MONTHS] [--most N] [options]",
	"drills [--guide SECONDS] [period] [options]",
	"staff [--summary] [--lessons-per-day N] [--full POINTS] [period] [options]",
	"training [--by teacher|school|band] [--missing] [--cycle YEAR] [period] [options]",
	NULL
};
static const struct program program = {
	"attendance-track", N_("report who was there and who was not"), synopsis, options
};

static bool
drills(struct report *report, struct error *error)
{
	return drills_report(report, &chosen, error);
}

static bool
warning(struct report *report, struct error *error)
{
	return warning_report(report, &chosen, error);
}

static bool
care(struct report *report, struct error *error)
{
	return care_report(report, &chosen, error);
}

static bool
rates(struct report *report, struct error *error)
{
	return rates_report(report, &chosen, error);
}

static bool
absent(struct report *report, struct error *error)
{
	return absent_report(report, &chosen, error);
}

static bool
retention(struct report *report, struct error *error)
{
	return retention_report(report, &chosen, error);
}

static bool
movements(struct report *report, struct error *error)
{
	return movements_report(report, &chosen, error);
}

static bool
dropout(struct report *report, struct error *error)
{
	return dropout_report(report, &chosen, error);
}

static bool
staff(struct report *report, struct error *error)
{
	return staff_report(report, &chosen, error);
}

static bool
training(struct report *report, struct error *error)
{
	return training_report(report, &chosen, error);
}

static const struct form forms[] = {
	{ "rates", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, rates, 0 },
	{ "absent", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, absent, 0 },
	{ "retention", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, retention, 0 },
	{ "dropout", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, dropout, 0 },
	{ "movements", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, movements, 0 },
	{ "care", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, care, SHOWS_CARE },
	{ "warning", AUDIENCE_INTERNAL, warning, SHOWS_PUPILS },
	{ "drills", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, drills, 0 },
	{ "staff", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, staff, 0 },
	{ "training", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, training, 0 },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
