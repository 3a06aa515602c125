#include <stdlib.h>
#include <string.h>
#include <sqlite3.h>
#include "store/bulk.h"

enum { ROWS = 8192 };

struct bulk {
	struct db *db;
	char *sql;
	int columns;
	size_t count;
	int64_t *values;
};

/* The one buffer that is being flushed; flushes never nest. */
static struct bulk *flushing;

struct cursor {
	sqlite3_vtab_cursor base;
	size_t row;
};

static int
connect_rows(sqlite3 *handle, void *user, int argc, const char *const *argv, sqlite3_vtab **table, char **message)
{
	(void)user, (void)argc, (void)argv, (void)message;
	*table = calloc(1, sizeof **table);
	if (*table == NULL)
		return SQLITE_NOMEM;
	return sqlite3_declare_vtab(handle, "create table rows(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11,"
		" c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23)");
}

static int
disconnect_rows(sqlite3_vtab *table)
{
	free(table);
	return SQLITE_OK;
}

static int
best_index(sqlite3_vtab *table, sqlite3_index_info *info)
{
	(void)table;
	info->estimatedCost = ROWS;
	info->estimatedRows = ROWS;
	return SQLITE_OK;
}

static int
open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
	struct cursor *cursor = calloc(1, sizeof *cursor);

	(void)table;
	*out = &cursor->base;
	return cursor == NULL ? SQLITE_NOMEM : SQLITE_OK;
}

static int
close_cursor(sqlite3_vtab_cursor *cursor)
{
	free(cursor);
	return SQLITE_OK;
}

static int
first_row(sqlite3_vtab_cursor *cursor, int number, const char *string, int argc, sqlite3_value **argv)
{
	(void)number, (void)string, (void)argc, (void)argv;
	((struct cursor *)cursor)->row = 0;
	return SQLITE_OK;
}

static int
next_row(sqlite3_vtab_cursor *cursor)
{
	((struct cursor *)cursor)->row++;
	return SQLITE_OK;
}

static int
at_end(sqlite3_vtab_cursor *cursor)
{
	return ((struct cursor *)cursor)->row >= flushing->count;
}

static int
give_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
	size_t row = ((struct cursor *)cursor)->row;
	int64_t value = column < flushing->columns ? flushing->values[row * (size_t)flushing->columns + (size_t)column] : BULK_NULL;

	if (value == BULK_NULL)
		sqlite3_result_null(context);
	else
		sqlite3_result_int64(context, value);
	return SQLITE_OK;
}

static int
give_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
	*rowid = (sqlite3_int64)((struct cursor *)cursor)->row;
	return SQLITE_OK;
}

static const sqlite3_module module = {
	.iVersion = 1, .xConnect = connect_rows, .xBestIndex = best_index, .xDisconnect = disconnect_rows,
	.xOpen = open_cursor, .xClose = close_cursor, .xFilter = first_row, .xNext = next_row, .xEof = at_end,
	.xColumn = give_column, .xRowid = give_rowid,
};

struct bulk *
bulk_open(struct db *db, const char *sql, int columns)
{
	struct bulk *bulk = alloc_zero(1, sizeof *bulk);

	sqlite3_create_module(db_handle(db), "bulk_rows", &module, NULL);
	bulk->db = db;
	bulk->sql = copy_string(sql);
	bulk->columns = columns;
	bulk->values = alloc_zero((size_t)columns * ROWS, sizeof *bulk->values);
	return bulk;
}

bool
bulk_flush(struct bulk *bulk)
{
	struct error error = { 0 };

	if (bulk == NULL || bulk->count == 0)
		return true;
	flushing = bulk;
	db_run(bulk->db, bulk->sql, "");
	flushing = NULL;
	bulk->count = 0;
	return db_ok(bulk->db, &error);
}

/* Rows in the order of the table's key are appended to it, others split its pages. Those alike
 * in the first column are put in the order of the second; between them the caller's order stays. */
bool
bulk_add(struct bulk *bulk, const int64_t *values)
{
	size_t columns = (size_t)bulk->columns;
	int64_t *at = bulk->values + bulk->count * columns;

	for (; at > bulk->values && at[-(ptrdiff_t)columns] == values[0] && at[1 - (ptrdiff_t)columns] > values[1]; at -= columns)
		memcpy(at, at - columns, columns * sizeof *at);
	memcpy(at, values, columns * sizeof *at);
	return ++bulk->count < ROWS || bulk_flush(bulk);
}

bool
bulk_close(struct bulk *bulk)
{
	bool ok;

	if (bulk == NULL)
		return true;
	ok = bulk_flush(bulk);
	free(bulk->sql);
	free(bulk->values);
	free(bulk);
	return ok;
}
