/* Workbooks: measures and gates by tables, then whole files read back part by part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>
#include <cmocka.h>
#include "sheet/layout.h"
#include "sheet/verify.h"

static char folder[] = "/tmp/workbook-test.XXXXXX";

static const char *
file_in_folder(const char *name)
{
	static char path[200];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

/* ---- layout ---- */

static void
test_plain_number(void **state)
{
	static const struct { const char *text; bool ok; double value; int decimals; } cases[] = {
		{ "0", true, 0, 0 }, { "85", true, 85, 0 }, { "85.5", true, 85.5, 1 }, { "-12.50", true, -12.5, 2 },
		{ "0.1", true, 0.1, 1 }, { "-0", true, 0, 0 }, { "123456789012345", true, 123456789012345, 0 },
		{ "1234567890123456", false, 0, 0 }, { "007", false, 0, 0 }, { "00", false, 0, 0 }, { "", false, 0, 0 },
		{ "-", false, 0, 0 }, { "+5", false, 0, 0 }, { ".5", false, 0, 0 }, { "5.", false, 0, 0 }, { "1e5", false, 0, 0 },
		{ "1.2.3", false, 0, 0 }, { " 5", false, 0, 0 }, { "5 ", false, 0, 0 }, { "1,000", false, 0, 0 }, { "８５", false, 0, 0 },
		{ "NaN", false, 0, 0 }, { "inf", false, 0, 0 }, { "=1+1", false, 0, 0 }, { "-01", false, 0, 0 }
	};
	struct plain_number number;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool ok = plain_number(cases[i].text, &number);

		if (ok != cases[i].ok || (ok && (number.value != cases[i].value || number.decimals != cases[i].decimals)))
			fail_msg("\"%s\": %d %.17g %d", cases[i].text, ok, number.value, number.decimals);
	}
}

static void
test_plain_date(void **state)
{
	static const struct { const char *text; double serial; } cases[] = {
		{ "1900-03-01", 61 }, { "2000-01-01", 36526 }, { "2023-06-27", 45104 }, { "2024-02-29", 45351 }, { "9999-12-31", 2958465 },
		{ "1900-02-28", 0 }, { "2023-02-30", 0 }, { "2023-6-27", 0 }, { "2023-06", 0 }, { "2023/06/27", 0 }, { "2023-06-27 ", 0 }, { "", 0 }
	};
	double serial;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool ok = plain_date(cases[i].text, &serial);

		if (ok != (cases[i].serial > 0) || (ok && serial != cases[i].serial))
			fail_msg("\"%s\": %d %g", cases[i].text, ok, serial);
	}
}

static void
test_text(void **state)
{
	static const struct { const char *text; int units; double width; int lines; } cases[] = {
		{ "", 0, 10, 1 }, { "abc", 3, 10, 1 }, { "语文", 4, 10, 1 }, { "阿依古丽·买买提", 16, 16, 1 }, { "七（1）班", 9, 8, 2 },
		{ "一二三四五六", 12, 4, 3 }, { "a\n语文\nb", 4, 10, 3 }, { "Pass rate of all", 16, 9, 2 }, { "aaaa bbbb cccc", 14, 5, 3 },
		{ "abcdefghij", 10, 4, 3 }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int units = text_units(cases[i].text), lines = text_lines(cases[i].text, cases[i].width);

		if (units != cases[i].units || lines != cases[i].lines)
			fail_msg("\"%s\": %d units, %d lines", cases[i].text, units, lines);
	}
}

