/* Workbooks made here, good, odd and hostile, and what the reader gives back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <xlsxwriter.h>
#include <zip.h>
#include "base/text.h"
#include "table/xlsx-value.h"
#include "table/xlsx.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

#define RELATIONSHIPS(...) "<Relationships xmlns='" PACKAGE "'>" __VA_ARGS__ "</Relationships>"
#define RELATIONSHIP(id, type, target) "<Relationship Id='" id "' Type='" RELATION "/" type "' Target='" target "'/>"
#define BOOK(...) "<workbook xmlns='" MAIN "' xmlns:r='" RELATION "'>" __VA_ARGS__ "</workbook>"
#define SHEETS "<sheets><sheet name='成绩' sheetId='1' r:id='rId1'/></sheets>"
#define SHEET(rows) "<worksheet xmlns='" MAIN "'><dimension ref='A1'/><sheetData>" rows "</sheetData></worksheet>"
#define ROW(number, cells) "<row r='" number "'>" cells "</row>"

struct entry { const char *name, *content; };

struct bytes { char *data; size_t length; };

static const struct entry usual[] = {
	{ "_rels/.rels", RELATIONSHIPS(RELATIONSHIP("rId1", "officeDocument", "xl/workbook.xml")) },
	{ "xl/workbook.xml", BOOK(SHEETS) },
	{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS(
		RELATIONSHIP("rId1", "worksheet", "worksheets/sheet1.xml")
		RELATIONSHIP("rId2", "sharedStrings", "sharedStrings.xml")
		RELATIONSHIP("rId3", "styles", "styles.xml")) },
	{ "xl/sharedStrings.xml", "<sst xmlns='" MAIN "'>"
		"<si><t>姓名</t></si>"
		"<si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space='preserve'> 三</t></r></si>"
		"<si><t>重庆</t><rPh sb='0' eb='2'><t>chóngqìng</t></rPh><phoneticPr fontId='1'/></si>"
		"<si><t>一_x000D_\n二</t></si>"
		"<si/>"
		"</sst>" },
	{ "xl/styles.xml", "<styleSheet xmlns='" MAIN "'><numFmts>"
		"<numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
		"<numFmt numFmtId='177' formatCode='yyyy/m/d h:mm'/><numFmt numFmtId='178' formatCode='00000'/>"
		"</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"
		"<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='31'/><xf numFmtId='176'/><xf numFmtId='177'/>"
		"<xf numFmtId='178'/><xf numFmtId='20'/><xf numFmtId='46'/><xf numFmtId='49'/><xf numFmtId='57'/>"
		"</cellXfs><dxfs><dxf><numFmt numFmtId='0' formatCode='yyyy'/></dxf></dxfs></styleSheet>" },
};

enum { PLAIN, SHORT_DATE, ZH_DATE, CODED_DATE, CODED_MOMENT, PADDED, CLOCK, ELAPSED, AS_TEXT, ZH_MONTH };

/* Later entries of the same name take the place of earlier ones. */
static bool
is_replaced(const struct entry *entry, const struct entry *extra, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(extra[i].name, entry->name) == 0)
			return true;
	return false;
}

static void
zip_put(zip_t *zip, const struct entry *entry)
{
	zip_source_t *content = zip_source_buffer(zip, entry->content, strlen(entry->content), 0);

	assert_true(zip_file_add(zip, entry->name, content, ZIP_FL_ENC_UTF_8) >= 0);
}

static struct bytes
source_bytes(zip_source_t *source)
{
	zip_stat_t stat;
	struct bytes bytes;

	assert_int_equal(zip_source_open(source), 0);
	assert_int_equal(zip_source_stat(source, &stat), 0);
	bytes = (struct bytes){ malloc(stat.size), stat.size };
	assert_int_equal(zip_source_read(source, bytes.data, bytes.length), (int)bytes.length);
	zip_source_close(source);
	zip_source_free(source);
	return bytes;
}

/* The usual parts and these; an entry with content NULL is left out. */
static struct bytes
workbook_make(const struct entry *extra, size_t count)
{
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);

	assert_non_null(zip);
	zip_source_keep(source);
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (!is_replaced(&usual[i], extra, count))
			zip_put(zip, &usual[i]);
	for (size_t i = 0; i < count; i++)
		if (extra[i].content != NULL)
			zip_put(zip, &extra[i]);
	assert_int_equal(zip_close(zip), 0);
	return source_bytes(source);
}

