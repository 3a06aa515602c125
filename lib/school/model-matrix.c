/* From columns to X and groups. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/model-frame.h"

/* ---- what a column is ---- */

static void
decide_column(struct frame *frame, struct frame_column *c)
{
	if (!c->coded)
		return;
	if (c->uses & USE_NUMBER)
		frame_complain_words(frame, c);
	else if ((c->uses & USE_OPEN) && c->reference == NULL) {
		c->category = !frame_mostly_numbers(frame, c);
		if (!c->category)
			frame_complain_words(frame, c);
	} else {
		c->category = true;
	}
}

/* Is the column's number wanted, beside or in place of its text? */
static bool
is_number(const struct frame_column *c)
{
	return !c->category || (c->uses & USE_NUMBER);
}

static double
number_at(const struct frame_column *c, size_t row)
{
	if (!c->coded)
		return c->numbers[row];
	return c->codes[row] == FRAME_NONE ? NAN : c->level[c->codes[row]].number;
}

static bool
is_missing_at(const struct frame_column *c, size_t row)
{
	return (c->coded && c->codes[row] == FRAME_NONE) || (is_number(c) && isnan(number_at(c, row)));
}

static void
leave_out(struct frame *frame)
{
	frame->left_out = alloc_zero(frame->rows + 1, sizeof *frame->left_out);
	for (size_t k = 0; k < frame->formula->column_count; k++) {
		struct frame_column *c = &frame->columns[k];

		for (size_t i = 0; i < frame->rows; i++)
			if (is_missing_at(c, i)) {
				c->missing++;
				frame->left_out[i] = true;
			}
	}
	for (size_t i = 0; i < frame->rows; i++)
		frame->complete += !frame->left_out[i];
}

/* ---- arithmetic ---- */

static double *
compute(struct frame *frame, const struct arithmetic *arithmetic, const char *label)
{
	double *results = alloc_zero(frame->rows + 1, sizeof *results);
	double *values = alloc_zero(frame->formula->column_count + 1, sizeof *values);

	for (size_t i = 0; i < frame->rows; i++) {
		if (frame->left_out[i])
			continue;
		for (size_t k = 0; k < frame->formula->column_count; k++)
			values[k] = frame->columns[k].uses & USE_NUMBER ? number_at(&frame->columns[k], i) : 0;
		results[i] = arithmetic_value(arithmetic, values);
		if (!isfinite(results[i]))
			complain((struct place){ .file = frame->file, .sheet = frame->sheet, .line = frame->lines[i] },
			    _("%s has no value for this row"), label);
	}
	free(values);
	return results;
}

/* ---- categories ---- */

static int
by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The levels that rows are left of, in byte order. */
static size_t
levels_in_use(const struct frame *frame, const struct frame_column *c, const char **names)
{
	bool *used = alloc_zero(c->levels.count + 1, sizeof *used);
	size_t count = 0;

	for (size_t i = 0; i < frame->rows; i++)
		if (!frame->left_out[i])
			used[c->codes[i]] = true;
	for (size_t i = 0; i < c->levels.count; i++)
		if (used[i])
			names[count++] = c->levels.entries[i].key;
	free(used);
	qsort(names, count, sizeof *names, by_text);
	return count;
}

static bool
put_reference_first(const struct frame *frame, const struct frame_column *c, const char **names, size_t count, struct error *error)
{
	const char *near;
	size_t i = 0;

	while (i < count && strcmp(names[i], c->reference) != 0)
		i++;
	if (i < count) {
		const char *reference = names[i];

		memmove(names + 1, names, i * sizeof *names);
		names[0] = reference;
		return true;
	}
	near = nearest(c->reference, names, count);
	return near != NULL ? error_set(error, _("--reference: the column %s of %s has no \"%s\"; did you mean \"%s\"?"), c->heading, frame->file, c->reference, near)
	    : error_set(error, _("--reference: the column %s of %s has no \"%s\""), c->heading, frame->file, c->reference);
}

