#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/error.h"
#include "school/rows.h"
#include "school/schema.h"
#include "school/undo.h"
#include "store/batch.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

enum { KEYS = 4, GONE = 0 };

/* What the last undo reported, summed over the kinds, and of one kind alone. */
static struct undone sum, of_kind;
static const char *watched;

static void
take_report(void *user, const struct undone *u)
{
	(void)user;
	sum.removed += u->removed;
	sum.restored += u->restored;
	sum.later += u->later;
	sum.in_use += u->in_use;
	if (watched != NULL && u->kind != NULL && strcmp(u->kind->name, watched) == 0)
		of_kind = *u;
}

static int
open_database(void **state)
{
	struct error error = { 0 };
	struct db *db;

	program_name = "undo";
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

static int64_t
new_batch(struct db *db, const char *kind)
{
	db_run(db, "insert into batches (imported_at, imported_by, program, kind, file) values ('2023-06-30 08:00:00', 'x', 'test', $1, 'f')", "t", kind);
	return db_last_id(db);
}

static void
undo(struct db *db, int64_t batch)
{
	struct error error = { 0 };

	sum = of_kind = (struct undone){ 0 };
	if (!undo_batch(db, batch, take_report, NULL, &error))
		fail_msg("%s", error.message);
}

/* As an import stores a row: new, changed, or found as it is. */
static void
store(struct db *db, const char *name, const struct value *values, int64_t batch, int64_t line)
{
	const struct kind *kind = kind_find(name);
	struct arena arena = ARENA_INIT;
	struct stored_row stored;
	bool same = true;

	if (!rows_find(db, kind, values, &stored, &arena)) {
		rows_add(db, kind, values, batch, line);
	} else {
		for (size_t i = 0; i < kind_field_count(kind); i++)
			same = same && (!field_stored(&kind->fields[i]) || value_equal(values[i], stored.values[i]));
		(same ? undo_confirm : rows_replace)(db, kind, values, batch, line);
	}
	arena_free(&arena);
}

/* ---- formulas: a kind to which nothing points ---- */

/* Row number key with a weight; GONE takes it away. False: it was gone already, nothing said. */
static bool
say(struct db *db, int64_t batch, int key, int weight)
{
	struct value values[KIND_FIELDS] = { value_string("f"), value_integer(key), value_integer(0), value_integer(weight) };
	const struct kind *kind = kind_find("formulas");
	struct arena arena = ARENA_INIT;
	struct stored_row stored;

	bool said = true;

	if (weight != GONE)
		store(db, "formulas", values, batch, 10 * batch + key);
	else if ((said = rows_find(db, kind, values, &stored, &arena)))
		rows_remove(db, kind, values, batch);
	arena_free(&arena);
	return said;
}

static int64_t
weight_of(struct db *db, int key)
{
	return db_int(db, GONE, "select weight from formulas_rows where indicator = $1", "i", (int64_t)key);
}

static int64_t
weight_as_of(struct db *db, int key, int64_t batch)
{
	return db_int(db, GONE, "select weight from (select indicator, weight, batch, since, 9e18 as until from formulas_rows"
	    " union all select indicator, weight, batch, since, until from formulas_past)"
	    " where indicator = $1 and coalesce(since, batch) <= $2 and until > $2", "ii", (int64_t)key, batch);
}

/* Steps in order: each a batch that says one thing of key 0, then the undos, then what must hold. */
static const struct chain {
	const char *about;
	int says[4];            /* weights, -1 ends */
	int undos[4];           /* numbers of the batches from 1, 0 ends */
	int weight;
	int64_t removed, restored, later;         /* of the last undo */
} chains[] = {
	{ "one alone", { 5, -1 }, { 1 }, GONE, 1, 0, 0 },
	{ "replaced, the later undone", { 5, 6, -1 }, { 2 }, 5, 0, 1, 0 },
	{ "replaced, the earlier undone", { 5, 6, -1 }, { 1 }, 6, 0, 0, 1 },
	{ "both, later first", { 5, 6, -1 }, { 2, 1 }, GONE, 1, 0, 0 },
	{ "both, earlier first", { 5, 6, -1 }, { 1, 2 }, GONE, 1, 0, 0 },
	{ "three, middle", { 5, 6, 7, -1 }, { 2 }, 7, 0, 0, 1 },
	{ "three, middle then last", { 5, 6, 7, -1 }, { 2, 3 }, 5, 0, 1, 0 },
	{ "three, last then middle", { 5, 6, 7, -1 }, { 3, 2 }, 5, 0, 1, 0 },
	{ "three, first then last", { 5, 6, 7, -1 }, { 1, 3 }, 6, 0, 1, 0 },
	{ "said again, the first undone", { 5, 5, -1 }, { 1 }, 5, 0, 1, 0 },
	{ "said again, the second undone", { 5, 5, -1 }, { 2 }, 5, 0, 0, 0 },
	{ "said again, both undone", { 5, 5, -1 }, { 1, 2 }, GONE, 1, 0, 0 },
	{ "said again, then replaced, the last two undone", { 5, 5, 6, -1 }, { 3, 1 }, 5, 0, 0, 1 },
	{ "back to the first value", { 5, 6, 5, -1 }, { 2 }, 5, 0, 0, 1 },
	{ "removed, the removal undone", { 5, GONE, -1 }, { 2 }, 5, 0, 1, 0 },
	{ "removed, the first undone", { 5, GONE, -1 }, { 1 }, GONE, 0, 0, 0 },
	{ "removed, first then removal undone", { 5, GONE, -1 }, { 1, 2 }, GONE, 0, 0, 0 },
	{ "replaced and removed, the replacing undone", { 5, 6, GONE, -1 }, { 2 }, GONE, 0, 0, 0 },
	{ "replaced and removed, the removal undone", { 5, 6, GONE, -1 }, { 3 }, 6, 0, 1, 0 },
	{ "replaced and removed, both undone", { 5, 6, GONE, -1 }, { 2, 3 }, 5, 0, 1, 0 },
	{ "removed and said again, the last undone", { 5, GONE, 7, -1 }, { 3 }, GONE, 1, 0, 0 },
	{ "removed and said again, removal and last undone", { 5, GONE, 7, -1 }, { 2, 3 }, 5, 0, 1, 0 },
};

static void
clear(struct db *db)
{
	struct error error = { 0 };

	assert_true(db_script(db, "delete from formulas_rows; delete from formulas_past; delete from batches", &error));
}

static void
test_chains(void **state)
{
	struct db *db = *state;

	for (const struct chain *c = chains; c < chains + COUNT(chains); c++) {
		int64_t batches[4];

		clear(db);
		for (int i = 0; i < 4 && c->says[i] >= 0; i++)
			say(db, batches[i] = new_batch(db, "formulas"), 0, c->says[i]);
		for (int i = 0; i < 4 && c->undos[i] > 0; i++)
			undo(db, batches[c->undos[i] - 1]);
		if (weight_of(db, 0) != c->weight || sum.removed != c->removed || sum.restored != c->restored || sum.later != c->later)
			fail_msg("%s: weight %d, %d removed, %d restored, %d later", c->about, (int)weight_of(db, 0), (int)sum.removed,
			    (int)sum.restored, (int)sum.later);
	}
}

/* Restored rows say where they came from: their own batch and line. */
static void
test_origin(void **state)
{
	struct db *db = *state;
	int64_t first, second;

	clear(db);
	say(db, first = new_batch(db, "formulas"), 2, 5);
	say(db, second = new_batch(db, "formulas"), 2, 6);
	undo(db, second);
	assert_int_equal(db_int(db, 0, "select batch from formulas_rows", ""), first);
	assert_int_equal(db_int(db, 0, "select line from formulas_rows", ""), 10 * first + 2);
	assert_int_equal(db_int(db, 0, "select since from formulas_rows", ""), db_int(db, 0, "select max(batch) from batches", ""));
}

/* ---- any history: as if the undone batches had never been ---- */

static uint32_t seed = 20230630;

static int
draw(int below)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)(seed >> 8) % below;
}

