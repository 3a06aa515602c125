/* excel-to-csv: give the sheets of a workbook as CSV, each cell exactly as it is seen. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/file.h"
#include "base/map.h"
#include "base/opt.h"
#include "base/text.h"
#include "table/reader.h"
#include "table/writer.h"

static bool list, all, keep_empty, with_mark, lenient;
static struct opt_list wanted;
static const char *output, *folder, *encoding, *language_name;

static const struct opt options[] = {
	{ 'l', "list", OPT_FLAG, &list, NULL, N_("list the sheets with their rows and columns") },
	{ 's', "sheet", OPT_LIST, &wanted, "SHEET", N_("take this sheet, by name or number from 1; may be repeated with -O") },
	{ 'a', "all", OPT_FLAG, &all, NULL, N_("take all sheets; goes with -O") },
	{ 'O', "folder", OPT_TEXT, &folder, "DIR", N_("write a file SHEET.csv for each sheet into this folder") },
	{ 'o', "output", OPT_TEXT, &output, "FILE", N_("write this file; - is standard output") },
	{ 'k', "keep-empty", OPT_FLAG, &keep_empty, NULL, N_("keep empty rows, so that line numbers are those of the sheet") },
	{ 'b', "bom", OPT_FLAG, &with_mark, NULL, N_("begin with a byte order mark, by which Excel knows UTF-8") },
	{ 'e', "encoding", OPT_TEXT, &encoding, "NAME", N_("encoding of a text file, where the guess is wrong") },
	{ 0, "lenient", OPT_FLAG, &lenient, NULL, N_("take stray quotes and =\"001\" in a text file as they stand") },
	{ 'L', "language", OPT_TEXT, &language_name, "zh|en", N_("language of the list's headings") },
	{ 0 }
};
static const char *const synopsis[] = {
	"[-bk] [-s SHEET] [-o FILE] [FILE]", "[-bk] -O DIR {-a | -s SHEET ...} [FILE]", "-l [-s SHEET ...] [-o FILE] [FILE]", NULL
};
static const struct program program = {
	"excel-to-csv", N_("give the sheets of a workbook as CSV"), synopsis, options
};

/* A sheet as CSV, its rows still as long as the sheet has them. */
struct table {
	struct text csv;
	struct csv_row { size_t end, cells; } *rows;
	size_t count, capacity, width;
};

struct run {
	struct reader *reader;
	const char *path, *label;       /* label: for messages */
	struct writer *list;
	struct output output;
	struct table table;
	char *pending;                  /* the sheet in table, not written yet */
	struct map names;               /* of the files made, in lower case */
	struct text others, found;      /* sheets not taken; all sheets */
	size_t *hits;                   /* by place in wanted */
	size_t sheets, taken;
};

/* ---- one sheet ---- */

static void
cell_add(struct text *csv, const struct cell *cell)
{
	const char *from = cell->text, *quote;

	if (strpbrk(cell->text, ",\"\r\n") == NULL) {
		text_add_bytes(csv, cell->text, cell->length);
		return;
	}
	text_add_char(csv, '"');
	for (; (quote = strchr(from, '"')) != NULL; from = quote + 1) {
		text_add_bytes(csv, from, (size_t)(quote - from) + 1);
		text_add_char(csv, '"');
	}
	text_add(csv, from);
	text_add_char(csv, '"');
}

static void
row_add(struct table *table, const struct cell *cells, size_t count)
{
	if (table->count == table->capacity) {
		table->capacity = table->capacity * 2 + 64;
		table->rows = alloc_grow(table->rows, table->capacity, sizeof *table->rows);
	}
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			text_add_char(&table->csv, ',');
		cell_add(&table->csv, &cells[i]);
	}
	table->rows[table->count++] = (struct csv_row){ table->csv.length, count };
	if (count > table->width)
		table->width = count;
}

/* All of it before the first byte goes out, because rows are filled up to the longest. */
static void
table_read(struct table *table, struct reader *reader, bool with_gaps)
{
	static const struct cell empty = { "", 0 };
	struct row row;
	long line = 0;

	text_clear(&table->csv);
	table->count = table->width = 0;
	while (reader_row(reader, &row)) {
		while (with_gaps && ++line < row.line)
			row_add(table, &empty, 1);
		row_add(table, row.cells, row.count);
	}
}

/* A line with nothing on it would be no row to those who read it. */
static void
row_write(const char *csv, size_t length, size_t missing, size_t width, FILE *stream)
{
	fwrite(csv, 1, length, stream);
	if (width == 1 && length == 0)
		fputs("\"\"", stream);
	for (size_t i = 0; i < missing; i++)
		putc(',', stream);
	putc('\n', stream);
}

