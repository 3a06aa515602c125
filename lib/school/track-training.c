/* The form training: hours by teacher, school or band, and who was due and did not come.
 *
 * Hours of a row: floor(minutes / 45) where the teacher signed in and has a certificate; a day has at most 8, those of the
 * higher level first. Bands are those of the national form 教基4068. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "school/exam-figures.h"
#include "school/teacher-names.h"
#include "school/track.h"

enum { LEVELS = 6, BANDS = 5, MINUTES_OF_HOUR = 45, HOURS_OF_DAY = 8, CYCLE_YEARS = 5, CYCLE_HOURS = 360, YEAR_HOURS = 72 };
enum unit { BY_TEACHER, BY_SCHOOL, BY_BAND };

struct learner {
	int64_t id;
	const char *number, *name;
	const struct school *school;    /* NULL: the register does not say */
	int hours[LEVELS], times[LEVELS];
	int waiting, cycle;             /* hours without certificate; hours of the cycle so far */
};

struct sum { int64_t people, hours[LEVELS], waiting, cycle, bands[BANDS], lacking; };

struct list {
	struct track track;
	enum unit unit;
	int year, cycle;                /* school years: reported, first of the cycle */
	struct learner *people;         /* by school and number */
	size_t count;
	struct arena arena;
	struct text scratch;
};

static const char *const level_columns[LEVELS] = {
	"hours_national", "hours_province", "hours_city", "hours_county", "hours_school", "hours_abroad"
};

/* ---- options ---- */

static bool
read_unit(struct list *l, struct error *error)
{
	static const char *const names[] = { "teacher", "school", "band" };
	const char *by = l->track.options->by;

	for (size_t i = 0; by != NULL && i < sizeof names / sizeof names[0]; i++)
		if (strcmp(by, names[i]) == 0) {
			l->unit = (enum unit)i;
			return true;
		}
	return by == NULL || error_set(error, _("training: --by is teacher, school or band, not \"%s\""), by);
}

/* Bands and the cycle are of whole school years. */
static bool
read_years(struct list *l, struct error *error)
{
	const struct track *t = &l->track;
	const char *cycle = t->options->cycle;

	l->year = school_year_of_date(date_from_day_number(t->last));
	if (t->first != date_day_number(school_year_first_day(l->year)) || t->last != date_day_number(school_year_last_day(l->year)))
		return error_set(error, _("hours of training are counted by school years: name one with --year"));
	l->cycle = l->year - CYCLE_YEARS + 1;
	if (cycle == NULL)
		return true;
	if (!school_year_find(cycle, &l->cycle))
		return error_set(error, _("\"%s\" is no school year; write 2022-2023"), cycle);
	return (l->cycle <= l->year && l->year < l->cycle + CYCLE_YEARS)
	    || error_set(error, _("the cycle of five years that begins in %s does not have the year reported"), cycle);
}

/* ---- who ---- */

/* Those of the register, and those who were trained without standing there. */
static const char people_sql[] =
    "select k.id, k.key, t.school from keys k left join teachers_rows t on t.teacher = k.id where k.kind = 'teachers'"
    " and (t.teacher is not null or k.id in (select teacher from trainings_rows where training_date between $1 and $2)) order by k.id";

static void
load_people(struct list *l, const char *first, const char *last)
{
	const struct track *t = &l->track;
	struct teacher_names names;
	struct query *q;

	teacher_names_load(&names, t->report->db);
	for (q = query(t->report->db, people_sql, "tt", first, last); query_next(q);) {
		const struct school *school = query_null(q, 2) ? NULL : school_of(&t->report->district, query_int(q, 2));

		if (t->school != NULL && school != t->school)
			continue;
		l->people = alloc_grow(l->people, l->count + 1, sizeof *l->people);
		l->people[l->count++] = (struct learner){ .id = query_int(q, 0), .number = arena_copy(&l->arena, query_text(q, 1)), .school = school,
		    .name = arena_copy(&l->arena, teacher_names_find(&names, query_int(q, 0))) };
	}
	teacher_names_free(&names);
}

static int
compare_learners(const void *a, const void *b)
{
	const struct learner *x = a, *y = b;

	if (x->school != y->school) {
		if (x->school == NULL || y->school == NULL)
			return x->school == NULL ? 1 : -1;
		return x->school->id < y->school->id ? -1 : 1;
	}
	return strcmp(x->number, y->number);
}

static int
by_id(const void *key, const void *item)
{
	int64_t id = *(const int64_t *)key, other = ((const struct learner *)item)->id;

	return (id > other) - (id < other);
}

/* ---- hours ---- */

