/* The form summary of score-report (一分N率): for each grade, subject, paper and teaching
 * language the figures of schools, classes or teachers, at the end of the district, pooled.
 *
 * Ranks are by the mean, with a formula by the composite; highest first, ties share a place and
 * the next is skipped. Co-teachers both get the whole class. In public the best and the lowest mark are
 * left out, and figures of fewer than PUBLIC_LEAST pupils are "-", with those from which they could be
 * worked out (exam-hiding.h). The difference is "-" where the district's figure is, the composite there
 * and where it is against a best one that is hidden; ranks are among all, hidden or not.
 */
#ifndef SCHOOL_SUMMARY_H
#define SCHOOL_SUMMARY_H

#include "school/report.h"

/* Texts as options give them. */
struct summary_options {
	const char *exam;       /* NULL: the only one with marks */
	const char *by;         /* list of district, school, class, teacher; NULL: as the form says, here school */
	const char *grade, *subject;    /* NULL: all */
	const char *base, *without;     /* figure.h */
	const char *formula;    /* NULL: no composite */
	long min_n;             /* no rank below */
};

/* A wrong option ends the program. */
bool summary_report(struct report *, const struct summary_options *, struct error *);

#endif
