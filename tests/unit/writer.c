/* What a report looks like as CSV, as JSON and on a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <cmocka.h>
#include "base/text.h"
#include "table/reader.h"
#include "table/writer.h"

static const struct word statuses[] = { { "score", "正常", NULL }, { "absent", "缺考", NULL }, { 0 } };
static const struct column name_column = { .name = "name", .zh = "姓名", .en = "Name", .type = COLUMN_NAME };
static const struct column rate_column = { .name = "rate", .zh = "及格率", .en = "Pass rate", .type = COLUMN_PERCENT };

typedef void fill(struct writer *);

static void
write_marks(struct writer *w)
{
	writer_column(w, &name_column);
	writer_heading(w, "mark", COLUMN_MARK);
	writer_column(w, &rate_column);
	writer_heading(w, "status", COLUMN_WORD);
	writer_text(w, "张三");
	writer_hundredths(w, 8550);
	writer_ratio(w, 553, 8, 2);
	writer_word(w, statuses, "score");
	writer_end_row(w);
	writer_text(w, "乌云·其木格");
	writer_blank(w);
	writer_ratio(w, 1, 0, 2);
	writer_word(w, statuses, "absent");
	writer_end_row(w);
	writer_text(w, NULL);
	writer_integer(w, -12);
	writer_real(w, NAN, 1);
	writer_word(w, statuses, NULL);
	writer_end_row(w);
	writer_text(w, "b");
	writer_integer(w, 0);
	writer_real(w, 2.5, 0);
	writer_word(w, statuses, "");
	writer_end_row(w);
}

static void
write_awkward(struct writer *w)
{
	writer_heading(w, "a \"b\"", COLUMN_TEXT);
	writer_heading(w, "c", COLUMN_TEXT);
	writer_text(w, "1,2");
	writer_text(w, "say \"hi\"");
	writer_end_row(w);
	writer_text(w, "x\ny");
	writer_text(w, "x\r");
	writer_end_row(w);
	writer_text(w, " x");
	writer_text(w, "x\t");
	writer_end_row(w);
	writer_text(w, "x y");
	writer_text(w, "=1+1");
	writer_end_row(w);
	writer_text(w, "085");
	writer_text(w, "\\\x01\x1f");
	writer_end_row(w);
	writer_text(w, "");
	writer_text(w, "a;b");
	writer_end_row(w);
}

static void
write_integers(struct writer *w)
{
	writer_heading(w, "n", COLUMN_COUNT);
	writer_integer(w, INT64_MAX);
	writer_end_row(w);
	writer_integer(w, INT64_MIN);
	writer_end_row(w);
	writer_blank(w);
	writer_end_row(w);
	writer_text(w, "缺考");
	writer_end_row(w);
}

static void
write_headings(struct writer *w)
{
	writer_column(w, &name_column);
	writer_column(w, &rate_column);
}

static void
write_nothing(struct writer *w)
{
	(void)w;
}

static void
test_formats(void **state)
{
	static const struct { fill *fill; enum format format; enum language language; const char *expected; } cases[] = {
		{ write_marks, FORMAT_CSV, LANGUAGE_ZH,
		  "姓名,mark,及格率,status\n张三,85.5,69.13,正常\n乌云·其木格,,,缺考\n,-12,,\nb,0,3,\n" },
		{ write_marks, FORMAT_AUTO, LANGUAGE_EN,
		  "Name,mark,Pass rate,status\n张三,85.5,69.13,score\n乌云·其木格,,,absent\n,-12,,\nb,0,3,\n" },
		{ write_marks, FORMAT_TABLE, LANGUAGE_ZH,
		  "姓名         mark  及格率  status\n"
		  "-----------  ----  ------  ------\n"
		  "张三         85.5   69.13  正常\n"
		  "乌云·其木格                缺考\n"
		  "              -12\n"
		  "b               0       3\n" },
		{ write_marks, FORMAT_JSON, LANGUAGE_ZH,
		  "[\n{\"姓名\":\"张三\",\"mark\":85.5,\"及格率\":69.13,\"status\":\"正常\"},\n"
		  "{\"姓名\":\"乌云·其木格\",\"mark\":null,\"及格率\":null,\"status\":\"缺考\"},\n"
		  "{\"姓名\":null,\"mark\":-12,\"及格率\":null,\"status\":null},\n"
		  "{\"姓名\":\"b\",\"mark\":0,\"及格率\":3,\"status\":null}\n]\n" },
		{ write_awkward, FORMAT_CSV, LANGUAGE_ZH,
		  "\"a \"\"b\"\"\",c\n\"1,2\",\"say \"\"hi\"\"\"\n\"x\ny\",\"x\r\"\n\" x\",\"x\t\"\nx y,=1+1\n085,\\\x01\x1f\n,\"a;b\"\n" },
		{ write_awkward, FORMAT_JSON, LANGUAGE_ZH,
		  "[\n{\"a \\\"b\\\"\":\"1,2\",\"c\":\"say \\\"hi\\\"\"},\n{\"a \\\"b\\\"\":\"x\\ny\",\"c\":\"x\\r\"},\n"
		  "{\"a \\\"b\\\"\":\" x\",\"c\":\"x\\t\"},\n{\"a \\\"b\\\"\":\"x y\",\"c\":\"=1+1\"},\n"
		  "{\"a \\\"b\\\"\":\"085\",\"c\":\"\\\\\\u0001\\u001f\"},\n{\"a \\\"b\\\"\":\"\",\"c\":\"a;b\"}\n]\n" },
		{ write_integers, FORMAT_CSV, LANGUAGE_ZH, "n\n9223372036854775807\n-9223372036854775808\n\"\"\n缺考\n" },
		{ write_integers, FORMAT_TABLE, LANGUAGE_ZH,
		  "                   n\n--------------------\n 9223372036854775807\n-9223372036854775808\n\n                缺考\n" },
		{ write_headings, FORMAT_CSV, LANGUAGE_EN, "Name,Pass rate\n" },
		{ write_headings, FORMAT_TABLE, LANGUAGE_EN, "Name  Pass rate\n----  ---------\n" },
		{ write_headings, FORMAT_JSON, LANGUAGE_EN, "[]\n" },
		{ write_nothing, FORMAT_CSV, LANGUAGE_ZH, "" },
		{ write_nothing, FORMAT_TABLE, LANGUAGE_ZH, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct error error = { 0 };
		struct writer *w;
		char *text;
		size_t length;
		FILE *stream = open_memstream(&text, &length);

		writer_open(&w, stream, cases[i].format, cases[i].language);
		cases[i].fill(w);
		assert_true(writer_close(w, &error));
		fclose(stream);
		assert_string_equal(text, cases[i].expected);
		free(text);
	}
}

static void
test_names(void **state)
{
	enum format format;

	(void)state;
	assert_true(format_find("csv", &format));
	assert_int_equal(format, FORMAT_CSV);
	assert_true(format_find("table", &format));
	assert_int_equal(format, FORMAT_TABLE);
	assert_true(format_find("json", &format));
	assert_int_equal(format, FORMAT_JSON);
	assert_false(format_find("xml", &format));
}

/* What a terminal so wide gets. */
static void
show(fill *write_rows, unsigned short width, struct text *shown)
{
	struct winsize size = { .ws_row = 24, .ws_col = width };
	struct error error = { 0 };
	struct termios plain;
	struct writer *w;
	char buffer[4096];
	int ends[2];
	FILE *stream;
	ssize_t n;

	/* No terminals to be had, as in a bare container: nothing to see here. */
	if (openpty(&ends[0], &ends[1], NULL, NULL, &size) != 0)
		skip();
	tcgetattr(ends[1], &plain);
	plain.c_oflag &= (tcflag_t)~OPOST;
	tcsetattr(ends[1], TCSANOW, &plain);
	stream = fdopen(ends[1], "w");
	writer_open(&w, stream, FORMAT_AUTO, LANGUAGE_ZH);
	write_rows(w);
	assert_true(writer_close(w, &error));
	fclose(stream);
	text_clear(shown);
	while ((n = read(ends[0], buffer, sizeof buffer)) > 0)
		text_add_bytes(shown, buffer, (size_t)n);
	close(ends[0]);
}

