/* Who answers for a school, a subject or a grade and signs for it (包科, 包校, 包级), by the table
 * of kind responsible as it holds at an exam.
 *
 * A row speaks of what it names; what it leaves blank (grades 1-9) it speaks of all. Of the rows
 * that speak of a unit the most specific count, in this order:
 *
 *	school, subject and grade; school and subject; subject and grade; subject;
 *	school and grade; school; grade; nothing named
 *
 * Rows of a school say nothing of the district, rows of a subject nothing of the total, rows of
 * grades nothing of all grades together. Several leaders of one order are named all. */
#ifndef SCHOOL_RESPONSIBLE_H
#define SCHOOL_RESPONSIBLE_H

#include "school/report.h"

struct responsible {
	int64_t school, subject;        /* 0: all */
	int low_grade, high_grade;
	const char *leader;
};

struct responsibles {
	struct responsible *items;      /* by leader */
	size_t count;                   /* 0: no table has the column */
	struct arena arena;
};

bool responsibles_load(struct responsibles *, const struct district *, const struct exam *, struct error *);
void responsibles_free(struct responsibles *);
/* Adds the leaders, each once, to a list joined by 、 or a comma. school 0: the district, subject 0: the total, grade 0: all. */
void responsibles_add(const struct responsibles *, struct text *, int64_t school, int64_t subject, int grade, enum language);

/* The column leader and its cell; nothing where no row is in force. NULL as 0 above. */
void responsibles_column(const struct responsibles *, struct report *);
void responsibles_put(const struct responsibles *, struct report *, const struct school *, const struct subject *, int grade);

#endif
