#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/homeroom-inside.h"
#include "school/person.h"
#include "school/term.h"
#include "school/teacher-names.h"

enum { WEEK_DAYS = 7, THURSDAY = 3 };

/* ---- the period ---- */

static const char *
iso_of(struct homeroom *h, int day)
{
	char iso[11];

	date_format(date_from_day_number(day), iso);
	return arena_copy(&h->arena, iso);
}

/* Where none is named it is the week, month or term of the day. */
static bool
set_period(struct homeroom *h, const struct report *report, struct error *error)
{
	struct period_options *p = &h->asked.period;
	char day[11], term[12];
	int number;

	if (p->year != NULL || p->term != NULL || p->month != NULL || p->since != NULL || p->until != NULL)
		return true;
	if (!report_day(report, h->asked.on, day, error))
		return false;
	number = track_day(day, 0);
	if (h->by == HOMEROOM_WEEK) {
		p->since = iso_of(h, number - weekday_of(number));
		p->until = iso_of(h, number - weekday_of(number) + WEEK_DAYS - 1);
	} else if (h->by == HOMEROOM_MONTH) {
		p->month = arena_copy_bytes(&h->arena, day, strlen("2023-04"));
	} else {
		term_format(term_of_date(date_from_day_number(number)), term);
		p->term = arena_copy(&h->arena, term);
	}
	return true;
}

static void
add_span(struct homeroom *h, int first, int last, const char *name)
{
	h->spans = alloc_grow(h->spans, h->span_count + 1, sizeof *h->spans);
	h->spans[h->span_count++] = (struct homeroom_span){ first, last, name };
}

static void
add_weeks(struct homeroom *h)
{
	for (int monday = h->track.first - weekday_of(h->track.first); monday + THURSDAY <= h->track.last; monday += WEEK_DAYS)
		if (monday + THURSDAY >= h->track.first)
			add_span(h, monday, monday + WEEK_DAYS - 1, iso_of(h, monday));
}

static void
add_months(struct homeroom *h)
{
	for (int day = h->track.first; day <= h->track.last;) {
		struct date d = date_from_day_number(day);
		struct month month = { d.year, d.month };
		int last = date_day_number(month_last_day(month));
		char name[8];

		month_format(month, name);
		add_span(h, day, last < h->track.last ? last : h->track.last, arena_copy(&h->arena, name));
		day = last + 1;
	}
}

/* 2022-2023-2, 2022-2023, 2023-04, else its days. */
static const char *
name_of_period(struct homeroom *h)
{
	const struct period_options *p = &h->asked.period;
	struct term term;
	char name[12];

	if (p->term != NULL && term_find(p->term, &term)) {
		term_format(term, name);
		return arena_copy(&h->arena, name);
	}
	if (p->month != NULL)
		return arena_copy_bytes(&h->arena, iso_of(h, h->track.first), strlen("2023-04"));
	if (p->year != NULL) {
		school_year_format(school_year_of_date(date_from_day_number(h->track.first)), name);
		return arena_copy(&h->arena, name);
	}
	return arena_printf(&h->arena, "%s/%s", iso_of(h, h->track.first), iso_of(h, h->track.last));
}

static void
make_spans(struct homeroom *h)
{
	if (h->by == HOMEROOM_WEEK)
		add_weeks(h);
	else if (h->by == HOMEROOM_MONTH)
		add_months(h);
	else
		add_span(h, h->track.first, h->track.last, name_of_period(h));
}

int
homeroom_since(const struct homeroom *h)
{
	return date_day_number(term_first_day(term_of_date(date_from_day_number(h->track.first))));
}

/* ---- what the files share ---- */

struct place
homeroom_place(struct homeroom *h, int64_t batch, long line)
{
	struct query *q = query(h->track.report->db, "select file from batches where batch = $1", "i", batch);
	struct place place = { .line = line };

	if (query_next(q))
		place.file = arena_copy(&h->arena, query_text(q, 0));
	query_end(q);
	return place;
}

int64_t
homeroom_round(struct fraction f)
{
	return f.num <= 0 || f.den == 0 ? 0 : (2 * f.num + f.den) / (2 * f.den);
}

/* ---- who is head teacher ---- */

struct person {
	int64_t id, school;
	const char *number;
	const struct person *next;      /* of the same name */
};

