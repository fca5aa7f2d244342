/*
 * What a sieve begins with: the states and ways that texts led to when the program was
 * built (warm.h). It is read where it lies, and copied when more is made of it.
 */
#ifndef RULES_SIEVE_SEED_H
#define RULES_SIEVE_SEED_H

#include <stdint.h>

#define SIEVE_NO_LIST UINT32_MAX
#define SIEVE_NO_BASE UINT32_MAX

/* A set of steps: those some text leads to. */
struct sieve_state {
	uint32_t first, n; /* in held */
	uint32_t hash;
	uint32_t rules; /* of these steps, an index into lists; or SIEVE_NO_LIST */
	uint32_t base;	/* in the table */
	uint32_t fresh; /* the byte before is still to come: the steps are starts */
};

struct sieve_seed {
	const struct sieve_state *state; /* [0] is none */
	const uint32_t *held;		 /* the steps of all states */
	const uint16_t *slot;		 /* states by hash, a power of two of them */
	const uint16_t *lists;		 /* the rules of all states that were asked for */
	const uint32_t *begin;		 /* as struct sieve has it */
	const uint32_t *entry; /* the table: nbases, and as many columns of nothing */
	const uint16_t *state_at;
	uint32_t nstates, nheld, nslots, nlists, nbases;
};

#endif
