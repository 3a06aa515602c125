/* A sheet being composed, and the ways schools save one: CSV in the encodings of
 * Excel and WPS, or a worksheet. Part of generate.c, which alone includes it. */
#ifndef DISTRICT_SHEET_H
#define DISTRICT_SHEET_H

#include <errno.h>
#include <iconv.h>
#include <stdarg.h>
#include <string.h>
#include <xlsxwriter.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "names.h"

/* Cells in reading order; what a merged cell covers is not in the list. */
struct sheet_cell { int row, column, rows, columns; const char *text; };
struct sheet {
	struct sheet_cell *cells;
	size_t count, capacity;
	int row, column, width;
	struct arena memory;
};
#define SHEET_INIT { NULL, 0, 0, 0, 0, 0, ARENA_INIT }

static void
put_span(struct sheet *sheet, const char *text, int rows, int columns)
{
	if (sheet->count == sheet->capacity) {
		sheet->capacity = sheet->capacity ? 2 * sheet->capacity : 256;
		sheet->cells = alloc_grow(sheet->cells, sheet->capacity, sizeof *sheet->cells);
	}
	sheet->cells[sheet->count++] = (struct sheet_cell){ sheet->row, sheet->column, rows, columns,
		arena_copy(&sheet->memory, text) };
	sheet->column += columns;
	if (sheet->column > sheet->width)
		sheet->width = sheet->column;
}

static void
put(struct sheet *sheet, const char *text)
{
	put_span(sheet, text, 1, 1);
}

static void
put_integer(struct sheet *sheet, long number)
{
	put(sheet, arena_printf(&sheet->memory, "%ld", number));
}

static void
next_row(struct sheet *sheet)
{
	sheet->row++;
	sheet->column = 0;
}

/* A list of words with commas between. */
static void
put_words(struct sheet *sheet, const char *line)
{
	size_t length;

	for (;; line += length + 1) {
		length = strcspn(line, ",");
		put(sheet, arena_copy_bytes(&sheet->memory, line, length));
		if (!line[length])
			break;
	}
}

static void
put_line(struct sheet *sheet, const char *line)
{
	put_words(sheet, line);
	next_row(sheet);
}

static void
sheet_free(struct sheet *sheet)
{
	free(sheet->cells);
	arena_free(&sheet->memory);
	*sheet = (struct sheet)SHEET_INIT;
}

/* --- text files -------------------------------------------------------------- */

enum charset { CHARSET_UTF8, CHARSET_BOM, CHARSET_GBK, CHARSET_UTF16 };

static const struct {
	const char *iconv, *mark, *newline;
	char separator;
} charsets[] = {
	[CHARSET_UTF8] = { "UTF-8", "", "\n", ',' },
	[CHARSET_BOM] = { "UTF-8", "\xEF\xBB\xBF", "\r\n", ',' },
	[CHARSET_GBK] = { "GB18030", "", "\r\n", ',' },
	[CHARSET_UTF16] = { "UTF-16LE", "\xEF\xBB\xBF", "\r\n", '\t' }
};

static bool
encode(struct text *out, const char *text, size_t length, const char *charset, struct error *err)
{
	iconv_t cd = iconv_open(charset, "UTF-8");
	char buffer[65536], *in = (char *)text;
	bool ok = cd != (iconv_t)-1;

	while (ok && length > 0) {
		char *end = buffer;
		size_t room = sizeof buffer;

		ok = iconv(cd, &in, &length, &end, &room) != (size_t)-1 || errno == E2BIG;
		text_add_bytes(out, buffer, sizeof buffer - room);
	}
	if (!ok)
		error_errno(err, _("cannot write the text as %s"), charset);
	if (cd != (iconv_t)-1)
		iconv_close(cd);
	return ok;
}

static bool
save_bytes(const char *path, const struct text *bytes, struct error *err)
{
	struct output out;

	if (!output_open(&out, path, err))
		return false;
	fwrite(text_string(bytes), 1, bytes->length, out.stream);
	return output_close(&out, err);
}

static void
add_field(struct text *out, const char *text)
{
	if (!strpbrk(text, ",\"\n")) {
		text_add(out, text);
		return;
	}
	text_add_char(out, '"');
	for (; *text; text++) {
		if (*text == '"')
			text_add_char(out, '"');
		text_add_char(out, *text);
	}
	text_add_char(out, '"');
}

