/* A milestone of a project on a day: done or not, how late. Days are ISO texts; "" for not done. */
#ifndef SCHOOL_MILESTONE_H
#define SCHOOL_MILESTONE_H

#include "table/kind.h"

enum { MILESTONE_SOON = 30 };           /* days ahead that a milestone is called due within */

/* In the order in which they are listed. */
enum milestone_state { MILESTONE_LATE, MILESTONE_SOON_DUE, MILESTONE_LATER, MILESTONE_DONE_LATE, MILESTONE_DONE };

/* What is done after the day is not done on it. */
bool milestone_is_done(const char *done, const char *day);
enum milestone_state milestone_state(const char *planned, const char *done, const char *day);
/* From the planned day to the day it was done, else to this one; negative: days left. */
int milestone_days_late(const char *planned, const char *done, const char *day);
const char *milestone_state_text(enum milestone_state, enum language);

#endif
