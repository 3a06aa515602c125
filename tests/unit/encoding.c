/* Bytes as schools send them, and the text they stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "table/encoding.h"

#define BYTES(literal) literal, sizeof literal - 1

static int
file_with(const char *bytes, size_t length)
{
	char path[] = "/tmp/xuequ-test-XXXXXX";
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	unlink(path);
	assert_int_equal(write(fd, bytes, length), length);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

/* All text of the decoder, read by buffers of the size given. */
static bool
decode(struct decoder *d, size_t size, struct text *text, enum encoding *encoding, struct error *error)
{
	char *buffer = alloc_zero(size, 1);
	size_t n;

	while ((n = decoder_read(d, buffer, size)) > 0) {
		assert_true(n <= size);
		assert_true(utf8_valid(buffer, n));
		text_add_bytes(text, buffer, n);
	}
	*encoding = decoder_encoding(d);
	free(buffer);
	return decoder_close(d, error);
}

struct sample {
	const char *bytes;
	size_t length;
	enum encoding encoding;
	const char *text;       /* what comes out, before the fault if there is one */
	const char *fault;      /* part of the message; NULL: none */
};

static const struct sample samples[] = {
	{ BYTES(""), ENCODING_UNKNOWN, "", NULL },
	{ BYTES("id,mark\n1,2\n"), ENCODING_UNKNOWN, "id,mark\n1,2\n", NULL },
	{ BYTES("\xef\xbb\xbf""a,b"), ENCODING_UTF8, "a,b", NULL },
	{ BYTES("姓名,语文\n张三,85\n"), ENCODING_UTF8, "姓名,语文\n张三,85\n", NULL },
	{ BYTES("\xd0\xd5\xc3\xfb,\xd3\xef\xce\xc4\n"), ENCODING_GB18030, "姓名,语文\n", NULL },
	{ BYTES("\x84\x31\x95\x33\xd0\xd5"), ENCODING_GB18030, "姓", NULL },
	{ BYTES("a\n\xd0\xd5"), ENCODING_GB18030, "a\n姓", NULL },
	/* Two GB2312 characters whose bytes are valid UTF-8 as well (é, ñ). */
	{ BYTES("\xc3\xa9\xc3\xb1,1"), ENCODING_GB18030, "茅帽,1", NULL },
	{ BYTES("\xc1\xaa\xcd\xa8"), ENCODING_GB18030, "联通", NULL },
	{ BYTES("\xc3\xa9,\xce\xbb\xcf,"), ENCODING_GB18030, "茅,位", "byte 6" },
	{ BYTES("\xc2\xb7\xc3\xa9\xc3\n"), ENCODING_GB18030, "路茅", "not valid GB18030" },
	{ BYTES("caf\xc3\xa9\xc4\xff\n"), ENCODING_GB18030, "caf茅", "byte 6 of the line (0xC4)" },
	/* Rare characters: 䶮 in two bytes, 𠮷 in four, the name dot, the CP936 euro. */
	{ BYTES("\xfe\x9f\x95\x34\xb2\x35\xa1\xa4\x80"), ENCODING_GB18030, "䶮𠮷·€", NULL },
	/* GBK second bytes that are ASCII: backslash, bar, letters. */
	{ BYTES("\xd5\x5c\x81\x7c\x81\x41,x"), ENCODING_GB18030, "誠亅丄,x", NULL },
	{ BYTES("\xff\xfe""a\0\n\0"), ENCODING_UTF16LE, "a\n", NULL },
	{ BYTES("\xfe\xff\0a\x5f\x20"), ENCODING_UTF16BE, "a张", NULL },
	{ BYTES("\xd3\x59\x0d\x54,\0\r\0\n\0\x20\x5f,\0""8\0\r\0\n\0"), ENCODING_UTF16LE, "姓名,\r\n张,8\r\n", NULL },
	{ BYTES("\0""1\0\t\x4e\x00\0\n"), ENCODING_UTF16BE, "1\t一\n", NULL },
	{ BYTES("\xd5\x75\x09\x7f\x36\x71\x01\x63\xf4\x90\x02\x30\n\0"), ENCODING_UTF16LE, "痕缉然持郴。\n", NULL },
	{ BYTES("\xff\xfe\x42\xd8\xb7\xdf"), ENCODING_UTF16LE, "𠮷", NULL },
	{ BYTES("\xff\xfe""a\0\n\0b\0\x42\xd8""c\0"), ENCODING_UTF16LE, "a\nb", ":2: byte 3 of the line" },
	{ BYTES("\xff\xfe""a\0b"), ENCODING_UTF16LE, "a", "ends in the middle of a character" },
	{ BYTES("\xff\xfe""a\0\0\0b\0"), ENCODING_UTF16LE, "a", "NUL" },
	/* One lost NUL does not make UTF-16. */
	{ BYTES("id,mark\n1,\0""2\n"), ENCODING_UNKNOWN, "id,mark\n1,", ":2: byte 3 of the line is NUL" },
	{ BYTES("姓名,语文\r\n张三,8\0""5\r\n"), ENCODING_UTF8, "姓名,语文\r\n张三,8", ":2: byte 9 of the line is NUL" },
	{ BYTES("\xd0\xd5,1\r\r\n\xd0\0"), ENCODING_GB18030, "姓,1\r\r\n", ":3: byte 1" },
	/* Cut off, damaged, mixed. */
	{ BYTES("姓名,\xe5\xbc"), ENCODING_UTF8, "姓名,", "middle of a character, at byte 8" },
	{ BYTES("姓名语文\n张三,\xe5\xbc"), ENCODING_UTF8, "姓名语文\n张三,", ":2: the file ends in the middle of a character, at byte 8" },
	{ BYTES("\xd0\xd5\n\xd0"), ENCODING_GB18030, "姓\n", ":2: the file ends in the middle of a character, at byte 1" },
	{ BYTES("姓名,语文\r\n张\xff三\n"), ENCODING_UTF8, "姓名,语文\r\n张", ":2: byte 4 of the line (0xFF) is not valid UTF-8" },
	{ BYTES("姓名,语文\n\xd5\xc5\xc8\xfd\n"), ENCODING_UTF8, "姓名,语文\n", ":2: byte 1 of the line (0xD5) is not valid UTF-8" },
	{ BYTES("\xef\xbb\xbf\xf4\x90\x80\x80"), ENCODING_UTF8, "", "byte 4 of the line (0xF4)" },
	{ BYTES("\xef\xbb\xbf\xed\xa0\x80"), ENCODING_UTF8, "", "byte 4 of the line (0xED)" },
	/* Private code points of old systems, in each encoding; others stay. */
	{ BYTES("姓\xee\xa1\xa3\xee\x9d\xac\xee\x80\x80"), ENCODING_UTF8, "姓䶮€\xee\x80\x80", NULL },
	{ BYTES("\xff\xfe\x63\xe8"), ENCODING_UTF16LE, "䶮", NULL },
	{ BYTES("姓名\xee\xa0\x96"), ENCODING_UTF8, "姓名𠂇", NULL },
};

