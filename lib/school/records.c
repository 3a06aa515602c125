#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "school/person.h"
#include "school/records-inside.h"
#include "school/schema.h"
#include "school/scores.h"

enum { HEADING_ROWS = 20, HAN_BYTES = 3 };

/* 检查人签字：, 学校（盖章）：; what lacks a signature (教案未签字) has no colon behind. */
static bool
is_signature(const char *key)
{
	static const char *const signs[] = { "签字", "签名", "签章", "盖章" };

	for (size_t i = 0; strchr(key, ':') != NULL && i < sizeof signs / sizeof signs[0]; i++) {
		const char *sign = strstr(key, signs[i]);

		if (sign != NULL && strchr(sign, ':') != NULL)
			return true;
	}
	return false;
}

bool
is_summary_label(const char *label)
{
	static const char *const labels[] = { "合计", "总计", "小计", "平均", "满分", "及格", "优秀", "良好", "低分", "最高", "最低", "标准差", "均分",
		"填表", "制表", "审核", "校长", "任课教师签", "班主任签", "年级平均", "说明:", "注:", "备注:", "口径:", "分母规则:", "算法:", "划线办法:", "统计日:", "应考", "实考", "参考人数", "得分率", "以下空白" };
	struct text key = TEXT_INIT;
	bool found;

	text_add_key(&key, label);
	found = is_signature(text_string(&key));
	/* Every row asks: the first character tells mostly. */
	for (size_t i = 0; key.length > HAN_BYTES && i < sizeof labels / sizeof labels[0] && !found; i++)
		found = memcmp(key.data, labels[i], HAN_BYTES) == 0 && strncmp(key.data, labels[i], strlen(labels[i])) == 0;
	text_free(&key);
	return found;
}

/* A register of teachers may call its names just 姓名. */
static int
field_of(const struct kind *kind, const char *heading)
{
	int field = kind_field_by_heading(kind, heading);
	const struct column *column = field >= 0 ? NULL : column_by_heading(heading);

	return column != NULL && strcmp(column->name, "name") == 0 ? kind_field(kind, "teacher_name") : field;
}

static bool
is_grade(const struct kind *kind, const char *heading)
{
	const struct column *column = column_by_heading(heading);

	return column != NULL && strcmp(column->name, "grade") == 0 && kind_field(kind, "class") >= 0;
}

/* Any number may be the heading of a day: a row of headings names pupils, too. */
static bool
names_nobody(const struct records *r, const int at_columns[KIND_FIELDS])
{
	return record_goes_by_days(r->kind) && record_has_unit(r->kind) && at_columns[kind_field(r->kind, "pupil")] < 0
	    && at_columns[kind_field(r->kind, "name")] < 0;
}

/* The name stands for the number of a teacher. */
static bool
is_missing(const struct records *r, size_t field, const int at_columns[KIND_FIELDS])
{
	bool named = record_takes_names(r->kind) && strcmp(r->kind->fields[field].column, "teacher") == 0 && at_columns[kind_field(r->kind, "teacher_name")] >= 0;

	return at_columns[field] < 0 && !named && record_needs(r, &r->kind->fields[field]);
}

/* Columns of a row as headings; the number of needed fields that are missing. In a wide sheet the two that
 * its columns share stand in the first of these. */
static int
match_headings(const struct records *r, const struct row *row, int at_columns[KIND_FIELDS])
{
	int missing = 0, wide = -1;

	for (size_t i = 0; i < KIND_FIELDS; i++)
		at_columns[i] = -1;
	for (size_t c = 0; c < row->count; c++) {
		int field = field_of(r->kind, row->cells[c].text);

		if (field >= 0 && at_columns[field] < 0)
			at_columns[field] = (int)c;
		else if (field < 0 && wide < 0 && record_is_across(r, row->cells[c].text))
			wide = (int)c;
	}
	if (wide >= 0 && at_columns[r->across] < 0 && at_columns[r->value] < 0)
		at_columns[r->across] = at_columns[r->value] = wide;
	for (size_t i = 0; i < kind_field_count(r->kind); i++)
		missing += is_missing(r, i, at_columns);
	return missing + names_nobody(r, at_columns);
}

