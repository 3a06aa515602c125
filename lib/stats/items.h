/* Items of a paper by classical test theory. Pure functions.
 *
 * Over n persons with all k items, marks in any whole unit; V is the population variance (divided by n; n - 1
 * gives the same alpha), T the sum of a person's items:
 *
 *     alpha            k / (k - 1) x (1 - sum of V(item) / V(T))           Cronbach 1951; with items
 *                      of 0 and 1 it is KR-20 (Kuder and Richardson 1937)
 *     standard error   SD(T) x sqrt(1 - alpha), SD of the population       of measurement
 *     difficulty       mean / full mark: high is easy
 *     discrimination   (mean of the upper group - mean of the lower group) / full mark; the groups are the
 *                      27 % with the highest and the lowest T (Kelley 1939), 0.27 n rounded half up; persons
 *                      with the T of the cut share the places that are left evenly, so that order does not matter
 *     item-rest        correlation of the item with T - item
 *     alpha without    alpha of the other k - 1 items
 *
 * What the data cannot answer is NaN: alpha of one item or of equal sums, a correlation with what
 * does not vary, discrimination of a group of nobody, what asks for a full mark of 0 (not known). Sums
 * are exact: any order of persons gives the same bits. */
#ifndef STATS_ITEMS_H
#define STATS_ITEMS_H

#include <stddef.h>
#include "stats/moments.h"

struct item_table {
	size_t persons, items;
	const int32_t *marks;           /* person after person, each with all items */
	const int64_t *full;            /* of each item, 0 not known */
};

struct item_figures {
	struct exact marks;
	double difficulty, discrimination, item_rest, alpha_without;
};

struct paper_figures {
	struct exact sums;
	int64_t full;                   /* 0 when one of the items has none */
	size_t group;                   /* persons in the upper and in the lower group */
	double alpha, std_error, difficulty;
};

/* items has a place for each item of the table. */
void items_figures(const struct item_table *, struct paper_figures *, struct item_figures *items);

#endif
