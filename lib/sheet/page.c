/* The paper's measures, breaks and footer; what the screen shows; colours. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "sheet/page.h"

#define PORTRAIT_UNITS 88.0
#define PORTRAIT_UNITS_TALL 100.0       /* of a table too long for one lying page */
#define SCALE_MIN 0.8           /* the smallest print that is still read with ease */
/* Of the width and height of a paged sheet, which is not fitted: without 宋体 a program takes a wider font. */
#define WIDTH_SLACK 0.82
#define HEIGHT_SLACK 0.97
#define PART_LENGTH 60          /* characters of a part of the footer; the three hold 255 */

double
page_width(const struct paint *paint)
{
	double width = 0;
	size_t i;

	for (i = 0; i < paint->column_count; i++)
		width += paint->columns[i].width;
	return width;
}

/* A column of w units has trunc(8 w) + 5 pixels of 3/4 point, where the digits of 宋体 11 have 8. */
static double
width_points(const struct paint *paint)
{
	double pixels = 0;
	size_t i;

	for (i = 0; i < paint->column_count; i++)
		pixels += trunc(8 * paint->columns[i].width) + 5;
	return pixels * 0.75;
}

double
page_excess(const struct paint *paint)
{
	double room = page_size(page_lies(paint)).width_points * WIDTH_SLACK / SCALE_MIN;

	return (width_points(paint) - room) / 0.75 / 8;
}

/* Pages already laid out stay as they lie. */
bool
page_lies(const struct paint *paint)
{
	if (paint->sheet.paged && paint->pages > 0)
		return paint->lying;
	return paint->sheet.landscape || page_width(paint) > (paint->tall ? PORTRAIT_UNITS_TALL : PORTRAIT_UNITS);
}

/* How much smaller than set the sheet has to be printed for its columns to fit. */
static double
width_scale(const struct paint *paint)
{
	return fmin(1, page_size(page_lies(paint)).width_points / width_points(paint));
}

bool
page_holds(const struct paint *paint, double height)
{
	double scale = page_size(page_lies(paint)).height_points / height;

	return scale >= SCALE_MIN || scale >= width_scale(paint);
}

double
page_scale(const struct paint *paint)
{
	double scale = page_size(page_lies(paint)).width_points * WIDTH_SLACK / width_points(paint);

	return floor(100 * fmin(1, scale)) / 100;
}

double
page_room(const struct paint *paint)
{
	return page_size(page_lies(paint)).height_points * HEIGHT_SLACK / page_scale(paint);
}

/* ---- paper ---- */

static void
add_footer_part(struct text *footer, const char *side, const char *text)
{
	const char *start = text;
	int left = PART_LENGTH;
	uint32_t rune;

	text_addf(footer, "&%s&\"" FONT_BODY ",Regular\"&9 ", side);
	for (; left-- > 0 && (rune = utf8_next(&text)) != 0; start = text) {
		if (rune == '&')
			text_add_char(footer, '&');
		text_add_bytes(footer, start, (size_t)(text - start));
	}
}

static void
set_footer(struct paint *paint)
{
	struct text footer = TEXT_INIT;

	if (paint->sheet.unit != NULL)
		add_footer_part(&footer, "L", paint->sheet.unit);
	if (!paint->sheet.paged) {
		add_footer_part(&footer, "C", "");
		text_add(&footer, paint_words(paint)->page);
	}
	if (paint->sheet.footer != NULL)
		add_footer_part(&footer, "R", paint->sheet.footer);
	if (footer.length > 0)
		paint_check(paint, worksheet_set_footer(paint->worksheet, footer.data));
	text_free(&footer);
}

/* Totals and signature alone on the last page look like a page gone astray: take three rows along. */
static void
keep_tail(struct paint *paint, double tail)
{
	double page = page_size(page_lies(paint)).height_points / width_scale(paint);
	double body = page - paint->head_height, end;
	lxw_row_t last = paint->totals_first > 0 ? paint->totals_first : paint->row;
	lxw_row_t breaks[2] = { 0, 0 };

	if (body < 4 * paint->row_height || last < paint->body_first + 4)
		return;
	end = fmod(paint->height - paint->head_height - tail, body);
	if (end + tail <= body && end >= 3 * paint->row_height)
		return;
	breaks[0] = last - 3;
	paint_check(paint, worksheet_set_h_pagebreaks(paint->worksheet, breaks));
}