enum { STEPS = 14, UNSAID = -1 };

struct history {
	int said[STEPS][KEYS];          /* UNSAID, GONE or a weight */
	bool is_import[STEPS], undone[STEPS];
	int64_t batch[STEPS];
	int shown[STEPS][KEYS];         /* what held after the step */
	int steps;
};

static void
replay(const struct history *h, int weights[KEYS])
{
	for (int key = 0; key < KEYS; key++)
		weights[key] = GONE;
	for (int i = 0; i < h->steps; i++)
		for (int key = 0; key < KEYS && h->is_import[i] && !h->undone[i]; key++)
			if (h->said[i][key] != UNSAID)
				weights[key] = h->said[i][key];
}

static void
make_import(struct db *db, struct history *h, int step)
{
	h->is_import[step] = true;
	h->batch[step] = new_batch(db, "formulas");
	for (int key = 0; key < KEYS; key++) {
		h->said[step][key] = draw(3) == 0 ? UNSAID : draw(4);
		if (h->said[step][key] != UNSAID && !say(db, h->batch[step], key, h->said[step][key]))
			h->said[step][key] = UNSAID;
	}
}

static bool
make_undo(struct db *db, struct history *h, int step)
{
	int which = step > 0 ? draw(step) : 0;

	if (step == 0 || !h->is_import[which] || h->undone[which])
		return false;
	undo(db, h->batch[which]);
	h->undone[which] = true;
	h->batch[step] = db_int(db, 0, "select max(batch) from batches", "");
	return true;
}

