#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/district.h"

static void
load_types(struct district *d, struct school *school, int64_t type)
{
	struct query *q = query(d->db, "select first_grade, last_grade from school_types_rows where school_type = $1", "i", type);

	if (query_next(q)) {
		school->first_grade = (int)query_int(q, 0);
		school->last_grade = (int)query_int(q, 1);
	}
	query_end(q);
}

static void
add_spelling(struct district *d, const char *text, struct school *school)
{
	struct text key = TEXT_INIT;

	text_add_key(&key, text);
	if (key.length > 0 && !map_has(&d->schools, key.data))
		map_set(&d->schools, key.data, school);
	text_free(&key);
}

static struct school *
add_school(struct district *d, int64_t id, const char *name)
{
	struct school *school = arena_alloc(&d->arena, sizeof *school);

	school->id = id;
	school->name = arena_copy(&d->arena, name);
	add_spelling(d, name, school);
	d->school_list = alloc_grow(d->school_list, d->school_count + 1, sizeof *d->school_list);
	d->school_list[d->school_count++] = school;
	return school;
}

/* Calls back for each part of a list of synonyms. */
static void
each_synonym(struct district *d, const char *list, struct school *school)
{
	char *copy = arena_copy(&d->arena, list), *rest = copy, *part;

	for (char *semicolon; (semicolon = strstr(copy, "；")) != NULL;)
		memcpy(semicolon, ";  ", 3);
	while ((part = strsep(&rest, ";,")) != NULL)
		add_spelling(d, part, school);
}

static void
load_schools(struct district *d)
{
	struct query *q = query(d->db, "select s.school, k.key, s.school_code, s.short_name, s.school_type, b.kind <> 'schools'"
		" from schools_rows s join keys k on k.id = s.school join batches b on b.batch = s.batch order by s.school", "");

	while (query_next(q)) {
		struct school *school = add_school(d, query_int(q, 0), query_text(q, 1));

		if (query_text(q, 2) != NULL)
			add_spelling(d, query_text(q, 2), school);
		if (query_text(q, 3) != NULL)
			each_synonym(d, query_text(q, 3), school);
		load_types(d, school, query_int(q, 4));
		school->provisional = query_int(q, 5) != 0;
		d->has_school_register |= !school->provisional;
	}
}

