/* The forms retention (学额巩固率) and movements (学生异动月报): the balance of each class, grade, school,
 * head teacher or of the district, with a rate by the formula named; and the list of all who came
 * and went.
 *
 *	annual       (closing + graduated) / (opening + enrolled)                    may exceed 100 %
 *	controlled   (closing + graduated) / (opening + enrolled + came - left with papers)
 *	stage        graduated, or closing where nobody graduated yet, / (entrants + came - left with papers), of leaving
 *	             classes since they entered
 *	nine-year    the same of the district's grade 9 over its entrants into grade 1
 *	dropout      dropped / (opening + enrolled)
 *
 * Entrants are those enrolled on 30 September of the year in which the class entered.
 * Who left with papers is one whom the other school confirmed or, inside the district, reports as
 * having come (domain: a transfer with papers does not reduce). */
#ifndef SCHOOL_RETENTION_H
#define SCHOOL_RETENTION_H

#include "school/balance.h"

enum retention_formula { RETENTION_ANNUAL, RETENTION_CONTROLLED, RETENTION_STAGE, RETENTION_NINE_YEAR, RETENTION_DROPOUT, RETENTION_FORMULAS };

/* The rate of a class or of several; den 0: there is none. */
void retention_ratio(const struct tally *, enum retention_formula, int64_t *num, int64_t *den);
const char *retention_formula_text(enum retention_formula, enum language);

bool retention_report(struct report *, const struct track_options *, struct error *);
bool movements_report(struct report *, const struct track_options *, struct error *);

/* The list of those who came and went, and of those who break the balance. */
void movers_write(struct balance *);

#endif