static void
check_history(struct db *db, const struct history *h)
{
	for (int i = 0; i < h->steps; i++)
		for (int key = 0; key < KEYS; key++)
			if (weight_as_of(db, key, h->batch[i]) != h->shown[i][key])
				fail_msg("as of step %d key %d is %d, not %d", i, key, (int)weight_as_of(db, key, h->batch[i]), h->shown[i][key]);
}

static void
test_any_history(void **state)
{
	struct db *db = *state;

	for (int round = 0; round < 150; round++) {
		struct history h = { 0 };

		clear(db);
		for (int step = 0; step < STEPS; step++) {
			if (draw(3) > 0 || !make_undo(db, &h, step))
				make_import(db, &h, step);
			h.steps = step + 1;
			replay(&h, h.shown[step]);
			for (int key = 0; key < KEYS; key++)
				if (weight_of(db, key) != h.shown[step][key])
					fail_msg("round %d step %d key %d is %d, not %d", round, step, key, (int)weight_of(db, key), h.shown[step][key]);
		}
		check_history(db, &h);
	}
}

/* ---- what others point to ---- */

static void
say_class(struct db *db, int64_t batch, int64_t class)
{
	struct value values[KIND_FIELDS] = { value_integer(1), value_integer(class), value_integer(2020), value_integer(7), value_integer(1),
		value_integer(0), value_null(), value_null() };

	store(db, "classes", values, batch, class);
}

static void
say_pupil(struct db *db, int64_t batch, int64_t pupil, int64_t class)
{
	struct value values[KIND_FIELDS] = { value_integer(pupil), value_string("n"), value_null(), value_null(), value_null(), value_integer(class),
		value_null(), value_null(), value_integer(0) };

	store(db, "pupils", values, batch, pupil);
}

static int64_t
rows_of(struct db *db, const char *sql)
{
	return db_int(db, -1, sql, "");
}

static void
test_pointed_rows_stay(void **state)
{
	struct db *db = *state;
	int64_t classes = new_batch(db, "classes"), pupils;

	say_class(db, classes, 101);
	say_class(db, classes, 102);
	say_pupil(db, pupils = new_batch(db, "pupils"), 201, 101);
	watched = "classes";
	undo(db, classes);
	assert_int_equal(of_kind.in_use, 1);
	assert_int_equal(of_kind.removed, 1);
	assert_int_equal(rows_of(db, "select class from classes_rows"), 101);
	/* The class goes with the last that points to it. */
	undo(db, pupils);
	assert_int_equal(of_kind.removed, 1);
	assert_int_equal(rows_of(db, "select count(*) from classes_rows"), 0);
	assert_int_equal(rows_of(db, "select count(*) from pupils_rows"), 0);
}

/* Rows that come back find what they point to. */
static void
test_pointed_rows_come_back(void **state)
{
	struct db *db = *state;
	struct value pupil[KIND_FIELDS] = { value_integer(221) };
	int64_t classes = new_batch(db, "classes"), leaving;

	say_class(db, classes, 121);
	say_pupil(db, new_batch(db, "pupils"), 221, 121);
	rows_remove(db, kind_find("pupils"), pupil, leaving = new_batch(db, "pupils"));
	undo(db, classes);
	assert_int_equal(rows_of(db, "select count(*) from classes_rows where class = 121"), 0);
	watched = "classes";
	undo(db, leaving);
	assert_int_equal(of_kind.restored, 1);
	assert_int_equal(rows_of(db, "select count(*) from classes_rows where class = 121"), 1);
	assert_int_equal(rows_of(db, "select count(*) from pupils_rows where pupil = 221"), 1);
}

/* A batch with its own pupils and classes takes both away. */
static void
test_own_pointers_do_not_keep(void **state)
{
	struct db *db = *state;
	int64_t batch = new_batch(db, "pupils");

	say_class(db, batch, 111);
	say_pupil(db, batch, 211, 111);
	undo(db, batch);
	assert_int_equal(sum.in_use, 0);
	assert_int_equal(rows_of(db, "select count(*) from classes_rows where class = 111"), 0);
}

