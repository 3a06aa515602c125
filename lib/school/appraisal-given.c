/* Growth, head teachers' points and files of other programs as sources. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/appraisal.h"
#include "school/component.h"
#include "school/growth-model.h"
#include "school/homeroom.h"

/* ---- growth and head teachers ---- */

static int64_t
real_hundredths(double value)
{
	return (int64_t)floor(value * 100 + 0.5 + 1e-9);
}

/* In public no figure that a class of too few goes into. */
static bool
is_small(const struct growth *growth, const struct growth_line *line)
{
	size_t count;
	const struct growth_taught *taught = growth_taught_by(growth->model, (size_t)(line->teacher - growth->model->teachings.teachers), &count);

	for (size_t i = 0; i < count; i++)
		if (growth->model->cells[taught[i].cell].rows < PUBLIC_LEAST)
			return true;
	return line->pupils < PUBLIC_LEAST;
}

/* Points of growth as they are printed are T points. */
bool
fill_growth(struct scoring *s, size_t row, struct error *error)
{
	struct appraisal *a = s->of;
	struct ranking_options own = *a->options;
	struct growth growth;
	bool ok;

	own.by = NULL;
	ok = growth_read(&growth, a->report, &own, error);

	for (size_t i = 0; ok && i < a->count; i++) {
		const struct growth_line *line = growth_of(&growth, a->people[i].number);
		struct appraisal_cell *cell = scoring_cell(s, i, row);
		struct text fact = TEXT_INIT;

		if (line == NULL || !cell->applies || isnan(line->points))
			continue;
		cell->has = true;
		a->people[i].hidden |= a->report->audience == AUDIENCE_PUBLIC && is_small(&growth, line);
		text_addf(&fact, a->report->language == LANGUAGE_ZH ? "增值：%zu名学生，效应" : "growth: %zu pupils, effect ", line->pupils);
		number_add_real(&fact, line->effect, 4);
		text_addf(&fact, a->report->language == LANGUAGE_ZH ? "，%s" : ", %s", growth_level_show(line->level, a->report->language));
		scoring_add(s, i, row, (struct appraisal_line){ .fact = arena_copy(&a->arena, fact.data), .amount = { real_hundredths(line->points), 1 } });
		text_free(&fact);
	}
	if (ok)
		appraisal_add_basis(a, appraisal_word(a, "增值：按增值模型的T分", "growth: T points of the model of growth"));
	growth_free(&growth);
	return ok;
}

/* An item of a class: its part in the mean of so many scores of 100. */
static void
add_part(struct scoring *s, size_t person, size_t row, const struct homeroom_rule *rule, const struct homeroom_entry *entry, size_t part, size_t classes)
{
	struct text fact = TEXT_INIT;

	text_addf(&fact, "%s %s ", entry->class->label, rule->item);
	number_add_ratio(&fact, entry->parts[part].points, 100, 2);
	text_add(&fact, "/");
	number_add_hundredths(&fact, rule->worth);
	scoring_add(s, person, row, (struct appraisal_line){ .fact = arena_copy(&s->of->arena, fact.data), .from = { NULL, rule->batch, rule->place.line },
	    .amount = fraction_times((struct fraction){ entry->parts[part].points, 1 }, 10000, entry->full * (int64_t)classes) });
	text_free(&fact);
}

static void
add_classes(struct scoring *s, const struct homeroom *h, size_t person, size_t row, size_t classes)
{
	for (const struct homeroom_entry *e = h->entries; e < h->entries + h->entry_count; e++) {
		if (e->teacher != s->of->people[person].id || homeroom_score(e).den == 0)
			continue;
		for (size_t part = 0; part < h->rule_count; part++)
			if (e->parts[part].state == PART_KNOWN)
				add_part(s, person, row, &h->rules[part], e, part, classes);
	}
}

bool
fill_homeroom(struct scoring *s, size_t row, struct error *error)
{
	struct appraisal *a = s->of;
	struct ranking_options own = *a->options;
	struct homeroom homeroom;
	char last[11];
	bool ok;

	/* A period of the appraisal need not be a term. */
	date_format(date_from_day_number(a->track.last), last);
	own.period = (struct period_options){ .since = a->first, .until = last };
	own.components = (struct opt_list){ 0 };
	own.by = own.school = own.class_name = NULL;
	ok = homeroom_open(&homeroom, a->report, &own, HOMEROOM_TERM, error);
	for (size_t i = 0; ok && i < a->count; i++) {
		struct fraction score;
		size_t classes;

		if (!scoring_cell(s, i, row)->applies || !homeroom_of_teacher(&homeroom, a->people[i].id, &score, &classes))
			continue;
		scoring_cell(s, i, row)->has = true;
		add_classes(s, &homeroom, i, row, classes);
	}
	homeroom_close(&homeroom);
	return ok;
}

/* ---- files of other programs ---- */

struct given {
	struct scoring *scoring;
	const struct component *component;
	size_t row;
	struct source_line *seen;       /* by person: where his value stands */
};

