#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "school/rows.h"
#include "school/schema.h"
#include "school/undo.h"
#include "store/batch.h"

/* ---- SQL of one kind ---- */

/* Words in braces are filled in by fill(): {rows} {past} the kind's tables, {touched} {target} the
 * tables of an undo, {columns} {keys} the stored and the key columns, {t=r} "t.a = r.a and
 * ..." over the keys, {own} the column by which others point to the kind, {pointed} whether any
 * row does so to {own} of t, {undone} the undone batches. */

static const char make_tables[] =
	"create temp table {touched} as select {keys} from {rows} where 0;"
	"create unique index temp.{touched}_key on {touched} ({keys});"
	"create temp table {target} as select {columns}, batch, line from {rows} where 0;"
	"create unique index temp.{target}_key on {target} ({keys});";
static const char drop_tables[] = "drop table temp.{touched}; drop table temp.{target};";

/* What the batch said something of, and what an earlier undo had to keep for others. */
static const char touch[] =
	"insert or ignore into {touched} select {keys} from {rows} where batch in {undone}"
	" union select {keys} from {past} where batch = $1 or until = $1";

/* Of each key the last version that a standing batch made. A version that was replaced within its
 * own batch, and a confirmation, end in the batch they begin in; what lasted longer is preferred. */
static const char find_target[] =
	"insert into {target} select {columns}, batch, line from ("
	"select *, row_number() over (partition by {keys} order by batch desc, until desc, number desc) as place from ("
	"select {columns}, batch, line, 9223372036854775807 as until, 0 as number from {rows}"
	" where ({keys}) in (select {keys} from {touched}) and batch not in {undone}"
	" union all select {columns}, batch, line, until, rowid from {past}"
	" where ({keys}) in (select {keys} from {touched}) and batch not in {undone}) v) w where place = 1";

/* A standing import that ended a row without a version of its own has removed it. */
static const char heed_removals[] =
	"delete from {target} as t where exists (select 1 from {past} p where {t=p} and p.until > t.batch"
	" and p.until in (select batch from batches where kind <> 'undo' and undone_by is null)"
	" and not exists (select 1 from {past} r where {t=r} and r.batch = p.until)"
	" and not exists (select 1 from {rows} r where {t=r} and r.batch = p.until))";

/* What is pointed to stays unless another row goes by the same name. */
static const char keep_pointed[] =
	"delete from {touched} as t where exists (select 1 from {rows} r where {t=r})"
	" and not exists (select 1 from {target} g where g.{own} = t.{own})"
	" and not exists (select 1 from {rows} r where r.{own} = t.{own} and ({keys}) not in (select {keys} from {touched}))"
	" and ({pointed})";

static const char count_later[] =
	"select count(*) from {rows} r where batch > $1 and ({keys}) in (select {keys} from {touched})"
	" and exists (select 1 from {target} t where {t=r} and t.batch = r.batch)"
	" and exists (select 1 from {past} p where {p=r} and p.batch = $1 and p.until > $1)";

static const char count_removed[] =
	"select count(*) from {rows} where ({keys}) in (select {keys} from {touched}) and ({keys}) not in (select {keys} from {target})";

static const char end_rows[] =
	"insert into {past} ({columns}, batch, line, since, until) select {columns}, batch, line, since, $1 from {rows} r"
	" where ({keys}) in (select {keys} from {touched}) and not exists (select 1 from {target} t where {t=r} and t.batch = r.batch)";

static const char take_rows[] =
	"delete from {rows} as r"
	" where ({keys}) in (select {keys} from {touched}) and not exists (select 1 from {target} t where {t=r} and t.batch = r.batch)";

static const char restore_rows[] =
	"insert into {rows} ({columns}, batch, line, since) select {columns}, batch, line, $1 from {target} t"
	" where not exists (select 1 from {rows} r where {t=r})";

/* A row that holds again may point to what went with an earlier undo: that comes back as it was last. */
static const char revive_pointed[] =
	"insert into {rows} ({columns}, batch, line, since) select {columns}, batch, line, $1 from ("
	"select t.*, row_number() over (partition by {own} order by until desc, rowid desc) as place from {past} t"
	" where {own} not in (select {own} from {rows}) and ({pointed})) v where place = 1";

static const char undone_batches[] = "(select batch from batches where undone_by is not null)";

static void
add_columns(struct text *sql, const struct kind *kind, unsigned rule)
{
	const char *comma = "";

	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (field_stored(f) && (rule == 0 || f->rules & rule)) {
			text_addf(sql, "%s\"%s\"", comma, f->column);
			comma = ", ";
		}
}

