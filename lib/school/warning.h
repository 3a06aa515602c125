/* The form warning (早期预警): pupils who may leave before long, by what is on record of them, and how often each
 * sign was right in this district before.
 *
 *	absence     absent 10 % and more of the half days recorded in the last N school days (by the calendar of all
 *	            schools), of which at least half of those due are recorded (school/rates.h)
 *	incidents   K incidents and more since the first day of the term
 *	falling     T of the total 5 and more below that of the exam before: the last two exams across schools, not
 *	            older than two years, in which the pupil has a total (school/standing.h)
 *
 * Each is as things stood on a day, by the dates of the rows. */
#ifndef SCHOOL_WARNING_H
#define SCHOOL_WARNING_H

#include "school/rates.h"

enum warning_flag { FLAG_ABSENCE, FLAG_INCIDENTS, FLAG_FALLING, WARNING_FLAGS };
enum { WARNING_SHARE = 10, WARNING_FALL = 5 };

struct warned {
	int64_t pupil;
	const struct track_class *class;
	unsigned flags;                 /* bit i: enum warning_flag */
	int64_t absent, recorded, due;  /* half days */
	int64_t incidents;
	double earlier_t, later_t;      /* NaN: no such exam */
	const char *earlier_exam, *later_exam;
};

/* Pupils who are in a class on a day, flagged or not. */
struct warnings {
	struct track track;             /* of the last school days up to the day */
	struct rates rates;
	struct warned *pupils;          /* by id */
	size_t count;
	char since[11];                 /* first of the school days */
};

/* The day is that of the options. */
bool warnings_load(struct warnings *, struct report *, const struct track_options *, struct error *);
void warnings_free(struct warnings *);

/* What became of those who had a flag on an earlier day. */
struct hits {
	char day[11], until[11];        /* the day; leavers are those of the days after it up to until */
	int64_t pupils, leavers;
	int64_t flagged[WARNING_FLAGS + 1], hit[WARNING_FLAGS + 1];     /* the last of any flag */
};

/* now: as loaded for the day of the report; its movements tell who left. */
bool hits_load(struct hits *, const struct warnings *now, struct error *);
/* Share of the flagged who left; 0 where nobody was flagged. */
double hits_share(const struct hits *, unsigned flags);

#endif
