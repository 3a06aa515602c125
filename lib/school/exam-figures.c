/* The figures of one exam: from what was counted to cells in groups of their like. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "school/exam-tally.h"

/* ---- the denominator ---- */

static const struct { int64_t size; size_t dropped; } drop_table[] = { { 44, 5 }, { 42, 4 }, { 40, 3 }, { 38, 2 }, { 36, 1 }, { 0, 0 } };

static size_t
dropped(struct base base, int64_t sat)
{
	size_t i = 0;

	if (base.kind == BASE_DROP_SHARE)
		return (size_t)((2 * sat * base.share + WHOLE) / (2 * WHOLE));
	while (sat < drop_table[i].size)
		i++;
	return drop_table[i].dropped;
}

static int
by_mark(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return (a > b) - (a < b);
}

static void
drop_lowest(const struct tally *t, size_t count, struct figure *f)
{
	struct kept *kept = t->kept;

	if (kept == NULL)
		return;
	qsort(kept->marks, kept->count, sizeof *kept->marks, by_mark);
	for (size_t i = 0; i < count && i < kept->count; i++) {
		exact_remove(&f->marks, kept->marks[i]);
		tally_lines(t->scale, kept->marks[i], f->counts, -1);
	}
}

static int64_t
divisor(struct base base, const struct figure *f)
{
	switch (base.kind) {
	case BASE_ENROLLED:
		return f->enrolled * WHOLE;
	case BASE_COHORT:
		return f->cohort * WHOLE;
	case BASE_ENROLLED_SHARE:
		return f->enrolled * base.share;
	case BASE_SITTERS_SHARE:
		return f->sat * base.share;
	case BASE_PRESENT:
	case BASE_DROP_SHARE:
	case BASE_DROP_TABLE:
		break;
	}
	return f->marks.n * WHOLE;
}

/* ---- from tallies to figures ---- */

/* What a figure belongs to; subject MOST_SUBJECTS is the total. */
struct group_key {
	int grade, language;
	size_t subject;
	bool sampled;
	const char *paper;
	uint64_t subjects;
};

struct counted_group {
	struct group_key key;
	size_t count;
};

/* The figures are worked out twice: to count the cells of each group, and to put them there. */
struct making {
	struct work *work;
	struct counted_group *groups;   /* in their order */
	size_t group_count, group_room;
	bool placing;
};

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
sat_for(const struct tally *t)
{
	return t->marks.n;
}

/* entered, enrolled and cohort are given. */
static void
fill_figure(const struct work *w, const struct tally *t, struct figure *f)
{
	f->sat = sat_for(t);
	f->marks = t->marks;
	f->highest = t->highest;
	f->lowest = t->lowest;
	f->full_mark = t->scale->full_mark;
	f->enrolled = larger(f->enrolled, f->entered);
	f->cohort = larger(f->cohort, f->enrolled);
	for (int i = 0; i < LINES; i++) {
		f->counts[i] = t->counts[i];
		f->has_line[i] = t->scale->has_line[i];
	}
	if (w->keep)
		drop_lowest(t, dropped(w->out->base, f->sat), f);
	f->divisor = divisor(w->out->base, f);
}

static void take_figure(struct making *, const struct class_tally *, struct group_key, const struct figure *);

/* Where levels are given nobody is absent for want of a mark. */
static bool
is_offered(const struct tally *t)
{
	if (t->rows[LEVEL] > 0 && sat_for(t) == 0)
		return false;
	return t->rows[SCORE] + t->rows[CHEATING] + t->rows[ABSENT] + t->rows[DEFERRED] > 0;
}

/* The paper most sat for comes first; papers that nobody sat are no papers: their rows go to it. */
static struct tally *
main_paper(struct tally *list)
{
	struct tally *main = list;

	for (struct tally *t = list; t != NULL; t = t->next)
		if (sat_for(t) > sat_for(main))
			main = t;
	for (struct tally *t = list; t != NULL; t = t->next)
		if (t != main && sat_for(t) == 0)
			for (int i = 0; i < STATUSES; i++) {
				main->rows[i] += t->rows[i];
				t->rows[i] = 0;
			}
	return main;
}

static void
figure_paper(struct making *m, const struct class_tally *c, size_t subject, const struct tally *t, struct figure *f)
{
	struct group_key key = { .subject = subject, .paper = m->work->papers[t->which] };

	f->deferred = t->rows[DEFERRED];
	fill_figure(m->work, t, f);
	take_figure(m, c, key, f);
}

static void
figure_subject(struct making *m, const struct class_tally *c, size_t subject)
{
	struct tally *main = main_paper(c->subjects[subject]);
	int64_t left = c->pupils, others = 0;

	for (struct tally *t = c->subjects[subject]; t != NULL; t = t->next) {
		struct figure f = { 0 };

		left -= t->rows[EXEMPT] + t->rows[LEVEL];
		if (t == main || sat_for(t) == 0)
			continue;
		f.entered = t->rows[SCORE] + t->rows[CHEATING] + t->rows[ABSENT] + t->rows[DEFERRED] + t->rows[BLANK];
		others += f.entered;
		figure_paper(m, c, subject, t, &f);
	}
	if (is_offered(main))
		figure_paper(m, c, subject, main, &(struct figure){ .entered = left - others, .enrolled = c->enrolled - others, .cohort = c->cohort - others });
}

