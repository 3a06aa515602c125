#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include "base/error.h"
#include "stats/weight-range.h"

/* How long a search may last: rounds from a start, lines in a round, starts. Fewer where there are many rivals. */
enum { ROUNDS = 8, LINES = 24, RIVALS_ON_LINES = 4000, STARTS = 16, RIVALS_FROM_STARTS = 400, STEPS = 40 };

/* A unit that is ahead by some of the weights, not by all. Leads are less WEIGHT_RANGE_SAME: it is ahead above 0. */
struct rival {
	const double *lead;             /* its points less those of the unit, k, and the fixed ones */
	double most, least;             /* its lead by the weights that are best, worst for it */
	double now, then;               /* at both ends of a line */
	double part;                    /* in a bound */
	bool tried;
};

struct event { double at; int change; };

struct search {
	const double *points, *weights, *fixed;
	size_t n, k, unit;
	double share;
	size_t above;                   /* always ahead of the unit */
	struct rival *rivals;
	size_t rival_count;
	double *leads;                  /* those of the rivals, k + 1 each, and room for one more */
	size_t *order;                  /* items by lead for their weight, the largest first */
	double *here, *there, *best;    /* factors of the weights */
	struct event *events;
};

/* ---- pairs ---- */

static void
order_items(struct search *s, const double *lead)
{
	for (size_t j = 0; j < s->k; j++) {
		double ratio = lead[j] / s->weights[j];
		size_t place = j;

		for (; place > 0 && lead[s->order[place - 1]] / s->weights[s->order[place - 1]] < ratio; place--)
			s->order[place] = s->order[place - 1];
		s->order[place] = j;
	}
}

/* The factors for which the lead is the largest (least: the smallest). */
static void
favour(struct search *s, const double *lead, bool least, double *factors)
{
	double left = 0;

	order_items(s, lead);
	for (size_t j = 0; j < s->k; j++)
		left += s->share * s->weights[j];
	for (size_t place = 0; place < s->k; place++) {
		size_t j = s->order[least ? s->k - 1 - place : place];
		double raised = fmin(left, 2 * s->share * s->weights[j]);

		factors[j] = 1 - s->share + raised / s->weights[j];
		left -= raised;
	}
}

static double
lead_at(const struct search *s, const double *lead, const double *factors)
{
	double sum = lead[s->k];

	for (size_t j = 0; j < s->k; j++)
		sum += lead[j] * factors[j];
	return sum;
}

static double
lead_favoured(struct search *s, const double *lead, bool least)
{
	favour(s, lead, least, s->there);
	return lead_at(s, lead, s->there);
}

/* Fills lead[k + 1] and tells who is ahead by the given weights; false: by all weights alike. */
static bool
is_open(struct search *s, size_t other, double *lead, bool *ahead)
{
	const double *own = s->points + s->unit * s->k, *its = s->points + other * s->k;
	double given, reach = 0;

	lead[s->k] = (s->fixed != NULL ? s->fixed[other] - s->fixed[s->unit] : 0) - WEIGHT_RANGE_SAME;
	given = lead[s->k];
	for (size_t j = 0; j < s->k; j++) {
		lead[j] = its[j] - own[j];
		given += lead[j];
		reach += s->share * fabs(lead[j]);
	}
	*ahead = given > 0;
	return fabs(given) <= reach && (lead_favoured(s, lead, *ahead) > 0) != *ahead;
}

/* Returns the rank by the given weights. */
static size_t
find_rivals(struct search *s)
{
	size_t rank = 1;

	s->above = s->rival_count = 0;
	for (size_t other = 0; other < s->n; other++) {
		double *lead = s->leads + s->rival_count * (s->k + 1);
		bool ahead = false;

		if (other == s->unit)
			continue;
		if (is_open(s, other, lead, &ahead))
			s->rivals[s->rival_count++] = (struct rival){ .lead = lead, .most = lead_favoured(s, lead, false),
				.least = lead_favoured(s, lead, true) };
		else
			s->above += ahead;
		rank += ahead;
	}
	return rank;
}

/* ---- bounds ---- */

/* The sum over the rivals of part x lead / the lead's reach on its side, at its smallest; so much at least is missing
 * from all rivals on the other side. Leaves the leads there in then. */
