#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "school/district.h"
#include "school/person.h"
#include "school/records.h"
#include "school/schema.h"
#include "school/scores.h"

enum { HEADING_ROWS = 20 };

struct records {
	const struct kind *kind;
	const struct records_options *options;
	struct district district;
	struct import import;
	struct reader *reader;
	struct origin origin;
	int columns[KIND_FIELDS];       /* of the file, by field; -1 none */
	bool given[KIND_FIELDS];
	bool found_heading;
	struct arena row_arena;
};

bool
is_summary_label(const char *label)
{
	static const char *const labels[] = { "合计", "总计", "小计", "平均", "及格", "优秀", "良好", "低分", "最高", "最低", "标准差", "均分",
		"填表", "制表", "审核", "校长", "任课教师签", "班主任签", "年级平均", "说明:", "注:", "备注:", "应考", "实考", "参考人数", "得分率" };
	struct text key = TEXT_INIT;
	bool found = false;

	text_add_key(&key, label);
	for (size_t i = 0; i < sizeof labels / sizeof labels[0] && !found; i++)
		found = strncmp(text_string(&key), labels[i], strlen(labels[i])) == 0;
	text_free(&key);
	return found;
}

static bool
is_needed(const struct records *r, const struct field *f)
{
	if (!(f->rules & (FIELD_KEY | FIELD_REQUIRED)) || f->fallback != NULL || f->rules & FIELD_COMPUTED)
		return false;
	return strcmp(f->column, "school") != 0 || r->options->school == NULL || strcmp(r->kind->name, "schools") == 0;
}

/* Columns of a row as headings; the number of needed fields that are missing. */
static int
match_headings(const struct records *r, const struct row *row, int at_columns[KIND_FIELDS])
{
	int missing = 0;

	for (size_t i = 0; i < KIND_FIELDS; i++)
		at_columns[i] = -1;
	for (size_t c = 0; c < row->count; c++) {
		int field = kind_field_by_heading(r->kind, row->cells[c].text);

		if (field >= 0 && at_columns[field] < 0)
			at_columns[field] = (int)c;
	}
	for (size_t i = 0; i < kind_field_count(r->kind); i++)
		missing += at_columns[i] < 0 && is_needed(r, &r->kind->fields[i]);
	return missing;
}

static void
remark_unknown_headings(const struct records *r, const struct row *row)
{
	for (size_t c = 0; c < row->count; c++) {
		struct text clean = TEXT_INIT;

		text_add_folded(&clean, row->cells[c].text);
		if (clean.length > 0 && kind_field_by_heading(r->kind, clean.data) < 0 && verbose)
			remark(reader_place(r->reader, c), _("the column \"%s\" is not part of %s and is passed over"), clean.data, r->kind->zh);
		text_free(&clean);
	}
}

static void
list_missing(const struct records *r, const int at_columns[KIND_FIELDS], struct text *list)
{
	for (size_t i = 0; i < kind_field_count(r->kind); i++)
		if (at_columns[i] < 0 && is_needed(r, &r->kind->fields[i]))
			text_addf(list, "%s%s", list->length > 0 ? ", " : "", field_column(&r->kind->fields[i])->zh);
}

/* Reads on to the heading row. On return false nothing of the sheet is left to read. */
static bool
find_heading(struct records *r)
{
	int best[KIND_FIELDS], least = KIND_FIELDS + 1, missing;
	struct text list = TEXT_INIT;
	struct row row;

	for (int i = 0; i < HEADING_ROWS && reader_row(r->reader, &row); i++) {
		missing = match_headings(r, &row, r->columns);
		if (missing == 0) {
			rejects_heading(r->options->import.rejects, &row);
			remark_unknown_headings(r, &row);
			return true;
		}
		if (missing < least) {
			least = missing;
			memcpy(best, r->columns, sizeof best);
		}
	}
	if (least <= KIND_FIELDS && !r->found_heading) {
		list_missing(r, best, &list);
		complain(reader_place(r->reader, 0), _("no row holds all the headings of %s; missing: %s"), r->kind->zh, text_string(&list));
	}
	text_free(&list);
	return false;
}

static struct place
at(const struct records *r, size_t field)
{
	return origin_place(&r->origin, r->kind, field);
}

static bool
parse_word(struct records *r, size_t i, const struct column *column, const char *text, struct value *value)
{
	struct text list = TEXT_INIT;
	int word = word_find(column->words, text);

	*value = value_integer(word);
	if (word >= 0)
		return true;
	for (const struct word *w = column->words; w->code != NULL; w++)
		text_addf(&list, "%s%s", list.length > 0 ? ", " : "", w->zh);
	complain(at(r, i), _("\"%s\" is none of: %s"), text, list.data);
	text_free(&list);
	return false;
}

