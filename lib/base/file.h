/* Files that are there whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdio.h>
#include "error.h"

/* A file being made: written beside its place under a temporary name (mode 0600), synced
 * and renamed by output_close; removed when a signal ends the program before. With path
 * NULL or "-" it is standard output. */
struct output {
	FILE *stream;
	char *path, *temporary;
};

bool output_open(struct output *, const char *path, struct error *);
/* For writers that want a name, not a stream: stream is NULL, temporary is an empty file. */
bool output_reserve(struct output *, const char *path, struct error *);
/* Flushes, checks, syncs file and directory, renames. On failure nothing is left. */
bool output_close(struct output *, struct error *);
void output_abandon(struct output *);           /* removes what was begun; safe at any time */

/* What messages call the stream: the path of its output, or "standard output". */
const char *output_name(FILE *);

/* The SHA-256 of a file as 64 hexadecimal digits. */
bool file_sha256(const char *path, char hex[65], struct error *);

#endif
