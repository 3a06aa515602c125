/* The form projects (项目进度): milestones by their lateness, and what stands of each project. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/exam-figures.h"
#include "school/milestone.h"
#include "school/plan.h"

struct milestone {
	const char *project, *name, *planned, *done, *person, *note;    /* done "": not yet */
	int64_t school;                 /* 0: of the whole district */
	enum milestone_state state;
	int late;                       /* days; negative: left */
	size_t place;                   /* by project, school and planned day */
};

struct projects_form {
	struct plan plan;
	struct milestone *items;
	size_t count;
	struct arena arena;
};

/* ---- reading ---- */

static const char *
copy_cell(struct projects_form *f, struct query *q, int column)
{
	return query_null(q, column) ? "" : arena_copy(&f->arena, query_text(q, column));
}

static void
read_row(struct projects_form *f, struct query *q)
{
	struct milestone *m = &f->items[f->count];

	*m = (struct milestone){ .project = copy_cell(f, q, 0), .school = query_int(q, 1), .name = copy_cell(f, q, 2), .planned = copy_cell(f, q, 3),
		.done = copy_cell(f, q, 4), .person = copy_cell(f, q, 5), .note = copy_cell(f, q, 6), .place = f->count };
	/* What is of the whole district is no single school's. */
	if (m->school != 0 ? plan_school_of(&f->plan, m->school) == NULL : f->plan.options->school != NULL || f->plan.options->type != NULL)
		return;
	m->state = milestone_state(m->planned, m->done, f->plan.day);
	m->late = milestone_days_late(m->planned, m->done, f->plan.day);
	f->count++;
}

static bool
load_milestones(struct projects_form *f, struct error *error)
{
	struct db *db = f->plan.report->db;
	struct query *q = query(db, "select p.project, p.school, p.milestone, p.planned, p.done, p.responsible_person, p.note from projects_rows p"
	    " left join keys k on k.id = p.school order by p.project, k.key, p.planned, p.milestone", "");
	size_t capacity = 0;

	while (query_next(q)) {
		if (f->count == capacity) {
			capacity = capacity == 0 ? 64 : capacity * 2;
			f->items = alloc_grow(f->items, capacity, sizeof *f->items);
		}
		read_row(f, q);
	}
	return db_ok(db, error);
}

static bool
is_same_project(const struct milestone *a, const struct milestone *b)
{
	return strcmp(a->project, b->project) == 0 && a->school == b->school;
}

/* ---- wrong dates ---- */

static void
add_note(struct text *text, const char *part, enum language language)
{
	text_add(text, text->length == 0 ? "" : language == LANGUAGE_ZH ? "；" : "; ");
	text_add(text, part);
}

/* What is wrong with the order of two that are planned one after the other; NULL: nothing. */
static const char *
order_fault(struct projects_form *f, const struct milestone *before, const struct milestone *m)
{
	bool zh = f->plan.report->language == LANGUAGE_ZH;

	if (!milestone_is_done(before->done, f->plan.day))
		return arena_printf(&f->arena, zh ? "前一节点“%s”尚未完成" : "the earlier milestone \"%s\" is not done", before->name);
	if (strcmp(m->done, before->done) >= 0)
		return NULL;
	return arena_printf(&f->arena, zh ? "完成日期早于前一节点“%s”（%s）" : "done before the earlier milestone \"%s\" (%s)", before->name, before->done);
}

/* Earlier ones of the same project and school stand before it in the list as it was read. */
static void
add_order(struct projects_form *f, struct text *note, const struct milestone *m)
{
	for (const struct milestone *before = f->items; before < m; before++) {
		const char *fault = is_same_project(before, m) && strcmp(before->planned, m->planned) < 0 ? order_fault(f, before, m) : NULL;

		if (fault != NULL)
			add_note(note, fault, f->plan.report->language);
	}
}

static void
add_dates(struct projects_form *f, struct text *note, const struct milestone *m)
{
	bool zh = f->plan.report->language == LANGUAGE_ZH;

	if (milestone_is_done(m->done, f->plan.day))
		add_order(f, note, m);
	else if (m->done[0] != '\0')
		add_note(note, arena_printf(&f->arena, zh ? "填报的完成日期%s晚于统计日" : "said to be done on %s, after the day of the report", m->done), f->plan.report->language);
	if (m->note[0] != '\0')
		add_note(note, m->note, f->plan.report->language);
}

/* ---- milestones ---- */

static int
by_lateness(const void *left, const void *right)
{
	const struct milestone *a = *(const struct milestone *const *)left, *b = *(const struct milestone *const *)right;

	if (a->state != b->state)
		return (int)a->state - (int)b->state;
	return a->late != b->late ? b->late - a->late : (a->place > b->place) - (a->place < b->place);
}

static void
put_school(struct projects_form *f, int64_t id)
{
	const struct school *school = id == 0 ? NULL : school_of(&f->plan.report->district, id);

	writer_text(f->plan.report->writer, school != NULL ? school->name : f->plan.report->language == LANGUAGE_ZH ? "全学区" : "District");
}

