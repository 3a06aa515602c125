#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "school/scoresheet.h"

/* Which column of the dictionary plays which part in a score sheet. */
static const struct {
	const char *column;
	enum role role;
} roles[] = {
	{ "name", ROLE_NAME }, { "pupil", ROLE_PUPIL }, { "exam_number", ROLE_EXAM_NUMBER }, { "serial", ROLE_SERIAL },
	{ "school", ROLE_SCHOOL }, { "school_code", ROLE_SCHOOL_CODE }, { "grade", ROLE_GRADE }, { "class", ROLE_CLASS }, { "exam", ROLE_EXAM }, { "term", ROLE_TERM },
	{ "subject", ROLE_SUBJECT }, { "mark", ROLE_MARK }, { "status", ROLE_STATUS }, { "mark_level", ROLE_LEVEL },
	{ "paper", ROLE_PAPER }, { "language", ROLE_LANGUAGE }, { "total", ROLE_TOTAL }, { "rank", ROLE_RANK },
};

/* What may follow a subject's name in a heading: the mark itself, or something beside it. */
static const char *const mark_words[] = { "成绩", "分数", "得分", "等级", "等第", "分" };
static const char *const beside_words[] = { "名次", "排名", "位次", "班名", "级名", "区名", "标准分" };

void
row_keep(struct kept_row *kept, const struct row *row)
{
	struct cell *cells = arena_alloc(&kept->arena, (row->count + 1) * sizeof *cells);

	for (size_t i = 0; i < row->count; i++) {
		cells[i].text = arena_copy_bytes(&kept->arena, row->cells[i].text, row->cells[i].length);
		cells[i].length = row->cells[i].length;
	}
	kept->row = *row;
	kept->row.cells = cells;
}

void
row_drop(struct kept_row *kept)
{
	arena_free(&kept->arena);
	kept->row = (struct row){ 0 };
}

static enum role
role_of(const char *heading)
{
	const struct column *column = column_by_heading(heading);

	if (column == NULL)
		return ROLE_COUNT;
	for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
		if (strcmp(roles[i].column, column->name) == 0)
			return roles[i].role;
	return ROLE_OTHER;
}

static bool
is_blank(const char *text)
{
	while (*text != '\0')
		if (!rune_is_blank(utf8_next(&text)))
			return false;
	return true;
}

/* Rows of marks are told from headings at a glance: no heading begins with a digit. */
static bool
is_full_of_numbers(const struct row *row)
{
	int numbers = 0;

	for (size_t i = 0; i < row->count && numbers < 3; i++)
		numbers += row->cells[i].text[0] >= '0' && row->cells[i].text[0] <= '9';
	return numbers == 3;
}

bool
is_heading_row(const struct row *row)
{
	int identity = 0, others = 0;

	if (is_full_of_numbers(row))
		return false;
	for (size_t i = 0; i < row->count; i++) {
		enum role role = row->cells[i].length > 60 ? ROLE_COUNT : role_of(row->cells[i].text);

		if (role == ROLE_NAME || role == ROLE_PUPIL || role == ROLE_EXAM_NUMBER)
			identity++;
		else if (!is_blank(row->cells[i].text))
			others++;
	}
	return identity > 0 && identity + others >= 2;
}

static const char *
cell(const struct row *row, size_t i)
{
	return row != NULL && i < row->count ? row->cells[i].text : "";
}

