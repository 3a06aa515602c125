/* Movements of pupils on their way in, and numbers that replace others. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/enrolment.h"
#include "school/person.h"
#include "school/records-inside.h"
#include "store/batch.h"

static bool
is_movements(const struct records *r)
{
	return strcmp(r->kind->name, "movements") == 0;
}

static struct place
at(const struct records *r, const char *column)
{
	return record_place(r, kind_field(r->kind, column));
}

/* ---- a row ---- */

/* A number with the name of somebody else is a slip. */
static bool
check_name(struct records *r, const struct row *row, const struct value *values)
{
	const char *given = record_cell(r, row, kind_field(r->kind, "name"));
	struct text key = TEXT_INIT, known = TEXT_INIT;
	struct query *q;
	bool ok = true;

	if (given[0] == '\0')
		return true;
	person_name_key(&key, given);
	q = query(r->import.db, "select name from pupils_rows where pupil = $1", "i", values[kind_field(r->kind, "pupil")].number);
	if (query_next(q)) {
		person_name_key(&known, query_text(q, 0));
		ok = strcmp(text_string(&key), text_string(&known)) == 0;
		if (!ok)
			complain(at(r, "name"), _("\"%s\" is not the name of the pupil with this number, which is %s"), given, query_text(q, 0));
	}
	query_end(q);
	text_free(&key);
	text_free(&known);
	return ok;
}

bool
record_movement(struct records *r, const struct row *row, const struct value *values)
{
	const struct value *date = is_movements(r) ? &values[kind_field(r->kind, "movement_date")] : NULL;
	char today[11];
	bool ok = true;

	if (date == NULL || date->type != 't')
		return true;
	batch_today(today);
	if (strcmp(date->text, today) > 0) {
		complain(at(r, "movement_date"), _("\"%s\" is in the future"), date->text);
		ok = false;
	}
	return check_name(r, row, values) && ok;
}

/* ---- what follows on what ---- */

struct step {
	int64_t school, batch, line;
	enum movement_kind kind;
	char date[11];
};

/* The movements of one pupil. */
struct course {
	int64_t pupil, last_line;       /* of the last row of this file */
	struct step *steps;
	size_t count;
	int64_t school;                 /* of the register; 0 where it does not say since when */
	char joined[11];
};

static void
sort_steps(struct course *c)
{
	struct movement *order = alloc_zero(c->count + 1, sizeof *order);
	struct step *sorted = alloc_zero(c->count + 2, sizeof *sorted);
	struct date date;

	for (size_t i = 0; i < c->count; i++) {
		order[i] = (struct movement){ .school = c->steps[i].school, .kind = c->steps[i].kind, .class_id = (int64_t)i };
		order[i].day = date_parse(c->steps[i].date, &date) ? date_day_number(date) : 0;
	}
	movements_sort(order, c->count);
	for (size_t i = 0; i < c->count; i++)
		sorted[i] = c->steps[order[i].class_id];
	free(c->steps);
	free(order);
	c->steps = sorted;
}

static void
complain_of_step(const struct records *r, const struct course *c, const struct step *step, const struct step *before)
{
	const struct word *words = column_find("movement")->words;
	enum language language = message_language();
	struct place place = import_place(&r->import);
	struct arena arena = ARENA_INIT;
	const char *number = key_text(r->import.db, c->pupil, &arena), *kind = word_text(&words[step->kind], language);

	place.line = (long)(step->batch == r->import.batch ? step->line : c->last_line);
	if (before == NULL)
		complain(place, _("%s: %s on %s is not possible, the register has the pupil in this school since %s"), number, kind, step->date, c->joined);
	else if (before->kind == MOVEMENT_DIED)
		complain(place, _("%s: %s on %s is not possible, the pupil died on %s"), number, kind, step->date, before->date);
	else if (movement_is_in(step->kind))
		complain(place, _("%s: %s on %s is not possible, the pupil is in this school since %s (%s)"), number, kind, step->date, before->date,
		    word_text(&words[before->kind], language));
	else
		complain(place, _("%s: %s on %s is not possible, the pupil is out of this school since %s (%s) and has not come back"), number, kind, step->date, before->date,
		    word_text(&words[before->kind], language));
	arena_free(&arena);
}

/* The last step before in the school, or a death anywhere. */
static const struct step *
step_before(const struct course *c, size_t i)
{
	while (i-- > 0)
		if (c->steps[i].school == c->steps[c->count].school || c->steps[i].kind == MOVEMENT_DIED)
			return &c->steps[i];
	return NULL;
}

