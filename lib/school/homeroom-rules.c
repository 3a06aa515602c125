/* What head teachers are judged by, and the figures that other programs have worked out. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/homeroom-inside.h"

enum { RULES_MOST = 32, WHOLE = 10000 };

/* ---- rules ---- */

static int64_t
number_or(const struct query *q, int column, int64_t fallback)
{
	return query_null((struct query *)q, column) ? fallback : query_int((struct query *)q, column);
}

static void
add_rule(struct homeroom *h, struct query *q)
{
	struct homeroom_rule *rule;

	h->rules = alloc_grow(h->rules, h->rule_count + 1, sizeof *h->rules);
	rule = &h->rules[h->rule_count++];
	*rule = (struct homeroom_rule){ .item = arena_copy(&h->arena, query_text(q, 0)), .source = (enum homeroom_source)query_int(q, 1), .worth = number_or(q, 2, 0),
	    .full_at = number_or(q, 3, -1), .activity = query_null(q, 4) ? NULL : arena_copy(&h->arena, query_text(q, 4)), .times = (int)number_or(q, 5, 1),
	    .base_rate = number_or(q, 6, 0), .base_points = number_or(q, 7, 0), .each_above = number_or(q, 8, 0), .each_below = number_or(q, 9, 0) };
	rule->place = (struct place){ .line = (long)query_int(q, 11) };
	rule->batch = query_int(q, 10);
}

/* The rows with the latest first day hold; in the order of their lines, whatever was imported first. */
static void
load_rules(struct homeroom *h, const char *day)
{
	struct query *q = query(h->track.report->db, "select homeroom_item, homeroom_source, homeroom_points, full_at, activity, times, base_rate, base_points, each_above,"
	    " each_below, batch, line from homeroom_rules_rows where valid_from = (select max(valid_from) from homeroom_rules_rows"
	    " where valid_from <= $1) order by line, homeroom_item", "t", day);

	while (query_next(q))
		add_rule(h, q);
	for (size_t i = 0; i < h->rule_count; i++)
		h->rules[i].place = homeroom_place(h, h->rules[i].batch, h->rules[i].place.line);
}

/* Flags are no points, and an item that is worth nothing is none. */
static void
set_flags_apart(struct homeroom *h)
{
	size_t kept = 0;

	h->flag_share = -1;
	for (size_t i = 0; i < h->rule_count; i++) {
		const struct homeroom_rule *rule = &h->rules[i];

		if (rule->source == HOMEROOM_FLAG)
			h->flag_share = rule->full_at;
		else if (rule->worth > 0)
			h->rules[kept++] = *rule;
	}
	h->rule_count = kept;
}

static bool
fail_at_sum(const struct homeroom *h, int64_t sum, struct error *error)
{
	struct text list = TEXT_INIT, total = TEXT_INIT;

	for (size_t i = 0; i < h->rule_count; i++) {
		const struct homeroom_rule *rule = &h->rules[i];

		text_addf(&list, "%s%s ", i > 0 ? _(", ") : "", rule->item);
		number_add_hundredths(&list, rule->worth);
		text_addf(&list, " (%s:%ld)", rule->place.file, rule->place.line);
	}
	number_add_hundredths(&total, sum);
	error_data(error, _("homeroom_rules: the items in force are worth %s points in all, not 100: %s"), total.data, text_string(&list));
	text_free(&list);
	text_free(&total);
	return false;
}

bool
homeroom_read_rules(struct homeroom *h, struct error *error)
{
	int64_t sum = 0;
	char day[11];

	if (db_int(h->track.report->db, 0, "select count(*) from pragma_table_info('homeroom_rules_rows')", "") == 0)
		return error_set(error, _("the database was made by an older program and has no weekly scores yet; any import brings it up to date"));
	date_format(date_from_day_number(h->last), day);
	load_rules(h, day);
	if (!db_ok(h->track.report->db, error))
		return false;
	set_flags_apart(h);
	for (size_t i = 0; i < h->rule_count; i++)
		sum += h->rules[i].worth;
	if (h->rule_count > RULES_MOST)
		return error_data(error, _("homeroom_rules: there are %zu items, more than %d"), h->rule_count, RULES_MOST);
	return sum == WHOLE || fail_at_sum(h, sum, error);
}

