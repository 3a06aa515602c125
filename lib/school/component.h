/* Figures that another program has worked out, for one item of a plan: --component ITEM=FILE.
 *
 *     attendance-track retention --by class ... | rank-teachers homeroom --component 学额=-
 *
 * FILE is CSV or a workbook as the sisters write them (- is standard input): the first row that is not empty holds
 * the headings, one of them that of the value; whose value it is stands under 教师编号, 教师姓名 (also 姓名, 班主任) or 学校
 * and 班级, of which the caller takes what it needs. Rows of totals are passed over. A value is a plain decimal number,
 * with a % sign or without, kept exactly; a blank one is no value.
 *
 * What is wrong with a row is complained of with its place, for all rows; then reading fails. Keys are not looked up here. */
#ifndef SCHOOL_COMPONENT_H
#define SCHOOL_COMPONENT_H

#include "base/arena.h"
#include "base/error.h"
#include "school/checklist-rules.h"

struct component_row {
	struct place place;             /* of the value; lives as long as the component */
	const char *teacher, *name, *head_teacher, *school, *class_text;        /* cleaned; "" where there is none */
	const char *text;               /* the value as it stands, "" for blank */
	bool has_value;
	struct fraction value;          /* in hundredths: 98.5 is 9850 / 1 */
};

struct component {
	const char *item, *file;        /* as given */
	const char *heading;            /* of the value, as the file writes it */
	bool has_teacher, has_name, has_head_teacher, has_school, has_class;    /* columns of the file */
	struct component_row *rows;     /* as they stand in the file */
	size_t count;
	struct arena arena;
};

/* ITEM=FILE apart; false: it is none. */
bool component_split(struct component *, const char *option, struct error *);
/* names: what the value may be called, names of the dictionary or headings, ended by NULL. The file must have
 * exactly one of them: none or several is an error that names them; but a column headed like the item goes before them. */
bool component_read(struct component *, const char *option, const char *const *names, struct error *);
void component_free(struct component *);

/* A decimal number in hundredths, exactly: "98.765" is 197530 / 20. False: none. */
bool fraction_read(const char *, struct fraction *);

#endif
