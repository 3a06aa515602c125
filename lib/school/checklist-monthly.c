/* The form monthly: 教学常规检查评价公示表, the sheet of a month for every school. */
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/checklist-monthly.h"
#include "school/exam-figures.h"

/* The checks of a teacher in an item at a school. */
struct month_cell {
	int64_t school;
	size_t teacher, item, first, count;     /* rows of scores */
	struct check_value value;
};

struct monthly {
	struct checklist *c;
	struct check_scores scores;
	struct check_period period;
	struct taught taught;
	char posted_from[11], posted_to[11];
	struct month_cell *cells;             /* by school, teacher and item */
	size_t cell_count;
	struct fraction *fulls;         /* by item: what could be had, where it is the same for all; else den 0 */
	const struct finding **findings;        /* of the month, by school and number */
	size_t finding_count;
	struct text problems;
};

/* One page. */
struct sheet_of {
	const struct school *school;
	const struct month_cell *cells;
	size_t cell_count;
	const struct finding **findings;
	size_t finding_count;
	size_t *teachers;               /* checked, or with a finding; places in scores */
	size_t teacher_count;
	const char *first, *last;       /* days of its checks; NULL: none */
	int serial;
	bool has_problems;
};

/* ---- the month, taken together ---- */

static int
by_school(const void *left, const void *right)
{
	const struct check_row *a = left, *b = right;

	if (a->school != b->school)
		return a->school < b->school ? -1 : 1;
	if (a->teacher != b->teacher)
		return a->teacher < b->teacher ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return strcmp(a->date, b->date) != 0 ? strcmp(a->date, b->date) : (a->subject > b->subject) - (a->subject < b->subject);
}

static bool
same_cell(const struct check_row *a, const struct check_row *b)
{
	return a->school == b->school && a->teacher == b->teacher && a->item == b->item;
}

static void
make_cells(struct monthly *m)
{
	struct check_scores *s = &m->scores;

	m->cells = alloc_zero(s->count + 1, sizeof *m->cells);
	if (s->count > 0)
		qsort(s->rows, s->count, sizeof *s->rows, by_school);
	for (size_t i = 0, count; i < s->count; i += count) {
		for (count = 1; i + count < s->count && same_cell(&s->rows[i], &s->rows[i + count]);)
			count++;
		m->cells[m->cell_count++] = (struct month_cell){ s->rows[i].school, s->rows[i].teacher, s->rows[i].item, i, count, check_value_of(s->rows + i, count) };
	}
}

/* An item that is marked out of 20 here and out of 15 there has no one heading: its cells say it. */
static void
find_fulls(struct monthly *m)
{
	bool *differ = alloc_zero(m->scores.item_count + 1, sizeof *differ);

	m->fulls = alloc_zero(m->scores.item_count + 1, sizeof *m->fulls);
	for (size_t i = 0; i < m->cell_count; i++) {
		const struct month_cell *cell = &m->cells[i];
		struct fraction *full = &m->fulls[cell->item];

		if (cell->value.kinds == 0)
			continue;
		differ[cell->item] |= full->den != 0 && fraction_compare(*full, cell->value.full) != 0;
		*full = cell->value.full;
	}
	for (size_t i = 0; i < m->scores.item_count; i++)
		if (differ[i])
			m->fulls[i] = (struct fraction){ 0 };
	free(differ);
}

/* They come by number, which is their order in memory. */
static int
by_place_found(const void *left, const void *right)
{
	const struct finding *a = *(const struct finding *const *)left, *b = *(const struct finding *const *)right;

	return a->school != b->school ? (a->school < b->school ? -1 : 1) : (a > b) - (a < b);
}

static void
find_findings(struct monthly *m)
{
	const struct findings *f = &m->c->findings;

	m->findings = alloc_zero(f->count + 1, sizeof *m->findings);
	for (size_t i = 0; i < f->count; i++)
		if (strcmp(f->items[i].check_date, m->period.first) >= 0 && strcmp(f->items[i].check_date, m->period.last) <= 0
		    && checklist_has(m->c, &f->items[i]))
			m->findings[m->finding_count++] = &f->items[i];
	if (m->finding_count > 0)
		qsort(m->findings, m->finding_count, sizeof *m->findings, by_place_found);
}

/* ---- columns ---- */

static const char *const head_columns[] = { "district", "school", "month", "check_from", "check_to", "serial", "teacher_name", "taught", NULL };
static const char *const tail_columns[] = { "check_total", "check_total_full", "standing", "problems", "signature", "posted_from", "posted_to", "hotline", NULL };

