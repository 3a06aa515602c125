#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <sqlite3.h>
#include "base/map.h"
#include "base/text.h"
#include "store/db.h"

enum { PARAMETERS = 32 };

struct db {
	sqlite3 *handle;
	char *path, *attached;
	struct map statements;
	struct error error;
	int transactions;       /* open, one within the other */
};

struct query {
	struct db *db;
	sqlite3_stmt *statement;
	int at[PARAMETERS];     /* SQLite numbers $2, $1 by their order in the text; we by their name */
	bool used;
};

static bool
fail(struct db *db, const char *what)
{
	int code = sqlite3_errcode(db->handle) & 0xff;
	const char *path = db->attached != NULL ? db->attached : db->path;

	switch (code) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(&db->error, _("%s is in use by another program; try again when it has ended"), path);
	case SQLITE_NOTADB:
		return error_set(&db->error, _("%s is not a xuequ database"), path);
	case SQLITE_CORRUPT:
		return error_set(&db->error, _("%s is damaged (%s); take the last copy of it that is sound"), path, sqlite3_errmsg(db->handle));
	case SQLITE_FULL:
		return error_set(&db->error, _("%s: the disk is full"), path);
	case SQLITE_READONLY:
		return error_set(&db->error, _("%s cannot be written; if an import was cut off, let its owner run any program once"), path);
	case SQLITE_NOMEM:
		return error_set(&db->error, _("out of memory"));
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		return error_set(&db->error, "%s: %s: %s", path, sqlite3_errmsg(db->handle), strerror(sqlite3_system_errno(db->handle)));
	default:
		return error_set(&db->error, "%s: %s (%.200s)", path, sqlite3_errmsg(db->handle), what);
	}
}

/* SQLite's locks do not hold on network file systems. */
static void
warn_of_network(const char *path)
{
	static const unsigned long network[] = { 0x6969, 0xff534d42, 0xfe534d42, 0x517b };
	struct statfs system;

	if (statfs(path, &system) != 0)
		return;
	for (size_t i = 0; i < sizeof network / sizeof network[0]; i++)
		if ((unsigned long)system.f_type == network[i])
			remark((struct place){ .file = path }, _("the database lies on a network drive, where locks are not safe; keep it on a local disk"));
}

static void
warn_of_readers(const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0 && (status.st_mode & 0077) != 0)
		remark((struct place){ .file = path }, _("others can read this database of personal data; chmod 600 would stop that"));
}

/* SQLite takes a file of a few bytes for an empty database and would write over it. */
static bool
is_database(int fd)
{
	static const char magic[] = "SQLite format 3";
	char start[sizeof magic];
	ssize_t length = read(fd, start, sizeof start);

	return length == 0 || (length == (ssize_t)sizeof start && memcmp(start, magic, sizeof magic) == 0);
}

