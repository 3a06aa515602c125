/* What all reports share: the options, where rows come from, the table that goes out,
 * the forms of a program.
 *
 *     static struct report_options common;
 *     static const struct opt options[] = { ..., REPORT_OPTIONS(common), { 0 } };
 *     static const struct form forms[] = { { "summary", ANY_AUDIENCE, summary, SHOWS_SCHOOLS }, { 0 } };
 *     int main(int argc, char **argv) { return report_main(argc, argv, &program, forms, &common); }
 *
 * A form is named before or behind the options ("score-report summary -e EXAM"); without
 * one the first of the table is meant. */
#ifndef SCHOOL_REPORT_H
#define SCHOOL_REPORT_H

#include "base/file.h"
#include "base/opt.h"
#include "school/district.h"
#include "school/figure.h"
#include "school/law.h"
#include "school/source.h"
#include "table/writer.h"

struct report_options {
	struct source_options source;
	const char *output, *format, *language, *audience, *as_of, *override;
};

#define REPORT_BASE_HELP N_("denominator: present, enrolled, cohort, pct:97, sitters:90, drop:8%, drop:table")
#define REPORT_WITHOUT_HELP N_("leave out these pupils: inclusive, joined (in the school year)")
#define REPORT_OPTIONS(o) \
	{ 'd', "database", OPT_TEXT, &(o).source.database, "FILE", N_("use this database") }, \
	{ 0, "from", OPT_LIST, &(o).source.from, "KIND=FILE", N_("take a kind of table from a file, - is standard input") }, \
	{ 'o', "output", OPT_TEXT, &(o).output, "FILE", N_("write to this file") }, \
	{ 'f', "format", OPT_TEXT, &(o).format, "csv|table|json", N_("form of the output (a table on a terminal, else csv)") }, \
	{ 'L', "language", OPT_TEXT, &(o).language, "zh|en", N_("language of headings and words in the data") }, \
	{ 'a', "audience", OPT_TEXT, &(o).audience, "WHO", N_("internal (default), teacher, parent or public") }, \
	{ 0, "override", OPT_TEXT, &(o).override, "REASON", N_("report what a rule of law refuses; the reason is stored and printed") }, \
	{ 0, "as-of", OPT_TEXT, &(o).as_of, "DATE", N_("the tables as they stood at the end of this day") }

/* A mean of fewer pupils reveals single ones: "-" in public. */
enum { PUBLIC_LEAST = 5 };

struct form;

struct report {
	const struct program *program;
	const struct form *form;
	const struct report_options *options;
	struct db *db;
	struct district district;
	enum language language;
	enum audience audience;
	enum format format;
	struct output output;
	struct writer *writer;          /* NULL before the first column */
	unsigned shows;                 /* of enum content; the form's, and what it adds */
	bool calendar_told;             /* that it is empty was said */
	int grade;                      /* the only one reported; 0: all */
	struct law law;
	struct arena arena;             /* of the texts of the law */
	struct law_rule **active;       /* rules that speak of this report; it owns the list */
	size_t active_count;
};

struct form {
	const char *name;
	unsigned audiences;             /* whom it may go to; others are refused */
	bool (*run)(struct report *, struct error *);
	unsigned shows;                 /* of enum content, for the rules of law */
	unsigned single;                /* audiences for whom it is a page for each pupil, without the others */
};

/* Reads the options, opens, runs the form, closes; returns the exit status. Nothing is
 * written when the form fails. */
int report_main(int argc, char **argv, const struct program *, const struct form *forms, const struct report_options *);

/* For programs with a main of their own. Wrong options end the program with 2. */
bool report_open(struct report *, const struct program *, const struct form *, const struct report_options *, struct error *);
bool report_close(struct report *, bool ok, struct error *);

/* Begins the table, or goes on: adds columns of the dictionary; the list ends with NULL. Call it when
 * all is worked out, so that a report that fails prints nothing. */
void report_columns(struct report *, const char *const *names);

/* The one in the language of the report. */
const char *report_word(const struct report *, const char *zh, const char *en);
/* The day of --on: else that of --as-of, else today ($SOURCE_DATE_EPOCH, where that is set). */
bool report_day(const struct report *, const char *on, char day[11], struct error *);
/* The rules of --base and --without; a wrong one, or one not for the public, ends the program. */
struct base report_base(const struct report *, const char *base, const char *without);

/* The exam by name; NULL: the only one with marks. */
bool report_exam(struct report *, const char *name, struct exam *, struct error *);
/* NULL: 0, all grades. */
bool report_grade(const char *text, int *grade, struct error *);

/* ---- what the law has to say ---- */

/* Looks at the rules for an exam; report_exam does so. One that refuses the report is an error, or with
 * --override a batch in the database that keeps the reason. */
bool report_rules(struct report *, const struct exam *, struct error *);
/* Adds the warnings for a row of this grade to its note; each is told once, too. */
void report_add_warnings(struct report *, struct text *note, int grade);
/* Is this content not to be shown in rows of this grade? */
bool report_withholds(const struct report *, enum content, int grade);
/* The cells pupil and name, masked for those who have no need of them; NULL: blank. Parents
 * see the name of their child. */
void report_put_number(struct report *, const char *number);
void report_put_name(struct report *, const char *name);
void report_put_pupil(struct report *, const char *number, const char *name);

#endif
