/* Workbooks as a district's office prints them: title, unit and date, headings that
 * repeat on every page, framed cells, grey totals, the line to sign, page numbers, A4.
 *
 *	book_open   book_sheet  book_row ...  book_sheet  book_row ...  book_close
 *
 * Cells are given as UTF-8 text, in the order of the columns. By the column's style
 * what is a plain number or an ISO date becomes one in the sheet; everything else,
 * "=1+1" and "007" too, stays the text it is: no formula ever comes from data.
 * What a workbook cannot hold (control characters, more than 32,767 UTF-16 units) is
 * left out and remarked on, per sheet. A sheet that is full goes on in "NAME(2)".
 *
 * A paged sheet is slips: each page, with the sheet's title and headings, a line of its own above these, its
 * own rows and the line to sign, is printed apart from the others; a page too long for the paper goes on with the
 * same head. Page numbers over all of them would be meaningless and are left out.
 *
 * The first rows of a sheet are kept until its end or until there are many; then they
 * are streamed: a sheet of a million rows takes 6 MB, the kept ones together 30 MB at most.
 *
 * Same calls, same bytes: nothing of clock, locale or path gets in. The creation date is
 * $SOURCE_DATE_EPOCH, else the options' date, else 2000-01-01.
 *
 * Errors are kept and told by book_close. It reads the finished file back (every part
 * unpacks, rows and cells as written) before the file takes its place: libxlsxwriter
 * itself does not notice a full temporary directory. */
#ifndef SHEET_WORKBOOK_H
#define SHEET_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"

enum style {
	STYLE_AUTO,             /* number or text, by the first rows (below) */
	STYLE_TEXT,             /* up to 6 Chinese characters centred, longer left */
	STYLE_NAME, STYLE_ID,   /* text, centred */
	STYLE_NOTE,             /* text, left, wide, wrapped */
	STYLE_COUNT,            /* numbers from here on, right; words among them centred */
	STYLE_MARK,             /* at least one decimal */
	STYLE_MEAN,             /* at least two */
	STYLE_PERCENT,          /* 0-100, two decimals and a % sign */
	STYLE_REAL,             /* the decimals given, at most six */
	STYLE_RANK,             /* centred */
	STYLE_SIGN,             /* text, room to sign by hand */
	STYLE_DATE,             /* yyyy-mm-dd as a date */
	STYLES
};
/* STYLE_AUTO is text when a cell of the first rows is neither a plain number nor a word for
 * a missing mark, has a leading zero, or more than 10 digits (an id, a phone). */

struct sheet_column {
	const char *heading;    /* "语文|平均分": 语文 stands once above its columns */
	enum style style;
	double pass, excellent; /* marks below and from which cells are coloured; both 0: none */
	bool once;              /* where all rows say the same, it is said once, below the table */
};

/* NULL texts are left out. Everything is copied. */
struct sheet {
	const char *name;       /* made fit for Excel, and unique */
	const char *title, *subtitle;
	const char *unit;       /* left above the table, and in the footer */
	const char *date;       /* ISO, right above the table */
	const char *note;       /* below the table */
	const char *signature;  /* last line, see book_signature() */
	const char *footer;     /* right: "内部资料 不得公布或转发" */
	bool landscape;         /* even if it would fit upright */
	bool paged;             /* rows come behind book_page() */
	double row_height;      /* points, at least, of a paged sheet on paper; 0: as fits */
	const struct sheet_column *columns;
	size_t column_count;
};

struct book_options {
	bool english;           /* for the words the layout adds; else Chinese */
	const char *title, *author;     /* document properties */
	const char *date;       /* ISO */
	long row_limit;         /* rows of one sheet; 0: as many as Excel has */
};

/* ROW_ACROSS: the first cell with a text spreads over the table. */
enum row_kind { ROW_BODY, ROW_TOTAL, ROW_ACROSS };

struct book;

/* path NULL or "-" is standard output; options may be NULL. */
bool book_open(struct book **, const char *path, const struct book_options *, struct error *);
void book_sheet(struct book *, const struct sheet *);
/* Begins a page of a paged sheet; the line names whose it is, and is broken at U+3000 where it is long. The
 * other texts, where not NULL, take the place of the sheet's own from this page on. */
struct sheet_page { const char *line, *title, *note, *signature; };
void book_page(struct book *, const struct sheet_page *);
/* Missing cells at the end (count too small) and NULL are blank. In a total row the label
 * in the first cell spreads over the blank cells behind it. */
void book_row(struct book *, enum row_kind, const char *const *cells, size_t count);
/* Writes, verifies, gives the file its name; the book is gone either way. */
bool book_close(struct book *, struct error *);
void book_abandon(struct book *);               /* nothing is left; accepts NULL */

/* The office's usual line: who made, checked and signed it, and when. */
const char *book_signature(bool english);

#endif
