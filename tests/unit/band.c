/* Edges of bands, and which band a mark is in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/text.h"
#include "school/band.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static void
edges_by_hand(void **unused)
{
	(void)unused;
	static const struct { const char *edges, *width; int64_t full_mark; int64_t expected[12]; size_t count; } cases[] = {
		{ "90,80,70,60", NULL, 10000, { 9000, 8000, 7000, 6000, 0 }, 5 },
		{ "60,90", NULL, 10000, { 9000, 6000, 0 }, 3 },
		{ "90", NULL, 0, { 9000, 0 }, 2 },
		{ "100,60", NULL, 10000, { 10000, 6000, 0 }, 3 },
		{ "90,40,20.5", NULL, 5000, { 4000, 2050, 0 }, 3 },
		{ "60,0", NULL, 10000, { 6000, 0 }, 2 },
		{ "90%,60%", NULL, 12000, { 10800, 7200, 0 }, 3 },
		/* 33.33 % of 70 is 23.331: the lowest mark that reaches it is 23.34. */
		{ "33.33%", NULL, 7000, { 2334, 0 }, 2 },
		{ "90%", NULL, 0, { 0 }, 0 },
		/* 99.99 % and 99.98 % of 1.00 both need the mark 1.00. */
		{ "99.99%,99.98%", NULL, 100, { 100, 0 }, 2 },
		{ NULL, "25", 10000, { 7500, 5000, 2500, 0 }, 4 },
		{ NULL, "30", 10000, { 7000, 4000, 1000, 0 }, 4 },
		{ NULL, "200", 10000, { 0 }, 1 },
		{ NULL, "25%", 15000, { 11250, 7500, 3750, 0 }, 4 },
		{ NULL, "40%", 15000, { 9000, 3000, 0 }, 3 },
		{ NULL, "10", 0, { 0 }, 0 },
		{ NULL, "0.5", 10000, { 0 }, 200 },
		{ NULL, "0.49", 10000, { 0 }, 0 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct band_rule rule;
		int64_t edges[MOST_BANDS];

		assert_true(cases[i].edges != NULL ? band_parse_edges(cases[i].edges, &rule) : band_parse_width(cases[i].width, &rule));
		assert_int_equal(band_edges(&rule, cases[i].full_mark, edges), cases[i].count);
		for (size_t j = 0; j < cases[i].count && cases[i].count <= COUNT(cases[i].expected); j++)
			assert_int_equal(edges[j], cases[i].expected[j]);
	}
}

static void
refused(void **unused)
{
	(void)unused;
	static const char *const edges[] = { "", ",", "90,", "90,,80", "a", "-5", "90,90", "90%,80", "90,80%", "101%", "85.555", "%", "9e1",
		"1234567890123456789012345" };
	static const char *const widths[] = { "", "0", "0%", "-1", "10,5", "101%", "x" };
	struct band_rule rule;

	for (size_t i = 0; i < COUNT(edges); i++)
		if (band_parse_edges(edges[i], &rule))
			fail_msg("edges %s", edges[i]);
	for (size_t i = 0; i < COUNT(widths); i++)
		if (band_parse_width(widths[i], &rule))
			fail_msg("width %s", widths[i]);
}

/* As many edges as leave a place for the lowest band; one more is refused. */
static void
many_edges(void **unused)
{
	(void)unused;
	struct text list = TEXT_INIT;
	int64_t edges[MOST_BANDS];
	struct band_rule rule;

	for (int i = 1; i < MOST_BANDS; i++)
		text_addf(&list, "%s%d", i > 1 ? "," : "", i);
	assert_true(band_parse_edges(list.data, &rule));
	assert_int_equal(band_edges(&rule, 30000, edges), MOST_BANDS);
	assert_int_equal(edges[0], (MOST_BANDS - 1) * 100);
	assert_int_equal(edges[MOST_BANDS - 1], 0);
	text_add(&list, ",0");
	assert_false(band_parse_edges(list.data, &rule));
	text_free(&list);
}

static void
bands_of_marks(void **unused)
{
	(void)unused;
	static const int64_t edges[] = { 9000, 8000, 6000, 0 };
	static const struct { int64_t mark; size_t band; } cases[] = {
		{ 10000, 0 }, { 9000, 0 }, { 8999, 1 }, { 8000, 1 }, { 7999, 2 }, { 6000, 2 }, { 5999, 3 }, { 0, 3 }, { 12000, 0 }
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(band_of(edges, COUNT(edges), cases[i].mark), cases[i].band);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edges_by_hand), cmocka_unit_test(refused), cmocka_unit_test(many_edges), cmocka_unit_test(bands_of_marks),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
