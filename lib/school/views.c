/* The views people ask: one select per kind and language, made from the catalogue. */
#include <string.h>
#include "base/text.h"
#include "school/schema.h"

extern const char finding_states_sql[];

/* What follows from a key: the table it is looked up in and how. */
static const struct derivation {
	const char *column, *through, *expression;
} derivations[] = {
	{ "school", "class", "(select key from keys where id = c.school)" },
	{ "name", "pupil", "p.name" },
	{ "teacher_name", "teacher", "t.teacher_name" },
	{ "term", "exam", "e.term" },
	{ "old_number", "pupil", "(select old_key from renamed_keys n where n.id = r.pupil and n.old_key not like '@%'"
	    " and n.batch not in (select batch from batches where undone_by is not null) order by n.rowid desc limit 1)" },
	{ "language", "class", NULL },
};

/* Tables that a view joins when the kind points to them. */
static const struct join {
	const char *column, *alias, *table;
} joins[] = {
	{ "class", "c", "classes_rows" },
	{ "pupil", "p", "pupils_rows" },
	{ "teacher", "t", "teachers_rows" },
	{ "exam", "e", "exams_rows" },
};

static bool
needs_join(const struct kind *kind, const struct join *join)
{
	int field = kind_field(kind, join->column);

	return field >= 0 && (strcmp(kind->name, "classes") == 0 || !(kind->fields[field].rules & FIELD_KEY)
	    || strcmp(field_column(&kind->fields[field])->of, kind->name) != 0);
}

/* The school year in which a class label is to be read, as SQL; NULL: by cohort. */
static const char *
year_expression(const struct kind *kind)
{
	/* That of lessons begins in August (school/timetable.h). */
	static const struct { const char *column; bool of_lessons; const char *year; } days[] = {
		{ "activity_date", false, "cast(substr(r.activity_date, 1, 4) as integer) - (substr(r.activity_date, 6, 2) < '09')" },
		{ "attendance_date", false, "cast(substr(r.attendance_date, 1, 4) as integer) - (substr(r.attendance_date, 6, 2) < '09')" },
		{ "movement_date", false, "cast(substr(r.movement_date, 1, 4) as integer) - (substr(r.movement_date, 6, 2) < '09')" },
		{ "from", true, "cast(substr(r.\"from\", 1, 4) as integer) - (substr(r.\"from\", 6, 2) < '08')" },
		{ "check_date", true, "cast(substr(r.check_date, 1, 4) as integer) - (substr(r.check_date, 6, 2) < '08')" },
		{ "from", false, "cast(substr(r.\"from\", 1, 4) as integer) - (substr(r.\"from\", 6, 2) < '09')" },
	};

	if (kind_field(kind, "exam") >= 0 && kind_field(kind, "class") >= 0)
		return "cast(substr(e.term, 1, 4) as integer)";
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		if (kind_field(kind, days[i].column) >= 0 && (!days[i].of_lessons || kind_field(kind, "lesson") >= 0))
			return days[i].year;
	return NULL;
}

static void
add_class(struct text *sql, const struct kind *kind, enum language language)
{
	const char *year = year_expression(kind);

	if (year == NULL) {
		text_add(sql, "(select substr(key, instr(key, '/') + 1) from keys where id = r.class)");
		return;
	}
	if (language == LANGUAGE_ZH)
		text_addf(sql, "substr('一二三四五六七八九', c.stage + %s - c.entry_year, 1) || '年级' || c.class_number || '班'", year);
	else
		text_addf(sql, "'Grade ' || (c.stage + %s - c.entry_year) || ' Class ' || c.class_number", year);
}

static void
add_word(struct text *sql, const char *column, const struct word *words, enum language language)
{
	text_addf(sql, "case %s", column);
	for (int i = 0; words[i].code != NULL; i++)
		text_addf(sql, " when %d then '%s'", i, word_text(&words[i], language));
	text_add(sql, " end");
}

static void
add_stored(struct text *sql, const struct kind *kind, const struct field *field, enum language language)
{
	const struct column *column = field_column(field);
	struct text name = TEXT_INIT;

	text_addf(&name, "r.\"%s\"", field->column);
	if (strcmp(field->column, "class") == 0)
		add_class(sql, kind, language);
	else if (strcmp(field->column, "school") == 0 && field->rules & FIELD_OPTIONAL && kind_field(kind, "class") >= 0)
		/* 0: that of the class. */
		text_add(sql, "(select key from keys where id = coalesce(nullif(r.school, 0), c.school))");
	else if (strcmp(field->column, "pupil") == 0)
		/* A pupil known by name only has a key that begins with @. */
		text_add(sql, "(select case when key not like '@%' then key end from keys where id = r.pupil)");
	else if (column->type == COLUMN_KEY)
		text_addf(sql, "(select key from keys where id = %s)", name.data);
	else if (column->type == COLUMN_WORD)
		add_word(sql, name.data, column->words, language);
	else if (column->type == COLUMN_MARK || column->type == COLUMN_PERCENT || column->type == COLUMN_REAL)
		text_addf(sql, "%s / 100.0", name.data);
	else
		text_add(sql, name.data);
	text_free(&name);
}

