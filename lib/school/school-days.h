/* Which days are school days, by the kind `calendar`.
 *
 * Without the calendar Monday to Friday are. A row of the calendar makes each of its days a
 * holiday or a school day (a make-up day); without a last day it is of one day. Of rows that speak of one day the narrower
 * wins: that of the school before that of all schools, then the shorter one, then the one that begins later. Nothing is
 * guessed: winter and summer holidays are holidays only where the calendar has them.
 *
 * Days are day numbers (base/date.h). Months, terms and years are in school/term.h. */
#ifndef SCHOOL_SCHOOL_DAYS_H
#define SCHOOL_SCHOOL_DAYS_H

#include "store/db.h"

struct school_calendar;

struct school_days {
	int first, last;                /* the period loaded, both inclusive */
	struct school_calendar *calendars;      /* that of all schools, then by school those with rows of their own */
	size_t count;
	bool known;                     /* has the calendar any row for all schools in the period? */
};

/* A byte for each day and calendar. False: an error of the database. */
bool school_days_load(struct school_days *, struct db *, int first, int last, struct error *);
void school_days_free(struct school_days *);

/* school 0: by the calendar of all schools. Days outside the period go by their weekday. */
bool is_school_day(const struct school_days *, int64_t school, int day);
/* Does the calendar itself make it a holiday? A Sunday of no holiday is none. */
bool is_holiday(const struct school_days *, int64_t school, int day);
/* School days from first to last. */
int school_days_count(const struct school_days *, int64_t school, int first, int last);
/* Is there none from first to last? */
bool is_without_school(const struct school_days *, int64_t school, int first, int last);
/* Place in the words of column weekday of the timetable that the day follows: a make-up day may follow another's. */
int school_day_weekday(const struct school_days *, int64_t school, int day);
/* The weekday itself, 0 Monday to 6 Sunday. */
int weekday_of(int day);

#endif
