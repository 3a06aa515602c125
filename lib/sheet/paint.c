#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "sheet/page.h"

#define TITLE_SIZE 18.0
#define TITLE_HEIGHT 36.0
#define SUBTITLE_HEIGHT 22.0
#define LINE_HEIGHT 21.0        /* unit and date */
#define HEADER_HEIGHT 27.0
#define TOTAL_HEIGHT 19.5
#define SPACER_HEIGHT 9.0
#define PAGE_LINE_HEIGHT 24.0   /* whose slip it is */
#define SIGN_HEIGHT 28.0
#define TEXT_HEIGHT 15.0        /* of each line of wrapped text */
#define TAIL_ROWS 4             /* note, spacer, signature, and one to spare */

#define FILL_HEADER 0xDCE6F1

#define TALL_ROWS 20
#define NARROW_UNITS 76.0       /* narrower sheets are widened, so that the line to sign fits, by at most WIDEN */
#define NARROW_UNITS_PAGED 66.0
#define NARROW_UNITS_LYING 94.0
#define WIDEN 3.5

static const double row_heights[] = { 19.5, 18, 16.5, 15 };

static const struct words words_zh = { "填报单位（盖章）：", "第 &P 页 / 共 &N 页", "（无记录）" };
static const struct words words_en = { "Unit (seal): ", "Page &P of &N", "(none)" };

const struct words *
paint_words(const struct paint *paint)
{
	return paint->english ? &words_en : &words_zh;
}

void
paint_check(struct paint *paint, lxw_error result)
{
	if (result != LXW_NO_ERROR && paint->failure == LXW_NO_ERROR)
		paint->failure = result;
}

/* ---- writing cells ---- */

static void
put_text(struct paint *paint, size_t column, const char *text, lxw_format *format)
{
	if (*text == '\0')
		paint_check(paint, worksheet_write_blank(paint->worksheet, paint->row, (lxw_col_t)column, format));
	else
		paint_check(paint, worksheet_write_string(paint->worksheet, paint->row, (lxw_col_t)column, text, format));
	paint->counts.cells++;
}

static void
put_number(struct paint *paint, size_t column, double number, lxw_format *format)
{
	paint_check(paint, worksheet_write_number(paint->worksheet, paint->row, (lxw_col_t)column, number, format));
	paint->counts.cells++;
}

static void
put_merged(struct paint *paint, size_t first, size_t last, const char *text, lxw_format *format)
{
	if (first == last) {
		put_text(paint, first, text, format);
		return;
	}
	paint_check(paint, worksheet_merge_range(paint->worksheet, paint->row, (lxw_col_t)first, paint->row, (lxw_col_t)last,
	    text, format));
	paint->counts.cells += (long)(last - first) + 1;
}

/* Row heights are set one by one: programs differ in what they take for the usual height. */
static void
start_row(struct paint *paint, double height)
{
	paint_check(paint, worksheet_set_row(paint->worksheet, paint->row, height, NULL));
	paint->height += height;
	paint->counts.rows++;
}

/* ---- columns ---- */

/* Takes from columns of notes, or from the others, what the sheet is too wide by, from each in proportion to
 * what it can spare. */
static void
squeeze(struct paint *paint, bool notes)
{
	double excess = page_excess(paint), spare = 0;
	size_t i;

	for (i = 0; i < paint->column_count; i++)
		if ((paint->columns[i].style == STYLE_NOTE) == notes)
			spare += paint->columns[i].width - paint->columns[i].least;
	for (i = 0; excess > 0 && spare > 0 && i < paint->column_count; i++) {
		struct paint_column *column = &paint->columns[i];

		if ((column->style == STYLE_NOTE) != notes)
			continue;
		column->width -= (column->width - column->least) * fmin(1, excess / spare);
		column->squeezed = true;
	}
}

static double
narrow_units(const struct paint *paint)
{
	if (!paint->sheet.paged)
		return NARROW_UNITS;
	return paint->sheet.landscape ? NARROW_UNITS_LYING : NARROW_UNITS_PAGED;
}

