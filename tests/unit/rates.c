#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "school/rates.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* Half days: present, sick, truant, late, official, other; the band, -1 without a mark. */
static const struct { int64_t present, sick, truant, late, official, other; int band; } bands[] = {
	{ 0, 0, 0, 0, 0, 0, -1 },
	{ 40, 0, 0, 0, 0, 0, 0 },
	{ 0, 0, 0, 40, 0, 0, 0 },
	{ 951, 49, 0, 0, 0, 0, 0 },
	{ 950, 50, 0, 0, 0, 0, 1 },
	{ 901, 0, 99, 0, 0, 0, 1 },
	{ 900, 0, 50, 0, 0, 50, 2 },
	{ 801, 199, 0, 0, 0, 0, 2 },
	{ 800, 200, 0, 0, 0, 0, 3 },
	{ 0, 0, 1, 0, 0, 0, 3 },
	/* Official leave is recorded, and no absence. */
	{ 0, 0, 0, 0, 40, 0, 0 },
	{ 0, 2, 0, 0, 38, 0, 1 },
};

static void
bands_begin_at_their_limit(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bands); i++) {
		struct attended a = { .halves = { [PRESENT] = bands[i].present, [SICK] = bands[i].sick, [TRUANT] = bands[i].truant, [LATE] = bands[i].late,
		    [OFFICIAL] = bands[i].official, [OTHER] = bands[i].other } };

		assert_int_equal(attended_band(&a), bands[i].band);
	}
}

static void
late_is_present_official_is_not(void **state)
{
	const struct attended a = { .halves = { [PRESENT] = 1, [LATE] = 10, [EARLY] = 100, [OFFICIAL] = 1000, [PERSONAL] = 10000 } };

	(void)state;
	assert_int_equal(attended_present(&a), 111);
	assert_int_equal(attended_absent(&a), 10000);
	assert_int_equal(attended_recorded(&a), 11111);
}

static void
sums_add_up(void **state)
{
	struct attended sum = { .due = 1, .halves = { [SICK] = 2 }, .late = 3 };

	(void)state;
	attended_add(&sum, &(struct attended){ .due = 10, .halves = { [SICK] = 20, [OTHER] = 5 }, .late = 30, .early = 4 });
	assert_int_equal(sum.due, 11);
	assert_int_equal(sum.halves[SICK], 22);
	assert_int_equal(sum.halves[OTHER], 5);
	assert_int_equal(sum.late, 33);
	assert_int_equal(sum.early, 4);
}

/* Words of the catalogue that a pupil may have. */
static void
every_word_is_something(void **state)
{
	static const struct { const char *code; enum presence presence; } words[] = {
		{ "present", PRESENT }, { "sick", SICK }, { "personal", PERSONAL }, { "absent", TRUANT }, { "late", LATE }, { "early", EARLY },
		{ "official", OFFICIAL }, { "training", OFFICIAL }, { "bereavement", OTHER }, { "other", OTHER },
	};
	const struct word *list = column_find("attendance")->words;

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_int_equal(presence_of(word_find(list, words[i].code)), words[i].presence);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bands_begin_at_their_limit),
		cmocka_unit_test(late_is_present_official_is_not),
		cmocka_unit_test(sums_add_up),
		cmocka_unit_test(every_word_is_something),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
