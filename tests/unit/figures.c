#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <cmocka.h>
#include "base/number.h"
#include "school/composite.h"
#include "school/exam-figures.h"
#include "school/rows.h"
#include "school/schema.h"
#include "school/teacher-results.h"
#include "school/teaching.h"

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* ---- a district of two schools, grade 4 in 2022-2023 ---- */

enum { EXAM = 1, SCHOOL_A, SCHOOL_B, SCHOOL_C, CHINESE, MATHS, MORALS, CLASS_1 = 20, CLASS_2, CLASS_3, CLASS_4, CLASS_5, X = 40, Y, D, E, FIRST_PUPIL = 100 };
enum { SCORE, ABSENT, DEFERRED, EXEMPT, CHEATING, LEVEL, BLANK };

static const char district_sql[] =
	"insert into batches (batch, imported_at, imported_by, program, kind, file) values (1, '', '', '', 'schools', '');"
	"insert into keys values (1, 'exams', 'final'), (2, 'schools', 'A'), (3, 'schools', 'B'), (4, 'schools', 'C'),"
	" (5, 'subjects', '语文'), (6, 'subjects', '数学'), (7, 'subjects', '道德与法治'),"
	" (40, 'teachers', 'T1'), (41, 'teachers', 'T2'), (42, 'teachers', 'T3'), (43, 'teachers', 'T4');"
	"insert into exams_rows (exam, term, exam_date, exam_level, purpose, batch, line) values (1, '2022-2023-2', '2023-06-27', 1, 0, 1, 1);"
	"insert into schools_rows (school, batch, line) values (2, 1, 1), (3, 1, 2), (4, 1, 3);"
	"insert into subjects_rows (subject, grades, language, valid_from, full_mark, pass_line, excellent_line, good_line, low_line, batch, line)"
	" values (5, '3-6', 2, '2000-01-01', 10000, 6000, 8500, 7500, 4000, 1, 1), (6, '3-6', 2, '2000-01-01', 10000, 6000, 8500, 7500, 4000, 1, 2);"
	"insert into classes_rows (school, class, entry_year, stage, class_number, language, batch, line) values"
	" (2, 20, 2019, 1, 1, 0, 1, 1), (3, 21, 2019, 1, 1, 0, 1, 2), (2, 22, 2018, 1, 1, 0, 1, 3), (3, 23, 2018, 1, 1, 0, 1, 4), (4, 24, 2019, 1, 1, 1, 1, 5);";

struct world {
	struct db *db;
	struct district district;
	struct exam exam;
	struct exam_figures figures;
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
}

static void
add_row(struct world *w, int64_t pupil, int64_t class_id, int64_t subject, const char *paper, int64_t status, int64_t mark)
{
	db_run(w->db, "insert into scores_rows (exam, pupil, subject, class, paper, status, mark, batch, line)"
	    " values (1, $1, $2, $3, $4, $5, $6, 1, 1)", "iiitii", pupil, subject, class_id, paper, status, mark);
}

static void
register_pupil(struct world *w, int64_t pupil, int64_t class_id, const char *joined, const char *left)
{
	db_run(w->db, "insert into pupils_rows (pupil, name, class, joined, \"left\", inclusive, batch, line) values ($1, 'x', $2, $3, $4, 0, 1, 1)",
	    "iitt", pupil, class_id, joined, left);
}

/* Marks of a subject, one pupil each from first on; Q is absent. */
static void
add_marks(struct world *w, int64_t first, int64_t class_id, int64_t subject, const char *marks)
{
	char *copy = copy_string(marks), *rest = copy, *mark;

	for (; (mark = strsep(&rest, " ")) != NULL; first++)
		add_row(w, first, class_id, subject, "", mark[0] == 'Q' ? ABSENT : SCORE, (int64_t)(atof(mark) * 100));
	free(copy);
}

static void
read_figures_by(struct world *w, struct base base)
{
	assert_true(district_load(&w->district, w->db, false, &w->error));
	assert_true(district_exam(&w->district, "final", NULL, &w->exam, (struct place){ 0 }));
	if (!exam_figures_read(&w->figures, &w->district, &w->exam, base, &w->error))
		fail_msg("%s", w->error.message);
}

