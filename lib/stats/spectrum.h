/* Which marks occur and how often, and the smooth density behind them. Pure functions. */
#ifndef STATS_SPECTRUM_H
#define STATS_SPECTRUM_H

#include <stddef.h>
#include <stdint.h>

/* Values ascending, each once; counts from 0. */
struct spectrum {
	int64_t *values, *counts;
	size_t n;
};

int64_t spectrum_total(const struct spectrum *);
double spectrum_mean(const struct spectrum *);                          /* of nothing: NaN */
double spectrum_sd(const struct spectrum *);                            /* population */
/* Of the values from this to below that. */
int64_t spectrum_count(const struct spectrum *, int64_t from, int64_t to);
/* The largest step of which all values are multiples; 0: none but 0 occurs. */
int64_t spectrum_step(const struct spectrum *);

/* A normal kernel density with the mean and SD given, in the shape of the spectrum: each value is moved to
 * mean + (value - its mean) x sd / its SD and smeared by 0.9 x sd x n^(-1/5) (Silverman 1986, 3.31). Returns
 * the mass between the limits, 0 to 1; NaN without spread. */
double spectrum_mass(const struct spectrum *, double mean, double sd, double from, double to);

#endif
