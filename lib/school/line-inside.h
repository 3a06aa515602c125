/* Inside the forms line and borderline: what both need. */
#ifndef SCHOOL_LINE_INSIDE_H
#define SCHOOL_LINE_INSIDE_H

#include "school/effective.h"
#include "school/line.h"
#include "school/responsible.h"
#include "school/selection.h"
#include "school/teaching.h"
#include "school/totals.h"

struct drawing {
	struct report *report;
	struct selection selection;
	struct exam_figures figures;
	struct totals totals;
	struct teachings teachings;
	struct responsibles leaders;
	struct text scratch;
	int64_t total, window, sem;     /* hundredths; 0: not given */
	double reliability;             /* of each paper; NaN: not given */
	long places;
};

enum drawing_level { LEVEL_SCHOOL, LEVEL_CLASS, LEVEL_DISTRICT };
/* What --by says, school without one; a wrong word ends the program. */
enum drawing_level drawing_level(const struct report *, const char *by);
/* Reads options and marks. */
bool drawing_open(struct drawing *, struct report *, const struct summary_options *, const struct line_options *, struct error *);
void drawing_close(struct drawing *);
/* The line of a group; ties, too few pupils and nobody over the line are remarked. */
struct effective drawing_line(struct drawing *, const struct total_group *);
/* Who is left out, as other forms name it: 实考，不含随读. */
void drawing_put_base(struct drawing *);
/* T0 as a column tells it: total 626; first 2 places, ties included. */
void drawing_add_rule(const struct drawing *, struct text *);
/* The whole note of a row: ties, comparison across schools. */
void drawing_add_note(const struct drawing *, struct text *, const struct total_group *, const struct effective *);
/* The teachers of a class in a subject, for a cell. */
void drawing_add_teachers(const struct drawing *, struct text *, int64_t class_id, int64_t subject);
/* "、" and ", " between what is there and what comes. */
void drawing_add_item(const struct drawing *, struct text *, const char *item);
void drawing_put(struct drawing *, struct text *);      /* writes the cell and empties the text */
const char *drawing_word(const struct drawing *, const char *zh, const char *en);
/* 九年级（蒙古语） for messages; lives until the next. */
const char *drawing_group_name(struct drawing *, const struct total_group *);

#endif
