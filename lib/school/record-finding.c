/* Findings and steps of rectification on their way in: what the registers of other kinds do not need. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "school/lifecycle.h"
#include "school/records-inside.h"

static int
field(const struct records *r, const char *column)
{
	return kind_field(r->kind, column);
}

static struct place
at(const struct records *r, const char *column)
{
	return record_place(r, field(r, column));
}

static struct value *
value_of(const struct records *r, struct value *values, const char *column)
{
	return &values[field(r, column)];
}

/* ---- deadlines ---- */

static bool
check_category(const struct records *r, const char *category)
{
	struct db *db = r->import.db;
	struct query *q;

	if (db_int(db, 0, "select 1 from deadlines_rows where category = $1 limit 1", "t", category) == 1
	    || db_int(db, 0, "select count(*) from deadlines_rows", "") == 0)
		return true;
	q = query(db, "select group_concat(category, $1) from (select distinct category from deadlines_rows order by category)", "t", _(", "));
	query_next(q);
	complain(at(r, "category"), _("\"%s\" is no category of the table of deadlines, which has: %s"), category, query_text(q, 0));
	query_end(q);
	return false;
}

/* The deadline of a finding that comes again with the same day, category and severity: the table may have
 * changed since, or another one was agreed. */
static bool
keep_due(struct records *r, struct value *values)
{
	struct query *q = query(r->import.db, "select due from findings_rows where finding = $1 and check_date = $2 and category = $3 and severity = $4 and due <> ''",
	    "itti", value_of(r, values, "finding")->number, value_of(r, values, "check_date")->text, value_of(r, values, "category")->text,
	    value_of(r, values, "severity")->number);
	bool known = query_next(q);

	if (known)
		*value_of(r, values, "due") = value_string(arena_copy(&r->row_arena, query_text(q, 0)));
	query_end(q);
	return known;
}

static void
set_due(struct records *r, struct value *values)
{
	struct value *due = value_of(r, values, "due");
	int64_t days;
	struct date date;
	char iso[11];

	if (due->type == 't' || keep_due(r, values))
		return;
	days = db_int(r->import.db, -1, "select days from deadlines_rows where category = $1 and severity = $2 and escalation = 0", "ti",
	    value_of(r, values, "category")->text, value_of(r, values, "severity")->number);
	if (days < 0 || !date_parse(value_of(r, values, "check_date")->text, &date))
		return;
	date_format(date_from_day_number(date_day_number(date) + (int)days), iso);
	*due = value_string(arena_copy(&r->row_arena, iso));
	r->given[field(r, "due")] = true;
}

/* ---- numbers ---- */

/* 2023-0417: the year of the check, a dash and digits. */
static bool
check_number(const struct records *r, const char *number, const char *check_date)
{
	char canonical[32];
	long serial = strlen(number) > 5 && strlen(number) < 15 ? strtol(number + 5, NULL, 10) : 0;

	snprintf(canonical, sizeof canonical, "%.4s-%04ld", check_date, serial);
	if (serial > 0 && strcmp(number, canonical) == 0)
		return true;
	complain(at(r, "finding"), _("\"%s\" is no number of a finding of this year, which is like %.4s-0001; leave it blank for a new one"), number, check_date);
	return false;
}

/* The same finding of a file that comes again, mended elsewhere or taken back before, keeps its number. */
static int64_t
same_finding(const struct records *r, struct value *values)
{
	static const char stored[] = "select finding from findings_rows where check_date = $1 and school = $2 and category = $3 and problem = $4"
		" and coalesce(teacher, 0) = $5 order by finding limit 1";
	static const char taken_back[] = "select finding from findings_past p where check_date = $1 and school = $2 and category = $3 and problem = $4"
		" and coalesce(teacher, 0) = $5 and not exists (select 1 from findings_rows f where f.finding = p.finding) order by finding limit 1";
	const struct value same[] = { *value_of(r, values, "check_date"), *value_of(r, values, "school"), *value_of(r, values, "category"),
		*value_of(r, values, "problem"), value_integer(value_of(r, values, "teacher")->number) };
	int64_t found = 0;

	for (int i = 0; found == 0 && i < 2; i++) {
		struct query *q = query_values(r->import.db, i == 0 ? stored : taken_back, same, sizeof same / sizeof same[0]);

		found = query_next(q) ? query_int(q, 0) : 0;
		query_end(q);
	}
	return found;
}

/* Numbers that were given are never given again, also not those of batches taken back. */
static int64_t
next_number(struct records *r, int year)
{
	static const char last[] = "select max(cast(substr(key, 6) as integer)) from keys where kind = 'findings' and substr(key, 1, 4) = cast($1 as text)";

	if (r->number_year != year)
		r->number_last = db_int(r->import.db, 0, last, "i", (int64_t)year);
	r->number_year = year;
	return key_id(r->import.db, "findings", arena_printf(&r->row_arena, "%04d-%04lld", year, (long long)++r->number_last), true);
}

