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
	const char *by;                 /* groups, as the form says */
	const char *year;               /* register of this year: open ones of before are carried over */
	long seed, count;               /* next: the draw */
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
};

/* Reads the options and, with findings, the register up to the day. */
bool checklist_open(struct checklist *, struct report *, const struct checklist_options *, bool findings, struct error *);
void checklist_close(struct checklist *);
/* Is the finding of the school, teacher, category and year asked for? */
bool checklist_has(const struct checklist *, const struct finding *);

/* The cells finding, check_date, check_type, school, teacher_name, category, severity, problem. */
extern const char *const checklist_columns[];
void checklist_put_finding(struct checklist *, const struct finding *);
/* "" where the id is 0. */
const char *checklist_teacher_name(const struct checklist *, int64_t teacher);

/* The forms. */
bool open_report(struct report *, const struct checklist_options *, struct error *);
bool overdue_report(struct report *, const struct checklist_options *, struct error *);

#endif
