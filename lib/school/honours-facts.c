/* What the criteria of a selection count: one fact for each thing. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/honours.h"
#include "school/staff-marks.h"
#include "school/teacher-history.h"

enum { MINUTES_OF_HOUR = 45, HOURS_OF_DAY = 8, ONE = 100 };

struct gathering {
	struct facts *out;
	struct report *report;
	const struct criterion *c;
	const char *day;
	struct error *error;
};

/* The first columns of each query: teacher, date, what, batch, line. */
static struct fact *
add_fact(struct gathering *g, struct query *q, int64_t amount)
{
	struct facts *facts = g->out;
	struct fact *f;

	facts->items = alloc_grow(facts->items, facts->count + 1, sizeof *facts->items);
	f = &facts->items[facts->count++];
	*f = (struct fact){ .teacher = query_int(q, 0), .date = arena_copy(&facts->arena, query_text(q, 1)), .what = arena_copy(&facts->arena, query_text(q, 2)),
	    .note = "", .amount = amount, .batch = query_int(q, 3), .line = query_int(q, 4) };
	return f;
}

/* Is the name in the list of the criterion? An empty list has all. */
static bool
is_listed(const char *list, const char *name)
{
	size_t length = strlen(name), item;

	for (const char *at = list; *at != '\0'; at += item + (at[item] == ';')) {
		item = strcspn(at, ";");
		if (item == length && strncmp(at, name, length) == 0)
			return true;
	}
	return list[0] == '\0';
}

/* The same for words, however they were written. */
static bool
is_listed_word(const char *list, const char *column, int64_t word)
{
	char *copy = copy_string(list), *rest;
	bool found = list[0] == '\0';

	for (char *item = strtok_r(copy, ";", &rest); item != NULL && !found; item = strtok_r(NULL, ";", &rest))
		found = word_find(column_find(column)->words, item) == word;
	free(copy);
	return found;
}

/* ---- merits ---- */

static const char merits_sql[] =
    "select teacher, merit_date, merit, batch, line, merit_kind, merit_level, merit_award, author_place, merit_certificate from merits_rows"
    " where merit_date between $1 and $2 order by teacher, merit_date, merit_kind, merit";

/* Words go from the highest down. */
static bool
is_between(struct query *q, int column, int64_t lowest, int64_t highest)
{
	if (lowest < 0 && highest < 0)
		return true;
	return !query_null(q, column) && (lowest < 0 || query_int(q, column) <= lowest) && (highest < 0 || query_int(q, column) >= highest);
}

static const char *
describe_merit(struct gathering *g, struct query *q)
{
	enum language language = g->report->language;
	struct text text = TEXT_INIT;
	const char *copy;

	text_addf(&text, "%s %s", word_text(&column_find("merit_kind")->words[query_int(q, 5)], language), word_text(&column_find("merit_level")->words[query_int(q, 6)], language));
	if (!query_null(q, 7))
		text_addf(&text, " %s", word_text(&column_find("merit_award")->words[query_int(q, 7)], language));
	text_addf(&text, language == LANGUAGE_ZH ? "《%s》" : " \"%s\"", query_text(q, 2));
	copy = arena_copy(&g->out->arena, text.data);
	text_free(&text);
	return copy;
}

static void
gather_merits(struct gathering *g, const char *first)
{
	const struct criterion *c = g->c;
	struct query *q = query(g->report->db, merits_sql, "tt", first, g->day);

	while (query_next(q)) {
		bool certified = !query_null(q, 9) && query_text(q, 9)[0] != '\0';
		struct fact *f;

		if (!is_listed_word(c->of, "merit_kind", query_int(q, 5)) || !is_between(q, 6, c->level_lowest, c->level_highest)
		    || !is_between(q, 7, c->award_lowest, c->award_highest) || (c->author_last >= 0 && !query_null(q, 8) && query_int(q, 8) > c->author_last))
			continue;
		f = add_fact(g, q, !c->certificate || certified ? ONE : 0);
		f->what = describe_merit(g, q);
		if (f->amount == 0)
			f->note = report_word(g->report, "无证号，不计", "no certificate: not counted");
	}
}

