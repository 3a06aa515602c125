#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/map.h"
#include "table/kind.h"

/* "语文(120分)", "数学（满分100）": what stands in brackets is a remark. */
static void
add_heading_key(struct text *key, const char *heading)
{
	char *bracket;

	text_clear(key);
	text_add_key(key, heading);
	if (key->data == NULL)
		return;
	bracket = strchr(key->data, '(');
	if (bracket != NULL && bracket != key->data) {
		*bracket = '\0';
		key->length = (size_t)(bracket - key->data);
	}
	while (key->length > 0 && (key->data[key->length - 1] == ':' || key->data[key->length - 1] == '*'))
		key->data[--key->length] = '\0';
}

static bool
same_key(const char *key, const char *text)
{
	struct text other = TEXT_INIT;
	bool same;

	text_add_key(&other, text);
	same = strcmp(key, text_string(&other)) == 0;
	text_free(&other);
	return same;
}

/* Is the key one of the words of a list separated by spaces? */
static bool
in_list(const char *list, const char *key)
{
	size_t length = strlen(key);

	if (list == NULL || length == 0)
		return false;
	for (const char *at = list; (at = strcasestr(at, key)) != NULL; at++)
		if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return true;
	return false;
}

static bool
is_heading(const struct column *column, const char *key)
{
	return same_key(key, column->name) || same_key(key, column->zh) || same_key(key, column->en);
}

/* Asked for each cell, mostly with the same literals: what was found stands by where its name did. */
const struct column *
column_find(const char *name)
{
	static const struct column *found[1024];
	const struct column **known = &found[(uintptr_t)name % (sizeof found / sizeof found[0])];

	if (*known != NULL && strcmp((*known)->name, name) == 0)
		return *known;
	for (const struct column *c = columns; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return *known = c;
	return NULL;
}

static void
add_spelling(struct map *map, const char *spelling, size_t length, const struct column *column)
{
	char *copy = strndup(spelling, length);
	struct text key = TEXT_INIT;

	text_add_key(&key, copy == NULL ? "" : copy);
	if (key.length > 0 && !map_has(map, key.data))
		map_set(map, key.data, (void *)column);
	text_free(&key);
	free(copy);
}

/* Every spelling of every column; the headings proper go before the synonyms. */
static const struct map *
spellings(void)
{
	static struct map map;

	if (map.count > 0)
		return &map;
	for (const struct column *c = columns; c->name != NULL; c++) {
		add_spelling(&map, c->name, strlen(c->name), c);
		add_spelling(&map, c->zh, strlen(c->zh), c);
		add_spelling(&map, c->en, strlen(c->en), c);
	}
	for (const struct column *c = columns; c->name != NULL; c++)
		for (const char *s = c->synonyms; s != NULL && *s != '\0'; s += strcspn(s, " "), s += *s == ' ')
			add_spelling(&map, s, strcspn(s, " "), c);
	return &map;
}

const struct column *
column_by_heading(const char *heading)
{
	struct text key = TEXT_INIT;
	const struct column *found;

	add_heading_key(&key, heading);
	found = key.length == 0 ? NULL : map_get(spellings(), key.data);
	text_free(&key);
	return found;
}

const char *
column_heading(const struct column *column, enum language language)
{
	return language == LANGUAGE_ZH ? column->zh : column->en;
}

const struct kind *
kind_find(const char *name)
{
	for (const struct kind *k = kinds; k->name != NULL; k++)
		if (strcasecmp(k->name, name) == 0 || strcmp(k->zh, name) == 0 || strcasecmp(k->en, name) == 0)
			return k;
	return NULL;
}

size_t
kind_field_count(const struct kind *kind)
{
	size_t count = 0;

	while (count < KIND_FIELDS && kind->fields[count].column != NULL)
		count++;
	return count;
}

const struct column *
field_column(const struct field *field)
{
	return column_find(field->column);
}

int
kind_field(const struct kind *kind, const char *column)
{
	for (size_t i = 0; i < KIND_FIELDS && kind->fields[i].column != NULL; i++)
		if (strcmp(kind->fields[i].column, column) == 0)
			return (int)i;
	return -1;
}

int
kind_field_by_heading(const struct kind *kind, const char *heading)
{
	struct text key = TEXT_INIT;
	int found = -1;

	add_heading_key(&key, heading);
	for (int pass = 0; pass < 2 && found < 0 && key.length > 0; pass++)
		for (size_t i = 0; i < kind_field_count(kind) && found < 0; i++) {
			const struct column *c = field_column(&kind->fields[i]);

			if (pass == 0 ? is_heading(c, key.data) : in_list(c->synonyms, key.data))
				found = (int)i;
		}
	text_free(&key);
	return found;
}

/* Templates ask for "1-男" in some years: the part before or behind the dash will do. */
static int
find_word(const struct word *words, const char *key)
{
	for (int i = 0; words[i].code != NULL; i++)
		if (same_key(key, words[i].zh) || same_key(key, words[i].code) || in_list(words[i].synonyms, key))
			return i;
	return -1;
}

int
word_find(const struct word *words, const char *string)
{
	struct text key = TEXT_INIT;
	char *dash;
	int found;

	text_add_key(&key, string);
	found = key.length == 0 ? -1 : find_word(words, key.data);
	if (found < 0 && key.length > 0 && (dash = strchr(key.data, '-')) != NULL)
		found = find_word(words, dash + 1);
	text_free(&key);
	return found;
}

const char *
word_text(const struct word *word, enum language language)
{
	return language == LANGUAGE_ZH ? word->zh : word->code;
}

const char *
word_show(const struct word *words, const char *code, enum language language)
{
	for (const struct word *w = words; w->code != NULL; w++)
		if (strcmp(w->code, code) == 0)
			return word_text(w, language);
	return code;
}

enum language
message_language(void)
{
	/* Translated as "zh" by the Chinese messages. */
	return strcmp(_("en"), "zh") == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
}

const char *
nearest(const char *string, const char *const *candidates, size_t count)
{
	const char *best = NULL;
	int limit = utf8_count(string) <= 3 ? 1 : 2, best_distance = limit + 1;

	for (size_t i = 0; i < count; i++) {
		int distance = text_distance(string, candidates[i], limit);

		if (distance < best_distance) {
			best_distance = distance;
			best = candidates[i];
		}
	}
	return best;
}
