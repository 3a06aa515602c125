#include <string.h>
#include "base/date.h"
#include "base/error.h"
#include "school/classname.h"

static const char opening[] = "([【〔{", closing[] = ")]】〕}", separators[] = ".-·、/_—–。", list_signs[] = "、-—~/,，.至到和及与";

enum { NUMBER_LAST = 60, ENTRY_FIRST = 1980, ENTRY_LAST = 2199 };

/* How much a spelling must show. In a cell of its own "7.1" is a class, inside a title it is not. */
enum mode { MODE_WHOLE, MODE_LABEL, MODE_CLEAR };

struct scan {
	const char *at;
	enum mode mode;
	int junior;             /* first grade of junior high */
	struct class_name name;
};

/* Takes a word, blanks before and between its characters allowed (第 一 班). Words are lower-case. */
static bool
take(const char **at, const char *word)
{
	const char *next = *at;

	for (; *word != '\0'; word++, next++) {
		while (*next == ' ')
			next++;
		if ((*next >= 'A' && *next <= 'Z' ? *next + 'a' - 'A' : *next) != *word)
			return false;
	}
	*at = next;
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

/* Its place among the runes, from 1; 0: none of them. */
static int
rune_among(uint32_t rune, const char *runes)
{
	uint32_t one;

	for (int i = 1; (one = utf8_next(&runes)) != 0; i++)
		if (one == rune)
			return i;
	return 0;
}

static int
take_rune(const char **at, const char *runes)
{
	const char *next = *at + strspn(*at, " ");
	int place = rune_among(utf8_next(&next), runes);

	if (place > 0)
		*at = next;
	return place;
}

/* 0 where there is none. */
static bool
take_chinese_digit(const char **at, int *digit)
{
	*digit = take_rune(at, "一二三四五六七八九");
	return *digit > 0;
}

/* 1 to 99 in Chinese: 七, 十, 十一, 二十, 二十一. */
static bool
take_chinese_number(const char **at, int *number)
{
	int units;

	take_chinese_digit(at, number);
	if (take(at, "十")) {
		take_chinese_digit(at, &units);
		*number = (*number == 0 ? 1 : *number) * 10 + units;
	}
	return *number > 0;
}

/* At most this many digits, and no more behind them. */
static bool
take_digits(const char **at, int least, int most, int *number)
{
	const char *next = *at + strspn(*at, " ");
	int count = 0;

	for (*number = 0; *next >= '0' && *next <= '9'; next++)
		if (++count <= most)
			*number = *number * 10 + (*next - '0');
	if (count < least || count > most)
		return false;
	*at = next;
	return true;
}

/* 蒙授, (蒙), (汉班) */
static bool
take_medium(struct scan *scan, bool bracketed)
{
	static const char *const mongolian[] = { "蒙古语授课", "蒙语授课", "蒙古语", "蒙授", "蒙语", "蒙文", "蒙", NULL };
	static const char *const chinese[] = { "汉语授课", "汉授", "汉语", "汉", NULL };
	const char *next = scan->at, *medium;
	bool open = take_rune(&next, opening) > 0;

	medium = take_any(&next, mongolian) ? "mongolian" : take_any(&next, chinese) ? "han" : NULL;
	if (medium == NULL || (bracketed && !open))
		return false;
	if (open) {
		take(&next, "班");
		if (!take_rune(&next, closing))
			return false;
	}
	scan->at = next;
	scan->name.medium = medium;
	return true;
}

static bool
take_number(const char **at, int *number)
{
	return take_chinese_number(at, number) || take_digits(at, 1, 2, number);
}

/* The number of the class: (1)班, (1), 第1班, .1, 1班; a bare number only where weak says so. */
static bool
take_numbered(struct scan *scan, bool weak)
{
	const char *next = scan->at;
	bool open, clear;

	take_rune(&next, separators);
	take(&next, "第");
	open = take_rune(&next, opening) > 0;
	if (!take_number(&next, &scan->name.number))
		return false;
	clear = take(&next, "班");
	if (open ? !take_rune(&next, closing) : !clear && !weak)
		return false;
	if (open)
		take(&next, "班");
	scan->at = next;
	return true;
}

/* Behind a grade: a numbered class, or the only one. */
static void
take_tail(struct scan *scan)
{
	struct scan attempt;

	for (int medium = 1; medium >= 0; medium--) {
		attempt = *scan;
		if ((!medium || take_medium(&attempt, false)) && take_numbered(&attempt, scan->mode != MODE_CLEAR)) {
			*scan = attempt;
			return;
		}
	}
	scan->name.number = 1;
	scan->name.only = true;
	attempt = *scan;
	if (take_medium(&attempt, false) && take(&attempt.at, "班"))
		*scan = attempt;
	else
		take_any(&scan->at, (const char *const []){ "单班", "独班", "班", NULL });
}

/* The first grade of the stage named, 0: none is. */
static int
take_stage(struct scan *scan)
{
	int stages[] = { 0, GRADE_KINDERGARTEN, GRADE_PRIMARY, scan->junior };
	int place = take_rune(&scan->at, "幼小初");

	if (place > 0)
		take_any(&scan->at, (const char *const []){ "儿园", "学", "中", NULL });
	return stages[place];
}

static bool
take_grade_digit(const char **at, int *grade)
{
	return take_chinese_digit(at, grade) || (take_digits(at, 1, 1, grade) && *grade >= 1);
}

/* 2020级1班, 20级1班, 小2017级1班. */
static bool
read_cohort(struct scan *scan)
{
	scan->name.first_grade = take_stage(scan);
	if (take_digits(&scan->at, 2, 2, &scan->name.entry_year))
		scan->name.entry_year += 2000;
	else if (!take_digits(&scan->at, 4, 4, &scan->name.entry_year))
		return false;
	if (!take(&scan->at, "级") || scan->name.entry_year < ENTRY_FIRST || scan->name.entry_year > ENTRY_LAST)
		return false;
	take_tail(scan);
	return true;
}

/* 大班, 大班1班, 大(1)班, 小一班; not 大班额 and 小班化. */
static bool
read_kindergarten(struct scan *scan)
{
	int place = take_rune(&scan->at, "小中大");
	const char *behind;

	if (place == 0)
		return false;
	scan->name.grade = GRADE_KINDERGARTEN - 1 + place;
	if (!take(&scan->at, "班"))
		return take_numbered(scan, false);
	behind = scan->at;
	if (take_any(&behind, (const char *const []){ "额", "化", "制", "教学", NULL }))
		return false;
	take_tail(scan);
	return true;
}

/* 七年级..., 初中一年级..., 初三年级... */
static bool
read_grade(struct scan *scan)
{
	int stage = take_stage(scan), grade;

	if (!take_grade_digit(&scan->at, &grade) || !take(&scan->at, "年级"))
		return false;
	if (stage == scan->junior && grade <= GRADE_LAST + 1 - scan->junior)
		grade += scan->junior - 1;
	scan->name.grade = grade;
	take_tail(scan);
	return true;
}

/* 七年一班 */
static bool
read_short_grade(struct scan *scan)
{
	return take_grade_digit(&scan->at, &scan->name.grade) && take(&scan->at, "年")
	    && take_numbered(scan, scan->mode == MODE_WHOLE);
}

/* 初一..., 小四... */
static bool
read_stage_grade(struct scan *scan)
{
	int stage = take_stage(scan), grade;

	if ((stage != scan->junior && stage != GRADE_PRIMARY) || !take_chinese_digit(&scan->at, &grade))
		return false;
	scan->name.grade = stage - 1 + grade;
	if (scan->name.grade > (stage == scan->junior ? GRADE_LAST : scan->junior - 1))
		return false;
	take_tail(scan);
	return scan->mode != MODE_CLEAR || stage == scan->junior || !scan->name.only;
}

/* 七(1)班, 七.1, 七1班, 七一班; digits need a sign between them: 7.1, 7(1). */
static bool
read_bare_grade(struct scan *scan)
{
	bool chinese = take_chinese_digit(&scan->at, &scan->name.grade);
	const char *next;

	if (!chinese && !take_grade_digit(&scan->at, &scan->name.grade))
		return false;
	next = scan->at;
	if (chinese ? take(&next, "十") : !take_rune(&next, separators) && !take_rune(&next, opening))
		return false;           /* 二十一班 is no grade 2 */
	take_medium(scan, false);
	return take_numbered(scan, scan->mode != MODE_CLEAR);
}

/* 701, 701班 */
static bool
read_three_digits(struct scan *scan)
{
	int number;

	if (!take_digits(&scan->at, 3, 3, &number) || number < 100)
		return false;
	scan->name.grade = number / 100;
	scan->name.number = number % 100;
	return take(&scan->at, "班") || scan->mode != MODE_CLEAR;
}

/* Grade 7 Class 1, G7C1, Kindergarten 3 Class 1 */
static bool
read_english(struct scan *scan)
{
	bool kindergarten = take(&scan->at, "kindergarten");
	int grade;

	if (!kindergarten && !take(&scan->at, "grade") && (scan->mode == MODE_CLEAR || !take(&scan->at, "g")))
		return false;
	if (!take_digits(&scan->at, 1, 1, &grade) || grade < 1 || (kindergarten && grade > 3))
		return false;
	scan->name.grade = kindergarten ? GRADE_KINDERGARTEN - 1 + grade : grade;
	if (take_any(&scan->at, (const char *const []){ "class", "c", NULL }))
		return take_number(&scan->at, &scan->name.number);
	take_tail(scan);
	return true;
}

/* 1班, (1)班, 十一班, 3: a number without a grade, in a cell of its own only. */
static bool
read_number(struct scan *scan)
{
	if (scan->mode == MODE_CLEAR)
		return false;
	take(&scan->at, "class");
	take_medium(scan, false);
	return take_numbered(scan, true);
}

/* The order matters: 小一班 is a kindergarten's. */
static bool (*const readers[])(struct scan *) = {
	read_cohort, read_kindergarten, read_grade, read_short_grade, read_stage_grade, read_bare_grade, read_three_digits,
	read_english, read_number
};

/* A medium behind the class; in a title bare 蒙语 is rather a subject. */
static void
take_last_medium(struct scan *scan)
{
	const char *next = scan->at;
	bool sure = scan->mode != MODE_CLEAR || take_any(&next, (const char *const []){ "蒙授", "汉授", NULL });

	if (take_medium(scan, !sure) && sure)
		take(&scan->at, "班");
}

static bool
number_fits(const struct class_name *name)
{
	return name->number >= 1 && name->number <= NUMBER_LAST;
}

static bool
match(struct scan *scan)
{
	struct scan start = *scan, attempt;

	start.name = (struct class_name){ 0 };
	if (start.mode != MODE_CLEAR)
		take_medium(&start, false);
	for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
		attempt = start;
		if (!readers[i](&attempt))
			continue;
		take_last_medium(&attempt);
		if (attempt.mode == MODE_WHOLE ? attempt.at[strspn(attempt.at, " ")] != '\0' : !number_fits(&attempt.name))
			continue;
		*scan = attempt;
		return true;
	}
	return false;
}

