/* The form recurring (反弹清单): closed findings that were found again, each chain by its last. */
#include <stdlib.h>
#include <string.h>
#include "school/checklist.h"

struct chain {
	const struct finding *last, *before, *first;
	int64_t times;
};

/* From the last to the first. Numbers that go round, as a changed row may have them, end. */
static struct chain
follow(const struct map *findings, const struct finding *last, size_t limit)
{
	struct chain chain = { .last = last, .first = last };
	const struct finding *f;

	while (chain.first->recurs[0] != '\0' && (size_t)chain.times < limit && (f = map_get(findings, chain.first->recurs)) != NULL) {
		if (chain.times++ == 0)
			chain.before = f;
		chain.first = f;
	}
	return chain;
}

static void
map_findings(const struct checklist *c, struct map *findings)
{
	for (size_t i = 0; i < c->findings.count; i++)
		map_set(findings, c->findings.items[i].number, &c->findings.items[i]);
}

/* More often first; as often, by number. */
static int
by_times(const void *left, const void *right)
{
	const struct chain *a = left, *b = right;

	return a->times != b->times ? (a->times < b->times) - (a->times > b->times) : (a->last > b->last) - (a->last < b->last);
}

static size_t
list_chains(struct checklist *c, struct chain *chains)
{
	struct map findings = MAP_INIT, back = MAP_INIT;
	size_t count = 0;

	checklist_come_back(c, &back);
	map_findings(c, &findings);
	for (size_t i = 0; i < c->findings.count; i++) {
		const struct finding *f = &c->findings.items[i];

		if (f->recurs[0] != '\0' && !map_has(&back, f->number) && checklist_has(c, f) && checklist_of_month(c, f))
			chains[count++] = follow(&findings, f, c->findings.count);
	}
	map_free(&findings);
	map_free(&back);
	if (count > 0)
		qsort(chains, count, sizeof *chains, by_times);
	return count;
}

/* The one before was closed on or before the check; not so only after an undo. */
static void
put_days(struct checklist *c, const struct chain *chain)
{
	struct writer *w = c->report->writer;
	const char *closed = chain->before != NULL ? chain->before->closed_on : "";

	writer_text(w, closed);
	if (closed[0] != '\0')
		writer_integer(w, checklist_days(closed, chain->last->check_date));
	else
		writer_blank(w);
}

static void
put_chain(struct checklist *c, const struct chain *chain)
{
	struct writer *w = c->report->writer;

	checklist_put_finding(c, chain->last);
	writer_integer(w, chain->times);
	writer_text(w, chain->first->number);
	writer_text(w, chain->first->check_date);
	writer_text(w, chain->last->recurs);
	put_days(c, chain);
	writer_text(w, finding_state_text(chain->last->state, c->report->language));
	writer_text(w, c->day);
	writer_text(w, c->report->language == LANGUAGE_ZH ? "反弹次数=沿“反弹自”上溯的次数；间隔=检查日-上次销号日"
	    : "times = steps back along \"recurs\"; days = check - closing of the one before");
	writer_end_row(w);
}

static void
write_chains(struct checklist *c)
{
	struct chain *chains = alloc_zero(c->findings.count + 1, sizeof *chains);
	size_t count = list_chains(c, chains);

	report_columns(c->report, checklist_columns);
	report_columns(c->report, (const char *const[]){ "times_back", "first_finding", "first_date", "recurs", "closed_before", "days_closed",
	    "finding_state", "on_date", "definition", NULL });
	for (size_t i = 0; i < count; i++)
		put_chain(c, &chains[i]);
	free(chains);
}

/* ---- by groups ---- */

static void
write_sums(struct checklist *c, const struct checklist_groups *groups, const char *name, size_t first, size_t end, const struct map *findings)
{
	struct writer *w = c->report->writer;
	int64_t again = 0, most = 0, days = 0, with_days = 0;

	for (size_t i = first; i < end; i++) {
		struct chain chain = follow(findings, groups->items[i].finding, c->findings.count);

		again += chain.times > 0;
		most = chain.times > most ? chain.times : most;
		if (chain.before != NULL && chain.before->closed_on[0] != '\0') {
			days += checklist_days(chain.before->closed_on, chain.last->check_date);
			with_days++;
		}
	}
	writer_text(w, name);
	writer_integer(w, (int64_t)(end - first));
	writer_integer(w, again);
	writer_ratio(w, 100 * again, (int64_t)(end - first), 2);
	writer_integer(w, most);
	writer_ratio(w, days, with_days, 1);
	writer_text(w, c->day);
	checklist_put_definition(c, groups, "反弹占比=反弹问题÷问题数；最多次数=同一问题反弹的次数；平均间隔=（检查日-上次销号日）的平均",
	    "share = findings that came back / findings; most = times that one came back; mean = of check - closing of the one before");
	writer_end_row(w);
}

static void
write_groups(struct checklist *c, const struct checklist_groups *groups)
{
	struct map findings = MAP_INIT;

	findings_link(&c->findings);
	map_findings(c, &findings);
	report_columns(c->report, (const char *const[]){ "scope", "findings_count", "found_again", "found_again_share", "most_times_back", "mean_days_closed",
	    "on_date", "definition", NULL });
	for (size_t i = 0, end; i < groups->count; i = end) {
		end = checklist_group_end(groups, i);
		write_sums(c, groups, groups->items[i].name, i, end, &findings);
	}
	write_sums(c, groups, checklist_total(c), 0, groups->count, &findings);
	map_free(&findings);
}

bool
recurring_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	static const char *const allowed[] = { "category", "item", "school", "district", "inspector", "teacher", NULL };
	struct checklist_groups groups = { 0 };
	struct checklist c;
	bool ok = checklist_open(&c, report, options, true, error) && (options->by == NULL || checklist_group(&c, allowed, &groups, error));

	if (ok && options->by == NULL)
		write_chains(&c);
	else if (ok)
		write_groups(&c, &groups);
	checklist_groups_free(&groups);
	checklist_close(&c);
	return ok;
}
