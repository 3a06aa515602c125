#include <string.h>
#include "base/text.h"
#include "school/undo.h"
#include "school/schema.h"

/* The steps of an undo for one kind. $1 is the batch taken back, $2 the undo. Words in
 * braces are filled in: {rows} {past} the tables, {key} "a = b" over the key columns of r and p,
 * {columns} the stored columns, {p.columns} the same of p. */
static const char *const steps[] = {
	/* What the batch put in place ends now... */
	"insert into {past} ({columns}, batch, line, since, until)"
	" select {columns}, batch, line, since, $2 from {rows} r where r.batch = $1 and {free}",
	"delete from {rows} as r where r.batch = $1 and {free}",
	/* ...and what it had replaced or removed holds again; where that came from a batch which is
	 * undone too, what that one had replaced. */
	"with recursive chain as (select * from {past} where until = $1"
	" union select p.* from {past} p join chain r on {key} and p.until = r.batch"
	" where r.batch in (select batch from batches where undone_by is not null))"
	" insert into {rows} ({columns}, batch, line, since)"
	" select {p.columns}, p.batch, p.line, $2 from chain p"
	" where p.batch not in (select batch from batches where undone_by is not null)"
	" and not exists (select 1 from {rows} r where {key})",
};

/* Rows of other kinds that point to a row of this one keep it in place. */
static void
add_free(struct text *sql, const struct kind *kind)
{
	const char *own = kind->fields[0].column;

	text_add(sql, "1 = 1");
	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (field_column(f)->type == COLUMN_KEY && f->rules & FIELD_KEY && strcmp(field_column(f)->of, kind->name) == 0)
			own = f->column;
	for (const struct kind *other = kinds; other->name != NULL; other++)
		for (const struct field *f = other->fields; f->column != NULL; f++)
			if (other != kind && field_stored(f) && strcmp(f->column, own) == 0 && field_column(f)->type == COLUMN_KEY
			    && strcmp(field_column(f)->of, kind->name) == 0)
				text_addf(sql, " and r.\"%s\" not in (select \"%s\" from %s_rows where batch <> $1 and \"%s\" is not null)",
				    own, f->column, other->name, f->column);
}

static void
add_columns(struct text *sql, const struct kind *kind, const char *prefix)
{
	const char *comma = "";

	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (field_stored(f)) {
			text_addf(sql, "%s%s\"%s\"", comma, prefix, f->column);
			comma = ", ";
		}
}

static void
add_key(struct text *sql, const struct kind *kind)
{
	const char *and = "";

	for (const struct field *f = kind->fields; f->column != NULL; f++)
		if (f->rules & FIELD_KEY) {
			text_addf(sql, "%sr.\"%s\" = p.\"%s\"", and, f->column, f->column);
			and = " and ";
		}
}

static void
fill(struct text *sql, const char *step, const struct kind *kind)
{
	static const char *const words[] = { "{rows}", "{past}", "{columns}", "{p.columns}", "{key}", "{free}" };

	while (*step != '\0') {
		size_t i = 0;

		while (i < sizeof words / sizeof words[0] && strncmp(step, words[i], strlen(words[i])) != 0)
			i++;
		switch (i) {
		case 0: text_addf(sql, "%s_rows", kind->name); break;
		case 1: text_addf(sql, "%s_past", kind->name); break;
		case 2: add_columns(sql, kind, ""); break;
		case 3: add_columns(sql, kind, "p."); break;
		case 4: add_key(sql, kind); break;
		case 5: add_free(sql, kind); break;
		default: text_add_char(sql, *step++); continue;
		}
		step += strlen(words[i]);
	}
}

static int64_t
count(struct db *db, const char *step, const struct kind *kind, int64_t batch)
{
	struct text sql = TEXT_INIT;
	int64_t found;

	fill(&sql, step, kind);
	found = db_int(db, 0, sql.data, "i", batch);
	text_free(&sql);
	return found;
}

static void
name_kept(struct db *db, const struct kind *kind, int64_t batch)
{
	int64_t later = count(db, "select count(distinct until) from {past} p where p.batch = $1 and p.until > $1", kind, batch);
	int64_t edited = count(db, "select count(*) from {past} p where p.batch = $1 and p.until > $1", kind, batch);
	int64_t used = count(db, "select count(*) from {rows} r where r.batch = $1 and not ({free})", kind, batch);

	if (edited > 0)
		remark((struct place){ 0 }, _("%s: %lld rows were changed since by %lld later imports; those changes stay"), kind->name,
		    (long long)edited, (long long)later);
	if (used > 0)
		remark((struct place){ 0 }, _("%s: %lld rows stay because rows of later imports point to them"), kind->name, (long long)used);
}

static void
undo_kind(struct db *db, const struct kind *kind, int64_t batch, int64_t undo)
{
	struct text sql = TEXT_INIT;

	name_kept(db, kind, batch);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		text_clear(&sql);
		fill(&sql, steps[i], kind);
		db_run(db, sql.data, strstr(sql.data, "$2") != NULL ? "ii" : "i", batch, undo);
	}
	text_free(&sql);
}

/* Names get their old text back, the latest first. */
static void
undo_renames(struct db *db, int64_t batch)
{
	db_run(db, "update keys set key = (select old_key from renamed_keys n where n.id = keys.id and n.batch = $1)"
	    " where id in (select id from renamed_keys where batch = $1)", "i", batch);
	db_run(db, "delete from renamed_keys where batch = $1", "i", batch);
}

bool
undo_batch(struct db *db, int64_t batch, struct error *error)
{
	size_t last = 0;
	int64_t undo;

	if (db_int(db, 0, "select count(*) from batches where batch = $1 and kind <> 'undo'", "i", batch) == 0)
		return error_data(error, _("there is no import %lld; import-log lists them"), (long long)batch);
	if (db_int(db, 0, "select undone_by from batches where batch = $1", "i", batch) != 0)
		return error_data(error, _("batch %lld is undone already"), (long long)batch);
	db_run(db, "insert into batches (imported_at, imported_by, program, kind, file, details)"
	    " select imported_at, imported_by, program, 'undo', file, cast(batch as text) from batches where batch = $1", "i", batch);
	undo = db_last_id(db);
	db_run(db, "update batches set undone_by = $2 where batch = $1", "ii", batch, undo);
	for (const struct kind *k = kinds; k->name != NULL; k++)
		last++;
	/* Scores before pupils before classes: what points goes before what is pointed to. */
	while (last > 0)
		undo_kind(db, &kinds[--last], batch, undo);
	undo_renames(db, batch);
	return db_ok(db, error);
}
