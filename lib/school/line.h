/* The forms line (有效分) and borderline (临界生) of score-report: a line through the totals of a
 * grade, what it asks of each subject (effective.h), and who stands just below it.
 *
 * Counted are the pupils with a mark in every subject of their class; the line is drawn in each
 * group of like ones (grade, subjects, language) by itself.
 *
 * line         for each unit and subject: single over (单上线) at or above the subject's line, double
 *              over (双上线) the total's too, hit rate = double / single, contribution = double / total over
 * borderline   one row a pupil: distance, rank, the subject with the largest shortfall and its teacher */
#ifndef SCHOOL_LINE_H
#define SCHOOL_LINE_H

#include "school/summary.h"

/* Texts as options give them, NULL or 0: not given. */
struct line_options {
	const char *total;      /* T0, marks */
	const char *window;     /* marks below T0 that are borderline */
	const char *sem;        /* standard error of measurement of a total, marks */
	const char *reliability;        /* of each paper, in place of it */
	long places;            /* T0 is the total of the last of these; with total: how many are planned */
};

#define LINE_OPTIONS(o) \
	{ 0, "total", OPT_TEXT, &(o).total, "MARK", N_("line, borderline, graduation: the line of the total") }, \
	{ 0, "places", OPT_NUMBER, &(o).places, "N", N_("line, borderline, graduation: the number of places planned") }, \
	{ 0, "window", OPT_TEXT, &(o).window, "MARKS", N_("borderline: so many marks below the line") }, \
	{ 0, "sem", OPT_TEXT, &(o).sem, "MARKS", N_("borderline: standard error of measurement of a total") }

/* Of the selection exam, grade (required) and without; by school, class or district and subject for line
 * only. A wrong option ends the program. */
bool line_report(struct report *, const struct summary_options *selection, const struct line_options *, struct error *);
/* Which two of total, places and window are given says who is borderline. */
bool borderline_report(struct report *, const struct summary_options *selection, const struct line_options *, struct error *);

#endif
