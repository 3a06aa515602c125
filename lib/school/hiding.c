/* What must be hidden so that small figures cannot be worked out. */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "school/hiding.h"

static bool
is_small(int64_t n, int64_t least)
{
	return n > 0 && n < least;
}

/* ---- the tree ---- */

struct nodes {
	const struct hiding_tree *tree;
	size_t *end;            /* behind the last node inside */
	int64_t *weight;        /* pupils over all sheets: the same node is chosen in each */
	int64_t *rest;
	bool *hidden;
	int64_t least;
	bool hide_root;
};

static void
find_ends(struct nodes *w)
{
	const struct hiding_tree *tree = w->tree;

	for (size_t i = 0; i < tree->count; i++)
		w->end[i] = i + 1;
	for (size_t i = tree->count; i-- > 1;)
		if (w->end[tree->parent[i]] < w->end[i])
			w->end[tree->parent[i]] = w->end[i];
}

static void
compute_rests(struct nodes *w, const int64_t *n)
{
	memset(w->rest, 0, w->tree->count * sizeof *w->rest);
	for (size_t i = w->tree->count; i-- > 0;) {
		int64_t inside = w->rest[i];

		w->rest[i] = n[i] - inside;
		if (i > 0)
			w->rest[w->tree->parent[i]] += w->hidden[i] ? inside : n[i];
	}
}

/* Of the outermost published nodes inside a node; 0: there is none. */
static size_t
smallest_inside(const struct nodes *w, const int64_t *n, size_t node)
{
	size_t best = 0;

	for (size_t i = node + 1; i < w->end[node]; i = w->hidden[i] ? i + 1 : w->end[i])
		if (!w->hidden[i] && n[i] > 0 && (best == 0 || w->weight[i] < w->weight[best]))
			best = i;
	return best;
}

static bool
hide_one(struct nodes *w, size_t node)
{
	if (node == 0 && !w->hide_root)
		return false;
	return w->hidden[node] = true;
}

static bool
hide_small(struct nodes *w, const int64_t *n)
{
	bool changed = false;

	for (size_t i = 0; i < w->tree->count; i++)
		if (!w->hidden[i] && is_small(n[i], w->least))
			changed |= hide_one(w, i);
	return changed;
}

/* A rest too small grows by the next smallest. */
static bool
hide_next(struct nodes *w, const int64_t *n)
{
	bool changed = false;

	compute_rests(w, n);
	for (size_t i = w->tree->count; i-- > 0;) {
		size_t inside;

		if (w->hidden[i] || !is_small(w->rest[i], w->least))
			continue;
		inside = smallest_inside(w, n, i);
		changed |= hide_one(w, inside != 0 ? inside : i);
	}
	return changed;
}

void
hide_nodes(const struct hiding_tree *tree, const int64_t *counts, size_t sheets, int64_t least, bool hide_root, bool *hidden)
{
	struct nodes w = { tree, alloc_zero(tree->count + 1, sizeof *w.end), alloc_zero(tree->count + 1, sizeof *w.weight),
		alloc_zero(tree->count + 1, sizeof *w.rest), hidden, least, hide_root };
	bool changed = false;

	find_ends(&w);
	for (size_t i = 0; i < sheets * tree->count; i++)
		w.weight[i % tree->count] += counts[i];
	for (size_t i = 0; i < sheets; i++)
		hide_small(&w, counts + i * tree->count);
	do {
		changed = false;
		for (size_t i = 0; i < sheets; i++)
			changed |= hide_next(&w, counts + i * tree->count);
	} while (changed);
	free(w.end);
	free(w.weight);
	free(w.rest);
}

/* ---- numbers modulo the prime ---- */

static const uint64_t prime = ((uint64_t)1 << 61) - 1;

static uint64_t
multiply(uint64_t a, uint64_t b)
{
	return (uint64_t)((unsigned __int128)a * b % prime);
}

static uint64_t
subtract(uint64_t a, uint64_t b)
{
	return a >= b ? a - b : a + prime - b;
}

static uint64_t
divide(uint64_t a, uint64_t b)
{
	for (uint64_t power = prime - 2; power > 0; power >>= 1) {
		if (power & 1)
			a = multiply(a, b);
		b = multiply(b, b);
	}
	return a;
}

/* ---- rows that cross the tree ---- */

/* All combinations of the published rows, reduced: each row has 1 in its pivot, where the others have 0.
 * Columns are the classes whose own row is hidden, the small ones last, so that rows with a pivot among those are
 * the combinations of small classes alone. */
struct space {
	const struct hiding_tree *tree;
	const int64_t *counts;
	int64_t least;
	size_t *column, *node;          /* by node: its column + 1, 0: none; by column: its node */
	int64_t *pupils;                /* by column */
	size_t columns, large, rank;
	uint64_t **rows;                /* by pivot; NULL: none */
	uint64_t *fresh;                /* the row looked at */
	size_t *used, used_count;       /* columns where it is not 0 */
};

static void
subtract_row(uint64_t *row, const uint64_t *other, uint64_t factor, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		if (other[i] != 0)
			row[i] = subtract(row[i], multiply(factor, other[i]));
}

/* Leaves of the fresh row what the rows so far do not tell; false: nothing. */
static bool
reduce(struct space *s)
{
	s->used_count = 0;
	for (size_t i = 0; i < s->columns; i++)
		if (s->fresh[i] != 0 && s->rows[i] != NULL)
			subtract_row(s->fresh, s->rows[i], s->fresh[i], s->columns);
	for (size_t i = 0; i < s->columns; i++)
		if (s->fresh[i] != 0)
			s->used[s->used_count++] = i;
	return s->used_count > 0;
}

