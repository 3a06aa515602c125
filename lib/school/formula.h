/* Formulas of linear mixed models as R users write them:
 *
 *     score ~ prior + sex*I(hours^2) + factor(year) + (1|school/teacher) + (prior|class)
 *
 * Names are letters of any script, digits, dot and underscore, or stand between `backquotes`. Full-width signs
 * count as plain ones. Terms are sets of variables:
 *     a:b             both together          a*b     a + b + a:b
 *     a/b             a + a:b                (a+b)^2 all up to pairs
 *     0 or - 1        without an intercept   - a     without a
 * A variable is a column, factor(column), or arithmetic: I(x^2), I(x*z), log(x), log10, exp, sqrt, abs.
 * (effects | group) is a random term; group a/b stands for a and a:b; (x || g) for (1|g) + (0+x|g). */
#ifndef SCHOOL_FORMULA_H
#define SCHOOL_FORMULA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/error.h"

enum { FORMULA_VARIABLES = 64 };        /* as many as a set has bits */

struct arithmetic {
	char operation;                 /* + - * / ^, ~ turned sign, n number, c column, or of a function: l g e s a */
	double number;
	size_t column;
	const struct arithmetic *left, *right;
};

enum column_use {
	USE_NUMBER = 1,                 /* in arithmetic, as the response */
	USE_LEVELS = 2,                 /* in factor(), as a group */
	USE_OPEN = 4                    /* the column's cells decide */
};

struct formula_column {
	const char *name;
	size_t character;               /* where it stands first, from 1 */
	unsigned uses;                  /* of enum column_use */
};

enum variable_kind { VARIABLE_COLUMN, VARIABLE_CATEGORY, VARIABLE_ARITHMETIC };

struct variable {
	const char *label;              /* as R names it: "prior", "factor(year)", "I(hours^2)" */
	enum variable_kind kind;
	size_t column;
	const struct arithmetic *arithmetic;
};

/* Sets of variables, bit i for variable i; the empty set is the intercept. Those with fewer come first. */
struct terms {
	uint64_t *sets;
	size_t count;
};

struct random_term {
	struct terms effects;
	uint64_t group;                 /* the columns whose values together are a level */
};

struct formula {
	struct arena arena;             /* of all below */
	const char *text;
	struct formula_column *columns;
	size_t column_count;
	struct variable *variables;
	size_t variable_count;
	const struct arithmetic *response;
	const char *response_label;
	struct terms fixed;
	struct random_term *random;
	size_t random_count;
};

/* False: what is wrong, at which character. Free it in any case. */
bool formula_parse(struct formula *, const char *text, struct error *);
void formula_free(struct formula *);

/* values: by column of the formula. NaN where there is no result. */
double arithmetic_value(const struct arithmetic *, const double *values);
size_t terms_find(const struct terms *, uint64_t set);  /* count: it is not there */

#endif
