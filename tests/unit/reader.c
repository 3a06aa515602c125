/* Files as schools send them, through the reader's one door. */
#include <setjmp.h>
#include <stdarg.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include <csv.h>
#include <xlsxwriter.h>
#include "base/text.h"
#include "table/csv.h"
#include "table/reader.h"

#define BYTES(literal) literal, sizeof literal - 1

static char folder[] = "/tmp/xuequ-test-XXXXXX";
static char file[64];

static void
write_to(const char *path, const char *bytes, size_t length)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, length, f), length);
	assert_int_equal(fclose(f), 0);
}

/* "line:[cell][cell]" for each row. */
static void
dump_rows(struct reader *r, struct text *out)
{
	struct row row;

	while (reader_row(r, &row)) {
		text_addf(out, "%ld:", row.line);
		for (size_t i = 0; i < row.count; i++) {
			assert_int_equal(strlen(row.cells[i].text), row.cells[i].length);
			text_addf(out, "[%s]", row.cells[i].text);
		}
		text_add_char(out, '\n');
	}
}

static bool
dump(const char *path, const struct reader_options *options, struct text *out, struct error *error)
{
	const char *sheet;
	struct reader *r;

	text_clear(out);
	if (!reader_open(&r, path, options, error)) {
		assert_null(r);
		return false;
	}
	while (reader_sheet(r, &sheet)) {
		if (sheet != NULL)
			text_addf(out, "%s\n", sheet);
		dump_rows(r, out);
	}
	return reader_close(r, error);
}

/* The same by a pipe on standard input; the bytes must fit into it. */
static bool
dump_pipe(const char *bytes, size_t length, const struct reader_options *options, struct text *out, struct error *error)
{
	int ends[2], saved = dup(STDIN_FILENO);
	bool ok;

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], bytes, length), length);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	ok = dump("-", options, out, error);
	dup2(saved, STDIN_FILENO);
	close(saved);
	return ok;
}

