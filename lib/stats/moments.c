/* Count, mean, spread and percentiles. */
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include "stats/moments.h"

void
moments_add(struct moments *m, double value)
{
	double before = value - m->mean;

	if (isnan(value))
		return;
	m->n++;
	m->mean += before / (double)m->n;
	m->squares += before * (value - m->mean);
}

struct moments
moments_of(const double *values, size_t n)
{
	struct moments m = MOMENTS_INIT;

	for (size_t i = 0; i < n; i++)
		moments_add(&m, values[i]);
	return m;
}

void
moments_merge(struct moments *m, const struct moments *part)
{
	double n = (double)m->n + (double)part->n;
	double apart = part->mean - m->mean;

	if (part->n == 0)
		return;
	m->mean += apart * ((double)part->n / n);
	m->squares += part->squares + apart * apart * ((double)m->n * ((double)part->n / n));
	m->n += part->n;
}

double
moments_mean(const struct moments *m)
{
	return m->n > 0 ? m->mean : NAN;
}

double
moments_sd_population(const struct moments *m)
{
	return m->n > 0 ? sqrt(m->squares / (double)m->n) : NAN;
}

double
moments_sd_sample(const struct moments *m)
{
	return m->n > 1 ? sqrt(m->squares / (double)(m->n - 1)) : NAN;
}

double
moments_std_error(const struct moments *m)
{
	return moments_sd_sample(m) / sqrt((double)m->n);
}

static unsigned __int128
square(int64_t value)
{
	return (unsigned __int128)((__int128)value * value);
}

void
exact_add(struct exact *e, int64_t value)
{
	e->n++;
	e->sum += value;
	e->squares += square(value);
}

void
exact_remove(struct exact *e, int64_t value)
{
	e->n--;
	e->sum -= value;
	e->squares -= square(value);
}

void
exact_merge(struct exact *e, const struct exact *part)
{
	e->n += part->n;
	e->sum += part->sum;
	e->squares += part->squares;
}

double
exact_mean(const struct exact *e)
{
	return e->n > 0 ? (double)e->sum / (double)e->n : NAN;
}

/* n times the sum of squared deviations: an integer, so that no digit is lost
 * where the spread is small beside the mean. */
static double
deviations(const struct exact *e)
{
	return (double)((unsigned __int128)e->n * e->squares - square(e->sum));
}

double
exact_sd_population(const struct exact *e)
{
	double n = (double)e->n;

	return e->n > 0 ? sqrt(deviations(e)) / n : NAN;
}

double
exact_sd_sample(const struct exact *e)
{
	double n = (double)e->n;

	return e->n > 1 ? sqrt(deviations(e) / (n * (n - 1))) : NAN;
}

double
exact_std_error(const struct exact *e)
{
	return exact_sd_sample(e) / sqrt((double)e->n);
}

static int
by_number(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

size_t
sort_numbers(double *values, size_t n)
{
	if (n > 0)
		qsort(values, n, sizeof *values, by_number);
	while (n > 0 && isnan(values[n - 1]))
		n--;
	return n;
}

/* The value at a place from 1 to n, between two values in proportion. */
static double
at_place(const double *sorted, size_t n, double place)
{
	double whole = floor(place);
	size_t i = (size_t)whole;

	if (i >= n)
		return sorted[n - 1];
	return sorted[i - 1] + (place - whole) * (sorted[i] - sorted[i - 1]);
}

/* 0.07 * 100 is 7.000000000000001: a place that near a whole number is that number. */
static double
snap(double place)
{
	double nearest = round(place);

	return fabs(place - nearest) <= 4 * DBL_EPSILON * nearest ? nearest : place;
}

double
percentile(const double *sorted, size_t n, double p, enum percentile_rule rule)
{
	double place;

	if (n == 0 || !(p >= 0 && p <= 1))
		return NAN;
	switch (rule) {
	case PERCENTILE_INCLUSIVE:
		return at_place(sorted, n, snap(1 + (double)(n - 1) * p));
	case PERCENTILE_EXCLUSIVE:
		place = snap((double)(n + 1) * p);
		return place >= 1 && place <= (double)n ? at_place(sorted, n, place) : NAN;
	case PERCENTILE_NEAREST:
		return at_place(sorted, n, fmax(1, ceil(snap((double)n * p))));
	}
	return NAN;
}

double
median(const double *sorted, size_t n)
{
	return percentile(sorted, n, 0.5, PERCENTILE_INCLUSIVE);
}
