#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include "base/error.h"
#include "base/text.h"

static void
reserve(struct text *text, size_t more)
{
	size_t needed = text->length + more + 1;

	if (needed <= text->capacity)
		return;
	text->capacity = needed < 64 ? 64 : needed * 2;
	text->data = alloc_grow(text->data, text->capacity, 1);
}

void
text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	reserve(text, length);
	if (length > 0)
		memcpy(text->data + text->length, bytes, length);
	text->length += length;
	text->data[text->length] = '\0';
}

void
text_add(struct text *text, const char *string)
{
	text_add_bytes(text, string, strlen(string));
}

void
text_add_char(struct text *text, char c)
{
	text_add_bytes(text, &c, 1);
}

void
text_add_rune(struct text *text, uint32_t code_point)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t length = utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);

	text_add_bytes(text, (const char *)bytes, (size_t)length);
}

void
text_addf(struct text *text, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	reserve(text, (size_t)length);
	vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
	text->length += (size_t)length;
	va_end(again);
	va_end(arguments);
}

void
text_clear(struct text *text)
{
	text->length = 0;
	if (text->data != NULL)
		text->data[0] = '\0';
}

void
text_free(struct text *text)
{
	free(text->data);
	*text = (struct text)TEXT_INIT;
}

const char *
text_string(const struct text *text)
{
	return text->data == NULL ? "" : text->data;
}

/* Length of the code point that begins here, 0 when it is not valid. */
static size_t
rune_length(const unsigned char *p, size_t left)
{
	static const struct { unsigned char low, high, second_low, second_high; size_t length; } forms[] = {
		{ 0x00, 0x7f, 0, 0, 1 },
		{ 0xc2, 0xdf, 0x80, 0xbf, 2 },
		{ 0xe0, 0xe0, 0xa0, 0xbf, 3 },
		{ 0xe1, 0xec, 0x80, 0xbf, 3 },
		{ 0xed, 0xed, 0x80, 0x9f, 3 },
		{ 0xee, 0xef, 0x80, 0xbf, 3 },
		{ 0xf0, 0xf0, 0x90, 0xbf, 4 },
		{ 0xf1, 0xf3, 0x80, 0xbf, 4 },
		{ 0xf4, 0xf4, 0x80, 0x8f, 4 },
	};

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (p[0] < forms[i].low || p[0] > forms[i].high)
			continue;
		if (forms[i].length > left)
			return 0;
		if (forms[i].length > 1 && (p[1] < forms[i].second_low || p[1] > forms[i].second_high))
			return 0;
		for (size_t k = 2; k < forms[i].length; k++)
			if ((p[k] & 0xc0) != 0x80)
				return 0;
		return forms[i].length;
	}
	return 0;
}

size_t
utf8_valid_prefix(const char *string, size_t length)
{
	const unsigned char *p = (const unsigned char *)string;
	size_t i = 0, step;

	while (i < length) {
		if (p[i] < 0x80) {
			i++;
			continue;
		}
		step = rune_length(p + i, length - i);
		if (step == 0)
			break;
		i += step;
	}
	return i;
}

bool
utf8_valid(const char *string, size_t length)
{
	return utf8_valid_prefix(string, length) == length;
}

