/* Ranks of values, ties and missing values by rule.
 *
 * Values that are equal as doubles tie. Means and rates tie as users expect when
 * each is one division of integers (553.0 / 8 and 1106.0 / 16 are the same double);
 * round before ranking where the rule of a plan says so.
 *
 * NaN has no rank. Nor has a unit with fewer cases than min_n, which neither takes
 * a place nor moves the others. */
#ifndef STATS_RANK_H
#define STATS_RANK_H

#include <stdbool.h>
#include <stddef.h>

enum rank_ties {
	RANK_COMPETITION,       /* 1 1 3: ties share a rank and the next is skipped */
	RANK_DENSE,             /* 1 1 2 */
	RANK_AVERAGE            /* 1.5 1.5 3; the sum of ranks stays n (n + 1) / 2 */
};

struct rank_rule {
	enum rank_ties ties;
	bool ascending;         /* the smallest value is first; default: the largest */
	const size_t *cases;    /* number of cases behind each value, NULL: not asked */
	size_t min_n;           /* fewer cases than this: no rank */
};

/* Fills ranks (NaN: none) and order, both of n elements; order lists the indices from
 * the first rank to the last, ties and the unranked (at the end) as they came. rule
 * NULL is { RANK_COMPETITION }. Returns how many have a rank. */
size_t rank_values(const double *values, size_t n, const struct rank_rule *rule, double *ranks, size_t *order);

/* The share of the ranked that a rank is not behind, from 1 / n (last) to 1 (first):
 * (n - rank + 1) / n. */
double rank_share(double rank, size_t ranked);

#endif
