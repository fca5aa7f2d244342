/*
 * Other characters in the same places: a digit for a digit, a letter for a letter of its
 * case, what stands between them as it was.
 */
#ifndef ACT_SHAPE_H
#define ACT_SHAPE_H

#include "../base/hash.h"
#include "draft.h"

#define SHAPE_MAX 192

/* Letters (lower-cased) and digits of a value. */
struct shape {
	unsigned char p[SHAPE_MAX];
	size_t n;
};

/* The letters and digits of text; those past SHAPE_MAX are left out. */
void shape_read(struct shape *s, struct str text);
/* Replaces all from the first-th on by a keyed permutation of the values of that shape:
 * never the same value, never one value for two (of up to 12 characters; longer ones
 * practically). */
void shape_permute(struct shape *s, size_t first, const struct hash_key *key);
/* Writes text [from, to) with its letters and digits taken from s; letters keep their
 * case. What s is too short for is taken from its beginning again. */
void shape_write(struct draft *d, const struct shape *s, uint32_t from, uint32_t to);
/* All three for a whole span. */
void shape_replace(struct draft *d, const struct hash_key *key, uint32_t from,
		   uint32_t to);

#endif
