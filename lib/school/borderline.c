/* The form borderline (临界生). */
#include <math.h>
#include "base/number.h"
#include "school/line-inside.h"
#include "school/rows.h"

struct sheet {
	struct drawing *drawing;
	const struct total_group *group;
	struct effective line;
	double sem;                     /* hundredths; 0: not known */
	const struct total_pupil *pupil;
	size_t rank;
	size_t weakest;                 /* place in the subjects; their number: none */
	struct writer *writer;
};

/* ---- who ---- */

/* The pupils planned behind those over the line; who ties with the last is among them. */
static size_t
end_of_places(struct sheet *s)
{
	size_t over = (size_t)s->line.over, end = (size_t)s->drawing->places;

	if (over >= end) {
		remark((struct place){ 0 }, _("%s: %zu are over the line, all %zu places are taken"),
		    drawing_group_name(s->drawing, s->group), over, end);
		text_clear(&s->drawing->scratch);
		return over;
	}
	while (end < s->group->count && s->group->pupils[end].total == s->group->pupils[end - 1].total)
		end++;
	return end < s->group->count ? end : s->group->count;
}

static size_t
end_of_window(const struct sheet *s)
{
	size_t end = (size_t)s->line.over;

	while (end < s->group->count && s->group->pupils[end].total >= s->line.line - s->drawing->window)
		end++;
	return end;
}

/* ---- the cells of a row ---- */

static void
put_pupil(const struct sheet *s)
{
	struct arena arena = ARENA_INIT;

	report_put_number(s->drawing->report, pupil_number(s->drawing->report->db, s->pupil->pupil, &arena));
	arena_free(&arena);
}

static void
put_name(const struct sheet *s)
{
	struct query *q = query(s->drawing->report->db, "select name from pupils_rows where pupil = $1", "i", s->pupil->pupil);

	report_put_name(s->drawing->report, query_next(q) ? query_text(q, 0) : NULL);
	query_end(q);
}

static void
put_school(const struct sheet *s)
{
	writer_text(s->writer, s->pupil->cell->school->name);
}

