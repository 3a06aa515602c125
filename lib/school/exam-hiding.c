/* From the figures of an exam to the trees of hiding.h and back. */
#include <stdlib.h>
#include <string.h>
#include "school/exam-hiding.h"

/* The groups of a grade and teaching language, and the tree of its schools and classes. Pupils drawn as a sample are apart:
 * nobody stands in both, and no row is over both. */
struct exam_family {
	int grade, language;
	bool sampled;
	size_t *parent, count;          /* the tree */
	size_t *groups, group_count, totals;    /* of the exam, the subjects first */
	int64_t *counts;                /* pupils by group and node; at the end those not in a total */
	bool *hidden, *total_hidden;    /* by node */
};

/* ---- the tree ---- */

static int
order_of(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By name, so that the order of import decides nothing. */
static int
compare_cells(const void *left, const void *right)
{
	const struct exam_cell *a = *(const struct exam_cell *const *)left, *b = *(const struct exam_cell *const *)right;
	int order = strcmp(a->school->name, b->school->name);

	if (order == 0)
		order = order_of(a->school->id, b->school->id);
	if (order == 0)
		order = class_name_compare(&a->class_info->name, &b->class_info->name);
	return order != 0 ? order : order_of(a->class_info->id, b->class_info->id);
}

static size_t
collect_cells(const struct exam_family *family, const struct exam_figures *f, const struct exam_cell **cells)
{
	size_t count = 0;

	for (size_t i = 0; i < family->group_count; i++) {
		const struct exam_group *group = &f->groups[family->groups[i]];

		for (size_t j = 0; j < group->count; j++)
			cells[count++] = &f->cells[group->first + j];
	}
	qsort(cells, count, sizeof *cells, compare_cells);
	return count;
}

static void
make_tree(struct exam_hiding *h, struct exam_family *family, const struct exam_figures *f)
{
	const struct exam_cell **cells = alloc_zero(f->cell_count + 1, sizeof *cells);
	size_t count = collect_cells(family, f, cells), school = 0;

	family->parent = alloc_zero(2 * count + 1, sizeof *family->parent);
	family->count = 1;
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || cells[i - 1]->school != cells[i]->school)
			school = family->count++;
		if (i == 0 || cells[i - 1]->class_info->id != cells[i]->class_info->id)
			family->parent[family->count++] = school;
		h->nodes[cells[i] - f->cells] = family->count - 1;
	}
	free(cells);
}

/* ---- how many pupils ---- */

static void
count_group(const struct exam_hiding *h, struct exam_family *family, const struct exam_figures *f, size_t place)
{
	const struct exam_group *group = &f->groups[family->groups[place]];
	int64_t *counts = family->counts + place * family->count;

	for (size_t i = group->first; i < group->first + group->count; i++)
		counts[h->nodes[i]] += f->cells[i].figure.sat;
}

static void
add_up(const struct exam_family *family, int64_t *counts)
{
	for (size_t i = family->count; i-- > 1;)
		counts[family->parent[i]] += counts[i];
}

/* What is known of a class from its sheets of the subjects. */
struct sitters {
	int64_t of_subject, most, sum, subjects;
};

static void
end_subject(struct sitters *s)
{
	s->most = s->of_subject > s->most ? s->of_subject : s->most;
	s->sum += s->of_subject;
	s->subjects += s->of_subject > 0;
	s->of_subject = 0;
}

/* Pupils with a mark who are not in the total: at least those missing from it in some subject; each has
 * marks in all subjects but one at most. */
static int64_t
outside_total(const struct exam_family *family, const struct exam_figures *f, size_t node)
{
	size_t subjects = family->group_count - family->totals;
	struct sitters s = { 0 };
	int64_t total = 0, by_marks;

	for (size_t i = 0; i < subjects; i++) {
		s.of_subject += family->counts[i * family->count + node];
		if (i + 1 == subjects || f->groups[family->groups[i]].subject != f->groups[family->groups[i + 1]].subject)
			end_subject(&s);
	}
	for (size_t i = subjects; i < family->group_count; i++)
		total += family->counts[i * family->count + node];
	if (s.subjects < 2)
		return s.most;
	by_marks = (s.sum - s.subjects * total + s.subjects - 2) / (s.subjects - 1);
	return by_marks > s.most - total ? by_marks : s.most - total;
}

static void
count_pupils(const struct exam_hiding *h, struct exam_family *family, const struct exam_figures *f)
{
	int64_t *outside;

	family->counts = alloc_zero((family->group_count + 1) * family->count, sizeof *family->counts);
	for (size_t i = 0; i < family->group_count; i++)
		count_group(h, family, f, i);
	outside = family->counts + family->group_count * family->count;
	for (size_t node = 1; node < family->count; node++)
		outside[node] = outside_total(family, f, node);
	for (size_t i = 0; i <= family->group_count; i++)
		add_up(family, family->counts + i * family->count);
}

/* ---- families ---- */

static bool
belongs(const struct exam_family *family, const struct exam_group *group)
{
	return family->grade == group->grade && family->language == group->language && family->sampled == group->sampled;
}

static struct exam_family *
family_of(const struct exam_hiding *h, const struct exam_group *group)
{
	for (size_t i = 0; i < h->family_count; i++)
		if (belongs(&h->families[i], group))
			return &h->families[i];
	return NULL;
}

static void
collect_groups(struct exam_family *family, const struct exam_figures *f)
{
	family->groups = alloc_zero(f->group_count + 1, sizeof *family->groups);
	for (size_t i = 0; i < f->group_count; i++)
		if (belongs(family, &f->groups[i])) {
			family->groups[family->group_count++] = i;
			family->totals += f->groups[i].subject == NULL;
		}
}