/* As Excel exports: every row as wide as the widest, covered cells empty. */
static void
add_rows(struct text *out, const struct sheet *sheet, enum charset charset)
{
	size_t next = 0;

	for (int row = 0; row < sheet->row; row++) {
		for (int column = 0; column < sheet->width; column++) {
			if (column > 0)
				text_add_char(out, charsets[charset].separator);
			if (next < sheet->count && sheet->cells[next].row == row && sheet->cells[next].column == column)
				add_field(out, sheet->cells[next++].text);
		}
		text_add(out, charsets[charset].newline);
	}
}

static bool
save_text(const struct sheet *sheet, const char *path, enum charset charset, struct error *err)
{
	struct text plain = TEXT_INIT, bytes = TEXT_INIT;
	bool ok;

	text_add(&plain, charsets[charset].mark);
	add_rows(&plain, sheet, charset);
	ok = encode(&bytes, text_string(&plain), plain.length, charsets[charset].iconv, err) && save_bytes(path, &bytes, err);
	text_free(&plain);
	text_free(&bytes);
	return ok;
}

/* --- workbooks --------------------------------------------------------------- */

struct book { struct output out; lxw_workbook *workbook; lxw_format *plain, *title; };

static bool
book_open(struct book *book, const char *path, struct error *err)
{
	lxw_doc_properties properties = { .created = 1672531200 };      /* fixed: same input, same bytes */

	if (!output_reserve(&book->out, path, err))
		return false;
	book->workbook = workbook_new(book->out.temporary);
	if (!book->workbook) {
		output_abandon(&book->out);
		return error_set(err, _("cannot make the workbook %s"), path);
	}
	workbook_set_properties(book->workbook, &properties);
	book->plain = workbook_add_format(book->workbook);
	book->title = workbook_add_format(book->workbook);
	format_set_border(book->plain, LXW_BORDER_THIN);
	format_set_align(book->title, LXW_ALIGN_CENTER);
	format_set_bold(book->title);
	return true;
}

static void
write_cell(lxw_worksheet *page, const struct sheet_cell *cell, const struct book *book)
{
	lxw_row_t row = (lxw_row_t)cell->row;
	lxw_col_t column = (lxw_col_t)cell->column;
	int64_t value;

	if (cell->rows * cell->columns > 1)
		worksheet_merge_range(page, row, column, (lxw_row_t)(cell->row + cell->rows - 1),
		                      (lxw_col_t)(cell->column + cell->columns - 1), cell->text, book->title);
	else if (strlen(cell->text) < 8 && number_hundredths(cell->text, &value) && cell->text[strlen(cell->text) - 1] != ' ')
		worksheet_write_number(page, row, column, (double)value / 100, book->plain);
	else if (*cell->text)
		worksheet_write_string(page, row, column, cell->text, book->plain);
}

/* Wide enough for the longest text that stands in one column. */
static void
fit_columns(lxw_worksheet *page, const struct sheet *sheet)
{
	for (int column = 0; column < sheet->width; column++) {
		int widest = 6;

		for (size_t i = 0; i < sheet->count; i++) {
			const struct sheet_cell *cell = &sheet->cells[i];
			int width = cell->column == column && cell->columns == 1 ? utf8_width(cell->text, true) + 1 : 0;

			widest = width > widest ? width : widest;
		}
		worksheet_set_column(page, (lxw_col_t)column, (lxw_col_t)column, widest, NULL);
	}
}

static bool
book_add(struct book *book, const struct sheet *sheet, const char *name, struct error *err)
{
	lxw_worksheet *page = workbook_add_worksheet(book->workbook, name);

	if (!page)
		return error_set(err, _("cannot make the sheet %s"), name);
	for (size_t i = 0; i < sheet->count; i++)
		write_cell(page, &sheet->cells[i], book);
	fit_columns(page, sheet);
	return true;
}

static bool
book_close(struct book *book, struct error *err)
{
	lxw_error code = workbook_close(book->workbook);

	if (code) {
		output_abandon(&book->out);
		return error_set(err, _("cannot write the workbook: %s"), lxw_strerror(code));
	}
	return output_close(&book->out, err);
}

static bool
save_book(const struct sheet *sheet, const char *path, const char *name, struct error *err)
{
	struct book book;
	bool ok;

	if (!book_open(&book, path, err))
		return false;
	ok = book_add(&book, sheet, name, err);
	return book_close(&book, err) && ok;
}

#endif