static struct text said = TEXT_INIT;

static void
complaint_note(void *user, const struct place *at, const char *message)
{
	char reference[VALUE_REFERENCE_SIZE];

	(void)user;
	value_format_reference(reference, at->line, at->column);
	text_addf(&said, "%s[%s]!%s: %.30s\n", at->file, at->sheet, reference, message);
}

static void
row_show(struct text *shown, const struct row *row)
{
	text_addf(shown, "%ld:", row->line);
	for (size_t i = 0; i < row->count; i++) {
		assert_int_equal(row->cells[i].length, strlen(row->cells[i].text));
		text_addf(shown, "%s%s", i == 0 ? "" : "|", row->cells[i].text);
	}
	text_add_char(shown, '\n');
}

/* All sheets as "[name]", "row:cell|cell"; what the error says behind "! ". */
static struct text
workbook_show(const void *data, size_t length)
{
	struct text shown = TEXT_INIT;
	struct error error = { 0 };
	struct xlsx *x;
	struct row row;
	const char *name;
	bool closed;

	text_clear(&said);
	if (xlsx_open(&x, data, length, "a.xlsx", &error)) {
		while (xlsx_sheet(x, &name)) {
			text_addf(&shown, "[%s]\n", name);
			while (xlsx_row(x, &row))
				row_show(&shown, &row);
		}
		closed = xlsx_close(x, &error);
		assert_int_equal(closed, !error.set);
	}
	if (error.set)
		text_addf(&shown, "! %s\n", error.message);
	assert_true(!error.set || error.data);
	return shown;
}

static void
check_workbook(const struct entry *extra, size_t count, const char *expected)
{
	struct bytes bytes = workbook_make(extra, count);
	struct text shown = workbook_show(bytes.data, bytes.length);

	assert_string_equal(text_string(&shown), expected);
	text_free(&shown);
	free(bytes.data);
}

static void
check_sheet(const char *sheet, const char *expected)
{
	struct entry entry = { "xl/worksheets/sheet1.xml", sheet };

	check_workbook(&entry, 1, expected);
}

