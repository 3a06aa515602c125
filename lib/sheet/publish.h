/* Which columns a workbook for an audience may not have. */
#ifndef SHEET_PUBLISH_H
#define SHEET_PUBLISH_H

enum sheet_audience { SHEET_INTERNAL = 1, SHEET_TEACHER = 2, SHEET_PARENT = 4, SHEET_PUBLIC = 8 };

/* By name; 0: there is none. */
enum sheet_audience sheet_audience_find(const char *name);
const char *sheet_audience_name(enum sheet_audience);
/* Why the column (canonical name) is not for the audience, untranslated; NULL: it may be shown. */
const char *sheet_forbids(enum sheet_audience, const char *column);

#endif
