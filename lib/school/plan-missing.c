/* The form missing: who has not handed in what. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/plan.h"
#include "school/rows.h"
#include "school/term.h"

/* A column: a period of the plan or an exam. */
struct slot {
	const char *heading, *label;
	int64_t exam;
	int first, last;
};

struct missing {
	struct plan plan;
	const struct kind *kind;        /* the one at hand */
	const struct column *date;      /* its date; NULL: the day of the import */
	bool by_exam;
	struct slot *slots;
	size_t slot_count;
	int64_t *counts;                /* of the kind: slots by school */
	bool *zeros;                    /* a zero report is there */
	struct arena arena;
};

/* ---- what a kind tells of its rows ---- */

static bool
stores(const struct kind *kind, const char *column)
{
	int i = kind_field(kind, column);

	return i >= 0 && (kind->fields[i].rules & FIELD_DERIVED) == 0;
}

/* How a row leads to its school; the first that it has. */
static const struct { const char *column, *expression, *join; } ways[] = {
	{ "school", "nullif(r.school, 0)", "" },
	{ "class", "c.school", " left join classes_rows c on c.class = r.class" },
	{ "teacher", "t.school", " left join teachers_rows t on t.teacher = r.teacher" },
	{ "pupil", "pc.school", " left join pupils_rows p on p.pupil = r.pupil left join classes_rows pc on pc.class = p.class" },
	{ "finding", "f.school", " left join findings_rows f on f.finding = r.finding" }
};
enum { WAYS = sizeof ways / sizeof ways[0] };

static bool
has_school(const struct kind *kind)
{
	for (size_t i = 0; i < WAYS; i++)
		if (stores(kind, ways[i].column))
			return true;
	return false;
}

/* The day that a row is of, not one of many in it. */
static const struct column *
date_of(const struct kind *kind)
{
	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (field_column(f)->type == COLUMN_DATE && f->rules & (FIELD_KEY | FIELD_REQUIRED))
			return field_column(f);
	return NULL;
}

/* Interviews after an exam have a day of their own. */
static bool
goes_by_exam(const struct kind *kind)
{
	return stores(kind, "exam") && date_of(kind) == NULL;
}

/* Rows of other years need not be counted. */
static void
add_days(struct text *sql, const struct missing *m)
{
	char first[11], last[11];

	date_format(date_from_day_number(m->plan.first), first);
	date_format(date_from_day_number(m->plan.last), last);
	text_addf(sql, " where r.\"%s\" between '%s' and '%s'", m->date->name, first, last);
}

static void
add_count_query(struct text *sql, const struct missing *m)
{
	const char *comma = "";

	text_add(sql, "select coalesce(");
	for (size_t i = 0; i < WAYS; i++)
		if (stores(m->kind, ways[i].column)) {
			text_addf(sql, "%s%s", comma, ways[i].expression);
			comma = ", ";
		}
	text_add(sql, ", 0), ");
	if (m->by_exam)
		text_add(sql, "r.exam");
	else if (m->date != NULL)
		text_addf(sql, "r.\"%s\"", m->date->name);
	else
		text_add(sql, "substr(b.imported_at, 1, 10)");
	text_addf(sql, ", count(*) from %s_rows r", m->kind->name);
	for (size_t i = 0; i < WAYS; i++)
		if (stores(m->kind, ways[i].column))
			text_add(sql, ways[i].join);
	if (!m->by_exam && m->date == NULL)
		text_add(sql, " join batches b on b.batch = coalesce(r.since, r.batch)");
	if (!m->by_exam && m->date != NULL)
		add_days(sql, m);
	text_add(sql, " group by 1, 2");
}

/* ---- the columns ---- */

static void
add_slot(struct missing *m, const char *heading, const char *label, int64_t exam, int first, int last)
{
	m->slots = alloc_grow(m->slots, m->slot_count + 1, sizeof *m->slots);
	m->slots[m->slot_count++] = (struct slot){ heading, label, exam, first, last };
}

static int
exam_day(const char *date, const char *term)
{
	struct date day = { 0 };
	struct term of;

	if (date != NULL && date_parse(date, &day))
		return date_day_number(day);
	return term_find(term, &of) ? date_day_number(term_last_day(of)) : 0;
}

static void
add_exams(struct missing *m)
{
	struct query *q = query(m->plan.report->db, "select e.exam, k.key, e.exam_date, e.term from exams_rows e join keys k on k.id = e.exam"
	    " order by coalesce(e.exam_date, e.term), k.key", "");

	while (query_next(q)) {
		int day = exam_day(query_text(q, 2), query_text(q, 3));
		const char *name = arena_copy(&m->arena, query_text(q, 1));

		if (day >= m->plan.first && day <= m->plan.last)
			add_slot(m, name, name, query_int(q, 0), day, day);
	}
}

