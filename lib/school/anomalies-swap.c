/* Subjects of a class exchanged: its pupils' standing before, else its means in the other subjects. */
#include <math.h>
#include <stdlib.h>
#include "school/anomalies-inside.h"

static int
compare_keys(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return a[0] != b[0] ? (a[0] > b[0]) - (a[0] < b[0]) : (a[1] > b[1]) - (a[1] < b[1]);
}

static void
sort_by_class(struct anomalies *a)
{
	const struct exam_figures *f = &a->view.figures;
	int64_t (*keys)[2] = alloc_zero(f->cell_count + 1, sizeof *keys);

	a->by_class = alloc_zero(f->cell_count + 1, sizeof *a->by_class);
	for (size_t i = 0; i < f->cell_count; i++) {
		keys[i][0] = f->cells[i].class_info->id;
		keys[i][1] = (int64_t)i;
	}
	qsort(keys, f->cell_count, sizeof *keys, compare_keys);
	for (size_t i = 0; i < f->cell_count; i++)
		a->by_class[i] = (uint32_t)keys[i][1];
	free(keys);
}

/* A subject of a class; where the class has too few marks or no others, z is NaN. */
struct result {
	size_t cell;
	struct suspicion_mean mean;
	double z;
};

enum { MOST_RESULTS = 64 };

/* Two subjects of a class with its pupils' differences now and before. */
struct pair {
	size_t first, second;           /* results of the class */
	struct suspicion_pairs pairs;
	double usual;                   /* correlation in the other classes; NaN: there are none */
};

/* The classes one after the other. */
struct class_pairs {
	struct result results[MOST_RESULTS];
	size_t count;
	struct pair *pairs;
	size_t pair_count;
};

struct exact
others_of(const struct exam_group *group, const struct figure *figure)
{
	struct exact rest = group->figure.marks;

	rest.n -= figure->marks.n;
	rest.sum -= figure->marks.sum;
	rest.squares -= figure->marks.squares;
	return rest;
}

static struct result
result_of(const struct anomalies *a, size_t i)
{
	const struct exam_cell *cell = &a->view.figures.cells[i];
	struct exact others = others_of(&a->view.figures.groups[cell->group], &cell->figure);
	struct result r = { .cell = i, .z = NAN };

	if (cell->figure.sat < SUSPICION_LEAST || others.n < SUSPICION_LEAST || exact_sd_population(&others) <= 0)
		return r;
	r.mean = (struct suspicion_mean){ figure_mean(&cell->figure), exact_mean(&others) / 100, exact_sd_population(&others) / 100 };
	r.z = (r.mean.mean - r.mean.reference) / r.mean.deviation;
	return r;
}

/* Those of the class that begins at this place of by_class; returns the place behind it. */
static size_t
results_of(const struct anomalies *a, size_t place, struct result *results, size_t *count)
{
	const struct exam_figures *f = &a->view.figures;
	int64_t id = f->cells[a->by_class[place]].class_info->id;

	*count = 0;
	for (; place < f->cell_count && f->cells[a->by_class[place]].class_info->id == id; place++) {
		const struct exam_cell *cell = &f->cells[a->by_class[place]];

		if (*count < MOST_RESULTS && f->groups[cell->group].subject != NULL && cell->figure.sat >= SUSPICION_LEAST)
			results[(*count)++] = result_of(a, a->by_class[place]);
	}
	return place;
}

static int
compare_standings(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;

	return a->pupil != b->pupil ? (a->pupil > b->pupil) - (a->pupil < b->pupil) : (a->subject > b->subject) - (a->subject < b->subject);
}

/* z in the one subject - z in the other; NaN where one is not there. */
static double
difference_of(const struct standings *s, int64_t pupil, int64_t first, int64_t second)
{
	struct standing key = { .pupil = pupil, .subject = first };
	const struct standing *one = bsearch(&key, s->items, s->count, sizeof key, compare_standings), *other;

	key.subject = second;
	other = one == NULL ? NULL : bsearch(&key, s->items, s->count, sizeof key, compare_standings);
	return other == NULL ? NAN : one->z - other->z;
}