static bool
make_category(struct frame *frame, struct frame_variable *v, struct error *error)
{
	const struct frame_column *c = v->column;

	v->names = alloc_zero(c->levels.count + 1, sizeof *v->names);
	v->position = alloc_zero(c->levels.count + 1, sizeof *v->position);
	v->levels = levels_in_use(frame, c, v->names);
	if (c->reference != NULL && !put_reference_first(frame, c, v->names, v->levels, error))
		return false;
	for (size_t i = 0; i < v->levels; i++)
		v->position[(uintptr_t)map_get(&c->levels, v->names[i]) - 1] = (uint32_t)i;
	if (v->levels < 2)
		return error_data(error, _("%s is the same in all rows (%s): it has no effect that could be estimated"), v->variable->label,
		    v->levels == 1 ? v->names[0] : "");
	return true;
}

static bool
is_group_only(const struct formula *formula, size_t variable)
{
	for (size_t i = 0; i < formula->fixed.count; i++)
		if (formula->fixed.sets[i] >> variable & 1)
			return false;
	for (size_t i = 0; i < formula->random_count; i++)
		for (size_t k = 0; k < formula->random[i].effects.count; k++)
			if (formula->random[i].effects.sets[k] >> variable & 1)
				return false;
	return true;
}

static bool
make_variable(struct frame *frame, size_t i, struct error *error)
{
	struct frame_variable *v = &frame->variables[i];

	v->variable = &frame->formula->variables[i];
	if (v->variable->kind == VARIABLE_ARITHMETIC) {
		v->computed = compute(frame, v->variable->arithmetic, v->variable->label);
		return true;
	}
	v->column = &frame->columns[v->variable->column];
	v->category = v->variable->kind == VARIABLE_CATEGORY || v->column->category;
	return !v->category || is_group_only(frame->formula, i) || make_category(frame, v, error);
}

/* ---- X ---- */

double
frame_product_value(const struct frame *frame, const struct frame_product *product, size_t row)
{
	double value = 1;

	for (size_t i = 0; i < product->count; i++) {
		const struct frame_part *part = &product->parts[i];
		const struct frame_variable *v = &frame->variables[part->variable];

		if (part->position != FRAME_NONE)
			value *= v->position[v->column->codes[row]] == part->position;
		else
			value *= v->computed != NULL ? v->computed[row] : number_at(v->column, row);
	}
	return value;
}

void
frame_x(const struct frame *frame, size_t row, double *x)
{
	for (size_t i = 0; i < frame->x_count; i++)
		x[i] = frame_product_value(frame, &frame->x[i], row);
}

/* R's rule: a category goes by contrasts where the term without it is in the model, or when it
 * stands alone; without an intercept the first category of all goes by levels. */
static bool
by_contrasts(const struct terms *terms, uint64_t set, size_t variable, bool first_category)
{
	uint64_t rest = set & ~((uint64_t)1 << variable);
	bool intercept = terms_find(terms, 0) < terms->count;

	if (!intercept && first_category)
		return false;
	return rest == 0 || terms_find(terms, rest) < terms->count;
}

static void
name_product(struct frame *frame, struct frame_product *product)
{
	struct text name = TEXT_INIT;

	for (size_t i = 0; i < product->count; i++) {
		const struct frame_variable *v = &frame->variables[product->parts[i].variable];

		text_addf(&name, "%s%s%s", i > 0 ? ":" : "", v->variable->label,
		    product->parts[i].position == FRAME_NONE ? "" : v->names[product->parts[i].position]);
	}
	product->name = product->count == 0 ? "(Intercept)" : arena_copy(&frame->arena, text_string(&name));
	text_free(&name);
}

static bool
add_product(struct frame *frame, const struct frame_part *parts, size_t count, struct frame_product *into, size_t *at, size_t most)
{
	struct frame_product product = { .count = count };

	if (*at == most)
		return false;
	product.parts = arena_alloc(&frame->arena, (count + 1) * sizeof *product.parts);
	memcpy(product.parts, parts, count * sizeof *parts);
	name_product(frame, &product);
	into[(*at)++] = product;
	return true;
}

