/* Linear mixed models: the search for theta.
 *
 * Parameters: of a term of width 1 the variance theta^2, in which V is linear and which may be 0; of width 2
 * the elements of Lambda. With dLambda = Lambda K for a parameter, u the spherical effects,
 * W = M^-1 Lambda'Z'Q and sigma^2 the residual variance, the derivative of the criterion is
 *     tr (K + K')(sum over levels of (I - M^-1) - u u' / sigma^2 - [REML] W (Q'V^-1Q)^-1 W'),
 * because Lambda'Z'V^-1Z Lambda = I - M^-1, Lambda'Z'V^-1Q = W and Lambda'Z'V^-1(y - X beta) = u. The average
 * information follows in the same way from the vectors (K + K')u. It is the Hessian only nearly, the more so the
 * fewer the levels: what is missing is learnt from the change of the gradient (symmetric rank one updates). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "stats/mixed-inside.h"

enum { STEPS = 300, DAMPINGS = 40, SMALL = 20000 };

static const double floor_share = 1e-8;         /* of a variance, times the mean rows of a level: as good as 0 */
static const double gain_enough = 1e-10, gain_enough_cheap = 1e-15, gain_tolerable = 1e-6, zero_cost = 1e-9, growth = 100;
static const double slow = 0.02;                /* of the gain a step before */
static const double starts[] = { 1, 0.05 };     /* beside the one by moments */
static const double rounding = 1e-13;           /* of the criterion */

struct parameter {
	size_t term, row, column;
	bool linear;                    /* the square of Lambda's element */
	double bound;                   /* lowest value; -infinity: none */
	double value;
};

/* How one descent ended. */
struct descent {
	enum mixed_end end;
	int steps;
	double gain, criterion;
};

struct search {
	struct mixed_solution *v;
	struct parameter *parameter;
	size_t count;
	double *gradient, *information, *hessian;
	double *correction;             /* of the Hessian */
	double *old_value, *old_gradient;
	double *step, *work, *kept;
	size_t *is_free, free_count;
	double *x, *y;                  /* (K + K')u by parameter, and M^-1 of it */
	double damping;
	bool moved;                     /* the solution is not wholly of its lambda */
};

/* --- parameters --- */

static void
add_parameter(struct search *s, size_t term, size_t row, size_t column)
{
	const struct system_term *t = &s->v->system.term[term];
	struct parameter *p = &s->parameter[s->count++];
	double least = floor_share / t->size;

	*p = (struct parameter){ term, row, column, t->width == 1, -INFINITY, 0 };
	if (row == column)
		p->bound = p->linear ? least : sqrt(least);
}

static void
set_lambda(struct search *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct parameter *p = &s->parameter[i];

		s->v->lambda[p->term][p->row][p->column] = p->linear ? sqrt(p->value) : p->value;
	}
}

static bool
at_bound(const struct parameter *p)
{
	return p->value <= p->bound;
}

/* The variance of a term in units of the whole variance, from the products of rows of a level, as if it were alone. */
static double
moment_share(const struct mixed_system *s, size_t t, size_t component)
{
	const struct system_term *term = &s->term[t];
	double squares = 0, size = 0, size2 = 0, total = s->yy / (double)s->rows;

	for (size_t l = 0; l < term->levels; l++) {
		double y = s->zy[term->position + l * term->width + component], n = s->diagonal[term->node + l][component][component];

		squares += y * y;
		size += n;
		size2 += n * n;
	}
	return size2 > size ? (squares / total - size) / (size2 - size) : 0;
}

static void
start_from_moments(struct search *s)
{
	double rest = 1;

	for (size_t i = 0; i < s->count; i++) {
		struct parameter *p = &s->parameter[i];

		p->value = p->row == p->column ? fmin(fmax(moment_share(&s->v->system, p->term, p->row), 0.02), 0.8) : 0;
		rest -= p->value;
	}
	for (size_t i = 0; i < s->count; i++) {
		struct parameter *p = &s->parameter[i];

		p->value /= fmax(rest, 0.2);
		if (!p->linear)
			p->value = sqrt(p->value);
		p->value = fmax(p->value, 2 * p->bound);
	}
}

/* Each variance the given multiple of the residual's. */
static void
start_from(struct search *s, double variance)
{
	for (size_t i = 0; i < s->count; i++) {
		struct parameter *p = &s->parameter[i];

		p->value = p->row != p->column ? 0 : p->linear ? variance : sqrt(variance);
	}
}

