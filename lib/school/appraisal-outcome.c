/* From totals to places, grades and money. */
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/appraisal.h"

/* ---- what bars from a grade ---- */

static void
add_ground(struct appraisal_standing *to, const struct appraisal *a, int grade, const char *ground)
{
	text_addf(&to->ground, "%s%s", to->ground.length > 0 ? appraisal_word(a, "；", "; ") : "", ground);
	if (grade > (int)to->best)
		to->best = (enum appraisal_grade)grade;
}

/* 事假32天 达到30天 */
static void
bar_by_days(struct scoring *s, size_t person, const struct grade_rule *rule, int kind)
{
	const struct staff_person *p = s->of->people[person].staff;
	const bool zh = s->of->report->language == LANGUAGE_ZH;
	struct text ground = TEXT_INIT;

	if (p == NULL || 100 * p->days[kind] < rule->from * s->of->staff.part || p->days[kind] == 0)
		return;
	text_add(&ground, word_text(&column_find("attendance")->words[kind], s->of->report->language));
	text_add(&ground, zh ? "" : " ");
	number_add_hundredths(&ground, staff_hundredths(&s->of->staff, p->days[kind]));
	text_add(&ground, zh ? "天，达到" : " days, from ");
	number_add_hundredths(&ground, rule->from);
	text_add(&ground, zh ? "天" : " on");
	add_ground(&s->standings[person], s->of, rule->grade, ground.data);
	text_free(&ground);
}

static void
bar_by_leave(struct scoring *s, size_t person, const struct grade_rule *rule)
{
	const struct staff_person *p = s->of->people[person].staff;
	int64_t away = p == NULL ? 0 : p->days[STAFF_SICK] + p->days[STAFF_PERSONAL];
	const bool zh = s->of->report->language == LANGUAGE_ZH;
	struct text ground = TEXT_INIT;

	if (p == NULL || 10000 * away <= rule->from * p->due * s->of->staff.part)
		return;
	text_add(&ground, zh ? "病假、事假" : "sick and personal leave ");
	number_add_hundredths(&ground, staff_hundredths(&s->of->staff, away));
	text_addf(&ground, zh ? "天，超过应出勤%d天的" : " of %d days due, above ", p->due);
	number_add_hundredths(&ground, rule->from);
	text_add(&ground, "%");
	add_ground(&s->standings[person], s->of, rule->grade, ground.data);
	text_free(&ground);
}

/* Does a rule of its own name the item? Then the one for any item is not meant. */
static bool
has_own_rule(const struct appraisal_plan *plan, const char *item)
{
	for (size_t i = 0; i < plan->grade_count; i++)
		if (plan->grades[i].condition == IF_RECORD && strcmp(plan->grades[i].item, item) == 0)
			return true;
	return false;
}

static bool
is_meant(const struct appraisal_plan *plan, const struct grade_rule *rule, const char *item)
{
	return rule->item[0] == '\0' ? !has_own_rule(plan, item) : strcmp(rule->item, item) == 0;
}

static void
bar_by_records(struct scoring *s, const struct grade_rule *rule)
{
	const int yes = word_find(column_find("veto")->words, "yes");
	struct appraisal *a = s->of;
	struct query *q = query(a->report->db, "select teacher, record_date, appraisal_item, fact, batch, line from appraisal_records_rows where veto = $1"
	    " and record_date between $2 and $3 order by record_date, appraisal_item, fact", "itt", (int64_t)yes, a->first, a->last);

	while (query_next(q)) {
		struct text ground = TEXT_INIT;
		size_t person;

		if (!is_meant(s->plan, rule, query_text(q, 2)))
			continue;
		person = appraisal_person_of(a, query_int(q, 0), (struct source_line){ NULL, query_int(q, 4), query_int(q, 5) });
		text_addf(&ground, "%s %s", query_text(q, 1), query_text(q, 2));
		text_addf(&ground, a->report->language == LANGUAGE_ZH ? "：%s" : ": %s", query_text(q, 3));
		if (person != SIZE_MAX)
			add_ground(&s->standings[person], a, rule->grade, ground.data);
		text_free(&ground);
	}
}

static bool
is_covered(const struct appraisal_plan *plan, const char *item)
{
	for (size_t i = 0; i < plan->grade_count; i++)
		if (plan->grades[i].condition == IF_RECORD && is_meant(plan, &plan->grades[i], item))
			return true;
	return false;
}

