/* The form levels (等级统计). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "school/exam-rows.h"
#include "school/level.h"
#include "school/levels.h"
#include "school/rows.h"
#include "school/selection.h"
#include "school/teaching.h"

enum { MOST_LEVELS = 20 };
enum { BY_SCHOOL = 1, BY_CLASS = 2, BY_TEACHER = 4, BY_DISTRICT = 8 };

static const struct { const char *name; unsigned level; } level_names[] = {
	{ "school", BY_SCHOOL }, { "class", BY_CLASS }, { "teacher", BY_TEACHER }, { "district", BY_DISTRICT }
};

struct counts {
	int64_t entered, unlined;       /* unlined: a mark that no line makes a level */
	int64_t pupils[MOST_LEVELS];    /* by the words of column mark_level */
};

/* A class in a subject. */
struct class_levels {
	struct class_info info;
	const struct school *school;
	const struct subject *subject;
	struct counts counts;
	int64_t exempt;
	bool offered;
	bool sampled;           /* of its pupils those drawn as a sample */
};

struct unit {
	struct text schools, classes, teachers;
	struct counts counts;
};

struct levels {
	struct report *report;
	struct exam exam;
	struct selection selection;
	unsigned by, without;
	struct teachings teachings;
	struct class_levels *cells;             /* by grade, subject, language, school and class */
	size_t cell_count;
	bool shown[MOST_LEVELS], has_sample;
	size_t level_count;             /* words there are */
	struct arena arena;
	struct text scratch;
};

/* ---- reading ---- */

/* A subject outside the table of subjects has levels all the same. */
static const struct subject *
find_subject(struct levels *l, int64_t id)
{
	const struct district *d = &l->report->district;
	struct subject *unknown = district_subject_by_id(d, id);

	if (unknown != NULL)
		return unknown;
	if (l->cell_count > 0 && l->cells[l->cell_count - 1].subject->id == id)
		return l->cells[l->cell_count - 1].subject;
	unknown = arena_alloc(&l->arena, sizeof *unknown);
	*unknown = (struct subject){ .id = id };
	unknown->name = key_text(d->db, id, &l->arena);
	return unknown;
}

static struct class_levels *
cell_of_row(struct levels *l, struct query *q)
{
	struct class_levels *last = l->cell_count > 0 ? &l->cells[l->cell_count - 1] : NULL;
	struct class_levels cell = { .info = { .id = query_int(q, 0), .school = query_int(q, 6), .language = (int)query_int(q, 10) }, .sampled = query_int(q, 11) != 0 };
	int stage = (int)query_int(q, 8);

	if (last != NULL && last->info.id == cell.info.id && last->sampled == cell.sampled && last->subject->id == query_int(q, 1))
		return last;
	cell.info.name = (struct class_name){ .entry_year = (int)query_int(q, 7), .first_grade = stage, .number = (int)query_int(q, 9),
	    .grade = stage + l->exam.term.year - (int)query_int(q, 7) };
	cell.school = school_of(&l->report->district, cell.info.school);
	cell.subject = find_subject(l, query_int(q, 1));
	l->cells = alloc_grow(l->cells, l->cell_count + 1, sizeof *l->cells);
	l->cells[l->cell_count] = cell;
	return &l->cells[l->cell_count++];
}

static int
level_of_row(const struct levels *l, const struct class_levels *cell, struct query *q)
{
	int64_t status = query_int(q, 2);

	if (status == LEVEL)
		return (int)query_int(q, 3);
	return level_of_mark(district_lines(&l->report->district, cell->subject->id, cell->info.name.grade, cell->info.language, l->exam.date),
	    status == CHEATING ? 0 : query_int(q, 4));
}

/* So many pupils of a class with the same result. */
static void
take_row(struct levels *l, struct query *q)
{
	struct class_levels *cell = cell_of_row(l, q);
	int64_t status = query_int(q, 2), pupils = query_int(q, 5);
	int level;

	cell->offered |= status != EXEMPT && status != BLANK;
	cell->exempt += status == EXEMPT ? pupils : 0;
	if ((status != SCORE && status != CHEATING && status != LEVEL) || (status == LEVEL && query_null(q, 3)))
		return;
	level = level_of_row(l, cell, q);
	if (level < 0 || (size_t)level >= l->level_count)
		cell->counts.unlined += pupils;
	else
		cell->counts.pupils[level] += pupils;
}

/* Statements over the rows that count: SELECT of them as s REST. */
static struct query *
rows_of(const struct levels *l, const char *select, const char *rest)
{
	struct text sql = TEXT_INIT;
	struct query *q;

	text_addf(&sql, "%s from ", select);
	exam_add_own_rows(&sql, l->report->db, &l->exam, l->without);
	text_addf(&sql, " s %s", rest);
	q = query(l->report->db, sql.data, "i", l->exam.id);
	text_free(&sql);
	return q;
}

