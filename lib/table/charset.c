/* What encodings are called, and what became of the characters that had no code point of their own. */
#include <string.h>
#include <strings.h>
#include "table/encoding.h"

static const struct {
	const char *name;
	enum encoding encoding;
} names[] = {
	{ "utf-8", ENCODING_UTF8 }, { "utf8", ENCODING_UTF8 },
	{ "utf-16le", ENCODING_UTF16LE }, { "utf-16be", ENCODING_UTF16BE }, { "utf-16", ENCODING_UTF16LE },
	{ "gb18030", ENCODING_GB18030 }, { "gbk", ENCODING_GB18030 }, { "gb2312", ENCODING_GB18030 },
	{ "cp936", ENCODING_GB18030 },
};

/* GBK 1.0 to GB18030-2022: code points of the private area where the same bytes have a character today. */
static const struct {
	uint32_t first;
	unsigned count;
	uint32_t real[80];
} private_runes[] = {
	{ 0xe76c, 1, { 0x20ac } },
	{ 0xe78d, 10, { 0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16, 0xfe17, 0xfe18, 0xfe19 } },
	{ 0xe7c7, 2, { 0x1e3f, 0x01f9 } },
	{ 0xe7e7, 13, { 0x303e, 0x2ff0, 0x2ff1, 0x2ff2, 0x2ff3, 0x2ff4, 0x2ff5, 0x2ff6, 0x2ff7, 0x2ff8, 0x2ff9, 0x2ffa, 0x2ffb } },
	{ 0xe815, 80, {
		0x2e81, 0x20087, 0x20089, 0x200cc, 0x2e84, 0x3473, 0x3447, 0x2e88, 0x2e8b, 0x9fb4,
		0x359e, 0x361a, 0x360e, 0x2e8c, 0x2e97, 0x396e, 0x3918, 0x9fb5, 0x39cf, 0x39df,
		0x3a73, 0x39d0, 0x9fb6, 0x9fb7, 0x3b4e, 0x3c6e, 0x3ce0, 0x2ea7, 0x215d7, 0x9fb8,
		0x2eaa, 0x4056, 0x415f, 0x2eae, 0x4337, 0x2eb3, 0x2eb6, 0x2eb7, 0x2298f, 0x43b1,
		0x43ac, 0x2ebb, 0x43dd, 0x44d6, 0x4661, 0x464c, 0x9fb9, 0x4723, 0x4729, 0x477c,
		0x478d, 0x2eca, 0x4947, 0x497a, 0x497d, 0x4982, 0x4983, 0x4985, 0x4986, 0x499f,
		0x499b, 0x49b7, 0x49b6, 0x9fba, 0x241fe, 0x4ca3, 0x4c9f, 0x4ca0, 0x4ca1, 0x4c77,
		0x4ca2, 0x4d13, 0x4d14, 0x4d15, 0x4d16, 0x4d17, 0x4d18, 0x4d19, 0x4dae, 0x9fbb } },
};

const char *
encoding_name(enum encoding encoding)
{
	static const char *const shown[] = {
		[ENCODING_UNKNOWN] = "UTF-8", [ENCODING_UTF8] = "UTF-8",
		[ENCODING_UTF16LE] = "UTF-16LE", [ENCODING_UTF16BE] = "UTF-16BE", [ENCODING_GB18030] = "GB18030",
	};

	return shown[encoding];
}

bool
encoding_find(const char *name, enum encoding *encoding)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcasecmp(names[i].name, name) == 0) {
			*encoding = names[i].encoding;
			return true;
		}
	return false;
}

uint32_t
encoding_real_rune(uint32_t rune)
{
	if (rune < 0xe76c || rune > 0xe864)
		return rune;
	for (size_t i = 0; i < sizeof private_runes / sizeof private_runes[0]; i++)
		if (rune - private_runes[i].first < private_runes[i].count)
			return private_runes[i].real[rune - private_runes[i].first];
	return rune;
}

void
encoding_add_real(struct text *text, const char *string)
{
	const char *mark;

	for (; (mark = strchr(string, 0xee)) != NULL; string = mark) {
		text_add_bytes(text, string, (size_t)(mark - string));
		text_add_rune(text, encoding_real_rune(utf8_next(&mark)));
	}
	text_add(text, string);
}
