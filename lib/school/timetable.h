/* The lessons of a week: what the timetable has, who teaches them, what the plan of lessons wants.
 *
 * Lessons begin before September here and there: their school year is one from 1 August, for the names of classes, too.
 * In force on a day is of each class the timetable of its year with the latest first day up to it. Of the rows of the curriculum for a grade one for the very teaching language
 * comes before one for any, then the later one, then the narrower range of grades. Lessons of the
 * plan are in hundredths, as half ones occur. */
#ifndef SCHOOL_TIMETABLE_H
#define SCHOOL_TIMETABLE_H

#include "school/district.h"

struct lesson {
	int64_t class_id, school, subject;
	int64_t teacher;                /* of the timetable, else the only one assigned; 0: not known */
	int weekday, lesson;            /* place in the words of column weekday; from 1 */
	bool written;                   /* the timetable itself names the teacher */
	bool two_places;                /* the teacher has another lesson then, which a multi-grade room does not explain */
};

/* In which the school year of lessons on the day begins. */
int lessons_year_of_date(struct date);

/* Who is to teach a class a subject on the day. */
struct assigned { int64_t class_id, subject, teacher; };

struct timetable {
	struct lesson *lessons;         /* by class, weekday, lesson */
	size_t count;
	struct assigned *assigned;      /* by class, subject and number of the teacher */
	size_t assigned_count;
	size_t *by_teacher;             /* places of those with a teacher, by teacher, weekday, lesson */
	size_t by_teacher_count;
};

bool timetable_load(struct timetable *, struct db *, const char *day, struct error *);
void timetable_free(struct timetable *);
/* Those of a class. */
const struct lesson *timetable_of_class(const struct timetable *, int64_t class_id, size_t *count);
/* Places of the lessons that the teacher of this one has at that time, itself among them. */
const size_t *timetable_at_once(const struct timetable *, const struct lesson *, size_t *count);
const struct assigned *timetable_assigned(const struct timetable *, int64_t class_id, int64_t subject, size_t *count);

/* All timetables that ever were, for days that differ from row to row. */
struct past_lesson {
	int64_t class_id, subject, teacher;     /* teacher 0: not written */
	int from;                       /* day number */
	int weekday, lesson;
};
struct past_timetables {
	struct past_lesson *lessons;    /* by class, first day, weekday, lesson */
	size_t count;
};
bool past_timetables_load(struct past_timetables *, struct db *, struct error *);
void past_timetables_free(struct past_timetables *);
/* What the class has in the lesson of a weekday by the timetable in force on the day (number); NULL: nothing. */
const struct past_lesson *past_timetables_find(const struct past_timetables *, int64_t class_id, int day, int weekday, int lesson);

/* The classes of the register, by id; the caller frees them. */
struct class_info *register_classes(struct db *, size_t *count);
const struct class_info *register_class(const struct class_info *, size_t count, int64_t id);

/* ---- the plan of lessons ---- */

struct curriculum_row {
	int64_t subject;                /* 0: the total of the week */
	int low_grade, high_grade, language;
	const char *valid_from;
	int64_t low, high;              /* hundredths of lessons a week */
};

struct curriculum {
	struct curriculum_row *rows;    /* in force on the day */
	size_t count;
	int any_language;               /* the word for all */
	struct arena arena;
};

bool curriculum_load(struct curriculum *, struct db *, const char *day, struct error *);
void curriculum_free(struct curriculum *);
/* NULL: the plan says nothing. */
const struct curriculum_row *curriculum_find(const struct curriculum *, int64_t subject, int grade, int language);
/* Does it have single subjects for the grade? */
bool curriculum_has_subjects(const struct curriculum *, int grade, int language);

enum lessons_verdict {
	LESSONS_IN_ORDER, LESSONS_MISSING, LESSONS_TOO_FEW, LESSONS_TOO_MANY, LESSONS_NOT_PLANNED,
	LESSONS_NO_RULE,                /* the plan has no subjects for the grade */
	LESSONS_NO_TIMETABLE, LESSONS_TWO_PLACES, LESSONS_NOT_ASSIGNED
};

/* row NULL: none; has_subjects as above. */
enum lessons_verdict lessons_judge(const struct curriculum_row *, bool has_subjects, int scheduled);
/* Hundredths below the lower or above the upper bound, else 0. */
int64_t lessons_difference(const struct curriculum_row *, int scheduled);
bool lessons_is_fault(enum lessons_verdict);
const char *lessons_verdict_text(enum lessons_verdict, enum language);

#endif
