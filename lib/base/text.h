/* A growable string and what one needs of UTF-8. Inside the toolkit all text is
 * valid UTF-8; decoding happens once, at the door (table/encoding). */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Always NUL-terminated once anything was added; data is NULL before. */
struct text {
	char *data;
	size_t length, capacity;
};
#define TEXT_INIT { NULL, 0, 0 }

void text_add(struct text *, const char *);
void text_add_bytes(struct text *, const char *, size_t);
void text_add_char(struct text *, char);
void text_add_rune(struct text *, uint32_t code_point);
void text_addf(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_clear(struct text *);                 /* keeps the memory */
void text_free(struct text *);
const char *text_string(const struct text *);   /* "" when empty */

/* Strict: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool utf8_valid(const char *, size_t);
/* Length of the valid beginning. */
size_t utf8_valid_prefix(const char *, size_t);
/* Next code point of valid UTF-8; moves the pointer; 0 at the end. */
uint32_t utf8_next(const char **);
size_t utf8_count(const char *);                /* code points */
/* Columns on a terminal: CJK two; ambiguous characters (· — “) one, or two with
 * wide_ambiguous, as the office's fonts draw them. */
int utf8_width(const char *, bool wide_ambiguous);

/* Is the code point blank in any of the ways met in sheets (ASCII, U+3000, NBSP, zero width, BOM)? */
bool rune_is_blank(uint32_t);
bool rune_is_han(uint32_t);

/* Into clean text: full-width ASCII and U+3000 become half-width, control characters
 * blanks, blanks at the ends go. Appends to the first argument. */
void text_add_folded(struct text *, const char *);
/* A sentence: the same, but the full-width signs that were typed stay. */
void text_add_sentence(struct text *, const char *);
/* As text_add_folded and every blank inside removed, ASCII letters lower-case: for comparing headings. */
void text_add_key(struct text *, const char *);
/* Replaces control, bidi and invalid bytes by \xNN, for terminals and logs. */
void text_add_visible(struct text *, const char *);

/* Smallest number of single edits between two texts, in code points; at most limit + 1. */
int text_distance(const char *, const char *, int limit);

#endif
