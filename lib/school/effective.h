/* Effective marks (有效分): what a line through the totals asks of each subject.
 *
 * T0 is the line of the total, the pupils over it are those with a total >= T0. Of these
 * P1 is the mean total, p_j the mean of subject j, k = T0 / P1, and the line of the subject
 * p_j x k. As sums this is sum_j x T0 / sum_total, so marks are compared exactly; the lines of
 * all subjects add up to T0, hence a total below T0 has a subject below its line. Lines are
 * inclusive. Marks are in hundredths. */
#ifndef SCHOOL_EFFECTIVE_H
#define SCHOOL_EFFECTIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { EFFECTIVE_SUBJECTS = 64 };

struct effective {
	int64_t line;                   /* T0 */
	int64_t over;                   /* pupils over it */
	int64_t total_sum;              /* of theirs */
	int64_t sums[EFFECTIVE_SUBJECTS];
};

/* Counts the pupil when the total is over the line; marks are by subject. */
void effective_add(struct effective *, const int64_t *marks, size_t subjects);
/* False: nobody, or nobody with more than 0, is over the line: no subject has a line. */
bool effective_known(const struct effective *);
bool effective_reached(const struct effective *, size_t subject, int64_t mark);
/* The subject with the largest shortfall to its line, the first of equal ones; subjects: all reach theirs. */
size_t effective_weakest(const struct effective *, const int64_t *marks, size_t subjects);
/* The shortfall in hundredths is gap / total_sum; below 0: over the line. */
int64_t effective_gap(const struct effective *, size_t subject, int64_t mark);

/* The total of the last of so many places, of totals sorted from the highest; the lowest when
 * there are fewer. count and places above 0. */
int64_t effective_line_of_places(const int64_t *totals, size_t count, size_t places);

/* The chance that a pupil so far below the line reaches it in an exam alike, when the total has a
 * normal error of SD sem in both: 1 - F(distance / (sqrt(2) x sem)). The same unit; sem above 0. */
double effective_chance(double distance, double sem);

/* The standard error of measurement of a total whose papers have these SDs and all this reliability,
 * their errors being independent: sqrt(sum of sd x sd x (1 - reliability)). */
double effective_sem(const double *sds, size_t papers, double reliability);

#endif
