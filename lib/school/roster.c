#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/person.h"
#include "school/roster.h"

static void
add_member(struct rosters *r, struct roster *roster, int64_t pupil, const char *number, const char *name)
{
	if (roster->count == roster->capacity) {
		roster->capacity = roster->capacity > 0 ? roster->capacity * 2 : 64;
		roster->members = alloc_grow(roster->members, roster->capacity, sizeof *roster->members);
	}
	roster->members[roster->count++] = (struct member){ pupil, arena_copy(&r->arena, number), arena_copy(&r->arena, name), NULL };
}

/* Members now, and those who were when an older exam's sheet was written. "union all": both halves
 * come in order, and a pupil who is in both is told apart below. */
static void
load(struct rosters *r, struct roster *roster)
{
	struct query *q = query(r->district->db, "select p.pupil, k.key, p.name, b.kind = 'pupils' from pupils_rows p"
		" join keys k on k.id = p.pupil join batches b on b.batch = p.batch where p.class = $1"
		" union all select p.pupil, k.key, p.name, b.kind = 'pupils' from pupils_past o join pupils_rows p on p.pupil = o.pupil"
		" join keys k on k.id = p.pupil join batches b on b.batch = o.batch where o.class = $1 order by 1", "i", roster->class->id);

	while (query_next(q)) {
		roster->registered |= query_int(q, 3) != 0;
		if (roster->count == 0 || roster->members[roster->count - 1].pupil != query_int(q, 0))
			add_member(r, roster, query_int(q, 0), query_text(q, 1), query_text(q, 2));
	}
	roster->known = roster->count;
	roster->made_here = roster->count == 0;
}

static const char *
school_name(const struct rosters *r, int64_t id)
{
	for (size_t i = 0; i < r->district->school_count; i++)
		if (r->district->school_list[i]->id == id)
			return r->district->school_list[i]->name;
	return "";
}

static void
add_class_name(struct rosters *r, const struct roster *roster, struct text *text)
{
	text_add(text, school_name(r, roster->class->school));
	class_name_add_key(text, &roster->class->name);
}

/* A sheet that mostly holds others than the class has is the sheet of another class. */
static void
check_joined(struct rosters *r, const struct roster *roster)
{
	struct text class = TEXT_INIT;

	if (r->district->open || roster->joined <= 3 || roster->joined < roster->found)
		return;
	add_class_name(r, roster, &class);
	complain(import_place(r->district->import), _("%s has none of %zu pupils of the file; is it another class? New pupils are registered with import-records pupils"),
	    class.data, roster->joined);
	text_free(&class);
}

static void
put_away(struct rosters *r, struct roster *roster)
{
	if (roster->made_here && roster->count > 0) {
		if (r->made++ == 0)
			add_class_name(r, roster, &r->made_name);
	} else {
		check_joined(r, roster);
		r->joined += (int64_t)roster->joined;
	}
	r->by_name += roster->by_name;
	free(roster->members);
	free(roster);
}

static void
forget(struct rosters *r)
{
	for (size_t i = 0; i < r->loaded.count; i++)
		put_away(r, r->loaded.entries[i].value);
	map_free(&r->loaded);
	r->last = NULL;
	arena_free(&r->arena);
}

/* Sheets come class by class; a province's file must not keep every roster in memory. */
struct roster *
roster_of(struct rosters *r, const struct class_info *class)
{
	enum { MOST = 200 };
	struct roster *roster;
	char key[24];

	if (r->last != NULL && r->last->class->id == class->id)
		return r->last;
	snprintf(key, sizeof key, "%lld", (long long)class->id);
	roster = map_get(&r->loaded, key);
	if (roster != NULL)
		return r->last = roster;
	if (r->loaded.count >= MOST)
		forget(r);
	roster = alloc_zero(1, sizeof *roster);
	roster->class = class;
	roster->arena = &r->arena;
	load(r, roster);
	map_set(&r->loaded, key, roster);
	return r->last = roster;
}

