/* The form items (小题分析). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "school/item-scores.h"
#include "school/items.h"
#include "school/responsible.h"
#include "stats/items.h"

enum { BY_ITEM = 1, BY_PAPER = 2, BY_POINT = 4, BY_SCHOOL = 8, BY_CLASS = 16 };
enum { WHAT = BY_ITEM | BY_PAPER | BY_POINT, UNITS = BY_SCHOOL | BY_CLASS };

/* What a row is about: some items of a paper. */
struct part {
	const char *point;              /* by point */
	const size_t *items;            /* places in those of the paper */
	size_t count;
	int64_t full;                   /* 0 not known */
};

/* The takers of a district, a school or a class, which stand together. */
struct unit {
	size_t first, end;
	bool is_class;
};

struct items {
	struct report *report;
	struct writer *writer;
	struct item_scores scores;
	struct responsibles leaders;
	const struct item_paper *paper;
	struct paper_figures paper_figures;
	struct item_figures *figures;
	unsigned by;
	bool zh;
	struct text base, scratch;
};

/* ---- words ---- */

/* Ebel's customary bounds, by the printed two decimals. */
static const struct { double least; const char *zh, *en; } qualities[] = {
	{ 0.40, "优良", "very good" }, { 0.30, "合格", "good" }, { 0.20, "尚可，宜改进", "fair, could be better" }, { -INFINITY, "应修改", "to be revised" },
};

static void
add_words(struct items *s, const char *zh, const char *en)
{
	text_addf(&s->scratch, "%s%s", s->scratch.length == 0 ? "" : s->zh ? "；" : "; ", s->zh ? zh : en);
}

static void
add_count(struct items *s, size_t count, const char *zh, const char *en)
{
	if (count == 0)
		return;
	add_words(s, "", "");
	text_addf(&s->scratch, "%s%zu", s->zh ? zh : en, count);
}

static double
two_decimals(double value)
{
	return floor(fabs(value) * 100 + 0.5 + 1e-9) / 100 * (value < 0 ? -1 : 1);
}

static void
put_quality(struct items *s, const struct item_figures *f)
{
	double d = two_decimals(f->discrimination);
	bool same = exact_sd_population(&f->marks) == 0;

	for (size_t i = 0; !isnan(d) && !same; i++)
		if (d >= qualities[i].least) {
			add_words(s, qualities[i].zh, qualities[i].en);
			break;
		}
	if (same && f->marks.n > 1)
		add_words(s, "得分全同，无区分", "same mark for all, does not discriminate");
	if (two_decimals(f->item_rest) < 0)
		add_words(s, "与其余小题负相关", "against the other items");
	if (f->alpha_without > s->paper_figures.alpha + 0.0005)
		add_words(s, "删去后信度提高", "paper more reliable without it");
	writer_take(s->writer, &s->scratch);
}

static const char *
definition_of(const struct items *s)
{
	static const struct { unsigned by; const char *zh, *en; } definitions[] = {
		{ BY_ITEM, "难度=均分÷满分；区分度=高分组、低分组（各27%）均分之差÷满分",
		  "difficulty = mean / full mark; discrimination = difference between the means of the upper and the lower 27 % / full mark" },
		{ BY_PAPER, "α=k÷(k-1)×(1-各小题方差之和÷总分方差)；测量标准误=标准差×√(1-α)；总体方差",
		  "alpha = k / (k - 1) x (1 - sum of item variances / variance of the sum); error of measurement = std dev x sqrt(1 - alpha); population variances" },
		{ BY_POINT, "得分率=所列小题平均分之和÷满分之和", "score rate = sum of the items' means / sum of their full marks" },
	};

	if (s->by & UNITS)
		return s->zh ? "得分率=平均分÷满分；得分率差=得分率-学区得分率" : "score rate = mean / full mark; difference = score rate - district rate";
	for (size_t i = 0;; i++)
		if (s->by & definitions[i].by)
			return s->zh ? definitions[i].zh : definitions[i].en;
}

/* ---- cells that rows share ---- */

static void
put_columns(struct items *s)
{
	if (s->by & UNITS)
		report_columns(s->report, (const char *const[]){ "school", NULL });
	report_columns(s->report, (const char *const[]){ "grade", NULL });
	if (s->by & BY_CLASS)
		report_columns(s->report, (const char *const[]){ "class", NULL });
	report_columns(s->report, (const char *const[]){ "subject", NULL });
	if (s->scores.has_papers)
		report_columns(s->report, (const char *const[]){ "paper", NULL });
	report_columns(s->report, (const char *const[]){ "language", NULL });
}

