/* Which groups of an exam a form shows, as -g and -s say. */
#ifndef SCHOOL_SELECTION_H
#define SCHOOL_SELECTION_H

#include "school/exam-figures.h"
#include "school/report.h"

struct selection {
	int grade;                      /* 0: all */
	const struct subject *subject;  /* NULL with only_total false: all */
	bool only_total;
};

/* Texts as the options give them, NULL: all; before report_exam, whose rules go by the
 * grade. False: no such grade or subject. */
bool selection_read(struct selection *, struct report *, const char *grade, const char *subject, struct error *);
bool selection_has(const struct selection *, const struct exam_group *);

#endif
