/* Inside exam-figures: what is counted while the rows of an exam pass by, one tally for
 * each class, subject and paper, one for each class and set of subjects a pupil sat. A
 * province has half a million of them: what many share stands once. */
#ifndef SCHOOL_EXAM_TALLY_H
#define SCHOOL_EXAM_TALLY_H

#include "school/exam-figures.h"
#include "school/exam-rows.h"

enum { MOST_SUBJECTS = 64, MOST_PAPERS = 200, WHOLE = 10000 };

/* Full mark and lines of a subject or of a total. */
struct scale {
	struct scale *next;
	uint64_t subjects;              /* of a total */
	int64_t full_mark;              /* 0: not known */
	int64_t lines[LINES];           /* full mark x line: a mark of hundredths passes when 10,000 times it reaches that */
	bool has_line[LINES];
};

/* Grade and language: classes that may be compared. */
struct stream {
	struct stream *next;
	int grade, language;
	struct scale *subjects[MOST_SUBJECTS];
	struct scale *totals;
	const struct exam *carried[MOST_SUBJECTS];      /* from which the subject comes; NULL: of the exam itself */
};

/* The marks of a tally, where the base drops some. */
struct kept {
	uint32_t count, capacity;
	int32_t marks[];
};

struct tally {
	struct tally *next;             /* another paper of the subject; another set of subjects of the total */
	uint64_t which;                 /* the paper; of a total its subjects */
	const struct scale *scale;
	struct kept *kept;
	struct exact marks;
	int32_t rows[STATUSES];
	int32_t counts[LINES];
	int32_t highest, lowest;
};

/* A class, or its pupils drawn as a sample. */
struct class_tally {
	const struct class_info *info;
	const struct school *school;
	struct stream *stream;
	struct tally **subjects;        /* by index; NULL: no row in this exam */
	struct tally *totals;
	struct class_tally *sample;     /* NULL: none was drawn, or this is one */
	uint16_t subject_room;
	bool is_sample;
	int32_t pupils, exempt, deferred;       /* with rows in the exam; of these exempt, deferred in some subject */
	int32_t enrolled, cohort;
};

struct carried_exam {
	struct carried_exam *next;
	int64_t id;
	struct exam exam;
};

struct work {
	struct exam_figures *out;
	struct district *district;
	struct class_tally *classes;            /* beside out->classes */
	struct stream *streams;
	struct carried_exam *carried;
	int64_t *subject_ids;                   /* of out->subjects */
	const char *papers[MOST_PAPERS];
	int paper_count;
	int64_t levels, without_class;          /* rows not counted */
	bool keep;                              /* the base drops marks */
	bool too_many;                          /* subjects or papers */
	struct arena arena;
};

/* Reads classes, register and rows of out->exam; database errors stay in its handle. */
void tally_exam(struct work *);
void tally_free(struct work *);
/* Counts the mark against the lines; by -1 takes it back. */
void tally_lines(const struct scale *, int64_t mark, int64_t counts[LINES], int64_t by);

#endif
