/* The timetable of three schools and the curriculum it is to follow.
 * Part of generate.c, which alone includes it.
 *
 * Lessons are edges between classes and teachers, slots of the week are colours: a colouring exists as long as
 * nobody has more lessons than there are slots (König), so nobody is in two places but where it is planted. */
#ifndef DISTRICT_TIMETABLE_H
#define DISTRICT_TIMETABLE_H

#include "checks.h"

enum { DAYS = 5, LESSONS = 6, SLOTS = DAYS * LESSONS, MOST_LESSONS = 800, MOST_LOAD = SLOTS - 1, NOBODY = -1,
       GAP_SCHOOL = 1, GAP_ENTRY = 2018, CLASH_SCHOOL = 5 };

static const int table_schools[] = { GAP_SCHOOL, CLASH_SCHOOL, 9 };

/* The week by grades 1-2, 3-6, 7-9 and language; high is one more for the first lines, which take what is left.
 * subject SUBJECTS: no examination, by name. */
struct course { const char *name; enum subject_id subject; const char *grades, *language; int low, high; };
static const struct course curriculum[] = {
	{ "语文", CHINESE, "1-2", "汉语", 9, 10 }, { "数学", MATHS, "1-2", "汉语", 4, 5 }, { "道德与法治", CIVICS, "1-2", "汉语", 3, 3 },
	{ "科学", SCIENCE, "1-2", "汉语", 1, 1 }, { "体育与健康", SUBJECTS, "1-2", "汉语", 4, 4 }, { "音乐", SUBJECTS, "1-2", "汉语", 2, 2 },
	{ "美术", SUBJECTS, "1-2", "汉语", 2, 2 }, { "劳动", SUBJECTS, "1-2", "汉语", 1, 1 }, { "", SUBJECTS, "1-2", "汉语", 26, 26 },
	{ "语文", CHINESE, "3-6", "汉语", 8, 9 }, { "数学", MATHS, "3-6", "汉语", 5, 6 }, { "英语", ENGLISH, "3-6", "汉语", 3, 3 },
	{ "道德与法治", CIVICS, "3-6", "汉语", 3, 3 }, { "科学", SCIENCE, "3-6", "汉语", 2, 3 }, { "体育与健康", SUBJECTS, "3-6", "汉语", 3, 3 },
	{ "音乐", SUBJECTS, "3-6", "汉语", 2, 2 }, { "美术", SUBJECTS, "3-6", "汉语", 2, 2 }, { "信息科技", SUBJECTS, "3-6", "汉语", 1, 1 },
	{ "劳动", SUBJECTS, "3-6", "汉语", 1, 1 }, { "", SUBJECTS, "3-6", "汉语", 30, 30 },
	{ "蒙古语文", MONGOLIAN, "1-2", "蒙古语", 8, 9 }, { "语文", CHINESE, "1-2", "蒙古语", 2, 2 }, { "数学", MATHS, "1-2", "蒙古语", 4, 4 },
	{ "道德与法治", CIVICS, "1-2", "蒙古语", 2, 2 }, { "科学", SCIENCE, "1-2", "蒙古语", 1, 1 }, { "体育与健康", SUBJECTS, "1-2", "蒙古语", 4, 4 },
	{ "音乐", SUBJECTS, "1-2", "蒙古语", 2, 2 }, { "美术", SUBJECTS, "1-2", "蒙古语", 2, 2 }, { "劳动", SUBJECTS, "1-2", "蒙古语", 1, 1 },
	{ "", SUBJECTS, "1-2", "蒙古语", 26, 26 },
	{ "蒙古语文", MONGOLIAN, "3-6", "蒙古语", 7, 8 }, { "语文", CHINESE, "3-6", "蒙古语", 4, 4 }, { "数学", MATHS, "3-6", "蒙古语", 4, 4 },
	{ "英语", ENGLISH, "3-6", "蒙古语", 2, 2 }, { "道德与法治", CIVICS, "3-6", "蒙古语", 2, 2 }, { "科学", SCIENCE, "3-6", "蒙古语", 2, 2 },
	{ "体育与健康", SUBJECTS, "3-6", "蒙古语", 3, 3 }, { "音乐", SUBJECTS, "3-6", "蒙古语", 2, 2 }, { "美术", SUBJECTS, "3-6", "蒙古语", 2, 2 },
	{ "信息科技", SUBJECTS, "3-6", "蒙古语", 1, 1 }, { "劳动", SUBJECTS, "3-6", "蒙古语", 1, 1 }, { "", SUBJECTS, "3-6", "蒙古语", 30, 30 }
};

