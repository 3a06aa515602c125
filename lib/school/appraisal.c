/* The form appraisal of rank-teachers. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/appraisal.h"
#include "school/exam-figures.h"
#include "stats/weight-range.h"

enum { LESSONS_OF_DAY = 6 };

struct run {
	struct appraisal appraisal;
	struct appraisal_plan plan, other;
	struct scoring scoring, other_scoring;
	struct db *other_db;
	bool compares;                  /* with another plan */
	int64_t pool;                   /* fen; -1: none */
	double within;                  /* share by which weights may move; below 0: not asked */
	struct weight_range *ranges;    /* by person */
	size_t *order;                  /* of those listed */
	size_t listed;
	struct text scratch;
};

/* ---- options ---- */

static void
read_options(struct run *r)
{
	const struct ranking_options *o = r->appraisal.options;
	const struct report *report = r->appraisal.report;
	int64_t percent = 0;

	r->pool = -1;
	r->within = -1;
	if (o->pool != NULL && (!number_hundredths(o->pool, &r->pool) || r->pool <= 0))
		opt_usage(report->program, _("--pool is an amount of money above 0, not \"%s\""), o->pool);
	if (o->weights_within != NULL) {
		if (!number_hundredths(o->weights_within, &percent) || percent < 0 || percent >= 10000)
			opt_usage(report->program, _("--weights-within is a percentage from 0 up to less than 100, not \"%s\""), o->weights_within);
		r->within = (double)percent / 10000;
	}
	if (o->by != NULL && strcmp(o->by, "district") != 0 && strcmp(o->by, "school") != 0)
		opt_usage(report->program, _("appraisal: --by is district or school, not \"%s\""), o->by);
	if (o->explain != NULL && report->audience == AUDIENCE_PUBLIC)
		opt_usage(report->program, _("--explain is not for the public: it shows grounds"));
}

/* ---- what is known of the people ---- */

static void
find_staff(struct appraisal *a)
{
	for (size_t i = 0; i < a->staff.count; i++) {
		size_t person = appraisal_find_person(a, a->staff.people[i].id);

		if (person != SIZE_MAX)
			a->people[person].staff = &a->staff.people[i];
	}
}

static bool
load(struct appraisal *a, struct error *error)
{
	a->track_options = (struct track_options){ .on = a->options->on, .period = a->options->period };
	if (!track_open(&a->track, a->report, &a->track_options, true, error))
		return false;
	a->end = a->track.last < a->track.today ? a->track.last : a->track.today;
	if (a->end < a->track.first)
		return error_set(error, _("the period lies after the day of the report, %s"), a->track.day);
	date_format(date_from_day_number(a->track.first), a->first);
	date_format(date_from_day_number(a->end), a->last);
	if (!staff_load_charges(&a->staff, &a->track, LESSONS_OF_DAY, error) || !appraisal_people_load(a, error) || !appraisal_assignments_load(a, error))
		return false;
	find_staff(a);
	return appraisal_components_load(a, error);
}

static void
unload(struct appraisal *a)
{
	staff_free(&a->staff);
	track_close(&a->track);
	for (size_t i = 0; i < a->component_count; i++)
		component_free(&a->components[i]);
	free(a->components);
	free(a->people);
	free(a->by_id);
	free(a->assignments);
	text_free(&a->basis);
	arena_free(&a->arena);
}

/* ---- by a plan ---- */

static appraisal_source *const sources[ITEM_SOURCES] = {
	[FROM_RECORDS] = fill_records, [FROM_ATTENDANCE] = fill_attendance, [FROM_LESSONS] = fill_lessons, [FROM_PUPILS] = fill_pupils, [FROM_CHECKS] = fill_checks,
	[FROM_RESULTS] = fill_results, [FROM_GROWTH] = fill_growth, [FROM_HOMEROOM] = fill_homeroom, [FROM_TRAININGS] = fill_trainings,
	[FROM_ACTIVITIES] = fill_activities, [FROM_MERITS] = fill_merits, [FROM_NOTHING] = fill_nothing
};

