#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/teacher-results.h"
#include "stats/rank.h"
#include "stats/rankset.h"

enum { MOST_CORE = 16, MOST_INTERVALS = 3000 };

static const char usual_core[] = "语文,数学,蒙古语文";
static const double points_at_mean = 50, points_per_sd = 10, below_lowest = 1;

struct work {
	struct teacher_results *out;
	const struct exam_figures *figures;
	const struct teachings *teachings;
	const struct district *district;
	const struct results_rule *rule;
	const struct subject *core[MOST_CORE];
	size_t core_count;
	size_t alone;                   /* classes without their like */
};

/* ---- pairs ---- */

static size_t
classes_with_marks(const struct exam_figures *f, const struct exam_group *group)
{
	size_t count = 0;

	for (size_t i = group->first; i < group->first + group->count; i++)
		count += f->cells[i].figure.sat > 0;
	return count;
}

static bool
can_compare(const struct exam_figures *f, const struct exam_group *group)
{
	return classes_with_marks(f, group) >= 2 && figure_std_dev(&group->figure) > 0;
}

/* The error of the mean in district SDs. A class tells little of its own spread. */
static double
error_of(const struct figure *figure, const struct exam_group *group)
{
	double divisor = (double)figure->divisor / 10000, spread = figure_std_dev(&group->figure);

	return group->within_sd * sqrt((double)figure->marks.n) / (divisor * spread);
}

static void
add_pair(struct work *w, const struct exam_cell *cell, const struct teaching *t, bool compared)
{
	const struct exam_group *group = &w->figures->groups[cell->group];
	struct pair *pair;

	w->out->pairs = alloc_grow(w->out->pairs, w->out->pair_count + 1, sizeof *w->out->pairs);
	pair = &w->out->pairs[w->out->pair_count++];
	*pair = (struct pair){ t->teacher, cell, group, t->share, compared && cell->figure.sat > 0, NAN, NAN };
	if (pair->compared) {
		pair->standard = figure_standard(&cell->figure, &group->figure);
		pair->std_error = error_of(&cell->figure, group);
	}
}

static int
by_teacher(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;

	if (a->teacher != b->teacher)
		return a->teacher < b->teacher ? -1 : 1;
	return (a->cell > b->cell) - (a->cell < b->cell);
}

static void
remark_alone(const struct exam_group *group)
{
	enum language language = message_language();
	struct text grade = TEXT_INIT, taught = TEXT_INIT;

	grade_add(&grade, group->grade, language);
	text_add(&taught, word_text(&column_find("language")->words[group->language], language));
	if (language == LANGUAGE_EN)
		taught.data[0] = (char)toupper(taught.data[0]);
	remark((struct place){ 0 }, _("%s %s (%s): no other class in the district to compare with"),
	    text_string(&grade), group->subject->name, taught.data);
	text_free(&grade);
	text_free(&taught);
}

static void
gather_group(struct work *w, const struct exam_group *group)
{
	bool compared = can_compare(w->figures, group);
	size_t count;

	w->alone += compared ? 0 : group->count;
	if (!compared && verbose)
		remark_alone(group);
	for (size_t i = group->first; i < group->first + group->count; i++) {
		const struct exam_cell *cell = &w->figures->cells[i];
		const struct teaching *t = teachings_of(w->teachings, cell->class_info->id, group->subject->id, &count);

		for (; count > 0; count--, t++)
			add_pair(w, cell, t, compared);
	}
}

static void
gather_pairs(struct work *w)
{
	for (size_t i = 0; i < w->figures->group_count; i++)
		if (w->figures->groups[i].subject != NULL)
			gather_group(w, &w->figures->groups[i]);
	if (w->alone > 0)
		remark((struct place){ 0 }, _("classes left out of a subject for want of another to compare with: %zu (-v names them)"), w->alone);
	if (w->out->pair_count > 0)
		qsort(w->out->pairs, w->out->pair_count, sizeof *w->out->pairs, by_teacher);
}

