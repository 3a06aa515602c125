#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/date.h"
#include "school/enrolment.h"
#include "school/schema.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* Classes 11 and 12 of school 1, 21 of school 2. */
enum { A = 11, A2 = 12, B = 21, NONE = 0 };

static const char tables[] =
	"insert into keys (id, kind, key) values (101, 'pupils', 'L1'), (102, 'pupils', 'L2'), (103, 'pupils', 'L3'), (104, 'pupils', '@4'), (105, 'pupils', 'L5'),"
	" (106, 'pupils', 'L6'), (107, 'pupils', 'L7'), (108, 'pupils', 'L8'), (109, 'pupils', 'L9');"
	"insert into classes_rows (school, class, entry_year, stage, class_number, batch, line) values (1, 11, 2019, 1, 1, 1, 1), (1, 12, 2019, 1, 2, 1, 1), (2, 21, 2019, 1, 1, 1, 1);"
	"insert into batches (batch, kind, file, imported_at, imported_by, program, undone_by) values (1, 'pupils', 'a', '2023-04-01', 'n', 't', null),"
	" (2, 'pupils', 'b', '2023-04-11', 'n', 't', null), (3, 'pupils', 'c', '2023-04-12', 'n', 't', 4), (4, 'undo', 'c', '2023-04-13', 'n', 't', null);"
	/* 101 has always been there; 102 went from 11 to 21, the register knows 21 only; 103 went from 12 to 21, the register knows both. */
	"insert into pupils_rows (pupil, name, class, joined, \"left\", batch, line) values (101, 'a', 11, null, null, 1, 1),"
	" (102, 'b', 21, '2023-04-10', null, 1, 2), (103, 'c', 21, '2023-04-10', null, 2, 3), (104, 'd', 11, null, '2023-04-10', 1, 4),"
	" (105, 'e', 11, '2023-03-01', null, 2, 5), (106, 'f', 11, null, null, 1, 6),"
	" (108, 'h', 12, '2023-04-10', null, 1, 8), (109, 'i', 11, null, '2023-04-20', 1, 9);"
	"insert into pupils_past (pupil, name, class, joined, \"left\", batch, line, until) values (103, 'c', 12, null, null, 1, 3, 2),"
	/* Put right: the day of joining; and a batch undone, which never held. */
	" (105, 'e', 11, null, null, 1, 5, 2), (105, 'e', 21, '2023-01-01', null, 3, 5, 4);"
	"insert into movements_rows (pupil, movement_date, movement, school, class, confirmed_on, batch, line) values"
	" (102, '2023-04-10', 1, 2, 21, null, 1, 1), (102, '2023-04-08', 2, 1, 11, null, 1, 2),"
	" (106, '2023-03-01', 3, 1, null, null, 1, 3), (106, '2023-04-03', 4, 1, null, null, 1, 4), (106, '2023-04-20', 2, 1, null, '2023-04-25', 1, 5),"
	/* 108 changed class on one day, 109 resumed and left on one. */
	" (108, '2023-04-10', 8, 1, 12, null, 1, 9), (108, '2023-04-10', 9, 1, 11, null, 1, 10),"
	" (109, '2023-03-01', 3, 1, 11, null, 1, 11), (109, '2023-04-20', 2, 1, 11, null, 1, 12), (109, '2023-04-20', 4, 1, 11, null, 1, 13),"
	/* 107 is in no register: he moved in and, on one day, on to the next school. */
	" (107, '2023-02-01', 1, 1, 11, null, 1, 6), (107, '2023-04-10', 2, 1, 11, null, 1, 7), (107, '2023-04-10', 1, 2, 21, null, 1, 8);";

static int
open_database(void **state)
{
	struct error error = { 0 };
	struct db *db;

	program_name = "enrolment";
	if (!db_open(&db, "", DB_MEMORY, &error) || !schema_upgrade(db, &error))
		return -1;
	*state = db;
	return db_script(db, tables, &error) ? 0 : -1;
}

static int
close_database(void **state)
{
	db_close(*state);
	return 0;
}

static int
day(const char *iso)
{
	struct date date;

	assert_true(date_parse(iso, &date));
	return date_day_number(date);
}

static void
load(struct enrolment *e, struct db *db, const char *on)
{
	struct error error = { 0 };

	if (!enrolment_load(e, db, on, NULL, &error))
		fail_msg("%s", error.message);
}

