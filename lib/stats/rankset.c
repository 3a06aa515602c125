/* Confidence sets for ranks. */
#include <math.h>
#include <stdlib.h>
#include "stats/moments.h"
#include "stats/rankset.h"

enum { CELLS_PER_UNIT = 64, CELLS = 13 * CELLS_PER_UNIT, ROUNDS = 60, DRAWS = 10000 };

static const double table_reach = 6.5;          /* beyond it F is 0 or 1 to 4e-11 */
static const double integral_reach = 5;         /* leaves out a probability of 6e-7 */
static const double coarsest = 0.35, finest = 1.0 / 128;
static const double tolerance = 1e-6;           /* of a critical value */

struct unit {
	double estimate, error;         /* larger is better: the sign is turned where asked */
	size_t index;
};

/* One rival k of a unit j in its integral. */
struct rival {
	double slope;                   /* se_j / se_k */
	double behind, ahead;           /* sqrt(1 + slope^2), infinite where a direction was rejected */
};

struct work {
	size_t n;
	double level;
	struct unit *units;             /* best first */
	size_t *by_error;               /* units, the smallest error first */
	struct rival *rivals;           /* the sharpest first */
	size_t rival_count;
	bool known_behind, known_ahead; /* rivals without error bound the integral itself */
	double step;
	double *draws, *normals;        /* simultaneous: maxima; one draw of all units */
	size_t draw_count, *candidates;
	uint64_t seed;
	struct cubic { double a, b, c, d; } normal[CELLS];      /* F = a + x (b + x (c + x d)) in each cell */
};

/* --- the normal distribution --- */

static double
density(double x)
{
	return exp(-x * x / 2) / sqrt(8 * atan(1));
}

/* Cubic Hermite interpolation of F, error under 3e-10: an integral asks for it too often for erfc. */
static void
tabulate(struct work *w)
{
	for (int i = 0; i < CELLS; i++) {
		double x = (double)i / CELLS_PER_UNIT - table_reach, next = x + 1.0 / CELLS_PER_UNIT;
		double from = erfc(-x / sqrt(2)) / 2, rise = erfc(-next / sqrt(2)) / 2 - from;
		double slope = density(x) / CELLS_PER_UNIT, next_slope = density(next) / CELLS_PER_UNIT;

		w->normal[i] = (struct cubic){ from, slope,
			3 * rise - 2 * slope - next_slope, slope + next_slope - 2 * rise };
	}
}

static double
normal_below(const struct work *w, double x)
{
	double place = (x + table_reach) * CELLS_PER_UNIT, rest;
	const struct cubic *cell;

	if (!(place > 0))
		return 0;
	if (place >= CELLS)
		return 1;
	cell = &w->normal[(int)place];
	rest = place - (int)place;
	return cell->a + rest * (cell->b + rest * (cell->c + rest * cell->d));
}

/* xoshiro256** by Blackman and Vigna, seeded by splitmix64; both in the public domain. */
struct generator { uint64_t state[4]; };

static void
generator_seed(struct generator *g, uint64_t seed)
{
	for (int i = 0; i < 4; i++) {
		uint64_t z = seed += 0x9e3779b97f4a7c15u;

		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
		z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
		g->state[i] = z ^ (z >> 31);
	}
}

static uint64_t
rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static uint64_t
generator_next(struct generator *g)
{
	uint64_t *s = g->state, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return result;
}

/* Two independent standard normal numbers (Marsaglia's polar method). */
static void
generator_normals(struct generator *g, double pair[2])
{
	double x, y, s, factor;

	do {
		x = (double)(generator_next(g) >> 11) * 0x1p-52 - 1;
		y = (double)(generator_next(g) >> 11) * 0x1p-52 - 1;
		s = x * x + y * y;
	} while (s >= 1 || s <= 0);
	factor = sqrt(-2 * log(s) / s);
	pair[0] = x * factor;
	pair[1] = y * factor;
}

/* --- what both kinds of set share --- */

