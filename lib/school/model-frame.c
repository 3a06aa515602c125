/* The columns of a formula as they are read. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "school/mark.h"
#include "school/model-frame.h"

/* ---- opening ---- */

static bool
set_reference(struct frame *frame, const char *item, struct error *error)
{
	const char *equals = strchr(item, '=');
	struct text name = TEXT_INIT, level = TEXT_INIT;
	size_t i = 0;

	if (equals == NULL || equals == item || equals[1] == '\0')
		return error_set(error, _("--reference wants COLUMN=LEVEL, not \"%s\""), item);
	text_add_folded(&level, equals + 1);
	text_add_bytes(&name, item, (size_t)(equals - item));
	while (i < frame->formula->column_count && strcmp(frame->formula->columns[i].name, name.data) != 0)
		i++;
	if (i < frame->formula->column_count)
		frame->columns[i].reference = arena_copy(&frame->arena, text_string(&level));
	else
		error_set(error, _("--reference: the formula has no column %s"), name.data);
	text_free(&name);
	text_free(&level);
	return i < frame->formula->column_count;
}

bool
frame_open(struct frame *frame, const struct formula *formula, const struct opt_list *references, bool keep, struct error *error)
{
	bool ok = true;

	*frame = (struct frame){ .formula = formula, .keep = keep };
	frame->columns = alloc_zero(formula->column_count + 1, sizeof *frame->columns);
	for (size_t i = 0; i < formula->column_count; i++)
		frame->columns[i] = (struct frame_column){ .formula = &formula->columns[i], .uses = formula->columns[i].uses,
			.heading = formula->columns[i].name, .last = FRAME_NONE };
	for (size_t i = 0; ok && i < references->count; i++)
		ok = set_reference(frame, references->items[i], error);
	for (size_t i = 0; i < formula->column_count; i++) {
		struct frame_column *c = &frame->columns[i];

		if (c->reference != NULL)
			c->uses |= USE_LEVELS;
		c->coded = (c->uses & USE_LEVELS) || !(c->uses & USE_NUMBER);
	}
	return ok;
}

/* ---- headings ---- */

static bool
unknown_column(struct frame *frame, const struct formula_column *wanted, struct error *error)
{
	const char *near = nearest(wanted->name, frame->headings, frame->heading_count);

	return near != NULL
	    ? error_set(error, _("the formula, character %zu: %s has no column \"%s\"; did you mean \"%s\"?"), wanted->character, frame->file, wanted->name, near)
	    : error_set(error, _("the formula, character %zu: %s has no column \"%s\""), wanted->character, frame->file, wanted->name);
}

static bool
find_column(struct frame *frame, struct frame_column *column, const struct kind *kind, struct error *error)
{
	const char *name = column->formula->name;
	size_t found = 0, times = 0;
	int field = kind != NULL ? kind_field_by_heading(kind, name) : -1;

	for (size_t i = 0; i < frame->heading_count; i++)
		if (field >= 0 ? (size_t)field == i : strcmp(frame->headings[i], name) == 0) {
			found = i;
			times++;
		}
	if (times == 0)
		return unknown_column(frame, column->formula, error);
	if (times > 1)
		return error_data(error, _("%s: %zu columns are named \"%s\"; which one is meant?"), frame->file, times, name);
	column->at = found;
	column->heading = frame->headings[found];
	return true;
}

size_t
frame_known(const struct frame *frame, const char *const *names, size_t count)
{
	struct text folded = TEXT_INIT;
	size_t known = 0;

	for (size_t k = 0; k < frame->formula->column_count; k++)
		for (size_t i = 0; i < count; i++) {
			text_clear(&folded);
			text_add_folded(&folded, names[i]);
			if (strcmp(text_string(&folded), frame->formula->columns[k].name) != 0)
				continue;
			known++;
			break;
		}
	text_free(&folded);
	return known;
}

bool
frame_headings(struct frame *frame, const char *const *names, size_t count, const struct kind *kind, struct error *error)
{
	struct text folded = TEXT_INIT;
	bool ok = true;

	frame->of_kind = kind != NULL;
	frame->headings = alloc_zero(count, sizeof *frame->headings);
	frame->heading_count = count;
	for (size_t i = 0; i < count; i++) {
		text_clear(&folded);
		text_add_folded(&folded, names[i]);
		frame->headings[i] = arena_copy(&frame->arena, text_string(&folded));
	}
	text_free(&folded);
	for (size_t i = 0; ok && i < frame->formula->column_count; i++)
		ok = find_column(frame, &frame->columns[i], kind, error);
	return ok;
}

