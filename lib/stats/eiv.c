#include <math.h>
#include "stats/eiv.h"

/* Solves a x = b of a symmetric positive definite matrix by Cholesky; a and b are spoiled, b becomes x. */
static bool
solve(size_t n, double *a, double *b)
{
	for (size_t j = 0; j < n; j++) {
		double whole = a[j * n + j];

		for (size_t k = 0; k < j; k++)
			a[j * n + j] -= a[j * n + k] * a[j * n + k];
		if (!(a[j * n + j] > 1e-12 * whole))
			return false;
		a[j * n + j] = sqrt(a[j * n + j]);
		for (size_t i = j + 1; i < n; i++) {
			for (size_t k = 0; k < j; k++)
				a[i * n + j] -= a[i * n + k] * a[j * n + k];
			a[i * n + j] /= a[j * n + j];
		}
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++)
			b[i] -= a[i * n + k] * b[k];
		b[i] /= a[i * n + i];
	}
	for (size_t i = n; i-- > 0; ) {
		for (size_t k = i + 1; k < n; k++)
			b[i] -= a[k * n + i] * b[k];
		b[i] /= a[i * n + i];
	}
	return true;
}

bool
eiv_slopes(size_t n, const double *covariance, const double *with_y, const double *reliability, double *slopes)
{
	double a[EIV_MOST * EIV_MOST];

	if (n > EIV_MOST)
		return false;
	for (size_t i = 0; i < n * n; i++)
		a[i] = covariance[i];
	for (size_t i = 0; i < n; i++) {
		a[i * n + i] *= reliability[i];
		slopes[i] = with_y[i];
	}
	return solve(n, a, slopes);
}

bool
eiv_expected(size_t n, const double *true_covariance, const double *error, const double *observed, double *expected)
{
	double a[EIV_MOST * EIV_MOST], d[EIV_MOST];
	size_t seen[EIV_MOST], count = 0;

	if (n > EIV_MOST)
		return false;
	for (size_t i = 0; i < n; i++)
		if (isfinite(error[i]))
			seen[count++] = i;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++)
			a[i * count + j] = true_covariance[seen[i] * n + seen[j]] + (i == j ? error[seen[i]] : 0);
		d[i] = observed[seen[i]];
	}
	if (!solve(count, a, d))
		return false;
	for (size_t i = 0; i < n; i++) {
		expected[i] = 0;
		for (size_t j = 0; j < count; j++)
			expected[i] += true_covariance[i * n + seen[j]] * d[j];
	}
	return true;
}