static void
put_days(struct writer *w, const struct milestone *m)
{
	bool is_open = m->state <= MILESTONE_LATER;

	if (m->late > 0)
		writer_integer(w, m->late);
	else
		writer_blank(w);
	if (is_open && m->late <= 0)
		writer_integer(w, -m->late);
	else
		writer_blank(w);
}

static void
write_milestone(struct projects_form *f, const struct milestone *m)
{
	struct writer *w = f->plan.report->writer;
	struct text note = TEXT_INIT;

	writer_text(w, m->project);
	put_school(f, m->school);
	writer_text(w, m->name);
	writer_text(w, m->planned);
	writer_text(w, m->done);
	writer_text(w, milestone_state_text(m->state, f->plan.report->language));
	put_days(w, m);
	if (f->plan.report->audience != AUDIENCE_PUBLIC)
		writer_text(w, m->person);
	add_dates(f, &note, m);
	writer_text(w, text_string(&note));
	writer_text(w, f->plan.day);
	writer_end_row(w);
	text_free(&note);
}

static void
write_milestones(struct projects_form *f)
{
	const struct milestone **order = alloc_zero(f->count + 1, sizeof *order);

	report_columns(f->plan.report, (const char *const[]){ "project", "school", "milestone", "planned", "done", "milestone_state", "days_late", "days_left", NULL });
	if (f->plan.report->audience != AUDIENCE_PUBLIC)
		report_columns(f->plan.report, (const char *const[]){ "responsible_person", NULL });
	report_columns(f->plan.report, (const char *const[]){ "note", "on_date", NULL });
	for (size_t i = 0; i < f->count; i++)
		order[i] = &f->items[i];
	qsort(order, f->count, sizeof *order, by_lateness);
	for (size_t i = 0; i < f->count; i++)
		if (!f->plan.options->faults || order[i]->state == MILESTONE_LATE)
			write_milestone(f, order[i]);
	free(order);
}

/* ---- projects ---- */

struct progress {
	int milestones, done, done_late, late;
	const struct milestone *next;
};

static void
add_to(struct progress *p, const struct milestone *m)
{
	p->milestones++;
	p->done += m->state >= MILESTONE_DONE_LATE;
	p->done_late += m->state == MILESTONE_DONE_LATE;
	p->late += m->state == MILESTONE_LATE;
	if (m->state < MILESTONE_DONE_LATE && (p->next == NULL || strcmp(m->planned, p->next->planned) < 0))
		p->next = m;
}

static void
put_next(struct projects_form *f, const struct milestone *m, bool of_school)
{
	struct writer *w = f->plan.report->writer;
	const struct school *school = m == NULL || m->school == 0 || of_school ? NULL : school_of(&f->plan.report->district, m->school);

	if (m == NULL)
		writer_blank(w);
	else if (school == NULL)
		writer_text(w, m->name);
	else
		writer_text(w, arena_printf(&f->arena, f->plan.report->language == LANGUAGE_ZH ? "%s（%s）" : "%s (%s)", m->name, school->name));
	writer_text(w, m == NULL ? NULL : m->planned);
	if (m == NULL) {
		writer_blank(w);
		writer_blank(w);
	} else {
		put_days(w, m);
	}
}

static void
write_project(struct projects_form *f, const struct milestone *first, const struct progress *p, bool of_school)
{
	struct writer *w = f->plan.report->writer;

	writer_text(w, first->project);
	if (of_school)
		put_school(f, first->school);
	writer_integer(w, p->milestones);
	writer_integer(w, p->done);
	writer_integer(w, p->done_late);
	writer_integer(w, p->late);
	put_next(f, p->next, of_school);
	writer_text(w, f->plan.day);
	writer_end_row(w);
}

static void
write_projects(struct projects_form *f, bool by_school)
{
	report_columns(f->plan.report, (const char *const[]){ "project", by_school ? "school" : NULL, NULL });
	report_columns(f->plan.report, (const char *const[]){ "milestones", "milestones_done", "milestones_done_late", "milestones_late", "next_milestone", "planned",
	    "days_late", "days_left", "on_date", NULL });
	for (size_t i = 0, next; i < f->count; i = next) {
		struct progress progress = { 0 };

		for (next = i; next < f->count && (by_school ? is_same_project(&f->items[i], &f->items[next]) : strcmp(f->items[i].project, f->items[next].project) == 0); next++)
			add_to(&progress, &f->items[next]);
		write_project(f, &f->items[i], &progress, by_school);
	}
}

/* ---- the form ---- */

static void
write_form(struct projects_form *f, const char *by)
{
	if (by == NULL)
		write_milestones(f);
	else if (strcmp(by, "project") == 0 || strcmp(by, "school") == 0)
		write_projects(f, strcmp(by, "school") == 0);
	else
		opt_usage(f->plan.report->program, _("--by is project or school, not \"%s\""), by);
}

bool
projects_report(struct report *report, const struct plan_options *options, struct error *error)
{
	struct projects_form f = { 0 };
	bool ok = plan_open(&f.plan, report, options, false, error) && load_milestones(&f, error);

	if (ok)
		write_form(&f, options->by);
	free(f.items);
	arena_free(&f.arena);
	plan_close(&f.plan);
	return ok && db_ok(report->db, error);
}
