#include <stdlib.h>
#include <string.h>
#include "school/person.h"
#include "school/report.h"
#include "school/schema.h"
#include "store/batch.h"

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

/* By the rule that forbids it, where there is one. */
static bool
check_form(struct report *report, struct error *error)
{
	for (size_t i = 0; i < report->law.count; i++) {
		const struct law_rule *rule = &report->law.rules[i];

		if (rule->action == LAW_REFUSE && !rule->overridable && law_concerns(rule, report->shows, report->audience))
			return error_set(error, _("the rule \"%s\" refuses this report: %s (%s)"), rule->name, rule->warning, rule->law);
	}
	return (report->form->audiences & report->audience) != 0
	    || error_set(error, _("this form is not for the audience \"%s\""), report->options->audience);
}

bool
report_open(struct report *report, const struct program *program, const struct form *form, const struct report_options *options, struct error *error)
{
	*report = (struct report){ .program = program, .form = form, .options = options, .format = format_option(program, options->format),
	    .language = language_option(program, options->language), .audience = find_audience(program, options->audience), .shows = form->shows };
	if (form->single & report->audience)
		report->shows &= ~(unsigned)SHOWS_PUPILS;
	return source_open(&report->db, &options->source, error) && check_source(error)
	    && law_load(&report->law, report->db, report->language, &report->arena, error) && check_form(report, error)
	    && go_back(report->db, options->as_of, error) && district_load(&report->district, report->db, false, error)
	    && output_open(&report->output, options->output, error);
}

