/* The form slips. */
#include <string.h>
#include "base/number.h"
#include "school/exam-figures.h"
#include "school/exam-rows.h"
#include "school/level.h"
#include "school/person.h"
#include "school/selection.h"
#include "school/slip-child.h"
#include "school/slips.h"

struct slips {
	struct report *report;
	const struct slips_options *options;
	struct selection selection;
	const struct school *school;    /* NULL: all */
	struct class_name class_name;   /* number 0: all */
	struct exam exam;
	int64_t pupil;                  /* 0: all */
	struct slip_child child;
	struct text scratch;
	long rows, unknown;             /* written; marks without lines */
};

/* One result, as it stands in the database. */
struct result {
	int64_t pupil, class_id;
	const char *number, *name;      /* number NULL: known by name only */
	const struct school *school;
	struct class_name class_name;
	int language;
	int64_t subject;
	const char *subject_name;
	int64_t status, mark;
	enum result_level given;
};

/* ---- whose ---- */

static bool
choose_class(struct slips *s, struct error *error)
{
	const char *text = s->options->class_text;
	struct class_rules rules = { .school_year = s->exam.term.year };
	enum class_fault fault;

	if (s->options->school != NULL && (s->school = district_find_school(&s->report->district, s->options->school)) == NULL)
		return error_set(error, _("there is no school \"%s\""), s->options->school);
	if (text == NULL)
		return true;
	fault = class_name_read(text, &rules, &s->class_name);
	if (fault == CLASS_FINE)
		fault = class_name_resolve(&s->class_name, &rules);
	return fault == CLASS_FINE || error_set(error, _("\"%s\": %s"), text, class_fault_text(fault));
}

static bool
choose_pupil(struct slips *s, struct error *error)
{
	static const char by_number[] = "select id from keys where kind = 'pupils' and key = $1 and key not like '@%'";
	static const char by_name[] = "select count(distinct s.pupil) from scores_rows s join pupils_rows p on p.pupil = s.pupil where s.exam = $1 and p.name = $2";
	static const char named[] = "select s.pupil from scores_rows s join pupils_rows p on p.pupil = s.pupil where s.exam = $1 and p.name = $2 limit 1";
	struct db *db = s->report->db;
	struct text name = TEXT_INIT;
	char number[20];
	int64_t count = 0;

	if (s->options->pupil == NULL)
		return true;
	if (student_number_read(s->options->pupil, number) == ID_FINE)
		s->pupil = db_int(db, 0, by_number, "t", number);
	person_name_clean(&name, s->options->pupil);
	if (s->pupil == 0) {
		count = db_int(db, 0, by_name, "it", s->exam.id, text_string(&name));
		s->pupil = db_int(db, 0, named, "it", s->exam.id, text_string(&name));
	}
	text_free(&name);
	if (count > 1)
		return error_set(error, _("%lld pupils of this name have results; give the number"), (long long)count);
	return s->pupil != 0 || error_set(error, _("there is no such pupil: %s"), s->options->pupil);
}

static bool
is_chosen(const struct slips *s, const struct result *r)
{
	if (s->selection.grade != 0 && r->class_name.grade != s->selection.grade)
		return false;
	if (s->selection.subject != NULL && s->selection.subject->id != r->subject)
		return false;
	if (s->school != NULL && s->school != r->school)
		return false;
	return s->class_name.number == 0 || class_name_compare(&s->class_name, &r->class_name) == 0;
}

/* ---- rows ---- */

/* 优≥85%，良≥75%，合格≥60%. */
static void
put_lines(struct slips *s, const struct subject_lines *lines)
{
	const struct { enum result_level level; int64_t line; } drawn[] = {
		{ RESULT_EXCELLENT, lines->excellent }, { RESULT_GOOD, lines->good }, { RESULT_PASS, lines->pass }
	};

	for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++) {
		if (drawn[i].line <= 0)
			continue;
		text_addf(&s->scratch, "%s%s≥", s->scratch.length > 0 ? report_word(s->report, "，", ", ") : "", level_show(drawn[i].level, s->report->language));
		number_add_hundredths(&s->scratch, drawn[i].line);
		text_add(&s->scratch, "%");
	}
	writer_take(s->report->writer, &s->scratch);
}

static const char *
status_text(const struct slips *s, int64_t status)
{
	const struct word *words = column_find("status")->words;

	return status == BLANK ? report_word(s->report, "未登记", "not recorded") : word_text(&words[status], s->report->language);
}

static void
put_level(struct slips *s, const struct result *r, const struct subject_lines *lines)
{
	struct writer *w = s->report->writer;
	enum result_level level;

	if (r->given != RESULT_NONE) {
		writer_text(w, level_show(r->given, s->report->language));
		writer_text(w, report_word(s->report, "学校评定", "given by the school"));
		return;
	}
	if (r->mark < 0) {
		writer_text(w, status_text(s, r->status));
		writer_blank(w);
		return;
	}
	level = level_of_mark(lines, r->mark);
	writer_text(w, level_show(level, s->report->language));
	if (level == RESULT_NONE) {
		s->unknown++;
		writer_text(w, report_word(s->report, "未设满分或及格线", "no full mark or pass line"));
	} else
		put_lines(s, lines);
}

