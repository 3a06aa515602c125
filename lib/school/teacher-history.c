#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "school/exam-figures.h"
#include "school/teacher-history.h"
#include "school/teacher-results.h"

struct reading {
	struct teacher_history *out;
	struct report *report;
	const char *first, *last;
	unsigned purposes;
	int64_t teacher;
	struct text scratch;
};

void
traced_add(struct text *out, struct db *db, int64_t batch, int64_t first_line, int64_t last_line, enum language language)
{
	struct query *q = query(db, "select file from batches where batch = $1", "i", batch);

	text_add(out, query_next(q) ? query_text(q, 0) : "?");
	query_end(q);
	text_addf(out, ":%lld", (long long)first_line);
	if (last_line > first_line)
		text_addf(out, "-%lld", (long long)last_line);
	text_addf(out, language == LANGUAGE_ZH ? "（批次%lld）" : " (batch %lld)", (long long)batch);
}

/* ---- the exams ---- */

struct listed { int64_t id; char date[11]; };

static int
compare_listed(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	int order = strcmp(x->date, y->date);

	return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static bool
find_exam(struct reading *r, int64_t id, struct exam *exam)
{
	return district_exam(&r->report->district, key_text(r->report->db, id, &r->out->arena), NULL, exam, (struct place){ 0 });
}

static bool
is_meant(const struct reading *r, const struct exam *exam)
{
	int64_t other = word_find(column_find("purpose")->words, "other");
	int64_t purpose = db_int(r->report->db, other, "select purpose from exams_rows where exam = $1", "i", exam->id);

	return strcmp(exam->date, r->first) >= 0 && strcmp(exam->date, r->last) <= 0 && (r->purposes >> purpose & 1) != 0;
}

/* Steps down the key of the marks: to list them would take as long as to read them. */
static struct listed *
list_exams(struct reading *r, size_t *count)
{
	struct listed *list = NULL;
	int64_t id = 0;

	*count = 0;
	while ((id = db_int(r->report->db, 0, "select min(exam) from scores_rows where exam > $1", "i", id)) != 0) {
		struct exam exam;

		if (!find_exam(r, id, &exam) || !is_meant(r, &exam))
			continue;
		list = alloc_grow(list, *count + 1, sizeof *list);
		list[*count].id = id;
		memcpy(list[(*count)++].date, exam.date, sizeof exam.date);
	}
	if (*count > 1)
		qsort(list, *count, sizeof *list, compare_listed);
	return list;
}

/* ---- what a teacher's classes did ---- */

static const char *
list_classes(struct reading *r, const struct teacher_result *t)
{
	enum language language = r->report->language;

	text_clear(&r->scratch);
	for (const struct pair *p = t->pairs; p < t->pairs + t->pair_count; p++) {
		if (!p->compared)
			continue;
		if (r->scratch.length > 0)
			text_add(&r->scratch, language == LANGUAGE_ZH ? "；" : "; ");
		if (p->cell->school != t->school)
			text_addf(&r->scratch, "%s ", p->cell->school->name);
		class_name_add(&r->scratch, &p->cell->class_info->name, language);
		text_addf(&r->scratch, " %s", p->group->subject->name);
	}
	return arena_copy(&r->out->arena, text_string(&r->scratch));
}

static bool
has_been(const struct teacher_result *t, const struct pair *pair)
{
	for (const struct pair *p = t->pairs; p < pair; p++)
		if (p->compared && p->cell->class_info->id == pair->cell->class_info->id)
			return true;
	return false;
}

static const char *
list_sources(struct reading *r, const struct teacher_result *t, int64_t exam)
{
	text_clear(&r->scratch);
	for (const struct pair *p = t->pairs; p < t->pairs + t->pair_count; p++) {
		struct query *q;

		if (!p->compared || has_been(t, p))
			continue;
		q = query(r->report->db, "select batch, min(line), max(line) from scores_rows where exam = $1 and class = $2 group by batch order by batch", "ii",
		    exam, p->cell->class_info->id);
		while (query_next(q)) {
			if (r->scratch.length > 0)
				text_add(&r->scratch, r->report->language == LANGUAGE_ZH ? "；" : "; ");
			traced_add(&r->scratch, r->report->db, query_int(q, 0), query_int(q, 1), query_int(q, 2), r->report->language);
		}
	}
	return arena_copy(&r->out->arena, text_string(&r->scratch));
}

static void
add_point(struct reading *r, const struct teacher_result *t, const struct exam *exam)
{
	struct teacher_history *h = r->out;

	if (t->compared == 0 || (r->teacher != 0 && t->teacher->id != r->teacher))
		return;
	h->items = alloc_grow(h->items, h->count + 1, sizeof *h->items);
	h->items[h->count++] = (struct exam_point){ .teacher = t->teacher->id, .exam = arena_copy(&h->arena, exam->name), .date = arena_copy(&h->arena, exam->date),
	    .standard = t->standard, .std_error = t->std_error, .pairs = t->compared, .pupils = t->pupils, .classes = list_classes(r, t),
	    .source = list_sources(r, t, exam->id) };
}

static bool
has_teacher(const struct reading *r, const struct teachings *teachings)
{
	for (size_t i = 0; i < teachings->teacher_count; i++)
		if (r->teacher == 0 || teachings->teachers[i].id == r->teacher)
			return true;
	return false;
}

static int
by_number(const void *a, const void *b)
{
	const struct teacher_result *x = a, *y = b;

	return strcmp(x->teacher->key, y->teacher->key);
}

/* The places that nobody asks for would take longest: below min_n there are none. */
static bool
add_figures(struct reading *r, const struct exam *exam, const struct teachings *teachings, struct error *error)
{
	struct results_rule rule = { .derived = DERIVED_NONE, .min_n = SIZE_MAX };
	struct exam_figures figures = { 0 };
	struct teacher_results results = { 0 };
	bool ok;

	ok = exam_figures_read(&figures, &r->report->district, exam, (struct base){ 0 }, error)
	    && teacher_results(&results, &figures, teachings, &r->report->district, &rule, error);
	if (ok && results.count > 0)
		qsort(results.items, results.count, sizeof *results.items, by_number);
	for (size_t i = 0; ok && i < results.count; i++)
		add_point(r, &results.items[i], exam);
	teacher_results_free(&results);
	exam_figures_free(&figures);
	return ok;
}

static bool
read_exam(struct reading *r, int64_t id, struct error *error)
{
	struct teachings teachings = { 0 };
	struct exam exam;
	bool ok;

	if (!find_exam(r, id, &exam))
		return error_set(error, _("nothing is reported"));
	ok = teachings_load(&teachings, &r->report->district, &exam, error);
	if (ok && has_teacher(r, &teachings)) {
		r->out->exams++;
		ok = report_rules(r->report, &exam, error) && add_figures(r, &exam, &teachings, error);
	}
	teachings_free(&teachings);
	return ok;
}

bool
teacher_history_load(struct teacher_history *h, struct report *report, const char *first, const char *last, unsigned purposes, int64_t teacher, struct error *error)
{
	struct reading r = { .out = h, .report = report, .first = first, .last = last, .purposes = purposes, .teacher = teacher };
	bool was_quiet = quiet, ok = true;
	struct listed *exams;
	size_t count;

	*h = (struct teacher_history){ 0 };
	exams = list_exams(&r, &count);
	/* What cannot be compared would be remarked for each exam. */
	quiet = true;
	for (size_t i = 0; ok && i < count; i++)
		ok = read_exam(&r, exams[i].id, error);
	quiet = was_quiet;
	free(exams);
	text_free(&r.scratch);
	return ok && db_ok(report->db, error);
}

void
teacher_history_free(struct teacher_history *h)
{
	free(h->items);
	arena_free(&h->arena);
}
