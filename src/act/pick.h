/*
 * Values of a pool, picked by key. A value that is in the pool goes through a permutation
 * of it; one that is not becomes something made of the pool's values that is in no pool,
 * so that no pool value becomes it. Nothing is ever picked for itself.
 */
#ifndef ACT_PICK_H
#define ACT_PICK_H

#include "letter.h"

#define PICK_ROOM 64
#define PICK_TRIES 64 /* blends that are looked at before a pool's own value must do */

/* The value's image in a permutation of the pool; empty when it is not in it, or the pool
 * is NULL or too small. */
struct str pick_listed(const struct act_letter *l, const struct pack_pool *pool,
		       const struct hash_key *key, struct str value);
/* The pattern with value for its %: "North %", "% trainee". */
struct str pick_dress(struct str pattern, struct str value,
		      unsigned char room[PICK_ROOM]);
/* For a value that is not in the pool: one of the pool's, dressed by one of the patterns
 * in kinds; it is not in the pool, nor has it a word of the value's by its pattern. Empty
 * when there are no kinds. */
struct str pick_reserved(const struct act_letter *l, const struct pack_pool *pool,
			 const struct pack_pool *kinds, const struct hash_key *key,
			 struct str value, unsigned char room[PICK_ROOM]);
/* The beginning of a and the end of b; empty when they make no good name. */
struct str pick_blend(struct str a, struct str b, unsigned char room[PICK_ROOM]);
/* For pools of names, value as normal_of has it: what is not in the pool becomes a blend
 * of two of its names, which is in no pool: "Bessette" and "Hernandez" make "Bessandez".
 */
struct str pick_name(const struct act_letter *l, const struct pack_pool *pool,
		     const struct hash_key *key, struct str value,
		     unsigned char room[PICK_ROOM]);

#endif
