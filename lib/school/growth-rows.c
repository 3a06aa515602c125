/* The scores of growth: current and earlier ones of each pupil and subject. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/growth-model.h"
#include "school/rows.h"
#include "school/standing.h"

/* Scores are added up in billionths, so that the order of the exams' rows does not show in the last digits. */
static const double unit = 1e9;

struct raw {
	int64_t pupil;
	const struct subject *subject;
	size_t exam;                    /* the last with a score */
	struct class_info class_info;
	const struct school *school;
	int grade;
	const char *paper;
	int64_t sum, count;
	int64_t earlier[PRIORS], earlier_count[PRIORS], latest;
	bool has_latest;
	size_t place;
};

struct reading {
	struct growth_model *m;
	struct raw *raws;
	size_t count, capacity;
	struct map papers;
};

/* ---- exams ---- */

static int
by_date(const void *left, const void *right)
{
	const struct exam *a = left, *b = right;
	int order = strcmp(a->date, b->date);

	return order != 0 ? order : strcmp(a->name, b->name);
}

static bool
is_among(const struct exam *exams, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (exams[i].id == id)
			return true;
	return false;
}

static void
add_exam(struct exam **exams, size_t *count, const struct exam *exam)
{
	if (is_among(*exams, *count, exam->id))
		return;
	*exams = alloc_grow(*exams, *count + 1, sizeof **exams);
	(*exams)[(*count)++] = *exam;
	qsort(*exams, *count, sizeof **exams, by_date);
}

/* names: separated by commas. */
static bool
named_exams(struct report *report, const char *names, struct exam **exams, size_t *count, struct error *error)
{
	char *list = names != NULL ? copy_string(names) : NULL, *rest = list;
	bool ok = true;

	while (ok) {
		const char *name = list != NULL ? strsep(&rest, ",") : NULL;
		struct exam exam;

		if (list != NULL && name == NULL)
			break;
		ok = report_exam(report, name, &exam, error);
		if (ok)
			add_exam(exams, count, &exam);
		if (list == NULL)
			break;
	}
	free(list);
	return ok;
}

/* By default an exam that a rule refuses as a ground is left out; who names it is refused. */
static bool
is_refused(struct report *report, const struct exam *exam)
{
	for (size_t i = 0; i < report->law.count; i++) {
		const struct law_rule *rule = &report->law.rules[i];

		if (rule->action == LAW_REFUSE && !rule->overridden && law_concerns(rule, report->shows, report->audience)
		    && law_covers(rule, report->db, exam))
			return true;
	}
	return false;
}

static bool
all_earlier(struct growth_model *m, struct error *error)
{
	struct report *report = m->report;
	static const char next[] = "select min(exam) from scores_rows where exam > $1";

	for (int64_t id = 0; (id = db_int(report->db, 0, next, "i", id)) != 0; ) {
		struct exam exam;

		if (!district_exam(&report->district, key_text(report->db, id, &report->district.arena), NULL, &exam, (struct place){ 0 }))
			return error_set(error, _("nothing is reported"));
		if (strcmp(exam.date, m->exams[0].date) >= 0)
			continue;
		if (is_refused(report, &exam))
			remark((struct place){ 0 }, _("%s is left out of the earlier exams: a rule refuses it as a ground"), exam.name);
		else
			add_exam(&m->earlier, &m->earlier_count, &exam);
	}
	return db_ok(report->db, error);
}

static bool
check_earlier(struct growth_model *m, struct error *error)
{
	for (size_t i = 0; i < m->earlier_count; i++) {
		if (strcmp(m->earlier[i].date, m->exams[0].date) >= 0)
			return error_set(error, _("%s is not earlier than %s"), m->earlier[i].name, m->exams[0].name);
		if (!report_rules(m->report, &m->earlier[i], error))
			return false;
	}
	return m->earlier_count > 0 || error_set(error, _("there is no exam with marks before %s; growth needs earlier scores"), m->exams[0].name);
}

static bool
find_exams(struct growth_model *m, const struct ranking_options *o, struct error *error)
{
	return named_exams(m->report, o->exam, &m->exams, &m->exam_count, error)
	    && (o->before != NULL ? named_exams(m->report, o->before, &m->earlier, &m->earlier_count, error) : all_earlier(m, error))
	    && check_earlier(m, error);
}

/* ---- the scores of one exam ---- */

static int64_t
score_of(const struct standing *s)
{
	return llround((s->t - 50) / 10 * unit);
}