static void
table_write(const struct table *table, FILE *stream)
{
	size_t begin = 0;

	if (with_mark)
		fputs("\xEF\xBB\xBF", stream);
	for (size_t i = 0; i < table->count; i++) {
		const struct csv_row *row = &table->rows[i];

		row_write(text_string(&table->csv) + begin, row->end - begin, table->width - row->cells, table->width, stream);
		begin = row->end;
	}
}

/* ---- names of files ---- */

/* Room for the ending and for what a file being made has behind its name, in 255 bytes. */
#define STEM_BYTES 230

static bool
is_unsafe(unsigned char c)
{
	return c < ' ' || c == 0x7f || strchr("/\\:*?\"<>|", c) != NULL;
}

static void
stem_add(struct text *stem, const char *name)
{
	for (const char *c = name; *c != '\0'; c++)
		text_add_char(stem, is_unsafe((unsigned char)*c) || (c == name && strchr("-. ", *c) != NULL) ? '_' : *c);
	if (stem->length > STEM_BYTES) {
		stem->length = utf8_valid_prefix(stem->data, STEM_BYTES);
		stem->data[stem->length] = '\0';
	}
	if (stem->length == 0)
		text_add_char(stem, '_');
}

/* DIR/SHEET.csv, or DIR/SHEET-2.csv where a file system without regard to case has had that name. */
static void
file_name(struct run *run, struct text *path, const char *sheet)
{
	struct text stem = TEXT_INIT, name = TEXT_INIT, key = TEXT_INIT;
	int number = 1;

	stem_add(&stem, sheet);
	do {
		text_clear(&name);
		text_clear(&key);
		text_add(&name, text_string(&stem));
		if (number > 1)
			text_addf(&name, "-%d", number);
		text_add_key(&key, text_string(&name));
		number++;
	} while (map_has(&run->names, text_string(&key)));
	map_set(&run->names, text_string(&key), run);
	text_addf(path, "%s/%s.csv", folder, text_string(&name));
	text_free(&stem);
	text_free(&name);
	text_free(&key);
}

/* A text file has no sheets: its own name, without folder and ending. */
static char *
sheet_name(const char *name, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *copy, *dot;

	if (name != NULL || strcmp(path, "-") == 0)
		return copy_string(name != NULL ? name : "stdin");
	copy = copy_string(slash == NULL ? path : slash + 1);
	dot = strrchr(copy, '.');
	if (dot != NULL && dot != copy)
		*dot = '\0';
	return copy;
}

/* ---- the sheets ---- */

static bool
is_number(const char *text, size_t number)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", number);
	return strcmp(text, digits) == 0;
}

/* Is the sheet wanted? Notes which of the wishes it fulfils. */
static bool
is_wanted(struct run *run, const char *name)
{
	bool hit = all || (wanted.count == 0 && (list || run->sheets == 1));

	for (size_t i = 0; i < wanted.count; i++)
		if (strcmp(wanted.items[i], name) == 0 || is_number(wanted.items[i], run->sheets)) {
			run->hits[i]++;
			hit = true;
		}
	return hit;
}

static void
name_add(struct text *names, const char *name)
{
	text_addf(names, "%s\"%s\"", names->length == 0 ? "" : ", ", name);
}

static void
list_row(struct run *run, const char *name)
{
	writer_integer(run->list, (int64_t)run->sheets);
	writer_text(run->list, name);
	writer_integer(run->list, (int64_t)run->table.count);
	writer_integer(run->list, (int64_t)run->table.width);
	writer_end_row(run->list);
}

static bool
file_write(struct run *run, const char *name, struct error *error)
{
	struct text path = TEXT_INIT;
	struct output file;
	bool ok;

	file_name(run, &path, name);
	ok = output_open(&file, text_string(&path), error);
	if (ok) {
		table_write(&run->table, file.stream);
		ok = output_close(&file, error);
	}
	text_free(&path);
	return ok;
}

/* That a sheet is damaged is known only when the next one or the end is asked for: till then
 * it is not written, so that no file holds half a sheet. */
static bool
pending_write(struct run *run, struct error *error)
{
	bool ok = true;

	if (run->pending == NULL)
		return true;
	if (folder != NULL)
		ok = file_write(run, run->pending, error);
	else
		table_write(&run->table, run->output.stream);
	free(run->pending);
	run->pending = NULL;
	return ok;
}