static int
junior_grade(const struct class_rules *rules)
{
	return rules != NULL && rules->junior_grade != 0 ? rules->junior_grade : GRADE_JUNIOR;
}

/* 7月1日, 1-Jul, Jul-01 and whole dates: what Excel makes of 7-1. */
static bool
is_date(const char *text)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", NULL };
	size_t length = strcspn(text, " ");
	char day[32] = "";
	struct date date;
	int number;

	memcpy(day, text, length < sizeof day ? length : 0);
	if (date_parse(day, &date))
		return true;
	if (take_any(&text, months))
		return take(&text, "-") && take_digits(&text, 1, 4, &number);
	return take_digits(&text, 1, 2, &number) && (take(&text, "月") || (take(&text, "-") && take_any(&text, months)));
}

static bool
is_leaving_year(const char *text, int junior)
{
	struct scan scan = { .at = text, .junior = junior };
	int year;

	take_stage(&scan);
	return take_digits(&scan.at, 2, 4, &year) && take(&scan.at, "届");
}

static enum class_fault
read_folded(const char *text, int junior, struct class_name *name)
{
	struct scan scan = { .at = text, .mode = MODE_WHOLE, .junior = junior };

	if (*text == '\0')
		return CLASS_BLANK;
	if (is_date(text))
		return CLASS_DATE;
	if (is_leaving_year(text, junior))
		return CLASS_LEAVING_YEAR;
	if (!match(&scan))
		return CLASS_UNREADABLE;
	if (!number_fits(&scan.name))
		return CLASS_NUMBER;
	*name = scan.name;
	return CLASS_FINE;
}

