/* Who is enrolled where on a day: the register of pupils (joined, left, and its earlier
 * versions) together with the movements.
 *
 * The register says in which class a pupil is and since when. Where it says nothing of the time before
 * (a pupil who changed schools and now stands in the new class only) the movements tell: who left class A
 * on a day was in A until then. Pupils who are suspended (休学) or have dropped out (辍学) stay in
 * the register and are not enrolled until they resume. A movement out of another kind
 * wants its day in the register, too: enrolment_registered() goes by the register, which the
 * balance of movements is checked against; enrolment_class() takes everybody as gone who
 * has a movement that says so.
 *
 * Days are day numbers (base/date.h), as at the end of the day: who joins on a day is there,
 * who leaves on it is not. Memory: about 60 bytes a pupil, 100 and its text a movement. */
#ifndef SCHOOL_ENROLMENT_H
#define SCHOOL_ENROLMENT_H

#include "school/district.h"

/* Places in the words of column movement. */
enum movement_kind {
	MOVEMENT_ENROLLED, MOVEMENT_CAME, MOVEMENT_LEFT, MOVEMENT_SUSPENDED, MOVEMENT_RESUMED, MOVEMENT_GRADUATED, MOVEMENT_DROPPED, MOVEMENT_DIED,
	MOVEMENT_OTHER_IN, MOVEMENT_OTHER_OUT, MOVEMENT_KINDS
};

/* What became of a transfer; places in the words of column confirmation. */
enum confirmation {
	CONFIRMATION_PAPERS,    /* the other school has confirmed by the day asked for */
	CONFIRMATION_MATCHED,   /* another school of the district reports its side, at most 30 days apart */
	CONFIRMATION_NONE,      /* left, and nobody has said where to: suspected dropout */
	CONFIRMATION_UNKNOWN,   /* came, and the school that was left has not reported it */
	CONFIRMATION_NO_NEED    /* no transfer */
};

struct movement {
	int64_t pupil, school, class_id;        /* class_id 0: neither the row nor the register tells */
	int day;
	enum movement_kind kind;
	enum confirmation confirmation;
	int64_t other_school;                   /* whose row it was matched with; 0: none */
	const char *counterpart, *document, *confirmed_on, *cause, *destination, *note; /* "" for none */
};

/* In a class from a day on, until the day before another. */
struct stay { int64_t class_id; int from, to; };

struct enrolled {
	int64_t pupil;
	const char *number, *name;              /* 学籍号, "" for one known by name only */
	size_t stay, stay_count;                /* in stays, the latest first */
	size_t movement, movement_count;        /* in movements, by day */
};

struct enrolment {
	struct enrolled *pupils;                /* by id */
	struct stay *stays;
	struct movement *movements;
	struct class_school { int64_t class_id, school; } *classes;     /* by id */
	size_t count, stay_count, movement_count, class_count;
	struct arena arena;
};

/* Movements up to the day on (ISO), confirmations too. as_of: the day of --as-of, NULL for now. */
bool enrolment_load(struct enrolment *, struct db *, const char *on, const char *as_of, struct error *);
void enrolment_free(struct enrolment *);

/* NULL: no pupil of the register, and nothing moved him. */
const struct enrolled *enrolment_find(const struct enrolment *, int64_t pupil);
/* The class at the end of the day, 0: in none. */
int64_t enrolment_class(const struct enrolment *, const struct enrolled *, int day);
int64_t enrolment_registered(const struct enrolment *, const struct enrolled *, int day);
/* The class that the register has for the pupil on the day, enrolled or not; 0: none. */
int64_t enrolment_on_roll(const struct enrolment *, const struct enrolled *, int day);

/* 0: no class of the register. */
int64_t enrolment_school(const struct enrolment *, int64_t class_id);
bool movement_is_in(enum movement_kind);
/* Those of one pupil by day. Of one day the ways out come first, but who is out of the school comes in before he
 * goes out again: school, day and kind are looked at. */
void movements_sort(struct movement *, size_t count);

#endif
