#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "table/encoding.h"

enum {
	LEADS = 126,            /* first bytes 0x81 to 0xfe of two-byte GB18030 */
	TRAILS = 192,           /* second bytes from 0x40 */
	ALIKE = 4               /* UTF-8 characters in a row that are no chance in GB18030 */
};

struct decoder {
	const char *name;
	const unsigned char *window;    /* given, or own */
	unsigned char *own;
	size_t room;                    /* of own */
	size_t at, end;                 /* of the window, not yet decoded */
	size_t base;                    /* where in the source the window begins */
	size_t checked;                 /* the window is valid UTF-8 up to here */
	int fd;
	bool ended;                     /* nothing stands behind the window */

	long lines;                     /* line ends before base */
	size_t line_start;              /* where in the source the line at base begins */
	bool after_cr;

	enum encoding encoding;
	iconv_t converter;
	uint32_t *pairs;                /* UTF-8 bytes of the two-byte codes met so far, as they stand in memory */
	size_t alike, alike_at;         /* UTF-8 characters in a row inside GB18030, where in the source they begin */
	size_t common, rare;            /* characters of every-day Chinese, and others */
	struct error error;
};

static const struct {
	enum encoding encoding;
	size_t length;
	const char *bytes;
} marks[] = {
	{ ENCODING_UTF8, 3, "\xef\xbb\xbf" },
	{ ENCODING_UTF16LE, 2, "\xff\xfe" },
	{ ENCODING_UTF16BE, 2, "\xfe\xff" },
	{ ENCODING_GB18030, 4, "\x84\x31\x95\x33" },
};

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

static size_t
put_rune(char *out, uint32_t rune)
{
	static const unsigned char leads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t length = rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;

	for (size_t i = length - 1; i > 0; i--, rune >>= 6)
		out[i] = (char)(0x80 | (rune & 0x3f));
	out[0] = (char)(leads[length] | rune);
	return length;
}

/* Bytes from 1 to 127 at the beginning. */
static size_t
ascii_run(const unsigned char *bytes, size_t length)
{
	const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
	size_t i = 0;
	uint64_t word;

	for (; i + 8 <= length; i += 8) {
		memcpy(&word, bytes + i, 8);
		if (((word | (word - ones)) & highs) != 0)
			break;
	}
	while (i < length && bytes[i] - 1U < 0x7f)
		i++;
	return i;
}

/* ---- Where a fault stands ---- */

static size_t
unit_size(enum encoding encoding)
{
	return encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE ? 2 : 1;
}

static uint32_t
utf16_unit(enum encoding encoding, const unsigned char *p)
{
	return encoding == ENCODING_UTF16LE ? p[0] | (uint32_t)p[1] << 8 : p[1] | (uint32_t)p[0] << 8;
}

/* Counts the line ends of the window up to an offset. */
static void
count_lines(struct decoder *d, size_t to)
{
	size_t unit = unit_size(d->encoding);
	uint32_t c;

	for (size_t i = 0; i + unit <= to; i += unit) {
		c = unit == 1 ? d->window[i] : utf16_unit(d->encoding, d->window + i);
		if (c == '\n' || c == '\r') {
			d->lines += !(c == '\n' && d->after_cr);
			d->line_start = d->base + i + unit;
		}
		d->after_cr = c == '\r';
	}
}

struct spot { long line; size_t byte; };

/* Called once, for the first fault. */
static struct spot
locate(struct decoder *d, size_t offset)
{
	/* Only a mixture can begin before the window, and just before it. */
	size_t in_window = offset > d->base ? offset - d->base : 0;

	count_lines(d, in_window);
	return (struct spot){ d->lines + 1, d->base + in_window - d->line_start + 1 };
}

static void
fault_invalid(struct decoder *d)
{
	struct spot spot = locate(d, d->base + d->at);

	error_data(&d->error, _("%s:%ld: byte %zu of the line (0x%02X) is not valid %s, as which the file was read so far; "
	    "save the file again in one encoding, best as \"CSV UTF-8\""),
	    d->name, spot.line, spot.byte, d->window[d->at], encoding_name(d->encoding));
}

static size_t
fault_mixed(struct decoder *d, size_t sound)
{
	struct spot spot = locate(d, d->alike_at);

	error_data(&d->error, _("%s:%ld: from byte %zu of the line on the text is UTF-8, before it GB18030; "
	    "save the file again in one encoding, best as \"CSV UTF-8\""), d->name, spot.line, spot.byte);
	return sound;
}