static void
add_equal_keys(struct text *sql, const struct kind *kind, char left, char right)
{
	const char *and = "";

	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (f->rules & FIELD_KEY) {
			text_addf(sql, "%s%c.\"%s\" = %c.\"%s\"", and, left, f->column, right, f->column);
			and = " and ";
		}
}

static bool
points_to(const struct field *field, const struct kind *kind)
{
	const struct column *column = field_column(field);

	return field_stored(field) && column->type == COLUMN_KEY && strcmp(column->of, kind->name) == 0;
}

/* NULL: rows of this kind have no name by which others could point to them. */
static const char *
own_column(const struct kind *kind)
{
	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (f->rules & FIELD_KEY && points_to(f, kind))
			return f->column;
	return NULL;
}

static void
add_pointed(struct text *sql, const struct kind *kind)
{
	text_add(sql, "0");
	for (const struct kind *other = kinds; other->name != NULL; other++)
		for (const struct field *f = other->fields; f->column != NULL; f++)
			if (other != kind && points_to(f, kind))
				text_addf(sql, " or t.\"%s\" in (select \"%s\" from %s_rows where \"%s\" is not null)", own_column(kind), f->column,
				    other->name, f->column);
}

static void
add_word(struct text *sql, const char *word, const struct kind *kind)
{
	if (strncmp(word, "{rows}", 6) == 0)
		text_addf(sql, "%s_rows", kind->name);
	else if (strncmp(word, "{past}", 6) == 0)
		text_addf(sql, "%s_past", kind->name);
	else if (strncmp(word, "{touched}", 9) == 0)
		text_addf(sql, "undo_touched_%s", kind->name);
	else if (strncmp(word, "{target}", 8) == 0)
		text_addf(sql, "undo_target_%s", kind->name);
	else if (strncmp(word, "{columns}", 9) == 0)
		add_columns(sql, kind, 0);
	else if (strncmp(word, "{keys}", 6) == 0)
		add_columns(sql, kind, FIELD_KEY);
	else if (strncmp(word, "{own}", 5) == 0)
		text_addf(sql, "\"%s\"", own_column(kind));
	else if (strncmp(word, "{pointed}", 9) == 0)
		add_pointed(sql, kind);
	else if (strncmp(word, "{undone}", 8) == 0)
		text_add(sql, undone_batches);
	else if (word[2] == '=')
		add_equal_keys(sql, kind, word[1], word[3]);
	else
		die("no such word: %s", word);
}

static void
fill(struct text *sql, const char *step, const struct kind *kind)
{
	const char *brace;

	text_clear(sql);
	for (; (brace = strchr(step, '{')) != NULL; step = strchr(brace, '}') + 1) {
		text_add_bytes(sql, step, (size_t)(brace - step));
		add_word(sql, brace, kind);
	}
	text_add(sql, step);
}

/* ---- the undo of one kind ---- */

/* One that is under way. */
struct undo {
	struct db *db;
	int64_t batch, number;          /* the batch taken back, the batch that the undo is */
	struct error *error;
	struct text sql;
};

static void
script(struct undo *undo, const char *step, const struct kind *kind)
{
	fill(&undo->sql, step, kind);
	db_script(undo->db, undo->sql.data, undo->error);
}

/* value is $1, where the step has it. */
static int64_t
run(struct undo *undo, const char *step, const struct kind *kind, int64_t value)
{
	fill(&undo->sql, step, kind);
	return db_run(undo->db, undo->sql.data, "i", value);
}

static int64_t
count(struct undo *undo, const char *step, const struct kind *kind)
{
	fill(&undo->sql, step, kind);
	return db_int(undo->db, 0, undo->sql.data, "i", undo->batch);
}

static void
undo_kind(struct undo *undo, const struct kind *kind, struct undone *undone)
{
	*undone = (struct undone){ .kind = kind };
	script(undo, make_tables, kind);
	run(undo, touch, kind, undo->batch);
	run(undo, find_target, kind, 0);
	run(undo, heed_removals, kind, 0);
	if (own_column(kind) != NULL)
		run(undo, keep_pointed, kind, 0);
	undone->later = count(undo, count_later, kind);
	undone->removed = count(undo, count_removed, kind);
	run(undo, end_rows, kind, undo->number);
	run(undo, take_rows, kind, 0);
	undone->restored = run(undo, restore_rows, kind, undo->number);
	if (own_column(kind) != NULL)
		undone->restored += run(undo, revive_pointed, kind, undo->number);
	undone->in_use = count(undo, "select count(*) from {rows} where batch = $1", kind);
	script(undo, drop_tables, kind);
}

/* Keys go by the last text a standing batch gave them, else by their first. Where something
 * else has taken that text meanwhile they keep theirs. */