static bool
set_number(struct records *r, const struct row *row, struct value *values)
{
	struct value *number = value_of(r, values, "finding");
	const char *date = value_of(r, values, "check_date")->text;

	if (number->number != 0) {
		const char *given = record_cell(r, row, field(r, "finding"));

		if (!check_number(r, given, date))
			return false;
		if (strtol(given, NULL, 10) == r->number_year && strtoll(given + 5, NULL, 10) > r->number_last)
			r->number_last = strtoll(given + 5, NULL, 10);
		return true;
	}
	number->number = same_finding(r, values);
	if (number->number == 0)
		number->number = next_number(r, (int)strtol(date, NULL, 10));
	return true;
}

/* ---- what came back ---- */

static bool
was_closed(const struct records *r, int64_t finding, const char *day)
{
	static const char sql[] = "select step from rectifications_rows where finding = $1 and step_date <= $2 order by step_date desc, step desc limit 1";

	return db_int(r->import.db, -1, sql, "it", finding, day) == STEP_CLOSED;
}

static bool
check_recurs(const struct records *r, const char *number, const char *day)
{
	int64_t id = key_id(r->import.db, "findings", number, false);

	if (id == 0 || db_int(r->import.db, 0, "select 1 from findings_rows where finding = $1", "i", id) == 0)
		complain(at(r, "recurs"), _("there is no finding %s; checklist-report open lists them"), number);
	else if (!r->options->open && !was_closed(r, id, day))
		complain(at(r, "recurs"), _("the finding %s was not closed on %s: write the step to it, do not open another one"), number, day);
	else
		return true;
	return false;
}

/* Of a row that stands already the link stays as it is. */
static bool
keep_recurs(struct records *r, struct value *values)
{
	struct query *q = query(r->import.db, "select recurs from findings_rows where finding = $1", "i", value_of(r, values, "finding")->number);
	bool known = query_next(q);

	if (known && !query_null(q, 0))
		*value_of(r, values, "recurs") = value_string(arena_copy(&r->row_arena, query_text(q, 0)));
	query_end(q);
	return known;
}

/* A closed finding of the same words in the same school. */
static bool
link_recurring(struct records *r, struct value *values)
{
	struct value *recurs = value_of(r, values, "recurs");
	int64_t id;

	if (recurs->type == 't')
		return check_recurs(r, recurs->text, value_of(r, values, "check_date")->text);
	if (keep_recurs(r, values))
		return true;
	id = db_int(r->import.db, 0, "select finding from findings_rows where school = $1 and category = $2 and problem = $3 and coalesce(teacher, 0) = $4"
	    " and check_date < $5 and finding <> $6 order by check_date desc, finding desc limit 1", "ittiti", value_of(r, values, "school")->number,
	    value_of(r, values, "category")->text, value_of(r, values, "problem")->text, value_of(r, values, "teacher")->number,
	    value_of(r, values, "check_date")->text, value_of(r, values, "finding")->number);
	if (id == 0 || !was_closed(r, id, value_of(r, values, "check_date")->text))
		return true;
	*recurs = value_string(key_text(r->import.db, id, &r->row_arena));
	r->given[field(r, "recurs")] = true;
	remark(at(r, "problem"), _("the finding %s, closed, has come back"), recurs->text);
	return true;
}

/* A row that changes the day of a finding may not leave steps before it. */
static bool
check_order(const struct records *r, struct value *values)
{
	const char *date = value_of(r, values, "check_date")->text;
	struct query *q = query(r->import.db, "select min(step_date) from rectifications_rows where finding = $1", "i", value_of(r, values, "finding")->number);
	bool ok = !query_next(q) || query_null(q, 0) || strcmp(date, query_text(q, 0)) <= 0;

	if (!ok)
		complain(at(r, "check_date"), _("\"%s\" is after the first step taken with the finding, %s"), date, query_text(q, 0));
	query_end(q);
	return ok;
}

static bool
complete_finding(struct records *r, const struct row *row, struct value *values)
{
	if (!check_category(r, value_of(r, values, "category")->text) || !set_number(r, row, values) || !check_order(r, values))
		return false;
	set_due(r, values);
	return link_recurring(r, values);
}

/* ---- steps ---- */

/* Beside the file that names it. */
static const char *
path_of_evidence(struct records *r, const char *name)
{
	const char *slash = strrchr(r->import.file, '/');

	return arena_printf(&r->row_arena, "%.*s%s", slash == NULL || name[0] == '/' ? 0 : (int)(slash - r->import.file + 1), r->import.file, name);
}