static void
test_cells(void **state)
{
	static const struct { const char *cells, *expected; } cases[] = {
		{ "<c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c>", "姓名|张 三" },
		{ "<c r='A2' t='s'><v>2</v></c>", "重庆" },
		{ "<c r='A2' t='s'><v>3</v></c>", "一\r\n二" },
		{ "<c r='A2'><v>7</v></c><c r='B2' t='s'><v>4</v></c>", "7" },
		{ "<c r='C2'><v>85.5</v></c><c r='E2' t='n'><v>0</v></c>", "||85.5||0" },
		{ "<c><v>1</v></c><c><v>2</v></c><c r='E2'><v>5</v></c><c><v>6</v></c>", "1|2|||5|6" },
		{ "<c r='A2' t='inlineStr'><is><t>李_x0041_四</t></is></c>", "李A四" },
		{ "<c r='A2' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>", "ab" },
		{ "<c r='A2' t='str'><f>B2&amp;C2</f><v>优 秀 </v></c>", "优 秀 " },
		{ "<c r='A2'><v>1</v></c><c r='B2' t='str'><f>IF(A2,\"\",1)</f><v></v></c>", "1" },
		{ "<c r='A2' t='b'><v>1</v></c><c r='B2' t='b'><v>0</v></c>", "TRUE|FALSE" },
		{ "<c r='A2' t='e'><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>", "#N/A" },
		{ "<c r='A2' t='d'><v>2023-06-27</v></c><c r='B2' t='d'><v>2023-06-27T08:30:00</v></c>",
			"2023-06-27|2023-06-27 08:30" },
		{ "<c r='A2' t='d'><v>2023-06-27T00:00:00Z</v></c><c r='B2' t='d'><v>2023-02-30</v></c>",
			"2023-06-27|2023-02-30" },
		{ "<c r='A2'><f>SUM(B2:C2)</f><v>171</v></c>", "171" },
		{ "<c r='A2'><v>0.1</v></c><c r='B2'><v>0.30000000000000004</v></c>", "0.1|0.3" },
		{ "<c r='A2'><v>85.666666666666671</v></c><c r='B2'><v>-3</v></c>", "85.6666666666667|-3" },
		{ "<c r='A2'><v>1.2E+2</v></c><c r='B2'><v>999999999999999</v></c>", "120|999999999999999" },
		{ "<c r='A2' s='1'><v>45104</v></c><c r='B2' s='2'><v>45104</v></c><c r='C2' s='3'><v>45104</v></c>",
			"2023-06-27|2023-06-27|2023-06-27" },
		{ "<c r='A2' s='4'><v>45104.354166666664</v></c><c r='B2' s='4'><v>45104</v></c>",
			"2023-06-27 08:30|2023-06-27" },
		{ "<c r='A2' s='5'><v>85</v></c><c r='B2' s='5'><v>1234567</v></c>", "00085|1234567" },
		{ "<c r='A2' s='6'><v>0.35416666666666669</v></c><c r='B2' s='6'><v>0.354178240740741</v></c>",
			"08:30|08:30:01" },
		{ "<c r='A2' s='7'><v>1.2534722222222223</v></c>", "30:05" },
		{ "<c r='A2' s='8'><v>42</v></c><c r='B2' s='9'><v>45078</v></c>", "42|2023-06-01" },
		{ "<c r='A2' s='99'><v>45104</v></c><c r='B2' s='1' t='s'><v>0</v></c>", "45104|姓名" },
		{ "<c r='A2' s='1'><v>-1</v></c><c r='B2' s='1'><v>2958466</v></c>", "-1|2958466" },
		{ "<c r='A2'><v>1</v></c><c r='B2' t='str'><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>", "1" },
		{ "<c r='A2'><v>1</v></c><c r='B2' t='e'><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>#NAME?</v></c>", "1" },
		{ "<c r='A2'><v>1</v></c><c r='XFD2' s='1'/>", "1" },
		{ "<c r='A2'><v><![CDATA[12]]></v></c><c r='B2' t='str'><v>&lt;&#x9F98;&gt;</v></c>", "12|<龘>" },
	};
	char sheet[1000], expected[200];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(sheet, sizeof sheet, SHEET("<row r='2'>%s</row>"), cases[i].cells);
		snprintf(expected, sizeof expected, "[成绩]\n2:%s\n", cases[i].expected);
		check_sheet(sheet, expected);
		assert_string_equal(text_string(&said), "");
	}
}

static void
test_rows(void **state)
{
	(void)state;
	check_sheet(SHEET(ROW("3", "<c r='B3'><v>1</v></c>") ROW("5", "<c r='A5' s='1'/>") ROW("1048576", "<c><v>2</v></c>")),
		"[成绩]\n3:|1\n1048576:2\n");
	check_sheet(SHEET("<row><c><v>1</v></c></row><row/><row><c><v>3</v></c></row>"), "[成绩]\n1:1\n3:3\n");
	check_sheet(SHEET("<row><c r='A4'><v>1</v></c><c r='C4'><v>2</v></c></row>"), "[成绩]\n4:1||2\n");
	check_sheet("<worksheet xmlns='" MAIN "'/>", "[成绩]\n");
}

static void
test_namespaces(void **state)
{
	(void)state;
	check_sheet("<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>7</x:v></x:c></x:row>"
		"</x:sheetData></x:worksheet>", "[成绩]\n1:7\n");
	check_sheet("<worksheet xmlns='" STRICT "'><sheetData><row r='1'><c r='A1'><v>7</v></c></row></sheetData></worksheet>",
		"[成绩]\n1:7\n");
	check_sheet("<worksheet xmlns='" MAIN "' xmlns:o='urn:other'><sheetData><row r='1'><c r='A1'><o:v>8</o:v><v>7</v></c>"
		"</row></sheetData><extLst><o:row><o:c><o:v>9</o:v></o:c></o:row></extLst></worksheet>", "[成绩]\n1:7\n");
}

