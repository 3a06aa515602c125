/* A sheet as rows: expat calls for each element, and pauses behind each row that has
 * something in it. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "table/xlsx.h"
#include "table/xlsx-book.h"

enum { COLUMNS = 16384, ROWS = 1048576 };

#define CELL_LIMIT MEBIBYTE             /* Excel itself ends at 32,767 characters */
#define ROW_LIMIT (64 * MEBIBYTE)
#define FORMULA_BEGIN 256               /* enough to know a picture by */
#define DIGITS_END 1e15                 /* 15 digits are exact, in Excel and in a double */

struct slot { size_t offset, length; };

/* The cell being read. */
struct current {
	void (*add)(struct xlsx *);     /* by its type */
	struct value_format format;
	int column;                     /* from 1 */
	bool open, formula;
	struct text text, formula_text;
};

struct xlsx {
	struct package package;
	struct book book;
	struct part part;
	struct error error;
	const struct sheet *sheet;      /* NULL: none begun */
	struct current cell;
	struct text *capture;           /* where character data go; NULL: nowhere */
	int phonetic;
	bool inline_text, row_open, row_numbered, row_ready;
	long line;
	int column;                     /* of the last cell */
	struct text row_text;
	struct slot *slots;             /* by column */
	struct cell *cells;
	size_t count, capacity;
	size_t pictures;
	struct place first_picture;
};

enum element { C, V, F, ROW, T, IS, RPH, WORKSHEET, OTHER };

static const char *const element_names[] = {
	[C] = "c", [V] = "v", [F] = "f", [ROW] = "row", [T] = "t", [IS] = "is", [RPH] = "rPh", [WORKSHEET] = "worksheet",
};

static enum element
element_find(const char *name)
{
	int i = 0;

	while (i < OTHER && strcmp(name, element_names[i]) != 0)
		i++;
	return (enum element)i;
}

static struct place
place_here(const struct xlsx *x, int column)
{
	return (struct place){ .file = x->package.file, .sheet = x->sheet == NULL ? NULL : x->sheet->name,
		.line = x->line, .column = column };
}

