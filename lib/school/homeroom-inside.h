/* What the files of the form of head teachers share; nobody else includes it. */
#ifndef SCHOOL_HOMEROOM_INSIDE_H
#define SCHOOL_HOMEROOM_INSIDE_H

#include "school/homeroom.h"

/* Rules in force on the last day. */
bool homeroom_read_rules(struct homeroom *, struct error *);
/* --component ITEM=FILE of an item of the rules, by class. */
bool homeroom_read_components(struct homeroom *, const struct opt_list *, struct error *);
/* Rows, weeks with their values, flags. */
bool homeroom_read_weeks(struct homeroom *, struct error *);
/* One entry for each span, class and head teacher, and who that is. */
bool homeroom_make_entries(struct homeroom *, struct error *);
/* The points of all entries. */
bool homeroom_work_out(struct homeroom *, struct error *);

/* Is the day one of the school days of the week? */
bool homeroom_is_due(const struct homeroom *, const struct homeroom_week *, int day);
/* Place of a row of a kind by its batch: the file and the line. */
struct place homeroom_place(struct homeroom *, int64_t batch, long line);
/* Where the file of a period that may be asked for begins: the first day of its term. */
int homeroom_since(const struct homeroom *);
/* Hundredths, half up; not for less than 0. */
int64_t homeroom_round(struct fraction);

#endif
