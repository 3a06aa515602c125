#include <string.h>
#include "base/text.h"
#include "school/scores-inside.h"

/* What no cell of the row tells is wrong for the whole table: it is said once, and the table is passed over. */
static bool
refuse_table(struct scores *s)
{
	s->state = STATE_SKIP;
	s->import.complaints_at_row = complaints();
	return false;
}

/* The exam by what the title, else the folder or file is called: its term and what it is for. */
static const char *
titled_exam(struct scores *s)
{
	const struct word *purposes = column_find("purpose")->words;
	struct term term = s->context.term.year > 0 ? s->context.term : s->file_context.term;
	int purpose = s->context.purpose == NULL ? -1 : word_find(purposes, s->context.purpose);
	struct text name = TEXT_INIT;
	const char *copy;

	if (term.year == 0 || purpose < 0)
		return NULL;
	term_add(&name, term, LANGUAGE_ZH);
	text_add(&name, purposes[purpose].zh);
	copy = arena_copy(&s->district.arena, name.data);
	text_free(&name);
	if (!s->told_exam && !s->options->open)
		remark((struct place){ .file = s->import.file }, _("by its title or name this is %s"), copy);
	s->told_exam = true;
	return copy;
}

static bool
find_exam(struct scores *s, const struct block *block, const struct row *row)
{
	const char *name = score_cell(s, row, block->at[ROLE_EXAM]);
	struct place at = score_place(s, row, block->at[ROLE_EXAM]);
	bool told = name[0] != '\0';
	const char *table_exam = told ? name : s->options->exam != NULL ? s->options->exam : titled_exam(s);

	if (table_exam == NULL) {
		complain(at, _("which exam is it? neither titles nor file name tell; name it with -e, or in a column 考试"));
		return refuse_table(s);
	}
	if (district_exam(&s->district, table_exam, score_cell(s, row, block->at[ROLE_TERM]), &s->belonging.exam, at))
		return true;
	return told ? false : refuse_table(s);
}

/* The school of -s, if no title speaks of another one. */
static const struct school *
named_school(struct scores *s, struct place at)
{
	const struct school *school = district_school(&s->district, s->options->school, at);

	if (school == NULL || s->context.titled == NULL || s->context.titled == school)
		return school;
	complain(s->context.title_at, _("the title speaks of %s, not of %s, which -s names"), s->context.titled->name, school->name);
	return NULL;
}

/* The school of a table without a column for it. */
static const struct school *
untold_school(struct scores *s, struct place at)
{
	const struct school *school = s->context.school;

	if (s->options->school != NULL)
		school = named_school(s, at);
	else if (school == NULL && s->context.school_words.length > 0)
		school = district_school(&s->district, s->context.school_words.data, at);
	else if (school == NULL)
		complain(at, _("which school is it? neither a column 学校, nor the titles, nor the file's name tell; name it with -s"));
	if (school == NULL)
		refuse_table(s);
	return school;
}

static const struct school *
find_school(struct scores *s, const struct block *block, const struct row *row)
{
	const char *name = score_cell(s, row, block->at[ROLE_SCHOOL]);
	struct place at = score_place(s, row, block->at[ROLE_SCHOOL]);

	if (name[0] == '\0') {
		name = score_cell(s, row, block->at[ROLE_SCHOOL_CODE]);
		at = score_place(s, row, block->at[ROLE_SCHOOL_CODE]);
	}
	if (name[0] != '\0')
		return district_school(&s->district, name, at);
	return untold_school(s, score_place(s, row, -1));
}

static const struct class_info *
find_class(struct scores *s, const struct block *block, const struct row *row, const struct school *school)
{
	const char *grade = score_cell(s, row, block->at[ROLE_GRADE]), *text = score_cell(s, row, block->at[ROLE_CLASS]);
	int year = s->belonging.exam.term.year;
	struct class_rules rules = { .school_year = year };
	struct place at = score_place(s, row, block->at[ROLE_CLASS] >= 0 ? block->at[ROLE_CLASS] : block->at[ROLE_GRADE]);
	struct text told = TEXT_INIT;
	struct class_name name = s->context.class;
	const struct class_info *class;

	if (text[0] == '\0' && grade[0] == '\0' && s->options->class != NULL)
		text = s->options->class;
	if (text[0] != '\0' || grade[0] != '\0') {
		if (grade[0] == '\0' && name.grade != 0)
			grade_add(&told, name.grade, LANGUAGE_ZH);
		class = district_class_text(&s->district, school, grade[0] != '\0' ? grade : text_string(&told), text, year, at);
		text_free(&told);
		return class;
	}
	if (name.grade == 0 && name.entry_year == 0) {
		complain(at, _("which class is it? neither columns 年级, 班级, nor the titles, the sheet's or the file's name tell; name it with -k"));
		refuse_table(s);
		return NULL;
	}
	if (class_name_resolve(&name, &rules) != CLASS_FINE) {
		complain(at, "%s", class_fault_text(class_name_resolve(&name, &rules)));
		refuse_table(s);
		return NULL;
	}
	class = district_class(&s->district, school, &name, at);
	text_free(&told);
	if (class == NULL)
		refuse_table(s);
	return class;
}

