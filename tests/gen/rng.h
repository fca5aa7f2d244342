/* Pseudo-random numbers for one use of a seed. */
#ifndef GEN_RNG_H
#define GEN_RNG_H

#include "../splitmix.h"

struct rng {
	uint64_t s;
};

/* The next 64 bits. */
static inline uint64_t rng_next(struct rng *r)
{
	return splitmix(&r->s);
}

/* A number from 0 to n-1; 0 if n is 0. */
static inline unsigned rng_below(struct rng *r, unsigned n)
{
	return (unsigned)(((rng_next(r) >> 32) * n) >> 32);
}

/* A number from lo to hi, both included. */
static inline unsigned rng_range(struct rng *r, unsigned lo, unsigned hi)
{
	return lo + rng_below(r, hi - lo + 1);
}

/* True in about pct of 100 calls. */
static inline int rng_pct(struct rng *r, unsigned pct)
{
	return rng_below(r, 100) < pct;
}

/* A generator for one use of a seed: a and b tell the uses apart. */
static inline struct rng rng_make(uint64_t seed, uint64_t a, uint64_t b)
{
	struct rng r = {seed * 0xd1342543de82ef95u + 0x632be59bd9b4e019u};

	r.s = rng_next(&r) ^ (a * 0xaef17502108ef2d9u);
	r.s = rng_next(&r) ^ (b * 0xf1357aea2e62a9c5u);
	return r;
}

#endif
