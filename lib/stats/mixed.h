/* Linear mixed models: y = X beta + Z b + e, estimated by restricted or full maximum likelihood.
 *
 *     b of a term: for each of its levels normal with mean 0 and one covariance (width 1: a
 *     random intercept; 2: intercept and slope), independent between levels and terms;
 *     e normal with variance sigma^2. Terms may be nested, crossed or both; a row may
 *     belong to several levels of a term with a weight each (shares of two teachers of a class).
 *
 * The likelihood is profiled over beta and sigma^2 (Bates, Maechler, Bolker and Walker, "Fitting Linear
 * Mixed-Effects Models Using lme4", Journal of Statistical Software 67 (2015) 1, section 3: penalised
 * least squares) and maximised by average information (Gilmour, Thompson and Cullis, Biometrics 51
 * (1995) 1440) with the exact gradient. What is computed with are sums over rows, so that rows are
 * looked at once: each search step costs as much as the levels, not the rows.
 *
 * Rows are added one by one and not kept. Pure functions but for memory. */
#ifndef STATS_MIXED_H
#define STATS_MIXED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/error.h"

enum { MIXED_WIDTH = 2 };

struct mixed_term {
	size_t width;                   /* 1: intercept, 2: intercept and slope */
	const char *name;               /* for messages; kept as it is, so it has to live as long; may be NULL */
};

/* A row's part in a level of a term. z: width values; the intercept's is 1, or the share. */
struct mixed_member {
	size_t term, level;             /* levels count from 0; those never named have no rows */
	double z[MIXED_WIDTH];
};

struct mixed;

/* columns: of X, an intercept included where the model has one. centre: subtracted from each column before sums are
 * made, so that large values lose no digits (needed where a mean is more than 10,000 standard deviations), 0 for an
 * intercept; NULL: nothing. Where a centre is not 0 column 0 has to be the intercept. Results are of the columns as
 * given. */
struct mixed *mixed_new(size_t columns, const double *centre, const struct mixed_term *, size_t terms);
/* The mean of y may be given, to the same end; 0: none. Needs an intercept. */
void mixed_centre_y(struct mixed *, double centre);
void mixed_add(struct mixed *, const double *x, double y, const struct mixed_member *, size_t members);
void mixed_free(struct mixed *);

enum mixed_end {
	MIXED_CONVERGED,
	MIXED_BOUNDARY,                 /* converged; a variance is 0 or a correlation 1: no differences can be detected there */
	MIXED_NOT_CONVERGED
};

struct mixed_level {
	double weight;                  /* sum of the rows' first z: their number where there are no shares */
	size_t rows;
	double effect[MIXED_WIDTH];     /* conditional mode (BLUP) */
	/* Its covariance given the variances and beta, as lme4's condVar. */
	double variance[MIXED_WIDTH][MIXED_WIDTH];
	/* The same, uncertainty of beta included: prediction error variance. */
	double prediction[MIXED_WIDTH][MIXED_WIDTH];
};

struct mixed_fit {
	bool reml;
	size_t rows, columns, terms;
	double criterion;               /* REML criterion, or deviance -2 log likelihood */
	double residual;                /* sigma^2 */
	size_t freedom;                 /* rows - rank of X (REML), rows (ML): what residual is divided by */
	double (*covariance)[MIXED_WIDTH][MIXED_WIDTH];         /* by term, absolute */
	bool *dropped;                  /* by column: a combination of those before it; coefficient NaN */
	double *coefficient, *std_error;        /* by column */
	double *coefficient_covariance; /* columns x columns; NaN where dropped */
	size_t *levels;                 /* by term: 1 + the highest level named */
	struct mixed_level **level;     /* by term */
	enum mixed_end end;
	int steps;                      /* of the search */
	double gain;                    /* what another step is expected to better the criterion */
	struct mixed_solution *inside;
};

/* False, and the error says it of the data: no rows, not more rows than columns, no variation of y beside the
 * columns, a term with fewer than two levels, with as many effects as rows (its variance would be the
 * residual's) or with the slope of a constant. A fit owns its lists; mixed may be freed before it, and fitted again (REML, then ML). */
bool mixed_fit(struct mixed *, bool reml, struct mixed_fit *, struct error *);
void mixed_fit_free(struct mixed_fit *);

/* x beta + z b of a row, whether it was among those added or not; a dropped column counts nothing, nor does a level without rows. */
double mixed_fitted(const struct mixed_fit *, const double *x, const struct mixed_member *, size_t members);
/* Sum of z b over the members (any combination of effects: a teacher's and that of the school), with its
 * prediction error variance. Levels without rows count with their whole variance. Cheap where each two of the
 * levels share rows and the design is not a large crossed one; else as dear as a solution of all equations. */
double mixed_combination(const struct mixed_fit *, const struct mixed_member *, size_t members, double *variance);

#endif