/* Vetoes of which the plan says nothing bar from nothing. */
static void
tell_vetoes(const struct scoring *s)
{
	const int yes = word_find(column_find("veto")->words, "yes");
	struct appraisal *a = s->of;
	struct query *q = query(a->report->db, "select appraisal_item, record_date, fact, batch, line from appraisal_records_rows where veto = $1"
	    " and record_date between $2 and $3 order by record_date, appraisal_item, fact", "itt", (int64_t)yes, a->first, a->last);

	while (query_next(q))
		if (!is_covered(s->plan, query_text(q, 0)))
			remark(appraisal_place(a, (struct source_line){ NULL, query_int(q, 3), query_int(q, 4) }),
			    _("a veto under \"%s\", of which the grades of the plan \"%s\" say nothing: it bars from nothing"), query_text(q, 0), s->plan->name);
}

static void
bar_by_item(struct scoring *s, size_t person, const struct grade_rule *rule)
{
	for (size_t i = 0; i < s->plan->item_count; i++) {
		struct text ground = TEXT_INIT;

		if (strcmp(s->plan->items[i].name, rule->item) != 0 || !s->standings[person].has_item[i] || s->standings[person].items[i] >= rule->from)
			continue;
		text_addf(&ground, "%s ", rule->item);
		number_add_ratio(&ground, s->standings[person].items[i], 100, 2);
		text_add(&ground, appraisal_word(s->of, "分，低于", ", below "));
		number_add_hundredths(&ground, rule->from);
		add_ground(&s->standings[person], s->of, rule->grade, ground.data);
		text_free(&ground);
	}
}

static void
bar_person(struct scoring *s, size_t person, const struct grade_rule *rule)
{
	switch (rule->condition) {
	case IF_ABSENT:
		bar_by_days(s, person, rule, STAFF_ABSENT);
		break;
	case IF_PERSONAL:
		bar_by_days(s, person, rule, STAFF_PERSONAL);
		break;
	case IF_SICK:
		bar_by_days(s, person, rule, STAFF_SICK);
		break;
	case IF_LEAVE:
		bar_by_leave(s, person, rule);
		break;
	case IF_ITEM:
		bar_by_item(s, person, rule);
		break;
	default:
		break;
	}
}

static void
bar_all(struct scoring *s)
{
	for (size_t i = 0; i < s->plan->grade_count; i++) {
		if (s->plan->grades[i].condition == IF_RECORD)
			bar_by_records(s, &s->plan->grades[i]);
		for (size_t person = 0; person < s->of->count; person++)
			bar_person(s, person, &s->plan->grades[i]);
	}
}

/* ---- places ---- */

static bool
is_appraised(const struct scoring *s, size_t person)
{
	return s->standings[person].best != GRADE_NOT_APPRAISED;
}

static bool
by_school(const struct scoring *s)
{
	return s->of->options->by != NULL && strcmp(s->of->options->by, "school") == 0;
}

static bool
ranked_together(const struct scoring *s, size_t a, size_t b)
{
	return is_appraised(s, a) && is_appraised(s, b) && (!by_school(s) || s->of->people[a].school == s->of->people[b].school);
}

static void
find_places(struct scoring *s)
{
	for (size_t i = 0; i < s->of->count; i++) {
		size_t above = 0;

		if (!is_appraised(s, i))
			continue;
		for (size_t k = 0; k < s->of->count; k++)
			above += ranked_together(s, i, k) && s->standings[k].total > s->standings[i].total;
		s->standings[i].rank = above + 1;
		s->appraised += s->of->people[i].listed;
	}
}

/* ---- grades ---- */

static bool
in_quota(const struct scoring *s, const struct grade_rule *rule, size_t a, size_t b)
{
	bool apart = rule->per_school || by_school(s);

	return is_appraised(s, a) && is_appraised(s, b) && (!apart || s->of->people[a].school == s->of->people[b].school);
}

/* Has the points, nothing bars him, and he did not get a better one. */
static bool
is_candidate(const struct scoring *s, const struct grade_rule *rule, size_t person)
{
	const struct appraisal_standing *to = &s->standings[person];

	return to->grade == GRADE_NONE && (int)to->best <= rule->grade && to->total >= rule->from;
}

