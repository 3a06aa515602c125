/* Who came and went, one row each. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/exam-figures.h"
#include "school/retention.h"

struct mover {
	size_t place;                   /* of the class in the track; beyond: the class is not known */
	int day;
	const struct enrolled *pupil;
	const struct movement *movement;        /* NULL: the register only */
	const struct broken *broken;            /* NULL: all is well */
};

struct movers {
	struct mover *items;
	size_t count;
};

static void
add(struct movers *m, struct mover mover)
{
	m->items = alloc_grow(m->items, m->count + 1, sizeof *m->items);
	m->items[m->count++] = mover;
}

static const struct broken *
broken_of(const struct balance *b, const struct movement *movement)
{
	for (size_t i = 0; i < b->broken_count; i++)
		if (b->broken[i].movement == movement)
			return &b->broken[i];
	return NULL;
}

static bool
is_asked_for(const struct balance *b, const struct movement *m, const struct track_class *c)
{
	const struct track *t = b->track;

	if (c == NULL)
		return b->classes == BALANCE_PERIOD && m->day >= b->first && m->day <= b->last && t->options->class_name == NULL
		    && (t->school == NULL || t->school->id == m->school);
	return balance_has(b, c) && m->day >= balance_first_day(b, c) && m->day <= b->last;
}

static size_t
place_of(const struct track *t, const struct track_class *c)
{
	return c == NULL ? t->class_count : (size_t)(c - t->classes);
}

static void
collect(const struct balance *b, struct movers *movers)
{
	const struct track *t = b->track;

	for (size_t i = 0; i < b->enrolment.movement_count; i++) {
		const struct movement *m = &b->enrolment.movements[i];
		const struct track_class *c = track_class_of(t, m->class_id);

		if (is_asked_for(b, m, c))
			add(movers, (struct mover){ place_of(t, c), m->day, enrolment_find(&b->enrolment, m->pupil), m, broken_of(b, m) });
	}
	for (size_t i = 0; i < b->broken_count; i++)
		if (b->broken[i].movement == NULL)
			add(movers, (struct mover){ place_of(t, track_class_of(t, b->broken[i].class_id)), b->broken[i].day, b->broken[i].pupil, NULL, &b->broken[i] });
}

static int
compare(const void *left, const void *right)
{
	const struct mover *a = left, *b = right;
	int order;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	order = strcmp(a->pupil->number, b->pupil->number);
	order = order != 0 ? order : strcmp(a->pupil->name, b->pupil->name);
	return order != 0 || a->movement == NULL || b->movement == NULL ? order : (a->movement > b->movement) - (a->movement < b->movement);
}

static void
put_movement(struct report *report, const struct movement *m)
{
	struct writer *w = report->writer;
	const struct school *other;

	if (m == NULL) {
		for (int i = 0; i < 7; i++)
			writer_blank(w);
		return;
	}
	other = school_of(&report->district, m->other_school);
	writer_text(w, word_text(&column_find("movement")->words[m->kind], report->language));
	writer_text(w, m->counterpart[0] == '\0' && other != NULL ? other->name : m->counterpart);
	writer_text(w, m->document);
	writer_text(w, m->confirmed_on);
	writer_text(w, m->confirmation == CONFIRMATION_NO_NEED ? NULL : word_text(&column_find("confirmation")->words[m->confirmation], report->language));
	writer_text(w, m->cause);
	writer_text(w, m->destination);
}

static void
put_note(const struct balance *b, const struct mover *mover)
{
	bool zh = b->track->report->language == LANGUAGE_ZH;
	struct text note = TEXT_INIT;

	if (mover->movement != NULL)
		text_add(&note, mover->movement->note);
	if (mover->broken != NULL) {
		text_add(&note, note.length == 0 ? "" : zh ? "；" : "; ");
		balance_add_break(b, &note, mover->broken);
	}
	writer_text(b->track->report->writer, text_string(&note));
	text_free(&note);
}

static void
write_mover(const struct balance *b, const struct mover *mover)
{
	struct report *report = b->track->report;
	struct writer *w = report->writer;
	const struct track_class *c = mover->place < b->track->class_count ? &b->track->classes[mover->place] : NULL;
	const struct school *school = c != NULL ? c->school : school_of(&report->district, mover->movement->school);
	char day[11] = "";

	writer_text(w, school != NULL ? school->name : NULL);
	writer_text(w, c != NULL ? c->label : NULL);
	writer_text(w, c != NULL ? c->head_teacher : NULL);
	report_put_pupil(report, mover->pupil->number, mover->pupil->name);
	if (mover->day != INT_MIN)
		date_format(date_from_day_number(mover->day), day);
	writer_text(w, day);
	put_movement(report, mover->movement);
	put_note(b, mover);
	writer_end_row(w);
}

void
movers_write(struct balance *b)
{
	struct movers movers = { 0 };

	collect(b, &movers);
	if (movers.count > 0)
		qsort(movers.items, movers.count, sizeof *movers.items, compare);
	report_columns(b->track->report, (const char *const[]){ "school", "class", "head_teacher", "pupil", "name", "movement_date", "movement", "counterpart",
	    "document", "confirmed_on", "confirmation", "cause", "destination", "note", NULL });
	for (size_t i = 0; i < movers.count; i++)
		write_mover(b, &movers.items[i]);
	free(movers.items);
}
