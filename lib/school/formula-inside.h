/* The parts of formula.c among themselves: formula-token.c reads tokens, formula-arithmetic.c
 * arithmetic, formula.c terms. What fails has said why and at which character. */
#ifndef SCHOOL_FORMULA_INSIDE_H
#define SCHOOL_FORMULA_INSIDE_H

#include "school/formula.h"

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_SIGN };

struct token {
	enum token_kind kind;
	const char *text;               /* a sign: one character, or "||" */
	size_t character;
	bool quoted;
};

struct parser {
	struct formula *formula;
	struct token *tokens;
	size_t count, at;
	int depth;
	unsigned name_use;              /* what a bare name stands for */
	struct error *error;
};

bool formula_fail(struct parser *, size_t character, const char *reason);
bool formula_fail_with(struct parser *, size_t character, const char *format, ...) __attribute__((format(printf, 3, 4)));

bool formula_tokens(struct parser *, const char *text);
const struct token *formula_here(const struct parser *);
bool formula_is_sign(const struct parser *, const char *sign);
bool formula_take(struct parser *, const char *sign);            /* moves on when it stands here */
bool formula_expect(struct parser *, const char *sign);
bool formula_is_call(const struct parser *);                     /* is a name followed by a bracket? */
bool formula_deeper(struct parser *);                            /* one bracket more; the caller counts back */
size_t formula_column_use(struct parser *, const struct token *, unsigned use);
/* What was written from one token to before another, without blanks. */
const char *formula_label(const struct parser *, size_t from, size_t to);

/* NULL: failed. */
const struct arithmetic *formula_arithmetic(struct parser *);
const struct arithmetic *formula_call(struct parser *);

#endif
