#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "table/csv.h"
#include "table/encoding.h"
#include "table/reader.h"
#include "table/xlsx.h"

enum {
	WHOLE_MOST = 256 << 20,         /* bytes of a workbook from a pipe, or converted */
	MAPPED_TEXT_MOST = 8 << 20,     /* larger texts are read piece by piece, so that memory stays small */
	CONVERT_SECONDS = 60,
	NO_PROGRAM = 127
};

struct reader {
	char *name;
	int fd;                         /* -1: nothing left to close */
	unsigned char *bytes;           /* the file, or the first bytes of a pipe */
	size_t length;
	bool mapped, pipe;
	size_t file_length;             /* 0: not known */
	const char *kind;               /* of a workbook: "xlsx", "xls" */
	struct decoder *decoder;
	struct csv *csv;
	struct xlsx *xlsx;
	bool sheet_taken;
	struct text real;               /* cells of a workbook whose characters were mended */
	struct cell *cells;
};

/* ---- The bytes ---- */

static bool
map_file(struct reader *r, int fd, size_t length)
{
	void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);

	if (bytes == MAP_FAILED)
		return false;
	r->bytes = bytes;
	r->length = length;
	r->mapped = true;
	return true;
}

static void
drop_bytes(struct reader *r)
{
	if (r->mapped)
		munmap(r->bytes, r->length);
	else
		free(r->bytes);
	r->bytes = NULL;
	r->length = 0;
	r->mapped = false;
}

/* Reads on until so many bytes are there, or all. */
static bool
read_bytes(struct reader *r, size_t wanted, struct error *error)
{
	ssize_t n = 1;

	r->bytes = alloc_grow(r->bytes, wanted, 1);
	while (n > 0 && r->length < wanted) {
		n = read(r->fd, r->bytes + r->length, wanted - r->length);
		if (n < 0 && errno == EINTR)
			n = 1;
		else if (n < 0)
			return error_errno(error, _("%s cannot be read"), r->name);
		else
			r->length += (size_t)n;
	}
	return true;
}

static bool
read_whole(struct reader *r, struct error *error)
{
	size_t room = r->length;

	while (r->pipe && r->length == room) {
		if (room > WHOLE_MOST)
			return error_data(error, _("%s: the workbook is larger than %d MiB; give it as a file"),
			    r->name, WHOLE_MOST >> 20);
		room = room * 2 + ENCODING_WINDOW;
		if (!read_bytes(r, room, error))
			return false;
	}
	return true;
}

/* A workbook is needed whole: its table of contents stands at the end. */
static bool
is_container(int fd)
{
	char magic[4] = "";

	return pread(fd, magic, sizeof magic, 0) == sizeof magic
	    && (memcmp(magic, "PK", 2) == 0 || memcmp(magic, "\xd0\xcf\x11\xe0", 4) == 0);
}

static bool
open_bytes(struct reader *r, const char *path, struct error *error)
{
	struct stat status;

	r->fd = path == NULL ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (r->fd < 0 || fstat(r->fd, &status) != 0)
		return error_errno(error, _("%s cannot be opened"), r->name);
	if (S_ISREG(status.st_mode) && status.st_size > 0 && lseek(r->fd, 0, SEEK_CUR) == 0) {
		r->file_length = (size_t)status.st_size;
		if ((r->file_length <= MAPPED_TEXT_MOST || is_container(r->fd)) && map_file(r, r->fd, r->file_length))
			return true;
	}
	r->pipe = true;
	return read_bytes(r, ENCODING_WINDOW, error);
}

static bool
take_content(struct reader *r, const char *content)
{
	r->fd = -1;
	r->bytes = (unsigned char *)copy_string(content);
	r->length = strlen(content);
	return true;
}

/* ---- .xls, by another program ---- */

static int
temporary_file(struct error *error)
{
	const char *folder = getenv("TMPDIR");
	struct text path = TEXT_INIT;
	int fd;

	text_addf(&path, "%s/xuequ-XXXXXX", folder == NULL || folder[0] == '\0' ? "/tmp" : folder);
	fd = mkostemp(path.data, O_CLOEXEC);
	if (fd < 0)
		error_errno(error, _("no temporary file %s can be made"), path.data);
	else
		unlink(path.data);
	text_free(&path);
	return fd;
}

static bool
write_bytes(const struct reader *r, int fd, struct error *error)
{
	size_t done = 0;
	ssize_t n;

	while (done < r->length) {
		n = write(fd, r->bytes + done, r->length - done);
		if (n < 0 && errno != EINTR)
			return error_errno(error, _("a temporary file cannot be written"));
		done += n > 0 ? (size_t)n : 0;
	}
	return lseek(fd, 0, SEEK_SET) == 0 || error_errno(error, _("a temporary file cannot be read"));
}

