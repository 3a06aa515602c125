/* The invented district: who is where, who teaches what, and what mark that gives.
 * Part of generate.c, which alone includes it.
 *
 * Every draw is a pure function of the seed and of what is drawn for, so that the same
 * seed gives the same bytes and a mark may be asked for as often as a sheet needs it. */
#ifndef DISTRICT_MODEL_H
#define DISTRICT_MODEL_H

#include <stdint.h>
#include <string.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/map.h"
#include "names.h"

enum draw {
	DRAW_NAME, DRAW_SEX, DRAW_BIRTH, DRAW_NATION, DRAW_SIZE, DRAW_MOVE, DRAW_JOIN, DRAW_INCLUSIVE, DRAW_ID,
	DRAW_ABILITY, DRAW_SUBJECT, DRAW_SCHOOL, DRAW_DRIFT, DRAW_CLASS, DRAW_TEACHER, DRAW_NOISE, DRAW_ABSENT,
	DRAW_ZERO, DRAW_DIRT, DRAW_STAFF, DRAW_CHANGE, DRAW_PROVINCE, DRAW_ITEM, DRAW_OFFICER, DRAW_PLAN, DRAW_CHECK,
	DRAW_FINDING, DRAW_LESSON, DRAW_PRESENCE, DRAW_CARE,
	DRAW_HOMEROOM, DRAW_APPRAISAL, DRAW_MERIT
};

/* What is planted, see truth/planted.csv. */
enum { STAGNANT_SCHOOL = 6, SWAPPED_SCHOOL = 3, SWAPPED_ENTRY = 2018, SWAPPED_EXAM = 3, HEAPED_ENTRY = 2021, HEAPED_NUMBER = 3,
       HEAPED_EXAM = 3, TWIN_SCHOOL = 1, TWIN_ENTRY = 2018, TWIN_FIRST = 10, TWIN_EXAM = 3 };

struct class { int school, entry, number; bool junior, mongol; const char *homeroom; };
struct enrolment { int class; const char *from, *to; };        /* "" where nothing is written */
struct pupil { const char *id, *name, *nation; bool male, inclusive; size_t stays; struct enrolment stay[4]; };
struct teacher { const char *id, *name; int school; bool male; };
struct pool { int school; enum subject_id subject; bool junior; int first, count; };
struct assignment { int teacher, class; enum subject_id subject; const char *from, *to; int share; };

static long seed = 1;
static struct arena memory = ARENA_INIT;
static struct map ids = MAP_INIT, names = MAP_INIT;

static struct class classes[200];
static struct pupil pupils[6000];
static struct teacher teachers[300];
static struct pool pools[200];
static struct assignment assignments[4000];
static size_t class_count, pupil_count, teacher_count, pool_count, assignment_count;
static int twin_class;
static const char *twin_name;           /* two pupils of the twin class have it */
static double teaching[COUNT(classes)][SUBJECTS][COUNT(exams)];

static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

static uint64_t
draw(enum draw what, size_t a, size_t b, size_t c)
{
	return mix(mix(mix(mix(mix((uint64_t)seed) + what) + a) + b) + c);
}

static int
draw_below(int limit, enum draw what, size_t a, size_t b, size_t c)
{
	return (int)(draw(what, a, b, c) % (uint64_t)limit);
}

/* Sum of twelve uniforms: near enough to normal, and the same on every machine. */
static double
draw_normal(enum draw what, size_t a, size_t b, size_t c)
{
	uint64_t state = draw(what, a, b, c);
	double sum = 0;

	for (int i = 0; i < 12; i++) {
		state = mix(state);
		sum += (double)(state >> 11) / 9007199254740992.0;
	}
	return sum - 6;
}

static const char *
pick(const char *const *list, size_t count, uint64_t number)
{
	return list[number % count];
}

/* --- persons ---------------------------------------------------------------- */

static const char *
han_name(bool male, uint64_t r)
{
	const char *const *given = male ? given_male : given_female;
	size_t count = male ? COUNT(given_male) : COUNT(given_female);
	const char *second = r % 4 ? pick(given, count, r >> 40) : "";

	return arena_printf(&memory, "%s%s%s", pick(surnames, COUNT(surnames), r >> 8), pick(given, count, r >> 24), second);
}

