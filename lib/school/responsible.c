/* Leaders by school, subject and grade. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "school/responsible.h"
#include "school/teaching.h"

enum { OF_GRADE = 1, OF_SUBJECT = 2, OF_SCHOOL = 4, ORDERS = 8 };

/* The place of a row in the order, by what it names. */
static const int places[ORDERS] = {
	[OF_SCHOOL | OF_SUBJECT | OF_GRADE] = 0, [OF_SCHOOL | OF_SUBJECT] = 1, [OF_SUBJECT | OF_GRADE] = 2, [OF_SUBJECT] = 3,
	[OF_SCHOOL | OF_GRADE] = 4, [OF_SCHOOL] = 5, [OF_GRADE] = 6, [0] = 7,
};

static void
read_row(struct responsibles *r, struct query *q)
{
	struct responsible item = { .school = query_int(q, 1), .subject = query_int(q, 2), .leader = arena_copy(&r->arena, query_text(q, 0)) };

	if (sscanf(query_text(q, 3), "%d-%d", &item.low_grade, &item.high_grade) == 1)
		item.high_grade = item.low_grade;
	r->items = alloc_grow(r->items, r->count + 1, sizeof *r->items);
	r->items[r->count++] = item;
}

bool
responsibles_load(struct responsibles *r, const struct district *d, const struct exam *exam, struct error *error)
{
	static const char sql[] = "select leader, school, subject, grades from responsible_rows where \"from\" <= $1 and (\"to\" is null or \"to\" >= $2)"
		" order by leader, school, subject, grades";
	char first[11];

	*r = (struct responsibles){ 0 };
	/* A database that an older program made has no such table. */
	if (db_int(d->db, 0, "select count(*) from pragma_table_info('responsible_rows')", "") > 0) {
		struct query *q;

		exam_first_day(exam, first);
		q = query(d->db, sql, "tt", exam->date, first);
		while (query_next(q))
			read_row(r, q);
	}
	return db_ok(d->db, error);
}

void
responsibles_free(struct responsibles *r)
{
	free(r->items);
	arena_free(&r->arena);
}

/* Its place in the order, ORDERS when it says nothing of the unit. */
static int
place_of(const struct responsible *item, int64_t school, int64_t subject, int grade)
{
	int named = (item->school != 0 ? OF_SCHOOL : 0) | (item->subject != 0 ? OF_SUBJECT : 0)
		| (item->low_grade > GRADE_PRIMARY || item->high_grade < GRADE_LAST ? OF_GRADE : 0);

	if (named & OF_SCHOOL && item->school != school)
		return ORDERS;
	if (named & OF_SUBJECT && item->subject != subject)
		return ORDERS;
	if (named & OF_GRADE && (grade < item->low_grade || grade > item->high_grade))
		return ORDERS;
	return places[named];
}

static bool
list_has(const char *list, const char *name, const char *separator)
{
	size_t length = strlen(name), skip = strlen(separator);

	for (const char *next; list != NULL; list = next == NULL ? NULL : next + skip) {
		next = strstr(list, separator);
		if ((next == NULL ? strlen(list) : (size_t)(next - list)) == length && memcmp(list, name, length) == 0)
			return true;
	}
	return false;
}

void
responsibles_add(const struct responsibles *r, struct text *text, int64_t school, int64_t subject, int grade, enum language language)
{
	const char *separator = language == LANGUAGE_ZH ? "、" : ", ";
	int best = ORDERS;

	for (size_t i = 0; i < r->count; i++) {
		int place = place_of(&r->items[i], school, subject, grade);

		best = place < best ? place : best;
	}
	for (size_t i = 0; best < ORDERS && i < r->count; i++) {
		if (place_of(&r->items[i], school, subject, grade) != best || list_has(text_string(text), r->items[i].leader, separator))
			continue;
		text_add(text, text->length > 0 ? separator : "");
		text_add(text, r->items[i].leader);
	}
}

void
responsibles_column(const struct responsibles *r, struct report *report)
{
	if (r->count > 0)
		report_columns(report, (const char *const[]){ "leader", NULL });
}

void
responsibles_put(const struct responsibles *r, struct report *report, const struct school *school, const struct subject *subject, int grade)
{
	struct text text = TEXT_INIT;

	if (r->count == 0)
		return;
	responsibles_add(r, &text, school != NULL ? school->id : 0, subject != NULL ? subject->id : 0, grade, report->language);
	writer_text(report->writer, text_string(&text));
	text_free(&text);
}
