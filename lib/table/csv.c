#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "table/csv.h"

enum {
	SNIFF_BYTES = 65536,
	SNIFF_LINES = 20,
	FIRST_ROOM = 1 << 18
};

static const char separators[] = { ',', '\t', ';' };

struct csv {
	const char *name;
	struct decoder *decoder;
	char separator;
	bool lenient;

	/* text[begin] begins the row, text[start] the line, text[at] is unread; all move in fill(). */
	char *text;
	size_t begin, start, at, end, room;
	size_t length;                  /* of the line, without its end */
	size_t feed;                    /* the first LF from at on, or the end */
	bool ended, unended;            /* the text; the last line, without its end */
	long line, row_line;

	struct cell *cells;
	size_t count, cell_room;
	struct text quoted;             /* cells that libcsv gave out, each with a NUL */
	struct csv_parser parser;
	bool parsing, row_done;
	struct error error;
};

/* ---- Lines ---- */

/* Reads on, keeping the text from the row's beginning. */
static void
fill(struct csv *c)
{
	size_t n;

	if (c->begin > 0) {
		memmove(c->text, c->text + c->begin, c->end - c->begin);
		c->start -= c->begin;
		c->at -= c->begin;
		c->end -= c->begin;
		c->feed -= c->feed < c->begin ? c->feed : c->begin;
		c->begin = 0;
	}
	if (c->end > c->room / 2) {
		c->room *= 2;
		c->text = alloc_grow(c->text, c->room + 1, 1);
	}
	n = decoder_read(c->decoder, c->text + c->end, c->room - c->end);
	c->end += n;
	c->ended = n == 0;
}

static void
find_feed(struct csv *c)
{
	char *found;

	if (c->feed < c->at)
		c->feed = c->at;
	if (c->feed < c->end && c->text[c->feed] == '\n')
		return;
	found = memchr(c->text + c->feed, '\n', c->end - c->feed);
	c->feed = found == NULL ? c->end : (size_t)(found - c->text);
}

static bool
take_line(struct csv *c, size_t length, size_t end_length)
{
	c->start = c->at;
	c->length = length;
	c->at += length + end_length;
	c->unended = end_length == 0;
	c->line++;
	return true;
}

static bool
fault_long(struct csv *c)
{
	return error_data(&c->error, _("%s:%ld: the line is longer than %d bytes: this is no table as text"),
	    c->name, c->line + 1, CSV_LINE_BYTES);
}

static bool
next_line(struct csv *c)
{
	size_t span, scanned = 0, ends;
	char *line, *cr;

	for (;;) {
		find_feed(c);
		line = c->text + c->at;
		span = c->feed - c->at;
		cr = memchr(line + scanned, '\r', span - scanned);
		ends = c->end - c->at;
		if (cr != NULL && (cr + 1 < line + ends || c->ended))
			return take_line(c, (size_t)(cr - line), cr + 1 < line + ends && cr[1] == '\n' ? 2 : 1);
		if (cr == NULL && c->feed < c->end)
			return take_line(c, span, 1);
		if (c->ended)
			return ends > 0 && !decoder_failed(c->decoder) && take_line(c, ends, 0);
		if (ends > CSV_LINE_BYTES)
			return fault_long(c);
		scanned = cr == NULL ? span : (size_t)(cr - line);
		fill(c);
	}
}

/* ---- Cells ---- */

static bool
add_cell(struct csv *c, const char *text, size_t length)
{
	if (length > CSV_CELL_BYTES)
		return error_data(&c->error, _("%s:%ld:%zu: the cell is longer than %d bytes"),
		    c->name, c->row_line, c->count + 1, CSV_CELL_BYTES);
	if (c->count == CSV_COLUMNS)
		return error_data(&c->error, _("%s:%ld: the row has more than %d cells"), c->name, c->row_line, CSV_COLUMNS);
	if (c->count == c->cell_room) {
		c->cell_room = c->cell_room < 32 ? 32 : c->cell_room * 2;
		c->cells = alloc_grow(c->cells, c->cell_room, sizeof *c->cells);
	}
	c->cells[c->count++] = (struct cell){ text, length };
	return true;
}

