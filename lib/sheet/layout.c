#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include "base/date.h"
#include "sheet/layout.h"

#define CELL_UNITS 32767        /* UTF-16 units in a cell */
#define NAME_UNITS 31           /* and in a sheet's name */
#define EXACT_DIGITS 15

const struct style_rule style_rules[STYLES] = {
	[STYLE_AUTO]    = { false, 0, 0, "", ALIGN_LEFT, 5.5 },
	[STYLE_TEXT]    = { false, 0, 0, "", ALIGN_LEFT, 5.5 },
	[STYLE_NAME]    = { false, 0, 0, "", ALIGN_CENTRE, 8 },
	[STYLE_ID]      = { false, 0, 0, "", ALIGN_CENTRE, 5.5 },
	[STYLE_NOTE]    = { false, 0, 0, "", ALIGN_LEFT, 10 },
	[STYLE_COUNT]   = { true, 0, 2, "", ALIGN_RIGHT, 5.5 },
	[STYLE_MARK]    = { true, 1, 2, "", ALIGN_RIGHT, 7.5 },
	[STYLE_MEAN]    = { true, 2, 4, "", ALIGN_RIGHT, 7.5 },
	[STYLE_PERCENT] = { true, 2, 4, "\"%\"", ALIGN_RIGHT, 8.5 },
	[STYLE_REAL]    = { true, 0, DECIMALS_MAX, "", ALIGN_RIGHT, 7.5 },
	[STYLE_RANK]    = { true, 0, 1, "", ALIGN_CENTRE, 5.5 },
	[STYLE_SIGN]    = { false, 0, 0, "", ALIGN_LEFT, 15 },
	[STYLE_DATE]    = { false, 0, 0, "", ALIGN_CENTRE, 11.6 },
};

static const double powers[EXACT_DIGITS + 1] = {
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
};

/* Both parts of the quotient are exact, so the result is the nearest double. */
bool
plain_number(const char *s, struct plain_number *number)
{
	const char *p = s + (*s == '-'), *point = NULL;
	int64_t digits = 0;
	int count = 0;

	if (*p < '0' || *p > '9' || (p[0] == '0' && p[1] != '\0' && p[1] != '.'))
		return false;
	for (; *p != '\0'; p++) {
		if (*p == '.' && point == NULL) {
			point = p;
			continue;
		}
		if (*p < '0' || *p > '9' || ++count > EXACT_DIGITS)
			return false;
		digits = digits * 10 + (*p - '0');
	}
	number->digits = count;
	number->decimals = point == NULL ? 0 : (int)(p - point) - 1;
	number->value = (double)digits / powers[number->decimals];
	if (*s == '-' && digits != 0)
		number->value = -number->value;
	return point == NULL || number->decimals > 0;
}

bool
plain_date(const char *s, double *serial)
{
	static const char shape[] = "dddd-dd-dd";
	struct date date;
	size_t i;

	for (i = 0; shape[i] != '\0'; i++)
		if (shape[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i])
			return false;
	date = (struct date){ atoi(s), atoi(s + 5), atoi(s + 8) };
	if (s[i] != '\0' || !date_valid(date))
		return false;
	*serial = date_day_number(date) + 25569.0;
	return *serial >= 61;
}

bool
is_missing_word(const char *s)
{
	static const char *const words[] = {
		"缺考", "缺", "缓考", "免考", "免修", "免试", "未考", "未报", "作弊", "违纪", "弃考", "病假", "事假", "转出",
		"—", "——", "-", "/", "absent", "deferred", "exempt", "cheated", "cheating", "n/a"
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(s, words[i]) == 0)
			return true;
	return false;
}

/* In the first cell; the shorter list further on too, where a total's first cell may name a subject. */
static const char *const total_words[] = {
	"合计", "小计", "总计", "共计", "全学区", "全校", "全旗", "全县", "Total", "District",
	"平均", "平均分", "均分", "平均值", "最高分", "最低分", "及格率", "优秀率", "良好率", "低分率", "学区", "学区均分", "Mean", "Average"
};
#define TOTALS_ANYWHERE 10

