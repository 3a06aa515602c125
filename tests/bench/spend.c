/* spend: run a command and note what it cost.
 *     spend [-n RUNS] FILE COMMAND [ARGUMENT ...]
 * Adds one line to FILE: the wall seconds of a run (mean of RUNS) and the largest resident
 * memory of one of its processes in kilobytes. Ends with 1 when the command fails. */
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool
run(char **command)
{
	pid_t child;
	int status, failed = posix_spawnp(&child, command[0], NULL, NULL, command, environ);

	if (failed != 0) {
		fprintf(stderr, "spend: %s: %s\n", command[0], strerror(failed));
		return false;
	}
	if (waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	fprintf(stderr, "spend: %s failed\n", command[0]);
	return false;
}

static bool
note(const char *path, double cost)
{
	FILE *file = fopen(path, "a");
	struct rusage usage;

	if (file == NULL || getrusage(RUSAGE_CHILDREN, &usage) != 0) {
		perror(path);
		return false;
	}
	fprintf(file, "%.6f %ld\n", cost, usage.ru_maxrss);
	return fclose(file) == 0;
}

int
main(int argc, char **argv)
{
	long runs = 1;
	double begin;

	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		runs = strtol(argv[2], NULL, 10);
		argv += 2;
		argc -= 2;
	}
	if (argc < 3 || runs < 1) {
		fputs("usage: spend [-n RUNS] FILE COMMAND [ARGUMENT ...]\n", stderr);
		return 2;
	}
	begin = seconds();
	for (long i = 0; i < runs; i++)
		if (!run(argv + 2))
			return 1;
	return note(argv[1], (seconds() - begin) / (double)runs) ? 0 : 1;
}
