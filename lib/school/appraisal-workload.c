/* Workload as a source: lessons a week and pupils taught, by days. */
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/appraisal-leave.h"
#include "school/timetable.h"

/* A lesson of the week under one teacher. */
struct taught {
	size_t person;
	int64_t class_id, subject, share;
	int weekday, lesson;            /* lesson 0: of the plan of lessons, no place in the week */
	int from, to;
	int64_t lessons;                /* hundredths: 100 but for those of the plan of lessons */
	struct source_line line;
};

struct workload {
	struct scoring *scoring;
	struct taught *taught;
	size_t count;
	struct factor { int64_t subject, rooms, lesson, pupil; } *factors;      /* in force; -1: none */
	size_t factor_count;
	struct leave_spans spans;
};

/* ---- factors ---- */

static void
load_factors(struct workload *w)
{
	struct query *q = query(w->scoring->of->report->db, "select subject, room_grades, coalesce(lesson_factor, -1), coalesce(pupil_factor, -1) from workload_rows w"
	    " where valid_from = (select max(valid_from) from workload_rows x where x.subject = w.subject and x.room_grades = w.room_grades and x.valid_from <= $1)"
	    " order by subject, room_grades", "t", w->scoring->of->last);

	while (query_next(q)) {
		w->factors = alloc_grow(w->factors, w->factor_count + 1, sizeof *w->factors);
		w->factors[w->factor_count++] = (struct factor){ query_int(q, 0), query_int(q, 1), query_int(q, 2), query_int(q, 3) };
	}
}

/* Of the subject, else of all others; 100 where the table says nothing. */
static int64_t
lesson_factor(const struct workload *w, int64_t subject)
{
	int64_t found = 100;

	for (const struct factor *f = w->factors; f < w->factors + w->factor_count; f++)
		if ((f->subject == 0 || f->subject == subject) && f->rooms == 1 && f->lesson >= 0)
			found = f->lesson;
	return found;
}

/* Of the most grades that are not more than those of the room. */
static int64_t
pupil_factor(const struct workload *w, int rooms)
{
	int64_t found = 100;

	for (const struct factor *f = w->factors; f < w->factors + w->factor_count; f++)
		if (f->subject == 0 && f->rooms <= rooms && f->pupil >= 0)
			found = f->pupil;
	return found;
}

/* ---- lessons ---- */

static void
add_taught(struct workload *w, struct taught t)
{
	const struct appraisal *a = w->scoring->of;

	t.from = t.from < a->track.first ? a->track.first : t.from;
	t.to = t.to > a->end ? a->end : t.to;
	if (t.to < t.from || t.person == SIZE_MAX)
		return;
	if ((w->count & (w->count + 1)) == 0)
		w->taught = alloc_grow(w->taught, 2 * (w->count + 1), sizeof *w->taught);
	w->taught[w->count++] = t;
}

static const struct appraisal_assignment *
assignments_of(const struct appraisal *a, int64_t class_id, int64_t subject, size_t *count)
{
	size_t low = 0, high = a->assignment_count, end;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct appraisal_assignment *t = &a->assignments[middle];

		if (t->class_id < class_id || (t->class_id == class_id && t->subject < subject))
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < a->assignment_count && a->assignments[end].class_id == class_id && a->assignments[end].subject == subject; end++)
		;
	*count = end - low;
	return a->assignments + low;
}

/* Whom the timetable does not name, the assignments do, each for his days and share. */
static void
add_assigned(struct workload *w, struct taught lesson)
{
	size_t count;
	const struct appraisal_assignment *t = assignments_of(w->scoring->of, lesson.class_id, lesson.subject, &count);

	for (; count > 0; count--, t++) {
		struct taught own = lesson;

		own.person = t->person;
		own.share = t->share;
		own.from = t->from > own.from ? t->from : own.from;
		own.to = t->to < own.to ? t->to : own.to;
		add_taught(w, own);
	}
}

/* In force until the class has another, or its year of lessons ends. */
static int
last_day(int from, int next)
{
	struct date end = { lessons_year_of_date(date_from_day_number(from)) + 1, 7, 31 };
	int last = date_day_number(end);

	return next > 0 && next - 1 < last ? next - 1 : last;
}

static void
load_lessons(struct workload *w)
{
	static const char sql[] = "select class, \"from\", weekday, lesson, subject, coalesce(teacher, 0), batch, line,"
	    " (select min(\"from\") from timetable_rows n where n.class = t.class and n.\"from\" > t.\"from\") from timetable_rows t where \"from\" <= $1";
	struct appraisal *a = w->scoring->of;
	struct query *q = query(a->report->db, sql, "t", a->last);

	while (query_next(q)) {
		struct taught t = { .class_id = query_int(q, 0), .subject = query_int(q, 4), .share = 10000, .weekday = (int)query_int(q, 2),
			.lesson = (int)query_int(q, 3), .lessons = 100, .line = { NULL, query_int(q, 6), query_int(q, 7) } };

		t.from = track_day(query_text(q, 1), 0);
		t.to = last_day(t.from, query_null(q, 8) ? 0 : track_day(query_text(q, 8), 0));
		if (t.to < a->track.first)
			continue;
		if (query_int(q, 5) == 0) {
			add_assigned(w, t);
			continue;
		}
		t.person = appraisal_person_of(a, query_int(q, 5), t.line);
		add_taught(w, t);
	}
}

