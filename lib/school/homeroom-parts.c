/* The points of head teachers, item by item. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/homeroom-inside.h"
#include "school/retention.h"

enum { WEEK_DAYS = 7, PERCENT = 100, WHOLE = 10000 };

/* Of a class in the whole period. */
struct class_figures { int64_t pupils, visited, cared, cared_visited, partnered; };

struct work {
	struct homeroom *h;
	struct balance balance;
	struct class_figures *figures;  /* by place of the class */
	bool *visited, *cared, *partnered;      /* by place of the pupil in the register */
	unsigned *recorded;             /* by place of the school: rules of which it has rows */
	size_t *first_week;             /* by rank of the class */
};

/* ---- places ---- */

static size_t
school_place(const struct work *k, const struct school *school)
{
	const struct district *d = &k->h->track.report->district;
	size_t i = 0;

	while (i < d->school_count && d->school_list[i] != school)
		i++;
	return i;
}

static void
set_recorded(struct work *k, const struct track_class *c, size_t rule)
{
	if (c != NULL)
		k->recorded[school_place(k, c->school)] |= 1u << rule;
}

static void
index_weeks(struct work *k)
{
	size_t week = 0;

	for (size_t i = 0; i < k->h->track.class_count; i++) {
		k->first_week[i] = week;
		while (week < k->h->week_count && k->h->weeks[week].class == k->h->track.list[i])
			week++;
	}
	k->first_week[k->h->track.class_count] = week;
}

/* NULL: not due in the period. */
static struct homeroom_week *
week_of(const struct work *k, const struct track_class *c, int day)
{
	for (size_t i = k->first_week[c->rank]; i < k->first_week[c->rank + 1]; i++)
		if (day >= k->h->weeks[i].monday && day < k->h->weeks[i].monday + WEEK_DAYS)
			return &k->h->weeks[i];
	return NULL;
}

/* ---- what the tables have ---- */

static void
see_weekly(struct work *k, size_t rule)
{
	const struct homeroom *h = k->h;
	char from[11];
	struct query *q;

	date_format(date_from_day_number(homeroom_since(h)), from);
	q = query(h->track.report->db, "select distinct class from weekly_rows where duty_date between $1 and $2", "tt", from, h->track.day);
	while (query_next(q))
		set_recorded(k, track_class_of(&h->track, query_int(q, 0)), rule);
}

/* How much of one that is asked for a row is; quantity -1: not given. */
static struct fraction
share_of(const struct homeroom_rule *rule, int64_t quantity)
{
	if (quantity < 0 || rule->full_at <= 0)
		return fraction_of(quantity != 0, 1);
	return fraction_of(quantity < rule->full_at ? quantity : rule->full_at, rule->full_at);
}

static void
see_activity(struct work *k, size_t place)
{
	const struct homeroom *h = k->h;
	const struct homeroom_rule *rule = &h->rules[place];
	char from[11];
	struct query *q;

	date_format(date_from_day_number(homeroom_since(h) - WEEK_DAYS), from);
	q = query(h->track.report->db, "select class, activity_date, coalesce(quantity, -1) from activities_rows where activity = $1 and class <> 0"
	    " and activity_date between $2 and $3 order by class, activity_date", "ttt", rule->activity, from, h->track.day);
	while (query_next(q)) {
		const struct track_class *c = track_class_of(&h->track, query_int(q, 0));
		struct homeroom_week *week = c == NULL ? NULL : week_of(k, c, track_day(query_text(q, 1), 0));

		set_recorded(k, c, place);
		if (week == NULL)
			continue;
		if (week->done == NULL)
			week->done = arena_alloc(&k->h->arena, h->rule_count * sizeof *week->done);
		week->done[place] = fraction_add(week->done[place], share_of(rule, query_int(q, 2)));
	}
}

static const struct track_class *
class_of_pupil(const struct work *k, const struct enrolled *p)
{
	int64_t id = p == NULL ? 0 : enrolment_class(&k->balance.enrolment, p, k->h->last);

	return id == 0 ? NULL : track_class_of(&k->h->track, id);
}

static void
see_visits(struct work *k, unsigned rules)
{
	const struct enrolment *e = &k->balance.enrolment;
	char from[11], to[11];
	struct query *q;

	date_format(date_from_day_number(k->h->track.first), from);
	date_format(date_from_day_number(k->h->last), to);
	q = query(k->h->track.report->db, "select distinct pupil from visits_rows where visit_date between $1 and $2", "tt", from, to);
	while (query_next(q)) {
		const struct enrolled *p = enrolment_find(e, query_int(q, 0));
		const struct track_class *c = class_of_pupil(k, p);

		if (c == NULL)
			continue;
		k->visited[p - e->pupils] = true;
		k->recorded[school_place(k, c->school)] |= rules;
	}
}

