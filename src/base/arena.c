/*
 * Given: sizes. Promises: aligned memory that stays where it is until reset.
 * Must not: hand out memory past the limit.
 */
#include "arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vault.h"

#define BLOCK_MIN ((size_t)64 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t cap, used;
	size_t most; /* that was ever used: what free_block wipes */
	alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *block_with_room(struct arena *a, size_t n)
{
	struct arena_block *b = a->now;
	size_t cap;

	for (; b; b = b->next)
		if (b->cap - b->used >= n)
			return b;
	/* Room for what grows where it is: what is not used takes no memory. */
	cap = n > BLOCK_MIN && n < SIZE_MAX / 4 ? 2 * n : BLOCK_MIN;
	if (a->total > BLOCK_MIN && a->total / 2 > cap)
		cap = a->total / 2; /* blocks grow, so that many small ones stay rare */
	if (cap < n || cap > SIZE_MAX / 2 || (a->limit && a->total + cap > a->limit))
		return NULL;
	b = malloc(sizeof(*b) + cap);
	if (!b)
		return NULL;
	vault_hide(b, sizeof(*b) + cap);
	b->cap = cap;
	b->used = b->most = 0;
	b->next = NULL;
	a->total += cap;
	if (!a->first) {
		a->first = b;
	} else {
		struct arena_block *last = a->now;

		while (last->next)
			last = last->next;
		last->next = b;
	}
	return b;
}

static size_t rounded(size_t n)
{
	return (n + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

static void *take(struct arena *a, size_t n)
{
	struct arena_block *b;
	void *p;

	if (n > SIZE_MAX / 2)
		return NULL;
	n = rounded(n);
	b = block_with_room(a, n);
	if (!b)
		return NULL;
	a->now = b;
	p = b->bytes + b->used;
	b->used += n;
	if (b->used > b->most)
		b->most = b->used;
	return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
	void *p = take(a, n);

	return p ? memset(p, 0, n) : NULL;
}

void *arena_raw(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return take(a, count * size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	void *p = arena_raw(a, count, size);

	return p ? memset(p, 0, count * size) : NULL;
}

/* Was p, of n bytes, taken last, and can it have more where it is? */
static bool stretch(struct arena *a, const unsigned char *p, size_t old, size_t n)
{
	struct arena_block *b = a->now;

	if (!b || !p || n > SIZE_MAX / 2 || rounded(old) > b->used ||
	    p != b->bytes + b->used - rounded(old) ||
	    rounded(n) > b->cap - (b->used - rounded(old)))
		return false;
	b->used += rounded(n) - rounded(old);
	if (b->used > b->most)
		b->most = b->used;
	return true;
}

void *arena_more(struct arena *a, void *p, size_t old, size_t n)
{
	void *out;

	if (stretch(a, p, old, n))
		return p;
	out = take(a, n);
	if (out && old)
		memcpy(out, p, old);
	return out;
}

char *arena_copy(struct arena *a, const void *p, size_t n)
{
	char *out = n < SIZE_MAX ? take(a, n + 1) : NULL;

	if (!out)
		return NULL;
	if (n)
		memcpy(out, p, n);
	out[n] = '\0';
	return out;
}

/* What a letter left in it is nobody's after that. */
static void free_block(struct arena_block *b)
{
	explicit_bzero(b->bytes, b->most);
	free(b);
}

void arena_reset(struct arena *a, size_t keep)
{
	struct arena_block **link = &a->first;

	a->total = 0;
	while (*link) {
		struct arena_block *b = *link;

		if (a->total + b->cap > keep) {
			*link = b->next;
			free_block(b);
			continue;
		}
		a->total += b->cap;
		b->used = 0;
		link = &b->next;
	}
	a->now = a->first;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->now, a->now ? a->now->used : 0};
}

void arena_release(struct arena *a, struct arena_mark mark)
{
	struct arena_block *now = mark.now ? mark.now : a->first;

	if (!now)
		return;
	now->used = mark.used;
	for (struct arena_block *b = now->next; b; b = b->next)
		b->used = 0;
	a->now = now;
}

void arena_free(struct arena *a)
{
	arena_reset(a, 0);
	a->first = a->now = NULL;
}
