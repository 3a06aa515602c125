/* query-data: answer one question in SQL, reading only. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/map.h"
#include "base/opt.h"
#include "school/any-table.h"
#include "school/schema.h"
#include "school/source.h"
#include "store/safe.h"
#include "table/writer.h"

static const char *database, *format_name, *output_path, *language_name, *as_of, *input;
static struct opt_list from;
static bool list_tables;
static long timeout = 60;

static const struct opt options[] = {
	{ 'd', "database", OPT_TEXT, &database, "FILE", N_("ask this database (default: XUEQU_DB, else district.db)") },
	{ 'f', "format", OPT_TEXT, &format_name, "csv|table|json", N_("form of the answer (default: a table on a terminal, else CSV)") },
	{ 'i', "input", OPT_TEXT, &input, "FILE", N_("read the statement from this file") },
	{ 'o', "output", OPT_TEXT, &output_path, "FILE", N_("write this file; - is standard output") },
	{ 'L', "language", OPT_TEXT, &language_name, "zh|en", N_("language of --tables and of columns without a name") },
	{ 0, "as-of", OPT_TEXT, &as_of, "DATE", N_("as the database was at the end of this day") },
	{ 0, "from", OPT_LIST, &from, "NAME=FILE[#SHEET]", N_("make a table of a CSV file or a workbook; may be repeated") },
	{ 't', "tables", OPT_FLAG, &list_tables, NULL, N_("list the tables and their columns") },
	{ 0, "timeout", OPT_NUMBER, &timeout, "SECONDS", N_("end after so much computing (default 60; 0: never)") },
	{ 0 }
};
static const char *const synopsis[] = {
	"[-d DB] [-f FORMAT] [-o FILE] [--as-of DATE] [--from NAME=FILE[#SHEET]] ... [SQL | -]",
	"[-d DB] [-L zh|en] [--from NAME=FILE[#SHEET]] ... --tables", NULL
};
static const struct program program = {
	"query-data", N_("answer one question in SQL, reading only"), synopsis, options
};

/* A column that can be asked for. */
struct name { const char *table, *column; };

struct run {
	struct db *db;
	struct arena arena;
	enum language language;
	enum format format;
	struct name *names;
	size_t name_count;
};

static struct output output;            /* a signal must find its file */

/* ---- the database ---- */

/* One transaction: else each row would be one of its own. */
static bool
load_tables(struct run *run, struct error *error)
{
	bool ok = db_script(run->db, "begin", error);

	for (size_t i = 0; ok && i < from.count; i++)
		ok = any_table_load(run->db, from.items[i], run->language, error);
	return ok && db_script(run->db, "commit", error);
}

static bool
find_batch(struct db *db, int64_t *batch, struct error *error)
{
	static const char sql[] = "select max(batch) from batches where substr(imported_at, 1, 10) <= $1";
	struct date date;
	char iso[11];

	*batch = 0;
	if (as_of == NULL)
		return true;
	if (!date_parse(as_of, &date))
		return error_set(error, _("--as-of wants a date like 2023-06-27, not \"%s\""), as_of);
	date_format(date, iso);
	*batch = db_int(db, 0, sql, "t", iso);
	return *batch > 0 ? db_ok(db, error) : db_ok(db, error) && error_set(error, _("nothing had been imported by %s"), iso);
}

static bool
make_views(struct run *run, struct error *error)
{
	int64_t batch;

	return find_batch(run->db, &batch, error) && schema_views(run->db, batch, error);
}

/* With --from alone there is no other source; the names can be listed without any. */
static bool
open_database(struct run *run, struct error *error)
{
	struct source_options source = { .database = database };

	if (database == NULL && from.count > 0) {
		if (as_of != NULL)
			return error_set(error, _("--as-of goes with a database; name it with -d"));
		return db_open(&run->db, "", DB_MEMORY, error);
	}
	if (list_tables && database == NULL && access(source_path(NULL), F_OK) != 0)
		return db_open(&run->db, "", DB_MEMORY, error) && schema_upgrade(run->db, error) && make_views(run, error);
	return source_open(&run->db, &source, error) && make_views(run, error);
}

