#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/appraisal-plan.h"
#include "table/kind.h"

struct loading {
	struct appraisal_plan *plan;
	struct db *db;
	size_t faults;
};

static struct place
place_of(const struct plan_row *row)
{
	return (struct place){ .file = row->file, .line = (long)row->line };
}

/* ---- which plan ---- */

/* Is a batch of the shipped tables? */
#define SHIPPED "(select file from batches b where b.batch = r.batch) like 'defaults/%'"

static bool
ask_for_plan(struct db *db, const char *day, bool given, struct error *error)
{
	struct query *q = query(db, "select distinct plan from appraisal_rows r where valid_from <= $1 and ($2 = 0 or not " SHIPPED ") order by 1", "ti", day,
	    (int64_t)given);
	struct text names = TEXT_INIT;

	while (query_next(q))
		text_addf(&names, "%s\"%s\"", names.length > 0 ? _(", ") : "", query_text(q, 0));
	query_end(q);
	error_set(error, _("which plan of appraisal? name it with --scheme: %s"), text_string(&names));
	text_free(&names);
	return false;
}

/* Those of the office come before the shipped one. */
static bool
choose_plan(struct loading *l, const char *name, const char *day, bool given, struct error *error)
{
	static const char own[] = "select count(distinct plan) from appraisal_rows r where valid_from <= $1 and not " SHIPPED;
	static const char any[] = "select count(distinct plan) from appraisal_rows r where valid_from <= $1";
	int64_t count = db_int(l->db, 0, own, "t", day);
	struct query *q;

	if (count == 0 && !given)
		count = db_int(l->db, 0, any, "t", day);
	else
		given = true;
	if (name == NULL && count > 1)
		return ask_for_plan(l->db, day, given, error);
	q = query(l->db, "select plan, max(valid_from) from appraisal_rows r where valid_from <= $1 and ($2 is null or plan = $2)"
	    " and ($2 is not null or $3 = 0 or not " SHIPPED ") group by plan", "tti", day, name, (int64_t)given);
	if (query_next(q)) {
		l->plan->name = arena_copy(&l->plan->arena, query_text(q, 0));
		l->plan->valid_from = arena_copy(&l->plan->arena, query_text(q, 1));
	}
	query_end(q);
	if (l->plan->name != NULL || !db_ok(l->db, error))
		return l->plan->name != NULL;
	return name != NULL ? error_set(error, _("there is no plan of appraisal \"%s\" in force on %s"), name, day)
	    : error_set(error, _("there is no plan of appraisal in force on %s; import-records appraisal brings one in"), day);
}

/* ---- rows ---- */

static const char *
copy(struct loading *l, struct query *q, int column)
{
	return query_null(q, column) ? "" : arena_copy(&l->plan->arena, query_text(q, column));
}

static int64_t
given_or(struct query *q, int column, int64_t otherwise)
{
	return query_null(q, column) ? otherwise : query_int(q, column);
}

static void
read_row(struct loading *l, struct query *q)
{
	struct appraisal_plan *plan = l->plan;
	struct plan_row *row;

	plan->rows = alloc_grow(plan->rows, plan->count + 1, sizeof *plan->rows);
	row = &plan->rows[plan->count++];
	*row = (struct plan_row){ .name = copy(l, q, 0), .source = (enum item_source)query_int(q, 1), .part = copy(l, q, 2), .applies = (enum applies_to)query_int(q, 3),
		.addition = given_or(q, 4, 0) == 1, .weight = query_int(q, 5), .method = (enum item_method)query_int(q, 6), .each = given_or(q, 8, 100),
		.units = given_or(q, 9, -1), .floor = given_or(q, 10, 0), .neutral = given_or(q, 13, -1), .substitute = (enum substitute)given_or(q, 12, 0),
		.total = given_or(q, 14, 10000), .file = copy(l, q, 15), .line = query_int(q, 16) };
	row->base = given_or(q, 7, row->method == BY_DEDUCTION || row->source == FROM_NOTHING ? row->weight : row->method == BY_STANDARD ? row->weight / 2 : 0);
	row->cap = given_or(q, 11, row->weight);
}

static void
load_rows(struct loading *l)
{
	const struct appraisal_plan *p = l->plan;
	/* Rows of the office put the shipped ones of the same plan and day aside. */
	bool own = db_int(l->db, 0, "select count(*) from appraisal_rows r where plan = $1 and valid_from = $2 and not " SHIPPED, "tt", p->name, p->valid_from) > 0;
	struct query *q = query(l->db, "select appraisal_item, item_source, item_part, applies, item_class, item_weight, item_method, item_base, item_each, item_units,"
	    " item_floor, item_cap, substitute, neutral_points, plan_total, (select file from batches b where b.batch = r.batch), line from appraisal_rows r"
	    " where plan = $1 and valid_from = $2 and ($3 = 0 or not " SHIPPED ") order by (select file from batches b where b.batch = r.batch), line", "tti",
	    p->name, p->valid_from, (int64_t)own);

	while (query_next(q))
		read_row(l, q);
	query_end(q);
}

