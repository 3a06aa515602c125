#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/number.h"
#include "base/text.h"
#include "school/mark.h"
#include "school/person.h"
#include "school/records.h"
#include "school/roster.h"
#include "school/score-store.h"
#include "school/scores.h"
#include "school/scoresheet.h"

enum state { STATE_TITLE, STATE_TABLE, STATE_SKIP };

/* Where the rows being read belong; worked out anew only when the cells that tell it change. */
struct belonging {
	struct exam exam;
	const struct class_info *class;
	int grade;
	struct text told;               /* the cells that told it */
	int64_t limits[MARKS_MOST];     /* full marks of the block's subjects, 0: not known */
};

struct totals {
	int64_t total, rank;
	long line;
};

struct scores {
	struct db *db;
	const struct scores_options *options;
	struct district district;
	struct rosters rosters;
	struct import import;
	struct score_store store;
	struct reader *reader;
	struct layout layout;
	struct sheet_context file_context, context;
	struct belonging belonging;
	enum state state;
	struct kept_row pending;
	bool has_pending;
	size_t tables;
	long zeros;
	struct totals *totals;          /* of the table, for checking its ranks */
	size_t total_count, total_capacity;
	struct arena row_arena;
};

static struct place
at_column(const struct scores *s, const struct row *row, int column)
{
	struct place at = reader_place(s->reader, column < 0 ? 0 : (size_t)column);

	at.line = row->line;
	if (column < 0)
		at.column = 0;
	else if ((size_t)column < s->layout.column_count)
		at.heading = s->layout.headings[column];
	return at;
}

static const char *
cell(struct scores *s, const struct row *row, int column)
{
	struct text clean = TEXT_INIT;
	const char *copy;

	if (column < 0 || (size_t)column >= row->count || row->cells[column].length == 0)
		return "";
	text_add_folded(&clean, row->cells[column].text);
	copy = arena_copy_bytes(&s->row_arena, clean.data, clean.length);
	text_free(&clean);
	return copy;
}

static const char *
raw_cell(const struct row *row, int column)
{
	return column < 0 || (size_t)column >= row->count ? "" : row->cells[column].text;
}

/* ---- Exam, school and class ---- */

static bool
find_exam(struct scores *s, const struct block *block, const struct row *row)
{
	const char *name = cell(s, row, block->at[ROLE_EXAM]);
	struct place at = at_column(s, row, block->at[ROLE_EXAM]);

	if (s->options->exam != NULL && name[0] == '\0')
		name = s->options->exam;
	if (name[0] == '\0') {
		complain(at, _("which exam is it? name it with -e, or in a column 考试"));
		return false;
	}
	return district_exam(&s->district, name, cell(s, row, block->at[ROLE_TERM]), &s->belonging.exam, at);
}

static const struct school *
find_school(struct scores *s, const struct block *block, const struct row *row)
{
	const char *name = cell(s, row, block->at[ROLE_SCHOOL]);
	struct place at = at_column(s, row, block->at[ROLE_SCHOOL]);

	if (name[0] != '\0')
		return district_school(&s->district, name, at);
	if (s->options->school != NULL)
		return district_school(&s->district, s->options->school, at);
	if (s->context.school != NULL)
		return s->context.school;
	if (s->context.school_words.length > 0)
		return district_school(&s->district, s->context.school_words.data, at);
	complain(at, _("which school is it? neither a column 学校, nor the titles, nor the file's name tell; name it with -s"));
	return NULL;
}

static const struct class_info *
find_class(struct scores *s, const struct block *block, const struct row *row, const struct school *school)
{
	const char *grade = cell(s, row, block->at[ROLE_GRADE]), *text = cell(s, row, block->at[ROLE_CLASS]);
	int year = s->belonging.exam.term.year;
	struct class_rules rules = { .school_year = year };
	struct place at = at_column(s, row, block->at[ROLE_CLASS] >= 0 ? block->at[ROLE_CLASS] : block->at[ROLE_GRADE]);
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
		return NULL;
	}
	if (class_name_resolve(&name, &rules) != CLASS_FINE) {
		complain(at, "%s", class_fault_text(class_name_resolve(&name, &rules)));
		return NULL;
	}
	class_name_add(&told, &name, LANGUAGE_ZH);
	class = district_class(&s->district, school, &name, text_string(&told), at);
	text_free(&told);
	return class;
}