static bool
learn_names(struct run *run, struct error *error)
{
	struct query *q = query(run->db, "select t.name, c.name from sqlite_temp_schema t, pragma_table_info(t.name) c"
	    " where t.type in ('table', 'view') order by t.rowid, c.cid", "");
	size_t capacity = 0;

	while (query_next(q)) {
		if (run->name_count == capacity)
			run->names = alloc_grow(run->names, capacity = 2 * capacity + 64, sizeof *run->names);
		run->names[run->name_count++] = (struct name){ arena_copy(&run->arena, query_text(q, 0)), arena_copy(&run->arena, query_text(q, 1)) };
	}
	return db_ok(run->db, error);
}

/* ---- --tables ---- */

static bool
is_other_language(const char *table, enum language language)
{
	for (const struct kind *k = kinds; k->name != NULL; k++)
		if (strcmp(table, language == LANGUAGE_ZH ? k->name : k->zh) == 0)
			return true;
	return strcmp(table, language == LANGUAGE_ZH ? "score_list" : "成绩单") == 0;
}

static const char *
about_column(const char *name, enum language language)
{
	for (const struct column *c = columns; c->name != NULL; c++)
		if (strcmp(name, c->name) == 0 || strcmp(name, c->zh) == 0)
			return language == LANGUAGE_ZH ? c->about_zh : c->about;
	return NULL;
}

static void
write_names(struct run *run, struct writer *writer)
{
	static const char *const headings[][3] = { { "表", "列", "说明" }, { "table", "column", "about" } };

	for (int i = 0; i < 3; i++)
		writer_heading(writer, headings[run->language][i], COLUMN_TEXT);
	for (size_t i = 0; i < run->name_count; i++) {
		if (is_other_language(run->names[i].table, run->language))
			continue;
		writer_text(writer, run->names[i].table);
		writer_text(writer, run->names[i].column);
		writer_text(writer, about_column(run->names[i].column, run->language));
		writer_end_row(writer);
	}
}

/* ---- the answer ---- */

/* A number as SQLite would show it, 85.5, without the dust of binary fractions. */
static void
write_real(struct writer *writer, double value)
{
	char text[40], *point;
	int64_t power = 1;
	int decimals = 0;

	snprintf(text, sizeof text, "%.15g", value);
	if (strpbrk(text, "enEN") != NULL) {
		writer_text(writer, text);
		return;
	}
	point = strchr(text, '.');
	if (point != NULL) {
		decimals = (int)strlen(point + 1);
		memmove(point, point + 1, (size_t)decimals + 1);
	}
	for (int i = 0; i < decimals; i++)
		power *= 10;
	writer_ratio(writer, strtoll(text, NULL, 10), power, decimals);
}

static void
write_text(struct writer *writer, const char *bytes, size_t length)
{
	struct text shown = TEXT_INIT;

	if (memchr(bytes, '\0', length) == NULL && utf8_valid(bytes, length)) {
		writer_text(writer, bytes);
		return;
	}
	for (size_t i = 0; i < length; i += strlen(bytes + i)) {
		if (bytes[i] == '\0') {
			text_add(&shown, "\\x00");
			i++;
		}
		text_add_visible(&shown, bytes + i);
	}
	writer_text(writer, text_string(&shown));
	text_free(&shown);
}

static void
write_blob(struct writer *writer, const char *bytes, size_t length)
{
	struct text hex = TEXT_INIT;

	for (size_t i = 0; i < length; i++)
		text_addf(&hex, "%02x", (unsigned char)bytes[i]);
	writer_text(writer, text_string(&hex));
	text_free(&hex);
}

static void
write_cell(struct writer *writer, struct safe_query *query, int column)
{
	enum safe_type type = safe_type(query, column);
	const char *bytes;
	size_t length;

	switch (type) {
	case SAFE_NULL:
		writer_blank(writer);
		return;
	case SAFE_INTEGER:
		writer_integer(writer, safe_integer(query, column));
		return;
	case SAFE_REAL:
		write_real(writer, safe_real(query, column));
		return;
	case SAFE_TEXT:
	case SAFE_BLOB:
		bytes = safe_bytes(query, column, &length);
		(type == SAFE_TEXT ? write_text : write_blob)(writer, bytes, length);
	}
}

/* SQL knows types by value only: the first row tells, where it is blank the dictionary. */
static void
write_heading(struct writer *writer, struct safe_query *query, int column, bool any)
{
	enum safe_type type = any ? safe_type(query, column) : SAFE_NULL;
	const char *heading = safe_heading(query, column);
	const struct column *known = column_by_heading(heading);

	if (type == SAFE_NULL)
		writer_heading(writer, heading, known != NULL ? known->type : COLUMN_TEXT);
	else
		writer_heading(writer, heading, type == SAFE_INTEGER ? COLUMN_COUNT : type == SAFE_REAL ? COLUMN_REAL : COLUMN_TEXT);
}

