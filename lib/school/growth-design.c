/* What of growth's design counts, and what it can tell apart. A graph of teachers and classes, joined where somebody teaches, has
 * as many free contrasts of teachers against classes as it has teachers less connected parts, and likewise of classes: with
 * none of either, teacher and class are one and the same in the data. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/growth-model.h"

/* A variance of fewer contrasts than this is not estimated. */
enum { LEAST_CONTRASTS = 5 };

/* ---- what counts ---- */

static bool
has_any(const struct growth_row *row)
{
	return !isnan(row->seen[OWN]) || !isnan(row->seen[OTHER]);
}

static void
find_kinds(struct growth_model *m)
{
	size_t (*count)[PRIORS + 1] = alloc_zero(m->stream_count + 1, sizeof *count);

	for (const struct growth_row *row = m->rows; row < m->rows + m->row_count; row++) {
		size_t *c = count[m->cells[row->cell].stream];

		c[OWN] += !isnan(row->seen[OWN]);
		c[OTHER] += !isnan(row->seen[OTHER]);
		c[PRIORS] += has_any(row);
	}
	for (size_t s = 0; s < m->stream_count; s++)
		for (int kind = 0; kind < PRIORS; kind++)
			m->streams[s].has[kind] = 2 * count[s][kind] >= count[s][PRIORS] && count[s][kind] > 0;
	free(count);
}

static void
drop_rows(struct growth_model *m, bool keep(const struct growth_model *, const struct growth_row *), size_t *dropped)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->row_count; i++)
		if (keep(m, &m->rows[i]))
			m->rows[kept++] = m->rows[i];
	*dropped += m->row_count - kept;
	m->row_count = kept;
}

static bool
is_known(const struct growth_model *m, const struct growth_row *row)
{
	(void)m;
	return has_any(row);
}

static bool
is_compared(const struct growth_model *m, const struct growth_row *row)
{
	return m->streams[m->cells[row->cell].stream].used;
}

static void
count_rows(struct growth_model *m)
{
	for (size_t c = 0; c < m->cell_count; c++)
		m->cells[c].rows = 0;
	for (size_t s = 0; s < m->stream_count; s++)
		m->streams[s].rows = 0;
	for (size_t i = 0; i < m->row_count; i++) {
		struct growth_cell *cell = &m->cells[m->rows[i].cell];

		if (cell->rows++ == 0)
			cell->first_row = i;
		m->streams[cell->stream].rows++;
	}
}

/* A stream of one class has nothing to compare it with. */
static void
find_used(struct growth_model *m)
{
	size_t *classes = alloc_zero(m->stream_count + 1, sizeof *classes);

	for (size_t c = 0; c < m->cell_count; c++)
		classes[m->cells[c].stream] += m->cells[c].rows > 0;
	for (size_t s = 0; s < m->stream_count; s++)
		m->streams[s].used = classes[s] >= 2;
	free(classes);
}

static void
choose_rows(struct growth_model *m)
{
	find_kinds(m);
	for (struct growth_row *row = m->rows; row < m->rows + m->row_count; row++)
		for (int kind = 0; kind < PRIORS; kind++)
			if (!m->streams[m->cells[row->cell].stream].has[kind])
				row->seen[kind] = NAN;
	drop_rows(m, is_known, &m->without_prior);
	count_rows(m);
	find_used(m);
	drop_rows(m, is_compared, &m->without_like);
	count_rows(m);
}

/* ---- columns ---- */

static size_t
block_for(struct growth_model *m, const struct growth_stream *stream)
{
	struct growth_block *block;

	for (size_t b = 0; b < m->block_count; b++) {
		block = &m->blocks[b];
		if (block->subject == stream->subject && memcmp(block->has, stream->has, sizeof block->has) == 0)
			return b;
	}
	m->blocks = alloc_grow(m->blocks, m->block_count + 1, sizeof *m->blocks);
	block = &m->blocks[m->block_count];
	*block = (struct growth_block){ .subject = stream->subject };
	memcpy(block->has, stream->has, sizeof block->has);
	return m->block_count++;
}