/* All products of a term; the levels of the first variable move fastest. False: more than most. */
static bool
expand_term(struct frame *frame, const struct terms *terms, uint64_t set, bool *category_seen, struct frame_product *into, size_t *at, size_t most)
{
	struct frame_part parts[FORMULA_VARIABLES];
	uint32_t from[FORMULA_VARIABLES];
	size_t count = 0, k = 0;

	for (size_t i = 0; i < frame->formula->variable_count; i++) {
		const struct frame_variable *v = &frame->variables[i];

		if (!(set >> i & 1))
			continue;
		from[count] = !v->category ? FRAME_NONE : by_contrasts(terms, set, i, !*category_seen) ? 1 : 0;
		*category_seen |= v->category;
		parts[count] = (struct frame_part){ i, from[count] };
		count++;
	}
	while (k < count || count == 0) {
		if (!add_product(frame, parts, count, into, at, most))
			return false;
		for (k = 0; k < count; k++) {
			if (from[k] != FRAME_NONE && ++parts[k].position < frame->variables[parts[k].variable].levels)
				break;
			parts[k].position = from[k];
		}
		if (count == 0)
			break;
	}
	return true;
}

static bool
expand_terms(struct frame *frame, const struct terms *terms, struct frame_product *into, size_t *count, size_t most)
{
	bool category_seen = false, ok = true;

	*count = 0;
	for (size_t i = 0; ok && i < terms->count; i++)
		ok = expand_term(frame, terms, terms->sets[i], &category_seen, into, count, most);
	return ok;
}

static bool
make_x(struct frame *frame, struct error *error)
{
	frame->x = alloc_zero(FRAME_COLUMNS_MOST, sizeof *frame->x);
	if (expand_terms(frame, &frame->formula->fixed, frame->x, &frame->x_count, FRAME_COLUMNS_MOST))
		return true;
	return error_data(error, _("the fixed terms have more than %d coefficients; a column with so many levels is a group: (1|column)"), FRAME_COLUMNS_MOST);
}

/* ---- groups ---- */

struct pairs {
	uint32_t (*pairs)[2];
	size_t count, capacity;
	uint32_t *slots;
	size_t slot_count;
};

static size_t
pair_slot(const struct pairs *p, uint32_t first, uint32_t second)
{
	uint64_t key = ((uint64_t)first << 32 | second) * 0x9e3779b97f4a7c15u;
	size_t i = (size_t)(key ^ key >> 32) & (p->slot_count - 1);

	while (p->slots[i] != 0 && (p->pairs[p->slots[i] - 1][0] != first || p->pairs[p->slots[i] - 1][1] != second))
		i = (i + 1) & (p->slot_count - 1);
	return i;
}

static void
grow_pairs(struct pairs *p)
{
	p->capacity = p->capacity > 0 ? 2 * p->capacity : 512;
	p->pairs = alloc_grow(p->pairs, p->capacity, sizeof *p->pairs);
	p->slot_count = 2 * p->capacity;
	free(p->slots);
	p->slots = alloc_zero(p->slot_count, sizeof *p->slots);
	for (size_t i = 0; i < p->count; i++)
		p->slots[pair_slot(p, p->pairs[i][0], p->pairs[i][1])] = (uint32_t)i + 1;
}

static uint32_t
pair_code(struct pairs *p, uint32_t first, uint32_t second)
{
	size_t slot;

	if (p->count == p->capacity)
		grow_pairs(p);
	slot = pair_slot(p, first, second);
	if (p->slots[slot] == 0) {
		p->pairs[p->count][0] = first;
		p->pairs[p->count][1] = second;
		p->slots[slot] = (uint32_t)++p->count;
	}
	return p->slots[slot] - 1;
}

