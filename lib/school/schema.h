/* The catalogue as a database. Each kind K has two tables: K_rows, what holds now,
 * and K_past, what a later batch replaced or removed. Both have the kind's stored
 * columns and
 *   batch  the batch the values came from        line   its line there
 *   since  the batch that made them hold, when that is another (an undo); else null
 *   until  (past only) the batch that ended them
 * Natural keys and words are integers inside; schema_views() shows them as people
 * write them. */
#ifndef SCHOOL_SCHEMA_H
#define SCHOOL_SCHEMA_H

#include "store/db.h"
#include "table/kind.h"

/* Makes or completes the tables; a database that is up to date costs one lookup. */
bool schema_upgrade(struct db *, struct error *);

/* Is the field a column of the table (not derived)? */
bool field_stored(const struct field *);
bool field_is_text(const struct field *);

/* Temporary views over each kind, under its English and its Chinese name, and the wide
 * score list 成绩单 / score_list. as_of: the last batch to be seen, 0 for now. */
bool schema_views(struct db *, int64_t as_of, struct error *);

#endif
