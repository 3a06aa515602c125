/* csv-to-excel: make a workbook to print and sign from tables in CSV. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/map.h"
#include "base/opt.h"
#include "base/text.h"
#include "sheet/form.h"
#include "sheet/highlight.h"
#include "sheet/layout.h"
#include "sheet/publish.h"
#include "sheet/workbook.h"
#include "table/kind.h"
#include "table/reader.h"
#include "table/writer.h"

static const char *output, *title, *subtitle, *unit, *date, *note, *sign, *override, *missing, *page_by;
static const char *audience_name, *language_name;
static struct opt_list highlights;
static bool no_sign, landscape, with_notes, plain;
static long row_height;

static const struct opt options[] = {
	{ 'o', "output", OPT_TEXT, &output, "FILE", N_("write this workbook; - is standard output") },
	{ 't', "title", OPT_TEXT, &title, "TEXT", N_("title of the sheets (default: their name)") },
	{ 0, "subtitle", OPT_TEXT, &subtitle, "TEXT", N_("line below the title") },
	{ 'u', "unit", OPT_TEXT, &unit, "NAME", N_("the unit that reports, above the table and in the footer") },
	{ 0, "date", OPT_TEXT, &date, "DATE", N_("date above the table, 2023-06-27") },
	{ 0, "note", OPT_TEXT, &note, "TEXT", N_("line below the table") },
	{ 0, "sign", OPT_TEXT, &sign, "TEXT", N_("line to sign, in place of the usual one") },
	{ 0, "no-sign", OPT_FLAG, &no_sign, NULL, N_("no line to sign") },
	{ 0, "highlight", OPT_LIST, &highlights, "[HEADING,...=]PASS:EXCELLENT", N_("colour marks below PASS and from EXCELLENT on") },
	{ 0, "missing", OPT_TEXT, &missing, "TEXT", N_("print TEXT where a mark or number is blank") },
	{ 0, "page-by", OPT_TEXT, &page_by, "HEADING,...", N_("begin a page where the values of these columns change; they stand above its table") },
	{ 0, "row-height", OPT_NUMBER, &row_height, "POINTS", N_("rows at least so high, to be filled in by hand") },
	{ 0, "landscape", OPT_FLAG, &landscape, NULL, N_("page lies even where the table would fit upright") },
	{ 0, "plain", OPT_FLAG, &plain, NULL, N_("do not look for a form of the office in the columns") },
	{ 0, "notes", OPT_FLAG, &with_notes, NULL, N_("add a sheet that says what the columns mean") },
	{ 'a', "audience", OPT_TEXT, &audience_name, "WHO", N_("internal, teacher, parent or public") },
	{ 0, "override", OPT_TEXT, &override, "REASON", N_("publish what the audience may not see; the reason is printed") },
	{ 'L', "language", OPT_TEXT, &language_name, "zh|en", N_("language of the words added") },
	{ 0 }
};
static const char *const synopsis[] = { "[-o FILE] [options] [[NAME=]CSV ...]", NULL };
static const struct program program = {
	"csv-to-excel", N_("make a workbook to print and sign from tables in CSV"), synopsis, options
};

/* ---- columns ---- */

static const enum style styles[] = {
	[COLUMN_TEXT] = STYLE_TEXT, [COLUMN_SENTENCE] = STYLE_NOTE, [COLUMN_NAME] = STYLE_NAME, [COLUMN_ID] = STYLE_ID, [COLUMN_COUNT] = STYLE_COUNT,
	[COLUMN_MARK] = STYLE_MARK, [COLUMN_MEAN] = STYLE_MEAN, [COLUMN_PERCENT] = STYLE_PERCENT, [COLUMN_REAL] = STYLE_REAL,
	[COLUMN_RANK] = STYLE_RANK, [COLUMN_DATE] = STYLE_DATE, [COLUMN_TERM] = STYLE_ID, [COLUMN_WORD] = STYLE_TEXT,
	[COLUMN_KEY] = STYLE_TEXT
};
/* Where the look differs from that of the type. */
static const struct { const char *column; enum style style; } special_styles[] = {
	{ "pupil", STYLE_ID }, { "teacher", STYLE_ID }, { "serial", STYLE_RANK }, { "weight", STYLE_MEAN },
	{ "classes", STYLE_NOTE }, { "synonyms", STYLE_NOTE }, { "taught", STYLE_NOTE }, { "signature", STYLE_SIGN }, { "signer", STYLE_SIGN }, { "promise", STYLE_SIGN },
	{ "check_total", STYLE_COUNT }, { "check_total_full", STYLE_COUNT }
};

