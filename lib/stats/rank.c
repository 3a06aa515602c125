/* Ranks of values, ties and missing values by rule. */
#include <math.h>
#include <stdlib.h>
#include "stats/rank.h"

struct ranking {
	const double *values;
	const struct rank_rule *rule;
};

static bool
has_rank(const struct ranking *r, size_t i)
{
	return !isnan(r->values[i]) && (r->rule->cases == NULL || r->rule->cases[i] >= r->rule->min_n);
}

/* Equal ones as they came, so that the order is the same with every qsort. */
static int
by_value(const void *left, const void *right, void *user)
{
	const struct ranking *r = user;
	size_t i = *(const size_t *)left, j = *(const size_t *)right;
	bool has_i = has_rank(r, i), has_j = has_rank(r, j);
	double a = r->values[i], b = r->values[j];

	if (has_i != has_j)
		return has_i ? -1 : 1;
	if (has_i && a != b)
		return (a < b) == r->rule->ascending ? -1 : 1;
	return i < j ? -1 : i > j;
}

/* The rank shared by the places first to last (from 0), the group-th set of equals. */
static double
shared_rank(enum rank_ties ties, size_t first, size_t last, size_t group)
{
	switch (ties) {
	case RANK_DENSE:
		return (double)group;
	case RANK_AVERAGE:
		return ((double)first + (double)last) / 2 + 1;
	case RANK_COMPETITION:
		break;
	}
	return (double)first + 1;
}

static void
number_places(const struct ranking *r, const size_t *order, size_t ranked, double *ranks)
{
	size_t group = 0, end;

	for (size_t first = 0; first < ranked; first = end) {
		for (end = first + 1; end < ranked; end++)
			if (r->values[order[end]] != r->values[order[first]])
				break;
		group++;
		for (size_t i = first; i < end; i++)
			ranks[order[i]] = shared_rank(r->rule->ties, first, end - 1, group);
	}
}

size_t
rank_values(const double *values, size_t n, const struct rank_rule *rule, double *ranks, size_t *order)
{
	static const struct rank_rule usual = { .ties = RANK_COMPETITION };
	struct ranking r = { values, rule != NULL ? rule : &usual };
	size_t ranked = 0;

	for (size_t i = 0; i < n; i++) {
		order[i] = i;
		ranks[i] = NAN;
		ranked += has_rank(&r, i);
	}
	if (n > 0)
		qsort_r(order, n, sizeof *order, by_value, &r);
	number_places(&r, order, ranked, ranks);
	return ranked;
}

double
rank_share(double rank, size_t ranked)
{
	return ranked > 0 ? ((double)ranked - rank + 1) / (double)ranked : NAN;
}
