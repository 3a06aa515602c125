/* Ranks under moved weights: by hand, and beside all weights of a grid. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "stats/weight-range.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static void
is_range(struct weight_range r, size_t rank, size_t low, size_t high)
{
	assert_int_equal(r.rank, rank);
	assert_int_equal(r.low, low);
	assert_int_equal(r.high, high);
	assert_int_equal(r.sure_low, low);
	assert_int_equal(r.sure_high, high);
}

/* Weights 60 and 40, a tenth each way: the sum allows 56-64 and 44-36, as 40 x 0.9 = 36.
 *     A 54 + 20 = 74, from 54 x 56/60 + 20 x 44/40 = 72.4 to 57.6 + 18 = 75.6
 *     B 36 + 37 = 73, from 38.4 + 33.3 = 71.7 to 33.6 + 40.7 = 74.3: above A at its best (A 72.4 then)
 *     C 30 + 20 = 50, never near them. */
static void
two_items_by_hand(void **unused)
{
	(void)unused;
	static const double points[] = { 54, 20, 36, 37, 30, 20 }, weights[] = { 60, 40 };
	struct weight_range r[3];

	weight_ranges(points, weights, NULL, 3, 2, 0.1, r);
	is_range(r[0], 1, 1, 2);
	is_range(r[1], 2, 1, 2);
	is_range(r[2], 3, 3, 3);
	/* A hundredth each way is not enough: A 73.84, B 73.13 at the worst for A. */
	weight_ranges(points, weights, NULL, 3, 2, 0.01, r);
	is_range(r[0], 1, 1, 1);
	is_range(r[1], 2, 2, 2);
}

/* What no weight moves: 3 points more put B before A wherever A does not lead by more (A + 3.9 at its best). */
static void
fixed_points(void **unused)
{
	(void)unused;
	static const double points[] = { 54, 20, 36, 37, 30, 20 }, weights[] = { 60, 40 }, fixed[] = { 0, 3, 60 };
	struct weight_range r[3];

	weight_ranges(points, weights, fixed, 3, 2, 0.1, r);
	is_range(r[0], 3, 2, 3);
	is_range(r[1], 2, 2, 3);
	is_range(r[2], 1, 1, 1);
}

/* Equal in every item: tied by all weights, and who is below them is third. With a share of 0 nothing moves. */
static void
ties(void **unused)
{
	(void)unused;
	static const double same[] = { 20, 30, 20, 30, 19, 30 }, weights[] = { 50, 50 };
	static const double crossed[] = { 30, 20, 20, 30 };
	struct weight_range r[3];

	weight_ranges(same, weights, NULL, 3, 2, 0.2, r);
	is_range(r[0], 1, 1, 1);
	is_range(r[1], 1, 1, 1);
	is_range(r[2], 3, 3, 3);
	weight_ranges(crossed, weights, NULL, 2, 2, 0.2, r);
	is_range(r[0], 1, 1, 2);
	is_range(r[1], 1, 1, 2);
	weight_ranges(crossed, weights, NULL, 2, 2, 0, r);
	is_range(r[0], 1, 1, 1);
	is_range(r[1], 1, 1, 1);
}

/* Pairs alone would say 1 to 4: X can be ahead of each of P, Q, R, as each is strong in one item
 * only. But P + Q + R = 3 X by any weights: X is never ahead of all three, nor behind all three. */
static void
pairs_are_not_all(void **unused)
{
	(void)unused;
	static const double points[] = { 20, 20, 20, 24, 18, 18, 18, 24, 18, 18, 18, 24 }, weights[] = { 30, 30, 30 };
	struct weight_range r[4];

	weight_ranges(points, weights, NULL, 4, 3, 0.1, r);
	assert_int_equal(r[0].rank, 1);
	assert_int_equal(r[0].sure_low, 1);
	assert_int_equal(r[0].sure_high, 4);
	assert_int_equal(r[0].low, 1);          /* all four tie by the given weights */
	assert_int_equal(r[0].high, 3);
}

static void
lone_and_none(void **unused)
{
	(void)unused;
	static const double points[] = { 5, 7 }, weights[] = { 10, 10 };
	struct weight_range r[1];

	weight_ranges(points, weights, NULL, 0, 2, 0.1, r);
	weight_ranges(points, weights, NULL, 1, 2, 0.1, r);
	is_range(r[0], 1, 1, 1);
}

/* ---- beside a grid ---- */

