/* What the forms of plan-check share: the period shown, its columns (months, weeks or terms),
 * the school days in it, which schools are meant. */
#ifndef SCHOOL_PLAN_H
#define SCHOOL_PLAN_H

#include "school/period.h"
#include "school/report.h"
#include "school/school-days.h"

/* Texts as options give them; NULL: not given. */
struct plan_options {
	const char *on;                 /* the day of the report */
	struct period_options period;
	const char *by;                 /* columns: month, week, term */
	const char *school, *type;      /* this school only; schools of this type only */
	const char *activity;           /* required: this one only */
	const char *kind;               /* missing: kinds of tables */
	bool faults;                    /* lessons, taught, projects: only what is wrong */
	bool gaps;                      /* required: what is missing only, in rows, */
	bool pending;                   /* with what is due but not over */
};

struct plan_column {
	int first, last;                /* day numbers */
	char heading[64];               /* of a matrix, in two rows: 2023年|4月 */
	char label[16];                 /* 2023-04; of a week its Monday; of a term 2022-2023-2 */
};

struct plan_school {
	const struct school *school;
	int64_t type;
};

struct plan {
	struct report *report;
	const struct plan_options *options;
	char day[11];                   /* of --on, and as a number */
	int today;
	int first, last;                /* the period shown, whole columns */
	struct plan_column *columns;
	size_t column_count;
	struct school_days days;        /* of the period and the weeks around it */
	struct plan_school *schools;    /* those meant, in the order of the register */
	size_t school_count;
	struct text scratch;
};

/* Reads the options; with period the columns and the calendar, too, and says so where it is empty. */
bool plan_open(struct plan *, struct report *, const struct plan_options *, bool period, struct error *);
void plan_close(struct plan *);
/* The column that the day is in; -1: none. */
int plan_column_of(const struct plan *, int day);
/* A column of the report for each of the plan. */
void plan_put_columns(struct plan *);
/* NULL: it is not meant. */
const struct plan_school *plan_school_of(const struct plan *, int64_t school);

/* Lists labels of columns, those that follow each other as a span: 2022-09至11、2023-01. Labels must live as long. */
struct plan_gaps { struct text text; const char *last, *year; size_t at; };
void plan_gaps_add(struct plan_gaps *, size_t at, const char *label, enum language);
const char *plan_gaps_text(struct plan_gaps *, enum language);

/* The forms. */
bool required_report(struct report *, const struct plan_options *, struct error *);
bool missing_report(struct report *, const struct plan_options *, struct error *);
bool lessons_report(struct report *, const struct plan_options *, struct error *);
bool taught_report(struct report *, const struct plan_options *, struct error *);
bool projects_report(struct report *, const struct plan_options *, struct error *);

#endif
