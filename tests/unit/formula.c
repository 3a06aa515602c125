/* Formulas: which terms, which variables, what is wrong and where. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "base/text.h"
#include "school/formula.h"

static void
add_set(struct text *text, const struct formula *f, uint64_t set)
{
	bool any = false;

	for (size_t i = 0; i < f->variable_count; i++)
		if (set >> i & 1) {
			text_addf(text, "%s%s", any ? ":" : "", f->variables[i].label);
			any = true;
		}
	if (!any)
		text_add(text, "1");
}

static void
add_terms(struct text *text, const struct formula *f, const struct terms *terms)
{
	for (size_t i = 0; i < terms->count; i++) {
		text_add(text, i > 0 ? " " : "");
		add_set(text, f, terms->sets[i]);
	}
}

/* Response ~ terms; random terms as effects|group. */
static void
assert_means(const char *formula, const char *expected)
{
	struct formula f;
	struct error error = { 0 };
	struct text text = TEXT_INIT;

	if (!formula_parse(&f, formula, &error))
		fail_msg("%s: %s", formula, error.message);
	text_addf(&text, "%s ~ ", f.response_label);
	add_terms(&text, &f, &f.fixed);
	for (size_t i = 0; i < f.random_count; i++) {
		text_add(&text, "; ");
		add_terms(&text, &f, &f.random[i].effects);
		text_add(&text, "|");
		add_set(&text, &f, f.random[i].group);
	}
	assert_string_equal(text.data, expected);
	text_free(&text);
	formula_free(&f);
}

