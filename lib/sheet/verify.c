#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>
#include "sheet/verify.h"

#define CHUNK 65536
#define BLOCK 128
#define LONGEST_TAG 16          /* kept between two chunks, so that a tag is seen whole */

/* Sheets are by far the largest parts: a scan for the tags instead of a parser keeps the
 * whole check at a twentieth of the time of writing. "<" and ">" stand in tags only. */
struct scan {
	long rows, cells, opened, closed;
	char tail[LONGEST_TAG];
	size_t tail_length;
};

static void
count_tag(struct scan *scan, const char *tag)
{
	scan->opened++;
	if (tag[1] == 'c' && tag[2] == ' ')
		scan->cells++;
	else if (memcmp(tag + 1, "row ", 4) == 0)
		scan->rows++;
}

/* A fixed length and a narrow sum let the compiler compare many bytes at once. */
static uint8_t
count_in_block(const char *p, char byte)
{
	uint8_t count = 0;
	int i;

	for (i = 0; i < BLOCK; i++)
		count = (uint8_t)(count + (p[i] == byte));
	return count;
}

static long
count_byte(const char *p, size_t length, char byte)
{
	long count = 0;

	for (; length >= BLOCK; p += BLOCK, length -= BLOCK)
		count += count_in_block(p, byte);
	for (; length > 0; p++, length--)
		count += *p == byte;
	return count;
}

/* Tags that begin in the last few bytes are left for the next time, except at the end. */
static void
scan_bytes(struct scan *scan, const char *p, size_t length, size_t limit)
{
	const char *end = p + limit, *tag = p;

	scan->closed += count_byte(p, limit, '>');
	while (tag < end && (tag = memchr(tag, '<', (size_t)(end - tag))) != NULL) {
		if (tag + 5 <= p + length)
			count_tag(scan, tag);
		tag++;
	}
}

static bool
scan_part(zip_file_t *part, struct scan *scan)
{
	char buffer[LONGEST_TAG + CHUNK];
	zip_int64_t got;
	size_t length, limit;

	while ((got = zip_fread(part, buffer + LONGEST_TAG, CHUNK)) > 0) {
		char *start = buffer + LONGEST_TAG - scan->tail_length;

		memcpy(start, scan->tail, scan->tail_length);
		length = scan->tail_length + (size_t)got;
		limit = length > LONGEST_TAG ? length - LONGEST_TAG : 0;
		scan_bytes(scan, start, length, limit);
		scan->tail_length = length - limit;
		memcpy(scan->tail, start + limit, scan->tail_length);
	}
	scan_bytes(scan, scan->tail, scan->tail_length, scan->tail_length);
	return got == 0;
}

static bool
check_sheet(zip_file_t *part, const struct sheet_counts *wanted)
{
	static const char end[] = "</worksheet>";
	const size_t length = sizeof(end) - 1;
	struct scan scan = { 0 };

	if (!scan_part(part, &scan))
		return false;
	return scan.rows == wanted->rows && scan.cells == wanted->cells && scan.opened == scan.closed
	    && scan.tail_length >= length && memcmp(scan.tail + scan.tail_length - length, end, length) == 0;
}

static bool
check_xml(zip_file_t *part)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	char buffer[CHUNK];
	zip_int64_t got;
	bool ok = parser != NULL;

	do {
		got = zip_fread(part, buffer, sizeof(buffer));
		ok = ok && got >= 0 && XML_Parse(parser, buffer, (int)(got > 0 ? got : 0), got == 0) == XML_STATUS_OK;
	} while (ok && got > 0);
	XML_ParserFree(parser);
	return ok;
}

static bool
check_part(zip_t *archive, zip_uint64_t index, const struct sheet_counts *counts, size_t count, size_t *sheets)
{
	const char *name = zip_get_name(archive, index, 0);
	zip_file_t *part = zip_fopen_index(archive, index, 0);
	unsigned number = 0;
	bool ok = name != NULL && part != NULL;

	if (ok && sscanf(name, "xl/worksheets/sheet%u.xml", &number) == 1) {
		ok = number >= 1 && number <= count && check_sheet(part, &counts[number - 1]);
		++*sheets;
	} else if (ok)
		ok = check_xml(part);
	if (part != NULL && zip_fclose(part) != 0)
		ok = false;
	return ok;
}

bool
verify_workbook(const char *path, const char *shown, const struct sheet_counts *counts, size_t count, struct error *error)
{
	zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
	zip_uint64_t index;
	size_t sheets = 0;
	bool ok = archive != NULL;

	for (index = 0; ok && index < (zip_uint64_t)zip_get_num_entries(archive, 0); index++)
		ok = check_part(archive, index, counts, count, &sheets);
	if (archive != NULL)
		zip_discard(archive);
	if (!ok || sheets != count)
		return error_set(error, _("%s: the workbook came out damaged and was not kept; is the disk full?"), shown);
	return true;
}