/* What explains a table: in most it is the same in all rows. */
static const char once_columns[] = "definition,base,method,note,formula,line_rule,exam,earlier_exam,on_date,retention_formula";

enum { CHILD_COLUMNS = 2, ROW_HEIGHT_MOST = 400 };

struct table {
	struct reader *reader;
	const char *file, *name;
	struct sheet_column *columns;
	const struct column **known;
	const char **headings;
	size_t count;           /* of all columns in the file */
	const struct sheet_form *form;  /* NULL: none */
	enum sheet_audience audience;
	size_t *at, shown;      /* where those of the table stand */
	size_t *pages, page_count;      /* and those it is paged by */
	size_t child[CHILD_COLUMNS], child_count;       /* and those that name a pupil beside them */
	struct text key, line;          /* of the present page */
	struct map begun;               /* key of a page -> line of the file where it begins */
	struct text children;           /* whom the present page is of */
};

struct run {
	struct arena arena;
	struct book *book;
	enum sheet_audience audience;   /* 0: not given */
	bool english;
	size_t tables;
	struct text overridden;
	struct note { const char *label, *text; } *notes;
	size_t note_count;
};

static void
add_note(struct run *run, const char *label, const char *text)
{
	run->notes = alloc_grow(run->notes, run->note_count + 1, sizeof(run->notes[0]));
	run->notes[run->note_count++] = (struct note){ arena_copy(&run->arena, label), arena_copy(&run->arena, text) };
}

static void
note_column(struct run *run, const struct column *column)
{
	const char *about = run->english ? column->about : column->about_zh;
	const char *heading = column_heading(column, run->english ? LANGUAGE_EN : LANGUAGE_ZH);
	size_t i;

	for (i = 0; i < run->note_count; i++)
		if (strcmp(run->notes[i].label, heading) == 0)
			return;
	if (about != NULL)
		add_note(run, heading, about);
}

static enum style
style_of(const struct column *column)
{
	size_t i;

	if (column == NULL)
		return STYLE_AUTO;
	for (i = 0; i < sizeof(special_styles) / sizeof(special_styles[0]); i++)
		if (strcmp(column->name, special_styles[i].column) == 0)
			return special_styles[i].style;
	return styles[column->type];
}

/* Of a heading in two rows, "语文|平均分", the lower one says what the column is. */
static const struct column *
known_column(const char *heading)
{
	const char *bar = strchr(heading, '|');

	return column_by_heading(bar != NULL ? bar + 1 : heading);
}

static bool
check_audience(struct run *run, enum sheet_audience audience, struct place place, const struct column *column, struct error *error)
{
	const char *reason = column != NULL ? sheet_forbids(audience, column->name) : NULL;

	if (reason == NULL)
		return true;
	if (override == NULL)
		return error_set(error, _("%s: column %s is not for this audience (%s): %s; --override REASON lets it pass"),
		    place.file, place.heading, sheet_audience_name(audience), _(reason));
	text_addf(&run->overridden, "%s%s", run->overridden.length > 0 ? ", " : "", place.heading);
	return true;
}

/* ---- --highlight ---- */

/* Without headings it is meant for marks, and for what is not in the dictionary: subjects. */
static void
set_highlight(struct sheet_column *column, const struct column *known)
{
	size_t i;

	for (i = 0; i < highlights.count; i++) {
		const char *item = highlights.items[i], *equals = strrchr(item, '=');

		if (equals != NULL ? highlight_names(item, (size_t)(equals - item), column->heading)
		    : known == NULL || strcmp(known->name, "mark") == 0)
			highlight_lines(equals != NULL ? equals + 1 : item, column);
	}
}

static void
check_highlights(void)
{
	struct sheet_column ignored;
	size_t i;

	for (i = 0; i < highlights.count; i++) {
		const char *equals = strrchr(highlights.items[i], '=');

		if (!highlight_lines(equals != NULL ? equals + 1 : highlights.items[i], &ignored))
			opt_usage(&program, _("--highlight wants two marks, as in 60:85, not \"%s\""), highlights.items[i]);
	}
}

