/* From checks to points: bands, counts, quality, their sums; exact means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "school/checklist-rules.h"

enum { NONE = -1 };

/* 备课: 30 points for the number, 0.2 less for each one missing, and 70 for quality; from autumn 2023 in bands. 听课: bands. 读书: quality as
 * given. Others: as given, else bands. Points and percents in hundredths. */
static struct check_rule table[] = {
	{ "", "2000-01-01", "", RULE_QUALITY, 0, 0, NONE },
	{ "", "2000-01-01", "", RULE_BANDS, 10000, 0, 1500 },
	{ "", "2000-01-01", "", RULE_BANDS, 8000, 0, 1200 },
	{ "", "2000-01-01", "", RULE_BANDS, 6000, 0, 900 },
	{ "", "2000-01-01", "", RULE_BANDS, 0, 0, 700 },
	{ "", "2000-01-01", "优", RULE_STANDING, 9000, 0, NONE },
	{ "", "2000-01-01", "合格", RULE_STANDING, 6000, 0, NONE },
	{ "听课", "2000-01-01", "", RULE_BANDS, 10000, 0, 1000 },
	{ "听课", "2000-01-01", "", RULE_BANDS, 5000, 0, 400 },
	{ "备课", "2023-02-01", "", RULE_QUALITY, 0, 0, 7000 },
	{ "备课", "2023-02-01", "", RULE_MISSING, 0, 20, 3000 },
	{ "备课", "2023-09-01", "", RULE_BANDS, 9000, 0, 2000 },
};
static const struct check_rules rules = { .items = table, .count = sizeof table / sizeof table[0] };

static const struct expectation {
	const char *item, *day;
	struct check_figures figures;   /* expected, found, points, full */
	int64_t points, full, den;      /* of both, before they are reduced */
	unsigned kinds;
} expectations[] = {
	/* the plan's bands, their edges inclusive */
	{ "作业", "2023-04-01", { 10, 10, NONE, NONE }, 1500, 1500, 1, 1 << RULE_BANDS },
	{ "作业", "2023-04-01", { 10, 12, NONE, NONE }, 1500, 1500, 1, 1 << RULE_BANDS },
	{ "作业", "2023-04-01", { 10, 8, NONE, NONE }, 1200, 1500, 1, 1 << RULE_BANDS },
	{ "作业", "2023-04-01", { 1000, 799, NONE, NONE }, 900, 1500, 1, 1 << RULE_BANDS },
	{ "作业", "2023-04-01", { 10, 6, NONE, NONE }, 900, 1500, 1, 1 << RULE_BANDS },
	{ "作业", "2023-04-01", { 10, 0, NONE, NONE }, 700, 1500, 1, 1 << RULE_BANDS },
	/* points given go before counts where no rule names the item */
	{ "作业", "2023-04-01", { 10, 8, 1750, 2000 }, 1750, 2000, 1, 1 << RULE_QUALITY },
	/* below the lowest band there is nothing to be had */
	{ "听课", "2023-04-01", { 10, 4, NONE, NONE }, 0, 1000, 1, 1 << RULE_BANDS },
	/* 96 plans due, 90 there: 30 - 6 x 0.2 = 28.8; 17 of 20 of 70: 59.5 */
	{ "备课", "2023-04-01", { 96, 90, 1700, 2000 }, 8830, 10000, 1, 1 << RULE_QUALITY | 1 << RULE_MISSING },
	{ "备课", "2023-04-01", { 96, 99, NONE, NONE }, 3000, 3000, 1, 1 << RULE_MISSING },
	/* 151 missing would take off 30.2 */
	{ "备课", "2023-04-01", { 200, 49, NONE, NONE }, 0, 3000, 1, 1 << RULE_MISSING },
	/* 13 of 15 of 70 is 60 and two thirds */
	{ "备课", "2023-04-01", { NONE, NONE, 1300, 1500 }, 18200, 21000, 3, 1 << RULE_QUALITY },
	/* in force by the day: before February no rule names the item, from September bands alone */
	{ "备课", "2023-01-31", { 96, 90, 1700, 2000 }, 1700, 2000, 1, 1 << RULE_QUALITY },
	{ "备课", "2023-09-01", { 96, 90, 1700, 2000 }, 2000, 2000, 1, 1 << RULE_BANDS },
	/* nothing to go by */
	{ "作业", "2023-04-01", { NONE, NONE, NONE, NONE }, 0, 0, 1, 0 },
	{ "作业", "2023-04-01", { NONE, 5, 18, NONE }, 0, 0, 1, 0 },
	{ "作业", "2023-04-01", { 0, 0, NONE, NONE }, 0, 0, 1, 0 },
};

static void
points(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof expectations / sizeof expectations[0]; i++) {
		const struct expectation *e = &expectations[i];
		struct check_points got = check_score(&rules, e->item, e->day, &e->figures);

		if (fraction_compare(got.points, fraction_of(e->points, e->den)) != 0 || fraction_compare(got.full, fraction_of(e->full, e->den)) != 0
		    || got.kinds != e->kinds)
			fail_msg("%zu: %lld/%lld of %lld/%lld, parts %u", i, (long long)got.points.num, (long long)got.points.den, (long long)got.full.num,
			    (long long)got.full.den, got.kinds);
	}
}

static void
standings(void **unused)
{
	(void)unused;
	assert_string_equal(check_standing(&rules, "2023-04-01", fraction_of(5400, 1), fraction_of(6000, 1)), "优");
	assert_string_equal(check_standing(&rules, "2023-04-01", fraction_of(5399, 1), fraction_of(6000, 1)), "合格");
	assert_string_equal(check_standing(&rules, "2023-04-01", fraction_of(3600, 1), fraction_of(6000, 1)), "合格");
	assert_string_equal(check_standing(&rules, "2023-04-01", fraction_of(3599, 1), fraction_of(6000, 1)), "");
	assert_string_equal(check_standing(&rules, "2023-04-01", fraction_of(0, 1), fraction_of(0, 1)), "");
}

static void
fractions(void **unused)
{
	struct fraction sum = { 0, 0 };

	(void)unused;
	/* 1/3 + 1/6 + 1/2 = 1 */
	sum = fraction_add(fraction_add(fraction_of(1, 3), fraction_of(1, 6)), fraction_of(2, 4));
	assert_int_equal(sum.num, 1);
	assert_int_equal(sum.den, 1);
	sum = fraction_divide(fraction_of(50, 1), 3);
	assert_int_equal(sum.num, 50);
	assert_int_equal(sum.den, 3);
	assert_true(fraction_compare(fraction_of(1, 3), fraction_of(33, 100)) > 0);
	assert_true(fraction_compare((struct fraction){ 0, 0 }, fraction_of(0, 7)) == 0);
	/* Primes whose product is beyond a billion: 1/3 within a millionth. */
	sum = fraction_add(fraction_of(1, 99991), fraction_of(33330, 99989));
	assert_int_equal(sum.den <= 1000000, 1);
	assert_int_equal(sum.num * 1000000 / sum.den, 333346);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points), cmocka_unit_test(standings), cmocka_unit_test(fractions)
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