/* A title of another term is the wrong file, or the wrong exam was named. */
static bool
check_term(struct scores *s, const struct row *row)
{
	struct text said = TEXT_INIT, meant = TEXT_INIT;
	bool same = s->context.term.year == 0 || term_compare(s->context.term, s->belonging.exam.term) == 0;

	if (same)
		return true;
	term_add(&said, s->context.term, LANGUAGE_ZH);
	term_add(&meant, s->belonging.exam.term, LANGUAGE_ZH);
	complain(at_column(s, row, -1), _("the table's title speaks of %s, but %s is of %s"), said.data, s->belonging.exam.name, meant.data);
	text_free(&said);
	text_free(&meant);
	return false;
}

static void
find_limits(struct scores *s, const struct block *block, const struct row *row)
{
	struct belonging *b = &s->belonging;

	for (size_t i = 0; i < block->mark_count; i++) {
		const struct mark_column *column = &block->marks[i];
		const struct subject_lines *lines = district_lines(&s->district, column->subject->id, b->grade, b->class->language, b->exam.date);

		b->limits[i] = lines == NULL ? 0 : lines->full_mark;
		if (lines == NULL && verbose)
			remark(at_column(s, row, (int)column->column), _("the table of subjects has no full mark for %s in grade %d; marks are not checked against one"),
			    column->subject->name, b->grade);
		if (lines != NULL && column->written_full > 0 && column->written_full != lines->full_mark)
			remark(at_column(s, row, (int)column->column), _("the heading says a full mark of %lld, the table of subjects %lld"),
			    (long long)column->written_full / 100, (long long)lines->full_mark / 100);
	}
}

/* The cells by which exam, school and class are told, as one text. */
static void
add_telling(struct scores *s, const struct block *block, const struct row *row, struct text *told)
{
	static const enum role telling[] = { ROLE_EXAM, ROLE_TERM, ROLE_SCHOOL, ROLE_GRADE, ROLE_CLASS };

	text_addf(told, "%zu", (size_t)(block - s->layout.blocks));
	for (size_t i = 0; i < sizeof telling / sizeof telling[0]; i++) {
		text_add_char(told, '\x1f');
		text_add(told, raw_cell(row, block->at[telling[i]]));
	}
}

static bool
find_belonging(struct scores *s, const struct block *block, const struct row *row)
{
	struct belonging *b = &s->belonging;
	struct text told = TEXT_INIT;
	const struct school *school = NULL;
	bool known;

	add_telling(s, block, row, &told);
	known = b->told.length > 0 && strcmp(b->told.data, told.data) == 0;
	if (known) {
		text_free(&told);
		return b->class != NULL;
	}
	text_free(&b->told);
	b->told = told;
	b->class = NULL;
	if (find_exam(s, block, row) && check_term(s, row))
		school = find_school(s, block, row);
	if (school != NULL)
		b->class = find_class(s, block, row, school);
	if (b->class == NULL)
		return false;
	b->grade = b->class->name.first_grade + b->exam.term.year - b->class->name.entry_year;
	score_store_class(&s->store, b->exam.id, b->class->id);
	find_limits(s, block, row);
	return true;
}

/* ---- One row ---- */

