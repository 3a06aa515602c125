/* The form staff: the month sheet of staff attendance, and the points of each teacher. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/number.h"
#include "school/staff.h"

enum { SHEET_DAYS = 31, MOST_LESSONS = 20, DEFAULT_LESSONS = 6, DEFAULT_FULL = 1000 };

struct sheet {
	struct track track;
	struct staff staff;
	int lessons;                    /* of a day */
	int64_t full;                   /* points for nothing to deduct, hundredths */
	char month[8];                  /* of the day, where no period is named */
	struct text scratch;
};

/* ---- options ---- */

static bool
read_numbers(struct sheet *s, const struct track_options *o, struct error *error)
{
	int64_t lessons = DEFAULT_LESSONS;

	s->full = DEFAULT_FULL;
	if (o->lessons != NULL && (!number_integer(o->lessons, &lessons) || lessons < 1 || lessons > MOST_LESSONS))
		return error_set(error, _("--lessons-per-day is a number from 1 to %d, not \"%s\""), MOST_LESSONS, o->lessons);
	if (o->full != NULL && (!number_hundredths(o->full, &s->full) || s->full <= 0))
		return error_set(error, _("--full is a number of points, not \"%s\""), o->full);
	s->lessons = (int)lessons;
	return true;
}

/* Without a period the month of the day. */
static bool
open_sheet(struct sheet *s, struct report *report, struct track_options *o, struct error *error)
{
	const struct period_options *p = &o->period;
	char day[11];

	if (p->year == NULL && p->term == NULL && p->month == NULL && p->since == NULL && p->until == NULL) {
		if (!report_day(report, o->on, day, error))
			return false;
		memcpy(s->month, day, 7);
		o->period.month = s->month;
	}
	if (!read_numbers(s, o, error) || !track_open(&s->track, report, o, true, error))
		return false;
	if (!o->summary && s->track.last - s->track.first >= SHEET_DAYS)
		return error_set(error, _("a month sheet has at most %d days: name the month, or take --summary"), SHEET_DAYS);
	return staff_load(&s->staff, &s->track, s->lessons, !o->summary, error);
}

/* ---- cells ---- */

static struct writer *
out(const struct sheet *s)
{
	return s->track.report->writer;
}

static const char *
say(const struct sheet *s, const char *zh, const char *en)
{
	return track_word(&s->track, zh, en);
}

static void
put_days(const struct sheet *s, int64_t parts)
{
	writer_hundredths(out(s), staff_hundredths(&s->staff, parts));
}

/* What staff_rules says of the kind with this place: 事1.5×0.2、20元. */
static void
add_basis(struct sheet *s, const struct staff_person *p, size_t place)
{
	const struct staff_rule *rule = &s->staff.rules[place];
	if (p->charged[place] == 0 || (rule->points == 0 && rule->money == 0))
		return;
	text_addf(&s->scratch, "%s%s", s->scratch.length > 0 ? say(s, "；", "; ") : "", staff_symbol(rule->kind, s->track.report->language));
	number_add_hundredths(&s->scratch, staff_hundredths(&s->staff, p->charged[place]));
	text_add(&s->scratch, "×");
	number_add_hundredths(&s->scratch, rule->points);
	if (rule->money == 0)
		return;
	text_add(&s->scratch, say(s, "、", ", "));
	number_add_hundredths(&s->scratch, rule->money);
	text_add(&s->scratch, say(s, "元", " yuan"));
}

static void
add_long_sick(struct sheet *s)
{
	text_addf(&s->scratch, "%s%d%s", say(s, "病假满", "sick for "), STAFF_LONG_SICK, say(s, "天，不参加考核", " days or more, not appraised"));
}

static void
put_basis(struct sheet *s, const struct staff_person *p)
{
	text_clear(&s->scratch);
	for (size_t i = 0; i < s->staff.rule_count; i++)
		add_basis(s, p, i);
	if (p->long_sick.length > 0) {
		text_add(&s->scratch, s->scratch.length > 0 ? say(s, "；", "; ") : "");
		add_long_sick(s);
	}
	writer_text(out(s), text_string(&s->scratch));
}

static void
put_off(const struct sheet *s, int64_t sum)
{
	writer_ratio(out(s), sum, 100 * s->staff.part, 2);
}

static void
put_definition(struct sheet *s)
{
	text_clear(&s->scratch);
	if (s->track.options->summary) {
		text_add(&s->scratch, say(s, "考勤得分=", "points = "));
		number_add_hundredths(&s->scratch, s->full);
		text_add(&s->scratch, say(s, "-扣分，扣完为止；", " - points taken, not below 0; "));
	}
	text_addf(&s->scratch, "%s%d%s", say(s, "实出勤含迟到、早退、脱岗；半天0.5天，每日", "late, early and off post are present; a half is 0.5 days, a day has "),
	    s->lessons, say(s, "节；扣分=标准×（天数或次数-当月免扣）；法定假不扣",
	    " lessons; taken: rule x (days or times - free ones of the month); statutory leave is not deducted"));
	writer_text(out(s), s->scratch.data);
}

/* ---- the month sheet ---- */

/* Day and weekday, in two rows. */
static void
put_day_headings(struct sheet *s)
{
	static const char *const weekdays[][2] = { { "一", "M" }, { "二", "T" }, { "三", "W" }, { "四", "T" }, { "五", "F" }, { "六", "S" }, { "日", "S" } };

	for (int day = s->track.first; day <= s->track.last; day++) {
		text_clear(&s->scratch);
		text_addf(&s->scratch, "%d|%s", date_from_day_number(day).day, weekdays[weekday_of(day)][s->track.report->language == LANGUAGE_EN]);
		writer_heading(out(s), s->scratch.data, COLUMN_TEXT);
	}
}