static void
fault_nul(struct decoder *d)
{
	struct spot spot = locate(d, d->base + d->at);

	error_data(&d->error, _("%s:%ld: byte %zu of the line is NUL: the file is damaged, or no text"),
	    d->name, spot.line, spot.byte);
}

static void
fault_cut(struct decoder *d)
{
	struct spot spot = locate(d, d->base + d->at);

	error_data(&d->error, _("%s:%ld: the file ends in the middle of a character, at byte %zu of the line: it was cut off"),
	    d->name, spot.line, spot.byte);
}

/* ---- The window ---- */

/* Reads on behind what is not yet decoded. False: nothing new is known. */
static bool
refill(struct decoder *d)
{
	ssize_t n;

	if (d->ended)
		return false;
	count_lines(d, d->at);
	memmove(d->own, d->own + d->at, d->end - d->at);
	d->base += d->at;
	d->end -= d->at;
	d->checked -= d->checked < d->at ? d->checked : d->at;
	d->at = 0;
	do
		n = read(d->fd, d->own + d->end, d->room - d->end);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return error_errno(&d->error, _("%s cannot be read"), d->name);
	d->end += (size_t)n;
	d->ended = n == 0;
	return !d->ended || d->end > 0;
}

static void
fill(struct decoder *d)
{
	while (!d->ended && !d->error.set && d->end - d->at < ENCODING_WINDOW)
		refill(d);
}

/* ---- GB18030 ---- */

/* Length of a character by its form, which may be more than is left; 0: it is none. */
static size_t
gb_length(const unsigned char *p, size_t left)
{
	if (p[0] <= 0x80 || p[0] == 0xff)
		return p[0] <= 0x80;
	if (left < 2)
		return 2;
	if (p[1] >= '0' && p[1] <= '9')
		return 4;
	return p[1] >= 0x40 && p[1] != 0x7f && p[1] != 0xff ? 2 : 0;
}

/* UTF-8 bytes of one character, 0 when there is none. */
static uint32_t
gb_convert(struct decoder *d, const unsigned char *p, size_t length)
{
	char utf8[8] = "", *in = (char *)p, *out = utf8;
	size_t out_left = 4;
	const char *next = utf8;
	uint32_t rune, packed = 0;

	iconv(d->converter, NULL, NULL, NULL, NULL);
	if (iconv(d->converter, &in, &length, &out, &out_left) != 0)
		return 0;
	rune = encoding_real_rune(utf8_next(&next));
	memset(utf8, 0, sizeof utf8);
	put_rune(utf8, rune);
	memcpy(&packed, utf8, 4);
	return packed;
}

static uint32_t
gb_packed(struct decoder *d, const unsigned char *p, size_t length)
{
	uint32_t *pair;

	if (length == 4)
		return gb_convert(d, p, 4);
	if (length == 1)
		return gb_convert(d, (const unsigned char *)"\xa2\xe3", 2);
	pair = d->pairs + (size_t)(p[0] - 0x81) * TRAILS + (p[1] - 0x40);
	if (*pair == 0)
		*pair = gb_convert(d, p, 2);
	return *pair;
}

static bool
gb_open(struct decoder *d)
{
	if (d->pairs != NULL)
		return true;
	d->converter = iconv_open("UTF-8", "GB18030");
	if (d->converter == (iconv_t)-1)
		return error_set(&d->error, _("this system cannot read GB18030; install the package libc-gconv-modules-extra"));
	d->pairs = alloc_zero((size_t)LEADS * TRAILS, sizeof *d->pairs);
	return true;
}

static bool
gb_valid(struct decoder *d, const unsigned char *p, size_t left)
{
	size_t length;

	if (!gb_open(d))
		return false;
	for (; left > 0; p += length, left -= length) {
		length = p[0] < 0x80 ? 1 : gb_length(p, left);
		if (length > left)
			return !d->ended;
		if (length == 0 || (p[0] >= 0x80 && gb_packed(d, p, length) == 0))
			return false;
	}
	return true;
}

/* Signs and full-width letters apart, school texts are of the 3,755 common characters. */
static void
weigh_pair(struct decoder *d, unsigned char lead, unsigned char trail)
{
	if (trail < 0xa1 || lead < 0xa1 || lead > 0xd7 || (lead > 0xa3 && lead < 0xb0))
		d->rare++;
	else
		d->common += lead >= 0xb0;
}

