/* What must be hidden so that small figures cannot be worked out: by hand, and against every set of few pupils. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "school/hiding.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))
enum { LEAST = 5, MOST = 24 };

/* A school of each list of classes. */
struct example {
	const char *name;
	int64_t classes[6][6];          /* pupils; ends with -1 */
	const char *expected;           /* district, then each school and its classes: x is hidden */
};

static size_t
make_tree(const struct example *e, size_t *parent, int64_t *counts)
{
	size_t count = 1;

	memset(counts, 0, MOST * sizeof *counts);
	parent[0] = 0;
	for (size_t i = 0; i < 6 && e->classes[i][0] != 0; i++) {
		size_t school = count++;

		parent[school] = 0;
		for (size_t j = 0; e->classes[i][j] != -1; j++) {
			int64_t n = e->classes[i][j] == -2 ? 0 : e->classes[i][j];

			parent[count] = school;
			counts[count++] = n;
			counts[school] += n;
			counts[0] += n;
		}
	}
	return count;
}

static void
trees_by_hand(void **unused)
{
	(void)unused;
	static const struct example cases[] = {
		{ "nothing is small", { { 30, 20, -1 }, { 5, -1 } }, ". ... .." },
		{ "blank is not small", { { 30, -2, -1 }, { -2, -1 } }, ". ... .." },
		{ "a class hides the next of its school", { { 30, 20, 4, -1 }, { 6, -1 } }, ". ..xx .." },
		{ "two are enough", { { 30, 3, 2, -1 }, { 6, -1 } }, ". ..xx .." },
		{ "two of one pupil are not", { { 30, 1, 1, -1 }, { 6, -1 } }, ". .xxx .." },
		{ "a school hides the next school and a class in it", { { 4, -1 }, { 30, -1 }, { 8, 9, -1 } }, ". xx .. xx." },
		{ "where the next has one class both go", { { 4, -1 }, { 9, -1 }, { 10, 10, -1 } }, ". xx xx ..." },
		{ "equal ones: the earlier", { { 10, -1 }, { 10, -1 }, { 4, -1 } }, ". xx .. xx" },
		{ "a small district", { { 2, -1 }, { 2, -1 } }, ". xx xx" },
		{ "classes small together", { { 2, 2, 2, -1 }, { 30, -1 } }, ". .xxx .." },
		{ "one school", { { 3, 7, 9, -1 } }, ". .xx." },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t parent[MOST], count;
		int64_t counts[MOST];
		bool hidden[MOST] = { false };
		const char *expected = cases[i].expected;

		count = make_tree(&cases[i], parent, counts);
		hide_nodes(&(struct hiding_tree){ parent, count }, counts, 1, LEAST, false, hidden);
		for (size_t j = 0; j < count; j++, expected++) {
			expected += *expected == ' ';
			if (hidden[j] != (*expected == 'x'))
				fail_msg("%s: node %zu", cases[i].name, j);
		}
	}
}

static void
sheets_agree(void **unused)
{
	(void)unused;
	/* One school of three classes; the second subject has a class of four. */
	static const size_t parent[] = { 0, 0, 1, 1, 1 };
	static const int64_t counts[] = { 30, 30, 10, 11, 9, 24, 24, 10, 4, 10 };
	static const int64_t total[] = { 3, 3, 3, 0, 0 };
	bool hidden[5] = { false }, of_total[5] = { false };

	hide_nodes(&(struct hiding_tree){ parent, 5 }, counts, 2, LEAST, false, hidden);
	assert_memory_equal(hidden, ((bool[]){ false, false, false, true, true }), sizeof hidden);
	hide_nodes(&(struct hiding_tree){ parent, 5 }, total, 1, LEAST, true, of_total);
	assert_memory_equal(of_total, ((bool[]){ true, true, true, false, false }), sizeof of_total);
}

static void
rows_by_hand(void **unused)
{
	(void)unused;
	/* Three schools of two classes; 3, 6, 11 and 15 hidden in the first two, the last open. */
	static const size_t parent[] = { 0, 0, 1, 1, 0, 4, 4, 0, 7, 7 };
	static const int64_t counts[] = { 100, 9, 3, 6, 26, 11, 15, 65, 30, 35 };
	static const bool hidden[10] = { false, false, true, true, false, true, true };
	static const struct { size_t nodes[3]; size_t count; } rows[] = {
		{ { 2, 8 }, 2 },        /* an open class beside the small one */
		{ { 3, 5 }, 2 },        /* fine alone */
		{ { 3, 6 }, 2 },        /* fine with the row above: 6 + 11, 6 + 15, 11 + 15 give 6 and so 3, hence hidden */
		{ { 2, 3 }, 2 },        /* the school itself */
		{ { 8 }, 1 }, { { 2 }, 1 }, { { 5, 6, 8 }, 3 },
	};
	struct hiding_row given[COUNT(rows)];
	bool row_hidden[COUNT(rows)];

	for (size_t i = 0; i < COUNT(rows); i++)
		given[i] = (struct hiding_row){ rows[i].nodes, rows[i].count };
	hide_rows(&(struct hiding_tree){ parent, 10 }, counts, LEAST, hidden, given, COUNT(rows), row_hidden);
	assert_memory_equal(row_hidden, ((bool[]){ true, true, false, false, false, true, false }), sizeof row_hidden);
}

/* ---- against every set ---- */

enum { SMALL_PRIME = 1000003 };

