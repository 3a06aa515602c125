/* How the points of a head teacher come about, down to the rows.
 *
 * For each class: a row of the sum; under it one for each item, whose points add up to it; under the weekly item one for
 * each week with the mean of its days, and one for each row of the duty teacher with file and line; under an activity its rows;
 * under the items of the whole period what they were worked out from. Pupils are not named. */
#ifndef SCHOOL_HOMEROOM_EXPLAIN_H
#define SCHOOL_HOMEROOM_EXPLAIN_H

#include "school/homeroom.h"

/* who: number or name of a head teacher. Error: there is none such in the period. */
bool homeroom_explain(struct homeroom *, const char *who, struct error *);

#endif