static const struct subject *
subject_of(const struct exam_figures *f, const struct standing *s)
{
	const struct exam_group *group = &f->groups[s->cell->group];

	return s->has_mark && !isnan(s->t) && group->carried == NULL ? group->subject : NULL;
}

static bool
each_exam(struct reading *r, const struct exam *exams, size_t count, struct error *error,
	void take(struct reading *, size_t exam, const struct exam_figures *, const struct standings *))
{
	for (size_t i = 0; i < count; i++) {
		struct exam_figures figures = { 0 };
		struct standings standings = { 0 };
		bool ok = exam_figures_read(&figures, &r->m->report->district, &exams[i], (struct base){ .kind = BASE_PRESENT }, error)
		    && standings_read(&standings, &figures, &r->m->report->district, error);

		if (ok)
			take(r, i, &figures, &standings);
		standings_free(&standings);
		exam_figures_free(&figures);
		if (!ok)
			return false;
	}
	return true;
}

static const char *
keep_paper(struct reading *r, const char *paper)
{
	char *kept = map_get(&r->papers, paper);

	if (kept == NULL) {
		kept = arena_copy(&r->m->arena, paper);
		map_set(&r->papers, paper, kept);
	}
	return kept;
}

static void
take_current(struct reading *r, size_t exam, const struct exam_figures *f, const struct standings *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct exam_cell *cell = s->items[i].cell;
		const struct subject *subject = subject_of(f, &s->items[i]);

		if (subject == NULL)
			continue;
		if (r->count == r->capacity) {
			r->capacity = r->capacity == 0 ? 1024 : r->capacity * 2;
			r->raws = alloc_grow(r->raws, r->capacity, sizeof *r->raws);
		}
		r->raws[r->count++] = (struct raw){ .pupil = s->items[i].pupil, .subject = subject, .exam = exam, .class_info = *cell->class_info,
			.school = cell->school, .grade = f->groups[cell->group].grade, .sum = score_of(&s->items[i]), .count = 1,
			.paper = keep_paper(r, f->groups[cell->group].paper_shown[r->m->report->language]) };
	}
}

static int
by_pupil(const void *left, const void *right)
{
	const struct raw *a = left, *b = right;

	if (a->pupil != b->pupil)
		return a->pupil < b->pupil ? -1 : 1;
	if (a->subject != b->subject)
		return strcmp(a->subject->name, b->subject->name);
	return (a->exam > b->exam) - (a->exam < b->exam);
}

/* One for each pupil and subject; the last exam says class and paper. */
static void
merge_exams(struct reading *r)
{
	size_t kept = 0;

	if (r->count > 0)
		qsort(r->raws, r->count, sizeof *r->raws, by_pupil);
	for (size_t i = 0; i < r->count; i++) {
		struct raw *last = kept > 0 ? &r->raws[kept - 1] : NULL;

		if (last == NULL || last->pupil != r->raws[i].pupil || last->subject != r->raws[i].subject) {
			r->raws[kept++] = r->raws[i];
			continue;
		}
		r->raws[i].sum += last->sum;
		r->raws[i].count += last->count;
		*last = r->raws[i];
	}
	r->count = kept;
}

static void
add_earlier(struct raw *raw, const struct subject *subject, int64_t score)
{
	int kind = raw->subject == subject ? OWN : OTHER;

	raw->earlier[kind] += score;
	raw->earlier_count[kind]++;
	if (kind == OWN) {
		raw->latest = score;
		raw->has_latest = true;
	}
}

/* Both are in the order of pupils. */
static void
take_earlier(struct reading *r, size_t exam, const struct exam_figures *f, const struct standings *s)
{
	size_t first = 0;

	(void)exam;
	for (size_t i = 0; i < s->count; i++) {
		const struct subject *subject = subject_of(f, &s->items[i]);

		while (first < r->count && r->raws[first].pupil < s->items[i].pupil)
			first++;
		for (size_t k = first; subject != NULL && k < r->count && r->raws[k].pupil == s->items[i].pupil; k++)
			add_earlier(&r->raws[k], subject, score_of(&s->items[i]));
	}
}

/* ---- in an order that no import can change ---- */

struct numbered { int64_t pupil; size_t place; };