static int64_t
find_pupil(struct scores *s, const struct block *block, const struct row *row)
{
	const char *name = raw_cell(row, block->at[ROLE_NAME]), *number = cell(s, row, block->at[ROLE_PUPIL]);
	int number_column = block->at[ROLE_PUPIL], name_column = block->at[ROLE_NAME];
	struct roster *roster = roster_of(&s->rosters, s->belonging.class);
	char read[20];

	/* Some write the 学籍号 under 考号 or KSH. */
	if (number[0] == '\0' && student_number_read(cell(s, row, block->at[ROLE_EXAM_NUMBER]), read) == ID_FINE) {
		number = cell(s, row, block->at[ROLE_EXAM_NUMBER]);
		number_column = block->at[ROLE_EXAM_NUMBER];
	}
	return roster_find(&s->rosters, roster, number, name, at_column(s, row, number_column < 0 ? name_column : number_column), at_column(s, row, name_column));
}

static bool
check_mark(struct scores *s, const struct row *row, int column, struct mark *mark, int64_t full)
{
	struct text limit = TEXT_INIT;

	mark_limit(mark, (int)full);
	if (mark->status == MARK_SCORE && mark->hundredths == 0)
		remark(at_column(s, row, column), _("0: to be confirmed as a real zero, not an absence"));
	if (mark->status != MARK_BAD)
		return true;
	number_add_hundredths(&limit, full);
	if (mark->fault == MARK_OVER)
		complain(at_column(s, row, column), _("\"%s\" is above the full mark %s"), raw_cell(row, column), limit.data);
	else
		complain(at_column(s, row, column), "\"%s\": %s", raw_cell(row, column), mark_fault_text(mark->fault));
	text_free(&limit);
	return false;
}

static void
keep_total(struct scores *s, const struct block *block, const struct row *row, int64_t total)
{
	int64_t rank;

	if (block->at[ROLE_RANK] < 0 || !number_integer(cell(s, row, block->at[ROLE_RANK]), &rank))
		return;
	if (s->total_count == s->total_capacity) {
		if (s->total_capacity >= 4096)
			return;
		s->total_capacity = s->total_capacity > 0 ? s->total_capacity * 2 : 64;
		s->totals = alloc_grow(s->totals, s->total_capacity, sizeof *s->totals);
	}
	s->totals[s->total_count++] = (struct totals){ total, rank, row->line };
}

static bool
check_total(struct scores *s, const struct block *block, const struct row *row, const struct mark *marks)
{
	struct mark given = mark_read(raw_cell(row, block->at[ROLE_TOTAL]));
	struct text sum_text = TEXT_INIT;
	int64_t sum = 0;

	for (size_t i = 0; i < block->mark_count; i++) {
		if (marks[i].status == MARK_LEVEL)
			return true;
		sum += marks[i].hundredths;
	}
	keep_total(s, block, row, sum);
	if (given.status != MARK_SCORE || given.hundredths == sum)
		return true;
	number_add_hundredths(&sum_text, sum);
	complain(at_column(s, row, block->at[ROLE_TOTAL]), _("the total says %s, the marks add up to %s"), raw_cell(row, block->at[ROLE_TOTAL]), sum_text.data);
	text_free(&sum_text);
	return false;
}

static struct score
score_of(struct scores *s, int64_t pupil, const struct subject *subject, const struct mark *mark, const char *paper)
{
	static const int status[] = { [MARK_BLANK] = 6, [MARK_SCORE] = 0, [MARK_ABSENT] = 1, [MARK_DEFERRED] = 2, [MARK_EXEMPT] = 3,
		[MARK_CHEATING] = 4, [MARK_LEVEL] = 5, [MARK_INCLUSIVE] = 3 };

	return (struct score){ .exam = s->belonging.exam.id, .pupil = pupil, .subject = subject->id, .class = s->belonging.class->id,
		.status = status[mark->status], .has_mark = mark->status == MARK_SCORE, .mark = mark->hundredths, .paper = paper[0] == '\0' ? NULL : paper,
		.level = mark->level == NULL ? -1 : word_find(column_find("mark_level")->words, mark->level) };
}

