#include <stdio.h>
#include <string.h>
#include "base/map.h"
#include "base/text.h"
#include "school/rows.h"
#include "school/schema.h"

struct value
value_integer(int64_t number)
{
	return (struct value){ .type = 'i', .number = number };
}

struct value
value_string(const char *text)
{
	return (struct value){ .type = text == NULL ? 'n' : 't', .text = text };
}

struct value
value_null(void)
{
	return (struct value){ .type = 'n' };
}

bool
value_equal(struct value a, struct value b)
{
	if (a.type != b.type)
		return false;
	if (a.type == 'i')
		return a.number == b.number;
	return a.type == 'n' || strcmp(a.text, b.text) == 0;
}

int64_t
key_id(struct db *db, const char *kind, const char *key, bool create)
{
	int64_t id = db_int(db, 0, "select id from keys where kind = $1 and key = $2", "tt", kind, key);

	if (id != 0 || !create)
		return id;
	db_run(db, "insert into keys (kind, key) values ($1, $2)", "tt", kind, key);
	return db_last_id(db);
}

const char *
key_text(struct db *db, int64_t id, struct arena *arena)
{
	struct query *q = query(db, "select key from keys where id = $1", "i", id);
	const char *key = query_next(q) ? arena_copy(arena, query_text(q, 0)) : "";

	query_end(q);
	return key;
}

const char *
pupil_number(struct db *db, int64_t pupil, struct arena *arena)
{
	const char *key = key_text(db, pupil, arena);

	return key[0] == '@' ? "" : key;
}

void
pupil_number_now(struct db *db, char number[20])
{
	static const char sql[] = "select k.key from renamed_keys n join keys k on k.id = n.id where n.old_key = $1 and k.kind = 'pupils'"
		" and n.batch not in (select batch from batches where undone_by is not null) order by n.rowid desc limit 1";
	struct query *q;

	if (key_id(db, "pupils", number, false) != 0)
		return;
	q = query(db, sql, "t", number);
	if (query_next(q))
		snprintf(number, 20, "%s", query_text(q, 0));
	query_end(q);
}

void
key_rename(struct db *db, int64_t id, const char *key, int64_t batch)
{
	db_run(db, "insert into renamed_keys (id, old_key, new_key, batch) select id, key, $2, $3 from keys where id = $1", "iti", id, key, batch);
	db_run(db, "update keys set key = $2 where id = $1", "it", id, key);
}

/* Names of the fields that pass the filter, joined; parameters are numbered on. */
static void
add_list(struct text *sql, const struct kind *kind, unsigned rule, const char *each, const char *between)
{
	const char *lead = "";

	for (const struct field *f = kind->fields; f->column != NULL; f++) {
		if (!field_stored(f) || (rule != 0 && !(f->rules & rule)))
			continue;
		text_add(sql, lead);
		for (const char *c = each; *c != '\0'; c++) {
			if (*c == '@')
				text_addf(sql, "\"%s\"", f->column);
			else if (*c == '#')
				text_addf(sql, "$%d", (int)(f - kind->fields) + 1);
			else
				text_add_char(sql, *c);
		}
		lead = between;
	}
}

static void
add_where(struct text *sql, const struct kind *kind)
{
	text_add(sql, " where ");
	add_list(sql, kind, FIELD_KEY, "@ = #", " and ");
}

/* Statements of a kind, made once a run. */
struct row_sql {
	char *find, *add, *keep, *change, *remove;
};

static const struct row_sql *
row_sql(const struct kind *kind)
{
	static struct map made;
	struct row_sql *sql = map_get(&made, kind->name);
	struct text t = TEXT_INIT;
	size_t count = kind_field_count(kind);
	int batch = (int)count + 1;

	if (sql != NULL)
		return sql;
	sql = alloc_zero(1, sizeof *sql);
	text_add(&t, "select ");
	add_list(&t, kind, 0, "@", ", ");
	text_addf(&t, ", batch, line from %s_rows", kind->name);
	add_where(&t, kind);
	sql->find = copy_string(t.data);
	text_clear(&t);
	text_addf(&t, "insert into %s_rows (", kind->name);
	add_list(&t, kind, 0, "@", ", ");
	text_add(&t, ", batch, line) values (");
	add_list(&t, kind, 0, "#", ", ");
	text_addf(&t, ", $%d, $%d)", batch, batch + 1);
	sql->add = copy_string(t.data);
	text_clear(&t);
	text_addf(&t, "insert into %s_past (", kind->name);
	add_list(&t, kind, 0, "@", ", ");
	text_add(&t, ", batch, line, since, until) select ");
	add_list(&t, kind, 0, "@", ", ");
	text_addf(&t, ", batch, line, since, $%d from %s_rows", batch, kind->name);
	add_where(&t, kind);
	sql->keep = copy_string(t.data);
	text_clear(&t);
	text_addf(&t, "update %s_rows set ", kind->name);
	add_list(&t, kind, 0, "@ = #", ", ");
	text_addf(&t, ", batch = $%d, line = $%d, since = null", batch, batch + 1);
	add_where(&t, kind);
	sql->change = copy_string(t.data);
	text_clear(&t);
	text_addf(&t, "delete from %s_rows", kind->name);
	add_where(&t, kind);
	sql->remove = copy_string(t.data);
	text_free(&t);
	map_set(&made, kind->name, sql);
	return sql;
}

/* The kind's values with batch and line behind them. */
static void
run(struct db *db, const char *sql, const struct kind *kind, const struct value *values, int64_t batch, int64_t line, bool with_line)
{
	struct value all[KIND_FIELDS + 2];
	size_t count = kind_field_count(kind);
	struct query *q;

	memcpy(all, values, count * sizeof *all);
	all[count] = value_integer(batch);
	all[count + 1] = value_integer(line);
	q = query_values(db, sql, all, count + 1 + with_line);
	while (query_next(q))
		;
}

bool
rows_find(struct db *db, const struct kind *kind, const struct value *values, struct stored_row *row, struct arena *arena)
{
	struct query *q = query_values(db, row_sql(kind)->find, values, kind_field_count(kind));
	int column = 0;

	if (!query_next(q))
		return false;
	for (size_t i = 0; kind->fields[i].column != NULL && i < KIND_FIELDS; i++) {
		row->values[i] = value_null();
		if (!field_stored(&kind->fields[i]))
			continue;
		row->values[i] = query_value(q, column++);
		if (row->values[i].type == 't')
			row->values[i].text = arena_copy(arena, row->values[i].text);
	}
	row->batch = query_int(q, column);
	row->line = query_int(q, column + 1);
	query_end(q);
	return true;
}

void
rows_add(struct db *db, const struct kind *kind, const struct value *values, int64_t batch, int64_t line)
{
	run(db, row_sql(kind)->add, kind, values, batch, line, true);
}

void
rows_replace(struct db *db, const struct kind *kind, const struct value *values, int64_t batch, int64_t line)
{
	run(db, row_sql(kind)->keep, kind, values, batch, 0, false);
	run(db, row_sql(kind)->change, kind, values, batch, line, true);
}

void
rows_remove(struct db *db, const struct kind *kind, const struct value *values, int64_t batch)
{
	run(db, row_sql(kind)->keep, kind, values, batch, 0, false);
	run(db, row_sql(kind)->remove, kind, values, 0, 0, false);
}
