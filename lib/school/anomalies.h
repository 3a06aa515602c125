/* The form anomalies of score-report (疑点): which marks of an exam to look at before they are
 * believed, one row for each suspicion with its evidence, how improbable it is, and its rule. A row proves nothing.
 *
 * The rules are those of suspicion.h. Judged is each class in each subject and paper; a heap at
 * the pass line for a whole school of several classes, too, named where none of its classes is. Others are the rest of
 * the comparison group (grade, subject, paper, teaching language). Jumps are from the last exam before, exchanged
 * subjects against the pupils' mean z in the last three. Zeros are listed behind the rest, to be confirmed.
 *
 * by_chance        p of the rule's test; of jumps, other full marks and exchanged means from the spread of all classes
 *                  (median of |value| / 0.6745, where 10 or more are known), of marks alike from the others' share of the mark
 * expected_alarms  how many rows as improbable the whole report would have by chance alone: of heaps by alarms.h, else p x
 *                  number of classes (or pairs of subjects) judged
 * Heaps, and exchanged subjects by pupils, are named where expected_alarms / judged is up to the limit. */
#ifndef SCHOOL_ANOMALIES_H
#define SCHOOL_ANOMALIES_H

#include "school/summary.h"

struct anomalies_options {
	const char *previous;           /* exam before; "none"; NULL: the last ones */
	const char *false_alarms;       /* percent of the rows judged; NULL: 1.5 */
};

#define ANOMALIES_OPTIONS(o) \
	{ 0, "previous", OPT_TEXT, &(o).previous, "EXAM", N_("anomalies: compare with this exam, or none (the last three before)") }, \
	{ 0, "false-alarms", OPT_TEXT, &(o).false_alarms, "PERCENT", N_("anomalies: false alarms that a rule may expect, of 100 rows judged (1.5)") }

/* A wrong option ends the program. */
bool anomalies_report(struct report *, const struct summary_options *selection, const struct anomalies_options *, struct error *);

#endif
