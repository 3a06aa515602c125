/* Results of exams as a source. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/appraisal.h"
#include "school/exam-hiding.h"

struct results {
	struct scoring *scoring;
	const struct plan_row *row;
	size_t place;                   /* of the row */
	struct exam exam;
	struct exam_figures figures;
	struct exam_hiding hiding;
	int first, last;                /* days of the term up to the exam */
};

/* A class and subject of a teacher. */
struct result_pair {
	const struct exam_cell *cell;
	const struct appraisal_assignment *assignment;
	int64_t weight;                 /* share x days */
	bool neutral;
	struct fraction points;         /* hundredths */
};

/* ---- which exam ---- */

/* 期末；第一学期期末: one of the parts stands in the name. */
static bool
is_named(const struct plan_row *row, const char *exam)
{
	char *parts = copy_string(row->part), *rest = parts;
	bool named = row->part[0] == '\0';

	for (char *end; !named && *rest != '\0'; rest = end) {
		bool more;

		end = rest + strcspn(rest, ";,");
		if (strstr(rest, "；") != NULL && strstr(rest, "；") < end)
			end = strstr(rest, "；");
		more = *end != '\0';
		named = end > rest && memmem(exam, strlen(exam), rest, (size_t)(end - rest)) != NULL;
		end += !more ? 0 : *end == ';' || *end == ',' ? 1 : strlen("；");
	}
	free(parts);
	return named;
}

static bool
is_candidate(struct appraisal *a, const struct plan_row *row, const char *name)
{
	struct exam exam;
	int day;

	if (!is_named(row, name))
		return false;
	if (a->options->exam != NULL)
		return strcmp(name, a->options->exam) == 0;
	if (!district_exam(&a->report->district, name, NULL, &exam, (struct place){ 0 }))
		return false;
	day = track_day(exam.date, 0);
	return day >= a->track.first && day <= a->track.last;
}

/* The only exam of the period that the row means; NULL after a fault. */
static const char *
find_exam(struct appraisal *a, const struct plan_row *row)
{
	struct query *q = query(a->report->db, "select k.key from keys k where k.kind = 'exams' and exists (select 1 from scores_rows s where s.exam = k.id) order by k.key", "");
	struct text names = TEXT_INIT;
	const char *found = NULL;
	size_t count = 0;

	while (query_next(q))
		if (is_candidate(a, row, query_text(q, 0))) {
			found = arena_copy(&a->arena, query_text(q, 0));
			text_addf(&names, "%s%s", count++ > 0 ? _(", ") : "", found);
		}
	if (count != 1) {
		struct place place = { .file = row->file, .line = (long)row->line };

		a->faults += count > 1 || !a->options->incomplete;
		if (count == 0 && a->options->incomplete)
			remark(place, _("%s: no exam of the period has marks that this row could mean"), row->name);
		else if (count == 0)
			complain(place, _("%s: no exam of the period has marks that this row could mean"), row->name);
		else
			complain(place, _("%s: which exam? name it with -e, or words of its name in the plan: %s"), row->name, names.data);
	}
	text_free(&names);
	return count == 1 ? found : NULL;
}

/* ---- pairs ---- */

static int
days_together(const struct results *r, const struct appraisal_assignment *t)
{
	int from = t->from > r->first ? t->from : r->first, to = t->to < r->last ? t->to : r->last;

	return to < from ? 0 : to - from + 1;
}

/* Taken over in the term of the exam from somebody else; or grade 1 in its first term. */
static bool
is_new(const struct results *r, const struct appraisal_assignment *t, const struct exam_cell *cell)
{
	const struct appraisal *a = r->scoring->of;
	bool others = false;

	if (r->figures.groups[cell->group].grade == 1 && r->exam.term.half == 1)
		return true;
	for (const struct appraisal_assignment *o = a->assignments; o < a->assignments + a->assignment_count; o++) {
		if (o->class_id != t->class_id || o->subject != t->subject || o->from >= t->from)
			continue;
		if (o->person == t->person && t->person != SIZE_MAX && o->from < r->first)
			return false;
		others |= o->person != t->person;
	}
	return others && t->from >= r->first;
}

static struct fraction
mean_of(const struct figure *f)
{
	return f->divisor > 0 ? fraction_of(f->marks.sum * 10000, f->divisor) : (struct fraction){ 0, 1 };
}

/* T as it is printed. */
static int64_t
t_hundredths(const struct figure *own, const struct figure *reference)
{
	double t = 50 + 10 * figure_standard(own, reference);

	return (int64_t)floor(t * 100 + 0.5 + 1e-9);
}

static struct fraction
best_mean(const struct results *r, const struct exam_group *group)
{
	struct fraction best = { 0, 1 };

	for (size_t i = group->first; i < group->first + group->count; i++)
		if (r->figures.cells[i].figure.sat > 0 && fraction_compare(mean_of(&r->figures.cells[i].figure), best) > 0)
			best = mean_of(&r->figures.cells[i].figure);
	return best;
}

