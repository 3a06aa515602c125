/* The growth record of a teacher (教师专业发展成长档案): all that the tables know of him, one row for each thing, in
 * sections. What the files of this form share; nobody else includes it.
 *
 * dossier.c has the options, the rows and the table of sections; dossier-teaching.c what he taught and how that was found,
 * dossier-growth.c what he made of himself and where he was, dossier-summary.c a row for each teacher. Tables that name
 * people by name alone (visits, interviews, classes) speak of a teacher only where no other of the register
 * has his name. Pupils are counted, never named. */
#ifndef SCHOOL_DOSSIER_H
#define SCHOOL_DOSSIER_H

#include "school/findings.h"
#include "school/honours.h"
#include "school/ranking.h"
#include "school/staff-marks.h"
#include "school/teacher-history.h"

struct dossier_teacher {
	int64_t id, school;             /* school 0: not known */
	const char *number, *name;
	bool named_alone;               /* no other has his name */
};

struct dossier {
	struct report *report;
	const struct ranking_options *options;
	char day[11], first[11], last[11];      /* first "": from the beginning */
	struct dossier_teacher *teachers;       /* those asked for, by number */
	size_t count;
	const struct dossier_teacher *at;
	struct teacher_history history;         /* of these teachers */
	struct findings findings;
	struct facts trainings;
	struct staff_marks marks;
	struct arena arena;
	struct text what, value, definition, note, source;      /* of the row at hand, empty between rows */
};

/* Begins a cell's text in the language of the report. */
const char *dossier_say(const struct dossier *, const char *zh, const char *en);
const char *dossier_word(const struct dossier *, const char *column, int64_t word);
/* Writes the row and empties its texts. date NULL: of no one day; period NULL: the term of the date; count -1: none. */
void dossier_row(struct dossier *, const char *period, const char *date, int64_t count);
/* Adds what is not blank to a text of several parts; words NULL: the value alone. */
void dossier_add(struct dossier *, struct text *, const char *words, const char *value);
void dossier_trace(struct dossier *, int64_t batch, int64_t line);
/* 四年级1班 in the school year of the date. */
void dossier_add_class(struct dossier *, struct text *, int64_t class_id, const char *date);

/* The sections: each writes its rows of the teacher at hand. False: an error. */
bool dossier_basics(struct dossier *, struct error *);
bool dossier_assignments(struct dossier *, struct error *);
bool dossier_homeroom(struct dossier *, struct error *);
bool dossier_results(struct dossier *, struct error *);
bool dossier_appraisal(struct dossier *, struct error *);
bool dossier_checks(struct dossier *, struct error *);
bool dossier_findings(struct dossier *, struct error *);
bool dossier_lessons(struct dossier *, struct error *);
bool dossier_trainings(struct dossier *, struct error *);
bool dossier_merits(struct dossier *, struct error *);
bool dossier_activities(struct dossier *, struct error *);
bool dossier_families(struct dossier *, struct error *);
bool dossier_attendance(struct dossier *, struct error *);

/* The table of all teachers. */
bool dossier_summary(struct dossier *, struct error *);

#endif
