/* What a workbook says about all its sheets: their names and parts, the shared
 * strings, which formats are dates. Read once, at open. Private to xlsx*.c. */
#ifndef TABLE_XLSX_BOOK_H
#define TABLE_XLSX_BOOK_H

#include "base/arena.h"
#include "table/xlsx-part.h"
#include "table/xlsx-value.h"

/* Of the text of shared strings and their index together. */
#define STRINGS_LIMIT (64 * MEBIBYTE)

struct sheet {
	const char *name, *part;
};

struct strings {
	struct text block;      /* each followed by a NUL */
	uint32_t *offsets;
	size_t count, capacity;
};

struct book {
	struct arena arena;
	struct sheet *sheets;   /* worksheets in the order of the tabs, hidden ones too; no chart sheets */
	size_t sheet_count, sheet_capacity;
	struct strings strings;
	struct value_format *formats;   /* by the style of a cell */
	size_t format_count, format_capacity;
	bool date1904;
};

/* On failure too book_free is due. */
bool book_load(struct book *, const struct package *, struct error *);
/* NULL: there is no such string. */
const char *book_string(const struct book *, size_t index, size_t *length);
struct value_format book_format(const struct book *, const char *style);
void book_free(struct book *);

#endif
