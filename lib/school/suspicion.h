/* When marks of a class deserve a second look: the rules of the form anomalies. Pure functions;
 * marks are in hundredths. A rule that the numbers cannot answer is false, a figure NaN.
 *
 * heap   marks just below the pass line are rare and those just above frequent. For windows of 2, 4 and 8 % of the full
 *        mark below the line and 1 and 2 % above: of the marks in both, as many as those above, or more, are above by
 *        chance with p = P(X >= above), X binomial (below + above, share), share that of a smooth density: the shape of
 *        the others with mean and deviation of the class (spectrum.h). The smallest p of the six counts; what it is
 *        worth among all classes and windows, alarms.h tells. n >= 8
 * same   all of 3 or more marks, or 60 % of 8 or more, are one mark
 * scale  n >= 8, coefficient of variation within 2/3 to 3/2 of that of the others, and either
 *        mean > 1.25 x mean of the others, or mean < 0.75 x that with every mark below 70 % of the full mark;
 *        so also against what is usual of the class in its other subjects
 * swap   n >= 8 pupils with two subjects now and before, r the correlation of their differences of z between the
 *        subjects now with those before, R that of all other classes: r < 0 and p = P(Z < (artanh r - artanh R) x
 *        sqrt(n - 3)) (Fisher) small among all pairs. Where these are not known: z of the class means
 *        against the level of the class in its other subjects, sum of the two squared
 *        deviations at least 2 as entered, at most a quarter of that after the exchange
 * jump   a mean T that changed by more than 15 */
#ifndef SCHOOL_SUSPICION_H
#define SCHOOL_SUSPICION_H

#include <stdbool.h>
#include <stdint.h>
#include "stats/alarms.h"
#include "stats/moments.h"
#include "stats/spectrum.h"

enum { SUSPICION_LEAST = 8 };           /* pupils, where a mean is judged */

/* Marks from pass - width up to it, and from pass to below pass + reach. */
struct heap {
	int64_t width, reach, below, above;
	double expected, p;             /* above, of as many in both */
};

/* others: the rest of the comparison group; with fewer than 8 the marks' own shape is taken. The windows' tests
 * are added to the alarms. False: too few marks, no spread, or none near the line. */
bool suspicion_heap(struct heap *, const struct spectrum *marks, const struct spectrum *others, int64_t full_mark, int64_t pass, struct alarms *);

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

/* Of pairs, the squares and products from their means; n + n and so on of several classes are those inside them. */
struct suspicion_pairs { double n, x, y, xx, yy, xy; };

void suspicion_pair(struct suspicion_pairs *, double x, double y);
/* NaN where one side is all the same. */
double suspicion_correlation(const struct suspicion_pairs *);
/* p of r where R is usual; both are taken for 0.99 at most. NaN: fewer than 8 pairs, or no correlation. */
double suspicion_crossed(const struct suspicion_pairs *, double usual);

/* The SD of what is normal at heart: median of |value| / 0.6745, which a few wild ones do not move. Of fewer than 10
 * values NaN. Sorts them. */
double suspicion_spread(double *values, size_t n);

#endif
