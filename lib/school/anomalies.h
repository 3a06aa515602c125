/* The form anomalies of score-report (疑点): which marks of an exam to look at before they are
 * believed, one row for each suspicion with its evidence and its rule. A row proves nothing.
 *
 * The rules are those of suspicion.h. Judged is each class in each subject and paper, a heap at
 * the pass line for a whole school, too. Others are the rest of the comparison group (grade,
 * subject, paper, teaching language); jumps want the exam before. Zeros are listed, not judged. */
#ifndef SCHOOL_ANOMALIES_H
#define SCHOOL_ANOMALIES_H

#include "school/summary.h"

struct anomalies_options {
	const char *previous;           /* exam for the jumps; NULL: these are not looked for */
};

#define ANOMALIES_OPTIONS(o) \
	{ 0, "previous", OPT_TEXT, &(o).previous, "EXAM", N_("anomalies: the exam before, to find classes that jumped") }

/* A wrong option ends the program. */
bool anomalies_report(struct report *, const struct summary_options *selection, const struct anomalies_options *, struct error *);

#endif
