/* Items of a paper: a table by hand, LSAT-6, what cannot be said; numbers of items. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "school/item.h"
#include "stats/items.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static void
assert_near(double actual, double expected, double tolerance)
{
	if (isnan(expected) && isnan(actual))
		return;
	if (!(fabs(actual - expected) <= tolerance))
		fail_msg("%.17g is not %.17g", actual, expected);
}

/* Variances times 16: items 11, 4, 3, sum 40. */
static void
by_hand(void **unused)
{
	(void)unused;
	static const int32_t marks[] = { 2, 1, 1,  2, 1, 0,  1, 0, 0,  0, 0, 0 };
	static const int64_t full[] = { 2, 1, 1 };
	static const struct { double difficulty, discrimination, item_rest, alpha_without; } expected[] = {
		{ 5.0 / 8, 1, 9.0 / 11, 8.0 / 11 }, { 0.5, 1, 8 / sqrt(80), 0.6 }, { 0.25, 1, 5.0 / 9, 8.0 / 9 },
	};
	struct item_figures items[3];
	struct paper_figures paper;

	items_figures(&(struct item_table){ 4, 3, marks, full }, &paper, items);
	assert_near(paper.alpha, 0.825, 1e-15);
	assert_near(paper.std_error, sqrt(0.4375), 1e-15);
	assert_near(paper.difficulty, 0.5, 0);
	assert_int_equal(paper.full, 4);
	assert_int_equal(paper.group, 1);
	assert_int_equal(paper.sums.sum, 8);
	for (size_t k = 0; k < COUNT(expected); k++) {
		assert_near(items[k].difficulty, expected[k].difficulty, 0);
		assert_near(items[k].discrimination, expected[k].discrimination, 0);
		assert_near(items[k].item_rest, expected[k].item_rest, 1e-15);
		assert_near(items[k].alpha_without, expected[k].alpha_without, 1e-15);
	}
}

/* Six persons, groups of two: three share the second place of the upper one. */
static void
ties_are_shared(void **unused)
{
	(void)unused;
	static const int32_t orders[][12] = {
		{ 1, 2,  1, 1,  0, 2,  0, 2,  0, 1,  0, 0 },
		{ 0, 0,  0, 2,  1, 2,  0, 1,  0, 2,  1, 1 },
		{ 0, 2,  0, 1,  1, 1,  0, 0,  0, 2,  1, 2 },
	};
	static const int64_t full[] = { 1, 2 };
	struct item_figures items[COUNT(orders)][2];
	struct paper_figures paper[COUNT(orders)];

	memset(items, 0, sizeof items);
	for (size_t i = 0; i < COUNT(orders); i++) {
		items_figures(&(struct item_table){ 6, 2, orders[i], full }, &paper[i], items[i]);
		assert_int_equal(paper[i].group, 2);
		assert_near(items[i][0].discrimination, 2.0 / 3, 1e-15);
		assert_near(items[i][1].discrimination, 2.0 / 3, 1e-15);
		assert_true(items[i][0].discrimination == items[0][0].discrimination);
		assert_true(items[i][1].item_rest == items[0][1].item_rest);
		assert_true(paper[i].alpha == paper[0].alpha);
	}
}

/* 0.27 n rounded half up. */
static void
group_sizes(void **unused)
{
	(void)unused;
	static const struct { size_t n, size; } cases[] = { { 0, 0 }, { 1, 0 }, { 2, 1 }, { 5, 1 }, { 6, 2 }, { 50, 14 }, { 100, 27 }, { 150, 41 }, { 1000, 270 } };
	int32_t *marks = calloc(1000, sizeof *marks);
	struct item_figures item;
	struct paper_figures paper;

	for (size_t i = 0; i < COUNT(cases); i++) {
		items_figures(&(struct item_table){ cases[i].n, 1, marks, (int64_t[]){ 100 } }, &paper, &item);
		assert_int_equal(paper.group, cases[i].size);
	}
	free(marks);
}

