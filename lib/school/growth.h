/* Growth (增值): what a teacher's pupils reached beyond what pupils with their earlier scores reach on average, by a mixed model over
 * all grades and subjects together.
 *
 *     y = a(stream) + b1 x own + b2 x other + b3 x intake + T + TS + C + CS + S + P + e
 *
 * stream   grade, subject, paper and teaching language: what is compared
 * y        the pupil's standard score (standing.h: z = (T - 50) / 10) in the subject, the mean over the exams named; class and
 *          teacher are those of the last of them
 * own      mean of the pupil's earlier standard scores in the subject, other: in other subjects, both cleared of the error of the
 *          papers (growth-prior.h); slopes by subject, and by whether the stream has own and other scores at all
 * intake   mean of own (where there is none, of other) over the class; not where a subject has hardly more classes than streams
 * T, TS    of the teacher, and of the teacher in the subject; shares of co-teachers are weights
 * C, CS    of the class, and of the class in the subject;  S of the school;  P of the pupil
 *
 * T to P are normal with a variance each, estimated by restricted likelihood (stats/mixed.h). Those that the design cannot tell
 * apart are left out (growth-design.h). Pupils without any earlier score are left out and counted.
 *
 *     effect       T + TS, over several subjects the mean by pupils; in standard deviations of the pupils' marks
 *     std_error    of prediction, uncertainty of slopes and of all variances included (stats/prediction.h; with more than 600
 *                  classes in a subject that of the variance of T and TS alone, stats/shrink.h)
 *     points       50 + 10 x effect / SD of all teachers' effects, both as estimated: few pupils, near 50
 *     level        by the probability that the effect is above 0, never by a quota
 *     misjudged    the probability that the level is wrong: above, clearly above: the effect is not above 0; below likewise; as
 *                  expected: it is further from 0 than a margin */
#ifndef SCHOOL_GROWTH_H
#define SCHOOL_GROWTH_H

#include "school/ranking.h"
#include "school/teaching.h"

enum growth_level { GROWTH_CLEARLY_ABOVE, GROWTH_ABOVE, GROWTH_EXPECTED, GROWTH_BELOW, GROWTH_CLEARLY_BELOW };

/* What the effect is of, proved from the design. */
enum growth_basis {
	GROWTH_TEACHER,
	GROWTH_WITH_CLASS,              /* all rows of the teacher's classes are his: told from the class by the variances alone */
	GROWTH_WITH_COLLEAGUE,          /* the same shares of the same classes as another */
	GROWTH_SCHOOL                   /* the school's only teacher: teacher, class and school cannot be told apart; the effect is of all three */
};

struct growth_line {
	const struct teacher *teacher;
	const struct school *school;    /* of the register, else that of the first class */
	const struct subject *subject;  /* NULL: all subjects of the teacher together */
	size_t pupils, scores;          /* pupils counted; their scores, one for each subject */
	double share;                   /* scores times shares */
	double effect, std_error, low, high, above;     /* low, high: 95 %; above: probability of an effect above 0 */
	double points;
	double rank, rank_low, rank_high;       /* NaN: none; of teachers, school lines without */
	double misjudged;
	enum growth_level level;
	enum growth_basis basis;
};

struct growth {
	struct growth_line *lines;      /* one for each teacher, by rank, school lines at the end */
	size_t count;
	struct growth_line *parts;      /* one for each teacher and subject, in the order of lines, subjects as they sort */
	size_t part_count;
	struct map by_teacher;          /* the lines by number */
	double spread;                  /* SD of teachers' effects; 0: no differences can be detected */
	struct growth_model *model;     /* growth-model.h */
};

/* Reads exams and earlier exams as the options say (exam, before, reliability, margin), asks the law of each, fits. Lines live
 * as long as the growth; the report must outlive it. A wrong option ends the program. False: no earlier exam, unknown exam,
 * nobody assigned, too few scores to fit. */
bool growth_read(struct growth *, struct report *, const struct ranking_options *, struct error *);
void growth_free(struct growth *);
/* All subjects of a teacher, by number; NULL: no growth of this teacher can be told. */
const struct growth_line *growth_of(const struct growth *, const char *teacher);
/* In words: 明显高于预期, clearly above. */
const char *growth_level_show(enum growth_level, enum language);

#endif
