#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "base/file.h"
#include "base/number.h"
#include "table/writer.h"

enum {
	FLUSH_BYTES = 65536,
	GAP = 2,                /* blanks between columns of a table */
	NARROWEST = 4           /* no column is cut to less on a terminal */
};

enum content { CONTENT_BLANK, CONTENT_TEXT, CONTENT_NUMBER };

struct head {
	char *heading;
	bool right;             /* numbers */
	int width, least;       /* on a terminal: of the widest cell; what it may be cut to */
};

struct writer {
	FILE *stream;
	enum language language;
	const struct layout *layout;
	bool terminal, begun;
	struct head *heads;
	size_t count, at;       /* columns; cells of the present row */
	size_t rows;
	struct text out;        /* not yet written; of a table all cells, each with a NUL */
	struct text scratch;
	int reason;             /* errno of the first failed write */
};

struct layout {
	const char *name;
	void (*begin)(struct writer *);
	void (*cell)(struct writer *, enum content, const char *, size_t);
	void (*end_row)(struct writer *);
	void (*finish)(struct writer *);
};

static void
write_out(struct writer *w, struct text *text)
{
	if (fwrite(text_string(text), 1, text->length, w->stream) < text->length && w->reason == 0)
		w->reason = errno;
	text_clear(text);
}

static void
flush(struct writer *w, size_t from)
{
	if (w->out.length >= from)
		write_out(w, &w->out);
}

