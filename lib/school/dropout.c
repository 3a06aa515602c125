#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/dropout.h"
#include "school/exam-figures.h"

/* Places in the words of column attendance. */
enum { MARK_PRESENT = 0, MARK_TRUANT = 3, MARK_LATE = 4, MARK_EARLY = 5 };

/* ---- the ladder ---- */

static void
add_rung(struct dropout *d, int days, int calendar_days, const char *action)
{
	d->ladder = alloc_grow(d->ladder, d->rungs + 1, sizeof *d->ladder);
	d->ladder[d->rungs++] = (struct rung){ days, calendar_days, action };
}

static void
load_ladder(struct dropout *d)
{
	struct query *q = query(d->track->report->db, "select days, report_to from deadlines_rows where category = '控辍保学' order by days", "");

	while (query_next(q))
		add_rung(d, (int)query_int(q, 0), 0, query_null(q, 1) ? "" : arena_copy(&d->arena, query_text(q, 1)));
	query_end(q);
	if (d->rungs > 0)
		return;
	add_rung(d, 1, 0, track_word(d->track, "班主任当日联系、家访", "head teacher calls and visits the same day"));
	add_rung(d, 2, 0, track_word(d->track, "学校领导家访", "a leader of the school visits"));
	add_rung(d, SUSPECTED_DAYS, 0, track_word(d->track, "填写报告书，校长签字", "written report, signed by the head"));
	add_rung(d, SUSPECTED_DAYS, 7, track_word(d->track, "报中心校和乡镇", "to the district office and the township"));
}

static const char *
action_of(const struct dropout *d, const struct watch *w)
{
	const char *action = "";

	for (size_t i = 0; i < d->rungs && d->ladder[i].days <= w->streak; i++)
		if (d->day - w->since >= d->ladder[i].calendar_days)
			action = d->ladder[i].action;
	return action;
}

/* ---- attendance ---- */

static bool
was_there(int mark)
{
	return mark == MARK_PRESENT || mark == MARK_LATE || mark == MARK_EARLY;
}

struct day_marks { int day; bool truant, there; };

/* A day that is over in the walk back; false: the row of days ends with it. */
static bool
take_day(struct watch *w, const struct day_marks *marks)
{
	if (!marks->truant || marks->there)
		return false;
	w->streak++;
	w->since = marks->day;
	return true;
}

static void
note_recorded(struct dropout *d, const struct track_class *c, int day)
{
	if (c != NULL)
		d->recorded[(size_t)(c - d->track->classes) * WINDOW_DAYS + (size_t)(d->day - day)] = 1;
}

/* From the last day of the window back. */
static void
watch_marks(struct dropout *d, const struct enrolled *p, struct watch *w, const char *first, const char *last)
{
	const struct track_class *c = track_class_of(d->track, w->class_id);
	struct query *q = query(d->track->report->db, "select attendance_date, attendance from attendance_rows where pupil = $1 and attendance_date >= $2"
	    " and attendance_date <= $3 order by attendance_date desc", "itt", p->pupil, first, last);
	struct day_marks marks = { .day = INT_MIN };
	bool goes_on = true;

	while (query_next(q)) {
		int day = track_day(query_text(q, 0), INT_MIN), mark = (int)query_int(q, 1);

		if (c == NULL || !is_school_day(&d->track->days, c->school->id, day))
			continue;
		w->seen = w->seen == INT_MIN ? day : w->seen;
		note_recorded(d, c, day);
		if (day != marks.day && marks.day != INT_MIN)
			goes_on = goes_on && take_day(w, &marks);
		marks = day == marks.day ? marks : (struct day_marks){ .day = day };
		marks.truant |= mark == MARK_TRUANT;
		marks.there |= was_there(mark);
	}
	query_end(q);
	if (goes_on && marks.day != INT_MIN)
		take_day(w, &marks);
}

/* ---- movements ---- */

/* Nobody is asked for once those with whom he began are through grade 9. */
static bool
is_past_school(const struct dropout *d, const struct movement *m)
{
	const struct track_class *c = m == NULL ? NULL : track_class_of(d->track, m->class_id);

	return c != NULL && c->name.entry_year != 0
	    && c->name.first_grade + school_year_of_date(date_from_day_number(d->day)) - c->name.entry_year > GRADE_LAST;
}

