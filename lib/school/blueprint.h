/* The blueprint of an exam's papers (双向细目表): which items they have, what each asks for.
 *
 * A paper is one grade, subject, teaching language and name; a row of the blueprint may hold for
 * several grades and for all languages. Of rows that fit, those of the very language go before those
 * of any, those of the very name before those without one. */
#ifndef SCHOOL_BLUEPRINT_H
#define SCHOOL_BLUEPRINT_H

#include "base/arena.h"
#include "store/db.h"

struct blueprint_item {
	int64_t subject, full;          /* full mark in hundredths */
	int low_grade, high_grade, language;
	const char *paper, *item;       /* paper "": it has no name */
	const char *point, *level, *type;       /* "": not told */
};

struct blueprint {
	int64_t exam;                   /* 0: nothing read */
	int any_language;
	struct blueprint_item *items;   /* as papers count them */
	size_t count;
	struct arena arena;
};

/* Of whom: grade 0, language -1, paper NULL: not known. */
struct paper_of {
	int64_t subject;
	int grade, language;
	const char *paper;
};

/* Database errors stay in the handle. */
void blueprint_read(struct blueprint *, struct db *, int64_t exam);
void blueprint_free(struct blueprint *);
/* The items that fit, into an array of count; returns how many. */
size_t blueprint_items(const struct blueprint *, const struct paper_of *, const struct blueprint_item **items);
/* Grade and teaching language of the class, 0: of the pupil's class at the exam, else of the register; left
 * alone where not known. */
void blueprint_pupil(struct db *, int64_t exam, int64_t pupil, int64_t class_id, struct paper_of *);

#endif
