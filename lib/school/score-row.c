#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "school/mark.h"
#include "school/person.h"
#include "school/scores-inside.h"

static int64_t
find_pupil(struct scores *s, const struct block *block, const struct row *row)
{
	const char *name = score_raw_cell(row, block->at[ROLE_NAME]), *number = score_cell(s, row, block->at[ROLE_PUPIL]);
	int number_column = block->at[ROLE_PUPIL], name_column = block->at[ROLE_NAME];
	struct roster *roster = roster_of(&s->rosters, s->belonging.class);
	char read[20];

	/* Some write the 学籍号 under 考号 or KSH. */
	if (number[0] == '\0' && student_number_read(score_cell(s, row, block->at[ROLE_EXAM_NUMBER]), read) == ID_FINE) {
		number = score_cell(s, row, block->at[ROLE_EXAM_NUMBER]);
		number_column = block->at[ROLE_EXAM_NUMBER];
	}
	return roster_find(&s->rosters, roster, number, name, score_place(s, row, number_column < 0 ? name_column : number_column), score_place(s, row, name_column));
}

static bool
check_mark(struct scores *s, const struct row *row, int column, struct mark *mark, int64_t full)
{
	struct text limit = TEXT_INIT;

	mark_limit(mark, (int)full);
	if (mark->status == MARK_SCORE && mark->hundredths == 0)
		remark(score_place(s, row, column), _("0: to be confirmed as a real zero, not an absence"));
	if (mark->status != MARK_BAD)
		return true;
	number_add_hundredths(&limit, full);
	if (mark->fault == MARK_OVER)
		complain(score_place(s, row, column), _("\"%s\" is above the full mark %s"), score_raw_cell(row, column), limit.data);
	else
		complain(score_place(s, row, column), _("\"%s\": %s"), score_raw_cell(row, column), mark_fault_text(mark->fault));
	text_free(&limit);
	return false;
}

static void
keep_total(struct scores *s, const struct block *block, const struct row *row, int64_t total)
{
	int64_t rank;

	if (block->at[ROLE_RANK] < 0 || !number_integer(score_cell(s, row, block->at[ROLE_RANK]), &rank))
		return;
	if (s->total_count == s->total_capacity) {
		if (s->total_capacity >= 4096)
			return;
		s->total_capacity = s->total_capacity > 0 ? s->total_capacity * 2 : 64;
		s->totals = alloc_grow(s->totals, s->total_capacity, sizeof *s->totals);
	}
	s->totals[s->total_count++] = (struct totals){ total, rank, row->line };
}

/* A rank that does not go with the totals: the sheet was sorted or corrected in part. */
static int
by_total(const void *a, const void *b)
{
	const struct totals *x = a, *y = b;

	return (x->total < y->total) - (x->total > y->total);
}

void
score_row_end_class(struct scores *s)
{
	if (s->total_count > 1)
		qsort(s->totals, s->total_count, sizeof *s->totals, by_total);
	for (size_t i = 1; i < s->total_count; i++) {
		const struct totals *above = &s->totals[i - 1], *here = &s->totals[i];
		bool right = here->total == above->total ? here->rank == above->rank : here->rank > above->rank;

		if (right)
			continue;
		remark((struct place){ .file = import_place(&s->import).file, .line = here->line }, _("the ranks of this class do not follow its totals (lines %ld and %ld); they are not stored"),
		    above->line, here->line);
		break;
	}
	s->total_count = 0;
}

