/* One wide table as large as a province's, for measuring: streamed, nothing kept.
 * Part of generate.c, which alone includes it. */
#ifndef DISTRICT_PROVINCE_H
#define DISTRICT_PROVINCE_H

#include <stdio.h>
#include "model.h"
#include "sheet.h"

enum { CLASS_SIZE = 45, SCHOOL_CLASSES = 6, PROVINCE_MOST = 2500000, STREAM_FULL = 1 << 20 };

struct stream { struct output out; struct text text; };

static bool
stream_flush(struct stream *stream, struct error *err)
{
	struct text bytes = TEXT_INIT;
	bool ok = encode(&bytes, text_string(&stream->text), stream->text.length, "GB18030", err);

	fwrite(text_string(&bytes), 1, bytes.length, stream->out.stream);
	text_free(&bytes);
	text_clear(&stream->text);
	return ok;
}

struct candidate { char school[40], class[40], id[20], name[40]; };

/* Region 99 and the number of the school make the id unlike any other. */
static void
candidate_set(struct candidate *one, long number)
{
	long size = CLASS_SIZE * SCHOOL_CLASSES, school = number / size, seat = number % size;
	uint64_t r = draw(DRAW_PROVINCE, (size_t)number, 0, 0);
	const char *const *given = r % 2 ? given_male : given_female;
	struct date birth = date_from_day_number(birth_day(2014, (size_t)number));
	struct text id = TEXT_INIT;

	text_addf(&id, "G99%04ld%04d%02d%02d%03ld", school, birth.year, birth.month, birth.day, seat * 2 + (long)(r % 2));
	text_add_char(&id, check_digit(id.data + 1));
	snprintf(one->id, sizeof one->id, "%s", id.data);
	snprintf(one->school, sizeof one->school, "第%04ld学校", school + 1);
	snprintf(one->class, sizeof one->class, "九年级%ld班", seat / CLASS_SIZE + 1);
	snprintf(one->name, sizeof one->name, "%s%s%s", pick(surnames, COUNT(surnames), r >> 8), pick(given, 40, r >> 24),
	         pick(given, 40, r >> 40));
	text_free(&id);
}

static void
add_marks(struct text *text, long number)
{
	static const int full[] = { 120, 120, 120, 100, 100, 100, 100, 100, 100 };
	double ability = draw_normal(DRAW_ABILITY, (size_t)number, 1, 0);

	for (size_t i = 0; i < COUNT(full); i++) {
		uint64_t r = draw(DRAW_PROVINCE, (size_t)number, 1 + i, 0);
		double share = 0.68 + 0.12 * ability + 0.16 * ((double)(r % 1000) / 1000 - 0.5);
		int halves = (int)(2 * full[i] * (share < 0.02 ? 0.02 : share > 1 ? 1 : share));

		text_add_char(text, ',');
		if (r >> 32 & 127)
			number_add_hundredths(text, halves * 50);
		else
			text_add(text, "缺考");
	}
	text_add(text, "\r\n");
}

static bool
write_candidates(long count, struct stream *scores, struct stream *roll, struct error *err)
{
	bool ok = true;

	text_add(&scores->text, "学校,班级,学籍号,姓名,语文,数学,英语,物理,化学,道德与法治,历史,地理,生物学\r\n");
	text_add(&roll->text, "学籍号,姓名,学校,班级\r\n");
	for (long i = 0; ok && i < count; i++) {
		struct candidate one;

		candidate_set(&one, i);
		text_addf(&scores->text, "%s,%s,%s,%s", one.school, one.class, one.id, one.name);
		add_marks(&scores->text, i);
		text_addf(&roll->text, "%s,%s,%s,%s\r\n", one.id, one.name, one.school, one.class);
		if (scores->text.length > STREAM_FULL)
			ok = stream_flush(scores, err) && stream_flush(roll, err);
	}
	return ok && stream_flush(scores, err) && stream_flush(roll, err);
}

static bool
write_province(long count, const char *path, struct error *err)
{
	struct stream scores = { .text = TEXT_INIT }, roll = { .text = TEXT_INIT };
	bool ok;

	if (!output_open(&scores.out, path, err))
		return false;
	if (!output_open(&roll.out, arena_printf(&memory, "%s.pupils.csv", path), err)) {
		output_abandon(&scores.out);
		return false;
	}
	ok = write_candidates(count, &scores, &roll, err);
	text_free(&scores.text);
	text_free(&roll.text);
	if (ok)
		return output_close(&scores.out, err) && output_close(&roll.out, err);
	output_abandon(&scores.out);
	output_abandon(&roll.out);
	return false;
}

#endif