/* ---- one table ---- */

static bool
has_column(const void *table_read, const char *name)
{
	const struct table *table = table_read;

	for (size_t i = 0; i < table->count; i++)
		if (table->known[i] != NULL && strcmp(table->known[i]->name, name) == 0)
			return true;
	return false;
}

static void
take_headings(struct run *run, struct table *table, const struct row *row)
{
	size_t i;

	table->count = row->count;
	table->columns = alloc_zero(row->count, sizeof(table->columns[0]));
	table->known = alloc_zero(row->count, sizeof(table->known[0]));
	table->headings = alloc_zero(row->count, sizeof(table->headings[0]));
	for (i = 0; i < row->count; i++) {
		table->headings[i] = table->columns[i].heading = arena_copy(&run->arena, row->cells[i].text);
		table->known[i] = known_column(table->headings[i]);
		table->columns[i].style = style_of(table->known[i]);
		table->columns[i].once = table->known[i] != NULL && form_names(once_columns, table->known[i]->name);
		set_highlight(&table->columns[i], table->known[i]);
	}
	table->form = plain ? NULL : form_find(has_column, table);
	table->audience = run->audience != 0 ? run->audience : table->form != NULL && table->form->posted ? SHEET_PUBLIC : SHEET_INTERNAL;
}

static bool
read_headings(struct run *run, struct table *table, struct error *error)
{
	struct row row;
	size_t i;

	if (!reader_row(table->reader, &row))
		return error_data(error, _("%s: no heading row"), table->file);
	take_headings(run, table, &row);
	for (i = 0; i < table->count; i++) {
		struct place place = reader_place(table->reader, i);

		place.heading = table->headings[i];
		if (!check_audience(run, table->audience, place, table->known[i], error))
			return false;
		if (table->known[i] != NULL)
			note_column(run, table->known[i]);
	}
	return true;
}

/* ---- pages ---- */

static bool
is_named(const struct table *table, size_t i, const char *wanted)
{
	const struct column *column = column_by_heading(wanted);

	return strcmp(table->columns[i].heading, wanted) == 0 || (column != NULL && column == table->known[i]);
}

static bool
find_page_column(struct table *table, const char *wanted, struct error *error)
{
	size_t i;

	for (i = 0; i < table->count; i++)
		if (is_named(table, i, wanted)) {
			table->pages[table->page_count++] = i;
			return true;
		}
	return error_data(error, _("%s: no column %s to begin pages by"), table->file, wanted);
}

static bool
is_page_column(const struct table *table, size_t column)
{
	size_t i;

	for (i = 0; i < table->page_count; i++)
		if (table->pages[i] == column)
			return true;
	return false;
}

static bool
is_aside(const struct table *table, size_t column)
{
	return table->form != NULL && table->known[column] != NULL && form_names(table->form->aside, table->known[column]->name);
}

static bool
find_page_columns(struct run *run, struct table *table, struct error *error)
{
	const char *list = page_by != NULL ? page_by : table->form != NULL ? table->form->pages : "";
	size_t length;

	/* A column named twice is taken twice. */
	table->pages = alloc_zero(strlen(list) + 1, sizeof(table->pages[0]));
	for (; *list != '\0'; list += length + (list[length] == ',')) {
		length = strcspn(list, ",");
		if (!find_page_column(table, arena_copy_bytes(&run->arena, list, length), error))
			return false;
	}
	return true;
}

static bool
names_pupil(const struct column *column)
{
	return column != NULL && (strcmp(column->name, "pupil") == 0 || strcmp(column->name, "name") == 0);
}

/* The columns of the table, without those of the pages. */
static bool
divide_columns(struct run *run, struct table *table, struct error *error)
{
	size_t i;

	if (!find_page_columns(run, table, error))
		return false;
	table->at = alloc_zero(table->count, sizeof(table->at[0]));
	for (i = 0; i < table->count; i++) {
		if (is_page_column(table, i) || is_aside(table, i))
			continue;
		table->columns[table->shown] = table->columns[i];
		table->at[table->shown++] = i;
	}
	for (i = 0; i < table->count && table->child_count < CHILD_COLUMNS; i++)
		if (table->audience == SHEET_PARENT && names_pupil(table->known[i]))
			table->child[table->child_count++] = i;
	return table->shown > 0 || error_data(error, _("%s: no column is left for the pages"), table->file);
}

