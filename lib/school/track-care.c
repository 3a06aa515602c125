/* The form care: pupils to be cared for on a day, who looks after them, when they were last seen at home; how many there
 * are of each kind. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/enrolment.h"
#include "school/rows.h"
#include "school/term.h"
#include "school/track.h"

/* 留守 by the register of education and by that of civil affairs are two kinds: their definitions differ. */
struct kind_of_care { const char *care, *source; };

struct cared {
	const struct enrolled *pupil;
	const struct track_class *class;
	size_t flag, flag_count;        /* in flags */
	const char *partners;           /* "" for none */
	bool visited;                   /* this term */
};

struct flag { size_t kind; const char *from; };

struct counts { int64_t pupils, visited; };

struct care {
	struct track track;
	struct enrolment enrolment;
	struct cared *pupils;           /* by id, then by school and class */
	struct flag *flags;
	struct kind_of_care *kinds;     /* by care and source */
	size_t count, flag_count, kind_count;
	int64_t gone;                   /* who is to be cared for and in no class on the day */
	char term_first[11];
	struct text scratch;
	struct arena arena;
};

/* Room for one more; asked for in doubling steps. */
static void *
room(void *items, size_t count, size_t size)
{
	return (count & (count - 1)) == 0 ? alloc_grow(items, count * 2 + 1, size) : items;
}

/* ---- the kinds ---- */

static void
load_kinds(struct care *c)
{
	struct query *q = query(c->track.report->db, "select distinct care, source from care_rows where \"from\" <= $1 and (\"to\" is null or \"to\" >= $1)"
	    " order by care, source", "t", c->track.day);

	while (query_next(q)) {
		c->kinds = room(c->kinds, c->kind_count, sizeof *c->kinds);
		c->kinds[c->kind_count].care = arena_copy(&c->arena, query_text(q, 0));
		c->kinds[c->kind_count++].source = arena_copy(&c->arena, query_text(q, 1));
	}
}

static size_t
kind_of(const struct care *c, const char *care, const char *source)
{
	size_t i = 0;

	while (strcmp(c->kinds[i].care, care) != 0 || strcmp(c->kinds[i].source, source) != 0)
		i++;
	return i;
}

/* ---- the pupils ---- */

static bool
was_visited(const struct care *c, int64_t pupil)
{
	return db_int(c->track.report->db, 0, "select 1 from visits_rows where pupil = $1 and visit_date between $2 and $3 limit 1", "itt", pupil, c->term_first,
	    c->track.day) == 1;
}

/* NULL: not a pupil of the classes asked for on the day. */
static struct cared *
add_pupil(struct care *c, int64_t pupil)
{
	const struct enrolled *p = enrolment_find(&c->enrolment, pupil);
	int64_t class_id = p == NULL ? 0 : enrolment_class(&c->enrolment, p, c->track.today);
	const struct track_class *class = class_id == 0 ? NULL : track_class_of(&c->track, class_id);

	if (class == NULL || class->last < class->first) {
		c->gone++;
		return NULL;
	}
	if (!track_has(&c->track, class))
		return NULL;
	c->pupils = room(c->pupils, c->count, sizeof *c->pupils);
	c->pupils[c->count] = (struct cared){ .pupil = p, .class = class, .flag = c->flag_count, .partners = "", .visited = was_visited(c, pupil) };
	return &c->pupils[c->count++];
}

static bool
lists(const char *list, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = list; (at = strstr(at, name)) != NULL; at += length)
		if ((at == list || strncmp(at - strlen("、"), "、", strlen("、")) == 0) && (at[length] == '\0' || strncmp(at + length, "、", strlen("、")) == 0))
			return true;
	return false;
}

static void
add_flag(struct care *c, struct cared *pupil, struct query *q)
{
	size_t kind = kind_of(c, query_text(q, 1), query_text(q, 2));
	const char *partner = query_text(q, 4);

	if (partner != NULL && !lists(pupil->partners, partner))
		pupil->partners = arena_printf(&c->arena, "%s%s%s", pupil->partners, pupil->partners[0] != '\0' ? "、" : "", partner);
	if (pupil->flag_count > 0 && c->flags[c->flag_count - 1].kind == kind)
		return;
	c->flags = room(c->flags, c->flag_count, sizeof *c->flags);
	c->flags[c->flag_count++] = (struct flag){ kind, arena_copy(&c->arena, query_text(q, 3)) };
	pupil->flag_count++;
}