static bool
split_plain(struct csv *c, char *p, size_t length)
{
	char *end = p + length, *stop;

	for (;; p = stop + 1) {
		stop = memchr(p, c->separator, (size_t)(end - p));
		if (stop == NULL)
			stop = end;
		*stop = '\0';
		if (!add_cell(c, p, (size_t)(stop - p)))
			return false;
		if (stop == end)
			return true;
	}
}

/* The closing quote of a well quoted cell, given its opening one. NULL: it is not well quoted; the end: still open. */
static char *
closing_quote(const struct csv *c, char *quote, char *end)
{
	for (char *p = quote + 1; p < end; p++) {
		if (*p != '"')
			continue;
		if (p + 1 == end || p[1] == c->separator)
			return p;
		if (*++p != '"')
			return NULL;
	}
	return end;
}

/* The closing quote of a cell "..." or ="...", as above. */
static char *
cell_close(const struct csv *c, char *cell, char *end)
{
	char *quote = cell + (cell < end && *cell == '=');

	return quote < end && *quote == '"' ? closing_quote(c, quote, end) : NULL;
}

static char *
find_stop(const struct csv *c, char *from, char *end)
{
	char *stop = memchr(from, c->separator, (size_t)(end - from));

	return stop == NULL ? end : stop;
}

enum state { STATE_WHOLE, STATE_OPEN, STATE_BROKEN };

/* Do the lines make a row? They do not when a quote is open, or a line end stands outside quotes. */
static enum state
row_state(const struct csv *c, char *p, size_t length)
{
	char *end = p + length, *close, *stop;

	for (;; p = stop + 1) {
		close = cell_close(c, p, end);
		if (close == end)
			return STATE_OPEN;
		stop = close == NULL ? find_stop(c, p, end) : close + 1;
		if (close == NULL && (memchr(p, '\n', (size_t)(stop - p)) != NULL || memchr(p, '\r', (size_t)(stop - p)) != NULL))
			return STATE_BROKEN;
		if (stop == end)
			return STATE_WHOLE;
	}
}

static size_t
undouble_quotes(char *text, size_t length)
{
	size_t n = 0;

	for (size_t i = 0; i < length; i++) {
		text[n++] = text[i];
		i += text[i] == '"';
	}
	return n;
}

static bool
split_lenient(struct csv *c, char *p, size_t length)
{
	char *end = p + length, *close, *stop;
	size_t size;

	for (;; p = stop + 1) {
		close = cell_close(c, p, end);
		if (close == NULL || close == end) {
			stop = find_stop(c, p, end);
			size = (size_t)(stop - p);
		} else {
			stop = close + 1;
			p += *p == '=' ? 2 : 1;
			size = undouble_quotes(p, (size_t)(close - p));
		}
		p[size] = '\0';
		if (!add_cell(c, p, size))
			return false;
		if (stop == end)
			return true;
	}
}

/* ---- Rows with quotes, by libcsv ---- */

static void
take_cell(void *text, size_t length, void *user)
{
	struct csv *c = user;

	if (c->error.set || !add_cell(c, NULL, length))
		return;
	text_add_bytes(&c->quoted, text, length);
	text_add_char(&c->quoted, '\0');
}

static void
take_row(int end, void *user)
{
	(void)end;
	((struct csv *)user)->row_done = true;
}

