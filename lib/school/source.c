#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/text.h"
#include "school/records.h"
#include "school/schema.h"
#include "school/source.h"

extern const char school_types_csv[], subjects_csv[], formulas_csv[], rules_csv[], lifecycle_csv[], deadlines_csv[], curriculum_csv[], check_rules_csv[],
    appraisal_csv[], appraisal_grades_csv[], workload_csv[];
extern const char homeroom_rules_csv[];

static const struct {
	const char *kind, *name, *csv;
} defaults[] = {
	{ "school_types", "defaults/school-types.csv", school_types_csv },
	{ "subjects", "defaults/subjects.csv", subjects_csv },
	{ "formulas", "defaults/formulas.csv", formulas_csv },
	{ "rules", "defaults/rules.csv", rules_csv },
	{ "lifecycle", "defaults/lifecycle.csv", lifecycle_csv },
	{ "deadlines", "defaults/deadlines.csv", deadlines_csv },
	{ "curriculum", "defaults/curriculum.csv", curriculum_csv },
	{ "check_rules", "defaults/check-rules.csv", check_rules_csv },
	{ "appraisal", "defaults/appraisal.csv", appraisal_csv },
	{ "appraisal_grades", "defaults/appraisal-grades.csv", appraisal_grades_csv },
	{ "workload", "defaults/workload.csv", workload_csv },
	{ "homeroom_rules", "defaults/homeroom-rules.csv", homeroom_rules_csv },
};

const char *
source_path(const char *database)
{
	const char *named = getenv("XUEQU_DB");

	if (database != NULL)
		return database;
	return named != NULL && named[0] != '\0' ? named : "district.db";
}

/* The shipped defaults are a batch like any other: they can be listed, replaced and undone. */
static bool
add_defaults(struct db *db, struct error *error)
{
	static const char known[] = "select 1 from batches where kind = $1 and file = $2";
	bool were_quiet = quiet, ok = true;

	quiet = true;
	for (size_t i = 0; i < sizeof defaults / sizeof defaults[0] && ok; i++) {
		struct records_options options = { 0 };

		/* A database of an older program lacks the later ones; who undid one does not want it. */
		if (db_int(db, 0, known, "tt", defaults[i].kind, defaults[i].name) == 1)
			continue;
		options.import.reading.content = defaults[i].csv;
		ok = records_import(db, kind_find(defaults[i].kind), defaults[i].name, &options, error);
	}
	quiet = were_quiet;
	return ok;
}

/* Is it a database of ours, or one that is still to become it? */
static bool
check_owner(struct db *db, const char *schema, const char *path, bool may_be_empty, struct error *error)
{
	enum { EMPTY = -1, FOREIGN, OURS };
	struct text sql = TEXT_INIT;
	int64_t owner;

	text_addf(&sql, "select sum(name = 'batches' and type = 'table') from %s.sqlite_schema", schema);
	owner = db_int(db, EMPTY, sql.data, "");
	text_free(&sql);
	if (!db_ok(db, error))
		return false;
	return owner == OURS || (owner == EMPTY && may_be_empty) || error_set(error, _("%s is not a xuequ database"), path);
}

/* In one transaction: a database with half of the defaults would never get the others. */
static bool
prepare(struct db *db, struct error *error)
{
	return db_begin(db, error) && schema_upgrade(db, error) && add_defaults(db, error) && db_commit(db, error);
}

bool
source_open_write(struct db **db, const char *database, struct error *error)
{
	const char *path = source_path(database);

	return db_open(db, path, DB_WRITE, error) && check_owner(*db, "main", path, true, error) && prepare(*db, error);
}

static bool
is_given(const struct opt_list *from, const char *kind)
{
	for (size_t i = 0; i < from->count; i++) {
		size_t length = strcspn(from->items[i], "=");
		char *name = strndup(from->items[i], length);
		const struct kind *given = kind_find(name);

		free(name);
		if (given != NULL && strcmp(given->name, kind) == 0)
			return true;
	}
	return false;
}