static void
place_columns(struct growth_model *m)
{
	for (size_t s = 0; s < m->stream_count; s++) {
		if (!m->streams[s].used)
			continue;
		m->streams[s].column = m->columns++;
		m->streams[s].block = block_for(m, &m->streams[s]);
		m->blocks[m->streams[s].block].streams++;
	}
	for (size_t c = 0; c < m->cell_count; c++)
		if (m->cells[c].rows > 0)
			m->blocks[m->streams[m->cells[c].stream].block].cells++;
	for (size_t b = 0; b < m->block_count; b++) {
		for (int kind = 0; kind < PRIORS; kind++)
			if (m->blocks[b].has[kind])
				m->blocks[b].column[kind] = m->columns++;
		m->blocks[b].has_intake = m->blocks[b].cells >= m->blocks[b].streams + LEAST_CONTRASTS;
		if (m->blocks[b].has_intake)
			m->blocks[b].intake = m->columns++;
	}
}

/* ---- levels ---- */

static size_t
number_of(struct map *numbers, size_t *next, int64_t id)
{
	char key[24];
	uintptr_t number;

	snprintf(key, sizeof key, "%lld", (long long)id);
	number = (uintptr_t)map_get(numbers, key);
	if (number == 0) {
		number = ++*next;
		map_set(numbers, key, (void *)number);
	}
	return number - 1;
}

static void
number_units(struct growth_model *m)
{
	struct map classes = MAP_INIT, schools = MAP_INIT, pupils = MAP_INIT;

	for (size_t c = 0; c < m->cell_count; c++) {
		struct growth_cell *cell = &m->cells[c];
		size_t before = m->school_count;

		if (cell->rows == 0)
			continue;
		cell->class_index = number_of(&classes, &m->class_count, cell->class_info.id);
		cell->school_index = number_of(&schools, &m->school_count, cell->school->id);
		if (m->school_count > before) {
			m->schools = alloc_grow(m->schools, m->school_count, sizeof(struct school *));
			m->schools[before] = cell->school;
		}
	}
	for (struct growth_row *row = m->rows; row < m->rows + m->row_count; row++)
		row->pupil_index = number_of(&pupils, &m->pupil_count, (int64_t)row->place);
	map_free(&classes);
	map_free(&schools);
	map_free(&pupils);
}

static int
by_part(const void *left, const void *right)
{
	const struct growth_part *a = left, *b = right;

	if (a->teacher != b->teacher)
		return a->teacher < b->teacher ? -1 : 1;
	return strcmp(a->subject->name, b->subject->name);
}

static void
add_shares(struct growth_model *m, struct growth_cell *cell)
{
	const struct subject *subject = m->streams[cell->stream].subject;
	size_t count;
	const struct teaching *t = teachings_of(&m->teachings, cell->class_info.id, subject->id, &count);
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += t[i].share;
	m->cells_without_teacher += sum == 0;
	m->cells_over += sum > 10000;
	cell->first_share = m->share_count;
	for (size_t i = 0; i < count; i++) {
		if (t[i].share <= 0)
			continue;
		m->shares = alloc_grow(m->shares, m->share_count + 1, sizeof *m->shares);
		m->shares[m->share_count++] = (struct growth_share){ t[i].teacher, 0, (double)t[i].share / (double)(sum > 10000 ? sum : 10000) };
		m->parts = alloc_grow(m->parts, m->part_count + 1, sizeof *m->parts);
		m->parts[m->part_count++] = (struct growth_part){ .teacher = t[i].teacher, .subject = subject };
		cell->share_count++;
	}
}

static void
make_parts(struct growth_model *m)
{
	size_t kept = 0;

	if (m->part_count > 0)
		qsort(m->parts, m->part_count, sizeof *m->parts, by_part);
	for (size_t i = 0; i < m->part_count; i++)
		if (i == 0 || by_part(&m->parts[i - 1], &m->parts[i]) != 0)
			m->parts[kept++] = m->parts[i];
	m->part_count = kept;
	for (size_t c = 0; c < m->cell_count; c++) {
		const struct growth_cell *cell = &m->cells[c];

		for (struct growth_share *s = m->shares + cell->first_share; s < m->shares + cell->first_share + cell->share_count; s++) {
			struct growth_part wanted = { .teacher = s->teacher, .subject = m->streams[cell->stream].subject };
			struct growth_part *part = bsearch(&wanted, m->parts, m->part_count, sizeof *m->parts, by_part);

			s->part = (size_t)(part - m->parts);
			part->scores += cell->rows;
			part->share += s->share * (double)cell->rows;
		}
	}
}

