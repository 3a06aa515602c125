/* Counting the marks of an exam as they pass by. */
#include <stdlib.h>
#include <string.h>
#include "school/exam-tally.h"
#include "school/rows.h"

/* ---- what must be known before the marks ---- */

static struct stream *
stream_of(struct work *w, int grade, int language)
{
	struct stream **at = &w->streams;

	while (*at != NULL && ((*at)->grade != grade || (*at)->language != language))
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_alloc(&w->arena, sizeof **at);
		(*at)->grade = grade;
		(*at)->language = language;
	}
	return *at;
}

static void
read_class(struct work *w, struct query *q)
{
	struct class_info *info = &w->out->classes[w->out->class_count];
	struct class_tally *c = &w->classes[w->out->class_count++];
	int entry_year = (int)query_int(q, 2), stage = (int)query_int(q, 3);

	*info = (struct class_info){ .id = query_int(q, 0), .school = query_int(q, 1), .language = (int)query_int(q, 5) };
	info->name = (struct class_name){ .entry_year = entry_year, .first_grade = stage, .number = (int)query_int(q, 4),
	    .grade = stage + w->out->exam.term.year - entry_year };
	*c = (struct class_tally){ .info = info, .school = school_of(w->district, info->school) };
	c->stream = stream_of(w, info->name.grade, info->language);
}

static void
read_classes(struct work *w)
{
	struct db *db = w->district->db;
	size_t room = (size_t)db_int(db, 0, "select count(*) from classes_rows", "") + 1;
	struct query *q;

	w->out->classes = alloc_zero(room, sizeof *w->out->classes);
	w->classes = alloc_zero(room, sizeof *w->classes);
	q = query(db, "select class, school, entry_year, stage, class_number, language from classes_rows order by class", "");
	while (query_next(q))
		read_class(w, q);
}

