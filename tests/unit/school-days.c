#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/date.h"
#include "school/schema.h"
#include "school/school-days.h"

enum { ALL = 0, ONE = 1, OTHER = 2, SCHOOL = 0, HOLIDAY = 1, NONE = -1 };
enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

static int
open_database(void **state)
{
	struct error error = { 0 };
	struct db *db;

	program_name = "school-days";
	if (!db_open(&db, "", DB_MEMORY, &error) || !schema_upgrade(db, &error))
		return -1;
	*state = db;
	return 0;
}

static int
close_database(void **state)
{
	db_close(*state);
	return 0;
}

static int
day(int year, int month, int number)
{
	return date_day_number((struct date){ year, month, number });
}

static void
add(struct db *db, int64_t school, const char *from, const char *to, int64_t kind, int64_t as)
{
	db_run(db, "insert into calendar_rows (school, \"from\", \"to\", day_kind, as_weekday, batch, line) values ($1, $2, $3, $4, nullif($5, -1), 1, 1)",
	    "ittii", school, from, to, kind, as);
}

static void
load(struct school_days *days, struct db *db)
{
	struct error error = { 0 };

	assert_true(school_days_load(days, db, day(2023, 4, 1), day(2023, 5, 31), &error));
}

/* 1 January 1970 was a Thursday, 27 June 2023 a Tuesday. */
static void
weekdays(void **state)
{
	(void)state;
	assert_int_equal(weekday_of(0), THURSDAY);
	assert_int_equal(weekday_of(-4), SUNDAY);
	assert_int_equal(weekday_of(-11), SUNDAY);
	assert_int_equal(weekday_of(day(2023, 6, 27)), TUESDAY);
	assert_int_equal(weekday_of(day(1900, 1, 1)), MONDAY);
}

static void
without_calendar(void **state)
{
	struct school_days days;

	load(&days, *state);
	assert_false(days.known);
	/* April 2023 begins on a Saturday and has 20 days from Monday to Friday. */
	assert_int_equal(school_days_count(&days, ALL, day(2023, 4, 1), day(2023, 4, 30)), 20);
	assert_true(is_without_school(&days, ONE, day(2023, 4, 1), day(2023, 4, 2)));
	assert_false(is_without_school(&days, ONE, day(2023, 4, 1), day(2023, 4, 3)));
	assert_false(is_holiday(&days, ALL, day(2023, 4, 2)));
	school_days_free(&days);
}

/* May Day of 2023: 29 April to 3 May off, Sunday 23 April and Saturday 6 May instead. */
static void
with_calendar(void **state)
{
	struct school_days days;

	add(*state, ALL, "2023-04-29", "2023-05-03", HOLIDAY, NONE);
	add(*state, ALL, "2023-04-23", NULL, SCHOOL, TUESDAY);
	add(*state, ALL, "2023-05-06", "2023-05-06", SCHOOL, NONE);
	load(&days, *state);
	assert_true(days.known);
	assert_int_equal(school_days_count(&days, ONE, day(2023, 4, 17), day(2023, 5, 7)), 15 - 3 + 2);
	assert_true(is_holiday(&days, ONE, day(2023, 4, 29)));
	assert_false(is_school_day(&days, ONE, day(2023, 5, 3)));
	assert_true(is_school_day(&days, ONE, day(2023, 5, 4)));
	assert_int_equal(school_day_weekday(&days, ONE, day(2023, 4, 23)), TUESDAY);
	assert_int_equal(school_day_weekday(&days, ONE, day(2023, 5, 6)), SATURDAY);
	school_days_free(&days);
}

/* Rows of the test before are there, too. */
static void
narrower_wins(void **state)
{
	struct school_days days;

	/* A make-up day inside a holiday; a school that closes longer, and one that works on a day of it. */
	add(*state, ALL, "2023-05-02", NULL, SCHOOL, NONE);
	add(*state, ONE, "2023-05-04", "2023-05-05", HOLIDAY, NONE);
	add(*state, ONE, "2023-05-01", "2023-05-05", SCHOOL, NONE);
	add(*state, OTHER, "2023-05-06", NULL, HOLIDAY, NONE);
	load(&days, *state);
	assert_true(is_school_day(&days, ALL, day(2023, 5, 2)));
	assert_false(is_school_day(&days, ALL, day(2023, 5, 1)));
	assert_true(is_school_day(&days, ONE, day(2023, 5, 1)));
	assert_false(is_school_day(&days, ONE, day(2023, 5, 4)));
	assert_true(is_school_day(&days, ONE, day(2023, 5, 6)));
	assert_false(is_school_day(&days, OTHER, day(2023, 5, 6)));
	assert_true(is_school_day(&days, OTHER, day(2023, 5, 2)));
	/* A school without rows of its own goes by those of all, days outside by their weekday. */
	assert_true(is_school_day(&days, 99, day(2023, 5, 2)));
	assert_true(is_school_day(&days, ONE, day(2023, 6, 1)));
	assert_false(is_school_day(&days, ONE, day(2023, 6, 3)));
	school_days_free(&days);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weekdays), cmocka_unit_test(without_calendar), cmocka_unit_test(with_calendar), cmocka_unit_test(narrower_wins),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, open_database, close_database);
}
