#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/map.h"
#include "school/timetable.h"

enum { AUGUST = 8 };

int
lessons_year_of_date(struct date date)
{
	return date.month >= AUGUST ? date.year : date.year - 1;
}

/* No timetable of the school year before is in force. */
static void
earliest_start(const char *day, char earliest[11])
{
	struct date date;

	strcpy(earliest, "0000-00-00");
	if (date_parse(day, &date))
		date_format((struct date){ lessons_year_of_date(date), AUGUST, 1 }, earliest);
}

/* ---- loading ---- */

static void
load_lessons(struct timetable *t, struct db *db, const char *day)
{
	char earliest[11];
	size_t capacity = 0;
	struct query *q;

	earliest_start(day, earliest);
	q = query(db, "select t.class, c.school, t.subject, coalesce(t.teacher, 0), t.weekday, t.lesson from timetable_rows t"
	    " join (select class, max(\"from\") as first from timetable_rows where \"from\" between $1 and $2 group by class) f"
	    " on f.class = t.class and f.first = t.\"from\" join classes_rows c on c.class = t.class order by t.class, t.weekday, t.lesson", "tt", earliest, day);
	while (query_next(q)) {
		if (t->count == capacity) {
			capacity = capacity == 0 ? 256 : capacity * 2;
			t->lessons = alloc_grow(t->lessons, capacity, sizeof *t->lessons);
		}
		t->lessons[t->count++] = (struct lesson){ .class_id = query_int(q, 0), .school = query_int(q, 1), .subject = query_int(q, 2),
		    .teacher = query_int(q, 3), .weekday = (int)query_int(q, 4), .lesson = (int)query_int(q, 5), .written = query_int(q, 3) != 0 };
	}
}

static void
load_assigned(struct timetable *t, struct db *db, const char *day)
{
	struct query *q = query(db, "select distinct a.class, a.subject, a.teacher, k.key from assignments_rows a join keys k on k.id = a.teacher"
	    " where a.\"from\" <= $1 and (a.\"to\" is null or a.\"to\" >= $1) order by a.class, a.subject, k.key", "t", day);
	size_t capacity = 0;

	while (query_next(q)) {
		if (t->assigned_count == capacity) {
			capacity = capacity == 0 ? 256 : capacity * 2;
			t->assigned = alloc_grow(t->assigned, capacity, sizeof *t->assigned);
		}
		t->assigned[t->assigned_count++] = (struct assigned){ query_int(q, 0), query_int(q, 1), query_int(q, 2) };
	}
}

/* Of several who share a class nobody knows whose lesson it is. */
static void
add_assigned(struct timetable *t)
{
	for (size_t i = 0; i < t->count; i++) {
		struct lesson *lesson = &t->lessons[i];
		size_t count;
		const struct assigned *assigned = timetable_assigned(t, lesson->class_id, lesson->subject, &count);

		if (lesson->teacher == 0 && count == 1)
			lesson->teacher = assigned->teacher;
	}
}

/* ---- teachers ---- */

static int
compare_times(const struct lesson *a, const struct lesson *b)
{
	if (a->teacher != b->teacher)
		return a->teacher < b->teacher ? -1 : 1;
	return a->weekday != b->weekday ? a->weekday - b->weekday : a->lesson - b->lesson;
}

static int
by_teacher(const void *left, const void *right, void *lessons)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	int order = compare_times((struct lesson *)lessons + a, (struct lesson *)lessons + b);

	return order != 0 ? order : (a > b) - (a < b);
}

static void
sort_by_teacher(struct timetable *t)
{
	t->by_teacher = alloc_zero(t->count + 1, sizeof *t->by_teacher);
	for (size_t i = 0; i < t->count; i++)
		if (t->lessons[i].teacher != 0)
			t->by_teacher[t->by_teacher_count++] = i;
	if (t->by_teacher_count > 0)
		qsort_r(t->by_teacher, t->by_teacher_count, sizeof *t->by_teacher, by_teacher, t->lessons);
}

/* Classes that are a part of a room, as registers write it, or by the code of the national standard. */
static void
load_rooms(struct map *rooms, struct db *db)
{
	struct query *q = query(db, "select class from classes_rows where class_type like '%复式%' or class_type = '12' or lower(class_type) like '%multi%'", "");

	while (query_next(q))
		map_set(rooms, query_text(q, 0), rooms);
}

/* One teacher with several classes of a school, all of a room. */
static bool
is_one_room(const struct map *rooms, const struct timetable *t, const size_t *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct lesson *lesson = &t->lessons[places[i]];
		char id[24];

		snprintf(id, sizeof id, "%lld", (long long)lesson->class_id);
		if (lesson->school != t->lessons[places[0]].school || !map_has(rooms, id))
			return false;
	}
	return true;
}

