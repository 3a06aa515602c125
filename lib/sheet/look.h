/* Cell formats, each made once. Every format of libxlsxwriter starts at Calibri 11, so
 * that all of them are made here. */
#ifndef SHEET_LOOK_H
#define SHEET_LOOK_H

#include <xlsxwriter.h>
#include "sheet/layout.h"

#define FONT_BODY "宋体"
#define FONT_TITLE "黑体"

struct look {
	const char *font;       /* NULL: FONT_BODY */
	double size;            /* points; 0: 11 */
	bool bold, border, wrap;
	enum align align;
	uint32_t fill, colour;  /* RGB; 0: none, black */
	char number[24];        /* Excel's number format; "": General */
};

struct looks {
	lxw_workbook *workbook;
	struct look_entry { struct look look; lxw_format *format; } *entries;
	size_t count, capacity;
};

lxw_format *look_format(struct looks *, const struct look *);
/* Normal, the style whose digits are the unit of column widths, becomes 宋体 11. */
void look_normal(struct looks *);
void looks_free(struct looks *);

#endif
