/* How the effect of a teacher comes about (--explain). By the equations of the mixed model, with z the share, sums over the scores of
 * the teacher's classes and the variances as estimated:
 *
 *     remainder of a class    (mean of y - x beta - all other parts) / z,       weight n z^2
 *     of a subject            R = mean of those by weight; shrinkage L = N / (N + residual / variance of TS), N sum of weights
 *                             effect in the subject = L R + (1 - L) T
 *     T                       sum of W R / (sum of W + 1 / variance of T), W = 1 / (variance of TS + residual / N)
 *     effect                  mean of those in the subjects by scores times shares */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/growth-model.h"

struct explaining {
	const struct growth *growth;
	const struct growth_model *m;
	struct report *report;
	size_t teacher;
	struct text scratch;
};

/* Sums over the scores of a class in a subject, or of several. */
struct account {
	double n, intake, expected, reached, others;    /* sums */
	double weight, remainder;       /* remainder: weight x remainder */
};

static double
share_of(const struct explaining *e, const struct growth_cell *cell)
{
	for (size_t k = cell->first_share; cell->rows > 0 && k < cell->first_share + cell->share_count; k++)
		if (e->m->shares[k].teacher == e->teacher)
			return e->m->shares[k].share;
	return 0;
}

/* What is of the teacher goes; the rest is of others. */
static size_t
without_teacher(const struct explaining *e, size_t cell, struct mixed_member *members, size_t count)
{
	const struct growth_model *m = e->m;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool own = members[i].term == growth_place(m, OF_TEACHER) && members[i].level == e->teacher;

		for (size_t k = m->cells[cell].first_share; m->has_term[OF_PART] && k < m->cells[cell].first_share + m->cells[cell].share_count; k++)
			own |= members[i].term == growth_place(m, OF_PART) && m->shares[k].teacher == e->teacher && members[i].level == m->shares[k].part;
		if (!own)
			members[kept++] = members[i];
	}
	return kept;
}

static struct account
account_of(const struct explaining *e, size_t cell)
{
	const struct growth_model *m = e->m;
	const struct growth_variant variant = { .reliability = m->reliability };
	double *x = alloc_zero(m->columns + 1, sizeof *x), share = share_of(e, &m->cells[cell]);
	struct account a = { 0 };

	for (const struct growth_row *row = m->rows + m->cells[cell].first_row, *end = row + m->cells[cell].rows; row < end; row++) {
		struct mixed_member members[GROWTH_MEMBERS];
		double fixed;

		growth_columns(m, &variant, row, x);
		fixed = mixed_fitted(&m->fit, x, NULL, 0);
		a.n++;
		a.intake += row->expected[m->streams[m->cells[cell].stream].has[OWN] ? OWN : OTHER];
		a.expected += fixed;
		a.reached += row->y;
		a.others += mixed_fitted(&m->fit, x, members, without_teacher(e, cell, members, growth_members(m, row, true, members))) - fixed;
	}
	a.weight = a.n * share * share;
	a.remainder = share * (a.reached - a.expected - a.others);
	free(x);
	return a;
}

static void
add_account(struct account *sum, const struct account *a)
{
	sum->n += a->n;
	sum->intake += a->intake;
	sum->expected += a->expected;
	sum->reached += a->reached;
	sum->others += a->others;
	sum->weight += a->weight;
	sum->remainder += a->remainder;
}

/* ---- rows ---- */

static void
put_account(struct explaining *e, const struct account *a, double remainder, double weight)
{
	struct writer *w = e->report->writer;

	writer_integer(w, (int64_t)a->n);
	writer_real(w, a->intake / a->n, 4);
	writer_real(w, a->expected / a->n, 4);
	writer_real(w, a->reached / a->n, 4);
	writer_real(w, (a->reached - a->expected) / a->n, 4);
	writer_real(w, a->others / a->n, 4);
	writer_real(w, remainder, 4);
	writer_real(w, weight, 4);
}

static void
put_end(struct explaining *e, double shrinkage, double common, double growth, const char *note)
{
	struct writer *w = e->report->writer;

	writer_real(w, shrinkage, 4);
	writer_real(w, common, 4);
	writer_real(w, growth, 4);
	writer_text(w, note);
	writer_end_row(w);
}

static void
put_head(struct explaining *e, const struct school *school, const struct growth_cell *cell, const char *subject, double share)
{
	const struct teacher *teacher = &e->m->teachings.teachers[e->teacher];
	struct writer *w = e->report->writer;

	writer_text(w, teacher->key);
	writer_text(w, teacher->name);
	writer_text(w, school != NULL ? school->name : "");
	if (cell != NULL)
		class_name_add(&e->scratch, &cell->class_info.name, e->report->language);
	writer_take(w, &e->scratch);
	writer_text(w, subject);
	writer_real(w, share > 0 ? 100 * share : NAN, 2);
}

