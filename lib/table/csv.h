/* CSV and its relatives, row by row, with the physical line of each: libcsv behind a
 * pull loop, fed line by line. Lines without a quote, which are nearly all, are split
 * in place with the same result.
 *
 * Lines end in LF, CRLF or CR. A last line without an end is remarked on, and a fault when it
 * has fewer cells than the row before: the file was cut off. Blank lines are skipped, but
 * counted. Blanks round a cell are kept. A first line "sep=;" names the separator and
 * is no row. Else the separator is found out from the first lines: of comma, tab
 * and semicolon the one that stands equally often in most of them, outside quotes.
 *
 * Strict: a quote inside a cell that does not begin with one, text behind a closing
 * quote, and a quote still open at the end of the file are faults that name line
 * and column. Caps, each a fault: CSV_CELL_BYTES a cell, CSV_QUOTED_LINES lines a quoted
 * cell (else one lost quote swallows the file), CSV_COLUMNS cells a row, CSV_LINE_BYTES a line.
 *
 * Lenient: in cells that are not well quoted a quote is a character like others, and
 * they end with the line; ="001" gives 001, as Excel shows it. */
#ifndef TABLE_CSV_H
#define TABLE_CSV_H

#include "table/encoding.h"
#include "table/reader.h"

enum {
	CSV_CELL_BYTES = 1 << 20,
	CSV_QUOTED_LINES = 20,
	CSV_COLUMNS = 16384,
	CSV_LINE_BYTES = 1 << 24
};

struct csv;

/* The decoder is the caller's and is closed after the csv. separator 0: found out. */
void csv_open(struct csv **, const char *name, struct decoder *, char separator, bool lenient);
/* Cells live until the next csv_row. False: the end, a fault, or a fault of the decoder. */
bool csv_row(struct csv *, struct row *);
long csv_line(const struct csv *);              /* where the last row begins */
/* False: there was a fault. Accepts NULL. */
bool csv_close(struct csv *, struct error *);

#endif
