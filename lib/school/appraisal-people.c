/* Who is appraised, and what they taught. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/appraisal.h"
#include "school/teacher-names.h"

/* ---- small things ---- */

const char *
appraisal_word(const struct appraisal *a, const char *zh, const char *en)
{
	return a->report->language == LANGUAGE_ZH ? zh : en;
}

const char *
appraisal_file(const struct appraisal *a, struct source_line from)
{
	struct query *q;
	const char *file = "";

	if (from.file != NULL || from.batch == 0)
		return from.file != NULL ? from.file : "";
	q = query(a->report->db, "select file from batches where batch = $1", "i", from.batch);
	if (query_next(q))
		file = arena_copy((struct arena *)&a->arena, query_text(q, 0));
	query_end(q);
	return file;
}

struct place
appraisal_place(const struct appraisal *a, struct source_line from)
{
	return (struct place){ .file = appraisal_file(a, from), .line = (long)from.line };
}

const char *
appraisal_class(struct appraisal *a, int64_t class_id)
{
	const struct track_class *class = track_class_of(&a->track, class_id);

	if (class == NULL)
		return key_text(a->report->db, class_id, &a->arena);
	return arena_printf(&a->arena, "%s %s", class->school->name, class->label);
}

/* ---- the people ---- */

/* Those of the register and those with an assignment in the period; where there is no register, all who are named anywhere. */
static const char people_sql[] =
    "select k.id, k.key, t.school from keys k left join teachers_rows t on t.teacher = k.id where k.kind = 'teachers' and (t.teacher is not null"
    " or not exists (select 1 from teachers_rows) or k.id in (select teacher from assignments_rows where \"from\" <= $2 and (\"to\" is null or \"to\" >= $1)))"
    " order by k.key";

static int
compare_ids(const void *left, const void *right, void *user)
{
	const struct appraisal_person *people = user;
	int64_t a = people[*(const size_t *)left].id, b = people[*(const size_t *)right].id;

	return (a > b) - (a < b);
}

static void
index_people(struct appraisal *a)
{
	a->by_id = alloc_zero(a->count + 1, sizeof *a->by_id);
	for (size_t i = 0; i < a->count; i++)
		a->by_id[i] = i;
	if (a->count > 0)
		qsort_r(a->by_id, a->count, sizeof *a->by_id, compare_ids, a->people);
}