static void
test_gate(void **state)
{
	static const struct { const char *text, *kept; long control, broken; } cases[] = {
		{ "语文 Ab\t\n1", "语文 Ab\t\n1", 0, 0 }, { "a\x01" "b\x1b[0m", "ab[0m", 2, 0 }, { "a\r\nb", "a\nb", 0, 0 },
		{ "_x0041_", "_x005F_x0041_", 0, 0 }, { "_x00_", "_x00_", 0, 0 }, { "x_x000a_y", "x_x005F_x000a_y", 0, 0 },
		{ "a\xEF\xBF\xBE" "b", "ab", 1, 0 }, { "\xEF\xBF\xBD", "\xEF\xBF\xBD", 0, 0 }, { "\xD3\xEF", "\xEF\xBF\xBD\xEF\xBF\xBD", 0, 2 },
		{ "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 0, 3 }, { "=1+1", "=1+1", 0, 0 }, { "a\x7f", "a", 1, 0 }
	};
	struct text scratch = TEXT_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct gate gate = { 0, 0, 0 };

		assert_string_equal(cell_gate(cases[i].text, &scratch, &gate), cases[i].kept);
		assert_int_equal(gate.control, cases[i].control);
		assert_int_equal(gate.broken, cases[i].broken);
		assert_int_equal(gate.cut, 0);
	}
	text_free(&scratch);
}

/* Excel counts UTF-16 units: a rare surname beyond the BMP is two. */
static void
test_gate_cuts(void **state)
{
	static const struct { const char *piece; size_t count, kept; long cut; } cases[] = {
		{ "a", 32767, 32767, 0 }, { "a", 32768, 32767, 1 }, { "语", 32767, 32767, 0 }, { "语", 32768, 32767, 1 },
		{ "\xF0\xA0\xAE\xB7", 16383, 16383, 0 }, { "\xF0\xA0\xAE\xB7", 16384, 16383, 1 }
	};
	struct text scratch = TEXT_INIT, text = TEXT_INIT;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct gate gate = { 0, 0, 0 };

		text_clear(&text);
		for (n = 0; n < cases[i].count; n++)
			text_add(&text, cases[i].piece);
		assert_int_equal(utf8_count(cell_gate(text.data, &scratch, &gate)), cases[i].kept);
		assert_int_equal(gate.cut, cases[i].cut);
	}
	text_free(&scratch);
	text_free(&text);
}

static void
test_sheet_names(void **state)
{
	static const char *const cases[][2] = {
		{ "成绩", "成绩" }, { "成绩", "成绩(2)" }, { "成绩", "成绩(3)" }, { "7/1班", "7-1班" }, { "[a]:*?\\", "-a-----" },
		{ "'tis'", "\xE2\x80\x99tis\xE2\x80\x99" }, { "History", "History(2)" }, { "HISTORY", "HISTORY(3)" }, { "", "Sheet" },
		{ "Ab", "Ab" }, { "aB", "aB(2)" }, { "É", "É" }, { "é", "é(2)" }, { "a\x01\n", "a" },
		{ "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一" },
		{ "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一三", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八(2)" },
		{ "\xD3\xEF", "\xEF\xBF\xBD\xEF\xBF\xBD" }
	};
	struct map taken = MAP_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *name = sheet_name(cases[i][0], &taken);

		/* HISTORY(2) is taken by History(2): the same without regard to case. */
		assert_string_equal(name, cases[i][1]);
		free(name);
	}
	map_free(&taken);
}

/* ---- whole workbooks ---- */

static char *
read_part(const char *path, const char *part)
{
	zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
	zip_file_t *file;
	zip_stat_t stat;
	char *bytes;

	assert_non_null(archive);
	assert_int_equal(zip_stat(archive, part, 0, &stat), 0);
	bytes = calloc(1, stat.size + 1);
	file = zip_fopen(archive, part, 0);
	assert_int_equal(zip_fread(file, bytes, stat.size), stat.size);
	zip_fclose(file);
	zip_discard(archive);
	return bytes;
}

static int
count_of(const char *text, const char *piece)
{
	const char *end = text + strlen(text);
	int count = 0;

	while ((text = memmem(text, (size_t)(end - text), piece, strlen(piece))) != NULL) {
		count++;
		text++;
	}
	return count;
}