/* Columns that --reject puts in front. */
static bool
is_of_rejects(const char *heading)
{
	const struct column *column = column_by_heading(heading);

	return column != NULL && (strcmp(column->name, "reason") == 0 || strcmp(column->name, "file") == 0 || strcmp(column->name, "line") == 0);
}

static const char *
kind_in_message(const struct kind *kind)
{
	return message_language() == LANGUAGE_ZH ? kind->zh : kind->name;
}

static void
remark_unknown_headings(const struct records *r, const struct row *row)
{
	struct place at = reader_place(r->reader, 0);
	struct text list = TEXT_INIT;

	for (size_t c = 0; c < row->count; c++) {
		struct text clean = TEXT_INIT;

		text_add_folded(&clean, row->cells[c].text);
		if (clean.length > 0 && field_of(r->kind, clean.data) < 0 && !(r->spread_count > 0 && record_is_across(r, clean.data)) && !is_of_rejects(clean.data) && !is_grade(r->kind, clean.data))
			text_addf(&list, "%s%s", list.length > 0 ? _(", ") : "", clean.data);
		text_free(&clean);
	}
	at.column = 0;
	if (list.length > 0)
		remark(at, _("columns that are not part of %s are passed over: %s"), kind_in_message(r->kind), list.data);
	text_free(&list);
}

static void
begin_rejects(struct records *r, const struct row *row)
{
	const char **headings = alloc_zero(row->count, sizeof *headings);

	for (size_t c = 0; c < row->count; c++)
		headings[c] = row->cells[c].text;
	rejects_heading(r->options->import.rejects, "", headings, row->count);
	free(headings);
}

static int
find_grade(const struct kind *kind, const struct row *row)
{
	for (size_t c = 0; c < row->count; c++)
		if (is_grade(kind, row->cells[c].text))
			return (int)c;
	return -1;
}

static size_t
count_headings(const struct row *row)
{
	size_t count = row->count;

	while (count > 0 && row->cells[count - 1].length == 0)
		count--;
	return count;
}

static void
list_missing(const struct records *r, const int at_columns[KIND_FIELDS], struct text *list)
{
	for (size_t i = 0; i < kind_field_count(r->kind); i++)
		if (is_missing(r, i, at_columns))
			text_addf(list, "%s%s", list->length > 0 ? _(", ") : "", field_column(&r->kind->fields[i])->zh);
	if (names_nobody(r, at_columns))
		text_addf(list, "%s%s", list->length > 0 ? _(", ") : "", column_find("name")->zh);
}

/* Reads on to the heading row. On return false nothing of the sheet is left to read. */
static bool
find_heading(struct records *r)
{
	int best[KIND_FIELDS], least = KIND_FIELDS + 1, missing;
	struct text list = TEXT_INIT;
	struct row row;

	for (int i = 0; i < HEADING_ROWS && reader_row(r->reader, &row); i++) {
		r->rows++;
		missing = match_headings(r, &row, r->columns);
		if (missing == 0) {
			begin_rejects(r, &row);
			r->heading_count = count_headings(&row);
			r->grade_column = find_grade(r->kind, &row);
			if (!record_spread(r, &row))
				return false;
			remark_unknown_headings(r, &row);
			return true;
		}
		record_title(r, &row);
		if (missing < least) {
			least = missing;
			memcpy(best, r->columns, sizeof best);
		}
	}
	if (least <= KIND_FIELDS && !r->found_heading) {
		list_missing(r, best, &list);
		complain(reader_place(r->reader, 0), _("no row holds all the headings of %s; missing: %s"), kind_in_message(r->kind), text_string(&list));
	}
	text_free(&list);
	return false;
}

/* Are there pupils known by name alone? Their keys begin with @. Asked for each row, and much
 * cheaper than to look through the class of each. */
static bool
some_lack_number(struct db *db)
{
	return db_int(db, 0, "select 1 from keys where kind = 'pupils' and key >= '@' and key < 'A' limit 1", "") == 1;
}