static void
terms(void **unused)
{
	static const struct { const char *formula, *expected; } table[] = {
		{ "y~x+(1|g)", "y ~ 1 x; 1|g" },
		{ " y ~ 1 + x + (1 | g) ", "y ~ 1 x; 1|g" },
		{ "y~(1|g)", "y ~ 1; 1|g" },
		{ "y~0+x+(1|g)", "y ~ x; 1|g" },
		{ "y~x-1+(1|g)", "y ~ x; 1|g" },
		{ "y~-1+x+(1|g)", "y ~ x; 1|g" },
		{ "y~x-0+(1|g)", "y ~ 1 x; 1|g" },
		{ "y~a*b+(1|g)", "y ~ 1 a b a:b; 1|g" },
		{ "y~a:b+a+(1|g)", "y ~ 1 a a:b; 1|g" },
		{ "y~a*b-a+(1|g)", "y ~ 1 b a:b; 1|g" },
		{ "y~a*b*c+(1|g)", "y ~ 1 a b c a:b a:c b:c a:b:c; 1|g" },
		{ "y~(a+b+c)^2+(1|g)", "y ~ 1 a b c a:b a:c b:c; 1|g" },
		{ "y~(a+b)^1+(1|g)", "y ~ 1 a b; 1|g" },
		{ "y~a/b+(1|g)", "y ~ 1 a a:b; 1|g" },
		{ "y~(a+b):c+(1|g)", "y ~ 1 a:c b:c; 1|g" },
		{ "y~a+a+(1|g)", "y ~ 1 a; 1|g" },
		{ "y~x+(1|a/b/c)", "y ~ 1 x; 1|a; 1|a:b; 1|a:b:c" },
		{ "y~(1|a:b)", "y ~ 1; 1|a:b" },
		{ "y~(x|g)", "y ~ 1; 1 x|g" },
		{ "y~(1+x|g)+(0+z|h)", "y ~ 1; 1 x|g; z|h" },
		{ "y~(x-1|g)", "y ~ 1; x|g" },
		{ "y~(x||g)", "y ~ 1; 1|g; x|g" },
		{ "y~(x|a/b)", "y ~ 1; 1 x|a; 1 x|a:b" },
		{ "y~factor(x)+I(x ^ 2)+I(x*z)+log(x)+(1|g)", "y ~ 1 factor(x) I(x^2) I(x*z) log(x); 1|g" },
		{ "log(y+1)~(1|factor(g))", "log(y+1) ~ 1; 1|factor(g)" },
		{ "语文成绩～入口分＋（1｜学校／教师）", "语文成绩 ~ 1 入口分; 1|学校; 1|学校:教师" },
		{ "`成绩(上)`~`a b`+(1|`班 级`)", "成绩(上) ~ 1 a b; 1|班 级" },
		{ "y.1~x_2+(1|g3)", "y.1 ~ 1 x_2; 1|g3" },
		{ "y~(1|g)+x", "y ~ 1 x; 1|g" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_means(table[i].formula, table[i].expected);
}

/* What a column is used for decides how it is read. */
static void
uses(void **unused)
{
	static const unsigned expected[] = { USE_NUMBER, USE_OPEN | USE_NUMBER, USE_LEVELS, USE_LEVELS | USE_OPEN, USE_LEVELS };
	struct formula f;
	struct error error = { 0 };

	(void)unused;
	assert_true(formula_parse(&f, "y ~ x + I(x^2) + factor(z) + g + (1|g/h)", &error));
	assert_int_equal(f.column_count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(f.columns[i].uses, expected[i]);
	assert_int_equal(f.columns[1].character, 5);
	formula_free(&f);
}

static void
arithmetic(void **unused)
{
	/* Columns in the order of the formula; each expression names x, then z. */
	static const double values[] = { 3, 2 };
	static const struct { const char *expression; double expected; } table[] = {
		{ "x+z*2", 7 }, { "(x+z)*2", 10 }, { "x-z-1", 0 }, { "x/z/2", 0.75 }, { "x^z", 9 }, { "x^z^2", 81 },
		{ "-x^2+z", -7 }, { "x*-z", -6 }, { "I(x)+I(z)", 5 }, { "sqrt(x+z-1)", 2 }, { "abs(-x)*z", 6 }, { "log(exp(x))+z", 5 },
		{ "x+log10(z*50)", 5 }, { "x*1e2+z*.5", 301 }, { "x+z*1.5e-1", 3.3 },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct text text = TEXT_INIT;
		struct formula f;
		struct error error = { 0 };

		text_addf(&text, "%s ~ (1|g)", table[i].expression);
		if (!formula_parse(&f, text.data, &error))
			fail_msg("%s: %s", text.data, error.message);
		assert_true(fabs(arithmetic_value(f.response, values) - table[i].expected) < 1e-12);
		text_free(&text);
		formula_free(&f);
	}
}

static void
faults(void **unused)
{
	static const struct { const char *formula; int character; } table[] = {
		{ "", 1 }, { "y", 2 }, { "~x", 1 }, { "y~", 3 }, { "y~x", 4 }, { "y~x+", 5 }, { "y~(1|g", 7 }, { "y~(1|g))", 8 },
		{ "y~(1|", 6 }, { "y~(|g)", 4 }, { "y~((1|g))", 4 }, { "y~x*(1|g)", 7 }, { "y~x-(1|g)", 5 }, { "y~2+(1|g)", 3 },
		{ "y~x y+(1|g)", 5 }, { "y~x^z+(1|g)", 5 }, { "y~x^0+(1|g)", 5 }, { "y~f(x)+(1|g)", 3 }, { "y~I(x+(1|g)", 9 }, { "y~`x+(1|g)", 3 },
		{ "y~``+(1|g)", 3 }, { "y~x,z+(1|g)", 4 }, { "语文~数学$+(1|g)", 6 }, { "y~(0|g)", 3 }, { "y~(1|1)", 6 }, { "y~(1|log(g))", 6 },
		{ "y~(1|a+b)", 7 }, { "y~(1|g|h)", 7 }, { "(y~(1|g)", 3 }, { "y~x~(1|g)", 4 }, { "y+~(1|g)", 3 }, { "y~factor(2)+(1|g)", 10 },
		{ "y~x++(1|g)", 5 },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct formula f;
		struct error error = { 0 };
		struct text place = TEXT_INIT;

		if (formula_parse(&f, table[i].formula, &error))
			fail_msg("%s is taken", table[i].formula);
		text_addf(&place, "the formula, character %d: ", table[i].character);
		if (strncmp(error.message, place.data, place.length) != 0)
			fail_msg("%s: %s, expected %s", table[i].formula, error.message, place.data);
		text_free(&place);
		formula_free(&f);
	}
}

/* Nothing that is deep, long or many may bring it down. */
static void
limits(void **unused)
{
	static const char *const pieces[] = { "(", "-", "x*", "x:", "I(", "log(", "(1|", "~", "`", "1" };

	(void)unused;
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
		for (size_t times = 1; times < 40000; times *= 7) {
			struct text text = TEXT_INIT;
			struct formula f;
			struct error error = { 0 };

			text_add(&text, "y~");
			for (size_t k = 0; k < times; k++)
				text_add(&text, pieces[i]);
			assert_false(formula_parse(&f, text.data, &error));
			text_free(&text);
			formula_free(&f);
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(terms), cmocka_unit_test(uses), cmocka_unit_test(arithmetic),
		cmocka_unit_test(faults), cmocka_unit_test(limits),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
