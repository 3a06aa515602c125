/* Memory that lives as long as a run: handed out in pieces, given back whole.
 * Never NULL: out of memory ends the program. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena { struct arena_block *blocks; };
#define ARENA_INIT { NULL }

void *arena_alloc(struct arena *, size_t size);                 /* zeroed, aligned for anything */
char *arena_copy(struct arena *, const char *);                  /* of NULL: NULL */
char *arena_copy_bytes(struct arena *, const char *, size_t);   /* NUL added */
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_free(struct arena *);
/* Gives everything back but keeps one block for the next round: for what lives a row long. */
void arena_reset(struct arena *);

#endif
