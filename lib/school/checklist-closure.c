/* The form closure (销号统计): how many are closed, how long it took, how old the open ones are. */
#include <stdlib.h>
#include <string.h>
#include "school/checklist.h"

static const char definition_zh[] = "销号率=已销号÷问题数；按期率=按期整改÷有时限的已销号（末次整改日不晚于现行时限）；销号天数=销号日-检查日；反弹率=销号后再次发现÷已销号；"
    "合计按全部问题计算";
static const char definition_en[] = "closing rate = closed / findings; in time rate = closed ones mended on or before the deadline in force"
    " / closed ones with a deadline; days = closing - check; rebound rate = closed ones found again / closed; the total is of all findings";

enum { AGES = 4 };
static const int ages_to[AGES - 1] = { 7, 30, 90 };

struct closure {
	int64_t found, closed, open, overdue, with_deadline, in_time, back, days;
	int64_t ages[AGES];
};

static void
count_closed(struct closure *sum, const struct finding *f, const struct map *back, int *days)
{
	days[sum->closed++] = checklist_days(f->check_date, f->closed_on);
	sum->days += checklist_days(f->check_date, f->closed_on);
	sum->with_deadline += f->due[0] != '\0';
	sum->in_time += f->due[0] != '\0' && strcmp(f->mended_on, f->due) <= 0;
	sum->back += map_has(back, f->number);
}

static void
count_open(struct closure *sum, const struct finding *f, const char *day)
{
	int age = checklist_days(f->check_date, day), band = 0;

	while (band < AGES - 1 && age > ages_to[band])
		band++;
	sum->ages[band]++;
	sum->open++;
	sum->overdue += finding_days_overdue(f, day) > 0;
}

static int
by_value(const void *left, const void *right)
{
	int a = *(const int *)left, b = *(const int *)right;

	return (a > b) - (a < b);
}

static void
put_median(struct writer *w, int *days, int64_t count)
{
	if (count == 0) {
		writer_blank(w);
		return;
	}
	qsort(days, (size_t)count, sizeof *days, by_value);
	writer_ratio(w, days[(count - 1) / 2] + days[count / 2], 2, 1);
}

static void
put_sums(struct checklist *c, const struct closure *sum, int *days)
{
	struct writer *w = c->report->writer;

	writer_integer(w, sum->found);
	writer_integer(w, sum->closed);
	writer_integer(w, sum->open);
	writer_integer(w, sum->overdue);
	writer_ratio(w, 100 * sum->closed, sum->found, 2);
	writer_integer(w, sum->with_deadline);
	writer_integer(w, sum->in_time);
	writer_ratio(w, 100 * sum->in_time, sum->with_deadline, 2);
	writer_ratio(w, sum->days, sum->closed, 1);
	put_median(w, days, sum->closed);
	for (int i = 0; i < AGES; i++)
		writer_integer(w, sum->ages[i]);
	writer_integer(w, sum->back);
	writer_ratio(w, 100 * sum->back, sum->closed, 2);
	writer_text(w, c->day);
}

/* The total is of all findings, not of the rows above it. */
static void
write_sums(struct checklist *c, const struct checklist_groups *groups, const char *name, size_t first, size_t end, const struct map *back)
{
	int *days = alloc_zero(end - first + 1, sizeof *days);
	struct closure sum = { .found = (int64_t)(end - first) };

	for (size_t i = first; i < end; i++)
		if (finding_is_open(groups->items[i].finding))
			count_open(&sum, groups->items[i].finding, c->day);
		else
			count_closed(&sum, groups->items[i].finding, back, days);
	writer_text(c->report->writer, name);
	put_sums(c, &sum, days);
	checklist_put_definition(c, groups, definition_zh, definition_en);
	writer_end_row(c->report->writer);
	free(days);
}

static void
write_groups(struct checklist *c, const struct checklist_groups *groups)
{
	struct map back = MAP_INIT;

	checklist_come_back(c, &back);
	report_columns(c->report, (const char *const[]){ "scope", "findings_count", "findings_closed", "findings_open", "findings_overdue", "closing_rate",
	    "with_deadline", "in_time", "in_time_rate", "mean_days", "median_days", "aged_week", "aged_month", "aged_quarter", "aged_more",
	    "came_back", "rebound_rate", "on_date", "definition", NULL });
	for (size_t i = 0, end; i < groups->count; i = end) {
		end = checklist_group_end(groups, i);
		write_sums(c, groups, groups->items[i].name, i, end, &back);
	}
	write_sums(c, groups, checklist_total(c), 0, groups->count, &back);
	map_free(&back);
}

bool
closure_report(struct report *report, const struct checklist_options *options, struct error *error)
{
	static const char *const allowed[] = { "school", "category", "district", NULL };
	struct checklist_groups groups = { 0 };
	struct checklist c;
	bool ok = checklist_open(&c, report, options, true, error) && checklist_group(&c, allowed, &groups, error);

	if (ok)
		write_groups(&c, &groups);
	checklist_groups_free(&groups);
	checklist_close(&c);
	return ok;
}
