/* How much longer the errors of predicted effects have to be because variances are estimates. Pure functions but for memory.
 *
 *     y = X beta + sum over terms of Z_k u_k + e,   u_k normal with variance v_k for each level, e with a known covariance R
 *
 * The error that a fit gives takes the v_k as known. Its variance is too small by g on average for a prediction with estimated
 * variances, and is itself estimated too low by as much: add 2 g (Prasad and Rao, Journal of the American Statistical
 * Association 85 (1990) 163; Das, Jiang and Rao, Annals of Statistics 32 (2004) 818).
 *
 *     g = sum over k, l of J_kl (w_k - h_k)' G_kl (w_l - h_l)
 *     G = Z'PZ, P = V^-1 - V^-1 X (X'V^-1 X)^- X'V^-1, h = G D w, D the variances by level, w the prediction: sum of w u
 *     J = inverse of the information on the variances, 1/2 the sum of the squares of G_kl
 *
 * For models of some hundreds of rows, which may be means of many: V is held whole. */
#ifndef STATS_PREDICTION_H
#define STATS_PREDICTION_H

#include <stdbool.h>
#include <stddef.h>

enum { PREDICTION_TERMS = 8 };

/* A level of a term, in a row with weight z or in a prediction. */
struct prediction_member { size_t row, term, level; double z; };

struct prediction_model {
	size_t rows, columns, terms;
	const double *x;                /* rows x columns, row by row; columns may depend on each other */
	double *rest;                   /* R, rows x rows; spoiled */
	const struct prediction_member *members;
	size_t member_count;
	size_t levels[PREDICTION_TERMS];
	double variance[PREDICTION_TERMS];
};

struct prediction;

/* NULL: V has no inverse. */
struct prediction *prediction_new(const struct prediction_model *);
/* g of a sum of effects; rows of the members are not looked at. */
double prediction_added(const struct prediction *, const struct prediction_member *, size_t count);
/* The variance of the error with variances taken as known, uncertainty of beta included. */
double prediction_variance(const struct prediction *, const struct prediction_member *, size_t count);
void prediction_free(struct prediction *);

#endif