struct office {
	int64_t class_id, teacher;
	int from, to;
};

struct heads {
	struct teacher_names names;
	struct map people;              /* by the name as it is compared */
	struct office *offices;         /* by class and first day */
	size_t count;
};

static void
load_people(struct homeroom *h, struct heads *heads)
{
	struct query *q = query(h->track.report->db, "select teacher, coalesce(school, 0) from teachers_rows order by teacher", "");
	struct text key = TEXT_INIT;

	teacher_names_load(&heads->names, h->track.report->db);
	while (query_next(q)) {
		struct person *one = arena_alloc(&h->arena, sizeof *one);
		int64_t id = query_int(q, 0);

		text_clear(&key);
		person_name_key(&key, teacher_names_find(&heads->names, id));
		*one = (struct person){ id, query_int(q, 1), arena_copy(&h->arena, teacher_names_number(&heads->names, id)), map_get(&heads->people, text_string(&key)) };
		map_set(&heads->people, text_string(&key), one);
	}
	text_free(&key);
}

/* Who has no last day leaves when the next begins; with one he was to stay. */
static void
tell_overlap(struct homeroom *h, const struct heads *heads, int64_t batch, long line)
{
	const struct office *now = &heads->offices[heads->count - 1], *before = now - 1;

	if (heads->count > 1 && before->class_id == now->class_id && before->to != INT32_MAX && before->to >= now->from)
		remark(homeroom_place(h, batch, line), _("the class has two head teachers from this day on; this one counts"));
}

static void
load_offices(struct homeroom *h, struct heads *heads)
{
	struct query *q = query(h->track.report->db, "select class, teacher, \"from\", \"to\", batch, line from head_teachers_rows order by class, \"from\"", "");

	while (query_next(q)) {
		heads->offices = alloc_grow(heads->offices, heads->count + 1, sizeof *heads->offices);
		heads->offices[heads->count++] = (struct office){ query_int(q, 0), query_int(q, 1), track_day(query_text(q, 2), 0),
		    query_null(q, 3) ? INT32_MAX : track_day(query_text(q, 3), INT32_MAX) };
		tell_overlap(h, heads, query_int(q, 4), (long)query_int(q, 5));
	}
}

static void
free_heads(struct heads *heads)
{
	teacher_names_free(&heads->names);
	map_free(&heads->people);
	free(heads->offices);
}

/* The only one of the name in the school, else in the district. */
static const struct person *
find_person(const struct heads *heads, const char *name, int64_t school)
{
	const struct person *found = NULL, *list;
	struct text key = TEXT_INIT;
	size_t here = 0, all = 0;

	person_name_key(&key, name);
	list = map_get(&heads->people, text_string(&key));
	text_free(&key);
	for (const struct person *p = list; p != NULL; p = p->next) {
		found = p->school == school || all == 0 ? p : found;
		here += p->school == school;
		all++;
	}
	return here == 1 || (here == 0 && all == 1) ? found : NULL;
}

static void
set_head(struct homeroom *h, const struct heads *heads, struct homeroom_entry *e, int day)
{
	const struct office *office = NULL;
	const struct person *person;

	for (size_t i = 0; i < heads->count; i++)
		if (heads->offices[i].class_id == e->class->id && heads->offices[i].from <= day && day <= heads->offices[i].to)
			office = &heads->offices[i];
	e->number = "";
	if (office != NULL) {
		e->teacher = office->teacher;
		e->name = arena_copy(&h->arena, teacher_names_find(&heads->names, office->teacher));
		e->number = arena_copy(&h->arena, teacher_names_number(&heads->names, office->teacher));
		return;
	}
	e->name = e->class->head_teacher;
	person = e->name == NULL ? NULL : find_person(heads, e->name, e->class->school->id);
	if (person != NULL) {
		e->teacher = person->id;
		e->number = person->number;
	}
}

/* ---- entries ---- */

static bool
same_head(const struct homeroom_entry *a, const struct homeroom_entry *b)
{
	if (a->teacher != 0 || b->teacher != 0)
		return a->teacher == b->teacher;
	return a->name == b->name || (a->name != NULL && b->name != NULL && strcmp(a->name, b->name) == 0);
}

