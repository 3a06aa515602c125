/* Linear mixed models: the sums over the rows. */
#include <stdlib.h>
#include <string.h>
#include "stats/mixed-inside.h"

enum { TERM_SHIFT = 48, SLOTS_AT_FIRST = 1024 };

struct mixed *
mixed_new(size_t columns, const double *centre, const struct mixed_term *terms, size_t count)
{
	struct mixed *m = alloc_zero(1, sizeof *m);

	m->columns = columns;
	m->terms = count;
	m->centre = alloc_zero(columns + 1, sizeof *m->centre);
	if (centre)
		memcpy(m->centre, centre, columns * sizeof *centre);
	m->xx = alloc_zero(columns * columns + 1, sizeof *m->xx);
	m->xy = alloc_zero(columns + 1, sizeof *m->xy);
	m->x = alloc_zero(columns + 1, sizeof *m->x);
	m->term = alloc_zero(count + 1, sizeof *m->term);
	m->pairs.cell = 1;
	for (size_t t = 0; t < count; t++) {
		m->term[t].width = terms[t].width;
		m->term[t].name = terms[t].name;
		if (terms[t].width > 1)
			m->pairs.cell = MIXED_WIDTH * MIXED_WIDTH;
	}
	return m;
}

void
mixed_centre_y(struct mixed *m, double centre)
{
	m->centre_y = centre;
}

void
mixed_free(struct mixed *m)
{
	if (!m)
		return;
	for (size_t t = 0; t < m->terms; t++) {
		free(m->term[t].level);
		free(m->term[t].zx);
	}
	free(m->term);
	free(m->pairs.key);
	free(m->pairs.zz);
	free(m->pairs.slot);
	free(m->centre);
	free(m->xx);
	free(m->xy);
	free(m->x);
	free(m);
}

/* --- pairs of levels --- */

static size_t
pair_slot(const struct pair_sums *p, struct pair_key key)
{
	uint64_t hash = (key.a * 0x9e3779b97f4a7c15u) ^ (key.b * 0xc2b2ae3d27d4eb4fu);
	size_t mask = p->slots - 1, slot;

	hash ^= hash >> 29;
	hash *= 0xbf58476d1ce4e5b9u;
	for (slot = (hash ^ hash >> 32) & mask; p->slot[slot]; slot = (slot + 1) & mask) {
		const struct pair_key *k = &p->key[p->slot[slot] - 1];

		if (k->a == key.a && k->b == key.b)
			break;
	}
	return slot;
}

static void
pair_rehash(struct pair_sums *p)
{
	p->slots = p->slots ? p->slots * 2 : SLOTS_AT_FIRST;
	free(p->slot);
	p->slot = alloc_zero(p->slots, sizeof *p->slot);
	for (size_t i = 0; i < p->count; i++)
		p->slot[pair_slot(p, p->key[i])] = (uint32_t)(i + 1);
}

static double *
pair_of(struct pair_sums *p, struct pair_key key)
{
	size_t slot;

	if (p->count && p->key[p->last].a == key.a && p->key[p->last].b == key.b)
		return p->zz + p->last * p->cell;
	if (p->count * 2 >= p->slots)
		pair_rehash(p);
	slot = pair_slot(p, key);
	if (!p->slot[slot]) {
		if (p->count == p->capacity) {
			p->capacity = p->capacity ? p->capacity * 2 : SLOTS_AT_FIRST;
			p->key = alloc_grow(p->key, p->capacity, sizeof *p->key);
			p->zz = alloc_grow(p->zz, p->capacity * p->cell, sizeof *p->zz);
		}
		p->key[p->count] = key;
		memset(p->zz + p->count * p->cell, 0, p->cell * sizeof *p->zz);
		p->slot[slot] = (uint32_t)++p->count;
	}
	p->last = p->slot[slot] - 1;
	return p->zz + p->last * p->cell;
}

/* --- adding --- */

static uint64_t
key_of(const struct mixed_member *m)
{
	return (uint64_t)m->term << TERM_SHIFT | m->level;
}

static struct level_sums *
level_of(struct mixed *m, const struct mixed_member *member)
{
	struct term_sums *t = &m->term[member->term];
	size_t zx = t->width * m->columns;

	if (member->level >= t->capacity) {
		size_t old = t->capacity;

		t->capacity = member->level + member->level / 2 + 16;
		t->level = alloc_grow(t->level, t->capacity, sizeof *t->level);
		t->zx = alloc_grow(t->zx, t->capacity * zx + 1, sizeof *t->zx);
		memset(t->level + old, 0, (t->capacity - old) * sizeof *t->level);
		memset(t->zx + old * zx, 0, (t->capacity - old) * zx * sizeof *t->zx);
	}
	if (member->level >= t->levels)
		t->levels = member->level + 1;
	return &t->level[member->level];
}

static void
add_level(struct mixed *m, double y, const struct mixed_member *member)
{
	struct level_sums *l = level_of(m, member);
	struct term_sums *t = &m->term[member->term];
	double *zx = t->zx + member->level * t->width * m->columns;

	l->weight += member->z[0];
	for (size_t i = 0; i < t->width; i++) {
		for (size_t j = 0; j < t->width; j++)
			l->zz[i][j] += member->z[i] * member->z[j];
		l->zy[i] += member->z[i] * y;
		for (size_t j = 0; j < m->columns; j++)
			*zx++ += member->z[i] * m->x[j];
	}
}

static void
add_pair(struct mixed *m, const struct mixed_member *a, const struct mixed_member *b)
{
	bool ordered = key_of(a) < key_of(b);
	const struct mixed_member *first = ordered ? a : b, *second = ordered ? b : a;
	double *zz = pair_of(&m->pairs, (struct pair_key){ key_of(first), key_of(second) });
	size_t stride = m->pairs.cell == 1 ? 1 : MIXED_WIDTH;

	for (size_t i = 0; i < m->term[first->term].width; i++)
		for (size_t j = 0; j < m->term[second->term].width; j++)
			zz[i * stride + j] += first->z[i] * second->z[j];
}

/* A level named twice by a row is a member once, with the sum of both. */
static void
add_members(struct mixed *m, double y, const struct mixed_member *member, size_t members)
{
	for (size_t i = 0; i < members; i++) {
		struct level_sums *l;
		bool again = false;

		add_level(m, y, &member[i]);
		l = &m->term[member[i].term].level[member[i].level];
		for (size_t j = 0; j < i; j++)
			if (key_of(&member[j]) != key_of(&member[i])) {
				add_pair(m, &member[j], &member[i]);
			} else {
				again = true;
				for (size_t a = 0; a < m->term[member[i].term].width; a++)
					for (size_t b = 0; b < m->term[member[i].term].width; b++)
						l->zz[a][b] += member[i].z[a] * member[j].z[b] + member[j].z[a] * member[i].z[b];
			}
		l->rows += !again;
	}
}

void
mixed_add(struct mixed *m, const double *x, double y, const struct mixed_member *member, size_t members)
{
	double *xx = m->xx;

	y -= m->centre_y;
	for (size_t j = 0; j < m->columns; j++)
		m->x[j] = x[j] - m->centre[j];
	for (size_t j = 0; j < m->columns; j++) {
		for (size_t i = 0; i <= j; i++)
			*xx++ += m->x[i] * m->x[j];
		m->xy[j] += m->x[j] * y;
	}
	m->yy += y * y;
	m->rows++;
	add_members(m, y, member, members);
}
