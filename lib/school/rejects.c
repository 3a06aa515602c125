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
	*rejects = (struct rejects){ .reasons = TEXT_INIT, .heading = TEXT_INIT };
	if (!output_open(&rejects->output, path, error))
		return false;
	complaint_hook_set(note_reason, rejects);
	fputs("\xef\xbb\xbf", rejects->output.stream);
	return true;
}

static void
add_cell(struct text *line, const char *cell)
{
	if (line->length > 0)
		text_add_char(line, ',');
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

static void
add_cells(struct text *line, const struct row *row)
{
	for (size_t i = 0; i < row->count; i++)
		add_cell(line, row->cells[i].text);
}

void
rejects_heading(struct rejects *rejects, const struct row *row)
{
	if (rejects == NULL)
		return;
	text_clear(&rejects->heading);
	text_add(&rejects->heading, "退回原因,文件,行");
	add_cells(&rejects->heading, row);
	rejects_skip(rejects);
}

void
rejects_skip(struct rejects *rejects)
{
	if (rejects != NULL)
		text_clear(&rejects->reasons);
}

void
rejects_add(struct rejects *rejects, const char *file, const struct row *row)
{
	struct text line = TEXT_INIT;

	if (rejects == NULL)
		return;
	if (rejects->heading.length > 0)
		fprintf(rejects->output.stream, "%s\n", rejects->heading.data);
	text_clear(&rejects->heading);
	add_cell(&line, rejects->reasons.length > 0 ? rejects->reasons.data : "?");
	add_cell(&line, file);
	text_addf(&line, ",%ld", row->line);
	add_cells(&line, row);
	fprintf(rejects->output.stream, "%s\n", line.data);
	text_free(&line);
	rejects_skip(rejects);
	rejects->count++;
}

bool
rejects_close(struct rejects *rejects, struct error *error)
{
	bool ok = output_close(&rejects->output, error);

	complaint_hook_set(NULL, NULL);
	text_free(&rejects->reasons);
	text_free(&rejects->heading);
	return ok;
}
