#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "school/import.h"
#include "school/schema.h"
#include "school/undo.h"
#include "store/batch.h"

struct place
origin_place(const struct origin *origin, const struct kind *kind, size_t field)
{
	const struct column *column = field_column(&kind->fields[field]);
	int at = origin->columns == NULL ? -1 : origin->columns[field];
	struct place place = origin->at != NULL ? *origin->at : reader_place(origin->reader, at < 0 ? 0 : (size_t)at);

	if (origin->at != NULL)
		return place;
	place.line = origin->line;
	if (at < 0)
		place.column = 0;
	place.heading = origin->heading != NULL && origin->heading->column == place.column ? origin->heading->heading : column->zh;
	return place;
}

struct place
import_place(const struct import *import)
{
	return (struct place){ .file = strcmp(import->file, "-") == 0 ? _("standard input") : import->file };
}

const char *
batch_kind(struct db *db, int64_t batch, struct arena *arena)
{
	struct query *q = query(db, "select kind from batches where batch = $1", "i", batch);
	const char *kind = query_next(q) ? arena_copy(arena, query_text(q, 0)) : "";

	query_end(q);
	return kind;
}

/* Has this very file been imported to the same purpose, and does it still stand? */
static bool
is_known(struct import *import, const char *details)
{
	static const char sql[] = "select batch, imported_at from batches where sha256 = $1 and kind = $2 and details is $3"
		" and undone_by is null and rows_rejected = 0 order by batch desc";
	struct query *q;
	bool known;

	if (import->sha256[0] == '\0' || import->options->replace)
		return false;
	q = query(import->db, sql, "ttt", import->sha256, import->kind->name, details);
	known = query_next(q);
	if (known)
		remark(import_place(import), _("already imported as batch %lld on %s; nothing to change"),
		    (long long)query_int(q, 0), query_text(q, 1));
	query_end(q);
	return known;
}

static bool
is_file(const char *path)
{
	return strcmp(path, "-") != 0 && access(path, F_OK) == 0;
}

enum import_start
import_begin(struct import *import, struct db *db, const struct kind *kind, const struct import_options *options,
    const char *file, const char *details, struct error *error)
{
	*import = (struct import){ .db = db, .kind = kind, .options = options, .file = file, .complaints_before = complaints() };
	if (is_file(file) && !file_sha256(file, import->sha256, error))
		return IMPORT_FAILED;
	import->begun = db_begin(db, error);
	if (!import->begun)
		return IMPORT_FAILED;
	if (is_known(import, details)) {
		import_abandon(import);
		return IMPORT_KNOWN;
	}
	import->batch = batch_add(db, options->reading.content != NULL ? 0 : FIRST_OWN_BATCH, kind->name, file, import->sha256[0] == '\0' ? NULL : import->sha256, details);
	return db_ok(db, error) ? IMPORT_GO : IMPORT_FAILED;
}

/* The key of a class is the number of its school and its label. */
static void
add_key(struct text *text, struct import *import, const struct column *column, int64_t id)
{
	const char *key = key_text(import->db, id, &import->arena), *label = strchr(key, '/');

	if (strcmp(column->of, "classes") != 0 || label == NULL)
		text_add(text, key[0] == '@' && label != NULL ? label + 1 : key);
	else
		text_addf(text, "%s%s", key_text(import->db, strtoll(key, NULL, 10), &import->arena), label + 1);
}

/* A value as the sheet would show it. */
static void
add_value(struct text *text, struct import *import, const struct field *field, struct value value)
{
	const struct column *column = field_column(field);

	if (value.type == 'n')
		text_add(text, _("(blank)"));
	else if (value.type == 't')
		text_add(text, value.text);
	else if (column->type == COLUMN_KEY)
		add_key(text, import, column, value.number);
	else if (column->type == COLUMN_WORD)
		text_add(text, column->words[value.number].zh);
	else if (column->type == COLUMN_MARK || column->type == COLUMN_PERCENT || column->type == COLUMN_REAL)
		number_add_hundredths(text, value.number);
	else
		text_addf(text, "%lld", (long long)value.number);
}

