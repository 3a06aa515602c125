/* Marginal confidence sets for the ranks of very many units. */
#include <math.h>
#include <stdlib.h>
#include "stats/normal.h"
#include "stats/rankset.h"

enum { CLASSES = 32, NODES = 9, STEPS = 100, ROUNDS = 40 };

static const double reach = 5;          /* leaves out a probability of 6e-7 */

struct unit { double estimate, error; size_t index; };

/* Units of nearly the same standard error, best first. */
struct class {
	const struct unit *units;
	size_t count;
	double least, most, typical;    /* standard errors */
};

struct work {
	struct unit *units;
	size_t n, class_count, node_count;
	struct class classes[CLASSES];
	double node_error[NODES], node_c[NODES], level;
};

static int
by_error(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;

	if (a->error != b->error)
		return a->error < b->error ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static int
by_estimate(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;

	if (a->estimate != b->estimate)
		return a->estimate > b->estimate ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static void
make_class(struct work *w, struct unit *units, size_t count)
{
	struct class *class = &w->classes[w->class_count++];
	double sum = 0;

	*class = (struct class){ units, count, units[0].error, units[count - 1].error, 0 };
	for (size_t i = 0; i < count; i++)
		sum += units[i].error * units[i].error;
	class->typical = sqrt(sum / (double)count);
	qsort(units, count, sizeof *units, by_estimate);
}

static void
make_classes(struct work *w)
{
	qsort(w->units, w->n, sizeof *w->units, by_error);
	for (size_t i = 0; i < CLASSES; i++) {
		size_t from = w->n * i / CLASSES, to = w->n * (i + 1) / CLASSES;

		if (to > from)
			make_class(w, w->units + from, to - from);
	}
}

/* --- the critical value by standard error --- */

/* log of the chance that no rival differs by more than c, given the unit's own error t. */
static double
log_within(const struct work *w, double error, double c, double t)
{
	double rivals = (double)(w->n - 1) / (double)w->n, sum = 0;

	for (size_t i = 0; i < w->class_count; i++) {
		double slope = error / w->classes[i].typical, spread = c * sqrt(1 + slope * slope);

		sum += (double)w->classes[i].count * rivals * log1p(-fmin(normal_below(slope * t - spread) + normal_below(-slope * t - spread), 1));
	}
	return sum;
}

/* P(max <= c); the integrand is the same at -t. */
static double
coverage(const struct work *w, double error, double c)
{
	double width = reach / STEPS, sum = 0;

	for (int i = 0; i <= STEPS; i++) {
		double t = i * width;

		sum += (i == 0 ? 0.5 : 1) * exp(log_within(w, error, c, t) - t * t / 2);
	}
	return sum * width / sqrt(2 * atan(1));
}

static double
shortfall(const struct work *w, double error, double c)
{
	double p = fmin(fmax(coverage(w, error, c), 1e-300), 1 - 1e-12);

	return log(-log(p)) - log(-log(w->level));
}

/* Secants within a bracket; high is as if all differences were independent, which is never too small. */
static double
critical(const struct work *w, double error)
{
	double high = normal_deviate((1 - w->level) / 2 / (double)w->n), low = 0, c = high, next = high - 0.1, y = shortfall(w, error, c), before, y_before;

	for (int i = 0; i < ROUNDS && fabs(next - c) > 1e-4; i++) {
		before = c;
		y_before = y;
		c = next > low && next < high ? next : (low + high) / 2;
		y = shortfall(w, error, c);
		*(y > 0 ? &low : &high) = c;
		next = y == y_before ? c : c - y * (c - before) / (y - y_before);
	}
	return fmin(fmax(next, low), high);
}

/* It changes slowly with the unit's standard error, so a few points are enough. */
static void
make_nodes(struct work *w)
{
	double least = w->classes[0].least, most = w->classes[w->class_count - 1].most;

	w->node_count = most > least * 1.0001 ? NODES : 1;
	for (size_t i = 0; i < w->node_count; i++) {
		w->node_error[i] = least * pow(most / least, w->node_count > 1 ? (double)i / (NODES - 1) : 0);
		w->node_c[i] = critical(w, w->node_error[i]);
	}
}

static double
critical_of(const struct work *w, double error)
{
	double place, rest;
	size_t i;

	if (w->node_count == 1)
		return w->node_c[0];
	place = log(error / w->node_error[0]) / log(w->node_error[1] / w->node_error[0]);
	i = (size_t)fmin(fmax(floor(place), 0), NODES - 2);
	rest = place - (double)i;
	return w->node_c[i] + rest * (w->node_c[i + 1] - w->node_c[i]);
}

/* --- places --- */

/* How many of the class have an estimate above the bound. */
static size_t
count_above(const struct class *class, double bound)
{
	size_t low = 0, high = class->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (class->units[middle].estimate > bound)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_shown(const struct unit *u, const struct unit *rival, double c)
{
	return fabs(u->estimate - rival->estimate) > c * sqrt(u->error * u->error + rival->error * rival->error);
}

/* Those in between depend on their own standard error and are looked at one by one. */
static void
count_class(const struct class *class, const struct unit *u, double c, size_t *better, size_t *worse)
{
	double far = c * sqrt(u->error * u->error + class->most * class->most);
	double near = c * sqrt(u->error * u->error + class->least * class->least);
	size_t sure = count_above(class, u->estimate + far), maybe = count_above(class, u->estimate + near);

	*better += sure;
	for (size_t i = sure; i < maybe; i++)
		*better += is_shown(u, &class->units[i], c);
	maybe = count_above(class, u->estimate - near);
	sure = count_above(class, u->estimate - far);
	*worse += class->count - sure;
	for (size_t i = maybe; i < sure; i++)
		*worse += is_shown(u, &class->units[i], c);
}

static void
find_places(const struct work *w, struct rankset *sets)
{
	for (size_t k = 0; k < w->n; k++) {
		const struct unit *u = &w->units[k];
		size_t better = 0, worse = 0;
		double c = critical_of(w, u->error);

		for (size_t i = 0; i < w->class_count; i++)
			count_class(&w->classes[i], u, c, &better, &worse);
		sets[u->index].lower = 1 + better;
		sets[u->index].upper = w->n - worse;
	}
}

static void
number_units(struct work *w, struct rankset *sets)
{
	qsort(w->units, w->n, sizeof *w->units, by_estimate);
	for (size_t i = 0; i < w->n; i++)
		sets[w->units[i].index].rank = i > 0 && w->units[i].estimate == w->units[i - 1].estimate
			? sets[w->units[i - 1].index].rank : i + 1;
}

bool
rankset_quick(const double *estimates, const double *std_errors, size_t n, double level, struct rankset *sets)
{
	struct work w = { .n = n, .level = level != 0 ? level : 0.95, .units = calloc(n + 1, sizeof *w.units) };
	bool ok = w.units != NULL && w.level >= 0.5 && w.level <= 0.9999;

	for (size_t i = 0; ok && i < n; i++) {
		ok = isfinite(estimates[i]) && isfinite(std_errors[i]) && std_errors[i] > 0;
		w.units[i] = (struct unit){ estimates[i], std_errors[i], i };
	}
	if (ok && n > 0) {
		make_classes(&w);
		make_nodes(&w);
		find_places(&w, sets);
		number_units(&w, sets);
	}
	free(w.units);
	return ok;
}
