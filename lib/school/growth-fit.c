#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/growth-model.h"

size_t
growth_place(const struct growth_model *m, enum growth_term term)
{
	size_t place = 0;

	for (int i = 0; i < (int)term; i++)
		place += m->has_term[i];
	return place;
}

double
growth_variance(const struct growth_model *m, const struct mixed_fit *fit, enum growth_term term)
{
	return m->has_term[term] ? fit->covariance[growth_place(m, term)][0][0] : 0;
}

/* ---- rows ---- */

double
growth_outcome(const struct growth_variant *variant, const struct growth_row *row)
{
	if (!variant->gain)
		return row->y;
	return row->y - (isnan(row->latest) ? row->expected[OWN] : row->latest);
}

static bool
takes(const struct growth_variant *variant, const struct growth_block *block, int kind)
{
	return block->has[kind] && !(variant->only_own && kind == OTHER && block->has[OWN]);
}

void
growth_columns(const struct growth_model *m, const struct growth_variant *variant, const struct growth_row *row, double *x)
{
	const struct growth_cell *cell = &m->cells[row->cell];
	const struct growth_stream *stream = &m->streams[cell->stream];
	const struct growth_block *block = &m->blocks[stream->block];

	memset(x, 0, m->columns * sizeof *x);
	x[stream->column] = 1;
	if (variant->raw || variant->gain)
		return;
	for (int kind = 0; kind < PRIORS; kind++)
		if (takes(variant, block, kind))
			x[block->column[kind]] = row->expected[kind];
	if (block->has_intake && !variant->no_intake)
		x[block->intake] = cell->expected[block->has[OWN] ? OWN : OTHER];
}

struct members { struct mixed_member *items; size_t count; };

static void
add_member(const struct growth_model *m, struct members *to, enum growth_term term, size_t level, double z)
{
	if (m->has_term[term] && to->count < GROWTH_MEMBERS)
		to->items[to->count++] = (struct mixed_member){ growth_place(m, term), level, { z } };
}

size_t
growth_members(const struct growth_model *m, const struct growth_row *row, bool with_pupil, struct mixed_member *items)
{
	const struct growth_cell *cell = &m->cells[row->cell];
	const struct growth_share *share = m->shares + cell->first_share, *end = share + cell->share_count;
	struct members to = { items, 0 };

	add_member(m, &to, OF_CLASS, cell->class_index, 1);
	add_member(m, &to, OF_CELL, row->cell, 1);
	add_member(m, &to, OF_SCHOOL, cell->school_index, 1);
	if (with_pupil)
		add_member(m, &to, OF_PUPIL, row->pupil_index, 1);
	for (; share < end; share++) {
		add_member(m, &to, OF_TEACHER, share->teacher, share->share);
		add_member(m, &to, OF_PART, share->part, share->share);
	}
	return to.count;
}

/* ---- the fit ---- */

bool
growth_fit(struct growth_model *m, const struct growth_variant *variant, struct mixed_fit *fit, struct error *error)
{
	struct mixed_term terms[GROWTH_TERMS];
	struct mixed_member members[GROWTH_MEMBERS];
	double *x = alloc_zero(m->columns + 1, sizeof *x);
	size_t count = 0;
	struct mixed *mixed;
	bool ok;

	for (int i = 0; i < GROWTH_TERMS; i++)
		if (m->has_term[i])
			terms[count++] = (struct mixed_term){ 1 };
	mixed = mixed_new(m->columns, NULL, terms, count);
	growth_priors(m, variant->reliability);
	for (const struct growth_row *row = m->rows; row < m->rows + m->row_count; row++) {
		growth_columns(m, variant, row, x);
		mixed_add(mixed, x, growth_outcome(variant, row), members, growth_members(m, row, true, members));
	}
	ok = mixed_fit(mixed, true, fit, error);
	mixed_free(mixed);
	free(x);
	return ok;
}