static void
add_derived(struct text *sql, const struct field *field, enum language language)
{
	for (size_t i = 0; i < sizeof derivations / sizeof derivations[0]; i++) {
		if (strcmp(derivations[i].column, field->column) != 0)
			continue;
		if (derivations[i].expression != NULL)
			text_add(sql, derivations[i].expression);
		else
			add_word(sql, "c.language", field_column(field)->words, language);
		return;
	}
	text_add(sql, "null");
}

static bool
has_column(struct db *db, const char *table, const char *column)
{
	return db_int(db, 0, "select count(*) from pragma_table_info($1) where name = $2", "tt", table, column) > 0;
}

/* Rows that held when the batch as_of had just come in; now for 0. */
static void
add_rows_of(struct text *sql, const char *table, int64_t as_of)
{
	size_t length = strlen(table) - strlen("_rows");

	if (as_of == 0) {
		text_add(sql, table);
		return;
	}
	text_addf(sql, "(select *, 9e18 as until from %s where coalesce(since, batch) <= %lld union all"
	    " select * from %.*s_past where coalesce(since, batch) <= %lld and until > %lld)",
	    table, (long long)as_of, (int)length, table, (long long)as_of, (long long)as_of);
}

/* With nulls for what the table of an older program does not have. */
static void
add_rows(struct text *sql, struct db *db, const char *table, int64_t as_of)
{
	const struct kind *kind = kinds;
	struct text missing = TEXT_INIT;

	while (strncmp(kind->name, table, strlen(kind->name)) != 0 || strcmp(table + strlen(kind->name), "_rows") != 0)
		kind++;
	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (field_stored(f) && !has_column(db, table, f->column))
			text_addf(&missing, ", null as \"%s\"", f->column);
	if (missing.length == 0) {
		add_rows_of(sql, table, as_of);
		return;
	}
	text_addf(sql, "(select *%s from ", missing.data);
	add_rows_of(sql, table, as_of);
	text_add(sql, ")");
	text_free(&missing);
}

static void
add_sources(struct text *sql, struct db *db, const struct kind *kind, int64_t as_of)
{
	struct text table = TEXT_INIT;

	text_addf(&table, "%s_rows", kind->name);
	text_add(sql, " from ");
	add_rows(sql, db, table.data, as_of);
	text_add(sql, " r");
	for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++) {
		if (strcmp(joins[i].table, table.data) == 0 || !needs_join(kind, &joins[i]))
			continue;
		text_add(sql, " left join ");
		add_rows(sql, db, joins[i].table, as_of);
		text_addf(sql, " %s on %s.%s = r.%s", joins[i].alias, joins[i].alias, joins[i].column, joins[i].column);
	}
	text_free(&table);
}

static void
add_view(struct text *sql, struct db *db, const struct kind *kind, enum language language, int64_t as_of)
{
	text_addf(sql, "create temp view \"%s\" as select ", language == LANGUAGE_ZH ? kind->zh : kind->name);
	for (const struct field *f = kind->fields; f->column != NULL; f++) {
		if (field_stored(f))
			add_stored(sql, kind, f, language);
		else
			add_derived(sql, f, language);
		text_addf(sql, " as \"%s\", ", language == LANGUAGE_ZH ? field_column(f)->zh : f->column);
	}
	text_addf(sql, "r.batch as \"%s\", r.line as \"%s\"", language == LANGUAGE_ZH ? "批次" : "batch", language == LANGUAGE_ZH ? "行" : "line");
	add_sources(sql, db, kind, as_of);
	text_add(sql, ";\n");
}

/* Subject names become column names; a quote in one is doubled. */
static void
add_quoted(struct text *sql, const char *name, char quote)
{
	text_add_char(sql, quote);
	for (; *name != '\0'; name++) {
		if (*name == quote)
			text_add_char(sql, quote);
		text_add_char(sql, *name);
	}
	text_add_char(sql, quote);
}