static void
undo_renames(struct undo *undo, struct undone *undone)
{
	static const char back[] = "update or ignore keys set key = coalesce("
		"(select new_key from renamed_keys n where n.id = keys.id and n.batch not in (select batch from batches where undone_by is not null)"
		" order by n.rowid desc limit 1),"
		" (select old_key from renamed_keys n where n.id = keys.id order by n.rowid limit 1))"
		" where id in (select id from renamed_keys where batch = $1)";

	*undone = (struct undone){ .kind = NULL };
	undone->restored = db_run(undo->db, back, "i", undo->batch);
	undone->in_use = db_int(undo->db, 0, "select count(distinct id) from renamed_keys where batch = $1", "i", undo->batch) - undone->restored;
}

/* ---- the batch ---- */

static void
add_batch(struct undo *undo)
{
	struct query *q = query(undo->db, "select file, cast(batch as text) from batches where batch = $1", "i", undo->batch);
	char *file, *number;

	if (!query_next(q))
		return;
	file = copy_string(query_text(q, 0));
	number = copy_string(query_text(q, 1));
	query_end(q);
	undo->number = batch_add(undo->db, FIRST_OWN_BATCH, "undo", file, NULL, number);
	db_run(undo->db, "update batches set undone_by = $2 where batch = $1", "ii", undo->batch, undo->number);
	free(file);
	free(number);
}

static bool
check(struct db *db, int64_t batch, struct error *error)
{
	int64_t number = db_int(db, 0, "select batch from batches where kind = 'undo' and details = cast($1 as text)", "i", batch);

	if (db_int(db, 0, "select count(*) from batches where batch = $1", "i", batch) == 0)
		return db_ok(db, error) && error_set(error, _("there is no batch %lld; import-log lists them"), (long long)batch);
	if (number != 0)
		return error_set(error, _("batch %lld is undone already, by batch %lld"), (long long)batch, (long long)number);
	if (db_int(db, 0, "select count(*) from batches where batch = $1 and kind = 'override'", "i", batch) > 0)
		return error_set(error, _("batch %lld is the reason of an override; there is nothing to undo"), (long long)batch);
	if (db_int(db, 0, "select count(*) from batches where batch = $1 and kind = 'undo'", "i", batch) > 0)
		return error_set(error, _("batch %lld is an undo; to have its rows again import the file again"), (long long)batch);
	return db_ok(db, error);
}

static bool
is_telling(const struct undone *u)
{
	return u->removed != 0 || u->restored != 0 || u->later != 0 || u->in_use != 0;
}

static void
complete_batch(struct undo *undo, int64_t removed, int64_t restored)
{
	db_run(undo->db, "update batches set rows_changed = $2, rows_added = $3 where batch = $1", "iii", undo->number, removed, restored);
}

bool
undo_batch(struct db *db, int64_t batch, undo_report *report, void *user, struct error *error)
{
	struct undo undo = { .db = db, .batch = batch, .error = error };
	struct undone undone;
	int64_t removed = 0, restored = 0;
	size_t last = 0;

	if (!check(db, batch, error))
		return false;
	add_batch(&undo);
	while (kinds[last].name != NULL)
		last++;
	/* Scores before pupils before classes: what points goes before what is pointed to. */
	while (last > 0) {
		undo_kind(&undo, &kinds[--last], &undone);
		removed += undone.removed;
		restored += undone.restored;
		if (is_telling(&undone))
			report(user, &undone);
	}
	undo_renames(&undo, &undone);
	if (is_telling(&undone))
		report(user, &undone);
	complete_batch(&undo, removed, restored);
	text_free(&undo.sql);
	return db_ok(db, error);
}

void
undo_confirm(struct db *db, const struct kind *kind, const struct value *values, int64_t batch, int64_t line)
{
	struct value all[KIND_FIELDS + 2];
	size_t fields = kind_field_count(kind);
	struct text sql = TEXT_INIT;
	const char *and = "";
	struct query *q;

	memcpy(all, values, fields * sizeof *all);
	all[fields] = value_integer(batch);
	all[fields + 1] = value_integer(line);
	fill(&sql, "insert into {past} ({columns}, batch, line, since, until) select {columns}, ", kind);
	text_addf(&sql, "$%zu, $%zu, null, $%zu from %s_rows where ", fields + 1, fields + 2, fields + 1, kind->name);
	for (size_t i = 0; i < fields; i++)
		if (kind->fields[i].rules & FIELD_KEY) {
			text_addf(&sql, "%s\"%s\" = $%zu", and, kind->fields[i].column, i + 1);
			and = " and ";
		}
	q = query_values(db, sql.data, all, fields + 2);
	while (query_next(q))
		;
	text_free(&sql);
}