static void
set_widths(struct paint *paint)
{
	double widen;
	size_t i;

	for (i = 0; i < paint->column_count; i++)
		column_fit(&paint->columns[i]);
	widen = fmin(narrow_units(paint) / page_width(paint), WIDEN);
	for (i = 0; widen > 1 && i < paint->column_count; i++)
		paint->columns[i].width *= widen;
	if (paint->sheet.paged) {
		squeeze(paint, true);
		squeeze(paint, false);
	}
}

void
paint_settle(struct paint *paint)
{
	size_t i;

	for (i = 0; i < paint->column_count; i++) {
		column_settle(&paint->columns[i]);
		paint->groups |= paint->columns[i].group != NULL;
	}
	set_widths(paint);
}

/* ---- head ---- */

static double
line_height(const struct paint *paint, const char *text, double height, double size)
{
	return height + (text_lines(text, page_width(paint) * 11 / size) - 1) * size * 1.4;
}

static void
paint_line(struct paint *paint, const char *text, double height, double size, const struct look *look)
{
	start_row(paint, line_height(paint, text, height, size));
	put_merged(paint, 0, paint->column_count - 1, text, look_format(paint->looks, look));
	paint->row++;
}

static void
show_date(struct text *out, const char *iso, bool english)
{
	struct date date;

	if (!english && date_parse(iso, &date))
		text_addf(out, "%d年%d月%d日", date.year, date.month, date.day);
	else
		text_add(out, iso);
}

/* Left and right run over the blank cells between them; merging would fix where they meet. */
static void
paint_unit(struct paint *paint)
{
	const struct look left = { .size = 10.5 }, right = { .size = 10.5, .align = ALIGN_RIGHT };
	struct text unit = TEXT_INIT, date = TEXT_INIT;

	if (paint->sheet.unit != NULL) {
		text_add(&unit, paint_words(paint)->unit);
		text_add(&unit, paint->sheet.unit);
	}
	if (paint->sheet.date != NULL)
		show_date(&date, paint->sheet.date, paint->english);
	if (paint->column_count == 1 && date.length > 0)
		text_addf(&unit, "  %s", date.data);
	if (unit.length + date.length > 0) {
		start_row(paint, LINE_HEIGHT);
		if (unit.length > 0)
			put_text(paint, 0, unit.data, look_format(paint->looks, &left));
		if (date.length > 0 && paint->column_count > 1)
			put_text(paint, paint->column_count - 1, date.data, look_format(paint->looks, &right));
		paint->row++;
	}
	text_free(&unit);
	text_free(&date);
}

/* The last of the columns that share a group with this one. */
static size_t
group_end(const struct paint *paint, size_t i)
{
	const struct paint_column *columns = paint->columns;

	if (columns[i].group != NULL)
		while (i + 1 < paint->column_count && columns[i + 1].group != NULL
		    && strcmp(columns[i].group, columns[i + 1].group) == 0)
			i++;
	return i;
}

static double
header_height(const struct paint *paint)
{
	int lines = 1, needed;
	size_t i;

	for (i = 0; i < paint->column_count; i++) {
		needed = text_lines(paint->columns[i].heading, paint->columns[i].width - 0.8);
		lines = needed > lines ? needed : lines;
	}
	return fmax(HEADER_HEIGHT, lines * TEXT_HEIGHT + 4);
}

static void
paint_groups(struct paint *paint, lxw_format *format)
{
	size_t i, last;

	start_row(paint, HEADER_HEIGHT - 5);
	for (i = 0; i < paint->column_count; i = last + 1) {
		const struct paint_column *column = &paint->columns[i];

		last = group_end(paint, i);
		put_merged(paint, i, last, column->group != NULL ? column->group : column->heading, format);
	}
	paint->row++;
}

