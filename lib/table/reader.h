/* Reading tables as people send them: CSV or tab-separated text in any of the usual
 * encodings, .xlsx (own reader, in a confined way), .xls through an installed
 * converter. One row of cells at a time, all of it UTF-8 text, nothing inferred:
 * "085" stays "085". The kind of file is told by its content, never by its name.
 *
 * Cells of a row belong to the reader and live until the next reader_row().
 *
 * Damage inside a file (bytes that are no text, a quote never closed, a workbook
 * cut off) is a fault of the data: reader_row returns false, and reader_close
 * returns false with the place in the error. */
#ifndef TABLE_READER_H
#define TABLE_READER_H

#include "base/error.h"

struct reader;

struct cell {
	const char *text;       /* NUL-terminated, "" when empty; blanks kept */
	size_t length;
};

struct row {
	long line;              /* physical line (CSV: where the row begins) or sheet row, from 1 */
	size_t count;
	const struct cell *cells;
};

struct reader_options {
	const char *encoding;   /* "utf-8", "gb18030", "utf-16le", "utf-16be"; NULL: found out */
	char separator;         /* 0: found out (comma, tab, semicolon, "sep=" line) */
	const char *content;    /* text in memory in place of the file; path is only its name; NULL: read the file */
	bool lenient;           /* ="001" and a stray quote in a field are taken as they stand */
};

/* path "-" or NULL is standard input. options may be NULL. */
bool reader_open(struct reader **, const char *path, const struct reader_options *, struct error *);
/* Goes to the next sheet; call it before the first row. A text file has one, with name NULL.
 * Hidden sheets come too. False: no more, or damage. */
bool reader_sheet(struct reader *, const char **name);
/* The next row; empty rows of a workbook are skipped, their numbers are not. */
bool reader_row(struct reader *, struct row *);
/* Where a cell of the last row stands; column from 0. */
struct place reader_place(const struct reader *, size_t column);
const char *reader_encoding(const struct reader *);     /* "UTF-8", "GB18030", ..., "xlsx" */
/* Bytes consumed of bytes in all, for progress; total 0 when not known. */
void reader_progress(const struct reader *, long long *done, long long *total);
/* False: reading had failed. Accepts NULL. */
bool reader_close(struct reader *, struct error *);

#endif
