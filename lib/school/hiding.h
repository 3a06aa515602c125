/* Which figures of a grade may be published so that none of fewer than LEAST pupils is told, nor
 * can be worked out from the others. Only numbers of pupils come in, no marks.
 *
 * A published figure (mean, rate, deviation, with its n) is a sum over pupils, so all sheets
 * together are a linear system whose unknowns are the classes. It gives a small figure away where some
 * combination of published rows is a sum over classes with fewer than LEAST pupils.
 *
 * District, schools and classes form a tree. There the rest of each published node, which is the node
 * without the published nodes inside it, span all that can be worked out, and no two rests have a class
 * in common: it is safe exactly when each rest is empty or of LEAST pupils. No elimination is needed.
 *
 * Rows of teachers cross the tree. They are taken one by one, the largest first. By elimination, large classes
 * first, it is seen which combinations are of small classes alone; a row that makes a new one is hidden when
 * that is of fewer than LEAST pupils or has a class in common with another one. What is left tells sums of whole ones only;
 * a few rows are hidden that could be shown. Arithmetic is modulo the prime 2^61 - 1: for rows of 0 and 1
 * this goes wrong only where a determinant of some of them is a multiple of that very prime, to which small ones
 * cannot grow and large ones only by a chance of 2^-61.
 */
#ifndef SCHOOL_HIDING_H
#define SCHOOL_HIDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Node 0 is the district; each node stands behind its parent and before the next node that is not
 * inside it. Where sizes are equal the earlier node is hidden: order them by name. */
struct hiding_tree {
	const size_t *parent;
	size_t count;
};

/* counts: pupils by sheet (a subject, a paper, the total), in each by node; a node of 0 is blank, not small. What is hidden
 * in one sheet is in all. hidden comes with what is hidden already and gets more. The district is
 * hidden only with hide_root; else it is for the caller to hide it in the sheets where it is small. */
void hide_nodes(const struct hiding_tree *, const int64_t *counts, size_t sheets, int64_t least, bool hide_root, bool *hidden);

/* A row over leaves of the tree. */
struct hiding_row {
	const size_t *nodes;
	size_t count;
};

/* Of one sheet, after hide_nodes(). In row_hidden is told which rows may not be shown. */
void hide_rows(const struct hiding_tree *, const int64_t *counts, int64_t least, const bool *hidden,
	const struct hiding_row *rows, size_t row_count, bool *row_hidden);

#endif
