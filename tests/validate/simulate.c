/* simulate: a district whose teachers' effects are known, for validating growth.
 *     simulate SEED FOLDER
 * Writes scores.csv (three exams), assignments.csv and exams.csv as --from takes them, and truth.csv: teacher, the true
 * effect and the mean true ability of the pupils before; effects are in standard deviations of the marks of the last exam.
 *
 * 14 schools, from teaching points of 6 pupils a class to schools with three classes of 45; large schools sort their pupils, so
 * that some teachers have weak classes; schools, classes, classes in a subject have effects of their own; some classes have
 * two teachers, small schools teachers of several subjects and grades; papers have errors, some earlier scores are
 * missing. The reliability of a paper is 0.9. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCHOOLS = 14, FIRST_GRADE = 4, LAST_GRADE = 6, MOST_CLASSES = 200, SUBJECTS = 3, EXAMS = 3, MOST_PUPILS = 9000, MOST_TEACHERS = 400 };

static const char *const subjects[SUBJECTS] = { "语文", "数学", "英语" };
static const char *const exams[EXAMS] = { "2021-2022学年第二学期期末", "2022-2023学年第一学期期末", "2022-2023学年第二学期期末" };
static const char *const terms[EXAMS] = { "2021-2022-2", "2022-2023-1", "2022-2023-2" };
static const char *const days[EXAMS] = { "2022-06-27", "2023-01-08", "2023-06-27" };
static const char *const grades[] = { "", "一", "二", "三", "四", "五", "六" };

/* Standard deviations; those of the pupils' true abilities add up to about 1. */
static const double of_school_ability = 0.35, of_pupil = 0.75, of_subject = 0.4, of_teacher = 0.18, of_part = 0.08, of_class = 0.08,
    of_cell = 0.05, of_school = 0.08, of_growth = 0.25, of_score = 0.32, of_error = 0.33;
static const double per_sd = 14, centre = 68;

struct teacher { double effect, parts[SUBJECTS], truth, ability, weight; };
struct class { int school, grade, number, first, size, teachers[SUBJECTS], colleagues[SUBJECTS]; double effect, cells[SUBJECTS], sorted; };
struct pupil { int class; double ability[SUBJECTS], growth; double marks[SUBJECTS]; };

static struct teacher teachers[MOST_TEACHERS];
static struct class classes[MOST_CLASSES];
static struct pupil pupils[MOST_PUPILS];
static int teacher_count, class_count, pupil_count;
static double school_effects[SCHOOLS], school_ability[SCHOOLS];
static uint64_t state;

static double
uniform(void)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (double)((z ^ z >> 31) >> 11) / 9007199254740992.0;
}

static double
normal(double sd)
{
	double u = 1 - uniform(), v = uniform();

	return sd * sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}

/* ---- who is there ---- */

static int
new_teacher(void)
{
	struct teacher *t = &teachers[teacher_count];

	t->effect = normal(of_teacher);
	for (int s = 0; s < SUBJECTS; s++)
		t->parts[s] = normal(of_part);
	return teacher_count++;
}

/* Three large schools, three middle ones, seven small ones, one teaching point. */
static int
rooms_of(int school)
{
	return school < 3 ? 3 : school < 6 ? 2 : 1;
}

static int
size_of(int school)
{
	return school < 3 ? 38 + (int)(8 * uniform()) : school < 6 ? 22 + (int)(12 * uniform()) : school < 13 ? 5 + (int)(16 * uniform())
	    : 6 + (int)(3 * uniform());
}

static void
add_class(int school, int grade, int number)
{
	struct class *c = &classes[class_count++];

	*c = (struct class){ .school = school, .grade = grade, .number = number, .size = size_of(school), .effect = normal(of_class) };
	/* The weakest third in one class, in every other grade of the large schools. */
	c->sorted = school < 6 && grade % 2 == 0 ? 0.55 * (number - (rooms_of(school) + 1) / 2.0) : 0;
	for (int s = 0; s < SUBJECTS; s++) {
		c->cells[s] = normal(of_cell);
		c->colleagues[s] = -1;
	}
}