static int
compare_pupils(const void *a, const void *b)
{
	const struct cared *x = a, *y = b;

	if (x->class != y->class)
		return x->class->rank < y->class->rank ? -1 : 1;
	return (x->pupil->pupil > y->pupil->pupil) - (x->pupil->pupil < y->pupil->pupil);
}

static void
load_pupils(struct care *c)
{
	struct query *q = query(c->track.report->db, "select pupil, care, source, \"from\", partner from care_rows where \"from\" <= $1"
	    " and (\"to\" is null or \"to\" >= $1) order by pupil, care, source, \"from\"", "t", c->track.day);
	struct cared *pupil = NULL;
	int64_t last = 0;

	for (; query_next(q); last = query_int(q, 0)) {
		if (query_int(q, 0) != last)
			pupil = add_pupil(c, query_int(q, 0));
		if (pupil != NULL)
			add_flag(c, pupil, q);
	}
	if (c->count > 0)
		qsort(c->pupils, c->count, sizeof *c->pupils, compare_pupils);
}

/* ---- a row for each pupil ---- */

static void
put_kinds(struct care *c, const struct cared *pupil)
{
	text_clear(&c->scratch);
	for (size_t i = 0; i < pupil->flag_count; i++) {
		const struct flag *flag = &c->flags[pupil->flag + i];
		const struct kind_of_care *kind = &c->kinds[flag->kind];

		text_addf(&c->scratch, "%s%s", i > 0 ? "；" : "", kind->care);
		text_addf(&c->scratch, "（%s%s%s%s）", kind->source, kind->source[0] != '\0' ? "，" : "", track_word(&c->track, "自", "since "), flag->from);
	}
	writer_text(c->track.report->writer, c->scratch.data);
}

static void
put_contact(struct care *c, const struct cared *pupil)
{
	struct writer *w = c->track.report->writer;
	struct query *q = query(c->track.report->db, "select visit_date, way, visitor from visits_rows where pupil = $1 and visit_date <= $2 order by visit_date desc limit 1",
	    "it", pupil->pupil->pupil, c->track.day);

	if (query_next(q)) {
		writer_text(w, query_text(q, 0));
		writer_text(w, query_text(q, 1));
		writer_text(w, query_text(q, 2));
		writer_integer(w, c->track.today - track_day(query_text(q, 0), c->track.today));
	} else {
		for (int i = 0; i < 4; i++)
			writer_blank(w);
	}
	query_end(q);
}

static const char *
yes_or_no(const struct care *c, bool yes)
{
	return word_text(&column_find("visited_term")->words[yes], c->track.report->language);
}

static void
put_definition(struct care *c)
{
	writer_text(c->track.report->writer, track_word(&c->track,
	    "统计日有效的特殊群体记录；同一类别不同来源的定义不同，分别列出，不合并；本学期走访以走访记录为准，各种方式都算",
	    "rows valid on the day; sources of one kind have definitions of their own and stay apart; visits of any way count, from the first day of the term"));
	writer_end_row(c->track.report->writer);
}

static void
put_pupil(struct care *c, const struct cared *pupil)
{
	struct report *report = c->track.report;

	writer_text(report->writer, pupil->class->school->name);
	writer_text(report->writer, pupil->class->label);
	writer_text(report->writer, pupil->class->head_teacher);
	report_put_pupil(report, pupil->pupil->number, pupil->pupil->name);
	put_kinds(c, pupil);
	writer_text(report->writer, pupil->partners[0] != '\0' ? pupil->partners : NULL);
	put_contact(c, pupil);
	writer_text(report->writer, yes_or_no(c, pupil->visited));
	put_definition(c);
}

static void
put_pupils(struct care *c)
{
	report_columns(c->track.report, (const char *const[]){ "school", "class", "head_teacher", "pupil", "name", "care_kinds", "partner", "last_contact", "way", "visitor",
	    "days_since", "visited_term", "definition", NULL });
	for (size_t i = 0; i < c->count; i++)
		put_pupil(c, &c->pupils[i]);
}

/* ---- how many of each kind ---- */

