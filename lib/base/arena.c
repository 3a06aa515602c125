#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/error.h"

#define BLOCK_SIZE 65536
#define ALIGNMENT _Alignof(max_align_t)

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	max_align_t data[];
};

static struct arena_block *
add_block(struct arena *arena, size_t size)
{
	size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
	struct arena_block *block = alloc_zero(1, sizeof *block + room);

	block->size = room;
	block->next = arena->blocks;
	arena->blocks = block;
	return block;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->blocks;
	void *memory;

	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (block == NULL || block->size - block->used < size)
		block = add_block(arena, size);
	memory = (char *)block->data + block->used;
	block->used += size;
	return memory;
}

char *
arena_copy_bytes(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	return copy;
}

char *
arena_copy(struct arena *arena, const char *string)
{
	return string == NULL ? NULL : arena_copy_bytes(arena, string, strlen(string));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	char *string;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	string = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(string, (size_t)length + 1, format, again);
	va_end(again);
	va_end(arguments);
	return string;
}

void
arena_free(struct arena *arena)
{
	struct arena_block *next;

	for (struct arena_block *block = arena->blocks; block != NULL; block = next) {
		next = block->next;
		free(block);
	}
	arena->blocks = NULL;
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->blocks;

	if (block == NULL || block->used == 0)
		return;
	if (block->next != NULL || block->size > BLOCK_SIZE) {
		arena_free(arena);
		return;
	}
	memset(block->data, 0, block->used);
	block->used = 0;
}
