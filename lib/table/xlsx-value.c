/* Number formats, dates, escapes and references of workbooks. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "base/date.h"
#include "table/xlsx-value.h"

#define DAY_MS 86400000LL
#define SERIAL_END 2958466.0    /* 10000-01-01 */
#define SERIAL_1970 25569
#define DAYS_1904 1462

enum { COLUMNS = 16384, ROWS = 1048576 };

static const struct { int first, last; struct value_format format; } builtin[] = {
	{ 14, 17, { .kind = VALUE_DATE } },
	{ 18, 21, { .kind = VALUE_TIME } },
	{ 22, 22, { .kind = VALUE_DATE_TIME } },
	{ 27, 31, { .kind = VALUE_DATE } },
	{ 32, 35, { .kind = VALUE_TIME } },
	{ 36, 36, { .kind = VALUE_DATE } },
	{ 45, 45, { .kind = VALUE_TIME } },
	{ 46, 46, { .kind = VALUE_ELAPSED } },
	{ 47, 47, { .kind = VALUE_TIME, .fraction = true } },
	{ 50, 54, { .kind = VALUE_DATE } },
	{ 55, 56, { .kind = VALUE_TIME } },
	{ 57, 58, { .kind = VALUE_DATE } },
};

struct value_format
value_format_builtin(long id)
{
	for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
		if (id >= builtin[i].first && id <= builtin[i].last)
			return builtin[i].format;
	return (struct value_format){ .kind = VALUE_NUMBER };
}

/* [h], [mm], [ss]: hours beyond 24; all else in brackets is colour, condition or language. */
static bool
bracket_is_elapsed(const char *inside, size_t length)
{
	return length > 0 && strspn(inside, "hHmMsS") == length;
}

/* Text in quotes or brackets, behind \ _ or *, and AM/PM: how long it is; 0: none of these. */
static size_t
literal_length(const char *code)
{
	static const char *const halves[] = { "AM/PM", "A/P" };

	if (*code == '"' || *code == '[') {
		const char *end = strchr(code + 1, *code == '"' ? '"' : ']');
		return end == NULL ? strlen(code) : (size_t)(end - code) + 1;
	}
	if (strchr("\\_*", *code) != NULL)
		return code[1] == '\0' ? 1 : 2;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (strncasecmp(code, halves[i], strlen(halves[i])) == 0)
			return strlen(halves[i]);
	if (strncasecmp(code, "General", 7) == 0)
		return 7;
	return (code[0] == 'e' || code[0] == 'E') && (code[1] == '+' || code[1] == '-') ? 2 : 0;
}

struct letters { bool date, month, time, elapsed, second, fraction; };

static void
letter_note(struct letters *seen, const char *code)
{
	if (strchr("yYdDeE", *code) != NULL || strncasecmp(code, "aaa", 3) == 0)
		seen->date = true;
	else if (*code == 'm' || *code == 'M')
		seen->month = true;
	else if (strchr("hHsS", *code) != NULL)
		seen->time = true;
	else if (*code == '.' && code[1] == '0' && seen->second)
		seen->fraction = true;
	if (*code != '.')
		seen->second = *code == 's' || *code == 'S';
}

static struct letters
letters_of(const char *code)
{
	struct letters seen = { 0 };
	size_t skip;

	for (; *code != '\0' && *code != ';'; code += skip) {
		skip = literal_length(code);
		if (*code == '[' && skip > 2 && bracket_is_elapsed(code + 1, skip - 2)) {
			seen.elapsed = true;
			seen.second = code[1] == 's' || code[1] == 'S';
		}
		if (skip == 0) {
			letter_note(&seen, code);
			skip = 1;
		}
	}
	return seen;
}

/* 00000 and nothing else: the width of a number that is shown with zeros in front. */
static int
padding(const char *code)
{
	size_t zeros = strspn(code, "0");

	return zeros >= 2 && zeros <= 15 && (code[zeros] == '\0' || code[zeros] == ';') ? (int)zeros : 0;
}

struct value_format
value_format_parse(const char *code)
{
	struct letters seen = letters_of(code);
	bool time = seen.time || seen.elapsed;
	bool date = seen.date || (seen.month && !time);
	struct value_format format = { .kind = VALUE_NUMBER, .digits = padding(code), .fraction = seen.fraction };

	if (date)
		format.kind = time ? VALUE_DATE_TIME : VALUE_DATE;
	else if (time)
		format.kind = seen.elapsed ? VALUE_ELAPSED : VALUE_TIME;
	else if (format.digits > 0)
		format.kind = VALUE_PADDED;
	return format;
}

static void
add_clock(struct text *text, int64_t hours, int64_t ms)
{
	text_addf(text, "%02lld:%02lld", (long long)hours, (long long)(ms / 60000 % 60));
	ms %= 60000;
	if (ms != 0)
		text_addf(text, ":%02lld", (long long)(ms / 1000));
	if (ms % 1000 != 0)
		text_addf(text, ".%03lld", (long long)(ms % 1000));
}

/* The serial numbers 0 and 60 are days that only Excel knows. */
static void
add_day(struct text *text, int64_t serial)
{
	char iso[11];

	if (serial == 0 || serial == 60) {
		text_add(text, serial == 0 ? "1900-01-00" : "1900-02-29");
		return;
	}
	date_format(date_from_day_number((int)serial - SERIAL_1970 + (serial < 60)), iso);
	text_add(text, iso);
}

