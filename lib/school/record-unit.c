/* Whose row it is: in kinds of which a row may speak of a pupil, a teacher, a class or a school. */
#include <string.h>
#include "base/date.h"
#include "base/text.h"
#include "school/person.h"
#include "school/records-inside.h"

struct unit {
	struct records *r;
	const struct row *row;
	struct value *values;
	const struct school *school;
	const struct class_info *class_info;
};

static int
field(const struct unit *u, const char *column)
{
	return kind_field(u->r->kind, column);
}

static const char *
cell(const struct unit *u, const char *column)
{
	return record_cell(u->r, u->row, field(u, column));
}

static bool
has(const struct unit *u, const char *column)
{
	return cell(u, column)[0] != '\0';
}

static struct place
at(const struct unit *u, const char *column)
{
	return origin_place(&u->r->origin, u->r->kind, (size_t)field(u, column));
}

/* A row may be another's than a pupil's. */
static bool
may_be_others(const struct kind *kind)
{
	return kind->fields[kind_field(kind, "pupil")].rules & FIELD_OPTIONAL;
}

/* Where the class is there to find the pupil by name it neither is a key nor needed. */
bool
record_has_unit(const struct kind *kind)
{
	return kind->of_units;
}

bool
record_is_unit(const struct kind *kind, size_t i)
{
	static const char *const units[] = { "school", "class", "teacher", "pupil" };

	for (size_t k = 0; record_has_unit(kind) && k < sizeof units / sizeof units[0]; k++)
		if (strcmp(kind->fields[i].column, units[k]) == 0)
			return true;
	return false;
}

/* ---- school and class ---- */

static bool
read_school(struct unit *u)
{
	const char *text = has(u, "school") ? cell(u, "school") : u->r->options->school;

	if (text == NULL) {
		u->school = u->r->title.school;
		return true;
	}
	u->school = district_school(&u->r->district, text, at(u, "school"));
	return u->school != NULL;
}

/* The day of a row, of a wide sheet its first. */
static int
school_year_of_day(const struct unit *u)
{
	int field_of_day = field(u, "attendance_date");
	const char *day = u->r->spread_count > 0 ? u->r->spread[0].value : u->r->options->date;
	struct date date;

	if (field_of_day >= 0 && u->values[field_of_day].type == 't')
		day = u->values[field_of_day].text;
	return day != NULL && date_parse(day, &date) ? school_year_of_date(date) : 0;
}

/* Names like 四年级1班 are those of the exam's school year. */
static int
school_year(const struct unit *u)
{
	int exam = field(u, "exam");

	if (exam < 0 && record_goes_by_days(u->r->kind))
		return school_year_of_day(u);
	if (exam < 0 || u->values[exam].type != 'i')
		return 0;
	return (int)db_int(u->r->import.db, 0, "select cast(substr(term, 1, 4) as integer) from exams_rows where exam = $1", "i", u->values[exam].number);
}

static bool
read_class(struct unit *u)
{
	const char *grade = record_grade(u->r, u->row);
	const char *text = has(u, "class") ? cell(u, "class") : u->r->title.class_text;
	bool needed = !has(u, "pupil") && !has(u, "teacher") && !has(u, "teacher_name");

	if (text[0] == '\0') {
		if (!needed || grade[0] == '\0' || !may_be_others(u->r->kind))
			return true;
		complain(at(u, "class"), _("name the class beside the grade \"%s\"; there are no targets of a grade"), grade);
		return false;
	}
	if (u->school == NULL) {
		if (!needed)
			return true;
		complain(at(u, "school"), _("\"%s\" is a class of which school?"), text);
		return false;
	}
	u->class_info = district_class_text(&u->r->district, u->school, grade, text, school_year(u), at(u, "class"));
	return u->class_info != NULL;
}

/* ---- the pupil ---- */

static void
name_key(struct unit *u, const char *name, const char **key)
{
	struct text text = TEXT_INIT;

	person_name_key(&text, name);
	*key = arena_copy(&u->r->row_arena, text_string(&text));
	text_free(&text);
}

static bool
same_name(struct unit *u, const char *one, const char *other)
{
	const char *a, *b;

	name_key(u, one, &a);
	name_key(u, other, &b);
	return strcmp(a, b) == 0;
}

/* A number with the name of somebody else is a slip. */
static bool
check_pupil_name(struct unit *u, int64_t pupil)
{
	struct query *q;
	bool ok = true;

	if (!has(u, "name"))
		return true;
	q = query(u->r->import.db, "select name from pupils_rows where pupil = $1", "i", pupil);
	if (query_next(q) && !same_name(u, query_text(q, 0), cell(u, "name"))) {
		complain(at(u, "name"), _("the 学籍号 belongs to %s, not to %s"), query_text(q, 0), cell(u, "name"));
		ok = false;
	}
	query_end(q);
	return ok;
}

