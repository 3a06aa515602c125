#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "sheet/paint.h"

/* What is kept of a sheet before it is streamed, and the cells (120 bytes each) the library
 * may hold of all sheets together. Streamed sheets take text into each cell, which Apple's
 * Numbers cannot read: hence for large ones only. */
#define KEPT_ROWS 50000
#define KEPT_BYTES (8L << 20)
#define KEPT_CELLS 200000
#define SHEET_ROWS 1048576
#define PAGE_ROWS 6                     /* of a page's head and tail */
#define DEFAULT_CREATED 946684800       /* 2000-01-01 */

struct book {
	struct book_options options;
	struct arena arena;
	char *path;             /* NULL: standard output */
	struct output output;
	lxw_workbook *workbook;
	struct looks looks;
	struct map names;
	struct sheet_counts *counts;
	size_t count;
	long cells_kept;
	struct error error;
	/* The present sheet. */
	bool begun, streaming;
	struct paint paint;
	struct text rows;       /* kept: a byte for the kind, then each cell with its NUL */
	long row_count, total_count, page_count;
	struct text *scratch;   /* one for each column given */
	size_t given;
	const char **cells;
	struct gate gate;
};

const char *
book_signature(bool english)
{
	return english
	    ? "Prepared by: ________   Checked by: ________   Head (signature): ________   Date: ________"
	    : "制表人：________   审核人：________   校长（签字）：________   ____年__月__日";
}

/* ---- opening ---- */

static bool
is_standard(const char *path)
{
	return path == NULL || strcmp(path, "-") == 0;
}

/* Standard output cannot be read back: the workbook is made in a file and then copied. */
static bool
reserve(struct book *book, const char *path, struct error *error)
{
	const char *folder = getenv("TMPDIR");
	const char *place = path;

	if (is_standard(path))
		place = arena_printf(&book->arena, "%s/xuequ-workbook", folder != NULL && *folder != '\0' ? folder : "/tmp");
	else
		book->path = arena_copy(&book->arena, path);
	return output_reserve(&book->output, place, error);
}

static const char *
keep(struct book *book, const char *text)
{
	struct text scratch = TEXT_INIT;
	const char *kept = text != NULL ? arena_copy(&book->arena, cell_gate(text, &scratch, &book->gate)) : NULL;

	text_free(&scratch);
	return kept;
}

bool
book_open(struct book **opened, const char *path, const struct book_options *options, struct error *error)
{
	struct book *book = alloc_zero(1, sizeof(*book));
	lxw_workbook_options settings = { 0 };

	*opened = NULL;
	if (options != NULL)
		book->options = *options;
	book->options.title = keep(book, book->options.title);
	book->options.author = keep(book, book->options.author);
	book->options.date = keep(book, book->options.date);
	if (!reserve(book, path, error)) {
		book_abandon(book);
		return false;
	}
	/* The library's own temporary files belong where there is room for the workbook itself. */
	settings.tmpdir = dirname(arena_copy(&book->arena, book->output.temporary));
	book->workbook = workbook_new_opt(book->output.temporary, &settings);
	if (book->workbook == NULL)
		die(_("out of memory"));
	book->looks.workbook = book->workbook;
	look_normal(&book->looks);
	*opened = book;
	return true;
}

/* ---- one sheet ---- */

/* "语文|平均分" is the heading 平均分 in the group 语文. */
static void
copy_column(struct book *book, struct paint_column *column, const struct sheet_column *from)
{
	char *bar;

	column->heading = keep(book, from->heading != NULL ? from->heading : "");
	bar = strchr(column->heading, '|');
	if (bar != NULL) {
		*bar = '\0';
		column->group = column->heading;
		column->heading = bar + 1;
	}
	column->style = from->style;
	column->once = from->once;
	column->pass = from->pass;
	column->excellent = from->excellent;
}

static void
copy_sheet(struct book *book, const struct sheet *from)
{
	struct paint *paint = &book->paint;
	size_t i;

	paint->sheet = (struct sheet){
		.name = keep(book, from->name != NULL ? from->name : ""), .title = keep(book, from->title),
		.subtitle = keep(book, from->subtitle), .unit = keep(book, from->unit), .date = keep(book, from->date),
		.note = keep(book, from->note), .signature = keep(book, from->signature),
		.footer = keep(book, from->footer), .landscape = from->landscape, .paged = from->paged, .row_height = from->row_height
	};
	paint->column_count = from->column_count > 0 ? from->column_count : 1;
	paint->columns = alloc_zero(paint->column_count, sizeof(*paint->columns));
	for (i = 0; i < from->column_count; i++)
		copy_column(book, &paint->columns[i], &from->columns[i]);
}

