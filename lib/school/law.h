/* What the law says of reports: rules as rows of the kind `rules`, which name what a report
 * shows, for whom, of which exams and grades, and what is to be done. The shipped ones
 * follow the regulations of 2020 and 2021 that each row names; an office may add to them. */
#ifndef SCHOOL_LAW_H
#define SCHOOL_LAW_H

#include "school/district.h"

/* What a form shows; bit i is word i of column content. */
enum content {
	SHOWS_PUPILS = 1,               /* rows of more than one pupil */
	SHOWS_PUPIL_RANKS = 2,
	SHOWS_SCHOOLS = 4,              /* schools side by side */
	SHOWS_SCHOOL_RANKS = 8,         /* places of schools, classes, teachers */
	SHOWS_REWARDS = 16,             /* teachers or schools are judged by it */
	SHOWS_CARE = 32                 /* pupils to be cared for, or how many there are */
};

enum audience { AUDIENCE_INTERNAL = 1, AUDIENCE_TEACHER = 2, AUDIENCE_PARENT = 4, AUDIENCE_PUBLIC = 8 };
#define ANY_AUDIENCE (AUDIENCE_INTERNAL | AUDIENCE_TEACHER | AUDIENCE_PARENT | AUDIENCE_PUBLIC)

enum law_action { LAW_WARN, LAW_WITHHOLD, LAW_REFUSE };

struct law_rule {
	const char *name, *warning, *law;       /* in the language asked for; law may be "" */
	unsigned shows;                 /* of enum content */
	unsigned audiences;
	enum law_action action;
	int from_level;                 /* place in the words of column exam_level */
	unsigned purposes;              /* bits of the words of column purpose; 0: all */
	int low_grade, high_grade;
	const char *valid_from;
	bool overridable, overridden;
	bool told;
};

struct law {
	struct law_rule *rules;         /* by name */
	size_t count;
};

/* False: the table is not there, or an error of the database. Texts live in the arena. */
bool law_load(struct law *, struct db *, enum language, struct arena *, struct error *);

/* Does the rule speak of this, whatever the exam? */
bool law_concerns(const struct law_rule *, unsigned shows, enum audience);
/* And of this exam? Grades are another question. */
bool law_covers(const struct law_rule *, struct db *, const struct exam *);
bool law_has_grade(const struct law_rule *, int grade);

#endif
