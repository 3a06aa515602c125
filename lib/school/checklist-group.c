/* Findings put in groups, as --by says. */
#include <stdlib.h>
#include <string.h>
#include "school/checklist.h"
#include "school/exam-figures.h"

/* ---- what the groups are kept apart by, and put in order, and what they are called ---- */

static const char *
category_of(struct checklist *c, const struct finding *f)
{
	(void)c;
	return f->category;
}

static const char *
item_of(struct checklist *c, const struct finding *f)
{
	return f->check_item[0] == '\0' ? f->category : arena_printf(&c->arena, "%s·%s", f->category, f->check_item);
}

static const char *
school_of_finding(struct checklist *c, const struct finding *f)
{
	return arena_printf(&c->arena, "%012lld", (long long)f->school);
}

static const char *
school_name(struct checklist *c, const struct finding *f)
{
	const struct school *school = school_of(&c->report->district, f->school);

	return school != NULL ? school->name : "";
}

static const char *
district_of(struct checklist *c, const struct finding *f)
{
	return checklist_district(c, f->school);
}

static const char *
inspector_of(struct checklist *c, const struct finding *f)
{
	(void)c;
	return f->inspector;
}

static const char *
teacher_of(struct checklist *c, const struct finding *f)
{
	return arena_printf(&c->arena, "%012lld", (long long)f->teacher);
}

/* Two may have one name. */
static const char *
teacher_name(struct checklist *c, const struct finding *f)
{
	if (f->teacher == 0)
		return "";
	return arena_printf(&c->arena, "%s %s", teacher_names_number(&c->names, f->teacher), checklist_teacher_name(c, f->teacher));
}

typedef const char *text_of(struct checklist *, const struct finding *);

static const struct grouping {
	const char *word, *zh;
	text_of *key, *name;
} groupings[] = {
	{ "category", "问题类别", category_of, category_of }, { "item", "检查项目", item_of, item_of }, { "school", "学校", school_of_finding, school_name },
	{ "district", "学区", district_of, district_of }, { "inspector", "检查人", inspector_of, inspector_of }, { "teacher", "教师", teacher_of, teacher_name }
};

/* ---- putting them in order ---- */

static int
in_order(const void *left, const void *right)
{
	const struct checklist_group *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	return order != 0 ? order : (a->finding > b->finding) - (a->finding < b->finding);
}

static const struct grouping *
find_grouping(const char *by, const char *const *allowed, struct error *error)
{
	struct text list = TEXT_INIT;
	const char *const *word = allowed;

	while (*word != NULL && strcmp(*word, by) != 0)
		word++;
	for (size_t i = 0; *word != NULL && i < sizeof groupings / sizeof groupings[0]; i++)
		if (strcmp(groupings[i].word, by) == 0)
			return &groupings[i];
	for (word = allowed; *word != NULL; word++)
		text_addf(&list, "%s%s", word == allowed ? "" : _(", "), *word);
	error_set(error, _("--by \"%s\" is not known here; possible: %s"), by, text_string(&list));
	text_free(&list);
	return NULL;
}

static void
name_groups(struct checklist *c, const struct grouping *grouping, struct checklist_groups *groups)
{
	for (size_t i = 0, end; i < groups->count; i = end) {
		const char *name = grouping->name(c, groups->items[i].finding);

		for (end = checklist_group_end(groups, i); i < end; i++)
			groups->items[i].name = name[0] != '\0' ? name : report_word(c->report, "（未填）", "(blank)");
	}
}

bool
checklist_group(struct checklist *c, const char *const *allowed, struct checklist_groups *groups, struct error *error)
{
	const char *by = c->options->by != NULL ? c->options->by : allowed[0];
	const struct grouping *grouping = find_grouping(by, allowed, error);

	*groups = (struct checklist_groups){ 0 };
	if (grouping == NULL)
		return false;
	groups->by = report_word(c->report, grouping->zh, grouping->word);
	groups->items = alloc_zero(c->findings.count + 1, sizeof *groups->items);
	for (size_t i = 0; i < c->findings.count; i++) {
		const struct finding *f = &c->findings.items[i];

		if (checklist_has(c, f) && checklist_of_month(c, f))
			groups->items[groups->count++] = (struct checklist_group){ grouping->key(c, f), NULL, f };
	}
	if (groups->count > 0)
		qsort(groups->items, groups->count, sizeof *groups->items, in_order);
	name_groups(c, grouping, groups);
	return true;
}

size_t
checklist_group_end(const struct checklist_groups *groups, size_t first)
{
	size_t end = first;

	while (end < groups->count && strcmp(groups->items[end].key, groups->items[first].key) == 0)
		end++;
	return end;
}

void
checklist_groups_free(struct checklist_groups *groups)
{
	free(groups->items);
}

void
checklist_put_definition(struct checklist *c, const struct checklist_groups *groups, const char *zh, const char *en)
{
	text_clear(&c->scratch);
	if (c->report->language == LANGUAGE_ZH)
		text_addf(&c->scratch, "按%s；%s", groups->by, zh);
	else
		text_addf(&c->scratch, "by %s; %s", groups->by, en);
	writer_text(c->report->writer, text_string(&c->scratch));
}
