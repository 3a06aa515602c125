/* The appraisal of teachers by a plan that is a table (绩效考核): kinds `appraisal`, `appraisal_grades`, `appraisal_records`,
 * `workload`.
 *
 * A row of the plan turns an amount into points. Amounts are sums of lines, each with its date, fact, file and line:
 *     records      points of single facts         attendance   points that staff_rules take (school/staff.h)
 *     lessons      lessons a week x factor        pupils       pupils of the classes taught x factor
 *     checks       points of checks, out of what could be had (school/checklist-scores.h)
 *     results      each class and subject against its like in the district, weighed by share and days
 *     growth       T points of growth             homeroom     points of the head teacher
 *     trainings    hours with a certificate       activities, merits   how many
 *     component    a file of another program      fixed        none
 *
 * Where the row asks for it (PART_LEAVE), lessons and pupils are multiplied by days at work / days due; what that takes
 * off is a line. Days are those on which the lesson or class was the teacher's: leave after he gave it up is not his.
 *
 *     deduct   base - each x amount               earn         base + each x amount
 *     share    weight x amount / full amount      relative     weight x amount / the best in the district
 *     rank     weight x (n - place + 1) / n       standard     base + each x (T - 50)
 *
 * A row's points are kept between its floor and its cap and then rounded once, to hundredths; items are sums of
 * rows, the total is the sum of items, so that what is printed adds up. Who has no amount gets the row's substitute.
 *
 * Grades: conditions first (the worst grade that one of them leaves is the best one can get), then thresholds, then
 * quotas: floor(n x quota) of those appraised in the district or school; equal totals across the cut stay undecided.
 * Money: pool x total / sum of totals in fen, the rest by the largest remainders, of equal ones to the higher
 * total, then to the lower number of the teacher. */
#ifndef SCHOOL_APPRAISAL_H
#define SCHOOL_APPRAISAL_H

#include "school/appraisal-plan.h"
#include "school/component.h"
#include "school/ranking.h"
#include "school/staff.h"

/* A row of a table or file: batch, or file. */
struct source_line { const char *file; int64_t batch, line; };

/* What a teacher has in a row of the plan, one line of it. */
struct appraisal_line {
	const char *date, *fact;        /* date NULL: none */
	bool leave;                     /* not a fact: what leave takes off the facts */
	struct fraction amount, points; /* hundredths */
	struct source_line from;
};

struct appraisal_cell {
	bool applies, has;
	bool has_points;                /* the source gave points, not an amount */
	bool leave_unknown;             /* leave should have been taken off, but the school has no attendance */
	struct fraction amount, full;   /* full 0: that of the plan */
	struct fraction points;         /* before floor, cap and rounding */
	int64_t hundredths;             /* after them, or the substitute */
	struct appraisal_line *lines;
	size_t count;
};

/* In the order of the words of column appraisal_grade; GRADE_NONE: the plan has no grades. */
enum appraisal_grade { GRADE_EXCELLENT, GRADE_QUALIFIED, GRADE_BASIC, GRADE_FAILED, GRADE_NOT_APPRAISED, GRADE_NONE };

struct appraisal_standing {
	int64_t *items;                 /* by item of the plan, hundredths */
	bool *has_item;                 /* some row of the item is for him */
	int64_t total;
	size_t rank;                    /* 0: not appraised */
	enum appraisal_grade best;      /* that the conditions leave */
	enum appraisal_grade grade, other;      /* pending: one of the two */
	bool pending;
	struct text ground;             /* what bars from better grades */
	int64_t money;                  /* fen; -1: none */
};

struct appraisal_person {
	int64_t id;
	const char *number, *name;
	const struct school *school;    /* of the register, else of a class taught; NULL: not known */
	bool teaching, head;
	bool listed;                    /* of the school asked for */
	bool hidden;                    /* in public: figures made of a class that is hidden */
	const struct staff_person *staff;       /* NULL: no attendance is known */
};

