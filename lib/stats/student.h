/* Student's t distribution, for intervals of means of few cases. Pure functions.
 *
 * Formulas: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and
 * 26.7.4, finite sums for whole degrees of freedom; above 1,000 the expansion 26.7.5. */
#ifndef STATS_STUDENT_H
#define STATS_STUDENT_H

#include <stddef.h>

/* The probability that |t| is at most this; t from 0, freedom from 1 (0: NaN). */
double student_central(double t, size_t freedom);
/* The t that |t| stays below with this probability (above 0, below 1), to about 1e-10:
 * 0.95 and 4 is 2.776. NaN for freedom 0. */
double student_quantile(double central, size_t freedom);

#endif