/* Bock and Lieberman 1970: how many answered 00000, 00001, ... 11111. */
static void
lsat6(void **unused)
{
	(void)unused;
	static const int patterns[32] = { 3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298 };
	static const double right[] = { 0.924, 0.709, 0.553, 0.763, 0.870 };
	/* Worked out from the definitions. */
	static const double rest[] = { 0.1128327, 0.1531781, 0.1727789, 0.1444281, 0.1215964 };
	static const double without[] = { 0.2753562, 0.2375839, 0.2167995, 0.2459327, 0.2662944 };
	static const double discrimination[] = { 0.1966245, 0.6314580, 0.8108767, 0.5369902, 0.3203469 };
	static const int64_t full[] = { 1, 1, 1, 1, 1 };
	static int32_t marks[1000 * 5];
	struct item_figures items[5];
	struct paper_figures paper;
	size_t n = 0;

	for (int p = 0; p < 32; p++)
		for (int i = 0; i < patterns[p]; i++, n++)
			for (int k = 0; k < 5; k++)
				marks[n * 5 + k] = p >> (4 - k) & 1;
	assert_int_equal(n, 1000);
	items_figures(&(struct item_table){ n, 5, marks, full }, &paper, items);
	assert_near(paper.alpha, 0.2949972, 5e-8);
	assert_near(paper.std_error, 0.8686320, 5e-8);
	for (int k = 0; k < 5; k++) {
		assert_near(items[k].difficulty, right[k], 1e-15);
		assert_near(items[k].item_rest, rest[k], 5e-8);
		assert_near(items[k].alpha_without, without[k], 5e-8);
		assert_near(items[k].discrimination, discrimination[k], 5e-8);
	}
}

static void
what_cannot_be_said(void **unused)
{
	(void)unused;
	static const int32_t same[] = { 1, 1,  1, 1,  1, 1 }, constant[] = { 1, 0,  1, 1,  1, 0 };
	static const int64_t full[] = { 1, 1 }, unknown[] = { 1, 0 };
	struct item_figures items[2];
	struct paper_figures paper;

	items_figures(&(struct item_table){ 3, 2, same, full }, &paper, items);
	assert_near(paper.alpha, NAN, 0);
	assert_near(paper.std_error, NAN, 0);
	assert_near(items[0].item_rest, NAN, 0);
	assert_near(items[0].discrimination, 0, 0);
	items_figures(&(struct item_table){ 3, 2, constant, unknown }, &paper, items);
	assert_near(paper.alpha, 0, 0);
	assert_near(items[0].item_rest, NAN, 0);
	assert_near(items[1].difficulty, NAN, 0);
	assert_near(items[1].discrimination, NAN, 0);
	assert_near(items[1].alpha_without, NAN, 0);
	assert_near(paper.difficulty, NAN, 0);
	items_figures(&(struct item_table){ 3, 1, constant, full }, &paper, items);
	assert_near(paper.alpha, NAN, 0);
	items_figures(&(struct item_table){ 0, 2, NULL, full }, &paper, items);
	assert_near(paper.alpha, NAN, 0);
	assert_near(items[0].difficulty, NAN, 0);
}

static void
numbers_of_items(void **unused)
{
	(void)unused;
	static const struct { const char *written, *item; } cases[] = {
		{ "1", "1" }, { "第1题", "1" }, { "题1", "1" }, { "T1", "1" }, { "１", "1" }, { "01", "1" }, { "1题得分", "1" }, { "第 12 小题", "12" },
		{ "3(1)", "3(1)" }, { "3（1）", "3(1)" }, { "3.1", "3(1)" }, { "3-1", "3(1)" }, { "3①", "3(1)" }, { "第3题(1)", "3(1)" }, { "17(2)(1)", "17(2)(1)" },
		{ "1(3分)", "1" }, { "3(1)（满分4分）", "3(1)" }, { "3(a)", "3(a)" }, { "一", "一" }, { "第二题", "二" }, { "二(3)", "二(3)" },
		{ "", NULL }, { "语文", NULL }, { "总分", NULL }, { "2023", NULL }, { "1班", NULL }, { "0", NULL }, { "3()", NULL }, { "3(1", NULL }, { "第题", NULL }, { "3.", NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text item = TEXT_INIT;

		assert_int_equal(item_read(&item, cases[i].written), cases[i].item != NULL);
		assert_string_equal(text_string(&item), cases[i].item != NULL ? cases[i].item : "");
		text_free(&item);
	}
}

static void
order_of_items(void **unused)
{
	(void)unused;
	static const char *const sorted[] = { "1", "2", "3", "3(1)", "3(2)", "3(10)", "10", "一", "二", "二(1)", "十" };

	for (size_t a = 0; a < COUNT(sorted); a++)
		for (size_t b = 0; b < COUNT(sorted); b++) {
			int order = item_compare(sorted[a], sorted[b]);

			assert_int_equal((order > 0) - (order < 0), (a > b) - (a < b));
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_hand),
		cmocka_unit_test(ties_are_shared),
		cmocka_unit_test(group_sizes),
		cmocka_unit_test(lsat6),
		cmocka_unit_test(what_cannot_be_said),
		cmocka_unit_test(numbers_of_items),
		cmocka_unit_test(order_of_items),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("items", tests, NULL, NULL);
}
