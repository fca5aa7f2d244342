/*
 * Tells which of the rules listed for a token can match there at all, from the byte
 * before it and the text from it on, for all of them together: a table lookup a byte
 * until it is clear, instead of a try for each. It may let through a pattern that does
 * not match, and never keeps one back that does.
 *
 * The tables (a deterministic automaton of the pack's net) are made as letters need them,
 * so a sieve belongs to one thread. What is left of a list depends on what was made so
 * far; what matches never does.
 */
#ifndef RULES_SIEVE_H
#define RULES_SIEVE_H

#include "pack.h"

struct sieve;

/* A sieve for the pack's rules, which must outlive it; NULL when memory is out. */
struct sieve *sieve_new(const struct pack *pack);
void sieve_free(struct sieve *s); /* NULL is allowed */
/* A try of the rule costs little from now on: where few rules are left, and all of them
 * are such, they may be left to be tried. */
void sieve_cheap(struct sieve *s, uint32_t rule);
/* What a sieve that had no seed has made so far, for as long as it does nothing more. */
struct sieve_seed sieve_made(struct sieve *s);

/* Where a list of rules is to be tried. */
struct sieve_ask {
	const uint16_t
		*list;	/* of the pack's, ended by PACK_LIST_END; then what is left */
	uint32_t at;	/* the text offset where a token begins */
	uint32_t token; /* the asker's own */
};

/*
 * Leaves of each ask's list those rules that may match at its place; lexicon rules and
 * rules without a pattern always may. The lists are valid until the next call.
 */
void sieve_rules(struct sieve *s, struct sieve_ask *asks, size_t n, struct str text);

#endif
