/* 四查三比对: lists of children that others give, joined with the register by the ID number that a G number
 * contains, and the register with who is really there. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/map.h"
#include "school/dropout.h"
#include "school/person.h"

/* Of compulsory education on 1 September. */
enum { FIRST_AGE = 6, LAST_AGE = 15 };

/* Places in the words of column comparison. */
enum finding { NOT_REGISTERED, SAME_NAME, NOT_ON_ROLL, DROPPED, SUSPECTED, SUSPENDED, UNSEEN, NOT_IN_LIST, BAD_NUMBER, FINDINGS };

struct child {
	const char *list, *id, *name, *address, *guardian;
	int sex;                        /* -1: not given */
	struct date birth;
	bool readable;                  /* is the number one? */
};

struct comparison {
	struct dropout *dropout;
	struct report *report;
	struct date september;          /* on which ages are taken */
	struct map by_number, by_name;  /* 学籍号, name -> pupil of the enrolment */
	struct map resident;            /* 学籍号 of the pupils found in a list of residence */
	struct map told;                /* of those whose row a list has brought already */
	struct arena arena;
	long children, of_age;
};

static int
age_on(struct date birth, struct date day)
{
	bool had_birthday = birth.month < day.month || (birth.month == day.month && birth.day <= day.day);

	return day.year - birth.year - !had_birthday;
}

static bool
is_of_age(const struct comparison *c, struct date birth)
{
	int age = age_on(birth, c->september);

	return age >= FIRST_AGE && age <= LAST_AGE;
}

static void
index_pupils(struct comparison *c)
{
	const struct enrolment *e = &c->dropout->enrolment;

	for (size_t i = 0; i < e->count; i++) {
		struct text key = TEXT_INIT;

		map_set(&c->by_number, e->pupils[i].number, (void *)&e->pupils[i]);
		person_name_key(&key, e->pupils[i].name);
		if (e->pupils[i].number[0] != 'G' && !map_has(&c->by_name, text_string(&key)))
			map_set(&c->by_name, text_string(&key), (void *)&e->pupils[i]);
		text_free(&key);
	}
}

/* ---- what is found ---- */

static const struct watch *
watch_of(const struct comparison *c, const struct enrolled *p)
{
	return &c->dropout->watches[p - c->dropout->enrolment.pupils];
}

/* Somebody without a G number of the same name: born on the same day, where an L number tells it. */
static const struct enrolled *
namesake(const struct comparison *c, const struct child *child)
{
	const struct enrolled *p;
	struct text key = TEXT_INIT;
	char birth[11], digits[9];

	person_name_key(&key, child->name);
	p = map_get(&c->by_name, text_string(&key));
	text_free(&key);
	if (p == NULL || p->number[0] != 'L')
		return p;
	date_format(child->birth, birth);
	snprintf(digits, sizeof digits, "%.4s%.2s%.2s", birth, birth + 5, birth + 8);
	return strncmp(p->number + 7, digits, 8) == 0 ? p : NULL;
}

static enum movement_kind
last_movement(const struct comparison *c, const struct enrolled *p)
{
	return p->movement_count == 0 ? MOVEMENT_KINDS : c->dropout->enrolment.movements[p->movement + p->movement_count - 1].kind;
}

/* FINDINGS: all is well. */
static enum finding
judge(const struct comparison *c, const struct enrolled *p, int *since)
{
	const struct watch *w = watch_of(c, p);
	enum ledger ledger = dropout_ledger(c->dropout, w);

	*since = INT_MIN;
	if (ledger == LEDGER_DROPPED)
		return *since = w->dropped->day, DROPPED;
	if (ledger == LEDGER_SUSPECTED)
		return *since = w->streak >= SUSPECTED_DAYS ? w->since : w->left->day, SUSPECTED;
	if (last_movement(c, p) == MOVEMENT_SUSPENDED)
		return *since = c->dropout->enrolment.movements[p->movement + p->movement_count - 1].day, SUSPENDED;
	if (w->class_id == 0)
		return last_movement(c, p) == MOVEMENT_LEFT || last_movement(c, p) == MOVEMENT_GRADUATED ? FINDINGS : NOT_ON_ROLL;
	*since = dropout_unseen_since(c->dropout, p, w);
	return *since == INT_MIN ? FINDINGS : UNSEEN;
}

