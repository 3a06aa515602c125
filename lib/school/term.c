#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "school/term.h"

enum { FIRST_YEAR = 1980, LAST_YEAR = 2199 };

/* A year stands in front of these at once, "2022-2023学年(上)"; longer words come first. */
static const struct half_word { const char *word; int half; } halves_behind[] = {
	{ "第一学期", 1 }, { "第二学期", 2 }, { "第1学期", 1 }, { "第2学期", 2 }, { "一学期", 1 }, { "二学期", 2 },
	{ "1学期", 1 }, { "2学期", 2 }, { "学期1", 1 }, { "学期2", 2 }, { "上", 1 }, { "下", 2 }, { "秋", 1 }, { "春", 2 },
	{ "(上", 1 }, { "(下", 2 }, { "(秋", 1 }, { "(春", 2 }, { "(一)", 1 }, { "(二)", 2 }, { "(1)", 1 }, { "(2)", 2 },
	{ "-1", 1 }, { "-2", 2 }, { "第一", 1 }, { "第二", 2 }, { "term1", 1 }, { "term2", 2 }, { "autumn", 1 }, { "spring", 2 },
	{ NULL, 0 }
};

/* These are clear wherever they stand: "2022-2023学年四年级第二学期". */
static const struct half_word halves_anywhere[] = {
	{ "第一学期", 1 }, { "第二学期", 2 }, { "第1学期", 1 }, { "第2学期", 2 }, { "上学期", 1 }, { "下学期", 2 },
	{ "秋季", 1 }, { "春季", 2 }, { "term1", 1 }, { "term2", 2 }, { NULL, 0 }
};

static const struct half_word seasons[] = {
	{ "秋", 1 }, { "春", 2 }, { "年秋", 1 }, { "年春", 2 }, { "autumn", 1 }, { "spring", 2 }, { NULL, 0 }
};

static bool
take(const char **at, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(*at, word, length) != 0)
		return false;
	*at += length;
	return true;
}

static bool
take_any(const char **at, const char *const *words)
{
	for (; *words != NULL; words++)
		if (take(at, *words))
			return true;
	return false;
}

