/* The same scores by other models (--sensitivity). */
#include <math.h>
#include <stdlib.h>
#include "school/growth-model.h"

static const struct { const char *zh, *en; struct growth_variant variant; bool no_correction; } others[] = {
	{ "不计班级入口", "without the class's intake", { .no_intake = true }, false },
	{ "不校正前测误差", "without correction of the earlier papers' error", { 0 }, true },
	{ "仅本学科前测", "earlier scores of the subject alone", { .only_own = true }, false },
	{ "增减分（本次减最近一次）", "gain (this score - the latest earlier)", { .gain = true }, false },
	{ "不计前测", "without earlier scores", { .raw = true }, false },
};
enum { OTHERS = sizeof others / sizeof others[0] };

struct comparing {
	const struct growth *main;
	struct report *report;
	struct growth by[OTHERS];
};

static bool
fit_others(struct comparing *c, struct error *error)
{
	for (size_t i = 0; i < OTHERS; i++) {
		struct growth_variant variant = others[i].variant;
		struct mixed_fit fit = { 0 };
		bool ok;

		variant.reliability = others[i].no_correction ? 1 : c->main->model->reliability;
		ok = growth_fit(c->main->model, &variant, &fit, error) && growth_judge(&c->by[i], c->main->model, &variant, &fit, error);
		mixed_fit_free(&fit);
		if (!ok)
			return false;
	}
	return true;
}

static double
largest_move(const struct comparing *c, const struct growth_line *line)
{
	double most = 0;

	for (size_t i = 0; i < OTHERS; i++)
		most = fmax(most, fabs(growth_of(&c->by[i], line->teacher->key)->rank - line->rank));
	return most;
}

static void
write_row(const struct comparing *c, const struct growth_line *line, const char *model, double effect, double rank, double change, double places)
{
	struct writer *w = c->report->writer;

	writer_text(w, line->teacher->key);
	writer_text(w, line->teacher->name);
	writer_text(w, line->school != NULL ? line->school->name : "");
	writer_integer(w, (int64_t)line->pupils);
	writer_text(w, model);
	writer_real(w, effect, 4);
	writer_real(w, rank, 0);
	writer_real(w, change, 4);
	writer_real(w, places, 0);
	writer_end_row(w);
}

static void
write_teacher(const struct comparing *c, const struct growth_line *line)
{
	bool zh = c->report->language == LANGUAGE_ZH;

	write_row(c, line, zh ? "主模型" : "main model", line->effect, line->rank, NAN, largest_move(c, line));
	for (size_t i = 0; i < OTHERS; i++) {
		const struct growth_line *other = growth_of(&c->by[i], line->teacher->key);

		write_row(c, line, zh ? others[i].zh : others[i].en, other->effect, other->rank, other->effect - line->effect, other->rank - line->rank);
	}
}

static void
remark_moves(const struct comparing *c)
{
	double most = 0, teachers = 0;

	for (size_t i = 0; i < c->main->count; i++)
		if (c->main->lines[i].basis != GROWTH_SCHOOL) {
			most = fmax(most, largest_move(c, &c->main->lines[i]));
			teachers++;
		}
	remark((struct place){ 0 }, _("largest change of a rank by another model: %.0f of %.0f places"), most, teachers);
}

bool
growth_compare(const struct growth *g, struct report *report, struct error *error)
{
	struct comparing c = { .main = g, .report = report };
	bool ok = fit_others(&c, error);

	if (ok) {
		report_columns(report, (const char *const[]){ "teacher", "teacher_name", "school", "pupils", "growth_model", "growth", "rank",
		    "growth_change", "growth_places", NULL });
		for (size_t i = 0; i < g->count; i++)
			if (g->lines[i].basis != GROWTH_SCHOOL)
				write_teacher(&c, &g->lines[i]);
		remark_moves(&c);
	}
	for (size_t i = 0; i < OTHERS; i++)
		growth_free(&c.by[i]);
	return ok;
}