static void
read_figures(struct world *w, const char *base_text)
{
	struct base base;

	assert_true(base_parse(base_text, &base));
	read_figures_by(w, base);
}

static void
forget_figures(struct world *w)
{
	exam_figures_free(&w->figures);
	district_free(&w->district);
}

static void
tear_down(struct world *w)
{
	forget_figures(w);
	db_close(w->db);
}

/* The cell of a class and subject (0: the total); NULL: there is none. */
static const struct exam_cell *
cell_of(const struct world *w, int64_t class_id, int64_t subject, const char *paper)
{
	for (size_t i = 0; i < w->figures.cell_count; i++) {
		const struct exam_cell *cell = &w->figures.cells[i];
		const struct exam_group *group = &w->figures.groups[cell->group];

		if (cell->class_info->id == class_id && (group->subject == NULL ? 0 : group->subject->id) == subject && strcmp(group->paper, paper) == 0)
			return cell;
	}
	return NULL;
}

#define assert_close(actual, expected) assert_true(fabs((actual) - (expected)) < 1e-9)

static void
assert_printed(int64_t num, int64_t den, int decimals, const char *expected)
{
	struct text text = TEXT_INIT;

	number_add_ratio(&text, num, den, decimals);
	assert_string_equal(text.data, expected);
	text_free(&text);
}

/* ---- denominators ---- */

static const struct { const char *text, *zh, *en; enum base_kind kind; int64_t share; } base_texts[] = {
	{ "present", "实考", "present", BASE_PRESENT, 0 },
	{ "enrolled", "在籍", "enrolled", BASE_ENROLLED, 0 },
	{ "cohort", "起始届", "cohort", BASE_COHORT, 0 },
	{ "pct:97", "在籍×97%", "pct:97", BASE_ENROLLED_SHARE, 9700 },
	{ "pct:97.5%", "在籍×97.5%", "pct:97.5", BASE_ENROLLED_SHARE, 9750 },
	{ "pct", "在籍×97%", "pct:97", BASE_ENROLLED_SHARE, 9700 },
	{ "sitters:90", "实考×90%", "sitters:90", BASE_SITTERS_SHARE, 9000 },
	{ "drop:8%", "去低分8%", "drop:8%", BASE_DROP_SHARE, 800 },
	{ "drop", "去低分8%", "drop:8%", BASE_DROP_SHARE, 800 },
	{ "drop:table", "去低分（表）", "drop:table", BASE_DROP_TABLE, 0 },
};