static void
check(const struct sample *s, struct decoder *d, size_t size)
{
	struct text text = TEXT_INIT;
	struct error error = { 0 };
	enum encoding encoding;
	bool ok = decode(d, size, &text, &encoding, &error);

	assert_string_equal(text_string(&text), s->text);
	assert_int_equal(encoding, s->encoding);
	assert_int_equal(ok, s->fault == NULL);
	assert_int_equal(error.data, s->fault != NULL);
	if (s->fault != NULL && strstr(error.message, s->fault) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", s->fault, error.message);
	text_free(&text);
}

static void
test_samples(void **state)
{
	struct decoder *d;
	int fd;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
		const struct sample *s = &samples[i];

		for (size_t size = 8; size < 20; size++) {
			decoder_open(&d, "sample", s->bytes, s->length, -1, ENCODING_UNKNOWN);
			check(s, d, size);
		}
		fd = file_with(s->bytes, s->length);
		decoder_open(&d, "sample", NULL, 0, fd, ENCODING_UNKNOWN);
		check(s, d, 4096);
		close(fd);
	}
}

static void
test_forced(void **state)
{
	static const struct { const char *name; const char *bytes; size_t length; const char *text; } forced[] = {
		{ "GBK", BYTES("\xc3\xa9"), "茅" },
		{ "utf-8", BYTES("\xc3\xa9"), "é" },
		{ "utf-8", BYTES("\xef\xbb\xbf\xc3\xa9"), "é" },
		{ "utf-16le", BYTES("\x20\x5f"), "张" },
		{ "utf-16be", BYTES("\xfe\xff\x5f\x20"), "张" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof forced / sizeof forced[0]; i++) {
		struct sample s = { forced[i].bytes, forced[i].length, ENCODING_UNKNOWN, forced[i].text, NULL };
		struct decoder *d;

		assert_true(encoding_find(forced[i].name, &s.encoding));
		decoder_open(&d, "forced", s.bytes, s.length, -1, s.encoding);
		check(&s, d, 8);
	}
	assert_false(encoding_find("latin1", &(enum encoding){ 0 }));
}

/* A text longer than several windows: an ASCII beginning of so many lines, then names. */
static void
make_long(struct text *text, size_t ascii_lines)
{
	static const char *const names[] = { "张伟", "欧阳娜娜", "䶮𠮷·乌云其木格", "李", "b" };

	for (size_t i = 0; i < ascii_lines; i++)
		text_addf(text, "id%zu,%zu\n", i, i % 121);
	for (size_t i = 0; i < 20000; i++)
		text_addf(text, "%s,%zu\n", names[(i + i / 7) % 5], i % 121);
}

static void
encode(struct text *bytes, const struct text *text, enum encoding encoding)
{
	const char *p = text_string(text);
	unsigned char pair[2];
	uint32_t rune;

	while ((rune = utf8_next(&p)) != 0) {
		uint32_t units[2] = { rune, 0 };
		int count = 1;

		if (rune >= 0x10000) {
			units[0] = 0xd800 + ((rune - 0x10000) >> 10);
			units[1] = 0xdc00 + ((rune - 0x10000) & 0x3ff);
			count = 2;
		}
		for (int i = 0; i < count; i++) {
			pair[encoding == ENCODING_UTF16BE] = (unsigned char)units[i];
			pair[encoding != ENCODING_UTF16BE] = (unsigned char)(units[i] >> 8);
			text_add_bytes(bytes, (const char *)pair, 2);
		}
	}
}

/* The few characters of make_long in GB18030. */
static void
encode_gb(struct text *bytes, const struct text *text)
{
	static const struct { const char *utf8, *gb; } map[] = {
		{ "张", "\xd5\xc5" }, { "伟", "\xce\xb0" }, { "欧", "\xc5\xb7" }, { "阳", "\xd1\xf4" }, { "娜", "\xc4\xc8" },
		{ "䶮", "\xfe\x9f" }, { "𠮷", "\x95\x34\xb2\x35" }, { "·", "\xa1\xa4" }, { "乌", "\xce\xda" }, { "云", "\xd4\xc6" },
		{ "其", "\xc6\xe4" }, { "木", "\xc4\xbe" }, { "格", "\xb8\xf1" }, { "李", "\xc0\xee" },
	};

	for (const char *p = text_string(text); *p != '\0'; ) {
		size_t i = 0;

		if ((unsigned char)*p < 0x80) {
			text_add_char(bytes, *p++);
			continue;
		}
		while (strncmp(p, map[i].utf8, strlen(map[i].utf8)) != 0)
			i++;
		text_add(bytes, map[i].gb);
		p += strlen(map[i].utf8);
	}
}

static void
check_long(const struct text *bytes, const struct text *text, enum encoding expected)
{
	static const size_t sizes[] = { 9, 1000, 65536, 1 << 18 };

	for (size_t i = 0; i < 2 * sizeof sizes / sizeof sizes[0]; i++) {
		int fd = i % 2 == 0 ? -1 : file_with(bytes->data, bytes->length);
		struct text out = TEXT_INIT;
		struct error error = { 0 };
		enum encoding encoding;
		struct decoder *d;

		decoder_open(&d, "long", fd < 0 ? bytes->data : NULL, fd < 0 ? bytes->length : 0, fd, ENCODING_UNKNOWN);
		assert_true(decode(d, sizes[i / 2], &out, &encoding, &error));
		assert_int_equal(encoding, expected);
		assert_int_equal(out.length, text->length);
		assert_memory_equal(out.data, text->data, out.length);
		text_free(&out);
		if (fd >= 0)
			close(fd);
	}
}

static void
test_long(void **state)
{
	static const size_t beginnings[] = { 0, 1, 6543, 20000 };

	(void)state;
	for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
		struct text text = TEXT_INIT, bytes = TEXT_INIT;

		make_long(&text, beginnings[i]);
		check_long(&text, &text, ENCODING_UTF8);
		encode_gb(&bytes, &text);
		check_long(&bytes, &text, ENCODING_GB18030);
		text_clear(&bytes);
		encode(&bytes, &text, ENCODING_UTF16LE);
		check_long(&bytes, &text, ENCODING_UTF16LE);
		text_clear(&bytes);
		encode(&bytes, &text, ENCODING_UTF16BE);
		check_long(&bytes, &text, ENCODING_UTF16BE);
		text_free(&bytes);
		text_free(&text);
	}
}