static const char *
mongol_name(bool male, uint64_t r)
{
	const char *last = male ? pick(mongol_male, COUNT(mongol_male), r >> 24)
	                        : pick(mongol_female, COUNT(mongol_female), r >> 24);
	const char *name = arena_printf(&memory, "%s%s", pick(mongol_first, COUNT(mongol_first), r >> 8), last);

	if (r % 25)
		return name;
	return arena_printf(&memory, "%s·%s%s", name, pick(mongol_first, COUNT(mongol_first), r >> 32),
	                    pick(mongol_male, COUNT(mongol_male), r >> 48));
}

/* A name not yet met within the group (a class, the teachers of the district). */
static const char *
new_name(bool mongol, bool male, size_t serial, size_t group)
{
	const char *name, *key;
	size_t try = 0;

	do {
		uint64_t r = draw(DRAW_NAME, serial, group, try++);

		name = mongol ? mongol_name(male, r) : han_name(male, r);
		key = arena_printf(&memory, "%zu %s", group, name);
	} while (map_has(&names, key));
	map_set(&names, key, &names);
	return name;
}

/* GB 11643: the check digit of the 17 digits given. */
static char
check_digit(const char *digits)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (size_t i = 0; i < COUNT(weights); i++)
		sum += weights[i] * (digits[i] - '0');
	return "10X98765432"[sum % 11];
}

static const char *
make_id(char kind, int region, int birth, int sequence)
{
	struct date day = date_from_day_number(birth);
	const char *digits = arena_printf(&memory, "%06d%04d%02d%02d%03d", region, day.year, day.month, day.day, sequence);

	return arena_printf(&memory, "%c%s%c", kind, digits, check_digit(digits));
}

/* Born in the twelve months before the September in which the sixth year is completed. */
static int
birth_day(int entry, size_t serial)
{
	return date_day_number((struct date){ entry - 7, 9, 1 }) + draw_below(365, DRAW_BIRTH, serial, 0, 0);
}

/* Sequence numbers up to 989: those above are nobody's. A J number has digits only. */
static const char *
new_id(int entry, bool male, size_t serial)
{
	char kind = draw_below(80, DRAW_ID, serial, 0, 0) ? 'G' : 'J';
	int birth = birth_day(entry, serial);
	const char *id;
	size_t try = 0;

	do {
		id = make_id(kind, 999999, birth, 2 * draw_below(495, DRAW_ID, serial, 1, try++) + male);
	} while (map_has(&ids, id) || (kind == 'J' && id[18] == 'X'));
	map_set(&ids, id, &ids);
	return id;
}

/* --- the district ------------------------------------------------------------- */

static int
class_last_grade(const struct class *class)
{
	return class->junior ? 9 : schools[class->school].grades;
}

/* The grade in the school year that begins in year; 0: not there. */
static int
class_grade(const struct class *class, int year)
{
	int first = class->junior ? 7 : 1, grade = year - class->entry + first;

	return grade >= first && grade <= class_last_grade(class) ? grade : 0;
}

static const char *
class_cohort(const struct class *class)
{
	return arena_printf(&memory, "%s%d级%d班", class->junior ? "初" : "", class->entry, class->number);
}

static const char *
class_name(const struct class *class, int year)
{
	return arena_printf(&memory, "%s年级%d班", numerals[class_grade(class, year)], class->number);
}

/* As the school itself says: a class alone in its grade has no number. */
static const char *
class_as_spoken(const struct class *class, int year)
{
	const char *grade = numerals[class_grade(class, year)];

	if (!class->junior && schools[class->school].classes == 1)
		return arena_printf(&memory, "%s年级", grade);
	return arena_printf(&memory, "%s（%d）班", grade, class->number);
}

static const char *
class_medium(const struct class *class)
{
	return class->mongol ? "蒙古语" : "汉语";
}

static void
add_class(int school, bool junior, int entry, int number)
{
	classes[class_count++] = (struct class){ .school = school, .entry = entry, .number = number, .junior = junior,
		.mongol = junior ? number == MONGOL_CLASS : schools[school].plan == PLAN_MONGOL };
}

