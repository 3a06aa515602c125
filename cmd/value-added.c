/* value-added: how much of the differences belongs to teachers, classes, schools; a mixed model on any table. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "base/number.h"
#include "school/value-added.h"

static struct source_options source;
static const char *output_path, *format_name, *language_name, *level_name;
static struct opt_list references;
static bool summary, residuals, ml;

static const struct opt options[] = {
	{ 'd', "database", OPT_TEXT, &source.database, "FILE", N_("with --from: take the other kinds from this database") },
	{ 0, "from", OPT_LIST, &source.from, "KIND=FILE", N_("take the rows of a kind, checked as its import does; the first one is the table") },
	{ 's', "summary", OPT_FLAG, &summary, NULL, N_("the model: criterion, variances, fixed effects with their errors") },
	{ 'r', "residuals", OPT_FLAG, &residuals, NULL, N_("the rows of the file with fitted value and residual") },
	{ 0, "ml", OPT_FLAG, &ml, NULL, N_("full maximum likelihood, to compare fixed terms (default: restricted)") },
	{ 0, "level", OPT_TEXT, &level_name, "P", N_("coverage of the intervals, 0.5 to 0.9999 (default 0.95)") },
	{ 0, "reference", OPT_LIST, &references, "COLUMN=LEVEL", N_("compare the levels of this category with this one; may be repeated") },
	{ 'f', "format", OPT_TEXT, &format_name, "csv|table|json", N_("form of the output (a table on a terminal, else csv)") },
	{ 'o', "output", OPT_TEXT, &output_path, "FILE", N_("write to this file") },
	{ 'L', "language", OPT_TEXT, &language_name, "zh|en", N_("language of headings and words in the data") },
	{ 0 }
};
static const char *const synopsis[] = {
	"[--summary | --residuals] [--ml] [options] 'RESPONSE ~ TERM + ... + (1|GROUP)' [FILE]",
	"[--summary | --residuals] [--ml] [options] --from KIND=FILE 'RESPONSE ~ TERM + ... + (1|GROUP)'", NULL
};
static const struct program program = {
	"value-added", N_("estimate the effects of teachers, classes or schools by a mixed model"), synopsis, options
};

static struct output output;            /* a signal must find its file */

static void
check_use(struct value_added *v, char **operands)
{
	v->language = language_option(&program, language_name);
	v->level = 0.95;
	if (operands[0] == NULL)
		opt_usage(&program, _("a formula is expected, in quotes: 'score ~ prior + (1|school/teacher)'"));
	if (operands[1] != NULL && (operands[2] != NULL || source.from.count > 0))
		opt_usage(&program, _("one formula, in quotes, and one file"));
	if (summary && residuals)
		opt_usage(&program, _("--summary or --residuals, not both"));
	if (source.database != NULL && source.from.count == 0)
		opt_usage(&program, _("-d goes with --from; rows of a database come by query-data \"select ...\" | value-added FORMULA"));
	if (level_name != NULL && (!number_real(level_name, &v->level) || !(v->level >= 0.5 && v->level <= 0.9999)))
		opt_usage(&program, _("--level is a number from 0.5 to 0.9999, not \"%s\""), level_name);
}

static bool
read_table(struct frame *frame, const char *file, enum language language, struct error *error)
{
	if (source.from.count > 0)
		return frame_read_kind(frame, &source, language, error);
	if ((file == NULL || strcmp(file, "-") == 0) && isatty(STDIN_FILENO))
		tell(_("reading a table from the terminal; end with Ctrl-D"));
	return frame_read_file(frame, file, error);
}

static bool
write_table(const struct value_added *v, struct error *error)
{
	struct writer *writer;
	bool ok = true;

	if (!output_open(&output, output_path, error))
		return false;
	writer_open(&writer, output.stream, format_option(&program, format_name), v->language);
	if (summary)
		value_added_summary(v, writer);
	else if (residuals)
		value_added_residuals(v, writer);
	else
		ok = value_added_effects(v, writer, error);
	if (ok)
		return writer_close(writer, error) && output_close(&output, error);
	writer_abandon(writer);
	return false;
}

static bool
work(struct value_added *v, char **operands, struct error *error)
{
	struct formula formula;
	struct frame frame = { 0 };
	bool ok;

	ok = formula_parse(&formula, operands[0], error)
	    && frame_open(&frame, &formula, &references, residuals, error)
	    && read_table(&frame, operands[1], v->language, error)
	    && frame_finish(&frame, error)
	    && value_added_fit(v, &frame, !ml, error)
	    && write_table(v, error);
	if (!ok)
		output_abandon(&output);
	value_added_free(v);
	frame_free(&frame);
	formula_free(&formula);
	return ok;
}

int
main(int argc, char **argv)
{
	struct value_added v = { 0 };
	struct error error = { 0 };
	char **operands = opt_parse(argc, argv, &program);

	check_use(&v, operands);
	format_option(&program, format_name);
	return finish(work(&v, operands, &error), &error);
}
