/* Sections of the growth record: who the teacher is, what he taught, what became of it, what checks found. */
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/dossier.h"

/* ---- the person ---- */

static const char basics_sql[] =
    "select t.sex, k.key, t.hired, t.education, t.post, t.batch, t.line from teachers_rows t left join keys k on k.id = t.school where t.teacher = $1";

static void
basic(struct dossier *d, const char *column, const char *value, int64_t batch, int64_t line)
{
	if (value == NULL || value[0] == '\0')
		return;
	text_add(&d->what, column_heading(column_find(column), d->report->language));
	text_add(&d->value, value);
	dossier_trace(d, batch, line);
	dossier_row(d, NULL, NULL, -1);
}

bool
dossier_basics(struct dossier *d, struct error *error)
{
	static const char *const names[] = { "school", "hired", "education", "post" };
	struct query *q = query(d->report->db, basics_sql, "i", d->at->id);

	while (query_next(q)) {
		if (!query_null(q, 0))
			basic(d, "sex", dossier_word(d, "sex", query_int(q, 0)), query_int(q, 5), query_int(q, 6));
		for (int i = 0; i < 4; i++)
			basic(d, names[i], query_text(q, 1 + i), query_int(q, 5), query_int(q, 6));
	}
	return db_ok(d->report->db, error);
}

/* ---- assignments ---- */

static void
put_span(struct dossier *d, const char *from, const char *to)
{
	text_add(&d->value, from);
	if (to == NULL || to[0] == '\0')
		text_add(&d->value, dossier_say(d, "起", " on"));
	else
		text_addf(&d->value, "%s%s", dossier_say(d, "至", " to "), to);
}

/* The school year in which it began. */
static const char *
year_of(struct dossier *d, const char *iso)
{
	struct date date;
	char year[10];

	if (!date_parse(iso, &date))
		return "";
	school_year_format(school_year_of_date(date), year);
	return arena_copy(&d->arena, year);
}

static const char assignments_sql[] =
    "select a.\"from\", a.\"to\", a.class, k.key, s.key, a.share, a.batch, a.line from assignments_rows a join classes_rows c on c.class = a.class"
    " join keys k on k.id = a.subject left join keys s on s.id = nullif(c.school, $4) where a.teacher = $1 and a.\"from\" <= $3 and coalesce(a.\"to\", $3) >= $2"
    " order by a.\"from\", s.key, c.stage, c.entry_year, c.class_number, k.key";

static void
write_assignment(struct dossier *d, struct query *q)
{
	const char *from = query_text(q, 0);

	if (!query_null(q, 4))
		text_addf(&d->what, "%s ", query_text(q, 4));
	dossier_add_class(d, &d->what, query_int(q, 2), from);
	text_addf(&d->what, " %s", query_text(q, 3));
	put_span(d, from, query_text(q, 1));
	if (!query_null(q, 5) && query_int(q, 5) != 10000) {
		text_add(&d->note, dossier_say(d, "份额", "share "));
		number_add_hundredths(&d->note, query_int(q, 5));
		text_add(&d->note, "%");
	}
	dossier_trace(d, query_int(q, 6), query_int(q, 7));
	dossier_row(d, year_of(d, from), from, -1);
}

bool
dossier_assignments(struct dossier *d, struct error *error)
{
	struct query *q = query(d->report->db, assignments_sql, "itti", d->at->id, d->first, d->last, d->at->school);

	while (query_next(q))
		write_assignment(d, q);
	return db_ok(d->report->db, error);
}

/* ---- head teacher ---- */

static const char homeroom_sql[] =
    "select h.\"from\", h.\"to\", h.class, h.batch, h.line from head_teachers_rows h where h.teacher = $1 and h.\"from\" <= $3 and coalesce(h.\"to\", $3) >= $2"
    " order by h.\"from\", h.line";
/* What the register of classes says, where nothing dated does. */
static const char registered_sql[] =
    "select c.class, c.batch, c.line from classes_rows c where c.head_teacher = $1 and c.school = $2 and c.class not in (select class from head_teachers_rows)"
    " order by c.stage, c.entry_year, c.class_number";

