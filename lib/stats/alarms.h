/* How many of a report's many counts would look as improbable if all were chance. Counts take few values, so that
 * most cannot become improbable at all; the probabilities that each can reach are added up (after Tarone 1990)
 * instead of multiplying by the number of tests. */
#ifndef STATS_ALARMS_H
#define STATS_ALARMS_H

#include <stddef.h>

/* The step of one test at a probability that it can reach. */
struct alarm { double p, step; };

struct alarms {
	struct alarm *items;
	size_t count;
};
#define ALARMS_INIT { NULL, 0 }

/* A test that can reach these probabilities, falling from tails[0] to tails[n]: of a count from 0 to n. Those
 * above 0.1 are not kept. */
void alarms_add(struct alarms *, const double *tails, size_t n);
/* After the last test. */
void alarms_sort(struct alarms *);
/* Expected number of tests with a probability up to p (above 0.1 infinity): the sum over the tests of the largest that
 * each can reach up to p. */
double alarms_expected(const struct alarms *, double p);
void alarms_free(struct alarms *);

#endif
