/* Confidence sets for ranks: which places are compatible with the data when each
 * unit's value is an estimate with a standard error.
 *
 * Method: Mogstad, Romano, Shaikh and Wilhelm, "Inference for Ranks with Applications
 * to Mobility across Neighbourhoods and Academic Achievement across Countries", Review
 * of Economic Studies 91 (2024) 476-518; the R package csranks is theirs. A unit's set
 * runs from 1 + the number of units shown to be better than it to n - the number
 * shown to be worse. "Shown" means: the difference over its standard error,
 * sqrt(se_j^2 + se_k^2), is above the critical value c of the largest such statistic;
 * directions rejected are dropped and c computed again until none is added
 * (Romano and Wolf's stepdown). Estimates are taken as independent and normal.
 *
 * Marginal (default): each set covers its unit's true rank with the given probability;
 * for the question "where does this school stand". c is computed per unit by
 * integrating over the unit's own error, without random draws, to about 1e-4:
 *     P(max <= c) = integral of phi(t) product over k [F(a t + c b) - F(a t - c b)] dt,
 *     a = se_j / se_k, b = sqrt(1 + a^2), F the normal distribution function.
 * Simultaneous: all sets cover together with that probability; for a whole table.
 * The units that may be among the best q are those with lower <= q; among the worst
 * q those with upper > n - q. c is the quantile (type 7) over random draws, so an edge
 * can move by one place with the seed; not with the order of the units.
 *
 * The same input gives the same result at each run. Time: marginal n^2 (500 units
 * 0.4 s, 2,000 units 6 s), simultaneous draws * n (2,000 units 1 s). */
#ifndef STATS_RANKSET_H
#define STATS_RANKSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rankset_rule {
	double level;           /* coverage from 0.5 to 0.9999; 0: 0.95 */
	bool ascending;         /* the smallest value is first; default: the largest */
	bool simultaneous;
	size_t draws;           /* simultaneous only; 0: 10,000 */
	uint64_t seed;          /* of the draws, any number */
};

struct rankset {
	size_t rank;            /* competition rank of the estimate; 0: none */
	size_t lower, upper;    /* best and worst place, from 1 */
};

/* Fills sets[n]. Units whose estimate or standard error is NaN or infinite, or whose
 * standard error is negative, get zeros and do not count. Standard error 0 means
 * known exactly: two such units are always told apart unless equal. A lone unit has 1 to 1.
 * rule NULL is all zeros. False: no memory, or a level outside its range. */
bool rankset(const double *estimates, const double *std_errors, size_t n,
	const struct rankset_rule *rule, struct rankset *sets);

/* Marginal sets of very many units, the largest value first: the same without stepdown, so never narrower but for
 * rounding of c (1e-3: standard errors of rivals count in 32 classes); all standard errors above 0, else false. level 0: 0.95.
 * Time n log n: 3,000 units 0.02 s, 60,000 units 0.3 s. */
bool rankset_quick(const double *estimates, const double *std_errors, size_t n, double level, struct rankset *sets);

#endif