/* ---- rows ---- */

static void
put_masked(struct comparison *c, void mask(struct text *, const char *), const char *value)
{
	struct text text = TEXT_INIT;

	if (c->report->audience == AUDIENCE_INTERNAL)
		text_add(&text, value);
	else
		mask(&text, value);
	writer_text(c->report->writer, text_string(&text));
	text_free(&text);
}

static void
put_child(struct comparison *c, const struct child *child)
{
	struct writer *w = c->report->writer;

	writer_text(w, child->list);
	put_masked(c, mask_name, child->name);
	writer_text(w, child->sex < 0 ? NULL : word_text(&column_find("sex")->words[child->sex], c->report->language));
	put_masked(c, mask_id, child->id);
	if (child->readable)
		writer_integer(w, age_on(child->birth, c->september));
	else
		writer_blank(w);
	writer_text(w, c->report->audience == AUDIENCE_INTERNAL ? child->address : NULL);
	writer_text(w, c->report->audience == AUDIENCE_INTERNAL ? child->guardian : NULL);
}

static void
write_finding(struct comparison *c, enum finding finding, const struct child *child, const struct enrolled *p, int since)
{
	const struct track_class *class = p == NULL ? NULL : dropout_class(c->dropout, p, watch_of(c, p));
	struct writer *w = c->report->writer;
	char iso[11] = "";

	writer_text(w, word_text(&column_find("comparison")->words[finding], c->report->language));
	put_child(c, child);
	writer_text(w, class != NULL ? class->school->name : NULL);
	writer_text(w, class != NULL ? class->label : NULL);
	writer_text(w, class != NULL ? class->head_teacher : NULL);
	report_put_number(c->report, p != NULL ? p->number : NULL);
	if (since != INT_MIN)
		date_format(date_from_day_number(since), iso);
	writer_text(w, iso);
	writer_text(w, c->dropout->track->day);
	writer_end_row(w);
}

/* School and class asked for leave out who is in others; who is in none stays. */
static bool
is_meant(const struct comparison *c, const struct enrolled *p)
{
	const struct track *t = c->dropout->track;

	return p == NULL ? t->school == NULL && t->options->class_name == NULL : track_has(t, dropout_class(c->dropout, p, watch_of(c, p)));
}

static bool
is_residence(const char *list)
{
	return strstr(list, "户籍") != NULL;
}

static void
compare_child(struct comparison *c, const struct child *child)
{
	char number[20] = "G";
	const struct enrolled *p = NULL;
	enum finding finding = BAD_NUMBER;
	int since = INT_MIN;

	c->children++;
	if (child->readable) {
		if (!is_of_age(c, child->birth))
			return;
		c->of_age++;
		snprintf(number + 1, sizeof number - 1, "%s", child->id);
		p = map_get(&c->by_number, number);
		if (p != NULL) {
			finding = judge(c, p, &since);
			if (finding == UNSEEN)
				map_set(&c->told, number, (void *)p);
			if (is_residence(child->list))
				map_set(&c->resident, number, (void *)p);
		} else
			finding = (p = namesake(c, child)) != NULL ? SAME_NAME : NOT_REGISTERED;
	}
	if (finding != FINDINGS && is_meant(c, p))
		write_finding(c, finding, child, p, since);
}

static const char *
copy(struct comparison *c, struct query *q, int column)
{
	return query_null(q, column) ? "" : arena_copy(&c->arena, query_text(q, column));
}

