/* The form propose (目标建议) of score-report: targets for the next exam from where each pupil stood
 * in the last one, as a table that import-records targets takes; who teaches the pupil may change them.
 *
 * T      50 + 10 x (mark - mean) / population SD of the comparison group (exam-figures.h) of the last exam
 * layer  优 from T 60, 中 from 40, else 学困 (--layers 60,40)
 * step   in points of T by layer: 1, 2, 3 (--steps 1,2,3)
 *
 * The mark to reach is that of T + step: mean + (T + step - 50) / 10 x SD, which is the last mark + step / 10 x SD,
 * times the full mark of the next exam / that of the last, up to the next half mark and the full mark. The rank to
 * reach is the one that T + step would have had in the last exam. Who has no mark or no T gets no target. */
#ifndef SCHOOL_PROPOSE_H
#define SCHOOL_PROPOSE_H

#include "school/summary.h"

struct propose_options {
	const char *next;               /* the exam that the targets are for */
	const char *layers, *steps, *metric, *set_by;   /* NULL: as the defaults say */
};
#define PROPOSE_OPTIONS(o) \
	{ 0, "for", OPT_TEXT, &(o).next, "EXAM", N_("propose: targets for this exam") }, \
	{ 0, "layers", OPT_TEXT, &(o).layers, "T,T", N_("propose: 优 from the first T, 中 from the second (60,40)") }, \
	{ 0, "steps", OPT_TEXT, &(o).steps, "T,T,T", N_("propose: points of T to gain, by layer (1,2,3)") }, \
	{ 0, "metric", OPT_TEXT, &(o).metric, "METRIC,...", N_("propose: mark (default), total, rank") }, \
	{ 0, "set-by", OPT_TEXT, &(o).set_by, "NAME", N_("propose: who sets the targets") }

enum propose_layer { LAYER_STRONG, LAYER_MIDDLE, LAYER_WEAK, LAYERS };

struct propose_rule {
	double layers[LAYERS - 1];      /* lowest T of the first layers, falling */
	double steps[LAYERS];
};
/* NULL: the defaults. False: not two falling numbers, or not three from 0 to 50. */
bool propose_rule_parse(const char *layers, const char *steps, struct propose_rule *);

enum propose_layer propose_layer(const struct propose_rule *, double t);
/* Marks, SD and full marks in hundredths; a full mark of 0 is not known: then nothing is scaled. */
int64_t propose_mark(int64_t mark, double step, double sd, int64_t full_mark, int64_t next_full_mark);
/* 1 + the number of marks above mark + step / 10 x sd; marks rising. */
int64_t propose_rank(const int32_t *marks, size_t n, int64_t mark, double step, double sd);

/* selection: exam is the last one. A wrong option ends the program. */
bool propose_report(struct report *, const struct summary_options *selection, const struct propose_options *, struct error *);

#endif
