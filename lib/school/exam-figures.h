/* The figures of one exam: a cell for each class, subject and paper, put together as
 * one likes; all sums are exact, so that parts merged in any order give the whole.
 *
 * entered  应考: pupils of the class with any row in the exam, without those exempt from the
 *          subject or given a level in place of a mark
 * sat      实考: with a mark; cheating counts as a mark of 0
 * deferred 缓考: neither sat nor absent.   absent = entered - sat - deferred
 * A class whose rows of a subject are all blank does not have that subject. Where a class
 * wrote several papers of a subject, those without a mark belong to the one most sat for.
 *
 * Pupils drawn as a sample (exam-rows.h) are groups of their own, never with full classes: of
 * them enrolled and cohort are those of the class on the list, entered too unless exempt. The rest
 * of the class is a full class without them. A class none of whose drawn pupils has a row is not there.
 *
 * A subject carried from an earlier exam has full mark and lines of that exam's date and grade.
 *
 * The total (subject NULL) is over the pupils with a mark in every subject of their class;
 * its full mark and lines are the sums of those of the subjects. Only classes with the
 * same subjects are compared by it. */
#ifndef SCHOOL_EXAM_FIGURES_H
#define SCHOOL_EXAM_FIGURES_H

#include "school/district.h"
#include "school/figure.h"

/* What is compared: same grade, subject, paper and teaching language, over the whole district. */
struct exam_group {
	int grade, language;
	const struct subject *subject;  /* NULL: the total */
	uint64_t subjects;              /* of the total: bit i is exam_figures.subjects[i] */
	bool sampled;
	const char *paper;              /* as the rows have it, "": no name */
	const char *paper_shown[2];     /* by language: A, of a sample 抽样, A 抽样; sample, A sample */
	const struct exam *carried;     /* the earlier exam whose marks of the subject, or of one of the total, count here; NULL: none */
	size_t first, count;            /* its cells */
	struct figure figure;           /* pooled */
	double within_sd;               /* SD of the marks inside the classes, in marks; NaN: no class of two */
};

struct exam_cell {
	const struct class_info *class_info;    /* its name has the grade at the exam */
	const struct school *school;
	size_t group;
	struct figure figure;
};

struct exam_figures {
	struct exam exam;
	struct base base;
	struct exam_cell *cells;        /* by group, school and class */
	struct exam_group *groups;      /* by grade, subject (the total last), full classes first, paper and language */
	size_t cell_count, group_count;
	const struct subject **subjects;
	size_t subject_count;
	struct class_info *classes;     /* of the register, by id */
	size_t class_count;
	bool has_papers;                /* some paper has a name, or there is a sample */
	struct arena arena;
};

/* One pass over the marks of the exam. Memory: 300 bytes for each class and subject; with a
 * dropping base four more a mark. The district must outlive the figures. */
bool exam_figures_read(struct exam_figures *, struct district *, const struct exam *, struct base, struct error *);
void exam_figures_free(struct exam_figures *);
/* The lines in force for a subject of the exam, of a carried one those of its exam, whose grade was lower by then. */
const struct subject_lines *exam_lines(const struct district *, const struct exam *, const struct exam *carried, int64_t subject,
	int grade, int language);
/* Adds to a note of several parts from which exam the marks come, where it is another one. */
void exam_group_note(struct text *, const struct exam_group *, enum language);

#endif
