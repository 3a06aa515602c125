#include <math.h>
#include "stats/normal.h"

double
normal_below(double z)
{
	return erfc(-z / sqrt(2)) / 2;
}

double
normal_deviate(double tail)
{
	double low = -40, high = 40;

	if (!(tail > 0 && tail < 1))
		return NAN;
	for (int i = 0; i < 80; i++) {
		double middle = (low + high) / 2;

		if (normal_below(-middle) > tail)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

/* By logarithms, as the chances of large n are below what a double holds. */
static double
binomial_chance(double n, double k, double share)
{
	if (share <= 0 || share >= 1)
		return k == (share <= 0 ? 0 : n);
	return exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log1p(-share));
}

void
binomial_tails(size_t n, double share, double *tails)
{
	double sum = 0;

	for (size_t k = n; k > 0; k--) {
		sum += binomial_chance((double)n, (double)k, share);
		tails[k] = fmin(sum, 1);
	}
	tails[0] = 1;
}