/* Hundredths without trailing zeros, as on sheets written by hand. */
static void
add_points(struct text *text, struct fraction f)
{
	__int128 den = f.den != 0 ? f.den : 1;

	number_add_hundredths(text, (int64_t)((2 * (__int128)f.num + den) / (2 * den)));
}

static void
write_columns(struct monthly *m)
{
	struct report *report = m->c->report;

	report_columns(report, head_columns);
	for (size_t i = 0; i < m->scores.item_count; i++) {
		struct text heading = TEXT_INIT;

		text_add(&heading, m->scores.items[i]);
		if (m->fulls[i].den != 0) {
			text_add(&heading, "(");
			add_points(&heading, m->fulls[i]);
			text_add(&heading, ")");
		}
		writer_heading(report->writer, heading.data, m->fulls[i].den != 0 ? COLUMN_MARK : COLUMN_TEXT);
		text_free(&heading);
	}
	report_columns(report, tail_columns);
}

/* ---- cells ---- */

static void
put_head(struct monthly *m, struct sheet_of *sheet)
{
	struct writer *w = m->c->report->writer;

	writer_text(w, checklist_district(m->c, sheet->school->id));
	writer_text(w, sheet->school->name);
	writer_text(w, m->period.name);
	writer_text(w, sheet->first);
	writer_text(w, sheet->first != NULL && strcmp(sheet->first, sheet->last) == 0 ? NULL : sheet->last);
}

static void
put_tail(struct monthly *m)
{
	struct writer *w = m->c->report->writer;

	writer_text(w, text_string(&m->problems));
	writer_blank(w);
	writer_text(w, m->posted_from[0] != '\0' ? m->posted_from : NULL);
	writer_text(w, m->posted_to[0] != '\0' ? m->posted_to : NULL);
	writer_text(w, m->c->options->hotline);
	writer_end_row(w);
}

/* Points; out of what, where the heading cannot say it; without points the counts. */
static void
put_cell(struct monthly *m, const struct month_cell *cell)
{
	struct text text = TEXT_INIT;

	if (cell->value.kinds != 0) {
		add_points(&text, cell->value.points);
		if (m->fulls[cell->item].den == 0) {
			text_add(&text, "/");
			add_points(&text, cell->value.full);
		}
	} else if (cell->value.expected > 0)
		text_addf(&text, "%lld/%lld", (long long)cell->value.found, (long long)cell->value.expected);
	writer_text(m->c->report->writer, text_string(&text));
	text_free(&text);
}

static void
put_points(struct writer *w, struct fraction f)
{
	struct text text = TEXT_INIT;

	add_points(&text, f);
	writer_text(w, text.data);
	text_free(&text);
}

/* The items in order, each checked or not, then what they add up to. */
static void
put_items(struct monthly *m, const struct month_cell *cells, size_t count)
{
	struct writer *w = m->c->report->writer;
	struct fraction points = { 0 }, full = { 0 };
	size_t at = 0;

	for (size_t item = 0; item < m->scores.item_count; item++) {
		if (at == count || cells[at].item != item) {
			writer_blank(w);
			continue;
		}
		put_cell(m, &cells[at]);
		points = fraction_add(points, cells[at].value.points);
		full = fraction_add(full, cells[at].value.full);
		at++;
	}
	if (full.num > 0) {
		put_points(w, points);
		put_points(w, full);
		writer_text(w, check_standing(&m->scores.rules, m->period.last, points, full));
	} else
		for (int i = 0; i < 3; i++)
			writer_blank(w);
}

/* Without assignments: what was checked. */
static void
add_subjects(struct monthly *m, struct text *text, const struct month_cell *cells, size_t count)
{
	enum { MOST = 9 };
	struct report *report = m->c->report;
	int64_t listed[MOST];
	size_t n = 0, known;

	for (size_t i = 0; i < count; i++)
		for (size_t r = cells[i].first; r < cells[i].first + cells[i].count; r++) {
			int64_t subject = m->scores.rows[r].subject;

			for (known = 0; known < n && listed[known] != subject;)
				known++;
			if (subject == 0 || known < n || n == MOST)
				continue;
			text_add(text, n == 0 ? "" : report->language == LANGUAGE_ZH ? "、" : ", ");
			text_add(text, key_text(report->db, subject, &report->arena));
			listed[n++] = subject;
		}
}

