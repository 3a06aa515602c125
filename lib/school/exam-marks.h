/* The single marks of an exam beside its figures: each with its pupil, under the cell of class,
 * subject and paper in which the figures count it, the sums of the totals under theirs. Each
 * cell has as many as its figure says sat; cheating is a mark of 0. */
#ifndef SCHOOL_EXAM_MARKS_H
#define SCHOOL_EXAM_MARKS_H

#include "school/exam-figures.h"

struct exam_mark {
	int64_t pupil;
	int32_t mark;           /* hundredths */
	uint32_t cell;
};

struct exam_marks {
	struct exam_mark *items;        /* by cell; within it as the register has the pupils */
	size_t count;
	size_t *first;                  /* those of cell i are first[i] to first[i + 1] - 1 */
};

/* One pass over the marks, with the pupils that the figures leave out left out. Memory: 16
 * bytes a mark, while reading three times as much. */
bool exam_marks_read(struct exam_marks *, const struct exam_figures *, struct district *, struct error *);
void exam_marks_free(struct exam_marks *);

#endif
