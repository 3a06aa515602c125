#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/item.h"
#include "school/records-inside.h"
#include "school/schema.h"

/* ---- which columns ---- */

/* The items of a school are its own: any heading that means nothing else. 考勤 and 活动 are items, too. */
static bool
is_weekly_item(const char *heading)
{
	const struct column *column = column_by_heading(heading);

	return (column == NULL || strcmp(column->name, "attendance") == 0 || strcmp(column->name, "activity") == 0) && !is_summary_label(heading);
}

/* Can the heading be read as a value of the column? */
static bool
is_value(const struct records *r, const struct column *column, const char *heading)
{
	struct text item = TEXT_INIT;
	struct term term;
	struct date date;
	int64_t number;
	bool ok;

	switch (column->type) {
	case COLUMN_DATE:
		return date_parse(heading, &date) || record_is_day(r, heading);
	case COLUMN_TERM:
		return term_find(heading, &term);
	case COLUMN_COUNT:
		return number_integer(heading, &number);
	case COLUMN_WORD:
		return word_find(column->words, heading) >= 0;
	case COLUMN_KEY:
		return strcmp(column->of, "subjects") == 0 && district_find_subject(&r->district, heading) != NULL;
	default:
		if (strcmp(column->name, "weekly_item") == 0)
			return is_weekly_item(heading);
		ok = strcmp(column->name, "item") == 0 && item_read(&item, heading);
		text_free(&item);
		return ok;
	}
}

bool
record_is_across(const struct records *r, const char *heading)
{
	struct text clean = TEXT_INIT;
	bool ok;

	if (r->across < 0)
		return false;
	text_add_folded(&clean, heading);
	ok = clean.length > 0 && is_value(r, field_column(&r->kind->fields[r->across]), clean.data);
	text_free(&clean);
	return ok;
}

/* Reads the one column of the row from here on. */
static void
point_at(struct records *r, const struct spread *spread, struct place *heading)
{
	r->at = spread;
	r->columns[r->across] = r->columns[r->value] = spread->column;
	*heading = (struct place){ .column = spread->column + 1, .heading = spread->heading };
	r->origin.heading = heading;
}

static void
leave(struct records *r)
{
	r->at = NULL;
	r->origin.heading = NULL;
}

static void
check_spread(struct records *r, const struct row *row)
{
	struct map seen = MAP_INIT;
	struct place heading;

	for (size_t i = 0; i < r->spread_count; i++) {
		struct text key = TEXT_INIT;
		struct value value;
		struct date date;

		/* A form has 31 columns for each month. */
		if (record_is_day(r, r->spread[i].heading) && !date_parse(r->spread[i].value, &date))
			continue;
		point_at(r, &r->spread[i], &heading);
		if (record_read_field(r, row, r->across, &value)) {
			text_addf(&key, "%lld", (long long)value.number);
			if (value.type == 't') {
				text_clear(&key);
				text_add(&key, value.text);
			}
			if (map_has(&seen, key.data))
				complain(record_place(r, r->across), _("a column before says the same: %s"), (const char *)map_get(&seen, key.data));
			map_set(&seen, key.data, (void *)r->spread[i].heading);
		}
		text_free(&key);
	}
	leave(r);
	map_free(&seen);
	arena_reset(&r->row_arena);
}

static bool
add_spread(struct records *r, int column, const char *heading, long line)
{
	struct spread spread = { column, arena_copy(&r->headings, heading), NULL, -1 };
	struct place at = reader_place(r->reader, (size_t)column);

	spread.value = record_is_day(r, heading) ? record_day(r, spread.heading) : spread.heading;
	at.line = line;
	at.heading = NULL;
	if (spread.value == NULL)
		complain(at, _("\"%s\" is a day of which month? A title like 2023年4月 tells it, or --date"), heading);
	else
		r->spread[r->spread_count++] = spread;
	return spread.value != NULL;
}

bool
record_spread(struct records *r, const struct row *row)
{
	bool ok = true;

	r->spread_count = 0;
	if (r->across < 0 || r->columns[r->across] != r->columns[r->value] || r->columns[r->across] < 0)
		return true;
	r->spread = alloc_grow(r->spread, row->count, sizeof *r->spread);
	for (size_t c = (size_t)r->columns[r->across]; c < row->count && ok; c++) {
		struct text clean = TEXT_INIT;

		text_add_folded(&clean, row->cells[c].text);
		if (kind_field_by_heading(r->kind, row->cells[c].text) < 0 && record_is_across(r, row->cells[c].text))
			ok = add_spread(r, (int)c, clean.data, row->line);
		else if (kind_field_by_heading(r->kind, row->cells[c].text) < 0)
			record_bad_weekday(r, row, c);
		text_free(&clean);
	}
	r->import.wide = true;
	r->origin.line = row->line;
	if (ok)
		check_spread(r, row);
	return ok;
}

/* ---- rows ---- */

struct cell_values {
	const struct spread *spread;
	struct value across, value, teacher;
	bool has_teacher;               /* of a lesson */
};

static void
set_session(const struct records *r, const struct spread *spread, struct value *values)
{
	if (spread->session >= 0)
		values[kind_field(r->kind, "session")] = value_integer(spread->session);
}

