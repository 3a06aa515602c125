/* Rules for marks that deserve a second look. */
#include <math.h>
#include "school/suspicion.h"

double
suspicion_binomial(int64_t throws, int64_t successes)
{
	double n = (double)throws, sum = 0;

	for (int64_t i = throws; i >= successes && i >= 0; i--)
		sum += exp(lgamma(n + 1) - lgamma((double)i + 1) - lgamma(n - (double)i + 1) - n * log(2));
	return fmin(sum, 1);
}

bool
suspicion_heap(int64_t below, int64_t above)
{
	return above - below >= 6 && suspicion_binomial(above + below, above) < 0.001;
}

bool
suspicion_same(int64_t n, int64_t commonest)
{
	return (n >= 3 && commonest == n) || (n >= SUSPICION_LEAST && commonest * 10 >= n * 6);
}

static bool
has_same_shape(const struct exact *marks, const struct exact *others)
{
	double ratio = exact_sd_population(marks) / exact_mean(marks) / (exact_sd_population(others) / exact_mean(others));

	return ratio >= 2.0 / 3 && ratio <= 1.5;
}

bool
suspicion_scale(const struct exact *marks, const struct exact *others, double usual, int64_t highest, int64_t full_mark)
{
	double ratio;

	if (marks->n < SUSPICION_LEAST || others->n < SUSPICION_LEAST || marks->sum <= 0 || others->sum <= 0)
		return false;
	ratio = exact_mean(marks) / exact_mean(others);
	return (ratio > 1.25 * fmax(usual, 1) || (ratio < 0.75 * fmin(usual, 1) && highest * 10 < full_mark * 7)) && has_same_shape(marks, others);
}

bool
suspicion_jump(double earlier_t, double later_t)
{
	return fabs(later_t - earlier_t) > 15;
}

static double
squared_deviation(double mean, const struct suspicion_mean *as, double level)
{
	double d = (mean - as->reference) / as->deviation - level;

	return d * d;
}

struct suspicion_fit
suspicion_exchange(const struct suspicion_mean *a, const struct suspicion_mean *b, double level)
{
	return (struct suspicion_fit){
		.before = squared_deviation(a->mean, a, level) + squared_deviation(b->mean, b, level),
		.after = squared_deviation(b->mean, a, level) + squared_deviation(a->mean, b, level),
	};
}

bool
suspicion_swap(struct suspicion_fit fit)
{
	return fit.before >= 2 && fit.after <= fit.before / 4;
}

void
suspicion_pair(struct suspicion_pairs *p, double x, double y)
{
	p->n++;
	p->x += x;
	p->y += y;
	p->xx += x * x;
	p->yy += y * y;
	p->xy += x * y;
}

double
suspicion_correlation(const struct suspicion_pairs *p)
{
	double xx = p->xx - p->x * p->x / p->n, yy = p->yy - p->y * p->y / p->n;

	/* What rounding leaves of equal values is no spread. */
	return p->n < 2 || xx <= p->xx * 1e-12 || yy <= p->yy * 1e-12 ? NAN : (p->xy - p->x * p->y / p->n) / sqrt(xx * yy);
}

bool
suspicion_crossed(const struct suspicion_pairs *p)
{
	return p->n >= SUSPICION_LEAST && suspicion_correlation(p) * sqrt(p->n) <= -1.5;
}
