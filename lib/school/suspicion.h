/* When marks of a class deserve a second look: the rules of the form anomalies. Pure functions;
 * marks are in hundredths. A rule that the numbers cannot answer is false, a figure NaN.
 *
 * heap   above - below >= 6 and P(X >= above) < 0.001 for X binomial (above + below, 1/2)
 * same   all of 3 or more marks, or 60 % of 8 or more, are one mark
 * scale  n >= 8, coefficient of variation within 2/3 to 3/2 of that of the others, and either
 *        mean > 1.25 x mean of the others, or mean < 0.75 x that with every mark below 70 % of the full mark;
 *        so also against what is usual of the class in its other subjects
 * swap   n >= 8 pupils with two subjects in two exams, r the correlation of their differences of z between the
 *        subjects in one exam and in the other: r x sqrt(n) <= -1.5. Where these are not known: z of the class means
 *        against the level of the class in its other subjects, sum of the two squared
 *        deviations at least 2 as entered, at most a quarter of that after the exchange
 * jump   a mean T that changed by more than 15 */
#ifndef SCHOOL_SUSPICION_H
#define SCHOOL_SUSPICION_H

#include <stdbool.h>
#include <stdint.h>
#include "stats/moments.h"

enum { SUSPICION_LEAST = 8 };           /* pupils, where a mean is judged */

/* P(X >= successes), X the number of heads of so many throws; both from 0. */
double suspicion_binomial(int64_t throws, int64_t successes);
bool suspicion_heap(int64_t below, int64_t above);
bool suspicion_same(int64_t n, int64_t commonest);
/* usual: mean / mean of the others over the other subjects, 1 when not known. full_mark 0: not known, then no
 * class is found too low. */
bool suspicion_scale(const struct exact *marks, const struct exact *others, double usual, int64_t highest, int64_t full_mark);
bool suspicion_jump(double earlier_t, double later_t);

/* The mean of the class in a subject, and mean and deviation of the others there. */
struct suspicion_mean { double mean, reference, deviation; };
/* Sums of squared deviations of z from the level; before >= 0. */
struct suspicion_fit { double before, after; };

struct suspicion_fit suspicion_exchange(const struct suspicion_mean *, const struct suspicion_mean *, double level);
bool suspicion_swap(struct suspicion_fit);

/* Of pairs, NaN where one side is all the same. */
struct suspicion_pairs { double n, x, y, xx, yy, xy; };

void suspicion_pair(struct suspicion_pairs *, double x, double y);
double suspicion_correlation(const struct suspicion_pairs *);
bool suspicion_crossed(const struct suspicion_pairs *);

#endif