static int
by_id(const void *left, const void *right)
{
	const struct numbered *a = left, *b = right;

	return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

/* The place of each pupil by number. */
static void
find_places(struct reading *r)
{
	struct query *q = query(r->m->report->db, "select id from keys where kind = 'pupils' order by key", "");
	struct numbered *places = NULL;
	size_t count = 0, capacity = 0, k = 0;

	while (query_next(q)) {
		if (count == capacity) {
			capacity = capacity == 0 ? 1024 : capacity * 2;
			places = alloc_grow(places, capacity, sizeof *places);
		}
		places[count] = (struct numbered){ query_int(q, 0), count };
		count++;
	}
	if (count > 0)
		qsort(places, count, sizeof *places, by_id);
	for (size_t i = 0; i < r->count; i++) {
		while (k < count && places[k].pupil < r->raws[i].pupil)
			k++;
		r->raws[i].place = k < count ? places[k].place : 0;
	}
	free(places);
}

static int
by_stream(const struct raw *a, const struct raw *b)
{
	int order = a->grade - b->grade;

	if (order == 0)
		order = strcmp(a->subject->name, b->subject->name);
	if (order == 0)
		order = a->class_info.language - b->class_info.language;
	return order != 0 ? order : strcmp(a->paper, b->paper);
}

static int
by_class(const struct raw *a, const struct raw *b)
{
	int order = strcmp(a->school->name, b->school->name);

	if (order == 0)
		order = class_name_compare(&a->class_info.name, &b->class_info.name);
	return order != 0 ? order : (a->class_info.id > b->class_info.id) - (a->class_info.id < b->class_info.id);
}

static int
by_cell(const void *left, const void *right)
{
	const struct raw *a = left, *b = right;
	int order = by_stream(a, b);

	if (order == 0)
		order = by_class(a, b);
	return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

static void
add_stream(struct growth_model *m, const struct raw *raw)
{
	m->streams = alloc_grow(m->streams, m->stream_count + 1, sizeof *m->streams);
	m->streams[m->stream_count++] = (struct growth_stream){ .grade = raw->grade, .language = raw->class_info.language,
		.subject = raw->subject, .paper = raw->paper };
}

static void
add_cell(struct growth_model *m, const struct raw *raw)
{
	m->cells = alloc_grow(m->cells, m->cell_count + 1, sizeof *m->cells);
	m->cells[m->cell_count++] = (struct growth_cell){ .class_info = raw->class_info, .school = raw->school, .stream = m->stream_count - 1,
		.seen = { NAN, NAN }, .expected = { NAN, NAN } };
}

static void
add_row(struct growth_model *m, const struct raw *raw)
{
	struct growth_row *row = &m->rows[m->row_count++];

	*row = (struct growth_row){ .pupil = raw->pupil, .place = raw->place, .cell = m->cell_count - 1, .y = (double)raw->sum / unit / (double)raw->count,
		.latest = raw->has_latest ? (double)raw->latest / unit : NAN };
	for (int kind = 0; kind < PRIORS; kind++) {
		row->count[kind] = (double)raw->earlier_count[kind];
		row->seen[kind] = raw->earlier_count[kind] > 0 ? (double)raw->earlier[kind] / unit / row->count[kind] : NAN;
	}
}

static void
make_rows(struct reading *r)
{
	struct growth_model *m = r->m;

	find_places(r);
	if (r->count > 0)
		qsort(r->raws, r->count, sizeof *r->raws, by_cell);
	m->rows = alloc_zero(r->count + 1, sizeof *m->rows);
	for (size_t i = 0; i < r->count; i++) {
		const struct raw *raw = &r->raws[i], *before = i > 0 ? raw - 1 : NULL;
		bool new_stream = before == NULL || by_stream(before, raw) != 0;

		if (new_stream)
			add_stream(m, raw);
		if (new_stream || by_class(before, raw) != 0)
			add_cell(m, raw);
		add_row(m, raw);
	}
}

bool
growth_rows(struct growth_model *m, const struct ranking_options *o, struct error *error)
{
	struct reading r = { .m = m };
	bool ok = find_exams(m, o, error)
	    && teachings_load(&m->teachings, &m->report->district, &m->exams[m->exam_count - 1], error)
	    && (m->teachings.count > 0 || error_set(error, _("no assignment of a teacher covers %s"), m->exams[m->exam_count - 1].date))
	    && each_exam(&r, m->exams, m->exam_count, error, take_current);

	if (ok)
		merge_exams(&r);
	ok = ok && each_exam(&r, m->earlier, m->earlier_count, error, take_earlier);
	if (ok)
		make_rows(&r);
	free(r.raws);
	map_free(&r.papers);
	return ok && db_ok(m->report->db, error);
}