/* Everything of a row is looked at before anything of it is stored. */
static bool
take_wide(struct scores *s, const struct block *block, const struct row *row, int64_t pupil)
{
	const char *paper = cell(s, row, block->at[ROLE_PAPER]);
	struct mark marks[MARKS_MOST];
	bool ok = pupil != 0;

	for (size_t i = 0; i < block->mark_count; i++) {
		marks[i] = mark_read(raw_cell(row, (int)block->marks[i].column));
		ok &= check_mark(s, row, (int)block->marks[i].column, &marks[i], s->belonging.limits[i]);
	}
	ok = ok && check_total(s, block, row, marks);
	for (size_t i = 0; ok && i < block->mark_count; i++) {
		struct score score;

		if (marks[i].status == MARK_LEFT)
			continue;
		score = score_of(s, pupil, block->marks[i].subject, &marks[i], paper);
		ok = score_store_add(&s->store, &score, &(struct origin){ s->reader, NULL, row->line }, at_column(s, row, (int)block->marks[i].column));
	}
	return ok;
}

/* 状态, 分数 and 等级 of the long form say together what one cell says in the wide one. */
static struct mark
read_long_mark(struct scores *s, const struct block *block, const struct row *row)
{
	const char *status = cell(s, row, block->at[ROLE_STATUS]), *level = cell(s, row, block->at[ROLE_LEVEL]);
	const struct word *words = column_find("status")->words;
	struct mark mark = mark_read(raw_cell(row, block->at[ROLE_MARK]));
	int word = status[0] == '\0' ? -1 : word_find(words, status);

	if (mark.status == MARK_BLANK && level[0] != '\0')
		mark = mark_read(level);
	if (mark.status == MARK_BLANK && word > 0)
		mark_status_find(words[word].code, &mark.status);
	if (status[0] != '\0' && (word < 0 || (mark.status == MARK_SCORE && word != 0)))
		mark = (struct mark){ .status = MARK_BAD, .fault = MARK_WORD };
	return mark;
}

static bool
take_long(struct scores *s, const struct block *block, const struct row *row, int64_t pupil)
{
	const struct subject *subject = district_subject(&s->district, cell(s, row, block->at[ROLE_SUBJECT]), at_column(s, row, block->at[ROLE_SUBJECT]));
	struct mark mark = read_long_mark(s, block, row);
	const struct subject_lines *lines;
	struct score score;

	if (subject == NULL)
		return false;
	lines = district_lines(&s->district, subject->id, s->belonging.grade, s->belonging.class->language, s->belonging.exam.date);
	if (!check_mark(s, row, block->at[ROLE_MARK], &mark, lines == NULL ? 0 : lines->full_mark) || pupil == 0)
		return false;
	if (mark.status == MARK_LEFT)
		return true;
	score = score_of(s, pupil, subject, &mark, cell(s, row, block->at[ROLE_PAPER]));
	return score_store_add(&s->store, &score, &(struct origin){ s->reader, NULL, row->line }, at_column(s, row, block->at[ROLE_MARK]));
}

static bool
take_pupil(struct scores *s, const struct block *block, const struct row *row)
{
	int64_t pupil;

	s->import.read++;
	if (!find_belonging(s, block, row))
		return false;
	pupil = find_pupil(s, block, row);
	return block->mark_count > 0 ? take_wide(s, block, row, pupil) : take_long(s, block, row, pupil);
}

/* ---- Rows that are not a pupil's ---- */

static const char *
first_words(struct scores *s, const struct row *row, size_t *filled)
{
	const char *first = "";

	*filled = 0;
	for (size_t i = 0; i < row->count; i++) {
		const char *text = cell(s, row, (int)i);

		if (text[0] == '\0')
			continue;
		if ((*filled)++ == 0)
			first = text;
	}
	return first;
}

static void
take_title(struct scores *s, const struct row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const char *text = cell(s, row, (int)i);

		if (text[0] != '\0')
			context_add(&s->context, &s->district, text, true);
	}
}

/* A rank that does not go with the totals: the sheet was sorted or corrected in part. */
static int
by_total(const void *a, const void *b)
{
	const struct totals *x = a, *y = b;

	return (x->total < y->total) - (x->total > y->total);
}

