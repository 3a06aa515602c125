#include <string.h>
#include "base/error.h"
#include "school/person.h"

enum { DOT = 0xb7, HAN_LONGEST = 25, LONGEST = 50, ID_LENGTH_NOW = 18, ID_LENGTH_OLD = 15 };

static bool
rune_among(uint32_t rune, const uint32_t *runes)
{
	for (; *runes != 0; runes++)
		if (*runes == rune)
			return true;
	return false;
}

/* The separators met for U+00B7: . • ・ ･ ‧ ∙ ⋅ 。 */
static bool
is_dot(uint32_t rune)
{
	static const uint32_t dots[] = { DOT, '.', 0x2022, 0x30fb, 0xff65, 0x2027, 0x2219, 0x22c5, 0x3002, 0x2024, 0x387, 0 };

	return rune_among(rune, dots);
}

/* Blanks in a name of Han characters are there for looks: 张　三. */
static bool
blanks_are_idle(const char *folded)
{
	bool han = true;
	uint32_t rune;

	while ((rune = utf8_next(&folded)) != 0) {
		if (rune == DOT)
			return true;
		han = han && (rune_is_han(rune) || rune == ' ' || is_dot(rune));
	}
	return han;
}

/* A full stop behind a Latin letter (J. Smith) is not the separator. */
static void
add_dots(struct text *text, const char *folded)
{
	uint32_t rune, before = 0, next;
	const char *ahead;

	for (; (rune = utf8_next(&folded)) != 0; before = rune == ' ' ? before : rune) {
		ahead = folded + strspn(folded, " ");
		next = utf8_next(&ahead);
		if (is_dot(rune) && (rune != '.' || before >= 0x80 || next >= 0x80))
			rune = DOT;
		text_add_rune(text, rune);
	}
}

static void
add_without_blanks(struct text *text, const char *dotted)
{
	bool none = blanks_are_idle(dotted);
	uint32_t rune, before = ' ';

	for (; (rune = utf8_next(&dotted)) != 0; before = rune)
		if (rune != ' ' || (!none && before != ' '))
			text_add_rune(text, rune);
}

void
person_name_clean(struct text *text, const char *raw)
{
	struct text folded = TEXT_INIT, dotted = TEXT_INIT;

	text_add(text, "");
	text_add_folded(&folded, raw);
	add_dots(&dotted, text_string(&folded));
	add_without_blanks(text, text_string(&dotted));
	text_free(&dotted);
	text_free(&folded);
}

void
person_name_key(struct text *text, const char *raw)
{
	struct text clean = TEXT_INIT, key = TEXT_INIT;
	const char *at;
	uint32_t rune;

	text_add(text, "");
	person_name_clean(&clean, raw);
	text_add_key(&key, text_string(&clean));
	for (at = text_string(&key); (rune = utf8_next(&at)) != 0;)
		if (rune != DOT)
			text_add_rune(text, rune);
	text_free(&key);
	text_free(&clean);
}

/* Scripts in which people here are named; the private area holds characters that fonts
 * of their own draw (Mongolian, rare Han), which cannot be judged. */
