/* The balance of a period: who was there when it began, who came and went by the register of
 * movements, who is there when it ends by the register of pupils. In each class
 *
 *     opening + (enrolled + came + resumed + other in) - (graduated + left + suspended + dropped + died + other out) = closing
 *
 * and where that does not hold, the pupils who break it. */
#ifndef SCHOOL_BALANCE_H
#define SCHOOL_BALANCE_H

#include "school/enrolment.h"
#include "school/track.h"

struct tally {
	int64_t opening, closing;
	int64_t moved[MOVEMENT_KINDS];
	int64_t confirmed;              /* of those who left: with papers, or met by another school */
	int64_t suspected;              /* of those who left: nobody has confirmed */
	size_t broken;                  /* pupils who break the balance */
};

enum break_kind {
	BREAK_CAME_UNSAID,      /* in the register since, without a movement */
	BREAK_GONE_UNSAID,      /* gone from the register, without a movement */
	BREAK_NOT_REGISTERED,   /* a movement in, but not in the register of the class */
	BREAK_STILL_REGISTERED, /* a movement out, but the register still has the pupil */
	BREAK_WAS_THERE,        /* a movement in of a pupil who was there */
	BREAK_WAS_NOT_THERE     /* a movement out of a pupil who was not there */
};

struct broken {
	const struct enrolled *pupil;
	int64_t class_id;
	enum break_kind kind;
	const struct movement *movement;        /* NULL: there is none */
	int day;                                /* of the movement, else of the register; INT_MIN: not known */
};

/* Which classes, and since when. */
enum balance_classes {
	BALANCE_PERIOD,         /* all that are there in the period */
	BALANCE_LEAVING,        /* those that leave their stage in the school year of the last day, since 1 October of the year in which they entered */
	BALANCE_NINE_YEARS      /* grade 9 of the last day and the primary classes in which it began, the same */
};

struct balance {
	struct track *track;
	struct enrolment enrolment;
	int first, last;                /* day numbers, the last one not after --on */
	enum balance_classes classes;
	struct tally *tallies;          /* by place in track->classes */
	struct tally *strays;           /* by place in the list of schools: movements of no known class */
	struct broken *broken;          /* by class and pupil */
	size_t broken_count;
};

/* Of the classes that track_has(). The track has a period. */
bool balance_open(struct balance *, struct track *, enum balance_classes, struct error *);
void balance_close(struct balance *);

/* The first day of the class in the balance. */
int balance_first_day(const struct balance *, const struct track_class *);
/* Is the class counted? */
bool balance_has(const struct balance *, const struct track_class *);
void tally_add(struct tally *, const struct tally *);
int64_t tally_in(const struct tally *);
int64_t tally_out(const struct tally *);
/* What breaks it, as a sentence with the pupil, or without where the audience may not know. */
void balance_add_break(const struct balance *, struct text *, const struct broken *);

#endif
