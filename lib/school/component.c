#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/component.h"
#include "school/records.h"
#include "table/kind.h"
#include "table/reader.h"

enum { DECIMALS_MOST = 7, DIGITS_MOST = 9 };

/* Whose value it is. */
enum key_column { TEACHER, TEACHER_NAME, NAME, HEAD_TEACHER, SCHOOL, CLASS, KEY_COLUMNS };
static const char *const key_names[] = { "teacher", "teacher_name", "name", "head_teacher", "school", "class" };

struct reading {
	struct component *component;
	struct reader *reader;
	int keys[KEY_COLUMNS];          /* columns of the file, -1: none */
	int value;
	size_t faults;
};

/* ---- numbers ---- */

bool
fraction_read(const char *text, struct fraction *value)
{
	bool minus = *text == '-';
	int64_t number = 0, unit = 1;
	int digits = 0, decimals = -1;

	for (text += *text == '-' || *text == '+'; *text != '\0'; text++) {
		if (*text == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (*text < '0' || *text > '9' || decimals == DECIMALS_MOST || digits == DIGITS_MOST + DECIMALS_MOST)
			return false;
		number = number * 10 + (*text - '0');
		digits++;
		if (decimals >= 0) {
			decimals++;
			unit *= 10;
		}
	}
	if (digits == 0 || decimals == 0 || digits - (decimals > 0 ? decimals : 0) > DIGITS_MOST)
		return false;
	*value = fraction_of((minus ? -number : number) * 100, unit);
	return true;
}

/* ---- headings ---- */

static const char *
clean(struct component *c, const struct row *row, int column)
{
	struct text text = TEXT_INIT;
	const char *copy;

	if (column < 0 || (size_t)column >= row->count)
		return "";
	text_add_folded(&text, row->cells[column].text);
	copy = arena_copy(&c->arena, text_string(&text));
	text_free(&text);
	return copy;
}

/* As the sisters write it before any looser reading: "Teacher" is the heading of a name, though another column is called so. */
static const struct column *
column_of(const char *heading)
{
	for (const struct column *c = columns; c->name != NULL; c++)
		if (strcmp(c->zh, heading) == 0 || strcmp(c->en, heading) == 0)
			return c;
	return column_by_heading(heading);
}

static bool
means(const char *heading, const char *wanted)
{
	const struct column *column = column_of(heading), *of = column_find(wanted);

	return strcmp(heading, wanted) == 0 || (column != NULL && column == (of != NULL ? of : column_of(wanted)));
}

static void
add_name(struct text *list, const char *name)
{
	const struct column *column = column_find(name);

	text_addf(list, "%s%s", list->length > 0 ? _(", ") : "", column == NULL ? name : column_heading(column, message_language()));
}

static bool
is_one_of(const char *heading, const char *const *names)
{
	for (; *names != NULL; names++)
		if (means(heading, *names))
			return true;
	return false;
}

static bool
fail_at_value(const struct reading *r, size_t found, const char *const *names, const char *several, struct error *error)
{
	const char *file = reader_place(r->reader, 0).file;
	struct text list = TEXT_INIT;

	for (; found == 0 && *names != NULL; names++)
		add_name(&list, *names);
	if (found == 0)
		error_data(error, _("%s: there is no column of the value of %s, which is one of: %s"), file, r->component->item, text_string(&list));
	else
		error_data(error, _("%s: more than one column may be the value of %s: %s; leave one"), file, r->component->item, several);
	text_free(&list);
	return false;
}

static bool
find_value(struct reading *r, const struct row *row, const char *const *names, struct error *error)
{
	const char *const own[] = { r->component->item, NULL };
	struct text several = TEXT_INIT;
	size_t found = 0;

	for (size_t i = 0; i < row->count; i++)
		if (is_one_of(clean(r->component, row, (int)i), own))
			names = own;
	for (size_t i = 0; i < row->count; i++) {
		const char *heading = clean(r->component, row, (int)i);

		if (heading[0] == '\0' || !is_one_of(heading, names))
			continue;
		text_addf(&several, "%s%s", found++ > 0 ? _(", ") : "", heading);
		r->value = (int)i;
		r->component->heading = heading;
	}
	if (found != 1)
		fail_at_value(r, found, names, text_string(&several), error);
	text_free(&several);
	return found == 1;
}

static void
find_keys(struct reading *r, const struct row *row)
{
	struct component *c = r->component;

	for (int key = 0; key < KEY_COLUMNS; key++) {
		r->keys[key] = -1;
		for (size_t i = 0; i < row->count && r->keys[key] < 0; i++)
			if (means(clean(c, row, (int)i), key_names[key]))
				r->keys[key] = (int)i;
	}
	if (r->keys[TEACHER_NAME] < 0)
		r->keys[TEACHER_NAME] = r->keys[NAME];
	c->has_teacher = r->keys[TEACHER] >= 0;
	c->has_name = r->keys[TEACHER_NAME] >= 0;
	c->has_head_teacher = r->keys[HEAD_TEACHER] >= 0;
	c->has_school = r->keys[SCHOOL] >= 0;
	c->has_class = r->keys[CLASS] >= 0;
}

/* ---- rows ---- */

static bool
is_blank(const struct row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].length > 0)
			return false;
	return true;
}

