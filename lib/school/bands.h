/* The form bands of score-report (分数段): how many pupils of a school, class or the district,
 * pooled, stand in each band of marks, of who sat, also counted from the top. */
#ifndef SCHOOL_BANDS_H
#define SCHOOL_BANDS_H

#include "school/summary.h"

struct bands_options {
	const char *edges, *width;      /* band.h; both NULL: 10 % of the full mark */
	bool cumulative;
};

#define BANDS_OPTIONS(o) \
	{ 0, "edges", OPT_TEXT, &(o).edges, "MARK,...", N_("bands: lower edges of the bands, in marks or, with %, of the full mark") }, \
	{ 0, "width", OPT_TEXT, &(o).width, "MARKS", N_("bands: equal widths from the full mark down, in marks or with % (default 10%)") }, \
	{ 0, "cumulative", OPT_FLAG, &(o).cumulative, NULL, N_("bands: count from the top too") }

/* A wrong option ends the program. Papers without a full mark are left out, with a remark, where the rule needs one. */
bool bands_report(struct report *, const struct summary_options *selection, const struct bands_options *, struct error *);

#endif
