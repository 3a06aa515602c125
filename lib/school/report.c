#include <stdlib.h>
#include <string.h>
#include "school/report.h"
#include "school/schema.h"

static const struct { const char *name; enum audience audience; } audiences[] = {
	{ "internal", AUDIENCE_INTERNAL }, { "teacher", AUDIENCE_TEACHER }, { "parent", AUDIENCE_PARENT }, { "public", AUDIENCE_PUBLIC }
};

static enum audience
find_audience(const struct program *program, const char *name)
{
	if (name == NULL)
		return AUDIENCE_INTERNAL;
	for (size_t i = 0; i < sizeof audiences / sizeof audiences[0]; i++)
		if (strcmp(name, audiences[i].name) == 0)
			return audiences[i].audience;
	opt_usage(program, _("--audience is internal, teacher, parent or public, not \"%s\""), name);
}

/* What --from refused would be missing from the figures without a word in them. */
static bool
check_source(struct error *error)
{
	if (complaints() == 0)
		return true;
	return error_data(error, _("the tables given have faults; nothing is reported"));
}

/* Hides the table of a kind behind a view of what held when the batch had just come in. */
static void
add_past_view(struct text *sql, const struct kind *kind, int64_t batch)
{
	static const char *const parts[] = { "rows where coalesce(since, batch) <=", "past where coalesce(since, batch) <=" };

	text_addf(sql, "create temp view %s_rows as ", kind->name);
	for (int part = 0; part < 2; part++) {
		text_add(sql, part == 0 ? "select " : " union all select ");
		for (const struct field *f = kind->fields; f->column != NULL; f++)
			if (field_stored(f))
				text_addf(sql, "\"%s\", ", f->column);
		text_addf(sql, "batch, line, since from main.%s_%s %lld", kind->name, parts[part], (long long)batch);
	}
	text_addf(sql, " and until > %lld;\n", (long long)batch);
}

static bool
go_back(struct db *db, const char *day, struct error *error)
{
	struct text sql = TEXT_INIT;
	struct date date;
	int64_t batch;
	char iso[11];
	bool ok;

	if (day == NULL)
		return true;
	if (!date_parse(day, &date))
		return error_set(error, _("--as-of wants a date like 2023-06-30, not \"%s\""), day);
	date_format(date, iso);
	batch = db_int(db, 0, "select max(batch) from batches where substr(imported_at, 1, 10) <= $1", "t", iso);
	if (batch == 0)
		return error_set(error, _("nothing had been imported by %s"), iso);
	for (const struct kind *kind = kinds; kind->name != NULL; kind++)
		add_past_view(&sql, kind, batch);
	ok = db_script(db, sql.data, error);
	text_free(&sql);
	return ok;
}

bool
report_open(struct report *report, const struct program *program, const struct report_options *options, unsigned allowed, struct error *error)
{
	*report = (struct report){ .program = program, .format = format_option(program, options->format),
	    .language = language_option(program, options->language), .audience = find_audience(program, options->audience) };
	if ((allowed & report->audience) == 0)
		opt_usage(program, _("this form is not for the audience \"%s\""), options->audience);
	return source_open(&report->db, &options->source, error) && check_source(error) && go_back(report->db, options->as_of, error)
	    && district_load(&report->district, report->db, false, error) && output_open(&report->output, options->output, error);
}

bool
report_close(struct report *report, bool ok, struct error *error)
{
	ok = writer_close(report->writer, error) && ok;
	if (ok)
		ok = output_close(&report->output, error);
	else
		output_abandon(&report->output);
	district_free(&report->district);
	db_close(report->db);
	return ok;
}

void
report_columns(struct report *report, const char *const *names)
{
	if (report->writer == NULL)
		writer_open(&report->writer, report->output.stream, report->format, report->language);
	for (; *names != NULL; names++)
		writer_column(report->writer, column_find(*names));
}

struct base
report_base(const struct report *report, const char *text, const char *without)
{
	struct base base = { 0 };

	if (!base_parse(text, &base))
		opt_usage(report->program, _("--base is present, enrolled, cohort, pct:97, sitters:90, drop:8%% or drop:table, not \"%s\""), text);
	if (!base_parse_without(without, &base))
		opt_usage(report->program, _("--without is a list of inclusive and joined, not \"%s\""), without);
	return base;
}

