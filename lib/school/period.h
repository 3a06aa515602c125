/* The period of a report, as options name it: a school year, a term, a month, or from one
 * month or day to another. */
#ifndef SCHOOL_PERIOD_H
#define SCHOOL_PERIOD_H

#include "base/error.h"
#include "base/opt.h"

/* Texts as options give them; NULL: not given. One of the first three, or the last two. */
struct period_options {
	const char *year, *term, *month;        /* 2022-2023, 2022-2023-2, 2023-04 */
	const char *since, *until;              /* months or days, inclusive */
};

/* For the options of a program. */
#define PERIOD_OPTIONS(o) \
	{ 'y', "year", OPT_TEXT, &(o).year, "YEAR", N_("the school year, 2022-2023 (default: that of the day)") }, \
	{ 't', "term", OPT_TEXT, &(o).term, "TERM", N_("the term, 2022-2023-2") }, \
	{ 'm', "month", OPT_TEXT, &(o).month, "MONTH", N_("the month, 2023-04") }, \
	{ 0, "since", OPT_TEXT, &(o).since, "MONTH", N_("from this month or day on") }, \
	{ 0, "until", OPT_TEXT, &(o).until, "MONTH", N_("up to this month or day") }

/* Day numbers, both inclusive. What is not given is that of the school year of today. Who names the
 * period twice ends the program. */
bool period_read(const struct period_options *, const struct program *, int today, int *first, int *last, struct error *);

#endif
