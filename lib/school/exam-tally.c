/* Counting the marks of an exam as they pass by. */
#include <stdlib.h>
#include <string.h>
#include "school/exam-tally.h"
#include "school/rows.h"

/* ---- what must be known before the marks ---- */

const struct school *
school_of(const struct district *d, int64_t id)
{
	for (size_t low = 0, high = d->school_count; low < high;) {
		size_t middle = (low + high) / 2;

		if (d->school_list[middle]->id == id)
			return d->school_list[middle];
		if (d->school_list[middle]->id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void
read_class(struct work *w, struct query *q)
{
	struct class_tally *c = &w->classes[w->class_count++];
	int64_t school = query_int(q, 1);
	int entry_year = (int)query_int(q, 2), stage = (int)query_int(q, 3);

	*c = (struct class_tally){ .info = { .id = query_int(q, 0), .school = school, .language = (int)query_int(q, 5) } };
	c->info.name = (struct class_name){ .entry_year = entry_year, .first_grade = stage, .number = (int)query_int(q, 4),
	    .grade = stage + w->out->exam.term.year - entry_year };
	c->school = school_of(w->district, school);
}

static void
read_classes(struct work *w)
{
	struct db *db = w->district->db;
	struct query *q;

	w->classes = alloc_zero((size_t)db_int(db, 0, "select count(*) from classes_rows", "") + 1, sizeof *w->classes);
	q = query(db, "select class, school, entry_year, stage, class_number, language from classes_rows order by class", "");
	while (query_next(q))
		read_class(w, q);
}

static struct class_tally *
find_class(const struct work *w, int64_t id)
{
	for (size_t low = 0, high = w->class_count; low < high;) {
		size_t middle = (low + high) / 2;

		if (w->classes[middle].info.id == id)
			return &w->classes[middle];
		if (w->classes[middle].info.id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Pupils left out: $2 is the first day of the school year, $3 and $4 say which groups. */
#define LEFT_OUT "((coalesce(inclusive, 0) = 1 and $3) or (coalesce(joined, '') >= $2 and $4))"

static void
first_school_day(const struct exam *exam, char day[11])
{
	date_format(school_year_first_day(exam->term.year), day);
}

static void
read_register(struct work *w)
{
	unsigned without = w->out->base.without;
	char first[11];
	struct query *q;

	first_school_day(&w->out->exam, first);
	q = query(w->district->db, "select class, count(*), sum(case when (joined is null or joined <= $1) and (\"left\" is null or \"left\" > $1)"
	    " then 1 else 0 end) from pupils_rows where not " LEFT_OUT " group by class", "ttii", w->out->exam.date, first,
	    (int64_t)((without & WITHOUT_INCLUSIVE) != 0), (int64_t)((without & WITHOUT_JOINED) != 0));
	while (query_next(q)) {
		struct class_tally *c = find_class(w, query_int(q, 0));

		if (c != NULL) {
			c->cohort = query_int(q, 1);
			c->enrolled = query_int(q, 2);
		}
	}
}

static void
add_subject(struct work *w, const struct subject *subject)
{
	struct exam_figures *f = w->out;

	f->subjects = alloc_grow(f->subjects, f->subject_count + 1, sizeof *f->subjects);
	w->subject_ids = alloc_grow(w->subject_ids, f->subject_count + 1, sizeof *w->subject_ids);
	w->subject_ids[f->subject_count] = subject->id;
	f->subjects[f->subject_count++] = subject;
}

/* A subject outside the table of subjects has marks, but neither full mark nor lines. */
static void
add_unknown_subject(struct work *w, int64_t id)
{
	struct subject *subject = arena_alloc(&w->out->arena, sizeof *subject);

	*subject = (struct subject){ .id = id };
	subject->name = key_text(w->district->db, id, &w->out->arena);
	add_subject(w, subject);
}

static size_t
subject_index(struct work *w, int64_t id)
{
	for (size_t i = 0; i < w->out->subject_count; i++)
		if (w->subject_ids[i] == id)
			return i;
	if (w->out->subject_count == MOST_SUBJECTS) {
		w->too_many = true;
		return 0;
	}
	add_unknown_subject(w, id);
	return w->out->subject_count - 1;
}

static int
paper_index(struct work *w, const char *paper)
{
	if (paper == NULL)
		paper = "";
	for (int i = 0; i < w->paper_count; i++)
		if (strcmp(w->papers[i], paper) == 0)
			return i;
	if (w->paper_count == MOST_PAPERS) {
		w->too_many = true;
		return 0;
	}
	w->papers[w->paper_count] = arena_copy(&w->out->arena, paper);
	return w->paper_count++;
}

/* ---- the pass over the marks ---- */

static void
set_lines(struct work *w, const struct class_tally *c, struct tally *t, size_t subject)
{
	const struct subject_lines *lines = district_lines(w->district, w->subject_ids[subject], c->info.name.grade,
		c->info.language, w->out->exam.date);
	int64_t shares[LINES];

	if (lines == NULL)
		return;
	shares[LINE_PASS] = lines->pass;
	shares[LINE_EXCELLENT] = lines->excellent;
	shares[LINE_GOOD] = lines->good;
	shares[LINE_LOW] = lines->low;
	t->figure.full_mark = lines->full_mark;
	for (int i = 0; i < LINES; i++) {
		t->scaled[i] = lines->full_mark * shares[i];
		t->figure.has_line[i] = t->scaled[i] > 0;
	}
}

static struct tally *
subject_tally(struct work *w, struct class_tally *c, size_t subject, int paper)
{
	struct tally **at;

	if (c->subjects == NULL)
		c->subjects = arena_alloc(&w->out->arena, MOST_SUBJECTS * sizeof(struct tally *));
	for (at = &c->subjects[subject]; *at != NULL; at = &(*at)->next)
		if ((*at)->paper == paper)
			return *at;
	*at = arena_alloc(&w->out->arena, sizeof **at);
	(*at)->paper = paper;
	set_lines(w, c, *at, subject);
	return *at;
}

/* The lines of a total are the sums of its subjects'; one that is missing makes them unknown. */
static void
set_total_lines(const struct class_tally *c, struct tally *t)
{
	bool has_full = true;

	for (int i = 0; i < LINES; i++)
		t->figure.has_line[i] = true;
	for (size_t s = 0; s < MOST_SUBJECTS; s++) {
		const struct tally *part = c->subjects[s];

		if (!(t->subjects >> s & 1))
			continue;
		has_full &= part->figure.full_mark > 0;
		t->figure.full_mark += part->figure.full_mark;
		for (int i = 0; i < LINES; i++) {
			t->scaled[i] += part->scaled[i];
			t->figure.has_line[i] &= part->figure.has_line[i];
		}
	}
	if (!has_full)
		t->figure.full_mark = 0;
}

static struct tally *
total_tally(struct work *w, struct class_tally *c, uint64_t subjects)
{
	struct tally **at;

	for (at = &c->totals; *at != NULL; at = &(*at)->next)
		if ((*at)->subjects == subjects)
			return *at;
	*at = arena_alloc(&w->out->arena, sizeof **at);
	(*at)->subjects = subjects;
	set_total_lines(c, *at);
	return *at;
}

void
tally_lines(struct tally *t, int64_t mark, int64_t by)
{
	for (int i = 0; i < LINES; i++)
		if ((mark * WHOLE >= t->scaled[i]) != (i == LINE_LOW))
			t->figure.counts[i] += by;
}

static void
keep_mark(struct tally *t, int64_t mark)
{
	if (t->kept_count == t->kept_capacity) {
		t->kept_capacity = t->kept_capacity == 0 ? 16 : t->kept_capacity * 2;
		t->kept = alloc_grow(t->kept, t->kept_capacity, sizeof *t->kept);
	}
	t->kept[t->kept_count++] = (int32_t)mark;
}

static void
add_mark(const struct work *w, struct tally *t, int64_t mark)
{
	struct figure *f = &t->figure;

	if (f->sat == 0 || mark < f->lowest)
		f->lowest = mark;
	if (f->sat == 0 || mark > f->highest)
		f->highest = mark;
	f->sat++;
	exact_add(&f->marks, mark);
	tally_lines(t, mark, 1);
	if (w->keep)
		keep_mark(t, mark);
}

/* The rows of one pupil, which stand together. */
struct pupil_tally {
	int64_t pupil;
	struct class_tally *class_tally;
	int64_t sum;
	uint64_t sat;
	bool exempt, deferred;
};

static void
finish_pupil(struct work *w, struct pupil_tally *p)
{
	struct class_tally *c = p->class_tally;

	if (c == NULL)
		return;
	c->pupils++;
	c->exempt += p->exempt;
	c->deferred += p->deferred && !p->exempt;
	if ((p->sat & (p->sat - 1)) != 0)
		add_mark(w, total_tally(w, c, p->sat), p->sum);
}

static void
take_row(struct work *w, struct pupil_tally *p, size_t subject, int paper, enum status status, int64_t mark)
{
	struct tally *t = subject_tally(w, p->class_tally, subject, paper);

	t->rows[status]++;
	w->levels += status == LEVEL;
	p->exempt |= status == EXEMPT;
	p->deferred |= status == DEFERRED;
	if (status != SCORE && status != CHEATING)
		return;
	if (status == CHEATING)
		mark = 0;
	add_mark(w, t, mark);
	p->sum += mark;
	p->sat |= (uint64_t)1 << subject;
}

/* Rows come by pupil, as the table is ordered; a pupil met in two classes counts in both. */
static void
read_row(struct work *w, struct pupil_tally *p, struct query *q)
{
	int64_t pupil = query_int(q, 0), class_id = query_int(q, 2), status = query_int(q, 4);

	if (pupil != p->pupil || p->class_tally == NULL || class_id != p->class_tally->info.id) {
		finish_pupil(w, p);
		*p = (struct pupil_tally){ .pupil = pupil, .class_tally = find_class(w, class_id) };
	}
	if (p->class_tally == NULL || p->class_tally->school == NULL || status < 0 || status >= STATUSES) {
		w->without_class++;
		p->class_tally = NULL;
		return;
	}
	take_row(w, p, subject_index(w, query_int(q, 1)), paper_index(w, query_text(q, 3)), (enum status)status, query_int(q, 5));
}

struct query *
tally_rows(struct db *db, const struct exam *exam, unsigned without)
{
	static const char all[] = "select pupil, subject, class, paper, status, mark from scores_rows where exam = $1 order by pupil, subject";
	static const char some[] = "select pupil, subject, class, paper, status, mark from scores_rows where exam = $1"
		" and pupil not in (select pupil from pupils_rows where " LEFT_OUT ") order by pupil, subject";
	char first[11];

	first_school_day(exam, first);
	return query(db, without == 0 ? all : some, without == 0 ? "i" : "itii", exam->id, first,
	    (int64_t)((without & WITHOUT_INCLUSIVE) != 0), (int64_t)((without & WITHOUT_JOINED) != 0));
}

static void
read_marks(struct work *w)
{
	struct query *q = tally_rows(w->district->db, &w->out->exam, w->out->base.without);
	struct pupil_tally p = { 0 };

	while (query_next(q) && !w->too_many)
		read_row(w, &p, q);
	query_end(q);
	finish_pupil(w, &p);
}

void
tally_exam(struct work *w)
{
	for (size_t i = 0; i < w->district->subject_count && i < MOST_SUBJECTS; i++)
		add_subject(w, &w->district->subjects[i]);
	read_classes(w);
	read_register(w);
	read_marks(w);
}

static void
free_kept(struct tally *list)
{
	for (; list != NULL; list = list->next)
		free(list->kept);
}

void
tally_free(struct work *w)
{
	for (size_t i = 0; i < w->class_count; i++) {
		for (size_t s = 0; s < MOST_SUBJECTS && w->classes[i].subjects != NULL; s++)
			free_kept(w->classes[i].subjects[s]);
		free_kept(w->classes[i].totals);
	}
	free(w->classes);
	free(w->subject_ids);
}
