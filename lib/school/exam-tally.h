/* Inside exam-figures: what is counted while the marks of an exam pass by, one tally for
 * each class, subject and paper, one for each class and set of subjects a pupil sat. */
#ifndef SCHOOL_EXAM_TALLY_H
#define SCHOOL_EXAM_TALLY_H

#include "school/exam-figures.h"

enum { MOST_SUBJECTS = 64, MOST_PAPERS = 200, WHOLE = 10000 };

/* Places in the words of column status. */
enum status { SCORE, ABSENT, DEFERRED, EXEMPT, CHEATING, LEVEL, BLANK, STATUSES };

/* What is counted of one class, subject and paper while rows come in. */
struct tally {
	struct tally *next;             /* another paper of the subject; another set of subjects of the total */
	int paper;
	uint64_t subjects;              /* of the total */
	int64_t rows[STATUSES];
	int64_t scaled[LINES];          /* full mark x line: a mark of hundredths passes when 10,000 times it reaches that */
	struct figure figure;
	int32_t *kept;                  /* the marks, where the base drops some */
	size_t kept_count, kept_capacity;
};

struct class_tally {
	struct class_info info;
	const struct school *school;
	int64_t pupils, exempt, deferred;       /* with rows in the exam; of these exempt, deferred in some subject */
	int64_t enrolled, cohort;
	struct tally **subjects;                /* by index; NULL: no row in this exam */
	struct tally *totals;
};

struct work {
	struct exam_figures *out;
	struct district *district;
	struct class_tally *classes;            /* by id */
	size_t class_count;
	int64_t *subject_ids;                   /* of out->subjects */
	const char *papers[MOST_PAPERS];
	int paper_count;
	int64_t levels, without_class;          /* rows not counted */
	bool keep;                              /* the base drops marks */
	bool too_many;                          /* subjects or papers */
};

/* The rows of the exam by pupil and subject, without the pupils left out: pupil, subject, class, paper, status, mark. */
struct query *tally_rows(struct db *, const struct exam *, unsigned without);
/* Reads classes, register and marks of out->exam; database errors stay in its handle. */
void tally_exam(struct work *);
void tally_free(struct work *);
/* Counts the mark against the lines; by -1 takes it back. */
void tally_lines(struct tally *, int64_t mark, int64_t by);

#endif
