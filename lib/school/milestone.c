#include <string.h>
#include "base/date.h"
#include "school/milestone.h"

static int
day_number(const char *iso)
{
	struct date date;

	return date_parse(iso, &date) ? date_day_number(date) : 0;
}

bool
milestone_is_done(const char *done, const char *day)
{
	return done[0] != '\0' && strcmp(done, day) <= 0;
}

int
milestone_days_late(const char *planned, const char *done, const char *day)
{
	return day_number(milestone_is_done(done, day) ? done : day) - day_number(planned);
}

enum milestone_state
milestone_state(const char *planned, const char *done, const char *day)
{
	int late = milestone_days_late(planned, done, day);

	if (milestone_is_done(done, day))
		return late > 0 ? MILESTONE_DONE_LATE : MILESTONE_DONE;
	if (late > 0)
		return MILESTONE_LATE;
	return -late <= MILESTONE_SOON ? MILESTONE_SOON_DUE : MILESTONE_LATER;
}

const char *
milestone_state_text(enum milestone_state state, enum language language)
{
	static const char *const texts[][2] = {
		[MILESTONE_LATE] = { "逾期未完成", "late" }, [MILESTONE_SOON_DUE] = { "30日内到期", "due within 30 days" }, [MILESTONE_LATER] = { "未到期", "later" },
		[MILESTONE_DONE_LATE] = { "逾期完成", "done late" }, [MILESTONE_DONE] = { "按期完成", "done in time" },
	};

	return texts[state][language];
}
