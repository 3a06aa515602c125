#include <stdlib.h>
#include "base/error.h"
#include "base/text.h"
#include "school/teacher-names.h"

static void
load_numbers(struct teacher_names *names, struct db *db)
{
	struct query *q;

	names->items = alloc_zero((size_t)db_int(db, 0, "select count(*) from keys where kind = 'teachers'", "") + 1, sizeof *names->items);
	for (q = query(db, "select id, key from keys where kind = 'teachers' order by id", ""); query_next(q); names->count++) {
		const char *number = arena_copy(&names->arena, query_text(q, 1));

		names->items[names->count] = (struct teacher_name){ query_int(q, 0), number, number };
	}
	query_end(q);
}

/* Both come in the order of the ids. */
void
teacher_names_load(struct teacher_names *names, struct db *db)
{
	struct query *q;
	size_t i = 0;

	*names = (struct teacher_names){ 0 };
	load_numbers(names, db);
	for (q = query(db, "select teacher, teacher_name from teachers_rows order by teacher", ""); query_next(q);) {
		while (i < names->count && names->items[i].id < query_int(q, 0))
			i++;
		if (i < names->count && names->items[i].id == query_int(q, 0) && !query_null(q, 1))
			names->items[i].name = arena_copy(&names->arena, query_text(q, 1));
	}
	query_end(q);
}

static int
by_id(const void *key, const void *item)
{
	int64_t id = *(const int64_t *)key, other = ((const struct teacher_name *)item)->id;

	return (id > other) - (id < other);
}

static const struct teacher_name *
find(const struct teacher_names *names, int64_t id)
{
	return names->count == 0 ? NULL : bsearch(&id, names->items, names->count, sizeof *names->items, by_id);
}

const char *
teacher_names_find(const struct teacher_names *names, int64_t id)
{
	const struct teacher_name *found = find(names, id);

	return found == NULL ? "" : found->name;
}

const char *
teacher_names_number(const struct teacher_names *names, int64_t id)
{
	const struct teacher_name *found = find(names, id);

	return found == NULL ? "" : found->number;
}

void
teacher_names_free(struct teacher_names *names)
{
	free(names->items);
	arena_free(&names->arena);
	*names = (struct teacher_names){ 0 };
}

static bool
refuse_several(struct db *db, const char *name, struct error *error)
{
	struct query *q = query(db, "select k.key, s.key from teachers_rows t join keys k on k.id = t.teacher left join keys s on s.id = t.school"
	    " where t.teacher_name = $1 order by k.key", "t", name);
	struct text list = TEXT_INIT;

	while (query_next(q)) {
		text_addf(&list, "%s%s", list.length > 0 ? _(", ") : "", query_text(q, 0));
		if (!query_null(q, 1))
			text_addf(&list, " (%s)", query_text(q, 1));
	}
	if (list.length == 0)
		error_set(error, _("there is no teacher \"%s\" in the register"), name);
	else
		error_set(error, _("several teachers are called \"%s\"; give the number: %s"), name, list.data);
	text_free(&list);
	return false;
}

bool
teacher_find(struct db *db, const char *who, int64_t *id, struct error *error)
{
	*id = db_int(db, 0, "select t.teacher from teachers_rows t join keys k on k.id = t.teacher where k.key = $1", "t", who);
	if (*id == 0)
		*id = db_int(db, 0, "select max(teacher) from teachers_rows where teacher_name = $1 having count(*) = 1", "t", who);
	return db_ok(db, error) && (*id != 0 || refuse_several(db, who, error));
}
