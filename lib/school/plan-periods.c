/* The periods of a requirement. */
#include <stdlib.h>
#include "base/date.h"
#include "school/plan-required.h"
#include "school/term.h"

enum { WEEK = 7, THURSDAY = 3, YEAR_DAYS = 366 };

static void
set_span(struct due_period *p, struct date first, struct date last)
{
	p->first = date_day_number(first);
	p->last = date_day_number(last);
}

static void
set_quarter(struct due_period *p, struct date date)
{
	int first = (date.month - 1) / 3 * 3 + 1;

	set_span(p, month_first_day((struct month){ date.year, first }), month_last_day((struct month){ date.year, first + 2 }));
}

/* The period of the calendar that has the day. */
static struct due_period
period_of(enum rhythm rhythm, int day)
{
	struct due_period p = { day, day, 0 };
	struct date date = date_from_day_number(day);
	int year = school_year_of_date(date);

	if (rhythm == RHYTHM_WEEK) {
		p.first = day - weekday_of(day);
		p.last = p.first + WEEK - 1;
	} else if (rhythm == RHYTHM_MONTH)
		set_span(&p, month_first_day((struct month){ date.year, date.month }), month_last_day((struct month){ date.year, date.month }));
	else if (rhythm == RHYTHM_QUARTER)
		set_quarter(&p, date);
	else if (rhythm == RHYTHM_TERM)
		set_span(&p, term_first_day(term_of_date(date)), term_last_day(term_of_date(date)));
	else if (rhythm == RHYTHM_YEAR)
		set_span(&p, school_year_first_day(year), school_year_last_day(year));
	return p;
}

bool
is_longer_than_column(const struct required *r)
{
	static const int lengths[] = { [RHYTHM_DAY] = 1, [RHYTHM_WEEK] = 7, [RHYTHM_MONTH] = 28, [RHYTHM_TERM] = 150, [RHYTHM_YEAR] = 365, [RHYTHM_QUARTER] = 90,
	    [RHYTHM_HOLIDAY] = 1 };
	const struct plan_column *c = &r->plan.columns[0];

	return lengths[r->at->rhythm] > c->last - c->first + 1;
}

static void
add_period(struct required *r, struct due_period p, int due)
{
	p.column = plan_column_of(&r->plan, due);
	if (p.column < 0)
		return;
	r->periods = alloc_grow(r->periods, r->period_count + 1, sizeof *r->periods);
	r->periods[r->period_count++] = p;
}

static void
add_calendar_periods(struct required *r)
{
	enum rhythm rhythm = r->at->rhythm;
	struct due_period p;

	for (int day = r->plan.first; day <= r->plan.last; day = p.last + 1) {
		p = period_of(rhythm, day);
		add_period(r, p, rhythm == RHYTHM_WEEK ? p.first + THURSDAY : p.last);
	}
}

/* The seven days before each row of days without school that has a holiday of the calendar, but not
 * those before the holiday before. */
static void
add_holidays(struct required *r, int64_t school)
{
	const struct school_days *days = &r->plan.days;
	int earliest = r->plan.first - WEEK;

	for (int day = r->plan.first - WEEK; day <= r->plan.last + WEEK; day++) {
		int first = day;
		bool holiday = false;

		for (; day <= r->plan.last + YEAR_DAYS && !is_school_day(days, school, day); day++)
			holiday |= is_holiday(days, school, day);
		if (!holiday)
			continue;
		add_period(r, (struct due_period){ first - WEEK > earliest ? first - WEEK : earliest, first - 1, 0 }, first - 1);
		earliest = day;
	}
}

void
required_periods(struct required *r, const struct unit *unit)
{
	bool holidays = r->at->rhythm == RHYTHM_HOLIDAY;

	if (r->period_count > 0 && (!holidays || r->periods_of == unit->school))
		return;
	r->period_count = 0;
	r->periods_of = unit->school;
	if (holidays)
		add_holidays(r, unit->school != NULL ? unit->school->school->id : 0);
	else
		add_calendar_periods(r);
}

void
period_add(struct text *text, enum rhythm rhythm, const struct due_period *p, enum language language)
{
	struct date date = date_from_day_number(p->first);
	char first[12], last[12];

	date_format(date, first);
	date_format(date_from_day_number(p->last), last);
	if (rhythm == RHYTHM_MONTH)
		text_addf(text, "%.7s", first);
	else if (rhythm == RHYTHM_QUARTER)
		text_addf(text, language == LANGUAGE_ZH ? "%d年第%d季度" : "%d quarter %d", date.year, (date.month + 2) / 3);
	else if (rhythm == RHYTHM_TERM)
		term_add(text, term_of_date(date), language);
	else if (rhythm == RHYTHM_YEAR)
		text_addf(text, language == LANGUAGE_ZH ? "%d-%d学年" : "%d-%d", date.year, date.year + 1);
	else
		text_addf(text, p->last == p->first ? "%s" : language == LANGUAGE_ZH ? "%s至%s" : "%s to %s", first, last);
}