static void
see_care(struct work *k, unsigned rules)
{
	const struct enrolment *e = &k->balance.enrolment;
	char day[11];
	struct query *q;

	date_format(date_from_day_number(k->h->last), day);
	q = query(k->h->track.report->db, "select pupil, max(partner is not null and partner <> '') from care_rows where \"from\" <= $1 and (\"to\" is null or \"to\" >= $1)"
	    " group by pupil", "t", day);
	while (query_next(q)) {
		const struct enrolled *p = enrolment_find(e, query_int(q, 0));
		const struct track_class *c = class_of_pupil(k, p);

		if (c == NULL)
			continue;
		k->cared[p - e->pupils] = true;
		k->partnered[p - e->pupils] = query_int(q, 1) != 0;
		k->recorded[school_place(k, c->school)] |= rules;
	}
}

static void
count_pupils(struct work *k)
{
	const struct enrolment *e = &k->balance.enrolment;

	for (size_t i = 0; i < e->count; i++) {
		const struct track_class *c = class_of_pupil(k, &e->pupils[i]);
		struct class_figures *f = c == NULL ? NULL : &k->figures[c - k->h->track.classes];

		if (f == NULL)
			continue;
		f->pupils++;
		f->visited += k->visited[i];
		f->cared += k->cared[i];
		f->cared_visited += k->cared[i] && k->visited[i];
		f->partnered += k->partnered[i];
	}
}

static unsigned
rules_of(const struct homeroom *h, enum homeroom_source source)
{
	unsigned rules = 0;

	for (size_t i = 0; i < h->rule_count; i++)
		rules |= (unsigned)(h->rules[i].source == source) << i;
	return rules;
}

/* ---- points of an item ---- */

static void
set_points(struct homeroom_part *part, const struct homeroom_rule *rule, struct fraction points)
{
	int64_t rounded = homeroom_round(points);

	part->state = PART_KNOWN;
	part->points = rounded < rule->worth ? rounded : rule->worth;
}

/* rate in hundredths of a percent. */
static void
set_share(struct homeroom_part *part, const struct homeroom_rule *rule, struct fraction rate)
{
	int64_t full = rule->full_at > 0 ? rule->full_at : WHOLE;

	part->rate = rate;
	set_points(part, rule, fraction_of(rule->worth * rate.num, rate.den * full));
}

static void
set_retention(struct homeroom_part *part, const struct homeroom_rule *rule, struct fraction rate)
{
	struct fraction off = fraction_add(rate, (struct fraction){ -rule->base_rate, 1 });
	int64_t each = off.num >= 0 ? rule->each_above : rule->each_below;

	part->rate = rate;
	set_points(part, rule, fraction_add((struct fraction){ rule->base_points, 1 }, fraction_of(off.num * each, off.den * PERCENT)));
}

static void
set_ratio(struct homeroom_part *part, const struct homeroom_rule *rule, int64_t num, int64_t den)
{
	part->num = num;
	part->den = den;
	part->state = PART_NOTHING;
	if (den <= 0)
		return;
	if (rule->source == HOMEROOM_RETENTION)
		set_retention(part, rule, fraction_of(num * WHOLE, den));
	else
		set_share(part, rule, fraction_of(num * WHOLE, den));
}

static void
set_weekly(const struct homeroom *h, const struct homeroom_entry *e, struct homeroom_part *part, const struct homeroom_rule *rule)
{
	struct fraction sum = { 0, 1 };

	part->num = e->recorded;
	part->den = (int64_t)e->week_count;
	part->state = PART_NOT_RECORDED;
	for (size_t i = e->week; i < e->week + e->week_count; i++)
		if (h->weeks[i].recorded)
			sum = fraction_add(sum, h->weeks[i].value);
	if (e->recorded == 0)
		return;
	part->rate = fraction_divide(sum, e->recorded);
	set_points(part, rule, fraction_of(rule->worth * part->rate.num, part->rate.den * WHOLE));
}

/* The share of a week, at most the whole. */
static struct fraction
week_share(const struct homeroom_week *w, size_t rule, int times)
{
	struct fraction done = w->done == NULL ? (struct fraction){ 0, 1 } : fraction_divide(w->done[rule], times > 0 ? times : 1);

	return fraction_compare(done, (struct fraction){ 1, 1 }) > 0 ? (struct fraction){ 1, 1 } : done.den == 0 ? (struct fraction){ 0, 1 } : done;
}

static void
set_activity(const struct homeroom *h, const struct homeroom_entry *e, struct homeroom_part *part, size_t place)
{
	const struct homeroom_rule *rule = &h->rules[place];
	struct fraction sum = { 0, 1 };

	part->den = (int64_t)e->week_count;
	part->state = PART_NOTHING;
	for (size_t i = e->week; i < e->week + e->week_count; i++) {
		struct fraction share = week_share(&h->weeks[i], place, rule->times);

		sum = fraction_add(sum, share);
		part->num += share.num == share.den;
	}
	if (e->week_count == 0)
		return;
	sum = fraction_divide(sum, (int64_t)e->week_count);
	part->rate = fraction_of(sum.num * WHOLE, sum.den);
	set_points(part, rule, fraction_of(rule->worth * sum.num, sum.den));
}