static void
count(struct counts *counts, const struct cared *pupil)
{
	counts->pupils++;
	counts->visited += pupil->visited;
}

static void
put_counts(struct care *c, const char *school, const struct kind_of_care *kind, const struct counts *counts)
{
	struct writer *w = c->track.report->writer;

	writer_text(w, school);
	writer_text(w, kind != NULL ? kind->care : track_word(&c->track, "合计（不重复）", "all, each pupil once"));
	writer_text(w, kind != NULL && kind->source[0] != '\0' ? kind->source : NULL);
	writer_integer(w, counts->pupils);
	writer_integer(w, counts->visited);
	writer_integer(w, counts->pupils - counts->visited);
	writer_ratio(w, 100 * counts->visited, counts->pupils, 2);
	put_definition(c);
}

/* school NULL: the district. The last of the counts is of the pupils, whatever their kinds. */
static void
put_unit(struct care *c, const struct school *school)
{
	struct counts *counts = alloc_zero(c->kind_count + 1, sizeof *counts);
	const char *name = school != NULL ? school->name : track_word(&c->track, "全学区", "District");

	for (size_t i = 0; i < c->count; i++) {
		const struct cared *pupil = &c->pupils[i];

		if (school != NULL && pupil->class->school != school)
			continue;
		for (size_t k = 0; k < pupil->flag_count; k++)
			count(&counts[c->flags[pupil->flag + k].kind], pupil);
		count(&counts[c->kind_count], pupil);
	}
	for (size_t i = 0; i < c->kind_count; i++)
		if (counts[i].pupils > 0)
			put_counts(c, name, &c->kinds[i], &counts[i]);
	put_counts(c, name, NULL, &counts[c->kind_count]);
	free(counts);
}

/* A school without such pupils has a row of zeros. */
static void
put_schools(struct care *c)
{
	const struct district *d = &c->track.report->district;

	report_columns(c->track.report, (const char *const[]){ "school", "care", "source", "pupils", "visited_pupils", "not_visited", "visit_rate", "definition", NULL });
	for (size_t i = 0; i < d->school_count; i++)
		if (c->track.school == NULL || c->track.school == d->school_list[i])
			put_unit(c, d->school_list[i]);
	if (c->track.school == NULL)
		put_unit(c, NULL);
}

/* ---- the form ---- */

static bool
by_school(const struct care *c)
{
	const char *by = c->track.options->by;

	if (by != NULL && strcmp(by, "pupil") != 0 && strcmp(by, "school") != 0)
		opt_usage(c->track.report->program, _("--by is pupil or school, not \"%s\""), by);
	return by != NULL && strcmp(by, "school") == 0;
}

static void
tell_rest(const struct care *c)
{
	int64_t left = 0;

	for (size_t i = 0; i < c->count; i++)
		left += !c->pupils[i].visited;
	if (left > 0)
		remark((struct place){ 0 }, _("not visited since %s: %lld of %zu pupils"), c->term_first, (long long)left, c->count);
	if (c->gone > 0 && c->track.school == NULL && c->track.options->class_name == NULL)
		remark((struct place){ 0 }, _("pupils to be cared for who are in no class on %s are left out: %lld"), c->track.day, (long long)c->gone);
}

static bool
load(struct care *c, struct error *error)
{
	date_format(term_first_day(term_of_date(date_from_day_number(c->track.today))), c->term_first);
	if (!enrolment_load(&c->enrolment, c->track.report->db, c->track.day, c->track.report->options->as_of, error))
		return false;
	load_kinds(c);
	load_pupils(c);
	return db_ok(c->track.report->db, error);
}

bool
care_report(struct report *report, const struct track_options *options, struct error *error)
{
	struct track_options own = *options;
	struct care c = { 0 };
	bool ok;

	own.without_days = true;
	ok = track_open(&c.track, report, &own, false, error) && load(&c, error);
	if (ok) {
		if (by_school(&c))
			put_schools(&c);
		else
			put_pupils(&c);
		tell_rest(&c);
	}
	enrolment_free(&c.enrolment);
	track_close(&c.track);
	free(c.pupils);
	free(c.flags);
	free(c.kinds);
	text_free(&c.scratch);
	arena_free(&c.arena);
	return ok && db_ok(report->db, error);
}
