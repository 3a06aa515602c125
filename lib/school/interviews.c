#include <stdlib.h>
#include "school/interviews.h"

/* ---- records ---- */

static const char *
copy(struct interview_records *records, struct query *q, int column)
{
	return query_null(q, column) ? NULL : arena_copy(&records->arena, query_text(q, column));
}

static struct interview_record
read_record(struct interview_records *records, struct query *q)
{
	return (struct interview_record){ query_int(q, 0), copy(records, q, 1), copy(records, q, 2), copy(records, q, 3), copy(records, q, 4),
		copy(records, q, 5), copy(records, q, 6), copy(records, q, 7), copy(records, q, 8), copy(records, q, 9), copy(records, q, 10) };
}

/* Later ones come later and take the place of the one before. */
static void
keep_record(struct interview_records *records, size_t *capacity, struct interview_record record)
{
	if (records->count > 0 && records->items[records->count - 1].pupil == record.pupil)
		records->count--;
	if (records->count == *capacity) {
		*capacity = *capacity == 0 ? 64 : *capacity * 2;
		records->items = alloc_grow(records->items, *capacity, sizeof *records->items);
	}
	records->items[records->count++] = record;
}

bool
interviews_read(struct interview_records *records, struct db *db, const struct exam *exam, struct error *error)
{
	static const char sql[] = "select pupil, interview_date, place, interview_reason, guardian, behaviour, parent_opinion, measures, interviewer,"
		" revisit_date, effect from interviews_rows where exam = $1 order by pupil, interview_date";
	size_t capacity = 0;
	struct query *q;

	*records = (struct interview_records){ 0 };
	/* A database that an older program made has no such table. */
	if (db_int(db, 0, "select count(*) from pragma_table_info('interviews_rows')", "") == 0)
		return db_ok(db, error);
	q = query(db, sql, "i", exam->id);
	while (query_next(q))
		keep_record(records, &capacity, read_record(records, q));
	return db_ok(db, error);
}

static int
by_pupil(const void *left, const void *right)
{
	const struct interview_record *a = left, *b = right;

	return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

const struct interview_record *
interviews_find(const struct interview_records *records, int64_t pupil)
{
	const struct interview_record key = { .pupil = pupil };

	return records->count == 0 ? NULL : bsearch(&key, records->items, records->count, sizeof key, by_pupil);
}

void
interviews_free(struct interview_records *records)
{
	free(records->items);
	arena_free(&records->arena);
	*records = (struct interview_records){ 0 };
}

/* ---- columns ---- */

void
interview_columns(struct report *report)
{
	report_columns(report, (const char *const[]){ "interview_date", "revisit_date", "effect", NULL });
}

void
interview_put(struct report *report, const struct interview_record *record)
{
	writer_text(report->writer, record != NULL ? record->date : NULL);
	writer_text(report->writer, record != NULL ? record->revisit_date : NULL);
	writer_text(report->writer, record != NULL ? record->effect : NULL);
}

/* ---- slips ---- */

void
interview_slip_columns(struct report *report)
{
	slip_child_columns(report);
	report_columns(report, (const char *const[]){ "slip_item", "slip_text", NULL });
}

static void
write_item(struct report *report, const struct interview_slip *slip, const char *item, const char *text)
{
	slip_child_put(slip->child, report, slip->school, slip->class_name);
	writer_text(report->writer, item);
	writer_text(report->writer, text);
	writer_end_row(report->writer);
}

static const char *
class_text(struct text *text, const struct interview_slip *slip, enum language language)
{
	if (slip->class_name != NULL)
		class_name_add(text, slip->class_name, language);
	return text_string(text);
}

void
interview_slip_write(struct report *report, const struct interview_slip *slip)
{
	static const struct interview_record none = { 0 };
	const struct interview_record *r = slip->record != NULL ? slip->record : &none;
	struct text class_name = TEXT_INIT;
	const struct { const char *column, *text; } known[] = {
		{ "class", class_text(&class_name, slip, report->language) }, { "interview_reason", r->reason != NULL ? r->reason : slip->reason },
		{ "interview_date", r->date }, { "place", r->place }, { "guardian", r->guardian }, { "behaviour", r->behaviour },
		{ "parent_opinion", r->opinion }, { "measures", r->measures }, { "interviewer", r->interviewer },
	};
	bool zh = report->language == LANGUAGE_ZH;

	write_item(report, slip, zh ? "学生" : "Pupil", text_string(&slip->child->name));
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		write_item(report, slip, column_heading(column_find(known[i].column), report->language), known[i].text);
	text_free(&class_name);
	write_item(report, slip, zh ? "约谈教师签字" : "Interviewer's signature", NULL);
	write_item(report, slip, zh ? "家长签字" : "Family's signature", NULL);
	write_item(report, slip, column_heading(column_find("revisit_date"), report->language), r->revisit_date);
	write_item(report, slip, column_heading(column_find("effect"), report->language), r->effect);
}
