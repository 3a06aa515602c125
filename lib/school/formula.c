#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/formula-inside.h"

enum { SETS_MOST = 1000 };

/* ---- variables ---- */

static bool
use_variable(struct parser *p, struct variable variable, uint64_t *set)
{
	struct formula *f = p->formula;
	size_t i = 0;

	while (i < f->variable_count && strcmp(f->variables[i].label, variable.label) != 0)
		i++;
	if (i == FORMULA_VARIABLES)
		return formula_fail(p, formula_here(p)->character, _("more than 64 variables"));
	if (i == f->variable_count) {
		f->variables = alloc_grow(f->variables, i + 1, sizeof *f->variables);
		f->variables[f->variable_count++] = variable;
	}
	*set = (uint64_t)1 << i;
	return true;
}

/* ---- sets of variables ---- */

size_t
terms_find(const struct terms *terms, uint64_t set)
{
	size_t i = 0;

	while (i < terms->count && terms->sets[i] != set)
		i++;
	return i;
}

static bool
add_set(struct parser *p, struct terms *terms, uint64_t set)
{
	uint64_t *grown;

	if (terms_find(terms, set) < terms->count)
		return true;
	if (terms->count == SETS_MOST)
		return formula_fail(p, formula_here(p)->character, _("more than 1,000 terms"));
	if ((terms->count & (terms->count - 1)) == 0) {
		grown = arena_alloc(&p->formula->arena, (terms->count > 0 ? 2 * terms->count : 1) * sizeof *grown);
		if (terms->count > 0)
			memcpy(grown, terms->sets, terms->count * sizeof *grown);
		terms->sets = grown;
	}
	terms->sets[terms->count++] = set;
	return true;
}

static void
remove_set(struct terms *terms, uint64_t set)
{
	size_t i = terms_find(terms, set);

	if (i == terms->count)
		return;
	memmove(terms->sets + i, terms->sets + i + 1, (terms->count - i - 1) * sizeof *terms->sets);
	terms->count--;
}

static bool
add_terms(struct parser *p, struct terms *into, const struct terms *from)
{
	bool ok = true;

	for (size_t i = 0; ok && i < from->count; i++)
		ok = add_set(p, into, from->sets[i]);
	return ok;
}

static bool
cross(struct parser *p, struct terms *into, const struct terms *a, const struct terms *b)
{
	bool ok = true;

	for (size_t i = 0; ok && i < a->count; i++)
		for (size_t j = 0; ok && j < b->count; j++)
			ok = add_set(p, into, a->sets[i] | b->sets[j]);
	return ok;
}

/* Those of fewer variables first, else as written. */
static void
order_terms(struct terms *terms)
{
	for (size_t i = 1; i < terms->count; i++)
		for (size_t j = i; j > 0 && __builtin_popcountll(terms->sets[j]) < __builtin_popcountll(terms->sets[j - 1]); j--) {
			uint64_t moved = terms->sets[j];

			terms->sets[j] = terms->sets[j - 1];
			terms->sets[j - 1] = moved;
		}
}

/* ---- terms ---- */

static bool term_sum(struct parser *, struct terms *, bool outermost);

static bool
term_factor(struct parser *p, struct terms *terms)
{
	size_t from = p->at;
	struct variable variable = { .kind = VARIABLE_CATEGORY };
	uint64_t set;

	p->at++;
	if (!formula_expect(p, "("))
		return false;
	if (formula_here(p)->kind != TOKEN_NAME || formula_is_call(p))
		return formula_fail(p, formula_here(p)->character, _("factor() holds the name of a column"));
	variable.column = formula_column_use(p, formula_here(p), USE_LEVELS);
	p->at++;
	if (!formula_expect(p, ")"))
		return false;
	variable.label = formula_label(p, from, p->at);
	return use_variable(p, variable, &set) && add_set(p, terms, set);
}

static bool
term_call(struct parser *p, struct terms *terms)
{
	size_t from = p->at;
	struct variable variable = { .kind = VARIABLE_ARITHMETIC };
	uint64_t set;

	if (strcmp(formula_here(p)->text, "factor") == 0 || strcmp(formula_here(p)->text, "as.factor") == 0)
		return term_factor(p, terms);
	variable.arithmetic = formula_call(p);
	if (variable.arithmetic == NULL)
		return false;
	variable.label = formula_label(p, from, p->at);
	return use_variable(p, variable, &set) && add_set(p, terms, set);
}

static bool
term_brackets(struct parser *p, struct terms *terms)
{
	bool ok;

	p->at++;
	ok = formula_deeper(p) && term_sum(p, terms, false);
	p->depth--;
	if (ok && (formula_is_sign(p, "|") || formula_is_sign(p, "||")))
		return formula_fail(p, formula_here(p)->character, _("a random term like (1|school) stands alone between +, without further brackets"));
	return ok && formula_expect(p, ")");
}