static bool
check_content(const char *path, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;
	bool ok;

	if (fd < 0 || fstat(fd, &status) != 0)
		ok = error_errno(error, "%s", path);
	else
		ok = (S_ISREG(status.st_mode) && is_database(fd)) || error_set(error, _("%s is not a xuequ database"), path);
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
check_path(const char *path, enum db_mode mode, struct error *error)
{
	if (mode == DB_MEMORY)
		return true;
	if (access(path, F_OK) == 0)
		return check_content(path, error);
	if (errno != ENOENT)
		return error_errno(error, "%s", path);
	return mode != DB_READ
	    || error_set(error, _("there is no database %s yet; import something first, or name one with -d or XUEQU_DB"), path);
}

static bool
configure(struct db *db, enum db_mode mode)
{
	static const char settings[] =
		"pragma foreign_keys = off; pragma trusted_schema = off; pragma cell_size_check = on;"
		"pragma mmap_size = 0; pragma page_size = 8192; pragma temp_store = file; pragma cache_size = -24000;";

	sqlite3_busy_timeout(db->handle, 30000);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	if (sqlite3_exec(db->handle, settings, NULL, NULL, NULL) != SQLITE_OK)
		return fail(db, settings);
	if (mode == DB_MEMORY && sqlite3_exec(db->handle, "pragma journal_mode = off; pragma synchronous = off", NULL, NULL, NULL) != SQLITE_OK)
		return fail(db, "journal_mode");
	return true;
}

/* A connection that only reads cannot take back what a killed import had begun. */
static void
take_back(const char *path)
{
	struct text journal = TEXT_INIT;
	sqlite3 *handle = NULL;

	text_addf(&journal, "%s-journal", path);
	if (access(journal.data, F_OK) == 0 && access(path, W_OK) == 0
	    && sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
		sqlite3_exec(handle, "select count(*) from sqlite_schema", NULL, NULL, NULL);
	sqlite3_close(handle);
	text_free(&journal);
}

bool
db_open(struct db **out, const char *path, enum db_mode mode, struct error *error)
{
	int flags = mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	struct db *db;

	*out = NULL;
	if (!check_path(path, mode, error))
		return false;
	if (mode == DB_READ)
		take_back(path);
	db = *out = alloc_zero(1, sizeof *db);
	db->path = copy_string(mode == DB_MEMORY ? _("temporary database") : path);
	/* An empty name is SQLite's private temporary file: bounded memory, unlinked at once. */
	if (sqlite3_open_v2(mode == DB_MEMORY ? "" : path, &db->handle, flags, NULL) != SQLITE_OK)
		fail(db, "open");
	else if (configure(db, mode) && mode != DB_MEMORY) {
		warn_of_network(path);
		warn_of_readers(path);
	}
	return db_ok(db, error);
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	for (size_t i = 0; i < db->statements.count; i++) {
		struct query *q = db->statements.entries[i].value;

		sqlite3_finalize(q->statement);
		free(q);
	}
	map_free(&db->statements);
	db_rollback(db);
	sqlite3_close_v2(db->handle);
	free(db->attached);
	free(db->path);
	free(db);
}

struct sqlite3 *
db_handle(struct db *db)
{
	return db->handle;
}

bool
db_ok(struct db *db, struct error *error)
{
	if (db->error.set)
		return error_set(error, "%s", db->error.message);
	return true;
}

bool
db_script(struct db *db, const char *sql, struct error *error)
{
	if (!db->error.set && sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail(db, sql);
	return db_ok(db, error);
}

bool
db_attach(struct db *db, const char *path, struct error *error)
{
	if (!db_ok(db, error) || !check_path(path, DB_READ, error))
		return false;
	db->attached = copy_string(path);
	db_run(db, "attach $1 as other", "t", path);
	return db_ok(db, error);
}

bool
db_detach(struct db *db, struct error *error)
{
	bool ok = db_script(db, "detach other", error);

	free(db->attached);
	db->attached = NULL;
	return ok;
}

/* IMMEDIATE: a deferred transaction that turns to writing fails at once instead of waiting. */
bool
db_begin(struct db *db, struct error *error)
{
	bool ok = db->transactions > 0 ? db_ok(db, error) : db_script(db, "begin immediate", error);

	db->transactions += ok;
	return ok;
}

bool
db_commit(struct db *db, struct error *error)
{
	if (db->transactions == 0)
		return db_ok(db, error) && error_set(error, _("%s: nothing was stored"), db->path);
	if (!db_ok(db, error) || (db->transactions == 1 && !db_script(db, "commit", error)))
		return false;
	db->transactions--;
	return true;
}

void
db_rollback(struct db *db)
{
	if (db->transactions > 0)
		sqlite3_exec(db->handle, "rollback", NULL, NULL, NULL);
	db->transactions = 0;
}

static struct query *
prepared(struct db *db, const char *sql)
{
	struct query *q = map_get(&db->statements, sql);

	if (q != NULL || db->error.set)
		return q;
	q = alloc_zero(1, sizeof *q);
	q->db = db;
	if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &q->statement, NULL) != SQLITE_OK) {
		fail(db, sql);
		free(q);
		return NULL;
	}
	for (int i = 0; i < PARAMETERS; i++) {
		char name[8];

		snprintf(name, sizeof name, "$%d", i + 1);
		q->at[i] = sqlite3_bind_parameter_index(q->statement, name);
	}
	map_set(&db->statements, sql, q);
	return q;
}

static void
bind(struct query *q, const char *types, va_list values)
{
	const char *text;

	for (const int *at = q->at; *types != '\0'; types++, at++) {
		int i = *at;

		if (*types == 'i') {
			sqlite3_bind_int64(q->statement, i, va_arg(values, int64_t));
		} else if (*types == 'r') {
			sqlite3_bind_double(q->statement, i, va_arg(values, double));
		} else if (*types == 't') {
			text = va_arg(values, const char *);
			sqlite3_bind_text(q->statement, i, text, -1, SQLITE_TRANSIENT);
		} else {
			sqlite3_bind_null(q->statement, i);
		}
	}
}

static struct query *
start(struct db *db, const char *sql, const char *types, va_list values)
{
	struct query *q = prepared(db, sql);

	if (q == NULL || db->error.set)
		return NULL;
	if (q->used)
		die("statement in use: %s", sql);
	bind(q, types, values);
	q->used = true;
	return q;
}

struct query *
query(struct db *db, const char *sql, const char *types, ...)
{
	va_list values;
	struct query *q;

	va_start(values, types);
	q = start(db, sql, types, values);
	va_end(values);
	return q;
}

struct query *
query_values(struct db *db, const char *sql, const struct value *values, size_t count)
{
	struct query *q = query(db, sql, "");

	if (q == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (values[i].type == 'i')
			sqlite3_bind_int64(q->statement, q->at[i], values[i].number);
		else if (values[i].type == 't')
			sqlite3_bind_text(q->statement, q->at[i], values[i].text, -1, SQLITE_TRANSIENT);
		else
			sqlite3_bind_null(q->statement, q->at[i]);
	}
	return q;
}

bool
query_next(struct query *q)
{
	int code;

	if (q == NULL || !q->used)
		return false;
	code = sqlite3_step(q->statement);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		fail(q->db, sqlite3_sql(q->statement));
	query_end(q);
	return false;
}

int64_t
query_int(struct query *q, int column)
{
	return sqlite3_column_int64(q->statement, column);
}

double
query_real(struct query *q, int column)
{
	return sqlite3_column_double(q->statement, column);
}

const char *
query_text(struct query *q, int column)
{
	return (const char *)sqlite3_column_text(q->statement, column);
}

bool
query_null(struct query *q, int column)
{
	return sqlite3_column_type(q->statement, column) == SQLITE_NULL;
}

struct value
query_value(struct query *q, int column)
{
	if (query_null(q, column))
		return (struct value){ .type = 'n' };
	if (sqlite3_column_type(q->statement, column) == SQLITE_INTEGER)
		return (struct value){ .type = 'i', .number = query_int(q, column) };
	return (struct value){ .type = 't', .text = query_text(q, column) };
}

void
query_end(struct query *q)
{
	if (q == NULL)
		return;
	sqlite3_reset(q->statement);
	q->used = false;
}

int64_t
db_run(struct db *db, const char *sql, const char *types, ...)
{
	va_list values;
	struct query *q;

	va_start(values, types);
	q = start(db, sql, types, values);
	va_end(values);
	while (query_next(q))
		;
	return db->error.set ? 0 : sqlite3_changes64(db->handle);
}

int64_t
db_int(struct db *db, int64_t fallback, const char *sql, const char *types, ...)
{
	va_list values;
	struct query *q;

	va_start(values, types);
	q = start(db, sql, types, values);
	va_end(values);
	if (!query_next(q))
		return fallback;
	if (!query_null(q, 0))
		fallback = query_int(q, 0);
	query_end(q);
	return fallback;
}

int64_t
db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}
