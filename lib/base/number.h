/* Exact numbers. Marks are integers in hundredths; what is printed is rounded
 * once, half away from zero in decimal, as office staff do: 553/8 is 69.13. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>
#include "text.h"

/* Reads a plain decimal number, sign allowed, at most two decimals, into hundredths:
 * "85.5" is 8550. False: not such a number (exponents, thousands marks, more decimals). */
bool number_hundredths(const char *, int64_t *hundredths);
bool number_integer(const char *, int64_t *);
/* A full-precision decimal number; C locale always. */
bool number_real(const char *, double *);

/* num / den rounded to decimals places; den > 0. */
void number_add_ratio(struct text *, int64_t num, int64_t den, int decimals);
/* A double rounded half away from zero in decimal: the nearest double to a decimal tie
 * (69.125 is exact; 1.005 is not) counts as that tie. NaN and infinities print as "". */
void number_add_real(struct text *, double, int decimals);
/* Hundredths without trailing zeros: 8550 is "85.5". */
void number_add_hundredths(struct text *, int64_t hundredths);

#endif