static struct account
write_cells(struct explaining *e, const struct subject *subject)
{
	const struct growth_model *m = e->m;
	struct account sum = { 0 };

	for (size_t c = 0; c < m->cell_count; c++) {
		double share = share_of(e, &m->cells[c]);
		struct account a;

		if (share == 0 || m->streams[m->cells[c].stream].subject != subject)
			continue;
		a = account_of(e, c);
		put_head(e, m->cells[c].school, &m->cells[c], subject->name, share);
		put_account(e, &a, a.remainder / a.weight, a.weight);
		put_end(e, NAN, NAN, NAN, report_word(e->report, "班级", "class"));
		add_account(&sum, &a);
	}
	return sum;
}

static double
weight_of(const struct explaining *e, double weights)
{
	return 1 / (growth_variance(e->m, &e->m->fit, OF_PART) + e->m->fit.residual / weights);
}

static void
write_subject(struct explaining *e, const struct growth_line *part, struct account *all, double *weights, double *remainders)
{
	struct account a = write_cells(e, part->subject);
	double variance = growth_variance(e->m, &e->m->fit, OF_PART), remainder = a.remainder / a.weight, common;
	double weight = weight_of(e, a.weight), shrinkage = variance > 0 ? a.weight / (a.weight + e->m->fit.residual / variance) : 0;

	common = e->m->fit.level[growth_place(e->m, OF_TEACHER)][e->teacher].effect[0];
	put_head(e, part->school, NULL, part->subject->name, 0);
	put_account(e, &a, remainder, weight);
	if (part->basis == GROWTH_SCHOOL)
		put_end(e, NAN, NAN, NAN, report_word(e->report, "学科合计", "subject"));
	else
		put_end(e, shrinkage, common, part->effect, report_word(e->report, "学科合计", "subject"));
	add_account(all, &a);
	*weights += weight;
	*remainders += weight * remainder;
}

static void
write_total(struct explaining *e, const struct growth_line *line, const struct account *all, double weights, double remainders)
{
	double variance = growth_variance(e->m, &e->m->fit, OF_TEACHER);
	double shrinkage = variance > 0 ? weights / (weights + 1 / variance) : 0, remainder = remainders / weights;

	put_head(e, line->school, NULL, report_word(e->report, "各学科", "all subjects"), 0);
	put_account(e, all, remainder, weights);
	if (line->basis == GROWTH_SCHOOL)
		put_end(e, NAN, NAN, line->effect, report_word(e->report, "教师、班级、学校不可区分：增值为三者合计", "teacher, class and school cannot be told apart: growth is of all three"));
	else
		put_end(e, shrinkage, shrinkage * remainder, line->effect, report_word(e->report, "共同部分=收缩系数×余差；增值=各学科增值按人次平均",
		    "common part = shrinkage x remainder; growth = mean of the subjects by scores"));
}

static void
explain_line(struct explaining *e, const struct growth_line *line)
{
	struct account all = { 0 };
	double weights = 0, remainders = 0;

	e->teacher = (size_t)(line->teacher - e->m->teachings.teachers);
	for (size_t i = 0; i < e->growth->part_count; i++)
		if (e->growth->parts[i].teacher == line->teacher)
			write_subject(e, &e->growth->parts[i], &all, &weights, &remainders);
	write_total(e, line, &all, weights, remainders);
}

bool
growth_explain(const struct growth *g, struct report *report, const char *who, struct error *error)
{
	struct explaining e = { .growth = g, .m = g->model, .report = report };
	size_t found = 0;

	report_columns(report, (const char *const[]){ "teacher", "teacher_name", "school", "class", "subject", "share", "growth_scores", "growth_intake",
	    "growth_expected", "growth_reached", "growth_difference", "growth_others", "growth_remainder", "growth_weight", "growth_shrinkage",
	    "growth_common", "growth", "note", NULL });
	for (size_t i = 0; i < g->count; i++)
		if (strcmp(g->lines[i].teacher->key, who) == 0 || strcmp(g->lines[i].teacher->name, who) == 0) {
			explain_line(&e, &g->lines[i]);
			found++;
		}
	text_free(&e.scratch);
	return found > 0 || error_set(error, _("no growth of a teacher \"%s\" can be told: no scores with earlier ones"), who);
}
