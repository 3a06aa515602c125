/* The form absent: who is absent on a day, for how long already, and what is to be done now. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/rates.h"
#include "school/rows.h"

enum { SECOND_DAY = 2, REPORT_DAYS = 3, WEEK = 7, ALIKE = 3, LONG_SICK = 3 };
enum { SESSIONS = 4, SYMPTOMS = 12 };

/* Words for one symptom, as sheets have them; a note may hold several. */
static const char *const symptoms[SYMPTOMS] = {
	"发热 发烧 高烧 低烧", "咳嗽 咳", "皮疹 出疹 红疹", "腹泻 拉肚子 拉稀", "呕吐 吐", "黄疸", "腮腺", "水痘", "头痛 头疼 头晕", "红眼 结膜", "腹痛 肚子疼 肚子痛",
	"流感 感冒",
};

struct absence {
	const struct track_class *class;
	int64_t pupil;
	int kind;                       /* place in the words of column attendance */
	unsigned sessions;
	const char *note;               /* NULL: none */
	unsigned symptoms;              /* bits of those in the note */
	int days, since;                /* school days in a row, and the first of them */
	int alike;                      /* pupils of the class sick with the same, this one among them; 0: nothing is known */
};

struct list {
	struct track track;
	struct absence *items;
	size_t count, capacity;
	bool *marked;                   /* classes with a mark on the day */
	struct arena arena;
	struct text scratch;
};

/* ---- the marks of the day ---- */

static bool
is_absence(int64_t kind)
{
	enum presence p = presence_of(kind);

	return p == SICK || p == PERSONAL || p == TRUANT || p == OTHER;
}

static unsigned
symptoms_in(const char *note)
{
	unsigned found = 0;

	for (size_t i = 0; note != NULL && i < SYMPTOMS; i++)
		for (const char *word = symptoms[i]; *word != '\0';) {
			size_t length = strcspn(word, " ");

			if (memmem(note, strlen(note), word, length) != NULL)
				found |= 1u << i;
			word += length + (word[length] != '\0');
		}
	return found;
}

static struct absence *
absence_of(struct list *l, size_t first, const struct track_class *class, int64_t pupil, int kind)
{
	for (size_t i = first; i < l->count; i++)
		if (l->items[i].kind == kind)
			return &l->items[i];
	if (l->count == l->capacity) {
		l->capacity = 2 * l->capacity + 64;
		l->items = alloc_grow(l->items, l->capacity, sizeof *l->items);
	}
	l->items[l->count] = (struct absence){ .class = class, .pupil = pupil, .kind = kind };
	return &l->items[l->count++];
}

static void
take_mark(struct list *l, size_t first, const struct track_class *class, int64_t pupil, struct query *q)
{
	const char *note = query_text(q, 2);
	struct absence *a;

	l->marked[class - l->track.classes] = true;
	if (!is_absence(query_int(q, 1)) || !track_has(&l->track, class))
		return;
	a = absence_of(l, first, class, pupil, (int)query_int(q, 1));
	a->sessions |= 1u << query_int(q, 0);
	if (note != NULL && a->note == NULL)
		a->note = arena_copy(&l->arena, note);
	a->symptoms |= symptoms_in(note);
}

static void
take_pupil(struct list *l, int64_t pupil, int64_t class_id)
{
	struct query *q = query(l->track.report->db, "select session, attendance, note, coalesce(class, $3) from attendance_rows"
	    " where pupil = $1 and attendance_date = $2 order by session", "iti", pupil, l->track.day, class_id);
	size_t first = l->count;

	while (query_next(q)) {
		const struct track_class *class = track_class_of(&l->track, query_int(q, 3));

		if (class != NULL)
			take_mark(l, first, class, pupil, q);
	}
}

static void
take_day(struct list *l)
{
	struct query *q = query(l->track.report->db, "select k.id, coalesce(p.class, 0) from keys k left join pupils_rows p on p.pupil = k.id"
	    " where k.kind = 'pupils' order by k.id", "");

	while (query_next(q))
		take_pupil(l, query_int(q, 0), query_int(q, 1));
}

/* ---- days in a row ---- */

/* What a day before says of the run: it goes on, it ends, or nothing is known. */
struct day { int number; bool alike, other; };

