/* Which figures of an exam may not be published, worked out over all its sheets at once (levels, subjects, papers, the
 * total), so that sheets posted one by one agree. hiding.h has the rule.
 *
 * Sheets of one grade and teaching language belong together: a class or school hidden in one subject or paper is hidden in
 * all and in the total. Where all classes have the same subjects, one paper each, one hidden for its total is
 * hidden in the subjects, too; else, as soon as anything is hidden, no total is shown.
 * The total is the sum of the subjects only of who sat them all. Subjects less total therefore
 * are the marks of the others, often one pupil: the total of a unit is hidden, too, where those
 * others are fewer than LEAST. How many they are is taken as the least that the numbers of who sat allow. */
#ifndef SCHOOL_EXAM_HIDING_H
#define SCHOOL_EXAM_HIDING_H

#include "school/exam-figures.h"
#include "school/hiding.h"

/* By cell of the figures: its class, its school in the group; by group: the district. */
struct exam_hiding {
	bool *classes, *schools, *districts;
	size_t *nodes;                  /* by cell, in the tree of its family */
	struct exam_family *families;
	size_t family_count;
	int64_t least;
};

void exam_hide(struct exam_hiding *, const struct exam_figures *, int64_t least);
/* Rows of teachers in a group; their nodes are cells of it. */
void exam_hide_rows(const struct exam_hiding *, const struct exam_figures *, const struct exam_group *,
	const struct hiding_row *rows, size_t count, bool *row_hidden);
void exam_hiding_free(struct exam_hiding *);

#endif
