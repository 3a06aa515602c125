/* One import: a batch in the making. Rows are compared with what is stored: new ones
 * are added, equal ones counted, differing ones listed and, with replace, exchanged (the
 * old version is kept). Everything of a batch is stored or nothing. */
#ifndef SCHOOL_IMPORT_H
#define SCHOOL_IMPORT_H

#include "base/arena.h"
#include "school/rejects.h"
#include "school/rows.h"
#include "table/reader.h"

struct import_options {
	bool dry_run;           /* all checks, nothing stored */
	bool replace;           /* differing rows take the place of the stored ones */
	bool over_shipped;      /* those of the shipped tables give way unasked */
	struct rejects *rejects;        /* store the good rows, the others go here; NULL: all or nothing */
	struct reader_options reading;
};

struct import {
	struct db *db;
	const struct kind *kind;
	const struct import_options *options;
	const char *file;
	char sha256[65];        /* "" for standard input */
	int64_t batch;
	int64_t read, added, changed, same, rejected;
	size_t complaints_before, complaints_of_rows, complaints_at_row;
	bool wide;              /* a row of the file is several of the kind */
	bool begun;             /* its transaction is open */
	int64_t numbered;       /* pupils known by name who got their number */
	int64_t renumbered;     /* pupils whose number was replaced by another */
	bool stored;            /* after import_end: the batch stands in the database */
	struct arena arena;     /* of this import */
	struct arena row_arena;         /* of the row at hand: importing the same again does not grow */
};

/* Where the values of a row stand in the file; columns[field] is -1 when it has none. at: all stand
 * in one cell. */
struct origin {
	const struct reader *reader;
	const int *columns;
	long line;
	const struct place *at;
	const struct place *heading;    /* the column of a wide sheet with the heading it has there; NULL: the sheet is long */
};
struct place origin_place(const struct origin *, const struct kind *, size_t field);

enum import_start { IMPORT_GO, IMPORT_KNOWN, IMPORT_FAILED };
/* Begins the transaction and the batch. details: what beside the file decides the content (exam, school).
 * IMPORT_KNOWN: the same file stands already as a batch; said, nothing to do. */
enum import_start import_begin(struct import *, struct db *, const struct kind *, const struct import_options *,
	const char *file, const char *details, struct error *);
/* given[field]: the file has that field; the others keep what is stored. NULL: all.
 * False: refused, with complaints. The values' text need not outlive the call. */
bool import_row(struct import *, const struct kind *, const struct value *values, const bool *given, const struct origin *);
/* Before a row of the file; complaints from here on are about it. */
void import_begin_row(struct import *);
/* The row is not stored and goes to the rejects. told as in school/rejects.h. */
void import_reject(struct import *, struct place, const char *told, const struct row *);
/* Stores the batch, or takes everything back when there were faults, nothing changed, or for a dry
 * run; prints the line of counts. With rejects only faults beside the rejected rows (of a
 * heading, a damaged file) stop the others. encoding may be NULL. */
bool import_end(struct import *, const char *encoding, struct error *);
void import_abandon(struct import *);

/* The file as a place in messages. */
struct place import_place(const struct import *);
/* The kind of the import that a batch was. */
const char *batch_kind(struct db *, int64_t batch, struct arena *);

#endif