/* Faults of single cells: told, and the rows go on. */
static void
test_complaints(void **state)
{
	static const struct { const char *cells, *row, *said; } cases[] = {
		{ "<c r='A2'><v>4.4030120050101122E+17</v></c><c r='B2'><v>5</v></c>", "4.4030120050101122E+17|5",
			"a.xlsx[成绩]!A2: a number of more than 15 digit\n" },
		{ "<c r='AB2'><v>1000000000000000</v></c>",
			"|||||||||||||||||||||||||||1000000000000000", "a.xlsx[成绩]!AB2: a number of more than 15 digit\n" },
		{ "<c r='A2'><v>1</v></c><c r='B2'><f>SUM(A1:A2)</f></c>", "1", "a.xlsx[成绩]!B2: a formula without a result: op\n" },
		{ "<c r='A2'><v>1</v></c><c r='B2'><f>SUM(A1:A2)</f><v/></c>", "1", "a.xlsx[成绩]!B2: a formula without a result: op\n" },
		{ "<c r='A2'><v>1,5</v></c>", "1,5", "a.xlsx[成绩]!A2: a number that cannot be read\n" },
	};
	char sheet[1000], expected[200];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(sheet, sizeof sheet, SHEET("<row r='2'>%s</row>" ROW("3", "<c r='A3'><v>9</v></c>")), cases[i].cells);
		snprintf(expected, sizeof expected, "[成绩]\n2:%s\n3:9\n", cases[i].row);
		check_sheet(sheet, expected);
		assert_string_equal(text_string(&said), cases[i].said);
	}
}

/* What makes the rest of a sheet unbelievable. */
static void
test_damage(void **state)
{
	static const struct { const char *rows, *error; } cases[] = {
		{ "<row r='2'><c r='A2' t='s'><v>5</v></c></row>", "a.xlsx[成绩]!A2: damaged: the cell's text is not among the shared strings" },
		{ "<row r='2'><c r='A2' t='s'><v>-1</v></c></row>", "a.xlsx[成绩]!A2: damaged: the cell's text is not among the shared strings" },
		{ "<row r='2'><c r='XFE2'><v>5</v></c></row>", "a.xlsx[成绩]!2: damaged: there is no cell XFE2" },
		{ "<row r='2'><c r='2A'><v>5</v></c></row>", "a.xlsx[成绩]!2: damaged: there is no cell 2A" },
		{ "<row r='2'><c r='A3'><v>5</v></c></row>", "a.xlsx[成绩]!2: damaged: cell A3 stands in another row" },
		{ "<row r='2'><c r='B2'><v>5</v></c><c r='A2'><v>6</v></c></row>", "a.xlsx[成绩]!B2: damaged: the cells are not in order" },
		{ "<row r='2'/><row r='2'/>", "a.xlsx[成绩]!2: damaged: the rows are not in order" },
		{ "<row r='1048577'/>", "a.xlsx[成绩]!1048577: damaged: more than 1048576 rows" },
		{ "<row r='2'><row r='3'/></row>", "a.xlsx[成绩]!2: damaged: a row within a row" },
		{ "<c r='A1'><v>1</v></c>", "a.xlsx[成绩]: damaged: a cell outside of a row" },
		{ "<row r='2'><c r='A2' t='x'><v>1</v></c></row>", "a.xlsx[成绩]!2: damaged: a cell of unknown type" },
		{ "<row r='2'><c r='A2'><v>1</c></row>", "a.xlsx[成绩]!A2: damaged: mismatched tag in line 1 of the XML" },
		{ "<row r='2'><c r='A2'><v>\xC3\x28</v></c></row>",
			"a.xlsx[成绩]!A2: damaged: not well-formed (invalid token) in line 1 of the XML" },
	};
	char sheet[1000], expected[300];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(sheet, sizeof sheet, SHEET("%s"), cases[i].rows);
		snprintf(expected, sizeof expected, "[成绩]\n! %s\n", cases[i].error);
		check_sheet(sheet, expected);
	}
}

/* A good row before the damage is given, and the damage is told all the same. */
static void
test_damage_behind_rows(void **state)
{
	(void)state;
	check_sheet("<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c r='A1'><v>1</v></c></row>",
		"[成绩]\n1:1\n! a.xlsx[成绩]!A1: damaged: no element found in line 1 of the XML\n");
	check_sheet("<workbook xmlns='" MAIN "'/>", "[成绩]\n! a.xlsx[成绩]: damaged: this part is no sheet\n");
}

