/* Head teachers by their classes' weeks (班主任周考核).
 *
 * A week (Monday to Sunday) belongs to the month and term that have its Thursday. Its school days are those of the
 * calendar up to the day of the report. Value of a class:
 *
 *     day     100 - points off + points on, not below 0; 100 for a day without a row, where the week has one
 *     week    mean of its school days; a week without any row of the class is not recorded and counts in nothing
 *     period  mean of the weeks recorded
 *
 * Points of an item, by the rules (kind homeroom_rules) in force on the last day; each is rounded once to hundredths, half
 * up, and not above its worth, so that the sum shown is the sum of what is shown:
 *
 *     weekly     worth x value / 100
 *     activity   worth x mean over the weeks due of min(1, times of the class in the week / times asked for)
 *     visits     worth x min(1, 100 x pupils visited in the period / pupils / full at)
 *     care       worth x min(1, care rate / full at), care rate 100 x (visited + with a partner) / (2 x such pupils)
 *     retention  base points + each above x (rate - base rate), or - each below x (base rate - rate), not below 0;
 *                the rate is that of retention.h, controlled, or that of --component
 *     given      worth x min(1, value / full at), the value in percent
 *
 * The last four are of the whole period and not of a week or month. What a school does not record (a source without a
 * single row of its classes in the period), or a class has nothing of (no pupil to be cared for), is left out of the sum and
 * of what it is out of; the score is 100 x sum / out of. Where the head teacher changes each has his own weeks, and
 * the figures of the whole period in common. */
#ifndef SCHOOL_HOMEROOM_H
#define SCHOOL_HOMEROOM_H

#include "school/balance.h"
#include "school/checklist-rules.h"
#include "school/component.h"
#include "school/ranking.h"

/* Places in the words of column homeroom_source. */
enum homeroom_source { HOMEROOM_WEEKLY, HOMEROOM_ACTIVITY, HOMEROOM_VISITS, HOMEROOM_RETENTION, HOMEROOM_CARE, HOMEROOM_GIVEN, HOMEROOM_FLAG, HOMEROOM_SOURCES };

struct homeroom_rule {
	const char *item, *activity;    /* activity NULL: none */
	enum homeroom_source source;
	int64_t worth, full_at, base_rate, base_points, each_above, each_below;         /* hundredths; full_at -1: none */
	int times;
	struct place place;             /* of its row */
	int64_t batch;
};

enum part_state {
	PART_KNOWN,
	PART_NOT_RECORDED,              /* the school has no row of it in the period */
	PART_NOTHING                    /* nothing of it to be had: no pupil to be cared for */
};

struct homeroom_part {
	enum part_state state;
	int64_t num, den;               /* pupils of the rate; of care twice the pupils; of weeks those recorded or wholly done, those due */
	struct fraction rate;           /* in hundredths of a percent; of the weekly item the class's value in hundredths */
	int64_t points;                 /* hundredths */
	const struct component_row *row;        /* that gave it; NULL: the database */
};

/* What an entry is of: each week, each month or the whole period. */
enum homeroom_by { HOMEROOM_WEEK, HOMEROOM_TERM, HOMEROOM_MONTH };

struct homeroom_span {
	int first, last;                /* day numbers */
	const char *name;               /* the week's Monday, 2023-04, 2022-2023-2 */
};

/* A week of a class. */
struct homeroom_week {
	const struct track_class *class;
	int monday;                     /* day number */
	int days;                       /* school days up to the day of the report */
	size_t row, row_count;          /* in rows */
	bool recorded, flag;
	struct fraction value;          /* hundredths */
	struct fraction *done;          /* by rule, of activities: times in the week, at most those asked for */
};

struct homeroom_row {
	int64_t class_id, batch;
	int day, session;
	const char *item, *fact, *duty_teacher;         /* "" for none */
	int64_t off, on;                /* hundredths */
	long line;
	bool counted;                   /* false: on no school day */
};

/* One class under one head teacher. */
struct homeroom_entry {
	const struct homeroom_span *span;
	const struct track_class *class;
	const char *name;               /* of the head teacher, as the table has it; NULL: not known */
	int64_t teacher;                /* in the register of teachers, 0: no such name or several */
	const char *number;             /* "" for 0 */
	size_t week, week_count;        /* in weeks: those due under him */
	int recorded, flags;            /* of these */
	struct homeroom_part *parts;    /* by rule */
	int64_t points, full;           /* hundredths */
	unsigned known;                 /* rules recorded, by place: who is compared */
	int school_rank, school_ranked, district_rank, district_ranked; /* 0: not ranked */
	bool unbalanced;                /* pupils break the balance of the class */
};

struct homeroom {
	struct track track;
	struct track_options asked;
	enum homeroom_by by;
	int last;                       /* the last day of the period, not beyond today */
	struct homeroom_rule *rules;    /* in the order of the table; without those of flags and without worth */
	size_t rule_count;
	int64_t flag_share;             /* hundredths of a percent; -1: there are no flags */
	struct homeroom_span *spans;
	struct homeroom_row *rows;      /* by class, day, session and item */
	struct homeroom_week *weeks;    /* by school, class and day */
	struct homeroom_entry *entries; /* by span, school, class and day; all, whatever class or school is asked for */
	size_t span_count, row_count, week_count, entry_count;
	struct component *components;   /* given ones */
	const struct component_row ***given;    /* by rule, then by place of the class; NULL: from the database */
	size_t component_count;
	struct arena arena;
};

/* Period, day, school, class and components are those of the options; without a period it is the week, month or term
 * of the day. Components of another form are to be left out of them. False also for faults of rules or components, which are told. */
bool homeroom_open(struct homeroom *, struct report *, const struct ranking_options *, enum homeroom_by, struct error *);
void homeroom_close(struct homeroom *);
/* Is the item one of weeks and months, or the entries of the whole period? */
bool homeroom_is_shown(const struct homeroom *, size_t rule);
/* What the rate is of: 8/9; of an activity the weeks done, 2.5/4. */
void homeroom_add_basis(struct text *, const struct homeroom_rule *, const struct homeroom_part *);
/* Is it of the class and school asked for? */
bool homeroom_has(const struct homeroom *, const struct homeroom_entry *);

/* The score of 100, in hundredths; den 0: nothing is known. */
struct fraction homeroom_score(const struct homeroom_entry *);
/* The mean of the scores of all classes of the teacher in the period; false: he is head teacher of none, or nothing is known. */
bool homeroom_of_teacher(const struct homeroom *, int64_t teacher, struct fraction *score, size_t *classes);

#endif
