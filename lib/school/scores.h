/* Importing marks: score sheets as schools write them, and the clean long table. What is
 * told of the layout is in school/scoresheet.h, of finding the pupil in school/roster.h. */
#ifndef SCHOOL_SCORES_H
#define SCHOOL_SCORES_H

#include "base/opt.h"
#include "school/import.h"
#include "table/writer.h"

struct scores_options {
	struct import_options import;
	const char *exam;       /* for sheets without a column 考试; NULL: they must have one */
	const char *school;     /* for tables without a column of it; NULL: found in titles and file names */
	const char *class;      /* likewise */
	struct opt_list ignore; /* headings that are to be passed over */
	bool partial;           /* the file speaks of some pupils only: of the others nothing follows */
	bool open;              /* references need no registers */
	int64_t *batch;         /* out: the batch stored, 0 when nothing was; may be NULL */
};

/* Faults are complained of; false: could not go on. */
bool scores_import(struct db *, const char *path, const struct scores_options *, struct error *);

/* The marks of one batch as the clean long table, by school, class and line of the file. headings: the columns
 * are given to the writer first. */
void scores_columns(struct writer *);
bool scores_write(struct db *, int64_t batch, struct writer *, struct error *);

#endif