static bool
is_letter(uint32_t rune)
{
	static const uint32_t ranges[][2] = {
		{ 'A', 'Z' }, { 'a', 'z' }, { 0xc0, 0xd6 }, { 0xd8, 0xf6 }, { 0xf8, 0x24f }, { 0x300, 0x36f }, { 0x400, 0x52f },
		{ 0x620, 0x6ff }, { 0xf00, 0xfff }, { 0x1800, 0x18af }, { 0x3005, 0x3006 }, { 0xac00, 0xd7a3 }, { 0xe000, 0xf8ff },
		{ 0xf0000, 0x10fffd },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (rune >= ranges[i][0] && rune <= ranges[i][1])
			return true;
	return rune_is_han(rune);
}

/* Between letters stand a dot, a blank, and in Latin names these. */
static bool
is_joint(uint32_t rune)
{
	static const uint32_t joints[] = { DOT, ' ', '-', '\'', 0x2019, '.', 0 };

	return rune_among(rune, joints);
}

static enum name_fault
check_rune(uint32_t rune)
{
	static const uint32_t lost[] = { '?', 0xfffd, 0x25a1, 0 };

	if (rune_among(rune, lost))
		return NAME_LOST;
	if (rune >= '0' && rune <= '9')
		return NAME_DIGIT;
	return is_letter(rune) || is_joint(rune) ? NAME_FINE : NAME_SIGN;
}

static bool
is_heading(const char *name)
{
	static const char *const headings[] = {
		"姓名", "学生姓名", "合计", "总计", "小计", "平均", "平均分", "均分", "总分", "及格率", "优秀率", "及格人数", "优秀人数",
		"人数", "最高分", "最低分", "填表人", "备注", "以下空白"
	};

	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
		if (strcmp(headings[i], name) == 0)
			return true;
	return false;
}

enum name_fault
person_name_check(const char *clean)
{
	int han = 0, count = 0;
	uint32_t rune, last = DOT;
	enum name_fault fault;

	if (*clean == '\0')
		return NAME_BLANK;
	if (is_heading(clean))
		return NAME_HEADING;
	for (const char *at = clean; (rune = utf8_next(&at)) != 0; last = rune) {
		fault = check_rune(rune);
		if (fault != NAME_FINE)
			return fault;
		if (is_joint(rune) && rune != ' ' && (is_joint(last) || (rune != DOT && rune_is_han(last))))
			return NAME_SIGN;
		han += rune_is_han(rune);
		count++;
	}
	if (is_joint(last) && last != '.')
		return NAME_SIGN;
	if (han > HAN_LONGEST || count > LONGEST)
		return NAME_LONG;
	return count < 2 ? NAME_SHORT : NAME_FINE;
}

const char *
name_fault_text(enum name_fault fault)
{
	static const char *const texts[] = {
		[NAME_BLANK] = N_("no name is given"),
		[NAME_LOST] = N_("a character of the name was lost when the file was saved; save it as xlsx or as CSV UTF-8"),
		[NAME_DIGIT] = N_("a digit stands in the name"),
		[NAME_SIGN] = N_("a sign that is no part of a name; put remarks into a column of their own"),
		[NAME_SHORT] = N_("the name has one character only"),
		[NAME_LONG] = N_("the name is too long: at most 25 Han or 50 other characters"),
		[NAME_HEADING] = N_("not a name, but a heading or a row of totals"),
	};

	return fault == NAME_FINE ? "" : _(texts[fault]);
}

static bool
all_digits(const char *text, size_t from, size_t to)
{
	return strspn(text + from, "0123456789") >= to - from;
}

static int
check_digit(const char *id)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (size_t i = 0; i < sizeof weights / sizeof weights[0]; i++)
		sum += weights[i] * (id[i] - '0');
	return "10X98765432"[sum % 11];
}

static int
number_at(const char *digits, int count)
{
	int number = 0;

	while (count-- > 0)
		number = number * 10 + (*digits++ - '0');
	return number;
}

struct date
id_number_birth(const char *id)
{
	return (struct date){ number_at(id + 6, 4), number_at(id + 10, 2), number_at(id + 12, 2) };
}

bool
id_number_male(const char *id)
{
	return (id[16] - '0') % 2 == 1;
}

