#include <string.h>
#include "base/error.h"
#include "base/text.h"
#include "school/mark.h"

static const struct { const char *code, *zh, *en; } statuses[] = {
	[MARK_BLANK] = { "blank", "", "" },
	[MARK_SCORE] = { "score", "", "" },
	[MARK_ABSENT] = { "absent", "缺考", "Absent" },
	[MARK_DEFERRED] = { "deferred", "缓考", "Deferred" },
	[MARK_EXEMPT] = { "exempt", "免考", "Exempt" },
	[MARK_CHEATING] = { "cheating", "作弊", "Cheating" },
	[MARK_LEVEL] = { "level", "等级", "Level" },
	[MARK_LEFT] = { "left", "转走", "Left" },
	[MARK_INCLUSIVE] = { "inclusive", "随读", "Inclusive" },
	[MARK_BAD] = { "bad", "有误", "Faulty" },
};

static const struct { const char *code, *zh, *en; } levels[] = {
	{ "excellent", "优", "Excellent" }, { "good", "良", "Good" }, { "fair", "中", "Fair" }, { "pass", "合格", "Pass" },
	{ "fail", "待合格", "Fail" }, { "A", "A", "A" }, { "B", "B", "B" }, { "C", "C", "C" }, { "D", "D", "D" }, { "E", "E", "E" },
};

/* Words as text_add_key leaves them, separated by blanks. */
static const struct { enum mark_status status; const char *words, *level; } meanings[] = {
	{ MARK_ABSENT, "缺考 缺 缺席 缺测 旷考 弃考 病假 病 事假 请假 假 休 休学 未考 没考 未参加 未到 - -- --- — —— ——— – ― ─ "
	    "/ \\ × ╳ ✕ ✗ ✘ x absent", NULL },
	{ MARK_DEFERRED, "缓考 缓 deferred", NULL },
	{ MARK_EXEMPT, "免考 免试 免修 免测 免 exempt", NULL },
	{ MARK_CHEATING, "作弊 违纪 舞弊 cheating", NULL },
	{ MARK_LEFT, "转走 转出 转学 已转 已转走 已转出 退学 left", NULL },
	{ MARK_INCLUSIVE, "随读 随班就读 随班 inclusive", NULL },
	{ MARK_LEVEL, "优 优秀 优等 excellent", "excellent" },
	{ MARK_LEVEL, "良 良好 良等 good", "good" },
	{ MARK_LEVEL, "中 中等 fair", "fair" },
	{ MARK_LEVEL, "合格 及格 达标 pass", "pass" },
	{ MARK_LEVEL, "待合格 不合格 不及格 待及格 待达标 未达标 差 fail", "fail" },
	{ MARK_LEVEL, "a a等 a级", "A" }, { MARK_LEVEL, "b b等 b级", "B" }, { MARK_LEVEL, "c c等 c级", "C" },
	{ MARK_LEVEL, "d d等 d级", "D" }, { MARK_LEVEL, "e e等 e级", "E" },
};

static struct mark
bad(enum mark_fault fault)
{
	return (struct mark){ .status = MARK_BAD, .fault = fault };
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
has_word(const char *words, const char *word)
{
	size_t length = strlen(word), one;

	for (; *words != '\0'; words += one + (words[one] == ' ')) {
		one = strcspn(words, " ");
		if (one == length && memcmp(words, word, one) == 0)
			return true;
	}
	return false;
}

static bool
find_word(const char *key, struct mark *mark)
{
	for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++)
		if (has_word(meanings[i].words, key)) {
			*mark = (struct mark){ .status = meanings[i].status, .level = meanings[i].level };
			return true;
		}
	return false;
}

/* 85, 85.5, 85.50 to the end of the text: nearly every cell, so no copy is made. */
static bool
read_plain(const char *text, struct mark *mark)
{
	int whole = 0, part = 0, digits = 0;

	for (; is_digit(*text); text++)
		if (++digits <= 4)
			whole = whole * 10 + (*text - '0');
	if (digits == 0 || digits > 4)
		return false;
	if (*text == '.' && is_digit(text[1])) {
		part = (text[1] - '0') * 10;
		text += 2;
		if (is_digit(*text))
			part += *text++ - '0';
	}
	if (*text != '\0')
		return false;
	*mark = (struct mark){ .status = MARK_SCORE, .hundredths = whole * 100 + part };
	return true;
}

static bool
made_of(const char *text, const char *characters)
{
	return text[strspn(text, characters)] == '\0';
}

