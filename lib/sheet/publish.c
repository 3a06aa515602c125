#include <stddef.h>
#include <string.h>
#include "base/error.h"
#include "sheet/publish.h"

static const struct { const char *name; enum sheet_audience audience; } audiences[] = {
	{ "internal", SHEET_INTERNAL }, { "teacher", SHEET_TEACHER }, { "parent", SHEET_PARENT }, { "public", SHEET_PUBLIC }
};

/* 未成年人学校保护规定 (2021): marks and ranks of pupils are not published; ranks are not for parents either. */
static const struct { enum sheet_audience audience; const char *column, *reason; } rules[] = {
	{ SHEET_PUBLIC, "pupil", N_("it identifies pupils") },
	{ SHEET_PUBLIC, "name", N_("it identifies pupils") },
	{ SHEET_PUBLIC, "exam_number", N_("it identifies pupils") },
	{ SHEET_PUBLIC, "mark", N_("marks of single pupils are not published") },
	{ SHEET_PUBLIC, "highest", N_("marks of single pupils are not published") },
	{ SHEET_PUBLIC, "lowest", N_("marks of single pupils are not published") },
	{ SHEET_PUBLIC, "mark_level", N_("results of single pupils are not published") },
	{ SHEET_PUBLIC, "inclusive", N_("it is sensitive personal data") },
	{ SHEET_PARENT, "rank", N_("pupils are not ranked for parents") },
};

enum sheet_audience
sheet_audience_find(const char *name)
{
	for (size_t i = 0; i < sizeof audiences / sizeof audiences[0]; i++)
		if (strcmp(name, audiences[i].name) == 0)
			return audiences[i].audience;
	return 0;
}

const char *
sheet_audience_name(enum sheet_audience audience)
{
	for (size_t i = 0; i < sizeof audiences / sizeof audiences[0]; i++)
		if (audience == audiences[i].audience)
			return audiences[i].name;
	return "";
}

const char *
sheet_forbids(enum sheet_audience audience, const char *column)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (rules[i].audience == audience && strcmp(rules[i].column, column) == 0)
			return rules[i].reason;
	return NULL;
}
