#include <math.h>
#include <stdlib.h>
#include "stats/normal.h"
#include "stats/spectrum.h"

int64_t
spectrum_total(const struct spectrum *s)
{
	int64_t total = 0;

	for (size_t i = 0; i < s->n; i++)
		total += s->counts[i];
	return total;
}

double
spectrum_mean(const struct spectrum *s)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->n; i++)
		sum += s->counts[i] * s->values[i];
	return (double)sum / (double)spectrum_total(s);
}

double
spectrum_sd(const struct spectrum *s)
{
	double mean = spectrum_mean(s), squares = 0;

	for (size_t i = 0; i < s->n; i++)
		squares += (double)s->counts[i] * ((double)s->values[i] - mean) * ((double)s->values[i] - mean);
	return sqrt(squares / (double)spectrum_total(s));
}

int64_t
spectrum_count(const struct spectrum *s, int64_t from, int64_t to)
{
	int64_t count = 0;

	for (size_t i = 0; i < s->n; i++)
		count += s->values[i] >= from && s->values[i] < to ? s->counts[i] : 0;
	return count;
}

int64_t
spectrum_step(const struct spectrum *s)
{
	int64_t step = 0;

	for (size_t i = 0; i < s->n; i++)
		for (int64_t other = llabs(s->values[i]); other != 0;) {
			int64_t rest = step % other;

			step = other;
			other = rest;
		}
	return step;
}

double
spectrum_mass(const struct spectrum *s, double mean, double sd, double from, double to)
{
	double n = (double)spectrum_total(s), own_mean = spectrum_mean(s), own_sd = spectrum_sd(s), width = 0.9 * sd * pow(n, -0.2), mass = 0;

	if (!(own_sd > 0 && sd > 0))
		return NAN;
	for (size_t i = 0; i < s->n; i++) {
		double at = mean + ((double)s->values[i] - own_mean) * sd / own_sd;

		if (s->counts[i] > 0)
			mass += (double)s->counts[i] * (normal_below((to - at) / width) - normal_below((from - at) / width));
	}
	return mass / n;
}
