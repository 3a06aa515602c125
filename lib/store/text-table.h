/* A temporary table of text, its columns named as somebody's file names them. */
#ifndef STORE_TEXT_TABLE_H
#define STORE_TEXT_TABLE_H

#include <stddef.h>
#include "store/db.h"

struct text_table;

/* stem names columns that have no name: 列 makes 列3 the third. Both are copied. */
void text_table_open(struct text_table **, struct db *, const char *name, const char *stem);
/* Adds a column and returns its name: a name that is there already, as SQLite compares them,
 * gets a number, 姓名2. Columns may come behind rows, too: those have null there. */
const char *text_table_column(struct text_table *, const char *heading);
size_t text_table_columns(const struct text_table *);
/* count cells at most as many as columns; "" is null, as are the cells not given. False: failed (text_table_close tells). */
bool text_table_row(struct text_table *, const char *const *cells, size_t count);
/* Makes the table if there was no row. Accepts NULL. */
bool text_table_close(struct text_table *, struct error *);

#endif