/* One letter each below what they have in common: the sheet is to be read on A4. */
static void
put_sum_headings(struct sheet *s)
{
	static const char *const headings[][2] = {
		{ "天数|应", "Days|D" }, { "天数|实", "Days|√" }, { "天数|病", "Days|S" }, { "天数|事", "Days|P" }, { "天数|旷", "Days|A" }, { "天数|公", "Days|O" },
		{ "天数|培", "Days|T" }, { "天数|法", "Days|St" }, { "天数|其", "Days|X" }, { "天数|未", "Days|-" },
		{ "次数|迟", "Times|L" }, { "次数|早", "Times|E" }, { "次数|脱", "Times|D" },
		{ "扣|分", "Taken|P" }, { "扣|款", "Taken|¥" }
	};

	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
		writer_heading(out(s), headings[i][s->track.report->language == LANGUAGE_EN], COLUMN_REAL);
}

static void
put_symbols(struct sheet *s, const struct staff_person *p)
{
	for (int day = s->track.first; day <= s->track.last; day++) {
		const struct text *cell = &p->cells[day - s->track.first];

		if (cell->length > 0 || is_school_day(&s->track.days, p->school == NULL ? 0 : p->school->id, day))
			writer_text(out(s), text_string(cell));
		else
			writer_text(out(s), say(s, "休", "/"));
	}
}

static void
put_sums(struct sheet *s, const struct staff_person *p)
{
	static const int first[] = { STAFF_PRESENT, STAFF_SICK, STAFF_PERSONAL, STAFF_ABSENT, STAFF_OFFICIAL, STAFF_TRAINING };

	writer_integer(out(s), p->due);
	for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
		put_days(s, p->days[first[i]]);
	put_days(s, staff_statutory(p));
	put_days(s, p->days[STAFF_OTHER]);
	put_days(s, staff_unrecorded(&s->staff, p));
	writer_integer(out(s), p->times[STAFF_LATE]);
	writer_integer(out(s), p->times[STAFF_EARLY]);
	writer_integer(out(s), p->times[STAFF_OFF_POST]);
}

/* Blank for days of two months. */
static void
put_month(struct sheet *s)
{
	struct date first = date_from_day_number(s->track.first), last = date_from_day_number(s->track.last);
	char month[8];

	month_format((struct month){ first.year, first.month }, month);
	writer_text(out(s), first.month == last.month ? month : NULL);
}

static void
put_person(struct sheet *s, const struct staff_person *p)
{
	writer_text(out(s), p->school == NULL ? NULL : p->school->name);
	put_month(s);
	writer_text(out(s), p->number);
	writer_text(out(s), p->name);
	put_symbols(s, p);
	put_sums(s, p);
	put_off(s, staff_points(&s->staff, p));
	put_off(s, staff_money(&s->staff, p));
	put_basis(s, p);
	writer_blank(out(s));
	put_definition(s);
	writer_end_row(out(s));
}

static void
write_sheet(struct sheet *s)
{
	struct report *report = s->track.report;

	report_columns(report, (const char *const[]){ "school", "month", "teacher", "teacher_name", NULL });
	put_day_headings(s);
	put_sum_headings(s);
	report_columns(report, (const char *const[]){ "off_basis", "signature", "definition", NULL });
	for (size_t i = 0; i < s->staff.count; i++)
		put_person(s, &s->staff.people[i]);
}

/* ---- the summary ---- */

/* Blank for who leaves the appraisal; never below nothing. What was taken is taken as printed. */
static void
put_points(const struct sheet *s, const struct staff_person *p)
{
	int64_t part = s->staff.part, rest = s->full - (2 * staff_points(&s->staff, p) + part) / (2 * part);

	if (p->long_sick.length > 0)
		writer_blank(out(s));
	else
		writer_ratio(out(s), rest > 0 ? rest : 0, 100, 2);
}

static void
put_note(struct sheet *s, const struct staff_person *p)
{
	text_clear(&s->scratch);
	if (p->long_sick.length > 0) {
		text_addf(&s->scratch, "%s%s", p->long_sick.data, say(s, "", ": "));
		add_long_sick(s);
	}
	writer_text(out(s), text_string(&s->scratch));
}

static void
put_total(struct sheet *s, const struct staff_person *p)
{
	writer_text(out(s), p->number);
	writer_text(out(s), p->name);
	writer_text(out(s), p->school == NULL ? NULL : p->school->name);
	put_sums(s, p);
	put_off(s, staff_points(&s->staff, p));
	put_off(s, staff_money(&s->staff, p));
	put_points(s, p);
	put_basis(s, p);
	put_note(s, p);
	put_definition(s);
	writer_end_row(out(s));
}

static void
write_summary(struct sheet *s)
{
	report_columns(s->track.report, (const char *const[]){ "teacher", "teacher_name", "school", "staff_due", "staff_present", "staff_sick", "staff_personal",
	    "staff_absent", "staff_official", "staff_training", "staff_statutory", "staff_other", "staff_unrecorded", "staff_late", "staff_early", "staff_off_post",
	    "points_taken", "money_taken", "staff_points", "off_basis", "note", "definition", NULL });
	for (size_t i = 0; i < s->staff.count; i++)
		put_total(s, &s->staff.people[i]);
}

bool
staff_report(struct report *report, const struct track_options *options, struct error *error)
{
	struct track_options own = *options;
	struct sheet s = { 0 };
	bool ok = open_sheet(&s, report, &own, error);

	if (ok && own.summary)
		write_summary(&s);
	else if (ok)
		write_sheet(&s);
	/* Its calendar is still asked for by the staff. */
	staff_free(&s.staff);
	track_close(&s.track);
	text_free(&s.scratch);
	return ok && db_ok(report->db, error);
}
