#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/error.h"
#include "school/findings.h"
#include "school/rows.h"
#include "school/schema.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

static int64_t batch;

static int
open_database(void **state)
{
	struct error error = { 0 };
	struct db *db;

	program_name = "findings";
	if (!db_open(&db, "", DB_MEMORY, &error) || !schema_upgrade(db, &error))
		return -1;
	db_run(db, "insert into batches (imported_at, imported_by, program, kind, file) values ('2023-06-30 08:00:00', 'x', 'test', 'findings', 'f')", "");
	batch = db_last_id(db);
	*state = db;
	return 0;
}

static int
close_database(void **state)
{
	db_close(*state);
	return 0;
}

/* Rows of a kind from the values of the columns named, the others null. */
static void
add_row(struct db *db, const char *name, const char *const *names, const struct value *given, size_t count)
{
	const struct kind *kind = kind_find(name);
	struct value values[KIND_FIELDS];

	for (size_t i = 0; i < KIND_FIELDS; i++)
		values[i] = value_null();
	for (size_t i = 0; i < count; i++)
		values[kind_field(kind, names[i])] = given[i];
	rows_add(db, kind, values, batch, 1);
}

static int64_t
number(struct db *db, const char *text)
{
	return key_id(db, "findings", text, true);
}

static void
add_finding(struct db *db, const char *finding, const char *date, const char *problem, const char *due)
{
	static const char *const names[] = { "finding", "check_date", "check_type", "school", "category", "problem", "severity", "due" };
	const struct value values[] = { value_integer(number(db, finding)), value_string(date), value_integer(0), value_integer(7), value_string("安全"),
		value_string(problem), value_integer(0), *due == '\0' ? value_null() : value_string(due) };

	add_row(db, "findings", names, values, COUNT(names));
}

static void
add_step(struct db *db, const char *finding, const char *date, enum finding_step step, const char *new_due)
{
	static const char *const names[] = { "finding", "step_date", "step", "new_due" };
	const struct value values[] = { value_integer(number(db, finding)), value_string(date), value_integer(step),
		new_due == NULL ? value_null() : value_string(new_due) };

	add_row(db, "rectifications", names, values, COUNT(names));
}

/* The only table a test database of shipped rules needs. */
static void
add_lifecycle(struct db *db)
{
	static const int rules[][3] = {
		{ FINDING_OPEN, STEP_NOTIFIED, FINDING_TOLD }, { FINDING_TOLD, STEP_EXTENDED, FINDING_TOLD }, { FINDING_TOLD, STEP_MENDED, FINDING_MENDED },
		{ FINDING_MENDED, STEP_FAILED, FINDING_TOLD }, { FINDING_MENDED, STEP_PASSED, FINDING_PASSED }, { FINDING_PASSED, STEP_CLOSED, FINDING_CLOSED },
		{ FINDING_CLOSED, STEP_REOPENED, FINDING_TOLD }, { FINDING_TOLD, STEP_SENT_UP, FINDING_SENT_UP }
	};
	static const char *const names[] = { "finding_state", "step", "next_state" };

	for (size_t i = 0; i < COUNT(rules); i++) {
		const struct value values[] = { value_integer(rules[i][0]), value_integer(rules[i][1]), value_integer(rules[i][2]) };

		add_row(db, "lifecycle", names, values, COUNT(names));
	}
}

static struct findings
load(struct db *db, const char *day)
{
	struct error error = { 0 };
	struct findings findings;

	if (!findings_load(&findings, db, day, &error))
		fail_msg("%s", error.message);
	return findings;
}

/* ---- a life ---- */