static const char *
cell_text(const struct row *row, size_t column)
{
	return column < row->count ? row->cells[column].text : "";
}

static void
add_key(struct text *key, const struct row *row, const size_t *at, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		text_addf(key, "%s\x1f", cell_text(row, at[i]));
}

/* 学校：西柳小学　班级：六年级1班; blank values are left out. */
static void
name_page(const struct run *run, struct table *table, const struct row *row)
{
	size_t i;

	text_clear(&table->line);
	for (i = 0; i < table->page_count; i++) {
		const char *value = cell_text(row, table->pages[i]);

		if (*value != '\0')
			text_addf(&table->line, "%s%s%s%s", table->line.length == 0 ? "" : "　", table->headings[table->pages[i]],
			    run->english ? ": " : "：", value);
	}
}

/* ---- the texts of a form ---- */

struct form_row { const struct run *run; const struct table *table; const struct row *row; struct text text; };

static const char *
shown_value(void *data, const char *name)
{
	struct form_row *at = data;

	text_clear(&at->text);
	for (size_t i = 0; i < at->table->count; i++)
		if (at->table->known[i] != NULL && strcmp(at->table->known[i]->name, name) == 0)
			form_show(&at->text, cell_text(at->row, i), at->run->english);
	return text_string(&at->text);
}

/* NULL: the form leaves it to the sheet, or an option says it. */
static const char *
form_text(struct form_row *at, const char *pattern, bool said, struct text *out)
{
	if (pattern == NULL || said)
		return NULL;
	form_fill(out, pattern, shown_value, at);
	return text_string(out);
}

static void
start_page(struct run *run, struct table *table, const struct row *row)
{
	const struct form_texts none = { 0 }, *texts = table->form == NULL ? &none : run->english ? &table->form->en : &table->form->zh;
	struct form_row at = { run, table, row, TEXT_INIT };
	struct text filled[4] = { TEXT_INIT };
	struct sheet_page page = {
		.line = form_text(&at, texts->line, page_by != NULL, &filled[0]), .title = form_text(&at, texts->title, title != NULL, &filled[1]),
		.note = form_text(&at, texts->note, note != NULL, &filled[2]), .signature = form_text(&at, texts->signature, sign != NULL || no_sign, &filled[3])
	};

	if (page.line == NULL)
		page.line = table->line.data;
	book_page(run->book, &page);
	for (size_t i = 0; i < sizeof(filled) / sizeof(filled[0]); i++)
		text_free(&filled[i]);
	text_free(&at.text);
}

/* Rows of one page that do not stand together would be torn apart unseen. */
static void
begin_page(struct run *run, struct table *table, const struct row *row)
{
	struct place place = reader_place(table->reader, table->pages[table->page_count - 1]);
	long line = (long)(intptr_t)map_get(&table->begun, table->key.data);

	name_page(run, table, row);
	if (table->line.length == 0)
		complain(place, _("the columns that pages begin by are blank"));
	else if (line != 0)
		complain(place, _("the rows of a page do not stand together: \"%s\" began in line %ld; sort the table by these columns"), table->line.data, line);
	else {
		map_set(&table->begun, table->key.data, (void *)(intptr_t)row->line);
		start_page(run, table, row);
	}
}

static void
turn_page(struct run *run, struct table *table, const struct row *row)
{
	struct text key = TEXT_INIT;

	if (table->page_count == 0)
		return;
	add_key(&key, row, table->pages, table->page_count);
	if (strcmp(key.data, text_string(&table->key)) != 0) {
		text_clear(&table->key);
		text_add(&table->key, key.data);
		text_clear(&table->children);
		begin_page(run, table, row);
	}
	text_free(&key);
}

/* What parents get speaks of their child alone (未成年人学校保护规定). */
static void
check_child(struct table *table, const struct row *row)
{
	struct text child = TEXT_INIT;

	if (table->child_count == 0)
		return;
	add_key(&child, row, table->child, table->child_count);
	if (table->children.length == 0)
		text_add(&table->children, child.data);
	if (strcmp(child.data, table->children.data) != 0)
		complain(reader_place(table->reader, table->child[0]), _("a page for parents holds one child: let pages begin by it with --page-by"));
	text_free(&child);
}

