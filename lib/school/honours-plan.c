#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/honours.h"

static const struct { const char *zh, *en; } units[SOURCES] = {
	[SOURCE_MERITS] = { "件", "merits" }, [SOURCE_TRAINING] = { "学时", "hours" }, [SOURCE_YEARS] = { "学年", "years" }, [SOURCE_CHECKS] = { "%", "%" },
	[SOURCE_FINDINGS] = { "项", "findings" }, [SOURCE_RESULTS] = { "分", "points" }, [SOURCE_ABSENT] = { "天", "days" }, [SOURCE_LEAVE] = { "天", "days" },
	[SOURCE_ACTIVITIES] = { "次", "times" }, [SOURCE_VISITS] = { "次", "visits" }, [SOURCE_HOMEROOM] = { "学年", "years" }, [SOURCE_VETOES] = { "项", "records" }, [SOURCE_GIVEN] = { "", "" }
};

const char *
honour_unit(enum criterion_source source, enum language language)
{
	return language == LANGUAGE_ZH ? units[source].zh : units[source].en;
}

void
honour_unit_add(struct text *out, enum criterion_source source, enum language language)
{
	text_addf(out, "%s%s", language == LANGUAGE_EN && source != SOURCE_CHECKS && source != SOURCE_GIVEN ? " " : "", honour_unit(source, language));
}

void
honour_bounds_add(struct text *out, const struct criterion *c, enum language language)
{
	if (c->least != NO_BOUND) {
		text_add(out, "≥");
		number_add_hundredths(out, c->least);
	}
	if (c->most != NO_BOUND) {
		text_add(out, c->least != NO_BOUND ? (language == LANGUAGE_ZH ? "且≤" : " and ≤") : "≤");
		number_add_hundredths(out, c->most);
	}
	if (c->least != NO_BOUND || c->most != NO_BOUND)
		honour_unit_add(out, c->source, language);
}

/* ---- reading ---- */

static int64_t
int_or_none(struct query *q, int column)
{
	return query_null(q, column) ? -1 : query_int(q, column);
}

/* The day after the same day so many years before. */
static void
set_first(struct criterion *c, const char *day)
{
	struct date date;

	if (c->years < 0 || !date_parse(day, &date))
		return;
	date.year -= (int)c->years;
	if (!date_valid(date))
		date.day = 28;
	date_format(date_from_day_number(date_day_number(date) + 1), c->first);
}

static const char criteria_sql[] =
    "select criterion, criterion_of, criterion_rule, criterion_source, level_lowest, level_highest, award_lowest, award_highest, author_last, within_years,"
    " certificate_needed, criterion_least, criterion_most, criterion_points, criterion_cap from selections_rows where selection = $1 and valid_from = $2"
    " order by line, criterion";

static void
add_criterion(struct honour_plan *plan, struct query *q, const char *day)
{
	const int yes = word_find(column_find("certificate_needed")->words, "yes");
	struct criterion *c;

	plan->criteria = alloc_grow(plan->criteria, plan->count + 1, sizeof *plan->criteria);
	c = &plan->criteria[plan->count++];
	*c = (struct criterion){ .name = arena_copy(&plan->arena, query_text(q, 0)), .of = arena_copy(&plan->arena, query_null(q, 1) ? "" : query_text(q, 1)),
	    .rule = (enum criterion_rule)query_int(q, 2), .source = (enum criterion_source)query_int(q, 3), .level_lowest = int_or_none(q, 4),
	    .level_highest = int_or_none(q, 5), .award_lowest = int_or_none(q, 6), .award_highest = int_or_none(q, 7), .author_last = int_or_none(q, 8),
	    .years = int_or_none(q, 9), .certificate = query_null(q, 10) || query_int(q, 10) == yes,
	    .least = query_null(q, 11) ? NO_BOUND : query_int(q, 11), .most = query_null(q, 12) ? NO_BOUND : query_int(q, 12),
	    .each = int_or_none(q, 13), .cap = int_or_none(q, 14) };
	set_first(c, day);
}

static const char *
latest(struct honour_plan *plan, struct db *db, const char *sql, const char *day)
{
	struct query *q = query(db, sql, "tt", plan->selection, day);
	const char *found = query_next(q) ? arena_copy(&plan->arena, query_text(q, 0)) : NULL;

	query_end(q);
	return found;
}

/* Those of all others stand last. */
static const char places_sql[] =
    "select p.school, p.subject, p.schooling, p.places from selection_places_rows p left join keys s on s.id = p.school left join keys k on k.id = p.subject"
    " where p.selection = $1 and p.valid_from = $2 order by p.school = 0, s.key, p.subject = 0, k.key, p.schooling";

static void
load_places(struct honour_plan *plan, struct db *db, const char *day)
{
	const char *from = latest(plan, db, "select max(valid_from) from selection_places_rows where selection = $1 and valid_from <= $2", day);
	struct query *q;

	if (from == NULL)
		return;
	q = query(db, places_sql, "tt", plan->selection, from);
	while (query_next(q)) {
		plan->places = alloc_grow(plan->places, plan->place_count + 1, sizeof *plan->places);
		plan->places[plan->place_count++] = (struct honour_places){ query_int(q, 0), query_int(q, 1), query_int(q, 2), query_int(q, 3) };
	}
}

/* ---- which ---- */

static bool
refuse(struct db *db, const char *selection, const char *day, struct error *error)
{
	struct query *q = query(db, "select distinct selection from selections_rows where valid_from <= $1 order by selection", "t", day);
	struct text list = TEXT_INIT;

	while (query_next(q))
		text_addf(&list, "%s%s", list.length > 0 ? _(", ") : "", query_text(q, 0));
	if (list.length == 0)
		error_set(error, _("there is no plan of a selection in force on %s; import-records selections brings them in"), day);
	else if (selection == NULL)
		error_set(error, _("which selection? name it with --selection: %s"), list.data);
	else
		error_set(error, _("no criteria of a selection \"%s\" are in force on %s; there are some of: %s"), selection, day, list.data);
	text_free(&list);
	return false;
}

/* The only one, where none is named. */
static const char *
only_selection(struct honour_plan *plan, struct db *db, const char *day)
{
	struct query *q = query(db, "select min(selection) from selections_rows where valid_from <= $1 having count(distinct selection) = 1", "t", day);
	const char *found = query_next(q) ? arena_copy(&plan->arena, query_text(q, 0)) : NULL;

	query_end(q);
	return found;
}

bool
honour_plan_load(struct honour_plan *plan, struct db *db, const char *selection, const char *day, struct error *error)
{
	struct query *q;

	*plan = (struct honour_plan){ 0 };
	plan->selection = selection != NULL ? selection : only_selection(plan, db, day);
	if (plan->selection != NULL)
		plan->valid_from = latest(plan, db, "select max(valid_from) from selections_rows where selection = $1 and valid_from <= $2", day);
	if (!db_ok(db, error))
		return false;
	if (plan->valid_from == NULL)
		return refuse(db, selection, day, error);
	q = query(db, criteria_sql, "tt", plan->selection, plan->valid_from);
	while (query_next(q))
		add_criterion(plan, q, day);
	load_places(plan, db, day);
	return db_ok(db, error);
}

void
honour_plan_free(struct honour_plan *plan)
{
	free(plan->criteria);
	free(plan->places);
	arena_free(&plan->arena);
}
