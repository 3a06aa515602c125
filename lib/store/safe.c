#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include <sqlite3.h>
#include "base/map.h"
#include "base/text.h"
#include "store/safe.h"

enum { STEPS_BETWEEN_LOOKS = 100000, COMPOUND_SELECTS = 50, SECONDS_OF_GRACE = 2 };
#define MEMORY_BYTES (512LL << 20)
#define FILE_BYTES (4LL << 30)

/* One of a program: the limits on memory, files and time hold for the process anyway. */
static struct guard {
	struct map functions;           /* allowed ones, in lower case */
	char refused[200];              /* the first thing the authorizer refused */
	double seconds;
	bool timed_out;
} guard;

struct safe_query {
	sqlite3 *handle;
	sqlite3_stmt *statement;
	struct error error;
};

/* ---- what may be done ---- */

static const struct { int action; const char *name; } refusals[] = {
	{ SQLITE_ATTACH, "ATTACH, VACUUM INTO" },
	{ SQLITE_DETACH, "DETACH" },
	{ SQLITE_PRAGMA, "PRAGMA" },
	{ SQLITE_INSERT, "INSERT" },
	{ SQLITE_UPDATE, "UPDATE" },
	{ SQLITE_DELETE, "DELETE" },
	{ SQLITE_TRANSACTION, "BEGIN, COMMIT, ROLLBACK" },
	{ SQLITE_SAVEPOINT, "SAVEPOINT" },
	{ SQLITE_ANALYZE, "ANALYZE" },
	{ SQLITE_REINDEX, "REINDEX" },
	{ SQLITE_ALTER_TABLE, "ALTER TABLE" },
	{ SQLITE_FUNCTION, NULL },      /* NULL: the name that SQLite hands over */
	{ SQLITE_READ, NULL },
};

static int
refuse(int action, const char *name)
{
	const char *what = "CREATE, DROP, pragma_...()";

	/* Rows of the schema's own tables stand for what changes it. */
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
		if (refusals[i].action == action && (name == NULL || sqlite3_strnicmp(name, "sqlite_", 7) != 0))
			what = refusals[i].name != NULL ? refusals[i].name : name;
	if (guard.refused[0] == '\0' && what != NULL)
		snprintf(guard.refused, sizeof guard.refused, "%.150s", what);
	return SQLITE_DENY;
}

static bool
is_allowed_function(const char *name)
{
	struct text lower = TEXT_INIT;
	bool allowed;

	text_add_key(&lower, name);
	allowed = map_has(&guard.functions, text_string(&lower));
	text_free(&lower);
	return allowed;
}

static int
authorize(void *user, int action, const char *first, const char *second, const char *database, const char *by)
{
	(void)user, (void)database, (void)by;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		/* Pragmas that are made tables; the other virtual tables are taken away altogether. */
		return sqlite3_strnicmp(first, "pragma_", 7) == 0 ? refuse(action, first) : SQLITE_OK;
	case SQLITE_FUNCTION:
		return is_allowed_function(second) ? SQLITE_OK : refuse(action, second);
	default:
		return refuse(action, first);
	}
}

/* Those of JSON lack SQLite's mark, but do nothing beyond their arguments either. */
static bool
learn_functions(struct db *db, struct error *error)
{
	static const char sql[] = "select distinct lower(name) from pragma_function_list where flags & $1 or name like 'json%' or name glob '->*'";
	struct query *q = query(db, sql, "i", (int64_t)SQLITE_INNOCUOUS);

	map_free(&guard.functions);
	guard.functions = (struct map)MAP_INIT;
	while (query_next(q))
		map_set(&guard.functions, query_text(q, 0), NULL);
	return db_ok(db, error);
}

/* ---- how much may be used ---- */

