/* The form rates: how often pupils were there, by pupil, class, school or for the district. */
#include <stdlib.h>
#include <string.h>
#include "school/hiding.h"
#include "school/rates.h"
#include "school/rows.h"

enum { BANDS = 4 };
enum level { BY_PUPIL, BY_CLASS, BY_SCHOOL, BY_DISTRICT };

/* What is summed over the pupils of a class, a school or the district. */
struct unit {
	struct attended sum;
	int64_t pupils, recorded, bands[BANDS];
};

struct drawing {
	struct track track;
	struct rates rates;
	enum level level;
	struct unit *classes;           /* by class */
	struct unit *schools;           /* by class, in that of the first of each school in the list */
	size_t *first_of_school;        /* by class */
	struct unit district;
	bool *hidden;                   /* schools as above, in public */
	bool district_hidden;
	struct arena arena;
};

static const char *const day_columns[] = { "sick_days", "personal_days", "truant_days", "official_days", "other_days", "late_times", "early_times", NULL };

/* ---- summing ---- */

static size_t
place(const struct drawing *d, const struct track_class *class)
{
	return (size_t)(class - d->track.classes);
}

static void
find_schools(struct drawing *d)
{
	const struct track *t = &d->track;

	for (size_t i = 0, first = 0; i < t->class_count; i++) {
		if (i == 0 || t->list[i]->school != t->list[i - 1]->school)
			first = place(d, t->list[i]);
		d->first_of_school[place(d, t->list[i])] = first;
	}
}

static void
add_person(struct unit *unit, const struct attended *sum)
{
	int band = attended_band(sum);

	attended_add(&unit->sum, sum);
	unit->pupils++;
	unit->recorded += band >= 0;
	if (band >= 0)
		unit->bands[band]++;
}

static bool
is_same(const struct attending *a, const struct attending *b, enum level level)
{
	return level == BY_DISTRICT || (level == BY_SCHOOL ? a->class->school == b->class->school : a->class == b->class);
}

static struct unit *
unit_of(struct drawing *d, const struct attending *stay, enum level level)
{
	if (level == BY_DISTRICT)
		return &d->district;
	return level == BY_CLASS ? &d->classes[place(d, stay->class)] : &d->schools[d->first_of_school[place(d, stay->class)]];
}

static bool
counts(const struct drawing *d, const struct attending *stay)
{
	return (stay->days > 0 || attended_recorded(&stay->sum) > 0) && track_has(&d->track, stay->class);
}

/* A pupil who changed class is one of each class, of the school and the district one. */
static void
add_stays(struct drawing *d, const struct attending *stays, size_t count, enum level level)
{
	for (size_t i = 0; i < count; i++) {
		struct attended sum = { 0 };
		bool before = false;

		for (size_t k = 0; k < count; k++) {
			if (!counts(d, &stays[k]) || !is_same(&stays[i], &stays[k], level))
				continue;
			before |= k < i;
			attended_add(&sum, &stays[k].sum);
		}
		if (counts(d, &stays[i]) && !before)
			add_person(unit_of(d, &stays[i], level), &sum);
	}
}

static void
add_all(struct drawing *d)
{
	const struct rates *r = &d->rates;

	for (size_t i = 0, end; i < r->count; i = end) {
		end = i + 1;
		while (end < r->count && r->stays[end].pupil == r->stays[i].pupil)
			end++;
		for (enum level level = BY_CLASS; level <= BY_DISTRICT; level++)
			add_stays(d, &r->stays[i], end - i, level);
	}
}

/* ---- what may not be published ---- */

/* The district and its schools are a tree of which no part of fewer than LEAST pupils may be told. */
static void
hide_small(struct drawing *d)
{
	const struct track *t = &d->track;
	size_t count = 1, *parents = alloc_zero(t->class_count + 2, sizeof *parents), *of = alloc_zero(t->class_count + 2, sizeof *of);
	int64_t *pupils = alloc_zero(t->class_count + 2, sizeof *pupils);
	bool *hidden = alloc_zero(t->class_count + 2, sizeof *hidden);

	pupils[0] = d->district.pupils;
	for (size_t i = 0; i < t->class_count; i++) {
		size_t school = place(d, t->list[i]);

		if (d->first_of_school[school] != school || d->schools[school].pupils == 0)
			continue;
		pupils[count] = d->schools[school].pupils;
		of[count++] = school;
	}
	hide_nodes(&(struct hiding_tree){ parents, count }, pupils, 1, PUBLIC_LEAST, true, hidden);
	d->district_hidden = hidden[0];
	for (size_t i = 1; i < count; i++)
		d->hidden[of[i]] = hidden[i];
	free(parents);
	free(of);
	free(pupils);
	free(hidden);
}

/* ---- cells ---- */

