/* The school's calendar: school years, terms, months, what an exam is for.
 *
 * A school year runs from 1 September to 31 August and is named by the calendar
 * year it starts in: 2022 is 2022-2023. 2023春 is therefore half 2 of 2022. A term
 * has no agreed first lesson, so the halves share the year between them:
 *     half 1   1 September - 31 January      第一学期 上学期 秋季
 *     half 2   1 February  - 31 August       第二学期 下学期 春季
 * No function asks the clock. Text is valid UTF-8. */
#ifndef SCHOOL_TERM_H
#define SCHOOL_TERM_H

#include <stdbool.h>
#include "base/date.h"
#include "base/text.h"
#include "table/kind.h"

struct term {
	int year;               /* in which the school year starts */
	int half;               /* 1 autumn, 2 spring */
};

struct month { int year, month; };

/* The first term named anywhere in a text, in any spelling: an exam's name, a title row.
 * "2022-2023学年度第二学期期末", "2022～2023学年下学期", "2023年春季", "2022-2023-2".
 * "2022学年第一学期" is 2022-2023. False: none; a calendar year with 上学期 or 下学期
 * ("2023年下学期") is none, as provinces mean different halves by it. */
bool term_find(const char *, struct term *);
void term_format(struct term, char canonical[12]);      /* 2022-2023-2 */
void term_add(struct text *, struct term, enum language);       /* 2022-2023学年第二学期 */
struct term term_of_date(struct date);
struct date term_first_day(struct term);
struct date term_last_day(struct term);
struct term term_step(struct term, int halves);         /* -2: the same half a year earlier */
int term_compare(struct term, struct term);

/* 2022-2023学年, 2022学年, 2022-23; both years of a pair must follow each other. */
bool school_year_find(const char *, int *year);
void school_year_format(int year, char canonical[10]);  /* 2022-2023 */
int school_year_of_date(struct date);
struct date school_year_first_day(int year);
struct date school_year_last_day(int year);

/* The whole text is a month: 2023-04, 2023年4月, 2023.4, 2023/4, 202304. */
bool month_parse(const char *, struct month *);
void month_format(struct month, char canonical[8]);
struct date month_first_day(struct month);
struct date month_last_day(struct month);

/* What an exam is for, as its name tells: "final" 期末, "midterm" 期中, "monthly" 月考,
 * "weekly" 周测, "unit" 单元, "baseline" 摸底, "mock" 模拟 一模, "entrance" 中考,
 * "sample" 抽测 抽考, "monitoring" 质量监测. NULL: the name does not tell. Where several
 * words stand the narrower one counts: 中考模拟 is a mock, 期末质量监测 a final. */
const char *exam_purpose(const char *name);

#endif