static bool
refuse_pupil(struct unit *u, int count, const char *numbers)
{
	const char *name = cell(u, "name");
	struct text class_name = TEXT_INIT;

	text_addf(&class_name, "%s", u->school->name);
	class_name_add_key(&class_name, &u->class_info->name);
	if (count == 0)
		complain(at(u, "name"), _("%s has no pupil \"%s\"; a new pupil is registered with import-records pupils"), class_name.data, name);
	else
		complain(at(u, "name"), _("the class has more than one %s (%s); give the 学籍号"), name, numbers);
	text_free(&class_name);
	return false;
}

/* In the class now, or when an older exam was. */
static bool
find_pupil(struct unit *u, struct value *value)
{
	struct query *q = query(u->r->import.db, "select p.pupil, p.name, case when k.key not like '@%' then k.key else '-' end from pupils_rows p"
	    " join keys k on k.id = p.pupil where p.class = $1 or p.pupil in (select pupil from pupils_past where class = $1) order by p.pupil", "i", u->class_info->id);
	struct text numbers = TEXT_INIT;
	int count = 0;
	bool ok;

	while (query_next(q))
		if (same_name(u, query_text(q, 1), cell(u, "name"))) {
			*value = value_integer(query_int(q, 0));
			text_addf(&numbers, "%s%s", count++ > 0 ? _(", ") : "", query_text(q, 2));
		}
	ok = count == 1 || refuse_pupil(u, count, text_string(&numbers));
	u->r->by_name += count == 1;
	text_free(&numbers);
	return ok;
}

static bool
read_pupil(struct unit *u)
{
	struct value *value = &u->values[field(u, "pupil")];

	if (has(u, "pupil"))
		return record_value(u->r, (size_t)field(u, "pupil"), cell(u, "pupil"), value) && check_pupil_name(u, value->number);
	if (u->class_info != NULL)
		return find_pupil(u, value);
	complain(at(u, "name"), _("which %s? Give the 学籍号, or school and class beside the name"), cell(u, "name"));
	return false;
}

/* ---- the teacher ---- */

static int
find_teacher(struct unit *u, int64_t school, struct value *value, struct text *numbers)
{
	struct query *q = query(u->r->import.db, "select t.teacher, t.teacher_name, k.key from teachers_rows t join keys k on k.id = t.teacher"
	    " where $1 = 0 or t.school = $1 order by k.key", "i", school);
	int count = 0;

	while (query_next(q))
		if (same_name(u, query_text(q, 1), cell(u, "teacher_name"))) {
			*value = value_integer(query_int(q, 0));
			text_addf(numbers, "%s%s", count++ > 0 ? _(", ") : "", query_text(q, 2));
		}
	return count;
}

static bool
read_teacher(struct unit *u)
{
	struct value *value = &u->values[field(u, "teacher")];
	struct text numbers = TEXT_INIT, here = TEXT_INIT;
	const char *name = cell(u, "teacher_name");
	int count;

	if (has(u, "teacher"))
		return record_value(u->r, (size_t)field(u, "teacher"), cell(u, "teacher"), value);
	count = find_teacher(u, 0, value, &numbers);
	/* The school tells apart those of one name. */
	if (count > 1 && u->school != NULL && find_teacher(u, u->school->id, value, &here) == 1)
		count = 1;
	if (count == 0)
		complain(at(u, "teacher_name"), _("there is no teacher %s in the register of teachers"), name);
	else if (count > 1)
		complain(at(u, "teacher_name"), _("there is more than one teacher %s (%s); give the teacher's number"), name, numbers.data);
	text_free(&numbers);
	text_free(&here);
	return count == 1;
}

static bool
read_unit(struct unit *u)
{
	if (!read_school(u) || !read_class(u))
		return false;
	if (!may_be_others(u->r->kind) && u->class_info != NULL)
		u->values[field(u, "class")] = value_integer(u->class_info->id);
	if (has(u, "pupil") || has(u, "name"))
		return read_pupil(u);
	if (!may_be_others(u->r->kind)) {
		complain(at(u, "pupil"), _("the pupil is not named: give the 学籍号, or the name with school and class"));
		return false;
	}
	if (has(u, "teacher") || has(u, "teacher_name"))
		return read_teacher(u);
	if (u->class_info != NULL)
		u->values[field(u, "class")] = value_integer(u->class_info->id);
	else if (has(u, "school"))
		u->values[field(u, "school")] = value_integer(u->school->id);
	else
		complain(at(u, "pupil"), _("nobody is named: a pupil, a teacher, a class or a school"));
	return u->class_info != NULL || has(u, "school");
}

bool
record_unit(struct records *r, const struct row *row, struct value *values)
{
	struct unit u = { .r = r, .row = row, .values = values };
	bool ok;

	for (size_t i = 0; i < kind_field_count(r->kind); i++)
		if (record_is_unit(r->kind, i) && r->kind->fields[i].rules & FIELD_KEY)
			values[i] = value_integer(0);
	ok = read_unit(&u);
	/* Of a row of nobody known no other is a repetition. */
	if (!ok)
		values[field(&u, "pupil")] = value_null();
	return ok;
}