static struct writer *
out(const struct drawing *d)
{
	return d->track.report->writer;
}

static bool
is_public(const struct drawing *d)
{
	return d->track.report->audience == AUDIENCE_PUBLIC;
}

static void
put_days(const struct drawing *d, int64_t halves)
{
	writer_hundredths(out(d), halves * 50);
}

static void
put_shares(struct drawing *d, const struct attended *a)
{
	int64_t recorded = attended_recorded(a);

	put_days(d, a->due - recorded);
	writer_ratio(out(d), 100 * attended_present(a), recorded, 2);
	writer_ratio(out(d), 100 * attended_absent(a), recorded, 2);
}

static void
put_sum(struct drawing *d, const struct attended *a)
{
	static const enum presence shown[] = { SICK, PERSONAL, TRUANT, OFFICIAL, OTHER };

	put_days(d, a->due);
	put_days(d, attended_present(a));
	for (size_t i = 0; i < sizeof shown / sizeof shown[0] && !is_public(d); i++)
		put_days(d, a->halves[shown[i]]);
	if (!is_public(d)) {
		writer_integer(out(d), a->late);
		writer_integer(out(d), a->early);
	}
	put_shares(d, a);
}

static void
put_bands(struct drawing *d, const struct unit *u)
{
	writer_integer(out(d), u->recorded);
	for (int i = 0; i < BANDS; i++)
		writer_integer(out(d), u->bands[i]);
	writer_ratio(out(d), 100 * (u->bands[2] + u->bands[3]), u->recorded, 2);
}

static void
put_definition(struct drawing *d)
{
	if (d->track.options->bands)
		writer_text(out(d), track_word(&d->track, "缺勤占比=（病假+事假+旷课+其他缺勤）÷有记录人天，公假不算缺勤；各档含下限",
		    "share = (sick + personal leave + truant + other) / person-days recorded; official leave is no absence; lower limits inclusive"));
	else
		writer_text(out(d), track_word(&d->track, "出勤率=实到（含迟到、早退）÷（应到-未记录），公假不算实到；上午、下午各半天",
		    "rate = present (with late and early) / (due - not recorded); official leave is not present; morning and afternoon are half a day each"));
	writer_end_row(out(d));
}

static void
put_unit(struct drawing *d, const struct unit *u, int days, bool hidden)
{
	if (hidden) {
		for (int i = 0; i < 7; i++)
			writer_text(out(d), "-");
		put_definition(d);
		return;
	}
	writer_integer(out(d), days);
	writer_integer(out(d), u->pupils);
	if (d->track.options->bands)
		put_bands(d, u);
	else
		put_sum(d, &u->sum);
	put_definition(d);
}

/* ---- rows ---- */

static void
put_class(struct drawing *d, const struct track_class *class)
{
	writer_text(out(d), class->school->name);
	if (d->level <= BY_CLASS) {
		writer_text(out(d), class->label);
		writer_text(out(d), class->head_teacher);
	}
}

static const char *
band_text(const struct drawing *d, int band)
{
	static const char *const zh[] = { "5%以下", "5%-9.9%", "10%-19.9%", "20%及以上" }, *const en[] = { "below 5%", "5-9.9%", "10-19.9%", "20% and more" };

	return band < 0 ? NULL : track_word(&d->track, zh[band], en[band]);
}

static void
put_pupil(struct drawing *d, const struct attending *stay)
{
	struct report *report = d->track.report;
	struct query *q = query(report->db, "select name from pupils_rows where pupil = $1", "i", stay->pupil);

	put_class(d, stay->class);
	report_put_pupil(report, pupil_number(report->db, stay->pupil, &d->arena), query_next(q) ? query_text(q, 0) : NULL);
	query_end(q);
	writer_integer(out(d), stay->days);
	put_sum(d, &stay->sum);
	writer_text(out(d), band_text(d, attended_band(&stay->sum)));
	put_definition(d);
	arena_reset(&d->arena);
}

static int
compare_stays(const void *a, const void *b)
{
	const struct attending *x = a, *y = b;

	if (x->class != y->class)
		return x->class->rank < y->class->rank ? -1 : 1;
	return (x->pupil > y->pupil) - (x->pupil < y->pupil);
}

static void
put_pupils(struct drawing *d)
{
	if (d->rates.count > 0)
		qsort(d->rates.stays, d->rates.count, sizeof *d->rates.stays, compare_stays);
	for (size_t i = 0; i < d->rates.count; i++)
		if (counts(d, &d->rates.stays[i]))
			put_pupil(d, &d->rates.stays[i]);
}