static double
difference_error(const struct unit *j, const struct unit *k)
{
	return sqrt(j->error * j->error + k->error * k->error);
}

/* The studentized difference: j is shown to be better than k when it is above c. */
static double
lead(const struct unit *j, const struct unit *k)
{
	double difference = j->estimate - k->estimate;

	if (difference == 0)
		return 0;
	return difference / difference_error(j, k);
}

/* The set of unit j under critical value c. */
static void
find_places(const struct work *w, size_t j, double c, struct rankset *set)
{
	size_t better = 0, worse = 0;

	for (size_t k = 0; k < w->n; k++) {
		double ahead = lead(&w->units[j], &w->units[k]);

		better += ahead < -c;
		worse += ahead > c;
	}
	set->lower = 1 + better;
	set->upper = w->n - worse;
}

/* --- marginal sets: an integral per unit --- */

static void
add_rival(struct work *w, const struct unit *j, const struct unit *k, double c)
{
	double ahead = lead(j, k), slope, spread;
	bool shown_ahead = ahead > c, shown_behind = ahead < -c;

	if (k->error > 0) {
		slope = j->error / k->error;
		spread = sqrt(1 + slope * slope);
		w->step = fmin(w->step, fmax(0.5 / fmax(slope, 1), finest));
		w->rivals[w->rival_count++] = (struct rival){ slope,
			shown_behind ? INFINITY : spread, shown_ahead ? INFINITY : spread };
	} else if (j->error > 0) {
		w->known_ahead |= !shown_ahead;
		w->known_behind |= !shown_behind;
		w->step = finest;
	}
}

/* The directions not rejected at critical value c. */
static void
gather_rivals(struct work *w, size_t j, double c)
{
	w->rival_count = 0;
	w->known_ahead = w->known_behind = false;
	w->step = coarsest;
	for (size_t i = 0; i < w->n; i++)
		if (w->by_error[i] != j)
			add_rival(w, &w->units[j], &w->units[w->by_error[i]], c);
}

/* The chance that no rival differs by more than c, given the unit's own error t. */
static double
all_within(const struct work *w, double c, double t)
{
	double chance = 1;

	for (size_t k = 0; k < w->rival_count && chance > 1e-12; k++) {
		const struct rival *r = &w->rivals[k];
		double centre = r->slope * t;

		chance *= normal_below(w, centre + c * r->behind) - normal_below(w, centre - c * r->ahead);
	}
	return chance;
}

/* P(max <= c). The trapezoidal rule converges very fast for a smooth integrand
 * that vanishes at both ends; where known rivals cut it off the step is small. */
static double
coverage(const struct work *w, double c)
{
	double from = w->known_behind ? -fmin(c, integral_reach) : -integral_reach;
	double to = w->known_ahead ? fmin(c, integral_reach) : integral_reach;
	int steps = (int)ceil((to - from) / w->step);
	double width = steps > 0 ? (to - from) / steps : 0, sum = 0;

	for (int i = 0; i <= steps; i++) {
		double t = from + i * width;
		double weight = i == 0 || i == steps ? 0.5 : 1;

		sum += weight * density(t) * all_within(w, c, t);
	}
	return sum * width;
}

/* Positive below the critical value, nearly straight in c. */
static double
shortfall(const struct work *w, double c)
{
	double p = fmin(fmax(coverage(w, c), 1e-300), 1 - 1e-12);

	return log(-log(p)) - log(-log(w->level));
}

/* The critical value below high, where coverage is enough: secants inside a bracket.
 * slope is that of the last solution, a good first guess for the next. */
static double
critical_marginal(const struct work *w, double high, double *slope)
{
	double low = 0, c = high, y = shortfall(w, c), next = c - y / *slope;

	for (int i = 0; i < ROUNDS && fabs(next - c) > tolerance; i++) {
		double c_before = c, y_before = y;

		c = next > low && next < high ? next : (low + high) / 2;
		y = shortfall(w, c);
		*(y > 0 ? &low : &high) = c;
		if ((y - y_before) / (c - c_before) < 0)
			*slope = (y - y_before) / (c - c_before);
		next = c - y / *slope;
	}
	return fmax(fmin(next, high), 0);
}

