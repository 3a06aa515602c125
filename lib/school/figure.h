/* The figures of a group of pupils in one paper: exact sums and counts, which merge in any
 * order to those of the whole, and the mean and rates that follow from them.
 *
 * Marks are in hundredths, numbers of pupils in the divisor in ten-thousandths, so that
 * 97 % of 41 pupils stays exact. Rates are in percent, 0-100. */
#ifndef SCHOOL_FIGURE_H
#define SCHOOL_FIGURE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/text.h"
#include "stats/moments.h"
#include "table/kind.h"

enum line { LINE_PASS, LINE_EXCELLENT, LINE_GOOD, LINE_LOW, LINES };

/* The denominator of mean and rates. Marks and counts are those of who sat (or was not
 * dropped); the divisor may be more than these. */
enum base_kind {
	BASE_PRESENT,           /* present: who sat */
	BASE_ENROLLED,          /* enrolled: the register on the day of the exam, at least who entered */
	BASE_COHORT,            /* cohort: all the class ever had, those who left too */
	BASE_ENROLLED_SHARE,    /* pct:97: that share of the enrolled, not rounded */
	BASE_SITTERS_SHARE,     /* sitters:90 */
	BASE_DROP_SHARE,        /* drop:8%: without the lowest of each class; the count is rounded half up */
	BASE_DROP_TABLE         /* drop:table: of 44 pupils or more 5, 42-43 4, 40-41 3, 38-39 2, 36-37 1 */
};
/* Pupils who by custom are left out of everything, marks and register alike. */
enum { WITHOUT_INCLUSIVE = 1,   /* 随班就读 */
	WITHOUT_JOINED = 2 };   /* came in the school year of the exam */

struct base {
	enum base_kind kind;
	int64_t share;          /* hundredths of a percent */
	unsigned without;
};

bool base_parse(const char *, struct base *);
/* A list of inclusive and joined, NULL: none. */
bool base_parse_without(const char *, struct base *);
/* 实考, 在籍×97%, 去低分8%，不含随读; present, pct:97, drop:8% without inclusive. */
void base_add(struct text *, struct base, enum language);

struct figure {
	int64_t enrolled, cohort, entered, deferred, sat;
	bool has_line[LINES];           /* here, as there are many figures: without a gap before the sums */
	struct exact marks;             /* those counted by the base */
	int64_t counts[LINES];          /* of these: at or above the line; below it for LINE_LOW */
	int64_t highest, lowest;        /* of all who sat */
	int64_t full_mark;              /* 0: the table of subjects does not tell */
	int64_t divisor;
};

void figure_merge(struct figure *, const struct figure *part);
int64_t figure_absent(const struct figure *);
/* NaN where there is nothing to divide by or no line. Rates are 0-100. */
double figure_mean(const struct figure *);
double figure_score_rate(const struct figure *);
double figure_rate(const struct figure *, enum line);
double figure_std_dev(const struct figure *);                   /* population */
/* Mean minus mean, rounded once to hundredths; both must have a mean. */
int64_t figure_difference(const struct figure *, const struct figure *reference);
/* (mean - mean of the reference) / population SD of the reference; NaN when that is 0. */
double figure_standard(const struct figure *, const struct figure *reference);

#endif
