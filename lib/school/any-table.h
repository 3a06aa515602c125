/* Any CSV file or workbook as a temporary table, without a kind: its columns are named by the
 * first row that is not empty (store/text-table.h), all cells are text, cleaned as the imports
 * do (text_add_folded), blank ones null. A row longer than the headings adds columns, which is
 * remarked; so are the sheets that are not read. */
#ifndef SCHOOL_ANY_TABLE_H
#define SCHOOL_ANY_TABLE_H

#include "store/db.h"
#include "table/kind.h"

/* item is NAME=FILE or NAME=FILE#SHEET, the sheet by name or number; without one the first with
 * rows. language names columns without a heading. Faster within a transaction of the caller. */
bool any_table_load(struct db *, const char *item, enum language, struct error *);

#endif
