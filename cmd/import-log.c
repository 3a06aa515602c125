/* import-log: what came in, when and from whom; what it changed; taking it back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/file.h"
#include "base/number.h"
#include "base/opt.h"
#include "school/rows.h"
#include "school/schema.h"
#include "school/source.h"
#include "school/undo.h"
#include "table/writer.h"

static const char *database, *format_name, *output_path, *language_name;
static bool dry_run;

static const struct opt options[] = {
	{ 'd', "database", OPT_TEXT, &database, "FILE", N_("use this database (default: XUEQU_DB, else district.db)") },
	{ 'n', "dry-run", OPT_FLAG, &dry_run, NULL, N_("undo: say what would be taken back, change nothing") },
	{ 'f', "format", OPT_TEXT, &format_name, "csv|table|json", N_("form of the output (default: a table on a terminal, else CSV)") },
	{ 'o', "output", OPT_TEXT, &output_path, "FILE", N_("write this file; - is standard output") },
	{ 'L', "language", OPT_TEXT, &language_name, "zh|en", N_("language of headings and words") },
	{ 0 }
};
static const char *const synopsis[] = {
	"[-d DB] [-f FORMAT] [-o FILE] [-L zh|en] [list]", "[-d DB] [-f FORMAT] [-o FILE] [-L zh|en] {show | changes} BATCH",
	"[-n] [-d DB] undo BATCH", NULL
};
static const struct program program = {
	"import-log", N_("list what was imported, show what it changed, take it back"), synopsis, options
};

struct run {
	struct db *db;
	struct arena arena;
	struct output output;
	struct writer *writer;
	enum language language;
	enum format format;
	int64_t batch;
};

/* ---- batches ---- */

static const char batch_columns[] = "select batch, imported_at, imported_by, program, kind, file, encoding, rows_read, rows_added, rows_changed,"
	" rows_same, rows_rejected, undone_by, details, sha256 from batches";

enum { AT_KIND = 4, AT_UNDONE = 12, AT_DETAILS = 13, AT_SHA256 = 14 };

/* The columns of the dictionary in the order of the select; the last two have places of their own. */
static const char *const names[] = {
	"batch", "imported_at", "imported_by", "program", "kind", "file", "encoding", "rows_read", "rows_added", "rows_changed",
	"rows_same", "rows_rejected", "state"
};
enum { NAMES = sizeof names / sizeof names[0] };

static const char *const details_heading[] = { "附加条件", "Details" };

static const char *
kind_shown(const char *name, enum language language)
{
	const struct kind *kind = kind_find(name);

	if (kind != NULL)
		return language == LANGUAGE_ZH ? kind->zh : kind->name;
	if (language == LANGUAGE_EN)
		return name;
	return strcmp(name, "undo") == 0 ? "撤销" : strcmp(name, "override") == 0 ? "例外" : name;
}

static void
add_state(struct text *text, int64_t undone_by, enum language language)
{
	if (undone_by == 0)
		text_add(text, language == LANGUAGE_ZH ? "有效" : "stands");
	else
		text_addf(text, language == LANGUAGE_ZH ? "已撤销（批次%lld）" : "undone by %lld", (long long)undone_by);
}

static void
write_state(struct run *run, int64_t undone_by)
{
	struct text text = TEXT_INIT;

	add_state(&text, undone_by, run->language);
	writer_text(run->writer, text.data);
	text_free(&text);
}

static void
write_batch_cell(struct run *run, struct query *q, int column)
{
	if (column == AT_KIND)
		writer_text(run->writer, kind_shown(query_text(q, column), run->language));
	else if (column == AT_UNDONE)
		write_state(run, query_int(q, column));
	else if (column < NAMES && column_find(names[column])->type == COLUMN_COUNT)
		writer_integer(run->writer, query_int(q, column));
	else
		writer_text(run->writer, query_text(q, column));
}

static bool
list(struct run *run, struct error *error)
{
	struct text sql = TEXT_INIT;
	struct query *q;

	for (int i = 0; i < NAMES; i++)
		writer_column(run->writer, column_find(names[i]));
	writer_heading(run->writer, details_heading[run->language], COLUMN_TEXT);
	text_addf(&sql, "%s order by batch", batch_columns);
	q = query(run->db, sql.data, "");
	while (query_next(q)) {
		for (int i = 0; i <= AT_DETAILS; i++)
			write_batch_cell(run, q, i);
		writer_end_row(run->writer);
	}
	text_free(&sql);
	return db_ok(run->db, error);
}

/* ---- show ---- */

