#include <stdio.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "school/item.h"
#include "school/person.h"
#include "school/records-inside.h"
#include "school/schema.h"
#include "school/timetable.h"

bool
record_needs(const struct records *r, const struct field *f)
{
	if (!(f->rules & (FIELD_KEY | FIELD_REQUIRED)) || f->fallback != NULL || f->rules & (FIELD_COMPUTED | FIELD_OPTIONAL))
		return false;
	if (strcmp(f->column, "pupil") == 0 && record_has_unit(r->kind))
		return false;
	if (record_titled(r, (int)(f - r->kind->fields)) != NULL)
		return false;
	return strcmp(f->column, "school") != 0 || r->options->school == NULL || strcmp(r->kind->name, "schools") == 0;
}

static struct place
at(const struct records *r, size_t field)
{
	return origin_place(&r->origin, r->kind, field);
}

struct place
record_place(const struct records *r, int field)
{
	return at(r, (size_t)field);
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
		text_addf(&list, "%s%s", list.length > 0 ? _(", ") : "", w->zh);
	complain(at(r, i), _("\"%s\" is none of: %s"), text, list.data);
	text_free(&list);
	return false;
}

static bool
check_range(struct records *r, size_t i, int64_t unit, const char *text, int64_t number)
{
	static const struct { const char *column; int64_t low, high; } ranges[] = {
		{ "share", 0, 100 }, { "pass_line", 0, 100 }, { "excellent_line", 0, 100 }, { "good_line", 0, 100 }, { "low_line", 0, 100 },
		{ "full_mark", 1, 9999 }, { "target", 0, 99999 }, { "item_full", 0, 9999 }, { "item_mark", 0, 9999 },
		{ "times", 1, 999 }, { "quantity", 0, 999999 }, { "quantity_low", 0, 999999 }, { "quantity_high", 0, 999999 }, { "attended", 0, 99999 },
		{ "due_to_attend", 0, 99999 }, { "seconds", 0, 86400 }, { "first_grade", GRADE_KINDERGARTEN, GRADE_LAST }, { "last_grade", GRADE_KINDERGARTEN, GRADE_LAST },
		{ "lesson", 1, 12 }, { "lessons_low", 0, 60 }, { "lessons_high", 0, 60 }, { "points_off", 0, 100 }, { "points_on", 0, 100 },
		{ "homeroom_points", 0, 100 }, { "full_at", 0, 100 }, { "base_rate", 0, 100 }, { "base_points", 0, 100 }, { "each_above", 0, 100 }, { "each_below", 0, 100 },
	};

	for (size_t k = 0; k < sizeof ranges / sizeof ranges[0]; k++) {
		if (strcmp(ranges[k].column, r->kind->fields[i].column) != 0)
			continue;
		if (number >= ranges[k].low * unit && number <= ranges[k].high * unit)
			return true;
		complain(at(r, i), _("\"%s\" is out of range: expected %lld to %lld"), text, (long long)ranges[k].low, (long long)ranges[k].high);
		return false;
	}
	return true;
}

static bool
parse_number(struct records *r, size_t i, const struct column *column, const char *text, struct value *value)
{
	bool whole = column->type == COLUMN_COUNT || column->type == COLUMN_RANK;
	char digits[40];
	size_t length = strlen(text);
	bool may_be_rate = column->type == COLUMN_PERCENT || strcmp(column->name, "target") == 0;

	if (length > 0 && length < sizeof digits && may_be_rate && text[length - 1] == '%') {
		memcpy(digits, text, length - 1);
		digits[length - 1] = '\0';
		text = digits;
	}
	value->type = 'i';
	if (whole ? number_integer(text, &value->number) : number_hundredths(text, &value->number))
		return check_range(r, i, whole ? 1 : 100, text, value->number);
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
		complain(at(r, i), _("\"%s\": %s"), text, name_fault_text(fault));
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
	else {
		pupil_number_now(r->import.db, number);
		*value = value_integer(key_id(r->import.db, "pupils", number, true));
	}
	return fault == ID_FINE;
}

static bool
parse_pupil(struct records *r, size_t i, const char *text, struct value *value)
{
	if (!parse_pupil_number(r, i, text, value))
		return false;
	if (r->options->open || strcmp(r->kind->name, "pupils") == 0
	    || db_int(r->import.db, 0, "select 1 from pupils_rows where pupil = $1", "i", value->number) == 1)
		return true;
	complain(at(r, i), _("there is no pupil %s in the register of pupils"), text);
	return false;
}