static bool
is_one_of(const char *cell, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(cell, words[i]) == 0)
			return true;
	return false;
}

enum row_kind
row_kind_of(const char *const *cells, size_t count, bool form)
{
	size_t i, filled = 0;

	if (count > 0 && is_one_of(cells[0], total_words, sizeof(total_words) / sizeof(total_words[0])))
		return ROW_TOTAL;
	for (i = 1; i < count && i < 3; i++)
		if (is_one_of(cells[i], total_words, TOTALS_ANYWHERE))
			return ROW_TOTAL;
	for (i = 0; i < count; i++)
		filled += cells[i][0] != '\0';
	return form && filled == 1 && count > 1 ? ROW_ACROSS : ROW_BODY;
}

int
text_units(const char *s)
{
	char line[256];
	int widest = 0, width;
	size_t length;

	for (;; s += length + 1) {
		length = strcspn(s, "\n");
		if (length < sizeof(line)) {
			memcpy(line, s, length);
			line[length] = '\0';
			width = utf8_width(line, true);
		} else
			width = (int)(length < INT32_MAX ? length : INT32_MAX);
		widest = width > widest ? width : widest;
		if (s[length] == '\0')
			return widest;
	}
}

static int
rune_units(uint32_t rune)
{
	char buffer[8];
	utf8proc_ssize_t length;

	if (rune < 0x80)
		return 1;
	length = utf8proc_encode_char((utf8proc_int32_t)rune, (utf8proc_uint8_t *)buffer);
	buffer[length] = '\0';
	return utf8_width(buffer, true);
}

/* A piece that is not broken: one wide character, or letters up to a blank. */
static int
piece_units(const char **s)
{
	uint32_t rune = utf8_next(s);
	int width = rune_units(rune);
	const char *next = *s;

	if (width > 1 || rune == ' ')
		return width;
	while ((rune = utf8_next(&next)) != 0 && rune != ' ' && rune != '\n' && rune_units(rune) == 1) {
		width++;
		*s = next;
	}
	return width;
}

