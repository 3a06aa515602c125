#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/text.h"
#include "school/any-table.h"
#include "store/text-table.h"
#include "table/reader.h"

struct any_table {
	struct arena arena;
	struct reader *reader;
	struct text_table *table;
	const char *name, *file, *sheet;        /* sheet: the one wanted, NULL: the first with rows */
	const char **cells;                     /* of a row, in text */
	size_t *starts, capacity;
	struct text text;
};

static size_t
filled_cells(const struct row *row)
{
	size_t count = row->count;

	while (count > 0 && row->cells[count - 1].length == 0)
		count--;
	return count;
}

/* Cells cleaned as the imports do, so that names match. Returns how many there are. */
static size_t
clean_cells(struct any_table *table, const struct row *row)
{
	size_t count = filled_cells(row);

	if (count > table->capacity) {
		table->capacity = count;
		table->cells = alloc_grow(table->cells, count, sizeof *table->cells);
		table->starts = alloc_grow(table->starts, count, sizeof *table->starts);
	}
	text_clear(&table->text);
	for (size_t i = 0; i < count; i++) {
		table->starts[i] = table->text.length;
		text_add_folded(&table->text, row->cells[i].text);
		text_add_char(&table->text, '\0');
	}
	for (size_t i = 0; i < count; i++)
		table->cells[i] = table->text.data + table->starts[i];
	return count;
}

/* The first row with anything in it holds the headings. False: there is none. */
static bool
read_headings(struct any_table *table)
{
	struct row row;
	size_t count = 0;

	while (count == 0 && reader_row(table->reader, &row))
		count = clean_cells(table, &row);
	for (size_t i = 0; i < count; i++)
		text_table_column(table->table, table->cells[i]);
	return count > 0;
}

/* A row may be longer than the headings: no cell is lost. */
static void
widen(struct any_table *table, size_t count)
{
	while (text_table_columns(table->table) < count) {
		size_t column = text_table_columns(table->table);

		remark(reader_place(table->reader, column), _("the row is longer than the headings; the column is named %s"),
		    text_table_column(table->table, ""));
	}
}

static void
read_rows(struct any_table *table)
{
	struct row row;
	size_t count;
	bool ok = true;

	while (ok && reader_row(table->reader, &row)) {
		count = clean_cells(table, &row);
		if (count == 0)
			continue;
		widen(table, count);
		ok = text_table_row(table->table, table->cells, count);
	}
}

static bool
is_wanted(const struct any_table *table, const char *name, size_t number)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", number);
	return table->sheet == NULL || (name != NULL && strcmp(name, table->sheet) == 0) || strcmp(digits, table->sheet) == 0;
}

/* The sheet wanted, else the first with rows; the others are named. */
static bool
read_sheets(struct any_table *table)
{
	bool found = false;
	const char *name;

	for (size_t number = 1; reader_sheet(table->reader, &name); number++) {
		if (found && table->sheet == NULL)
			remark((struct place){ .file = table->file, .sheet = name },
			    _("this sheet is not read; --from %s=FILE#SHEET reads another than the first"), table->name);
		if (found || !is_wanted(table, name, number))
			continue;
		found = read_headings(table);
		if (found)
			read_rows(table);
	}
	return found;
}

static bool
read_file(struct any_table *table, struct error *error)
{
	bool found;

	if (!reader_open(&table->reader, table->file, NULL, error))
		return false;
	found = read_sheets(table);
	if (!reader_close(table->reader, error))
		return false;
	if (!found && table->sheet != NULL)
		return error_set(error, _("%s: no sheet %s with rows"), table->file, table->sheet);
	return found || error_data(error, _("%s: there is nothing in it"), table->file);
}

/* NAME=FILE#SHEET, unless a file is called so as a whole. */
static bool
split(struct any_table *table, const char *item, struct error *error)
{
	const char *equals = strchr(item, '='), *mark;

	if (equals == NULL || equals == item || equals[1] == '\0')
		return error_set(error, _("--from wants NAME=FILE, not \"%s\""), item);
	table->name = arena_copy_bytes(&table->arena, item, (size_t)(equals - item));
	table->file = equals + 1;
	mark = strrchr(table->file, '#');
	if (mark != NULL && mark > table->file && access(table->file, F_OK) != 0) {
		table->sheet = mark + 1;
		table->file = arena_copy_bytes(&table->arena, table->file, (size_t)(mark - table->file));
	}
	return true;
}

static bool
check_name(struct db *db, const char *name, struct error *error)
{
	if (db_int(db, 0, "select count(*) from sqlite_temp_schema where name = $1 collate nocase", "t", name) == 0)
		return db_ok(db, error);
	return error_set(error, _("--from: there is a table %s already; choose another name"), name);
}

bool
any_table_load(struct db *db, const char *item, enum language language, struct error *error)
{
	struct any_table table = { .arena = ARENA_INIT };
	bool ok;

	ok = split(&table, item, error) && check_name(db, table.name, error);
	if (ok) {
		text_table_open(&table.table, db, table.name, language == LANGUAGE_ZH ? "列" : "column");
		ok = read_file(&table, error);
	}
	ok = text_table_close(table.table, error) && ok;
	text_free(&table.text);
	free(table.cells);
	free(table.starts);
	arena_free(&table.arena);
	return ok;
}
