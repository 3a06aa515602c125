/* A mixed model fitted to a frame, and its tables: effects of all levels, summary, residuals. */
#ifndef SCHOOL_VALUE_ADDED_H
#define SCHOOL_VALUE_ADDED_H

#include "school/model-frame.h"
#include "stats/mixed.h"
#include "table/writer.h"

struct value_added {
	const struct frame *frame;
	struct mixed_fit fit;
	double level;                   /* coverage of the intervals, 0.95 */
	enum language language;
	int decimals;                   /* of what has the unit of the response */
};

/* Columns of X that a value far from 0 would cost digits are centred. Remarks say what was left out or dropped, and
 * where no differences can be detected. False: nothing can be estimated, or the search did not converge. */
bool value_added_fit(struct value_added *, const struct frame *, bool reml, struct error *);
void value_added_free(struct value_added *);

/* A row for each level of each group, and of each effect where a group has a slope; by group, then rank.
 * Intervals are those of the effect given the variances (lme4's condVar); sets of ranks by stats/rankset.h,
 * above 100 levels without stepdown. */
bool value_added_effects(const struct value_added *, struct writer *, struct error *);
void value_added_summary(const struct value_added *, struct writer *);
/* The rows of the file as they were, with line, fitted value and residual; the frame has kept its cells. */
void value_added_residuals(const struct value_added *, struct writer *);

/* (Intercept) as it is shown. */
const char *value_added_name(const struct value_added *, const char *name);
/* The share of a term's effects that cannot vary: its variance or that of a slope is 0, or they are one. */
enum singular { SINGULAR_NOT, SINGULAR_VARIANCE, SINGULAR_CORRELATION };
enum singular value_added_singular(const struct value_added *, size_t term);

#endif