static void
put_class(const struct sheet *s)
{
	class_name_add(&s->drawing->scratch, &s->pupil->cell->class_info->name, s->drawing->report->language);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static void
put_language(const struct sheet *s)
{
	writer_text(s->writer, word_text(&column_find("language")->words[s->group->group->language], s->drawing->report->language));
}

static void
put_total(const struct sheet *s)
{
	writer_hundredths(s->writer, s->pupil->total);
}

static void
put_below_line(const struct sheet *s)
{
	writer_hundredths(s->writer, s->line.line - s->pupil->total);
}

static void
put_rank(const struct sheet *s)
{
	writer_integer(s->writer, (int64_t)s->rank);
}

static void
put_pupils(const struct sheet *s)
{
	writer_integer(s->writer, (int64_t)s->group->count);
}

static bool
put_none(const struct sheet *s)
{
	bool none = s->weakest == s->group->subject_count;

	if (none)
		writer_blank(s->writer);
	return none;
}

static void
put_weakest(const struct sheet *s)
{
	if (!put_none(s))
		writer_text(s->writer, s->group->subjects[s->weakest]->name);
}

static void
put_weakest_gap(const struct sheet *s)
{
	if (!put_none(s))
		writer_ratio(s->writer, effective_gap(&s->line, s->weakest, s->pupil->marks[s->weakest]), s->line.total_sum * 100, 2);
}

static void
put_teacher_name(const struct sheet *s)
{
	if (put_none(s))
		return;
	drawing_add_teachers(s->drawing, &s->drawing->scratch, s->pupil->cell->class_info->id, s->group->subjects[s->weakest]->id);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static void
put_under_line(const struct sheet *s)
{
	for (size_t i = 0; effective_known(&s->line) && i < s->group->subject_count; i++)
		if (!effective_reached(&s->line, i, s->pupil->marks[i]))
			drawing_add_item(s->drawing, &s->drawing->scratch, s->group->subjects[i]->name);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static void
put_chance(const struct sheet *s)
{
	if (s->sem > 0)
		writer_real(s->writer, 100 * effective_chance((double)(s->line.line - s->pupil->total), s->sem), 2);
	else
		writer_blank(s->writer);
}

static void
put_base(const struct sheet *s)
{
	drawing_put_base(s->drawing);
}

static void
put_line_rule(const struct sheet *s)
{
	struct text *rule = &s->drawing->scratch;

	drawing_add_rule(s->drawing, rule);
	if (s->drawing->total == 0) {
		text_add(rule, drawing_word(s->drawing, "，总分", ": total "));
		number_add_hundredths(rule, s->line.line);
	}
	drawing_put(s->drawing, rule);
}

/* Of the weakest subject, as the teacher is. */
static void
put_leader(const struct sheet *s)
{
	const struct subject *subject = s->weakest < s->group->subject_count ? s->group->subjects[s->weakest] : NULL;

	responsibles_put(&s->drawing->leaders, s->drawing->report, s->pupil->cell->school, subject, s->group->group->grade);
}

static void
add_chance(const struct sheet *s, struct text *text)
{
	const struct drawing *d = s->drawing;

	if (s->sem <= 0)
		return;
	text_add(text, drawing_word(d, "；概率=1-Φ(距线÷(√2×", "; chance = 1 - F(below line / (sqrt 2 x "));
	if (d->sem > 0)
		number_add_hundredths(text, d->sem);
	else
		number_add_real(text, s->sem / 100, 2);
	text_add(text, "))");
	if (d->sem > 0)
		return;
	text_add(text, drawing_word(d, "，测量标准误=√(各科标准差²×(1-", ", standard error = sqrt(sum over the subjects of SD squared x (1 - "));
	number_add_real(text, d->reliability, 2);
	text_add(text, drawing_word(d, ")之和)", "))"));
}

static void
put_definition(const struct sheet *s)
{
	const struct drawing *d = s->drawing;
	struct text *text = &s->drawing->scratch;

	if (d->window > 0) {
		text_add(text, drawing_word(d, "线下", "below the line, within "));
		number_add_hundredths(text, d->window);
		text_add(text, drawing_word(d, "分以内（含）", " marks, inclusive"));
	} else {
		text_addf(text, d->report->language == LANGUAGE_ZH ? "线下补足计划%ld名（已上线%lld名，含并列）"
		    : "next below the line, up to the %ld places planned (%lld over, ties included)", d->places, (long long)s->line.over);
	}
	text_add(text, drawing_word(d, "；只计各科都有分数者；有效分=上线均分×总分线÷上线总分均分",
	    "; pupils with marks in all subjects; subject line = mean over x total line / mean total over"));
	add_chance(s, text);
	drawing_put(s->drawing, text);
}

static void
put_note(const struct sheet *s)
{
	drawing_add_note(s->drawing, &s->drawing->scratch, s->group, &s->line);
	drawing_put(s->drawing, &s->drawing->scratch);
}

static const struct {
	const char *column;
	void (*put)(const struct sheet *);
} cells[] = {
	{ "pupil", put_pupil }, { "name", put_name }, { "school", put_school }, { "class", put_class }, { "language", put_language },
	{ "total", put_total }, { "below_line", put_below_line }, { "rank", put_rank }, { "pupils", put_pupils },
	{ "weakest", put_weakest }, { "weakest_gap", put_weakest_gap }, { "teacher_name", put_teacher_name },
	{ "under_line", put_under_line }, { "chance", put_chance }, { "leader", put_leader }, { "base", put_base }, { "line_rule", put_line_rule },
	{ "definition", put_definition }, { "note", put_note },
};
enum { CELLS = sizeof cells / sizeof cells[0] };

static bool
shows(const struct sheet *s, size_t cell)
{
	return cells[cell].put != put_leader || s->drawing->leaders.count > 0;
}

/* ---- the rows ---- */

static void
write_pupil(struct sheet *s, size_t place)
{
	s->pupil = &s->group->pupils[place];
	if (place == 0 || s->pupil->total != s->group->pupils[place - 1].total)
		s->rank = place + 1;
	s->weakest = effective_weakest(&s->line, s->pupil->marks, s->group->subject_count);
	for (size_t i = 0; i < CELLS; i++)
		if (shows(s, i))
			cells[i].put(s);
	writer_end_row(s->writer);
}

/* Stated, or by the spread of each subject in the group. */
static double
sem_of(const struct sheet *s)
{
	double sds[EFFECTIVE_SUBJECTS];

	if (s->drawing->sem > 0 || isnan(s->drawing->reliability))
		return (double)s->drawing->sem;
	for (size_t i = 0; i < s->group->subject_count; i++) {
		struct exact marks = EXACT_INIT;

		for (size_t j = 0; j < s->group->count; j++)
			exact_add(&marks, s->group->pupils[j].marks[i]);
		sds[i] = exact_sd_population(&marks);
	}
	return s->group->count > 0 ? effective_sem(sds, s->group->subject_count, s->drawing->reliability) : 0;
}

static void
write_group(struct sheet *s)
{
	size_t end;

	s->line = drawing_line(s->drawing, s->group);
	s->sem = sem_of(s);
	end = s->drawing->window > 0 ? end_of_window(s) : end_of_places(s);
	for (size_t i = (size_t)s->line.over; i < end; i++)
		write_pupil(s, i);
}

static void
check_options(const struct report *report, const struct summary_options *chosen, const struct line_options *options)
{
	if ((options->total != NULL) + (options->places != 0) + (options->window != NULL) != 2)
		opt_usage(report->program, _("give two of --total, --places and --window"));
	if (chosen->by != NULL || chosen->subject != NULL)
		opt_usage(report->program, _("--by and --subject do not apply to this form"));
}

bool
borderline_report(struct report *report, const struct summary_options *chosen, const struct line_options *options, struct error *error)
{
	struct drawing d = { 0 };
	struct sheet s = { .drawing = &d };
	bool ok;

	check_options(report, chosen, options);
	ok = drawing_open(&d, report, chosen, options, error);
	for (size_t i = 0; ok && i < CELLS; i++)
		if (shows(&s, i))
			report_columns(report, (const char *const[]){ cells[i].column, NULL });
	s.writer = report->writer;
	for (size_t i = 0; ok && i < d.totals.count; i++) {
		s.group = &d.totals.groups[i];
		write_group(&s);
	}
	drawing_close(&d);
	return ok && db_ok(report->db, error);
}
