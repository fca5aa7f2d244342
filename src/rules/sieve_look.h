/* What an assertion of a pattern says of the byte beside it. */
#ifndef RULES_SIEVE_LOOK_H
#define RULES_SIEVE_LOOK_H

#include "sieve_tree.h"

/* Each makes a node of the tree node inside the assertion: (?=inside), (?<=inside), and
 * with SIEVE_AFTER (?!inside), with SIEVE_BEFORE (?<!inside). */
uint32_t sieve_look_ahead(struct sieve_tree *t, uint32_t inside);
uint32_t sieve_look_behind(struct sieve_tree *t, uint32_t inside);
uint32_t sieve_look_not(struct sieve_tree *t, enum sieve_kind kind, uint32_t inside);
/* ^, $ or an escape such as \b, by its letter; one that is not known is taken to hold. */
uint32_t sieve_look_assertion(struct sieve_tree *t, unsigned char letter);

#endif