static bool
parse_number(struct records *r, size_t i, const struct column *column, const char *text, struct value *value)
{
	bool whole = column->type == COLUMN_COUNT || column->type == COLUMN_RANK;
	char digits[40];
	size_t length = strlen(text);

	if (length > 0 && length < sizeof digits && column->type == COLUMN_PERCENT && text[length - 1] == '%') {
		memcpy(digits, text, length - 1);
		digits[length - 1] = '\0';
		text = digits;
	}
	value->type = 'i';
	if (whole ? number_integer(text, &value->number) : number_hundredths(text, &value->number))
		return true;
	complain(at(r, i), whole ? _("\"%s\" is not a whole number") : _("\"%s\" is not a number with at most two decimals"), text);
	return false;
}

static bool
parse_date(struct records *r, size_t i, const char *text, struct value *value)
{
	struct date date;
	char iso[11];

	if (!date_parse(text, &date)) {
		complain(at(r, i), _("\"%s\" is not a date; write it like 2023-09-01"), text);
		return false;
	}
	date_format(date, iso);
	*value = value_string(arena_copy(&r->row_arena, iso));
	return true;
}

static bool
parse_term(struct records *r, size_t i, const char *text, struct value *value)
{
	struct term term;
	char code[12];

	if (!term_find(text, &term)) {
		complain(at(r, i), _("\"%s\" is not a term; write it like 2022-2023学年第二学期"), text);
		return false;
	}
	term_format(term, code);
	*value = value_string(arena_copy(&r->row_arena, code));
	return true;
}

static bool
parse_name(struct records *r, size_t i, const char *text, struct value *value)
{
	struct text clean = TEXT_INIT;
	enum name_fault fault;

	person_name_clean(&clean, text);
	fault = person_name_check(text_string(&clean));
	*value = value_string(arena_copy(&r->row_arena, text_string(&clean)));
	text_free(&clean);
	if (fault != NAME_FINE)
		complain(at(r, i), "\"%s\": %s", text, name_fault_text(fault));
	return fault == NAME_FINE;
}

/* A pupil's own number, checked and in its one spelling. */
static bool
parse_pupil_number(struct records *r, size_t i, const char *text, struct value *value)
{
	char number[20];
	enum id_fault fault = student_number_read(text, number);

	if (fault != ID_FINE)
		complain(at(r, i), "%s", id_fault_text(fault));
	else
		*value = value_integer(key_id(r->import.db, "pupils", number, true));
	return fault == ID_FINE;
}

static bool
parse_teacher(struct records *r, size_t i, const char *text, struct value *value)
{
	struct db *db = r->import.db;
	int64_t id = key_id(db, "teachers", text, r->options->open);

	*value = value_integer(id);
	if (id != 0 && (r->options->open || db_int(db, 0, "select 1 from teachers_rows where teacher = $1", "i", id) == 1))
		return true;
	if (db_int(db, 0, "select count(*) from teachers_rows", "") == 0) {
		*value = value_integer(key_id(db, "teachers", text, true));
		return true;
	}
	complain(at(r, i), _("there is no teacher %s in the register of teachers"), text);
	return false;
}

static bool
parse_reference(struct records *r, size_t i, const struct column *column, const char *text, struct value *value)
{
	if (strcmp(column->of, "pupils") == 0)
		return parse_pupil_number(r, i, text, value);
	if (strcmp(column->of, r->kind->name) == 0 || strcmp(column->of, "school_types") == 0) {
		*value = value_integer(key_id(r->import.db, column->of, text, true));
		return true;
	}
	if (strcmp(column->of, "schools") == 0) {
		const struct school *school = district_school(&r->district, text, at(r, i));

		*value = value_integer(school == NULL ? 0 : school->id);
		return school != NULL;
	}
	if (strcmp(column->of, "subjects") == 0) {
		const struct subject *subject = district_subject(&r->district, text, at(r, i));

		*value = value_integer(subject == NULL ? 0 : subject->id);
		return subject != NULL;
	}
	return parse_teacher(r, i, text, value);
}

static bool
parse_blank(struct records *r, size_t i, struct value *value)
{
	const struct field *f = &r->kind->fields[i];

	*value = value_null();
	if (!(f->rules & (FIELD_KEY | FIELD_REQUIRED)) || f->rules & (FIELD_COMPUTED | FIELD_OPTIONAL) || !is_needed(r, f))
		return true;
	complain(at(r, i), _("is blank but needed: %s"), field_column(f)->about_zh);
	return false;
}

