/* Whose slip it is: the cells school, class, pupil and name in front of every row of a child. The number is
 * masked, the name is whole. Two children of a class who look alike so would share a page: the name of
 * the second is marked. */
#ifndef SCHOOL_SLIP_CHILD_H
#define SCHOOL_SLIP_CHILD_H

#include "school/report.h"

struct slip_child {
	int64_t pupil, class_id;        /* 0: none yet */
	struct text number, name;       /* as shown */
};

/* The next row's child; nothing changes as long as it is the same. number NULL: known by name only. */
void slip_child_set(struct slip_child *, int64_t pupil, int64_t class_id, const char *number, const char *name, enum language);
void slip_child_columns(struct report *);
void slip_child_put(const struct slip_child *, struct report *, const struct school *, const struct class_name *);
void slip_child_free(struct slip_child *);

#endif
