#include <math.h>
#include <stdlib.h>
#include "base/error.h"
#include "stats/items.h"

/* n squared times a variance or covariance: a whole number. */
typedef __int128 wide;

enum { SHARE = 27 };

static wide
spread(const struct exact *e)
{
	return (wide)e->squares * e->n - (wide)e->sum * e->sum;
}

static double
alpha_of(size_t items, wide item_spread, wide sum_spread)
{
	double k = (double)items;

	return items < 2 || sum_spread <= 0 ? NAN : k / (k - 1) * (1 - (double)item_spread / (double)sum_spread);
}

static int
descending(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a < b) - (a > b);
}

/* One of the two groups: everybody beyond the cut, and a share of those on it. */
struct group {
	int64_t cut;
	size_t beyond, on;
};

static struct group
group_from(const int64_t *sums, size_t n, size_t size, int sign)
{
	struct group g = { .cut = size == 0 ? 0 : sums[sign > 0 ? size - 1 : n - size] };

	for (size_t i = 0; i < n; i++) {
		g.beyond += sign > 0 ? sums[i] > g.cut : sums[i] < g.cut;
		g.on += sums[i] == g.cut;
	}
	return g;
}

static double
group_mean(const struct item_table *t, const int64_t *sums, size_t item, const struct group *g, size_t size, int sign)
{
	int64_t beyond = 0, on = 0;

	for (size_t i = 0; i < t->persons; i++) {
		int32_t mark = t->marks[i * t->items + item];

		if (sums[i] == g->cut)
			on += mark;
		else if ((sums[i] > g->cut) == (sign > 0))
			beyond += mark;
	}
	return ((double)beyond + (double)on * (double)(size - g->beyond) / (double)g->on) / (double)size;
}

static void
discriminate(const struct item_table *t, const int64_t *sums, size_t size, struct item_figures *items)
{
	int64_t *sorted = alloc_zero(t->persons + 1, sizeof *sorted);
	struct group upper, lower;

	for (size_t i = 0; i < t->persons; i++)
		sorted[i] = sums[i];
	qsort(sorted, t->persons, sizeof *sorted, descending);
	upper = group_from(sorted, t->persons, size, 1);
	lower = group_from(sorted, t->persons, size, -1);
	for (size_t k = 0; k < t->items; k++)
		items[k].discrimination = size == 0 || t->full[k] == 0 ? NAN
		    : (group_mean(t, sums, k, &upper, size, 1) - group_mean(t, sums, k, &lower, size, -1)) / (double)t->full[k];
	free(sorted);
}

/* The item against the rest of the paper. */
static void
relate(const struct item_table *t, const int64_t *sums, const struct exact *all, size_t item, wide item_spread, struct item_figures *f)
{
	wide own = spread(&f->marks), product = 0, together, rest;

	for (size_t i = 0; i < t->persons; i++)
		product += (wide)sums[i] * t->marks[i * t->items + item];
	together = product * all->n - (wide)all->sum * f->marks.sum;
	rest = spread(all) + own - 2 * together;
	f->item_rest = own <= 0 || rest <= 0 ? NAN : (double)(together - own) / (sqrt((double)own) * sqrt((double)rest));
	f->alpha_without = alpha_of(t->items - 1, item_spread - own, rest);
}

void
items_figures(const struct item_table *t, struct paper_figures *paper, struct item_figures *items)
{
	int64_t *sums = alloc_zero(t->persons + 1, sizeof *sums);
	bool known = t->items > 0;
	wide item_spread = 0;

	*paper = (struct paper_figures){ .group = (t->persons * SHARE + 50) / 100 };
	for (size_t k = 0; k < t->items; k++) {
		items[k] = (struct item_figures){ 0 };
		for (size_t i = 0; i < t->persons; i++) {
			exact_add(&items[k].marks, t->marks[i * t->items + k]);
			sums[i] += t->marks[i * t->items + k];
		}
		items[k].difficulty = t->full[k] == 0 ? NAN : exact_mean(&items[k].marks) / (double)t->full[k];
		item_spread += spread(&items[k].marks);
		known = known && t->full[k] > 0;
		paper->full += t->full[k];
	}
	paper->full = known ? paper->full : 0;
	for (size_t i = 0; i < t->persons; i++)
		exact_add(&paper->sums, sums[i]);
	for (size_t k = 0; k < t->items; k++)
		relate(t, sums, &paper->sums, k, item_spread, &items[k]);
	discriminate(t, sums, paper->group, items);
	paper->alpha = alpha_of(t->items, item_spread, spread(&paper->sums));
	paper->std_error = exact_sd_population(&paper->sums) * sqrt(1 - paper->alpha);
	paper->difficulty = known ? exact_mean(&paper->sums) / (double)paper->full : NAN;
	free(sums);
}
