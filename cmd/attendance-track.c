/* attendance-track: who is there: pupils and staff, day by day and over the years. */
#include "school/track.h"

static struct report_options common;
static struct track_options chosen;

static const struct opt options[] = {
	{ 0, "on", OPT_TEXT, &chosen.on, "DATE", N_("as things stood on this day (default: today)") },
	{ 'y', "year", OPT_TEXT, &chosen.period.year, "YEAR", N_("the school year, 2022-2023 (default: that of the day)") },
	{ 't', "term", OPT_TEXT, &chosen.period.term, "TERM", N_("the term, 2022-2023-2") },
	{ 'm', "month", OPT_TEXT, &chosen.period.month, "MONTH", N_("the month, 2023-04") },
	{ 0, "since", OPT_TEXT, &chosen.period.since, "MONTH", N_("from this month or day on") },
	{ 0, "until", OPT_TEXT, &chosen.period.until, "MONTH", N_("up to this month or day") },
	{ 'b', "by", OPT_TEXT, &chosen.by, "UNIT", N_("rates: a row for each pupil, class (default), school, or the district") },
	{ 's', "school", OPT_TEXT, &chosen.school, "SCHOOL", N_("this school only") },
	{ 'c', "class", OPT_TEXT, &chosen.class_name, "CLASS", N_("classes of this name only, 四年级1班") },
	{ 0, "bands", OPT_FLAG, &chosen.bands, NULL, N_("rates: pupils by their share of absence") },
	REPORT_OPTIONS(common),
	{ 0 }
};
static const char *const synopsis[] = {
	"[rates] [--by pupil|class|school|district] [--bands] [period] [options]",
	"absent [--on DATE] [--school SCHOOL] [--class CLASS] [options]",
	NULL
};
static const struct program program = {
	"attendance-track", N_("report who was there and who was not"), synopsis, options
};

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

static const struct form forms[] = {
	{ "rates", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, rates, 0 },
	{ "absent", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, absent, 0 },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
