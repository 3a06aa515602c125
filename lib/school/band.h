/* Bands of marks (分数段): where they begin, and which one a mark belongs to. Marks and edges
 * are in hundredths. A band runs from its edge, which belongs to it, to below the next higher
 * edge; the highest includes the full mark, the lowest begins at 0, so that each mark has one. */
#ifndef SCHOOL_BAND_H
#define SCHOOL_BAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MOST_BANDS = 200 };

/* How a user says it: lower edges, or one width for all from the full mark downwards. */
struct band_rule {
	bool equal;             /* values[0] is the width */
	bool percent;           /* of the full mark, in hundredths of a percent; else hundredths of a mark */
	int64_t values[MOST_BANDS];
	size_t count;
};

/* "90,80,70,60" or "90%,80%", in any order. False: not numbers, below 0, above 100 %, twice the same, mixed. */
bool band_parse_edges(const char *, struct band_rule *);
/* "10" or "10%", above 0. */
bool band_parse_width(const char *, struct band_rule *);

/* The lower edges, highest first, the last is 0. Edges above the full mark are left out; those in percent
 * lie on the lowest mark that reaches them. full_mark 0: not known. Returns how many bands; 0: the
 * rule needs the full mark, or there would be more than MOST_BANDS. */
size_t band_edges(const struct band_rule *, int64_t full_mark, int64_t edges[MOST_BANDS]);
size_t band_of(const int64_t *edges, size_t count, int64_t mark);

#endif