static void
set_given(struct homeroom_part *part, const struct homeroom_rule *rule, const struct component_row *row)
{
	part->row = row;
	part->state = PART_NOT_RECORDED;
	if (row == NULL || !row->has_value)
		return;
	if (rule->source == HOMEROOM_RETENTION)
		set_retention(part, rule, row->value);
	else
		set_share(part, rule, row->value);
}

/* ---- an entry ---- */

static void
set_figures(struct work *k, const struct homeroom_entry *e, struct homeroom_part *part, const struct homeroom_rule *rule)
{
	const struct class_figures *f = &k->figures[e->class - k->h->track.classes];
	int64_t num, den;

	if (rule->source == HOMEROOM_VISITS)
		set_ratio(part, rule, f->visited, f->pupils);
	else if (rule->source == HOMEROOM_CARE)
		set_ratio(part, rule, f->cared_visited + f->partnered, 2 * f->cared);
	else {
		retention_ratio(&k->balance.tallies[e->class - k->h->track.classes], RETENTION_CONTROLLED, &num, &den);
		set_ratio(part, rule, num, den);
	}
}

static void
set_part(struct work *k, const struct homeroom_entry *e, size_t place)
{
	struct homeroom *h = k->h;
	const struct homeroom_rule *rule = &h->rules[place];
	struct homeroom_part *part = &e->parts[place];

	part->state = PART_NOT_RECORDED;
	if (!homeroom_is_shown(h, place))
		return;
	if (h->given[place] != NULL)
		set_given(part, rule, h->given[place][e->class - h->track.classes]);
	else if (rule->source == HOMEROOM_GIVEN || (rule->source != HOMEROOM_RETENTION && !(k->recorded[school_place(k, e->class->school)] & 1u << place)))
		return;
	else if (rule->source == HOMEROOM_WEEKLY)
		set_weekly(h, e, part, rule);
	else if (rule->source == HOMEROOM_ACTIVITY)
		set_activity(h, e, part, place);
	else
		set_figures(k, e, part, rule);
}

static void
set_entry(struct work *k, struct homeroom_entry *e)
{
	const struct homeroom *h = k->h;

	e->parts = arena_alloc(&k->h->arena, (h->rule_count + 1) * sizeof *e->parts);
	e->unbalanced = h->by == HOMEROOM_TERM && k->balance.tallies[e->class - h->track.classes].broken > 0;
	for (size_t i = 0; i < h->rule_count; i++) {
		set_part(k, e, i);
		if (e->parts[i].state != PART_NOT_RECORDED)
			e->known |= 1u << i;
		if (e->parts[i].state != PART_KNOWN)
			continue;
		e->points += e->parts[i].points;
		e->full += h->rules[i].worth;
	}
}

/* ---- all ---- */

static bool
open_work(struct work *k, struct error *error)
{
	struct homeroom *h = k->h;
	size_t pupils;

	k->recorded = alloc_zero(h->track.report->district.school_count + 1, sizeof *k->recorded);
	k->first_week = alloc_zero(h->track.class_count + 1, sizeof *k->first_week);
	k->figures = alloc_zero(h->track.class_count + 1, sizeof *k->figures);
	index_weeks(k);
	if (h->by == HOMEROOM_TERM && !balance_open(&k->balance, &h->track, BALANCE_PERIOD, error))
		return false;
	pupils = k->balance.enrolment.count + 1;
	k->visited = alloc_zero(pupils, sizeof *k->visited);
	k->cared = alloc_zero(pupils, sizeof *k->cared);
	k->partnered = alloc_zero(pupils, sizeof *k->partnered);
	return true;
}

static void
close_work(struct work *k)
{
	balance_close(&k->balance);
	free(k->figures);
	free(k->visited);
	free(k->cared);
	free(k->partnered);
	free(k->recorded);
	free(k->first_week);
}

static void
see_tables(struct work *k)
{
	struct homeroom *h = k->h;

	for (size_t i = 0; i < h->rule_count; i++) {
		if (h->rules[i].source == HOMEROOM_WEEKLY)
			see_weekly(k, i);
		if (h->rules[i].source == HOMEROOM_ACTIVITY && h->rules[i].activity != NULL)
			see_activity(k, i);
	}
	if (h->by != HOMEROOM_TERM)
		return;
	see_visits(k, rules_of(h, HOMEROOM_VISITS));
	see_care(k, rules_of(h, HOMEROOM_CARE));
	count_pupils(k);
}

bool
homeroom_work_out(struct homeroom *h, struct error *error)
{
	struct work k = { .h = h };
	bool ok = open_work(&k, error);

	if (ok) {
		see_tables(&k);
		for (size_t i = 0; i < h->entry_count; i++)
			set_entry(&k, &h->entries[i]);
	}
	close_work(&k);
	return ok && db_ok(h->track.report->db, error);
}