/* ---- cells ---- */

static bool
is_missing(const char *text)
{
	return text[0] == '\0' || strcmp(text, "NA") == 0 || strcmp(text, "-") == 0;
}

/* 缺考 and its like have no mark, which is no fault of the sheet. */
static bool
is_absent(const char *text)
{
	switch (mark_read(text).status) {
	case MARK_ABSENT:
	case MARK_DEFERRED:
	case MARK_EXEMPT:
	case MARK_CHEATING:
	case MARK_LEFT:
	case MARK_INCLUSIVE:
		return true;
	default:
		return false;
	}
}

struct place
frame_place(const struct frame *frame, const struct frame_column *column, long line)
{
	return (struct place){ .file = frame->file, .sheet = frame->sheet, .line = line,
		.column = frame->of_kind ? 0 : (int)column->at + 1, .heading = column->heading };
}

static void
grow_column(struct frame_column *c, size_t rows)
{
	if (rows < c->capacity)
		return;
	c->capacity = c->capacity > 0 ? 2 * c->capacity : 1024;
	if (c->coded)
		c->codes = alloc_grow(c->codes, c->capacity, sizeof *c->codes);
	else
		c->numbers = alloc_grow(c->numbers, c->capacity, sizeof *c->numbers);
}

static uint32_t
new_level(struct frame_column *c, const char *text)
{
	size_t code = c->levels.count;
	struct frame_level level = { .number = NAN };

	if (code == c->level_capacity)
		c->level = alloc_grow(c->level, c->level_capacity = 2 * code + 64, sizeof *c->level);
	if (!number_real(text, &level.number)) {
		level.number = NAN;
		level.absent = is_absent(text);
	}
	c->level[code] = level;
	map_set(&c->levels, text, (void *)(uintptr_t)(code + 1));
	return (uint32_t)code;
}

/* Of a text that is not among the levels as it stands: cleaned. */
static uint32_t
clean_code(struct frame_column *c, const char *cell)
{
	uintptr_t known = (uintptr_t)map_get(&c->spellings, cell);
	struct text text = TEXT_INIT;
	uint32_t code = FRAME_NONE;

	if (known > 0)
		return (uint32_t)(known - 1);
	text_add_folded(&text, cell);
	if (!is_missing(text_string(&text))) {
		known = (uintptr_t)map_get(&c->levels, text.data);
		code = known > 0 ? (uint32_t)(known - 1) : new_level(c, text.data);
		if (strcmp(text.data, cell) != 0)
			map_set(&c->spellings, cell, (void *)((uintptr_t)code + 1));
	}
	text_free(&text);
	return code;
}

/* Sheets are often sorted: the level of the row before is tried first. */
static uint32_t
cell_code(struct frame_column *c, const char *cell)
{
	uintptr_t known;

	if (cell[0] == '\0')
		return FRAME_NONE;
	if (c->last != FRAME_NONE && strcmp(c->levels.entries[c->last].key, cell) == 0)
		return c->last;
	known = (uintptr_t)map_get(&c->levels, cell);
	return c->last = known > 0 ? (uint32_t)(known - 1) : clean_code(c, cell);
}

/* Digits and a point, as nearly all cells are: strtod costs five times as much. Up to 15 digits
 * and 22 decimals both numbers are exact, so that the quotient is rounded once. */
static bool
plain_number(const char *cell, double *value)
{
	static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
	bool negative = *cell == '-';
	int64_t digits = 0;
	int count = 0, decimals = -1;

	for (cell += negative; *cell != '\0'; cell++) {
		if (*cell == '.' && decimals < 0 && count > 0)
			decimals = 0;
		else if (*cell >= '0' && *cell <= '9' && count++ < 15) {
			digits = 10 * digits + (*cell - '0');
			decimals += decimals >= 0;
		} else
			return false;
	}
	*value = (double)digits / powers[decimals > 0 ? decimals : 0];
	*value = negative ? -*value : *value;
	return count > 0 && decimals != 0;
}