enum class_fault
class_name_read(const char *string, const struct class_rules *rules, struct class_name *name)
{
	struct text folded = TEXT_INIT;
	enum class_fault fault;

	*name = (struct class_name){ 0 };
	text_add_folded(&folded, string);
	fault = read_folded(text_string(&folded), junior_grade(rules), name);
	text_free(&folded);
	return fault;
}

/* In a column of grades a lone number is one. */
static enum class_fault
read_grade_cell(const char *string, const struct class_rules *rules, struct class_name *name)
{
	enum class_fault fault = class_name_read(string, rules, name);

	if (fault != CLASS_FINE || name->grade != 0 || name->entry_year != 0)
		return fault;
	if (name->number > GRADE_LAST)
		return CLASS_UNREADABLE;
	*name = (struct class_name){ .grade = name->number, .number = 1, .only = true };
	return CLASS_FINE;
}

static int
stage_of(int grade, int junior)
{
	return grade < 0 ? GRADE_KINDERGARTEN : grade < junior ? GRADE_PRIMARY : junior;
}

/* The grade of a cohort in a school year, 0: not in the stage then. */
static int
grade_of_cohort(int entry_year, int first_grade, int junior, int school_year)
{
	int last = first_grade < 0 ? -1 : first_grade < junior ? junior - 1 : GRADE_LAST;
	int grade = first_grade + school_year - entry_year;

	return grade >= first_grade && grade <= last ? grade : 0;
}

