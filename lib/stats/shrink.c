#include <math.h>
#include "stats/shrink.h"

static double
log_likelihood(const struct shrink_unit *units, size_t n, double k)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		double variance = k * units[i].prior + units[i].error * units[i].error;

		sum -= log(variance) + units[i].estimate * units[i].estimate / variance;
	}
	return sum / 2;
}

static double
root_at(const struct shrink_grid *grid, int i)
{
	return (i + 0.5) * grid->step;
}

void
shrink_find(struct shrink_grid *grid, const struct shrink_unit *units, size_t n, double largest)
{
	double highest = -INFINITY, sum = 0, most = 0;

	for (size_t i = 0; i < n; i++)
		most = fmax(most, units[i].prior);
	grid->step = (most > 0 ? largest / sqrt(most) : 1) / SHRINK_STEPS;
	for (int i = 0; i < SHRINK_STEPS; i++) {
		grid->weights[i] = log_likelihood(units, n, root_at(grid, i) * root_at(grid, i));
		highest = fmax(highest, grid->weights[i]);
	}
	for (int i = 0; i < SHRINK_STEPS; i++)
		sum += grid->weights[i] = exp(grid->weights[i] - highest);
	for (int i = 0; i < SHRINK_STEPS; i++)
		grid->weights[i] /= sum;
}

void
shrink_apply(const struct shrink_grid *grid, struct shrink_unit *unit)
{
	double mean = 0, square = 0, error = unit->error * unit->error;

	for (int i = 0; i < SHRINK_STEPS; i++) {
		double variance = root_at(grid, i) * root_at(grid, i) * unit->prior;
		double share = variance / (variance + error), centre = share * unit->estimate;

		mean += grid->weights[i] * centre;
		square += grid->weights[i] * (centre * centre + share * error);
	}
	unit->mean = mean;
	unit->deviation = sqrt(fmax(square - mean * mean, 0));
}
