/* Regression on predictors measured with error. Pure functions.
 *
 * An observed predictor is the true one plus an error that has nothing to do with it, with y or with other errors. Its
 * reliability is the share of the true variance in the observed one. Slopes on observed predictors are too small for that, and what
 * groups differ in by the predictor is laid to the groups.
 *
 *     eiv_slopes     (S - diag((1 - r_i) S_ii))^-1 s_y, S the covariances of the predictors, s_y those with y: the method of
 *                    moments (Fuller, Measurement Error Models, 1987, section 2.2)
 *     eiv_expected   T (T + diag(e))^-1 d: the true deviations expected with observed ones d, T the covariance of the true
 *                    values, e the variances of the errors. Regression on these has the same slopes (regression calibration);
 *                    it allows errors that differ between rows, and a predictor not observed, whose error is infinite.
 *
 * Matrices are n x n row by row, n up to EIV_MOST. */
#ifndef STATS_EIV_H
#define STATS_EIV_H

#include <stdbool.h>
#include <stddef.h>

enum { EIV_MOST = 8 };

/* False: what is left has no inverse (reliabilities below what the covariances allow), or n is too large. */
bool eiv_slopes(size_t n, const double *covariance, const double *with_y, const double *reliability, double *slopes);
/* observed may be anything where the error is infinite; nothing observed: expected 0. */
bool eiv_expected(size_t n, const double *true_covariance, const double *error, const double *observed, double *expected);

#endif