/* ---- CSV ---- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Semicolon and tab as well: a reader that guesses the separator must not be misled. */
static bool
needs_quotes(const char *text, size_t length)
{
	static const bool special[256] = { [','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true, [';'] = true, ['\t'] = true };

	if (length == 0)
		return false;
	for (size_t i = 0; i < length; i++)
		if (special[(unsigned char)text[i]])
			return true;
	return is_blank(text[0]) || is_blank(text[length - 1]);
}

static void
add_quoted(struct text *out, const char *text, size_t length)
{
	const char *end = text + length, *quote;

	text_add_char(out, '"');
	for (; (quote = memchr(text, '"', (size_t)(end - text))) != NULL; text = quote + 1) {
		text_add_bytes(out, text, (size_t)(quote + 1 - text));
		text_add_char(out, '"');
	}
	text_add_bytes(out, text, (size_t)(end - text));
	text_add_char(out, '"');
}

/* A row of one empty cell would be a blank line, which readers skip. */
static void
csv_cell(struct writer *w, enum content content, const char *text, size_t length)
{
	if (w->at > 0)
		text_add_char(&w->out, ',');
	if ((content == CONTENT_TEXT && needs_quotes(text, length)) || (length == 0 && w->count == 1))
		add_quoted(&w->out, text, length);
	else
		text_add_bytes(&w->out, text, length);
}

static void
csv_end_row(struct writer *w)
{
	text_add_char(&w->out, '\n');
	flush(w, FLUSH_BYTES);
}

static void
csv_begin(struct writer *w)
{
	if (w->count == 0)
		return;
	for (w->at = 0; w->at < w->count; w->at++)
		csv_cell(w, CONTENT_TEXT, w->heads[w->at].heading, strlen(w->heads[w->at].heading));
	w->at = 0;
	csv_end_row(w);
}

static void
csv_finish(struct writer *w)
{
	flush(w, 0);
}

/* ---- JSON ---- */

static void
add_json_text(struct text *out, const char *text, size_t length)
{
	static const char letters[32] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r' };
	size_t from = 0;
	unsigned char c;

	text_add_char(out, '"');
	for (size_t i = 0; i < length; i++) {
		c = (unsigned char)text[i];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		text_add_bytes(out, text + from, i - from);
		from = i + 1;
		if (c < 0x20 && letters[c] == 0) {
			text_addf(out, "\\u%04x", c);
			continue;
		}
		text_add_char(out, '\\');
		text_add_char(out, c < 0x20 ? letters[c] : (char)c);
	}
	text_add_bytes(out, text + from, length - from);
	text_add_char(out, '"');
}

static void
json_begin(struct writer *w)
{
	text_add_char(&w->out, '[');
}

static void
json_cell(struct writer *w, enum content content, const char *text, size_t length)
{
	if (w->at == 0)
		text_add(&w->out, w->rows == 0 ? "\n{" : ",\n{");
	else
		text_add_char(&w->out, ',');
	add_json_text(&w->out, w->heads[w->at].heading, strlen(w->heads[w->at].heading));
	text_add_char(&w->out, ':');
	if (content == CONTENT_TEXT)
		add_json_text(&w->out, text, length);
	else if (content == CONTENT_NUMBER)
		text_add_bytes(&w->out, text, length);
	else
		text_add(&w->out, "null");
}

static void
json_end_row(struct writer *w)
{
	text_add_char(&w->out, '}');
	flush(w, FLUSH_BYTES);
}

static void
json_finish(struct writer *w)
{
	text_add(&w->out, w->rows == 0 ? "]\n" : "\n]\n");
	flush(w, 0);
}

/* ---- The aligned table ---- */

static int
terminal_width(FILE *stream)
{
	struct winsize size;

	return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* Cells may hold what would steer the terminal. */
static void
add_shown(struct writer *w, const char *text, size_t length)
{
	size_t start = w->out.length;

	if (w->terminal)
		text_add_visible(&w->out, text);
	else
		text_add_bytes(&w->out, text, length);
	for (char *p = w->out.data + start; w->terminal && (p = strchr(p, '\n')) != NULL; )
		*p = ' ';
	text_add_char(&w->out, '\0');
}

static void
table_cell(struct writer *w, enum content content, const char *text, size_t length)
{
	struct head *head = &w->heads[w->at];
	size_t start = w->out.length;
	int width;

	add_shown(w, text, length);
	width = utf8_width(w->out.data + start, false);
	head->width = width > head->width ? width : head->width;
	if (content == CONTENT_NUMBER && width > head->least)
		head->least = width;
}

static void
table_begin(struct writer *w)
{
	for (size_t i = 0; i < w->count; i++)
		w->heads[i].least = NARROWEST;
	for (w->at = 0; w->at < w->count; w->at++)
		table_cell(w, CONTENT_TEXT, w->heads[w->at].heading, strlen(w->heads[w->at].heading));
	w->at = 0;
}

static void
table_end_row(struct writer *w)
{
	(void)w;
}

/* Cuts the widest columns, never numbers, until the table fits. */
static void
fit(struct writer *w)
{
	int excess = -GAP - terminal_width(w->stream);
	struct head *widest;

	for (size_t i = 0; i < w->count; i++)
		excess += w->heads[i].width + GAP;
	for (; excess > 0; excess--) {
		widest = NULL;
		for (struct head *h = w->heads; h < w->heads + w->count; h++)
			if (h->width > h->least && (widest == NULL || h->width > widest->width))
				widest = h;
		if (widest == NULL)
			return;
		widest->width--;
	}
}

static void
add_blanks(struct text *line, int count)
{
	while (count-- > 0)
		text_add_char(line, ' ');
}

/* As much of the text as fits, with a sign that it goes on; returns its width. */
static int
add_cut(struct text *line, const char *text, int most)
{
	int width = utf8_width(text, false), used = 0;
	const char *next = text;
	char rune[8];

	if (width <= most) {
		text_add(line, text);
		return width;
	}
	for (; utf8_next(&next) != 0; text = next) {
		memcpy(rune, text, (size_t)(next - text));
		rune[next - text] = '\0';
		width = utf8_width(rune, false);
		if (used + width > most - 1)
			break;
		text_add(line, rune);
		used += width;
	}
	text_add(line, "…");
	return used + 1;
}

static void
add_aligned(struct text *line, struct text *cut, const struct head *head, const char *text, bool last)
{
	int width;

	text_clear(cut);
	width = add_cut(cut, text, head->width);
	if (head->right)
		add_blanks(line, head->width - width);
	text_add(line, text_string(cut));
	if (!head->right && !last)
		add_blanks(line, head->width - width);
	if (!last)
		add_blanks(line, GAP);
}

static void
write_line(struct writer *w, struct text *line)
{
	while (line->length > 0 && line->data[line->length - 1] == ' ')
		line->length--;
	text_add_char(line, '\n');
	write_out(w, line);
}

static void
write_rule(struct writer *w, struct text *line)
{
	for (size_t i = 0; i < w->count; i++) {
		for (int k = 0; k < w->heads[i].width; k++)
			text_add_char(line, '-');
		add_blanks(line, GAP);
	}
	write_line(w, line);
}

static void
table_finish(struct writer *w)
{
	const char *cell = text_string(&w->out);
	struct text line = TEXT_INIT;

	if (w->terminal)
		fit(w);
	for (size_t row = 0; w->count > 0 && row <= w->rows; row++) {
		for (size_t i = 0; i < w->count; i++) {
			add_aligned(&line, &w->scratch, &w->heads[i], cell, i + 1 == w->count);
			cell += strlen(cell) + 1;
		}
		write_line(w, &line);
		if (row == 0)
			write_rule(w, &line);
	}
	text_free(&line);
}

/* ---- The public part ---- */

static const struct layout layouts[] = {
	[FORMAT_CSV] = { "csv", csv_begin, csv_cell, csv_end_row, csv_finish },
	[FORMAT_TABLE] = { "table", table_begin, table_cell, table_end_row, table_finish },
	[FORMAT_JSON] = { "json", json_begin, json_cell, json_end_row, json_finish },
};

bool
format_find(const char *name, enum format *format)
{
	for (size_t i = FORMAT_CSV; i < sizeof layouts / sizeof layouts[0]; i++)
		if (strcmp(layouts[i].name, name) == 0) {
			*format = (enum format)i;
			return true;
		}
	return false;
}

void
writer_open(struct writer **writer, FILE *stream, enum format format, enum language language)
{
	struct writer *w = *writer = alloc_zero(1, sizeof *w);

	w->stream = stream;
	w->language = language;
	w->terminal = isatty(fileno(stream));
	if (format == FORMAT_AUTO)
		format = w->terminal ? FORMAT_TABLE : FORMAT_CSV;
	w->layout = &layouts[format];
}

void
writer_heading(struct writer *w, const char *heading, enum column_type type)
{
	static const bool right[] = {
		[COLUMN_COUNT] = true, [COLUMN_MARK] = true, [COLUMN_MEAN] = true,
		[COLUMN_PERCENT] = true, [COLUMN_REAL] = true, [COLUMN_RANK] = true, [COLUMN_KEY] = false,
	};

	if (w->begun)
		die("a column after the first row: %s", heading);
	w->heads = alloc_grow(w->heads, w->count + 1, sizeof *w->heads);
	w->heads[w->count++] = (struct head){
		.heading = copy_string(heading),
		.right = type < sizeof right && right[type],
	};
}

void
writer_column(struct writer *w, const struct column *column)
{
	writer_heading(w, column_heading(column, w->language), column->type);
}

static void
begin(struct writer *w)
{
	if (w->begun)
		return;
	w->begun = true;
	w->layout->begin(w);
}

static void
put(struct writer *w, enum content content, const char *text, size_t length)
{
	begin(w);
	if (w->at == w->count)
		die("more cells than the %zu columns", w->count);
	w->layout->cell(w, content, text, length);
	w->at++;
}

static void
put_number(struct writer *w)
{
	put(w, w->scratch.length == 0 ? CONTENT_BLANK : CONTENT_NUMBER, text_string(&w->scratch), w->scratch.length);
	text_clear(&w->scratch);
}

void
writer_blank(struct writer *w)
{
	put(w, CONTENT_BLANK, "", 0);
}

void
writer_text(struct writer *w, const char *text)
{
	if (text == NULL)
		writer_blank(w);
	else
		put(w, CONTENT_TEXT, text, strlen(text));
}

void
writer_take(struct writer *w, struct text *text)
{
	put(w, CONTENT_TEXT, text_string(text), text->length);
	text_clear(text);
}

/* By hand: printf would be most of the time that a large CSV takes. */
void
writer_integer(struct writer *w, int64_t value)
{
	uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
	char digits[24] = "", *end = digits + sizeof digits - 1, *p = end;

	do
		*--p = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (value < 0)
		*--p = '-';
	put(w, CONTENT_NUMBER, p, (size_t)(end - p));
}

void
writer_ratio(struct writer *w, int64_t num, int64_t den, int decimals)
{
	if (den != 0)
		number_add_ratio(&w->scratch, num, den, decimals);
	put_number(w);
}

void
writer_real(struct writer *w, double value, int decimals)
{
	if (isfinite(value))
		number_add_real(&w->scratch, value, decimals);
	put_number(w);
}

void
writer_hundredths(struct writer *w, int64_t value)
{
	number_add_hundredths(&w->scratch, value);
	put_number(w);
}

void
writer_word(struct writer *w, const struct word *words, const char *code)
{
	writer_text(w, code == NULL || code[0] == '\0' ? NULL : word_show(words, code, w->language));
}

void
writer_end_row(struct writer *w)
{
	if (w->at != w->count || w->count == 0)
		die("%zu cells for %zu columns", w->at, w->count);
	w->layout->end_row(w);
	w->at = 0;
	w->rows++;
}

void
writer_abandon(struct writer *w)
{
	if (w == NULL)
		return;
	for (size_t i = 0; i < w->count; i++)
		free(w->heads[i].heading);
	free(w->heads);
	text_free(&w->out);
	text_free(&w->scratch);
	free(w);
}

bool
writer_close(struct writer *w, struct error *error)
{
	bool ok;

	if (w == NULL)
		return true;
	begin(w);
	w->layout->finish(w);
	ok = fflush(w->stream) == 0 && !ferror(w->stream);
	errno = w->reason != 0 ? w->reason : errno;
	if (!ok)
		error_errno(error, _("%s cannot be written"), output_name(w->stream));
	writer_abandon(w);
	return ok;
}

enum language
language_option(const struct program *program, const char *name)
{
	if (name == NULL)
		name = getenv("XUEQU_LANG");
	if (name == NULL || name[0] == '\0' || strcmp(name, "zh") == 0)
		return LANGUAGE_ZH;
	if (strcmp(name, "en") != 0)
		opt_usage(program, _("the language is zh or en, not \"%s\""), name);
	return LANGUAGE_EN;
}

enum format
format_option(const struct program *program, const char *name)
{
	enum format format = FORMAT_AUTO;

	if (name != NULL && !format_find(name, &format))
		opt_usage(program, _("--format is csv, table or json, not \"%s\""), name);
	return format;
}
