/* Forms of an office that are recognised by their columns, so that the table alone makes the right
 * sheet: what begins a page, its title and lines, how high rows are. A new form is a new entry in form.c.
 *
 * Texts are patterns: {column} is the value of a column (canonical name) in the first row of the page,
 * {column|____} has what stands for a blank one, [...] is left out where a value in it is blank. Of two values
 * that follow each other directly the first is left out where the second begins with it: 苇塘学区苇塘学区中心校. */
#ifndef SHEET_FORM_H
#define SHEET_FORM_H

#include <stdbool.h>
#include "base/text.h"

struct form_texts { const char *title, *line, *note, *signature; };     /* NULL: the usual one */

struct sheet_form {
	const char *name;
	const char *columns;            /* a table that has all of these is this form; separated by commas, as the next two */
	const char *pages;              /* begin a page where one of these changes */
	const char *aside;              /* in the texts, not in the table */
	struct form_texts zh, en;
	double row_height;              /* points, at least; 0: as fits */
	bool landscape;
	bool posted;                    /* for the public, not internal */
	const char *missing;            /* in numbers that are blank; NULL: nothing */
};

typedef bool form_has(const void *table, const char *column);
/* Of the row at hand, as people write it; "" when blank. */
typedef const char *form_value(void *row, const char *column);

/* NULL: none of them. */
const struct sheet_form *form_find(form_has *, const void *table);
/* Is the column in a list of the form? The list may be NULL. */
bool form_names(const char *list, const char *column);
/* Dates and months (ISO) as people write them, other values as they are. */
void form_show(struct text *, const char *value, bool english);
void form_fill(struct text *, const char *pattern, form_value *, void *row);

#endif
