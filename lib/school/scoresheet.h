/* The layout of a score sheet: which row holds the headings, what each column means,
 * what the titles around the table tell.
 *
 * A heading row is one that names the pupil (姓名, 学籍号, 考号, XM, KSH) and something else; a second
 * row below it may finish merged headings (语文 over 得分 and 名次; 成绩 over 语文, 数学). A table with 成绩
 * alone is of the subject that its title or the sheet's name tells. Several tables may
 * stand one below the other, and two blocks of pupils side by side. */
#ifndef SCHOOL_SCORESHEET_H
#define SCHOOL_SCORESHEET_H

#include "base/opt.h"
#include "school/district.h"

enum role {
	ROLE_NAME, ROLE_PUPIL, ROLE_EXAM_NUMBER, ROLE_SERIAL, ROLE_SCHOOL, ROLE_SCHOOL_CODE, ROLE_GRADE, ROLE_CLASS, ROLE_EXAM, ROLE_TERM,
	ROLE_SUBJECT, ROLE_MARK, ROLE_STATUS, ROLE_LEVEL, ROLE_PAPER, ROLE_LANGUAGE, ROLE_TOTAL, ROLE_RANK, ROLE_OTHER, ROLE_COUNT
};

enum { MARKS_MOST = 30, BLOCKS_MOST = 4, COLUMNS_MOST = 200 };

struct mark_column {
	size_t column;
	const struct subject *subject;
	const char *heading;
	int64_t written_full;   /* from "语文(120分)", hundredths; 0: not written */
};

/* Pupils below each other in one set of columns. */
struct block {
	int at[ROLE_COUNT];     /* column of a role, -1 none */
	struct mark_column marks[MARKS_MOST];
	size_t mark_count;
};

struct layout {
	struct block blocks[BLOCKS_MOST];
	size_t block_count;
	char *headings[COLUMNS_MOST];
	size_t column_count;
	bool has_gap;           /* some column has no heading */
	bool of_rejects;        /* rows given back by --reject (a column 退回原因) */
	struct arena arena;
};

/* Rows that stay when the reader goes on. */
struct kept_row {
	struct row row;
	struct arena arena;
};
void row_keep(struct kept_row *, const struct row *);
void row_drop(struct kept_row *);

bool is_heading_row(const struct row *);
/* Does this row go on with the headings of the one above? */
bool is_second_heading_row(const struct row *upper, const struct row *, const struct district *);
/* lower may be NULL. told: the subject that titles name, for a table with one column 成绩; NULL: none. Faults (a column twice, a column nobody knows) are complained of: false. */
bool layout_read(struct layout *, struct district *, const struct row *upper, const struct row *lower,
	const struct subject *told, const struct opt_list *ignore, const struct reader *);
void layout_free(struct layout *);

/* What titles, sheet and file names tell of the table that follows. */
struct sheet_context {
	const struct school *school;
	struct class_name class;        /* grade 0 and entry_year 0: not told */
	struct term term;               /* year 0: not told */
	const char *purpose;            /* code of exam_purpose, NULL: not told */
	const struct subject *subject;  /* NULL: not told */
	const struct school *titled;    /* the school that a title names, NULL: none */
	struct place title_at, term_at; /* where a title says so */
	struct text school_words;       /* a name that looks like a school's, for a district without a register */
};
void context_add(struct sheet_context *, const struct district *, const char *text, bool stronger);

#endif
