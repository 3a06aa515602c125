/* The form notice (反馈单): findings put to a school or teacher, to be signed for. */
#include <stdlib.h>
#include <string.h>
#include "school/checklist.h"
#include "school/exam-figures.h"

/* To be mended at once: by the day after the check. */
enum { AT_ONCE_DAYS = 1 };

struct put {
	const struct finding *finding;
	const char *teacher;            /* the name */
};

/* Rows of one page stand together: by school, then teacher, then number. Two of one name in a school have a page each. */
static int
by_page(const void *left, const void *right)
{
	const struct put *a = left, *b = right;
	const struct finding *f = a->finding, *g = b->finding;
	int order = (f->school > g->school) - (f->school < g->school);

	if (order == 0)
		order = strcmp(a->teacher, b->teacher);
	if (order == 0)
		order = (f->teacher > g->teacher) - (f->teacher < g->teacher);
	return order != 0 ? order : (f > g) - (f < g);
}

/* Of the month or day of the check; without one those that nobody was told of. */
static bool
is_meant(const struct checklist *c, const struct finding *f)
{
	if (!checklist_has(c, f) || !checklist_of_month(c, f))
		return false;
	if (c->checked[0] != '\0')
		return strcmp(f->check_date, c->checked) == 0;
	return c->first[0] != '\0' || f->state == FINDING_OPEN;
}

static void
put_requirement(struct checklist *c, const struct finding *f)
{
	struct writer *w = c->report->writer;

	if (f->due[0] == '\0')
		writer_blank(w);
	else
		writer_word(w, column_find("mend_how")->words, checklist_days(f->check_date, f->due) <= AT_ONCE_DAYS ? "at_once" : "by_deadline");
}

static void
write_finding(struct checklist *c, const struct put *put)
{
	const struct finding *f = put->finding;
	struct writer *w = c->report->writer;
	const struct school *school = school_of(&c->report->district, f->school);

	writer_text(w, school != NULL ? school->name : NULL);
	writer_text(w, f->teacher != 0 ? key_text(c->report->db, f->teacher, &c->arena) : "");
	writer_text(w, put->teacher);
	writer_text(w, f->number);
	writer_text(w, f->check_date);
	writer_text(w, word_text(&c->check_types[f->check_type], c->report->language));
	writer_text(w, f->inspector);
	writer_text(w, f->category);
	writer_text(w, word_text(&c->severities[f->severity], c->report->language));
	writer_text(w, f->problem);
	put_requirement(c, f);
	writer_text(w, f->responsible_person);
	writer_text(w, f->due);
	writer_text(w, finding_state_text(f->state, c->report->language));
	writer_text(w, f->told_on);
	for (int i = 0; i < 3; i++)
		writer_blank(w);
	writer_end_row(w);
}

static void
write_all(struct checklist *c)
{
	struct put *list = alloc_zero(c->findings.count + 1, sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < c->findings.count; i++)
		if (is_meant(c, &c->findings.items[i]))
			list[count++] = (struct put){ &c->findings.items[i], checklist_teacher_name(c, c->findings.items[i].teacher) };
	if (count > 0)
		qsort(list, count, sizeof *list, by_page);
	report_columns(c->report, (const char *const[]){ "school", "teacher", "teacher_name", "finding", "check_date", "check_type", "inspector", "category", "severity",
	    "problem", "mend_how", "responsible_person", "due", "finding_state", "told_on", "signer", "signed_on", "promise", NULL });
	for (size_t i = 0; i < count; i++)
		write_finding(c, &list[i]);
	free(list);
}

bool
notice_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct checklist c;
	bool ok = checklist_open(&c, report, options, true, error);

	if (ok)
		write_all(&c);
	checklist_close(&c);
	return ok;
}
