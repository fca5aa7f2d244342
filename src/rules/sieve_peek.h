/*
 * What may come after the token a rule begins at: the first bytes of the next token with
 * which the rule's pattern can go on. Most words that begin some rule are followed by one
 * that ends it, and one look at that byte tells.
 */
#ifndef RULES_SIEVE_PEEK_H
#define RULES_SIEVE_PEEK_H

#include "sieve_net.h"

/* The bytes a token of some kind is made of, and those that cannot follow it directly,
 * since they would belong to it. */
struct sieve_token {
	struct sieve_set of, not_after;
};

/* The bytes with which rule can go on after such a token, next to it or behind white
 * space: all when it need not. False when memory is out. */
bool sieve_peek(const struct sieve_net *net, uint32_t rule,
		const struct sieve_token *token, struct sieve_set *peek);

#endif
