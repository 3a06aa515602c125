/* From a table and a formula to what a mixed model is made of: a response, columns of X, levels of groups.
 *
 * Reading: each column that the formula names is kept as doubles, or as a code for each different text. A column is
 * a category where factor() or a reference says so, or where its cells are no numbers; where nine tenths or more are
 * numbers the others are faults. Blank, NA, - and, among numbers, the words of who did not sit (缺考) are missing;
 * a row with anything missing is left out.
 *
 * X is made as R does it (Chambers and Hastie, Statistical Models in S, 1992, section 2.4): categories by treatment contrasts
 * to the first level in byte order or the reference given, by all levels where the term without them is not in the
 * model; columns are named as in R (sexM, prior, sexM:prior). */
#ifndef SCHOOL_MODEL_FRAME_H
#define SCHOOL_MODEL_FRAME_H

#include "base/map.h"
#include "base/opt.h"
#include "school/formula.h"
#include "school/source.h"
#include "table/kind.h"

enum {
	FRAME_WIDTH = 2,                /* effects of a random term */
	FRAME_COLUMNS_MOST = 1000,      /* of X */
	FRAME_CATEGORY_MOST = 10000     /* different texts of a column that is not a group */
};
#define FRAME_NONE UINT32_MAX           /* the code of a missing cell */

struct frame_level {
	double number;                  /* NaN: it is none */
	bool absent;                    /* a word like 缺考: missing, among numbers */
};

struct frame_column {
	const struct formula_column *formula;
	const char *heading;            /* as the file has it */
	size_t at;                      /* column of the file, from 0 */
	const char *reference;          /* NULL: none given */
	unsigned uses;
	bool coded, category;
	bool failed;                    /* too many texts; its cells are told of no more */
	double *numbers;                /* not coded: NaN for missing */
	uint32_t *codes;
	struct map levels, spellings;   /* the text, the text before it was cleaned: code + 1 */
	struct frame_level *level;      /* by code */
	size_t level_capacity, capacity;
	uint32_t last;                  /* code of the row before */
	size_t missing;
};

/* A variable of the formula, its values by row. */
struct frame_variable {
	const struct variable *variable;
	const struct frame_column *column;      /* NULL: arithmetic */
	double *computed;               /* of arithmetic; owned */
	bool category;
	uint32_t *position;             /* of a category by code; owned. The reference is 0 */
	const char **names;             /* by position; owned */
	size_t levels;
};

/* A column of X, or an effect of a random term: the product of its parts. */
struct frame_part { size_t variable; uint32_t position; };      /* FRAME_NONE: the number itself */
struct frame_product {
	const char *name;               /* as R; "(Intercept)" */
	struct frame_part *parts;
	size_t count;
};

struct frame_group {
	const char *label;              /* school, school:teacher */
	struct frame_product effects[FRAME_WIDTH];
	size_t width;
	uint32_t *codes;                /* by row; the column's own, or owned */
	uint32_t (*pairs)[2];           /* by code: what it consists of; NULL: a column's own */
	size_t levels;
	struct frame_group *inner;      /* whose codes are the first of a pair, chained; NULL: a column's */
	const struct frame_column *column;      /* the only, or the last one */
	size_t used;                    /* levels with rows */
};

struct frame {
	const struct formula *formula;
	struct arena arena;
	const char *file, *sheet;
	bool of_kind;                   /* places have no columns */
	struct frame_column *columns;   /* as the formula's */
	uint32_t *lines;                /* of all rows read */
	size_t rows, capacity;
	bool *left_out;                 /* rows with something missing */
	size_t complete;
	double *response;
	struct frame_variable *variables;
	struct frame_product *x;
	size_t x_count, x_capacity;
	struct frame_group *groups;     /* as the formula's random terms */
	size_t group_count;
	bool keep;                      /* all cells, for --residuals */
	const char **headings;
	size_t heading_count;
	struct text cells;              /* row by row heading_count cells, a NUL after each */
};

/* references: COLUMN=LEVEL. keep: all cells are kept. False: see the error; faults of cells have been told of. */
bool frame_open(struct frame *, const struct formula *, const struct opt_list *references, bool keep, struct error *);
bool frame_read_file(struct frame *, const char *path, struct error *);
/* The rows of the first kind of --from, with its headings in this language; the formula may use any of its names. */
bool frame_read_kind(struct frame *, const struct source_options *, enum language, struct error *);
/* Decides what the columns are, leaves out rows, makes X and groups. */
bool frame_finish(struct frame *, struct error *);
void frame_free(struct frame *);

/* Of a row that is not left out. */
void frame_x(const struct frame *, size_t row, double *x);
double frame_product_value(const struct frame *, const struct frame_product *, size_t row);
/* Sets of the names of a group's level; the text lives until the next call. */
const char *frame_level_name(const struct frame_group *, uint32_t code, struct text *);

/* ---- among the parts: model-read.c, model-frame.c (columns), model-matrix.c (X and groups) ---- */

/* How many columns of the formula are among the names. */
size_t frame_known(const struct frame *, const char *const *names, size_t count);
bool frame_headings(struct frame *, const char *const *names, size_t count, const struct kind *, struct error *);
void frame_row(struct frame *, long line, const char *const *cells, size_t count);

struct place frame_place(const struct frame *, const struct frame_column *, long line);
/* Of a coded column. */
bool frame_mostly_numbers(const struct frame *, const struct frame_column *);
void frame_complain_words(const struct frame *, const struct frame_column *);

#endif
