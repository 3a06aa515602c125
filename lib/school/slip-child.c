#include <string.h>
#include "school/person.h"
#include "school/slip-child.h"

void
slip_child_set(struct slip_child *child, int64_t pupil, int64_t class_id, const char *number, const char *name, enum language language)
{
	struct text masked = TEXT_INIT;

	if (pupil == child->pupil && class_id == child->class_id)
		return;
	if (number != NULL)
		mask_id(&masked, number);
	name = name != NULL ? name : "";
	if (class_id == child->class_id && strcmp(text_string(&masked), text_string(&child->number)) == 0 && strcmp(name, text_string(&child->name)) == 0)
		text_add(&child->name, language == LANGUAGE_ZH ? "（同名）" : " (same name)");
	else {
		text_clear(&child->name);
		text_add(&child->name, name);
	}
	text_free(&child->number);
	child->number = masked;
	child->pupil = pupil;
	child->class_id = class_id;
}

void
slip_child_columns(struct report *report)
{
	report_columns(report, (const char *const[]){ "school", "class", "pupil", "name", NULL });
}

void
slip_child_put(const struct slip_child *child, struct report *report, const struct school *school, const struct class_name *class_name)
{
	struct text shown = TEXT_INIT;

	if (class_name != NULL)
		class_name_add(&shown, class_name, report->language);
	writer_text(report->writer, school != NULL ? school->name : NULL);
	writer_text(report->writer, text_string(&shown));
	writer_text(report->writer, text_string(&child->number));
	writer_text(report->writer, text_string(&child->name));
	text_free(&shown);
}

void
slip_child_free(struct slip_child *child)
{
	text_free(&child->number);
	text_free(&child->name);
}
