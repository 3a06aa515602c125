/* Edges of bands. */
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/band.h"

enum { WHOLE = 10000 };         /* 100 % in hundredths of a percent */

/* One number of a list; length without the % behind it. */
static bool
parse_value(const char *text, size_t length, bool *percent, int64_t *value)
{
	char digits[24];

	*percent = length > 0 && text[length - 1] == '%';
	length -= *percent;
	if (length == 0 || length >= sizeof digits)
		return false;
	memcpy(digits, text, length);
	digits[length] = '\0';
	return number_hundredths(digits, value) && *value >= 0 && (!*percent || *value <= WHOLE);
}

static int
descending(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a < b) - (a > b);
}

static bool
has_twins(const struct band_rule *rule)
{
	for (size_t i = 1; i < rule->count; i++)
		if (rule->values[i] == rule->values[i - 1])
			return true;
	return false;
}

bool
band_parse_edges(const char *text, struct band_rule *rule)
{
	*rule = (struct band_rule){ 0 };
	for (bool more = true; more; rule->count++) {
		size_t length = strcspn(text, ",");
		bool percent;

		/* The lowest band, from 0, needs a place too. */
		if (rule->count == MOST_BANDS - 1 || !parse_value(text, length, &percent, &rule->values[rule->count]))
			return false;
		if (rule->count > 0 && percent != rule->percent)
			return false;
		rule->percent = percent;
		more = text[length] == ',';
		text += length + more;
	}
	qsort(rule->values, rule->count, sizeof *rule->values, descending);
	return !has_twins(rule);
}

bool
band_parse_width(const char *text, struct band_rule *rule)
{
	*rule = (struct band_rule){ .equal = true, .count = 1 };
	return parse_value(text, strlen(text), &rule->percent, &rule->values[0]) && rule->values[0] > 0;
}

/* The lowest mark that is at least this share. */
static int64_t
mark_of(const struct band_rule *rule, int64_t value, int64_t full_mark)
{
	return rule->percent ? (value * full_mark + WHOLE - 1) / WHOLE : value;
}

/* Shares of a small full mark can lie on the same mark. */
static void
add_edge(int64_t *edges, size_t *count, int64_t edge)
{
	if (*count == 0 || edge < edges[*count - 1])
		edges[(*count)++] = edge;
}

static size_t
equal_edges(const struct band_rule *rule, int64_t full_mark, int64_t *edges)
{
	int64_t whole = rule->percent ? WHOLE : full_mark;
	size_t count = 0;

	for (int64_t left = whole - rule->values[0]; left > 0; left -= rule->values[0]) {
		if (count == MOST_BANDS - 1)
			return 0;
		add_edge(edges, &count, mark_of(rule, left, full_mark));
	}
	add_edge(edges, &count, 0);
	return count;
}

size_t
band_edges(const struct band_rule *rule, int64_t full_mark, int64_t edges[MOST_BANDS])
{
	size_t count = 0;

	if (full_mark == 0 && (rule->equal || rule->percent))
		return 0;
	if (rule->equal)
		return equal_edges(rule, full_mark, edges);
	for (size_t i = 0; i < rule->count; i++) {
		int64_t edge = mark_of(rule, rule->values[i], full_mark);

		if (full_mark == 0 || edge <= full_mark)
			add_edge(edges, &count, edge);
	}
	add_edge(edges, &count, 0);
	return count;
}

size_t
band_of(const int64_t *edges, size_t count, int64_t mark)
{
	size_t i = 0;

	while (i + 1 < count && mark < edges[i])
		i++;
	return i;
}