static void
make_classes(void)
{
	for (int school = 0; school < (int)COUNT(schools); school++)
		for (int entry = 2022 - schools[school].grades; entry <= 2022; entry++)
			for (int number = 1; number <= schools[school].classes; number++)
				add_class(school, false, entry, number);
	for (int entry = 2019; entry <= 2022; entry++)
		for (int number = 1; number <= JUNIOR_CLASSES; number++)
			add_class(CENTRAL, true, entry, number);
}

static int
find_class(int school, bool junior, int entry, int number)
{
	for (size_t i = 0; i < class_count; i++)
		if (classes[i].school == school && classes[i].junior == junior && classes[i].entry == entry
		    && classes[i].number == number)
			return (int)i;
	die("no class of entry %d in school %d", entry, school);
}

static void
enrol(struct pupil *pupil, int class, const char *from)
{
	pupil->stay[pupil->stays++] = (struct enrolment){ class, from, "" };
}

static void
add_pupil(int class, const char *from)
{
	const struct class *c = &classes[class];
	size_t serial = pupil_count;
	struct pupil *p = &pupils[pupil_count++];
	int nation = draw_below(100, DRAW_NATION, serial, 0, 0);

	p->male = draw_below(2, DRAW_SEX, serial, 0, 0);
	p->inclusive = draw_below(110, DRAW_INCLUSIVE, serial, 0, 0) == 0;
	p->nation = c->mongol || nation < 45 ? "蒙古族" : nation < 95 ? "汉族" : "满族";
	p->id = new_id(c->junior ? c->entry - 6 : c->entry, p->male, serial);
	p->name = new_name(c->mongol || nation < 15, p->male, serial, (size_t)class);
	enrol(p, class, from);
}

static void
fill_class(int class)
{
	const struct class *c = &classes[class];
	const struct school *school = &schools[c->school];
	int size = c->junior ? JUNIOR_SIZE : school->size, spread = c->junior ? 3 : school->spread;
	int count = size - spread + draw_below(2 * spread + 1, DRAW_SIZE, (size_t)class, 0, 0);

	if (c->junior && c->entry == 2022)      /* filled by those who leave the primary schools */
		return;
	for (int i = 0; i < count; i++)
		add_pupil(class, "");
	if (draw_below(6, DRAW_JOIN, (size_t)class, 0, 0) == 0)
		add_pupil(class, "2022-03-07");
}

static struct enrolment *
last_stay(struct pupil *pupil)
{
	return &pupil->stay[pupil->stays - 1];
}

/* Where the pupils of a class that has come to the end of its school go on; -1: out of the district. */
static int
next_class(const struct class *class, size_t serial)
{
	int number = class->mongol ? MONGOL_CLASS : 1 + (int)(serial % (MONGOL_CLASS - 1));

	if (class->junior || draw_below(20, DRAW_MOVE, serial, 1, 0) == 0)
		return -1;
	if (schools[class->school].grades == 6)
		return find_class(CENTRAL, true, 2022, number);
	return find_class(schools[class->school].successor, false, class->entry, 1);
}

static void
graduate(struct pupil *pupil, size_t serial)
{
	const struct class *class = &classes[last_stay(pupil)->class];
	int next = next_class(class, serial);

	if (class_grade(class, 2021) != class_last_grade(class))
		return;
	last_stay(pupil)->to = "2022-07-10";
	if (next >= 0)
		enrol(pupil, next, classes[next].junior ? "" : "2022-09-01");
}

/* A few move within a term, half of them to another school of the district. Not where only names
 * tell pupils apart: nobody could then be found by the name in last year's class. */
static void
transfer(struct pupil *pupil, size_t serial)
{
	static const char *const days[][2] = {
		{ "2021-11-08", "2021-11-09" }, { "2022-04-11", "2022-04-12" }, { "2022-11-07", "2022-11-08" }, { "2023-04-10", "2023-04-11" }
	};
	size_t when = draw(DRAW_MOVE, serial, 2, 0) % COUNT(days);
	struct enrolment *stay = last_stay(pupil);
	const struct class *class = &classes[stay->class];
	int to = 1 + draw_below(7, DRAW_MOVE, serial, 3, 0);

	if (draw_below(70, DRAW_MOVE, serial, 4, 0) || stay->class == twin_class
	    || schools[class->school].style == STYLE_NAMES || pupil->stays > 1 || *stay->from || *stay->to
	    || !class_grade(class, exams[when].year))
		return;
	stay->to = days[when][0];
	if (to != class->school && !class->junior && !class->mongol && serial % 2)
		enrol(pupil, find_class(to, false, class->entry, 1), days[when][1]);
}

