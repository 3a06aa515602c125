/* Choosing the groups of an exam. */
#include "school/selection.h"

bool
selection_read(struct selection *s, struct report *report, const char *grade, const char *subject, struct error *error)
{
	*s = (struct selection){ 0 };
	if (!report_grade(grade, &s->grade, error))
		return false;
	report->grade = s->grade;
	if (subject == NULL)
		return true;
	s->only_total = column_by_heading(subject) == column_find("total");
	s->subject = district_find_subject(&report->district, subject);
	if (!s->only_total && s->subject == NULL)
		return error_set(error, _("there is no subject \"%s\" in the table of subjects"), subject);
	return true;
}

bool
selection_has(const struct selection *s, const struct exam_group *group)
{
	if (s->grade != 0 && group->grade != s->grade)
		return false;
	if (s->only_total)
		return group->subject == NULL;
	return s->subject == NULL || (group->subject != NULL && group->subject->id == s->subject->id);
}