static void
reads_bases(void **state)
{
	static const char *const wrong[] = { "", "presence", "pct:", "pct:0", "pct:101", "pct:97:1", "drop:x", "present:5", "drop:-8", "%" };
	struct base base;

	(void)state;
	for (size_t i = 0; i < COUNT(base_texts); i++) {
		struct text zh = TEXT_INIT, en = TEXT_INIT;

		assert_true(base_parse(base_texts[i].text, &base));
		assert_int_equal(base.kind, base_texts[i].kind);
		assert_int_equal(base.share, base_texts[i].share);
		base_add(&zh, base, LANGUAGE_ZH);
		base_add(&en, base, LANGUAGE_EN);
		assert_string_equal(zh.data, base_texts[i].zh);
		assert_string_equal(en.data, base_texts[i].en);
		text_free(&zh);
		text_free(&en);
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		if (base_parse(wrong[i], &base))
			fail_msg("\"%s\" was taken for a base", wrong[i]);
}

/* Class 1: eight marks, sum 553, all pass; ten ever, nine enrolled on the day. Class 2: five marks, sum 350,
 * one absent; seven ever, six enrolled. */
static void
build_bases(struct world *w)
{
	build(w);
	add_marks(w, FIRST_PUPIL, CLASS_1, CHINESE, "60 60 60 70 70 75 78 80");
	add_marks(w, FIRST_PUPIL + 20, CLASS_2, CHINESE, "90 80 70 60 50 Q");
	for (int64_t i = 0; i < 8; i++)
		register_pupil(w, FIRST_PUPIL + i, CLASS_1, NULL, NULL);
	register_pupil(w, FIRST_PUPIL + 8, CLASS_1, "2023-06-27", NULL);
	register_pupil(w, FIRST_PUPIL + 9, CLASS_1, NULL, "2023-06-27");
	for (int64_t i = 20; i < 26; i++)
		register_pupil(w, FIRST_PUPIL + i, CLASS_2, NULL, "2023-06-28");
	register_pupil(w, FIRST_PUPIL + 26, CLASS_2, "2023-06-28", NULL);
}

static const struct { const char *base; int64_t divisor, sum, passed; const char *mean, *district; } base_cases[] = {
	{ "present", 80000, 55300, 8, "69.13", "69.46" },               /* 553 / 8; 903 / 13 */
	{ "enrolled", 90000, 55300, 8, "61.44", "60.20" },              /* 553 / 9; 903 / 15 */
	{ "cohort", 100000, 55300, 8, "55.30", "53.12" },               /* 553 / 10; 903 / 17 */
	{ "pct:97", 87300, 55300, 8, "63.34", "62.06" },                /* 553 / 8.73; 903 / 14.55 */
	{ "sitters:90", 72000, 55300, 8, "76.81", "77.18" },            /* 553 / 7.2; 903 / 11.7 */
	{ "drop:8%", 70000, 49300, 7, "70.43", "70.25" },               /* 0.64: one of 8, 0.4: none of 5; 493 / 7; 843 / 12 */
	{ "drop:table", 80000, 55300, 8, "69.13", "69.46" },
	{ "drop:25%", 60000, 43300, 6, "72.17", "73.30" },              /* 2 of 8; 1.25: 1 of 5; 433 / 6; 733 / 10 */
	{ "drop:30%", 60000, 43300, 6, "72.17", "74.78" },              /* 2.4: 2 of 8; 1.5: 2 of 5; 673 / 9 */
};

static void
divides_by_the_base(void **state)
{
	struct world w;

	(void)state;
	build_bases(&w);
	for (size_t i = 0; i < COUNT(base_cases); i++) {
		const struct figure *f, *pooled;

		read_figures(&w, base_cases[i].base);
		f = &cell_of(&w, CLASS_1, CHINESE, "")->figure;
		pooled = &w.figures.groups[0].figure;
		assert_int_equal(f->divisor, base_cases[i].divisor);
		assert_int_equal(f->marks.sum, base_cases[i].sum);
		assert_int_equal(f->counts[LINE_PASS], base_cases[i].passed);
		assert_printed(f->marks.sum * 100, f->divisor, 2, base_cases[i].mean);
		assert_printed(pooled->marks.sum * 100, pooled->divisor, 2, base_cases[i].district);
		assert_int_equal(f->sat, 8);
		forget_figures(&w);
	}
	read_figures(&w, "present");
	tear_down(&w);
}

/* of 44 pupils or more 5, 42-43 4, 40-41 3, 38-39 2, 36-37 1, fewer none. */
static void
drops_by_the_table(void **state)
{
	static const struct { int size, counted; } cases[] = { { 35, 35 }, { 36, 35 }, { 37, 36 }, { 38, 36 }, { 40, 37 }, { 42, 38 }, { 43, 39 }, { 44, 39 }, { 50, 45 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct world w;

		build(&w);
		for (int k = 0; k < cases[i].size; k++)
			add_row(&w, FIRST_PUPIL + k, CLASS_1, CHINESE, "", SCORE, 5000 + 100 * k);
		read_figures(&w, "drop:table");
		assert_int_equal(w.figures.cells[0].figure.marks.n, cases[i].counted);
		assert_int_equal(w.figures.cells[0].figure.lowest, 5000);
		tear_down(&w);
	}
}

/* ---- who counts ---- */

static void
keeps_statuses_apart(void **state)
{
	struct world w;
	const struct figure *f;

	(void)state;
	build(&w);
	for (int status = SCORE; status <= BLANK; status++) {
		add_row(&w, FIRST_PUPIL + status, CLASS_1, CHINESE, "", status, 5000);
		add_row(&w, FIRST_PUPIL + status, CLASS_1, MATHS, "", BLANK, 0);
	}
	add_row(&w, FIRST_PUPIL + 10, CLASS_1, MATHS, "", BLANK, 0);
	add_row(&w, FIRST_PUPIL, CLASS_1, MORALS, "", LEVEL, 0);
	add_row(&w, FIRST_PUPIL + 1, CLASS_1, MORALS, "", ABSENT, 0);
	quiet = true;
	read_figures(&w, "present");
	quiet = false;
	f = &cell_of(&w, CLASS_1, CHINESE, "")->figure;
	assert_int_equal(f->entered, 6);        /* eight pupils, one exempt, one with a level */
	assert_int_equal(f->sat, 2);            /* cheating sat and has 0 */
	assert_int_equal(f->deferred, 1);
	assert_int_equal(figure_absent(f), 3);  /* 缺考, blank, no row */
	assert_int_equal(f->lowest, 0);
	assert_int_equal(f->counts[LINE_LOW], 1);
	assert_close(figure_mean(f), 25);
	assert_null(cell_of(&w, CLASS_1, MATHS, ""));
	assert_null(cell_of(&w, CLASS_1, MORALS, ""));
	tear_down(&w);
}

/* One inclusive, one who came on the first day of the year, one who came the day before, one not registered. */
static const struct { const char *without; int sat, enrolled; int64_t sum; const char *text; } groups_left_out[] = {
	{ NULL, 4, 4, 10 + 20 + 40 + 80, "present" },
	{ "inclusive", 3, 3, 20 + 40 + 80, "present without inclusive" },
	{ "joined", 3, 3, 10 + 40 + 80, "present without joined" },
	{ "joined,inclusive", 2, 2, 40 + 80, "present without inclusive and joined" },
};

static void
leaves_groups_out(void **state)
{
	struct world w;

	(void)state;
	build(&w);
	add_marks(&w, FIRST_PUPIL, CLASS_1, CHINESE, "10 20 40 80");
	register_pupil(&w, FIRST_PUPIL, CLASS_1, NULL, NULL);
	db_run(w.db, "update pupils_rows set inclusive = 1", "");
	register_pupil(&w, FIRST_PUPIL + 1, CLASS_1, "2022-09-01", NULL);
	register_pupil(&w, FIRST_PUPIL + 2, CLASS_1, "2022-08-31", NULL);
	for (size_t i = 0; i < COUNT(groups_left_out); i++) {
		struct base base = { 0 };
		struct text text = TEXT_INIT;
		const struct figure *f;

		assert_true(base_parse_without(groups_left_out[i].without, &base));
		base_add(&text, base, LANGUAGE_EN);
		assert_string_equal(text.data, groups_left_out[i].text);
		text_free(&text);
		read_figures_by(&w, base);
		f = &w.figures.cells[0].figure;
		assert_int_equal(f->sat, groups_left_out[i].sat);
		assert_int_equal(f->enrolled, groups_left_out[i].enrolled);
		assert_int_equal(f->marks.sum, 100 * groups_left_out[i].sum);
		forget_figures(&w);
	}
	assert_false(base_parse_without("joined,left", &(struct base){ 0 }));
	read_figures(&w, "present");
	tear_down(&w);
}

static void
tells_papers_apart(void **state)
{
	struct world w;

	(void)state;
	build(&w);
	for (int i = 0; i < 3; i++)
		add_row(&w, FIRST_PUPIL + i, CLASS_1, CHINESE, "A", SCORE, 7000);
	add_row(&w, FIRST_PUPIL + 3, CLASS_1, CHINESE, "B", SCORE, 9000);
	add_row(&w, FIRST_PUPIL + 4, CLASS_1, CHINESE, "", ABSENT, 0);
	add_row(&w, FIRST_PUPIL + 20, CLASS_2, CHINESE, "B", SCORE, 5000);
	read_figures(&w, "enrolled");
	assert_int_equal(w.figures.group_count, 2);
	assert_true(w.figures.has_papers);
	assert_int_equal(cell_of(&w, CLASS_1, CHINESE, "A")->figure.entered, 4);
	assert_int_equal(figure_absent(&cell_of(&w, CLASS_1, CHINESE, "A")->figure), 1);
	assert_int_equal(cell_of(&w, CLASS_1, CHINESE, "B")->figure.entered, 1);
	assert_close(figure_mean(&w.figures.groups[1].figure), 70);
	tear_down(&w);
}

/* Pupils without a gap; full mark and lines are sums; inclusive lines: 170 is excellent. */
static void
adds_up_totals(void **state)
{
	struct world w;
	const struct figure *f;

	(void)state;
	build(&w);
	add_marks(&w, FIRST_PUPIL, CLASS_1, CHINESE, "60 80 50");
	add_marks(&w, FIRST_PUPIL, CLASS_1, MATHS, "70 90 Q");
	add_marks(&w, FIRST_PUPIL + 10, CLASS_2, CHINESE, "60");
	read_figures(&w, "present");
	f = &cell_of(&w, CLASS_1, 0, "")->figure;
	assert_int_equal(f->entered, 3);
	assert_int_equal(f->sat, 2);
	assert_int_equal(f->marks.sum, 30000);
	assert_int_equal(f->full_mark, 20000);
	assert_int_equal(f->counts[LINE_PASS], 2);
	assert_int_equal(f->counts[LINE_EXCELLENT], 1);
	assert_close(figure_score_rate(f), 75);
	assert_null(cell_of(&w, CLASS_2, 0, ""));
	tear_down(&w);
}

static void
compares_like_with_like(void **state)
{
	static const struct { int grade, language; size_t count; } expected[] = { { 4, 0, 2 }, { 4, 1, 1 }, { 5, 0, 1 } };
	struct world w;

	(void)state;
	build(&w);
	add_marks(&w, FIRST_PUPIL, CLASS_2, CHINESE, "60 80");
	add_marks(&w, FIRST_PUPIL + 10, CLASS_1, CHINESE, "70");
	add_marks(&w, FIRST_PUPIL + 20, CLASS_3, CHINESE, "90");
	add_marks(&w, FIRST_PUPIL + 30, CLASS_5, CHINESE, "50");
	read_figures(&w, "present");
	assert_int_equal(w.figures.group_count, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++) {
		assert_int_equal(w.figures.groups[i].grade, expected[i].grade);
		assert_int_equal(w.figures.groups[i].language, expected[i].language);
		assert_int_equal(w.figures.groups[i].count, expected[i].count);
	}
	assert_int_equal(w.figures.cells[0].class_info->id, CLASS_1);
	assert_close(w.figures.groups[0].within_sd, sqrt(200));
	tear_down(&w);
}

/* ---- composites ---- */

/* A figure of n pupils who all have the mark; of these so many pass, are excellent, are low. */
static struct figure
figure_of(int64_t n, int64_t mark, int64_t passed, int64_t excellent, int64_t low)
{
	struct figure f = { .enrolled = n, .cohort = n, .entered = n, .sat = n, .marks = { n, n * mark, (unsigned __int128)(n * mark * mark) },
	    .counts = { passed, excellent, excellent, low }, .has_line = { true, true, true, true }, .highest = mark, .lowest = mark,
	    .full_mark = 10000, .divisor = n * 10000 };

	return f;
}

static int
word(const char *column, const char *code)
{
	return word_find(column_find(column)->words, code);
}

struct part { const char *indicator, *scale; int64_t weight; };

static struct formula
formula_of(const struct part *parts, size_t count)
{
	struct formula formula = { .name = "test", .count = count };

	for (size_t i = 0; i < count; i++)
		formula.parts[i] = (struct formula_part){ word("indicator", parts[i].indicator), word("scale", parts[i].scale), parts[i].weight };
	return formula;
}

/* Two classes, 70.00 and 60.00: 8 of 10 and 5 of 8 pass, 2 and 0 excellent, 1 and 2 low; pooled
 * 18 pupils, mean 1180 / 18, pass 13, excellent 2, low 3. The third is too small to count. */
static const struct { struct part parts[4]; size_t count; double first, second, district; } formulas[] = {
	{ { { "mean", "plain", 40 }, { "pass_rate", "plain", 40 }, { "excellent_rate", "plain", 20 } }, 3,
	  28 + 32 + 4, 24 + 25, 26.222222222222222 + 28.888888888888889 + 2.2222222222222222 },
	{ { { "mean", "plain", 100 }, { "pass_rate", "plain", 100 }, { "excellent_rate", "plain", 100 }, { "low_rate", "plain", -100 } }, 4,
	  70 + 80 + 20 - 10, 60 + 62.5 - 25, 65.555555555555556 + 72.222222222222222 + 11.111111111111111 - 16.666666666666667 },
	{ { { "mean", "minus_reference", 100 }, { "pass_rate", "minus_reference", 100 } }, 2,
	  4.4444444444444444 + 7.7777777777777778, -5.5555555555555556 - 9.7222222222222222, 0 },
	{ { { "mean", "of_best", 4000 }, { "pass_rate", "of_best", 3000 } }, 2, 70, 40 * 6.0 / 7 + 30 * 62.5 / 80, 40 * 65.555555555555556 / 70 + 30 * 72.222222222222222 / 80 },
	{ { { "mean", "of_reference", 10000 }, { "constant", "plain", -10000 } }, 2, 6.7796610169491525, -8.4745762711864407, 0 },
	{ { { "rank", "places", 100 } }, 1, 2, 1, NAN },
	{ { { "low_rate", "places", 100 } }, 1, 2, 1, NAN },
	{ { { "rank", "plain", 100 } }, 1, 1, 2, NAN },
	/* the pooled SD is sqrt(10 x 8) / 18 x 10 = 4.969 */
	{ { { "standard", "plain", 1000 }, { "constant", "plain", 5000 } }, 2, 58.944271909999159, 38.819660112501052, 50 },
};

static void
computes_composites(void **state)
{
	struct figure units[3] = { figure_of(10, 7000, 8, 2, 1), figure_of(8, 6000, 5, 0, 2), figure_of(1, 9900, 1, 1, 0) }, district = { 0 };

	(void)state;
	figure_merge(&district, &units[0]);
	figure_merge(&district, &units[1]);
	for (size_t i = 0; i < COUNT(formulas); i++) {
		struct formula formula = formula_of(formulas[i].parts, formulas[i].count);
		double values[4];

		formula_values(&formula, units, 3, &district, 2, values);
		if (fabs(values[0] - formulas[i].first) > 1e-9 || fabs(values[1] - formulas[i].second) > 1e-9)
			fail_msg("formula %zu: %.15g %.15g", i, values[0], values[1]);
		if (isnan(formulas[i].district) != isnan(values[3]) || fabs(values[3] - formulas[i].district) > 1e-9)
			fail_msg("formula %zu: district %.15g", i, values[3]);
	}
}

static void
shares_places_of_ties(void **state)
{
	const struct part part = { "rank", "places", 100 };
	struct formula formula = formula_of(&part, 1);
	struct figure units[3] = { figure_of(8, 7000, 5, 0, 0), figure_of(16, 7000, 10, 0, 0), figure_of(9, 6000, 5, 0, 0) }, district = { 0 };
	double values[4];

	(void)state;
	formula_values(&formula, units, 3, &district, 0, values);
	assert_true(values[0] == 3 && values[1] == 3 && values[2] == 1);
	assert_printed(5 * 1000000, units[0].divisor, 2, "62.50");
	assert_printed(5 * 1000000, units[0].divisor, 0, "63");
	assert_true(figure_rate(&units[0], LINE_PASS) == figure_rate(&units[1], LINE_PASS));
}

/* 69.125 - 60 = 9.125 is 9.13, and -9.13 the other way round. */
static void
rounds_differences_once(void **state)
{
	struct figure a = figure_of(8, 0, 0, 0, 0), b = figure_of(3, 6000, 0, 0, 0);

	(void)state;
	a.marks.sum = 55300;
	assert_int_equal(figure_difference(&a, &b), 913);
	assert_int_equal(figure_difference(&b, &a), -913);
	assert_true(isnan(figure_standard(&a, &b)));
}

/* ---- teachers ---- */

static void
assign(struct world *w, int64_t teacher, int64_t class_id, int64_t subject, const char *from, const char *to, int64_t share)
{
	db_run(w->db, "insert into assignments_rows (teacher, class, subject, \"from\", \"to\", share, batch, line) values ($1, $2, $3, $4, $5, $6, 1, 1)",
	    "iiitti", teacher, class_id, subject, from, to, share);
}

/* Class 1 has 60 and 80, class 2 40 and 60: mean 60, SD sqrt(200), inside the classes sqrt(200) too,
 * so z is +-sqrt(1/2) and its error sqrt(1/2). X has class 1 and half of class 2, Y the other half. */
static void
build_teachers(struct world *w)
{
	build(w);
	add_marks(w, FIRST_PUPIL, CLASS_1, CHINESE, "60 80");
	add_marks(w, FIRST_PUPIL + 10, CLASS_2, CHINESE, "40 60");
	add_marks(w, FIRST_PUPIL + 20, CLASS_5, CHINESE, "40 60");
	assign(w, X, CLASS_1, CHINESE, "2022-09-01", NULL, 10000);
	assign(w, X, CLASS_2, CHINESE, "2022-09-01", "2023-06-27", 5000);
	assign(w, Y, CLASS_2, CHINESE, "2023-06-27", NULL, 5000);
	assign(w, Y, CLASS_1, CHINESE, "2023-06-28", NULL, 10000);
	assign(w, D, CLASS_1, CHINESE, "2022-09-01", "2023-06-26", 10000);
	assign(w, D, CLASS_2, MORALS, "2022-09-01", NULL, 10000);
	assign(w, E, CLASS_5, CHINESE, "2022-09-01", NULL, 10000);
}

static const struct teacher_result *
result_of(const struct teacher_results *results, int64_t teacher)
{
	for (size_t i = 0; i < results->count; i++)
		if (results->items[i].teacher->id == teacher)
			return &results->items[i];
	return NULL;
}

static const struct { enum derived_rule derived; const char *core; double points; } derived_cases[] = {
	{ DERIVED_LOWEST, "数学,语文", 50 - 10 * M_SQRT1_2 - 1 }, { DERIVED_LOWEST, "数学", NAN }, { DERIVED_NONE, "语文", NAN },
	{ DERIVED_LOWEST, NULL, 50 - 10 * M_SQRT1_2 - 1 }, { DERIVED_MEAN, NULL, 50 + 10 * (M_SQRT1_2 / 3 - M_SQRT1_2) / 2 },
};

static void
ranks_teachers(void **state)
{
	struct world w;
	struct teachings teachings;

	(void)state;
	build_teachers(&w);
	read_figures(&w, "present");
	assert_true(teachings_load(&teachings, &w.district, &w.exam, &w.error));
	assert_int_equal(teachings.teacher_count, 4);
	quiet = true;
	for (size_t i = 0; i < COUNT(derived_cases); i++) {
		struct results_rule rule = { .derived = derived_cases[i].derived, .core = derived_cases[i].core, .min_n = 1 };
		struct teacher_results results;
		const struct teacher_result *x, *d;

		assert_true(teacher_results(&results, &w.figures, &teachings, &w.district, &rule, &w.error));
		x = result_of(&results, X);
		d = result_of(&results, D);
		assert_close(x->standard, M_SQRT1_2 / 3);               /* (z1 + z2 / 2) / 1.5 */
		assert_close(x->std_error, sqrt(0.5 + 0.125) / 1.5);
		assert_close(x->points, 50 + 10 * M_SQRT1_2 / 3);
		assert_int_equal(x->pupils, 4);
		assert_true(x->rank == 1 && result_of(&results, Y)->rank == 2);
		assert_true(x->rank_low == 1 && x->rank_high == 2);
		assert_true(isnan(d->points) == isnan(derived_cases[i].points) && !(fabs(d->points - derived_cases[i].points) > 1e-9));
		assert_true(isnan(d->rank_low) && isnan(d->standard));
		assert_true(isnan(result_of(&results, E)->points));     /* alone in its language */
		assert_int_equal(result_of(&results, E)->pair_count, 1);
		teacher_results_free(&results);
	}
	quiet = false;
	teachings_free(&teachings);
	tear_down(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_bases),
		cmocka_unit_test(divides_by_the_base),
		cmocka_unit_test(drops_by_the_table),
		cmocka_unit_test(keeps_statuses_apart),
		cmocka_unit_test(leaves_groups_out),
		cmocka_unit_test(tells_papers_apart),
		cmocka_unit_test(adds_up_totals),
		cmocka_unit_test(compares_like_with_like),
		cmocka_unit_test(computes_composites),
		cmocka_unit_test(shares_places_of_ties),
		cmocka_unit_test(rounds_differences_once),
		cmocka_unit_test(ranks_teachers),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
