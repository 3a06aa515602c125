/* What the value of a workbook's cell means. Pure functions.
 *
 * Dates and times are numbers; only the number format tells them apart. The ids 14-22,
 * 27-36, 45-47 and 50-58 are built in (the second and fourth group Chinese: 27 is
 * yyyy"年"m"月"), others come with a code such as yyyy/m/d;@.
 *
 * Private to xlsx*.c. */
#ifndef TABLE_XLSX_VALUE_H
#define TABLE_XLSX_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/text.h"

enum value_kind { VALUE_NUMBER, VALUE_PADDED, VALUE_DATE, VALUE_DATE_TIME, VALUE_TIME, VALUE_ELAPSED };

struct value_format {
	enum value_kind kind;
	int digits;             /* VALUE_PADDED: 00000 shows 85 as 00085 */
	bool fraction;          /* seconds with decimals */
};

struct value_format value_format_builtin(long id);
struct value_format value_format_parse(const char *code);

/* Appends what is seen, numbers with up to 15 digits, dates as 2023-06-27, dates with
 * a time as 2023-06-27 08:30[:15], times as 08:30[:15], elapsed hours as 30:05. A date-only
 * format hides the time of day, as in Excel; a time-only format does not hide a date, because the
 * built-in ids 34 and 35 are times in Chinese and dates in Japanese. Negative dates and
 * those after 9999 are given as numbers. */
void value_add_number(struct text *, double, struct value_format, bool date1904);
/* 2023-06-27T08:30:00 as 2023-06-27 08:30; what is no such date is left as it is. */
void value_add_iso(struct text *, const char *);

/* Decodes _x000D_ in place, pairs of surrogates included; returns the new length. What
 * stands for no character (NUL, half a pair) stays as written. */
size_t value_unescape(char *, size_t length);

/* "E17" is column 5, row 17. False: no such cell (columns to 16384, rows to 1048576). */
bool value_reference(const char *, long *row, int *column);

#define VALUE_REFERENCE_SIZE 32
/* Back again; column 0 gives the row alone, row 0 nothing. */
void value_format_reference(char[VALUE_REFERENCE_SIZE], long row, int column);

#endif