static bool
parse_exam(struct records *r, size_t i, const char *text, struct value *value)
{
	struct exam exam = { 0 };

	if (!district_exam(&r->district, text, NULL, &exam, at(r, i)))
		return false;
	*value = value_integer(exam.id);
	return true;
}

static bool
parse_teacher(struct records *r, size_t i, const char *text, struct value *value)
{
	struct db *db = r->import.db;
	int64_t id = key_id(db, "teachers", text, r->options->open);

	*value = value_integer(id);
	if (id != 0 && (r->options->open || db_int(db, 0, "select 1 from teachers_rows where teacher = $1", "i", id) == 1))
		return true;
	/* Those that the file itself has named make no register yet. */
	if (db_int(db, 0, "select 1 from teachers_rows where batch <> $1 limit 1", "i", r->import.batch) == 0) {
		*value = value_integer(key_id(db, "teachers", text, true));
		return true;
	}
	complain(at(r, i), _("there is no teacher %s in the register of teachers"), text);
	return false;
}

static bool
parse_finding(struct records *r, size_t i, const char *text, struct value *value)
{
	*value = value_integer(key_id(r->import.db, "findings", text, false));
	if (value->number != 0 && db_int(r->import.db, 0, "select 1 from findings_rows where finding = $1", "i", value->number) == 1)
		return true;
	complain(at(r, i), _("there is no finding %s; checklist-report open lists them"), text);
	return false;
}

static bool
parse_reference(struct records *r, size_t i, const struct column *column, const char *text, struct value *value)
{
	if (strcmp(column->of, "pupils") == 0)
		return parse_pupil(r, i, text, value);
	if (strcmp(column->of, r->kind->name) == 0 || strcmp(column->of, "school_types") == 0) {
		*value = value_integer(key_id(r->import.db, column->of, text, true));
		return true;
	}
	if (strcmp(column->of, "exams") == 0)
		return parse_exam(r, i, text, value);
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
	if (strcmp(column->of, "findings") == 0)
		return parse_finding(r, i, text, value);
	return parse_teacher(r, i, text, value);
}

static bool
parse_blank(struct records *r, size_t i, struct value *value)
{
	const struct field *f = &r->kind->fields[i];

	/* A key has no nulls; 0 is the id of nothing. */
	*value = !(f->rules & FIELD_KEY) || !(f->rules & FIELD_OPTIONAL) ? value_null() : field_is_text(f) ? value_string("") : value_integer(0);
	if (!(f->rules & (FIELD_KEY | FIELD_REQUIRED)) || f->rules & (FIELD_COMPUTED | FIELD_OPTIONAL) || !record_needs(r, f))
		return true;
	complain(at(r, i), _("is blank but needed: %s"), message_language() == LANGUAGE_ZH ? field_column(f)->about_zh : field_column(f)->about);
	return false;
}

/* A grade or a range of grades: 3, 3-6. */
static bool
is_grades(const char *text)
{
	char rest;
	int low, high;
	int fields = sscanf(text, "%d%*[-~]%d%c", &low, &high, &rest);

	if (strspn(text, "0123456789-~") != strlen(text) || fields < 1 || fields > 2)
		return false;
	high = fields == 1 ? low : high;
	return low >= GRADE_KINDERGARTEN && low <= high && high <= GRADE_LAST;
}

static bool
parse_grades(struct records *r, size_t i, const char *text, struct value *value)
{
	char *range = arena_copy(&r->row_arena, text), *tilde = strchr(range, '~');

	if (!is_grades(text)) {
		complain(at(r, i), _("\"%s\" is no grade and no range like 3-6"), text);
		return false;
	}
	if (tilde != NULL)
		*tilde = '-';
	*value = value_string(range);
	return true;
}

/* A list of words of column purpose. */
static bool
parse_purposes(struct records *r, size_t i, const char *text)
{
	char *list = arena_copy(&r->row_arena, text), *rest;

	for (char *item = strtok_r(list, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest))
		if (word_find(column_find("purpose")->words, item) < 0) {
			complain(at(r, i), _("\"%s\" is no purpose of exams such as 期末 or 期中"), item);
			return false;
		}
	return true;
}

