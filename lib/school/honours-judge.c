#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/honours.h"

/* ---- values ---- */

void
honour_value_add(struct text *out, struct fraction value)
{
	struct text digits = TEXT_INIT;
	int64_t hundredths = 0;

	if (value.den == 0)
		return;
	number_add_ratio(&digits, value.num, value.den * 100, 2);
	number_hundredths(digits.data, &hundredths);
	number_add_hundredths(out, hundredths);
	text_free(&digits);
}

static bool
is_mean(enum criterion_source source)
{
	return source == SOURCE_CHECKS || source == SOURCE_RESULTS;
}

static struct fraction
value_of(const struct criterion *c, const struct fact *facts, size_t count)
{
	int64_t sum = 0, of = 0;

	if (c->source == SOURCE_GIVEN)
		return count > 0 ? facts->exact : (struct fraction){ 0, 0 };
	for (size_t i = 0; i < count; i++) {
		sum += facts[i].amount;
		of += c->source == SOURCE_CHECKS ? facts[i].of : 1;
	}
	if (is_mean(c->source) && of == 0)
		return (struct fraction){ 0, 0 };
	return c->source == SOURCE_CHECKS ? fraction_of(10000 * sum, of) : c->source == SOURCE_RESULTS ? fraction_of(sum, of) : (struct fraction){ sum, 1 };
}

static bool
is_in_bounds(const struct criterion *c, struct fraction value)
{
	return value.den != 0 && (c->least == NO_BOUND || fraction_compare(value, (struct fraction){ c->least, 1 }) >= 0)
	    && (c->most == NO_BOUND || fraction_compare(value, (struct fraction){ c->most, 1 }) <= 0);
}

/* Half up; values are not below 0 where they are sums, means of results may be. */
static int64_t
round_points(int64_t num, int64_t den)
{
	__int128 twice = 2 * (__int128)num, down = 2 * (__int128)den;

	return (int64_t)(num < 0 ? -((-twice + den) / down) : (twice + den) / down);
}

static int64_t
points_of(const struct criterion *c, const struct honour_value *v)
{
	int64_t points;

	if (c->rule != RULE_POINTS || !v->met)
		return 0;
	points = round_points(c->each * v->value.num, v->value.den * 100);
	return c->cap >= 0 && points > c->cap ? c->cap : points;
}

static void
judge(struct honours *h, struct candidate *k)
{
	k->outcome = HONOUR_OPEN;
	k->values = alloc_zero(h->plan.count + 1, sizeof *k->values);
	for (size_t i = 0; i < h->plan.count; i++) {
		const struct criterion *c = &h->plan.criteria[i];
		struct honour_value *v = &k->values[i];

		v->first = facts_of(&h->facts[i], k->id, &v->count);
		v->value = value_of(c, h->facts[i].items + v->first, v->count);
		v->met = is_in_bounds(c, v->value);
		v->points = points_of(c, v);
		k->total += v->points;
		if (c->rule == RULE_VETO && !v->met)
			k->outcome = HONOUR_VETOED;
		else if (c->rule == RULE_MUST && !v->met && k->outcome != HONOUR_VETOED)
			k->outcome = HONOUR_SHORT;
	}
}

/* ---- who ---- */

static void
load_candidates(struct honours *h)
{
	struct query *q = query(h->report->db, "select t.teacher, k.key, t.teacher_name, t.school from teachers_rows t join keys k on k.id = t.teacher order by t.teacher", "");
	const int any = word_find(column_find("schooling")->words, "any");

	while (query_next(q)) {
		h->items = alloc_grow(h->items, h->count + 1, sizeof *h->items);
		h->items[h->count++] = (struct candidate){ .id = query_int(q, 0), .number = arena_copy(&h->plan.arena, query_text(q, 1)),
		    .name = arena_copy(&h->plan.arena, query_text(q, 2)), .school = query_null(q, 3) ? NULL : school_of(&h->report->district, query_int(q, 3)), .schooling = any };
	}
}