struct lesson { const struct course *course; int class, teacher, slot; };

static struct lesson lessons[MOST_LESSONS];
static int lesson_count, loads[COUNT(teachers)];
static int class_slots[COUNT(classes)][SLOTS], teacher_slots[COUNT(teachers)][SLOTS];      /* number of the lesson; NOBODY: free */
static int gap_class, clash_lesson, clash_other;        /* planted: see plant_clash */

static void
list_curriculum(struct sheet *sheet)
{
	for (size_t i = 0; i < COUNT(curriculum); i++) {
		put(sheet, curriculum[i].grades);
		put(sheet, curriculum[i].language);
		put(sheet, curriculum[i].name);
		put(sheet, "2022-09-01");
		put_integer(sheet, curriculum[i].low);
		put_integer(sheet, curriculum[i].high);
		next_row(sheet);
	}
}

/* --- who teaches --------------------------------------------------------------- */

static bool
is_for(const struct course *course, int class)
{
	int grade = class_grade(&classes[class], LAST_YEAR);

	return *course->name && strcmp(course->language, class_medium(&classes[class])) == 0
	    && grade >= course->grades[0] - '0' && grade <= course->grades[2] - '0';
}

static int
assigned_teacher(int class, enum subject_id subject)
{
	for (size_t i = 0; i < assignment_count; i++) {
		const struct assignment *a = &assignments[i];

		if (a->class == class && a->subject == subject && strcmp(a->from, "2022-09-01") >= 0 && !*a->to)
			return a->teacher;
	}
	return NOBODY;
}

/* Of those of the school, but not who teaches English, the one with fewest lessons. */
static int
freest_teacher(int school)
{
	const struct pool *english = find_pool(school, false, ENGLISH);
	int best = NOBODY;

	for (int t = 0; t < (int)teacher_count; t++)
		if (teachers[t].school == school && !(english && t >= english->first && t < english->first + english->count)
		    && (best == NOBODY || loads[t] < loads[best]))
			best = t;
	return best;
}

/* The last of a school is hired for sports. */
static int
sports_teacher(int school)
{
	int last = NOBODY;

	for (int t = 0; t < (int)teacher_count; t++)
		if (teachers[t].school == school)
			last = t;
	return last;
}

static int
lesson_teacher(const struct course *course, int class)
{
	int school = classes[class].school, teacher = NOBODY;

	if (course->subject != SUBJECTS)
		teacher = assigned_teacher(class, course->subject);
	else if (strcmp(course->name, "体育与健康") == 0)
		teacher = sports_teacher(school);
	return teacher == NOBODY || loads[teacher] + course->low > MOST_LOAD ? freest_teacher(school) : teacher;
}

static void
add_lessons(const struct course *course, int class, int teacher, int count)
{
	loads[teacher] += count;
	for (; count > 0 && lesson_count < MOST_LESSONS; count--)
		lessons[lesson_count++] = (struct lesson){ course, class, teacher, NOBODY };
}

/* In the class with the gap the lesson of 劳动 goes to who teaches 语文, for 语文. */
static void
add_class_lessons(int class, bool examined)
{
	const struct course *main_course = NULL;

	for (size_t i = 0; i < COUNT(curriculum); i++) {
		const struct course *course = &curriculum[i];

		if (!is_for(course, class))
			continue;
		main_course = main_course ? main_course : course;
		if ((course->subject != SUBJECTS) != examined)
			continue;
		if (class == gap_class && strcmp(course->name, "劳动") == 0)
			course = main_course;
		add_lessons(course, class, lesson_teacher(course, class), course == &curriculum[i] ? course->low : 1);
	}
}

/* --- when ------------------------------------------------------------------------ */

static void
set_slot(int number, int slot)
{
	struct lesson *l = &lessons[number];

	l->slot = slot;
	class_slots[l->class][slot] = number;
	teacher_slots[l->teacher][slot] = number;
}