static void
begin_scoring(struct scoring *s, struct appraisal *a, const struct appraisal_plan *plan)
{
	*s = (struct scoring){ .of = a, .plan = plan, .cells = alloc_zero(a->count * plan->count + 1, sizeof *s->cells),
		.standings = alloc_zero(a->count + 1, sizeof *s->standings) };
	for (size_t i = 0; i < a->count; i++) {
		s->standings[i] = (struct appraisal_standing){ .items = alloc_zero(plan->item_count + 1, sizeof(int64_t)),
			.has_item = alloc_zero(plan->item_count + 1, sizeof(bool)), .best = GRADE_EXCELLENT, .grade = GRADE_NONE, .other = GRADE_NONE, .money = -1 };
		for (size_t row = 0; row < plan->count; row++)
			scoring_cell(s, i, row)->applies = plan_row_is_for(&plan->rows[row], a->people[i].teaching, a->people[i].head);
	}
}

bool
scoring_make(struct scoring *s, struct appraisal *a, const struct appraisal_plan *plan, struct error *error)
{
	bool *taken = alloc_zero(plan->count + 1, sizeof *taken), ok;

	begin_scoring(s, a, plan);
	ok = fill_components(s, taken, error);
	for (size_t row = 0; ok && row < plan->count; row++)
		if (!taken[row] && sources[plan->rows[row].source] != NULL)
			ok = sources[plan->rows[row].source](s, row, error);
	free(taken);
	if (!ok)
		return false;
	if (a->faults > 0)
		return error_data(error, _("nothing is appraised before these faults are mended: %zu"), a->faults);
	tell_records_without_item(s);
	scoring_points(s);
	return true;
}

void
scoring_free(struct scoring *s)
{
	for (size_t i = 0; s->of != NULL && i < s->of->count; i++) {
		for (size_t row = 0; row < s->plan->count; row++)
			free(scoring_cell(s, i, row)->lines);
		free(s->standings[i].items);
		free(s->standings[i].has_item);
		text_free(&s->standings[i].ground);
	}
	free(s->cells);
	free(s->standings);
	*s = (struct scoring){ 0 };
}

/* ---- another plan ---- */

static bool
read_other_plan(struct run *r, struct error *error)
{
	struct text from = TEXT_INIT;
	const char *items[1];
	struct source_options source = { .from = { items, 1 } };
	size_t before = complaints();
	bool ok;

	text_addf(&from, "appraisal=%s", r->appraisal.options->plan);
	items[0] = from.data;
	ok = source_open(&r->other_db, &source, error);
	text_free(&from);
	if (ok && complaints() > before)
		ok = error_data(error, _("nothing is compared with %s before it is mended"), r->appraisal.options->plan);
	return ok && appraisal_plan_load(&r->other, r->other_db, NULL, r->appraisal.last, true, error);
}

/* Grades stay those of the first plan: what bars from being appraised does not change. */
static void
take_grades(struct run *r)
{
	free(r->other.grades);
	r->other.grade_count = r->plan.grade_count;
	r->other.grades = alloc_zero(r->plan.grade_count + 1, sizeof *r->other.grades);
	for (size_t i = 0; i < r->plan.grade_count; i++)
		r->other.grades[i] = r->plan.grades[i];
}

/* What it would say of the sources was said for the first plan. */
static bool
score_other(struct run *r, struct error *error)
{
	bool were_quiet = quiet, ok;

	quiet = true;
	ok = scoring_make(&r->other_scoring, &r->appraisal, &r->other, error) && scoring_outcome(&r->other_scoring, -1, error);
	quiet = were_quiet;
	return ok;
}

/* ---- ranks under other weights ---- */

static bool
ranked_with(const struct run *r, size_t person, const struct school *school, bool all)
{
	return r->scoring.standings[person].rank > 0 && (all || r->appraisal.people[person].school == school);
}