static lxw_worksheet *
add_worksheet(struct book *book)
{
	char *name = sheet_name(book->paint.sheet.name, &book->names);
	lxw_worksheet *worksheet;

	/* The library asks for this once a workbook; what it looks at is here, once a sheet. */
	book->workbook->options.constant_memory = book->streaming;
	worksheet = workbook_add_worksheet(book->workbook, name);
	if (worksheet == NULL)
		die("%s: %s", name, _("the library refuses this name for a sheet"));
	/* Unquoted, a name like A1 would be read as a cell in the print area. */
	free(worksheet->quoted_name);
	if (asprintf(&worksheet->quoted_name, "'%s'", name) < 0)
		die(_("out of memory"));
	free(name);
	return worksheet;
}

static void
begin_worksheet(struct book *book, long rows, long totals)
{
	paint_begin(&book->paint, add_worksheet(book), rows, totals);
}

static void
end_worksheet(struct book *book)
{
	struct paint *paint = &book->paint;

	paint_end(paint);
	book->counts = alloc_grow(book->counts, book->count + 1, sizeof(book->counts[0]));
	book->counts[book->count++] = paint->counts;
	if (paint->failure != LXW_NO_ERROR)
		error_set(&book->error, _("sheet %s cannot be written: %s"), paint->sheet.name, lxw_strerror(paint->failure));
}

static void
paint_next(struct book *book, enum row_kind kind, const char *const *cells)
{
	if (paint_full(&book->paint)) {
		end_worksheet(book);
		begin_worksheet(book, 0, 0);
	}
	paint_row(&book->paint, kind, cells);
}

static void
paint_next_page(struct book *book, const char *const texts[PAGE_TEXTS])
{
	if (book->paint.pages >= PAGES_MAX || paint_full(&book->paint)) {
		end_worksheet(book);
		begin_worksheet(book, 0, 0);
	}
	paint_page(&book->paint, texts);
}

/* Takes the texts of a kept page; returns what is behind them. */
static const char *
paint_kept_page(struct book *book, const char *p)
{
	const char *texts[PAGE_TEXTS];

	for (int i = 0; i < PAGE_TEXTS; i++) {
		texts[i] = p;
		p += strlen(p) + 1;
	}
	paint_next_page(book, texts);
	return p;
}

static void
paint_kept(struct book *book)
{
	const char *p = book->rows.data, *end = p + book->rows.length;
	enum row_kind kind;
	size_t i;

	while (p < end) {
		if (*p == 'p') {
			p = paint_kept_page(book, p + 1);
			continue;
		}
		kind = *p == 't' ? ROW_TOTAL : *p == 'a' ? ROW_ACROSS : ROW_BODY;
		p++;
		for (i = 0; i < book->paint.column_count; i++) {
			book->cells[i] = p;
			p += strlen(p) + 1;
		}
		paint_next(book, kind, book->cells);
	}
	text_free(&book->rows);
}

/* ---- what every row says ---- */

/* Moves behind a kept row; its cells begin behind the byte of its kind. */
static const char *
next_row(const struct book *book, const char *row)
{
	row++;
	for (size_t i = 0; i < book->paint.column_count; i++)
		row += strlen(row) + 1;
	return row;
}

static const char *
cell_of(const char *row, size_t column)
{
	for (row++; column > 0; column--)
		row += strlen(row) + 1;
	return row;
}

static bool
says_the_same(const struct book *book, size_t column)
{
	const char *end = book->rows.data + book->rows.length, *first = cell_of(book->rows.data, column);

	for (const char *row = book->rows.data; row < end; row = next_row(book, row))
		if (strcmp(cell_of(row, column), first) != 0)
			return false;
	return *first != '\0';
}

static void
take_cell_out(struct book *book, size_t column)
{
	struct text rows = TEXT_INIT;
	const char *end = book->rows.data + book->rows.length;

	for (const char *row = book->rows.data, *next; row < end; row = next) {
		const char *cell = cell_of(row, column), *behind = cell + strlen(cell) + 1;

		next = next_row(book, row);
		text_add_bytes(&rows, row, (size_t)(cell - row));
		text_add_bytes(&rows, behind, (size_t)(next - behind));
	}
	text_free(&book->rows);
	book->rows = rows;
}