static void
add_life(struct db *db)
{
	add_lifecycle(db);
	add_finding(db, "2023-0001", "2023-04-03", "灭火器过期", "2023-04-10");
	add_step(db, "2023-0001", "2023-04-04", STEP_NOTIFIED, NULL);
	add_step(db, "2023-0001", "2023-04-09", STEP_EXTENDED, "2023-04-20");
	add_step(db, "2023-0001", "2023-04-18", STEP_MENDED, NULL);
	add_step(db, "2023-0001", "2023-04-19", STEP_FAILED, "2023-04-30");
	add_step(db, "2023-0001", "2023-05-04", STEP_MENDED, NULL);
	add_step(db, "2023-0001", "2023-05-05", STEP_PASSED, NULL);
	add_step(db, "2023-0001", "2023-05-05", STEP_CLOSED, NULL);
	add_step(db, "2023-0001", "2023-05-20", STEP_REOPENED, "2023-05-25");
}

static void
test_life(void **state)
{
	static const struct {
		const char *day;
		enum finding_state state;
		const char *since, *due, *told, *mended, *closed;
		int extensions, failures, reopened, overdue;
	} rows[] = {
		{ "2023-04-03", FINDING_OPEN, "2023-04-03", "2023-04-10", "", "", "", 0, 0, 0, 0 },
		{ "2023-04-04", FINDING_TOLD, "2023-04-04", "2023-04-10", "2023-04-04", "", "", 0, 0, 0, 0 },
		{ "2023-04-17", FINDING_TOLD, "2023-04-04", "2023-04-20", "2023-04-04", "", "", 1, 0, 0, 0 },
		{ "2023-04-18", FINDING_MENDED, "2023-04-18", "2023-04-20", "2023-04-04", "2023-04-18", "", 1, 0, 0, 0 },
		{ "2023-05-03", FINDING_TOLD, "2023-04-19", "2023-04-30", "2023-04-04", "", "", 1, 1, 0, 3 },
		{ "2023-05-04", FINDING_MENDED, "2023-05-04", "2023-04-30", "2023-04-04", "2023-05-04", "", 1, 1, 0, 0 },
		{ "2023-05-05", FINDING_CLOSED, "2023-05-05", "2023-04-30", "2023-04-04", "2023-05-04", "2023-05-05", 1, 1, 0, 0 },
		{ "2023-05-26", FINDING_TOLD, "2023-05-20", "2023-05-25", "2023-04-04", "", "", 1, 1, 1, 1 },
	};
	struct db *db = *state;

	add_life(db);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct findings findings = load(db, rows[i].day);
		const struct finding *f = findings.items;

		assert_int_equal(findings.count, 1);
		assert_int_equal(f->state, rows[i].state);
		assert_string_equal(f->state_since, rows[i].since);
		assert_string_equal(f->due, rows[i].due);
		assert_string_equal(f->told_on, rows[i].told);
		assert_string_equal(f->mended_on, rows[i].mended);
		assert_string_equal(f->closed_on, rows[i].closed);
		assert_int_equal(f->extensions, rows[i].extensions);
		assert_int_equal(f->failures, rows[i].failures);
		assert_int_equal(f->reopened, rows[i].reopened);
		assert_int_equal(finding_days_overdue(f, rows[i].day), rows[i].overdue);
		assert_int_equal(finding_is_open(f), rows[i].state != FINDING_CLOSED);
		assert_int_equal(f->impossible, 0);
		findings_free(&findings);
	}
}

static void
test_day_before(void **state)
{
	struct findings findings;

	add_life(*state);
	findings = load(*state, "2023-04-02");
	assert_int_equal(findings.count, 0);
	findings_free(&findings);
}

/* A step that does not fit leaves the state as it was, and is counted. */
static void
test_impossible(void **state)
{
	struct db *db = *state;
	struct findings findings;

	add_lifecycle(db);
	add_finding(db, "2023-0001", "2023-04-03", "灭火器过期", "");
	add_step(db, "2023-0001", "2023-04-04", STEP_NOTIFIED, NULL);
	add_step(db, "2023-0001", "2023-04-06", STEP_PASSED, NULL);
	add_step(db, "2023-0001", "2023-04-07", STEP_CLOSED, NULL);
	add_step(db, "2023-0001", "2023-04-08", STEP_SENT_UP, NULL);
	findings = load(db, "2023-12-31");
	assert_int_equal(findings.items[0].state, FINDING_SENT_UP);
	assert_int_equal(findings.items[0].impossible, 2);
	assert_int_equal(findings.items[0].steps, 2);
	assert_string_equal(findings.items[0].closed_on, "");
	assert_int_equal(finding_days_overdue(&findings.items[0], "2023-12-31"), 0);
	findings_free(&findings);
}

