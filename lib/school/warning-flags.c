/* What is on record of pupils on a day: absence, incidents, marks that fall. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/standing.h"
#include "school/term.h"
#include "school/warning.h"

enum { YEAR_DAYS = 366, EXAM_DAYS = 731 };

/* ---- the window ---- */

static bool
find_window(struct warnings *w, struct report *report, const struct track_options *o, struct error *error)
{
	struct school_days days = { 0 };
	char day[11];
	int last, first;

	if (!report_day(report, o->on, day, error))
		return false;
	last = first = track_day(day, 0);
	if (!school_days_load(&days, report->db, last - YEAR_DAYS, last, error))
		return false;
	for (long left = o->days; first > last - YEAR_DAYS; first--) {
		left -= is_school_day(&days, 0, first);
		if (left <= 0)
			break;
	}
	school_days_free(&days);
	date_format(date_from_day_number(first), w->since);
	return true;
}

/* ---- who is there ---- */

static void
add_pupils(struct warnings *w)
{
	const struct enrolment *e = &w->rates.enrolment;

	w->pupils = alloc_zero(e->count + 1, sizeof *w->pupils);
	for (size_t i = 0; i < e->count; i++) {
		int64_t class_id = enrolment_class(e, &e->pupils[i], w->track.today);
		const struct track_class *class = class_id == 0 ? NULL : track_class_of(&w->track, class_id);

		if (class != NULL && class->last >= w->track.today && track_has(&w->track, class))
			w->pupils[w->count++] = (struct warned){ .pupil = e->pupils[i].pupil, .class = class, .earlier_t = NAN, .later_t = NAN };
	}
}

static int
by_pupil(const void *key, const void *item)
{
	int64_t id = *(const int64_t *)key, other = ((const struct warned *)item)->pupil;

	return (id > other) - (id < other);
}

static struct warned *
find(struct warnings *w, int64_t pupil)
{
	return w->count == 0 ? NULL : bsearch(&pupil, w->pupils, w->count, sizeof *w->pupils, by_pupil);
}

/* ---- absence and incidents ---- */

static void
add_absence(struct warnings *w)
{
	for (size_t i = 0; i < w->rates.count; i++) {
		const struct attending *a = &w->rates.stays[i];
		struct warned *p = find(w, a->pupil);

		if (p == NULL)
			continue;
		p->absent += attended_absent(&a->sum);
		p->recorded += attended_recorded(&a->sum);
		p->due += a->sum.due;
	}
}

static void
add_incidents(struct warnings *w)
{
	char first[11];
	struct query *q;

	date_format(term_first_day(term_of_date(date_from_day_number(w->track.today))), first);
	q = query(w->track.report->db, "select pupil, count(*) from incidents_rows where incident_date between $1 and $2 group by pupil", "tt", first, w->track.day);
	while (query_next(q)) {
		struct warned *p = find(w, query_int(q, 0));

		if (p != NULL)
			p->incidents = query_int(q, 1);
	}
}

/* ---- exams ---- */

static int
latest_first(const void *left, const void *right)
{
	const struct exam *a = left, *b = right;
	int order = strcmp(b->date, a->date);

	return order != 0 ? order : (a->id < b->id) - (a->id > b->id);
}

/* Exams that a school set for itself compare nothing between schools. */
static struct exam *
find_exams(struct warnings *w, size_t *count, bool *ok)
{
	int64_t school = word_find(column_find("exam_level")->words, "school");
	struct query *q = query(w->track.report->db, "select k.key from exams_rows e join keys k on k.id = e.exam where coalesce(e.exam_level, -1) <> $1"
	    " and exists (select 1 from scores_rows where exam = e.exam) order by k.id", "i", school);
	struct exam *exams = NULL;

	for (*count = 0; query_next(q);) {
		struct exam exam;

		if (!district_exam(&w->track.report->district, query_text(q, 0), NULL, &exam, (struct place){ 0 })) {
			*ok = false;
			continue;
		}
		if (strcmp(exam.date, w->track.day) > 0 || track_day(exam.date, 0) < w->track.today - EXAM_DAYS)
			continue;
		exams = alloc_grow(exams, *count + 1, sizeof *exams);
		exams[(*count)++] = exam;
	}
	if (*count > 0)
		qsort(exams, *count, sizeof *exams, latest_first);
	return exams;
}

static void
take_standing(struct warnings *w, const struct exam_figures *f, const struct standing *s)
{
	struct warned *p = f->groups[s->cell->group].subject == NULL && !isnan(s->t) ? find(w, s->pupil) : NULL;

	if (p == NULL)
		return;
	if (isnan(p->later_t)) {
		p->later_t = s->t;
		p->later_exam = f->exam.name;
	} else if (isnan(p->earlier_t)) {
		p->earlier_t = s->t;
		p->earlier_exam = f->exam.name;
	}
}

static bool
add_exam(struct warnings *w, const struct exam *exam, struct error *error)
{
	struct exam_figures figures = { 0 };
	struct standings standings = { 0 };
	struct base base = { .kind = BASE_PRESENT };
	bool ok = exam_figures_read(&figures, &w->track.report->district, exam, base, error)
	    && standings_read(&standings, &figures, &w->track.report->district, error);

	for (size_t i = 0; ok && i < standings.count; i++)
		take_standing(w, &figures, &standings.items[i]);
	standings_free(&standings);
	exam_figures_free(&figures);
	return ok;
}

static bool
add_exams(struct warnings *w, struct error *error)
{
	size_t count;
	bool ok = true;
	struct exam *exams = find_exams(w, &count, &ok);

	if (!ok)
		error_set(error, _("nothing is reported"));
	for (size_t i = 0; ok && i < count; i++)
		ok = add_exam(w, &exams[i], error);
	free(exams);
	return ok && db_ok(w->track.report->db, error);
}

/* ---- flags ---- */

/* A double that should be -5.00 may be a little more. */
static bool
is_falling(const struct warned *p)
{
	return !isnan(p->earlier_t) && p->later_t - p->earlier_t <= -WARNING_FALL + 1e-9;
}

static void
set_flags(struct warnings *w)
{
	long incidents = w->track.options->incidents;

	for (size_t i = 0; i < w->count; i++) {
		struct warned *p = &w->pupils[i];

		if (p->recorded > 0 && 2 * p->recorded >= p->due && 100 * p->absent >= WARNING_SHARE * p->recorded)
			p->flags |= 1u << FLAG_ABSENCE;
		if (p->incidents >= incidents)
			p->flags |= 1u << FLAG_INCIDENTS;
		if (is_falling(p))
			p->flags |= 1u << FLAG_FALLING;
	}
}

bool
warnings_load(struct warnings *w, struct report *report, const struct track_options *options, struct error *error)
{
	struct track_options own = *options;

	*w = (struct warnings){ 0 };
	if (!find_window(w, report, options, error))
		return false;
	own.period = (struct period_options){ .since = w->since, .until = options->on };
	if (!track_open(&w->track, report, &own, true, error))
		return false;
	w->track.options = options;
	if (!rates_load(&w->rates, &w->track, error))
		return false;
	add_pupils(w);
	add_absence(w);
	add_incidents(w);
	if (!add_exams(w, error))
		return false;
	set_flags(w);
	return true;
}

void
warnings_free(struct warnings *w)
{
	rates_free(&w->rates);
	track_close(&w->track);
	free(w->pupils);
}