/* In the child. The file may be hostile, the program large: it gets limits and nothing else that is open. */
_Noreturn static void
run_converter(int in, int out)
{
	static const struct { __rlimit_resource_t resource; rlim_t most; } limits[] = {
		{ RLIMIT_AS, (rlim_t)2 << 30 }, { RLIMIT_FSIZE, WHOLE_MOST }, { RLIMIT_CPU, CONVERT_SECONDS }, { RLIMIT_CORE, 0 }
	};
	int null = open("/dev/null", O_WRONLY);

	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
		setrlimit(limits[i].resource, &(struct rlimit){ limits[i].most, limits[i].most });
	setenv("LC_ALL", "C.UTF-8", 1);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	if (dup2(in, STDIN_FILENO) == 0 && dup2(out, STDOUT_FILENO) == 1 && dup2(null, STDERR_FILENO) == 2)
		execlp("ssconvert", "ssconvert", "--export-type=Gnumeric_Excel:xlsx2", "fd://0", "fd://1", (char *)NULL);
	_exit(errno == ENOENT ? NO_PROGRAM : 1);
}

static bool
convert(const struct reader *r, int in, int out, struct error *error)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0)
		run_converter(in, out);
	while (child > 0 && waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			child = -1;
	if (child < 0)
		return error_errno(error, _("ssconvert cannot be run"));
	if (WIFEXITED(status) && WEXITSTATUS(status) == NO_PROGRAM)
		return error_set(error, _("%s is an .xls workbook, read with the help of ssconvert, which is not here; "
		    "install gnumeric, or save the file as .xlsx"), r->name);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return error_data(error, _("%s: ssconvert cannot read this workbook: it is damaged, locked by a password, or no .xls; "
		    "open it in Excel or WPS and save it as .xlsx"), r->name);
	return true;
}

static bool
convert_file(struct reader *r, int in, int out, struct error *error)
{
	struct stat status;

	if (!convert(r, in, out, error))
		return false;
	if (fstat(out, &status) != 0 || status.st_size == 0)
		return error_data(error, _("%s: ssconvert makes nothing of this workbook; save it as .xlsx"), r->name);
	drop_bytes(r);
	return map_file(r, out, (size_t)status.st_size)
	    || error_errno(error, _("a temporary file cannot be read"));
}

static bool
open_xlsx(struct reader *r, struct error *error)
{
	if (r->kind == NULL)
		r->kind = "xlsx";
	return read_whole(r, error) && xlsx_open(&r->xlsx, r->bytes, r->length, r->name, error);
}

static bool
is_encrypted(const struct reader *r)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	return memmem(r->bytes, r->length, name, sizeof name) != NULL;
}