/* By register and movements, and by the register as the balance takes it. */
static void
test_places(void **state)
{
	static const struct { int64_t pupil; const char *day; int64_t class_id, registered, on_roll; } cases[] = {
		{ 101, "2000-01-01", A, A, A }, { 101, "2023-05-01", A, A, A },
		{ 102, "2023-04-07", A, A, A }, { 102, "2023-04-08", NONE, NONE, NONE }, { 102, "2023-04-09", NONE, NONE, NONE }, { 102, "2023-04-10", B, B, B },
		{ 103, "2023-04-09", A2, A2, A2 }, { 103, "2023-04-10", B, B, B },
		{ 104, "2023-04-09", A, A, A }, { 104, "2023-04-10", NONE, NONE, NONE },
		{ 105, "2023-02-28", NONE, NONE, NONE }, { 105, "2023-03-01", A, A, A },
		{ 106, "2023-02-28", A, A, A }, { 106, "2023-03-01", NONE, NONE, A }, { 106, "2023-04-02", NONE, NONE, A }, { 106, "2023-04-03", A, A, A },
		{ 106, "2023-04-20", NONE, A, A },
		{ 107, "2023-01-31", NONE, NONE, NONE }, { 107, "2023-02-01", A, A, A }, { 107, "2023-04-09", A, A, A }, { 107, "2023-04-10", B, B, B },
		{ 108, "2023-04-09", A, A, A }, { 108, "2023-04-10", A2, A2, A2 },
		{ 109, "2023-02-28", A, A, A }, { 109, "2023-04-19", NONE, NONE, A }, { 109, "2023-04-20", NONE, NONE, NONE },
	};
	struct enrolment e;

	load(&e, *state, "2023-05-01");
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct enrolled *p = enrolment_find(&e, cases[i].pupil);
		int at = day(cases[i].day);

		assert_non_null(p);
		if (enrolment_class(&e, p, at) != cases[i].class_id || enrolment_registered(&e, p, at) != cases[i].registered || enrolment_on_roll(&e, p, at) != cases[i].on_roll)
			fail_msg("%lld on %s: %lld, %lld, %lld", (long long)cases[i].pupil, cases[i].day, (long long)enrolment_class(&e, p, at),
			    (long long)enrolment_registered(&e, p, at), (long long)enrolment_on_roll(&e, p, at));
	}
	enrolment_free(&e);
}

static void
check_movement(const struct enrolment *e, int64_t pupil, size_t number, enum movement_kind kind, int64_t class_id, enum confirmation confirmation)
{
	const struct enrolled *p = enrolment_find(e, pupil);
	const struct movement *m;

	assert_true(number < p->movement_count);
	m = &e->movements[p->movement + number];
	assert_int_equal(m->kind, kind);
	assert_int_equal(m->class_id, class_id);
	assert_int_equal(m->confirmation, confirmation);
}

static void
test_movements(void **state)
{
	struct enrolment e;

	load(&e, *state, "2023-05-01");
	check_movement(&e, 102, 0, MOVEMENT_LEFT, A, CONFIRMATION_MATCHED);
	check_movement(&e, 102, 1, MOVEMENT_CAME, B, CONFIRMATION_MATCHED);
	/* The class that the row leaves out is that of the register. */
	check_movement(&e, 106, 0, MOVEMENT_SUSPENDED, A, CONFIRMATION_NO_NEED);
	check_movement(&e, 106, 2, MOVEMENT_LEFT, A, CONFIRMATION_PAPERS);
	/* Out of the one school before into the other. */
	check_movement(&e, 107, 0, MOVEMENT_CAME, A, CONFIRMATION_UNKNOWN);
	check_movement(&e, 107, 1, MOVEMENT_LEFT, A, CONFIRMATION_MATCHED);
	check_movement(&e, 107, 2, MOVEMENT_CAME, B, CONFIRMATION_MATCHED);
	check_movement(&e, 108, 0, MOVEMENT_OTHER_OUT, A, CONFIRMATION_NO_NEED);
	check_movement(&e, 108, 1, MOVEMENT_OTHER_IN, A2, CONFIRMATION_NO_NEED);
	/* Who was out of school comes in first. */
	check_movement(&e, 109, 1, MOVEMENT_RESUMED, A, CONFIRMATION_NO_NEED);
	check_movement(&e, 109, 2, MOVEMENT_LEFT, A, CONFIRMATION_NONE);
	enrolment_free(&e);
}

static void
test_day_of_report(void **state)
{
	struct enrolment e;

	load(&e, *state, "2023-04-24");
	check_movement(&e, 106, 2, MOVEMENT_LEFT, A, CONFIRMATION_NONE);
	enrolment_free(&e);
	load(&e, *state, "2023-04-09");
	check_movement(&e, 102, 0, MOVEMENT_LEFT, A, CONFIRMATION_NONE);
	assert_int_equal(enrolment_find(&e, 102)->movement_count, 1);
	assert_string_equal(enrolment_find(&e, 104)->number, "");
	assert_string_equal(enrolment_find(&e, 106)->number, "L6");
	assert_null(enrolment_find(&e, 999));
	enrolment_free(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_places, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_movements, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_day_of_report, open_database, close_database),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