static void
add_subject_columns(struct text *sql, struct db *db)
{
	struct query *q = query(db, "select k.id, k.key from keys k where k.kind = 'subjects'"
		" and exists (select 1 from subjects_rows s where s.subject = k.id) order by k.id", "");

	while (query_next(q)) {
		text_addf(sql, ", max(case when r.subject = %lld then r.mark end) / 100.0 as ", (long long)query_int(q, 0));
		add_quoted(sql, query_text(q, 1), '"');
	}
}

/* One line a pupil and exam, a column a subject: as the schools' sheets look. */
static void
add_wide_view(struct text *sql, struct db *db, enum language language, int64_t as_of)
{
	static const char *const names[2][8] = {
		{ "成绩单", "考试", "学校", "班级", "授课语言", "学籍号", "姓名", "总分" },
		{ "score_list", "exam", "school", "class", "language", "pupil", "name", "total" },
	};
	const char *const *n = names[language];
	const struct kind *scores = kind_find("scores");

	text_addf(sql, "create temp view \"%s\" as select (select key from keys where id = r.exam) as \"%s\","
	    " (select key from keys where id = c.school) as \"%s\", ", n[0], n[1], n[2]);
	add_class(sql, scores, language);
	text_addf(sql, " as \"%s\", ", n[3]);
	add_word(sql, "c.language", column_find("language")->words, language);
	text_addf(sql, " as \"%s\", (select case when key not like '@%%' then key end from keys where id = r.pupil) as \"%s\", p.name as \"%s\"", n[4], n[5], n[6]);
	add_subject_columns(sql, db);
	text_addf(sql, ", sum(r.mark) / 100.0 as \"%s\"", n[7]);
	add_sources(sql, db, scores, as_of);
	text_add(sql, " group by r.exam, r.pupil;\n");
}

/* Of a finding (f) and where it stands (p). */
static const struct { const char *column, *expression; } of_states[] = {
	{ "finding", "(select key from keys where id = f.finding)" }, { "check_date", "f.check_date" },
	{ "school", "(select key from keys where id = f.school)" }, { "teacher", "(select key from keys where id = f.teacher)" },
	{ "category", "f.category" }, { "problem", "f.problem" }, { "severity", "f.severity" }, { "responsible_person", "f.responsible_person" },
	{ "due", "p.due" }, { "finding_state", "p.state" }, { "state_since", "p.since" },
};

static void
add_states_columns(struct text *sql, enum language language)
{
	for (size_t i = 0; i < sizeof of_states / sizeof of_states[0]; i++) {
		const struct column *column = column_find(of_states[i].column);

		text_add(sql, i == 0 ? " select " : ", ");
		if (column->words != NULL)
			add_word(sql, of_states[i].expression, column->words, language);
		else
			text_add(sql, of_states[i].expression);
		text_addf(sql, " as \"%s\"", language == LANGUAGE_ZH ? column->zh : column->name);
	}
}

/* Where each finding stands after all its steps. */
static void
add_states_view(struct text *sql, struct db *db, enum language language, int64_t as_of)
{
	static const struct { const char *name, *table; } sources[] = { { "f", "findings_rows" }, { "r", "rectifications_rows" }, { "l", "lifecycle_rows" } };

	text_addf(sql, "create temp view \"%s\" as with recursive ", language == LANGUAGE_ZH ? "问题状态" : "finding_states");
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
		text_addf(sql, "%s as (select * from ", sources[i].name);
		add_rows(sql, db, sources[i].table, as_of);
		text_add(sql, "),\n");
	}
	text_add(sql, finding_states_sql);
	add_states_columns(sql, language);
	text_add(sql, " from f join present p on p.finding = f.finding and p.back = 1;\n");
}

/* A database that an older program made has no table of a newer kind. */
static bool
has_table(struct db *db, const struct kind *kind)
{
	struct text table = TEXT_INIT;
	bool has;

	text_addf(&table, "%s_rows", kind->name);
	has = has_column(db, table.data, "batch");
	text_free(&table);
	return has;
}

bool
schema_views(struct db *db, int64_t as_of, struct error *error)
{
	struct text sql = TEXT_INIT;
	bool ok;

	for (int language = LANGUAGE_ZH; language <= LANGUAGE_EN; language++) {
		for (const struct kind *k = kinds; k->name != NULL; k++)
			if (has_table(db, k))
				add_view(&sql, db, k, (enum language)language, as_of);
		add_wide_view(&sql, db, (enum language)language, as_of);
		if (has_table(db, kind_find("lifecycle")))
			add_states_view(&sql, db, (enum language)language, as_of);
	}
	ok = db_script(db, sql.data, error);
	text_free(&sql);
	return ok;
}
