/* Zip by libzip, XML by expat, both kept on a short lead. */
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "table/xlsx-part.h"

enum {
	ENTRY_LIMIT = 10000,    /* a picture of each pupil is an entry */
	RATIO_LIMIT = 200,
	DEPTH_LIMIT = 64,
	CHUNK = 64 * 1024,
	TAG_LIMIT = 1024 * 1024
};

#define SEPARATOR '|'

static const char *const namespaces[] = {
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main|",
	"http://purl.oclc.org/ooxml/spreadsheetml/main|",
	"http://schemas.openxmlformats.org/package/2006/relationships|",
};

/* What else comes as a zip file, by an entry that tells. */
static const struct { const char *entry, *message; } strangers[] = {
	{ "xl/workbook.bin", N_("a binary workbook (.xlsb): save it as .xlsx") },
	{ "content.xml", N_("an OpenDocument file: save it as .xlsx") },
	{ "index/document.iwa", N_("a file of Apple Numbers: export it as .xlsx") },
	{ "word/document.xml", N_("a text document, not a workbook") },
	{ "ppt/presentation.xml", N_("a presentation, not a workbook") },
};

static char
fold(char c)
{
	if (c == '\\')
		return '/';
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Drops the last folder of a path. */
static void
path_up(struct text *path)
{
	while (path->length > 0 && path->data[path->length - 1] != '/')
		path->length--;
	if (path->length > 0)
		path->length--;
}

static void
path_step(struct text *path, const char *name, size_t length)
{
	if (length == 0 || (length == 1 && name[0] == '.'))
		return;
	if (length == 2 && memcmp(name, "..", 2) == 0) {
		path_up(path);
		return;
	}
	if (path->length > 0)
		text_add_char(path, '/');
	for (size_t i = 0; i < length; i++)
		text_add_char(path, fold(name[i]));
}

static void
path_walk(struct text *path, const char *steps)
{
	size_t length;

	for (; *steps != '\0'; steps += length) {
		steps += *steps == '/' || *steps == '\\';
		length = strcspn(steps, "/\\");
		path_step(path, steps, length);
	}
}

void
part_resolve(struct text *path, const char *source, const char *target)
{
	text_clear(path);
	if (*target != '/' && *target != '\\') {
		path_walk(path, source);
		path_up(path);
	}
	path_walk(path, target);
	if (path->data != NULL)
		path->data[path->length] = '\0';
}

static bool
entry_check(const struct package *package, zip_uint64_t index, const char *folded, struct error *error)
{
	zip_stat_t stat;

	if (zip_stat_index(package->zip, index, ZIP_FL_ENC_RAW, &stat) != 0)
		return error_data(error, _("%s: damaged: %s"), package->file, zip_strerror(package->zip));
	if (map_has(&package->entries, folded))
		return error_data(error, _("%s: damaged: two parts named %s"), package->file, folded);
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
		return error_data(error, _("%s: the workbook is encrypted; take the password off and save it again"),
			package->file);
	return true;
}

static bool
entry_add(struct package *package, zip_uint64_t index, struct text *folded, struct error *error)
{
	const char *name = zip_get_name(package->zip, index, ZIP_FL_ENC_RAW);

	if (name == NULL)
		return error_data(error, _("%s: damaged: %s"), package->file, zip_strerror(package->zip));
	if (*name == '\0' || name[strlen(name) - 1] == '/')
		return true;
	part_resolve(folded, "", name);
	if (!entry_check(package, index, text_string(folded), error))
		return false;
	map_set(&package->entries, text_string(folded), (void *)(uintptr_t)(index + 1));
	return true;
}

static bool
entries_read(struct package *package, struct error *error)
{
	zip_int64_t count = zip_get_num_entries(package->zip, 0);
	struct text folded = TEXT_INIT;
	bool ok = true;

	if (count > ENTRY_LIMIT)
		return error_data(error, _("%s: %lld parts in one workbook, at most %d are read"),
			package->file, (long long)count, ENTRY_LIMIT);
	for (zip_int64_t i = 0; ok && i < count; i++)
		ok = entry_add(package, (zip_uint64_t)i, &folded, error);
	text_free(&folded);
	return ok;
}

static bool
stranger_check(const struct package *package, struct error *error)
{
	for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
		if (package_has(package, strangers[i].entry))
			return error_data(error, "%s: %s", package->file, _(strangers[i].message));
	return true;
}

/* Excel wraps a workbook with a password into an OLE2 file with a stream of this name. */
static bool
password_check(const void *bytes, size_t length, const char *file, struct error *error)
{
	static const char magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	if (length < 8 || memcmp(bytes, magic, 8) != 0)
		return true;
	if (memmem(bytes, length, stream, sizeof stream - 1) == NULL)
		return error_data(error, _("%s: an old Excel file (.xls): save it as .xlsx"), file);
	return error_data(error, _("%s: the workbook is password-protected; take the password off and save it again"),
		file);
}

static bool
archive_open(struct package *package, const void *bytes, size_t length, struct error *error)
{
	zip_error_t reason;
	zip_source_t *source;

	if (length == 0)        /* to libzip an archive without entries */
		return error_data(error, _("%s: the file is empty"), package->file);
	zip_error_init(&reason);
	source = zip_source_buffer_create(bytes, length, 0, &reason);
	if (source != NULL)
		package->zip = zip_open_from_source(source, ZIP_RDONLY, &reason);
	if (package->zip == NULL) {
		zip_source_free(source);
		error_data(error, _("%s: no workbook, or one that was cut off or damaged: %s"),
			package->file, zip_error_strerror(&reason));
	}
	zip_error_fini(&reason);
	return package->zip != NULL;
}

bool
package_open(struct package *package, const void *bytes, size_t length, const char *file, struct error *error)
{
	*package = (struct package){ .file = file, .length = length, .entries = MAP_INIT };
	return password_check(bytes, length, file, error)
	    && archive_open(package, bytes, length, error)
	    && entries_read(package, error)
	    && stranger_check(package, error);
}

bool
package_has(const struct package *package, const char *part)
{
	return map_has(&package->entries, part);
}

void
package_close(struct package *package)
{
	if (package->zip != NULL)
		zip_discard(package->zip);
	map_free(&package->entries);
	*package = (struct package){ 0 };
}

/* "" for an element of a foreign namespace: extensions, drawings. */
static const char *
local_name(const char *name)
{
	for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++) {
		size_t length = strlen(namespaces[i]);

		if (strncmp(name, namespaces[i], length) == 0)
			return name + length;
	}
	return "";
}

