#include <math.h>
#include <string.h>
#include "base/number.h"
#include "school/formula-inside.h"

/* Each has I's arithmetic as its argument. */
static const struct {
	const char *name;
	char operation;                 /* 0: the argument itself */
} functions[] = { { "I", 0 }, { "log", 'l' }, { "log10", 'g' }, { "exp", 'e' }, { "sqrt", 's' }, { "abs", 'a' } };

static const struct arithmetic *
arithmetic_node(struct parser *p, struct arithmetic node)
{
	struct arithmetic *made = arena_alloc(&p->formula->arena, sizeof *made);

	*made = node;
	return made;
}

static const struct arithmetic *
arithmetic_brackets(struct parser *p)
{
	const struct arithmetic *inner;

	if (!formula_expect(p, "(") || !formula_deeper(p))
		return NULL;
	inner = formula_arithmetic(p);
	p->depth--;
	return inner != NULL && formula_expect(p, ")") ? inner : NULL;
}

const struct arithmetic *
formula_call(struct parser *p)
{
	const struct token *name = formula_here(p);
	const struct arithmetic *inner;

	p->at++;
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (strcmp(functions[i].name, name->text) == 0) {
			inner = arithmetic_brackets(p);
			if (inner == NULL || functions[i].operation == 0)
				return inner;
			return arithmetic_node(p, (struct arithmetic){ .operation = functions[i].operation, .left = inner });
		}
	formula_fail_with(p, name->character, _("there is no function %s; there are I, factor, log, log10, exp, sqrt and abs"), name->text);
	return NULL;
}

static const struct arithmetic *
arithmetic_atom(struct parser *p)
{
	const struct token *token = formula_here(p);
	double number;

	if (formula_is_sign(p, "("))
		return arithmetic_brackets(p);
	if (formula_is_call(p))
		return formula_call(p);
	if (token->kind == TOKEN_NAME) {
		p->at++;
		return arithmetic_node(p, (struct arithmetic){ .operation = 'c', .column = formula_column_use(p, token, USE_NUMBER) });
	}
	if (token->kind == TOKEN_NUMBER && number_real(token->text, &number)) {
		p->at++;
		return arithmetic_node(p, (struct arithmetic){ .operation = 'n', .number = number });
	}
	formula_fail(p, token->character, _("a column or a number is expected"));
	return NULL;
}

/* Powers bind tighter than a sign: -x^2 is -(x^2). */
static const struct arithmetic *
arithmetic_power(struct parser *p)
{
	const struct arithmetic *base, *exponent;

	if (!formula_deeper(p))
		return NULL;
	if (formula_take(p, "-")) {
		base = arithmetic_power(p);
		p->depth--;
		return base == NULL ? NULL : arithmetic_node(p, (struct arithmetic){ .operation = '~', .left = base });
	}
	base = arithmetic_atom(p);
	if (base != NULL && formula_take(p, "^")) {
		exponent = arithmetic_power(p);
		base = exponent == NULL ? NULL : arithmetic_node(p, (struct arithmetic){ .operation = '^', .left = base, .right = exponent });
	}
	p->depth--;
	return base;
}

/* Operations of one rank, from the left. */
static const struct arithmetic *
arithmetic_chain(struct parser *p, const char *signs, const struct arithmetic *(*operand)(struct parser *))
{
	const struct arithmetic *left = operand(p), *right;

	while (left != NULL && formula_here(p)->kind == TOKEN_SIGN && strchr(signs, formula_here(p)->text[0]) != NULL) {
		char operation = formula_here(p)->text[0];

		p->at++;
		right = operand(p);
		left = right == NULL ? NULL : arithmetic_node(p, (struct arithmetic){ .operation = operation, .left = left, .right = right });
	}
	return left;
}

static const struct arithmetic *
arithmetic_product(struct parser *p)
{
	return arithmetic_chain(p, "*/", arithmetic_power);
}

const struct arithmetic *
formula_arithmetic(struct parser *p)
{
	return arithmetic_chain(p, "+-", arithmetic_product);
}

double
arithmetic_value(const struct arithmetic *a, const double *values)
{
	double left = a->left != NULL ? arithmetic_value(a->left, values) : 0;
	double right = a->right != NULL ? arithmetic_value(a->right, values) : 0;

	switch (a->operation) {
	case 'n': return a->number;
	case 'c': return values[a->column];
	case '+': return left + right;
	case '-': return left - right;
	case '*': return left * right;
	case '/': return left / right;
	case '^': return pow(left, right);
	case '~': return -left;
	case 'l': return log(left);
	case 'g': return log10(left);
	case 'e': return exp(left);
	case 's': return sqrt(left);
	case 'a': return fabs(left);
	default: return NAN;
	}
}
