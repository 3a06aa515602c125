/* Teachers named without their number, as sheets of checks and lessons do. */
#include <string.h>
#include "base/text.h"
#include "school/person.h"
#include "school/records-inside.h"
#include "school/schema.h"

/* Those of one name, as the register has them. */
struct namesake {
	int64_t teacher, school;
	const char *number;
	struct namesake *next;
};

static void
load_names(struct records *r)
{
	struct query *q = query(r->import.db, "select t.teacher, coalesce(t.school, 0), k.key, t.teacher_name from teachers_rows t join keys k on k.id = t.teacher"
	    " order by k.key desc", "");
	struct text key = TEXT_INIT;

	while (query_next(q)) {
		struct namesake *one = arena_alloc(&r->headings, sizeof *one);

		text_clear(&key);
		person_name_key(&key, query_null(q, 3) ? query_text(q, 2) : query_text(q, 3));
		*one = (struct namesake){ query_int(q, 0), query_int(q, 1), arena_copy(&r->headings, query_text(q, 2)), map_get(&r->teachers, text_string(&key)) };
		map_set(&r->teachers, text_string(&key), one);
	}
	text_free(&key);
	r->teachers_loaded = true;
}

static const struct namesake *
find_names(struct records *r, const char *name)
{
	struct text key = TEXT_INIT;
	const struct namesake *found;

	if (!r->teachers_loaded)
		load_names(r);
	person_name_key(&key, name);
	found = map_get(&r->teachers, text_string(&key));
	text_free(&key);
	return found;
}

static bool
is_assigned(const struct records *r, int64_t teacher, const struct value *values)
{
	static const char sql[] = "select 1 from assignments_rows where class = $1 and subject = $2 and teacher = $3 limit 1";

	int class = kind_field(r->kind, "class"), subject = kind_field(r->kind, "subject");

	return class >= 0 && subject >= 0 && db_int(r->import.db, 0, sql, "iii", values[class].number, values[subject].number, teacher) == 1;
}

enum narrowing { OF_ALL, OF_SCHOOL, OF_ASSIGNMENT };

/* The only one of the name, 0: none or several. */
static int64_t
only_one(const struct records *r, const struct namesake *of, const struct value *values, enum narrowing narrowing)
{
	const int64_t school = values[kind_field(r->kind, "school")].number;
	int64_t found = 0;

	for (; of != NULL; of = of->next) {
		if ((narrowing == OF_SCHOOL && of->school != school) || (narrowing == OF_ASSIGNMENT && !is_assigned(r, of->teacher, values)))
			continue;
		if (found != 0)
			return 0;
		found = of->teacher;
	}
	return found;
}

static bool
complain_of_name(struct place at, const char *name, const struct namesake *of)
{
	struct text numbers = TEXT_INIT;

	for (const struct namesake *one = of; one != NULL; one = one->next)
		text_addf(&numbers, "%s%s", numbers.length > 0 ? _(", ") : "", one->number);
	if (of == NULL)
		complain(at, _("there is no teacher %s in the register of teachers"), name);
	else if (of->next == NULL)
		complain(at, _("%s (%s) is a teacher of another school; give the number if that one is meant"), name, text_string(&numbers));
	else
		complain(at, _("there is more than one teacher %s (%s); give the teacher's number"), name, text_string(&numbers));
	text_free(&numbers);
	return false;
}

/* Teachers give lessons in other schools, too; what was found of one speaks of those of the school. */
static bool
may_be_elsewhere(const struct records *r, const struct namesake *of, const struct value *values)
{
	const int64_t school = values[kind_field(r->kind, "school")].number;

	return record_is_lessons(r->kind) || school == 0 || of == NULL || of->school == 0 || of->school == school;
}

bool
record_find_teacher(struct records *r, struct place at, const char *name, const struct value *values, struct value *teacher)
{
	const struct namesake *of = find_names(r, name);
	int64_t id = may_be_elsewhere(r, of, values) ? only_one(r, of, values, OF_ALL) : 0;

	if (id == 0)
		id = only_one(r, of, values, OF_ASSIGNMENT);
	if (id == 0)
		id = only_one(r, of, values, OF_SCHOOL);
	if (id == 0 && of == NULL && r->options->open)
		id = key_id(r->import.db, "teachers", name, true);
	*teacher = value_integer(id);
	return id != 0 || complain_of_name(at, name, of);
}

bool
record_knows_teacher(struct records *r, const char *name)
{
	return find_names(r, name) != NULL;
}

bool
record_takes_names(const struct kind *kind)
{
	int teacher = kind_field(kind, "teacher"), name = kind_field(kind, "teacher_name");

	return teacher >= 0 && name >= 0 && !field_stored(&kind->fields[name]) && !kind->of_units;
}

int
record_named(struct records *r, const struct row *row)
{
	int teacher = record_takes_names(r->kind) ? kind_field(r->kind, "teacher") : -1;

	return teacher >= 0 && record_cell(r, row, teacher)[0] == '\0' && record_cell(r, row, kind_field(r->kind, "teacher_name"))[0] != '\0' ? teacher : -1;
}

bool
record_teacher(struct records *r, const struct row *row, struct value *values)
{
	int teacher = record_named(r, row), name = kind_field(r->kind, "teacher_name");

	if (teacher < 0)
		return true;
	if (!record_find_teacher(r, record_place(r, name), record_cell(r, row, name), values, &values[teacher]))
		return false;
	r->given[teacher] = true;
	r->teachers_by_name++;
	return true;
}
