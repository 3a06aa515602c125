/* Findings put in groups, as --by says. */
#include <stdlib.h>
#include <string.h>
#include "school/checklist.h"
#include "school/exam-figures.h"

static const char *
word_of(const struct checklist *c, const char *zh, const char *en)
{
	return c->report->language == LANGUAGE_ZH ? zh : en;
}

static const char *
school_name(const struct checklist *c, int64_t id)
{
	const struct school *school = school_of(&c->report->district, id);

	return school != NULL ? school->name : "";
}

/* ---- the name of the group of a finding, and what it is put in order by ---- */

static struct checklist_group
by_category(struct checklist *c, const struct finding *f)
{
	(void)c;
	return (struct checklist_group){ f->category, f->category, f };
}

static struct checklist_group
by_item(struct checklist *c, const struct finding *f)
{
	const char *name = f->check_item[0] == '\0' ? f->category : arena_printf(&c->arena, "%s·%s", f->category, f->check_item);

	return (struct checklist_group){ name, name, f };
}

static struct checklist_group
by_school(struct checklist *c, const struct finding *f)
{
	return (struct checklist_group){ arena_printf(&c->arena, "%012lld", (long long)f->school), school_name(c, f->school), f };
}

static struct checklist_group
by_district(struct checklist *c, const struct finding *f)
{
	const char *name = checklist_district(c, f->school);

	return (struct checklist_group){ name, name, f };
}

static struct checklist_group
by_inspector(struct checklist *c, const struct finding *f)
{
	(void)c;
	return (struct checklist_group){ f->inspector, f->inspector, f };
}

/* Two may have one name. */
static struct checklist_group
by_teacher(struct checklist *c, const struct finding *f)
{
	const char *number;

	if (f->teacher == 0)
		return (struct checklist_group){ "", "", f };
	number = key_text(c->report->db, f->teacher, &c->arena);
	return (struct checklist_group){ number, arena_printf(&c->arena, "%s %s", number, checklist_teacher_name(c, f->teacher)), f };
}

static const struct grouping {
	const char *word, *zh;
	struct checklist_group (*of)(struct checklist *, const struct finding *);
} groupings[] = {
	{ "category", "问题类别", by_category }, { "item", "检查项目", by_item }, { "school", "学校", by_school }, { "district", "学区", by_district },
	{ "inspector", "检查人", by_inspector }, { "teacher", "教师", by_teacher }
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

bool
checklist_group(struct checklist *c, const char *const *allowed, struct checklist_groups *groups, struct error *error)
{
	const char *by = c->options->by != NULL ? c->options->by : allowed[0];
	const struct grouping *grouping = find_grouping(by, allowed, error);

	*groups = (struct checklist_groups){ 0 };
	if (grouping == NULL)
		return false;
	groups->by = word_of(c, grouping->zh, grouping->word);
	groups->items = alloc_zero(c->findings.count + 1, sizeof *groups->items);
	for (size_t i = 0; i < c->findings.count; i++) {
		struct checklist_group *item = &groups->items[groups->count];

		if (!checklist_has(c, &c->findings.items[i]) || !checklist_of_month(c, &c->findings.items[i]))
			continue;
		*item = grouping->of(c, &c->findings.items[i]);
		if (item->name[0] == '\0')
			item->name = word_of(c, "（未填）", "(blank)");
		groups->count++;
	}
	if (groups->count > 0)
		qsort(groups->items, groups->count, sizeof *groups->items, in_order);
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
