/* The inside of an .xlsx file: a zip archive (the package) of XML files (the parts),
 * read from memory, one part at a time, paused after each row. Nothing in it is
 * trusted. Refused are:
 *
 *   more than 10,000 entries, two entries of one name, encrypted entries,
 *   compression other than deflate (counted while inflating, not read from the header:)
 *   a part above its limit, or above 1 MiB and 200 times its compressed size,
 *   a DOCTYPE, elements nested deeper than 64, a tag of more than 1 MiB.
 *
 * Private to xlsx*.c. */
#ifndef TABLE_XLSX_PART_H
#define TABLE_XLSX_PART_H

#include <expat.h>
#include <zip.h>
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"

#define MEBIBYTE (1024ULL * 1024)
#define PART_LIMIT (64 * MEBIBYTE)              /* for a part without a reason to be bigger */
#define PART_LIMIT_STRINGS (256 * MEBIBYTE)     /* shared strings; their text alone is capped below this */
#define PART_LIMIT_SHEET (1024 * MEBIBYTE)

struct package {
	zip_t *zip;
	const char *file;       /* for messages */
	size_t length;
	struct map entries;     /* folded name to index + 1 */
};

/* The bytes must live until package_close. */
bool package_open(struct package *, const void *bytes, size_t length, const char *file, struct error *);
bool package_has(const struct package *, const char *part);
void package_close(struct package *);

/* The folded name (lower case, "/" between, none in front) of what a part points to.
 * A target that begins with a slash counts from the top, else from the folder of source. */
void part_resolve(struct text *, const char *source, const char *target);

struct part;

/* element is the local name in one of the namespaces of workbooks, "" in any other. Attributes
 * are name and value in turn, ended by NULL; a name with a prefix is "namespace|name". */
struct part_handler {
	void (*start)(struct part *, const char *element, const char **attributes);
	void (*end)(struct part *, const char *element);
	void (*text)(struct part *, const char *, size_t length);
};

struct part {
	const struct package *package;
	const struct part_handler *handler;
	void *user;
	const char *name;
	zip_file_t *stream;
	XML_Parser parser;
	unsigned long long limit, inflated, parsed, deflated, size;
	int depth;              /* 1 within the root element */
	bool failed;
	char message[300];      /* what failed, without the place */
};

enum part_status { PART_PAUSED, PART_END, PART_FAILED };

/* name and user must live until part_close, which is due after a failed open too. */
bool part_open(struct part *, const struct package *, const char *name, unsigned long long limit,
	const struct part_handler *, void *user);
/* Parses until a handler pauses, the end or an error. */
enum part_status part_next(struct part *);
void part_close(struct part *);
/* From open to close. */
bool part_read(const struct package *, const char *name, unsigned long long limit,
	const struct part_handler *, void *user, struct error *);

/* For handlers. */
void part_pause(struct part *);
void part_stop(struct part *);          /* the caller has an error of its own */
void part_fail(struct part *, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *part_attribute(const char **attributes, const char *name);          /* NULL: none */
/* In the namespace of relationships, old or strict. */
const char *part_relation(const char **attributes, const char *name);

#endif