/* Digits, points and commas, but not as one writes a mark. */
static enum mark_fault
explain_number(const char *folded, const char *key)
{
	const char *point = strchr(key, '.');

	if (strchr(folded, ' ') != NULL)
		return MARK_GAP;
	if (strchr(key, ',') != NULL || (point != NULL && (point == key || !is_digit(point[1]) || strchr(point + 1, '.') != NULL)))
		return MARK_POINT;
	return strspn(key, "0123456789") > 4 ? MARK_HUGE : MARK_DECIMALS;
}

static enum mark_fault
explain(const char *folded, const char *key)
{
	size_t number = strspn(key, "0123456789.");

	if (key[0] == '#' || key[0] == '=')
		return MARK_FORMULA;
	if (made_of(key, "0123456789.,"))
		return explain_number(folded, key);
	if (made_of(key, "0123456789.oil|"))
		return MARK_LETTER;
	if (strpbrk(key, "0123456789") == NULL)
		return MARK_WORD;
	if (key[0] == '+')
		return MARK_PLUS;
	if (key[0] == '-')
		return MARK_NEGATIVE;
	if (number > 0 && key[number] == 'e' && made_of(key + number + 1, "0123456789+-"))
		return MARK_EXPONENT;
	return MARK_SEVERAL;
}

/* 85。5 is 85.5, 85分 is 85; into what text_add_folded left. */
static void
mend(struct text *text, const char *folded)
{
	static const char *const stop = "。", *const points = "分";
	size_t length = strlen(folded), unit = strlen(points);
	const char *found;

	if (length > unit && is_digit(folded[0]) && strcmp(folded + length - unit, points) == 0)
		for (length -= unit; folded[length - 1] == ' '; length--)
			;
	found = strstr(folded, stop);
	if (found == NULL || !is_digit(folded[0])) {
		text_add_bytes(text, folded, length);
		return;
	}
	text_add_bytes(text, folded, (size_t)(found - folded));
	text_add_char(text, '.');
	found += strlen(stop);
	if (found < folded + length)
		text_add_bytes(text, found, (size_t)(folded + length - found));
}

static struct mark
read_mended(const char *mended)
{
	struct mark mark = { .status = MARK_BLANK };
	struct text key = TEXT_INIT;

	text_add_key(&key, mended);
	if (key.length > 0 && !read_plain(mended, &mark) && !find_word(text_string(&key), &mark))
		mark = bad(explain(mended, text_string(&key)));
	text_free(&key);
	return mark;
}

struct mark
mark_read(const char *string)
{
	struct mark mark = { .status = MARK_BLANK };
	struct text folded = TEXT_INIT, mended = TEXT_INIT;

	if (*string == '\0' || read_plain(string, &mark))
		return mark;
	text_add_folded(&folded, string);
	mend(&mended, text_string(&folded));
	mark = read_mended(text_string(&mended));
	text_free(&mended);
	text_free(&folded);
	return mark;
}

void
mark_limit(struct mark *mark, int full)
{
	if (mark->status == MARK_SCORE && full > 0 && mark->hundredths > full)
		*mark = bad(MARK_OVER);
}

const char *
mark_status_code(enum mark_status status)
{
	return statuses[status].code;
}

bool
mark_status_find(const char *code, enum mark_status *status)
{
	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
		if (strcmp(statuses[i].code, code) == 0) {
			*status = (enum mark_status)i;
			return true;
		}
	return false;
}

const char *
mark_status_show(enum mark_status status, enum language language)
{
	return language == LANGUAGE_ZH ? statuses[status].zh : statuses[status].en;
}

const char *
mark_level_show(const char *level, enum language language)
{
	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
		if (strcmp(levels[i].code, level) == 0)
			return language == LANGUAGE_ZH ? levels[i].zh : levels[i].en;
	return NULL;
}

const char *
mark_fault_text(enum mark_fault fault)
{
	static const char *const texts[] = {
		[MARK_WORD] = N_("not a mark; expected a number, or a word like 缺考, 缓考, 免考"),
		[MARK_LETTER] = N_("not a number: a letter stands for a digit (O for 0, l for 1)"),
		[MARK_DECIMALS] = N_("more than two decimals"),
		[MARK_POINT] = N_("the decimal point is wrong; expected a number like 85.5"),
		[MARK_NEGATIVE] = N_("a mark cannot be negative"),
		[MARK_PLUS] = N_("a mark has no sign; expected a number like 85.5"),
		[MARK_EXPONENT] = N_("not a mark: a number in scientific notation; expected one like 85.5"),
		[MARK_GAP] = N_("a blank stands inside the number"),
		[MARK_SEVERAL] = N_("something else stands beside the number; expected one mark in the cell"),
		[MARK_FORMULA] = N_("a formula or its error, not a value; paste the values"),
		[MARK_HUGE] = N_("too large for a mark"),
		[MARK_OVER] = N_("above the full mark"),
	};

	return fault == MARK_FINE ? "" : _(texts[fault]);
}
