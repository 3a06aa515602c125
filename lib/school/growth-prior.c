/* Earlier scores cleared of the error of the papers, and those not there put in their place: what is expected of the true
 * mean of a class and of the true scores of a pupil, given all that was seen.
 *
 *     W      covariance of true scores inside classes = covariance seen inside classes - mean error variance
 *     B      between classes = covariance of the classes' means - W / n - error of the means
 *     class  m* = stream's mean + (B + W/n) (B + W/n + E/n)^-1 (m - stream's mean)
 *     pupil  x* = m* + W (W + E)^-1 (x - m)
 *     E      error variances, (1 - reliability) / number of scores; infinite where there is none
 *
 * W and B are those of a block, over all its classes. */
#include <math.h>
#include <stdlib.h>
#include "school/growth-model.h"
#include "stats/eiv.h"

/* A share of the variance seen that is never taken for error. */
static const double least_true = 0.1;

struct spread {
	double within[PRIORS * PRIORS], between[PRIORS * PRIORS];
};

struct work {
	struct growth_model *m;
	double reliability;
	size_t (*seen)[PRIORS];         /* by cell: pupils with such scores */
	double (*error)[PRIORS];        /* by cell: mean error variance of a pupil */
	double (*stream_mean)[PRIORS];
};

static double
error_of(const struct work *w, const struct growth_row *row, int kind)
{
	return isnan(row->seen[kind]) ? INFINITY : (1 - w->reliability) / row->count[kind];
}

static const struct growth_block *
block_of(const struct growth_model *m, const struct growth_cell *cell)
{
	return &m->blocks[m->streams[cell->stream].block];
}

static void
find_means(struct work *w)
{
	struct growth_model *m = w->m;
	size_t (*count)[PRIORS] = alloc_zero(m->stream_count + 1, sizeof *count);

	for (size_t c = 0; c < m->cell_count; c++)
		m->cells[c].seen[OWN] = m->cells[c].seen[OTHER] = 0;
	for (const struct growth_row *row = m->rows; row < m->rows + m->row_count; row++)
		for (int kind = 0; kind < PRIORS; kind++) {
			if (isnan(row->seen[kind]))
				continue;
			m->cells[row->cell].seen[kind] += row->seen[kind];
			w->error[row->cell][kind] += error_of(w, row, kind);
			w->seen[row->cell][kind]++;
		}
	for (size_t c = 0; c < m->cell_count; c++)
		for (int kind = 0; kind < PRIORS; kind++) {
			w->stream_mean[m->cells[c].stream][kind] += m->cells[c].seen[kind];
			count[m->cells[c].stream][kind] += w->seen[c][kind];
			m->cells[c].seen[kind] /= (double)w->seen[c][kind];
			w->error[c][kind] /= (double)w->seen[c][kind];
		}
	for (size_t s = 0; s < m->stream_count; s++)
		for (int kind = 0; kind < PRIORS; kind++)
			w->stream_mean[s][kind] = count[s][kind] > 0 ? w->stream_mean[s][kind] / (double)count[s][kind] : 0;
	free(count);
}

/* Sums of products, divided by what they have in freedom. */
struct products { double sum[PRIORS * PRIORS], freedom[PRIORS * PRIORS], error[PRIORS], weight[PRIORS]; };

static void
add_product(struct products *p, const double *deviation, double weight, double freedom)
{
	for (int i = 0; i < PRIORS; i++)
		for (int j = 0; j < PRIORS; j++) {
			if (isnan(deviation[i]) || isnan(deviation[j]))
				continue;
			p->sum[i * PRIORS + j] += weight * deviation[i] * deviation[j];
			p->freedom[i * PRIORS + j] += freedom;
		}
}

static void
add_error(struct products *p, int kind, double error, double weight)
{
	p->error[kind] += weight * error;
	p->weight[kind] += weight;
}

static void
make_covariance(const struct products *p, double least, double *covariance)
{
	for (int i = 0; i < PRIORS * PRIORS; i++)
		covariance[i] = p->freedom[i] > 0 ? p->sum[i] / p->freedom[i] : 0;
	for (int i = 0; i < PRIORS; i++) {
		double *own = &covariance[i * PRIORS + i], seen = *own;

		*own = fmax(seen - (p->weight[i] > 0 ? p->error[i] / p->weight[i] : 0), least * seen);
	}
	/* What is missing for some may leave a covariance that no true scores could have. */
	double most = 0.99 * sqrt(covariance[0] * covariance[3]);

	covariance[1] = covariance[2] = fmax(-most, fmin(most, covariance[1]));
}