static void
watch_movements(const struct dropout *d, const struct enrolled *p, struct watch *w)
{
	for (size_t i = 0; i < p->movement_count; i++) {
		const struct movement *m = &d->enrolment.movements[p->movement + i];

		if (m->kind == MOVEMENT_DROPPED) {
			w->dropped = m;
			w->returned = NULL;
		} else if (movement_is_in(m->kind) && w->dropped != NULL && w->returned == NULL)
			w->returned = m;
		if (m->kind == MOVEMENT_LEFT && m->confirmation == CONFIRMATION_NONE && w->class_id == 0)
			w->left = m;
		else if (movement_is_in(m->kind))
			w->left = NULL;
	}
	if (is_past_school(d, w->left))
		w->left = NULL;
	if (is_past_school(d, w->dropped))
		w->dropped = w->returned = NULL;
}

static void
watch_all(struct dropout *d)
{
	bool marks = db_int(d->track->report->db, 0, "select count(*) from pragma_table_info('attendance_rows')", "") > 0;
	char first[11], last[11];

	date_format(date_from_day_number(d->day - WINDOW_DAYS + 1), first);
	date_format(date_from_day_number(d->day), last);
	for (size_t i = 0; i < d->enrolment.count; i++) {
		struct watch *w = &d->watches[i];

		w->class_id = enrolment_class(&d->enrolment, &d->enrolment.pupils[i], d->day);
		/* Not in a class that has left its stage. */
		if (w->class_id != 0 && (track_class_of(d->track, w->class_id) == NULL || track_class_of(d->track, w->class_id)->first > track_class_of(d->track, w->class_id)->last))
			w->class_id = 0;
		w->seen = INT_MIN;
		if (marks && w->class_id != 0)
			watch_marks(d, &d->enrolment.pupils[i], w, first, last);
		watch_movements(d, &d->enrolment.pupils[i], w);
	}
}

bool
dropout_open(struct dropout *d, struct track *track, int day, struct error *error)
{
	char iso[11];

	*d = (struct dropout){ .track = track, .day = day };
	date_format(date_from_day_number(day), iso);
	if (!enrolment_load(&d->enrolment, track->report->db, iso, track->report->options->as_of, error))
		return false;
	d->watches = alloc_zero(d->enrolment.count + 1, sizeof *d->watches);
	d->recorded = alloc_zero(track->class_count + 1, WINDOW_DAYS);
	load_ladder(d);
	watch_all(d);
	return db_ok(track->report->db, error);
}

void
dropout_close(struct dropout *d)
{
	enrolment_free(&d->enrolment);
	free(d->watches);
	free(d->recorded);
	free(d->ladder);
	arena_free(&d->arena);
}

int
dropout_unseen_since(const struct dropout *d, const struct enrolled *p, const struct watch *w)
{
	const struct track_class *c = track_class_of(d->track, w->class_id);
	int days = 0;

	for (int back = 0; c != NULL && back < WINDOW_DAYS; back++) {
		if (d->day - back == w->seen)
			return INT_MIN;
		days += d->recorded[(size_t)(c - d->track->classes) * WINDOW_DAYS + (size_t)back];
		if (days == UNSEEN_DAYS)
			return enrolment_class(&d->enrolment, p, d->day - back) == c->id ? d->day - back : INT_MIN;
	}
	return INT_MIN;
}

enum ledger
dropout_ledger(const struct dropout *d, const struct watch *w)
{
	(void)d;
	if (w->dropped != NULL)
		return w->returned == NULL ? LEDGER_DROPPED : LEDGER_RETURNED;
	if (w->left != NULL || w->streak >= SUSPECTED_DAYS)
		return LEDGER_SUSPECTED;
	return w->streak > 0 ? LEDGER_FOLLOWED : LEDGERS;
}

const struct track_class *
dropout_class(const struct dropout *d, const struct enrolled *p, const struct watch *w)
{
	int64_t id = w->class_id;

	if (id == 0 && (w->dropped != NULL || w->left != NULL))
		id = w->dropped != NULL ? w->dropped->class_id : w->left->class_id;
	return track_class_of(d->track, id != 0 ? id : enrolment_on_roll(&d->enrolment, p, d->day));
}

/* ---- the ledgers ---- */