static struct fraction
by_place(const struct results *r, const struct exam_group *group, const struct exam_cell *cell)
{
	int64_t place = 1, n = 0;

	for (size_t i = group->first; i < group->first + group->count; i++) {
		if (r->figures.cells[i].figure.sat == 0)
			continue;
		n++;
		place += fraction_compare(mean_of(&r->figures.cells[i].figure), mean_of(&cell->figure)) > 0;
	}
	return fraction_of(r->row->weight * (n - place + 1), n > 0 ? n : 1);
}

static struct fraction
points_of(const struct results *r, const struct exam_cell *cell)
{
	const struct exam_group *group = &r->figures.groups[cell->group];
	const struct plan_row *row = r->row;
	struct fraction whole = row->method == BY_SHARE ? (struct fraction){ cell->figure.full_mark, 1 } : best_mean(r, group);

	switch (row->method) {
	case BY_STANDARD:
		return fraction_of(row->base * 100 + row->each * (t_hundredths(&cell->figure, &group->figure) - 5000), 100);
	case BY_RANK:
		return by_place(r, group, cell);
	default:
		if (whole.num <= 0)
			return (struct fraction){ 0, 1 };
		return fraction_times(fraction_times(mean_of(&cell->figure), whole.den, whole.num), row->weight, 1);
	}
}

/* What has no like in the district says nothing, but of the share of the full mark. */
static bool
is_compared(const struct results *r, const struct exam_cell *cell)
{
	const struct exam_group *group = &r->figures.groups[cell->group];
	size_t classes = 0;

	for (size_t i = group->first; i < group->first + group->count; i++)
		classes += r->figures.cells[i].figure.sat > 0;
	if (cell->figure.sat == 0 || group->subject == NULL || cell->figure.divisor <= 0)
		return false;
	if (r->row->method == BY_SHARE)
		return cell->figure.full_mark > 0;
	return classes >= 2 && (r->row->method != BY_STANDARD || figure_std_dev(&group->figure) > 0);
}

/* ---- lines ---- */

static bool
is_explained(const struct appraisal *a, size_t person)
{
	const char *who = a->options->explain;

	return who != NULL && (strcmp(who, a->people[person].number) == 0 || strcmp(who, a->people[person].name) == 0);
}

/* ；成绩 四年级.csv:2-41 */
static void
add_files(struct text *fact, const struct results *r, const struct result_pair *pair)
{
	const struct exam_group *group = &r->figures.groups[pair->cell->group];
	struct appraisal *a = r->scoring->of;
	struct query *q = query(a->report->db, "select b.file, min(s.line), max(s.line) from scores_rows s join batches b on b.batch = s.batch where s.exam = $1 and s.class = $2"
	    " and s.subject = $3 group by b.file order by 1, 2", "iii", group->carried != NULL ? group->carried->id : r->exam.id, pair->cell->class_info->id, group->subject->id);
	const char *before = appraisal_word(a, "；成绩 ", "; marks ");

	for (; query_next(q); before = ", ")
		text_addf(fact, "%s%s:%lld-%lld", before, query_text(q, 0), (long long)query_int(q, 1), (long long)query_int(q, 2));
}

static void
add_figures(struct text *fact, const struct results *r, const struct result_pair *pair)
{
	const struct exam_group *group = &r->figures.groups[pair->cell->group];
	const struct figure *own = &pair->cell->figure;
	const bool zh = r->scoring->of->report->language == LANGUAGE_ZH;

	text_addf(fact, zh ? "：%lld人，均分" : ": %lld pupils, mean ", (long long)own->sat);
	number_add_ratio(fact, own->marks.sum * 100, own->divisor, 2);
	if (r->row->method == BY_SHARE) {
		text_add(fact, zh ? "，满分" : ", out of ");
		number_add_hundredths(fact, own->full_mark);
	} else {
		text_add(fact, zh ? "，学区均分" : ", district ");
		number_add_ratio(fact, group->figure.marks.sum * 100, group->figure.divisor, 2);
	}
	if (r->row->method == BY_STANDARD) {
		text_add(fact, zh ? "，T " : ", T ");
		number_add_ratio(fact, t_hundredths(own, &group->figure), 100, 2);
	}
}

static const char *
pair_fact(const struct results *r, const struct result_pair *pair, size_t person)
{
	struct appraisal *a = r->scoring->of;
	const struct appraisal_assignment *t = pair->assignment;
	const bool zh = a->report->language == LANGUAGE_ZH;
	struct text fact = TEXT_INIT;
	const char *copy;

	text_addf(&fact, "%s %s %s", r->exam.name, appraisal_class(a, t->class_id), r->figures.groups[pair->cell->group].subject->name);
	add_figures(&fact, r, pair);
	text_add(&fact, zh ? "，份额" : ", share ");
	number_add_hundredths(&fact, t->share);
	text_add(&fact, "%");
	if (days_together(r, t) < r->last - r->first + 1)
		text_addf(&fact, zh ? "，%d/%d天" : ", %d of %d days", days_together(r, t), r->last - r->first + 1);
	if (pair->neutral)
		text_add(&fact, zh ? "，新接班计中性分" : ", taken over: neutral points");
	if (is_explained(a, person))
		add_files(&fact, r, pair);
	copy = arena_copy(&a->arena, fact.data);
	text_free(&fact);
	return copy;
}