static bool
check_total(struct scores *s, const struct block *block, const struct row *row, const struct mark *marks)
{
	struct mark given = mark_read(score_raw_cell(row, block->at[ROLE_TOTAL]));
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
	complain(score_place(s, row, block->at[ROLE_TOTAL]), _("the total says %s, the marks add up to %s"), score_raw_cell(row, block->at[ROLE_TOTAL]), sum_text.data);
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

static void
hold_blank(struct taken *taken, int64_t pupil, long line, int column)
{
	if (taken->count == taken->capacity) {
		taken->capacity = taken->capacity > 0 ? taken->capacity * 2 : 16;
		taken->blanks = alloc_grow(taken->blanks, taken->capacity, sizeof *taken->blanks);
	}
	taken->blanks[taken->count++] = (struct blank){ pupil, line, column };
}

/* A pupil who stands twice is one fault, not one a subject. */
static bool
check_first_time(struct scores *s, const struct block *block, const struct row *row, int64_t pupil)
{
	static const enum role identity[] = { ROLE_PUPIL, ROLE_EXAM_NUMBER, ROLE_NAME };
	size_t i = 0;
	long line;

	if (!score_store_has(&s->store, s->belonging.exam.id, pupil, block->marks[0].subject->id, &line))
		return true;
	while (i < 2 && score_cell(s, row, block->at[identity[i]])[0] == '\0')
		i++;
	complain(score_place(s, row, block->at[identity[i]]), _("the pupil stands already in line %ld"), line);
	return false;
}

static bool
store_mark(struct scores *s, int64_t pupil, const struct subject *subject, const struct mark *mark, const char *paper,
    const struct row *row, int column)
{
	struct score score = score_of(s, pupil, subject, mark, paper);

	return score_store_add(&s->store, &score, &(struct origin){ .reader = s->reader, .line = row->line }, score_place(s, row, column));
}

static bool
store_wide(struct scores *s, const struct block *block, const struct row *row, int64_t pupil, const struct mark *marks)
{
	const char *paper = score_cell(s, row, block->at[ROLE_PAPER]);
	bool ok = true;

	for (size_t i = 0; i < block->mark_count; i++) {
		struct taken *taken = s->belonging.taken[i];
		const struct mark_column *column = &block->marks[i];

		if (marks[i].status == MARK_LEFT)
			continue;
		if (marks[i].status == MARK_BLANK && !taken->filled && paper[0] == '\0') {
			hold_blank(taken, pupil, row->line, (int)column->column);
			continue;
		}
		taken->filled |= marks[i].status != MARK_BLANK;
		ok &= store_mark(s, pupil, column->subject, &marks[i], paper, row, (int)column->column);
	}
	return ok;
}

/* With rejects a row is stored whole or not at all, even where only one of its marks differs from what is stored. */
static bool
store_whole(struct scores *s, const struct block *block, const struct row *row, int64_t pupil, const struct mark *marks)
{
	struct import before = s->import;
	bool ok;

	if (before.options->rejects == NULL || !score_store_compares(&s->store, s->belonging.exam.id))
		return store_wide(s, block, row, pupil, marks);
	db_run(s->db, "savepoint pupil", "");
	ok = store_wide(s, block, row, pupil, marks);
	if (!ok) {
		db_run(s->db, "rollback to pupil", "");
		s->import.added = before.added;
		s->import.changed = before.changed;
		s->import.same = before.same;
	}
	db_run(s->db, "release pupil", "");
	return ok;
}

/* Everything of a row is looked at before anything of it is stored. */
static bool
take_wide(struct scores *s, const struct block *block, const struct row *row, int64_t pupil)
{
	struct mark marks[MARKS_MOST];
	bool ok = pupil != 0 && check_first_time(s, block, row, pupil);

	for (size_t i = 0; i < block->mark_count; i++) {
		marks[i] = mark_read(score_raw_cell(row, (int)block->marks[i].column));
		ok &= check_mark(s, row, (int)block->marks[i].column, &marks[i], s->belonging.limits[i]);
	}
	ok = ok && check_total(s, block, row, marks);
	return ok && store_whole(s, block, row, pupil, marks);
}

/* 状态, 分数 and 等级 of the long form say together what one cell says in the wide one. */
static struct mark
read_long_mark(struct scores *s, const struct block *block, const struct row *row)
{
	const char *status = score_cell(s, row, block->at[ROLE_STATUS]), *level = score_cell(s, row, block->at[ROLE_LEVEL]);
	const struct word *words = column_find("status")->words;
	struct mark mark = mark_read(score_raw_cell(row, block->at[ROLE_MARK]));
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
	const struct subject *subject = district_subject(&s->district, score_cell(s, row, block->at[ROLE_SUBJECT]), score_place(s, row, block->at[ROLE_SUBJECT]));
	struct mark mark = read_long_mark(s, block, row);
	const struct subject_lines *lines;

	if (subject == NULL)
		return false;
	lines = district_lines(&s->district, subject->id, s->belonging.grade, s->belonging.class->language, s->belonging.exam.date);
	if (!check_mark(s, row, block->at[ROLE_MARK], &mark, lines == NULL ? 0 : lines->full_mark) || pupil == 0)
		return false;
	if (mark.status == MARK_LEFT)
		return true;
	return store_mark(s, pupil, subject, &mark, score_cell(s, row, block->at[ROLE_PAPER]), row, block->at[ROLE_MARK]);
}

/* Something written where no heading says what it is. */
static bool
check_beyond(struct scores *s, const struct row *row)
{
	bool ok = true;

	for (size_t i = 0; i < row->count; i++) {
		if (i < s->layout.column_count && s->layout.headings[i][0] != '\0')
			continue;
		if (score_cell(s, row, (int)i)[0] == '\0')
			continue;
		complain(score_place(s, row, (int)i), _("\"%s\" stands under no heading"), row->cells[i].text);
		ok = false;
	}
	return ok;
}

bool
score_row_take(struct scores *s, const struct block *block, const struct row *row)
{
	int64_t pupil;

	bool ok;

	s->import.read++;
	ok = (row->count <= s->layout.column_count && !s->layout.has_gap) || check_beyond(s, row);
	if (!belonging_find(s, block, row))
		return false;
	pupil = find_pupil(s, block, row);
	if (block->mark_count > 0)
		return take_wide(s, block, row, ok ? pupil : 0) && ok;
	return take_long(s, block, row, ok ? pupil : 0) && ok;
}

/* ---- Subjects that a class does not take ---- */

static void
load_stored(struct scores *s, int64_t exam)
{
	struct query *q = query(s->db, "select distinct class, subject from scores_rows where exam = $1 and batch <> $2", "ii", exam, s->import.batch);
	char key[72];

	while (query_next(q)) {
		snprintf(key, sizeof key, "%lld/%lld/%lld", (long long)exam, (long long)query_int(q, 0), (long long)query_int(q, 1));
		map_set(&s->stored, key, s);
	}
}

/* A column emptied in a corrected file is no subject that was not taken. */
static bool
was_stored(struct scores *s, const struct taken *taken)
{
	char key[72];

	snprintf(key, sizeof key, "%lld", (long long)taken->exam);
	if (!map_has(&s->stored, key)) {
		map_set(&s->stored, key, s);
		if (score_store_compares(&s->store, taken->exam))
			load_stored(s, taken->exam);
	}
	snprintf(key, sizeof key, "%lld/%lld/%lld", (long long)taken->exam, (long long)taken->class, (long long)taken->subject->id);
	return map_has(&s->stored, key);
}

static void
store_blanks(struct scores *s, const struct taken *taken)
{
	for (size_t i = 0; i < taken->count; i++) {
		const struct blank *blank = &taken->blanks[i];
		struct score score = { .exam = taken->exam, .pupil = blank->pupil, .subject = taken->subject->id, .class = taken->class,
			.status = word_find(column_find("status")->words, "blank"), .level = -1 };
		struct place at = reader_place(s->reader, (size_t)blank->column);

		at.line = blank->line;
		at.heading = taken->subject->name;
		score_store_add(&s->store, &score, &(struct origin){ .reader = s->reader, .line = blank->line }, at);
	}
}

void
score_row_end_sheet(struct scores *s)
{
	for (size_t i = 0; i < s->taken.count; i++) {
		struct taken *taken = s->taken.entries[i].value;

		if (taken->count > 0 && (taken->filled || was_stored(s, taken)))
			store_blanks(s, taken);
		else
			s->not_taken += taken->count > 0;
		free(taken->blanks);
		free(taken);
	}
	map_free(&s->taken);
}
