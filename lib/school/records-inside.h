/* What the files of the import of registers share; nobody else includes it.
 *
 * records.c follows the file: titles, headings, rows. record-cell.c turns the cells of a row
 * into values by the types and rules of their columns. record-across.c knows of wide sheets, where the
 * heading of a column is the value of a field, and what items must be like; record-unit.c finds whose row it is
 * where it may be a pupil's, a teacher's, a class's or a school's. record-title.c reads titles and days of
 * the month, record-attendance.c checks attendance, record-lesson.c reads timetables as schools write them. */
#ifndef SCHOOL_RECORDS_INSIDE_H
#define SCHOOL_RECORDS_INSIDE_H

#include "school/blueprint.h"
#include "school/district.h"
#include "school/lifecycle.h"
#include "school/records.h"

/* A column of a wide sheet. */
struct spread {
	int column;
	const char *heading;            /* without blanks at its ends */
	const char *value;              /* what it says: the same, or the date of a day of the month */
	int session;                    /* of the day, as a row below says (place in the words of column session); -1: none does */
};

/* What titles and the name of a sheet tell of it, where its columns are days or it is a timetable. */
struct sheet_title {
	struct month month;             /* year 0: not told */
	const struct school *school;    /* NULL: not told */
	char class_text[64];            /* "": not told */
};
struct attendance;

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
	long rows, not_filled_in, summaries;
	int across, value;              /* fields that the kind may spread over columns; -1 none */
	struct spread *spread;          /* the columns of the sheet at hand; none: a row of it is one of the kind */
	size_t spread_count;
	const struct spread *at;        /* the one that is read */
	struct arena headings;
	struct sheet_title title;
	struct attendance *attendance;  /* register and calendar for its checks; NULL: not yet read */
	struct blueprint blueprint;     /* of the exam of the last row */
	int64_t by_name;                /* pupils found by name in their class */
	int64_t teachers_by_name;
	struct lifecycle lifecycle;     /* for steps of rectification */
	int number_year;                /* of findings: the last number given in this year */
	int64_t number_last;
	struct map seen;                /* key of a row, refused ones too -> its line */
	struct text key;
	struct map teachers;            /* by name, those who have it */
	bool teachers_loaded;
	struct arena row_arena;
};

/* Has a row to have a value of the field? */
bool record_needs(const struct records *, const struct field *);
/* The folded cell of a field; "" when the file has none. Lives until the row is done. */
const char *record_cell(struct records *, const struct row *, int field);
/* That of the column of grades beside the classes. */
const char *record_grade(struct records *, const struct row *);
/* One value by the type of its column; false after a complaint. */
bool record_value(struct records *, size_t field, const char *text, struct value *);
/* Kinds of units: a row is of its narrowest unit, a pupil, else a teacher, else
 * a class, else a school. Wider ones in it help to find that one and are stored as 0. */
bool record_has_unit(const struct kind *);
bool record_is_unit(const struct kind *, size_t field);
bool record_unit(struct records *, const struct row *, struct value *values);
/* All values of a row, but of a wide sheet those that its columns have; false: refused, with every complaint made. */
bool record_read(struct records *, const struct row *, struct value values[KIND_FIELDS]);
bool record_read_field(struct records *, const struct row *, int field, struct value *);
struct place record_place(const struct records *, int field);
/* Once a row, when its keys are settled. False after a complaint: a row before has the same key. */
bool record_is_first(struct records *, const struct value *values);

/* Does the heading say a value of the field that the kind spreads over columns? */
bool record_is_across(const struct records *, const char *heading);
/* Lists these columns of the heading row; a second one of a value is complained of. False, after a complaint: they
 * are days of a month that nothing tells. */