static void
sheet_take(struct run *run, const char *name, bool in_workbook)
{
	if (run->taken++ > 0 && !list && folder == NULL)
		return;         /* one wish, two sheets: wishes_check tells */
	table_read(&run->table, run->reader, keep_empty && in_workbook);
	if (list)
		list_row(run, name);
	else
		run->pending = copy_string(name);
}

static bool
sheets_walk(struct run *run, struct error *error)
{
	const char *name;

	while (reader_sheet(run->reader, &name)) {
		char *own = sheet_name(name, run->path);

		run->sheets++;
		name_add(&run->found, own);
		if (!is_wanted(run, own))
			name_add(&run->others, own);
		else if (folder == NULL || pending_write(run, error))
			sheet_take(run, own, name != NULL);
		free(own);
		if (error->set)
			return false;
	}
	return true;
}

static bool
wishes_check(const struct run *run, struct error *error)
{
	for (size_t i = 0; i < wanted.count; i++) {
		if (run->hits[i] == 0)
			return error_set(error, _("%s: no sheet \"%s\"; there are %s"), run->label, wanted.items[i],
				text_string(&run->found));
		if (run->hits[i] > 1)
			return error_set(error, _("%s: \"%s\" is the name of one sheet and the number of another: rename it"),
				run->label, wanted.items[i]);
	}
	return true;
}

static void
others_tell(const struct run *run)
{
	if (wanted.count == 0 && run->others.length > 0)
		remark((struct place){ .file = run->label }, _("only the first sheet is given; more with -s: %s"),
			text_string(&run->others));
}

/* ---- the whole ---- */

static void
list_open(struct run *run)
{
	static const struct { const char *heading[2]; enum column_type type; } headings[] = {
		{ { "序号", "Number" }, COLUMN_COUNT },
		{ { "工作表", "Sheet" }, COLUMN_TEXT },
		{ { "行数", "Rows" }, COLUMN_COUNT },
		{ { "列数", "Columns" }, COLUMN_COUNT },
	};
	enum language language = language_option(&program, language_name);

	writer_open(&run->list, run->output.stream, FORMAT_AUTO, language);
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		writer_heading(run->list, headings[i].heading[language == LANGUAGE_EN], headings[i].type);
}

static void
check_use(char **operands)
{
	if (operands[0] != NULL && operands[1] != NULL)
		opt_usage(&program, _("one file at a time, not also \"%s\""), operands[1]);
	if (folder != NULL && (list || output != NULL || (!all && wanted.count == 0)))
		opt_usage(&program, _("-O goes with -a or -s, not with -l or -o"));
	if (folder == NULL && !list && (all || wanted.count > 1))
		opt_usage(&program, _("several sheets need a folder: -O DIR"));
	if (all && wanted.count > 0)
		opt_usage(&program, _("-a takes all sheets, -s some: only one of them"));
}

static bool
run_open(struct run *run, struct error *error)
{
	const struct reader_options text_options = { .encoding = encoding, .lenient = lenient };

	if (!reader_open(&run->reader, run->path, &text_options, error))
		return false;
	if (folder != NULL && mkdir(folder, 0777) != 0 && errno != EEXIST)
		return error_errno(error, _("%s cannot be made"), folder);
	if (folder == NULL && !output_open(&run->output, output, error))
		return false;
	if (list)
		list_open(run);
	return true;
}

static bool
run_end(struct run *run, bool ok, struct error *error)
{
	ok = reader_close(run->reader, error) && ok;
	if (run->list != NULL)
		ok = writer_close(run->list, error) && ok;
	ok = ok && pending_write(run, error) && (folder != NULL || output_close(&run->output, error));
	output_abandon(&run->output);
	return ok;
}

static void
run_free(struct run *run)
{
	free(run->hits);
	free(run->pending);
	free(run->table.rows);
	text_free(&run->table.csv);
	text_free(&run->others);
	text_free(&run->found);
	map_free(&run->names);
}

int
main(int argc, char *argv[])
{
	char **operands = opt_parse(argc, argv, &program);
	struct run run = { .path = operands[0] != NULL ? operands[0] : "-", .names = MAP_INIT };
	struct error error = { 0 };
	bool ok;

	check_use(operands);
	run.label = strcmp(run.path, "-") == 0 ? _("standard input") : run.path;
	run.hits = alloc_zero(wanted.count, sizeof *run.hits);
	ok = run_open(&run, &error)
	  && sheets_walk(&run, &error)
	  && wishes_check(&run, &error);
	if (ok)
		others_tell(&run);
	ok = run_end(&run, ok, &error);
	run_free(&run);
	return finish(ok, &error);
}
