#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/checklist-severity.h"
#include "stats/mixed.h"
#include "stats/normal.h"
#include "stats/rank.h"
#include "stats/rankset.h"

/* A check with points and an inspector. */
struct severity_row {
	const struct check_row *check;
	const char *school_name;
	size_t unit[SEVERITY_LISTS];
	size_t item;
	double share;
};

/* ---- the rows in an order that no import decides ---- */

static int
compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
by_school(const void *left, const void *right)
{
	const struct severity_row *a = left, *b = right;
	int order = strcmp(a->school_name, b->school_name);

	return order != 0 ? order : (a->check->school > b->check->school) - (a->check->school < b->check->school);
}

static int
by_teacher(const void *left, const void *right)
{
	const struct severity_row *a = left, *b = right;
	int order = compare(a->check->teacher, b->check->teacher);

	return order != 0 ? order : compare(a->unit[BY_SCHOOL], b->unit[BY_SCHOOL]);
}

static int
by_inspector(const void *left, const void *right)
{
	return strcmp(((const struct severity_row *)left)->check->inspector, ((const struct severity_row *)right)->check->inspector);
}

static int
by_all(const void *left, const void *right)
{
	const struct severity_row *a = left, *b = right;
	int order = compare(a->unit[BY_TEACHER], b->unit[BY_TEACHER]);

	if (order == 0)
		order = compare(a->item, b->item);
	if (order == 0)
		order = strcmp(a->check->date, b->check->date);
	if (order == 0)
		order = compare(a->unit[BY_INSPECTOR], b->unit[BY_INSPECTOR]);
	return order != 0 ? order : (a->share > b->share) - (a->share < b->share);
}

static int
by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static size_t
item_place(const struct severity *s, const char *name)
{
	size_t place = 0;

	while (strcmp(s->items[place], name) != 0)
		place++;
	return place;
}

static double
share_of(const struct check_points *p)
{
	return 100 * ((double)p->points.num / (double)p->points.den) / ((double)p->full.num / (double)p->full.den);
}

static void
take_rows(struct severity *s, const struct district *district)
{
	const struct check_scores *scores = s->scores;

	s->items = alloc_zero(scores->item_count + 1, sizeof *s->items);
	for (size_t i = 0; i < scores->item_count; i++)
		s->items[i] = scores->items[i];
	qsort(s->items, scores->item_count, sizeof *s->items, by_text);
	s->rows = alloc_zero(scores->count + 1, sizeof *s->rows);
	for (size_t i = 0; i < scores->count; i++) {
		const struct check_row *check = &scores->rows[i];
		const struct school *school = school_of(district, check->school);

		if (check->points.kinds == 0 || check->points.full.num <= 0)
			continue;
		if (check->inspector[0] == '\0') {
			s->nameless++;
			continue;
		}
		s->rows[s->count++] = (struct severity_row){ .check = check, .school_name = school != NULL ? school->name : "",
			.item = item_place(s, scores->items[check->item]), .share = share_of(&check->points) };
	}
}

/* Units of one kind, in the order of the comparison. */
static void
list_units(struct severity *s, enum severity_by by, int (*order)(const void *, const void *))
{
	struct severity_list *list = &s->lists[by];

	qsort(s->rows, s->count, sizeof *s->rows, order);
	list->items = alloc_zero(s->count + 1, sizeof *list->items);
	for (size_t i = 0; i < s->count; i++) {
		struct severity_row *row = &s->rows[i];

		if (i == 0 || order(&s->rows[i - 1], row) != 0) {
			const char *names[SEVERITY_LISTS] = { row->school_name, s->scores->teachers[row->check->teacher].number, row->check->inspector };

			list->items[list->count++] = (struct severity_unit){ .name = names[by], .school = row->unit[BY_SCHOOL], .teacher = row->check->teacher,
				.value = NAN, .std_error = NAN, .low = NAN, .high = NAN, .raw_rank = NAN, .rank = NAN };
		}
		row->unit[by] = list->count - 1;
	}
}

/* ---- counts and raw means ---- */

/* How many of the other kind each unit has met. */
static void
count_others(struct severity *s, enum severity_by by, enum severity_by other)
{
	size_t width = s->lists[other].count;
	bool *met = alloc_zero(s->lists[by].count * width + 1, sizeof *met);

	for (size_t i = 0; i < s->count; i++)
		met[s->rows[i].unit[by] * width + s->rows[i].unit[other]] = true;
	for (size_t i = 0; i < s->lists[by].count * width; i++)
		s->lists[by].items[i / width].others += met[i];
	free(met);
}

