/* Where each pupil stood in an exam, in a measure that may be compared between exams.
 *
 * T           50 + 10 x (mark - mean) / population SD of the comparison group (exam-figures.h)
 * percentile  100 x (those below + half of those equal, the pupil among them) / n
 * rank        1 + the number above; ties share a place and the next is skipped
 *
 * A pupil has a standing in each subject that the class had in the exam, and in the total;
 * has_mark is false where the pupil sat no paper of it. Who is exempt or was given a level has none. */
#ifndef SCHOOL_STANDING_H
#define SCHOOL_STANDING_H

#include "school/exam-figures.h"

struct standing {
	int64_t pupil;                  /* id of the key */
	const char *name;               /* of the register; NULL: not known */
	const struct exam_cell *cell;
	bool has_mark;
	int64_t mark;                   /* hundredths */
	double t, percentile, rank;     /* NaN without mark; t also where all marks of the group are the same */
};

struct standings {
	struct standing *items;         /* by pupil, then subject, the total last */
	size_t count, capacity;
	struct arena arena;
};

/* The figures must be with the base present, for T to be about 50; those left out by them are left out here. */
bool standings_read(struct standings *, const struct exam_figures *, struct district *, struct error *);
void standings_free(struct standings *);
/* All of a pupil; count 0: not in the exam. */
const struct standing *standings_of(const struct standings *, int64_t pupil, size_t *count);

#endif