static void
put_unit(struct items *s, const struct unit *unit)
{
	const struct item_paper *p = s->paper;
	enum language language = s->report->language;

	if (s->by & UNITS)
		writer_text(s->writer, p->takers[unit->first]->school->name);
	grade_add(&s->scratch, p->grade, language);
	writer_take(s->writer, &s->scratch);
	if (s->by & BY_CLASS) {
		if (unit->is_class)
			class_name_add(&s->scratch, &p->takers[unit->first]->class_info->name, language);
		writer_take(s->writer, &s->scratch);
	}
	writer_text(s->writer, p->subject->name);
	if (s->scores.has_papers) {
		text_addf(&s->scratch, "%s%s", p->paper, p->sampled && p->paper[0] != '\0' ? " " : "");
		text_add(&s->scratch, !p->sampled ? "" : s->zh ? "抽样" : "sample");
		writer_take(s->writer, &s->scratch);
	}
	writer_text(s->writer, word_text(&column_find("language")->words[p->language], language));
}

static int64_t
lines_full(const struct items *s)
{
	const struct item_paper *p = s->paper;
	const struct subject_lines *lines = district_lines(&s->report->district, p->subject->id, p->grade, p->language, s->scores.exam.date);

	return lines != NULL ? lines->full_mark : 0;
}

static void
add_full_marks(struct items *s, int64_t full, int64_t paper_full)
{
	add_words(s, "小题满分合计", "full marks of the items: ");
	number_add_hundredths(&s->scratch, full);
	text_add(&s->scratch, s->zh ? "，卷面满分" : ", of the paper: ");
	number_add_hundredths(&s->scratch, paper_full);
}

/* The last cells: who is responsible, definition, base, note. */
static void
end_row(struct items *s, const struct school *school)
{
	const struct item_paper *p = s->paper;
	int64_t full = s->paper_figures.full, paper_full = lines_full(s);

	responsibles_put(&s->leaders, s->report, school, p->subject, p->grade);
	writer_text(s->writer, definition_of(s));
	writer_text(s->writer, text_string(&s->base));
	if (!p->has_blueprint)
		add_words(s, "没有双向细目表，小题满分不明", "no blueprint: full marks are not known");
	else if (full > 0 && paper_full > 0 && full != paper_full)
		add_full_marks(s, full, paper_full);
	add_count(s, p->strange, "有细目表以外小题的人数：", "pupils with items outside the blueprint: ");
	if (!(s->by & BY_PAPER) || s->by & UNITS) {
		add_count(s, p->incomplete, "小题不全未计入人数：", "incomplete pupils, not counted: ");
		add_count(s, p->mismatched, "合计与学科分数不符人数：", "pupils whose items add up to another mark: ");
	}
	report_add_warnings(s->report, &s->scratch, p->grade);
	writer_take(s->writer, &s->scratch);
	writer_end_row(s->writer);
}

/* ---- score rates ---- */

/* Of the items of the part over the takers of the unit. */
static int64_t
sum_of(const struct item_paper *p, const struct part *part, const struct unit *unit)
{
	int64_t sum = 0;

	for (size_t t = unit->first; t < unit->end; t++)
		for (size_t i = 0; i < part->count; i++)
			sum += p->marks[t * p->item_count + part->items[i]];
	return sum;
}

/* In hundredths of a percent, rounded half away from zero. */
static int64_t
rate_difference(int64_t sum, int64_t n, int64_t all_sum, int64_t all_n, int64_t full)
{
	__int128 above = ((__int128)sum * all_n - (__int128)all_sum * n) * 20000, below = (__int128)n * all_n * full * 2;
	__int128 half = above < 0 ? -below / 2 : below / 2;

	return (int64_t)((above + half) / below);
}

static void
put_rate(struct items *s, int64_t sum, int64_t n, int64_t full)
{
	writer_ratio(s->writer, sum * 100, n * full, 2);
}

static void
put_part(struct items *s, const struct part *part)
{
	const struct item_paper *p = s->paper;

	if (s->by & BY_ITEM) {
		const struct blueprint_item *item = &p->items[part->items[0]];

		writer_text(s->writer, item->item);
		writer_text(s->writer, item->type);
		writer_text(s->writer, item->point);
		if (!(s->by & UNITS))
			writer_text(s->writer, item->level);
	}
	if (s->by & BY_POINT) {
		writer_text(s->writer, part->point[0] != '\0' ? part->point : s->zh ? "未注明" : "not told");
		for (size_t i = 0; i < part->count; i++)
			text_addf(&s->scratch, "%s%s", i == 0 ? "" : s->zh ? "、" : ", ", p->items[part->items[i]].item);
		writer_take(s->writer, &s->scratch);
	}
	if (s->by & BY_PAPER)
		writer_integer(s->writer, (int64_t)part->count);
	if (part->full > 0)
		writer_hundredths(s->writer, part->full);
	else
		writer_blank(s->writer);
}