static void
add_raw(struct severity *s, enum severity_by by)
{
	struct severity_list *list = &s->lists[by];

	for (size_t i = 0; i < s->count; i++) {
		struct severity_unit *unit = &list->items[s->rows[i].unit[by]];

		unit->raw += s->rows[i].share;
		unit->checks++;
	}
	for (size_t i = 0; i < list->count; i++)
		list->items[i].raw /= (double)list->items[i].checks;
}

/* ---- who is linked with whom ---- */

/* Each inspector takes on the group of the first inspector of any school of his, until nothing changes. */
static void
link_inspectors(struct severity *s)
{
	struct severity_unit *inspectors = s->lists[BY_INSPECTOR].items, *schools = s->lists[BY_SCHOOL].items;
	bool changed = true;

	for (size_t i = 0; i < s->lists[BY_INSPECTOR].count; i++)
		inspectors[i].group = i + 1;
	while (changed) {
		changed = false;
		for (size_t i = 0; i < s->count; i++) {
			size_t *a = &inspectors[s->rows[i].unit[BY_INSPECTOR]].group, *b = &schools[s->rows[i].unit[BY_SCHOOL]].group;
			size_t least = *b == 0 || *a < *b ? *a : *b;

			changed |= *a != least || *b != least;
			*a = *b = least;
		}
	}
}

static void
number_groups(struct severity *s)
{
	struct severity_list *inspectors = &s->lists[BY_INSPECTOR], *schools = &s->lists[BY_SCHOOL], *teachers = &s->lists[BY_TEACHER];
	size_t *number = alloc_zero(inspectors->count + 1, sizeof *number);

	s->groups = alloc_zero(inspectors->count + 1, sizeof *s->groups);
	for (size_t i = 0; i < inspectors->count; i++) {
		struct severity_unit *unit = &inspectors->items[i];

		if (number[unit->group] == 0)
			number[unit->group] = ++s->group_count;
		unit->group = number[unit->group];
		s->groups[unit->group].inspectors++;
	}
	for (size_t i = 0; i < schools->count; i++) {
		schools->items[i].group = number[schools->items[i].group];
		s->groups[schools->items[i].group].schools++;
	}
	for (size_t i = 0; i < teachers->count; i++)
		teachers->items[i].group = schools->items[teachers->items[i].school].group;
	free(number);
}

/* ---- the model ---- */

static const enum severity_by term_units[] = { BY_SCHOOL, BY_TEACHER, BY_INSPECTOR };

/* Teachers with hardly more than one check each cannot be told from the rest. */
static bool
is_term(const struct severity *s, enum severity_by by)
{
	size_t levels = s->lists[by].count;

	return levels > 1 && (by == BY_TEACHER ? 3 * levels <= 2 * s->count : levels < s->count);
}

static size_t
add_members(const struct severity *s, const struct severity_row *row, struct mixed_member members[SEVERITY_LISTS])
{
	size_t count = 0;

	for (size_t i = 0; i < SEVERITY_LISTS; i++)
		if (is_term(s, term_units[i])) {
			members[count] = (struct mixed_member){ count, row->unit[term_units[i]], { 1 } };
			count++;
		}
	return count;
}

static bool
fit_rows(struct severity *s, struct error *error)
{
	struct mixed_term terms[SEVERITY_LISTS] = { { 1 }, { 1 }, { 1 } };
	struct mixed_member members[SEVERITY_LISTS];
	size_t width = s->scores->item_count;
	double *x = alloc_zero(width + 1, sizeof *x);
	size_t count = add_members(s, s->rows, members);
	struct mixed *model = mixed_new(width, NULL, terms, count);
	bool ok;

	for (size_t i = 0; i < s->count; i++) {
		for (size_t c = 0; c < width; c++)
			x[c] = c == 0 || c == s->rows[i].item;
		add_members(s, &s->rows[i], members);
		mixed_add(model, x, s->rows[i].share, members, count);
	}
	s->fit = alloc_zero(1, sizeof *s->fit);
	ok = mixed_fit(model, true, s->fit, error);
	mixed_free(model);
	free(x);
	return ok;
}

static void
fit_model(struct severity *s)
{
	struct error error = { 0 };

	if (!is_term(s, BY_INSPECTOR))
		return;
	s->fitted = fit_rows(s, &error) && s->fit->end != MIXED_NOT_CONVERGED;
	if (!s->fitted) {
		mixed_fit_free(s->fit);
		free(s->fit);
		s->fit = NULL;
	}
}

/* ---- differences within a group ---- */

static size_t
all_units(const struct severity *s)
{
	return s->lists[BY_SCHOOL].count + s->lists[BY_TEACHER].count + s->lists[BY_INSPECTOR].count;
}

