/* Teachers by the results of one exam (3.2 of the appraisal rules in use: mean over all
 * the teacher's pairs of class and subject, each against its own like).
 *
 *     standard of a pair    z = (mean of the class - district mean) / district SD, of the same
 *                           grade, subject, paper and language, all pooled over pupils
 *     its standard error    s sqrt(n) / (divisor x district SD), s the SD inside the classes
 *     of the teacher        sum w z / sum w, error sqrt(sum (w e)^2) / sum w
 *     w                     share of the class, times its pupils where asked
 *     points                50 + 10 x standard
 *
 * A class with none of its like is no pair. Teachers without a pair get derived points from those
 * of their school and the place these would take; they move nobody else. Intervals are the
 * marginal 95 % sets of stats/rankset.h; for more than 3,000 teachers they would take minutes and are left
 * out. */
#ifndef SCHOOL_TEACHER_RESULTS_H
#define SCHOOL_TEACHER_RESULTS_H

#include "school/exam-figures.h"
#include "school/teaching.h"

enum derived_rule {
	DERIVED_LOWEST,         /* the lowest of the school's teachers of core subjects, minus 1 point */
	DERIVED_MEAN,           /* the mean of the school's teachers with results */
	DERIVED_NONE
};

struct results_rule {
	bool by_pupils;         /* weigh pairs by pupils */
	enum derived_rule derived;
	const char *core;       /* subjects of DERIVED_LOWEST, separated by commas; NULL: 语文,数学,蒙古语文 */
	size_t min_n;           /* fewer pupils than this: points, but no place */
};

struct pair {
	size_t teacher;                 /* in teachings */
	const struct exam_cell *cell;
	const struct exam_group *group;
	int64_t share;
	bool compared;
	double standard, std_error;     /* NaN when not compared */
};

struct teacher_result {
	const struct teacher *teacher;
	const struct school *school;    /* of the register, else of the first class */
	const struct pair *pairs;       /* compared or not */
	size_t pair_count, compared;
	int64_t pupils;                 /* marks counted */
	double standard, std_error;     /* NaN: derived */
	double points;                  /* NaN: nothing to derive from */
	double rank, rank_low, rank_high;       /* NaN: none */
};

struct teacher_results {
	struct teacher_result *items;   /* by rank; those without at the end */
	size_t count;
	struct pair *pairs;
	size_t pair_count;
};

bool teacher_results(struct teacher_results *, const struct exam_figures *, const struct teachings *, const struct district *,
	const struct results_rule *, struct error *);
void teacher_results_free(struct teacher_results *);

#endif