/* left: hours that the day still has. */
static void
add_training(struct list *l, struct learner *p, struct query *q, int *left)
{
	const bool this_year = track_day(query_text(q, 1), 0) >= l->track.first;
	const int level = (int)query_int(q, 2);
	int64_t hours = query_int(q, 3) / MINUTES_OF_HOUR;

	hours = hours < HOURS_OF_DAY ? hours : HOURS_OF_DAY;
	if (query_null(q, 4)) {
		p->waiting += this_year ? (int)hours : 0;
		return;
	}
	hours = hours < *left ? hours : *left;
	*left -= (int)hours;
	p->cycle += (int)hours;
	if (this_year && level >= 0 && level < LEVELS)
		p->hours[level] += (int)hours;
}

static const char trainings_sql[] =
    "select teacher, training_date, training_level, coalesce(minutes, 0), nullif(certificate, '') from trainings_rows"
    " where training_date between $1 and $2 and coalesce(signed_in, $3) = $3 order by teacher, training_date, training_level, training";

static void
load_hours(struct list *l, const char *first, const char *last)
{
	struct query *q = query(l->track.report->db, trainings_sql, "tti", first, last, (int64_t)word_find(column_find("signed_in")->words, "yes"));
	struct learner *before = NULL;
	char day[11] = "";
	int left = 0;

	while (query_next(q)) {
		int64_t id = query_int(q, 0);
		struct learner *p = l->count == 0 ? NULL : bsearch(&id, l->people, l->count, sizeof *l->people, by_id);

		if (p == NULL)
			continue;
		if (p != before || strcmp(day, query_text(q, 1)) != 0) {
			left = HOURS_OF_DAY;
			snprintf(day, sizeof day, "%s", query_text(q, 1));
		}
		before = p;
		add_training(l, p, q, &left);
	}
}

/* A training of several days is one time; only with hours that count. */
static void
load_times(struct list *l, const char *first, const char *last)
{
	struct query *q = query(l->track.report->db, "select teacher, training_level, count(distinct training) from trainings_rows where training_date between $1 and $2"
	    " and coalesce(signed_in, $3) = $3 and minutes >= $4 and nullif(certificate, '') is not null group by teacher, training_level", "ttii", first, last,
	    (int64_t)word_find(column_find("signed_in")->words, "yes"), (int64_t)MINUTES_OF_HOUR);

	while (query_next(q)) {
		int64_t id = query_int(q, 0), level = query_int(q, 1);
		struct learner *p = l->count == 0 ? NULL : bsearch(&id, l->people, l->count, sizeof *l->people, by_id);

		if (p != NULL && level >= 0 && level < LEVELS)
			p->times[level] = (int)query_int(q, 2);
	}
}

static bool
load(struct list *l, struct error *error)
{
	int end = l->track.last < l->track.today ? l->track.last : l->track.today;
	char cycle[11], first[11], last[11];

	date_format(school_year_first_day(l->cycle), cycle);
	date_format(date_from_day_number(l->track.first), first);
	date_format(date_from_day_number(end), last);
	load_people(l, cycle, last);
	load_hours(l, cycle, last);
	load_times(l, first, last);
	if (l->count > 0)
		qsort(l->people, l->count, sizeof *l->people, compare_learners);
	return db_ok(l->track.report->db, error);
}

/* ---- figures ---- */

static int
total_of(const struct learner *p)
{
	int total = 0;

	for (int i = 0; i < LEVELS; i++)
		total += p->hours[i];
	return total;
}

/* 0 none, 1 to 36, 2 to 72, 3 to 108, 4. */
static int
band_of(int hours)
{
	static const int above[] = { 0, 36, 72, 108 };
	int band = 0;

	while (band < BANDS - 1 && hours > above[band])
		band++;
	return band;
}

static int
cycle_due(const struct list *l)
{
	return YEAR_HOURS * (l->year - l->cycle + 1);
}

static int64_t
lacking(int64_t due, int64_t hours)
{
	return hours < due ? due - hours : 0;
}

static void
add_learner(const struct list *l, struct sum *sum, const struct learner *p)
{
	sum->people++;
	for (int i = 0; i < LEVELS; i++)
		sum->hours[i] += p->hours[i];
	sum->waiting += p->waiting;
	sum->cycle += p->cycle;
	sum->bands[band_of(total_of(p))]++;
	sum->lacking += lacking(cycle_due(l), p->cycle) > 0;
}

/* ---- cells ---- */

static struct writer *
out(const struct list *l)
{
	return l->track.report->writer;
}

static const char *
say(const struct list *l, const char *zh, const char *en)
{
	return track_word(&l->track, zh, en);
}

static void
put_year(const struct list *l)
{
	char year[10];

	school_year_format(l->year, year);
	writer_text(out(l), year);
}

