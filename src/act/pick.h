/*
 * Values of a pool, picked by key. A value that is in the pool goes through a permutation
 * of it; one that is not goes into a part of the pool (or a blend of two of its values)
 * that no pool value goes to. Nothing is ever picked for itself.
 */
#ifndef ACT_PICK_H
#define ACT_PICK_H

#include "letter.h"

#define PICK_ROOM 64
#define PICK_TRIES 64 /* blends that are looked at before a pool's own value must do */

/* For pools of things: values that are not in it go to its last quarter, the values of
 * the quarter are permuted among themselves, as those before it are. Empty when the pool
 * is NULL or too small. */
struct str pick_value(const struct act_letter *l, const struct pack_pool *pool,
		      const struct hash_key *key, struct str value);
/* The value's image in a permutation of the whole pool; empty when it is not in it. For
 * pools whose other values go elsewhere. */
struct str pick_listed(const struct act_letter *l, const struct pack_pool *pool,
		       const struct hash_key *key, struct str value);
/* The beginning of a and the end of b; empty when they make no good name. */
struct str pick_blend(struct str a, struct str b, unsigned char room[PICK_ROOM]);
/* For pools of names, value as normal_of has it: what is not in the pool becomes a blend
 * of two of its names, which is in no pool: "Bessette" and "Hernandez" make "Bessandez".
 */
struct str pick_name(const struct act_letter *l, const struct pack_pool *pool,
		     const struct hash_key *key, struct str value,
		     unsigned char room[PICK_ROOM]);

#endif