/* ---- teachers ---- */

static void
combine(const struct work *w, struct teacher_result *r)
{
	double weights = 0, sum = 0, squares = 0;

	for (const struct pair *p = r->pairs; p < r->pairs + r->pair_count; p++) {
		double weight = (double)p->share * (w->rule->by_pupils ? (double)p->cell->figure.sat : 1);

		if (!p->compared)
			continue;
		r->compared++;
		r->pupils += p->cell->figure.sat;
		weights += weight;
		sum += weight * p->standard;
		squares += weight * p->std_error * weight * p->std_error;
	}
	if (weights > 0) {
		r->standard = sum / weights;
		r->std_error = sqrt(squares) / weights;
		r->points = points_at_mean + points_per_sd * r->standard;
	}
}

static const struct school *
first_school(const struct work *w, size_t teacher)
{
	const struct teaching *t = w->teachings->items, *end = t + w->teachings->count;

	while (t < end && t->teacher != teacher)
		t++;
	if (t == end)
		return NULL;
	return school_of(w->district, db_int(w->district->db, 0, "select school from classes_rows where class = $1", "i", t->class_id));
}

static void
make_results(struct work *w)
{
	const struct pair *pair = w->out->pairs, *end = pair + w->out->pair_count;

	w->out->count = w->teachings->teacher_count;
	w->out->items = alloc_zero(w->out->count + 1, sizeof *w->out->items);
	for (size_t i = 0; i < w->out->count; i++) {
		struct teacher_result *r = &w->out->items[i];

		*r = (struct teacher_result){ .teacher = &w->teachings->teachers[i], .pairs = pair, .standard = NAN, .std_error = NAN,
		    .points = NAN, .rank = NAN, .rank_low = NAN, .rank_high = NAN };
		for (; pair < end && pair->teacher == i; pair++)
			r->pair_count++;
		r->school = r->teacher->school;
		if (r->school == NULL)
			r->school = r->pair_count > 0 ? r->pairs->cell->school : first_school(w, i);
		combine(w, r);
	}
}

/* ---- places ---- */

struct standings {
	double *values, *errors, *ranks;
	size_t *cases, *order;
	struct rankset *sets;
};

static void
free_standings(struct standings *s)
{
	free(s->values);
	free(s->errors);
	free(s->ranks);
	free(s->cases);
	free(s->order);
	free(s->sets);
}

static bool
find_intervals(struct standings *s, size_t n, size_t ranked, struct error *error)
{
	if (ranked > MOST_INTERVALS) {
		remark((struct place){ 0 }, _("too many teachers (%zu) for intervals of their ranks"), ranked);
		return true;
	}
	return rankset(s->values, s->errors, n, NULL, s->sets) || error_set(error, _("out of memory for the intervals of ranks"));
}

static bool
place_results(struct work *w, struct error *error)
{
	size_t n = w->out->count;
	struct standings s = { alloc_zero(n + 1, sizeof(double)), alloc_zero(n + 1, sizeof(double)), alloc_zero(n + 1, sizeof(double)),
	    alloc_zero(n + 1, sizeof(size_t)), alloc_zero(n + 1, sizeof(size_t)), alloc_zero(n + 1, sizeof(struct rankset)) };
	struct rank_rule rule = { .cases = s.cases, .min_n = w->rule->min_n };
	bool ok;

	for (size_t i = 0; i < n; i++) {
		s.cases[i] = (size_t)w->out->items[i].pupils;
		s.values[i] = w->out->items[i].standard;
		s.errors[i] = s.cases[i] < w->rule->min_n ? NAN : w->out->items[i].std_error;
	}
	ok = find_intervals(&s, n, rank_values(s.values, n, &rule, s.ranks, s.order), error);
	for (size_t i = 0; i < n; i++) {
		bool has_set = s.sets[i].rank > 0;

		w->out->items[i].rank = s.ranks[i];
		w->out->items[i].rank_low = has_set ? (double)s.sets[i].lower : NAN;
		w->out->items[i].rank_high = has_set ? (double)s.sets[i].upper : NAN;
	}
	free_standings(&s);
	return ok;
}

