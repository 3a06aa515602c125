/* Checks of a period, scored: one value per teacher, item and month (checklist-rules.h has the points of a
 * check). A month's value is the mean of its checks, spot checks and others alike, in one subject or
 * several; a term's that of its months with a check. Means are of exact fractions. */
#ifndef SCHOOL_CHECKLIST_SCORES_H
#define SCHOOL_CHECKLIST_SCORES_H

#include "school/checklist.h"
#include "school/checklist-rules.h"

struct check_teacher {
	int64_t id, school;             /* school of the register, else 0 */
	const char *number, *name;      /* name "": not in the register */
};

struct check_row {
	size_t teacher, item;           /* places in the lists below */
	int month;                      /* 12 x year + month - 1 */
	int64_t school, subject;
	const char *date, *problems, *inspector;        /* "": none */
	struct check_figures figures;
	struct check_points points;
	int64_t batch, line;            /* where the row came from */
};

struct check_scores {
	struct check_rules rules;
	struct check_teacher *teachers; /* by number */
	size_t teacher_count;
	struct check_place { int64_t id; size_t place; } *places;      /* by id */
	const char **items;             /* in the order in which they first came in */
	size_t item_count;
	struct check_row *rows;         /* by teacher, item and date */
	size_t count;
	long without_full;              /* rows whose points cannot be counted */
	struct arena arena;
};

/* Checks from the first to the last day; school and teacher 0: all. Memory: about 170 bytes a check. */
bool check_scores_load(struct check_scores *, struct db *, const char *first, const char *last, int64_t school, int64_t teacher, struct error *);
void check_scores_free(struct check_scores *);
size_t check_teacher_place(const struct check_scores *, int64_t id);

/* Rows of one teacher and item, or of a month of it, taken together. */
struct check_value {
	long checks, months;
	int64_t expected, found;        /* of the checks with both */
	struct fraction points, full;   /* means; full 0: no check gave points */
	unsigned kinds;
};
/* The value of rows[0..count): the means of the months of them. */
struct check_value check_value_of(const struct check_row *rows, size_t count);
/* How many rows from this one on are of its teacher and item; by_month: and month. */
size_t check_run(const struct check_scores *, size_t first, bool by_month);
/* 2023-04 */
void check_month_add(struct text *, int month);
void writer_fraction(struct writer *, struct fraction, int decimals);
void writer_share(struct writer *, struct fraction points, struct fraction full);      /* percent; full 0: blank */
/* The name; of who is not in the register the number. */
const char *check_teacher_name(const struct check_teacher *);

/* The days that --month, --term or the term of the day asked for span, up to that day; name is 2023-04 or
 * 2022-2023-2. */
struct check_period { char first[11], last[11], name[12]; };
bool check_period(const struct checklist *, struct check_period *, struct error *);

#endif