static void
find_within(const struct work *w, size_t block, double *within)
{
	const struct growth_model *m = w->m;
	struct products p = { 0 };

	for (const struct growth_row *row = m->rows; row < m->rows + m->row_count; row++) {
		const struct growth_cell *cell = &m->cells[row->cell];
		double deviation[PRIORS], n = (double)cell->rows;

		if (m->streams[cell->stream].block != block || n < 2)
			continue;
		for (int kind = 0; kind < PRIORS; kind++) {
			deviation[kind] = row->seen[kind] - cell->seen[kind];
			if (!isnan(deviation[kind]))
				add_error(&p, kind, error_of(w, row, kind), 1);
		}
		add_product(&p, deviation, 1, (n - 1) / n);
	}
	make_covariance(&p, least_true, within);
}

static void
find_between(const struct work *w, size_t block, const double *within, double *between)
{
	const struct growth_model *m = w->m;
	struct products p = { 0 };

	for (size_t c = 0; c < m->cell_count; c++) {
		const struct growth_cell *cell = &m->cells[c];
		double deviation[PRIORS], n = (double)cell->rows;

		if (cell->rows == 0 || m->streams[cell->stream].block != block)
			continue;
		for (int kind = 0; kind < PRIORS; kind++) {
			deviation[kind] = cell->seen[kind] - w->stream_mean[cell->stream][kind];
			if (!isnan(deviation[kind]))
				add_error(&p, kind, (within[kind * PRIORS + kind] + w->error[c][kind]) / n, n);
		}
		add_product(&p, deviation, n, n);
	}
	make_covariance(&p, 0, between);
}

static void
expect_class(const struct work *w, size_t c, const struct spread *spread)
{
	struct growth_cell *cell = &w->m->cells[c];
	const double *mean = w->stream_mean[cell->stream];
	double covariance[PRIORS * PRIORS], error[PRIORS], deviation[PRIORS], n = (double)cell->rows;

	for (int i = 0; i < PRIORS * PRIORS; i++)
		covariance[i] = spread->between[i] + spread->within[i] / n;
	for (int kind = 0; kind < PRIORS; kind++) {
		bool has = w->seen[c][kind] > 0;

		error[kind] = has ? w->error[c][kind] / (double)w->seen[c][kind] : INFINITY;
		deviation[kind] = has ? cell->seen[kind] - mean[kind] : 0;
	}
	if (!eiv_expected(PRIORS, covariance, error, deviation, cell->expected))
		for (int kind = 0; kind < PRIORS; kind++)
			cell->expected[kind] = deviation[kind];
	for (int kind = 0; kind < PRIORS; kind++)
		cell->expected[kind] += mean[kind];
}

static void
expect_pupil(const struct work *w, struct growth_row *row, const struct spread *spread)
{
	const struct growth_cell *cell = &w->m->cells[row->cell];
	double error[PRIORS], deviation[PRIORS];

	for (int kind = 0; kind < PRIORS; kind++) {
		error[kind] = error_of(w, row, kind);
		deviation[kind] = isfinite(error[kind]) ? row->seen[kind] - cell->seen[kind] : 0;
	}
	if (!eiv_expected(PRIORS, spread->within, error, deviation, row->expected))
		for (int kind = 0; kind < PRIORS; kind++)
			row->expected[kind] = deviation[kind];
	for (int kind = 0; kind < PRIORS; kind++)
		row->expected[kind] += cell->expected[kind];
}

void
growth_priors(struct growth_model *m, double reliability)
{
	struct work w = { m, reliability, alloc_zero(m->cell_count + 1, sizeof *w.seen), alloc_zero(m->cell_count + 1, sizeof *w.error),
	    alloc_zero(m->stream_count + 1, sizeof *w.stream_mean) };
	struct spread *spreads = alloc_zero(m->block_count + 1, sizeof *spreads);

	find_means(&w);
	for (size_t b = 0; b < m->block_count; b++) {
		find_within(&w, b, spreads[b].within);
		find_between(&w, b, spreads[b].within, spreads[b].between);
	}
	for (size_t c = 0; c < m->cell_count; c++)
		if (m->cells[c].rows > 0)
			expect_class(&w, c, &spreads[m->streams[m->cells[c].stream].block]);
	for (struct growth_row *row = m->rows; row < m->rows + m->row_count; row++)
		expect_pupil(&w, row, &spreads[block_of(m, &m->cells[row->cell]) - m->blocks]);
	free(w.seen);
	free(w.error);
	free(w.stream_mean);
	free(spreads);
}