static void
add_moment(struct text *text, int64_t ms, enum value_kind kind)
{
	int64_t day = ms / DAY_MS, rest = ms % DAY_MS;
	bool clock = rest != 0 && (kind != VALUE_DATE || day == 0);

	if (kind == VALUE_TIME && day == 0)
		clock = true;
	else if (day != 0 || !clock)
		add_day(text, day);
	if (clock) {
		if (day != 0)
			text_add_char(text, ' ');
		add_clock(text, rest / 3600000, rest);
	}
}

static void
add_plain(struct text *text, double value, int digits)
{
	bool whole = value == trunc(value) && fabs(value) < 1e15;

	if (value == 0)
		value = 0;      /* no -0 */
	if (whole && digits > 0)
		text_addf(text, value < 0 ? "-%0*.0f" : "%0*.0f", digits, fabs(value));
	else if (whole)
		text_addf(text, "%.0f", value);
	else
		text_addf(text, "%.15g", value);
}

void
value_add_number(struct text *text, double value, struct value_format format, bool date1904)
{
	bool calendar = format.kind == VALUE_DATE || format.kind == VALUE_DATE_TIME;
	double serial = value + (calendar && date1904 ? DAYS_1904 : 0);
	int64_t ms;

	if (format.kind == VALUE_NUMBER || format.kind == VALUE_PADDED || !(value >= 0 && serial < SERIAL_END)) {
		add_plain(text, value, format.kind == VALUE_PADDED ? format.digits : 0);
		return;
	}
	ms = llround(serial * (double)DAY_MS);
	if (!format.fraction)
		ms = (ms + 500) / 1000 * 1000;
	if (format.kind == VALUE_ELAPSED)
		add_clock(text, ms / 3600000, ms);
	else
		add_moment(text, ms, format.kind);
}

void
value_add_iso(struct text *text, const char *iso)
{
	struct date date;
	int hour = 0, minute = 0, end = 0;
	double second = 0;
	char day[11];

	if (sscanf(iso, "%4d-%2d-%2d%n", &date.year, &date.month, &date.day, &end) != 3 || !date_valid(date)) {
		text_add(text, iso);
		return;
	}
	date_format(date, day);
	text_add(text, day);
	if (sscanf(iso + end, "T%2d:%2d:%lf", &hour, &minute, &second) < 2)
		text_add(text, iso + end);
	else if (hour != 0 || minute != 0 || second > 0) {
		text_add_char(text, ' ');
		add_clock(text, hour, llround((minute * 60 + second) * 1000));
	}
}

/* "_x000D_": the code unit, or -1. */
static int32_t
escape_unit(const char *text, size_t length)
{
	char digits[5];
	unsigned unit;

	if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
		return -1;
	memcpy(digits, text + 2, 4);
	digits[4] = '\0';
	if (strspn(digits, "0123456789abcdefABCDEF") != 4 || sscanf(digits, "%4x", &unit) != 1)
		return -1;
	return (int32_t)unit;
}

/* The code point that begins here and the length of its escapes; 0: no character. */
static uint32_t
escape_rune(const char *text, size_t length, size_t *used)
{
	int32_t high = escape_unit(text, length), low;

	*used = 7;
	if (high <= 0 || high >= 0xFFFE || (high >= 0xDC00 && high <= 0xDFFF))
		return 0;
	if (high < 0xD800 || high > 0xDFFF)
		return (uint32_t)high;
	low = escape_unit(text + 7, length - 7);
	*used = 14;
	if (low < 0xDC00 || low > 0xDFFF)
		return 0;
	return 0x10000u + (((uint32_t)high - 0xD800u) << 10) + ((uint32_t)low - 0xDC00u);
}

static size_t
put_rune(char *to, uint32_t rune)
{
	struct text text = TEXT_INIT;
	size_t length;

	text_add_rune(&text, rune);
	length = text.length;
	memcpy(to, text.data, length);
	text_free(&text);
	return length;
}

size_t
value_unescape(char *text, size_t length)
{
	size_t from = 0, to = 0, used;
	uint32_t rune;

	if (length < 7 || memmem(text, length, "_x", 2) == NULL)
		return length;
	while (from < length) {
		rune = escape_rune(text + from, length - from, &used);
		if (rune == 0) {
			text[to++] = text[from++];
		} else {
			to += put_rune(text + to, rune);
			from += used;
		}
	}
	return to;
}

bool
value_reference(const char *reference, long *row, int *column)
{
	int letters = 0;
	long digits = 0;

	for (; (*reference >= 'A' && *reference <= 'Z') || (*reference >= 'a' && *reference <= 'z'); reference++) {
		letters = letters * 26 + (*reference & 31);
		if (letters > COLUMNS)
			return false;
	}
	for (; *reference >= '0' && *reference <= '9'; reference++) {
		digits = digits * 10 + (*reference - '0');
		if (digits > ROWS)
			return false;
	}
	*row = digits;
	*column = letters;
	return *reference == '\0' && letters > 0 && digits > 0;
}

void
value_format_reference(char reference[VALUE_REFERENCE_SIZE], long row, int column)
{
	char letters[8];
	int i = (int)sizeof letters - 1;

	letters[i] = reference[0] = '\0';
	if (row == 0)
		return;
	for (; column > 0 && i > 0; column = (column - 1) / 26)
		letters[--i] = (char)('A' + (column - 1) % 26);
	snprintf(reference, VALUE_REFERENCE_SIZE, "%s%ld", letters + i, row);
}
