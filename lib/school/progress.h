/* The form progress of score-report (进退步): what changed between two exams for those who stand in both.
 *
 * Compared are T and percentile (standing.h), never marks, each pupil in the grade and the
 * comparison group of that exam's own date; a total in the subjects of each.
 * Pupils: a change beyond the noise band is called progress or decline. The band is
 * 1.96 x sqrt(2) x 10 x sqrt(1 - reliability): what two papers of that reliability let the T
 * of one who did not change differ by, in 95 of 100 cases.
 * Schools, classes, teachers are those of the later exam: the mean change of their pupils, its
 * standard error (sample SD / sqrt(n)) and the interval mean +- t(0.975, n - 1) x standard error;
 * no verdict where it holds 0. Co-teachers both get the whole class.
 * Who cannot be compared is listed with the reason, and counted for the units. */
#ifndef SCHOOL_PROGRESS_H
#define SCHOOL_PROGRESS_H

#include "school/summary.h"

struct progress_options {
	const char *since;              /* the earlier exam */
	const char *noise;              /* points of T; NULL: from the reliability */
	const char *reliability;        /* NULL: 0.9 */
};

#define PROGRESS_OPTIONS(o) \
	{ 0, "since", OPT_TEXT, &(o).since, "EXAM", N_("progress: the earlier exam") }, \
	{ 0, "noise", OPT_TEXT, &(o).noise, "POINTS", N_("progress: smaller changes of a pupil's T are called none") }, \
	{ 0, "reliability", OPT_TEXT, &(o).reliability, "R", N_("progress, borderline: of the papers, for the error of marks (progress: 0.9)") }

enum verdict { VERDICT_NONE, VERDICT_PROGRESS, VERDICT_DECLINE, VERDICT_UNKNOWN };

/* Pure arithmetic. reliability from 0 to 1. */
double progress_noise(double reliability);
/* Beyond a band around 0, or an interval that does not hold 0; NaN: unknown. */
enum verdict progress_verdict(double low, double high);
/* Half the width of the 95 % interval of a mean; NaN for fewer than two. */
double progress_margin(const struct moments *);

/* A wrong option ends the program. */
bool progress_report(struct report *, const struct summary_options *selection, const struct progress_options *, struct error *);

#endif
