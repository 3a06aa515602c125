#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/schema.h"

extern const char schema_sql[];

bool
field_stored(const struct field *field)
{
	return (field->rules & FIELD_DERIVED) == 0;
}

bool
field_is_text(const struct field *field)
{
	switch (field_column(field)->type) {
	case COLUMN_TEXT:
	case COLUMN_SENTENCE:
	case COLUMN_NAME:
	case COLUMN_ID:
	case COLUMN_DATE:
	case COLUMN_TERM:
		return true;
	default:
		return false;
	}
}

/* What a part of the key is in a row that does not have it, so that rows of a table without
 * the column can be taken over. A key has no nulls; 0 is the id of nothing. */
static void
add_default(struct text *sql, const struct field *field)
{
	const struct column *column = field_column(field);

	if (field->rules & FIELD_OPTIONAL)
		text_add(sql, field_is_text(field) ? " default ''" : " default 0");
	else if (field->fallback != NULL && column->type == COLUMN_WORD)
		text_addf(sql, " default %d", word_find(column->words, field->fallback));
}

static void
add_columns(struct text *sql, const struct kind *kind)
{
	for (const struct field *f = kind->fields; f->column != NULL; f++) {
		if (!field_stored(f))
			continue;
		text_addf(sql, "\"%s\" %s", f->column, field_is_text(f) ? "text" : "integer");
		if (f->rules & FIELD_KEY) {
			text_add(sql, " not null");
			add_default(sql, f);
		}
		text_add(sql, ", ");
	}
	text_add(sql, "batch integer not null, line integer not null, since integer");
}

static void
add_key_list(struct text *sql, const struct kind *kind)
{
	const char *comma = "";

	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (f->rules & FIELD_KEY) {
			text_addf(sql, "%s\"%s\"", comma, f->column);
			comma = ", ";
		}
}

static void
add_tables(struct text *sql, const struct kind *kind)
{
	text_addf(sql, "create table if not exists %s_rows (", kind->name);
	add_columns(sql, kind);
	text_add(sql, ", primary key (");
	add_key_list(sql, kind);
	text_addf(sql, ")) strict, without rowid;\ncreate table if not exists %s_past (", kind->name);
	add_columns(sql, kind);
	text_addf(sql, ", until integer not null) strict;\ncreate index if not exists %s_past_key on %s_past (", kind->name, kind->name);
	add_key_list(sql, kind);
	text_add(sql, ");\n");
	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (f->rules & FIELD_INDEX && field_stored(f))
			text_addf(sql, "create index if not exists %s_%s on %s_rows (\"%s\");\ncreate index if not exists %s_past_%s on %s_past (\"%s\");\n",
			    kind->name, f->column, kind->name, f->column, kind->name, f->column, kind->name, f->column);
	if (kind->together != NULL)
		text_addf(sql, "create index if not exists %s_together on %s_rows (%s);\ncreate index if not exists %s_past_together on %s_past (%s);\n",
		    kind->name, kind->name, kind->together, kind->name, kind->name, kind->together);
}

/* A number for the whole schema as this program knows it. */
static int64_t
fingerprint(const char *sql)
{
	uint32_t value = 2166136261u;

	for (; *sql != '\0'; sql++)
		value = (value ^ (unsigned char)*sql) * 16777619u;
	return (int64_t)(value >> 1);
}

/* A column that the catalogue got since the table was made. */
static void
add_missing_columns(struct db *db, const struct kind *kind)
{
	static const char known[] = "select count(*) from pragma_table_info($1) where name = $2";
	struct text sql = TEXT_INIT;
	const char *const tables[] = { "rows", "past" };

	for (size_t t = 0; t < 2; t++)
		for (const struct field *f = kind->fields; f->column != NULL; f++) {
			struct error error = { 0 };

			text_clear(&sql);
			text_addf(&sql, "%s_%s", kind->name, tables[t]);
			if (!field_stored(f) || db_int(db, 1, known, "tt", sql.data, f->column) > 0)
				continue;
			text_clear(&sql);
			text_addf(&sql, "alter table %s_%s add column \"%s\" %s", kind->name, tables[t], f->column, field_is_text(f) ? "text" : "integer");
			db_script(db, sql.data, &error);
		}
	text_free(&sql);
}

/* ---- tables whose key has changed ---- */

