#include <math.h>
#include <stdlib.h>
#include "base/number.h"
#include "school/growth-model.h"

static const struct { const char *zh, *en; } level_words[] = {
	[GROWTH_CLEARLY_ABOVE] = { "明显高于预期", "clearly above" }, [GROWTH_ABOVE] = { "高于预期", "above" },
	[GROWTH_EXPECTED] = { "与预期相当", "as expected" }, [GROWTH_BELOW] = { "低于预期", "below" },
	[GROWTH_CLEARLY_BELOW] = { "明显低于预期", "clearly below" },
};
static const double usual_reliability = 0.9, usual_margin = 0.2;

const char *
growth_level_show(enum growth_level level, enum language language)
{
	return language == LANGUAGE_ZH ? level_words[level].zh : level_words[level].en;
}

const struct growth_line *
growth_of(const struct growth *g, const char *teacher)
{
	return map_get(&g->by_teacher, teacher);
}

static void
read_numbers(struct growth_model *m, const struct ranking_options *o)
{
	const struct program *program = m->report->program;

	m->reliability = usual_reliability;
	m->margin = usual_margin;
	if (o->reliability != NULL && (!number_real(o->reliability, &m->reliability) || !(m->reliability >= 0.1 && m->reliability <= 1)))
		opt_usage(program, _("--reliability is a number from 0.1 to 1, not \"%s\""), o->reliability);
	if (o->margin != NULL && (!number_real(o->margin, &m->margin) || !(m->margin >= 0 && m->margin <= 2)))
		opt_usage(program, _("--margin is a number from 0 to 2, not \"%s\""), o->margin);
}

/* ---- remarks ---- */

static void
remark_left_out(const struct growth_model *m)
{
	if (m->without_prior > 0)
		remark((struct place){ 0 }, _("scores of pupils without any earlier score, left out: %zu"), m->without_prior);
	if (m->without_like > 0)
		remark((struct place){ 0 }, _("scores of grades and subjects with one class only, left out: %zu"), m->without_like);
	if (m->cells_without_teacher > 0)
		remark((struct place){ 0 }, _("classes of a subject without an assigned teacher: %zu"), m->cells_without_teacher);
	if (m->cells_over > 0)
		remark((struct place){ 0 }, _("classes of a subject whose teachers' shares are above 100 %% and were scaled to it: %zu"), m->cells_over);
}

static void
remark_model(const struct growth *g)
{
	const struct growth_model *m = g->model;

	if (verbose)
		remark((struct place){ 0 }, _("variances: teacher %.4f, teacher in subject %.4f, class %.4f, class in subject %.4f, school %.4f, pupil %.4f,"
		    " rest %.4f"), growth_variance(m, &m->fit, OF_TEACHER), growth_variance(m, &m->fit, OF_PART), growth_variance(m, &m->fit, OF_CLASS),
		    growth_variance(m, &m->fit, OF_CELL), growth_variance(m, &m->fit, OF_SCHOOL), growth_variance(m, &m->fit, OF_PUPIL), m->fit.residual);
	if (!m->has_term[OF_SCHOOL])
		remark((struct place){ 0 }, _("what schools do cannot be told from what their teachers do here: it is in the effects"));
	if (m->class_is_school)
		remark((struct place){ 0 }, _("what classes are like cannot be told from what their schools do here"));
	else if (!m->has_term[OF_CLASS])
		remark((struct place){ 0 }, _("what classes are like cannot be told from what their teachers do here: it is in the effects"));
	if (g->spread == 0)
		remark((struct place){ 0 }, _("no differences between teachers can be detected"));
	if (m->fit.end == MIXED_NOT_CONVERGED)
		remark((struct place){ 0 }, _("the search for the variances did not converge; take the figures with care"));
	remark((struct place){ 0 }, _("growth is an estimate from marks alone: it says nothing of what was not examined, and pupils are not assigned to"
	    " teachers by lot; never let it decide alone"));
}

/* ---- reading ---- */

static bool
has_teachers(const struct growth_model *m, struct error *error)
{
	const char *day = m->exams[m->exam_count - 1].date;

	if (m->part_count == 0)
		return error_set(error, _("no assignment of a teacher covers %s"), day);
	if (m->parts[0].teacher == m->parts[m->part_count - 1].teacher)
		return error_set(error, _("only one teacher has pupils with earlier scores; there is nobody to compare with"));
	return true;
}

static bool
build(struct growth *g, const struct ranking_options *o, struct error *error)
{
	struct growth_model *m = g->model;

	if (!growth_rows(m, o, error))
		return false;
	growth_design(m);
	if (m->row_count == 0)
		return error_set(error, _("no pupil of %s has a score to compare with an earlier one"), m->exams[0].name);
	return has_teachers(m, error)
	    && growth_fit(m, &(struct growth_variant){ .reliability = m->reliability }, &m->fit, error)
	    && growth_judge(g, m, &(struct growth_variant){ .reliability = m->reliability }, &m->fit, error);
}

bool
growth_read(struct growth *g, struct report *report, const struct ranking_options *options, struct error *error)
{
	*g = (struct growth){ .model = alloc_zero(1, sizeof *g->model) };
	g->model->report = report;
	read_numbers(g->model, options);
	if (!build(g, options, error))
		return false;
	remark_left_out(g->model);
	remark_model(g);
	return true;
}

void
growth_model_free(struct growth_model *m)
{
	free(m->exams);
	free(m->earlier);
	teachings_free(&m->teachings);
	free(m->streams);
	free(m->blocks);
	free(m->cells);
	free(m->shares);
	free(m->rows);
	free(m->parts);
	free(m->taught);
	free(m->schools);
	free(m->basis);
	free(m->colleagues);
	mixed_fit_free(&m->fit);
	arena_free(&m->arena);
}

void
growth_free(struct growth *g)
{
	free(g->lines);
	free(g->parts);
	map_free(&g->by_teacher);
	if (g->model != NULL)
		growth_model_free(g->model);
	free(g->model);
}