static void
make_pupils(void)
{
	twin_class = find_class(TWIN_SCHOOL, false, TWIN_ENTRY, 1);
	for (int i = 0; i < (int)class_count; i++) {
		size_t first = pupil_count;

		fill_class(i);
		if (i == twin_class)
			pupils[first + TWIN_FIRST + 1].name = twin_name = pupils[first + TWIN_FIRST].name;
	}
	for (size_t i = 0; i < pupil_count; i++)
		graduate(&pupils[i], i);
	for (size_t i = 0; i < pupil_count; i++)
		transfer(&pupils[i], i);
}

static bool
attends(const struct pupil *pupil, int class, const char *day)
{
	for (size_t i = 0; i < pupil->stays; i++) {
		const struct enrolment *stay = &pupil->stay[i];

		if (stay->class == class && strcmp(stay->from, day) <= 0 && (!*stay->to || strcmp(stay->to, day) >= 0))
			return true;
	}
	return false;
}

/* --- teachers and what they teach --------------------------------------------- */

static int
add_teacher(int school)
{
	size_t serial = teacher_count;
	struct teacher *t = &teachers[teacher_count++];
	bool mongol = draw_below(100, DRAW_STAFF, serial, 0, 0) < (schools[school].plan == PLAN_MONGOL ? 90 : 20);

	t->id = arena_printf(&memory, "T%04zu", teacher_count);
	t->male = draw_below(10, DRAW_STAFF, serial, 1, 0) < 4;
	t->name = new_name(mongol, t->male, serial, COUNT(classes));
	t->school = school;
	return (int)serial;
}

static void
hire(int school, enum plan plan)
{
	for (size_t i = 0; i < COUNT(staffing); i++) {
		const struct staffing *s = &staffing[i];

		if (s->plan != plan || !s->count || (s->subject == ENGLISH && schools[school].english != school))
			continue;
		pools[pool_count++] = (struct pool){ school, s->pool, plan == PLAN_JUNIOR, (int)teacher_count, s->count };
		for (int k = 0; k < s->count; k++)
			add_teacher(school);
	}
}

static void
make_teachers(void)
{
	for (int school = 0; school < (int)COUNT(schools); school++)
		hire(school, schools[school].plan);
	hire(CENTRAL, PLAN_JUNIOR);
	for (int school = 0; school < (int)COUNT(schools); school++)    /* music, sports, arts: no examination */
		add_teacher(school);
}

static const struct pool *
find_pool(int school, bool junior, enum subject_id subject)
{
	for (size_t i = 0; i < pool_count; i++)
		if (pools[i].school == school && pools[i].junior == junior && pools[i].subject == subject)
			return &pools[i];
	return NULL;
}

static const struct pool *
pool_of(const struct class *class, enum subject_id subject, bool *every_grade)
{
	enum plan plan = class->junior ? PLAN_JUNIOR : schools[class->school].plan;

	*every_grade = false;
	if (subject == ENGLISH)
		return find_pool(class->junior ? CENTRAL : schools[class->school].english, class->junior, ENGLISH);
	for (size_t i = 0; i < COUNT(staffing); i++)
		if (staffing[i].plan == plan && staffing[i].subject == subject) {
			*every_grade = staffing[i].every_grade;
			return find_pool(class->school, class->junior, staffing[i].pool);
		}
	return NULL;
}

/* Teachers stay with a class until it leaves and then take the one that enters. */
static int
teacher_of(const struct class *class, const struct pool *pool, bool every_grade, int shift)
{
	int span = class->junior ? 3 : schools[class->school].grades;
	int parallel = class->junior ? JUNIOR_CLASSES : schools[class->school].classes;
	int slot = class->entry % span * parallel + class->number - 1, slots = span * parallel;

	if (every_grade) {
		slot = class->number - 1;
		slots = parallel;
	}
	return pool->first + (slot * pool->count / slots + shift) % pool->count;
}

