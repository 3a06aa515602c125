#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/map.h"
#include "school/findings.h"

/* Without a null: the arena's copy, "" for none. */
static const char *
copy(struct findings *f, struct query *q, int column)
{
	const char *text = query_text(q, column);

	return text == NULL || text[0] == '\0' ? "" : arena_copy(&f->arena, text);
}

static void
read_finding(struct findings *f, struct query *q)
{
	struct finding *item = &f->items[f->count++];

	*item = (struct finding){ .id = query_int(q, 0), .number = copy(f, q, 1), .check_date = copy(f, q, 2), .check_type = (int)query_int(q, 3),
		.school = query_int(q, 4), .teacher = query_int(q, 5), .category = copy(f, q, 6), .problem = copy(f, q, 7), .severity = (int)query_int(q, 8),
		.inspector = copy(f, q, 9), .responsible_unit = copy(f, q, 10), .responsible_person = copy(f, q, 11), .due = copy(f, q, 12),
		.recurs = copy(f, q, 13), .note = copy(f, q, 14),
		.check_item = copy(f, q, 15), .told_on = "", .mended_on = "", .closed_on = "", .told_by = "", .rechecked_on = "",
		.rechecked_by = "", .closed_by = "", .measures = "", .evidence = "" };
	item->state_since = item->check_date;
}

static void
read_findings(struct findings *f, struct db *db, const char *day)
{
	struct query *q;

	f->items = alloc_zero((size_t)db_int(db, 0, "select count(*) from findings_rows", "") + 1, sizeof *f->items);
	q = query(db, "select f.finding, k.key, f.check_date, f.check_type, f.school, f.teacher, f.category, f.problem, f.severity, f.inspector,"
	    " f.responsible_unit, f.responsible_person, f.due, f.recurs, f.note, f.check_item from findings_rows f join keys k on k.id = f.finding"
	    " where f.check_date <= $1 order by f.finding", "t", day);
	while (query_next(q))
		read_finding(f, q);
	query_end(q);
}

static void
note_days(struct findings *f, struct finding *item, struct query *q, enum finding_step step)
{
	const char *date = copy(f, q, 1);

	if (step == STEP_NOTIFIED && item->told_on[0] == '\0') {
		item->told_on = date;
		item->told_by = copy(f, q, 5);
	}
	if (step == STEP_MENDED)
		item->mended_on = date;
	if (step == STEP_FAILED || step == STEP_REOPENED)
		item->mended_on = "";
	if (step == STEP_FAILED || step == STEP_PASSED) {
		item->rechecked_on = date;
		item->rechecked_by = copy(f, q, 5);
	}
	item->closed_on = step == STEP_CLOSED ? date : "";
	item->closed_by = step == STEP_CLOSED ? copy(f, q, 5) : "";
}

/* What a step leaves behind beside the state. */
static void
note_step(struct findings *f, struct finding *item, struct query *q, enum finding_step step)
{
	note_days(f, item, q, step);
	item->steps++;
	item->extensions += step == STEP_EXTENDED;
	item->failures += step == STEP_FAILED;
	item->reopened += step == STEP_REOPENED;
	if (query_text(q, 6) != NULL)
		item->evidence = copy(f, q, 6);
	if (query_text(q, 3) != NULL)
		item->measures = copy(f, q, 3);
	if (query_text(q, 4) != NULL)
		item->due = copy(f, q, 4);
}

static void
take_step(struct findings *f, const struct lifecycle *lifecycle, struct finding *item, struct query *q)
{
	enum finding_step step = (enum finding_step)query_int(q, 2);
	int next = lifecycle->next[item->state][step];

	if (next < 0) {
		item->impossible++;
		return;
	}
	note_step(f, item, q, step);
	if (next != (int)item->state)
		item->state_since = copy(f, q, 1);
	item->state = (enum finding_state)next;
}

/* Both tables come in the order of their keys. */
static void
replay(struct findings *f, struct db *db, const struct lifecycle *lifecycle, const char *day)
{
	struct query *q = query(db, "select finding, step_date, step, mending, new_due, done_by, evidence_file from rectifications_rows where step_date <= $1"
	    " order by finding, step_date, step", "t", day);
	size_t i = 0;

	while (query_next(q)) {
		while (i < f->count && f->items[i].id < query_int(q, 0))
			i++;
		if (i < f->count && f->items[i].id == query_int(q, 0))
			take_step(f, lifecycle, &f->items[i], q);
	}
	query_end(q);
}

/* Of one year the shorter number is the earlier one. */
static int
by_number(const void *left, const void *right)
{
	const char *a = ((const struct finding *)left)->number, *b = ((const struct finding *)right)->number;
	int order = strncmp(a, b, strcspn(a, "-") + 1);

	if (order == 0 && strlen(a) != strlen(b))
		return strlen(a) < strlen(b) ? -1 : 1;
	return order != 0 ? order : strcmp(a, b);
}

bool
findings_load(struct findings *f, struct db *db, const char *day, struct error *error)
{
	struct lifecycle lifecycle;

	*f = (struct findings){ 0 };
	if (!lifecycle_load(&lifecycle, db, error))
		return false;
	read_findings(f, db, day);
	replay(f, db, &lifecycle, day);
	if (f->count > 0)
		qsort(f->items, f->count, sizeof *f->items, by_number);
	return db_ok(db, error);
}

/* ---- what came back ---- */

static int
by_date(const void *left, const void *right)
{
	const struct finding *a = *(const struct finding *const *)left, *b = *(const struct finding *const *)right;
	int order = strcmp(a->check_date, b->check_date);

	return order != 0 ? order : (a > b) - (a < b);
}

static void
link_finding(struct finding *f, struct map *before, struct text *key)
{
	const struct finding *last;

	text_clear(key);
	text_addf(key, "%lld/%lld/%s/%s", (long long)f->school, (long long)f->teacher, f->category, f->problem);
	last = map_get(before, key->data);
	if (f->recurs[0] == '\0' && last != NULL && last->closed_on[0] != '\0' && strcmp(last->closed_on, f->check_date) <= 0)
		f->recurs = last->number;
	map_set(before, key->data, f);
}

void
findings_link(struct findings *f)
{
	struct finding **list = alloc_zero(f->count + 1, sizeof(struct finding *));
	struct map before = MAP_INIT;
	struct text key = TEXT_INIT;

	for (size_t i = 0; i < f->count; i++)
		list[i] = &f->items[i];
	if (f->count > 0)
		qsort(list, f->count, sizeof(struct finding *), by_date);
	for (size_t i = 0; i < f->count; i++)
		link_finding(list[i], &before, &key);
	text_free(&key);
	map_free(&before);
	free(list);
}

void
findings_free(struct findings *f)
{
	free(f->items);
	arena_free(&f->arena);
}

bool
finding_is_open(const struct finding *f)
{
	return f->state != FINDING_CLOSED;
}

int
finding_days_overdue(const struct finding *f, const char *day)
{
	struct date due, today;
	bool waits = f->state == FINDING_OPEN || f->state == FINDING_TOLD;
	int days;

	if (!waits || !date_parse(f->due, &due) || !date_parse(day, &today))
		return 0;
	days = date_day_number(today) - date_day_number(due);
	return days > 0 ? days : 0;
}
