#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "school/formula-inside.h"

enum { TOKENS_MOST = 2000, DEPTH_MOST = 50 };

bool
formula_fail(struct parser *p, size_t character, const char *reason)
{
	return error_set(p->error, _("the formula, character %zu: %s"), character, reason);
}

bool
formula_fail_with(struct parser *p, size_t character, const char *format, ...)
{
	char reason[500];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(reason, sizeof reason, format, arguments);
	va_end(arguments);
	return formula_fail(p, character, reason);
}

/* ---- tokens ---- */

static bool
is_letter(uint32_t rune)
{
	return rune >= 0x80 ? !rune_is_blank(rune) && rune != 0x201C && rune != 0x201D && rune != 0x2018 && rune != 0x2019
	    : isalpha((int)rune) != 0 || rune == '.' || rune == '_';
}

static bool
is_name_part(uint32_t rune)
{
	return is_letter(rune) || (rune < 0x80 && isdigit((int)rune));
}

static void
add_token(struct parser *p, enum token_kind kind, const char *from, size_t length, size_t character)
{
	p->tokens[p->count++] = (struct token){ kind, arena_copy_bytes(&p->formula->arena, from, length), character, false };
}

/* Moves over code points while they are parts of a name. */
static size_t
name_length(const char *text, size_t *runes)
{
	const char *p = text, *end = text;

	*runes = 0;
	while (*p != '\0' && is_name_part(utf8_next(&p))) {
		end = p;
		++*runes;
	}
	return (size_t)(end - text);
}

static size_t
number_length(const char *text)
{
	size_t length = strspn(text, "0123456789.");

	if (length > 0 && (text[length] == 'e' || text[length] == 'E')) {
		size_t sign = text[length + 1] == '-' || text[length + 1] == '+', digits = strspn(text + length + 1 + sign, "0123456789");

		length += digits > 0 ? 1 + sign + digits : 0;
	}
	return length;
}

/* One token, or blanks; moves on. */
static bool
read_token(struct parser *p, const char **text, size_t *character)
{
	const char *next = *text;
	uint32_t rune = utf8_next(&next);
	size_t runes = 1, length = (size_t)(next - *text);

	if (rune_is_blank(rune)) {
		length = (size_t)(next - *text);
	} else if (rune == '`') {
		const char *end = strchr(next, '`');

		if (end == NULL || end == next)
			return formula_fail(p, *character, _("the backquote ` has no partner, or nothing between"));
		add_token(p, TOKEN_NAME, next, (size_t)(end - next), *character);
		p->tokens[p->count - 1].quoted = true;
		runes = 2 + utf8_count(p->tokens[p->count - 1].text);
		length = (size_t)(end + 1 - *text);
	} else if (rune < 0x80 && (isdigit((int)rune) || (rune == '.' && isdigit((unsigned char)*next)))) {
		runes = length = number_length(*text);
		add_token(p, TOKEN_NUMBER, *text, length, *character);
	} else if (is_letter(rune)) {
		length = name_length(*text, &runes);
		add_token(p, TOKEN_NAME, *text, length, *character);
	} else if (rune < 0x80 && strchr("~+-*/:^()|", (int)rune) != NULL) {
		runes = length = strncmp(*text, "||", 2) == 0 ? 2 : 1;
		add_token(p, TOKEN_SIGN, *text, length, *character);
	} else {
		return formula_fail_with(p, *character, _("what does \"%.*s\" mean here? A name with such signs stands between backquotes: `score(1)`"), (int)length, *text);
	}
	*text += length;
	*character += runes;
	return true;
}

bool
formula_tokens(struct parser *p, const char *text)
{
	size_t character = 1;

	p->tokens = alloc_zero(TOKENS_MOST + 1, sizeof *p->tokens);
	while (*text != '\0') {
		if (p->count == TOKENS_MOST)
			return formula_fail(p, character, _("the formula is too long"));
		if (!read_token(p, &text, &character))
			return false;
	}
	add_token(p, TOKEN_END, "", 0, character);
	return true;
}

const struct token *
formula_here(const struct parser *p)
{
	return &p->tokens[p->at];
}

bool
formula_is_sign(const struct parser *p, const char *sign)
{
	return formula_here(p)->kind == TOKEN_SIGN && strcmp(formula_here(p)->text, sign) == 0;
}

bool
formula_take(struct parser *p, const char *sign)
{
	bool found = formula_is_sign(p, sign);

	p->at += found;
	return found;
}

bool
formula_expect(struct parser *p, const char *sign)
{
	if (formula_take(p, sign))
		return true;
	if (formula_here(p)->kind == TOKEN_END)
		return formula_fail_with(p, formula_here(p)->character, _("it ends where %s is expected"), sign);
	return formula_fail_with(p, formula_here(p)->character, _("%s is expected, not %s"), sign, formula_here(p)->text);
}

bool
formula_is_call(const struct parser *p)
{
	const struct token *next = formula_here(p) + 1;

	return formula_here(p)->kind == TOKEN_NAME && !formula_here(p)->quoted && next->kind == TOKEN_SIGN && strcmp(next->text, "(") == 0;
}

bool
formula_deeper(struct parser *p)
{
	return ++p->depth <= DEPTH_MOST || formula_fail(p, formula_here(p)->character, _("too many brackets within brackets"));
}

/* ---- columns ---- */

size_t
formula_column_use(struct parser *p, const struct token *token, unsigned use)
{
	struct formula *f = p->formula;

	for (size_t i = 0; i < f->column_count; i++)
		if (strcmp(f->columns[i].name, token->text) == 0) {
			f->columns[i].uses |= use;
			return i;
		}
	f->columns = alloc_grow(f->columns, f->column_count + 1, sizeof *f->columns);
	f->columns[f->column_count] = (struct formula_column){ token->text, token->character, use };
	return f->column_count++;
}

const char *
formula_label(const struct parser *p, size_t from, size_t to)
{
	struct text text = TEXT_INIT;
	const char *label;

	for (size_t i = from; i < to; i++)
		text_add(&text, p->tokens[i].text);
	label = arena_copy(&p->formula->arena, text_string(&text));
	text_free(&text);
	return label;
}
