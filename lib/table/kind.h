/* The catalogue: what tables there are and what their columns mean.
 *
 * There is one dictionary of columns for the whole toolkit: a column has one name,
 * one Chinese and one English heading, and means the same wherever it stands. A kind
 * (a register that is imported and stored) and a form (a report that is printed) are
 * lists of columns of that dictionary. Importing, CSV headings, templates, views,
 * number formats of workbooks and xuequ-tables(5) all follow from it. A new register is
 * a new entry in catalogue.c. */
#ifndef TABLE_KIND_H
#define TABLE_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/text.h"

enum column_type {
	COLUMN_TEXT,            /* words, left in a sheet */
	COLUMN_SENTENCE,        /* the same, a remark: full-width signs stay, wrapped when printed */
	COLUMN_NAME,            /* a person's name: folded for matching */
	COLUMN_ID,              /* digits that are no number: text, never touched */
	COLUMN_COUNT,           /* a whole number */
	COLUMN_MARK,            /* decimal, kept in hundredths */
	COLUMN_MEAN,            /* printed with two decimals */
	COLUMN_PERCENT,         /* 0-100, kept in hundredths, printed with two decimals */
	COLUMN_REAL,            /* full precision, printed with the column's decimals; in a stored kind in hundredths */
	COLUMN_RANK,            /* whole number, blank where there is none */
	COLUMN_DATE,            /* ISO text */
	COLUMN_TERM,            /* a term, 2022-2023-2 */
	COLUMN_WORD,            /* one of the column's words; stored as its place in the list,
	                           so lists only ever grow at the end */
	COLUMN_KEY              /* the natural key of a row of another kind (of) */
};

enum language { LANGUAGE_ZH, LANGUAGE_EN };

/* One word of a closed list: what is stored, what is shown, what is understood. */
struct word {
	const char *code;       /* stored and English: "absent" */
	const char *zh;         /* "缺考" */
	const char *synonyms;   /* others met in sheets, separated by spaces; NULL: none */
};

struct column {
	const char *name;       /* canonical: "pass_rate" */
	const char *zh, *en;    /* headings: "及格率", "Pass rate" */
	const char *synonyms;   /* headings met in the wild, separated by spaces; NULL: none */
	enum column_type type;
	const char *of;         /* COLUMN_KEY: name of the kind it points to */
	const struct word *words;       /* COLUMN_WORD: the list, ended by a NULL code */
	const char *about;      /* what it is, one English line for the manual, formula included */
	const char *about_zh;
};

enum field_rule {
	FIELD_KEY = 1,          /* part of the key of a row */
	FIELD_REQUIRED = 2,     /* may not be blank (keys are required unless FIELD_OPTIONAL) */
	FIELD_OPTIONAL = 4,
	FIELD_DERIVED = 8,      /* understood on input and shown, not stored: it follows from a key */
	FIELD_COMPUTED = 16,    /* stored, worked out by the program, not asked for */
	FIELD_INDEX = 32        /* looked up often */
};

struct field {
	const char *column;     /* name in the dictionary */
	unsigned rules;
	const char *fallback;   /* value of a blank or missing cell, in canonical form; NULL: none */
};

#define KIND_FIELDS 24

struct kind {
	const char *name;               /* "assignments": table, view, file */
	const char *zh, *en;            /* "任课", "Assignments" */
	const char *about, *about_zh;
	struct field fields[KIND_FIELDS];       /* ended by a NULL column */
	/* A sheet may spread these two over many columns: the heading of each is a value of the one
	 * ("3(1)"), its cells are values of the other, a blank cell no row. NULL: it may not. */
	const char *across, *value;
	const char *together;           /* columns that rows are looked up by at once, as SQL lists them; NULL: none */
	bool handed_out;                /* goes out to be filled in: a row with nothing but its first key is passed over */
	bool of_units;                  /* a row is of its narrowest unit, a pupil, else a teacher, else a class, else a school */
};

extern const struct column columns[];   /* ended by a NULL name */
extern const struct kind kinds[];       /* ended by a NULL name */

const struct column *column_find(const char *name);
/* By heading as people write it: canonical name, either heading or a synonym, blanks, case, full width and
 * bracketed remarks like "语文(120分)" put aside. NULL: unknown. */
const struct column *column_by_heading(const char *heading);
const char *column_heading(const struct column *, enum language);
/* By canonical name, Chinese or English heading. NULL: unknown. */
const struct kind *kind_find(const char *name);
size_t kind_field_count(const struct kind *);
/* -1: the kind has no such column. */
int kind_field(const struct kind *, const char *column);
/* The same by heading, the kind's own columns only. */
int kind_field_by_heading(const struct kind *, const char *heading);
const struct column *field_column(const struct field *);
/* The word meant by what somebody wrote ("男", "1", "1-男"): its place in the list, -1: none. */
int word_find(const struct word *, const char *text);
const char *word_show(const struct word *, const char *code, enum language);
const char *word_text(const struct word *, enum language);
/* The language that messages are in, for words of the catalogue inside them. */
enum language message_language(void);
/* Of those in the list the one nearest to a mistyped text, NULL when none is near. */
const char *nearest(const char *text, const char *const *candidates, size_t count);

#endif