static void
expect(bool ok, const struct text *out, const struct error *error, const char *rows, const char *fault)
{
	assert_string_equal(text_string(out), rows);
	if (fault != NULL && strstr(error->message, fault) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", fault, error->message);
	assert_int_equal(ok, fault == NULL);
	assert_int_equal(error->set, fault != NULL);
	assert_int_equal(error->data, fault != NULL);
}

struct sample {
	const char *bytes;
	size_t length;
	const char *rows;
	const char *fault;
	const char *lenient;    /* rows when lenient, and then no fault; NULL: as above */
};

static const struct sample samples[] = {
	{ BYTES(""), "", NULL, NULL },
	{ BYTES("\n\r\n\r"), "", NULL, NULL },
	{ BYTES("id,mark\n085,1\n"), "1:[id][mark]\n2:[085][1]\n", NULL, NULL },
	{ BYTES("id,mark\n085,1"), "1:[id][mark]\n2:[085][1]\n", NULL, NULL },
	{ BYTES("a,b\r\n\r\n1,2\r\n"), "1:[a][b]\n3:[1][2]\n", NULL, NULL },
	{ BYTES("a,b\r\r1,2\r"), "1:[a][b]\n3:[1][2]\n", NULL, NULL },
	{ BYTES("a,b\n\r1,2\r\r\n3,4"), "1:[a][b]\n3:[1][2]\n5:[3][4]\n", NULL, NULL },
	{ BYTES(",\n,,,\n \n"), "1:[][]\n2:[][][][]\n3:[ ]\n", NULL, NULL },
	{ BYTES(" a , b\t\n\xe3\x80\x80,c\n"), "1:[ a ][ b\t]\n2:[\xe3\x80\x80][c]\n", NULL, NULL },
	/* Quotes. */
	{ BYTES("\"a\",\"b,c\",\"\"\n\"\"\n"), "1:[a][b,c][]\n2:[]\n", NULL, NULL },
	{ BYTES("\"say \"\"hi\"\"\",x"), "1:[say \"hi\"][x]\n", NULL, NULL },
	{ BYTES("a,\"1\r\n\r\n2\",c\nd,e,f\n"), "1:[a][1\r\n\r\n2][c]\n4:[d][e][f]\n", NULL, NULL },
	{ BYTES("\"a\nb\",\"c\nd\"\n\n\"e\"\n"), "1:[a\nb][c\nd]\n5:[e]\n", NULL, NULL },
	{ BYTES("\"a\"\r\"b\"\r"), "1:[a]\n2:[b]\n", NULL, NULL },
	{ BYTES("\xef\xbb\xbf\"姓名\",语文\n张三,1\n"), "1:[姓名][语文]\n2:[张三][1]\n", NULL, NULL },
	{ BYTES("\xd0\xd5\xc3\xfb,\"\xd3\xef\xce\xc4\"\r\n"), "1:[姓名][语文]\n", NULL, NULL },
	/* Broken quotes: strict names the place, lenient takes them as they stand. */
	{ BYTES("a,b\n1,5\"x\n2,3\n"), "1:[a][b]\n", ":2:2: a quote (\") stands inside", "1:[a][b]\n2:[1][5\"x]\n3:[2][3]\n" },
	{ BYTES("a,b\n\"1\"x,2\n3,4\n"), "1:[a][b]\n", ":2:1: a quote (\") stands inside", "1:[a][b]\n2:[\"1\"x][2]\n3:[3][4]\n" },
	{ BYTES("a,b\n=\"001\",\"x, y\",=\"\"\n"), "1:[a][b]\n", ":2:1: a quote", "1:[a][b]\n2:[001][x, y][]\n" },
	{ BYTES("=\"001\",\"x\ny\"\n1,2\n"), "", ":1:1: a quote", "1:[001][x\ny]\n3:[1][2]\n" },
	{ BYTES("\"x\ny\",=\"0\"\"1\"\n1,2\n"), "", ":2:2: a quote", "1:[x\ny][0\"1]\n3:[1][2]\n" },
	{ BYTES("a,b\n1,\"x\n2,\"y\"\n"), "1:[a][b]\n", ":2:2: the cell begins with a quote (\") in this line; in line 3",
	  "1:[a][b]\n2:[1][\"x]\n3:[2][y]\n" },
	{ BYTES("a,b\n1,\"x\n2,y\n"), "1:[a][b]\n", ":2:2: the quote (\") that begins the cell is never closed", "1:[a][b]\n2:[1][\"x]\n3:[2][y]\n" },
	{ BYTES("a\n1,\"x\"\n\"\n"), "1:[a]\n2:[1][x]\n", ":3:1: the quote (\") that begins the cell is never closed", "1:[a]\n2:[1][x]\n3:[\"]\n" },
	{ BYTES("a,\"\"\"\n"), "", ":1:2: the quote", "1:[a][\"\"\"]\n" },
	/* The file ends within a row, or may do so. */
	{ BYTES("a,b\n1,2\n3"), "1:[a][b]\n2:[1][2]\n", ":3: the file ends within this row, the row before has 2 cells", NULL },
	{ BYTES("a,b\n1,2\n\"3\""), "1:[a][b]\n2:[1][2]\n", ":3: the file ends within this row", NULL },
	{ BYTES("a,b\r\n1,2\r\n3"), "1:[a][b]\n2:[1][2]\n", ":3: the file ends within this row", NULL },
	{ BYTES("a,b\n1,2\n3,"), "1:[a][b]\n2:[1][2]\n3:[3][]\n", NULL, NULL },
	{ BYTES("a,b\n1\n"), "1:[a][b]\n2:[1]\n", NULL, NULL },
	{ BYTES("a\n1,2"), "1:[a]\n2:[1][2]\n", NULL, NULL },
	/* The separator. */
	{ BYTES("姓名\t语文\n张,三\t1\n"), "1:[姓名][语文]\n2:[张,三][1]\n", NULL, NULL },
	{ BYTES("姓名;语文;数学\n张三;85,5;90,5\n李四;9;8\n"), "1:[姓名][语文][数学]\n2:[张三][85,5][90,5]\n3:[李四][9][8]\n", NULL, NULL },
	{ BYTES("成绩登记表\n\"a;b;c\",1\n\"d;e;f\",2\n"), "1:[成绩登记表]\n2:[a;b;c][1]\n3:[d;e;f][2]\n", NULL, NULL },
	{ BYTES("姓名，语文\n"), "1:[姓名，语文]\n", NULL, NULL },
	{ BYTES("sep=;\r\n1,5;2\n"), "2:[1,5][2]\n", NULL, NULL },
	{ BYTES("\"sep=|\"\n1,5|2\n"), "2:[1,5][2]\n", NULL, NULL },
	{ BYTES("SEP=;"), "", NULL, NULL },
	{ BYTES("sep=ab,c\n"), "1:[sep=ab][c]\n", NULL, NULL },
	/* Bytes that are no text; the line they stand in does not come. */
	{ BYTES("姓名,语文\n张三,1\n李\xff,2\n"), "1:[姓名][语文]\n2:[张三][1]\n", ":3: byte 4", NULL },
	{ BYTES("a,b\n1,\0""2\n"), "1:[a][b]\n", ":2: byte 3 of the line is NUL", NULL },
	{ BYTES("姓名,语文\n\"张\n三\xff\",2\n"), "1:[姓名][语文]\n", ":3: byte 4", NULL },
	{ BYTES("\xd0\xd5\xc3\xfb,1\n张三,2\n李四,3\n"), "1:[姓名][1]\n", ":2: from byte 1 of the line on the text is UTF-8", NULL },
	/* What is no sheet. */
	{ BYTES("<html><table><tr><td>1"), "", "web page", NULL },
	{ BYTES("\xef\xbb\xbf\r\n <?xml version='1.0'?>"), "", "web page", NULL },
	{ BYTES("\xff\xfe<\0t\0a\0b\0l\0e\0"), "", "web page", NULL },
	{ BYTES("<60,3\n"), "1:[<60][3]\n", NULL, NULL },
	{ BYTES("%PDF-1.4\n"), "", "PDF", NULL },
	{ BYTES("\x1f\x8b\x08\0\0"), "", "packed archive", NULL },
	{ BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "", "locked by a password", NULL },
};

static void
test_samples(void **state)
{
	static const struct reader_options lenient = { .lenient = true };
	struct text out = TEXT_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
		const struct sample *s = &samples[i];
		struct error errors[3] = { { 0 } };
		bool ok;

		write_to(file, s->bytes, s->length);
		ok = dump(file, NULL, &out, &errors[0]);
		expect(ok, &out, &errors[0], s->rows, s->fault);
		ok = dump_pipe(s->bytes, s->length, NULL, &out, &errors[1]);
		expect(ok, &out, &errors[1], s->rows, s->fault);
		ok = dump(file, &lenient, &out, &errors[2]);
		if (s->lenient != NULL)
			expect(ok, &out, &errors[2], s->lenient, NULL);
		else
			expect(ok, &out, &errors[2], s->rows, s->fault);
	}
	text_free(&out);
}