static void
set_fit(struct paint *paint, double tail)
{
	bool one = page_holds(paint, paint->height);

	worksheet_fit_to_pages(paint->worksheet, 1, one ? 1 : 0);
	if (!one)
		keep_tail(paint, tail);
	paint_check(paint, worksheet_repeat_rows(paint->worksheet, 0, paint->body_first - 1));
}

/* Excel heeds breaks where a scale is set, not where sheets are fitted to pages. */
static void
set_breaks(struct paint *paint)
{
	int count = paint->pages - 1 < PAGES_MAX ? paint->pages - 1 : PAGES_MAX;

	paint->breaks[count] = 0;
	worksheet_set_print_scale(paint->worksheet, (uint16_t)(page_scale(paint) * 100 + 0.5));
	if (count > 0)
		paint_check(paint, worksheet_set_h_pagebreaks(paint->worksheet, paint->breaks));
}

void
page_set(struct paint *paint, double tail)
{
	lxw_worksheet *worksheet = paint->worksheet;
	lxw_col_t last = (lxw_col_t)(paint->column_count - 1);

	worksheet_set_paper(worksheet, 9);
	if (page_lies(paint))
		worksheet_set_landscape(worksheet);
	worksheet_set_margins(worksheet, 0.59, 0.59, 0.71, 0.75);
	worksheet_center_horizontally(worksheet);
	if (paint->sheet.paged)
		set_breaks(paint);
	else
		set_fit(paint, tail);
	paint_check(paint, worksheet_print_area(worksheet, 0, 0, paint->row - 1, last));
	set_footer(paint);
}

/* The column up to which a wide sheet stands still on the screen: the name's. */
static lxw_col_t
frozen_columns(const struct paint *paint)
{
	size_t i;

	for (i = 0; paint->column_count > 6 && i < 4; i++)
		if (paint->columns[i].style == STYLE_NAME)
			return (lxw_col_t)(i + 1);
	return 0;
}

void
page_screen(struct paint *paint, lxw_row_t body_last)
{
	char range[32], cell[16];
	size_t i;

	if (!paint->sheet.paged)
		worksheet_freeze_panes(paint->worksheet, paint->body_first, frozen_columns(paint));
	for (i = 0; i < paint->column_count; i++)
		paint_check(paint, worksheet_set_column(paint->worksheet, (lxw_col_t)i, (lxw_col_t)i, paint->columns[i].width, NULL));
	lxw_rowcol_to_cell(cell, body_last, (lxw_col_t)(paint->column_count - 1));
	snprintf(range, sizeof(range), "A%u:%s", (unsigned)paint->body_first + 1, cell);
	paint_check(paint, worksheet_ignore_errors(paint->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

static void
colour_cells(struct paint *paint, size_t column, lxw_row_t last, const char *condition, uint32_t colour, uint32_t fill)
{
	lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .stop_if_true = LXW_TRUE };
	lxw_format *format = workbook_add_format(paint->looks->workbook);

	format_set_font_color(format, colour);
	format_set_bg_color(format, fill);
	rule.value_string = (char *)condition;       /* copied, not changed */
	rule.format = format;
	paint_check(paint, worksheet_conditional_format_range(paint->worksheet, paint->body_first, (lxw_col_t)column,
	    last, (lxw_col_t)column, &rule));
}

/* Blank counts as 0 and text as more than any number where Excel compares: hence ISNUMBER. */
void
page_highlight(struct paint *paint, size_t i, lxw_row_t last)
{
	const struct paint_column *column = &paint->columns[i];
	char cell[16], condition[96];

	if (!column_rule(column)->number || (column->pass <= 0 && column->excellent <= 0))
		return;
	lxw_rowcol_to_cell(cell, paint->body_first, (lxw_col_t)i);
	snprintf(condition, sizeof(condition), "=ISTEXT(%s)", cell);
	/* Headings of later pages are text, too. */
	if (!paint->sheet.paged)
		colour_cells(paint, i, last, condition, 0x9C5700, 0xFFEB9C);
	snprintf(condition, sizeof(condition), "=AND(ISNUMBER(%s),%s<%.10g)", cell, cell, column->pass);
	colour_cells(paint, i, last, condition, 0x9C0006, 0xFFC7CE);
	snprintf(condition, sizeof(condition), "=AND(ISNUMBER(%s),%s>=%.10g)", cell, cell, column->excellent);
	colour_cells(paint, i, last, condition, 0x006100, 0xC6EFCE);
}
