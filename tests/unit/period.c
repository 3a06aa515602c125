#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "base/date.h"
#include "school/period.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

static int
day(const char *iso)
{
	struct date date;

	assert_true(date_parse(iso, &date));
	return date_day_number(date);
}

/* As of 2023-04-10. first NULL: refused. */
static const struct { struct period_options options; const char *first, *last; } periods[] = {
	{ { 0 }, "2022-09-01", "2023-08-31" },
	{ { .year = "2021-2022" }, "2021-09-01", "2022-08-31" },
	{ { .term = "2022-2023-1" }, "2022-09-01", "2023-01-31" },
	{ { .month = "2024-02" }, "2024-02-01", "2024-02-29" },
	{ { .since = "2023-03" }, "2023-03-01", "2023-08-31" },
	{ { .until = "2023-03" }, "2022-09-01", "2023-03-31" },
	{ { .since = "2023-03-15", .until = "2023-03-15" }, "2023-03-15", "2023-03-15" },
	{ { .since = "2022-12", .until = "2023-02-10" }, "2022-12-01", "2023-02-10" },
	{ { .since = "2023-05", .until = "2023-04" }, NULL, NULL },
	{ { .month = "2023-13" }, NULL, NULL },
	{ { .year = "2022-2024" }, NULL, NULL },
	{ { .term = "soon" }, NULL, NULL },
	{ { .until = "2023-02-30" }, NULL, NULL },
};

static void
reads_periods(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(periods); i++) {
		struct error error = { 0 };
		int first, last;
		bool ok = period_read(&periods[i].options, NULL, day("2023-04-10"), &first, &last, &error);

		assert_int_equal(ok, periods[i].first != NULL);
		if (!ok)
			continue;
		assert_int_equal(first, day(periods[i].first));
		assert_int_equal(last, day(periods[i].last));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_periods),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