static bool
open_xls(struct reader *r, struct error *error)
{
	int in, out;
	bool ok;

	if (!read_whole(r, error))
		return false;
	if (is_encrypted(r))
		return error_data(error, _("%s is locked by a password; take the password off in Excel or WPS and save it again"), r->name);
	r->kind = "xls";
	in = r->pipe ? temporary_file(error) : r->fd;
	out = temporary_file(error);
	ok = in >= 0 && out >= 0 && (!r->pipe || write_bytes(r, in, error)) && convert_file(r, in, out, error);
	if (r->pipe && in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	r->pipe = false;
	return ok && open_xlsx(r, error);
}

/* ---- What kind of file it is ---- */

static bool
refuse_pdf(struct reader *r, struct error *error)
{
	return error_data(error, _("%s is a PDF, not a sheet; ask for the workbook it was printed from"), r->name);
}

static bool
refuse_archive(struct reader *r, struct error *error)
{
	return error_data(error, _("%s is a packed archive, not a sheet; unpack it first"), r->name);
}

static bool
refuse_markup(struct reader *r, struct error *error)
{
	return error_data(error, _("%s is a web page or XML, whatever its name says; open it in Excel or WPS and save it as .xlsx"), r->name);
}

/* "<html", "<!DOCTYPE", "<?xml", "<table" behind blanks, a byte order mark, or in UTF-16. */
static bool
is_markup(const struct reader *r)
{
	size_t i = 0, next;

	while (i < r->length && memchr(" \t\r\n\0\xef\xbb\xbf\xff\xfe", r->bytes[i], 10) != NULL)
		i++;
	next = i + 1 + (i + 1 < r->length && r->bytes[i + 1] == 0);
	return next < r->length && r->bytes[i] == '<'
	    && strchr("!?abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", r->bytes[next]) != NULL && r->bytes[next] != 0;
}

static bool
open_text(struct reader *r, const struct reader_options *options, struct error *error)
{
	enum encoding encoding = ENCODING_UNKNOWN;

	if (options->encoding != NULL && !encoding_find(options->encoding, &encoding))
		return error_set(error, _("unknown encoding \"%s\"; known are utf-8, gb18030, utf-16le, utf-16be"), options->encoding);
	decoder_open(&r->decoder, r->name, r->bytes, r->length, r->pipe ? r->fd : -1, encoding);
	csv_open(&r->csv, r->name, r->decoder, options->separator, options->lenient);
	return true;
}

static bool
open_content(struct reader *r, const struct reader_options *options, struct error *error)
{
	static const struct {
		size_t length;
		const char *magic;
		bool (*open)(struct reader *, struct error *);
	} contents[] = {
		{ 4, "PK\3\4", open_xlsx }, { 4, "PK\5\6", open_xlsx },
		{ 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", open_xls },
		{ 5, "%PDF-", refuse_pdf },
		{ 4, "Rar!", refuse_archive }, { 6, "7z\xbc\xaf\x27\x1c", refuse_archive }, { 3, "\x1f\x8b\x08", refuse_archive },
	};

	for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++)
		if (r->length >= contents[i].length && memcmp(r->bytes, contents[i].magic, contents[i].length) == 0)
			return contents[i].open(r, error);
	if (is_markup(r))
		return refuse_markup(r, error);
	return open_text(r, options, error);
}

/* ---- The public part ---- */

bool
reader_open(struct reader **reader, const char *path, const struct reader_options *options, struct error *error)
{
	static const struct reader_options none;
	struct reader *r = *reader = alloc_zero(1, sizeof *r);
	bool ok;

	if (path != NULL && strcmp(path, "-") == 0)
		path = NULL;
	r->name = copy_string(path == NULL ? _("standard input") : path);
	options = options == NULL ? &none : options;
	ok = (options->content != NULL ? take_content(r, options->content) : open_bytes(r, path, error))
	    && open_content(r, options, error);
	if (!ok) {
		reader_close(r, &(struct error){ 0 });
		*reader = NULL;
	}
	return ok;
}

bool
reader_sheet(struct reader *r, const char **name)
{
	if (r->xlsx != NULL)
		return xlsx_sheet(r->xlsx, name);
	if (r->sheet_taken)
		return false;
	r->sheet_taken = true;
	*name = NULL;
	return true;
}

static bool
has_private(const struct row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (memchr(row->cells[i].text, 0xee, row->cells[i].length) != NULL)
			return true;
	return false;
}

/* Workbooks have the private code points of old systems as well. */
static void
mend_row(struct reader *r, struct row *row)
{
	const char *text;

	text_clear(&r->real);
	r->cells = alloc_grow(r->cells, row->count, sizeof *r->cells);
	for (size_t i = 0; i < row->count; i++) {
		size_t start = r->real.length;

		encoding_add_real(&r->real, row->cells[i].text);
		r->cells[i].length = r->real.length - start;
		text_add_char(&r->real, '\0');
	}
	text = text_string(&r->real);
	for (size_t i = 0; i < row->count; i++) {
		r->cells[i].text = text;
		text += r->cells[i].length + 1;
	}
	row->cells = r->cells;
}

bool
reader_row(struct reader *r, struct row *row)
{
	if (r->csv != NULL)
		return csv_row(r->csv, row);
	if (!xlsx_row(r->xlsx, row))
		return false;
	if (has_private(row))
		mend_row(r, row);
	return true;
}

struct place
reader_place(const struct reader *r, size_t column)
{
	if (r->xlsx != NULL)
		return xlsx_place(r->xlsx, column);
	return (struct place){ .file = r->name, .line = csv_line(r->csv), .column = (int)column + 1 };
}

const char *
reader_encoding(const struct reader *r)
{
	return r->xlsx != NULL ? r->kind : encoding_name(decoder_encoding(r->decoder));
}

void
reader_progress(const struct reader *r, long long *done, long long *total)
{
	if (r->xlsx != NULL) {
		xlsx_progress(r->xlsx, done, total);
		return;
	}
	*done = (long long)decoder_consumed(r->decoder);
	*total = (long long)(r->file_length > 0 ? r->file_length : r->pipe ? 0 : r->length);
}

bool
reader_close(struct reader *r, struct error *error)
{
	bool ok;

	if (r == NULL)
		return true;
	ok = csv_close(r->csv, error);
	ok = decoder_close(r->decoder, error) && ok;
	if (r->xlsx != NULL)
		ok = xlsx_close(r->xlsx, error) && ok;
	drop_bytes(r);
	if (r->fd > STDIN_FILENO)
		close(r->fd);
	text_free(&r->real);
	free(r->cells);
	free(r->name);
	free(r);
	return ok;
}
