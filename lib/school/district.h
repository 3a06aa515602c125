/* What the district is made of, for those who read its files: schools, classes, exams,
 * subjects by the names that people write, turned into the ids used inside.
 *
 * A name that is not registered is refused with a suggestion. Where there is no register
 * yet (no schools were ever imported, a school has no classes, an exam's name tells its
 * term) the row is made from the sheet, as a provisional one, and that is said: so the
 * first import works without any set-up. With open set every name is taken: the
 * tables given by --from may stand alone. */
#ifndef SCHOOL_DISTRICT_H
#define SCHOOL_DISTRICT_H

#include "base/map.h"
#include "school/classname.h"
#include "school/import.h"
#include "school/term.h"

struct school {
	int64_t id;
	const char *name;
	int first_grade, last_grade;    /* of its type; 0 not known */
	bool provisional;
};

struct class_info {
	int64_t id, school;
	struct class_name name;         /* entry_year, first_grade, number; grade is by date */
	int language;                   /* place in the words of column language */
};

struct exam {
	int64_t id;
	const char *name;
	struct term term;
	char date[11];                  /* the exam's, else the last day of its term */
};

/* Full mark and lines of a subject, all in hundredths (lines: of a percent). */
struct subject_lines {
	int64_t subject;
	int low_grade, high_grade;
	int language;
	const char *valid_from;
	int64_t full_mark, pass, excellent, good, low;
};

struct subject {
	int64_t id;
	const char *name;
	const char *synonyms;           /* separated by ； or ; or blanks; NULL: none */
};

struct district {
	struct db *db;
	bool open;
	struct import *import;          /* in which provisional rows are made; NULL: none are */
	struct arena arena;
	struct map schools;             /* by every spelling -> struct school */
	struct school **school_list;
	size_t school_count;
	struct map classes;             /* "school id/label" -> struct class_info */
	struct subject *subjects;
	size_t subject_count;
	struct subject_lines *lines;
	size_t line_count;
	int any_language;               /* the word for lines of all teaching languages */
	bool has_school_register;
	size_t made_schools;            /* provisional ones of this import */
	bool registering_classes;       /* the register of classes itself: any class is one */
};

bool district_load(struct district *, struct db *, bool open, struct error *);
void district_free(struct district *);

/* Each of these returns NULL after a complaint at the place. */
const struct school *district_school(struct district *, const char *text, struct place);
const struct class_info *district_class(struct district *, const struct school *, const struct class_name *, struct place);
/* Reads the spelling first; school_year 0: only cohort spellings will do. */
const struct class_info *district_class_text(struct district *, const struct school *, const char *grade, const char *text, int school_year, struct place);
const struct subject *district_subject(struct district *, const char *text, struct place);
bool district_exam(struct district *, const char *text, const char *term, struct exam *, struct place);

/* Without complaint: NULL when the text names none. */
const struct school *district_find_school(const struct district *, const char *text);
/* By id; of a district just loaded. */
const struct school *school_of(const struct district *, int64_t id);
/* The school that a longer text (title, path) speaks of: the longest spelling in it. */
const struct school *district_school_in(const struct district *, const char *text);
const struct subject *district_find_subject(const struct district *, const char *heading);
/* A school that no register knows, made provisionally from the name; NULL when a register exists. */
const struct school *district_make_school(struct district *, const char *name, struct place);
/* What was made so, once a file. */
void district_remark_made(const struct district *, struct place file);

struct subject *district_subject_by_id(const struct district *, int64_t id);
/* A stored range of grades: 3, 3-6. */
void district_grades(const char *text, int *low, int *high);
/* The lines in force for a paper; NULL: the table of subjects says nothing of it. */
const struct subject_lines *district_lines(const struct district *, int64_t subject, int grade, int language, const char *date);

#endif
