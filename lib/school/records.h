/* Importing a register of any kind of the catalogue: finds the heading row under whatever
 * titles stand above it, reads every cell by its column's type and rules, names each fault
 * by place, and hands the rows to the batch (school/import.h). */
#ifndef SCHOOL_RECORDS_H
#define SCHOOL_RECORDS_H

#include "school/import.h"

struct records_options {
	struct import_options import;
	const char *school;     /* for files without a column 学校; NULL: none */
	const char *date;       /* at which grades like 七年级 are read, ISO; NULL: rows must tell */
	bool partial;           /* marks only, see school/scores.h */
	bool open;              /* references need no registers (tables given by --from) */
};

/* Faults are complained of; false: could not go on. */
bool records_import(struct db *, const struct kind *, const char *path, const struct records_options *, struct error *);

/* A line of totals or signatures below a table, by its first cell. */
bool is_summary_label(const char *);

#endif
