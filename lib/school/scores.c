#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/number.h"
#include "base/text.h"
#include "school/records.h"
#include "school/scores-inside.h"

struct place
score_place(const struct scores *s, const struct row *row, int column)
{
	struct place at = reader_place(s->reader, column < 0 ? 0 : (size_t)column);

	at.line = row->line;
	if (column < 0)
		at.column = 0;
	else if ((size_t)column < s->layout.column_count && s->layout.headings[column][0] != '\0')
		at.heading = s->layout.headings[column];
	return at;
}

const char *
score_cell(struct scores *s, const struct row *row, int column)
{
	struct text clean = TEXT_INIT;
	const char *copy;

	if (column < 0 || (size_t)column >= row->count || row->cells[column].length == 0)
		return "";
	text_add_folded(&clean, row->cells[column].text);
	copy = arena_copy_bytes(&s->row_arena, text_string(&clean), clean.length);
	text_free(&clean);
	return copy;
}

const char *
score_raw_cell(const struct row *row, int column)
{
	return column < 0 || (size_t)column >= row->count ? "" : row->cells[column].text;
}

/* ---- Rows that are not a pupil's ---- */

static const char *
first_words(struct scores *s, const struct row *row, size_t *filled)
{
	const char *first = "";

	*filled = 0;
	for (size_t i = 0; i < row->count; i++) {
		const char *text = score_cell(s, row, (int)i);

		if (text[0] == '\0')
			continue;
		if ((*filled)++ == 0)
			first = text;
	}
	return first;
}

static struct place
title_place(const struct scores *s, const struct row *row, size_t column)
{
	struct place at = reader_place(s->reader, column);

	at.line = row->line;
	at.heading = NULL;
	return at;
}

static void
take_title(struct scores *s, const struct row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const char *text = score_cell(s, row, (int)i);
		const struct school *school = text[0] == '\0' ? NULL : district_school_in(&s->district, text);
		struct term before = s->context.term;

		if (text[0] == '\0')
			continue;
		context_add(&s->context, &s->district, text, true);
		if (school != NULL) {
			s->context.titled = school;
			s->context.title_at = title_place(s, row, i);
		}
		if (term_compare(before, s->context.term) != 0)
			s->context.term_at = title_place(s, row, i);
	}
}

