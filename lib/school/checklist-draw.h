/* Drawing by weight without replacement, so that anybody can repeat it: draw k of a published seed takes
 * the first 8 hexadecimal digits of the SHA-256 of the text "SEED,k" ("20230504,1") as a number, its
 * remainder by the sum of the weights left is the ticket; going down the list of those left, in its order, the
 * first one takes whose weights so far exceed the ticket. (Sums of weights up to some millions: the
 * remainder then favours nobody by more than a thousandth.) */
#ifndef SCHOOL_CHECKLIST_DRAW_H
#define SCHOOL_CHECKLIST_DRAW_H

#include <stddef.h>
#include <stdint.h>

struct drawn {
	size_t place;                   /* in the list */
	int64_t ticket, tickets;        /* tickets: the weights that were left */
};

/* The number of a draw, before it is divided. */
uint32_t draw_number(long seed, long draw);
/* Weights are positive. Fills drawn with as many as are wanted and there; returns how many. */
size_t draw(long seed, const int64_t *weights, size_t count, struct drawn *, size_t wanted);

#endif