static bool
offered(const struct class *class, enum subject_id subject, int year)
{
	int grade = class_grade(class, year);

	return grade >= subjects[subject].first && grade <= subjects[subject].last && (subject != MONGOLIAN || class->mongol);
}

static void
assign(int teacher, int class, enum subject_id subject, const char *from, const char *to, int share)
{
	assignments[assignment_count++] = (struct assignment){ teacher, class, subject, from, to, share };
}

static void
assign_subject(int class, enum subject_id subject, int year)
{
	const struct class *c = &classes[class];
	const char *begin = year == 2021 ? "2021-09-01" : "2022-09-01", *end = year == 2021 ? "2022-07-15" : "";
	const char *half = year == 2021 ? "2022-02-28" : "2023-02-28", *next = year == 2021 ? "2022-03-01" : "2023-03-01";
	int change = draw_below(100, DRAW_CHANGE, (size_t)class, subject, (size_t)year);
	bool every_grade;
	const struct pool *pool = pool_of(c, subject, &every_grade);
	int first = teacher_of(c, pool, every_grade, 0), second = teacher_of(c, pool, every_grade, 1);

	if (first != second && change < 4) {            /* at mid-year */
		assign(first, class, subject, begin, half, 100);
		assign(second, class, subject, next, end, 100);
	} else if (first != second && change < 7) {     /* two together */
		assign(first, class, subject, begin, end, 60);
		assign(second, class, subject, begin, end, 40);
	} else {
		assign(year == 2022 && change < 15 ? second : first, class, subject, begin, end, 100);
	}
}

static void
make_assignments(void)
{
	for (int class = 0; class < (int)class_count; class++) {
		struct class *c = &classes[class];
		enum subject_id lead = c->junior && c->number % 2 == 0 ? MATHS : c->mongol && !c->junior ? MONGOLIAN : CHINESE;
		bool every_grade;
		const struct pool *pool = pool_of(c, lead, &every_grade);

		c->homeroom = teachers[teacher_of(c, pool, every_grade, 0)].name;
		for (int year = 2021; year <= 2022; year++)
			for (int subject = 0; subject < SUBJECTS; subject++)
				if (offered(c, subject, year))
					assign_subject(class, subject, year);
	}
}

static double
teacher_effect(int teacher, enum subject_id subject)
{
	return 0.25 * draw_normal(DRAW_TEACHER, (size_t)teacher, subject, 0);
}

static void
weigh_teaching(void)
{
	for (size_t i = 0; i < assignment_count; i++) {
		const struct assignment *a = &assignments[i];

		for (size_t e = 0; e < COUNT(exams); e++)
			if (strcmp(a->from, exams[e].date) <= 0 && (!*a->to || strcmp(a->to, exams[e].date) >= 0))
				teaching[a->class][a->subject][e] += a->share / 100.0 * teacher_effect(a->teacher, a->subject);
	}
}

/* --- marks ---------------------------------------------------------------------- */

enum result_kind { RESULT_MARK, RESULT_LEVEL, RESULT_ABSENT, RESULT_EXEMPT, RESULT_LEFT };
struct result { enum result_kind kind; int64_t hundredths; const char *written; };      /* as the cell shows it */

static int
full_mark(const struct class *class, enum subject_id subject)
{
	return class->junior ? subjects[subject].junior_full : 100;
}

static double
school_effect(int school, size_t exam)
{
	if (school == STAGNANT_SCHOOL)
		return -0.8;
	return 0.2 * draw_normal(DRAW_SCHOOL, (size_t)school, 0, 0)
	     + 0.05 * (double)exam * draw_normal(DRAW_DRIFT, (size_t)school, 0, 0);
}

