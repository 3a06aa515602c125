/* The clean long table of marks: what import-scores -c writes and --from scores= reads. */
#include <string.h>
#include "base/text.h"
#include "school/classname.h"
#include "school/scores.h"
#include "school/term.h"

static const char marks_of_batch[] =
	"select ke.key, e.term, ks.key, c.entry_year, c.stage, c.class_number, c.language, kp.key, p.name, kj.key,"
	" r.paper, r.status, r.mark, r.mark_level"
	" from scores_rows r"
	" join keys ke on ke.id = r.exam join exams_rows e on e.exam = r.exam"
	" join classes_rows c on c.class = r.class join keys ks on ks.id = c.school"
	" join keys kp on kp.id = r.pupil join pupils_rows p on p.pupil = r.pupil"
	" join keys kj on kj.id = r.subject"
	" where r.batch = $1 order by ke.key, ks.key, c.stage, c.entry_year desc, c.class_number, r.line, kp.key, r.subject";

void
scores_columns(struct writer *out)
{
	for (const struct field *f = kind_find("scores")->fields; f->column != NULL; f++)
		writer_column(out, field_column(f));
}

static void
write_class(struct writer *out, struct query *q)
{
	struct class_name name = { .entry_year = (int)query_int(q, 3), .first_grade = (int)query_int(q, 4), .number = (int)query_int(q, 5) };
	struct text text = TEXT_INIT;
	struct term term = { 0, 0 };

	term_find(query_text(q, 1), &term);
	name.grade = name.first_grade + term.year - name.entry_year;
	class_name_add(&text, &name, LANGUAGE_ZH);
	writer_text(out, text_string(&text));
	text_free(&text);
}

static void
write_word(struct writer *out, const char *column, struct query *q, int at)
{
	const struct word *words = column_find(column)->words;

	if (query_null(q, at))
		writer_blank(out);
	else
		writer_word(out, words, words[query_int(q, at)].code);
}

static void
write_row(struct writer *out, struct query *q)
{
	const char *number = query_text(q, 7);

	writer_text(out, query_text(q, 0));
	writer_text(out, query_text(q, 1));
	writer_text(out, query_text(q, 2));
	write_class(out, q);
	write_word(out, "language", q, 6);
	writer_text(out, number[0] == '@' ? "" : number);
	writer_text(out, query_text(q, 8));
	writer_text(out, query_text(q, 9));
	writer_text(out, query_text(q, 10));
	write_word(out, "status", q, 11);
	if (query_null(q, 12))
		writer_blank(out);
	else
		writer_hundredths(out, query_int(q, 12));
	write_word(out, "mark_level", q, 13);
	writer_end_row(out);
}

bool
scores_write(struct db *db, int64_t batch, struct writer *out, struct error *error)
{
	struct query *q = query(db, marks_of_batch, "i", batch);

	while (query_next(q))
		write_row(out, q);
	return db_ok(db, error);
}