/* The group's levels so far, each split by another column. */
static void
split_group(struct frame *frame, struct frame_group *group, const struct frame_column *column)
{
	struct frame_group *inner = arena_alloc(&frame->arena, sizeof *inner);
	struct pairs pairs = { 0 };
	uint32_t *codes = alloc_zero(frame->rows + 1, sizeof *codes);

	*inner = *group;
	for (size_t i = 0; i < frame->rows; i++)
		codes[i] = frame->left_out[i] ? FRAME_NONE : pair_code(&pairs, inner->codes[i], column->codes[i]);
	free(pairs.slots);
	if (inner->pairs != NULL)
		free(inner->codes);
	inner->codes = NULL;
	group->inner = inner;
	group->column = column;
	group->codes = codes;
	group->pairs = pairs.pairs;
	group->levels = pairs.count;
}

static const char *
group_label(struct frame *frame, uint64_t set)
{
	struct text label = TEXT_INIT;
	const char *copy;

	for (size_t i = 0; i < frame->formula->variable_count; i++)
		if (set >> i & 1)
			text_addf(&label, "%s%s", label.length > 0 ? ":" : "", frame->formula->variables[i].label);
	copy = arena_copy(&frame->arena, text_string(&label));
	text_free(&label);
	return copy;
}

static void
count_used(const struct frame *frame, struct frame_group *group)
{
	bool *used = alloc_zero(group->levels + 1, sizeof *used);

	for (size_t i = 0; i < frame->rows; i++)
		if (!frame->left_out[i] && !used[group->codes[i]]) {
			used[group->codes[i]] = true;
			group->used++;
		}
	free(used);
}

static bool
make_group(struct frame *frame, const struct random_term *term, struct frame_group *group, struct error *error)
{
	group->label = group_label(frame, term->group);
	for (size_t i = 0; i < frame->formula->variable_count; i++) {
		const struct frame_column *column = frame->variables[i].column;

		if (!(term->group >> i & 1))
			continue;
		if (group->column != NULL) {
			split_group(frame, group, column);
			continue;
		}
		group->column = column;
		group->codes = column->codes;
		group->levels = column->levels.count;
	}
	count_used(frame, group);
	if (!expand_terms(frame, &term->effects, group->effects, &group->width, FRAME_WIDTH))
		return error_set(error, _("the random term of %s has more than two effects; an intercept and one slope can be estimated"), group->label);
	return true;
}

/* ---- what cannot be estimated ---- */

static bool
check_levels(const struct frame *frame, const struct frame_group *group, struct error *error)
{
	if (group->used < 2)
		return error_data(error, _("%s has only one level; differences between its levels cannot be estimated"), group->label);
	if (group->used * group->width >= frame->complete)
		return error_data(error, _("%s has %zu levels in %zu rows; an effect cannot be told from the residual of its only row"), group->label, group->used, frame->complete);
	return true;
}

/* Is there one level of the second for each of the first? */
static bool
follows(const struct frame *frame, const uint32_t *a, size_t levels, const uint32_t *b)
{
	uint32_t *partner = alloc_zero(levels + 1, sizeof *partner);
	bool same = true;

	for (size_t i = 0; same && i < frame->rows; i++) {
		if (frame->left_out[i])
			continue;
		if (partner[a[i]] == 0)
			partner[a[i]] = b[i] + 1;
		same = partner[a[i]] == b[i] + 1;
	}
	free(partner);
	return same;
}

static bool
share_effect(const struct frame_group *a, const struct frame_group *b)
{
	for (size_t i = 0; i < a->width; i++)
		for (size_t k = 0; k < b->width; k++)
			if (strcmp(a->effects[i].name, b->effects[k].name) == 0)
				return true;
	return false;
}

static bool
check_pair(const struct frame *frame, const struct frame_group *a, const struct frame_group *b, struct error *error)
{
	if (a->used != b->used || !share_effect(a, b) || !follows(frame, a->codes, a->levels, b->codes) || !follows(frame, b->codes, b->levels, a->codes))
		return true;
	return error_data(error, _("%s and %s part the rows in the same way: they cannot be told apart; leave one out"), a->label, b->label);
}

