/* Rows that were refused, given back as they came: a CSV with the reason and the line in
 * front of the original cells, so that the school can mend it and send it again. What titles
 * and sheet names said of the rows (school, class) stands in columns of its own, so that the
 * mended file can be imported as it is. Reasons are the complaints since the row before.
 * UTF-8 with a mark, which the office's Excel reads. */
#ifndef SCHOOL_REJECTS_H
#define SCHOOL_REJECTS_H

#include "base/file.h"
#include "base/text.h"
#include "table/reader.h"

struct rejects {
	struct output output;
	struct text reasons, heading, rows;
	size_t count;
};

bool rejects_open(struct rejects *, const char *path, struct error *);
/* The headings of the table that follows; written when it has a rejected row. told: headings of what
 * the table itself has no column for (",学校,班级"), "" for nothing. Accepts NULL. */
void rejects_heading(struct rejects *, const char *told, const char *const *headings, size_t count);
/* Between rows: forget complaints that were not about a row. Accepts NULL. */
void rejects_skip(struct rejects *);
/* told: cells below these headings. Accepts NULL. */
void rejects_add(struct rejects *, struct place, const char *told, const struct row *);
/* At the end of a file: its rejected rows are written, or forgotten as nothing of the file was stored. */
void rejects_end_file(struct rejects *, bool keep);
bool rejects_close(struct rejects *, struct error *);
/* One more cell of a CSV line, a comma in front. */
void rejects_cell(struct text *line, const char *cell);

#endif
