/* Writing tables: CSV for programs, an aligned table for a terminal, JSON for others.
 * Cells are given in order; a row has as many as there are columns. What is
 * written to CSV is UTF-8, comma, LF, quoted where needed, first line the headings. */
#ifndef TABLE_WRITER_H
#define TABLE_WRITER_H

#include <stdio.h>
#include "base/error.h"
#include "base/opt.h"
#include "table/kind.h"

enum format { FORMAT_AUTO, FORMAT_CSV, FORMAT_TABLE, FORMAT_JSON };

struct writer;

/* FORMAT_AUTO: a table when the stream is a terminal, else CSV. */
void writer_open(struct writer **, FILE *, enum format, enum language);
bool format_find(const char *name, enum format *);
/* The values of the common options: -L, else $XUEQU_LANG, else Chinese; -f, else automatic.
 * A wrong word is told with the usage and ends the program. */
enum language language_option(const struct program *, const char *name);
enum format format_option(const struct program *, const char *name);
/* All columns before the first row. A column outside the dictionary has a heading only. */
void writer_column(struct writer *, const struct column *);
void writer_heading(struct writer *, const char *heading, enum column_type);

void writer_text(struct writer *, const char *);        /* NULL: blank */
void writer_take(struct writer *, struct text *);       /* what stands in the text, which is empty then */
void writer_integer(struct writer *, int64_t);
void writer_ratio(struct writer *, int64_t num, int64_t den, int decimals);   /* den 0: blank */
void writer_real(struct writer *, double, int decimals);                       /* NaN: blank */
void writer_hundredths(struct writer *, int64_t);
void writer_word(struct writer *, const struct word *, const char *code);      /* in the writer's language */
void writer_blank(struct writer *);
void writer_end_row(struct writer *);
/* False: the stream had an error. */
bool writer_close(struct writer *, struct error *);
/* Frees it; what has not been written yet is not written. Accepts NULL. */
void writer_abandon(struct writer *);

#endif
