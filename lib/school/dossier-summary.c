/* The table of all teachers: what the growth record of each adds up to. */
#include <string.h>
#include "school/dossier.h"
#include "school/honours.h"

enum { YEARS, CHECKS, FINDINGS, HOURS, LEAVE, ABSENT, HOMEROOM, COLUMNS };

static const enum criterion_source counted[COLUMNS] = {
	[YEARS] = SOURCE_YEARS, [CHECKS] = SOURCE_CHECKS, [FINDINGS] = SOURCE_FINDINGS, [HOURS] = SOURCE_TRAINING, [LEAVE] = SOURCE_LEAVE, [ABSENT] = SOURCE_ABSENT,
	[HOMEROOM] = SOURCE_HOMEROOM
};

struct summary { struct dossier *d; struct facts facts[COLUMNS]; };

static int64_t
sum_of(const struct summary *s, int which, int64_t *of, size_t *count)
{
	size_t first = facts_of(&s->facts[which], s->d->at->id, count);
	int64_t sum = 0;

	*of = 0;
	for (size_t i = first; i < first + *count; i++) {
		sum += s->facts[which].items[i].amount;
		*of += s->facts[which].items[i].of;
	}
	return sum;
}

static void
put_count(const struct summary *s, int which)
{
	int64_t of;
	size_t count;

	writer_integer(s->d->report->writer, sum_of(s, which, &of, &count) / 100);
}

static void
put_checks(const struct summary *s)
{
	int64_t of, sum;
	size_t count;

	sum = sum_of(s, CHECKS, &of, &count);
	writer_integer(s->d->report->writer, (int64_t)count);
	writer_ratio(s->d->report->writer, 100 * sum, of, 2);
}

/* Number, those with a certificate, the highest level: words go from the highest down. */
static void
put_merits(const struct summary *s)
{
	struct writer *w = s->d->report->writer;
	struct query *q = query(s->d->report->db, "select count(*), sum(coalesce(merit_certificate, '') <> ''), min(merit_level) from merits_rows"
	    " where teacher = $1 and merit_date between $2 and $3", "itt", s->d->at->id, s->d->first, s->d->last);

	if (query_next(q)) {
		writer_integer(w, query_int(q, 0));
		writer_integer(w, query_int(q, 1));
		writer_text(w, query_null(q, 2) ? NULL : dossier_word(s->d, "merit_level", query_int(q, 2)));
	}
	query_end(q);
}

static void
put_days(const struct summary *s, int which)
{
	int64_t of;
	size_t count;

	writer_hundredths(s->d->report->writer, sum_of(s, which, &of, &count));
}

static void
define(struct dossier *d)
{
	text_clear(&d->definition);
	if (d->first[0] != '\0')
		text_addf(&d->definition, "%s%s", d->first, dossier_say(d, "至", " to "));
	else
		text_add(&d->definition, dossier_say(d, "截至", "up to "));
	text_addf(&d->definition, "%s%s", d->last, dossier_say(d, "；学时有证且签到才计；病事假、旷工为上课日", "; hours with certificate and signed in; leave and absence on school days"));
}

static void
write_teacher(const struct summary *s)
{
	struct dossier *d = s->d;
	struct writer *w = d->report->writer;
	const struct school *school = d->at->school == 0 ? NULL : school_of(&d->report->district, d->at->school);

	writer_text(w, d->at->number);
	writer_text(w, d->at->name);
	writer_text(w, school == NULL ? NULL : school->name);
	put_count(s, YEARS);
	put_count(s, HOMEROOM);
	put_checks(s);
	put_count(s, FINDINGS);
	put_count(s, HOURS);
	put_merits(s);
	put_days(s, LEAVE);
	put_days(s, ABSENT);
	writer_text(w, text_string(&d->definition));
	writer_end_row(w);
}

bool
dossier_summary(struct dossier *d, struct error *error)
{
	struct summary s = { .d = d };
	bool ok = true;

	for (int i = 0; ok && i < COLUMNS; i++) {
		struct criterion c = { .of = "", .source = counted[i] };

		memcpy(c.first, d->first, sizeof c.first);
		ok = facts_load(&s.facts[i], d->report, &c, d->last, error);
	}
	define(d);
	if (ok)
		report_columns(d->report, (const char *const[]){ "teacher", "teacher_name", "school", "years_taught", "homeroom_years", "checks_count", "points_rate",
		    "findings_count", "hours_total", "merits_count", "merits_certified", "highest_merit", "staff_leave", "staff_absent", "definition", NULL });
	for (size_t i = 0; ok && i < d->count; i++) {
		d->at = &d->teachers[i];
		write_teacher(&s);
	}
	for (int i = 0; i < COLUMNS; i++)
		facts_free(&s.facts[i]);
	return ok && db_ok(d->report->db, error);
}