bool
report_close(struct report *report, bool ok, struct error *error)
{
	if (ok)
		ok = writer_close(report->writer, error);
	else
		writer_abandon(report->writer);
	if (ok)
		ok = output_close(&report->output, error);
	else
		output_abandon(&report->output);
	free(report->law.rules);
	arena_free(&report->arena);
	free(report->active);
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

/* Figures of other pupils less those of all are the marks of single ones. */
static bool
leaves_out(struct base base)
{
	return base.without != 0 || base.kind == BASE_DROP_SHARE || base.kind == BASE_DROP_TABLE;
}

const char *
report_word(const struct report *report, const char *zh, const char *en)
{
	return report->language == LANGUAGE_ZH ? zh : en;
}

bool
report_day(const struct report *report, const char *on, char day[11], struct error *error)
{
	const char *text = on != NULL ? on : report->options->as_of;
	struct date date;

	if (text == NULL) {
		batch_today(day);
		return true;
	}
	if (!date_parse(text, &date))
		return error_set(error, _("--on wants a date like 2023-06-30, not \"%s\""), text);
	date_format(date, day);
	return true;
}

struct base
report_base(const struct report *report, const char *text, const char *without)
{
	struct base base = { 0 };

	if (!base_parse(text, &base))
		opt_usage(report->program, _("--base is present, enrolled, cohort, pct:97, sitters:90, drop:8%% or drop:table, not \"%s\""), text);
	if (!base_parse_without(without, &base))
		opt_usage(report->program, _("--without is a list of inclusive and joined, not \"%s\""), without);
	if (report->audience == AUDIENCE_PUBLIC && leaves_out(base))
		opt_usage(report->program, _("in public --without and the rules drop are refused: beside the figures of all they tell the marks of those left out"));
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
	return report_rules(report, exam, error);
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

/* ---- what the law has to say ---- */

static bool
has_grades(const struct report *report, const struct law_rule *rule, const struct exam *exam)
{
	if (report->grade != 0)
		return law_has_grade(rule, report->grade);
	if (rule->low_grade == GRADE_KINDERGARTEN && rule->high_grade == GRADE_LAST)
		return true;
	return db_int(report->db, 0, "select 1 from scores_rows s join classes_rows c on c.class = s.class"
	    " where s.exam = $1 and c.stage + $2 - c.entry_year between $3 and $4 limit 1", "iiii", exam->id, (int64_t)exam->term.year,
	    (int64_t)rule->low_grade, (int64_t)rule->high_grade) == 1;
}

/* The reason stays in the log beside the imports. */
static bool
store_override(const struct report *report, const struct law_rule *rule, const struct exam *exam, struct error *error)
{
	const struct source_options *source = &report->options->source;
	struct text what = TEXT_INIT, why = TEXT_INIT;
	struct db *db = NULL;
	bool ok;

	if (source->from.count > 0 && source->database == NULL)
		return error_set(error, _("--override keeps its reason in the database: name one with -d"));
	text_addf(&what, "%s %s", report->form->name, exam->name);
	text_addf(&why, "%s: %s", rule->name, report->options->override);
	ok = source_open_write(&db, source->database, error) && db_begin(db, error);
	if (ok)
		batch_add(db, FIRST_OWN_BATCH, "override", what.data, NULL, why.data);
	ok = ok && db_ok(db, error) && db_commit(db, error);
	db_close(db);
	text_free(&what);
	text_free(&why);
	return ok;
}

static bool
refuse(struct report *report, struct law_rule *rule, const struct exam *exam, struct error *error)
{
	const char *reason = report->options->override;

	if (reason == NULL || reason[0] == '\0')
		return error_set(error, _("the rule \"%s\" refuses this report of %s: %s (%s); --override REASON lets it pass"), rule->name, exam->name,
		    rule->warning, rule->law);
	rule->overridden = true;
	return store_override(report, rule, exam, error);
}

static bool
is_active(const struct report *report, const struct law_rule *rule)
{
	for (size_t i = 0; i < report->active_count; i++)
		if (report->active[i] == rule)
			return true;
	return false;
}

bool
report_rules(struct report *report, const struct exam *exam, struct error *error)
{
	for (size_t i = 0; i < report->law.count; i++) {
		struct law_rule *rule = &report->law.rules[i];

		if (is_active(report, rule) || !law_concerns(rule, report->shows, report->audience) || !law_covers(rule, report->db, exam))
			continue;
		if (rule->action == LAW_REFUSE && has_grades(report, rule, exam) && !refuse(report, rule, exam, error))
			return false;
		report->active = alloc_grow(report->active, report->active_count + 1, sizeof(struct law_rule *));
		report->active[report->active_count++] = rule;
	}
	return db_ok(report->db, error);
}

static void
add_warning(struct report *report, struct text *note, struct law_rule *rule)
{
	bool zh = report->language == LANGUAGE_ZH;

	text_add(note, note->length == 0 ? "" : zh ? "；" : "; ");
	text_add(note, rule->warning);
	if (rule->overridden)
		text_addf(note, zh ? "（例外：%s）" : " (released: %s)", report->options->override);
	if (!rule->told)
		remark((struct place){ 0 }, _("the rule \"%s\" (%s): %s"), rule->name, rule->law, rule->warning);
	rule->told = true;
}

void
report_add_warnings(struct report *report, struct text *note, int grade)
{
	for (size_t i = 0; i < report->active_count; i++)
		if (report->active[i]->action != LAW_WITHHOLD && law_has_grade(report->active[i], grade))
			add_warning(report, note, report->active[i]);
}

bool
report_withholds(const struct report *report, enum content content, int grade)
{
	for (size_t i = 0; i < report->active_count; i++) {
		const struct law_rule *rule = report->active[i];

		if (rule->action == LAW_WITHHOLD && rule->shows == content && law_has_grade(rule, grade))
			return true;
	}
	return false;
}

static void
put_masked(struct report *report, void mask(struct text *, const char *), const char *value)
{
	struct text text = TEXT_INIT;

	if (value != NULL)
		mask(&text, value);
	writer_text(report->writer, text_string(&text));
	text_free(&text);
}

void
report_put_number(struct report *report, const char *number)
{
	if (report->audience == AUDIENCE_INTERNAL)
		writer_text(report->writer, number);
	else
		put_masked(report, mask_id, number);
}

void
report_put_name(struct report *report, const char *name)
{
	if (report->audience == AUDIENCE_INTERNAL || report->audience == AUDIENCE_PARENT)
		writer_text(report->writer, name);
	else
		put_masked(report, mask_name, name);
}

void
report_put_pupil(struct report *report, const char *number, const char *name)
{
	report_put_number(report, number);
	report_put_name(report, name);
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
	bool ok = report_open(&report, program, form, options, &error) && form->run(&report, &error);

	ok = report_close(&report, ok, &error);
	return finish(ok, &error);
}