static void
put_classes(struct drawing *d)
{
	for (size_t i = 0; i < d->track.class_count; i++) {
		const struct track_class *class = d->track.list[i];
		const struct unit *unit = &d->classes[place(d, class)];

		if (unit->pupils == 0)
			continue;
		put_class(d, class);
		put_unit(d, unit, rates_school_days(&d->rates, class->school->id), false);
	}
}

static void
put_schools(struct drawing *d)
{
	for (size_t i = 0; i < d->track.class_count; i++) {
		const struct track_class *class = d->track.list[i];
		size_t at = place(d, class);

		if (d->first_of_school[at] != at || d->schools[at].pupils == 0)
			continue;
		put_class(d, class);
		put_unit(d, &d->schools[at], rates_school_days(&d->rates, class->school->id), d->hidden[at]);
	}
}

/* A single school or class is not followed by the same as a total. */
static void
put_district(struct drawing *d)
{
	const struct track_options *o = d->track.options;

	if (d->level == BY_PUPIL || (d->level != BY_DISTRICT && (o->school != NULL || o->class_name != NULL)))
		return;
	writer_text(out(d), o->school != NULL ? d->track.school->name : track_word(&d->track, "全学区", "District"));
	for (int i = 0; d->level == BY_CLASS && i < 2; i++)
		writer_blank(out(d));
	put_unit(d, &d->district, rates_school_days(&d->rates, o->school != NULL ? d->track.school->id : 0), d->district_hidden);
}

/* ---- the form ---- */

static void
add_columns(struct drawing *d)
{
	struct report *report = d->track.report;

	report_columns(report, (const char *const[]){ "school", NULL });
	if (d->level <= BY_CLASS)
		report_columns(report, (const char *const[]){ "class", "head_teacher", NULL });
	if (d->level == BY_PUPIL)
		report_columns(report, (const char *const[]){ "pupil", "name", NULL });
	report_columns(report, (const char *const[]){ "school_days", d->level == BY_PUPIL ? NULL : "pupils", NULL });
	if (d->track.options->bands) {
		report_columns(report, (const char *const[]){ "recorded_pupils", "band_below_5", "band_5", "band_10", "band_20", "chronic_rate", "definition", NULL });
		return;
	}
	report_columns(report, (const char *const[]){ "due_days", "present_days", NULL });
	if (!is_public(d))
		report_columns(report, day_columns);
	report_columns(report, (const char *const[]){ "not_recorded", "attendance_rate", "absence_share", d->level == BY_PUPIL ? "absence_band" : NULL, NULL });
	report_columns(report, (const char *const[]){ "definition", NULL });
}

static bool
check_options(struct report *report, const struct track_options *o, enum level *level, struct error *error)
{
	static const char *const names[] = { "pupil", "class", "school", "district" };
	const char *by = o->by != NULL ? o->by : report->audience == AUDIENCE_PUBLIC ? "school" : "class";

	for (*level = BY_PUPIL; *level <= BY_DISTRICT && strcmp(by, names[*level]) != 0;)
		++*level;
	if (*level > BY_DISTRICT)
		opt_usage(report->program, _("--by is pupil, class, school or district, not \"%s\""), by);
	if (o->bands && *level == BY_PUPIL)
		opt_usage(report->program, _("--bands counts pupils: by class, school or district"));
	if (report->audience == AUDIENCE_PUBLIC && (*level < BY_SCHOOL || o->bands || o->school != NULL || o->class_name != NULL))
		return error_set(error, _("in public rates are of all schools or the district, without bands"));
	return true;
}

static void
make_units(struct drawing *d)
{
	size_t count = d->track.class_count + 1;

	d->classes = alloc_zero(count, sizeof *d->classes);
	d->schools = alloc_zero(count, sizeof *d->schools);
	d->first_of_school = alloc_zero(count, sizeof *d->first_of_school);
	d->hidden = alloc_zero(count, sizeof *d->hidden);
	find_schools(d);
	add_all(d);
	if (is_public(d))
		hide_small(d);
}

static void
put_rows(struct drawing *d)
{
	add_columns(d);
	if (d->level == BY_PUPIL)
		put_pupils(d);
	if (d->level == BY_CLASS)
		put_classes(d);
	if (d->level == BY_SCHOOL)
		put_schools(d);
	put_district(d);
}

bool
rates_report(struct report *report, const struct track_options *options, struct error *error)
{
	struct drawing d = { 0 };
	bool ok = check_options(report, options, &d.level, error) && track_open(&d.track, report, options, true, error)
	    && rates_load(&d.rates, &d.track, error);

	if (ok) {
		make_units(&d);
		put_rows(&d);
	}
	rates_free(&d.rates);
	track_close(&d.track);
	free(d.classes);
	free(d.schools);
	free(d.first_of_school);
	free(d.hidden);
	arena_free(&d.arena);
	return ok && db_ok(report->db, error);
}
