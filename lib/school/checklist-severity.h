/* Are some inspectors severer than others, and how would those checked stand without it?
 *
 *     share of a check (100 x points / full, checklist-rules.h) = item + school + teacher at the school + inspector + rest
 *
 * items fixed, the others random and independent (stats/mixed.h, REML); teachers only where they have at least 1.5
 * checks in the mean. Inspectors are crossed with schools: what an inspector does at schools that others check, too, tells him from them.
 *
 * Who is linked by no school that another inspector checks as well cannot be told from his schools. So
 * inspectors and schools are parted into groups: two are in one group where a chain of checks leads from one to the other.
 * Comparisons are within a group:
 *     severity of an inspector = mean of the effects of the group's inspectors - his effect: above 0 he deducts more
 *     freed share of a unit = what the model expects of the items of all checks in the period together, from
 *         the average of the group's inspectors; of a school, its teachers in proportion to their checks
 * with the errors of prediction of the differences from the mean of the group's inspectors or units. One harsh
 * inspector moves that mean: so harsh is called who is severer than more than half of the others of the group, each
 * difference of two more than 1.96 of its errors; lenient likewise. Effects of few checks are drawn towards the mean, as random effects are. Ranks are among the group's units. */
#ifndef SCHOOL_CHECKLIST_SEVERITY_H
#define SCHOOL_CHECKLIST_SEVERITY_H

#include "school/checklist-scores.h"

/* Fewer checks of an inspector, or less of his variance than this explained, say nothing of him. */
enum { SEVERITY_CHECKS = 5 };
#define SEVERITY_RELIABLE 0.5

enum severity_verdict {
	SEVERITY_SAME,
	SEVERITY_HARSH, SEVERITY_LENIENT,
	SEVERITY_NONE,                  /* no differences can be detected between any inspectors */
	SEVERITY_TOO_FEW,
	SEVERITY_ALONE                  /* the only inspector of his group */
};

/* An inspector, a school, or a teacher at a school. What is not known is NaN, or rank 0. */
struct severity_unit {
	const char *name;               /* of a teacher the number */
	size_t school, teacher;         /* places in the list of schools, in the teachers of the scores */
	size_t checks, others;          /* schools that he checked; inspectors who checked them */
	size_t group;                   /* from 1, by the first inspector's name */
	double raw;                     /* mean share */
	double value;                   /* severity or freed share */
	double std_error, low, high;    /* 95 percent */
	double raw_rank, rank;
	size_t rank_low, rank_high;
	enum severity_verdict verdict;  /* of inspectors, as what follows */
	size_t severer_than, milder_than;       /* how many others clearly */
};

enum severity_by { BY_SCHOOL, BY_TEACHER, BY_INSPECTOR, SEVERITY_LISTS };

struct severity_list { struct severity_unit *items; size_t count; };

struct severity {
	const struct check_scores *scores;
	struct severity_list lists[SEVERITY_LISTS];     /* by name */
	struct severity_row *rows;
	size_t count;
	long nameless;                  /* checks with points but without an inspector, left out */
	struct severity_group { size_t inspectors, schools; } *groups;
	size_t group_count;
	const char **items;             /* by name */
	bool fitted;                    /* false: one inspector only, or too few checks for the model */
	struct mixed_fit *fit;
};

/* Works out the list asked for; of the others names, checks, groups and raw means. */
void severity_work_out(struct severity *, const struct check_scores *, const struct district *, enum severity_by);
void severity_free(struct severity *);

#endif
