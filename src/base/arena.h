/*
 * Memory for one lifetime (an engine's, a letter's): taken piece by piece, given back
 * whole. arena_alloc never moves what it gave out.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *first; /* kept from letter to letter */
	struct arena_block *now;
	size_t limit; /* bytes in all blocks together; 0: none */
	size_t total;
};

/* n bytes, zeroed, aligned for any type; NULL when memory or the limit is out. */
void *arena_alloc(struct arena *a, size_t n);
/* count * size bytes, checked for overflow. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* The same without zeros, for what is filled at once. */
void *arena_raw(struct arena *a, size_t count, size_t size);
/* n bytes instead of the old ones at p, and what those hold: at p when it was taken last
 * and there is room behind it. NULL when memory is out; p stays as it is. */
void *arena_more(struct arena *a, void *p, size_t old, size_t n);
/* A copy of n bytes plus a NUL after them. */
char *arena_copy(struct arena *a, const void *p, size_t n);
/* Forgets everything but keeps up to keep bytes of blocks for reuse. */
void arena_reset(struct arena *a, size_t keep);
void arena_free(struct arena *a);

/* How far an arena is taken. */
struct arena_mark {
	struct arena_block *now;
	size_t used; /* of it */
};

struct arena_mark arena_mark(const struct arena *a);
/* Forgets what was taken since the mark, which must be younger than the last reset. */
void arena_release(struct arena *a, struct arena_mark mark);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, count) ((type *)arena_array((a), (count), sizeof(type)))
#define ARENA_RAW(a, type, count) ((type *)arena_raw((a), (count), sizeof(type)))
/* p, count elements, with room for more of them. */
#define ARENA_MORE(a, p, type, count, more) \
	((type *)arena_more((a), (p), (count) * sizeof(type), (more) * sizeof(type)))

#endif