enum class_fault
class_name_join(const char *grade, const char *class_text, const struct class_rules *rules, struct class_name *name)
{
	struct class_name of_grade = { 0 };
	enum class_fault grade_fault = read_grade_cell(grade, rules, &of_grade);
	enum class_fault fault = class_name_read(class_text, rules, name);
	bool different;

	if (fault == CLASS_BLANK || grade_fault > CLASS_BLANK) {
		*name = grade_fault == CLASS_FINE ? of_grade : (struct class_name){ 0 };
		return grade_fault;
	}
	if (fault != CLASS_FINE || grade_fault == CLASS_BLANK)
		return fault;
	different = (name->grade != 0 && of_grade.grade != 0 && name->grade != of_grade.grade)
	    || (name->entry_year != 0 && of_grade.entry_year != 0 && name->entry_year != of_grade.entry_year);
	name->grade = name->grade != 0 ? name->grade : of_grade.grade;
	name->entry_year = name->entry_year != 0 ? name->entry_year : of_grade.entry_year;
	name->first_grade = name->first_grade != 0 ? name->first_grade : of_grade.first_grade;
	if (name->first_grade == 0 && name->grade != 0)
		name->first_grade = stage_of(name->grade, junior_grade(rules));
	name->medium = name->medium != NULL ? name->medium : of_grade.medium;
	if (name->grade != 0 && name->entry_year != 0 && rules != NULL && rules->school_year != 0)
		different |= grade_of_cohort(name->entry_year, name->first_grade, junior_grade(rules), rules->school_year) != name->grade;
	if (different)
		*name = (struct class_name){ 0 };
	return different ? CLASS_DIFFERENT : CLASS_FINE;
}

/* The rune before; moves back. 0: the text begins here. */
static uint32_t
previous(const char *text, const char **at)
{
	const char *begin = *at;

	if (begin == text)
		return 0;
	while (--begin > text && (*begin & 0xc0) == 0x80)
		;
	*at = begin;
	return utf8_next(&begin);
}

/* Not the end of another number (12年级), list or span (七、八年级, 1-6年级) or word (初中班级, 最初一次). */
static bool
begins_clean(const char *text, const char *at)
{
	static const char *const scripts[] = { "0123456789", "一二三四五六七八九十百" };
	const char *next = at;
	uint32_t rune = utf8_next(&next), before = previous(text, &at);

	if (rune_among(before, "初高最当年月起集其"))
		return !rune_among(rune, "初小中大");
	for (int i = 0; i < 2; i++) {
		if (!rune_among(rune, scripts[i]))
			continue;
		if (rune_among(before, list_signs))
			before = previous(text, &at);
		return !rune_among(before, scripts[i]);
	}
	return true;
}

/* 七年级、八年级 or 七年级1班、2班 */
static bool
list_follows(struct scan scan)
{
	return take_rune(&scan.at, list_signs) && (match(&scan) || take_numbered(&scan, false));
}

static bool
find_clear(const char *text, int junior, struct class_name *name)
{
	struct scan scan = { .mode = MODE_CLEAR, .junior = junior };

	for (const char *at = text; *at != '\0'; utf8_next(&at)) {
		scan.at = at;
		if (*at == ' ' || !begins_clean(text, at) || !match(&scan))
			continue;
		*name = scan.name;
		return !list_follows(scan);
	}
	return false;
}

/* "班级：七（1）": what stands behind the label may be short. */
static bool
find_labelled(const char *text, int junior, struct class_name *name)
{
	static const char *const labels[] = { "班级:", "班别:", "class:", NULL };
	struct scan scan = { .mode = MODE_LABEL, .junior = junior };
	bool found = false;

	for (; *text != '\0' && !found; utf8_next(&text)) {
		scan.at = text;
		found = take_any(&scan.at, labels) && match(&scan);
	}
	*name = scan.name;
	return found;
}

static bool
find_folded(const char *text, int junior, struct class_name *name)
{
	struct class_name labelled;
	bool label;

	if (read_folded(text, junior, name) == CLASS_FINE)
		return name->grade != 0 || name->entry_year != 0;
	label = find_labelled(text, junior, &labelled);
	*name = labelled;
	if (label && (labelled.grade != 0 || labelled.entry_year != 0))
		return true;
	if (!find_clear(text, junior, name))
		return false;
	if (label && name->only) {      /* 年级：七年级 班级：2 */
		name->number = labelled.number;
		name->only = false;
	}
	return true;
}

