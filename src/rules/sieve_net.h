/*
 * The patterns of a sieve as one net of steps: each takes a byte of a set, goes two ways,
 * or says that a rule may match.
 */
#ifndef RULES_SIEVE_NET_H
#define RULES_SIEVE_NET_H

#include "sieve_parse.h"

enum step_kind { STEP_BYTES, STEP_FORK, STEP_MATCH };

struct sieve_step {
	uint8_t kind;
	uint16_t rule;
	uint32_t set;	      /* STEP_BYTES: index of its set */
	uint32_t next, other; /* other: STEP_FORK's second way */
};

struct sieve_net {
	struct sieve_step *step;
	uint32_t nsteps, cap;
	uint32_t *start; /* first steps of the rules */
	uint32_t nstart, start_cap;
	struct sieve_tree tree;
	/* The walk in progress. */
	uint32_t *todo, *seen;
	uint32_t walk;
	uint64_t *matched; /* rules it said may match */
};

/* Adds rule's pattern; false when it can't be sieved, and is not in the net. */
bool sieve_net_add(struct sieve_net *net, struct str pattern, bool caseless,
		   uint32_t rule);
/* To be called when all rules are in; false when memory is out. */
bool sieve_net_finish(struct sieve_net *net);
void sieve_net_free(struct sieve_net *net);

/* Where a walk through the net is: steps that wait for a byte or say that a rule may
 * match, Of a rule that may match only that is left. */
struct sieve_where {
	uint32_t *step; /* room for nsteps */
	uint32_t n;
};

/* Every rule's start. */
void sieve_net_start(struct sieve_net *net, struct sieve_where *out);
/* After one more byte, any of bytes. out is not from, here and below. */
void sieve_net_step(struct sieve_net *net, const struct sieve_where *from,
		    const struct sieve_set *bytes, struct sieve_where *out);
/* After any number of such bytes, or none. */
void sieve_net_run(struct sieve_net *net, const struct sieve_where *from,
		   const struct sieve_set *bytes, struct sieve_where *out);
/* Where a or b is. */
void sieve_net_join(struct sieve_net *net, const struct sieve_where *a,
		    const struct sieve_where *b, struct sieve_where *out);

#endif