/* Numbers beyond four digits come after those with four. */
static void
test_order(void **state)
{
	static const char *const expected[] = { "2022-0007", "2023-0002", "2023-9999", "2023-10000" };
	struct db *db = *state;
	struct findings findings;

	add_lifecycle(db);
	add_finding(db, "2023-10000", "2023-12-30", "一", "");
	add_finding(db, "2023-0002", "2023-04-03", "二", "");
	add_finding(db, "2023-9999", "2023-12-29", "三", "");
	add_finding(db, "2022-0007", "2022-04-03", "四", "");
	findings = load(db, "2023-12-31");
	assert_int_equal(findings.count, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_string_equal(findings.items[i].number, expected[i]);
	findings_free(&findings);
}

/* ---- what came back ---- */

static void
close_finding(struct db *db, const char *finding, const char *day)
{
	add_step(db, finding, day, STEP_NOTIFIED, NULL);
	add_step(db, finding, day, STEP_MENDED, NULL);
	add_step(db, finding, day, STEP_PASSED, NULL);
	add_step(db, finding, day, STEP_CLOSED, NULL);
}

static void
test_link(void **state)
{
	/* The second while the first was open, the third on the day of its closing, the fourth of other words, the last after the third. */
	static const char *const recurs[] = { "", "", "", "", "2023-0003" };
	struct db *db = *state;
	struct findings findings;

	add_lifecycle(db);
	add_finding(db, "2023-0001", "2023-04-01", "灭火器过期", "");
	add_finding(db, "2023-0002", "2023-04-05", "灭火器过期", "");
	add_finding(db, "2023-0003", "2023-04-10", "灭火器过期", "");
	add_finding(db, "2023-0004", "2023-05-10", "灯坏", "");
	add_finding(db, "2023-0005", "2023-05-10", "灭火器过期", "");
	close_finding(db, "2023-0001", "2023-04-10");
	close_finding(db, "2023-0003", "2023-05-10");
	findings = load(db, "2023-12-31");
	findings_link(&findings);
	for (size_t i = 0; i < COUNT(recurs); i++)
		assert_string_equal(findings.items[i].recurs, recurs[i]);
	findings_free(&findings);
	close_finding(db, "2023-0002", "2023-04-10");
	findings = load(db, "2023-12-31");
	findings_link(&findings);
	assert_string_equal(findings.items[2].recurs, "2023-0002");
	findings_free(&findings);
}

/* ---- the table ---- */

static void
test_no_table(void **state)
{
	struct error error = { 0 };
	struct lifecycle lifecycle;

	assert_false(lifecycle_load(&lifecycle, *state, &error));
	assert_true(error.set);
}

static void
test_possible(void **state)
{
	struct error error = { 0 };
	struct lifecycle lifecycle;
	struct text list = TEXT_INIT;

	add_lifecycle(*state);
	assert_true(lifecycle_load(&lifecycle, *state, &error));
	assert_int_equal(lifecycle.next[FINDING_MENDED][STEP_FAILED], FINDING_TOLD);
	assert_int_equal(lifecycle.next[FINDING_OPEN][STEP_CLOSED], -1);
	lifecycle_add_possible(&list, &lifecycle, FINDING_TOLD, LANGUAGE_ZH);
	assert_string_equal(list.data, "延期、上报、已整改");
	text_clear(&list);
	lifecycle_add_possible(&list, &lifecycle, FINDING_MENDED, LANGUAGE_EN);
	assert_string_equal(list.data, "failed, passed");
	text_free(&list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_life, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_day_before, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_impossible, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_order, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_link, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_no_table, open_database, close_database),
		cmocka_unit_test_setup_teardown(test_possible, open_database, close_database),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
