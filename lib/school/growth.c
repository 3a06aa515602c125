#include <stdlib.h>
#include <string.h>
#include "school/growth.h"

static const struct { const char *zh, *en; } level_words[] = {
	[GROWTH_CLEARLY_ABOVE] = { "明显高于预期", "clearly above" }, [GROWTH_ABOVE] = { "高于预期", "above" },
	[GROWTH_EXPECTED] = { "与预期相当", "as expected" }, [GROWTH_BELOW] = { "低于预期", "below" },
	[GROWTH_CLEARLY_BELOW] = { "明显低于预期", "clearly below" },
};

const char *
growth_level_show(enum growth_level level, enum language language)
{
	return language == LANGUAGE_ZH ? level_words[level].zh : level_words[level].en;
}

const struct growth_line *
growth_of(const struct growth *g, const char *teacher)
{
	for (size_t i = 0; i < g->count; i++)
		if (strcmp(g->lines[i].teacher->key, teacher) == 0)
			return &g->lines[i];
	return NULL;
}

bool
growth_read(struct growth *g, struct report *report, const struct ranking_options *options, struct error *error)
{
	(void)report;
	(void)options;
	*g = (struct growth){ 0 };
	return error_set(error, _("nothing is reported"));
}

void
growth_free(struct growth *g)
{
	free(g->lines);
	free(g->parts);
}
