/* Between which ranks may units stand when the weights of their items are moved?
 *
 * A unit's total is the sum of its points in k items, each out of the item's weight, so that
 * with the weight w_j moved to w_j t_j its points move alike: total = fixed + sum of points_j t_j.
 * Allowed are all t_j from 1 - share to 1 + share with the sum of the w_j t_j unchanged. Ranks are
 * competition ranks: 1 + the number of totals strictly above.
 *
 * Sure bounds: the most that unit l can be ahead of unit i is the maximum of a linear function over
 * that box with one sum (a fractional knapsack: items in the order of (points_lj - points_ij) / w_j are raised
 * until the sum is used up). Who is ahead whatever the weights is above in every rank, who never can be, in
 * none. Of the others, the rivals, only so many can be ahead, or behind, at once: the step function "is behind" lies below the
 * line through 1 where the lead is 0 and 0 where it is largest, and sums of such lines have a minimum as above.
 *
 * How many can be exactly is a question of integers, not solved here. A search along straight lines, from several
 * weights, gives ranks that some weights do give. Where it reaches the bound the end is exact; else
 * the true one is between the two.
 *
 * Totals nearer than WEIGHT_RANGE_SAME tie: far above what doubles lose, far below what points in hundredths
 * and weights in whole percents can differ by.
 *
 * Pure; the order of the units matters only in what the search may miss. 200 units with 8 items take
 * 0.2 s, 2,000 with 10 items 6 s. */
#ifndef STATS_WEIGHT_RANGE_H
#define STATS_WEIGHT_RANGE_H

#include <stddef.h>

#define WEIGHT_RANGE_SAME 1e-7

struct weight_range {
	size_t rank;                    /* by the weights as given */
	size_t low, high;               /* best and worst rank that some weights give */
	size_t sure_low, sure_high;     /* no weights give a better, a worse one */
};

/* Fills ranges[n]. points: n rows of k; weights: k, above 0; fixed: n totals that no weight moves (bonuses), NULL:
 * none; share: 0.1 for 10 percent, from 0 to 1. */
void weight_ranges(const double *points, const double *weights, const double *fixed, size_t n, size_t k,
	double share, struct weight_range *ranges);

#endif