/* ---- what can be told apart ---- */

static size_t
root_of(size_t *above, size_t node)
{
	while (above[node] != node)
		node = above[node] = above[above[node]];
	return node;
}

static size_t
level_of(const struct growth_cell *cell, size_t index, enum growth_term term)
{
	return term == OF_CLASS ? cell->class_index : term == OF_SCHOOL ? cell->school_index : index;
}

/* Contrasts between those who teach that the units leave free, and between units that those leave free. */
struct contrasts { size_t teachers, units; };

static struct contrasts
count_contrasts(const struct growth_model *m, enum growth_term who, enum growth_term unit)
{
	size_t people = who == OF_PART ? m->part_count : m->teachings.teacher_count;
	size_t n = people + (unit == OF_CLASS ? m->class_count : unit == OF_SCHOOL ? m->school_count : m->cell_count);
	size_t *above = alloc_zero(n + 1, sizeof *above), parts = 0;
	bool *there = alloc_zero(n + 1, sizeof *there);
	struct contrasts found = { 0 };

	for (size_t i = 0; i < n; i++)
		above[i] = i;
	for (size_t c = 0; c < m->cell_count; c++) {
		const struct growth_cell *cell = &m->cells[c];
		size_t node = people + level_of(cell, c, unit);

		for (size_t k = cell->first_share; cell->rows > 0 && k < cell->first_share + cell->share_count; k++) {
			size_t person = who == OF_PART ? m->shares[k].part : m->shares[k].teacher;

			there[node] = there[person] = true;
			above[root_of(above, node)] = root_of(above, person);
		}
	}
	for (size_t i = 0; i < n; i++) {
		found.teachers += there[i] && i < people;
		found.units += there[i] && i >= people;
		parts += there[i] && root_of(above, i) == i;
	}
	found.teachers -= parts;
	found.units -= parts;
	free(above);
	free(there);
	return found;
}

static bool
can_tell(struct contrasts c)
{
	return c.teachers >= LEAST_CONTRASTS || c.units >= LEAST_CONTRASTS;
}

static bool
teaches_several(const struct growth_model *m)
{
	size_t several = 0;

	for (size_t i = 1; i < m->part_count; i++)
		several += m->parts[i].teacher == m->parts[i - 1].teacher;
	return several >= LEAST_CONTRASTS;
}

static void
choose_terms(struct growth_model *m)
{
	size_t cells = 0;

	for (size_t c = 0; c < m->cell_count; c++)
		cells += m->cells[c].rows > 0;
	m->has_term[OF_TEACHER] = true;
	m->has_term[OF_PART] = teaches_several(m);
	m->has_term[OF_CLASS] = can_tell(count_contrasts(m, OF_TEACHER, OF_CLASS));
	m->has_term[OF_CELL] = cells >= m->class_count + LEAST_CONTRASTS && count_contrasts(m, OF_PART, OF_CELL).units >= LEAST_CONTRASTS;
	m->has_term[OF_SCHOOL] = m->school_count >= LEAST_CONTRASTS && can_tell(count_contrasts(m, OF_TEACHER, OF_SCHOOL));
	/* Where schools have one class each, their parts are one. */
	m->class_is_school = m->has_term[OF_CLASS] && m->has_term[OF_SCHOOL] && m->class_count < m->school_count + LEAST_CONTRASTS;
	if (m->class_is_school)
		m->has_term[OF_CLASS] = false;
	m->has_term[OF_PUPIL] = m->row_count >= m->pupil_count + m->pupil_count / 10 + LEAST_CONTRASTS;
}

/* ---- what an effect is of ---- */

static int
by_teacher(const void *left, const void *right)
{
	const struct growth_taught *a = left, *b = right;

	if (a->teacher != b->teacher)
		return a->teacher < b->teacher ? -1 : 1;
	return (a->cell > b->cell) - (a->cell < b->cell);
}