/* ---- a teacher ---- */

static size_t
gather(const struct results *r, size_t person, struct result_pair **pairs)
{
	const struct appraisal *a = r->scoring->of;
	size_t count = 0;

	for (const struct appraisal_assignment *t = a->assignments; t < a->assignments + a->assignment_count; t++) {
		if (t->person != person || days_together(r, t) == 0)
			continue;
		for (size_t i = 0; i < r->figures.cell_count; i++) {
			const struct exam_cell *cell = &r->figures.cells[i];
			const struct exam_group *group = &r->figures.groups[cell->group];

			if (cell->class_info->id != t->class_id || group->subject == NULL || group->subject->id != t->subject || !is_compared(r, cell))
				continue;
			*pairs = alloc_grow(*pairs, count + 1, sizeof **pairs);
			(*pairs)[count++] = (struct result_pair){ cell, t, t->share * days_together(r, t), false, { 0, 1 } };
		}
	}
	return count;
}

/* Points made of a class or district that is hidden from the public would tell it. */
static void
hide(const struct results *r, size_t person, const struct result_pair *pair)
{
	if (r->scoring->of->report->audience == AUDIENCE_PUBLIC
	    && (r->hiding.classes[pair->cell - r->figures.cells] || r->hiding.districts[pair->cell->group]))
		r->scoring->of->people[person].hidden = true;
}

static void
fill_person(const struct results *r, size_t person)
{
	struct appraisal_cell *cell = scoring_cell(r->scoring, person, r->place);
	struct result_pair *pairs = NULL;
	size_t count = gather(r, person, &pairs);
	int64_t weights = 0;

	for (size_t i = 0; i < count; i++)
		weights += pairs[i].weight;
	cell->has = cell->has_points = weights > 0;
	cell->points = (struct fraction){ 0, 1 };
	for (size_t i = 0; weights > 0 && i < count; i++) {
		struct result_pair *p = &pairs[i];
		struct appraisal_line line = { .date = r->exam.date, .amount = { 0, 1 }, .from = p->assignment->line };

		p->neutral = r->row->neutral >= 0 && is_new(r, p->assignment, p->cell);
		p->points = p->neutral ? (struct fraction){ r->row->neutral, 1 } : points_of(r, p->cell);
		line.points = fraction_times(p->points, p->weight, weights);
		line.fact = pair_fact(r, p, person);
		line.date = arena_copy(&r->scoring->of->arena, r->exam.date);
		cell->points = fraction_sum(cell->points, line.points);
		scoring_add(r->scoring, person, r->place, line);
		hide(r, person, p);
	}
	free(pairs);
}

void
appraisal_add_basis(struct appraisal *a, const char *text)
{
	if (a->basis.length > 0 && strstr(a->basis.data, text) != NULL)
		return;
	text_addf(&a->basis, "%s%s", a->basis.length > 0 ? appraisal_word(a, "；", "; ") : "", text);
}

static void
name_exam(const struct results *r, struct base base)
{
	struct appraisal *a = r->scoring->of;
	struct text text = TEXT_INIT;

	text_addf(&text, "%s%s", appraisal_word(a, "考试：", "exam: "), r->exam.name);
	text_add(&text, appraisal_word(a, "，分母", ", denominator "));
	base_add(&text, base, a->report->language);
	appraisal_add_basis(a, text.data);
	text_free(&text);
}

bool
fill_results(struct scoring *s, size_t row, struct error *error)
{
	struct appraisal *a = s->of;
	struct results r = { .scoring = s, .row = &s->plan->rows[row], .place = row };
	struct base base = report_base(a->report, a->options->base, a->options->without);
	const char *exam = find_exam(a, r.row);
	bool ok;

	if (exam == NULL)
		return true;
	ok = report_exam(a->report, exam, &r.exam, error) && exam_figures_read(&r.figures, &a->report->district, &r.exam, base, error);
	if (ok) {
		r.first = date_day_number(term_first_day(r.exam.term));
		r.last = track_day(r.exam.date, r.first);
		name_exam(&r, base);
		if (a->report->audience == AUDIENCE_PUBLIC)
			exam_hide(&r.hiding, &r.figures, PUBLIC_LEAST);
		for (size_t i = 0; i < a->count; i++)
			if (scoring_cell(s, i, row)->applies)
				fill_person(&r, i);
	}
	exam_hiding_free(&r.hiding);
	exam_figures_free(&r.figures);
	return ok;
}

