#include <math.h>
#include "stats/standard.h"

/* Exact until the one division, so that equal ones stay equal: n x N times the difference of the means. */
static double
difference(const struct exact *group, int64_t sum, int64_t n)
{
	return (double)((__int128)sum * group->n - (__int128)group->sum * n);
}

double
standard_z(const struct exact *group, int64_t sum, int64_t n)
{
	double spread = exact_sd_population(group);

	if (group->n < 2 || n < 1 || !(spread > 0))
		return NAN;
	return difference(group, sum, n) / ((double)n * (double)group->n) / spread;
}

double
standard_t(double z)
{
	return 50 + 10 * z;
}

double
standard_deviation_rate(const struct exact *group, int64_t sum, int64_t n)
{
	if (group->n < 2 || n < 1 || group->sum == 0)
		return NAN;
	return 100 * difference(group, sum, n) / ((double)n * (double)group->sum);
}

double
standard_percentile(int64_t below, int64_t equal, int64_t n)
{
	return n < 2 ? NAN : (double)((2 * below + equal) * 100) / (double)(2 * n);
}
