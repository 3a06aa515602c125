#include <stdlib.h>
#include <string.h>
#include "school/checklist-rules.h"

/* ---- fractions ---- */

#define DENOMINATOR_MOST 1000000000
#define DENOMINATOR_COARSE 1000000

static int64_t
common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

struct fraction
fraction_of(int64_t num, int64_t den)
{
	int64_t divisor = common_divisor(num, den);

	if (num == 0 || divisor == 0)
		return (struct fraction){ 0, 1 };
	num /= divisor;
	den /= divisor;
	if (den > DENOMINATOR_MOST)
		return fraction_of((int64_t)((__int128)num * DENOMINATOR_COARSE / den), DENOMINATOR_COARSE);
	return (struct fraction){ num, den };
}

struct fraction
fraction_add(struct fraction a, struct fraction b)
{
	int64_t divisor;

	if (a.den == 0)
		return b;
	if (b.den == 0)
		return a;
	divisor = common_divisor(a.den, b.den);
	return fraction_of(a.num * (b.den / divisor) + b.num * (a.den / divisor), a.den / divisor * b.den);
}

struct fraction
fraction_divide(struct fraction a, int64_t by)
{
	return a.den == 0 ? a : fraction_of(a.num, a.den * by);
}

int
fraction_compare(struct fraction a, struct fraction b)
{
	__int128 left = (__int128)a.num * (b.den != 0 ? b.den : 1), right = (__int128)b.num * (a.den != 0 ? a.den : 1);

	return (left > right) - (left < right);
}

/* ---- the table ---- */

static const char *
copy(struct check_rules *rules, struct query *q, int column)
{
	return query_null(q, column) ? "" : arena_copy(&rules->arena, query_text(q, column));
}

static bool
read_rule(struct check_rules *rules, struct query *q, struct error *error)
{
	struct check_rule *rule;
	const char *word;

	rules->items = alloc_grow(rules->items, rules->count + 1, sizeof *rules->items);
	rule = &rules->items[rules->count++];
	*rule = (struct check_rule){ .item = copy(rules, q, 0), .kind = (enum check_rule_kind)query_int(q, 1), .from_percent = query_int(q, 2),
		.valid_from = copy(rules, q, 3), .points = query_null(q, 4) ? -1 : query_int(q, 4), .each_missing = query_int(q, 5),
		.standing = copy(rules, q, 6) };
	word = word_text(&column_find("check_rule")->words[rule->kind], message_language());
	if (rule->points < 0 && (rule->kind == RULE_BANDS || rule->kind == RULE_MISSING))
		return error_data(error, _("check_rules: the rule %s of \"%s\" from %s has no points"), word, rule->item, rule->valid_from);
	if (rule->kind == RULE_STANDING && rule->standing[0] == '\0')
		return error_data(error, _("check_rules: a standing has no word"));
	return true;
}

bool
check_rules_load(struct check_rules *rules, struct db *db, struct error *error)
{
	struct query *q;
	bool ok = true;

	*rules = (struct check_rules){ 0 };
	if (db_int(db, 0, "select count(*) from pragma_table_info('check_rules_rows')", "") == 0)
		return error_set(error, _("the database was made by an older program and has no rules of checks yet; any import brings it up to date"));
	q = query(db, "select check_item, check_rule, from_percent, valid_from, rule_points, each_missing, standing from check_rules_rows"
	    " order by check_item, valid_from, check_rule, from_percent desc", "");
	while (ok && query_next(q))
		ok = read_rule(rules, q, error);
	query_end(q);
	return ok && db_ok(db, error);
}

void
check_rules_free(struct check_rules *rules)
{
	free(rules->items);
	arena_free(&rules->arena);
}