static bool
sum_evidence(struct records *r, struct value *values)
{
	struct value *name = value_of(r, values, "evidence_file"), *sum = value_of(r, values, "evidence_sha256");
	struct error error = { 0 };
	const char *path;
	char hex[65];

	if (name->type != 't')
		return true;
	path = path_of_evidence(r, name->text);
	if (access(path, R_OK) != 0 || !file_sha256(path, hex, &error)) {
		remark(at(r, "evidence_file"), _("%s is not there; only its name is kept"), path);
		return true;
	}
	if (sum->type == 't' && strcmp(sum->text, hex) != 0) {
		complain(at(r, "evidence_sha256"), _("the file %s has another SHA-256"), path);
		return false;
	}
	*sum = value_string(arena_copy(&r->row_arena, hex));
	r->given[field(r, "evidence_sha256")] = true;
	return true;
}

static bool
check_step(struct records *r, struct value *values)
{
	const char *date = value_of(r, values, "step_date")->text, *due;
	struct query *q = query(r->import.db, "select check_date from findings_rows where finding = $1", "i", value_of(r, values, "finding")->number);
	bool ok = !query_next(q) || strcmp(date, query_text(q, 0)) >= 0;

	if (!ok)
		complain(at(r, "step_date"), _("\"%s\" is before the day of the finding, %s"), date, query_text(q, 0));
	query_end(q);
	due = value_of(r, values, "new_due")->type == 't' ? value_of(r, values, "new_due")->text : date;
	if (strcmp(due, date) < 0) {
		complain(at(r, "new_due"), _("the new deadline %s is before the step itself"), due);
		return false;
	}
	return ok && sum_evidence(r, values);
}

/* ---- lives ---- */

/* The steps of one finding while they are replayed. */
struct life {
	int64_t finding, line;          /* of the last row of this file */
	int state;
	bool broken;
	const struct place *place;      /* of the row that is looked at; NULL: by its line */
};

static void
complain_of_step(struct records *r, struct life *life, struct query *q)
{
	enum language language = message_language();
	struct place place = life->place != NULL ? *life->place : import_place(&r->import);
	struct text possible = TEXT_INIT, number = TEXT_INIT;

	text_add(&number, key_text(r->import.db, life->finding, &r->row_arena));
	lifecycle_add_possible(&possible, &r->lifecycle, (enum finding_state)life->state, language);
	if (life->place == NULL)
		place.line = (long)(query_int(q, 3) == r->import.batch ? query_int(q, 4) : life->line);
	complain(place, _("%s: the step %s of %s is not possible, the finding is %s; possible: %s"), text_string(&number),
	    finding_step_text((enum finding_step)query_int(q, 2), language), query_text(q, 1), finding_state_text((enum finding_state)life->state, language),
	    possible.length > 0 ? possible.data : "-");
	text_free(&possible);
	text_free(&number);
	life->broken = true;
}

static void
take_step(struct records *r, struct life *life, struct query *q)
{
	int next;

	if (query_int(q, 0) != life->finding)
		*life = (struct life){ .finding = query_int(q, 0), .line = life->place != NULL ? 0 : query_int(q, 5), .state = FINDING_OPEN, .place = life->place };
	if (life->broken)
		return;
	next = r->lifecycle.next[life->state][query_int(q, 2)];
	if (next < 0)
		complain_of_step(r, life, q);
	else
		life->state = next;
}

/* With the rows before it alone: where bad rows are put aside, each is looked at by itself. */
static bool
fits(struct records *r, struct value *values)
{
	struct place place = at(r, "step");
	struct life life = { .place = &place };
	struct query *q = query(r->import.db, "select $1, step_date, step from rectifications_rows where finding = $1 union select $1, $2, $3 order by 2, 3",
	    "iti", value_of(r, values, "finding")->number, value_of(r, values, "step_date")->text, value_of(r, values, "step")->number);

	while (query_next(q))
		take_step(r, &life, q);
	query_end(q);
	return !life.broken;
}

bool
record_finding(struct records *r, const struct row *row, struct value *values)
{
	if (strcmp(r->kind->name, "findings") == 0)
		return complete_finding(r, row, values);
	return strcmp(r->kind->name, "rectifications") != 0 || (check_step(r, values) && (r->import.options->rejects == NULL || fits(r, values)));
}

void
record_check_lives(struct records *r)
{
	struct life life = { 0 };
	struct query *q;

	if (strcmp(r->kind->name, "rectifications") != 0)
		return;
	q = query(r->import.db, "select r.finding, r.step_date, r.step, r.batch, r.line, t.line from rectifications_rows r join"
	    " (select finding, max(line) as line from rectifications_rows where batch = $1 group by finding) t on t.finding = r.finding"
	    " order by r.finding, r.step_date, r.step", "i", r->import.batch);
	while (query_next(q))
		take_step(r, &life, q);
	query_end(q);
}