/* ---- trainings ---- */

static const char trainings_sql[] =
    "select teacher, training_date, training, batch, line, training_level, coalesce(minutes, 0), coalesce(signed_in, $3) = $3, nullif(certificate, '')"
    " from trainings_rows where training_date between $1 and $2 order by teacher, training_date, training_level, training";

/* Hours of a row; left: those that its day still has. */
static int64_t
hours_of(const struct gathering *g, struct query *q, int64_t *left, const char **note)
{
	int64_t hours = query_int(q, 6) / MINUTES_OF_HOUR;

	*note = "";
	if (query_int(q, 7) == 0)
		*note = report_word(g->report, "未签到，不计", "did not sign in: not counted");
	else if (query_null(q, 8))
		*note = report_word(g->report, "无结业证号，不计", "no certificate: not counted");
	else if (hours > *left)
		*note = report_word(g->report, "当日至多8学时", "a day has at most 8 hours");
	if (query_int(q, 7) == 0 || query_null(q, 8))
		return 0;
	hours = hours < *left ? hours : *left;
	*left -= hours;
	return hours;
}

static void
gather_trainings(struct gathering *g, const char *first)
{
	struct query *q = query(g->report->db, trainings_sql, "tti", first, g->day, (int64_t)word_find(column_find("signed_in")->words, "yes"));
	int64_t teacher = 0, left = 0;
	char day[11] = "";

	while (query_next(q)) {
		const char *note;
		struct fact *f;
		int64_t hours;

		if (query_int(q, 0) != teacher || strcmp(query_text(q, 1), day) != 0) {
			left = HOURS_OF_DAY;
			teacher = query_int(q, 0);
			snprintf(day, sizeof day, "%s", query_text(q, 1));
		}
		hours = hours_of(g, q, &left, &note);
		if (!is_listed_word(g->c->of, "training_level", query_int(q, 5)))
			continue;
		f = add_fact(g, q, hours * ONE);
		f->note = note;
		f->what = arena_printf(&g->out->arena, g->report->language == LANGUAGE_ZH ? "%s（%s）" : "%s (%s)", f->what,
		    word_text(&column_find("training_level")->words[query_int(q, 5)], g->report->language));
	}
}

/* ---- school years taught, or as head teacher ---- */

static const char assignments_sql[] =
    "select teacher, max(\"from\", $1), \"from\", batch, line, min(coalesce(\"to\", $2), $2) from assignments_rows where \"from\" <= $2 and coalesce(\"to\", $2) >= $1"
    " order by teacher, \"from\", class, subject";
static const char head_teachers_sql[] =
    "select teacher, max(\"from\", $1), \"from\", batch, line, min(coalesce(\"to\", $2), $2) from head_teachers_rows where \"from\" <= $2 and coalesce(\"to\", $2) >= $1"
    " order by teacher, \"from\", class";

static void
gather_spans(struct gathering *g, const char *sql, const char *first)
{
	struct query *q = query(g->report->db, sql, "tt", first, g->day);
	int64_t teacher = 0;
	int after = 0;                  /* the first school year that is not counted yet */

	while (query_next(q)) {
		struct date from, to;

		if (!date_parse(query_text(q, 1), &from) || !date_parse(query_text(q, 5), &to))
			continue;
		after = query_int(q, 0) == teacher ? after : 0;
		teacher = query_int(q, 0);
		for (int year = school_year_of_date(from) > after ? school_year_of_date(from) : after; year <= school_year_of_date(to); year++) {
			struct fact *f = add_fact(g, q, ONE);
			char name[10];

			school_year_format(year, name);
			f->what = arena_copy(&g->out->arena, name);
			after = year + 1;
		}
	}
}

static void
gather_years(struct gathering *g, const char *first)
{
	gather_spans(g, assignments_sql, first);
}

static void
gather_homeroom(struct gathering *g, const char *first)
{
	gather_spans(g, head_teachers_sql, first);
}

/* ---- checks, findings, records ---- */