/* Large schools: a teacher has one or two classes in a subject; small ones: one teacher for Chinese and mathematics of a
 * grade; English of a school by one or two; the teaching point has a single teacher. */
static void
assign_teachers(int school, int first)
{
	int english = new_teacher(), only = school == SCHOOLS - 1 ? english : -1;

	for (int i = first; i < class_count; i++) {
		struct class *c = &classes[i];
		bool pair = i > first && c->number > 1 && uniform() < 0.4;

		c->teachers[2] = only >= 0 ? only : english;
		if (school < 3 && c->number == 2)
			english = new_teacher();
		if (only >= 0)
			c->teachers[0] = c->teachers[1] = only;
		else if (school >= 6) {
			c->teachers[0] = new_teacher();
			c->teachers[1] = uniform() < 0.5 ? c->teachers[0] : new_teacher();
		} else {
			c->teachers[0] = pair ? classes[i - 1].teachers[0] : new_teacher();
			c->teachers[1] = pair && uniform() < 0.5 ? classes[i - 1].teachers[1] : new_teacher();
			if (uniform() < 0.1)
				c->colleagues[1] = new_teacher();
		}
	}
}

static void
add_pupils(struct class *c)
{
	c->first = pupil_count;
	for (int i = 0; i < c->size; i++) {
		struct pupil *p = &pupils[pupil_count++];
		double general = school_ability[c->school] + c->sorted + normal(of_pupil * (c->sorted != 0 ? 0.8 : 1));

		p->class = (int)(c - classes);
		p->growth = normal(of_growth);
		for (int s = 0; s < SUBJECTS; s++)
			p->ability[s] = general + normal(of_subject);
	}
}

static void
build(void)
{
	for (int school = 0; school < SCHOOLS; school++) {
		int first = class_count;

		school_effects[school] = normal(of_school);
		school_ability[school] = normal(of_school_ability);
		for (int grade = FIRST_GRADE; grade <= LAST_GRADE; grade++)
			for (int number = 1; number <= rooms_of(school); number++)
				add_class(school, grade, number);
		assign_teachers(school, first);
	}
	for (int i = 0; i < class_count; i++)
		add_pupils(&classes[i]);
}

/* ---- marks ---- */

static double
mark(double z)
{
	return fmin(fmax(round(2 * (centre + per_sd * z)) / 2, 0), 100);
}

static double
taught(const struct class *c, int s)
{
	const struct teacher *t = &teachers[c->teachers[s]];
	double effect = t->effect + t->parts[s];

	if (c->colleagues[s] >= 0)
		effect = (effect + teachers[c->colleagues[s]].effect + teachers[c->colleagues[s]].parts[s]) / 2;
	return effect;
}

static double
class_mean(const struct class *c, int s)
{
	double sum = 0;

	for (int i = c->first; i < c->first + c->size; i++)
		sum += pupils[i].ability[s];
	return sum / c->size;
}

static double
last_score(const struct pupil *p, int s)
{
	const struct class *c = &classes[p->class];
	double other = (p->ability[(s + 1) % SUBJECTS] + p->ability[(s + 2) % SUBJECTS]) / 2;

	return 0.7 * p->ability[s] + 0.15 * other + 0.05 * class_mean(c, s) + taught(c, s) + c->effect + c->cells[s] + school_effects[c->school]
	    + p->growth + normal(of_score);
}

static void
write_score(FILE *out, int exam, const struct pupil *p, int s, double value)
{
	const struct class *c = &classes[p->class];
	int id = (int)(p - pupils);

	fprintf(out, "%s,%s,第%02d小学,%s年级%d班,L15052520100101%04d,巴图,%s,,%.1f\n", exams[exam], terms[exam], c->school + 1,
	    grades[c->grade - (exam == 0)], c->number, id, subjects[s], value);
}

