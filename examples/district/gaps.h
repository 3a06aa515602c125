/* What of the plan is missing, for truth/planted.csv.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_GAPS_H
#define DISTRICT_GAPS_H

#include "timetable.h"

static void
put_gap(struct sheet *sheet, const char *what, int school, int class, const char *name, const char *subject, const char *note)
{
	put(sheet, what);
	put(sheet, "");
	put(sheet, school < 0 ? "" : schools[school].name);
	put(sheet, class < 0 ? "" : class_name(&classes[class], LAST_YEAR));
	put(sheet, "");
	put(sheet, name);
	put(sheet, subject);
	put(sheet, note);
	next_row(sheet);
}

static void
plant_months(struct sheet *sheet)
{
	for (int month = FIRST_MONTH; month <= LAST_MONTH; month++) {
		int group = missing_lessons[month - FIRST_MONTH], school = missing_drills[month - FIRST_MONTH];
		const char *name = arena_printf(&memory, "2023-%02d", month);

		if (group >= 0)
			put_gap(sheet, "missing-demonstration-lesson", -1, -1, "", lesson_groups[group], name);
		if (school >= 0)
			put_gap(sheet, "missing-drill", school, -1, "", "", name);
	}
	put_gap(sheet, "no-1530", NO_1530_SCHOOL, -1, "", "", "2023-03 to 2023-06");
	put_gap(sheet, "no-finding", ZERO_SCHOOL, -1, "", "", arena_printf(&memory, "2023-%02d", ZERO_MONTH));
	put_gap(sheet, "late-milestone", LATE_SCHOOL, -1, "", "", "小学改造：围墙与大门 planned 2023-05-31");
}

static void
plant_recurrences(struct sheet *sheet)
{
	for (size_t i = 0; i < finding_count; i++) {
		const struct planted_finding *f = &findings[i];

		if (f->recurs)
			put_gap(sheet, "recurring-finding", f->school, -1, "", "", arena_printf(&memory, "%s after %s", finding_number(f),
			        finding_number(find_finding(f->school, f->recurs))));
	}
}

static void
plant_gaps(struct sheet *sheet)
{
	const struct lesson *clash = &lessons[clash_lesson], *other = &lessons[clash_other];

	plant_months(sheet);
	plant_recurrences(sheet);
	put_gap(sheet, "harsh-inspector", -1, -1, inspectors[HARSH], "", "10 points of 100 below the others");
	for (int i = 0; i < taken_count; i++)
		put_gap(sheet, "lesson-taken", classes[taken[i].lesson->class].school, taken[i].lesson->class, "", "体育与健康",
		        arena_printf(&memory, "数学 on %s", taken[i].day));
	put_gap(sheet, "missing-subject", GAP_SCHOOL, gap_class, "", "劳动", "its lesson is 语文");
	put_gap(sheet, "teacher-in-two-places", CLASH_SCHOOL, clash->class, teachers[clash->teacher].name, clash->course->name,
	        arena_printf(&memory, "%s also %s%s", slot_name(clash->slot), schools[classes[other->class].school].name,
	                     class_name(&classes[other->class], LAST_YEAR)));
}

#endif