static void
take_out(struct book *book, size_t column)
{
	struct paint *paint = &book->paint;

	text_addf(&paint->once, "%s%s%s", paint->columns[column].heading, book->options.english ? ": " : "：", cell_of(book->rows.data, column));
	text_add_bytes(&paint->once, "", 1);
	take_cell_out(book, column);
	paint->column_count--;
	memmove(&paint->columns[column], &paint->columns[column + 1], (paint->column_count - column) * sizeof(paint->columns[0]));
}

/* A long definition in every row makes the rest too small to read. */
static void
say_once(struct book *book)
{
	for (size_t i = 0; i < book->paint.column_count;)
		if (book->paint.columns[i].once && book->paint.column_count > 1 && says_the_same(book, i))
			take_out(book, i);
		else
			i++;
}

static void
flush_kept(struct book *book, bool whole)
{
	if (whole && !book->paint.sheet.paged && book->row_count + book->total_count > 1)
		say_once(book);
	paint_settle(&book->paint);
	begin_worksheet(book, whole ? book->row_count : 0, whole ? book->total_count : 0);
	paint_kept(book);
}

static bool
too_many(const struct book *book)
{
	long cells = (book->row_count + book->total_count + book->page_count * PAGE_ROWS) * (long)book->paint.column_count;

	return book->row_count > KEPT_ROWS || book->rows.length > KEPT_BYTES || book->cells_kept + cells > KEPT_CELLS;
}

static void
remark_gate(const struct book *book)
{
	struct place place = { .file = book->path != NULL ? book->path : "-", .sheet = book->paint.sheet.name };

	if (book->gate.control > 0)
		remark(place, _("control characters left out: %ld"), book->gate.control);
	if (book->gate.broken > 0)
		remark(place, _("bytes that are not UTF-8 text, replaced by U+FFFD: %ld"), book->gate.broken);
	if (book->gate.cut > 0)
		remark(place, _("texts cut to the 32,767 characters a cell holds: %ld"), book->gate.cut);
}

static void
free_sheet(struct book *book)
{
	size_t i;

	for (i = 0; book->begun && i < book->given; i++)
		text_free(&book->scratch[i]);
	free(book->scratch);
	free(book->cells);
	free(book->paint.columns);
	book->scratch = NULL;
	book->cells = NULL;
	book->paint.columns = NULL;
	for (i = 0; i < PAGE_TEXTS; i++)
		text_free(&book->paint.texts[i]);
	text_free(&book->paint.once);
	book->begun = false;
}

static void
end_sheet(struct book *book)
{
	if (!book->begun)
		return;
	if (!book->streaming)
		flush_kept(book, true);
	end_worksheet(book);
	if (!book->streaming)
		book->cells_kept += book->paint.counts.cells;
	remark_gate(book);
	free_sheet(book);
}

void
book_sheet(struct book *book, const struct sheet *sheet)
{
	end_sheet(book);
	book->paint = (struct paint){ .looks = &book->looks, .english = book->options.english };
	book->paint.row_limit = book->options.row_limit > 0 ? book->options.row_limit : SHEET_ROWS;
	book->gate = (struct gate){ 0, 0, 0 };
	book->row_count = book->total_count = book->page_count = 0;
	book->streaming = false;
	copy_sheet(book, sheet);
	book->given = book->paint.column_count;
	book->scratch = alloc_zero(book->paint.column_count, sizeof(book->scratch[0]));
	book->cells = alloc_zero(book->paint.column_count, sizeof(book->cells[0]));
	book->begun = true;
}

static void
keep_row(struct book *book, enum row_kind kind)
{
	size_t i;

	text_add_char(&book->rows, "bta"[kind]);
	for (i = 0; i < book->paint.column_count; i++)
		text_add_bytes(&book->rows, book->cells[i], strlen(book->cells[i]) + 1);
	*(kind == ROW_TOTAL ? &book->total_count : &book->row_count) += 1;
	if (too_many(book)) {
		book->streaming = true;
		flush_kept(book, false);
	}
}