static void
write_wide(struct writer *w)
{
	writer_heading(w, "remark", COLUMN_TEXT);
	writer_heading(w, "id", COLUMN_ID);
	writer_heading(w, "total of all", COLUMN_MARK);
	writer_text(w, "一二三四五六七八九十");
	writer_text(w, "G15");
	writer_hundredths(w, 1234567);
	writer_end_row(w);
	writer_text(w, "bell \x07 and\nline");
	writer_text(w, "1");
	writer_text(w, "缺考");
	writer_end_row(w);
}

static void
test_terminal(void **state)
{
	static const struct { fill *fill; unsigned short width; const char *expected; } cases[] = {
		{ write_wide, 80,
		  "remark                id   total of all\n"
		  "--------------------  ---  ------------\n"
		  "一二三四五六七八九十  G15      12345.67\n"
		  "bell \\x07 and line    1            缺考\n" },
		/* The widest gives way first, numbers never. */
		{ write_wide, 33,
		  "remark          id   total of all\n"
		  "--------------  ---  ------------\n"
		  "一二三四五六…   G15      12345.67\n"
		  "bell \\x07 and…  1            缺考\n" },
		{ write_wide, 10,
		  "rem…  id   total o…\n"
		  "----  ---  --------\n"
		  "一…   G15  12345.67\n"
		  "bel…  1        缺考\n" },
		/* A terminal that does not know its width has 80 columns. */
		{ write_headings, 0, "姓名  及格率\n----  ------\n" },
	};
	struct text shown = TEXT_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		show(cases[i].fill, cases[i].width, &shown);
		assert_string_equal(text_string(&shown), cases[i].expected);
	}
	text_free(&shown);
}

