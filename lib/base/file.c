#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nettle/sha2.h>
#include "base/file.h"
#include "base/text.h"

/* What is being made: its temporary file goes when a signal ends the program, its stream has a name. */
enum { MOST_UNFINISHED = 16 };
static struct {
	char *volatile temporary;
	const char *path;
	FILE *stream;
} unfinished[MOST_UNFINISHED];

static void
end_by_signal(int number)
{
	for (int i = 0; i < MOST_UNFINISHED; i++)
		if (unfinished[i].temporary != NULL)
			unlink(unfinished[i].temporary);
	signal(number, SIG_DFL);
	raise(number);
}

/* What nohup or a shell had the program ignore stays ignored. */
static void
catch_signals(void)
{
	static const int numbers[] = { SIGHUP, SIGINT, SIGTERM };
	static bool done;
	struct sigaction now;

	for (size_t i = 0; !done && i < sizeof numbers / sizeof numbers[0]; i++)
		if (sigaction(numbers[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
			sigaction(numbers[i], &(struct sigaction){ .sa_handler = end_by_signal }, NULL);
	done = true;
}

static void
remember(const struct output *output)
{
	for (int i = 0; i < MOST_UNFINISHED; i++)
		if (unfinished[i].temporary == NULL) {
			unfinished[i].path = output->path;
			unfinished[i].stream = output->stream;
			unfinished[i].temporary = output->temporary;
			return;
		}
}

static void
forget(const struct output *output)
{
	for (int i = 0; i < MOST_UNFINISHED; i++)
		if (unfinished[i].temporary == output->temporary)
			unfinished[i].temporary = NULL;
}

const char *
output_name(FILE *stream)
{
	for (int i = 0; i < MOST_UNFINISHED; i++)
		if (unfinished[i].temporary != NULL && unfinished[i].stream == stream)
			return unfinished[i].path;
	return stream == stdout ? _("standard output") : _("the output");
}

static bool
is_standard(const char *path)
{
	return path == NULL || strcmp(path, "-") == 0;
}

static int
make_temporary(struct output *output, const char *path, struct error *error)
{
	struct text name = TEXT_INIT;
	int fd;

	catch_signals();
	text_addf(&name, "%s.XXXXXX", path);
	fd = mkostemp(name.data, O_CLOEXEC);
	if (fd < 0) {
		error_errno(error, _("%s cannot be made"), path);
		text_free(&name);
		return -1;
	}
	output->path = copy_string(path);
	output->temporary = name.data;
	return fd;
}

/* A device or a named pipe: nothing may take its place. */
static bool
is_special(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static bool
open_special(struct output *output, const char *path, struct error *error)
{
	output->stream = fopen(path, "we");
	output->path = copy_string(path);
	return output->stream != NULL || error_errno(error, _("%s cannot be written"), path);
}

bool
output_open(struct output *output, const char *path, struct error *error)
{
	int fd;

	*output = (struct output){ stdout, NULL, NULL };
	if (is_standard(path))
		return true;
	if (is_special(path))
		return open_special(output, path, error);
	fd = make_temporary(output, path, error);
	if (fd < 0)
		return false;
	output->stream = fdopen(fd, "w");
	remember(output);
	return output->stream != NULL || error_errno(error, "%s", path);
}

bool
output_reserve(struct output *output, const char *path, struct error *error)
{
	int fd;

	*output = (struct output){ NULL, NULL, NULL };
	if (is_special(path))
		return error_set(error, _("%s is a device; a workbook needs a file, or -o - for standard output"), path);
	fd = make_temporary(output, path, error);
	remember(output);
	return fd >= 0 && (close(fd) == 0 || error_errno(error, "%s", path));
}

static bool
sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
sync_folder(const char *path)
{
	char *copy = copy_string(path);
	bool ok = sync_path(dirname(copy), O_RDONLY | O_DIRECTORY);

	free(copy);
	return ok;
}

static bool
close_stream(struct output *output)
{
	FILE *stream = output->stream;

	output->stream = NULL;
	if (stream == NULL)
		return true;
	if (fflush(stream) != 0 || ferror(stream)) {
		int reason = errno;

		if (stream != stdout)
			fclose(stream);
		errno = reason;
		return false;
	}
	return stream == stdout || fclose(stream) == 0;
}

bool
output_close(struct output *output, struct error *error)
{
	const char *name = output->path != NULL ? output->path : _("standard output");
	bool ok = close_stream(output);

	if (ok && output->temporary != NULL)
		ok = sync_path(output->temporary, O_RDONLY) && rename(output->temporary, output->path) == 0
		  && sync_folder(output->path);
	if (!ok)
		error_errno(error, _("%s cannot be written"), name);
	if (ok && output->temporary != NULL)
		output->temporary[0] = '\0';
	output_abandon(output);
	return ok;
}

void
output_abandon(struct output *output)
{
	if (output->stream != NULL && output->stream != stdout)
		fclose(output->stream);
	if (output->temporary != NULL && output->temporary[0] != '\0')
		unlink(output->temporary);
	forget(output);
	free(output->temporary);
	free(output->path);
	*output = (struct output){ NULL, NULL, NULL };
}

static bool
hash_stream(int fd, struct sha256_ctx *context)
{
	static uint8_t buffer[1 << 16];
	ssize_t length;

	while ((length = read(fd, buffer, sizeof buffer)) != 0) {
		if (length < 0 && errno != EINTR)
			return false;
		if (length > 0)
			sha256_update(context, (size_t)length, buffer);
	}
	return true;
}

bool
file_sha256(const char *path, char hex[65], struct error *error)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return error_errno(error, "%s", path);
	sha256_init(&context);
	ok = hash_stream(fd, &context) || error_errno(error, "%s", path);
	close(fd);
	sha256_digest(&context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[64] = '\0';
	return ok;
}