static void
list_taught(struct growth_model *m)
{
	size_t count = 0;

	m->taught = alloc_zero(m->share_count + 1, sizeof *m->taught);
	for (size_t c = 0; c < m->cell_count; c++)
		for (size_t k = m->cells[c].first_share; k < m->cells[c].first_share + m->cells[c].share_count; k++)
			m->taught[count++] = (struct growth_taught){ m->shares[k].teacher, c, m->shares[k].share };
	if (count > 0)
		qsort(m->taught, count, sizeof *m->taught, by_teacher);
}

const struct growth_taught *
growth_taught_by(const struct growth_model *m, size_t teacher, size_t *count)
{
	size_t low = 0, high = m->share_count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (m->taught[middle].teacher < teacher)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < m->share_count && m->taught[end].teacher == teacher; end++)
		;
	*count = end - low;
	return m->taught + low;
}

static bool
is_same(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

/* Has the teacher the same share in each cell of each class, or school, that he teaches in? cells: how many each has. */
static bool
fills(const struct growth_model *m, size_t teacher, enum growth_term unit, const size_t *cells)
{
	size_t count;
	const struct growth_taught *taught = growth_taught_by(m, teacher, &count);

	for (size_t i = 0; i < count; i++) {
		size_t level = level_of(&m->cells[taught[i].cell], taught[i].cell, unit), same = 0;

		for (size_t k = 0; k < count; k++)
			same += level_of(&m->cells[taught[k].cell], taught[k].cell, unit) == level && is_same(taught[k].share, taught[i].share);
		if (same < cells[level])
			return false;
	}
	return true;
}

static bool
has_same_shares(const struct growth_model *m, size_t a, size_t b)
{
	size_t count, others;
	const struct growth_taught *first = growth_taught_by(m, a, &count), *second = growth_taught_by(m, b, &others);

	for (size_t i = 0; i < count && count == others; i++)
		if (first[i].cell != second[i].cell || !is_same(first[i].share * second[0].share, second[i].share * first[0].share))
			return false;
	return count == others;
}

/* Who has the same shares is in the first cell, too. */
static size_t
colleague_of(const struct growth_model *m, size_t teacher)
{
	size_t count;
	const struct growth_taught *taught = growth_taught_by(m, teacher, &count);
	const struct growth_cell *cell = count > 0 ? &m->cells[taught->cell] : NULL;

	for (size_t k = 0; cell != NULL && k < cell->share_count; k++) {
		size_t other = m->shares[cell->first_share + k].teacher;

		if (other != teacher && has_same_shares(m, teacher, other))
			return other;
	}
	return teacher;
}

static void
find_bases(struct growth_model *m)
{
	size_t *of_class = alloc_zero(m->class_count + 1, sizeof *of_class), *of_school = alloc_zero(m->school_count + 1, sizeof *of_school);

	for (size_t c = 0; c < m->cell_count; c++)
		if (m->cells[c].rows > 0) {
			of_class[m->cells[c].class_index]++;
			of_school[m->cells[c].school_index]++;
		}
	m->basis = alloc_zero(m->teachings.teacher_count + 1, sizeof *m->basis);
	m->colleagues = alloc_zero(m->teachings.teacher_count + 1, sizeof *m->colleagues);
	for (size_t t = 0; t < m->teachings.teacher_count; t++) {
		m->colleagues[t] = colleague_of(m, t);
		if (fills(m, t, OF_SCHOOL, of_school))
			m->basis[t] = GROWTH_SCHOOL;
		else if (m->colleagues[t] != t)
			m->basis[t] = GROWTH_WITH_COLLEAGUE;
		else if (fills(m, t, OF_CLASS, of_class))
			m->basis[t] = GROWTH_WITH_CLASS;
	}
	free(of_class);
	free(of_school);
}

void
growth_design(struct growth_model *m)
{
	choose_rows(m);
	place_columns(m);
	number_units(m);
	for (size_t c = 0; c < m->cell_count; c++)
		if (m->cells[c].rows > 0)
			add_shares(m, &m->cells[c]);
	make_parts(m);
	list_taught(m);
	choose_terms(m);
	find_bases(m);
}