/* Have all classes the same subjects, one paper each, and somebody who sat them all? */
static bool
is_uniform(const struct exam_family *family)
{
	if (family->totals != 1)
		return false;
	for (size_t i = 0; i < family->group_count; i++)
		for (size_t node = 1; node < family->count; node++)
			if (family->counts[i * family->count + node] == 0)
				return false;
	return true;
}

static bool
has_papers(const struct exam_family *family, const struct exam_figures *f)
{
	for (size_t i = 1; i < family->group_count - family->totals; i++)
		if (f->groups[family->groups[i - 1]].subject == f->groups[family->groups[i]].subject)
			return true;
	return false;
}

/* Where classes differ in their subjects, the total of those shown can be put together in many ways: as soon as something
 * is hidden, no total is shown. */
static void
hide_family(struct exam_family *family, const struct exam_figures *f, int64_t least)
{
	struct hiding_tree tree = { family->parent, family->count };
	size_t subjects = family->group_count - family->totals;
	bool uniform = is_uniform(family) && !has_papers(family, f), any = false;

	family->hidden = alloc_zero(family->count, sizeof *family->hidden);
	family->total_hidden = alloc_zero(family->count, sizeof *family->total_hidden);
	hide_nodes(&tree, family->counts, uniform ? family->group_count : subjects, least, false, family->hidden);
	memcpy(family->total_hidden, family->hidden, family->count * sizeof *family->hidden);
	if (family->totals > 0)
		hide_nodes(&tree, family->counts, family->group_count + 1, least, true, family->total_hidden);
	for (size_t i = 0; i < family->count; i++)
		any |= family->total_hidden[i];
	for (size_t i = 0; i < family->count && any && !uniform; i++)
		family->total_hidden[i] = true;
}

static void
mark_group(struct exam_hiding *h, const struct exam_family *family, const struct exam_figures *f, size_t index)
{
	const struct exam_group *group = &f->groups[index];
	const bool *hidden = group->subject == NULL ? family->total_hidden : family->hidden;

	h->districts[index] = hidden[0] || (group->figure.sat > 0 && group->figure.sat < h->least);
	for (size_t i = group->first; i < group->first + group->count; i++) {
		h->classes[i] = hidden[h->nodes[i]];
		h->schools[i] = hidden[family->parent[h->nodes[i]]];
	}
}

void
exam_hide(struct exam_hiding *h, const struct exam_figures *f, int64_t least)
{
	*h = (struct exam_hiding){ .least = least, .classes = alloc_zero(f->cell_count + 1, sizeof *h->classes),
		.schools = alloc_zero(f->cell_count + 1, sizeof *h->schools), .nodes = alloc_zero(f->cell_count + 1, sizeof *h->nodes),
		.districts = alloc_zero(f->group_count + 1, sizeof *h->districts) };
	h->families = alloc_zero(f->group_count + 1, sizeof *h->families);
	for (size_t i = 0; i < f->group_count; i++) {
		struct exam_family *family = &h->families[h->family_count];

		if (family_of(h, &f->groups[i]) != NULL)
			continue;
		*family = (struct exam_family){ .grade = f->groups[i].grade, .language = f->groups[i].language, .sampled = f->groups[i].sampled };
		h->family_count++;
		collect_groups(family, f);
		make_tree(h, family, f);
		count_pupils(h, family, f);
		hide_family(family, f, least);
		for (size_t j = 0; j < family->group_count; j++)
			mark_group(h, family, f, family->groups[j]);
	}
}

/* By node, in a group or in the total: both sums are asked for. */
static int64_t *
fewest_pupils(const struct exam_family *family, size_t place)
{
	int64_t *fewest = alloc_zero(family->count, sizeof *fewest);

	for (size_t node = 0; node < family->count; node++) {
		fewest[node] = family->counts[place * family->count + node];
		/* The district is published where its own sheet says so. */
		for (size_t i = family->group_count - family->totals; node > 0 && i < family->group_count; i++) {
			int64_t n = family->counts[i * family->count + node];

			if (n > 0 && n < fewest[node])
				fewest[node] = n;
		}
	}
	return fewest;
}

void
exam_hide_rows(const struct exam_hiding *h, const struct exam_figures *f, const struct exam_group *group,
	const struct hiding_row *rows, size_t count, bool *row_hidden)
{
	const struct exam_family *family = family_of(h, group);
	struct hiding_tree tree = { family->parent, family->count };
	struct hiding_row *inside = alloc_zero(count + 1, sizeof *inside);
	size_t **nodes = alloc_zero(count + 1, sizeof *nodes), place = 0;
	int64_t *counts;

	while (&f->groups[family->groups[place]] != group)
		place++;
	for (size_t i = 0; i < count; i++) {
		nodes[i] = alloc_zero(rows[i].count + 1, sizeof **nodes);
		for (size_t j = 0; j < rows[i].count; j++)
			nodes[i][j] = h->nodes[rows[i].nodes[j]];
		inside[i] = (struct hiding_row){ nodes[i], rows[i].count };
	}
	counts = fewest_pupils(family, place);
	hide_rows(&tree, counts, h->least, family->hidden, inside, count, row_hidden);
	free(counts);
	for (size_t i = 0; i < count; i++)
		free(nodes[i]);
	free(nodes);
	free(inside);
}

void
exam_hiding_free(struct exam_hiding *h)
{
	for (size_t i = 0; i < h->family_count; i++) {
		free(h->families[i].parent);
		free(h->families[i].groups);
		free(h->families[i].counts);
		free(h->families[i].hidden);
		free(h->families[i].total_hidden);
	}
	free(h->families);
	free(h->classes);
	free(h->schools);
	free(h->districts);
	free(h->nodes);
}
