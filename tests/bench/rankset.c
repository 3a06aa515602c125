/* Time of confidence sets for ranks: seconds per number of units, as CSV. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "stats/rankset.h"

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Schools of unlike size whose true values lie about as far apart as their errors. */
static void
make_units(double *estimates, double *errors, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		errors[i] = 0.5 + 3 * fmod((double)i * 0.6180339887, 1);
		estimates[i] = 8 * sin((double)i * 1.3) + errors[i] * sin((double)i * 7.7);
	}
}

static bool
measure(size_t n, bool simultaneous)
{
	const struct rankset_rule rule = { .simultaneous = simultaneous };
	double *estimates = calloc(2 * n, sizeof *estimates), begin;
	struct rankset *sets = calloc(n, sizeof *sets);
	bool ok = estimates != NULL && sets != NULL;

	if (ok) {
		make_units(estimates, estimates + n, n);
		begin = seconds();
		ok = rankset(estimates, estimates + n, n, &rule, sets);
		printf("rankset %s,%zu,%.3f\n", simultaneous ? "simultaneous" : "marginal", n, seconds() - begin);
	}
	free(sets);
	free(estimates);
	return ok;
}

int
main(void)
{
	static const size_t sizes[] = { 40, 170, 500, 2000 };
	bool ok = true;

	puts("what,units,seconds");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		ok = measure(sizes[i], false) && measure(sizes[i], true) && ok;
	return ok ? 0 : 1;
}
