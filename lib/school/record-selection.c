/* What the rows of merits and of plans for selections must be like beside their single cells. */
#include <string.h>
#include "school/honours.h"
#include "school/records-inside.h"

static const struct value *
value_of(const struct records *r, const struct value *values, const char *column)
{
	return &values[kind_field(r->kind, column)];
}

static bool
has(const struct records *r, const struct value *values, const char *column)
{
	return value_of(r, values, column)->type != 'n';
}

static const char *
word_of(const char *column, const struct value *value)
{
	return word_text(&column_find(column)->words[value->number], message_language());
}

/* ---- what a source counts ---- */

/* The words that a part of a source is written in; other sources have free text or no parts. */
static const struct { enum criterion_source source; const char *column; } parts[] = {
	{ SOURCE_MERITS, "merit_kind" }, { SOURCE_TRAINING, "training_level" }, { SOURCE_RESULTS, "purpose" }
};

static bool
has_parts(enum criterion_source source)
{
	return source != SOURCE_YEARS && source != SOURCE_ABSENT && source != SOURCE_LEAVE && source != SOURCE_VISITS && source != SOURCE_HOMEROOM && source != SOURCE_GIVEN;
}

static bool
check_words(struct records *r, const char *text, const char *column)
{
	char *list = arena_copy(&r->row_arena, text), *rest;
	bool ok = true;

	for (char *item = strtok_r(list, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest)) {
		if (word_find(column_find(column)->words, item) >= 0)
			continue;
		complain(record_place(r, kind_field(r->kind, "criterion_of")), _("\"%s\" is no word of the column %s"), item,
		    column_heading(column_find(column), message_language()));
		ok = false;
	}
	return ok;
}

static bool
check_parts(struct records *r, const struct value *values)
{
	const struct value *source = value_of(r, values, "criterion_source"), *of = value_of(r, values, "criterion_of");

	if (of->type == 'n' || of->text[0] == '\0')
		return true;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (source->number == (int64_t)parts[i].source)
			return check_words(r, of->text, parts[i].column);
	if (has_parts((enum criterion_source)source->number))
		return true;
	complain(record_place(r, kind_field(r->kind, "criterion_of")), _("the source %s has no parts to name"), word_of("criterion_source", source));
	return false;
}

/* Levels and awards are of merits alone. */
static bool
check_merit_bounds(struct records *r, const struct value *values)
{
	static const char *const bounds[] = { "level_lowest", "level_highest", "award_lowest", "award_highest", "author_last" };
	const struct value *source = value_of(r, values, "criterion_source");
	bool ok = true;

	for (size_t i = 0; source->number != SOURCE_MERITS && i < sizeof bounds / sizeof bounds[0]; i++)
		if (has(r, values, bounds[i])) {
			complain(record_place(r, kind_field(r->kind, bounds[i])), _("only merits have this, not the source %s"), word_of("criterion_source", source));
			ok = false;
		}
	return ok;
}

/* ---- bounds ---- */

/* Words go from the highest down. */
static bool
check_order(struct records *r, const struct value *values, const char *low, const char *high, bool words)
{
	const struct value *least = value_of(r, values, low), *most = value_of(r, values, high);

	if (least->type == 'n' || most->type == 'n' || (words ? least->number >= most->number : least->number <= most->number))
		return true;
	complain(record_place(r, kind_field(r->kind, low)), _("the lower bound is above the upper one"));
	return false;
}

static bool
check_rule(struct records *r, const struct value *values)
{
	const struct value *rule = value_of(r, values, "criterion_rule");

	if (rule->number == RULE_POINTS && !has(r, values, "criterion_points")) {
		complain(record_place(r, kind_field(r->kind, "criterion_points")), _("a criterion with points wants the points of each"));
		return false;
	}
	if (rule->number == RULE_POINTS || has(r, values, "criterion_least") || has(r, values, "criterion_most"))
		return true;
	complain(record_place(r, kind_field(r->kind, "criterion_least")), _("a criterion that must be met wants a lower or an upper bound"));
	return false;
}

static bool
check_criterion(struct records *r, const struct value *values)
{
	bool ok = check_parts(r, values);

	ok = check_merit_bounds(r, values) && ok;
	ok = check_order(r, values, "level_lowest", "level_highest", true) && ok;
	ok = check_order(r, values, "award_lowest", "award_highest", true) && ok;
	ok = check_order(r, values, "criterion_least", "criterion_most", false) && ok;
	return check_rule(r, values) && ok;
}

/* Whole numbers that are not below these. */
static const struct { const char *kind, *column; int64_t least; } counts[] = {
	{ "merits", "author_place", 1 }, { "selections", "author_last", 1 }, { "selections", "within_years", 1 }, { "selection_places", "places", 0 }
};

static bool
check_counts(struct records *r, const struct value *values)
{
	bool ok = true;

	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		const struct value *value = strcmp(r->kind->name, counts[i].kind) == 0 ? value_of(r, values, counts[i].column) : NULL;

		if (value == NULL || value->type == 'n' || value->number >= counts[i].least)
			continue;
		complain(record_place(r, kind_field(r->kind, counts[i].column)), _("is not below %lld"), (long long)counts[i].least);
		ok = false;
	}
	return ok;
}

bool
record_selection(struct records *r, const struct value *values)
{
	bool ok = check_counts(r, values);

	return (strcmp(r->kind->name, "selections") != 0 || check_criterion(r, values)) && ok;
}