static bool
term_atom(struct parser *p, struct terms *terms)
{
	const struct token *token = formula_here(p);
	uint64_t set;

	if (formula_is_sign(p, "("))
		return term_brackets(p, terms);
	if (formula_is_call(p))
		return term_call(p, terms);
	if (token->kind == TOKEN_NUMBER && strcmp(token->text, "1") == 0) {
		p->at++;
		return add_set(p, terms, 0);
	}
	if (token->kind == TOKEN_NUMBER)
		return formula_fail(p, token->character, _("of numbers only 0 and 1 can be terms; arithmetic stands in I(), a name that begins with a digit in backquotes"));
	if (token->kind != TOKEN_NAME)
		return token->kind == TOKEN_END ? formula_fail(p, token->character, _("it ends where a term is expected"))
		    : formula_fail_with(p, token->character, _("a term is expected, not %s"), token->text);
	p->at++;
	if (formula_here(p)->kind == TOKEN_NAME || formula_here(p)->kind == TOKEN_NUMBER)
		return formula_fail(p, formula_here(p)->character, _("a sign is missing between two names; a name with a blank stands between backquotes"));
	return use_variable(p, (struct variable){ token->text, VARIABLE_COLUMN, formula_column_use(p, token, p->name_use), NULL }, &set)
	    && add_set(p, terms, set);
}

/* (a+b)^2: all products of up to so many. */
static bool
term_power(struct parser *p, struct terms *terms)
{
	struct terms base = { NULL, 0 }, product, sum;
	const struct token *token;

	if (!term_atom(p, &base))
		return false;
	sum = base;
	if (formula_take(p, "^")) {
		token = formula_here(p);
		if (token->kind != TOKEN_NUMBER || strlen(token->text) != 1 || token->text[0] < '1')
			return formula_fail(p, token->character, _("a power of terms is a number from 1 to 9; that of a column stands in I(): I(x^2)"));
		p->at++;
		for (int i = token->text[0] - '1'; i > 0; i--) {
			product = (struct terms){ NULL, 0 };
			if (!add_terms(p, &product, &sum) || !cross(p, &product, &sum, &base))
				return false;
			sum = product;
		}
	}
	return add_terms(p, terms, &sum);
}

static bool
term_interaction(struct parser *p, struct terms *terms)
{
	struct terms left = { NULL, 0 }, right, both;

	if (!term_power(p, &left))
		return false;
	while (formula_take(p, ":")) {
		right = both = (struct terms){ NULL, 0 };
		if (!term_power(p, &right) || !cross(p, &both, &left, &right))
			return false;
		left = both;
	}
	return add_terms(p, terms, &left);
}

static uint64_t
all_of(const struct terms *terms)
{
	uint64_t set = 0;

	for (size_t i = 0; i < terms->count; i++)
		set |= terms->sets[i];
	return set;
}

static bool
term_product(struct parser *p, struct terms *terms)
{
	struct terms left = { NULL, 0 }, right, both;

	if (!term_interaction(p, &left))
		return false;
	while (formula_is_sign(p, "*") || formula_is_sign(p, "/")) {
		bool nested = formula_here(p)->text[0] == '/';
		struct terms whole = { &(uint64_t){ all_of(&left) }, 1 };

		p->at++;
		right = both = (struct terms){ NULL, 0 };
		if (!term_interaction(p, &right) || !add_terms(p, &both, &left)
		    || (!nested && !add_terms(p, &both, &right)) || !cross(p, &both, nested ? &whole : &left, &right))
			return false;
		left = both;
	}
	return add_terms(p, terms, &left);
}

/* ---- random terms ---- */

/* Does the bracket that opens here hold a bar? */
static bool
is_random(const struct parser *p)
{
	int depth = 0;

	for (size_t i = p->at; i < p->count; i++) {
		const struct token *t = &p->tokens[i];

		if (t->kind != TOKEN_SIGN)
			continue;
		depth += t->text[0] == '(' ? 1 : t->text[0] == ')' ? -1 : 0;
		if (depth == 0)
			return false;
		if (depth == 1 && t->text[0] == '|')
			return true;
	}
	return false;
}

static bool
check_group(struct parser *p, uint64_t group, size_t character)
{
	struct formula *f = p->formula;

	if (group == 0)
		return formula_fail(p, character, _("a column is expected as the group, as in (1|school)"));
	for (size_t i = 0; i < f->variable_count; i++) {
		if (!(group >> i & 1))
			continue;
		if (f->variables[i].kind == VARIABLE_ARITHMETIC)
			return formula_fail_with(p, character, _("%s is no group; a group is a column"), f->variables[i].label);
		f->columns[f->variables[i].column].uses |= USE_LEVELS;
	}
	return true;
}

static void
add_random(struct parser *p, struct terms effects, uint64_t group)
{
	struct formula *f = p->formula;

	f->random = alloc_grow(f->random, f->random_count + 1, sizeof *f->random);
	f->random[f->random_count++] = (struct random_term){ effects, group };
}

/* With || each effect has a term of its own, uncorrelated. */
static bool
add_random_terms(struct parser *p, const struct terms *effects, uint64_t group, bool apart)
{
	if (!apart)
		add_random(p, *effects, group);
	for (size_t i = 0; apart && i < effects->count; i++) {
		struct terms one = { NULL, 0 };

		if (!add_set(p, &one, effects->sets[i]))
			return false;
		add_random(p, one, group);
	}
	return true;
}

