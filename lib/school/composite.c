#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/composite.h"
#include "stats/rank.h"

/* ---- formulas ---- */

static const char parts_sql[] =
	"select indicator, scale, weight from formulas_rows where formula = $1 order by indicator";

static bool
refuse(struct db *db, const char *name, struct error *error)
{
	struct query *q = query(db, "select group_concat(formula, ', ') from (select distinct formula from formulas_rows order by formula)", "");

	error_set(error, _("there is no formula \"%s\"; the formulas are: %s"), name, query_next(q) && !query_null(q, 0) ? query_text(q, 0) : "");
	query_end(q);
	return false;
}

bool
formula_load(struct formula *formula, struct db *db, const char *name, struct arena *arena, struct error *error)
{
	struct query *q = query(db, parts_sql, "t", name);

	*formula = (struct formula){ .name = arena_copy(arena, name) };
	while (formula->count < FORMULA_PARTS && query_next(q))
		formula->parts[formula->count++] = (struct formula_part){ (int)query_int(q, 0), (int)query_int(q, 1), query_int(q, 2) };
	query_end(q);
	if (!db_ok(db, error))
		return false;
	return formula->count > 0 || refuse(db, name, error);
}

bool
formula_has_scale(const struct formula *formula, const char *code)
{
	for (size_t i = 0; i < formula->count; i++)
		if (strcmp(column_find("scale")->words[formula->parts[i].scale].code, code) == 0)
			return true;
	return false;
}

/* ---- indicators ---- */

static double
mean(const struct figure *f, const struct figure *reference)
{
	(void)reference;
	return figure_mean(f);
}

static double
score_rate(const struct figure *f, const struct figure *reference)
{
	(void)reference;
	return figure_score_rate(f);
}

static double
pass_rate(const struct figure *f, const struct figure *reference)
{
	(void)reference;
	return figure_rate(f, LINE_PASS);
}

static double
excellent_rate(const struct figure *f, const struct figure *reference)
{
	(void)reference;
	return figure_rate(f, LINE_EXCELLENT);
}

static double
good_rate(const struct figure *f, const struct figure *reference)
{
	(void)reference;
	return figure_rate(f, LINE_GOOD);
}

static double
low_rate(const struct figure *f, const struct figure *reference)
{
	(void)reference;
	return figure_rate(f, LINE_LOW);
}

static double
constant(const struct figure *f, const struct figure *reference)
{
	(void)f;
	(void)reference;
	return 1;
}

static const struct indicator {
	const char *code;       /* as in the words of column indicator */
	double (*of)(const struct figure *, const struct figure *reference);
	bool is_place;          /* what of() gives is turned into a place */
	bool small_is_good;
} indicators[] = {
	{ "mean", mean, false, false }, { "score_rate", score_rate, false, false }, { "pass_rate", pass_rate, false, false },
	{ "excellent_rate", excellent_rate, false, false }, { "good_rate", good_rate, false, false },
	{ "low_rate", low_rate, false, true }, { "rank", mean, true, true }, { "standard", figure_standard, false, false },
	{ "constant", constant, false, false },
};

/* ---- scales ---- */

/* One indicator of all units; the reference stands behind them. */
struct values {
	double *of;
	size_t n;               /* units, without the reference */
	const size_t *cases;
	size_t min_n;
};

static void
keep_plain(const struct values *v, const struct indicator *indicator)
{
	(void)v;
	(void)indicator;
}

static void
divide(const struct values *v, double by)
{
	for (size_t i = 0; i <= v->n; i++)
		v->of[i] = by > 0 ? v->of[i] / by : NAN;
}

static void
divide_by_best(const struct values *v, const struct indicator *indicator)
{
	double best = NAN;

	(void)indicator;
	for (size_t i = 0; i < v->n; i++)
		if (v->cases[i] >= v->min_n)
			best = fmax(best, v->of[i]);
	divide(v, best);
}

static void
divide_by_reference(const struct values *v, const struct indicator *indicator)
{
	(void)indicator;
	divide(v, v->of[v->n]);
}

static void
subtract_reference(const struct values *v, const struct indicator *indicator)
{
	double reference = v->of[v->n];

	(void)indicator;
	for (size_t i = 0; i <= v->n; i++)
		v->of[i] -= reference;
}

static size_t
put_ranks(const struct values *v, bool ascending)
{
	struct rank_rule rule = { .ascending = ascending, .cases = v->cases, .min_n = v->min_n };
	double *ranks = alloc_zero(v->n + 1, sizeof *ranks);
	size_t *order = alloc_zero(v->n + 1, sizeof *order), ranked;

	ranked = rank_values(v->of, v->n, &rule, ranks, order);
	memcpy(v->of, ranks, v->n * sizeof *ranks);
	v->of[v->n] = NAN;
	free(ranks);
	free(order);
	return ranked;
}

static void
count_places(const struct values *v, const struct indicator *indicator)
{
	size_t ranked = put_ranks(v, indicator->small_is_good);

	for (size_t i = 0; i < v->n; i++)
		v->of[i] = (double)ranked + 1 - v->of[i];
}

static const struct {
	const char *code;       /* as in the words of column scale */
	void (*apply)(const struct values *, const struct indicator *);
} scales[] = {
	{ "plain", keep_plain }, { "of_best", divide_by_best }, { "of_reference", divide_by_reference },
	{ "minus_reference", subtract_reference }, { "places", count_places },
};

static const struct indicator *
find_indicator(int word)
{
	const char *code = column_find("indicator")->words[word].code;

	for (size_t i = 0; i < sizeof indicators / sizeof indicators[0]; i++)
		if (strcmp(indicators[i].code, code) == 0)
			return &indicators[i];
	die("no indicator %s", code);
}

static void
apply_scale(int word, const struct values *v, const struct indicator *indicator)
{
	const char *code = column_find("scale")->words[word].code;
	size_t i = 0;

	while (i < sizeof scales / sizeof scales[0] && strcmp(scales[i].code, code) != 0)
		i++;
	if (i == sizeof scales / sizeof scales[0])
		die("no scale %s", code);
	scales[i].apply(v, indicator);
}

static void
add_part(const struct formula_part *part, const struct figure *units, const struct figure *reference, const struct values *v, double *sums)
{
	const struct indicator *indicator = find_indicator(part->indicator);

	for (size_t i = 0; i <= v->n; i++)
		v->of[i] = indicator->of(i < v->n ? &units[i] : reference, reference);
	if (indicator->is_place)
		put_ranks(v, false);
	apply_scale(part->scale, v, indicator);
	/* Multiplied first: 0.4 is no binary fraction, 40 / 100 at the end is rounded once. */
	for (size_t i = 0; i <= v->n; i++)
		sums[i] += v->of[i] * (double)part->weight;
}

void
formula_values(const struct formula *formula, const struct figure *units, size_t n, const struct figure *reference,
	size_t min_n, double *values)
{
	size_t *cases = alloc_zero(n + 1, sizeof *cases);
	struct values v = { alloc_zero(n + 1, sizeof *v.of), n, cases, min_n };

	for (size_t i = 0; i < n; i++)
		cases[i] = (size_t)units[i].sat;
	memset(values, 0, (n + 1) * sizeof *values);
	for (size_t i = 0; i < formula->count; i++)
		add_part(&formula->parts[i], units, reference, &v, values);
	for (size_t i = 0; i <= n; i++)
		values[i] /= 100;
	free(v.of);
	free(cases);
}
