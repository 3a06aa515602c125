/* The form stalled of score-report (徘徊不前): schools that stay at the bottom over several exams.
 *
 * For each school and subject (and the total), over the last exams with marks that were not set by a school:
 *
 * T           50 + 10 x mean over its pupils of (mark - mean) / population SD of the comparison group
 *             (exam-figures.h); groups of one school only are left out
 * its error   10 x sqrt(sum of n x (SD within classes / SD of the group)^2) / number of pupils
 * percentile  100 x (schools below + half of those equal, it among them) / schools
 * level       mean T over the exams; its error the mean of the errors, as the pupils are mostly the same
 * slope       change of T from exam to exam: least squares, weighted by 1 / error^2; its error
 *             1 / sqrt(sum of weight x (exam - weighted mean exam)^2)
 *
 * The intervals of both are +- z x error, z the normal deviate with 1 - 0.05 / rows inside (Bonferroni), rows the schools of the
 * total, or all schools x subjects: they miss the truth anywhere among these in at most one report of twenty.
 *
 * Stalled is who in every exam stood in the bottom third, whose level is below the limit with all of its interval
 * (49.5 of the total, 47.5 of a subject, where the luck of having few teachers comes on top) and whose slope interval is not
 * wholly above 0. Without the limit a third of the schools could be named in any district, however near they are. */
#ifndef SCHOOL_STALLED_H
#define SCHOOL_STALLED_H

#include "school/summary.h"

struct stalled_options {
	long exams;                     /* 3 to 20 */
	const char *third;              /* the percentile that is the limit; NULL: 33.3 */
	const char *level;              /* the T that is the limit; NULL: as above */
	bool all;                       /* all schools, not only those stalled */
};
#define STALLED_EXAMS 4

#define STALLED_OPTIONS(o) \
	{ 0, "exams", OPT_NUMBER, &(o).exams, "N", N_("stalled: over the last N exams (4)") }, \
	{ 0, "third", OPT_TEXT, &(o).third, "PERCENTILE", N_("stalled: up to which the bottom reaches (33.3)") }, \
	{ 0, "level", OPT_TEXT, &(o).level, "T", N_("stalled: all of the interval of the mean T must be below this (49.5 of the total, 47.5 of a subject; 100: the place alone counts)") }, \
	{ 0, "all", OPT_FLAG, &(o).all, NULL, N_("stalled: the other schools too") }

/* Pure arithmetic: the weighted line through values at 0, 1, 2, ...; errors above 0. error is that of
 * the slope. NaN below two values. */
struct trend {
	double slope, error;
};
struct trend trend_of(const double *values, const double *errors, size_t n);
/* z of the intervals of so many rows, 95 % for all together: 1.960 of one, 2.914 of 14. NaN for 0. */
double simultaneous_deviate(size_t rows);

/* selection: exam is the last of the exams, NULL: the latest. A wrong option ends the program. */
bool stalled_report(struct report *, const struct summary_options *selection, const struct stalled_options *, struct error *);

#endif
