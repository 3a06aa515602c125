/* Inside growth: the scores that go into the model, what the design can tell apart, and the fits. */
#ifndef SCHOOL_GROWTH_MODEL_H
#define SCHOOL_GROWTH_MODEL_H

#include "school/growth.h"
#include "stats/mixed.h"
#include "stats/prediction.h"

enum { OWN, OTHER, PRIORS };

/* What is compared. */
struct growth_stream {
	int grade, language;
	const struct subject *subject;
	const char *paper;              /* with the word for a sample */
	bool has[PRIORS];               /* half of its pupils have such earlier scores */
	bool used;                      /* two classes or more, some earlier scores */
	size_t rows, block, column;     /* column: of its intercept */
};

/* Streams that share slopes. */
struct growth_block {
	const struct subject *subject;
	bool has[PRIORS];
	size_t streams, cells;
	bool has_intake;                /* enough classes for a slope between them */
	size_t column[PRIORS], intake;  /* columns of the slopes; intake: of the class's */
};

struct growth_share {
	size_t teacher;                 /* in teachings */
	size_t part;                    /* teacher in subject */
	double share;                   /* of 1; no more than 1 over a cell */
};

/* A class in a subject. */
struct growth_cell {
	struct class_info class_info;
	const struct school *school;
	size_t stream, class_index, school_index;
	size_t first_share, share_count;
	size_t first_row, rows;
	double seen[PRIORS], expected[PRIORS];  /* mean of the earlier scores, and without error; NaN: none */
};

struct growth_row {
	int64_t pupil;
	size_t place, pupil_index;      /* place: of the pupil by number */
	size_t cell;
	double y;
	double seen[PRIORS];            /* means of earlier scores; NaN: none */
	double count[PRIORS];           /* scores they are the mean of */
	double expected[PRIORS];        /* without error */
	double latest;                  /* score in the subject in the latest earlier exam that has one; NaN */
};

/* A teacher's part in a cell. */
struct growth_taught { size_t teacher, cell; double share; };

enum growth_term { OF_TEACHER, OF_PART, OF_CLASS, OF_CELL, OF_SCHOOL, OF_PUPIL, GROWTH_TERMS };

struct growth_part { size_t teacher; const struct subject *subject; size_t scores; double share; };

struct growth_model {
	struct report *report;
	struct exam *exams, *earlier;
	size_t exam_count, earlier_count;
	struct teachings teachings;     /* at the last exam */
	struct growth_stream *streams;
	struct growth_block *blocks;
	struct growth_cell *cells;
	struct growth_share *shares;
	struct growth_row *rows;        /* by cell and pupil */
	struct growth_part *parts;
	struct growth_taught *taught;   /* by teacher and cell, as many as shares */
	const struct school **schools;
	size_t stream_count, block_count, cell_count, share_count, row_count, part_count, school_count, class_count, pupil_count, columns;
	size_t without_prior, without_like;     /* scores left out */
	size_t cells_without_teacher, cells_over;       /* shares of more than 100 % were scaled */
	bool has_term[GROWTH_TERMS];
	bool class_is_school;           /* hardly a school has two classes: the school's part is of both */
	enum growth_basis *basis;       /* by teacher */
	size_t *colleagues;             /* by teacher: who has the same shares; itself: nobody */
	double reliability, margin;
	struct mixed_fit fit;
	struct arena arena;
};

/* Reads current and earlier scores into rows, cells and streams. */
bool growth_rows(struct growth_model *, const struct ranking_options *, struct error *);
void growth_model_free(struct growth_model *);

/* Which streams and cells count, columns, terms, bases. */
void growth_design(struct growth_model *);
/* What a teacher has, in the order of cells. */
const struct growth_taught *growth_taught_by(const struct growth_model *, size_t teacher, size_t *count);

/* Another way to look at the same scores, for comparison. */
struct growth_variant {
	bool no_intake;                 /* without the class's intake */
	bool only_own;                  /* earlier scores of the same subject alone */
	bool gain;                      /* y - latest own score, no slopes */
	bool raw;                       /* no earlier scores at all */
	double reliability;
};

/* Fills in expected of cells and rows. */
void growth_priors(struct growth_model *, double reliability);
bool growth_fit(struct growth_model *, const struct growth_variant *, struct mixed_fit *, struct error *);
/* The row of X; of model->columns. */
void growth_columns(const struct growth_model *, const struct growth_variant *, const struct growth_row *, double *x);
double growth_outcome(const struct growth_variant *, const struct growth_row *);
/* Members of a row in the terms of the fit, without the pupil's where not asked; returns how many. */
enum { GROWTH_MEMBERS = 24 };
size_t growth_members(const struct growth_model *, const struct growth_row *, bool with_pupil, struct mixed_member *);
/* The place of a term in the fit, and its variance, 0 where the design has no such term. */
size_t growth_place(const struct growth_model *, enum growth_term);
double growth_variance(const struct growth_model *, const struct mixed_fit *, enum growth_term);

/* What estimated variances add to the errors, by classes in a subject; NULL: too many for that, or no inverse. */
struct prediction *growth_prediction(const struct growth_model *, const struct growth_variant *, const struct mixed_fit *);
/* Lines and parts from a fit; they are the caller's. */
bool growth_judge(struct growth *, const struct growth_model *, const struct growth_variant *, const struct mixed_fit *, struct error *);

/* ---- other tables of the form ---- */

/* How the effect of a teacher (number or name) comes about. */
bool growth_explain(const struct growth *, struct report *, const char *who, struct error *);
/* Do effects or residuals go with what they should not go with? */
bool growth_bias(const struct growth *, struct report *, struct error *);
/* The same scores by other models. */
bool growth_compare(const struct growth *, struct report *, struct error *);

#endif
