#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/text.h"

const char *program_name = "xuequ";
bool quiet, verbose, hide_values;
size_t complaint_limit = 1000;

static size_t complaint_count;
static complaint_hook *hook;
static void *hook_user;

/* One line whatever a file's name holds: a second one could be taken for a message of its own. */
static void
put_line(const char *line)
{
	struct text plain = TEXT_INIT, visible = TEXT_INIT;

	for (; *line != '\0'; line++)
		text_add_char(&plain, *line == '\n' ? ' ' : *line);
	text_add_visible(&visible, text_string(&plain));
	text_free(&plain);
	fprintf(stderr, "%s\n", text_string(&visible));
	text_free(&visible);
}

static void
set_message(struct error *error, bool data, const char *format, va_list arguments)
{
	if (error->set)
		return;
	error->set = true;
	error->data = data;
	vsnprintf(error->message, sizeof error->message, format, arguments);
}

bool
error_set(struct error *error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	set_message(error, false, format, arguments);
	va_end(arguments);
	return false;
}

bool
error_data(struct error *error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	set_message(error, true, format, arguments);
	va_end(arguments);
	return false;
}

bool
error_errno(struct error *error, const char *format, ...)
{
	const char *reason = strerror(errno);
	va_list arguments;
	size_t length;

	if (error->set)
		return false;
	va_start(arguments, format);
	set_message(error, false, format, arguments);
	va_end(arguments);
	length = strlen(error->message);
	snprintf(error->message + length, sizeof error->message - length, ": %s", reason);
	return false;
}

/* A, B, ... Z, AA, ... as a sheet shows its columns. */
static void
add_column_letters(struct text *text, int column)
{
	char letters[8];
	int i = (int)sizeof letters;

	letters[--i] = '\0';
	for (; column > 0 && i > 0; column = (column - 1) / 26)
		letters[--i] = (char)('A' + (column - 1) % 26);
	text_add(text, letters + i);
}

static void
add_sheet_place(struct text *text, const struct place *at)
{
	text_addf(text, "[%s]", at->sheet);
	if (at->line > 0) {
		text_add_char(text, '!');
		add_column_letters(text, at->column);
		text_addf(text, "%ld", at->line);
	}
}

static void
add_place(struct text *text, const struct place *at)
{
	if (at->file == NULL)
		return;
	text_add(text, at->file);
	if (at->sheet != NULL)
		add_sheet_place(text, at);
	else if (at->line > 0)
		text_addf(text, ":%ld", at->line);
	if (at->sheet == NULL && at->line > 0 && at->column > 0)
		text_addf(text, ":%d", at->column);
	text_add(text, ": ");
	if (at->heading != NULL && at->heading[0] != '\0')
		text_addf(text, "%s: ", at->heading);
}

static void
say(const struct place *at, const char *message)
{
	struct text line = TEXT_INIT;

	text_addf(&line, "%s: ", program_name);
	add_place(&line, at);
	text_add(&line, message);
	put_line(text_string(&line));
	text_free(&line);
}

static bool
is_private(void)
{
	const char *set = getenv("XUEQU_PRIVATE");

	return hide_values || (set != NULL && strcmp(set, "1") == 0);
}

/* The length of a conversion of text, %s or %2$s as translations have it; 0: it is none. */
static size_t
text_conversion(const char *p)
{
	size_t digits = strspn(p + 1, "0123456789");
	size_t place = digits > 0 && p[1 + digits] == '$' ? digits + 1 : 0;

	return p[0] == '%' && p[1 + place] == 's' ? place + 2 : 0;
}

static bool
is_reason(const char *format, const char *conversion, size_t length)
{
	size_t before = (size_t)(conversion - format);

	if (conversion[length] != '\0')
		return false;
	return before == 0 || (before >= 2 && strncmp(conversion - 2, ": ", 2) == 0) || (before >= 3 && strncmp(conversion - 3, "：", 3) == 0);
}

/* The format with each value hidden; arguments are consumed as before. */
static void
hide(struct text *hidden, const char *format)
{
	for (const char *p = format; *p != '\0'; p++) {
		size_t length = text_conversion(p);

		if (p[0] == '%' && p[1] == '%') {
			text_add_bytes(hidden, p++, 2);
		} else if (length > 0 && !is_reason(format, p, length)) {
			text_add(hidden, "…");
			text_add_bytes(hidden, p, length - 1);
			text_add(hidden, ".0s");
			p += length - 1;
		} else {
			text_add_char(hidden, *p);
		}
	}
}

static void
say_hiding(const struct place *at, const char *format, va_list arguments)
{
	struct text hidden = TEXT_INIT;
	char message[1000];

	if (is_private())
		hide(&hidden, format);
	vsnprintf(message, sizeof message, hidden.length > 0 ? hidden.data : format, arguments);
	say(at, message);
	text_free(&hidden);
}

void
complain(struct place at, const char *format, ...)
{
	char message[1000];
	va_list arguments;

	if (complaint_count++ < complaint_limit) {
		va_start(arguments, format);
		say_hiding(&at, format, arguments);
		va_end(arguments);
	}
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	if (hook != NULL)
		hook(hook_user, &at, message);
}

size_t
complaints(void)
{
	return complaint_count;
}

void
complaint_hook_set(complaint_hook *function, void *user)
{
	hook = function;
	hook_user = user;
}

void
remark(struct place at, const char *format, ...)
{
	va_list arguments;

	if (quiet)
		return;
	va_start(arguments, format);
	say_hiding(&at, format, arguments);
	va_end(arguments);
}

void
tell(const char *format, ...)
{
	char message[1000];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	say(&(struct place){ 0 }, message);
}

static bool
flush_output(struct error *error)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return error_errno(error, _("standard output cannot be written"));
}

int
finish(bool ok, const struct error *error)
{
	struct error first = *error;

	if (!flush_output(&first))
		ok = false;
	if (complaint_count > complaint_limit)
		tell(_("%zu more faults not shown"), complaint_count - complaint_limit);
	if (first.set)
		tell("%s", first.message);
	if (first.set && !first.data)
		return 2;
	return ok && complaint_count == 0 ? 0 : first.set || complaint_count > 0 ? 1 : 2;
}

void
die(const char *format, ...)
{
	char message[500];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	fprintf(stderr, "%s: %s\n", program_name, message);
	exit(2);
}

void *
alloc_zero(size_t count, size_t size)
{
	void *memory = calloc(count > 0 ? count : 1, size > 0 ? size : 1);

	if (memory == NULL)
		die(_("out of memory"));
	return memory;
}

void *
alloc_grow(void *memory, size_t count, size_t size)
{
	void *grown = reallocarray(memory, count > 0 ? count : 1, size);

	if (grown == NULL)
		die(_("out of memory"));
	return grown;
}

char *
copy_string(const char *string)
{
	char *copy = strdup(string);

	if (copy == NULL)
		die(_("out of memory"));
	return copy;
}