static void
write_pupil(FILE *out, struct pupil *p)
{
	bool known[EXAMS] = { uniform() > 0.08, uniform() > 0.08, uniform() > 0.03 };

	for (int s = 0; s < SUBJECTS; s++) {
		for (int exam = 0; exam < EXAMS - 1; exam++) {
			double value = mark(p->ability[s] + normal(of_error));

			if (known[exam] && uniform() > 0.02)
				write_score(out, exam, p, s, value);
		}
		p->marks[s] = mark(last_score(p, s));
		if (known[EXAMS - 1])
			write_score(out, EXAMS - 1, p, s, p->marks[s]);
	}
}

/* ---- truth ---- */

static double
spread(int grade, int s)
{
	double n = 0, sum = 0, squares = 0;

	for (const struct pupil *p = pupils; p < pupils + pupil_count; p++)
		if (classes[p->class].grade == grade) {
			n++;
			sum += p->marks[s];
			squares += p->marks[s] * p->marks[s];
		}
	return sqrt(squares / n - sum / n * (sum / n));
}

static void
add_truth(int teacher, const struct class *c, int s, double share, double sd)
{
	struct teacher *t = &teachers[teacher];
	double weight = share * c->size;

	t->truth += weight * (t->effect + t->parts[s]) * per_sd / sd;
	t->ability += weight * class_mean(c, s);
	t->weight += weight;
}

static void
find_truth(void)
{
	for (const struct class *c = classes; c < classes + class_count; c++)
		for (int s = 0; s < SUBJECTS; s++) {
			double sd = spread(c->grade, s), share = c->colleagues[s] >= 0 ? 0.5 : 1;

			add_truth(c->teachers[s], c, s, share, sd);
			if (c->colleagues[s] >= 0)
				add_truth(c->colleagues[s], c, s, share, sd);
		}
}

/* ---- files ---- */

static FILE *
begin(const char *folder, const char *name, const char *headings)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	file = fopen(path, "w");
	if (file == NULL) {
		perror(path);
		exit(2);
	}
	fprintf(file, "%s\n", headings);
	return file;
}

static void
end(FILE *file)
{
	if (ferror(file) || fclose(file) != 0) {
		perror("simulate");
		exit(2);
	}
}

static void
write_assignment(FILE *out, int teacher, const struct class *c, int s)
{
	fprintf(out, "T%03d,王芳,第%02d小学,%s年级%d班,%s,2022-09-01,%d\n", teacher + 1, c->school + 1, grades[c->grade], c->number,
	    subjects[s], c->colleagues[s] >= 0 ? 50 : 100);
}

static void
write_all(const char *folder)
{
	FILE *out = begin(folder, "scores", "考试,学期,学校,班级,学籍号,姓名,学科,状态,分数");

	for (struct pupil *p = pupils; p < pupils + pupil_count; p++)
		write_pupil(out, p);
	end(out);
	out = begin(folder, "exams", "考试,学期,考试日期,组织级别,考试性质");
	for (int i = 0; i < EXAMS; i++)
		fprintf(out, "%s,%s,%s,学区,期末\n", exams[i], terms[i], days[i]);
	end(out);
	out = begin(folder, "assignments", "教师编号,教师姓名,学校,班级,学科,起始日期,份额");
	for (const struct class *c = classes; c < classes + class_count; c++)
		for (int s = 0; s < SUBJECTS; s++) {
			write_assignment(out, c->teachers[s], c, s);
			if (c->colleagues[s] >= 0)
				write_assignment(out, c->colleagues[s], c, s);
		}
	end(out);
	find_truth();
	out = begin(folder, "truth", "teacher,effect,ability,pupils");
	for (const struct teacher *t = teachers; t < teachers + teacher_count; t++)
		if (t->weight > 0)
			fprintf(out, "T%03d,%.6f,%.6f,%.1f\n", (int)(t - teachers) + 1, t->truth / t->weight, t->ability / t->weight, t->weight);
	end(out);
}

int
main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: simulate SEED FOLDER\n");
		return 2;
	}
	state = (uint64_t)strtoull(argv[1], NULL, 10) * 0x632be59bd9b4e019u + 1;
	build();
	write_all(argv[2]);
	return 0;
}
