/* Sections of the growth record: trainings, merits, activities, families, attendance. */
#include <stdio.h>
#include <string.h>
#include "base/number.h"
#include "school/dossier.h"
#include "school/honours.h"
#include "school/staff.h"

/* ---- trainings ---- */

static int
year_of(const char *iso)
{
	struct date date;

	return date_parse(iso, &date) ? school_year_of_date(date) : 0;
}

static void
write_hours(struct dossier *d, int year, int64_t hours, int64_t count)
{
	char name[10];

	if (count == 0)
		return;
	school_year_format(year, name);
	text_add(&d->what, dossier_say(d, "学年学时合计", "Hours of the school year"));
	number_add_hundredths(&d->value, hours);
	honour_unit_add(&d->value, SOURCE_TRAINING, d->report->language);
	text_add(&d->definition, dossier_say(d, "分钟÷45取整，每天至多8，有证且签到才计", "floor(minutes / 45), a day at most 8, only with certificate and signed in"));
	dossier_row(d, name, NULL, count);
}

/* As selections count them. */
bool
dossier_trainings(struct dossier *d, struct error *error)
{
	int64_t hours = 0, rows = 0;
	size_t count, first = facts_of(&d->trainings, d->at->id, &count);

	for (size_t i = first; i < first + count; i++) {
		const struct fact *f = &d->trainings.items[i];

		if (i > first && year_of(f->date) != year_of(f[-1].date)) {
			write_hours(d, year_of(f[-1].date), hours, rows);
			hours = rows = 0;
		}
		hours += f->amount;
		rows++;
		text_add(&d->what, f->what);
		number_add_hundredths(&d->value, f->amount);
		honour_unit_add(&d->value, SOURCE_TRAINING, d->report->language);
		text_add(&d->note, f->note);
		dossier_trace(d, f->batch, f->line);
		dossier_row(d, NULL, f->date, -1);
	}
	if (count > 0)
		write_hours(d, year_of(d->trainings.items[first + count - 1].date), hours, rows);
	return db_ok(d->report->db, error);
}

/* ---- merits ---- */

static const char merits_sql[] =
    "select merit_date, merit_kind, merit, merit_level, merit_award, author_place, merit_certificate, organiser, note, batch, line from merits_rows"
    " where teacher = $1 and merit_date between $2 and $3 order by merit_date, merit_kind, merit";

static void
write_merit(struct dossier *d, struct query *q)
{
	const bool zh = d->report->language == LANGUAGE_ZH;

	text_addf(&d->what, zh ? "%s《%s》" : "%s \"%s\"", dossier_word(d, "merit_kind", query_int(q, 1)), query_text(q, 2));
	text_add(&d->value, dossier_word(d, "merit_level", query_int(q, 3)));
	if (!query_null(q, 4))
		text_addf(&d->value, " %s", dossier_word(d, "merit_award", query_int(q, 4)));
	if (!query_null(q, 5) && query_int(q, 5) > 1)
		text_addf(&d->value, zh ? "，第%lld作者" : ", author %lld", (long long)query_int(q, 5));
	if (query_null(q, 6) || query_text(q, 6)[0] == '\0')
		text_add(&d->definition, zh ? "无证号" : "no certificate");
	else
		dossier_add(d, &d->definition, zh ? "证号" : "certificate ", query_text(q, 6));
	dossier_add(d, &d->note, NULL, query_text(q, 7));
	dossier_add(d, &d->note, NULL, query_text(q, 8));
	dossier_trace(d, query_int(q, 9), query_int(q, 10));
	dossier_row(d, NULL, query_text(q, 0), -1);
}

bool
dossier_merits(struct dossier *d, struct error *error)
{
	struct query *q = query(d->report->db, merits_sql, "itt", d->at->id, d->first, d->last);

	while (query_next(q))
		write_merit(d, q);
	return db_ok(d->report->db, error);
}

/* ---- activities ---- */

bool
dossier_activities(struct dossier *d, struct error *error)
{
	struct query *q = query(d->report->db, "select activity_date, activity, topic, attended, quantity, batch, line from activities_rows"
	    " where teacher = $1 and pupil = 0 and activity_date between $2 and $3 order by activity_date, activity, line", "itt", d->at->id, d->first, d->last);

	while (query_next(q)) {
		text_add(&d->what, query_text(q, 1));
		text_add(&d->value, query_null(q, 2) ? "" : query_text(q, 2));
		if (!query_null(q, 4)) {
			text_add(&d->note, dossier_say(d, "数量", "quantity "));
			number_add_hundredths(&d->note, query_int(q, 4));
		}
		dossier_trace(d, query_int(q, 5), query_int(q, 6));
		dossier_row(d, NULL, query_text(q, 0), query_null(q, 3) ? -1 : query_int(q, 3));
	}
	return db_ok(d->report->db, error);
}