static void
show_fields(struct run *run, struct query *q)
{
	for (int i = 0; i < NAMES; i++) {
		writer_text(run->writer, column_heading(column_find(names[i]), run->language));
		write_batch_cell(run, q, i);
		writer_end_row(run->writer);
	}
	writer_text(run->writer, details_heading[run->language]);
	writer_text(run->writer, query_text(q, AT_DETAILS));
	writer_end_row(run->writer);
	writer_text(run->writer, column_heading(column_find("sha256"), run->language));
	writer_text(run->writer, query_text(q, AT_SHA256));
	writer_end_row(run->writer);
}

/* Of each kind the rows that come from the batch, and those it put an end to. */
static const struct { const char *zh, *en, *sql; } tallies[] = {
	{ "：现存行数", ": rows that hold", "_rows where batch = $1" },
	{ "：后来被替换或取消的行数", ": rows replaced or taken back since", "_past where batch = $1 and until > $1" },
	{ "：替换或取消的旧行数", ": older rows replaced or taken away", "_past where until = $1 and coalesce(since, batch) < $1" },
};

static void
show_tally(struct run *run, const struct kind *kind, size_t which)
{
	bool zh = run->language == LANGUAGE_ZH;
	char *sql = arena_printf(&run->arena, "select count(*) from %s%s", kind->name, tallies[which].sql);
	int64_t count = db_int(run->db, 0, sql, "i", run->batch);

	if (count == 0)
		return;
	writer_text(run->writer, arena_printf(&run->arena, "%s%s", zh ? kind->zh : kind->en, zh ? tallies[which].zh : tallies[which].en));
	writer_integer(run->writer, count);
	writer_end_row(run->writer);
}

static bool
show(struct run *run, struct error *error)
{
	struct text sql = TEXT_INIT;
	struct query *q;

	writer_heading(run->writer, run->language == LANGUAGE_ZH ? "项目" : "Item", COLUMN_TEXT);
	writer_heading(run->writer, run->language == LANGUAGE_ZH ? "内容" : "Value", COLUMN_TEXT);
	text_addf(&sql, "%s where batch = $1", batch_columns);
	q = query(run->db, sql.data, "i", run->batch);
	while (query_next(q))
		show_fields(run, q);
	text_free(&sql);
	for (const struct kind *k = kinds; k->name != NULL; k++)
		for (size_t i = 0; i < sizeof tallies / sizeof tallies[0]; i++)
			show_tally(run, k, i);
	return db_ok(run->db, error);
}

/* ---- changes ---- */

/* The stored fields of a kind, as they stand in the selects below. */
static size_t
stored_fields(const struct kind *kind, const struct field *fields[KIND_FIELDS])
{
	size_t count = 0;

	for (size_t i = 0; i < kind_field_count(kind); i++)
		if (field_stored(&kind->fields[i]))
			fields[count++] = &kind->fields[i];
	return count;
}

static void
add_list(struct text *sql, const struct field *const fields[], size_t count, const char *prefix)
{
	for (size_t i = 0; i < count; i++)
		text_addf(sql, "%s%s\"%s\"", i > 0 ? ", " : "", prefix, fields[i]->column);
}

/* What the batch ended, beside what it put in its place; the latter is null where it took a row away. */
static void
add_changes_sql(struct text *sql, const struct kind *kind, const struct field *const fields[], size_t count)
{
	const char *and = "";

	text_add(sql, "select ");
	add_list(sql, fields, count, "p.");
	text_add(sql, ", ");
	add_list(sql, fields, count, "v.");
	text_addf(sql, ", coalesce(v.line, p.line), v.batch is null from %s_past p left join (select ", kind->name);
	add_list(sql, fields, count, "");
	text_addf(sql, ", batch, line from %s_rows where coalesce(since, batch) = $1 union all select ", kind->name);
	add_list(sql, fields, count, "");
	text_addf(sql, ", batch, line from %s_past where coalesce(since, batch) = $1 and until > $1) v on ", kind->name);
	for (size_t i = 0; i < count; i++)
		if (fields[i]->rules & FIELD_KEY) {
			text_addf(sql, "%sv.\"%s\" = p.\"%s\"", and, fields[i]->column, fields[i]->column);
			and = " and ";
		}
	text_add(sql, " where p.until = $1 and coalesce(p.since, p.batch) < $1 order by ");
	add_list(sql, fields, count, "p.");
}

