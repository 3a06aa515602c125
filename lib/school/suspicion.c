/* Rules for marks that deserve a second look. */
#include <math.h>
#include <stdlib.h>
#include "base/error.h"
#include "school/suspicion.h"
#include "stats/normal.h"

/* Percent of the full mark. Narrow and wide, as one may lift a mark by one point or by many. */
static const struct { int64_t below, above; } windows[] = { { 2, 1 }, { 4, 1 }, { 8, 1 }, { 2, 2 }, { 4, 2 }, { 8, 2 } };

enum { WINDOWS = sizeof windows / sizeof windows[0] };

/* Rounded up. */
static int64_t
to_step(int64_t mark, int64_t step)
{
	return (mark + step - 1) / step * step;
}

/* From a mark to below another; a mark stands for half a step on both sides of it. */
static double
mass_between(const struct spectrum *marks, const struct spectrum *shape, int64_t step, int64_t from, int64_t to)
{
	double half = (double)step / 2, low = (double)to_step(from, step) - half, high = (double)to_step(to, step) - half;

	return spectrum_mass(shape, spectrum_mean(marks), spectrum_sd(marks), low, high);
}

/* The distance of two marks next to each other. */
static int64_t
step_of(const struct spectrum *marks, const struct spectrum *others)
{
	int64_t steps[] = { spectrum_step(marks), spectrum_step(others) }, counts[] = { 1, 1 };
	struct spectrum both = { steps, counts, 2 };

	return spectrum_step(&both);
}

static bool
judge_window(struct heap *heap, const struct spectrum *marks, const struct spectrum *shape, int64_t step, int64_t pass, struct alarms *alarms)
{
	double below = mass_between(marks, shape, step, pass - heap->width, pass);
	double above = mass_between(marks, shape, step, pass, pass + heap->reach), *tails;
	size_t n;

	heap->below = spectrum_count(marks, pass - heap->width, pass);
	heap->above = spectrum_count(marks, pass, pass + heap->reach);
	n = (size_t)(heap->below + heap->above);
	if (n == 0 || !(below + above > 0))
		return false;
	tails = alloc_zero(n + 1, sizeof *tails);
	binomial_tails(n, above / (below + above), tails);
	alarms_add(alarms, tails, n);
	heap->expected = (double)n * above / (below + above);
	heap->p = tails[heap->above];
	free(tails);
	return true;
}

bool
suspicion_heap(struct heap *best, const struct spectrum *marks, const struct spectrum *others, int64_t full_mark, int64_t pass, struct alarms *alarms)
{
	const struct spectrum *shape = spectrum_total(others) >= SUSPICION_LEAST && spectrum_sd(others) > 0 ? others : marks;
	int64_t step = step_of(marks, others);
	bool found = false;

	if (spectrum_total(marks) < SUSPICION_LEAST || step == 0 || !(spectrum_sd(marks) > 0))
		return false;
	for (size_t i = 0; i < WINDOWS; i++) {
		struct heap heap = { .width = full_mark * windows[i].below / 100, .reach = full_mark * windows[i].above / 100 };

		if (judge_window(&heap, marks, shape, step, pass, alarms) && (!found || heap.p < best->p)) {
			*best = heap;
			found = true;
		}
	}
	return found;
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
	double dx = x - p->x, dy = y - p->y;

	p->n++;
	p->x += dx / p->n;
	p->y += dy / p->n;
	p->xx += dx * (x - p->x);
	p->yy += dy * (y - p->y);
	p->xy += dx * (y - p->y);
}

double
suspicion_correlation(const struct suspicion_pairs *p)
{
	/* What rounding leaves of equal values is no spread. */
	double least_x = 1e-12 * p->n * p->x * p->x, least_y = 1e-12 * p->n * p->y * p->y;

	return p->n < 2 || p->xx <= least_x || p->yy <= least_y ? NAN : p->xy / sqrt(p->xx * p->yy);
}

double
suspicion_crossed(const struct suspicion_pairs *p, double usual)
{
	double r = suspicion_correlation(p);

	if (p->n < SUSPICION_LEAST || isnan(r) || isnan(usual))
		return NAN;
	r = fmax(fmin(r, 0.99), -0.99);
	usual = fmax(fmin(usual, 0.99), -0.99);
	return normal_below((atanh(r) - atanh(usual)) * sqrt(p->n - 3));
}

static int
by_size(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

double
suspicion_spread(double *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		values[i] = fabs(values[i]);
	if (n < 10)
		return NAN;
	qsort(values, n, sizeof *values, by_size);
	return median(values, n) / 0.6745;
}
