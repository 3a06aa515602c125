/* Attendance of staff: the marks of a period, summed by teacher, and what the table staff_rules takes for them.
 *
 * Only school days of the teacher's school up to the day of the report are due. Morning and afternoon are half a day
 * each; a mark of the whole day stands for the halves without a mark of their own. A mark with lessons is as many
 * lessons, at most its session; the rest of it is present. Late, early and off post are present, and counted by times.
 * Evening marks count their times only.
 *
 * Deduction of a kind: points (money) of the rule in force on the day x (days or times of the month - those free),
 * the earliest free first; rounded once, in the sum. Statutory leave is never deducted, nor is sick leave in a month with
 * STAFF_LONG_SICK days of it: its teacher leaves the appraisal. */
#ifndef SCHOOL_STAFF_H
#define SCHOOL_STAFF_H

#include "school/track.h"

enum { STAFF_LONG_SICK = 15 };

/* Places in the words of column attendance. */
enum staff_kind { STAFF_PRESENT, STAFF_SICK, STAFF_PERSONAL, STAFF_ABSENT, STAFF_LATE, STAFF_EARLY, STAFF_OFFICIAL, STAFF_TRAINING, STAFF_MARRIAGE,
	STAFF_MATERNITY, STAFF_BEREAVEMENT, STAFF_OFF_POST, STAFF_OTHER, STAFF_KINDS };

struct staff_rule {
	int kind, from;                 /* from this day number on */
	int64_t points, money, free;    /* hundredths */
	bool statutory;
};

/* A mark that something is taken for. */
struct staff_charge {
	size_t rule;
	int day, session, kind;         /* session: place in the words of its column */
	int64_t parts;                  /* of a day, or of a time */
	int64_t batch, line;            /* its row */
};

/* Days off work: of every kind but official trips and training. Late, early and off post are at work. */
struct staff_off { int day, kind; int64_t parts; };

struct staff_person {
	int64_t id;
	const char *number, *name;
	const struct school *school;    /* of the register, else of the marks; NULL: not known */
	int due;                        /* school days */
	int64_t days[STAFF_KINDS];      /* parts of a day; late, early, off post in present */
	int64_t times[STAFF_KINDS];     /* of late, early, off post */
	int64_t *charged;               /* by rule: parts of a day, or of a time */
	struct text long_sick;          /* its months, 2023-04 */
	struct text *cells;             /* a symbol for each day of the period, where these are asked for */
	struct staff_charge *charges;   /* by day, where these are asked for */
	size_t charge_count, charge_month;      /* charge_month: the first of the month being read */
	struct staff_off *off;          /* by day, where charges are asked for */
	size_t off_count;
};

struct staff {
	struct track *track;
	int64_t part;                   /* parts that a day has: 200 x lessons, so that halves and lessons are whole */
	int last;                       /* of the period, not beyond today */
	struct staff_rule *rules;       /* by kind and day */
	size_t rule_count;
	struct staff_person *people;    /* by school and number; those of the school asked for */
	size_t count;
	int64_t evenings, no_school_days;       /* marks left out */
	bool keep_charges;
	struct arena arena;
};

/* lessons: in a day. */
bool staff_load(struct staff *, struct track *, int lessons, bool cells, struct error *);
/* The same with the charges and the days off work, one by one. */
bool staff_load_charges(struct staff *, struct track *, int lessons, struct error *);
void staff_free(struct staff *);

/* Is it counted by times? */
bool staff_by_times(int kind);
/* Is he off work by it? */
bool staff_is_off(int kind);
/* Has anybody of his school a mark in the period? Of one without marks nothing is known. */
bool staff_is_recorded(const struct staff *, const struct staff_person *);
/* √ 病 事 as month sheets have them. */
const char *staff_symbol(int kind, enum language);
/* Due without a mark, in parts. */
int64_t staff_unrecorded(const struct staff *, const struct staff_person *);
/* Marriage, maternity, bereavement, in parts. */
int64_t staff_statutory(const struct staff_person *);
/* In parts of a hundredth. */
int64_t staff_points(const struct staff *, const struct staff_person *);
int64_t staff_money(const struct staff *, const struct staff_person *);
/* Parts as hundredths of a day, rounded half up. */
int64_t staff_hundredths(const struct staff *, int64_t parts);

#endif