/* A run of bytes above 127 that is whole UTF-8 characters is chance only while it stays alone. */
static void
weigh_run(struct decoder *d, const unsigned char *p)
{
	const unsigned char *end = d->window + d->end, *q = p;

	while (end - q >= 3 && q[0] >> 4 == 0xe && q[1] >> 6 == 2 && q[2] >> 6 == 2)
		q += 3;
	if (q < end && *q >= 0x80 && (end - q >= 3 || d->ended)) {
		d->alike = 0;
		return;
	}
	if (d->alike == 0)
		d->alike_at = d->base + (size_t)(p - d->window);
	d->alike += (size_t)(q - p) / 3;
	if (d->alike > ALIKE)
		d->alike = ALIKE;
}

/* Characters above 127 up to the next ASCII; false: the window does not give the next one. */
static bool
decode_run(struct decoder *d, char **out, const char *limit)
{
	const unsigned char *p = d->window + d->at, *end = d->window + d->end;
	size_t length;
	uint32_t packed;

	for (; p < end && *p >= 0x80 && *out <= limit; p += length) {
		length = gb_length(p, (size_t)(end - p));
		if (length == 0 || length > (size_t)(end - p) || (packed = gb_packed(d, p, length)) == 0)
			break;
		memcpy(*out, &packed, 4);
		*out += (unsigned char)**out >= 0xf0 ? 4 : (unsigned char)**out >= 0xe0 ? 3 : 2;
		if (length == 2)
			weigh_pair(d, p[0], p[1]);
	}
	d->at = (size_t)(p - d->window);
	return p == end || *p < 0x80 || *out > limit;
}

/* Why the next character cannot be had: cut off by the window's end, by the file's end, or bad. */
static void
explain_stop(struct decoder *d, size_t wanted)
{
	size_t left = d->end - d->at;

	if (d->window[d->at] == 0 && (unit_size(d->encoding) == 1 || (left > 1 && d->window[d->at + 1] == 0)))
		fault_nul(d);
	else if (wanted <= left)
		fault_invalid(d);
	else if (d->ended)
		fault_cut(d);
}

/* Is the next character no GB18030, and not just cut off by the window? */
static bool
is_bad(const struct decoder *d)
{
	size_t left = d->end - d->at;

	return d->window[d->at] != 0 && gb_length(d->window + d->at, left) <= left;
}

static size_t
convert_gb18030(struct decoder *d, char *out, size_t size)
{
	char *start = out, *limit = out + size - 4, *sound = NULL;
	size_t run, room;

	while (d->at < d->end && out < limit) {
		room = (size_t)(limit - out);
		run = ascii_run(d->window + d->at, d->end - d->at < room ? d->end - d->at : room);
		memcpy(out, d->window + d->at, run);
		out += run;
		d->at += run;
		if (d->at == d->end || out >= limit || d->window[d->at] == 0)
			break;
		weigh_run(d, d->window + d->at);
		sound = d->alike == 0 ? NULL : sound == NULL ? out : sound;
		if (d->alike < ALIKE && decode_run(d, &out, limit))
			continue;
		if (d->alike == ALIKE || (d->alike > 0 && is_bad(d)))
			return fault_mixed(d, (size_t)(sound - start));
		break;
	}
	if (out == start && d->at < d->end)
		explain_stop(d, gb_length(d->window + d->at, d->end - d->at));
	return (size_t)(out - start);
}

/* ---- UTF-8 and UTF-16 ---- */

static size_t
utf8_wanted(unsigned char lead)
{
	return lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
}

/* Bytes of whole, valid characters without NUL, at most so many. */
static size_t
utf8_span(struct decoder *d, size_t most)
{
	const unsigned char *p = d->window + d->at, *nul;
	size_t left = d->end - d->at, span = left < most ? left : most;

	if (d->at + span > d->checked)
		span = utf8_valid_prefix((const char *)p, span);
	else if (span < left)
		while (span > 0 && p[span] >> 6 == 2)
			span--;
	nul = memchr(p, 0, span);
	return nul == NULL ? span : (size_t)(nul - p);
}