static void
put_cycle(struct list *l)
{
	char first[10], last[10];

	school_year_format(l->cycle, first);
	school_year_format(l->year, last);
	text_clear(&l->scratch);
	text_addf(&l->scratch, "%s%s%s", first, say(l, "至", " to "), last);
	writer_text(out(l), l->scratch.data);
}

static void
put_definition(const struct list *l)
{
	writer_text(out(l), say(l, "每天学时=分钟÷45取整，不足45分钟不计，最多8，先计级别高的；有结业证号且签到才计；周期360学时，每年72",
	    "hours of a day = floor(minutes / 45), at most 8, the higher level first; only with certificate and signed in; a cycle has 360, a year 72"));
	writer_end_row(out(l));
}

static void
put_band(const struct list *l, int hours)
{
	static const char *const names[BANDS] = { "0", "1-36", "37-72", "73-108", NULL };
	int band = band_of(hours);

	writer_text(out(l), names[band] != NULL ? names[band] : say(l, "109及以上", "109 and more"));
}

static void
put_learner(struct list *l, const struct learner *p)
{
	writer_text(out(l), p->school == NULL ? NULL : p->school->name);
	writer_text(out(l), p->number);
	writer_text(out(l), p->name);
	put_year(l);
	for (int i = 0; i < LEVELS; i++)
		writer_integer(out(l), p->hours[i]);
	writer_integer(out(l), total_of(p));
	put_band(l, total_of(p));
	writer_integer(out(l), p->waiting);
	put_cycle(l);
	writer_integer(out(l), p->cycle);
	writer_integer(out(l), cycle_due(l));
	writer_integer(out(l), lacking(cycle_due(l), p->cycle));
	writer_integer(out(l), lacking(CYCLE_HOURS, p->cycle));
	put_definition(l);
}

static void
put_bands(const struct list *l, const struct sum *sum)
{
	for (int i = 0; i < BANDS; i++)
		writer_integer(out(l), sum->bands[i]);
}

static void
put_sum(struct list *l, const char *name, const struct sum *sum)
{
	int64_t total = 0;

	writer_text(out(l), name);
	put_year(l);
	writer_integer(out(l), sum->people);
	for (int i = 0; i < LEVELS; i++) {
		writer_integer(out(l), sum->hours[i]);
		total += sum->hours[i];
	}
	writer_integer(out(l), total);
	put_bands(l, sum);
	writer_integer(out(l), sum->waiting);
	put_cycle(l);
	writer_integer(out(l), sum->cycle);
	writer_integer(out(l), sum->lacking);
	put_definition(l);
}

/* ---- tables ---- */

static void
write_learners(struct list *l)
{
	report_columns(l->track.report, (const char *const[]){ "school", "teacher", "teacher_name", "time_span", NULL });
	for (int i = 0; i < LEVELS; i++)
		report_columns(l->track.report, (const char *const[]){ level_columns[i], NULL });
	report_columns(l->track.report, (const char *const[]){ "hours_total", "hours_band", "hours_waiting", "cycle", "cycle_hours", "cycle_due", "cycle_missing",
	    "cycle_rest", "definition", NULL });
	for (size_t i = 0; i < l->count; i++)
		put_learner(l, &l->people[i]);
}

static void
write_schools(struct list *l)
{
	struct sum all = { 0 };

	report_columns(l->track.report, (const char *const[]){ "school", "time_span", "staff_count", NULL });
	for (int i = 0; i < LEVELS; i++)
		report_columns(l->track.report, (const char *const[]){ level_columns[i], NULL });
	report_columns(l->track.report, (const char *const[]){ "hours_total", "band_none", "band_36", "band_72", "band_108", "band_109", "hours_waiting", "cycle",
	    "cycle_hours", "cycle_short", "definition", NULL });
	for (size_t i = 0, end; i < l->count; i = end) {
		struct sum sum = { 0 };

		for (end = i; end < l->count && l->people[end].school == l->people[i].school; end++) {
			add_learner(l, &sum, &l->people[end]);
			add_learner(l, &all, &l->people[end]);
		}
		put_sum(l, l->people[i].school == NULL ? NULL : l->people[i].school->name, &sum);
	}
	if (l->track.school == NULL)
		put_sum(l, say(l, "全学区", "District"), &all);
}

/* Level LEVELS: all of them. Of one level only those who have hours of it are counted. */
static void
put_level(const struct list *l, int level)
{
	struct sum sum = { 0 };
	int64_t times = 0;

	for (size_t i = 0; i < l->count; i++) {
		const struct learner *p = &l->people[i];
		int hours = level < LEVELS ? p->hours[level] : total_of(p);

		for (int k = 0; k < LEVELS; k++)
			times += level == LEVELS || level == k ? p->times[k] : 0;
		if (level < LEVELS && hours == 0)
			continue;
		sum.people++;
		sum.bands[band_of(hours)]++;
	}
	writer_text(out(l), level < LEVELS ? word_text(&column_find("training_level")->words[level], l->track.report->language) : say(l, "合计", "Total"));
	put_year(l);
	writer_integer(out(l), sum.people);
	writer_integer(out(l), times);
	put_bands(l, &sum);
	put_definition(l);
}