/* Who is in comes out next, who is out comes in. The first fault is told. */
static void
check_course(const struct records *r, struct course *c)
{
	size_t count = c->count;

	sort_steps(c);
	for (size_t i = 0; i < count; i++) {
		const struct step *step = &c->steps[i], *before;
		bool registered = step->kind == MOVEMENT_CAME && step->school == c->school && strcmp(c->joined, step->date) < 0;

		c->steps[count] = *step;
		before = step_before(c, i);
		if (before == NULL ? !registered : before->kind != MOVEMENT_DIED && movement_is_in(before->kind) != movement_is_in(step->kind))
			continue;
		complain_of_step(r, c, step, before);
		return;
	}
}

static void
take_step(struct course *c, struct query *q)
{
	struct step *step;

	/* One more than there are: for the step looked at. */
	c->steps = alloc_grow(c->steps, c->count + 2, sizeof *c->steps);
	step = &c->steps[c->count++];
	*step = (struct step){ .school = query_int(q, 3), .batch = query_int(q, 4), .line = query_int(q, 5), .kind = (enum movement_kind)query_int(q, 2) };
	snprintf(step->date, sizeof step->date, "%s", query_text(q, 1));
	c->last_line = query_int(q, 6);
	c->school = query_null(q, 8) ? 0 : query_int(q, 7);
	snprintf(c->joined, sizeof c->joined, "%s", query_null(q, 8) ? "" : query_text(q, 8));
}

void
record_check_movements(struct records *r)
{
	struct course course = { 0 };
	struct query *q;

	if (!is_movements(r))
		return;
	q = query(r->import.db, "select m.pupil, m.movement_date, m.movement, m.school, m.batch, m.line, t.line, c.school, p.joined from movements_rows m"
	    " join (select pupil, max(line) as line from movements_rows where batch = $1 group by pupil) t on t.pupil = m.pupil"
	    " left join pupils_rows p on p.pupil = m.pupil left join classes_rows c on c.class = p.class order by m.pupil, m.movement_date, m.movement",
	    "i", r->import.batch);
	while (query_next(q)) {
		if (query_int(q, 0) != course.pupil) {
			check_course(r, &course);
			course.pupil = query_int(q, 0);
			course.count = 0;
		}
		take_step(&course, q);
	}
	check_course(r, &course);
	query_end(q);
	free(course.steps);
}

/* ---- a number that replaces another ---- */

/* Nothing stands under it but what an undone batch has left. */
static void
free_number(struct db *db, int64_t id)
{
	if (db_int(db, 0, "select 1 from pupils_past where pupil = $1 limit 1", "i", id) == 1)
		db_run(db, "update keys set key = '-' || key || '-' || id where id = $1", "i", id);
	else
		db_run(db, "delete from keys where id = $1", "i", id);
}

static bool
is_registered(struct db *db, int64_t pupil)
{
	return db_int(db, 0, "select 1 from pupils_rows where pupil = $1", "i", pupil) == 1;
}

static bool
join_numbers(struct records *r, int64_t known, const char *old, struct value *pupil)
{
	struct db *db = r->import.db;
	const char *number = key_text(db, pupil->number, &r->row_arena);

	if (is_registered(db, pupil->number)) {
		complain(at(r, "old_number"), _("%s and %s are both in the register: two pupils, or one entered twice; undo the batch that made the second one"), old, number);
		return false;
	}
	free_number(db, pupil->number);
	key_rename(db, known, number, r->import.batch);
	*pupil = value_integer(known);
	r->import.renumbered++;
	return true;
}

bool
record_old_number(struct records *r, const struct row *row, struct value *values)
{
	int field = kind_field(r->kind, "old_number");
	struct value *pupil = &values[kind_field(r->kind, "pupil") < 0 ? 0 : kind_field(r->kind, "pupil")];
	const char *text = record_cell(r, row, field);
	char old[20], now[20];
	enum id_fault fault;
	int64_t known;

	if (field < 0 || text[0] == '\0' || pupil->type != 'i')
		return true;
	fault = student_number_read(text, old);
	if (fault != ID_FINE) {
		complain(at(r, "old_number"), "%s", id_fault_text(fault));
		return false;
	}
	snprintf(now, sizeof now, "%s", old);
	pupil_number_now(r->import.db, now);
	known = key_id(r->import.db, "pupils", now, false);
	if (known == pupil->number)
		return true;
	if (known != 0 && is_registered(r->import.db, known))
		return join_numbers(r, known, old, pupil);
	remark(at(r, "old_number"), _("no pupil of the register had the number %s"), old);
	return true;
}
