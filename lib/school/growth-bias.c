/* Do effects or residuals go with what they should not go with? (--bias) */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/growth-model.h"
#include "stats/moments.h"
#include "stats/normal.h"

enum { DECILES = 10, SEXES = 2 };

struct looking {
	const struct growth_model *m;
	const struct growth *growth;
	struct report *report;
	double *residual, *intake;      /* by row */
	size_t found;                   /* that stand out */
	struct text scratch;
};

/* What is left without all parts but the pupil's own. */
static void
find_residuals(struct looking *l)
{
	const struct growth_model *m = l->m;
	struct growth_variant variant = { .reliability = m->reliability };
	struct mixed_member members[GROWTH_MEMBERS];
	double *x = alloc_zero(m->columns + 1, sizeof *x);

	l->residual = alloc_zero(m->row_count + 1, sizeof *l->residual);
	l->intake = alloc_zero(m->row_count + 1, sizeof *l->intake);
	for (size_t i = 0; i < m->row_count; i++) {
		const struct growth_row *row = &m->rows[i];
		const struct growth_stream *stream = &m->streams[m->cells[row->cell].stream];

		growth_columns(m, &variant, row, x);
		l->residual[i] = row->y - mixed_fitted(&m->fit, x, members, growth_members(m, row, false, members));
		l->intake[i] = row->expected[stream->has[OWN] ? OWN : OTHER];
	}
	free(x);
}

static void
write_row(struct looking *l, const char *check, const char *group, size_t n, double value, double std_error, size_t groups)
{
	struct writer *w = l->report->writer;
	bool out = fabs(value) > normal_deviate(0.025 / (double)groups) * std_error;

	l->found += out;
	writer_text(w, check);
	writer_text(w, group);
	writer_integer(w, (int64_t)n);
	writer_real(w, value, 4);
	writer_real(w, std_error, 4);
	writer_text(w, out ? report_word(l->report, "突出", "stands out") : report_word(l->report, "未见异常", "nothing stands out"));
	writer_end_row(w);
}

static void
write_groups(struct looking *l, const char *check, const char *const *names, const struct moments *groups, size_t count)
{
	size_t used = 0;

	for (size_t i = 0; i < count; i++)
		used += groups[i].n >= 2;
	for (size_t i = 0; i < count; i++)
		if (groups[i].n >= 2)
			write_row(l, check, names[i], groups[i].n, groups[i].mean, moments_std_error(&groups[i]), used);
}

/* ---- effects against intake ---- */

static double
mean_intake(const struct looking *l, const struct growth_line *line)
{
	const struct growth_model *m = l->m;
	double sum = 0, weights = 0;
	size_t count;
	const struct growth_taught *taught = growth_taught_by(m, (size_t)(line->teacher - m->teachings.teachers), &count);

	for (size_t i = 0; i < count; i++) {
		const struct growth_cell *cell = &m->cells[taught[i].cell];

		for (size_t r = cell->first_row; r < cell->first_row + cell->rows; r++) {
			sum += taught[i].share * l->intake[r];
			weights += taught[i].share;
		}
	}
	return sum / weights;
}

static void
check_intake(struct looking *l)
{
	double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0, r;

	for (size_t i = 0; i < l->growth->count; i++) {
		const struct growth_line *line = &l->growth->lines[i];
		double intake = mean_intake(l, line);

		if (line->basis == GROWTH_SCHOOL)
			continue;
		n++;
		x += intake;
		y += line->effect;
		xx += intake * intake;
		yy += line->effect * line->effect;
		xy += intake * line->effect;
	}
	r = (xy - x * y / n) / sqrt((xx - x * x / n) * (yy - y * y / n));
	if (n > 3 && isfinite(r))
		write_row(l, report_word(l->report, "增值与入口的相关", "correlation of growth and intake"), report_word(l->report, "全体教师", "all teachers"), (size_t)n, r,
		    sqrt((1 - r * r) / (n - 2)), 1);
}

/* ---- residuals ---- */

struct ordered { double intake; size_t row; };

static int
by_intake(const void *left, const void *right)
{
	const struct ordered *a = left, *b = right;

	if (a->intake != b->intake)
		return a->intake < b->intake ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

static void
check_deciles(struct looking *l)
{
	size_t n = l->m->row_count;
	struct ordered *order = alloc_zero(n + 1, sizeof *order);
	struct moments groups[DECILES] = { 0 };
	const char *names[DECILES];

	for (size_t i = 0; i < n; i++)
		order[i] = (struct ordered){ l->intake[i], i };
	qsort(order, n, sizeof *order, by_intake);
	for (size_t i = 0; i < n; i++)
		moments_add(&groups[i * DECILES / n], l->residual[order[i].row]);
	for (size_t i = 0; i < DECILES; i++)
		names[i] = l->report->language == LANGUAGE_ZH ? arena_printf(&l->report->arena, "由低到高第%zu组", i + 1)
		    : arena_printf(&l->report->arena, "decile %zu from the lowest", i + 1);
	write_groups(l, report_word(l->report, "残差按入口分十组", "residual by decile of intake"), names, groups, DECILES);
	free(order);
}

static int64_t
sex_of(struct db *db, int64_t pupil)
{
	return db_int(db, -1, "select sex from pupils_rows where pupil = $1", "i", pupil);
}

static void
check_sexes(struct looking *l)
{
	struct moments groups[SEXES] = { 0 };
	const char *names[SEXES];

	for (size_t i = 0; i < l->m->row_count; i++) {
		int64_t sex = sex_of(l->report->db, l->m->rows[i].pupil);

		if (sex >= 0 && sex < SEXES)
			moments_add(&groups[sex], l->residual[i]);
	}
	for (size_t i = 0; i < SEXES; i++)
		names[i] = word_text(&column_find("sex")->words[i], l->report->language);
	write_groups(l, report_word(l->report, "残差按性别", "residual by sex"), names, groups, SEXES);
}

static void
check_schools(struct looking *l)
{
	const struct growth_model *m = l->m;
	struct moments *groups = alloc_zero(m->school_count + 1, sizeof *groups);
	const char **names = alloc_zero(m->school_count + 1, sizeof *names);

	for (size_t i = 0; i < m->row_count; i++)
		moments_add(&groups[m->cells[m->rows[i].cell].school_index], l->residual[i]);
	for (size_t i = 0; i < m->school_count; i++)
		names[i] = m->schools[i]->name;
	write_groups(l, report_word(l->report, "残差按学校", "residual by school"), names, groups, m->school_count);
	free(groups);
	free(names);
}

bool
growth_bias(const struct growth *g, struct report *report, struct error *error)
{
	struct looking l = { .m = g->model, .growth = g, .report = report };

	find_residuals(&l);
	report_columns(report, (const char *const[]){ "growth_check", "growth_group", "growth_n", "growth_value", "std_error", "growth_verdict", NULL });
	check_intake(&l);
	check_deciles(&l);
	check_sexes(&l);
	check_schools(&l);
	if (l.found == 0)
		remark((struct place){ 0 }, _("nothing stands out: no bias is seen"));
	else
		remark((struct place){ 0 }, _("groups that stand out: %zu; growth may be unfair to their teachers"), l.found);
	free(l.residual);
	free(l.intake);
	return db_ok(report->db, error);
}
