/* import-records: check a register of any kind and store it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/opt.h"
#include "school/records.h"
#include "school/scores.h"
#include "school/source.h"
#include "table/writer.h"

static const char *database, *rejects_path, *encoding, *school, *date;
static bool dry_run, replace, lenient, list_kinds, describe, make_template;

static const struct opt options[] = {
	{ 'd', "database", OPT_TEXT, &database, "FILE", N_("use this database") },
	{ 'n', "dry-run", OPT_FLAG, &dry_run, NULL, N_("make all checks, store nothing") },
	{ 'r', "replace", OPT_FLAG, &replace, NULL, N_("where the file differs from what is stored, take the file") },
	{ 0, "reject", OPT_TEXT, &rejects_path, "FILE", N_("store the good rows, write the others to FILE with the reason") },
	{ 's', "school", OPT_TEXT, &school, "NAME", N_("the school of files that have no column for it") },
	{ 0, "date", OPT_TEXT, &date, "DATE", N_("the day at which classes like 七年级1班 are meant") },
	{ 0, "encoding", OPT_TEXT, &encoding, "NAME", N_("read text as utf-8, gb18030, utf-16le or utf-16be") },
	{ 0, "hide-values", OPT_FLAG, &hide_values, NULL, N_("name places and faults only, no names and no cells (XUEQU_PRIVATE=1)") },
	{ 0, "lenient", OPT_FLAG, &lenient, NULL, N_("accept =\"001\" and stray quotes in CSV") },
	{ 0, "kinds", OPT_FLAG, &list_kinds, NULL, N_("list the kinds of tables") },
	{ 0, "describe", OPT_FLAG, &describe, NULL, N_("show the columns of KIND") },
	{ 0, "template", OPT_FLAG, &make_template, NULL, N_("write the heading line of KIND, to be filled in") },
	{ 0 }
};

static const char *const synopsis[] = {
	"[-nr] [-d FILE] [--reject FILE] [-s SCHOOL] KIND [FILE ...]",
	"--kinds | --describe KIND | --template KIND",
	NULL
};

static const struct program program = { "import-records", N_("check a register and store it"), synopsis, options };

static bool
print_kinds(struct error *error)
{
	struct writer *out;

	writer_open(&out, stdout, FORMAT_AUTO, LANGUAGE_ZH);
	writer_heading(out, "kind", COLUMN_TEXT);
	writer_heading(out, "表类", COLUMN_TEXT);
	writer_heading(out, "说明", COLUMN_TEXT);
	writer_heading(out, "about", COLUMN_TEXT);
	for (const struct kind *k = kinds; k->name != NULL; k++) {
		writer_text(out, k->name);
		writer_text(out, k->zh);
		writer_text(out, k->about_zh);
		writer_text(out, k->about);
		writer_end_row(out);
	}
	return writer_close(out, error);
}

static const char *
field_needed(const struct field *field)
{
	if (field->rules & FIELD_KEY && !(field->rules & FIELD_OPTIONAL) && field->fallback == NULL)
		return "key";
	return field->rules & FIELD_REQUIRED ? "yes" : field->fallback != NULL ? field->fallback : "no";
}

/* The words that a column of words takes. */
static void
write_values(struct writer *out, const struct column *column)
{
	struct text list = TEXT_INIT;

	for (const struct word *w = column->type == COLUMN_WORD ? column->words : NULL; w != NULL && w->code != NULL; w++)
		text_addf(&list, "%s%s", list.length > 0 ? " " : "", w->zh);
	writer_text(out, list.length > 0 ? list.data : NULL);
	text_free(&list);
}

static bool
print_description(const struct kind *kind, struct error *error)
{
	static const char *const headings[] = { "column", "列名", "needed", "取值", "说明", "about", "synonyms" };
	struct writer *out;

	writer_open(&out, stdout, FORMAT_AUTO, LANGUAGE_ZH);
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
		writer_heading(out, headings[i], COLUMN_TEXT);
	for (const struct field *f = kind->fields; f->column != NULL; f++) {
		const struct column *column = field_column(f);

		if (f->rules & FIELD_COMPUTED)
			continue;
		writer_text(out, column->name);
		writer_text(out, column->zh);
		writer_text(out, field_needed(f));
		write_values(out, column);
		writer_text(out, column->about_zh);
		writer_text(out, column->about);
		writer_text(out, column->synonyms);
		writer_end_row(out);
	}
	return writer_close(out, error);
}

static bool
print_template(const struct kind *kind)
{
	const char *comma = "";

	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (!(f->rules & FIELD_COMPUTED)) {
			printf("%s%s", comma, field_column(f)->zh);
			comma = ",";
		}
	putchar('\n');
	return true;
}

static const struct kind *
find_kind(const char *name)
{
	const struct kind *kind = name == NULL ? NULL : kind_find(name);

	if (name == NULL)
		opt_usage(&program, _("which kind of table? --kinds lists them"));
	if (kind == NULL)
		opt_usage(&program, _("there is no kind of table \"%s\"; --kinds lists them"), name);
	return kind;
}

static bool
import_files(struct db *db, const struct kind *kind, char **files, struct rejects *rejects, struct error *error)
{
	static char *standard_input[] = { "-", NULL };
	struct records_options how = { .import = { .dry_run = dry_run, .replace = replace, .rejects = rejects,
		.reading = { .encoding = encoding, .lenient = lenient } }, .school = school, .date = date };
	bool ok = true;

	if (*files == NULL)
		files = standard_input;
	for (; *files != NULL && ok; files++)
		ok = records_import(db, kind, *files, &how, error);
	return ok;
}

static bool
run(const struct kind *kind, char **files, struct error *error)
{
	struct rejects rejects;
	struct db *db = NULL;
	bool ok = source_open_write(&db, database, error)
	    && (rejects_path == NULL || rejects_open(&rejects, rejects_path, error));

	if (ok) {
		ok = import_files(db, kind, files, rejects_path == NULL ? NULL : &rejects, error);
		if (rejects_path != NULL)
			ok = rejects_close(&rejects, error) && ok;
	}
	db_close(db);
	return ok;
}

int
main(int argc, char **argv)
{
	char **operands = opt_parse(argc, argv, &program);
	struct error error = { 0 };
	bool ok;

	if (list_kinds)
		ok = print_kinds(&error);
	else if (describe)
		ok = print_description(find_kind(operands[0]), &error);
	else if (make_template)
		ok = print_template(find_kind(operands[0]));
	else
		ok = run(find_kind(operands[0]), operands + 1, &error);
	return finish(ok, &error);
}