static void
gather_checks(struct gathering *g, const char *first)
{
	struct query *q = query(g->report->db, "select teacher, check_date, check_item, batch, line, check_points, check_full from checks_rows"
	    " where check_date between $1 and $2 and check_points is not null and check_full > 0 order by teacher, check_date, check_item, check_type, subject", "tt", first, g->day);

	while (query_next(q))
		if (is_listed(g->c->of, query_text(q, 2)))
			add_fact(g, q, query_int(q, 5))->of = query_int(q, 6);
}

static void
gather_findings(struct gathering *g, const char *first)
{
	struct query *q = query(g->report->db, "select f.teacher, f.check_date, k.key || ' ' || f.problem, f.batch, f.line, f.category from findings_rows f join keys k on k.id = f.finding"
	    " where f.check_date between $1 and $2 and f.teacher is not null and f.teacher <> 0 order by f.teacher, f.check_date, k.key", "tt", first, g->day);

	while (query_next(q))
		if (is_listed(g->c->of, query_text(q, 5)))
			add_fact(g, q, ONE);
}

static void
gather_vetoes(struct gathering *g, const char *first)
{
	struct query *q = query(g->report->db, "select teacher, record_date, fact, batch, line, appraisal_item from appraisal_records_rows"
	    " where record_date between $1 and $2 and veto = $3 order by teacher, record_date, appraisal_item, fact", "tti", first, g->day,
	    (int64_t)word_find(column_find("veto")->words, "yes"));

	while (query_next(q))
		if (is_listed(g->c->of, query_text(q, 5)))
			add_fact(g, q, ONE);
}

/* ---- staff attendance ---- */

static bool
gather_marks(struct gathering *g, const char *first, const char *kind, const char *other)
{
	const struct word *words = column_find("attendance")->words;
	struct staff_marks marks;

	if (!staff_marks_load(&marks, g->report->db, first, g->day, 0, g->error))
		return false;
	for (size_t i = 0; i < marks.count; i++) {
		const struct staff_mark *m = &marks.items[i];
		struct facts *facts = g->out;

		if (m->part == 0 || (m->kind != word_find(words, kind) && m->kind != word_find(words, other)))
			continue;
		facts->items = alloc_grow(facts->items, facts->count + 1, sizeof *facts->items);
		facts->items[facts->count++] = (struct fact){ .teacher = m->teacher, .date = arena_copy(&facts->arena, m->date), .note = "", .amount = m->part,
		    .what = word_text(&words[m->kind], g->report->language), .batch = m->batch, .line = m->line };
	}
	staff_marks_free(&marks);
	return true;
}

static void
gather_absent(struct gathering *g, const char *first)
{
	gather_marks(g, first, "absent", "absent");
}

static void
gather_leave(struct gathering *g, const char *first)
{
	gather_marks(g, first, "sick", "personal");
}

/* ---- activities, visits ---- */

static void
gather_activities(struct gathering *g, const char *first)
{
	struct query *q = query(g->report->db, "select teacher, activity_date, activity || coalesce(' ' || nullif(topic, ''), ''), batch, line, activity from activities_rows"
	    " where activity_date between $1 and $2 and teacher <> 0 and coalesce(quantity, 1) <> 0 order by teacher, activity_date, activity, school, activity_group, class, pupil",
	    "tt", first, g->day);

	while (query_next(q))
		if (is_listed(g->c->of, query_text(q, 5)))
			add_fact(g, q, ONE);
}

/* Without the pupils' names. */
static void
gather_visits(struct gathering *g, const char *first)
{
	struct query *q = query(g->report->db, "select t.teacher, v.visit_date, v.way, v.batch, v.line from visits_rows v join (select teacher_name, max(teacher) as teacher"
	    " from teachers_rows group by teacher_name having count(*) = 1) t on t.teacher_name = v.visitor where v.visit_date between $1 and $2"
	    " order by t.teacher, v.visit_date, v.pupil", "tt", first, g->day);

	while (query_next(q))
		add_fact(g, q, ONE);
}

