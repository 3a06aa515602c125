/* The form graduation (毕业统计) of score-report: what became of a whole grade in its leaving exam, over
 * the register and not only over those who came.
 *
 *	register         学籍数: pupils of the classes of the grade enrolled on a day, else the first of the school year
 *	left since       流失: of these, who left up to the day of the exam; outflow rate 外流率 = left / register
 *	joined since     转入: who came after that day and was there at the exam; not in the register, but in the marks
 *	entered, sat     of the total: sat has a mark in every subject of the class (exam-figures.h)
 *	mean total       sum of the totals / sat; over the register: the same sum / register, absence is 0
 *	admission rate   升学率 = totals at or above the line / register
 *
 * Classes stand in the group of their total (grade, subjects, language); one without any total in the first
 * group of its language. Nothing of it may be used to reward or appraise, which the note says. */
#ifndef SCHOOL_GRADUATION_H
#define SCHOOL_GRADUATION_H

#include "school/line.h"

struct graduation_options {
	const char *enrolled_at;        /* a date, NULL: the first day of the exam's school year */
};

#define GRADUATION_OPTIONS(o) \
	{ 0, "enrolled-at", OPT_TEXT, &(o).enrolled_at, "DATE", N_("graduation: the register of this day is the base (first day of the school year)") }

/* Of the selection exam, grade (NULL: 9), without and by school, class or district; of the line total and
 * places, at most one: without them no column of the line. A wrong option ends the program. */
bool graduation_report(struct report *, const struct summary_options *selection, const struct line_options *, const struct graduation_options *, struct error *);

#endif
