#include "school/lifecycle.h"

bool
lifecycle_load(struct lifecycle *lifecycle, struct db *db, struct error *error)
{
	struct query *q;
	size_t count = 0;

	for (int state = 0; state < FINDING_STATES; state++)
		for (int step = 0; step < FINDING_STEPS; step++)
			lifecycle->next[state][step] = -1;
	if (db_int(db, 0, "select count(*) from pragma_table_info('lifecycle_rows')", "") == 0)
		return error_set(error, _("the database was made by an older program and has no rules of findings yet; any import brings it up to date"));
	for (q = query(db, "select finding_state, step, next_state from lifecycle_rows", ""); query_next(q); count++)
		lifecycle->next[query_int(q, 0)][query_int(q, 1)] = (int)query_int(q, 2);
	query_end(q);
	if (!db_ok(db, error))
		return false;
	return count > 0 || error_set(error, _("the table of the life of findings is empty; import lifecycle again"));
}

const char *
finding_state_text(enum finding_state state, enum language language)
{
	static const struct word *words;

	if (words == NULL)
		words = column_find("finding_state")->words;
	return word_text(&words[state], language);
}

const char *
finding_step_text(enum finding_step step, enum language language)
{
	return word_text(&column_find("step")->words[step], language);
}

void
lifecycle_add_possible(struct text *text, const struct lifecycle *lifecycle, enum finding_state state, enum language language)
{
	const char *comma = "";

	for (int step = 0; step < FINDING_STEPS; step++)
		if (lifecycle->next[state][step] >= 0) {
			text_addf(text, "%s%s", comma, finding_step_text((enum finding_step)step, language));
			comma = language == LANGUAGE_ZH ? "、" : ", ";
		}
}