static void
test_options(void **state)
{
	struct reader_options options = { .separator = ';' };
	struct text out = TEXT_INIT;
	struct error error = { 0 };

	(void)state;
	assert_true(dump_pipe(BYTES("a,b;c\n"), &options, &out, &error));
	assert_string_equal(text_string(&out), "1:[a,b][c]\n");
	assert_true(dump_pipe(BYTES("sep=,\na,b;c\n"), &options, &out, &error));
	assert_string_equal(text_string(&out), "2:[a,b][c]\n");
	options = (struct reader_options){ .encoding = "utf-8" };
	assert_true(dump_pipe(BYTES("\xc3\xa9,1\n"), &options, &out, &error));
	assert_string_equal(text_string(&out), "1:[é][1]\n");
	options.encoding = "klingon";
	assert_false(dump_pipe(BYTES("a\n"), &options, &out, &error));
	assert_false(error.data);
	assert_non_null(strstr(error.message, "\"klingon\""));
	error = (struct error){ 0 };
	assert_false(dump("/nonexistent/file", NULL, &out, &error));
	assert_false(error.data);
	error = (struct error){ 0 };
	assert_false(dump(folder, NULL, &out, &error));
	assert_false(error.data);
	assert_true(reader_close(NULL, &error));
	text_free(&out);
}

