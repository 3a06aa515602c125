/* What the forms of checklist-report share: the findings of the day asked for, which of them
 * are meant, and the cells that name one. */
#ifndef SCHOOL_CHECKLIST_H
#define SCHOOL_CHECKLIST_H

#include "school/findings.h"
#include "school/report.h"
#include "school/teacher-names.h"

/* Texts as options give them; NULL: not given. */
struct checklist_options {
	const char *on;                 /* the day of the report */
	const char *month;              /* 2023-04 */
	const char *school, *teacher;   /* this one only */
	const char *category;           /* findings of this one only */
	const char *checked;            /* findings of this day's checks */
	const char *by;                 /* groups, as the form says */
	const char *year;               /* register of this year: open ones of before are carried over */
	long seed, count;               /* next: the draw */
	bool all;                       /* next: those not drawn too */
	const char *term;               /* scores: 2022-2023-2 */
	const char *posted, *hotline;   /* monthly: 2023-05-04:5, first day and working days of posting */
};

struct checklist {
	struct report *report;
	const struct checklist_options *options;
	struct findings findings;
	const struct school *school;    /* NULL: all */
	int64_t teacher;                /* 0: all */
	char day[11];                   /* ISO */
	char first[11], last[11];       /* days of the month asked for; "" for none */
	struct teacher_names names;
	char checked[11];
	const struct word *check_types, *severities;
	struct map districts;           /* names by id of the school */
	struct arena arena;
	struct text scratch;
};

/* Reads the options and, with findings, the register up to the day. */
bool checklist_open(struct checklist *, struct report *, const struct checklist_options *, bool findings, struct error *);
void checklist_close(struct checklist *);
/* Is the finding of the school, teacher, category and year asked for? */
bool checklist_has(const struct checklist *, const struct finding *);

/* Was it found in the month asked for? Without one: yes. */
bool checklist_of_month(const struct checklist *, const struct finding *);
/* Days from the first ISO date to the second. */
int checklist_days(const char *first, const char *last);
/* The numbers of findings that others come back from, which are linked first. */
void checklist_come_back(struct checklist *, struct map *);

/* The cells finding, check_date, check_type, school, teacher_name, category, severity, problem. */
extern const char *const checklist_columns[];
void checklist_put_finding(struct checklist *, const struct finding *);
/* "" where the id is 0. */
const char *checklist_teacher_name(const struct checklist *, int64_t teacher);
const char *checklist_district(struct checklist *, int64_t school);
/* The name of the row of totals. */
const char *checklist_total(const struct checklist *);

/* A finding with the group that it is in. */
struct checklist_group { const char *key, *name; const struct finding *finding; };
struct checklist_groups {
	struct checklist_group *items;  /* those of one group together, in the order of their keys; of a group by number */
	size_t count;
	const char *by;                 /* what they are grouped by, in the language of the report */
};
/* The findings meant by the options, in groups as --by says: one of the words allowed, the first where nothing is said. */
bool checklist_group(struct checklist *, const char *const *allowed, struct checklist_groups *, struct error *);
/* The place behind the last of the group that begins at first. */
size_t checklist_group_end(const struct checklist_groups *, size_t first);
void checklist_groups_free(struct checklist_groups *);
/* The cell definition: by what, and how the figures are defined. */
void checklist_put_definition(struct checklist *, const struct checklist_groups *, const char *zh, const char *en);

/* The forms. */
bool open_report(struct report *, const struct checklist_options *, struct error *);
bool overdue_report(struct report *, const struct checklist_options *, struct error *);
bool register_report(struct report *, const struct checklist_options *, struct error *);
bool notice_report(struct report *, const struct checklist_options *, struct error *);
bool recurring_report(struct report *, const struct checklist_options *, struct error *);
bool pareto_report(struct report *, const struct checklist_options *, struct error *);
bool closure_report(struct report *, const struct checklist_options *, struct error *);
bool monthly_report(struct report *, const struct checklist_options *, struct error *);
bool scores_report(struct report *, const struct checklist_options *, struct error *);
bool inspectors_report(struct report *, const struct checklist_options *, struct error *);
bool next_report(struct report *, const struct checklist_options *, struct error *);

#endif