static void
keep_page(struct book *book, const char *const texts[PAGE_TEXTS])
{
	text_add_char(&book->rows, 'p');
	for (int i = 0; i < PAGE_TEXTS; i++)
		text_add_bytes(&book->rows, texts[i], strlen(texts[i]) + 1);
	book->page_count++;
}

void
book_page(struct book *book, const struct sheet_page *page)
{
	const char *const given[PAGE_TEXTS] = { page->line, page->title, page->note, page->signature };
	struct text scratch[PAGE_TEXTS] = { TEXT_INIT };
	const char *texts[PAGE_TEXTS];

	for (int i = 0; i < PAGE_TEXTS; i++)
		texts[i] = cell_gate(given[i] != NULL ? given[i] : "", &scratch[i], &book->gate);
	if (book->streaming)
		paint_next_page(book, texts);
	else
		keep_page(book, texts);
	for (int i = 0; i < PAGE_TEXTS; i++)
		text_free(&scratch[i]);
}

/* The label of a total is not measured: it spreads over the blank cells behind it. */
void
book_row(struct book *book, enum row_kind kind, const char *const *cells, size_t count)
{
	struct paint *paint = &book->paint;
	const char *cell;
	size_t i;

	for (i = 0; i < paint->column_count; i++) {
		cell = i < count && cells[i] != NULL ? cells[i] : "";
		book->cells[i] = cell_gate(cell, &book->scratch[i], &book->gate);
	}
	for (i = 0; kind != ROW_ACROSS && i < paint->column_count; i++)
		if (kind == ROW_BODY || i + 1 == paint->column_count || *book->cells[i + 1] != '\0')
			column_measure(&paint->columns[i], book->cells[i]);
	if (book->streaming)
		paint_next(book, kind, book->cells);
	else
		keep_row(book, kind);
}

/* ---- closing ---- */

static time_t
created(const struct book *book)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct date date;
	char *end;
	long long seconds;

	if (epoch != NULL && *epoch != '\0') {
		errno = 0;
		seconds = strtoll(epoch, &end, 10);
		if (errno == 0 && *end == '\0' && seconds > 0)
			return (time_t)seconds;
	}
	if (book->options.date != NULL && date_parse(book->options.date, &date))
		return (time_t)date_day_number(date) * 86400;
	return DEFAULT_CREATED;
}

static bool
write_workbook(struct book *book, struct error *error)
{
	lxw_doc_properties properties = { 0 };
	const char *shown = book->path != NULL ? book->path : _("standard output");
	lxw_error result;

	properties.title = (char *)book->options.title;
	properties.author = (char *)book->options.author;
	properties.created = created(book);
	result = workbook_set_properties(book->workbook, &properties);
	if (result == LXW_NO_ERROR)
		result = workbook_close(book->workbook);
	else
		lxw_workbook_free(book->workbook);
	book->workbook = NULL;
	if (result != LXW_NO_ERROR)
		return error_set(error, _("%s cannot be written: %s"), shown, lxw_strerror(result));
	return verify_workbook(book->output.temporary, shown, book->counts, book->count, error);
}

static bool
copy_out(struct book *book, struct error *error)
{
	FILE *in = fopen(book->output.temporary, "rb");
	char buffer[65536];
	size_t got;
	bool ok = in != NULL;

	while (ok && (got = fread(buffer, 1, sizeof(buffer), in)) > 0)
		ok = fwrite(buffer, 1, got, stdout) == got;
	ok = ok && !ferror(in) && fflush(stdout) == 0;
	if (in != NULL)
		fclose(in);
	return ok || error_errno(error, _("%s cannot be written"), _("standard output"));
}

bool
book_close(struct book *book, struct error *error)
{
	bool ok;

	end_sheet(book);
	ok = !book->error.set || error_set(error, "%s", book->error.message);
	ok = ok && write_workbook(book, error);
	if (ok)
		ok = book->path == NULL ? copy_out(book, error) : output_close(&book->output, error);
	book_abandon(book);
	return ok;
}

void
book_abandon(struct book *book)
{
	if (book == NULL)
		return;
	free_sheet(book);
	if (book->workbook != NULL)
		lxw_workbook_free(book->workbook);
	output_abandon(&book->output);
	looks_free(&book->looks);
	map_free(&book->names);
	text_free(&book->rows);
	free(book->counts);
	arena_free(&book->arena);
	free(book);
}
