/* Leave taken off lessons and pupils: amounts are gathered by the days on which they were a teacher's, and what his days
 * off work take of them is a line. All days without a mark are at work; of a school without marks nothing is taken. */
#ifndef SCHOOL_APPRAISAL_LEAVE_H
#define SCHOOL_APPRAISAL_LEAVE_H

#include "school/appraisal.h"

struct leave_span {
	size_t person;
	int from, to;                   /* day numbers */
	struct fraction amount;
};

struct leave_spans {
	struct leave_span *spans;
	size_t count;
};

void leave_spans_add(struct leave_spans *, struct leave_span);
/* The lines of a row of the plan that wants them; frees the spans. */
void leave_spans_take(struct leave_spans *, struct scoring *, size_t row);

#endif
