#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/text.h"

/* Days from civil, after the proleptic Gregorian calendar counted in eras of 400 years. */
int
date_day_number(struct date d)
{
	int year = d.month <= 2 ? d.year - 1 : d.year;
	int era = year / 400, of_era = year - era * 400;
	int day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719468;
}

struct date
date_from_day_number(int number)
{
	int days = number + 719468;
	int era = days / 146097, of_era = days - era * 146097;
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int month = (5 * of_year + 2) / 153;
	struct date d = { year + era * 400, month < 10 ? month + 3 : month - 9, of_year - (153 * month + 2) / 5 + 1 };

	d.year += d.month <= 2;
	return d;
}

bool
date_valid(struct date d)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);

	if (d.year < 1900 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1)
		return false;
	return d.day <= days[d.month - 1] + (d.month == 2 && leap);
}

void
date_format(struct date d, char iso[11])
{
	struct text text = TEXT_INIT;

	text_addf(&text, "%04d-%02d-%02d", d.year, d.month, d.day);
	memcpy(iso, text.data, 10);
	iso[10] = '\0';
	text_free(&text);
}

int
date_compare(struct date a, struct date b)
{
	return date_day_number(a) - date_day_number(b);
}

/* Numbers of a text that stand between the separators people use. */
static int
split_numbers(const char *s, int numbers[3])
{
	static const char *const separators[] = { "-", ".", "/", "年", "月" };
	int count = 0;
	char *end;

	while (*s >= '0' && *s <= '9') {
		if (count == 3)
			return 0;
		numbers[count++] = (int)strtol(s, &end, 10);
		s = end;
		for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
			if (strncmp(s, separators[i], strlen(separators[i])) == 0) {
				s += strlen(separators[i]);
				break;
			}
	}
	if (strcmp(s, "日") != 0 && *s != '\0')
		return 0;
	return count;
}

/* An Excel serial number counts from 1899-12-30 because of its false leap day 1900. */
static bool
parse_digits(const char *s, size_t length, struct date *date)
{
	int number = atoi(s);

	if (length == 8) {
		*date = (struct date){ number / 10000, number / 100 % 100, number % 100 };
		return date_valid(*date);
	}
	if (length != 5)
		return false;
	*date = date_from_day_number(number - 25569);
	return true;
}

/* 2023-06-27, as dates are stored. */
static bool
is_iso(const char *s)
{
	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
	return s[10] == '\0';
}

bool
date_parse(const char *string, struct date *date)
{
	struct text clean = TEXT_INIT;
	int numbers[3] = { 0 };
	bool ok;

	/* Reports count days of millions of them. */
	if (is_iso(string)) {
		*date = (struct date){ atoi(string), atoi(string + 5), atoi(string + 8) };
		return date_valid(*date);
	}
	text_add_key(&clean, string);
	if (clean.length > 0 && clean.length == strspn(clean.data, "0123456789")) {
		ok = parse_digits(clean.data, clean.length, date);
	} else {
		ok = clean.length < 20 && split_numbers(text_string(&clean), numbers) == 3;
		*date = (struct date){ numbers[0], numbers[1], numbers[2] };
		ok = ok && date_valid(*date);
	}
	text_free(&clean);
	return ok;
}
