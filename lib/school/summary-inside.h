/* Inside the form summary: the rows of a group and what is worked out of them. */
#ifndef SCHOOL_SUMMARY_INSIDE_H
#define SCHOOL_SUMMARY_INSIDE_H

#include "school/composite.h"
#include "school/exam-hiding.h"
#include "school/responsible.h"
#include "school/selection.h"
#include "school/summary.h"
#include "school/teaching.h"

enum level { LEVEL_SCHOOL, LEVEL_CLASS, LEVEL_TEACHER, LEVEL_DISTRICT, LEVELS };

struct summary {
	struct report *report;
	const struct summary_options *options;
	size_t min_n;
	struct exam_figures figures;
	struct exam_hiding hiding;      /* in public */
	struct teachings teachings;
	struct responsibles leaders;
	struct formula formula;
	struct text base, scratch;
	bool wanted[LEVELS];
	struct selection selection;
	bool formula_given;
};

/* One row: cells put together. */
struct unit {
	enum level level;
	const struct exam_cell *cell;   /* the first; NULL for the district */
	size_t teacher;
	struct figure figure;
	double composite, rank;
	size_t *cells, cell_count;      /* of a teacher, in the figures */
	bool hidden, no_composite, no_difference;
};

struct units {
	struct unit *items;
	size_t count, capacity;
};

void summary_gather_schools(struct summary *, const struct exam_group *, struct units *);
void summary_gather_classes(struct summary *, const struct exam_group *, struct units *);
/* Units of teachers as their classes come; co-teachers both get the whole class. */
void summary_gather_teachers(struct summary *, const struct exam_group *, struct units *);
void summary_clear_units(struct units *);
/* Composites, ranks and what the public may not see of the units of one level; of the district the composite. */
void summary_work_out(struct summary *, const struct exam_group *, struct units *, struct unit *district);

#endif