static void
check_ranks(struct scores *s)
{
	qsort(s->totals, s->total_count, sizeof *s->totals, by_total);
	for (size_t i = 1; i < s->total_count; i++) {
		const struct totals *above = &s->totals[i - 1], *here = &s->totals[i];
		bool right = here->total == above->total ? here->rank == above->rank : here->rank > above->rank;

		if (right)
			continue;
		remark((struct place){ .file = s->import.file, .line = here->line }, _("the ranks of this table do not follow its totals (lines %ld and %ld); they are not stored"),
		    above->line, here->line);
		break;
	}
	s->total_count = 0;
}

static void
end_table(struct scores *s)
{
	check_ranks(s);
	s->context.class = s->file_context.class;
	s->context.term = (struct term){ 0, 0 };
	s->belonging.told.length = 0;
	s->state = STATE_TITLE;
}

/* Does a row without a name begin the next table rather than lack a name? */
static bool
looks_like_title(const struct row *row, size_t filled, const char *first)
{
	double number;

	(void)row;
	return filled <= 2 && !number_real(first, &number) && utf8_count(first) > 3;
}

static bool
is_pupil_row(struct scores *s, const struct block *block, const struct row *row)
{
	const char *name = cell(s, row, block->at[ROLE_NAME]);

	if (is_summary_label(name))
		return false;
	return name[0] != '\0' || cell(s, row, block->at[ROLE_PUPIL])[0] != '\0' || cell(s, row, block->at[ROLE_EXAM_NUMBER])[0] != '\0';
}

static bool
block_has_marks(struct scores *s, const struct block *block, const struct row *row)
{
	for (size_t i = 0; i < block->mark_count; i++)
		if (cell(s, row, (int)block->marks[i].column)[0] != '\0')
			return true;
	return block->at[ROLE_MARK] >= 0 && cell(s, row, block->at[ROLE_MARK])[0] != '\0';
}

static void
take_other(struct scores *s, const struct block *block, const struct row *row)
{
	size_t filled;
	const char *first = first_words(s, row, &filled);

	if (filled == 0 || is_summary_label(first) || is_summary_label(cell(s, row, block->at[ROLE_NAME])))
		return;
	if (looks_like_title(row, filled, first)) {
		end_table(s);
		take_title(s, row);
	} else if (block_has_marks(s, block, row)) {
		complain(at_column(s, row, block->at[ROLE_NAME]), _("marks without a name or 学籍号"));
		rejects_add(s->options->import.rejects, s->import.file, row);
		s->import.rejected++;
	}
}

static void
take_table_row(struct scores *s, const struct row *row)
{
	for (size_t b = 0; b < s->layout.block_count; b++) {
		const struct block *block = &s->layout.blocks[b];

		if (is_pupil_row(s, block, row)) {
			if (!take_pupil(s, block, row)) {
				rejects_add(s->options->import.rejects, s->import.file, row);
				s->import.rejected++;
			}
		} else if (b == 0) {
			take_other(s, block, row);
		}
		if (s->state != STATE_TABLE)
			return;
	}
}

/* ---- The file ---- */

static bool
next_row(struct scores *s, struct row *row)
{
	if (s->has_pending) {
		s->has_pending = false;
		*row = s->pending.row;
		return true;
	}
	row_drop(&s->pending);
	return reader_row(s->reader, row);
}

static void
begin_table(struct scores *s, const struct row *heading)
{
	struct kept_row upper = { 0 };
	struct row next;
	bool second;

	if (s->state == STATE_TABLE)
		end_table(s);
	row_keep(&upper, heading);
	s->belonging.told.length = 0;
	s->has_pending = reader_row(s->reader, &next);
	row_drop(&s->pending);
	if (s->has_pending)
		row_keep(&s->pending, &next);
	second = s->has_pending && is_second_heading_row(&upper.row, &s->pending.row, &s->district);
	s->state = layout_read(&s->layout, &s->district, &upper.row, second ? &s->pending.row : NULL, &s->options->ignore, s->reader)
	    ? STATE_TABLE : STATE_SKIP;
	rejects_heading(s->options->import.rejects, second ? &s->pending.row : &upper.row);
	s->has_pending = s->has_pending && !second;
	s->tables++;
	row_drop(&upper);
}

