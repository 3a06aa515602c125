/* The model in one long table. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/text.h"
#include "school/value-added.h"

enum { FIGURES = 7 };                   /* that a value is printed with */

struct row {
	const char *section, *name;
	double value, std_error, t, std_dev, share;
	const char *note;
	bool criterion;                 /* differences of criteria count, so decimals, not figures */
};
static const struct row blank = { NULL, NULL, NAN, NAN, NAN, NAN, NAN, NULL, false };

enum wording { MODEL, DATA, GROUPS, VARIANCE, CORRELATION, FIXED, FORMULA, METHOD, REML, ML, REML_CRITERION, DEVIANCE, AIC, BIC, SEARCH,
	CONVERGED, BOUNDARY, NO_DIFFERENCES, ONE_CORRELATION, ROWS, LEFT_OUT, MISSING, REFERENCE, RESIDUAL, DEPENDS };
static const char *const words[][2] = {
	[MODEL] = { "模型", "model" }, [DATA] = { "数据", "data" }, [GROUPS] = { "分组", "groups" }, [VARIANCE] = { "方差分量", "variance" },
	[CORRELATION] = { "相关", "correlation" }, [FIXED] = { "固定效应", "fixed" }, [FORMULA] = { "公式", "formula" }, [METHOD] = { "方法", "method" },
	[REML] = { "限制最大似然（REML）", "restricted maximum likelihood (REML)" }, [ML] = { "最大似然（ML）", "maximum likelihood (ML)" },
	[REML_CRITERION] = { "REML准则", "REML criterion" }, [DEVIANCE] = { "偏差（-2倍对数似然）", "deviance (-2 log likelihood)" },
	[AIC] = { "AIC", "AIC" }, [BIC] = { "BIC", "BIC" }, [SEARCH] = { "求解", "search" },
	[CONVERGED] = { "已收敛", "converged" }, [BOUNDARY] = { "已收敛，结果在边界上", "converged, at the boundary" },
	[NO_DIFFERENCES] = { "看不出差别（方差为0）", "no differences can be detected (the variance is 0)" },
	[ONE_CORRELATION] = { "截距与斜率无法区分（相关为1或-1）", "intercept and slope cannot be told apart (correlation 1 or -1)" },
	[ROWS] = { "计入行数", "rows" }, [LEFT_OUT] = { "未计入行数", "rows left out" }, [MISSING] = { "此列缺失", "missing here" },
	[REFERENCE] = { "参照", "reference" }, [RESIDUAL] = { "残差", "residual" },
	[DEPENDS] = { "由前面各列决定，未计入", "depends on earlier columns, left out" },
};

struct summary {
	const struct value_added *v;
	struct writer *writer;
};

static const char *
say(const struct summary *s, enum wording wording)
{
	return words[wording][s->v->language == LANGUAGE_EN];
}

/* So many figures whatever the size, as components may differ by powers of ten; counts as they are. */
static void
write_value(struct writer *writer, double value)
{
	if (value == floor(value) && fabs(value) < 1e15) {
		writer_integer(writer, (int64_t)value);
		return;
	}
	int decimals = value != 0 && isfinite(value) ? FIGURES - 1 - (int)floor(log10(fabs(value))) : 0;

	writer_real(writer, value, decimals < 0 ? 0 : decimals > 14 ? 14 : decimals);
}

static void
write_row(struct summary *s, struct row row)
{
	writer_text(s->writer, row.section);
	writer_text(s->writer, row.name);
	if (row.criterion)
		writer_real(s->writer, row.value, 6);
	else
		write_value(s->writer, row.value);
	write_value(s->writer, row.std_error);
	writer_real(s->writer, row.t, 4);
	write_value(s->writer, row.std_dev);
	writer_real(s->writer, row.share, 2);
	writer_text(s->writer, row.note);
	writer_end_row(s->writer);
}

static void
write_number(struct summary *s, enum wording section, const char *name, double value, const char *note)
{
	struct row row = blank;

	row.section = say(s, section);
	row.name = name;
	row.value = value;
	row.note = note;
	row.criterion = section == MODEL && value != floor(value);
	write_row(s, row);
}

/* Parameters: coefficients that are not dropped, variances and correlations, the residual. */
static double
parameters(const struct value_added *v)
{
	double count = 1;

	for (size_t i = 0; i < v->frame->x_count; i++)
		count += !v->fit.dropped[i];
	for (size_t t = 0; t < v->frame->group_count; t++)
		count += v->frame->groups[t].width == 2 ? 3 : 1;
	return count;
}

static void
write_model(struct summary *s)
{
	const struct value_added *v = s->v;
	double count = parameters(v);

	write_number(s, MODEL, say(s, FORMULA), NAN, v->frame->formula->text);
	write_number(s, MODEL, say(s, METHOD), NAN, say(s, v->fit.reml ? REML : ML));
	write_number(s, MODEL, say(s, v->fit.reml ? REML_CRITERION : DEVIANCE), v->fit.criterion, NULL);
	write_number(s, MODEL, say(s, AIC), v->fit.criterion + 2 * count, NULL);
	write_number(s, MODEL, say(s, BIC), v->fit.criterion + log((double)v->fit.rows) * count, NULL);
	write_number(s, MODEL, say(s, SEARCH), v->fit.steps, say(s, v->fit.end == MIXED_BOUNDARY ? BOUNDARY : CONVERGED));
}