static int64_t
inverse(int64_t a)
{
	int64_t result = 1;

	for (int64_t power = SMALL_PRIME - 2; power > 0; power >>= 1, a = a * a % SMALL_PRIME)
		if (power & 1)
			result = result * a % SMALL_PRIME;
	return result;
}

struct matrix {
	int64_t at[2 * MOST][MOST];
	size_t rows;
};

/* Of the columns that are not left out. */
static size_t
rank_without(struct matrix m, size_t columns, const bool *out)
{
	size_t rank = 0;

	for (size_t c = 0; c < columns; c++) {
		size_t pivot = rank;

		while (pivot < m.rows && m.at[pivot][c] == 0)
			pivot++;
		if (out[c] || pivot == m.rows)
			continue;
		for (size_t k = 0; k < columns; k++) {
			int64_t swap = m.at[pivot][k];

			m.at[pivot][k] = m.at[rank][k];
			m.at[rank][k] = swap;
		}
		for (size_t r = rank + 1; r < m.rows; r++) {
			int64_t factor = m.at[r][c] * inverse(m.at[rank][c]) % SMALL_PRIME;

			for (size_t k = 0; k < columns; k++)
				m.at[r][k] = (m.at[r][k] + (SMALL_PRIME - factor) * m.at[rank][k]) % SMALL_PRIME;
		}
		rank++;
	}
	return rank;
}

/* Is there a combination of rows over few pupils? */
static bool
leaks(const struct matrix *m, size_t columns, const int64_t *n)
{
	bool out[MOST] = { false };
	size_t rank = rank_without(*m, columns, out), small[MOST], count = 0;

	for (size_t i = 0; i < columns; i++)
		if (n[i] < LEAST)
			small[count++] = i;
	for (size_t set = 1; set < (size_t)1 << count; set++) {
		int64_t pupils = 0;

		for (size_t i = 0; i < count; i++) {
			out[small[i]] = set >> i & 1;
			pupils += out[small[i]] ? n[small[i]] : 0;
		}
		if (pupils < LEAST && rank_without(*m, columns, out) < rank)
			return true;
	}
	return false;
}

static uint64_t state = 1;

static size_t
chance(size_t below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(state >> 33) % below;
}

struct random_case {
	size_t parent[MOST], count, column[MOST], columns;
	int64_t counts[MOST], n[MOST];
	bool hidden[MOST], row_hidden[6];
	struct hiding_row rows[6];
	size_t nodes[6][MOST];
};

static void
make_case(struct random_case *r)
{
	memset(r, 0, sizeof *r);
	r->count = 1;
	for (size_t school = chance(4) + 2; school > 0; school--) {
		size_t parent = r->count++;

		for (size_t classes = chance(4) + 1; classes > 0 && r->count < MOST - 5; classes--) {
			r->parent[r->count] = parent;
			r->column[r->count] = r->columns;
			r->n[r->columns++] = r->counts[r->count] = (int64_t)chance(chance(2) ? 4 : 30) + 1;
			r->counts[parent] += r->counts[r->count];
			r->counts[0] += r->counts[r->count];
			r->count++;
		}
	}
	for (size_t i = 0; i < COUNT(r->rows); i++) {
		r->rows[i].nodes = r->nodes[i];
		for (size_t node = 1; node < r->count; node++)
			if (r->parent[node] != 0 && chance(4) == 0)
				r->nodes[i][r->rows[i].count++] = node;
	}
}

static void
add_row(struct matrix *m, const struct random_case *r, const struct hiding_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		m->at[m->rows][r->column[row->nodes[i]]] = 1;
	m->rows++;
}

static struct matrix
published(const struct random_case *r)
{
	struct matrix m = { .rows = 0 };

	for (size_t node = 0; node < r->count; node++) {
		if (r->hidden[node] || (node == 0 && r->counts[0] < LEAST))
			continue;
		for (size_t i = 1; i < r->count; i++)
			if (r->parent[i] != 0 && (i == node || node == 0 || r->parent[i] == node))
				m.at[m.rows][r->column[i]] = 1;
		m.rows++;
	}
	for (size_t i = 0; i < COUNT(r->rows); i++)
		if (!r->row_hidden[i])
			add_row(&m, r, &r->rows[i]);
	return m;
}

static void
no_combination_of_few(void **unused)
{
	(void)unused;
	size_t shown = 0, hidden = 0, needed = 0;

	for (size_t round = 0; round < 400; round++) {
		struct random_case r;
		struct hiding_tree tree;
		struct matrix m;

		make_case(&r);
		tree = (struct hiding_tree){ r.parent, r.count };
		hide_nodes(&tree, r.counts, 1, LEAST, false, r.hidden);
		hide_rows(&tree, r.counts, LEAST, r.hidden, r.rows, COUNT(r.rows), r.row_hidden);
		m = published(&r);
		if (leaks(&m, r.columns, r.n))
			fail_msg("round %zu tells a sum over few pupils", round);
		for (size_t i = 0; i < COUNT(r.rows); i++) {
			struct matrix more = m;

			shown += !r.row_hidden[i];
			if (!r.row_hidden[i])
				continue;
			add_row(&more, &r, &r.rows[i]);
			hidden++;
			needed += leaks(&more, r.columns, r.n);
		}
	}
	/* Most rows that are hidden must be. */
	print_message("# rows shown %zu, hidden %zu, of these needed %zu\n", shown, hidden, needed);
	assert_true(shown > 200 && needed > 200 && 10 * needed >= 7 * hidden);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees_by_hand), cmocka_unit_test(sheets_agree), cmocka_unit_test(rows_by_hand),
		cmocka_unit_test(no_combination_of_few),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
