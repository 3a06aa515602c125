/* The pupils behind the totals of an exam: those with a mark in every subject of their class,
 * in groups that may be compared (grade, subjects, language; exam-figures.h). */
#ifndef SCHOOL_TOTALS_H
#define SCHOOL_TOTALS_H

#include "school/exam-figures.h"

struct total_pupil {
	int64_t pupil;
	const struct exam_cell *cell;   /* of the total of the class */
	int64_t total;                  /* hundredths */
	const int64_t *marks;           /* by subject of the group; cheating is 0 */
};

struct total_group {
	const struct exam_group *group;
	const struct subject **subjects;        /* in the order of the figures */
	size_t subject_count;
	struct total_pupil *pupils;             /* highest first, then by school, class and id */
	size_t count, capacity;
};

struct totals {
	struct total_group *groups;
	size_t count;
	struct arena arena;
};

/* Of one grade. The figures must outlive the totals; pupils left out by their base are left
 * out here. Memory: a mark of eight bytes for each pupil and subject. */
bool totals_read(struct totals *, const struct exam_figures *, struct db *, int grade, struct error *);
void totals_free(struct totals *);

#endif
