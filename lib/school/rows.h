/* Rows of a kind in the database, with their versions: what holds now and what a later
 * batch replaced. values has one entry per field of the kind, in its order; derived
 * fields are not looked at. Errors stay in the handle (db_ok). */
#ifndef SCHOOL_ROWS_H
#define SCHOOL_ROWS_H

#include "base/arena.h"
#include "store/db.h"
#include "table/kind.h"

/* The id of a natural key; 0 when unknown and create is false. */
int64_t key_id(struct db *, const char *kind, const char *key, bool create);
/* The key's text, copied; "" when unknown. */
const char *key_text(struct db *, int64_t id, struct arena *);
/* The 学籍号 of a pupil; "" for one known by name only, whose key begins with @ and is not shown. */
const char *pupil_number(struct db *, int64_t pupil, struct arena *);
/* A number that an import, which stands, has replaced by another becomes that one; others stay. */
void pupil_number_now(struct db *, char number[20]);
void key_rename(struct db *, int64_t id, const char *key, int64_t batch);

struct stored_row {
	struct value values[KIND_FIELDS];
	int64_t batch, line;
};

/* The row with these key values as it holds now; text is copied into the arena. */
bool rows_find(struct db *, const struct kind *, const struct value *values, struct stored_row *, struct arena *);
void rows_add(struct db *, const struct kind *, const struct value *values, int64_t batch, int64_t line);
/* The present version goes to the past. */
void rows_replace(struct db *, const struct kind *, const struct value *values, int64_t batch, int64_t line);
void rows_remove(struct db *, const struct kind *, const struct value *values, int64_t batch);

bool value_equal(struct value, struct value);
struct value value_integer(int64_t);
struct value value_string(const char *);        /* NULL: null */
struct value value_null(void);

#endif
