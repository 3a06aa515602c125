/* What came of asking parents in: the records of an exam's interviews (kind interviews), as columns of
 * the form interview and as a slip for each family, of two columns, what and what is known of it.
 *
 * Of several interviews of a pupil the last one counts. The slip has the fields of a record of
 * 约谈; what is blank is filled in by hand, the record is signed, and it speaks of one child alone. */
#ifndef SCHOOL_INTERVIEWS_H
#define SCHOOL_INTERVIEWS_H

#include "school/slip-child.h"

/* Texts NULL: not recorded. */
struct interview_record {
	int64_t pupil;
	const char *date, *place, *reason, *guardian, *behaviour, *opinion, *measures, *interviewer, *revisit_date, *effect;
};

struct interview_records {
	struct interview_record *items; /* by pupil, one of each */
	size_t count;
	struct arena arena;
};

bool interviews_read(struct interview_records *, struct db *, const struct exam *, struct error *);
/* NULL: nobody spoke with the family. */
const struct interview_record *interviews_find(const struct interview_records *, int64_t pupil);
void interviews_free(struct interview_records *);

/* interview_date, revisit_date, effect. */
void interview_columns(struct report *);
void interview_put(struct report *, const struct interview_record *);

struct interview_slip {
	const struct slip_child *child;
	const struct school *school;            /* NULL: not known, as the class */
	const struct class_name *class_name;
	const char *reason;                     /* where the record has none */
	const struct interview_record *record;  /* NULL: blank, to be filled in */
};

void interview_slip_columns(struct report *);
/* All rows of a family. */
void interview_slip_write(struct report *, const struct interview_slip *);

#endif