/* A category among the fixed terms that takes all differences of a group. */
static bool
check_fixed(const struct frame *frame, const struct frame_group *group, struct error *error)
{
	const struct terms *fixed = &frame->formula->fixed;

	for (size_t i = 0; i < frame->formula->variable_count; i++) {
		const struct frame_variable *v = &frame->variables[i];

		if (!v->category || v->position == NULL || terms_find(fixed, (uint64_t)1 << i) == fixed->count)
			continue;
		if (strcmp(group->effects[0].name, "(Intercept)") == 0 && follows(frame, v->column->codes, v->column->levels.count, group->codes))
			return error_data(error, _("the fixed term %s leaves nothing for the random term of %s: each of its levels lies within one of %s"),
			    v->variable->label, group->label, group->label);
	}
	return true;
}

static bool
check_groups(const struct frame *frame, struct error *error)
{
	bool ok = true;

	for (size_t i = 0; ok && i < frame->group_count; i++) {
		ok = check_levels(frame, &frame->groups[i], error) && check_fixed(frame, &frame->groups[i], error);
		for (size_t k = 0; ok && k < i; k++)
			ok = check_pair(frame, &frame->groups[k], &frame->groups[i], error);
	}
	return ok;
}

static bool
make_groups(struct frame *frame, struct error *error)
{
	bool ok = true;

	frame->group_count = frame->formula->random_count;
	frame->groups = alloc_zero(frame->group_count, sizeof *frame->groups);
	for (size_t i = 0; ok && i < frame->group_count; i++)
		ok = make_group(frame, &frame->formula->random[i], &frame->groups[i], error);
	return ok && check_groups(frame, error);
}

/* ---- all ---- */

static bool
no_faults(struct error *error)
{
	return complaints() == 0 || error_data(error, _("nothing is estimated from a file with faults"));
}

bool
frame_finish(struct frame *frame, struct error *error)
{
	bool ok;

	for (size_t i = 0; i < frame->formula->column_count; i++)
		decide_column(frame, &frame->columns[i]);
	if (!no_faults(error))
		return false;
	leave_out(frame);
	if (frame->complete == 0)
		return error_data(error, _("%s: no row has all that the formula asks for"), frame->file);
	frame->response = compute(frame, frame->formula->response, frame->formula->response_label);
	frame->variables = alloc_zero(frame->formula->variable_count + 1, sizeof *frame->variables);
	ok = true;
	for (size_t i = 0; ok && i < frame->formula->variable_count; i++)
		ok = make_variable(frame, i, error);
	return ok && no_faults(error) && make_x(frame, error) && make_groups(frame, error);
}

static void
free_columns(struct frame *frame)
{
	for (size_t i = 0; frame->columns != NULL && i < frame->formula->column_count; i++) {
		struct frame_column *c = &frame->columns[i];

		free(c->numbers);
		free(c->codes);
		free(c->level);
		map_free(&c->levels);
		map_free(&c->spellings);
	}
	free(frame->columns);
}

void
frame_free(struct frame *frame)
{
	for (size_t i = 0; frame->variables != NULL && i < frame->formula->variable_count; i++) {
		free(frame->variables[i].computed);
		free(frame->variables[i].position);
		free(frame->variables[i].names);
	}
	for (size_t i = 0; i < frame->group_count; i++) {
		for (struct frame_group *g = &frame->groups[i]; g != NULL && g->pairs != NULL; g = g->inner) {
			free(g->codes);
			free(g->pairs);
		}
	}
	free_columns(frame);
	free(frame->lines);
	free(frame->left_out);
	free(frame->response);
	free(frame->variables);
	free(frame->x);
	free(frame->groups);
	free(frame->headings);
	text_free(&frame->cells);
	arena_free(&frame->arena);
}
