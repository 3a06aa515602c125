#include <stdlib.h>
#include <string.h>
#include "school/item.h"
#include "school/item-scores.h"
#include "school/exam-rows.h"

/* ---- the exam ---- */

static bool
only_exam(struct report *report, const char **name, struct error *error)
{
	struct text names = TEXT_INIT;
	struct query *q = query(report->db, "select key from keys where id in (select exam from item_marks_rows) order by id", "");
	int count = 0;

	for (; query_next(q); count++) {
		text_addf(&names, "%s\"%s\"", count > 0 ? ", " : "", query_text(q, 0));
		*name = arena_copy(&report->district.arena, query_text(q, 0));
	}
	if (count == 0)
		error_set(error, _("there are no item marks yet; import-records item_marks brings them in"));
	else if (count > 1)
		error_set(error, _("which exam? name it with -e: %s"), text_string(&names));
	text_free(&names);
	return count == 1;
}

static bool
find_exam(struct report *report, const char *name, struct exam *exam, struct error *error)
{
	if (name == NULL && !only_exam(report, &name, error))
		return false;
	if (!district_exam(&report->district, name, NULL, exam, (struct place){ 0 }))
		return error_set(error, _("nothing is reported"));
	return report_rules(report, exam, error);
}

/* ---- pupils and their marks ---- */

static void
read_classes(struct item_scores *s, struct db *db)
{
	struct query *q;

	s->classes = alloc_zero((size_t)db_int(db, 0, "select count(*) from classes_rows", "") + 1, sizeof *s->classes);
	q = query(db, "select class, school, entry_year, stage, class_number, language from classes_rows order by class", "");
	while (query_next(q)) {
		int entry_year = (int)query_int(q, 2), stage = (int)query_int(q, 3);

		s->classes[s->class_count++] = (struct class_info){ .id = query_int(q, 0), .school = query_int(q, 1), .language = (int)query_int(q, 5),
			.name = { .entry_year = entry_year, .first_grade = stage, .number = (int)query_int(q, 4), .grade = stage + s->exam.term.year - entry_year } };
	}
}

