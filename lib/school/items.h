/* The form items of score-report (小题分析): what single items did, whether the paper can be relied upon,
 * which knowledge points were answered, and where schools and classes differ from the district.
 *
 * The figures are those of stats/items.h, over the complete pupils of a paper (item-scores.h). */
#ifndef SCHOOL_ITEMS_H
#define SCHOOL_ITEMS_H

#include "school/summary.h"

/* by: item (the default), paper or point; with school or class beside it the score rates of these. Wrong options
 * end the program. */
bool items_report(struct report *, const struct summary_options *, struct error *);

#endif