static int64_t
make_pupil(struct rosters *r, struct roster *roster, const char *number, const char *name, struct place at)
{
	const struct kind *kind = kind_find("pupils");
	struct db *db = r->district->db;
	struct value row[KIND_FIELDS];
	struct text key = TEXT_INIT;
	int64_t id;

	if (number[0] != '\0')
		text_add(&key, number);
	else
		text_addf(&key, "@%lld/%s", (long long)roster->class->id, name);
	id = key_id(db, "pupils", key.data, true);
	for (size_t i = 0; i < KIND_FIELDS; i++)
		row[i] = value_null();
	row[kind_field(kind, "pupil")] = value_integer(id);
	row[kind_field(kind, "name")] = value_string(name);
	row[kind_field(kind, "class")] = value_integer(roster->class->id);
	row[kind_field(kind, "inclusive")] = value_integer(0);
	rows_add(db, kind, row, r->district->import->batch, at.line);
	add_member(r, roster, id, key.data, name);
	roster->joined += !roster->made_here;
	text_free(&key);
	return id;
}

static bool
same_name(const struct roster *roster, struct member *member, const char *key)
{
	struct text own = TEXT_INIT;

	if (member->name_key == NULL) {
		person_name_key(&own, member->name);
		member->name_key = arena_copy(roster->arena, text_string(&own));
		text_free(&own);
	}
	return strcmp(member->name_key, key) == 0;
}

/* A number that stands in another class, or that nobody knew. */
static int64_t
find_elsewhere(struct rosters *r, const char *number, const char *name_key, struct place at, bool *found)
{
	struct query *q = query(r->district->db, "select p.pupil, p.name from keys k join pupils_rows p on p.pupil = k.id"
		" where k.kind = 'pupils' and k.key = $1", "t", number);
	struct text key = TEXT_INIT;
	int64_t pupil = 0;

	*found = query_next(q);
	if (*found) {
		person_name_key(&key, query_text(q, 1));
		if (name_key[0] == '\0' || strcmp(text_string(&key), name_key) == 0)
			pupil = query_int(q, 0);
		else
			complain(at, _("the 学籍号 belongs to %s of another class, not to this name"), query_text(q, 1));
	}
	query_end(q);
	text_free(&key);
	return pupil;
}

static const char *
nearest_member(const struct roster *roster, const char *name)
{
	const char **names = alloc_zero(roster->count, sizeof *names), *near;

	for (size_t i = 0; i < roster->count; i++)
		names[i] = roster->members[i].name;
	near = nearest(name, names, roster->count);
	free(names);
	return near;
}

static int64_t
refuse_name(struct rosters *r, const struct roster *roster, const char *name, struct place at)
{
	const char *near = nearest_member(roster, name);
	struct text class = TEXT_INIT;

	add_class_name(r, roster, &class);
	if (near != NULL)
		complain(at, _("%s has no pupil \"%s\"; did you mean %s? A new pupil is registered with import-records pupils"), class.data, name, near);
	else
		complain(at, _("%s has no pupil \"%s\"; a new pupil is registered with import-records pupils"), class.data, name);
	text_free(&class);
	return 0;
}

static int64_t
refuse_several(const struct roster *roster, const char *name, const char *name_key, struct place at)
{
	struct text numbers = TEXT_INIT;

	for (size_t i = 0; i < roster->count; i++)
		if (same_name(roster, &roster->members[i], name_key))
			text_addf(&numbers, "%s%s", numbers.length > 0 ? _(", ") : "", roster->members[i].number);
	complain(at, _("the class has more than one %s (%s); give the 学籍号"), name, numbers.data);
	text_free(&numbers);
	return 0;
}

static int64_t
find_by_name(struct rosters *r, struct roster *roster, const char *name, const char *name_key, struct place at)
{
	size_t only = 0;
	int found = 0;

	for (size_t i = 0; i < roster->count; i++)
		if (same_name(roster, &roster->members[i], name_key)) {
			only = i;
			found++;
		}
	if (found > 1)
		return refuse_several(roster, name, name_key, at);
	if (found == 1) {
		roster->by_name++;
		roster->found += only < roster->known;
		return roster->members[only].pupil;
	}
	if (roster->made_here || (!roster->registered && nearest_member(roster, name) == NULL))
		return make_pupil(r, roster, "", name, at);
	return refuse_name(r, roster, name, at);
}

/* The pupil is in the roster by name only and now shows a number. */
static int64_t
adopt(struct rosters *r, struct roster *roster, const char *number, const char *name_key)
{
	for (size_t i = 0; i < roster->count; i++) {
		struct member *m = &roster->members[i];

		if (m->number[0] != '@' || !same_name(roster, m, name_key))
			continue;
		key_rename(r->district->db, m->pupil, number, r->district->import->batch);
		r->district->import->numbered++;
		m->number = arena_copy(&r->arena, number);
		return m->pupil;
	}
	return 0;
}

