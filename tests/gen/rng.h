/* A small generator of pseudo-random numbers (splitmix64): the same numbers on every
 * machine. */
#ifndef GEN_RNG_H
#define GEN_RNG_H

#include <stdint.h>

struct rng {
	uint64_t s;
};

/* The next 64 bits. */
static inline uint64_t rng_next(struct rng *r)
{
	uint64_t z = (r->s += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
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