static void
clear_slot(int number)
{
	struct lesson *l = &lessons[number];

	class_slots[l->class][l->slot] = NOBODY;
	teacher_slots[l->teacher][l->slot] = NOBODY;
}

/* Lessons of a subject apart, those that are examined in the morning, small children not in the last hour. */
static int
slot_cost(const struct lesson *l, int slot)
{
	int day = slot / LESSONS, hour = slot % LESSONS, cost = draw_below(4, DRAW_LESSON, (size_t)l->class, (size_t)slot, 0);

	for (int k = 0; k < LESSONS; k++) {
		int other = class_slots[l->class][day * LESSONS + k];

		cost += other != NOBODY && lessons[other].course == l->course ? 20 : 0;
	}
	if (hour == LESSONS - 1 && l->course->grades[0] == '1')
		cost += 50;
	return cost + (hour > 3 && l->course->subject <= ENGLISH ? 6 : 0);
}

static int
free_slot(const int *slots)
{
	for (int slot = 0; slot < SLOTS; slot++)
		if (slots[slot] == NOBODY)
			return slot;
	die("more than %d lessons a week", SLOTS);
}

/* Along the chain of lessons that begins at the teacher, in turn at slot a and b: exchanges the two. */
static void
exchange_slots(int teacher, int a, int b)
{
	int chain[MOST_LESSONS], count = 0, slot = a;

	for (int next = teacher_slots[teacher][a]; next != NOBODY; slot = a + b - slot) {
		chain[count++] = next;
		next = count % 2 ? class_slots[lessons[next].class][a + b - slot] : teacher_slots[lessons[next].teacher][a + b - slot];
	}
	for (int i = 0; i < count; i++)
		clear_slot(chain[i]);
	for (int i = 0; i < count; i++)
		set_slot(chain[i], a + b - lessons[chain[i]].slot);
}

static void
place_lesson(int number)
{
	const struct lesson *l = &lessons[number];
	int best = NOBODY;

	for (int slot = 0; slot < SLOTS; slot++)
		if (class_slots[l->class][slot] == NOBODY && teacher_slots[l->teacher][slot] == NOBODY
		    && (best == NOBODY || slot_cost(l, slot) < slot_cost(l, best)))
			best = slot;
	if (best == NOBODY) {
		best = free_slot(class_slots[l->class]);
		exchange_slots(l->teacher, best, free_slot(teacher_slots[l->teacher]));
	}
	set_slot(number, best);
}

/* Two lessons of a class change places, so that one teacher is elsewhere at the same time and nobody else is. */
static bool
plant_clash(int number)
{
	struct lesson *l = &lessons[number];

	for (int slot = 0; slot < SLOTS; slot++) {
		int other = class_slots[l->class][slot], elsewhere = teacher_slots[l->teacher][slot], from = l->slot;

		if (other == NOBODY || elsewhere == NOBODY || lessons[elsewhere].class == l->class
		    || teacher_slots[lessons[other].teacher][from] != NOBODY)
			continue;
		class_slots[l->class][slot] = number;
		class_slots[l->class][from] = other;
		lessons[other].slot = from;
		l->slot = slot;
		clash_lesson = number;
		clash_other = elsewhere;
		return true;
	}
	return false;
}

static void
make_timetable(void)
{
	memset(class_slots, -1, sizeof class_slots);
	memset(teacher_slots, -1, sizeof teacher_slots);
	gap_class = find_class(GAP_SCHOOL, false, GAP_ENTRY, 1);
	for (size_t i = 0; i < 2 * COUNT(table_schools); i++) {         /* what is examined goes first */
		int list[COUNT(classes)];
		size_t count = list_school(table_schools[i % COUNT(table_schools)], LAST_YEAR, list);

		for (size_t k = 0; k < count; k++)
			add_class_lessons(list[k], i < COUNT(table_schools));
	}
	for (int round = 0; round < SLOTS; round++)
		for (int i = round; i < lesson_count; i += SLOTS)
			place_lesson(i);
	for (int i = 0; i < lesson_count; i++)
		if (classes[lessons[i].class].school == CLASH_SCHOOL && plant_clash(i))
			return;
	die("no clash can be planted");
}

