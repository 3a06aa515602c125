/* import-scores: read score sheets as schools write them, check every mark, store them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/opt.h"
#include "school/scores.h"
#include "school/source.h"

static const char *database, *rejects_path, *encoding;
static struct scores_options how;
static bool clean;

static const struct opt options[] = {
	{ 'd', "database", OPT_TEXT, &database, "FILE", N_("use this database") },
	{ 'e', "exam", OPT_TEXT, &how.exam, "EXAM", N_("the examination, like 2022-2023学年第二学期期末") },
	{ 's', "school", OPT_TEXT, &how.school, "NAME", N_("the school of tables that have no column for it") },
	{ 'k', "class", OPT_TEXT, &how.class, "NAME", N_("the class of tables that have no column for it") },
	{ 'n', "dry-run", OPT_FLAG, &how.import.dry_run, NULL, N_("make all checks, store nothing") },
	{ 'r', "replace", OPT_FLAG, &how.import.replace, NULL, N_("where the file differs from what is stored, take the file") },
	{ 'p', "partial", OPT_FLAG, &how.partial, NULL, N_("the file has only some pupils of its classes; nothing follows of the others") },
	{ 'c', "clean", OPT_FLAG, &clean, NULL, N_("write the marks as clean long CSV, store nothing") },
	{ 0, "reject", OPT_TEXT, &rejects_path, "FILE", N_("store the good rows, write the others to FILE with the reason") },
	{ 0, "ignore", OPT_LIST, &how.ignore, "HEADING", N_("pass this column over (repeatable)") },
	{ 0, "encoding", OPT_TEXT, &encoding, "NAME", N_("read text as utf-8, gb18030, utf-16le or utf-16be") },
	{ 0, "hide-values", OPT_FLAG, &hide_values, NULL, N_("name places and faults only, no names and no cells (XUEQU_PRIVATE=1)") },
	{ 0, "lenient", OPT_FLAG, &how.import.reading.lenient, NULL, N_("accept =\"001\" and stray quotes in CSV") },
	{ 0 }
};

static const char *const synopsis[] = {
	"[-nrp] [-d FILE] [--reject FILE] [--ignore HEADING] [-e EXAM] [FILE ...]",
	"-c [-d FILE] [-e EXAM] [FILE ...]",
	NULL
};

static const struct program program = { "import-scores", N_("check score sheets and store their marks"), synopsis, options };

/* Marks of one file; with -c they go on to the writer once the whole file is known to be right. */
static bool
take_file(struct db *db, const char *path, struct writer *out, struct error *error)
{
	int64_t batch = 0;

	how.batch = &batch;
	if (!scores_import(db, path, &how, error))
		return false;
	return out == NULL || batch == 0 || scores_write(db, batch, out, error);
}

static bool
take_files(struct db *db, char **files, struct writer *out, struct error *error)
{
	static char *standard_input[] = { "-", NULL };
	bool ok = true;

	if (*files == NULL)
		files = standard_input;
	for (; *files != NULL && ok; files++)
		ok = take_file(db, *files, out, error);
	return ok;
}

static bool
store(char **files, struct error *error)
{
	struct rejects rejects;
	struct db *db = NULL;
	bool ok = source_open_write(&db, database, error)
	    && (rejects_path == NULL || rejects_open(&rejects, rejects_path, error));

	if (ok) {
		how.import.rejects = rejects_path == NULL ? NULL : &rejects;
		ok = take_files(db, files, NULL, error);
		if (rejects_path != NULL)
			ok = rejects_close(&rejects, error) && ok;
	}
	db_close(db);
	return ok;
}

static bool
write_clean(char **files, struct error *error)
{
	struct writer *out;
	struct db *db = NULL;
	bool ok = source_open_scratch(&db, database, error);

	writer_open(&out, stdout, FORMAT_CSV, LANGUAGE_ZH);
	scores_columns(out);
	ok = ok && take_files(db, files, out, error);
	if (ok)
		ok = writer_close(out, error);
	else
		writer_abandon(out);
	db_close(db);
	return ok;
}

int
main(int argc, char **argv)
{
	char **files = opt_parse(argc, argv, &program);
	struct error error = { 0 };
	bool ok;

	how.import.reading.encoding = encoding;
	if (clean && (how.import.dry_run || how.import.replace || rejects_path != NULL))
		opt_usage(&program, _("-c stores nothing: -n, -r and --reject do not go with it"));
	ok = clean ? write_clean(files, &error) : store(files, &error);
	return finish(ok, &error);
}
