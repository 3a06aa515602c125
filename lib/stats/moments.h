/* Count, mean, spread and percentiles. Pure functions: numbers in, numbers out.
 *
 * A function that the data cannot answer (mean of nothing, sample deviation of
 * one value) returns NaN. Values come out in the unit in which they went in.
 *
 *     population SD   sqrt(sum (x - mean)^2 / n)        all pupils were tested
 *     sample SD       sqrt(sum (x - mean)^2 / (n - 1))  they stand for others
 *     standard error  sample SD / sqrt(n)               of the mean
 */
#ifndef STATS_MOMENTS_H
#define STATS_MOMENTS_H

#include <stddef.h>
#include <stdint.h>

/* Of doubles, in one pass (Welford 1962; merging by Chan, Golub and LeVeque 1983). */
struct moments {
	size_t n;
	double mean;            /* of nothing: 0; ask moments_mean */
	double squares;         /* sum of squared deviations from the mean */
};
#define MOMENTS_INIT { 0, 0.0, 0.0 }

void moments_add(struct moments *, double);                     /* NaN is left out */
struct moments moments_of(const double *, size_t n);
void moments_merge(struct moments *, const struct moments *part);
double moments_mean(const struct moments *);
double moments_sd_population(const struct moments *);
double moments_sd_sample(const struct moments *);
double moments_std_error(const struct moments *);

/* Of integers, such as marks in hundredths: nothing is rounded before the result,
 * and parts merged in any order give the whole to the last bit. Safe while
 * n * largest |value| < 2^63, which is 9 million million marks of 10,000.00. */
struct exact {
	int64_t n;
	int64_t sum;
	unsigned __int128 squares;      /* sum of the values squared */
};
#define EXACT_INIT { 0, 0, 0 }

void exact_add(struct exact *, int64_t);
void exact_remove(struct exact *, int64_t);                     /* undoes an exact_add */
void exact_merge(struct exact *, const struct exact *part);
double exact_mean(const struct exact *);                        /* sum / n, rounded once */
double exact_sd_population(const struct exact *);
double exact_sd_sample(const struct exact *);
double exact_std_error(const struct exact *);

/* Percentiles of sorted numbers x[1..n] by a named rule, for a share p from 0 to 1
 * (type: the number in Hyndman and Fan 1996 and in R's quantile). */
enum percentile_rule {
	PERCENTILE_INCLUSIVE,   /* type 7, Excel PERCENTILE.INC: place 1 + (n - 1) p */
	PERCENTILE_EXCLUSIVE,   /* type 6, Excel PERCENTILE.EXC: place (n + 1) p; outside 1..n NaN */
	PERCENTILE_NEAREST      /* type 1: the value at place ceil(n p), always one that occurs */
};

/* Ascending, NaN last; returns how many are not NaN. */
size_t sort_numbers(double *, size_t n);
double percentile(const double *sorted, size_t n, double p, enum percentile_rule);
double median(const double *sorted, size_t n);          /* mean of the two in the middle */

#endif
