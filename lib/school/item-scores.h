/* The item marks of an exam by paper: a paper is a grade, subject, teaching language and paper, over the
 * whole district; its items are those of its blueprint, without one those that have a mark.
 *
 * Pupils drawn as a sample (exam-rows.h) are a paper of their own.
 *
 * Counted are the complete pupils, who have a mark in every item; marks of other items are passed over.
 * Grade, language and school are those of the class at the exam, as the marks or the item marks tell it, of
 * other pupils those of the register; the paper is that of the item marks, else of the score. */
#ifndef SCHOOL_ITEM_SCORES_H
#define SCHOOL_ITEM_SCORES_H

#include "school/blueprint.h"
#include "school/figure.h"
#include "school/selection.h"

struct item_taker {
	const struct class_info *class_info;
	const struct school *school;
	int64_t pupil, subject;
	const char *paper;
	size_t first, count;            /* of the marks */
	int64_t mark;                   /* in the subject, hundredths; -1 none */
	bool sampled;
};

struct item_paper {
	const struct subject *subject;
	int grade, language;
	const char *paper;
	bool sampled;
	struct blueprint_item *items;
	size_t item_count;
	bool has_blueprint;
	const struct item_taker **takers;       /* the complete ones, by school and class */
	size_t count;
	int32_t *marks;                 /* of these, taker after taker, each with all items */
	size_t incomplete;
	size_t mismatched;              /* complete ones with another sum than the mark in the subject */
	size_t strange;                 /* pupils with marks of items that are not in the blueprint */
	int64_t sat;                    /* pupils of the district with a mark in the subject in this paper */
};

struct item_scores {
	struct exam exam;
	struct item_paper *papers;      /* by grade, subject, paper and language */
	size_t paper_count;
	bool has_papers;                /* some paper has a name, or is of a sample */
	size_t without_class;           /* pupils of whom no class is known: left out */
	/* inside */
	char first_day[11];             /* of the school year */
	int64_t without_inclusive, without_joined;      /* 1: left out */
	struct blueprint blueprint;
	struct class_info *classes;
	size_t class_count;
	struct item_taker *takers;
	size_t taker_count, taker_capacity;
	struct item_one { const char *item; int32_t mark; } *ones;
	size_t one_count, one_capacity;
	struct map names;
	struct arena arena;
};

/* The exam by name; NULL: the only one with item marks. The rules of law are looked at. */
bool item_scores_read(struct item_scores *, struct report *, const char *exam, const struct selection *, unsigned without, struct error *);
void item_scores_free(struct item_scores *);

#endif