static void
begin_sheet(struct run *run, const struct table *table)
{
	const struct sheet_form *form = table->form;
	struct sheet sheet = {
		.name = table->name, .title = title != NULL ? title : table->name, .subtitle = subtitle, .unit = unit, .date = date,
		.note = note, .landscape = landscape || (form != NULL && form->landscape), .columns = table->columns, .column_count = table->shown,
		.paged = table->page_count > 0, .row_height = row_height > 0 || form == NULL ? (double)row_height : form->row_height
	};

	if (table->name == NULL)
		sheet.name = run->english ? "Sheet1" : "表1";
	else if (title != NULL && subtitle == NULL && run->tables > 1)
		sheet.subtitle = table->name;
	if (!no_sign)
		sheet.signature = sign != NULL ? sign : book_signature(run->english);
	if (table->audience == SHEET_INTERNAL || table->audience == SHEET_TEACHER)
		sheet.footer = run->english ? "Internal: not to be published or forwarded" : "内部资料 不得公布或转发";
	book_sheet(run->book, &sheet);
}

/* Takes the row's cells; false: it is blank. */
static bool
take_cells(const struct table *table, const struct row *row, const char **cells)
{
	bool any = false;
	size_t i;

	for (i = 0; i < table->shown; i++)
		cells[i] = cell_text(row, table->at[i]);
	for (i = 0; i < row->count; i++) {
		any |= row->cells[i].length > 0;
		if (i >= table->count && row->cells[i].length > 0) {
			complain(reader_place(table->reader, i), _("the row has more cells than there are headings (%zu)"), table->count);
			break;
		}
	}
	return any;
}

/* A blank in a form that is signed could be filled in later. */
static void
fill_missing(const struct table *table, const char **cells)
{
	const char *word = missing != NULL ? missing : table->form != NULL ? table->form->missing : NULL;

	for (size_t i = 0; word != NULL && i < table->shown; i++) {
		enum style style = table->columns[i].style;

		if (cells[i][0] == '\0' && (style == STYLE_AUTO || (style >= STYLE_COUNT && style <= STYLE_REAL)))
			cells[i] = word;
	}
}

static long
copy_rows(struct run *run, struct table *table)
{
	const char **cells = alloc_zero(table->shown, sizeof(cells[0]));
	enum row_kind kind;
	struct row row;
	long rows = 0;

	while (reader_row(table->reader, &row)) {
		if (!take_cells(table, &row, cells))
			continue;
		turn_page(run, table, &row);
		check_child(table, &row);
		kind = row_kind_of(cells, table->shown, table->form != NULL);
		if (kind == ROW_BODY)
			fill_missing(table, cells);
		book_row(run->book, kind, cells, table->shown);
		rows++;
	}
	free(cells);
	return rows;
}

static void
free_table(struct table *table)
{
	free(table->columns);
	free(table->known);
	free(table->headings);
	free(table->at);
	free(table->pages);
	text_free(&table->key);
	text_free(&table->line);
	text_free(&table->children);
	map_free(&table->begun);
	*table = (struct table){ .reader = table->reader, .file = table->file };
}

static bool
add_table(struct run *run, struct table *table, struct error *error)
{
	struct text source = TEXT_INIT;
	bool ok = read_headings(run, table, error) && divide_columns(run, table, error);

	if (ok) {
		begin_sheet(run, table);
		text_addf(&source, "%s (%ld)", table->name != NULL ? table->name : "-", copy_rows(run, table));
		add_note(run, run->english ? "Source (rows)" : "数据来源（行数）", source.data);
	}
	text_free(&source);
	free_table(table);
	return ok;
}

/* ---- one operand ---- */

/* "期末=scores.csv" names the sheet, unless a file is called so as a whole. */
static void
split_operand(struct run *run, const char *operand, const char **name, const char **path)
{
	const char *equals = strchr(operand, '='), *base, *dot;

	*path = operand;
	*name = NULL;
	if (equals != NULL && access(operand, F_OK) != 0) {
		*path = equals + 1;
		if (equals > operand)
			*name = arena_copy_bytes(&run->arena, operand, (size_t)(equals - operand));
	}
	if (*name != NULL || strcmp(*path, "-") == 0)
		return;
	base = strrchr(*path, '/') != NULL ? strrchr(*path, '/') + 1 : *path;
	dot = strrchr(base, '.');
	*name = arena_copy_bytes(&run->arena, base, dot != NULL && dot > base ? (size_t)(dot - base) : strlen(base));
}