static bool
parse_field(struct records *r, size_t i, const char *text, struct value *value)
{
	const struct column *column = field_column(&r->kind->fields[i]);

	if (text[0] == '\0' && r->kind->fields[i].fallback != NULL)
		text = r->kind->fields[i].fallback;
	if (text[0] == '\0')
		return parse_blank(r, i, value);
	switch (column->type) {
	case COLUMN_WORD:
		return parse_word(r, i, column, text, value);
	case COLUMN_COUNT:
	case COLUMN_RANK:
	case COLUMN_MARK:
	case COLUMN_PERCENT:
		return parse_number(r, i, column, text, value);
	case COLUMN_DATE:
		return parse_date(r, i, text, value);
	case COLUMN_TERM:
		return parse_term(r, i, text, value);
	case COLUMN_NAME:
		return parse_name(r, i, text, value);
	case COLUMN_KEY:
		return parse_reference(r, i, column, text, value);
	default:
		*value = value_string(arena_copy(&r->row_arena, text));
		return true;
	}
}

/* The school year by which "七年级" in this row is to be read; 0 when nothing tells. */
static int
row_school_year(const struct records *r, const struct value *values)
{
	int from = kind_field(r->kind, "from");
	const char *text = r->options->date;
	struct date date;

	if (from >= 0 && values[from].type == 't')
		text = values[from].text;
	return text != NULL && date_parse(text, &date) ? school_year_of_date(date) : 0;
}

static const char *
cell_text(struct records *r, const struct row *row, int field)
{
	struct text clean = TEXT_INIT;
	const char *copy = "";

	if (field < 0 || r->columns[field] < 0 || (size_t)r->columns[field] >= row->count)
		return copy;
	text_add_folded(&clean, row->cells[r->columns[field]].text);
	copy = arena_copy(&r->row_arena, text_string(&clean));
	text_free(&clean);
	return copy;
}

static void
set_computed(const struct kind *kind, struct value *values, const char *column, int64_t number)
{
	int field = kind_field(kind, column);

	if (field >= 0)
		values[field] = value_integer(number);
}

/* The class comes last: it is read with the row's school and date. */
static bool
parse_class(struct records *r, const struct row *row, struct value *values)
{
	int field = kind_field(r->kind, "class"), school_field = kind_field(r->kind, "school");
	const char *text = cell_text(r, row, field), *school_text = cell_text(r, row, school_field);
	const struct school *school;
	const struct class_info *class;

	if (school_text[0] == '\0' && r->options->school != NULL)
		school_text = r->options->school;
	if (school_text[0] == '\0')
		return parse_blank(r, (size_t)school_field, &values[school_field]);
	if (text[0] == '\0')
		return parse_blank(r, (size_t)field, &values[field]);
	school = district_school(&r->district, school_text, at(r, (size_t)school_field));
	if (school == NULL)
		return false;
	values[school_field] = value_integer(school->id);
	class = district_class_text(&r->district, school, "", text, row_school_year(r, values), at(r, (size_t)field));
	if (class == NULL)
		return false;
	values[field] = value_integer(class->id);
	set_computed(r->kind, values, "entry_year", class->name.entry_year);
	set_computed(r->kind, values, "stage", class->name.first_grade);
	set_computed(r->kind, values, "class_number", class->name.number);
	return true;
}

/* School and class are read together. */
static bool
belongs_to_class(const struct records *r, size_t field)
{
	const char *column = r->kind->fields[field].column;

	return kind_field(r->kind, "class") >= 0 && (strcmp(column, "class") == 0 || strcmp(column, "school") == 0);
}

static bool
parse_row(struct records *r, const struct row *row, struct value *values)
{
	bool ok = true;

	for (size_t i = 0; i < KIND_FIELDS; i++)
		values[i] = value_null();
	for (size_t i = 0; i < kind_field_count(r->kind); i++)
		if (field_stored(&r->kind->fields[i]) && !belongs_to_class(r, i))
			ok &= parse_field(r, i, cell_text(r, row, (int)i), &values[i]);
	if (kind_field(r->kind, "class") >= 0)
		ok &= parse_class(r, row, values);
	return ok;
}