static bool
end_day(struct absence *a, const struct day *d)
{
	if (d->number != INT_MIN && d->alike && !d->other) {
		a->days++;
		a->since = d->number;
	}
	return !d->other;
}

/* Back from the day before: a day counts when all its marks are of the kind, one with another mark ends it; days
 * without a mark and those without school are passed over. */
static void
count_days(struct list *l, struct absence *a)
{
	struct query *q = query(l->track.report->db, "select attendance_date, attendance from attendance_rows where pupil = $1 and attendance_date < $2"
	    " order by attendance_date desc, session", "it", a->pupil, l->track.day);
	struct day d = { .number = INT_MIN };

	a->days = 1;
	a->since = l->track.today;
	while (query_next(q)) {
		int day = track_day(query_text(q, 0), INT_MIN);

		if (!is_school_day(&l->track.days, a->class->school->id, day))
			continue;
		if (day != d.number) {
			if (!end_day(a, &d))
				break;
			d = (struct day){ .number = day };
		}
		d.alike |= query_int(q, 1) == a->kind;
		d.other |= query_int(q, 1) != a->kind;
	}
	query_end(q);
	if (!d.other)
		end_day(a, &d);
}

/* ---- alike ---- */

static bool
is_sick(const struct absence *a)
{
	return presence_of(a->kind) == SICK;
}

static bool
same_symptom(const struct absence *a, const struct absence *b, size_t symptom)
{
	if (a->symptoms == 0)
		return b->symptoms == 0 && b->note != NULL && strcmp(a->note, b->note) == 0;
	return a->symptoms & b->symptoms & 1u << symptom;
}

/* The most pupils of the class who share one symptom with this one; those of a class stand together. */
static void
count_alike(struct list *l, struct absence *a)
{
	struct absence *first = a, *end = a;

	while (first > l->items && first[-1].class == a->class)
		first--;
	while (end < l->items + l->count && end->class == a->class)
		end++;
	for (size_t s = 0; s < SYMPTOMS && is_sick(a) && a->note != NULL; s++) {
		int count = 0;

		for (const struct absence *b = first; b < end; b++)
			count += is_sick(b) && same_symptom(a, b, s);
		a->alike = count > a->alike ? count : a->alike;
	}
}

static int
compare_absences(const void *a, const void *b)
{
	const struct absence *x = a, *y = b;

	if (x->class != y->class)
		return x->class->rank < y->class->rank ? -1 : 1;
	if (x->pupil != y->pupil)
		return x->pupil < y->pupil ? -1 : 1;
	return x->kind - y->kind;
}

/* ---- cells ---- */

static void
put_sessions(struct list *l, unsigned sessions)
{
	text_clear(&l->scratch);
	for (int i = 0; i < SESSIONS; i++)
		if (sessions & 1u << i)
			text_addf(&l->scratch, "%s%s", l->scratch.length > 0 ? track_word(&l->track, "、", ", ") : "",
			    word_text(&column_find("session")->words[i], l->track.report->language));
	writer_text(l->track.report->writer, l->scratch.data);
}

static void
add_step(struct list *l, const char *step)
{
	text_addf(&l->scratch, "%s%s", l->scratch.length > 0 ? track_word(&l->track, "；", "; ") : "", step);
}

static void
add_truant_steps(struct list *l, const struct absence *a)
{
	if (a->days >= REPORT_DAYS)
		add_step(l, track_word(&l->track, "填写书面报告，校长签字上报", "written report, signed by the head of the school"));
	else if (a->days == SECOND_DAY)
		add_step(l, track_word(&l->track, "学校领导家访", "a school leader visits the family"));
	else
		add_step(l, track_word(&l->track, "班主任当天联系家长或家访", "the head teacher contacts or visits the family today"));
	if (l->track.today - a->since >= WEEK)
		add_step(l, track_word(&l->track, "超过一周未返校，报中心校和乡镇", "not back in a week: to the district office and the township"));
}

static const char *
follow_up(struct list *l, const struct absence *a)
{
	text_clear(&l->scratch);
	if (a->alike >= ALIKE)
		add_step(l, track_word(&l->track, "同班症状相同，立即报告", "alike in the class: report at once"));
	if (is_sick(a) && a->days >= LONG_SICK)
		add_step(l, track_word(&l->track, "追问病因并登记", "ask for the cause and note it"));
	if (presence_of(a->kind) == TRUANT)
		add_truant_steps(l, a);
	return l->scratch.length > 0 ? l->scratch.data : NULL;
}