static int64_t
refuse_number(const struct roster *roster, const char *number, const char *name, const char *name_key, struct place at)
{
	for (size_t i = 0; i < roster->count; i++)
		if (same_name(roster, &roster->members[i], name_key)) {
			complain(at, _("%s is registered as %s, not as %s"), name, roster->members[i].number, number);
			return 0;
		}
	complain(at, _("no pupil of the register has the number %s; a new pupil is registered with import-records pupils"), number);
	return 0;
}

/* A known name with another number is a number mistyped, or one that has to be registered. */
static bool
may_join(const struct rosters *r, const struct roster *roster, const char *name_key)
{
	if (r->district->open || roster->made_here)
		return true;
	for (size_t i = 0; i < roster->count; i++)
		if (same_name(roster, &roster->members[i], name_key))
			return false;
	return !roster->registered;
}

static int64_t
find_by_number(struct rosters *r, struct roster *roster, const char *number, const char *name, const char *name_key, struct place at, struct place name_at)
{
	int64_t pupil;
	bool found;

	for (size_t i = 0; i < roster->count; i++)
		if (strcmp(roster->members[i].number, number) == 0) {
			if (name_key[0] == '\0' || same_name(roster, &roster->members[i], name_key)) {
				roster->found += i < roster->known;
				return roster->members[i].pupil;
			}
			complain(name_at, _("the 学籍号 belongs to %s, not to %s"), roster->members[i].name, name);
			return 0;
		}
	pupil = find_elsewhere(r, number, name_key, name_at, &found);
	if (found)
		return pupil;
	pupil = adopt(r, roster, number, name_key);
	if (pupil != 0)
		return pupil;
	if (may_join(r, roster, name_key) && name[0] != '\0')
		return make_pupil(r, roster, number, name, at);
	return refuse_number(roster, number, name, name_key, at);
}

/* The row as the register writes it, most often that of the next member. */
static int64_t
find_as_written(struct roster *roster, const char *number, const char *name)
{
	if (number[0] == '\0')
		return 0;
	for (size_t i = 0; i < roster->count; i++) {
		size_t at = (roster->next + i) % roster->count;
		const struct member *m = &roster->members[at];

		if (strcmp(m->number, number) != 0)
			continue;
		roster->next = at + 1;
		return strcmp(m->name, name) == 0 ? m->pupil : 0;
	}
	return 0;
}

int64_t
roster_find(struct rosters *r, struct roster *roster, const char *number_text, const char *name_text, struct place number_at, struct place name_at)
{
	struct text name = TEXT_INIT, key = TEXT_INIT;
	enum id_fault id_fault = ID_BLANK;
	enum name_fault name_fault;
	int64_t pupil = find_as_written(roster, number_text, name_text);
	char number[20] = "";

	if (pupil != 0)
		return pupil;
	person_name_clean(&name, name_text);
	person_name_key(&key, name_text);
	name_fault = person_name_check(text_string(&name));
	if (number_text[0] != '\0')
		id_fault = student_number_read(number_text, number);
	if (id_fault == ID_FINE)
		pupil_number_now(r->district->db, number);
	if (id_fault != ID_FINE && id_fault != ID_BLANK)
		complain(number_at, "%s", id_fault_text(id_fault));
	else if (name_fault != NAME_FINE && !(name_fault == NAME_BLANK && id_fault == ID_FINE))
		complain(name_at, _("\"%s\": %s"), name_text, name_fault_text(name_fault));
	else if (id_fault == ID_FINE)
		pupil = find_by_number(r, roster, number, text_string(&name), text_string(&key), number_at, name_at);
	else
		pupil = find_by_name(r, roster, text_string(&name), text_string(&key), name_at);
	text_free(&name);
	text_free(&key);
	return pupil;
}

void
rosters_end(struct rosters *r)
{
	struct place at = import_place(r->district->import);

	forget(r);
	if (!r->district->open && r->made == 1)
		remark(at, _("%s had no roster yet; it is made from this file"), r->made_name.data);
	else if (!r->district->open && r->made > 1)
		remark(at, _("classes without a roster: %lld; theirs are made from this file"), (long long)r->made);
	if (!r->district->open && r->joined > 0)
		remark(at, _("pupils new to classes that were never registered: %lld"), (long long)r->joined);
	if (!r->district->open && r->by_name > 0)
		remark(at, _("rows matched by name, without 学籍号: %lld"), (long long)r->by_name);
	text_free(&r->made_name);
}
