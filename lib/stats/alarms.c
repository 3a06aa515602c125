#include <math.h>
#include <stdlib.h>
#include "base/error.h"
#include "stats/alarms.h"

static const double most_kept = 0.1;

void
alarms_add(struct alarms *a, const double *tails, size_t n)
{
	double below = 0;

	for (size_t k = n + 1; k-- > 0 && tails[k] <= most_kept;) {
		a->items = alloc_grow(a->items, a->count + 1, sizeof *a->items);
		a->items[a->count++] = (struct alarm){ tails[k], tails[k] - below };
		below = tails[k];
	}
}

/* Equal ones by the step, so that the sum is the same in every order of tests. */
static int
by_probability(const void *left, const void *right)
{
	const struct alarm *a = left, *b = right;

	if (a->p != b->p)
		return a->p < b->p ? -1 : 1;
	return (a->step > b->step) - (a->step < b->step);
}

void
alarms_sort(struct alarms *a)
{
	double sum = 0;

	if (a->count > 0)
		qsort(a->items, a->count, sizeof *a->items, by_probability);
	for (size_t i = 0; i < a->count; i++)
		a->items[i].step = sum += a->items[i].step;
}

double
alarms_expected(const struct alarms *a, double p)
{
	size_t low = 0, high = a->count;

	if (!(p <= most_kept))
		return INFINITY;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (a->items[middle].p <= p)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? a->items[low - 1].step : 0;
}

void
alarms_free(struct alarms *a)
{
	free(a->items);
	*a = (struct alarms)ALARMS_INIT;
}
