/* Sets of bytes. */
#ifndef RULES_SIEVE_SET_H
#define RULES_SIEVE_SET_H

#include "../base/str.h"

struct sieve_set {
	uint64_t bits[4];
};

static inline bool sieve_set_has(const struct sieve_set *s, unsigned char c)
{
	return s->bits[c >> 6] >> (c & 63) & 1;
}

static inline bool sieve_set_meets(const struct sieve_set *a, const struct sieve_set *b)
{
	return ((a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) |
		(a->bits[2] & b->bits[2]) | (a->bits[3] & b->bits[3])) != 0;
}

/* Adds the bytes from to to, both included. */
void sieve_set_range(struct sieve_set *s, unsigned from, unsigned to);
void sieve_set_union(struct sieve_set *s, const struct sieve_set *other);
void sieve_set_invert(struct sieve_set *s);
/* Adds the other case of each ASCII letter. */
void sieve_set_fold(struct sieve_set *s);
/* The bytes of PCRE2's \d, \s, \w, \h, \v or their opposites; false for another letter.
 */
bool sieve_set_escape(unsigned char letter, struct sieve_set *s);

#endif
