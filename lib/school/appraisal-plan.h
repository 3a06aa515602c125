/* A plan of appraisal as the kinds `appraisal` and `appraisal_grades` have it: the rows with the latest first day up to
 * the one asked for. Where an office has rows of its own for a plan and day, the shipped ones are put aside. */
#ifndef SCHOOL_APPRAISAL_PLAN_H
#define SCHOOL_APPRAISAL_PLAN_H

#include "base/arena.h"
#include "school/checklist-rules.h"

/* In the order of the words of columns item_source, applies, item_method, substitute, grade_condition. */
enum item_source { FROM_RECORDS, FROM_ATTENDANCE, FROM_LESSONS, FROM_PUPILS, FROM_CHECKS, FROM_RESULTS, FROM_GROWTH, FROM_TRAININGS,
	FROM_ACTIVITIES, FROM_HOMEROOM, FROM_MERITS, FROM_COMPONENT, FROM_NOTHING, ITEM_SOURCES };
enum applies_to { TO_ALL, TO_TEACHING, TO_NOT_TEACHING, TO_HEAD, TO_NOT_HEAD };
enum item_method { BY_DEDUCTION, BY_EARNING, BY_SHARE, BY_BEST, BY_RANK, BY_STANDARD };
enum substitute { SUBSTITUTE_ZERO, SUBSTITUTE_FULL, SUBSTITUTE_SCHOOL_MEAN, SUBSTITUTE_SCHOOL_LOWEST, SUBSTITUTE_DISTRICT_MEAN };
enum grade_condition { IF_TOTAL, IF_RECORD, IF_ABSENT, IF_PERSONAL, IF_SICK, IF_LEAVE, IF_ITEM };

struct plan_row {
	const char *name;               /* of the item */
	size_t item;                    /* its place */
	enum item_source source;
	const char *part;               /* "": all */
	enum applies_to applies;
	bool addition;
	enum item_method method;
	int64_t weight, base, each;     /* hundredths of a point */
	int64_t units;                  /* hundredths; -1: none */
	int64_t floor, cap;
	int64_t neutral;                /* -1: none */
	enum substitute substitute;
	int64_t total;                  /* of the plan, as the row states it */
	const char *file;
	int64_t line;
};

struct grade_rule {
	int grade;                      /* place in the words of column appraisal_grade */
	enum grade_condition condition;
	const char *item;               /* "": any */
	int64_t from;                   /* hundredths */
	int64_t quota;                  /* hundredths of a percent; -1: none */
	bool per_school;
};

struct plan_item { const char *name; bool addition; int64_t weight; };   /* weight: of its rows that are for all teaching staff */

struct appraisal_plan {
	const char *name, *valid_from;
	struct plan_row *rows;          /* as they stand in their file */
	size_t count;
	struct plan_item *items;        /* in the order of the rows, basic ones first */
	size_t item_count;
	struct grade_rule *grades;
	size_t grade_count;
	int64_t total;                  /* hundredths */
	struct arena arena;
};

/* A part of rows of lessons and pupils: less leave. */
#define PART_LEAVE_ZH "扣除请假"
#define PART_LEAVE_EN "less_leave"

/* name NULL: the only one, or the only one that is not shipped. given: only rows that are not shipped. Faults of rows are complained
 * of with file and line, all of them; so are weights that do not add up to the plan's total for somebody. */
bool appraisal_plan_load(struct appraisal_plan *, struct db *, const char *name, const char *day, bool given, struct error *);
void appraisal_plan_free(struct appraisal_plan *);

bool plan_row_is_for(const struct plan_row *, bool teaching, bool head);
/* Does the row want leave taken off? */
bool plan_row_less_leave(const struct plan_row *);
/* Is the text among the parts of the row? Of a row without parts: is it otherwise, or is that NULL? */
bool plan_row_has_part(const struct plan_row *, const char *text, const char *otherwise);

#endif
