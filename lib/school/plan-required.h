/* What the files of the form required share; nobody else includes it.
 *
 * A requirement is of units (schools, classes...) and periods (months, weeks...). plan-units.c lists its
 * units, plan-periods.c its periods; plan-judge.c counts what was done and judges one unit in one period;
 * plan-required.c reads the requirements and writes the matrix, plan-gaps.c the list of what is missing.
 *
 * A period is due on its last day, a week of a matrix of months on its Thursday. It counts when the
 * requirement was in force on half of its days at least, and the unit was there at its end. A row of the same activity, group and
 * unit that begins later ends the one before; one of a type of schools goes before one of all. */
#ifndef SCHOOL_PLAN_REQUIRED_H
#define SCHOOL_PLAN_REQUIRED_H

#include "school/plan.h"

/* In the order of the words of columns rhythm and per. */
enum rhythm { RHYTHM_DAY, RHYTHM_WEEK, RHYTHM_MONTH, RHYTHM_TERM, RHYTHM_YEAR, RHYTHM_QUARTER, RHYTHM_HOLIDAY };
enum per { PER_DISTRICT, PER_SCHOOL, PER_CLASS, PER_TEACHER, PER_PUPIL };

struct requirement {
	const char *activity, *group;   /* group "": any */
	enum per per;
	int64_t type;                   /* of schools; 0: all */
	enum rhythm rhythm;
	int64_t times, low, high;       /* quantities in hundredths; -1: no such bound */
	int from, to;                   /* day numbers, in force */
	bool exempt;                    /* not asked for without a school day */
	const char *definition;
};

struct unit {
	int64_t id;                     /* 0 the district */
	const struct plan_school *school;       /* NULL: of none */
	int64_t class_id;               /* of classes and pupils */
	const char *class_name, *number, *name; /* of teachers and pupils; NULL: none */
	int first, last;                /* days on which it is there */
};

struct due_period {
	int first, last;
	int column;                     /* in which it is due */
};

/* One thing done. */
struct event {
	int64_t unit;
	int day;
	bool counts;                    /* its quantity is in the range */
};

struct required {
	struct plan plan;
	struct requirement *list;       /* by activity, group, per, type, from */
	size_t count;
	const struct requirement *at;   /* the one at hand, its periods, units and what they did */
	struct due_period *periods;
	size_t period_count;
	const struct plan_school *periods_of;   /* before holidays they are a school's own */
	struct unit *units;             /* by school; pupils by class */
	size_t unit_count;
	struct event *events;           /* by unit and day */
	size_t event_count, begin, end; /* those of the unit at hand */
	struct arena arena;
};

enum due_state {
	DUE_NOT,                        /* not in force, or the unit is not there */
	DUE_EXEMPT,
	DUE_LATER,                      /* has not begun */
	DUE_RUNNING,                    /* not done yet, but not over */
	DUE_MISSED,
	DUE_DONE
};

/* Is the matrix finer than the rhythm, so that a period has several columns? */
bool is_longer_than_column(const struct required *);
/* Those due in the columns, into r->periods; of RHYTHM_HOLIDAY for the unit's school. */
void required_periods(struct required *, const struct unit *);
/* 2023-04, 2022-2023-2, ...: what people call the period. */
void period_add(struct text *, enum rhythm, const struct due_period *, enum language);

/* False: an error of the database. */
bool required_units(struct required *, struct error *);
bool required_events(struct required *, struct error *);
/* Finds the unit's periods and events. */
void required_take(struct required *, const struct unit *);
/* Of the unit taken; *done is what counts, no more than is due. */
enum due_state required_judge(const struct required *, const struct unit *, const struct due_period *, int64_t *done);

/* The list of what is missing: its columns; the rows of the requirement at hand. */
void begin_gaps(struct required *);
void write_gaps(struct required *);
/* Does the requirement speak of this school, where no narrower one does? school NULL: of none. */
bool requirement_has_school(const struct required *, const struct requirement *, const struct plan_school *, int first, int last);

#endif