/* ---- families ---- */

/* By term, as pupils are counted and not named; a trace of the first. */
#define BY_TERM(day, who, table) \
	"select substr(" day ", 1, 4) - (substr(" day ", 6, 2) < '09') as year, 1 + (substr(" day ", 6, 2) between '02' and '08') as half, count(*)," \
	" count(distinct pupil), min(printf('%09d %09d', batch, line)) from " table " where " who " = $1 and " day " between $2 and $3 group by 1, 2 order by 1, 2"

static const struct { const char *zh, *en, *sql; } contacts[] = {
	{ "走访学生家庭", "Visits to families", BY_TERM("visit_date", "visitor", "visits_rows") },
	{ "约谈家长", "Interviews with families", BY_TERM("interview_date", "interviewer", "interviews_rows") },
	{ "结对关爱学生", "Pupils looked after", BY_TERM("\"from\"", "partner", "care_rows") }
};

static void
write_contact(struct dossier *d, size_t which, struct query *q)
{
	struct term term = { (int)query_int(q, 0), (int)query_int(q, 1) };
	long long batch = 0, line = 0;
	char name[12];

	term_format(term, name);
	text_add(&d->what, dossier_say(d, contacts[which].zh, contacts[which].en));
	text_addf(&d->value, d->report->language == LANGUAGE_ZH ? "%lld次" : "%lld times", (long long)query_int(q, 2));
	text_add(&d->definition, dossier_say(d, "数据量为学生数", "cases: pupils"));
	sscanf(query_text(q, 4), "%lld %lld", &batch, &line);
	dossier_trace(d, batch, line);
	if (query_int(q, 2) > 1)
		text_addf(&d->source, d->report->language == LANGUAGE_ZH ? "等%lld行" : " and %lld more", (long long)query_int(q, 2) - (d->report->language == LANGUAGE_EN));
	dossier_row(d, name, NULL, query_int(q, 3));
}

bool
dossier_families(struct dossier *d, struct error *error)
{
	for (size_t i = 0; d->at->named_alone && i < sizeof contacts / sizeof contacts[0]; i++) {
		struct query *q = query(d->report->db, contacts[i].sql, "ttt", d->at->name, d->first, d->last);

		while (query_next(q))
			write_contact(d, i, q);
	}
	return db_ok(d->report->db, error);
}

/* ---- attendance ---- */

struct kind_sum { int64_t parts, marks, batch, low, high; bool more; };

static void
add_kind(struct kind_sum *s, const struct staff_mark *m)
{
	if (s->marks++ == 0) {
		s->batch = m->batch;
		s->low = s->high = m->line;
	}
	s->parts += m->part;
	s->more |= m->batch != s->batch;
	if (m->batch == s->batch) {
		s->low = m->line < s->low ? m->line : s->low;
		s->high = m->line > s->high ? m->line : s->high;
	}
}

static void
write_kinds(struct dossier *d, struct term term, struct kind_sum sums[STAFF_KINDS])
{
	char name[12];

	term_format(term, name);
	for (int kind = 0; kind < STAFF_KINDS; kind++) {
		const struct kind_sum *s = &sums[kind];

		if (s->marks == 0)
			continue;
		text_add(&d->what, dossier_word(d, "attendance", kind));
		number_add_hundredths(&d->value, staff_by_times(kind) ? 100 * s->marks : s->parts);
		text_add(&d->value, staff_by_times(kind) ? dossier_say(d, "次", " times") : dossier_say(d, "天", " days"));
		text_add(&d->definition, dossier_say(d, "上课日的考勤，半天0.5，数据量为记录数", "marks of school days, 0.5 for a half; cases: marks"));
		traced_add(&d->source, d->report->db, s->batch, s->low, s->high, d->report->language);
		text_add(&d->source, s->more ? dossier_say(d, "等", " and others") : "");
		dossier_row(d, name, NULL, s->marks);
	}
	memset(sums, 0, STAFF_KINDS * sizeof *sums);
}

bool
dossier_attendance(struct dossier *d, struct error *error)
{
	struct kind_sum sums[STAFF_KINDS] = { 0 };
	struct term term = { 0, 0 };
	size_t count, first = staff_marks_of(&d->marks, d->at->id, &count);

	for (size_t i = first; i < first + count; i++) {
		const struct staff_mark *m = &d->marks.items[i];
		struct date date;

		if (!date_parse(m->date, &date))
			continue;
		if (term_compare(term_of_date(date), term) != 0)
			write_kinds(d, term, sums);
		term = term_of_date(date);
		add_kind(&sums[m->kind], m);
	}
	write_kinds(d, term, sums);
	return db_ok(d->report->db, error);
}
