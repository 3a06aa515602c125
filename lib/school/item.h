/* Numbers of items as papers and sheets write them. */
#ifndef SCHOOL_ITEM_H
#define SCHOOL_ITEM_H

#include <stdbool.h>
#include "base/text.h"

/* Into one spelling: a number with its parts in brackets, 1, 3(1), 17(2)(1). 第1题, 题1, T1, 3（1）, 3.1, 3-1 and 3①
 * are read so; 一 and 一(2) stay Chinese; a full mark in brackets, "1(3分)", is passed over. Appends; false: no
 * number of an item. */
bool item_read(struct text *, const char *);
/* As papers count: 2 before 10, 3 before 3(1) before 3(2). */
int item_compare(const char *, const char *);

#endif
