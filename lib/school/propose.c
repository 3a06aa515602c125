/* The form propose (目标建议). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/exam-view.h"
#include "school/propose.h"
#include "stats/standard.h"

/* Places in the words of column metric. */
enum metric { METRIC_MARK, METRIC_TOTAL, METRIC_RANK, METRICS };

/* Sums of halves and SDs that come out whole must not be lifted by the last bit of a double. */
#define NOISE 1e-7

struct person {
	int64_t id, class_id;
	const char *number, *name, *left;       /* number NULL: known by name only */
};

struct item {
	const struct person *person;
	const struct school *school;
	struct class_name class_name;           /* at the next exam */
	size_t group;
	enum metric metric;
	int64_t target;
	double t;
	enum propose_layer layer;
	bool full, scaled, unknown;             /* cut at the full mark; scaled to it; it is not known */
	int64_t full_mark;
};

struct propose {
	struct exam_view view;
	const struct propose_options *options;
	struct propose_rule rule;
	struct exam next;
	unsigned metrics;                       /* bits of enum metric */
	struct person *people;                  /* by id */
	size_t people_count;
	int32_t *sorted;                        /* marks of the group at hand, rising */
	size_t sorted_count;
	struct item *items;
	size_t count, capacity;
	int64_t absent, without_t, gone;
	struct arena arena;
};

/* ---- the arithmetic ---- */

static bool
parse_list(const char *text, double *numbers, size_t count, double least, double most)
{
	char *list = copy_string(text), *rest = list;
	size_t found = 0;
	bool ok = true;

	for (char *word; ok && (word = strsep(&rest, ",")) != NULL; found++)
		ok = found < count && number_real(word, &numbers[found]) && numbers[found] >= least && numbers[found] <= most;
	free(list);
	return ok && found == count;
}

bool
propose_rule_parse(const char *layers, const char *steps, struct propose_rule *rule)
{
	return parse_list(layers != NULL ? layers : "60,40", rule->layers, LAYERS - 1, 0, 100)
	    && parse_list(steps != NULL ? steps : "1,2,3", rule->steps, LAYERS, 0, 50) && rule->layers[0] > rule->layers[1];
}

enum propose_layer
propose_layer(const struct propose_rule *rule, double t)
{
	enum propose_layer layer = LAYER_STRONG;

	while (layer < LAYER_WEAK && t < rule->layers[layer] - NOISE)
		layer++;
	return layer;
}

int64_t
propose_mark(int64_t mark, double step, double sd, int64_t full_mark, int64_t next_full_mark)
{
	enum { HALF = 50 };
	double scale = full_mark > 0 && next_full_mark > 0 ? (double)next_full_mark / (double)full_mark : 1;
	int64_t target = (int64_t)ceil(((double)mark + step / 10 * sd) * scale / HALF - NOISE) * HALF;

	return next_full_mark > 0 && target > next_full_mark ? next_full_mark : target;
}

int64_t
propose_rank(const int32_t *marks, size_t n, int64_t mark, double step, double sd)
{
	double reach = (double)mark + step / 10 * sd + NOISE;
	size_t low = 0;

	for (size_t high = n; low < high;) {
		size_t middle = (low + high) / 2;

		if (marks[middle] <= reach)
			low = middle + 1;
		else
			high = middle;
	}
	return (int64_t)(n - low) + 1;
}

/* ---- who the pupils are now ---- */