static const char *
slot_name(int slot)
{
	static const char *const days[DAYS] = { "星期一", "星期二", "星期三", "星期四", "星期五" };

	return arena_printf(&memory, "%s第%d节", days[slot / LESSONS], slot % LESSONS + 1);
}

static void
put_lesson(struct sheet *sheet, const struct lesson *l)
{
	const char *when = slot_name(l->slot);

	put(sheet, schools[classes[l->class].school].name);
	put(sheet, class_name(&classes[l->class], LAST_YEAR));
	put(sheet, arena_copy_bytes(&memory, when, strlen("星期一")));
	put_integer(sheet, l->slot % LESSONS + 1);
	put(sheet, "2023-03-01");
	put(sheet, l->course->name);
	put(sheet, teachers[l->teacher].id);
	put(sheet, teachers[l->teacher].name);
	next_row(sheet);
}

static void
list_timetable(struct sheet *sheet)
{
	for (size_t class = 0; class < class_count; class++)
		for (int slot = 0; slot < SLOTS; slot++)
			if (class_slots[class][slot] != NOBODY)
				put_lesson(sheet, &lessons[class_slots[class][slot]]);
}

/* --- what inspectors saw --------------------------------------------------------- */

enum { MOST_TAKEN = 3 };

static struct taken { const struct lesson *lesson; const char *day; } taken[MOST_TAKEN];       /* sports given to 数学 */
static int taken_count;

static bool
is_taken(const struct lesson *l, const char *day)
{
	for (int i = 0; i < taken_count; i++)
		if (taken[i].lesson == l && strcmp(taken[i].day, day) == 0)
			return true;
	return false;
}

/* A day of the month with lessons of its own weekday. */
static const char *
inspection_day(int school, int month)
{
	const char *day = planned_day(school, month, 95);

	while (weekday_of(day) >= DAYS || !is_taught(school, day))
		day = day_after(day, 1);
	return day;
}

static const struct lesson *
inspected_lesson(int class, const char *day, int hour)
{
	int number = class_slots[class][weekday_of(day) * LESSONS + hour];

	return number == NOBODY ? NULL : &lessons[number];
}

typedef void inspection_visitor(struct sheet *, const struct lesson *, const char *day);

/* Each month a day in each school, two lessons of each class. */
static void
visit_inspections(struct sheet *sheet, inspection_visitor *visit)
{
	for (int month = FIRST_MONTH; month <= LAST_MONTH; month++)
		for (size_t i = 0; i < COUNT(table_schools); i++) {
			const char *day = inspection_day(table_schools[i], month);
			int list[COUNT(classes)];
			size_t count = list_school(table_schools[i], LAST_YEAR, list);

			for (size_t k = 0; k < 2 * count; k++) {
				const struct lesson *l = inspected_lesson(list[k / 2], day, k % 2 ? 4 : 1);

				if (l)
					visit(sheet, l, day);
			}
		}
}

static void
plant_taken(struct sheet *sheet, const struct lesson *l, const char *day)
{
	(void)sheet;
	if (taken_count < MOST_TAKEN && strcmp(l->course->name, "体育与健康") == 0)
		taken[taken_count++] = (struct taken){ l, day };
}

static void
put_inspection(struct sheet *sheet, const struct lesson *l, const char *day)
{
	int maths = assigned_teacher(l->class, MATHS), teacher = is_taken(l, day) && maths != NOBODY ? maths : l->teacher;

	put(sheet, day);
	put(sheet, schools[classes[l->class].school].name);
	put(sheet, class_name(&classes[l->class], LAST_YEAR));
	put_integer(sheet, l->slot % LESSONS + 1);
	put(sheet, "上课");
	put(sheet, is_taken(l, day) ? "数学" : l->course->name);
	put(sheet, teachers[teacher].id);
	put(sheet, teachers[teacher].name);
	put(sheet, inspectors[inspector_of(classes[l->class].school, month_of(day))]);
	next_row(sheet);
}

static void
list_inspections(struct sheet *sheet)
{
	visit_inspections(sheet, plant_taken);
	visit_inspections(sheet, put_inspection);
}

#endif
