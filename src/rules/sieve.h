/*
 * Tells which of the rules listed for a token can match there at all, from the byte
 * before it and the text from it on, for all of them together: a table lookup a byte
 * until it is clear, instead of a try for each. It may let through a pattern that does
 * not match, and never keeps one back that does.
 *
 * The tables (a deterministic automaton of the pack's net) are made as letters need them,
 * so a sieve belongs to one thread.
 */
#ifndef RULES_SIEVE_H
#define RULES_SIEVE_H

#include "pack.h"

struct sieve;

/* A sieve for the pack's rules, which must outlive it; NULL when memory is out. */
struct sieve *sieve_new(const struct pack *pack);
void sieve_free(struct sieve *s); /* NULL is allowed */

/*
 * Those rules of a list (ended by PACK_LIST_END) that may match where a token begins, at
 * text offset at, as such a list; lexicon rules and rules without a pattern always may.
 * Valid until the next call.
 */
const uint16_t *sieve_rules(struct sieve *s, const uint16_t *list, struct str text,
			    size_t at);

#endif