static void
test_sheets(void **state)
{
	static const struct entry entries[] = {
		{ "xl/workbook.xml", BOOK("<sheets><sheet name='七年级(1)班' sheetId='3' r:id='b'/><sheet name='图' sheetId='1' r:id='c'/>"
			"<sheet name='隐藏' sheetId='2' state='hidden' r:id='a'/></sheets>") },
		{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS(
			RELATIONSHIP("a", "worksheet", "/xl/worksheets/One.xml")
			RELATIONSHIP("b", "worksheet", "Worksheets\\\\Two.xml")
			RELATIONSHIP("c", "chartsheet", "chartsheets/sheet1.xml")
			RELATIONSHIP("d", "sharedStrings", "../xl/./SharedStrings.xml")) },
		{ "xl/worksheets/one.xml", SHEET(ROW("1", "<c t='s'><v>0</v></c>")) },
		{ "/XL\\worksheets/TWO.xml", SHEET(ROW("9", "<c><v>2</v></c>")) },
	};

	(void)state;
	check_workbook(entries, sizeof entries / sizeof *entries, "[七年级(1)班]\n9:2\n[隐藏]\n1:姓名\n");
}

static void
test_1904(void **state)
{
	static const struct entry entries[] = {
		{ "xl/workbook.xml", BOOK("<workbookPr date1904='1'/>" SHEETS) },
		{ "xl/worksheets/sheet1.xml", SHEET(ROW("1", "<c s='1'><v>43642</v></c><c s='6'><v>0.5</v></c><c><v>43642</v></c>")) },
	};

	(void)state;
	check_workbook(entries, 2, "[成绩]\n1:2023-06-27|12:00|43642\n");
}

#define DOCTYPE "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>"

