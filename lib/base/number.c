#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"

#define LARGEST 90000000000000000LL

/* Digits with an optional point into value x 10^decimals. */
static bool
parse_scaled(const char *s, int decimals, int64_t *value)
{
	bool negative = *s == '-';
	int64_t n = 0;
	int digits = 0, behind = -1;

	for (s += negative; *s != '\0'; s++) {
		if (*s == '.' && behind < 0 && decimals > 0) {
			behind = 0;
			continue;
		}
		if (*s < '0' || *s > '9' || n > LARGEST / 10)
			return false;
		if (behind >= decimals) {
			if (*s != '0')
				return false;
			continue;
		}
		n = n * 10 + (*s - '0');
		digits++;
		behind += behind >= 0;
	}
	if (digits == 0 || behind == 0)
		return false;
	for (behind = behind < 0 ? 0 : behind; behind < decimals; behind++)
		n *= 10;
	*value = negative ? -n : n;
	return true;
}

bool
number_hundredths(const char *string, int64_t *hundredths)
{
	return parse_scaled(string, 2, hundredths);
}

bool
number_integer(const char *string, int64_t *value)
{
	return parse_scaled(string, 0, value);
}

bool
number_real(const char *string, double *value)
{
	char *end;

	if (*string == '\0' || isspace((unsigned char)*string) || strpbrk(string, "xXnN") != NULL)
		return false;
	errno = 0;
	*value = strtod(string, &end);
	return *end == '\0' && isfinite(*value);
}

static int64_t
power_of_ten(int decimals)
{
	int64_t power = 1;

	while (decimals-- > 0)
		power *= 10;
	return power;
}

static void
add_scaled(struct text *text, bool negative, uint64_t scaled, int decimals)
{
	uint64_t power = (uint64_t)power_of_ten(decimals);

	if (negative && scaled > 0)
		text_add_char(text, '-');
	text_addf(text, "%llu", (unsigned long long)(scaled / power));
	if (decimals > 0)
		text_addf(text, ".%0*llu", decimals, (unsigned long long)(scaled % power));
}

void
number_add_ratio(struct text *text, int64_t num, int64_t den, int decimals)
{
	bool negative = num < 0;
	unsigned __int128 top = (unsigned __int128)(negative ? -(__int128)num : num) * (uint64_t)power_of_ten(decimals);
	unsigned __int128 scaled = (2 * top + (uint64_t)den) / (2 * (unsigned __int128)(uint64_t)den);

	add_scaled(text, negative, (uint64_t)scaled, decimals);
}

void
number_add_real(struct text *text, double value, int decimals)
{
	double power = (double)power_of_ten(decimals), scaled;

	if (!isfinite(value))
		return;
	/* The nudge of a few units in the last place makes decimal ties round away from zero. */
	scaled = fabs(value) * power;
	scaled = floor(scaled + 0.5 + scaled * 4e-16 + 1e-12);
	if (scaled >= 9e18) {
		text_addf(text, "%.*f", decimals, value);
		return;
	}
	add_scaled(text, value < 0, (uint64_t)scaled, decimals);
}

void
number_add_hundredths(struct text *text, int64_t hundredths)
{
	int decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;

	number_add_ratio(text, hundredths, 100, decimals);
}
