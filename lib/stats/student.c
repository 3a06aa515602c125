#include <math.h>
#include "stats/student.h"

enum { LARGE = 1000 };

/* The terms 1, 1/2 c, 1/2 3/4 c c, ... (even) or 1, 2/3 c, 2/3 4/5 c c, ... (odd freedom). */
static double
sum_of_terms(double squared_cosine, size_t freedom)
{
	size_t first = freedom % 2 == 0 ? 1 : 2;
	double term = 1, sum = 0;

	for (size_t k = first; k < freedom; k += 2) {
		sum += term;
		term *= squared_cosine * (double)k / (double)(k + 1);
	}
	return sum;
}

/* t to the normal deviate with the same tail, as the tails part by terms of 1 / freedom. */
static double
large_central(double t, double freedom)
{
	double scale = 1 / (4 * freedom), normal = t * (1 - scale) / sqrt(1 + t * t / (2 * freedom));

	return erf(normal / sqrt(2));
}

double
student_central(double t, size_t freedom)
{
	double angle = atan(t / sqrt((double)freedom)), cosine = cos(angle);

	if (freedom == 0)
		return NAN;
	if (freedom > LARGE)
		return large_central(t, (double)freedom);
	if (freedom % 2 == 0)
		return sin(angle) * sum_of_terms(cosine * cosine, freedom);
	return 2 / acos(-1.0) * (angle + sin(angle) * cosine * sum_of_terms(cosine * cosine, freedom));
}

double
student_quantile(double central, size_t freedom)
{
	double low = 0, high = 1;

	if (freedom == 0)
		return NAN;
	while (student_central(high, freedom) < central && high < 1e12)
		high *= 2;
	for (int i = 0; i < 80; i++) {
		double middle = (low + high) / 2;

		if (student_central(middle, freedom) < central)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}
