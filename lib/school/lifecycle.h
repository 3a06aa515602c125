/* The life of a finding as a table: which step may follow in which state, and where it leads.
 * The shipped rules are the kind `lifecycle`; an office may change them as any table.
 *
 *     登记 -> 待反馈 -反馈签收-> 整改中 -已整改-> 待复查 -复查合格-> 待销号 -销号-> 已销号
 *
 * Steps of one day are taken in the order of the words of column step. */
#ifndef SCHOOL_LIFECYCLE_H
#define SCHOOL_LIFECYCLE_H

#include "base/text.h"
#include "store/db.h"
#include "table/kind.h"

/* Places in the words of columns finding_state and step. */
enum finding_state { FINDING_OPEN, FINDING_TOLD, FINDING_MENDED, FINDING_PASSED, FINDING_CLOSED, FINDING_SENT_UP, FINDING_LASTING, FINDING_STATES };
enum finding_step { STEP_NOTIFIED, STEP_EXTENDED, STEP_SENT_UP, STEP_LASTING, STEP_MENDED, STEP_FAILED, STEP_PASSED, STEP_CLOSED, STEP_REOPENED, FINDING_STEPS };

struct lifecycle {
	int next[FINDING_STATES][FINDING_STEPS];        /* -1: not possible */
};

/* False: the table is not there or empty, or an error of the database. */
bool lifecycle_load(struct lifecycle *, struct db *, struct error *);
/* The steps possible in a state, as a list. */
void lifecycle_add_possible(struct text *, const struct lifecycle *, enum finding_state, enum language);
const char *finding_state_text(enum finding_state, enum language);
const char *finding_step_text(enum finding_step, enum language);

#endif
