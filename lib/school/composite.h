/* Composites (综合分): weighted indicators, as rows of the kind formulas:
 *
 *     value = sum of weight x scaled(indicator)
 *
 * Rates are in points 0-100. The scales:
 *     plain            the indicator
 *     of_best          divided by the largest of the units compared
 *     of_reference     divided by that of the reference (the district)
 *     minus_reference  minus that of the reference
 *     places           n for the first of n units, 1 for the last; ties share the better place
 * rank is the place by the mean, standard the mean in standard deviations from that of the
 * reference, constant always 1. Nothing is rounded. A unit that lacks an indicator has no
 * value (NaN). What needs another exam cannot be written this way. */
#ifndef SCHOOL_COMPOSITE_H
#define SCHOOL_COMPOSITE_H

#include "base/arena.h"
#include "school/figure.h"
#include "store/db.h"

enum { FORMULA_PARTS = 16 };

struct formula {
	const char *name;
	struct formula_part { int indicator, scale; int64_t weight; } parts[FORMULA_PARTS];     /* weight in hundredths */
	size_t count;
};

/* The error lists what formulas there are. */
bool formula_load(struct formula *, struct db *, const char *name, struct arena *, struct error *);
bool formula_has_scale(const struct formula *, const char *code);

/* Values of n units compared with each other, and in values[n] that of the reference. Units with
 * fewer than min_n sitters get a value but do not count as best and take no place. */
void formula_values(const struct formula *, const struct figure *units, size_t n, const struct figure *reference,
	size_t min_n, double *values);

#endif