static void
assert_has(const char *text, const char *piece)
{
	if (strstr(text, piece) == NULL)
		fail_msg("\"%s\" is not in the part", piece);
}

static const struct sheet_column score_columns[] = {
	{ .heading = "学籍号", .style = STYLE_ID }, { .heading = "姓名", .style = STYLE_NAME },
	{ .heading = "语文|分数", .style = STYLE_MARK, .pass = 60, .excellent = 85 }, { .heading = "语文|名次", .style = STYLE_RANK },
	{ .heading = "及格率", .style = STYLE_PERCENT }, { .heading = "日期", .style = STYLE_DATE }, { .heading = "其他", .style = STYLE_AUTO },
	{ .heading = "备注", .style = STYLE_NOTE }
};
static const struct sheet score_sheet = {
	.name = "A1", .title = "成绩表", .unit = "三中 & 四中", .date = "2024-04-25", .footer = "内部资料",
	.columns = score_columns, .column_count = 8
};

static void
write_book(const char *path, const struct book_options *options, const struct sheet *sheet, long rows)
{
	const char *cells[] = { "G440301201102001000", "阿依古丽·买买提", "97.5", "1", "80.43", "2023-06-27", "12.345", "=1+1" };
	const char *total[] = { "平均分", "", "缺考" };
	struct error error = { 0 };
	struct book *book;
	long i;

	assert_true(book_open(&book, path, options, &error));
	book_sheet(book, sheet);
	for (i = 0; i < rows; i++)
		book_row(book, ROW_BODY, cells, 8);
	book_row(book, ROW_TOTAL, total, 3);
	if (!book_close(book, &error))
		fail_msg("%s", error.message);
}

static void
test_cells(void **state)
{
	const char *path = file_in_folder("cells.xlsx");
	struct sheet sheet = score_sheet;
	char *xml, *strings, *styles;

	(void)state;
	sheet.signature = book_signature(false);
	write_book(path, NULL, &sheet, 1);
	xml = read_part(path, "xl/worksheets/sheet1.xml");
	strings = read_part(path, "xl/sharedStrings.xml");
	styles = read_part(path, "xl/styles.xml");
	/* title, unit, two of headings, body, total, spacer, signature */
	assert_int_equal(count_of(xml, "<row "), 8);
	assert_has(xml, "<v>97.5</v>");
	assert_has(xml, "<v>45104</v>");
	assert_has(xml, "<v>80.43");
	assert_has(xml, "<v>12.345</v>");
	assert_null(strstr(xml, "<f>"));
	assert_has(strings, "<t>=1+1</t>");
	assert_has(strings, "<t>G440301201102001000</t>");
	assert_has(strings, "<t>缺考</t>");
	assert_has(strings, "<t>2024年4月25日</t>");
	assert_has(styles, "\"0.0_ \"");
	assert_has(styles, "0.00&quot;%&quot;_ ");
	assert_has(styles, "\"0.000_ \"");
	assert_has(styles, "\"yyyy-mm-dd\"");
	/* the first font is Normal's */
	assert_has(strstr(styles, "<fonts"), "<font><sz val=\"11\"/><color theme=\"1\"/><name val=\"宋体\"/>");
	assert_null(strstr(styles, "Calibri"));
	free(xml);
	free(strings);
	free(styles);
}

