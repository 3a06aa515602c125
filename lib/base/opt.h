/* Options as a table: parsing, -h and the completions come from it. POSIX: options
 * stand before operands and may be bundled, "--" ends them, "-" is standard input. */
#ifndef BASE_OPT_H
#define BASE_OPT_H

#include <stdbool.h>
#include <stddef.h>

enum opt_kind { OPT_FLAG, OPT_TEXT, OPT_LIST, OPT_NUMBER };

struct opt_list { const char **items; size_t count; };  /* for an option that may be repeated */

struct opt {
	char letter;            /* 0: long form only */
	const char *name;       /* long form; NULL ends the table */
	enum opt_kind kind;
	void *value;            /* bool *, const char **, struct opt_list *, long * */
	const char *argument;   /* its name in the usage, NULL for a flag */
	const char *help;       /* marked N_() */
};

/* Every program has -q, -v, -h and -V; they are added to the table given. */
struct program {
	const char *name;
	const char *purpose;            /* one line, marked N_() */
	const char *const *synopsis;    /* operand lines, NULL ends: "[-n] [FILE ...]" */
	const struct opt *options;
};

/* Sets the locale (LC_NUMERIC stays C), the file mode mask (077), makes sure that
 * descriptors 0 to 2 are open, reads the options. Returns the operands, NULL ends.
 * -h and -V print and end the program with 0, a wrong option ends it with 2. */
char **opt_parse(int argc, char **argv, const struct program *);
/* Wrong use found later: prints the message, the usage, ends with 2. */
_Noreturn void opt_usage(const struct program *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