/* As if all differences were independent: never too small (Sidak's inequality). */
static double
largest_critical(const struct work *w)
{
	double low = 0, high = 40, share = pow(w->level, 1 / (double)(w->n - 1));

	for (int i = 0; i < ROUNDS; i++) {
		double c = (low + high) / 2;

		*(erf(c / sqrt(2)) < share ? &low : &high) = c;
	}
	return high;
}

static void
marginal_set(struct work *w, size_t j, double bound, struct rankset *set)
{
	struct rankset before;
	double c = INFINITY, high = bound, slope = -bound;

	find_places(w, j, c, set);
	do {
		before = *set;
		gather_rivals(w, j, c);
		c = high = critical_marginal(w, high, &slope);
		find_places(w, j, c, set);
	} while (set->lower != before.lower || set->upper != before.upper);
}

/* --- simultaneous sets: draws of the largest statistic --- */

static void
draw_normals(const struct work *w, struct generator *g)
{
	double pair[2] = { 0, 0 };

	for (size_t i = 0; i < w->n; i++) {
		if (i % 2 == 0)
			generator_normals(g, pair);
		w->normals[i] = w->units[i].error > 0 ? pair[i % 2] : 0;
	}
}

/* A drawn studentized difference, in the direction that it has; 0 if that was rejected at c. */
static double
drawn_difference(const struct work *w, size_t j, size_t k, double c)
{
	const struct unit *a = &w->units[j], *b = &w->units[k];
	double apart = w->normals[j] * a->error - w->normals[k] * b->error;

	if (apart == 0 || (apart > 0 ? lead(a, b) : lead(b, a)) > c)
		return 0;
	return fabs(apart) / difference_error(a, b);
}

static size_t
most_extreme(const struct work *w)
{
	size_t top = 0;

	for (size_t i = 1; i < w->n; i++)
		if (fabs(w->normals[i]) > fabs(w->normals[top]))
			top = i;
	return top;
}

/* The largest of all pairs without looking at all: a pair's square is at most the sum of
 * the squares of its two normals (Cauchy and Schwarz), so few can beat those of the most extreme unit. */
static double
largest_difference(const struct work *w, double c)
{
	const double *u = w->normals;
	size_t top = most_extreme(w), count = 0;
	double largest = 0;

	for (size_t k = 0; k < w->n; k++)
		largest = fmax(largest, drawn_difference(w, top, k, c));
	for (size_t k = 0; k < w->n; k++)
		if (u[k] * u[k] + u[top] * u[top] > largest * largest)
			w->candidates[count++] = k;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++) {
			size_t a = w->candidates[i], b = w->candidates[j];

			if (u[a] * u[a] + u[b] * u[b] > largest * largest)
				largest = fmax(largest, drawn_difference(w, a, b, c));
		}
	return largest;
}

/* The same draws in each step, so that critical values can only fall. */
static double
critical_simultaneous(struct work *w, double c)
{
	struct generator g;

	generator_seed(&g, w->seed);
	for (size_t i = 0; i < w->draw_count; i++) {
		draw_normals(w, &g);
		w->draws[i] = largest_difference(w, c);
	}
	sort_numbers(w->draws, w->draw_count);
	return percentile(w->draws, w->draw_count, w->level, PERCENTILE_INCLUSIVE);
}

static size_t
count_shown(const struct work *w, double c)
{
	size_t shown = 0;

	for (size_t j = 0; j < w->n; j++)
		for (size_t k = j + 1; k < w->n; k++)
			shown += lead(&w->units[j], &w->units[k]) > c;
	return shown;
}

static void
simultaneous_sets(struct work *w, struct rankset *sets)
{
	double c = INFINITY;
	size_t shown = 0, before;

	do {
		before = shown;
		c = critical_simultaneous(w, c);
		shown = count_shown(w, c);
	} while (shown != before);
	for (size_t j = 0; j < w->n; j++)
		find_places(w, j, c, &sets[w->units[j].index]);
}

