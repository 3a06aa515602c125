/* Measures of a sheet, without the sheet: what a cell holds, how wide it is, what a page takes.
 * A unit is the width of a digit of the Normal font (宋体 11); a Chinese character has two. */
#ifndef SHEET_LAYOUT_H
#define SHEET_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/map.h"
#include "base/text.h"
#include "sheet/workbook.h"

#define DECIMALS_MAX 6
#define SYMBOL_UNITS 2          /* of a column that holds a symbol */
#define WIDTH_MAX 40.0          /* wider text is wrapped */

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct style_rule {
	bool number;
	int decimals_min, decimals_max;
	const char *suffix;     /* behind the digits in the number format */
	enum align align;
	double width_min;
};
extern const struct style_rule style_rules[STYLES];

/* "-12.50" with at most 15 digits, no leading zero, no sign but minus: what Excel keeps as typed. */
struct plain_number { double value; int digits, decimals; };
bool plain_number(const char *, struct plain_number *);
/* The serial day of an ISO date from 1900-03-01 on, where Excel's calendar is right. */
bool plain_date(const char *, double *serial);
/* Words for a mark that is not there: 缺考, 免修, a dash, ... */
bool is_missing_word(const char *);
/* A row that begins as a total does (合计, 平均分, 全学区...) is one. In a form a row with a single text is
 * nobody's and goes across: 本月未安排检查. */
enum row_kind row_kind_of(const char *const *cells, size_t count, bool form);

/* Units of the widest line. */
int text_units(const char *);
/* Lines of a text set in so many units; breaks at blanks and beside Chinese characters. */
int text_lines(const char *, double width);

struct gate { long control, cut, broken; };     /* characters left out, texts cut, bytes that were no text */
/* What a cell may hold: the text itself or, changed, in scratch. */
const char *cell_gate(const char *, struct text *scratch, struct gate *);
/* A name Excel accepts and taken does not have yet; it is entered there. Caller frees. */
char *sheet_name(const char *wanted, struct map *taken);

/* A4 within its margins. */
struct page { double width_points, height_points; };
struct page page_size(bool landscape);

#endif
