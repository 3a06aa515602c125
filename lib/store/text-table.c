#include <stdlib.h>
#include <sqlite3.h>
#include "base/map.h"
#include "base/text.h"
#include "store/text-table.h"

struct text_table {
	struct db *db;
	char *name, *stem;
	struct map columns;             /* in lower case -> the name */
	size_t made;                    /* columns that the table has by now */
	sqlite3_stmt *insert;
	struct text sql;
	struct error error;
};

void
text_table_open(struct text_table **out, struct db *db, const char *name, const char *stem)
{
	struct text_table *table = *out = alloc_zero(1, sizeof *table);

	table->db = db;
	table->name = copy_string(name);
	table->stem = copy_string(stem);
}

/* SQLite does not tell column names apart by the case of ASCII letters. */
static bool
take_name(struct text_table *table, const char *name)
{
	struct text key = TEXT_INIT;
	bool is_new;

	for (const char *c = name; *c != '\0'; c++)
		text_add_char(&key, *c >= 'A' && *c <= 'Z' ? (char)(*c + 'a' - 'A') : *c);
	is_new = !map_has(&table->columns, text_string(&key));
	if (is_new)
		map_set(&table->columns, text_string(&key), copy_string(name));
	text_free(&key);
	return is_new;
}

const char *
text_table_column(struct text_table *table, const char *heading)
{
	struct text name = TEXT_INIT;
	size_t stem;

	text_add(&name, heading);
	if (name.length == 0)
		text_addf(&name, "%s%zu", table->stem, table->columns.count + 1);
	stem = name.length;
	for (int i = 2; !take_name(table, name.data); i++) {
		name.data[name.length = stem] = '\0';
		text_addf(&name, "%d", i);
	}
	text_free(&name);
	return table->columns.entries[table->columns.count - 1].value;
}

size_t
text_table_columns(const struct text_table *table)
{
	return table->columns.count;
}

static void
add_name(struct text *sql, const char *name)
{
	text_add_char(sql, '"');
	for (; *name != '\0'; name++) {
		if (*name == '"')
			text_add_char(sql, '"');
		text_add_char(sql, *name);
	}
	text_add_char(sql, '"');
}

static void
begin(struct text_table *table, const char *words)
{
	text_clear(&table->sql);
	text_add(&table->sql, words);
	add_name(&table->sql, table->name);
}

static void
run(struct text_table *table)
{
	db_script(table->db, table->sql.data, &table->error);
}

/* The table with the columns known by then, later ones by and by. */
static void
make_columns(struct text_table *table)
{
	size_t count = table->columns.count;

	if (table->made == 0 && count > 0) {
		begin(table, "create table temp.");
		for (; table->made < count; table->made++) {
			text_add(&table->sql, table->made == 0 ? " (" : ", ");
			add_name(&table->sql, table->columns.entries[table->made].value);
			text_add(&table->sql, " text");
		}
		text_add_char(&table->sql, ')');
		run(table);
	}
	for (; table->made < count && !table->error.set; table->made++) {
		begin(table, "alter table temp.");
		text_add(&table->sql, " add column ");
		add_name(&table->sql, table->columns.entries[table->made].value);
		text_add(&table->sql, " text");
		run(table);
	}
}

static void
prepare(struct text_table *table)
{
	sqlite3 *handle = db_handle(table->db);

	sqlite3_finalize(table->insert);
	table->insert = NULL;
	make_columns(table);
	begin(table, "insert into temp.");
	text_add(&table->sql, " values (?");
	for (size_t i = 1; i < table->made; i++)
		text_add(&table->sql, ", ?");
	text_add_char(&table->sql, ')');
	if (!table->error.set && sqlite3_prepare_v2(handle, table->sql.data, -1, &table->insert, NULL) != SQLITE_OK)
		error_set(&table->error, "%s: %s", table->name, sqlite3_errmsg(handle));
}

bool
text_table_row(struct text_table *table, const char *const *cells, size_t count)
{
	if (table->insert == NULL || table->made < table->columns.count)
		prepare(table);
	if (table->error.set)
		return false;
	sqlite3_clear_bindings(table->insert);
	for (size_t i = 0; i < count; i++)
		if (cells[i][0] != '\0')
			sqlite3_bind_text(table->insert, (int)i + 1, cells[i], -1, SQLITE_STATIC);
	sqlite3_step(table->insert);
	if (sqlite3_reset(table->insert) != SQLITE_OK)
		error_set(&table->error, "%s: %s", table->name, sqlite3_errmsg(db_handle(table->db)));
	return !table->error.set;
}

bool
text_table_close(struct text_table *table, struct error *error)
{
	bool ok;

	if (table == NULL)
		return true;
	if (!table->error.set)
		make_columns(table);
	ok = !table->error.set || error_set(error, "%s", table->error.message);
	sqlite3_finalize(table->insert);
	for (size_t i = 0; i < table->columns.count; i++)
		free(table->columns.entries[i].value);
	map_free(&table->columns);
	text_free(&table->sql);
	free(table->name);
	free(table->stem);
	free(table);
	return ok;
}