static int64_t
subject_of(const struct anomalies *a, size_t cell)
{
	return a->view.figures.groups[a->view.figures.cells[cell].group].subject->id;
}

static struct suspicion_pairs
pairs_of(const struct anomalies *a, size_t first, size_t second)
{
	const struct exam_marks *marks = &a->view.marks;
	int64_t one = subject_of(a, first), other = subject_of(a, second);
	struct suspicion_pairs pairs = { 0 };

	for (size_t i = marks->first[first]; a->earlier.then.count > 0 && i < marks->first[first + 1]; i++) {
		int64_t pupil = marks->items[i].pupil;
		double now = difference_of(&a->earlier.now, pupil, one, other), then = difference_of(&a->earlier.then, pupil, one, other);

		if (!isnan(now) && !isnan(then))
			suspicion_pair(&pairs, now, then);
	}
	return pairs;
}

static void
add_pairs(const struct anomalies *a, struct class_pairs *c)
{
	c->pairs = alloc_zero(c->count * c->count + 1, sizeof *c->pairs);
	for (size_t i = 0; i < c->count; i++)
		for (size_t j = i + 1; j < c->count; j++)
			c->pairs[c->pair_count++] = (struct pair){ i, j, pairs_of(a, c->results[i].cell, c->results[j].cell), NAN };
}

static bool
has_pupils(const struct pair *p)
{
	return p->pairs.n >= SUSPICION_LEAST && !isnan(suspicion_correlation(&p->pairs));
}

static void
add_inside(struct suspicion_pairs *sum, const struct pair *p, double sign)
{
	sum->n += sign * p->pairs.n;
	sum->xx += sign * p->pairs.xx;
	sum->yy += sign * p->pairs.yy;
	sum->xy += sign * p->pairs.xy;
}

/* What is usual: R of the differences inside all other classes, over all pairs of subjects. */
static void
find_usual_correlation(struct class_pairs *classes, size_t n)
{
	struct suspicion_pairs all = { 0 };

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < classes[i].pair_count; k++)
			if (has_pupils(&classes[i].pairs[k]))
				add_inside(&all, &classes[i].pairs[k], 1);
	for (size_t i = 0; i < n; i++) {
		struct suspicion_pairs rest = { 0 };

		for (size_t j = 0; j < classes[i].pair_count; j++)
			if (has_pupils(&classes[i].pairs[j]))
				add_inside(&rest, &classes[i].pairs[j], 1);
		rest = (struct suspicion_pairs){ .n = all.n - rest.n, .xx = all.xx - rest.xx, .yy = all.yy - rest.yy, .xy = all.xy - rest.xy };
		for (size_t j = 0; j < classes[i].pair_count; j++)
			classes[i].pairs[j].usual = rest.n >= SUSPICION_LEAST && rest.xx > 0 && rest.yy > 0 ? rest.xy / sqrt(rest.xx * rest.yy) : NAN;
	}
}

/* Mean z of the other subjects; NaN without one. */
static double
level_without(const struct class_pairs *c, size_t a, size_t b)
{
	struct moments level = MOMENTS_INIT;

	for (size_t i = 0; i < c->count; i++)
		if (i != a && i != b)
			moments_add(&level, c->results[i].z);
	return moments_mean(&level);
}

/* The pupils decide where both exams have enough of them, else the means. by_means tells how many pairs and how
 * far subjects usually are from the level of their class. */
