/* The targets of classes, teachers and schools (targets --of class|teacher|school): what each
 * unit reached in the exam.
 *
 * mark, total   mean of the unit's pupils with a mark (with all marks) in the subject
 * pass_rate...  percent of these at or above the line; low_rate below it
 * rank          1 + the number of units of the kind (classes, schools, teachers) with a higher mean in the
 *               comparison group (exam-figures.h) over the district; ties share a place
 *
 * A teacher's pupils are those of the classes assigned in the subject; co-teachers both get the class. Where
 * the unit stands in several groups (grades, papers, languages), rates are pooled over them, means if the
 * full marks are the same; ranks are of one group only. Samples count where there is no full class.
 *
 * Met is an actual at or above the target, of a rank or the low rate at or below; judged unrounded. */
#ifndef SCHOOL_UNIT_TARGETS_H
#define SCHOOL_UNIT_TARGETS_H

#include "school/targets.h"

enum unit_kind { UNIT_CLASS, UNIT_TEACHER, UNIT_SCHOOL, UNIT_KINDS };

/* The actual is num / den in the target's hundredths; den 0: none. */
enum target_result unit_target_judge(bool at_most, int64_t target, int64_t num, int64_t den);

/* What a unit has in a group: the sum and number of its marks; n 0: nothing. */
struct unit_sum {
	int64_t sum, n;
};
/* The rank of units[own] by the mean among those of at least min_n (and one) marks, *ranked how many these are;
 * 0: it has none, or is alone. */
int64_t unit_rank(const struct unit_sum *units, size_t count, size_t own, int64_t min_n, int64_t *ranked);

/* --min-n of the selection is the smallest number of marks for a rank. A wrong option ends the program. */
bool unit_targets_report(struct report *, const struct summary_options *selection, enum unit_kind, struct error *);

#endif
