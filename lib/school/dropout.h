/* The form dropout (控辍保学): who is absent without leave and how far that has gone, who has dropped out, who
 * was won back; the month of each school; lists of others compared with the register.
 *
 *	followed    absent without leave (旷课) on the last school days that were recorded
 *	suspected   the same on as many days as the register of dropouts wants a report, 3; or left
 *	            for a school that has not confirmed it (school/enrolment.h)
 *	dropped     a movement 辍学, and none back
 *	returned    the same, and a movement back
 *
 * Movements count until those of the class are through grade 9.
 * Days are consecutive school days by the calendar; one without a mark neither counts nor ends the row, a day
 * with a lesson attended ends it. The ladder is the category 控辍保学 of the kind deadlines, days
 * and whom to tell; where there is none it is 1 day head teacher, 2 leader of the school, 3 written
 * report, and 7 calendar days after the first of these days district and township. */
#ifndef SCHOOL_DROPOUT_H
#define SCHOOL_DROPOUT_H

#include "school/enrolment.h"
#include "school/track.h"

enum { SUSPECTED_DAYS = 3, UNSEEN_DAYS = 10, WINDOW_DAYS = 90 };

/* Places in the words of column dropout_ledger. */
enum ledger { LEDGER_FOLLOWED, LEDGER_SUSPECTED, LEDGER_DROPPED, LEDGER_RETURNED, LEDGERS };

/* What attendance and movements say of one pupil. */
struct watch {
	int64_t class_id;               /* where enrolled; 0: in no class */
	int streak, since;              /* days absent without leave up to the last recorded one; the first of them */
	int seen;                       /* the last day with a mark, in the window; INT_MIN: none */
	const struct movement *left;    /* unconfirmed, and in no class since; NULL: none */
	const struct movement *dropped, *returned;      /* the last one, and the way back; NULL: none */
};

struct rung { int days, calendar_days; const char *action; };    /* both are wanted */

struct dropout {
	struct track *track;
	struct enrolment enrolment;
	int day;                        /* as at its end */
	struct watch *watches;          /* of the pupils of the enrolment */
	unsigned char *recorded;        /* by class of the track and day of the window: has the class a mark? */
	struct rung *ladder;            /* by days */
	size_t rungs;
	struct arena arena;
};

bool dropout_report(struct report *, const struct track_options *, struct error *);

/* Inside the form. */
bool dropout_open(struct dropout *, struct track *, int day, struct error *);
void dropout_close(struct dropout *);
/* LEDGERS: in none. */
enum ledger dropout_ledger(const struct dropout *, const struct watch *);
/* Enrolled, and without a mark on the last UNSEEN_DAYS school days on which the class has some: the
 * first of these days, else INT_MIN. */
int dropout_unseen_since(const struct dropout *, const struct enrolled *, const struct watch *);
/* The class that tells whose pupil it is: where enrolled, else of the movement, else on the roll. */
const struct track_class *dropout_class(const struct dropout *, const struct enrolled *, const struct watch *);
bool compare_write(struct dropout *, const char *list, struct error *);

#endif
