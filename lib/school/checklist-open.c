/* The forms open (未销号清单), overdue (超期清单) and register (整改台账). */
#include <stdlib.h>
#include <string.h>
#include "school/checklist.h"

static void
put_days_overdue(struct checklist *c, const struct finding *f)
{
	int days = finding_days_overdue(f, c->day);

	if (days > 0)
		writer_integer(c->report->writer, days);
	else
		writer_blank(c->report->writer);
}

static void
put_state(struct checklist *c, const struct finding *f)
{
	struct writer *w = c->report->writer;

	writer_text(w, f->responsible_person);
	writer_text(w, f->due);
	writer_text(w, finding_state_text(f->state, c->report->language));
	writer_integer(w, checklist_days(f->check_date, c->day));
	put_days_overdue(c, f);
}

static void
add_columns(struct checklist *c, const char *const *names)
{
	report_columns(c->report, checklist_columns);
	if (c->options->year != NULL)
		report_columns(c->report, (const char *const[]){ "carried_over", NULL });
	report_columns(c->report, names);
}

static void
put_carried(struct checklist *c, const struct finding *f)
{
	if (c->options->year == NULL)
		return;
	if (strncmp(f->check_date, c->options->year, 4) < 0)
		writer_word(c->report->writer, column_find("carried_over")->words, "yes");
	else
		writer_blank(c->report->writer);
}

/* The last columns are for those who mend: the sheet comes back through import-records rectifications. */
static void
write_open(struct checklist *c, const struct finding *f)
{
	checklist_put_finding(c, f);
	put_carried(c, f);
	put_state(c, f);
	writer_text(c->report->writer, c->day);
	for (int i = 0; i < 5; i++)
		writer_blank(c->report->writer);
	writer_end_row(c->report->writer);
}

bool
open_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct checklist c;
	bool ok = checklist_open(&c, report, options, true, error);

	if (ok)
		add_columns(&c, (const char *const[]){ "responsible_person", "due", "finding_state", "days_open", "days_overdue", "on_date",
		    "step_date", "step", "mending", "evidence_file", "done_by", NULL });
	for (size_t i = 0; ok && i < c.findings.count; i++)
		if (finding_is_open(&c.findings.items[i]) && checklist_has(&c, &c.findings.items[i]) && checklist_of_month(&c, &c.findings.items[i]))
			write_open(&c, &c.findings.items[i]);
	checklist_close(&c);
	return ok;
}

/* ---- overdue ---- */

struct rung { const char *category, *report_to; int64_t severity, escalation, days; };

struct late { int days; size_t place; };

struct overdue {
	struct checklist list;
	struct rung *ladder;            /* by category, severity and escalation, the highest first */
	size_t rungs;
	struct arena arena;
};

static void
load_ladder(struct overdue *o)
{
	struct query *q;

	for (q = query(o->list.report->db, "select category, severity, escalation, days, report_to from deadlines_rows where escalation > 0"
	    " order by category, severity, escalation desc", ""); query_next(q); o->rungs++) {
		o->ladder = alloc_grow(o->ladder, o->rungs + 1, sizeof *o->ladder);
		o->ladder[o->rungs] = (struct rung){ .category = arena_copy(&o->arena, query_text(q, 0)), .severity = query_int(q, 1), .escalation = query_int(q, 2),
			.days = query_int(q, 3), .report_to = query_null(q, 4) ? NULL : arena_copy(&o->arena, query_text(q, 4)) };
	}
	query_end(q);
}

/* The last rung of the ladder whose days have gone by. */
static void
put_escalation(struct overdue *o, const struct finding *f, int days)
{
	struct writer *w = o->list.report->writer;

	for (size_t i = 0; i < o->rungs; i++) {
		const struct rung *rung = &o->ladder[i];

		if (rung->days > days || rung->severity != f->severity || strcmp(rung->category, f->category) != 0)
			continue;
		writer_integer(w, rung->escalation);
		writer_text(w, rung->report_to);
		return;
	}
	writer_integer(w, 0);
	writer_blank(w);
}

static void
write_overdue(struct overdue *o, const struct finding *f, int days)
{
	struct checklist *c = &o->list;

	checklist_put_finding(c, f);
	put_carried(c, f);
	put_state(c, f);
	writer_integer(c->report->writer, f->extensions);
	put_escalation(o, f, days);
	writer_text(c->report->writer, c->day);
	writer_end_row(c->report->writer);
}

static int
by_days(const void *left, const void *right)
{
	const struct late *a = left, *b = right;

	return a->days != b->days ? b->days - a->days : (a->place > b->place) - (a->place < b->place);
}

/* The longest overdue first; of as many days in the order of their numbers. */
static void
write_late(struct overdue *o)
{
	const struct findings *findings = &o->list.findings;
	struct late *late = alloc_zero(findings->count + 1, sizeof *late);
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++) {
		int days = finding_days_overdue(&findings->items[i], o->list.day);

		if (days > 0 && checklist_has(&o->list, &findings->items[i]) && checklist_of_month(&o->list, &findings->items[i]))
			late[count++] = (struct late){ days, i };
	}
	if (count > 0)
		qsort(late, count, sizeof *late, by_days);
	for (size_t i = 0; i < count; i++)
		write_overdue(o, &findings->items[late[i].place], late[i].days);
	free(late);
}

bool
overdue_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct overdue o = { 0 };
	bool ok = checklist_open(&o.list, report, options, true, error);

	if (ok) {
		add_columns(&o.list, (const char *const[]){ "responsible_person", "due", "finding_state", "days_open", "days_overdue", "extensions",
		    "escalation", "report_to", "on_date", NULL });
		load_ladder(&o);
		write_late(&o);
	}
	checklist_close(&o.list);
	free(o.ladder);
	arena_free(&o.arena);
	return ok;
}

/* ---- register ---- */

static void
write_all(struct checklist *c, const struct finding *f)
{
	struct writer *w = c->report->writer;
	const char *const texts[] = { f->inspector, f->responsible_unit, f->responsible_person, f->due, f->told_on, f->told_by, f->measures, f->mended_on,
		f->evidence, f->rechecked_on, f->rechecked_by, f->closed_on, f->closed_by, finding_state_text(f->state, c->report->language), f->recurs,
		f->note, c->day };

	checklist_put_finding(c, f);
	put_carried(c, f);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		writer_text(w, texts[i]);
	writer_end_row(w);
}

bool
register_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct checklist c;
	bool ok = checklist_open(&c, report, options, true, error);

	if (ok)
		add_columns(&c, (const char *const[]){ "inspector", "responsible_unit", "responsible_person", "due", "told_on", "told_by", "mending",
		    "mended_on", "evidence_file", "rechecked_on", "rechecked_by", "closed_on", "closed_by", "finding_state", "recurs", "note",
		    "on_date", NULL });
	for (size_t i = 0; ok && i < c.findings.count; i++)
		if (checklist_has(&c, &c.findings.items[i]) && checklist_of_month(&c, &c.findings.items[i]))
			write_all(&c, &c.findings.items[i]);
	checklist_close(&c);
	return ok;
}
