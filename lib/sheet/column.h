/* A column of a sheet: what was seen in it, and from that its style, width and formats. */
#ifndef SHEET_COLUMN_H
#define SHEET_COLUMN_H

#include "sheet/layout.h"
#include "sheet/look.h"

/* The formats of a column: numbers by their decimals, then the others. */
enum variant { VARIANT_DATE = DECIMALS_MAX + 1, VARIANT_WORD, VARIANT_TEXT, VARIANT_WRAP, VARIANTS };

struct paint_column {
	const char *group, *heading;    /* group NULL: the heading takes both header rows */
	enum style style;
	bool once;
	double pass, excellent;
	int decimals;
	bool centred;
	bool narrow;                    /* a heading of one character below a group, as month sheets have 31 of */
	/* Seen in the cells so far. */
	int most_decimals, widest_text, widest_number, widest_whole;
	bool numbers, words, ids;
	double width, least;            /* least: to which it may be squeezed */
	bool squeezed;
	lxw_format *formats[2][VARIANTS];
};

/* Notes what a cell needs: its width, its decimals, whether it is a number. */
void column_measure(struct paint_column *, const char *cell);
/* STYLE_AUTO becomes text or number, decimals and alignment are chosen. */
void column_settle(struct paint_column *);
/* Sets the width by heading and cells, and the least: notes are wrapped sooner, headings set in more lines. */
void column_fit(struct paint_column *);
/* Is the text to be wrapped? */
bool column_wraps(const struct paint_column *, const char *);
/* Units that a line of text has in it. */
double column_room(const struct paint_column *);
const struct style_rule *column_rule(const struct paint_column *);
/* variant: a number's decimals or one of enum variant. */
lxw_format *column_format(struct looks *, struct paint_column *, enum row_kind, int variant);

#endif
