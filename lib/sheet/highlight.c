#include <stdio.h>
#include <string.h>
#include "sheet/highlight.h"

bool
highlight_lines(const char *lines, struct sheet_column *column)
{
	char end;

	return sscanf(lines, "%lf:%lf%c", &column->pass, &column->excellent, &end) == 2;
}

bool
highlight_names(const char *list, size_t length, const char *heading)
{
	const char *end = list + length;
	size_t item;

	for (; list < end; list += item + 1) {
		item = strcspn(list, ",=");
		if (strlen(heading) == item && memcmp(list, heading, item) == 0)
			return true;
	}
	return false;
}
