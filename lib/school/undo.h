/* Taking a batch back: its rows go, what it had replaced comes back, what later batches
 * made of its rows stays and is named. An undo is a batch itself, so --as-of still shows
 * what held in between. */
#ifndef SCHOOL_UNDO_H
#define SCHOOL_UNDO_H

#include "store/db.h"

/* Inside a transaction of the caller. */
bool undo_batch(struct db *, int64_t batch, struct error *);

#endif
