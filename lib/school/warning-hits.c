/* How often the flags of an earlier day were right: who of the flagged left since, and who of those who left had been
 * flagged. */
#include <limits.h>
#include "base/date.h"
#include "school/term.h"
#include "school/warning.h"

enum { GRADUATION_MONTH = 6 };

/* ---- who left ---- */

static struct date
months_later(struct date date, long months)
{
	int month = date.year * 12 + date.month - 1 + (int)months;
	struct month to = { month / 12, month % 12 + 1 };
	int last = month_last_day(to).day;

	return (struct date){ to.year, to.month, date.day < last ? date.day : last };
}

/* In the last months of the last grade of the stage. */
static bool
is_graduation(const struct class_name *name, int day)
{
	struct date date = date_from_day_number(day);
	int grade = name->first_grade + school_year_of_date(date) - name->entry_year;
	int last = name->first_grade < GRADE_PRIMARY ? GRADE_PRIMARY - 2 : name->first_grade == GRADE_PRIMARY ? GRADE_JUNIOR - 1 : GRADE_LAST;

	return grade > last || (grade == last && date.month >= GRADUATION_MONTH && date.month < 9);
}

/* A transfer that nobody confirmed is a suspected dropout. */
static bool
leaves_school(const struct movement *m)
{
	return m->kind == MOVEMENT_DROPPED || (m->kind == MOVEMENT_LEFT && m->confirmation == CONFIRMATION_NONE);
}

static bool
left_by_movement(const struct enrolment *e, const struct enrolled *p, int after, int until, bool *tells)
{
	bool left = false;

	*tells = false;
	for (size_t i = 0; i < p->movement_count; i++) {
		const struct movement *m = &e->movements[p->movement + i];

		if (m->day <= after || m->day > until || movement_is_in(m->kind))
			continue;
		*tells = true;
		left |= leaves_school(m);
	}
	return left;
}

/* The register has a day of leaving of which no movement tells, and no school after it. */
static bool
left_by_register(const struct enrolment *e, const struct enrolled *p, const struct warned *w, int after, int until)
{
	for (size_t i = 0; i < p->stay_count; i++) {
		const struct stay *s = &e->stays[p->stay + i];

		if (s->to > after && s->to <= until && enrolment_on_roll(e, p, s->to) == 0 && !is_graduation(&w->class->name, s->to))
			return true;
	}
	return false;
}

static bool
left_since(const struct enrolment *e, const struct warned *w, int after, int until)
{
	const struct enrolled *p = enrolment_find(e, w->pupil);
	bool tells;

	if (p == NULL)
		return false;
	return left_by_movement(e, p, after, until, &tells) || (!tells && left_by_register(e, p, w, after, until));
}

/* ---- the day, and the sums ---- */

static bool
set_days(struct hits *h, const struct warnings *now, struct error *error)
{
	const struct track_options *o = now->track.options;
	struct date today = date_from_day_number(now->track.today), day, until;

	day = months_later(today, -o->within);
	if (o->back != NULL && !date_parse(o->back, &day))
		return error_set(error, _("--back wants a date like 2023-06-30, not \"%s\""), o->back);
	if (date_compare(day, today) >= 0)
		return error_set(error, _("--back is a day before that of the report, %s"), now->track.day);
	until = months_later(day, o->within);
	date_format(day, h->day);
	date_format(date_compare(until, today) < 0 ? until : today, h->until);
	if (date_compare(until, today) > 0)
		remark((struct place){ 0 }, _("%ld months from %s are not over: who left up to %s counts"), o->within, h->day, h->until);
	return true;
}

static void
add(struct hits *h, const struct warned *p, bool left)
{
	h->pupils++;
	h->leavers += left;
	for (int i = 0; i <= WARNING_FLAGS; i++) {
		bool flagged = i < WARNING_FLAGS ? (p->flags >> i & 1) != 0 : p->flags != 0;

		h->flagged[i] += flagged;
		h->hit[i] += flagged && left;
	}
}

/* Of the whole district, whatever part the report is of; what was remarked of the day of the report is not
 * said again. */
bool
hits_load(struct hits *h, const struct warnings *now, struct error *error)
{
	struct track_options options = *now->track.options;
	struct warnings then;
	bool was_quiet = quiet, ok;
	int after, until;

	*h = (struct hits){ 0 };
	if (!set_days(h, now, error))
		return false;
	options.on = h->day;
	options.school = options.class_name = NULL;
	quiet = true;
	ok = warnings_load(&then, now->track.report, &options, error);
	quiet = was_quiet;
	after = track_day(h->day, 0);
	until = track_day(h->until, 0);
	for (size_t i = 0; ok && i < then.count; i++)
		add(h, &then.pupils[i], left_since(&now->rates.enrolment, &then.pupils[i], after, until));
	warnings_free(&then);
	return ok;
}

double
hits_share(const struct hits *h, unsigned flags)
{
	double sum = 0;
	int count = 0;

	for (int i = 0; i < WARNING_FLAGS; i++) {
		if ((flags >> i & 1) == 0)
			continue;
		sum += h->flagged[i] > 0 ? (double)h->hit[i] / (double)h->flagged[i] : 0;
		count++;
	}
	return count > 0 ? sum / count : 0;
}