static struct candidate *
find_candidate(struct honours *h, int64_t id)
{
	size_t low = 0, high = h->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (h->items[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < h->count && h->items[low].id == id ? &h->items[low] : NULL;
}

/* The subject and stage with the largest share in the school year of the day, of equals the first by name. */
static const char taught_sql[] =
    "select a.teacher, a.subject, case when c.stage >= 6 then 1 when c.stage >= 1 then 0 else 2 end as schooling, sum(coalesce(a.share, 10000)) as shares"
    " from assignments_rows a join classes_rows c on c.class = a.class join keys k on k.id = a.subject where a.\"from\" <= $2 and coalesce(a.\"to\", $2) >= $1"
    " group by a.teacher, a.subject, k.key, schooling order by a.teacher, shares desc, k.key, schooling";

static void
load_taught(struct honours *h)
{
	struct candidate *k = NULL;
	struct date day = { 0 };
	char first[11];
	struct query *q;

	date_parse(h->day, &day);
	date_format(school_year_first_day(school_year_of_date(day)), first);
	q = query(h->report->db, taught_sql, "tt", first, h->day);
	while (query_next(q)) {
		k = find_candidate(h, query_int(q, 0));
		if (k == NULL || k->subject != 0)
			continue;
		k->subject = query_int(q, 1);
		k->schooling = query_int(q, 2);
	}
}

/* ---- places ---- */

/* How narrowly the row speaks of the candidate: school before subject before stage; -1: not of him. */
static int
narrowness(const struct honour_places *p, const struct candidate *k)
{
	const int any = word_find(column_find("schooling")->words, "any");
	int64_t school = k->school != NULL ? k->school->id : 0;

	if ((p->school != 0 && p->school != school) || (p->subject != 0 && p->subject != k->subject) || (p->schooling != any && p->schooling != k->schooling))
		return -1;
	return 4 * (p->school != 0) + 2 * (p->subject != 0) + (p->schooling != any);
}

static void
find_places(struct honours *h, struct candidate *k)
{
	int best = -1;

	k->place_row = h->plan.place_count;
	for (size_t i = 0; i < h->plan.place_count; i++)
		if (narrowness(&h->plan.places[i], k) > best) {
			best = narrowness(&h->plan.places[i], k);
			k->place_row = i;
		}
}

static bool
is_eligible(const struct candidate *k)
{
	return k->outcome != HONOUR_SHORT && k->outcome != HONOUR_VETOED;
}

static int
compare_candidates(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->place_row != y->place_row)
		return x->place_row < y->place_row ? -1 : 1;
	if (is_eligible(x) != is_eligible(y))
		return is_eligible(x) ? -1 : 1;
	if (!is_eligible(x) && x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	if (x->total != y->total)
		return x->total > y->total ? -1 : 1;
	return strcmp(x->number, y->number);
}

static size_t
end_of_ties(const struct honours *h, size_t i)
{
	size_t end = i + 1;

	while (end < h->count && h->items[end].place_row == h->items[i].place_row && is_eligible(&h->items[end]) && h->items[end].total == h->items[i].total)
		end++;
	return end;
}

/* Those who share the last places are left to the committee. */
static enum honour_outcome
outcome_of(const struct honours *h, const struct candidate *k, size_t rank, size_t ties)
{
	int64_t places;

	if (k->place_row == h->plan.place_count)
		return HONOUR_OPEN;
	places = h->plan.places[k->place_row].places;
	return (int64_t)(rank + ties - 1) <= places ? HONOUR_CHOSEN : (int64_t)rank <= places ? HONOUR_TIED : HONOUR_BELOW;
}

static void
place(struct honours *h)
{
	size_t first = 0;               /* of its places */

	for (size_t i = 0, end; i < h->count; i = end) {
		if (i > 0 && h->items[i].place_row != h->items[i - 1].place_row)
			first = i;
		end = i + 1;
		if (!is_eligible(&h->items[i]))
			continue;
		end = end_of_ties(h, i);
		for (size_t k = i; k < end; k++) {
			h->items[k].rank = i - first + 1;
			h->items[k].outcome = outcome_of(h, &h->items[k], i - first + 1, end - i);
		}
	}
}

/* ---- all ---- */

/* The option for the criterion; NULL: none. */
static const char *
component_of(const struct criterion *c, const struct opt_list *components)
{
	size_t length = strlen(c->name);

	for (size_t i = 0; i < components->count; i++)
		if (strncmp(components->items[i], c->name, length) == 0 && components->items[i][length] == '=')
			return components->items[i];
	return NULL;
}

static bool
load_criterion(struct honours *h, size_t i, const struct opt_list *components, struct error *error)
{
	const struct criterion *c = &h->plan.criteria[i];
	const char *component = component_of(c, components);

	if (c->source != SOURCE_GIVEN)
		return facts_load(&h->facts[i], h->report, c, h->day, error);
	if (component == NULL)
		return error_set(error, _("the criterion %s takes its values from another program: name its file with --component %s=FILE"), c->name, c->name);
	return facts_given(&h->facts[i], h->report, component, error);
}

static bool
is_wanted(const struct honours *h, const char *component)
{
	size_t length = strcspn(component, "=");

	for (size_t i = 0; i < h->plan.count; i++)
		if (h->plan.criteria[i].source == SOURCE_GIVEN && strlen(h->plan.criteria[i].name) == length && strncmp(h->plan.criteria[i].name, component, length) == 0)
			return true;
	return false;
}

static bool
load_facts(struct honours *h, const struct opt_list *components, struct error *error)
{
	bool ok = true;

	for (size_t i = 0; i < components->count; i++)
		if (!is_wanted(h, components->items[i]))
			return error_set(error, _("--component %s: the plan of %s has no such criterion that is given"), components->items[i], h->plan.selection);
	h->facts = alloc_zero(h->plan.count + 1, sizeof *h->facts);
	for (size_t i = 0; ok && i < h->plan.count; i++)
		ok = load_criterion(h, i, components, error);
	return ok;
}

bool
honours_load(struct honours *h, struct report *report, const char *selection, const char *day, const struct opt_list *components, struct error *error)
{
	*h = (struct honours){ .report = report, .day = day };
	if (!honour_plan_load(&h->plan, report->db, selection, day, error) || !load_facts(h, components, error))
		return false;
	load_candidates(h);
	load_taught(h);
	for (size_t i = 0; i < h->count; i++) {
		judge(h, &h->items[i]);
		find_places(h, &h->items[i]);
	}
	if (h->count > 1)
		qsort(h->items, h->count, sizeof *h->items, compare_candidates);
	place(h);
	return db_ok(report->db, error) && (h->count > 0 || error_set(error, _("there are no teachers in the register; import-records teachers brings them in")));
}

void
honours_free(struct honours *h)
{
	for (size_t i = 0; i < h->count; i++)
		free(h->items[i].values);
	free(h->items);
	for (size_t i = 0; h->facts != NULL && i < h->plan.count; i++)
		facts_free(&h->facts[i]);
	free(h->facts);
	honour_plan_free(&h->plan);
}
