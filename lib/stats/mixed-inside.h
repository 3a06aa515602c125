/* The parts of the mixed model among themselves (interface: mixed.h).
 *
 * sums     what is kept of the rows
 * system   the sums made ready for one fit: columns without use dropped, the rest orthogonal (X = QR),
 *          y replaced by its least squares residual, the z of a term scaled to a mean square of the unit matrix, the
 *          coordinate of the largest variance first
 * factor   M(theta) = Lambda' Z'Z Lambda + I, factored; by CHOLMOD or as a dense Schur complement
 * solution criterion, beta, spherical effects at one theta, and the derivatives there
 *
 * A node is a level of a term, counted over all terms; its position is its first row in Z'Z. */
#ifndef STATS_MIXED_INSIDE_H
#define STATS_MIXED_INSIDE_H

#include "stats/mixed.h"

/* A block of up to 2 x 2; a term of width 1 uses [0][0]. */
typedef double block[MIXED_WIDTH][MIXED_WIDTH];

struct level_sums {
	size_t rows;
	double weight;
	block zz;
	double zy[MIXED_WIDTH];
};

struct term_sums {
	size_t width, levels, capacity;
	struct level_sums *level;
	double *zx;                     /* by level: width x columns */
	const char *name;
};

/* Off-diagonal blocks of Z'Z by the two levels, the smaller (term, level) first. */
struct pair_key { uint64_t a, b; };
struct pair_sums {
	struct pair_key *key;
	double *zz;                     /* cell values each */
	size_t count, capacity, last, cell;
	uint32_t *slot;                 /* hash: 1 + index, 0 for none */
	size_t slots;
};

struct mixed {
	size_t columns, terms, rows;
	double *centre, centre_y;
	double *xx, *xy, yy;            /* xx: lower triangle */
	double *x;                      /* a row less its centre */
	struct term_sums *term;
	struct pair_sums pairs;
};

struct system_term {
	size_t width, levels, node, position;   /* the first of each */
	block scale;                    /* the z worked with is scale times z as given */
	double size;                    /* mean over the levels of the first diagonal element of Z'Z */
};

struct mixed_system {
	size_t rows, columns, given;    /* columns in use; as given */
	size_t terms, nodes, size;      /* size: rows of Z'Z */
	struct system_term *term;
	size_t *node_term;              /* by node: its position is node_position() */
	block *diagonal;                /* Z'Z by node */
	size_t *pair_start, *pair_row;  /* by node: its pairs with later nodes */
	double *pair_zz;
	size_t cell;
	double *zx, *zy;                /* Z'Q (size x columns, by column), Z'y */
	double yy;                      /* residual sum of squares of least squares */
	size_t *kept;                   /* columns in use */
	double *r, log_r, *ols;         /* X = QR, R lower in r as R'; log |R|^2; Q'y */
};

bool mixed_system_new(const struct mixed *, struct mixed_system *, struct error *);
void mixed_system_free(struct mixed_system *);
size_t mixed_node_position(const struct mixed_system *, size_t node);
/* A block of Lambda_a' zz Lambda_b; zz as pair_zz holds it. */
void mixed_pair_block(const struct mixed_system *, const block *lambda, size_t pair, size_t a, size_t b, block);

enum mixed_way { MIXED_ANY, MIXED_SPARSE, MIXED_DENSE };

struct mixed_factor;
/* MIXED_DENSE where there is no term to eliminate: sparse all the same. */
struct mixed_factor *mixed_factor_new(const struct mixed_system *, enum mixed_way);
void mixed_factor_free(struct mixed_factor *);
enum mixed_way mixed_factor_way(const struct mixed_factor *);
bool mixed_factor_is_cheap(const struct mixed_factor *);        /* a few more searches are not felt */
/* lambda by term. False: not positive definite. */
bool mixed_factor_update(struct mixed_factor *, const block *lambda, double *log_determinant);
void mixed_factor_solve(struct mixed_factor *, double *x, size_t columns);      /* x <- M^-1 x */
void mixed_factor_blocks(struct mixed_factor *, block *);       /* diagonal blocks of M^-1 by node */
/* An element of M^-1 where it is known from mixed_factor_blocks; false: it is not. */
bool mixed_factor_entry(const struct mixed_factor *, size_t i, size_t j, double *);

struct sparse_factor;
struct sparse_factor *sparse_new(const struct mixed_system *);
void sparse_free(struct sparse_factor *);
double sparse_cost(const struct sparse_factor *);               /* multiplications of a factorisation */
bool sparse_update(struct sparse_factor *, const block *lambda, double *log_determinant);
void sparse_solve(struct sparse_factor *, double *x, size_t columns);
void sparse_blocks(struct sparse_factor *, block *);
bool sparse_entry(const struct sparse_factor *, size_t i, size_t j, double *);

struct dense_factor;
/* Which term can be eliminated, leaving the fewest others: its index; terms where none can. */
size_t dense_term(const struct mixed_system *, size_t *left);
struct dense_factor *dense_new(const struct mixed_system *, size_t term);
void dense_free(struct dense_factor *);
bool dense_update(struct dense_factor *, const block *lambda, double *log_determinant);
void dense_solve(struct dense_factor *, double *x, size_t columns);
void dense_blocks(struct dense_factor *, block *);

struct mixed_solution {
	struct mixed_system system;
	struct mixed_factor *factor;
	bool reml;
	block *lambda;                  /* by term */
	double criterion, residual;
	double *u, *w;                  /* Lambda'Z'(Q, y) and M^-1 of it; then w: M^-1 Lambda'Z'Q C, C C' = (Q'V^-1Q)^-1 */
	double *cholesky;               /* of Q'V^-1Q, lower */
	double *beta, *effect;          /* of Q; spherical effects */
	block *inverse;                 /* diagonal blocks of M^-1 */
};

void mixed_solution_new(struct mixed_solution *, enum mixed_way);
void mixed_solution_free(struct mixed_solution *);
/* At solution.lambda. False where that cannot be computed. */
bool mixed_evaluate(struct mixed_solution *);
/* The search; fills end, steps and gain. Afterwards all of the solution belongs to its lambda. */
void mixed_search(struct mixed_solution *, struct mixed_fit *);

/* As mixed_fit, by one way. */
bool mixed_fit_by(struct mixed *, bool reml, enum mixed_way, struct mixed_fit *, struct error *);

void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info);
void dpotrs_(const char *uplo, const int *n, const int *columns, const double *a, const int *lda, double *b, const int *ldb, int *info);
void dtrsm_(const char *side, const char *uplo, const char *trans, const char *diag, const int *m, const int *n,
	const double *alpha, const double *a, const int *lda, double *b, const int *ldb);
void dgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k, const double *alpha,
	const double *a, const int *lda, const double *b, const int *ldb, const double *beta, double *c, const int *ldc);

#endif
