/* Shared by the parts of the form anomalies: what is judged, what the other subjects and the exams before say of it. */
#ifndef SCHOOL_ANOMALIES_INSIDE_H
#define SCHOOL_ANOMALIES_INSIDE_H

#include "school/anomalies.h"
#include "school/exam-view.h"
#include "school/suspicion.h"
#include "school/teaching.h"

enum { MOST_EARLIER = 3 };              /* exams before that are read */

/* A pupil's z in a subject. */
struct standing {
	int64_t pupil, subject;
	double z;
};

struct standings {
	struct standing *items;         /* by pupil and subject */
	size_t count;
};

/* The exams before. */
struct earlier {
	struct exam exams[MOST_EARLIER];        /* the latest first */
	size_t count;
	struct exam_figures figures;    /* of the latest */
	struct standings now, then;     /* then: mean of z over the exams */
};

/* Two subjects of a class, which stand better when exchanged. */
struct exchange {
	size_t second;                  /* cell */
	bool found;
	double r, n;                    /* of the pupils; NaN: by the means */
	double p, expected;
	struct suspicion_fit fit;
	double level;
};

/* What the other subjects of the class say of a cell. */
struct context {
	double usual;
	struct exchange exchange;       /* under its first cell */
};

/* Cells of one group: a class, or a school. */
struct unit {
	const struct exam_group *group;
	size_t first, end;
	bool is_class;
	struct figure figure;
	bool has_heap;                  /* heap is filled in, whether it is improbable or not */
	struct heap heap;
};

struct anomalies {
	struct exam_view view;
	struct teachings teachings;
	struct earlier earlier;
	struct unit *units;             /* by group, school (with several classes before these) and class */
	size_t unit_count;
	size_t judged;                  /* of these: with SUSPICION_LEAST marks */
	double limit;                   /* expected false alarms of a rule, per row judged */
	struct alarms alarms;           /* of the heaps */
	uint32_t *by_class;             /* the cells by class */
	struct context *contexts;       /* by cell */
	double jump_spread, scale_spread;
	size_t jumps, scales;           /* how many were judged */
	struct text evidence, teachers;
	bool zh;
};

/* name: NULL the last ones, "none", or one exam. */
bool earlier_read(struct anomalies *, const char *name, struct error *);
void earlier_free(struct anomalies *);
/* Change of the class's mean T since the latest exam before; NaN: not known. */
double earlier_change(const struct anomalies *, const struct unit *, double *before, int64_t *sat);
/* Fills in the contexts of all cells; by_class is made here. */
void contexts_make(struct anomalies *);
void heaps_make(struct anomalies *);
/* The comparison group without the unit. */
struct exact others_of(const struct exam_group *, const struct figure *);

#endif