/* ---- figures of other programs ---- */

static bool
find_rule(const struct homeroom *h, const char *item, size_t *place, struct error *error)
{
	struct text list = TEXT_INIT;

	for (*place = 0; *place < h->rule_count; ++*place)
		if (strcmp(h->rules[*place].item, item) == 0)
			return true;
	for (size_t i = 0; i < h->rule_count; i++)
		text_addf(&list, "%s%s", i > 0 ? _(", ") : "", h->rules[i].item);
	error_set(error, _("--component: there is no item %s among those of head teachers: %s"), item, text_string(&list));
	text_free(&list);
	return false;
}

/* NULL after a complaint. */
static const struct track_class *
class_of_row(struct homeroom *h, const struct component_row *row)
{
	struct district *d = &h->track.report->district;
	const struct school *school = district_school(d, row->school, row->place);
	const struct class_info *info = school == NULL ? NULL : district_class_text(d, school, "", row->class_text,
	    school_year_of_date(date_from_day_number(h->track.last)), row->place);

	return info == NULL ? NULL : track_class_of(&h->track, info->id);
}

/* Rows of a head teacher's all classes, as retention --by teacher has them, cannot be told apart. */
static bool
take_rows(struct homeroom *h, const struct component *c, size_t rule)
{
	const struct component_row **of_class = arena_alloc(&h->arena, (h->track.class_count + 1) * sizeof *of_class);
	size_t faults = 0;

	h->given[rule] = of_class;
	for (size_t i = 0; i < c->count; i++) {
		const struct component_row *row = &c->rows[i];
		const struct track_class *class = class_of_row(h, row);
		size_t place = class == NULL ? 0 : (size_t)(class - h->track.classes);

		faults += class == NULL;
		if (class == NULL)
			continue;
		if (of_class[place] != NULL) {
			complain(row->place, _("%s %s stands already in line %ld"), class->school->name, class->label, of_class[place]->place.line);
			faults++;
		}
		of_class[place] = row;
	}
	return faults == 0;
}

static bool
read_component(struct homeroom *h, const char *option, struct component *c, struct error *error)
{
	static const char *const rates[] = { "retention", NULL };
	static const char *const any[] = { "homeroom_score", "class_value", "completion", "retention", "visit_rate", "care_rate", "check_points", NULL };
	size_t rule;

	if (!component_split(c, option, error) || !find_rule(h, c->item, &rule, error))
		return false;
	if (h->given[rule] != NULL)
		return error_set(error, _("--component: %s is given twice"), c->item);
	component_free(c);
	if (!component_read(c, option, h->rules[rule].source == HOMEROOM_RETENTION ? rates : any, error))
		return false;
	if (!c->has_school || !c->has_class)
		return error_data(error, _("%s: %s wants the columns %s and %s"), c->file, c->item, column_heading(column_find("school"), message_language()),
		    column_heading(column_find("class"), message_language()));
	return take_rows(h, c, rule) || error_data(error, _("%s: cannot be taken for %s as long as these rows are not mended"), c->file, c->item);
}

bool
homeroom_read_components(struct homeroom *h, const struct opt_list *list, struct error *error)
{
	bool ok = true;

	h->given = arena_alloc(&h->arena, (h->rule_count + 1) * sizeof *h->given);
	h->components = alloc_zero(list->count + 1, sizeof *h->components);
	for (size_t i = 0; i < list->count && ok; i++)
		ok = read_component(h, list->items[i], &h->components[h->component_count++], error);
	return ok;
}