static void (*const gathers[SOURCES])(struct gathering *, const char *first) = {
	[SOURCE_MERITS] = gather_merits, [SOURCE_TRAINING] = gather_trainings, [SOURCE_YEARS] = gather_years, [SOURCE_CHECKS] = gather_checks,
	[SOURCE_FINDINGS] = gather_findings, [SOURCE_ABSENT] = gather_absent, [SOURCE_LEAVE] = gather_leave, [SOURCE_ACTIVITIES] = gather_activities,
	[SOURCE_VISITS] = gather_visits, [SOURCE_HOMEROOM] = gather_homeroom, [SOURCE_VETOES] = gather_vetoes
};

/* ---- results ---- */

/* Those of the entrance exam count only where the plan names it, and are then refused by law. */
static unsigned
purposes_of(const struct criterion *c)
{
	const struct word *words = column_find("purpose")->words;
	unsigned mask = 0;

	for (int i = 0; words[i].code != NULL; i++)
		if (c->of[0] == '\0' ? strcmp(words[i].code, "graduation") != 0 : is_listed_word(c->of, "purpose", i))
			mask |= 1u << i;
	return mask;
}

static int64_t
points_of(double standard)
{
	struct text text = TEXT_INIT;
	int64_t points = 0;

	number_add_real(&text, 50 + 10 * standard, 2);
	number_hundredths(text.data, &points);
	text_free(&text);
	return points;
}

static void
add_result(struct gathering *g, const struct exam_point *p)
{
	struct facts *facts = g->out;
	struct text note = TEXT_INIT;

	text_addf(&note, g->report->language == LANGUAGE_ZH ? "%s，%lld人，标准分" : "%s, %lld pupils, standard score ", p->classes, (long long)p->pupils);
	number_add_real(&note, p->standard, 4);
	facts->items = alloc_grow(facts->items, facts->count + 1, sizeof *facts->items);
	facts->items[facts->count++] = (struct fact){ .teacher = p->teacher, .date = arena_copy(&facts->arena, p->date), .what = arena_copy(&facts->arena, p->exam),
	    .note = arena_copy(&facts->arena, note.data), .amount = points_of(p->standard), .source = arena_copy(&facts->arena, p->source) };
	text_free(&note);
}

static bool
gather_results(struct gathering *g, const char *first)
{
	struct teacher_history history;
	bool ok = teacher_history_load(&history, g->report, first, g->day, purposes_of(g->c), 0, g->error);

	for (size_t i = 0; ok && i < history.count; i++)
		add_result(g, &history.items[i]);
	teacher_history_free(&history);
	return ok;
}

/* ---- all ---- */

/* The sort of the library may change the order of equals, so what the queries settled is kept by batch and line. */
static int
compare_facts(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	int order;

	if (x->teacher != y->teacher)
		return x->teacher < y->teacher ? -1 : 1;
	if ((order = strcmp(x->date, y->date)) != 0 || (order = strcmp(x->what, y->what)) != 0)
		return order;
	return (x->line > y->line) - (x->line < y->line);
}

void
facts_sort(struct facts *facts)
{
	if (facts->count > 1)
		qsort(facts->items, facts->count, sizeof *facts->items, compare_facts);
}

bool
facts_load(struct facts *facts, struct report *report, const struct criterion *c, const char *day, struct error *error)
{
	struct gathering g = { .out = facts, .report = report, .c = c, .day = day, .error = error };

	*facts = (struct facts){ 0 };
	if (c->source == SOURCE_RESULTS) {
		if (!gather_results(&g, c->first))
			return false;
	} else if (gathers[c->source] != NULL) {
		gathers[c->source](&g, c->first);
	}
	facts_sort(facts);
	return !error->set && db_ok(report->db, error);
}

void
facts_free(struct facts *facts)
{
	free(facts->items);
	arena_free(&facts->arena);
}

size_t
facts_of(const struct facts *facts, int64_t teacher, size_t *count)
{
	size_t low = 0, high = facts->count, last;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (facts->items[middle].teacher < teacher)
			low = middle + 1;
		else
			high = middle;
	}
	for (last = low; last < facts->count && facts->items[last].teacher == teacher; last++)
		continue;
	*count = last - low;
	return low;
}
