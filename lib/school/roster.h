/* Who is in a class: finding the pupil that a row of a score sheet means.
 *
 * By 学籍号 when the row has one, else by the name when it is unique in the class. A class
 * without a roster gets one from its first sheet. Later sheets may add pupils to it, unless a
 * name is a known one mistyped or most of a sheet is new; once pupils of the class were
 * registered, others are refused. */
#ifndef SCHOOL_ROSTER_H
#define SCHOOL_ROSTER_H

#include "school/district.h"

struct member {
	int64_t pupil;
	const char *number;     /* 学籍号; begins with @ when only the name is known */
	const char *name;
	const char *name_key;   /* for matching; NULL until a name is looked for */
};

struct roster {
	struct arena *arena;
	const struct class_info *class;
	struct member *members;
	size_t count, capacity;
	size_t next;            /* behind the member found last: sheets keep the register's order */
	bool made_here;         /* there was none before this import */
	bool registered;        /* import-records pupils has brought some of them */
	size_t known;           /* before this import */
	size_t found, joined;   /* in this import: of those known, and new beside them */
	int64_t by_name;        /* rows matched by name alone */
};

struct rosters {
	struct district *district;
	struct map loaded;      /* class id as text -> struct roster */
	struct roster *last;    /* asked for; most rows ask for the same again */
	int64_t by_name, joined, made;  /* of rosters that were put away */
	struct text made_name;  /* class of the first that was made */
	struct arena arena;
};

struct roster *roster_of(struct rosters *, const struct class_info *);
/* number and name as the sheet has them, "" when it has none; 0 after a complaint. */
int64_t roster_find(struct rosters *, struct roster *, const char *number, const char *name, struct place number_at, struct place name_at);
/* Remarks, once a file, how many rows were matched by name alone and what rosters were made; frees everything. */
void rosters_end(struct rosters *);

#endif