static const struct { int limit, value; } limits[] = {
	{ SQLITE_LIMIT_LENGTH, SAFE_TEXT_BYTES },
	{ SQLITE_LIMIT_SQL_LENGTH, SAFE_SQL_BYTES },
	{ SQLITE_LIMIT_COMPOUND_SELECT, COMPOUND_SELECTS },
	{ SQLITE_LIMIT_EXPR_DEPTH, 200 },
	{ SQLITE_LIMIT_VDBE_OP, 1000000 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 0 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct { int setting, value; } settings[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
};

static double
seconds_used(void)
{
	struct timespec used;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

static int
look_at_clock(void *user)
{
	(void)user;
	guard.timed_out = guard.seconds > 0 && seconds_used() > guard.seconds;
	return guard.timed_out;
}

static const char *
too_long(void)
{
	return _("the query took too long; narrow it down, or give it more with --timeout");
}

/* What the signal handler needs, made ready before. */
static struct {
	void (*last_words)(void);
	char message[300];
} over;

static void
cut_off(int signal_number)
{
	(void)signal_number;
	if (over.last_words != NULL)
		over.last_words();
	if (write(STDERR_FILENO, over.message, strlen(over.message)) < 0)
		_exit(2);
	_exit(2);
}

void
safe_cut_off(long seconds, void (*last_words)(void))
{
	struct itimerval timer = { .it_value = { .tv_sec = seconds > 0 ? seconds + SECONDS_OF_GRACE : 0 } };

	over.last_words = last_words;
	snprintf(over.message, sizeof over.message, "%s: %s\n", program_name, too_long());
	signal(SIGPROF, cut_off);
	setitimer(ITIMER_PROF, &timer, NULL);
}

/* Sorting spills into files; past the limit that is a full disk, no signal. */
static void
limit_files(void)
{
	struct rlimit files;

	signal(SIGXFSZ, SIG_IGN);
	if (getrlimit(RLIMIT_FSIZE, &files) != 0 || files.rlim_cur <= FILE_BYTES)
		return;
	files.rlim_cur = FILE_BYTES;
	setrlimit(RLIMIT_FSIZE, &files);
}

/* SQLite makes a table of json_each when it is first named, which looks like writing. */
static bool
keep_modules(struct db *db, struct error *error)
{
	static const char *modules[] = { "json_each", "json_tree", NULL };

	return sqlite3_drop_modules(db_handle(db), modules) == SQLITE_OK
	    && db_script(db, "select 1 from json_each('[]'), json_tree('[]')", error);
}

bool
safe_confine(struct db *db, long seconds, struct error *error)
{
	sqlite3 *handle = db_handle(db);

	if (!learn_functions(db, error) || !keep_modules(db, error) || !db_script(db, "pragma query_only = on", error))
		return false;
	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
		sqlite3_db_config(handle, settings[i].setting, settings[i].value, NULL);
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
		sqlite3_limit(handle, limits[i].limit, limits[i].value);
	limit_files();
	sqlite3_hard_heap_limit64(MEMORY_BYTES);
	guard.seconds = seconds > 0 ? seconds_used() + (double)seconds : 0;
	sqlite3_progress_handler(handle, STEPS_BETWEEN_LOOKS, look_at_clock, NULL);
	sqlite3_set_authorizer(handle, authorize, NULL);
	return true;
}

/* ---- the statement ---- */

static void
find_fault(struct safe_fault *fault, const char *message)
{
	static const struct { const char *lead; int kind; } leads[] = {
		{ "no such table: ", SAFE_NO_TABLE }, { "no such column: ", SAFE_NO_COLUMN },
	};

	fault->kind = SAFE_OTHER;
	fault->name[0] = '\0';
	for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
		if (strncmp(message, leads[i].lead, strlen(leads[i].lead)) == 0) {
			fault->kind = leads[i].kind;
			snprintf(fault->name, sizeof fault->name, "%s", message + strlen(leads[i].lead));
		}
}

static bool
fail(sqlite3 *handle, struct error *error)
{
	int code = sqlite3_errcode(handle) & 0xff;

	if (guard.timed_out)
		return error_set(error, "%s", too_long());
	if (guard.refused[0] != '\0')
		return error_set(error, _("queries only read; not allowed: %s"), guard.refused);
	if (code == SQLITE_NOMEM)
		return error_set(error, _("the query needs too much memory"));
	if (code == SQLITE_TOOBIG)
		return error_set(error, _("a value of the query is too long (more than 16 MiB), or the query itself"));
	if (code == SQLITE_FULL)
		return error_set(error, _("no space for the temporary files of the query"));
	return error_set(error, _("the SQL is wrong: %s"), sqlite3_errmsg(handle));
}

/* Blanks, comments and semicolons may follow a statement: SQLite makes no statement of them. */
static bool
is_last(sqlite3 *handle, const char *tail, struct error *error)
{
	sqlite3_stmt *next = NULL;
	int code = SQLITE_OK;

	while (code == SQLITE_OK && next == NULL && *tail != '\0')
		code = sqlite3_prepare_v2(handle, tail, -1, &next, &tail);
	sqlite3_finalize(next);
	if (code == SQLITE_OK && next == NULL)
		return true;
	return error_set(error, _("one statement at a time; something follows the first"));
}

static bool
check(sqlite3 *handle, sqlite3_stmt *statement, const char *tail, struct error *error)
{
	if (statement == NULL)
		return error_set(error, _("there is no statement in it"));
	if (!is_last(handle, tail, error))
		return false;
	if (!sqlite3_stmt_readonly(statement) || sqlite3_column_count(statement) == 0)
		return error_set(error, _("queries only read: SELECT, WITH, VALUES or EXPLAIN"));
	return true;
}

bool
safe_open(struct safe_query **query, struct db *db, const char *sql, struct safe_fault *fault, struct error *error)
{
	struct safe_fault ignored;
	sqlite3 *handle = db_handle(db);
	sqlite3_stmt *statement = NULL;
	const char *tail = "";

	*query = NULL;
	find_fault(fault != NULL ? fault : &ignored, "");
	if (sqlite3_prepare_v2(handle, sql, -1, &statement, &tail) != SQLITE_OK) {
		find_fault(fault != NULL ? fault : &ignored, sqlite3_errmsg(handle));
		return fail(handle, error);
	}
	if (!check(handle, statement, tail, error)) {
		sqlite3_finalize(statement);
		return false;
	}
	*query = alloc_zero(1, sizeof **query);
	**query = (struct safe_query){ .handle = handle, .statement = statement };
	return true;
}

int
safe_columns(const struct safe_query *query)
{
	return sqlite3_column_count(query->statement);
}

const char *
safe_heading(const struct safe_query *query, int column)
{
	const char *name = sqlite3_column_name(query->statement, column);

	return name != NULL ? name : "";
}

bool
safe_next(struct safe_query *query)
{
	int code;

	if (query->error.set)
		return false;
	code = sqlite3_step(query->statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		fail(query->handle, &query->error);
	return code == SQLITE_ROW;
}

enum safe_type
safe_type(struct safe_query *query, int column)
{
	static const enum safe_type types[] = {
		[SQLITE_NULL] = SAFE_NULL, [SQLITE_INTEGER] = SAFE_INTEGER, [SQLITE_FLOAT] = SAFE_REAL,
		[SQLITE_TEXT] = SAFE_TEXT, [SQLITE_BLOB] = SAFE_BLOB,
	};

	return types[sqlite3_column_type(query->statement, column)];
}

int64_t
safe_integer(struct safe_query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

double
safe_real(struct safe_query *query, int column)
{
	return sqlite3_column_double(query->statement, column);
}

const char *
safe_bytes(struct safe_query *query, int column, size_t *length)
{
	const char *bytes = sqlite3_column_type(query->statement, column) == SQLITE_BLOB
	    ? sqlite3_column_blob(query->statement, column) : (const void *)sqlite3_column_text(query->statement, column);

	*length = (size_t)sqlite3_column_bytes(query->statement, column);
	if (bytes == NULL && sqlite3_errcode(query->handle) == SQLITE_NOMEM)
		fail(query->handle, &query->error);
	return bytes != NULL ? bytes : "";
}

bool
safe_close(struct safe_query *query, struct error *error)
{
	bool ok;

	if (query == NULL)
		return true;
	sqlite3_finalize(query->statement);
	ok = !query->error.set || error_set(error, "%s", query->error.message);
	free(query);
	return ok;
}
