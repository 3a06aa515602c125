#include <math.h>
#include <stdio.h>
#include <string.h>
#include "sheet/column.h"

#define PADDING 1.6
#define PADDING_NARROW 0.3
#define FILL_TOTAL 0xF2F2F2
#define HEADING_ONE_LINE 10     /* units */
#define NOTE_LEAST 18.0
#define NOTE_WIDEST 80.0
#define NOTE_LINES 25.0         /* a row takes 27 */

void
column_measure(struct paint_column *column, const char *cell)
{
	struct plain_number number;
	int length, whole;

	if (*cell == '\0')
		return;
	if (!plain_number(cell, &number)) {
		/* No text is wider than it has bytes. */
		if (strlen(cell) > (size_t)column->widest_text) {
			length = text_units(cell);
			column->widest_text = length > column->widest_text ? length : column->widest_text;
		}
		column->ids |= cell[0] == '0' || strspn(cell, "0123456789") > 10;
		column->words |= column->style == STYLE_AUTO && !is_missing_word(cell);
		return;
	}
	length = number.digits + (number.decimals > 0) + (cell[0] == '-');
	whole = number.digits - number.decimals + (cell[0] == '-');
	column->numbers = true;
	column->ids |= number.digits - number.decimals > 10;
	column->widest_number = length > column->widest_number ? length : column->widest_number;
	column->widest_whole = whole > column->widest_whole ? whole : column->widest_whole;
	column->most_decimals = number.decimals > column->most_decimals ? number.decimals : column->most_decimals;
}

const struct style_rule *
column_rule(const struct paint_column *column)
{
	return &style_rules[column->style];
}

static double
body_units(const struct paint_column *column)
{
	double units = column->widest_text, number = column->widest_number;

	if (column_rule(column)->number && column->numbers)
		number = column->widest_whole + (column->decimals > 0) + column->decimals + 1
		    + (*column_rule(column)->suffix != '\0');
	return fmax(units, number);
}

static int
longest_word(const char *heading)
{
	char word[64];
	int widest = 0, width;
	size_t length;

	for (; *heading != '\0'; heading += length + (heading[length] != '\0')) {
		length = strcspn(heading, " \n");
		if (length >= sizeof(word))
			continue;
		memcpy(word, heading, length);
		word[length] = '\0';
		width = text_units(word);
		/* Chinese breaks anywhere. */
		width = (size_t)width < length ? 4 : width;
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* Long headings are set in two lines rather than let them widen a column of short numbers. */
static double
heading_units(const char *heading)
{
	double units = text_units(heading);

	if (units <= HEADING_ONE_LINE)
		return units;
	return fmax(longest_word(heading), fmax(HEADING_ONE_LINE, ceil(units / 2) + 1));
}

void
column_fit(struct paint_column *column)
{
	double units = fmax(body_units(column), heading_units(column->heading)) + PADDING;

	/* Two symbols in a cell stand one below the other. */
	if (column->narrow) {
		column->width = fmax(column_rule(column)->number ? column->widest_number : 0, SYMBOL_UNITS) + PADDING_NARROW;
		column->least = column->width;
		return;
	}
	column->width = fmin(fmax(units, column_rule(column)->width_min), WIDTH_MAX + PADDING);
	if (column->style == STYLE_NOTE && column->widest_text / NOTE_LINES > WIDTH_MAX)
		column->width = fmin(column->widest_text / NOTE_LINES, NOTE_WIDEST) + PADDING;
	column->squeezed = false;
	if (column->style == STYLE_NOTE)
		units = fmax(NOTE_LEAST, column->widest_text / NOTE_LINES) + PADDING;
	else if (column_rule(column)->number)
		units = fmax(body_units(column), longest_word(column->heading) + 1) + PADDING;
	column->least = fmin(column->width, column->style == STYLE_SIGN ? column->width : units);
}

double
column_room(const struct paint_column *column)
{
	bool fitted = column->squeezed || column->width > WIDTH_MAX + PADDING;

	/* What was added to the units is taken off again, but not exactly. */
	return fitted ? column->width - PADDING + 0.05 : WIDTH_MAX;
}

bool
column_wraps(const struct paint_column *column, const char *text)
{
	double room = column->narrow && !column_rule(column)->number ? SYMBOL_UNITS : column_room(column);

	return ((double)strlen(text) > room && text_units(text) > room) || strchr(text, '\n') != NULL;
}

void
column_settle(struct paint_column *column)
{
	const struct style_rule *rule;

	if (column->style == STYLE_AUTO)
		column->style = column->numbers && !column->words && !column->ids ? STYLE_REAL : STYLE_TEXT;
	rule = column_rule(column);
	column->decimals = column->most_decimals < rule->decimals_min ? rule->decimals_min
	    : column->most_decimals > rule->decimals_max ? rule->decimals_max : column->most_decimals;
	column->narrow = column->group != NULL && text_units(column->heading) <= SYMBOL_UNITS;
	if (column->narrow)
		column->decimals = 0;
	column->centred = column->narrow || rule->align == ALIGN_CENTRE || (column->style == STYLE_TEXT && body_units(column) <= 13);
}

/* "_ " leaves the width of a blank at the right border; an indent does so in Excel only. */
static void
number_format(const struct style_rule *rule, int decimals, char number[24])
{
	snprintf(number, 24, "0%s%.*s%s%s", decimals > 0 ? "." : "", decimals, "000000", rule->suffix,
	    rule->align == ALIGN_RIGHT ? "_ " : "");
}

static struct look
cell_look(const struct paint_column *column, enum row_kind kind, int variant)
{
	const struct style_rule *rule = column_rule(column);
	struct look look = { .border = true, .align = ALIGN_CENTRE };

	if (kind == ROW_TOTAL) {
		look.bold = true;
		look.fill = FILL_TOTAL;
	}
	if (variant <= DECIMALS_MAX) {
		look.align = column->narrow ? ALIGN_CENTRE : rule->align;
		number_format(rule, variant, look.number);
	} else if (variant == VARIANT_DATE)
		strcpy(look.number, "yyyy-mm-dd");
	else if (variant == VARIANT_WRAP)
		look.wrap = true;
	if (variant >= VARIANT_TEXT)
		look.align = column->narrow || (column->centred && variant == VARIANT_TEXT) ? ALIGN_CENTRE : ALIGN_LEFT;
	/* Long text with the text format shows as ##### in older Excel. */
	if (variant == VARIANT_TEXT && column->style != STYLE_NOTE)
		strcpy(look.number, "@");
	return look;
}

lxw_format *
column_format(struct looks *looks, struct paint_column *column, enum row_kind kind, int variant)
{
	lxw_format **format = &column->formats[kind][variant];
	struct look look;

	if (*format == NULL) {
		look = cell_look(column, kind, variant);
		*format = look_format(looks, &look);
	}
	return *format;
}