/* The key of a class is the number of its school and its label; of a pupil known by name only it ends in that. */
static void
add_key(struct text *text, struct run *run, const struct column *column, int64_t id)
{
	const char *key = key_text(run->db, id, &run->arena), *label = strchr(key, '/');

	if (label != NULL && strcmp(column->of, "classes") == 0)
		text_addf(text, "%s%s", key_text(run->db, strtoll(key, NULL, 10), &run->arena), label + 1);
	else
		text_add(text, label != NULL && key[0] == '@' ? label + 1 : key);
}

static void
add_value(struct text *text, struct run *run, const struct field *field, struct query *q, int at)
{
	const struct column *column = field_column(field);

	if (query_null(q, at))
		return;
	if (column->type == COLUMN_KEY)
		add_key(text, run, column, query_int(q, at));
	else if (column->type == COLUMN_WORD)
		text_add(text, word_text(&column->words[query_int(q, at)], run->language));
	else if (column->type == COLUMN_MARK || column->type == COLUMN_PERCENT)
		number_add_hundredths(text, query_int(q, at));
	else
		text_add(text, query_text(q, at));
}

/* The key as people write it: its parts, with blanks between. */
static const char *
key_shown(struct run *run, const struct field *const fields[], size_t count, struct query *q)
{
	struct text key = TEXT_INIT;
	const char *shown;

	for (size_t i = 0; i < count; i++) {
		if (!(fields[i]->rules & FIELD_KEY))
			continue;
		if (key.length > 0)
			text_add_char(&key, ' ');
		add_value(&key, run, fields[i], q, (int)i);
	}
	shown = arena_copy(&run->arena, text_string(&key));
	text_free(&key);
	return shown;
}

/* One line of the list: field NULL for a row that went as a whole. */
static void
write_change(struct run *run, const struct kind *kind, const char *key, const struct field *field, struct query *q, const int at[3])
{
	struct text before = TEXT_INIT, after = TEXT_INIT;

	if (field != NULL) {
		add_value(&before, run, field, q, at[0]);
		add_value(&after, run, field, q, at[1]);
	}
	writer_text(run->writer, run->language == LANGUAGE_ZH ? kind->zh : kind->name);
	writer_integer(run->writer, query_int(q, at[2]));
	writer_text(run->writer, key);
	writer_text(run->writer, field != NULL ? column_heading(field_column(field), run->language)
	    : run->language == LANGUAGE_ZH ? "（整行取消）" : "(row taken away)");
	writer_text(run->writer, field != NULL ? text_string(&before) : NULL);
	writer_text(run->writer, field != NULL ? text_string(&after) : NULL);
	writer_end_row(run->writer);
	text_free(&before);
	text_free(&after);
}

static void
write_row_changes(struct run *run, const struct kind *kind, const struct field *const fields[], size_t count, struct query *q)
{
	const char *key = key_shown(run, fields, count, q);
	int line = 2 * (int)count;

	if (query_int(q, line + 1) != 0) {
		write_change(run, kind, key, NULL, q, (int[]){ 0, 0, line });
		return;
	}
	for (size_t i = 0; i < count; i++) {
		int at[3] = { (int)i, (int)(count + i), line };

		if (!value_equal(query_value(q, at[0]), query_value(q, at[1])))
			write_change(run, kind, key, fields[i], q, at);
	}
}

static bool
changes(struct run *run, struct error *error)
{
	static const char *const headings[][3] = { { "关键字", "原值", "新值" }, { "Key", "Before", "After" } };
	const char *const *h = headings[run->language];

	writer_column(run->writer, column_find("kind"));
	writer_column(run->writer, column_find("line"));
	writer_heading(run->writer, h[0], COLUMN_TEXT);
	writer_heading(run->writer, run->language == LANGUAGE_ZH ? "列" : "Column", COLUMN_TEXT);
	writer_heading(run->writer, h[1], COLUMN_TEXT);
	writer_heading(run->writer, h[2], COLUMN_TEXT);
	for (const struct kind *k = kinds; k->name != NULL; k++) {
		const struct field *fields[KIND_FIELDS];
		size_t count = stored_fields(k, fields);
		struct text sql = TEXT_INIT;
		struct query *q;

		add_changes_sql(&sql, k, fields, count);
		q = query(run->db, sql.data, "i", run->batch);
		while (query_next(q))
			write_row_changes(run, k, fields, count, q);
		text_free(&sql);
	}
	return db_ok(run->db, error);
}

/* ---- undo ---- */