static struct search
search_new(struct mixed_solution *v)
{
	const struct mixed_system *system = &v->system;
	struct search s = { .v = v };
	size_t most = system->terms * MIXED_WIDTH * (MIXED_WIDTH + 1) / 2 + 1;

	s.parameter = alloc_zero(most, sizeof *s.parameter);
	for (size_t t = 0; t < system->terms; t++)
		for (size_t j = 0; j < system->term[t].width; j++)
			for (size_t i = j; i < system->term[t].width; i++)
				add_parameter(&s, t, i, j);
	s.gradient = alloc_zero(most, sizeof *s.gradient);
	s.information = alloc_zero(most * most, sizeof *s.information);
	s.hessian = alloc_zero(most * most, sizeof *s.hessian);
	s.correction = alloc_zero(most * most, sizeof *s.correction);
	s.old_value = alloc_zero(most, sizeof *s.old_value);
	s.old_gradient = alloc_zero(most, sizeof *s.old_gradient);
	s.work = alloc_zero(most * most, sizeof *s.work);
	s.step = alloc_zero(most, sizeof *s.step);
	s.kept = alloc_zero(most, sizeof *s.kept);
	s.is_free = alloc_zero(most, sizeof *s.is_free);
	s.x = alloc_zero(system->size * s.count + 1, sizeof *s.x);
	s.y = alloc_zero(system->size * s.count + 1, sizeof *s.y);
	return s;
}

static void
search_free(struct search *s)
{
	free(s->parameter);
	free(s->gradient);
	free(s->information);
	free(s->hessian);
	free(s->correction);
	free(s->old_value);
	free(s->old_gradient);
	free(s->work);
	free(s->step);
	free(s->kept);
	free(s->is_free);
	free(s->x);
	free(s->y);
}

/* --- derivatives --- */

/* Sum over levels of what the gradient is the trace with. */
static void
curvature_of_term(const struct mixed_solution *v, size_t t, block to)
{
	const struct mixed_system *s = &v->system;
	const struct system_term *term = &s->term[t];

	memset(to, 0, sizeof (block));
	for (size_t l = 0; l < term->levels; l++) {
		size_t at = term->position + l * term->width;

		for (size_t i = 0; i < term->width; i++)
			for (size_t j = 0; j < term->width; j++) {
				to[i][j] += (i == j) - v->inverse[term->node + l][i][j] - v->effect[at + i] * v->effect[at + j] / v->residual;
				for (size_t k = 0; v->reml && k < s->columns; k++)
					to[i][j] -= v->w[at + i + k * s->size] * v->w[at + j + k * s->size];
			}
	}
}

/* Lambda^-1 dLambda; one column of it. */
static void
direction(const struct search *s, const struct parameter *p, block k)
{
	const double (*l)[MIXED_WIDTH] = s->v->lambda[p->term];

	memset(k, 0, sizeof (block));
	if (p->linear)
		k[0][0] = 1 / (2 * p->value);
	else if (p->row == 0)
		k[0][0] = 1 / l[0][0], k[1][0] = -l[1][0] / (l[0][0] * l[1][1]);
	else
		k[1][p->column] = 1 / l[1][1];
}

static void
fill_vectors(struct search *s, const block *k)
{
	const struct mixed_solution *v = s->v;

	for (size_t i = 0; i < s->count; i++) {
		const struct system_term *t = &v->system.term[s->parameter[i].term];
		const double (*d)[MIXED_WIDTH] = k[i];
		double *x = s->x + i * v->system.size + t->position;
		const double *u = v->effect + t->position;

		for (size_t l = 0; l < t->levels; l++, x += t->width, u += t->width)
			if (t->width == 1) {
				x[0] = 2 * d[0][0] * u[0];
			} else {
				x[0] = 2 * d[0][0] * u[0] + (d[0][1] + d[1][0]) * u[1];
				x[1] = (d[0][1] + d[1][0]) * u[0] + 2 * d[1][1] * u[1];
			}
	}
	memcpy(s->y, s->x, s->count * v->system.size * sizeof *s->x);
	mixed_factor_solve(v->factor, s->y, s->count);
}