static void
on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct part *part = user;

	if (part->failed)
		return;
	if (++part->depth > DEPTH_LIMIT)
		part_fail(part, _("elements nested more than %d deep"), DEPTH_LIMIT);
	else if (part->handler->start != NULL)
		part->handler->start(part, local_name(name), attributes);
}

static void
on_end(void *user, const XML_Char *name)
{
	struct part *part = user;

	if (part->failed)
		return;
	if (part->handler->end != NULL)
		part->handler->end(part, local_name(name));
	part->depth--;
}

static void
on_text(void *user, const XML_Char *text, int length)
{
	struct part *part = user;

	if (!part->failed && part->handler->text != NULL)
		part->handler->text(part, text, (size_t)length);
}

static void
on_doctype(void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	part_fail(user, _("a document type declaration has no place in a workbook"));
}

static void
parser_set(struct part *part)
{
	part->parser = XML_ParserCreateNS(NULL, SEPARATOR);
	if (part->parser == NULL)
		die(_("out of memory"));
	XML_SetUserData(part->parser, part);
	XML_SetElementHandler(part->parser, on_start, on_end);
	XML_SetCharacterDataHandler(part->parser, on_text);
	XML_SetStartDoctypeDeclHandler(part->parser, on_doctype);
}

static bool
stream_open(struct part *part, zip_uint64_t index)
{
	zip_t *zip = part->package->zip;
	zip_stat_t stat;

	if (zip_stat_index(zip, index, 0, &stat) == 0) {
		part->size = stat.size;
		part->deflated = stat.comp_size < part->package->length ? stat.comp_size : part->package->length;
		if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
			part_fail(part, _("compressed in a way no workbook is"));
		else
			part->stream = zip_fopen_index(zip, index, 0);
	}
	if (!part->failed && part->stream == NULL)
		part_fail(part, "%s", zip_strerror(zip));
	return !part->failed;
}

