/* The fit and the effects. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/value-added.h"
#include "stats/normal.h"
#include "stats/rankset.h"

enum { STEPDOWN_MOST = 100 };           /* levels: the exact sets of ranks cost their square */

static const double nothing = 1e-9;     /* of the residual variance: no variance */

/* ---- the fit ---- */

static bool
is_intercept(const struct frame_product *product)
{
	return product->count == 0;
}

static bool
holds_number(const struct frame_product *product)
{
	for (size_t i = 0; i < product->count; i++)
		if (product->parts[i].position == FRAME_NONE)
			return true;
	return false;
}

/* Means of the columns and, behind them, of the response. Without an intercept nothing may be moved: zeros. */
static double *
find_centres(const struct frame *frame)
{
	size_t count = frame->x_count;
	double *sums = alloc_zero(count + 1, sizeof *sums);

	if (count == 0 || !is_intercept(&frame->x[0]))
		return sums;
	for (size_t i = 0; i < frame->rows; i++) {
		if (frame->left_out[i])
			continue;
		for (size_t k = 1; k < count; k++)
			if (holds_number(&frame->x[k]))
				sums[k] += frame_product_value(frame, &frame->x[k], i);
		sums[count] += frame->response[i];
	}
	for (size_t k = 0; k <= count; k++)
		sums[k] /= (double)frame->complete;
	return sums;
}

static void
fill_members(const struct frame *frame, size_t row, struct mixed_member *members)
{
	for (size_t t = 0; t < frame->group_count; t++) {
		const struct frame_group *group = &frame->groups[t];

		members[t] = (struct mixed_member){ .term = t, .level = group->codes[row] };
		for (size_t k = 0; k < group->width; k++)
			members[t].z[k] = frame_product_value(frame, &group->effects[k], row);
	}
}

static struct mixed *
add_rows(const struct frame *frame)
{
	struct mixed_term *terms = alloc_zero(frame->group_count, sizeof *terms);
	struct mixed_member *members = alloc_zero(frame->group_count, sizeof *members);
	double *centres = find_centres(frame), *x = alloc_zero(frame->x_count + 1, sizeof *x);
	struct mixed *mixed;

	for (size_t t = 0; t < frame->group_count; t++)
		terms[t] = (struct mixed_term){ frame->groups[t].width, frame->groups[t].label };
	mixed = mixed_new(frame->x_count, centres, terms, frame->group_count);
	mixed_centre_y(mixed, centres[frame->x_count]);
	for (size_t i = 0; i < frame->rows; i++) {
		if (frame->left_out[i])
			continue;
		frame_x(frame, i, x);
		fill_members(frame, i, members);
		mixed_add(mixed, x, frame->response[i], members, frame->group_count);
	}
	free(terms);
	free(members);
	free(centres);
	free(x);
	return mixed;
}

enum singular
value_added_singular(const struct value_added *v, size_t term)
{
	const struct frame_group *group = &v->frame->groups[term];
	double (*cov)[MIXED_WIDTH] = v->fit.covariance[term], correlation;

	/* The unit of a slope's variance is another: what it makes of the rows counts. */
	for (size_t k = 0; k < group->width; k++) {
		double square = 0;

		for (size_t i = 0; i < v->frame->rows; i++)
			if (!v->frame->left_out[i]) {
				double z = frame_product_value(v->frame, &group->effects[k], i);

				square += z * z;
			}
		if (cov[k][k] * square / (double)v->frame->complete <= nothing * v->fit.residual)
			return SINGULAR_VARIANCE;
	}
	if (group->width < 2)
		return SINGULAR_NOT;
	correlation = cov[1][0] / sqrt(cov[0][0] * cov[1][1]);
	return fabs(correlation) > 1 - 1e-6 ? SINGULAR_CORRELATION : SINGULAR_NOT;
}

static void
tell_left_out(const struct frame *frame)
{
	const struct place file = { .file = frame->file, .sheet = frame->sheet };

	if (frame->complete < frame->rows)
		remark(file, _("%zu of %zu rows are left out, as something is missing"), frame->rows - frame->complete, frame->rows);
	for (size_t i = 0; i < frame->formula->column_count; i++)
		if (frame->columns[i].missing > 0)
			remark(file, _("%s: missing in %zu rows"), frame->columns[i].heading, frame->columns[i].missing);
}

