/* The forms targets (目标达成) and interview (约谈家长) of score-report, by the table of targets.
 *
 * Held against a target is the mark in the subject, the total (of who has a mark in every subject of
 * the class) or the rank in the comparison group (exam-figures.h; ties share a place). Met is an actual at or
 * above the target, of a rank at or below; cheating is a mark of 0. Without an actual a target is not judged
 * and counts in no rate: rate = met / (met + missed).
 *
 * Asked in are the parents of pupils who sat (a mark, a level or cheating) at least once and of whose
 * targets at least one was judged and none met; where none was judged the pupil is listed as absent, not judged. */
#ifndef SCHOOL_TARGETS_H
#define SCHOOL_TARGETS_H

#include "school/summary.h"

struct targets_options {
	const char *of;                 /* NULL: pupil */
};
#define TARGETS_OPTIONS(o) \
	{ 0, "of", OPT_TEXT, &(o).of, "UNIT", N_("targets: those of pupil (default), class, teacher or school") }

enum target_result { TARGET_MET, TARGET_MISSED, TARGET_OPEN, TARGET_RESULTS };

/* actual -1: none. */
enum target_result target_judge(bool rank, int64_t target, int64_t actual);

enum interview { INTERVIEW_NO, INTERVIEW_ASK, INTERVIEW_ABSENT };

const char *target_result_name(enum target_result, enum language);

/* By the number of targets with each result. */
enum interview interview_judge(const size_t counts[TARGET_RESULTS], bool sat);

/* by: pupil (the default), school, and class or teacher by subject; of another unit see school/unit-targets.h.
 * Wrong options end the program. */
bool targets_report(struct report *, const struct summary_options *selection, const struct targets_options *, struct error *);
/* A row for each pupil asked in or absent, with what came of it (school/interviews.h). For parents a slip
 * for each family asked in; it names the subjects and levels, no marks, no places. */
bool interview_report(struct report *, const struct summary_options *selection, struct error *);

#endif
