/* Where a report's rows come from: the database, or tables given as files by
 * --from KIND=FILE, which pass the same checks on their way into a database of this run
 * only. With --from and a database named by -d, the kinds not given come from there;
 * with --from alone there is no other source than the shipped defaults. */
#ifndef SCHOOL_SOURCE_H
#define SCHOOL_SOURCE_H

#include "base/opt.h"
#include "store/db.h"

struct source_options {
	const char *database;           /* -d; NULL: $XUEQU_DB, else district.db */
	struct opt_list from;           /* "scores=-", "assignments=任课.csv" */
};

/* For reading. Faults in the files of --from are complained of: db is opened all the same. */
bool source_open(struct db **, const struct source_options *, struct error *);
/* For importing: made when missing, with the shipped defaults as its first batch. */
bool source_open_write(struct db **, const char *database, struct error *);
/* A database of this run only, filled with the defaults and, when there is a database, with its registers
 * (every kind but scores): for checking files without storing them. */
bool source_open_scratch(struct db **, const char *database, struct error *);
/* The file that -d, XUEQU_DB or the default names. */
const char *source_path(const char *database);

#endif