enum { UNITS = 40, GRID = 120, TRIALS = 20 };

static uint64_t state = 20230705;

static double
random_points(double full)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (double)(int64_t)(full * (70 + (double)((state >> 33) % 2500) / 100)) / 100;
}

static size_t
rank_by(const double *points, size_t k, const double *factors, size_t unit)
{
	size_t rank = 1;

	for (size_t i = 0; i < UNITS; i++) {
		double lead = 0;

		for (size_t j = 0; j < k; j++)
			lead += (points[i * k + j] - points[unit * k + j]) * factors[j];
		rank += lead > WEIGHT_RANGE_SAME;
	}
	return rank;
}

static void
note_ranks(const double *points, const double *factors, size_t k, size_t *low, size_t *high)
{
	for (size_t i = 0; i < UNITS; i++) {
		size_t rank = rank_by(points, k, factors, i);

		low[i] = rank < low[i] ? rank : low[i];
		high[i] = rank > high[i] ? rank : high[i];
	}
}

static void
grid_ranks(const double *points, const double *weights, double share, size_t *low, size_t *high)
{
	for (size_t i = 0; i < UNITS; i++) {
		low[i] = UNITS;
		high[i] = 1;
	}
	for (int a = 0; a <= GRID; a++)
		for (int b = 0; b <= GRID; b++) {
			double t[3] = { 1 - share + 2 * share * a / GRID, 1 - share + 2 * share * b / GRID };

			t[2] = 1 + (weights[0] * (1 - t[0]) + weights[1] * (1 - t[1])) / weights[2];
			if (t[2] >= 1 - share && t[2] <= 1 + share)
				note_ranks(points, t, 3, low, high);
		}
}

/* No weights of the grid give a rank beyond the sure bounds; the search misses hardly a rank that the grid finds. */
static void
three_items_and_a_grid(void **unused)
{
	(void)unused;
	static const double weights[] = { 30, 20, 15 };
	size_t missed = 0, closed = 0;

	for (int trial = 0; trial < TRIALS; trial++) {
		double points[3 * UNITS];
		struct weight_range r[UNITS];
		size_t low[UNITS], high[UNITS];

		for (size_t i = 0; i < 3 * UNITS; i++)
			points[i] = random_points(weights[i % 3]);
		weight_ranges(points, weights, NULL, UNITS, 3, 0.2, r);
		grid_ranks(points, weights, 0.2, low, high);
		for (size_t i = 0; i < UNITS; i++) {
			assert_true(r[i].sure_low <= low[i] && high[i] <= r[i].sure_high);
			assert_true(r[i].sure_low <= r[i].low && r[i].low <= r[i].rank);
			assert_true(r[i].rank <= r[i].high && r[i].high <= r[i].sure_high);
			missed += (r[i].low > low[i]) + (r[i].high < high[i]);
			closed += (r[i].low == r[i].sure_low) + (r[i].high == r[i].sure_high);
		}
	}
	print_message("# ends of %d: exact %zu, missed by the search %zu\n", 2 * UNITS * TRIALS, closed, missed);
	assert_in_range(missed, 0, UNITS * TRIALS / 50);
}

/* With two items all weights are one line, which the search goes along whole. */
static void
two_items_and_a_line(void **unused)
{
	(void)unused;
	static const double weights[] = { 60, 40 };
	double points[2 * UNITS];
	struct weight_range r[UNITS];
	size_t low[UNITS], high[UNITS];

	for (size_t i = 0; i < 2 * UNITS; i++)
		points[i] = random_points(weights[i % 2]);
	weight_ranges(points, weights, NULL, UNITS, 2, 0.2, r);
	for (size_t i = 0; i < UNITS; i++) {
		low[i] = UNITS;
		high[i] = 1;
	}
	for (int a = -20000; a <= 20000; a++)
		note_ranks(points, (const double[]){ 1 + a * 8.0 / 60 / 20000, 1 - a * 8.0 / 40 / 20000 }, 2, low, high);
	for (size_t i = 0; i < UNITS; i++) {
		assert_int_equal(r[i].low, low[i]);
		assert_int_equal(r[i].high, high[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_items_by_hand),
		cmocka_unit_test(fixed_points),
		cmocka_unit_test(ties),
		cmocka_unit_test(pairs_are_not_all),
		cmocka_unit_test(lone_and_none),
		cmocka_unit_test(two_items_and_a_line),
		cmocka_unit_test(three_items_and_a_grid)
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