/* Points of the basic items; additions no weight moves. */
static void
find_ranges_of(struct run *r, const struct school *school, bool all)
{
	const struct appraisal_plan *plan = &r->plan;
	size_t n = 0, k = 0, count = r->appraisal.count;
	double *points = alloc_zero(count * plan->item_count + 1, sizeof *points), *weights = alloc_zero(plan->item_count + 1, sizeof *weights);
	double *fixed = alloc_zero(count + 1, sizeof *fixed);
	struct weight_range *ranges = alloc_zero(count + 1, sizeof *ranges);

	while (k < plan->item_count && !plan->items[k].addition && plan->items[k].weight > 0) {
		weights[k] = (double)plan->items[k].weight / 100;
		k++;
	}
	for (size_t i = 0; i < count; i++) {
		const struct appraisal_standing *to = &r->scoring.standings[i];

		if (!ranked_with(r, i, school, all))
			continue;
		for (size_t item = 0; item < plan->item_count; item++)
			*(item < k ? &points[n * k + item] : &fixed[n]) += (double)to->items[item] / 100;
		n++;
	}
	if (n > 0 && k > 0)
		weight_ranges(points, weights, fixed, n, k, r->within, ranges);
	for (size_t i = count; i-- > 0;)
		if (ranked_with(r, i, school, all))
			r->ranges[i] = ranges[--n];
	free(points);
	free(weights);
	free(fixed);
	free(ranges);
}

static bool
by_school(const struct run *r)
{
	return r->appraisal.options->by != NULL && strcmp(r->appraisal.options->by, "school") == 0;
}

static void
find_ranges(struct run *r)
{
	const struct appraisal *a = &r->appraisal;

	r->ranges = alloc_zero(a->count + 1, sizeof *r->ranges);
	if (!by_school(r)) {
		find_ranges_of(r, NULL, true);
		return;
	}
	for (size_t i = 0; i < a->count; i++)
		if (r->scoring.standings[i].rank > 0 && r->ranges[i].rank == 0)
			find_ranges_of(r, a->people[i].school, false);
}

/* ---- the table ---- */

static struct writer *
out(const struct run *r)
{
	return r->appraisal.report->writer;
}

static const char *
say(const struct run *r, const char *zh, const char *en)
{
	return appraisal_word(&r->appraisal, zh, en);
}

static bool
in_public(const struct run *r)
{
	return r->appraisal.report->audience == AUDIENCE_PUBLIC;
}

static bool
is_of_marks(const struct plan_row *row)
{
	return row->source == FROM_RESULTS || row->source == FROM_GROWTH;
}

/* Points that others' are substituted by tell them. */
static bool
is_hidden(const struct run *r, size_t person)
{
	const struct appraisal *a = &r->appraisal;

	if (!in_public(r) || a->people[person].hidden)
		return in_public(r);
	for (size_t row = 0; row < r->plan.count; row++) {
		const struct appraisal_cell *cell = scoring_cell(&r->scoring, person, row);

		if (!is_of_marks(&r->plan.rows[row]) || !cell->applies || cell->has)
			continue;
		for (size_t i = 0; i < a->count; i++)
			if (a->people[i].hidden)
				return true;
	}
	return false;
}

static bool
is_of_results(const struct run *r, size_t item)
{
	for (size_t row = 0; row < r->plan.count; row++)
		if (r->plan.rows[row].item == item && is_of_marks(&r->plan.rows[row]))
			return true;
	return false;
}

static void
put_points(struct run *r, int64_t points, bool hidden)
{
	if (hidden)
		writer_text(out(r), "-");
	else
		writer_ratio(out(r), points, 100, 2);
}

static void
put_items(struct run *r, size_t person)
{
	const struct appraisal_standing *to = &r->scoring.standings[person];

	for (size_t item = 0; item < r->plan.item_count; item++)
		if (!to->has_item[item])
			writer_blank(out(r));
		else
			put_points(r, to->items[item], is_of_results(r, item) && is_hidden(r, person));
}