/* ---- derived points ---- */

/* A subject of the usual list that the district does not have is no fault. */
static bool
find_core(struct work *w, struct error *error)
{
	char *list = copy_string(w->rule->core != NULL ? w->rule->core : usual_core), *rest = list, *name;
	bool ok = true;

	while (ok && (name = strsep(&rest, ",")) != NULL && w->core_count < MOST_CORE) {
		const struct subject *subject = district_find_subject(w->district, name);

		if (subject != NULL)
			w->core[w->core_count++] = subject;
		else if (w->rule->core != NULL)
			ok = error_set(error, _("there is no subject \"%s\" in the table of subjects"), name);
	}
	free(list);
	return ok;
}

static bool
is_core(const struct work *w, const struct subject *subject)
{
	for (size_t i = 0; i < w->core_count; i++)
		if (w->core[i]->id == subject->id)
			return true;
	return false;
}

/* Has the teacher a pair at this school, in a core subject where asked? */
static bool
teaches_at(const struct work *w, const struct teacher_result *r, const struct school *school, bool core)
{
	for (const struct pair *p = r->pairs; p < r->pairs + r->pair_count; p++)
		if (p->compared && p->cell->school == school && (!core || is_core(w, p->group->subject)))
			return true;
	return false;
}

static double
derive(const struct work *w, const struct school *school)
{
	bool lowest = w->rule->derived == DERIVED_LOWEST;
	double least = NAN, sum = 0, count = 0;

	for (size_t i = 0; i < w->out->count; i++) {
		const struct teacher_result *r = &w->out->items[i];

		if (r->compared == 0 || !teaches_at(w, r, school, lowest))
			continue;
		least = fmin(least, r->points);
		sum += r->points;
		count++;
	}
	if (lowest)
		return least - below_lowest;
	return count > 0 ? sum / count : NAN;
}

static double
place_of(const struct work *w, double points)
{
	double place = 1;

	for (size_t i = 0; i < w->out->count; i++)
		place += w->out->items[i].compared > 0 && !isnan(w->out->items[i].rank) && w->out->items[i].points > points;
	return place;
}

static void
derive_points(struct work *w)
{
	for (size_t i = 0; i < w->out->count && w->rule->derived != DERIVED_NONE; i++) {
		struct teacher_result *r = &w->out->items[i];

		if (r->compared > 0 || r->school == NULL)
			continue;
		r->points = derive(w, r->school);
		if (!isnan(r->points))
			r->rank = place_of(w, r->points);
	}
}

/* By rank, points and the teacher's number: a derived place is shared with the one it stands before. */
static int
by_rank(const void *left, const void *right)
{
	const struct teacher_result *a = left, *b = right;

	if (isnan(a->rank) != isnan(b->rank))
		return isnan(a->rank) ? 1 : -1;
	if (!isnan(a->rank) && a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (!isnan(a->rank) && a->points != b->points)
		return a->points > b->points ? -1 : 1;
	return (a->teacher > b->teacher) - (a->teacher < b->teacher);
}

bool
teacher_results(struct teacher_results *results, const struct exam_figures *figures, const struct teachings *teachings,
	const struct district *district, const struct results_rule *rule, struct error *error)
{
	struct work w = { .out = results, .figures = figures, .teachings = teachings, .district = district, .rule = rule };

	*results = (struct teacher_results){ 0 };
	if (!find_core(&w, error))
		return false;
	gather_pairs(&w);
	make_results(&w);
	if (!place_results(&w, error))
		return false;
	derive_points(&w);
	if (results->count > 1)
		qsort(results->items, results->count, sizeof *results->items, by_rank);
	return db_ok(district->db, error);
}

void
teacher_results_free(struct teacher_results *results)
{
	free(results->items);
	free(results->pairs);
}