bool
class_name_find(const char *string, const struct class_rules *rules, struct class_name *name)
{
	struct text folded = TEXT_INIT;
	struct class_name found = { 0 };
	bool ok;

	text_add_folded(&folded, string);
	ok = find_folded(text_string(&folded), junior_grade(rules), &found);
	text_free(&folded);
	*name = ok ? found : (struct class_name){ 0 };
	return ok;
}

static enum class_fault
resolve_cohort(struct class_name *name, const struct class_rules *rules, int junior)
{
	int stage = name->first_grade != 0 ? name->first_grade : rules->stage;

	if (stage == 0) {
		bool primary = grade_of_cohort(name->entry_year, GRADE_PRIMARY, junior, rules->school_year) != 0;
		bool in_junior = grade_of_cohort(name->entry_year, junior, junior, rules->school_year) != 0;

		if (primary && in_junior)
			return CLASS_STAGE;
		stage = primary ? GRADE_PRIMARY : junior;
	}
	name->grade = grade_of_cohort(name->entry_year, stage, junior, rules->school_year);
	if (name->grade == 0)
		return CLASS_OUTSIDE;
	name->first_grade = stage;
	return CLASS_FINE;
}

enum class_fault
class_name_resolve(struct class_name *name, const struct class_rules *rules)
{
	int junior = junior_grade(rules);

	if (name->entry_year != 0)
		return resolve_cohort(name, rules, junior);
	if (name->grade == 0)
		return CLASS_NO_GRADE;
	name->first_grade = stage_of(name->grade, junior);
	name->entry_year = rules->school_year - (name->grade - name->first_grade);
	return CLASS_FINE;
}

const char *
class_fault_text(enum class_fault fault)
{
	static const char *const texts[] = {
		[CLASS_BLANK] = N_("no class is given"),
		[CLASS_UNREADABLE] = N_("not a class name; expected one like 七年级1班, 七(1)班, 701 or 2020级1班"),
		[CLASS_DATE] = N_("a date stands where a class is expected: Excel turns 7-1 into 7月1日; write 七年级1班"),
		[CLASS_LEAVING_YEAR] = N_("届 names the year of leaving; write the year of entry and 级, or the grade"),
		[CLASS_NUMBER] = N_("the number of the class must be from 1 to 60"),
		[CLASS_DIFFERENT] = N_("the columns of grade and class name different grades"),
		[CLASS_NO_GRADE] = N_("the class has no grade; expected one like 七年级1班"),
		[CLASS_STAGE] = N_("primary or junior high is not told by the year of entry; write 小2020级1班 or 初2020级1班"),
		[CLASS_OUTSIDE] = N_("a class that entered in that year is not at school in this school year"),
	};

	return fault == CLASS_FINE ? "" : _(texts[fault]);
}

void
class_name_add_key(struct text *text, const struct class_name *name)
{
	const char *stage = name->first_grade < 0 ? "幼" : name->first_grade == GRADE_PRIMARY ? "小" : "初";

	text_addf(text, "%s%d级%d班", name->first_grade == 0 ? "" : stage, name->entry_year, name->number);
}

void
grade_add(struct text *text, int grade, enum language language)
{
	static const char *const names[] = {
		"小班", "中班", "大班", "", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级"
	};

	if (grade < GRADE_KINDERGARTEN || grade == 0 || grade > GRADE_LAST)
		return;
	if (language == LANGUAGE_ZH)
		text_add(text, names[grade - GRADE_KINDERGARTEN]);
	else if (grade < 0)
		text_addf(text, "Kindergarten %d", grade - GRADE_KINDERGARTEN + 1);
	else
		text_addf(text, "Grade %d", grade);
}

void
class_name_add(struct text *text, const struct class_name *name, enum language language)
{
	if (name->grade == 0 && name->entry_year != 0) {
		class_name_add_key(text, name);
		return;
	}
	grade_add(text, name->grade, language);
	if (language == LANGUAGE_ZH)
		text_addf(text, "%d班", name->number);
	else
		text_addf(text, name->grade == 0 ? "Class %d" : " Class %d", name->number);
}

int
class_name_compare(const struct class_name *a, const struct class_name *b)
{
	int grade = a->grade - b->grade;
	int later = b->entry_year - a->entry_year;      /* who came later is lower */

	return grade != 0 ? grade : later != 0 ? later : a->number - b->number;
}
