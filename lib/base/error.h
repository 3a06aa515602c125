/* Two kinds of trouble, two ways to tell of it.
 *
 * "Cannot go on" (no file, no database, disk full): a function returns false
 * and fills the caller's struct error; the first error wins; main prints it
 * once through finish(). The library neither exits nor prints for these.
 *
 * "Bad data" (a mark that is no number): complain() names the place and what is
 * wrong, counts, and the caller reads on, so that one run shows every fault.
 *
 * Messages are written for people who have to mend a sheet: what is wrong, what
 * is expected. They go to standard error, with control characters made visible.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <libintl.h>

#define _(message) gettext(message)
#define N_(message) message

struct error {
	bool set;
	bool data;              /* true: the data are at fault (exit 1), not the run (exit 2) */
	char message[1000];
};

/* Where a cell stands. For a workbook sheet is its name and the cell is shown
 * as file[sheet]!E17, else as file:line:column. Zero or NULL: not known. */
struct place {
	const char *file;
	const char *sheet;
	long line;              /* physical line or row, from 1 */
	int column;             /* column of the cell, from 1 */
	const char *heading;    /* as the file writes it */
};

/* Set at start by opt_parse: the name in front of each message. */
extern const char *program_name;
extern bool quiet;              /* -q: no remarks */
extern bool verbose;            /* -v: more remarks */
/* For mail from cron: complaints and remarks show "…" for each %s, which may be a name or a cell. What
 * stays: the place, numbers, and a %s that is the whole message or ends it after a colon (a reason).
 * XUEQU_PRIVATE=1 in the environment does the same. */
extern bool hide_values;

/* Both return false, so that a failing step can end in "return error_set(...)". */
bool error_set(struct error *, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool error_data(struct error *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same with ": " and the text of errno behind it. */
bool error_errno(struct error *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A fault of the data; counted. */
void complain(struct place, const char *format, ...) __attribute__((format(printf, 2, 3)));
size_t complaints(void);
/* Of many alike, print at most this many and count the rest (default 1000). */
extern size_t complaint_limit;

/* Called with every complaint beside printing it; one hook, NULL takes it off. */
typedef void complaint_hook(void *user, const struct place *, const char *message);
void complaint_hook_set(complaint_hook *, void *user);

/* A guess or a fact the user should know; silent under -q. */
void remark(struct place, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A line without a place: "program: message". */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The exit status: 0 done, 1 the data had faults, 2 could not run. Prints the
 * error, flushes and checks standard output. */
int finish(bool ok, const struct error *);

/* Out of memory or a broken invariant: says so and ends at once. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
void *alloc_zero(size_t count, size_t size);    /* never NULL */
void *alloc_grow(void *, size_t count, size_t size);
char *copy_string(const char *);                /* caller frees */

#endif