static void
write_bands(struct list *l)
{
	report_columns(l->track.report, (const char *const[]){ "training_level", "time_span", "staff_count", "training_times", "band_none", "band_36", "band_72",
	    "band_108", "band_109", "definition", NULL });
	for (int i = 0; i <= LEVELS; i++)
		put_level(l, i);
}

/* ---- who did not come ---- */

/* Due and come are those of the training on the day in all schools; the mark of staff attendance tells why. */
static const char missing_sql[] =
    "select t.teacher, k.key, p.school, t.training, t.training_date, t.training_level, t.organiser, a.attendance, t.note,"
    " (select count(*) from trainings_rows d where d.training = t.training and d.training_date = t.training_date),"
    " (select count(*) from trainings_rows d where d.training = t.training and d.training_date = t.training_date and d.signed_in = $3)"
    " from trainings_rows t join keys k on k.id = t.teacher left join teachers_rows p on p.teacher = t.teacher"
    " left join staff_attendance_rows a on a.teacher = t.teacher and a.attendance_date = t.training_date and a.session ="
    " (select min(session) from staff_attendance_rows b where b.teacher = a.teacher and b.attendance_date = a.attendance_date)"
    " where t.training_date between $1 and $2 and t.signed_in = $3 order by t.training_date, t.training, p.school is null, p.school, k.key";

static void
put_missing(struct list *l, const struct teacher_names *names, struct query *q)
{
	const struct school *school = query_null(q, 2) ? NULL : school_of(&l->track.report->district, query_int(q, 2));
	const enum language language = l->track.report->language;

	if (l->track.school != NULL && school != l->track.school)
		return;
	writer_text(out(l), query_text(q, 3));
	writer_text(out(l), query_text(q, 4));
	writer_text(out(l), word_text(&column_find("training_level")->words[query_int(q, 5)], language));
	writer_text(out(l), query_text(q, 6));
	writer_text(out(l), school == NULL ? NULL : school->name);
	writer_text(out(l), query_text(q, 1));
	writer_text(out(l), teacher_names_find(names, query_int(q, 0)));
	writer_text(out(l), query_null(q, 7) ? NULL : word_text(&column_find("attendance")->words[query_int(q, 7)], language));
	writer_text(out(l), query_text(q, 8));
	writer_integer(out(l), query_int(q, 9));
	writer_integer(out(l), query_int(q, 9) - query_int(q, 10));
	writer_integer(out(l), query_int(q, 10));
	writer_text(out(l), say(l, "应到为该项目当日名单人数，缺席为签到为否", "due: all in the list of the day; did not come: signed in is no"));
	writer_end_row(out(l));
}

static void
write_missing(struct list *l)
{
	const struct track *t = &l->track;
	struct teacher_names names;
	char first[11], last[11];
	struct query *q;

	date_format(date_from_day_number(t->first), first);
	date_format(date_from_day_number(t->last < t->today ? t->last : t->today), last);
	report_columns(t->report, (const char *const[]){ "training", "training_date", "training_level", "organiser", "school", "teacher", "teacher_name", "attendance",
	    "note", "due_to_attend", "attended", "not_come", "definition", NULL });
	teacher_names_load(&names, t->report->db);
	q = query(t->report->db, missing_sql, "tti", first, last, (int64_t)word_find(column_find("signed_in")->words, "no"));
	while (query_next(q))
		put_missing(l, &names, q);
	teacher_names_free(&names);
}

/* ---- the form ---- */

static void
write_table(struct list *l)
{
	switch (l->unit) {
	case BY_TEACHER:
		write_learners(l);
		break;
	case BY_SCHOOL:
		write_schools(l);
		break;
	case BY_BAND:
		write_bands(l);
		break;
	}
}

bool
training_report(struct report *report, const struct track_options *options, struct error *error)
{
	struct track_options own = *options;
	struct list l = { 0 };
	bool ok;

	own.without_days = true;
	ok = track_open(&l.track, report, &own, true, error) && read_unit(&l, error) && (own.missing || read_years(&l, error));
	if (ok && own.missing)
		write_missing(&l);
	else if (ok && (ok = load(&l, error)))
		write_table(&l);
	track_close(&l.track);
	free(l.people);
	arena_free(&l.arena);
	text_free(&l.scratch);
	return ok && db_ok(report->db, error);
}
