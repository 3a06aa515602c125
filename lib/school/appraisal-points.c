/* From amounts to points. */
#include <stdlib.h>
#include <string.h>
#include "school/appraisal.h"

/* ---- fractions ---- */

enum { DENOMINATOR_MOST = 1000000000, DENOMINATOR_COARSE = 1000000 };

static __int128
divisor_of(__int128 a, __int128 b)
{
	while (b != 0) {
		__int128 rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

static struct fraction
reduced(__int128 num, __int128 den)
{
	__int128 divisor = divisor_of(num, den);

	if (num == 0 || den == 0)
		return (struct fraction){ 0, 1 };
	num /= divisor;
	den /= divisor;
	if (den > DENOMINATOR_MOST)
		return reduced(num * DENOMINATOR_COARSE / den, DENOMINATOR_COARSE);
	return (struct fraction){ (int64_t)num, (int64_t)den };
}

struct fraction
fraction_sum(struct fraction a, struct fraction b)
{
	if (a.den == 0)
		return b;
	if (b.den == 0)
		return a;
	return reduced((__int128)a.num * b.den + (__int128)b.num * a.den, (__int128)a.den * b.den);
}

struct fraction
fraction_times(struct fraction a, int64_t num, int64_t den)
{
	return a.den == 0 ? a : reduced((__int128)a.num * num, (__int128)a.den * den);
}

int64_t
fraction_round(struct fraction a)
{
	__int128 twice = 2 * (__int128)a.num, den = a.den;

	if (den == 0)
		return 0;
	return (int64_t)(a.num < 0 ? -((den - twice) / (2 * den)) : (twice + den) / (2 * den));
}

/* ---- a row of the plan ---- */

static bool
in_chinese(const struct scoring *s)
{
	return s->of->report->language == LANGUAGE_ZH;
}

static const struct plan_row *
row_of(const struct scoring *s, size_t row)
{
	return &s->plan->rows[row];
}

struct appraisal_cell *
scoring_cell(const struct scoring *s, size_t person, size_t row)
{
	return &s->cells[person * s->plan->count + row];
}

void
scoring_add(struct scoring *s, size_t person, size_t row, struct appraisal_line line)
{
	struct appraisal_cell *cell = scoring_cell(s, person, row);

	if ((cell->count & (cell->count + 1)) == 0)
		cell->lines = alloc_grow(cell->lines, 2 * (cell->count + 1), sizeof *cell->lines);
	cell->lines[cell->count++] = line;
	cell->amount = fraction_sum(cell->amount, line.amount);
}

/* What is compared: the amount, of those with a full amount the share. */
static struct fraction
measure(const struct appraisal_cell *cell)
{
	if (cell->full.num <= 0)
		return cell->amount;
	return fraction_times(cell->amount, cell->full.den, cell->full.num);
}

static struct fraction
best_of(const struct scoring *s, size_t row)
{
	struct fraction best = { 0, 1 };

	for (size_t i = 0; i < s->of->count; i++) {
		const struct appraisal_cell *cell = scoring_cell(s, i, row);

		if (cell->applies && cell->has && fraction_compare(measure(cell), best) > 0)
			best = measure(cell);
	}
	return best;
}

static void
place_of(const struct scoring *s, size_t row, const struct appraisal_cell *own, int64_t *place, int64_t *n)
{
	*place = 1;
	*n = 0;
	for (size_t i = 0; i < s->of->count; i++) {
		const struct appraisal_cell *cell = scoring_cell(s, i, row);

		if (!cell->applies || !cell->has)
			continue;
		++*n;
		*place += fraction_compare(measure(cell), measure(own)) > 0;
	}
}

/* Points of a line are its amount times factor, num / den. */
static void
spread(struct appraisal_cell *cell, int64_t base, int64_t num, int64_t den)
{
	cell->points = (struct fraction){ base, 1 };
	for (size_t i = 0; i < cell->count; i++) {
		struct appraisal_line *line = &cell->lines[i];

		line->points = den > 0 ? fraction_times(line->amount, num, den) : (struct fraction){ 0, 1 };
		cell->points = fraction_sum(cell->points, line->points);
	}
}

static void
spread_by_rank(struct scoring *s, size_t row, struct appraisal_cell *cell)
{
	int64_t place, n;

	place_of(s, row, cell, &place, &n);
	for (size_t i = 0; i < cell->count; i++)
		cell->lines[i].points = (struct fraction){ 0, 1 };
	cell->points = fraction_of(row_of(s, row)->weight * (n - place + 1), n);
	scoring_add(s, (size_t)(cell - s->cells) / s->plan->count, row, (struct appraisal_line){ .amount = { 0, 1 }, .points = cell->points,
	    .fact = arena_printf(&s->of->arena, in_chinese(s) ? "第%lld位，共%lld人" : "place %lld of %lld", (long long)place, (long long)n) });
}

/* Shares of the whole: best is the largest measure, or what the plan wants. */
static void
spread_by_share(struct appraisal_cell *cell, const struct plan_row *row, struct fraction whole)
{
	struct fraction factor = whole.num > 0 ? fraction_times((struct fraction){ row->weight, 1 }, whole.den, whole.num) : (struct fraction){ 0, 1 };

	if (cell->full.num > 0)
		factor = fraction_times(factor, cell->full.den, cell->full.num);
	spread(cell, 0, factor.num, factor.den);
}

/* T points lie around 50. */
static void
spread_by_standard(struct appraisal_cell *cell, const struct plan_row *row)
{
	int64_t middle = row->base - 50 * row->each;

	spread(cell, middle, row->each, 100);
}

static void
make_points(struct scoring *s, size_t row, struct appraisal_cell *cell, struct fraction best)
{
	const struct plan_row *r = row_of(s, row);

	switch (r->method) {
	case BY_DEDUCTION:
		spread(cell, r->base, -r->each, 100);
		break;
	case BY_EARNING:
		spread(cell, r->base, r->each, 100);
		break;
	case BY_SHARE:
		spread_by_share(cell, r, cell->full.num > 0 ? (struct fraction){ 1, 1 } : (struct fraction){ r->units, 1 });
		break;
	case BY_BEST:
		spread_by_share(cell, r, best);
		break;
	case BY_STANDARD:
		spread_by_standard(cell, r);
		break;
	case BY_RANK:
		break;
	}
}

static void
limit(const struct plan_row *row, struct appraisal_cell *cell)
{
	cell->hundredths = fraction_round(cell->points);
	if (cell->hundredths < row->floor)
		cell->hundredths = row->floor;
	if (cell->hundredths > row->cap)
		cell->hundredths = row->cap;
}

static void
score_row(struct scoring *s, size_t row)
{
	struct fraction best = best_of(s, row);

	for (size_t i = 0; i < s->of->count; i++) {
		struct appraisal_cell *cell = scoring_cell(s, i, row);

		if (!cell->applies || !cell->has)
			continue;
		if (!cell->has_points && row_of(s, row)->method != BY_RANK)
			make_points(s, row, cell, best);
		else if (!cell->has_points)
			spread_by_rank(s, row, cell);
		limit(row_of(s, row), cell);
	}
}

/* ---- substitutes ---- */

struct sums { int64_t sum, n, lowest; };

static struct sums
sums_of(const struct scoring *s, size_t row, const struct school *school, bool all)
{
	struct sums sums = { 0 };

	for (size_t i = 0; i < s->of->count; i++) {
		const struct appraisal_cell *cell = scoring_cell(s, i, row);

		if (!cell->applies || !cell->has || (!all && s->of->people[i].school != school))
			continue;
		if (sums.n == 0 || cell->hundredths < sums.lowest)
			sums.lowest = cell->hundredths;
		sums.sum += cell->hundredths;
		sums.n++;
	}
	return sums;
}

static const char *
mean_text(struct scoring *s, bool district, int64_t n)
{
	if (in_chinese(s))
		return arena_printf(&s->of->arena, "无数据，%s%lld人平均", district ? "学区" : "本校", (long long)n);
	return arena_printf(&s->of->arena, "no data: the mean of %lld in the %s", (long long)n, district ? "district" : "school");
}

static const char *
lowest_text(struct scoring *s, bool district, int64_t n)
{
	if (in_chinese(s))
		return arena_printf(&s->of->arena, "无数据，%s%lld人最低减1分", district ? "学区" : "本校", (long long)n);
	return arena_printf(&s->of->arena, "no data: the lowest of %lld in the %s, minus 1", (long long)n, district ? "district" : "school");
}

static const char *
fixed_text(struct scoring *s, bool full)
{
	return full ? appraisal_word(s->of, "无数据，计满分", "no data: full points") : appraisal_word(s->of, "无数据，计0分", "no data: 0");
}

/* A school without anybody who has an amount takes the district. */
static void
substitute(struct scoring *s, size_t person, size_t row, struct appraisal_cell *cell)
{
	const struct plan_row *r = row_of(s, row);
	struct sums sums = sums_of(s, row, s->of->people[person].school, r->substitute == SUBSTITUTE_DISTRICT_MEAN);
	bool district = r->substitute == SUBSTITUTE_DISTRICT_MEAN || sums.n == 0;
	struct appraisal_line line = { .amount = { 0, 1 } };

	if (sums.n == 0)
		sums = sums_of(s, row, NULL, true);
	if (r->substitute == SUBSTITUTE_ZERO || r->substitute == SUBSTITUTE_FULL || sums.n == 0) {
		line.points = (struct fraction){ r->substitute == SUBSTITUTE_FULL ? r->weight : 0, 1 };
		line.fact = fixed_text(s, r->substitute == SUBSTITUTE_FULL);
	} else if (r->substitute == SUBSTITUTE_SCHOOL_LOWEST) {
		line.points = (struct fraction){ sums.lowest - 100, 1 };
		line.fact = lowest_text(s, district, sums.n);
	} else {
		line.points = fraction_of(sums.sum, sums.n);
		line.fact = mean_text(s, district, sums.n);
	}
	cell->points = line.points;
	scoring_add(s, person, row, line);
	limit(r, cell);
}

/* ---- totals ---- */

static void
add_up(struct scoring *s, size_t person)
{
	struct appraisal_standing *to = &s->standings[person];

	for (size_t row = 0; row < s->plan->count; row++) {
		const struct appraisal_cell *cell = scoring_cell(s, person, row);

		if (!cell->applies)
			continue;
		to->items[row_of(s, row)->item] += cell->hundredths;
		to->has_item[row_of(s, row)->item] = true;
		to->total += cell->hundredths;
	}
}

void
scoring_points(struct scoring *s)
{
	for (size_t row = 0; row < s->plan->count; row++) {
		score_row(s, row);
		/* Not before all have theirs: substitutes look at what others have. */
		for (size_t i = 0; i < s->of->count; i++)
			if (scoring_cell(s, i, row)->applies && !scoring_cell(s, i, row)->has)
				substitute(s, i, row, scoring_cell(s, i, row));
	}
	for (size_t i = 0; i < s->of->count; i++)
		add_up(s, i);
}
