#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "school/blueprint.h"
#include "school/item.h"
#include "table/kind.h"

static const char *
copy(struct blueprint *b, const char *text)
{
	return text != NULL ? arena_copy(&b->arena, text) : "";
}

static int
compare_items(const void *left, const void *right)
{
	const struct blueprint_item *a = left, *b = right;

	return item_compare(a->item, b->item);
}

void
blueprint_read(struct blueprint *b, struct db *db, int64_t exam)
{
	struct query *q = query(db, "select subject, grades, language, paper, item, item_full, point, cognitive_level, item_type"
	    " from items_rows where exam = $1 order by subject, grades, language, paper, item", "i", exam);
	size_t capacity = 0;

	blueprint_free(b);
	*b = (struct blueprint){ .exam = exam, .any_language = word_find(column_find("language")->words, "any") };
	while (query_next(q)) {
		struct blueprint_item *item;
		int low = 0, high = 0, read = sscanf(query_text(q, 1), "%d-%d", &low, &high);

		if (b->count == capacity) {
			capacity = capacity == 0 ? 64 : capacity * 2;
			b->items = alloc_grow(b->items, capacity, sizeof *b->items);
		}
		item = &b->items[b->count++];
		*item = (struct blueprint_item){ .subject = query_int(q, 0), .low_grade = low, .high_grade = read == 2 ? high : low,
			.language = (int)query_int(q, 2), .full = query_int(q, 5) };
		item->paper = copy(b, query_text(q, 3));
		item->item = copy(b, query_text(q, 4));
		item->point = copy(b, query_text(q, 6));
		item->level = copy(b, query_text(q, 7));
		item->type = copy(b, query_text(q, 8));
	}
	if (b->count > 0)
		qsort(b->items, b->count, sizeof *b->items, compare_items);
}

void
blueprint_free(struct blueprint *b)
{
	free(b->items);
	arena_free(&b->arena);
	*b = (struct blueprint){ 0 };
}

/* How well a row fits: 0 not at all, 1 by any language and no name. */
static int
fit(const struct blueprint *b, const struct blueprint_item *item, const struct paper_of *of)
{
	bool any = item->language == b->any_language, nameless = item->paper[0] == '\0';

	if (item->subject != of->subject || (of->grade != 0 && (of->grade < item->low_grade || of->grade > item->high_grade)))
		return 0;
	if (of->language >= 0 && !any && item->language != of->language)
		return 0;
	if (of->paper != NULL && !nameless && strcmp(item->paper, of->paper) != 0)
		return 0;
	return 1 + (of->language >= 0 && !any) + 2 * (of->paper != NULL && !nameless);
}

size_t
blueprint_items(const struct blueprint *b, const struct paper_of *of, const struct blueprint_item **items)
{
	size_t count = 0;
	int best = 1;

	for (size_t i = 0; i < b->count; i++) {
		int fits = fit(b, &b->items[i], of);

		if (fits > best) {
			best = fits;
			count = 0;
		}
		if (fits == best)
			items[count++] = &b->items[i];
	}
	return count;
}

void
blueprint_pupil(struct db *db, int64_t exam, int64_t pupil, int64_t class_id, struct paper_of *of)
{
	struct query *q = query(db, "select c.stage + cast(substr(e.term, 1, 4) as integer) - c.entry_year, c.language from exams_rows e"
	    " join classes_rows c on c.class = coalesce(nullif($3, 0), (select class from scores_rows where exam = $1 and pupil = $2 limit 1),"
	    " (select class from pupils_rows where pupil = $2)) where e.exam = $1", "iii", exam, pupil, class_id);

	if (query_next(q)) {
		of->grade = (int)query_int(q, 0);
		of->language = (int)query_int(q, 1);
	}
	query_end(q);
}
