#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/score-store.h"

static char had_marks[] = "had marks", was_empty[] = "was empty";

void
score_store_begin(struct score_store *store, struct import *import)
{
	*store = (struct score_store){ .import = import, .kind = import->kind };
}

/* Exam and batch are the same for all rows on the way: they stand in the SQL, not in every row;
 * levels only once there was one. Named in the table's order, columns are not copied once more. */
static void
open_bulk(struct score_store *store, int64_t exam, bool levels)
{
	struct text sql = TEXT_INIT;

	bulk_close(store->bulk);
	text_addf(&sql, "insert into scores_rows (exam, class, pupil, subject, paper, status, mark, mark_level, batch, line)"
	    " select %lld, c2, c0, c1, null, c3, c4, %s, %lld, c5 from bulk_rows", (long long)exam, levels ? "c6" : "null",
	    (long long)store->import->batch);
	store->bulk = bulk_open(store->import->db, sql.data, 7);
	store->bulk_exam = exam;
	store->bulk_levels = levels;
	text_free(&sql);
}

static bool
exam_had_marks(struct score_store *store, int64_t exam)
{
	char key[24];
	const char *state;

	if (exam == store->last_exam)
		return store->last_had_marks;
	snprintf(key, sizeof key, "%lld", (long long)exam);
	state = map_get(&store->exams, key);
	if (state == NULL) {
		state = db_int(store->import->db, 0, "select 1 from scores_rows where exam = $1 limit 1", "i", exam) == 1 ? had_marks : was_empty;
		map_set(&store->exams, key, (void *)state);
	}
	store->last_exam = exam;
	return store->last_had_marks = state == had_marks;
}

void
score_store_class(struct score_store *store, int64_t exam, int64_t class)
{
	char key[48];

	exam_had_marks(store, exam);
	snprintf(key, sizeof key, "%lld/%lld", (long long)exam, (long long)class);
	map_set(&store->classes, key, had_marks);
}

/* Subjects come round in the same order, so the next one is mostly the one wanted. */
static struct seen *
seen_of(struct score_store *store, int64_t exam, int64_t subject)
{
	struct seen *new;

	for (size_t i = 0; i < store->seen_count; i++) {
		size_t at = (store->last + 1 + i) % store->seen_count;

		if (store->seen[at].exam == exam && store->seen[at].subject == subject) {
			store->last = at;
			return &store->seen[at];
		}
	}
	store->seen = alloc_grow(store->seen, store->seen_count + 1, sizeof *store->seen);
	new = &store->seen[store->last = store->seen_count++];
	*new = (struct seen){ exam, subject, NULL, 0 };
	return new;
}

static bool
is_seen(const struct seen *seen, int64_t pupil)
{
	size_t word = (size_t)pupil / 64;

	return word < seen->words && seen->bits[word] >> (pupil % 64) & 1;
}

static void
mark_seen(struct seen *seen, int64_t pupil)
{
	size_t word = (size_t)pupil / 64;

	if (word >= seen->words) {
		size_t words = word * 3 / 2 + 64;

		seen->bits = alloc_grow(seen->bits, words, sizeof *seen->bits);
		memset(seen->bits + seen->words, 0, (words - seen->words) * sizeof *seen->bits);
		seen->words = words;
	}
	seen->bits[word] |= (uint64_t)1 << (pupil % 64);
}

bool
score_store_compares(struct score_store *store, int64_t exam)
{
	return exam_had_marks(store, exam);
}

static long
line_of(struct score_store *store, int64_t exam, int64_t pupil, int64_t subject)
{
	bulk_flush(store->bulk);
	return (long)db_int(store->import->db, 0, "select line from scores_rows where exam = $1 and pupil = $2 and subject = $3", "iii",
	    exam, pupil, subject);
}

bool
score_store_has(struct score_store *store, int64_t exam, int64_t pupil, int64_t subject, long *line)
{
	if (!is_seen(seen_of(store, exam, subject), pupil))
		return false;
	*line = line_of(store, exam, pupil, subject);
	return true;
}

static bool
complain_twice(struct score_store *store, const struct score *score, struct place at)
{
	complain(at, _("the pupil has a mark of this subject already, in line %ld"), line_of(store, score->exam, score->pupil, score->subject));
	return false;
}

static void
fill_row(struct value row[KIND_FIELDS], const struct kind *kind, const struct score *score)
{
	for (size_t i = 0; i < KIND_FIELDS; i++)
		row[i] = value_null();
	row[kind_field(kind, "exam")] = value_integer(score->exam);
	row[kind_field(kind, "pupil")] = value_integer(score->pupil);
	row[kind_field(kind, "subject")] = value_integer(score->subject);
	row[kind_field(kind, "class")] = value_integer(score->class);
	row[kind_field(kind, "paper")] = value_string(score->paper);
	row[kind_field(kind, "status")] = value_integer(score->status);
	if (score->has_mark)
		row[kind_field(kind, "mark")] = value_integer(score->mark);
	if (score->level >= 0)
		row[kind_field(kind, "mark_level")] = value_integer(score->level);
}