static void
report_difference(struct import *import, struct place at, int64_t batch, const struct text *old, const struct text *new)
{
	if (import->options->replace)
		remark(at, _("%s (batch %lld) becomes %s"), text_string(old), (long long)batch, text_string(new));
	else
		complain(at, _("stored is %s (batch %lld), the file says %s; --replace takes the new value"),
		    text_string(old), (long long)batch, text_string(new));
}

/* Status, mark and level of a cell of marks are one thing to those who read it. */
static bool
is_of_mark(const char *column)
{
	return strcmp(column, "status") == 0 || strcmp(column, "mark") == 0 || strcmp(column, "mark_level") == 0;
}

static void
add_mark(struct text *text, struct import *import, const struct kind *kind, const struct value *values)
{
	static const char *const shown[] = { "mark", "mark_level", "status" };

	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		int field = kind_field(kind, shown[i]);

		if (values[field].type == 'n')
			continue;
		add_value(text, import, &kind->fields[field], values[field]);
		return;
	}
}

static void
report_field(struct import *import, const struct kind *kind, size_t field, const struct stored_row *stored,
    const struct value *values, const struct origin *origin)
{
	bool of_mark = is_of_mark(kind->fields[field].column) && strcmp(kind->name, "scores") == 0;
	struct text old = TEXT_INIT, new = TEXT_INIT;

	if (of_mark) {
		add_mark(&old, import, kind, stored->values);
		add_mark(&new, import, kind, values);
	} else {
		add_value(&old, import, &kind->fields[field], stored->values[field]);
		add_value(&new, import, &kind->fields[field], values[field]);
	}
	report_difference(import, origin_place(origin, kind, field), stored->batch, &old, &new);
	text_free(&old);
	text_free(&new);
}

/* Rows that only stand in for a register (a class made from a score sheet) are completed without asking. */
static bool
is_provisional(struct import *import, const struct kind *kind, const struct stored_row *stored)
{
	if (import->options->over_shipped && stored->batch < FIRST_OWN_BATCH)
		return true;
	return strcmp(import->kind->name, kind->name) == 0 && strcmp(batch_kind(import->db, stored->batch, &import->row_arena), kind->name) != 0;
}

static bool
compare(struct import *import, const struct kind *kind, const struct stored_row *stored, struct value *values, const bool *given,
    const struct origin *origin)
{
	bool differs = false, told_mark = false, provisional = is_provisional(import, kind, stored);

	for (size_t i = 0; i < kind_field_count(kind); i++) {
		if (given != NULL && !given[i])
			values[i] = stored->values[i];
		if (!field_stored(&kind->fields[i]) || value_equal(values[i], stored->values[i]))
			continue;
		if (!provisional && !(told_mark && is_of_mark(kind->fields[i].column)))
			report_field(import, kind, i, stored, values, origin);
		told_mark |= is_of_mark(kind->fields[i].column);
		differs = true;
	}
	return differs;
}

/* One key twice in a file; of a cell of a wide sheet it is told what both say. */
static bool
refuse_again(struct import *import, const struct kind *kind, const struct stored_row *stored, const struct value *values, const struct origin *origin)
{
	int field = kind->value == NULL ? -1 : kind_field(kind, kind->value);
	struct text old = TEXT_INIT, new = TEXT_INIT;

	if (field < 0 || value_equal(stored->values[field], values[field])) {
		complain(origin_place(origin, kind, field < 0 ? 0 : (size_t)field), _("the row stands already in line %lld of this file"), (long long)stored->line);
		return false;
	}
	add_value(&old, import, &kind->fields[field], stored->values[field]);
	add_value(&new, import, &kind->fields[field], values[field]);
	complain(origin_place(origin, kind, (size_t)field), _("%s here, but %s in line %lld of this file"), text_string(&new), text_string(&old), (long long)stored->line);
	text_free(&old);
	text_free(&new);
	return false;
}

