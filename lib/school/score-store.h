/* Storing marks: the many new ones in bulk, the others compared one by one with what is
 * there, and at the end what the file no longer has. */
#ifndef SCHOOL_SCORE_STORE_H
#define SCHOOL_SCORE_STORE_H

#include "base/map.h"
#include "school/import.h"
#include "store/bulk.h"

struct score {
	int64_t exam, pupil, subject, class;
	const char *paper;      /* NULL: the only one */
	int status;             /* place in the words of column status */
	bool has_mark;
	int64_t mark;           /* hundredths */
	int level;              /* place in the words of mark_level, -1 none */
};

/* Which pupils have a mark of an exam's subject in this file: a bit each. */
struct seen {
	int64_t exam, subject;
	uint64_t *bits;
	size_t words;
};

struct score_store {
	struct import *import;
	const struct kind *kind;
	struct bulk *bulk;      /* NULL until there is a new mark */
	int64_t bulk_exam;
	bool bulk_levels;       /* rows on the way carry levels */
	struct seen *seen;
	size_t seen_count, last;
	struct map exams;       /* id -> "had marks before this import" */
	int64_t last_exam;      /* of the mark before, so that marks need no look-up */
	bool last_had_marks;
	struct map classes;     /* "exam/class" that the file speaks of */
};

void score_store_begin(struct score_store *, struct import *);
/* The file has rows of this class. */
void score_store_class(struct score_store *, int64_t exam, int64_t class);
/* Had the exam marks before this import, so that each new one is compared? */
bool score_store_compares(struct score_store *, int64_t exam);
/* Has this file given the pupil a mark of the subject? line: where. */
bool score_store_has(struct score_store *, int64_t exam, int64_t pupil, int64_t subject, long *line);
/* False after a complaint: twice in the file, or differing from what is stored. */
bool score_store_add(struct score_store *, const struct score *, const struct origin *, struct place);
/* Names marks of the file's classes and subjects that are stored but no longer in the file;
 * with --replace they are taken away. */
void score_store_end(struct score_store *);
/* Does the file have marks of this subject? */
bool score_store_has_subject(const struct score_store *, int64_t subject);
void score_store_free(struct score_store *);

#endif