static size_t
item_place(struct appraisal_plan *plan, const struct plan_row *row)
{
	for (size_t i = 0; i < plan->item_count; i++)
		if (strcmp(plan->items[i].name, row->name) == 0 && plan->items[i].addition == row->addition)
			return i;
	plan->items = alloc_grow(plan->items, plan->item_count + 1, sizeof *plan->items);
	plan->items[plan->item_count] = (struct plan_item){ row->name, row->addition, 0 };
	return plan->item_count++;
}

/* Basic items stand before additions. */
static void
name_items(struct appraisal_plan *plan)
{
	for (int addition = 0; addition <= 1; addition++)
		for (struct plan_row *row = plan->rows; row < plan->rows + plan->count; row++)
			if (row->addition == addition) {
				row->item = item_place(plan, row);
				if (plan_row_is_for(row, true, false))
					plan->items[row->item].weight += row->weight;
			}
	plan->total = plan->count > 0 ? plan->rows[0].total : 0;
}

/* ---- grades ---- */

static void
load_grades(struct loading *l, const char *day)
{
	struct appraisal_plan *p = l->plan;
	static const char newest[] = "select 1 from appraisal_grades_rows r where plan = $1 and valid_from ="
	    " (select max(valid_from) from appraisal_grades_rows where plan = $1 and valid_from <= $2) and not " SHIPPED;
	bool own = db_int(l->db, 0, newest, "tt", p->name, day) > 0;
	const int school = word_find(column_find("per")->words, "school");
	struct query *q = query(l->db, "select appraisal_grade, grade_condition, condition_item, coalesce(condition_from, 0), quota, per from appraisal_grades_rows r"
	    " where plan = $1 and valid_from = (select max(valid_from) from appraisal_grades_rows where plan = $1 and valid_from <= $2)"
	    " and ($3 = 0 or not " SHIPPED ") order by appraisal_grade, grade_condition, condition_item", "tti", p->name, day, (int64_t)own);

	while (query_next(q)) {
		p->grades = alloc_grow(p->grades, p->grade_count + 1, sizeof *p->grades);
		p->grades[p->grade_count++] = (struct grade_rule){ (int)query_int(q, 0), (enum grade_condition)query_int(q, 1), copy(l, q, 2), query_int(q, 3),
			query_null(q, 4) ? -1 : query_int(q, 4), !query_null(q, 5) && query_int(q, 5) == school };
	}
	query_end(q);
}

/* ---- checks ---- */

static const char *
word_in(const char *column, int place)
{
	return word_text(&column_find(column)->words[place], message_language());
}

static bool
has_full_of_its_own(enum item_source source)
{
	return source == FROM_CHECKS || source == FROM_RESULTS || source == FROM_ATTENDANCE;
}

#define FAULT(l, row, ...) ((l)->faults++, complain(place_of(row), __VA_ARGS__))

static void
check_method(struct loading *l, const struct plan_row *row)
{
	const char *method = word_in("item_method", (int)row->method), *source = word_in("item_source", (int)row->source);
	bool scored = row->source == FROM_RESULTS || row->source == FROM_GROWTH || row->source == FROM_COMPONENT;

	if (row->method == BY_SHARE && row->units <= 0 && !has_full_of_its_own(row->source))
		FAULT(l, row, _("%s: by %s the amount that earns all points must be given"), row->name, method);
	if (row->method == BY_STANDARD && !scored)
		FAULT(l, row, _("%s: %s has no T points for %s"), row->name, source, method);
	if (row->source == FROM_RESULTS && (row->method == BY_DEDUCTION || row->method == BY_EARNING))
		FAULT(l, row, _("%s: %s cannot be counted by %s"), row->name, source, method);
	if (row->source == FROM_NOTHING && row->method != BY_DEDUCTION && row->method != BY_EARNING)
		FAULT(l, row, _("%s: %s cannot be counted by %s"), row->name, source, method);
}

/* A slip of the pen would leave the leave in. */
static void
check_part(const struct plan_row *row)
{
	bool counted = row->source == FROM_LESSONS || row->source == FROM_PUPILS;

	if (counted && row->part[0] != '\0' && !plan_row_less_leave(row))
		remark(place_of(row), _("%s: \"%s\" means nothing for %s; only %s does"), row->name, row->part, word_in("item_source", (int)row->source),
		    message_language() == LANGUAGE_ZH ? PART_LEAVE_ZH : PART_LEAVE_EN);
}