static double
shortfall(struct search *s, bool behind)
{
	double *sum = s->leads + s->n * (s->k + 1), sign = behind ? 1 : -1;

	for (size_t j = 0; j <= s->k; j++)
		sum[j] = 0;
	for (size_t i = 0; i < s->rival_count; i++) {
		struct rival *r = &s->rivals[i];
		double reach = behind ? r->most : -r->least;

		for (size_t j = 0; j <= s->k && r->part > 0; j++)
			sum[j] += r->part * sign * r->lead[j] / reach;
	}
	favour(s, sum, true, s->there);
	for (size_t i = 0; i < s->rival_count; i++)
		s->rivals[i].then = lead_at(s, s->rivals[i].lead, s->there);
	return lead_at(s, sum, s->there);
}

/* How many rivals can be behind (or ahead) at once, at most: for each "is behind" is no more than
 * 1 - part x lead / (its largest lead), whatever part from 0 to 1. The best parts are looked for uphill. */
static size_t
most_at_once(struct search *s, bool behind)
{
	double best = 0;

	for (size_t i = 0; i < s->rival_count; i++)
		s->rivals[i].part = 0.5;
	for (int step = 1; step <= STEPS; step++) {
		best = fmax(best, shortfall(s, behind));
		for (size_t i = 0; i < s->rival_count; i++) {
			struct rival *r = &s->rivals[i];
			double reach = behind ? r->most : -r->least;

			r->part = reach < 1e-6 ? 0 : fmin(1, fmax(0, r->part + (behind ? 1 : -1) * r->then / reach / sqrt(step)));
		}
	}
	return (size_t)floor((double)s->rival_count - best + 1e-6);
}

/* ---- the search ---- */

static size_t
rank_at(const struct search *s, const double *factors)
{
	size_t rank = 1 + s->above;

	for (size_t i = 0; i < s->rival_count; i++)
		rank += lead_at(s, s->rivals[i].lead, factors) > 0;
	return rank;
}

static int
by_place(const void *left, const void *right)
{
	const struct event *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return b->change - a->change;
}

/* Where on the line from here to there most rivals stand on the wanted side, from 0 to 1. */
static double
best_on_line(struct search *s, bool behind)
{
	size_t count = 0;
	int sum = 0, most = 0;
	double best = 0;

	for (size_t i = 0; i < s->rival_count; i++) {
		struct rival *r = &s->rivals[i];

		r->then = lead_at(s, r->lead, s->there);
		if ((r->now > 0) != (r->then > 0))
			s->events[count++] = (struct event){ r->now / (r->now - r->then), (r->then > 0) != behind ? 1 : -1 };
	}
	if (count > 1)
		qsort(s->events, count, sizeof *s->events, by_place);
	for (size_t i = 0; i < count; i++) {
		sum += s->events[i].change;
		if (sum > most) {
			most = sum;
			best = i + 1 < count ? (s->events[i].at + s->events[i + 1].at) / 2 : 1;
		}
	}
	return best;
}

static void
set_here(struct search *s, const double *factors)
{
	for (size_t j = 0; j < s->k; j++)
		s->here[j] = factors != NULL ? factors[j] : 1;
	for (size_t i = 0; i < s->rival_count; i++)
		s->rivals[i].now = lead_at(s, s->rivals[i].lead, s->here);
}

/* Looks along the line from here to there; keeps in best where the rank is not worse. */
static bool
try_line(struct search *s, bool behind, size_t *rank)
{
	double at = best_on_line(s, behind);
	size_t found;

	for (size_t j = 0; j < s->k; j++)
		s->there[j] = s->here[j] + at * (s->there[j] - s->here[j]);
	found = rank_at(s, s->there);
	if (behind ? found > *rank : found < *rank)
		return false;
	for (size_t j = 0; j < s->k; j++)
		s->best[j] = s->there[j];
	if (found == *rank)
		return false;
	*rank = found;
	return true;
}

/* Weight goes from one item to another, as much as may; who gains by it stays there. */
static void
exchange(struct search *s, size_t up, size_t down, bool behind, size_t *rank)
{
	double moved = fmin((1 + s->share - s->here[up]) * s->weights[up], (s->here[down] - 1 + s->share) * s->weights[down]);

	if (up == down || moved <= 0)
		return;
	for (size_t j = 0; j < s->k; j++)
		s->there[j] = s->here[j];
	s->there[up] += moved / s->weights[up];
	s->there[down] -= moved / s->weights[down];
	if (try_line(s, behind, rank))
		set_here(s, s->best);
}

