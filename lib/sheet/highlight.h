/* What --highlight says: HEADING,HEADING=PASS:EXCELLENT. */
#ifndef SHEET_HIGHLIGHT_H
#define SHEET_HIGHLIGHT_H

#include "sheet/workbook.h"

/* PASS:EXCELLENT into the column; false: it is not of this form. */
bool highlight_lines(const char *lines, struct sheet_column *);
/* Is the heading one of the list, whose first bytes are looked at? */
bool highlight_names(const char *list, size_t length, const char *heading);

#endif