static void
put_taught(struct monthly *m, const struct sheet_of *sheet, size_t teacher, const struct month_cell *cells, size_t count)
{
	struct report *report = m->c->report;
	struct text text = TEXT_INIT;

	taught_add(&m->taught, &text, m->scores.teachers[teacher].id, sheet->school->id, report->language);
	if (text.length == 0)
		add_subjects(m, &text, cells, count);
	writer_text(report->writer, text_string(&text));
	text_free(&text);
}

/* ---- problems ---- */

static const char *
between(const struct monthly *m)
{
	return m->problems.length == 0 ? "" : m->c->report->language == LANGUAGE_ZH ? "；" : "; ";
}

static void
add_check_problems(struct monthly *m, const struct month_cell *cell)
{
	for (size_t i = cell->first; i < cell->first + cell->count; i++) {
		const char *problems = m->scores.rows[i].problems;
		struct text said = TEXT_INIT;

		text_addf(&said, m->c->report->language == LANGUAGE_ZH ? "%s：%s" : "%s: %s", m->scores.items[cell->item], problems);
		if (problems[0] != '\0' && strstr(text_string(&m->problems), said.data) == NULL)
			text_addf(&m->problems, "%s%s", between(m), said.data);
		text_free(&said);
	}
}

static void
add_finding(struct monthly *m, const struct finding *f)
{
	if (strstr(text_string(&m->problems), f->problem) == NULL)
		text_addf(&m->problems, m->c->report->language == LANGUAGE_ZH ? "%s%s（%s）" : "%s%s (%s)", between(m), f->problem, f->number);
}

static void
find_problems(struct monthly *m, const struct sheet_of *sheet, int64_t teacher, const struct month_cell *cells, size_t count)
{
	text_clear(&m->problems);
	for (size_t i = 0; i < count; i++)
		add_check_problems(m, &cells[i]);
	for (size_t i = 0; i < sheet->finding_count; i++)
		if (sheet->findings[i]->teacher == teacher)
			add_finding(m, sheet->findings[i]);
}

/* ---- rows ---- */

static void
write_teacher(struct monthly *m, struct sheet_of *sheet, size_t teacher)
{
	const struct check_teacher *t = &m->scores.teachers[teacher];
	struct writer *w = m->c->report->writer;
	size_t first = 0, count;

	while (first < sheet->cell_count && sheet->cells[first].teacher < teacher)
		first++;
	for (count = 0; first + count < sheet->cell_count && sheet->cells[first + count].teacher == teacher;)
		count++;
	find_problems(m, sheet, t->id, sheet->cells + first, count);
	sheet->has_problems |= m->problems.length > 0;
	put_head(m, sheet);
	writer_integer(w, ++sheet->serial);
	writer_text(w, check_teacher_name(t));
	put_taught(m, sheet, teacher, sheet->cells + first, count);
	put_items(m, sheet->cells + first, count);
	put_tail(m);
}

/* A row that is nobody's: the school's findings, the zero report. The text stands in problems. */
static void
write_school_row(struct monthly *m, struct sheet_of *sheet, const char *who, const char *what)
{
	struct writer *w = m->c->report->writer;

	put_head(m, sheet);
	writer_blank(w);
	writer_text(w, who);
	writer_text(w, what);
	for (size_t i = 0; i < m->scores.item_count + 3; i++)
		writer_blank(w);
	put_tail(m);
}

static void
write_school_findings(struct monthly *m, struct sheet_of *sheet)
{
	bool zh = m->c->report->language == LANGUAGE_ZH;

	for (size_t i = 0; i < sheet->finding_count; i++) {
		const struct finding *f = sheet->findings[i];

		if (f->teacher != 0)
			continue;
		text_clear(&m->problems);
		add_finding(m, f);
		sheet->has_problems = true;
		write_school_row(m, sheet, zh ? "（学校）" : "(school)", f->category);
	}
}

/* Nothing found and nothing looked at are two things. */
static void
write_zero(struct monthly *m, struct sheet_of *sheet)
{
	bool zh = m->c->report->language == LANGUAGE_ZH;

	if (sheet->has_problems)
		return;
	text_clear(&m->problems);
	if (sheet->cell_count > 0)
		text_add(&m->problems, zh ? "本月检查未发现问题" : "nothing was found wanting this month");
	else
		text_add(&m->problems, zh ? "本月未安排检查" : "no check was made this month");
	write_school_row(m, sheet, NULL, NULL);
}

/* ---- pages ---- */

static int
by_place(const void *left, const void *right)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;

	return (a > b) - (a < b);
}

