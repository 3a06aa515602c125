#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/text.h"
#include "store/batch.h"

static void
format_now(char text[20])
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	time_t now = fixed != NULL ? (time_t)strtoll(fixed, NULL, 10) : time(NULL);
	struct tm parts;

	localtime_r(&now, &parts);
	strftime(text, 20, "%Y-%m-%d %H:%M:%S", &parts);
}

static const char *
login_name(void)
{
	const struct passwd *entry = getpwuid(getuid());

	return entry == NULL ? "?" : entry->pw_name;
}

int64_t
batch_add(struct db *db, int64_t least, const char *kind, const char *file, const char *sha256, const char *details)
{
	struct text program = TEXT_INIT;
	char now[20];

	format_now(now);
	text_addf(&program, "%s %s", program_name, VERSION);
	db_run(db, "insert into batches (batch, imported_at, imported_by, program, kind, file, sha256, details)"
	    " values ((select max($8, coalesce(max(batch), 0) + 1) from batches), $1, $2, $3, $4, $5, $6, $7)", "ttttttti", now, login_name(), program.data, kind, file, sha256, details, least);
	text_free(&program);
	return db_last_id(db);
}

void
batch_today(char day[11])
{
	char now[20];

	format_now(now);
	memcpy(day, now, 10);
	day[10] = '\0';
}