int
text_lines(const char *s, double width)
{
	int lines = 1;
	double used = 0, piece;

	while (*s != '\0') {
		if (*s == '\n') {
			lines++;
			used = 0;
			s++;
			continue;
		}
		piece = piece_units(&s);
		if (used > 0 && used + piece > width) {
			lines++;
			used = 0;
		}
		for (used += piece; used > width && used > 2; used -= width)
			lines++;
	}
	return lines;
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* _x0041_ is how a workbook writes "A"; such text in the data must not turn into it. */
static bool
is_escape(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && is_hex(s[2]) && is_hex(s[3]) && is_hex(s[4]) && is_hex(s[5]) && s[6] == '_';
}

static bool
needs_gate(const char *s, size_t *length)
{
	const unsigned char *p = (const unsigned char *)s;
	bool high = false;

	for (; *p != '\0'; p++) {
		if ((*p < 0x20 && *p != '\t' && *p != '\n') || *p == 0x7f || (*p == '_' && is_escape((const char *)p)))
			return true;
		if (*p == 0xEF && p[1] == 0xBF && p[2] >= 0xBE)
			return true;
		high |= *p >= 0x80;
	}
	*length = (size_t)((const char *)p - s);
	return *length > CELL_UNITS || (high && !utf8_valid(s, *length));
}

/* Valid text of s into out: broken bytes become U+FFFD. */
static void
mend_bytes(const char *s, struct text *out, struct gate *gate)
{
	size_t length = strlen(s), good;

	while (length > 0) {
		good = utf8_valid_prefix(s, length);
		text_add_bytes(out, s, good);
		s += good;
		length -= good;
		if (length > 0) {
			text_add_rune(out, 0xFFFD);
			gate->broken++;
			s++;
			length--;
		}
	}
}

static bool
rune_allowed(uint32_t rune)
{
	if (rune == '\t' || rune == '\n')
		return true;
	return rune >= 0x20 && rune != 0x7f && (rune & 0xFFFE) != 0xFFFE;
}

const char *
cell_gate(const char *s, struct text *scratch, struct gate *gate)
{
	struct text mended = TEXT_INIT;
	const char *p, *start;
	size_t length, units = 0;
	uint32_t rune;

	if (!needs_gate(s, &length))
		return s;
	mend_bytes(s, &mended, gate);
	text_clear(scratch);
	for (start = p = text_string(&mended); (rune = utf8_next(&p)) != 0; start = p) {
		if (!rune_allowed(rune)) {
			gate->control += rune != '\r';
			continue;
		}
		/* The escape is 7 units in the file; Excel counts them before it reads them. */
		units += rune >= 0x10000 ? 2 : is_escape(start) ? 7 : 1;
		if (units > CELL_UNITS) {
			gate->cut++;
			break;
		}
		text_add(scratch, is_escape(start) ? "_x005F" : "");
		text_add_bytes(scratch, start, (size_t)(p - start));
	}
	text_free(&mended);
	return text_string(scratch);
}

static void
add_units(struct text *out, const char *s, size_t limit)
{
	const char *start;
	uint32_t rune;
	size_t units = 0;

	for (start = s; (rune = utf8_next(&s)) != 0; start = s) {
		units += rune >= 0x10000 ? 2 : 1;
		if (units > limit)
			return;
		text_add_bytes(out, start, (size_t)(s - start));
	}
}

static void
clean_name(struct text *out, const char *wanted)
{
	struct text folded = TEXT_INIT;
	struct gate ignored = { 0 };
	const char *p;
	uint32_t rune;

	mend_bytes(wanted, &folded, &ignored);
	for (p = text_string(&folded); (rune = utf8_next(&p)) != 0;) {
		if (!rune_allowed(rune) || rune < 0x20)
			continue;
		if (rune < 0x80 && strchr("[]:*?/\\", (int)rune) != NULL)
			rune = '-';
		text_add_rune(out, rune == 0xFF1A ? '-' : rune == '\'' ? 0x2019 : rune);
	}
	text_free(&folded);
}

static void
add_folded_case(struct text *out, const char *s)
{
	uint32_t rune;

	while ((rune = utf8_next(&s)) != 0)
		text_add_rune(out, (uint32_t)utf8proc_tolower((utf8proc_int32_t)rune));
}

char *
sheet_name(const char *wanted, struct map *taken)
{
	struct text clean = TEXT_INIT, name = TEXT_INIT, key = TEXT_INIT;
	char suffix[24] = "";
	long number = 1;

	clean_name(&clean, wanted);
	if (clean.length == 0)
		text_add(&clean, "Sheet");
	for (;;) {
		text_clear(&name);
		text_clear(&key);
		add_units(&name, text_string(&clean), NAME_UNITS - strlen(suffix));
		text_add(&name, suffix);
		add_folded_case(&key, text_string(&name));
		/* "History" is a name Excel keeps for itself. */
		if (strcmp(text_string(&key), "history") != 0 && !map_has(taken, text_string(&key)))
			break;
		snprintf(suffix, sizeof(suffix), "(%ld)", ++number);
	}
	map_set(taken, text_string(&key), taken);
	text_free(&clean);
	text_free(&key);
	return name.data;
}

struct page
page_size(bool landscape)
{
	/* 210 x 297 mm less margins of 15 left and right, 18 above, 19 below. */
	const double point = 72 / 25.4;

	if (landscape)
		return (struct page){ (297 - 30) * point, (210 - 37) * point };
	return (struct page){ (210 - 30) * point, (297 - 37) * point };
}
