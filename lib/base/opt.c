#include <fcntl.h>
#include <getopt.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "base/opt.h"
#include "base/text.h"

enum { LONG_ONLY = 1000, MOST = 64 };

static bool want_help, want_version;

static const struct opt standard[] = {
	{ 'q', "quiet", OPT_FLAG, &quiet, NULL, N_("no remarks, only faults and errors") },
	{ 'v', "verbose", OPT_FLAG, &verbose, NULL, N_("more remarks") },
	{ 'h', "help", OPT_FLAG, &want_help, NULL, N_("show this help") },
	{ 'V', "version", OPT_FLAG, &want_version, NULL, N_("show the version") },
	{ 0 }
};

/* One list: the program's own options, then the standard ones it does not redefine. */
static size_t
all_options(const struct program *program, const struct opt *all[MOST])
{
	size_t count = 0;

	for (const struct opt *o = program->options; o != NULL && o->name != NULL && count < MOST; o++)
		all[count++] = o;
	for (const struct opt *o = standard; o->name != NULL && count < MOST; o++)
		all[count++] = o;
	return count;
}

static void
print_synopsis(FILE *stream, const struct program *program)
{
	const char *lead = _("usage:");

	for (const char *const *line = program->synopsis; *line != NULL; line++) {
		fprintf(stream, "%s %s%s%s\n", lead, program->name, **line != '\0' ? " " : "", *line);
		lead = "      ";
	}
}

static void
print_option(const struct opt *option)
{
	struct text left = TEXT_INIT;
	int width;

	text_add(&left, "  ");
	if (option->letter != 0)
		text_addf(&left, "-%c, ", option->letter);
	text_addf(&left, "--%s", option->name);
	if (option->argument != NULL)
		text_addf(&left, " %s", option->argument);
	width = utf8_width(left.data, false);
	printf("%s%*s %s\n", left.data, width < 30 ? 30 - width : 0, "", _(option->help));
	text_free(&left);
}

static void
print_help(const struct program *program)
{
	const struct opt *all[MOST];
	size_t count = all_options(program, all);

	printf("%s: %s\n", program->name, _(program->purpose));
	print_synopsis(stdout, program);
	printf("%s\n", _("options:"));
	for (size_t i = 0; i < count; i++)
		print_option(all[i]);
}

void
opt_usage(const struct program *program, const char *format, ...)
{
	char message[500];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	tell("%s", message);
	print_synopsis(stderr, program);
	tell(_("more with: %s -h"), program->name);
	exit(2);
}

static void
list_add(struct opt_list *list, const char *item)
{
	list->items = alloc_grow(list->items, list->count + 1, sizeof *list->items);
	list->items[list->count++] = item;
}

static void
take_number(const struct program *program, const struct opt *option, const char *argument)
{
	char *end;

	*(long *)option->value = strtol(argument, &end, 10);
	if (*end != '\0' || *argument == '\0')
		opt_usage(program, _("--%s wants a whole number, not \"%s\""), option->name, argument);
}

static void
take(const struct program *program, const struct opt *option, const char *argument)
{
	switch (option->kind) {
	case OPT_FLAG:
		*(bool *)option->value = true;
		break;
	case OPT_TEXT:
		*(const char **)option->value = argument;
		break;
	case OPT_LIST:
		list_add(option->value, argument);
		break;
	case OPT_NUMBER:
		take_number(program, option, argument);
		break;
	}
}

static void
build_tables(const struct opt *const all[], size_t count, char *letters, struct option *names)
{
	*letters++ = '+';
	*letters++ = ':';
	for (size_t i = 0; i < count; i++) {
		bool argument = all[i]->kind != OPT_FLAG;

		names[i] = (struct option){ all[i]->name, argument, NULL, LONG_ONLY + (int)i };
		if (all[i]->letter == 0)
			continue;
		*letters++ = all[i]->letter;
		if (argument)
			*letters++ = ':';
	}
	*letters = '\0';
	names[count] = (struct option){ 0 };
}

static const struct opt *
chosen(const struct opt *const all[], size_t count, int code)
{
	if (code >= LONG_ONLY)
		return all[code - LONG_ONLY];
	for (size_t i = 0; i < count; i++)
		if (all[i]->letter == code)
			return all[i];
	return NULL;
}

/* A letter that was refused is in optopt, a long option only in the argument itself. */
static const char *
refused(char **argv)
{
	static char letter[] = "-?";

	if (optopt > 0 && optopt < LONG_ONLY) {
		letter[1] = (char)optopt;
		return letter;
	}
	return argv[optind - 1];
}

static void
parse(int argc, char **argv, const struct program *program)
{
	const struct opt *all[MOST];
	size_t count = all_options(program, all);
	char letters[2 * MOST + 3];
	struct option names[MOST + 1];
	int code;

	build_tables(all, count, letters, names);
	opterr = 0;
	while ((code = getopt_long(argc, argv, letters, names, NULL)) != -1) {
		if (code == '?')
			opt_usage(program, _("unknown option %s"), refused(argv));
		if (code == ':')
			opt_usage(program, _("option %s wants an argument"), refused(argv));
		take(program, chosen(all, count, code), optarg);
	}
}

/* Messages of an installed or a just built program alike: share/locale beside its bin. */
static void
bind_messages(void)
{
	static char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 64);
	char *slash;

	path[length > 0 ? length : 0] = '\0';
	for (int i = 0; i < 2; i++)
		if ((slash = strrchr(path, '/')) != NULL)
			*slash = '\0';
	strcat(path, "/share/locale");
	bindtextdomain("xuequ", access(path, R_OK) == 0 ? path : LOCALEDIR);
	bind_textdomain_codeset("xuequ", "UTF-8");
	textdomain("xuequ");
}

/* LC_NUMERIC stays "C": a decimal comma would ruin every file. */
static void
set_locale(void)
{
	if (setlocale(LC_CTYPE, "") == NULL)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (setlocale(LC_MESSAGES, "") == NULL)
		setlocale(LC_MESSAGES, "C.UTF-8");
	bind_messages();
}

/* A closed descriptor 0-2 would be given to the database and be written into. */
static void
guard_descriptors(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDONLY };

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", modes[fd]);
}

static void
print_version(const struct program *program)
{
	printf("%s (xuequ) %s\n", program->name, VERSION);
}

char **
opt_parse(int argc, char **argv, const struct program *program)
{
	program_name = program->name;
	guard_descriptors();
	umask(077);
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
	/* A file that may not grow is to be an error of writing, which removes what was begun. */
	signal(SIGXFSZ, SIG_IGN);
	set_locale();
	parse(argc, argv, program);
	if (want_help || want_version) {
		if (want_help)
			print_help(program);
		else
			print_version(program);
		exit(finish(true, &(struct error){ 0 }));
	}
	return argv + optind;
}
