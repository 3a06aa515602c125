/* What the parts of the form monthly (教学常规检查评价公示表) share; nobody else includes it. */
#ifndef SCHOOL_CHECKLIST_MONTHLY_H
#define SCHOOL_CHECKLIST_MONTHLY_H

#include "school/checklist-scores.h"

/* Who taught what in the days given, by teacher. */
struct taught {
	struct taught_item { int64_t teacher, school; int grade; const char *subject; } *items;
	size_t count;
	struct arena arena;
};
bool taught_load(struct taught *, struct db *, const struct check_period *, struct error *);
void taught_free(struct taught *);
/* 五年级语文、数学；六年级数学: at the school, of who teaches elsewhere only at all of them. */
void taught_add(const struct taught *, struct text *, int64_t teacher, int64_t school, enum language);

/* The days of --posted FROM[:DAYS]: so many working days from FROM on, by the calendar; both "" when not given. */
bool posted_days(struct db *, const char *posted, char from[11], char to[11], struct error *);

#endif
