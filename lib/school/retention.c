#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/exam-figures.h"
#include "school/retention.h"

/* Pupils named in the note of a row; the list has all. */
enum { NAMED = 5 };

enum unit_kind { BY_CLASS, BY_GRADE, BY_SCHOOL, BY_TEACHER, BY_DISTRICT, UNIT_KINDS };
static const char *const unit_names[] = { "class", "grade", "school", "teacher", "district" };

enum formula { ANNUAL = RETENTION_ANNUAL, CONTROLLED = RETENTION_CONTROLLED, STAGE = RETENTION_STAGE, NINE_YEAR = RETENTION_NINE_YEAR,
	DROPOUT = RETENTION_DROPOUT, FORMULAS = RETENTION_FORMULAS };
static const struct { const char *name, *zh, *en; } formulas[] = {
	[ANNUAL] = { "annual", "（期末+毕业）÷（期初+招生）", "(closing + graduated) / (opening + enrolled)" },
	[CONTROLLED] = { "controlled", "（期末+毕业）÷（期初+招生+转入-有手续转出）", "(closing + graduated) / (opening + enrolled + came - left with papers)" },
	[STAGE] = { "stage", "毕业（未毕业时为期末）÷（入学时人数+转入-有手续转出）", "graduated (else closing) / (entrants + came - left with papers)" },
	[NINE_YEAR] = { "nine-year", "九年级毕业（未毕业时为期末）÷（九年前一年级人数+转入-有手续转出）",
	    "graduated of grade 9 (else closing) / (entrants of grade 1 + came - left with papers)" },
	[DROPOUT] = { "dropout", "辍学÷（期初+招生）", "dropped out / (opening + enrolled)" },
};

struct unit {
	const struct school *school;    /* NULL: of several */
	const char *head_teacher, *label;       /* NULL: none */
	int grade;
	struct tally tally;
	bool total;
};

struct sheet {
	struct track track;
	struct balance balance;
	struct report *report;
	enum unit_kind by;
	enum formula formula;
	bool zero_report;               /* schools where nobody moved say so */
	struct unit *units;
	size_t count;
	size_t *of_class;               /* by place in track.classes: place in units + 1 */
	struct arena arena;
};

static bool
find(const char *text, const char *const *names, int count, int *place)
{
	for (int i = 0; i < count; i++)
		if (strcmp(text, names[i]) == 0)
			return *place = i, true;
	return false;
}

static void
read_options(struct sheet *s, const struct track_options *o, enum unit_kind by, enum formula formula)
{
	const char *names[FORMULAS];
	int place = (int)by;

	s->by = by;
	if (o->by != NULL && !find(o->by, unit_names, UNIT_KINDS, &place))
		opt_usage(s->report->program, _("--by is class, grade, school, teacher or district, not \"%s\""), o->by);
	s->by = (enum unit_kind)place;
	for (int i = 0; i < FORMULAS; i++)
		names[i] = formulas[i].name;
	place = (int)formula;
	if (o->formula != NULL && !find(o->formula, names, FORMULAS, &place))
		opt_usage(s->report->program, _("--formula is annual, controlled, stage, nine-year or dropout, not \"%s\""), o->formula);
	s->formula = (enum formula)place;
	if (s->formula == NINE_YEAR && o->by != NULL && s->by != BY_DISTRICT)
		opt_usage(s->report->program, _("--formula nine-year is of the whole district"));
	s->by = s->formula == NINE_YEAR ? BY_DISTRICT : s->by;
}

/* ---- units ---- */

