/* What a rule of head teachers must have beside its single cells. */
#include <string.h>
#include "school/homeroom.h"
#include "school/records-inside.h"

static const struct { enum homeroom_source source; const char *column; } needs[] = {
	{ HOMEROOM_ACTIVITY, "activity" }, { HOMEROOM_ACTIVITY, "times" }, { HOMEROOM_VISITS, "full_at" }, { HOMEROOM_CARE, "full_at" }, { HOMEROOM_FLAG, "full_at" },
	{ HOMEROOM_RETENTION, "base_rate" }, { HOMEROOM_RETENTION, "base_points" },
};

bool
record_homeroom(struct records *r, const struct value *values)
{
	int source = kind_field(r->kind, "homeroom_source");
	bool ok = true;

	for (size_t i = 0; source >= 0 && i < sizeof needs / sizeof needs[0]; i++) {
		int field = kind_field(r->kind, needs[i].column);

		if (values[source].number != (int64_t)needs[i].source || values[field].type != 'n')
			continue;
		complain(record_place(r, field), _("%s wants a value here"), word_text(&column_find("homeroom_source")->words[needs[i].source], message_language()));
		ok = false;
	}
	return ok;
}
