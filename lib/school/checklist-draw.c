#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "school/checklist-draw.h"

uint32_t
draw_number(long seed, long number)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;
	char text[64];

	snprintf(text, sizeof text, "%ld,%ld", seed, number);
	sha256_init(&context);
	sha256_update(&context, strlen(text), (const uint8_t *)text);
	sha256_digest(&context, sizeof digest, digest);
	return (uint32_t)digest[0] << 24 | (uint32_t)digest[1] << 16 | (uint32_t)digest[2] << 8 | digest[3];
}

static size_t
take(const int64_t *weights, size_t count, const bool *taken, int64_t ticket)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (taken[i])
			continue;
		ticket -= weights[i];
		if (ticket < 0)
			break;
	}
	return i;
}

size_t
draw(long seed, const int64_t *weights, size_t count, struct drawn *drawn, size_t wanted)
{
	bool *taken = alloc_zero(count + 1, sizeof *taken);
	int64_t left = 0;
	size_t n;

	for (size_t i = 0; i < count; i++)
		left += weights[i];
	for (n = 0; n < wanted && n < count; n++) {
		drawn[n] = (struct drawn){ .ticket = (int64_t)draw_number(seed, (long)n + 1) % left, .tickets = left };
		drawn[n].place = take(weights, count, taken, drawn[n].ticket);
		taken[drawn[n].place] = true;
		left -= weights[drawn[n].place];
	}
	free(taken);
	return n;
}