/* What a unit consists of, times the factor: parts of each school, teacher and inspector, one list behind the other. */
static void
add_parts(const struct severity *s, enum severity_by by, size_t unit, double factor, double *parts)
{
	const struct severity_list *schools = &s->lists[BY_SCHOOL], *teachers = &s->lists[BY_TEACHER];
	const struct severity_unit *u = &s->lists[by].items[unit];

	if (by == BY_INSPECTOR) {
		parts[schools->count + teachers->count + unit] += factor;
		return;
	}
	parts[by == BY_SCHOOL ? unit : u->school] += factor;
	for (size_t t = 0; t < teachers->count; t++) {
		const struct severity_unit *teacher = &teachers->items[t];

		if (by == BY_TEACHER ? t == unit : teacher->school == unit)
			parts[schools->count + t] += by == BY_TEACHER ? factor : factor * (double)teacher->checks / (double)u->checks;
	}
}

static double
combine(const struct severity *s, const double *parts, double *variance)
{
	struct mixed_member *members = alloc_zero(all_units(s) + 1, sizeof *members);
	size_t count = 0, term = 0, place = 0;
	double value;

	for (size_t i = 0; i < SEVERITY_LISTS; i++) {
		size_t levels = s->lists[term_units[i]].count;

		for (size_t level = 0; level < levels && is_term(s, term_units[i]); level++)
			if (parts[place + level] != 0)
				members[count++] = (struct mixed_member){ term, level, { parts[place + level] } };
		term += is_term(s, term_units[i]);
		place += levels;
	}
	value = mixed_combination(s->fit, members, count, variance);
	free(members);
	return value;
}

/* Adds the mean of the group's units of a kind to the parts. */
static size_t
add_group(const struct severity *s, enum severity_by by, size_t group, double factor, double *parts)
{
	const struct severity_list *list = &s->lists[by];
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += list->items[i].group == group;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].group == group)
			add_parts(s, by, i, factor / (double)count, parts);
	return count;
}

/* The mean of the items of all checks, by the model. */
static double
mean_of_items(const struct severity *s)
{
	double sum = 0;

	for (size_t i = 0; i < s->count; i++)
		for (size_t c = 0; c < s->scores->item_count; c++)
			if ((c == 0 || c == s->rows[i].item) && !s->fit->dropped[c])
				sum += s->fit->coefficient[c];
	return sum / (double)s->count;
}

/* Sums over doubles differ in their last digits; equal figures are to tie. */
static double
rounded(double value)
{
	return round(value * 1e6) / 1e6;
}

/* Of two inspectors: 1 where the first is clearly severer than the second, -1 the other way, else 0. */
static int
severer(const struct severity *s, size_t first, size_t second, double *parts)
{
	double variance, value;

	memset(parts, 0, all_units(s) * sizeof *parts);
	add_parts(s, BY_INSPECTOR, first, -1, parts);
	add_parts(s, BY_INSPECTOR, second, 1, parts);
	value = combine(s, parts, &variance);
	return fabs(value) <= normal_deviate(0.025) * sqrt(variance) ? 0 : value > 0 ? 1 : -1;
}

static void
compare_pairs(struct severity *s, size_t group, double *parts)
{
	struct severity_list *list = &s->lists[BY_INSPECTOR];

	for (size_t i = 0; i < list->count; i++)
		for (size_t k = i + 1; k < list->count && list->items[i].group == group; k++) {
			int order = list->items[k].group == group ? severer(s, i, k, parts) : 0;

			list->items[i].severer_than += order > 0;
			list->items[k].severer_than += order < 0;
			list->items[i].milder_than += order < 0;
			list->items[k].milder_than += order > 0;
		}
}

static enum severity_verdict
verdict_of(const struct severity *s, const struct severity_unit *u, size_t inspectors)
{
	double spread = s->fit->covariance[s->fit->terms - 1][0][0] * (1 - 1 / (double)inspectors);

	if (spread <= 1e-9 * s->fit->residual)
		return SEVERITY_NONE;
	if (u->checks < SEVERITY_CHECKS || 1 - u->std_error * u->std_error / spread < SEVERITY_RELIABLE)
		return SEVERITY_TOO_FEW;
	if (2 * u->severer_than > inspectors - 1)
		return SEVERITY_HARSH;
	return 2 * u->milder_than > inspectors - 1 ? SEVERITY_LENIENT : SEVERITY_SAME;
}

static void
set_value(struct severity_unit *u, double value, double variance)
{
	u->value = rounded(value);
	if (!(variance > 0))
		return;
	u->std_error = sqrt(variance);
	u->low = value - normal_deviate(0.025) * u->std_error;
	u->high = value + normal_deviate(0.025) * u->std_error;
}