/* A pupil known so far by name in the class gets the number from the register. */
static void
adopt_number(struct records *r, const struct row *row, struct value *values)
{
	int pupil = kind_field(r->kind, "pupil"), name = kind_field(r->kind, "name"), class = kind_field(r->kind, "class");
	struct db *db = r->import.db;
	int64_t known;

	if (strcmp(r->kind->name, "pupils") != 0 || !some_lack_number(db)
	    || db_int(db, 0, "select 1 from pupils_rows where pupil = $1", "i", values[pupil].number) == 1)
		return;
	known = db_int(db, 0, "select p.pupil from pupils_rows p join keys k on k.id = p.pupil"
	    " where p.class = $1 and p.name = $2 and k.key like '@%'", "it", values[class].number, values[name].text);
	if (known == 0)
		return;
	db_run(db, "delete from keys where id = $1", "i", values[pupil].number);
	key_rename(db, known, record_cell(r, row, pupil), r->import.batch);
	values[pupil] = value_integer(known);
	r->import.numbered++;
}

static void
add_teacher(struct records *r, const struct row *row, const struct value *values)
{
	const struct kind *kind = kind_find("teachers");
	int field = kind_field(r->kind, "teacher");
	struct value teacher[KIND_FIELDS];
	const char *name = record_cell(r, row, kind_field(r->kind, "teacher_name"));

	if (field < 0 || values[field].number == 0 || strcmp(r->kind->name, "teachers") == 0
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

/* Totals and signatures lack what a row needs; a row that begins with such a word and has all is one. */
static bool
is_summary_row(struct records *r, const struct row *row)
{
	size_t first = 0;
	int filled = 0;

	while (first + 1 < row->count && row->cells[first].length == 0)
		first++;
	if (!is_summary_label(row->cells[first].text))
		return false;
	if (record_goes_by_days(r->kind) && record_has_unit(r->kind))
		return record_cell(r, row, kind_field(r->kind, "pupil"))[0] == '\0' && ((int)first == r->columns[kind_field(r->kind, "name")]
		    || record_cell(r, row, kind_field(r->kind, "name"))[0] == '\0');
	for (size_t i = 0; i < kind_field_count(r->kind); i++) {
		if (!record_needs(r, &r->kind->fields[i]))
			continue;
		if (record_cell(r, row, (int)i)[0] == '\0')
			return true;
		filled++;
	}
	return filled < 2;
}

/* A row of the sheet that is one of the kind. */
static bool
take_long(struct records *r, const struct row *row)
{
	struct value values[KIND_FIELDS];
	bool of_sheet[KIND_FIELDS];
	bool ok = record_read(r, row, values);

	/* What is found out for a row (a deadline, a sum) is given in that row only. */
	memcpy(of_sheet, r->given, sizeof of_sheet);
	ok = ok && record_check_item(r, values) && record_check_attendance(r, values) && record_check(r, values) && record_homeroom(r, values) && record_selection(r, values)
	    && record_finding(r, row, values);
	ok = ok && record_lesson(r, values) && record_movement(r, row, values) && record_old_number(r, row, values);
	if (ok)
		adopt_number(r, row, values);
	ok = record_is_first(r, values) && ok;
	if (ok) {
		add_teacher(r, row, values);
		ok = import_row(&r->import, r->kind, values, r->given, &r->origin);
	}
	memcpy(r->given, of_sheet, sizeof of_sheet);
	return ok;
}

/* A form that went out comes back with rows that nobody wrote in. */
static bool
is_not_filled_in(struct records *r, const struct row *row)
{
	if (!r->kind->handed_out)
		return false;
	for (size_t i = 1; i < kind_field_count(r->kind); i++)
		if (record_cell(r, row, (int)i)[0] != '\0')
			return false;
	r->not_filled_in++;
	return true;
}

static void
take_row(struct records *r, const struct row *row)
{
	bool blank = is_blank_row(row), summary = !blank && is_summary_row(r, row), ok;

	r->summaries += summary;
	if (blank || summary || is_not_filled_in(r, row) || record_is_break(r, row) || record_is_weekdays(r, row) || record_take_sessions(r, row))
		return;
	r->import.read++;
	r->origin.line = row->line;
	import_begin_row(&r->import);
	ok = r->spread_count > 0 ? record_take_wide(r, row) : take_long(r, row);
	if (!ok)
		import_reject(&r->import, reader_place(r->reader, 0), "", row);
	arena_reset(&r->row_arena);
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
	if (r->title.class_text[0] != '\0')
		r->given[kind_field(r->kind, "class")] = true;
	while (reader_row(r->reader, &row)) {
		r->rows++;
		take_row(r, &row);
	}
}

static void
check_rows(const struct records *r)
{
	const struct place file = import_place(&r->import);

	if (r->summaries > 0)
		remark(file, _("rows of totals, remarks or signatures are passed over: %ld"), r->summaries);
	if (r->rows == 0)
		complain(file, _("the file is empty"));
	else if (r->not_filled_in > 0)
		remark(file, _("rows that are not filled in are passed over: %ld"), r->not_filled_in);
	else if (r->import.read == 0 && complaints() == r->import.complaints_before)
		complain(file, _("there is no row below the headings"));
}

static bool
read_file(struct records *r, const char *path, struct error *error)
{
	const char *sheet;
	char encoding[40];
	struct error damage = { 0 };

	if (!reader_open(&r->reader, path, &r->options->import.reading, error))
		return error->data ? (complain((struct place){ 0 }, "%s", error->message), *error = (struct error){ 0 }, true) : false;
	r->origin = (struct origin){ .reader = r->reader, .columns = r->columns };
	while (reader_sheet(r->reader, &sheet)) {
		record_begin_sheet(r, sheet);
		take_sheet(r);
	}
	record_check_lives(r);
	record_check_movements(r);
	snprintf(encoding, sizeof encoding, "%s", reader_encoding(r->reader));
	if (reader_close(r->reader, &damage))
		check_rows(r);
	else
		complain((struct place){ 0 }, "%s", damage.message);
	district_remark_made(&r->district, import_place(&r->import));
	record_tell_attendance(r);
	if (r->by_name > 0 && !r->options->open)
		remark(import_place(&r->import), _("rows matched by name, without 学籍号: %lld"), (long long)r->by_name);
	if (r->teachers_by_name > 0 && !r->options->open)
		remark(import_place(&r->import), _("teachers found by name, without 教师编号: %lld"), (long long)r->teachers_by_name);
	return import_end(&r->import, encoding, error);
}

/* What beside the file decides what is stored: of a timetable the day that it begins, too. */
static enum import_start
begin_import(struct records *r, struct db *db, const char *path, struct error *error)
{
	const struct records_options *options = r->options;
	struct text details = TEXT_INIT;
	enum import_start start;

	if (options->school != NULL)
		text_add(&details, options->school);
	if (options->date != NULL && r->across >= 0 && record_is_lessons(r->kind))
		text_addf(&details, "%s%s", details.length > 0 ? " " : "", options->date);
	start = import_begin(&r->import, db, r->kind, &options->import, path, details.length > 0 ? details.data : NULL, error);
	text_free(&details);
	return start;
}

bool
records_import(struct db *db, const struct kind *kind, const char *path, const struct records_options *options, struct error *error)
{
	struct records r = { .kind = kind, .options = options, .across = -1, .value = -1 };
	bool ok;

	if (strcmp(kind->name, "scores") == 0)
		return scores_import(db, path, &(struct scores_options){ .import = options->import, .school = options->school, .partial = options->partial, .open = options->open }, error);
	if (kind->across != NULL) {
		r.across = kind_field(kind, kind->across);
		r.value = kind_field(kind, kind->value);
	}
	switch (begin_import(&r, db, path, error)) {
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
	ok = ok && (strcmp(kind->name, "rectifications") != 0 || lifecycle_load(&r.lifecycle, db, error)) && read_file(&r, path, error);
	import_abandon(&r.import);
	record_free_attendance(&r);
	map_free(&r.seen);
	map_free(&r.teachers);
	text_free(&r.key);
	arena_free(&r.row_arena);
	arena_free(&r.headings);
	free(r.spread);
	blueprint_free(&r.blueprint);
	district_free(&r.district);
	return ok;
}