/* In a pipe the assumption may break far behind; the line must be right all the same. */
static void
test_late_fault(void **state)
{
	struct text text = TEXT_INIT, bytes = TEXT_INIT, out = TEXT_INIT;
	struct error error = { 0 };
	enum encoding encoding;
	struct decoder *d;
	int fd;

	(void)state;
	make_long(&text, 5000);
	text_add(&text, "张,\xd5\xc5\n");
	fd = file_with(text.data, text.length);
	decoder_open(&d, "late", NULL, 0, fd, ENCODING_UNKNOWN);
	assert_false(decode(d, 4096, &out, &encoding, &error));
	assert_non_null(strstr(error.message, "late:25001: byte 5 of the line (0xD5) is not valid UTF-8"));
	close(fd);

	text.data[text.length -= 7] = '\0';
	encode_gb(&bytes, &text);
	text_add(&bytes, "\xd5\xc5\r\n1,张三,李四\n");
	fd = file_with(bytes.data, bytes.length);
	text_clear(&out);
	error = (struct error){ 0 };
	decoder_open(&d, "late", NULL, 0, fd, ENCODING_UNKNOWN);
	assert_false(decode(d, 4096, &out, &encoding, &error));
	assert_non_null(strstr(error.message, "late:25002: from byte 3 of the line on the text is UTF-8"));
	close(fd);
	text_free(&text);
	text_free(&bytes);
	text_free(&out);
}

