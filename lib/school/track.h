/* What the forms of attendance-track share: the day and the period, the school days in it, the
 * classes as they are called then, and whether a unit is meant.
 *
 * A class is there from 1 September of the year in which its cohort entered to 31 August of the
 * year in which it leaves its stage (kindergarten 3 years, primary 6, junior high 3, or 4 where it begins in
 * grade 6). Nobody is enrolled in it before or after, whatever the register says. */
#ifndef SCHOOL_TRACK_H
#define SCHOOL_TRACK_H

#include "school/period.h"
#include "school/report.h"
#include "school/school-days.h"

/* Texts as options give them; NULL: not given. */
struct track_options {
	const char *on;                 /* the day of the report */
	struct period_options period;
	const char *by;                 /* units, as the form says */
	const char *school, *class_name;        /* this one only */
	bool bands;                     /* rates: pupils by their share of absence */
	bool without_days;              /* set by forms to which the calendar is nothing: it is not asked for */
	const char *ledger;             /* dropout: this one only */
	const char *compare;            /* dropout: this list, or all */
	const char *formula;            /* retention, movements: of the rate */
	bool list;                      /* retention, movements: each who came or went */
	const char *back;               /* warning: the day whose flags are tried */
	long days, incidents, within, most;     /* warning: school days, incidents in the term, months after that day, pupils of a school */
	const char *guide;              /* drills: seconds for primary and junior schools, 180,120 */
	bool summary;                   /* staff: the points of each teacher */
	const char *lessons, *full;     /* staff: lessons in a day; points for nothing to deduct */
	bool missing;                   /* training: who was due and did not come */
	const char *cycle;              /* training: the school year in which the cycle begins */
};

struct track_class {
	int64_t id;
	const struct school *school;
	struct class_name name;         /* grade on the last day of the period; 0 where it is not there then */
	const char *label;              /* 四年级1班, by cohort where the grade is 0 */
	const char *head_teacher;       /* NULL: not known */
	int first, last;                /* days on which it is there, inside the period; last < first: none */
	size_t rank;                    /* its place in the list */
};

struct track {
	struct report *report;
	const struct track_options *options;
	char day[11];                   /* of --on */
	int today;                      /* the same as a day number */
	int first, last;                /* the period, both inclusive; not cut at today */
	struct school_days days;        /* of the period and a year around it */
	struct track_class *classes;    /* by id */
	const struct track_class **list;        /* the same by school and grade, as reports have them */
	size_t class_count;
	const struct school *school;    /* NULL: all */
	struct arena arena;
};

/* Reads the options, the calendar (and says where it is empty) and the classes. period: read one; else
 * it is the day of --on alone. */
bool track_open(struct track *, struct report *, const struct track_options *, bool period, struct error *);
void track_close(struct track *);
/* NULL: not a class of the register. */
const struct track_class *track_class_of(const struct track *, int64_t id);
/* Is the class of the school and class asked for? */
bool track_has(const struct track *, const struct track_class *);
/* The day number of an ISO date; fallback for NULL and what is none. */
int track_day(const char *iso, int fallback);
/* The one in the language of the report. */
const char *track_word(const struct track *, const char *zh, const char *en);

/* The forms. */
bool rates_report(struct report *, const struct track_options *, struct error *);
bool absent_report(struct report *, const struct track_options *, struct error *);
bool warning_report(struct report *, const struct track_options *, struct error *);
bool care_report(struct report *, const struct track_options *, struct error *);
bool drills_report(struct report *, const struct track_options *, struct error *);
bool staff_report(struct report *, const struct track_options *, struct error *);
bool training_report(struct report *, const struct track_options *, struct error *);

#endif
