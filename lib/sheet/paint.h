/* One worksheet from its title to the line to sign. Rows go in from top to bottom, once:
 * that is all a streamed worksheet allows. Texts have gone through cell_gate before. */
#ifndef SHEET_PAINT_H
#define SHEET_PAINT_H

#include "sheet/column.h"
#include "sheet/verify.h"

/* Excel takes 1,023 breaks on a sheet. */
enum { PAGES_MAX = 1000 };
/* Texts of a page, in this order. */
enum page_text { PAGE_LINE, PAGE_TITLE, PAGE_NOTE, PAGE_SIGNATURE, PAGE_TEXTS };

struct paint {
	struct looks *looks;
	bool english;
	struct sheet sheet;
	struct paint_column *columns;
	size_t column_count;
	long row_limit;
	/* The worksheet being painted. */
	lxw_worksheet *worksheet;
	struct text once;       /* lines below the table, each with its NUL */
	struct sheet_counts counts;
	lxw_row_t row, body_first, totals_first;
	double row_height, height, head_height;
	bool groups;            /* headings in two rows */
	bool tall;              /* more rows than a lying page takes */
	lxw_error failure;      /* the first one */
	/* Of a paged sheet. */
	struct text texts[PAGE_TEXTS];  /* of the present page; "": the sheet's */
	bool lying;
	int part;               /* of the present page, on paper */
	int pages;              /* on the worksheet, parts each */
	lxw_row_t breaks[PAGES_MAX + 1];
};

/* Settles styles, decimals and formats by what was measured. */
void paint_settle(struct paint *);
/* rows and totals: how many will come, to choose their height; 0: not known. */
void paint_begin(struct paint *, lxw_worksheet *, long rows, long totals);
bool paint_full(const struct paint *);
/* Ends the page before, if any; texts are copied. */
void paint_page(struct paint *, const char *const texts[PAGE_TEXTS]);
/* Blank cells are "", never NULL. */
void paint_row(struct paint *, enum row_kind, const char *const *cells);
void paint_end(struct paint *);

#endif
