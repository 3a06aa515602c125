/* How a painted worksheet lies on paper and shows on a screen; for paint.c. */
#ifndef SHEET_PAGE_H
#define SHEET_PAGE_H

#include "sheet/paint.h"

struct words { const char *unit, *page, *none; };
const struct words *paint_words(const struct paint *);
/* Keeps the first failure. */
void paint_check(struct paint *, lxw_error);

/* Units that the columns of a paged sheet are too wide by for a size that is read with ease; below 0: none. */
double page_excess(const struct paint *);
double page_width(const struct paint *);        /* of all columns, units */
/* Pages of a paged sheet that are laid out already stay as they lie. */
bool page_lies(const struct paint *);
/* Can so many points be printed on one page, in a size that is read with ease? */
bool page_holds(const struct paint *, double height);
/* Of a paged sheet: the scale at which its columns fit, and the points of height that go on a page. */
double page_scale(const struct paint *);
double page_room(const struct paint *);

/* After the last row; tail is the height of totals, note and signature. */
void page_set(struct paint *, double tail);
void page_screen(struct paint *, lxw_row_t body_last);
/* Colours of a column by its lines, down to the row. */
void page_highlight(struct paint *, size_t column, lxw_row_t last);

#endif
