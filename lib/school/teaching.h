/* Who taught which class what at an exam, by the table of assignments. An exam without
 * a date of its own is taken to last all its term. */
#ifndef SCHOOL_TEACHING_H
#define SCHOOL_TEACHING_H

#include "school/district.h"

struct teacher {
	int64_t id;
	const char *key, *name;         /* number in the district; its name, or the number when there is none */
	const struct school *school;    /* of the register; NULL: not known */
};

struct teaching {
	int64_t class_id, subject;
	size_t teacher;                 /* place in teachers */
	int64_t share;                  /* 10,000 is the whole class */
};

struct teachings {
	struct teaching *items;         /* by class, subject and teacher */
	struct teacher *teachers;       /* those with an assignment, by number */
	size_t count, teacher_count;
	struct arena arena;
};

/* What ended before this day (an assignment, an office) had no part in the exam: its date, or
 * the first day of its term. */
void exam_first_day(const struct exam *, char day[11]);

bool teachings_load(struct teachings *, const struct district *, const struct exam *, struct error *);
void teachings_free(struct teachings *);
/* The teachers of a class in a subject; count 0: none known. */
const struct teaching *teachings_of(const struct teachings *, int64_t class_id, int64_t subject, size_t *count);

#endif