static void
say_lines(struct db *db, int64_t batch, const char *grades, int full_mark)
{
	struct value values[KIND_FIELDS] = { value_integer(31), value_string(grades), value_integer(2), value_string("2020-09-01"), value_integer(full_mark),
		value_integer(6000), value_integer(8500), value_integer(7500), value_integer(4000), value_null() };

	store(db, "subjects", values, batch, 1);
}

/* Marks of a subject do not keep each of its lines, only the last. */
static void
test_one_row_of_the_name_is_enough(void **state)
{
	struct db *db = *state;
	struct value score[KIND_FIELDS] = { value_integer(41), value_null(), value_null(), value_integer(42), value_null(), value_integer(43), value_null(),
		value_integer(31), value_null(), value_integer(0), value_integer(100), value_null() };
	int64_t first = new_batch(db, "subjects"), second;

	say_lines(db, first, "1-6", 10000);
	store(db, "scores", score, new_batch(db, "scores"), 1);
	say_lines(db, second = new_batch(db, "subjects"), "3-6", 12000);
	undo(db, second);
	assert_int_equal(rows_of(db, "select group_concat(full_mark) from subjects_rows"), 10000);
	undo(db, first);
	assert_int_equal(sum.in_use, 1);
	assert_int_equal(rows_of(db, "select count(*) from subjects_rows"), 1);
}

/* ---- keys ---- */

static bool
key_is(struct db *db, int64_t id, const char *text)
{
	struct arena arena = ARENA_INIT;
	bool same = strcmp(key_text(db, id, &arena), text) == 0;

	arena_free(&arena);
	return same;
}

static void
test_names(void **state)
{
	struct db *db = *state;
	int64_t id = key_id(db, "pupils", "@a", true), first = new_batch(db, "pupils"), second = new_batch(db, "pupils"), third;

	key_rename(db, id, "L1", first);
	key_rename(db, id, "G1", second);
	undo(db, first);
	assert_true(key_is(db, id, "G1"));
	undo(db, second);
	assert_true(key_is(db, id, "@a"));
	assert_int_equal(sum.restored, 1);

	/* Two steps in one batch go back in one. */
	third = new_batch(db, "pupils");
	key_rename(db, id, "L2", third);
	key_rename(db, id, "G2", third);
	undo(db, third);
	assert_true(key_is(db, id, "@a"));
}

static void
test_name_taken_meanwhile(void **state)
{
	struct db *db = *state;
	int64_t id = key_id(db, "pupils", "@b", true), batch = new_batch(db, "pupils"), other;

	key_rename(db, id, "G9", batch);
	other = key_id(db, "pupils", "@b", true);
	assert_int_not_equal(id, other);
	undo(db, batch);
	assert_int_equal(sum.in_use, 1);
	assert_true(key_is(db, id, "G9"));
	assert_true(key_is(db, other, "@b"));
}

/* ---- refusals ---- */

static bool
refused(struct db *db, int64_t batch)
{
	struct error error = { 0 };
	int64_t before = rows_of(db, "select count(*) from batches");
	bool ok = undo_batch(db, batch, take_report, NULL, &error);

	assert_int_equal(rows_of(db, "select count(*) from batches"), before);
	return !ok && error.set;
}

static void
test_refusals(void **state)
{
	struct db *db = *state;
	int64_t batch;

	clear(db);
	batch = new_batch(db, "formulas");
	assert_true(refused(db, batch + 1));
	assert_true(refused(db, 0));
	undo(db, batch);
	assert_true(refused(db, batch));
	assert_true(refused(db, batch + 1));    /* the undo itself */
}

static void
test_the_batch_of_the_undo(void **state)
{
	struct db *db = *state;
	int64_t batch;

	clear(db);
	say(db, batch = new_batch(db, "formulas"), 0, 5);
	setenv("SOURCE_DATE_EPOCH", "86400", 1);
	setenv("TZ", "UTC", 1);
	undo(db, batch);
	assert_int_equal(db_int(db, 0, "select undone_by from batches where batch = $1", "i", batch), FIRST_OWN_BATCH);
	assert_int_equal(rows_of(db, "select count(*) from batches where kind = 'undo' and imported_at = '1970-01-02 00:00:00' and rows_changed = 1"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chains),
		cmocka_unit_test(test_origin),
		cmocka_unit_test(test_any_history),
		cmocka_unit_test(test_pointed_rows_stay),
		cmocka_unit_test(test_pointed_rows_come_back),
		cmocka_unit_test(test_own_pointers_do_not_keep),
		cmocka_unit_test(test_one_row_of_the_name_is_enough),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_name_taken_meanwhile),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_the_batch_of_the_undo),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("undo", tests, open_database, close_database);
}