static void
put_mean(struct items *s, int64_t sum, int64_t n)
{
	writer_integer(s->writer, n);
	writer_ratio(s->writer, sum, n * 100, 2);
}

static void
write_unit(struct items *s, const struct part *part, const struct unit *unit)
{
	const struct unit all = { 0, s->paper->count, false };
	int64_t n = (int64_t)(unit->end - unit->first), all_n = (int64_t)s->paper->count;
	int64_t sum = sum_of(s->paper, part, unit), all_sum = sum_of(s->paper, part, &all);

	put_unit(s, unit);
	put_part(s, part);
	put_mean(s, sum, n);
	put_rate(s, sum, n, part->full);
	writer_integer(s->writer, all_n);
	put_rate(s, all_sum, all_n, part->full);
	if (part->full > 0)
		writer_ratio(s->writer, rate_difference(sum, n, all_sum, all_n, part->full), 100, 2);
	else
		writer_blank(s->writer);
	end_row(s, s->paper->takers[unit->first]->school);
}

static void
write_units(struct items *s, const struct part *part)
{
	const struct item_taker *const *takers = s->paper->takers;
	struct unit unit;

	for (unsigned level = BY_SCHOOL; level <= BY_CLASS; level *= 2)
		for (unit.first = 0; s->by & level && unit.first < s->paper->count; unit.first = unit.end) {
			unit.is_class = level == BY_CLASS;
			for (unit.end = unit.first + 1; unit.end < s->paper->count && (unit.is_class
			    ? takers[unit.end]->class_info == takers[unit.first]->class_info : takers[unit.end]->school == takers[unit.first]->school);)
				unit.end++;
			write_unit(s, part, &unit);
		}
}

/* ---- the district ---- */

static void
write_item(struct items *s, const struct part *part)
{
	const struct item_figures *f = &s->figures[part->items[0]];
	struct writer *w = s->writer;

	put_unit(s, NULL);
	put_part(s, part);
	put_mean(s, f->marks.sum, f->marks.n);
	writer_real(w, f->difficulty, 2);
	writer_integer(w, (int64_t)s->paper_figures.group);
	writer_real(w, f->discrimination, 2);
	writer_real(w, f->item_rest, 2);
	writer_real(w, f->alpha_without, 3);
	put_quality(s, f);
	end_row(s, NULL);
}

static void
write_paper(struct items *s, const struct part *part)
{
	const struct paper_figures *f = &s->paper_figures;
	struct writer *w = s->writer;

	put_unit(s, NULL);
	put_part(s, part);
	if (s->paper->sat > 0)
		writer_integer(w, s->paper->sat);
	else
		writer_blank(w);
	writer_integer(w, (int64_t)s->paper->incomplete);
	writer_integer(w, (int64_t)s->paper->mismatched);
	put_mean(s, f->sums.sum, f->sums.n);
	writer_real(w, exact_sd_population(&f->sums) / 100, 2);
	writer_real(w, f->alpha, 3);
	writer_real(w, f->std_error / 100, 2);
	writer_real(w, f->difficulty, 2);
	end_row(s, NULL);
}

static void
write_point(struct items *s, const struct part *part)
{
	int64_t n = (int64_t)s->paper->count, sum = sum_of(s->paper, part, &(struct unit){ 0, s->paper->count, false });

	put_unit(s, NULL);
	put_part(s, part);
	put_mean(s, sum, n);
	put_rate(s, sum, n, part->full);
	end_row(s, NULL);
}

static void
write_part(struct items *s, const struct part *part)
{
	if (s->by & UNITS)
		write_units(s, part);
	else
		(s->by & BY_ITEM ? write_item : s->by & BY_PAPER ? write_paper : write_point)(s, part);
}

/* ---- the parts of a paper ---- */

static bool
belongs(const struct items *s, size_t lead, size_t item)
{
	if (s->by & BY_PAPER)
		return true;
	return s->by & BY_ITEM ? lead == item : strcmp(s->paper->items[lead].point, s->paper->items[item].point) == 0;
}