static int
compare_class_id(const void *left, const void *right)
{
	const struct class_info *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

static const char *
intern(struct item_scores *s, const char *text)
{
	const char *known;

	if (text == NULL || text[0] == '\0')
		return "";
	known = map_get(&s->names, text);
	if (known == NULL) {
		known = arena_copy(&s->arena, text);
		map_set(&s->names, text, (void *)known);
	}
	return known;
}

/* A row of the next pupil or subject. */
static void
add_taker(struct item_scores *s, const struct district *d, struct query *q)
{
	struct class_info key = { .id = query_int(q, 5) };
	struct item_taker *taker;

	if (s->taker_count == s->taker_capacity) {
		s->taker_capacity = s->taker_capacity == 0 ? 256 : s->taker_capacity * 2;
		s->takers = alloc_grow(s->takers, s->taker_capacity, sizeof *s->takers);
	}
	taker = &s->takers[s->taker_count++];
	*taker = (struct item_taker){ .pupil = query_int(q, 0), .subject = query_int(q, 1), .paper = intern(s, query_text(q, 4)),
		.first = s->one_count, .mark = query_int(q, 6), .sampled = query_int(q, 7) != 0 };
	taker->class_info = bsearch(&key, s->classes, s->class_count, sizeof key, compare_class_id);
	taker->school = taker->class_info != NULL ? school_of(d, taker->class_info->school) : NULL;
}

static void
add_one(struct item_scores *s, const char *item, int64_t mark)
{
	if (s->one_count == s->one_capacity) {
		s->one_capacity = s->one_capacity == 0 ? 1024 : s->one_capacity * 2;
		s->ones = alloc_grow(s->ones, s->one_capacity, sizeof *s->ones);
	}
	s->ones[s->one_count++] = (struct item_one){ intern(s, item), (int32_t)mark };
	s->takers[s->taker_count - 1].count++;
}

/* Pupils left out: $1 is the exam, $2 the first day of the school year, $3 and $4 say which groups. */
#define NOT_LEFT_OUT "not ((coalesce(p.inclusive, 0) = 1 and $3) or (coalesce(p.joined, '') >= $2 and $4))"
#define SAMPLED(pupil) "exists (select 1 from samples_rows where exam = $1 and pupil = " pupil ")"

static void
read_marks(struct item_scores *s, const struct district *d)
{
	static const char sql[] = "select m.pupil, m.subject, m.item, m.item_mark, coalesce(m.paper, s.paper, ''),"
	    " coalesce(s.class, m.class, (select class from scores_rows o where o.exam = m.exam and o.pupil = m.pupil limit 1), p.class),"
	    " case s.status when $5 then s.mark when $6 then 0 else -1 end, " SAMPLED("m.pupil") " from item_marks_rows m"
	    " left join scores_rows s on s.exam = m.exam and s.pupil = m.pupil and s.subject = m.subject"
	    " left join pupils_rows p on p.pupil = m.pupil"
	    " where m.exam = $1 and " NOT_LEFT_OUT " order by m.pupil, m.subject, m.item";
	struct query *q = query(d->db, sql, "itiiii", s->exam.id, s->first_day, s->without_inclusive, s->without_joined, (int64_t)SCORE, (int64_t)CHEATING);

	while (query_next(q)) {
		const struct item_taker *last = s->taker_count > 0 ? &s->takers[s->taker_count - 1] : NULL;

		if (last == NULL || last->pupil != query_int(q, 0) || last->subject != query_int(q, 1))
			add_taker(s, d, q);
		add_one(s, query_text(q, 2), query_int(q, 3));
	}
}

/* ---- papers ---- */

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Those without a class last. */
static int
compare_papers(const struct item_taker *a, const struct item_taker *b)
{
	const struct class_info *ca = a->class_info, *cb = b->class_info;
	int order;

	if (a->school == NULL || b->school == NULL)
		return (a->school == NULL) - (b->school == NULL);
	if ((order = compare(ca->name.grade, cb->name.grade)) != 0 || (order = compare(a->subject, b->subject)) != 0
	    || (order = compare(a->sampled, b->sampled)) != 0)
		return order;
	return (order = strcmp(a->paper, b->paper)) != 0 ? order : compare(ca->language, cb->language);
}

static int
compare_takers(const void *left, const void *right)
{
	const struct item_taker *a = left, *b = right;
	int order = compare_papers(a, b);

	if (order != 0)
		return order;
	if (a->school == NULL)
		return compare(a->pupil, b->pupil);
	if ((order = compare(a->school->id, b->school->id)) != 0 || (order = compare(a->class_info->name.number, b->class_info->name.number)) != 0)
		return order;
	return (order = compare(a->class_info->id, b->class_info->id)) != 0 ? order : compare(a->pupil, b->pupil);
}

static int
compare_items(const void *left, const void *right)
{
	return item_compare(((const struct blueprint_item *)left)->item, ((const struct blueprint_item *)right)->item);
}

/* Every item with a mark. */
static void
list_items(struct item_scores *s, struct item_paper *paper, const struct item_taker *takers, size_t count)
{
	struct map seen = MAP_INIT;

	for (size_t t = 0; t < count; t++)
		for (size_t i = takers[t].first; i < takers[t].first + takers[t].count; i++)
			map_set(&seen, s->ones[i].item, (void *)s->ones[i].item);
	paper->items = alloc_zero(seen.count + 1, sizeof *paper->items);
	for (size_t i = 0; i < seen.count; i++)
		paper->items[paper->item_count++] = (struct blueprint_item){ .item = seen.entries[i].value, .paper = "", .point = "", .level = "", .type = "" };
	map_free(&seen);
	qsort(paper->items, paper->item_count, sizeof *paper->items, compare_items);
}

static void
find_items(struct item_scores *s, struct item_paper *paper, const struct item_taker *takers, size_t count)
{
	const struct blueprint_item **known = alloc_zero(s->blueprint.count + 1, sizeof *known);
	struct paper_of of = { paper->subject->id, paper->grade, paper->language, paper->paper };
	size_t items = blueprint_items(&s->blueprint, &of, known);

	/* Pupils of whom no paper is told wrote the only one there is. */
	if (items == 0 && paper->paper[0] == '\0') {
		of.paper = NULL;
		items = blueprint_items(&s->blueprint, &of, known);
		for (size_t i = 1; i < items; i++)
			if (strcmp(known[i]->paper, known[0]->paper) != 0)
				items = 0;
	}
	paper->has_blueprint = items > 0;
	if (items == 0)
		list_items(s, paper, takers, count);
	else
		paper->items = alloc_zero(items, sizeof *paper->items);
	for (size_t i = 0; i < items; i++)
		paper->items[paper->item_count++] = *known[i];
	free(known);
}

static const struct item_one *
find_one(const struct item_scores *s, const struct item_taker *taker, const char *item)
{
	for (size_t i = taker->first; i < taker->first + taker->count; i++)
		if (strcmp(s->ones[i].item, item) == 0)
			return &s->ones[i];
	return NULL;
}

static void
add_pupil(const struct item_scores *s, struct item_paper *paper, const struct item_taker *taker)
{
	int32_t *marks = &paper->marks[paper->count * paper->item_count];
	int64_t sum = 0;
	size_t found = 0;

	for (size_t k = 0; k < paper->item_count; k++) {
		const struct item_one *one = find_one(s, taker, paper->items[k].item);

		marks[k] = one != NULL ? one->mark : 0;
		sum += marks[k];
		found += one != NULL;
	}
	paper->strange += found < taker->count;
	if (found < paper->item_count) {
		paper->incomplete++;
		return;
	}
	paper->mismatched += taker->mark >= 0 && taker->mark != sum;
	paper->takers[paper->count++] = taker;
}

static int64_t
count_sat(const struct item_scores *s, const struct item_paper *paper, struct db *db)
{
	return db_int(db, 0, "select count(*) from scores_rows s join classes_rows c on c.class = s.class left join pupils_rows p on p.pupil = s.pupil"
	    " where s.exam = $1 and " NOT_LEFT_OUT " and s.status in ($5, $6) and s.subject = $7 and c.stage + $8 - c.entry_year = $9 and c.language = $10"
	    " and coalesce(s.paper, '') = $11 and " SAMPLED("s.pupil") " = $12", "itiiiiiiiiti", s->exam.id, s->first_day, s->without_inclusive, s->without_joined, (int64_t)SCORE,
	    (int64_t)CHEATING, paper->subject->id, (int64_t)s->exam.term.year, (int64_t)paper->grade, (int64_t)paper->language, paper->paper, (int64_t)paper->sampled);
}

static const struct subject *
find_subject(struct item_scores *s, const struct district *d, int64_t id)
{
	struct subject *made = district_subject_by_id(d, id);

	if (made != NULL)
		return made;
	made = arena_alloc(&s->arena, sizeof *made);
	*made = (struct subject){ .id = id, .name = key_text(d->db, id, &s->arena) };
	return made;
}

static void
make_paper(struct item_scores *s, const struct district *d, const struct item_taker *takers, size_t count)
{
	struct item_paper *paper = &s->papers[s->paper_count++];

	*paper = (struct item_paper){ .subject = find_subject(s, d, takers->subject), .grade = takers->class_info->name.grade,
		.language = takers->class_info->language, .paper = takers->paper, .sampled = takers->sampled };
	find_items(s, paper, takers, count);
	paper->takers = alloc_zero(count, sizeof *paper->takers);
	paper->marks = alloc_zero(count * paper->item_count, sizeof *paper->marks);
	for (size_t i = 0; i < count; i++)
		add_pupil(s, paper, &takers[i]);
	paper->sat = count_sat(s, paper, d->db);
	s->has_papers |= paper->paper[0] != '\0' || paper->sampled;
}

static bool
is_selected(const struct selection *selection, const struct item_taker *taker)
{
	return !selection->only_total && (selection->grade == 0 || selection->grade == taker->class_info->name.grade)
	    && (selection->subject == NULL || selection->subject->id == taker->subject);
}

static void
make_papers(struct item_scores *s, const struct district *d, const struct selection *selection)
{
	size_t next;

	if (s->taker_count > 0)
		qsort(s->takers, s->taker_count, sizeof *s->takers, compare_takers);
	s->papers = alloc_zero(s->taker_count + 1, sizeof *s->papers);
	for (size_t i = 0; i < s->taker_count; i = next) {
		for (next = i + 1; next < s->taker_count && compare_papers(&s->takers[i], &s->takers[next]) == 0;)
			next++;
		if (s->takers[i].school == NULL)
			s->without_class = next - i;
		else if (is_selected(selection, &s->takers[i]))
			make_paper(s, d, &s->takers[i], next - i);
	}
}

bool
item_scores_read(struct item_scores *s, struct report *report, const char *exam, const struct selection *selection, unsigned without,
    struct error *error)
{
	*s = (struct item_scores){ 0 };
	if (!find_exam(report, exam, &s->exam, error))
		return false;
	date_format(school_year_first_day(s->exam.term.year), s->first_day);
	s->without_inclusive = (without & WITHOUT_INCLUSIVE) != 0;
	s->without_joined = (without & WITHOUT_JOINED) != 0;
	blueprint_read(&s->blueprint, report->db, s->exam.id);
	read_classes(s, report->db);
	read_marks(s, &report->district);
	make_papers(s, &report->district, selection);
	if (!db_ok(report->db, error))
		return false;
	if (s->without_class > 0)
		remark((struct place){ 0 }, _("pupils with item marks and of no known class, left out: %zu"), s->without_class);
	return s->paper_count > 0 || error_set(error, _("there are no such item marks of %s; import them with import-records item_marks"), s->exam.name);
}

void
item_scores_free(struct item_scores *s)
{
	for (size_t i = 0; i < s->paper_count; i++) {
		free(s->papers[i].items);
		free(s->papers[i].takers);
		free(s->papers[i].marks);
	}
	free(s->papers);
	free(s->takers);
	free(s->ones);
	free(s->classes);
	map_free(&s->names);
	blueprint_free(&s->blueprint);
	arena_free(&s->arena);
}
