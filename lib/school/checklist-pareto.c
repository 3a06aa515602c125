/* The form pareto (主次分析): where most of the findings are. */
#include <stdlib.h>
#include <string.h>
#include "school/checklist.h"

/* The usual share of those that one should begin with, in percent. */
enum { MAIN_SHARE = 80 };

struct bar {
	const char *name;
	size_t count;
};

static int
by_count(const void *left, const void *right)
{
	const struct bar *a = left, *b = right;

	return a->count != b->count ? (a->count < b->count) - (a->count > b->count) : strcmp(a->name, b->name);
}

static size_t
count_bars(const struct checklist_groups *groups, struct bar *bars)
{
	size_t count = 0;

	for (size_t i = 0, end; i < groups->count; i = end) {
		end = checklist_group_end(groups, i);
		bars[count++] = (struct bar){ groups->items[i].name, end - i };
	}
	if (count > 0)
		qsort(bars, count, sizeof *bars, by_count);
	return count;
}

static void
put_definition(struct checklist *c, const struct checklist_groups *groups)
{
	writer_text(c->report->writer, c->day);
	checklist_put_definition(c, groups, "占比=问题数÷合计；累计占比在本行之前不足80%的为主要部分", "share = findings / total; main part: less than 80% before the row");
	writer_end_row(c->report->writer);
}

static void
put_bar(struct checklist *c, const struct checklist_groups *groups, const struct bar *bar, size_t before)
{
	struct writer *w = c->report->writer;
	int64_t total = (int64_t)groups->count, sum = (int64_t)(before + bar->count);

	writer_text(w, bar->name);
	writer_integer(w, (int64_t)bar->count);
	writer_ratio(w, 100 * (int64_t)bar->count, total, 2);
	writer_integer(w, sum);
	writer_ratio(w, 100 * sum, total, 2);
	if (100 * before < MAIN_SHARE * groups->count)
		writer_word(w, column_find("main_part")->words, "yes");
	else
		writer_blank(w);
	put_definition(c, groups);
}

static void
put_total(struct checklist *c, const struct checklist_groups *groups)
{
	struct writer *w = c->report->writer;

	writer_text(w, checklist_total(c));
	writer_integer(w, (int64_t)groups->count);
	writer_ratio(w, 100 * (int64_t)groups->count, (int64_t)groups->count, 2);
	for (int i = 0; i < 3; i++)
		writer_blank(w);
	put_definition(c, groups);
}

static void
write_bars(struct checklist *c, const struct checklist_groups *groups)
{
	struct bar *bars = alloc_zero(groups->count + 1, sizeof *bars);
	size_t count = count_bars(groups, bars), before = 0;

	report_columns(c->report, (const char *const[]){ "scope", "findings_count", "findings_share", "cumulated", "cumulated_share", "main_part", "on_date",
	    "definition", NULL });
	for (size_t i = 0; i < count; before += bars[i++].count)
		put_bar(c, groups, &bars[i], before);
	put_total(c, groups);
	free(bars);
}

bool
pareto_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	static const char *const allowed[] = { "category", "item", "school", "inspector", "teacher", NULL };
	struct checklist_groups groups = { 0 };
	struct checklist c;
	bool ok = checklist_open(&c, report, options, true, error) && checklist_group(&c, allowed, &groups, error);

	if (ok)
		write_bars(&c, &groups);
	checklist_groups_free(&groups);
	checklist_close(&c);
	return ok;
}
