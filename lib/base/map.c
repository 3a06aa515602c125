#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/map.h"

static uint64_t
mix(uint64_t value, uint64_t piece)
{
	value = (value ^ piece) * 0x9e3779b97f4a7c15u;
	return value ^ value >> 32;
}

/* Eight bytes at a time: texts of statements are keys too, and long ones. */
static uint64_t
hash(const char *key)
{
	size_t length = strlen(key);
	uint64_t value = length, piece;

	for (; length >= sizeof piece; key += sizeof piece, length -= sizeof piece) {
		memcpy(&piece, key, sizeof piece);
		value = mix(value, piece);
	}
	piece = 0;
	memcpy(&piece, key, length);
	return mix(value, piece);
}

/* The slot of a key, or the empty one where it would stand. Slots hold index + 1. */
static size_t *
find_slot(const struct map *map, const char *key)
{
	size_t mask = map->slot_count - 1;
	size_t i = (size_t)hash(key) & mask;

	while (map->slots[i] != 0 && strcmp(map->entries[map->slots[i] - 1].key, key) != 0)
		i = (i + 1) & mask;
	return &map->slots[i];
}

static void
grow(struct map *map)
{
	free(map->slots);
	map->slot_count = map->slot_count > 0 ? map->slot_count * 2 : 64;
	map->slots = alloc_zero(map->slot_count, sizeof *map->slots);
	for (size_t i = 0; i < map->count; i++)
		*find_slot(map, map->entries[i].key) = i + 1;
}

static const struct map_entry *
find(const struct map *map, const char *key)
{
	size_t slot;

	if (map->slot_count == 0)
		return NULL;
	slot = *find_slot(map, key);
	return slot == 0 ? NULL : &map->entries[slot - 1];
}

void *
map_get(const struct map *map, const char *key)
{
	const struct map_entry *entry = find(map, key);

	return entry == NULL ? NULL : entry->value;
}

bool
map_has(const struct map *map, const char *key)
{
	return find(map, key) != NULL;
}

void
map_set(struct map *map, const char *key, void *value)
{
	struct map_entry *entry = (struct map_entry *)find(map, key);

	if (entry != NULL) {
		entry->value = value;
		return;
	}
	if (map->count * 2 >= map->slot_count)
		grow(map);
	if (map->count == map->capacity) {
		map->capacity = map->capacity > 0 ? map->capacity * 2 : 32;
		map->entries = alloc_grow(map->entries, map->capacity, sizeof *map->entries);
	}
	map->entries[map->count] = (struct map_entry){ copy_string(key), value };
	*find_slot(map, key) = ++map->count;
}

void
map_free(struct map *map)
{
	for (size_t i = 0; i < map->count; i++)
		free(map->entries[i].key);
	free(map->entries);
	free(map->slots);
	*map = (struct map)MAP_INIT;
}