static bool
parse_item(struct records *r, size_t i, const char *text, struct value *value)
{
	struct text item = TEXT_INIT;
	bool ok = item_read(&item, text);

	if (ok)
		*value = value_string(arena_copy(&r->row_arena, item.data));
	else
		complain(at(r, i), _("\"%s\" is no number of an item like 1 or 3(1)"), text);
	text_free(&item);
	return ok;
}

static bool
parse_text(struct records *r, size_t i, const char *text, struct value *value)
{
	const char *column = r->kind->fields[i].column;
	char code[11];

	*value = value_string(arena_copy(&r->row_arena, text));
	if (strcmp(column, "grades") == 0)
		return parse_grades(r, i, text, value);
	if (strcmp(column, "item") == 0)
		return parse_item(r, i, text, value);
	if (strcmp(column, "purposes") == 0)
		return parse_purposes(r, i, text);
	if (strcmp(column, "school_code") == 0 && school_code_read(text, code) != ID_FINE) {
		complain(at(r, i), _("\"%s\": %s"), text, id_fault_text(school_code_read(text, code)));
		return false;
	}
	return true;
}

bool
record_value(struct records *r, size_t i, const char *text, struct value *value)
{
	const struct column *column = field_column(&r->kind->fields[i]);

	if (text[0] == '\0' && r->kind->fields[i].fallback != NULL)
		text = r->kind->fields[i].fallback;
	if (text[0] == '\0')
		return parse_blank(r, i, value);
	if (strcmp(column->name, "lesson") == 0)
		text = record_lesson_number(r, text);
	switch (column->type) {
	case COLUMN_WORD:
		return parse_word(r, i, column, text, value);
	case COLUMN_COUNT:
	case COLUMN_RANK:
	case COLUMN_MARK:
	case COLUMN_PERCENT:
	case COLUMN_REAL:
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
		return parse_text(r, i, text, value);
	}
}

/* The school year by which "七年级" in this row is to be read; 0 when nothing tells. */
static int
row_school_year(const struct records *r, const struct value *values)
{
	static const char *const days[] = { "from", "activity_date", "movement_date", "check_date", "duty_date" };
	const char *text = r->options->date;
	struct date date;
	int day = -1;

	for (size_t i = 0; day < 0 && i < sizeof days / sizeof days[0]; i++)
		day = kind_field(r->kind, days[i]);
	if (day >= 0 && values[day].type == 't')
		text = values[day].text;
	if (text == NULL || !date_parse(text, &date))
		return 0;
	return record_is_lessons(r->kind) ? lessons_year_of_date(date) : school_year_of_date(date);
}

static const char *
cell_text(struct records *r, const struct row *row, int column, bool sentence)
{
	struct text clean = TEXT_INIT;
	const char *copy;

	if (column < 0 || (size_t)column >= row->count)
		return "";
	if (sentence)
		text_add_sentence(&clean, row->cells[column].text);
	else
		text_add_folded(&clean, row->cells[column].text);
	copy = arena_copy(&r->row_arena, text_string(&clean));
	text_free(&clean);
	return copy;
}

const char *
record_cell(struct records *r, const struct row *row, int field)
{
	if (field >= 0 && field == r->across && r->at != NULL)
		return r->at->value;
	if (field >= 0 && r->columns[field] < 0 && record_titled(r, field) != NULL)
		return record_titled(r, field);
	return field < 0 ? "" : cell_text(r, row, r->columns[field], field_column(&r->kind->fields[field])->type == COLUMN_SENTENCE);
}

bool
record_read_field(struct records *r, const struct row *row, int field, struct value *value)
{
	return record_value(r, (size_t)field, record_cell(r, row, field), value);
}