/* In units in which one is 13 % of the full mark. */
static double
standing(size_t pupil, int class, enum subject_id subject, size_t exam)
{
	return 0.75 * draw_normal(DRAW_ABILITY, pupil, 0, 0) + 0.35 * draw_normal(DRAW_SUBJECT, pupil, subject, 0)
	     + 0.4 * draw_normal(DRAW_NOISE, pupil, subject, exam)
	     + school_effect(classes[class].school, exam) + 0.12 * draw_normal(DRAW_CLASS, (size_t)class, 0, 0)
	     + teaching[class][subject][exam] - (pupils[pupil].inclusive ? 2 : 0);
}

static bool
is_heaped(const struct class *class, enum subject_id subject, size_t exam)
{
	return class->junior && class->entry == HEAPED_ENTRY && class->number == HEAPED_NUMBER
	    && subject == MATHS && exam == HEAPED_EXAM;
}

static bool
is_swapped(const struct class *class, size_t exam)
{
	return class->school == SWAPPED_SCHOOL && !class->junior && class->entry == SWAPPED_ENTRY && exam == SWAPPED_EXAM;
}

static int64_t
earned_mark(size_t pupil, int class, enum subject_id subject, size_t exam)
{
	int full = full_mark(&classes[class], subject);
	double share = subjects[subject].mean / 100.0 + 0.13 * standing(pupil, class, subject, exam);
	int64_t halves = (int64_t)(2 * full * (share < 0.02 ? 0.02 : share > 1 ? 1 : share) + 0.5);

	return draw_below(4000, DRAW_ZERO, pupil, subject, exam) == 0 ? 0 : halves * 50;
}

static int64_t
mark_of(size_t pupil, int class, enum subject_id subject, size_t exam)
{
	int64_t mark = earned_mark(pupil, class, subject, exam), pass = full_mark(&classes[class], subject) * 60;

	if (is_heaped(&classes[class], subject, exam) && mark >= pass - 1200 && mark < pass)
		return pass + mark % 150 / 50 * 50;
	return mark;
}

static const char *
level_of(double standing_)
{
	return standing_ > 0.5 ? "优" : standing_ > -0.5 ? "良" : standing_ > -1.5 ? "合格" : "待合格";
}

static bool
is_absent(size_t pupil, enum subject_id subject, size_t exam)
{
	return draw_below(1000, DRAW_ABSENT, pupil, exam, 0) < 8
	    || draw_below(1000, DRAW_ABSENT, pupil, exam, 1u + subject) < 2;
}

static struct result
result_of(size_t pupil, int class, enum subject_id subject, size_t exam)
{
	static const char *const absent[] = { "缺考", "病假", "", "/", "缺考" };
	const struct class *c = &classes[class];

	if (!attends(&pupils[pupil], class, exams[exam].date))
		return (struct result){ RESULT_LEFT, 0, "转走" };
	if (pupils[pupil].inclusive && c->school % 2)
		return (struct result){ RESULT_EXEMPT, 0, "随读" };
	if (is_absent(pupil, subject, exam))
		return (struct result){ RESULT_ABSENT, 0, pick(absent, COUNT(absent), draw(DRAW_ABSENT, pupil, exam, 99)) };
	if (class_grade(c, exams[exam].year) < 3)
		return (struct result){ RESULT_LEVEL, 0, level_of(standing(pupil, class, subject, exam)) };
	return (struct result){ RESULT_MARK, mark_of(pupil, class, subject, exam), NULL };
}

static bool
left_in_term(const struct pupil *pupil, int class, size_t exam)
{
	for (size_t i = 0; i < pupil->stays; i++)
		if (pupil->stay[i].class == class && *pupil->stay[i].to
		    && strcmp(pupil->stay[i].to, exams[exam].begin) >= 0 && strcmp(pupil->stay[i].to, exams[exam].date) < 0)
			return true;
	return false;
}

enum { ROSTER = 100 };

/* Those on the class's list at an examination, those gone within the term too. */
static size_t
roster(int class, size_t exam, size_t list[ROSTER])
{
	size_t count = 0;

	for (size_t i = 0; i < pupil_count && count < ROSTER; i++)
		if (attends(&pupils[i], class, exams[exam].date) || left_in_term(&pupils[i], class, exam))
			list[count++] = i;
	return count;
}

static void
make_district(void)
{
	make_classes();
	make_pupils();
	make_teachers();
	make_assignments();
	weigh_teaching();
}

#endif