static void
paint_header(struct paint *paint)
{
	const struct look look = { .bold = true, .border = true, .wrap = true, .align = ALIGN_CENTRE, .fill = FILL_HEADER };
	lxw_format *format = look_format(paint->looks, &look);
	size_t i;

	if (paint->groups)
		paint_groups(paint, format);
	start_row(paint, header_height(paint));
	for (i = 0; i < paint->column_count; i++)
		put_text(paint, i, paint->columns[i].heading, format);
	/* Both rows are written by now; a streamed sheet keeps of this call the merging alone. */
	for (i = 0; paint->groups && i < paint->column_count; i++)
		if (paint->columns[i].group == NULL)
			paint_check(paint, worksheet_merge_range(paint->worksheet, paint->row - 1, (lxw_col_t)i, paint->row,
			    (lxw_col_t)i, paint->columns[i].heading, format));
	paint->row++;
}

static double
once_height(const struct paint *paint)
{
	double height = 0;

	for (size_t at = 0; at < paint->once.length; at += strlen(paint->once.data + at) + 1)
		height += line_height(paint, paint->once.data + at, LINE_HEIGHT, 10);
	return height;
}

static double
tail_height(const struct paint *paint, long totals)
{
	const struct sheet *sheet = &paint->sheet;

	return (double)totals * TOTAL_HEIGHT + once_height(paint)
	    + (sheet->note != NULL ? line_height(paint, sheet->note, LINE_HEIGHT, 10) : 0)
	    + (sheet->signature != NULL ? SPACER_HEIGHT + line_height(paint, sheet->signature, SIGN_HEIGHT, 11) : 0);
}

static double
fitting_height(const struct paint *paint, long rows, long totals)
{
	double rest = paint->height + tail_height(paint, totals);
	size_t i;

	for (i = 0; rows > 0 && i < sizeof(row_heights) / sizeof(row_heights[0]); i++)
		if (page_holds(paint, rest + (double)rows * row_heights[i]))
			return row_heights[i];
	return row_heights[0];
}

static double
choose_height(const struct paint *paint, long rows, long totals)
{
	/* Points on paper. */
	if (paint->sheet.row_height > 0)
		return fmin(paint->sheet.row_height / (paint->sheet.paged ? page_scale(paint) : 1), 409);
	return paint->sheet.paged ? row_heights[0] : fitting_height(paint, rows, totals);
}

/* A new line in place of a wide blank where the next part would not fit: names are not torn. */
static void
add_broken(struct text *out, const char *line, double width)
{
	static const char blank[] = "　";
	const char *end;
	double used = 0;

	for (; *line != '\0'; line = *end == '\0' ? end : end + strlen(blank)) {
		struct text part = TEXT_INIT;
		int units;

		end = strstr(line, blank);
		end = end != NULL ? end : line + strlen(line);
		text_add_bytes(&part, line, (size_t)(end - line));
		units = text_units(text_string(&part));
		if (used > 0)
			text_add(out, used + 2 + units > width ? "\n" : blank);
		used = used == 0 || used + 2 + units > width ? units : used + 2 + units;
		text_add(out, text_string(&part));
		text_free(&part);
	}
}

/* Whose page it is, and which of its parts. */
static void
paint_page_line(struct paint *paint)
{
	const struct look look = { .size = 12, .wrap = true };
	struct text line = TEXT_INIT;

	if (!paint->sheet.paged)
		return;
	add_broken(&line, text_string(&paint->texts[PAGE_LINE]), page_width(paint) * 11 / look.size);
	if (paint->part > 1)
		text_addf(&line, paint->english ? " (page %d)" : "（第%d页）", paint->part);
	if (line.length > 0)
		paint_line(paint, line.data, PAGE_LINE_HEIGHT, 12, &look);
	text_free(&line);
}

static void
paint_head(struct paint *paint)
{
	const struct look title = { .font = FONT_TITLE, .size = TITLE_SIZE, .wrap = true, .align = ALIGN_CENTRE };
	const struct look subtitle = { .size = 12, .wrap = true, .align = ALIGN_CENTRE };

	paint->height = 0;
	paint->totals_first = 0;
	if (paint->sheet.title != NULL)
		paint_line(paint, paint->sheet.title, TITLE_HEIGHT, TITLE_SIZE, &title);
	if (paint->sheet.subtitle != NULL)
		paint_line(paint, paint->sheet.subtitle, SUBTITLE_HEIGHT, 12, &subtitle);
	paint_unit(paint);
	paint_page_line(paint);
	paint_header(paint);
	paint->head_height = paint->height;
}

