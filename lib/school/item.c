#include <stdlib.h>
#include <string.h>
#include "school/item.h"

static const char *const leads[] = { "小题", "试题", "题号", "题", "item", "t", "q" };
static const char *const tails[] = { "小题", "大题", "题", "得分", "分数" };
static const char numerals[] = "一二三四五六七八九十";
enum { HAN = 3, DIGITS = 3 };

/* Moves behind the word if the text begins with it. */
static bool
skip(const char **at, const char *word)
{
	size_t length = strlen(word);
	bool found = strncmp(*at, word, length) == 0;

	*at += found ? length : 0;
	return found;
}

static void
skip_any(const char **at, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (skip(at, words[i]))
			i = (size_t)-1;
}

static bool
is_numeral(const char *at)
{
	char one[HAN + 1] = "";

	strncpy(one, at, HAN);
	return strlen(one) == HAN && strstr(numerals, one) != NULL;
}

/* Digits without leading zeros, or Chinese numerals. */
static bool
read_number(struct text *out, const char **at)
{
	size_t length;

	while ((*at)[0] == '0' && (*at)[1] >= '0' && (*at)[1] <= '9')
		++*at;
	length = strspn(*at, "0123456789");
	while (length == 0 && is_numeral(*at + length))
		do
			length += HAN;
		while (is_numeral(*at + length));
	if (length == 0 || (**at <= '9' && **at >= '0' && length > DIGITS) || (**at == '0' && length == 1))
		return false;
	text_add_bytes(out, *at, length);
	*at += length;
	return true;
}

/* (1), (a), .1, -1, ①, and 1(3分), which says nothing of the number. */
static bool
read_part(struct text *out, const char **at)
{
	const char *begin = *at, *end;
	uint32_t rune = utf8_next(at);

	if (rune >= 0x2460 && rune <= 0x2473) {
		text_addf(out, "(%u)", rune - 0x2460 + 1);
		return true;
	}
	if (rune == '.' || rune == '-') {
		text_add_char(out, '(');
		if (read_number(out, at)) {
			text_add_char(out, ')');
			return true;
		}
	}
	end = rune == '(' ? strchr(*at, ')') : NULL;
	if (end == NULL || end == *at) {
		*at = begin;
		return false;
	}
	if (strstr(*at, "分") == NULL || strstr(*at, "分") > end)
		text_addf(out, "(%.*s)", (int)(end - *at), *at);
	*at = end + 1;
	return true;
}

bool
item_read(struct text *out, const char *written)
{
	struct text key = TEXT_INIT, item = TEXT_INIT;
	const char *at;
	bool ok;

	text_add_key(&key, written);
	at = text_string(&key);
	skip(&at, "第");
	skip_any(&at, leads, sizeof leads / sizeof leads[0]);
	skip(&at, "第");
	ok = read_number(&item, &at);
	skip_any(&at, tails, sizeof tails / sizeof tails[0]);
	while (ok && *at != '\0' && read_part(&item, &at))
		skip_any(&at, tails, sizeof tails / sizeof tails[0]);
	ok = ok && *at == '\0';
	if (ok)
		text_add(out, item.data);
	text_free(&key);
	text_free(&item);
	return ok;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 一 before 二 before 十; a text that is none: 0. */
static long
numeral_value(const char *text)
{
	char one[HAN + 1] = "";
	const char *found;

	if ((unsigned char)*text >= 0xe0)
		strncpy(one, text, HAN);
	found = strlen(one) == HAN ? strstr(numerals, one) : NULL;
	return found == NULL ? 0 : (found - numerals) / HAN + 1;
}

int
item_compare(const char *a, const char *b)
{
	while (*a != '\0' && *b != '\0') {
		char *a_end, *b_end;
		long left = is_digit(*a) ? strtol(a, &a_end, 10) : numeral_value(a);
		long right = is_digit(*b) ? strtol(b, &b_end, 10) : numeral_value(b);

		if (is_digit(*a) == is_digit(*b) && left != right)
			return left < right ? -1 : 1;
		if (is_digit(*a) && is_digit(*b)) {
			a = a_end;
			b = b_end;
		} else if (*a != *b) {
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		} else {
			a++;
			b++;
		}
	}
	return (*a != '\0') - (*b != '\0');
}