static bool
begins_with_one(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(text, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

static bool
is_beside(const char *text)
{
	return begins_with_one(text, beside_words, sizeof beside_words / sizeof beside_words[0]);
}

static bool
is_mark_word(const char *text)
{
	return begins_with_one(text, mark_words, sizeof mark_words / sizeof mark_words[0]);
}

bool
is_second_heading_row(const struct row *upper, const struct row *row, const struct district *d)
{
	int known = 0;

	for (size_t i = 0; i < row->count; i++) {
		struct text clean = TEXT_INIT;
		enum role above = role_of(cell(upper, i));
		double number;

		text_add_key(&clean, row->cells[i].text);
		if (clean.length == 0) {
			text_free(&clean);
			continue;
		}
		if (above == ROLE_NAME || above == ROLE_PUPIL || number_real(clean.data, &number)) {
			text_free(&clean);
			return false;
		}
		known += role_of(clean.data) != ROLE_COUNT || district_find_subject(d, clean.data) != NULL || is_beside(clean.data) || is_mark_word(clean.data);
		text_free(&clean);
	}
	return known > 0;
}

/* "语文成绩" is 语文; "语文名次" is nothing of ours. */
static const struct subject *
find_subject(const struct district *d, const char *heading, bool *beside)
{
	const struct subject *subject = district_find_subject(d, heading);
	struct text key = TEXT_INIT;

	*beside = false;
	if (subject != NULL)
		return subject;
	text_add_key(&key, heading);
	for (size_t i = 0; i < d->subject_count && subject == NULL; i++) {
		size_t length = strlen(d->subjects[i].name);

		if (key.length <= length || strncmp(key.data, d->subjects[i].name, length) != 0)
			continue;
		*beside = is_beside(key.data + length);
		if (*beside || is_mark_word(key.data + length))
			subject = &d->subjects[i];
	}
	text_free(&key);
	return subject;
}

/* "语文(120分)": the full mark as the sheet writes it. */
static int64_t
written_full(const char *heading)
{
	struct text key = TEXT_INIT, digits = TEXT_INIT;
	int64_t full = 0;
	const char *p;

	text_add_key(&key, heading);
	p = strpbrk(text_string(&key), "(");
	if (p != NULL)
		p = strpbrk(p, "0123456789");
	for (; p != NULL && *p >= '0' && *p <= '9'; p++)
		text_add_char(&digits, *p);
	if (digits.length == 0 || !number_hundredths(digits.data, &full))
		full = 0;
	text_free(&key);
	text_free(&digits);
	return full;
}

static struct block *
new_block(struct layout *layout)
{
	struct block *block = &layout->blocks[layout->block_count++];

	for (int i = 0; i < ROLE_COUNT; i++)
		block->at[i] = -1;
	block->mark_count = 0;
	return block;
}

/* A second 姓名 (or number before it) begins a block of pupils beside the first. */
static bool
begins_block(const struct block *block, enum role role)
{
	if (role != ROLE_NAME && role != ROLE_PUPIL && role != ROLE_SERIAL && role != ROLE_EXAM_NUMBER)
		return false;
	return block->at[role] >= 0 && (block->mark_count > 0 || block->at[ROLE_MARK] >= 0);
}

static struct place
heading_place(const struct reader *reader, const struct row *row, size_t column, const char *heading)
{
	struct place at = reader_place(reader, column);

	at.line = row->line;
	at.heading = heading;
	return at;
}

static bool
add_mark_column(struct block *block, const struct subject *subject, size_t column, const char *heading, struct place at)
{
	for (size_t i = 0; i < block->mark_count; i++)
		if (block->marks[i].subject == subject) {
			complain(at, _("the subject %s has two columns; keep one, or pass one over with --ignore"), subject->name);
			return false;
		}
	if (block->mark_count == MARKS_MOST) {
		complain(at, _("more than %d subjects"), MARKS_MOST);
		return false;
	}
	block->marks[block->mark_count++] = (struct mark_column){ column, subject, heading, written_full(heading) };
	return true;
}

static bool
is_ignored(const struct opt_list *ignore, const char *heading)
{
	for (size_t i = 0; i < ignore->count; i++)
		if (strcmp(ignore->items[i], heading) == 0)
			return true;
	return false;
}

static bool
complain_unknown(struct district *d, const char *heading, struct place at)
{
	const char *names[100], *near;
	size_t count = 0;

	for (size_t i = 0; i < d->subject_count && count < 100; i++)
		names[count++] = d->subjects[i].name;
	near = nearest(heading, names, count);
	if (near != NULL)
		complain(at, _("the heading \"%s\" is not known; did you mean %s? --ignore %s passes the column over"), heading, near, heading);
	else
		complain(at, _("the heading \"%s\" is neither a subject nor a known column; register the subject, or pass the column over with --ignore %s"), heading, heading);
	return false;
}

static bool
add_column(struct layout *layout, struct district *d, size_t column, const char *heading, const struct opt_list *ignore, struct place at)
{
	struct block *block = &layout->blocks[layout->block_count - 1];
	const struct subject *subject;
	enum role role;
	bool beside;

	if (heading[0] == '\0' || is_ignored(ignore, heading))
		return true;
	subject = find_subject(d, heading, &beside);
	if (subject != NULL)
		return beside || add_mark_column(block, subject, column, heading, at);
	role = role_of(heading);
	if (role == ROLE_COUNT)
		return is_beside(heading) || complain_unknown(d, heading, at);
	if (begins_block(block, role) && layout->block_count < BLOCKS_MOST)
		block = new_block(layout);
	if (role != ROLE_OTHER && role != ROLE_RANK && block->at[role] >= 0) {
		complain(at, _("the heading \"%s\" stands twice"), heading);
		return false;
	}
	if (block->at[role] < 0)
		block->at[role] = (int)column;
	return true;
}

/* One heading from two rows: the lower one under a merged upper one. */
static const char *
join_headings(struct layout *layout, const struct district *d, const char *upper, const char *lower)
{
	bool beside;

	enum role above = role_of(upper);

	/* 名次 over 班 and 级; 总分 over 得分 and 名次. */
	if (lower[0] == '\0' || above == ROLE_RANK || (above == ROLE_TOTAL && is_mark_word(lower)))
		return upper;
	if (upper[0] == '\0' || find_subject(d, lower, &beside) != NULL)
		return lower;
	if (find_subject(d, upper, &beside) != NULL && (is_beside(lower) || is_mark_word(lower)))
		return is_beside(lower) ? arena_printf(&layout->arena, "%s%s", upper, lower) : upper;
	return lower;
}

static void
collect_headings(struct layout *layout, const struct district *d, const struct row *upper, const struct row *lower)
{
	size_t count = upper->count > (lower == NULL ? 0 : lower->count) ? upper->count : lower->count;
	const char *spread = "";

	layout->column_count = count < COLUMNS_MOST ? count : COLUMNS_MOST;
	for (size_t i = 0; i < layout->column_count; i++) {
		struct text above = TEXT_INIT, below = TEXT_INIT;

		text_add_folded(&above, cell(upper, i));
		text_add_folded(&below, cell(lower, i));
		if (above.length > 0)
			spread = arena_copy(&layout->arena, above.data);
		else if (below.length == 0)
			spread = "";
		layout->headings[i] = arena_copy(&layout->arena, join_headings(layout, d, above.length > 0 || below.length > 0 ? spread : "", text_string(&below)));
		text_free(&above);
		text_free(&below);
	}
}

/* A sheet of one subject has just 成绩; which subject stands in its title or is its name. */
static void
use_told_subject(const struct layout *layout, struct block *block, const struct subject *told)
{
	int column = block->at[ROLE_MARK];

	if (told == NULL || column < 0 || block->mark_count > 0 || block->at[ROLE_SUBJECT] >= 0)
		return;
	block->marks[block->mark_count++] = (struct mark_column){ (size_t)column, told, layout->headings[column], written_full(layout->headings[column]) };
	block->at[ROLE_MARK] = -1;
}

static void
look_over(struct layout *layout)
{
	for (size_t i = 0; i < layout->column_count; i++) {
		layout->has_gap |= layout->headings[i][0] == '\0';
		layout->of_rejects |= strcmp(layout->headings[i], "退回原因") == 0;
	}
}

bool
layout_read(struct layout *layout, struct district *d, const struct row *upper, const struct row *lower,
    const struct subject *told, const struct opt_list *ignore, const struct reader *reader)
{
	bool ok = true;

	layout_free(layout);
	new_block(layout);
	collect_headings(layout, d, upper, lower);
	look_over(layout);
	for (size_t i = 0; i < layout->column_count; i++)
		ok &= add_column(layout, d, i, layout->headings[i], ignore, heading_place(reader, lower == NULL ? upper : lower, i, NULL));
	for (size_t b = 0; b < layout->block_count && ok; b++) {
		struct block *block = &layout->blocks[b];

		use_told_subject(layout, block, told);
		if (block->mark_count > 0 || (block->at[ROLE_SUBJECT] >= 0 && block->at[ROLE_MARK] >= 0))
			continue;
		complain(heading_place(reader, upper, 0, NULL), _("the table has no column of marks: a heading must be a subject, or 学科 and 分数; with 成绩 alone a title must name the subject"));
		ok = false;
	}
	return ok;
}

void
layout_free(struct layout *layout)
{
	arena_free(&layout->arena);
	*layout = (struct layout){ 0 };
}

/* The run of characters that ends in a word for a school: for districts without a register. */
static void
find_school_words(struct sheet_context *context, const char *text)
{
	static const char *const ends[] = { "教学点", "幼儿园", "中心校", "学校", "小学", "中学" };
	const char *start = text, *p = text;
	size_t best = 0;

	while (*p != '\0') {
		uint32_t rune = utf8_next(&p);

		if (!rune_is_han(rune)) {
			start = p;
			continue;
		}
		for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
			size_t length = strlen(ends[i]);

			if ((size_t)(p - start) > length && strncmp(p - length, ends[i], length) == 0)
				best = (size_t)(p - start);
		}
		if (best > 0) {
			text_clear(&context->school_words);
			text_add_bytes(&context->school_words, start, best);
			return;
		}
	}
}

/* The longest name of a subject in a title: 汉语文 before 语文. */
static const struct subject *
subject_in(const struct district *d, const char *text)
{
	const struct subject *best = NULL;

	for (size_t i = 0; i < d->subject_count; i++)
		if ((best == NULL || strlen(d->subjects[i].name) > strlen(best->name)) && strstr(text, d->subjects[i].name) != NULL)
			best = &d->subjects[i];
	return best;
}

void
context_add(struct sheet_context *context, const struct district *d, const char *text, bool stronger)
{
	const struct school *school = district_school_in(d, text);
	const struct subject *subject = subject_in(d, text);
	struct class_name name;
	struct term term;

	if (subject != NULL)
		context->subject = subject;
	if (school != NULL && (stronger || context->school == NULL))
		context->school = school;
	if (school == NULL && (stronger || context->school_words.length == 0))
		find_school_words(context, text);
	if (class_name_find(text, NULL, &name) && (context->class.grade == 0 || context->class.only || !name.only))
		context->class = name;
	if (term_find(text, &term))
		context->term = term;
	if (exam_purpose(text) != NULL)
		context->purpose = exam_purpose(text);
}