uint32_t
utf8_next(const char **position)
{
	const unsigned char *p = (const unsigned char *)*position;

	if (p[0] == 0)
		return 0;
	if (p[0] < 0x80) {
		*position += 1;
		return p[0];
	}
	if (p[0] < 0xe0) {
		*position += 2;
		return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
	}
	if (p[0] < 0xf0) {
		*position += 3;
		return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	}
	*position += 4;
	return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 | (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

size_t
utf8_count(const char *string)
{
	size_t count = 0;

	for (; *string != '\0'; string++)
		count += (*string & 0xc0) != 0x80;
	return count;
}

/* Characters that the office's Chinese fonts draw as wide as a Han character. */
static bool
is_ambiguous(uint32_t rune)
{
	static const uint32_t ranges[][2] = {
		{ 0xa7, 0xa8 }, { 0xb0, 0xb1 }, { 0xb7, 0xb7 }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x391, 0x3c9 },
		{ 0x401, 0x451 }, { 0x2010, 0x2027 }, { 0x2030, 0x203b }, { 0x2103, 0x2103 }, { 0x2109, 0x2122 },
		{ 0x2150, 0x2199 }, { 0x2200, 0x22ff }, { 0x2460, 0x24ff }, { 0x2500, 0x25ff }, { 0x2605, 0x2642 },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (rune >= ranges[i][0] && rune <= ranges[i][1])
			return true;
	return false;
}

int
utf8_width(const char *string, bool wide_ambiguous)
{
	int width = 0;
	uint32_t rune;

	while ((rune = utf8_next(&string)) != 0) {
		if (rune >= 0x20 && rune < 0x7f)
			width++;
		else if (wide_ambiguous && is_ambiguous(rune))
			width += 2;
		else
			width += utf8proc_charwidth((utf8proc_int32_t)rune);
	}
	return width;
}

bool
rune_is_blank(uint32_t rune)
{
	return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0xa0 || rune == 0x3000
	    || (rune >= 0x2000 && rune <= 0x200f) || rune == 0x202f || rune == 0x205f || rune == 0x2060 || rune == 0xfeff;
}

bool
rune_is_han(uint32_t rune)
{
	return (rune >= 0x4e00 && rune <= 0x9fff) || (rune >= 0x3400 && rune <= 0x4dbf) || rune == 0x3007
	    || (rune >= 0xf900 && rune <= 0xfaff) || (rune >= 0x20000 && rune <= 0x3ffff);
}

static uint32_t
blank(uint32_t rune)
{
	return rune_is_blank(rune) || rune < 0x20 || rune == 0x7f ? ' ' : rune;
}

static uint32_t
fold(uint32_t rune)
{
	return rune >= 0xff01 && rune <= 0xff5e ? rune - 0xff01 + '!' : blank(rune);
}

/* Bytes that need no folding: visible ASCII and the Han characters U+4000 to U+9FFF, which
 * alone begin with these bytes. Most cells are nothing else. */
static size_t
plain_prefix(const char *string)
{
	const unsigned char *p = (const unsigned char *)string;

	while ((*p > ' ' && *p < 0x7f) || (*p >= 0x80 && *p < 0xc0) || (*p >= 0xe4 && *p <= 0xe9))
		p++;
	return (size_t)(p - (const unsigned char *)string);
}

static void
add_trimmed(struct text *text, const char *string, uint32_t map(uint32_t))
{
	size_t start = text->length, end, plain = plain_prefix(string);
	uint32_t rune;

	text_add_bytes(text, string, plain);
	string += plain;
	while ((rune = utf8_next(&string)) != 0) {
		rune = map(rune);
		if (rune != ' ' || text->length > start)
			text_add_rune(text, rune);
	}
	for (end = text->length; end > start && text->data[end - 1] == ' '; end--)
		;
	text->length = end;
	text->data[end] = '\0';
}

void
text_add_folded(struct text *text, const char *string)
{
	add_trimmed(text, string, fold);
}

void
text_add_sentence(struct text *text, const char *string)
{
	add_trimmed(text, string, blank);
}

void
text_add_key(struct text *text, const char *string)
{
	size_t start = text->length, plain = plain_prefix(string);
	uint32_t rune;

	text_add_bytes(text, string, plain);
	for (char *c = text->data + start; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 'a' - 'A');
	string += plain;
	while ((rune = utf8_next(&string)) != 0) {
		rune = fold(rune);
		if (rune >= 'A' && rune <= 'Z')
			rune += 'a' - 'A';
		if (rune != ' ')
			text_add_rune(text, rune);
	}
}

static bool
is_hidden(uint32_t rune)
{
	return rune < 0x20 || (rune >= 0x7f && rune < 0xa0) || (rune >= 0x202a && rune <= 0x202e) || (rune >= 0x2066 && rune <= 0x2069);
}

void
text_add_visible(struct text *text, const char *string)
{
	const char *next;
	uint32_t rune;
	size_t left = strlen(string), step;

	reserve(text, 0);
	text->data[text->length] = '\0';
	for (; left > 0; string += step, left -= step) {
		next = string;
		step = rune_length((const unsigned char *)string, left);
		rune = step == 0 ? 0 : utf8_next(&next);
		if (step > 0 && (!is_hidden(rune) || rune == '\n')) {
			text_add_bytes(text, string, step);
			continue;
		}
		step = step == 0 ? 1 : step;
		for (size_t i = 0; i < step; i++)
			text_addf(text, "\\x%02x", (unsigned char)string[i]);
	}
}

/* Levenshtein over code points, one row of the matrix at a time. */
int
text_distance(const char *a, const char *b, int limit)
{
	enum { LONGEST = 64 };
	uint32_t right[LONGEST];
	int row[LONGEST + 1], count = 0, above, diagonal, line = 0;
	uint32_t rune;

	while (count < LONGEST && (rune = utf8_next(&b)) != 0)
		right[count++] = rune;
	for (int i = 0; i <= count; i++)
		row[i] = i;
	while ((rune = utf8_next(&a)) != 0) {
		diagonal = row[0];
		row[0] = ++line;
		for (int i = 1; i <= count; i++) {
			above = row[i];
			row[i] = diagonal + (right[i - 1] != rune);
			row[i] = above + 1 < row[i] ? above + 1 : row[i];
			row[i] = row[i - 1] + 1 < row[i] ? row[i - 1] + 1 : row[i];
			diagonal = above;
		}
	}
	return row[count] <= limit ? row[count] : limit + 1;
}
