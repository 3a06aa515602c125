/* What the files of the import of marks share; nobody else includes it.
 *
 * scores.c follows the file: sheets, titles, tables. score-belonging.c tells of which exam,
 * school and class a row is. score-row.c reads one row and hands its marks to the store. */
#ifndef SCHOOL_SCORES_INSIDE_H
#define SCHOOL_SCORES_INSIDE_H

#include "school/roster.h"
#include "school/score-store.h"
#include "school/scores.h"
#include "school/scoresheet.h"

/* A blank cell waits until it is known whether anybody of the class has an entry of the
 * subject: one table over all grades has columns of subjects that some grades do not take. */
struct blank {
	int64_t pupil;
	long line;
	int column;
};

struct taken {
	int64_t exam, class;
	const struct subject *subject;
	bool filled;            /* somebody has an entry */
	struct blank *blanks;
	size_t count, capacity;
};

/* Where the rows being read belong; worked out anew only when the cells that tell it change. */
struct belonging {
	struct exam exam;
	const struct class_info *class;
	const struct school *school;
	int grade;
	struct text told;               /* the cells that told it */
	int64_t limits[MARKS_MOST];     /* full marks of the block's subjects, 0: not known */
	struct taken *taken[MARKS_MOST];
};

struct totals {
	int64_t total, rank;
	long line;
};

enum state { STATE_TITLE, STATE_TABLE, STATE_SKIP };

struct scores {
	struct db *db;
	const struct scores_options *options;
	struct district district;
	struct rosters rosters;
	struct import import;
	struct score_store store;
	struct reader *reader;
	bool told_exam;                 /* it was said which exam the titles mean */
	struct layout layout;
	struct sheet_context file_context, context;
	struct belonging belonging;
	enum state state;
	struct kept_row pending;
	bool has_pending;
	bool partial;                   /* the file speaks of some pupils only */
	size_t tables;
	long rows;
	struct totals *totals;          /* of the class, for checking its ranks */
	size_t total_count, total_capacity;
	struct map taken;               /* of the sheet: "exam/class/subject" -> struct taken */
	struct map stored;              /* "exam/class/subject" that the database has marks of */
	size_t not_taken;
	struct arena row_arena;
};

struct place score_place(const struct scores *, const struct row *, int column);
/* A cell folded, or as it stands; "" for column -1. */
const char *score_cell(struct scores *, const struct row *, int column);
const char *score_raw_cell(const struct row *, int column);

/* False after a complaint, or when the same cells had one before. */
bool belonging_find(struct scores *, const struct block *, const struct row *);
/* What the rows' own cells do not say of school and class, for the rejects. */
void belonging_headings(const struct scores *, struct text *csv);
void belonging_cells(const struct scores *, struct text *csv);

/* A pupil's row; false: refused with complaints. */
bool score_row_take(struct scores *, const struct block *, const struct row *);
/* Compares the ranks so far with their totals: those of a class go down together, whether they are of the class or the grade. */
void score_row_end_class(struct scores *);
/* The blanks that were waiting. */
void score_row_end_sheet(struct scores *);

#endif
