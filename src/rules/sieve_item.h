/* Escapes and classes of PCRE2 patterns as sets of bytes. */
#ifndef RULES_SIEVE_ITEM_H
#define RULES_SIEVE_ITEM_H

#include "sieve_set.h"

enum sieve_item {
	SIEVE_ITEM_BAD,	      /* it is not a set of bytes */
	SIEVE_ITEM_SET,	      /* one byte of the set */
	SIEVE_ITEM_ASSERTION, /* \b and the like: no text */
	SIEVE_ITEM_LINE_END,  /* \R: one byte of the set, or two */
};

/* The escape whose letter is at *i, and *i after it. */
enum sieve_item sieve_item_escape(struct str s, size_t *i, bool caseless,
				  struct sieve_set *set);
/* The class whose first byte after the bracket is at *i, and *i after it; false when it
 * has something that is no byte. */
bool sieve_item_class(struct str s, size_t *i, bool caseless, struct sieve_set *set);

#endif
