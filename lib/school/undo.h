/* Taking a batch back: afterwards every row is as if that batch had never come in, and all
 * others that are not undone had. Each key holds what the last of them says of it: a row,
 * or that it is gone. So batches may be undone in any order. (A batch that would have removed
 * what was gone already says nothing of it.)
 *
 * Two things stay, and are counted: fields that a later batch took over from the one undone
 * (it gave only some columns), and rows that rows of other kinds still point to; these go
 * with the undo of the last batch that points to them, and come back with rows that do.
 *
 * An undo is a batch itself, so --as-of still shows what held in between. */
#ifndef SCHOOL_UNDO_H
#define SCHOOL_UNDO_H

#include "store/db.h"
#include "table/kind.h"

/* What became of the rows of one kind. kind NULL: of natural keys that had changed their text. */
struct undone {
	const struct kind *kind;
	int64_t removed;        /* hold no longer */
	int64_t restored;       /* hold again as another batch has them */
	int64_t later;          /* come from a later batch by now, and stay */
	int64_t in_use;         /* stay for what points to them; of keys: the old text is taken */
};

typedef void undo_report(void *user, const struct undone *);

/* Inside a transaction of the caller. report is called for each kind of which there is
 * something to tell. */
bool undo_batch(struct db *, int64_t batch, undo_report *, void *user, struct error *);

/* For an import that finds a row stored as it would store it: this batch says so too, and
 * the row outlives the undo of the batch it came with. What holds is not changed. values as in
 * school/rows.h. */
void undo_confirm(struct db *, const struct kind *, const struct value *values, int64_t batch, int64_t line);

#endif