static bool
take_digit(const char **at, int *digit)
{
	static const char *const chinese[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	static const char *const zeros[] = { "○", "零", NULL };

	if (**at >= '0' && **at <= '9') {
		*digit = *(*at)++ - '0';
		return true;
	}
	for (*digit = 0; *digit < 10; (*digit)++)
		if (take(at, chinese[*digit]))
			return true;
	*digit = 0;
	return take_any(at, zeros);
}

static bool
take_digits(const char **at, int count, int *number)
{
	const char *next = *at;
	int digit;

	*number = 0;
	for (int i = 0; i < count; i++) {
		if (!take_digit(&next, &digit))
			return false;
		*number = *number * 10 + digit;
	}
	*at = next;
	return true;
}

static bool
take_year(const char **at, int *year)
{
	const char *next = *at;

	if (!take_digits(&next, 4, year) || *year < FIRST_YEAR || *year > LAST_YEAR)
		return false;
	*at = next;
	return true;
}

/* What people put between two years: any dash, any number of them. */
static bool
take_dashes(const char **at)
{
	static const char *const dashes[] = { "-", "—", "–", "―", "‐", "‑", "−", "─", "~", "∼", "〜", "至", "/", NULL };
	bool found = false;

	while (take_any(at, dashes))
		found = true;
	return found;
}

/* The second year of a pair, 2023 or 23, must follow the first. */
static bool
take_next_year(const char **at, int year)
{
	const char *next = *at;
	int number;

	take(&next, "年");
	if (!take_dashes(&next))
		return false;
	*at = next;
	if (take_year(at, &number))
		return number == year + 1;
	return take_digits(at, 2, &number) && number == (year + 1) % 100;
}

/* 2022-2023学年 or 2022学年. */
static bool
take_school_year(const char **at, int *year)
{
	static const char *const names[] = { "学年度", "学年", "年度", "年", "schoolyear", NULL };
	const char *next = *at, *pair;

	if (!take_year(&next, year))
		return false;
	pair = next;
	if (take_next_year(&pair, *year)) {
		take_any(&pair, names);
		*at = pair;
		return true;
	}
	if (!take(&next, "学年"))
		return false;
	take(&next, "度");
	*at = next;
	return true;
}

static bool
take_half(const char **at, const struct half_word *words, int *half)
{
	for (; words->word != NULL; words++)
		if (take(at, words->word)) {
			*half = words->half;
			return true;
		}
	return false;
}

static bool
find_half(const char *text, int *half)
{
	for (; *text != '\0'; text++)
		if (take_half(&text, halves_anywhere, half))
			return true;
	return false;
}

/* 2022-2023学年第二学期, the half at once behind the year or later in the text. */
static bool
read_pair(const char *at, struct term *term)
{
	if (!take_school_year(&at, &term->year))
		return false;
	take_any(&at, (const char *const []){ ",", "，", NULL });
	return take_half(&at, halves_behind, &term->half) || find_half(at, &term->half);
}

/* 2023春, 23年春季: the calendar year of the season. */
static bool
read_season(const char *at, bool after_digit, struct term *term)
{
	int year;

	if (!take_year(&at, &year)) {
		if (after_digit || *at < '0' || *at > '9' || !take_digits(&at, 2, &year))
			return false;
		year += 2000;
	}
	if (!take_half(&at, seasons, &term->half))
		return false;
	term->year = term->half == 1 ? year : year - 1;
	return true;
}

/* The next place to try. A pair that was refused goes as a whole: the 2024 of
 * "2022-2024学年第二学期" must not pass for a year of its own. */
static const char *
step_on(const char *at)
{
	const char *next = at;
	int year;

	if (take_year(&next, &year) && take_dashes(&next) && take_year(&next, &year))
		return next;
	return at + 1;
}

/* Every byte is tried as a beginning: no word here begins inside a character. */
static bool
find_term(const char *text, struct term *term)
{
	for (const char *at = text; *at != '\0'; at = step_on(at))
		if (read_pair(at, term) || read_season(at, at > text && at[-1] >= '0' && at[-1] <= '9', term))
			return true;
	return false;
}

bool
term_find(const char *string, struct term *term)
{
	struct text key = TEXT_INIT;
	struct term found;
	bool ok;

	text_add_key(&key, string);
	ok = find_term(text_string(&key), &found);
	text_free(&key);
	if (ok)
		*term = found;
	return ok;
}

static bool
find_school_year(const char *text, int *year)
{
	for (const char *at = text; *at != '\0'; at = step_on(at)) {
		const char *next = at;

		if (take_school_year(&next, year))
			return true;
	}
	return false;
}

bool
school_year_find(const char *string, int *year)
{
	struct text key = TEXT_INIT;
	int found;
	bool ok;

	text_add_key(&key, string);
	ok = find_school_year(text_string(&key), &found);
	text_free(&key);
	if (ok)
		*year = found;
	return ok;
}

void
term_format(struct term term, char canonical[12])
{
	snprintf(canonical, 12, "%04u-%04u-%u", (unsigned)term.year % 10000u, (unsigned)(term.year + 1) % 10000u,
	    (unsigned)term.half % 10u);
}

void
term_add(struct text *text, struct term term, enum language language)
{
	static const char *const halves[] = { "第一学期", "第二学期" };

	if (language == LANGUAGE_ZH)
		text_addf(text, "%d-%d学年%s", term.year, term.year + 1, halves[term.half == 2]);
	else
		text_addf(text, "%d-%d term %d", term.year, term.year + 1, term.half);
}

void
school_year_format(int year, char canonical[10])
{
	snprintf(canonical, 10, "%04u-%04u", (unsigned)year % 10000u, (unsigned)(year + 1) % 10000u);
}

int
school_year_of_date(struct date date)
{
	return date.month >= 9 ? date.year : date.year - 1;
}

struct term
term_of_date(struct date date)
{
	bool autumn = date.month >= 9 || date.month == 1;

	return (struct term){ school_year_of_date(date), autumn ? 1 : 2 };
}

struct date
school_year_first_day(int year)
{
	return (struct date){ year, 9, 1 };
}

struct date
school_year_last_day(int year)
{
	return (struct date){ year + 1, 8, 31 };
}

struct date
term_first_day(struct term term)
{
	return term.half == 1 ? school_year_first_day(term.year) : (struct date){ term.year + 1, 2, 1 };
}

struct date
term_last_day(struct term term)
{
	return term.half == 1 ? (struct date){ term.year + 1, 1, 31 } : school_year_last_day(term.year);
}

static int
term_number(struct term term)
{
	return term.year * 2 + term.half - 1;
}

struct term
term_step(struct term term, int halves)
{
	int number = term_number(term) + halves;

	return (struct term){ number / 2, number % 2 + 1 };
}

int
term_compare(struct term a, struct term b)
{
	return term_number(a) - term_number(b);
}

static bool
read_month(const char *at, struct month *month)
{
	static const char *const separators[] = { "-", "年", ".", "/", NULL };
	bool separated;

	if (!take_year(&at, &month->year))
		return false;
	separated = take_any(&at, separators);
	if (!take_digits(&at, 2, &month->month) && (!separated || !take_digits(&at, 1, &month->month)))
		return false;
	take(&at, "月");
	return *at == '\0' && month->month >= 1 && month->month <= 12;
}

bool
month_parse(const char *string, struct month *month)
{
	struct text key = TEXT_INIT;
	struct month found;
	bool ok;

	text_add_key(&key, string);
	ok = read_month(text_string(&key), &found);
	text_free(&key);
	if (ok)
		*month = found;
	return ok;
}

void
month_format(struct month month, char canonical[8])
{
	snprintf(canonical, 8, "%04u-%02u", (unsigned)month.year % 10000u, (unsigned)month.month % 100u);
}

struct date
month_first_day(struct month month)
{
	return (struct date){ month.year, month.month, 1 };
}

struct date
month_last_day(struct month month)
{
	struct month next = { month.year + month.month / 12, month.month % 12 + 1 };

	return date_from_day_number(date_day_number(month_first_day(next)) - 1);
}

/* The order decides where a name holds several of the words. */
static const struct { const char *word, *purpose; } purposes[] = {
	{ "模拟", "mock" }, { "一模", "mock" }, { "二模", "mock" }, { "三模", "mock" }, { "mock", "mock" },
	{ "抽测", "sample" }, { "抽考", "sample" }, { "抽检", "sample" }, { "sample", "sample" },
	{ "摸底", "baseline" }, { "入学测试", "baseline" }, { "baseline", "baseline" },
	{ "期中", "midterm" }, { "mid-term", "midterm" }, { "midterm", "midterm" },
	{ "期末", "final" }, { "final", "final" },
	{ "月考", "monthly" }, { "月测", "monthly" }, { "monthly", "monthly" },
	{ "周测", "weekly" }, { "周考", "weekly" }, { "周练", "weekly" }, { "weekly", "weekly" },
	{ "单元", "unit" }, { "unit", "unit" },
	{ "中考", "entrance" }, { "学业水平考试", "entrance" }, { "会考", "entrance" }, { "地生", "entrance" },
	{ "entrance", "entrance" },
	{ "质量监测", "monitoring" }, { "质量检测", "monitoring" }, { "监测", "monitoring" }, { "monitoring", "monitoring" },
};

const char *
exam_purpose(const char *name)
{
	struct text key = TEXT_INIT;
	const char *purpose = NULL;

	text_add_key(&key, name);
	for (size_t i = 0; i < sizeof purposes / sizeof purposes[0] && purpose == NULL; i++)
		if (strstr(text_string(&key), purposes[i].word) != NULL)
			purpose = purposes[i].purpose;
	text_free(&key);
	return purpose;
}