static bool
add_bulk(struct score_store *store, const struct score *s, long line)
{
	int64_t values[7] = { s->pupil, s->subject, s->class, s->status, s->has_mark ? s->mark : BULK_NULL, line,
		s->level >= 0 ? s->level : BULK_NULL };
	bool levels = store->bulk_levels || s->level >= 0;

	if (store->bulk == NULL || s->exam != store->bulk_exam || levels != store->bulk_levels)
		open_bulk(store, s->exam, levels);
	store->import->added++;
	return bulk_add(store->bulk, values);
}

bool
score_store_add(struct score_store *store, const struct score *score, const struct origin *origin, struct place at)
{
	struct seen *seen = seen_of(store, score->exam, score->subject);
	struct value row[KIND_FIELDS];
	struct origin here = *origin;

	if (is_seen(seen, score->pupil))
		return complain_twice(store, score, at);
	mark_seen(seen, score->pupil);
	if (!exam_had_marks(store, score->exam) && score->paper == NULL)
		return add_bulk(store, score, origin->line);
	here.at = &at;
	fill_row(row, store->kind, score);
	return import_row(store->import, store->kind, row, NULL, &here);
}

/* Of one pupil: marks that stand in the database and not in the file. */
struct missing {
	int64_t exam, pupil, class;
	int marks;
};

static bool
file_speaks_of(struct score_store *store, int64_t exam, int64_t class)
{
	char key[48];

	snprintf(key, sizeof key, "%lld/%lld", (long long)exam, (long long)class);
	return map_has(&store->classes, key);
}

static bool
subject_in_file(const struct score_store *store, int64_t exam, int64_t subject, const struct seen **seen)
{
	for (size_t i = 0; i < store->seen_count; i++)
		if (store->seen[i].exam == exam && store->seen[i].subject == subject) {
			*seen = &store->seen[i];
			return true;
		}
	return false;
}

static void
tell_missing(struct score_store *store, const struct missing *m)
{
	struct arena *arena = &store->import->arena;
	const char *number = pupil_number(store->import->db, m->pupil, arena);
	struct place at = import_place(store->import);
	struct query *q = query(store->import->db, "select name from pupils_rows where pupil = $1", "i", m->pupil);
	const char *name = query_next(q) ? arena_copy(arena, query_text(q, 0)) : "";

	query_end(q);
	if (store->import->options->replace)
		remark(at, _("marks of %s (%s) no longer in the file, taken away: %d"), name, number[0] != '\0' ? number : _("no 学籍号"), m->marks);
	else
		complain(at, _("marks of %s (%s) stored but not in the file: %d; --replace takes them away, --partial lets them stand"), name, number[0] != '\0' ? number : _("no 学籍号"), m->marks);
}

static void
remove_marks(struct score_store *store, const struct score *gone, size_t count)
{
	struct value row[KIND_FIELDS];

	for (size_t i = 0; i < count; i++) {
		fill_row(row, store->kind, &gone[i]);
		rows_remove(store->import->db, store->kind, row, store->import->batch);
	}
	store->import->changed += (int64_t)count;
}

/* All stored marks of the exam in the file's classes and subjects whose pupils the file passed over. */
static size_t
collect_gone(struct score_store *store, int64_t exam, struct score **gone)
{
	struct query *q = query(store->import->db, "select pupil, subject, class from scores_rows where exam = $1 and batch <> $2 order by pupil", "ii",
		exam, store->import->batch);
	const struct seen *seen;
	size_t count = 0;

	*gone = NULL;
	while (query_next(q)) {
		int64_t pupil = query_int(q, 0), subject = query_int(q, 1);

		if (!file_speaks_of(store, exam, query_int(q, 2)) || !subject_in_file(store, exam, subject, &seen) || is_seen(seen, pupil))
			continue;
		*gone = alloc_grow(*gone, count + 1, sizeof **gone);
		(*gone)[count++] = (struct score){ .exam = exam, .pupil = pupil, .subject = subject, .class = query_int(q, 2), .level = -1 };
	}
	return count;
}

static void
check_gone(struct score_store *store, int64_t exam)
{
	struct score *gone;
	size_t count = collect_gone(store, exam, &gone);

	for (size_t i = 0; i < count;) {
		struct missing m = { exam, gone[i].pupil, gone[i].class, 0 };

		for (; i < count && gone[i].pupil == m.pupil; i++)
			m.marks++;
		tell_missing(store, &m);
	}
	if (store->import->options->replace)
		remove_marks(store, gone, count);
	free(gone);
}

void
score_store_end(struct score_store *store)
{
	bulk_flush(store->bulk);
	for (size_t i = 0; i < store->exams.count; i++)
		if (store->exams.entries[i].value == had_marks)
			check_gone(store, strtoll(store->exams.entries[i].key, NULL, 10));
}

void
score_store_free(struct score_store *store)
{
	store->bulk = (bulk_close(store->bulk), NULL);
	for (size_t i = 0; i < store->seen_count; i++)
		free(store->seen[i].bits);
	free(store->seen);
	map_free(&store->exams);
	map_free(&store->classes);
}

bool
score_store_has_subject(const struct score_store *store, int64_t subject)
{
	for (size_t i = 0; i < store->seen_count; i++)
		if (store->seen[i].subject == subject)
			return true;
	return false;
}
