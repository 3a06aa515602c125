#include "school/level.h"

enum { WHOLE_SHARE = 10000 };   /* lines are in hundredths of a percent */

static bool
reaches(const struct subject_lines *lines, int64_t mark, int64_t line)
{
	return line > 0 && mark * WHOLE_SHARE >= lines->full_mark * line;
}

enum result_level
level_of_mark(const struct subject_lines *lines, int64_t mark)
{
	if (lines == NULL || lines->full_mark <= 0 || lines->pass <= 0 || mark < 0)
		return RESULT_NONE;
	if (reaches(lines, mark, lines->excellent))
		return RESULT_EXCELLENT;
	if (reaches(lines, mark, lines->good))
		return RESULT_GOOD;
	return reaches(lines, mark, lines->pass) ? RESULT_PASS : RESULT_FAIL;
}

const char *
level_show(enum result_level level, enum language language)
{
	return level == RESULT_NONE ? "" : word_text(&column_find("mark_level")->words[level], language);
}