/* In one buffer the text behind the change is not given out. */
static void
test_mixed(void **state)
{
	static const struct sample mixed[] = {
		{ BYTES("\xd0\xd5\xc3\xfb\n张三\n李四\n"), ENCODING_GB18030, "姓名\n", ":2: from byte 1 of the line on the text is UTF-8" },
		{ BYTES("\xd0\xd5\n1,张三,\xd0\xd5,李四\n"), ENCODING_GB18030, "姓\n1,寮犱笁,姓,鏉庡洓\n", NULL },
		{ BYTES("\xd0\xd5\r2\r3,缺考,缺考"), ENCODING_GB18030, "姓\r2\r3,", ":3: from byte 3" },
	};
	struct decoder *d;

	(void)state;
	for (size_t i = 0; i < sizeof mixed / sizeof mixed[0]; i++) {
		decoder_open(&d, "mixed", mixed[i].bytes, mixed[i].length, -1, ENCODING_UNKNOWN);
		check(&mixed[i], d, 4096);
	}
}

static void
test_private(void **state)
{
	static const uint32_t pairs[][2] = {
		{ 0xe76b, 0xe76b }, { 0xe76c, 0x20ac }, { 0xe78d, 0xfe10 }, { 0xe796, 0xfe19 }, { 0xe797, 0xe797 }, { 0xe7c7, 0x1e3f },
		{ 0xe7f3, 0x2ffb }, { 0xe815, 0x2e81 }, { 0xe831, 0x215d7 }, { 0xe863, 0x4dae }, { 0xe864, 0x9fbb }, { 0xe865, 0xe865 },
		{ 0x5f20, 0x5f20 },
	};
	struct text text = TEXT_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		assert_int_equal(encoding_real_rune(pairs[i][0]), pairs[i][1]);
	encoding_add_real(&text, "刘\xee\xa1\xa3\xee\xa0\x80王");
	assert_string_equal(text_string(&text), "刘䶮\xee\xa0\x80王");
	text_free(&text);
}

