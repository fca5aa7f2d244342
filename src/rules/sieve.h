/*
 * Tells which of a pack's patterns can match at a token at all, from the token's kind and
 * the few bytes after it, for all patterns together: some table lookups instead of a try
 * for each. It may let through a pattern that does not match, and never keeps one back
 * that does.
 */
#ifndef RULES_SIEVE_H
#define RULES_SIEVE_H

#include "pack.h"

struct sieve;

/* A sieve for the pack's rules; NULL when memory is out. */
struct sieve *sieve_new(const struct pack *pack);
void sieve_free(struct sieve *s); /* NULL is allowed */

/*
 * A bit for each rule that may match where token t of the text begins; lexicon rules and
 * rules without a pattern always may. Valid until the next call.
 */
const uint64_t *sieve_alive(struct sieve *s, struct str text, const struct token *t);

static inline bool sieve_lets(const uint64_t *alive, uint32_t rule)
{
	return alive[rule >> 6] >> (rule & 63) & 1;
}

#endif