static void
add_repeated(struct text *text, const char *what, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_add(text, what);
}

static void
expect_fault(const struct text *bytes, const char *rows, const char *fault)
{
	struct text out = TEXT_INIT;
	struct error error = { 0 };
	bool ok;

	write_to(file, bytes->data, bytes->length);
	ok = dump(file, NULL, &out, &error);
	expect(ok, &out, &error, rows, fault);
	text_free(&out);
}

/* One lost quote must not swallow the file: the message names the line where it stands. */
static void
test_caps(void **state)
{
	struct text bytes = TEXT_INIT, rows = TEXT_INIT;

	(void)state;
	text_add(&bytes, "a,b\n\"1\n2\",\"x\n");
	add_repeated(&bytes, "line\n", 18);
	text_add(&bytes, "y\"\nc,d\n");
	text_add(&rows, "1:[a][b]\n2:[1\n2][x\n");
	add_repeated(&rows, "line\n", 18);
	text_add(&rows, "y]\n23:[c][d]\n");
	expect_fault(&bytes, rows.data, NULL);

	text_clear(&bytes);
	text_add(&bytes, "a,b\n\"1\n2\",\"x\n");
	add_repeated(&bytes, "line\n", 19);
	text_add(&bytes, "y\"\nc,d\n");
	expect_fault(&bytes, "1:[a][b]\n", ":3:2: the quote (\") that begins the cell is not closed within 20 lines");

	text_clear(&bytes);
	text_add(&bytes, "a\n1,");
	add_repeated(&bytes, "0123456789abcdef", CSV_CELL_BYTES / 16);
	text_add(&bytes, "x\n");
	expect_fault(&bytes, "1:[a]\n", ":2:2: the cell is longer than");
	text_clear(&bytes);
	text_add(&bytes, "a\n1,\"");
	add_repeated(&bytes, "0123456789abcdef", CSV_CELL_BYTES / 16);
	text_add(&bytes, "x\"\n");
	expect_fault(&bytes, "1:[a]\n", ":2:2: the cell is longer than");

	text_clear(&bytes);
	add_repeated(&bytes, ",", CSV_COLUMNS);
	expect_fault(&bytes, "", ":1: the row has more than 16384 cells");
	text_clear(&bytes);
	text_add(&bytes, "a\n");
	add_repeated(&bytes, "0123456789abcdef", CSV_LINE_BYTES / 16 * 2);
	expect_fault(&bytes, "1:[a]\n", ":2: the line is longer than");
	text_free(&bytes);
	text_free(&rows);
}

static void
reference_cell(void *text, size_t length, void *out)
{
	text_add_char(out, '[');
	text_add_bytes(out, text, length);
	text_add_char(out, ']');
}

static void
reference_row(int end, void *out)
{
	(void)end;
	text_add_char(out, '\n');
}

static int
no_blank(unsigned char byte)
{
	(void)byte;
	return 0;
}

/* By libcsv alone, all at once. False: a fault. */
static bool
reference(const struct text *bytes, struct text *out)
{
	struct csv_parser parser;
	bool ok;

	text_clear(out);
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&parser, no_blank);
	ok = csv_parse(&parser, text_string(bytes), bytes->length, reference_cell, reference_row, out) == bytes->length
	    && csv_fini(&parser, reference_cell, reference_row, out) == 0;
	csv_free(&parser);
	return ok;
}