/* Pupils by class; the cells come by class too. */
static void
add_entered(struct levels *l, struct query *q, bool sampled)
{
	size_t i = 0;

	while (query_next(q)) {
		int64_t class_id = query_int(q, 0), pupils = query_int(q, 1);

		while (i < l->cell_count && l->cells[i].info.id < class_id)
			i++;
		for (size_t k = i; k < l->cell_count && l->cells[k].info.id == class_id; k++)
			l->cells[k].counts.entered += l->cells[k].sampled == sampled ? pupils : 0;
	}
}

/* Who was drawn is entered, with rows or without. */
static void
set_entered(struct levels *l)
{
	static const char select[] = "select s.class, count(distinct s.pupil)";

	add_entered(l, rows_of(l, select, "where s.sampled = 0 group by s.class order by s.class"), false);
	if (exam_has_sample(l->report->db, &l->exam)) {
		add_entered(l, rows_of(l, select, "where s.sampled = 1 group by s.class order by s.class"), true);
		add_entered(l, exam_sample_absent(l->report->db, &l->exam, l->without), true);
	}
	for (size_t i = 0; i < l->cell_count; i++)
		l->cells[i].counts.entered -= l->cells[i].exempt;
}

static int
order_of(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_cells(const void *left, const void *right)
{
	const struct class_levels *a = left, *b = right;
	int order = order_of(a->info.name.grade, b->info.name.grade);

	if (order == 0)
		order = order_of(a->subject->id, b->subject->id);
	if (order == 0)
		order = order_of(a->sampled, b->sampled);
	if (order == 0)
		order = order_of(a->info.language, b->info.language);
	if (order == 0)
		order = order_of(a->info.school, b->info.school);
	if (order == 0)
		order = class_name_compare(&a->info.name, &b->info.name);
	return order != 0 ? order : order_of(a->info.id, b->info.id);
}

/* Of the groups asked for, and of subjects that the class has. */
static bool
is_wanted(const struct levels *l, const struct class_levels *cell)
{
	struct exam_group group = { .grade = cell->info.name.grade, .language = cell->info.language, .subject = cell->subject };

	return cell->offered && cell->school != NULL && selection_has(&l->selection, &group);
}

static bool
read_cells(struct levels *l, struct error *error)
{
	struct query *q = rows_of(l, "select s.class, s.subject, s.status, s.mark_level, s.mark, count(*), c.school, c.entry_year, c.stage, c.class_number,"
	    " c.language, s.sampled", "join classes_rows c on c.class = s.class"
	    " group by s.class, s.sampled, s.subject, s.status, s.mark_level, s.mark order by s.class, s.sampled, s.subject");
	size_t count = 0;

	while (query_next(q))
		take_row(l, q);
	set_entered(l);
	if (!db_ok(l->report->db, error))
		return false;
	for (size_t i = 0; i < l->cell_count; i++)
		if (is_wanted(l, &l->cells[i])) {
			l->has_sample |= l->cells[i].sampled;
			l->cells[count++] = l->cells[i];
		}
	l->cell_count = count;
	if (count > 0)
		qsort(l->cells, count, sizeof *l->cells, compare_cells);
	return true;
}

/* The four of the rules always, others where they were given. */
static void
choose_columns(struct levels *l)
{
	l->shown[RESULT_EXCELLENT] = l->shown[RESULT_GOOD] = l->shown[RESULT_PASS] = l->shown[RESULT_FAIL] = true;
	for (size_t i = 0; i < l->cell_count; i++)
		for (size_t level = 0; level < l->level_count; level++)
			l->shown[level] |= l->cells[i].counts.pupils[level] > 0;
}

/* ---- units ---- */

static void
add_counts(struct counts *to, const struct counts *from)
{
	to->entered += from->entered;
	to->unlined += from->unlined;
	for (size_t i = 0; i < MOST_LEVELS; i++)
		to->pupils[i] += from->pupils[i];
}

static void
add_item(const struct levels *l, struct text *list, const char *item)
{
	text_add(list, list->length > 0 ? report_word(l->report, "、", ", ") : "");
	text_add(list, item);
}

static void
add_class(const struct levels *l, struct text *list, const struct class_levels *cell)
{
	struct text name = TEXT_INIT;

	class_name_add(&name, &cell->info.name, l->report->language);
	add_item(l, list, text_string(&name));
	text_free(&name);
}

static void
free_unit(struct unit *unit)
{
	text_free(&unit->schools);
	text_free(&unit->classes);
	text_free(&unit->teachers);
}

/* ---- rows ---- */

static bool
has_classes(const struct levels *l)
{
	return (l->by & (BY_CLASS | BY_TEACHER)) != 0;
}

static void
put_key(struct levels *l, const struct class_levels *cell, const struct unit *unit)
{
	struct writer *w = l->report->writer;

	writer_text(w, text_string(&unit->schools));
	grade_add(&l->scratch, cell->info.name.grade, l->report->language);
	writer_take(l->report->writer, &l->scratch);
	if (has_classes(l)) {
		writer_text(w, text_string(&unit->classes));
		writer_text(w, text_string(&unit->teachers));
	}
	writer_text(w, cell->subject->name);
	if (l->has_sample)
		writer_text(w, cell->sampled ? report_word(l->report, "抽样", "sample") : "");
	writer_text(w, word_text(&column_find("language")->words[cell->info.language], l->report->language));
}

static void
put_counts(struct levels *l, const struct counts *counts)
{
	struct writer *w = l->report->writer;
	int64_t leveled = 0;

	for (size_t i = 0; i < l->level_count; i++)
		leveled += counts->pupils[i];
	writer_integer(w, counts->entered);
	writer_integer(w, leveled);
	for (size_t i = 0; i < l->level_count; i++)
		if (l->shown[i]) {
			writer_integer(w, counts->pupils[i]);
			writer_ratio(w, counts->pupils[i] * 100, leveled, 2);
		}
}

static void
put_note(struct levels *l, const struct counts *counts, int grade)
{
	if (counts->unlined > 0)
		text_addf(&l->scratch, l->report->language == LANGUAGE_ZH ? "有分数而无分数线，未定级%lld人" : "marks without a line, no level: %lld", (long long)counts->unlined);
	report_add_warnings(l->report, &l->scratch, grade);
	writer_take(l->report->writer, &l->scratch);
}

static void
write_unit(struct levels *l, const struct class_levels *cell, const struct unit *unit)
{
	put_key(l, cell, unit);
	put_counts(l, &unit->counts);
	writer_text(l->report->writer, report_word(l->report, "填等级的按所填，分数按优秀线、良好线、及格线（含线）定级；占比=人数÷定级人数",
	    "a level as given; a mark by the subject's lines at the exam, inclusive; share = pupils / leveled"));
	put_note(l, &unit->counts, cell->info.name.grade);
	writer_end_row(l->report->writer);
}

static void
write_school(struct levels *l, const struct class_levels *first, const struct class_levels *end)
{
	struct unit unit = { 0 };

	text_add(&unit.schools, first->school->name);
	for (const struct class_levels *cell = first; cell < end; cell++)
		add_counts(&unit.counts, &cell->counts);
	write_unit(l, first, &unit);
	free_unit(&unit);
}

static void
write_schools(struct levels *l, const struct class_levels *cell, const struct class_levels *end)
{
	while (cell < end) {
		const struct class_levels *first = cell;

		while (cell < end && cell->school == first->school)
			cell++;
		write_school(l, first, cell);
	}
}

static void
write_classes(struct levels *l, const struct class_levels *cell, const struct class_levels *end)
{
	for (; cell < end; cell++) {
		struct unit unit = { .counts = cell->counts };
		size_t count;
		const struct teaching *t = teachings_of(&l->teachings, cell->info.id, cell->subject->id, &count);

		text_add(&unit.schools, cell->school->name);
		add_class(l, &unit.classes, cell);
		for (; count > 0; count--, t++)
			add_item(l, &unit.teachers, l->teachings.teachers[t->teacher].name);
		write_unit(l, cell, &unit);
		free_unit(&unit);
	}
}

static void
add_to_teacher(const struct levels *l, struct unit *unit, const struct class_levels *cell, const struct class_levels *before)
{
	if (before == NULL || before->school != cell->school)
		add_item(l, &unit->schools, cell->school->name);
	add_class(l, &unit->classes, cell);
	add_counts(&unit->counts, &cell->counts);
}

/* Teachers by number; co-teachers both get the whole class. */
static void
write_teachers(struct levels *l, const struct class_levels *first, const struct class_levels *end)
{
	size_t teachers = l->teachings.teacher_count, count;
	struct unit *units = alloc_zero(teachers + 1, sizeof *units);
	const struct class_levels **last = alloc_zero(teachers + 1, sizeof *last);

	for (const struct class_levels *cell = first; cell < end; cell++) {
		const struct teaching *t = teachings_of(&l->teachings, cell->info.id, cell->subject->id, &count);

		for (; count > 0; count--, t++) {
			add_to_teacher(l, &units[t->teacher], cell, last[t->teacher]);
			last[t->teacher] = cell;
		}
	}
	for (size_t i = 0; i < teachers; i++) {
		if (last[i] != NULL) {
			text_add(&units[i].teachers, l->teachings.teachers[i].name);
			write_unit(l, first, &units[i]);
		}
		free_unit(&units[i]);
	}
	free(units);
	free(last);
}

static void
write_district(struct levels *l, const struct class_levels *first, const struct class_levels *end)
{
	struct unit unit = { 0 };

	text_add(&unit.schools, report_word(l->report, "全学区", "District"));
	for (const struct class_levels *cell = first; cell < end; cell++)
		add_counts(&unit.counts, &cell->counts);
	write_unit(l, first, &unit);
	free_unit(&unit);
}

static void
write_group(struct levels *l, const struct class_levels *first, const struct class_levels *end)
{
	if (l->by & BY_SCHOOL)
		write_schools(l, first, end);
	if (l->by & BY_CLASS)
		write_classes(l, first, end);
	if (l->by & BY_TEACHER)
		write_teachers(l, first, end);
	write_district(l, first, end);
}

static bool
same_group(const struct class_levels *a, const struct class_levels *b)
{
	return a->info.name.grade == b->info.name.grade && a->subject->id == b->subject->id && a->sampled == b->sampled
	    && a->info.language == b->info.language;
}

static void
begin_table(struct levels *l)
{
	const struct word *words = column_find("mark_level")->words;

	report_columns(l->report, (const char *const[]){ "school", "grade", NULL });
	if (has_classes(l))
		report_columns(l->report, (const char *const[]){ "class", "teacher_name", NULL });
	report_columns(l->report, (const char *const[]){ "subject", NULL });
	if (l->has_sample)
		report_columns(l->report, (const char *const[]){ "paper", NULL });
	report_columns(l->report, (const char *const[]){ "language", "entered", "leveled", NULL });
	for (size_t i = 0; i < l->level_count; i++) {
		char pupils[40], share[40];

		snprintf(pupils, sizeof pupils, "level_%s", words[i].code);
		snprintf(share, sizeof share, "level_%s_share", words[i].code);
		if (l->shown[i])
			report_columns(l->report, (const char *const[]){ pupils, share, NULL });
	}
	report_columns(l->report, (const char *const[]){ "definition", "note", NULL });
}

static void
write_table(struct levels *l)
{
	const struct class_levels *cell = l->cells, *end = cell + l->cell_count;

	begin_table(l);
	while (cell < end) {
		const struct class_levels *first = cell;

		while (cell < end && same_group(cell, first))
			cell++;
		write_group(l, first, cell);
	}
}

/* ---- the options of the form ---- */

static unsigned
find_level(const struct report *report, const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof level_names / sizeof level_names[0]; i++)
		if (strncmp(level_names[i].name, name, length) == 0 && level_names[i].name[length] == '\0')
			return level_names[i].level;
	opt_usage(report->program, _("--by is a list of district, school, class and teacher, not \"%s\""), name);
}

