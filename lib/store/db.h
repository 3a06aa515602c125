/* The database: one SQLite file, opened with care, written in one transaction a run.
 *
 * A handle keeps its prepared statements by their text, so callers just name the SQL
 * where they use it. Parameters are $1, $2 ... ; values are bound, never printed in.
 * After a failing call the handle remembers the first error: steps may be chained and
 * db_ok asked once. Integers are 64 bit; text is UTF-8 and copied.
 *
 * A statement is in use from query() until query_next() has returned false or
 * query_end() was called; one SQL text is in use once at a time. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>
#include "base/error.h"

struct db;
struct sqlite3;
struct query;

enum db_mode {
	DB_READ,        /* must exist, nothing is written */
	DB_WRITE,       /* made when missing (mode 0600) */
	DB_MEMORY       /* of this run only, in memory and unlinked temporary files */
};

bool db_open(struct db **, const char *path, enum db_mode, struct error *);
/* The tables of another database, which must exist, as other.TABLE; meanwhile errors name that one. */
bool db_attach(struct db *, const char *path, struct error *);
bool db_detach(struct db *, struct error *);
/* Rolls back what was not committed. Accepts NULL. */
void db_close(struct db *);
struct sqlite3 *db_handle(struct db *);

/* Takes the write lock at once; waits up to 30 s for another import. A transaction begun
 * within another is a part of it: the outermost commit stores, any rollback takes all back. */
bool db_begin(struct db *, struct error *);
bool db_commit(struct db *, struct error *);
void db_rollback(struct db *);

/* Runs statements without results, separated by semicolons. */
bool db_script(struct db *, const char *sql, struct error *);

/* types: one letter a value: i int64_t, t const char * (NULL: null), r double, n (no value) null. */
struct query *query(struct db *, const char *sql, const char *types, ...);
/* The same with the values in an array. */
struct value {
	char type;              /* i, t, n as above */
	int64_t number;
	const char *text;
};
struct query *query_values(struct db *, const char *sql, const struct value *, size_t count);
bool query_next(struct query *);
int64_t query_int(struct query *, int column);
double query_real(struct query *, int column);
const char *query_text(struct query *, int column);     /* NULL for null; lives until the next step */
bool query_null(struct query *, int column);
struct value query_value(struct query *, int column);   /* text lives until the next step */
void query_end(struct query *);

/* Prepare, bind, step and done; rows changed. */
int64_t db_run(struct db *, const char *sql, const char *types, ...);
/* First column of the first row; fallback when there is none or it is null. */
int64_t db_int(struct db *, int64_t fallback, const char *sql, const char *types, ...);
int64_t db_last_id(struct db *);

/* Moves the first error of the handle into the caller's. */
bool db_ok(struct db *, struct error *);

#endif
