/* The rows that count in an exam: its own, and the marks carried into it from an earlier
 * one; without the pupils whom the rule of the denominator leaves out, and with the pupils
 * drawn as a sample told apart. Every figure of an exam is made of them.
 *
 * carried  a subject of which the exam has no mark of its own of a pupil with rows in it
 *          takes his row of the earlier exam, in his class of the later one
 * sample   who is on the list of the exam, with rows in it or without
 *
 * Errors stay in the handle of the database (db_ok). */
#ifndef SCHOOL_EXAM_ROWS_H
#define SCHOOL_EXAM_ROWS_H

#include "school/district.h"

/* Places in the words of column status. */
enum status { SCORE, ABSENT, DEFERRED, EXEMPT, CHEATING, LEVEL, BLANK, STATUSES };

struct exam_row {
	int64_t pupil, subject, class_id;
	const char *paper;              /* "": no name; lives until the next row */
	int64_t status;                 /* may be none of enum status */
	bool has_mark;
	int64_t mark;                   /* hundredths; cheating is 0 */
	bool sampled;
};

/* The rows of a pupil and class stand together, pupils as the register has them. without: struct base. */
struct query *exam_rows(struct db *, const struct exam *, unsigned without);
bool exam_rows_next(struct query *, struct exam_row *);
/* Those of the exam itself, without carried ones, as a table inside a statement whose $1 is the exam:
 * pupil, class, subject, paper, status, mark, mark_level, sampled. */
void exam_add_own_rows(struct text *sql, struct db *, const struct exam *, unsigned without);

/* Pupils of the register without those of the sample: class, all there ever were, those of the day of the exam. */
struct query *exam_register(struct db *, const struct exam *, unsigned without);

/* Is there a list of sampled pupils? */
bool exam_has_sample(struct db *, const struct exam *);
/* Those on it without a row in the exam: class of the register, pupils. */
struct query *exam_sample_absent(struct db *, const struct exam *, unsigned without);

/* Are marks of another exam to be joined? */
bool exam_has_carried(struct db *, const struct exam *);
/* Which do come in: class, subject, the other exam; each once. */
struct query *exam_carried(struct db *, const struct exam *, unsigned without);

#endif
