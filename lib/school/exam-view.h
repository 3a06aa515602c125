/* An exam with its single marks, and the columns that name a row of it: what the forms bands
 * and standard share. */
#ifndef SCHOOL_EXAM_VIEW_H
#define SCHOOL_EXAM_VIEW_H

#include "school/exam-marks.h"
#include "school/selection.h"
#include "school/summary.h"

enum view_level { VIEW_DISTRICT = 1, VIEW_SCHOOL = 2, VIEW_CLASS = 4, VIEW_PUPIL = 8 };

struct exam_view {
	struct report *report;
	struct selection selection;
	struct exam_figures figures;
	struct exam_marks marks;
	unsigned levels;                /* of enum view_level, as --by says */
	struct text base, scratch;
};

/* A list of names of levels among those allowed. */
bool view_levels(const char *by, unsigned allowed, unsigned *levels);
/* Reads the exam; who sat is counted, and options of summary that would say otherwise end the program. */
bool exam_view_open(struct exam_view *, struct report *, const struct summary_options *, struct error *);
void exam_view_close(struct exam_view *);

/* school, grade, class (not where there are schools only), subject, paper (where some have a name), language. */
void exam_view_columns(const struct exam_view *);
/* The cells of these; cell NULL: the district; the class is named on request. */
void exam_view_unit(struct exam_view *, const struct exam_group *, const struct exam_cell *, bool with_class);
void exam_view_base(struct exam_view *);
/* The warnings of the law for a row of the group. */
void exam_view_note(struct exam_view *, const struct exam_group *);

/* The cell behind the last of its school, in the group; end is that of the group. */
size_t exam_view_school_end(const struct exam_view *, size_t cell, size_t end);

#endif
