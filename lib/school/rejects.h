/* Rows that were refused, given back as they came: a CSV with the reason and the line in
 * front of the original cells, so that the school can mend it and send it again. Reasons are
 * the complaints since the row before. UTF-8 with a mark, which the office's Excel reads. */
#ifndef SCHOOL_REJECTS_H
#define SCHOOL_REJECTS_H

#include "base/file.h"
#include "base/text.h"
#include "table/reader.h"

struct rejects {
	struct output output;
	struct text reasons, heading;
	size_t count;
};

bool rejects_open(struct rejects *, const char *path, struct error *);
/* The heading row of the table that follows; written when it has a rejected row. Accepts NULL. */
void rejects_heading(struct rejects *, const struct row *);
/* Between rows: forget complaints that were not about a row. Accepts NULL. */
void rejects_skip(struct rejects *);
void rejects_add(struct rejects *, const char *file, const struct row *);      /* accepts NULL */
bool rejects_close(struct rejects *, struct error *);

#endif