bool
dossier_homeroom(struct dossier *d, struct error *error)
{
	struct query *q = query(d->report->db, homeroom_sql, "itt", d->at->id, d->first, d->last);

	while (query_next(q)) {
		dossier_add_class(d, &d->what, query_int(q, 2), query_text(q, 0));
		put_span(d, query_text(q, 0), query_text(q, 1));
		dossier_trace(d, query_int(q, 3), query_int(q, 4));
		dossier_row(d, year_of(d, query_text(q, 0)), query_text(q, 0), -1);
	}
	if (!d->at->named_alone)
		return db_ok(d->report->db, error);
	q = query(d->report->db, registered_sql, "ti", d->at->name, d->at->school);
	while (query_next(q)) {
		dossier_add_class(d, &d->what, query_int(q, 0), d->last);
		text_add(&d->value, dossier_say(d, "班级表所列", "by the register of classes"));
		dossier_trace(d, query_int(q, 1), query_int(q, 2));
		dossier_row(d, NULL, NULL, -1);
	}
	return db_ok(d->report->db, error);
}

/* ---- results ---- */

static void
add_points(struct text *out, double standard)
{
	number_add_real(out, 50 + 10 * standard, 2);
}

bool
dossier_results(struct dossier *d, struct error *error)
{
	const double wide = 1.96;

	for (size_t i = 0; i < d->history.count; i++) {
		const struct exam_point *p = &d->history.items[i];

		if (p->teacher != d->at->id)
			continue;
		text_add(&d->what, p->exam);
		add_points(&d->value, p->standard);
		text_add(&d->value, dossier_say(d, "（95%区间", " (95 % interval "));
		add_points(&d->value, p->standard - wide * p->std_error);
		text_add(&d->value, dossier_say(d, "至", " to "));
		add_points(&d->value, p->standard + wide * p->std_error);
		text_add(&d->value, dossier_say(d, "）", ")"));
		text_add(&d->definition, dossier_say(d, "积分=50+10×标准分，与学区同年级同学科比，区间±1.96×标准误", "points = 50 + 10 x standard score within the district's grade and subject; interval: 1.96 x standard error"));
		text_add(&d->note, p->classes);
		text_add(&d->source, p->source);
		dossier_row(d, NULL, p->date, p->pupils);
	}
	return db_ok(d->report->db, error);
}

/* ---- appraisal records, checks, findings, lessons ---- */

bool
dossier_appraisal(struct dossier *d, struct error *error)
{
	struct query *q = query(d->report->db, "select record_date, appraisal_item, fact, record_points, veto, inspector, note, batch, line from appraisal_records_rows"
	    " where teacher = $1 and record_date between $2 and $3 order by record_date, appraisal_item, fact", "itt", d->at->id, d->first, d->last);
	const int yes = word_find(column_find("veto")->words, "yes");

	while (query_next(q)) {
		text_add(&d->what, query_text(q, 1));
		text_add(&d->value, query_text(q, 2));
		if (!query_null(q, 3)) {
			text_addf(&d->value, "%s%s", dossier_say(d, "，", ", "), query_int(q, 3) > 0 ? "+" : "");
			number_add_hundredths(&d->value, query_int(q, 3));
			text_add(&d->value, dossier_say(d, "分", " points"));
		}
		dossier_add(d, &d->note, NULL, !query_null(q, 4) && query_int(q, 4) == yes ? dossier_say(d, "一票否决", "veto") : NULL);
		dossier_add(d, &d->note, dossier_say(d, "检查人", "by "), query_text(q, 5));
		dossier_add(d, &d->note, NULL, query_text(q, 6));
		dossier_trace(d, query_int(q, 7), query_int(q, 8));
		dossier_row(d, NULL, query_text(q, 0), -1);
	}
	return db_ok(d->report->db, error);
}

static const char checks_sql[] =
    "select c.check_date, c.check_type, c.check_item, k.key, c.expected, c.found, c.check_points, c.check_full, c.check_strengths, c.problems, c.batch, c.line"
    " from checks_rows c left join keys k on k.id = c.subject where c.teacher = $1 and c.check_date between $2 and $3"
    " order by c.check_date, c.check_item, k.key, c.check_type";

/* 13/15分，应有10实有9 */
static void
add_figures(struct dossier *d, struct query *q)
{
	if (!query_null(q, 6)) {
		number_add_hundredths(&d->value, query_int(q, 6));
		if (!query_null(q, 7)) {
			text_add(&d->value, "/");
			number_add_hundredths(&d->value, query_int(q, 7));
		}
		text_add(&d->value, dossier_say(d, "分", " points"));
	}
	if (query_null(q, 4) || query_null(q, 5))
		return;
	if (d->value.length > 0)
		text_add(&d->value, dossier_say(d, "，", ", "));
	text_addf(&d->value, d->report->language == LANGUAGE_ZH ? "应有%lld实有%lld" : "expected %lld, found %lld", (long long)query_int(q, 4), (long long)query_int(q, 5));
}

