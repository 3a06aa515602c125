/* Findings with what became of each: the register replayed through the table of their life. */
#ifndef SCHOOL_FINDINGS_H
#define SCHOOL_FINDINGS_H

#include "base/arena.h"
#include "school/lifecycle.h"

struct finding {
	int64_t id, school, teacher;            /* teacher 0: none */
	int severity, check_type;               /* places in the words of these columns */
	const char *number, *check_date, *category, *check_item, *problem, *inspector, *responsible_unit, *responsible_person, *recurs, *note;
	const char *due;                        /* the deadline in force; "" for none */
	/* after the last step up to the day asked for */
	enum finding_state state;
	const char *state_since;                /* day of the last step that changed the state, else of the check */
	const char *told_on, *mended_on, *closed_on;    /* "" for not (yet) */
	const char *told_by, *rechecked_on, *rechecked_by, *closed_by;
	const char *measures, *evidence;        /* of the last step that had some */
	int steps, extensions, failures, reopened;
	int impossible;                         /* steps that did not fit, after an undo: they are passed over */
};

struct findings {
	struct finding *items;                  /* by number */
	size_t count;
	struct arena arena;
};

/* Findings checked, and steps taken, up to this day (ISO). Memory: about 450 bytes a finding with three or four steps. */
bool findings_load(struct findings *, struct db *, const char *day, struct error *);
/* Gives findings that name none the closed one that they come back from: the last before of the same school, teacher,
 * category and words. An import does so too, but may come before the closing does. */
void findings_link(struct findings *);
void findings_free(struct findings *);
/* Is it done with? */
bool finding_is_open(const struct finding *);
/* Days overdue on the day; 0: not, or closed, or no deadline. What is mended waits for a re-check, what is
 * sent up for others: they are not overdue. */
int finding_days_overdue(const struct finding *, const char *day);

#endif