bool
part_open(struct part *part, const struct package *package, const char *name, unsigned long long limit,
	const struct part_handler *handler, void *user)
{
	uintptr_t index = (uintptr_t)map_get(&package->entries, name);

	*part = (struct part){ .package = package, .handler = handler, .user = user, .name = name, .limit = limit };
	parser_set(part);
	if (index != 0)
		return stream_open(part, index - 1);
	part_fail(part, _("the part is missing"));
	return false;
}

void
part_close(struct part *part)
{
	if (part->parser != NULL)
		XML_ParserFree(part->parser);
	if (part->stream != NULL)
		zip_fclose(part->stream);
	*part = (struct part){ 0 };
}

void
part_pause(struct part *part)
{
	XML_StopParser(part->parser, XML_TRUE);
}

void
part_stop(struct part *part)
{
	part->failed = true;
	XML_StopParser(part->parser, XML_FALSE);
}

void
part_fail(struct part *part, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(part->message, sizeof part->message, format, arguments);
	va_end(arguments);
	part_stop(part);
}

/* What expat holds back because a tag has no end yet. Ask before XML_GetBuffer, which forgets. */
static unsigned long long
pending(struct part *part)
{
	XML_Index at = XML_GetCurrentByteIndex(part->parser);

	if (at > 0)
		part->parsed = (unsigned long long)at;
	return part->inflated - part->parsed;
}

static bool
size_check(struct part *part)
{
	unsigned long long ratio_limit = part->deflated * RATIO_LIMIT;

	if (part->inflated > part->limit)
		part_fail(part, _("more than %llu MiB unpacked"), part->limit / MEBIBYTE);
	else if (part->inflated > MEBIBYTE && part->inflated > ratio_limit)
		part_fail(part, _("unpacks to more than %d times its size, as no real workbook does"), RATIO_LIMIT);
	return !part->failed;
}

static enum XML_Status
part_feed(struct part *part)
{
	void *buffer;
	zip_int64_t got;

	if (pending(part) > TAG_LIMIT) {
		part_fail(part, _("a tag of more than %d bytes"), TAG_LIMIT);
		return XML_STATUS_ERROR;
	}
	buffer = XML_GetBuffer(part->parser, CHUNK);
	if (buffer == NULL)
		die(_("out of memory"));
	got = zip_fread(part->stream, buffer, CHUNK);
	if (got < 0) {
		part_fail(part, "%s", zip_file_strerror(part->stream));
		return XML_STATUS_ERROR;
	}
	part->inflated += (unsigned long long)got;
	if (!size_check(part))
		return XML_STATUS_ERROR;
	return XML_ParseBuffer(part->parser, (int)got, got == 0);
}

static enum part_status
syntax_error(struct part *part)
{
	enum XML_Error code = XML_GetErrorCode(part->parser);

	if (code == XML_ERROR_NO_MEMORY)
		die(_("out of memory"));
	if (!part->failed)
		part_fail(part, _("%s in line %lu of the XML"),
			XML_ErrorString(code), (unsigned long)XML_GetCurrentLineNumber(part->parser));
	return PART_FAILED;
}

enum part_status
part_next(struct part *part)
{
	XML_ParsingStatus now;
	enum XML_Status status;

	while (!part->failed) {
		XML_GetParsingStatus(part->parser, &now);
		if (now.parsing == XML_FINISHED)
			return PART_END;
		status = now.parsing == XML_SUSPENDED ? XML_ResumeParser(part->parser) : part_feed(part);
		if (status == XML_STATUS_SUSPENDED)
			return PART_PAUSED;
		if (status == XML_STATUS_ERROR)
			return syntax_error(part);
	}
	return PART_FAILED;
}

bool
part_read(const struct package *package, const char *name, unsigned long long limit,
	const struct part_handler *handler, void *user, struct error *error)
{
	struct part part;
	enum part_status status = PART_FAILED;

	if (part_open(&part, package, name, limit, handler, user))
		do
			status = part_next(&part);
		while (status == PART_PAUSED);
	if (status == PART_FAILED)
		error_data(error, _("%s: damaged: part %s: %s"), package->file, name, part.message);
	part_close(&part);
	return status == PART_END;
}

const char *
part_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

const char *
part_relation(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2) {
		const char *bar = strrchr(attributes[0], SEPARATOR);

		if (bar != NULL && strcmp(bar + 1, name) == 0
		    && bar - attributes[0] > 13 && strncmp(bar - 13, "relationships", 13) == 0)
			return attributes[1];
	}
	return NULL;
}
