#include <stdlib.h>
#include "base/date.h"
#include "base/number.h"
#include "school/appraisal-leave.h"

void
leave_spans_add(struct leave_spans *l, struct leave_span span)
{
	for (size_t i = l->count; i-- > 0;) {
		struct leave_span *known = &l->spans[i];

		if (known->person == span.person && known->from == span.from && known->to == span.to) {
			known->amount = fraction_sum(known->amount, span.amount);
			return;
		}
	}
	if ((l->count & (l->count + 1)) == 0)
		l->spans = alloc_grow(l->spans, 2 * (l->count + 1), sizeof *l->spans);
	l->spans[l->count++] = span;
}

/* Days off in the span by kind, in parts; their sum. */
static int64_t
days_off(const struct staff_person *p, const struct leave_span *span, int64_t by_kind[STAFF_KINDS])
{
	int64_t sum = 0;

	for (const struct staff_off *off = p->off; off < p->off + p->off_count; off++)
		if (off->day >= span->from && off->day <= span->to) {
			by_kind[off->kind] += off->parts;
			sum += off->parts;
		}
	return sum;
}

static void
add_days(struct text *to, const struct appraisal *a, const char *what, int64_t parts)
{
	text_add(to, what);
	text_add(to, appraisal_word(a, "", " "));
	number_add_ratio(to, parts, a->staff.part, parts % a->staff.part == 0 ? 0 : 2);
	text_add(to, appraisal_word(a, "天", ""));
}

static void
add_kinds(struct text *to, const struct appraisal *a, const int64_t by_kind[STAFF_KINDS])
{
	const char *before = appraisal_word(a, "（", " (");
	bool any = false;

	for (int kind = 0; kind < STAFF_KINDS; kind++) {
		if (by_kind[kind] == 0)
			continue;
		text_add(to, before);
		add_days(to, a, word_text(&column_find("attendance")->words[kind], a->report->language), by_kind[kind]);
		before = appraisal_word(a, "，", ", ");
		any = true;
	}
	if (any)
		text_add(to, appraisal_word(a, "）", ")"));
}

/* 应出勤85天，在岗80天（病假4天，事假1天）; its days before it where they are not all of the period. */
static const char *
leave_fact(struct appraisal *a, const struct staff_person *p, const struct leave_span *span, int due)
{
	int64_t by_kind[STAFF_KINDS] = { 0 }, off = days_off(p, span, by_kind);
	struct text fact = TEXT_INIT;
	const char *copy;

	if (due != p->due) {
		char first[11], last[11];

		date_format(date_from_day_number(span->from), first);
		date_format(date_from_day_number(span->to), last);
		text_addf(&fact, a->report->language == LANGUAGE_ZH ? "%s至%s " : "%s to %s: ", first, last);
	}
	add_days(&fact, a, appraisal_word(a, "应出勤", "days due"), due * a->staff.part);
	add_days(&fact, a, appraisal_word(a, "，在岗", ", at work"), due * a->staff.part - off);
	add_kinds(&fact, a, by_kind);
	copy = arena_copy(&a->arena, fact.data);
	text_free(&fact);
	return copy;
}

/* amount x days off / days due is what is taken. */
static void
take(struct scoring *s, size_t row, const struct leave_span *span)
{
	struct appraisal *a = s->of;
	const struct plan_row *r = &s->plan->rows[row];
	const struct staff_person *p = a->people[span->person].staff;
	int64_t by_kind[STAFF_KINDS] = { 0 };
	int due;

	if (p == NULL || !staff_is_recorded(&a->staff, p)) {
		scoring_cell(s, span->person, row)->leave_unknown = true;
		return;
	}
	due = school_days_count(&a->track.days, p->school == NULL ? 0 : p->school->id, span->from, span->to);
	if (due > 0)
		scoring_add(s, span->person, row, (struct appraisal_line){ .leave = true, .fact = leave_fact(a, p, span, due), .from = { r->file, 0, r->line },
		    .amount = fraction_times(span->amount, -days_off(p, span, by_kind), due * a->staff.part) });
}

void
leave_spans_take(struct leave_spans *l, struct scoring *s, size_t row)
{
	for (size_t i = 0; i < l->count && plan_row_less_leave(&s->plan->rows[row]); i++)
		take(s, row, &l->spans[i]);
	free(l->spans);
	*l = (struct leave_spans){ 0 };
}