static struct homeroom_entry *
add_entry(struct homeroom *h, const struct homeroom_entry *entry)
{
	if ((h->entry_count & (h->entry_count - 1)) == 0)
		h->entries = alloc_grow(h->entries, h->entry_count * 2 + 1, sizeof *h->entries);
	h->entries[h->entry_count] = *entry;
	return &h->entries[h->entry_count++];
}

/* The weeks of the class in the span, split where the head teacher changes. */
static void
add_entries(struct homeroom *h, const struct heads *heads, const struct homeroom_span *span, const struct track_class *c, size_t *week)
{
	struct homeroom_entry *last = NULL;

	while (*week < h->week_count && h->weeks[*week].class == c && h->weeks[*week].monday + THURSDAY < span->first)
		++*week;
	for (; *week < h->week_count && h->weeks[*week].class == c && h->weeks[*week].monday + THURSDAY <= span->last; ++*week) {
		struct homeroom_entry entry = { .span = span, .class = c, .week = *week };
		const struct homeroom_week *w = &h->weeks[*week];

		set_head(h, heads, &entry, w->monday + THURSDAY);
		if (last == NULL || !same_head(last, &entry))
			last = add_entry(h, &entry);
		last->week_count++;
		last->recorded += w->recorded;
		last->flags += w->flag;
	}
}

static int
compare_entries(const void *a, const void *b)
{
	const struct homeroom_entry *x = a, *y = b;

	if (x->span != y->span)
		return x->span < y->span ? -1 : 1;
	if (x->class != y->class)
		return x->class->rank < y->class->rank ? -1 : 1;
	return (x->week > y->week) - (x->week < y->week);
}

bool
homeroom_make_entries(struct homeroom *h, struct error *error)
{
	struct heads heads = { 0 };
	size_t week = 0;

	load_people(h, &heads);
	load_offices(h, &heads);
	for (size_t i = 0; i < h->track.class_count; i++)
		for (size_t s = 0; s < h->span_count; s++)
			add_entries(h, &heads, &h->spans[s], h->track.list[i], &week);
	if (h->entry_count > 0)
		qsort(h->entries, h->entry_count, sizeof *h->entries, compare_entries);
	free_heads(&heads);
	return db_ok(h->track.report->db, error);
}

/* ---- ranks ---- */

static int
compare_scores(const struct homeroom_entry *x, const struct homeroom_entry *y)
{
	if (x->span != y->span)
		return x->span < y->span ? -1 : 1;
	if (x->known != y->known)
		return x->known < y->known ? -1 : 1;
	return fraction_compare(homeroom_score(y), homeroom_score(x));
}

static int
compare_in_district(const void *a, const void *b)
{
	return compare_scores(*(struct homeroom_entry *const *)a, *(struct homeroom_entry *const *)b);
}

static int
compare_in_school(const void *a, const void *b)
{
	const struct homeroom_entry *x = *(struct homeroom_entry *const *)a, *y = *(struct homeroom_entry *const *)b;

	if (x->class->school != y->class->school)
		return x->class->school->id < y->class->school->id ? -1 : 1;
	return compare_scores(x, y);
}

/* Entries of one list, from the best: ties share a place and the next is skipped. */
static void
rank_list(struct homeroom_entry **list, size_t count, bool of_school)
{
	int rank = 1;

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && fraction_compare(homeroom_score(list[i]), homeroom_score(list[i - 1])) != 0)
			rank = (int)i + 1;
		*(of_school ? &list[i]->school_rank : &list[i]->district_rank) = rank;
		*(of_school ? &list[i]->school_ranked : &list[i]->district_ranked) = (int)count;
	}
}

static void
rank_lists(struct homeroom_entry **list, size_t count, bool of_school)
{
	size_t first = 0;

	if (count > 0)
		qsort(list, count, sizeof *list, of_school ? compare_in_school : compare_in_district);
	for (size_t i = 1; i <= count; i++)
		if (i == count || list[i]->span != list[first]->span || list[i]->known != list[first]->known
		    || (of_school && list[i]->class->school != list[first]->class->school)) {
			rank_list(list + first, i - first, of_school);
			first = i;
		}
}