struct appraisal_assignment {
	size_t person;
	int64_t class_id, subject, share;
	int from, to;                   /* day numbers; not cut to the period */
	struct source_line line;
};

struct appraisal {
	struct report *report;
	const struct ranking_options *options;
	struct track_options track_options;
	struct track track;
	char first[11], last[11];       /* the period; last not after the day of the report */
	int end;                        /* the same as a day number */
	struct staff staff;
	struct appraisal_person *people;        /* by number */
	size_t count;
	size_t *by_id;
	struct appraisal_assignment *assignments;       /* by class, subject, first day */
	size_t assignment_count;
	struct component *components;   /* of --component */
	size_t component_count;
	struct text basis;              /* exams and such, for the definition */
	size_t faults;                  /* complaints of the data: nothing is printed */
	struct arena arena;
};

/* The people appraised by one plan. */
struct scoring {
	struct appraisal *of;
	const struct appraisal_plan *plan;
	struct appraisal_cell *cells;   /* by person, then row */
	struct appraisal_standing *standings;
	size_t appraised;               /* of those listed */
};

struct appraisal_cell *scoring_cell(const struct scoring *, size_t person, size_t row);
/* Takes the line over; its texts live in the arena of the appraisal. */
void scoring_add(struct scoring *, size_t person, size_t row, struct appraisal_line);
/* The one in the language of the report. */
const char *appraisal_word(const struct appraisal *, const char *zh, const char *en);
/* Where a line came from, for messages. */
struct place appraisal_place(const struct appraisal *, struct source_line);
const char *appraisal_file(const struct appraisal *, struct source_line);
/* A fault of the data at the line; counted. */
#define appraisal_fault(a, line, ...) ((a)->faults++, complain(appraisal_place((a), (line)), __VA_ARGS__))
/* SIZE_MAX: nobody. */
size_t appraisal_find_person(const struct appraisal *, int64_t teacher);
/* SIZE_MAX after a fault: nobody of the register, and none with an assignment. */
size_t appraisal_person_of(struct appraisal *, int64_t teacher, struct source_line);
/* 四年级1班 with the school before it. */
const char *appraisal_class(struct appraisal *, int64_t class_id);

/* Adds to what the definition names: an exam, a model; once. */
void appraisal_add_basis(struct appraisal *, const char *);

bool appraisal_people_load(struct appraisal *, struct error *);
bool appraisal_assignments_load(struct appraisal *, struct error *);

/* Sources: each fills the cells of a row of the plan. */
typedef bool appraisal_source(struct scoring *, size_t row, struct error *);
appraisal_source fill_records, fill_trainings, fill_activities, fill_merits, fill_attendance, fill_lessons, fill_pupils, fill_checks,
	fill_results, fill_growth, fill_homeroom, fill_nothing;
bool appraisal_components_load(struct appraisal *, struct error *);
/* --component in place of the sources of its items; taken[row] is set. */
bool fill_components(struct scoring *, bool *taken, struct error *);
/* A month of the period with school days without a row of a source is a fault, or with --incomplete a remark. */
void appraisal_month_missing(struct appraisal *, const struct plan_row *, const char *months, const char *where);
/* Records under items that the plan does not have. */
void tell_records_without_item(struct scoring *);

/* Cells to points, totals. */
void scoring_points(struct scoring *);
bool scoring_outcome(struct scoring *, int64_t pool, struct error *);

/* All of it by a plan, but for the outcome. */
bool scoring_make(struct scoring *, struct appraisal *, const struct appraisal_plan *, struct error *);
void scoring_free(struct scoring *);

/* --explain */
bool appraisal_explain(struct scoring *, const char *who, struct error *);

/* Exact, with numbers that stay small: beyond a billion a denominator becomes a million. */
struct fraction fraction_sum(struct fraction, struct fraction);
struct fraction fraction_times(struct fraction, int64_t num, int64_t den);
/* Half up, away from zero. */
int64_t fraction_round(struct fraction);

#endif
