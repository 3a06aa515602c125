#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <cmocka.h>
#include "school/exam-marks.h"
#include "school/exam-rows.h"
#include "school/schema.h"
#include "school/standing.h"
#include "school/totals.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* ---- two exams of two schools: the classes are of grade 9 in 2022-2023 ---- */

enum { FINAL = 1, EARLIER, SCHOOL_A, SCHOOL_B, CHINESE, MATHS, GEOGRAPHY, CLASS_1 = 20, CLASS_2, FIRST_PUPIL = 100 };

static const char district_sql[] =
	"insert into batches (batch, imported_at, imported_by, program, kind, file) values (1, '', '', '', 'schools', '');"
	"insert into keys values (1, 'exams', 'final'), (2, 'exams', 'earlier'), (3, 'schools', 'A'), (4, 'schools', 'B'),"
	" (5, 'subjects', '语文'), (6, 'subjects', '数学'), (7, 'subjects', '地理');"
	"insert into exams_rows (exam, term, exam_date, batch, line) values (1, '2022-2023-2', '2023-06-27', 1, 1), (2, '2021-2022-2', '2022-06-27', 1, 2);"
	"insert into schools_rows (school, batch, line) values (3, 1, 1), (4, 1, 2);"
	"insert into subjects_rows (subject, grades, language, valid_from, full_mark, pass_line, excellent_line, good_line, low_line, batch, line) values"
	" (5, '7-9', 2, '2000-01-01', 10000, 6000, 8500, 7500, 4000, 1, 1), (6, '7-9', 2, '2000-01-01', 10000, 6000, 8500, 7500, 4000, 1, 2),"
	" (7, '8', 2, '2000-01-01', 5000, 6000, 8500, 7500, 4000, 1, 3), (7, '9', 2, '2000-01-01', 10000, 6000, 8500, 7500, 4000, 1, 4);"
	"insert into classes_rows (school, class, entry_year, stage, class_number, language, batch, line) values"
	" (3, 20, 2020, 7, 1, 0, 1, 1), (4, 21, 2020, 7, 1, 0, 1, 2);"
	"insert into pupils_rows (pupil, name, class, inclusive, batch, line)"
	" with recursive p(n) as (select 0 union all select n + 1 from p where n < 39) select 100 + n, 'x', 20 + n / 20, n = 13, 1, n from p;";

struct world {
	struct db *db;
	struct district district;
	struct exam exam;
	struct exam_figures figures;
	struct exam_marks marks;
	struct error error;
};

static void
build(struct world *w)
{
	*w = (struct world){ 0 };
	assert_true(db_open(&w->db, "", DB_MEMORY, &w->error));
	assert_true(schema_upgrade(w->db, &w->error));
	if (!db_script(w->db, district_sql, &w->error))
		fail_msg("%s", w->error.message);
	assert_true(district_load(&w->district, w->db, false, &w->error));
	assert_true(district_exam(&w->district, "final", NULL, &w->exam, (struct place){ 0 }));
}

static void
add_row(struct world *w, int64_t exam, int64_t pupil, int64_t subject, const char *paper, int64_t status, int64_t mark)
{
	db_run(w->db, "insert into scores_rows (exam, pupil, subject, class, paper, status, mark, batch, line)"
	    " select $1, pupil, $3, class, $4, $5, $6, 1, 1 from pupils_rows where pupil = $2", "iiitii", exam, pupil, subject, paper, status, mark);
}

static void
draw(struct world *w, int64_t pupil)
{
	db_run(w->db, "insert into samples_rows (exam, pupil, batch, line) values (1, $1, 1, 1)", "i", pupil);
}

static void
carry(struct world *w, int64_t subject)
{
	db_run(w->db, "insert into carried_rows (exam, subject, carried_from, batch, line) values (1, $1, 2, 1, 1)", "i", subject);
}

static void
read_world(struct world *w, unsigned without)
{
	if (!exam_figures_read(&w->figures, &w->district, &w->exam, (struct base){ .without = without }, &w->error)
	    || !exam_marks_read(&w->marks, &w->figures, &w->district, &w->error))
		fail_msg("%s", w->error.message);
}

static void
forget(struct world *w)
{
	exam_marks_free(&w->marks);
	exam_figures_free(&w->figures);
}

static void
tear_down(struct world *w)
{
	assert_true(db_ok(w->db, &w->error));
	district_free(&w->district);
	db_close(w->db);
}

/* ---- the rows themselves ---- */