static bool
has_timetable(const struct workload *w, size_t count, int64_t class_id)
{
	for (size_t i = 0; i < count; i++)
		if (w->taught[i].class_id == class_id)
			return true;
	return false;
}

/* Classes without a timetable: as many lessons as the plan of lessons wants. */
static void
load_planned(struct workload *w, const struct curriculum *plan)
{
	struct appraisal *a = w->scoring->of;
	const size_t count = w->count;

	for (const struct appraisal_assignment *t = a->assignments; t < a->assignments + a->assignment_count; t++) {
		const struct track_class *class = track_class_of(&a->track, t->class_id);
		int language = (int)db_int(a->report->db, 0, "select coalesce(language, 0) from classes_rows where class = $1", "i", t->class_id);
		const struct curriculum_row *row = class == NULL ? NULL : curriculum_find(plan, t->subject, class->name.grade, language);

		if (row != NULL && !has_timetable(w, count, t->class_id))
			add_taught(w, (struct taught){ .person = t->person, .class_id = t->class_id, .subject = t->subject, .share = t->share, .from = t->from, .to = t->to,
			    .lessons = row->low, .line = t->line });
	}
}

static int
by_person(const void *left, const void *right)
{
	const struct taught *a = left, *b = right;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	if (a->weekday != b->weekday)
		return a->weekday < b->weekday ? -1 : 1;
	if (a->lesson != b->lesson)
		return a->lesson < b->lesson ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->class_id > b->class_id) - (a->class_id < b->class_id);
}

static bool
load(struct workload *w, struct error *error)
{
	struct appraisal *a = w->scoring->of;
	struct curriculum plan;
	bool ok = curriculum_load(&plan, a->report->db, a->last, error);

	load_factors(w);
	load_lessons(w);
	if (ok)
		load_planned(w, &plan);
	curriculum_free(&plan);
	if (w->count > 0)
		qsort(w->taught, w->count, sizeof *w->taught, by_person);
	return ok && db_ok(a->report->db, error);
}

static void
unload(struct workload *w)
{
	free(w->taught);
	free(w->factors);
}

static bool
at_once(const struct taught *a, const struct taught *b)
{
	return a->person == b->person && a->weekday == b->weekday && a->lesson == b->lesson;
}

/* Classes that the teacher has at once in this lesson, one of the list: a room of so many grades. */
static int
rooms_of(const struct workload *w, const struct taught *lesson)
{
	const struct taught *first = lesson;
	int rooms = 1;

	if (lesson->lesson == 0)
		return 1;
	while (first > w->taught && at_once(first - 1, lesson))
		first--;
	for (const struct taught *t = first; t < w->taught + w->count && at_once(t, lesson); t++)
		rooms += t->class_id != lesson->class_id && t->from <= lesson->to && t->to >= lesson->from;
	return rooms;
}

/* School days, so that holidays weigh nothing. */
static int
days_of(const struct workload *w, int from, int to)
{
	return from > to ? 0 : school_days_count(&w->scoring->of->track.days, 0, from, to);
}

/* From the first day on which anybody has a lesson to the last: weeks in which there are none are nobody's. */
static int
days_of_all(const struct workload *w)
{
	int from = 0, to = -1;

	for (size_t i = 0; i < w->count; i++) {
		from = i == 0 || w->taught[i].from < from ? w->taught[i].from : from;
		to = w->taught[i].to > to ? w->taught[i].to : to;
	}
	return days_of(w, from, to);
}

static const char *
lesson_fact(struct workload *w, const struct taught *t, int days, int all, int rooms)
{
	struct appraisal *a = w->scoring->of;
	const bool zh = a->report->language == LANGUAGE_ZH;
	struct text fact = TEXT_INIT;
	const char *copy;

	text_addf(&fact, "%s %s", appraisal_class(a, t->class_id), key_text(a->report->db, t->subject, &a->arena));
	if (t->lesson > 0)
		text_addf(&fact, zh ? " %s第%d节" : " %s lesson %d", word_text(&column_find("weekday")->words[t->weekday], a->report->language), t->lesson);
	else
		text_add(&fact, zh ? " 按课程方案" : " by the plan of lessons");
	text_add(&fact, zh ? "，系数" : ", factor ");
	number_add_hundredths(&fact, lesson_factor(w, t->subject));
	if (days != all)
		text_addf(&fact, zh ? "，%d/%d天" : ", %d of %d days", days, all);
	if (rooms > 1)
		text_addf(&fact, zh ? "，%d个年级同室" : ", %d grades in the room", rooms);
	copy = arena_copy(&a->arena, fact.data);
	text_free(&fact);
	return copy;
}

