/* Numbers and names of all teachers by id, read at once: to ask for those of each row costs more than the rest of the row. */
#ifndef SCHOOL_TEACHER_NAMES_H
#define SCHOOL_TEACHER_NAMES_H

#include "base/arena.h"
#include "store/db.h"

struct teacher_names {
	struct teacher_name { int64_t id; const char *number, *name; } *items;   /* by id */
	size_t count;
	struct arena arena;
};

/* Of a teacher who is not in the register the name is his number. */
void teacher_names_load(struct teacher_names *, struct db *);
/* "" for 0 and for who is unknown. */
const char *teacher_names_find(const struct teacher_names *, int64_t id);
const char *teacher_names_number(const struct teacher_names *, int64_t id);
void teacher_names_free(struct teacher_names *);

/* The teacher of the register with this number, else the only one of this name. False: none, or several, who are listed. */
bool teacher_find(struct db *, const char *who, int64_t *id, struct error *);

#endif
