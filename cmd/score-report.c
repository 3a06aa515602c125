/* score-report: what an exam says of schools, classes and teachers. */
#include "school/anomalies.h"
#include "school/bands.h"
#include "school/graduation.h"
#include "school/levels.h"
#include "school/items.h"
#include "school/line.h"
#include "school/progress.h"
#include "school/propose.h"
#include "school/report.h"
#include "school/slips.h"
#include "school/standard.h"
#include "school/stalled.h"
#include "school/summary.h"
#include "school/targets.h"

static struct report_options common;
static struct anomalies_options anomalies_chosen;
static struct graduation_options graduation_chosen;
static struct line_options line_chosen;
static struct slips_options slips_chosen;
static struct summary_options chosen = { .base = "present", .min_n = 1 };
static struct progress_options progress_chosen;
static struct stalled_options stalled_chosen = { .exams = STALLED_EXAMS };
static struct bands_options bands_chosen;
static struct targets_options targets_chosen;
static struct propose_options propose_chosen;

static const struct opt options[] = {
	{ 'e', "exam", OPT_TEXT, &chosen.exam, "EXAM", N_("the exam; may be left out when only one has marks") },
	{ 'b', "by", OPT_TEXT, &chosen.by, "LEVEL,...", N_("rows by district, school (default), class, teacher") },
	{ 'g', "grade", OPT_TEXT, &chosen.grade, "GRADE", N_("this grade only") },
	{ 's', "subject", OPT_TEXT, &chosen.subject, "SUBJECT", N_("this subject only; total is the sum over the subjects") },
	{ 0, "base", OPT_TEXT, &chosen.base, "RULE", REPORT_BASE_HELP },
	{ 0, "without", OPT_TEXT, &chosen.without, "WHO,...", REPORT_WITHOUT_HELP },
	{ 0, "formula", OPT_TEXT, &chosen.formula, "NAME", N_("add this composite and rank by it") },
	{ 0, "min-n", OPT_NUMBER, &chosen.min_n, "N", N_("no rank for fewer pupils than this") },
	BANDS_OPTIONS(bands_chosen),
	PROGRESS_OPTIONS(progress_chosen),
	STALLED_OPTIONS(stalled_chosen),
	LINE_OPTIONS(line_chosen),
	GRADUATION_OPTIONS(graduation_chosen),
	ANOMALIES_OPTIONS(anomalies_chosen),
	TARGETS_OPTIONS(targets_chosen),
	PROPOSE_OPTIONS(propose_chosen),
	SLIPS_OPTIONS(slips_chosen),
	REPORT_OPTIONS(common),
	{ 0 }
};
static const char *const synopsis[] = {
	"[summary] [-e EXAM] [options]",
	"bands [-e EXAM] [--edges MARK,... | --width MARKS] [--cumulative] [options]",
	"standard [-e EXAM] [-b pupil | class,school] [options]",
	"progress -e EXAM --since EXAM [options]",
	"line -g GRADE (--total MARK | --places N) [options]",
	"graduation [-e EXAM] [-g GRADE] [--total MARK | --places N] [--enrolled-at DATE] [options]",
	"levels [-e EXAM] [-b district | school | class | teacher] [options]",
	"borderline -g GRADE (--total MARK | --places N) [--window MARKS] [options]",
	"stalled [-e EXAM] [--exams N] [--all] [options]",
	"anomalies [-e EXAM] [--previous EXAM | none] [--false-alarms PERCENT] [options]",
	"targets [-e EXAM] [-b pupil | class | teacher | school | --of class | teacher | school] [options]",
	"interview [-e EXAM] [options]",
	"propose -e LAST_EXAM --for NEXT_EXAM [--metric mark,total,rank] [options]",
	"items [-e EXAM] [-b item | paper | point[,school][,class]] [options]",
	"slips [-e EXAM] [--school SCHOOL] [--class CLASS] [--pupil ID] [--marks] [options]",
	NULL
};
static const struct program program = {
	"score-report", N_("report the results of an exam by school, class or teacher"), synopsis, options
};

static bool
summary(struct report *report, struct error *error)
{
	return summary_report(report, &chosen, error);
}

static bool
bands(struct report *report, struct error *error)
{
	return bands_report(report, &chosen, &bands_chosen, error);
}

static bool
progress(struct report *report, struct error *error)
{
	return progress_report(report, &chosen, &progress_chosen, error);
}

static bool
line(struct report *report, struct error *error)
{
	return line_report(report, &chosen, &line_chosen, error);
}

static bool
graduation(struct report *report, struct error *error)
{
	return graduation_report(report, &chosen, &line_chosen, &graduation_chosen, error);
}

static bool
levels(struct report *report, struct error *error)
{
	return levels_report(report, &chosen, error);
}

static bool
borderline(struct report *report, struct error *error)
{
	line_chosen.reliability = progress_chosen.reliability;
	return borderline_report(report, &chosen, &line_chosen, error);
}

static bool
standard(struct report *report, struct error *error)
{
	return standard_report(report, &chosen, error);
}

static bool
stalled(struct report *report, struct error *error)
{
	return stalled_report(report, &chosen, &stalled_chosen, error);
}

static bool
anomalies(struct report *report, struct error *error)
{
	return anomalies_report(report, &chosen, &anomalies_chosen, error);
}

static bool
targets(struct report *report, struct error *error)
{
	return targets_report(report, &chosen, &targets_chosen, error);
}

static bool
interview(struct report *report, struct error *error)
{
	return interview_report(report, &chosen, error);
}

static bool
items(struct report *report, struct error *error)
{
	return items_report(report, &chosen, error);
}

static bool
slips(struct report *report, struct error *error)
{
	return slips_report(report, &chosen, &slips_chosen, error);
}

static bool
propose(struct report *report, struct error *error)
{
	return propose_report(report, &chosen, &propose_chosen, error);
}

static const struct form forms[] = {
	{ "summary", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PUBLIC, summary, SHOWS_SCHOOLS | SHOWS_SCHOOL_RANKS },
	{ "progress", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, progress, SHOWS_PUPILS | SHOWS_PUPIL_RANKS | SHOWS_SCHOOLS },
	{ "stalled", AUDIENCE_INTERNAL, stalled, SHOWS_SCHOOLS | SHOWS_SCHOOL_RANKS },
	{ "bands", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, bands, SHOWS_SCHOOLS },
	{ "standard", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, standard, SHOWS_PUPILS | SHOWS_PUPIL_RANKS | SHOWS_SCHOOLS },
	{ "graduation", AUDIENCE_INTERNAL, graduation, SHOWS_SCHOOLS },
	{ "levels", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, levels, SHOWS_SCHOOLS },
	{ "line", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, line, SHOWS_SCHOOLS },
	{ "borderline", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, borderline, SHOWS_PUPILS | SHOWS_SCHOOLS },
	{ "anomalies", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, anomalies, SHOWS_PUPILS },
	{ "targets", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, targets, SHOWS_PUPILS | SHOWS_PUPIL_RANKS },
	{ "propose", AUDIENCE_INTERNAL, propose, SHOWS_PUPILS | SHOWS_PUPIL_RANKS },
	{ "interview", AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PARENT, interview, SHOWS_PUPILS, AUDIENCE_PARENT },
	{ "items", AUDIENCE_INTERNAL | AUDIENCE_TEACHER, items },
	{ "slips", AUDIENCE_INTERNAL | AUDIENCE_PARENT, slips, SHOWS_PUPILS, AUDIENCE_PARENT },
	{ 0 }
};

int
main(int argc, char **argv)
{
	return report_main(argc, argv, &program, forms, &common);
}