struct entry {
	enum ledger ledger;
	const struct track_class *class;        /* NULL: not known */
	size_t place;                           /* of the class in the track */
	const struct enrolled *pupil;
	const struct watch *watch;
	int since;
};

static int
compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->ledger != b->ledger)
		return a->ledger < b->ledger ? -1 : 1;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	if (a->since != b->since)
		return a->since < b->since ? -1 : 1;
	return strcmp(a->pupil->number, b->pupil->number);
}

/* Who was won back may have begun to stay away again: he stands in both. */
static size_t
add_entries(const struct dropout *d, size_t i, enum ledger asked, struct entry *entries)
{
	const struct enrolled *p = &d->enrolment.pupils[i];
	const struct watch *w = &d->watches[i];
	struct watch again = *w;
	enum ledger ledgers[2] = { dropout_ledger(d, w), LEDGERS };
	size_t count = 0;

	again.dropped = NULL;
	if (ledgers[0] == LEDGER_RETURNED)
		ledgers[1] = dropout_ledger(d, &again);
	for (int k = 0; k < 2; k++) {
		const struct track_class *c = dropout_class(d, p, w);
		bool moved = ledgers[k] >= LEDGER_DROPPED;

		if (ledgers[k] == LEDGERS || (asked != LEDGERS && asked != ledgers[k]) || !track_has(d->track, c))
			continue;
		entries[count++] = (struct entry){ ledgers[k], c, c == NULL ? d->track->class_count : (size_t)(c - d->track->classes), p, w,
			moved ? w->dropped->day : w->streak > 0 ? w->since : w->left->day };
	}
	return count;
}

static void
put_day(struct writer *w, int day)
{
	char iso[11] = "";

	if (day != INT_MIN)
		date_format(date_from_day_number(day), iso);
	writer_text(w, iso);
}

/* One text of all rows of a query of the pupil, with the first day of the absence as $2 and the day of the report as $3. */
static void
put_list(const struct dropout *d, const char *sql, const struct enrolled *p, int since)
{
	struct text list = TEXT_INIT;
	char first[11], last[11];
	struct query *q;

	date_format(date_from_day_number(since), first);
	date_format(date_from_day_number(d->day), last);
	q = query(d->track->report->db, sql, "itt", p->pupil, first, last);
	while (query_next(q))
		text_addf(&list, "%s%s", list.length > 0 ? track_word(d->track, "；", "; ") : "", query_text(q, 0));
	query_end(q);
	writer_text(d->track->report->writer, text_string(&list));
	text_free(&list);
}

static void
put_basis(const struct dropout *d, const struct entry *e)
{
	struct text basis = TEXT_INIT;
	char day[11];

	if (e->ledger >= LEDGER_DROPPED)
		text_add(&basis, track_word(d->track, "辍学异动", "movement: dropped out"));
	else if (e->watch->streak > 0)
		text_addf(&basis, d->track->report->language == LANGUAGE_ZH ? "连续旷课%d天" : "absent without leave on %d days in a row", e->watch->streak);
	else {
		date_format(date_from_day_number(e->watch->left->day), day);
		text_addf(&basis, d->track->report->language == LANGUAGE_ZH ? "%s转出，对方未确认" : "left on %s, not confirmed by the other school", day);
	}
	writer_text(d->track->report->writer, text_string(&basis));
	text_free(&basis);
}

static void
put_action(const struct dropout *d, const struct entry *e)
{
	struct writer *w = d->track->report->writer;

	if (e->ledger <= LEDGER_SUSPECTED && e->watch->streak > 0)
		writer_text(w, action_of(d, e->watch));
	else if (e->ledger == LEDGER_SUSPECTED)
		writer_text(w, track_word(d->track, "核实去向，取得对方回执", "find out where the pupil is, get the other school's receipt"));
	else
		writer_text(w, e->ledger == LEDGER_DROPPED ? track_word(d->track, "劝返", "win the pupil back") : NULL);
}

static void
put_person(const struct dropout *d, const struct entry *e)
{
	struct report *report = d->track->report;
	struct query *q = query(report->db, "select sex, nation from pupils_rows where pupil = $1", "i", e->pupil->pupil);
	bool known = query_next(q);

	writer_text(report->writer, e->class != NULL ? e->class->school->name : NULL);
	writer_text(report->writer, e->class != NULL ? e->class->label : NULL);
	writer_text(report->writer, e->class != NULL ? e->class->head_teacher : NULL);
	report_put_pupil(report, e->pupil->number, e->pupil->name);
	writer_text(report->writer, known && !query_null(q, 0) ? word_text(&column_find("sex")->words[query_int(q, 0)], report->language) : NULL);
	writer_text(report->writer, known ? query_text(q, 1) : NULL);
	query_end(q);
}