static void
test_page(void **state)
{
	const char *path = file_in_folder("page.xlsx");
	char *xml, *book;

	(void)state;
	write_book(path, NULL, &score_sheet, 3);
	xml = read_part(path, "xl/worksheets/sheet1.xml");
	book = read_part(path, "xl/workbook.xml");
	assert_has(xml, "<mergeCell ref=\"A1:H1\"/>");
	assert_has(xml, "<mergeCell ref=\"C3:D3\"/>");
	assert_has(xml, "<mergeCell ref=\"A3:A4\"/>");
	assert_has(xml, "<mergeCell ref=\"A8:B8\"/>");
	assert_has(xml, "paperSize=\"9\"");
	assert_has(xml, "orientation=\"landscape\"");
	assert_has(xml, "三中 &amp;&amp; 四中");
	assert_has(xml, "第 &amp;P 页 / 共 &amp;N 页");
	assert_has(xml, "内部资料");
	assert_has(xml, "<pane xSplit=\"2\" ySplit=\"4\" topLeftCell=\"C5\"");
	assert_has(xml, "<ignoredError sqref=\"A5:H8\" numberStoredAsText=\"1\"/>");
	assert_has(xml, "<conditionalFormatting sqref=\"C5:C7\">");
	assert_has(xml, "AND(ISNUMBER(C5),C5&lt;60)");
	/* unquoted, A1 would be a cell */
	assert_has(book, ">'A1'!$1:$4<");
	assert_has(book, ">'A1'!$A$1:$H$8<");
	free(xml);
	free(book);
}

/* What the first rows show decides: an id stays text, a mark that is missing does not make a column text. */
static void
test_auto(void **state)
{
	static const struct { const char *cells[3]; int numbers; } cases[] = {
		{ { "1", "2.5", "30" }, 3 }, { { "1", "缺考", "30" }, 2 }, { { "1", "x", "30" }, 0 }, { { "001", "2", "3" }, 0 },
		{ { "13812345678", "2", "3" }, 0 }, { { "1234567890", "2", "" }, 2 }, { { "-", "", "" }, 0 }, { { "150525201103040011", "1", "2" }, 0 }
	};
	const struct sheet_column column = { .heading = "x", .style = STYLE_AUTO };
	const struct sheet sheet = { .name = "x", .columns = &column, .column_count = 1 };
	const char *path = file_in_folder("auto.xlsx");
	struct error error = { 0 };
	struct book *book;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *xml;

		assert_true(book_open(&book, path, NULL, &error));
		book_sheet(book, &sheet);
		for (n = 0; n < 3; n++)
			book_row(book, ROW_BODY, &cases[i].cells[n], 1);
		assert_true(book_close(book, &error));
		xml = read_part(path, "xl/worksheets/sheet1.xml");
		if (count_of(xml, "<v>") - count_of(xml, "t=\"s\"") != cases[i].numbers)
			fail_msg("%s: not %d numbers", cases[i].cells[0], cases[i].numbers);
		free(xml);
	}
}

static void
test_no_formula(void **state)
{
	static const char *const payloads[] = {
		"=1+1", "=cmd|'/c calc'!A1", "@SUM(1+1)*cmd|'/c calc'!A0", "+1+1", "-1+1", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"http://x\")",
		"{=1+1}", "http://example.org", "mailto:a@b", "=", "'=1+1", "\"=1+1\"", "＝1+1", "external:a.xlsx", "internal:A1"
	};
	const struct sheet_column columns[] = { { .heading = "=1+1", .style = STYLE_COUNT }, { .heading = "x", .style = STYLE_TEXT } };
	const struct sheet sheet = { .name = "=1+1", .title = "=1+1", .columns = columns, .column_count = 2 };
	const char *path = file_in_folder("payload.xlsx");
	struct error error = { 0 };
	struct book *book;
	char *xml;
	size_t i;

	(void)state;
	assert_true(book_open(&book, path, NULL, &error));
	book_sheet(book, &sheet);
	for (i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++)
		book_row(book, i % 2 ? ROW_TOTAL : ROW_BODY, (const char *const[]){ payloads[i], payloads[i] }, 2);
	assert_true(book_close(book, &error));
	xml = read_part(path, "xl/worksheets/sheet1.xml");
	assert_null(strstr(xml, "<f"));
	assert_null(strstr(xml, "<hyperlink"));
	assert_int_equal(count_of(xml, "t=\"s\""), 2 * (int)(sizeof(payloads) / sizeof(payloads[0])) + 3);
	free(xml);
}