static void
compare_list(struct comparison *c, const char *list)
{
	struct query *q = query(c->report->db, "select id_number, person, sex, address, guardian from residents_rows where list = $1 order by id_number", "t", list);

	while (query_next(q)) {
		char id[19];
		struct child child = { .list = list, .id = copy(c, q, 0), .name = copy(c, q, 1), .sex = query_null(q, 2) ? -1 : (int)query_int(q, 2),
			.address = copy(c, q, 3), .guardian = copy(c, q, 4) };

		child.readable = id_number_read(child.id, id) == ID_FINE;
		if (child.readable) {
			child.id = arena_copy(&c->arena, id);
			child.birth = id_number_birth(id);
		}
		compare_child(c, &child);
	}
	query_end(q);
}

/* The other way round: enrolled and in no list of residence, and enrolled but not to be seen. */
static void
compare_register(struct comparison *c, bool residence)
{
	const struct enrolment *e = &c->dropout->enrolment;

	for (size_t i = 0; i < e->count; i++) {
		const struct enrolled *p = &e->pupils[i];
		const struct watch *w = watch_of(c, p);
		struct child child = { .list = "", .id = "", .name = p->name, .address = "", .guardian = "", .sex = -1 };
		int since;

		if (w->class_id == 0 || !is_meant(c, p))
			continue;
		if (p->number[0] == 'G') {
			child.id = p->number + 1;
			child.birth = id_number_birth(child.id);
			child.readable = true;
		}
		if (residence && child.readable && is_of_age(c, child.birth) && !map_has(&c->resident, p->number))
			write_finding(c, NOT_IN_LIST, &child, p, INT_MIN);
		since = dropout_unseen_since(c->dropout, p, w);
		if (since != INT_MIN && !map_has(&c->told, p->number))
			write_finding(c, UNSEEN, &child, p, since);
	}
}

/* ---- all lists, or the one asked for ---- */

static size_t
load_lists(struct comparison *c, const char *asked, const char *lists[], size_t most)
{
	struct query *q = query(c->report->db, "select distinct list from residents_rows order by list", "");
	size_t count = 0;

	while (query_next(q))
		if (count < most && (strcmp(asked, "all") == 0 || strcmp(asked, "全部") == 0 || strcmp(asked, query_text(q, 0)) == 0))
			lists[count++] = arena_copy(&c->arena, query_text(q, 0));
	query_end(q);
	return count;
}

static bool
complain_of_list(struct comparison *c, const char *asked, struct error *error)
{
	struct query *q = query(c->report->db, "select group_concat(list, $1) from (select distinct list from residents_rows order by list)", "t", _(", "));

	if (query_next(q) && !query_null(q, 0))
		error_set(error, _("there is no list \"%s\"; there are: %s, and all"), asked, query_text(q, 0));
	else
		error_set(error, _("there are no lists to compare with; import-records residents brings them in"));
	query_end(q);
	return false;
}

static void
write_all(struct comparison *c, const char *lists[], size_t count)
{
	bool residence = false;

	report_columns(c->report, (const char *const[]){ "comparison", "list", "person", "sex", "id_number", "age", "address", "guardian", "school", "class",
	    "head_teacher", "pupil", "away_since", "on_date", NULL });
	for (size_t i = 0; i < count; i++) {
		compare_list(c, lists[i]);
		residence = residence || is_residence(lists[i]);
	}
	compare_register(c, residence);
	remark((struct place){ 0 }, _("children in the lists: %ld, of school age (6 to 15 on %d-09-01): %ld"), c->children, c->september.year, c->of_age);
}

bool
compare_write(struct dropout *d, const char *asked, struct error *error)
{
	struct comparison c = { .dropout = d, .report = d->track->report };
	const char *lists[100];
	size_t count;

	c.september = school_year_first_day(school_year_of_date(date_from_day_number(d->day)));
	count = load_lists(&c, asked, lists, sizeof lists / sizeof lists[0]);
	if (count == 0)
		return complain_of_list(&c, asked, error);
	index_pupils(&c);
	write_all(&c, lists, count);
	map_free(&c.by_number);
	map_free(&c.by_name);
	map_free(&c.resident);
	map_free(&c.told);
	arena_free(&c.arena);
	return true;
}
