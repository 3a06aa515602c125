/* From a string to a pointer, walked in the order of insertion, so that no
 * output depends on hashing. Keys are copied. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct map {
	struct map_entry { char *key; void *value; } *entries;
	size_t count, capacity;
	size_t *slots, slot_count;
};
#define MAP_INIT { NULL, 0, 0, NULL, 0 }

void *map_get(const struct map *, const char *key);             /* NULL: not there */
bool map_has(const struct map *, const char *key);
void map_set(struct map *, const char *key, void *value);       /* replaces */
void map_free(struct map *);                                    /* not the values */

#endif