/* A pupil known so far by name in the class gets the number from the register. */
static void
adopt_number(struct records *r, const struct row *row, struct value *values)
{
	int pupil = kind_field(r->kind, "pupil"), name = kind_field(r->kind, "name"), class = kind_field(r->kind, "class");
	struct db *db = r->import.db;
	int64_t known;

	if (strcmp(r->kind->name, "pupils") != 0 || db_int(db, 0, "select 1 from pupils_rows where pupil = $1", "i", values[pupil].number) == 1)
		return;
	known = db_int(db, 0, "select p.pupil from pupils_rows p join keys k on k.id = p.pupil"
	    " where p.class = $1 and p.name = $2 and k.key like '@%'", "it", values[class].number, values[name].text);
	if (known == 0)
		return;
	db_run(db, "delete from keys where id = $1", "i", values[pupil].number);
	key_rename(db, known, cell_text(r, row, pupil), r->import.batch);
	values[pupil] = value_integer(known);
}

static void
add_teacher(struct records *r, const struct row *row, const struct value *values)
{
	const struct kind *kind = kind_find("teachers");
	int field = kind_field(r->kind, "teacher");
	struct value teacher[KIND_FIELDS];
	const char *name = cell_text(r, row, kind_field(r->kind, "teacher_name"));

	if (field < 0 || strcmp(r->kind->name, "teachers") == 0
	    || db_int(r->import.db, 0, "select 1 from teachers_rows where teacher = $1", "i", values[field].number) == 1)
		return;
	for (size_t i = 0; i < KIND_FIELDS; i++)
		teacher[i] = value_null();
	teacher[kind_field(kind, "teacher")] = values[field];
	teacher[kind_field(kind, "teacher_name")] = value_string(name);
	rows_add(r->import.db, kind, teacher, r->import.batch, row->line);
}

static bool
is_blank_row(const struct row *row)
{
	for (size_t c = 0; c < row->count; c++)
		for (const char *p = row->cells[c].text; *p != '\0';)
			if (!rune_is_blank(utf8_next(&p)))
				return false;
	return true;
}

static void
take_row(struct records *r, const struct row *row)
{
	struct value values[KIND_FIELDS];
	bool ok;

	if (is_blank_row(row) || is_summary_label(row->cells[0].text))
		return;
	r->import.read++;
	r->origin.line = row->line;
	ok = parse_row(r, row, values);
	if (ok) {
		adopt_number(r, row, values);
		add_teacher(r, row, values);
		ok = import_row(&r->import, r->kind, values, r->given, &r->origin);
	}
	if (!ok) {
		rejects_add(r->options->import.rejects, r->import.file, row);
		r->import.rejected++;
	}
	arena_free(&r->row_arena);
}

static void
take_sheet(struct records *r)
{
	struct row row;

	if (!find_heading(r))
		return;
	r->found_heading = true;
	for (size_t i = 0; i < KIND_FIELDS; i++)
		r->given[i] = r->columns[i] >= 0 || (i < kind_field_count(r->kind)
		    && (r->kind->fields[i].rules & (FIELD_KEY | FIELD_COMPUTED) || (r->options->school != NULL && strcmp(r->kind->fields[i].column, "school") == 0)));
	while (reader_row(r->reader, &row))
		take_row(r, &row);
}

static bool
read_file(struct records *r, const char *path, struct error *error)
{
	const char *sheet;
	char encoding[40];
	struct error damage = { 0 };

	if (!reader_open(&r->reader, path, &r->options->import.reading, error))
		return false;
	r->origin = (struct origin){ r->reader, r->columns, 0 };
	while (reader_sheet(r->reader, &sheet))
		take_sheet(r);
	snprintf(encoding, sizeof encoding, "%s", reader_encoding(r->reader));
	if (!reader_close(r->reader, &damage))
		complain((struct place){ 0 }, "%s", damage.message);
	return import_end(&r->import, encoding, error);
}

bool
records_import(struct db *db, const struct kind *kind, const char *path, const struct records_options *options, struct error *error)
{
	struct records r = { .kind = kind, .options = options };
	bool ok;

	if (strcmp(kind->name, "scores") == 0)
		return scores_import(db, path, &(struct scores_options){ .import = options->import, .school = options->school, .open = options->open }, error);
	switch (import_begin(&r.import, db, kind, &options->import, path, options->school, error)) {
	case IMPORT_FAILED:
		import_abandon(&r.import);
		return false;
	case IMPORT_KNOWN:
		return true;
	case IMPORT_GO:
		break;
	}
	ok = district_load(&r.district, db, options->open, error);
	r.district.import = &r.import;
	r.district.registering_classes = strcmp(kind->name, "classes") == 0;
	ok = ok && read_file(&r, path, error);
	import_abandon(&r.import);
	district_free(&r.district);
	return ok;
}
