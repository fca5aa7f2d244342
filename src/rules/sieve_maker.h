/* The net of a pack's patterns in the making: one rule after another. */
#ifndef RULES_SIEVE_MAKER_H
#define RULES_SIEVE_MAKER_H

#include "sieve_net.h"
#include "sieve_parse.h"

struct sieve_maker {
	struct sieve_step *step;
	uint32_t nsteps, step_cap;
	uint32_t *start;
	uint32_t nparts, start_cap;
	uint8_t class[256];
	struct sieve_tree tree;
	bool failed; /* sticks: memory is out */
};

/* Adds the next rule. One with an empty pattern, or one that can't be sieved, always may
 * match. */
void sieve_maker_add(struct sieve_maker *m, struct str pattern, bool caseless);
/* The net of the rules so far, until one is added; false when memory is out. */
bool sieve_maker_net(struct sieve_maker *m, struct sieve_net *net);
void sieve_maker_free(struct sieve_maker *m);

#endif