static void
write_answer(struct writer *writer, struct safe_query *query)
{
	int count = safe_columns(query);
	bool any = safe_next(query);

	for (int i = 0; i < count; i++)
		write_heading(writer, query, i, any);
	for (; any; any = safe_next(query)) {
		for (int i = 0; i < count; i++)
			write_cell(writer, query, i);
		writer_end_row(writer);
	}
}

/* An object of JSON has each name once. */
static bool
check_headings(const struct run *run, const struct safe_query *query, struct error *error)
{
	struct map seen = MAP_INIT;
	bool ok = true;

	for (int i = 0; ok && run->format == FORMAT_JSON && i < safe_columns(query); i++) {
		const char *heading = safe_heading(query, i);

		if (map_has(&seen, heading))
			ok = error_set(error, _("two columns are named %s; name one of them with AS"), heading);
		map_set(&seen, heading, NULL);
	}
	map_free(&seen);
	return ok;
}

static const char *
nearest_name(const struct run *run, const struct safe_fault *fault)
{
	const char *dot = strrchr(fault->name, '.'), *name = dot != NULL ? dot + 1 : fault->name;
	const char **candidates = alloc_zero(run->name_count + 1, sizeof *candidates), *found;

	for (size_t i = 0; i < run->name_count; i++)
		candidates[i] = fault->kind == SAFE_NO_TABLE ? run->names[i].table : run->names[i].column;
	found = utf8_count(name) < 2 ? NULL : nearest(name, candidates, run->name_count);
	free(candidates);
	return found;
}

static bool
unknown_name(const struct run *run, const struct safe_fault *fault, struct error *error)
{
	const char *near = nearest_name(run, fault);

	if (fault->kind == SAFE_NO_TABLE)
		return near != NULL ? error_set(error, _("there is no table %s; did you mean %s? query-data --tables lists the names"), fault->name, near)
		    : error_set(error, _("there is no table %s; query-data --tables lists the names"), fault->name);
	return near != NULL ? error_set(error, _("there is no column %s; did you mean %s? query-data --tables lists the names"), fault->name, near)
	    : error_set(error, _("there is no column %s; query-data --tables lists the names; text stands in single quotes"), fault->name);
}

static bool
open_query(struct run *run, struct safe_query **query, const char *sql, struct error *error)
{
	struct safe_fault fault;
	struct error first = { 0 };

	if (safe_open(query, run->db, sql, &fault, &first))
		return check_headings(run, *query, error);
	if (fault.kind != SAFE_OTHER)
		return unknown_name(run, &fault, error);
	*error = first;
	return false;
}

/* ---- the output ---- */

/* What goes into a pipe is kept aside until the query has ended: a slow reader must not
 * hold the database, and a query that fails has no half answer. */
static FILE *
open_spool(struct error *error)
{
	const char *folder = getenv("TMPDIR");
	struct text path = TEXT_INIT;
	FILE *spool = NULL;
	int fd;

	text_addf(&path, "%s/query-data.XXXXXX", folder != NULL && *folder != '\0' ? folder : "/tmp");
	fd = mkstemp(path.data);
	if (fd >= 0) {
		unlink(path.data);
		spool = fdopen(fd, "w+");
	}
	if (spool == NULL)
		error_errno(error, "%s", path.data);
	text_free(&path);
	return spool;
}

static bool
copy_spool(FILE *spool, struct error *error)
{
	static char buffer[1 << 16];
	size_t length;

	rewind(spool);
	while ((length = fread(buffer, 1, sizeof buffer, spool)) > 0)
		if (fwrite(buffer, 1, length, output.stream) < length)
			return error_errno(error, _("the output cannot be written"));
	return !ferror(spool) || error_errno(error, _("the temporary file of the query cannot be read"));
}

static void
remove_output(void)
{
	if (output.temporary != NULL && output.temporary[0] != '\0')
		unlink(output.temporary);
}