static long
size_of(const char *path, char **bytes)
{
	FILE *file = fopen(path, "rb");
	long size;

	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	*bytes = malloc((size_t)size);
	assert_int_equal(fread(*bytes, 1, (size_t)size, file), size);
	fclose(file);
	return size;
}

static void
test_same_bytes(void **state)
{
	const char *path = file_in_folder("same.xlsx");
	char *first, *second;
	long size;

	(void)state;
	write_book(path, NULL, &score_sheet, 5);
	size = size_of(path, &first);
	sleep(1);
	setenv("TZ", "Asia/Shanghai", 1);
	write_book(path, NULL, &score_sheet, 5);
	unsetenv("TZ");
	assert_int_equal(size_of(path, &second), size);
	assert_memory_equal(first, second, (size_t)size);
	free(first);
	free(second);
}

static void
test_created(void **state)
{
	const struct book_options options = { .title = "期末", .author = "三中", .date = "2024-04-25" };
	const char *path = file_in_folder("created.xlsx");
	char *core;

	(void)state;
	write_book(path, &options, &score_sheet, 1);
	core = read_part(path, "docProps/core.xml");
	assert_has(core, "2024-04-25T00:00:00Z</dcterms:created>");
	assert_has(core, "<dc:title>期末</dc:title>");
	assert_has(core, "<dc:creator>三中</dc:creator>");
	free(core);
	setenv("SOURCE_DATE_EPOCH", "86400", 1);
	write_book(path, &options, &score_sheet, 1);
	unsetenv("SOURCE_DATE_EPOCH");
	core = read_part(path, "docProps/core.xml");
	assert_has(core, "1970-01-02T00:00:00Z</dcterms:created>");
	free(core);
}

/* 10 rows a sheet: 2 + 2 rows above, 4 kept for the tail, so two of body in each. */
static void
test_full_sheet(void **state)
{
	const struct book_options options = { .row_limit = 10 };
	const char *path = file_in_folder("full.xlsx");
	char *book, *xml;

	(void)state;
	write_book(path, &options, &score_sheet, 4);
	book = read_part(path, "xl/workbook.xml");
	assert_has(book, "<sheet name=\"A1\" ");
	assert_has(book, "<sheet name=\"A1(2)\" ");
	assert_has(book, "<sheet name=\"A1(3)\" ");
	free(book);
	xml = read_part(path, "xl/worksheets/sheet2.xml");
	assert_int_equal(count_of(xml, "<v>97.5</v>"), 2);
	assert_has(xml, "<mergeCell ref=\"A3:A4\"/>");
	free(xml);
}

/* Many rows: streamed, with the same head and merged cells, text in the cells themselves. */
static void
test_streamed(void **state)
{
	const char *path = file_in_folder("streamed.xlsx");
	char *xml;

	(void)state;
	write_book(path, NULL, &score_sheet, 51000);
	xml = read_part(path, "xl/worksheets/sheet1.xml");
	assert_int_equal(count_of(xml, "<row "), 51005);
	assert_int_equal(count_of(xml, "<v>97.5</v>"), 51000);
	assert_int_equal(count_of(xml, "<c r=\"A3\""), 1);
	assert_has(xml, "t=\"inlineStr\"><is><t>G440301201102001000</t>");
	assert_has(xml, "<mergeCell ref=\"A3:A4\"/>");
	assert_has(xml, "<mergeCell ref=\"C3:D3\"/>");
	assert_has(xml, "<mergeCell ref=\"A51005:B51005\"/>");
	free(xml);
}

static void
test_empty(void **state)
{
	const char *path = file_in_folder("empty.xlsx");
	struct error error = { 0 };
	struct book *book;
	char *strings;

	(void)state;
	assert_true(book_open(&book, path, NULL, &error));
	book_sheet(book, &score_sheet);
	assert_true(book_close(book, &error));
	strings = read_part(path, "xl/sharedStrings.xml");
	assert_has(strings, "<t>（无记录）</t>");
	free(strings);
}