void
paint_begin(struct paint *paint, lxw_worksheet *worksheet, long rows, long totals)
{
	paint->worksheet = worksheet;
	paint->counts = (struct sheet_counts){ 0, 0 };
	paint->row = paint->totals_first = 0;
	paint->pages = 0;
	paint->tall = !paint->sheet.paged && (rows == 0 || rows > TALL_ROWS);
	if (!paint->sheet.paged)
		paint_head(paint);
	paint->body_first = paint->row;
	paint->row_height = choose_height(paint, rows, totals);
}

/* ---- body ---- */

static void
paint_cell(struct paint *paint, size_t i, enum row_kind kind, const char *text)
{
	struct paint_column *column = &paint->columns[i];
	struct plain_number number;
	double serial;
	int decimals;

	if (column_rule(column)->number && plain_number(text, &number)) {
		decimals = number.decimals > column->decimals ? number.decimals : column->decimals;
		decimals = decimals > column_rule(column)->decimals_max ? column_rule(column)->decimals_max : decimals;
		put_number(paint, i, number.value, column_format(paint->looks, column, kind, decimals));
	} else if (column->style == STYLE_DATE && plain_date(text, &serial))
		put_number(paint, i, serial, column_format(paint->looks, column, kind, VARIANT_DATE));
	else if (column_rule(column)->number || column->style == STYLE_DATE || (kind == ROW_TOTAL && !column_wraps(column, text)))
		put_text(paint, i, text, column_format(paint->looks, column, kind, VARIANT_WORD));
	else
		put_text(paint, i, text, column_format(paint->looks, column, kind, column_wraps(column, text) ? VARIANT_WRAP : VARIANT_TEXT));
}

static double
height_of(const struct paint *paint, enum row_kind kind, const char *const *cells)
{
	double height = kind == ROW_TOTAL ? TOTAL_HEIGHT : paint->row_height;
	int lines;
	size_t i;

	if (kind == ROW_ACROSS)
		return height;
	for (i = 0; i < paint->column_count; i++) {
		if (!column_wraps(&paint->columns[i], cells[i]))
			continue;
		lines = text_lines(cells[i], fmin(paint->columns[i].width, column_room(&paint->columns[i])));
		/* 409 points is the most Excel takes. */
		height = fmin(fmax(height, lines * TEXT_HEIGHT + 4), 409);
	}
	return height;
}

static bool
is_blank_text(const struct paint *paint, size_t i, const char *const *cells)
{
	return i < paint->column_count && *cells[i] == '\0' && paint->columns[i].group == NULL && !column_rule(&paint->columns[i])->number;
}

/* The label of a total, 全学区 in "语文,全学区,,73.1", takes the blank cells behind it,
 * but not those below a heading of two rows: they are of a matrix. */
static void
find_label(const struct paint *paint, const char *const *cells, size_t *first, size_t *last)
{
	struct plain_number number;
	size_t i;

	for (i = 0; i < paint->column_count && *cells[i] != '\0' && !plain_number(cells[i], &number); i++) {
		if (!is_blank_text(paint, i + 1, cells))
			continue;
		for (*first = *last = i; is_blank_text(paint, *last + 1, cells);)
			++*last;
		return;
	}
}

static void
paint_total(struct paint *paint, const char *const *cells)
{
	size_t i, first = paint->column_count, last = 0;

	paint->totals_first = paint->totals_first > 0 ? paint->totals_first : paint->row;
	find_label(paint, cells, &first, &last);
	for (i = 0; i < paint->column_count; i++)
		if (i < first || i > last)
			paint_cell(paint, i, ROW_TOTAL, cells[i]);
		else if (i == first)
			put_merged(paint, first, last, cells[i], column_format(paint->looks, &paint->columns[i], ROW_TOTAL, VARIANT_WORD));
}

bool
paint_full(const struct paint *paint)
{
	return (long)paint->row + TAIL_ROWS >= paint->row_limit;
}

/* ---- tail ---- */