static void
tell_keys(const struct undone *u)
{
	struct place nowhere = { 0 };

	if (u->restored > 0)
		remark(nowhere, _("names and numbers that have their old form again: %lld"), (long long)u->restored);
	if (u->in_use > 0)
		remark(nowhere, _("names and numbers that keep their new form, as the old one is taken by now: %lld"), (long long)u->in_use);
}

static void
tell_undone(void *user, const struct undone *u)
{
	const struct run *run = user;
	struct place nowhere = { 0 };
	const char *kind;

	if (u->kind == NULL) {
		tell_keys(u);
		return;
	}
	kind = kind_shown(u->kind->name, run->language);
	if (u->removed > 0)
		remark(nowhere, _("%s: rows taken back: %lld"), kind, (long long)u->removed);
	if (u->restored > 0)
		remark(nowhere, _("%s: rows again as other imports have them: %lld"), kind, (long long)u->restored);
	if (u->later > 0)
		remark(nowhere, _("%s: rows that stay, as they come from later imports by now: %lld"), kind, (long long)u->later);
	if (u->in_use > 0)
		remark(nowhere, _("%s: rows that stay, as rows of other imports point to them: %lld"), kind, (long long)u->in_use);
}

static bool
undo(struct run *run, struct error *error)
{
	const char *path = source_path(database);
	bool ok;

	if (access(path, F_OK) != 0)
		return error_set(error, _("there is no database %s"), path);
	ok = db_open(&run->db, path, DB_WRITE, error)
	    && schema_upgrade(run->db, error)
	    && db_begin(run->db, error)
	    && undo_batch(run->db, run->batch, tell_undone, run, error)
	    && (dry_run || db_commit(run->db, error));
	if (ok && dry_run)
		remark((struct place){ 0 }, _("dry run, nothing undone"));
	else if (ok)
		remark((struct place){ 0 }, _("batch %lld is undone"), (long long)run->batch);
	return ok;
}

/* ---- the run ---- */

static const struct form {
	const char *name;
	bool of_batch;
	bool (*print)(struct run *, struct error *);    /* NULL: undo, which prints no table */
} forms[] = {
	{ "list", false, list },
	{ "show", true, show },
	{ "changes", true, changes },
	{ "undo", true, NULL },
};

static const struct form *
form_find(const char *name)
{
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (strcmp(forms[i].name, name) == 0)
			return &forms[i];
	return NULL;
}

static bool
check_batch(struct run *run, struct error *error)
{
	if (db_int(run->db, 0, "select count(*) from batches where batch = $1", "i", run->batch) == 0 && db_ok(run->db, error))
		return error_set(error, _("there is no batch %lld; import-log lists them"), (long long)run->batch);
	return db_ok(run->db, error);
}

static bool
print(struct run *run, const struct form *form, struct error *error)
{
	struct source_options source = { .database = database };
	bool ok;

	if (!source_open(&run->db, &source, error) || (form->of_batch && !check_batch(run, error))
	    || !output_open(&run->output, output_path, error))
		return false;
	writer_open(&run->writer, run->output.stream, run->format, run->language);
	ok = form->print(run, error);
	if (ok)
		ok = writer_close(run->writer, error);
	else
		writer_abandon(run->writer);
	return ok && output_close(&run->output, error);
}

static const struct form *
check_use(struct run *run, const struct form *form, char **operands)
{
	run->language = language_option(&program, language_name);
	run->format = format_option(&program, format_name);
	if (form == NULL && operands[0] != NULL && (form = form_find(*operands++)) == NULL)
		opt_usage(&program, _("the forms are list, show, changes and undo, not \"%s\""), operands[-1]);
	if (form == NULL)
		form = &forms[0];
	if (form->of_batch && (operands[0] == NULL || !number_integer(operands[0], &run->batch)))
		opt_usage(&program, _("%s wants the number of a batch"), form->name);
	if (operands[0] != NULL && operands[form->of_batch] != NULL)
		opt_usage(&program, _("one batch at a time"));
	if (dry_run && form->print != NULL)
		opt_usage(&program, _("-n goes with undo"));
	return form;
}

int
main(int argc, char **argv)
{
	struct run run = { 0 };
	struct error error = { 0 };
	/* The form may stand before the options, too. */
	const struct form *form = argc > 1 ? form_find(argv[1]) : NULL;
	char **operands = opt_parse(argc - (form != NULL), argv + (form != NULL), &program);
	bool ok;

	form = check_use(&run, form, operands);
	ok = form->print != NULL ? print(&run, form, &error) : undo(&run, &error);
	if (!ok)
		output_abandon(&run.output);
	db_close(run.db);
	arena_free(&run.arena);
	return finish(ok, &error);
}