static void
mark_two_places(struct timetable *t, struct db *db)
{
	struct map rooms = MAP_INIT;

	load_rooms(&rooms, db);
	for (size_t i = 0, count; i < t->by_teacher_count; i += count) {
		const struct lesson *first = &t->lessons[t->by_teacher[i]];

		for (count = 1; i + count < t->by_teacher_count && compare_times(first, &t->lessons[t->by_teacher[i + count]]) == 0; count++)
			;
		if (count == 1 || is_one_room(&rooms, t, t->by_teacher + i, count))
			continue;
		for (size_t k = i; k < i + count; k++)
			t->lessons[t->by_teacher[k]].two_places = true;
	}
	map_free(&rooms);
}

bool
timetable_load(struct timetable *t, struct db *db, const char *day, struct error *error)
{
	*t = (struct timetable){ 0 };
	load_lessons(t, db, day);
	load_assigned(t, db, day);
	add_assigned(t);
	sort_by_teacher(t);
	mark_two_places(t, db);
	return db_ok(db, error);
}

void
timetable_free(struct timetable *t)
{
	free(t->lessons);
	free(t->assigned);
	free(t->by_teacher);
	*t = (struct timetable){ 0 };
}

const struct lesson *
timetable_of_class(const struct timetable *t, int64_t class_id, size_t *count)
{
	size_t low = 0, high = t->count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (t->lessons[middle].class_id < class_id)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < t->count && t->lessons[end].class_id == class_id; end++)
		;
	*count = end - low;
	return t->lessons == NULL ? NULL : t->lessons + low;
}

const size_t *
timetable_at_once(const struct timetable *t, const struct lesson *lesson, size_t *count)
{
	size_t low = 0, high = t->by_teacher_count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare_times(&t->lessons[t->by_teacher[middle]], lesson) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < t->by_teacher_count && compare_times(&t->lessons[t->by_teacher[end]], lesson) == 0; end++)
		;
	*count = end - low;
	return t->by_teacher + low;
}

const struct assigned *
timetable_assigned(const struct timetable *t, int64_t class_id, int64_t subject, size_t *count)
{
	size_t low = 0, high = t->assigned_count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct assigned *at = &t->assigned[middle];

		if (at->class_id < class_id || (at->class_id == class_id && at->subject < subject))
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < t->assigned_count && t->assigned[end].class_id == class_id && t->assigned[end].subject == subject; end++)
		;
	*count = end - low;
	return t->assigned == NULL ? NULL : t->assigned + low;
}

/* ---- all timetables ---- */

bool
past_timetables_load(struct past_timetables *t, struct db *db, struct error *error)
{
	struct query *q = query(db, "select class, \"from\", weekday, lesson, subject, coalesce(teacher, 0) from timetable_rows order by class, \"from\", weekday, lesson", "");
	size_t capacity = 0;
	struct date date;

	*t = (struct past_timetables){ 0 };
	while (query_next(q)) {
		if (!date_parse(query_text(q, 1), &date))
			continue;
		if (t->count == capacity) {
			capacity = capacity == 0 ? 256 : capacity * 2;
			t->lessons = alloc_grow(t->lessons, capacity, sizeof *t->lessons);
		}
		t->lessons[t->count++] = (struct past_lesson){ .class_id = query_int(q, 0), .subject = query_int(q, 4), .teacher = query_int(q, 5),
		    .from = date_day_number(date), .weekday = (int)query_int(q, 2), .lesson = (int)query_int(q, 3) };
	}
	return db_ok(db, error);
}

void
past_timetables_free(struct past_timetables *t)
{
	free(t->lessons);
	*t = (struct past_timetables){ 0 };
}

static int
compare_past(const struct past_lesson *a, const struct past_lesson *b)
{
	if (a->class_id != b->class_id)
		return a->class_id < b->class_id ? -1 : 1;
	if (a->from != b->from)
		return a->from - b->from;
	return a->weekday != b->weekday ? a->weekday - b->weekday : a->lesson - b->lesson;
}