/* Of the family: not for every teacher. */
static void
put_private(const struct dropout *d, const char *sql, const struct entry *e)
{
	if (d->track->report->audience == AUDIENCE_INTERNAL)
		put_list(d, sql, e->pupil, e->since);
	else
		writer_blank(d->track->report->writer);
}

static void
write_entry(const struct dropout *d, const struct entry *e)
{
	static const char cares[] = "select distinct care from care_rows where pupil = $1 and $2 <> '' and \"from\" <= $3 and (\"to\" is null or \"to\" >= $3) order by care";
	static const char visits[] = "select visit_date || ' ' || coalesce(way, '') || coalesce(' ' || visitor, '') || coalesce(' ' || note, '') from visits_rows"
		" where pupil = $1 and visit_date >= $2 and visit_date <= $3 order by visit_date";
	static const char guardians[] = "select distinct guardian from residents_rows where id_number = (select substr(key, 2) from keys where id = $1 and key like 'G%')"
		" and $2 <= $3 and guardian is not null order by guardian";
	static const char addresses[] = "select distinct address from residents_rows where id_number = (select substr(key, 2) from keys where id = $1 and key like 'G%')"
		" and $2 <= $3 and address is not null order by address";
	const struct movement *m = e->ledger >= LEDGER_DROPPED ? e->watch->dropped : e->watch->left;
	struct writer *w = d->track->report->writer;

	writer_text(w, word_text(&column_find("dropout_ledger")->words[e->ledger], d->track->report->language));
	put_person(d, e);
	put_private(d, guardians, e);
	put_private(d, addresses, e);
	put_day(w, e->since);
	if (e->ledger <= LEDGER_SUSPECTED && e->watch->streak > 0)
		writer_integer(w, e->watch->streak);
	else
		writer_blank(w);
	put_basis(d, e);
	put_action(d, e);
	writer_text(w, m != NULL ? m->cause : NULL);
	writer_text(w, m != NULL ? m->destination : NULL);
	put_private(d, cares, e);
	put_list(d, visits, e->pupil, e->since);
	put_day(w, e->ledger == LEDGER_RETURNED ? e->watch->returned->day : INT_MIN);
	put_day(w, d->day);
	writer_text(w, m != NULL ? m->note : NULL);
	writer_end_row(w);
}

static void
write_ledgers(struct dropout *d, enum ledger asked)
{
	struct entry *entries = alloc_zero(2 * d->enrolment.count + 1, sizeof *entries);
	size_t count = 0;

	for (size_t i = 0; i < d->enrolment.count; i++)
		count += add_entries(d, i, asked, &entries[count]);
	qsort(entries, count, sizeof *entries, compare_entries);
	report_columns(d->track->report, (const char *const[]){ "dropout_ledger", "school", "class", "head_teacher", "pupil", "name", "sex", "nation", "guardian", "address",
	    "away_since",
	    "truant_streak", "grounds", "action_due", "cause", "destination", "care", "persuasion", "returned_on", "on_date", "note", NULL });
	for (size_t i = 0; i < count; i++)
		write_entry(d, &entries[i]);
	free(entries);
}

/* ---- the month ---- */

struct month_row { int64_t enrolled, dropped_before, suspected_new, dropped_new, returned, dropped_now, suspected_now; };

static void
count_month(const struct dropout *d, size_t i, int first, struct month_row *row)
{
	const struct enrolled *p = &d->enrolment.pupils[i];
	const struct watch *w = &d->watches[i];
	struct watch again = *w;
	bool suspected;

	row->enrolled += w->class_id != 0;
	for (size_t k = 0; k < p->movement_count; k++)
		row->dropped_new += d->enrolment.movements[p->movement + k].kind == MOVEMENT_DROPPED && d->enrolment.movements[p->movement + k].day >= first;
	if (w->dropped != NULL) {
		row->dropped_now += w->returned == NULL;
		row->dropped_before += w->dropped->day < first && (w->returned == NULL || w->returned->day >= first);
		row->returned += w->returned != NULL && w->returned->day >= first;
		again.dropped = w->returned != NULL ? NULL : w->dropped;
	}
	suspected = dropout_ledger(d, &again) == LEDGER_SUSPECTED;
	row->suspected_now += suspected;
	row->suspected_new += suspected && (w->streak >= SUSPECTED_DAYS ? w->since : w->left->day) >= first;
}