enum cut { CUT_IN, CUT_TIE, CUT_OUT };

/* Where a candidate stands to the quota of his unit. */
static enum cut
cut_of(const struct scoring *s, const struct grade_rule *rule, size_t person)
{
	int64_t n = 0, above = 0, equal = 0, places;

	if (rule->quota < 0)
		return CUT_IN;
	for (size_t i = 0; i < s->of->count; i++) {
		if (!in_quota(s, rule, person, i))
			continue;
		n++;
		if (!is_candidate(s, rule, i))
			continue;
		above += s->standings[i].total > s->standings[person].total;
		equal += s->standings[i].total == s->standings[person].total;
	}
	places = n * rule->quota / 10000;
	return above + equal <= places ? CUT_IN : above < places ? CUT_TIE : CUT_OUT;
}

/* Decided for all before anybody gets it. */
static void
give_grade(struct scoring *s, const struct grade_rule *rule)
{
	enum cut *cuts = alloc_zero(s->of->count + 1, sizeof *cuts);

	for (size_t i = 0; i < s->of->count; i++)
		cuts[i] = is_appraised(s, i) && is_candidate(s, rule, i) ? cut_of(s, rule, i) : CUT_OUT;
	for (size_t i = 0; i < s->of->count; i++)
		if (cuts[i] != CUT_OUT) {
			s->standings[i].grade = (enum appraisal_grade)rule->grade;
			s->standings[i].pending = cuts[i] == CUT_TIE;
		}
	free(cuts);
}

/* Who is on the cut of a better grade has the next one that he comes up to, otherwise. */
static void
give_other(struct scoring *s, const struct grade_rule *rule)
{
	for (size_t i = 0; i < s->of->count; i++) {
		struct appraisal_standing *to = &s->standings[i];

		if (to->pending && to->other == GRADE_NONE && (int)to->grade < rule->grade && to->total >= rule->from)
			to->other = (enum appraisal_grade)rule->grade;
	}
}

static void
give_grades(struct scoring *s)
{
	for (size_t i = 0; i < s->plan->grade_count; i++) {
		const struct grade_rule *rule = &s->plan->grades[i];

		if (rule->condition != IF_TOTAL)
			continue;
		give_grade(s, rule);
		give_other(s, rule);
	}
	for (size_t i = 0; i < s->of->count; i++)
		if (!is_appraised(s, i))
			s->standings[i].grade = GRADE_NOT_APPRAISED;
}

/* ---- money ---- */

struct part { size_t person; int64_t total; __int128 rest; };

static int
by_rest(const void *left, const void *right)
{
	const struct part *a = left, *b = right;

	if (a->rest != b->rest)
		return a->rest > b->rest ? -1 : 1;
	if (a->total != b->total)
		return a->total > b->total ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

/* People stand by number. Totals below 0 earn nothing. */
static bool
share_out(struct scoring *s, int64_t pool, struct error *error)
{
	struct part *parts = alloc_zero(s->of->count + 1, sizeof *parts);
	int64_t sum = 0, left = pool;
	size_t n = 0;

	for (size_t i = 0; i < s->of->count; i++)
		if (s->of->people[i].listed && is_appraised(s, i) && s->standings[i].total > 0) {
			parts[n++] = (struct part){ i, s->standings[i].total, 0 };
			sum += s->standings[i].total;
		}
	for (size_t i = 0; i < n; i++) {
		__int128 share = (__int128)pool * parts[i].total;

		s->standings[parts[i].person].money = (int64_t)(share / sum);
		parts[i].rest = share % sum;
		left -= (int64_t)(share / sum);
	}
	qsort(parts, n, sizeof *parts, by_rest);
	for (size_t i = 0; n > 0 && i < (size_t)left; i++)
		s->standings[parts[i].person].money++;
	free(parts);
	return n > 0 || error_set(error, _("nobody has points to share the money by"));
}

bool
scoring_outcome(struct scoring *s, int64_t pool, struct error *error)
{
	if (s->plan->grade_count == 0)
		remark((struct place){ 0 }, _("the plan \"%s\" has no rows in appraisal_grades: no grades are given"), s->plan->name);
	else
		tell_vetoes(s);
	bar_all(s);
	find_places(s);
	give_grades(s);
	return pool < 0 || share_out(s, pool, error);
}