static void
test_refused(void **state)
{
	static const struct { struct entry entry; const char *expected; } cases[] = {
		{ { "XL/Workbook.xml", BOOK(SHEETS) }, "! a.xlsx: damaged: two parts named xl/workbook.xml\n" },
		{ { "xl/workbook.xml", NULL }, "! a.xlsx: a zip file, but no workbook in it\n" },
		{ { "xl/workbook.xml", BOOK("<sheets/>") }, "! a.xlsx: a workbook without sheets\n" },
		{ { "xl/workbook.xml", "<sst xmlns='" MAIN "'/>" }, "! a.xlsx: damaged: part xl/workbook.xml: this is not the list of sheets\n" },
		{ { "xl/workbook.bin", "" }, "! a.xlsx: a binary workbook (.xlsb): save it as .xlsx\n" },
		{ { "content.xml", "" }, "! a.xlsx: an OpenDocument file: save it as .xlsx\n" },
		{ { "xl/styles.xml", DOCTYPE "<styleSheet xmlns='" MAIN "'/>" },
			"! a.xlsx: damaged: part xl/styles.xml: a document type declaration has no place in a workbook\n" },
		{ { "xl/worksheets/sheet1.xml", DOCTYPE "<x>&a;</x>" },
			"[成绩]\n! a.xlsx[成绩]: damaged: a document type declaration has no place in a workbook\n" },
		{ { "xl/worksheets/sheet2.xml", "" }, "! a.xlsx[成绩]: damaged: the part is missing\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_workbook(&cases[i].entry, 1, cases[i].expected);
}

static char *
repeated(const char *begin, const char *piece, size_t times, const char *end)
{
	struct text text = TEXT_INIT;

	text_add(&text, begin);
	for (size_t i = 0; i < times; i++)
		text_add(&text, piece);
	text_add(&text, end);
	return text.data;
}

/* Deflate packs blanks 1:1000. */
static void
test_bombs(void **state)
{
	static const struct { const char *begin, *piece; size_t times; const char *end, *expected; } cases[] = {
		{ SHEET(""), "          ", 300000, "",
			"[成绩]\n! a.xlsx[成绩]: damaged: unpacks to more than 200 times its size, as no real workbook does\n" },
		{ "<worksheet xmlns='" MAIN "'>", "<a>", 70, "",
			"[成绩]\n! a.xlsx[成绩]: damaged: elements nested more than 64 deep\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *sheet = repeated(cases[i].begin, cases[i].piece, cases[i].times, cases[i].end);

		check_sheet(sheet, cases[i].expected);
		free(sheet);
	}
}

/* Digits that deflate cannot pack so well that the ratio stops them first. */
static char *
noise(const char *begin, size_t length, const char *end)
{
	struct text text = TEXT_INIT;
	unsigned seed = 1;

	text_add(&text, begin);
	while (text.length < length) {
		seed = seed * 1103515245u + 12345u;
		text_add_char(&text, (char)('a' + (seed >> 16) % 16));
	}
	text_add(&text, end);
	return text.data;
}

static void
test_long_tag_and_cell(void **state)
{
	char *tag = noise("<worksheet xmlns='" MAIN "' a='", 1300000, "'/>");
	char *cell = noise("<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c r='A1' t='str'><v>", 1300000,
		"</v></c></row></sheetData></worksheet>");

	(void)state;
	check_sheet(tag, "[成绩]\n! a.xlsx[成绩]: damaged: a tag of more than 1048576 bytes\n");
	check_sheet(cell, "[成绩]\n! a.xlsx[成绩]!A1: damaged: more than 1 MiB of text in one cell\n");
	free(tag);
	free(cell);
}

static void
check_bytes(const void *data, size_t length, const char *expected)
{
	struct text shown = workbook_show(data, length);

	if (strstr(text_string(&shown), expected) == NULL)
		fail_msg("%s, not %s", text_string(&shown), expected);
	text_free(&shown);
}

static void
test_other_files(void **state)
{
	static const char password[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1......E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

	(void)state;
	check_bytes("", 0, "! a.xlsx: the file is empty");
	check_bytes("学号,姓名\n", 14, "! a.xlsx: no workbook, or one that was cut off or damaged");
	check_bytes(password, sizeof password, "! a.xlsx: the workbook is password-protected");
	check_bytes(password, 12, "! a.xlsx: an old Excel file (.xls)");
}

/* Cut anywhere, a workbook is refused; a changed byte never gives other numbers in silence. */
static void
test_cut_and_changed(void **state)
{
	struct entry entry = { "xl/worksheets/sheet1.xml", SHEET(ROW("1", "<c r='A1'><v>12345</v></c>") ROW("2", "<c r='A2'><v>7</v></c>")) };
	struct bytes bytes = workbook_make(&entry, 1);
	const char *good = "[成绩]\n1:12345\n2:7\n";

	(void)state;
	for (size_t length = 0; length < bytes.length; length++) {
		char *cut = memcpy(malloc(length + 1), bytes.data, length);
		check_bytes(cut, length, "! a.xlsx: ");
		free(cut);
	}
	for (size_t i = 0; i < bytes.length; i++) {
		struct text shown;

		bytes.data[i] ^= 0x10;
		shown = workbook_show(bytes.data, bytes.length);
		if (strchr(text_string(&shown), '!') == NULL && strcmp(text_string(&shown), good) != 0)
			fail_msg("byte %zu changed: %s", i, text_string(&shown));
		text_free(&shown);
		bytes.data[i] ^= 0x10;
	}
	free(bytes.data);
}

static struct bytes
file_bytes(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct bytes bytes = { malloc(100000), 0 };

	assert_non_null(file);
	bytes.length = fread(bytes.data, 1, 100000, file);
	assert_true(bytes.length > 0 && bytes.length < 100000);
	fclose(file);
	return bytes;
}

static void
written_fill(lxw_workbook *book)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book, "名单");
	lxw_format *date = workbook_add_format(book), *clock = workbook_add_format(book);
	lxw_datetime day = { .year = 2011, .month = 4, .day = 24 };

	format_set_num_format(date, "yyyy-mm-dd");
	format_set_num_format(clock, "hh:mm");
	worksheet_merge_range(sheet, 0, 0, 0, 3, "七年级名单", NULL);
	worksheet_write_string(sheet, 2, 0, "001", NULL);
	worksheet_write_datetime(sheet, 2, 1, &day, date);
	worksheet_write_number(sheet, 2, 2, 0.75, clock);
	worksheet_write_formula_num(sheet, 2, 3, "=1+1.5", NULL, 2.5);
	worksheet_write_boolean(sheet, 3, 25, 1, NULL);
	workbook_add_chartsheet(book, "图");
	worksheet_write_number(workbook_add_worksheet(book, NULL), 0, 0, -0.5, NULL);
}

static void
test_libxlsxwriter(void **state)
{
	char path[] = "/tmp/xlsx-test-XXXXXX";
	lxw_workbook *book;
	struct bytes bytes;
	struct text shown;

	(void)state;
	close(mkstemp(path));
	book = workbook_new(path);
	written_fill(book);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	bytes = file_bytes(path);
	unlink(path);
	shown = workbook_show(bytes.data, bytes.length);
	assert_string_equal(text_string(&shown), "[名单]\n1:七年级名单\n3:001|2011-04-24|18:00|2.5\n"
		"4:|||||||||||||||||||||||||TRUE\n[Sheet2]\n1:-0.5\n");
	text_free(&shown);
	free(bytes.data);
}

/* A sheet may be left before its end. */
static void
test_place_and_skip(void **state)
{
	struct entry entry = { "xl/worksheets/sheet1.xml", SHEET(ROW("7", "<c r='B7'><v>1</v></c>") ROW("8", "<c><v>2</v></c>")) };
	struct bytes bytes = workbook_make(&entry, 1);
	struct error error = { 0 };
	struct xlsx *x;
	struct row row;
	struct place at;
	long long done, total;

	(void)state;
	assert_true(xlsx_open(&x, bytes.data, bytes.length, "a.xlsx", &error));
	assert_false(xlsx_row(x, &row));
	assert_true(xlsx_sheet(x, NULL));
	assert_true(xlsx_row(x, &row));
	at = xlsx_place(x, 1);
	assert_string_equal(at.file, "a.xlsx");
	assert_string_equal(at.sheet, "成绩");
	assert_int_equal(at.line, 7);
	assert_int_equal(at.column, 2);
	xlsx_progress(x, &done, &total);
	assert_true(total > 0 && done == total);
	assert_false(xlsx_sheet(x, NULL));
	assert_false(xlsx_row(x, &row));
	assert_true(xlsx_close(x, &error));
	assert_true(xlsx_close(NULL, &error));
	free(bytes.data);
}

static void
test_formats(void **state)
{
	static const struct { const char *code; double value; const char *expected; } cases[] = {
		{ "General", 45104, "45104" },
		{ "0.00", 85.5, "85.5" },
		{ "#,##0.00;[Red]-#,##0.00", 1234.5, "1234.5" },
		{ "0.00E+00", 12345, "12345" },
		{ "0\"d\"", 5, "5" },
		{ "[Red]0", 5, "5" },
		{ "0_d", 5, "5" },
		{ "@", 5, "5" },
		{ "000", 7, "007" },
		{ "000", -7, "-007" },
		{ "000", 7.5, "7.5" },
		{ "0", 7, "7" },
		{ "yyyy\\-mm\\-dd", 45104, "2023-06-27" },
		{ "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45104, "2023-06-27" },
		{ "[$-804]yyyy\"年\"m\"月\";@", 45104, "2023-06-27" },
		{ "yyyy年m月d日", 45104.6, "2023-06-27" },
		{ "e年m月", 45104, "2023-06-27" },
		{ "aaaa;@", 45104, "2023-06-27" },
		{ "mmm", 45104, "2023-06-27" },
		{ "[DBNum1]m\"月\"d\"日\"", 45104, "2023-06-27" },
		{ "yyyy/m/d h:mm AM/PM", 45104.75, "2023-06-27 18:00" },
		{ "yyyy/m/d h:mm", 0.75, "18:00" },
		{ "yyyy/m/d h:mm:ss", 45104.999999, "2023-06-28" },
		{ "h:mm", 0, "00:00" },
		{ "h:mm", 1.25, "1900-01-01 06:00" },
		{ "mm:ss", 275.0 / 86400, "00:04:35" },
		{ "mm:ss.0", 275.3 / 86400, "00:04:35.300" },
		{ "[h]:mm:ss", 1.5, "36:00" },
		{ "[mm]:ss", 275.0 / 86400, "00:04:35" },
		{ "yyyy-mm-dd", 0, "1900-01-00" },
		{ "yyyy-mm-dd", 1, "1900-01-01" },
		{ "yyyy-mm-dd", 59, "1900-02-28" },
		{ "yyyy-mm-dd", 60, "1900-02-29" },
		{ "yyyy-mm-dd", 61, "1900-03-01" },
		{ "yyyy-mm-dd", 2958465, "9999-12-31" },
	};
	struct text text = TEXT_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		text_clear(&text);
		value_add_number(&text, cases[i].value, value_format_parse(cases[i].code), false);
		if (strcmp(text_string(&text), cases[i].expected) != 0)
			fail_msg("%g as %s: %s, not %s", cases[i].value, cases[i].code, text_string(&text), cases[i].expected);
	}
	text_free(&text);
}

static void
test_builtin_formats(void **state)
{
	static const struct { int first, last; enum value_kind kind; } groups[] = {
		{ 0, 13, VALUE_NUMBER }, { 14, 17, VALUE_DATE }, { 18, 21, VALUE_TIME }, { 22, 22, VALUE_DATE_TIME },
		{ 23, 26, VALUE_NUMBER }, { 27, 31, VALUE_DATE }, { 32, 35, VALUE_TIME }, { 36, 36, VALUE_DATE },
		{ 37, 44, VALUE_NUMBER }, { 45, 45, VALUE_TIME }, { 46, 46, VALUE_ELAPSED }, { 47, 47, VALUE_TIME },
		{ 48, 49, VALUE_NUMBER }, { 50, 54, VALUE_DATE }, { 55, 56, VALUE_TIME }, { 57, 58, VALUE_DATE },
		{ 59, 170, VALUE_NUMBER },
	};

	(void)state;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		for (int id = groups[i].first; id <= groups[i].last; id++)
			assert_int_equal(value_format_builtin(id).kind, groups[i].kind);
}

static void
test_escapes(void **state)
{
	static const struct { const char *from, *to; } cases[] = {
		{ "", "" },
		{ "a_x000D_b", "a\rb" },
		{ "_x0041__x4E2D_", "A中" },
		{ "_x005F_x0041_", "_x0041_" },
		{ "_xD842__xDFB7_", "𠮷" },
		{ "_xD842_", "_xD842_" },
		{ "_xDFB7_", "_xDFB7_" },
		{ "_x0000_", "_x0000_" },
		{ "_x00G1_", "_x00G1_" },
		{ "_x000D", "_x000D" },
		{ "a_b_x", "a_b_x" },
	};
	char text[50];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		strcpy(text, cases[i].from);
		text[value_unescape(text, strlen(text))] = '\0';
		assert_string_equal(text, cases[i].to);
	}
}

static void
test_references(void **state)
{
	static const struct { const char *text; int column; long row; } cases[] = {
		{ "A1", 1, 1 }, { "Z9", 26, 9 }, { "AA10", 27, 10 }, { "XFD1048576", 16384, 1048576 },
		{ "XFE1", 0, 0 }, { "A1048577", 0, 0 }, { "A0", 0, 0 }, { "A", 0, 0 }, { "1", 0, 0 }, { "", 0, 0 },
		{ "A1B", 0, 0 }, { "$A$1", 0, 0 }, { "AAAAAAAAAAAAAAAAA1", 0, 0 }, { "A99999999999999999999", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char back[VALUE_REFERENCE_SIZE];
		long row = 0;
		int column = 0;

		assert_int_equal(value_reference(cases[i].text, &row, &column), cases[i].row != 0);
		if (cases[i].row == 0)
			continue;
		assert_int_equal(row, cases[i].row);
		assert_int_equal(column, cases[i].column);
		value_format_reference(back, row, column);
		assert_string_equal(back, cases[i].text);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_namespaces),
		cmocka_unit_test(test_complaints),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_damage_behind_rows),
		cmocka_unit_test(test_sheets),
		cmocka_unit_test(test_1904),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_long_tag_and_cell),
		cmocka_unit_test(test_other_files),
		cmocka_unit_test(test_cut_and_changed),
		cmocka_unit_test(test_libxlsxwriter),
		cmocka_unit_test(test_place_and_skip),
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_builtin_formats),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_references),
	};
	int failed;

	cmocka_set_message_output(CM_OUTPUT_TAP);
	complaint_limit = 0;
	quiet = true;
	complaint_hook_set(complaint_note, NULL);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(&said);
	return failed;
}