/* The rival on the wrong side that is the nearest and not tried yet; NULL: none. */
static struct rival *
nearest_rival(struct search *s, bool behind)
{
	struct rival *found = NULL;

	for (size_t i = 0; i < s->rival_count; i++) {
		struct rival *r = &s->rivals[i];

		if (!r->tried && (r->now > 0) == behind && (found == NULL || fabs(r->now) < fabs(found->now)))
			found = r;
	}
	return found;
}

/* From here by exchanges and against the nearest rivals on the wrong side. */
static size_t
try_lines(struct search *s, bool behind, size_t rank)
{
	size_t lines = RIVALS_ON_LINES / (s->rival_count + 1);
	struct rival *r;

	for (size_t up = 0; up < s->k; up++)
		for (size_t down = 0; down < s->k; down++)
			exchange(s, up, down, behind, &rank);
	for (size_t i = 0; i < s->rival_count; i++)
		s->rivals[i].tried = false;
	lines = lines < 3 ? 3 : lines > LINES ? LINES : lines;
	for (size_t i = 0; i < lines && (r = nearest_rival(s, behind)) != NULL; i++) {
		r->tried = true;
		favour(s, r->lead, behind, s->there);
		try_line(s, behind, &rank);
	}
	return rank;
}

/* From here on until no line helps. */
static size_t
climb(struct search *s, bool behind, size_t bound)
{
	size_t rank = rank_at(s, s->here);

	for (int round = 0; round < ROUNDS && rank != bound; round++) {
		size_t found = try_lines(s, behind, rank);

		if (found == rank && round > 0)
			break;
		rank = found;
		set_here(s, s->best);
	}
	return rank;
}

/* behind: the best rank, with as many rivals behind as can be; else the worst. Starts are the given weights and
 * those that are best against one rival or another. */
static size_t
search_end(struct search *s, bool behind, size_t rank, size_t bound)
{
	size_t starts = RIVALS_FROM_STARTS / (s->rival_count + 1);

	starts = starts > STARTS ? STARTS : starts;
	starts = starts > s->rival_count ? s->rival_count : starts;
	set_here(s, NULL);
	for (size_t i = 0; i <= starts && rank != bound; i++) {
		size_t found;

		for (size_t j = 0; j < s->k; j++)
			s->best[j] = s->here[j];
		found = climb(s, behind, bound);
		if (behind ? found < rank : found > rank)
			rank = found;
		if (i == starts)
			break;
		favour(s, s->rivals[i * s->rival_count / starts].lead, behind, s->there);
		set_here(s, s->there);
	}
	return rank;
}

/* ---- the units ---- */

static void
open_search(struct search *s)
{
	s->rivals = alloc_zero(s->n + 1, sizeof *s->rivals);
	s->leads = alloc_zero((s->n + 1) * (s->k + 1), sizeof *s->leads);
	s->order = alloc_zero(s->k + 1, sizeof *s->order);
	s->here = alloc_zero(3 * (s->k + 1), sizeof *s->here);
	s->there = s->here + s->k;
	s->best = s->there + s->k;
	s->events = alloc_zero(s->n + 1, sizeof *s->events);
}

static struct weight_range
range_of(struct search *s)
{
	struct weight_range r = { .rank = find_rivals(s) };
	size_t last = 1 + s->above + s->rival_count;

	r.sure_low = last - most_at_once(s, true);
	r.sure_high = 1 + s->above + most_at_once(s, false);
	r.low = search_end(s, true, r.rank, r.sure_low);
	r.high = search_end(s, false, r.rank, r.sure_high);
	return r;
}

void
weight_ranges(const double *points, const double *weights, const double *fixed, size_t n, size_t k,
    double share, struct weight_range *ranges)
{
	struct search s = { .points = points, .weights = weights, .fixed = fixed, .n = n, .k = k, .share = share };

	open_search(&s);
	for (s.unit = 0; s.unit < n; s.unit++)
		ranges[s.unit] = range_of(&s);
	free(s.rivals);
	free(s.leads);
	free(s.order);
	free(s.here);
	free(s.events);
}
