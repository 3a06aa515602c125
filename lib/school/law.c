#include <stdlib.h>
#include <string.h>
#include "school/law.h"

static unsigned
audiences_of(int64_t word)
{
	return word == word_find(column_find("audience")->words, "any") ? ANY_AUDIENCE : 1u << word;
}

static unsigned
read_purposes(const char *stored)
{
	char *list = copy_string(stored != NULL ? stored : ""), *rest;
	unsigned purposes = 0;

	for (char *item = strtok_r(list, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest))
		purposes |= 1u << word_find(column_find("purpose")->words, item);
	free(list);
	return purposes;
}

static const char *
copy(struct arena *arena, const char *text)
{
	return arena_copy(arena, text != NULL ? text : "");
}

static void
read_rule(struct law *law, struct query *q, struct arena *arena, enum language language)
{
	const char *english = query_text(q, 9);
	struct law_rule *rule;

	law->rules = alloc_grow(law->rules, law->count + 1, sizeof *law->rules);
	rule = &law->rules[law->count++];
	*rule = (struct law_rule){ .name = copy(arena, query_text(q, 0)), .shows = 1u << query_int(q, 1), .audiences = audiences_of(query_int(q, 2)),
		.from_level = (int)query_int(q, 3), .purposes = read_purposes(query_text(q, 4)), .low_grade = GRADE_KINDERGARTEN, .high_grade = GRADE_LAST,
		.valid_from = copy(arena, query_text(q, 6)), .action = (enum law_action)query_int(q, 7), .overridable = query_int(q, 8) != 0,
		.law = copy(arena, query_text(q, 11)) };
	rule->warning = copy(arena, language == LANGUAGE_EN && english != NULL ? english : query_text(q, 10));
	if (query_text(q, 5) != NULL)
		district_grades(query_text(q, 5), &rule->low_grade, &rule->high_grade);
}

bool
law_load(struct law *law, struct db *db, enum language language, struct arena *arena, struct error *error)
{
	struct query *q;

	*law = (struct law){ 0 };
	if (db_int(db, 0, "select count(*) from pragma_table_info('rules_rows')", "") == 0)
		return error_set(error, _("the database was made by an older program and has no rules of law yet; any import brings it up to date"));
	q = query(db, "select rule, content, audience, from_level, purposes, grades, valid_from, action, overridable, warning_en, warning, law"
	    " from rules_rows order by rule, audience", "");
	while (query_next(q))
		read_rule(law, q, arena, language);
	query_end(q);
	return db_ok(db, error);
}

bool
law_concerns(const struct law_rule *rule, unsigned shows, enum audience audience)
{
	return (rule->shows & shows) != 0 && (rule->audiences & audience) != 0;
}

bool
law_covers(const struct law_rule *rule, struct db *db, const struct exam *exam)
{
	int64_t level = db_int(db, 0, "select exam_level from exams_rows where exam = $1", "i", exam->id);
	int64_t purpose = db_int(db, 0, "select purpose from exams_rows where exam = $1", "i", exam->id);

	return level >= rule->from_level && (rule->purposes == 0 || (rule->purposes >> purpose & 1) != 0) && strcmp(exam->date, rule->valid_from) >= 0;
}

bool
law_has_grade(const struct law_rule *rule, int grade)
{
	return grade >= rule->low_grade && grade <= rule->high_grade;
}