bool
import_row(struct import *import, const struct kind *kind, const struct value *given_values, const bool *given, const struct origin *origin)
{
	struct value values[KIND_FIELDS];
	struct stored_row stored;
	size_t before = complaints();

	memcpy(values, given_values, sizeof values);
	arena_reset(&import->row_arena);
	if (!rows_find(import->db, kind, values, &stored, &import->row_arena)) {
		rows_add(import->db, kind, values, import->batch, origin->line);
		import->added += kind == import->kind;
		return true;
	}
	if (stored.batch == import->batch && kind == import->kind)
		return refuse_again(import, kind, &stored, values, origin);
	if (!compare(import, kind, &stored, values, given, origin)) {
		import->same += kind == import->kind;
		if (kind == import->kind)
			undo_confirm(import->db, kind, values, import->batch, origin->line);
		return true;
	}
	if (complaints() > before)
		return false;
	rows_replace(import->db, kind, values, import->batch, origin->line);
	import->changed += kind == import->kind;
	return true;
}

static void
print_counts(const struct import *import)
{
	const struct place at = import_place(import);
	const long long read = import->read, added = import->added, changed = import->changed, same = import->same, rejected = import->rejected;

	if (strcmp(import->kind->name, "scores") == 0)
		remark(at, _("rows: %lld read; marks: %lld added, %lld changed, %lld unchanged; rows rejected: %lld"), read, added, changed, same, rejected);
	else if (import->wide)
		remark(at, _("rows: %lld read; cells: %lld added, %lld changed, %lld unchanged; rows rejected: %lld"), read, added, changed, same, rejected);
	else
		remark(at, _("rows: %lld read, %lld added, %lld changed, %lld unchanged, %lld rejected"), read, added, changed, same, rejected);
	if (import->numbered > 0)
		remark(at, _("pupils known by name who got their 学籍号: %lld"), (long long)import->numbered);
	if (import->renumbered > 0)
		remark(at, _("pupils whose 学籍号 was replaced by a new one: %lld"), (long long)import->renumbered);
	if (import->options->dry_run)
		remark(at, _("a dry run: nothing was stored"));
}

void
import_begin_row(struct import *import)
{
	rejects_skip(import->options->rejects);
	import->complaints_at_row = complaints();
}

void
import_reject(struct import *import, struct place at, const char *told, const struct row *row)
{
	import->rejected++;
	import->complaints_of_rows += complaints() - import->complaints_at_row;
	rejects_add(import->options->rejects, at, told, row);
}

static void
complete_batch(struct import *import, const char *encoding)
{
	db_run(import->db, "update batches set encoding = $2, rows_read = $3, rows_added = $4, rows_changed = $5, rows_same = $6,"
	    " rows_rejected = $7 where batch = $1", "itiiiii", import->batch, encoding, import->read, import->added, import->changed,
	    import->same, import->rejected);
}

bool
import_end(struct import *import, const char *encoding, struct error *error)
{
	size_t faults = complaints() - import->complaints_before;
	bool faulty = faults > (import->options->rejects == NULL ? 0 : import->complaints_of_rows);
	bool says_something = import->added + import->changed + import->same > 0;
	bool ok;

	if (faulty)
		remark(import_place(import), _("nothing of this file was stored; faults named above: %zu"), faults);
	rejects_end_file(import->options->rejects, !faulty);
	complete_batch(import, encoding);
	ok = db_ok(import->db, error);
	if (ok && !faulty && says_something && !import->options->dry_run)
		ok = import->stored = db_commit(import->db, error);
	import->begun = import->begun && !import->stored;
	if (ok && !faulty)
		print_counts(import);
	import_abandon(import);
	return ok;
}

void
import_abandon(struct import *import)
{
	if (import->begun)
		db_rollback(import->db);
	import->begun = false;
	arena_free(&import->arena);
	arena_free(&import->row_arena);
}