static size_t
convert_utf8(struct decoder *d, char *out, size_t size)
{
	size_t span = utf8_span(d, size / 4 * 3), run;
	const char *p = (const char *)d->window + d->at, *end = p + span, *mark;
	char *start = out;

	for (; p < end; p = mark) {
		mark = memchr(p, 0xee, (size_t)(end - p));
		run = (size_t)((mark == NULL ? end : mark) - p);
		memcpy(out, p, run);
		out += run;
		if (mark == NULL)
			break;
		out += put_rune(out, encoding_real_rune(utf8_next(&mark)));
	}
	if (span == 0 && d->at < d->end)
		explain_stop(d, utf8_wanted(d->window[d->at]));
	d->at += span;
	return (size_t)(out - start);
}

/* Moves over one character. 0: it is cut off, bad or NUL. */
static uint32_t
utf16_next(const struct decoder *d, size_t *at)
{
	size_t left = d->end - *at;
	uint32_t unit, low;

	if (left < 2)
		return 0;
	unit = utf16_unit(d->encoding, d->window + *at);
	if (unit >> 11 != 0x1b) {
		*at += unit != 0 ? 2 : 0;
		return unit;
	}
	if (unit >= 0xdc00 || left < 4)
		return 0;
	low = utf16_unit(d->encoding, d->window + *at + 2);
	if (low >> 10 != 0x37)
		return 0;
	*at += 4;
	return 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
}

static size_t
convert_utf16(struct decoder *d, char *out, size_t size)
{
	char *start = out;
	const char *limit = out + size - 4;
	uint32_t rune = 1, unit;

	while (out <= limit && d->at < d->end && (rune = utf16_next(d, &d->at)) != 0)
		out += put_rune(out, encoding_real_rune(rune));
	if (out == start && d->at < d->end) {
		unit = d->end - d->at < 2 ? 0 : utf16_unit(d->encoding, d->window + d->at);
		explain_stop(d, unit >> 10 == 0x36 ? 4 : 2);
	}
	return (size_t)(out - start);
}

static size_t
convert_ascii(struct decoder *d, char *out, size_t size)
{
	size_t left = d->end - d->at, run = ascii_run(d->window + d->at, left < size ? left : size);

	memcpy(out, d->window + d->at, run);
	if (run == 0 && left > 0)
		fault_nul(d);
	d->at += run;
	return run;
}

/* ---- Which encoding it is ---- */

static bool
strip_mark(struct decoder *d)
{
	for (size_t i = 0; i < COUNT(marks); i++) {
		if (d->encoding != ENCODING_UNKNOWN && d->encoding != marks[i].encoding)
			continue;
		if (d->end < marks[i].length || memcmp(d->window, marks[i].bytes, marks[i].length) != 0)
			continue;
		d->at = marks[i].length;
		d->encoding = marks[i].encoding;
		return true;
	}
	return false;
}

/* Do the bytes of digits, separators and line ends mostly stand as units of UTF-16? */
static bool
has_units(const struct decoder *d)
{
	size_t seen = 0, units = 0;
	unsigned char c;

	for (size_t i = 0; i < d->end; i++) {
		c = d->window[i];
		if (c != '\n' && c != '\r' && c != '\t' && c != ',' && (c < '0' || c > '9'))
			continue;
		seen++;
		units += utf16_unit(d->encoding, d->window + i / 2 * 2) == c;
	}
	return units > 0 && units * 2 >= seen;
}

/* Is it UTF-8, but for its NULs? */
static bool
valid_without_nuls(const struct decoder *d)
{
	unsigned char *rest = alloc_zero(d->end, 1);
	size_t n = 0;
	bool valid;

	for (size_t i = 0; i < d->end; i++)
		if (d->window[i] != 0)
			rest[n++] = d->window[i];
	valid = utf8_valid((const char *)rest, n);
	free(rest);
	return valid;
}

/* Characters of Chinese sheets, read as UTF-16; 0 when it cannot be that. */
static size_t
count_usual(const struct decoder *d)
{
	size_t at = 0, usual = 0;
	uint32_t rune;

	while (at + 2 <= d->end && (rune = utf16_next(d, &at)) != 0)
		usual += rune < 0x7f || rune_is_han(rune) || rune >> 8 == 0x30 || rune >> 8 == 0xff;
	return at + 2 < d->end ? 0 : usual;
}

