/* bare-xlsx OUT [formats] <CSV: the rival of csv-to-excel. Each field goes to the library as libcsv
 * finds it, numbers as numbers; no width, nothing checked afterwards. With "formats" cells have
 * borders and number formats and rows their height, so that the file says as much as ours. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

struct place {
	lxw_worksheet *sheet;
	lxw_format *words, *numbers;    /* NULL: none */
	lxw_row_t row;
	lxw_col_t column;
};

static void
field(void *text, size_t length, void *user)
{
	struct place *at = user;
	char *end;
	double number = strtod(text, &end);

	if (length > 0 && *end == '\0')
		worksheet_write_number(at->sheet, at->row, at->column, number, at->numbers);
	else
		worksheet_write_string(at->sheet, at->row, at->column, text, at->words);
	at->column++;
}

static void
row(int end, void *user)
{
	struct place *at = user;

	(void)end;
	if (at->words != NULL)
		worksheet_set_row(at->sheet, at->row, 19.5, NULL);
	at->row++;
	at->column = 0;
}

static lxw_format *
bordered(lxw_workbook *book, const char *number_format)
{
	lxw_format *format = workbook_add_format(book);

	format_set_border(format, LXW_BORDER_THIN);
	format_set_num_format(format, number_format);
	return format;
}

int
main(int argc, char **argv)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	lxw_workbook *book = argc == 2 || argc == 3 ? workbook_new_opt(argv[1], &options) : NULL;
	struct place at = { 0 };
	struct csv_parser parser;
	static char bytes[1 << 16];
	size_t got;

	if (book == NULL || csv_init(&parser, CSV_APPEND_NULL) != 0) {
		fputs("usage: bare-xlsx OUT [formats] <CSV\n", stderr);
		return 2;
	}
	at.sheet = workbook_add_worksheet(book, NULL);
	if (argc == 3) {
		at.words = bordered(book, "@");
		at.numbers = bordered(book, "0.0_ ");
	}
	while ((got = fread(bytes, 1, sizeof bytes, stdin)) > 0)
		csv_parse(&parser, bytes, got, field, row, &at);
	csv_fini(&parser, field, row, &at);
	csv_free(&parser);
	return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
