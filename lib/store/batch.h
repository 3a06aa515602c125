/* The log of what came in: one batch for each import and each undo. */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include "store/db.h"

/* Lower numbers are for what is shipped, so that those of a district do not move when more is. */
enum { FIRST_OWN_BATCH = 21 };

/* Logs a batch as of now ($SOURCE_DATE_EPOCH, where that is set), by the login name and this program;
 * returns its number, which is at least the one given. kind is a kind of table, "undo" or "override"; sha256
 * and details may be NULL. */
int64_t batch_add(struct db *, int64_t least, const char *kind, const char *file, const char *sha256, const char *details);
/* The day of which a batch would be logged now, ISO. */
void batch_today(char day[11]);

#endif
