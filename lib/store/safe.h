/* One statement of somebody else's SQL, which can read and nothing more.
 *
 * safe_confine shuts a handle for the rest of its life; tables, views and functions it is to
 * have are made before. From then on there are
 *   no writing, no temporary tables, no ATTACH (so no VACUUM INTO), no PRAGMA, no transactions;
 *   of the functions those that SQLite itself calls innocuous and those of JSON: no
 *   load_extension, fts3_tokenizer, readfile, writefile, edit;
 *   of the virtual tables json_each and json_tree.
 * Limits: SAFE_TEXT_BYTES a value, SAFE_SQL_BYTES a statement, 50 compound selects, 512 MiB of
 * memory, 4 GiB a temporary file, a time of computing.
 *
 * Refusals and errors of the SQL are errors of the run. */
#ifndef STORE_SAFE_H
#define STORE_SAFE_H

#include "store/db.h"

enum { SAFE_TEXT_BYTES = 16 << 20, SAFE_SQL_BYTES = 1 << 20 };

/* seconds: of computing, not of waiting for a lock or for who reads the output; 0: no end. */
bool safe_confine(struct db *, long seconds, struct error *);
/* For what SQLite does not look up from (an endless LIKE): two seconds after the time is over the
 * program ends with 2. last_words may call only what signal handlers may; NULL: none. 0: not any more. */
void safe_cut_off(long seconds, void (*last_words)(void));

struct safe_query;

enum safe_type { SAFE_NULL, SAFE_INTEGER, SAFE_REAL, SAFE_TEXT, SAFE_BLOB };

/* What a statement lacks: the name SQLite did not find, "" when something else is wrong. */
struct safe_fault {
	enum { SAFE_OTHER, SAFE_NO_TABLE, SAFE_NO_COLUMN } kind;
	char name[200];
};

/* Exactly one statement that gives rows. fault may be NULL. */
bool safe_open(struct safe_query **, struct db *, const char *sql, struct safe_fault *, struct error *);
int safe_columns(const struct safe_query *);
const char *safe_heading(const struct safe_query *, int column);
/* False: the end, or an error that safe_close tells. */
bool safe_next(struct safe_query *);
enum safe_type safe_type(struct safe_query *, int column);
int64_t safe_integer(struct safe_query *, int column);
double safe_real(struct safe_query *, int column);
/* Bytes of text or blob; text may hold NUL and what is no UTF-8, and has a NUL behind. Lives until the next step. */
const char *safe_bytes(struct safe_query *, int column, size_t *length);
/* False: stepping had failed. Accepts NULL. */
bool safe_close(struct safe_query *, struct error *);

#endif
