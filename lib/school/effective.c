#include <math.h>
#include "school/effective.h"

void
effective_add(struct effective *e, const int64_t *marks, size_t subjects)
{
	int64_t total = 0;

	for (size_t i = 0; i < subjects; i++)
		total += marks[i];
	if (total < e->line)
		return;
	e->over++;
	e->total_sum += total;
	for (size_t i = 0; i < subjects; i++)
		e->sums[i] += marks[i];
}

bool
effective_known(const struct effective *e)
{
	return e->total_sum > 0;
}

int64_t
effective_gap(const struct effective *e, size_t subject, int64_t mark)
{
	return e->sums[subject] * e->line - mark * e->total_sum;
}

bool
effective_reached(const struct effective *e, size_t subject, int64_t mark)
{
	return effective_known(e) && effective_gap(e, subject, mark) <= 0;
}

size_t
effective_weakest(const struct effective *e, const int64_t *marks, size_t subjects)
{
	size_t weakest = subjects;
	int64_t largest = 0;

	for (size_t i = 0; effective_known(e) && i < subjects; i++)
		if (effective_gap(e, i, marks[i]) > largest) {
			largest = effective_gap(e, i, marks[i]);
			weakest = i;
		}
	return weakest;
}

int64_t
effective_line_of_places(const int64_t *totals, size_t count, size_t places)
{
	return totals[(places < count ? places : count) - 1];
}

double
effective_chance(double distance, double sem)
{
	/* 1 - F(x) is erfc(x / sqrt(2)) / 2, and the error of a difference sqrt(2) x sem. */
	return erfc(distance / (2 * sem)) / 2;
}

double
effective_sem(const double *sds, size_t papers, double reliability)
{
	double squares = 0;

	for (size_t i = 0; i < papers; i++)
		squares += sds[i] * sds[i] * (1 - reliability);
	return sqrt(squares);
}
