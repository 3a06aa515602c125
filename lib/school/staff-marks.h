/* The marks of staff attendance one by one, as school/staff.h counts them: a whole day stands for the halves without a mark of
 * their own, a mark with lessons is as many of six, no more than its session. What is no school day of the teacher's school is
 * left out; of evenings only what is counted by times. */
#ifndef SCHOOL_STAFF_MARKS_H
#define SCHOOL_STAFF_MARKS_H

#include "base/arena.h"
#include "store/db.h"

struct staff_mark {
	int64_t teacher;
	const char *date;
	int kind;                       /* place in the words of column attendance */
	int64_t part;                   /* hundredths of a day; 0 of what is counted by times */
	int64_t batch, line;
};

struct staff_marks {
	struct staff_mark *items;       /* by teacher and date */
	size_t count;
	struct arena arena;
};

/* From the first to the last day (ISO, first "": all), of one teacher or, 0, of all. */
bool staff_marks_load(struct staff_marks *, struct db *, const char *first, const char *last, int64_t teacher, struct error *);
/* The first of a teacher's, and how many. */
size_t staff_marks_of(const struct staff_marks *, int64_t teacher, size_t *count);
void staff_marks_free(struct staff_marks *);

#endif
