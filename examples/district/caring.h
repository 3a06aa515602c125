/* Pupils to be cared for, by the registers of two offices, and the visits to their families in the second term.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_CARING_H
#define DISTRICT_CARING_H

#include "presence.h"

enum { NEVER_VISITED = 2 };

enum care_kind { CARE_LEFT_BEHIND, CARE_SINGLE, CARE_DISABLED, CARE_POOR, CARE_KINDS };
static const char *const care_names[] = { "留守", "单亲", "残疾", "脱贫户" };

static size_t never_visited[NEVER_VISITED];

static bool
has_care(size_t pupil, enum care_kind kind)
{
	static const int in_thousand[] = { 70, 40, 0, 60 };
	const struct enrolment *stay = last_stay(&pupils[pupil]);

	if (*stay->to || !class_grade(&classes[stay->class], LAST_YEAR))
		return false;
	return kind == CARE_DISABLED ? pupils[pupil].inclusive : draw_below(1000, DRAW_CARE, pupil, kind, 0) < in_thousand[kind];
}

static bool
is_cared_for(size_t pupil)
{
	for (int kind = 0; kind < CARE_KINDS; kind++)
		if (has_care(pupil, kind))
			return true;
	return false;
}

static void
choose_unvisited(void)
{
	size_t found = 0;

	for (size_t i = 0; i < pupil_count && found < NEVER_VISITED; i++)
		if (has_care(i, CARE_LEFT_BEHIND) && i % 3 == 0)
			never_visited[found++] = i;
	if (found < NEVER_VISITED)
		die("%zu pupils are left behind", found);
}

static void
put_care(struct sheet *sheet, size_t pupil, enum care_kind kind, const char *source)
{
	const struct enrolment *stay = last_stay(&pupils[pupil]);
	const char *from = strcmp(stay->from, "2022-09-01") > 0 ? stay->from : "2022-09-01";

	put(sheet, pupils[pupil].id);
	put(sheet, pupils[pupil].name);
	put(sheet, care_names[kind]);
	put(sheet, from);
	put(sheet, "");
	put(sheet, source);
	put(sheet, classes[stay->class].homeroom);
	next_row(sheet);
}

/* Of those left behind one in ten stands in one of the two registers only. */
static void
put_left_behind(struct sheet *sheet, size_t pupil)
{
	int known = draw_below(10, DRAW_CARE, pupil, 0, 1);

	if (known != 1)
		put_care(sheet, pupil, CARE_LEFT_BEHIND, "教育");
	if (known != 2)
		put_care(sheet, pupil, CARE_LEFT_BEHIND, "民政");
}

static void
list_care(struct sheet *sheet)
{
	static const char *const sources[] = { "", "教育", "残联", "乡村振兴" };

	for (size_t i = 0; i < pupil_count; i++) {
		if (has_care(i, CARE_LEFT_BEHIND))
			put_left_behind(sheet, i);
		for (int kind = CARE_SINGLE; kind < CARE_KINDS; kind++)
			if (has_care(i, kind))
				put_care(sheet, i, kind, sources[kind]);
	}
}

static bool
is_never_visited(size_t pupil)
{
	for (size_t i = 0; i < NEVER_VISITED; i++)
		if (never_visited[i] == pupil)
			return true;
	return false;
}

static void
list_visits(struct sheet *sheet)
{
	static const char *const ways[] = { "入户", "入户", "电话" };

	for (size_t i = 0; i < pupil_count; i++) {
		const struct enrolment *stay = last_stay(&pupils[i]);

		if (!is_cared_for(i) || is_never_visited(i))
			continue;
		put(sheet, pupils[i].id);
		put(sheet, pupils[i].name);
		put(sheet, day_after("2023-04-12", draw_below(60, DRAW_CARE, i, 0, 2)));
		put(sheet, pick(ways, COUNT(ways), draw(DRAW_CARE, i, 0, 3)));
		put(sheet, classes[stay->class].homeroom);
		next_row(sheet);
	}
}

static void
plant_caring(struct sheet *sheet)
{
	for (size_t i = 0; i < NEVER_VISITED; i++)
		put_person(sheet, "never-visited", never_visited[i], "留守, no visit in registers/visits.csv");
}

#endif
