/* The parts of a workbook beside its sheets: relationships, list of sheets, shared
 * strings, styles. */
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "table/xlsx-book.h"

#define RELATIONS_LIMIT (4 * MEBIBYTE)
#define FORMATS_LIMIT 262144     /* four times what Excel allows */

struct relation {
	const char *type, *part;
};

struct relations {
	struct map by_id;       /* to struct relation */
	struct arena *arena;
	const char *source;     /* the part they start from */
};

static bool
name_is(const char *element, const char *name)
{
	return strcmp(element, name) == 0;
}

static bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool
is_true(const char *value)
{
	return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void
relation_start(struct part *part, const char *element, const char **attributes)
{
	struct relations *relations = part->user;
	const char *id = part_attribute(attributes, "Id"), *type = part_attribute(attributes, "Type");
	const char *target = part_attribute(attributes, "Target"), *mode = part_attribute(attributes, "TargetMode");
	struct relation *relation;
	struct text path = TEXT_INIT;

	if (!name_is(element, "Relationship") || id == NULL || type == NULL || target == NULL
	    || (mode != NULL && strcmp(mode, "External") == 0))
		return;
	part_resolve(&path, relations->source, target);
	relation = arena_alloc(relations->arena, sizeof *relation);
	relation->type = arena_copy(relations->arena, type);
	relation->part = arena_copy(relations->arena, text_string(&path));
	map_set(&relations->by_id, id, relation);
	text_free(&path);
}

static const struct part_handler relation_handler = { .start = relation_start };

/* The relationships of folder/name stand in folder/_rels/name.rels. */
static bool
relations_read(struct relations *relations, const struct package *package, const char *source, struct error *error)
{
	const char *slash = strrchr(source, '/');
	const char *name = slash == NULL ? source : slash + 1;
	const char *part = arena_printf(relations->arena, "%.*s_rels/%s.rels", (int)(name - source), source, name);

	relations->source = source;
	return !package_has(package, part)
	    || part_read(package, part, RELATIONS_LIMIT, &relation_handler, relations, error);
}

static const char *
relation_of_type(const struct relations *relations, const char *type, const char *fallback)
{
	for (size_t i = 0; i < relations->by_id.count; i++) {
		const struct relation *relation = relations->by_id.entries[i].value;

		if (ends_with(relation->type, type))
			return relation->part;
	}
	return fallback;
}

struct book_reading {
	struct book *book;
	const struct relations *relations;
};

static void
sheet_add(struct part *part, const char **attributes)
{
	struct book_reading *reading = part->user;
	struct book *book = reading->book;
	const char *name = part_attribute(attributes, "name"), *id = part_relation(attributes, "id");
	const struct relation *relation;

	if (name == NULL || id == NULL || (relation = map_get(&reading->relations->by_id, id)) == NULL) {
		part_fail(part, _("a sheet without content"));
		return;
	}
	if (!ends_with(relation->type, "/worksheet"))
		return;
	if (book->sheet_count == book->sheet_capacity) {
		book->sheet_capacity = book->sheet_capacity * 2 + 4;
		book->sheets = alloc_grow(book->sheets, book->sheet_capacity, sizeof *book->sheets);
	}
	book->sheets[book->sheet_count++] = (struct sheet){ arena_copy(&book->arena, name), relation->part };
}

static void
book_start(struct part *part, const char *element, const char **attributes)
{
	struct book_reading *reading = part->user;

	if (name_is(element, "workbookPr"))
		reading->book->date1904 = is_true(part_attribute(attributes, "date1904"));
	else if (name_is(element, "sheet"))
		sheet_add(part, attributes);
	else if (part->depth == 1 && !name_is(element, "workbook"))
		part_fail(part, _("this is not the list of sheets"));
}

static const struct part_handler book_handler = { .start = book_start };

struct strings_reading {
	struct strings *strings;
	size_t begin;
	int phonetic;           /* within rPh: how to read the word, not the word */
	bool item, text;
};

static void
strings_start(struct part *part, const char *element, const char **attributes)
{
	struct strings_reading *reading = part->user;

	(void)attributes;
	if (name_is(element, "si")) {
		reading->item = true;
		reading->begin = reading->strings->block.length;
	} else if (name_is(element, "rPh")) {
		reading->phonetic++;
	} else if (name_is(element, "t")) {
		reading->text = reading->item && reading->phonetic == 0;
	} else if (part->depth == 1 && !name_is(element, "sst")) {
		part_fail(part, _("these are not the shared strings"));
	}
}

static void
string_finish(struct part *part)
{
	struct strings_reading *reading = part->user;
	struct strings *strings = reading->strings;
	struct text *block = &strings->block;
	size_t begin = reading->begin;

	if (strings->count == strings->capacity) {
		strings->capacity = strings->capacity * 2 + 64;
		strings->offsets = alloc_grow(strings->offsets, strings->capacity, sizeof *strings->offsets);
	}
	strings->offsets[strings->count++] = (uint32_t)begin;
	if (block->data != NULL)
		block->length = begin + value_unescape(block->data + begin, block->length - begin);
	text_add_char(block, '\0');
	if (block->length + strings->count * sizeof *strings->offsets > STRINGS_LIMIT)
		part_fail(part, _("more than %llu MiB of text in one workbook"), STRINGS_LIMIT / MEBIBYTE);
}

static void
strings_end(struct part *part, const char *element)
{
	struct strings_reading *reading = part->user;

	if (name_is(element, "t")) {
		reading->text = false;
	} else if (name_is(element, "rPh")) {
		reading->phonetic--;
	} else if (name_is(element, "si") && reading->item) {
		reading->item = false;
		string_finish(part);
	}
}

static void
strings_text(struct part *part, const char *text, size_t length)
{
	struct strings_reading *reading = part->user;
	struct text *block = &reading->strings->block;

	if (!reading->text)
		return;
	text_add_bytes(block, text, length);
	if (block->length > STRINGS_LIMIT)
		part_fail(part, _("more than %llu MiB of text in one workbook"), STRINGS_LIMIT / MEBIBYTE);
}

static const struct part_handler strings_handler = {
	.start = strings_start, .end = strings_end, .text = strings_text
};

struct styles_reading {
	struct book *book;
	struct map codes;       /* id to the struct value_format of its code */
	bool codes_open, styles_open;
};

static void
code_add(struct styles_reading *reading, const char **attributes)
{
	const char *id = part_attribute(attributes, "numFmtId"), *code = part_attribute(attributes, "formatCode");
	struct value_format *format;

	if (id == NULL || code == NULL)
		return;
	format = arena_alloc(&reading->book->arena, sizeof *format);
	*format = value_format_parse(code);
	map_set(&reading->codes, id, format);
}

static void
style_add(struct part *part, const char **attributes)
{
	struct styles_reading *reading = part->user;
	struct book *book = reading->book;
	const char *id = part_attribute(attributes, "numFmtId");
	const struct value_format *coded = id == NULL ? NULL : map_get(&reading->codes, id);

	if (book->format_count >= FORMATS_LIMIT) {
		part_fail(part, _("more than %d styles"), FORMATS_LIMIT);
		return;
	}
	if (book->format_count == book->format_capacity) {
		book->format_capacity = book->format_capacity * 2 + 16;
		book->formats = alloc_grow(book->formats, book->format_capacity, sizeof *book->formats);
	}
	book->formats[book->format_count++] = coded != NULL ? *coded
		: value_format_builtin(id == NULL ? 0 : strtol(id, NULL, 10));
}

/* The format codes stand before the styles that use them. */
static void
styles_start(struct part *part, const char *element, const char **attributes)
{
	struct styles_reading *reading = part->user;

	if (name_is(element, "numFmts"))
		reading->codes_open = true;
	else if (name_is(element, "cellXfs"))
		reading->styles_open = true;
	else if (name_is(element, "numFmt") && reading->codes_open)
		code_add(reading, attributes);
	else if (name_is(element, "xf") && reading->styles_open)
		style_add(part, attributes);
	else if (part->depth == 1 && !name_is(element, "styleSheet"))
		part_fail(part, _("these are not the styles"));
}

static void
styles_end(struct part *part, const char *element)
{
	struct styles_reading *reading = part->user;

	if (name_is(element, "numFmts"))
		reading->codes_open = false;
	else if (name_is(element, "cellXfs"))
		reading->styles_open = false;
}

static const struct part_handler styles_handler = { .start = styles_start, .end = styles_end };

static bool
sheets_load(struct book *book, const struct package *package, const char *part,
	struct relations *relations, struct error *error)
{
	struct book_reading reading = { book, relations };

	return relations_read(relations, package, part, error)
	    && part_read(package, part, PART_LIMIT, &book_handler, &reading, error)
	    && (book->sheet_count > 0 || error_data(error, _("%s: a workbook without sheets"), package->file));
}

static bool
strings_load(struct book *book, const struct package *package, const char *part, struct error *error)
{
	struct strings_reading reading = { .strings = &book->strings };

	return !package_has(package, part)
	    || part_read(package, part, PART_LIMIT_STRINGS, &strings_handler, &reading, error);
}

static bool
styles_load(struct book *book, const struct package *package, const char *part, struct error *error)
{
	struct styles_reading reading = { .book = book, .codes = MAP_INIT };
	bool ok = !package_has(package, part)
	    || part_read(package, part, PART_LIMIT, &styles_handler, &reading, error);

	map_free(&reading.codes);
	return ok;
}

static const char *
book_part(struct arena *arena, const struct package *package, struct error *error)
{
	struct relations root = { MAP_INIT, arena, NULL };
	const char *part = NULL;

	if (relations_read(&root, package, "", error))
		part = relation_of_type(&root, "/officeDocument", "xl/workbook.xml");
	map_free(&root.by_id);
	if (part == NULL || package_has(package, part))
		return part;
	error_data(error, _("%s: a zip file, but no workbook in it"), package->file);
	return NULL;
}

bool
book_load(struct book *book, const struct package *package, struct error *error)
{
	struct relations relations = { MAP_INIT, &book->arena, NULL };
	const char *part;
	bool ok;

	*book = (struct book){ .arena = ARENA_INIT, .strings = { .block = TEXT_INIT } };
	part = book_part(&book->arena, package, error);
	ok = part != NULL
	  && sheets_load(book, package, part, &relations, error)
	  && strings_load(book, package, relation_of_type(&relations, "/sharedStrings", "xl/sharedstrings.xml"), error)
	  && styles_load(book, package, relation_of_type(&relations, "/styles", "xl/styles.xml"), error);
	map_free(&relations.by_id);
	return ok;
}

const char *
book_string(const struct book *book, size_t index, size_t *length)
{
	const struct strings *strings = &book->strings;
	size_t begin, end;

	if (index >= strings->count)
		return NULL;
	begin = strings->offsets[index];
	end = index + 1 < strings->count ? strings->offsets[index + 1] : strings->block.length;
	*length = end - begin - 1;
	return strings->block.data + begin;
}

struct value_format
book_format(const struct book *book, const char *style)
{
	int64_t index;

	if (style == NULL || !number_integer(style, &index) || index < 0 || (size_t)index >= book->format_count)
		return (struct value_format){ .kind = VALUE_NUMBER };
	return book->formats[index];
}

void
book_free(struct book *book)
{
	free(book->sheets);
	free(book->formats);
	free(book->strings.offsets);
	text_free(&book->strings.block);
	arena_free(&book->arena);
	*book = (struct book){ .arena = ARENA_INIT };
}
