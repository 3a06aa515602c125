/* Figures: what is worked out of the counts of a cell. */
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "school/figure.h"

#define WHOLE 10000     /* one pupil in a divisor; 100 % in hundredths of a percent */

/* ---- the rule of the denominator ---- */

static const struct {
	enum base_kind kind;
	const char *code;
	const char *share;      /* the share by default in hundredths of a percent; NULL: the rule has none */
	const char *zh_before, *zh_after;
} bases[] = {
	{ BASE_PRESENT, "present", NULL, "实考", "" },
	{ BASE_ENROLLED, "enrolled", NULL, "在籍", "" },
	{ BASE_COHORT, "cohort", NULL, "起始届", "" },
	{ BASE_ENROLLED_SHARE, "pct", "97", "在籍×", "%" },
	{ BASE_SITTERS_SHARE, "sitters", "90", "实考×", "%" },
	{ BASE_DROP_TABLE, "drop:table", NULL, "去低分（表）", "" },
	{ BASE_DROP_SHARE, "drop", "8", "去低分", "%" },
};
enum { BASES = sizeof bases / sizeof bases[0] };

static bool
parse_share(const char *text, int64_t *share)
{
	char digits[24];
	size_t length = strlen(text);

	if (length > 0 && text[length - 1] == '%')
		length--;
	if (length == 0 || length >= sizeof digits)
		return false;
	memcpy(digits, text, length);
	digits[length] = '\0';
	return number_hundredths(digits, share) && *share > 0 && *share <= WHOLE;
}

bool
base_parse(const char *text, struct base *base)
{
	for (size_t i = 0; i < BASES; i++) {
		size_t length = strlen(bases[i].code);

		*base = (struct base){ .kind = bases[i].kind };
		if (strcmp(text, bases[i].code) == 0)
			return bases[i].share == NULL || parse_share(bases[i].share, &base->share);
		if (bases[i].share != NULL && strncmp(text, bases[i].code, length) == 0 && text[length] == ':'
		    && parse_share(text + length + 1, &base->share))
			return true;
	}
	return false;
}

static const struct { unsigned bit; const char *code, *zh; } groups[] = {
	{ WITHOUT_INCLUSIVE, "inclusive", "随读" }, { WITHOUT_JOINED, "joined", "本年转入" },
};
enum { GROUPS = sizeof groups / sizeof groups[0] };

static unsigned
find_group(const char *name, size_t length)
{
	for (size_t i = 0; i < GROUPS; i++)
		if (strncmp(groups[i].code, name, length) == 0 && groups[i].code[length] == '\0')
			return groups[i].bit;
	return 0;
}

bool
base_parse_without(const char *list, struct base *base)
{
	base->without = 0;
	while (list != NULL && *list != '\0') {
		size_t length = strcspn(list, ",");
		unsigned bit = find_group(list, length);

		if (bit == 0)
			return false;
		base->without |= bit;
		list += length + (list[length] == ',');
	}
	return true;
}

static void
add_without(struct text *text, struct base base, enum language language)
{
	bool zh = language == LANGUAGE_ZH;
	const char *before = zh ? "，不含" : " without ";

	for (size_t i = 0; i < GROUPS; i++) {
		if (!(base.without & groups[i].bit))
			continue;
		text_addf(text, "%s%s", before, zh ? groups[i].zh : groups[i].code);
		before = zh ? "、" : " and ";
	}
}

void
base_add(struct text *text, struct base base, enum language language)
{
	size_t i = 0;

	while (bases[i].kind != base.kind)
		i++;
	text_add(text, language == LANGUAGE_ZH ? bases[i].zh_before : bases[i].code);
	if (bases[i].share != NULL && language == LANGUAGE_EN)
		text_add_char(text, ':');
	if (bases[i].share != NULL)
		number_add_hundredths(text, base.share);
	text_add(text, language == LANGUAGE_ZH ? bases[i].zh_after : base.kind == BASE_DROP_SHARE ? "%" : "");
	add_without(text, base, language);
}

/* ---- figures ---- */

void
figure_merge(struct figure *figure, const struct figure *part)
{
	bool first = figure->entered == 0 && figure->divisor == 0;

	if (part->sat > 0) {
		figure->lowest = figure->sat == 0 || part->lowest < figure->lowest ? part->lowest : figure->lowest;
		figure->highest = figure->sat == 0 || part->highest > figure->highest ? part->highest : figure->highest;
	}
	figure->enrolled += part->enrolled;
	figure->cohort += part->cohort;
	figure->entered += part->entered;
	figure->deferred += part->deferred;
	figure->sat += part->sat;
	figure->divisor += part->divisor;
	exact_merge(&figure->marks, &part->marks);
	for (int i = 0; i < LINES; i++) {
		figure->counts[i] += part->counts[i];
		figure->has_line[i] = part->has_line[i] && (first || figure->has_line[i]);
	}
	figure->full_mark = first || figure->full_mark == part->full_mark ? part->full_mark : 0;
}

int64_t
figure_absent(const struct figure *figure)
{
	return figure->entered - figure->sat - figure->deferred;
}

/* Each is one division of integers, so that equal ones tie. */
double
figure_mean(const struct figure *figure)
{
	if (figure->divisor == 0 || figure->sat == 0)
		return NAN;
	return (double)(figure->marks.sum * (WHOLE / 100)) / (double)figure->divisor;
}

double
figure_score_rate(const struct figure *figure)
{
	if (figure->divisor == 0 || figure->sat == 0 || figure->full_mark == 0)
		return NAN;
	return (double)figure->marks.sum * 100 * WHOLE / ((double)figure->divisor * (double)figure->full_mark);
}

double
figure_rate(const struct figure *figure, enum line line)
{
	if (figure->divisor == 0 || figure->sat == 0 || !figure->has_line[line])
		return NAN;
	return (double)(figure->counts[line] * WHOLE * 100) / (double)figure->divisor;
}

double
figure_std_dev(const struct figure *figure)
{
	return exact_sd_population(&figure->marks) / 100;
}

int64_t
figure_difference(const struct figure *figure, const struct figure *reference)
{
	__int128 a = (__int128)figure->marks.sum * WHOLE, b = figure->divisor;
	__int128 c = (__int128)reference->marks.sum * WHOLE, d = reference->divisor;
	__int128 top = a * d - c * b, bottom = b * d;
	__int128 rounded = (2 * (top < 0 ? -top : top) + bottom) / (2 * bottom);

	return (int64_t)(top < 0 ? -rounded : rounded);
}

double
figure_standard(const struct figure *figure, const struct figure *reference)
{
	double spread = figure_std_dev(reference);

	return spread > 0 ? (figure_mean(figure) - figure_mean(reference)) / spread : NAN;
}