/* The columns that both databases have: the other may be of an older or a newer program. */
static void
add_copy(struct text *sql, struct db *db, const char *table)
{
	struct query *q = query(db, "select group_concat('\"' || a.name || '\"') from pragma_table_info($1, 'main') a"
	    " join pragma_table_info($1, 'other') b on a.name = b.name", "t", table);

	/* What the other does not know keeps the shipped defaults. */
	if (query_next(q) && !query_null(q, 0))
		text_addf(sql, "delete from %s; insert into %s (%s) select %s from other.%s;", table, table, query_text(q, 0), query_text(q, 0), table);
	query_end(q);
}

static void
add_copies(struct text *sql, struct db *db, const struct opt_list *without, bool scores)
{
	struct text table = TEXT_INIT;

	add_copy(sql, db, "keys");
	add_copy(sql, db, "batches");
	/* Who was in which class: for sheets of older exams. */
	if (!is_given(without, "pupils"))
		add_copy(sql, db, "pupils_past");
	for (const struct kind *k = kinds; k->name != NULL; k++) {
		text_clear(&table);
		text_addf(&table, "%s_rows", k->name);
		if (!is_given(without, k->name) && (scores || strcmp(k->name, "scores") != 0))
			add_copy(sql, db, table.data);
		else
			text_addf(sql, "delete from %s;", table.data);
	}
	text_free(&table);
}

/* Tables of another database as they stand, with their keys and batches. */
static bool
copy_tables(struct db *db, const char *path, const struct opt_list *without, bool scores, struct error *error)
{
	struct text sql = TEXT_INIT;
	bool ok;

	if (!db_attach(db, path, error) || !check_owner(db, "other", path, false, error))
		return false;
	text_add(&sql, "begin;");
	add_copies(&sql, db, without, scores);
	/* A file stored there already is to be read here all the same. */
	text_add(&sql, "update batches set sha256 = null; commit;");
	ok = db_script(db, sql.data, error) && db_detach(db, error);
	text_free(&sql);
	return ok;
}

/* Registers before what points to them, in the order of the catalogue. */
static bool
import_given(struct db *db, const struct opt_list *from, struct error *error)
{
	struct records_options options = { .open = true, .import.over_shipped = true };
	bool ok = true, were_quiet = quiet;

	quiet = !verbose;
	for (const struct kind *k = kinds; k->name != NULL && ok; k++)
		for (size_t i = 0; i < from->count && ok; i++)
			if (is_given(&(struct opt_list){ &from->items[i], 1 }, k->name))
				ok = records_import(db, k, strchr(from->items[i], '=') + 1, &options, error);
	quiet = were_quiet;
	return ok;
}

static bool
check_given(const struct opt_list *from, struct error *error)
{
	for (size_t i = 0; i < from->count; i++) {
		char *name = strndup(from->items[i], strcspn(from->items[i], "="));
		bool known = strchr(from->items[i], '=') != NULL && kind_find(name) != NULL;

		free(name);
		if (!known)
			return error_set(error, _("--from wants KIND=FILE with a kind that import-records --kinds lists, not \"%s\""), from->items[i]);
	}
	return true;
}

bool
source_open(struct db **db, const struct source_options *options, struct error *error)
{
	if (options->from.count == 0) {
		const char *path = source_path(options->database);

		return db_open(db, path, DB_READ, error) && check_owner(*db, "main", path, false, error);
	}
	*db = NULL;
	if (!check_given(&options->from, error) || !db_open(db, "", DB_MEMORY, error) || !prepare(*db, error))
		return false;
	if (options->database != NULL && !copy_tables(*db, options->database, &options->from, true, error))
		return false;
	return import_given(*db, &options->from, error);
}

bool
source_open_scratch(struct db **db, const char *database, struct error *error)
{
	static const struct opt_list none;
	const char *path = source_path(database);

	if (!db_open(db, "", DB_MEMORY, error) || !prepare(*db, error))
		return false;
	if (database == NULL && access(path, F_OK) != 0)
		return true;
	return copy_tables(*db, path, &none, false, error);
}