static bool
answer(struct run *run, const char *sql, FILE *stream, struct error *error)
{
	struct safe_query *query = NULL;
	struct writer *writer;
	bool ok;

	safe_cut_off(timeout, remove_output);
	ok = open_query(run, &query, sql, error);
	if (ok) {
		writer_open(&writer, stream, run->format, run->language);
		write_answer(writer, query);
		ok = safe_close(query, error);
		query = NULL;
		safe_cut_off(0, NULL);
		/* A table is written only now: by then nobody should have to wait for the database. */
		db_close(run->db);
		run->db = NULL;
		ok = writer_close(writer, error) && ok;
	}
	safe_close(query, error);
	return ok;
}

static bool
answer_aside(struct run *run, const char *sql, struct error *error)
{
	FILE *spool = open_spool(error);
	bool ok = spool != NULL && answer(run, sql, spool, error) && copy_spool(spool, error);

	if (spool != NULL)
		fclose(spool);
	return ok;
}

static bool
ask(struct run *run, const char *sql, struct error *error)
{
	bool direct = output.stream != stdout || isatty(STDOUT_FILENO);

	if (!safe_confine(run->db, timeout, error))
		return false;
	return direct ? answer(run, sql, output.stream, error) : answer_aside(run, sql, error);
}

static bool
list(struct run *run, struct error *error)
{
	struct writer *writer;

	writer_open(&writer, output.stream, run->format, run->language);
	write_names(run, writer);
	return writer_close(writer, error);
}

/* ---- the run ---- */

static bool
read_all(FILE *stream, struct text *sql, const char *name, struct error *error)
{
	char buffer[4096];
	size_t length;

	while ((length = fread(buffer, 1, sizeof buffer, stream)) > 0 && sql->length <= SAFE_SQL_BYTES)
		text_add_bytes(sql, buffer, length);
	if (ferror(stream))
		return error_errno(error, "%s", name);
	if (sql->length > SAFE_SQL_BYTES || memchr(text_string(sql), '\0', sql->length) != NULL)
		return error_set(error, _("%s is no SQL"), name);
	return true;
}

static bool
read_sql(const char *operand, struct text *sql, struct error *error)
{
	FILE *stream = stdin;
	bool ok;

	if (operand != NULL && strcmp(operand, "-") != 0) {
		text_add(sql, operand);
		return true;
	}
	if (input != NULL && strcmp(input, "-") != 0 && (stream = fopen(input, "re")) == NULL)
		return error_errno(error, "%s", input);
	if (stream == stdin && isatty(STDIN_FILENO))
		tell(_("reading SQL from the terminal; end with Ctrl-D"));
	ok = read_all(stream, sql, stream == stdin ? _("standard input") : input, error);
	if (stream != stdin)
		fclose(stream);
	return ok;
}

static bool
reads_standard_input(const char *item)
{
	const char *equals = strchr(item, '=');

	return equals != NULL && strcmp(equals + 1, "-") == 0;
}

static void
check_use(struct run *run, char **operands)
{
	bool from_stdin = !list_tables && (operands[0] == NULL ? input == NULL || strcmp(input, "-") == 0 : strcmp(operands[0], "-") == 0);

	run->language = language_option(&program, language_name);
	run->format = format_option(&program, format_name);
	if (operands[0] != NULL && (operands[1] != NULL || list_tables || input != NULL))
		opt_usage(&program, _("one statement, in quotes, behind the options"));
	if (timeout < 0 || timeout > 1000000)
		opt_usage(&program, _("--timeout wants seconds, 0 for no end"));
	for (size_t i = 0; i < from.count; i++)
		if (reads_standard_input(from.items[i])) {
			if (from_stdin)
				opt_usage(&program, _("standard input can be read once only"));
			from_stdin = true;
		}
}

static bool
work(struct run *run, const char *operand, struct error *error)
{
	struct text sql = TEXT_INIT;
	bool ok;

	ok = (list_tables || read_sql(operand, &sql, error))
	    && open_database(run, error)
	    && load_tables(run, error)
	    && learn_names(run, error)
	    && output_open(&output, output_path, error)
	    && (list_tables ? list(run, error) : ask(run, text_string(&sql), error))
	    && output_close(&output, error);
	text_free(&sql);
	return ok;
}

int
main(int argc, char **argv)
{
	struct run run = { 0 };
	struct error error = { 0 };
	char **operands = opt_parse(argc, argv, &program);
	bool ok;

	check_use(&run, operands);
	ok = work(&run, operands[0], &error);
	if (!ok)
		output_abandon(&output);
	db_close(run.db);
	free(run.names);
	arena_free(&run.arena);
	return finish(ok, &error);
}