/* ---- slips ---- */

static const struct sheet_column slip_columns[] = {
	{ .heading = "学科", .style = STYLE_TEXT }, { .heading = "等级", .style = STYLE_TEXT }
};
static const struct sheet slip_sheet = {
	.name = "单", .title = "告知单", .unit = "三中", .signature = "家长：____", .paged = true, .columns = slip_columns, .column_count = 2
};

static void
write_slips(const char *path, const struct sheet *sheet, const struct book_options *options, int pages, int rows)
{
	struct error error = { 0 };
	struct book *book;
	char line[32];

	assert_true(book_open(&book, path, options, &error));
	book_sheet(book, sheet);
	for (int i = 0; i < pages; i++) {
		snprintf(line, sizeof(line), "姓名：%d号", i);
		book_page(book, &(struct sheet_page){ .line = line });
		for (int n = 0; n < rows; n++)
			book_row(book, ROW_BODY, (const char *const[]){ "语文", "优" }, 2);
	}
	if (!book_close(book, &error))
		fail_msg("%s", error.message);
}

/* A page: title, unit, line, headings, two rows, spacer, signature. */
static void
test_slips(void **state)
{
	const char *path = file_in_folder("slips.xlsx");
	char *xml, *strings, *book;

	(void)state;
	write_slips(path, &slip_sheet, NULL, 3, 2);
	xml = read_part(path, "xl/worksheets/sheet1.xml");
	strings = read_part(path, "xl/sharedStrings.xml");
	book = read_part(path, "xl/workbook.xml");
	assert_int_equal(count_of(xml, "<row "), 24);
	assert_has(xml, "<rowBreaks count=\"2\" manualBreakCount=\"2\"><brk id=\"8\" max=\"16383\" man=\"1\"/><brk id=\"16\" ");
	assert_has(strings, "<t>姓名：0号</t>");
	assert_has(strings, "<t>姓名：2号</t>");
	/* not fitted to pages, no rows repeated, no number of a page among those of others, nothing frozen */
	assert_null(strstr(xml, "fitToPage"));
	assert_null(strstr(xml, "&amp;P"));
	assert_null(strstr(xml, "<pane"));
	assert_null(strstr(book, "Print_Titles"));
	assert_has(book, ">'单'!$A$1:$B$24<");
	free(xml);
	free(strings);
	free(book);
}

/* Head 36 + 21 + 24 + 27 points, tail 9 + 28, rows of 100: five go on a page of 715 (260 mm, 3 % spared). */
static void
test_slip_too_long(void **state)
{
	const char *path = file_in_folder("slips.xlsx");
	struct sheet sheet = slip_sheet;
	char *xml, *strings;

	(void)state;
	sheet.row_height = 100;
	write_slips(path, &sheet, NULL, 1, 12);
	xml = read_part(path, "xl/worksheets/sheet1.xml");
	strings = read_part(path, "xl/sharedStrings.xml");
	assert_has(xml, "<rowBreaks count=\"2\" manualBreakCount=\"2\"><brk id=\"9\" max=\"16383\" man=\"1\"/><brk id=\"18\" ");
	assert_int_equal(count_of(xml, "ht=\"100\""), 12);
	assert_has(strings, "<t>姓名：0号（第2页）</t>");
	assert_has(strings, "<t>姓名：0号（第3页）</t>");
	free(xml);
	free(strings);
}

/* Excel has room for 1,023 breaks on a sheet. */
static void
test_many_slips(void **state)
{
	static const struct { const char *part; int pages; } sheets[] = {
		{ "xl/worksheets/sheet1.xml", 1000 }, { "xl/worksheets/sheet2.xml", 1000 }, { "xl/worksheets/sheet3.xml", 50 }
	};
	const char *path = file_in_folder("slips.xlsx");

	(void)state;
	write_slips(path, &slip_sheet, NULL, 2050, 25);         /* streamed from the 50,000th row on */
	for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		char *xml = read_part(path, sheets[i].part);

		assert_int_equal(count_of(xml, "<brk "), sheets[i].pages - 1);
		assert_int_equal(count_of(xml, "<row "), sheets[i].pages * 31);
		free(xml);
	}
}