static bool
read_cell(struct records *r, const struct row *row, struct value *values, struct cell_values *cell)
{
	int teacher = record_is_lessons(r->kind) ? kind_field(r->kind, "teacher") : -1;
	const struct value of_row = teacher < 0 ? value_null() : values[teacher];
	bool ok = record_read_field(r, row, r->across, &values[r->across]);

	ok &= teacher < 0 ? record_read_field(r, row, r->value, &values[r->value]) : record_lesson_cell(r, row, values);
	cell->across = values[r->across];
	cell->value = values[r->value];
	if (teacher < 0)
		return ok;
	cell->teacher = values[teacher];
	cell->has_teacher = r->columns[teacher] >= 0 || values[teacher].type == 'i';
	values[teacher] = of_row;
	return ok;
}

/* The filled cells of the row; their number in count. A row whose keys are bad or that stood before is
 * told of once, not for each cell. */
static bool
read_cells(struct records *r, const struct row *row, struct value *values, struct cell_values *cells, size_t *count)
{
	bool keys_ok = record_read(r, row, values) && record_lesson(r, values), first = true, ok = keys_ok;
	struct place heading;

	for (size_t i = 0; i < r->spread_count; i++) {
		struct cell_values *cell = &cells[*count];
		bool cell_ok;

		point_at(r, &r->spread[i], &heading);
		if (record_cell(r, row, r->value)[0] == '\0')
			continue;
		cell->spread = &r->spread[i];
		cell_ok = read_cell(r, row, values, cell);
		ok &= cell_ok && (!keys_ok || (record_check_item(r, values) && record_check_attendance(r, values)));
		if (keys_ok && first)
			ok &= first = record_is_first(r, values);
		*count += 1;
	}
	leave(r);
	return ok;
}

static bool
store_cells(struct records *r, struct value *values, const struct cell_values *cells, size_t count)
{
	struct place heading;
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		point_at(r, cells[i].spread, &heading);
		values[r->across] = cells[i].across;
		values[r->value] = cells[i].value;
		set_session(r, cells[i].spread, values);
		if (record_is_lessons(r->kind)) {
			int teacher = kind_field(r->kind, "teacher");

			values[teacher] = cells[i].teacher;
			r->given[teacher] = cells[i].has_teacher;
		}
		ok &= import_row(&r->import, r->kind, values, r->given, &r->origin);
	}
	leave(r);
	return ok;
}

bool
record_take_wide(struct records *r, const struct row *row)
{
	struct cell_values *cells = arena_alloc(&r->row_arena, r->spread_count * sizeof *cells);
	const struct import before = r->import;
	struct value values[KIND_FIELDS];
	struct error error = { 0 };
	size_t count = 0;

	if (!read_cells(r, row, values, cells, &count))
		return false;
	db_script(r->import.db, "savepoint wide_row", &error);
	if (store_cells(r, values, cells, count))
		return db_script(r->import.db, "release wide_row", &error);
	/* What comes back among the rejects is not to be half stored. */
	db_script(r->import.db, "rollback to wide_row; release wide_row", &error);
	r->import.added = before.added;
	r->import.changed = before.changed;
	r->import.same = before.same;
	return false;
}

/* ---- items ---- */

static bool
complain_unknown(struct records *r, const char *item, const struct blueprint_item **known, size_t count)
{
	const char **names = alloc_zero(count, sizeof *names);
	const struct place at = record_place(r, r->across);
	const char *near;

	for (size_t i = 0; i < count; i++)
		names[i] = known[i]->item;
	near = nearest(item, names, count);
	if (near != NULL)
		complain(at, _("there is no item %s in the blueprint; %s?"), item, near);
	else
		complain(at, _("there is no item %s in the blueprint; it has %s to %s"), item, names[0], names[count - 1]);
	free(names);
	return false;
}

static bool
complain_above(struct records *r, int64_t mark, int64_t full)
{
	struct text texts[2] = { TEXT_INIT, TEXT_INIT };

	number_add_hundredths(&texts[0], mark);
	number_add_hundredths(&texts[1], full);
	complain(record_place(r, r->value), _("\"%s\" is above the full mark of the item, %s"), texts[0].data, texts[1].data);
	text_free(&texts[0]);
	text_free(&texts[1]);
	return false;
}

/* Where the pupil's grade or paper is not known, any that fits will do. */
bool
record_check_item(struct records *r, const struct value *values)
{
	const struct blueprint_item **known;
	struct paper_of of = { .language = -1 };
	const char *item;
	int64_t exam, full = -1, mark;
	size_t count;

	if (strcmp(r->kind->name, "item_marks") != 0)
		return true;
	exam = values[kind_field(r->kind, "exam")].number;
	if (r->blueprint.exam != exam)
		blueprint_read(&r->blueprint, r->import.db, exam);
	if (r->blueprint.count == 0)
		return true;
	of.subject = values[kind_field(r->kind, "subject")].number;
	of.paper = values[kind_field(r->kind, "paper")].text;
	blueprint_pupil(r->import.db, exam, values[kind_field(r->kind, "pupil")].number, values[kind_field(r->kind, "class")].number, &of);
	known = arena_alloc(&r->row_arena, r->blueprint.count * sizeof *known);
	count = blueprint_items(&r->blueprint, &of, known);
	item = values[r->across].text;
	mark = values[r->value].number;
	for (size_t i = 0; i < count; i++)
		if (strcmp(known[i]->item, item) == 0 && known[i]->full > full)
			full = known[i]->full;
	if (count == 0)
		return true;
	return full < 0 ? complain_unknown(r, item, known, count) : mark <= full || complain_above(r, mark, full);
}