/* A title of another term is the wrong file, or the wrong exam was named. */
static bool
check_term(struct scores *s)
{
	struct text said = TEXT_INIT, meant = TEXT_INIT;
	bool same = s->context.term.year == 0 || term_compare(s->context.term, s->belonging.exam.term) == 0;

	if (same)
		return true;
	term_add(&said, s->context.term, LANGUAGE_ZH);
	term_add(&meant, s->belonging.exam.term, LANGUAGE_ZH);
	complain(s->context.term_at, _("the table's title speaks of %s, but %s is of %s"), said.data, s->belonging.exam.name, meant.data);
	text_free(&said);
	text_free(&meant);
	return refuse_table(s);
}

static struct taken *
taken_of(struct scores *s, const struct subject *subject)
{
	const struct belonging *b = &s->belonging;
	struct taken *taken;
	char key[72];

	snprintf(key, sizeof key, "%lld/%lld/%lld", (long long)b->exam.id, (long long)b->class->id, (long long)subject->id);
	taken = map_get(&s->taken, key);
	if (taken != NULL)
		return taken;
	taken = alloc_zero(1, sizeof *taken);
	*taken = (struct taken){ .exam = b->exam.id, .class = b->class->id, .subject = subject };
	map_set(&s->taken, key, taken);
	return taken;
}

static void
remark_no_full_mark(struct place at, const char *subject, int grade)
{
	struct text name = TEXT_INIT;

	grade_add(&name, grade, message_language());
	remark(at, _("the table of subjects has no full mark for %s in %s; marks are not checked against one"), subject, text_string(&name));
	text_free(&name);
}

static void
find_limits(struct scores *s, const struct block *block, const struct row *row)
{
	struct belonging *b = &s->belonging;

	for (size_t i = 0; i < block->mark_count; i++) {
		const struct mark_column *column = &block->marks[i];
		const struct subject_lines *lines = district_lines(&s->district, column->subject->id, b->grade, b->class->language, b->exam.date);

		b->taken[i] = taken_of(s, column->subject);
		b->limits[i] = lines == NULL ? 0 : lines->full_mark;
		if (lines == NULL && verbose)
			remark_no_full_mark(score_place(s, row, (int)column->column), column->subject->name, b->grade);
		if (lines != NULL && column->written_full > 0 && column->written_full != lines->full_mark)
			remark(score_place(s, row, (int)column->column), _("the heading says a full mark of %lld, the table of subjects %lld"),
			    (long long)column->written_full / 100, (long long)lines->full_mark / 100);
	}
}

/* The cells by which exam, school and class are told, as one text. */
static void
add_telling(struct scores *s, const struct block *block, const struct row *row, struct text *told)
{
	static const enum role telling[] = { ROLE_EXAM, ROLE_TERM, ROLE_SCHOOL, ROLE_SCHOOL_CODE, ROLE_GRADE, ROLE_CLASS };

	text_addf(told, "%zu", (size_t)(block - s->layout.blocks));
	for (size_t i = 0; i < sizeof telling / sizeof telling[0]; i++) {
		text_add_char(told, '\x1f');
		text_add(told, score_raw_cell(row, block->at[telling[i]]));
	}
}

bool
belonging_find(struct scores *s, const struct block *block, const struct row *row)
{
	struct belonging *b = &s->belonging;
	struct text told = TEXT_INIT;
	bool known;

	add_telling(s, block, row, &told);
	known = b->told.length > 0 && strcmp(b->told.data, told.data) == 0;
	if (known) {
		text_free(&told);
		return b->class != NULL;
	}
	score_row_end_class(s);
	text_free(&b->told);
	b->told = told;
	b->class = NULL;
	b->school = NULL;
	if (find_exam(s, block, row) && check_term(s))
		b->school = find_school(s, block, row);
	if (b->school != NULL)
		b->class = find_class(s, block, row, b->school);
	if (b->class == NULL)
		return false;
	b->grade = b->class->name.first_grade + b->exam.term.year - b->class->name.entry_year;
	score_store_class(&s->store, b->exam.id, b->class->id);
	find_limits(s, block, row);
	return true;
}

/* A class column without a column of grades may say no more than "1". */
static bool
needs_grade(const struct block *block)
{
	return block->at[ROLE_CLASS] >= 0 && block->at[ROLE_GRADE] < 0;
}

static bool
needs_class(const struct block *block)
{
	return block->at[ROLE_CLASS] < 0 && block->at[ROLE_GRADE] < 0;
}

static bool
needs_school(const struct block *block)
{
	return block->at[ROLE_SCHOOL] < 0 && block->at[ROLE_SCHOOL_CODE] < 0;
}

void
belonging_headings(const struct scores *s, struct text *csv)
{
	const struct block *block = &s->layout.blocks[0];

	if (needs_school(block))
		rejects_cell(csv, "学校");
	if (needs_grade(block))
		rejects_cell(csv, "年级");
	if (needs_class(block))
		rejects_cell(csv, "班级");
}

void
belonging_cells(const struct scores *s, struct text *csv)
{
	const struct block *block = &s->layout.blocks[0];
	const struct belonging *b = &s->belonging;
	struct class_name name = s->context.class;
	struct text text = TEXT_INIT;

	if (needs_school(block))
		rejects_cell(csv, b->school == NULL ? "" : b->school->name);
	if (b->class != NULL) {
		name = b->class->name;
		name.grade = b->grade;
	}
	if (needs_grade(block) && name.grade != 0)
		grade_add(&text, name.grade, LANGUAGE_ZH);
	if (needs_class(block) && name.grade != 0)
		class_name_add(&text, &name, LANGUAGE_ZH);
	if (needs_grade(block) || needs_class(block))
		rejects_cell(csv, text_string(&text));
	text_free(&text);
}
