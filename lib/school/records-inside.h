/* What the files of the import of registers share; nobody else includes it.
 *
 * records.c follows the file: titles, headings, rows. record-cell.c turns the cells of a row
 * into values by the types and rules of their columns. */
#ifndef SCHOOL_RECORDS_INSIDE_H
#define SCHOOL_RECORDS_INSIDE_H

#include "school/district.h"
#include "school/records.h"

struct records {
	const struct kind *kind;
	const struct records_options *options;
	struct district district;
	struct import import;
	struct reader *reader;
	struct origin origin;
	int columns[KIND_FIELDS];       /* of the file, by field; -1 none */
	bool given[KIND_FIELDS];
	bool found_heading;
	int grade_column;               /* 年级 beside 班级; -1 none */
	size_t heading_count;           /* columns with a heading or before one */
	long rows;
	struct map seen;                /* key of a row, refused ones too -> its line */
	struct text key;
	struct arena row_arena;
};

/* Has a row to have a value of the field? */
bool record_needs(const struct records *, const struct field *);
/* The folded cell of a field; "" when the file has none. Lives until the row is done. */
const char *record_cell(struct records *, const struct row *, int field);
/* All values of a row; false: refused, with every complaint made. */
bool record_read(struct records *, const struct row *, struct value values[KIND_FIELDS]);
/* Once a row, when its keys are settled. False after a complaint: a row before has the same key. */
bool record_is_first(struct records *, const struct value *values);

#endif
