/* PCRE2 patterns to trees of byte sets. */
#ifndef RULES_SIEVE_PARSE_H
#define RULES_SIEVE_PARSE_H

#include "sieve_tree.h"

/*
 * Parses a pattern that PCRE2 compiles into t's next tree; *root is its node. False when
 * it has something that fits no tree (a back reference, a condition ...), or there is no
 * room.
 */
bool sieve_parse(struct sieve_tree *t, struct str pattern, bool caseless, uint32_t *root);

#endif
