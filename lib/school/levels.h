/* The form levels (等级统计) of score-report: how many pupils have each level, in a subject, by district,
 * school, class or teacher. Levels are the results that schools may tell (the rules of 2021), and the only
 * ones of grades 1 and 2.
 *
 * entered  pupils of the class with any row in the exam, without those exempt from the subject
 * leveled  of these, those with a level: the one given, else that of the mark by the lines of the subject in
 *          force at the exam (level.h); cheating is a mark of 0
 * share    100 x pupils with the level / leveled
 *
 * Rows are by grade, subject and teaching language, papers together; the district stands behind, pooled.
 * Co-teachers both get the whole class. There are no ranks. */
#ifndef SCHOOL_LEVELS_H
#define SCHOOL_LEVELS_H

#include "school/summary.h"

/* Of the selection exam, by, grade, subject and without. A wrong option ends the program. */
bool levels_report(struct report *, const struct summary_options *selection, struct error *);

#endif