static bool
make_slots(struct missing *m, struct error *error)
{
	if (m->by_exam)
		add_exams(m);
	for (size_t i = 0; !m->by_exam && i < m->plan.column_count; i++) {
		const struct plan_column *c = &m->plan.columns[i];

		add_slot(m, c->heading, c->label, 0, c->first, c->last);
	}
	return m->slot_count > 0 || error_set(error, _("there is no exam in the period"));
}

static int
find_slot(const struct missing *m, int64_t exam, const char *date)
{
	int day = date != NULL ? exam_day(date, "") : 0;

	for (size_t i = 0; i < m->slot_count; i++)
		if (m->by_exam ? m->slots[i].exam == exam : day >= m->slots[i].first && day <= m->slots[i].last)
			return (int)i;
	return -1;
}

/* ---- counting and writing ---- */

static size_t
place_of(const struct missing *m, const struct plan_school *school, int slot)
{
	return (size_t)(school - m->plan.schools) * m->slot_count + (size_t)slot;
}

/* An activity of quantity 0 that is called as the kind is. */
static bool
read_zeros(struct missing *m, struct error *error)
{
	struct query *q = query(m->plan.report->db, "select school, activity_date from activities_rows where activity in ($1, $2, $3) and quantity = 0", "ttt",
	    m->kind->name, m->kind->zh, m->kind->en);

	memset(m->zeros, 0, m->plan.school_count * m->slot_count * sizeof *m->zeros);
	while (query_next(q)) {
		const struct plan_school *school = plan_school_of(&m->plan, query_int(q, 0));
		int slot = school == NULL || m->by_exam ? -1 : find_slot(m, 0, query_text(q, 1));

		if (slot >= 0)
			m->zeros[place_of(m, school, slot)] = true;
	}
	return db_ok(m->plan.report->db, error);
}

static bool
count_rows(struct missing *m, struct error *error)
{
	struct text sql = TEXT_INIT;
	struct query *q;

	memset(m->counts, 0, m->plan.school_count * m->slot_count * sizeof *m->counts);
	add_count_query(&sql, m);
	q = query(m->plan.report->db, sql.data, "");
	while (query_next(q)) {
		const struct plan_school *school = plan_school_of(&m->plan, query_int(q, 0));
		int slot = school == NULL ? -1 : find_slot(m, m->by_exam ? query_int(q, 1) : 0, m->by_exam ? NULL : query_text(q, 1));

		if (slot >= 0)
			m->counts[place_of(m, school, slot)] += query_int(q, 2);
	}
	text_free(&sql);
	return db_ok(m->plan.report->db, error);
}

static void
put_definition(struct missing *m)
{
	struct text *text = &m->plan.scratch;
	bool zh = m->plan.report->language == LANGUAGE_ZH;

	text_clear(text);
	if (m->by_exam)
		text_add(text, zh ? "按考试" : "by exam");
	else if (m->date == NULL)
		text_add(text, zh ? "按导入日期" : "by the day of the import");
	else
		text_addf(text, zh ? "按%s" : "by %s", column_heading(m->date, m->plan.report->language));
	writer_text(m->plan.report->writer, text_string(text));
}

static void
put_head(struct missing *m, const char *school)
{
	struct writer *w = m->plan.report->writer;

	writer_text(w, school);
	writer_text(w, m->plan.report->language == LANGUAGE_ZH ? m->kind->zh : m->kind->en);
}

static void
put_tail(struct missing *m, int64_t rows, int64_t done, int64_t due, struct plan_gaps *gaps)
{
	struct writer *w = m->plan.report->writer;

	writer_integer(w, rows);
	writer_integer(w, done);
	writer_integer(w, due);
	writer_ratio(w, 100 * done, due, 2);
	writer_text(w, plan_gaps_text(gaps, m->plan.report->language));
	put_definition(m);
	writer_text(w, m->plan.day);
	writer_end_row(w);
}

static bool
is_exempt(const struct missing *m, int64_t school, const struct slot *s)
{
	return !m->by_exam && is_without_school(&m->plan.days, school, s->first, s->last);
}

/* Is something missing that is due? */
static bool
put_count(struct missing *m, const struct plan_school *school, const struct slot *s, bool given, int64_t count)
{
	struct writer *w = m->plan.report->writer;
	bool exempt = !given && is_exempt(m, school->school->id, s);

	if (given)
		writer_integer(w, count);
	else
		writer_text(w, !exempt ? NULL : m->plan.report->language == LANGUAGE_ZH ? "免" : "exempt");
	return !given && !exempt && s->last <= m->plan.today;
}