static void
tell_findings(const struct value_added *v)
{
	const struct frame *frame = v->frame;

	for (size_t i = 0; i < frame->x_count; i++)
		if (v->fit.dropped[i])
			remark((struct place){ 0 }, _("%s depends on earlier columns and is left out"), value_added_name(v, frame->x[i].name));
	for (size_t t = 0; t < frame->group_count && v->fit.end == MIXED_BOUNDARY; t++) {
		enum singular singular = value_added_singular(v, t);

		if (singular == SINGULAR_VARIANCE)
			remark((struct place){ 0 }, _("%s: no differences can be detected (the variance is 0)"), frame->groups[t].label);
		else if (singular == SINGULAR_CORRELATION)
			remark((struct place){ 0 }, _("%s: intercept and slope cannot be told apart (their correlation is 1 or -1)"), frame->groups[t].label);
	}
}

/* Six figures of the residual's standard deviation. */
static int
find_decimals(double residual)
{
	double size = residual > 0 ? floor(log10(sqrt(residual))) : 0;

	return (int)fmin(fmax(5 - size, 2), 12);
}

bool
value_added_fit(struct value_added *v, const struct frame *frame, bool reml, struct error *error)
{
	struct mixed *mixed;
	bool ok;

	v->frame = frame;
	tell_left_out(frame);
	mixed = add_rows(frame);
	ok = mixed_fit(mixed, reml, &v->fit, error);
	mixed_free(mixed);
	if (!ok)
		return false;
	if (v->fit.end == MIXED_NOT_CONVERGED)
		return error_data(error, _("the search has not converged in %d steps; the terms ask for more than the data hold: leave one out"), v->fit.steps);
	v->decimals = find_decimals(v->fit.residual);
	tell_findings(v);
	return true;
}

void
value_added_free(struct value_added *v)
{
	mixed_fit_free(&v->fit);
}

const char *
value_added_name(const struct value_added *v, const char *name)
{
	return v->language == LANGUAGE_ZH && strcmp(name, "(Intercept)") == 0 ? "截距" : name;
}

/* ---- effects ---- */

struct shown {
	uint32_t code;
	char *name;
	struct rankset set;
};

struct effects {
	struct shown *shown;
	double *values, *errors;
	struct rankset *sets;
	size_t count;
};

