/*
 * The patterns of a pack as one net of steps, made when the pack is compiled: each step
 * takes a byte, asks for the byte before or after, goes two ways, or says that a rule may
 * match.
 *
 * A rule has two parts in it, and may match where both do. In the first every long
 * lookahead is taken to hold; the second, for patterns with one, ends with the first
 * lookahead on its way.
 */
#ifndef RULES_SIEVE_NET_H
#define RULES_SIEVE_NET_H

#include "sieve_set.h"

enum step_kind {
	STEP_BYTES,  /* a byte of set arg */
	STEP_BEFORE, /* the byte before is of set arg, or there is none */
	STEP_AFTER,  /* the next byte is of set arg, or there is none */
	STEP_FORK,   /* next or step arg */
	STEP_MATCH,  /* the part may match */
	STEP_KINDS
};

/* There are many, and every byte of them is in memory. */
#define SIEVE_STEP_BITS 20
#define SIEVE_PART_BITS 12
#define SIEVE_STEPS_MAX (UINT32_C(1) << SIEVE_STEP_BITS)
#define SIEVE_PARTS_MAX (UINT32_C(1) << SIEVE_PART_BITS)

struct sieve_step {
	uint32_t kind : 8, unused : 4, arg : SIEVE_STEP_BITS;
	uint32_t part : SIEVE_PART_BITS, next : SIEVE_STEP_BITS;
};

#define SIEVE_NO_STEP UINT32_MAX

struct sieve_net {
	const struct sieve_step *step;
	const struct sieve_set *set;
	const uint32_t *start; /* by part, 2 r and 2 r + 1 of rule r; or SIEVE_NO_STEP */
	const uint8_t *class;  /* by byte: bytes of one class are in the same sets */
	uint32_t nsteps, nsets, nparts, nclasses;
};

#endif