static struct unit *
add_unit(struct sheet *s, struct unit unit)
{
	s->units = alloc_grow(s->units, s->count + 1, sizeof *s->units);
	s->units[s->count] = unit;
	return &s->units[s->count++];
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static size_t
unit_of_class(struct sheet *s, const struct track_class *c)
{
	struct unit unit = { 0 };

	if (s->by == BY_CLASS || s->by == BY_SCHOOL || s->by == BY_TEACHER)
		unit.school = c->school;
	if (s->by == BY_CLASS)
		unit.label = c->label;
	if (s->by == BY_CLASS || s->by == BY_TEACHER)
		unit.head_teacher = c->head_teacher;
	unit.grade = s->by == BY_GRADE ? c->name.grade : 0;
	for (size_t i = 0; i < s->count && s->by != BY_CLASS; i++) {
		struct unit *u = &s->units[i];

		if (u->school != unit.school || u->grade != unit.grade || !same(u->head_teacher, unit.head_teacher))
			continue;
		if (s->by == BY_TEACHER)
			u->label = arena_printf(&s->arena, "%s%s%s", u->label, s->report->language == LANGUAGE_ZH ? "、" : ", ", c->label);
		return i;
	}
	unit.label = s->by == BY_TEACHER ? c->label : unit.label;
	add_unit(s, unit);
	return s->count - 1;
}

static bool
is_empty(const struct tally *t)
{
	return t->opening == 0 && t->closing == 0 && tally_in(t) == 0 && tally_out(t) == 0;
}

/* All schools stand in the report of schools, so that one without movements hands in its zero. */
static void
add_schools(struct sheet *s)
{
	const struct district *d = &s->report->district;

	for (size_t i = 0; s->by == BY_SCHOOL && i < d->school_count; i++)
		if (s->track.school == NULL || s->track.school == d->school_list[i])
			add_unit(s, (struct unit){ .school = d->school_list[i] });
}

/* Movements whose class nobody knows count for their school. */
static void
add_strays(struct sheet *s)
{
	const struct district *d = &s->report->district;

	for (size_t i = 0; i < d->school_count; i++) {
		const struct tally *stray = &s->balance.strays[i];
		struct unit *to = NULL;

		if (is_empty(stray))
			continue;
		for (size_t k = 0; k < s->count && to == NULL && (s->by == BY_SCHOOL || s->by == BY_DISTRICT); k++)
			if (s->by == BY_DISTRICT || s->units[k].school == d->school_list[i])
				to = &s->units[k];
		to = to != NULL ? to : add_unit(s, (struct unit){ .school = d->school_list[i] });
		tally_add(&to->tally, stray);
	}
}

static bool
is_counted(const struct sheet *s, size_t place)
{
	return balance_has(&s->balance, &s->track.classes[place]) && !is_empty(&s->balance.tallies[place]);
}

/* In their order, not in that of the schools. */
static void
add_grades(struct sheet *s)
{
	for (int grade = GRADE_KINDERGARTEN; s->by == BY_GRADE && grade <= GRADE_LAST; grade++)
		for (size_t i = 0; i < s->track.class_count; i++)
			if (is_counted(s, i) && s->track.classes[i].name.grade == grade) {
				add_unit(s, (struct unit){ .grade = grade });
				break;
			}
}

static void
make_units(struct sheet *s)
{
	const struct track *t = &s->track;

	add_schools(s);
	add_grades(s);
	s->of_class = alloc_zero(t->class_count + 1, sizeof *s->of_class);
	for (size_t i = 0; i < t->class_count; i++) {
		if (!is_counted(s, i))
			continue;
		s->of_class[i] = unit_of_class(s, &t->classes[i]) + 1;
		tally_add(&s->units[s->of_class[i] - 1].tally, &s->balance.tallies[i]);
	}
	add_strays(s);
	if (s->by == BY_DISTRICT && s->count == 0)
		add_unit(s, (struct unit){ 0 });
}

static void
add_total(struct sheet *s)
{
	struct unit total = { .total = true };

	for (size_t i = 0; i < s->count; i++)
		tally_add(&total.tally, &s->units[i].tally);
	add_unit(s, total);
}

/* ---- the rate ---- */

static int64_t
start_of(const struct tally *t)
{
	return t->opening + t->moved[MOVEMENT_ENROLLED];
}

void
retention_ratio(const struct tally *t, enum retention_formula formula, int64_t *num, int64_t *den)
{
	int64_t graduated = t->moved[MOVEMENT_GRADUATED];

	*num = t->closing + graduated;
	*den = start_of(t);
	if (formula == RETENTION_DROPOUT)
		*num = t->moved[MOVEMENT_DROPPED];
	if (formula == RETENTION_CONTROLLED || formula == RETENTION_STAGE || formula == RETENTION_NINE_YEAR)
		*den += t->moved[MOVEMENT_CAME] - t->confirmed;
	if ((formula == RETENTION_STAGE || formula == RETENTION_NINE_YEAR) && graduated > 0)
		*num = graduated;
}

const char *
retention_formula_text(enum retention_formula formula, enum language language)
{
	return language == LANGUAGE_ZH ? formulas[formula].zh : formulas[formula].en;
}

static void
ratio_of(const struct sheet *s, const struct tally *t, int64_t *num, int64_t *den)
{
	retention_ratio(t, (enum retention_formula)s->formula, num, den);
}

static void
put_rate(const struct sheet *s, const struct tally *t)
{
	int64_t num, den;

	ratio_of(s, t, &num, &den);
	if (den > 0)
		writer_ratio(s->report->writer, num * 100, den, 2);
	else
		writer_blank(s->report->writer);
}

/* ---- notes ---- */

static void
begin_note(const struct sheet *s, struct text *note)
{
	if (note->length > 0)
		text_add(note, s->report->language == LANGUAGE_ZH ? "；" : "; ");
}

static void
note_rate(const struct sheet *s, const struct tally *t, struct text *note)
{
	bool zh = s->report->language == LANGUAGE_ZH;
	int64_t num, den;

	ratio_of(s, t, &num, &den);
	if (den <= 0 || num <= den || s->formula == DROPOUT || t->broken > 0)
		return;
	begin_note(s, note);
	text_addf(note, zh ? "超过100%%：转入%lld人，复学%lld人，其他增加%lld人，多于减少" : "above 100 %%: %lld came, %lld resumed, %lld otherwise, more than went",
	    (long long)t->moved[MOVEMENT_CAME], (long long)t->moved[MOVEMENT_RESUMED], (long long)t->moved[MOVEMENT_OTHER_IN]);
}

static void
note_suspected(const struct sheet *s, const struct tally *t, struct text *note)
{
	if (t->suspected == 0)
		return;
	begin_note(s, note);
	text_addf(note, s->report->language == LANGUAGE_ZH ? "转出%lld人未经对方确认，疑似流失" : "%lld left without the other school's word: suspected dropouts",
	    (long long)t->suspected);
}

static bool
breaks_unit(const struct sheet *s, const struct broken *broken, size_t unit)
{
	const struct track_class *c = track_class_of(&s->track, broken->class_id);

	return unit == s->count || s->of_class[c - s->track.classes] == unit + 1;
}

static void
name_broken(const struct sheet *s, size_t unit, struct text *note)
{
	bool zh = s->report->language == LANGUAGE_ZH;
	size_t named = 0;

	for (size_t i = 0; i < s->balance.broken_count; i++) {
		if (!breaks_unit(s, &s->balance.broken[i], unit))
			continue;
		if (named == NAMED) {
			text_add(note, zh ? "等，见名单" : "..., see the list");
			return;
		}
		text_add(note, named++ == 0 ? zh ? "：" : ": " : zh ? "，" : ", ");
		balance_add_break(&s->balance, note, &s->balance.broken[i]);
	}
}

/* The equation with its figures and, in a unit of classes, who breaks it. */
static void
note_balance(const struct sheet *s, const struct unit *u, size_t place, struct text *note)
{
	const struct tally *t = &u->tally;
	bool zh = s->report->language == LANGUAGE_ZH;

	if (t->broken == 0 && t->opening + tally_in(t) - tally_out(t) == t->closing)
		return;
	begin_note(s, note);
	if (u->total) {
		text_add(note, zh ? "有不平，见上" : "not balanced, see above");
		return;
	}
	text_addf(note, zh ? "不平：%lld+%lld-%lld=%lld，期末在册%lld" : "not balanced: %lld + %lld - %lld = %lld, in the register %lld", (long long)t->opening,
	    (long long)tally_in(t), (long long)tally_out(t), (long long)(t->opening + tally_in(t) - tally_out(t)), (long long)t->closing);
	if (t->broken > 0)
		name_broken(s, place, note);
}

static void
put_note(const struct sheet *s, const struct unit *u, size_t place)
{
	const struct tally *t = &u->tally;
	bool zh = s->report->language == LANGUAGE_ZH;
	struct text note = TEXT_INIT;

	if (s->formula != NINE_YEAR)
		note_balance(s, u, place, &note);
	note_rate(s, t, &note);
	note_suspected(s, t, &note);
	if (s->zero_report && note.length == 0 && tally_in(t) + tally_out(t) == 0 && !u->total)
		text_add(&note, zh ? "零报告：本期无异动" : "zero report: nobody moved");
	if (u->school != NULL && u->label == NULL && s->by == BY_CLASS) {
		begin_note(s, &note);
		text_add(&note, zh ? "班级不明的异动" : "movements of no known class");
	}
	writer_text(s->report->writer, text_string(&note));
	text_free(&note);
}

/* ---- the sheet ---- */

static void
add_columns(struct sheet *s)
{
	static const char *const units[UNIT_KINDS][4] = { { "school", "class", "head_teacher", NULL }, { "grade", NULL }, { "school", NULL },
		{ "school", "class", "head_teacher", NULL }, { "scope", NULL } };

	report_columns(s->report, units[s->by]);
	report_columns(s->report, (const char *const[]){ "from", "to", "opening", "moved_enrolled", "moved_came", "moved_resumed", "moved_other_in", "moved_graduated",
	    "moved_left", "moved_suspended", "moved_dropped", "moved_died", "moved_other_out", "closing", "suspected",
	    s->formula == DROPOUT ? "dropout_rate" : "retention", "retention_formula", "note", NULL });
}

static void
put_unit(const struct sheet *s, const struct unit *u)
{
	struct writer *w = s->report->writer;
	struct text grade = TEXT_INIT;
	const char *all = s->report->language == LANGUAGE_ZH ? "合计" : "Total";

	if (s->by == BY_DISTRICT)
		writer_text(w, s->report->language == LANGUAGE_ZH ? "全学区" : "District");
	else if (s->by == BY_GRADE) {
		if (u->grade != 0)
			grade_add(&grade, u->grade, s->report->language);
		writer_text(w, u->total ? all : text_string(&grade));
	} else
		writer_text(w, u->total ? all : u->school != NULL ? u->school->name : NULL);
	if (s->by == BY_CLASS || s->by == BY_TEACHER) {
		writer_text(w, u->label);
		writer_text(w, u->head_teacher);
	}
	text_free(&grade);
}

/* A stage has no one day on which it began. */
static void
put_period(const struct sheet *s)
{
	char iso[11];

	date_format(date_from_day_number(s->balance.first), iso);
	writer_text(s->report->writer, s->balance.classes != BALANCE_PERIOD ? NULL : iso);
	date_format(date_from_day_number(s->balance.last), iso);
	writer_text(s->report->writer, iso);
}

static void
write_unit(struct sheet *s, const struct unit *u, size_t place)
{
	static const enum movement_kind order[] = { MOVEMENT_ENROLLED, MOVEMENT_CAME, MOVEMENT_RESUMED, MOVEMENT_OTHER_IN, MOVEMENT_GRADUATED, MOVEMENT_LEFT,
		MOVEMENT_SUSPENDED, MOVEMENT_DROPPED, MOVEMENT_DIED, MOVEMENT_OTHER_OUT };
	struct writer *w = s->report->writer;

	put_unit(s, u);
	put_period(s);
	writer_integer(w, u->tally.opening);
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
		writer_integer(w, u->tally.moved[order[i]]);
	writer_integer(w, u->tally.closing);
	writer_integer(w, u->tally.suspected);
	put_rate(s, &u->tally);
	writer_text(w, retention_formula_text((enum retention_formula)s->formula, s->report->language));
	put_note(s, u, place);
	writer_end_row(w);
}

static void
write_sheet(struct sheet *s)
{
	make_units(s);
	if (s->zero_report && s->by != BY_DISTRICT && s->track.school == NULL)
		add_total(s);
	add_columns(s);
	for (size_t i = 0; i < s->count; i++)
		write_unit(s, &s->units[i], i);
}

/* ---- nine years ---- */

/* Entrants are those of grade 1, graduates those of grade 9; movements are of both. */
static bool
write_nine_years(struct sheet *s, struct error *error)
{
	const struct track *t = &s->track;
	struct unit unit = { 0 };
	int year = school_year_of_date(date_from_day_number(s->balance.last)) - GRADE_LAST + 1;

	for (size_t i = 0; i < t->class_count; i++) {
		struct tally tally = s->balance.tallies[i];

		if (!balance_has(&s->balance, &t->classes[i]))
			continue;
		if (t->classes[i].name.first_grade == GRADE_PRIMARY)
			tally.closing = tally.moved[MOVEMENT_GRADUATED] = 0;
		else
			tally.opening = tally.moved[MOVEMENT_ENROLLED] = 0;
		tally_add(&unit.tally, &tally);
	}
	if (start_of(&unit.tally) == 0)
		return error_set(error, _("the register does not reach back to those who entered grade 1 in %d"), year);
	add_columns(s);
	write_unit(s, &unit, 0);
	return true;
}

/* ---- the forms ---- */

static bool
write(struct sheet *s, const struct track_options *o, struct error *error)
{
	enum balance_classes which = s->formula == STAGE ? BALANCE_LEAVING : s->formula == NINE_YEAR ? BALANCE_NINE_YEARS : BALANCE_PERIOD;

	if (!track_open(&s->track, s->report, o, true, error) || !balance_open(&s->balance, &s->track, which, error))
		return false;
	if (o->list) {
		movers_write(&s->balance);
		return true;
	}
	if (s->formula == NINE_YEAR)
		return write_nine_years(s, error);
	write_sheet(s);
	return true;
}

static bool
run(struct report *report, const struct track_options *options, enum unit_kind by, enum formula formula, bool zero_report, struct error *error)
{
	struct sheet s = { .report = report, .zero_report = zero_report };
	struct track_options own = *options;
	bool ok;

	own.without_days = true;
	read_options(&s, options, by, formula);
	ok = write(&s, &own, error);
	balance_close(&s.balance);
	track_close(&s.track);
	free(s.units);
	free(s.of_class);
	arena_free(&s.arena);
	return ok;
}

bool
retention_report(struct report *report, const struct track_options *options, struct error *error)
{
	return run(report, options, BY_CLASS, ANNUAL, false, error);
}

bool
movements_report(struct report *report, const struct track_options *options, struct error *error)
{
	return run(report, options, BY_SCHOOL, CONTROLLED, true, error);
}