const char *
record_grade(struct records *r, const struct row *row)
{
	return cell_text(r, row, r->grade_column, false);
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
	const char *text = record_cell(r, row, field), *school_text = record_cell(r, row, school_field);
	const struct school *school;
	const struct class_info *class;

	if (school_text[0] == '\0' && r->options->school != NULL)
		school_text = r->options->school;
	if (school_text[0] == '\0')
		return parse_blank(r, (size_t)school_field, &values[school_field]);
	school = district_school(&r->district, school_text, at(r, (size_t)school_field));
	if (school == NULL)
		return false;
	values[school_field] = value_integer(school->id);
	if (text[0] == '\0')
		return parse_blank(r, (size_t)field, &values[field]);
	class = district_class_text(&r->district, school, record_grade(r, row), text, row_school_year(r, values), at(r, (size_t)field));
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

static const char *
shown(struct records *r, const struct row *row, int field)
{
	const char *text = record_cell(r, row, field), *fallback = r->kind->fields[field].fallback;

	return text[0] == '\0' && fallback != NULL ? fallback : text;
}

/* What begins does not end before; lines of marks stand in their order. */
static bool
check_order(struct records *r, const struct row *row, const struct value *values)
{
	static const struct { const char *first, *second; } pairs[] = {
		{ "from", "to" }, { "joined", "left" }, { "first_grade", "last_grade" }, { "interview_date", "revisit_date" },
		{ "lessons_low", "lessons_high" }, { "quantity_low", "quantity_high" }, { "low_line", "pass_line" }, { "pass_line", "good_line" }, { "pass_line", "excellent_line" },
	};
	bool ok = true;

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		int first = kind_field(r->kind, pairs[i].first), second = kind_field(r->kind, pairs[i].second);
		const struct value *a = &values[first < 0 ? 0 : first], *b = &values[second < 0 ? 0 : second];

		if (first < 0 || second < 0 || a->type == 'n' || a->type != b->type || record_cell(r, row, second)[0] == '\0')
			continue;
		if (a->type == 't' ? strcmp(a->text, b->text) <= 0 : a->number <= b->number)
			continue;
		complain(at(r, (size_t)second), a->type == 't' ? _("\"%s\" is earlier than \"%s\" of the column %s") : _("\"%s\" is less than \"%s\" of the column %s"),
		    record_cell(r, row, second), shown(r, row, first), column_find(pairs[i].first)->zh);
		ok = false;
	}
	return ok;
}

/* Something written where no heading says what it is. */
static bool
check_beyond(struct records *r, const struct row *row)
{
	bool ok = true;

	for (size_t c = r->heading_count; c < row->count; c++) {
		struct place here = reader_place(r->reader, c);

		here.line = row->line;
		if (row->cells[c].length == 0)
			continue;
		complain(here, _("\"%s\" stands under no heading"), row->cells[c].text);
		ok = false;
	}
	return ok;
}

/* A number with the name of somebody else is a slip. */
static bool
check_teacher_name(struct records *r, const struct row *row, const struct value *values)
{
	int teacher = kind_field(r->kind, "teacher"), name = kind_field(r->kind, "teacher_name");
	const char *given = record_cell(r, row, name);
	struct text key = TEXT_INIT, known = TEXT_INIT;
	struct query *q;
	bool ok = true;

	if (teacher < 0 || strcmp(r->kind->name, "teachers") == 0 || given[0] == '\0' || values[teacher].type == 'n')
		return true;
	person_name_key(&key, given);
	q = query(r->import.db, "select teacher_name from teachers_rows where teacher = $1", "i", values[teacher].number);
	if (query_next(q)) {
		person_name_key(&known, query_text(q, 0));
		ok = strcmp(text_string(&key), text_string(&known)) == 0;
		if (!ok)
			complain(at(r, (size_t)name), _("\"%s\" is not the name of the teacher with this number, which is %s"), given, query_text(q, 0));
	}
	query_end(q);
	text_free(&key);
	text_free(&known);
	return ok;
}

/* Of rows of one key the second is the fault, even where the first was refused for something else. */
bool
record_is_first(struct records *r, const struct value *values)
{
	size_t place = 0;
	long line;

	/* Marks by the million are found where they are stored. */
	if (record_goes_by_days(r->kind))
		return true;
	text_clear(&r->key);
	for (size_t i = kind_field_count(r->kind); i-- > 0;) {
		if (!(r->kind->fields[i].rules & FIELD_KEY))
			continue;
		if (values[i].type == 'n' || (values[i].type == 'i' && values[i].number == 0 && !(r->kind->fields[i].rules & FIELD_OPTIONAL)
		    && field_column(&r->kind->fields[i])->type == COLUMN_KEY))
			return true;
		if (values[i].type == 'i')
			text_addf(&r->key, "%lld\n", (long long)values[i].number);
		else
			text_addf(&r->key, "%s\n", values[i].text);
		place = i;
	}
	line = (long)(intptr_t)map_get(&r->seen, text_string(&r->key));
	if (line == 0)
		map_set(&r->seen, r->key.data, (void *)(intptr_t)r->origin.line);
	else
		complain(at(r, place), _("the row stands already in line %ld"), line);
	return line == 0;
}

