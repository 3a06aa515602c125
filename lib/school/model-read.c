/* Tables into a frame: any file, or a kind through its checks. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/model-frame.h"
#include "school/schema.h"
#include "table/reader.h"

enum { HEADING_ROWS = 20 };             /* titles may stand above the headings */

struct reading {
	struct frame *frame;
	struct reader *reader;
	const char **cells;
	size_t capacity;
};

static size_t
filled(const struct row *row)
{
	size_t count = row->count;

	while (count > 0 && row->cells[count - 1].length == 0)
		count--;
	return count;
}

static size_t
take_cells(struct reading *r, const struct row *row)
{
	size_t count = filled(row);

	if (count > r->capacity) {
		r->capacity = count;
		r->cells = alloc_grow(r->cells, count, sizeof *r->cells);
	}
	for (size_t i = 0; i < count; i++)
		r->cells[i] = row->cells[i].text;
	return count;
}

/* A comma too many moves all cells behind it. */
static void
check_length(struct reading *r, size_t count)
{
	if (count > r->frame->heading_count)
		complain(reader_place(r->reader, r->frame->heading_count), _("the row is longer than the headings"));
}

/* Of rows without all columns of the formula the one with most of them, for the message. */
struct candidate {
	const char **cells;
	size_t count, known;
};

static void
keep_candidate(struct reading *r, struct candidate *best, size_t count, size_t known)
{
	if (best->cells != NULL && known <= best->known)
		return;
	free(best->cells);
	*best = (struct candidate){ alloc_zero(count, sizeof *best->cells), count, known };
	for (size_t i = 0; i < count; i++)
		best->cells[i] = arena_copy(&r->frame->arena, r->cells[i]);
}

/* The first row with all columns of the formula. False: see the error, which is not set when there is no row. */
static bool
find_headings(struct reading *r, struct error *error)
{
	struct candidate best = { NULL, 0, 0 };
	struct row row;
	bool found = false;

	for (int i = 0; !found && i < HEADING_ROWS && reader_row(r->reader, &row);) {
		size_t count = take_cells(r, &row), known = frame_known(r->frame, r->cells, count);

		if (count == 0)
			continue;
		found = known == r->frame->formula->column_count;
		if (!found)
			keep_candidate(r, &best, count, known);
		else if (i > 0)
			remark((struct place){ .file = r->frame->file, .sheet = r->frame->sheet, .line = row.line }, _("the headings; what stands above is passed over"));
		i++;
	}
	if (found)
		found = frame_headings(r->frame, r->cells, filled(&row), NULL, error);
	else if (best.cells != NULL)
		frame_headings(r->frame, best.cells, best.count, NULL, error);
	free(best.cells);
	return found;
}

static bool
read_rows(struct reading *r, struct error *error)
{
	struct row row;
	size_t count;

	if (!find_headings(r, error))
		return !error->set;
	while (reader_row(r->reader, &row)) {
		count = take_cells(r, &row);
		if (count == 0)
			continue;
		check_length(r, count);
		frame_row(r->frame, row.line, r->cells, count);
	}
	return true;
}

static bool
read_sheets(struct reading *r, struct error *error)
{
	const char *name;
	bool ok = true;

	while (ok && reader_sheet(r->reader, &name)) {
		if (r->frame->heading_count > 0) {
			remark((struct place){ .file = r->frame->file, .sheet = name }, _("this sheet is not read, only the first with rows"));
			continue;
		}
		r->frame->sheet = arena_copy(&r->frame->arena, name);
		ok = read_rows(r, error);
	}
	return ok;
}

bool
frame_read_file(struct frame *frame, const char *path, struct error *error)
{
	struct reading r = { .frame = frame };
	bool ok;

	if (path != NULL && strcmp(path, "-") == 0)
		path = NULL;
	frame->file = path != NULL ? path : _("standard input");
	ok = reader_open(&r.reader, path, NULL, error) && read_sheets(&r, error);
	ok = reader_close(r.reader, error) && ok;
	free(r.cells);
	if (ok && frame->rows == 0)
		return error_data(error, _("%s: there are no rows in it"), frame->file);
	return ok;
}

/* ---- a kind ---- */

static void
read_view(struct frame *frame, struct db *db, const struct kind *kind, enum language language)
{
	size_t fields = kind_field_count(kind);
	struct text sql = TEXT_INIT;
	const char *cells[KIND_FIELDS];
	struct query *q;

	text_addf(&sql, "select * from \"%s\"", language == LANGUAGE_ZH ? kind->zh : kind->name);
	q = query(db, sql.data, "");
	while (query_next(q)) {
		for (size_t i = 0; i < fields; i++) {
			const char *cell = query_text(q, (int)i);

			cells[i] = cell != NULL ? cell : "";
		}
		/* Behind the fields stand the batch and the line. */
		frame_row(frame, (long)query_int(q, (int)fields + 1), cells, fields);
	}
	text_free(&sql);
}

static const struct kind *
kind_given(const char *item)
{
	char *name = strndup(item, strcspn(item, "="));
	const struct kind *kind = kind_find(name);

	free(name);
	return kind;
}

static bool
read_open(struct frame *frame, struct db *db, const struct kind *kind, enum language language, struct error *error)
{
	const char *headings[KIND_FIELDS];
	size_t fields = kind_field_count(kind);

	for (size_t i = 0; i < fields; i++)
		headings[i] = column_heading(field_column(&kind->fields[i]), language);
	if (!schema_views(db, 0, error) || !frame_headings(frame, headings, fields, kind, error))
		return false;
	read_view(frame, db, kind, language);
	return db_ok(db, error);
}

bool
frame_read_kind(struct frame *frame, const struct source_options *source, enum language language, struct error *error)
{
	const struct kind *kind;
	struct db *db = NULL;
	bool ok = source_open(&db, source, error);

	if (ok) {
		kind = kind_given(source->from.items[0]);
		frame->file = strchr(source->from.items[0], '=') + 1;
		if (strcmp(frame->file, "-") == 0)
			frame->file = _("standard input");
		ok = complaints() == 0 ? read_open(frame, db, kind, language, error)
		    : error_data(error, _("nothing is estimated from a file with faults"));
	}
	db_close(db);
	if (ok && frame->rows == 0)
		return error_data(error, _("%s: there are no rows in it"), frame->file);
	return ok;
}
