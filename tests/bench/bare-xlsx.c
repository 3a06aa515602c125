/* bare-xlsx OUT <CSV: the rival of csv-to-excel. Each field goes to the library as libcsv finds
 * it, numbers as numbers: no format, no width, nothing checked afterwards. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

struct place {
	lxw_worksheet *sheet;
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
		worksheet_write_number(at->sheet, at->row, at->column, number, NULL);
	else
		worksheet_write_string(at->sheet, at->row, at->column, text, NULL);
	at->column++;
}

static void
row(int end, void *user)
{
	struct place *at = user;

	(void)end;
	at->row++;
	at->column = 0;
}

int
main(int argc, char **argv)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	lxw_workbook *book = argc == 2 ? workbook_new_opt(argv[1], &options) : NULL;
	struct place at = { 0 };
	struct csv_parser parser;
	static char bytes[1 << 16];
	size_t got;

	if (book == NULL || csv_init(&parser, CSV_APPEND_NULL) != 0) {
		fputs("usage: bare-xlsx OUT <CSV\n", stderr);
		return 2;
	}
	at.sheet = workbook_add_worksheet(book, NULL);
	while ((got = fread(bytes, 1, sizeof bytes, stdin)) > 0)
		csv_parse(&parser, bytes, got, field, row, &at);
	csv_fini(&parser, field, row, &at);
	csv_free(&parser);
	return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