/* A NUL in a text of bytes is damage; UTF-16 has one beside every digit and line end, and no unit that is NUL. */
static enum encoding
judge_nuls(const struct decoder *d)
{
	struct decoder little = *d, big, *guess = &little;
	size_t usual, other;

	little.end = (d->end < ENCODING_WINDOW ? d->end : ENCODING_WINDOW) / 2 * 2;
	if (memchr(d->window, 0, little.end) == NULL)
		return ENCODING_UNKNOWN;
	big = little;
	little.encoding = ENCODING_UTF16LE;
	big.encoding = ENCODING_UTF16BE;
	usual = count_usual(&little);
	other = count_usual(&big);
	if (other > usual) {
		usual = other;
		guess = &big;
	}
	if (usual == 0 || !(has_units(guess) || (usual > little.end / 3 && !valid_without_nuls(guess))))
		return ENCODING_UNKNOWN;
	return guess->encoding;
}

/* Characters from U+0800 on in valid UTF-8, counted up to ALIKE. */
static size_t
count_high(const unsigned char *p, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length && count < ALIKE; i++)
		count += p[i] >= 0xe0;
	return count;
}

/* The byte that comes next is above 127. */
static enum encoding
judge(struct decoder *d)
{
	const unsigned char *p;
	size_t left, valid, high;
	bool whole;

	fill(d);
	p = d->window + d->at;
	left = d->end - d->at;
	valid = utf8_valid_prefix((const char *)p, left);
	whole = valid == left || (left - valid < 4 && utf8_wanted(p[valid]) > left - valid);
	high = count_high(p, valid);
	if (high < ALIKE && !(whole && (high > 0 || !gb_valid(d, p, left))))
		return ENCODING_GB18030;
	d->checked = d->at + valid;
	return ENCODING_UTF8;
}

static void
settle(struct decoder *d, enum encoding encoding)
{
	d->encoding = encoding;
	if (encoding == ENCODING_GB18030)
		gb_open(d);
	if (verbose && encoding != ENCODING_UNKNOWN)
		remark((struct place){ .file = d->name }, _("read as %s"), encoding_name(encoding));
}

void
decoder_open(struct decoder **decoder, const char *name, const void *bytes, size_t length, int fd, enum encoding encoding)
{
	struct decoder *d = *decoder = alloc_zero(1, sizeof *d);

	d->name = name;
	d->window = length > 0 ? bytes : (const unsigned char *)"";
	d->end = length;
	d->fd = fd;
	d->ended = fd < 0;
	d->encoding = encoding;
	if (fd >= 0) {
		d->room = length + ENCODING_WINDOW;
		d->window = d->own = alloc_zero(d->room, 1);
		if (length > 0)
			memcpy(d->own, bytes, length);
		fill(d);
	}
	if (d->end > 0 && !strip_mark(d) && encoding == ENCODING_UNKNOWN)
		d->encoding = judge_nuls(d);
	settle(d, d->encoding);
}

size_t
decoder_read(struct decoder *d, char *buffer, size_t size)
{
	static size_t (*const converters[])(struct decoder *, char *, size_t) = {
		[ENCODING_UNKNOWN] = convert_ascii, [ENCODING_UTF8] = convert_utf8,
		[ENCODING_UTF16LE] = convert_utf16, [ENCODING_UTF16BE] = convert_utf16, [ENCODING_GB18030] = convert_gb18030,
	};
	size_t n = 0;

	do {
		if (d->error.set)
			return 0;
		if (d->encoding == ENCODING_UNKNOWN && d->at < d->end && d->window[d->at] >= 0x80)
			settle(d, judge(d));
		if (!d->error.set)
			n = converters[d->encoding](d, buffer, size);
	} while (n == 0 && refill(d));
	return n;
}

enum encoding
decoder_encoding(const struct decoder *d)
{
	return d->encoding;
}

size_t
decoder_consumed(const struct decoder *d)
{
	return d->base + d->at;
}

bool
decoder_failed(const struct decoder *d)
{
	return d->error.set;
}

bool
decoder_close(struct decoder *d, struct error *error)
{
	bool ok;

	if (d == NULL)
		return true;
	ok = !d->error.set;
	if (!ok && d->error.data)
		error_data(error, "%s", d->error.message);
	else if (!ok)
		error_set(error, "%s", d->error.message);
	else if (d->rare + d->common >= 10 && d->rare > d->common)
		remark((struct place){ .file = d->name },
		    _("read as GB18030, but it does not look like Chinese; if the text is wrong, name the encoding"));
	if (d->pairs != NULL)
		iconv_close(d->converter);
	free(d->pairs);
	free(d->own);
	free(d);
	return ok;
}