/* The rules of the item in force on the day: one run of the table. Standings are apart from points. */
static const struct check_rule *
in_force(const struct check_rules *rules, const char *item, const char *day, bool standings, size_t *count)
{
	const struct check_rule *found = NULL;

	*count = 0;
	for (size_t i = 0; i < rules->count; i++) {
		const struct check_rule *rule = &rules->items[i];

		if ((rule->kind == RULE_STANDING) != standings || strcmp(rule->item, item) != 0 || strcmp(rule->valid_from, day) > 0)
			continue;
		if (found == NULL || strcmp(found->valid_from, rule->valid_from) != 0) {
			found = rule;
			*count = 0;
		}
		++*count;
	}
	return found;
}

/* ---- points ---- */

static void
add_part(struct check_points *sum, enum check_rule_kind kind, struct fraction points, struct fraction full)
{
	sum->points = fraction_add(sum->points, points);
	sum->full = fraction_add(sum->full, full);
	sum->kinds |= 1u << kind;
}

static void
add_quality(struct check_points *sum, const struct check_rule *rule, const struct check_figures *f)
{
	if (rule->points < 0)
		add_part(sum, RULE_QUALITY, fraction_of(f->points, 1), fraction_of(f->full, 1));
	else
		add_part(sum, RULE_QUALITY, fraction_of(f->points * rule->points, f->full), fraction_of(rule->points, 1));
}

/* Bands come from the highest; the first one reached counts, the highest is what could be had. */
static void
add_band(struct check_points *sum, const struct check_rule *rules, size_t count, const struct check_figures *f)
{
	int64_t points = 0, full = 0;
	bool reached = false;

	for (size_t i = 0; i < count; i++) {
		if (rules[i].kind != RULE_BANDS)
			continue;
		full = rules[i].points > full ? rules[i].points : full;
		if (!reached && f->found * 10000 >= rules[i].from_percent * f->expected) {
			points = rules[i].points;
			reached = true;
		}
	}
	add_part(sum, RULE_BANDS, fraction_of(points, 1), fraction_of(full, 1));
}

static void
add_missing(struct check_points *sum, const struct check_rule *rule, const struct check_figures *f)
{
	int64_t missing = f->expected > f->found ? f->expected - f->found : 0;
	int64_t points = rule->points - missing * rule->each_missing;

	add_part(sum, RULE_MISSING, fraction_of(points > 0 ? points : 0, 1), fraction_of(rule->points, 1));
}

struct check_points
check_score(const struct check_rules *rules, const char *item, const char *day, const struct check_figures *f)
{
	struct check_points sum = { 0 };
	bool given = f->points >= 0 && f->full > 0, counted = f->found >= 0 && f->expected > 0;
	size_t count;
	const struct check_rule *own = in_force(rules, item, day, false, &count);

	if (own == NULL) {
		own = in_force(rules, "", day, false, &count);
		counted = counted && !given;
	}
	for (size_t i = 0; i < count; i++) {
		const struct check_rule *rule = &own[i];

		if (rule->kind == RULE_QUALITY && given)
			add_quality(&sum, rule, f);
		else if (rule->kind == RULE_BANDS && counted && (sum.kinds & 1u << RULE_BANDS) == 0)
			add_band(&sum, own, count, f);
		else if (rule->kind == RULE_MISSING && counted)
			add_missing(&sum, rule, f);
	}
	return sum;
}

const char *
check_standing(const struct check_rules *rules, const char *day, struct fraction points, struct fraction full)
{
	size_t count;
	const struct check_rule *standings = in_force(rules, "", day, true, &count);

	if (full.num <= 0)
		return "";
	for (size_t i = 0; i < count; i++)
		if ((__int128)points.num * full.den * 10000 >= (__int128)standings[i].from_percent * full.num * points.den)
			return standings[i].standing;
	return "";
}

void
check_rules_add(struct text *text, unsigned parts, enum language language)
{
	const char *plus = "";

	for (int kind = 0; kind < RULE_KINDS; kind++)
		if (parts & 1u << kind) {
			text_addf(text, "%s%s", plus, word_text(&column_find("check_rule")->words[kind], language));
			plus = "+";
		}
}
