/* What the rows of checks and of their rules must be like beside their single cells. */
#include <string.h>
#include "base/number.h"
#include "school/checklist-rules.h"
#include "school/records-inside.h"

static const struct value *
value_of(const struct records *r, const struct value *values, const char *column)
{
	return &values[kind_field(r->kind, column)];
}

static bool
check_points(struct records *r, const struct value *values)
{
	const struct value *points = value_of(r, values, "check_points"), *full = value_of(r, values, "check_full");
	struct text texts[2] = { TEXT_INIT, TEXT_INIT };

	if (points->type != 'n' && points->number < 0) {
		complain(record_place(r, kind_field(r->kind, "check_points")), _("points are not below 0"));
		return false;
	}
	if (points->type == 'n' || full->type == 'n' || points->number <= full->number)
		return true;
	number_add_hundredths(&texts[0], points->number);
	number_add_hundredths(&texts[1], full->number);
	complain(record_place(r, kind_field(r->kind, "check_points")), _("%s points are more than can be had, %s"), texts[0].data, texts[1].data);
	text_free(&texts[0]);
	text_free(&texts[1]);
	return false;
}

/* What each rule cannot do without. */
static const struct { enum check_rule_kind rule; const char *column; } needs[] = {
	{ RULE_BANDS, "rule_points" }, { RULE_MISSING, "rule_points" }, { RULE_MISSING, "each_missing" }, { RULE_STANDING, "standing" }
};

static bool
check_rule(struct records *r, const struct value *values)
{
	const struct value *rule = value_of(r, values, "check_rule");
	bool ok = true;

	for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
		if (rule->number != (int64_t)needs[i].rule || value_of(r, values, needs[i].column)->type != 'n')
			continue;
		complain(record_place(r, kind_field(r->kind, needs[i].column)), _("the rule %s wants a value here"),
		    word_text(&column_find("check_rule")->words[rule->number], message_language()));
		ok = false;
	}
	return ok;
}

bool
record_check(struct records *r, const struct value *values)
{
	if (strcmp(r->kind->name, "checks") == 0)
		return check_points(r, values);
	return strcmp(r->kind->name, "check_rules") != 0 || check_rule(r, values);
}