bool record_spread(struct records *, const struct row *);
/* Stores the rows that a row of a wide sheet holds, all or none. */
bool record_take_wide(struct records *, const struct row *);
/* An item mark against the blueprint of the paper, where there is one. */
bool record_check_item(struct records *, const struct value *values);
/* Points of a check against what can be had; a rule of checks has what it needs. */
bool record_check(struct records *, const struct value *values);
/* So has a rule of head teachers. */
bool record_homeroom(struct records *, const struct value *values);
/* A criterion of a selection has what its rule needs, and names what its source has. */
bool record_selection(struct records *, const struct value *values);

/* Kinds that find a teacher by the name where the number is blank. */
bool record_takes_names(const struct kind *);
/* The field of a teacher who has to be found by name; -1: none has. */
int record_named(struct records *, const struct row *);
/* Finds him when school, class and subject are known; false after a complaint. */
bool record_teacher(struct records *, const struct row *, struct value *values);
/* The only one of the name, of several the one who is assigned to the class and subject, else the one of the school. */
bool record_find_teacher(struct records *, struct place, const char *name, const struct value *values, struct value *teacher);
bool record_knows_teacher(struct records *, const char *name);

/* Kinds with lessons: timetables and what was seen of them. A timetable is one class's where the name of the
 * sheet or a title says so; its school may stand there, too, and the first day comes from --date. */
bool record_is_lessons(const struct kind *);
/* What title and options say of a field without a column; NULL: nothing. */
const char *record_titled(const struct records *, int field);
/* A lesson that was given has a subject. */
bool record_lesson(struct records *, const struct value *values);
/* Subject and, where it is there, teacher of a cell of a wide sheet: 语文 王芳. */
bool record_lesson_cell(struct records *, const struct row *, struct value *values);
/* 第一节 is 1. Lives until the row is done. */
const char *record_lesson_number(struct records *, const char *text);
/* A heading like 星期八; complained of. */
bool record_bad_weekday(struct records *, const struct row *, size_t cell);
/* 大课间 between the lessons; remarked. */
bool record_is_break(const struct records *, const struct row *);

/* Sheets with a column for each day. The titles: a row above the headings, the name of the sheet. */
void record_begin_sheet(struct records *, const char *name);
void record_title(struct records *, const struct row *);
/* A heading like 3, 3日, 4月3日; the date that it says (NULL: of which month?), which may be none: 2023-02-30. */
bool record_is_day(const struct records *, const char *heading);
const char *record_day(struct records *, const char *heading);
/* A row below the headings with the weekdays of the days. */
bool record_is_weekdays(struct records *, const struct row *);
/* A row below the headings that says which sessions the columns are of, those without a day of the day
 * before them: takes it. */
bool record_take_sessions(struct records *, const struct row *);
/* Attendance, a row for each day or a column. */
bool record_goes_by_days(const struct kind *);
/* Has the day of a mark been? Before its class is read, which goes by the day. */
bool record_check_day(struct records *, const struct value *values);
/* A mark: the day has been, is a school day, the pupil is enrolled. Fills in the class. */
bool record_check_attendance(struct records *, struct value *values);
/* Marks of staff on days that are no school days, once a file. */
void record_tell_attendance(const struct records *);
void record_free_attendance(struct records *);

/* Findings get their number and deadline, what came back is linked; a step of rectification is taken of a
 * finding that is there, not before it was found, its evidence by the sum of the file. */
bool record_finding(struct records *, const struct row *, struct value *values);
/* At the end of a file: every finding that it touches must have a life that the table allows, whatever
 * the order of the rows. Where bad rows are put aside, record_finding looks at each beside those before it. */
void record_check_lives(struct records *);

/* A movement is not in the future, and of the pupil whose name stands beside the number. */
bool record_movement(struct records *, const struct row *, const struct value *values);
/* At the end of a file: of every pupil that it moves, ways in and out of a school take turns. */
void record_check_movements(struct records *);
/* A pupil who is registered with the number in the column old_number gets that of the row. */
bool record_old_number(struct records *, const struct row *, struct value *values);

#endif
