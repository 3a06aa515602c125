/* What all reports share: the options, where rows come from, the table that goes out,
 * the forms of a program.
 *
 *     static struct report_options common;
 *     static const struct opt options[] = { ..., REPORT_OPTIONS(common), { 0 } };
 *     static const struct form forms[] = { { "summary", REPORT_ANY, summary }, { 0 } };
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
#include "school/source.h"
#include "table/writer.h"

struct report_options {
	struct source_options source;
	const char *output, *format, *language, *audience, *as_of;
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
	{ 0, "as-of", OPT_TEXT, &(o).as_of, "DATE", N_("the tables as they stood at the end of this day") }

enum audience { AUDIENCE_INTERNAL = 1, AUDIENCE_TEACHER = 2, AUDIENCE_PARENT = 4, AUDIENCE_PUBLIC = 8 };
#define REPORT_ANY (AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PARENT | AUDIENCE_PUBLIC)

/* A mean of fewer pupils reveals single ones: "-" in public. */
enum { PUBLIC_LEAST = 5 };

struct report {
	const struct program *program;
	struct db *db;
	struct district district;
	enum language language;
	enum audience audience;
	enum format format;
	struct output output;
	struct writer *writer;          /* NULL before the first column */
};

struct form {
	const char *name;
	unsigned audiences;             /* whom it may go to; others are refused */
	bool (*run)(struct report *, struct error *);
};

/* Reads the options, opens, runs the form, closes; returns the exit status. Nothing is
 * written when the form fails. */
int report_main(int argc, char **argv, const struct program *, const struct form *forms, const struct report_options *);

/* For programs with a main of their own. Wrong options end the program with 2. */
bool report_open(struct report *, const struct program *, const struct report_options *, unsigned audiences, struct error *);
bool report_close(struct report *, bool ok, struct error *);

/* Begins the table, or goes on: adds columns of the dictionary; the list ends with NULL. Call it when
 * all is worked out, so that a report that fails prints nothing. */
void report_columns(struct report *, const char *const *names);

/* The rules of --base and --without; a wrong one ends the program. */
struct base report_base(const struct report *, const char *base, const char *without);

/* The exam by name; NULL: the only one with marks. */
bool report_exam(struct report *, const char *name, struct exam *, struct error *);
/* Is it of the exams across schools that the rules of 2021 allow in grade 9 only? */
bool report_crosses_schools(struct report *, const struct exam *);
/* NULL: 0, all grades. */
bool report_grade(const char *text, int *grade, struct error *);

#endif