static void
check_row(struct loading *l, const struct plan_row *row)
{
	if (row->weight <= 0)
		FAULT(l, row, _("%s: the weight is not above 0"), row->name);
	if (row->floor > row->cap)
		FAULT(l, row, _("%s: the least points are above the most"), row->name);
	if (row->total != l->plan->total)
		FAULT(l, row, _("%s: this row states another total of the plan than the first"), row->name);
	check_method(l, row);
	check_part(row);
}

bool
plan_row_is_for(const struct plan_row *row, bool teaching, bool head)
{
	switch (row->applies) {
	case TO_TEACHING:
		return teaching;
	case TO_NOT_TEACHING:
		return !teaching;
	case TO_HEAD:
		return head;
	case TO_NOT_HEAD:
		return !head;
	default:
		return true;
	}
}

/* The weights of somebody's basic rows; last: that in the file. */
static int64_t
weights_for(const struct appraisal_plan *plan, bool teaching, bool head, const struct plan_row **last)
{
	int64_t sum = 0;

	*last = &plan->rows[plan->count - 1];
	for (const struct plan_row *row = plan->rows; row < plan->rows + plan->count; row++)
		if (!row->addition && plan_row_is_for(row, teaching, head)) {
			sum += row->weight;
			*last = row;
		}
	return sum;
}

static void
complain_of_sum(struct loading *l, const char *who, int64_t sum, const struct plan_row *last)
{
	struct text texts[2] = { TEXT_INIT, TEXT_INIT };

	number_add_hundredths(&texts[0], sum);
	number_add_hundredths(&texts[1], l->plan->total);
	FAULT(l, last, _("plan \"%s\": the weights of its basic rows for %s add up to %s, not to %s"), l->plan->name, who, texts[0].data, texts[1].data);
	text_free(&texts[0]);
	text_free(&texts[1]);
}

/* The same wrong sum for all is told once. */
static void
check_sums(struct loading *l)
{
	static const struct { bool teaching, head; const char *who; } groups[] = {
		{ true, false, N_("teaching staff") }, { true, true, N_("head teachers") }, { false, false, N_("staff who do not teach") }
	};
	int64_t told = -1;

	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		const struct plan_row *last;
		int64_t sum = weights_for(l->plan, groups[i].teaching, groups[i].head, &last);

		if (sum != l->plan->total && sum != told)
			complain_of_sum(l, _(groups[i].who), sum, last);
		told = sum;
	}
}

bool
appraisal_plan_load(struct appraisal_plan *plan, struct db *db, const char *name, const char *day, bool given, struct error *error)
{
	struct loading l = { .plan = plan, .db = db };

	*plan = (struct appraisal_plan){ 0 };
	if (db_int(db, 0, "select count(*) from pragma_table_info('appraisal_rows')", "") == 0)
		return error_set(error, _("the database was made by an older program and has no plans of appraisal yet; any import brings it up to date"));
	if (!choose_plan(&l, name, day, given, error))
		return false;
	load_rows(&l);
	name_items(plan);
	load_grades(&l, day);
	if (!db_ok(db, error))
		return false;
	for (size_t i = 0; i < plan->count; i++)
		check_row(&l, &plan->rows[i]);
	check_sums(&l);
	return l.faults == 0 || error_data(error, _("nothing is appraised by the plan \"%s\" before it is mended"), plan->name);
}

void
appraisal_plan_free(struct appraisal_plan *plan)
{
	free(plan->rows);
	free(plan->items);
	free(plan->grades);
	arena_free(&plan->arena);
	*plan = (struct appraisal_plan){ 0 };
}

/* ---- parts ---- */

/* The separator at the text: its length; 0: none. */
static size_t
separator(const char *text)
{
	static const char *const signs[] = { "；", ";", "、", "，", "," };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

bool
plan_row_has_part(const struct plan_row *row, const char *text, const char *otherwise)
{
	const char *part = row->part;
	size_t length = 0;

	if (part[0] == '\0')
		return otherwise == NULL || strcmp(text, otherwise) == 0;
	for (const char *p = part;; p++, length++) {
		size_t skip = separator(p);

		if (*p != '\0' && skip == 0)
			continue;
		if (strlen(text) == length && strncmp(part, text, length) == 0)
			return true;
		if (*p == '\0')
			return false;
		p += skip - 1;
		part = p + 1;
		length = (size_t)-1;
	}
}

bool
plan_row_less_leave(const struct plan_row *row)
{
	return plan_row_has_part(row, PART_LEAVE_ZH, "") || plan_row_has_part(row, PART_LEAVE_EN, "");
}
