/* The register of movements: who came, left, paused and came back, as the stays of the pupils have it.
 * One leaver is not in it and two have no confirmation, see truth/planted.csv.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_MOVERS_H
#define DISTRICT_MOVERS_H

#include "gaps.h"

enum { PAUSE_SCHOOL = 2, PAUSE_ENTRY = 2019, SUSPECTED = 2 };

static const char *const outside[] = { "外旗第一小学", "外旗蒙古族小学", "市实验学校", "邻县中心校" };
static const size_t nobody = SIZE_MAX;
static size_t unsaid_leaver, suspected[SUSPECTED], paused_pupil;

/* A pupil of the class from before the first year to after the second. */
static size_t
steady_pupil(int class, size_t number)
{
	for (size_t i = 0; i < pupil_count; i++)
		if (pupils[i].stays == 1 && pupils[i].stay[0].class == class && !*pupils[i].stay[0].from && !*pupils[i].stay[0].to && number-- == 0)
			return i;
	die("class %d has too few pupils", class);
}

static bool
leaves_district(const struct pupil *pupil)
{
	return strcmp(pupil->stay[pupil->stays - 1].to, "2022-09-01") > 0;
}

static void
choose_movers(void)
{
	size_t found = 0;

	unsaid_leaver = nobody;
	for (size_t i = 0; i < pupil_count && found <= SUSPECTED; i++) {
		if (!leaves_district(&pupils[i]))
			continue;
		if (found == 0)
			unsaid_leaver = i;
		else
			suspected[found - 1] = i;
		found++;
	}
	if (found <= SUSPECTED)
		die("%zu pupils leave the district", found);
	paused_pupil = steady_pupil(find_class(PAUSE_SCHOOL, false, PAUSE_ENTRY, 1), 0);
}

static bool
is_suspected(size_t pupil)
{
	for (size_t i = 0; i < SUSPECTED; i++)
		if (suspected[i] == pupil)
			return true;
	return false;
}

static void
put_movement(struct sheet *sheet, size_t pupil, int class, const char *day, const char *kind, const char *rest)
{
	put(sheet, pupils[pupil].id);
	put(sheet, pupils[pupil].name);
	put(sheet, day);
	put(sheet, kind);
	put(sheet, schools[classes[class].school].name);
	put(sheet, arena_printf(&memory, "%s%s", classes[class].junior ? "" : "小", class_cohort(&classes[class])));
	put_line(sheet, rest);
}

/* The columns from the other school on. Over the summer the two dates lie too far apart for a pair, so that
 * papers are needed inside the district, too. */
static const char *
papers(size_t pupil, const char *day, const struct enrolment *other, const char *cause)
{
	const char *school = other ? schools[classes[other->class].school].name : pick(outside, COUNT(outside), draw(DRAW_MOVE, pupil, 5, 0));
	bool pair = other && strcmp(day, "2022-07-10") != 0 && strcmp(day, "2022-09-01") != 0;
	const char *confirmed = pair || is_suspected(pupil) ? "" : day_after(day, 3 + draw_below(10, DRAW_MOVE, pupil, 6, 0));

	return arena_printf(&memory, "%s,%s,%s", school, confirmed, cause);
}

static bool
is_last_grade(const struct class *class)
{
	int last = class_last_grade(class);

	return class_grade(class, FIRST_YEAR) == last && (last == 6 || last == 9);
}

static void
put_departure(struct sheet *sheet, size_t pupil, size_t number)
{
	const struct enrolment *stay = &pupils[pupil].stay[number], *next = number + 1 < pupils[pupil].stays ? stay + 1 : NULL;

	if (!*stay->to || pupil == unsaid_leaver || (next && !*next->from))
		return;
	if (!next && strcmp(stay->to, "2022-07-10") == 0 && is_last_grade(&classes[stay->class]))
		put_movement(sheet, pupil, stay->class, stay->to, "毕业", ",,");
	else
		put_movement(sheet, pupil, stay->class, stay->to, "转出", papers(pupil, stay->to, next, "随父母迁居"));
}

/* The register lets some come before their class has entered, and of others it knows the class after this one
 * only, since ever. */
static bool
is_arrival(const struct pupil *pupil, size_t number)
{
	const struct enrolment *stay = &pupil->stay[number];
	int year = strcmp(stay->from, "2022-09-01") < 0 ? FIRST_YEAR : LAST_YEAR;

	return *stay->from && class_grade(&classes[stay->class], year) && (number + 1 == pupil->stays || *stay[1].from);
}

static void
list_movements(struct sheet *sheet)
{
	for (size_t i = 0; i < pupil_count; i++)
		for (size_t k = 0; k < pupils[i].stays; k++) {
			const struct enrolment *stay = &pupils[i].stay[k];

			if (is_arrival(&pupils[i], k))
				put_movement(sheet, i, stay->class, stay->from, "转入", papers(i, stay->from, k > 0 ? stay - 1 : NULL, "随父母迁居"));
			if (i == paused_pupil) {
				put_movement(sheet, i, stay->class, "2022-10-10", "休学", ",,住院治疗");
				put_movement(sheet, i, stay->class, "2023-03-01", "复学", ",,");
			}
			put_departure(sheet, i, k);
		}
}

static void
put_person(struct sheet *sheet, const char *what, size_t pupil, const char *note)
{
	int class = last_stay(&pupils[pupil])->class;

	put(sheet, what);
	put(sheet, "");
	put(sheet, schools[classes[class].school].name);
	put(sheet, class_name(&classes[class], LAST_YEAR));
	put(sheet, pupils[pupil].id);
	put(sheet, pupils[pupil].name);
	put(sheet, "");
	put(sheet, note);
	next_row(sheet);
}

static void
plant_movers(struct sheet *sheet)
{
	put_person(sheet, "leaver-without-movement", unsaid_leaver, last_stay(&pupils[unsaid_leaver])->to);
	for (size_t i = 0; i < SUSPECTED; i++)
		put_person(sheet, "leaver-unconfirmed", suspected[i], last_stay(&pupils[suspected[i]])->to);
	put_person(sheet, "suspended", paused_pupil, "2022-10-10 to 2023-03-01");
}

#endif