static double
dot(const double *a, const double *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

/* y'P dV_i P dV_j P y / sigma^2, sigma^2 profiled out. */
static void
fill_information(struct search *s)
{
	const struct mixed_solution *v = s->v;
	size_t n = v->system.size, p = v->system.columns;
	double freedom = (double)(v->system.rows - (v->reml ? p : 0));
	double *fixed = alloc_zero(s->count * p + 1, sizeof *fixed), *squares = alloc_zero(s->count + 1, sizeof *squares);

	for (size_t i = 0; i < s->count; i++) {
		for (size_t k = 0; k < p; k++)
			fixed[i * p + k] = dot(v->w + k * n, s->x + i * n, n);
		squares[i] = dot(s->x + i * n, v->effect, n);
	}
	for (size_t i = 0; i < s->count; i++)
		for (size_t j = 0; j <= i; j++) {
			double sum = dot(s->x + i * n, s->x + j * n, n) - dot(s->x + i * n, s->y + j * n, n)
				- dot(fixed + i * p, fixed + j * p, p);

			sum = sum / v->residual - squares[i] * squares[j] / (freedom * v->residual * v->residual);
			s->information[i * s->count + j] = s->information[j * s->count + i] = sum;
		}
	free(fixed);
	free(squares);
}

/* tr G (K_i K_j' + K_j K_i'): what Psi = Lambda Lambda' being quadratic adds. */
static double
bend(const block g, const block a, const block b)
{
	double sum = 0;

	for (size_t i = 0; i < MIXED_WIDTH; i++)
		for (size_t j = 0; j < MIXED_WIDTH; j++)
			for (size_t k = 0; k < MIXED_WIDTH; k++)
				sum += 2 * g[i][j] * a[j][k] * b[i][k];
	return sum;
}

static void
differentiate(struct search *s)
{
	block *k = alloc_zero(s->count + 1, sizeof *k), *g = alloc_zero(s->v->system.terms + 1, sizeof *g);

	mixed_factor_blocks(s->v->factor, s->v->inverse);
	for (size_t t = 0; t < s->v->system.terms; t++)
		curvature_of_term(s->v, t, g[t]);
	for (size_t i = 0; i < s->count; i++) {
		const double (*own)[MIXED_WIDTH] = g[s->parameter[i].term];

		direction(s, &s->parameter[i], k[i]);
		s->gradient[i] = 0;
		for (size_t a = 0; a < MIXED_WIDTH; a++)
			for (size_t b = 0; b < MIXED_WIDTH; b++)
				s->gradient[i] += 2 * own[a][b] * k[i][a][b];
	}
	fill_vectors(s, k);
	fill_information(s);
	for (size_t i = 0; i < s->count; i++)
		for (size_t j = 0; j < s->count; j++) {
			const struct parameter *p = &s->parameter[i], *q = &s->parameter[j];

			s->hessian[i * s->count + j] = s->information[i * s->count + j]
				+ (!p->linear && p->term == q->term ? bend(g[p->term], k[i], k[j]) : 0);
		}
	free(k);
	free(g);
}

/* --- steps --- */

/* Parameters at their bound stay there while the criterion rises from it. */
static void
find_free(struct search *s)
{
	s->free_count = 0;
	for (size_t i = 0; i < s->count; i++)
		if (!at_bound(&s->parameter[i]) || s->gradient[i] < 0)
			s->is_free[s->free_count++] = i;
}

/* A variance that has to become smaller moves as its root does, which does not overshoot 0. */
static bool
shrinks(const struct search *s, size_t parameter)
{
	return s->parameter[parameter].linear && s->gradient[parameter] > 0;
}

/* Where a step leads from a value. */
static double
moved_by(const struct search *s, size_t parameter, double step)
{
	const struct parameter *p = &s->parameter[parameter];
	double most = growth * (fabs(p->value) + 1);

	if (shrinks(s, parameter) && step < 0)
		step = step > -2 * p->value ? step + step * step / (4 * p->value) : -p->value;
	return fmax(p->bound, p->value + fmin(fmax(step, -most), most));
}

/* The damped Newton step; the gain it promises, negative where the Hessian is not positive. */
static double
newton(struct search *s, double damping)
{
	size_t n = s->free_count;
	int order = (int)n, one = 1, info = 0;
	double gain = 0, *right = s->kept;

	memset(s->step, 0, s->count * sizeof *s->step);
	if (n == 0)
		return 0;
	for (size_t i = 0; i < n; i++) {
		size_t a = s->is_free[i];
		const struct parameter *p = &s->parameter[a];
		double own = s->information[a * s->count + a];

		for (size_t j = 0; j < n; j++)
			s->work[i + j * n] = s->hessian[a * s->count + s->is_free[j]];
		if (shrinks(s, a))
			s->work[i + i * n] += s->gradient[a] / (2 * p->value);
		s->work[i + i * n] += damping * (own + fabs(s->hessian[a * s->count + a] - own)) + 1e-14 * own + 1e-30;
		right[i] = -s->gradient[a];
	}
	dpotrf_("L", &order, s->work, &order, &info);
	if (info != 0)
		return -1;
	dpotrs_("L", &order, &one, s->work, &order, right, &order, &info);
	for (size_t i = 0; i < n; i++) {
		s->step[s->is_free[i]] = right[i];
		gain -= s->gradient[s->is_free[i]] * right[i] / 2;
	}
	return isfinite(gain) ? gain : -1;
}

/* Makes the Hessian say of the last step what the gradients said. */
static void
learn(struct search *s)
{
	size_t n = s->count;
	double *r = alloc_zero(n + 1, sizeof *r), product = 0, length = 0, step = 0;

	for (size_t i = 0; i < n; i++) {
		double d = s->parameter[i].value - s->old_value[i];

		r[i] = s->gradient[i] - s->old_gradient[i];
		for (size_t j = 0; j < n; j++)
			r[i] -= (s->hessian[i * n + j] + s->correction[i * n + j]) * (s->parameter[j].value - s->old_value[j]);
		product += r[i] * d;
		length += r[i] * r[i];
		step += d * d;
	}
	for (size_t i = 0; fabs(product) > 1e-6 * sqrt(length * step) && i < n; i++)
		for (size_t j = 0; j < n; j++)
			s->correction[i * n + j] += r[i] * r[j] / product;
	free(r);
}

static void
remember(struct search *s)
{
	memcpy(s->old_gradient, s->gradient, s->count * sizeof *s->gradient);
	for (size_t i = 0; i < s->count; i++)
		s->old_value[i] = s->parameter[i].value;
}

/* The Newton step and the gain it promises. Where the gain hardly shrinks from step to step the Hessian is not good
 * enough: then, and as long as it stays positive, with what is learnt. */
static double
plan_step(struct search *s, double gain_before)
{
	size_t squares = s->count * s->count;
	double gain = newton(s, 0);

	if (!(gain > slow * gain_before))
		return gain;
	learn(s);
	for (size_t i = 0; i < squares; i++)
		s->hessian[i] += s->correction[i];
	gain = newton(s, 0);
	if (gain >= 0)
		return gain;
	for (size_t i = 0; i < squares; i++)
		s->hessian[i] -= s->correction[i];
	memset(s->correction, 0, squares * sizeof *s->correction);
	return newton(s, 0);
}

/* Along the step, not beyond the bounds; false: nothing moves or the criterion does not fall. */
static bool
try_step(struct search *s, double gain)
{
	double before = s->v->criterion, *old = alloc_zero(s->count + 1, sizeof *old);
	double allowed = rounding * (fabs(before) + (double)s->v->system.rows);
	bool ok;

	for (size_t i = 0; i < s->count; i++) {
		old[i] = s->parameter[i].value;
		s->parameter[i].value = moved_by(s, i, s->step[i]);
	}
	set_lambda(s);
	ok = mixed_evaluate(s->v) && s->v->criterion <= before + (gain < gain_tolerable ? allowed : 0);
	if (!ok) {
		for (size_t i = 0; i < s->count; i++)
			s->parameter[i].value = old[i];
		set_lambda(s);
		s->v->criterion = before;
	}
	free(old);
	return ok;
}

/* One step, damped as much as is needed. */
static bool
advance(struct search *s)
{
	for (int i = 0; i < DAMPINGS; i++) {
		double gain = newton(s, s->damping);

		if (gain >= 0 && try_step(s, gain)) {
			s->damping = s->damping > 1e-4 ? s->damping / 10 : 0;
			return true;
		}
		s->damping = fmax(s->damping * 5, 1e-2);
	}
	s->moved = true;
	return false;
}

static struct descent
descend(struct search *s)
{
	struct descent d = { MIXED_NOT_CONVERGED, 0, NAN, NAN };
	double enough = mixed_factor_is_cheap(s->v->factor) ? gain_enough_cheap : gain_enough;

	s->moved = false;
	s->damping = 0;
	memset(s->correction, 0, s->count * s->count * sizeof *s->correction);
	set_lambda(s);
	if (!mixed_evaluate(s->v)) {
		s->moved = true;
		return d;
	}
	for (; d.steps < STEPS; d.steps++) {
		differentiate(s);
		find_free(s);
		d.gain = plan_step(s, d.gain);
		remember(s);
		if (d.gain >= 0 && d.gain < enough) {
			d.end = MIXED_CONVERGED;
			break;
		}
		if (!advance(s)) {
			d.end = d.gain >= 0 && d.gain < gain_tolerable ? MIXED_CONVERGED : MIXED_NOT_CONVERGED;
			break;
		}
	}
	d.criterion = s->v->criterion;
	return d;
}

/* --- zeros --- */

/* Makes an element of Lambda 0 where that costs nothing. */
static bool
drop_element(struct mixed_solution *v, size_t term, size_t row, size_t column, double allowed)
{
	double *element = &v->lambda[term][row][column], old = *element;

	if (old * old * v->system.term[term].size > 1e-3)
		return false;
	*element = 0;
	if (mixed_evaluate(v) && v->criterion <= allowed)
		return true;
	*element = old;
	return false;
}

/* Variances that are as good as 0 become 0, and a covariance where both are; true where there are any. */
static bool
set_zeros(struct search *s)
{
	double found = s->v->criterion;
	bool any = false;

	for (size_t i = 0; i < s->count; i++) {
		const struct parameter *p = &s->parameter[i];

		if (p->row == p->column)
			any |= drop_element(s->v, p->term, p->row, p->column, at_bound(p) ? INFINITY : found + zero_cost);
	}
	for (size_t i = 0; i < s->count; i++) {
		const struct parameter *p = &s->parameter[i];
		const double (*l)[MIXED_WIDTH] = s->v->lambda[p->term];

		if (p->row != p->column && l[0][0] <= 0 && l[1][1] <= 0)
			any |= drop_element(s->v, p->term, p->row, p->column, found + zero_cost);
	}
	return any;
}

/* --- the whole --- */

static bool
any_at_bound(const struct search *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (at_bound(&s->parameter[i]))
			return true;
	return false;
}

/* A minimum is better than none, else the lower one. */
static bool
is_better(struct descent a, struct descent b)
{
	if (a.end == MIXED_NOT_CONVERGED || b.end == MIXED_NOT_CONVERGED)
		return a.end != MIXED_NOT_CONVERGED && b.end == MIXED_NOT_CONVERGED;
	return a.criterion < b.criterion - gain_tolerable;
}

/* With few levels, and where a variance is 0, the criterion can have several minima: other starts are tried as
 * well, and the lowest end is taken. */
static struct descent
descend_from_all(struct search *s)
{
	const struct mixed_system *system = &s->v->system;
	struct parameter *kept = alloc_zero(s->count + 1, sizeof *kept);
	bool small = system->size * (system->columns + 1) <= SMALL && mixed_factor_is_cheap(s->v->factor);
	struct descent best, other;

	start_from_moments(s);
	best = descend(s);
	memcpy(kept, s->parameter, s->count * sizeof *kept);
	if (small || any_at_bound(s) || best.end == MIXED_NOT_CONVERGED)
		for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
			start_from(s, starts[i]);
			other = descend(s);
			s->moved = true;
			if (is_better(other, best)) {
				best = other;
				memcpy(kept, s->parameter, s->count * sizeof *kept);
			}
		}
	memcpy(s->parameter, kept, s->count * sizeof *kept);
	free(kept);
	set_lambda(s);
	s->v->criterion = best.criterion;
	return best;
}

void
mixed_search(struct mixed_solution *v, struct mixed_fit *fit)
{
	struct search s = search_new(v);
	struct descent d = descend_from_all(&s);

	fit->end = d.end;
	fit->steps = d.steps;
	fit->gain = d.gain;
	if (set_zeros(&s)) {
		fit->end = d.end == MIXED_CONVERGED ? MIXED_BOUNDARY : d.end;
		s.moved = true;
	}
	if (s.moved && mixed_evaluate(v))
		mixed_factor_blocks(v->factor, v->inverse);
	search_free(&s);
}