static struct exchange
exchange_of(const struct anomalies *a, const struct class_pairs *c, const struct pair *p, double tests, double spread)
{
	const struct result *one = &c->results[p->first], *other = &c->results[p->second];
	struct exchange e = { .second = other->cell, .n = p->pairs.n, .r = suspicion_correlation(&p->pairs) };

	if (has_pupils(p) && !isnan(p->usual)) {
		e.p = suspicion_crossed(&p->pairs, p->usual);
		e.expected = e.p * tests;
		e.found = e.r < 0 && p->usual > 0 && e.expected <= a->limit * (double)a->judged;
		return e;
	}
	e.r = NAN;
	e.level = level_without(c, p->first, p->second);
	e.fit = suspicion_exchange(&one->mean, &other->mean, e.level);
	e.p = exp(-e.fit.before / (2 * spread * spread));
	e.expected = e.p * tests;
	e.found = !isnan(one->z) && !isnan(other->z) && suspicion_swap(e.fit);
	return e;
}

/* Is a better than b? What the pupils tell comes first. */
static bool
is_better(const struct exchange *a, const struct exchange *b)
{
	if (isnan(a->r) != isnan(b->r))
		return isnan(b->r);
	return isnan(a->r) ? a->fit.before - a->fit.after > b->fit.before - b->fit.after : a->p < b->p;
}

/* Only the best of a class: a wrong subject makes others look wrong, too. */
static void
find_exchange(struct anomalies *a, const struct class_pairs *c, double tests, double spread)
{
	struct exchange best = { 0 };
	size_t first = 0;

	for (size_t i = 0; i < c->pair_count; i++) {
		struct exchange e = exchange_of(a, c, &c->pairs[i], tests, spread);

		if (e.found && (!best.found || is_better(&e, &best))) {
			best = e;
			first = c->results[c->pairs[i].first].cell;
		}
	}
	if (best.found)
		a->contexts[first].exchange = best;
}

static void
find_usual(struct anomalies *a, const struct class_pairs *c)
{
	double means = 0, references = 0;

	for (size_t i = 0; i < c->count; i++)
		if (!isnan(c->results[i].z)) {
			means += c->results[i].mean.mean;
			references += c->results[i].mean.reference;
		}
	for (size_t i = 0; i < c->count; i++) {
		double rest = references - c->results[i].mean.reference;

		if (!isnan(c->results[i].z) && rest > 0)
			a->contexts[c->results[i].cell].usual = (means - c->results[i].mean.mean) / rest;
	}
}

/* How far subjects are from the level of the other subjects of their class. */
static double
spread_of(const struct class_pairs *classes, size_t n, size_t cells)
{
	double *values = alloc_zero(cells + 1, sizeof *values), spread;
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < classes[i].count; k++) {
			double d = classes[i].results[k].z - level_without(&classes[i], k, k);

			if (!isnan(d))
				values[count++] = d;
		}
	spread = suspicion_spread(values, count);
	free(values);
	return spread;
}

static double
count_pairs(const struct class_pairs *classes, size_t n)
{
	double count = 0;

	for (size_t i = 0; i < n; i++)
		count += (double)classes[i].pair_count;
	return count;
}

void
contexts_make(struct anomalies *a)
{
	size_t cells = a->view.figures.cell_count, n = 0;
	struct class_pairs *classes = NULL;
	double tests, spread;

	sort_by_class(a);
	a->contexts = alloc_zero(cells + 1, sizeof *a->contexts);
	for (size_t i = 0; i < cells; i++)
		a->contexts[i].usual = 1;
	for (size_t place = 0; place < cells; n++) {
		classes = alloc_grow(classes, n + 1, sizeof *classes);
		classes[n] = (struct class_pairs){ 0 };
		place = results_of(a, place, classes[n].results, &classes[n].count);
		add_pairs(a, &classes[n]);
		find_usual(a, &classes[n]);
	}
	find_usual_correlation(classes, n);
	tests = count_pairs(classes, n);
	spread = spread_of(classes, n, cells);
	for (size_t i = 0; i < n; i++) {
		find_exchange(a, &classes[i], tests, spread);
		free(classes[i].pairs);
	}
	free(classes);
}