const struct school *
school_of(const struct district *d, int64_t id)
{
	for (size_t low = 0, high = d->school_count; low < high;) {
		size_t middle = (low + high) / 2;

		if (d->school_list[middle]->id == id)
			return d->school_list[middle];
		if (d->school_list[middle]->id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void
district_grades(const char *text, int *low, int *high)
{
	char *end;

	*low = (int)strtol(text, &end, 10);
	*high = *end == '-' || *end == '~' ? (int)strtol(end + 1, NULL, 10) : *low;
}

struct subject *
district_subject_by_id(const struct district *d, int64_t id)
{
	for (size_t i = 0; i < d->subject_count; i++)
		if (d->subjects[i].id == id)
			return &d->subjects[i];
	return NULL;
}

static void
add_subject(struct district *d, int64_t id, const char *name, const char *synonyms)
{
	struct subject *subject = district_subject_by_id(d, id);

	if (subject == NULL) {
		d->subjects = alloc_grow(d->subjects, d->subject_count + 1, sizeof *d->subjects);
		subject = &d->subjects[d->subject_count++];
		*subject = (struct subject){ id, arena_copy(&d->arena, name), NULL };
	}
	if (synonyms != NULL)
		subject->synonyms = arena_copy(&d->arena, synonyms);
}

static void
load_subjects(struct district *d)
{
	struct query *q = query(d->db, "select s.subject, k.key, s.grades, s.language, s.valid_from, s.full_mark, s.pass_line,"
		" s.excellent_line, s.good_line, s.low_line, s.synonyms from subjects_rows s join keys k on k.id = s.subject"
		" order by s.subject, s.valid_from", "");

	while (query_next(q)) {
		struct subject_lines *line;

		add_subject(d, query_int(q, 0), query_text(q, 1), query_text(q, 10));
		d->lines = alloc_grow(d->lines, d->line_count + 1, sizeof *d->lines);
		line = &d->lines[d->line_count++];
		*line = (struct subject_lines){ .subject = query_int(q, 0), .language = (int)query_int(q, 3),
			.valid_from = arena_copy(&d->arena, query_text(q, 4)), .full_mark = query_int(q, 5), .pass = query_int(q, 6),
			.excellent = query_int(q, 7), .good = query_int(q, 8), .low = query_int(q, 9) };
		district_grades(query_text(q, 2), &line->low_grade, &line->high_grade);
	}
}

bool
district_load(struct district *d, struct db *db, bool open, struct error *error)
{
	*d = (struct district){ .db = db, .open = open, .any_language = word_find(column_find("language")->words, "any") };
	load_schools(d);
	load_subjects(d);
	return db_ok(db, error);
}

void
district_free(struct district *d)
{
	map_free(&d->schools);
	map_free(&d->classes);
	free(d->school_list);
	free(d->subjects);
	free(d->lines);
	arena_free(&d->arena);
}

const struct school *
district_find_school(const struct district *d, const char *text)
{
	struct text key = TEXT_INIT;
	const struct school *school;

	text_add_key(&key, text);
	school = map_get(&d->schools, text_string(&key));
	text_free(&key);
	return school;
}

const struct school *
district_school_in(const struct district *d, const char *text)
{
	struct text key = TEXT_INIT;
	const struct school *best = NULL;
	size_t longest = 0;

	text_add_key(&key, text);
	for (size_t i = 0; i < d->schools.count && key.length > 0; i++) {
		const char *spelling = d->schools.entries[i].key;
		size_t length = strlen(spelling);

		/* One or two characters are too little to be sure of inside a sentence. */
		if (length > longest && length >= 6 && strstr(key.data, spelling) != NULL) {
			longest = length;
			best = d->schools.entries[i].value;
		}
	}
	text_free(&key);
	return best;
}

/* Adds the row of a provisional thing to the batch that needs it. */
static void
add_provisional(struct district *d, const char *kind_name, const struct value *values, long line)
{
	rows_add(d->db, kind_find(kind_name), values, d->import->batch, line);
}

static struct value *
blank_row(struct value row[KIND_FIELDS], const struct kind *kind)
{
	for (size_t i = 0; i < KIND_FIELDS; i++) {
		const struct field *f = &kind->fields[i];

		row[i] = value_null();
		if (i < kind_field_count(kind) && f->fallback != NULL && field_column(f)->type == COLUMN_WORD)
			row[i] = value_integer(word_find(field_column(f)->words, f->fallback));
	}
	return row;
}

static void
set(struct value *row, const struct kind *kind, const char *column, struct value value)
{
	row[kind_field(kind, column)] = value;
}

const struct school *
district_make_school(struct district *d, const char *name, struct place at)
{
	const struct kind *kind = kind_find("schools");
	struct value row[KIND_FIELDS];
	struct text clean = TEXT_INIT;
	struct school *school;

	if ((d->has_school_register && !d->open) || d->import == NULL)
		return NULL;
	text_add_folded(&clean, name);
	school = add_school(d, key_id(d->db, "schools", text_string(&clean), true), text_string(&clean));
	school->provisional = true;
	set(blank_row(row, kind), kind, "school", value_integer(school->id));
	add_provisional(d, "schools", row, at.line);
	d->made_schools++;
	text_free(&clean);
	return school;
}

void
district_remark_made(const struct district *d, struct place at)
{
	if (d->open || d->made_schools == 0)
		return;
	if (d->made_schools == 1)
		remark(at, _("no schools are registered: \"%s\" is taken as one"), d->school_list[d->school_count - 1]->name);
	else
		remark(at, _("no schools are registered: %zu names of the file are taken as schools"), d->made_schools);
}

static const char *
nearest_school(const struct district *d, const char *text)
{
	const char **names = alloc_zero(d->school_count, sizeof *names);
	const char *found;

	for (size_t i = 0; i < d->school_count; i++)
		names[i] = d->school_list[i]->name;
	found = nearest(text, names, d->school_count);
	free(names);
	return found;
}

const struct school *
district_school(struct district *d, const char *text, struct place at)
{
	const struct school *school = district_find_school(d, text);
	const char *near;

	if (school == NULL)
		school = district_make_school(d, text, at);
	if (school != NULL)
		return school;
	near = nearest_school(d, text);
	if (near != NULL)
		complain(at, _("there is no school \"%s\"; did you mean %s?"), text, near);
	else
		complain(at, _("there is no school \"%s\" in the register of schools"), text);
	return NULL;
}

static struct class_info *
cache_class(struct district *d, const char *key, int64_t id, int64_t school, const struct class_name *name, int language)
{
	struct class_info *info = arena_alloc(&d->arena, sizeof *info);

	*info = (struct class_info){ id, school, *name, language };
	info->name.grade = 0;
	map_set(&d->classes, key, info);
	return info;
}

static struct class_info *
load_class(struct district *d, const char *key, int64_t school, const struct class_name *name)
{
	struct query *q = query(d->db, "select c.class, c.language from keys k join classes_rows c on c.class = k.id"
		" where k.kind = 'classes' and k.key = $1", "t", key);
	struct class_info *info = NULL;

	if (query_next(q))
		info = cache_class(d, key, query_int(q, 0), school, name, (int)query_int(q, 1));
	query_end(q);
	return info;
}

static struct class_info *
make_class(struct district *d, const char *key, const struct school *school, const struct class_name *name)
{
	const struct kind *kind = kind_find("classes");
	struct value row[KIND_FIELDS];
	int64_t id = key_id(d->db, "classes", key, true);
	int medium = name->medium == NULL ? -1 : word_find(column_find("language")->words, name->medium);

	blank_row(row, kind);
	set(row, kind, "school", value_integer(school->id));
	set(row, kind, "class", value_integer(id));
	set(row, kind, "entry_year", value_integer(name->entry_year));
	set(row, kind, "stage", value_integer(name->first_grade));
	set(row, kind, "class_number", value_integer(name->number));
	if (medium >= 0)
		set(row, kind, "language", value_integer(medium));
	add_provisional(d, "classes", row, 0);
	return cache_class(d, key, id, school->id, name, medium >= 0 ? medium : 0);
}

/* A school whose classes were registered has no others. */
static bool
has_class_register(struct district *d, const struct school *school)
{
	return db_int(d->db, 0, "select count(*) from classes_rows c join batches b on b.batch = c.batch"
		" where c.school = $1 and b.kind = 'classes'", "i", school->id) > 0;
}

/* The classes of a school as sheets of that school year write them, by cohort when the year is not known. */
static void
add_classes(struct district *d, const struct school *school, const struct class_name *asked, struct text *list)
{
	struct query *q = query(d->db, "select entry_year, stage, class_number from classes_rows where school = $1"
	    " order by stage, entry_year desc, class_number", "i", school->id);
	int year = asked->entry_year + asked->grade - asked->first_grade;

	while (query_next(q)) {
		struct class_name name = { .entry_year = (int)query_int(q, 0), .first_grade = (int)query_int(q, 1), .number = (int)query_int(q, 2) };
		int last = name.first_grade < GRADE_PRIMARY ? -1 : name.first_grade < GRADE_JUNIOR ? GRADE_JUNIOR - 1 : GRADE_LAST;

		if (asked->grade != 0)
			name.grade = name.first_grade + year - name.entry_year;
		if (asked->grade != 0 && (name.grade < name.first_grade || name.grade > last))
			continue;
		if (list->length > 0)
			text_add_char(list, ' ');
		if (asked->grade != 0)
			class_name_add(list, &name, LANGUAGE_ZH);
		else
			class_name_add_key(list, &name);
	}
}

static void
complain_of_class(struct district *d, const struct school *school, const struct class_name *asked, struct place at)
{
	struct text written = TEXT_INIT, list = TEXT_INIT;

	if (asked->grade != 0)
		class_name_add(&written, asked, LANGUAGE_ZH);
	else
		class_name_add_key(&written, asked);
	add_classes(d, school, asked, &list);
	complain(at, _("%s has no class \"%s\"; its classes are %s"), school->name, written.data, text_string(&list));
	text_free(&written);
	text_free(&list);
}

const struct class_info *
district_class(struct district *d, const struct school *school, const struct class_name *name, struct place at)
{
	struct text key = TEXT_INIT;
	struct class_info *info;

	text_addf(&key, "%lld/", (long long)school->id);
	class_name_add_key(&key, name);
	info = map_get(&d->classes, key.data);
	if (info == NULL)
		info = load_class(d, key.data, school->id, name);
	if (info == NULL && d->registering_classes)
		info = cache_class(d, key.data, key_id(d->db, "classes", key.data, true), school->id, name, 0);
	if (info == NULL && d->import != NULL && (d->open || !has_class_register(d, school)))
		info = make_class(d, key.data, school, name);
	if (info == NULL)
		complain_of_class(d, school, name, at);
	text_free(&key);
	return info;
}

const struct class_info *
district_class_text(struct district *d, const struct school *school, const char *grade, const char *text, int school_year, struct place at)
{
	struct class_rules rules = { .school_year = school_year };
	struct class_name name;
	enum class_fault fault;

	if (school->first_grade > 0 && school->last_grade > 0 && school->last_grade < GRADE_JUNIOR)
		rules.stage = GRADE_PRIMARY;
	else if (school->first_grade >= GRADE_JUNIOR)
		rules.stage = GRADE_JUNIOR;
	fault = class_name_join(grade, text, &rules, &name);
	if (fault == CLASS_FINE && school_year == 0 && name.entry_year == 0) {
		complain(at, _("\"%s\": in which school year? name a day with --date, or write the cohort, like 2020级1班"), text[0] != '\0' ? text : grade);
		return NULL;
	}
	if (fault == CLASS_FINE && school_year == 0)
		/* No date is needed for a cohort; a junior one is written 初2020级. */
		name.first_grade = name.first_grade > 0 ? name.first_grade : rules.stage > 0 ? rules.stage : GRADE_PRIMARY;
	else if (fault == CLASS_FINE)
		fault = class_name_resolve(&name, &rules);
	if (fault == CLASS_FINE)
		return district_class(d, school, &name, at);
	complain(at, _("\"%s\": %s"), text[0] != '\0' ? text : grade, class_fault_text(fault));
	return NULL;
}

/* Is the folded heading the name or one of the synonyms? */
static bool
names_subject(const struct subject *subject, const char *key)
{
	struct text other = TEXT_INIT;
	size_t length = strlen(key);
	bool found;

	text_add_key(&other, subject->name);
	found = strcmp(other.data, key) == 0;
	text_clear(&other);
	text_add(&other, ";");
	for (const char *s = subject->synonyms == NULL ? "" : subject->synonyms; *s != '\0';) {
		if (strncmp(s, "；", 3) == 0) {
			text_add_char(&other, ';');
			s += 3;
		} else {
			text_add_char(&other, *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s);
			s++;
		}
	}
	text_add(&other, ";");
	for (const char *at = other.data; !found && (at = strstr(at, key)) != NULL; at++)
		found = at[-1] == ';' && at[length] == ';';
	text_free(&other);
	return found;
}

const struct subject *
district_find_subject(const struct district *d, const char *heading)
{
	struct text key = TEXT_INIT;
	const struct subject *found = NULL;
	char *bracket;

	text_add_key(&key, heading);
	if ((bracket = strchr(text_string(&key), '(')) != NULL && bracket != key.data)
		*bracket = '\0';
	for (size_t i = 0; i < d->subject_count && found == NULL && text_string(&key)[0] != '\0'; i++)
		if (names_subject(&d->subjects[i], key.data))
			found = &d->subjects[i];
	text_free(&key);
	return found;
}

static const char *
nearest_subject(const struct district *d, const char *text)
{
	const char **names = alloc_zero(d->subject_count, sizeof *names);
	const char *found;

	for (size_t i = 0; i < d->subject_count; i++)
		names[i] = d->subjects[i].name;
	found = nearest(text, names, d->subject_count);
	free(names);
	return found;
}

const struct subject *
district_subject(struct district *d, const char *text, struct place at)
{
	const struct subject *subject = district_find_subject(d, text);
	const char *near;

	if (subject != NULL)
		return subject;
	if (d->open) {
		int64_t id = key_id(d->db, "subjects", text, true);

		add_subject(d, id, text, NULL);
		return district_subject_by_id(d, id);
	}
	near = nearest_subject(d, text);
	if (near != NULL)
		complain(at, _("there is no subject \"%s\"; did you mean %s?"), text, near);
	else
		complain(at, _("there is no subject \"%s\" in the table of subjects"), text);
	return NULL;
}

static bool
load_exam(struct district *d, const char *name, struct exam *exam)
{
	struct query *q = query(d->db, "select e.exam, e.term, e.exam_date from keys k join exams_rows e on e.exam = k.id"
		" where k.kind = 'exams' and k.key = $1", "t", name);
	bool found = query_next(q);

	if (found) {
		exam->id = query_int(q, 0);
		exam->name = arena_copy(&d->arena, name);
		term_find(query_text(q, 1), &exam->term);
		date_format(term_last_day(exam->term), exam->date);
		if (query_text(q, 2) != NULL)
			snprintf(exam->date, sizeof exam->date, "%s", query_text(q, 2));
	}
	query_end(q);
	return found;
}

static void
make_exam(struct district *d, const char *name, struct term term, struct exam *exam, struct place at)
{
	const struct kind *kind = kind_find("exams");
	const char *purpose = exam_purpose(name);
	int word = purpose == NULL ? -1 : word_find(column_find("purpose")->words, purpose);
	struct value row[KIND_FIELDS];
	char code[12];

	term_format(term, code);
	*exam = (struct exam){ .id = key_id(d->db, "exams", name, true), .name = arena_copy(&d->arena, name), .term = term };
	date_format(term_last_day(term), exam->date);
	blank_row(row, kind);
	set(row, kind, "exam", value_integer(exam->id));
	set(row, kind, "term", value_string(code));
	if (word >= 0)
		set(row, kind, "purpose", value_integer(word));
	add_provisional(d, "exams", row, at.line);
	if (!d->open)
		remark(at, _("the exam \"%s\" is new; it is taken to be of term %s"), name, code);
}

static void
complain_of_exam(struct district *d, const char *name, struct place at)
{
	const char *names[200], *near;
	size_t count = 0;
	struct query *q = query(d->db, "select k.key from exams_rows e join keys k on k.id = e.exam limit 200", "");

	while (query_next(q))
		names[count++] = arena_copy(&d->arena, query_text(q, 0));
	near = nearest(name, names, count);
	if (near != NULL)
		complain(at, _("there is no exam \"%s\"; did you mean %s?"), name, near);
	else
		complain(at, _("there is no exam \"%s\", and the name tells no term; write it like 2022-2023学年第二学期期末, or register it with import-records exams"), name);
}

/* Names that differ only in a number (第一次月考, 第二次月考) are two. */
static void
add_without_numerals(struct text *out, const char *name)
{
	while (*name != '\0') {
		const char *start = name;
		uint32_t rune = utf8_next(&name);
		char letter[8] = "";

		memcpy(letter, start, (size_t)(name - start));
		if (!(rune >= '0' && rune <= '9') && strstr("一二三四五六七八九十", letter) == NULL)
			text_add(out, letter);
	}
}

static bool
same_but_numerals(const char *a, const char *b)
{
	struct text x = TEXT_INIT, y = TEXT_INIT;
	bool same;

	add_without_numerals(&x, a);
	add_without_numerals(&y, b);
	same = strcmp(text_string(&x), text_string(&y)) == 0;
	text_free(&x);
	text_free(&y);
	return same;
}

/* A new name close to that of an exam of the same term and purpose is that exam, misspelt. */
static const char *
misspelt_exam(struct district *d, const char *name, struct term term)
{
	const char *purpose = exam_purpose(name), *known = NULL, *found = NULL;
	char code[12];
	struct query *q;

	term_format(term, code);
	q = query(d->db, "select k.key from exams_rows e join keys k on k.id = e.exam where e.term = $1 order by k.key", "t", code);
	while (query_next(q)) {
		const char *other = query_text(q, 0);

		known = exam_purpose(other);
		if (found == NULL && text_distance(name, other, 2) <= 2 && !same_but_numerals(name, other)
		    && (purpose == NULL || (known != NULL && strcmp(known, purpose) == 0)))
			found = arena_copy(&d->arena, other);
	}
	return found;
}

static bool
may_make_exam(struct district *d, const char *name, struct term term, struct place at)
{
	const char *meant = d->open ? NULL : misspelt_exam(d, name, term);

	if (meant != NULL)
		complain(at, _("there is no exam \"%s\"; did you mean %s? Another one is registered with import-records exams"), name, meant);
	return meant == NULL;
}

bool
district_exam(struct district *d, const char *text, const char *term_text, struct exam *exam, struct place at)
{
	struct text name = TEXT_INIT;
	struct term term;
	bool ok = true;

	text_add_folded(&name, text);
	if (!load_exam(d, text_string(&name), exam)) {
		ok = d->import != NULL && (term_find(term_text == NULL ? "" : term_text, &term) || term_find(text_string(&name), &term));
		if (!ok)
			complain_of_exam(d, text_string(&name), at);
		else if ((ok = may_make_exam(d, text_string(&name), term, at)))
			make_exam(d, text_string(&name), term, exam, at);
	}
	text_free(&name);
	return ok;
}

const struct subject_lines *
district_lines(const struct district *d, int64_t subject, int grade, int language, const char *date)
{
	const int any = d->any_language;
	const struct subject_lines *best = NULL;

	for (size_t i = 0; i < d->line_count; i++) {
		const struct subject_lines *line = &d->lines[i];

		if (line->subject != subject || grade < line->low_grade || grade > line->high_grade)
			continue;
		if ((line->language != any && line->language != language) || strcmp(line->valid_from, date) > 0)
			continue;
		/* Rows come by date: a later one wins, one for the very language before one for any. */
		if (best == NULL || best->language == any || line->language != any)
			best = line;
	}
	return best;
}
