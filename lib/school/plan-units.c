/* The units of a requirement: the district, schools, classes, teachers or pupils. */
#include <limits.h>
#include <stdlib.h>
#include "base/date.h"
#include "school/plan-required.h"
#include "school/rows.h"
#include "school/term.h"

static struct unit *
add_unit(struct required *r, int64_t id, const struct plan_school *school)
{
	r->units = alloc_grow(r->units, r->unit_count + 1, sizeof *r->units);
	r->units[r->unit_count] = (struct unit){ .id = id, .school = school, .first = INT_MIN, .last = INT_MAX };
	return &r->units[r->unit_count++];
}

static void
add_schools(struct required *r)
{
	for (size_t i = 0; i < r->plan.school_count; i++)
		add_unit(r, r->plan.schools[i].school->id, &r->plan.schools[i]);
}

/* The school years that a class lasts, by its stage and the grades of its school. */
static int
class_years(const struct school *school, int stage)
{
	if (stage < GRADE_PRIMARY)
		return -GRADE_KINDERGARTEN;
	if (stage == GRADE_PRIMARY)
		return school->last_grade >= GRADE_PRIMARY && school->last_grade < GRADE_JUNIOR ? school->last_grade : GRADE_JUNIOR - GRADE_PRIMARY;
	return GRADE_LAST + 1 - stage;
}

/* Its name in the last year shown. */
static const char *
name_class(struct required *r, struct query *q)
{
	const struct plan *p = &r->plan;
	struct class_rules rules = { .school_year = school_year_of_date(date_from_day_number(p->last < p->today ? p->last : p->today)) };
	struct class_name name = { .entry_year = (int)query_int(q, 2), .first_grade = (int)query_int(q, 3), .number = (int)query_int(q, 4) };
	struct text text = TEXT_INIT;
	const char *copy;

	if (class_name_resolve(&name, &rules) != CLASS_FINE)
		name = (struct class_name){ .entry_year = (int)query_int(q, 2), .first_grade = (int)query_int(q, 3), .number = (int)query_int(q, 4) };
	class_name_add(&text, &name, p->report->language);
	copy = arena_copy(&r->arena, text_string(&text));
	text_free(&text);
	return copy;
}

static void
set_class(struct required *r, struct unit *unit, struct query *q)
{
	int entry = (int)query_int(q, 2), years = class_years(unit->school->school, (int)query_int(q, 3));

	unit->class_id = query_int(q, 0);
	unit->class_name = unit > r->units && unit[-1].class_id == unit->class_id ? unit[-1].class_name : name_class(r, q);
	unit->first = date_day_number(school_year_first_day(entry));
	unit->last = date_day_number(school_year_last_day(entry + years - 1));
}

static void
add_classes(struct required *r)
{
	struct query *q = query(r->plan.report->db, "select class, school, entry_year, stage, class_number from classes_rows"
	    " order by school, stage, entry_year desc, class_number", "");

	while (query_next(q)) {
		const struct plan_school *school = plan_school_of(&r->plan, query_int(q, 1));

		if (school != NULL)
			set_class(r, add_unit(r, query_int(q, 0), school), q);
	}
}

/* Those of no school belong to the district. */
static void
add_teachers(struct required *r)
{
	bool all = r->plan.options->school == NULL && r->plan.options->type == NULL;
	struct query *q = query(r->plan.report->db, "select t.teacher, coalesce(t.school, 0), k.key, t.teacher_name from teachers_rows t join keys k on k.id = t.teacher"
	    " order by 2, k.key", "");

	while (query_next(q)) {
		const struct plan_school *school = plan_school_of(&r->plan, query_int(q, 1));
		struct unit *unit;

		if (school == NULL && (!all || query_int(q, 1) != 0))
			continue;
		unit = add_unit(r, query_int(q, 0), school);
		unit->number = arena_copy(&r->arena, query_text(q, 2));
		unit->name = arena_copy(&r->arena, query_text(q, 3));
	}
}

static int
day_or(const char *iso, int fallback)
{
	struct date date;

	return iso != NULL && date_parse(iso, &date) ? date_day_number(date) : fallback;
}

static void
add_pupils(struct required *r)
{
	struct query *q = query(r->plan.report->db, "select c.class, c.school, c.entry_year, c.stage, c.class_number, p.pupil, p.name, p.joined, p.left"
	    " from pupils_rows p join classes_rows c on c.class = p.class join keys k on k.id = p.pupil"
	    " order by c.school, c.stage, c.entry_year desc, c.class_number, k.key", "");

	while (query_next(q)) {
		const struct plan_school *school = plan_school_of(&r->plan, query_int(q, 1));
		struct unit *unit;
		int joined, left;

		if (school == NULL)
			continue;
		unit = add_unit(r, query_int(q, 5), school);
		set_class(r, unit, q);
		unit->name = arena_copy(&r->arena, query_text(q, 6));
		joined = day_or(query_text(q, 7), unit->first);
		left = day_or(query_text(q, 8), unit->last + 1);
		unit->first = joined > unit->first ? joined : unit->first;
		unit->last = left <= unit->last ? left - 1 : unit->last;
	}
}

bool
required_units(struct required *r, struct error *error)
{
	static void (*const add[])(struct required *) = { [PER_SCHOOL] = add_schools, [PER_CLASS] = add_classes, [PER_TEACHER] = add_teachers,
	    [PER_PUPIL] = add_pupils };

	r->unit_count = 0;
	if (r->at->per == PER_DISTRICT)
		add_unit(r, 0, NULL);
	else
		add[r->at->per](r);
	return db_ok(r->plan.report->db, error);
}
