#include <string.h>
#include "school/rejects.h"

static void
note_reason(void *user, const struct place *at, const char *message)
{
	struct rejects *rejects = user;

	if (rejects->reasons.length > 0)
		text_add(&rejects->reasons, "; ");
	if (at->heading != NULL)
		text_addf(&rejects->reasons, "%s: ", at->heading);
	text_add(&rejects->reasons, message);
}

bool
rejects_open(struct rejects *rejects, const char *path, struct error *error)
{
	*rejects = (struct rejects){ .reasons = TEXT_INIT };
	if (!output_open(&rejects->output, path, error))
		return false;
	complaint_hook_set(note_reason, rejects);
	fputs("\xef\xbb\xbf", rejects->output.stream);
	return true;
}

static void
add_quoted(struct text *line, const char *cell)
{
	if (strpbrk(cell, ",\"\r\n") == NULL) {
		text_add(line, cell);
		return;
	}
	text_add_char(line, '"');
	for (; *cell != '\0'; cell++) {
		if (*cell == '"')
			text_add_char(line, '"');
		text_add_char(line, *cell);
	}
	text_add_char(line, '"');
}

void
rejects_cell(struct text *line, const char *cell)
{
	text_add_char(line, ',');
	add_quoted(line, cell);
}

void
rejects_heading(struct rejects *rejects, const char *told, const char *const *headings, size_t count)
{
	if (rejects == NULL)
		return;
	text_clear(&rejects->heading);
	text_add(&rejects->heading, "退回原因,文件,行");
	text_add(&rejects->heading, told);
	for (size_t i = 0; i < count; i++)
		rejects_cell(&rejects->heading, headings[i]);
	rejects_skip(rejects);
}

void
rejects_skip(struct rejects *rejects)
{
	if (rejects != NULL)
		text_clear(&rejects->reasons);
}

static void
add_file(struct text *line, struct place at)
{
	struct text file = TEXT_INIT;

	text_add(&file, at.file == NULL ? "-" : at.file);
	if (at.sheet != NULL)
		text_addf(&file, "[%s]", at.sheet);
	rejects_cell(line, file.data);
	text_free(&file);
}

void
rejects_add(struct rejects *rejects, struct place at, const char *told, const struct row *row)
{
	struct text line = TEXT_INIT;

	if (rejects == NULL)
		return;
	if (rejects->heading.length > 0)
		text_addf(&rejects->rows, "%s\n", rejects->heading.data);
	text_clear(&rejects->heading);
	add_quoted(&line, rejects->reasons.length > 0 ? rejects->reasons.data : "?");
	add_file(&line, at);
	text_addf(&line, ",%ld", row->line);
	text_add(&line, told);
	for (size_t i = 0; i < row->count; i++)
		rejects_cell(&line, row->cells[i].text);
	text_addf(&rejects->rows, "%s\n", line.data);
	text_free(&line);
	rejects_skip(rejects);
	rejects->count++;
}

void
rejects_end_file(struct rejects *rejects, bool keep)
{
	if (rejects == NULL)
		return;
	if (keep)
		fputs(text_string(&rejects->rows), rejects->output.stream);
	text_clear(&rejects->rows);
	text_clear(&rejects->heading);
}

bool
rejects_close(struct rejects *rejects, struct error *error)
{
	bool ok = output_close(&rejects->output, error);

	complaint_hook_set(NULL, NULL);
	text_free(&rejects->reasons);
	text_free(&rejects->heading);
	text_free(&rejects->rows);
	return ok;
}