/* The names of a group are no fixed terms: their columns are levels whatever the cells say. */
static bool
read_group(struct parser *p, struct terms *groups)
{
	size_t character = formula_here(p)->character;
	bool ok;

	p->name_use = USE_LEVELS;
	ok = term_product(p, groups);
	p->name_use = USE_OPEN;
	for (size_t i = 0; ok && i < groups->count; i++)
		ok = check_group(p, groups->sets[i], character);
	return ok;
}

static bool
term_random(struct parser *p)
{
	struct terms effects = { NULL, 0 }, groups = { NULL, 0 };
	size_t character = formula_here(p)->character;
	bool apart, ok;

	p->at++;
	if (!formula_deeper(p) || !add_set(p, &effects, 0) || !term_sum(p, &effects, false))
		return false;
	p->depth--;
	apart = formula_take(p, "||");
	if ((!apart && !formula_expect(p, "|")) || !read_group(p, &groups))
		return false;
	if (effects.count == 0)
		return formula_fail(p, character, _("there is no effect in this random term; (1|school) has one for each school"));
	order_terms(&effects);
	if (formula_is_sign(p, "+"))
		return formula_fail(p, formula_here(p)->character, _("two groups are two terms: (1|a) + (1|b), or (1|a/b) where b lies within a"));
	ok = formula_expect(p, ")");
	for (size_t i = 0; ok && i < groups.count; i++)
		ok = add_random_terms(p, &effects, groups.sets[i], apart);
	return ok;
}

/* ---- sums ---- */

static bool
term_signed(struct parser *p, struct terms *terms, bool minus, bool outermost)
{
	struct terms taken = { NULL, 0 };

	if (formula_here(p)->kind == TOKEN_NUMBER && strcmp(formula_here(p)->text, "0") == 0) {
		p->at++;
		if (minus)
			return add_set(p, terms, 0);
		remove_set(terms, 0);
		return true;
	}
	if (formula_is_sign(p, "(") && is_random(p)) {
		if (!outermost || minus)
			return formula_fail(p, formula_here(p)->character, _("a random term like (1|school) stands alone between +, without further brackets"));
		return term_random(p);
	}
	if (!minus)
		return term_product(p, terms);
	if (!term_product(p, &taken))
		return false;
	for (size_t i = 0; i < taken.count; i++)
		remove_set(terms, taken.sets[i]);
	return true;
}

static bool
term_sum(struct parser *p, struct terms *terms, bool outermost)
{
	bool minus = formula_take(p, "-");

	if (!minus)
		formula_take(p, "+");
	do {
		if (!term_signed(p, terms, minus, outermost))
			return false;
		minus = formula_is_sign(p, "-");
	} while (formula_take(p, "+") || formula_take(p, "-"));
	return true;
}

static bool
parse(struct parser *p)
{
	struct formula *f = p->formula;
	size_t tilde = 0;

	while (tilde < p->count && !(p->tokens[tilde].kind == TOKEN_SIGN && p->tokens[tilde].text[0] == '~'))
		tilde++;
	if (tilde == p->count)
		return formula_fail(p, p->tokens[p->count - 1].character, _("a ~ is missing behind the response, as in 'score ~ prior + (1|school/teacher)'"));
	if (tilde == 0)
		return formula_fail(p, 1, _("the response is missing in front of the ~"));
	f->response = formula_arithmetic(p);
	if (f->response == NULL || !formula_expect(p, "~"))
		return false;
	f->response_label = formula_label(p, 0, tilde);
	if (!add_set(p, &f->fixed, 0) || !term_sum(p, &f->fixed, true))
		return false;
	if (formula_here(p)->kind != TOKEN_END)
		return formula_is_sign(p, ")") ? formula_fail(p, formula_here(p)->character, _("this bracket was never opened"))
		    : formula_fail_with(p, formula_here(p)->character, _("a sign is expected, not %s"), formula_here(p)->text);
	order_terms(&f->fixed);
	return f->random_count > 0 || formula_fail(p, formula_here(p)->character,
	    _("there is no random term; whose effects are to be estimated is told by one like (1|teacher) or (1|school/teacher)"));
}

bool
formula_parse(struct formula *formula, const char *text, struct error *error)
{
	struct parser parser = { .formula = formula, .name_use = USE_OPEN, .error = error };
	struct text folded = TEXT_INIT;
	bool ok;

	*formula = (struct formula){ .arena = ARENA_INIT };
	if (!utf8_valid(text, strlen(text)))
		return error_set(error, _("the formula is not UTF-8 text"));
	text_add_folded(&folded, text);
	formula->text = arena_copy(&formula->arena, text_string(&folded));
	text_free(&folded);
	ok = formula_tokens(&parser, formula->text) && parse(&parser);
	free(parser.tokens);
	return ok;
}

void
formula_free(struct formula *formula)
{
	free(formula->columns);
	free(formula->variables);
	free(formula->random);
	arena_free(&formula->arena);
	*formula = (struct formula){ .arena = ARENA_INIT };
}
