/* The normal distribution and exact binomial tails, for how improbable a number is. Pure functions. */
#ifndef STATS_NORMAL_H
#define STATS_NORMAL_H

#include <stddef.h>

/* The probability below z. */
double normal_below(double z);
/* The z that is exceeded with this probability (above 0, below 1), to about 1e-12: 0.025 is 1.960. Else NaN. */
double normal_deviate(double tail);

/* Sums P(X >= k) of X binomial (n, share) into tails[k], k from 0 (which is 1) to n. Exact but for rounding;
 * share from 0 to 1. */
void binomial_tails(size_t n, double share, double *tails);

#endif