/* 4 rows of head and 4 kept for the tail leave 4 of 12: the page goes on in the next sheet, named. */
static void
test_slips_full(void **state)
{
	const struct book_options options = { .row_limit = 12 };
	const char *path = file_in_folder("slips.xlsx");
	char *xml, *strings;

	(void)state;
	write_slips(path, &slip_sheet, &options, 1, 6);
	xml = read_part(path, "xl/worksheets/sheet2.xml");
	strings = read_part(path, "xl/sharedStrings.xml");
	assert_int_equal(count_of(xml, "<row "), 8);
	assert_has(strings, "<t>姓名：0号（第2页）</t>");
	free(xml);
	free(strings);
}

static void
test_no_slips(void **state)
{
	const char *path = file_in_folder("slips.xlsx");
	char *strings;

	(void)state;
	write_slips(path, &slip_sheet, NULL, 0, 0);
	strings = read_part(path, "xl/sharedStrings.xml");
	assert_has(strings, "<t>（无记录）</t>");
	free(strings);
}

/* ---- saving ---- */

/* Rows and cells of the sheet of write_book: 4 above, 1 body, 1 total; 8 + 2 + 8 + 8 + 8 + 8 cells. */
static void
test_verify(void **state)
{
	static const struct { struct sheet_counts counts; size_t sheets; bool ok; } cases[] = {
		{ { 6, 42 }, 1, true }, { { 7, 42 }, 1, false }, { { 6, 41 }, 1, false }, { { 6, 42 }, 2, false }, { { 6, 42 }, 0, false }
	};
	char *path = strdup(file_in_folder("verify.xlsx"));
	struct sheet_counts counts[2] = { { 0, 0 }, { 0, 0 } };
	size_t i;

	(void)state;
	write_book(path, NULL, &score_sheet, 1);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error error = { 0 };

		counts[0] = cases[i].counts;
		assert_int_equal(verify_workbook(path, "x", counts, cases[i].sheets, &error), cases[i].ok);
		assert_int_equal(error.set, !cases[i].ok);
	}
	free(path);
}

static void
replace_part(const char *path, const char *part, const char *bytes, size_t length)
{
	zip_t *archive = zip_open(path, 0, NULL);
	zip_source_t *source = zip_source_buffer(archive, bytes, length, 0);

	assert_true(zip_file_add(archive, part, source, ZIP_FL_OVERWRITE) >= 0);
	assert_int_equal(zip_close(archive), 0);
}

/* What a full temporary directory leaves: a sound archive whose parts are cut off or have a hole. */
static void
test_verify_cut(void **state)
{
	static const struct { const char *part, *from, *to; bool ok; } cases[] = {
		{ "xl/worksheets/sheet1.xml", NULL, NULL, true },               /* as it was */
		{ "xl/worksheets/sheet1.xml", ">", NULL, false },               /* NULL: to the end */
		{ "xl/worksheets/sheet1.xml", "</worksheet>", NULL, false },
		{ "xl/worksheets/sheet1.xml", "<c r=\"D5\"", "<c r=\"E5\"", false },
		{ "xl/worksheets/sheet1.xml", "<row r=\"5\"", "<row r=\"6\"", false },
		{ "xl/worksheets/sheet1.xml", "<v>", "v>", false },
		{ "xl/sharedStrings.xml", "<si>", NULL, false },
		{ "xl/styles.xml", "</styleSheet>", NULL, false }
	};
	const struct sheet_counts counts = { 6, 42 };
	char *path = strdup(file_in_folder("damage.xlsx"));
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error error = { 0 };
		char *xml, *from, *to;

		write_book(path, NULL, &score_sheet, 1);
		xml = read_part(path, cases[i].part);
		from = cases[i].from != NULL ? strstr(xml, cases[i].from) : xml;
		to = cases[i].from == NULL ? xml : cases[i].to != NULL ? strstr(from, cases[i].to) : xml + strlen(xml);
		memmove(from, to, strlen(to) + 1);
		replace_part(path, cases[i].part, xml, strlen(xml));
		if (verify_workbook(path, "x", &counts, 1, &error) != cases[i].ok)
			fail_msg("case %zu", i);
		free(xml);
	}
	free(path);
}