/* What goes to standard error while the bytes are decoded. */
static void
remarks(const char *bytes, size_t length, char *said, size_t size)
{
	FILE *caught = tmpfile();
	int saved = dup(STDERR_FILENO);
	struct text text = TEXT_INIT;
	struct error error = { 0 };
	enum encoding encoding;
	struct decoder *d;
	size_t n;

	fflush(stderr);
	dup2(fileno(caught), STDERR_FILENO);
	decoder_open(&d, "f.csv", bytes, length, -1, ENCODING_UNKNOWN);
	assert_true(decode(d, 4096, &text, &encoding, &error));
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(caught);
	n = fread(said, 1, size - 1, caught);
	said[n] = '\0';
	fclose(caught);
	text_free(&text);
}

/* A guess is told on demand, an unlikely one unasked. */
static void
test_remarks(void **state)
{
	static const char names[] = "\xd0\xd5\xc3\xfb\n\xd5\xc5\xc8\xfd\n\xc0\xee\xcb\xc4\n\xcd\xf5\xce\xe5\n\xd5\xd4\xc1\xf9\n\xcb\xef\xc6\xdf\n";
	/* 國立臺灣大學學生姓名王小明成績報告 in Big5. */
	static const char big5[] = "\xb0\xea\xa5\xdf\xbb\x4f\xc6\x57\xa4\x6a\xbe\xc7\xbe\xc7\xa5\xcd\xa9\x6d\xa6\x57\xa4\xfd\xa4\x70\xa9\xfa\xa6\xa8\xc1\x5a\xb3\xf8\xa7\x69";
	char said[500];

	(void)state;
	remarks(BYTES(names), said, sizeof said);
	assert_string_equal(said, "");
	verbose = true;
	remarks(BYTES(names), said, sizeof said);
	assert_non_null(strstr(said, "f.csv: read as GB18030\n"));
	verbose = false;
	remarks(BYTES(big5), said, sizeof said);
	assert_non_null(strstr(said, "f.csv: read as GB18030, but it does not look like Chinese"));
	quiet = true;
	remarks(BYTES(big5), said, sizeof said);
	assert_string_equal(said, "");
	quiet = false;
}

static void
test_unreadable(void **state)
{
	struct error error = { 0 };
	struct decoder *d;
	char buffer[64];
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	decoder_open(&d, "pipe", BYTES("a\n"), ends[1], ENCODING_UNKNOWN);
	while (decoder_read(d, buffer, sizeof buffer) > 0)
		;
	assert_true(decoder_failed(d));
	assert_false(decoder_close(d, &error));
	assert_false(error.data);
	assert_true(decoder_close(NULL, &error));
	close(ends[0]);
	close(ends[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples), cmocka_unit_test(test_forced), cmocka_unit_test(test_long),
		cmocka_unit_test(test_late_fault), cmocka_unit_test(test_mixed), cmocka_unit_test(test_private), cmocka_unit_test(test_remarks),
		cmocka_unit_test(test_unreadable),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