/* The first item of each part leads it. */
static void
write_parts(struct items *s)
{
	const struct item_paper *p = s->paper;
	size_t *items = alloc_zero(p->item_count + 1, sizeof *items);
	bool *done = alloc_zero(p->item_count + 1, sizeof *done);

	for (size_t lead = 0; lead < p->item_count; lead++) {
		struct part part = { .point = p->items[lead].point, .items = items };
		bool known = true;

		for (size_t i = lead; i < p->item_count && !done[lead]; i++)
			if (belongs(s, lead, i)) {
				items[part.count++] = i;
				part.full += p->items[i].full;
				known &= p->items[i].full > 0;
				done[i] = i != lead;
			}
		part.full = known ? part.full : 0;
		if (part.count > 0)
			write_part(s, &part);
	}
	free(items);
	free(done);
}

static void
write_papers(struct items *s)
{
	for (size_t i = 0; i < s->scores.paper_count; i++) {
		const struct item_paper *p = s->paper = &s->scores.papers[i];
		int64_t *full = alloc_zero(p->item_count + 1, sizeof *full);

		for (size_t k = 0; k < p->item_count; k++)
			full[k] = p->items[k].full;
		s->figures = alloc_zero(p->item_count + 1, sizeof *s->figures);
		items_figures(&(struct item_table){ p->count, p->item_count, p->marks, full }, &s->paper_figures, s->figures);
		write_parts(s);
		free(s->figures);
		free(full);
	}
}

static void
write_table(struct items *s)
{
	static const char *const what[][6] = {
		{ "item", "item_type", "point", "cognitive_level", "item_full", NULL }, { "item", "item_type", "point", "item_full", NULL },
		{ "items", "full_mark", NULL }, { "point", "item_list", "item_full", NULL },
	};
	static const char *const figures[][9] = {
		{ "pupils", "mean", "difficulty", "group_size", "discrimination", "item_rest", "alpha_without", "item_quality", NULL },
		{ "sat", "incomplete", "mismatched", "pupils", "mean", "std_dev", "alpha", "error_of_measurement", NULL },
		{ "pupils", "mean", "score_rate", NULL },
		{ "pupils", "mean", "score_rate", "district_pupils", "district_rate", "rate_difference", NULL },
	};
	bool units = s->by & UNITS;

	put_columns(s);
	report_columns(s->report, what[s->by & BY_PAPER ? 2 : s->by & BY_POINT ? 3 : units]);
	report_columns(s->report, figures[units ? 3 : s->by & BY_PAPER ? 1 : s->by & BY_POINT ? 2 : 0]);
	if (!units && s->by & BY_PAPER)
		report_columns(s->report, (const char *const[]){ "difficulty", NULL });
	responsibles_column(&s->leaders, s->report);
	report_columns(s->report, (const char *const[]){ "definition", "base", "note", NULL });
	s->writer = s->report->writer;
	write_papers(s);
}

static unsigned
read_by(const char *by)
{
	static const char *const names[] = { "item", "paper", "point", "school", "class" };
	unsigned chosen = 0;

	for (size_t length; by != NULL && *by != '\0'; by += length + (by[length] == ',')) {
		unsigned level = 0;

		length = strcspn(by, ",");
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
			if (strncmp(names[i], by, length) == 0 && names[i][length] == '\0')
				level = 1u << i;
		if (level == 0)
			return 0;
		chosen |= level;
	}
	return chosen & WHAT ? chosen : chosen | BY_ITEM;
}

bool
items_report(struct report *report, const struct summary_options *options, struct error *error)
{
	struct items s = { .report = report, .by = read_by(options->by), .zh = report->language == LANGUAGE_ZH };
	struct base base = report_base(report, options->base, options->without);
	struct selection selection;
	bool ok;

	if ((s.by & WHAT) == 0 || (s.by & WHAT & ((s.by & WHAT) - 1)) != 0)
		opt_usage(report->program, _("--by is here item, paper or point, and with it school or class, not \"%s\""), options->by);
	if (base.kind != BASE_PRESENT || options->formula != NULL)
		opt_usage(report->program, _("this form counts who sat; --base and --formula do not go with it"));
	if (s.by & UNITS)
		report->shows |= SHOWS_SCHOOLS;
	base_add(&s.base, base, report->language);
	text_add(&s.base, s.zh ? "，小题齐全者" : ", complete in all items");
	ok = selection_read(&selection, report, options->grade, options->subject, error)
	    && item_scores_read(&s.scores, report, options->exam, &selection, base.without, error)
	    && responsibles_load(&s.leaders, &report->district, &s.scores.exam, error);
	if (ok)
		write_table(&s);
	item_scores_free(&s.scores);
	responsibles_free(&s.leaders);
	text_free(&s.base);
	text_free(&s.scratch);
	return ok;
}