/* The row of the plan that a file is for: that of another's data, else the only one of the item. */
static bool
find_row(struct given *g, bool *taken, struct error *error)
{
	const struct appraisal_plan *plan = g->scoring->plan;
	size_t rows = 0, foreign = 0, last = 0;

	for (size_t i = 0; i < plan->count; i++)
		if (strcmp(plan->rows[i].name, g->component->item) == 0) {
			rows++;
			if (plan->rows[i].source == FROM_COMPONENT || foreign == 0)
				last = i;
			foreign += plan->rows[i].source == FROM_COMPONENT;
		}
	if (rows == 0)
		return error_set(error, _("--component %s: the plan \"%s\" has no such item"), g->component->item, plan->name);
	if (foreign > 1 || (foreign == 0 && rows > 1))
		return error_set(error, _("--component %s: the plan \"%s\" has several rows of it; one of them must be the one with data of others"), g->component->item, plan->name);
	if (taken[last])
		return error_set(error, _("--component %s is given twice"), g->component->item);
	g->row = last;
	taken[last] = true;
	return true;
}

static bool
same_name(const struct appraisal_person *p, const struct component_row *row)
{
	return strcmp(p->name, row->name) == 0 && (row->school[0] == '\0' || (p->school != NULL && strcmp(p->school->name, row->school) == 0));
}

/* By number; without one by the name, of several in the school that the row names. */
static size_t
who_is(struct given *g, const struct component_row *row)
{
	struct appraisal *a = g->scoring->of;
	size_t found = SIZE_MAX, count = 0;

	for (size_t i = 0; i < a->count; i++)
		if (row->teacher[0] != '\0' ? strcmp(a->people[i].number, row->teacher) == 0 : same_name(&a->people[i], row)) {
			found = i;
			count++;
		}
	if (count == 1)
		return found;
	a->faults++;
	if (count == 0)
		complain(row->place, _("the teacher %s is not in the register"), row->teacher[0] != '\0' ? row->teacher : row->name);
	else
		complain(row->place, _("there are several teachers %s: give the number"), row->name);
	return SIZE_MAX;
}

static void
take_row(struct given *g, const struct component_row *row)
{
	struct appraisal *a = g->scoring->of;
	struct source_line from = { row->place.file, 0, row->place.line };
	size_t person = who_is(g, row);
	struct appraisal_cell *cell;

	if (person == SIZE_MAX)
		return;
	if (g->seen[person].line != 0) {
		a->faults++;
		complain(row->place, _("the teacher %s stands here for the second time; the first is in line %ld"), a->people[person].number, (long)g->seen[person].line);
		return;
	}
	g->seen[person] = from;
	cell = scoring_cell(g->scoring, person, g->row);
	if (!row->has_value || !cell->applies)
		return;
	cell->has = true;
	cell->has_points = g->scoring->plan->rows[g->row].source != FROM_COMPONENT;
	if (cell->has_points)
		cell->points = row->value;
	scoring_add(g->scoring, person, g->row, (struct appraisal_line){ .fact = arena_printf(&a->arena, "%s %s", g->component->heading, row->text),
	    .amount = row->value, .points = row->value, .from = { arena_copy(&a->arena, row->place.file), 0, row->place.line } });
}

static void
tell_missing(struct given *g)
{
	struct appraisal *a = g->scoring->of;
	struct text names = TEXT_INIT;
	size_t missing = 0;

	for (size_t i = 0; i < a->count; i++)
		if (scoring_cell(g->scoring, i, g->row)->applies && g->seen[i].line == 0) {
			text_addf(&names, "%s%s", missing++ > 0 ? _(", ") : "", a->people[i].number);
		}
	if (missing > 0)
		remark((struct place){ .file = g->component->file }, _("teachers of the appraisal without a row, who get what the plan gives without data: %zu: %s"), missing, names.data);
	text_free(&names);
}

static bool
take_component(struct scoring *s, const struct component *component, bool *taken, struct error *error)
{
	struct given g = { .scoring = s, .component = component, .seen = alloc_zero(s->of->count + 1, sizeof *g.seen) };
	bool ok = find_row(&g, taken, error);

	for (size_t i = 0; ok && i < component->count; i++)
		take_row(&g, &component->rows[i]);
	if (ok)
		tell_missing(&g);
	free(g.seen);
	return ok;
}

/* Read once, though there may be two plans: standard input has no second time. */
bool
appraisal_components_load(struct appraisal *a, struct error *error)
{
	const struct opt_list *given = &a->options->components;
	bool ok = true;

	a->components = alloc_zero(given->count + 1, sizeof *a->components);
	for (size_t i = 0; i < given->count && ok; i++) {
		const char *names[] = { NULL, "staff_points", "check_points", "points", "score_rate", "homeroom_score", "growth_points", NULL };
		struct component split;

		ok = component_split(&split, given->items[i], error);
		names[0] = ok ? split.item : "";
		ok = ok && component_read(&a->components[a->component_count++], given->items[i], names, error);
		component_free(&split);
	}
	return ok;
}

bool
fill_components(struct scoring *s, bool *taken, struct error *error)
{
	bool ok = true;

	for (size_t i = 0; i < s->of->component_count && ok; i++)
		ok = take_component(s, &s->of->components[i], taken, error);
	for (size_t row = 0; ok && row < s->plan->count; row++)
		if (s->plan->rows[row].source == FROM_COMPONENT && !taken[row]) {
			s->of->faults++;
			complain((struct place){ .file = s->plan->rows[row].file, .line = (long)s->plan->rows[row].line }, _("%s: this row wants --component %s=FILE"),
			    s->plan->rows[row].name, s->plan->rows[row].name);
		}
	return ok;
}