static double
cell_number(const struct frame *frame, const struct frame_column *c, const char *cell, long line)
{
	struct text text = TEXT_INIT;
	double value = NAN;

	if (plain_number(cell, &value))
		return value;
	text_add_folded(&text, cell);
	if (!number_real(text_string(&text), &value)) {
		value = NAN;
		if (!c->failed && !is_missing(text_string(&text)) && !is_absent(text.data))
			complain(frame_place(frame, c, line), _("\"%s\" is no number"), text.data);
	}
	text_free(&text);
	return value;
}

/* Nine tenths of what is there are numbers: then the others are slips. */
bool
frame_mostly_numbers(const struct frame *frame, const struct frame_column *c)
{
	size_t numbers = 0, others = 0;

	for (size_t i = 0; i < frame->rows; i++)
		if (c->codes[i] != FRAME_NONE) {
			numbers += !isnan(c->level[c->codes[i]].number);
			others += isnan(c->level[c->codes[i]].number) && !c->level[c->codes[i]].absent;
		}
	return numbers > 0 && numbers >= 9 * others;
}

void
frame_complain_words(const struct frame *frame, const struct frame_column *c)
{
	for (size_t i = 0; i < frame->rows; i++) {
		const struct frame_level *level = c->codes[i] == FRAME_NONE ? NULL : &c->level[c->codes[i]];

		if (level == NULL || !isnan(level->number) || level->absent)
			continue;
		if (c->uses & USE_NUMBER)
			complain(frame_place(frame, c, frame->lines[i]), _("\"%s\" is no number"), c->levels.entries[c->codes[i]].key);
		else
			complain(frame_place(frame, c, frame->lines[i]), _("\"%s\" is no number, as nearly all cells of the column are; if they are names,"
			    " write factor(%s)"), c->levels.entries[c->codes[i]].key, c->formula->name);
	}
}

/* Too many texts for a category, so numbers from here on. */
static void
uncode(const struct frame *frame, struct frame_column *c)
{
	double *numbers = alloc_zero(c->capacity, sizeof *numbers);

	c->failed = !frame_mostly_numbers(frame, c);
	if (c->failed)
		complain(frame_place(frame, c, 1), _("more than %d different texts; what has so many is a group: (1|%s)"), FRAME_CATEGORY_MOST, c->formula->name);
	else
		frame_complain_words(frame, c);
	for (size_t i = 0; i < frame->rows; i++)
		numbers[i] = c->codes[i] == FRAME_NONE ? NAN : c->level[c->codes[i]].number;
	free(c->codes);
	c->codes = NULL;
	c->numbers = numbers;
	c->coded = false;
}

static bool
may_be_category(const struct frame_column *c)
{
	return (c->uses & USE_LEVELS) || c->levels.count < FRAME_CATEGORY_MOST;
}

static void
keep_cells(struct frame *frame, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < frame->heading_count; i++) {
		text_add(&frame->cells, i < count ? cells[i] : "");
		text_add_char(&frame->cells, '\0');
	}
}

void
frame_row(struct frame *frame, long line, const char *const *cells, size_t count)
{
	if (frame->rows == frame->capacity)
		frame->lines = alloc_grow(frame->lines, frame->capacity = 2 * frame->capacity + 1024, sizeof *frame->lines);
	frame->lines[frame->rows] = (uint32_t)line;
	for (size_t i = 0; i < frame->formula->column_count; i++) {
		struct frame_column *c = &frame->columns[i];
		const char *cell = c->at < count ? cells[c->at] : "";

		if (c->coded && !may_be_category(c))
			uncode(frame, c);
		grow_column(c, frame->rows);
		if (c->coded)
			c->codes[frame->rows] = cell_code(c, cell);
		else
			c->numbers[frame->rows] = cell_number(frame, c, cell, line);
	}
	if (frame->keep)
		keep_cells(frame, cells, count);
	frame->rows++;
}

const char *
frame_level_name(const struct frame_group *group, uint32_t code, struct text *text)
{
	if (group->pairs == NULL)
		return group->column->levels.entries[code].key;
	text_clear(text);
	/* Recursion would need as many texts: from the last name to the first. */
	for (const struct frame_group *g = group; g != NULL; g = g->inner) {
		uint32_t own = g->pairs != NULL ? g->pairs[code][1] : code;
		struct text before = *text;

		*text = (struct text)TEXT_INIT;
		text_addf(text, "%s%s%s", g->column->levels.entries[own].key, before.length > 0 ? ":" : "", text_string(&before));
		text_free(&before);
		code = g->pairs != NULL ? g->pairs[code][0] : code;
	}
	return text_string(text);
}