/* The first value of the first row, for the caller to free; NULL: there is none. */
static char *
ask(struct db *db, const char *sql, const char *table)
{
	struct query *q = query(db, sql, "t", table);
	char *answer = query_next(q) && !query_null(q, 0) ? copy_string(query_text(q, 0)) : NULL;

	query_end(q);
	return answer;
}

static bool
key_differs(struct db *db, const struct kind *kind)
{
	struct text table = TEXT_INIT, wanted = TEXT_INIT;
	char *stored;
	bool differs;

	text_addf(&table, "%s_rows", kind->name);
	add_key_list(&wanted, kind);
	stored = ask(db, "select group_concat('\"' || name || '\"', ', ') from (select name from pragma_table_info($1) where pk > 0 order by pk)", table.data);
	differs = stored != NULL && strcmp(stored, wanted.data) != 0;
	free(stored);
	text_free(&table);
	text_free(&wanted);
	return differs;
}

static bool
put_aside(struct db *db, const char *table, struct error *error)
{
	char *drops = ask(db, "select group_concat('drop index \"' || name || '\";', '') from sqlite_schema"
	    " where type = 'index' and sql is not null and tbl_name = $1", table);
	struct text sql = TEXT_INIT;
	bool ok;

	text_addf(&sql, "%s alter table %s rename to %s_before;", drops != NULL ? drops : "", table, table);
	ok = db_script(db, sql.data, error);
	text_free(&sql);
	free(drops);
	return ok;
}

/* Into the table as it is now, in the order in which the rows came; what the old one has not gets its default. */
static bool
take_over(struct db *db, const char *table, struct error *error)
{
	struct text before = TEXT_INIT, sql = TEXT_INIT;
	struct query *q;
	bool ok;

	text_addf(&before, "%s_before", table);
	q = query(db, "select group_concat('\"' || a.name || '\"', ', ') from pragma_table_info($1) a"
	    " join pragma_table_info($2) b on a.name = b.name", "tt", table, before.data);
	if (query_next(q) && !query_null(q, 0))
		text_addf(&sql, "insert into %s (%s) select %s from %s", table, query_text(q, 0), query_text(q, 0), before.data);
	query_end(q);
	/* Of a table without rowid the key is the order. */
	if (strstr(table, "_past") != NULL)
		text_add(&sql, " order by rowid");
	text_addf(&sql, "; drop table %s;", before.data);
	ok = db_script(db, sql.data, error);
	text_free(&before);
	text_free(&sql);
	return ok;
}

static bool
for_changed(struct db *db, const bool changed[], bool (*step)(struct db *, const char *, struct error *), struct error *error)
{
	static const char *const tables[] = { "rows", "past" };
	struct text table = TEXT_INIT;
	bool ok = true;

	for (size_t k = 0; kinds[k].name != NULL; k++)
		for (size_t t = 0; ok && changed[k] && t < 2; t++) {
			text_clear(&table);
			text_addf(&table, "%s_%s", kinds[k].name, tables[t]);
			ok = step(db, table.data, error);
		}
	text_free(&table);
	return ok;
}

static bool
upgrade(struct db *db, const char *sql, int64_t version, struct error *error)
{
	struct text set = TEXT_INIT;
	size_t count = 0;
	bool *changed, ok;

	while (kinds[count].name != NULL)
		count++;
	changed = alloc_zero(count + 1, sizeof *changed);
	for (size_t k = 0; k < count; k++)
		changed[k] = key_differs(db, &kinds[k]);
	text_addf(&set, "pragma user_version = %lld", (long long)version);
	ok = for_changed(db, changed, put_aside, error) && db_script(db, sql, error);
	ok = ok && for_changed(db, changed, take_over, error);
	for (const struct kind *k = kinds; ok && k->name != NULL; k++)
		add_missing_columns(db, k);
	ok = ok && db_script(db, set.data, error);
	text_free(&set);
	free(changed);
	return ok;
}

/* All in one transaction: a table put aside and not taken over would be lost. */
bool
schema_upgrade(struct db *db, struct error *error)
{
	struct text sql = TEXT_INIT;
	int64_t version;
	bool ok;

	text_add(&sql, schema_sql);
	for (const struct kind *k = kinds; k->name != NULL; k++)
		add_tables(&sql, k);
	version = fingerprint(sql.data);
	ok = db_ok(db, error);
	if (ok && db_int(db, 0, "pragma user_version", "") != version)
		ok = db_begin(db, error) && upgrade(db, sql.data, version, error) && db_commit(db, error);
	text_free(&sql);
	return ok && db_ok(db, error);
}