/* Every unit of a group beside their mean. */
static void
compare_group(struct severity *s, enum severity_by by, size_t group, double *mean, double *parts)
{
	struct severity_list *list = &s->lists[by];
	size_t all = all_units(s), units;
	double level, variance;

	memset(mean, 0, all * sizeof *mean);
	units = add_group(s, by, group, 1, mean);
	memcpy(parts, mean, all * sizeof *parts);
	add_group(s, BY_INSPECTOR, group, 1, parts);
	level = mean_of_items(s) + combine(s, parts, &variance);
	for (size_t i = 0; i < list->count; i++) {
		double value;

		if (list->items[i].group != group)
			continue;
		for (size_t k = 0; k < all; k++)
			parts[k] = -mean[k];
		add_parts(s, by, i, 1, parts);
		value = combine(s, parts, &variance);
		set_value(&list->items[i], by == BY_INSPECTOR ? -value : level + value, units > 1 ? variance : 0);
	}
	if (by != BY_INSPECTOR)
		return;
	compare_pairs(s, group, parts);
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].group == group)
			list->items[i].verdict = verdict_of(s, &list->items[i], units);
}

/* ---- ranks ---- */

static void
rank_group(struct severity *s, enum severity_by by, size_t group)
{
	struct severity_list *list = &s->lists[by];
	double *raw = alloc_zero(4 * list->count + 1, sizeof *raw), *value = raw + list->count, *error = value + list->count, *ranks = error + list->count;
	size_t *order = alloc_zero(list->count + 1, sizeof *order);
	struct rankset *sets = alloc_zero(list->count + 1, sizeof *sets);

	for (size_t i = 0; i < list->count; i++) {
		const struct severity_unit *u = &list->items[i];
		bool here = u->group == group;

		raw[i] = here ? rounded(u->raw) : NAN;
		value[i] = here ? u->value : NAN;
		error[i] = here && !isnan(u->value) && isnan(u->std_error) ? 0 : u->std_error;
	}
	rank_values(raw, list->count, NULL, ranks, order);
	for (size_t i = 0; i < list->count; i++)
		list->items[i].raw_rank = isnan(ranks[i]) ? list->items[i].raw_rank : ranks[i];
	rank_values(value, list->count, NULL, ranks, order);
	if (rankset(value, error, list->count, NULL, sets))
		for (size_t i = 0; i < list->count; i++)
			if (sets[i].rank > 0) {
				list->items[i].rank = ranks[i];
				list->items[i].rank_low = sets[i].lower;
				list->items[i].rank_high = sets[i].upper;
			}
	free(raw);
	free(order);
	free(sets);
}

static void
compare_all(struct severity *s, enum severity_by by)
{
	double *mean = alloc_zero(2 * all_units(s) + 1, sizeof *mean);

	for (size_t group = 1; group <= s->group_count; group++) {
		if (s->fitted && s->groups[group].inspectors > 1)
			compare_group(s, by, group, mean, mean + all_units(s));
		rank_group(s, by, group);
	}
	free(mean);
}

/* Who has no figure: why. */
static void
give_reasons(struct severity *s)
{
	for (size_t i = 0; i < s->lists[BY_INSPECTOR].count; i++) {
		struct severity_unit *u = &s->lists[BY_INSPECTOR].items[i];

		if (s->groups[u->group].inspectors == 1)
			u->verdict = SEVERITY_ALONE;
		else if (!s->fitted)
			u->verdict = SEVERITY_TOO_FEW;
	}
}

void
severity_work_out(struct severity *s, const struct check_scores *scores, const struct district *district, enum severity_by by)
{
	*s = (struct severity){ .scores = scores };
	take_rows(s, district);
	list_units(s, BY_SCHOOL, by_school);
	list_units(s, BY_TEACHER, by_teacher);
	list_units(s, BY_INSPECTOR, by_inspector);
	qsort(s->rows, s->count, sizeof *s->rows, by_all);
	for (int i = 0; i < SEVERITY_LISTS; i++)
		add_raw(s, (enum severity_by)i);
	count_others(s, BY_INSPECTOR, BY_SCHOOL);
	count_others(s, BY_SCHOOL, BY_INSPECTOR);
	count_others(s, BY_TEACHER, BY_INSPECTOR);
	link_inspectors(s);
	number_groups(s);
	if (s->count > 0)
		fit_model(s);
	compare_all(s, by);
	give_reasons(s);
}

void
severity_free(struct severity *s)
{
	for (int i = 0; i < SEVERITY_LISTS; i++)
		free(s->lists[i].items);
	free(s->rows);
	free(s->groups);
	free(s->items);
	if (s->fit != NULL)
		mixed_fit_free(s->fit);
	free(s->fit);
}
