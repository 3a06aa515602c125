/* What teachers teach, and the days of posting, for the form monthly. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/checklist-monthly.h"
#include "school/classname.h"
#include "school/school-days.h"
#include "school/term.h"

bool
taught_load(struct taught *t, struct db *db, const struct check_period *period, struct error *error)
{
	static const char sql[] = "select distinct a.teacher, c.school, c.stage + $3 - c.entry_year, k.key from assignments_rows a"
	    " join classes_rows c on c.class = a.class join keys k on k.id = a.subject"
	    " where a.\"from\" <= $2 and (a.\"to\" is null or a.\"to\" >= $1) order by 1, 2, 3, a.subject";
	struct date first = { 0 };
	struct query *q;

	*t = (struct taught){ 0 };
	date_parse(period->first, &first);
	q = query(db, sql, "tti", period->first, period->last, (int64_t)school_year_of_date(first));
	while (query_next(q)) {
		t->items = alloc_grow(t->items, t->count + 1, sizeof *t->items);
		t->items[t->count++] = (struct taught_item){ query_int(q, 0), query_int(q, 1), (int)query_int(q, 2), arena_copy(&t->arena, query_text(q, 3)) };
	}
	query_end(q);
	return db_ok(db, error);
}

void
taught_free(struct taught *t)
{
	free(t->items);
	arena_free(&t->arena);
}

static size_t
first_of(const struct taught *t, int64_t teacher)
{
	size_t low = 0, high = t->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (t->items[middle].teacher < teacher)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
add_item(struct text *text, const struct taught_item *item, const struct taught_item *before, enum language language)
{
	bool zh = language == LANGUAGE_ZH;

	if (before != NULL && before->grade == item->grade) {
		text_addf(text, "%s%s", zh ? "、" : ", ", item->subject);
		return;
	}
	text_add(text, before == NULL ? "" : zh ? "；" : "; ");
	grade_add(text, item->grade, language);
	text_addf(text, zh ? "%s" : " %s", item->subject);
}

static bool
add_at(const struct taught *t, struct text *text, int64_t teacher, int64_t school, enum language language)
{
	const struct taught_item *before = NULL;

	for (size_t i = first_of(t, teacher); i < t->count && t->items[i].teacher == teacher; i++) {
		if (school != 0 && t->items[i].school != school)
			continue;
		add_item(text, &t->items[i], before, language);
		before = &t->items[i];
	}
	return before != NULL;
}

void
taught_add(const struct taught *t, struct text *text, int64_t teacher, int64_t school, enum language language)
{
	if (!add_at(t, text, teacher, school, language))
		add_at(t, text, teacher, 0, language);
}

/* ---- posting ---- */

/* The last of so many working days from the first one on. */
static bool
last_working_day(struct db *db, int first, int64_t days, int *last, struct error *error)
{
	enum { YEAR = 366 };
	struct school_days calendar = { 0 };
	bool ok = school_days_load(&calendar, db, first, first + YEAR, error);

	for (*last = first; ok && *last < first + YEAR && (days -= is_school_day(&calendar, 0, *last)) > 0;)
		++*last;
	school_days_free(&calendar);
	return ok;
}

bool
posted_days(struct db *db, const char *posted, char from[11], char to[11], struct error *error)
{
	enum { USUAL = 5, MOST = 60 };
	const char *colon = posted != NULL ? strchr(posted, ':') : NULL;
	struct text first = TEXT_INIT;
	int64_t days = USUAL;
	struct date date;
	int number;
	bool ok;

	from[0] = to[0] = '\0';
	if (posted == NULL)
		return true;
	text_add_bytes(&first, posted, colon != NULL ? (size_t)(colon - posted) : strlen(posted));
	ok = date_parse(text_string(&first), &date) && (colon == NULL || number_integer(colon + 1, &days)) && days >= 1 && days <= MOST;
	text_free(&first);
	if (!ok)
		return error_set(error, _("--posted wants the first day and 1 to %d working days, 2023-05-04:5, not \"%s\""), MOST, posted);
	date_format(date, from);
	if (!last_working_day(db, date_day_number(date), days, &number, error))
		return false;
	date_format(date_from_day_number(number), to);
	return true;
}