static void
put_mark(struct slips *s, const struct result *r, const struct subject_lines *lines)
{
	struct writer *w = s->report->writer;

	if (!s->options->marks)
		return;
	if (r->mark < 0)
		writer_blank(w);
	else
		writer_hundredths(w, r->mark);
	if (lines == NULL || lines->full_mark <= 0)
		writer_blank(w);
	else
		writer_hundredths(w, lines->full_mark);
}

static void
write_result(struct slips *s, const struct result *r)
{
	const struct subject_lines *lines = district_lines(&s->report->district, r->subject, r->class_name.grade, r->language, s->exam.date);

	slip_child_set(&s->child, r->pupil, r->class_id, r->number, r->name, s->report->language);
	slip_child_put(&s->child, s->report, r->school, &r->class_name);
	writer_text(s->report->writer, r->subject_name);
	put_level(s, r, lines);
	put_mark(s, r, lines);
	writer_blank(s->report->writer);
	writer_end_row(s->report->writer);
	s->rows++;
}

static void
begin_table(struct slips *s)
{
	slip_child_columns(s->report);
	report_columns(s->report, (const char *const[]){ "subject", "mark_level", "level_lines", NULL });
	if (s->options->marks)
		report_columns(s->report, (const char *const[]){ "mark", "full_mark", NULL });
	report_columns(s->report, (const char *const[]){ "strengths", NULL });
}

/* ---- results ---- */

static struct result
read_result(const struct slips *s, struct query *q)
{
	int entry_year = (int)query_int(q, 5), stage = (int)query_int(q, 6);
	int64_t status = query_int(q, 11);
	struct result r = { .pupil = query_int(q, 0), .number = query_text(q, 1), .name = query_text(q, 2), .class_id = query_int(q, 3),
		.school = school_of(&s->report->district, query_int(q, 4)), .language = (int)query_int(q, 8),
		.subject = query_int(q, 9), .subject_name = query_text(q, 10), .status = status, .mark = status == SCORE ? query_int(q, 12) : -1,
		.given = status == LEVEL && !query_null(q, 13) ? (enum result_level)query_int(q, 13) : RESULT_NONE };

	r.class_name = (struct class_name){ .entry_year = entry_year, .first_grade = stage, .number = (int)query_int(q, 7),
		.grade = stage + s->exam.term.year - entry_year };
	return r;
}

static void
write_results(struct slips *s)
{
	static const char sql[] = "with taught as (select distinct class, subject from scores_rows where exam = $1 and status <> $2)"
		" select s.pupil, case when k.key not like '@%' then k.key end, p.name, s.class, c.school, c.entry_year, c.stage, c.class_number,"
		" c.language, s.subject, n.key, s.status, s.mark, s.mark_level"
		" from scores_rows s join taught t on t.class = s.class and t.subject = s.subject join classes_rows c on c.class = s.class"
		" join keys k on k.id = s.pupil join keys n on n.id = s.subject left join pupils_rows p on p.pupil = s.pupil"
		" where s.exam = $1 and ($3 = 0 or s.pupil = $3)"
		" order by c.school, c.stage - c.entry_year, c.class_number, s.class, s.pupil, s.subject";
	struct query *q = query(s->report->db, sql, "iii", s->exam.id, (int64_t)BLANK, s->pupil);

	begin_table(s);
	while (query_next(q)) {
		struct result r = read_result(s, q);

		if (is_chosen(s, &r))
			write_result(s, &r);
	}
}

static void
check_use(const struct report *report, const struct summary_options *options)
{
	if (options->by != NULL || options->formula != NULL || options->without != NULL || strcmp(options->base, "present") != 0)
		opt_usage(report->program, _("--by, --base, --without and --formula do not apply to this form"));
}

bool
slips_report(struct report *report, const struct summary_options *options, const struct slips_options *own, struct error *error)
{
	struct slips s = { .report = report, .options = own };
	bool ok;

	check_use(report, options);
	ok = selection_read(&s.selection, report, options->grade, options->subject, error) && report_exam(report, options->exam, &s.exam, error);
	if (ok && s.selection.only_total)
		opt_usage(report->program, _("slips have no row for the total"));
	ok = ok && choose_class(&s, error) && choose_pupil(&s, error);
	if (ok)
		write_results(&s);
	ok = ok && db_ok(report->db, error) && (s.rows > 0 || error_set(error, _("there are no results of the pupils chosen")));
	if (s.unknown > 0)
		tell(_("marks without a level, as their subject has no full mark or pass line: %ld"), s.unknown);
	slip_child_free(&s.child);
	text_free(&s.scratch);
	return ok;
}
