/* Levels in place of marks (等级), as pupils and their families are told results: by the dated lines of the
 * subject (kind subjects), inclusive.
 *
 *	优 excellent_line   良 good_line   合格 pass_line   待合格 below
 *
 * A place in the words of column mark_level, as it is stored. A line of 0 is not drawn. */
#ifndef SCHOOL_LEVEL_H
#define SCHOOL_LEVEL_H

#include "school/district.h"

enum result_level {
	RESULT_NONE = -1,       /* no full mark, no pass line, or no mark */
	RESULT_EXCELLENT, RESULT_GOOD,
	RESULT_FAIR,            /* 中: given by schools, by no line */
	RESULT_PASS, RESULT_FAIL
};

/* lines: of district_lines(), may be NULL; the mark is in hundredths, negative: none. */
enum result_level level_of_mark(const struct subject_lines *, int64_t mark);
/* 优, excellent; "" for RESULT_NONE. */
const char *level_show(enum result_level, enum language);

#endif