static int
by_id(const void *left, const void *right)
{
	const struct person *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

static void
read_people(struct propose *p)
{
	struct db *db = p->view.report->db;
	struct query *q;

	p->people = alloc_zero((size_t)db_int(db, 0, "select count(*) from pupils_rows", "") + 1, sizeof *p->people);
	q = query(db, "select p.pupil, p.class, case when k.key not like '@%' then k.key end, p.name, p.\"left\" from pupils_rows p"
	    " join keys k on k.id = p.pupil order by p.pupil", "");
	while (query_next(q)) {
		struct person *person = &p->people[p->people_count++];

		*person = (struct person){ .id = query_int(q, 0), .class_id = query_int(q, 1) };
		person->number = arena_copy(&p->arena, query_text(q, 2));
		person->name = arena_copy(&p->arena, query_text(q, 3));
		person->left = arena_copy(&p->arena, query_text(q, 4));
	}
}

static int
by_class_id(const void *left, const void *right)
{
	const struct class_info *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

/* The pupil with the class as it will be at the next exam; false: no longer there. */
static bool
find_person(struct propose *p, int64_t pupil, struct item *item, const struct class_info **class)
{
	const struct exam_figures *f = &p->view.figures;
	struct class_rules rules = { .school_year = p->next.term.year };
	struct person key = { .id = pupil };
	struct class_info wanted;

	item->person = bsearch(&key, p->people, p->people_count, sizeof key, by_id);
	if (item->person == NULL || (item->person->left != NULL && strcmp(item->person->left, p->next.date) <= 0))
		return false;
	wanted.id = item->person->class_id;
	*class = bsearch(&wanted, f->classes, f->class_count, sizeof wanted, by_class_id);
	if (*class == NULL)
		return false;
	item->class_name = (*class)->name;
	item->school = school_of(&p->view.report->district, (*class)->school);
	return item->school != NULL && class_name_resolve(&item->class_name, &rules) == CLASS_FINE;
}

/* ---- the targets ---- */

static int64_t
subject_full_mark(const struct propose *p, const struct subject *subject, int grade, int language)
{
	const struct subject_lines *lines = district_lines(&p->view.report->district, subject->id, grade, language, p->next.date);

	return lines != NULL ? lines->full_mark : 0;
}

/* At the next exam; of a total that of its subjects; 0: not known. */
static int64_t
next_full_mark(const struct propose *p, const struct exam_group *group, int grade, int language)
{
	const struct exam_figures *f = &p->view.figures;
	int64_t sum = 0;

	if (group->subject != NULL)
		return subject_full_mark(p, group->subject, grade, language);
	for (size_t i = 0; i < f->subject_count; i++) {
		int64_t full = group->subjects >> i & 1 ? subject_full_mark(p, f->subjects[i], grade, language) : -1;

		if (full == 0)
			return 0;
		sum += full > 0 ? full : 0;
	}
	return sum;
}

static void
set_mark(const struct propose *p, struct item *item, int64_t mark, double sd, const struct class_info *class)
{
	const struct exam_group *group = &p->view.figures.groups[item->group];
	int64_t full = group->figure.full_mark;

	item->full_mark = next_full_mark(p, group, item->class_name.grade, class->language);
	item->unknown = full == 0 || item->full_mark == 0;
	item->scaled = !item->unknown && full != item->full_mark;
	item->target = propose_mark(mark, p->rule.steps[item->layer], sd, full, item->full_mark);
	item->full = item->full_mark > 0 && item->target == item->full_mark;
}

static void
add_item(struct propose *p, const struct item *item)
{
	if (p->count == p->capacity) {
		p->capacity = p->capacity == 0 ? 256 : p->capacity * 2;
		p->items = alloc_grow(p->items, p->capacity, sizeof *p->items);
	}
	p->items[p->count++] = *item;
}

static void
propose_pupil(struct propose *p, size_t place, const struct exam_mark *mark)
{
	const struct exam_group *group = &p->view.figures.groups[place];
	double sd = exact_sd_population(&group->figure.marks);
	struct item item = { .group = place, .t = standard_t(standard_z(&group->figure.marks, mark->mark, 1)) };
	const struct class_info *class = NULL;

	if (isnan(item.t)) {
		p->without_t++;
		return;
	}
	if (!find_person(p, mark->pupil, &item, &class)) {
		p->gone++;
		return;
	}
	item.layer = propose_layer(&p->rule, item.t);
	item.metric = group->subject != NULL ? METRIC_MARK : METRIC_TOTAL;
	if (p->metrics & 1u << item.metric) {
		set_mark(p, &item, mark->mark, sd, class);
		add_item(p, &item);
	}
	if (p->metrics & 1u << METRIC_RANK) {
		item.metric = METRIC_RANK;
		item.full = item.scaled = item.unknown = false;
		item.target = propose_rank(p->sorted, p->sorted_count, mark->mark, p->rule.steps[item.layer], sd) * 100;
		add_item(p, &item);
	}
}

static int
by_mark(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return (a > b) - (a < b);
}

static void
sort_marks(struct propose *p, size_t first, size_t end)
{
	p->sorted = alloc_grow(p->sorted, end - first + 1, sizeof *p->sorted);
	p->sorted_count = end - first;
	for (size_t i = first; i < end; i++)
		p->sorted[i - first] = p->view.marks.items[i].mark;
	qsort(p->sorted, p->sorted_count, sizeof *p->sorted, by_mark);
}

/* A subject carried from an earlier exam is not sat again. */
static bool
is_wanted(const struct propose *p, const struct exam_group *group)
{
	unsigned of_group = 1u << METRIC_RANK | (group->subject != NULL ? 1u << METRIC_MARK : 1u << METRIC_TOTAL);

	return (p->metrics & of_group) != 0 && group->carried == NULL && selection_has(&p->view.selection, group);
}

static void
propose_group(struct propose *p, size_t place)
{
	const struct exam_group *group = &p->view.figures.groups[place];
	const struct exam_marks *marks = &p->view.marks;
	size_t first = marks->first[group->first], end = marks->first[group->first + group->count];

	if (!is_wanted(p, group))
		return;
	p->absent += group->figure.entered - group->figure.sat;
	sort_marks(p, first, end);
	for (size_t i = first; i < end; i++)
		propose_pupil(p, place, &marks->items[i]);
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_place(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = compare(a->school->id, b->school->id);

	if (order == 0)
		order = class_name_compare(&a->class_name, &b->class_name);
	if (order == 0)
		order = compare(a->person->class_id, b->person->class_id);
	if (order == 0)
		order = compare(a->person->id, b->person->id);
	if (order == 0)
		order = compare((int64_t)a->group, (int64_t)b->group);
	return order != 0 ? order : compare(a->metric, b->metric);
}

/* ---- the rows ---- */

static void
put_note(struct propose *p, const struct item *item)
{
	static const char *const layers[LAYERS][2] = { { "优", "strong" }, { "中", "middle" }, { "学困", "weak" } };
	const char *comma = report_word(p->view.report, "，", ", ");
	struct text *note = &p->view.scratch;

	text_add(note, report_word(p->view.report, "上次T ", "last T "));
	number_add_real(note, item->t, 1);
	text_addf(note, "%s%s%s+", comma, layers[item->layer][p->view.report->language], comma);
	number_add_hundredths(note, (int64_t)lround(p->rule.steps[item->layer] * 100));
	if (item->scaled) {
		text_addf(note, "%s%s", comma, report_word(p->view.report, "折算为满分", "scaled to a full mark of "));
		number_add_hundredths(note, item->full_mark);
	}
	if (item->full)
		text_addf(note, "%s%s", comma, report_word(p->view.report, "以满分为限", "limited by the full mark"));
	if (item->unknown)
		text_addf(note, "%s%s", comma, report_word(p->view.report, "满分未定，未折算", "full mark not known, not scaled"));
	exam_view_note(&p->view, &p->view.figures.groups[item->group]);
}

static void
write_item(struct propose *p, const struct item *item)
{
	const struct exam_group *group = &p->view.figures.groups[item->group];
	struct report *report = p->view.report;
	struct writer *w = report->writer;

	writer_text(w, p->next.name);
	writer_text(w, item->school->name);
	class_name_add(&p->view.scratch, &item->class_name, report->language);
	writer_take(w, &p->view.scratch);
	report_put_pupil(report, item->person->number, item->person->name);
	writer_text(w, word_text(&column_find("metric")->words[item->metric], report->language));
	writer_text(w, group->subject != NULL ? group->subject->name : NULL);
	writer_hundredths(w, item->target);
	writer_text(w, p->options->set_by != NULL ? p->options->set_by : report_word(p->view.report, "目标建议", "proposal"));
	put_note(p, item);
	writer_end_row(w);
}

static void
write_table(struct propose *p)
{
	struct place nowhere = { 0 };

	report_columns(p->view.report, (const char *const[]){ "exam", "school", "class", "pupil", "name", "metric", "subject", "target", "set_by", "note", NULL });
	for (size_t i = 0; i < p->count; i++)
		write_item(p, &p->items[i]);
	if (p->absent > 0)
		remark(nowhere, _("papers not sat in %s, without a target: %lld"), p->view.figures.exam.name, (long long)p->absent);
	if (p->without_t > 0)
		remark(nowhere, _("marks without a T (alone in the group, or all the same), without a target: %lld"), (long long)p->without_t);
	if (p->gone > 0)
		remark(nowhere, _("marks of pupils who will have left by %s, without a target: %lld"), p->next.name, (long long)p->gone);
}

/* ---- the options ---- */

static void
choose_metrics(struct propose *p, const struct program *program)
{
	static const char *const names[METRICS] = { "mark", "total", "rank" };
	char *list = copy_string(p->options->metric != NULL ? p->options->metric : "mark"), *rest = list;

	for (const char *word; (word = strsep(&rest, ",")) != NULL;) {
		unsigned i = 0;

		while (i < METRICS && strcmp(word, names[i]) != 0)
			i++;
		if (i == METRICS)
			opt_usage(program, _("--metric is a list of mark, total and rank, not \"%s\""), p->options->metric);
		p->metrics |= 1u << i;
	}
	free(list);
}

static void
choose(struct propose *p, const struct program *program, const struct summary_options *selection)
{
	if (selection->exam == NULL || p->options->next == NULL)
		opt_usage(program, _("name the last exam with -e and the one that the targets are for with --for"));
	if (selection->by != NULL)
		opt_usage(program, _("--by does not apply to this form"));
	if (!propose_rule_parse(p->options->layers, p->options->steps, &p->rule))
		opt_usage(program, _("--layers are two falling values of T like 60,40, --steps three numbers from 0 to 50 like 1,2,3"));
	choose_metrics(p, program);
}

/* It need not be registered yet if its name tells the term. */
static bool
find_next(struct propose *p, struct error *error)
{
	struct district *d = &p->view.report->district;
	const char *name = p->options->next;
	const struct exam *last = &p->view.figures.exam;

	if (key_id(d->db, "exams", name, false) != 0) {
		if (!district_exam(d, name, NULL, &p->next, (struct place){ 0 }))
			return error_set(error, _("nothing is reported"));
	} else {
		if (!term_find(name, &p->next.term))
			return error_set(error, _("the exam %s is not registered and its name tells no term"), name);
		p->next.name = name;
		date_format(term_last_day(p->next.term), p->next.date);
	}
	if (p->next.id == last->id || strcmp(p->next.date, last->date) < 0)
		return error_set(error, _("%s is not after %s"), name, last->name);
	return true;
}

bool
propose_report(struct report *report, const struct summary_options *selection, const struct propose_options *options, struct error *error)
{
	struct propose p = { .options = options };
	bool ok;

	choose(&p, report->program, selection);
	ok = exam_view_open(&p.view, report, selection, error) && find_next(&p, error);
	if (ok) {
		read_people(&p);
		for (size_t i = 0; i < p.view.figures.group_count; i++)
			propose_group(&p, i);
		if (p.count > 0)
			qsort(p.items, p.count, sizeof *p.items, by_place);
		ok = db_ok(report->db, error);
	}
	if (ok)
		write_table(&p);
	exam_view_close(&p.view);
	arena_free(&p.arena);
	free(p.people);
	free(p.sorted);
	free(p.items);
	return ok;
}