/* The sheet is damaged near the last cell. */
static void __attribute__((format(printf, 2, 3)))
fault(struct xlsx *x, const char *format, ...)
{
	char message[500], reference[VALUE_REFERENCE_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	value_format_reference(reference, x->line, x->column);
	error_data(&x->error, _("%s[%s]%s%s: damaged: %s"), x->package.file, x->sheet->name,
		*reference == '\0' ? "" : "!", reference, message);
	part_stop(&x->part);
}

static void
add_verbatim(struct xlsx *x)
{
	text_add_bytes(&x->row_text, text_string(&x->cell.text), x->cell.text.length);
}

static void
add_text(struct xlsx *x)
{
	struct text *text = &x->cell.text;

	if (text->length > 0)
		text->length = value_unescape(text->data, text->length);
	add_verbatim(x);
}

static void
add_shared(struct xlsx *x)
{
	int64_t index;
	size_t length;
	const char *string = NULL;

	if (x->cell.text.length == 0)
		return;
	if (number_integer(text_string(&x->cell.text), &index) && index >= 0)
		string = book_string(&x->book, (size_t)index, &length);
	if (string == NULL)
		fault(x, _("the cell's text is not among the shared strings"));
	else
		text_add_bytes(&x->row_text, string, length);
}

static void
add_boolean(struct xlsx *x)
{
	const char *text = text_string(&x->cell.text);

	if (strcmp(text, "1") == 0 || strcmp(text, "true") == 0)
		text_add(&x->row_text, "TRUE");
	else if (strcmp(text, "0") == 0 || strcmp(text, "false") == 0)
		text_add(&x->row_text, "FALSE");
	else
		add_verbatim(x);
}

static void
add_iso(struct xlsx *x)
{
	value_add_iso(&x->row_text, text_string(&x->cell.text));
}

/* Most numbers are short and whole, and stand in the file as they are seen. */
static bool
is_short_whole(const struct xlsx *x)
{
	const struct text *text = &x->cell.text;

	return x->cell.format.kind == VALUE_NUMBER && text->length <= 15 && text->data[0] != '0'
	    && strspn(text->data, "0123456789") == text->length;
}

static void
add_number(struct xlsx *x)
{
	double value;

	if (x->cell.text.length == 0)
		return;
	if (is_short_whole(x)) {
		add_verbatim(x);
	} else if (!number_real(text_string(&x->cell.text), &value)) {
		complain(place_here(x, x->cell.column), _("a number that cannot be read"));
		add_verbatim(x);
	} else if (fabs(value) >= DIGITS_END) {
		complain(place_here(x, x->cell.column), _("a number of more than 15 digits, of which Excel has lost the last:"
			" the column must be formatted as text and the cell typed again"));
		add_verbatim(x);
	} else {
		value_add_number(&x->row_text, value, x->cell.format, x->book.date1904);
	}
}

static const struct cell_type { const char *name; void (*add)(struct xlsx *); } cell_types[] = {
	{ "s", add_shared },
	{ "n", add_number },
	{ "str", add_text },
	{ "inlineStr", add_text },
	{ "b", add_boolean },
	{ "e", add_verbatim },
	{ "d", add_iso },
};

/* NULL: an unknown type. */
static const struct cell_type *
cell_type(const char *name)
{
	if (name == NULL)
		name = "n";
	for (size_t i = 0; i < sizeof cell_types / sizeof *cell_types; i++)
		if (strcmp(name, cell_types[i].name) == 0)
			return &cell_types[i];
	return NULL;
}

static void
row_begin(struct xlsx *x, const char **attributes)
{
	const char *number = part_attribute(attributes, "r");
	int64_t line = x->line + 1;

	x->row_open = true;
	x->row_numbered = number != NULL;
	x->column = 0;
	x->count = 0;
	text_clear(&x->row_text);
	if (number != NULL && (!number_integer(number, &line) || line <= x->line)) {
		fault(x, _("the rows are not in order"));
		return;
	}
	x->line = (long)line;
	if (line > ROWS)
		fault(x, _("more than %d rows"), ROWS);
}

static void
cell_locate(struct xlsx *x, const char *reference)
{
	long line = x->line;
	int column = x->column + 1;

	if (reference != NULL && !value_reference(reference, &line, &column))
		fault(x, _("there is no cell %.20s"), reference);
	else if (line < x->line || (line > x->line && (x->row_numbered || x->column > 0)))
		fault(x, _("cell %.20s stands in another row"), reference);
	else if (column > COLUMNS)
		fault(x, _("more than %d columns"), COLUMNS);
	else if (column <= x->column)
		fault(x, _("the cells are not in order"));
	else
		x->column = x->cell.column = column;
	if (!x->row_numbered)   /* some programs number the cells, but not the rows */
		x->line = line;
}

static void
cell_begin(struct xlsx *x, const char **attributes)
{
	struct current *cell = &x->cell;
	const struct cell_type *type = cell_type(part_attribute(attributes, "t"));

	if (!x->row_open || cell->open || type == NULL) {
		fault(x, type == NULL ? _("a cell of unknown type") : _("a cell outside of a row"));
		return;
	}
	cell->open = true;
	cell->formula = false;
	cell->add = type->add;
	cell->format = type->add == add_number ? book_format(&x->book, part_attribute(attributes, "s"))
		: (struct value_format){ .kind = VALUE_NUMBER };
	text_clear(&cell->text);
	text_clear(&cell->formula_text);
	cell_locate(x, part_attribute(attributes, "r"));
}

/* Makes room for the cells up to here; those between are empty. */
static void
slots_fill(struct xlsx *x, size_t count)
{
	if (count > x->capacity) {
		x->capacity = count + count / 2 < 64 ? 64 : count + count / 2;
		x->slots = alloc_grow(x->slots, x->capacity, sizeof *x->slots);
		x->cells = alloc_grow(x->cells, x->capacity, sizeof *x->cells);
	}
	for (; x->count < count; x->count++)
		x->slots[x->count] = (struct slot){ 0, 0 };
}

/* WPS keeps a picture in a cell as a formula and shows no text. */
static bool
is_picture(const struct current *cell)
{
	return strstr(text_string(&cell->formula_text), "DISPIMG(") != NULL
	    || strncmp(text_string(&cell->text), "=DISPIMG(", 9) == 0;
}

static void
picture_note(struct xlsx *x)
{
	if (x->pictures++ == 0)
		x->first_picture = place_here(x, x->cell.column);
}

static void
cell_add(struct xlsx *x)
{
	size_t begin = x->row_text.length;

	x->cell.add(x);
	if (x->row_text.length == begin)
		return;
	slots_fill(x, (size_t)x->cell.column);
	x->slots[x->count - 1] = (struct slot){ begin, x->row_text.length - begin };
	text_add_char(&x->row_text, '\0');
	if (x->row_text.length > ROW_LIMIT)
		fault(x, _("more than %llu MiB of text in one row"), ROW_LIMIT / MEBIBYTE);
}

/* A text result may be empty, a number may not: then nobody has calculated it. */
static void
cell_end(struct xlsx *x)
{
	struct current *cell = &x->cell;

	cell->open = false;
	if (is_picture(cell))
		picture_note(x);
	else if (cell->formula && cell->text.length == 0 && cell->add != add_text)
		complain(place_here(x, cell->column),
			_("a formula without a result: open the file in Excel or WPS, save it, and hand it in again"));
	else
		cell_add(x);
}

static void
row_end(struct xlsx *x)
{
	const char *text = text_string(&x->row_text);

	x->row_open = false;
	if (x->count == 0)
		return;
	for (size_t i = 0; i < x->count; i++)
		x->cells[i] = x->slots[i].length == 0 ? (struct cell){ "", 0 }
			: (struct cell){ text + x->slots[i].offset, x->slots[i].length };
	x->row_ready = true;
	part_pause(&x->part);
}

static void
sheet_start(struct part *part, const char *name, const char **attributes)
{
	struct xlsx *x = part->user;
	enum element element = element_find(name);

	if (part->depth == 1 && element != WORKSHEET)
		fault(x, _("this part is no sheet"));
	else if (element == ROW && x->row_open)
		fault(x, _("a row within a row"));
	else if (element == ROW)
		row_begin(x, attributes);
	else if (element == C)
		cell_begin(x, attributes);
	else if (element == IS)
		x->inline_text = x->cell.open;
	else if (element == RPH)
		x->phonetic++;
	else if (element == F && x->cell.open)
		x->cell.formula = true, x->capture = &x->cell.formula_text;
	else if ((element == V && x->cell.open) || (element == T && x->inline_text && x->phonetic == 0))
		x->capture = &x->cell.text;
}

static void
sheet_end(struct part *part, const char *name)
{
	struct xlsx *x = part->user;

	switch (element_find(name)) {
	case ROW:
		row_end(x);
		break;
	case C:
		cell_end(x);
		break;
	case IS:
		x->inline_text = false;
		break;
	case RPH:
		x->phonetic--;
		break;
	case V:
	case F:
	case T:
		x->capture = NULL;
		break;
	default:
		break;
	}
}

static void
sheet_text(struct part *part, const char *text, size_t length)
{
	struct xlsx *x = part->user;

	if (x->capture == NULL || (x->capture == &x->cell.formula_text && x->capture->length > FORMULA_BEGIN))
		return;
	if (x->capture->length + length > CELL_LIMIT)
		fault(x, _("more than %llu MiB of text in one cell"), CELL_LIMIT / MEBIBYTE);
	else
		text_add_bytes(x->capture, text, length);
}

static const struct part_handler sheet_handler = { .start = sheet_start, .end = sheet_end, .text = sheet_text };

static void
pictures_tell(struct xlsx *x)
{
	if (x->pictures > 0)
		remark(x->first_picture, _("pictures in cells (WPS) are taken as empty; this is the first of %zu"), x->pictures);
	x->pictures = 0;
}

static void
sheet_leave(struct xlsx *x)
{
	pictures_tell(x);
	part_close(&x->part);
	x->cell.open = x->row_open = x->inline_text = x->row_ready = false;
	x->capture = NULL;
	x->phonetic = 0;
	x->line = 0;
	x->column = 0;
	x->count = 0;
}

bool
xlsx_open(struct xlsx **xlsx, const void *bytes, size_t length, const char *name, struct error *error)
{
	struct xlsx *x = alloc_zero(1, sizeof *x);

	*xlsx = x;
	if (package_open(&x->package, bytes, length, name, &x->error) && book_load(&x->book, &x->package, &x->error))
		return true;
	xlsx_close(x, error);
	*xlsx = NULL;
	return false;
}

bool
xlsx_sheet(struct xlsx *x, const char **name)
{
	const struct sheet *next = x->sheet == NULL ? x->book.sheets : x->sheet + 1;

	sheet_leave(x);
	if (x->error.set || next == x->book.sheets + x->book.sheet_count)
		return false;
	x->sheet = next;
	if (name != NULL)
		*name = next->name;
	if (!part_open(&x->part, &x->package, next->part, PART_LIMIT_SHEET, &sheet_handler, x))
		fault(x, "%s", x->part.message);
	return !x->error.set;
}

bool
xlsx_row(struct xlsx *x, struct row *row)
{
	x->row_ready = false;
	if (x->part.parser == NULL || x->error.set)
		return false;
	if (part_next(&x->part) == PART_FAILED)
		fault(x, "%s", x->part.message);        /* the first error is kept */
	if (x->error.set || !x->row_ready)
		return false;
	*row = (struct row){ .line = x->line, .count = x->count, .cells = x->cells };
	return true;
}

struct place
xlsx_place(const struct xlsx *x, size_t column)
{
	return place_here(x, (int)column + 1);
}

void
xlsx_progress(const struct xlsx *x, long long *done, long long *total)
{
	const struct part *part = &x->part;
	double share = part->size == 0 ? 1 : fmin(1, (double)part->inflated / (double)part->size);

	*total = (long long)part->deflated;
	*done = (long long)(share * (double)part->deflated);
}

bool
xlsx_close(struct xlsx *x, struct error *error)
{
	bool ok;

	if (x == NULL)
		return true;
	ok = !x->error.set;
	if (!ok && !error->set)
		*error = x->error;
	sheet_leave(x);
	free(x->slots);
	free(x->cells);
	text_free(&x->row_text);
	text_free(&x->cell.text);
	text_free(&x->cell.formula_text);
	book_free(&x->book);
	package_close(&x->package);
	free(x);
	return ok;
}