size_t
appraisal_find_person(const struct appraisal *a, int64_t id)
{
	size_t low = 0, high = a->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct appraisal_person *p = &a->people[a->by_id[middle]];

		if (p->id == id)
			return a->by_id[middle];
		if (p->id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return SIZE_MAX;
}

size_t
appraisal_person_of(struct appraisal *a, int64_t teacher, struct source_line line)
{
	size_t found = appraisal_find_person(a, teacher);

	if (found == SIZE_MAX)
		appraisal_fault(a, line, _("the teacher %s is not in the register"), key_text(a->report->db, teacher, &a->arena));
	return found;
}

/* By the table of head teachers; of a class without rows there, by the name in the register of classes, in the school. */
static bool
is_head(const struct appraisal *a, const struct appraisal_person *p)
{
	static const char by_table[] = "select 1 from head_teachers_rows where teacher = $1 and \"from\" <= $3 and (\"to\" is null or \"to\" >= $2) limit 1";
	static const char has_rows[] = "select 1 from head_teachers_rows where class = $1 limit 1";
	struct db *db = a->report->db;

	if (db_int(db, 0, by_table, "itt", p->id, a->first, a->last) == 1)
		return true;
	for (size_t i = 0; i < a->track.class_count; i++) {
		const struct track_class *c = &a->track.classes[i];

		if (c->head_teacher != NULL && c->first <= c->last && (p->school == NULL || c->school == p->school) && strcmp(c->head_teacher, p->name) == 0
		    && db_int(db, 0, has_rows, "i", c->id) == 0)
			return true;
	}
	return false;
}

bool
appraisal_people_load(struct appraisal *a, struct error *error)
{
	struct teacher_names names;
	struct query *q;

	teacher_names_load(&names, a->report->db);
	for (q = query(a->report->db, people_sql, "tt", a->first, a->last); query_next(q);) {
		struct appraisal_person *p;

		if ((a->count & (a->count + 1)) == 0)
			a->people = alloc_grow(a->people, 2 * (a->count + 1), sizeof *a->people);
		p = &a->people[a->count++];
		*p = (struct appraisal_person){ .id = query_int(q, 0), .number = arena_copy(&a->arena, query_text(q, 1)),
			.school = query_null(q, 2) ? NULL : school_of(&a->report->district, query_int(q, 2)) };
		p->name = arena_copy(&a->arena, teacher_names_find(&names, p->id));
	}
	teacher_names_free(&names);
	index_people(a);
	return db_ok(a->report->db, error) && (a->count > 0 || error_set(error, _("there are no teachers; import-records teachers brings them in")));
}

/* ---- assignments ---- */

static int
by_class(const void *left, const void *right)
{
	const struct appraisal_assignment *a = left, *b = right;

	if (a->class_id != b->class_id)
		return a->class_id < b->class_id ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

static bool
in_period(const struct appraisal *a, const struct appraisal_assignment *t)
{
	return t->from <= a->end && t->to >= a->track.first;
}

static void
load_assignments(struct appraisal *a)
{
	struct query *q = query(a->report->db, "select teacher, class, subject, \"from\", \"to\", share, batch, line from assignments_rows where \"from\" <= $1", "t", a->last);

	while (query_next(q)) {
		struct appraisal_assignment *t;
		size_t person = appraisal_find_person(a, query_int(q, 0));

		/* Who left before the period is not looked up: his classes are only told to have had another teacher. */
		if ((a->assignment_count & (a->assignment_count + 1)) == 0)
			a->assignments = alloc_grow(a->assignments, 2 * (a->assignment_count + 1), sizeof *a->assignments);
		t = &a->assignments[a->assignment_count++];
		*t = (struct appraisal_assignment){ person, query_int(q, 1), query_int(q, 2), query_null(q, 5) ? 10000 : query_int(q, 5),
		    track_day(query_text(q, 3), 0), query_null(q, 4) ? INT32_MAX : track_day(query_text(q, 4), INT32_MAX), { NULL, query_int(q, 6), query_int(q, 7) } };
	}
	if (a->assignment_count > 0)
		qsort(a->assignments, a->assignment_count, sizeof *a->assignments, by_class);
}

/* ---- more than the whole class ---- */

static bool
same_class(const struct appraisal_assignment *a, const struct appraisal_assignment *b)
{
	return a->class_id == b->class_id && a->subject == b->subject;
}

/* Of two that begin on one day the later row of the files tips the sum. */
static bool
stands_before(const struct appraisal_assignment *a, const struct appraisal_assignment *b)
{
	if (a->from != b->from)
		return a->from < b->from;
	return a->line.batch != b->line.batch ? a->line.batch < b->line.batch : a->line.line < b->line.line;
}

/* Shares on the first day that the row and the period have in common, of those before it and its own. */
static void
check_share(struct appraisal *a, const struct appraisal_assignment *t, const struct appraisal_assignment *first, const struct appraisal_assignment *end)
{
	int day = t->from > a->track.first ? t->from : a->track.first;
	const struct appraisal_assignment *other = NULL;
	struct text sum = TEXT_INIT;
	int64_t shares = t->share;

	for (const struct appraisal_assignment *o = first; o < end; o++)
		if (o != t && o->from <= day && o->to >= day && stands_before(o, t)) {
			shares += o->share;
			other = o;
		}
	if (shares <= 10000 || other == NULL)
		return;
	number_add_hundredths(&sum, shares);
	appraisal_fault(a, t->line, _("%s, %s: with %s the shares of its teachers add up to %s %%; the other row: %s:%ld"), appraisal_class(a, t->class_id),
	    key_text(a->report->db, t->subject, &a->arena), a->people[t->person].number, sum.data, appraisal_file(a, other->line), (long)other->line.line);
	text_free(&sum);
}

static void
check_shares(struct appraisal *a)
{
	const struct appraisal_assignment *end = a->assignments + a->assignment_count;

	for (const struct appraisal_assignment *first = a->assignments, *next; first < end; first = next) {
		for (next = first; next < end && same_class(next, first); next++)
			;
		for (const struct appraisal_assignment *t = first; t < next; t++)
			if (in_period(a, t) && t->person != SIZE_MAX)
				check_share(a, t, first, next);
	}
}

/* Of who is not in the register, the school of his classes that comes first by name. */
static void
mark_teaching(struct appraisal *a)
{
	for (const struct appraisal_assignment *t = a->assignments; t < a->assignments + a->assignment_count; t++) {
		const struct track_class *class = track_class_of(&a->track, t->class_id);
		struct appraisal_person *p;

		if (t->person == SIZE_MAX || !in_period(a, t))
			continue;
		p = &a->people[t->person];
		p->teaching = true;
		if (class != NULL && db_int(a->report->db, 0, "select school from teachers_rows where teacher = $1", "i", p->id) == 0
		    && (p->school == NULL || strcmp(class->school->name, p->school->name) < 0))
			p->school = class->school;
	}
}

bool
appraisal_assignments_load(struct appraisal *a, struct error *error)
{
	const struct school *school = NULL;

	if (a->options->school != NULL && (school = district_find_school(&a->report->district, a->options->school)) == NULL)
		return error_set(error, _("there is no school \"%s\" in the register"), a->options->school);
	load_assignments(a);
	check_shares(a);
	mark_teaching(a);
	for (size_t i = 0; i < a->count; i++) {
		a->people[i].head = is_head(a, &a->people[i]);
		a->people[i].listed = school == NULL || a->people[i].school == school;
	}
	return db_ok(a->report->db, error);
}