static void
paint_tail(struct paint *paint)
{
	const struct look note = { .size = 10, .wrap = true }, sign = { .wrap = true };

	for (size_t at = 0; at < paint->once.length; at += strlen(paint->once.data + at) + 1)
		paint_line(paint, paint->once.data + at, LINE_HEIGHT, 10, &note);
	if (paint->sheet.note != NULL)
		paint_line(paint, paint->sheet.note, LINE_HEIGHT, 10, &note);
	if (paint->sheet.signature == NULL)
		return;
	start_row(paint, SPACER_HEIGHT);
	paint->row++;
	paint_line(paint, paint->sheet.signature, SIGN_HEIGHT, 11, &sign);
}

/* ---- the pages of a paged sheet ---- */

static bool
overflows(const struct paint *paint, double height)
{
	return paint->height + height + tail_height(paint, 0) > page_room(paint);
}

/* Breaks beyond those that fit are left to the printer. */
static void
begin_part(struct paint *paint, int part)
{
	if (paint->pages == 0)
		paint->lying = page_lies(paint);
	else if (paint->pages <= PAGES_MAX)
		paint->breaks[paint->pages - 1] = paint->row;
	paint->pages++;
	paint->part = part;
	paint_head(paint);
}

void
paint_page(struct paint *paint, const char *const texts[PAGE_TEXTS])
{
	const char **const own[PAGE_TEXTS] = { NULL, &paint->sheet.title, &paint->sheet.note, &paint->sheet.signature };

	if (paint->pages > 0)
		paint_tail(paint);
	for (int i = 0; i < PAGE_TEXTS; i++) {
		text_clear(&paint->texts[i]);
		text_add(&paint->texts[i], texts[i]);
		if (own[i] != NULL && texts[i][0] != '\0')
			*own[i] = text_string(&paint->texts[i]);
	}
	begin_part(paint, 1);
}

/* ---- rows ---- */

static void
paint_across(struct paint *paint, const char *const *cells)
{
	const struct look look = { .border = true, .wrap = true, .align = ALIGN_CENTRE };
	size_t i = 0;

	while (i + 1 < paint->column_count && *cells[i] == '\0')
		i++;
	paint->totals_first = 0;
	put_merged(paint, 0, paint->column_count - 1, cells[i], look_format(paint->looks, &look));
}

void
paint_row(struct paint *paint, enum row_kind kind, const char *const *cells)
{
	double height = height_of(paint, kind, cells);
	size_t i;

	if (paint->sheet.paged && (paint->pages == 0 || (paint->height > paint->head_height && overflows(paint, height))))
		begin_part(paint, paint->part + 1);
	start_row(paint, height);
	if (kind == ROW_TOTAL)
		paint_total(paint, cells);
	else if (kind == ROW_ACROSS)
		paint_across(paint, cells);
	else {
		paint->totals_first = 0;
		for (i = 0; i < paint->column_count; i++)
			paint_cell(paint, i, kind, cells[i]);
	}
	paint->row++;
}

/* ---- page ---- */

static void
paint_none(struct paint *paint)
{
	const struct look look = { .border = true, .align = ALIGN_CENTRE };

	start_row(paint, TOTAL_HEIGHT);
	put_merged(paint, 0, paint->column_count - 1, paint_words(paint)->none, look_format(paint->looks, &look));
	paint->row++;
}

void
paint_end(struct paint *paint)
{
	bool totals = paint->totals_first > 0;
	lxw_row_t body_end;
	double body_height;
	size_t i;

	if (paint->sheet.paged && paint->pages == 0)
		begin_part(paint, 1);
	if (paint->height == paint->head_height)
		paint_none(paint);
	body_end = totals ? paint->totals_first : paint->row;
	body_height = paint->height - (double)(paint->row - body_end) * TOTAL_HEIGHT;
	for (i = 0; i < paint->column_count; i++)
		page_highlight(paint, i, body_end > paint->body_first ? body_end - 1 : paint->body_first);
	set_widths(paint);
	page_screen(paint, paint->row - 1);
	paint_tail(paint);
	page_set(paint, paint->height - body_height);
}
