/* What the classes of teachers reached in the exams of a time: for each exam and teacher the standard score of
 * school/teacher-results.h, by who sat, each class and subject alike. Derived points are left out. */
#ifndef SCHOOL_TEACHER_HISTORY_H
#define SCHOOL_TEACHER_HISTORY_H

#include "school/report.h"

struct exam_point {
	int64_t teacher;
	const char *exam, *date;
	double standard, std_error;     /* std_error: of the standard score */
	size_t pairs;
	int64_t pupils;
	const char *classes;            /* 四年级1班 语文；四年级2班 语文 */
	const char *source;             /* where the marks of these classes came from */
};

struct teacher_history {
	struct exam_point *items;       /* by exam date, exam and teacher's number */
	size_t count, exams;            /* exams read */
	struct arena arena;
};

/* Exams from the first to the last day (ISO, first "": all) whose purpose is in the mask (bit i is word i of column
 * purpose), of one teacher or, 0, of all. Rules of law for what the report shows are looked at for each of these exams. */
bool teacher_history_load(struct teacher_history *, struct report *, const char *first, const char *last, unsigned purposes, int64_t teacher, struct error *);
void teacher_history_free(struct teacher_history *);

/* Adds "file:line (batch 5)", of several lines "file:3-40 (batch 5)". */
void traced_add(struct text *, struct db *, int64_t batch, int64_t first_line, int64_t last_line, enum language);

#endif
