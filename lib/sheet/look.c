#include <stdlib.h>
#include <string.h>
#include "sheet/look.h"

#define LINE_COLOUR 0x595959
#define CHARSET_GB2312 134      /* without it Windows may take another face for 宋体 */

static bool
looks_equal(const struct look *a, const struct look *b)
{
	return strcmp(a->font, b->font) == 0 && a->size == b->size && a->bold == b->bold && a->border == b->border
	    && a->wrap == b->wrap && a->align == b->align && a->fill == b->fill && a->colour == b->colour
	    && strcmp(a->number, b->number) == 0;
}

static void
set_font(lxw_format *format, const char *font, double size)
{
	format_set_font_name(format, font);
	format_set_font_size(format, size);
	format_set_font_charset(format, CHARSET_GB2312);
}

static lxw_format *
make_format(lxw_workbook *workbook, const struct look *look)
{
	static const uint8_t aligns[] = {
		[ALIGN_LEFT] = LXW_ALIGN_LEFT, [ALIGN_CENTRE] = LXW_ALIGN_CENTER, [ALIGN_RIGHT] = LXW_ALIGN_RIGHT
	};
	lxw_format *format = workbook_add_format(workbook);

	if (format == NULL)
		die(_("out of memory"));
	set_font(format, look->font, look->size);
	format_set_align(format, aligns[look->align]);
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	if (look->bold)
		format_set_bold(format);
	if (look->wrap)
		format_set_text_wrap(format);
	if (look->border) {
		format_set_border(format, LXW_BORDER_THIN);
		format_set_border_color(format, LINE_COLOUR);
	}
	if (look->fill != 0)
		format_set_bg_color(format, look->fill);
	if (look->colour != 0)
		format_set_font_color(format, look->colour);
	if (look->number[0] != '\0')
		format_set_num_format(format, look->number);
	return format;
}

lxw_format *
look_format(struct looks *looks, const struct look *wanted)
{
	struct look look = *wanted;
	size_t i;

	look.font = look.font != NULL ? look.font : FONT_BODY;
	look.size = look.size > 0 ? look.size : 11;
	for (i = 0; i < looks->count; i++)
		if (looks_equal(&looks->entries[i].look, &look))
			return looks->entries[i].format;
	if (looks->count == looks->capacity) {
		looks->capacity = looks->capacity > 0 ? 2 * looks->capacity : 32;
		looks->entries = alloc_grow(looks->entries, looks->capacity, sizeof(looks->entries[0]));
	}
	looks->entries[looks->count] = (struct look_entry){ look, make_format(looks->workbook, &look) };
	return looks->entries[looks->count++].format;
}

/* The library has no call for it; its first format is the one written as Normal. */
void
look_normal(struct looks *looks)
{
	set_font(STAILQ_FIRST(looks->workbook->formats), FONT_BODY, 11);
}

void
looks_free(struct looks *looks)
{
	free(looks->entries);
	*looks = (struct looks){ 0 };
}
