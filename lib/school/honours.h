/* Selections of teachers (教学能手, 学科带头人) by a plan of criteria: the kinds merits, selections and
 * selection_places (docs in xuequ-tables(5)).
 *
 * The plan in force on a day has the rows of the selection with the latest first day up to it, the places
 * alike. A criterion has a value for each teacher:
 *
 *	merits          number of merits that it admits (kind, level, award, place among the authors, certificate)
 *	training_hours  hours as attendance-track training counts them: floor(minutes / 45), a day at most 8, with
 *	                certificate and signed in; of the levels named
 *	years_taught    school years with an assignment
 *	check_rate      100 x points of checks / what could be had in them
 *	findings        findings with his number
 *	results         mean over the exams of 50 + 10 x standard score (school/teacher-results.h), each rounded first
 *	absent_days, leave_days  half a day for a morning or afternoon
 *	activities, visits       how many
 *	homeroom_years  school years with a row of head_teachers
 *	vetoes          appraisal records with a veto
 *	given           what another program worked out, by --component CRITERION=FILE (school/component.h), exactly
 *
 * counted within the years named up to the day. must and veto want it in the bounds, points are value x points
 * of each, at most the cap, rounded once; 0 below the lower bound. All in hundredths. The total is the sum of the
 * points; who fails a must is not eligible, who fails a veto is excluded. The others have a rank; ties share it. */
#ifndef SCHOOL_HONOURS_H
#define SCHOOL_HONOURS_H

#include "base/opt.h"
#include "school/checklist-rules.h"
#include "school/report.h"

/* In the order of the words of columns criterion_source and criterion_rule. */
enum criterion_source { SOURCE_MERITS, SOURCE_TRAINING, SOURCE_YEARS, SOURCE_CHECKS, SOURCE_FINDINGS, SOURCE_RESULTS, SOURCE_ABSENT, SOURCE_LEAVE,
	SOURCE_ACTIVITIES, SOURCE_VISITS, SOURCE_HOMEROOM, SOURCE_VETOES, SOURCE_GIVEN, SOURCES };
#define NO_BOUND INT64_MIN
enum criterion_rule { RULE_MUST, RULE_POINTS, RULE_VETO };

/* Numbers are hundredths, places in lists of words, or counts; -1: not given, of the bounds NO_BOUND. */
struct criterion {
	const char *name, *of;          /* of: names separated by ; or "" */
	enum criterion_rule rule;
	enum criterion_source source;
	int64_t level_lowest, level_highest, award_lowest, award_highest, author_last, years;
	bool certificate;
	int64_t least, most, each, cap;
	char first[11];                 /* day from which on facts count; "": all */
};

/* Places of a school, stage and subject; 0, 0 and the word for any: of all others. */
struct honour_places { int64_t school, subject, schooling, places; };

struct honour_plan {
	const char *selection, *valid_from;     /* valid_from of the criteria */
	struct criterion *criteria;     /* in the order of the lines */
	size_t count;
	struct honour_places *places;
	size_t place_count;
	struct arena arena;
};

/* One thing that a value is made of. */
struct fact {
	int64_t teacher;
	const char *date, *what, *note; /* note: why it does not count, or how; "" */
	int64_t amount, of;             /* of: of rates what could be had, else 0 */
	const char *source;             /* instead of batch and line; NULL: these */
	int64_t batch, line;
	struct fraction exact;          /* of SOURCE_GIVEN, in place of the amount */
};

struct facts {
	struct fact *items;             /* by teacher and date; those that do not count have the amount 0 */
	size_t count;
	struct arena arena;
};

struct honour_value {
	struct fraction value;          /* hundredths; den 0: nothing to make one of */
	int64_t points;                 /* of RULE_POINTS */
	bool met;                       /* in the bounds */
	size_t first, count;            /* its facts */
};

enum honour_outcome { HONOUR_CHOSEN, HONOUR_TIED, HONOUR_BELOW, HONOUR_OPEN, HONOUR_SHORT, HONOUR_VETOED };

struct candidate {
	int64_t id, subject, schooling; /* subject 0, schooling the word for any: teaches nothing on the day */
	const char *number, *name;
	const struct school *school;    /* NULL: the register does not say */
	struct honour_value *values;    /* one for each criterion */
	int64_t total;
	size_t place_row;               /* in plan.places; place_count: none */
	size_t rank;                    /* inside its places; 0: not eligible */
	enum honour_outcome outcome;
};

struct honours {
	struct report *report;
	const char *day;
	struct honour_plan plan;
	struct facts *facts;            /* one for each criterion */
	struct candidate *items;        /* by places, outcome, total and number */
	size_t count;
};

/* The plan in force on the day. No selection of the name, or none with criteria by then: an error that lists those there are. */
bool honour_plan_load(struct honour_plan *, struct db *, const char *selection, const char *day, struct error *);
void honour_plan_free(struct honour_plan *);
/* "≥360学时" and the like; "" without bounds. */
void honour_bounds_add(struct text *, const struct criterion *, enum language);
/* The unit of the values: 学时, hours. */
const char *honour_unit(enum criterion_source, enum language);
void honour_unit_add(struct text *, enum criterion_source, enum language);      /* behind a number */

/* What the criterion counts, of all teachers, from its first day to this one. */
bool facts_load(struct facts *, struct report *, const struct criterion *, const char *day, struct error *);
/* The same of a file of another program; its faults are complained of, all of them. */
bool facts_given(struct facts *, struct report *, const char *option, struct error *);
void facts_sort(struct facts *);
void facts_free(struct facts *);
/* Of sorted facts those of one teacher. */
size_t facts_of(const struct facts *, int64_t teacher, size_t *count);

/* components: CRITERION=FILE, one for each criterion that is given. */
bool honours_load(struct honours *, struct report *, const char *selection, const char *day, const struct opt_list *components, struct error *);
void honours_free(struct honours *);
/* A value in full precision, printed with at most two decimals. */
void honour_value_add(struct text *, struct fraction);

#endif
