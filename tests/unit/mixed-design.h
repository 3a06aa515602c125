/* Rows given to the mixed model, for its tests; who includes it uses all of it. */
#ifndef UNIT_MIXED_DESIGN_H
#define UNIT_MIXED_DESIGN_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "stats/mixed-inside.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

enum { MOST_ROWS = 200, MOST_COLUMNS = 4, MOST_MEMBERS = 4 };

/* Rows as they are given to the model. */
struct row {
	double y, x[MOST_COLUMNS];
	struct mixed_member member[MOST_MEMBERS];
	size_t members;
};

struct design {
	size_t rows, columns, terms;
	struct mixed_term term[3];
	struct row row[MOST_ROWS];
};

static void
assert_near(double actual, double expected, double tolerance)
{
	if (isnan(expected) && isnan(actual))
		return;
	if (!(fabs(actual - expected) <= tolerance))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void
assert_close(double actual, double expected, double relative)
{
	assert_near(actual, expected, relative * fabs(expected));
}

static struct mixed *
sums_of(const struct design *d)
{
	struct mixed *m = mixed_new(d->columns, NULL, d->term, d->terms);

	for (size_t i = 0; i < d->rows; i++)
		mixed_add(m, d->row[i].x, d->row[i].y, d->row[i].member, d->row[i].members);
	return m;
}

static struct mixed_fit
fit_of(const struct design *d, bool reml, enum mixed_way way)
{
	struct mixed *m = sums_of(d);
	struct mixed_fit fit;
	struct error e = { 0 };

	if (!mixed_fit_by(m, reml, way, &fit, &e))
		fail_msg("%s", e.message);
	mixed_free(m);
	return fit;
}

#endif
