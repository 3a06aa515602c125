/* Reading a finished workbook back before it takes its place. libxlsxwriter writes its parts
 * through temporary files without checking; a full disk leaves sheets cut off in a sound zip. */
#ifndef SHEET_VERIFY_H
#define SHEET_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"

struct sheet_counts { long rows, cells; };

/* Every part unpacks to its check sum, the sheets are xl/worksheets/sheet1.xml and on, each ends
 * as it should and has so many <row> and <c> elements, the other parts are well-formed XML.
 * shown is the name for messages. */
bool verify_workbook(const char *path, const char *shown, const struct sheet_counts *, size_t count, struct error *);

#endif