/* ---- the exam ---- */

/* Exams that have marks; each is one step down the key of the table. */
static size_t
exams_with_marks(struct db *db, int64_t *ids, size_t most)
{
	static const char next[] = "select min(exam) from scores_rows where exam > $1";
	size_t count = 0;
	int64_t id = 0;

	while (count < most && (id = db_int(db, 0, next, "i", id)) != 0)
		ids[count++] = id;
	return count;
}

static bool
ask_for_exam(struct report *report, const int64_t *ids, size_t count, struct error *error)
{
	struct text names = TEXT_INIT;

	for (size_t i = 0; i < count; i++)
		text_addf(&names, "%s\"%s\"", i > 0 ? ", " : "", key_text(report->db, ids[i], &report->district.arena));
	error_set(error, _("which exam? name it with -e: %s"), text_string(&names));
	text_free(&names);
	return false;
}

bool
report_exam(struct report *report, const char *name, struct exam *exam, struct error *error)
{
	int64_t ids[20];
	size_t count;

	if (name == NULL) {
		count = exams_with_marks(report->db, ids, sizeof ids / sizeof ids[0]);
		if (count == 0)
			return error_set(error, _("there are no marks yet; import-scores brings them in"));
		if (count > 1)
			return ask_for_exam(report, ids, count, error);
		name = key_text(report->db, ids[0], &report->district.arena);
	}
	if (!district_exam(&report->district, name, NULL, exam, (struct place){ 0 }))
		return error_set(error, _("nothing is reported"));
	if (db_int(report->db, 0, "select 1 from scores_rows where exam = $1 limit 1", "i", exam->id) == 0)
		return error_set(error, _("there are no marks of %s"), exam->name);
	return true;
}

/* Monitoring by sample or order is no exam in the sense of the rules. */
bool
report_crosses_schools(struct report *report, const struct exam *exam)
{
	const struct word *set_by = column_find("exam_level")->words, *purposes = column_find("purpose")->words;
	int64_t set = db_int(report->db, 0, "select exam_level from exams_rows where exam = $1", "i", exam->id);
	int64_t purpose = db_int(report->db, 0, "select purpose from exams_rows where exam = $1", "i", exam->id);

	return set != word_find(set_by, "school") && purpose != word_find(purposes, "monitoring") && strcmp(exam->date, "2021-08-30") >= 0;
}

bool
report_grade(const char *text, int *grade, struct error *error)
{
	struct class_name name = { 0 };

	if (text != NULL && (class_name_join(text, "", NULL, &name) != CLASS_FINE || name.grade == 0))
		return error_set(error, _("\"%s\" is no grade; write 5 or 五年级"), text);
	*grade = name.grade;
	return true;
}

/* ---- the program ---- */

static const struct form *
find_form(const struct program *program, const struct form *forms, const char *name)
{
	struct text names = TEXT_INIT;

	if (name == NULL)
		return forms;
	for (const struct form *form = forms; form->name != NULL; form++)
		if (strcmp(form->name, name) == 0)
			return form;
	for (const struct form *form = forms; form->name != NULL; form++)
		text_addf(&names, "%s%s", names.length > 0 ? _(", ") : "", form->name);
	opt_usage(program, _("there is no form \"%s\"; the forms are: %s"), name, text_string(&names));
}

/* The form's name, which may stand before the options; the rest is parsed. */
static const char *
take_form(int argc, char **argv, const struct program *program)
{
	bool leads = argc > 1 && argv[1][0] != '-';
	char **operands = opt_parse(argc - leads, argv + leads, program);
	const char *name = leads ? argv[1] : *operands;

	if (name != NULL && !leads)
		operands++;
	if (*operands != NULL)
		opt_usage(program, _("too many operands: \"%s\""), *operands);
	return name;
}

int
report_main(int argc, char **argv, const struct program *program, const struct form *forms, const struct report_options *options)
{
	const struct form *form = find_form(program, forms, take_form(argc, argv, program));
	struct error error = { 0 };
	struct report report;
	bool ok = report_open(&report, program, options, form->audiences, &error) && form->run(&report, &error);

	ok = report_close(&report, ok, &error);
	return finish(ok, &error);
}