static bool
is_given(const struct records *r, const struct value *values, const char *column)
{
	int field = kind_field(r->kind, column);

	return field >= 0 && values[field].number != 0;
}

/* A mark is one of a subject, a total of none; ranks and rates are by either, a teacher's all
 * of a subject. */
static bool
check_metric(struct records *r, const struct row *row, const struct value *values)
{
	int metric = kind_field(r->kind, "metric"), subject = kind_field(r->kind, "subject"), target = kind_field(r->kind, "target");
	bool has_subject = is_given(r, values, "subject"), is_rate;
	const char *code;

	if (metric < 0 || subject < 0 || values[metric].type != 'i' || values[metric].number < 0)
		return true;
	code = field_column(&r->kind->fields[metric])->words[values[metric].number].code;
	is_rate = strstr(code, "_rate") != NULL;
	if (strcmp(code, "mark") == 0 && !has_subject)
		complain(at(r, (size_t)subject), _("a target for a mark needs its subject"));
	else if (strcmp(code, "total") == 0 && has_subject)
		complain(at(r, (size_t)subject), _("a target for the total has no subject"));
	else if (!has_subject && is_given(r, values, "teacher"))
		complain(at(r, (size_t)subject), _("a teacher's target needs its subject: nobody teaches the total"));
	else if (is_rate && is_given(r, values, "pupil"))
		complain(at(r, (size_t)metric), _("a rate is of a class, a teacher or a school, not of one pupil"));
	else if (!is_rate && strchr(record_cell(r, row, target), '%') != NULL)
		complain(at(r, (size_t)target), _("\"%s\" is not a number with at most two decimals"), record_cell(r, row, target));
	else if (is_rate && values[target].number > 100 * 100)
		complain(at(r, (size_t)target), _("\"%s\" is out of range: expected %lld to %lld"), record_cell(r, row, target), 0LL, 100LL);
	else
		return true;
	return false;
}

/* Who is asked in after an exam does not come before it. */
static bool
check_interview(struct records *r, const struct value *values)
{
	int exam = kind_field(r->kind, "exam"), date = kind_field(r->kind, "interview_date");
	struct query *q;
	bool ok = true;

	if (exam < 0 || date < 0 || values[exam].type != 'i' || values[date].type != 't')
		return true;
	q = query(r->import.db, "select exam_date from exams_rows where exam = $1", "i", values[exam].number);
	if (query_next(q) && !query_null(q, 0) && strcmp(values[date].text, query_text(q, 0)) < 0) {
		complain(at(r, (size_t)date), _("\"%s\" is before the exam, which was on %s"), values[date].text, query_text(q, 0));
		ok = false;
	}
	query_end(q);
	return ok;
}

static bool
is_spread(const struct records *r, size_t field)
{
	return r->spread_count > 0 && ((int)field == r->across || (int)field == r->value);
}

bool
record_read(struct records *r, const struct row *row, struct value values[KIND_FIELDS])
{
	int named = record_named(r, row);
	bool ok = true;

	for (size_t i = 0; i < KIND_FIELDS; i++)
		values[i] = value_null();
	for (size_t i = 0; i < kind_field_count(r->kind); i++)
		if (field_stored(&r->kind->fields[i]) && !belongs_to_class(r, i) && !record_is_unit(r->kind, i) && !is_spread(r, i) && (int)i != named)
			ok &= record_value(r, i, record_cell(r, row, (int)i), &values[i]);
	if (!record_check_day(r, values))
		return false;
	if (record_has_unit(r->kind))
		ok &= record_unit(r, row, values);
	else if (kind_field(r->kind, "class") >= 0)
		ok &= parse_class(r, row, values);
	ok &= record_teacher(r, row, values);
	ok &= check_order(r, row, values);
	ok &= check_teacher_name(r, row, values);
	ok &= check_interview(r, values);
	ok &= check_beyond(r, row);
	ok = ok && check_metric(r, row, values);
	return ok;
}