static void
drop_line_numbers(struct text *out)
{
	char *to = out->data;
	bool start = true;

	for (const char *p = text_string(out); out->data != NULL && *p != '\0'; p++) {
		if (start && (p = strchr(p, ':')) != NULL)
			p++;
		start = *p == '\n' && p[-1] == ']' && (p[1] == '\0' || (p[1] >= '0' && p[1] <= '9'));
		*to++ = *p;
	}
	if (out->data != NULL)
		*to = '\0';
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

static void
random_text(struct text *bytes, uint32_t *seed, bool quotes)
{
	static const char *const parts[] = { "a", "张", ",", ",", "\n", "\r\n", "\r", " ", "\t", "；", "\"b\"", "\"", "\"x\ny\"", "\"\"" };
	size_t length = next_random(seed) % 60;

	text_clear(bytes);
	text_add(bytes, "a,b\n");
	for (size_t i = 0; i < length; i++)
		text_add(bytes, parts[next_random(seed) % (quotes ? 14 : 10)]);
}

/* The short way for lines without a quote and the feeding line by line change nothing of what libcsv gives. */
static void
test_as_libcsv(void **state)
{
	static const struct reader_options comma = { .separator = ',' };
	struct text bytes = TEXT_INIT, out = TEXT_INIT, expected = TEXT_INIT;
	uint32_t seed = 7;
	size_t good = 0;

	(void)state;
	for (int i = 0; i < 6000; i++) {
		struct error error = { 0 };
		bool ok, expected_ok;

		random_text(&bytes, &seed, i % 2 == 0);
		text_add_char(&bytes, '\n');
		expected_ok = reference(&bytes, &expected);
		ok = dump_pipe(bytes.data, bytes.length, &comma, &out, &error);
		assert_int_equal(ok, expected_ok);
		if (!ok)
			continue;
		good++;
		drop_line_numbers(&out);
		assert_string_equal(text_string(&out), text_string(&expected));
	}
	assert_true(good > 3000);
	text_free(&bytes);
	text_free(&out);
	text_free(&expected);
}

/* Rows across the edges of every buffer; the line numbers are the physical ones. */
static void
test_large(void **state)
{
	struct text bytes = TEXT_INIT;
	struct error error = { 0 };
	struct reader *r;
	struct row row;
	const char *sheet;
	char expected[64];
	long long done, total;
	long i = 0;

	(void)state;
	for (long k = 0; k < 60000; k++)
		text_addf(&bytes, k % 5 == 0 ? "\"张\r\n三%ld\",%ld,x\r\n" : "李四%ld,%ld,y\r\n", k, k);
	write_to(file, bytes.data, bytes.length);
	assert_true(reader_open(&r, file, NULL, &error));
	assert_string_equal(reader_encoding(r), "UTF-8");
	assert_true(reader_sheet(r, &sheet));
	assert_null(sheet);
	for (; reader_row(r, &row); i++) {
		snprintf(expected, sizeof expected, i % 5 == 0 ? "张\r\n三%ld" : "李四%ld", i);
		assert_int_equal(row.count, 3);
		assert_string_equal(row.cells[0].text, expected);
		assert_int_equal(row.line, 1 + i + (i + 4) / 5);
		assert_int_equal(reader_place(r, 2).line, row.line);
		assert_int_equal(reader_place(r, 2).column, 3);
		assert_string_equal(reader_place(r, 2).file, file);
	}
	assert_int_equal(i, 60000);
	reader_progress(r, &done, &total);
	assert_int_equal(done, bytes.length);
	assert_int_equal(total, bytes.length);
	assert_false(reader_sheet(r, &sheet));
	assert_true(reader_close(r, &error));
	text_free(&bytes);
}

static void
make_workbook(const char *path)
{
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "成绩");

	worksheet_write_string(sheet, 0, 0, "姓名", NULL);
	worksheet_write_string(sheet, 0, 1, "学籍号", NULL);
	worksheet_write_string(sheet, 2, 0, "刘\xee\xa1\xa3", NULL);
	worksheet_write_string(sheet, 2, 1, "085", NULL);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
}

#define WORKBOOK_ROWS "成绩\n1:[姓名][学籍号]\n3:[刘䶮][085]\n"