bool
dossier_checks(struct dossier *d, struct error *error)
{
	struct query *q = query(d->report->db, checks_sql, "itt", d->at->id, d->first, d->last);

	while (query_next(q)) {
		text_addf(&d->what, "%s%s%s", query_null(q, 3) ? "" : query_text(q, 3), query_null(q, 3) ? "" : " ", query_text(q, 2));
		add_figures(d, q);
		text_add(&d->definition, dossier_word(d, "check_type", query_int(q, 1)));
		dossier_add(d, &d->note, dossier_say(d, "优点：", "strengths: "), query_text(q, 8));
		dossier_add(d, &d->note, dossier_say(d, "问题：", "problems: "), query_text(q, 9));
		dossier_trace(d, query_int(q, 10), query_int(q, 11));
		dossier_row(d, NULL, query_text(q, 0), -1);
	}
	return db_ok(d->report->db, error);
}

static int
compare_findings(const void *a, const void *b)
{
	const struct finding *x = *(const struct finding *const *)a, *y = *(const struct finding *const *)b;
	int order = strcmp(x->check_date, y->check_date);

	return order != 0 ? order : strcmp(x->number, y->number);
}

static void
write_finding(struct dossier *d, const struct finding *f)
{
	struct query *q = query(d->report->db, "select batch, line from findings_rows where finding = $1", "i", f->id);

	text_addf(&d->what, "%s %s", f->number, f->category);
	text_add(&d->value, f->problem);
	dossier_add(d, &d->definition, NULL, dossier_word(d, "severity", f->severity));
	dossier_add(d, &d->definition, NULL, dossier_word(d, "finding_state", (int64_t)f->state));
	dossier_add(d, &d->note, dossier_say(d, "时限", "due "), f->due);
	dossier_add(d, &d->note, dossier_say(d, "销号", "closed "), f->closed_on);
	dossier_add(d, &d->note, dossier_say(d, "反弹自", "came back from "), f->recurs);
	if (query_next(q))
		dossier_trace(d, query_int(q, 0), query_int(q, 1));
	query_end(q);
	dossier_row(d, NULL, f->check_date, -1);
}

bool
dossier_findings(struct dossier *d, struct error *error)
{
	const struct finding **list = arena_alloc(&d->arena, (d->findings.count + 1) * sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < d->findings.count; i++) {
		const struct finding *f = &d->findings.items[i];

		if (f->teacher == d->at->id && strcmp(f->check_date, d->first) >= 0 && strcmp(f->check_date, d->last) <= 0)
			list[count++] = f;
	}
	if (count > 1)
		qsort(list, count, sizeof *list, compare_findings);
	for (size_t i = 0; i < count; i++)
		write_finding(d, list[i]);
	return db_ok(d->report->db, error);
}

bool
dossier_lessons(struct dossier *d, struct error *error)
{
	struct query *q = query(d->report->db, "select l.check_date, l.class, l.lesson, l.lesson_state, k.key, l.inspector, l.note, l.batch, l.line from lesson_checks_rows l"
	    " left join keys k on k.id = l.subject where l.teacher = $1 and l.check_date between $2 and $3 order by l.check_date, l.lesson, l.line", "itt", d->at->id, d->first, d->last);

	while (query_next(q)) {
		dossier_add_class(d, &d->what, query_int(q, 1), query_text(q, 0));
		text_addf(&d->what, d->report->language == LANGUAGE_ZH ? " 第%lld节" : " lesson %lld", (long long)query_int(q, 2));
		text_add(&d->value, dossier_word(d, "lesson_state", query_int(q, 3)));
		if (!query_null(q, 4))
			text_addf(&d->value, " %s", query_text(q, 4));
		dossier_add(d, &d->note, dossier_say(d, "检查人", "by "), query_text(q, 5));
		dossier_add(d, &d->note, NULL, query_text(q, 6));
		dossier_trace(d, query_int(q, 7), query_int(q, 8));
		dossier_row(d, NULL, query_text(q, 0), -1);
	}
	return db_ok(d->report->db, error);
}
