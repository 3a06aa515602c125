/* The form required. */
#include "school/plan.h"

bool
required_report(struct report *report, const struct plan_options *options, struct error *error)
{
	struct plan plan;
	bool ok = plan_open(&plan, report, options, true, error);

	plan_close(&plan);
	return ok;
}