static const char *
grade_word(const struct run *r, enum appraisal_grade grade)
{
	return grade == GRADE_NONE ? "" : word_text(&column_find("appraisal_grade")->words[grade], r->appraisal.report->language);
}

/* 并列待定（优秀/合格） */
static void
put_grade(struct run *r, const struct appraisal_standing *to)
{
	text_clear(&r->scratch);
	if (to->pending)
		text_addf(&r->scratch, r->appraisal.report->language == LANGUAGE_ZH ? "并列待定（%s/%s）" : "undecided, tie at the cut (%s/%s)", grade_word(r, to->grade),
		    grade_word(r, to->other));
	else
		text_add(&r->scratch, grade_word(r, to->grade));
	writer_text(out(r), text_string(&r->scratch));
}

static void
put_rank(struct run *r, size_t rank)
{
	if (rank == 0)
		writer_blank(out(r));
	else
		writer_integer(out(r), (int64_t)rank);
}

static void
put_money(struct run *r, size_t person)
{
	const struct appraisal_standing *to = &r->scoring.standings[person];

	if (r->pool < 0)
		return;
	if (is_hidden(r, person))
		writer_text(out(r), "-");
	else if (to->money < 0)
		writer_blank(out(r));
	else
		writer_ratio(out(r), to->money, 100, 2);
}

static void
put_other(struct run *r, size_t person)
{
	const struct appraisal_standing *own = &r->scoring.standings[person], *other;
	bool hidden = is_hidden(r, person);

	if (!r->compares)
		return;
	other = &r->other_scoring.standings[person];
	put_points(r, other->total, hidden);
	put_points(r, other->total - own->total, hidden);
	put_rank(r, other->rank);
	if (own->rank > 0 && other->rank > 0)
		writer_integer(out(r), (int64_t)own->rank - (int64_t)other->rank);
	else
		writer_blank(out(r));
}

static void
put_range(struct run *r, size_t person)
{
	if (r->ranges == NULL)
		return;
	put_rank(r, r->ranges[person].low);
	put_rank(r, r->ranges[person].high);
}

static void
add_note(struct run *r, const char *note)
{
	text_addf(&r->scratch, "%s%s", r->scratch.length > 0 ? say(r, "；", "; ") : "", note);
}

/* Items whose points stand for others: the substitutes. */
static void
add_substitutes(struct run *r, size_t person)
{
	struct text note = TEXT_INIT;

	for (size_t row = 0; row < r->plan.count; row++) {
		const struct appraisal_cell *cell = scoring_cell(&r->scoring, person, row);
		const char *name = r->plan.rows[row].name;

		if (!cell->applies || cell->has || cell->count == 0)
			continue;
		text_clear(&note);
		text_addf(&note, "%s%s%s", name, say(r, "：", ": "), cell->lines[cell->count - 1].fact);
		if (strstr(text_string(&r->scratch), note.data) == NULL)
			add_note(r, note.data);
	}
	text_free(&note);
}

/* Items that leave should have lessened. */
static void
add_leave_unknown(struct run *r, size_t person)
{
	for (size_t row = 0; row < r->plan.count; row++) {
		const char *name = r->plan.rows[row].name;

		if (!scoring_cell(&r->scoring, person, row)->leave_unknown)
			continue;
		name = arena_printf(&r->appraisal.arena, "%s%s", name, say(r, "：无考勤，未扣除请假", ": no attendance, leave is not taken off"));
		if (strstr(text_string(&r->scratch), name) == NULL)
			add_note(r, name);
	}
}