/* Adds to what the whole district has. */
static void
write_school(struct missing *m, const struct plan_school *school, int64_t totals[2])
{
	const int64_t *counts = m->counts + place_of(m, school, 0);
	const bool *zeros = m->zeros + place_of(m, school, 0);
	struct plan_gaps gaps = { 0 };
	int64_t rows = 0, done = 0, due = 0;

	put_head(m, school->school->name);
	for (size_t i = 0; i < m->slot_count; i++) {
		bool given = counts[i] > 0 || zeros[i], lacks = put_count(m, school, &m->slots[i], given, counts[i]);

		rows += counts[i];
		done += given;
		due += given || lacks;
		if (lacks)
			plan_gaps_add(&gaps, i, m->slots[i].label, m->plan.report->language);
	}
	put_tail(m, rows, done, due, &gaps);
	text_free(&gaps.text);
	totals[0] += done;
	totals[1] += due;
}

static void
write_district(struct missing *m, const int64_t totals[2])
{
	struct plan_gaps gaps = { 0 };
	int64_t rows = 0;

	put_head(m, m->plan.report->language == LANGUAGE_ZH ? "全学区" : "District");
	for (size_t i = 0; i < m->slot_count; i++) {
		int64_t sum = 0;

		for (size_t k = 0; k < m->plan.school_count; k++)
			sum += m->counts[k * m->slot_count + i];
		writer_integer(m->plan.report->writer, sum);
		rows += sum;
	}
	put_tail(m, rows, totals[0], totals[1], &gaps);
}

static bool
write_kind(struct missing *m, const struct kind *kind, struct error *error)
{
	int64_t totals[2] = { 0 };

	m->kind = kind;
	m->date = date_of(kind);
	if (!count_rows(m, error) || !read_zeros(m, error))
		return false;
	for (size_t i = 0; i < m->plan.school_count; i++)
		write_school(m, &m->plan.schools[i], totals);
	if (m->plan.school_count > 1)
		write_district(m, totals);
	return true;
}

/* ---- the kinds asked for ---- */

static bool
refuse_kind(const char *name, struct error *error)
{
	struct text list = TEXT_INIT;

	for (const struct kind *k = kinds; k->name != NULL; k++)
		if (has_school(k))
			text_addf(&list, "%s%s", list.length > 0 ? _(", ") : "", k->name);
	error_set(error, _("\"%s\" is no kind of table that tells whose a row is; those are: %s"), name, list.data);
	text_free(&list);
	return false;
}

/* The list ends with NULL. */
static bool
read_kinds(struct missing *m, const struct kind **list, size_t most, struct error *error)
{
	char *copy = arena_copy(&m->arena, m->plan.options->kind), *name;
	size_t count = 0;

	while ((name = strsep(&copy, ",")) != NULL) {
		const struct kind *kind = kind_find(name);

		if (kind == NULL || !has_school(kind))
			return refuse_kind(name, error);
		if (count + 1 < most)
			list[count++] = kind;
		m->by_exam = goes_by_exam(kind);
		if (m->by_exam != goes_by_exam(list[0]))
			return error_set(error, _("%s goes by exams and %s by days: ask for them one by one"), (m->by_exam ? kind : list[0])->name,
			    (m->by_exam ? list[0] : kind)->name);
	}
	return true;
}

static bool
write_kinds(struct missing *m, const struct kind **list, struct error *error)
{
	struct report *report = m->plan.report;
	bool ok = make_slots(m, error);

	if (!ok)
		return false;
	m->counts = alloc_zero(m->plan.school_count * m->slot_count + 1, sizeof *m->counts);
	m->zeros = alloc_zero(m->plan.school_count * m->slot_count + 1, sizeof *m->zeros);
	report_columns(report, (const char *const[]){ "school", "kind", NULL });
	for (size_t i = 0; i < m->slot_count; i++)
		writer_heading(report->writer, m->slots[i].heading, COLUMN_COUNT);
	report_columns(report, (const char *const[]){ "row_count", "done_times", "due_times", "completion", "gaps", "definition", "on_date", NULL });
	for (; *list != NULL && ok; list++)
		ok = write_kind(m, *list, error);
	return ok;
}

bool
missing_report(struct report *report, const struct plan_options *options, struct error *error)
{
	const struct kind *list[32] = { NULL };
	struct missing m = { 0 };
	bool ok;

	if (options->kind == NULL)
		opt_usage(report->program, _("missing wants the kinds of tables: --kind checks,activities"));
	ok = plan_open(&m.plan, report, options, true, error) && read_kinds(&m, list, sizeof list / sizeof list[0], error) && write_kinds(&m, list, error);
	plan_close(&m.plan);
	free(m.slots);
	free(m.counts);
	free(m.zeros);
	arena_free(&m.arena);
	return ok;
}