static void
write_data(struct summary *s)
{
	const struct frame *frame = s->v->frame;

	write_number(s, DATA, say(s, ROWS), (double)frame->complete, NULL);
	write_number(s, DATA, say(s, LEFT_OUT), (double)(frame->rows - frame->complete), NULL);
	for (size_t i = 0; i < frame->formula->column_count; i++)
		if (frame->columns[i].missing > 0)
			write_number(s, DATA, frame->columns[i].heading, (double)frame->columns[i].missing, say(s, MISSING));
	for (size_t i = 0; i < frame->formula->variable_count; i++)
		if (frame->variables[i].names != NULL) {
			struct text note = TEXT_INIT;

			text_addf(&note, "%s: %s", say(s, REFERENCE), frame->variables[i].names[0]);
			write_number(s, DATA, frame->variables[i].variable->label, (double)frame->variables[i].levels, note.data);
			text_free(&note);
		}
}

static void
write_groups(struct summary *s)
{
	const struct value_added *v = s->v;

	for (size_t t = 0; t < v->frame->group_count; t++) {
		enum singular singular = v->fit.end == MIXED_BOUNDARY ? value_added_singular(v, t) : SINGULAR_NOT;

		write_number(s, GROUPS, v->frame->groups[t].label, (double)v->frame->groups[t].used,
		    singular == SINGULAR_VARIANCE ? say(s, NO_DIFFERENCES) : singular == SINGULAR_CORRELATION ? say(s, ONE_CORRELATION) : NULL);
	}
}

static bool
only_intercepts(const struct frame *frame)
{
	for (size_t t = 0; t < frame->group_count; t++)
		if (frame->groups[t].width > 1 || frame->groups[t].effects[0].count > 0)
			return false;
	return true;
}

static void
write_variance(struct summary *s, const char *name, double variance, double total)
{
	struct row row = blank;

	row.section = say(s, VARIANCE);
	row.name = name;
	row.value = variance;
	row.std_dev = sqrt(fmax(variance, 0));
	/* With a slope the share depends on its column's value. */
	row.share = total > 0 ? 100 * variance / total : NAN;
	write_row(s, row);
}

static void
write_variances(struct summary *s)
{
	const struct value_added *v = s->v;
	bool plain = only_intercepts(v->frame);
	double total = plain ? v->fit.residual : 0;
	struct text name = TEXT_INIT;

	for (size_t t = 0; plain && t < v->frame->group_count; t++)
		total += v->fit.covariance[t][0][0];
	for (size_t t = 0; t < v->frame->group_count; t++)
		for (size_t k = 0; k < v->frame->groups[t].width; k++) {
			text_clear(&name);
			text_addf(&name, plain ? "%s" : "%s, %s", v->frame->groups[t].label, value_added_name(v, v->frame->groups[t].effects[k].name));
			write_variance(s, name.data, v->fit.covariance[t][k][k], total);
		}
	write_variance(s, say(s, RESIDUAL), v->fit.residual, total);
	text_free(&name);
}

static void
write_correlations(struct summary *s)
{
	const struct value_added *v = s->v;

	for (size_t t = 0; t < v->frame->group_count; t++) {
		const struct frame_group *group = &v->frame->groups[t];
		double (*cov)[MIXED_WIDTH] = v->fit.covariance[t];
		struct text name = TEXT_INIT;

		if (group->width < 2)
			continue;
		text_addf(&name, "%s, %s : %s", group->label, value_added_name(v, group->effects[0].name), value_added_name(v, group->effects[1].name));
		write_number(s, CORRELATION, name.data, cov[1][0] / sqrt(cov[0][0] * cov[1][1]), NULL);
		text_free(&name);
	}
}

static void
write_fixed(struct summary *s)
{
	const struct value_added *v = s->v;

	for (size_t i = 0; i < v->frame->x_count; i++) {
		struct row row = blank;

		row.section = say(s, FIXED);
		row.name = value_added_name(v, v->frame->x[i].name);
		if (v->fit.dropped[i]) {
			row.note = say(s, DEPENDS);
		} else {
			row.value = v->fit.coefficient[i];
			row.std_error = v->fit.std_error[i];
			row.t = row.value / row.std_error;
		}
		write_row(s, row);
	}
}

void
value_added_summary(const struct value_added *v, struct writer *writer)
{
	static const char *const names[] = { "model_section", "model_item", "model_value", "std_error", "t_value", "model_sd", "variance_share", "note" };
	struct summary s = { v, writer };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		writer_column(writer, column_find(names[i]));
	write_model(&s);
	write_data(&s);
	write_groups(&s);
	write_variances(&s);
	write_correlations(&s);
	write_fixed(&s);
}