static void
put_note(struct run *r, size_t person)
{
	const struct appraisal_person *p = &r->appraisal.people[person];

	text_clear(&r->scratch);
	report_add_warnings(r->appraisal.report, &r->scratch, r->appraisal.report->grade);
	add_substitutes(r, person);
	add_leave_unknown(r, person);
	if (!in_public(r) && p->staff != NULL && p->staff->long_sick.length > 0) {
		add_note(r, say(r, "长期病假未扣出勤分：", "long sick leave, not deducted: "));
		text_add(&r->scratch, p->staff->long_sick.data);
	}
	if (r->ranges != NULL && (r->ranges[person].low != r->ranges[person].sure_low || r->ranges[person].high != r->ranges[person].sure_high)) {
		add_note(r, say(r, "名次可能到", "ranks could reach "));
		text_addf(&r->scratch, "%zu-%zu", r->ranges[person].sure_low, r->ranges[person].sure_high);
	}
	writer_text(out(r), text_string(&r->scratch));
}

/* ---- the definition ---- */

static void
add_quota(struct run *r, struct text *to, const struct grade_rule *rule)
{
	const bool zh = r->appraisal.report->language == LANGUAGE_ZH;
	size_t n = 0;

	for (size_t i = 0; i < r->appraisal.count; i++)
		n += r->scoring.standings[i].rank > 0;
	text_addf(to, zh ? "；%s不超过" : "; %s at most ", grade_word(r, (enum appraisal_grade)rule->grade));
	number_add_hundredths(to, rule->quota);
	if (rule->per_school || by_school(r))
		text_add(to, zh ? "%，每校人数×比例取整" : " % of each school, floor(n x quota)");
	else
		text_addf(to, zh ? "%%，学区%zu人中%lld名" : " %% of the district, of %zu %lld", n, (long long)((int64_t)n * rule->quota / 10000));
}

static const char *
make_definition(struct run *r)
{
	const bool zh = r->appraisal.report->language == LANGUAGE_ZH;
	struct text text = TEXT_INIT;
	const char *copy;

	text_addf(&text, zh ? "%s（%s起），%s至%s，参加考核%zu人" : "%s (from %s), %s to %s, appraised: %zu", r->plan.name, r->plan.valid_from, r->appraisal.first,
	    r->appraisal.last, r->scoring.appraised);
	for (size_t i = 0; i < r->plan.grade_count; i++)
		if (r->plan.grades[i].quota >= 0 && r->plan.grades[i].condition == IF_TOTAL)
			add_quota(r, &text, &r->plan.grades[i]);
	if (r->appraisal.basis.length > 0)
		text_addf(&text, "%s%s", say(r, "；", "; "), r->appraisal.basis.data);
	if (r->compares)
		text_addf(&text, zh ? "；另案：%s（%s起）" : "; other plan: %s (from %s)", r->other.name, r->other.valid_from);
	if (r->ranges != NULL)
		text_addf(&text, zh ? "；基本项权重各变动%s%%以内、合计不变" : "; weights of basic items within %s %%, their sum unchanged", r->appraisal.options->weights_within);
	copy = arena_copy(&r->appraisal.arena, text.data);
	text_free(&text);
	return copy;
}

/* ---- rows ---- */

static void
put_headings(struct run *r)
{
	struct report *report = r->appraisal.report;

	report_columns(report, (const char *const[]){ "school", "teacher", "teacher_name", NULL });
	for (size_t i = 0; i < r->plan.item_count; i++) {
		const struct plan_item *item = &r->plan.items[i];

		text_clear(&r->scratch);
		text_add(&r->scratch, item->name);
		if (!item->addition && item->weight > 0) {
			text_add(&r->scratch, "(");
			number_add_hundredths(&r->scratch, item->weight);
			text_add(&r->scratch, ")");
		}
		writer_heading(report->writer, r->scratch.data, COLUMN_MEAN);
	}
	report_columns(report, (const char *const[]){ "appraisal_total", "rank", "appraisal_grade", NULL });
	if (r->pool >= 0)
		report_columns(report, (const char *const[]){ "appraisal_money", NULL });
	if (r->compares)
		report_columns(report, (const char *const[]){ "other_total", "total_change", "other_rank", "plan_rank_change", NULL });
	if (r->ranges != NULL)
		report_columns(report, (const char *const[]){ "weights_best", "weights_worst", NULL });
	if (report->audience == AUDIENCE_INTERNAL)
		report_columns(report, (const char *const[]){ "grade_ground", NULL });
	report_columns(report, (const char *const[]){ "note", "signature", "definition", NULL });
}