static uint64_t
offered_subjects(const struct class_tally *c)
{
	uint64_t offered = 0;

	for (size_t s = 0; s < c->subject_room; s++)
		for (const struct tally *t = c->subjects[s]; t != NULL; t = t->next)
			if (is_offered(t))
				offered |= (uint64_t)1 << s;
	return offered;
}

static void
figure_total(struct making *m, const struct class_tally *c, uint64_t offered)
{
	struct figure f = { .entered = c->pupils - c->exempt, .deferred = c->deferred, .enrolled = c->enrolled, .cohort = c->cohort };
	const struct tally *t = c->totals;

	while (t != NULL && t->which != offered)
		t = t->next;
	if (t == NULL)
		return;
	fill_figure(m->work, t, &f);
	take_figure(m, c, (struct group_key){ .subject = MOST_SUBJECTS, .subjects = offered, .paper = "" }, &f);
}

static void
figure_class(struct making *m, const struct class_tally *c)
{
	uint64_t offered = offered_subjects(c);

	for (size_t s = 0; s < c->subject_room; s++)
		if (c->subjects[s] != NULL)
			figure_subject(m, c, s);
	figure_total(m, c, offered);
}

/* ---- into groups ---- */

static int
order_of(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_keys(const struct group_key *a, const struct group_key *b)
{
	int order = order_of(a->grade, b->grade);

	if (order == 0)
		order = order_of((int64_t)a->subject, (int64_t)b->subject);
	if (order == 0)
		order = order_of(a->sampled, b->sampled);
	if (order == 0)
		order = strcmp(a->paper, b->paper);
	if (order == 0)
		order = order_of(a->language, b->language);
	return order != 0 ? order : (a->subjects > b->subjects) - (a->subjects < b->subjects);
}

/* The place of the group among those met; *is_new: where it belongs. */
static size_t
find_group(const struct making *m, const struct group_key *key, bool *is_new)
{
	size_t low = 0, high = m->group_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare_keys(&m->groups[middle].key, key);

		if (order == 0) {
			*is_new = false;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*is_new = true;
	return low;
}

static void
insert_group(struct making *m, size_t at, const struct group_key *key)
{
	if (m->group_count == m->group_room) {
		m->group_room = m->group_room == 0 ? 64 : m->group_room * 2;
		m->groups = alloc_grow(m->groups, m->group_room, sizeof *m->groups);
	}
	memmove(&m->groups[at + 1], &m->groups[at], (m->group_count - at) * sizeof *m->groups);
	m->groups[at] = (struct counted_group){ .key = *key };
	m->group_count++;
}

static void
place_cell(struct exam_figures *f, size_t at, const struct class_tally *c, const struct figure *figure)
{
	struct exam_group *group = &f->groups[at];

	f->cells[group->first + group->count++] = (struct exam_cell){ c->info, c->school, at, *figure };
	figure_merge(&group->figure, figure);
	f->cell_count++;
}

static void
take_figure(struct making *m, const struct class_tally *c, struct group_key key, const struct figure *figure)
{
	bool is_new;
	size_t at;

	if (figure->entered == 0)
		return;
	key.grade = c->info->name.grade;
	key.language = c->info->language;
	key.sampled = c->is_sample;
	at = find_group(m, &key, &is_new);
	if (m->placing) {
		place_cell(m->work->out, at, c, figure);
		return;
	}
	if (is_new)
		insert_group(m, at, &key);
	m->groups[at].count++;
}

static void
show_paper(struct exam_figures *f, struct exam_group *group)
{
	static const char *const sample[] = { [LANGUAGE_ZH] = "抽样", [LANGUAGE_EN] = "sample" };

	for (size_t i = 0; i < 2; i++)
		if (!group->sampled)
			group->paper_shown[i] = group->paper;
		else
			group->paper_shown[i] = arena_printf(&f->arena, "%s%s%s", group->paper, group->paper[0] != '\0' ? " " : "", sample[i]);
	f->has_papers |= group->paper_shown[0][0] != '\0';
}

/* Of a total one of those that its subjects come from. */
static const struct exam *
carried_exam(const struct work *w, const struct group_key *key)
{
	const struct stream *stream = w->streams;
	size_t s = 0;

	while (stream->grade != key->grade || stream->language != key->language)
		stream = stream->next;
	if (key->subject != MOST_SUBJECTS)
		return stream->carried[key->subject];
	while (s < MOST_SUBJECTS - 1 && (stream->carried[s] == NULL || !(key->subjects >> s & 1)))
		s++;
	return key->subjects >> s & 1 ? stream->carried[s] : NULL;
}

/* Makes the groups and room for their cells. */
static void
lay_out(struct making *m)
{
	struct exam_figures *f = m->work->out;
	size_t cells = 0;

	f->group_count = m->group_count;
	f->groups = alloc_zero(f->group_count + 1, sizeof *f->groups);
	for (size_t i = 0; i < f->group_count; i++) {
		const struct group_key *key = &m->groups[i].key;

		f->groups[i] = (struct exam_group){ .grade = key->grade, .language = key->language, .subjects = key->subjects,
			.subject = key->subject == MOST_SUBJECTS ? NULL : f->subjects[key->subject], .sampled = key->sampled,
			.paper = key->paper, .carried = carried_exam(m->work, key), .first = cells };
		show_paper(f, &f->groups[i]);
		cells += m->groups[i].count;
	}
	f->cells = alloc_zero(cells + 1, sizeof *f->cells);
	m->placing = true;
}

static int
by_school(const void *left, const void *right)
{
	const struct class_info *a = (*(struct class_tally *const *)left)->info, *b = (*(struct class_tally *const *)right)->info;
	int order = order_of(a->school, b->school);

	if (order == 0)
		order = class_name_compare(&a->name, &b->name);
	return order != 0 ? order : order_of(a->id, b->id);
}

/* Those with rows, in the order of the cells of a group. */
static struct class_tally **
sort_classes(struct work *w, size_t *count)
{
	struct class_tally **sorted = alloc_zero(2 * w->out->class_count + 1, sizeof(struct class_tally *));

	*count = 0;
	for (size_t i = 0; i < w->out->class_count; i++)
		for (struct class_tally *c = &w->classes[i]; c != NULL; c = c->sample)
			if (c->subject_room > 0)
				sorted[(*count)++] = c;
	if (*count > 0)
		qsort(sorted, *count, sizeof(struct class_tally *), by_school);
	return sorted;
}

/* Pooled over the classes: small ones alone tell little of the spread. */
static void
set_within(struct exam_figures *f, struct exam_group *group)
{
	double squares = 0, freedom = 0;

	for (size_t i = group->first; i < group->first + group->count; i++) {
		const struct figure *figure = &f->cells[i].figure;
		double spread = figure_std_dev(figure);

		if (figure->marks.n < 2)
			continue;
		squares += spread * spread * (double)figure->marks.n;
		freedom += (double)figure->marks.n - 1;
	}
	group->within_sd = freedom > 0 ? sqrt(squares / freedom) : NAN;
}

static void
make_cells(struct work *w)
{
	struct exam_figures *f = w->out;
	struct making m = { .work = w };
	size_t count;
	struct class_tally **classes = sort_classes(w, &count);

	for (size_t i = 0; i < count; i++)
		figure_class(&m, classes[i]);
	lay_out(&m);
	for (size_t i = 0; i < count; i++)
		figure_class(&m, classes[i]);
	for (size_t i = 0; i < f->group_count; i++)
		set_within(f, &f->groups[i]);
	free(classes);
	free(m.groups);
}

static void
remark_no_full_mark(const struct exam_group *group, const char *day)
{
	struct text grade = TEXT_INIT;

	grade_add(&grade, group->grade, message_language());
	remark((struct place){ 0 }, _("%s %s: the table of subjects has no full mark on %s; rates are blank"), text_string(&grade), group->subject->name, day);
	text_free(&grade);
}

static void
remark_oddities(const struct work *w)
{
	const struct exam_figures *f = w->out;

	for (size_t i = 0; i < f->group_count; i++) {
		const struct exam_group *group = &f->groups[i];

		if (group->subject != NULL && group->figure.full_mark == 0)
			remark_no_full_mark(group, group->carried != NULL ? group->carried->date : f->exam.date);
	}
	if (w->levels > 0)
		remark((struct place){ 0 }, _("results that are levels, not marks, are not counted: %lld"), (long long)w->levels);
	if (w->without_class > 0)
		remark((struct place){ 0 }, _("marks that belong to no class of the register are left out: %lld"), (long long)w->without_class);
}

bool
exam_figures_read(struct exam_figures *f, struct district *district, const struct exam *exam, struct base base, struct error *error)
{
	struct work w = { .out = f, .district = district, .keep = base.kind == BASE_DROP_SHARE || base.kind == BASE_DROP_TABLE };

	*f = (struct exam_figures){ .exam = *exam, .base = base };
	tally_exam(&w);
	if (!w.too_many)
		make_cells(&w);
	remark_oddities(&w);
	tally_free(&w);
	if (w.too_many)
		return error_set(error, _("%s has more than %d subjects or %d papers"), exam->name, MOST_SUBJECTS, MOST_PAPERS);
	return db_ok(district->db, error);
}

void
exam_figures_free(struct exam_figures *f)
{
	free(f->cells);
	free(f->groups);
	free(f->subjects);
	free(f->classes);
	arena_free(&f->arena);
}

void
exam_group_note(struct text *note, const struct exam_group *group, enum language language)
{
	bool zh = language == LANGUAGE_ZH;

	if (group->carried == NULL)
		return;
	text_add(note, note->length == 0 ? "" : zh ? "；" : "; ");
	if (group->subject != NULL)
		text_addf(note, zh ? "成绩来自%s" : "marks of %s", group->carried->name);
	else
		text_add(note, zh ? "含其他考试的成绩" : "with marks of another exam");
}