static void
write_month_row(const struct dropout *d, const char *school, int first, const struct month_row *row)
{
	struct writer *w = d->track->report->writer;
	bool zero = row->dropped_before + row->suspected_now + row->dropped_new + row->returned + row->dropped_now == 0;

	writer_text(w, school);
	put_day(w, first);
	put_day(w, d->day);
	writer_integer(w, row->enrolled);
	writer_integer(w, row->dropped_before);
	writer_integer(w, row->dropped_new);
	writer_integer(w, row->returned);
	writer_integer(w, row->dropped_now);
	writer_integer(w, row->suspected_new);
	writer_integer(w, row->suspected_now);
	writer_text(w, zero ? track_word(d->track, "零报告", "zero report") : NULL);
	writer_end_row(w);
}

static void
add_row(struct month_row *to, const struct month_row *from)
{
	to->enrolled += from->enrolled;
	to->dropped_before += from->dropped_before;
	to->suspected_new += from->suspected_new;
	to->dropped_new += from->dropped_new;
	to->returned += from->returned;
	to->dropped_now += from->dropped_now;
	to->suspected_now += from->suspected_now;
}

/* A row for each school, also for one with nothing to report. */
static void
write_month(struct dropout *d, int first)
{
	const struct district *district = &d->track->report->district;
	struct month_row *rows = alloc_zero(district->school_count + 1, sizeof *rows), total = { 0 };

	for (size_t i = 0; i < d->enrolment.count; i++) {
		const struct track_class *c = dropout_class(d, &d->enrolment.pupils[i], &d->watches[i]);

		for (size_t k = 0; c != NULL && k < district->school_count; k++)
			if (district->school_list[k] == c->school)
				count_month(d, i, first, &rows[k]);
	}
	report_columns(d->track->report, (const char *const[]){ "school", "from", "to", "in_school", "dropped_before", "moved_dropped", "won_back", "dropped_now", "suspected_new",
	    "suspected_now", "note", NULL });
	for (size_t k = 0; k < district->school_count; k++) {
		if (d->track->school != NULL && d->track->school != district->school_list[k])
			continue;
		write_month_row(d, district->school_list[k]->name, first, &rows[k]);
		add_row(&total, &rows[k]);
	}
	if (d->track->school == NULL)
		write_month_row(d, track_word(d->track, "合计", "Total"), first, &total);
	free(rows);
}

/* ---- the form ---- */

static enum ledger
read_ledger(const struct report *report, const char *text)
{
	int ledger = text == NULL ? LEDGERS : word_find(column_find("dropout_ledger")->words, text);

	if (ledger < 0)
		opt_usage(report->program, _("--ledger is followed, suspected, dropped or returned, not \"%s\""), text);
	return (enum ledger)ledger;
}

static bool
has_period(const struct period_options *p)
{
	return p->year != NULL || p->term != NULL || p->month != NULL || p->since != NULL || p->until != NULL;
}

bool
dropout_report(struct report *report, const struct track_options *options, struct error *error)
{
	enum ledger ledger = read_ledger(report, options->ledger);
	bool period = has_period(&options->period);
	struct dropout d = { 0 };
	struct track track;
	bool ok;

	if (period && (options->ledger != NULL || options->compare != NULL))
		opt_usage(report->program, _("--ledger and --compare are of one day, --on, not of a period"));
	ok = track_open(&track, report, options, period, error);
	if (ok && track.first > track.today)
		ok = error_set(error, _("the period begins after the day of the report, %s"), track.day);
	ok = ok && dropout_open(&d, &track, track.last < track.today ? track.last : track.today, error);
	if (ok && period)
		write_month(&d, track.first);
	else if (ok && options->compare != NULL)
		ok = compare_write(&d, options->compare, error);
	else if (ok)
		write_ledgers(&d, ledger);
	dropout_close(&d);
	track_close(&track);
	return ok;
}