static void
put_person(struct run *r, size_t person, const char *definition)
{
	const struct appraisal_person *p = &r->appraisal.people[person];
	const struct appraisal_standing *to = &r->scoring.standings[person];

	writer_text(out(r), p->school == NULL ? NULL : p->school->name);
	writer_text(out(r), p->number);
	writer_text(out(r), p->name);
	put_items(r, person);
	put_points(r, to->total, is_hidden(r, person));
	put_rank(r, to->rank);
	put_grade(r, to);
	put_money(r, person);
	put_other(r, person);
	put_range(r, person);
	if (r->appraisal.report->audience == AUDIENCE_INTERNAL)
		writer_text(out(r), text_string(&to->ground));
	put_note(r, person);
	writer_blank(out(r));
	writer_text(out(r), definition);
	writer_end_row(out(r));
}

static int
compare_rows(const void *left, const void *right, void *user)
{
	const struct run *r = user;
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	const struct school *x = r->appraisal.people[a].school, *y = r->appraisal.people[b].school;
	const struct appraisal_standing *s = &r->scoring.standings[a], *t = &r->scoring.standings[b];

	if (by_school(r) && x != y)
		return strcmp(x == NULL ? "" : x->name, y == NULL ? "" : y->name);
	if ((s->rank == 0) != (t->rank == 0))
		return s->rank == 0 ? 1 : -1;
	if (s->rank != t->rank)
		return s->rank < t->rank ? -1 : 1;
	return (a > b) - (a < b);
}

static void
write_all(struct run *r)
{
	const char *definition = make_definition(r);

	r->order = alloc_zero(r->appraisal.count + 1, sizeof *r->order);
	for (size_t i = 0; i < r->appraisal.count; i++)
		if (r->appraisal.people[i].listed)
			r->order[r->listed++] = i;
	if (r->listed > 0)
		qsort_r(r->order, r->listed, sizeof *r->order, compare_rows, r);
	put_headings(r);
	for (size_t i = 0; i < r->listed; i++)
		put_person(r, r->order[i], definition);
}

/* ---- the form ---- */

static bool
compute(struct run *r, struct error *error)
{
	struct appraisal *a = &r->appraisal;

	if (!load(a, error) || !appraisal_plan_load(&r->plan, a->report->db, a->options->scheme, a->last, false, error))
		return false;
	if (a->options->plan != NULL && !read_other_plan(r, error))
		return false;
	if (!scoring_make(&r->scoring, a, &r->plan, error) || !scoring_outcome(&r->scoring, r->pool, error))
		return false;
	r->compares = a->options->plan != NULL;
	if (r->compares) {
		take_grades(r);
		if (!score_other(r, error))
			return false;
	}
	if (r->within >= 0)
		find_ranges(r);
	return db_ok(a->report->db, error);
}

bool
appraisal_report(struct report *report, const struct ranking_options *options, struct error *error)
{
	struct run r = { .appraisal = { .report = report, .options = options } };
	bool ok;

	read_options(&r);
	ok = compute(&r, error);
	if (ok && options->explain != NULL)
		ok = appraisal_explain(&r.scoring, options->explain, error);
	else if (ok)
		write_all(&r);
	scoring_free(&r.scoring);
	scoring_free(&r.other_scoring);
	appraisal_plan_free(&r.plan);
	appraisal_plan_free(&r.other);
	db_close(r.other_db);
	free(r.ranges);
	free(r.order);
	text_free(&r.scratch);
	unload(&r.appraisal);
	return ok;
}
