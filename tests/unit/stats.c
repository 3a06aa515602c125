/* Moments, percentiles, ranks and confidence sets for ranks. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "stats/moments.h"
#include "stats/rank.h"
#include "stats/rankset.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static void
assert_near(double actual, double expected, double tolerance)
{
	if (isnan(expected) && isnan(actual))
		return;
	if (!(fabs(actual - expected) <= tolerance))
		fail_msg("%.17g is not %.17g", actual, expected);
}

/* Independent of the generator under test: a 64-bit congruence and Box and Muller. */
static double
random_share(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return ((double)(*state >> 11) + 0.5) * 0x1p-53;
}

static double
random_normal(uint64_t *state)
{
	double radius = sqrt(-2 * log(random_share(state)));

	return radius * cos(6.283185307179586 * random_share(state));
}

/* --- moments --- */

static void
moments_by_hand(void **unused)
{
	(void)unused;
	static const struct { double x[8]; size_t n; double mean, population, sample, error; } cases[] = {
		{ { 2, 4, 4, 4, 5, 5, 7, 9 }, 8, 5, 2, 2.1380899352993952, 0.7559289460184544 },
		{ { 90, NAN, 70 }, 3, 80, 10, 14.142135623730951, 10 },
		{ { 85.5 }, 1, 85.5, 0, NAN, NAN },
		{ { NAN }, 1, NAN, NAN, NAN, NAN },
		{ { 0 }, 0, NAN, NAN, NAN, NAN },
		{ { 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16 }, 4, 1e9 + 10, 4.743416490252569, 5.477225575051661, 2.7386127875258306 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct moments m = moments_of(cases[i].x, cases[i].n);

		assert_near(moments_mean(&m), cases[i].mean, 1e-12);
		assert_near(moments_sd_population(&m), cases[i].population, 1e-12);
		assert_near(moments_sd_sample(&m), cases[i].sample, 1e-12);
		assert_near(moments_std_error(&m), cases[i].error, 1e-12);
	}
}

static void
moments_of_parts(void **unused)
{
	(void)unused;
	double x[60];
	uint64_t state = 7;
	struct moments whole, empty = MOMENTS_INIT;

	for (size_t i = 0; i < COUNT(x); i++)
		x[i] = 70 + 12 * random_normal(&state);
	whole = moments_of(x, COUNT(x));
	for (size_t cut = 0; cut <= COUNT(x); cut++) {
		struct moments first = moments_of(x, cut), second = moments_of(x + cut, COUNT(x) - cut);

		moments_merge(&first, &second);
		moments_merge(&first, &empty);
		assert_int_equal(first.n, COUNT(x));
		assert_near(moments_mean(&first), moments_mean(&whole), 1e-12);
		assert_near(moments_sd_sample(&first), moments_sd_sample(&whole), 1e-12);
	}
}

static void
exact_by_hand(void **unused)
{
	(void)unused;
	static const struct { int64_t x[5]; size_t n; double mean, population, sample, error; } cases[] = {
		{ { 8550, 9000, 0, 10000, 7300 }, 5, 6970, 3591.322876044425, 4015.2210399926926, 1795.6614380222125 },
		{ { -100, 100 }, 2, 0, 100, 141.4213562373095, 100 },
		{ { 6913 }, 1, 6913, 0, NAN, NAN },
		{ { 0 }, 0, NAN, NAN, NAN, NAN },
		{ { 1000000000000, 1000000000001 }, 2, 1000000000000.5, 0.5, 0.7071067811865476, 0.5 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct exact e = EXACT_INIT;

		for (size_t k = 0; k < cases[i].n; k++)
			exact_add(&e, cases[i].x[k]);
		assert_near(exact_mean(&e), cases[i].mean, 0);
		assert_near(exact_sd_population(&e), cases[i].population, 1e-11);
		assert_near(exact_sd_sample(&e), cases[i].sample, 1e-11);
		assert_near(exact_std_error(&e), cases[i].error, 1e-11);
	}
}

/* Classes make schools and schools the district, to the last bit and in any order. */
static void
exact_of_parts(void **unused)
{
	(void)unused;
	struct exact whole = EXACT_INIT, parts[7] = { EXACT_INIT }, forward = EXACT_INIT, backward = EXACT_INIT;
	uint64_t state = 11;

	for (size_t i = 0; i < 10000; i++) {
		int64_t mark = (int64_t)(random_share(&state) * 15001);

		exact_add(&whole, mark);
		exact_add(&parts[i * i % 7], mark);
	}
	for (size_t i = 0; i < 7; i++) {
		exact_merge(&forward, &parts[i]);
		exact_merge(&backward, &parts[6 - i]);
	}
	assert_memory_equal(&forward, &whole, sizeof whole);
	assert_memory_equal(&backward, &whole, sizeof whole);
	exact_add(&whole, 4242);
	assert_true(exact_sd_sample(&whole) != exact_sd_sample(&forward));
	exact_remove(&whole, 4242);
	assert_memory_equal(&whole, &forward, sizeof whole);
}

static void
percentiles_by_rule(void **unused)
{
	(void)unused;
	static const double four[] = { 1, 2, 3, 4 };
	static const double eleven[] = { 6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49 };
	static const double nine[] = { 1, 2, 3, 6, 6, 6, 7, 8, 9 };
	static const struct { const double *x; size_t n; double p; double inclusive, exclusive, nearest; } cases[] = {
		{ four, 4, 0.3, 1.9, 1.5, 2 },
		{ four, 4, 0.5, 2.5, 2.5, 2 },
		{ four, 4, 0.1, 1.3, NAN, 1 },
		{ four, 4, 0, 1, NAN, 1 },
		{ four, 4, 1, 4, NAN, 4 },
		{ four, 1, 0.5, 1, 1, 1 },
		{ four, 0, 0.5, NAN, NAN, NAN },
		{ four, 4, 1.01, NAN, NAN, NAN },
		{ eleven, 11, 0.25, 25.5, 15, 15 },
		{ eleven, 11, 0.5, 40, 40, 40 },
		{ eleven, 11, 0.75, 42.5, 43, 43 },
		{ nine, 9, 0.25, 3, 2.5, 3 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_near(percentile(cases[i].x, cases[i].n, cases[i].p, PERCENTILE_INCLUSIVE), cases[i].inclusive, 1e-12);
		assert_near(percentile(cases[i].x, cases[i].n, cases[i].p, PERCENTILE_EXCLUSIVE), cases[i].exclusive, 1e-12);
		assert_near(percentile(cases[i].x, cases[i].n, cases[i].p, PERCENTILE_NEAREST), cases[i].nearest, 0);
	}
	assert_near(median(four, 4), 2.5, 0);
	assert_near(median(four, 3), 2, 0);
}

/* p times 100 is not exact for 0.07, 0.14, 0.28, 0.29 and others; the place is. */
static void
percentile_of_a_hundred(void **unused)
{
	(void)unused;
	double x[100];

	for (int i = 0; i < 100; i++)
		x[i] = i + 1;
	for (int i = 1; i <= 100; i++)
		assert_near(percentile(x, 100, i / 100.0, PERCENTILE_NEAREST), i, 0);
}

static void
sorting_puts_nan_last(void **unused)
{
	(void)unused;
	double x[] = { 3, NAN, -1, 2, NAN, INFINITY, -1 };
	static const double expected[] = { -1, -1, 2, 3, INFINITY };

	assert_int_equal(sort_numbers(x, COUNT(x)), COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_true(x[i] == expected[i]);
	assert_true(isnan(x[5]) && isnan(x[6]));
	assert_int_equal(sort_numbers(x, 0), 0);
}

/* --- ranks --- */

static void
ranks_by_rule(void **unused)
{
	(void)unused;
	static const size_t cases_behind[] = { 30, 4, 28, 31, 5, 40 };
	static const struct { double x[6]; size_t n; struct rank_rule rule; double ranks[6]; size_t order[6], ranked; } cases[] = {
		{ { 80, 95, 95, 70 }, 4, { 0 }, { 3, 1, 1, 4 }, { 1, 2, 0, 3 }, 4 },
		{ { 80, 95, 95, 70 }, 4, { .ties = RANK_DENSE }, { 2, 1, 1, 3 }, { 1, 2, 0, 3 }, 4 },
		{ { 80, 95, 95, 70 }, 4, { .ties = RANK_AVERAGE }, { 3, 1.5, 1.5, 4 }, { 1, 2, 0, 3 }, 4 },
		{ { 80, 95, 95, 70 }, 4, { .ascending = true }, { 2, 3, 3, 1 }, { 3, 0, 1, 2 }, 4 },
		{ { 5, 5, 5 }, 3, { .ties = RANK_AVERAGE }, { 2, 2, 2 }, { 0, 1, 2 }, 3 },
		{ { 5, 5, 5 }, 3, { 0 }, { 1, 1, 1 }, { 0, 1, 2 }, 3 },
		{ { NAN, 60, NAN, 61 }, 4, { 0 }, { NAN, 2, NAN, 1 }, { 3, 1, 0, 2 }, 2 },
		{ { NAN, 60, NAN, 61 }, 4, { .ascending = true }, { NAN, 1, NAN, 2 }, { 1, 3, 0, 2 }, 2 },
		{ { 80, 99, 80, 70, 98, 80 }, 6, { .cases = cases_behind, .min_n = 5 }, { 2, NAN, 2, 5, 1, 2 }, { 4, 0, 2, 5, 3, 1 }, 5 },
		{ { 80, 99, 80, 70, 98, 80 }, 6, { .ties = RANK_DENSE, .cases = cases_behind, .min_n = 41 }, { NAN, NAN, NAN, NAN, NAN, NAN }, { 0, 1, 2, 3, 4, 5 }, 0 },
		{ { 0 }, 0, { 0 }, { 0 }, { 0 }, 0 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		double ranks[6];
		size_t order[6];

		assert_int_equal(rank_values(cases[i].x, cases[i].n, &cases[i].rule, ranks, order), cases[i].ranked);
		for (size_t k = 0; k < cases[i].n; k++) {
			assert_near(ranks[k], cases[i].ranks[k], 0);
			assert_int_equal(order[k], cases[i].order[k]);
		}
	}
}

static void
ranks_of_equal_ratios_tie(void **unused)
{
	(void)unused;
	const double rates[] = { 1.0 / 3, 5.0 / 8, 0.0, 2.0 / 6, 553.0 / 8 / 100, 1106.0 / 16 / 100 };
	static const double expected[] = { 4, 3, 6, 4, 1, 1 };
	double ranks[6];
	size_t order[6];

	assert_int_equal(rank_values(rates, 6, NULL, ranks, order), 6);
	for (size_t i = 0; i < 6; i++)
		assert_near(ranks[i], expected[i], 0);
	assert_near(rank_share(1, 6), 1, 0);
	assert_near(rank_share(6, 6), 1.0 / 6, 1e-15);
	assert_near(rank_share(1, 0), NAN, 0);
}

/* --- confidence sets for ranks --- */

static void
assert_set(struct rankset set, size_t rank, size_t lower, size_t upper)
{
	if (set.rank != rank || set.lower != lower || set.upper != upper)
		fail_msg("rank %zu (%zu-%zu) is not %zu (%zu-%zu)", set.rank, set.lower, set.upper, rank, lower, upper);
}

/* PISA 2018 mathematics, OECD members (NA), and what csranks gives for them at 95 %
 * with 20,000 draws; zeros: not looked up. top: in its set of those that may be among the best five. */
static const struct nation {
	const char *name;
	double score, error;
	bool top;
	size_t rank, lower, upper, simultaneous_lower, simultaneous_upper;
} nations[] = {
	{ "Australia", 491.360025247324, 1.93983303054844, false, 24, 15, 26, 12, 30 },
	{ "Austria", 498.942313770185, 2.97099869438753, false, 0, 0, 0, 0, 0 },
	{ "Belgium", 508.070306302623, 2.26266201069488, true, 10, 5, 18, 4, 18 },
	{ "Canada", 512.016942926845, 2.35747574948677, true, 7, 4, 12, 3, 17 },
	{ "Chile", 417.406556308579, 2.41588757014362, false, 35, 35, 36, 35, 37 },
	{ "Colombia", 390.932273204875, 2.98955927360051, false, 38, 37, 38, 37, 38 },
	{ "Costa Rica", 402.330558536023, 3.28879935285979, false, 37, 36, 38, 35, 38 },
	{ "Czech Republic", 499.467650822959, 2.46066153133753, false, 0, 0, 0, 0, 0 },
	{ "Denmark", 509.398374584275, 1.73500233666916, true, 8, 5, 15, 4, 18 },
	{ "Estonia", 523.414580186709, 1.74360222360239, true, 3, 1, 6, 1, 6 },
	{ "Finland", 507.301361844418, 1.96792041132459, true, 0, 0, 0, 0, 0 },
	{ "France", 495.407579391347, 2.32021448743737, false, 0, 0, 0, 0, 0 },
	{ "Germany", 500.043780511653, 2.64708309608199, false, 0, 0, 0, 0, 0 },
	{ "Greece", 451.370343807911, 3.09122819676638, false, 0, 0, 0, 0, 0 },
	{ "Hungary", 481.082636358975, 2.31959674106808, false, 0, 0, 0, 0, 0 },
	{ "Iceland", 495.18737622182, 1.9530826031084, false, 0, 0, 0, 0, 0 },
	{ "Ireland", 499.632893967787, 2.19862112816692, false, 0, 0, 0, 0, 0 },
	{ "Israel", 463.034548798405, 3.49856322771396, false, 32, 32, 34, 31, 34 },
	{ "Italy", 486.589857259292, 2.78004586694628, false, 0, 0, 0, 0, 0 },
	{ "Japan", 526.97325016916, 2.47147531798407, true, 1, 1, 4, 1, 6 },
	{ "Korea", 525.933002039616, 3.1213943150455, true, 2, 1, 6, 1, 7 },
	{ "Latvia", 496.126330622544, 1.96276678902041, false, 0, 0, 0, 0, 0 },
	{ "Lithuania", 481.191188395501, 1.95328203881691, false, 0, 0, 0, 0, 0 },
	{ "Luxembourg", 483.421485007866, 1.09763240879476, false, 0, 0, 0, 0, 0 },
	{ "Mexico", 408.801473375315, 2.49322554413996, false, 36, 35, 37, 35, 37 },
	{ "Netherlands", 519.230982393017, 2.63227788534219, true, 4, 1, 7, 1, 11 },
	{ "New Zealand", 494.48967597553, 1.70594285645041, false, 0, 0, 0, 0, 0 },
	{ "Norway", 500.963788462762, 2.2190448783333, false, 0, 0, 0, 0, 0 },
	{ "Poland", 515.647874653798, 2.60208517571739, true, 5, 2, 11, 1, 12 },
	{ "Portugal", 492.487406151968, 2.68457008117133, false, 0, 0, 0, 0, 0 },
	{ "Slovak Republic", 486.164854221208, 2.55559570662059, false, 0, 0, 0, 0, 0 },
	{ "Slovenia", 508.8975440691, 1.36387759638452, true, 0, 0, 0, 0, 0 },
	{ "Spain", 481.392612584418, 1.46241776318192, false, 0, 0, 0, 0, 0 },
	{ "Sweden", 502.387702154542, 2.65425093473024, true, 0, 0, 0, 0, 0 },
	{ "Switzerland", 515.314713109516, 2.9080038976471, true, 6, 2, 11, 1, 13 },
	{ "Türkiye", 453.507777434992, 2.26040678896131, false, 0, 0, 0, 0, 0 },
	{ "United Kingdom", 501.769899185046, 2.56442811097548, false, 0, 0, 0, 0, 0 },
	{ "United States", 478.244717372643, 3.23544409909485, false, 31, 25, 31, 23, 32 },
};
enum { NATIONS = COUNT(nations) };

/* Nation i stands at place i * stride: a permutation as 38 and the stride share no factor. */
static void
nations_permuted(size_t stride, double sign, double *scores, double *errors)
{
	for (size_t i = 0; i < NATIONS; i++) {
		scores[i * stride % NATIONS] = sign * nations[i].score;
		errors[i * stride % NATIONS] = nations[i].error;
	}
}

static void
rankset_marginal_published(void **unused)
{
	(void)unused;
	double scores[NATIONS], errors[NATIONS];
	struct rankset sets[NATIONS];

	nations_permuted(1, 1, scores, errors);
	assert_true(rankset(scores, errors, NATIONS, NULL, sets));
	for (size_t i = 0; i < NATIONS; i++)
		if (nations[i].rank > 0)
			assert_set(sets[i], nations[i].rank, nations[i].lower, nations[i].upper);
}

static bool
within_one(size_t actual, size_t expected)
{
	return actual + 1 >= expected && actual <= expected + 1;
}

/* An edge may move by one place with the draws; with this seed none does. */
static void
rankset_simultaneous_published(void **unused)
{
	(void)unused;
	double scores[NATIONS], errors[NATIONS];
	struct rankset sets[NATIONS];

	nations_permuted(1, 1, scores, errors);
	for (uint64_t seed = 101; seed < 104; seed++) {
		const struct rankset_rule rule = { .simultaneous = true, .draws = 20000, .seed = seed };

		assert_true(rankset(scores, errors, NATIONS, &rule, sets));
		for (size_t i = 0; i < NATIONS; i++) {
			const struct nation *n = &nations[i];

			if (n->rank > 0)
				assert_true(within_one(sets[i].lower, n->simultaneous_lower)
				         && within_one(sets[i].upper, n->simultaneous_upper));
			if (seed != 101)
				continue;
			assert_int_equal(sets[i].lower <= 5, n->top);
			if (n->rank > 0)
				assert_set(sets[i], n->rank, n->simultaneous_lower, n->simultaneous_upper);
		}
	}
}

/* Neither the order of the units nor the sign under the opposite order of places matters. */
static void
rankset_order_of_units(void **unused)
{
	(void)unused;
	static const size_t strides[] = { 1, 5, 37 };
	double scores[NATIONS], errors[NATIONS];
	struct rankset plain[NATIONS], sets[NATIONS];

	for (int simultaneous = 0; simultaneous < 2; simultaneous++)
		for (size_t s = 0; s < COUNT(strides); s++)
			for (int turned = 0; turned < 2; turned++) {
				const struct rankset_rule rule = { .simultaneous = simultaneous, .ascending = turned, .draws = 1000 };

				nations_permuted(strides[s], turned ? -1 : 1, scores, errors);
				assert_true(rankset(scores, errors, NATIONS, &rule, sets));
				for (size_t i = 0; i < NATIONS; i++) {
					size_t k = i * strides[s] % NATIONS;

					if (s == 0 && !turned)
						plain[i] = sets[k];
					assert_set(sets[k], plain[i].rank, plain[i].lower, plain[i].upper);
				}
			}
}

/* One unit against rivals all alike and equally precise: it is told from all of them or from
 * none, so the lead at which that turns is the critical value. Marginal: Dunnett's two-sided table for
 * infinitely many degrees of freedom (1964). Simultaneous: Tukey's studentized range over the root of 2. */
static void
rankset_critical_values(void **unused)
{
	(void)unused;
	static const struct { size_t rivals; double marginal, simultaneous; } cases[] = {
		{ 1, 1.960, 2.772 }, { 2, 2.212, 3.314 }, { 3, 2.349, 3.633 }, { 4, 2.442, 3.858 }, { 9, 2.686, 4.474 },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		for (int simultaneous = 0; simultaneous < 2; simultaneous++) {
			double c = simultaneous ? cases[i].simultaneous / sqrt(2) : cases[i].marginal;
			double slack = simultaneous ? 0.05 : 0.003, x[10] = { 0 }, errors[10];
			const struct rankset_rule rule = { .simultaneous = simultaneous };
			size_t n = cases[i].rivals + 1;
			struct rankset sets[10];

			for (size_t k = 0; k < n; k++)
				errors[k] = 3;
			x[n - 1] = (c - slack) * 3 * sqrt(2);
			assert_true(rankset(x, errors, n, &rule, sets));
			assert_set(sets[n - 1], 1, 1, n);
			x[n - 1] = (c + slack) * 3 * sqrt(2);
			assert_true(rankset(x, errors, n, &rule, sets));
			assert_set(sets[n - 1], 1, 1, 1);
		}
}

/* The quantile of the largest of all studentized differences, all pairs looked at. */
static double
largest_by_force(const double *errors, size_t n)
{
	enum { DRAWS = 20000, MOST = 40 };
	static double largest[DRAWS];
	double z[MOST];
	uint64_t state = 97;

	for (size_t i = 0; i < DRAWS; i++) {
		largest[i] = 0;
		for (size_t k = 0; k < n; k++) {
			z[k] = errors[k] * random_normal(&state);
			for (size_t j = 0; j < k; j++)
				largest[i] = fmax(largest[i], fabs(z[j] - z[k]) / hypot(errors[j], errors[k]));
		}
	}
	sort_numbers(largest, DRAWS);
	return percentile(largest, DRAWS, 0.95, PERCENTILE_INCLUSIVE);
}

/* The first unit leads each other by the same studentized difference, a little less and a
 * little more than the critical value, with errors of very different size. */
static void
rankset_simultaneous_by_force(void **unused)
{
	(void)unused;
	enum { UNITS = 40 };
	const struct rankset_rule rule = { .simultaneous = true, .draws = 20000 };
	double x[UNITS], errors[UNITS], c;
	struct rankset sets[UNITS];

	for (size_t k = 0; k < UNITS; k++)
		errors[k] = pow(6, (double)(k % 10) - 4);
	c = largest_by_force(errors, UNITS);
	for (int above = 0; above < 2; above++) {
		x[0] = 0;
		for (size_t k = 1; k < UNITS; k++)
			x[k] = -(c + (above ? 0.03 : -0.03)) * hypot(errors[0], errors[k]);
		assert_true(rankset(x, errors, UNITS, &rule, sets));
		assert_set(sets[0], 1, 1, above ? 1 : UNITS);
	}
}

/* Eight rivals are far behind, one is near. In one step the ninth would need a lead of
 * 2.69; with the eight directions dropped about 2.44. */
static void
rankset_steps_down(void **unused)
{
	(void)unused;
	static const struct { double lead; size_t upper; } cases[] = { { 2.55, 1 }, { 2.40, 2 } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		double x[10], errors[10];
		struct rankset sets[10];

		for (size_t k = 0; k < 10; k++) {
			x[k] = -100;
			errors[k] = 1;
		}
		x[0] = 0;
		x[1] = -cases[i].lead * sqrt(2);
		assert_true(rankset(x, errors, 10, NULL, sets));
		assert_set(sets[0], 1, 1, cases[i].upper);
	}
}

/* Errors of 3 and 4 make one of 5 in the difference. */
static void
rankset_special_units(void **unused)
{
	(void)unused;
	static const struct { double x[5], error[5]; size_t n; struct rankset expected[5]; } cases[] = {
		{ { 50, 59.79 }, { 3, 4 }, 2, { { 2, 1, 2 }, { 1, 1, 2 } } },
		{ { 50, 59.81 }, { 3, 4 }, 2, { { 2, 2, 2 }, { 1, 1, 1 } } },
		{ { 7 }, { 1 }, 1, { { 1, 1, 1 } } },
		{ { 0 }, { 0 }, 0, { { 0, 0, 0 } } },
		/* known exactly: ranks as they are, equal ones not told apart */
		{ { 9, 8, 8, 7 }, { 0 }, 4, { { 1, 1, 1 }, { 2, 2, 3 }, { 2, 2, 3 }, { 4, 4, 4 } } },
		/* one uncertain among known: both comparisons rest on its error alone, so 1.96 */
		{ { 0, 1.95, -1.95 }, { 1, 0, 0 }, 3, { { 2, 1, 3 }, { 1, 1, 2 }, { 3, 2, 3 } } },
		{ { 0, 1.97, -1.97 }, { 1, 0, 0 }, 3, { { 2, 2, 2 }, { 1, 1, 1 }, { 3, 3, 3 } } },
		/* missing ones take no place */
		{ { 1, NAN, 30, 60, 90 }, { 1, 1, NAN, -1, 1 }, 5, { { 2, 2, 2 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 }, { 1, 1, 1 } } },
		{ { INFINITY, 5, 5 }, { 1, INFINITY, 2 }, 3, { { 0, 0, 0 }, { 0, 0, 0 }, { 1, 1, 1 } } },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rankset sets[5];

		assert_true(rankset(cases[i].x, cases[i].error, cases[i].n, NULL, sets));
		for (size_t k = 0; k < cases[i].n; k++)
			assert_set(sets[k], cases[i].expected[k].rank, cases[i].expected[k].lower, cases[i].expected[k].upper);
	}
}

static void
rankset_level(void **unused)
{
	(void)unused;
	static const double refused[] = { 0.49, -1, 1, 95, NAN };
	const double x[] = { 0, 1.7 }, errors[] = { 1, 0 };
	struct rankset sets[2];

	for (size_t i = 0; i < COUNT(refused); i++) {
		const struct rankset_rule rule = { .level = refused[i] };

		assert_false(rankset(x, errors, 2, &rule, sets));
	}
	assert_true(rankset(x, errors, 2, &(struct rankset_rule){ .level = 0.9 }, sets));
	assert_set(sets[1], 1, 1, 1);
	assert_true(rankset(x, errors, 2, &(struct rankset_rule){ .level = 0.95 }, sets));
	assert_set(sets[1], 1, 1, 2);
}

/* How often something is shown where nothing is to be shown: all units are truly equal. */
static double
false_alarms(bool simultaneous, size_t trials)
{
	static const double errors[] = { 1, 3, 0.2, 2, 1, 6 };
	enum { UNITS = COUNT(errors) };
	uint64_t state = 2018;
	size_t alarms = 0, chances = 0;

	for (size_t i = 0; i < trials; i++) {
		const struct rankset_rule rule = { .simultaneous = simultaneous, .draws = 400, .seed = i };
		double x[UNITS];
		struct rankset sets[UNITS];
		size_t alarm = 0;

		for (size_t k = 0; k < UNITS; k++)
			x[k] = 50 + errors[k] * random_normal(&state);
		assert_true(rankset(x, errors, UNITS, &rule, sets));
		for (size_t k = 0; k < UNITS; k++)
			alarm += sets[k].lower > 1 || sets[k].upper < UNITS;
		alarms += simultaneous ? alarm > 0 : alarm;
		chances += simultaneous ? 1 : UNITS;
	}
	return (double)alarms / (double)chances;
}

static void
rankset_error_rate(void **unused)
{
	(void)unused;
	assert_near(false_alarms(false, 2000), 0.05, 0.008);
	assert_near(false_alarms(true, 1000), 0.05, 0.02);
}

/* True ranks are known: each must lie in its set at least as often as promised, all of them together in simultaneous sets. */
static void
rankset_coverage(void **unused)
{
	(void)unused;
	enum { UNITS = 8, TRIALS = 500 };
	uint64_t state = 38;
	size_t covered[UNITS] = { 0 }, all_covered = 0;

	for (size_t i = 0; i < TRIALS; i++) {
		double x[UNITS], errors[UNITS];
		struct rankset marginal[UNITS], joint[UNITS];
		bool all = true;

		for (size_t k = 0; k < UNITS; k++) {
			errors[k] = 1 + (double)(k % 3);
			x[k] = -(double)k + errors[k] * random_normal(&state);
		}
		assert_true(rankset(x, errors, UNITS, NULL, marginal));
		assert_true(rankset(x, errors, UNITS, &(struct rankset_rule){ .simultaneous = true, .draws = 300, .seed = i }, joint));
		for (size_t k = 0; k < UNITS; k++) {
			covered[k] += marginal[k].lower <= k + 1 && k + 1 <= marginal[k].upper;
			all = all && joint[k].lower <= k + 1 && k + 1 <= joint[k].upper;
		}
		all_covered += all;
	}
	for (size_t k = 0; k < UNITS; k++)
		assert_true(covered[k] >= TRIALS * 92 / 100);
	assert_true(all_covered >= TRIALS * 92 / 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments_by_hand),
		cmocka_unit_test(moments_of_parts),
		cmocka_unit_test(exact_by_hand),
		cmocka_unit_test(exact_of_parts),
		cmocka_unit_test(percentiles_by_rule),
		cmocka_unit_test(percentile_of_a_hundred),
		cmocka_unit_test(sorting_puts_nan_last),
		cmocka_unit_test(ranks_by_rule),
		cmocka_unit_test(ranks_of_equal_ratios_tie),
		cmocka_unit_test(rankset_marginal_published),
		cmocka_unit_test(rankset_simultaneous_published),
		cmocka_unit_test(rankset_order_of_units),
		cmocka_unit_test(rankset_critical_values),
		cmocka_unit_test(rankset_simultaneous_by_force),
		cmocka_unit_test(rankset_steps_down),
		cmocka_unit_test(rankset_special_units),
		cmocka_unit_test(rankset_level),
		cmocka_unit_test(rankset_error_rate),
		cmocka_unit_test(rankset_coverage),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
