/* The form slips of score-report (成绩告知单): what each family is told of its child, a row for each subject.
 *
 * Results are levels (level.h), marks on demand; of other pupils, of classes and of places there is nothing:
 * they are told to the pupil and the family alone and not ranked (教育部办公厅 2021-08-30). The number is masked, the
 * name is whole. Rows of a pupil stand together, so that csv-to-excel --page-by makes a page of each.
 *
 * Without a mark the row tells why (缺考, 缓考, 免试). A blank is 未登记 where others of the class have a result in the
 * subject; where nobody has, the class does not have it. Results are those of the exam itself, without marks carried into it. */
#ifndef SCHOOL_SLIPS_H
#define SCHOOL_SLIPS_H

#include "school/summary.h"

struct slips_options {
	const char *pupil;      /* 学籍号, or the name where there is one of it only */
	const char *school, *class_text;
	bool marks;
};

#define SLIPS_OPTIONS(o) \
	{ 0, "pupil", OPT_TEXT, &(o).pupil, "ID", N_("of this pupil only, by number or name") }, \
	{ 0, "school", OPT_TEXT, &(o).school, "SCHOOL", N_("of this school only") }, \
	{ 0, "class", OPT_TEXT, &(o).class_text, "CLASS", N_("of this class only, as 六年级1班") }, \
	{ 0, "marks", OPT_FLAG, &(o).marks, NULL, N_("marks beside the levels") }

/* Wrong options end the program. */
bool slips_report(struct report *, const struct summary_options *, const struct slips_options *, struct error *);

#endif