/* What spoils any number before its own rules are asked. */
static enum id_fault
check_form(const char *number, size_t length)
{
	size_t plain = strspn(number, "0123456789.");

	if (*number == '\0')
		return ID_BLANK;
	if (plain > 0 && number[plain] == 'E')
		return ID_EXPONENT;
	if (strchr(number, '*') != NULL)
		return ID_MASKED;
	if (number[strspn(number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")] != '\0')
		return ID_CHARACTER;
	return strlen(number) == length ? ID_FINE : ID_LENGTH;
}

static enum id_fault
check_id(const char *id)
{
	enum id_fault fault = check_form(id, ID_LENGTH_NOW);

	if (fault == ID_LENGTH && strlen(id) == ID_LENGTH_OLD && all_digits(id, 0, ID_LENGTH_OLD))
		return ID_OLD;
	if (fault != ID_FINE)
		return fault;
	if (!all_digits(id, 0, 17) || (!all_digits(id, 17, 18) && id[17] != 'X'))
		return ID_CHARACTER;
	if (check_digit(id) != id[17])
		return strcmp(id + 15, "000") == 0 ? ID_ROUNDED : date_valid(id_number_birth(id)) ? ID_CHECK : ID_DATE;
	return date_valid(id_number_birth(id)) ? ID_FINE : ID_DATE;
}

static enum id_fault
check_student(const char *number)
{
	enum id_fault fault = check_form(number, ID_LENGTH_NOW + 1);

	if (fault != ID_FINE && fault != ID_LENGTH)
		return fault;
	if (strchr("GJL", number[0]) == NULL)
		return check_id(number) == ID_ROUNDED ? ID_ROUNDED : ID_LETTER;
	if (fault != ID_FINE)
		return fault;
	if (number[0] == 'G')
		return check_id(number + 1);
	if (!all_digits(number, 1, 19))
		return ID_CHARACTER;
	return number[0] == 'J' || date_valid(id_number_birth(number + 1)) ? ID_FINE : ID_DATE;
}

static enum id_fault
check_school(const char *code)
{
	enum id_fault fault = check_form(code, 10);

	return fault == ID_FINE && !all_digits(code, 0, 10) ? ID_CHARACTER : fault;
}

/* Into capitals without blanks and without the apostrophe that makes Excel keep text. */
static enum id_fault
read_number(const char *raw, enum id_fault (*check)(const char *), char *number)
{
	struct text key = TEXT_INIT;
	enum id_fault fault;
	const char *clean;

	text_add_key(&key, raw);
	for (size_t i = 0; i < key.length; i++)
		if (key.data[i] >= 'a' && key.data[i] <= 'z')
			key.data[i] = (char)(key.data[i] - 'a' + 'A');
	clean = text_string(&key);
	clean += strspn(clean, "'`");
	fault = check(clean);
	clean = fault == ID_FINE ? clean : "";
	memcpy(number, clean, strlen(clean) + 1);
	text_free(&key);
	return fault;
}

enum id_fault
id_number_read(const char *raw, char id[19])
{
	return read_number(raw, check_id, id);
}

enum id_fault
student_number_read(const char *raw, char number[20])
{
	return read_number(raw, check_student, number);
}

enum id_fault
school_code_read(const char *raw, char code[11])
{
	return read_number(raw, check_school, code);
}

const char *
school_code_kind(const char *code)
{
	static const struct { const char *digits, *kind; } kinds_of_school[] = {
		{ "11", "kindergarten" }, { "21", "primary" }, { "31", "junior" }, { "34", "senior" }, { "51", "special" },
	};

	for (size_t i = 0; i < sizeof kinds_of_school / sizeof kinds_of_school[0]; i++)
		if (strncmp(code, kinds_of_school[i].digits, 2) == 0)
			return kinds_of_school[i].kind;
	return NULL;
}

const char *
id_fault_text(enum id_fault fault)
{
	static const char *const texts[] = {
		[ID_BLANK] = N_("no number is given"),
		[ID_EXPONENT] = N_("Excel has shortened the number (E+17); format the column as text and type it again"),
		[ID_ROUNDED] = N_("ends in 000 and the check digit fails: Excel has cut the last digits; format the column as text and type it again"),
		[ID_OLD] = N_("a number of 15 digits from an old card; the one of 18 is needed"),
		[ID_LENGTH] = N_("the number is too short or too long"),
		[ID_CHARACTER] = N_("a character that cannot stand in the number"),
		[ID_DATE] = N_("the date of birth inside the number does not exist"),
		[ID_CHECK] = N_("the check digit fails: a digit is wrong"),
		[ID_LETTER] = N_("a pupil's number begins with G, J or L"),
		[ID_MASKED] = N_("the number is masked with asterisks; the whole one is needed"),
	};

	return fault == ID_FINE ? "" : _(texts[fault]);
}

/* The first and last characters as they are, an asterisk for each between them. */
static void
add_masked(struct text *text, const char *string, size_t first, size_t last)
{
	size_t count = utf8_count(string);
	const char *begin = string;

	for (size_t i = 0; utf8_next(&string) != 0; i++, begin = string)
		if (i < first || i + last >= count)
			text_add_bytes(text, begin, (size_t)(string - begin));
		else
			text_add_char(text, '*');
}

void
mask_name(struct text *text, const char *name)
{
	text_add(text, "");
	add_masked(text, name, utf8_count(name) > 1, utf8_count(name) > 2);
}

void
mask_id(struct text *text, const char *id)
{
	size_t letter = *id == 'G' || *id == 'J' || *id == 'L', count = utf8_count(id);

	text_add(text, "");
	if (count >= ID_LENGTH_OLD)
		add_masked(text, id, letter + 6, 4);
	else
		add_masked(text, id, 0, count < 7 ? 0 : 4);
}

void
mask_phone(struct text *text, const char *phone)
{
	size_t count = utf8_count(phone);

	text_add(text, "");
	add_masked(text, phone, count >= 11 ? 3 : 0, count < 7 ? 0 : 4);
}