/* --- units in, sets out --- */

static int
by_estimate(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;

	if (a->estimate != b->estimate)
		return a->estimate > b->estimate ? -1 : 1;
	if (a->error != b->error)
		return a->error < b->error ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static int
by_error(const void *left, const void *right, void *units)
{
	const struct unit *a = units, *b = units;

	a += *(const size_t *)left;
	b += *(const size_t *)right;
	if (a->error != b->error)
		return a->error < b->error ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* Sorted, so that the order in which units are given decides nothing. */
static void
gather_units(struct work *w, const double *estimates, const double *std_errors, size_t n, bool ascending)
{
	for (size_t i = 0; i < n; i++)
		if (isfinite(estimates[i]) && isfinite(std_errors[i]) && std_errors[i] >= 0)
			w->units[w->n++] = (struct unit){ ascending ? -estimates[i] : estimates[i], std_errors[i], i };
	for (size_t i = 0; i < w->n; i++)
		w->by_error[i] = i;
	if (w->n > 0) {
		qsort(w->units, w->n, sizeof *w->units, by_estimate);
		qsort_r(w->by_error, w->n, sizeof *w->by_error, by_error, w->units);
	}
}

static void
number_units(const struct work *w, struct rankset *sets)
{
	const struct unit *u = w->units;

	for (size_t i = 0; i < w->n; i++)
		sets[u[i].index].rank = i > 0 && u[i].estimate == u[i - 1].estimate
			? sets[u[i - 1].index].rank : i + 1;
}

static struct work *
work_begin(size_t n, const struct rankset_rule *rule)
{
	struct work *w = calloc(1, sizeof *w);

	if (w == NULL)
		return NULL;
	w->level = rule->level != 0 ? rule->level : 0.95;
	w->draw_count = !rule->simultaneous ? 0 : rule->draws > 0 ? rule->draws : DRAWS;
	w->seed = rule->seed;
	w->units = calloc(n + 1, sizeof *w->units);
	w->by_error = calloc(n + 1, sizeof *w->by_error);
	w->rivals = calloc(n + 1, sizeof *w->rivals);
	w->normals = calloc(n + 1, sizeof *w->normals);
	w->candidates = calloc(n + 1, sizeof *w->candidates);
	w->draws = calloc(w->draw_count + 1, sizeof *w->draws);
	return w;
}

static bool
work_ready(const struct work *w)
{
	return w->level >= 0.5 && w->level <= 0.9999
	    && w->units != NULL && w->by_error != NULL && w->rivals != NULL && w->normals != NULL
	    && w->candidates != NULL && w->draws != NULL;
}

static void
work_end(struct work *w)
{
	free(w->units);
	free(w->by_error);
	free(w->rivals);
	free(w->normals);
	free(w->candidates);
	free(w->draws);
	free(w);
}

static void
find_sets(struct work *w, bool simultaneous, struct rankset *sets)
{
	number_units(w, sets);
	if (simultaneous) {
		simultaneous_sets(w, sets);
	} else if (w->n > 0) {
		double bound = largest_critical(w);

		tabulate(w);
		for (size_t j = 0; j < w->n; j++)
			marginal_set(w, j, bound, &sets[w->units[j].index]);
	}
}

bool
rankset(const double *estimates, const double *std_errors, size_t n,
	const struct rankset_rule *rule, struct rankset *sets)
{
	static const struct rankset_rule usual = { 0 };
	struct work *w;
	bool ready;

	if (rule == NULL)
		rule = &usual;
	w = work_begin(n, rule);
	if (w == NULL)
		return false;
	ready = work_ready(w);
	if (ready) {
		for (size_t i = 0; i < n; i++)
			sets[i] = (struct rankset){ 0 };
		gather_units(w, estimates, std_errors, n, rule->ascending);
		find_sets(w, rule->simultaneous, sets);
	}
	work_end(w);
	return ready;
}