static void
show_progress(const struct scores *s, long rows)
{
	long long done, total;

	if (quiet || rows % 16384 != 0 || !isatty(STDERR_FILENO))
		return;
	reader_progress(s->reader, &done, &total);
	if (total > 0)
		fprintf(stderr, "\r%s: %lld%%\r", s->import.file, done * 100 / total);
}

static void
take_sheet(struct scores *s, const char *name)
{
	struct row row;
	long rows = 0;

	s->context = s->file_context;
	s->context.school_words = (struct text)TEXT_INIT;
	text_add(&s->context.school_words, text_string(&s->file_context.school_words));
	if (name != NULL)
		context_add(&s->context, &s->district, name, false);
	s->context.term = (struct term){ 0, 0 };
	s->file_context.class = s->context.class;
	s->state = STATE_TITLE;
	s->belonging.told.length = 0;
	while (next_row(s, &row)) {
		if (is_heading_row(&row))
			begin_table(s, &row);
		else if (s->state == STATE_TABLE)
			take_table_row(s, &row);
		else if (s->state == STATE_TITLE)
			take_title(s, &row);
		show_progress(s, ++rows);
		arena_free(&s->row_arena);
	}
	check_ranks(s);
	text_free(&s->context.school_words);
	s->file_context.class = (struct class_name){ 0 };
}

static void
take_path(struct scores *s, const char *path)
{
	const char *base = strrchr(path, '/');

	context_add(&s->file_context, &s->district, base == NULL ? path : base + 1, true);
	context_add(&s->file_context, &s->district, path, false);
}

static bool
read_file(struct scores *s, const char *path, struct error *error)
{
	struct error damage = { 0 };
	struct class_name class;
	char encoding[40];
	const char *sheet;

	if (!reader_open(&s->reader, path, &s->options->import.reading, error))
		return error->data ? (complain((struct place){ 0 }, "%s", error->message), *error = (struct error){ 0 }, true) : false;
	take_path(s, path);
	class = s->file_context.class;
	while (reader_sheet(s->reader, &sheet)) {
		s->file_context.class = class;
		take_sheet(s, sheet);
	}
	snprintf(encoding, sizeof encoding, "%s", reader_encoding(s->reader));
	if (!reader_close(s->reader, &damage))
		complain((struct place){ 0 }, "%s", damage.message);
	else if (s->tables == 0)
		complain((struct place){ .file = path }, _("no row holds headings of a score sheet: 姓名 or 学籍号, and subjects"));
	rosters_end(&s->rosters, path);
	score_store_end(&s->store);
	if (!import_end(&s->import, encoding, error))
		return false;
	return true;
}

static void
release(struct scores *s)
{
	score_store_free(&s->store);
	import_abandon(&s->import);
	layout_free(&s->layout);
	row_drop(&s->pending);
	text_free(&s->belonging.told);
	text_free(&s->file_context.school_words);
	free(s->totals);
	district_free(&s->district);
	arena_free(&s->row_arena);
}

bool
scores_import(struct db *db, const char *path, const struct scores_options *options, struct error *error)
{
	struct scores s = { .db = db, .options = options };
	const struct kind *kind = kind_find("scores");
	bool ok;

	if (options->batch != NULL)
		*options->batch = 0;
	switch (import_begin(&s.import, db, kind, &options->import, path, options->exam, error)) {
	case IMPORT_FAILED:
		import_abandon(&s.import);
		return false;
	case IMPORT_KNOWN:
		return true;
	case IMPORT_GO:
		break;
	}
	ok = district_load(&s.district, db, options->open, error);
	s.district.import = &s.import;
	s.rosters.district = &s.district;
	score_store_begin(&s.store, &s.import);
	ok = ok && read_file(&s, path, error);
	if (ok && options->batch != NULL && s.import.stored)
		*options->batch = s.import.batch;
	release(&s);
	return ok;
}