static struct class_tally *
find_class(const struct work *w, int64_t id)
{
	for (size_t low = 0, high = w->out->class_count; low < high;) {
		size_t middle = (low + high) / 2;

		if (w->out->classes[middle].id == id)
			return &w->classes[middle];
		if (w->out->classes[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static struct class_tally *
sample_of(struct work *w, struct class_tally *c)
{
	if (c->sample == NULL) {
		c->sample = arena_alloc(&w->arena, sizeof *c->sample);
		*c->sample = (struct class_tally){ .info = c->info, .school = c->school, .stream = c->stream, .is_sample = true };
	}
	return c->sample;
}

static void
read_register(struct work *w)
{
	struct db *db = w->district->db;
	struct query *q = exam_register(db, &w->out->exam, w->out->base.without);
	struct class_tally *c;

	while (query_next(q))
		if ((c = find_class(w, query_int(q, 0))) != NULL) {
			c->cohort = (int32_t)query_int(q, 1);
			c->enrolled = (int32_t)query_int(q, 2);
		}
	if (!exam_has_sample(db, &w->out->exam))
		return;
	q = exam_sample_absent(db, &w->out->exam, w->out->base.without);
	while (query_next(q))
		if ((c = find_class(w, query_int(q, 0))) != NULL)
			sample_of(w, c)->pupils = (int32_t)query_int(q, 1);
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

/* The exam of an id that has rows, read once. */
static const struct exam *
carried_exam(struct work *w, int64_t id)
{
	struct carried_exam **at = &w->carried;
	struct exam *exam;

	while (*at != NULL && (*at)->id != id)
		at = &(*at)->next;
	if (*at != NULL)
		return &(*at)->exam;
	*at = arena_alloc(&w->out->arena, sizeof **at);
	(*at)->id = id;
	exam = &(*at)->exam;
	if (!district_exam(w->district, key_text(w->district->db, id, &w->arena), NULL, exam, (struct place){ 0 }))
		*exam = w->out->exam;
	return exam;
}

static void
read_carried(struct work *w)
{
	struct db *db = w->district->db;
	struct query *q;

	if (!exam_has_carried(db, &w->out->exam))
		return;
	q = exam_carried(db, &w->out->exam, w->out->base.without);
	while (query_next(q)) {
		struct class_tally *c = find_class(w, query_int(q, 0));

		if (c != NULL)
			c->stream->carried[subject_index(w, query_int(q, 1))] = carried_exam(w, query_int(q, 2));
	}
}

static int
paper_index(struct work *w, const char *paper)
{
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

/* ---- full marks and lines ---- */

const struct subject_lines *
exam_lines(const struct district *d, const struct exam *exam, const struct exam *carried, int64_t subject, int grade, int language)
{
	if (carried == NULL)
		return district_lines(d, subject, grade, language, exam->date);
	return district_lines(d, subject, grade - (exam->term.year - carried->term.year), language, carried->date);
}

static void
set_lines(struct work *w, const struct stream *stream, size_t subject, struct scale *scale)
{
	const struct subject_lines *lines = exam_lines(w->district, &w->out->exam, stream->carried[subject], w->subject_ids[subject],
		stream->grade, stream->language);
	int64_t shares[LINES];

	if (lines == NULL)
		return;
	shares[LINE_PASS] = lines->pass;
	shares[LINE_EXCELLENT] = lines->excellent;
	shares[LINE_GOOD] = lines->good;
	shares[LINE_LOW] = lines->low;
	scale->full_mark = lines->full_mark;
	for (int i = 0; i < LINES; i++) {
		scale->lines[i] = lines->full_mark * shares[i];
		scale->has_line[i] = scale->lines[i] > 0;
	}
}

static const struct scale *
subject_scale(struct work *w, struct stream *stream, size_t subject)
{
	if (stream->subjects[subject] == NULL) {
		stream->subjects[subject] = arena_alloc(&w->arena, sizeof **stream->subjects);
		set_lines(w, stream, subject, stream->subjects[subject]);
	}
	return stream->subjects[subject];
}

/* The lines of a total are the sums of its subjects'; one that is missing makes them unknown. */
static void
sum_scales(struct work *w, struct stream *stream, struct scale *total)
{
	bool has_full = true;

	for (int i = 0; i < LINES; i++)
		total->has_line[i] = true;
	for (size_t s = 0; s < MOST_SUBJECTS; s++) {
		const struct scale *part;

		if (!(total->subjects >> s & 1))
			continue;
		part = subject_scale(w, stream, s);
		has_full &= part->full_mark > 0;
		total->full_mark += part->full_mark;
		for (int i = 0; i < LINES; i++) {
			total->lines[i] += part->lines[i];
			total->has_line[i] &= part->has_line[i];
		}
	}
	if (!has_full)
		total->full_mark = 0;
}

static const struct scale *
total_scale(struct work *w, struct stream *stream, uint64_t subjects)
{
	struct scale **at = &stream->totals;

	while (*at != NULL && (*at)->subjects != subjects)
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_alloc(&w->arena, sizeof **at);
		(*at)->subjects = subjects;
		sum_scales(w, stream, *at);
	}
	return *at;
}

/* ---- the pass over the rows ---- */

static void
make_room(struct work *w, struct class_tally *c, size_t subject)
{
	size_t room = w->out->subject_count > subject ? w->out->subject_count : subject + 1;
	struct tally **subjects = arena_alloc(&w->arena, room * sizeof(struct tally *));

	if (c->subject_room > 0)
		memcpy(subjects, c->subjects, c->subject_room * sizeof(struct tally *));
	c->subjects = subjects;
	c->subject_room = (uint16_t)room;
}

static struct tally *
subject_tally(struct work *w, struct class_tally *c, size_t subject, int paper)
{
	struct tally **at;

	if (subject >= c->subject_room)
		make_room(w, c, subject);
	for (at = &c->subjects[subject]; *at != NULL; at = &(*at)->next)
		if ((*at)->which == (uint64_t)paper)
			return *at;
	*at = arena_alloc(&w->arena, sizeof **at);
	(*at)->which = (uint64_t)paper;
	(*at)->scale = subject_scale(w, c->stream, subject);
	return *at;
}

static struct tally *
total_tally(struct work *w, struct class_tally *c, uint64_t subjects)
{
	struct tally **at;

	for (at = &c->totals; *at != NULL; at = &(*at)->next)
		if ((*at)->which == subjects)
			return *at;
	*at = arena_alloc(&w->arena, sizeof **at);
	(*at)->which = subjects;
	(*at)->scale = total_scale(w, c->stream, subjects);
	return *at;
}

static bool
reaches(const struct scale *scale, int line, int64_t mark)
{
	return (mark * WHOLE >= scale->lines[line]) != (line == LINE_LOW);
}

void
tally_lines(const struct scale *scale, int64_t mark, int64_t counts[LINES], int64_t by)
{
	for (int i = 0; i < LINES; i++)
		if (reaches(scale, i, mark))
			counts[i] += by;
}

static void
keep_mark(struct tally *t, int64_t mark)
{
	struct kept *kept = t->kept;

	if (kept == NULL || kept->count == kept->capacity) {
		uint32_t capacity = kept == NULL ? 16 : kept->capacity * 2;

		t->kept = alloc_grow(kept, 1, sizeof *kept + capacity * sizeof *kept->marks);
		if (kept == NULL)
			t->kept->count = 0;
		kept = t->kept;
		kept->capacity = capacity;
	}
	kept->marks[kept->count++] = (int32_t)mark;
}

static void
add_mark(const struct work *w, struct tally *t, int64_t mark)
{
	if (t->marks.n == 0 || mark < t->lowest)
		t->lowest = (int32_t)mark;
	if (t->marks.n == 0 || mark > t->highest)
		t->highest = (int32_t)mark;
	exact_add(&t->marks, mark);
	for (int i = 0; i < LINES; i++)
		t->counts[i] += reaches(t->scale, i, mark);
	if (w->keep)
		keep_mark(t, mark);
}

/* The rows of one pupil in one class, which stand together. */
struct pupil_tally {
	int64_t pupil, class_id;
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
start_pupil(struct work *w, struct pupil_tally *p, const struct exam_row *row)
{
	struct class_tally *c = find_class(w, row->class_id);

	finish_pupil(w, p);
	if (c != NULL && row->sampled)
		c = sample_of(w, c);
	*p = (struct pupil_tally){ .pupil = row->pupil, .class_id = row->class_id, .class_tally = c };
}

/* A pupil met in two classes counts in both. */
static void
take_row(struct work *w, struct pupil_tally *p, const struct exam_row *row)
{
	struct class_tally *c;
	size_t subject;
	struct tally *t;

	if (row->pupil != p->pupil || row->class_id != p->class_id || p->class_tally == NULL)
		start_pupil(w, p, row);
	c = p->class_tally;
	if (c == NULL || c->school == NULL || row->status < 0 || row->status >= STATUSES) {
		w->without_class++;
		p->class_tally = NULL;
		return;
	}
	subject = subject_index(w, row->subject);
	t = subject_tally(w, c, subject, paper_index(w, row->paper));
	t->rows[row->status]++;
	w->levels += row->status == LEVEL;
	p->exempt |= row->status == EXEMPT;
	p->deferred |= row->status == DEFERRED;
	if (!row->has_mark)
		return;
	add_mark(w, t, row->mark);
	p->sum += row->mark;
	p->sat |= (uint64_t)1 << subject;
}

static void
read_rows(struct work *w)
{
	struct query *q = exam_rows(w->district->db, &w->out->exam, w->out->base.without);
	struct pupil_tally p = { 0 };
	struct exam_row row;

	while (!w->too_many && exam_rows_next(q, &row))
		take_row(w, &p, &row);
	query_end(q);
	finish_pupil(w, &p);
}

/* The sample of a class is who is on the list, with rows or without. */
static void
count_samples(struct work *w)
{
	for (size_t i = 0; i < w->out->class_count; i++) {
		struct class_tally *sample = w->classes[i].sample;

		if (sample != NULL)
			sample->enrolled = sample->cohort = sample->pupils;
	}
}

void
tally_exam(struct work *w)
{
	for (size_t i = 0; i < w->district->subject_count && i < MOST_SUBJECTS; i++)
		add_subject(w, &w->district->subjects[i]);
	read_classes(w);
	read_register(w);
	read_carried(w);
	read_rows(w);
	count_samples(w);
}

static void
free_kept(struct class_tally *c)
{
	for (size_t s = 0; s < c->subject_room; s++)
		for (struct tally *t = c->subjects[s]; t != NULL; t = t->next)
			free(t->kept);
	for (struct tally *t = c->totals; t != NULL; t = t->next)
		free(t->kept);
	if (c->sample != NULL)
		free_kept(c->sample);
}

void
tally_free(struct work *w)
{
	for (size_t i = 0; w->keep && i < w->out->class_count; i++)
		free_kept(&w->classes[i]);
	free(w->classes);
	free(w->subject_ids);
	arena_free(&w->arena);
}