static void
slurp(const char *path, struct text *bytes)
{
	char buffer[4096];
	FILE *f = fopen(path, "r");
	size_t n;

	assert_non_null(f);
	while ((n = fread(buffer, 1, sizeof buffer, f)) > 0)
		text_add_bytes(bytes, buffer, n);
	fclose(f);
}

static void
test_workbook(void **state)
{
	struct text out = TEXT_INIT, bytes = TEXT_INIT;
	struct error error = { 0 };
	struct reader *r;
	bool ok;

	(void)state;
	make_workbook(file);
	ok = dump(file, NULL, &out, &error);
	expect(ok, &out, &error, WORKBOOK_ROWS, NULL);
	slurp(file, &bytes);
	ok = dump_pipe(bytes.data, bytes.length, NULL, &out, &error);
	expect(ok, &out, &error, WORKBOOK_ROWS, NULL);
	assert_true(reader_open(&r, file, NULL, &error));
	assert_string_equal(reader_encoding(r), "xlsx");
	assert_true(reader_close(r, &error));
	text_free(&out);
	text_free(&bytes);
}

/* A converter of our own stands in PATH: what it gives is read, what it does wrong is told. */
static void
with_converter(const char *script, const char *rows, const char *fault, bool data)
{
	static const char xls[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old workbook";
	struct text out = TEXT_INIT, path = TEXT_INIT, command = TEXT_INIT;
	struct error errors[2] = { { 0 } };
	bool ok[2];

	text_addf(&path, "%s/ssconvert", folder);
	text_addf(&command, "#!/bin/sh\n%s\n", script);
	write_to(path.data, command.data, command.length);
	assert_int_equal(chmod(path.data, 0700), 0);
	write_to(file, BYTES(xls));
	ok[0] = dump(file, NULL, &out, &errors[0]);
	assert_string_equal(text_string(&out), rows);
	ok[1] = dump_pipe(BYTES(xls), NULL, &out, &errors[1]);
	assert_string_equal(text_string(&out), rows);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(ok[i], fault == NULL);
		assert_int_equal(errors[i].data, data);
		if (fault != NULL && strstr(errors[i].message, fault) == NULL)
			fail_msg("\"%s\" is not in \"%s\"", fault, errors[i].message);
	}
	unlink(path.data);
	text_free(&out);
	text_free(&path);
	text_free(&command);
}

static void
test_xls(void **state)
{
	char *saved = copy_string(getenv("PATH"));
	struct text path = TEXT_INIT, book = TEXT_INIT, script = TEXT_INIT;
	struct error error = { 0 };
	struct text out = TEXT_INIT;

	(void)state;
	text_addf(&book, "%s/result.xlsx", folder);
	make_workbook(book.data);
	text_addf(&path, "%s:%s", folder, saved);
	setenv("PATH", path.data, 1);
	text_addf(&script, "grep -q 'old workbook' && test \"$*\" = '--export-type=Gnumeric_Excel:xlsx2 fd://0 fd://1' && cat %s", book.data);
	with_converter(script.data, WORKBOOK_ROWS, NULL, false);
	with_converter("exit 3", "", "ssconvert cannot read this workbook", true);
	with_converter("kill -9 $$", "", "ssconvert cannot read this workbook", true);
	with_converter("exit 0", "", "makes nothing", true);
	setenv("PATH", folder, 1);
	assert_false(dump(file, NULL, &out, &error));
	assert_false(error.data);
	assert_non_null(strstr(error.message, "install gnumeric, or save the file as .xlsx"));
	setenv("PATH", saved, 1);
	unlink(book.data);
	free(saved);
	text_free(&path);
	text_free(&book);
	text_free(&script);
	text_free(&out);
}

static int
make_folder(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(file, sizeof file, "%s/file", folder);
	return 0;
}

static int
remove_folder(void **state)
{
	(void)state;
	unlink(file);
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples), cmocka_unit_test(test_options), cmocka_unit_test(test_caps),
		cmocka_unit_test(test_as_libcsv), cmocka_unit_test(test_large), cmocka_unit_test(test_workbook),
		cmocka_unit_test(test_xls),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