/* Own marks go first, then the row of the earlier exam, whatever it says; else the own row stays. */
static void
carries_rows(void **state)
{
	enum { NONE = -1 };
	static const struct { int64_t own, own_mark, earlier, earlier_mark, status, mark; } cases[] = {
		{ SCORE, 4500, SCORE, 4000, SCORE, 4500 },
		{ CHEATING, 0, SCORE, 4000, CHEATING, 0 },
		{ ABSENT, 0, SCORE, 4000, SCORE, 4000 },
		{ BLANK, 0, SCORE, 0, SCORE, 0 },
		{ EXEMPT, 0, SCORE, 4000, SCORE, 4000 },
		{ ABSENT, 0, NONE, 0, ABSENT, 0 },
		{ NONE, 0, SCORE, 4000, SCORE, 4000 },
		{ NONE, 0, EXEMPT, 0, EXEMPT, 0 },
		{ NONE, 0, CHEATING, 0, CHEATING, 0 },
	};
	struct exam_row row;
	struct query *q;
	struct world w;

	(void)state;
	build(&w);
	carry(&w, GEOGRAPHY);
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t pupil = FIRST_PUPIL + (int64_t)i;

		add_row(&w, FINAL, pupil, CHINESE, "", SCORE, 7000);
		if (cases[i].own != NONE)
			add_row(&w, FINAL, pupil, GEOGRAPHY, "", cases[i].own, cases[i].own_mark);
		if (cases[i].earlier != NONE)
			add_row(&w, EARLIER, pupil, GEOGRAPHY, "A", cases[i].earlier, cases[i].earlier_mark);
		add_row(&w, EARLIER, pupil, CHINESE, "", SCORE, 100);
	}
	/* In the earlier exam only. */
	add_row(&w, EARLIER, FIRST_PUPIL + 15, GEOGRAPHY, "", SCORE, 3000);
	q = exam_rows(w.db, &w.exam, 0);
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(exam_rows_next(q, &row));
		assert_int_equal(row.pupil, FIRST_PUPIL + (int64_t)i);
		assert_int_equal(row.mark, 7000);
		assert_true(exam_rows_next(q, &row));
		assert_int_equal(row.subject, GEOGRAPHY);
		assert_int_equal(row.class_id, CLASS_1);
		assert_int_equal(row.status, cases[i].status);
		assert_int_equal(row.mark, cases[i].mark);
		assert_int_equal(row.has_mark, cases[i].status == SCORE || cases[i].status == CHEATING);
		assert_false(row.sampled);
	}
	assert_false(exam_rows_next(q, &row));
	tear_down(&w);
}

/* Full mark 50 and pass 30 of grade 8 in the earlier exam; without carried marks 100 and 60 of grade 9. */
static void
takes_lines_of_the_earlier_exam(void **state)
{
	const struct exam_group *groups;
	struct world w;

	(void)state;
	build(&w);
	carry(&w, GEOGRAPHY);
	add_row(&w, FINAL, FIRST_PUPIL, CHINESE, "", SCORE, 6000);
	add_row(&w, FINAL, FIRST_PUPIL, GEOGRAPHY, "", SCORE, 3000);
	read_world(&w, 0);
	assert_int_equal(w.figures.groups[1].figure.full_mark, 10000);
	assert_null(w.figures.groups[1].carried);
	forget(&w);
	add_row(&w, FINAL, FIRST_PUPIL + 1, CHINESE, "", SCORE, 6000);
	add_row(&w, EARLIER, FIRST_PUPIL + 1, GEOGRAPHY, "", SCORE, 2999);
	read_world(&w, 0);
	groups = w.figures.groups;
	assert_int_equal(w.figures.group_count, 3);
	assert_null(groups[0].carried);
	assert_string_equal(groups[1].carried->name, "earlier");
	assert_int_equal(groups[1].figure.full_mark, 5000);
	assert_int_equal(groups[1].figure.counts[LINE_PASS], 1);
	assert_non_null(groups[2].carried);
	assert_int_equal(groups[2].figure.full_mark, 15000);
	assert_int_equal(groups[2].figure.marks.sum, 17999);
	assert_int_equal(groups[2].figure.counts[LINE_PASS], 1);
	forget(&w);
	tear_down(&w);
}