static void
put_person(struct list *l, const struct absence *a)
{
	struct report *report = l->track.report;
	struct query *q = query(report->db, "select name from pupils_rows where pupil = $1", "i", a->pupil);

	writer_text(report->writer, a->class->school->name);
	writer_text(report->writer, a->class->label);
	writer_text(report->writer, a->class->head_teacher);
	report_put_pupil(report, pupil_number(report->db, a->pupil, &l->arena), query_next(q) ? query_text(q, 0) : NULL);
	query_end(q);
}

static void
put_absence(struct list *l, const struct absence *a)
{
	struct writer *w = l->track.report->writer;
	char since[11];

	put_person(l, a);
	writer_text(w, l->track.day);
	put_sessions(l, a->sessions);
	writer_text(w, word_text(&column_find("attendance")->words[a->kind], l->track.report->language));
	writer_text(w, a->note);
	writer_integer(w, a->days);
	date_format(date_from_day_number(a->since), since);
	writer_text(w, since);
	if (a->alike > 0)
		writer_integer(w, a->alike);
	else
		writer_blank(w);
	writer_text(w, follow_up(l, a));
	writer_text(w, track_word(&l->track, "按上课日；另有记录即中断，无记录的日子跳过", "in a row: school days; another mark ends them, days without one are passed over"));
	writer_end_row(w);
}

/* ---- the form ---- */

/* A class of the register may be gone, or not yet there. */
static bool
has_pupils(const struct list *l, const struct track_class *c)
{
	static const char sql[] = "select 1 from pupils_rows where class = $1 and (joined is null or joined <= $2) and (\"left\" is null or \"left\" > $2) limit 1";

	return db_int(l->track.report->db, 0, sql, "it", c->id, l->track.day) == 1;
}

/* Who is absent in a class that says nothing is not in the list. */
static void
tell_unmarked(const struct list *l)
{
	const struct track *t = &l->track;
	struct text names = TEXT_INIT;
	int count = 0;

	for (size_t i = 0; i < t->class_count; i++) {
		const struct track_class *c = t->list[i];

		if (c->first > c->last || l->marked[c - t->classes] || !track_has(t, c) || !has_pupils(l, c))
			continue;
		if (count++ < 5)
			text_addf(&names, "%s%s%s", names.length > 0 ? _(", ") : "", c->school->name, c->label);
	}
	if (count > 0)
		remark((struct place){ 0 }, _("classes without any mark on %s: %d (%s%s)"), t->day, count, names.data, count > 5 ? _(", ...") : "");
	text_free(&names);
}

static bool
make_list(struct list *l, struct error *error)
{
	l->marked = alloc_zero(l->track.class_count + 1, sizeof *l->marked);
	take_day(l);
	if (l->count > 0)
		qsort(l->items, l->count, sizeof *l->items, compare_absences);
	for (size_t i = 0; i < l->count; i++) {
		count_days(l, &l->items[i]);
		count_alike(l, &l->items[i]);
	}
	if (is_school_day(&l->track.days, l->track.school != NULL ? l->track.school->id : 0, l->track.today))
		tell_unmarked(l);
	else
		remark((struct place){ 0 }, _("%s is no school day by the calendar"), l->track.day);
	return db_ok(l->track.report->db, error);
}

bool
absent_report(struct report *report, const struct track_options *options, struct error *error)
{
	struct list l = { 0 };
	bool ok = track_open(&l.track, report, options, false, error) && make_list(&l, error);

	if (ok)
		report_columns(report, (const char *const[]){ "school", "class", "head_teacher", "pupil", "name", "attendance_date", "session", "attendance", "note",
		    "days_in_row", "absent_since", "alike", "follow_up", "definition", NULL });
	for (size_t i = 0; ok && i < l.count; i++)
		put_absence(&l, &l.items[i]);
	track_close(&l.track);
	free(l.items);
	free(l.marked);
	text_free(&l.scratch);
	arena_free(&l.arena);
	return ok && db_ok(report->db, error);
}
