/* Only what is missing: a row for each unit and period, which import-records findings takes, too. */
#include "base/date.h"
#include "school/plan-required.h"
#include "school/rows.h"

void
begin_gaps(struct required *r)
{
	report_columns(r->plan.report, (const char *const[]){ "check_date", "school", "class", "teacher", "teacher_name", "pupil", "name", "activity",
	    "activity_group", "time_span", "gap_state", "done_times", "due_times", "category", "problem", "definition", NULL });
}

/* A finding needs one that has deadlines. */
static void
put_category(struct required *r)
{
	bool known = db_int(r->plan.report->db, 0, "select 1 from deadlines_rows where category = $1 limit 1", "t", r->at->activity) == 1;

	writer_text(r->plan.report->writer, known ? r->at->activity : "其他");
}

/* For a finding: no pupil is named in it. */
static void
put_problem(struct required *r, const struct due_period *p, int64_t done)
{
	struct text *text = &r->plan.scratch;
	enum language language = r->plan.report->language;
	bool zh = language == LANGUAGE_ZH, group = r->at->group[0] != '\0';

	text_clear(text);
	text_add(text, r->at->activity);
	if (group)
		text_addf(text, zh ? "（%s）" : " (%s)", r->at->group);
	text_add(text, zh ? "，" : ", ");
	period_add(text, r->at->rhythm, p, language);
	text_addf(text, zh ? "：应完成%lld次，已完成%lld次" : ": %lld due, %lld done", (long long)r->at->times, (long long)done);
	writer_text(r->plan.report->writer, text->data);
}

static void
put_period(struct required *r, const struct due_period *p)
{
	struct text *text = &r->plan.scratch;

	text_clear(text);
	period_add(text, r->at->rhythm, p, r->plan.report->language);
	writer_text(r->plan.report->writer, text->data);
}

static void
put_person(struct required *r, const struct unit *unit)
{
	struct report *report = r->plan.report;
	bool pupil = r->at->per == PER_PUPIL;

	writer_text(report->writer, unit->number);
	writer_text(report->writer, pupil ? NULL : unit->name);
	report_put_number(report, pupil ? pupil_number(report->db, unit->id, &r->arena) : NULL);
	report_put_name(report, pupil ? unit->name : NULL);
}

/* The day is the last on which it could be done; of what is pending that of the report. */
static void
write_gap(struct required *r, const struct unit *unit, const struct due_period *p, bool missed, int64_t done)
{
	struct writer *w = r->plan.report->writer;
	bool zh = r->plan.report->language == LANGUAGE_ZH;
	char day[12];

	date_format(date_from_day_number(missed ? p->last : r->plan.today), day);
	writer_text(w, day);
	writer_text(w, unit->school != NULL ? unit->school->school->name : NULL);
	writer_text(w, unit->class_name);
	put_person(r, unit);
	writer_text(w, r->at->activity);
	writer_text(w, r->at->group[0] != '\0' ? r->at->group : NULL);
	put_period(r, p);
	writer_text(w, missed ? (zh ? "逾期" : "missed") : zh ? "待完成" : "pending");
	writer_integer(w, done);
	writer_integer(w, r->at->times);
	put_category(r);
	put_problem(r, p, done);
	writer_text(w, r->at->definition);
	writer_end_row(w);
}

void
write_gaps(struct required *r)
{
	int64_t done;

	for (size_t i = 0; i < r->unit_count; i++) {
		required_take(r, &r->units[i]);
		for (size_t k = 0; k < r->period_count; k++) {
			enum due_state state = required_judge(r, &r->units[i], &r->periods[k], &done);

			if (state == DUE_MISSED || (state == DUE_RUNNING && r->plan.options->pending))
				write_gap(r, &r->units[i], &r->periods[k], state == DUE_MISSED, done);
		}
	}
}