/* Of 20 pupils in the register 4 are drawn, one of them exempt, one without a row; 16 are the rest. */
static void
tells_samples_apart(void **state)
{
	const struct figure *full, *sample;
	struct world w;

	(void)state;
	build(&w);
	for (int i = 0; i < 4; i++)
		draw(&w, FIRST_PUPIL + i);
	/* Drawn of a class that did not sit. */
	draw(&w, FIRST_PUPIL + 20);
	add_row(&w, FINAL, FIRST_PUPIL, CHINESE, "", SCORE, 5000);
	add_row(&w, FINAL, FIRST_PUPIL + 1, CHINESE, "", SCORE, 8000);
	add_row(&w, FINAL, FIRST_PUPIL + 2, CHINESE, "", EXEMPT, 0);
	add_row(&w, FINAL, FIRST_PUPIL + 5, CHINESE, "", SCORE, 9000);
	add_row(&w, FINAL, FIRST_PUPIL + 6, CHINESE, "", ABSENT, 0);
	read_world(&w, 0);
	assert_int_equal(w.figures.group_count, 2);
	assert_true(w.figures.has_papers);
	assert_false(w.figures.groups[0].sampled);
	assert_true(w.figures.groups[1].sampled);
	assert_string_equal(w.figures.groups[0].paper_shown[LANGUAGE_ZH], "");
	assert_string_equal(w.figures.groups[1].paper_shown[LANGUAGE_ZH], "抽样");
	assert_string_equal(w.figures.groups[1].paper_shown[LANGUAGE_EN], "sample");
	full = &w.figures.cells[0].figure;
	sample = &w.figures.cells[1].figure;
	assert_int_equal(full->enrolled, 16);
	assert_int_equal(full->entered, 2);
	assert_int_equal(full->sat, 1);
	assert_int_equal(full->marks.sum, 9000);
	assert_int_equal(sample->enrolled, 4);
	assert_int_equal(sample->cohort, 4);
	assert_int_equal(sample->entered, 3);
	assert_int_equal(sample->sat, 2);
	assert_int_equal(sample->marks.sum, 13000);
	assert_ptr_equal(w.figures.cells[0].class_info, w.figures.cells[1].class_info);
	forget(&w);
	/* Number 13 is in inclusive education. */
	read_world(&w, WITHOUT_INCLUSIVE);
	assert_int_equal(w.figures.cells[0].figure.enrolled, 15);
	assert_int_equal(w.figures.cells[1].figure.enrolled, 4);
	forget(&w);
	tear_down(&w);
}

/* ---- what reads them agrees ---- */

static void
check_marks(const struct world *w)
{
	for (size_t i = 0; i < w->figures.cell_count; i++) {
		const struct figure *f = &w->figures.cells[i].figure;
		struct exact marks = EXACT_INIT;

		for (size_t k = w->marks.first[i]; k < w->marks.first[i + 1]; k++)
			exact_add(&marks, w->marks.items[k].mark);
		assert_int_equal(marks.n, f->sat);
		assert_int_equal(marks.sum, f->marks.sum);
		assert_true(marks.squares == f->marks.squares);
	}
}

static void
check_totals(struct world *w)
{
	struct totals totals;

	assert_true(totals_read(&totals, &w->figures, w->db, 9, &w->error));
	for (size_t i = 0; i < totals.count; i++) {
		const struct total_group *g = &totals.groups[i];
		int64_t sum = 0;

		assert_int_equal(g->count, g->group->figure.sat);
		for (size_t k = 0; k < g->count; k++)
			sum += g->pupils[k].total;
		assert_int_equal(sum, g->group->figure.marks.sum);
	}
	totals_free(&totals);
}

static void
check_standings(struct world *w)
{
	int64_t *sat = calloc(w->figures.cell_count, sizeof *sat), *sum = calloc(w->figures.cell_count, sizeof *sum);
	struct standings standings;

	assert_true(standings_read(&standings, &w->figures, &w->district, &w->error));
	for (size_t i = 0; i < standings.count; i++)
		if (standings.items[i].has_mark) {
			sat[standings.items[i].cell - w->figures.cells]++;
			sum[standings.items[i].cell - w->figures.cells] += standings.items[i].mark;
		}
	for (size_t i = 0; i < w->figures.cell_count; i++) {
		assert_int_equal(sat[i], w->figures.cells[i].figure.sat);
		assert_int_equal(sum[i], w->figures.cells[i].figure.marks.sum);
	}
	standings_free(&standings);
	free(sat);
	free(sum);
}

/* Pupils without rows, papers, statuses, samples and carried marks all at once, from a fixed row of numbers. */
static void
agree_with_each_other(void **state)
{
	static const int64_t statuses[] = { SCORE, SCORE, SCORE, SCORE, SCORE, SCORE, ABSENT, BLANK, EXEMPT, CHEATING, DEFERRED, LEVEL };
	uint32_t seed = 7;
	struct world w;

	(void)state;
	build(&w);
	carry(&w, GEOGRAPHY);
	for (int64_t pupil = FIRST_PUPIL; pupil < FIRST_PUPIL + 40; pupil++) {
		for (int i = 0; i < 6; i++) {
			seed = seed * 1664525 + 1013904223;
			if (seed >> 28 < 14)
				add_row(&w, i < 3 ? FINAL : EARLIER, pupil, CHINESE + i % 3, seed >> 27 & 1 ? "A" : "",
				    statuses[(seed >> 16) % COUNT(statuses)], (seed >> 8) % 100 * 50);
		}
		if (seed >> 30 == 0)
			draw(&w, pupil);
	}
	quiet = true;
	for (unsigned without = 0; without < 2; without++) {
		read_world(&w, without);
		assert_true(w.figures.cell_count > 12);
		check_marks(&w);
		check_totals(&w);
		check_standings(&w);
		forget(&w);
	}
	quiet = false;
	tear_down(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carries_rows),
		cmocka_unit_test(takes_lines_of_the_earlier_exam),
		cmocka_unit_test(tells_samples_apart),
		cmocka_unit_test(agree_with_each_other),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
