/* Class names: ten spellings of one class made one.
 *
 * Grades 1 to 9 run through primary and junior high; -3, -2 and -1 are 小班, 中班
 * and 大班. A cohort is named by the year it entered its stage: 2020级 of a junior
 * high is grade 7 in the school year 2020. A stage is told by its first grade: -3
 * kindergarten, 1 primary, 7 junior (6 in 5+4 regions):
 *     grade = first grade + school year - entry year
 * A class without a number is number 1 and marked as the only one, so that 四年级,
 * 四年级班 and 四年级1班 of a village school are one class. Text is valid UTF-8. */
#ifndef SCHOOL_CLASSNAME_H
#define SCHOOL_CLASSNAME_H

#include <stdbool.h>
#include "base/text.h"
#include "table/kind.h"

enum { GRADE_KINDERGARTEN = -3, GRADE_PRIMARY = 1, GRADE_JUNIOR = 7, GRADE_LAST = 9 };

struct class_name {
	int grade;              /* -3..-1, 1..9; 0 not known */
	int entry_year;         /* of the cohort; 0 not known */
	int first_grade;        /* of the stage; 0 not known */
	int number;             /* from 1 */
	bool only;              /* written without a number */
	const char *medium;     /* "mongolian", "han" from 蒙授, 汉班...; a hint, NULL: not written */
};

/* What a name is read against; all zero: nothing known, junior high from grade 7. */
struct class_rules {
	int school_year;        /* the year it starts in (school/term.h) */
	int junior_grade;       /* first grade of junior high: 7, or 6 */
	int stage;              /* first grade of the school's stage, 0 when it has several */
};

enum class_fault {
	CLASS_FINE,
	CLASS_BLANK,
	CLASS_UNREADABLE,
	CLASS_DATE,             /* 7-1 that Excel made 7月1日: not guessed */
	CLASS_LEAVING_YEAR,     /* 2023届: the year of leaving */
	CLASS_NUMBER,           /* above 60 */
	CLASS_DIFFERENT,        /* join: the columns name two grades */
	CLASS_NO_GRADE,         /* resolve: "1班" */
	CLASS_STAGE,            /* resolve: 2020级, primary or junior? */
	CLASS_OUTSIDE           /* resolve: the cohort has left or not yet come */
};

/* The whole text is a class: 七年级(1)班, 七（1）, 七.1, 七年一班, 初一1班, 701, 7-1, 2020级1班, 小2017级1班,
 * 大班, 小一班, 四年级, 七年级3班（蒙）, Grade 7 Class 1. Only what is written is filled in: "1班" has
 * grade 0. rules may be NULL. On a fault the name is all zero. */
enum class_fault class_name_read(const char *, const struct class_rules *, struct class_name *);
/* From two columns, 年级 (七年级, 七, 7, 初一, 2020级) and 班级 (1, 1班, 七年级1班). Either may be "". */
enum class_fault class_name_join(const char *grade, const char *class_text, const struct class_rules *, struct class_name *);
/* The first class or grade named inside a longer text: a title, a sheet's name, "班级：七（1）班  班主任：".
 * Only clear spellings count there; a list or a span (七、八年级, 1-6年级) is none. False: none. */
bool class_name_find(const char *, const struct class_rules *, struct class_name *);

/* Fills in grade, entry year and stage from each other for rules->school_year, which must be known. A
 * cohort leads where both are there, so a resolved name can be resolved again for another year. */
enum class_fault class_name_resolve(struct class_name *, const struct class_rules *);
/* The message for people, translated; "" for CLASS_FINE. */
const char *class_fault_text(enum class_fault);

/* The key of a class inside its school, the same all years: 小2017级1班, 初2020级1班, 幼2021级1班.
 * Needs a resolved name. */
void class_name_add_key(struct text *, const struct class_name *);
/* 七年级1班, 大班1班; Grade 7 Class 1, Kindergarten 3 Class 1. By cohort when the grade is not known. */
void class_name_add(struct text *, const struct class_name *, enum language);
void grade_add(struct text *, int grade, enum language);        /* 七年级, Grade 7 */
/* By grade, then number; kindergarten first. */
int class_name_compare(const struct class_name *, const struct class_name *);

#endif