static void
check_options(struct levels *l, const struct summary_options *o)
{
	struct base base = report_base(l->report, o->base, o->without);

	if (base.kind != BASE_PRESENT || o->formula != NULL)
		opt_usage(l->report->program, _("this form counts who has a level; --base and --formula do not go with it"));
	l->without = base.without;
	for (const char *name = o->by != NULL ? o->by : "school"; *name != '\0';) {
		size_t length = strcspn(name, ",");

		l->by |= find_level(l->report, name, length);
		name += length + (name[length] == ',');
	}
	while (l->level_count < MOST_LEVELS && column_find("mark_level")->words[l->level_count].code != NULL)
		l->level_count++;
}

static bool
load_teachers(struct levels *l, struct error *error)
{
	if (!has_classes(l))
		return true;
	if (!teachings_load(&l->teachings, &l->report->district, &l->exam, error))
		return false;
	if (l->by & BY_TEACHER && l->teachings.count == 0)
		return error_set(error, _("no assignment of a teacher covers %s"), l->exam.date);
	return true;
}

static bool
prepare(struct levels *l, const struct summary_options *o, struct error *error)
{
	check_options(l, o);
	if (!selection_read(&l->selection, l->report, o->grade, o->subject, error))
		return false;
	if (l->selection.only_total)
		opt_usage(l->report->program, _("levels are of subjects; the total has none"));
	return report_exam(l->report, o->exam, &l->exam, error) && read_cells(l, error) && load_teachers(l, error);
}

bool
levels_report(struct report *report, const struct summary_options *options, struct error *error)
{
	struct levels l = { .report = report };
	bool ok = prepare(&l, options, error);

	if (ok) {
		choose_columns(&l);
		write_table(&l);
	}
	teachings_free(&l.teachings);
	free(l.cells);
	arena_free(&l.arena);
	text_free(&l.scratch);
	return ok;
}
