/* Values of a criterion that another program worked out. */
#include <string.h>
#include "school/component.h"
#include "school/honours.h"
#include "school/teacher-names.h"

/* Of the sisters' reports. */
static const char *const value_names[] = { "growth_points", "appraisal_total", "homeroom_score", "staff_points", "points", NULL };

/* 0 after a complaint. */
static int64_t
teacher_of(struct report *report, const struct component *c, const struct component_row *row)
{
	const char *who = c->has_teacher && row->teacher[0] != '\0' ? row->teacher : row->name;
	struct error error = { 0 };
	int64_t id = 0;

	if (!teacher_find(report->db, who, &id, &error)) {
		complain(row->place, "%s", error.message);
		return 0;
	}
	return id;
}

static const struct fact *
find(const struct facts *facts, int64_t teacher)
{
	for (size_t i = 0; i < facts->count; i++)
		if (facts->items[i].teacher == teacher)
			return &facts->items[i];
	return NULL;
}

static bool
take_row(struct facts *facts, struct report *report, const struct component *c, const struct component_row *row)
{
	int64_t teacher = teacher_of(report, c, row);
	const struct fact *before = find(facts, teacher);

	if (teacher == 0)
		return false;
	if (before != NULL) {
		complain(row->place, _("this teacher stands already in line %ld"), (long)before->line);
		return false;
	}
	if (!row->has_value)
		return true;
	facts->items = alloc_grow(facts->items, facts->count + 1, sizeof *facts->items);
	facts->items[facts->count++] = (struct fact){ .teacher = teacher, .date = "", .what = arena_copy(&facts->arena, c->heading), .note = "", .exact = row->value,
	    .line = row->place.line, .source = arena_printf(&facts->arena, "%s:%ld", c->file, row->place.line) };
	return true;
}

static bool
take_rows(struct facts *facts, struct report *report, const struct component *c, struct error *error)
{
	size_t faults = 0;

	if (!c->has_teacher && !c->has_name)
		return error_data(error, _("%s: %s wants the column %s or %s"), c->file, c->item, column_heading(column_find("teacher"), message_language()),
		    column_heading(column_find("teacher_name"), message_language()));
	for (size_t i = 0; i < c->count; i++)
		faults += !take_row(facts, report, c, &c->rows[i]);
	return faults == 0 || error_data(error, _("%s: cannot be taken for %s as long as these rows are not mended"), c->file, c->item);
}

bool
facts_given(struct facts *facts, struct report *report, const char *option, struct error *error)
{
	struct component c = { 0 };
	bool ok;

	*facts = (struct facts){ 0 };
	ok = component_read(&c, option, value_names, error) && take_rows(facts, report, &c, error);
	component_free(&c);
	facts_sort(facts);
	return ok;
}
