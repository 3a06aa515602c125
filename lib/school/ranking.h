/* The forms of rank-teachers and their options; a form's own header has its arithmetic. */
#ifndef SCHOOL_RANKING_H
#define SCHOOL_RANKING_H

#include "base/opt.h"
#include "school/period.h"
#include "school/report.h"

/* Texts as options give them; NULL: not given. */
struct ranking_options {
	const char *exam, *base, *without;
	const char *weight;             /* results: pairs or pupils */
	const char *derived, *core;     /* results: points of those without */
	long min_n;                     /* results: no rank for fewer pupils */
	const char *explain;            /* how the figures of this teacher come about */
	/* growth */
	const char *before;             /* earlier exams, separated by commas; NULL: all */
	const char *reliability;        /* of a paper; NULL: 0.9 */
	const char *margin;             /* effects within it are as expected; NULL: 0.2 */
	bool bias, sensitivity;         /* look for bias, at other models */
	struct opt_list components;     /* homeroom, appraisal: ITEM=FILE, figures that another program worked out (component.h) */
	/* appraisal */
	const char *scheme;             /* the plan by its name; NULL: the only one */
	const char *plan;               /* a file of another plan to compare with */
	const char *weights_within;     /* percent by which weights may move */
	const char *pool;               /* money to be shared out, yuan */
	bool incomplete;                /* go on though months are missing */
	struct period_options period;
	const char *on;                 /* the day of the report */
	const char *by;                 /* units, as the form says */
	const char *school, *class_name;        /* this one only */
	const char *teacher;            /* record: whose, by number or name; NULL: a row for each */
	const char *selection;          /* select: which */
};

bool results_report(struct report *, const struct ranking_options *, struct error *);
bool growth_report(struct report *, const struct ranking_options *, struct error *);
bool homeroom_report(struct report *, const struct ranking_options *, struct error *);
bool record_report(struct report *, const struct ranking_options *, struct error *);
bool select_report(struct report *, const struct ranking_options *, struct error *);
bool appraisal_report(struct report *, const struct ranking_options *, struct error *);

#endif