/* May the fresh row tell a sum over few pupils? With a large class in it, which no row so far can take away,
 * it cannot. Combinations of small classes alone have no class in common with each other: then all that follows from
 * them is made of whole ones. */
static bool
gives_away(const struct space *s)
{
	int64_t pupils = 0;

	if (s->used[0] < s->large)
		return false;
	for (size_t i = 0; i < s->used_count; i++)
		pupils += s->pupils[s->used[i]];
	for (size_t i = s->large; i < s->columns; i++)
		for (size_t j = 0; s->rows[i] != NULL && j < s->used_count; j++)
			if (s->rows[i][s->used[j]] != 0)
				return true;
	return is_small(pupils, s->least);
}

static void
keep(struct space *s)
{
	size_t pivot = s->used[0];
	uint64_t inverse = divide(1, s->fresh[pivot]);

	for (size_t i = 0; i < s->used_count; i++)
		s->fresh[s->used[i]] = multiply(s->fresh[s->used[i]], inverse);
	for (size_t i = 0; i < s->columns; i++) {
		uint64_t *row = s->rows[i], factor = row != NULL ? row[pivot] : 0;

		for (size_t j = 0; factor != 0 && j < s->used_count; j++)
			row[s->used[j]] = subtract(row[s->used[j]], multiply(factor, s->fresh[s->used[j]]));
	}
	s->rows[pivot] = s->fresh;
	s->fresh = alloc_zero(s->columns + 1, sizeof *s->fresh);
}

static bool
is_leaf(const struct hiding_tree *tree, size_t node)
{
	return node + 1 == tree->count || tree->parent[node + 1] != node;
}

static void
number_columns(struct space *s, const bool *hidden, bool small)
{
	for (size_t i = 1; i < s->tree->count; i++)
		if (hidden[i] && s->counts[i] > 0 && is_leaf(s->tree, i) && is_small(s->counts[i], s->least) == small) {
			s->pupils[s->columns] = s->counts[i];
			s->node[s->columns++] = i;
			s->column[i] = s->columns;
		}
}

/* The published node whose rest a class belongs to; SIZE_MAX: none. */
static size_t
published_above(const struct space *s, const bool *hidden, size_t node)
{
	while (node != 0 && hidden[node])
		node = s->tree->parent[node];
	return node == 0 && (hidden[0] || is_small(s->counts[0], s->least)) ? SIZE_MAX : node;
}

/* The rests have no class in common: as they are they stand reduced. */
static void
keep_rests(struct space *s, const bool *hidden)
{
	size_t *pivot = alloc_zero(s->tree->count, sizeof *pivot);

	for (size_t i = 0; i < s->columns; i++) {
		size_t above = published_above(s, hidden, s->node[i]);

		if (above == SIZE_MAX)
			continue;
		if (pivot[above] == 0) {
			pivot[above] = i + 1;
			s->rows[i] = alloc_zero(s->columns, sizeof **s->rows);
		}
		s->rows[pivot[above] - 1][i] = 1;
	}
	free(pivot);
}

static void
open_space(struct space *s, const bool *hidden)
{
	s->column = alloc_zero(s->tree->count + 1, sizeof *s->column);
	s->node = alloc_zero(s->tree->count + 1, sizeof *s->node);
	s->pupils = alloc_zero(s->tree->count + 1, sizeof *s->pupils);
	number_columns(s, hidden, false);
	s->large = s->columns;
	number_columns(s, hidden, true);
	s->rows = alloc_zero(s->columns + 1, sizeof *s->rows);
	s->fresh = alloc_zero(s->columns + 1, sizeof *s->fresh);
	s->used = alloc_zero(s->columns + 1, sizeof *s->used);
	keep_rests(s, hidden);
}

static void
close_space(struct space *s)
{
	for (size_t i = 0; i < s->columns; i++)
		free(s->rows[i]);
	free(s->rows);
	free(s->fresh);
	free(s->used);
	free(s->column);
	free(s->node);
	free(s->pupils);
}

struct candidate {
	int64_t pupils;
	size_t row;
};

/* The largest first. */
static int
compare_candidates(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->pupils != b->pupils)
		return a->pupils > b->pupils ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

static bool
may_show(struct space *s, const struct hiding_row *row)
{
	memset(s->fresh, 0, s->columns * sizeof *s->fresh);
	for (size_t i = 0; i < row->count; i++)
		if (s->column[row->nodes[i]] != 0)
			s->fresh[s->column[row->nodes[i]] - 1] = 1;
	if (!reduce(s))
		return true;
	if (gives_away(s))
		return false;
	keep(s);
	return true;
}

void
hide_rows(const struct hiding_tree *tree, const int64_t *counts, int64_t least, const bool *hidden,
	const struct hiding_row *rows, size_t row_count, bool *row_hidden)
{
	struct space s = { .tree = tree, .counts = counts, .least = least };
	struct candidate *order = alloc_zero(row_count + 1, sizeof *order);

	for (size_t i = 0; i < row_count; i++) {
		order[i].row = i;
		for (size_t j = 0; j < rows[i].count; j++)
			order[i].pupils += counts[rows[i].nodes[j]];
	}
	qsort(order, row_count, sizeof *order, compare_candidates);
	open_space(&s, hidden);
	for (size_t i = 0; i < row_count; i++)
		row_hidden[order[i].row] = is_small(order[i].pupils, least) || !may_show(&s, &rows[order[i].row]);
	close_space(&s);
	free(order);
}
