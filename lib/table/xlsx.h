/* Reading .xlsx: libzip opens the container, expat walks the parts, row by row, in
 * bounded memory. Values come as the text a person sees in the sheet: numbers with
 * at most 15 digits as typed, dates as 2023-06-27, cached results of formulas. Told by
 * complain(), because the rest is good: a number of more than 15 digits (given as stored), a
 * formula without a result (empty). Pictures in cells (WPS) are empty, with a remark.
 * Hostile or broken files are refused: caps on unpacked size, ratio, entries, depth (xlsx-part.h).
 * The file is only read, never unpacked to disk. Used through reader.h. */
#ifndef TABLE_XLSX_H
#define TABLE_XLSX_H

#include "table/reader.h"

struct xlsx;

/* Takes the whole file as bytes that must live until xlsx_close. name is for messages. */
bool xlsx_open(struct xlsx **, const void *bytes, size_t length, const char *name, struct error *);
bool xlsx_sheet(struct xlsx *, const char **name);
bool xlsx_row(struct xlsx *, struct row *);
struct place xlsx_place(const struct xlsx *, size_t column);
/* Compressed bytes of the present sheet consumed, and its size. */
void xlsx_progress(const struct xlsx *, long long *done, long long *total);
bool xlsx_close(struct xlsx *, struct error *);

#endif