static void
add_teacher(struct sheet_of *sheet, size_t place)
{
	sheet->teachers = alloc_grow(sheet->teachers, sheet->teacher_count + 1, sizeof *sheet->teachers);
	sheet->teachers[sheet->teacher_count++] = place;
}

static void
find_teachers(struct monthly *m, struct sheet_of *sheet)
{
	size_t kept = 0;

	for (size_t i = 0; i < sheet->cell_count; i++)
		if (i == 0 || sheet->cells[i].teacher != sheet->cells[i - 1].teacher)
			add_teacher(sheet, sheet->cells[i].teacher);
	for (size_t i = 0; i < sheet->finding_count; i++)
		if (sheet->findings[i]->teacher != 0)
			add_teacher(sheet, check_teacher_place(&m->scores, sheet->findings[i]->teacher));
	if (sheet->teacher_count > 0)
		qsort(sheet->teachers, sheet->teacher_count, sizeof *sheet->teachers, by_place);
	for (size_t i = 0; i < sheet->teacher_count; i++)
		if (kept == 0 || sheet->teachers[i] != sheet->teachers[kept - 1])
			sheet->teachers[kept++] = sheet->teachers[i];
	sheet->teacher_count = kept;
}

static void
find_days(struct monthly *m, struct sheet_of *sheet)
{
	for (size_t i = 0; i < sheet->cell_count; i++)
		for (size_t r = sheet->cells[i].first; r < sheet->cells[i].first + sheet->cells[i].count; r++) {
			const char *date = m->scores.rows[r].date;

			sheet->first = sheet->first == NULL || strcmp(date, sheet->first) < 0 ? date : sheet->first;
			sheet->last = sheet->last == NULL || strcmp(date, sheet->last) > 0 ? date : sheet->last;
		}
}

static void
find_parts(struct monthly *m, struct sheet_of *sheet)
{
	int64_t school = sheet->school->id;
	size_t cell = 0, finding = 0;

	while (cell < m->cell_count && m->cells[cell].school != school)
		cell++;
	sheet->cells = m->cells + cell;
	while (cell + sheet->cell_count < m->cell_count && sheet->cells[sheet->cell_count].school == school)
		sheet->cell_count++;
	while (finding < m->finding_count && m->findings[finding]->school != school)
		finding++;
	sheet->findings = m->findings + finding;
	while (finding + sheet->finding_count < m->finding_count && sheet->findings[sheet->finding_count]->school == school)
		sheet->finding_count++;
}

static void
write_sheet(struct monthly *m, const struct school *school)
{
	struct sheet_of sheet = { .school = school };

	find_parts(m, &sheet);
	find_days(m, &sheet);
	find_teachers(m, &sheet);
	for (size_t i = 0; i < sheet.teacher_count; i++)
		write_teacher(m, &sheet, sheet.teachers[i]);
	write_school_findings(m, &sheet);
	write_zero(m, &sheet);
	free(sheet.teachers);
}

/* ---- the form ---- */

static bool
read_month(struct monthly *m, struct error *error)
{
	struct checklist *c = m->c;
	struct report *report = c->report;

	if (c->options->month == NULL)
		return error_set(error, _("which month? name it: --month 2023-04"));
	/* What is left out would look like nothing found. */
	if (c->options->teacher != NULL || c->options->category != NULL)
		return error_set(error, _("monthly is of all a school: --teacher and --category are not for it"));
	return check_period(c, &m->period, error)
	    && check_scores_load(&m->scores, report->db, m->period.first, m->period.last, c->school != NULL ? c->school->id : 0, c->teacher, error)
	    && taught_load(&m->taught, report->db, &m->period, error)
	    && posted_days(report->db, c->options->posted, m->posted_from, m->posted_to, error);
}

static void
write_month(struct monthly *m)
{
	const struct district *d = &m->c->report->district;

	make_cells(m);
	find_fulls(m);
	find_findings(m);
	write_columns(m);
	for (size_t i = 0; i < d->school_count; i++)
		if (m->c->school == NULL || m->c->school == d->school_list[i])
			write_sheet(m, d->school_list[i]);
}

bool
monthly_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	struct checklist c;
	struct monthly m = { .c = &c };
	bool ok = checklist_open(&c, report, options, true, error) && read_month(&m, error);

	if (ok)
		write_month(&m);
	check_scores_free(&m.scores);
	taught_free(&m.taught);
	free(m.cells);
	free(m.fulls);
	free(m.findings);
	text_free(&m.problems);
	checklist_close(&c);
	return ok && db_ok(report->db, error);
}