static bool
is_total(const struct row *row)
{
	size_t first = 0;

	while (first + 1 < row->count && row->cells[first].length == 0)
		first++;
	return is_summary_label(row->cells[first].text);
}

static void
read_value(struct reading *r, struct component_row *to)
{
	char *digits = arena_copy(&r->component->arena, to->text);
	size_t length = strlen(digits);

	if (length > 0 && digits[length - 1] == '%')
		digits[length - 1] = '\0';
	to->has_value = length > 0;
	if (length == 0 || fraction_read(digits, &to->value))
		return;
	complain(to->place, _("\"%s\" is not a number"), to->text);
	r->faults++;
}

static void
add_row(struct reading *r, const struct row *row)
{
	struct component *c = r->component;
	struct component_row *to;

	c->rows = alloc_grow(c->rows, c->count + 1, sizeof *c->rows);
	to = &c->rows[c->count++];
	*to = (struct component_row){ .place = reader_place(r->reader, (size_t)r->value), .teacher = clean(c, row, r->keys[TEACHER]),
	    .name = clean(c, row, r->keys[TEACHER_NAME]), .head_teacher = clean(c, row, r->keys[HEAD_TEACHER]), .school = clean(c, row, r->keys[SCHOOL]),
	    .class_text = clean(c, row, r->keys[CLASS]), .text = clean(c, row, r->value) };
	to->place.file = arena_copy(&c->arena, to->place.file);
	to->place.sheet = arena_copy(&c->arena, to->place.sheet);
	to->place.heading = c->heading;
	if (to->place.line == 0)
		to->place.line = row->line;
	read_value(r, to);
}

static bool
read_sheet(struct reading *r, const char *const *names, struct error *error)
{
	bool headed = false;
	struct row row;

	while (reader_row(r->reader, &row)) {
		if (is_blank(&row))
			continue;
		if (headed) {
			if (!is_total(&row))
				add_row(r, &row);
			continue;
		}
		headed = find_value(r, &row, names, error);
		if (!headed)
			return false;
		find_keys(r, &row);
	}
	return headed;
}

bool
component_split(struct component *c, const char *option, struct error *error)
{
	const char *equals = strchr(option, '=');

	*c = (struct component){ 0 };
	if (equals == NULL || equals == option || equals[1] == '\0')
		return error_set(error, _("--component wants ITEM=FILE, not \"%s\""), option);
	c->item = arena_copy_bytes(&c->arena, option, (size_t)(equals - option));
	c->file = arena_copy(&c->arena, equals + 1);
	return true;
}

bool
component_read(struct component *c, const char *option, const char *const *names, struct error *error)
{
	struct reading r = { .component = c };
	const char *sheet;
	bool ok;

	if (!component_split(c, option, error) || !reader_open(&r.reader, c->file, NULL, error))
		return false;
	ok = reader_sheet(r.reader, &sheet) && read_sheet(&r, names, error);
	ok = reader_close(r.reader, error) && ok;
	if (!ok)
		return error->set ? false : error_data(error, _("%s: there is nothing in it"), c->file);
	return r.faults == 0 || error_data(error, _("%s: cannot be taken for %s as long as these rows are not mended: %zu"), c->file, c->item, r.faults);
}

void
component_free(struct component *c)
{
	free(c->rows);
	arena_free(&c->arena);
	*c = (struct component){ 0 };
}