/* Any damage within the packed bytes of a sheet. */
static void
test_verify_damage(void **state)
{
	static const char part[] = "xl/worksheets/sheet1.xml";
	const struct sheet_counts counts = { 6, 42 };
	char *path = strdup(file_in_folder("damage.xlsx")), *bytes, *packed;
	long size, at;

	(void)state;
	write_book(path, NULL, &score_sheet, 1);
	size = size_of(path, &bytes);
	packed = (char *)memmem(bytes, (size_t)size, part, sizeof(part) - 1) + sizeof(part) - 1;
	for (at = 0; at < 700; at += 7) {
		FILE *file = fopen(path, "wb");
		struct error error = { 0 };

		packed[at] ^= 0x10;
		fwrite(bytes, 1, (size_t)size, file);
		fclose(file);
		packed[at] ^= 0x10;
		if (verify_workbook(path, "x", &counts, 1, &error))
			fail_msg("byte %ld", at);
	}
	free(bytes);
	free(path);
}

static void
test_no_folder(void **state)
{
	struct error error = { 0 };
	struct book *book = (struct book *)&error;

	(void)state;
	assert_false(book_open(&book, file_in_folder("none/x.xlsx"), NULL, &error));
	assert_null(book);
	assert_true(error.set);
}

static void
test_abandon(void **state)
{
	struct error error = { 0 };
	struct book *book;

	(void)state;
	assert_true(book_open(&book, file_in_folder("abandoned.xlsx"), NULL, &error));
	book_sheet(book, &score_sheet);
	book_row(book, ROW_BODY, (const char *const[]){ "a\x01" }, 1);
	book_abandon(book);
	book_abandon(NULL);
	assert_int_equal(access(file_in_folder("abandoned.xlsx"), F_OK), -1);
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

static int
remove_folder(void **state)
{
	static const char *const names[] = {
		"cells", "page", "auto", "payload", "same", "created", "full", "streamed", "empty", "verify", "damage", "slips"
	};
	char name[40];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(name, sizeof(name), "%s.xlsx", names[i]);
		unlink(file_in_folder(name));
	}
	/* Fails, and with it the test, when a temporary file was left. */
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_number), cmocka_unit_test(test_plain_date), cmocka_unit_test(test_text),
		cmocka_unit_test(test_gate), cmocka_unit_test(test_gate_cuts), cmocka_unit_test(test_sheet_names),
		cmocka_unit_test(test_cells), cmocka_unit_test(test_page), cmocka_unit_test(test_auto),
		cmocka_unit_test(test_no_formula), cmocka_unit_test(test_same_bytes), cmocka_unit_test(test_created),
		cmocka_unit_test(test_full_sheet), cmocka_unit_test(test_streamed), cmocka_unit_test(test_empty),
		cmocka_unit_test(test_slips), cmocka_unit_test(test_slip_too_long), cmocka_unit_test(test_many_slips),
		cmocka_unit_test(test_slips_full), cmocka_unit_test(test_no_slips),
		cmocka_unit_test(test_verify), cmocka_unit_test(test_verify_cut), cmocka_unit_test(test_verify_damage), cmocka_unit_test(test_no_folder),
		cmocka_unit_test(test_abandon)
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