static void
add_lesson(struct workload *w, size_t row, const struct taught *t, int all)
{
	const int rooms = rooms_of(w, t), days = days_of(w, t->from, t->to);
	struct fraction amount = fraction_times((struct fraction){ t->lessons * t->share, 10000 }, lesson_factor(w, t->subject), 100);

	amount = fraction_times(amount, days, (int64_t)all * rooms);
	scoring_cell(w->scoring, t->person, row)->has = true;
	scoring_add(w->scoring, t->person, row, (struct appraisal_line){ .fact = lesson_fact(w, t, days, all, rooms), .from = t->line,
	    .amount = amount });
	leave_spans_add(&w->spans, (struct leave_span){ t->person, t->from, t->to, amount });
}

bool
fill_lessons(struct scoring *s, size_t row, struct error *error)
{
	struct workload w = { .scoring = s };
	bool ok = load(&w, error);
	int all = days_of_all(&w);

	for (const struct taught *t = w.taught; all > 0 && t < w.taught + w.count; t++)
		if (scoring_cell(s, t->person, row)->applies)
			add_lesson(&w, row, t, all);
	leave_spans_take(&w.spans, s, row);
	unload(&w);
	return ok;
}

/* ---- pupils ---- */

/* By the timetable, else as the register of classes has it. */
static int
grades_in_room(const struct workload *w, size_t person, int64_t class_id)
{
	int most = 1;

	for (const struct taught *t = w->taught; t < w->taught + w->count; t++)
		if (t->person == person && t->class_id == class_id && rooms_of(w, t) > most)
			most = rooms_of(w, t);
	if (most == 1 && db_int(w->scoring->of->report->db, 0, "select coalesce(class_type, '') like '%复式%' from classes_rows where class = $1", "i", class_id) == 1)
		most = 2;
	return most;
}

static int64_t
pupils_of(const struct appraisal *a, int64_t class_id)
{
	return db_int(a->report->db, 0, "select count(*) from pupils_rows where class = $1 and (joined is null or joined <= $2) and (\"left\" is null or \"left\" > $2)",
	    "it", class_id, a->last);
}

/* Of a class in several subjects the longest assignment counts; is it this one? */
static bool
is_longest(const struct workload *w, const struct appraisal_assignment *t)
{
	const struct appraisal *a = w->scoring->of;
	int days = days_of(w, t->from > a->track.first ? t->from : a->track.first, t->to < a->end ? t->to : a->end);

	for (const struct appraisal_assignment *o = a->assignments; o < a->assignments + a->assignment_count; o++) {
		int others;

		if (o == t || o->person != t->person || o->class_id != t->class_id)
			continue;
		others = days_of(w, o->from > a->track.first ? o->from : a->track.first, o->to < a->end ? o->to : a->end);
		if (others > days || (others == days && (o->line.line < t->line.line || (o->line.line == t->line.line && o < t))))
			return false;
	}
	return days > 0;
}

static void
add_class(struct workload *w, size_t row, const struct appraisal_assignment *t)
{
	struct appraisal *a = w->scoring->of;
	const int from = t->from > a->track.first ? t->from : a->track.first, to = t->to < a->end ? t->to : a->end;
	const int rooms = grades_in_room(w, t->person, t->class_id), all = days_of(w, a->track.first, a->end), days = days_of(w, from, to);
	const int64_t pupils = pupils_of(a, t->class_id);
	const struct fraction amount = fraction_times((struct fraction){ pupils * pupil_factor(w, rooms), 1 }, days, all > 0 ? all : 1);
	const bool zh = a->report->language == LANGUAGE_ZH;
	struct text fact = TEXT_INIT;

	text_addf(&fact, zh ? "%s %lld人" : "%s, pupils: %lld", appraisal_class(a, t->class_id), (long long)pupils);
	text_add(&fact, zh ? "，系数" : ", factor ");
	number_add_hundredths(&fact, pupil_factor(w, rooms));
	if (days != all)
		text_addf(&fact, zh ? "，%d/%d天" : ", %d of %d days", days, all);
	scoring_cell(w->scoring, t->person, row)->has = true;
	scoring_add(w->scoring, t->person, row, (struct appraisal_line){ .fact = arena_copy(&a->arena, fact.data), .from = t->line,
	    .amount = amount });
	leave_spans_add(&w->spans, (struct leave_span){ t->person, from, to, amount });
	text_free(&fact);
}

bool
fill_pupils(struct scoring *s, size_t row, struct error *error)
{
	struct workload w = { .scoring = s };
	struct appraisal *a = s->of;
	bool ok = load(&w, error);

	for (const struct appraisal_assignment *t = a->assignments; t < a->assignments + a->assignment_count; t++)
		if (t->person != SIZE_MAX && t->from <= a->end && t->to >= a->track.first && scoring_cell(s, t->person, row)->applies && is_longest(&w, t))
			add_class(&w, row, t);
	leave_spans_take(&w.spans, s, row);
	unload(&w);
	return ok;
}
