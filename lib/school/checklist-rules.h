/* From a check of teaching routine to points, by the kind `check_rules`.
 *
 * For an item the rows that name it and are in force on the day hold, all with the latest valid_from;
 * without any those without an item. An item's points are the sum of its parts:
 *     quality   points given x rule's points / out of; as given where the rule has no points
 *     bands     the points of the highest band with 100 x found / expected >= its from_percent
 *     missing   rule's points - each_missing x (expected - found), not below 0
 * What the check does not say (no points, no counts) makes no part: neither its points nor what could
 * be had are counted. By rules without an item counts are turned into points only where none were given. */
#ifndef SCHOOL_CHECKLIST_RULES_H
#define SCHOOL_CHECKLIST_RULES_H

#include "base/arena.h"
#include "store/db.h"
#include "table/kind.h"

/* Hundredths of a point, exactly; den > 0. All zero is 0. Beyond a billion a denominator becomes a million. */
struct fraction { int64_t num, den; };
struct fraction fraction_of(int64_t num, int64_t den);
struct fraction fraction_add(struct fraction, struct fraction);
struct fraction fraction_divide(struct fraction, int64_t by);
int fraction_compare(struct fraction, struct fraction);

/* In the order of the words of column check_rule. */
enum check_rule_kind { RULE_QUALITY, RULE_BANDS, RULE_MISSING, RULE_STANDING, RULE_KINDS };

struct check_rule {
	const char *item, *valid_from, *standing;       /* item "": of all without rules of their own */
	enum check_rule_kind kind;
	int64_t from_percent, each_missing;     /* hundredths */
	int64_t points;                 /* hundredths, -1: none */
};

struct check_rules {
	struct check_rule *items;       /* by item and valid_from, bands and standings from the highest */
	size_t count;
	struct arena arena;
};

/* What one check says; -1: nothing. Counts are whole, points hundredths. */
struct check_figures { int64_t expected, found, points, full; };
/* kinds: bits 1 << enum check_rule_kind of the parts counted; 0: the check gave no points. */
struct check_points { struct fraction points, full; unsigned kinds; };

/* False: the table is not there, a rule lacks its points, or an error of the database. */
bool check_rules_load(struct check_rules *, struct db *, struct error *);
void check_rules_free(struct check_rules *);
struct check_points check_score(const struct check_rules *, const char *item, const char *day, const struct check_figures *);
/* The standing for points out of full; "" where there is none. */
const char *check_standing(const struct check_rules *, const char *day, struct fraction points, struct fraction full);
/* The parts counted, as words: 质量+数量分档. */
void check_rules_add(struct text *, unsigned parts, enum language);

#endif
