/* The rows that count in an exam. The parts of a statement are put together, as most exams
 * have neither a sample nor carried marks, and shall not pay for looking. */
#include "school/exam-rows.h"
#include "school/figure.h"

/* A database of an older program has no such table. */
static bool
has_rows(struct db *db, const char *table, const struct exam *exam)
{
	struct text sql = TEXT_INIT;
	bool has = db_int(db, 0, "select 1 from sqlite_schema where name = $1", "t", table) == 1;

	text_addf(&sql, "select exists (select 1 from %s where exam = $1)", table);
	has = has && db_int(db, 0, sql.data, "i", exam->id) == 1;
	text_free(&sql);
	return has;
}

bool
exam_has_sample(struct db *db, const struct exam *exam)
{
	return has_rows(db, "samples_rows", exam);
}

bool
exam_has_carried(struct db *db, const struct exam *exam)
{
	return has_rows(db, "carried_rows", exam);
}

/* ---- parts of statements; $1 is the exam ---- */

static void
add_without(struct text *sql, const char *pupil, const struct exam *exam, unsigned without)
{
	char first[11];

	if (without == 0)
		return;
	date_format(school_year_first_day(exam->term.year), first);
	text_addf(sql, " and %s not in (select pupil from pupils_rows where ", pupil);
	if (without & WITHOUT_INCLUSIVE)
		text_add(sql, "inclusive = 1");
	if (without & WITHOUT_JOINED)
		text_addf(sql, "%sjoined >= '%s'", without & WITHOUT_INCLUSIVE ? " or " : "", first);
	text_add(sql, ")");
}

static void
add_is_sampled(struct text *sql, const char *pupil, bool has_sample)
{
	if (has_sample)
		text_addf(sql, "exists (select 1 from samples_rows where exam = $1 and pupil = %s)", pupil);
	else
		text_add(sql, "0");
}

#define HAS_MARK " in (0, 4)"   /* SCORE, CHEATING */

/* The own rows that give way to carried ones. */
static const char gives_way[] = " and not (r.status not" HAS_MARK " and exists (select 1 from carried_rows c"
	" join scores_rows e on e.exam = c.carried_from and e.pupil = r.pupil and e.subject = c.subject"
	" where c.exam = $1 and c.subject = r.subject))";

/* A pupil with rows in two classes brings them into the first. */
static const char carried[] = " from (select pupil, min(class) as class from scores_rows where exam = $1 group by pupil) p"
	" cross join carried_rows c join scores_rows e on e.exam = c.carried_from and e.pupil = p.pupil and e.subject = c.subject"
	" where c.exam = $1 and not exists (select 1 from scores_rows o where o.exam = $1 and o.pupil = p.pupil"
	" and o.subject = c.subject and o.status" HAS_MARK ")";

/* ---- the statements ---- */

static void
add_own(struct text *sql, const struct exam *exam, unsigned without, bool has_sample)
{
	text_add(sql, "select r.pupil, r.class, r.subject, r.paper, r.status, r.mark, r.mark_level, ");
	add_is_sampled(sql, "r.pupil", has_sample);
	text_add(sql, " as sampled from scores_rows r where r.exam = $1");
	add_without(sql, "r.pupil", exam, without);
}

void
exam_add_own_rows(struct text *sql, struct db *db, const struct exam *exam, unsigned without)
{
	text_add(sql, "(");
	add_own(sql, exam, without, exam_has_sample(db, exam));
	text_add(sql, ")");
}

static struct query *
start(struct db *db, struct text *sql, const struct exam *exam)
{
	struct query *q = query(db, text_string(sql), "i", exam->id);

	text_free(sql);
	return q;
}

struct query *
exam_rows(struct db *db, const struct exam *exam, unsigned without)
{
	struct text sql = TEXT_INIT;
	bool has_sample = exam_has_sample(db, exam), has_carried = exam_has_carried(db, exam);

	add_own(&sql, exam, without, has_sample);
	if (has_carried) {
		text_add(&sql, gives_way);
		text_add(&sql, " union all select p.pupil, p.class, e.subject, e.paper, e.status, e.mark, e.mark_level, ");
		add_is_sampled(&sql, "p.pupil", has_sample);
		text_add(&sql, carried);
		add_without(&sql, "p.pupil", exam, without);
	}
	/* The table itself is in the order of pupil and subject. */
	text_add(&sql, has_carried ? " order by 1, 2, 3" : " order by r.pupil, r.subject");
	return start(db, &sql, exam);
}

bool
exam_rows_next(struct query *q, struct exam_row *row)
{
	const char *paper;

	if (!query_next(q))
		return false;
	row->pupil = query_int(q, 0);
	row->class_id = query_int(q, 1);
	row->subject = query_int(q, 2);
	paper = query_text(q, 3);
	row->paper = paper != NULL ? paper : "";
	row->status = query_int(q, 4);
	row->has_mark = row->status == SCORE || row->status == CHEATING;
	row->mark = row->status == SCORE ? query_int(q, 5) : 0;
	row->sampled = query_int(q, 7) != 0;
	return true;
}

struct query *
exam_register(struct db *db, const struct exam *exam, unsigned without)
{
	struct text sql = TEXT_INIT;
	struct query *q;

	text_add(&sql, "select class, count(*), sum(case when (joined is null or joined <= $2) and (\"left\" is null or \"left\" > $2)"
	    " then 1 else 0 end) from pupils_rows where $1 is not null");
	if (exam_has_sample(db, exam))
		text_add(&sql, " and pupil not in (select pupil from samples_rows where exam = $1)");
	add_without(&sql, "pupil", exam, without);
	text_add(&sql, " group by class");
	q = query(db, sql.data, "it", exam->id, exam->date);
	text_free(&sql);
	return q;
}

struct query *
exam_sample_absent(struct db *db, const struct exam *exam, unsigned without)
{
	struct text sql = TEXT_INIT;

	text_add(&sql, "select p.class, count(*) from samples_rows s join pupils_rows p on p.pupil = s.pupil"
	    " where s.exam = $1 and not exists (select 1 from scores_rows r where r.exam = $1 and r.pupil = s.pupil)");
	add_without(&sql, "s.pupil", exam, without);
	text_add(&sql, " group by p.class order by p.class");
	return start(db, &sql, exam);
}

struct query *
exam_carried(struct db *db, const struct exam *exam, unsigned without)
{
	struct text sql = TEXT_INIT;

	text_add(&sql, "select distinct p.class, c.subject, c.carried_from");
	text_add(&sql, carried);
	add_without(&sql, "p.pupil", exam, without);
	text_add(&sql, " order by 1, 2");
	return start(db, &sql, exam);
}
