/* The form standard of score-report (标准分): z, T, percentile and deviation rate of each pupil
 * in each subject and in the total, or z, T and deviation rate of the means of classes and schools.
 *
 * The group is the grade, subject, paper and teaching language over the whole district; its
 * standard deviation is that of the population, as all of it sat. The formulas are those of
 * stats/standard.h. A group of one, or with the same mark throughout, has no scores. */
#ifndef SCHOOL_STANDARD_H
#define SCHOOL_STANDARD_H

#include "school/summary.h"

/* by: pupil (the default), or a list of class and school. A wrong option ends the program. */
bool standard_report(struct report *, const struct summary_options *selection, struct error *);

#endif
