/* Many rows at once: they are gathered in a buffer and pass through a virtual table
 * into INSERT ... SELECT, which costs a third of binding and stepping each row. */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "store/db.h"

#define BULK_COLUMNS 24
#define BULK_NULL INT64_MIN

struct bulk;

/* sql reads from the table bulk_rows with the integer columns c0, c1 ... */
struct bulk *bulk_open(struct db *, const char *sql, int columns);
/* values: one integer a column, BULK_NULL for null. False: a flush failed (db_ok tells). */
bool bulk_add(struct bulk *, const int64_t *values);
bool bulk_flush(struct bulk *);         /* accepts NULL */
bool bulk_close(struct bulk *);         /* flushes; accepts NULL */

#endif