static int
by_rank(const void *left, const void *right)
{
	const struct shown *a = left, *b = right;

	if (a->set.rank != b->set.rank)
		return a->set.rank < b->set.rank ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* Effects that are equal but for rounding are to share their rank. */
static double
without_dust(double effect, double residual)
{
	double grain = sqrt(residual) * 1e-10;

	return grain > 0 ? round(effect / grain) * grain : effect;
}

static void
gather(const struct value_added *v, size_t term, size_t k, struct effects *e)
{
	const struct mixed_level *level = v->fit.level[term];
	struct text name = TEXT_INIT;

	for (size_t i = 0; i < v->fit.levels[term]; i++) {
		if (level[i].rows == 0)
			continue;
		e->shown[e->count] = (struct shown){ (uint32_t)i, copy_string(frame_level_name(&v->frame->groups[term], (uint32_t)i, &name)), { 0 } };
		e->values[e->count] = without_dust(level[i].effect[k], v->fit.residual);
		e->errors[e->count] = sqrt(fmax(level[i].variance[k][k], 0));
		e->count++;
	}
	text_free(&name);
}

/* Without a variance nobody is known to differ from anybody. */
static bool
find_ranks(const struct value_added *v, struct effects *e, struct error *error)
{
	const struct rankset_rule rule = { .level = v->level };
	bool known = false, ok = true;

	for (size_t i = 0; i < e->count; i++)
		known |= !(e->errors[i] > 0);
	if (known)
		for (size_t i = 0; i < e->count; i++)
			e->sets[i] = (struct rankset){ 1, 1, e->count };
	else
		ok = e->count <= STEPDOWN_MOST ? rankset(e->values, e->errors, e->count, &rule, e->sets)
		    : rankset_quick(e->values, e->errors, e->count, v->level, e->sets);
	for (size_t i = 0; i < e->count; i++)
		e->shown[i].set = e->sets[i];
	qsort(e->shown, e->count, sizeof *e->shown, by_rank);
	return ok || error_set(error, _("out of memory for the intervals of ranks"));
}

static bool
has_components(const struct frame *frame)
{
	for (size_t t = 0; t < frame->group_count; t++)
		if (frame->groups[t].width > 1 || !is_intercept(&frame->groups[t].effects[0]))
			return true;
	return false;
}

static void
write_effect(const struct value_added *v, struct writer *writer, size_t term, size_t k, const struct shown *shown, double deviate)
{
	const struct mixed_level *level = &v->fit.level[term][shown->code];
	const struct frame_group *group = &v->frame->groups[term];
	double error = sqrt(fmax(level->variance[k][k], 0)), effect = level->effect[k], reach = deviate * error;

	writer_text(writer, group->label);
	writer_text(writer, shown->name);
	if (has_components(v->frame))
		writer_text(writer, value_added_name(v, group->effects[k].name));
	writer_integer(writer, (int64_t)level->rows);
	writer_real(writer, effect, v->decimals);
	writer_real(writer, error, v->decimals);
	writer_real(writer, effect - reach, v->decimals);
	writer_real(writer, effect + reach, v->decimals);
	writer_integer(writer, (int64_t)shown->set.rank);
	writer_integer(writer, (int64_t)shown->set.lower);
	writer_integer(writer, (int64_t)shown->set.upper);
	writer_real(writer, 100 * (error > 0 ? normal_below(effect / error) : 0.5), 2);
	writer_end_row(writer);
}

static bool
write_effects(const struct value_added *v, struct writer *writer, size_t term, size_t k, struct error *error)
{
	size_t most = v->fit.levels[term] + 1;
	struct effects e = { alloc_zero(most, sizeof *e.shown), alloc_zero(most, sizeof *e.values),
		alloc_zero(most, sizeof *e.errors), alloc_zero(most, sizeof *e.sets), 0 };
	double deviate = normal_deviate((1 - v->level) / 2);
	bool ok;

	gather(v, term, k, &e);
	ok = find_ranks(v, &e, error);
	for (size_t i = 0; ok && i < e.count; i++)
		write_effect(v, writer, term, k, &e.shown[i], deviate);
	for (size_t i = 0; i < e.count; i++)
		free(e.shown[i].name);
	free(e.shown);
	free(e.values);
	free(e.errors);
	free(e.sets);
	return ok;
}

bool
value_added_effects(const struct value_added *v, struct writer *writer, struct error *error)
{
	static const char *const names[] = { "model_group", "model_level", "model_component", "model_rows", "model_effect", "std_error",
		"effect_low", "effect_high", "rank", "rank_low", "rank_high", "above_average" };
	bool ok = true;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], "model_component") != 0 || has_components(v->frame))
			writer_column(writer, column_find(names[i]));
	for (size_t t = 0; t < v->frame->group_count; t++)
		for (size_t k = 0; ok && k < v->frame->groups[t].width; k++)
			ok = write_effects(v, writer, t, k, error);
	return ok;
}

/* ---- residuals ---- */

static void
write_fitted(const struct value_added *v, struct writer *writer, size_t row, double *x, struct mixed_member *members)
{
	double fitted;

	if (v->frame->left_out[row]) {
		writer_blank(writer);
		writer_blank(writer);
		return;
	}
	frame_x(v->frame, row, x);
	fill_members(v->frame, row, members);
	fitted = mixed_fitted(&v->fit, x, members, v->frame->group_count);
	writer_real(writer, fitted, v->decimals);
	writer_real(writer, v->frame->response[row] - fitted, v->decimals);
}

void
value_added_residuals(const struct value_added *v, struct writer *writer)
{
	static const char *const names[] = { "line", "fitted", "residual" };
	const struct frame *frame = v->frame;
	struct mixed_member *members = alloc_zero(frame->group_count, sizeof *members);
	double *x = alloc_zero(frame->x_count + 1, sizeof *x);
	const char *cell = text_string(&frame->cells);

	for (size_t i = 0; i < frame->heading_count; i++)
		writer_heading(writer, frame->headings[i], COLUMN_TEXT);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		writer_column(writer, column_find(names[i]));
	for (size_t i = 0; i < frame->rows; i++) {
		for (size_t k = 0; k < frame->heading_count; k++, cell += strlen(cell) + 1)
			writer_text(writer, *cell != '\0' ? cell : NULL);
		writer_integer(writer, frame->lines[i]);
		write_fitted(v, writer, i, x, members);
		writer_end_row(writer);
	}
	free(members);
	free(x);
}
