/* How far true values may be from estimates shrunk towards 0, when the variance of the true values is itself only estimated.
 * Pure functions.
 *
 *     true value    normal, mean 0, variance k x prior
 *     estimate      normal around the true value, with a standard error that is known
 *
 * With k known the true value given the estimate y is normal with mean B y and variance B s^2, B = k prior / (k prior + s^2).
 * As k is not known, both are integrated over it: weights are the likelihood of all estimates with a flat prior of
 * sqrt(k) (Gelman, Bayesian Analysis 1 (2006) 515), on a grid. So no error becomes 0 where the estimated variance is 0, and few units
 * have wider intervals than many. */
#ifndef STATS_SHRINK_H
#define STATS_SHRINK_H

#include <stddef.h>

enum { SHRINK_STEPS = 400 };

struct shrink_unit {
	double estimate, error;         /* of each unit by itself, not shrunk */
	double prior;                   /* variance of the true values with k = 1, above 0 */
	double mean, deviation;         /* filled in: of the true value, over k */
};

struct shrink_grid {
	double step, weights[SHRINK_STEPS];     /* of the midpoints of sqrt(k); they add up to 1 */
};

/* What the units say of k; largest: the largest SD of true values that can be. */
void shrink_find(struct shrink_grid *, const struct shrink_unit *, size_t n, double largest);
/* Of a unit, among those or not. */
void shrink_apply(const struct shrink_grid *, struct shrink_unit *);

#endif
