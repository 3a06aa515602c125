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

static void
add_columns(struct text *sql, const struct kind *kind)
{
	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (field_stored(f))
			text_addf(sql, "\"%s\" %s%s, ", f->column, field_is_text(f) ? "text" : "integer", f->rules & FIELD_KEY ? " not null" : "");
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

static bool
upgrade(struct db *db, const char *sql, int64_t version, struct error *error)
{
	struct text set = TEXT_INIT;
	bool ok;

	text_addf(&set, "pragma user_version = %lld", (long long)version);
	ok = db_script(db, sql, error);
	for (const struct kind *k = kinds; ok && k->name != NULL; k++)
		add_missing_columns(db, k);
	ok = ok && db_script(db, set.data, error);
	text_free(&set);
	return ok;
}

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
		ok = upgrade(db, sql.data, version, error);
	text_free(&sql);
	return ok && db_ok(db, error);
}