/* Items that any class of the school has in the span; its entries stand together. */
static unsigned
known_in_school(const struct homeroom *h, size_t first, size_t *end)
{
	const struct homeroom_entry *e = &h->entries[first];
	unsigned known = 0;

	for (*end = first; *end < h->entry_count && h->entries[*end].span == e->span && h->entries[*end].class->school == e->class->school; ++*end)
		known |= h->entries[*end].known;
	return known;
}

/* Who lacks an item that the school records is not compared with those who have it. */
static void
set_ranks(struct homeroom *h)
{
	struct homeroom_entry **list = alloc_zero(h->entry_count + 1, sizeof *list);
	size_t count = 0, end;

	for (size_t first = 0; first < h->entry_count; first = end) {
		unsigned known = known_in_school(h, first, &end);

		for (size_t i = first; i < end; i++)
			if (h->entries[i].full > 0 && h->entries[i].known == known)
				list[count++] = &h->entries[i];
	}
	rank_lists(list, count, true);
	rank_lists(list, count, false);
	free(list);
}

/* ---- all ---- */

struct fraction
homeroom_score(const struct homeroom_entry *e)
{
	return e->full > 0 ? fraction_of(e->points * 10000, e->full) : (struct fraction){ 0, 0 };
}

bool
homeroom_of_teacher(const struct homeroom *h, int64_t teacher, struct fraction *score, size_t *classes)
{
	*score = (struct fraction){ 0, 1 };
	*classes = 0;
	for (size_t i = 0; i < h->entry_count; i++)
		if (teacher != 0 && h->entries[i].teacher == teacher && h->entries[i].full > 0) {
			*score = fraction_add(*score, homeroom_score(&h->entries[i]));
			++*classes;
		}
	*score = fraction_divide(*score, *classes > 0 ? (int64_t)*classes : 1);
	return *classes > 0;
}

bool
homeroom_is_shown(const struct homeroom *h, size_t rule)
{
	enum homeroom_source source = h->rules[rule].source;

	return h->by == HOMEROOM_TERM || (h->given[rule] == NULL && (source == HOMEROOM_WEEKLY || source == HOMEROOM_ACTIVITY));
}

void
homeroom_add_basis(struct text *text, const struct homeroom_rule *rule, const struct homeroom_part *part)
{
	if (rule->source == HOMEROOM_ACTIVITY && part->state == PART_KNOWN)
		number_add_hundredths(text, homeroom_round(fraction_of(part->rate.num * part->den, part->rate.den * 100)));
	else
		text_addf(text, "%lld", (long long)part->num);
	text_addf(text, "/%lld", (long long)part->den);
}

bool
homeroom_has(const struct homeroom *h, const struct homeroom_entry *e)
{
	return track_has(&h->track, e->class);
}

/* Places are taken among all classes, whichever are asked for. */
static bool
work_out(struct homeroom *h, const struct ranking_options *o, struct error *error)
{
	const struct school *school = h->track.school;
	bool ok;

	h->track.school = NULL;
	h->asked.class_name = NULL;
	make_spans(h);
	ok = homeroom_read_rules(h, error) && homeroom_read_components(h, &o->components, error) && homeroom_read_weeks(h, error)
	    && homeroom_make_entries(h, error) && homeroom_work_out(h, error);
	if (ok)
		set_ranks(h);
	h->track.school = school;
	h->asked.class_name = o->class_name;
	return ok;
}

bool
homeroom_open(struct homeroom *h, struct report *report, const struct ranking_options *o, enum homeroom_by by, struct error *error)
{
	*h = (struct homeroom){ .by = by, .asked = { .on = o->on, .period = o->period, .school = o->school, .class_name = o->class_name } };
	if (!set_period(h, report, error) || !track_open(&h->track, report, &h->asked, true, error))
		return false;
	h->last = h->track.last < h->track.today ? h->track.last : h->track.today;
	if (h->track.first > h->track.today)
		return error_set(error, _("the period begins after %s"), h->track.day);
	return work_out(h, o, error);
}

void
homeroom_close(struct homeroom *h)
{
	for (size_t i = 0; i < h->component_count; i++)
		component_free(&h->components[i]);
	free(h->components);
	free(h->rules);
	free(h->spans);
	free(h->rows);
	free(h->weeks);
	free(h->entries);
	track_close(&h->track);
	arena_free(&h->arena);
}
