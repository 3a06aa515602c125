/* Standard scores: where a mark, or the mean of some marks, stands in its group. Pure functions.
 *
 * The group is given by its exact sums. A score that the group cannot give (fewer than two
 * marks, all the same, a mean of 0 to divide by) is NaN. */
#ifndef STATS_STANDARD_H
#define STATS_STANDARD_H

#include "stats/moments.h"

/* z = (sum / n - mean) / population SD of the group; of a single mark n is 1. */
double standard_z(const struct exact *group, int64_t sum, int64_t n);
/* T = 50 + 10 z. */
double standard_t(double z);
/* 超均率 = 100 x (sum / n - mean) / mean, in percent. */
double standard_deviation_rate(const struct exact *group, int64_t sum, int64_t n);
/* 100 x (below + equal / 2) / n; equal counts the mark itself; 0 to 100. */
double standard_percentile(int64_t below, int64_t equal, int64_t n);

#endif