/* The first one not before it. */
static size_t
past_place(const struct past_timetables *t, const struct past_lesson *wanted)
{
	size_t low = 0, high = t->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare_past(&t->lessons[middle], wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct past_lesson *
past_timetables_find(const struct past_timetables *t, int64_t class_id, int day, int weekday, int lesson)
{
	struct past_lesson wanted = { .class_id = class_id, .from = day + 1 };
	size_t place = past_place(t, &wanted);
	const struct date earliest = { lessons_year_of_date(date_from_day_number(day)), AUGUST, 1 };

	if (place == 0 || t->lessons[place - 1].class_id != class_id || t->lessons[place - 1].from < date_day_number(earliest))
		return NULL;
	wanted = (struct past_lesson){ .class_id = class_id, .from = t->lessons[place - 1].from, .weekday = weekday, .lesson = lesson };
	place = past_place(t, &wanted);
	return place < t->count && compare_past(&t->lessons[place], &wanted) == 0 ? &t->lessons[place] : NULL;
}

/* ---- classes ---- */

struct class_info *
register_classes(struct db *db, size_t *count)
{
	struct class_info *classes = alloc_zero((size_t)db_int(db, 0, "select count(*) from classes_rows", "") + 1, sizeof *classes);
	struct query *q = query(db, "select class, school, entry_year, stage, class_number, language from classes_rows order by class", "");

	for (*count = 0; query_next(q); ++*count)
		classes[*count] = (struct class_info){ query_int(q, 0), query_int(q, 1), { .entry_year = (int)query_int(q, 2), .first_grade = (int)query_int(q, 3),
			.number = (int)query_int(q, 4) }, (int)query_int(q, 5) };
	return classes;
}

static int
compare_id(const void *key, const void *element)
{
	int64_t id = *(const int64_t *)key, other = ((const struct class_info *)element)->id;

	return (id > other) - (id < other);
}

const struct class_info *
register_class(const struct class_info *classes, size_t count, int64_t id)
{
	return classes == NULL ? NULL : bsearch(&id, classes, count, sizeof *classes, compare_id);
}

/* ---- the plan of lessons ---- */

bool
curriculum_load(struct curriculum *c, struct db *db, const char *day, struct error *error)
{
	struct query *q = query(db, "select subject, grades, language, valid_from, lessons_low, coalesce(lessons_high, lessons_low) from curriculum_rows"
	    " where valid_from <= $1 order by subject, valid_from, grades, language", "t", day);

	*c = (struct curriculum){ .any_language = word_find(column_find("language")->words, "any") };
	while (query_next(q)) {
		struct curriculum_row row = { .subject = query_int(q, 0), .language = (int)query_int(q, 2), .low = query_int(q, 4), .high = query_int(q, 5) };

		district_grades(query_text(q, 1), &row.low_grade, &row.high_grade);
		row.valid_from = arena_copy(&c->arena, query_text(q, 3));
		c->rows = alloc_grow(c->rows, c->count + 1, sizeof *c->rows);
		c->rows[c->count++] = row;
	}
	return db_ok(db, error);
}

void
curriculum_free(struct curriculum *c)
{
	free(c->rows);
	arena_free(&c->arena);
	*c = (struct curriculum){ 0 };
}

/* Does the row go before the other? */
static bool
is_nearer(const struct curriculum *c, const struct curriculum_row *row, const struct curriculum_row *other)
{
	int days;

	if ((row->language == c->any_language) != (other->language == c->any_language))
		return row->language != c->any_language;
	days = strcmp(row->valid_from, other->valid_from);
	return days != 0 ? days > 0 : row->high_grade - row->low_grade < other->high_grade - other->low_grade;
}

static bool
is_of(const struct curriculum *c, const struct curriculum_row *row, int grade, int language)
{
	return grade >= row->low_grade && grade <= row->high_grade && (row->language == language || row->language == c->any_language);
}

const struct curriculum_row *
curriculum_find(const struct curriculum *c, int64_t subject, int grade, int language)
{
	const struct curriculum_row *best = NULL;

	for (size_t i = 0; i < c->count; i++)
		if (c->rows[i].subject == subject && is_of(c, &c->rows[i], grade, language) && (best == NULL || is_nearer(c, &c->rows[i], best)))
			best = &c->rows[i];
	return best;
}

bool
curriculum_has_subjects(const struct curriculum *c, int grade, int language)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->rows[i].subject != 0 && is_of(c, &c->rows[i], grade, language))
			return true;
	return false;
}

/* ---- verdicts ---- */

enum { WHOLE = 100 };

enum lessons_verdict
lessons_judge(const struct curriculum_row *row, bool has_subjects, int scheduled)
{
	if (row == NULL)
		return has_subjects ? LESSONS_NOT_PLANNED : LESSONS_NO_RULE;
	if (row->high == 0)
		return scheduled > 0 ? LESSONS_NOT_PLANNED : LESSONS_IN_ORDER;
	if (scheduled == 0 && row->low > 0)
		return LESSONS_MISSING;
	if ((int64_t)scheduled * WHOLE < row->low)
		return LESSONS_TOO_FEW;
	return (int64_t)scheduled * WHOLE > row->high ? LESSONS_TOO_MANY : LESSONS_IN_ORDER;
}

int64_t
lessons_difference(const struct curriculum_row *row, int scheduled)
{
	int64_t lessons = (int64_t)scheduled * WHOLE;

	return lessons < row->low ? lessons - row->low : lessons > row->high ? lessons - row->high : 0;
}

bool
lessons_is_fault(enum lessons_verdict verdict)
{
	return verdict != LESSONS_IN_ORDER && verdict != LESSONS_NO_RULE;
}

const char *
lessons_verdict_text(enum lessons_verdict verdict, enum language language)
{
	static const char *const texts[][2] = {
		[LESSONS_IN_ORDER] = { "符合", "in order" }, [LESSONS_MISSING] = { "缺科", "missing subject" },
		[LESSONS_TOO_FEW] = { "课时不足", "too few" }, [LESSONS_TOO_MANY] = { "超课时", "too many" },
		[LESSONS_NOT_PLANNED] = { "未列入方案", "not in the plan" }, [LESSONS_NO_RULE] = { "方案未定", "no rule" },
		[LESSONS_NO_TIMETABLE] = { "无课程表", "no timetable" }, [LESSONS_TWO_PLACES] = { "教师冲突", "teacher in two places" },
		[LESSONS_NOT_ASSIGNED] = { "与任课表不符", "not the assigned teacher" },
	};

	return texts[verdict][language];
}