static bool
add_operand(struct run *run, const char *operand, struct error *error)
{
	struct table table = { 0 };
	const char *name, *sheet;
	bool ok;

	split_operand(run, operand, &name, &table.file);
	if (!reader_open(&table.reader, table.file, NULL, error))
		return false;
	for (ok = true; ok && reader_sheet(table.reader, &sheet);) {
		table.name = sheet != NULL ? sheet : name;
		ok = add_table(run, &table, error);
	}
	return reader_close(table.reader, error) && ok;
}

/* ---- the sheet 说明 ---- */

static void
add_notes(struct run *run)
{
	const struct sheet_column columns_of_notes[] = {
		{ .heading = run->english ? "Item" : "项目", .style = STYLE_TEXT },
		{ .heading = run->english ? "Meaning" : "说明", .style = STYLE_NOTE }
	};
	const char *name = run->english ? "Notes" : "说明";
	const struct sheet sheet = { .name = name, .title = name, .unit = unit, .columns = columns_of_notes, .column_count = 2 };
	size_t i;

	if (run->overridden.length > 0) {
		add_note(run, run->english ? "Columns released" : "例外公布的列", run->overridden.data);
		add_note(run, run->english ? "Reason given" : "公布理由", override);
	} else if (!with_notes)
		return;
	add_note(run, run->english ? "Made by" : "制作程序", "csv-to-excel (xuequ) " VERSION);
	book_sheet(run->book, &sheet);
	for (i = 0; i < run->note_count; i++)
		book_row(run->book, ROW_BODY, (const char *const[]){ run->notes[i].label, run->notes[i].text }, 2);
}

/* ---- the run ---- */

static enum sheet_audience
find_audience(void)
{
	enum sheet_audience audience = audience_name != NULL ? sheet_audience_find(audience_name) : 0;

	if (audience_name != NULL && audience == 0)
		opt_usage(&program, _("--audience is internal, teacher, parent or public, not \"%s\""), audience_name);
	return audience;
}

static void
check_use(struct run *run, char **operands)
{
	run->audience = find_audience();
	run->english = language_option(&program, language_name) == LANGUAGE_EN;
	check_highlights();
	if (row_height < 0 || row_height > ROW_HEIGHT_MOST)
		opt_usage(&program, _("--row-height is 1 to %d points, not %ld"), ROW_HEIGHT_MOST, row_height);
	while (operands[run->tables] != NULL)
		run->tables++;
	if (output == NULL && isatty(STDOUT_FILENO))
		opt_usage(&program, _("a workbook is nothing for a terminal: name a file with -o"));
	if (run->tables == 0 && isatty(STDIN_FILENO))
		tell(_("reading CSV from the terminal; end with Ctrl-D"));
}

static bool
add_all(struct run *run, char **operands, struct error *error)
{
	bool ok = true;

	if (*operands == NULL)
		ok = add_operand(run, "-", error);
	for (; ok && *operands != NULL; operands++)
		ok = add_operand(run, *operands, error);
	if (ok)
		add_notes(run);
	return ok;
}

static bool
make_workbook(struct run *run, char **operands, struct error *error)
{
	const struct book_options about = { .english = run->english, .title = title, .author = unit, .date = date };
	bool ok;

	if (!book_open(&run->book, output, &about, error))
		return false;
	ok = add_all(run, operands, error);
	if (ok && complaints() == 0)
		return book_close(run->book, error);
	book_abandon(run->book);
	if (ok)
		tell(_("no workbook was made"));
	return ok;
}

int
main(int argc, char **argv)
{
	struct run run = { 0 };
	struct error error = { 0 };
	char **operands = opt_parse(argc, argv, &program);
	bool ok;

	check_use(&run, operands);
	ok = make_workbook(&run, operands, &error);
	text_free(&run.overridden);
	free(run.notes);
	arena_free(&run.arena);
	return finish(ok, &error);
}