static void
end_table(struct scores *s)
{
	score_row_end_class(s);
	s->context.class = s->file_context.class;
	s->context.term = (struct term){ 0, 0 };
	s->context.purpose = s->file_context.purpose;
	s->context.subject = s->file_context.subject;
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

/* The title of the next table may stand in the column of names. */
static bool
speaks_of_class(const struct scores *s, const char *text)
{
	struct class_name name;
	struct term term;

	return district_school_in(&s->district, text) != NULL || class_name_find(text, NULL, &name) || term_find(text, &term);
}

static bool
is_pupil_row(struct scores *s, const struct block *block, const struct row *row)
{
	static const enum role identity[] = { ROLE_NAME, ROLE_PUPIL, ROLE_EXAM_NUMBER };
	const char *first = "";
	size_t filled = 0;

	for (size_t i = 0; i < sizeof identity / sizeof identity[0]; i++) {
		const char *text = score_cell(s, row, block->at[identity[i]]);

		if ((unsigned char)text[0] >= 0x80 && is_summary_label(text))
			return false;
		first = first[0] != '\0' ? first : text;
	}
	if (first[0] == '\0')
		return false;
	for (size_t i = 0; i < row->count && filled < 2; i++)
		filled += score_cell(s, row, (int)i)[0] != '\0';
	return filled > 1 || !speaks_of_class(s, first);
}

static bool
block_has_marks(struct scores *s, const struct block *block, const struct row *row)
{
	for (size_t i = 0; i < block->mark_count; i++)
		if (score_cell(s, row, (int)block->marks[i].column)[0] != '\0')
			return true;
	return block->at[ROLE_MARK] >= 0 && score_cell(s, row, block->at[ROLE_MARK])[0] != '\0';
}

static void
reject(struct scores *s, const struct row *row)
{
	struct text told = TEXT_INIT;

	belonging_cells(s, &told);
	import_reject(&s->import, reader_place(s->reader, 0), text_string(&told), row);
	text_free(&told);
}

static void
take_other(struct scores *s, const struct block *block, const struct row *row)
{
	size_t filled;
	const char *first = first_words(s, row, &filled);

	if (filled == 0 || is_summary_label(first) || is_summary_label(score_cell(s, row, block->at[ROLE_NAME])))
		return;
	if (looks_like_title(row, filled, first)) {
		end_table(s);
		take_title(s, row);
	} else if (block_has_marks(s, block, row)) {
		import_begin_row(&s->import);
		complain(score_place(s, row, block->at[ROLE_NAME]), _("marks without a name or 学籍号"));
		reject(s, row);
	}
}

static void
take_table_row(struct scores *s, const struct row *row)
{
	bool ok = true;

	import_begin_row(&s->import);
	for (size_t b = 0; b < s->layout.block_count && s->state == STATE_TABLE; b++) {
		const struct block *block = &s->layout.blocks[b];

		if (is_pupil_row(s, block, row))
			ok &= score_row_take(s, block, row);
		else if (b == 0)
			take_other(s, block, row);
	}
	if (!ok)
		reject(s, row);
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
begin_rejects(struct scores *s)
{
	struct text told = TEXT_INIT;

	belonging_headings(s, &told);
	rejects_heading(s->options->import.rejects, text_string(&told), (const char *const *)s->layout.headings, s->layout.column_count);
	if (s->layout.of_rejects && !s->partial)
		remark(import_place(&s->import), _("rows that --reject gave back: nothing follows of pupils who are not among them"));
	s->partial |= s->layout.of_rejects;
	text_free(&told);
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
	s->state = layout_read(&s->layout, &s->district, &upper.row, second ? &s->pending.row : NULL, s->context.subject, &s->options->ignore, s->reader)
	    ? STATE_TABLE : STATE_SKIP;
	if (s->state == STATE_TABLE)
		begin_rejects(s);
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
	/* Without the name: it could steer the terminal. */
	if (total > 0)
		fprintf(stderr, "\r%3lld%%\r", done * 100 / total);
}

/* After a table that was passed over a title begins the next. */
static void
take_outside(struct scores *s, const struct row *row)
{
	size_t filled;
	const char *first = first_words(s, row, &filled);

	if (s->state == STATE_SKIP && filled <= 2 && speaks_of_class(s, first))
		end_table(s);
	if (s->state == STATE_TITLE)
		take_title(s, row);
}

static void
take_sheet(struct scores *s, const char *name)
{
	size_t tables = s->tables;
	struct row row;
	long rows = 0;

	s->context = s->file_context;
	s->context.school_words = (struct text)TEXT_INIT;
	text_add(&s->context.school_words, text_string(&s->file_context.school_words));
	if (name != NULL)
		context_add(&s->context, &s->district, name, false);
	s->context.term = (struct term){ 0, 0 };
	s->file_context.class = s->context.class;
	s->file_context.subject = s->context.subject;
	s->state = STATE_TITLE;
	s->belonging.told.length = 0;
	while (next_row(s, &row)) {
		if (is_heading_row(&row))
			begin_table(s, &row);
		else if (s->state == STATE_TABLE)
			take_table_row(s, &row);
		else
			take_outside(s, &row);
		show_progress(s, ++rows);
		arena_reset(&s->row_arena);
	}
	score_row_end_class(s);
	score_row_end_sheet(s);
	s->rows += rows;
	if (s->tables == tables && rows > 0 && name != NULL)
		remark((struct place){ .file = s->import.file, .sheet = name }, _("no table of marks in this sheet; it is passed over"));
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

/* Nothing of a file that looks like a success must have been passed over. */
static void
check_tables(struct scores *s)
{
	const struct place at = import_place(&s->import);

	if (s->rows == 0)
		complain(at, _("the file is empty"));
	else if (s->tables == 0)
		complain(at, _("no row holds headings of a score sheet: 姓名 or 学籍号, and subjects"));
	else if (s->import.read == 0 && complaints() == s->import.complaints_before)
		complain(at, _("there is no pupil below the headings"));
	if (s->not_taken > 0)
		remark(at, _("columns without any entry in a class: %zu; the class is taken not to have the subject"), s->not_taken);
}

/* A class that learns 蒙古语文 may be taught in it; by the sheet alone it would be compared with those taught in 汉语. */
static void
remark_language(struct scores *s)
{
	static const char doubtful[] = "select count(distinct r.class) from scores_rows r cross join classes_rows c on c.class = r.class"
		" where r.subject = $2 and r.batch = $1 and r.status <> 6 and c.batch = $1 and c.language = 0";
	const struct subject *subject = district_find_subject(&s->district, "蒙古语文");
	int64_t classes;

	if (s->options->open || quiet || subject == NULL || !score_store_has_subject(&s->store, subject->id))
		return;
	classes = db_int(s->db, 0, doubtful, "ii", s->import.batch, subject->id);
	if (classes > 0)
		remark(import_place(&s->import), _("classes that learn 蒙古语文, with no register to tell their teaching language: %lld; taken as taught in 汉语 until import-records classes says more"), (long long)classes);
}

static void
end_file(struct scores *s)
{
	rosters_end(&s->rosters);
	district_remark_made(&s->district, import_place(&s->import));
	/* What a refused row says is not known, so neither is what the file no longer has. */
	if (s->partial || complaints() > s->import.complaints_before)
		bulk_flush(s->store.bulk);
	else
		score_store_end(&s->store);
	remark_language(s);
}

static bool
read_file(struct scores *s, const char *path, struct error *error)
{
	struct error damage = { 0 };
	const struct subject *subject;
	struct class_name class;
	char encoding[40];
	const char *sheet;

	if (!reader_open(&s->reader, path, &s->options->import.reading, error))
		return error->data ? (complain((struct place){ 0 }, "%s", error->message), *error = (struct error){ 0 }, true) : false;
	take_path(s, path);
	class = s->file_context.class;
	subject = s->file_context.subject;
	while (reader_sheet(s->reader, &sheet)) {
		s->file_context.class = class;
		s->file_context.subject = subject;
		take_sheet(s, sheet);
	}
	snprintf(encoding, sizeof encoding, "%s", reader_encoding(s->reader));
	if (reader_close(s->reader, &damage))
		check_tables(s);
	else
		complain((struct place){ 0 }, "%s", damage.message);
	end_file(s);
	return import_end(&s->import, encoding, error);
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
	map_free(&s->taken);
	map_free(&s->stored);
	district_free(&s->district);
	arena_free(&s->row_arena);
}

bool
scores_import(struct db *db, const char *path, const struct scores_options *options, struct error *error)
{
	struct scores s = { .db = db, .options = options, .partial = options->partial };
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
