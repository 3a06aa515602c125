/* How often pupils were there: their marks of a period, summed by pupil and class.
 *
 * Figures are half days. Morning and afternoon are one each, a mark of the whole day is both, but not of the
 * half that has a mark of its own. Evening marks are of boarders, whom no register tells: they are left out and
 * counted. Each school day on which a pupil is enrolled (school/enrolment.h) is due, in the class that has a mark of him on that
 * day, else in that of the register; a class that keeps one half only in the whole period is due that half.
 *
 * One pass over the key of the table, pupil by pupil. */
#ifndef SCHOOL_RATES_H
#define SCHOOL_RATES_H

#include "school/enrolment.h"
#include "school/track.h"

/* What the kinds of attendance are to a pupil. */
enum presence { PRESENT, SICK, PERSONAL, TRUANT, LATE, EARLY, OFFICIAL, OTHER, PRESENCES };

/* Of a place in the words of column attendance. */
enum presence presence_of(int64_t kind);

struct attended {
	int64_t due;                    /* half days */
	int64_t halves[PRESENCES];
	int64_t late, early;            /* marks */
};

/* A pupil in a class. */
struct attending {
	int64_t pupil;
	const struct track_class *class;
	int days;                       /* school days enrolled */
	struct attended sum;
};

struct rates {
	struct track *track;
	struct enrolment enrolment;
	struct attending *stays;             /* by pupil */
	size_t count, capacity;
	int last;                       /* of the period, not beyond today */
	struct school_count { int64_t school; int *until; } *schools;   /* school days before each day of the period */
	size_t school_count;
	const int **until;              /* that of its school by class */
	unsigned char *kept;            /* halves by class: 1 morning, 2 afternoon */
	int64_t evenings, no_school_days;       /* marks left out */
};

bool rates_load(struct rates *, struct track *, struct error *);
void rates_free(struct rates *);
/* School days of the period; school 0: by the calendar of all. */
int rates_school_days(const struct rates *, int64_t school);

void attended_add(struct attended *, const struct attended *);
int64_t attended_present(const struct attended *);      /* late and early with them */
int64_t attended_absent(const struct attended *);       /* without official leave */
int64_t attended_recorded(const struct attended *);
/* 0 below 5 %, 1 to 10, 2 to 20, 3; -1: no mark. */
int attended_band(const struct attended *);

#endif