static void
test_full_disk(void **state)
{
	static const enum format formats[] = { FORMAT_CSV, FORMAT_TABLE, FORMAT_JSON };

	(void)state;
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		struct error error = { 0 };
		struct writer *w;
		FILE *stream = fopen("/dev/full", "w");

		assert_non_null(stream);
		writer_open(&w, stream, formats[i], LANGUAGE_ZH);
		writer_heading(w, "n", COLUMN_COUNT);
		for (int64_t n = 0; n < 50000; n++) {
			writer_integer(w, n);
			writer_end_row(w);
		}
		assert_false(writer_close(w, &error));
		assert_false(error.data);
		assert_non_null(strstr(error.message, "No space left on device"));
		fclose(stream);
	}
	assert_true(writer_close(NULL, &(struct error){ 0 }));
}

enum { TRIP_ROWS = 3000, TRIP_COLUMNS = 4 };

static void
random_cell(struct text *cell, uint32_t *seed)
{
	static const char *const parts[] = { "a", "张", ",", "\"", "\n", "\r", "\r\n", " ", "\t", ";", "=", "\\", "'", "085" };
	size_t length;

	text_clear(cell);
	*seed = *seed * 1664525 + 1013904223;
	length = (*seed >> 16) % 6;
	for (size_t i = 0; i < length; i++) {
		*seed = *seed * 1664525 + 1013904223;
		text_add(cell, parts[(*seed >> 16) % 14]);
	}
}

/* Whatever stands in cells, the reader gives back what the writer was given. */
static void
round_trip(size_t column_count)
{
	char path[] = "/tmp/xuequ-test-XXXXXX";
	FILE *stream = fdopen(mkstemp(path), "w");
	struct error error = { 0 };
	struct text cell = TEXT_INIT;
	const char *sheet;
	uint32_t seed = 11;
	struct writer *w;
	struct reader *r;
	struct row row;

	writer_open(&w, stream, FORMAT_CSV, LANGUAGE_ZH);
	for (size_t i = 0; i < column_count; i++)
		writer_heading(w, "heading", COLUMN_TEXT);
	for (size_t i = 0; i < TRIP_ROWS * column_count; i++) {
		random_cell(&cell, &seed);
		writer_text(w, text_string(&cell));
		if ((i + 1) % column_count == 0)
			writer_end_row(w);
	}
	assert_true(writer_close(w, &error));
	fclose(stream);
	seed = 11;
	assert_true(reader_open(&r, path, NULL, &error));
	unlink(path);
	assert_true(reader_sheet(r, &sheet));
	assert_true(reader_row(r, &row));
	for (size_t i = 0; i < TRIP_ROWS * column_count; i++) {
		if (i % column_count == 0) {
			assert_true(reader_row(r, &row));
			assert_int_equal(row.count, column_count);
		}
		random_cell(&cell, &seed);
		assert_string_equal(row.cells[i % column_count].text, text_string(&cell));
	}
	assert_false(reader_row(r, &row));
	assert_true(reader_close(r, &error));
	text_free(&cell);
}

static void
test_round_trip(void **state)
{
	(void)state;
	for (size_t count = 1; count <= TRIP_COLUMNS; count++)
		round_trip(count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats), cmocka_unit_test(test_names), cmocka_unit_test(test_terminal),
		cmocka_unit_test(test_full_disk), cmocka_unit_test(test_round_trip),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