static int
no_blank(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void
stop_parser(struct csv *c)
{
	if (c->parsing)
		csv_free(&c->parser);
	c->parsing = false;
}

static void
start_parser(struct csv *c)
{
	c->row_done = false;
	text_clear(&c->quoted);
	if (c->parsing)
		return;
	csv_init(&c->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&c->parser, (unsigned char)c->separator);
	csv_set_space_func(&c->parser, no_blank);
	c->parsing = true;
}

/* libcsv gives no reason: a quote where none may be, or no memory. */
static bool
fault_quote(struct csv *c, long opened)
{
	stop_parser(c);
	if (opened < c->line)
		return error_data(&c->error, _("%s:%ld:%zu: the cell begins with a quote (\") in this line; in line %ld a quote ends it "
		    "and more text follows; leave the quotes out, or write those inside twice"), c->name, opened, c->count + 1, c->line);
	return error_data(&c->error, _("%s:%ld:%zu: a quote (\") stands inside the cell; leave it out, or put the cell into quotes "
	    "and write it twice"), c->name, c->line, c->count + 1);
}

static bool
fault_open(struct csv *c, long opened)
{
	stop_parser(c);
	if (c->ended && c->at == c->end)
		return error_data(&c->error, _("%s:%ld:%zu: the quote (\") that begins the cell is never closed: "
		    "a quote is missing, or the file was cut off"), c->name, opened, c->count + 1);
	return error_data(&c->error, _("%s:%ld:%zu: the quote (\") that begins the cell is not closed within %d lines and %d bytes"),
	    c->name, opened, c->count + 1, CSV_QUOTED_LINES, CSV_CELL_BYTES);
}

/* Feeds lines until the row is whole. */
static bool
parse_lines(struct csv *c)
{
	long opened = c->line;
	size_t before, fed;

	for (;;) {
		before = c->count;
		fed = csv_parse(&c->parser, c->text + c->start, c->at - c->start, take_cell, take_row, c);
		if (c->error.set)
			return false;
		if (fed != c->at - c->start)
			return fault_quote(c, c->count > before ? c->line : opened);
		if (c->row_done)
			return true;
		if (c->count > before)
			opened = c->line;
		if (c->line - opened + 1 >= CSV_QUOTED_LINES || csv_get_buffer_size(&c->parser) > 2 * CSV_CELL_BYTES
		    || c->at - c->begin > CSV_LINE_BYTES)
			return fault_open(c, opened);
		if (!next_line(c))
			break;
	}
	if (c->error.set || decoder_failed(c->decoder))
		return false;
	if (csv_fini(&c->parser, take_cell, take_row, c) != 0)
		return fault_open(c, opened);
	return !c->error.set;
}

static bool
parse_quoted(struct csv *c)
{
	const char *text;

	start_parser(c);
	if (!parse_lines(c)) {
		stop_parser(c);
		return false;
	}
	text = text_string(&c->quoted);
	for (size_t i = 0; i < c->count; i++) {
		c->cells[i].text = text;
		text += c->cells[i].length + 1;
	}
	return true;
}

static void
back_to_first_line(struct csv *c, size_t next)
{
	c->count = 0;
	c->line = c->row_line;
	c->at = c->begin + next;
	c->feed = c->at;
}

/* Strictly at first. A row that fails is read again; a quote that no near line closes is no opening quote. */
static bool
parse_lenient(struct csv *c)
{
	size_t first = c->length, next = c->at - c->start, length = first;
	enum state state;

	if (parse_quoted(c))
		return true;
	c->error = (struct error){ 0 };
	back_to_first_line(c, next);
	while ((state = row_state(c, c->text + c->begin, length)) == STATE_OPEN
	    && c->line - c->row_line + 1 < CSV_QUOTED_LINES && next_line(c))
		length = c->start - c->begin + c->length;
	if (c->error.set || (state == STATE_OPEN && decoder_failed(c->decoder)))
		return false;
	if (state != STATE_WHOLE) {
		length = first;
		back_to_first_line(c, next);
	}
	return split_lenient(c, c->text + c->begin, length);
}

/* ---- The separator ---- */

/* Takes the line "sep=;" away. */
static bool
named_separator(struct csv *c, char *separator)
{
	const char *p = c->text;
	size_t quoted = c->end > 0 && *p == '"';

	if (c->end < 5 + 2 * quoted || strncasecmp(p + quoted, "sep=", 4) != 0 || (quoted && p[6] != '"'))
		return false;
	if (c->end > 5 + 2 * quoted && p[5 + 2 * quoted] != '\n' && p[5 + 2 * quoted] != '\r')
		return false;
	*separator = p[4 + quoted];
	return strchr("\"\r\n", *separator) == NULL && next_line(c);
}

/* How many of the lines have the number of separators that most of them have; none does not count. */
static size_t
agreement(const size_t *counts, size_t lines)
{
	size_t best = 0, same;

	for (size_t i = 0; i < lines; i++) {
		same = 0;
		for (size_t k = 0; k < lines; k++)
			same += counts[i] > 0 && counts[k] == counts[i];
		best = same > best ? same : best;
	}
	return best;
}

static char
guess_separator(const char *text, size_t length)
{
	size_t counts[sizeof separators][SNIFF_LINES] = { { 0 } }, lines = 0, best = 0, agreed = 0, score;
	bool quoted = false;

	for (size_t i = 0; i < length && lines < SNIFF_LINES; i++) {
		quoted ^= text[i] == '"';
		for (size_t s = 0; s < sizeof separators; s++)
			counts[s][lines] += !quoted && text[i] == separators[s];
		lines += !quoted && (text[i] == '\n' || text[i] == '\r');
	}
	for (size_t s = 0; s < sizeof separators; s++) {
		score = agreement(counts[s], lines < SNIFF_LINES ? lines + 1 : lines);
		if (score > agreed) {
			best = s;
			agreed = score;
		}
	}
	return separators[best];
}

static void
find_separator(struct csv *c, char given)
{
	char found;

	while (!c->ended && c->end < SNIFF_BYTES)
		fill(c);
	if (!named_separator(c, &found)) {
		found = guess_separator(c->text, c->end < SNIFF_BYTES ? c->end : SNIFF_BYTES);
		if (verbose && given == 0 && found == '\t')
			remark((struct place){ .file = c->name }, _("cells are separated by tabs"));
		if (verbose && given == 0 && found == ';')
			remark((struct place){ .file = c->name }, _("cells are separated by semicolons"));
	}
	c->separator = given != 0 ? given : found;
}

/* ---- The public part ---- */

void
csv_open(struct csv **csv, const char *name, struct decoder *decoder, char separator, bool lenient)
{
	struct csv *c = *csv = alloc_zero(1, sizeof *c);

	c->name = name;
	c->decoder = decoder;
	c->lenient = lenient;
	c->room = FIRST_ROOM;
	c->text = alloc_zero(c->room + 1, 1);
	find_separator(c, separator);
}

/* A last line without an end may be what is left of a longer one. */
static bool
check_end(struct csv *c, size_t before)
{
	if (!c->unended || c->at < c->end)
		return true;
	if (c->count < before)
		return error_data(&c->error, _("%s:%ld: the file ends within this row, the row before has %zu cells: it was cut off; "
		    "if it is whole, end its last line"), c->name, c->row_line, before);
	remark((struct place){ .file = c->name, .line = c->row_line },
	    _("the last line has no end; if the file was cut off, its last cell is not whole"));
	return true;
}

bool
csv_row(struct csv *c, struct row *row)
{
	size_t before = c->count;
	char *line;
	bool ok;

	do {
		c->begin = c->at;
		if (c->error.set || !next_line(c))
			return false;
	} while (c->length == 0);
	c->row_line = c->line;
	c->count = 0;
	line = c->text + c->start;
	if (memchr(line, '"', c->length) == NULL)
		ok = split_plain(c, line, c->length);
	else
		ok = c->lenient ? parse_lenient(c) : parse_quoted(c);
	*row = (struct row){ c->row_line, c->count, c->cells };
	return ok && check_end(c, before);
}

long
csv_line(const struct csv *c)
{
	return c->row_line;
}

bool
csv_close(struct csv *c, struct error *error)
{
	bool ok;

	if (c == NULL)
		return true;
	ok = !c->error.set || error_data(error, "%s", c->error.message);
	stop_parser(c);
	text_free(&c->quoted);
	free(c->cells);
	free(c->text);
	free(c);
	return ok;
}
